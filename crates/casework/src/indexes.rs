//! The lists that an audience may search: an index for each, built at the first asking, kept current by what
//! is new, given back when nobody asks for a while.

use crate::house::House;
use crate::locks::{derived, whole};
use crate::memory::{Kept, News};
use crate::refusal::Refusal;
use access::Audience;
use model::PersonId;
use search::Index;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

/// The index of one audience.
#[derive(Clone)]
struct Built {
    index: Arc<RwLock<Index>>,
    /// When it was last asked for, in milliseconds since 1970.
    asked: Arc<AtomicI64>,
}

/// The index of each audience that somebody asked for.
#[derive(Default)]
pub(crate) struct Indexes {
    built: Mutex<BTreeMap<Audience, Built>>,
    /// One is built at a time; who needs it waits, and nobody else.
    building: Mutex<()>,
    /// How often all were let go of: one that was begun before is of no use.
    forgotten: AtomicU64,
}

impl Indexes {
    fn held(&self) -> MutexGuard<'_, BTreeMap<Audience, Built>> {
        derived(&self.built, "lists")
    }

    /// A writer that failed left its index half changed: that one is built anew.
    fn at_hand(&self, audience: Audience, now: i64) -> Option<Arc<RwLock<Index>>> {
        let built = self.held().get(&audience).filter(|built| !built.index.is_poisoned()).cloned()?;
        built.asked.store(now, Ordering::Relaxed);
        Some(built.index)
    }
}

impl Kept for Indexes {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        let built: Vec<(Audience, Built)> =
            self.held().iter().map(|(a, built)| (*a, built.clone())).collect();
        let moved: Vec<PersonId> = news.moved.iter().copied().collect();
        for (audience, built) in built {
            news.house.renew_index(&built.index, audience, &moved)?;
        }
        Ok(())
    }

    fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.held().clear();
    }

    fn rest(&self, since: i64) {
        self.held().retain(|_, built| built.asked.load(Ordering::Relaxed) >= since);
    }
}

impl House {
    /// The list that an audience may search.
    pub fn list(&self, audience: Audience) -> Result<Arc<RwLock<Index>>, Refusal> {
        self.catch_up()?;
        let (audience, indexes, now) =
            (audience.of_lists(), self.part::<Indexes>(), self.moment_of_reading());
        if let Some(index) = indexes.at_hand(audience, now) {
            return Ok(index);
        }
        let _one_at_a_time = whole(&indexes.building);
        loop {
            if let Some(index) = indexes.at_hand(audience, now) {
                return Ok(index);
            }
            let began = indexes.forgotten.load(Ordering::Acquire);
            let seen = self.store.head()?;
            let index = Arc::new(RwLock::new(self.build_index(audience)?));
            // What was written meanwhile is taken in while nothing more is.
            let steady = self.steady();
            self.take_news(&steady)?;
            if indexes.forgotten.load(Ordering::Acquire) != began {
                continue;
            }
            let Some(ground) = self.ground_at_hand() else { continue };
            let since = crate::acts::persons_among(self.store.subjects_since(seen)?);
            let moved: Vec<PersonId> = since.flat_map(|person| ground.members(person)).collect();
            self.renew_index(&index, audience, &moved)?;
            let asked = Arc::new(AtomicI64::new(now));
            indexes.held().insert(audience, Built { index: index.clone(), asked });
            return Ok(index);
        }
    }

    fn build_index(&self, audience: Audience) -> Result<Index, Refusal> {
        let mut index = match audience.is_inside() {
            true => Index::new(),
            false => Index::towards_outside(),
        };
        let ground = self.ground()?;
        self.each_card(audience, |card| {
            index.insert_marked(&card, &crate::reviews::marks(&ground, &card, audience));
        })?;
        Ok(index)
    }

    /// Puts these files into an index as they stand now.
    fn renew_index(
        &self,
        index: &RwLock<Index>,
        audience: Audience,
        moved: &[PersonId],
    ) -> Result<(), Refusal> {
        if moved.is_empty() {
            return Ok(());
        }
        let (ground, cards) = (self.ground()?, self.told_cards(moved, audience)?);
        // A writer that failed left it half changed: it is built anew at the next asking.
        let Ok(mut index) = index.write() else { return Ok(()) };
        // What went goes first: a file that joined another must not take the line of the other with it.
        for (person, card) in moved.iter().zip(&cards) {
            if card.is_none() {
                index.remove(*person);
            }
        }
        for card in cards.iter().flatten() {
            index.insert_marked(card, &crate::reviews::marks(&ground, card, audience));
        }
        Ok(())
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
}
