//! Lists of others: upload, plan, result, waiting rows, mappings.

use super::{Back, Choice, Field, FilterOption, Link, Paging, Trouble};

/// The balance of an import. **Invariant:** `accepted + repeated + waiting + rejected = rows`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balance {
    /// All rows.
    pub rows: u64,
    /// New files and additions to files.
    pub accepted: u64,
    /// Of the accepted: additions to files that are there already.
    pub changed: u64,
    /// Rows that are there already.
    pub repeated: u64,
    /// Rows that wait for a person.
    pub waiting: u64,
    /// Rows that hold no person.
    pub rejected: u64,
}

/// People that rows tell of: found + waiting. One row may tell of several, or of none.
#[derive(Debug, Clone, Copy, Default)]
pub struct PeopleTold {
    /// They have a file, or get one.
    pub found: u64,
    /// They wait for somebody to decide.
    pub waiting: u64,
}

/// What a plan lists under each heading: every person of a row apart, since each gets a line or a file of
/// their own. Rows are in [`Balance`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToldOf {
    /// Files that are opened.
    pub accepted: u64,
    /// What is added to files that are there.
    pub changed: u64,
    /// What waits.
    pub waiting: u64,
    /// What is there already.
    pub repeated: u64,
    /// What holds nobody.
    pub rejected: u64,
}

/// Choose files to read. Posts `files` (several, multipart), `organisation` (number or empty),
/// `organisation_name` (new), `of` (a kind or empty), `mapping`, `encoding`.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// Organisations already known; the first choice is a new one, with an empty value.
    pub organisations: Vec<Choice>,
    /// Name of a new one.
    pub organisation_name: Field,
    /// Saved mappings; the first choice is "guess", with an empty value.
    pub mappings: Vec<Choice>,
    /// Encodings for text tables; the first choice is "find out", with an empty value.
    pub encodings: Vec<Choice>,
    /// What a list can be of; the first choice is "as its titles say", with an empty value.
    pub kinds: Vec<Choice>,
    /// What is wrong with the upload.
    pub upload: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
    /// The largest size, in words.
    pub limit: String,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
}

/// Something long is going on. The page asks again by itself every two seconds, with or without script.
#[derive(Debug, Clone, Default)]
pub struct Working {
    /// What is being done: «نقرأ register.xlsx».
    pub title: String,
    /// The step it is at.
    pub stage: String,
    /// Units done.
    pub done: u64,
    /// Of so many, when known.
    pub total: Option<u64>,
    /// Where to post to stop it; empty when it cannot be stopped.
    pub stop_action: String,
    /// Address to ask again.
    pub again: String,
}

/// A plan: what an import would do. Nothing is written yet.
///
/// One form holds all that can be chosen, and every act sends it whole: `column-{table}-{index}=field`,
/// `century-{table}-{index}`, `titles-{table}`, `without-{table}`, `encoding`, `of`, and `state`, the digest
/// of what is shown. So nothing chosen is lost, and nothing is accepted that was not read.
/// `/plans/{id}/columns` reads anew, with `leave` or `bring` the place of a row; `/plans/{id}/accept`
/// accepts; `/plans/{id}/mapping` takes `name`; `/plans/{id}/cancel` lets the plan go.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Number of the plan.
    pub id: String,
    /// The digest of what is shown.
    pub state: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Whose list.
    pub organisation: String,
    /// The balance.
    pub balance: Balance,
    /// Files that are opened by accepting.
    pub files_new: u64,
    /// Files that are there and grow.
    pub files_changed: u64,
    /// What is listed under each heading.
    pub told: ToldOf,
    /// The people, or whatever else it is a list of, its rows tell of.
    pub people: PeopleTold,
    /// What a list can be of, what this one is of chosen.
    pub kinds: Vec<Choice>,
    /// What all of them are called; empty where they are people.
    pub of: String,
    /// Nobody said so: its titles do.
    pub of_guessed: bool,
    /// A sentence when this file, or an earlier version of it, was read before.
    pub before: Option<String>,
    /// The tables and their columns.
    pub tables: Vec<PlanTable>,
    /// Fields a column can be, in groups.
    pub fields: Vec<FieldGroup>,
    /// Encodings to choose from, for text tables; empty otherwise.
    pub encodings: Vec<Choice>,
    /// Remarks about the whole: title rows skipped, formulas read as text …
    pub remarks: Vec<PlanRemark>,
    /// Rows that become files, as those files (the first of them).
    pub accepted: Vec<PlannedFile>,
    /// Rows that wait (the first of them).
    pub waiting: Vec<PlanRow>,
    /// Rows that change or add to files that are there (the first of them).
    pub changed: Vec<ChangedRow>,
    /// Rows that are there already (the first of them).
    pub repeated: Vec<PlanRow>,
    /// Rows that hold no person (the first of them).
    pub rejected: Vec<PlanRow>,
    /// Name for saving the mapping.
    pub mapping_name: Field,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
}

