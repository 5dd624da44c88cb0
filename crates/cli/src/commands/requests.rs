//! `athar requests`: what waits for a second person, and the answer of one.

use crate::open;
use crate::out::{Done, Out};
use casework::{Desk, House, Request};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Lists requests; with `--confirm` or `--refuse` answers one, as the colleague of `--as`.
pub fn requests(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let refused = |r: casework::Refusal| out.refused(&r);
    let number = |name: &str| matches.get_one::<u64>(name).copied();
    let answered = match (number("confirm"), number("refuse")) {
        (Some(id), _) => {
            desk.confirm_request(id).map_err(refused)?;
            Some(("confirmed", id))
        }
        (_, Some(id)) => {
            desk.refuse_request(id).map_err(refused)?;
            Some(("refused", id))
        }
        (None, None) => None,
    };
    let all = desk.requests().map_err(refused)?;
    let mut document =
        json!({"requests": all.iter().map(|request| told(&house, &desk, request, out)).collect::<Vec<_>>()});
    if let Some((how, id)) = answered {
        document[how] = json!(id);
    }
    out.answer(&document, || {
        let first = match answered {
            Some((how, id)) => out.reader.ta(&format!("cli-requests-{how}"), &[("n", id.to_string().into())]),
            None if all.is_empty() => out.reader.t("cli-requests-none").to_owned(),
            None => String::new(),
        };
        let line = |request: &Request| {
            let standing = out.reader.t(&format!("standing-{}", request.told())).to_owned();
            let by =
                house.member_name(request.by).unwrap_or_else(|| out.reader.t("web-log-operator").to_owned());
            format!(
                "{}  {} · {by} · {standing}",
                request.id,
                house.request_words(&request.wanted, out.reader)
            )
        };
        std::iter::once(first)
            .filter(|first| !first.is_empty())
            .chain(all.iter().map(line))
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}

fn told(house: &House, desk: &Desk<'_>, request: &Request, out: &Out) -> Value {
    json!({
        "id": request.id, "kind": request.wanted.key(), "standing": request.told(), "by": request.by,
        "at": request.at,
        "mine_to_answer": desk.may_answer(request), "what": house.request_words(&request.wanted, out.reader),
    })
}
