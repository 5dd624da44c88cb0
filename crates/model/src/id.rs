//! Identifiers that know their kind: a person is not a claim.
//!
//! Each is a running number inside one register, written with a letter so that
//! a number copied from a page cannot be used for something else. Outside of its
//! register it is called by the register and a name there: [`Abroad`].

use serde::{Deserialize, Serialize};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

/// The text is not an identifier of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier of this kind")
    }
}
impl std::error::Error for NotAnId {}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let digits = text.strip_prefix($letter).ok_or(NotAnId)?;
                if (digits.starts_with('0') && digits != "0") || digits.starts_with('+') {
                    return Err(NotAnId);
                }
                digits.parse().map($name).map_err(|_| NotAnId)
            }
        }
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id!(/// One file: what one organisation keeps about one person.
    PersonId, "p");
id!(/// Who or what said something: a list, a person interviewed, a paper.
    SourceId, "s");
id!(/// One accepted import, which can be withdrawn as a whole.
    ImportId, "i");
id!(/// An organisation whose words stand in the register.
    OrganisationId, "o");
id!(/// A colleague with a way to sign in.
    MemberId, "m");
id!(/// A file kept as evidence.
    DocumentId, "d");
id!(/// One act of the log, by its number.
    ActId, "a");

/// One claim: the act of the log in which it was said, and its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// Number of the act in the log.
    pub act: u64,
    /// Place among the claims of that act, from 0.
    pub index: u16,
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "c{}.{}", self.act, self.index)
    }
}
impl FromStr for ClaimId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (act, index) = text.strip_prefix('c').and_then(|t| t.split_once('.')).ok_or(NotAnId)?;
        Ok(ClaimId { act: act.parse().map_err(|_| NotAnId)?, index: index.parse().map_err(|_| NotAnId)? })
    }
}
impl Serialize for ClaimId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for ClaimId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A register among others, by the number it was given when it was made: small letters, digits and hyphens,
/// at most [`NAME_LETTERS_MAX`]. Its copies have the same, and no other register has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Home(Arc<str>);

/// Letters of a register's number, and of a name in it.
pub(crate) const NAME_LETTERS_MAX: usize = 64;

impl Home {
    /// The number itself.
    ///
    /// ```
    /// let home: model::id::Home = "4f2a09".parse()?;
    /// assert_eq!(home.as_str(), "4f2a09");
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What can be named from outside of its register.
pub trait Travels {
    /// Whether names of such things begin with that letter.
    fn begins_with(letter: char) -> bool;
}

macro_rules! travels {
    ($($id:ty: $letter:literal),*) => {$(
        impl Travels for $id {
            fn begins_with(letter: char) -> bool { letter == $letter }
        }
    )*};
}
travels!(PersonId: 'p', SourceId: 's', ClaimId: 'c', ActId: 'a');

/// A thing as it is called in every register: that in which it was first said, a slash, and its name there
/// (`p12`, `c7.3`, or a reference that shows no running number, `p-…`). What the name means only its home can
/// tell; to everybody else two things with one name are one thing, and p12 of here is not p12 of there.
///
/// ```
/// use model::id::{Abroad, PersonId};
/// let person: Abroad<PersonId> = "4f2a09/p12".parse()?;
/// assert_eq!((person.home().as_str(), person.name()), ("4f2a09", "p12"));
/// assert!("4f2a09/c7.3".parse::<Abroad<PersonId>>().is_err(), "a claim is no person");
/// # Ok::<(), model::id::NotAnId>(())
/// ```
pub struct Abroad<T> {
    home: Home,
    name: Arc<str>,
    of: PhantomData<fn() -> T>,
}

impl<T: Travels> Abroad<T> {
    /// The thing that its home calls so.
    ///
    /// ```
    /// use model::{PersonId, id::{Abroad, Home}};
    /// let home: Home = "4f2a09".parse()?;
    /// assert_eq!(Abroad::<PersonId>::new(&home, "p12")?.to_string(), "4f2a09/p12");
    /// assert!(Abroad::<PersonId>::new(&home, "c7.3").is_err(), "a claim is no person");
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn new(home: &Home, name: &str) -> Result<Abroad<T>, NotAnId> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
        let fits = (2..=NAME_LETTERS_MAX).contains(&name.len()) && name.bytes().all(plain);
        match fits && name.chars().next().is_some_and(T::begins_with) {
            true => Ok(Abroad { home: home.clone(), name: name.into(), of: PhantomData }),
            false => Err(NotAnId),
        }
    }
}

