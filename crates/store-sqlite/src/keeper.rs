//! The [`Store`] that a register is: every question and every piece of work, each answered where it stands.

use crate::moved;
use crate::register::Register;
use crate::sql::sql;
use crate::unit::Writing;
use ledger::Checkpoint;
use ledger::Hash;
use ledger::proof;
use ledger::tiles;
use sealing::backup::To;
use sealing::backup::With;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::path::PathBuf;
use store::Copied;
use store::Counts;
use store::Digest;
use store::KeysOf;
use store::Progress;
use store::Questions;
use store::Receipt;
use store::Seq;
use store::Store;
use store::StoredAct;
use store::Trouble;
use store::Unit;
use store::Vault;
use store::Verification;

impl Store for Register {
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble> {
        Ok(Box::new(Writing::begin(self)?))
    }

    fn may_write(&self) -> Result<(), Trouble> {
        self.allows_writing()?;
        self.ask(|asked| crate::migrate::may_write(asked.0))
    }

    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble> {
        self.ask(|asked| asked.one(sql!("last_checkpoint"), [], |row| row.get(0)))
    }

    fn checkpoint(&self) -> Result<Option<Checkpoint>, Trouble> {
        self.signed_checkpoint()?.map(|note| self.opened(&note)).transpose()
    }

    fn log_key(&self) -> String {
        self.verifying().to_string()
    }

    fn number(&self) -> &str {
        Register::number(self)
    }

    fn sign(&self, text: &str) -> Result<String, Trouble> {
        store::audit::sign(&self.log_key, text)
    }

    fn reference_key(&self, audience: &str) -> [u8; 32] {
        self.evidence.master().reference_key(audience)
    }

    fn root_at(&self, size: u64) -> Result<Option<Hash>, Trouble> {
        self.ask(|asked| if size > asked.head()? { Ok(None) } else { tiles::root_at(asked, size) })
    }

    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble> {
        self.ask(|asked| {
            let Some(act) = asked.act(seq)? else { return Ok(None) };
            let Some(salt) = act.salt else { return Ok(None) };
            let note = asked.one(sql!("last_checkpoint"), [], |row| row.get::<_, String>(0))?;
            let Some(note) = note else { return Ok(None) };
            let size = self.opened(&note)?.size;
            let inclusion = proof::inclusion(asked, seq.saturating_sub(1), size)?;
            Ok(inclusion.map(|inclusion| Receipt { salt, parts: act.parts, inclusion, checkpoint: note }))
        })
    }

    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verification, Trouble> {
        let verdict = crate::verify::verify(self, keys_of, progress)?;
        if verdict.ok() {
            moved::let_go(&self.dir);
        }
        Ok(verdict)
    }

    fn vault(&self) -> &dyn Vault {
        &self.evidence
    }

    fn backup(
        &self,
        path: &Path,
        to: &To,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        crate::backup::backup(self, path, to, keys_of, progress)
    }

    fn prove(
        &self,
        path: &Path,
        with: Option<&With<'_>>,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble> {
        let own = With::Master(self.evidence.master());
        crate::prove::prove(self, path, with.unwrap_or(&own), keys_of, progress)
    }

    fn place(&self) -> Option<PathBuf> {
        Some(self.dir.clone())
    }
}

/// Answers [`Questions`] by handing each to `ask`, for the store and for its units.
macro_rules! answer {
    ($for:ty) => {
        impl Questions for $for {
            fn head(&self) -> Result<Seq, Trouble> {
                self.ask(|asked| asked.head())
            }
            fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble> {
                self.ask(|asked| asked.acts(seqs))
            }
            fn each_act(
                &self,
                after: Seq,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                self.ask(|asked| asked.each_act(after, each))
            }
            fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble> {
                self.ask(|asked| asked.acts_about_any(subjects))
            }
            fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                self.ask(|asked| asked.acts_of_kind(kind, after, limit))
            }
            fn each_act_of_import(
                &self,
                import: u64,
                each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
            ) -> Result<(), Trouble> {
                self.ask(|asked| asked.each_act_of_import(import, each))
            }
            fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
                self.ask(|asked| asked.latest_acts(before, limit))
            }
            fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble> {
                self.ask(|asked| asked.subjects_since(after))
            }
            fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble> {
                self.ask(|asked| asked.subjects_from(first))
            }
            fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
                self.ask(|asked| asked.cards(persons))
            }
            fn each_card(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble> {
                self.ask(|asked| asked.each_card(each))
            }
            fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble> {
                self.ask(|asked| asked.hidden())
            }
            fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble> {
                self.ask(|asked| asked.shelf(shelf, key))
            }
            fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
                self.ask(|asked| asked.shelf_all(shelf))
            }
            fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble> {
                self.ask(|asked| asked.has_evidence(digest))
            }
            fn counts(&self) -> Result<Counts, Trouble> {
                self.ask(|asked| asked.counts())
            }
            fn derived_digest(&self) -> Result<[u8; 32], Trouble> {
                self.ask(|asked| asked.derived_digest())
            }
        }
    };
}

answer!(Register);
answer!(Writing<'_>);
