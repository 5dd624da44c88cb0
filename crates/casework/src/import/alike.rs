//! Whether two names may be the same one, written otherwise.

use model::{Claim, Value};

/// What subjects that are no people are called by.
pub(super) const SUBJECT_NAMES: [&str; 2] = ["subject_name", "subject_other_name"];

/// No word of one is near a word of the other.
pub(super) fn other_words(a: &str, b: &str) -> bool {
    let (a, b) = (names::tokens(a), names::tokens(b));
    !a.is_empty() && !b.is_empty() && a.iter().all(|a| b.iter().all(|b| names::token_cost(a, b) > 0.4))
}

/// The given names differ, and not by a slip.
pub(super) fn other_name(file: &[Claim], row: &[Claim]) -> bool {
    let given = |claims: &[Claim]| -> Vec<String> {
        let first = |claim: &Claim| match (claim.property.key(), &claim.value) {
            ("full_name", Value::Name(parts)) => parts.given.clone(),
            ("given_name", _) => Some(claim.said.clone()),
            _ => None,
        };
        claims.iter().filter_map(first).collect()
    };
    let (before, now) = (given(file), given(row));
    !before.is_empty() && !now.is_empty() && before.iter().all(|a| now.iter().all(|b| other_words(a, b)))
}

/// Half of the words of the shorter name are in the other, or near one there.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let near = |word: &&&str| long.iter().any(|other| !other_words(word, other));
    let found = short.iter().filter(near).count();
    found > 0 && found * 2 >= short.len()
}
