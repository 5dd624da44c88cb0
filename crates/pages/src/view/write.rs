//! Forms that write into a file, and the new file.

use super::{Back, Choice, Field, Head, Known, PersonLine, Trouble, Writing};

/// Who said something: the same fields stand in every form that adds a claim.
/// Posts `source` (an existing one, or empty), `informant, relation, source_kind, said_on, at`.
#[derive(Debug, Clone, Default)]
pub struct SourceFields {
    /// Whether nothing is written without one.
    pub needed: bool,
    /// Sources that already speak in this file; the first choice is "a new source" with an empty value.
    pub known: Vec<Choice>,
    /// Who said it.
    pub informant: Field,
    /// In which relation they stand to the person; none where there is no person.
    pub relations: Vec<Choice>,
    /// What kind of source; codes of `source_kind`.
    pub kinds: Vec<Choice>,
    /// When it was said.
    pub said_on: Field,
    /// Where in it: page, minute.
    pub at: Field,
}

/// Add a claim. Posts `property, value, tier`, the source fields and `document` (a file, optional).
#[derive(Debug, Clone, Default)]
pub struct ClaimForm {
    /// The file.
    pub head: Head,
    /// Properties, in order; `hint` explains.
    pub properties: Vec<Choice>,
    /// Those of them whose values few may read.
    pub sealed: Vec<String>,
    /// What is wrong with the choice of property.
    pub property: Option<Trouble>,
    /// The words, as said, and how they are written.
    pub value: Writing,
    /// How they were understood, when the page comes back for a look.
    pub understood: Option<String>,
    /// Who may see it.
    pub tiers: Vec<Choice>,
    /// Who said it.
    pub source: SourceFields,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// Correct a claim: the new one takes its place, the old stays readable. Posts `value, why` and the source
/// fields.
#[derive(Debug, Clone, Default)]
pub struct CorrectForm {
    /// The file.
    pub head: Head,
    /// Number of the claim.
    pub claim: String,
    /// Name of the property.
    pub label: String,
    /// The value as it stands; nothing where few may read it.
    pub present: String,
    /// Its source in words.
    pub present_source: String,
    /// The words to choose from, where it is one of a vocabulary.
    pub codes: Vec<Choice>,
    /// The new words, and how they are written.
    pub value: Writing,
    /// Why.
    pub why: Field,
    /// Who said it.
    pub source: SourceFields,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// Take a claim back. Posts `why`.
#[derive(Debug, Clone, Default)]
pub struct WithdrawForm {
    /// The file.
    pub head: Head,
    /// Number of the claim.
    pub claim: String,
    /// Name of the property.
    pub label: String,
    /// The value.
    pub present: String,
    /// Its source in words.
    pub present_source: String,
    /// What goes with it: the rest of its step.
    pub with: Vec<String>,
    /// The reason.
    pub why: Field,
    /// What came back with it.
    pub back: Back,
}

/// Forget a person. Posts `asked_by, why, with_lists` to `/files/{id}/forget`.
#[derive(Debug, Clone, Default)]
pub struct ForgetForm {
    /// The file.
    pub head: Head,
    /// It is a person.
    pub person: bool,
    /// What is destroyed, in sentences.
    pub goes: Vec<String>,
    /// Lists of others in which the person stands.
    pub lists: Vec<String>,
    /// Copies that hold what is destroyed here.
    pub copies: Vec<String>,
    /// When copies were made that hold it and lie elsewhere.
    pub elsewhere: Vec<String>,
    /// Bundles and sheets that left since, each with when and for whom.
    pub left: Vec<String>,
    /// Rows that may be about the same person: address and number.
    pub rows: Vec<(String, String)>,
    /// Files of others in which the name stands: address and name.
    pub named_in: Vec<(String, String)>,
    /// Words of colleagues with the name: address, which may be empty, and what they are.
    pub named_words: Vec<(String, String)>,
    /// Files of others in which a paper of theirs is kept: address and name.
    pub papers_in: Vec<(String, String)>,
    /// There is nobody to ask: it is done at once.
    pub alone: bool,
    /// Who asks.
    pub asked_by: Field,
    /// Why.
    pub why: Field,
    /// The lists go, too.
    pub with_lists: bool,
}

/// Destroying a list that was kept as it came. Posts `asked_by, why`.
#[derive(Debug, Clone, Default)]
pub struct DestroyForm {
    /// The document.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// What is lost, in sentences.
    pub goes: Vec<String>,
    /// What still holds it, in sentences.
    pub holds: Vec<String>,
    /// There is nobody to ask: it is done at once.
    pub alone: bool,
    /// Who asks.
    pub asked_by: Field,
    /// Why.
    pub why: Field,
}

/// Add a step of the path. Posts `episode, event_kind, event_date, event_place, event_unit, event_facility,
/// denial_kind, event_note` and the source fields.
#[derive(Debug, Clone, Default)]
pub struct EventForm {
    /// The file.
    pub head: Head,
    /// Episodes of the file, the last choice being "another taking" with value `new`.
    pub episodes: Vec<Choice>,
    /// What happened; codes of `custody_event` and `denial`.
    pub kinds: Vec<Choice>,
    /// What is wrong with the choice.
    pub kind: Option<Trouble>,
    /// When.
    pub date: Field,
    /// Where.
    pub place: Field,
    /// At whose hands.
    pub unit: Field,
    /// In which place of detention.
    pub facility: Field,
    /// Places that are offered.
    pub places: Known,
    /// Parties that are offered.
    pub parties: Known,
    /// Places of detention that are offered.
    pub facilities: Known,
    /// What the family was answered, for a denial.
    pub denials: Vec<Choice>,
    /// Details.
    pub note: Field,
    /// Who said it.
    pub source: SourceFields,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// Write down that a relative was told. Posts `told_relative, told_by, event_date, event_note`.
#[derive(Debug, Clone, Default)]
pub struct TellingForm {
    /// The file.
    pub head: Head,
    /// Which relative.
    pub relative: Field,
    /// Who told them.
    pub by: Field,
    /// When.
    pub date: Field,
    /// What was said.
    pub note: Field,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// Add a document. Posts `file` (or `held` in its place), `title, kind, tier` and the source fields
/// (multipart).
#[derive(Debug, Clone, Default)]
pub struct DocumentForm {
    /// The file.
    pub head: Head,
    /// Title.
    pub title: Field,
    /// What is wrong with the upload.
    pub upload: Option<Trouble>,
    /// Kinds of documents; codes of `evidence_kind`.
    pub kinds: Vec<Choice>,
    /// What is wrong with the choice.
    pub kind: Option<Trouble>,
    /// Compartments it may lie in; the first is none. Posts `compartment`.
    pub compartments: Vec<Choice>,
    /// What is wrong with that choice.
    pub compartment: Option<Trouble>,
    /// Who may see it.
    pub tiers: Vec<Choice>,
    /// The largest size, in words.
    pub limit: String,
    /// The same in bytes.
    pub most: u64,
    /// Who said it.
    pub source: SourceFields,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// A new file in two minutes. Posts `name, mother, sex, birth, taken_date, taken_place, party, informant,
/// relation, phone, note, confirmed`.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// The name, as the family says it.
    pub name: Field,
    /// The mother's name.
    pub mother: Field,
    /// Codes of `sex`; the first choice is that nobody said it.
    pub sexes: Vec<Choice>,
    /// Birth or age.
    pub birth: Field,
    /// When taken.
    pub taken_date: Field,
    /// From where.
    pub taken_place: Field,
    /// By whom.
    pub party: Field,
    /// Places that are offered.
    pub places: Known,
    /// Parties that are offered.
    pub parties: Known,
    /// Who told us.
    pub informant: Field,
    /// Relations of the informant.
    pub relations: Vec<Choice>,
    /// A number to call back; sealed.
    pub phone: Field,
    /// Anything else, as said.
    pub note: Field,
    /// How the date was understood.
    pub understood: Option<Understood>,
    /// Files that may be this person.
    pub similar: Vec<PersonLine>,
    /// The form came back to ask whether one of them is meant.
    pub confirming: bool,
    /// What was answered already: it is not asked again.
    pub answered: Vec<&'static str>,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}

/// How words were understood, while they are typed.
#[derive(Debug, Clone, Default)]
pub struct Understood {
    /// The reading in words; empty when nothing was understood.
    pub text: String,
    /// Other readings the words allow: the words that would say so, and what they would mean.
    pub others: Vec<Choice>,
}
