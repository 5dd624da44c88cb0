//! `athar requests`: what waits for a second person, and the answer of one.

use crate::open;
use crate::out::{Done, Out};
use casework::{Desk, House, Request, Standing};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Minutes before UTC of the clock in Damascus.
const DAMASCUS: i32 = 180;

/// Lists requests; with `--confirm` or `--refuse` answers one, as the colleague of `--as`.
pub fn requests(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let refused = |r: casework::Refusal| out.refused(&r);
    let number = |name: &str| {
        let named = crate::args::text(matches, name)?;
        Some(Request::number(named).ok_or_else(|| out.refused(&casework::Refusal::NotFound)))
    };
    let answered = match (number("confirm").transpose()?, number("refuse").transpose()?) {
        (Some(id), _) => Some(("confirmed", desk.confirm_request(id).map_err(refused)?)),
        (_, Some(id)) => Some(("refused", desk.refuse_request(id).map_err(refused)?)),
        (None, None) => None,
    };
    let all = desk.requests().map_err(refused)?;
    let mut document =
        json!({"requests": all.iter().map(|request| told(&house, &desk, request, out)).collect::<Vec<_>>()});
    if let Some((how, request)) = &answered {
        document[how] = json!(request.id);
    }
    // At the machine alone nobody is the second person: that needs a colleague's own password.
    let waits =
        desk.viewer.member == open::OPERATOR && all.iter().any(|request| request.standing == Standing::Waits);
    out.answer(&document, || {
        let first = match &answered {
            Some((how, request)) => {
                out.reader.ta(&format!("cli-requests-{how}"), &[("n", request.name().into())])
            }
            None if all.is_empty() => out.reader.t("cli-requests-none").to_owned(),
            None => String::new(),
        };
        let line = |request: &Request| {
            let standing = out.reader.t(&format!("standing-{}", request.told())).to_owned();
            let by =
                house.member_name(request.by).unwrap_or_else(|| out.reader.t("web-log-operator").to_owned());
            let moment = |at: i64| out.reader.moment(at.div_euclid(1000), DAMASCUS);
            let remains = request.remains.as_ref().map(|remains| remains.words(out.reader, &moment));
            let first = format!(
                "{}  {} · {by} · {standing}",
                request.name(),
                house.request_words(&request.wanted, out.reader)
            );
            std::iter::once(first)
                .chain(remains.unwrap_or_default().into_iter().map(|line| format!("    {line}")))
                .collect::<Vec<_>>()
                .join("\n")
        };
        std::iter::once(first)
            .filter(|first| !first.is_empty())
            .chain(all.iter().map(line))
            .chain(waits.then(|| out.reader.t("cli-requests-answer").to_owned()))
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}

fn told(house: &House, desk: &Desk<'_>, request: &Request, out: &Out) -> Value {
    json!({
        "id": request.id, "name": request.name(), "remains": request.remains, "kind": request.wanted.key(), "standing": request.told(), "by": request.by, "at": request.at,
        "mine_to_answer": desk.may_answer(request), "what": house.request_words(&request.wanted, out.reader),
    })
}
