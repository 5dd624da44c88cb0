//! How long the pages take that are asked for most: `cargo run --release -p pages --example speed`.

use std::time::Instant;

fn main() {
    for lang in l10n::Lang::ALL {
        let pages = pages::samples::all(lang).len() as f64;
        let rounds = 50;
        let start = Instant::now();
        let bytes: usize =
            (0..rounds).flat_map(|_| pages::samples::all(lang)).map(|(_, html)| html.len()).sum();
        let each = start.elapsed().as_secs_f64() / f64::from(rounds) / pages;
        println!(
            "{}: {:.0} µs a page of {:.1} KB",
            lang.code(),
            each * 1e6,
            bytes as f64 / f64::from(rounds) / pages / 1e3
        );
    }
}
