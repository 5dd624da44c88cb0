//! What the engine found, kept until the log moves; then only what moved is
//! compared anew.
//!
//! What takes long runs without holding what is kept, so that no one who writes
//! waits for it; what moved meanwhile is asked after.
//!
//! **Invariant:** derived. A few changed files are asked of an index in
//! milliseconds, with the weights learned last; many changed files, or a
//! withdrawal, let the engine learn and compare everything again.

use crate::House;
use access::Audience;
use linkage::{Builder, Continue, Explained, Model, Options, RecordIndex};
use model::act::ActKind;
use model::{OrganisationId, PersonId, Subject, Verdict};
use register::Refusal;
use register::acts::persons_among;
use register::locks::{Derived, derived, whole};
use register::{Kept, News};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

/// A pair the engine finds probable.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundPair {
    pub a: PersonId,
    pub b: PersonId,
    pub probability: f64,
    /// They come from different organisations.
    pub across: bool,
}

/// The engine's last run over the whole register: by its index a few files are asked of all others.
pub(crate) struct Found {
    index: RecordIndex,
    model: Model,
    pairs: Arc<Vec<FoundPair>>,
    /// The files of the run in the order in which they came, and so by number.
    persons: Vec<PersonId>,
    /// Where those stand that were asked since; nowhere, if nothing is left in them.
    changed: BTreeMap<PersonId, Option<u32>>,
}

impl Found {
    /// Where a file stands in the index.
    fn row(&self, person: PersonId) -> Option<u32> {
        match self.changed.get(&person) {
            Some(row) => *row,
            None => self.index.row_that_came(self.persons.binary_search(&person).ok()?),
        }
    }

    /// The file of a row: rows are known by the numbers of their files.
    fn person(&self, row: u32) -> Option<PersonId> {
        self.index.rec_id(row).parse().ok()
    }
}

/// What the engine found, and apart from it what moved: whoever writes tells of
/// it without waiting for the engine.
#[derive(Default)]
pub(crate) struct Links {
    cache: Mutex<LinkCache>,
    moved: Mutex<Moved>,
    /// Held while the engine looks at the whole register: one run at a time, and nobody else waits for it.
    comparing: Mutex<()>,
    /// When it was last asked, in milliseconds since 1970.
    asked: AtomicI64,
}

/// What moved since the engine looked up last.
#[derive(Default)]
struct Moved {
    dirty: BTreeSet<PersonId>,
    forget: bool,
    /// The engine ran, or runs: what moves is to be told.
    listens: bool,
}

impl Links {
    /// What the engine found, told of all that moved.
    fn cache(&self) -> MutexGuard<'_, LinkCache> {
        let mut cache = derived(&self.cache, "comparisons");
        let mut moved = whole(&self.moved);
        if std::mem::take(&mut moved.forget) {
            cache.forget();
        }
        cache.dirty.append(&mut moved.dirty);
        moved.listens = cache.is_built();
        cache
    }
}

impl Kept for Links {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        let mut moved = whole(&self.moved);
        if !moved.listens {
            return Ok(());
        }
        // Whose team changed, by itself or with a judgement, is compared by other words than before.
        let team_changed = |person: &&PersonId| {
            let subject = Subject::from(**person);
            news.before.team_of(&subject) != news.after.team_of(&subject)
        };
        moved.dirty.extend(news.moved.iter().filter(team_changed));
        moved.dirty.extend(persons_among(news.subjects_of(COMPARED)));
        // A list that was taken back or restored speaks of many, and all that is compared of them is another.
        if news.has(&[ActKind::ImportWithdrawn, ActKind::ImportRestored]) {
            moved.dirty.extend(news.moved.iter().copied());
        }
        Ok(())
    }

    fn forget(&self) {
        whole(&self.moved).forget = true;
    }

    fn rest(&self, since: i64) {
        if self.asked.load(Ordering::Relaxed) < since && !derived(&self.cache, "comparisons").running {
            self.forget();
            drop(self.cache());
        }
    }
}

