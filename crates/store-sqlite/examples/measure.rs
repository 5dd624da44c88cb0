//! Measures what is promised: append 100,000 acts in one unit, verify a million
//! leaves, single appends, reads, backup.
//!
//! `cargo run --release -p store-sqlite --example measure [ACTS] [DIR]`

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use store::{Keys, NewAct, Questions, Store};
use store_sqlite::{Opener, Register, Strength};

fn main() {
    let mut words = std::env::args().skip(1);
    let acts: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let dir = words
        .next()
        .map_or_else(|| std::env::temp_dir().join(format!("athar-measure-{}", std::process::id())), PathBuf::from);
    let opener = Opener::Passphrase("measure");
    let register = Register::init(&dir, &opener, Strength::WEAK).expect("an empty directory");
    let filler = "وصل إلى الفرع في كانون الأول، قال الشاهد. ".repeat(9);

    let mut done = 0;
    while done < acts {
        let now = Instant::now();
        let most = acts.min(done + 100_000);
        let mut unit = register.begin().expect("nobody else writes");
        for n in done..most {
            let content = format!("{{\"kind\":1,\"person\":{},\"said\":\"{filler}\"}}", n / 5).into_bytes();
            let keys = Keys { kind: (n % 7) as u8, at: n as i64, persons: vec![n / 5], import: Some(done / 100_000) };
            unit.append(NewAct { keys, content, evidence: Vec::new() }).expect("room");
        }
        let appended = now.elapsed();
        unit.commit().expect("room");
        println!(
            "append {} acts in one unit: {:.2} s, of which commit {:.2} s; memory {} MB",
            most - done,
            now.elapsed().as_secs_f64(),
            (now.elapsed() - appended).as_secs_f64(),
            memory()
        );
        done = most;
    }

    let now = Instant::now();
    for n in 0..200u64 {
        let mut unit = register.begin().expect("nobody else writes");
        unit.append(NewAct {
            keys: Keys { persons: vec![n], ..Keys::default() },
            content: vec![7; 800],
            evidence: Vec::new(),
        })
        .expect("room");
        unit.put_card(n, &[8; 600]).expect("room");
        unit.commit().expect("room");
    }
    println!("one act and one card in a unit: {:.2} ms", now.elapsed().as_secs_f64() * 5.0);

    let now = Instant::now();
    for n in 0..10_000u64 {
        register.acts_about(n * 37 % (acts / 5)).expect("readable");
    }
    println!("acts about one file: {:.1} µs", now.elapsed().as_secs_f64() * 100.0);

    let now = Instant::now();
    let verdict = register.verify(None, &mut |_| ControlFlow::Continue(())).expect("readable");
    println!(
        "verify {} leaves: {:.2} s, sound: {}; memory {} MB",
        verdict.leaves,
        now.elapsed().as_secs_f64(),
        verdict.ok(),
        memory()
    );

    drop(register);
    let now = Instant::now();
    let register = Register::open(&dir, &opener).expect("as it was left");
    println!("open: {:.1} ms", now.elapsed().as_secs_f64() * 1000.0);
    let now = Instant::now();
    register.receipt(acts / 2).expect("readable").expect("in the log");
    println!("a receipt: {:.1} ms", now.elapsed().as_secs_f64() * 1000.0);
    let now = Instant::now();
    register.backup(&mut std::io::sink(), &mut |_| ControlFlow::Continue(())).expect("room for a copy");
    println!("backup, unsealed: {:.2} s; memory {} MB", now.elapsed().as_secs_f64(), memory());
    drop(register);
    std::fs::remove_dir_all(dir).expect("our own");
}

/// Peak memory in MB, where the system says.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
