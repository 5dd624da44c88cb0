//! Measures the distance of two Arabic tokens: `cargo run --release -p names
//! --example tokens RECORDS TRUTH` with `rec_id,list,name_ar,…` and
//! `rec_id,person_id`. Tokens that differ between two records of one person
//! should be close; the given names of people who share all the rest, far.

use std::collections::BTreeMap;

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(records), Some(truth)) = (args.next(), args.next()) else {
        return eprintln!("usage: tokens RECORDS TRUTH");
    };
    let read = |p: &str| std::fs::read_to_string(p).unwrap_or_default();
    let persons: BTreeMap<String, String> = read(&truth)
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once(','))
        .map(|(a, b)| (a.to_string(), b.to_string()))
        .collect();
    let mut by_person: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut by_rest: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for line in read(&records).lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(id), Some(_), Some(name)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let (Some(person), tokens) = (persons.get(id), names::tokens(name)) else { continue };
        if let Some((given, rest)) = tokens.split_first() {
            by_rest.entry(rest.join(" ")).or_default().entry(person.clone()).or_insert(given.clone());
        }
        by_person.entry(person.clone()).or_default().push(tokens);
    }
    let mut slips: Vec<(String, String)> = vec![];
    for lists in by_person.values() {
        for pair in lists.windows(2).filter(|p| p[0].len() == p[1].len()) {
            slips.extend(
                pair[0].iter().zip(&pair[1]).filter(|(a, b)| a != b).map(|(a, b)| (a.clone(), b.clone())),
            );
        }
    }
    let mut brothers: Vec<(String, String)> = vec![];
    for given in by_rest.values().filter(|g| g.len() > 1) {
        let given: Vec<&String> = given.values().collect();
        brothers.extend(given.windows(2).filter(|p| p[0] != p[1]).map(|p| (p[0].clone(), p[1].clone())));
    }
    println!("{} slips, {} pairs of brothers", slips.len(), brothers.len());
    for at in [0.2, 0.3, 0.4, 0.5, 0.6] {
        let share = |pairs: &[(String, String)]| {
            pairs.iter().filter(|(a, b)| names::token_cost(a, b) < at).count() as f64
                / pairs.len().max(1) as f64
        };
        println!("cost below {at}: {:.4} of slips, {:.4} of brothers", share(&slips), share(&brothers));
    }
}
