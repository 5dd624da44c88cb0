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
use linkage::{Continue, Explained, Linked, Options, RecordIndex};
use model::act::ActKind;
use model::{PersonId, Subject, Verdict};
use register::Refusal;
use register::acts::persons_among;
use register::locks::{Derived, derived, whole};
use register::{Kept, News};
use std::collections::{BTreeSet, HashMap};
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

/// The engine's last run over the whole register.
pub(crate) struct Found {
    pub linked: Linked,
    rows: HashMap<PersonId, u32>,
    pairs: Arc<Vec<FoundPair>>,
}

/// Files that came or changed since that run, asked one by one.
struct Since {
    index: RecordIndex,
    row_of: HashMap<PersonId, u32>,
    person_of: HashMap<u32, PersonId>,
    speaker: HashMap<PersonId, String>,
    changed: BTreeSet<PersonId>,
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
    found: Option<Arc<Found>>,
    since: Option<Since>,
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
        let since = self.since.as_ref().map_or(0, |since| since.changed.len());
        let moved = self.dirty.len() + since;
        // What was learned from a few files, or from none, says little of many others.
        self.whole || self.dirty.len() > FEW || (!self.dirty.is_empty() && moved * GROWN > found.rows.len())
    }

    /// Puts in what a run found; what moved while it ran stays to be asked.
    fn put(&mut self, found: Found) {
        let found = Arc::new(found);
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
            } else if cache.since.is_none() {
                self.make_index(cache)?;
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
        let (persons, records) = self.link_records()?;
        let rows: HashMap<PersonId, u32> = persons.iter().enumerate().map(|(n, p)| (*p, n as u32)).collect();
        let mut options = Options::default();
        self.judgements_for(&persons, &mut options)?;
        options.one_person = self.files_of_one_person(&persons)?;
        let linked = linkage::link(&records, &options, &mut |_, _| Continue::Yes);
        let linked = linked.map_err(|why| Refusal::Linkage(why.to_string()))?;
        let speaker = |row: u32| organisation(&records[row as usize]);
        let pairs = linked.pairs.iter().map(|p| {
            let (a, b) = (persons[p.a as usize], persons[p.b as usize]);
            FoundPair {
                a: a.min(b),
                b: a.max(b),
                probability: p.probability,
                across: speaker(p.a) != speaker(p.b),
            }
        });
        let pairs = Arc::new(pairs.collect());
        Ok(Found { linked, rows, pairs })
    }

    /// The index by which a few files are asked of all others, made once, with
    /// nothing held meanwhile.
    fn make_index(&self, cache: MutexGuard<'_, LinkCache>) -> Result<(), Refusal> {
        let (Some(found), began) = (cache.found.clone(), cache.forgotten) else { return Ok(()) };
        drop(cache);
        let (persons, mut records) = self.link_records()?;
        // The index orders its rows as it likes; it knows them by their ids, and lists may share those.
        persons.iter().zip(&mut records).for_each(|(person, record)| record.rec_id = person.to_string());
        let index = RecordIndex::build_of_persons(
            &records,
            &found.linked.model,
            &self.files_of_one_person(&persons)?,
        );
        let person_of: HashMap<u32, PersonId> =
            (0..index.len() as u32).filter_map(|row| Some((row, index.rec_id(row).parse().ok()?))).collect();
        let row_of = person_of.iter().map(|(row, person)| (*person, *row)).collect();
        let speaker = persons.iter().zip(&records).map(|(p, r)| (*p, organisation(r).to_owned())).collect();
        let mut cache = self.kept();
        if cache.forgotten == began {
            cache.since = Some(Since { index, row_of, person_of, speaker, changed: BTreeSet::new() });
        }
        Ok(())
    }

    /// Asks only for the files that moved.
    fn compare_changed(&self, cache: &mut LinkCache) -> Result<(), Refusal> {
        let dirty = std::mem::take(&mut cache.dirty);
        let mut pairs: Vec<FoundPair> =
            cache.pairs.iter().filter(|p| !dirty.contains(&p.a) && !dirty.contains(&p.b)).cloned().collect();
        let Some(since) = cache.since.as_mut() else { return Ok(()) };
        for person in &dirty {
            if let Some(row) = since.row_of.remove(person) {
                since.index.remove(row);
                since.person_of.remove(&row);
            }
        }
        for person in dirty {
            since.changed.insert(person);
            let Some(record) = self.link_record(person)? else { continue };
            let own = organisation(&record).to_owned();
            for other in since.index.candidates(record.borrow(), LEAST).candidates {
                if let Some(b) = since.person_of.get(&other.row) {
                    let across = since.speaker.get(b).is_none_or(|of| *of != own);
                    pairs.push(FoundPair {
                        a: person.min(*b),
                        b: person.max(*b),
                        probability: other.probability,
                        across,
                    });
                }
            }
            let row = since.index.insert(record.borrow());
            since.speaker.insert(person, own);
            since.row_of.insert(person, row);
            since.person_of.insert(row, person);
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

    /// Makes ready to ask single files, so that a new one is compared in milliseconds.
    pub fn ask_early(&self) {
        drop(self.engine());
        let _one_at_a_time = whole(&self.register.part::<Links>().comparing);
        let cache = self.kept();
        if cache.is_fresh() && cache.since.is_none() {
            // What fails here is told to the one who asks.
            let _ = self.make_index(cache);
        }
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
        let found = cache.found.clone().ok_or(Refusal::NotFound)?;
        if let Some(since) = cache.since.as_mut().filter(|s| s.changed.contains(&a) || s.changed.contains(&b))
        {
            let row = *since.row_of.get(&b).ok_or(Refusal::NotFound)?;
            let record = self.link_record(a)?.ok_or(Refusal::NotFound)?;
            let all = since.index.candidates(record.borrow(), 0.0).candidates;
            if let Some(other) = all.into_iter().find(|c| c.row == row) {
                return Ok((other.probability, other.explained));
            }
            // No key brings them together: nothing of what tells people apart is alike.
            let records = [record, self.link_record(b)?.ok_or(Refusal::NotFound)?];
            return alone(&records, &found.linked);
        }
        let row = |p: &PersonId| found.rows.get(p).map(|row| *row as usize).ok_or(Refusal::NotFound);
        let (pair, why) = found.linked.pair(row(&a)?, row(&b)?).ok_or(Refusal::NotFound)?;
        Ok((pair.probability, why))
    }

    /// The version of the model that gives probabilities now.
    pub(crate) fn model_version(&self) -> Option<String> {
        let cache = self.kept();
        cache.found.as_ref().map(|found| found.linked.model.version.to_string())
    }
}

/// Whose words a record is: the first half of its list.
fn organisation(record: &linkage::Record) -> &str {
    record.list.split(' ').next().unwrap_or_default()
}

/// Two records by themselves, with the weights learned last.
fn alone(records: &[linkage::Record], learned: &Linked) -> Result<(f64, Explained), Refusal> {
    let options = Options { model: Some(learned.model.clone()), ..Options::default() };
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
        let rows = (1..=9).map(|n| (PersonId(n), n as u32)).collect();
        Found { linked, rows, pairs: Arc::default() }
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
