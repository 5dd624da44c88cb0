//! A register at work: after years, with eight people writing in it.

mod filled;

use crate::child::athar;
use crate::figure::{Must, Sheet, figure};
use crate::http::{Client, hidden};
use crate::import::Register;
use crate::machine;
use crate::place::Scratch;
use crate::search::p95;
use crate::server::{CLIENTS, LOGIN, Server, list_pages, searches};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Claims that are written one after the other.
const CLAIMS: usize = 150;
/// Sign-ins that are refused: one more would close the door.
const REFUSED: u32 = 4;
/// A guest of a partner, for whom lists of another audience are made.
const GUEST: &str = "salma";
/// Claims of each of those who write at once.
const EACH: usize = 60;

/// Fills the register and asks of it.
pub fn measure(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    let size = filled::YEARS;
    sheet.head(&format!(
        "A register at work: {} files and sources, {} judgements, {} waiting rows, {} imports of {} remarks",
        size.files, size.judgements, size.waiting, size.imports, size.remarks
    ));
    let register = Register::new(scratch, "at-work")?;
    filled::fill(&register.data, crate::import::PASSPHRASE, size)?;
    let rebuilt = register.run(&["rebuild"])?;
    sheet.put([figure("`athar rebuild` of it", Must::Nothing, rebuilt.wall, "s").note(rebuilt.cost())]);
    let password = scratch.write("password", LOGIN.1)?;
    let path = password.to_str().unwrap_or_default();
    let roles = ["--role", "reviewer", "--role", "analyst"];
    let named = ["user", "add", LOGIN.0, "--chosen", "--password-file", path];
    register.run(&[&named[..], &roles[..]].concat())?;
    register.run(&["user", "add", GUEST, "--chosen", "--password-file", path, "--role", "guest"])?;
    let derived = crate::server::derivation(&register.data, crate::import::PASSPHRASE)?;
    let server =
        Server::start(athar().args(["serve", "--listen", "127.0.0.1:0"]).args(register.opened_by()))?;
    let started = (server.first_answer.as_secs_f64() - derived).max(0.0);
    sheet.put([figure("start to first answer, after the key", Must::AtMost(1.0), started, "s")]);
    let mut client = server.signed_in()?;
    let begun = Instant::now();
    let page = client.read("/files").map_err(|e| e.to_string())?.text();
    if !page.contains("href=\"/files/p") {
        return Err("the first list names nobody".into());
    }
    sheet.put([
        figure("the first list after it", Must::AtMost(3.0), begun.elapsed().as_secs_f64(), "s"),
        figure("memory with the list", Must::Nothing, machine::resident(server.process()), "MB"),
    ]);
    signing_in(&server, sheet)?;
    // A claim may be the first thing that needs what lists do not.
    let begun = Instant::now();
    claim(&mut client, 7)?;
    sheet.put([figure("the first claim", Must::Nothing, begun.elapsed().as_secs_f64(), "s")]);
    let times = (0..CLAIMS).map(|n| claim(&mut client, 11 + n as u64 * 97)).collect::<Result<Vec<_>, _>>()?;
    sheet.put([p95("a claim over HTTP, p95", times, Must::AtMost(8.0))]);
    let times = take_back(&mut client, 20)?;
    sheet.put([p95("a judgement taken back over HTTP, p95", times, Must::Nothing)]);
    together(&client, sheet)?;
    sheet.put([figure("memory after this", Must::Nothing, machine::resident(server.process()), "MB")]);
    let begun = Instant::now();
    let _ = client.read("/matching").map_err(|e| e.to_string())?;
    sheet.put([
        figure("the first page of matching", Must::Nothing, begun.elapsed().as_secs_f64(), "s"),
        figure(
            "memory with list and matching in use",
            Must::AtMost(700.0),
            machine::resident(server.process()),
            "MB",
        ),
    ]);
    further_audience(&server, sheet)
}

