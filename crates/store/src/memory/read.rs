//! The questions, answered from one state.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::{Memory, State};
use crate::audit::DerivedDigest;
use crate::{Counts, Digest, Questions, Seq, StoredAct, Trouble};

impl State {
    pub(super) fn act(&self, seq: Seq) -> Option<&StoredAct> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        self.acts.get(at).map(AsRef::as_ref)
    }

    fn after(&self, after: Seq) -> impl DoubleEndedIterator<Item = &StoredAct> {
        let from = usize::try_from(after).unwrap_or(usize::MAX).min(self.acts.len());
        self.acts[from..].iter().map(AsRef::as_ref)
    }
}

/// Hands on what an iterator yields until told to stop.
fn hand_on<T>(items: impl Iterator<Item = T>, each: &mut dyn FnMut(T) -> ControlFlow<()>) {
    for item in items {
        if each(item).is_break() {
            return;
        }
    }
}

impl Questions for State {
    fn head(&self) -> Result<Seq, Trouble> {
        Ok(self.acts.len() as Seq)
    }

    fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> {
        let seqs: BTreeSet<Seq> = seqs.iter().copied().collect();
        Ok(seqs.into_iter().filter_map(|seq| State::act(self, seq)).cloned().collect())
    }

    fn each_act(
        &self,
        after: Seq,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        hand_on(self.after(after).cloned(), each);
        Ok(())
    }

    fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
        let of = |subject: &u64| self.pairs.range((*subject, 0)..=(*subject, Seq::MAX)).map(|(_, seq)| *seq);
        self.acts(&subjects.iter().flat_map(of).collect::<Vec<_>>())
    }

    fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        Ok(self.after(after).filter(|act| act.keys.kind == kind).take(limit).cloned().collect())
    }

    fn each_act_of_import(
        &self,
        import: u64,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        hand_on(self.after(0).filter(|act| act.keys.import == Some(import)).cloned(), each);
        Ok(())
    }

    fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        let wanted = |act: &&StoredAct| before == 0 || act.seq < before;
        Ok(self.after(0).rev().filter(wanted).take(limit).cloned().collect())
    }

    fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble> {
        let mut persons: Vec<u64> =
            self.after(after).flat_map(|act| act.keys.subjects.iter().copied()).collect();
        persons.sort_unstable();
        persons.dedup();
        Ok(persons)
    }

    fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble> {
        let mut subjects: Vec<u64> = self.pairs.range((first, 0)..).map(|(subject, _)| *subject).collect();
        subjects.dedup();
        Ok(subjects)
    }

    fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
        Ok(persons.iter().map(|person| self.cards.get(person).map(|card| card.to_vec())).collect())
    }

    fn each_card(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
        hand_on(self.cards.iter(), &mut |(person, card)| each(*person, card));
        Ok(())
    }

    fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> {
        Ok(self.hidden.clone())
    }

    fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let at = (shelf.to_owned(), key.to_owned());
        Ok(self.shelves.get(&at).map(|document| document.to_vec()))
    }

    fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let from = (shelf.to_owned(), String::new());
        let of_shelf = self.shelves.range(from..).take_while(|((name, _), _)| name == shelf);
        Ok(of_shelf.map(|((_, key), document)| (key.clone(), document.to_vec())).collect())
    }

    fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble> {
        Ok(self.named.contains(digest))
    }

    fn counts(&self) -> Result<Counts, Trouble> {
        Ok(Counts {
            acts: self.acts.len() as u64,
            erased: self.acts.iter().filter(|act| act.content.is_none()).count() as u64,
            cards: self.cards.len() as u64,
            shelved: self.shelves.len() as u64,
            evidence: self.named.len() as u64,
        })
    }

    fn derived_digest(&self) -> Result<[u8; 32], Trouble> {
        let mut digest = DerivedDigest::default();
        self.cards.iter().for_each(|(person, card)| digest.card(*person, card));
        self.pairs.iter().for_each(|(person, seq)| digest.pair(*person, *seq));
        self.hidden.iter().flatten().for_each(|(person, audiences)| digest.hidden(*person, *audiences));
        Ok(digest.finish())
    }
}

/// A store answers from the state of this moment, a unit from its own.
macro_rules! ask {
    ($for:ty, $self:ident => $state:expr) => {
        impl Questions for $for {
            fn head(&$self) -> Result<Seq, Trouble> { $state.head() }
            fn acts(&$self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> { $state.acts(seqs) }
            fn each_act(
                &$self,
                after: Seq,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                $state.each_act(after, each)
            }
            fn acts_about_any(&$self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
                $state.acts_about_any(subjects)
            }
            fn acts_of_kind(&$self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                $state.acts_of_kind(kind, after, limit)
            }
            fn each_act_of_import(
                &$self,
                import: u64,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                $state.each_act_of_import(import, each)
            }
            fn latest_acts(&$self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                $state.latest_acts(before, limit)
            }
            fn subjects_since(&$self, after: Seq) -> Result<Vec<u64>, Trouble> {
                $state.subjects_since(after)
            }
            fn subjects_from(&$self, first: u64) -> Result<Vec<u64>, Trouble> { $state.subjects_from(first) }
            fn cards(&$self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
                $state.cards(persons)
            }
            fn each_card(&$self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
                $state.each_card(each)
            }
            fn hidden(&$self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> { $state.hidden() }
            fn shelf(&$self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
                $state.shelf(shelf, key)
            }
            fn shelf_all(&$self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
                $state.shelf_all(shelf)
            }
            fn has_evidence(&$self, digest: &Digest) -> Result<bool, Trouble> { $state.has_evidence(digest) }
            fn counts(&$self) -> Result<Counts, Trouble> { $state.counts() }
            fn derived_digest(&$self) -> Result<[u8; 32], Trouble> { $state.derived_digest() }
        }
    };
}

ask!(Memory, self => self.now());
ask!(super::MemoryUnit<'_>, self => &self.state);
