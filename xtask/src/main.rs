//! What builders run: checks of the house, the whole test run, the machine's needs.
//!
//!     cargo xtask tidy            floors, walls, lines, licences: what can be held about sources
//!     cargo xtask advisories      known weaknesses of dependencies; needs cargo-deny and a network
//!     cargo xtask adding          what docs/adding-*.md say, done in a copy and tried
//!     cargo xtask need build|package|test
//!                                 install what is missing on this machine (Debian)
//!     cargo xtask test            every check, with one closing line
//!     cargo xtask fuzz [--seconds N] [--seed S] [--only WORD]
//!                                 what nobody meant, for every reader and the door
//!     cargo xtask drills          kills, flipped bits, spoilt copies, full disks, many times
//!     cargo xtask package [--program PATH] [--out DIR]
//!                                 a Debian package and a folder for a USB stick, of the release binary
//!     cargo xtask installed [--program PATH]
//!                                 both tried on a bare Debian
//!     cargo xtask bench [--full]  every figure of docs/performance.md

mod adding;
mod code;
mod installed;
mod licences;
mod lines;
mod need;
mod outside;
mod package;
mod promises;
mod purity;
mod run;
mod sources;
mod tasks;
mod tidy;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["tidy"] => tidy::check(&run::root()).map(|n| println!("tidy: {n} crates stand on their floors")),
        ["advisories"] => outside::advisories(),
        ["adding"] => adding::check(),
        ["need", what] => need::install(what),
        ["test"] => run::test(),
        ["fuzz", rest @ ..] => run::fuzz(rest),
        ["drills"] => run::drills(),
        ["package", rest @ ..] => package::command(rest),
        ["installed", rest @ ..] => installed::command(rest),
        ["bench"] => run::bench(false),
        ["bench", "--full"] => run::bench(true),
        _ => Err("usage: cargo xtask tidy | advisories | adding | need build|package|test | test | fuzz | \
                  drills | package | installed | bench [--full]"
            .into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
