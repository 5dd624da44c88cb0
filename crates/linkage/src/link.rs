//! One run: records in, people out.

use crate::builder::Builder;
use crate::calibrate;
use crate::candidates::{Candidates, Pass};
use crate::compare::{Comparer, Frequencies};
use crate::judge::Judge;
use crate::keys;
use crate::learn::{self, Counted, Kinds, Priors};
use crate::model::*;
use crate::options::{Continue, DEFAULT_THRESHOLD, Options, Phase, Refusal};
use crate::pack::{List, NAMELESS, RecordTable};
use crate::people::{Asked, People, people};
use crate::persons::Persons;
use crate::record::Record;
use crate::result::{Linked, Report};
use crate::scorer::Scorer;

/// How many unjudged pairs one judged pair speaks for.
const JUDGED_WEIGHT: f64 = 3.0;

/// Links records. `progress` hears how far it is and may stop it.
///
/// ```
/// use linkage::{Continue, Options, Record, Refusal, link};
/// let row = |id: &str, list: &str, name: &str| Record {
///     rec_id: id.into(), list: list.into(), name: Some(name.into()), ..Record::default()
/// };
/// let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "سامر خالد يوسف الحمصي")];
/// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
/// assert_eq!(linked.clusters, [0, 1], "brothers are two people");
/// // A judgement about a row that is not there is refused, not passed over.
/// let wrong = Options { apart: vec![(0, 7)], ..Options::default() };
/// assert_eq!(link(&all, &wrong, &mut |_, _| Continue::Yes).err(), Some(Refusal::NoSuchRow(7)));
/// # Ok::<(), Refusal>(())
/// ```
pub fn link(
    records: &[Record],
    options: &Options,
    progress: &mut dyn FnMut(Phase, f32) -> Continue,
) -> Result<Linked, Refusal> {
    let mut builder = Builder::new();
    builder.extend(records);
    builder.link(options, progress)
}

impl Builder {
    /// Links the rows taken so far.
    ///
    /// ```
    /// use linkage::{Builder, Continue, Options, RecordRef, Refusal};
    /// let mut builder = Builder::new();
    /// builder.push(RecordRef { rec_id: "1", list: "A", name: "ماهر خالد الحمصي", ..RecordRef::default() });
    /// // Whoever watches may stop it; then there is no result.
    /// let stopped = builder.link(&Options::default(), &mut |_, _| Continue::Stop);
    /// assert_eq!(stopped.err(), Some(Refusal::Stopped));
    /// ```
    pub fn link(
        self,
        options: &Options,
        progress: &mut dyn FnMut(Phase, f32) -> Continue,
    ) -> Result<Linked, Refusal> {
        let mut tell = |phase, part| match progress(phase, part) {
            Continue::Yes => Ok(()),
            Continue::Stop => Err(Refusal::Stopped),
        };
        if self.is_full() {
            return Err(Refusal::TooMany);
        }
        check(options, self.len())?;
        tell(Phase::Reading, 0.0)?;
        let table = self.finish();
        let threads = options.threads.clamp(1, 64);
        let (frequencies, keys) = counted_and_keyed(&table, &Persons::told(&table, options), threads);
        let shares = Shares::of(&frequencies);
        let kinds = Kinds::new(&table.rows, table.lists.len());
        let mut weights = options.model.as_ref().map_or_else(Weights::defaults, Weights::from_model);
        let mut priors = learn::first_priors(&kinds);
        learn::learn_random(&mut weights, &table, &frequencies, options.seed, threads);
        tell(Phase::Reading, 1.0)?;

        let pass = Pass {
            table: &table,
            frequencies: &frequencies,
            kinds: &kinds,
            tables: Tables::new(&weights, &shares),
            priors: priors.clone(),
            threads,
        };
        let candidates = pass.candidates(keys, &mut tell)?;
        tell(Phase::Learning, 0.0)?;
        let mut counted = candidates.counted(&kinds);
        counted.extend(judged(options, &table, &frequencies, &kinds));
        if options.model.is_none() {
            learn::learn(&mut weights, &mut priors, &shares, &counted, &kinds);
        } else {
            learn::learn_sizes(&weights, &mut priors, &shares, &counted, &kinds);
        }
        let calibration = options.model.as_ref().map_or((1.0, 0.0), |m| m.calibration);
        let mut scorer = Scorer::new(Tables::new(&weights, &shares), kinds, &priors, calibration);
        tell(Phase::Clustering, 0.0)?;
        let judge = Judge::new(&table, &scorer, comparer(&table, &frequencies), options);
        let may_move = calibration != (1.0, 0.0) || !options.labels.is_empty();
        let asked = Asked::of(&table, &judge, &candidates.kept, may_move, threads);
        calibrated(&mut scorer, options, &table, &frequencies, &asked);
        let judge = Judge::new(&table, &scorer, comparer(&table, &frequencies), options);
        let People { pairs, fallen, clusters } = people(&table, judge, asked, options);
        tell(Phase::Clustering, 1.0)?;
        let report = report(&table, &scorer, candidates, options);
        let model = Model::of(&weights, &priors, &table, &scorer);
        Ok(Linked { pairs, fallen, clusters, model, report, table, frequencies, scorer, threads })
    }
}

