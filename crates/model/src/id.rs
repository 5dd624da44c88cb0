//! Identifiers that know their kind: a person is not a claim.
//!
//! Each is a running number inside one register, written with a letter so that
//! a number copied from a page cannot be used for something else.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

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

#[cfg(test)]
mod tests {
    use super::*;

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
