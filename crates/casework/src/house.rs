//! An opened register, with what it keeps in memory.

use crate::ground::{self, Ground, Shown};
use crate::locks::derived;
use crate::past::AsOf;
use crate::refusal::Refusal;
use access::{Audience, Cleared, FileRecord, Viewer};
use dates::Day;
use ledger::LeafParts;
use model::act::{WhenForgotten, decode, encode, values};
use model::card::RowsOnFile;
use model::dossier::{Entry, Told};
use model::{Act, Card, PersonId, SourceId, Subject};
use search::Index;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use store::{Keys, NewAct, Questions, Seq, Store, StoredAct, Trouble, Unit};

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

/// What is kept of each file, by its number.
type Records = BTreeMap<u64, Vec<u8>>;

/// An opened register.
pub struct House {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Where and when it is logged that something was read: the register of today, where `store` is as it
    /// once stood.
    log: (Arc<dyn Store>, Arc<dyn Clock>),
    as_of: Option<AsOf>,
    pub(crate) chance: Arc<dyn Chance>,
    ground: RwLock<Arc<Ground>>,
    /// The teams of today, where the register is read as it once stood: who is told least today is told no
    /// more of then.
    teams: Option<Arc<BTreeMap<Subject, ground::FileTeam>>>,
    lists: Mutex<BTreeMap<Audience, Arc<RwLock<Index>>>>,
    cards: Mutex<HashMap<(Audience, PersonId), Arc<Cleared<Card>>>>,
    rows: Mutex<Option<Arc<crate::import::KnownRows>>>,
    numbers: Mutex<Option<crate::sealed::Numbers>>,
    /// What is no person, once somebody asked for it.
    pub(crate) directory: Mutex<Option<crate::subjects::Directory>>,
    /// The same by name, for the rows of lists, and as of which act.
    pub(crate) called: Mutex<Option<(Seq, Arc<crate::import::Called>)>>,
    /// Records made from the acts when they are first asked for, where the store has none that can be used.
    records: Option<Mutex<Option<Arc<Records>>>>,
    pub(crate) links: crate::links::Links,
    /// Held while the engine looks at the whole register: one run at a time, and nobody else waits for it.
    pub(crate) comparing: Mutex<()>,
    pub(crate) plans: crate::import::Plans,
    pub(crate) bundles: crate::travel::Bundles,
    pub(crate) door: crate::members::Door,
    pub(crate) outside: crate::refs::Outside,
    pub(crate) swept: crate::once::Swept,
    seen: AtomicU64,
    catching: Mutex<()>,
}

impl House {
    /// Opens a register on its store: reads the ground; lists are built when they are first asked for.
    pub fn open(
        store: Box<dyn Store>,
        clock: Box<dyn Clock>,
        chance: Box<dyn Chance>,
    ) -> Result<House, Refusal> {
        let store: Arc<dyn Store> = Arc::from(store);
        let clock: Arc<dyn Clock> = Arc::from(clock);
        let mut house = House::on(store.clone(), clock.clone(), (store, clock), Arc::from(chance));
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
    ) -> Result<House, Refusal> {
        let mut house = House::on(earlier, clock, self.log.clone(), self.chance.clone());
        house.as_of = Some(as_of);
        house.teams = Some(self.ground().teams.clone());
        house.records = Some(Mutex::default());
        house.catch_up()?;
        Ok(house)
    }