/// What the lists of another audience add.
fn further_audience(server: &Server, sheet: &mut Sheet) -> Result<(), String> {
    // What comparing needed for a while is given back behind it.
    std::thread::sleep(Duration::from_secs(5));
    let one = machine::resident(server.process());
    let mut guest = server.signed_in_as(GUEST)?;
    let page = guest.read("/files").map_err(|e| e.to_string())?.text();
    if !page.contains("class=\"person\"") {
        return Err("the list of a guest names nobody".into());
    }
    let two = machine::resident(server.process());
    sheet.put([
        figure("a moment later", Must::AtMost(700.0), one, "MB"),
        figure("with the list of a second audience", Must::AtMost(700.0), two, "MB"),
        figure("that audience by itself", Must::AtMost(100.0), two - one, "MB"),
    ]);
    Ok(())
}

/// A register of a million files: start, first list, memory.
pub fn million(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    let size = filled::Size { files: 1_000_000, ..filled::YEARS };
    sheet.head("A register of a million files");
    let register = Register::new(scratch, "million")?;
    filled::fill(&register.data, crate::import::PASSPHRASE, size)?;
    let rebuilt = register.run(&["rebuild"])?;
    sheet.put([figure("`athar rebuild` of it", Must::Nothing, rebuilt.wall, "s").note(rebuilt.cost())]);
    let password = scratch.write("password", LOGIN.1)?;
    let path = password.to_str().unwrap_or_default();
    register.run(&["user", "add", LOGIN.0, "--chosen", "--password-file", path, "--role", "analyst"])?;
    let derived = crate::server::derivation(&register.data, crate::import::PASSPHRASE)?;
    let server =
        Server::start(athar().args(["serve", "--listen", "127.0.0.1:0"]).args(register.opened_by()))?;
    let started = (server.first_answer.as_secs_f64() - derived).max(0.0);
    let mut client = server.signed_in()?;
    let begun = Instant::now();
    client.read("/files").map_err(|e| e.to_string())?;
    sheet.put([
        figure("start to first answer, after the key", Must::AtMost(4.0), started, "s"),
        figure("the first list after it", Must::Nothing, begun.elapsed().as_secs_f64(), "s"),
        figure("memory with the list", Must::Nothing, machine::resident(server.process()), "MB"),
    ]);
    let begun = Instant::now();
    client.read("/matching").map_err(|e| e.to_string())?;
    sheet.put([
        figure("the first page of matching", Must::Nothing, begun.elapsed().as_secs_f64(), "s"),
        figure(
            "most memory, list and matching",
            Must::AtMost(2_500.0),
            machine::peak(server.process()),
            "MB",
        ),
    ]);
    Ok(())
}

