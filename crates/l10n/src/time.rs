//! Moments: how long ago, and the clock of a day.
//!
//! The clock is never read here; seconds since 1970 come in as arguments.

use crate::Reader;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Reader {
    /// How long ago something was, in one unit: «قبل ٣ أيام».
    pub fn ago(self, seconds: i64) -> String {
        let count = |key: &str, unit: i64| self.ta(key, &[("n", (seconds / unit).into())]);
        match seconds {
            ..MINUTE => self.t("just-now").to_owned(),
            MINUTE..HOUR => count("ago-minutes", MINUTE),
            HOUR..DAY => count("ago-hours", HOUR),
            _ if seconds < 45 * DAY => count("ago-days", DAY),
            _ if seconds < 548 * DAY => self.ta("ago-months", &[("n", ((seconds / DAY + 15) / 30).into())]),
            _ => self.ta("ago-years", &[("n", ((seconds / DAY + 182) / 365).into())]),
        }
    }

    /// A moment as day and clock, «٢٠٢٦/١١/٣ ٠٩:٤٥», at so many minutes from UTC.
    pub fn moment(self, seconds: i64, zone_minutes: i32) -> String {
        let local = seconds + i64::from(zone_minutes) * MINUTE;
        let clock = local.rem_euclid(DAY);
        let day = self.day_number(local.div_euclid(DAY));
        let clock = format!("{:02}:{:02}", clock / HOUR, clock % HOUR / MINUTE);
        format!("{day} {}", self.digits(&clock))
    }

    fn day_number(self, days: i64) -> String {
        let (year, month, day) = civil(days);
        self.digits(&format!("{year}/{month}/{day}")).into_owned()
    }
}

/// Year, month and day of a day since 1970-01-01 (H. Hinnant, "chrono-compatible
/// low-level date algorithms", `civil_from_days`); any number is a day.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.clamp(-100_000_000, 100_000_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    const AR: Reader = Reader::new(Lang::Ar);
    const EN: Reader = Reader::new(Lang::En);

    #[test]
    fn how_long_ago() {
        assert_eq!(AR.ago(3), "الآن");
        assert_eq!(AR.ago(2 * MINUTE), "قبل دقيقتين");
        assert_eq!(AR.ago(3 * DAY), "قبل ٣ أيام");
        assert_eq!(AR.ago(14 * DAY), "قبل ١٤ يوماً");
        assert_eq!(EN.ago(60 * DAY), "2 months ago");
        assert_eq!(EN.ago(800 * DAY), "2 years ago");
        assert_eq!(AR.ago(-5), "الآن");
    }

    #[test]
    fn a_moment_has_its_day_and_clock() {
        // 2026-11-24 08:55:21 UTC; Damascus is three hours ahead.
        assert_eq!(AR.moment(1_795_510_521, 180), "٢٠٢٦/١١/٢٤ ١١:٥٥");
        assert_eq!(EN.moment(0, 0), "1970/1/1 00:00");
        assert!(EN.moment(-1, 0).starts_with("1969/12/31"));
        assert!(!EN.moment(i64::MAX / 2, 0).is_empty());
    }
}
