//! `athar open`: the register on this machine, for whoever sits at it.
//!
//! Made for an icon: no terminal is needed, the passphrase is asked for in the
//! browser, a second start finds the first, and a register that nobody asks
//! anything closes by itself. Why it is so: `docs/decisions/0009`.
//!
//! **Invariant:** it listens on 127.0.0.1 and answers programs of this user
//! alone.

use super::{keep, serve};
use crate::args;
use crate::browser;
use crate::open::{self, Key, MachineChance, MachineClock};
use crate::out::{Done, Out, Refused};
use crate::running::{self, By, Found, Notice, Running};
use crate::target;
use casework::{Chance, House};
use clap::ArgMatches;
use l10n::{Reader, Trouble};
use sealing::Zeroizing;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use store_sqlite::Register;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::{Listener, Locked, Opened, PeerPolicy};

/// Where it listens when nothing is said: where `serve` does, or one of the next ports where that is taken.
const PORTS: std::ops::Range<u16> = 8080..8090;

/// A server that is asked to stop finishes what is under way.
const CLOSES_WITHIN: Duration = Duration::from_secs(30);

/// Opens the register and the browser on it; or leads the browser to where it is open already.
pub fn open(matches: &ArgMatches, out: &Out) -> Done {
    let dir = target::resolved(&open::folder(matches, out)?);
    if args::given(matches, "close") {
        return close(&dir, out);
    }
    let notice = match running::find(&dir) {
        Some(Found::Server(running)) => {
            println!("{}", running.address);
            out.say(out.reader.t("cli-open-already"));
            show(&running.address, out);
            return Ok(());
        }
        Some(Found::Nobody(notice)) => Some(notice),
        None => None,
    };
    let given = key_given(matches).then(|| with_key(matches, &dir, out)).transpose()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build();
    let runtime = runtime.map_err(|_| out.refuse("cannot-listen", &[("address", "127.0.0.1".into())]))?;
    runtime.block_on(listen(matches, dir, given, notice.map(Arc::new), out))
}

/// Whether what opens the register was given with the command, so that nobody needs to be asked.
fn key_given(matches: &ArgMatches) -> bool {
    ["passphrase-file", "key-file"].iter().any(|name| args::text(matches, name).is_some())
        || std::env::var_os("ATHAR_PASSPHRASE_FILE").is_some()
}

fn with_key(matches: &ArgMatches, dir: &Path, out: &Out) -> Result<Opened, Refused> {
    let key = open::key(matches, out, is_new(dir))?;
    open_or_make(dir, &key, out)
}

/// Nothing of a register is there. Where half of one lies, opening it says what is wrong.
fn is_new(dir: &Path) -> bool {
    ["register.key", "register.db"].iter().all(|name| !dir.join(name).exists())
}

fn open_or_make(dir: &Path, key: &Key, out: &Out) -> Result<Opened, Refused> {
    let house = if is_new(dir) {
        keep::make(dir, key, None, out)?.0
    } else {
        let register = Register::open(dir, &key.opener()).map_err(|t| out.store(&t))?;
        House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance))
            .map_err(|r| out.refused(&r))?
    };
    let options = web::Options {
        setup_word: serve::setup_word(&house, out)?,
        phones_command: serve::phones_command(dir),
        ..web::Options::default()
    };
    Ok((Arc::new(house), options))
}

async fn listen(
    matches: &ArgMatches,
    dir: PathBuf,
    given: Option<Opened>,
    notice: Option<Arc<Notice>>,
    out: &Out,
) -> Done {
    let listener = bind(matches.get_one::<u16>("port").copied(), out).await?;
    let failed = |_| out.refuse("cannot-listen", &[("address", "127.0.0.1".into())]);
    let here = format!("http://{}", listener.local_addr().map_err(failed)?);
    let guard = PeerPolicy { user: Some(rustix::process::getuid().as_raw()), ..PeerPolicy::default() };
    let idle = *matches.get_one::<u64>("idle").expect("has a default");
    let stop = stopped(guard.requests.clone(), (idle > 0).then(|| Duration::from_secs(60 * idle)));
    let tell = move |address: &str| {
        // Where it cannot be told, a second start opens a door of its own.
        notice.iter().for_each(|notice| drop(notice.tell(address, By::Open)));
    };
    let done = match given {
        Some((house, options)) => {
            let first = format!("{here}{}", web::first_address(&options));
            tell(&first);
            greet(first, *out);
            web::serve_to(vec![Listener::http(listener)], house, options, guard, stop).await
        }
        None => {
            let word = drawn();
            let address = format!("{here}{}", web::locked_address(&word));
            tell(&address);
            let opened = Box::new(move |first: &str| tell(&format!("{here}{first}")));
            let (place, is_new) = (dir.display().to_string(), is_new(&dir));
            let opens = Box::new(move |reader: Reader, words: &str| unlock(&dir, is_new, reader, words));
            greet(address, *out);
            web::serve_locked(listener, Locked { place, is_new, word, opens, opened }, guard, stop).await
        }
    };
    done.map_err(failed)
}