impl<T> Abroad<T> {
    /// The register in which it was first said.
    ///
    /// ```
    /// use model::{PersonId, id::Abroad};
    /// let person: Abroad<PersonId> = "4f2a09/p12".parse()?;
    /// assert_eq!(person.home().as_str(), "4f2a09");
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// What it is called there.
    ///
    /// ```
    /// use model::{PersonId, id::Abroad};
    /// let person: Abroad<PersonId> = "4f2a09/p12".parse()?;
    /// assert_eq!(person.name(), "p12", "which is not p12 of here");
    /// # Ok::<(), model::id::NotAnId>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }
}

// By hand: what is named need not be comparable itself.
impl<T> Clone for Abroad<T> {
    fn clone(&self) -> Self {
        Abroad { home: self.home.clone(), name: self.name.clone(), of: PhantomData }
    }
}
impl<T> PartialEq for Abroad<T> {
    fn eq(&self, other: &Self) -> bool {
        (&self.home, &self.name) == (&other.home, &other.name)
    }
}
impl<T> Eq for Abroad<T> {}
impl<T> PartialOrd for Abroad<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Abroad<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.home, &self.name).cmp(&(&other.home, &other.name))
    }
}
impl<T> std::hash::Hash for Abroad<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.home, &self.name).hash(state);
    }
}
impl<T> fmt::Debug for Abroad<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
impl<T> fmt::Display for Abroad<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.home, self.name)
    }
}
impl<T: Travels> FromStr for Abroad<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (home, name) = text.split_once('/').ok_or(NotAnId)?;
        Abroad::new(&home.parse()?, name)
    }
}
impl<T> Serialize for Abroad<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de, T: Travels> Deserialize<'de> for Abroad<T> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for Home {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=NAME_LETTERS_MAX).contains(&text.len()) && text.bytes().all(plain);
        if fits { Ok(Home(text.into())) } else { Err(NotAnId) }
    }
}
impl Serialize for Home {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Home {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The number of the act in which nothing was written: what ships has it.
pub(crate) const NO_ACT: u64 = 0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Part, Subject};

    /// Every text of up to three letters out of those on which reading turns.
    fn texts() -> impl Iterator<Item = String> {
        const LETTERS: [&str; 12] = ["", "p", "c", "f", "s", "e", "1", "-", ".", "/", "P", "ع"];
        let each = || LETTERS.into_iter();
        each().flat_map(move |a| {
            each().flat_map(move |b| each().flat_map(move |c| each().map(move |d| format!("{a}{b}{c}{d}"))))
        })
    }

    fn comes_back<T: Travels>() {
        let mut read = 0;
        for text in texts().flat_map(|name| [format!("h/{name}"), name]) {
            if let Ok(thing) = text.parse::<Abroad<T>>() {
                read += 1;
                assert_eq!(thing.to_string(), text);
                let json = serde_json::to_string(&thing).expect("text");
                assert_eq!(serde_json::from_str::<Abroad<T>>(&json).expect("the same"), thing);
                assert!(thing.name().chars().next().is_some_and(T::begins_with), "{text}");
            } else {
                assert!(serde_json::from_value::<Abroad<T>>(text.clone().into()).is_err(), "{text}");
            }
        }
        assert!(read > 10, "{read}");
    }

    #[test]
    fn a_name_from_elsewhere_comes_back_from_its_text_or_is_refused() {
        comes_back::<PersonId>();
        comes_back::<SourceId>();
        comes_back::<ClaimId>();
        comes_back::<Subject>();
        comes_back::<Part>();
    }

    #[test]
    fn the_same_number_of_two_registers_is_two_things() {
        let of = |text: &str| text.parse::<Abroad<PersonId>>();
        assert_ne!(of("aa/p1"), of("bb/p1"));
        assert_eq!(of("aa/p1"), of("aa/p1"));
        assert!(
            of("aa/p1").expect("read") < of("bb/p1").expect("read"),
            "there is an order for bundles to be in"
        );
        let long = "p".repeat(NAME_LETTERS_MAX + 1);
        for wrong in [
            "p1",
            "/p1",
            "aa/",
            "aa/p",
            "aa/c1.0",
            "aa/p1/p2",
            "AA/p1",
            "aa/p 1",
            "a a/p1",
            "aa/p1\n",
            &format!("aa/{long}"),
            &format!("{long}/p1"),
        ] {
            assert_eq!(of(wrong), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn an_id_comes_back_from_its_text() {
        assert_eq!("p12".parse(), Ok(PersonId(12)));
        assert_eq!("m0".parse(), Ok(MemberId(0)), "the operator at the machine");
        assert_eq!(PersonId(12).to_string(), "p12");
        assert_eq!("c7.3".parse(), Ok(ClaimId { act: 7, index: 3 }));
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        assert_eq!("s12".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("p012".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("p".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("p-1".parse::<PersonId>(), Err(NotAnId));
    }
}
