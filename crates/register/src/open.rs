//! An opened register.

use crate::as_of::AsOf;
use crate::clock::{Chance, Clock};
use crate::ground::{Association, FileTeam, Ground, KnownSources, Map};
use crate::refusal::Refusal;
use dates::Day;
use model::act::ActKind;
use model::{PersonId, Subject};
use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, RwLock};
use store::{Store, StoredAct, Trouble, Unit};

/// What is kept of each file, by its number.
pub(crate) type Records = BTreeMap<u64, Vec<u8>>;

/// An opened register.
pub struct OpenRegister {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Where and when it is logged that something was read: the register of today, where `store` is as it
    /// once stood.
    log: (Arc<dyn Store>, Arc<dyn Clock>),
    as_of: Option<AsOf>,
    pub(crate) chance: Arc<dyn Chance>,
    /// The teams and the sources of today, where the register is read as it once stood: who is told least
    /// today is told no more of then.
    pub(crate) of_today: Option<(Map<Subject, FileTeam>, KnownSources)>,
    /// Records made from the acts when they are first asked for, where the store has none that can be used.
    pub(crate) records: Option<Mutex<Option<Arc<Records>>>>,
    // What follows is memory: see there.
    pub(crate) association: RwLock<Arc<Association>>,
    pub(crate) ground: RwLock<Option<Arc<Ground>>>,
    pub(crate) parts: KeptParts,
    /// The last act that memory knows.
    pub(crate) seen: AtomicU64,
    pub(crate) catching: Mutex<()>,
}

impl OpenRegister {
    /// Opens a register on its store: reads whose it is. Everything else is read when it is first asked for.
    pub fn open(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        parts: KeptParts,
    ) -> Result<OpenRegister, Refusal> {
        let mut register = OpenRegister::on(store.clone(), clock.clone(), (store, clock), chance, parts);
        register.catch_up()?;
        register.renew_records()?;
        Ok(register)
    }

    /// The same register on what it was at another time. What is read there is logged here.
    pub fn reopened_on(
        &self,
        earlier: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        as_of: AsOf,
        parts: KeptParts,
    ) -> Result<OpenRegister, Refusal> {
        let mut register = OpenRegister::on(earlier, clock, self.log.clone(), self.chance.clone(), parts);
        register.as_of = Some(as_of);
        let today = self.ground()?;
        register.of_today = Some((today.work.teams.clone(), today.sources.clone()));
        register.records = Some(Mutex::default());
        register.catch_up()?;
        Ok(register)
    }

    fn on(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        log: (Arc<dyn Store>, Arc<dyn Clock>),
        chance: Arc<dyn Chance>,
        parts: KeptParts,
    ) -> OpenRegister {
        OpenRegister {
            store,
            clock,
            log,
            as_of: None,
            chance,
            of_today: None,
            records: None,
            association: RwLock::default(),
            ground: RwLock::default(),
            parts,
            seen: AtomicU64::new(0),
            catching: Mutex::new(()),
        }
    }

    /// Begins to write, and when; where the register is read as it once stood, that it is read today.
    pub fn begin(&self) -> Result<(Box<dyn Unit + '_>, i64), Trouble> {
        let (store, clock) = &self.log;
        Ok((store.begin()?, clock.now()))
    }

    /// As of when the register is read, where that is not today.
    pub fn read_as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// The day on which it is read.
    pub fn day_of_reading(&self) -> Day {
        self.log.1.today()
    }

    /// The moment in which it is read, in milliseconds since 1970.
    pub fn moment_of_reading(&self) -> i64 {
        self.log.1.now()
    }

    /// The store.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The store, for who keeps it longer.
    pub fn shared_store(&self) -> Arc<dyn Store> {
        self.store.clone()
    }

    /// The time.
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The day.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Fills bytes with randomness.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.chance.fill(bytes);
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.fill(&mut bytes);
        bytes
    }

    /// Whether a register has been founded here.
    pub fn is_founded(&self) -> bool {
        !self.association().name.is_empty()
    }
}

/// What a capability keeps in memory.
pub trait Kept: Any + Send + Sync {
    /// Takes in what is new, where anything is kept.
    fn take_news(&self, _: &News<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    /// Lets go of all that is derived: it is made anew when it is next asked for.
    fn forget(&self);

    /// Lets go of whatever may speak of somebody who was forgotten.
    fn forget_people(&self) {
        self.forget();
    }

    /// Lets go of what nobody asked for since that moment, in milliseconds since 1970.
    fn rest(&self, _since: i64) {}
}

/// What each capability keeps, by its type.
#[derive(Default)]
pub struct KeptParts(pub(crate) HashMap<TypeId, Box<dyn Kept>>);

impl KeptParts {
    /// With one more.
    pub fn with<K: Kept + Default>(mut self) -> KeptParts {
        self.0.insert(TypeId::of::<K>(), Box::new(K::default()));
        self
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &dyn Kept> {
        self.0.values().map(|kept| &**kept)
    }
}

/// What is new in the log since memory looked last.
pub struct News<'n> {
    /// The register, caught up but for what is kept.
    pub register: &'n OpenRegister,
    /// The acts that came: their keys.
    pub(crate) acts: &'n [StoredAct],
    /// What they are about, and what a list speaks of that was taken back or restored; as the store numbers
    /// it.
    pub subjects: &'n BTreeSet<u64>,
    /// The ground as it was, where it was in memory.
    pub before: &'n Ground,
    /// The ground as it is.
    pub after: &'n Ground,
    /// People whose file may tell something else now: those the acts are about, with all that they are or
    /// were one person with.
    pub moved: &'n BTreeSet<PersonId>,
}

impl News<'_> {
    /// Whether an act of one of these kinds came.
    pub fn has(&self, kinds: &[ActKind]) -> bool {
        self.acts.iter().any(|act| kinds.iter().any(|kind| *kind as u8 == act.keys.kind))
    }

    /// What the acts of these kinds are about, as the store numbers it.
    pub fn subjects_of(&self, kinds: &[ActKind]) -> impl Iterator<Item = u64> {
        let wanted = |act: &&StoredAct| kinds.iter().any(|kind| *kind as u8 == act.keys.kind);
        self.acts.iter().filter(wanted).flat_map(|act| act.keys.subjects.iter().copied())
    }
}