/// One table of a plan.
#[derive(Debug, Clone, Default)]
pub struct PlanTable {
    /// Its number in the plan, from 0.
    pub index: usize,
    /// The file, and the sheet if there is one.
    pub title: String,
    /// The line of the titles, 0 where there is none; `None` where the format itself names its columns.
    pub titles_at: Option<u32>,
    /// Rows under the titles.
    pub rows: u64,
    /// It is left out by hand.
    pub left_out: bool,
    /// How it was read: encoding, separator; in words.
    pub read_as: String,
    /// Its columns.
    pub columns: Vec<PlanColumn>,
}

/// One column of a plan.
#[derive(Debug, Clone, Default)]
pub struct PlanColumn {
    /// Its number in the table, from 0.
    pub index: usize,
    /// Its header, as written.
    pub header: String,
    /// Key of the field it is taken as; `""` for "not used".
    pub field: String,
    /// The words and how they are understood.
    pub samples: Vec<Sample>,
    /// A remark that draws the eye; may be empty.
    pub remark: String,
    /// Whether the guess is unsure.
    pub unsure: bool,
    /// Centuries to choose from for its years of two digits; the first is "as usual", with an empty
    /// value. Empty where no such year stands in it.
    pub centuries: Vec<Choice>,
}

/// A row as the file it would become.
#[derive(Debug, Clone, Default)]
pub struct PlannedFile {
    /// Its place in the plan, by which it is left out.
    pub at: usize,
    /// How many people its row tells of: they are left out together.
    pub people: u32,
    /// Where: file, sheet, line.
    pub place: String,
    /// The name, as the list says it.
    pub name: String,
    /// What is said: the field, the words, how they are understood where that differs.
    pub facts: Vec<(String, Sample)>,
    /// Doubts that do not stop the row, in words.
    pub remarks: Vec<String>,
    /// The file it adds to, if it is there already.
    pub person: Option<Link>,
}

/// Rows of one outcome, page by page.
#[derive(Debug, Clone, Default)]
pub struct PlanRows {
    /// Number of the plan.
    pub id: String,
    /// The digest of what is shown.
    pub state: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Outcomes with their counts and addresses.
    pub outcomes: Vec<FilterOption>,
    /// Rows that become files, or add to them.
    pub accepted: Vec<PlannedFile>,
    /// Rows of any other outcome.
    pub rows: Vec<PlanRow>,
    /// Where in them.
    pub paging: Paging,
    /// This page, to come back to.
    pub back: String,
}

/// A piece of a bundle, and what it would do.
#[derive(Debug, Clone, Default)]
pub struct BundleRow {
    /// Where in the file.
    pub place: String,
    /// Why.
    pub reason: String,
    /// Whom or what it is about; may be empty.
    pub name: String,
    /// The page of whom or what it is about, where it is here already.
    pub href: Option<String>,
    /// What it is about, where that is no person, and whose word it is.
    pub about: Vec<String>,
    /// What will be said: the field, the words that stand now and are corrected, the words.
    pub changes: Vec<(String, String, String)>,
    /// What will stand no more: the field and the words.
    pub back: Vec<(String, String)>,
}

/// The plan of a bundle from another register.
#[derive(Debug, Clone, Default)]
pub struct BundlePage {
    /// Key of the plan.
    pub id: String,
    /// Name of the file.
    pub file: String,
    /// The association that sends it.
    pub association: String,
    /// Number of its register.
    pub register: String,
    /// The key under which it is signed.
    pub key: String,
    /// Whether that key is known from an earlier bundle.
    pub is_known: bool,
    /// It was made for partners, and not for colleagues.
    pub for_partner: bool,
    /// The day it was made, in words.
    pub made: String,
    /// What becomes of its pieces.
    pub balance: Balance,
    /// Files that will be new.
    pub new: u64,
    /// Its pieces.
    pub rows: Vec<BundleRow>,
    /// Where in them.
    pub paging: Paging,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
}

