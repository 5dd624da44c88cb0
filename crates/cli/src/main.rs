//! `athar`: everything an operator or a script does.
//!
//! Wires only: reads the command line, opens the register, calls one verb,
//! says the answer. The contract of exits and documents is in
//! `docs/commands.md`: 0 done, 1 refused with the reason, 2 wrong use.

mod args;
mod browser;
mod commands;
mod open;
mod out;
mod running;
mod stop;
mod target;
mod usage;
mod whole;

use l10n::Reader;
use out::Out;
use std::process::ExitCode;

fn main() -> ExitCode {
    shut_in();
    // A fault says where it happened and nothing else: its words could hold a name.
    std::panic::set_hook(Box::new(|fault| match fault.location() {
        Some(place) => eprintln!("athar: a fault of the program at {place}"),
        None => eprintln!("athar: a fault of the program"),
    }));
    let words: Vec<String> = std::env::args().collect();
    let reader = Reader::new(args::lang(&words));
    let matches = match args::command(reader).try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(why) => return usage::wrong(&why, reader, words.iter().any(|w| w == "--json")),
    };
    let out = Out { reader, json: args::given(&matches, "json") || words.iter().any(|w| w == "--json") };
    match commands::run(&matches, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refused) => {
            out.show(&refused);
            ExitCode::from(1)
        }
    }
}

/// Keys and people are in the memory of this program: when it crashes nothing of it
/// is written to the disk, and no other program of the user looks into it.
fn shut_in() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        // Where the system does not allow it the program works all the same.
        let _ = setrlimit(Resource::Core, none);
        #[cfg(target_os = "linux")]
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
