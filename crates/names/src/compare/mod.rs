//! Whole names compared, with reasons.
//!
//! The parts of two names are aligned in order: a part may be missing on one
//! side, or be written as two words on the other. The given name decides
//! between brothers, so it weighs most; the family name next.

mod chain;
mod name;
mod weigh;

pub use name::Name;

/// Which part of a name a ground speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// The person's own name.
    Given,
    /// Father's, grandfather's or a further forefather's name.
    Middle,
    /// Family name or nisba.
    Family,
    /// The kunya.
    Kunya,
    /// The name as a whole.
    Whole,
}

impl Part {
    /// Every part, for whoever must have a word for each.
    pub const ALL: [Part; 5] = [Part::Given, Part::Middle, Part::Family, Part::Kunya, Part::Whole];

    /// A stable word for files and for the keys of messages.
    ///
    /// ```
    /// assert_eq!(names::Part::Middle.code(), "middle");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Part::Given => "given",
            Part::Middle => "middle",
            Part::Family => "family",
            Part::Kunya => "kunya",
            Part::Whole => "whole",
        }
    }
}

/// How two parts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// Written alike, or alike after the rules of spelling.
    Equal,
    /// The same letters with small slips.
    Close,
    /// One is a usual Latin spelling of the other.
    Latin,
    /// One word here, two words there.
    Joined,
    /// A short form or nickname of the other.
    Short,
    /// One gives only the initial.
    Initial,
    /// On one side only.
    Missing,
    /// Two names.
    Different,
    /// The parts stand in another order.
    Order,
    /// Another name given for the same person fits.
    Alternative,
    /// One side names nobody.
    Placeholder,
}

impl Kind {
    /// Every kind, for whoever must have a word for each.
    pub const ALL: [Kind; 11] = [
        Kind::Equal,
        Kind::Close,
        Kind::Latin,
        Kind::Joined,
        Kind::Short,
        Kind::Initial,
        Kind::Missing,
        Kind::Different,
        Kind::Order,
        Kind::Alternative,
        Kind::Placeholder,
    ];

    /// A stable word for files and for the keys of messages.
    ///
    /// ```
    /// assert_eq!(names::Kind::Latin.code(), "latin");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Kind::Equal => "equal",
            Kind::Close => "close",
            Kind::Latin => "latin",
            Kind::Joined => "joined",
            Kind::Short => "short",
            Kind::Initial => "initial",
            Kind::Missing => "missing",
            Kind::Different => "different",
            Kind::Order => "order",
            Kind::Alternative => "alternative",
            Kind::Placeholder => "placeholder",
        }
    }
}

/// One reason: how one part agrees or does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The part.
    pub part: Part,
    /// How the two sides stand.
    pub kind: Kind,
    /// The part as written on the first side; empty when missing.
    pub a: String,
    /// The part as written on the second side; empty when missing.
    pub b: String,
    /// Closeness of this part, 0–1.
    pub value: f32,
}

impl Ground {
    /// `given:equal`, `family:latin` …: a stable code for files and messages.
    ///
    /// ```
    /// let told = names::similarity("ماهر خالد الحمصي", "Maher Khaled Al-Homsi");
    /// assert!(told.grounds.iter().any(|ground| ground.code() == "family:latin"));
    /// ```
    pub fn code(&self) -> String {
        format!("{}:{}", self.part.code(), self.kind.code())
    }
}

/// How close two whole names are, and why.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Similarity {
    /// 0 nothing in common … 1 the same name.
    pub value: f32,
    /// Log-odds that the two names are of one person, on lists with brothers
    /// and namesakes, names alone being known.
    pub evidence: f32,
    /// Part by part.
    pub grounds: Vec<Ground>,
}

/// What `athar names score` prints for one pair.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Score {
    /// See [`Similarity::value`].
    pub similarity: f32,
    /// Calibrated probability that the two names are of one person.
    pub probability: f32,
    /// Part by part.
    pub grounds: Vec<Ground>,
}

/// How close two whole names are, in either script, and why.
///
/// ```
/// // Brothers share everything but the name by which they were called.
/// let brothers = names::similarity("سامر خالد الحمصي", "ماهر خالد الحمصي");
/// let same = names::similarity("ماهر خالد الحمصي", "ماهر خالد الحمصى");
/// assert!(same.value > 0.99 && brothers.value < same.value);
/// assert!(brothers.grounds.iter().any(|ground| ground.code() == "given:different"));
/// ```
pub fn similarity(a: &str, b: &str) -> Similarity {
    Name::read(a).similarity(&Name::read(b))
}

/// The probability that belongs to a similarity: calibrated on lists in which
/// brothers, cousins and namesakes stand beside the true pairs, half of all.
///
/// ```
/// use names::{same_probability, similarity};
/// let probability = |a, b| same_probability(&similarity(a, b));
/// assert!(probability("سامر خالد يوسف الحمصي", "ماهر خالد يوسف الحمصي") < 0.1);
/// // A given name alone is borne by too many.
/// assert!(probability("أحمد", "أحمد") < probability("أحمد خالد الحمصي", "أحمد خالد الحمصي"));
/// ```
pub fn same_probability(similarity: &Similarity) -> f32 {
    1.0 / (1.0 + (-similarity.evidence).exp())
}

/// Similarity, probability and grounds of one pair of names.
///
/// ```
/// let brothers = names::score_pair("سامر خالد يوسف الحمصي", "Maher Khaled Yousef Al-Homsi");
/// assert!(brothers.probability < 0.1);
/// let same = names::score_pair("ماهر خالد يوسف الحمصي", "Maher Khaled Yousef Al-Homsi");
/// assert!(same.probability > 0.9);
/// ```
pub fn score_pair(a: &str, b: &str) -> Score {
    let s = similarity(a, b);
    Score { similarity: s.value, probability: same_probability(&s), grounds: s.grounds }
}
