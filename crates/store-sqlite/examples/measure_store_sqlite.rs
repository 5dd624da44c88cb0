//! Measures what is promised: append 100,000 acts in one unit, verify a million
//! leaves, single appends, reads, backup.
//!
//! `cargo run --release -p store-sqlite --example measure_store_sqlite [ACTS] [DIR]`

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use sealing::SecretString;
use sealing::backup::{To, WORK, With};
use store::{Keys, KeysOf, NewAct, Questions, Step, Store};
use store_sqlite::{Opener, Register, Strength, restore};

fn main() {
    let mut words = std::env::args().skip(1);
    let acts: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let dir = words.next().map_or_else(
        || std::env::temp_dir().join(format!("athar-measure-{}", std::process::id())),
        PathBuf::from,
    );
    let opener = Opener::Passphrase("measure");
    let register = Register::init(&dir, &opener, Strength::WEAK).expect("an empty directory");
    let filler = "وصل إلى الفرع في كانون الأول، قال الشاهد. ".repeat(9);

    let mut done = 0;
    while done < acts {
        let now = Instant::now();
        let most = acts.min(done + 100_000);
        let mut unit = register.begin().expect("nobody else writes");
        for n in done..most {
            let content = content(n, done / 100_000, &filler);
            let keys = Keys {
                kind: (n % 7) as u8,
                at: n as i64,
                subjects: vec![n / 5],
                import: Some(done / 100_000),
            };
            unit.append(NewAct { keys, content, evidence: Vec::new(), parts: None }).expect("room");
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
    for n in acts..acts + 200 {
        let content = content(n, 0, &filler);
        let keys = keys_of(&content).expect("our own");
        let mut unit = register.begin().expect("nobody else writes");
        unit.append(NewAct { keys, content, evidence: Vec::new(), parts: None }).expect("room");
        unit.put_card(n, &[8; 600]).expect("room");
        unit.commit().expect("room");
    }
    println!("one act and one card in a unit: {:.2} ms", now.elapsed().as_secs_f64() * 5.0);

    let now = Instant::now();
    for n in 0..10_000u64 {
        register.acts_about(n * 37 % (acts / 5)).expect("readable");
    }
    println!("acts about one file: {:.1} µs", now.elapsed().as_secs_f64() * 100.0);

    verify(&register, "hashes", None);
    verify(&register, "hashes and keys", Some(&keys_of));

    drop(register);
    let now = Instant::now();
    let register = Register::open(&dir, &opener).expect("as it was left");
    println!("open: {:.1} ms", now.elapsed().as_secs_f64() * 1000.0);
    let now = Instant::now();
    register.receipt(acts / 2).expect("readable").expect("in the log");
    println!("a receipt: {:.1} ms", now.elapsed().as_secs_f64() * 1000.0);
    let file = dir.with_extension("backup");
    let to = To::Passphrase(SecretString::from("measure".to_owned()), WORK);
    let now = Instant::now();
    register.backup(&file, &to, Some(&keys_of), &mut go_on).expect("room for a copy");
    let megabytes = std::fs::metadata(&file).map_or(0, |metadata| metadata.len() >> 20);
    println!(
        "backup, sealed: {:.2} s for {megabytes} MB; memory {} MB",
        now.elapsed().as_secs_f64(),
        memory()
    );
    drop(register);
    std::fs::remove_dir_all(&dir).expect("our own");
    let now = Instant::now();
    let with = With::Passphrase(SecretString::from("measure".to_owned()));
    restore(&file, &with, &dir, &opener, Some(&keys_of), &mut go_on).expect("just written");
    println!("restore, verified: {:.2} s; memory {} MB", now.elapsed().as_secs_f64(), memory());
    std::fs::remove_dir_all(dir).expect("our own");
    std::fs::remove_file(file).expect("our own");
}

fn verify(register: &Register, what: &str, keys_of: Option<KeysOf<'_>>) {
    let (now, processor_before) = (Instant::now(), processor());
    let verdict = register.verify(keys_of, &mut go_on).expect("readable");
    assert!(verdict.ok(), "{:?}", verdict.broken);
    println!(
        "verify {} leaves, {what}: {:.2} s, {:.2} s of processor; memory {} MB",
        verdict.leaves,
        now.elapsed().as_secs_f64(),
        processor() - processor_before,
        memory()
    );
}

fn content(n: u64, import: u64, filler: &str) -> Vec<u8> {
    let (kind, person) = (n % 7, n / 5);
    format!("{{\"kind\":{kind},\"at\":{n},\"person\":{person},\"import\":{import},\"said\":\"{filler}\"}}")
        .into_bytes()
}

fn go_on(_: Step) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Reads keys as the model does: the content is JSON and is parsed whole.
fn keys_of(content: &[u8]) -> Option<Keys> {
    let value: serde_json::Value = serde_json::from_slice(content).ok()?;
    let number = |name: &str| value[name].as_u64();
    let kind = u8::try_from(number("kind")?).ok()?;
    Some(Keys { kind, at: number("at")? as i64, subjects: vec![number("person")?], import: number("import") })
}

/// Processor seconds so far, where the system says. On a busy machine trust these.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    ticks.filter_map(|tick| tick.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Peak memory in MB, where the system says.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
