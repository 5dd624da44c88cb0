//! What is kept in memory of a register, in parts, and how it keeps up with the log.
//!
//! The *ground* ([`crate::ground`]) is folded from the few acts on which the reading of others rests; it is
//! read at the first asking, and each unit works on a copy of its own. What else a capability keeps is a part
//! behind
//! [`Kept`]: made at the first asking, changed by what is new, let go of when nobody asks.
//!
//! **Invariant:** memory holds nothing that the log cannot give again. [`OpenRegister::catch_up`] is the only
//! way in, for our own acts and for those of another process; a write costs by what it touches.

use crate::acts::{entries_in, persons_among};
use crate::ground::{Association, Ground, part_of};
use crate::locks::derived;
use crate::open::{Kept, News, OpenRegister};
use crate::refusal::Refusal;
use crate::told::hidden_from;
use model::act::{ActKind, KeptInMemory};
use model::{Act, ImportId, PersonId};
use std::any::{Any, TypeId, type_name};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;
use std::sync::{Arc, MutexGuard, PoisonError};
use store::{Questions, Seq, StoredAct, Trouble};

/// Acts beyond which what came is not kept up with one by one: reading all anew is quicker, and needs less
/// memory.
const NEWS_MOST: u64 = 20_000;

impl OpenRegister {
    /// What a capability keeps.
    pub fn part<K: Kept>(&self) -> &K {
        let kept: Option<&dyn Any> = self.parts.0.get(&TypeId::of::<K>()).map(|kept| &**kept as &dyn Any);
        kept.and_then(|kept| kept.downcast_ref()).unwrap_or_else(|| panic!("{} is no part", type_name::<K>()))
    }

