//! What waits for a second person, and what became of it.

use super::write::{Wrong, again, answer, trouble};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{Request, Standing, Wanted};
use model::MemberId;
use pages::paths;
use pages::view::{RequestLine, Requests};

/// The page.
pub(crate) fn requests(ask: &Ask) -> Answer {
    crate::ask::of_the_house(ask)?;
    page(ask, None)
}

fn page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let desk = ask.desk()?;
    let requests = desk.requests()?;
    let view = Requests {
        requests: requests
            .iter()
            .map(|request| line(ask, request, &requests, desk.may_answer(request)))
            .collect(),
        alone: !desk.has_second()?,
        proof: trouble(ask, &["before"], wrong),
    };
    answer(wrong, pages::requests::requests(&frame(ask), &view))
}

fn line(ask: &Ask, request: &Request, all: &[Request], mine: bool) -> RequestLine {
    let who_and_when = |key: &str, who: MemberId, at: i64| {
        let name = ask.app.house.member_name(who).unwrap_or_else(|| who.to_string());
        ask.reader.ta(key, &[("name", name.into()), ("when", words::ago(ask, at).into())])
    };
    let refused = |earlier: &&Request| {
        let same = request.wanted.about().is_some() && earlier.wanted.about() == request.wanted.about();
        earlier.id < request.id && earlier.standing == Standing::Refused && same
    };
    let refused =
        all.iter().filter(refused).max_by_key(|earlier| earlier.id).and_then(|earlier| earlier.answered);
    let told = request.told();
    RequestLine {
        before: refused.map(|(who, at)| who_and_when("request-refused-before", who, at)).unwrap_or_default(),
        id: request.id.to_string(),
        what: ask.app.house.request_words(&request.wanted, ask.reader),
        about: about(ask, &request.wanted),
        asked: who_and_when("request-asked", request.by, request.at),
        standing: told.to_owned(),
        answered: request
            .answered
            .filter(|_| told != "admitted")
            .map(|(who, at)| who_and_when("request-answered", who, at))
            .unwrap_or_default(),
        remains: request
            .remains
            .as_ref()
            .map(|remains| remains.words(ask.reader, &|at| words::moment(ask.reader, at)))
            .unwrap_or_default(),
        mine,
    }
}

/// Where what is asked for can be read before it is answered.
fn about(ask: &Ask, wanted: &Wanted) -> Option<String> {
    let may = |action| ask.desk().is_ok_and(|desk| desk.viewer.can(action));
    match wanted {
        Wanted::Forget(files, _) => {
            files.first().filter(|_| may(Action::Read)).map(|file| paths::file(&file.to_string()))
        }
        Wanted::List(document, _) => {
            may(Action::Forget).then(|| paths::document_destroy(&document.to_string()))
        }
        Wanted::Row(waits, _) => may(Action::Import).then(|| paths::waiting(&waits.to_string())),
        Wanted::Team(file, ..) => may(Action::Team).then(|| paths::team(&file.to_string())),
        _ => None,
    }
}

/// The number of the request that is answered.
fn number(ask: &Ask) -> Result<casework::RequestId, Failure> {
    ask.word("id")?.parse().map_err(|()| Failure::not_found())
}

/// Confirms.
pub(crate) fn confirm(ask: &Ask) -> Answer {
    let done = ask.proven().and_then(|desk| Ok(desk.confirm_request(number(ask)?)?));
    match done {
        // What a forgetting did not reach stands with the request.
        Ok(request) => {
            let key = match request.remains.is_some_and(|remains| remains != Default::default()) {
                true => "web-request-confirmed-remains",
                false => "web-request-confirmed",
            };
            said(ask, key)
        }
        Err(failure) => again(failure, |wrong| page(ask, wrong)),
    }
}

/// Refuses.
pub(crate) fn refuse(ask: &Ask) -> Answer {
    let done = ask.proven().and_then(|desk| {
        let id = number(ask)?;
        let wanted =
            desk.requests()?.into_iter().find(|request| request.id == id).map(|request| request.wanted);
        drop(desk.refuse_request(id)?);
        Ok(wanted)
    });
    match done {
        Ok(wanted) => said(ask, refused_key(wanted.as_ref())),
        Err(failure) => again(failure, |wrong| page(ask, wrong)),
    }
}

/// What a refusal leaves: where a password was given or a key taken off, the old ones do not come back by it.
fn refused_key(wanted: Option<&Wanted>) -> &'static str {
    match wanted {
        Some(Wanted::Account(_)) => "web-request-refused-account",
        Some(Wanted::Password(_)) => "web-request-refused-password",
        Some(Wanted::Totp(_)) => "web-request-refused-totp",
        _ => "web-request-refused",
    }
}

fn said(ask: &Ask, key: &str) -> Answer {
    ask.done(key);
    Ok(go(paths::REQUESTS))
}
