//! Rows that wait for a person, and what can be done with each.

use super::named::{link_of, name_of};
use super::paging::paging;
use super::plan::field_word;
use super::rows::{place, reason};
use super::write::{Wrong, again, answer, back};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use crate::told::waiting::{self as told, CellSeen};
use crate::words;
use access::Action;
use casework::{Clearing, Field, Passed, Refusal, Remedy, cell_key, cell_tier};
use model::act::{HowCleared, RowWaits};
use model::{Subject, SubjectKind, Tier};
use pages::paths;
use pages::view::{DoneRow, FilterOption, Waiting, WaitingAct, WaitingCell, WaitingField, WaitingRow};
use std::collections::BTreeMap;

const ROWS: usize = 20;
/// Decisions shown under the rows that wait.
const DONE: usize = 10;

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
    let wanted = |row: &RowWaits| {
        (import.is_empty() || row.import.to_string() == import) && (why.is_empty() || row.reason == why)
    };
    let rows: Vec<_> = all.iter().filter(|w| wanted(&w.row)).collect();
    let number = ask.page_number();
    let state = ask.query.without(&["page"]);
    let option = |name: &str, value: &str, label: String, count: u64| {
        let chosen = ask.query.get(name) == value;
        let base = state.without(&[name]);
        let href = if chosen { base.on(paths::WAITING) } else { base.with(name, value).on(paths::WAITING) };
        FilterOption { label, count, href, chosen, depth: 0 }
    };
    let ground = ask.ground_of_today();
    let file = |id: &str| {
        let standing = id.parse().ok().and_then(|id| ground.lists.imports.get(&id));
        standing.and_then(|s| s.accepted.files.first()).map_or_else(|| id.to_owned(), |f| f.name.clone())
    };
    let shown = rows.iter().skip((number - 1) * ROWS).take(ROWS);
    let view = Waiting {
        total: all.len() as u64,
        reasons: reasons.iter().map(|(code, n)| option("reason", code, reason(ask, code), *n)).collect(),
        imports: imports.iter().map(|(id, n)| option("import", id, file(id), *n)).collect(),
        rows: shown.map(|w| row(ask, w.seq, &w.row, &[], None)).collect::<Result<_, _>>()?,
        paging: paging(number, ROWS, rows.len() as u64, &state, paths::WAITING),
        done: done(ask),
    };
    answer(None, pages::waiting::waiting(&frame(ask), &view))
}

/// One row, on a page of its own.
pub(crate) fn one(ask: &Ask) -> Answer {
    one_page(ask, &[], None)
}

fn one_page(ask: &Ask, revealed: &[Field], wrong: Wrong<'_>) -> Answer {
    let id: u64 = ask.param("id")?;
    let all = ask.desk()?.waiting()?;
    let found = all.iter().find(|w| w.seq == id).ok_or_else(Failure::not_found)?;
    let rows = vec![row(ask, id, &found.row, revealed, wrong)?];
    let view = Waiting { total: all.len() as u64, rows, ..Waiting::default() };
    answer(wrong, pages::waiting::waiting(&frame(ask), &view))
}

/// What was decided lately, with the names of the files.
fn done(ask: &Ask) -> Vec<DoneRow> {
    let ground = ask.ground_of_today();
    let line = |cleared: &&casework::ClearedRow| {
        let row = &cleared.waiting.row;
        let thing = if row.kind() == SubjectKind::PERSON
            || !matches!(cleared.how, HowCleared::One | HowCleared::Split)
        {
            ""
        } else {
            "-thing"
        };
        // Of a family one name may be all that anybody knew.
        let is_one = cleared.how == HowCleared::Split && cleared.subjects.len() == 1;
        let key =
            if is_one { "clearing-split-one".into() } else { format!("clearing-{}{thing}", cleared.how) };
        let how = ask.reader.t(&key).to_owned();
        let who = ask.app.house.member_name(cleared.by).unwrap_or_default();
        DoneRow {
            id: cleared.waiting.seq.to_string(),
            place: place(ask, &row.file, row.sheet.as_deref(), row.row),
            how: [Some(how), cleared.why.clone()].into_iter().flatten().collect::<Vec<_>>().join(": "),
            who: [who, words::ago(ask, cleared.at)].join(words::comma(ask.reader)),
            persons: cleared.subjects.iter().map(|subject| link_of(ask, subject)).collect(),
        }
    };
    ground.rows_cleared().iter().take(DONE).map(line).collect()
}

