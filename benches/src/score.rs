//! How right an answer of the engine is, against who the records truly are.
//!
//! Pairwise over clusters, counted from group sizes and never pair by pair.

use linkage::Proportion;
use std::collections::HashMap;
use std::path::Path;

/// For each record, its group: a cluster or a person.
pub type Groups = HashMap<String, String>;

/// Reads two columns of a CSV file: record, group.
pub fn groups(path: &Path) -> Result<Groups, String> {
    let mut reader = csv::Reader::from_path(path).map_err(|e| e.to_string())?;
    let rows = reader.records().map(|row| row.map(|row| (cell(&row, 0), cell(&row, 1))));
    rows.collect::<Result<_, _>>().map_err(|e| e.to_string())
}

/// One cell; the apostrophe that keeps sheets from computing is not part of an id.
fn cell(row: &csv::StringRecord, n: usize) -> String {
    row.get(n).unwrap_or_default().trim_start_matches('\'').to_owned()
}

/// Precision, recall and F1.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// Right ones among the proposed pairs.
    pub precision: f64,
    /// Found ones among the true pairs.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Score {
    /// From right, proposed and true pairs.
    pub fn of(right: f64, proposed: f64, truth: f64) -> Score {
        let share = |of: f64| if of > 0.0 { right / of } else { 1.0 };
        let (precision, recall) = (share(proposed), share(truth));
        let sum = precision + recall;
        Score { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }

    /// For a note.
    pub fn told(&self) -> String {
        format!("precision {:.4}, recall {:.4}", self.precision, self.recall)
    }
}

/// Which pairs count, by the side of each record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pairs {
    /// All.
    All,
    /// Both records on the first side.
    WithinFirst,
    /// One on each side.
    Across,
}

/// Scores clusters; `second` says which records are on the second side.
pub fn clusters(clusters: &Groups, truth: &Groups, pairs: Pairs, second: impl Fn(&str) -> bool) -> Score {
    let mut people: HashMap<&str, [u64; 2]> = HashMap::new();
    let mut proposed: HashMap<&str, [u64; 2]> = HashMap::new();
    let mut both: HashMap<(&str, &str), [u64; 2]> = HashMap::new();
    for (id, person) in truth {
        let side = usize::from(second(id));
        people.entry(person).or_default()[side] += 1;
        // A record the engine left out belongs to nobody else.
        let Some(cluster) = clusters.get(id) else { continue };
        proposed.entry(cluster).or_default()[side] += 1;
        both.entry((person, cluster)).or_default()[side] += 1;
    }
    let two = |n: u64| n * n.saturating_sub(1) / 2;
    let count = |[first, second]: &[u64; 2]| match pairs {
        Pairs::All => two(first + second),
        Pairs::WithinFirst => two(*first),
        Pairs::Across => first * second,
    };
    if proposed.is_empty() && !truth.is_empty() {
        eprintln!("the truth knows none of these records: their ids are not the same");
    }
    let sum = |all: &mut dyn Iterator<Item = &[u64; 2]>| all.map(count).sum::<u64>() as f64;
    Score::of(sum(&mut both.values()), sum(&mut proposed.values()), sum(&mut people.values()))
}

/// What `pairs.csv` says against the truth.
pub struct Judged {
    /// Wrong ones among the pairs at or above the threshold.
    pub wrong: Proportion,
    /// True ones among the pairs shown between 85 and 95 percent.
    pub at_ninety: Proportion,
    /// The mean probability these were shown with.
    pub shown: f64,
}

/// Reads `pairs.csv` and judges it.
pub fn pairs(path: &Path, truth: &Groups, threshold: f64) -> Result<Judged, String> {
    let mut reader = csv::Reader::from_path(path).map_err(|e| e.to_string())?;
    let (mut wrong, mut all, mut right, mut near, mut shown) = (0, 0, 0, 0, 0.0);
    for row in reader.records() {
        let row = row.map_err(|e| e.to_string())?;
        let (Some(a), Some(b)) = (truth.get(&cell(&row, 0)), truth.get(&cell(&row, 1))) else { continue };
        let probability: f64 = row.get(2).and_then(|p| p.parse().ok()).unwrap_or(0.0);
        if probability >= threshold {
            all += 1;
            wrong += u64::from(a != b);
        }
        if (0.85..0.95).contains(&probability) {
            near += 1;
            right += u64::from(a == b);
            shown += probability;
        }
    }
    Ok(Judged {
        wrong: Proportion::new(wrong, all),
        at_ninety: Proportion::new(right, near),
        shown: shown / near.max(1) as f64,
    })
}

/// One of a household, as far as a list tells.
pub struct Member {
    /// Everything of the family, in match form; empty when the list says too little.
    pub family: String,
    /// The given name, in match form.
    pub given: String,
    /// The record.
    pub id: String,
}

/// Pairs of brothers among records: everything of the family alike, the given
/// name not, and truly two people. How many of them stand in one cluster.
pub fn brothers(members: &[Member], clusters: &Groups, truth: &Groups) -> Proportion {
    let mut households: HashMap<&str, Vec<&Member>> = HashMap::new();
    members
        .iter()
        .filter(|m| !m.family.is_empty())
        .for_each(|m| households.entry(&m.family).or_default().push(m));
    let (mut mistaken, mut all) = (0, 0);
    for household in households.values().filter(|m| m.len() > 1) {
        for (n, a) in household.iter().enumerate() {
            for b in household[..n].iter().filter(|b| b.given != a.given) {
                let (Some(x), Some(y)) = (truth.get(&a.id), truth.get(&b.id)) else { continue };
                if x != y {
                    all += 1;
                    mistaken +=
                        u64::from(clusters.get(&a.id).is_some_and(|c| clusters.get(&b.id) == Some(c)));
                }
            }
        }
    }
    Proportion::new(mistaken, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[(&str, &str)]) -> Groups {
        rows.iter().map(|(id, group)| ((*id).to_owned(), (*group).to_owned())).collect()
    }

    #[test]
    fn pairs_are_counted_from_groups_and_by_side() {
        let truth = of(&[("a1", "p"), ("a2", "p"), ("b1", "p"), ("a3", "q")]);
        let found = of(&[("a1", "x"), ("a2", "y"), ("b1", "x"), ("a3", "x")]);
        let second = |id: &str| id.starts_with('b');
        let all = clusters(&found, &truth, Pairs::All, second);
        assert!((all.precision - 1.0 / 3.0).abs() < 1e-9 && (all.recall - 1.0 / 3.0).abs() < 1e-9);
        let within = clusters(&found, &truth, Pairs::WithinFirst, second);
        assert_eq!((within.precision, within.recall), (0.0, 0.0));
        let across = clusters(&found, &truth, Pairs::Across, second);
        assert!((across.precision - 0.5).abs() < 1e-9 && (across.recall - 0.5).abs() < 1e-9);
        let member = |family: &str, given: &str, id: &str| Member {
            family: family.into(),
            given: given.into(),
            id: id.into(),
        };
        // The third bears the given name of the first: a namesake, not a brother.
        let household = [
            member("k", "سالم", "a1"),
            member("k", "ناصر", "a3"),
            member("k", "سالم", "a2"),
            member("", "رامي", "b1"),
        ];
        let mistaken = brothers(&household, &found, &truth);
        assert_eq!((mistaken.of, mistaken.all), (1, 2));
    }
}
