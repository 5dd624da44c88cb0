//! One new record against all old ones, in milliseconds.
//!
//! The keys of a run, kept as sorted postings; the model frozen. A new record is
//! packed, meets everyone who shares a key, and gets the same probabilities and
//! reasons a run would give.
//!
//! **Invariant:** asking changes nothing: two same questions have the same answer
//! and words of a question are forgotten after it.

use std::collections::{BTreeMap, BTreeSet};

use crate::builder::Builder;
use crate::compare::{Comparer, Frequencies};
use crate::explain::Explained;
use crate::judge::is_nameless;
use crate::keys::{self, KEYS, Size};
use crate::learn::{Kinds, Priors};
use crate::levels::Pattern;
use crate::model::{CLASS_NAMES, Model, Shares, Tables, Weights, log_odds_of, probability};
use crate::options::LEAST_SHOWN;
use crate::pack::{List, Packed, cannot_be_one};
use crate::persons::Persons;
use crate::record::{Record, RecordRef};
use crate::result::{Linked, Pair, find};
use crate::scorer::Scorer;
use crate::words::Cache;

/// At most this many records are compared with a question; those who share a
/// tight key come first.
const MOST: usize = 40_000;
/// A loose key that reaches more than this says too little.
const LOOSE_MOST: usize = 400;

/// A row that may be the one asked for, by the pair alone.
pub(crate) struct Hit {
    pub row: u32,
    pub code: Pattern,
    /// Log-odds in nats, before calibration.
    pub plain: f64,
}

/// A record of the index that may be the person asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Row in the index; [`RecordIndex::rec_id`] names it.
    pub row: u32,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// The same as log-odds in bits.
    pub weight: f64,
    /// The pattern, as in [`crate::Pair`].
    pub pattern: u64,
    /// Why.
    pub explained: Explained,
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexAnswer {
    /// Most probable first.
    pub candidates: Vec<Scored>,
    /// How many records were compared.
    pub compared: usize,
    /// Records that share a key and were not compared, because too many do.
    pub left_out: usize,
}

/// Records ready to be asked.
pub struct RecordIndex {
    pub(crate) builder: Builder,
    frequencies: Frequencies,
    pub(crate) scorer: Scorer,
    /// For each key, its hashes and rows, sorted.
    sorted: Vec<Vec<(u32, u32)>>,
    /// Rows inserted since.
    fresh: BTreeMap<(u8, u32), Vec<u32>>,
    removed: BTreeSet<u32>,
    size: Size,
    cache: Cache,
    /// Pairs as the run saw them beside their rivals, by rows as they came; and those that rivals made too
    /// improbable to be shown.
    seen: [Vec<Pair>; 2],
}

impl RecordIndex {
    /// An index over records with a model learned before.
    ///
    /// ```
    /// # use linkage::{Continue, RecordIndex, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "A", "سامر خالد يوسف الحمصي")];
    /// # let model = link(&all, &Options::default(), &mut |_, _| Continue::Yes).unwrap().model;
    /// let index = RecordIndex::build(&all, &model);
    /// assert_eq!((index.len(), index.rec_id(1)), (2, "2"));
    /// ```
    pub fn build(records: &[Record], model: &Model) -> RecordIndex {
        let mut builder = Builder::new();
        builder.extend(records);
        RecordIndex::of(builder, model)
    }

    /// The same from rows already packed.
    ///
    /// ```
    /// # use linkage::{Builder, Continue, RecordIndex, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "A", "سامر خالد يوسف الحمصي")];
    /// # let model = link(&all, &Options::default(), &mut |_, _| Continue::Yes).unwrap().model;
    /// let mut builder = Builder::new();
    /// builder.extend(&all);
    /// assert_eq!(RecordIndex::of(builder, &model).len(), 2);
    /// ```
    pub fn of(builder: Builder, model: &Model) -> RecordIndex {
        let table = builder.finish();
        let persons = Persons::of(&table, std::iter::empty());
        let frequencies = Frequencies::of(&table.words, &table.rows, table.parties.len(), &persons);
        let kinds = Kinds::new(&table.rows, table.lists.len());
        let weights = Weights::from_model(model);
        let priors = priors(model, &table.lists, &kinds);
        let scorer =
            Scorer::new(Tables::new(&weights, &Shares::of(&frequencies)), kinds, &priors, model.calibration);
        RecordIndex::with(Builder::of(table), frequencies, scorer)
    }

