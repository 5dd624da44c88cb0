//! Writing: on a copy, which takes the store's place at commit.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, MutexGuard, PoisonError};

use ledger::{Checkpoint, Frontier};

use super::{Memory, State};
use crate::act::leaf;
use crate::{Digest, Keys, NewAct, Seq, StoredAct, Trouble, Unit, Vault, What};

/// Something being written to a [`Memory`].
pub struct MemoryUnit<'s> {
    store: &'s Memory,
    _turn: MutexGuard<'s, ()>,
    pub(super) state: State,
    erased: BTreeSet<Digest>,
}

impl<'s> MemoryUnit<'s> {
    pub(super) fn new(store: &'s Memory, turn: MutexGuard<'s, ()>, state: State) -> Self {
        Self { store, _turn: turn, state, erased: BTreeSet::new() }
    }

    fn act_mut(&mut self, seq: Seq) -> Option<&mut StoredAct> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        self.state.acts.get_mut(at).map(Arc::make_mut)
    }

    fn index(&mut self, seq: Seq, persons: &[u64]) {
        self.state.pairs.extend(persons.iter().map(|person| (*person, seq)));
    }

    fn append_act(&mut self, act: NewAct) -> Result<(), Trouble> {
        if act.evidence.iter().any(|digest| self.store.vault.read(digest).is_none()) {
            return Err(Trouble::NoSuchEvidence);
        }
        let seq = self.state.acts.len() as Seq + 1;
        let salt = self.store.salt(seq);
        let leaf = leaf(act.parts.as_ref(), &salt, &act.content);
        self.state.leaves.push(leaf.ok_or(Trouble::Altered { what: What::Content, seq: None })?);
        self.state.named.extend(act.evidence);
        let keys = act.keys.in_order();
        self.index(seq, &keys.subjects);
        let kept = StoredAct { seq, keys, salt: Some(salt), parts: act.parts, content: Some(act.content) };
        self.state.acts.push(Arc::new(kept));
        Ok(())
    }

    fn sign(&mut self) {
        let size = self.state.leaves.len() as u64;
        if self.state.checkpoints.last().map_or(0, |(size, _)| *size) == size {
            return;
        }
        let mut frontier = Frontier::new();
        self.state.leaves.iter().for_each(|leaf| frontier.push(*leaf));
        let checkpoint = Checkpoint { origin: self.store.key.name().to_owned(), size, root: frontier.root() };
        self.state.checkpoints.push((size, checkpoint.sign(&self.store.key)));
    }
}

impl Unit for MemoryUnit<'_> {
    fn append_all(&mut self, acts: Vec<NewAct>) -> Result<Range<Seq>, Trouble> {
        let first = self.state.acts.len() as Seq + 1;
        acts.into_iter().try_for_each(|act| self.append_act(act))?;
        Ok(first..self.state.acts.len() as Seq + 1)
    }

    fn take_ids(&mut self, series: &str, count: u64) -> Result<u64, Trouble> {
        let last = self.state.ids.entry(series.to_owned()).or_default();
        let first = *last + 1;
        *last += count;
        Ok(first)
    }

    fn put_cards(&mut self, cards: &[(u64, Option<Vec<u8>>)]) -> Result<(), Trouble> {
        for (person, card) in cards {
            match card {
                Some(card) => self.state.cards.insert(*person, card.as_slice().into()),
                None => self.state.cards.remove(person),
            };
        }
        Ok(())
    }

    fn put_hidden(&mut self, files: &[(u64, u8)]) -> Result<(), Trouble> {
        if let Some(hidden) = &mut self.state.hidden {
            for (person, audiences) in files {
                match audiences {
                    0 => hidden.remove(person),
                    _ => hidden.insert(*person, *audiences),
                };
            }
        }
        Ok(())
    }

    fn keep_hidden(&mut self, files: &BTreeMap<u64, u8>) -> Result<(), Trouble> {
        self.state.hidden = Some(files.clone());
        Ok(())
    }

    fn put_shelf(&mut self, shelf: &str, key: &str, document: &[u8]) -> Result<(), Trouble> {
        self.state.shelves.insert((shelf.to_owned(), key.to_owned()), document.into());
        Ok(())
    }

    fn drop_shelf(&mut self, shelf: &str, key: &str) -> Result<(), Trouble> {
        self.state.shelves.remove(&(shelf.to_owned(), key.to_owned()));
        Ok(())
    }

    fn erase(&mut self, seq: Seq) -> Result<bool, Trouble> {
        let Some(act) = self.act_mut(seq) else { return Ok(false) };
        let there = act.content.is_some();
        (act.salt, act.parts, act.content) = (None, None, None);
        Ok(there)
    }

    fn erase_values(&mut self, seq: Seq, which: &BTreeSet<usize>) -> Result<bool, Trouble> {
        let Some(act) = self.act_mut(seq) else { return Ok(false) };
        let Some((parts, salt, content)) = act.without(which) else { return Ok(false) };
        (act.salt, act.parts, act.content) = (Some(salt), Some(parts), Some(content));
        Ok(true)
    }

    fn erase_evidence(&mut self, digest: &Digest) -> Result<bool, Trouble> {
        let there = self.state.named.remove(digest);
        if there {
            self.erased.insert(*digest);
        }
        Ok(there)
    }

    fn drop_derived(&mut self) -> Result<(), Trouble> {
        self.state.cards.clear();
        self.state.hidden = None;
        // What an erased act was about cannot be read again; its pairs stay.
        let acts = &self.state.acts;
        let erased = |seq: Seq| acts.get(seq as usize - 1).is_some_and(|act| act.content.is_none());
        self.state.pairs.retain(|(_, seq)| erased(*seq));
        Ok(())
    }

    fn put_all_keys(&mut self, keys: &[(Seq, Keys)]) -> Result<(), Trouble> {
        for (seq, keys) in keys {
            let keys = keys.clone().in_order();
            let Some(act) = self.act_mut(*seq) else { continue };
            let former = std::mem::replace(&mut act.keys, keys.clone());
            former.subjects.iter().for_each(|person| {
                self.state.pairs.remove(&(*person, *seq));
            });
            self.index(*seq, &keys.subjects);
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<(), Trouble> {
        self.sign();
        for digest in self.erased.difference(&self.state.named) {
            self.store.vault.erase(digest)?;
        }
        let state = std::mem::take(&mut self.state);
        *self.store.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        Ok(())
    }
}
