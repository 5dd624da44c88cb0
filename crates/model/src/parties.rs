//! Parties and units. (Being written: the functions below are what the rest of `model` calls.)

/// Parties or units that words can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Ids, the likeliest first.
    pub ids: Vec<String>,
    /// The alias by which they were found.
    pub alias: String,
}

/// Whether `id` is `ancestor` or a unit below it.
pub fn within(id: &str, ancestor: &str) -> bool {
    id == ancestor
}

/// Finds the parties that the words can mean.
pub fn find(_said: &str) -> Found {
    Found::default()
}
