//! Other people's lists in, our lists out: values to bytes and back.
//!
//! (being written)

mod book;
mod read;
mod refusal;
mod text;
mod workbook;
mod json;
mod sentences;
mod words;
mod vocabulary;
mod field;
mod values;
mod header;
mod mapping;
mod records;

pub use book::{Book, Cell, CellKind, Flaw, Format, Limits, Line, Merge, Sheet};
pub use field::{FieldKey, UnknownField};
pub use mapping::{Column, How, Mapping};
pub use read::{Overrides, read};
pub use records::{RawField, RawRecord, RowTrouble, SetAside, records};
pub use refusal::{Limit, Refusal, Remark, Stranger};
pub use text::Encoding;
pub use values::{Gazetteer, NoGazetteer};
