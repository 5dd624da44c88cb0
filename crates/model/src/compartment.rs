//! Compartments: what is kept apart even from the reviewer of a file (`vocab/compartments.toml`).
//!
//! **Invariant:** who was not admitted to a compartment is told nothing of what lies in it, not even that
//! something does. A compartment that only a newer program knows is read by nobody.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// One entry of the table.
#[derive(Debug, Deserialize)]
pub struct CompartmentEntry {
    /// Name in data, addresses and accounts.
    #[serde(skip)]
    pub key: String,
    /// Arabic name.
    pub ar: String,
    /// English name.
    pub en: String,
    /// What lies in it, in Arabic.
    pub about_ar: String,
    /// What lies in it, in English.
    pub about_en: String,
}

static TABLE: LazyLock<Vec<CompartmentEntry>> = LazyLock::new(|| {
    const TEXT: &str = include_str!("../vocab/compartments.toml");
    let mut found: HashMap<String, CompartmentEntry> =
        toml::from_str(TEXT).expect("the table is part of the program and a test reads it");
    // Tables come sorted; the order of the file is the order of the form.
    let keys = TEXT.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    keys.filter_map(|key| found.remove(key).map(|entry| CompartmentEntry { key: key.to_owned(), ..entry }))
        .collect()
});

/// A compartment of the table: an index, cheap to copy and compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Compartment(u8);

impl Compartment {
    /// The compartment of that key.
    ///
    /// ```
    /// use model::Compartment;
    /// assert_eq!(Compartment::of("support").unwrap().key(), "support");
    /// assert_eq!(Compartment::of("of a newer program"), None);
    /// ```
    pub fn of(key: &str) -> Option<Compartment> {
        TABLE.iter().position(|entry| entry.key == key).map(|at| Compartment(at as u8))
    }

    /// All of them, in the order of the form.
    ///
    /// ```
    /// use model::Compartment;
    /// let keys: Vec<_> = Compartment::all().map(Compartment::key).collect();
    /// assert_eq!(keys, ["support", "identification", "guardianship"]);
    /// ```
    pub fn all() -> impl Iterator<Item = Compartment> {
        (0..TABLE.len()).map(|at| Compartment(at as u8))
    }

    /// Its entry.
    ///
    /// ```
    /// assert_eq!(model::Compartment::of("support").unwrap().entry().ar, "خزانة الدعم");
    /// ```
    pub fn entry(self) -> &'static CompartmentEntry {
        &TABLE[usize::from(self.0)]
    }

    /// Its name in data.
    ///
    /// ```
    /// assert_eq!(model::Compartment::of("support").unwrap().key(), "support");
    /// ```
    pub fn key(self) -> &'static str {
        &self.entry().key
    }
}

impl fmt::Debug for Compartment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
impl fmt::Display for Compartment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
impl Serialize for Compartment {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.key())
    }
}
impl<'de> Deserialize<'de> for Compartment {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let key = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Compartment::of(&key)
            .ok_or_else(|| serde::de::Error::custom(format_args!("no compartment is called {key}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Property, Tier};

    #[test]
    fn every_compartment_has_its_words_and_something_to_keep() {
        for compartment in Compartment::all() {
            let entry = compartment.entry();
            for words in [&entry.ar, &entry.en, &entry.about_ar, &entry.about_en] {
                assert!(!words.is_empty(), "{compartment}");
            }
            assert_eq!(Compartment::of(&entry.key), Some(compartment));
            assert!(
                Property::whole().any(|property| property.compartment() == Some(compartment)),
                "{compartment} keeps nothing"
            );
        }
    }

    #[test]
    fn what_is_kept_apart_is_no_ground_and_lacks_nowhere() {
        for property in Property::whole().filter(|property| property.compartment().is_some()) {
            let entry = property.entry();
            assert!(
                entry.shown_to >= Tier::Team && !entry.compared && !entry.expected && !entry.single,
                "{property}"
            );
            assert!(!entry.is_name && entry.part == crate::vocab::About::Person, "{property}");
        }
    }
}
