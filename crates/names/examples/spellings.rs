//! Measures `score_pair` within one script: `cargo run --release -p names
//! --example spellings RECORDS TRUTH [even|odd]`, with `rec_id,list,name,…` and
//! `rec_id,person_id`. True pairs are two records of one person that are written
//! differently (and one in four of those written alike); false ones are people
//! who share all but the given name, who share given and family name, and strangers.

use std::collections::BTreeMap;

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(records), Some(truth)) = (args.next(), args.next()) else {
        return eprintln!("usage: spellings RECORDS TRUTH [even|odd]");
    };
    let odd = args.next().is_none_or(|h| h == "odd");
    let read = |p: &str| std::fs::read_to_string(p).unwrap_or_default();
    let truth = read(&truth);
    let persons: BTreeMap<&str, &str> = truth.lines().skip(1).filter_map(|l| l.split_once(',')).collect();
    let records = read(&records);
    let mut people: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in records.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(4, ',').collect();
        if let (Some(person), Some(name)) = (cells.first().and_then(|id| persons.get(id)), cells.get(2)) {
            people.entry(person).or_default().push(name);
        }
    }
    // People, not pairs, are halved: no name is on both sides.
    people.retain(|person, _| (hash(person) % 2 == 1) == odd);
    let mut counts = [(0u32, 0u32); 4];
    let mut judge = |kind: usize, a: &str, b: &str| {
        counts[kind].0 += u32::from((names::score_pair(a, b).probability >= 0.5) != (kind == 0));
        counts[kind].1 += 1;
    };
    for (person, list) in &people {
        for pair in list.windows(2).filter(|p| p[0] != p[1] || (hash(person) / 2).is_multiple_of(4)).take(1) {
            judge(0, pair[0], pair[1]);
        }
    }
    let one: Vec<&str> = people.values().map(|l| l[0]).collect();
    let mut rest: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut ends: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in &one {
        let tokens = names::tokens(name);
        if let [given, middle @ .., family] = tokens.as_slice() {
            rest.entry(format!("{} {family}", middle.join(" "))).or_default().push(name);
            ends.entry(format!("{given} {family}")).or_default().push(name);
        }
    }
    for (kind, groups) in [(1, rest), (2, ends)] {
        for pair in
            groups.values().flat_map(|g| g.windows(2)).filter(|p| names::fold(p[0]) != names::fold(p[1]))
        {
            judge(kind, pair[0], pair[1]);
        }
    }
    one.chunks_exact(2).for_each(|p| judge(3, p[0], p[1]));
    let (wrong, true_pairs) = counts[0];
    let found = true_pairs - wrong;
    let false_found: u32 = counts[1..].iter().map(|c| c.0).sum();
    let (p, r) =
        (f64::from(found) / f64::from(found + false_found), f64::from(found) / f64::from(true_pairs));
    println!("precision {p:.4} recall {r:.4} F1 {:.4}", 2.0 * p * r / (p + r));
    for (kind, (wrong, all)) in
        ["same", "all but the given name", "given and family", "strangers"].iter().zip(counts)
    {
        println!("  {kind}: {wrong} wrong of {all}");
    }
}

/// FNV-1a, as in `measure.rs`.
fn hash(s: &str) -> u32 {
    s.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