impl Derived for LinkCache {
    fn forget(&mut self) {
        *self = LinkCache { running: self.running, forgotten: self.forgotten + 1, ..LinkCache::default() };
    }
}

/// What the engine found, and what has moved since.
#[derive(Default)]
struct LinkCache {
    found: Option<Found>,
    pairs: Arc<Vec<FoundPair>>,
    dirty: BTreeSet<PersonId>,
    whole: bool,
    /// A run is under way: what moves is to be told, though nothing is found yet.
    running: bool,
    /// How often everything was forgotten: a run that began before is of no use.
    forgotten: u64,
}

/// Changed files beyond which comparing everything again is quicker.
const FEW: usize = 400;
/// One file in so many may have moved before everything is learned anew.
const GROWN: usize = 4;
/// Pairs less probable are not kept.
const LEAST: f64 = 0.01;

impl LinkCache {
    fn is_built(&self) -> bool {
        self.found.is_some() || self.running
    }

    fn needs_whole_run(&self) -> bool {
        let Some(found) = &self.found else { return true };
        let moved = self.dirty.len() + found.changed.len();
        // What was learned from a few files, or from none, says little of many others.
        self.whole
            || self.dirty.len() > FEW
            || (!self.dirty.is_empty() && moved * GROWN > found.persons.len())
    }

    /// Puts in what a run found; what moved while it ran stays to be asked.
    fn put(&mut self, found: Found) {
        let dirty = std::mem::take(&mut self.dirty);
        *self = LinkCache {
            pairs: found.pairs.clone(),
            found: Some(found),
            dirty,
            forgotten: self.forgotten,
            ..LinkCache::default()
        };
    }

    fn is_fresh(&self) -> bool {
        self.found.is_some() && self.dirty.is_empty() && !self.whole && !self.running
    }
}

/// Acts that change what is compared.
const COMPARED: &[ActKind] = &[ActKind::Said, ActKind::ClaimWithdrawn, ActKind::ClaimRestored];

impl House {
    /// Whether something moved since the engine looked.
    pub(crate) fn links_moved(&self) -> bool {
        let cache = self.kept();
        cache.is_built() && !cache.is_fresh()
    }

