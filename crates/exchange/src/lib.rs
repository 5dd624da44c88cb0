//! Other people's lists in, our lists out: values to bytes and back.
//!
//! (being written)

mod book;
mod json;
mod read;
mod refusal;
mod sentences;
mod text;
mod words;
mod workbook;

pub use book::{Book, Cell, CellKind, Flaw, Format, Limits, Line, Merge, Sheet};
pub use read::{Overrides, read};
pub use refusal::{Limit, Refusal, Remark, Stranger};
pub use text::Encoding;
