//! The part of `verify` that is the same for every store: going over the acts
//! in order and saying where the record breaks. A driver reads, in whatever way
//! is fastest; the judgement is made here.

use std::collections::BTreeMap;

use ledger::hash::Hasher;
use ledger::{Checkpoint, Frontier, Hash, SigningKey};

use crate::{Keys, KeysOf, Seq, StoredAct, Trouble, Verification, What};

/// A text under a register's signature, as [`crate::Store::sign`] promises it.
pub fn sign(key: &SigningKey, text: &str) -> Result<String, Trouble> {
    match text.lines().next() == Some(key.name()) {
        true => Err(Trouble::Io(std::io::ErrorKind::InvalidInput.into())),
        false => Ok(key.sign(text)),
    }
}

/// What is wrong with one act by itself, its leaf in the log being `leaf`.
pub fn examine(act: &StoredAct, leaf: &Hash, keys_of: Option<KeysOf<'_>>) -> Option<What> {
    match (&act.salt, &act.content) {
        (Some(_), Some(content)) => {
            if act.leaf().as_ref() != Some(leaf) {
                return Some(What::Content);
            }
            let said = keys_of.map(|keys_of| keys_of(content));
            said.filter(|said| !said.as_ref().is_some_and(|said| fit(said, &act.keys))).map(|_| What::Keys)
        }
        (None, None) => None,
        // Half erased is altered: erasing takes both in one stroke.
        _ => Some(What::Content),
    }
}

/// Whether an act is found by what its content says. Of an act that only a newer program knows, nothing
/// but its moment can be read.
fn fit(said: &Keys, kept: &Keys) -> bool {
    if said.kind == 0 { said.at == kept.at } else { said.clone().in_order() == *kept }
}

/// The tree and its checkpoints, followed leaf by leaf.
pub struct Audit {
    verdict: Verification,
    frontier: Frontier,
    /// Roots that were signed, by size.
    signed: BTreeMap<u64, Hash>,
}

impl Audit {
    /// Begins with the roots that were signed over time, by size of the log.
    pub fn new(signed: BTreeMap<u64, Hash>) -> Self {
        let verdict = Verification {
            leaves: 0,
            erased: 0,
            evidence: 0,
            checkpoint: None,
            root: Hash::of_nothing(),
            broken: Vec::new(),
            more: 0,
        };
        Self { verdict, frontier: Frontier::new(), signed }
    }

    /// Notes a break found by [`examine`] or by the driver.
    pub fn note(&mut self, what: What, seq: Option<Seq>) {
        self.verdict.note(what, seq);
    }

    /// Counts acts whose content was destroyed on request.
    pub fn erased(&mut self, count: u64) {
        self.verdict.erased += count;
    }

    /// Counts pieces of evidence that were read.
    pub fn evidence(&mut self, count: u64) {
        self.verdict.evidence += count;
    }

    /// The next leaf of the log, as it is kept.
    pub fn leaf(&mut self, leaf: Hash) {
        self.frontier.push(leaf);
        let size = self.frontier.size();
        if let Some(root) = self.signed.remove(&size)
            && root != self.frontier.root()
        {
            self.verdict.note(What::Checkpoint, Some(size));
        }
    }

    /// Ends with the last checkpoint, its signature checked by the driver.
    pub fn finish(mut self, last: Option<Checkpoint>) -> Verification {
        let size = self.frontier.size();
        self.verdict.leaves = size;
        self.verdict.root = self.frontier.root();
        // Signed sizes beyond the end: the log was cut short.
        if let Some((lost, _)) = self.signed.range(1..).next() {
            self.verdict.note(What::Checkpoint, Some(*lost));
        }
        let covers = match &last {
            Some(checkpoint) => checkpoint.size == size && checkpoint.root == self.verdict.root,
            None => size == 0,
        };
        if !covers && self.verdict.ok() {
            self.verdict.note(What::Checkpoint, Some(size));
        }
        self.verdict.checkpoint = last;
        self.verdict.broken.sort_by_key(|broken| (broken.seq.unwrap_or(Seq::MAX), broken.what));
        self.verdict
    }
}

/// A sum over pairs (file, act) that does not depend on their order, so that an
/// index sorted by file can be compared with a log sorted by act in one pass each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairSum {
    pairs: u64,
    sum: u128,
}

impl PairSum {
    /// Adds one pair.
    pub fn add(&mut self, person: u64, seq: Seq) {
        // Two rounds of a 64-bit finaliser are ample against damage; a forger
        // with the key is met by the comparison of keys with contents.
        let mixed = mix(person.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ mix(seq));
        self.pairs += 1;
        self.sum = self.sum.wrapping_add(u128::from(mixed) << 32 | u128::from(mixed >> 32));
    }

    /// Adds what another thread added up.
    pub fn join(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.sum = self.sum.wrapping_add(other.sum);
    }
}

fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The digest of everything derived: cards by file, then index pairs by file.
/// Every store feeds it in this order, so their answers can be compared.
#[derive(Default)]
pub struct DerivedDigest(Hasher);

impl DerivedDigest {
    /// The next card.
    pub fn card(&mut self, person: u64, card: &[u8]) {
        self.0.update(b"card");
        self.0.update(person.to_be_bytes());
        self.0.update((card.len() as u64).to_be_bytes());
        self.0.update(card);
    }

    /// The next pair of the index.
    pub fn pair(&mut self, person: u64, seq: Seq) {
        self.0.update(b"pair");
        self.0.update(person.to_be_bytes());
        self.0.update(seq.to_be_bytes());
    }

    /// The next file that is hidden from some audiences.
    pub fn hidden(&mut self, person: u64, audiences: u8) {
        self.0.update(b"hidden");
        self.0.update(person.to_be_bytes());
        self.0.update([audiences]);
    }

    /// The digest.
    pub fn finish(self) -> [u8; 32] {
        self.0.finish()
    }
}
