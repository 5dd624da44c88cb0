//! The questions, and the one way to write.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

use ledger::{Checkpoint, Hash, Inclusion, LeafParts, PartProof, Salt, VerifyingKey};
use sealing::backup::{To, With};

use crate::{
    Broken, Digest, Keys, KeysOf, NewAct, Progress, Seq, StoredAct, Trouble, Vault, Verification, What,
};

/// What is asked of a store. Asked of a [`Unit`], the answers include what the
/// unit has written so far.
///
/// Whoever wants to know of many asks once: what is told of one is told in the words of many, so that
/// a keeper answers each question in one way, and one that is far away is asked seldom.
pub trait Questions {
    /// Number of the last act; 0 when there is none. Cheap: another process'
    /// acts are noticed by asking this now and then.
    fn head(&self) -> Result<Seq, Trouble>;

    /// The acts of these numbers that are there: in the order of the log, each once.
    fn acts(&self, seqs: &[Seq]) -> Result<Vec<StoredAct>, Trouble>;

    /// Every act after `after`, in order, until told to stop. Memory stays flat.
    fn each_act(&self, after: Seq, each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>)
    -> Result<(), Trouble>;

    /// The acts about any of these subjects: in the order of the log, each once. Which of them an act is
    /// about, its keys say.
    fn acts_about_any(&self, subjects: &[u64]) -> Result<Vec<StoredAct>, Trouble>;

