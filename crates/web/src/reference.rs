//! Names of places, parties and places of detention.

use model::gazetteer;

/// The name of a place.
pub(crate) fn place(code: &str, arabic: bool) -> Option<&'static str> {
    gazetteer::name(code, arabic)
}

/// The name of a party.
pub(crate) fn party(_id: &str, _arabic: bool) -> Option<&'static str> {
    None
}

/// The name of a place of detention.
pub(crate) fn facility(_id: &str, _arabic: bool) -> Option<&'static str> {
    None
}

/// The place that a place lies in.
pub(crate) fn place_above(code: &str) -> Option<&'static str> {
    gazetteer::parent(code)
}

/// The party that a party belongs to.
pub(crate) fn party_above(_id: &str) -> Option<&'static str> {
    None
}

/// How many places are known.
pub(crate) fn places() -> usize {
    gazetteer::count()
}

/// How many parties are known.
pub(crate) fn parties() -> usize {
    0
}

/// How many places of detention are known.
pub(crate) fn facilities() -> usize {
    0
}
