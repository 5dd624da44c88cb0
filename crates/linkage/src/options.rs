//! What a run is told, and what it may answer instead of a result.

use crate::model::Model;

/// What is being done, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading words into numbers and counting them.
    Reading,
    /// Comparing candidate pairs.
    Comparing,
    /// Learning the weights.
    Learning,
    /// Joining pairs to people.
    Clustering,
}

/// The answer of whoever watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop now; nothing is kept.
    Stop,
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The watcher said stop.
    Stopped,
    /// More rows than the engine numbers (2³²).
    TooMany,
    /// A label or a standing judgement names a row that is not there.
    NoSuchRow(usize),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Stopped => f.write_str("stopped"),
            Refusal::TooMany => f.write_str("too many rows"),
            Refusal::NoSuchRow(row) => write!(f, "no row {row}"),
        }
    }
}
impl std::error::Error for Refusal {}

/// A judgement of a pair, used for learning and calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// First row.
    pub a: usize,
    /// Second row.
    pub b: usize,
    /// One person, or two.
    pub same: bool,
}

/// What a run is told besides the records.
#[derive(Clone, Debug)]
pub struct Options {
    /// Pairs and clusters need this probability; without it, [`DEFAULT_THRESHOLD`].
    pub threshold: Option<f64>,
    /// Lists that claim to name each person once; `*` is every list.
    pub one_per_list: Vec<String>,
    /// Judged pairs to learn from.
    pub labels: Vec<Label>,
    /// Weights to use instead of learning.
    pub model: Option<Model>,
    /// Seeds the draw of random pairs.
    pub seed: u64,
    /// Standing *different*: never one person.
    pub apart: Vec<(usize, usize)>,
    /// Standing *same*.
    pub together: Vec<(usize, usize)>,
    /// Rows of one person by what is known outside the engine, as the files of a
    /// cluster are: how common a name is, is counted over people. Labels that say
    /// *same* and [`together`](Options::together) count so, too. It joins nothing.
    pub one_person: Vec<(usize, usize)>,
    /// Threads; the result does not depend on it.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            threshold: None,
            one_per_list: vec![],
            labels: vec![],
            model: None,
            seed: 1,
            apart: vec![],
            together: vec![],
            one_person: vec![],
            threads: 2,
        }
    }
}

/// The probability from which two records are proposed as one person.
pub const DEFAULT_THRESHOLD: f64 = 0.5;

/// Pairs less probable than one in a hundred are not given out: log-odds, in nats.
pub(crate) const LEAST_SHOWN: f64 = -4.595_119_850_134_59;