    /// Whose register it is: known from the opening on.
    pub fn association(&self) -> Arc<Association> {
        self.association.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The ground as it stands; read from the log at the first asking.
    pub fn ground(&self) -> Result<Arc<Ground>, Refusal> {
        if let Some(ground) = self.ground_at_hand() {
            return Ok(ground);
        }
        let steady = self.steady();
        self.take_news(&steady)?;
        if let Some(ground) = self.ground_at_hand() {
            return Ok(ground);
        }
        let mut ground = Ground::of(&*self.store, self.seen.load(Ordering::Acquire))?;
        match self.store.hidden()? {
            Some(hidden) => ground.judgements.see_all(&hidden),
            None => {
                let judged: Vec<PersonId> = ground.judgements.judged_persons().collect();
                ground.judgements.see(&hidden_from(&*self.store, &ground, judged)?);
            }
        }
        self.keep_narrower_of_today(&mut ground);
        let ground = Arc::new(ground);
        *self.ground.write().unwrap_or_else(PoisonError::into_inner) = Some(ground.clone());
        Ok(ground)
    }

    /// The ground as it stands, where it was read.
    pub fn ground_at_hand(&self) -> Option<Arc<Ground>> {
        self.ground.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes in what the log has and memory has not: our own acts after each
    /// commit, and those of another process. Cheap when there is nothing new.
    pub fn catch_up(&self) -> Result<(), Refusal> {
        if self.store.head()? == self.seen.load(Ordering::Acquire) {
            return Ok(());
        }
        self.take_news(&self.steady())
    }

    /// Nothing is taken in while this is held. After a fault in the middle of it nobody knows how far
    /// it came: all that is derived is let go of, and read again from the first act.
    pub(crate) fn steady(&self) -> MutexGuard<'_, ()> {
        self.catching.lock().unwrap_or_else(|poisoned| {
            self.catching.clear_poison();
            let held = poisoned.into_inner();
            eprintln!("athar: after a fault, what is derived from the acts is made anew");
            self.seen.store(0, Ordering::Release);
            self.forget_all();
            held
        })
    }

    /// Lets go of the ground and of all that is kept; both are made anew when they are next asked for.
    pub fn forget_all(&self) {
        self.let_go(Kept::forget);
    }

    fn let_go(&self, of: impl Fn(&dyn Kept)) {
        *self.ground.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.forget_records();
        self.parts.all().for_each(of);
    }

    /// Records that were made from the acts, where the store has none that can be used.
    fn forget_records(&self) {
        if let Some(records) = &self.records {
            *derived(records, "records") = None;
        }
    }

    /// Lets go of what nobody asked for since that moment, in milliseconds since 1970.
    pub fn rest(&self, since: i64) {
        self.parts.all().for_each(|kept| kept.rest(since));
    }

    pub(crate) fn take_news(&self, _steady: &MutexGuard<'_, ()>) -> Result<(), Refusal> {
        let (seen, head) = (self.seen.load(Ordering::Acquire), self.store.head()?);
        if head == seen {
            return Ok(());
        }
        // What was destroyed stands in memory still: in the ground, in lists, in plans that nobody accepted
        // yet.
        let forgot = !self.store.acts_of_kind(ActKind::Forgotten as u8, seen, 1)?.is_empty();
        let before = self.ground_at_hand().filter(|_| head - seen <= NEWS_MOST && !forgot);
        let Some(before) = before else {
            self.know_association(head)?;
            self.let_go(if forgot { Kept::forget_people } else { Kept::forget });
            self.seen.store(head, Ordering::Release);
            return Ok(());
        };
        let acts = acts_after(&*self.store, seen, head)?;
        let of_ground: Vec<StoredAct> = acts.iter().filter(|act| is_of_the_ground(act)).cloned().collect();
        let entries = entries_in(&of_ground)?;
        let of_many_files = entries.iter().any(|entry| is_of_many_files(&entry.act));
        let subjects = self.changed_since(seen)?;
        let mut after = (*before).clone();
        entries.iter().for_each(|entry| after.take(entry.seq, entry.at, &entry.act));
        if acts.iter().any(|act| HIDES.iter().any(|kind| *kind as u8 == act.keys.kind)) {
            self.see_hidden(&mut after, &subjects, of_many_files)?;
        }
        self.keep_narrower_of_today(&mut after);
        let after = Arc::new(after);
        self.forget_records();
        *self.association.write().unwrap_or_else(PoisonError::into_inner) =
            Arc::new(after.association.clone());
        *self.ground.write().unwrap_or_else(PoisonError::into_inner) = Some(after.clone());
        let moved = moved(&subjects, &before, &after);
        let (before, after) = (&*before, &*after);
        let news = News { register: self, acts: &acts, subjects: &subjects, before, after, moved: &moved };
        let mut taken = Ok(());
        if !of_many_files {
            taken = self.parts.all().try_for_each(|kept| kept.take_news(&news));
        }
        if of_many_files || taken.is_err() {
            // Where a part failed, nobody knows how far it came: all is made anew when it is next asked for.
            self.parts.all().for_each(Kept::forget);
        }
        // The ground has these acts, whatever else failed: they are not taken in twice.
        self.seen.store(head, Ordering::Release);
        taken
    }

    /// Tells the ground from whom files are hidden by now.
    fn see_hidden(
        &self,
        ground: &mut Ground,
        subjects: &BTreeSet<u64>,
        of_many_files: bool,
    ) -> Result<(), Refusal> {
        if let Some(hidden) = self.store.hidden()? {
            ground.judgements.see_all(&hidden);
            return Ok(());
        }
        let among: BTreeSet<PersonId> = match of_many_files {
            true => ground.judgements.judged_persons().collect(),
            false => ground.judgements.judged_among(persons_among(subjects.iter().copied())),
        };
        ground.judgements.see(&hidden_from(&*self.store, ground, among)?);
        Ok(())
    }

    /// Where the register is read as it once stood, the teams are those of today, and so are titles of
    /// sources from which a name was taken.
    fn keep_narrower_of_today(&self, ground: &mut Ground) {
        if let Some((teams, sources)) = &self.of_today {
            ground.work.teams = teams.clone();
            ground.sources.keep_titles_of(sources);
        }
    }

    /// What acts after one are about, and what a list speaks of that was taken back or restored by one of
    /// them; as the store numbers it.
    pub(crate) fn changed_since(&self, seen: Seq) -> Result<BTreeSet<u64>, Refusal> {
        let mut subjects: BTreeSet<u64> = self.store.subjects_since(seen)?.into_iter().collect();
        for kind in [ActKind::ImportWithdrawn, ActKind::ImportRestored] {
            let acts = self.store.acts_of_kind(kind as u8, seen, usize::MAX)?;
            for import in acts.iter().filter_map(|act| act.keys.import) {
                subjects.extend(subjects_of_import(&*self.store, ImportId(import))?);
            }
        }
        Ok(subjects)
    }

    /// Reads whose register it is, and nothing else.
    fn know_association(&self, until: Seq) -> Result<(), Refusal> {
        let association = part_of::<Association>(&*self.store, until)?;
        *self.association.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(association);
        Ok(())
    }
}

/// People whose file may tell something else now, where these subjects were spoken of: with all that they are
/// or were one person with.
pub(crate) fn moved(subjects: &BTreeSet<u64>, before: &Ground, after: &Ground) -> BTreeSet<PersonId> {
    let members = |person: PersonId| [before.members(person), after.members(person)].concat();
    persons_among(subjects.iter().copied()).flat_map(members).collect()
}

/// Acts by which a file may come to be hidden from an audience, or be shown to it again.
const HIDES: &[ActKind] = &[
    ActKind::Said,
    ActKind::ClaimWithdrawn,
    ActKind::ClaimRestored,
    ActKind::Judged,
    ActKind::ImportWithdrawn,
    ActKind::ImportRestored,
    ActKind::Organisation,
    ActKind::Team,
];

/// Whether the ground is folded from acts of its kind.
fn is_of_the_ground(act: &StoredAct) -> bool {
    let entry = model::act::KINDS.iter().find(|entry| entry.kind as u8 == act.keys.kind);
    entry.is_some_and(|entry| entry.memory == KeptInMemory::Always)
}

/// Acts after which nothing that is kept of files is what it was: which of them spoke for an organisation,
/// the log does not say at once.
fn is_of_many_files(act: &Act) -> bool {
    matches!(act, Act::OrganisationWithdrawn { .. } | Act::OrganisationRestored { .. })
}

/// What a list speaks of, as the store numbers it.
pub(crate) fn subjects_of_import(store: &dyn Questions, import: ImportId) -> Result<BTreeSet<u64>, Trouble> {
    let mut subjects = BTreeSet::new();
    store.each_act_of_import(import.0, &mut |act| {
        subjects.extend(act.keys.subjects);
        ControlFlow::Continue(())
    })?;
    Ok(subjects)
}

fn acts_after(store: &dyn Questions, seen: Seq, head: Seq) -> Result<Vec<StoredAct>, Refusal> {
    let mut acts = Vec::new();
    store.each_act(seen, &mut |act| {
        if act.seq > head {
            return ControlFlow::Break(());
        }
        acts.push(act);
        ControlFlow::Continue(())
    })?;
    Ok(acts)
}
