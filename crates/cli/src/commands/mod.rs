//! One file, one family of commands.

mod bundle;
mod copies;
mod demo;
mod erase;
mod import;
mod keep;
mod link;
mod lists;
mod open;
mod phones;
mod requests;
mod serve;
mod team;
mod user;

use crate::out::{Done, Out};
use clap::ArgMatches;

/// Runs the command that was asked for.
pub fn run(matches: &ArgMatches, out: &Out) -> Done {
    let (name, matches) = matches.subcommand().expect("a command is required");
    match name {
        "init" => keep::init(matches, out),
        "open" => open::open(matches, out),
        "serve" => serve::serve(matches, out),
        "import" => import::import(matches, out),
        "search" => lists::search(matches, out),
        "show" => lists::show(matches, out),
        "erase" => erase::erase(matches, out),
        "export" => lists::export(matches, out),
        "bundle" => bundle::bundle(matches, out),
        "verify" => keep::verify(matches, out),
        "rebuild" => keep::rebuild(matches, out),
        "checkpoint" => keep::checkpoint(matches, out),
        "copies" => copies::copies(matches, out),
        "backup" => copies::backup(matches, out),
        "restore" => copies::restore(matches, out),
        "requests" => requests::requests(matches, out),
        "user" => user::user(matches, out),
        "team" => team::team(matches, out),
        "link" => link::link(matches, out),
        "names" => link::names(matches, out),
        "demo" => demo::demo(matches, out),
        other => unreachable!("{other} is no command of the table"),
    }
}
