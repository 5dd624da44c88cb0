//! An opened register, with what it keeps in memory.

use crate::ground::{Ground, KINDS};
use crate::refusal::Refusal;
use access::{Clearance, Cleared, Viewer};
use dates::Day;
use model::act::{decode, encode};
use model::dossier::{self, Dossier, Entry};
use model::{Act, Card, PersonId, SourceId};
use search::Index;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use store::{Keys, NewAct, Questions, Seq, Store, StoredAct, Trouble, Unit};

/// Tells the time. The only clock of the casework.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00Z.
    fn now(&self) -> i64;

    /// The day it is in Damascus (UTC+3, without summer time since 2022).
    fn today(&self) -> Day {
        Day((self.now() + 3 * 3_600_000).div_euclid(86_400_000) as i32)
    }
}

/// Gives randomness. The only chance of the casework.
pub trait Chance: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// An opened register.
pub struct House {
    pub(crate) store: Box<dyn Store>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) chance: Box<dyn Chance>,
    ground: RwLock<Arc<Ground>>,
    lists: Mutex<BTreeMap<Clearance, Arc<RwLock<Index>>>>,
    cards: Mutex<HashMap<(Clearance, PersonId), Arc<Cleared<Card>>>>,
    pub(crate) rows: Mutex<Option<crate::import::KnownRows>>,
    pub(crate) links: Mutex<crate::links::LinkCache>,
    /// Held while the engine looks at the whole register: one run at a time, and nobody else waits for it.
    pub(crate) comparing: Mutex<()>,
    pub(crate) plans: crate::import::Plans,
    pub(crate) door: crate::members::Door,
    pub(crate) outside: crate::refs::Outside,
    pub(crate) swept: crate::once::Swept,
    seen: AtomicU64,
    catching: Mutex<()>,
}

impl House {
    /// Opens a register on its store: reads the ground; lists are built when they are first asked for.
    pub fn open(store: Box<dyn Store>, clock: Box<dyn Clock>, chance: Box<dyn Chance>) -> Result<House, Refusal> {
        let house = House {
            outside: crate::refs::Outside::new(&*store),
            store,
            clock,
            chance,
            ground: RwLock::new(Arc::new(Ground::new())),
            lists: Mutex::default(),
            cards: Mutex::default(),
            rows: Mutex::default(),
            links: Mutex::default(),
            comparing: Mutex::default(),
            plans: Default::default(),
            door: Default::default(),
            swept: Default::default(),
            seen: AtomicU64::new(0),
            catching: Mutex::new(()),
        };
        house.catch_up()?;
        Ok(house)
    }

