//! Measures the search: who is found, how fast, in how much memory.
//!
//! `cargo run -p search --release --example measure [files…]`: the sizes at
//! which people are looked for (5,000 and 100,000 when none is given) and,
//! with `speed`, the times at 200,000 and 1,000,000 files.

mod people;
mod slips;

use access::Cleared;
use model::Card;
use model::{OrganisationId, PersonId, Property};
use people::{People, Person, Random};
use search::{Filters, Flag, Index, Query, Sort};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Times mean little on a busy machine, so it is said how busy it was.
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load of the machine: {}", load.split(' ').next().unwrap_or("?"));
    let sizes: Vec<usize> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    let asked = |what: &str| arguments.is_empty() || arguments.iter().any(|a| a == what);
    let all = arguments.is_empty();
    for files in if all { vec![5_000, 100_000] } else { sizes } {
        found(files);
    }
    if asked("pairs") {
        real_pairs();
    }
    if asked("speed") {
        for (files, words, list) in [(200_000, 20, 25), (1_000_000, 50, 125)] {
            speed(files, words, list);
        }
    }
    if asked("clients") {
        clients(100_000);
    }
}

fn build(files: usize) -> (Index, Vec<Person>) {
    let mut random = Random(99);
    let people: Vec<Person> = People::new(2011).take(files).collect();
    let mut index = Index::new();
    let mut spent = Duration::ZERO;
    for person in &people {
        let card: Cleared<Card> = people::card(person, &mut random);
        let start = Instant::now();
        index.insert(&card);
        spent += start.elapsed();
    }
    println!(
        "{files} files: built in {:.2} s, {} distinct words, index {:.0} MB, process {:.0} MB",
        spent.as_secs_f64(),
        index.words(),
        index.bytes() as f64 / 1e6,
        resident() as f64 / 1e6
    );
    (index, people)
}

/// Memory of the process in bytes, on Linux.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0) * 1024
}

/// One way of typing a person.
type Typing = fn(&Person, &mut Random) -> Option<String>;

const TYPINGS: &[(&str, f64, Typing)] = &[
    ("as written", 100.0, |p, _| Some(p.name())),
    ("other spelling", 99.5, |p, r| Some(slips::respelled(&p.name(), r))),
    ("one letter", 97.0, |p, r| Some(slips::one_letter(&p.name(), r))),
    ("other spelling and one letter", 0.0, |p, r| Some(slips::one_letter(&slips::respelled(&p.name(), r), r))),
    ("Latin spelling", 93.0, |p, r| Some(slips::latin(p, r))),
    ("mother with family", 98.0, |p, r| Some(slips::respelled(&format!("{} {}", p.mother.join(" "), p.family()), r))),
    ("mother's given name and family", 0.0, |p, r| Some(slips::respelled(&format!("{} {}", p.mother[0], p.family()), r))),
    ("kunya, given and family", 95.0, |p, r| p.kunya.as_ref().map(|k| slips::respelled(&format!("{k} {} {}", p.chain[0], p.family()), r))),
    ("kunya and family", 95.0, |p, r| p.kunya.as_ref().map(|k| slips::respelled(&format!("{k} {}", p.family()), r))),
    ("given, father, family", 0.0, |p, r| Some(slips::respelled(&format!("{} {} {}", p.chain[0], p.chain[1], p.family()), r))),
    ("given, family, mother", 0.0, |p, r| Some(slips::respelled(&format!("{} {} {}", p.chain[0], p.family(), p.mother[0]), r))),
    ("a number", 100.0, |p, r| Some(r.pick(&[&p.national, &p.phone, &p.record]).to_string())),
    ("a number in Arabic digits", 100.0, |p, r| Some(r.pick(&[&p.national, &p.phone]).chars().map(|c| char::from_u32(c as u32 - 48 + 0x660).unwrap_or(c)).collect())),
];

fn found(files: usize) {
    let (index, people) = build(files);
    println!("{:34} {:>8} {:>8} {:>10}", "typed", "must", "first 10", "or as good");
    for (name, must, typing) in TYPINGS {
        let mut random = Random(7);
        let (mut asked, mut hits, mut equal) = (0, 0, 0);
        let mut lost = Vec::new();
        for n in 0..3000 {
            let person = &people[n * 7919 % people.len()];
            let Some(words) = typing(person, &mut random) else { continue };
            asked += 1;
            let page = index.search(&Query::words(words.clone(), 10));
            if page.hits.iter().any(|hit| hit.person == PersonId(person.id)) {
                hits += 1;
            } else if page.hits.len() == 10 && page.hits[9].score >= own_score(&index, &words, person) {
                equal += 1;
            } else if lost.len() < 6 {
                lost.push(format!("{} ← {words}", person.name()));
            }
        }
        let percent = |n: usize| 100.0 * n as f64 / asked as f64;
        println!("{name:34} {must:>8.1} {:>8.2} {:>10.2}", percent(hits), percent(hits + equal));
        if std::env::var_os("LOST").is_some() {
            lost.iter().for_each(|l| println!("    {l}"));
        }
    }
}

/// The score of a person for some words: ten others that reach it are
/// namesakes, whom no ranking can tell apart by these words.
fn own_score(index: &Index, words: &str, person: &Person) -> u16 {
    let all = index.search(&Query { limit: 2000, ..Query::words(words, 2000) });
    all.hits.iter().find(|hit| hit.person == PersonId(person.id)).map_or(u16::MAX, |hit| hit.score)
}

