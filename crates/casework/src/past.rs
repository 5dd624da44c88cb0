//! The register as it stood: everything that can be read can be read as of an earlier day or act.
//!
//! A day is a day of our knowledge: what had been written in the log by its end, in Damascus, and nothing
//! that was written later, whatever it speaks of. The earlier register is a [`House`] of its own, folded from
//! the acts up to there, so each page, list and sheet is told by the same verbs as today's.
//!
//! **Invariant:** nobody is told more of an earlier day than of today: the roles are those of today, what was
//! forgotten since is forgotten, and readers outside the house, who are told no times, read today's only.

use crate::desk::Desk;
use crate::house::House;
use crate::open::parts;
use access::Action;
use register::clock::{Clock, end_of};
use register::{AsOf, Refusal};
use std::sync::Arc;
use store::{Past, past};

const FIELD: &str = "as_of";

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
                let stored = self.register.store().act(act)?.ok_or(not_come)?;
                (act, stored.keys.at)
            }
            AsOf::Day(day) if day > self.today() => return Err(not_come),
            AsOf::Day(day) => {
                let end = end_of(day);
                (past::last_before(self.register.store(), end)?, (end - 1).min(self.now()))
            }
        };
        if until == 0 {
            return Err(Refusal::Field(FIELD, "as-of-before"));
        }
        let earlier = Arc::new(Past::of(self.register.shared_store(), until));
        let earlier = self.register.reopened_on(earlier, Arc::new(Stopped(moment)), as_of, parts())?;
        Ok(House::on(earlier))
    }
}
