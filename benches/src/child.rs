//! A program run to its end: how long, how much processor, how much memory.

use crate::machine;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took, and what it said.
pub struct Run {
    /// Seconds on the wall.
    pub wall: f64,
    /// Seconds of processor, all threads.
    pub processor: f64,
    /// Most memory, in MB.
    pub peak: f64,
    /// Standard output.
    pub out: String,
}

impl Run {
    /// The answer as JSON; nothing when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_default()
    }

    /// Processor and memory, for the note of a figure of time.
    pub fn cost(&self) -> String {
        format!("processor {:.2} s, peak {:.0} MB", self.processor, self.peak)
    }
}

/// Runs a program to its end. It fails when the program does.
pub fn run(command: &mut Command) -> Result<Run, String> {
    let what = command.get_program().to_string_lossy().rsplit('/').next().unwrap_or_default().to_owned();
    let before = machine::processor_of_children();
    let begun = Instant::now();
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|e| format!("{what}: {e}"))?;
    let (out, said) = (child.stdout.take(), child.stderr.take());
    let process = child.id();
    // Both pipes are emptied beside the watch, so that a full one stops nobody.
    std::thread::scope(|scope| {
        let out = scope.spawn(|| all(out));
        let said = scope.spawn(|| all(said));
        let mut peak: f64 = 0.0;
        let status = loop {
            peak = peak.max(machine::peak(process));
            if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
                break status;
            }
            std::thread::sleep(Duration::from_millis(4));
        };
        let wall = begun.elapsed().as_secs_f64();
        let (out, said) = (out.join().unwrap_or_default(), said.join().unwrap_or_default());
        let processor = machine::processor_of_children() - before;
        match status.success() {
            true => Ok(Run { wall, processor, peak, out }),
            false => Err(format!("{what} ended with {status}: {}", last_lines(&said))),
        }
    })
}

fn all(pipe: Option<impl std::io::Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().rev().take(3).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" / ")
}

/// The program: `ATHAR`, else the one built beside this one.
pub fn athar() -> Command {
    let beside =
        || std::env::current_exe().map(|me| me.with_file_name("athar")).unwrap_or_else(|_| "athar".into());
    let mut command = Command::new(std::env::var_os("ATHAR").map_or_else(beside, PathBuf::from));
    command.env("ATHAR_LANG", "en");
    command
}

/// This program again, for a part that needs its own memory: its figures come
/// back as rows on standard output.
pub fn part(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap_or_else(|_| "athar-bench".into()));
    command.arg("part").args(words);
    command
}
