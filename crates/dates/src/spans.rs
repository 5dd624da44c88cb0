//! Parts of a date and times around it: the end of a year, two days before a
//! feast, three years ago.

use crate::day::Day;
use crate::events::FeastPart;
use crate::fuzzy::{Fuzzy, Precision};
use crate::tokens::Tok;
use crate::words::{Sense, Unit};

/// On which side of a feast or a harvest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

pub(crate) fn side(toks: &[Tok]) -> Option<Side> {
    toks.iter().find_map(|t| match t {
        Tok::Sense(Sense::Before) => Some(Side::Before),
        Tok::Sense(Sense::After) => Some(Side::After),
        _ => None,
    })
}

/// "By two days": how far before or after.
pub(crate) fn offset_days(toks: &[Tok]) -> Option<i32> {
    side(toks)?;
    let count = |n: &u32| i32::try_from(*n).unwrap_or(0);
    toks.iter().zip(toks.iter().skip(1).map(Some).chain([None])).find_map(|(tok, next)| match (tok, next) {
        (Tok::Sense(Sense::Span(n, unit)), _) if *n > 0 => Some(count(n) * days_in(*unit)),
        (Tok::Num(n, 1..=2), Some(Tok::Sense(Sense::Span(_, unit)))) => Some(count(n) * days_in(*unit)),
        (Tok::Sense(Sense::DayWord), None) => Some(1),
        (Tok::Sense(Sense::MonthWord), None) => Some(30),
        (Tok::Sense(Sense::YearWord), None) => Some(365),
        _ => None,
    })
}

pub(crate) fn days_in(unit: Unit) -> i32 {
    match unit {
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Month => 30,
        Unit::Year => 365,
    }
}

/// The time shortly before or after a window.
pub(crate) fn around(window: Fuzzy, side: Option<Side>, offset: Option<i32>, reach: i32) -> Option<Fuzzy> {
    let (from, to) = (window.from?, window.to?);
    Some(match (side, offset) {
        (None, _) => window,
        (Some(Side::Before), Some(days)) => Fuzzy::day(from.plus(-days)).roughly(),
        (Some(Side::After), Some(days)) => Fuzzy::day(to.plus(days)).roughly(),
        (Some(Side::Before), None) => Fuzzy::range(from.plus(-reach), from.plus(-1)).roughly(),
        (Some(Side::After), None) => Fuzzy::range(to.plus(1), to.plus(reach)).roughly(),
    })
}

pub(crate) fn part_of(toks: &[Tok]) -> FeastPart {
    let nth = toks.iter().find_map(|t| match t {
        Tok::Sense(Sense::Ordinal(n @ 1..=4)) | Tok::Num(n @ 1..=4, 1) => i32::try_from(*n).ok(),
        Tok::Sense(Sense::Early) => Some(1),
        _ => None,
    });
    match nth {
        Some(n) => FeastPart::Nth(n),
        None if toks.contains(&Tok::Sense(Sense::Eve)) => FeastPart::Eve,
        None => FeastPart::Whole,
    }
}

/// The first, middle or last third: of a year four months, of a month ten days.
pub(crate) fn third(date: Fuzzy, which: i32) -> Option<Fuzzy> {
    let (from, to) = (date.from?, date.to?);
    let (year, month, _) = from.ymd();
    let months = |a: u8, b: u8| Some(Fuzzy::month(year, a)?.hull(Fuzzy::month(year, b)?));
    match date.precision {
        Precision::Day => Some(date),
        Precision::Year => months(which as u8 * 4 + 1, which as u8 * 4 + 4),
        Precision::Month if which < 2 => Some(Fuzzy::range(
            Day::from_ymd(year, month, which as u8 * 10 + 1)?,
            Day::from_ymd(year, month, which as u8 * 10 + 10)?,
        )),
        Precision::Month => Some(Fuzzy::range(Day::from_ymd(year, month, 21)?, to)),
        _ => {
            let length = i32::try_from(to.since(from) + 1).ok()?;
            Some(Fuzzy::range(from.plus(length * which / 3), from.plus(length * (which + 1) / 3 - 1)))
        }
    }
}

/// The n-th of so many equal parts; of a year, whole months.
pub(crate) fn fraction(date: Fuzzy, which: u8, of: u8) -> Option<Fuzzy> {
    let (from, to) = (date.from?, date.to?);
    if date.precision == Precision::Year {
        let months = 12 / of;
        let first = (which - 1) * months + 1;
        return Some(Fuzzy::month(from.year(), first)?.hull(Fuzzy::month(from.year(), first + months - 1)?));
    }
    let length = i32::try_from(to.since(from) + 1).ok()?;
    let start = |n: u8| from.plus(length * i32::from(n) / i32::from(of));
    Some(Fuzzy::range(start(which - 1), start(which).plus(-1)))
}

/// So many units before today, give or take half a unit.
pub(crate) fn ago(today: Day, count: u32, unit: Unit) -> Option<Fuzzy> {
    let days = days_in(unit);
    let centre = today.plus(-(i32::try_from(count).ok()?.checked_mul(days)?));
    Some(match unit {
        Unit::Day => Fuzzy::day(centre).roughly(),
        _ => Fuzzy::range(centre.plus(-days / 2), centre.plus(days / 2).min(today)).roughly(),
    })
}
