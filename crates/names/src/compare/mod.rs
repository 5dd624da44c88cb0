//! Whole names compared, with reasons.
//!
//! The parts of two names are aligned in order: a part may be missing on one
//! side, or be written as two words on the other. The given name decides
//! between brothers, so it weighs most; the family name next.

mod chain;
mod name;
mod token;
mod weigh;

pub use name::Name;

/// Which part of a name a ground speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NamePart {
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

impl NamePart {
    /// Every part, for whoever must have a word for each.
    pub const ALL: [NamePart; 5] =
        [NamePart::Given, NamePart::Middle, NamePart::Family, NamePart::Kunya, NamePart::Whole];

    /// A stable word for files and for the keys of messages.
    ///
    /// ```
    /// assert_eq!(names::NamePart::Middle.code(), "middle");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            NamePart::Given => "given",
            NamePart::Middle => "middle",
            NamePart::Family => "family",
            NamePart::Kunya => "kunya",
            NamePart::Whole => "whole",
        }
    }
}

/// How two parts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NameAgreement {
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

impl NameAgreement {
    /// Every kind, for whoever must have a word for each.
    pub const ALL: [NameAgreement; 11] = [
        NameAgreement::Equal,
        NameAgreement::Close,
        NameAgreement::Latin,
        NameAgreement::Joined,
        NameAgreement::Short,
        NameAgreement::Initial,
        NameAgreement::Missing,
        NameAgreement::Different,
        NameAgreement::Order,
        NameAgreement::Alternative,
        NameAgreement::Placeholder,
    ];

    /// A stable word for files and for the keys of messages.
    ///
    /// ```
    /// assert_eq!(names::NameAgreement::Latin.code(), "latin");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            NameAgreement::Equal => "equal",
            NameAgreement::Close => "close",
            NameAgreement::Latin => "latin",
            NameAgreement::Joined => "joined",
            NameAgreement::Short => "short",
            NameAgreement::Initial => "initial",
            NameAgreement::Missing => "missing",
            NameAgreement::Different => "different",
            NameAgreement::Order => "order",
            NameAgreement::Alternative => "alternative",
            NameAgreement::Placeholder => "placeholder",
        }
    }
}

/// One reason: how one part agrees or does not.
#[derive(Clone, Debug, PartialEq)]
pub struct NameGround {
    /// The part.
    pub part: NamePart,
    /// How the two sides stand.
    pub kind: NameAgreement,
    /// The part as written on the first side; empty when missing.
    pub a: String,
    /// The part as written on the second side; empty when missing.
    pub b: String,
    /// Closeness of this part, 0–1.
    pub value: f32,
}

impl NameGround {
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
    pub grounds: Vec<NameGround>,
}

/// What `athar names score` prints for one pair.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Score {
    /// See [`Similarity::value`].
    pub similarity: f32,
    /// Calibrated probability that the two names are of one person.
    pub probability: f32,
    /// Part by part.
    pub grounds: Vec<NameGround>,
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
