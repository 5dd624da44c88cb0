//! The weights before anything was learned: what lists of this kind usually do.
//!
//! They follow published counts of how Arabic names are miswritten in lists, were
//! tried on invented lists (crate `demo`, `lists`) and on real public ones, and
//! are rounded. Learning starts from them and holds on to them where a list says little.

use crate::levels::{COUNT, GROUNDS, GroundKind};
use crate::model::{Weights, normalise};

type Usual = (&'static str, f64);

const NAME_SAME: &[Usual] = &[
    ("equal", 0.89),
    ("close-slip", 0.03),
    ("near-slip", 0.03),
    ("far-slip", 0.01),
    ("close-names", 0.006),
    ("near-names", 0.004),
    ("far-names", 0.004),
    ("different", 0.02),
    ("script-equal", 0.45),
    ("script-close", 0.22),
    ("script-near", 0.17),
    ("script-far", 0.08),
    ("script-different", 0.012),
    ("script-apart", 0.04),
];
const GIVEN_SAME: &[Usual] = &[
    ("equal", 0.9),
    ("close-slip", 0.03),
    ("near-slip", 0.03),
    ("far-slip", 0.01),
    ("close-names", 0.006),
    ("near-names", 0.004),
    ("far-names", 0.003),
    ("different", 0.004),
    ("script-equal", 0.46),
    ("script-close", 0.22),
    ("script-near", 0.18),
    ("script-far", 0.09),
    ("script-different", 0.012),
    ("script-apart", 0.025),
];
const NAME_RANDOM: &[Usual] = &[
    ("equal", 0.01),
    ("close-slip", 0.0002),
    ("near-slip", 0.0015),
    ("far-slip", 0.008),
    ("close-names", 0.0015),
    ("near-names", 0.006),
    ("far-names", 0.02),
    ("different", 0.95),
    ("script-equal", 0.007),
    ("script-close", 0.005),
    ("script-near", 0.015),
    ("script-far", 0.05),
    ("script-different", 0.03),
    ("script-apart", 0.89),
];
const GIVEN_BROTHERS: &[Usual] = &[
    ("equal", 0.004),
    ("close-slip", 0.0002),
    ("near-slip", 0.002),
    ("far-slip", 0.01),
    ("close-names", 0.003),
    ("near-names", 0.012),
    ("far-names", 0.04),
    ("different", 0.93),
    ("script-equal", 0.004),
    ("script-close", 0.004),
    ("script-near", 0.015),
    ("script-far", 0.06),
    ("script-different", 0.03),
    ("script-apart", 0.89),
];
const BIRTH_SAME: &[Usual] = &[
    ("day", 0.92),
    ("day-month-swapped", 0.02),
    ("one-digit", 0.015),
    ("other-year-same-day", 0.015),
    ("month", 0.002),
    ("year", 0.005),
    ("one-year", 0.006),
    ("three-years", 0.005),
    ("eight-years", 0.004),
    ("fifteen-years", 0.003),
    ("generations", 0.003),
    ("coarse-month", 0.1),
    ("coarse-year", 0.82),
    ("coarse-one-year", 0.04),
    ("coarse-three-years", 0.02),
    ("coarse-eight-years", 0.01),
    ("coarse-fifteen-years", 0.005),
    ("coarse-generations", 0.005),
    ("range-within", 0.95),
    ("range-one-year", 0.02),
    ("range-four-years", 0.02),
    ("range-further", 0.01),
    ("age", 0.93),
    ("age-one-year", 0.04),
    ("age-three-years", 0.01),
    ("age-eight-years", 0.008),
    ("age-fifteen-years", 0.006),
    ("age-generations", 0.006),
    ("age-nought", 0.9),
    ("age-nought-further", 0.1),
];
const BIRTH_RANDOM: &[Usual] = &[
    ("day", 0.0001),
    ("day-month-swapped", 0.0001),
    ("one-digit", 0.002),
    ("other-year-same-day", 0.0008),
    ("month", 0.002),
    ("year", 0.03),
    ("one-year", 0.065),
    ("three-years", 0.12),
    ("eight-years", 0.23),
    ("fifteen-years", 0.23),
    ("generations", 0.32),
    ("coarse-month", 0.003),
    ("coarse-year", 0.035),
    ("coarse-one-year", 0.065),
    ("coarse-three-years", 0.12),
    ("coarse-eight-years", 0.23),
    ("coarse-fifteen-years", 0.23),
    ("coarse-generations", 0.32),
    ("range-within", 0.08),
    ("range-one-year", 0.06),
    ("range-four-years", 0.16),
    ("range-further", 0.7),
    ("age", 0.035),
    ("age-one-year", 0.065),
    ("age-three-years", 0.12),
    ("age-eight-years", 0.23),
    ("age-fifteen-years", 0.23),
    ("age-generations", 0.32),
    ("age-nought", 0.1),
    ("age-nought-further", 0.9),
];
const BIRTH_BROTHERS: &[Usual] = &[
    ("day", 0.012),
    ("day-month-swapped", 0.0002),
    ("one-digit", 0.002),
    ("other-year-same-day", 0.003),
    ("month", 0.002),
    ("year", 0.03),
    ("one-year", 0.13),
    ("three-years", 0.25),
    ("eight-years", 0.33),
    ("fifteen-years", 0.2),
    ("generations", 0.05),
    ("coarse-month", 0.008),
    ("coarse-year", 0.05),
    ("coarse-one-year", 0.13),
    ("coarse-three-years", 0.25),
    ("coarse-eight-years", 0.33),
    ("coarse-fifteen-years", 0.2),
    ("coarse-generations", 0.05),
    ("range-within", 0.13),
    ("range-one-year", 0.12),
    ("range-four-years", 0.3),
    ("range-further", 0.45),
    ("age", 0.05),
    ("age-one-year", 0.13),
    ("age-three-years", 0.25),
    ("age-eight-years", 0.33),
    ("age-fifteen-years", 0.2),
    ("age-generations", 0.05),
    ("age-nought", 0.1),
    ("age-nought-further", 0.9),
];
const TAKEN_SAME: &[Usual] = &[
    ("day", 0.55),
    ("three-days", 0.08),
    ("month", 0.22),
    ("digit", 0.01),
    ("quarter", 0.05),
    ("year", 0.05),
    ("further", 0.04),
    ("within-month", 0.6),
    ("within-span", 0.25),
    ("span-month", 0.08),
    ("span-year", 0.04),
    ("span-further", 0.03),
];
const TAKEN_RANDOM: &[Usual] = &[
    ("day", 0.001),
    ("three-days", 0.004),
    ("month", 0.03),
    ("digit", 0.001),
    ("quarter", 0.06),
    ("year", 0.25),
    ("further", 0.65),
    ("within-month", 0.015),
    ("within-span", 0.1),
    ("span-month", 0.03),
    ("span-year", 0.25),
    ("span-further", 0.6),
];
const AGREE_SAME: &[Usual] = &[("equal", 0.97), ("different", 0.03)];
const SEX_SAME: &[Usual] =
    &[("equal", 0.995), ("different", 0.005), ("equal-one-name", 0.997), ("different-one-name", 0.003)];
const SEX_RANDOM: &[Usual] =
    &[("equal", 0.6), ("different", 0.4), ("equal-one-name", 0.99), ("different-one-name", 0.01)];
const AGREE_RANDOM: &[Usual] = &[("equal", 0.5), ("different", 0.5)];
const NUMBER_RANDOM: &[Usual] = &[("equal", 0.0005), ("different", 0.9995)];
const PARTY_SAME: &[Usual] = &[("equal", 0.65), ("different", 0.35)];
const PARTY_RANDOM: &[Usual] = &[("equal", 0.1), ("different", 0.9)];
const PLACE_SAME: &[Usual] = &[
    ("equal", 0.75),
    ("close-slip", 0.01),
    ("near-slip", 0.01),
    ("far-slip", 0.01),
    ("close-names", 0.005),
    ("near-names", 0.005),
    ("far-names", 0.01),
    ("different", 0.2),
    ("script-equal", 0.4),
    ("script-close", 0.1),
    ("script-near", 0.1),
    ("script-far", 0.1),
    ("script-different", 0.05),
    ("script-apart", 0.25),
];
const ORDER_SAME: &[Usual] = &[("in-place", 0.97), ("shifted", 0.005), ("joined", 0.02)];
const ORDER_RANDOM: &[Usual] = &[("in-place", 0.96), ("shifted", 0.03), ("joined", 0.0001)];

/// What is shared in household, kin, namesakes, clan and alike.
type Shared = [f64; 5];

struct Before {
    same: &'static [Usual],
    random: &'static [Usual],
    brothers: Option<&'static [Usual]>,
    shared: Shared,
}

const fn of(same: &'static [Usual], random: &'static [Usual], shared: Shared) -> Before {
    Before { same, random, brothers: None, shared }
}

fn before(kind: GroundKind) -> Before {
    use GroundKind::*;
    match kind {
        Given => Before {
            brothers: Some(GIVEN_BROTHERS),
            ..of(GIVEN_SAME, NAME_RANDOM, [0.0, 0.0, 1.0, 1.0, 1.0])
        },
        Father => of(NAME_SAME, NAME_RANDOM, [1.0, 1.0, 1.0, 0.0, 1.0]),
        Grandfather => of(NAME_SAME, NAME_RANDOM, [1.0, 0.1, 0.0, 0.1, 0.2]),
        Family => of(NAME_SAME, NAME_RANDOM, [1.0, 1.0, 0.0, 1.0, 1.0]),
        Mother => of(NAME_SAME, NAME_RANDOM, [0.9, 0.0, 0.0, 0.0, 0.0]),
        Place => of(PLACE_SAME, NAME_RANDOM, [0.85, 0.3, 0.0, 0.3, 0.5]),
        Birth => Before {
            brothers: Some(BIRTH_BROTHERS),
            ..of(BIRTH_SAME, BIRTH_RANDOM, [0.0, 0.02, 0.02, 0.02, 0.0])
        },
        Party => of(PARTY_SAME, PARTY_RANDOM, [0.3, 0.05, 0.0, 0.05, 0.05]),
        Taken => of(TAKEN_SAME, TAKEN_RANDOM, [0.25, 0.02, 0.0, 0.02, 0.02]),
        Governorate => of(AGREE_SAME, AGREE_RANDOM, [0.95, 0.6, 0.0, 0.6, 0.7]),
        Sex => of(SEX_SAME, SEX_RANDOM, [0.0; 5]),
        Register => of(AGREE_SAME, NUMBER_RANDOM, [0.97, 0.1, 0.0, 0.1, 0.2]),
        Phone => of(&[("equal", 0.6), ("different", 0.4)], NUMBER_RANDOM, [0.4, 0.0, 0.0, 0.0, 0.0]),
        National => of(AGREE_SAME, &[("equal", 1e-6), ("different", 1.0)], [0.0; 5]),
        Order => of(ORDER_SAME, ORDER_RANDOM, [0.5, 0.0, 0.0, 0.0, 0.0]),
    }
}

impl Weights {
    /// Before learning.
    pub(crate) fn defaults() -> Weights {
        let read = |g: usize, rows: &[Usual]| -> Vec<f64> {
            let find = |name: &str| rows.iter().find(|r| r.0 == name).map_or(1e-4, |r| r.1);
            let mut v: Vec<f64> = GROUNDS[g].families.iter().map(|f| find(f.name)).collect();
            normalise(g, &mut v);
            v
        };
        let all: [Before; COUNT] = std::array::from_fn(|g| before(GROUNDS[g].kind));
        Weights {
            same: std::array::from_fn(|g| read(g, all[g].same)),
            random: std::array::from_fn(|g| read(g, all[g].random)),
            brothers: std::array::from_fn(|g| all[g].brothers.map(|r| read(g, r))),
            shared: std::array::from_fn(|g| {
                let [household, kin, namesakes, clan, alike] = all[g].shared;
                [1.0, household, kin, namesakes, clan, alike, 0.0]
            }),
        }
    }
}

const _: () = assert!(COUNT == 15);