fn row(
    ask: &Ask,
    id: u64,
    row: &RowWaits,
    revealed: &[Field],
    wrong: Wrong<'_>,
) -> Result<WaitingRow, Failure> {
    let ground = ask.ground_of_today();
    let desk = ask.desk()?;
    let circle = desk.audience().tier();
    let may_ask = circle == Tier::Sealed && desk.viewer.can(Action::Reveal);
    let fields = casework::fields_of(row);
    let told = |f: &Field| told::seen(f, &fields, circle);
    let seen = |f: &Field| told(f) == CellSeen::Whole || revealed.contains(f);
    let seals = |f: &Field| told::is_sealed(f, &told(f));
    let cell = |f: &Field| WaitingCell {
        column: column_word(ask, f),
        words: match (seen(f), told(f), may_ask && seals(f)) {
            (true, _, _) | (_, CellSeen::Whole, _) => f.text.clone(),
            (_, CellSeen::Veiled(words), _) => words,
            (_, CellSeen::Kept, true) => ask.reader.t("tier-sealed").to_owned(),
            (_, CellSeen::Kept, false) => ask.reader.t("web-hidden").to_owned(),
        },
        asked: row.column.as_deref().is_some_and(|c| c == f.column || c == f.key),
        seal: (!seen(f) && may_ask && seals(f)).then(|| f.key.clone()),
    };
    let advice = format!("advice-{}", row.reason);
    let remedies = casework::remedies(row, ask.app.house.today(), &seen);
    let of = row.kind();
    let alike = match remedies.contains(&Remedy::This) {
        true => desk.alike(row)?,
        false => Vec::new(),
    };
    let acts = remedies.into_iter().flat_map(|remedy| match remedy {
        Remedy::One if row.reason == "forgotten" => vec![WaitingAct::Another],
        // Each of those that are here is an act of its own.
        Remedy::This => alike
            .iter()
            .map(|subject| WaitingAct::This { id: subject.to_string(), file: link_of(ask, subject) })
            .collect(),
        remedy => vec![act(ask, of, &fields, remedy, wrong)],
    });
    Ok(WaitingRow {
        id: id.to_string(),
        place: place(ask, &row.file, row.sheet.as_deref(), row.row),
        organisation: ground.association.organisations.get(&row.organisation).cloned().unwrap_or_default(),
        reason: reason(ask, &row.reason),
        advice: if ask.reader.has(&advice) { ask.reader.t(&advice).to_owned() } else { String::new() },
        cells: fields.iter().filter(|f| !f.text.trim().is_empty()).map(cell).collect(),
        acts: acts.collect(),
        similar: Vec::new(),
        asked: asked(ask, id)?,
        trouble: wrong.map(|(_, failure)| failure.trouble(ask.reader)),
        back: back(ask, wrong),
    })
}

/// Who asked a second person about a row, and when.
fn asked(ask: &Ask, id: u64) -> Result<String, Failure> {
    let of_row = |request: &casework::Request| {
        request.standing == casework::Standing::Waits
            && matches!(&request.wanted, casework::Wanted::Row(row, _) if *row == id)
    };
    let request = ask.desk()?.requests()?.into_iter().find(of_row);
    Ok(request.map_or_else(String::new, |request| {
        let name = ask.app.house.member_name(request.by).unwrap_or_else(|| request.by.to_string());
        let what = ask.app.house.request_words(&request.wanted, ask.reader);
        let when = words::ago(ask, request.at);
        ask.reader.ta("row-asked", &[("name", name.into()), ("when", when.into()), ("what", what.into())])
    }))
}

/// A remedy as the page offers it; what was typed and refused stays in it.
fn act(ask: &Ask, of: SubjectKind, fields: &[Field], remedy: Remedy, wrong: Wrong<'_>) -> WaitingAct {
    let field = |cell: &Field| {
        let name = form_name(fields, cell);
        let typed = wrong.is_some().then(|| ask.form.get(&name).to_owned()).filter(|typed| !typed.is_empty());
        let label = column_word(ask, cell);
        let known = super::known::known_of(ask, &cell.key);
        WaitingField {
            value: typed.unwrap_or_else(|| cell.text.clone()),
            known,
            label,
            name,
            sealed: cell_tier(&cell.key) == Tier::Sealed,
        }
    };
    match remedy {
        Remedy::Split(names) => {
            let typed: Vec<String> = ask.form.all("part").map(str::to_owned).collect();
            // One box more was asked for: what was typed stays.
            let more = asks_for_more(ask);
            let boxes = if (wrong.is_some() || more) && !typed.is_empty() { typed } else { names };
            let boxes = boxes.into_iter().chain(more.then(String::new)).collect();
            if of == SubjectKind::PERSON { WaitingAct::Split(boxes) } else { WaitingAct::SplitThings(boxes) }
        }
        Remedy::Write(cells) => WaitingAct::Write(cells.iter().map(field).collect()),
        Remedy::Without(cell) => {
            WaitingAct::Without { name: form_name(fields, &cell), label: column_word(ask, &cell) }
        }
        Remedy::One if of == SubjectKind::PERSON => WaitingAct::One,
        Remedy::One | Remedy::This => WaitingAct::OneThing,
        Remedy::AsItStands => WaitingAct::AsItStands,
        Remedy::LeaveOut => WaitingAct::LeaveOut,
    }
}

