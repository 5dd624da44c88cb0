//! What the register speaks of: people, and whatever else has claims.
//!
//! The kinds are data (`vocab/subjects.toml`). A subject is named by the letter of its kind
//! with a running number of this register (`f3`), or, where its data ship with the program,
//! with the stable id of that row (`f:F117`), which means the same in every register.
//!
//! **Invariant:** the number of a kind and the text of an id mean the same for ever. A kind that this
//! program does not know is no subject of it: an act about one is read as written by a newer program.

pub(crate) mod shipped;

use crate::id::{NotAnId, PersonId, Travels};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

/// A kind of subject: an index into the table, cheap to copy and compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectKind(u8);

/// One entry of the table.
#[derive(Debug, Deserialize)]
pub struct KindOfSubject {
    /// Name in data, addresses and message keys.
    #[serde(skip)]
    pub key: String,
    /// The kind in the store.
    pub number: u8,
    /// Before the number of one.
    pub letter: char,
    /// Arabic name of one.
    pub ar: String,
    /// English name of one.
    pub en: String,
    /// Arabic name of all.
    pub ar_all: String,
    /// English name of all.
    pub en_all: String,
    /// Which data of it ship with the program.
    #[serde(default)]
    pub shipped: Option<Shipped>,
}

impl KindOfSubject {
    /// What one of them is called.
    ///
    /// ```
    /// let facility = model::SubjectKind::of("facility").unwrap().entry();
    /// assert_eq!((facility.name(true), facility.name(false)), ("مكان احتجاز", "place of detention"));
    /// ```
    pub fn name(&self, arabic: bool) -> &str {
        if arabic { &self.ar } else { &self.en }
    }

    /// What all of them are called.
    ///
    /// ```
    /// let facility = model::SubjectKind::of("facility").unwrap().entry();
    /// assert_eq!(facility.name_of_all(true), "أماكن الاحتجاز");
    /// ```
    pub fn name_of_all(&self, arabic: bool) -> &str {
        if arabic { &self.ar_all } else { &self.en_all }
    }
}

/// Data that ship with the program, of which each row is a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shipped {
    /// Parties and units (`agencies.csv`).
    Agencies,
    /// Places of detention (`facilities.csv`).
    Facilities,
    /// The gazetteer (`places.csv`).
    Places,
}

impl Shipped {
    /// Name in Arabic and English of a row; `None` where there is no such row.
    ///
    /// ```
    /// use model::subject::Shipped;
    /// assert_eq!(Shipped::Places.names("SY12"), Some(["درعا", "Daraa"]));
    /// assert_eq!(Shipped::Facilities.names("SY12"), None, "a code of the wrong list");
    /// ```
    pub fn names(self, id: &str) -> Option<[&'static str; 2]> {
        let of = |name: fn(&str, bool) -> Option<&'static str>| Some([name(id, true)?, name(id, false)?]);
        match self {
            Shipped::Agencies => of(crate::parties::name),
            Shipped::Facilities => of(crate::facilities::name),
            Shipped::Places => of(crate::gazetteer::name),
        }
    }

    /// The ids of all rows, in the order of the data.
    ///
    /// ```
    /// use model::subject::Shipped;
    /// assert_eq!(Shipped::Agencies.ids().first(), Some(&"SYA"));
    /// ```
    pub fn ids(self) -> Vec<&'static str> {
        match self {
            Shipped::Agencies => crate::parties::all().map(|row| row.unit().id).collect(),
            Shipped::Facilities => crate::facilities::all().map(|row| row.facility().id).collect(),
            Shipped::Places => crate::gazetteer::all().map(|row| row.place().code).collect(),
        }
    }
}

static TABLE: LazyLock<Vec<KindOfSubject>> = LazyLock::new(|| {
    read(include_str!("../vocab/subjects.toml"))
        .expect("the table is part of the program and a test reads it")
});

fn read(text: &str) -> Result<Vec<KindOfSubject>, toml::de::Error> {
    let mut found: HashMap<String, KindOfSubject> = toml::from_str(text)?;
    let headers = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    Ok(headers
        .filter_map(|key| found.remove(key).map(|kind| KindOfSubject { key: key.to_owned(), ..kind }))
        .collect())
}

