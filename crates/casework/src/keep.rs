//! Keeping the register: verify, rebuild, back up.

use crate::desk::Desk;
use crate::house::House;
use access::Action;
use model::act::decode;
use model::{Act, DocumentId, PersonId};
use register::Refusal;
use register::acts::{entry, keys, keys_of, persons_among};
use register::records::ground_anew;
use sealing::backup::To;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Broken, Copied, Progress, Unit, Verification, What};

/// What a rebuild did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rebuilt {
    /// The derived part came out as it was.
    pub same: bool,
    /// Files with a card.
    pub files: u64,
}

impl House {
    /// Names the association whose register this is, once.
    pub fn found(&self, name: &str) -> Result<(), Refusal> {
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("association", "needed"));
        }
        self.write(|work| match work.ground.association.name.is_empty() {
            true => work.append(Act::Founded { name }).map(|_| ()),
            false => Err(Refusal::Already),
        })
    }

    /// Checks the whole record: the log, its index, the checkpoints, the evidence.
    pub fn verify(&self, progress: Progress<'_>) -> Result<Verification, Refusal> {
        Ok(self.register.store().verify(Some(&keys_of), progress)?)
    }

    /// Drops everything derived and makes it again from the acts, in one unit.
    pub fn rebuild(&self, progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Result<Rebuilt, Refusal> {
        let before = self.register.store().derived_digest()?;
        let files = {
            let mut unit = self.register.store().begin()?;
            unit.drop_derived()?;
            let files = refold(&mut *unit, &mut *progress)?;
            unit.commit()?;
            files
        };
        // What is kept in memory is derived, too: lists, and what the engine learned.
        self.register.forget_all();
        let after = self.register.store().derived_digest()?;
        Ok(Rebuilt { same: before == after, files })
    }

    /// Writes a sealed copy while people work, and proves it before it has its name.
    pub fn backup(&self, path: &Path, to: &To, progress: Progress<'_>) -> Result<Copied, Refusal> {
        Ok(self.register.store().backup(path, to, Some(&keys_of), progress)?)
    }

    /// The document that a damaged piece of evidence is, for those who must look for it elsewhere.
    pub fn document_of(&self, broken: &Broken) -> Option<(DocumentId, String)> {
        let evidence = matches!(broken.what, What::EvidenceMissing | What::EvidenceAltered);
        let stored = self.register.store().act(broken.seq.filter(|_| evidence)?).ok()??;
        match decode(stored.content.as_deref()?).ok()?.act {
            Act::DocumentKept { id, name, .. } => Some((id, name)),
            _ => None,
        }
    }
}

fn refold(
    unit: &mut dyn Unit,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<u64, Refusal> {
    let total = unit.head()?;
    let mut persons: BTreeSet<u64> = BTreeSet::new();
    let mut after = 0;
    loop {
        let acts = unit.acts_from(after, 1024)?;
        let Some(last) = acts.last() else { break };
        after = last.seq;
        let mut all_keys = Vec::with_capacity(acts.len());
        for stored in &acts {
            if let Some(found) = entry(stored)? {
                let keys = match found.act {
                    // What it is about, only the program that wrote it could say.
                    Act::Newer(_) => stored.keys.clone(),
                    act => keys(&act, found.at),
                };
                persons.extend(persons_among(keys.subjects.iter().copied()).map(|person| person.0));
                all_keys.push((stored.seq, keys));
            }
        }
        unit.put_all_keys(&all_keys)?;
        if progress(after, total * 2).is_break() {
            return Err(store::Trouble::Stopped.into());
        }
    }
    let ground = ground_anew(unit)?;
    let persons: Vec<PersonId> = persons.into_iter().map(PersonId).collect();
    let count = persons.len().max(1) as u64;
    register::write_all(unit, &persons, &ground, &mut |done| {
        progress(total + total * done / count, total * 2)
    })
}

impl Desk<'_> {
    /// [`House::verify`], for those who keep the register.
    pub fn verify(&self, progress: Progress<'_>) -> Result<Verification, Refusal> {
        self.viewer.may(Action::Keep)?;
        self.house.verify(progress)
    }

    /// [`House::rebuild`], for those who keep the register.
    pub fn rebuild(&self, progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Result<Rebuilt, Refusal> {
        self.viewer.may(Action::Keep)?;
        self.house.rebuild(progress)
    }
}
