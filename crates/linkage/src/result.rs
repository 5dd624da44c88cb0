//! What a run gives: pairs, people, a model and an account of itself.

use crate::compare::{Comparer, Frequencies};
use crate::explain::Explained;
use crate::keys::Refined;
use crate::levels::Pattern;
use crate::model::Model;
use crate::pack::RecordTable;
use crate::scorer::Scorer;

/// A pair of rows that may be one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// First row.
    pub a: u32,
    /// Second row, greater.
    pub b: u32,
    /// How probable it is that both are one person.
    pub probability: f64,
    /// The same as log-odds, in bits.
    pub weight: f64,
    /// The pattern of agreement, to be explained by [`Linked::explain`].
    pub pattern: u64,
}

/// What a run says of itself.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Rows read.
    pub records: usize,
    /// Names of the lists and their rows.
    pub lists: Vec<(String, usize)>,
    /// Pairs compared.
    pub compared: u64,
    /// The same by key, with the pairs worth keeping.
    pub by_key: Vec<(u64, u64)>,
    /// Keys whose blocks were too large and how they were split.
    pub refined: Vec<Refined>,
    /// Rows whose name is empty or a placeholder.
    pub nameless: usize,
    /// The threshold used.
    pub threshold: f64,
}

/// The result of a run.
pub struct Linked {
    /// Pairs, by rows.
    pub pairs: Vec<Pair>,
    /// For each row, the smallest row of its person.
    pub clusters: Vec<u32>,
    /// What was learned.
    pub model: Model,
    /// What the run says of itself.
    pub report: Report,
    /// Pairs that rivals made too improbable to be shown, by rows.
    pub(crate) fallen: Vec<Pair>,
    pub(crate) table: RecordTable,
    pub(crate) frequencies: Frequencies,
    pub(crate) scorer: Scorer,
    /// How many threads may write.
    pub(crate) threads: usize,
}

impl Linked {
    /// The id of a row.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("A#1", "A", "ماهر خالد الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert_eq!(linked.rec_id(0), "A#1");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn rec_id(&self, row: usize) -> &str {
        self.table.ids.get(row)
    }

    /// The list of a row.
    ///
    /// ```
    /// # use linkage::{Continue, Options, Record, link};
    /// # let all = [Record { rec_id: "1".into(), list: "A".into(), ..Record::default() }];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// assert_eq!(linked.list(0), "A");
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn list(&self, row: usize) -> &str {
        self.table.list_of(self.table.stands[row])
    }

    /// Why a pair has its probability.
    ///
    /// ```
    /// # use linkage::{Continue, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "سامر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// let (pair, why) = linked.pair(0, 1).unwrap();
    /// // The points of the grounds and what was known before make the weight.
    /// let sum = why.before + why.grounds.iter().map(|ground| ground.weight).sum::<f64>();
    /// assert!((sum - pair.weight).abs() < 1e-6);
    /// assert_eq!(linked.explain(&pair), why);
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn explain(&self, pair: &Pair) -> Explained {
        let list = |row: u32| self.table.rows[self.table.stands[row as usize] as usize].list;
        self.scorer.explain(Pattern(pair.pattern), list(pair.a), list(pair.b), pair.weight)
    }

    /// The pair of two rows, whatever its probability, and why; `None` where a row is unknown.
    ///
    /// ```
    /// # use linkage::{Continue, GroundKind, Options, link};
    /// # let row = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doc/row.rs"));
    /// # let all = [row("1", "A", "ماهر خالد يوسف الحمصي"), row("2", "B", "سامر خالد يوسف الحمصي")];
    /// let linked = link(&all, &Options::default(), &mut |_, _| Continue::Yes)?;
    /// // Also of a pair that nobody would propose: what speaks against it.
    /// let (pair, why) = linked.pair(1, 0).unwrap();
    /// let given = why.grounds.iter().find(|ground| ground.kind == GroundKind::Given).unwrap();
    /// assert!((pair.a, pair.b) == (0, 1) && given.weight < 0.0);
    /// assert!(linked.pair(0, 2).is_none());
    /// # Ok::<(), linkage::Refusal>(())
    /// ```
    pub fn pair(&self, a: usize, b: usize) -> Option<(Pair, Explained)> {
        let (x, y) = (*self.table.stands.get(a)?, *self.table.stands.get(b)?);
        let (ra, rb) = (&self.table.rows[x as usize], &self.table.rows[y as usize]);
        let pair = self.seen(a as u32, b as u32).unwrap_or_else(|| {
            let code = Comparer::new(&self.table.words, &self.frequencies, 4).code(ra, rb);
            Pair::new(a as u32, b as u32, self.scorer.log_odds(code, ra.list, rb.list), code)
        });
        Some((pair, self.explain(&pair)))
    }

    /// A pair as the run saw it, beside its rivals.
    pub(crate) fn seen(&self, a: u32, b: u32) -> Option<Pair> {
        find(&self.pairs, a, b).or_else(|| find(&self.fallen, a, b))
    }
}

/// The pair of two rows, in either order, among pairs sorted by rows.
pub(crate) fn find(pairs: &[Pair], a: u32, b: u32) -> Option<Pair> {
    let pair = (a.min(b), a.max(b));
    pairs.binary_search_by_key(&pair, |p| (p.a, p.b)).ok().map(|at| pairs[at])
}

impl Pair {
    pub(crate) fn new(a: u32, b: u32, log_odds: f64, code: Pattern) -> Pair {
        Pair {
            a: a.min(b),
            b: a.max(b),
            probability: crate::model::probability(log_odds),
            weight: log_odds * std::f64::consts::LOG2_E,
            pattern: code.0,
        }
    }
}
