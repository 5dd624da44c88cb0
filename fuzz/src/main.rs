//! Seeded fuzzers for every reader and for the door.
//!
//!     athar-fuzz [--seconds N] [--seed S] [--only WORD]     every target, two at a time
//!     athar-fuzz --target NAME --seed S --case N            one case again, as it failed
//!
//! Each target runs in a process of its own. It fails when a case panics, takes
//! more than five seconds of processor, or more memory than it may; the line that
//! says so holds all that brings the case back. The bound on memory is set by the
//! process for itself, also where one case is run again: whatever a reader does,
//! the machine stays up. Small known files are changed in
//! their bytes, the members of their archive, or the values of their JSON.

mod biff;
mod dice;
mod mutate;
mod room;
mod targets;
mod watch;

use dice::Dice;
use std::os::unix::fs::FileExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A fuzzer: its name, and one case of it.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Megabytes of address space it may have.
    pub memory_mb: u64,
    /// Does one case; it panics when something does not hold.
    pub case: fn(&mut Dice),
}

/// From here on this process gets no more memory than that; what asks for more ends it.
fn bound(target: &Target) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let most = Some(target.memory_mb << 20);
    let before = getrlimit(Resource::As).maximum;
    // A bound set from outside can be made smaller, and not larger.
    let least = most.into_iter().chain(before).min();
    setrlimit(Resource::As, Rlimit { current: least, maximum: before }).expect("a process may bound itself");
}

/// What the command line says.
#[derive(Clone)]
pub struct Asked {
    seconds: u64,
    seed: u64,
    only: Option<String>,
    target: Option<String>,
    case: Option<u64>,
    progress: Option<String>,
}

fn asked() -> Option<Asked> {
    let mut asked = Asked { seconds: 5, seed: 1, only: None, target: None, case: None, progress: None };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next()?;
        match word.as_str() {
            "--seconds" => asked.seconds = value.parse().ok()?,
            "--seed" => asked.seed = value.parse().ok()?,
            "--only" => asked.only = Some(value),
            "--target" => asked.target = Some(value),
            "--case" => asked.case = Some(value.parse().ok()?),
            "--progress" => asked.progress = Some(value),
            _ => return None,
        }
    }
    Some(asked)
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        eprintln!(
            "usage: athar-fuzz [--seconds N] [--seed S] [--only WORD] | --target NAME --seed S --case N"
        );
        return ExitCode::from(2);
    };
    let Some(name) = &asked.target else { return watch::all(&asked) };
    let Some(target) = targets::ALL.iter().find(|target| target.name == name) else {
        eprintln!("there is no target {name}");
        return ExitCode::from(2);
    };
    bound(target);
    match asked.case {
        Some(case) => {
            (target.case)(&mut Dice::of(asked.seed, target.name, case));
            println!("{name}: case {case} passed");
            ExitCode::SUCCESS
        }
        None => many(target, &asked),
    }
}

/// What a panic said.
fn said(payload: &(dyn std::any::Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default()
}

static PLACE: Mutex<String> = Mutex::new(String::new());

/// Cases of one target until its time is over.
fn many(target: &Target, asked: &Asked) -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        let words = said(fault.payload()).chars().take(300).collect::<String>();
        if let Ok(mut kept) = PLACE.lock() {
            *kept = format!("{place}: {words}");
        }
    }));
    let progress = asked.progress.as_ref().and_then(|path| std::fs::File::create(path).ok());
    let (begun, mut case) = (Instant::now(), 0_u64);
    while begun.elapsed() < Duration::from_secs(asked.seconds) || case == 0 {
        if let Some(file) = &progress {
            let _ = file.write_all_at(&case.to_le_bytes(), 0);
        }
        let mut dice = Dice::of(asked.seed, target.name, case);
        if catch_unwind(AssertUnwindSafe(|| (target.case)(&mut dice))).is_err() {
            let place = PLACE.lock().map(|kept| kept.clone()).unwrap_or_default();
            println!("{}: case {case} of seed {} fails: {place}", target.name, asked.seed);
            return ExitCode::FAILURE;
        }
        case += 1;
    }
    println!("{}: {case} cases", target.name);
    ExitCode::SUCCESS
}