/// A sample of a column.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// As written.
    pub said: String,
    /// As understood, where it differs; may be empty.
    pub understood: String,
}

/// Fields under one heading, for the list of a column.
#[derive(Debug, Clone, Default)]
pub struct FieldGroup {
    /// The heading.
    pub label: String,
    /// The fields; `chosen` is not used.
    pub fields: Vec<Choice>,
}

/// A remark about a plan.
#[derive(Debug, Clone, Default)]
pub struct PlanRemark {
    /// The sentence.
    pub text: String,
    /// Where: «سطر ٥–٩»; may be empty.
    pub place: String,
    /// Whether a person must act.
    pub act: bool,
}

/// One row of a plan.
#[derive(Debug, Clone, Default)]
pub struct PlanRow {
    /// Where: file, sheet, line.
    pub place: String,
    /// The words of the row, or of the cell in question.
    pub said: String,
    /// The part to mark; may be empty.
    pub marked: String,
    /// Why.
    pub reason: String,
    /// The file it repeats or touches.
    pub person: Option<Link>,
    /// What can be done with it in the plan.
    pub act: RowAct,
}

/// What can be done with a row of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowAct {
    /// Nothing.
    #[default]
    None,
    /// It can be left out, with all that it tells of.
    Leave {
        /// Its place in the plan.
        at: usize,
        /// How many people the row tells of.
        people: u32,
    },
    /// It was left out by hand, and can be taken back in.
    Bring(usize),
}

/// A row that adds to a file which is there.
#[derive(Debug, Clone, Default)]
pub struct ChangedRow {
    /// Where.
    pub place: String,
    /// The file.
    pub person: Link,
    /// Name of the property, before, now.
    pub changes: Vec<(String, String, String)>,
}

/// An import that was accepted.
#[derive(Debug, Clone, Default)]
pub struct ImportPage {
    /// Its number.
    pub id: String,
    /// Its files and their documents, and whether the bytes are there still.
    pub files: Vec<(Link, bool)>,
    /// Whose list.
    pub organisation: String,
    /// What all that it is a list of are called; empty where they are people.
    pub of: String,
    /// When and by whom: one sentence.
    pub done: String,
    /// Name of the mapping; may be empty.
    pub mapping: String,
    /// The balance as it was accepted.
    pub balance: Balance,
    /// Of the waiting rows, how many wait still.
    pub still_waiting: u64,
    /// Files that rest on it now.
    pub files_now: u64,
    /// Address of the list of files it made.
    pub files_href: String,
    /// What is no person and rests on it: of a bundle, which may tell of everything.
    pub things: Vec<Link>,
    /// Address of its waiting rows.
    pub waiting_href: String,
    /// Repeated and rejected rows.
    pub rows: Vec<PlanRow>,
    /// How a row that was left out by hand is taken in after all; empty where none was.
    pub way_back: String,
    /// Where in those rows.
    pub paging: Paging,
    /// It was withdrawn: when, by whom, why.
    pub withdrawn: Option<String>,
    /// The reason being typed.
    pub why: Field,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What a withdrawal would do: «يختفي ٣٬٤٩٠ ملفاً …»; may be empty.
    pub would: String,
}

/// All imports and open plans.
#[derive(Debug, Clone, Default)]
pub struct Imports {
    /// Plans that nobody accepted or cancelled.
    pub plans: Vec<PlanLine>,
    /// Imports, the latest first.
    pub imports: Vec<ImportLine>,
    /// Where in them.
    pub paging: Paging,
}

/// An open plan in a list.
#[derive(Debug, Clone, Default)]
pub struct PlanLine {
    /// Its number.
    pub id: String,
    /// Names of the files.
    pub files: String,
    /// Whose list.
    pub organisation: String,
    /// When it was made, in words.
    pub when: String,
    /// How many rows.
    pub rows: u64,
}