    /// A colleague at work.
    pub fn desk(&self, viewer: Viewer) -> crate::Desk<'_> {
        crate::Desk { house: self, viewer, once: None }
    }

    /// The ground as it stands.
    pub fn ground(&self) -> Arc<Ground> {
        self.ground.read().expect("no writer of the ground panics").clone()
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
    pub fn is_founded(&self) -> bool {
        !self.ground().name.is_empty()
    }

    /// Takes in what the log has and memory has not: our own acts after each
    /// commit, and those of another process. Cheap when there is nothing new.
    pub fn catch_up(&self) -> Result<(), Refusal> {
        if self.store.head()? == self.seen.load(Ordering::Acquire) {
            return Ok(());
        }
        let _one_at_a_time = self.catching.lock().expect("catching up does not panic");
        let (seen, head) = (self.seen.load(Ordering::Acquire), self.store.head()?);
        if head == seen {
            return Ok(());
        }
        let before = self.ground();
        let mut after = (*before).clone();
        let news = ground_acts(&*self.store, seen)?;
        let wide = news.iter().any(|(_, _, act)| {
            matches!(act, Act::ImportWithdrawn { .. } | Act::OrganisationWithdrawn { .. } | Act::OrganisationRestored { .. })
        });
        after.take_all(news);
        let mut moved = after.judged_persons();
        if !wide && !moved.is_empty() {
            let since: BTreeSet<_> = self.store.persons_since(seen)?.into_iter().map(PersonId).collect();
            moved.retain(|person| since.contains(person));
        }
        let silent = silent(&*self.store, &after, &moved)?;
        after.hush(&moved, &silent);
        *self.ground.write().expect("no reader of the ground panics") = Arc::new(after);
        if wide {
            self.forget_lists();
        } else {
            self.update_lists(seen, &before)?;
        }
        self.seen.store(head, Ordering::Release);
        Ok(())
    }

    pub(crate) fn forget_lists(&self) {
        self.lists.lock().expect("lists are not poisoned").clear();
        self.cards.lock().expect("cards are not poisoned").clear();
        *self.rows.lock().expect("rows are not poisoned") = None;
        self.links.lock().expect("links are not poisoned").forget();
    }

    fn update_lists(&self, seen: Seq, before: &Ground) -> Result<(), Refusal> {
        self.cards.lock().expect("cards are not poisoned").clear();
        let built: Vec<_> = self.lists.lock().expect("lists are not poisoned").iter().map(|(c, i)| (*c, i.clone())).collect();
        let rows_known = self.rows.lock().expect("rows are not poisoned").is_some();
        let linking = self.links.lock().expect("links are not poisoned").is_built();
        if built.is_empty() && !rows_known && !linking {
            return Ok(());
        }
        let ground = self.ground();
        let mut touched: BTreeSet<PersonId> = BTreeSet::new();
        for person in self.store.persons_since(seen)? {
            touched.extend(before.members(PersonId(person)));
            touched.extend(ground.members(PersonId(person)));
        }
        // What went goes first: a file that joined another must not take the line of the other with it.
        let mut cards = Vec::new();
        for person in touched {
            match self.stored_card(person)? {
                Some(card) => cards.push(card),
                None => built.iter().for_each(|(_, index)| {
                    index.write().expect("an index is not poisoned").remove(person);
                }),
            }
        }
        for card in cards {
            for (clearance, index) in &built {
                let mut index = index.write().expect("an index is not poisoned");
                match access::clear_card(card.clone(), *clearance) {
                    Some(cleared) => index.insert(&cleared),
                    None => {
                        index.remove(card.person);
                    }
                }
            }
            if let Some(rows) = self.rows.lock().expect("rows are not poisoned").as_mut() {
                rows.take(&card);
            }
        }
        if linking {
            let mut moved = BTreeSet::new();
            for kind in crate::links::COMPARED {
                let acts = self.store.acts_of_kind(*kind as u8, seen, usize::MAX)?;
                moved.extend(acts.iter().flat_map(|act| &act.keys.persons).map(|p| PersonId(*p)));
            }
            self.links.lock().expect("links are not poisoned").touch(moved);
        }
        Ok(())
    }

    /// The list that a reader of this clearance may search, built at the first asking.
    pub fn list(&self, clearance: Clearance) -> Result<Arc<RwLock<Index>>, Refusal> {
        self.catch_up()?;
        let _steady = self.catching.lock().expect("catching up does not panic");
        if let Some(index) = self.lists.lock().expect("lists are not poisoned").get(&clearance) {
            return Ok(index.clone());
        }
        let mut index = Index::new();
        self.each_card(|card| {
            if let Some(card) = access::clear_card(card, clearance) {
                index.insert(&card);
            }
        })?;
        let index = Arc::new(RwLock::new(index));
        self.lists.lock().expect("lists are not poisoned").insert(clearance, index.clone());
        Ok(index)
    }

    /// Every card in the store.
    pub(crate) fn each_card(&self, mut each: impl FnMut(Card)) -> Result<(), Refusal> {
        let mut broken = false;
        self.store.each_card(&mut |_, bytes| {
            match serde_json::from_slice(bytes) {
                Ok(card) => each(card),
                Err(_) => broken = true,
            }
            ControlFlow::Continue(())
        })?;
        if broken {
            return Err(Trouble::Altered { what: store::What::Database, seq: None }.into());
        }
        Ok(())
    }

    /// The card of a file, cut down to a clearance; the last few thousand stay at hand.
    pub(crate) fn cleared_card(&self, person: PersonId, clearance: Clearance) -> Result<Option<Arc<Cleared<Card>>>, Refusal> {
        const AT_HAND: usize = 4096;
        let key = (clearance, person);
        if let Some(card) = self.cards.lock().expect("cards are not poisoned").get(&key) {
            return Ok(Some(card.clone()));
        }
        let Some(card) = self.stored_card(person)?.and_then(|card| access::clear_card(card, clearance)) else {
            return Ok(None);
        };
        let card = Arc::new(card);
        let mut cards = self.cards.lock().expect("cards are not poisoned");
        if cards.len() >= AT_HAND {
            cards.clear();
        }
        cards.insert(key, card.clone());
        Ok(Some(card))
    }

    fn stored_card(&self, person: PersonId) -> Result<Option<Card>, Refusal> {
        let Some(bytes) = self.store.card(person.0)? else { return Ok(None) };
        let card = serde_json::from_slice(&bytes);
        card.map(Some).map_err(|_| Trouble::Altered { what: store::What::Database, seq: None }.into())
    }

    /// The whole dossier of the cluster a file belongs to: not yet cleared, so it stays in this crate.
    pub(crate) fn dossier(&self, person: PersonId) -> Result<Dossier, Refusal> {
        self.catch_up()?;
        let ground = self.ground();
        let members = ground.members(person);
        let dossier = fold_members(&*self.store, &members, &ground)?;
        if dossier.latest == 0 { Err(Refusal::NotFound) } else { Ok(dossier) }
    }
}

