//! The properties a claim may have, as data (`vocab/properties.toml`).
//!
//! **Invariant:** both names, the part and the tier are required; the table
//! does not load without them, and a test loads it.

use crate::compartment::Compartment;
use crate::subject::SubjectKind;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// What a property is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The person, or another subject itself.
    #[default]
    Person,
    /// One deprivation of liberty, from the taking to its end.
    Episode,
    /// One step of the path: a sighting, a transfer, a denial …
    Event,
}

/// How a value is read, compared and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole name, split into its parts.
    Name,
    /// Words kept as they are.
    Words,
    /// A date of any precision.
    Date,
    /// An age in years.
    Age,
    /// A place of the gazetteer, when it can be told.
    Place,
    /// A party or unit, when it can be told.
    Party,
    /// A place of detention, when it can be told.
    Facility,
    /// A code of a controlled vocabulary.
    Code,
    /// A number of a register or paper: digits and marks.
    Number,
    /// A telephone number.
    Phone,
    /// Longer words.
    Note,
    /// Another subject of the register.
    Subject,
    /// A point on the earth.
    Point,
}

/// Whether values of a property tell of a death.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Death {
    /// They do not.
    #[default]
    Never,
    /// Some of them do: so an empty cell tells, too, once others are filled.
    May,
    /// All of them do, by what the property is.
    Always,
}

/// One entry of the table.
#[derive(Debug, Deserialize)]
pub struct PropertyEntry {
    /// Name in data, addresses and message keys (`prop-…`).
    #[serde(skip)]
    pub key: String,
    /// It is a name, or a part of one: of the person, of the mother, of another subject.
    #[serde(skip)]
    pub is_name: bool,
    /// The kinds of subjects that have it.
    #[serde(default = "people")]
    pub of: Vec<SubjectKind>,
    /// What it is about: the subject itself, where nothing is said.
    #[serde(default)]
    pub part: About,
    /// How it is read.
    pub kind: Kind,
    /// The vocabulary, for [`Kind::Code`].
    #[serde(default)]
    pub codes: String,
    /// Arabic name.
    pub ar: String,
    /// English name.
    pub en: String,
    /// A ground for linkage.
    #[serde(default)]
    pub compared: bool,
    /// The widest circle that may see it.
    pub shown_to: Tier,
    /// Read and written only by colleagues who were admitted to it, where it has one.
    #[serde(default)]
    pub compartment: Option<Compartment>,
    /// One true value exists.
    #[serde(default)]
    pub single: bool,
    /// A file without it lacks something.
    #[serde(default)]
    pub expected: bool,
    /// Whether its values tell of a death: then nobody outside is shown any of them.
    #[serde(default)]
    pub death: Death,
    /// A hint for the one who writes it down.
    #[serde(default)]
    pub note: String,
}

fn people() -> Vec<SubjectKind> {
    vec![SubjectKind::PERSON]
}

/// Names, or parts of one, of the person or of the mother, and what other subjects are called.
const NAMES: [&str; 10] = [
    "full_name",
    "given_name",
    "father_name",
    "grandfather_name",
    "family_name",
    "kunya",
    "other_name",
    "mother_name",
    "subject_name",
    "subject_other_name",
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    read(include_str!("../vocab/properties.toml"))
        .expect("the table is part of the program and a test reads it")
});

struct Table {
    entries: Vec<PropertyEntry>,
    /// Stands for every property that only a newer program knows.
    newer: PropertyEntry,
    by_key: HashMap<String, Property>,
}

fn read(text: &str) -> Result<Table, toml::de::Error> {
    // TOML tables come sorted; the order of the file is the order of the page, so it is taken from the
    // headers.
    let mut found: HashMap<String, PropertyEntry> = toml::from_str(text)?;
    let mut entries = Vec::new();
    for line in text.lines() {
        let Some(key) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) else { continue };
        if let Some(mut entry) = found.remove(key) {
            entry.key = key.to_owned();
            entry.is_name = NAMES.contains(&key);
            entries.push(entry);
        }
    }
    let by_key = entries.iter().enumerate().map(|(n, e)| (e.key.clone(), Property(n as u8))).collect();
    Ok(Table { entries, newer: newer(), by_key })
}

/// Told to the narrowest circle, and never outside: it may be the worst news.
fn newer() -> PropertyEntry {
    PropertyEntry {
        key: "newer".to_owned(),
        is_name: false,
        of: Vec::new(),
        part: About::Person,
        kind: Kind::Note,
        codes: String::new(),
        ar: "ما كتبه برنامج أحدث".to_owned(),
        en: "Written by a newer program".to_owned(),
        compared: false,
        shown_to: Tier::Sealed,
        compartment: None,
        single: false,
        expected: false,
        death: Death::Always,
        note: String::new(),
    }
}

/// A property of the table: an index, cheap to copy and compare; the order is
/// the order in which a file shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Property(u8);

impl Property {
    /// What this program does not know of a claim that a newer one wrote. It is no property of the table:
    /// nobody can say it, and no list has it.
    pub const NEWER: Property = Property(u8::MAX);

