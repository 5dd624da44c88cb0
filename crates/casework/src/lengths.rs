//! How long what a person types may be, by kind: one number each, asked before
//! anything compares, reads or hashes it. A word as long as a page makes one
//! search slow for everyone, and no name is that long.

use register::Refusal;

/// A name, a title, a place, a date, the words of the search box, in letters.
pub const LINE_LETTERS_MAX: usize = 500;

/// A note, a reason, a whole story, in letters.
pub const TEXT_LETTERS_MAX: usize = 8_000;

/// Refuses a line that is longer than any name or search.
pub(crate) fn line(field: &'static str, words: &str) -> Result<(), Refusal> {
    within(field, words, LINE_LETTERS_MAX)
}

pub(crate) fn within(field: &'static str, words: &str, most: usize) -> Result<(), Refusal> {
    // No letter takes more than four bytes: a short one is not counted.
    match words.len() > most && words.chars().nth(most).is_some() {
        true => Err(Refusal::Field(field, "long")),
        false => Ok(()),
    }
}
