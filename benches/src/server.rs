//! The server as people meet it: start, memory at rest, pages, eight clients.
//!
//! Clients and server share the cores of one machine, so what is measured is a
//! little less than the server can do. Every request is bounded in number.

use crate::child::{self, athar};
use crate::figure::{Must, Sheet, figure};
use crate::http::{Answer, Client, hidden, quoted};
use crate::import::Register;
use crate::lists;
use crate::machine;
use crate::place::Scratch;
use crate::search::people::Random;
use crate::search::{p95, slips};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The sign-in of the invented register and of the ones made here.
pub const LOGIN: (&str, &str) = ("huda", "zaytun-demo-2026");
const DEMO_PASSPHRASE: &str = "athar demo, nobody here is real";
pub const CLIENTS: usize = 8;
/// Rows of the list that is planned beside them.
const PLANNED: usize = 300_000;

/// A server that stops when it goes.
pub struct Server {
    process: Child,
    address: String,
    /// From the start to the first answer, the deriving of the key included.
    pub first_answer: Duration,
}

impl Server {
    /// Starts it, and waits for its first answer.
    pub fn start(command: &mut Command) -> Result<Server, String> {
        let begun = Instant::now();
        let mut process =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|e| e.to_string())?;
        let mut line = String::new();
        let told = process.stdout.take().map(|out| BufReader::new(out).read_line(&mut line));
        let mut server = Server { process, address: String::new(), first_answer: Duration::ZERO };
        let address = line.trim().strip_prefix("http://").map(|a| a.trim_end_matches('/').to_owned());
        server.address =
            address.filter(|_| matches!(told, Some(Ok(_)))).ok_or("the server told no address")?;
        let answer = server.client()?.read("/sign-in").map_err(|e| e.to_string())?;
        server.first_answer = begun.elapsed();
        if answer.status == 200 { Ok(server) } else { Err(format!("the door answered {}", answer.status)) }
    }

    /// Number of its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// A connection to it.
    pub fn client(&self) -> Result<Client, String> {
        Client::connect(&self.address).map_err(|e| format!("no connection: {e}"))
    }

    /// Knocks at the door as a person does: the form, its token, the cookie.
    pub fn knock(&self, client: &mut Client, password: &str) -> Result<Answer, String> {
        self.knock_as(client, LOGIN.0, password)
    }

    fn knock_as(&self, client: &mut Client, name: &str, password: &str) -> Result<Answer, String> {
        let page = client.read("/sign-in").map_err(|e| e.to_string())?.text();
        let token = hidden(&page, "csrf").ok_or("the door has no token")?;
        let fields = [("csrf", token.as_str()), ("name", name), ("password", password), ("next", "")];
        client.post("/sign-in", &fields).map_err(|e| e.to_string())
    }

    /// Comes in.
    pub fn signed_in(&self) -> Result<Client, String> {
        self.signed_in_as(LOGIN.0)
    }

    /// Comes in as somebody else who has the same password.
    pub fn signed_in_as(&self, name: &str) -> Result<Client, String> {
        let mut client = self.client()?;
        let answer = self.knock_as(&mut client, name, LOGIN.1)?;
        match (answer.status, answer.location.as_deref()) {
            (303, Some("/")) => Ok(client),
            (status, _) => Err(format!("the door answered {status} to a right password")),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Seconds that deriving the key of a register takes here and now.
pub fn derivation(data: &Path, passphrase: &str) -> Result<f64, String> {
    let bytes = std::fs::read(data.join("register.key")).map_err(|e| e.to_string())?;
    let kept = sealing::KeyFile::parse(&bytes).map_err(|e| e.to_string())?;
    let begun = Instant::now();
    kept.open(&sealing::Opener::Passphrase(passphrase)).map_err(|e| e.to_string())?;
    Ok(begun.elapsed().as_secs_f64())
}

/// The invented register of 5,000 files.
pub fn demo(scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    sheet.head("The server with 5,000 invented files");
    let data = scratch.at("demo");
    let filled = child::run(athar().arg("demo").arg("--only-fill").arg("--data").arg(&data))?;
    sheet.put([figure("filling it", Must::Nothing, filled.wall, "s").note(filled.cost())]);
    let derived = derivation(&data, DEMO_PASSPHRASE)?;
    let server = Server::start(athar().args(["demo", "--listen", "127.0.0.1:0"]).arg("--data").arg(&data))?;
    let started = server.first_answer.as_secs_f64();
    let process = server.process.id();
    std::thread::sleep(Duration::from_secs(1));
    let rests = machine::resident(process);
    sheet.put([
        figure(
            "start to first answer, after the key is derived",
            Must::AtMost(0.3),
            (started - derived).max(0.0),
            "s",
        )
        .note(format!(
            "{started:.2} s in all, of which deriving the key {derived:.2} s; processor {:.2} s",
            machine::processor_of(process)
        )),
        figure("memory at rest", Must::AtMost(60.0), rests, "MB").note(format!(
            "one process; most so far {:.0} MB, while the key is derived",
            machine::peak(process)
        )),
    ]);
    let mut client = server.signed_in()?;
    first_list(&mut client, "/files", sheet)?;
    pages(&mut client, sheet)?;
    let paths = list_pages();
    let (rate, cost) = together(&server, &client, &paths, 250)?;
    sheet.put([figure("8 clients on the list page, requests a second", Must::AtLeast(400.0), rate, "")
        .note(format!("2,000 requests with changing filters; {cost}"))]);
    std::thread::sleep(Duration::from_secs(1));
    sheet.put([figure(
        "memory at rest after all this",
        Must::AtMost(80.0),
        machine::resident(process),
        "MB",
    )
    .note("the index of the lists in memory")]);
    // Last: the plan stays in memory until it is accepted or let go.
    beside_a_plan(&mut client, scratch, sheet)
}

/// How long others wait while a large list is planned. The list comes from a process of its own, as from
/// another machine: thirty megabytes in the hands of whoever measures would hold up the measuring.
fn beside_a_plan(client: &mut Client, scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    let fail = |e: std::io::Error| e.to_string();
    let list = lists::csv(scratch, PLANNED)?;
    let page = client.read("/imports/new").map_err(fail)?.text();
    let token = hidden(&page, "csrf").ok_or("the form has no token")?;
    let (address, cookies) = client.person();
    let words = ["plan", &address, &cookies, list.to_str().unwrap_or_default(), &token];
    let begun = Instant::now();
    let mut planning = child::part(&words).stdout(Stdio::null()).spawn().map_err(fail)?;
    let (mut times, paths, mut longest_at) = (Vec::new(), list_pages(), Duration::ZERO);
    let mut paths = paths.iter().cycle();
    let ended = loop {
        if let Some(ended) = planning.try_wait().map_err(fail)? {
            break ended;
        }
        let asked = Instant::now();
        client.get(paths.next().map_or("/files", String::as_str)).map_err(fail)?;
        times.push(asked.elapsed());
        if times.last() >= times.iter().max() {
            longest_at = asked.duration_since(begun);
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    if !ended.success() {
        return Err("no plan came of it".into());
    }
    let longest = times.iter().max().copied().unwrap_or_default().as_secs_f64() * 1e3;
    let note = format!(
        "{} pages asked in {:.0} s, the longest at {:.1} s",
        times.len(),
        begun.elapsed().as_secs_f64(),
        longest_at.as_secs_f64()
    );
    sheet.put([
        figure("longest wait of another while 300,000 rows are planned", Must::AtMost(100.0), longest, "ms")
            .note(note),
        p95("the same, p95", times, Must::Nothing),
    ]);
    Ok(())
}

/// Hands a list in and waits until its plan stands.
pub fn plan(address: &str, cookies: &str, list: &Path, token: &str) -> Result<(), String> {
    let fail = |e: std::io::Error| e.to_string();
    let text = std::fs::read_to_string(list).map_err(fail)?;
    let form = Client::form(&[("csrf", token), ("organisation_name", "منظمة أخرى")], "large.csv", &text);
    let mut client = Client::of_person(address, cookies).map_err(fail)?;
    let mut answer = client.hand_in("/imports/new", &form).map_err(fail)?;
    while let Some(working) = answer.location.clone().filter(|to| to.ends_with("/working")) {
        std::thread::sleep(Duration::from_millis(300));
        let next = client.read(&working).map_err(fail)?;
        if next.status != 200 {
            answer = next;
        }
    }
    match answer.location.as_deref().is_some_and(|to| to.starts_with("/plans/")) {
        true => Ok(()),
        false => Err(format!("no plan came of it: {}", answer.status)),
    }
}

/// The first list, for which the index of the reader's clearance is built. It
/// must name someone: a server that finds nobody is fast and useless.
fn first_list(client: &mut Client, path: &str, sheet: &mut Sheet) -> Result<(), String> {
    let begun = Instant::now();
    let page = client.read(path).map_err(|e| e.to_string())?.text();
    let took = begun.elapsed().as_secs_f64();
    if !page.contains("href=\"/files/p") {
        return Err("the first list names nobody".into());
    }
    sheet
        .put([figure("the first list after the start", Must::Nothing, took, "s")
            .note("the index is built for it")]);
    Ok(())
}

/// One reader: the file page and the list page, and how much they weigh.
fn pages(client: &mut Client, sheet: &mut Sheet) -> Result<(), String> {
    let fail = |e: std::io::Error| e.to_string();
    let mut files = Vec::new();
    for page in 1..=8 {
        let text = client.read(&format!("/files?page={page}")).map_err(fail)?.text();
        files.extend(
            text.split("href=\"/files/")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .filter(|id| id.starts_with(|c: char| c == 'p' || c.is_ascii_digit()))
                .map(str::to_owned),
        );
    }
    files.retain(|id| !id.contains(['/', '?']));
    files.sort_unstable();
    files.dedup();
    if files.len() < 50 {
        return Err(format!("the list page names only {} files", files.len()));
    }
    let paths: Vec<String> = files.iter().map(|id| format!("/files/{id}")).collect();
    let (times, bytes) = one_reader(client, paths.iter().cycle().take(600))?;
    sheet.put([p95("file page, p95 over HTTP", times, Must::AtMost(10.0))
        .also(format!("{} files, {bytes:.1} KB compressed", paths.len()))]);
    let paths = list_pages();
    let (times, bytes) = one_reader(client, paths.iter().cycle().take(600))?;
    sheet.put([p95("list page with filters and counts, p95 over HTTP", times, Must::AtMost(25.0))
        .also(format!("{bytes:.1} KB compressed"))]);
    Ok(())
}

/// Times of one reader, and the mean size of a page in KB.
fn one_reader<'a>(
    client: &mut Client,
    paths: impl Iterator<Item = &'a String>,
) -> Result<(Vec<Duration>, f64), String> {
    let (mut times, mut bytes) = (Vec::new(), 0);
    for path in paths {
        let begun = Instant::now();
        let answer = client.get(path).map_err(|e| e.to_string())?;
        times.push(begun.elapsed());
        bytes += answer.body.len();
        if answer.status != 200 {
            return Err(format!("a page answered {}", answer.status));
        }
    }
    let mean = bytes as f64 / 1024.0 / times.len().max(1) as f64;
    Ok((times, mean))
}

/// Addresses of list pages: pages, orders and filters in turn.
pub fn list_pages() -> Vec<String> {
    let mut paths = Vec::new();
    for n in 0..40 {
        let order = ["name", "taken", "changed"][n % 3];
        let filter = match n % 5 {
            0 => format!("&year={}", 2011 + n % 7),
            1 => "&missing=mother_name".to_owned(),
            2 => "&flag=apart".to_owned(),
            3 => format!("&year={}&sex=male", 2012 + n % 5),
            _ => String::new(),
        };
        paths.push(format!("/files?sort={order}&page={}{filter}", 1 + n % 3));
    }
    paths
}

/// Eight clients at once, each with its own connection; answers a second.
fn together(
    server: &Server,
    client: &Client,
    paths: &[String],
    each: usize,
) -> Result<(f64, String), String> {
    let clients: Vec<Client> =
        (0..CLIENTS).map(|_| client.again()).collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    let (ours, theirs) = (machine::processor(), machine::processor_of(server.process.id()));
    let begun = Instant::now();
    let done: Result<Vec<()>, String> = std::thread::scope(|scope| {
        let work = |n: usize, mut client: Client| {
            let mine = paths.iter().cycle().skip(n * 37).take(each);
            scope.spawn(move || one_reader(&mut client, mine).map(|_| ()))
        };
        let all: Vec<_> = clients.into_iter().enumerate().map(|(n, client)| work(n, client)).collect();
        all.into_iter().map(|one| one.join().unwrap_or_else(|_| Err("a client fell".into()))).collect()
    });
    done?;
    let wall = begun.elapsed().as_secs_f64();
    let (ours, theirs) = (machine::processor() - ours, machine::processor_of(server.process.id()) - theirs);
    let answers = (CLIENTS * each) as f64;
    Ok((
        answers / wall,
        format!(
            "processor {:.2} ms a request, clients {:.2} ms",
            theirs * 1e3 / answers,
            ours * 1e3 / answers
        ),
    ))
}

/// The register of 100,000 rows, searched by eight clients.
pub fn large(register: &Register, scratch: &Scratch, sheet: &mut Sheet) -> Result<(), String> {
    sheet.head("The server with a list of 100,000 rows");
    let password = scratch.write("password", LOGIN.1)?;
    register.run(&[
        "user",
        "add",
        LOGIN.0,
        "--role",
        "reviewer",
        "--chosen",
        "--password-file",
        password.to_str().unwrap_or_default(),
    ])?;
    let server =
        Server::start(athar().args(["serve", "--listen", "127.0.0.1:0"]).args(register.opened_by()))?;
    let mut client = server.signed_in()?;
    std::thread::sleep(Duration::from_secs(1));
    sheet.put([figure("start to first answer", Must::Nothing, server.first_answer.as_secs_f64(), "s")]);
    let searches = searches();
    first_list(&mut client, &searches[0], sheet)?;
    sheet.put([figure(
        "memory with the index of the lists",
        Must::Nothing,
        machine::resident(server.process.id()),
        "MB",
    )]);
    let (times, _) = one_reader(&mut client, searches.iter().take(500))?;
    sheet.put([p95("search, p95 over HTTP", times, Must::Nothing)]);
    let paths = list_pages();
    let (times, bytes) = one_reader(&mut client, paths.iter().cycle().take(200))?;
    sheet.put([p95("list page with filters and counts, p95 over HTTP", times, Must::AtMost(25.0))
        .also(format!("{bytes:.1} KB compressed"))]);
    let (rate, cost) = together(&server, &client, &searches, 250)?;
    sheet.put([figure("8 clients searching, searches a second", Must::AtLeast(200.0), rate, "")
        .note(format!("2,000 searches over HTTP; {cost}"))]);
    Ok(())
}

/// What people type who look for someone of the list.
pub fn searches() -> Vec<String> {
    let mut random = Random(23);
    let rows = lists::of_one_list(100_000).step_by(47).take(2000).enumerate();
    let typed = rows.map(|(n, row)| {
        let whole = [row.given.as_str(), &row.father, &row.grandfather, &row.family]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        match n % 6 {
            0 => whole,
            1 => slips::respelled(&whole, &mut random),
            2 => slips::one_letter(&whole, &mut random),
            3 => format!("{} {}", row.given, row.family),
            4 => format!("{} {}", row.mother, row.family),
            _ => whole.chars().take(whole.chars().count() * 2 / 3).collect(),
        }
    });
    typed.map(|words| format!("/files?q={}", quoted(&words))).collect()
}
