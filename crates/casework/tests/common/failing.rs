//! A register in memory whose next unit fails at its n-th step, as a full disk or a pulled plug would have
//! it, or whose n-th answer is a fault of ours: a panic.

use sealing::backup::{To, With};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use store::memory::Memory;
use store::{
    Copied, Counts, Digest, Keys, KeysOf, NewAct, Progress, Questions, Receipt, Seq, Store, StoredAct,
    Trouble, Unit, Vault, Verification,
};

/// Steps a unit may still take; below zero it never fails.
pub struct Failing {
    inner: std::sync::Arc<Memory>,
    /// Stands where a newer program has written.
    newer: std::sync::Arc<AtomicBool>,
    steps: std::sync::Arc<AtomicI64>,
    answers: std::sync::Arc<AtomicI64>,
    after_walk: std::sync::Arc<Mutex<Option<Meanwhile>>>,
    watched: Watched,
}

/// The vault, and how often something was read from it while everybody else had to wait.
struct Watched {
    inner: std::sync::Arc<Memory>,
    in_a_unit: std::sync::Arc<AtomicBool>,
    read_in_units: std::sync::Arc<AtomicI64>,
}

impl Watched {
    fn of(inner: &std::sync::Arc<Memory>) -> Watched {
        Watched { inner: inner.clone(), in_a_unit: Default::default(), read_in_units: Default::default() }
    }

    fn again(&self) -> Watched {
        Watched {
            inner: self.inner.clone(),
            in_a_unit: self.in_a_unit.clone(),
            read_in_units: self.read_in_units.clone(),
        }
    }
}

impl Vault for Watched {
    fn put(&self, from: &mut dyn std::io::Read) -> Result<store::Kept, Trouble> {
        self.inner.vault().put(from)
    }
    fn open(&self, digest: &Digest) -> Result<Box<dyn std::io::Read + Send>, Trouble> {
        self.read_in_units.fetch_add(i64::from(self.in_a_unit.load(Ordering::SeqCst)), Ordering::SeqCst);
        self.inner.vault().open(digest)
    }
    fn has(&self, digest: &Digest) -> Result<bool, Trouble> {
        self.inner.vault().has(digest)
    }
    fn erase(&self, digest: &Digest) -> Result<bool, Trouble> {
        self.inner.vault().erase(digest)
    }
    fn sweep(&self, named: &[Digest], age: std::time::Duration) -> Result<u64, Trouble> {
        self.inner.vault().sweep(named, age)
    }
}

/// What somebody else does meanwhile.
pub type Meanwhile = Box<dyn FnOnce() + Send>;

impl Failing {
    pub fn new(steps: std::sync::Arc<AtomicI64>) -> Failing {
        let inner = std::sync::Arc::new(Memory::new([7; 32]));
        Failing {
            watched: Watched::of(&inner),
            inner,
            newer: Default::default(),
            steps,
            answers: std::sync::Arc::new(AtomicI64::new(-1)),
            after_walk: Default::default(),
        }
    }

    /// How often kept bytes were read while everybody else who writes had to wait.
    pub fn read_in_units(&self) -> std::sync::Arc<AtomicI64> {
        self.watched.read_in_units.clone()
    }

    /// The same register, opened once more.
    pub fn again(&self) -> Failing {
        Failing {
            inner: self.inner.clone(),
            newer: self.newer.clone(),
            steps: self.steps.clone(),
            answers: self.answers.clone(),
            after_walk: self.after_walk.clone(),
            watched: self.watched.again(),
        }
    }

    /// From now on a newer program has written here.
    pub fn make_newer(&self) {
        self.newer.store(true, Ordering::SeqCst);
    }

    /// Somebody does this once, right after all cards were next walked through.
    pub fn after_walk(&self, meanwhile: Meanwhile) {
        *self.after_walk.lock().unwrap() = Some(meanwhile);
    }

    fn walked(&self) {
        let meanwhile = self.after_walk.lock().unwrap().take();
        meanwhile.into_iter().for_each(|meanwhile| meanwhile());
    }

    /// Answers this many questions, and panics at the next; below zero it never does.
    pub fn at_fault(answers: std::sync::Arc<AtomicI64>) -> Failing {
        Failing { answers, ..Failing::new(std::sync::Arc::new(AtomicI64::new(-1))) }
    }
}

struct Writing<'s> {
    inner: Box<dyn Unit + 's>,
    steps: &'s AtomicI64,
    answers: &'s AtomicI64,
    _open: Open<'s>,
}

/// Stands for as long as a unit does.
struct Open<'s>(&'s AtomicBool);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

impl Writing<'_> {
    #[expect(clippy::unused_self, reason = "the same question of both")]
    fn walked(&self) {}

    fn step(&self) -> Result<(), Trouble> {
        match self.steps.load(Ordering::SeqCst) {
            0 => Err(Trouble::DiskFull),
            left => {
                self.steps.store(left - 1, Ordering::SeqCst);
                Ok(())
            }
        }
    }
}

trait Count {
    /// Counts down; at the last it panics.
    fn count(&self);
}

impl Count for AtomicI64 {
    fn count(&self) {
        let left =
            self.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| (left >= 0).then_some(left - 1));
        assert!(left != Ok(0), "a fault of ours");
    }
}

