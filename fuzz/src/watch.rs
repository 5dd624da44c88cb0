//! Runs every target in a process of its own, two at a time, and watches over time and memory.

use crate::targets::ALL;
use crate::{Asked, Target};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::Duration;

/// Processor seconds one case may take.
const CASE_SECONDS: f64 = 5.0;
/// Clock ticks a second, as Linux counts processor time for programs.
const TICKS: f64 = 100.0;

/// Runs them all; fails when one failed.
pub fn all(asked: &Asked) -> ExitCode {
    let wanted =
        |target: &&Target| asked.only.as_ref().is_none_or(|word| target.name.contains(word.as_str()));
    let waiting: Mutex<VecDeque<&Target>> = Mutex::new(ALL.iter().filter(&wanted).collect());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().ok().and_then(|mut all| all.pop_front());
                    let Some(target) = next else { return };
                    if let Err(Fault { why, case }) = one(target, asked) {
                        let (name, seed) = (target.name, asked.seed);
                        println!(
                            "FAILED {name}: {why}\n  again: cargo run -p athar-fuzz -- --target {name} \
                             --seed {seed} --case {case}"
                        );
                        failed.lock().into_iter().for_each(|mut all| all.push(target.name));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    let run = ALL.iter().filter(wanted).count();
    println!(
        "test result: {}. {} passed; {} failed; 0 ignored",
        if failed.is_empty() { "ok" } else { "FAILED" },
        run - failed.len(),
        failed.len()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What went wrong, and at which case.
struct Fault {
    why: String,
    case: u64,
}

fn one(target: &Target, asked: &Asked) -> Result<(), Fault> {
    let progress = std::env::temp_dir().join(format!("athar-fuzz-{}-{}", std::process::id(), target.name));
    let unstarted = |why: std::io::Error| Fault { why: why.to_string(), case: 0 };
    // This very program, also where a newer one was built in its place meanwhile.
    let mut command = Command::new("/proc/self/exe");
    command.args([
        "--target",
        target.name,
        "--seconds",
        &asked.seconds.to_string(),
        "--seed",
        &asked.seed.to_string(),
    ]);
    command.arg("--progress").arg(&progress).stdin(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(unstarted)?;
    let done = watched(&mut child, &progress);
    let case = case_of(&progress);
    let _ = std::fs::remove_file(&progress);
    let why = match done {
        Ok(Some(status)) if status.success() => return Ok(()),
        Ok(Some(status)) => format!("{status} at case {case}, with at most {} MB", target.memory_mb),
        Ok(None) => format!("case {case} took more than {CASE_SECONDS} seconds"),
        Err(why) => why.to_string(),
    };
    Err(Fault { why, case })
}

/// Waits for the end; ends a case that takes too long.
fn watched(child: &mut Child, progress: &PathBuf) -> std::io::Result<Option<ExitStatus>> {
    let (mut case, mut since) = (u64::MAX, 0.0);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let (now, spent) = (case_of(progress), processor(child.id()));
        if now != case {
            (case, since) = (now, spent);
        // The first case also makes what all others use.
        } else if spent - since > CASE_SECONDS * if case == 0 { 6.0 } else { 1.0 } {
            child.kill()?;
            let _ = child.wait();
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn case_of(progress: &PathBuf) -> u64 {
    let bytes = std::fs::read(progress).unwrap_or_default();
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

fn processor(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    (fields.get(11).unwrap_or(&0.0) + fields.get(12).unwrap_or(&0.0)) / TICKS
}