/// An import in a list.
#[derive(Debug, Clone, Default)]
pub struct ImportLine {
    /// Its number.
    pub id: String,
    /// Names of the files.
    pub files: String,
    /// Whose list.
    pub organisation: String,
    /// When, in words.
    pub when: String,
    /// By whom.
    pub by: String,
    /// The balance.
    pub balance: Balance,
    /// How many rows wait still.
    pub still_waiting: u64,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// The work-list of waiting rows.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    /// All rows that wait.
    pub total: u64,
    /// Reasons with counts and addresses.
    pub reasons: Vec<FilterOption>,
    /// Imports with counts and addresses.
    pub imports: Vec<FilterOption>,
    /// The rows of this page.
    pub rows: Vec<WaitingRow>,
    /// Where in them.
    pub paging: Paging,
    /// What was decided lately.
    pub done: Vec<DoneRow>,
}

/// A row of which was decided.
#[derive(Debug, Clone, Default)]
pub struct DoneRow {
    /// Its number.
    pub id: String,
    /// Where: file, sheet, line.
    pub place: String,
    /// What was decided, in words.
    pub how: String,
    /// Who decided, and when.
    pub who: String,
    /// The files that were made.
    pub persons: Vec<Link>,
}

/// A row that waits. Acts post to `/waiting/{id}` with `how` = `split|one|this|corrected|left_out`,
/// `part` (several, for split), `cell-{n}` and `new-{field}` (for corrected), `subject` (for this), `why`.
#[derive(Debug, Clone, Default)]
pub struct WaitingRow {
    /// Its number.
    pub id: String,
    /// Where: file, sheet, line.
    pub place: String,
    /// Whose list.
    pub organisation: String,
    /// Why it waits.
    pub reason: String,
    /// What to do about it, in a sentence; may be empty.
    pub advice: String,
    /// The cells.
    pub cells: Vec<WaitingCell>,
    /// What is wrong with what was just sent.
    pub trouble: Option<Trouble>,
    /// What is asked about it, and what was answered.
    pub back: Back,
    /// The acts that make sense here.
    pub acts: Vec<WaitingAct>,
    /// Files it may already be.
    pub similar: Vec<Link>,
    /// Who asked a second person about it, and when; empty where nobody did.
    pub asked: String,
}

/// What a person can do with a waiting row.
#[derive(Debug, Clone)]
pub enum WaitingAct {
    /// Make several files, with these names.
    Split(Vec<String>),
    /// The same, of what is no person.
    SplitThings(Vec<String>),
    /// It is one person after all: take the row as it is.
    One,
    /// It is somebody else than who was forgotten: take the row as it is, once a second person agrees.
    Another,
    /// It is one of whatever the list is of: take the row as it is, as a new one.
    OneThing,
    /// A cell was in doubt: take the row with its words as they are.
    AsItStands,
    /// It tells of something that has a file: what it says is added there.
    This {
        /// Its number, as it is sent.
        id: String,
        /// Its name and file.
        file: Link,
    },
    /// Write cells anew.
    Write(Vec<WaitingField>),
    /// Take the row without the cell in question.
    Without {
        /// What is sent.
        name: String,
        /// What is read.
        label: String,
    },
    /// It is no person: leave it out.
    LeaveOut,
}

/// A cell of a waiting row.
#[derive(Debug, Clone, Default)]
pub struct WaitingCell {
    /// Its column.
    pub column: String,
    /// The words, or that they are kept from this reader.
    pub words: String,
    /// It is the one in question.
    pub asked: bool,
    /// The field by which a sealed cell is asked for; `None` where nothing is to be asked.
    pub seal: Option<String>,
}

/// A cell to be written anew.
#[derive(Debug, Clone, Default)]
pub struct WaitingField {
    /// What is sent.
    pub name: String,
    /// What is read.
    pub label: String,
    /// The words as they stand, or as they were just typed.
    pub value: String,
    /// Words that are offered.
    pub known: Option<super::Known>,
    /// Few may read it: nothing of it is kept on a device.
    pub sealed: bool,
}

/// Saved mappings.
#[derive(Debug, Clone, Default)]
pub struct Mappings {
    /// The mappings.
    pub mappings: Vec<MappingLine>,
}

/// A saved mapping.
#[derive(Debug, Clone, Default)]
pub struct MappingLine {
    /// Its number or name, as in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Column as written, and name of the field.
    pub columns: Vec<(String, String)>,
    /// Who saved it, when; in words.
    pub saved: String,
    /// When it was last used, in words; may be empty.
    pub used: String,
}
