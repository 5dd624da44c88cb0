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
    /// Ids of the places of detention that these words can mean.
    fn facilities(&self, words: &str) -> Vec<String>;
}

/// The gazetteer and the parties of `model`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reference;

impl Atlas for Reference {
    fn places_above(&self, code: &str) -> Vec<String> {
        model::gazetteer::ancestors(code).into_iter().map(str::to_owned).collect()
    }
    fn parties_above(&self, id: &str) -> Vec<String> {
        model::parties::ancestors(id).into_iter().map(str::to_owned).collect()
    }
    fn places(&self, words: &str) -> Vec<String> {
        // A name of a person that is one slip from a village is a name of a person.
        let sure = |c: &model::gazetteer::PlaceCandidate| c.how <= model::gazetteer::How::Fold;
        model::gazetteer::look_up(words, None)
            .iter()
            .filter(|c| sure(c))
            .map(|c| c.place.place().code.to_owned())
            .collect()
    }
    fn parties(&self, words: &str) -> Vec<String> {
        let sure = |c: &model::parties::PartyCandidate| c.how <= model::parties::How::Fold;
        model::parties::look_up(words)
            .iter()
            .filter(|c| sure(c))
            .map(|c| c.unit.unit().id.to_owned())
            .collect()
    }
    fn facilities(&self, words: &str) -> Vec<String> {
        let sure = |c: &model::facilities::FacilityCandidate| c.how <= model::facilities::How::Alias;
        model::facilities::look_up(words)
            .iter()
            .filter(|c| sure(c))
            .map(|c| c.facility.facility().id.to_owned())
            .collect()
    }
}
