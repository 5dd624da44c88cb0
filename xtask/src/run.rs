//! The whole test run, and the benchmarks: each check with its own output,
//! and one closing line that adds up.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// The folder of build outputs.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// What came of some checks.
#[derive(Default)]
struct Sum {
    passed: u64,
    failed: u64,
    skipped: u64,
    broken: Vec<String>,
    times: Vec<(String, Duration)>,
}

/// Held while the output of one check is printed: checks that run side by side do not write into each other.
static PAPER: Mutex<()> = Mutex::new(());

impl Sum {
    /// Reads the summary lines of `cargo test` and of Node's runner (TAP).
    fn read(&mut self, line: &str) {
        let number = |word: &str| {
            let before = line.split(word).next().unwrap_or_default();
            before
                .rsplit([' ', ';', '.'])
                .find(|w| !w.is_empty())
                .and_then(|w| w.parse::<u64>().ok())
                .unwrap_or(0)
        };
        if line.starts_with("test result:") {
            self.passed += number(" passed");
            self.failed += number(" failed");
            self.skipped += number(" ignored");
        } else if let Some(rest) = line.strip_prefix("# ") {
            let mut words = rest.split_whitespace();
            let (what, count) = (words.next(), words.next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0));
            match what {
                Some("pass") => self.passed += count,
                Some("fail") => self.failed += count,
                Some("skipped") => self.skipped += count,
                _ => {}
            }
        }
    }

    /// Runs one check. Its output comes when it is done; that of a check that is `alone` comes as it is
    /// written.
    fn step(&mut self, name: &str, command: &mut Command, alone: bool) {
        let (failed_before, begun) = (self.failed, Instant::now());
        let mut lines = Vec::new();
        if alone {
            println!("\n── {name}");
        }
        let done = run(command, |line| {
            self.read(&line);
            if alone { println!("{line}") } else { lines.push(line) }
        });
        if !alone {
            let _paper = PAPER.lock().unwrap_or_else(PoisonError::into_inner);
            println!("\n── {name}");
            lines.iter().for_each(|line| println!("{line}"));
        }
        match done {
            Ok(true) => {}
            Ok(false) if self.failed > failed_before => self.broken.push(name.to_owned()),
            Ok(false) => {
                self.failed += 1;
                self.broken.push(name.to_owned());
            }
            Err(why) => {
                self.failed += 1;
                self.broken.push(format!("{name}: {why}"));
            }
        }
        self.times.push((name.to_owned(), begun.elapsed()));
    }

    fn and(mut self, other: Sum) -> Sum {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.broken.extend(other.broken);
        self.times.extend(other.times);
        self
    }
}

/// Runs a command and hands over its lines, those of its errors among them.
fn run(command: &mut Command, mut each: impl FnMut(String)) -> Result<bool, String> {
    let (from, to) = std::io::pipe().map_err(|e| e.to_string())?;
    let errors = to.try_clone().map_err(|e| e.to_string())?;
    let mut child = command.stdout(to).stderr(errors).spawn().map_err(|e| e.to_string())?;
    // The command keeps its ends of the pipe until it is dropped, and the lines would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        each(line);
    }
    child.wait().map(|status| status.success()).map_err(|e| e.to_string())
}

/// Cargo, in the folder of the workspace.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root()).args(words);
    command
}

