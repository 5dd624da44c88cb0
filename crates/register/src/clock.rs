//! The only clock and the only chance of a register.

use dates::Day;

/// Tells the time. The only clock of a register.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00Z.
    fn now(&self) -> i64;

    /// The day it is in Damascus (UTC+3, without summer time since 2022).
    fn today(&self) -> Day {
        day_of(self.now())
    }
}

const DAY_MS: i64 = 86_400_000;
/// Damascus is three hours before UTC.
const DAMASCUS_MS: i64 = 3 * 3_600_000;

/// The day of a moment, in Damascus: the day that pages, lists and names of files show.
pub fn day_of(at: i64) -> Day {
    Day((at + DAMASCUS_MS).div_euclid(DAY_MS) as i32)
}

/// The second of that day.
pub fn second_of(at: i64) -> i64 {
    (at + DAMASCUS_MS).rem_euclid(DAY_MS) / 1000
}

/// The moment at which a day ends in Damascus, in milliseconds since 1970.
pub fn end_of(day: Day) -> i64 {
    (i64::from(day.0) + 1) * DAY_MS - DAMASCUS_MS
}

/// Gives randomness. The only chance of a register.
pub trait Chance: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists, names of copies and `--as-of` agree with the pages on which day it was.
    #[test]
    fn a_day_ends_at_midnight_in_damascus() {
        let day = Day::parse_iso("2024-03-01").expect("a day");
        assert_eq!([end_of(day) - 1, end_of(day)].map(day_of), [day, Day(day.0 + 1)]);
        assert_eq!([end_of(day) - 1000, end_of(day)].map(second_of), [86_399, 0]);
        assert_eq!(
            day_of(i64::from(day.0) * DAY_MS + 22 * 3_600_000),
            Day(day.0 + 1),
            "ten in the evening in London"
        );
    }
}
