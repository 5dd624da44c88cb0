//! What a person writes where a name should stand, and is none: the same check for the forms and for the rows
//! that wait.

/// Marks that stand in programs and pages, and in no name.
const NO_LETTERS_OF_NAMES: &str = "<>{}[]\\|@#=_";

/// Whether somebody wrote no name: a name has letters, and nothing but letters.
pub(crate) fn is_no_written_name(said: &str) -> bool {
    has_no_letters(said) || said.contains(|c: char| c.is_numeric() || NO_LETTERS_OF_NAMES.contains(c))
}

pub(crate) fn has_no_letters(said: &str) -> bool {
    !said.chars().any(char::is_alphabetic)
}