    fn with(builder: Builder, frequencies: Frequencies, scorer: Scorer) -> RecordIndex {
        let table = builder.table();
        let size = Size::of(&table.rows);
        let mut sorted: Vec<Vec<(u32, u32)>> = vec![Vec::new(); KEYS];
        for (row, packed) in table.rows.iter().enumerate() {
            for (k, &key) in
                keys::keys(&table.words, packed, size).iter().enumerate().filter(|(_, key)| **key != 0)
            {
                sorted[k].push((key, row as u32));
            }
        }
        sorted.iter_mut().for_each(|s| {
            s.sort_unstable();
            s.shrink_to_fit();
        });
        RecordIndex {
            builder,
            frequencies,
            scorer,
            sorted,
            fresh: BTreeMap::new(),
            removed: BTreeSet::new(),
            size,
            cache: Cache::new(12),
            seen: Default::default(),
        }
    }

    /// How many rows were ever inserted.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد الحمصي")];
    /// let mut index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// index.remove(0);
    /// assert_eq!(index.len(), 1, "a row that was taken out keeps its number");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn len(&self) -> usize {
        self.builder.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// assert!(link(&[], &Options::default(), &mut |_, _| Continue::Yes)?.into_index().is_empty());
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.builder.is_empty()
    }

    /// The id of a row.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("A#1", "A", "ماهر خالد الحمصي")];
    /// let index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// assert_eq!(index.rec_id(0), "A#1");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn rec_id(&self, row: u32) -> &str {
        self.builder.table().ids.get(self.builder.table().came[row as usize] as usize)
    }

    /// The list of a row.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("A#1", "A", "ماهر خالد الحمصي")];
    /// let index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// assert_eq!(index.list(0), "A");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn list(&self, row: u32) -> &str {
        self.builder.table().list_of(row)
    }

    /// Where a record stands that came as this one of all, counted from nought: rows of similar names stand
    /// side by side.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "وليد خالد الحمصي"), row("2", "A", "أحمد سعيد الخطيب")];
    /// let index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// let row = index.row_that_came(1).unwrap();
    /// assert_eq!(index.rec_id(row), "2");
    /// assert_eq!(index.row_that_came(2), None);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn row_that_came(&self, place: usize) -> Option<u32> {
        self.builder.table().stands.get(place).copied()
    }

    /// Two rows of the index: how probable it is that they are one person, and why. A pair that the run saw
    /// is told as it stood beside its rivals, any other by itself; `None` where a row is unknown.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "سامر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// let told = linked.pair(0, 1);
    /// let index = linked.into_index();
    /// let rows = [0, 1].map(|came| index.row_that_came(came).unwrap());
    /// assert_eq!(index.pair(rows[0], rows[1]), told, "the index says what the run said");
    /// assert_eq!(index.pair(0, 2), None);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn pair(&self, a: u32, b: u32) -> Option<(Pair, Explained)> {
        let table = self.builder.table();
        let (ra, rb) = (table.rows.get(a as usize)?, table.rows.get(b as usize)?);
        let (came_a, came_b) = (table.came[a as usize], table.came[b as usize]);
        let [shown, fallen] = &self.seen;
        let seen = find(shown, came_a, came_b).or_else(|| find(fallen, came_a, came_b));
        let pair = seen.unwrap_or_else(|| {
            let code = Comparer::new(&table.words, &self.frequencies, 4).code(ra, rb);
            Pair::new(came_a, came_b, self.scorer.log_odds(code, ra.list, rb.list), code)
        });
        // What a pair is told by is the list of the row that came first.
        let (first, second) = if came_a < came_b { (ra.list, rb.list) } else { (rb.list, ra.list) };
        Some((pair, self.scorer.explain(Pattern(pair.pattern), first, second, pair.weight)))
    }

    /// Adds a record; its row is returned.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "باسل وائل الخطيب"), row("2", "A", "سامر خالد يوسف الحمصي")];
    /// let mut index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// let asked = row("?", "B", "ماهر خالد يوسف الحمصي");
    /// let before = index.candidates(asked.borrow(), 0.01).candidates.len();
    /// let new = index.insert(row("3", "A", "ماهر خالد يوسف الحمصي").borrow());
    /// let found = index.candidates(asked.borrow(), 0.01).candidates;
    /// assert!(found.len() == before + 1 && found[0].row == new, "it answers at once");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn insert(&mut self, record: RecordRef<'_>) -> u32 {
        let row = self.builder.append(record);
        self.frequencies.grow(self.builder.table().words.len(), self.builder.table().parties.len());
        let table = self.builder.table();
        for (k, &key) in keys::keys(&table.words, &table.rows[row as usize], self.size)
            .iter()
            .enumerate()
            .filter(|(_, key)| **key != 0)
        {
            self.fresh.entry((k as u8, key)).or_default().push(row);
        }
        row
    }

    /// Takes a row out of all answers.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "A", "باسل وائل الخطيب")];
    /// let mut index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// index.remove(0);
    /// let asked = row("?", "B", "ماهر خالد يوسف الحمصي");
    /// assert!(index.candidates(asked.borrow(), 0.01).candidates.is_empty());
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn remove(&mut self, row: u32) {
        self.removed.insert(row);
    }

    /// Who of the index this record may be, with a probability of at least
    /// `least`, most probable first.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "A", "باسل وائل الخطيب")];
    /// let mut index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// let asked = row("?", "B", "Maher Khaled Yousef Al-Homsi");
    /// let found = index.candidates(asked.borrow(), 0.01);
    /// assert_eq!(index.rec_id(found.candidates[0].row), "1");
    /// assert_eq!(index.candidates(asked.borrow(), 0.01), found, "a question leaves nothing behind");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn candidates(&mut self, record: RecordRef<'_>, least: f64) -> IndexAnswer {
        let mark = self.builder.mark();
        let asked = self.builder.ask(record);
        self.frequencies.grow(self.builder.table().words.len(), self.builder.table().parties.len());
        let (rows, left_out) = self.reached(&asked);
        let hits = self.hits(&asked, &rows, log_odds_of(least).min(LEAST_SHOWN));
        let losses = self.losses(record.rec_id, &asked, &hits);
        let candidates = self.scored(&asked, &hits, &losses, log_odds_of(least));
        if self.builder.forget(mark) {
            // The numbers of these words will be given to others.
            self.cache.forget();
        }
        self.frequencies.shrink(self.builder.table().words.len(), self.builder.table().parties.len());
        IndexAnswer { candidates, compared: rows.len(), left_out }
    }

    /// Rows that share a key with the question, each once.
    pub(crate) fn reached(&self, asked: &Packed) -> (Vec<u32>, usize) {
        let keys = keys::keys(&self.builder.table().words, asked, self.size);
        let (mut rows, mut left_out) = (Vec::new(), 0);
        for (k, &key) in keys.iter().enumerate().filter(|(_, key)| **key != 0) {
            let sorted = &self.sorted[k];
            let from = first_of(sorted, key);
            let n = sorted[from..].partition_point(|p| p.0 == key);
            if keys::is_loose(k) && n > LOOSE_MOST || rows.len() + n > MOST {
                left_out += n;
                continue;
            }
            rows.extend(sorted[from..from + n].iter().map(|p| p.1));
            rows.extend(self.fresh.get(&(k as u8, key)).into_iter().flatten());
        }
        if !rows.is_sorted() {
            rows.sort_unstable();
        }
        rows.dedup();
        if !self.removed.is_empty() {
            rows.retain(|r| !self.removed.contains(r));
        }
        (rows, left_out)
    }

    /// Those of some rows that may be the one asked for, by the pair alone; `floor`
    /// is in log-odds.
    pub(crate) fn hits(&mut self, asked: &Packed, rows: &[u32], floor: f64) -> Vec<Hit> {
        let table = self.builder.table();
        let cache = std::mem::replace(&mut self.cache, Cache::new(0));
        let mut comparer = Comparer { words: &table.words, frequencies: &self.frequencies, cache };
        let mut out = Vec::new();
        for &row in rows {
            let other = &table.rows[row as usize];
            if cannot_be_one(asked, other) {
                continue;
            }
            let least = self.scorer.least(floor, asked.list, other.list);
            let Some(levels) = comparer.within_reach(asked, other, &self.scorer.tables, least) else {
                continue;
            };
            let code = Pattern::of(&levels);
            if is_nameless(code) {
                continue;
            }
            if self.scorer.log_odds_from(floor, code, asked.list, other.list).is_some() {
                out.push(Hit { row, code, plain: self.scorer.plain(code, asked.list, other.list) });
            }
        }
        self.cache = comparer.cache;
        out
    }

    /// The answer, with what rivals take from each.
    fn scored(&self, asked: &Packed, hits: &[Hit], losses: &[f64], floor: f64) -> Vec<Scored> {
        let rows = &self.builder.table().rows;
        let score = |(hit, loss): (&Hit, &f64)| {
            let odds = self.scorer.settled(hit.code, hit.plain - loss);
            let weight = odds * std::f64::consts::LOG2_E;
            (odds >= floor).then(|| Scored {
                row: hit.row,
                probability: probability(odds),
                weight,
                pattern: hit.code.0,
                explained: self.scorer.explain(hit.code, asked.list, rows[hit.row as usize].list, weight),
            })
        };
        let mut out: Vec<Scored> = hits.iter().zip(losses).filter_map(score).collect();
        out.sort_by(|x, y| y.weight.total_cmp(&x.weight).then(x.row.cmp(&y.row)));
        out
    }

    /// The reasons behind a pattern, between a new list and the list of `row`.
    ///
    /// ```
    /// # use linkage::{Continue, GroundKind, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "A", "باسل وائل الخطيب")];
    /// let mut index = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?.into_index();
    /// let found = index.candidates(row("?", "B", "ماهر خالد يوسف الحمصي").borrow(), 0.01);
    /// let why = index.explain(found.candidates[0].pattern, found.candidates[0].row);
    /// assert!(why.grounds.iter().any(|ground| ground.kind == GroundKind::Given && ground.level == "equal"));
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn explain(&self, pattern: u64, row: u32) -> Explained {
        let list = self.builder.table().rows.get(row as usize).map_or(List::MAX, |r| r.list);
        let odds = self.scorer.log_odds(Pattern(pattern), List::MAX, list);
        self.scorer.explain(Pattern(pattern), List::MAX, list, odds * std::f64::consts::LOG2_E)
    }
}

