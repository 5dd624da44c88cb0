//! A file: what was said of a person, by whom, and what follows from it.

use super::{Field, FileWork, Head, Link, TeamLine};

/// The file of one person.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// Number and name; `of` is not used here, see [`File::of`].
    pub head: Head,
    /// What it is; empty for a person.
    pub kind: String,
    /// Pieces of the line under the name: whose child, born when, from where.
    pub of: Vec<String>,
    /// What the register concludes.
    pub state: Option<State>,
    /// A claim of death waits until the family has been told; seen inside the house only.
    pub held: bool,
    /// Its team, where it has one.
    pub team: Option<TeamLine>,
    /// The family was told, and nothing came since. Said beside what is held.
    pub told: bool,
    /// Whom and when somebody told before the news that waits now came.
    pub told_before: Option<(String, String)>,
    /// The file was withdrawn with its only sources: read-only, with the reason.
    pub withdrawn: Option<String>,
    /// What was said, property by property.
    pub facts: Vec<Fact>,
    /// What happened, in order, episode by episode.
    pub episodes: Vec<Episode>,
    /// The sources, numbered as the marks are.
    pub sources: Vec<SourceLine>,
    /// Documents.
    pub documents: Vec<DocumentLine>,
    /// Whether this reader may ask for papers that are sealed. The door stands whether or not there are any:
    /// it tells nothing.
    pub sealed_papers: bool,
    /// Records that people judged to be of this person, itself first; empty when there is one.
    pub records: Vec<RecordLine>,
    /// Address of the page that says why they hold together.
    pub cluster_href: Option<String>,
    /// What was done to the file, the latest first.
    pub history: Vec<HistoryLine>,
    /// Address of the whole history, when this is only its end.
    pub more_history: Option<String>,
    /// What a file of this kind lacks: names of properties with the address of the form.
    pub missing: Vec<Link>,
    /// The last change, in words: «قبل ٣ أيام».
    pub changed: String,
    /// What colleagues do about it; none towards readers outside.
    pub work: Option<FileWork>,
    /// When and by whom this was printed, for the print view.
    pub printed: String,
}

/// What the register concludes; never typed in.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The words: «مختفٍ قسراً».
    pub text: String,
    /// On what it rests: «من خمس إفادات ونكرانين».
    pub basis: String,
    /// Its date, in words.
    pub date: String,
    /// Who reviewed it.
    pub reviewer: Option<String>,
}

/// All that was said of one property.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    /// Key of the property.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The values, side by side when they differ.
    pub values: Vec<Said>,
    /// The values cannot all be true: one sentence that says so. Draws the clay edge.
    pub apart: Option<String>,
    /// Values that this reader may not see.
    pub hidden: Option<Hidden>,
}

/// One value with its sources.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The value, in the reader's language where it was understood.
    pub text: String,
    /// The words of the source, where they differ.
    pub as_said: Option<String>,
    /// Numbers of its sources in [`File::sources`].
    pub sources: Vec<u32>,
    /// Claims behind it, for correcting and withdrawing: address number and short words of the source.
    pub claims: Vec<ClaimLink>,
    /// A word about how it was understood; may be empty.
    pub note: String,
    /// Held until the family has been told.
    pub held: bool,
    /// A relative was told since: what is held still does not leave.
    pub told: bool,
    /// The tier, where it is not the usual one of the file (`sealed`, `public`).
    pub tier: Option<String>,
}

/// A claim that can be corrected or taken back.
#[derive(Debug, Clone, Default)]
pub struct ClaimLink {
    /// Its number, as in addresses.
    pub id: String,
    /// What it says, where claims of several properties stand together.
    pub what: String,
    /// Its source in a few words.
    pub source: String,
}

/// A value is there and may not be seen.
#[derive(Debug, Clone, Default)]
pub struct Hidden {
    /// Whether this reader may ask to read it (each reading is logged).
    pub may_ask: bool,
    /// Claims that this reader wrote and may mend unseen.
    pub own: Vec<String>,
}

