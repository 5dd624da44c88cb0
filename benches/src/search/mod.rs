//! The search box and the list page: who is found, how fast, in how much memory.
//!
//! Measured on the index itself, with an invented country of people; what HTTP
//! adds is measured by `server`.

pub mod people;
pub mod slips;

use crate::figure::{Figure, Must, figure, unmeasured};
use crate::machine;
use crate::place;
use access::Cleared;
use model::Card;
use model::{OrganisationId, PersonId, Property};
use people::{People, Person, Random};
use search::{Filters, Flag, Index, Query, Sort};
use std::time::{Duration, Instant};

/// Known people, looked for in the ways people type.
pub fn found(files: usize, say: &mut dyn FnMut(Figure)) {
    let (index, people, built) = build(files);
    say(built);
    for typing in TYPINGS {
        say(typed_so(&index, &people, typing));
    }
}

fn build(files: usize) -> (Index, Vec<Person>, Figure) {
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
    let note = format!("{} distinct words, index {:.0} MB", index.words(), index.bytes() as f64 / 1e6);
    let built = figure(
        format!("{} files put into the index", thousands(files)),
        Must::Nothing,
        spent.as_secs_f64(),
        "s",
    );
    (index, people, built.note(note))
}

pub(crate) fn thousands(n: usize) -> String {
    match n {
        n if n.is_multiple_of(1_000_000) => format!("{},000,000", n / 1_000_000),
        n if n.is_multiple_of(1000) => format!("{},000", n / 1000),
        n => n.to_string(),
    }
}

/// One way of typing a person.
type Typing = fn(&Person, &mut Random) -> Option<String>;

const TYPINGS: &[(&str, f64, Typing)] = &[
    ("as written", 100.0, |p, _| Some(p.name())),
    ("other spelling", 99.5, |p, r| Some(slips::respelled(&p.name(), r))),
    ("one letter", 97.0, |p, r| Some(slips::one_letter(&p.name(), r))),
    ("other spelling and one letter", 0.0, |p, r| {
        Some(slips::one_letter(&slips::respelled(&p.name(), r), r))
    }),
    ("Latin spelling", 93.0, |p, r| Some(slips::latin(p, r))),
    ("mother with family", 98.0, |p, r| {
        Some(slips::respelled(&format!("{} {}", p.mother.join(" "), p.family()), r))
    }),
    ("mother's given name and family", 0.0, |p, r| {
        Some(slips::respelled(&format!("{} {}", p.mother[0], p.family()), r))
    }),
    ("kunya, given and family", 95.0, |p, r| {
        p.kunya.as_ref().map(|k| slips::respelled(&format!("{k} {} {}", p.chain[0], p.family()), r))
    }),
    ("kunya and family", 95.0, |p, r| {
        p.kunya.as_ref().map(|k| slips::respelled(&format!("{k} {}", p.family()), r))
    }),
    ("given, father, family", 0.0, |p, r| {
        Some(slips::respelled(&format!("{} {} {}", p.chain[0], p.chain[1], p.family()), r))
    }),
    ("given, family, mother", 0.0, |p, r| {
        Some(slips::respelled(&format!("{} {} {}", p.chain[0], p.family(), p.mother[0]), r))
    }),
    ("a number", 100.0, |p, r| Some(r.pick(&[&p.national, &p.phone, &p.record]).to_string())),
    ("a number in Arabic digits", 100.0, |p, r| {
        Some(
            r.pick(&[&p.national, &p.phone])
                .chars()
                .map(|c| char::from_u32(c as u32 - 48 + 0x660).unwrap_or(c))
                .collect(),
        )
    }),
];

fn typed_so(index: &Index, people: &[Person], (name, must, typing): &(&str, f64, Typing)) -> Figure {
    let mut random = Random(7);
    let (mut asked, mut hits, mut equal) = (0, 0, 0);
    for n in 0..3000 {
        let person = &people[n * 7919 % people.len()];
        let Some(words) = typing(person, &mut random) else { continue };
        asked += 1;
        let page = index.search(&Query::words(words.clone(), 10));
        if page.hits.iter().any(|hit| hit.person == PersonId(person.id)) {
            hits += 1;
        } else if page.hits.len() == 10 && page.hits[9].score >= own_score(index, &words, person) {
            equal += 1;
        }
    }
    let percent = |n: usize| 100.0 * n as f64 / asked as f64;
    let must = if *must > 0.0 { Must::AtLeast(*must) } else { Must::Nothing };
    let found = figure(format!("{} files, {name}", thousands(people.len())), must, percent(hits), "%");
    found.note(format!(
        "{asked} asked; {:.2} % with ten others who fit the words as well",
        percent(hits + equal)
    ))
}

/// The score of a person for some words: ten others that reach it are
/// namesakes, whom no ranking can tell apart by these words.
fn own_score(index: &Index, words: &str, person: &Person) -> u16 {
    let all = index.search(&Query { limit: 2000, ..Query::words(words, 2000) });
    all.hits.iter().find(|hit| hit.person == PersonId(person.id)).map_or(u16::MAX, |hit| hit.score)
}

