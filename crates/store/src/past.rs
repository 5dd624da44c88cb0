//! A register as it stood: the log up to one act, and nothing that came after it.
//!
//! **Invariant:** it answers from the acts alone. What is derived says how files stand today, so it has none;
//! shelves are no knowledge about anyone missing, so they answer as they are. Nothing can be written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ledger::{Checkpoint, Hash};
use sealing::backup::{To, With};

use crate::{
    Copied, Counts, Digest, Kept, KeysOf, Progress, Questions, Receipt, Seq, Store, StoredAct, Trouble, Unit,
    Vault, Verification,
};

/// A store of which only the acts up to one are told.
pub struct Past {
    store: Arc<dyn Store>,
    until: Seq,
}

impl Past {
    /// The register as it stood after that act.
    pub fn of(store: Arc<dyn Store>, until: Seq) -> Past {
        Past { store, until }
    }

    fn until(&self, mut acts: Vec<StoredAct>) -> Vec<StoredAct> {
        acts.retain(|act| act.seq <= self.until);
        acts
    }

    /// Hands acts on as long as they are of the past.
    fn each<'e>(
        &self,
        each: &'e mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> impl FnMut(StoredAct) -> ControlFlow<()> + use<'e> {
        let until = self.until;
        move |act| if act.seq <= until { each(act) } else { ControlFlow::Break(()) }
    }
}

/// The number of the last act that was recorded before that moment (milliseconds since 1970); 0 where none
/// was.
pub fn last_before(store: &dyn Questions, moment: crate::Millis) -> Result<Seq, Trouble> {
    let (mut before, mut after) = (0, store.head()? + 1);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        let earlier = store.act(middle)?.is_some_and(|act| act.keys.at < moment);
        if earlier { before = middle } else { after = middle }
    }
    Ok(before)
}

impl Questions for Past {
    fn head(&self) -> Result<Seq, Trouble> {
        Ok(self.store.head()?.min(self.until))
    }

    fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> {
        Ok(self.until(self.store.acts(seqs)?))
    }

    fn each_act(
        &self,
        after: Seq,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        self.store.each_act(after, &mut self.each(each))
    }

    fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
        Ok(self.until(self.store.acts_about_any(subjects)?))
    }

    fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        Ok(self.until(self.store.acts_of_kind(kind, after, limit)?))
    }

    fn each_act_of_import(
        &self,
        import: u64,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble> {
        self.store.each_act_of_import(import, &mut self.each(each))
    }

    fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        let end = self.until.saturating_add(1);
        self.store.latest_acts(if before == 0 { end } else { before.min(end) }, limit)
    }

    fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble> {
        let mut subjects = BTreeSet::new();
        self.each_act(after, &mut |act| {
            subjects.extend(act.keys.subjects);
            ControlFlow::Continue(())
        })?;
        Ok(subjects.into_iter().collect())
    }

    fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble> {
        /// Subjects whose acts are in memory together.
        const AT_ONCE: usize = 256;
        let mut subjects = BTreeSet::new();
        for some in self.store.subjects_from(first)?.chunks(AT_ONCE) {
            let about = self.acts_about_any(some)?;
            subjects.extend(
                about.into_iter().flat_map(|act| act.keys.subjects).filter(|subject| *subject >= first),
            );
        }
        Ok(subjects.into_iter().collect())
    }

    fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
        Ok(vec![None; persons.len()])
    }

    fn each_card(&self, _: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
        Ok(())
    }

    /// It is kept of today alone.
    fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> {
        Ok(None)
    }

    fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
        self.store.shelf(shelf, key)
    }

    fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        self.store.shelf_all(shelf)
    }

    fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble> {
        self.store.has_evidence(digest)
    }

    fn counts(&self) -> Result<Counts, Trouble> {
        Ok(Counts { acts: self.head()?, cards: 0, ..self.store.counts()? })
    }

    fn derived_digest(&self) -> Result<[u8; 32], Trouble> {
        self.store.derived_digest()
    }
}

impl Store for Past {
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble> {
        Err(Trouble::ReadOnly)
    }

    fn may_write(&self) -> Result<(), Trouble> {
        Err(Trouble::ReadOnly)
    }

    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble> {
        self.store.signed_checkpoint()
    }

    fn checkpoint(&self) -> Result<Option<Checkpoint>, Trouble> {
        self.store.checkpoint()
    }

    fn log_key(&self) -> String {
        self.store.log_key()
    }

    fn number(&self) -> &str {
        self.store.number()
    }

