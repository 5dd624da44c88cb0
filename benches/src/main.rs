//! Every figure the program promises, measured on this machine: `make bench`.
//!
//! The program is run as people run it wherever that can be: as a command on
//! lists and over HTTP. What needs its own memory runs in a process of its own
//! (`athar-bench part …`). Lists of real people, kept beside the repository,
//! are read to measure and for nothing else; where they are absent, that is said.
//!
//! `athar-bench [--full] [ROOM…]`: rooms are `import`, `server`, `at-work`, `search`,
//! `record`, `linkage`, `peer`; all of them when none is named. `--full` adds
//! what takes long: a million files, ten million records, the peer.

mod at_work;
mod child;
mod engine;
mod figure;
mod http;
mod import;
mod linking;
mod lists;
mod machine;
mod peer;
mod place;
mod record;
mod score;
mod search;
mod server;

use figure::{Figure, Must, Sheet};
use place::Scratch;
use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.first().map(String::as_str) {
        Some("part") => part(&words[1..]),
        _ => all(&words),
    };
    if let Err(why) = done {
        eprintln!("{why}");
        std::process::exit(1);
    }
}

fn all(words: &[String]) -> Result<(), String> {
    let full = words.iter().any(|w| w == "--full");
    let rooms: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.starts_with('-')).collect();
    let wanted = |room: &str| rooms.is_empty() || rooms.contains(&room);
    let scratch = Scratch::new()?;
    let mut sheet = Sheet::default();
    println!(
        "## Figures of one run{}\n\n{}.",
        if full { ", the large ones included" } else { "" },
        machine::described()
    );
    if !machine::quiet() {
        println!(
            "\n\
             **The machine is not quiet.** Times on the wall are longer than they need be; processor times \
             say more."
        );
    }
    if wanted("import") || wanted("server") {
        let register = import::measure(&scratch, &mut sheet)?;
        if wanted("server") {
            server::demo(&scratch, &mut sheet)?;
            server::large(&register, &scratch, &mut sheet)?;
        }
        import::verify(&register, &mut sheet)?;
    }
    if wanted("at-work") {
        at_work::measure(&scratch, &mut sheet)?;
        if full {
            at_work::million(&scratch, &mut sheet)?;
        }
    }
    if wanted("record") {
        sheet.head("A million leaves");
        let place = scratch.at("leaves");
        apart(&["verify", place.to_str().unwrap_or_default()], &mut sheet)?;
    }
    if wanted("search") {
        searching(full, &mut sheet)?;
    }
    if wanted("linkage") {
        linking::real(&scratch, &mut sheet)?;
        linking::scripts(&scratch, &mut sheet)?;
        linking::samples(&scratch, &mut sheet)?;
    }
    if wanted("linkage") || wanted("peer") {
        let million = linking::large(&scratch, full, &mut sheet)?;
        apart(&["engine", "1000000"], &mut sheet)?;
        if full || rooms.contains(&"peer") {
            peer::measure(&million, &scratch, &mut sheet)?;
        } else {
            peer::promised(&mut sheet, "with FULL=1");
        }
    }
    sheet.close();
    println!("\nLoad at the end: {}", machine::load());
    Ok(())
}

fn searching(full: bool, sheet: &mut Sheet) -> Result<(), String> {
    sheet.head("Search: who is found in the first ten hits");
    apart(&["found", "5000"], sheet)?;
    apart(&["found", "100000"], sheet)?;
    apart(&["pairs"], sheet)?;
    sheet.head("Search: times on the index");
    apart(&["speed", "200000"], sheet)?;
    apart(&["clients", "100000"], sheet)?;
    match full {
        true => apart(&["speed", "1000000"], sheet)?,
        false => sheet.put([figure::unmeasured(
            "1,000,000 files, search box, p95",
            Must::AtMost(50.0),
            "ms",
            "with FULL=1",
        )]),
    }
    Ok(())
}

/// A part in a process of its own; its figures join the sheet.
fn apart(words: &[&str], sheet: &mut Sheet) -> Result<(), String> {
    let run = child::run(&mut child::part(words))?;
    sheet.put(run.out.lines().filter_map(Figure::read));
    Ok(())
}

fn part(words: &[String]) -> Result<(), String> {
    let mut say = |figure: Figure| println!("{}", figure.line());
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let number = |n: usize| word(n).parse::<usize>().map_err(|_| format!("{}: how many?", word(0)));
    match word(0) {
        "lists" => lists::with_truth(number(1)?, Path::new(word(2)), Path::new(word(3)))
            .map_err(|e| e.to_string())?,
        "plan" => server::plan(word(1), word(2), Path::new(word(3)), word(4))?,
        "verify" => record::verify(1_000_000, Path::new(word(1)), &mut say)?,
        "found" => search::found(number(1)?, &mut say),
        "pairs" => say(search::real_pairs()),
        "speed" if number(1)? > 200_000 => search::speed(number(1)?, 50.0, Must::Nothing, &mut say),
        "speed" => search::speed(number(1)?, 20.0, Must::AtMost(25.0), &mut say),
        "clients" => search::clients(number(1)?, &mut say),
        "engine" => engine::alone(number(1)?, &mut say)?,
        other => return Err(format!("no part «{other}»")),
    }
    Ok(())
}
