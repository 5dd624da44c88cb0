//! What the engine found, kept until the log moves.

use crate::refusal::Refusal;
use crate::House;
use linkage::{Continue, Explained, Linked, Options};
use model::{PersonId, Verdict};
use std::collections::HashMap;
use std::sync::Arc;

/// A pair the engine finds probable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundPair {
    pub a: PersonId,
    pub b: PersonId,
    pub probability: f64,
}

pub(crate) struct Found {
    pub linked: Linked,
    pub rows: HashMap<PersonId, u32>,
    pub pairs: Vec<FoundPair>,
}

/// The engine's last run over the register.
#[derive(Default)]
pub struct LinkCache {
    found: Option<Arc<Found>>,
    stale: bool,
}

impl LinkCache {
    pub(crate) fn is_built(&self) -> bool {
        self.found.is_some()
    }

    pub(crate) fn touch(&mut self) {
        self.stale = true;
    }

    pub(crate) fn forget(&mut self) {
        self.found = None;
    }
}

impl House {
    /// Whether the engine has looked at the register as it stands.
    pub(crate) fn links_are_fresh(&self) -> bool {
        let cache = self.links.lock().expect("links are not poisoned");
        cache.found.is_some() && !cache.stale
    }

    /// The engine's view of the register as it stands.
    pub(crate) fn engine(&self) -> Result<Arc<Found>, Refusal> {
        self.catch_up()?;
        {
            let cache = self.links.lock().expect("links are not poisoned");
            if let (Some(found), false) = (&cache.found, cache.stale) {
                return Ok(found.clone());
            }
        }
        let found = Arc::new(self.run_engine()?);
        let mut cache = self.links.lock().expect("links are not poisoned");
        (cache.found, cache.stale) = (Some(found.clone()), false);
        Ok(found)
    }

    fn run_engine(&self) -> Result<Found, Refusal> {
        let (persons, records) = self.link_records()?;
        let rows: HashMap<PersonId, u32> = persons.iter().enumerate().map(|(n, p)| (*p, n as u32)).collect();
        let mut options = Options::default();
        self.judgements_for(&persons, &mut options);
        let linked = linkage::link(&records, &options, &mut |_, _| Continue::Yes);
        let linked = linked.map_err(|why| Refusal::Linkage(why.to_string()))?;
        let pairs = linked.pairs.iter().map(|p| {
            let (a, b) = (persons[p.a as usize], persons[p.b as usize]);
            FoundPair { a: a.min(b), b: a.max(b), probability: p.probability }
        });
        let pairs = pairs.collect();
        Ok(Found { linked, rows, pairs })
    }

    /// Tells the engine what people judged: labels to learn from, and who stays apart.
    pub(crate) fn judgements_for(&self, persons: &[PersonId], options: &mut Options) {
        let ground = self.ground();
        let both = |a: &PersonId, b: &PersonId| Some((persons.binary_search(a).ok()?, persons.binary_search(b).ok()?));
        options.apart = ground.apart().iter().filter_map(|(a, b)| both(a, b)).collect();
        let judged = ground.judgements.values().filter(|j| j.withdrawn.is_none() && !j.judgement.automatic);
        let labels = judged.filter_map(|j| {
            let (a, b) = both(&j.judgement.a, &j.judgement.b)?;
            match j.judgement.verdict {
                Verdict::Same => Some(linkage::Label { a, b, same: true }),
                Verdict::Different => Some(linkage::Label { a, b, same: false }),
                Verdict::Unsure => None,
            }
        });
        options.labels = labels.collect();
    }

    /// Pairs the engine finds probable.
    pub(crate) fn pairs(&self) -> Result<Vec<FoundPair>, Refusal> {
        Ok(self.engine()?.pairs.clone())
    }

    /// How probable it is that two files are one person, and why.
    pub(crate) fn compare(&self, a: PersonId, b: PersonId) -> Result<(f64, Explained), Refusal> {
        let found = self.engine()?;
        let row = |p: &PersonId| found.rows.get(p).map(|row| *row as usize).ok_or(Refusal::NotFound);
        let (pair, why) = found.linked.pair(row(&a)?, row(&b)?).ok_or(Refusal::NotFound)?;
        Ok((pair.probability, why))
    }

    /// The version of the model that gives probabilities now.
    pub(crate) fn model_version(&self) -> Option<String> {
        let cache = self.links.lock().expect("links are not poisoned");
        cache.found.as_ref().map(|found| found.linked.model.version.to_string())
    }
}