impl SubjectKind {
    /// People: the first of the table.
    pub const PERSON: SubjectKind = SubjectKind(0);

    /// All kinds, in the order of the table.
    ///
    /// ```
    /// use model::SubjectKind;
    /// assert_eq!(SubjectKind::all().next(), Some(SubjectKind::PERSON));
    /// ```
    pub fn all() -> impl Iterator<Item = SubjectKind> {
        (0..TABLE.len()).map(|n| SubjectKind(n as u8))
    }

    /// All but people.
    ///
    /// ```
    /// use model::SubjectKind;
    /// assert!(SubjectKind::others().all(|kind| kind != SubjectKind::PERSON));
    /// ```
    pub fn others() -> impl Iterator<Item = SubjectKind> {
        SubjectKind::all().filter(|kind| *kind != SubjectKind::PERSON)
    }

    /// The kind of that key.
    ///
    /// ```
    /// use model::SubjectKind;
    /// assert_eq!(SubjectKind::of("person"), Some(SubjectKind::PERSON));
    /// assert_eq!(SubjectKind::of("household"), None, "only a newer program knows it");
    /// ```
    pub fn of(key: &str) -> Option<SubjectKind> {
        SubjectKind::all().find(|kind| kind.key() == key)
    }

    /// Its entry.
    ///
    /// ```
    /// assert_eq!(model::SubjectKind::of("checkpoint").unwrap().entry().letter, 'k');
    /// ```
    pub fn entry(self) -> &'static KindOfSubject {
        &TABLE[usize::from(self.0)]
    }

    /// Its name in data.
    ///
    /// ```
    /// assert_eq!(model::SubjectKind::PERSON.key(), "person");
    /// ```
    pub fn key(self) -> &'static str {
        &self.entry().key
    }

    /// The series from which its numbers are taken.
    ///
    /// ```
    /// use model::SubjectKind;
    /// assert_eq!(SubjectKind::of("unit").unwrap().series(), "subjects unit");
    /// assert_eq!(SubjectKind::PERSON.series(), "persons", "as before there were other kinds");
    /// ```
    pub fn series(self) -> String {
        if self == SubjectKind::PERSON { "persons".to_owned() } else { format!("subjects {}", self.key()) }
    }
}

impl<'de> Deserialize<'de> for SubjectKind {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<SubjectKind, D::Error> {
        let key = std::borrow::Cow::<'de, str>::deserialize(d)?;
        SubjectKind::of(&key)
            .ok_or_else(|| serde::de::Error::custom(format_args!("no kind of subject is called {key}")))
    }
}

impl Serialize for SubjectKind {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.key())
    }
}

impl fmt::Debug for SubjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// By what one of a kind is told from the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Which {
    /// A running number of this register.
    Number(u64),
    /// The stable id of a row that ships with the program.
    Shipped(Arc<str>),
}

/// One subject.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    kind: SubjectKind,
    which: Which,
}

/// Numbers of a kind are below this.
const NUMBERS: u64 = 1 << 47;

impl Subject {
    /// In the store people are below, and whatever is no person begins here.
    pub const FIRST_THAT_IS_NO_PERSON: u64 = 1 << 48;

    /// The one of that kind with a running number.
    ///
    /// ```
    /// use model::{Subject, SubjectKind};
    /// let checkpoint = Subject::numbered(SubjectKind::of("checkpoint").unwrap(), 1);
    /// assert_eq!(checkpoint.to_string(), "k1");
    /// ```
    pub fn numbered(kind: SubjectKind, number: u64) -> Subject {
        Subject { kind, which: Which::Number(number) }
    }

    /// A row that ships with the program.
    ///
    /// ```
    /// use model::{Subject, SubjectKind};
    /// let prison = Subject::shipped(SubjectKind::of("facility").unwrap(), "F117");
    /// assert_eq!(prison.to_string(), "f:F117", "the same in every register");
    /// ```
    pub fn shipped(kind: SubjectKind, id: &str) -> Subject {
        Subject { kind, which: Which::Shipped(id.into()) }
    }

