//! Lists that are text: first the letters, then the lines.

mod encoding;
mod table;

pub use encoding::Encoding;
pub(crate) use encoding::{Decoded, decode, is_arabic_letter, is_arabic_mostly, utf8_behind};
pub(crate) use table::{OURS, fill, shape, spaced};
