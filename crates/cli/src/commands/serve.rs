//! `athar serve`: the register in a browser.

use crate::args;
use crate::open;
use crate::out::{Done, Out};
use clap::ArgMatches;
use std::sync::Arc;

/// Opens the register, listens, says the address once it answers.
pub fn serve(matches: &ArgMatches, out: &Out) -> Done {
    let house = Arc::new(open::house(matches, out)?);
    let options = web::Options { https: args::given(matches, "behind-https"), ..web::Options::default() };
    listen(house, args::text(matches, "listen").expect("has a default"), options, out, |_| {})
}

/// Serves until it is asked to stop.
pub fn listen(house: Arc<casework::House>, address: &str, options: web::Options, out: &Out, ready: impl FnOnce(&str)) -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build();
    let runtime = runtime.map_err(|_| out.refuse("cannot-listen", &[("address", address.into())]))?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await;
        let listener = listener.map_err(|_| out.refuse("cannot-listen", &[("address", address.into())]))?;
        let here = listener.local_addr().map_or_else(|_| address.to_owned(), |a| a.to_string());
        let address = format!("http://{here}/");
        println!("{address}");
        ready(&address);
        web::serve(listener, house, options, stopped()).await.map_err(|_| out.refuse("cannot-listen", &[("address", here.as_str().into())]))
    })
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("a Unix machine");
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