/// The words that were typed into the page.
fn unlock(dir: &Path, is_new: bool, reader: Reader, words: &str) -> Result<Opened, Trouble> {
    let out = Out { reader, json: false };
    let with = |words: &str| {
        open::chosen(Zeroizing::new(words.to_owned()), &out, is_new)
            .and_then(|key| open_or_make(dir, &key, &out))
    };
    // Read off paper with one blank too many, it is the same words.
    let plain = Zeroizing::new(words.split_whitespace().collect::<Vec<_>>().join(" "));
    let opened = match with(words) {
        Err(_) if !is_new && plain.as_str() != words => with(&plain),
        opened => opened,
    };
    opened.map_err(|refused| Trouble { what: refused.what, fix: refused.fix })
}

/// Nobody guesses it: 128 bits.
fn drawn() -> String {
    let mut bytes = [0; 16];
    MachineChance.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn bind(port: Option<u16>, out: &Out) -> Result<TcpListener, Refused> {
    if let Some(port) = port {
        let address = format!("127.0.0.1:{port}");
        return serve::bind(&address).await.map_err(|why| serve::shut(&address, "--port 8081", &why, out));
    }
    for port in PORTS {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return Ok(listener);
        }
    }
    // Any that is free.
    let last = TcpListener::bind(("127.0.0.1", 0)).await;
    last.map_err(|why| serve::shut("127.0.0.1:0", "--port 8081", &why, out))
}

/// Says the address, and shows it in the browser beside the server that is about to answer.
fn greet(address: String, out: Out) {
    println!("{address}");
    out.say(out.reader.t("cli-open-address"));
    std::thread::spawn(move || show(&address, &out));
}

fn show(address: &str, out: &Out) {
    if !browser::show(address) {
        out.say(out.reader.t("cli-open-no-browser"));
    }
}

/// Asked to stop from the keyboard, by the desktop or with its terminal; or nobody asked it anything for
/// long.
fn stopped(requests: Arc<AtomicU64>, idle: Option<Duration>) -> impl Future<Output = ()> + Send + 'static {
    let asked = serve::stopped();
    let mut hangup = signal(SignalKind::hangup()).expect("a Unix machine");
    async move {
        let quiet = async {
            match idle {
                Some(idle) => quiet(&requests, idle).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = asked => {}
            _ = hangup.recv() => {}
            () = quiet => {}
        }
    }
}

/// Waits until nobody has asked anything for so long. An open register on a laptop that somebody walked away
/// from, or closed, has its keys in memory; so the time asleep counts.
async fn quiet(requests: &AtomicU64, idle: Duration) {
    let (mut heard, mut since) = (requests.load(Ordering::Relaxed), awake_and_asleep());
    loop {
        tokio::time::sleep((idle / 8).min(Duration::from_secs(30))).await;
        let now = requests.load(Ordering::Relaxed);
        if now != heard {
            (heard, since) = (now, awake_and_asleep());
        } else if awake_and_asleep().saturating_sub(since) >= idle {
            return;
        }
    }
}

/// Since the machine was started. A wrong clock that is put right changes nothing about it.
fn awake_and_asleep() -> Duration {
    let told = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(told.tv_sec.unsigned_abs(), 0)
}

/// Closes a register that was opened so.
fn close(dir: &Path, out: &Out) -> Done {
    let process = match running::find(dir) {
        Some(Found::Server(Running { by: By::Open, process, .. })) => process,
        Some(Found::Server(_)) => return Err(out.refuse("open-by-serve", &[])),
        Some(Found::Nobody(_)) | None => {
            out.answer(&json!({"closed": false}), || out.reader.t("cli-open-not-open").to_owned());
            return Ok(());
        }
    };
    let asked = rustix::process::Pid::from_raw(process)
        .is_some_and(|pid| rustix::process::kill_process(pid, rustix::process::Signal::TERM).is_ok());
    let begun = std::time::Instant::now();
    while asked && begun.elapsed() < CLOSES_WITHIN {
        if let Some(Found::Nobody(_)) = running::find(dir) {
            out.answer(&json!({"closed": true}), || out.reader.t("cli-open-closed").to_owned());
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(out.refuse("open-stays", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_that_nobody_asks_anything_closes() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        runtime.block_on(async {
            let requests = AtomicU64::new(0);
            let asks = async {
                for _ in 0..5 {
                    tokio::time::sleep(Duration::from_millis(600)).await;
                    requests.fetch_add(1, Ordering::Relaxed);
                }
                std::future::pending::<()>().await;
            };
            let begun = std::time::Instant::now();
            tokio::select! {
                () = quiet(&requests, Duration::from_secs(2)) => {}
                () = asks => {}
            }
            assert!(begun.elapsed() >= Duration::from_secs(4), "not while it is asked");
        });
    }
}
