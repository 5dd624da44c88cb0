//! How fast names are read and compared: `cargo bench -p names`.

use divan::{Bencher, black_box, counter::ItemsCount};
use names::{Code, Name};

fn main() {
    divan::main();
}

/// Invented four-part names in a fixed mixture.
fn people(n: usize) -> Vec<String> {
    let (given, family) = (names::given_names(), names::family_names());
    let pick = |i: usize, step: usize| given[(i * step + step) % given.len()].name;
    (0..n)
        .map(|i| {
            format!("{} {} {} {}", pick(i, 7), pick(i, 13), pick(i, 29), family[(i * 11) % family.len()].name)
        })
        .collect()
}

const LATIN: [&str; 8] =
    ["Mohammed", "Abdulrahman", "Al-Khatib", "Khadija", "Yousef", "Houssein", "Abu Zaid", "Shaymaa"];

#[divan::bench]
fn fold(b: Bencher) {
    let all = people(1000);
    b.counter(ItemsCount::new(all.len()))
        .bench(|| all.iter().map(|n| names::fold(black_box(n)).len()).sum::<usize>());
}

#[divan::bench]
fn split(b: Bencher) {
    let all = people(1000);
    b.counter(ItemsCount::new(all.len()))
        .bench(|| all.iter().map(|n| names::split(black_box(n)).titles.len()).sum::<usize>());
}

#[divan::bench]
fn tokens_arabic(b: Bencher) {
    let all: Vec<Code> = names::given_names().iter().map(|g| Code::new(&names::fold(g.name))).collect();
    b.counter(ItemsCount::new(all.len() * 100)).bench(|| {
        all.iter()
            .take(100)
            .flat_map(|x| all.iter().map(move |y| names::code_cost(black_box(x), y)))
            .sum::<f32>()
    });
}

#[divan::bench]
fn tokens_cross_script(b: Bencher) {
    let arabic: Vec<Code> = names::given_names().iter().map(|g| Code::new(&names::fold(g.name))).collect();
    let latin = LATIN.map(|l| Code::new(&names::fold(l).replace(' ', "")));
    b.counter(ItemsCount::new(arabic.len() * latin.len())).bench(|| {
        latin.iter().flat_map(|y| arabic.iter().map(move |x| names::code_cost(black_box(x), y))).sum::<f32>()
    });
}

#[divan::bench]
fn whole_names(b: Bencher) {
    let all: Vec<Name> = people(300).iter().map(|n| Name::read(n)).collect();
    b.counter(ItemsCount::new(all.len() * 10)).bench(|| {
        all.iter().take(10).flat_map(|x| all.iter().map(move |y| black_box(x).evidence(y))).sum::<f32>()
    });
}

#[divan::bench]
fn latin_keys(b: Bencher) {
    let all: Vec<&str> = names::given_names().iter().map(|g| g.name).collect();
    b.counter(ItemsCount::new(all.len()))
        .bench(|| all.iter().map(|n| names::latin::keys(black_box(n)).len()).sum::<usize>());
}
