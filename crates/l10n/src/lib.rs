//! The words of the reader: messages, digits, numbers and dates, Arabic first.
//!
//! Everything a person reads comes from here. The other crates speak in keys
//! and codes; a [`Reader`] turns them into sentences of one language.
//!
//! ```
//! use l10n::{Lang, Reader};
//! let reader = Reader::new(Lang::Ar);
//! assert_eq!(reader.t("brand"), "أثر");
//! assert_eq!(reader.num(3526), "٣٬٥٢٦");
//! assert_eq!(reader.ta("count-files", &[("n", 2.into())]), "ملفان");
//! ```
//!
//! **Invariants:** both languages have the same keys with the same arguments
//! (`tests/parity.rs`). A key that does not exist gives the key back, never a
//! panic and never an empty page. A source's own digits are never changed:
//! only what goes through [`Reader::num`], [`Reader::digits`] and the dates is.

// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod reader;

mod arg;
mod catalogue;
mod dates;
mod lang;
mod numbers;
mod time;

pub use arg::Arg;
pub use catalogue::{FILES, keys};
pub use lang::Lang;
pub use reader::{Reader, Trouble};
