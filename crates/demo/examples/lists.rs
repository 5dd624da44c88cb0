//! Writes invented lists with their truth: `lists N OUT.csv [SEED]`.

use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(n), Some(out)) = (args.first().and_then(|n| n.parse::<usize>().ok()), args.get(1)) else {
        eprintln!("lists N OUT.csv [SEED]");
        std::process::exit(2);
    };
    let seed = args.get(2).and_then(|s| s.parse().ok()).unwrap_or(1);
    let mut rows: Vec<demo::lists::InventedRow> = demo::lists::Lists::new(seed).take(n).collect();
    shuffle(&mut rows, seed);
    let mut file = BufWriter::new(std::fs::File::create(out)?);
    writeln!(
        file,
        "rec_id,source,given,father,grandfather,family,mother,sex,dob,governorate,place,detained,person_id"
    )?;
    for (i, r) in rows.iter().enumerate() {
        writeln!(
            file,
            "r{i:07},{},{},{},{},{},{},{},{},{},{},{},p{}",
            r.source,
            r.given,
            r.father,
            r.grandfather,
            r.family,
            r.mother,
            r.sex,
            r.dob,
            r.governorate,
            r.place,
            r.detained,
            r.person
        )?;
    }
    file.flush()
}

/// Fisher and Yates, so that copies do not stand side by side.
fn shuffle<T>(rows: &mut [T], mut state: u64) {
    for i in (1..rows.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(i, (state >> 33) as usize % (i + 1));
    }
}