    /// Its kind.
    ///
    /// ```
    /// use model::{Subject, SubjectKind};
    /// assert_eq!("p12".parse::<Subject>()?.kind(), SubjectKind::PERSON);
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn kind(&self) -> SubjectKind {
        self.kind
    }

    /// The person, where it is one.
    ///
    /// ```
    /// use model::{PersonId, Subject};
    /// assert_eq!("p12".parse::<Subject>()?.person(), Some(PersonId(12)));
    /// assert_eq!("k12".parse::<Subject>()?.person(), None);
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Subject { kind: SubjectKind::PERSON, which: Which::Number(number) } => Some(PersonId(*number)),
            _ => None,
        }
    }

    /// Its running number, where it has one.
    ///
    /// ```
    /// use model::Subject;
    /// assert_eq!("k12".parse::<Subject>()?.number(), Some(12));
    /// assert_eq!("f:F117".parse::<Subject>()?.number(), None);
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn number(&self) -> Option<u64> {
        if let Which::Number(number) = self.which { Some(number) } else { None }
    }

    /// The id of its row in the data that ship, where it is one.
    ///
    /// ```
    /// use model::Subject;
    /// assert_eq!("f:F117".parse::<Subject>()?.shipped_id(), Some("F117"));
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn shipped_id(&self) -> Option<&str> {
        if let Which::Shipped(id) = &self.which { Some(id) } else { None }
    }

    /// The names under which it ships, in Arabic and English.
    ///
    /// ```
    /// use model::Subject;
    /// assert_eq!("l:SY12".parse::<Subject>()?.shipped_names(), Some(["درعا", "Daraa"]));
    /// assert_eq!("k12".parse::<Subject>()?.shipped_names(), None);
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn shipped_names(&self) -> Option<[&'static str; 2]> {
        self.kind.entry().shipped?.names(self.shipped_id()?)
    }

    /// The number by which the store finds the acts about it: that of a person is the person's own, as ever.
    /// Two rows that ship could share one; whoever reads an act compares the subject itself.
    ///
    /// ```
    /// use model::Subject;
    /// assert_eq!("p12".parse::<Subject>()?.key(), 12);
    /// assert_ne!("k12".parse::<Subject>()?.key(), "u12".parse::<Subject>()?.key());
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn key(&self) -> u64 {
        let low = match &self.which {
            Which::Number(number) => *number & (NUMBERS - 1),
            Which::Shipped(id) => NUMBERS | fingerprint(id),
        };
        match self.person() {
            Some(person) => person.0,
            None => (u64::from(self.kind.entry().number) * Subject::FIRST_THAT_IS_NO_PERSON) | low,
        }
    }

    /// Whether a key of the store is a person's.
    ///
    /// ```
    /// use model::Subject;
    /// assert!(Subject::is_key_of_person("p12".parse::<Subject>()?.key()));
    /// assert!(!Subject::is_key_of_person("f:F117".parse::<Subject>()?.key()));
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn is_key_of_person(key: u64) -> bool {
        key < Subject::FIRST_THAT_IS_NO_PERSON
    }
}

/// Forty-seven bits of an id (FNV-1a, folded), the same on every machine for ever.
fn fingerprint(id: &str) -> u64 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash ^ (hash >> 47)) & (NUMBERS - 1)
}

impl From<PersonId> for Subject {
    fn from(person: PersonId) -> Subject {
        Subject::numbered(SubjectKind::PERSON, person.0)
    }
}