    fn kept(&self) -> MutexGuard<'_, LinkCache> {
        self.register.part::<Links>().cache()
    }

    /// Brings the engine's view up to the register as it stands.
    fn engine(&self) -> Result<MutexGuard<'_, LinkCache>, Refusal> {
        self.register.catch_up()?;
        self.register.part::<Links>().asked.store(self.register.moment_of_reading(), Ordering::Relaxed);
        let cache = self.kept();
        if cache.is_fresh() {
            return Ok(cache);
        }
        drop(cache);
        let _one_at_a_time = whole(&self.register.part::<Links>().comparing);
        loop {
            self.register.catch_up()?;
            let mut cache = self.kept();
            if cache.is_fresh() {
                return Ok(cache);
            }
            if cache.needs_whole_run() {
                self.compare_everything(cache)?;
            } else {
                if let Err(why) = self.compare_changed(&mut cache) {
                    // What was to be asked is lost: everything is asked next time.
                    cache.whole = true;
                    return Err(why);
                }
                return Ok(cache);
            }
        }
    }

    /// One run over the whole register, with nothing held while it lasts.
    fn compare_everything(&self, mut cache: MutexGuard<'_, LinkCache>) -> Result<(), Refusal> {
        (cache.running, cache.whole) = (true, false);
        cache.dirty.clear();
        let began = cache.forgotten;
        whole(&self.register.part::<Links>().moved).listens = true;
        drop(cache);
        // A fault in a run ends the run: the next one begins anew.
        let found = catch_unwind(AssertUnwindSafe(|| self.run_engine()));
        let found = found.unwrap_or_else(|_| Err(Refusal::Linkage("a fault of the program".into())));
        let mut cache = self.kept();
        cache.running = false;
        if cache.forgotten == began {
            match found {
                Ok(found) => cache.put(found),
                Err(why) => {
                    cache.whole = true;
                    return Err(why);
                }
            }
        }
        Ok(())
    }

    fn run_engine(&self) -> Result<Found, Refusal> {
        let (mut builder, mut persons, mut spoke) = (Builder::new(), Vec::new(), Vec::new());
        self.each_link_record(|person, mut record| {
            // The index knows its rows by their ids, and lists may share those.
            record.rec_id = person.to_string();
            builder.push(record.borrow());
            persons.push(person);
            spoke.push(organisation(&record.list).and_then(|id| id.parse::<OrganisationId>().ok()));
        })?;
        let mut options = Options::default();
        self.judgements_for(&persons, &mut options)?;
        options.one_person = self.files_of_one_person(&persons)?;
        let linked = builder.link(&options, &mut |_, _| Continue::Yes);
        let linked = linked.map_err(|why| Refusal::Linkage(why.to_string()))?;
        let pairs = linked.pairs.iter().map(|p| {
            let (a, b) = (persons[p.a as usize], persons[p.b as usize]);
            let across = spoke[p.a as usize] != spoke[p.b as usize];
            FoundPair { a: a.min(b), b: a.max(b), probability: p.probability, across }
        });
        let pairs = Arc::new(pairs.collect());
        let model = linked.model.clone();
        Ok(Found { index: linked.into_index(), model, pairs, persons, changed: BTreeMap::new() })
    }

    /// Asks only for the files that moved.
    fn compare_changed(&self, cache: &mut LinkCache) -> Result<(), Refusal> {
        let dirty = std::mem::take(&mut cache.dirty);
        let mut pairs: Vec<FoundPair> =
            cache.pairs.iter().filter(|p| !dirty.contains(&p.a) && !dirty.contains(&p.b)).cloned().collect();
        let Some(found) = cache.found.as_mut() else { return Ok(()) };
        for person in &dirty {
            if let Some(row) = found.row(*person) {
                found.index.remove(row);
            }
            found.changed.insert(*person, None);
        }
        for person in dirty {
            let Some(mut record) = self.link_record(person)? else { continue };
            record.rec_id = person.to_string();
            for other in found.index.candidates(record.borrow(), LEAST).candidates {
                if let Some(b) = found.person(other.row) {
                    let across = organisation(found.index.list(other.row)) != organisation(&record.list);
                    let (a, b) = (person.min(b), person.max(b));
                    pairs.push(FoundPair { a, b, probability: other.probability, across });
                }
            }
            let row = found.index.insert(record.borrow());
            found.changed.insert(person, Some(row));
        }
        pairs.sort_by_key(|p| (p.a, p.b));
        cache.pairs = Arc::new(pairs);
        Ok(())
    }

    /// Files that are one person by now, two and two: a name that three lists have of one man is no commoner
    /// for it.
    pub(super) fn files_of_one_person(&self, persons: &[PersonId]) -> Result<Vec<(usize, usize)>, Refusal> {
        let at = |person: &PersonId| persons.binary_search(person).ok();
        let ground = self.ground()?;
        let clusters = ground
            .judgements
            .clusters(Audience::Team)
            .map(|files| files.iter().filter_map(at).collect::<Vec<_>>());
        let two = |rows: Vec<usize>| rows.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>();
        Ok(clusters.flat_map(two).collect())
    }

    /// Tells the engine what people judged: labels to learn from, and who stays apart.
    pub(crate) fn judgements_for(&self, persons: &[PersonId], options: &mut Options) -> Result<(), Refusal> {
        let ground = self.ground()?;
        let both = |a: &PersonId, b: &PersonId| {
            Some((persons.binary_search(a).ok()?, persons.binary_search(b).ok()?))
        };
        options.apart = ground.judgements.apart().iter().filter_map(|(a, b)| both(a, b)).collect();
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
        Ok(())
    }

    /// Pairs the engine finds probable.
    pub(crate) fn pairs(&self) -> Result<Arc<Vec<FoundPair>>, Refusal> {
        Ok(self.engine()?.pairs.clone())
    }

    /// Compares what came, so that whoever opens the desk next does not wait.
    /// What fails here is told to the one who asks.
    pub fn compare_early(&self) {
        drop(self.engine());
    }

    /// Those from a probability on, the surest first; none without one.
    pub(crate) fn pairs_above(&self, least: Option<u16>) -> Result<Vec<FoundPair>, Refusal> {
        let Some(least) = least else { return Ok(Vec::new()) };
        let above = |p: &&FoundPair| p.probability * 1000.0 >= f64::from(least);
        let mut pairs: Vec<FoundPair> = self.pairs()?.iter().filter(above).cloned().collect();
        pairs.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
        Ok(pairs)
    }

    /// How probable it is that two files are one person, and why.
    pub(crate) fn compare(&self, a: PersonId, b: PersonId) -> Result<(f64, Explained), Refusal> {
        let mut cache = self.engine()?;
        let found = cache.found.as_mut().ok_or(Refusal::NotFound)?;
        let (row_a, row_b) = found.row(a).zip(found.row(b)).ok_or(Refusal::NotFound)?;
        if !found.changed.contains_key(&a) && !found.changed.contains_key(&b) {
            let (pair, why) = found.index.pair(row_a, row_b).ok_or(Refusal::NotFound)?;
            return Ok((pair.probability, why));
        }
        let record = self.link_record(a)?.ok_or(Refusal::NotFound)?;
        let all = found.index.candidates(record.borrow(), 0.0).candidates;
        if let Some(other) = all.into_iter().find(|c| c.row == row_b) {
            return Ok((other.probability, other.explained));
        }
        // No key brings them together: nothing of what tells people apart is alike.
        alone(&[record, self.link_record(b)?.ok_or(Refusal::NotFound)?], &found.model)
    }

    /// The version of the model that gives probabilities now.
    pub(crate) fn model_version(&self) -> Option<String> {
        let cache = self.kept();
        cache.found.as_ref().map(|found| found.model.version.to_string())
    }
}

