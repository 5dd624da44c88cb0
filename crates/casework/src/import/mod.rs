//! Taking a list in: files → a plan a person reads → one transaction → undo as one act.
//!
//! **Conservation law:** accepted + repeated + waiting + rejected = all rows,
//! each with its reason; and for each row the people, or whatever else, it tells of = those who have or get a
//! file + those who wait. A plan writes nothing. Applying reads the same bytes
//! with the same mapping again and refuses when the outcome differs from the
//! plan that was accepted, because the register changed in the meantime.

mod alike;
mod apply;
mod changes;
mod clearing;
mod contradiction;
mod drafting;
mod fields;
mod fit;
mod known;
mod mapping;
mod of_subjects;
mod outcome;
mod own_list;
mod plan;
mod read_before;
mod reasons;
mod remedies;
mod rows_of_subjects;
mod sort;
mod splits;
mod told;
mod veil;
mod waiting;
mod whole_names;
mod words_of_rows;

pub use changes::Change;
pub use clearing::Clearing;
pub use fields::{cell_key, cell_tier, fields_of};
pub use mapping::NamedMapping;
pub use outcome::{Outcome, PlannedRow, RowOutcome};
pub use plan::Plan;
pub(crate) use read_before::ReadBefore;
pub use remedies::{Remedy, remedies};
pub use told::{RowTold, by_row, has_records};
pub use veil::veiled;

pub(crate) use drafting::drafted;
pub(crate) use plan::Plans;
pub(crate) use reasons::FORGOTTEN;

pub use drafts::{
    CENTURIES, ColumnChoice, ColumnPlan, Doubt, Draft, Field, Incoming, PlanFile, SheetPlan, field_keys_of,
    place_key, row_key, sheet_key,
};

use model::{ImportId, Subject};
use serde::Serialize;

/// What an accepted import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// Its number; `None` when nothing was new and nothing was written.
    pub import: Option<ImportId>,
    /// The outcome of every row, now with the files that were made or touched.
    pub outcomes: Vec<RowOutcome>,
}

/// What the withdrawal of an import, or its restoring, did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportGone {
    /// The import.
    pub import: ImportId,
    /// Claims that stand no more, or again.
    pub claims: u64,
    /// Files that it touched.
    #[serde(rename = "persons")]
    pub subjects: Vec<Subject>,
}
