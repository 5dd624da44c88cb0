//! How well the engine finds invented people again: numbers kept in the
//! repository (`linkage.csv` beside this file), so that a change shows how it
//! moved them. Write the numbers anew with `ATHAR_WRITE_NUMBERS=1`.

use std::collections::BTreeMap;

use demo::lists::{InventedRow, Lists, Slips};
use linkage::{Builder, Continue, Linked, Options, RecordRef, Sex, Span};

const ROWS: usize = 8_000;
/// How far a number may move before someone must look.
const MAY_MOVE: f64 = 0.004;

fn linked() -> (Vec<InventedRow>, Linked) {
    let rows: Vec<InventedRow> = Lists::new(11).take(ROWS).collect();
    let mut builder = Builder::new();
    for (i, r) in rows.iter().enumerate() {
        builder.push(RecordRef {
            rec_id: &i.to_string(),
            list: r.source,
            given: &r.given,
            father: &r.father,
            grandfather: &r.grandfather,
            family: &r.family,
            mother: &r.mother,
            sex: match r.sex {
                "m" => Some(Sex::Male),
                "f" => Some(Sex::Female),
                _ => None,
            },
            birth: Span::iso(&r.dob),
            governorate: &r.governorate,
            place: &r.place,
            taken: Span::iso(&r.detained),
            ..RecordRef::default()
        });
    }
    let linked = builder.link(&Options::default(), &mut |_, _| Continue::Yes).expect("linked");
    (rows, linked)
}

/// Rows of one group, all pairs of them.
fn pairs_within<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<(usize, usize)> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    keys.enumerate().for_each(|(i, k)| groups.entry(k).or_default().push(i));
    groups
        .into_values()
        .flat_map(|g| {
            (0..g.len())
                .flat_map(move |i| (0..i).map(|j| (j, i)).collect::<Vec<_>>())
                .map({
                    let g = g.clone();
                    move |(j, i)| (g[j], g[i])
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn the_numbers_of_the_engine_are_those_kept_here() {
    let (rows, linked) = linked();
    let truth = pairs_within(rows.iter().map(|r| r.person));
    let found = pairs_within(linked.clusters.iter());
    let right = found.iter().filter(|(a, b)| rows[*a].person == rows[*b].person).count() as f64;
    let (precision, recall) = (right / found.len() as f64, right / truth.len() as f64);
    let mut numbers: BTreeMap<String, f64> = BTreeMap::new();
    numbers.insert("precision".into(), precision);
    numbers.insert("recall".into(), recall);
    numbers.insert("f1".into(), 2.0 * precision * recall / (precision + recall));
    for (slip, name) in Slips::ALL {
        let shows = |i: usize| rows[i].slips.has(slip);
        let slice: Vec<_> = truth.iter().filter(|(a, b)| shows(*a) != shows(*b)).collect();
        let kept = slice.iter().filter(|(a, b)| linked.clusters[*a] == linked.clusters[*b]).count();
        numbers.insert(format!("recall of {name}"), kept as f64 / slice.len() as f64);
    }
    compare(&numbers);
    assert!(numbers["precision"] > 0.995, "of a thousand proposed, fewer than five are wrong: {precision}");
    brothers(&rows, &linked);
    calibrated(&rows, &linked);
}

/// Fewer than one in a thousand pairs of brothers is taken for one person.
fn brothers(rows: &[InventedRow], linked: &Linked) {
    let households = pairs_within(
        rows.iter().map(|r| (r.family.clone(), r.father.clone(), r.mother.clone(), r.grandfather.clone())),
    );
    let brothers: Vec<_> = households
        .into_iter()
        .filter(|(a, b)| {
            rows[*a].person != rows[*b].person
                && [&rows[*a].father, &rows[*a].family, &rows[*a].mother].iter().all(|s| !s.is_empty())
        })
        .collect();
    let mistaken = brothers.iter().filter(|(a, b)| linked.clusters[*a] == linked.clusters[*b]).count();
    assert!(brothers.len() > 1_000, "{}", brothers.len());
    assert!(mistaken * 1_000 < brothers.len(), "{mistaken} of {}", brothers.len());
}

/// What is shown as nine in ten is about nine in ten.
fn calibrated(rows: &[InventedRow], linked: &Linked) {
    let shown: Vec<_> = linked.pairs.iter().filter(|p| (0.8..0.97).contains(&p.probability)).collect();
    let mean = shown.iter().map(|p| p.probability).sum::<f64>() / shown.len() as f64;
    let right = shown.iter().filter(|p| rows[p.a as usize].person == rows[p.b as usize].person).count()
        as f64
        / shown.len() as f64;
    assert!((right - mean).abs() < 0.1, "shown {mean:.3}, true {right:.3} of {}", shown.len());
}

fn compare(numbers: &BTreeMap<String, f64>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/linkage.csv");
    let text: String = numbers.iter().map(|(name, n)| format!("{name},{n:.4}\n")).collect();
    if std::env::var_os("ATHAR_WRITE_NUMBERS").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let kept = std::fs::read_to_string(path).expect("the numbers");
    for line in kept.lines() {
        let (name, n) = line.split_once(',').expect("a number");
        let n: f64 = n.parse().expect("a number");
        let now = numbers.get(name).copied().unwrap_or(f64::NAN);
        assert!(
            (now - n).abs() <= MAY_MOVE,
            "{name} was {n}, is {now:.4}; if that is meant, write the numbers anew"
        );
    }
    assert_eq!(kept.lines().count(), numbers.len(), "a number without its line");
}
