//! `athar requests`: what waits for a second person, and the answer of one.

use crate::args;
use crate::open;
use crate::out::{Done, Out};
use casework::{Desk, House, Refusal, Request, RequestId, Standing};
use clap::ArgMatches;
use serde_json::{Value, json};

/// Minutes before UTC of the clock in Damascus.
const DAMASCUS: i32 = 180;

/// Lists requests; with `--confirm` or `--refuse` answers one, as the colleague of `--as`.
pub fn requests(matches: &ArgMatches, out: &Out) -> Done {
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let refused = |r: Refusal| out.refused(&r);
    let number = |word: &str| word.parse::<RequestId>().map_err(|()| refused(Refusal::NotFound));
    let answered = match (args::text(matches, "confirm"), args::text(matches, "refuse")) {
        (Some(id), _) => Some(("confirmed", desk.confirm_request(number(id)?).map_err(refused)?)),
        (_, Some(id)) => Some(("refused", desk.refuse_request(number(id)?).map_err(refused)?)),
        (None, None) => None,
    };
    let all = desk.requests().map_err(refused)?;
    let mut document =
        json!({"requests": all.iter().map(|request| told(&house, &desk, request, out)).collect::<Vec<_>>()});
    if let Some((how, request)) = &answered {
        document[*how] = json!(request.id.to_string());
    }
    out.answer(&document, || {
        let first = match &answered {
            Some((how, request)) => {
                out.reader.ta(&format!("cli-requests-{how}"), &[("n", request.id.to_string().into())])
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
                request.id,
                house.request_words(&request.wanted, out.reader)
            );
            let yours = desk.may_answer(request).then(|| out.reader.t("cli-requests-yours"));
            let first = std::iter::once(first.as_str()).chain(yours).collect::<Vec<_>>().join(" · ");
            std::iter::once(first)
                .chain(remains.unwrap_or_default().into_iter().map(|line| format!("    {line}")))
                .collect::<Vec<_>>()
                .join("\n")
        };
        // Whoever holds the passphrase reads them all, and answers none.
        let waits = all.iter().any(|request| request.standing == Standing::Waits);
        let how = (args::text(matches, "as").is_none() && waits)
            .then(|| out.reader.t("cli-requests-how").to_owned());
        std::iter::once(first)
            .filter(|first| !first.is_empty())
            .chain(all.iter().map(line))
            .chain(how)
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}

/// Says that what this colleague asked for waits, under which number, and how it is answered.
pub fn waits(desk: &Desk<'_>, out: &Out, mut document: Value) -> Done {
    let mine = |request: &Request| request.by == desk.viewer.member && request.standing == Standing::Waits;
    let all = desk.requests().map_err(|r| out.refused(&r))?;
    document["waits"] = json!(true);
    let Some(request) = all.into_iter().find(mine) else {
        out.answer(&document, || out.reader.t("web-request-asked").to_owned());
        return Ok(());
    };
    let number = request.id.to_string();
    document["request"] = json!(number);
    out.answer(&document, || {
        format!(
            "{} {}",
            out.reader.t("web-request-asked"),
            out.reader.ta("cli-requests-answer", &[("n", number.as_str().into())])
        )
    });
    Ok(())
}

fn told(house: &House, desk: &Desk<'_>, request: &Request, out: &Out) -> Value {
    json!({
        "id": request.id.to_string(), "kind": request.wanted.key(), "standing": request.told(),
        "by": request.by, "at": request.at, "remains": request.remains,
        "mine_to_answer": desk.may_answer(request), "what": house.request_words(&request.wanted, out.reader),
    })
}
