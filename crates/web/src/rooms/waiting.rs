//! Rows that wait for a person, and what can be done with each.

use super::imports::{place, reason};
use super::list::paging;
use super::plan::field_word;
use crate::ask::{go, html, Answer, Ask};
use crate::failure::Failure;
use crate::frame::frame;
use casework::{Clearing, Field};
use model::act::RowWaits;
use model::{Property, Tier};
use pages::paths;
use pages::view::{FilterOption, Waiting, WaitingAct, WaitingRow};
use std::collections::BTreeMap;

const ROWS: usize = 20;

/// The work-list.
pub(crate) fn waiting(ask: &Ask) -> Answer {
    let all = ask.desk()?.waiting()?;
    let (import, why) = (ask.query.get("import"), ask.query.get("reason"));
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    let mut imports: BTreeMap<String, u64> = BTreeMap::new();
    for waiting in &all {
        *reasons.entry(waiting.row.reason.clone()).or_default() += 1;
        *imports.entry(waiting.row.import.to_string()).or_default() += 1;
    }
    let wanted = |row: &RowWaits| (import.is_empty() || row.import.to_string() == import) && (why.is_empty() || row.reason == why);
    let rows: Vec<_> = all.iter().filter(|w| wanted(&w.row)).collect();
    let number = ask.page_number();
    let state = ask.query.without(&["page"]);
    let option = |name: &str, value: &str, label: String, count: u64| {
        let chosen = ask.query.get(name) == value;
        let base = state.without(&[name]);
        let href = if chosen { base.on(paths::WAITING) } else { base.with(name, value).on(paths::WAITING) };
        FilterOption { label, count, href, chosen, depth: 0 }
    };
    let ground = ask.app.house.ground();
    let file = |id: &str| {
        let standing = id.parse().ok().and_then(|id| ground.imports.get(&id));
        standing.and_then(|s| s.accepted.files.first()).map_or_else(|| id.to_owned(), |f| f.name.clone())
    };
    let circle = ask.desk()?.audience().tier();
    let view = Waiting {
        total: all.len() as u64,
        reasons: reasons.iter().map(|(code, n)| option("reason", code, reason(ask, code), *n)).collect(),
        imports: imports.iter().map(|(id, n)| option("import", id, file(id), *n)).collect(),
        rows: rows.iter().skip((number - 1) * ROWS).take(ROWS).map(|w| row(ask, w.seq, &w.row, circle)).collect(),
        paging: paging(number, ROWS, rows.len() as u64, &state, paths::WAITING),
    };
    Ok(html(pages::waiting::waiting(&frame(ask), &view)))
}

/// One row, on a page of its own.
pub(crate) fn one(ask: &Ask) -> Answer {
    let id: u64 = ask.param("id")?;
    let all = ask.desk()?.waiting()?;
    let found = all.iter().find(|w| w.seq == id).ok_or_else(Failure::not_found)?;
    let rows = vec![row(ask, id, &found.row, ask.desk()?.audience().tier())];
    let view = Waiting { total: all.len() as u64, rows, ..Waiting::default() };
    Ok(html(pages::waiting::waiting(&frame(ask), &view)))
}

/// Whether the cell of a field may be seen: it becomes a claim of some property, and that has its circle.
pub(crate) fn cell_is_seen(key: &str, circle: Tier) -> bool {
    let property = match key {
        "gps" => "taken_point",
        key => key,
    };
    // A column that nobody has mapped may hold anything.
    Property::of(property).map_or(Tier::Team, |p| p.entry().shown_to) <= circle
}

fn row(ask: &Ask, id: u64, row: &RowWaits, circle: Tier) -> WaitingRow {
    let ground = ask.app.house.ground();
    let fields = casework::fields_of(row);
    let said = |f: &Field| if cell_is_seen(&f.key, circle) { f.text.clone() } else { ask.reader.t("web-hidden").to_owned() };
    let in_question = |f: &Field| row.column.as_deref().is_some_and(|c| c == f.column || c == f.key);
    let advice = format!("advice-{}", row.reason);
    WaitingRow {
        id: id.to_string(),
        place: place(ask, &row.file, row.sheet.as_deref(), row.row),
        organisation: ground.organisations.get(&row.organisation).cloned().unwrap_or_default(),
        reason: reason(ask, &row.reason),
        advice: if ask.reader.has(&advice) { ask.reader.t(&advice).to_owned() } else { String::new() },
        cells: fields.iter().map(|f| (f.column.clone(), said(f), in_question(f))).collect(),
        acts: acts(ask, row, &fields, circle),
        similar: Vec::new(),
    }
}

fn acts(ask: &Ask, row: &RowWaits, fields: &[Field], circle: Tier) -> Vec<WaitingAct> {
    let name = fields.iter().find(|f| matches!(f.key.as_str(), "full_name" | "given_name"));
    let in_question = fields.iter().find(|f| row.column.as_deref().is_some_and(|c| c == f.column || c == f.key));
    let correct = |f: &Field| WaitingAct::Correct { column: f.key.clone(), label: field_word(ask, &f.key), value: f.text.clone() };
    let mut acts = Vec::new();
    match row.reason.as_str() {
        "two-people" => {
            if let Some(name) = name {
                acts.push(WaitingAct::Split(two_names(&name.text)));
            }
            acts.push(WaitingAct::One);
        }
        "no-name" => acts.push(WaitingAct::Correct {
            column: "full_name".into(),
            label: field_word(ask, "full_name"),
            value: name.map(|n| n.text.clone()).unwrap_or_default(),
        }),
        _ => {
            if let Some(field) = in_question.filter(|f| cell_is_seen(&f.key, circle)) {
                acts.push(correct(field));
                acts.push(WaitingAct::Without { column: field.key.clone(), label: field_word(ask, &field.key) });
            }
            acts.push(WaitingAct::One);
        }
    }
    acts.push(WaitingAct::LeaveOut);
    acts
}

/// The names in one cell, as far as they can be told apart.
fn two_names(said: &str) -> Vec<String> {
    let parsed = names::split(said);
    let first = parsed.chain().join(" ");
    match parsed.second {
        Some(second) if !first.is_empty() => vec![first, second],
        _ => vec![names::clean(said), String::new()],
    }
}

/// Clears a row.
pub(crate) fn clear(ask: &Ask) -> Answer {
    let id: u64 = ask.param("id")?;
    let form = &ask.form;
    let clearing = match form.get("how") {
        "split" => Clearing::Split(form.all("part").map(str::to_owned).collect()),
        "one" => Clearing::One,
        "corrected" => Clearing::Corrected(vec![(form.get("column").to_owned(), form.get("value").to_owned())]),
        "left_out" => Clearing::LeftOut,
        _ => return Err(Failure::status(400)),
    };
    match ask.desk()?.clear_row(id, &clearing) {
        Ok(_) => ask.done("web-row-cleared"),
        Err(casework::Refusal::Field(field, code)) => {
            let failure = Failure::field(field, code);
            let trouble = failure.trouble(ask.reader);
            let words = format!("{} {}", trouble.what, trouble.fix);
            ask.say(crate::sessions::Flash {
                note: true,
                key: "web-said".into(),
                args: vec![("words", crate::sessions::Said::Words(words))],
                ..Default::default()
            });
            return Ok(go(&paths::waiting(&id.to_string())));
        }
        Err(other) => return Err(other.into()),
    }
    Ok(go(paths::WAITING))
}