/// What its list calls a column. A text or a form that names its columns by fields has no titles of its own:
/// they are told in words.
pub(crate) fn column_word(ask: &Ask, cell: &Field) -> String {
    match cell.column == cell.key || cell.column.is_empty() {
        true => field_word(ask, &cell.key),
        false => cell.column.clone(),
    }
}

/// How a cell is called in a form: by its place in the row, or by its field where the row has none.
fn form_name(fields: &[Field], cell: &Field) -> String {
    match fields.iter().position(|f| f == cell) {
        Some(at) => format!("cell-{at}"),
        None => format!("new-{}", cell.key),
    }
}

/// Cells that were written anew.
fn written(ask: &Ask, row: &RowWaits) -> Vec<(String, String)> {
    let fields = casework::fields_of(row);
    let cell = |(name, text): (&str, &str)| {
        let text = text.trim().to_owned();
        if let Some(key) = name.strip_prefix("new-") {
            return (!text.is_empty()).then(|| (key.to_owned(), text));
        }
        let field = fields.get(name.strip_prefix("cell-")?.parse::<usize>().ok()?)?;
        (text != field.text.trim()).then(|| (cell_key(field), text))
    };
    ask.form.iter().filter_map(cell).collect()
}

/// Whether the form asks for a box for another person, and for nothing else.
fn asks_for_more(ask: &Ask) -> bool {
    ask.form.get("how") == "split" && !ask.form.get("more").is_empty()
}

/// Clears a row.
pub(crate) fn clear(ask: &Ask) -> Answer {
    let id: u64 = ask.param("id")?;
    if asks_for_more(ask) {
        return one_page(ask, &[], None);
    }
    let before = !asked(ask, id)?.is_empty();
    match cleared(ask, id) {
        Ok(None) => {
            ask.done(if before { "web-row-asked-anew" } else { "web-row-asked" });
            Ok(go(paths::WAITING))
        }
        Ok(Some(subjects)) => {
            let names: Vec<String> = subjects.iter().map(|subject| name_of(ask, subject)).collect();
            let key = match ask.form.get("how") {
                "this" => "web-row-added",
                _ if subjects.is_empty() => "web-row-left-out",
                _ => "web-row-cleared",
            };
            ask.arrived(Flash {
                key: key.into(),
                args: vec![
                    ("n", Said::Count(names.len() as u64)),
                    ("names", Said::Words(names.join(words::comma(ask.reader)))),
                ],
                // A row whose words were destroyed does not wait again.
                undo: ask
                    .ground_of_today()
                    .lists
                    .cleared
                    .contains_key(&id)
                    .then(|| paths::waiting_undo(&id.to_string())),
                ..Flash::default()
            });
            Ok(go(paths::WAITING))
        }
        // Somebody was faster: what waits now is on the list.
        Err(failure) if failure.code == "already" => {
            ask.say(Flash { trouble: true, key: failure.code, ..Flash::default() });
            Ok(go(paths::WAITING))
        }
        Err(failure) => again(failure, |wrong| one_page(ask, &[], wrong)),
    }
}

/// The files that were made; none where a second person is asked first.
fn cleared(ask: &Ask, id: u64) -> Result<Option<Vec<Subject>>, Failure> {
    let form = &ask.form;
    let clearing = match form.get("how") {
        "split" => Clearing::Split(form.all("part").map(str::to_owned).collect()),
        "one" => Clearing::One,
        "this" => Clearing::This(form.parsed("subject").ok_or_else(|| Failure::status(400))?),
        "corrected" => {
            let all = ask.desk()?.waiting()?;
            let row = all.iter().find(|w| w.seq == id).ok_or(Refusal::Already)?;
            Clearing::Corrected(written(ask, &row.row))
        }
        "left_out" => {
            Clearing::LeftOut(form.some("why").ok_or_else(|| Failure::field("why", "needed"))?.to_owned())
        }
        _ => return Err(Failure::status(400)),
    };
    let desk = super::write::desk(ask)?;
    match desk.clear_row(id, &clearing) {
        Err(Refusal::Field("row", "forgotten")) => Ok(match desk.ask_for_row(id, &clearing)? {
            Passed::Waits | Passed::Operator => None,
            Passed::Done | Passed::Alone => Some(
                desk.house
                    .ground()?
                    .lists
                    .cleared
                    .get(&id)
                    .map(|row| row.subjects.clone())
                    .unwrap_or_default(),
            ),
        }),
        cleared => Ok(Some(cleared?)),
    }
}

/// Takes a decision back.
pub(crate) fn undo(ask: &Ask) -> Answer {
    let id: u64 = ask.param("id")?;
    ask.desk()?.reopen_row(id)?;
    ask.done("web-row-reopened");
    Ok(go(&paths::waiting(&id.to_string())))
}

/// Shows a sealed cell to one who asks; the asking is logged.
pub(crate) fn reveal(ask: &Ask) -> Answer {
    let id: u64 = ask.param("id")?;
    let cells = ask.desk()?.reveal_cell(id, ask.form.get("field"))?;
    one_page(ask, &cells, None)
}
