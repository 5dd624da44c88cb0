//! What was understood from the words of a source.
//!
//! **Invariant:** a value stands beside the words as said, never instead of
//! them. What could not be understood is [`Value::Words`]; "nobody knows" is
//! [`Value::Unknown`], which is a value and not an empty cell.

use crate::subject::Subject;
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
    /// Another subject of the register.
    Subject(Subject),
    /// A point on the earth (WGS 84), in millionths of a degree, and how near it is known to lie.
    Point {
        /// North of the equator.
        north: i32,
        /// East of Greenwich.
        east: i32,
        /// It lies within so many metres of there.
        within_m: u32,
    },
    /// Some time from one date to another; an end that nobody said is open.
    Span {
        /// From when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Fuzzy>,
        /// Until when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Fuzzy>,
    },
}

impl Value {
    /// The figures of a point (degrees north and east, and how far around it may lie) or of a time (EDTF
    /// interval); none for other values. What reads them again reads the same value.
    ///
    /// ```
    /// use model::Value;
    /// let point = Value::Point { north: 32_888_250, east: 36_040_970, within_m: 500 };
    /// assert_eq!(point.figures().as_deref(), Some("32.88825, 36.04097 ±500 m"));
    /// assert_eq!(Value::Words.figures(), None);
    /// ```
    pub fn figures(&self) -> Option<String> {
        let date = |date: &Option<Fuzzy>| date.as_ref().map(Fuzzy::edtf).unwrap_or_default();
        match self {
            Value::Point { within_m, .. } => Some(format!("{} ±{within_m} m", self.degrees_as_said()?)),
            Value::Span { from, to } => Some(format!("{}/{}", date(from), date(to))),
            _ => None,
        }
    }

    /// The degrees of a point with as many decimals as it was said with: more would say that it is known
    /// better. None for other values.
    ///
    /// ```
    /// use model::Value;
    /// let point = Value::Point { north: 32_620_000, east: 36_100_000, within_m: 557 };
    /// assert_eq!(point.degrees_as_said().as_deref(), Some("32.62, 36.10"));
    /// let point = Value::Point { north: 32_888_250, east: 36_040_970, within_m: 500 };
    /// assert_eq!(point.degrees_as_said().as_deref(), Some("32.88825, 36.04097"));
    /// ```
    pub fn degrees_as_said(&self) -> Option<String> {
        let Value::Point { north, east, within_m } = self else { return None };
        Some(degrees(*north, *east, decimals_of(&[*north, *east], *within_m)))
    }

    /// Whether two readings can be true of one person at once: one may be
    /// finer than the other. `None` when they cannot be compared.
    ///
    /// ```
    /// use model::Value;
    /// let taken = |code: &str| Value::Place { is: vec![code.into()], alias: String::new() };
    /// assert_eq!(taken("C6124").agrees(&taken("SY12")), Some(true), "a town within its governorate");
    /// assert_eq!(taken("SY12").agrees(&Value::Words), None, "words are not compared");
    /// ```
    pub fn agrees(&self, other: &Value) -> Option<bool> {
        match (self, other) {
            (Value::Date { is: a, or: aa }, Value::Date { is: b, or: bb }) => {
                let all = |x: &Fuzzy, xs: &[Fuzzy]| {
                    std::iter::once(*x).chain(xs.iter().copied()).collect::<Vec<_>>()
                };
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
            (Value::Facility { is: a, .. }, Value::Facility { is: b, .. }) => {
                Some(any_pair(a, b, |x, y| x == y))
            }
            (Value::Subject(a), Value::Subject(b)) => Some(a == b),
            (
                Value::Point { north: a, east: b, within_m: near },
                Value::Point { north: c, east: d, within_m: far },
            ) => Some(metres([*a, *b], [*c, *d]) <= f64::from(*near) + f64::from(*far)),
            (Value::Span { from: a, to: b }, Value::Span { from: c, to: d }) => {
                Some(can_meet(a, d) && can_meet(c, b))
            }
            _ => None,
        }
    }
}

/// Whether a time that begins so can reach one that ends so.
fn can_meet(from: &Option<Fuzzy>, to: &Option<Fuzzy>) -> bool {
    match (from.and_then(|date| date.from), to.and_then(|date| date.to)) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    }
}

/// How far two points lie apart, on a sphere of the mean radius (IUGG: 6,371,008.8 m), by the haversine.
fn metres(a: [i32; 2], b: [i32; 2]) -> f64 {
    let [north_a, east_a, north_b, east_b] =
        [a[0], a[1], b[0], b[1]].map(|part| (f64::from(part) / 1e6).to_radians());
    let half = |angle: f64| libm::sin(angle / 2.0) * libm::sin(angle / 2.0);
    let chord = half(north_b - north_a) + libm::cos(north_a) * libm::cos(north_b) * half(east_b - east_a);
    2.0 * 6_371_008.8 * libm::asin(libm::sqrt(chord.clamp(0.0, 1.0)))
}

fn any_pair(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    a.iter().any(|x| b.iter().any(|y| same(x, y)))
}

fn degrees(north: i32, east: i32, decimals: usize) -> String {
    let of = |millionths: i32| f64::from(millionths) / 1e6;
    format!("{:.decimals$}, {:.decimals$}", of(north), of(east))
}

/// How many decimals millionths of degrees are told with: as many as they have, and as many as say how far
/// the point is known, as it is read ([`crate::understand`]).
fn decimals_of(degrees: &[i32], within_m: u32) -> usize {
    // Half a unit of the last place; a degree of latitude is 111 km.
    let known =
        |decimals: &usize| (55_660.0 / 10_f64.powi(*decimals as i32)).ceil() <= f64::from(within_m.max(5));
    let has =
        |millionths: &i32| (0..=6).find(|decimals| millionths % 10_i32.pow(6 - decimals) == 0).unwrap_or(6);
    let has = degrees.iter().map(has).max().unwrap_or(6) as usize;
    has.max((0..=6).find(known).unwrap_or(6).min(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_agree_as_far_as_they_are_known() {
        let at = |north: f64, east: f64, within_m| Value::Point {
            north: (north * 1e6) as i32,
            east: (east * 1e6) as i32,
            within_m,
        };
        // A degree of latitude is 111.2 km.
        let (a, b) = (at(33.0, 36.0, 50), at(34.0, 36.0, 50));
        assert_eq!(a.agrees(&b), Some(false));
        assert_eq!(at(33.0, 36.0, 60_000).agrees(&at(34.0, 36.0, 60_000)), Some(true));
        assert!((metres([33_000_000, 36_000_000], [34_000_000, 36_000_000]) - 111_195.0).abs() < 10.0);
        assert_eq!(a.agrees(&a), Some(true));
    }

    #[test]
    fn times_agree_where_they_can_meet() {
        let year = |year: &str| dates::parse_edtf(year);
        let span = |from: &str, to: &str| Value::Span { from: year(from), to: year(to) };
        assert_eq!(span("2011", "2013").agrees(&span("2013", "2020")), Some(true));
        assert_eq!(span("2011", "2013").agrees(&span("2014", "")), Some(false));
        assert_eq!(span("", "").agrees(&span("2014", "")), Some(true));
    }

    #[test]
    fn a_link_is_written_as_the_subject_is_called() {
        let link = Value::Subject("f:F117".parse().expect("a subject"));
        let text = serde_json::to_string(&link).expect("text");
        assert_eq!(text, r#"{"subject":"f:F117"}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("a value"), link);
        assert!(
            serde_json::from_str::<Value>(r#"{"subject":"z3"}"#).is_err(),
            "a kind that only a newer program knows"
        );
    }
}
