//! Taking a list out: of files ([`Desk::export`](crate::Desk::export)), of what is no person.
//!
//! What waits to be told to a family does not leave the house, whoever takes
//! the list (handbook invariant 16). So the question is asked, and its cells are
//! filled, as one who is told nothing of it: which rows a list has tells as much
//! as what stands in them.
//!
//! **Invariant:** every list bears the same sentence, whether or not something
//! was held back for it; it has no cell, no count and no gap by which one who
//! reads it could tell.

mod about;
mod cells;
mod files;
mod leave;
mod read_back;
mod subjects;

pub(crate) use cells::values_in;
pub use cells::{Line, line, names};
pub use leave::{ExportFormat, Exported};
pub(crate) use read_back::{plain_of, written_of_file, written_of_subject};
pub use subjects::SubjectSheet;
