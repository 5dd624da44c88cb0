//! A unit of work: everything in it happens, or nothing.

use crate::acts::{new_act, persons_among};
use crate::ground::Ground;
use crate::memory::subjects_of_import;
use crate::open::OpenRegister;
use crate::records::write_records;
use crate::refold::record_of;
use crate::refusal::Refusal;
use crate::told::{hidden_from, told_members};
use model::act::{Act, DoneBy, KeptInMemory};
use model::dossier::Entry;
use model::{MemberId, PersonId, Told};
use std::collections::BTreeSet;
use store::Unit;

/// A unit being written, with the ground as it will be when it is done.
pub struct Work<'u> {
    /// Asked and written to.
    pub unit: Box<dyn Unit + 'u>,
    /// The ground as it will be.
    pub ground: Ground,
    /// When it is written, in milliseconds since 1970.
    pub now: i64,
    touched: BTreeSet<PersonId>,
    /// The ground is that of an earlier day: that something was read can be logged, and no more.
    past: bool,
}

impl Work<'_> {
    /// Appends an act; the files it is about will get new cards.
    pub fn append(&mut self, act: Act) -> Result<u64, Refusal> {
        self.is_of_today()?;
        self.is_by_the_team(&act)?;
        for person in act.persons() {
            self.touched.extend(self.ground.members(person));
        }
        let seq = self.append_only(&act)?;
        let moved = self.moved(&act)?;
        if act.kind().entry().is_some_and(|entry| entry.memory == KeptInMemory::Always) {
            self.ground.take(seq, self.now, &act);
        }
        self.see(&moved)?;
        Ok(seq)
    }

    /// Appends judgements, or takes them back, and folds the clusters once.
    pub fn append_all(&mut self, acts: Vec<Act>) -> Result<(), Refusal> {
        self.is_of_today()?;
        let mut moved = BTreeSet::new();
        for act in &acts {
            for person in act.persons() {
                self.touched.extend(self.ground.members(person));
            }
            moved.extend(self.moved(act)?);
        }
        let first = self.unit.append_all(acts.iter().map(|act| new_act(act, self.now)).collect())?.start;
        let now = self.now;
        (first..).zip(&acts).for_each(|(seq, act)| self.ground.take(seq, now, act));
        self.see(&moved)
    }

    /// Folds the ground anew from the acts, after some of them were destroyed of what was said of these.
    pub fn renew_ground(&mut self, of: impl IntoIterator<Item = PersonId>) -> Result<(), Refusal> {
        let mut hidden = self.ground.judgements.hidden();
        self.ground = Ground::of_unit(&*self.unit)?;
        // Of whom nothing is judged any more, nothing is kept.
        let gone: Vec<u64> = hidden
            .keys()
            .copied()
            .filter(|person| !self.ground.judgements.is_judged(PersonId(*person)))
            .collect();
        hidden.retain(|person, _| !gone.contains(person));
        self.unit.put_hidden(&gone.into_iter().map(|person| (person, 0)).collect::<Vec<_>>())?;
        self.ground.judgements.see_all(&hidden);
        let moved = self.ground.judgements.judged_among(of);
        self.see(&moved)
    }

    /// Refuses what of a file with a team its team alone does.
    fn is_by_the_team(&self, act: &Act) -> Result<(), Refusal> {
        let of_team = act.kind().entry().is_some_and(|entry| entry.done_by == DoneBy::Team);
        let by = act.by().filter(|_| of_team);
        let apart = |by: MemberId| act.subjects().iter().any(|subject| self.ground.is_apart(subject, by));
        if by.is_some_and(apart) { Err(Refusal::Team) } else { Ok(()) }
    }

    fn is_of_today(&self) -> Result<(), Refusal> {
        if self.past { Err(store::Trouble::ReadOnly.into()) } else { Ok(()) }
    }

    /// Judged files that may be shown to others than before, by this act.
    fn moved(&self, act: &Act) -> Result<BTreeSet<PersonId>, Refusal> {
        let judgements = &self.ground.judgements;
        Ok(match act {
            Act::Said(_) | Act::ClaimWithdrawn { .. } | Act::ClaimRestored { .. } => {
                judgements.judged_among(act.persons())
            }
            Act::Judged(_) => act.persons().into_iter().filter(|p| !judgements.is_judged(*p)).collect(),
            Act::ImportWithdrawn { import, .. } | Act::ImportRestored { import, .. } => {
                judgements.judged_among(persons_among(subjects_of_import(&*self.unit, *import)?))
            }
            Act::OrganisationWithdrawn { .. } | Act::OrganisationRestored { .. } => {
                judgements.judged_persons().collect()
            }
            _ => BTreeSet::new(),
        })
    }

    /// Asks from whom these judged files are hidden now; what rested on one that is, goes before those.
    fn see(&mut self, moved: &BTreeSet<PersonId>) -> Result<(), Refusal> {
        if moved.is_empty() {
            return Ok(());
        }
        let hidden = hidden_from(&*self.unit, &self.ground, moved.iter().copied())?;
        let before: Vec<PersonId> = moved.iter().flat_map(|person| self.ground.members(*person)).collect();
        let news = self.ground.judgements.see(&hidden);
        if !news.is_empty() {
            let kept: Vec<(u64, u8)> = news.iter().map(|person| (person.0, hidden[person])).collect();
            self.unit.put_hidden(&kept)?;
            self.touched.extend(before);
            self.touched.extend(moved.iter().flat_map(|person| self.ground.members(*person)));
        }
        Ok(())
    }

    /// Appends an act whose cards the caller writes, or that touches none.
    pub fn append_only(&mut self, act: &Act) -> Result<u64, Refusal> {
        Ok(self.unit.append(new_act(act, self.now))?)
    }

    /// All that was told of a person as this unit finds it; nobody else writes meanwhile.
    pub fn told(&self, person: PersonId) -> Result<Told, Refusal> {
        let told = told_members(&*self.unit, &self.ground.members(person), &self.ground)?;
        if told.claims.is_empty() { Err(Refusal::NotFound) } else { Ok(told) }
    }

    /// Says that the cards of these files are to be written anew.
    pub fn touch(&mut self, persons: impl IntoIterator<Item = PersonId>) {
        self.touched.extend(persons);
    }

    /// Appends acts of which each makes a file that rests on it alone, and writes the records of those files.
    pub fn append_files(&mut self, acts: Vec<Act>) -> Result<(), Refusal> {
        let first = self.unit.append_all(acts.iter().map(|act| new_act(act, self.now)).collect())?.start;
        let mut records = Vec::new();
        for (seq, act) in (first..).zip(acts) {
            let persons = act.persons();
            let entries = [Entry { seq, at: self.now, act }];
            records.extend(
                persons.into_iter().map(|person| (person.0, record_of(person, &entries, &self.ground))),
            );
        }
        Ok(self.unit.put_cards(&records)?)
    }

    fn finish(mut self) -> Result<(), Refusal> {
        let clusters: BTreeSet<Vec<PersonId>> =
            self.touched.iter().map(|person| self.ground.members(*person)).collect();
        write_records(&mut *self.unit, &clusters.into_iter().collect::<Vec<_>>(), &self.ground)?;
        self.unit.commit()?;
        Ok(())
    }
}

impl OpenRegister {
    /// One unit, for verbs that need no desk.
    pub fn write<T>(&self, verb: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let (unit, now) = self.begin()?;
        // Another process may have written while we stood in line.
        self.catch_up()?;
        let mut work = Work {
            unit,
            ground: (*self.ground()?).clone(),
            now,
            touched: BTreeSet::new(),
            past: self.read_as_of().is_some(),
        };
        let done = verb(&mut work)?;
        work.finish()?;
        // It is written: whoever asks next catches up, or is told why not.
        let _ = self.catch_up();
        Ok(done)
    }
}
