//! How good a result is: against a truth, or by its own probabilities.

use std::collections::BTreeMap;

/// A proportion with its 95 % interval (Wilson 1927).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    /// Counted.
    pub of: u64,
    /// Out of.
    pub all: u64,
    /// The proportion; 1 when nothing was counted.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Proportion {
    /// `of` out of `all`.
    ///
    /// ```
    /// use linkage::Proportion;
    /// // Three of three is no proof: the interval says how little was seen.
    /// let seen = Proportion::new(3, 3);
    /// assert!(seen.value == 1.0 && seen.low < 0.5);
    /// ```
    pub fn new(of: u64, all: u64) -> Proportion {
        const Z: f64 = 1.959_964;
        if all == 0 {
            return Proportion { of, all, value: 1.0, low: 0.0, high: 1.0 };
        }
        let (n, p) = (all as f64, of as f64 / all as f64);
        let centre = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * libm::sqrt(p * (1.0 - p) / n + Z * Z / (4.0 * n * n));
        Proportion { of, all, value: p, low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
    }
}

/// Precision and recall at one threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtThreshold {
    /// Pairs of at least this probability are proposed.
    pub threshold: f64,
    /// Right ones among the proposed.
    pub precision: Proportion,
    /// Found ones among the true.
    pub recall: Proportion,
    /// Their harmonic mean.
    pub f1: f64,
}

fn row(threshold: f64, right: u64, proposed: u64, truth: u64) -> AtThreshold {
    let (precision, recall) = (Proportion::new(right, proposed), Proportion::new(right, truth));
    let sum = precision.value + recall.value;
    AtThreshold {
        threshold,
        precision,
        recall,
        f1: if sum > 0.0 { 2.0 * precision.value * recall.value / sum } else { 0.0 },
    }
}

/// The thresholds of a table.
pub const THRESHOLDS: [f64; 12] = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/// Measures scored pairs against a truth: for each record id its person. Records
/// that the truth does not know are left out; true pairs that were never proposed
/// count as missed.
///
/// ```
/// use std::collections::BTreeMap;
/// let truth = BTreeMap::from([("1", "Maher"), ("2", "Maher"), ("3", "Samer")]);
/// let table = linkage::evaluate_pairs([("1", "2", 0.97), ("2", "3", 0.4)], &truth);
/// let at = |threshold| table.iter().find(|at| at.threshold == threshold).unwrap();
/// assert_eq!((at(0.9).precision.value, at(0.9).recall.value), (1.0, 1.0));
/// assert_eq!(at(0.3).precision.value, 0.5, "the brother was proposed");
/// ```
pub fn evaluate_pairs<'a>(
    pairs: impl IntoIterator<Item = (&'a str, &'a str, f64)>,
    truth: &BTreeMap<&str, &str>,
) -> Vec<AtThreshold> {
    let mut people: BTreeMap<&str, u64> = BTreeMap::new();
    truth.values().for_each(|p| *people.entry(p).or_default() += 1);
    let all: u64 = people.values().map(|n| n * n.saturating_sub(1) / 2).sum();
    let mut scored: Vec<(f64, bool)> = pairs
        .into_iter()
        .filter(|(a, b, _)| a != b)
        .filter_map(|(a, b, p)| Some((p, truth.get(a)? == truth.get(b)?)))
        .collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0));
    THRESHOLDS
        .iter()
        .map(|&t| {
            let proposed = scored.partition_point(|s| s.0 >= t);
            let right = scored[..proposed].iter().filter(|s| s.1).count() as u64;
            row(t, right, proposed as u64, all)
        })
        .collect()
}

/// Measures clusters against a truth, pair by pair, without making the pairs.
/// Both give for each record id its group.
///
/// ```
/// use std::collections::BTreeMap;
/// let truth = BTreeMap::from([("1", "Maher"), ("2", "Maher"), ("3", "Samer")]);
/// let found = BTreeMap::from([("1", "x"), ("2", "x"), ("3", "x")]);
/// let measured = linkage::evaluate_clusters(&found, &truth);
/// // Of three pairs in one heap, one is right.
/// assert_eq!((measured.precision.of, measured.precision.all), (1, 3));
/// assert_eq!(measured.recall.value, 1.0);
/// ```
pub fn evaluate_clusters(clusters: &BTreeMap<&str, &str>, truth: &BTreeMap<&str, &str>) -> AtThreshold {
    let (mut people, mut groups, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (id, person) in truth {
        *people.entry(*person).or_insert(0u64) += 1;
        if let Some(group) = clusters.get(id) {
            *groups.entry(*group).or_insert(0u64) += 1;
            *both.entry((*person, *group)).or_insert(0u64) += 1;
        }
    }
    let pairs = |n: &u64| n * (n - 1) / 2;
    row(
        0.0,
        both.values().map(pairs).sum(),
        groups.values().map(pairs).sum(),
        people.values().map(pairs).sum(),
    )
}

/// What is expected at each threshold from the probabilities alone: precision is
/// their mean above it, recall the part of the expected true pairs above it.
///
/// ```
/// let table = linkage::expected(&[0.99, 0.99, 0.5, 0.5]);
/// let at = |threshold| table.iter().find(|at| at.threshold == threshold).unwrap();
/// assert_eq!(at(0.9).precision.value, 1.0);
/// assert_eq!((at(0.5).precision.of, at(0.5).precision.all), (3, 4), "of two halves one");
/// ```
pub fn expected(probabilities: &[f64]) -> Vec<AtThreshold> {
    let all: f64 = probabilities.iter().sum();
    let above = |t: f64| {
        let proposed = probabilities.iter().filter(move |p| **p >= t);
        proposed.fold((0, 0.0), |(n, right), p| (n + 1, right + p))
    };
    let at = |&t: &f64| {
        let (proposed, right) = above(t);
        row(t, libm::round(right) as u64, proposed, libm::round(all) as u64)
    };
    THRESHOLDS.iter().map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_is_what_the_books_say() {
        let p = Proportion::new(8, 10);
        assert!((p.low - 0.4902).abs() < 1e-3 && (p.high - 0.9433).abs() < 1e-3, "{p:?}");
    }

    #[test]
    fn pairs_and_clusters_are_measured_alike() {
        let truth = BTreeMap::from([("a", "1"), ("b", "1"), ("c", "1"), ("d", "2")]);
        let clusters = BTreeMap::from([("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")]);
        let c = evaluate_clusters(&clusters, &truth);
        assert_eq!((c.precision.of, c.precision.all, c.recall.all), (1, 2, 3));
        let p = evaluate_pairs([("a", "b", 0.9), ("c", "d", 0.9)], &truth);
        assert_eq!((p[0].precision.of, p[0].precision.all, p[0].recall.all), (1, 2, 3));
    }
}