impl PartialEq<PersonId> for Subject {
    fn eq(&self, other: &PersonId) -> bool {
        self.person() == Some(*other)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = self.kind.entry().letter;
        match &self.which {
            Which::Number(number) => write!(f, "{letter}{number}"),
            Which::Shipped(id) => write!(f, "{letter}:{id}"),
        }
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Subject {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Subject, NotAnId> {
        let mut letters = text.chars();
        let letter = letters.next().ok_or(NotAnId)?;
        let kind = SubjectKind::all().find(|kind| kind.entry().letter == letter).ok_or(NotAnId)?;
        let rest = letters.as_str();
        if let Some(id) = rest.strip_prefix(':') {
            let plain = !id.is_empty()
                && id.len() <= 64
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
            return if plain && kind.entry().shipped.is_some() {
                Ok(Subject::shipped(kind, id))
            } else {
                Err(NotAnId)
            };
        }
        let number: u64 = rest.parse().map_err(|_| NotAnId)?;
        let canonical = !rest.starts_with('+') && (rest == "0" || !rest.starts_with('0'));
        match canonical && (kind == SubjectKind::PERSON || number < NUMBERS) {
            true => Ok(Subject::numbered(kind, number)),
            false => Err(NotAnId),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Subject, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Travels for Subject {
    fn begins_with(letter: char) -> bool {
        SubjectKind::all().any(|kind| kind.entry().letter == letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_whole_and_nothing_in_it_stands_twice() {
        let (mut numbers, mut letters) = (BTreeSet::new(), BTreeSet::from(['s', 'i', 'o', 'm', 'd', 'c']));
        let headers =
            include_str!("../vocab/subjects.toml").lines().filter(|line| line.starts_with('[')).count();
        assert_eq!(SubjectKind::all().count(), headers);
        for kind in SubjectKind::all() {
            let entry = kind.entry();
            assert!(
                numbers.insert(entry.number) && letters.insert(entry.letter),
                "{kind:?}: its number or its letter is another's"
            );
            assert!(
                [&entry.ar, &entry.en, &entry.ar_all, &entry.en_all].iter().all(|name| !name.is_empty()),
                "{kind:?} lacks a name"
            );
            assert_eq!(SubjectKind::of(entry.key.as_str()), Some(kind));
        }
        let person = SubjectKind::PERSON.entry();
        assert_eq!((person.key.as_str(), person.number, person.letter), ("person", 0, 'p'));
    }

    #[test]
    fn a_subject_comes_back_from_its_text_and_people_are_called_as_ever() {
        for text in ["p12", "p0", "f3", "f:F117", "u:SYA-MI-245", "l:SY12", "k1", "n200"] {
            assert_eq!(text.parse::<Subject>().map(|subject| subject.to_string()), Ok(text.to_owned()));
        }
        let person = Subject::from(PersonId(12));
        assert_eq!(
            (person.to_string().as_str(), person.key(), person.person()),
            ("p12", 12, Some(PersonId(12)))
        );
        for wrong in [
            "",
            "p",
            "p012",
            "p+1",
            "f:",
            "f: ",
            "p:F117",
            "k:1",
            "z3",
            "f99999999999999999",
            "f:../x",
            "سجن",
        ] {
            assert_eq!(wrong.parse::<Subject>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn keys_of_the_store_tell_every_subject_from_every_other() {
        let mut keys = BTreeSet::new();
        let minted = SubjectKind::all()
            .flat_map(|kind| [0, 1, 2, 1_000_000].map(|number| Subject::numbered(kind, number)));
        let shipped = SubjectKind::all().flat_map(|kind| {
            let ids = kind.entry().shipped.map(Shipped::ids).unwrap_or_default();
            ids.into_iter().map(move |id| Subject::shipped(kind, id))
        });
        for subject in minted.chain(shipped) {
            assert!(keys.insert(subject.key()), "{subject}");
            assert_eq!(Subject::is_key_of_person(subject.key()), subject.person().is_some(), "{subject}");
            assert!(subject.key() < 1 << 63, "{subject}: a database counts to there");
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert!(keys.len() > 1_000, "the data that ship are among them");
    }

    #[test]
    fn what_ships_has_its_names() {
        let prison: Subject = "f:F117".parse().expect("a subject");
        assert!(prison.shipped_names().is_some_and(|[ar, en]| ar.contains("صيدنايا") && !en.is_empty()));
        assert_eq!("f:F99999".parse::<Subject>().expect("a subject").shipped_names(), None);
        assert_eq!(Subject::from(PersonId(1)).shipped_names(), None);
    }
}
