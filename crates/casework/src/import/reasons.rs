//! Why rows wait, and the ways in which each reason is answered.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Split,
    /// The cell in question.
    Cell,
    Without,
    /// Who it is, where the row does not tell.
    Who,
    /// Every cell.
    Row,
    /// One of those that are here.
    This,
    One,
}

/// The ways of each reason, the likeliest first. A row can always be left out.
const REASONS: &[(&str, &[Way])] = &[
    ("two-people", &[Way::Split, Way::One]),
    (SEVERAL, &[Way::Split, Way::One]),
    (MAY_BE_THERE, &[Way::This, Way::One]),
    ("merged-name", &[Way::One, Way::Cell]),
    ("heading-or-name", &[Way::One, Way::Cell]),
    ("number-of-another", &[Way::One, Way::Row]),
    (NUMBER_OF_SEVERAL, &[Way::One, Way::Row]),
    ("no-name", &[Way::Who]),
    ("no-sentence", &[Way::Who]),
    ("broken-json", &[Way::Who]),
    // A formula was to give the name, and gave none.
    ("formula-only", &[Way::Who]),
    // A name outside of the list of people: it has no column of its own.
    ("beside", &[Way::One, Way::Who]),
    ("lost-letters", &[Way::Cell, Way::Without]),
    ("impossible", &[Way::Cell, Way::Without]),
    ("implausible", &[Way::Cell, Way::Without]),
    ("future", &[Way::Cell, Way::Without]),
    // A list may be right and the person another one: it is taken as it stands, by two people.
    ("forgotten", &[Way::One]),
    ("place-near", &[Way::Cell, Way::One, Way::Without]),
    ("party-near", &[Way::Cell, Way::One, Way::Without]),
    ("facility-near", &[Way::Cell, Way::One, Way::Without]),
    // Under which title each cell stands, a person sees.
    ("other-titles", &[Way::Row, Way::One]),
    ("shifted", &[Way::Row, Way::One]),
    ("extra-cells", &[Way::Row, Way::One]),
    ("unclosed-quote", &[Way::Row, Way::One]),
    ("too-many-cells", &[Way::Row, Way::One]),
];

/// Of any other reason: the cell in question, or the row as it stands.
const OTHERWISE: &[Way] = &[Way::Cell, Way::Without, Way::One];

/// Reasons that ask who is meant, and not what a cell says.
pub(super) const OF_WHOM: &[&str] = &[
    "two-people",
    SEVERAL,
    MAY_BE_THERE,
    "merged-name",
    "heading-or-name",
    "number-of-another",
    NUMBER_OF_SEVERAL,
    "forgotten",
    "beside",
];

/// Whether a row that waits for that reason may be taken as it stands, once a person looked at it.
pub(super) fn can_stand(reason: &str) -> bool {
    ways_of(reason).contains(&Way::One)
}

pub(super) fn ways_of(reason: &str) -> &'static [Way] {
    REASONS.iter().find(|(of, _)| *of == reason).map_or(OTHERWISE, |(_, ways)| ways)
}

/// Why a row waits in which somebody who was forgotten may be meant.
pub(crate) const FORGOTTEN: &str = "forgotten";

/// Why a row waits that tells of something of the name and place of what has a file.
pub(crate) const MAY_BE_THERE: &str = "may-be-there";

/// Why a row waits whose number stands in several files.
pub(super) const NUMBER_OF_SEVERAL: &str = "number-of-several";

/// Why a row waits that names several things in one cell.
pub(super) const SEVERAL: &str = "several-things";

/// Why rows wait that name several in one cell.
pub(super) const NAMES_SEVERAL: [&str; 2] = ["two-people", SEVERAL];

/// Dates that are none: never taken as they stand.
pub(super) const NO_DATE: &[&str] = &["future", "impossible", "implausible"];

/// Names that are only like a known one: taken as they stand they are words, and not that one.
pub(super) const ONLY_NEAR: &[&str] = &["place-near", "party-near", "facility-near"];
