//! Subjects that are no people: their list, and the form of a new one.

use super::{Back, Choice, Field, Paging, SourceFields, Trouble};

/// A subject in a line.
#[derive(Debug, Clone, Default)]
pub struct SubjectLine {
    /// How it is called in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Its other names.
    pub also: String,
}

/// Places of detention, units, checkpoints, institutions … by name.
#[derive(Debug, Clone, Default)]
pub struct Subjects {
    /// Words that are looked for.
    pub query: String,
    /// Key of the chosen kind; empty for any. Of one kind a sheet can be taken out.
    pub kind: String,
    /// Of that kind, data ship with the program.
    pub ships: bool,
    /// All kinds, the first being any.
    pub kinds: Vec<Choice>,
    /// Those found.
    pub lines: Vec<SubjectLine>,
    /// Something was asked.
    pub asked: bool,
    /// Where in them.
    pub paging: Paging,
}

/// The form of a new one. Posts `kind, subject_name, subject_place, subject_note` and the source fields.
#[derive(Debug, Clone, Default)]
pub struct SubjectForm {
    /// All kinds.
    pub kinds: Vec<Choice>,
    /// What is wrong with the kind.
    pub kind: Option<Trouble>,
    /// Its name.
    pub name: Field,
    /// Where it is.
    pub place: Field,
    /// What else was said.
    pub note: Field,
    /// Who said it.
    pub source: SourceFields,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
    /// What came back with it.
    pub back: Back,
}
