//! A whole store in memory: for tests, and for looking at a list before
//! deciding to keep it. It forgets everything when dropped.
//!
//! Salts come from a seed, so two memories told the same story are equal to
//! the byte. For the same reason it is no place for real people.

mod read;
mod vault;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use ledger::hash::{Hasher, sha256};
use ledger::tiles::Leaves;
use ledger::{Checkpoint, Hash, Salt, SigningKey, VerifyingKey, proof, tiles};

use sealing::backup::{To, With};

use crate::audit::{Audit, PairSum, examine};
use crate::{
    Copied, Digest, KeysOf, Progress, Receipt, Seq, Step, Store, StoredAct, Trouble, Unit, Vault,
    Verification, What, Work,
};

pub use write::MemoryUnit;

/// A store that lives as long as the value.
pub struct Memory {
    seed: [u8; 32],
    key: SigningKey,
    number: String,
    state: RwLock<Arc<State>>,
    vault: vault::Bytes,
    turn: Mutex<()>,
}

/// Everything at one moment. Cloning shares the contents.
#[derive(Clone, Default)]
struct State {
    acts: Vec<Arc<StoredAct>>,
    leaves: Vec<Hash>,
    pairs: BTreeSet<(u64, Seq)>,
    cards: BTreeMap<u64, Arc<[u8]>>,
    hidden: Option<BTreeMap<u64, u8>>,
    shelves: BTreeMap<(String, String), Arc<[u8]>>,
    ids: BTreeMap<String, u64>,
    named: BTreeSet<Digest>,
    checkpoints: Vec<(u64, String)>,
}

impl Default for Memory {
    fn default() -> Self {
        Self::new([7; 32])
    }
}

impl Memory {
    /// An empty store whose salts and signing key follow from the seed.
    pub fn new(seed: [u8; 32]) -> Self {
        let number = Digest(sha256(&seed)).to_string()[..32].to_owned();
        Self {
            seed,
            key: SigningKey::new(&format!("athar/{number}"), &seed)
                .expect("the name has no space and no plus"),
            number,
            state: RwLock::new(Arc::new(State { hidden: Some(BTreeMap::new()), ..State::default() })),
            vault: vault::Bytes::default(),
            turn: Mutex::default(),
        }
    }

    fn now(&self) -> Arc<State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn salt(&self, seq: Seq) -> Salt {
        let mut hasher = Hasher::default();
        hasher.update(self.seed);
        hasher.update(seq.to_be_bytes());
        let hash = hasher.finish();
        std::array::from_fn(|i| hash[i])
    }

    fn verifying(&self) -> VerifyingKey {
        self.key.verifying()
    }
}

impl Store for Memory {
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble> {
        let turn: MutexGuard<'_, ()> = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Box::new(MemoryUnit::new(self, turn, State::clone(&self.now()))))
    }

    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble> {
        Ok(self.look(|state| state.checkpoints.last().map(|(_, note)| note.clone())))
    }

    fn checkpoint(&self) -> Result<Option<Checkpoint>, Trouble> {
        let Some(note) = self.signed_checkpoint()? else { return Ok(None) };
        let wrong = |_| Trouble::Altered { what: What::Signature, seq: None };
        Checkpoint::open(&note, &self.verifying()).map(Some).map_err(wrong)
    }

    fn log_key(&self) -> String {
        self.verifying().to_string()
    }

    fn number(&self) -> &str {
        &self.number
    }

    fn sign(&self, text: &str) -> Result<String, Trouble> {
        crate::audit::sign(&self.key, text)
    }

    fn reference_key(&self, audience: &str) -> [u8; 32] {
        let mut hasher = Hasher::default();
        hasher.update(self.seed);
        hasher.update(audience.as_bytes());
        hasher.finish()
    }

    fn root_at(&self, size: u64) -> Result<Option<Hash>, Trouble> {
        self.look(|state| Ok(never(tiles::root_at(&Leaves(&state.leaves), size))))
    }

    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble> {
        self.look(|state| {
            let Some(act) = state.act(seq) else { return Ok(None) };
            let Some(salt) = act.salt else { return Ok(None) };
            let Some((size, note)) = state.checkpoints.last() else { return Ok(None) };
            let inclusion = never(proof::inclusion(&Leaves(&state.leaves), seq - 1, *size));
            Ok(inclusion.map(|inclusion| Receipt {
                salt,
                parts: act.parts.clone(),
                inclusion,
                checkpoint: note.clone(),
            }))
        })
    }

    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verification, Trouble> {
        let state = self.now();
        let opened = |note: &String| Checkpoint::open(note, &self.verifying()).ok();
        let signed = state.checkpoints.iter().filter_map(|(size, note)| Some((*size, opened(note)?.root)));
        let mut audit = Audit::new(signed.collect());
        let (mut expected, mut index) = (PairSum::default(), PairSum::default());
        for (act, leaf) in state.acts.iter().zip(&state.leaves) {
            if let Some(what) = examine(act, leaf, keys_of) {
                audit.note(what, Some(act.seq));
            }
            audit.erased(u64::from(act.content.is_none()));
            act.keys.subjects.iter().for_each(|person| expected.add(*person, act.seq));
            audit.leaf(*leaf);
        }
        state.pairs.iter().for_each(|(person, seq)| index.add(*person, *seq));
        if expected != index {
            audit.note(What::Index, None);
        }
        self.verify_evidence(&state, &mut audit);
        let total = state.acts.len() as u64;
        tell(progress, Step { work: Work::Acts, done: total, total })?;
        Ok(audit.finish(state.checkpoints.last().and_then(|(_, note)| opened(note))))
    }

    fn vault(&self) -> &dyn Vault {
        &self.vault
    }

    /// A memory has no backup: it is gone when it is gone, and says so.
    fn backup(&self, _: &Path, _: &To, _: Option<KeysOf<'_>>, _: Progress<'_>) -> Result<Copied, Trouble> {
        Err(Trouble::Io(io::ErrorKind::Unsupported.into()))
    }

    fn prove(
        &self,
        _: &Path,
        _: Option<&With<'_>>,
        _: Option<KeysOf<'_>>,
        _: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        Err(Trouble::Io(io::ErrorKind::Unsupported.into()))
    }
}

impl Memory {
    fn verify_evidence(&self, state: &State, audit: &mut Audit) {
        for digest in &state.named {
            match self.vault.read(digest) {
                None => audit.note(What::EvidenceMissing, None),
                Some(bytes) if sha256(&bytes) != digest.0 => {
                    audit.note(What::EvidenceAltered, None);
                }
                Some(_) => audit.evidence(1),
            }
        }
    }
}

/// Tells how far the work is; [`Trouble::Stopped`] when it is not to go on.
fn tell(progress: Progress<'_>, step: Step) -> Result<(), Trouble> {
    match progress(step) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Trouble::Stopped),
    }
}

fn never<T>(result: Result<T, std::convert::Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}
