//! What was understood from the words of a source.
//!
//! **Invariant:** a value stands beside the words as said, never instead of
//! them. What could not be understood is [`Value::Words`]; "nobody knows" is
//! [`Value::Unknown`], which is a value and not an empty cell.

use dates::Fuzzy;
use serde::{Deserialize, Serialize};

/// The parts of a name, each as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameParts {
    /// The person's own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The father's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub father: Option<String>,
    /// The grandfather's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grandfather: Option<String>,
    /// Family, branch or place name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Abu … or Umm …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kunya: Option<String>,
    /// Titles and ranks, set aside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    /// Other spellings given in the same words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<String>,
}

/// One reading of the words of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing beyond the words.
    #[default]
    Words,
    /// The source says that it is not known.
    Unknown,
    /// The parts of a name.
    Name(NameParts),
    /// A date, with the other readings that the words allow.
    Date {
        /// The reading that is used.
        is: Fuzzy,
        /// Other readings ("the feast": which one?).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        or: Vec<Fuzzy>,
    },
    /// An age in years, both ends included.
    Age {
        /// Youngest.
        min: u8,
        /// Oldest.
        max: u8,
    },
    /// P-codes of the places the words can mean; several stay several.
    Place {
        /// Stable codes.
        is: Vec<String>,
        /// The alias by which they were found.
        alias: String,
    },
    /// Ids of the parties or units the words can mean.
    Party {
        /// Stable ids of `agencies.csv`.
        is: Vec<String>,
        /// The alias by which they were found.
        alias: String,
    },
    /// Ids of the places of detention the words can mean.
    Facility {
        /// Stable ids of `facilities.csv`.
        is: Vec<String>,
        /// The alias by which they were found.
        alias: String,
    },
    /// A code of the vocabulary of the property.
    Code(String),
    /// Digits and marks of a number or telephone, in Western digits.
    Digits(String),
}

impl Value {
    /// Whether two readings can be true of one person at once: one may be
    /// finer than the other. `None` when they cannot be compared.
    pub fn agrees(&self, other: &Value) -> Option<bool> {
        match (self, other) {
            (Value::Date { is: a, or: aa }, Value::Date { is: b, or: bb }) => {
                let all = |x: &Fuzzy, xs: &[Fuzzy]| std::iter::once(*x).chain(xs.iter().copied()).collect::<Vec<_>>();
                let (left, right) = (all(a, aa), all(b, bb));
                Some(left.iter().any(|x| right.iter().any(|y| dates::agrees(x, y))))
            }
            (Value::Age { min: a, max: b }, Value::Age { min: c, max: d }) => Some(a <= d && c <= b),
            (Value::Code(a), Value::Code(b)) => Some(a == b),
            (Value::Digits(a), Value::Digits(b)) => Some(a == b),
            (Value::Place { is: a, .. }, Value::Place { is: b, .. }) => {
                Some(any_pair(a, b, |x, y| crate::gazetteer::within(x, y) || crate::gazetteer::within(y, x)))
            }
            (Value::Party { is: a, .. }, Value::Party { is: b, .. }) => {
                Some(any_pair(a, b, |x, y| crate::parties::within(x, y) || crate::parties::within(y, x)))
            }
            (Value::Facility { is: a, .. }, Value::Facility { is: b, .. }) => Some(any_pair(a, b, |x, y| x == y)),
            _ => None,
        }
    }
}

fn any_pair(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    a.iter().any(|x| b.iter().any(|y| same(x, y)))
}
