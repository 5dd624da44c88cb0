//! Calendar dates packed so that two of them can be compared field by field.

/// Year, month and day in one word; month and day are 0 where they were not said.
/// `Ymd::NONE` is no date at all.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub(crate) struct Ymd(pub u32);

impl Ymd {
    pub(crate) const NONE: Ymd = Ymd(0);

    pub(crate) fn new(year: i32, month: u32, day: u32) -> Ymd {
        if !(1800..=2200).contains(&year) || month > 12 || day > 31 {
            return Ymd::NONE;
        }
        Ymd((year as u32) << 9 | month << 5 | if month == 0 { 0 } else { day })
    }

    pub(crate) fn is_some(self) -> bool {
        self.0 != 0
    }
    pub(crate) fn year(self) -> i32 {
        (self.0 >> 9) as i32
    }
    pub(crate) fn month(self) -> u32 {
        self.0 >> 5 & 15
    }
    pub(crate) fn day(self) -> u32 {
        self.0 & 31
    }
    /// A full date that was probably meant: 1 January mostly says "year only".
    pub(crate) fn is_exact(self) -> bool {
        self.day() != 0 && !self.is_new_year()
    }
    pub(crate) fn is_new_year(self) -> bool {
        self.0 & 511 == (1 << 5 | 1)
    }

    /// `2014`, `2014-03`, `2014-03-07`.
    pub(crate) fn read(text: &str) -> Option<Ymd> {
        let mut parts = text.split('-');
        let year: i32 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month: u32 = parts.next().map_or(Ok(0), str::parse).ok()?;
        let day: u32 = parts.next().map_or(Ok(0), str::parse).ok()?;
        let read = Ymd::new(year, month, day);
        let is_day = day == 0 || civil_from_days(days_from_civil(year, month, day)) == (year, month, day);
        (parts.next().is_none() && read.is_some() && is_day).then_some(read)
    }

    /// The first and last day meant, as days since 1970-01-01.
    pub(crate) fn days(self) -> (i32, i32) {
        let (y, m, d) = (self.year(), self.month(), self.day());
        match (m, d) {
            (0, _) => (days_from_civil(y, 1, 1), days_from_civil(y, 12, 31)),
            (12, 0) => (days_from_civil(y, 12, 1), days_from_civil(y, 12, 31)),
            (_, 0) => (days_from_civil(y, m, 1), days_from_civil(y, m + 1, 1) - 1),
            _ => (days_from_civil(y, m, d), days_from_civil(y, m, d)),
        }
    }

    /// The date a span of days stands for: a day, a month, a year, or nothing
    /// for any other span (see [`years`]).
    pub(crate) fn of_span(from: i32, to: i32) -> Ymd {
        if from > to {
            return Ymd::NONE;
        }
        let (y, m, d) = civil_from_days(from);
        if from == to {
            return Ymd::new(y, m, d);
        }
        let month = Ymd::new(y, m, 0);
        let year = Ymd::new(y, 0, 0);
        if month.is_some() && month.days() == (from, to) {
            month
        } else if year.is_some() && year.days() == (from, to) {
            year
        } else {
            Ymd::NONE
        }
    }
}

/// The years a span of days touches.
pub(crate) fn years(from: i32, to: i32) -> (i32, i32) {
    (civil_from_days(from).0, civil_from_days(to).0)
}

/// Days since 1970-01-01 of a civil date (Hinnant, "chrono-compatible
/// low-level date algorithms").
pub(crate) fn days_from_civil(y: i32, m: u32, d: u32) -> i32 {
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if m > 2 { m as i32 - 3 } else { m as i32 + 9 }) + 2) / 5 + d as i32 - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// The civil date of a day number.
pub(crate) fn civil_from_days(z: i32) -> (i32, u32, u32) {
    let z = i64::from(z) + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let d = (doy - (153 * mp + 2) / 5 + 1) as u32;
    let m = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
    let y = (yoe + era * 400) as i32 + i32::from(m <= 2);
    (y, m, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_two_ways_of_saying_one_thing() {
        for z in (-60_000..60_000).step_by(37) {
            let (y, m, d) = civil_from_days(z);
            assert_eq!(days_from_civil(y, m, d), z);
        }
    }

    #[test]
    fn a_day_that_no_month_has_is_no_day() {
        assert_eq!(["2013-02-30", "2013-02-29", "2013-04-31"].map(Ymd::read), [None; 3]);
        assert!(Ymd::read("2012-02-29").is_some());
    }

    #[test]
    fn a_span_keeps_its_precision() {
        for text in ["1987", "1987-02", "1987-12", "1987-02-28"] {
            let read = Ymd::read(text).expect("a date");
            let (from, to) = read.days();
            assert_eq!(Ymd::of_span(from, to), read, "{text}");
        }
    }
}
