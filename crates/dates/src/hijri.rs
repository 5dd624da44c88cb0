//! The Hijri calendar, by the Umm al-Qura rules, as days of the civil one.
//!
//! Months begin when a moon is seen, and Syria often began a day before or after
//! Mecca. A converted day is therefore always marked `about`.

use crate::day::Day;
use crate::fuzzy::Fuzzy;
use icu_calendar::{Date, cal::Hijri, types::RataDie};

/// The years understood as Hijri when nothing else is said.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1300..=1500;

/// Rata die of 1970-01-01.
const EPOCH: i64 = 719_163;

/// The first day of a Hijri month.
fn first(year: i32, month: u8) -> Option<Day> {
    let date = Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura()).ok()?;
    i32::try_from(date.to_rata_die().to_i64_date() - EPOCH).ok().map(Day)
}

/// The first day of the following month.
fn next(year: i32, month: u8) -> Option<Day> {
    if month == 12 { first(year + 1, 1) } else { first(year, month + 1) }
}

/// A Hijri day. A thirtieth that our rules do not have is the day after the
/// twenty-ninth: the sky was read differently.
pub(crate) fn day(year: i32, month: u8, day: u8) -> Option<Fuzzy> {
    let fits = (1..=12).contains(&month) && (1..=30).contains(&day);
    Some(Fuzzy::day(first(year, month).filter(|_| fits)?.plus(i32::from(day) - 1)).roughly())
}

/// A Hijri month.
pub(crate) fn month(year: i32, month: u8) -> Option<Fuzzy> {
    let fits = (1..=12).contains(&month);
    Some(Fuzzy::range(first(year, month).filter(|_| fits)?, next(year, month)?.plus(-1)).roughly())
}

/// A Hijri year.
pub(crate) fn year(year: i32) -> Option<Fuzzy> {
    Some(Fuzzy::range(first(year, 1)?, next(year, 12)?.plus(-1)).roughly())
}

/// The Hijri year and month of a civil day.
pub(crate) fn year_month(day: Day) -> (i32, u8) {
    let date = Date::from_rata_die(RataDie::new(i64::from(day.0) + EPOCH), Hijri::new_umm_al_qura());
    (date.year().extended_year(), date.month().ordinal)
}

/// The Hijri years whose given month touches a civil year: one or two.
pub(crate) fn years_touching(civil_year: i32, month_wanted: u8) -> Vec<i32> {
    let Some(civil) = Fuzzy::year_of(civil_year) else { return Vec::new() };
    let Some(start) = civil.from else { return Vec::new() };
    let (first_year, _) = year_month(start);
    (first_year..=first_year + 2)
        .filter(|&y| month(y, month_wanted).is_some_and(|m| !m.disjoint(&civil)))
        .collect()
}
