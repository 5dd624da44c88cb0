//! `athar serve`: the register in a browser.

use super::phones;
use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use crate::running::{self, By, Found, Notice};
use crate::target;
use clap::ArgMatches;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use web::Listener;

/// Opens the register, listens, says the address once it answers.
pub fn serve(matches: &ArgMatches, out: &Out) -> Done {
    let house = Arc::new(open::house(matches, out)?);
    let https = args::given(matches, "behind-https");
    let mut options = web::Options { https, hosts: args::many(matches, "host"), ..web::Options::default() };
    options.trusted_proxies = proxies(matches, https, out)?;
    options.setup_word = setup_word(&house, out)?;
    options.phones_command = phones_command(&open::directory(matches));
    let listens = Listens {
        register: &open::directory(matches),
        address: args::text(matches, "listen").expect("has a default"),
        phones: args::text(matches, "phones"),
    };
    listen(house, &listens, options, out)
}

/// The command that lets phones into this register, whole: copied without the folder it would open another.
pub fn phones_command(dir: &Path) -> String {
    let quoted = |text: &str| match text.chars().all(|c| c.is_alphanumeric() || "/._-~+".contains(c)) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "'\\''")),
    };
    // A program that is not installed, as on a stick, is in no search path.
    let program = std::env::current_exe().ok().map(|path| path.display().to_string());
    let in_path = |path: &String| ["/usr/bin/", "/usr/local/bin/"].iter().any(|dir| path.starts_with(dir));
    let program =
        program.filter(|path| !in_path(path)).map_or_else(|| "athar".to_owned(), |path| quoted(&path));
    format!("{program} serve --data {} --phones", quoted(&target::resolved(dir).display().to_string()))
}

/// The word that the first page asks for while nobody can sign in.
pub fn setup_word(house: &casework::House, out: &Out) -> Result<Option<String>, Refused> {
    let nobody = house.has_no_members().map_err(|r| out.refused(&r))?;
    Ok(nobody.then(|| house.drawn_word()[..9].to_owned()))
}

/// Proxies that are believed. One that ends HTTPS on this machine needs no naming.
fn proxies(matches: &ArgMatches, https: bool, out: &Out) -> Result<Vec<IpAddr>, Refused> {
    let named = args::many(matches, "trusted-proxy");
    let read = |text: &String| {
        text.parse().map_err(|_| out.refuse("not-an-address", &[("address", text.as_str().into())]))
    };
    let named = named.iter().map(read).collect::<Result<Vec<IpAddr>, _>>()?;
    let here = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    Ok(if named.is_empty() && https { here.to_vec() } else { named })
}

/// Where it listens: for browsers, and for phones where they are let in.
pub struct Listens<'a> {
    /// Of which register.
    pub register: &'a Path,
    pub address: &'a str,
    pub phones: Option<&'a str>,
}

/// Serves until it is asked to stop.
pub fn listen(
    house: Arc<casework::House>,
    listens: &Listens<'_>,
    mut options: web::Options,
    out: &Out,
) -> Done {
    let failed = |address: &str| out.refuse("cannot-listen", &[("address", address.into())]);
    let shut = |address: &str, option: &str, why: &io::Error| shut(address, option, why, out);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build();
    let runtime = runtime.map_err(|_| failed(listens.address))?;
    runtime.block_on(async {
        let listener = bind(listens.address)
            .await
            .map_err(|why| shut(listens.address, "--listen 127.0.0.1:8081", &why))?;
        let here = listener.local_addr().map_err(|_| failed(listens.address))?;
        let mut entrances = vec![Listener::http(listener)];
        let mut told = Vec::new();
        options.exposed = !here.ip().is_loopback() && !options.https;
        if options.exposed {
            told.push(out.reader.ta("cli-exposed", &[("address", here.to_string().as_str().into())]));
        }
        if let Some(address) = listens.phones {
            let listener = bind(address).await.map_err(|why| shut(address, "--phones 0.0.0.0:8444", &why))?;
            let port = listener.local_addr().map_or(0, |at: SocketAddr| at.port());
            let door = phones::PhoneDoor::open(house.clone(), port).map_err(|r| out.refused(&r))?;
            options.hosts.extend(door.hosts());
            told.extend(door.told(out));
            entrances.push(Listener::https(listener, &door.phones));
            options.phones = Some(door.phones.clone());
            door.follow();
        }
        if let Some(word) = &options.setup_word {
            told.push(out.reader.ta("cli-setup-word", &[("word", word.as_str().into())]));
        }
        let stop = stopped();
        let _notice = notice(listens.register, here);
        println!("http://{here}/");
        told.iter().for_each(|line| out.say(line));
        web::serve(entrances, house, options, stop).await.map_err(|_| failed(listens.address))
    })
}

/// Says to whoever clicks on the icon that the register is open here. Where it cannot be told nothing is
/// lost.
fn notice(register: &Path, here: SocketAddr) -> Option<Notice> {
    let Some(Found::Nobody(notice)) = running::find(&target::resolved(register)) else { return None };
    let reached =
        if here.ip().is_unspecified() { SocketAddr::from(([127, 0, 0, 1], here.port())) } else { here };
    notice.tell(&format!("http://{reached}/"), By::Serve).ok()?;
    Some(notice)
}

pub async fn bind(address: &str) -> io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Why nothing can be listened on there, and the option with another address that may do.
pub fn shut(address: &str, option: &str, why: &io::Error, out: &Out) -> Refused {
    let words = match why.kind() {
        ErrorKind::AddrInUse => "listen-taken",
        ErrorKind::AddrNotAvailable => "listen-elsewhere",
        ErrorKind::PermissionDenied => "listen-denied",
        _ => "listen-no-address",
    };
    out.worded("cannot-listen", words, &[("address", address.into()), ("option", option.into())])
}

/// Ready when the program is asked to stop. It listens for that from this call on, so that whoever has read
/// the address can stop it cleanly.
pub fn stopped() -> impl Future<Output = ()> + Send + 'static {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).expect("a Unix machine");
    let mut terminate = signal(SignalKind::terminate()).expect("a Unix machine");
    async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}