/// Signing in, beside the hashing of the password.
fn signing_in(server: &Server, sheet: &mut Sheet) -> Result<(), String> {
    let hashed = {
        let begun = Instant::now();
        for _ in 0..REFUSED {
            let mut refused = server.client()?;
            server.knock(&mut refused, "nobody at all")?;
        }
        begun.elapsed().as_secs_f64() / f64::from(REFUSED)
    };
    let mut times = Vec::new();
    for _ in 0..12 {
        let begun = Instant::now();
        server.signed_in()?;
        times.push(begun.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let beside = (times[times.len() / 2] - hashed).max(0.0) * 1e3;
    sheet.put([figure("a sign-in, beside the password's hashing", Must::AtMost(5.0), beside, "ms")
        .note(format!("median; a refused one, which hashes as well, takes {:.0} ms", hashed * 1e3))]);
    Ok(())
}

/// Writes a claim as the form does; how long the answer to it took.
fn claim(client: &mut Client, file: u64) -> Result<Duration, String> {
    let fail = |e: std::io::Error| e.to_string();
    let path = format!("/files/p{file}/claims/new");
    let token = hidden(&client.read(&path).map_err(fail)?.text(), "csrf").ok_or("the form has no token")?;
    let fields = [
        ("csrf", token.as_str()),
        ("property", "profession"),
        ("value", "معلم"),
        ("source", ""),
        ("informant", "جار له"),
        ("source_kind", "interview"),
    ];
    let begun = Instant::now();
    let answer = client.post(&path, &fields).map_err(fail)?;
    match answer.status {
        303 => Ok(begun.elapsed()),
        status => Err(format!("a claim was answered with {status}: {}", answer.text())),
    }
}

/// Takes judgements back, one after the other; how long each answer took.
fn take_back(client: &mut Client, how_many: usize) -> Result<Vec<Duration>, String> {
    let fail = |e: std::io::Error| e.to_string();
    let mut times = Vec::new();
    while times.len() < how_many {
        let page = client.read("/matching/judgements").map_err(fail)?.text();
        let token = hidden(&page, "csrf").ok_or("the judgements have no token")?;
        let path = page
            .split("action=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|path| path.starts_with("/matching/judgements/") && path.ends_with("/withdraw"))
            .ok_or("no judgement can be taken back")?
            .to_owned();
        let begun = Instant::now();
        let answer = client.post(&path, &[("csrf", &token), ("why", "أختان")]).map_err(fail)?;
        if answer.status != 303 {
            return Err(format!("{path} answered {}", answer.status));
        }
        times.push(begun.elapsed());
    }
    Ok(times)
}

/// Eight people write, two others search and look through lists.
fn together(client: &Client, sheet: &mut Sheet) -> Result<(), String> {
    let fail = |e: std::io::Error| e.to_string();
    let writers: Vec<Client> =
        (0..CLIENTS).map(|_| client.again()).collect::<Result<_, _>>().map_err(fail)?;
    let (mut searching, mut listing) = (client.again().map_err(fail)?, client.again().map_err(fail)?);
    let done = AtomicBool::new(false);
    let watch = |client: &mut Client, paths: Vec<String>| {
        let mut times = Vec::new();
        for path in paths.iter().cycle() {
            if done.load(Ordering::Relaxed) {
                break;
            }
            let begun = Instant::now();
            client.get(path).map_err(fail)?;
            times.push(begun.elapsed());
            std::thread::sleep(Duration::from_millis(15));
        }
        Ok::<_, String>(times)
    };
    let begun = Instant::now();
    let (searched, listed, wall) = std::thread::scope(|scope| {
        let searched = scope.spawn(|| watch(&mut searching, searches()));
        let listed = scope.spawn(|| watch(&mut listing, list_pages()));
        let writing: Vec<_> = writers
            .into_iter()
            .enumerate()
            .map(|(n, mut client)| {
                scope.spawn(move || {
                    (0..EACH).try_for_each(|m| claim(&mut client, (50_000 + n * 1_000 + m) as u64).map(drop))
                })
            })
            .collect();
        let wrote: Result<Vec<()>, String> = writing
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| Err("a writer fell".into())))
            .collect();
        let wall = begun.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        let told = |times: std::thread::ScopedJoinHandle<'_, Result<Vec<Duration>, String>>| {
            times.join().unwrap_or_else(|_| Err("a reader fell".into()))
        };
        let (searched, listed) = (told(searched)?, told(listed)?);
        wrote.map(|_| (searched, listed, wall))
    })?;
    // A claim by somebody who was not heard before is two acts: the source, and what it said.
    let acts = (2 * CLIENTS * EACH) as f64;
    sheet.put([
        figure("8 people writing, acts a second", Must::AtLeast(200.0), acts / wall, "").note(format!(
            "each asks for the form first; one sync of 4 KB takes {:.2} ms here",
            machine::sync_time()? * 1e3
        )),
        p95("the search box meanwhile, p95", searched, Must::AtMost(20.0)),
        p95("the list meanwhile, p95", listed, Must::AtMost(25.0)),
    ]);
    Ok(())
}