/// Real pairs of Arabic and Latin spellings, when they are there: names of
/// people who died, read to measure and for nothing else.
pub fn real_pairs() -> Figure {
    const WHAT: &str = "real names, a Latin spelling";
    let Some(text) =
        place::shared("lists/cross_script_pairs.csv").and_then(|path| std::fs::read_to_string(path).ok())
    else {
        return unmeasured(WHAT, Must::AtLeast(93.0), "%", "the lists are not here");
    };
    let rows = text
        .lines()
        .skip(1)
        .map(|l| l.split(',').collect::<Vec<_>>())
        .filter(|f| f.len() == 4 && f[2] == "1");
    let pairs: Vec<(String, String)> = rows.map(|f| (f[0].to_owned(), f[1].to_owned())).collect();
    let mut random = Random(3);
    let mut index = Index::new();
    for (n, ((arabic, _), mut person)) in pairs.iter().zip(People::new(5)).enumerate() {
        person.id = n as u64 + 1;
        person.kunya = None;
        person.chain = vec![arabic.clone()];
        index.insert(&people::card(&person, &mut random));
    }
    let hits = pairs.iter().enumerate().filter(|(n, (arabic, latin))| {
        let page = index.search(&Query::words(latin.clone(), 10));
        page.hits.iter().any(|h| h.person.0 == *n as u64 + 1 || pairs[h.person.0 as usize - 1].0 == *arabic)
    });
    let share = 100.0 * hits.count() as f64 / pairs.len() as f64;
    figure(WHAT, Must::AtLeast(93.0), share, "%").note(format!("{} names, by three hands", pairs.len()))
}

fn at(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get((last as f64 * share).round() as usize).map_or(0.0, |t| t.as_secs_f64() * 1e3)
}

/// What questions took: on the wall, and of the processor.
#[derive(Default)]
pub struct Took {
    wall: Vec<Duration>,
    work: Vec<Duration>,
}

impl Took {
    /// Asks one question more.
    pub fn ask(&mut self, question: impl FnOnce()) {
        let (begun, used) = (Instant::now(), machine::thread());
        question();
        self.wall.push(begun.elapsed());
        self.work.push(machine::thread().saturating_sub(used));
    }

    /// The 95th percentile on the wall; that of the processor beside it, which a
    /// busy machine does not lengthen.
    pub fn p95(mut self, what: impl Into<String>, must: Must) -> Figure {
        let work = at(&mut self.work, 0.95);
        p95(what, self.wall, must).also(format!("processor p95 {work:.2} ms"))
    }
}

/// The 95th percentile as the figure, the others in the note.
pub fn p95(what: impl Into<String>, mut times: Vec<Duration>, must: Must) -> Figure {
    let (p50, p95, p99) = (at(&mut times, 0.5), at(&mut times, 0.95), at(&mut times, 0.99));
    figure(what, must, p95, "ms").note(format!("p50 {p50:.2} ms, p99 {p99:.2} ms, {} asked", times.len()))
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

/// Times of the search box and of the list page.
pub fn speed(files: usize, words_must: f64, list_must: Must, say: &mut dyn FnMut(Figure)) {
    let (index, people, built) = build(files);
    say(built);
    let size = thousands(files);
    let mut random = Random(17);
    let words = times(2000, |n| Query::words(typed(&people, n, &mut random), 20), &index);
    say(words.p95(format!("{size} files, search box, p95"), Must::AtMost(words_must)));
    let mut random = Random(18);
    let lists = times(300, |n| filtered(n, &mut random), &index);
    say(lists.p95(format!("{size} files, list with filters and counts, p95"), list_must));
    let pages = times(
        300,
        |n| Query { sort: Sort::Name, from: n % 10 * 50, limit: 50, counts: true, ..Query::default() },
        &index,
    );
    say(pages.p95(format!("{size} files, further pages of one list with counts, p95"), list_must));
    let both =
        times(300, |n| Query { words: typed(&people, n, &mut random), ..filtered(n, &mut random) }, &index);
    say(both.p95(format!("{size} files, words with filters and counts, p95"), Must::Nothing));
    let mut similar = Took::default();
    for n in 0..500 {
        let person = &people[n * 31 % people.len()];
        let (name, mother) = (person.name(), person.mother.join(" "));
        similar.ask(|| drop(std::hint::black_box(index.similar(&name, Some(&mother), 5))));
    }
    say(similar
        .p95(format!("{size} files, similar files while a new one is typed, p95"), Must::AtMost(words_must)));
}

fn times(n: usize, mut query: impl FnMut(usize) -> Query, index: &Index) -> Took {
    let mut took = Took::default();
    for n in 0..n {
        let query = query(n);
        took.ask(|| drop(std::hint::black_box(index.search(&query))));
    }
    took
}

fn filtered(n: usize, random: &mut Random) -> Query {
    let sort = [Sort::Name, Sort::Taken, Sort::Changed][n % 3];
    Query {
        filters: some_filters(n, random),
        sort,
        from: n % 5 * 50,
        limit: 50,
        counts: true,
        ..Query::default()
    }
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

/// Eight clients at once on the index, without HTTP.
pub fn clients(files: usize, say: &mut dyn FnMut(Figure)) {
    let (index, people, _) = build(files);
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
    let rate = 8.0 * each as f64 / start.elapsed().as_secs_f64();
    say(figure(
        format!("{} files, 8 clients, searches a second on the index alone", thousands(files)),
        Must::AtLeast(200.0),
        rate,
        "",
    ));
}
