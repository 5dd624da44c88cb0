//! What the index asks about places and parties: what lies above one, and
//! which ones some words can mean. The reference data stands behind a trait so
//! that a test can bring a small country of its own.

/// Knows the tree of places and the tree of parties.
pub trait Atlas: Send + Sync {
    /// Codes of the places that hold this one, the nearest first.
    fn places_above(&self, code: &str) -> Vec<String>;
    /// Ids of the parties above this one, the nearest first.
    fn parties_above(&self, id: &str) -> Vec<String>;
    /// Codes of the places that these words can mean.
    fn places(&self, words: &str) -> Vec<String>;
    /// Ids of the parties that these words can mean.
    fn parties(&self, words: &str) -> Vec<String>;
}

/// The gazetteer and the parties of `model`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reference;

impl Atlas for Reference {
    fn places_above(&self, _code: &str) -> Vec<String> {
        Vec::new()
    }
    fn parties_above(&self, _id: &str) -> Vec<String> {
        Vec::new()
    }
    fn places(&self, words: &str) -> Vec<String> {
        model::gazetteer::find(words, None).codes
    }
    fn parties(&self, words: &str) -> Vec<String> {
        model::parties::find(words).ids
    }
}
