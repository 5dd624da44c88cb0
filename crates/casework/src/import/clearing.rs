//! What a person decides about a row that waits.

use model::Subject;
use model::act::HowCleared;
use serde::{Deserialize, Serialize};

/// What a person decides about a waiting row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clearing {
    /// It is one person, as it stands.
    One,
    /// It is several people: the name of each; the rest of the row is said of all.
    Split(Vec<String>),
    /// Fields are to be read otherwise: key or header of each ([`cell_key`](crate::cell_key) where two share
    /// it), and the words. What the list says there stays with the file, as the place in the source.
    Corrected(Vec<(String, String)>),
    /// It tells of something that has a file: what it says is added there.
    This(Subject),
    /// It is left out with a reason, and stays in the record of the import.
    LeftOut(String),
}

impl Clearing {
    pub(super) fn how(&self) -> HowCleared {
        match self {
            Clearing::One => HowCleared::One,
            Clearing::Split(_) => HowCleared::Split,
            Clearing::Corrected(_) => HowCleared::Corrected,
            Clearing::This(_) => HowCleared::This,
            Clearing::LeftOut(_) => HowCleared::LeftOut,
        }
    }

    /// The same decision without what it says of people: that stays where it was written down.
    pub(crate) fn without_words(&mut self) {
        match self {
            Clearing::Split(names) => names.clear(),
            Clearing::Corrected(cells) => cells.clear(),
            Clearing::LeftOut(why) => why.clear(),
            Clearing::One | Clearing::This(_) => {}
        }
    }

    pub(super) fn why(&self) -> Option<String> {
        match self {
            Clearing::LeftOut(why) => Some(names::clean(why)).filter(|why| !why.is_empty()),
            _ => None,
        }
    }
}
