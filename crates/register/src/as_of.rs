//! Until when a register is told.

use crate::refusal::Refusal;
use dates::Day;
use std::str::FromStr;

const FIELD: &str = "as_of";

/// Until when something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// An act of the log, by its number: it, and all before it.
    Act(u64),
    /// A day, to its end.
    Day(Day),
}

impl FromStr for AsOf {
    type Err = Refusal;

    /// `2024-03-01` is a day, `1200` an act; digits of any script.
    fn from_str(text: &str) -> Result<AsOf, Refusal> {
        let text = dates::western_digits(text.trim());
        let act = || {
            text.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| text.parse().ok())
                .flatten()
                .filter(|act| *act > 0)
        };
        let day = || Day::parse_iso(&text);
        act().map(AsOf::Act).or_else(|| day().map(AsOf::Day)).ok_or(Refusal::Field(FIELD, "as-of-unread"))
    }
}

impl std::fmt::Display for AsOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AsOf::Act(act) => write!(f, "{act}"),
            AsOf::Day(day) => f.write_str(&day.iso()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_acts_are_read_in_the_digits_of_any_script() {
        let read = |text: &str| text.parse::<AsOf>().ok();
        let day = Day::parse_iso("2024-03-01").expect("a day");
        assert_eq!([read("2024-03-01"), read(" ٢٠٢٤-٠٣-٠١ ")], [Some(AsOf::Day(day)); 2]);
        assert_eq!([read("1200"), read("١٢٠٠")], [Some(AsOf::Act(1200)); 2]);
        for wrong in ["", "0", "2024-02-30", "2024-3", "yesterday", "-5", "99999999999999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!((AsOf::Day(day).to_string(), AsOf::Act(7).to_string()), ("2024-03-01".into(), "7".into()));
    }
}
