//! `athar erase`: forgetting a person, by the operator who holds the passphrase.

use super::requests;
use crate::args;
use crate::open;
use crate::out::{Done, Out};
use casework::{Desk, Passed, Refusal, Remains, Wish};
use clap::ArgMatches;
use model::{DocumentId, MemberId, Subject};
use serde_json::json;

/// Minutes before UTC of the clock in Damascus.
const DAMASCUS: i32 = 180;

pub fn erase(matches: &ArgMatches, out: &Out) -> Done {
    let id = args::text(matches, "id").unwrap_or_default();
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
    if let Ok(document) = id.parse::<DocumentId>() {
        return erase_list(&desk, out, document, &wish, (args::text(matches, "as").is_some(), second));
    }
    let subject: Subject = id.parse().map_err(|_| out.refused(&Refusal::NotFound))?;
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
    let lists: Vec<_> = kept
        .iter()
        .map(|list| {
            json!({
                "import": list.import.to_string(), "file": list.name, "document": list.document.to_string(),
            })
        })
        .collect();
    let named: Vec<String> = done.named_in.iter().map(Subject::to_string).collect();
    let rows: Vec<String> = done.rows.iter().map(u64::to_string).collect();
    let document = json!({
        "erased": {"acts": done.acts + done.unnamed, "documents": done.documents},
        "files": done.files.iter().map(Subject::to_string).collect::<Vec<_>>(),
        "backups": copies, "lists": lists, "named_in": named, "rows": rows,
        "left": done.left, "named_words": done.named_words, "papers_in": done.papers_in,
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

/// One list that was kept as it came, by its document.
fn erase_list(
    desk: &Desk<'_>,
    out: &Out,
    document: DocumentId,
    wish: &Wish,
    (asks, second): (bool, Option<MemberId>),
) -> Done {
    let remains = if asks {
        // A colleague asks another, where there is one.
        match desk.destroy_list(document, wish).map_err(|r| out.refused(&r))? {
            Passed::Waits | Passed::Operator => return requests::waits(desk, out, json!({})),
            Passed::Done | Passed::Alone => Remains::default(),
        }
    } else {
        desk.destroy_list_at_once(document, wish, second).map_err(|r| out.refused(&r))?
    };
    let copies = remains.copies.iter().map(|path| json!({"path": path}));
    let elsewhere = remains.elsewhere.iter().map(|at| json!({"path": null, "at": at}));
    let told = json!({
        "erased": {"acts": 0, "documents": 1}, "list": document.to_string(),
        "backups": copies.chain(elsewhere).collect::<Vec<_>>(),
    });
    out.answer(&told, || {
        let moment = |at: i64| out.reader.moment(at.div_euclid(1000), DAMASCUS);
        let done = out.reader.ta("cli-erase-list-done", &[("list", document.to_string().into())]);
        std::iter::once(done).chain(remains.words(out.reader, &moment)).collect::<Vec<_>>().join("\n")
    });
    Ok(())
}