/// One deprivation of liberty, from the taking to its end.
#[derive(Debug, Clone, Default)]
pub struct Episode {
    /// Its number, from 1.
    pub number: u32,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// Facts about the whole episode.
    pub facts: Vec<Fact>,
}

/// A step of the path.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// When, in words.
    pub when: String,
    /// The sentence.
    pub text: String,
    /// Words of the source in quotes; may be empty.
    pub quote: String,
    /// A remark: «شاهد واحد».
    pub note: String,
    /// How well it is supported.
    pub mark: Mark,
    /// Something of it waits for the family to be told.
    pub held: bool,
    /// A relative was told since: it still does not leave.
    pub told: bool,
    /// Numbers of its sources.
    pub sources: Vec<u32>,
    /// Claims behind it.
    pub claims: Vec<ClaimLink>,
}

/// The shape of certainty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Said by more than one source: a filled mark.
    Supported,
    /// Said once: an open mark.
    #[default]
    Once,
    /// A denial: a square.
    Denied,
}

/// One source in the list at the foot of a file.
#[derive(Debug, Clone, Default)]
pub struct SourceLine {
    /// Its number on this page.
    pub number: u32,
    /// Who or what.
    pub title: String,
    /// Name of a file, set apart; may be empty.
    pub file: String,
    /// Where in it, when recorded: «سطر ١٢٤، أُدخل ٢٠٢٦/١١/١».
    pub place: String,
    /// Its own page.
    pub href: Option<String>,
    /// Grade of the source and the information, in words; may be empty.
    pub grade: String,
}

/// A document kept with the file.
#[derive(Debug, Clone, Default)]
pub struct DocumentLine {
    /// The compartment it lies in, in words; empty where it lies in none.
    pub compartment: String,
    /// Its number.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What kind of document, where somebody said; may be empty.
    pub kind: String,
    /// Size and day in words.
    pub about: String,
    /// The beginning of its fingerprint.
    pub print: String,
    /// Key of the tier.
    pub tier: String,
    /// Whether this reader may open it.
    pub may_open: bool,
}

/// A record that belongs to this person.
#[derive(Debug, Clone, Default)]
pub struct RecordLine {
    /// Its own number.
    pub id: String,
    /// The name in it.
    pub name: String,
    /// Its list and place.
    pub list: String,
    /// Who judged it to be the same, when; empty for the file itself.
    pub judged: String,
}

/// One act in the history of a file.
#[derive(Debug, Clone, Default)]
pub struct HistoryLine {
    /// When, in words.
    pub when: String,
    /// Who.
    pub who: String,
    /// What was done, in a sentence.
    pub text: String,
    /// The value it was about; may be empty.
    pub value: String,
    /// What stood in its place before, where it corrects.
    pub old: String,
    /// The reason that was given; may be empty.
    pub why: String,
    /// What became of it.
    pub kind: Past,
    /// Number of the leaf in the log.
    pub leaf: u64,
    /// Where to post to take it back; empty where that is not offered.
    pub undo: String,
}

/// Whether an act still stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Past {
    /// It stands.
    #[default]
    Stands,
    /// A later claim took its place.
    Superseded,
    /// It was taken back.
    Withdrawn,
}

/// Why the register concludes what it concludes.
#[derive(Debug, Clone, Default)]
pub struct Why {
    /// The file.
    pub head: Head,
    /// The conclusion.
    pub state: State,
    /// The rule in one sentence.
    pub rule: String,
    /// What speaks for it, against it, and what is missing.
    pub reasons: Vec<Reason>,
    /// Who read the file, and the form by which it is marked as read; `None` for readers outside.
    pub review: Option<ReviewForm>,
}

/// A file is marked as read. Posts `remarks` to `/files/{id}/review`; `…/review/undo` takes it back.
#[derive(Debug, Clone, Default)]
pub struct ReviewForm {
    /// This reader may mark it.
    pub may: bool,
    /// Who read it, when, and whether it changed since; `None` where nobody has.
    pub read: Option<String>,
    /// What was remarked.
    pub remarks: String,
}