/// Whose words a record is: the first half of the name of its list.
fn organisation(list: &str) -> Option<&str> {
    list.split(' ').next()
}

/// Two records by themselves, with the weights learned last.
fn alone(records: &[linkage::Record], learned: &Model) -> Result<(f64, Explained), Refusal> {
    let options = Options { model: Some(learned.clone()), ..Options::default() };
    let linked = linkage::link(records, &options, &mut |_, _| Continue::Yes);
    let linked = linked.map_err(|why| Refusal::Linkage(why.to_string()))?;
    let (pair, why) = linked.pair(0, 1).ok_or(Refusal::NotFound)?;
    Ok((pair.probability, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Found {
        let linked = linkage::link(&[], &Options::default(), &mut |_, _| Continue::Yes)
            .expect("nothing can be compared");
        let model = linked.model.clone();
        let persons = (1..=9).map(PersonId).collect();
        let (pairs, changed) = (Arc::default(), BTreeMap::new());
        Found { index: linked.into_index(), model, pairs, persons, changed }
    }

    #[test]
    fn what_moves_while_the_engine_runs_is_asked_after() {
        let mut cache = LinkCache { running: true, ..LinkCache::default() };
        assert!(cache.is_built(), "what moves is to be told");
        cache.dirty.insert(PersonId(7));
        cache.running = false;
        cache.put(found());
        assert!(!cache.is_fresh() && !cache.needs_whole_run(), "one file is still to be asked");
        cache.dirty.extend([PersonId(8), PersonId(9)]);
        assert!(cache.needs_whole_run(), "what nine files taught says little of three more");
        cache.dirty.clear();
        assert!(cache.is_fresh());
    }

    #[test]
    fn a_run_that_began_before_everything_was_forgotten_is_known() {
        let mut cache = LinkCache::default();
        cache.put(found());
        cache.running = true;
        assert!(!cache.is_fresh(), "who asks meanwhile waits for the run");
        let began = cache.forgotten;
        cache.forget();
        assert!(cache.forgotten != began && cache.running && cache.needs_whole_run());
    }
}
