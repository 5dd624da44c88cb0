//! What is compared of two files, in words.

use l10n::Reader;
use linkage::Ground;

/// What is compared: given names, days of birth.
pub(crate) fn compared(reader: Reader, ground: &Ground) -> String {
    reader.t(&format!("link-{}", ground.name)).to_owned()
}

/// How the two stand to each other in it.
pub(crate) fn level(reader: Reader, ground: &Ground) -> String {
    reader.t(&format!("link-level-{}", ground.level)).to_owned()
}
