//! Grounds and levels: every way in which two records can stand to each other.
//!
//! A comparison answers one [`Level`] for each [`GroundEntry`]. Levels fall into
//! *groups* (what could be seen at all: two full dates, a year and a date …) and
//! *families* (what was seen: equal, close …). A family of agreement is divided
//! into *bins* by how common the value is, so that the frequency of a name is
//! part of the pattern and the weights are a plain sum.
//!
//! To add a ground, add a row to [`GROUNDS`], a field to the packed record and a
//! line to `compare`; the screen explains it with the message `link-{name}`.

/// The number of a level within its ground; 0 is always "nothing to compare".
pub(crate) type Level = u8;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum GroundKind {
    Given,
    Father,
    Grandfather,
    Family,
    Mother,
    Place,
    Birth,
    Party,
    Taken,
    Governorate,
    Sex,
    Register,
    Phone,
    National,
    Order,
}

/// How many grounds there are.
pub(crate) const COUNT: usize = 15;

/// One family of levels.
pub(crate) struct LevelFamily {
    pub name: &'static str,
    /// Seen under the same conditions; the families of a group exclude each other.
    pub group: u8,
    /// First level and number of bins.
    pub first: Level,
    pub bins: u8,
}

const fn f(name: &'static str, group: u8, first: Level, bins: u8) -> LevelFamily {
    LevelFamily { name, group, first, bins }
}

/// One ground and its families.
pub(crate) struct GroundEntry {
    pub kind: GroundKind,
    pub name: &'static str,
    pub bits: u32,
    pub families: &'static [LevelFamily],
    /// Groups from this one on belong to pairs across scripts.
    pub column: Option<Column>,
}

/// Which table of frequencies the bins of a ground follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Column {
    Forename = 0,
    Family = 1,
    Mother = 2,
    Place = 3,
}

/// Bins of the commonness of a value, one octave each.
pub(crate) const BINS: u8 = 16;

pub(crate) const DIFFERENT: Level = 1;
pub(crate) const CLOSE_NAMES: Level = 2;
pub(crate) const NEAR_NAMES: Level = 3;
pub(crate) const FAR_NAMES: Level = 4;
pub(crate) const CLOSE: Level = 5;
pub(crate) const NEAR: Level = 11;
pub(crate) const FAR: Level = 17;
pub(crate) const EQUAL: Level = 23;
pub(crate) const X_DIFFERENT: Level = 39;
pub(crate) const X_FAR: Level = 40;
pub(crate) const X_NEAR: Level = 44;
pub(crate) const X_CLOSE: Level = 50;
pub(crate) const X_EQUAL: Level = 56;
pub(crate) const X_APART: Level = 62;

/// Families of a name: in one script, a slip that makes no other name ("slip")
/// is told apart from two names that happen to be similar ("names"); across scripts,
/// a spelling that is hard to read ("different") from another name ("apart").
const NAME: &[LevelFamily] = &[
    f("different", 1, DIFFERENT, 1),
    f("close-names", 1, CLOSE_NAMES, 1),
    f("near-names", 1, NEAR_NAMES, 1),
    f("far-names", 1, FAR_NAMES, 1),
    f("close-slip", 1, CLOSE, 6),
    f("near-slip", 1, NEAR, 6),
    f("far-slip", 1, FAR, 6),
    f("equal", 1, EQUAL, 16),
    f("script-apart", 2, X_APART, 1),
    f("script-different", 2, X_DIFFERENT, 1),
    f("script-far", 2, X_FAR, 4),
    f("script-near", 2, X_NEAR, 6),
    f("script-close", 2, X_CLOSE, 6),
    f("script-equal", 2, X_EQUAL, 6),
];

/// Two full dates, neither of them 1 January: group 1. One or both a year, a
/// month or 1 January: group 2. Years from ages or ranges: group 3. Ages: group 4; 0 often stands
/// for "not known": group 5.
const BIRTH: &[LevelFamily] = &[
    f("day", 1, 1, 1),
    f("day-month-swapped", 1, 2, 1),
    f("one-digit", 1, 3, 1),
    f("other-year-same-day", 1, 4, 1),
    f("month", 1, 5, 1),
    f("year", 1, 6, 1),
    f("one-year", 1, 7, 1),
    f("three-years", 1, 8, 1),
    f("eight-years", 1, 9, 1),
    f("fifteen-years", 1, 10, 1),
    f("generations", 1, 11, 1),
    f("coarse-month", 2, 12, 1),
    f("coarse-year", 2, 13, 1),
    f("coarse-one-year", 2, 14, 1),
    f("coarse-three-years", 2, 15, 1),
    f("coarse-eight-years", 2, 16, 1),
    f("coarse-fifteen-years", 2, 17, 1),
    f("coarse-generations", 2, 18, 1),
    f("range-within", 3, 19, 1),
    f("range-one-year", 3, 20, 1),
    f("range-four-years", 3, 21, 1),
    f("range-further", 3, 22, 1),
    f("age", 4, 23, 1),
    f("age-one-year", 4, 24, 1),
    f("age-three-years", 4, 25, 1),
    f("age-eight-years", 4, 26, 1),
    f("age-fifteen-years", 4, 27, 1),
    f("age-generations", 4, 28, 1),
    f("age-nought", 5, 29, 1),
    f("age-nought-further", 5, 30, 1),
];