    fn sign(&self, text: &str) -> Result<String, Trouble> {
        self.store.sign(text)
    }

    fn reference_key(&self, audience: &str) -> [u8; 32] {
        self.store.reference_key(audience)
    }

    fn root_at(&self, size: u64) -> Result<Option<Hash>, Trouble> {
        if size <= self.until { self.store.root_at(size) } else { Ok(None) }
    }

    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble> {
        if seq <= self.until { self.store.receipt(seq) } else { Ok(None) }
    }

    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verification, Trouble> {
        self.store.verify(keys_of, progress)
    }

    fn vault(&self) -> &dyn Vault {
        self
    }

    fn backup(
        &self,
        path: &Path,
        to: &To,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        self.store.backup(path, to, keys_of, progress)
    }

    fn prove(
        &self,
        path: &Path,
        with: Option<&With<'_>>,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        self.store.prove(path, with, keys_of, progress)
    }

    fn place(&self) -> Option<PathBuf> {
        self.store.place()
    }
}

/// The bytes of today, to be read: what was destroyed since is gone from every day.
impl Vault for Past {
    fn put(&self, _: &mut dyn Read) -> Result<Kept, Trouble> {
        Err(Trouble::ReadOnly)
    }

    fn open(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Trouble> {
        self.store.vault().open(digest)
    }

    fn has(&self, digest: &Digest) -> Result<bool, Trouble> {
        self.store.vault().has(digest)
    }

    fn erase(&self, _: &Digest) -> Result<bool, Trouble> {
        Err(Trouble::ReadOnly)
    }

    fn sweep(&self, _: &[Digest], _: Duration) -> Result<u64, Trouble> {
        Err(Trouble::ReadOnly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;
    use crate::{Keys, NewAct};

    fn act(at: i64, persons: &[u64]) -> NewAct {
        NewAct {
            keys: Keys { kind: 4, at, subjects: persons.to_vec(), import: Some(1) },
            content: format!("{at}").into_bytes(),
            evidence: Vec::new(),
            parts: None,
        }
    }

    fn told() -> Arc<dyn Store> {
        let store = Memory::default();
        for (at, persons) in [(10, [1, 2]), (20, [2, 3]), (20, [3, 4]), (30, [1, 5])] {
            let mut unit = store.begin().expect("begun");
            unit.append(act(at, &persons)).expect("written");
            unit.put_card(persons[0], b"today").expect("written");
            unit.commit().expect("kept");
        }
        Arc::new(store)
    }

    fn numbers(acts: Vec<StoredAct>) -> Vec<Seq> {
        acts.into_iter().map(|act| act.seq).collect()
    }

    #[test]
    fn nothing_of_what_came_after_is_told() {
        let past = Past::of(told(), 2);
        assert_eq!(past.head().expect("read"), 2);
        assert!(past.act(2).expect("read").is_some() && past.act(3).expect("read").is_none());
        assert_eq!(numbers(past.acts_from(0, 9).expect("read")), [1, 2]);
        assert_eq!(numbers(past.acts_about(1).expect("read")), [1]);
        assert_eq!(numbers(past.acts_of_kind(4, 1, 9).expect("read")), [2]);
        assert_eq!(numbers(past.acts_of_import(1).expect("read")), [1, 2]);
        assert_eq!(numbers(past.latest_acts(0, 9).expect("read")), [2, 1]);
        assert_eq!(numbers(past.latest_acts(2, 9).expect("read")), [1]);
        assert_eq!(past.subjects_since(0).expect("read"), [1, 2, 3]);
        assert_eq!(past.subjects_since(1).expect("read"), [2, 3]);
        assert_eq!(past.subjects_from(2).expect("read"), [2, 3]);
        assert_eq!(past.card(1).expect("read"), None);
        assert!(past.root_at(2).expect("read").is_some() && past.root_at(3).expect("read").is_none());
        assert!(past.receipt(3).expect("read").is_none());
        assert_eq!(past.counts().expect("read").acts, 2);
        assert!(matches!(past.begin().map(drop), Err(Trouble::ReadOnly)));
    }

    #[test]
    fn the_last_act_before_a_moment_is_found() {
        let store = told();
        let last = |moment| last_before(&*store, moment).expect("read");
        assert_eq!([9, 10, 11, 20, 21, 30, 31].map(last), [0, 0, 1, 1, 3, 3, 4]);
        assert_eq!(last_before(&Memory::default(), 5).expect("read"), 0);
    }
}