/// Every check; fails when one failed, and says which. What is built is built first; then the tests of the
/// crates run on one side, and what knocks from outside and the lints on the other.
pub fn test() -> Result<(), String> {
    let program = target().join("debug/athar");
    let mut built = Sum::default();
    // All targets of all packages at once: one package alone would be built with other features, and its
    // dependencies again.
    built.step(
        "everything is built",
        &mut cargo(&["build", "--workspace", "--all-targets", "--quiet"]),
        true,
    );
    let inside = || {
        let mut sum = Sum::default();
        sum.step("tests of every crate", &mut cargo(&["test", "--workspace", "--no-fail-fast"]), false);
        sum
    };
    let outside = || {
        let mut sum = Sum::default();
        sum.step(
            "packages of the browser tests",
            npm().args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]),
            false,
        );
        sum.step(
            "browser",
            node().env("ATHAR", &program).args([
                "--test",
                "--test-reporter=tap",
                "--test-concurrency=1",
                ".",
            ]),
            false,
        );
        sum.step("the API against its description", api().arg(&program), false);
        sum.step(
            "what nobody meant, five seconds each",
            Command::new(target().join("debug/athar-fuzz")).current_dir(root()),
            false,
        );
        sum.step(
            "a field, a kind of subject and a verb are added as the documents say",
            &mut cargo(&["xtask", "adding"]),
            false,
        );
        sum.step(
            "sources are laid out as rustfmt.toml says",
            &mut cargo(&["fmt", "--all", "--check"]),
            false,
        );
        sum.step(
            "lints",
            &mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
            false,
        );
        sum
    };
    // Mostly waits for Debian's packages, and for its turn.
    let installed = || {
        let mut sum = Sum::default();
        let name = "the packages are installed and opened on a bare Debian";
        sum.step(name, cargo(&["xtask", "installed", "--program"]).arg(&program), false);
        sum
    };
    let sum = std::thread::scope(|all| {
        let (inside, installed) = (all.spawn(inside), all.spawn(installed));
        let outside = outside();
        let (inside, installed) = (inside.join(), installed.join());
        inside.and_then(|inside| Ok(built.and(inside).and(outside).and(installed?)))
    });
    let sum = sum.map_err(|_| "the checks broke off")?;
    println!();
    for (name, time) in &sum.times {
        println!("{:>6} s  {name}", time.as_secs());
    }
    for name in &sum.broken {
        println!("failed: {name}");
    }
    println!("{} passed, {} failed, {} skipped", sum.passed, sum.failed, sum.skipped);
    if sum.failed == 0 && sum.passed > 0 { Ok(()) } else { Err("some checks failed".into()) }
}

fn fuzzers(words: &[&str]) -> Command {
    let mut command = cargo(&["run", "--quiet", "--package", "athar-fuzz", "--"]);
    command.args(words);
    command
}

/// The fuzzers of every reader and of the door, as long as they are told to run.
pub fn fuzz(words: &[&str]) -> Result<(), String> {
    let done = fuzzers(words).status().map_err(|e| e.to_string())?;
    if done.success() {
        Ok(())
    } else {
        Err("a fuzzer found something; the line above brings it back".into())
    }
}

/// What a register goes through on bad days, many times; what came of it is printed.
pub fn drills() -> Result<(), String> {
    const DRILLS: [(&str, &str, &str); 4] = [
        ("kills", "ATHAR_KILLS", "70"),
        ("flips", "ATHAR_FLIPS", "1000"),
        ("copies", "ATHAR_COPIES", "90"),
        ("full_disk", "", ""),
    ];
    for (drill, name, often) in DRILLS {
        let mut command = cargo(&[
            "test",
            "--workspace",
            "--quiet",
            "--test",
            drill,
            "--",
            "--nocapture",
            "--test-threads=1",
        ]);
        if !name.is_empty() && std::env::var_os(name).is_none() {
            command.env(name, often);
        }
        if !command.status().map_err(|e| e.to_string())?.success() {
            return Err(format!("the drill {drill} failed"));
        }
    }
    Ok(())
}

fn browser() -> PathBuf {
    root().join("tests/browser")
}

fn npm() -> Command {
    let mut command = Command::new("npm");
    command.current_dir(browser());
    command
}

fn node() -> Command {
    let mut command = Command::new("node");
    command.current_dir(browser());
    command
}

fn api() -> Command {
    let mut command = Command::new("sh");
    command.current_dir(root()).arg("tests/api/run.sh").env("CARGO_TARGET_DIR", target());
    command
}

/// Every figure of docs/performance.md; with `full` also the large ones and the peers.
pub fn bench(full: bool) -> Result<(), String> {
    // The program is measured as people run it, so it is built as they install it.
    let built = cargo(&["build", "--release", "--quiet", "--package", "athar"])
        .status()
        .map_err(|e| e.to_string())?;
    if !built.success() {
        return Err("the program cannot be built".into());
    }
    let mut words = vec!["run", "--release", "--quiet", "--package", "athar-bench", "--"];
    if full {
        words.push("--full");
    }
    let done = cargo(&words).status().map_err(|e| e.to_string())?;
    if done.success() { Ok(()) } else { Err("a benchmark failed".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_both_runners_add_up() {
        let mut sum = Sum::default();
        sum.read(
            "test result: ok. 12 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        sum.read("# pass 5");
        sum.read("# fail 0");
        sum.read("# skipped 1");
        sum.read("test a::b ... ok");
        assert_eq!((sum.passed, sum.failed, sum.skipped), (17, 1, 3));
    }
}