/// Two days: group 1. Otherwise spans: group 2.
const TAKEN: &[LevelFamily] = &[
    f("day", 1, 1, 1),
    f("three-days", 1, 2, 1),
    f("month", 1, 3, 1),
    f("digit", 1, 4, 1),
    f("quarter", 1, 5, 1),
    f("year", 1, 6, 1),
    f("further", 1, 7, 1),
    f("within-month", 2, 8, 1),
    f("within-span", 2, 9, 1),
    f("span-month", 2, 10, 1),
    f("span-year", 2, 11, 1),
    f("span-further", 2, 12, 1),
];

const AGREE: &[LevelFamily] = &[f("different", 1, 1, 1), f("equal", 1, 2, 1)];
/// Where the given names agree, so do the sexes, and it says next to nothing.
const SEX: &[LevelFamily] = &[
    f("different", 1, 1, 1),
    f("equal", 1, 2, 1),
    f("different-one-name", 2, 3, 1),
    f("equal-one-name", 2, 4, 1),
];
const PARTY: &[LevelFamily] = &[f("different", 1, 1, 1), f("equal", 1, 2, 8)];
const ORDER: &[LevelFamily] = &[f("in-place", 1, 1, 1), f("shifted", 1, 2, 1), f("joined", 1, 3, 1)];

macro_rules! ground {
    ($kind:ident, $name:literal, $bits:literal, $families:expr, $column:expr) => {
        GroundEntry {
            kind: GroundKind::$kind,
            name: $name,
            bits: $bits,
            families: $families,
            column: $column,
        }
    };
}

/// Every ground, in the order of the pattern code.
pub(crate) const GROUNDS: [GroundEntry; COUNT] = [
    ground!(Given, "given-name", 6, NAME, Some(Column::Forename)),
    ground!(Father, "father-name", 6, NAME, Some(Column::Forename)),
    ground!(Grandfather, "grandfather-name", 6, NAME, Some(Column::Forename)),
    ground!(Family, "family-name", 6, NAME, Some(Column::Family)),
    ground!(Mother, "mother-name", 6, NAME, Some(Column::Mother)),
    ground!(Place, "place", 6, NAME, Some(Column::Place)),
    ground!(Birth, "birth", 5, BIRTH, None),
    ground!(Party, "party", 4, PARTY, None),
    ground!(Taken, "taken", 4, TAKEN, None),
    ground!(Governorate, "governorate", 2, AGREE, None),
    ground!(Sex, "sex", 3, SEX, None),
    ground!(Register, "register-number", 2, AGREE, None),
    ground!(Phone, "phone", 2, AGREE, None),
    ground!(National, "national-number", 2, AGREE, None),
    ground!(Order, "order", 2, ORDER, None),
];

/// Bit offset of each ground in a code.
pub(crate) const SHIFT: [u32; COUNT] = shifts();

const fn shifts() -> [u32; COUNT] {
    let mut out = [0; COUNT];
    let mut i = 1;
    while i < COUNT {
        out[i] = out[i - 1] + GROUNDS[i - 1].bits;
        i += 1;
    }
    assert!(out[COUNT - 1] + GROUNDS[COUNT - 1].bits <= 64);
    out
}

/// A comparison in one word: the level of every ground.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Pattern(pub u64);

impl Pattern {
    pub(crate) fn of(levels: &[Level; COUNT]) -> Pattern {
        let mut c = 0;
        for (level, shift) in levels.iter().zip(SHIFT) {
            c |= u64::from(*level) << shift;
        }
        Pattern(c)
    }
    pub(crate) fn level(self, ground: usize) -> Level {
        (self.0 >> SHIFT[ground] & ((1 << GROUNDS[ground].bits) - 1)) as Level
    }
    pub(crate) fn levels(self) -> [Level; COUNT] {
        std::array::from_fn(|g| self.level(g))
    }
}

impl GroundEntry {
    /// The family of a level and the bin within it; `None` for 0.
    pub(crate) fn family(&self, level: Level) -> Option<(usize, u8)> {
        self.families
            .iter()
            .position(|f| level >= f.first && level < f.first + f.bins)
            .map(|i| (i, level - self.families[i].first))
    }
}