fn comparer<'a>(table: &'a RecordTable, frequencies: &'a Frequencies) -> Comparer<'a> {
    Comparer::new(&table.words, frequencies, 16)
}

/// How common values are, and the keys of all rows; the one beside the other.
fn counted_and_keyed(
    table: &RecordTable,
    persons: &Persons,
    threads: usize,
) -> (Frequencies, keys::KeyTable) {
    let count = || Frequencies::of(&table.words, &table.rows, table.parties.len(), persons);
    if threads == 1 {
        return (count(), keys::KeyTable::of(&table.words, &table.rows, 1));
    }
    std::thread::scope(|scope| {
        let counting = scope.spawn(count);
        let keys = keys::KeyTable::of(&table.words, &table.rows, threads - 1);
        (counting.join().unwrap_or_else(|_| count()), keys)
    })
}

fn check(options: &Options, rows: usize) -> Result<(), Refusal> {
    let standing =
        options.apart.iter().chain(&options.together).chain(&options.one_person).flat_map(|&(a, b)| [a, b]);
    let labels = options.labels.iter().flat_map(|l| [l.a, l.b]);
    match standing.chain(labels).find(|&r| r >= rows) {
        Some(row) => Err(Refusal::NoSuchRow(row)),
        None => Ok(()),
    }
}

/// The patterns of judged pairs.
fn judged(options: &Options, table: &RecordTable, frequencies: &Frequencies, kinds: &Kinds) -> Vec<Counted> {
    let mut comparer = comparer(table, frequencies);
    let of = |l: &crate::options::Label| {
        let (a, b) = (&table.rows[table.stands[l.a] as usize], &table.rows[table.stands[l.b] as usize]);
        Counted {
            code: comparer.code(a, b),
            kind: kinds.of(a.list, b.list),
            count: JUDGED_WEIGHT,
            judged: Some(l.same),
        }
    };
    options.labels.iter().map(of).collect()
}

fn calibrated(
    scorer: &mut Scorer,
    options: &Options,
    table: &RecordTable,
    frequencies: &Frequencies,
    asked: &Asked,
) {
    let mut comparer = comparer(table, frequencies);
    let losses = asked.losses_of(options.labels.iter().map(|l| (table.stands[l.a], table.stands[l.b])));
    let odds: Vec<(f64, bool)> = options
        .labels
        .iter()
        .map(|l| {
            let (a, b) = (table.stands[l.a], table.stands[l.b]);
            let (ra, rb) = (&table.rows[a as usize], &table.rows[b as usize]);
            let (loss, code) =
                (losses.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0), comparer.code(ra, rb));
            (scorer.settled(code, scorer.plain(code, ra.list, rb.list) - loss), l.same)
        })
        .collect();
    let (scale, shift) = calibrate::fit(&odds);
    scorer.calibration = (scorer.calibration.0 * scale, scorer.calibration.1 * scale + shift);
}

fn report(table: &RecordTable, scorer: &Scorer, candidates: Candidates, options: &Options) -> Report {
    Report {
        records: table.rows.len(),
        lists: table.lists.iter().cloned().zip(scorer.kinds.sizes.iter().map(|s| *s as usize)).collect(),
        compared: candidates.compared,
        by_key: candidates.by_key,
        refined: candidates.refined,
        nameless: table.rows.iter().filter(|r| r.flags & NAMELESS != 0 || r.whole == 0).count(),
        threshold: options.threshold.unwrap_or(DEFAULT_THRESHOLD),
    }
}

impl Model {
    fn of(weights: &Weights, priors: &Priors, table: &RecordTable, scorer: &Scorer) -> Model {
        Model {
            version: 1,
            records: table.rows.len() as u64,
            classes: (HOUSEHOLD..STRANGERS)
                .map(|c| (CLASS_NAMES[c].to_string(), priors.between[c]))
                .collect(),
            overlaps: overlaps(priors, table, &scorer.kinds),
            calibration: scorer.calibration,
            grounds: weights.to_grounds(),
        }
    }
}

/// How much each two lists share, in the order of their names' first rows.
fn overlaps(priors: &Priors, table: &RecordTable, kinds: &Kinds) -> Vec<Overlap> {
    let n = table.lists.len().min(24);
    (0..n)
        .flat_map(|b| (0..=b).map(move |a| (a, b)))
        .map(|(a, b)| Overlap {
            first: table.lists[a].clone(),
            second: table.lists[b].clone(),
            same: priors.same[kinds.of(a as List, b as List) as usize],
        })
        .collect()
}
