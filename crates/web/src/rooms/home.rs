//! What waits, and the rest of the menu.

use crate::ask::{Answer, Ask, go, html};
use crate::frame::frame;
use crate::words;
use access::Action;
use pages::paths;
use pages::view::{About, DataLine, Home};
use search::{Filters, Flag};

/// The first page after signing in.
pub(crate) fn home(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    // Who reads the log and no file would be told here of an empty register.
    if !desk.viewer.can(Action::Read) && desk.viewer.can(Action::Audit) {
        return Ok(go(paths::AUDIT));
    }
    let frame = frame(ask);
    let waits = |path| frame.waits_in(path);
    let mut view =
        Home { waiting: waits(paths::WAITING), proposals: waits(paths::MATCHING), ..Home::default() };
    if desk.viewer.can(Action::Read) {
        view.files = desk.count()? as u64;
        if frame.may.tell {
            let untold = Filters { flags: [Flag::Untold].into(), ..Filters::default() };
            view.held = desk
                .list(&search::Query { filters: untold, limit: 1, ..search::Query::default() })?
                .page
                .total as u64;
            view.held_href = paths::with(paths::FILES, &[("flag", Flag::Untold.key())]);
        }
        // What changed last tells that something was written: it is for colleagues.
        if !desk.is_outside() {
            view.tasks = desk.tasks(true)?.len() as u64;
            let query = search::Query { sort: search::Sort::Changed, limit: 8, ..search::Query::default() };
            let page = desk.list(&query)?;
            view.recent = page.cards.iter().map(|card| words::person_line(ask, card)).collect();
        }
    }
    if frame.may.import {
        view.plans = super::imports::plan_lines(ask)?;
        view.imports = super::imports::import_lines(ask).into_iter().take(5).collect();
    }
    if desk.viewer.can(Action::Team) {
        view.teams = desk.teams()?.iter().filter(|(_, team)| team.vacant).count() as u64;
    }
    view.exposed = ask.app.options.exposed && (frame.may.members || frame.may.backup);
    view.requests = desk.requests_to_answer()? as u64;
    if frame.may.backup {
        view.copy = Some(super::copies::said(ask)?);
    }
    Ok(html(pages::home::home(&frame, &view)))
}

/// The rest of the menu.
pub(crate) fn more(ask: &Ask) -> Answer {
    Ok(html(pages::home::more(&frame(ask))))
}

/// The short guide.
pub(crate) fn help(ask: &Ask) -> Answer {
    Ok(html(pages::guide::help(&frame(ask))))
}

/// Version, licences, data.
pub(crate) fn about(ask: &Ask) -> Answer {
    let r = ask.reader;
    let line = |key: &str, count: usize, source: &str| DataLine {
        title: r.t(&format!("data-{key}")).to_owned(),
        count: count as u64,
        source: if source.is_empty() { r.t("data-own").to_owned() } else { source.to_owned() },
        status: r.t(&format!("data-{key}-status")).to_owned(),
    };
    let view = About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data: words::reference_data()
            .into_iter()
            .map(|(key, count, source)| line(key, count, source))
            .collect(),
        licences: LICENCES
            .iter()
            .map(|(name, licence)| ((*name).to_owned(), (*licence).to_owned()))
            .collect(),
    };
    Ok(html(pages::guide::about(&frame(ask), &view)))
}

/// The libraries that do most of the work.
const LICENCES: &[(&str, &str)] = &[
    ("SQLite, SQLCipher", "public domain, BSD-3-Clause"),
    ("axum, hyper, tokio", "MIT"),
    ("maud", "MIT OR Apache-2.0"),
    ("fluent", "MIT OR Apache-2.0"),
    ("age", "MIT OR Apache-2.0"),
    ("RustCrypto", "MIT OR Apache-2.0"),
    ("rust_xlsxwriter", "MIT OR Apache-2.0"),
    ("serde", "MIT OR Apache-2.0"),
];
