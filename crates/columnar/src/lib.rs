//! Lists kept column by column: Parquet in, rows of words out.
//!
//! Statisticians and partners hand over large lists as Parquet. Such a file
//! knows the kind of every column, so a date arrives as a date; here it becomes
//! the words a table would have held (`2014-03-07`), and what they mean is
//! decided above, as for every other list. A cell without a value is empty text.
//!
//! ```text
//! bytes → Table::open → titles
//!                     → each: row by row, only the columns that are asked for
//! ```
//!
//! **Invariants:** nothing is opened here, bytes come in. One batch of rows is
//! held at a time, whatever the size of the file, and of every column one page.
//! What the file claims sets no memory aside before it was looked at. A wrong, cut
//! or altered file is refused and never a panic. No value stands in a refusal.

mod cells;
mod delta;
mod footer;
mod kind;
mod pages;
mod refusal;
mod table;
mod thrift;
mod unpack;

pub use refusal::Refusal;
pub use table::{Table, is_parquet};