macro_rules! ask {
    ($type:ty) => {
        impl Questions for $type {
            fn head(&self) -> Result<Seq, Trouble> {
                self.answers.count();
                self.inner.head()
            }
            fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> {
                self.answers.count();
                self.inner.acts(seqs)
            }
            fn each_act(
                &self,
                after: Seq,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                self.answers.count();
                self.inner.each_act(after, each)
            }
            fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
                self.answers.count();
                self.inner.acts_about_any(subjects)
            }
            fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                self.answers.count();
                self.inner.acts_of_kind(kind, after, limit)
            }
            fn each_act_of_import(
                &self,
                import: u64,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                self.answers.count();
                self.inner.each_act_of_import(import, each)
            }
            fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                self.answers.count();
                self.inner.latest_acts(before, limit)
            }
            fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble> {
                self.answers.count();
                self.inner.subjects_since(after)
            }
            fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble> {
                self.answers.count();
                self.inner.subjects_from(first)
            }
            fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
                self.answers.count();
                self.inner.cards(persons)
            }
            fn each_card(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
                self.answers.count();
                self.inner.each_card(each)?;
                self.walked();
                Ok(())
            }
            fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> {
                self.answers.count();
                self.inner.hidden()
            }
            fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
                self.answers.count();
                self.inner.shelf(shelf, key)
            }
            fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
                self.answers.count();
                self.inner.shelf_all(shelf)
            }
            fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble> {
                self.answers.count();
                self.inner.has_evidence(digest)
            }
            fn counts(&self) -> Result<Counts, Trouble> {
                self.answers.count();
                self.inner.counts()
            }
            fn derived_digest(&self) -> Result<[u8; 32], Trouble> {
                self.answers.count();
                self.inner.derived_digest()
            }
        }
    };
}

ask!(Failing);
ask!(Writing<'_>);

impl Store for Failing {
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble> {
        self.may_write()?;
        let inner = self.inner.begin()?;
        self.watched.in_a_unit.store(true, Ordering::SeqCst);
        let open = Open(&self.watched.in_a_unit);
        Ok(Box::new(Writing { inner, steps: &self.steps, answers: &self.answers, _open: open }))
    }
    fn may_write(&self) -> Result<(), Trouble> {
        let newer = Trouble::NewerProgram { found: 2, known: 1 };
        if self.newer.load(Ordering::SeqCst) { Err(newer) } else { Ok(()) }
    }
    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble> {
        self.inner.signed_checkpoint()
    }
    fn checkpoint(&self) -> Result<Option<ledger::Checkpoint>, Trouble> {
        self.inner.checkpoint()
    }
    fn log_key(&self) -> String {
        self.inner.log_key()
    }
    fn number(&self) -> &str {
        self.inner.number()
    }
    fn sign(&self, text: &str) -> Result<String, Trouble> {
        self.inner.sign(text)
    }
    fn reference_key(&self, audience: &str) -> [u8; 32] {
        self.inner.reference_key(audience)
    }
    fn root_at(&self, size: u64) -> Result<Option<ledger::Hash>, Trouble> {
        self.inner.root_at(size)
    }
    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble> {
        self.inner.receipt(seq)
    }
    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verification, Trouble> {
        self.inner.verify(keys_of, progress)
    }
    fn vault(&self) -> &dyn Vault {
        &self.watched
    }
    fn backup(
        &self,
        path: &Path,
        to: &To,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        self.inner.backup(path, to, keys_of, progress)
    }

    fn prove(
        &self,
        path: &Path,
        with: Option<&With<'_>>,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        self.inner.prove(path, with, keys_of, progress)
    }
}

impl Unit for Writing<'_> {
    fn append_all(&mut self, acts: Vec<NewAct>) -> Result<Range<Seq>, Trouble> {
        self.step()?;
        self.inner.append_all(acts)
    }
    fn take_ids(&mut self, series: &str, count: u64) -> Result<u64, Trouble> {
        self.step()?;
        self.inner.take_ids(series, count)
    }
    fn put_cards(&mut self, cards: &[(u64, Option<Vec<u8>>)]) -> Result<(), Trouble> {
        self.step()?;
        self.inner.put_cards(cards)
    }
    fn put_hidden(&mut self, files: &[(u64, u8)]) -> Result<(), Trouble> {
        self.step()?;
        self.inner.put_hidden(files)
    }
    fn keep_hidden(&mut self, files: &BTreeMap<u64, u8>) -> Result<(), Trouble> {
        self.step()?;
        self.inner.keep_hidden(files)
    }
    fn put_shelf(&mut self, shelf: &str, key: &str, document: &[u8]) -> Result<(), Trouble> {
        self.step()?;
        self.inner.put_shelf(shelf, key, document)
    }
    fn drop_shelf(&mut self, shelf: &str, key: &str) -> Result<(), Trouble> {
        self.step()?;
        self.inner.drop_shelf(shelf, key)
    }
    fn erase(&mut self, seq: Seq) -> Result<bool, Trouble> {
        self.step()?;
        self.inner.erase(seq)
    }
    fn erase_values(&mut self, seq: Seq, which: &BTreeSet<usize>) -> Result<bool, Trouble> {
        self.step()?;
        self.inner.erase_values(seq, which)
    }
    fn erase_evidence(&mut self, digest: &Digest) -> Result<bool, Trouble> {
        self.step()?;
        self.inner.erase_evidence(digest)
    }
    fn drop_derived(&mut self) -> Result<(), Trouble> {
        self.step()?;
        self.inner.drop_derived()
    }
    fn put_all_keys(&mut self, keys: &[(Seq, Keys)]) -> Result<(), Trouble> {
        self.step()?;
        self.inner.put_all_keys(keys)
    }
    fn commit(self: Box<Self>) -> Result<(), Trouble> {
        self.step()?;
        self.inner.commit()
    }
}
