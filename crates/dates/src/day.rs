//! One civil day, as a number.
//!
//! Days are counted from 1970-01-01 in the proleptic Gregorian calendar, so
//! that comparing, sorting and measuring gaps is integer arithmetic. There is
//! no time of day and no zone: sources speak of days.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// A day, counted from 1970-01-01. Written and read as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(pub i32);

/// The years a day may lie in: four digits, as EDTF writes them.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

impl Day {
    /// The day of a year, month (1–12) and day of month, if there is one.
    ///
    /// ```
    /// assert!(dates::Day::from_ymd(2013, 2, 29).is_none());
    /// assert_eq!(dates::Day::from_ymd(2012, 2, 29).unwrap().iso(), "2012-02-29");
    /// ```
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        let fits = YEARS.contains(&year) && day >= 1 && day <= month_length(year, month);
        fits.then(|| Day(days_from_civil(year, month, day)))
    }

    /// Year, month and day of month.
    ///
    /// ```
    /// assert_eq!(dates::Day::parse_iso("2012-02-29").unwrap().ymd(), (2012, 2, 29));
    /// ```
    pub fn ymd(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The year.
    ///
    /// ```
    /// assert_eq!(dates::Day::parse_iso("2012-02-29").unwrap().year(), 2012);
    /// ```
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// `YYYY-MM-DD`.
    ///
    /// ```
    /// assert_eq!(dates::Day(0).iso(), "1970-01-01");
    /// ```
    pub fn iso(self) -> String {
        self.to_string()
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    ///
    /// ```
    /// use dates::Day;
    /// assert_eq!(Day::parse_iso("1970-01-02"), Some(Day(1)));
    /// // What people write is for `dates::read`; this is for what programs wrote.
    /// assert_eq!(Day::parse_iso("2013-5-1"), None);
    /// assert_eq!(Day::parse_iso("2013-02-30"), None);
    /// ```
    pub fn parse_iso(text: &str) -> Option<Day> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let all_digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(year, 4) || !all_digits(month, 2) || !all_digits(day, 2) {
            return None;
        }
        Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day `days` later, or earlier when negative; kept within four-digit years.
    ///
    /// ```
    /// use dates::Day;
    /// let day = Day::parse_iso("2012-02-28").unwrap();
    /// assert_eq!(day.plus(2).iso(), "2012-03-01");
    /// assert_eq!(day.plus(i32::MAX).iso(), "9999-12-31", "no year that EDTF cannot write");
    /// ```
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(FIRST.0, LAST.0))
    }

    /// Days from `earlier` to this one; negative when it is later.
    ///
    /// ```
    /// use dates::Day;
    /// let [taken, seen] = ["2013-12-30", "2014-01-02"].map(|day| Day::parse_iso(day).unwrap());
    /// assert_eq!((seen.since(taken), taken.since(seen)), (3, -3));
    /// ```
    pub fn since(self, earlier: Day) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }
}

/// The first day that can be written.
pub(crate) const FIRST: Day = Day(-719_528);
/// The last day that can be written.
pub(crate) const LAST: Day = Day(2_932_896);

/// Days in a month; 0 where there is no such month.
pub(crate) fn month_length(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let shifted = (i32::from(month) + 9) % 12;
    let doy = (153 * shifted + 2) / 5 + i32::from(day) - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let z = i64::from(days) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let shifted = (5 * doy + 2) / 153;
    let day = (doy - (153 * shifted + 2) / 5 + 1) as u8;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u8;
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month, day)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse_iso(&text).ok_or_else(|| D::Error::custom("a day is written YYYY-MM-DD"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_goes_there_and_back() {
        for n in -200_000..100_000 {
            let (y, m, d) = Day(n).ymd();
            assert_eq!(Day::from_ymd(y, m, d), Some(Day(n)));
        }
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_ymd(0, 1, 1), Some(FIRST));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(LAST));
    }

    #[test]
    fn only_iso_is_iso() {
        for bad in ["2013-5-1", "2013-02-30", "13-05-01", "2013/05/01", "", "2013-05-01T", "+013-05-01"] {
            assert_eq!(Day::parse_iso(bad), None, "{bad}");
        }
    }
}
