//! The register as it stood: everything that can be read can be read as of an earlier day or act.
//!
//! A day is a day of our knowledge: what had been written in the log by its end, in Damascus, and nothing
//! that was written later, whatever it speaks of. The earlier register is a [`House`] of its own, folded from
//! the acts up to there, so each page, list and sheet is told by the same verbs as today's.
//!
//! **Invariant:** nobody is told more of an earlier day than of today: the roles are those of today, what was
//! forgotten since is forgotten, and readers outside the house, who are told no times, read today's only.

use crate::desk::Desk;
use crate::house::{Clock, House, end_of};
use crate::open::parts;
use crate::refusal::Refusal;
use access::Action;
use dates::Day;
use std::str::FromStr;
use std::sync::Arc;
use store::{Past, past};

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

/// A clock that stands.
struct Stopped(i64);

impl Clock for Stopped {
    fn now(&self) -> i64 {
        self.0
    }
}

impl Desk<'_> {
    /// The register as it stood then, for this colleague to read with [`access::Viewer::in_the_past`]. Acts
    /// are counted by those who read the log: from a number others could tell how many they are not shown.
    pub fn past(&self, as_of: AsOf) -> Result<House, Refusal> {
        self.may_read_as_of(as_of)?;
        self.house.as_of(as_of)
    }

    /// Whether this colleague may read the register as of then.
    pub fn may_read_as_of(&self, as_of: AsOf) -> Result<(), Refusal> {
        self.viewer.may(Action::Past)?;
        match as_of {
            AsOf::Act(_) if !self.reads_whole_log() => Err(Refusal::Field(FIELD, "as-of-day-alone")),
            _ => Ok(()),
        }
    }
}

impl House {
    fn as_of(&self, as_of: AsOf) -> Result<House, Refusal> {
        let not_come = Refusal::Field(FIELD, "as-of-not-come");
        let (until, moment) = match as_of {
            AsOf::Act(act) => {
                let stored = self.store.act(act)?.ok_or(not_come)?;
                (act, stored.keys.at)
            }
            AsOf::Day(day) if day > self.today() => return Err(not_come),
            AsOf::Day(day) => {
                let end = end_of(day);
                (past::last_before(&*self.store, end)?, (end - 1).min(self.now()))
            }
        };
        if until == 0 {
            return Err(Refusal::Field(FIELD, "as-of-before"));
        }
        let earlier = Arc::new(Past::of(self.store.clone(), until));
        self.reopened_on(earlier, Arc::new(Stopped(moment)), as_of, parts())
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