/// One reason of a conclusion.
#[derive(Debug, Clone, Default)]
pub struct Reason {
    /// Whether it speaks for it.
    pub speaks: Speaks,
    /// The sentence.
    pub text: String,
    /// Its sources, as words that lead to their pages.
    pub sources: Vec<Link>,
}

/// For, against, or missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Speaks {
    /// It supports the conclusion.
    #[default]
    For,
    /// It speaks against it.
    Against,
    /// We came to know of it after all the conclusion rests on.
    Since,
    /// It is not known and would matter.
    Missing,
}

/// The whole history of a file.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The file.
    pub head: Head,
    /// Every act, the latest first.
    pub lines: Vec<HistoryLine>,
}

/// A sealed value that was asked for; the reading is in the log.
#[derive(Debug, Clone, Default)]
pub struct Revealed {
    /// The file.
    pub head: Head,
    /// Name of the property.
    pub label: String,
    /// The values.
    pub values: Vec<Said>,
    /// The papers, where it was asked for those.
    pub documents: Vec<DocumentLine>,
    /// The sources whose numbers stand beside the values.
    pub sources: Vec<SourceLine>,
    /// When it was read and under which leaf: one sentence.
    pub logged: String,
}

/// One source: a row, a page, a talk; everything it said.
#[derive(Debug, Clone, Default)]
pub struct SourcePage {
    /// Its number.
    pub id: String,
    /// What it is.
    pub title: String,
    /// The file it was in; may be empty.
    pub file: String,
    /// Where in it.
    pub place: String,
    /// Facts about it: organisation, kind, day, grade, who recorded it.
    pub about: Vec<(String, String)>,
    /// What it said, cell by cell, in its own order.
    pub cells: Vec<SourceCell>,
    /// The files it speaks of.
    pub persons: Vec<Head>,
    /// The document that keeps it.
    pub document: Option<DocumentLine>,
    /// It was withdrawn: when, by whom, why.
    pub withdrawn: Option<String>,
    /// The reader may take a name out of its title.
    pub may_retitle: bool,
}

/// Takes a name out of the title of a source. Posts `title, name` to `/sources/{id}/title`.
#[derive(Debug, Clone, Default)]
pub struct RetitleForm {
    /// The file in which it speaks.
    pub head: Head,
    /// Its number.
    pub source: String,
    /// The title that colleagues read today.
    pub present: String,
    /// The other one.
    pub title: Field,
    /// The name that stood in it.
    pub name: Field,
}

/// One cell of a source: as it said, and as we understood.
#[derive(Debug, Clone, Default)]
pub struct SourceCell {
    /// The column or question.
    pub column: String,
    /// The words.
    pub said: String,
    /// What was understood, per property: name and value.
    pub understood: Vec<(String, String)>,
    /// The cell may not be seen.
    pub hidden: bool,
}

/// A document that is kept as evidence.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Its bytes were destroyed at a lawful wish.
    pub destroyed: bool,
    /// Where that is asked for, of a list that was kept as it came, by who may.
    pub destroy: Option<String>,
    /// The document.
    pub document: DocumentLine,
    /// Its whole fingerprint (SHA-256).
    pub digest: String,
    /// Facts about it: size, media type, when and by whom kept.
    pub about: Vec<(String, String)>,
    /// Files it belongs to.
    pub persons: Vec<Head>,
    /// Who gave it, each with the organisation whose word it is.
    pub givers: Vec<(Link, String)>,
    /// What stands in their place where none is told; empty where that is no question.
    pub no_giver: String,
    /// Whether it can be shown as a picture on the page.
    pub picture: bool,
    /// Where it is taken out of the file, by who may.
    pub take_out: Option<String>,
    /// That it was taken out: when, by whom and why, and where to post to put it back.
    pub out: Option<(String, String)>,
}

/// The form that takes a paper out of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakeOutForm {
    /// The file.
    pub head: Head,
    /// The paper's number and its name.
    pub document: String,
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Field,
}
