//! Lists of others as rows, and each row as a draft of what it would say.
//!
//! The readers of `exchange` say what stands where; here is added what a person chose by hand and what is
//! known of the country, and a row of people becomes claims that nobody has taken in yet. A register is not
//! needed for that: importing reads a list so, and so does linking lists that are in no register.
//!
//! **Invariant:** pure. The same bytes, the same choice and the same day give the same drafts, so that a plan
//! that was read is the plan that is applied.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod choice;
mod draft;
mod reading;
mod row;
mod unread;

pub use choice::{CENTURIES, ColumnChoice, place_key, row_key, sheet_key};
pub use draft::{Doubt, Draft, Field, NAME_FIELDS, draft, record_key, wording};
pub use reading::{
    ReadFile, base_name, field_keys_of, mapping_of, open, read_file_within, read_files, rows_of_files,
};
pub use row::{ColumnPlan, Incoming, PlanFile, Row, SheetPlan};
pub use unread::{Unread, reading, reading_one_of};
