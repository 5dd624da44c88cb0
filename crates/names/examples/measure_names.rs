//! Measures `score_pair` on a file of pairs `name_a,name_b,label,kind` given on
//! the command line: `cargo run --release -p names --example measure_names FILE
//! [even|odd|all] [errors to show | dump]`.

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        return eprintln!("usage: measure FILE [even|odd|all] [ERRORS TO SHOW | dump]");
    };
    let half = args.next().unwrap_or_else(|| "all".into());
    let last = args.next();
    // One line a pair, label and grounds, for fitting weights elsewhere.
    let dump = last.as_deref() == Some("dump");
    let show: usize = last.and_then(|n| n.parse().ok()).unwrap_or(0);
    let text = match std::fs::read_to_string(&path) {
        Ok(t) => t,
        Err(e) => return eprintln!("{path}: {e}"),
    };
    let start = std::time::Instant::now();
    let (mut tp, mut fp, mut fne, mut n, mut shown) = (0u32, 0u32, 0u32, 0u32, 0);
    let mut by_kind: std::collections::BTreeMap<String, (u32, u32)> = Default::default();
    let mut bins = [(0f64, 0u32, 0u32); 10];
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(a), Some(b), Some(label), Some(kind)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let even = hash(a).is_multiple_of(2);
        if (half == "even" && !even) || (half == "odd" && even) {
            continue;
        }
        let score = names::score_pair(a, b);
        if dump {
            let steps: Vec<String> =
                score.grounds.iter().map(|g| format!("{}:{:.3}", g.code(), 1.0 - g.value)).collect();
            println!("{label}\t{kind}\t{}", steps.join("\t"));
        }
        let (said, truth) = (score.probability >= 0.5, label == "1");
        n += 1;
        let bin = &mut bins[((score.probability * 10.0) as usize).min(9)];
        *bin = (bin.0 + f64::from(score.probability), bin.1 + u32::from(truth), bin.2 + 1);
        let k = by_kind.entry(kind.to_string()).or_default();
        k.1 += 1;
        match (said, truth) {
            (true, true) => tp += 1,
            (true, false) => fp += 1,
            (false, true) => fne += 1,
            _ => {}
        }
        if said != truth {
            k.0 += 1;
            if shown < show {
                shown += 1;
                let g: Vec<String> = score
                    .grounds
                    .iter()
                    .map(|g| format!("{} {}/{} {:.2}", g.code(), g.a, g.b, g.value))
                    .collect();
                println!("{label} {kind} p={:.3} {a} | {b}\n    {}", score.probability, g.join("; "));
            }
        }
    }
    let (p, r) = (f64::from(tp) / f64::from(tp + fp), f64::from(tp) / f64::from(tp + fne));
    println!(
        "pairs {n} ({half}) in {:.2?}: precision {p:.4} recall {r:.4} F1 {:.4}",
        start.elapsed(),
        2.0 * p * r / (p + r)
    );
    for (k, (wrong, all)) in by_kind {
        println!("  {k}: {wrong} wrong of {all}");
    }
    for (i, (sum, yes, all)) in bins.into_iter().enumerate().filter(|(_, b)| b.2 > 0) {
        println!(
            "  p {:.1}-{:.1}: said {:.3} true {:.3} of {all}",
            i as f64 / 10.0,
            (i + 1) as f64 / 10.0,
            sum / f64::from(all),
            f64::from(yes) / f64::from(all)
        );
    }
}

/// FNV-1a: splits the pairs into two halves that stay the same for ever.
fn hash(s: &str) -> u32 {
    s.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
