//! Other people's lists in, our lists out: values to bytes and back.
//!
//! ```text
//! bytes → read → Book { sheets of lines of cells, remarks }
//!       → Mapping::guess (or a kept Mapping::apply) → a person corrects it
//!       → records → RawRecord { fields as said, troubles, or why set aside }
//! rows  → write_csv, write_json, write_xlsx → bytes
//! ```
//!
//! A [`Book`] is what was in the file, whatever it came as: text tables in any
//! alphabet, workbooks old and new, the exports of form servers, sentences out of
//! messages. A [`Mapping`] says which column speaks of which [`FieldKey`], and
//! how that was found out. [`records`] gives every row exactly once. What a value
//! *means* (which day, which branch, which part of a name) is decided above, by
//! the crates that know; here texts stay as said.
//!
//! **Invariants:** nothing is opened here, bytes come in and go out. No input makes
//! it panic or take memory without end. Every line that holds anything comes out;
//! every column has a field, is left out by name, or is remarked on. No value of a
//! person stands in a remark, a refusal or a kept mapping.
//!
//! ```
//! use exchange::{FieldKey, Mapping, NoGazetteer, Overrides, read, records};
//!
//! let list = "الاسم;تاريخ الاعتقال;الجهة\nسالم محمد الحوراني;5/2013;الأمن العسكري\n";
//! let book = read(list.as_bytes(), "list.csv", &Overrides::default()).unwrap();
//! let sheet = &book.sheets[0];
//! let mapping = Mapping::guess(&book, sheet, &NoGazetteer);
//! let rows: Vec<_> = records(sheet, &mapping).collect();
//! assert_eq!(rows[0].row, 2);
//! assert_eq!(rows[0].text(&FieldKey::TakenDate), Some("5/2013"));
//! ```

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod book;
mod field;
mod flaw;
mod header;
mod html;
mod json;
mod json_people;
mod json_table;
mod labelled;
mod mapping;
mod mend;
mod no_name;
mod people;
mod read;
mod records;
mod refusal;
mod sentences;
mod several;
mod sheets;
mod subjects;
mod text;
mod values;
mod vocabulary;
mod words;
mod workbook;
mod write;

pub use book::{Book, Cell, CellKind, Comment, Flaw, Format, Limits, Line, Merge, Sheet};
pub use field::{FieldKey, UnknownField};
pub use mapping::{Column, MappedBy, Mapping, MonthAndDay};
pub use no_name::is_no_name;
pub use read::{Overrides, join, read, read_alone};
pub use records::{RawField, RawRecord, RowTrouble, SetAside, records};
pub use refusal::{Limit, Refusal, Remark, Stranger};
pub use subjects::kind_of;
pub use text::Encoding;
pub use values::{Gazetteer, NoGazetteer};
pub use write::{Heading, SheetAbout, Unwritable, write_csv, write_json, write_xlsx};
