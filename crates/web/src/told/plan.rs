//! The outcomes of rows, as addresses and answers call them.

use casework::Outcome;

const KEYS: [(&str, Outcome); 4] = [
    ("accepted", Outcome::Accepted),
    ("repeated", Outcome::Repeated),
    ("waiting", Outcome::Waiting),
    ("rejected", Outcome::Rejected),
];

/// What an outcome is called.
pub(crate) fn key(outcome: Outcome) -> &'static str {
    KEYS.iter().find(|(_, of)| *of == outcome).map_or("", |(key, _)| key)
}

/// The outcome that is called so.
pub(crate) fn outcome(key: &str) -> Option<Outcome> {
    KEYS.iter().find(|(word, _)| *word == key).map(|(_, outcome)| *outcome)
}