    fn on(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        log: (Arc<dyn Store>, Arc<dyn Clock>),
        chance: Arc<dyn Chance>,
    ) -> House {
        House {
            outside: crate::refs::Outside::new(&*store),
            store,
            clock,
            log,
            as_of: None,
            chance,
            ground: RwLock::new(Arc::new(Ground::new())),
            teams: None,
            lists: Mutex::default(),
            cards: Mutex::default(),
            rows: Mutex::default(),
            numbers: Mutex::default(),
            directory: Mutex::default(),
            called: Mutex::default(),
            records: None,
            links: Default::default(),
            comparing: Mutex::default(),
            plans: Default::default(),
            bundles: Default::default(),
            door: Default::default(),
            swept: Default::default(),
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
    pub(crate) fn read_as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// The day on which it is read.
    pub(crate) fn day_of_reading(&self) -> Day {
        self.log.1.today()
    }

    /// A colleague at work.
    pub fn desk(&self, viewer: Viewer) -> crate::Desk<'_> {
        crate::Desk { house: self, viewer, once: None, asks: false }
    }

    /// The ground as it stands.
    pub fn ground(&self) -> Arc<Ground> {
        self.ground.read().unwrap_or_else(PoisonError::into_inner).clone()
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
        !self.ground().name.is_empty()
    }

    /// Takes in what the log has and memory has not: our own acts after each
    /// commit, and those of another process. Cheap when there is nothing new.
    pub(crate) fn catch_up(&self) -> Result<(), Refusal> {
        if self.store.head()? == self.seen.load(Ordering::Acquire) {
            return Ok(());
        }
        self.take_news(&self.steady())
    }

    /// Nothing is taken in while this is held. After a fault in the middle of it nobody knows how far
    /// it came: all that is derived is let go of, and read again from the first act.
    fn steady(&self) -> MutexGuard<'_, ()> {
        self.catching.lock().unwrap_or_else(|poisoned| {
            self.catching.clear_poison();
            let held = poisoned.into_inner();
            eprintln!("athar: after a fault, what is derived from the acts is made anew");
            *self.ground.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Ground::new());
            self.seen.store(0, Ordering::Release);
            self.forget_lists();
            held
        })
    }

    fn take_news(&self, _steady: &MutexGuard<'_, ()>) -> Result<(), Refusal> {
        let (seen, head) = (self.seen.load(Ordering::Acquire), self.store.head()?);
        if head == seen {
            return Ok(());
        }
        let before = self.ground();
        let news = ground_acts(&*self.store, seen)?;
        if seen > 0 && news.iter().any(|(_, _, act)| matches!(act, Act::Forgotten { .. })) {
            // What was destroyed stands in memory still: in the ground, in lists, in plans that nobody
            // accepted yet.
            *self.ground.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ground_of(&*self.store)?);
            self.forget_lists();
            self.plans.forget();
            self.bundles.forget();
            self.seen.store(head, Ordering::Release);
            return Ok(());
        }
        let mut after = (*before).clone();
        let wide = news.iter().any(|(_, _, act)| {
            matches!(
                act,
                Act::ImportWithdrawn { .. }
                    | Act::ImportRestored { .. }
                    | Act::OrganisationWithdrawn { .. }
                    | Act::OrganisationRestored { .. }
            )
        });
        after.take_all(news);
        let mut moved = after.judged_persons();
        if !wide && !moved.is_empty() {
            let since: BTreeSet<_> = persons_among(self.store.subjects_since(seen)?).collect();
            moved.retain(|person| since.contains(person));
        }
        if let Some(today) = &self.teams {
            after.teams = today.clone();
        }
        after.see(&shown(&*self.store, &after, &moved)?);
        *self.ground.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(after);
        if wide {
            self.forget_lists();
        } else {
            self.update_lists(seen, &before)?;
        }
        self.seen.store(head, Ordering::Release);
        Ok(())
    }

    pub(crate) fn forget_lists(&self) {
        self.lists().clear();
        self.cards().clear();
        *self.rows() = None;
        *self.numbers() = None;
        *derived(&self.directory, "directory") = None;
        *derived(&self.called, "names") = None;
        self.links.forget();
    }

    fn update_lists(&self, seen: Seq, before: &Ground) -> Result<(), Refusal> {
        self.cards().clear();
        let built: Vec<_> = self.lists().iter().map(|(c, i)| (*c, i.clone())).collect();
        let rows_known = self.rows().is_some();
        let numbers_known = self.numbers().is_some();
        let linking = self.links.listens();
        self.renew_directory(seen)?;
        if built.is_empty() && !rows_known && !numbers_known && !linking {
            return Ok(());
        }
        let ground = self.ground();
        let mut since: BTreeSet<PersonId> = BTreeSet::new();
        for person in persons_among(self.store.subjects_since(seen)?) {
            since.extend(before.members(person));
            since.extend(ground.members(person));
        }
        let moved: Vec<PersonId> = since.iter().copied().collect();
        for (audience, index) in &built {
            // What went goes first: a file that joined another must not take the line of the other with it.
            let Ok(mut index) = index.write() else { continue };
            let mut cards = Vec::new();
            for (person, card) in moved.iter().zip(self.told_cards(&moved, *audience)?) {
                match card {
                    Some(card) => cards.push(card),
                    None => index.remove(*person),
                }
            }
            cards
                .iter()
                .for_each(|card| index.insert_marked(card, &crate::reviews::marks(&ground, card, *audience)));
        }
        self.renew_numbers(&since)?;
        if let Some(rows) = self.rows().as_mut() {
            for (person, found) in moved.iter().zip(self.stored(&moved, FileRecord::rows)?) {
                match found {
                    Some(found) => rows.take(&found),
                    None => rows.forget(&(*person).into()),
                }
            }
            self.renew_rows_of_subjects(rows, seen)?;
        }
        if linking {
            // Whose team changed, by itself or with a judgement, is compared by other words than before.
            let team_changed = |person: &&PersonId| {
                let subject = Subject::from(**person);
                before.team_of(&subject) != ground.team_of(&subject)
            };
            let mut moved: BTreeSet<PersonId> = since.iter().filter(team_changed).copied().collect();
            for kind in crate::links::COMPARED {
                let acts = self.store.acts_of_kind(*kind as u8, seen, usize::MAX)?;
                moved.extend(acts.iter().flat_map(|act| persons_among(act.keys.subjects.iter().copied())));
            }
            self.links.touch(moved);
        }
        Ok(())
    }

    /// The list that an audience may search, built at the first asking.
    pub fn list(&self, audience: Audience) -> Result<Arc<RwLock<Index>>, Refusal> {
        let steady = self.steady();
        self.take_news(&steady)?;
        let audience = audience.of_lists();
        // A writer that failed left its list half changed.
        if let Some(index) = self.lists().get(&audience).filter(|index| !index.is_poisoned()) {
            return Ok(index.clone());
        }
        let mut index = match audience.is_inside() {
            true => Index::new(),
            false => Index::towards_outside(),
        };
        let ground = self.ground();
        self.each_card(audience, |card| {
            index.insert_marked(&card, &crate::reviews::marks(&ground, &card, audience))
        })?;
        let index = Arc::new(RwLock::new(index));
        self.lists().insert(audience, index.clone());
        Ok(index)
    }

    /// Asks the list of an audience.
    pub(crate) fn ask_list<T>(
        &self,
        audience: Audience,
        ask: impl FnOnce(&Index) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        loop {
            let list = self.list(audience)?;
            if let Ok(index) = list.read() {
                return ask(&index);
            }
        }
    }

    fn lists(&self) -> MutexGuard<'_, BTreeMap<Audience, Arc<RwLock<Index>>>> {
        derived(&self.lists, "lists")
    }

    fn cards(&self) -> MutexGuard<'_, HashMap<(Audience, PersonId), Arc<Cleared<Card>>>> {
        derived(&self.cards, "cards")
    }

    /// Rows that were taken in before, once somebody asked for them.
    pub(crate) fn rows(&self) -> MutexGuard<'_, Option<Arc<crate::import::KnownRows>>> {
        derived(&self.rows, "rows")
    }

    /// Sealed numbers, once somebody asked for one.
    pub(crate) fn numbers(&self) -> MutexGuard<'_, Option<crate::sealed::Numbers>> {
        derived(&self.numbers, "sealed numbers")
    }

    /// Every line in the lists of an audience, by the number of the file it is called by.
    pub(crate) fn each_card(
        &self,
        audience: Audience,
        mut each: impl FnMut(Cleared<Card>),
    ) -> Result<(), Refusal> {
        let audience = audience.of_lists();
        if audience == Audience::Sheet {
            // No line of sheets is kept: each is folded from the acts.
            let files: Vec<PersonId> = self.files()?.into_iter().collect();
            for some in files.chunks(AT_ONCE) {
                self.told_cards(some, audience)?.into_iter().flatten().for_each(&mut each);
            }
            return Ok(());
        }
        self.each_record(|bytes| {
            FileRecord::card(bytes, audience)?.into_iter().for_each(&mut each);
            Ok(())
        })
    }

    /// The rows of every file.
    pub(crate) fn each_row(&self, mut each: impl FnMut(RowsOnFile)) -> Result<(), Refusal> {
        self.each_record(|bytes| {
            each(FileRecord::rows(bytes)?);
            Ok(())
        })
    }

    fn each_record(
        &self,
        mut each: impl FnMut(&[u8]) -> Result<(), access::Unreadable>,
    ) -> Result<(), Refusal> {
        let mut read = Ok(());
        self.each_kept(&mut |_, bytes| {
            read = each(bytes);
            if read.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        read.map_err(|_| self.unreadable())
    }

    fn each_kept(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Refusal> {
        match self.records()? {
            Some(records) => {
                let _ = records.iter().try_for_each(|(person, bytes)| each(*person, bytes));
                Ok(())
            }
            None => Ok(self.store.each_card(each)?),
        }
    }

    /// What the store kept is not what was written; or a newer program wrote it while we were open.
    fn unreadable(&self) -> Refusal {
        self.store
            .may_write()
            .err()
            .unwrap_or(Trouble::Altered { what: store::What::Database, seq: None })
            .into()
    }

    /// Every file that stands in a list, and those that are one person with it.
    pub(crate) fn files(&self) -> Result<BTreeSet<PersonId>, Refusal> {
        let ground = self.ground();
        let mut files = BTreeSet::new();
        self.each_kept(&mut |person, _| {
            files.extend(ground.members(PersonId(person)));
            ControlFlow::Continue(())
        })?;
        Ok(files)
    }

    /// The card of a file for an audience.
    pub(crate) fn cleared_card(
        &self,
        person: PersonId,
        audience: Audience,
    ) -> Result<Option<Arc<Cleared<Card>>>, Refusal> {
        Ok(self.cleared_cards(&[person], audience)?.pop().flatten())
    }

    /// The cards of files for an audience, in the order asked; the last five hundred stay at hand.
    pub(crate) fn cleared_cards(
        &self,
        persons: &[PersonId],
        audience: Audience,
    ) -> Result<Vec<Option<Arc<Cleared<Card>>>>, Refusal> {
        const AT_HAND: usize = 512;
        let audience = audience.of_lists();
        let mut found: HashMap<PersonId, Arc<Cleared<Card>>> = {
            let cards = self.cards();
            persons
                .iter()
                .filter_map(|person| Some((*person, cards.get(&(audience, *person))?.clone())))
                .collect()
        };
        let asked: Vec<PersonId> =
            persons.iter().copied().filter(|person| !found.contains_key(person)).collect();
        for some in asked.chunks(AT_HAND) {
            let told = some.iter().copied().zip(self.told_cards(some, audience)?);
            let told: Vec<(PersonId, Arc<Cleared<Card>>)> =
                told.filter_map(|(person, card)| Some((person, Arc::new(card?)))).collect();
            let mut cards = self.cards();
            if cards.len() + told.len() > AT_HAND {
                cards.clear();
            }
            cards.extend(told.iter().map(|(person, card)| ((audience, *person), card.clone())));
            found.extend(told);
        }
        Ok(persons.iter().map(|person| found.get(person).cloned()).collect())
    }

    /// The cards of the files that lead a cluster before an audience, in the order asked.
    fn told_cards(
        &self,
        persons: &[PersonId],
        audience: Audience,
    ) -> Result<Vec<Option<Cleared<Card>>>, Refusal> {
        let audience = audience.of_lists();
        if audience != Audience::Sheet {
            let cards = self.stored(persons, |bytes| FileRecord::card(bytes, audience))?;
            return Ok(cards.into_iter().map(Option::flatten).collect());
        }
        let ground = self.ground();
        let leads = |person: &PersonId| ground.root_for(*person, audience) == *person;
        let groups: Vec<Vec<PersonId>> = persons
            .iter()
            .map(|person| if leads(person) { ground.members_for(*person, audience) } else { Vec::new() })
            .collect();
        let told = told_groups(&*self.store, &groups, &ground)?;
        Ok(told.iter().map(|told| access::card(told, audience)).collect())
    }

    /// What is kept of each of these files, read; in the order asked.
    pub(crate) fn stored<T>(
        &self,
        persons: &[PersonId],
        read: impl Fn(&[u8]) -> Result<T, access::Unreadable>,
    ) -> Result<Vec<Option<T>>, Refusal> {
        let kept = match self.records()? {
            Some(records) => persons.iter().map(|person| records.get(&person.0).cloned()).collect(),
            None => self.store.cards(&persons.iter().map(|person| person.0).collect::<Vec<_>>())?,
        };
        let read = |bytes: Option<Vec<u8>>| bytes.map(|bytes| read(&bytes)).transpose();
        kept.into_iter().map(read).collect::<Result<_, _>>().map_err(|_| self.unreadable())
    }

    /// What was said of the cluster a file belongs to before an audience: not yet cut, so it stays in this
    /// crate.
    pub(crate) fn told(&self, person: PersonId, audience: Audience) -> Result<Told, Refusal> {
        self.catch_up()?;
        let ground = self.ground();
        let told = told_members(&*self.store, &ground.members_for(person, audience), &ground)?;
        if told.claims.is_empty() { Err(Refusal::NotFound) } else { Ok(told) }
    }

    /// Registers of other versions keep cards in another form: those are made anew from the acts when the
    /// register is opened, in one unit; in memory where a newer program has written.
    fn renew_records(&mut self) -> Result<(), Refusal> {
        let mut of_today = true;
        self.store.each_card(&mut |_, bytes| {
            of_today = FileRecord::is_of_today(bytes);
            ControlFlow::Break(())
        })?;
        match self.store.may_write() {
            _ if of_today => {}
            Ok(()) => match self.write_records_anew() {
                Err(Refusal::Store(trouble)) if trouble.forbids_writing() => {
                    self.records = Some(Mutex::default())
                }
                written => written?,
            },
            Err(trouble) if trouble.forbids_writing() => self.records = Some(Mutex::default()),
            Err(trouble) => return Err(trouble.into()),
        }
        Ok(())
    }

    fn write_records_anew(&self) -> Result<(), Refusal> {
        let mut unit = self.store.begin()?;
        let ground = ground_of(&*unit)?;
        let persons: Vec<PersonId> = persons_among(unit.subjects_since(0)?).collect();
        crate::refold::write_all(&mut *unit, &persons, &ground, &mut |_| ControlFlow::Continue(()))?;
        Ok(unit.commit()?)
    }

    /// The records where the store has none that can be used, made at the first asking.
    fn records(&self) -> Result<Option<Arc<Records>>, Refusal> {
        let Some(records) = &self.records else { return Ok(None) };
        let mut records = derived(records, "records");
        let made = match records.take() {
            Some(made) => made,
            None => Arc::new(self.records_of_acts()?),
        };
        *records = Some(made.clone());
        Ok(Some(made))
    }

    fn records_of_acts(&self) -> Result<Records, Refusal> {
        let (ground, mut records) = (self.ground(), Records::new());
        let persons = persons_among(self.store.subjects_since(0)?);
        let clusters: Vec<Vec<PersonId>> =
            persons.map(|person| ground.members(person)).collect::<BTreeSet<_>>().into_iter().collect();
        for some in clusters.chunks(AT_ONCE) {
            for (members, acts) in some.iter().zip(acts_by_group(&*self.store, some)?) {
                let entries = entries_in(&acts)?;
                records.extend(
                    members
                        .iter()
                        .filter_map(|person| Some((person.0, record_of(*person, &entries, &ground)?))),
                );
            }
        }
        Ok(records)
    }
}

/// The people among subjects as the store numbers them.
pub(crate) fn persons_among(subjects: impl IntoIterator<Item = u64>) -> impl Iterator<Item = PersonId> {
    subjects.into_iter().filter(|key| Subject::is_key_of_person(*key)).map(PersonId)
}

/// The acts of the ground after `seen`, in the order of the log.
pub(crate) fn ground_acts(store: &dyn Questions, seen: Seq) -> Result<Vec<(u64, i64, Act)>, Refusal> {
    let mut acts = Vec::new();
    for kind in ground::kinds() {
        for stored in store.acts_of_kind(kind as u8, seen, usize::MAX)? {
            if let Some(entry) = entry(&stored)? {
                acts.push((entry.seq, entry.at, entry.act));
            }
        }
    }
    acts.sort_by_key(|(seq, _, _)| *seq);
    Ok(acts)
}

/// The ground as all acts of a store make it.
pub(crate) fn ground_of(store: &dyn Questions) -> Result<Ground, Refusal> {
    let mut ground = Ground::new();
    ground.take_all(ground_acts(store, 0)?);
    let judged = ground.judged_persons();
    ground.see(&shown(store, &ground, &judged)?);
    Ok(ground)
}

/// The act in what the store kept; `None` when it was erased on request.
pub(crate) fn entry(stored: &StoredAct) -> Result<Option<Entry>, Trouble> {
    let Some(content) = &stored.content else { return Ok(None) };
    let altered = |_| Trouble::Altered { what: store::What::Content, seq: Some(stored.seq) };
    let written = decode(content).map_err(altered)?;
    Ok(Some(Entry { seq: stored.seq, at: written.at, act: written.act }))
}

/// Files of which the acts are asked for, and kept in memory, together.
pub(crate) const AT_ONCE: usize = 64;

/// The acts about groups of files, each group in the order of the log; the store is asked once. A file is of
/// one group.
pub(crate) fn acts_by_group(
    store: &dyn Questions,
    groups: &[Vec<PersonId>],
) -> Result<Vec<Vec<StoredAct>>, Trouble> {
    let of: HashMap<u64, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(n, group)| group.iter().map(move |person| (person.0, n)))
        .collect();
    let mut acts: Vec<Vec<StoredAct>> = groups.iter().map(|_| Vec::new()).collect();
    let asked: Vec<u64> = groups.iter().flatten().map(|person| person.0).collect();
    if asked.is_empty() {
        return Ok(acts);
    }
    for act in store.acts_about_any(&asked)? {
        let about: BTreeSet<usize> =
            act.keys.subjects.iter().filter_map(|subject| of.get(subject).copied()).collect();
        about.into_iter().for_each(|n| acts[n].push(act.clone()));
    }
    Ok(acts)
}

/// What stands in acts of the log.
pub(crate) fn entries_in(acts: &[StoredAct]) -> Result<Vec<Entry>, Trouble> {
    acts.iter().filter_map(|stored| entry(stored).transpose()).collect()
}

/// What the store knows about these files.
pub(crate) fn told_members(
    store: &dyn Questions,
    members: &[PersonId],
    ground: &Ground,
) -> Result<Told, Refusal> {
    let acts = store.acts_about_any(&members.iter().map(|member| member.0).collect::<Vec<_>>())?;
    Ok(told(members, &entries_in(&acts)?, ground))
}

/// What the store knows about each of these groups of files.
pub(crate) fn told_groups(
    store: &dyn Questions,
    groups: &[Vec<PersonId>],
    ground: &Ground,
) -> Result<Vec<Told>, Refusal> {
    let acts = acts_by_group(store, groups)?;
    groups.iter().zip(&acts).map(|(members, acts)| Ok(told(members, &entries_in(acts)?, ground))).collect()
}

/// What these acts say of these files.
pub(crate) fn told(members: &[PersonId], entries: &[Entry], ground: &Ground) -> Told {
    let team = members.first().and_then(|member| ground.team_of(&Subject::from(*member)));
    Told::of(members, team, entries, &ground.voids, &|id: SourceId| ground.sources.get(&id).cloned())
}

/// To whom each of these files is shown.
pub(crate) fn shown(
    store: &dyn Questions,
    ground: &Ground,
    among: &BTreeSet<PersonId>,
) -> Result<BTreeMap<PersonId, Shown>, Refusal> {
    let mut shown = BTreeMap::new();
    let alone: Vec<Vec<PersonId>> = among.iter().map(|person| vec![*person]).collect();
    for some in alone.chunks(AT_ONCE) {
        for (persons, told) in some.iter().zip(told_groups(store, some, ground)?) {
            shown.insert(persons[0], Audience::ALL.map(|audience| access::is_shown(&told, audience)));
        }
    }
    Ok(shown)
}

/// The keys by which an act is found again, read out of its content. `None`: it is no act.
pub fn keys_of(content: &[u8]) -> Option<Keys> {
    decode(content).ok().map(|written| keys(&written.act, written.at))
}

/// The keys by which an act is found again.
pub fn keys(act: &Act, at: i64) -> Keys {
    Keys {
        kind: act.kind() as u8,
        at,
        subjects: act.subjects().iter().map(Subject::key).collect(),
        import: act.import().map(|i| i.0),
    }
}

/// An act about to be appended.
pub(crate) fn new_act(act: &Act, at: i64) -> NewAct {
    let evidence = match act {
        Act::DocumentKept { digest, .. } => digest.parse().into_iter().collect(),
        _ => Vec::new(),
    };
    let content = encode(at, act);
    let values = if is_in_values(act) { values(&content) } else { Vec::new() };
    let places = values.into_iter().map(|value| value.at).collect();
    let parts = LeafParts::at(places, &content).filter(|parts| !parts.is_empty());
    NewAct { keys: keys(act, at), content, evidence, parts }
}

/// Whether each value of an act can be shown or destroyed without the rest.
fn is_in_values(act: &Act) -> bool {
    let of_its_kind = act
        .kind()
        .entry()
        .is_some_and(|entry| matches!(entry.when_forgotten, WhenForgotten::Unnamed | WhenForgotten::Apart));
    of_its_kind || act.subjects().len() > 1
}

/// Writes what is kept of files, those that are one person or were in one group: the record of each that
/// leads a cluster, and none of the others.
pub(crate) fn write_records(
    unit: &mut dyn Unit,
    groups: &[Vec<PersonId>],
    ground: &Ground,
) -> Result<(), Refusal> {
    for some in groups.chunks(AT_ONCE) {
        let mut records = Vec::new();
        for (members, acts) in some.iter().zip(acts_by_group(unit, some)?) {
            let entries = entries_in(&acts)?;
            records.extend(members.iter().map(|member| (member.0, record_of(*member, &entries, ground))));
        }
        unit.put_cards(&records)?;
    }
    Ok(())
}

/// The record of one file from the acts about its cluster, where there is one.
pub(crate) fn record_of(person: PersonId, entries: &[Entry], ground: &Ground) -> Option<Vec<u8>> {
    let leads = |audience| {
        let members = ground.members_for(person, audience);
        (members[0] == person).then_some(members)
    };
    let (inside, outside) = (leads(Audience::Team), leads(Audience::Outside));
    let within = inside.as_ref().map(|members| told(members, entries, ground));
    let record = match (&within, &outside) {
        (Some(within), Some(outside)) if within.persons == *outside => {
            FileRecord::of(Some(within), Some(within))
        }
        (_, outside) => FileRecord::of(
            within.as_ref(),
            outside.as_ref().map(|members| told(members, entries, ground)).as_ref(),
        ),
    };
    record.map(|record| record.bytes())
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
