//! How often true cross-script pairs share a key, name by name: the recall that
//! blocking on [`names::latin::keys`] can reach. `cargo run --release -p names --example keys FILE`.

fn main() {
    let Some(path) = std::env::args().nth(1) else { return eprintln!("usage: keys FILE") };
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let (mut pairs, mut given, mut last, mut either, mut keys, mut tokens) =
        (0u32, 0u32, 0u32, 0u32, 0usize, 0usize);
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(a), Some(b), Some("1")) = (cells.next(), cells.next(), cells.next()) else { continue };
        let (x, y) = (names::split(a), names::split(b));
        let mut share = |p: Option<&String>, q: Option<&String>| {
            let (p, q) = (names::latin::keys(p.map_or("", |s| s)), names::latin::keys(q.map_or("", |s| s)));
            keys += p.len() + q.len();
            tokens += 2;
            p.iter().any(|k| q.contains(k))
        };
        let (g, f) = (share(x.given.as_ref(), y.given.as_ref()), share(x.family.as_ref(), y.family.as_ref()));
        let m = share(x.father.as_ref(), y.father.as_ref());
        pairs += 1;
        given += u32::from(g);
        last += u32::from(f);
        either += u32::from(g && (f || m) || f && m);
    }
    let share = |n: u32| f64::from(n) / f64::from(pairs.max(1));
    println!(
        "{pairs} true pairs: given {:.4}, family {:.4}, two of three {:.4}; {:.2} keys a name",
        share(given),
        share(last),
        share(either),
        keys as f64 / tokens as f64
    );
}
