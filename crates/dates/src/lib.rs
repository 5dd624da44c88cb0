//! Dates as sources know them.
//!
//! Nobody who was taken chose a date format. Lists hold `٢٢/٨/١٩٩٢`, «شهر 9
//! 2011», «أواخر 2013», «ثاني أيام عيد الأضحى 2012», a spreadsheet's 41234, or
//! only «-». This crate reads them into one thing, a [`Fuzzy`]: an interval of
//! days and how sharp it is. It is written in EDTF (ISO 8601-2), compared as an
//! interval, and never sharper than what was said. The words themselves stay in
//! the record; what is here is how we understood them.
//!
//! Pure: no clock, no locale. Today comes in with the [`Context`]; words go out
//! as codes ([`Remark`]) and [`DateParts`], for `l10n` to say.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod age;
mod context;
mod day;
mod edtf;
mod events;
mod fuzzy;
mod hijri;
mod numbers;
mod read;
mod reader;
mod remark;
mod spans;
mod tokens;
mod words;

pub use age::{AgeRange, read_age};
pub use context::{Context, DateKind, Order};
pub use day::Day;
pub use edtf::parse_edtf;
pub use events::{Event, events};
pub use fuzzy::{DateParts, Fuzzy, Point, Precision, Season, agrees};
pub use read::{DateReading, read};
pub use remark::Remark;
pub use tokens::western_digits;
