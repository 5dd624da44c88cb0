//! `athar serve`: the register in a browser.

use super::phones;
use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use clap::ArgMatches;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use web::Listener;

/// Opens the register, listens, says the address once it answers.
pub fn serve(matches: &ArgMatches, out: &Out) -> Done {
    let house = Arc::new(open::house(matches, out)?);
    let https = args::given(matches, "behind-https");
    let mut options = web::Options { https, hosts: args::many(matches, "host"), ..web::Options::default() };
    options.trusted_proxies = proxies(matches, https, out)?;
    if house.has_no_members().map_err(|r| out.refused(&r))? {
        options.setup_word = Some(house.drawn_word()[..9].to_owned());
    }
    let listens = Listens {
        address: args::text(matches, "listen").expect("has a default"),
        phones: args::text(matches, "phones"),
    };
    listen(house, &listens, options, out)
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
        let listener = bind(listens.address).await.map_err(|why| shut(listens.address, "--listen", &why))?;
        let here = listener.local_addr().map_err(|_| failed(listens.address))?;
        let mut entrances = vec![Listener::http(listener)];
        let mut told = Vec::new();
        options.exposed = !here.ip().is_loopback() && !options.https;
        if options.exposed {
            told.push(out.reader.ta("cli-exposed", &[("address", here.to_string().as_str().into())]));
        }
        if let Some(address) = listens.phones {
            let listener = bind(address).await.map_err(|why| shut(address, "--phones", &why))?;
            let port = listener.local_addr().map_or(0, |at: SocketAddr| at.port());
            let door = phones::Door::open(house.clone(), port).map_err(|r| out.refused(&r))?;
            options.hosts.extend(door.hosts());
            told.extend(door.told(out));
            entrances.push(Listener::https(listener, &door.phones));
            options.phones = Some(door.phones.clone());
            door.follow();
        }
        if let Some(word) = &options.setup_word {
            told.push(out.reader.ta("cli-setup-word", &[("word", word.as_str().into())]));
        }
        println!("http://{here}/");
        told.iter().for_each(|line| out.say(line));
        web::serve(entrances, house, options, stopped()).await.map_err(|_| failed(listens.address))
    })
}

async fn bind(address: &str) -> io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// Why nothing can be listened on there, and the option by which another address is given.
fn shut(address: &str, option: &str, why: &io::Error, out: &Out) -> Refused {
    let words = match why.kind() {
        ErrorKind::AddrInUse => "listen-taken",
        ErrorKind::AddrNotAvailable => "listen-elsewhere",
        ErrorKind::PermissionDenied => "listen-denied",
        _ => "listen-no-address",
    };
    let another = if option == "--phones" { "0.0.0.0:8444" } else { "127.0.0.1:8081" };
    out.worded(
        "cannot-listen",
        words,
        &[("address", address.into()), ("option", format!("{option} {another}").into())],
    )
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("a Unix machine");
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