/// Real pairs of Arabic and Latin spellings, when they are there: names of
/// people who died, read to measure and for nothing else.
fn real_pairs() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/cross_script_pairs.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("real Arabic–Latin pairs: not here, not measured");
        return;
    };
    let rows = text.lines().skip(1).map(|l| l.split(',').collect::<Vec<_>>()).filter(|f| f.len() == 4 && f[2] == "1");
    let pairs: Vec<(String, String)> = rows.map(|f| (f[0].to_owned(), f[1].to_owned())).collect();
    let mut random = Random(3);
    let mut index = Index::new();
    let mut people = People::new(5);
    for (n, (arabic, _)) in pairs.iter().enumerate() {
        let mut person = people.next().expect("endless");
        person.id = n as u64 + 1;
        person.kunya = None;
        person.chain = vec![arabic.clone()];
        index.insert(&people::card(&person, &mut random));
    }
    let hits = pairs.iter().enumerate().filter(|(n, (arabic, latin))| {
        let page = index.search(&Query::words(latin.clone(), 10));
        page.hits.iter().any(|h| h.person.0 == *n as u64 + 1 || pairs[h.person.0 as usize - 1].0 == *arabic)
    });
    println!("real Arabic–Latin pairs, {} files: {:.2} % in the first 10", pairs.len(), 100.0 * hits.count() as f64 / pairs.len() as f64);
}

fn at(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * share).round() as usize).map_or(0.0, |t| t.as_secs_f64() * 1e3)
}

fn told(what: &str, mut times: Vec<Duration>, must: f64) {
    println!("  {what:42} p50 {:>7.2} ms  p95 {:>7.2} ms  p99 {:>7.2} ms   (p95 must be {must} ms)", at(&mut times, 0.5), at(&mut times, 0.95), at(&mut times, 0.99));
}

fn typed(people: &[Person], n: usize, random: &mut Random) -> String {
    let person = &people[n * 104_729 % people.len()];
    let (_, _, typing) = TYPINGS[n % TYPINGS.len()];
    let words = typing(person, random).unwrap_or_else(|| person.chain[0].clone());
    // Every seventh is still being typed; every fifteenth is one common word.
    match n {
        n if n.is_multiple_of(15) => person.chain[0].clone(),
        n if n.is_multiple_of(7) => words.chars().take(words.chars().count() * 2 / 3).collect(),
        _ => words,
    }
}

fn speed(files: usize, words_must: u32, list_must: u32) {
    let (index, people) = build(files);
    let mut random = Random(17);
    let mut times = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    for n in 0..2000 {
        let words = typed(&people, n, &mut random);
        let start = Instant::now();
        std::hint::black_box(index.search(&Query::words(words.clone(), 20)));
        times.push(start.elapsed());
        slowest = slowest.max((start.elapsed(), words));
    }
    told("words", times, words_must.into());
    println!("    slowest: {:.1} ms, «{}»", slowest.0.as_secs_f64() * 1e3, slowest.1);
    let mut lists = Vec::new();
    let mut both = Vec::new();
    for n in 0..300 {
        let query = Query { filters: some_filters(n, &mut random), sort: [Sort::Name, Sort::Taken, Sort::Changed][n % 3], from: n % 5 * 50, limit: 50, counts: true, ..Query::default() };
        let start = Instant::now();
        std::hint::black_box(index.search(&query));
        lists.push(start.elapsed());
        let query = Query { words: typed(&people, n, &mut random), ..query };
        let start = Instant::now();
        std::hint::black_box(index.search(&query));
        both.push(start.elapsed());
    }
    told("list with filters and counts", lists, list_must.into());
    let again: Vec<Duration> = (0..300)
        .map(|n| {
            let query = Query { sort: Sort::Name, from: n % 10 * 50, limit: 50, counts: true, ..Query::default() };
            let start = Instant::now();
            std::hint::black_box(index.search(&query));
            start.elapsed()
        })
        .collect();
    told("pages of one list with counts", again, list_must.into());
    told("words with the same filters and counts", both, words_must.into());
    let similar: Vec<Duration> = (0..500)
        .map(|n| {
            let person = &people[n * 31 % people.len()];
            let start = Instant::now();
            std::hint::black_box(index.similar(&person.name(), Some(&person.mother.join(" ")), 5));
            start.elapsed()
        })
        .collect();
    told("similar files at intake", similar, words_must.into());
}

fn some_filters(n: usize, random: &mut Random) -> Filters {
    let mut filters = Filters::default();
    if n.is_multiple_of(2) {
        filters.years = (0..1 + random.below(3)).map(|_| 2011 + random.below(13) as i32).collect();
    }
    if n.is_multiple_of(3) {
        filters.places = [format!("C{}", 6000 + random.below(people::TOWNS))].into();
    }
    if n.is_multiple_of(5) {
        filters.organisations = [OrganisationId(1 + random.below(6) as u64)].into();
    }
    if n.is_multiple_of(7) {
        filters.missing = [Property::named("mother_name")].into();
    }
    if n.is_multiple_of(11) {
        filters.flags = [Flag::Apart].into();
    }
    filters
}

fn clients(files: usize) {
    let (index, people) = build(files);
    let (index, people) = (&index, &people);
    let start = Instant::now();
    let each = 500;
    std::thread::scope(|scope| {
        for client in 0..8 {
            scope.spawn(move || {
                let mut random = Random(client);
                for n in 0..each {
                    let words = typed(people, n * 8 + client as usize, &mut random);
                    std::hint::black_box(index.search(&Query::words(words, 20)));
                }
            });
        }
    });
    println!("8 clients, {files} files: {:.0} searches a second (must be 200)", 8.0 * each as f64 / start.elapsed().as_secs_f64());
}