/// The acts of the ground after `seen`, in the order of the log.
pub(crate) fn ground_acts(store: &dyn Questions, seen: Seq) -> Result<Vec<(u64, i64, Act)>, Refusal> {
    let mut acts = Vec::new();
    for kind in KINDS {
        for stored in store.acts_of_kind(*kind as u8, seen, usize::MAX)? {
            if let Some(entry) = entry(&stored)? {
                acts.push((entry.seq, entry.at, entry.act));
            }
        }
    }
    acts.sort_by_key(|(seq, _, _)| *seq);
    Ok(acts)
}

/// The act in what the store kept; `None` when it was erased on request.
pub(crate) fn entry(stored: &StoredAct) -> Result<Option<Entry>, Trouble> {
    let Some(content) = &stored.content else { return Ok(None) };
    let altered = |_| Trouble::Altered { what: store::What::Content, seq: Some(stored.seq) };
    let written = decode(content).map_err(altered)?;
    Ok(Some(Entry { seq: stored.seq, at: written.at, act: written.act }))
}

/// Folds what the store knows about these files.
pub(crate) fn fold_members(store: &dyn Questions, members: &[PersonId], ground: &Ground) -> Result<Dossier, Refusal> {
    let mut entries = Vec::new();
    for member in members {
        for stored in store.acts_about(member.0)? {
            entries.extend(entry(&stored)?);
        }
    }
    entries.sort_by_key(|e| e.seq);
    entries.dedup_by_key(|e| e.seq);
    Ok(fold(members, &entries, ground))
}

/// Which of these files say nothing any more: all they said was withdrawn.
pub(crate) fn silent(store: &dyn Questions, ground: &Ground, among: &BTreeSet<PersonId>) -> Result<BTreeSet<PersonId>, Refusal> {
    let mut silent = BTreeSet::new();
    for person in among {
        if fold_members(store, &[*person], ground)?.standing().next().is_none() {
            silent.insert(*person);
        }
    }
    Ok(silent)
}

pub(crate) fn fold(members: &[PersonId], entries: &[Entry], ground: &Ground) -> Dossier {
    let sources = ground.sources.clone();
    dossier::fold(members, entries, &ground.voids, &|id: SourceId| sources.get(&id).cloned())
}

/// The keys by which an act is found again.
pub fn keys(act: &Act, at: i64) -> Keys {
    Keys {
        kind: act.kind() as u8,
        at,
        persons: act.persons().into_iter().map(|p| p.0).collect(),
        import: act.import().map(|i| i.0),
    }
}

/// An act about to be appended.
pub(crate) fn new_act(act: &Act, at: i64) -> NewAct {
    let evidence = match act {
        Act::DocumentKept { digest, .. } => digest.parse().into_iter().collect(),
        _ => Vec::new(),
    };
    NewAct { keys: keys(act, at), content: encode(at, act), evidence }
}

/// Writes the card of a cluster, and takes away those of its other files.
pub(crate) fn write_card(unit: &mut dyn Unit, members: &[PersonId], card: Option<&Card>) -> Result<(), Refusal> {
    let Some(root) = members.first() else { return Ok(()) };
    for member in &members[1..] {
        unit.drop_card(member.0)?;
    }
    match card {
        Some(card) => unit.put_card(root.0, &card_bytes(card))?,
        None => unit.drop_card(root.0)?,
    }
    Ok(())
}

pub(crate) fn card_bytes(card: &Card) -> Vec<u8> {
    serde_json::to_vec(card).expect("a card holds text, numbers and lists only")
}