    /// Up to `limit` acts of one kind after `after`, oldest first.
    fn acts_of_kind(&self, kind: u8, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble>;

    /// The acts that came with one import, oldest first, until told to stop.
    fn each_act_of_import(
        &self,
        import: u64,
        each: &mut dyn FnMut(StoredAct) -> ControlFlow<()>,
    ) -> Result<(), Trouble>;

    /// Up to `limit` acts before `before` (0: from the newest), newest first: the log as people read it.
    fn latest_acts(&self, before: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble>;

    /// The subjects that acts after `after` are about, each once, ascending.
    fn subjects_since(&self, after: Seq) -> Result<Vec<u64>, Trouble>;

    /// The subjects with this number or a greater one that any act is about, ascending.
    fn subjects_from(&self, first: u64) -> Result<Vec<u64>, Trouble>;

    /// The cards of these files, in the order asked; absent ones are `None`.
    fn cards(&self, persons: &[u64]) -> Result<Vec<Option<Vec<u8>>>, Trouble>;

    /// Every card, by ascending file number, until told to stop.
    fn each_card(&self, each: &mut dyn FnMut(u64, &[u8]) -> ControlFlow<()>) -> Result<(), Trouble>;

    /// Of the files that were judged those that not every audience is shown, each with a bit for every
    /// audience that is not; `None` where nobody keeps it: then it is made from the acts.
    fn hidden(&self) -> Result<Option<BTreeMap<u64, u8>>, Trouble>;

    /// One document of a shelf.
    fn shelf(&self, shelf: &str, key: &str) -> Result<Option<Vec<u8>>, Trouble>;

    /// The documents of a shelf, by ascending key.
    fn shelf_all(&self, shelf: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble>;

    /// Whether an act names this evidence, and nothing erased it since.
    fn has_evidence(&self, digest: &Digest) -> Result<bool, Trouble>;

    /// How much there is of everything.
    fn counts(&self) -> Result<Counts, Trouble>;

    /// SHA-256 over everything derived, in order: two registers with the same
    /// acts answer the same, and so does one before and after a rebuild.
    fn derived_digest(&self) -> Result<[u8; 32], Trouble>;

    // What short callers want, told in the words above.

    /// One act.
    fn act(&self, seq: Seq) -> Result<Option<StoredAct>, Trouble> {
        Ok(self.acts(&[seq])?.pop())
    }

    /// The acts about one subject, oldest first.
    fn acts_about(&self, subject: u64) -> Result<Vec<StoredAct>, Trouble> {
        self.acts_about_any(&[subject])
    }

    /// The card of one file.
    fn card(&self, person: u64) -> Result<Option<Vec<u8>>, Trouble> {
        Ok(self.cards(&[person])?.pop().flatten())
    }

    /// Up to `limit` acts after `after`.
    fn acts_from(&self, after: Seq, limit: usize) -> Result<Vec<StoredAct>, Trouble> {
        let mut acts = Vec::new();
        if limit > 0 {
            self.each_act(after, &mut |act| {
                acts.push(act);
                if acts.len() < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
        }
        Ok(acts)
    }

    /// All acts of one import. An import may be large; prefer [`Questions::each_act_of_import`].
    fn acts_of_import(&self, import: u64) -> Result<Vec<StoredAct>, Trouble> {
        let mut acts = Vec::new();
        self.each_act_of_import(import, &mut |act| {
            acts.push(act);
            ControlFlow::Continue(())
        })?;
        Ok(acts)
    }
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Acts in the log, erased ones included.
    pub acts: u64,
    /// Acts whose content was destroyed on request.
    pub erased: u64,
    /// Cards, one a file.
    pub cards: u64,
    /// Documents on all shelves.
    pub shelved: u64,
    /// Pieces of evidence.
    pub evidence: u64,
}

/// What a family can hold in hand: an act is in the log whose head was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// What the leaf was salted with.
    pub salt: Salt,
    /// The values in it that stand by themselves, where there are any.
    pub parts: Option<LeafParts>,
    /// Where the act stands in the tree.
    pub inclusion: Inclusion,
    /// The signed checkpoint it stands under.
    pub checkpoint: String,
}

impl Receipt {
    /// The hash of the leaf, given what the act says; `None` where that does not fit its parts.
    pub fn leaf(&self, content: &[u8]) -> Option<Hash> {
        crate::act::leaf(self.parts.as_ref(), &self.salt, content)
    }

    /// What proves value `n` of the act and shows nothing else of it.
    pub fn value(&self, content: &[u8], n: usize) -> Option<PartProof> {
        self.parts.as_ref()?.prove(&self.salt, content, n)
    }
}

/// One register. Shared between threads; readers do not wait for the writer.
pub trait Store: Questions + Send + Sync {
    /// Begins to write. Units stand in line: one at a time, also across processes.
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble>;

    /// Why nothing can be written here by this program, where that is known before trying: the end of the
    /// log was found missing, or a newer program has written. Reading and copying go on.
    fn may_write(&self) -> Result<(), Trouble> {
        Ok(())
    }

    /// The last checkpoint as a signed note; `None` before the first act.
    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble>;

    /// The same, opened with this register's own key.
    fn checkpoint(&self) -> Result<Option<Checkpoint>, Trouble>;

    /// The key others check our checkpoints with (C2SP form).
    fn log_key(&self) -> String;

    /// Number of the register, the same in its copies and in no other register. Its log is called `athar/`
    /// and that.
    fn number(&self) -> &str;

    /// A text with the register's own signature beneath (C2SP `signed-note`), for others to check with
    /// [`Store::log_key`]. Refused where it begins as the head of the log does: nobody is handed a false
    /// head.
    fn sign(&self, text: &str) -> Result<String, Trouble>;

    /// The key under which an audience is shown references in place of running
    /// numbers. It follows from the register's own key, so a restored copy has it too.
    fn reference_key(&self, audience: &str) -> [u8; 32];

    /// Root over the first `size` acts, to compare with a checkpoint kept
    /// elsewhere: on paper, at a witness. `None` when the log is shorter.
    fn root_at(&self, size: u64) -> Result<Option<Hash>, Trouble>;

    /// Proof that an act is in the log; `None` when it is not or was erased.
    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble>;

    /// Checks the whole record: contents against leaves, leaves against the
    /// tree, the tree against every checkpoint, the index against contents when
    /// `keys_of` says how to read them, evidence against digests. Breaks are the
    /// answer, not an error.
    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verification, Trouble>;

    /// Where original bytes lie, apart from the acts.
    fn vault(&self) -> &dyn Vault;

    /// Writes a sealed copy of everything into a file while people work, opens it
    /// again with the key it was sealed for, and compares every act and every piece
    /// of evidence; only then the file has its name. What was damaged before comes
    /// along and is named.
    fn backup(
        &self,
        path: &Path,
        to: &To,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble>;

    /// Proves a copy made earlier in the same way, with the register's own key or
    /// with what the copy was sealed for. Only copies of this register are proven.
    fn prove(
        &self,
        path: &Path,
        with: Option<&With<'_>>,
        keys_of: Option<KeysOf<'_>>,
        progress: Progress<'_>,
    ) -> Result<Copied, Trouble>;

    /// A directory of its own on this machine, where it has one: copies lie beside it unless somebody said
    /// where.
    fn place(&self) -> Option<PathBuf> {
        None
    }

    /// Compares a signed checkpoint kept elsewhere with the log: what it does not
    /// find, if anything. An error when it is no checkpoint of this register.
    fn compare_kept(&self, note: &str) -> Result<Option<Broken>, Trouble> {
        let not_ours = Trouble::Altered { what: What::Signature, seq: None };
        let Ok(key) = VerifyingKey::parse(&self.log_key()) else { return Err(not_ours) };
        let Ok(kept) = Checkpoint::open(note, &key) else { return Err(not_ours) };
        let size = self.checkpoint()?.map_or(0, |now| now.size);
        if size < kept.size {
            return Ok(Some(Broken { seq: Some(size + 1), last: Some(kept.size), what: What::Kept }));
        }
        let same = kept.size == 0 || self.root_at(kept.size)? == Some(kept.root);
        Ok((!same).then_some(Broken { seq: Some(1), last: Some(kept.size), what: What::Kept }))
    }
}

/// A copy that was opened again and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What it holds.
    pub counts: Counts,
    /// Bytes of the sealed file.
    pub bytes: u64,
    /// SHA-256 of the sealed file.
    pub digest: Digest,
    /// What is damaged in it as it is damaged at home.
    pub damaged: Vec<Broken>,
}

/// Something being written. All of it happens at [`Unit::commit`], or nothing.
pub trait Unit: Questions {
    /// Appends acts and answers their numbers; none, from the next one on, where there is no act.
    fn append_all(&mut self, acts: Vec<NewAct>) -> Result<Range<Seq>, Trouble>;

    /// Appends an act and answers its number.
    fn append(&mut self, act: NewAct) -> Result<Seq, Trouble> {
        Ok(self.append_all(vec![act])?.start)
    }

    /// A fresh number of a series (`"persons"`, `"sources"`, `"imports"` …): 1, 2, 3 ….
    fn take_id(&mut self, series: &str) -> Result<u64, Trouble> {
        self.take_ids(series, 1)
    }

    /// `count` fresh numbers at once; answers the first.
    fn take_ids(&mut self, series: &str, count: u64) -> Result<u64, Trouble>;

    /// Writes the cards of files over the former ones; where there is none now, the former is taken away.
    fn put_cards(&mut self, cards: &[(u64, Option<Vec<u8>>)]) -> Result<(), Trouble>;

    /// Writes the card of a file over the former one.
    fn put_card(&mut self, person: u64, card: &[u8]) -> Result<(), Trouble> {
        self.put_cards(&[(person, Some(card.to_vec()))])
    }

    /// Takes the card of a file away.
    fn drop_card(&mut self, person: u64) -> Result<(), Trouble> {
        self.put_cards(&[(person, None)])
    }

    /// Writes from which audiences these files are hidden over what was kept of them; 0: from none.
    fn put_hidden(&mut self, files: &[(u64, u8)]) -> Result<(), Trouble>;

    /// Writes it of every file that is hidden from any, and that it is kept from now on.
    fn keep_hidden(&mut self, files: &BTreeMap<u64, u8>) -> Result<(), Trouble>;

    /// Writes a document of a shelf over the former one.
    fn put_shelf(&mut self, shelf: &str, key: &str, document: &[u8]) -> Result<(), Trouble>;

    /// Takes a document off a shelf.
    fn drop_shelf(&mut self, shelf: &str, key: &str) -> Result<(), Trouble>;

    /// Destroys salt and content of an act on lawful request. The caller appends
    /// the act that says who asked and why. Answers whether there was anything
    /// to destroy.
    fn erase(&mut self, seq: Seq) -> Result<bool, Trouble>;

    /// Destroys values of an act that stand by themselves, with the salts by which they could be
    /// guessed; the rest of the act stays, and its leaf. The caller puts its keys anew, and appends
    /// the act that says who asked and why. Answers whether there was anything to destroy.
    fn erase_values(&mut self, seq: Seq, which: &BTreeSet<usize>) -> Result<bool, Trouble>;

    /// Destroys a piece of evidence on lawful request, with the commit: from then on the vault has it no
    /// more.
    fn erase_evidence(&mut self, digest: &Digest) -> Result<bool, Trouble>;

    /// Drops everything derived: cards, the index of acts, what is hidden from whom. The caller then
    /// goes over the acts and puts it anew, in this same unit.
    fn drop_derived(&mut self) -> Result<(), Trouble>;

    /// Puts the index keys of acts anew. An act that is not there is passed over.
    fn put_all_keys(&mut self, keys: &[(Seq, Keys)]) -> Result<(), Trouble>;

    /// Puts the index keys of an act anew.
    fn put_keys(&mut self, seq: Seq, keys: &Keys) -> Result<(), Trouble> {
        self.put_all_keys(&[(seq, keys.clone())])
    }

    /// Makes it so, durably, with a signed checkpoint when acts were appended.
    fn commit(self: Box<Self>) -> Result<(), Trouble>;
}