    /// The property of that key.
    ///
    /// ```
    /// use model::Property;
    /// assert!(Property::of("full_name").is_some());
    /// assert_eq!(Property::of("newer"), None, "nobody can say what only a newer program knows");
    /// ```
    pub fn of(key: &str) -> Option<Property> {
        TABLE.by_key.get(key).copied()
    }

    /// A property the program itself names.
    ///
    /// ```
    /// assert_eq!(model::Property::named("full_name").key(), "full_name");
    /// ```
    ///
    /// # Panics
    /// When the table has no such key: a mistake of the program, which tests meet.
    #[track_caller]
    pub fn named(key: &str) -> Property {
        Property::of(key).unwrap_or_else(|| panic!("no property is called {key}"))
    }

    /// All properties of people, in order.
    ///
    /// ```
    /// use model::{Property, SubjectKind};
    /// assert!(Property::all().all(|property| property.is_of(SubjectKind::PERSON)));
    /// ```
    pub fn all() -> impl Iterator<Item = Property> {
        Property::of_kind(SubjectKind::PERSON)
    }

    /// All properties of a kind of subject, in order.
    ///
    /// ```
    /// use model::{Property, SubjectKind};
    /// let of_prisons = SubjectKind::of("facility").unwrap();
    /// assert!(Property::of_kind(of_prisons).any(|property| property.key() == "subject_name"));
    /// ```
    pub fn of_kind(kind: SubjectKind) -> impl Iterator<Item = Property> {
        Property::whole().filter(move |property| property.is_of(kind))
    }

    /// Whether subjects of that kind have it.
    ///
    /// ```
    /// use model::{Property, SubjectKind};
    /// assert!(!Property::named("full_name").is_of(SubjectKind::of("facility").unwrap()));
    /// ```
    pub fn is_of(self, kind: SubjectKind) -> bool {
        self.entry().of.contains(&kind)
    }

    /// The whole table, in order.
    ///
    /// ```
    /// use model::Property;
    /// assert!(Property::whole().count() > Property::all().count(), "people are not all");
    /// ```
    pub fn whole() -> impl Iterator<Item = Property> {
        (0..TABLE.entries.len()).map(|n| Property(n as u8))
    }

    /// Its entry.
    ///
    /// ```
    /// use model::{Property, Tier};
    /// assert_eq!(Property::named("full_name").entry().shown_to, Tier::Partner);
    /// assert_eq!(Property::NEWER.entry().shown_to, Tier::Sealed, "it may be the worst news");
    /// ```
    pub fn entry(self) -> &'static PropertyEntry {
        TABLE.entries.get(usize::from(self.0)).unwrap_or(&TABLE.newer)
    }

    /// Its name in data.
    ///
    /// ```
    /// assert_eq!(model::Property::NEWER.key(), "newer");
    /// ```
    pub fn key(self) -> &'static str {
        &self.entry().key
    }

    /// The compartment in which its values lie, where they lie in one.
    ///
    /// ```
    /// use model::{Compartment, Property};
    /// let support = Compartment::of("support");
    /// assert!(Property::whole().any(|property| property.compartment() == support));
    /// assert_eq!(Property::named("full_name").compartment(), None);
    /// ```
    pub fn compartment(self) -> Option<Compartment> {
        self.entry().compartment
    }
}

impl fmt::Debug for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
impl Serialize for Property {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.key())
    }
}
impl<'de> Deserialize<'de> for Property {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let key = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Property::of(&key)
            .ok_or_else(|| serde::de::Error::custom(format_args!("no property is called {key}")))
    }
}

/// Reads a property of claims already written: also of one that stands for those of a newer program.
pub(crate) fn property_written<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Property, D::Error> {
    let key = std::borrow::Cow::<'de, str>::deserialize(from)?;
    let newer = (*key == *Property::NEWER.key()).then_some(Property::NEWER);
    newer
        .or_else(|| Property::of(&key))
        .ok_or_else(|| serde::de::Error::custom(format_args!("no property is called {key}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_whole() {
        let names: Vec<_> = Property::whole().map(Property::key).collect();
        assert_eq!(names.first(), Some(&"full_name"));
        for property in Property::whole() {
            let entry = property.entry();
            assert!(!entry.of.is_empty(), "{property}: of what?");
            assert!(
                entry.part == About::Person || property.is_of(SubjectKind::PERSON),
                "{property}: only people have episodes"
            );
            assert!(!entry.ar.is_empty() && !entry.en.is_empty(), "{property} lacks a name");
            assert_eq!(
                entry.kind == Kind::Code,
                !entry.codes.is_empty(),
                "{property}: codes go with kind code"
            );
            assert_eq!(Property::of(property.key()), Some(property));
        }
    }

    #[test]
    fn every_header_of_the_file_is_an_entry() {
        let headers = include_str!("../vocab/properties.toml").lines().filter(|l| l.starts_with('[')).count();
        assert_eq!(Property::whole().count(), headers);
    }
}
