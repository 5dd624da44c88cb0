//! What becomes of a row of a list, with the reason.

use drafts::Doubt;
use model::{Claim, PersonId, Subject};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A new file, or something new in a file.
    Accepted,
    /// Read before, here or in an earlier import.
    Repeated,
    /// A person must look.
    Waiting,
    /// Holds nobody, and nothing that has a file.
    Rejected,
}

/// The outcome of one row, with its reason; of a row that tells of several people, of one of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowOutcome {
    /// Base name of the file.
    pub file: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The line a person sees, from 1 (JSON: the record, from 0).
    pub row: u32,
    /// Which of the people of its row it is about, from 1.
    #[serde(skip)]
    pub person: u32,
    /// How many people the row tells of.
    #[serde(skip)]
    pub people: u32,
    /// How many it names: one, unless it waits because a cell names several.
    #[serde(skip)]
    pub names: u64,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Reason code: `new`, `changed`, `same-row`, `known-row`, `two-people` …
    pub reason: String,
    /// The column that gave the reason.
    pub column: Option<String>,
    /// Words of the row for whoever decides on it: the cell of that column, else
    /// the name, else what stands there. Only of rows that wait or hold no
    /// person, only for those who may import, and in no output but the page.
    #[serde(skip)]
    pub said: Option<String>,
    /// Doubts that do not stop the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// The file it touches; for a new one only once it is made.
    pub id: Option<Subject>,
    /// For a repeated row of the same plan: which outcome it repeats.
    #[serde(skip)]
    pub repeats: Option<usize>,
}

impl RowOutcome {
    /// Whether it opens a file.
    pub fn is_new(&self) -> bool {
        self.outcome == Outcome::Accepted && self.id.is_none()
    }

    /// Whether it adds to a file that is there.
    pub fn is_changed(&self) -> bool {
        self.outcome == Outcome::Accepted && self.id.is_some()
    }

    /// The file it touches, where that is a person's.
    pub fn person_id(&self) -> Option<PersonId> {
        self.id.as_ref().and_then(Subject::person)
    }
}

/// A row as what it would say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// The place of its outcome in the plan.
    pub at: usize,
    /// What would be said of one person.
    pub claims: Vec<Claim>,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
}
