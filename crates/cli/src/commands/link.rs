//! `athar link`, `athar link evaluate`, `athar names score`: the engine on its own.

use crate::args;
use crate::open;
use crate::out::{Done, Out};
use clap::ArgMatches;

/// `athar link …`
pub fn link(matches: &ArgMatches, out: &Out) -> Done {
    let _ = (matches, open::OPERATOR, args::text(matches, "out"));
    Err(out.refuse("not-found", &[]))
}

/// `athar names …`
pub fn names(matches: &ArgMatches, out: &Out) -> Done {
    let _ = matches;
    Err(out.refuse("not-found", &[]))
}
