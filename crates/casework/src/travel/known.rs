//! What came from other registers and is here: by the names it has there.

use model::id::{Abroad, Home};
use model::{Act, ClaimId, ImportId, Part, SourceId, Subject};
use register::Refusal;
use register::ground::Ground;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use store::Questions;

/// About what a statement will be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum About {
    Known(Subject),
    /// One of the new ones, by its place among them.
    New(usize),
}

/// A claim from elsewhere that is here.
pub(super) struct KnownClaim {
    pub id: ClaimId,
    pub subject: Subject,
    /// The register whose bundle brought it.
    pub brought_by: Home,
    pub taken_back: bool,
}

/// What came in bundles that stand.
#[derive(Default)]
pub(super) struct Known {
    pub claims: HashMap<Abroad<ClaimId>, KnownClaim>,
    pub subjects: HashMap<Abroad<Subject>, About>,
    pub parts: HashMap<(About, Abroad<Part>), Part>,
    pub sources: HashMap<Abroad<SourceId>, SourceId>,
    /// Claims that were corrected or taken back before they came.
    pub gone: HashSet<Abroad<ClaimId>>,
    /// Claims that a bundle took back or corrected which stands.
    withdrawn: HashSet<ClaimId>,
}

impl Known {
    pub(super) fn of(store: &dyn Questions, ground: &Ground) -> Result<Known, Refusal> {
        let mut known = Known::default();
        let stands = |import: &ImportId| !ground.association.voids.imports.contains(import);
        for (id, import) in ground.lists.imports.iter().filter(|(id, _)| stands(id)) {
            let Some(sender) = &import.accepted.sender else { continue };
            known.gone.extend(import.accepted.taken_back.iter().cloned());
            let mut failed = Ok(());
            store.each_act_of_import(id.0, &mut |stored| match register::acts::entry(&stored) {
                Ok(entry) => {
                    entry.into_iter().for_each(|entry| known.take(entry.seq, entry.act, &sender.register));
                    ControlFlow::Continue(())
                }
                Err(trouble) => {
                    failed = Err(trouble);
                    ControlFlow::Break(())
                }
            })?;
            failed?;
        }
        known.mark_taken_back(store)?;
        let sources =
            ground.sources.values().filter(|source| source.import.is_none_or(|import| stands(&import)));
        known.sources = sources.filter_map(|source| Some((source.home.clone()?, source.id))).collect();
        Ok(known)
    }

    fn take(&mut self, seq: u64, act: Act, sender: &Home) {
        match act {
            Act::Said(said) => {
                let subject = said.subject;
                let about = About::Known(subject.clone());
                self.subjects
                    .extend(said.home.and_then(|home| home.subject).map(|name| (name, about.clone())));
                for (claim, index) in said.claims.into_iter().zip(0..) {
                    let Some(home) = claim.home else { continue };
                    self.withdrawn.extend(claim.supersedes);
                    self.parts.extend(home.part.map(|part| ((about.clone(), part), claim.part)));
                    self.gone.extend(home.corrects);
                    let known = KnownClaim {
                        id: ClaimId { act: seq, index },
                        subject: subject.clone(),
                        brought_by: sender.clone(),
                        taken_back: false,
                    };
                    self.claims.insert(home.claim, known);
                }
            }
            Act::ClaimWithdrawn { claim, .. } => drop(self.withdrawn.insert(claim)),
            Act::ClaimRestored { claim, .. } => drop(self.withdrawn.remove(&claim)),
            _ => {}
        }
    }

    /// What was taken back stays so, whether or not the bundle stands that said it first: an older bundle may
    /// bring it again.
    fn mark_taken_back(&mut self, store: &dyn Questions) -> Result<(), Refusal> {
        let mut withdrawn = std::mem::take(&mut self.withdrawn);
        for known in self.claims.values_mut().filter(|known| withdrawn.remove(&known.id)) {
            known.taken_back = true;
        }
        let acts: BTreeSet<u64> = withdrawn.iter().map(|claim| claim.act).collect();
        for entry in register::acts::entries_in(&store.acts(&acts.into_iter().collect::<Vec<_>>())?)? {
            let Act::Said(said) = entry.act else { continue };
            let gone = said
                .claims
                .into_iter()
                .zip(0..)
                .filter(|(_, index)| withdrawn.contains(&ClaimId { act: entry.seq, index: *index }));
            self.gone.extend(gone.filter_map(|(claim, _)| Some(claim.home?.claim)));
        }
        Ok(())
    }
}
