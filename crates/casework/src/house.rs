//! An opened register.

use crate::ground::{Association, FileTeam, Ground, Map};
use crate::memory::KeptParts;
use crate::past::AsOf;
use crate::records::Records;
use crate::refs::Outside;
use crate::refusal::Refusal;
use access::Viewer;
use dates::Day;
use model::Subject;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, RwLock};
use store::{Store, Trouble, Unit};

/// Tells the time. The only clock of the casework.
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
pub(crate) fn day_of(at: i64) -> Day {
    Day((at + DAMASCUS_MS).div_euclid(DAY_MS) as i32)
}

/// The second of that day.
pub(crate) fn second_of(at: i64) -> i64 {
    (at + DAMASCUS_MS).rem_euclid(DAY_MS) / 1000
}

/// The moment at which a day ends in Damascus, in milliseconds since 1970.
pub(crate) fn end_of(day: Day) -> i64 {
    (i64::from(day.0) + 1) * DAY_MS - DAMASCUS_MS
}

/// Gives randomness. The only chance of the casework.
pub trait Chance: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// An opened register.
pub struct House {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Where and when it is logged that something was read: the register of today, where `store` is as it
    /// once stood.
    log: (Arc<dyn Store>, Arc<dyn Clock>),
    as_of: Option<AsOf>,
    pub(crate) chance: Arc<dyn Chance>,
    /// The teams of today, where the register is read as it once stood: who is told least today is told no
    /// more of then.
    pub(crate) teams: Option<Map<Subject, FileTeam>>,
    /// Records made from the acts when they are first asked for, where the store has none that can be used.
    pub(crate) records: Option<Mutex<Option<Arc<Records>>>>,
    /// How things are called towards those outside.
    pub(crate) outside: Outside,
    // What follows is memory: see there.
    pub(crate) association: RwLock<Arc<Association>>,
    pub(crate) ground: RwLock<Option<Arc<Ground>>>,
    pub(crate) parts: KeptParts,
    /// The last act that memory knows.
    pub(crate) seen: AtomicU64,
    pub(crate) catching: Mutex<()>,
}

impl House {
    /// Opens a register on its store: reads whose it is. Everything else is read when it is first asked for.
    pub(crate) fn with_parts(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        parts: KeptParts,
    ) -> Result<House, Refusal> {
        let mut house = House::on(store.clone(), clock.clone(), (store, clock), chance, parts);
        house.catch_up()?;
        house.renew_records()?;
        Ok(house)
    }

    /// The same register on what it was at another time. What is read there is logged here.
    pub(crate) fn reopened_on(
        &self,
        earlier: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        as_of: AsOf,
        parts: KeptParts,
    ) -> Result<House, Refusal> {
        let mut house = House::on(earlier, clock, self.log.clone(), self.chance.clone(), parts);
        house.as_of = Some(as_of);
        house.teams = Some(self.ground()?.work.teams.clone());
        house.records = Some(Mutex::default());
        house.catch_up()?;
        Ok(house)
    }

    fn on(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        log: (Arc<dyn Store>, Arc<dyn Clock>),
        chance: Arc<dyn Chance>,
        parts: KeptParts,
    ) -> House {
        House {
            outside: Outside::new(&*store),
            store,
            clock,
            log,
            as_of: None,
            chance,
            teams: None,
            records: None,
            association: RwLock::default(),
            ground: RwLock::default(),
            parts,
            seen: AtomicU64::new(0),
            catching: Mutex::new(()),
        }
    }

    /// Begins to write, and when; where the register is read as it once stood, that it is read today.
    pub(crate) fn begin(&self) -> Result<(Box<dyn Unit + '_>, i64), Trouble> {
        let (store, clock) = &self.log;
        Ok((store.begin()?, clock.now()))
    }

    /// As of when the register is read, where that is not today.
    pub fn read_as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// The day on which it is read.
    pub(crate) fn day_of_reading(&self) -> Day {
        self.log.1.today()
    }

    /// The moment in which it is read, in milliseconds since 1970.
    pub(crate) fn moment_of_reading(&self) -> i64 {
        self.log.1.now()
    }

    /// A colleague at work.
    pub fn desk(&self, viewer: Viewer) -> crate::Desk<'_> {
        crate::Desk { house: self, viewer, once: None, asks: false }
    }

    /// The store, for what needs no rights: counts, checkpoints.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The time.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The day.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// Whether a register has been founded here.
    pub(crate) fn is_founded(&self) -> bool {
        !self.association().name.is_empty()
    }
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