/// Where a key begins. Keys are hashes and lie evenly, so the place is guessed and
/// the neighbourhood searched.
fn first_of(sorted: &[(u32, u32)], key: u32) -> usize {
    let n = sorted.len();
    let guess = ((u64::from(key) * n as u64) >> 32) as usize;
    let mut reach = 64;
    loop {
        let (low, high) = (guess.saturating_sub(reach), (guess + reach).min(n));
        let starts = low == 0 || sorted[low - 1].0 < key;
        let ends = high == n || sorted[high].0 >= key;
        if starts && ends {
            return low + sorted[low..high].partition_point(|p| p.0 < key);
        }
        reach *= 4;
    }
}

/// Class sizes as the model tells them.
fn priors(model: &Model, lists: &[String], kinds: &Kinds) -> Priors {
    let mut priors = crate::learn::first_priors(kinds);
    for (c, name) in CLASS_NAMES.iter().enumerate() {
        if let Some(&size) = model.classes.get(*name).filter(|s| s.is_finite()) {
            priors.between[c] = size.clamp(1e-12, 0.2);
        }
    }
    for o in &model.overlaps {
        let at = |name: &str| lists.iter().position(|l| l == name);
        if let (Some(a), Some(b)) = (at(&o.first), at(&o.second)) {
            priors.same[kinds.of(a as List, b as List) as usize] = o.same.clamp(1e-12, 0.5);
        }
    }
    priors
}

impl Linked {
    /// Keeps what was learned to answer for new records.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert_eq!(linked.into_index().len(), 1);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn into_index(self) -> RecordIndex {
        let mut index = RecordIndex::with(Builder::of(self.table), self.frequencies, self.scorer);
        index.seen = [self.pairs, self.fallen];
        index.seen.iter_mut().for_each(Vec::shrink_to_fit);
        index
    }
}
