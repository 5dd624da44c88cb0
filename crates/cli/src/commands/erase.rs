//! `athar erase`: forgetting a person, by the operator who holds the passphrase.

use super::requests;
use crate::args;
use crate::open;
use crate::out::{Done, Out};
use casework::{Refusal, Wish};
use clap::ArgMatches;
use model::Subject;
use serde_json::json;

/// Minutes before UTC of the clock in Damascus.
const DAMASCUS: i32 = 180;

pub fn erase(matches: &ArgMatches, out: &Out) -> Done {
    let id = args::text(matches, "id").unwrap_or_default();
    let subject: Subject = id.parse().map_err(|_| out.refused(&Refusal::NotFound))?;
    let wish = Wish {
        asked_by: args::text(matches, "asked-by").unwrap_or_default().to_owned(),
        why: args::text(matches, "why").unwrap_or_default().to_owned(),
        with_lists: args::given(matches, "with-lists"),
    };
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let second = match args::text(matches, "second") {
        Some(login) => {
            let member = house.member_by_login(login).map_err(|r| out.refused(&r))?;
            Some(member.ok_or_else(|| out.refused(&Refusal::Field("login", "unknown")))?.id)
        }
        None => None,
    };
    let done = match args::text(matches, "as") {
        None => Some(desk.forget_at_once(&subject, &wish, second).map_err(|r| out.refused(&r))?),
        // A colleague asks another, where there is one.
        Some(_) => desk.forget(&subject, &wish).map_err(|r| out.refused(&r))?.1,
    };
    let Some(done) = done else {
        return requests::waits(&desk, out, json!({}));
    };
    let elsewhere = done.elsewhere.iter().map(|at| json!({"path": null, "at": at}));
    let copies: Vec<_> =
        done.copies.iter().map(|copy| json!({"path": copy.path, "at": copy.at})).chain(elsewhere).collect();
    let kept: Vec<_> = if wish.with_lists { Vec::new() } else { done.lists.clone() };
    let lists: Vec<_> =
        kept.iter().map(|(import, name)| json!({"import": import.to_string(), "file": name})).collect();
    let named: Vec<String> = done.named_in.iter().map(Subject::to_string).collect();
    let rows: Vec<String> = done.rows.iter().map(u64::to_string).collect();
    let document = json!({
        "erased": {"acts": done.acts + done.unnamed, "documents": done.documents},
        "files": done.files.iter().map(Subject::to_string).collect::<Vec<_>>(),
        "backups": copies, "lists": lists, "named_in": named, "rows": rows,
        "left": done.left,
    });
    out.answer(&document, || {
        let counted = [
            ("acts", ((done.acts + done.unnamed) as i64).into()),
            ("documents", (done.documents as i64).into()),
        ];
        let mut text = out.reader.ta("cli-erase-done", &counted);
        let moment = |at: i64| out.reader.moment(at.div_euclid(1000), DAMASCUS);
        for line in done.remains(wish.with_lists).words(out.reader, &moment) {
            text.push('\n');
            text.push_str(&line);
        }
        text
    });
    Ok(())
}
