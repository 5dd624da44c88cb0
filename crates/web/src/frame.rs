//! What stands around every page, and the page that says what went wrong.

use crate::ask::{Ask, go, html_as};
use crate::earlier::AS_OF;
use crate::failure::Failure;
use crate::sessions::{Flash, Said};
use access::{Action, Viewer};
use axum::response::Response;
use l10n::{Arg, Reader};
use pages::paths;
use pages::places::Places;
use pages::view::{AsOf, ErrorPage, Flash as Line, FlashKind, Frame, Link, May, Who};

/// The frame of this request.
pub(crate) fn frame(ask: &Ask) -> Frame {
    let mut frame = Frame {
        reader: ask.reader,
        path: ask.path.clone(),
        association: String::new(),
        who: None,
        csrf: format!("{}.{}", ask.app.form_token(&ask.cookie), ask.app.form_key()),
        ..Frame::default()
    };
    let Some(inside) = &ask.inside else { return frame };
    let ground = ask.ground_of_today();
    let member = &inside.present.member;
    frame.csrf = format!("{}.{}", frame.csrf, ask.app.own_mark(member.id));
    frame.association.clone_from(&ground.association.name);
    let viewer = &inside.present.viewer;
    // Whoever came in with a password that another knows is led nowhere before they chose their own.
    if !member.given {
        frame.may = may(&if ask.is_past() { viewer.in_the_past() } else { viewer.clone() });
        frame.places = Places::of(viewer);
    }
    frame.as_of = ask.is_past().then(|| as_of(ask));
    frame.who = Some(Who {
        name: member.name.clone(),
        roles: member.roles.iter().map(|role| role.key().to_owned()).collect(),
        device_key: device_key(member),
        draft_key: ask.app.house.draft_key(member.id),
    });
    if frame.may.import {
        let rows = ground.count_waiting() as u64;
        frame.waits.extend([(paths::IMPORTS, rows), (paths::WAITING, rows)]);
    }
    if frame.may.see_matching {
        frame.waits.push((paths::MATCHING, ask.app.proposals(member.id)));
    }
    frame.query =
        if ask.path.starts_with(paths::FILES) { ask.query.get("q").to_owned() } else { String::new() };
    frame.flash = ask.app.sessions.said(&ask.cookie).map(|flash| line(&flash, ask.reader));
    frame
}

/// The day that is read, and the way back to today.
fn as_of(ask: &Ask) -> AsOf {
    let words = ask.query.get(AS_OF);
    let day = ask.reader.day(ask.house().today());
    let note = match words.parse() {
        Ok(casework::AsOf::Act(act)) => {
            ask.reader.ta("as-of-act-note", &[("act", ask.reader.num(act).into()), ("day", day.into())])
        }
        _ => ask.reader.ta("as-of-note", &[("day", day.into())]),
    };
    AsOf { value: words.to_owned(), note, today_href: ask.query.without(&[AS_OF]).on(ask.address()) }
}

/// A mark for what a device keeps for an account: never a name, and stable.
pub(crate) fn device_key(member: &casework::Member) -> String {
    sealing::token::hash_hex(&format!("device {} {}", member.id, member.created))[..16].to_owned()
}

/// Which acts to offer to a viewer.
pub(crate) fn may(viewer: &Viewer) -> May {
    May {
        read: viewer.can(Action::Read),
        record: viewer.can(Action::Record),
        import: viewer.can(Action::Import),
        withdraw_import: viewer.can(Action::Undo),
        see_matching: viewer.can(Action::Judge),
        judge: viewer.can(Action::Judge),
        review: viewer.can(Action::Review),
        team: viewer.can(Action::Team),
        forget: viewer.can(Action::Forget),
        tune: viewer.can(Action::Tune),
        export: viewer.can(Action::Export),
        past: viewer.can(Action::Past),
        reveal: viewer.can(Action::Reveal),
        tell: viewer.can(Action::Tell),
        members: viewer.can(Action::ManageMembers),
        organisations: viewer.can(Action::Undo),
        audit: viewer.can(Action::Audit),
        backup: viewer.can(Action::Keep),
    }
}

fn line(flash: &Flash, reader: Reader) -> Line {
    let args: Vec<(&str, Arg<'_>)> = flash
        .args
        .iter()
        .map(|(name, said)| match said {
            Said::Count(n) => (*name, Arg::from(*n)),
            Said::Words(words) => (*name, Arg::from(words)),
        })
        .collect();
    let text = match flash.trouble {
        true => {
            let trouble = reader.trouble(&flash.key, &args);
            format!("{} {}", trouble.what, trouble.fix)
        }
        false => reader.ta(&flash.key, &args),
    };
    let kind = match (flash.trouble, flash.note) {
        (true, _) => FlashKind::Trouble,
        (_, true) => FlashKind::Note,
        _ => FlashKind::Done,
    };
    let undo = flash.undo.clone().map(|to| (to, reader.t("web-undo").to_owned()));
    Line { kind, text, undo, arrived: flash.arrived.clone() }
}

/// A form of the same colleague from before they signed out and in again: nothing is written, and what they
/// wrote comes back to be sent once more.
pub(crate) const FROM_BEFORE: &str = "csrf-before";

/// The answer to a request that failed: a calm page, or the door.
pub(crate) fn failed(ask: &Ask, failure: &Failure) -> Response {
    let reading = ask.form.iter().next().is_none();
    if failure.status == 401 && failure.code == "401" && reading && ask.inside.is_none() {
        return to_the_door(ask);
    }
    if failure.code == "choose-password" && reading {
        return go(paths::FIRST_PASSWORD);
    }
    // A form with files is not read before its token is.
    let failure = &match failure.code == FROM_BEFORE && reading {
        true => Failure::coded(403, "csrf"),
        false => failure.clone(),
    };
    let trouble = Some(failure.trouble(ask.reader));
    if failure.code == FROM_BEFORE {
        let fields: Vec<(&str, &str)> = ask.form.iter().filter(|(name, _)| *name != "csrf").collect();
        let page = ErrorPage { status: failure.status, trouble, back: None };
        return html_as(failure.status, pages::trouble::send_again(&frame(ask), &page, &fields));
    }
    let back = match ask.inside {
        // A form has the address it is sent to.
        Some(_) if failure.status == 413 => {
            Some(Link::new(ask.reader.t("web-back-to-form"), ask.path.clone()))
        }
        Some(_) if failure.code == "plan-gone" => {
            Some(Link::new(ask.reader.t("place-imports"), paths::IMPORTS))
        }
        Some(_) => Some(Link::new(ask.reader.t("place-files"), paths::FILES)),
        // The page itself shows the door to whoever is outside.
        None => None,
    };
    let page = ErrorPage { status: failure.status, trouble, back };
    html_as(failure.status, pages::trouble::error(&frame(ask), &page))
}

fn to_the_door(ask: &Ask) -> Response {
    if ask.app.house.has_no_members().unwrap_or(false) {
        return go(paths::SETUP);
    }
    let next = if ask.path == "/" { "" } else { ask.path.as_str() };
    go(&paths::with(paths::SIGN_IN, &[("next", next)]))
}

/// The same where not even the request could be read.
pub(crate) fn bare_failure(failure: &Failure, reader: Reader) -> Response {
    let page = ErrorPage { status: failure.status, trouble: Some(failure.trouble(reader)), back: None };
    html_as(failure.status, pages::trouble::error(&Frame { reader, ..Frame::default() }, &page))
}
