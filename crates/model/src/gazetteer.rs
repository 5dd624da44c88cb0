//! Places. (Being written: the functions below are what the rest of `model` calls.)

/// Places that words can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// P-codes, the likeliest first; several stay several.
    pub codes: Vec<String>,
    /// The alias by which they were found.
    pub alias: String,
}

/// Whether `code` is `ancestor` or lies within it.
pub fn within(code: &str, ancestor: &str) -> bool {
    code == ancestor
}

/// Finds the places that the words can mean, those within `within` first.
pub fn find(_said: &str, _within: Option<&str>) -> Found {
    Found::default()
}
