//! `athar import`: the plan, its acceptance, its withdrawal.

use crate::args;
use crate::open;
use crate::out::{Done, Out};
use casework::{ColumnChoice, ColumnPlan, Incoming, Outcome, Plan, RowOutcome, RowTold, by_row};
use clap::ArgMatches;
use l10n::Arg;
use model::SubjectKind;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

/// Plans, and with `--accept` applies; or withdraws.
pub fn import(matches: &ArgMatches, out: &Out) -> Done {
    if let Some(import) = args::text(matches, "withdraw") {
        return withdraw(import, matches, out);
    }
    if let Some(import) = args::text(matches, "restore") {
        return restore(import, matches, out);
    }
    let files = incoming(matches, out)?;
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let organisation = args::text(matches, "organisation").expect("required");
    let bar = out.bar("cli-import-read", 1);
    let choice = choice(matches, &files, out)?;
    let plan = desk.plan_import(files, organisation, choice).map_err(|r| out.refused(&r))?;
    bar.finish_and_clear();
    all_is_there(&plan, matches, out)?;
    if let Some(name) = args::text(matches, "save-mapping") {
        desk.save_mapping(name, &plan.key).map_err(|r| out.refused(&r))?;
    }
    if !args::given(matches, "accept") {
        out.answer(&document(&plan, &plan.outcomes, Value::Null), || {
            format!(
                "{}{}",
                told(&plan, &plan.outcomes, out, "cli-import-planned"),
                changes(&desk, &plan, out)
            )
        });
        return Ok(());
    }
    let bar = out.bar("cli-import-write", plan.rows());
    let accepted = desk.accept_import(&plan.key, &mut |done, total| {
        bar.set_length(total.max(1));
        bar.set_position(done);
        ControlFlow::Continue(())
    });
    let accepted = accepted.map_err(|r| out.refused(&r))?;
    bar.finish_and_clear();
    let import = accepted.import.map_or(Value::Null, |id| json!(id));
    let key = if accepted.import.is_some() { "cli-import-done" } else { "cli-import-nothing-new" };
    out.answer(&document(&plan, &accepted.outcomes, import), || {
        let number = accepted.import.map_or_else(String::new, |id| id.to_string());
        format!("{}\n{}", told(&plan, &accepted.outcomes, out, key), number)
    });
    Ok(())
}

fn withdraw(import: &str, matches: &ArgMatches, out: &Out) -> Done {
    let id = import.parse().map_err(|_| out.refuse("not-found", &[]))?;
    let house = open::house(matches, out)?;
    let why = args::text(matches, "why").unwrap_or(out.reader.t("cli-withdrawn-by-operator"));
    let gone =
        house.desk(open::who(matches, &house, out)?).withdraw_import(id, why).map_err(|r| out.refused(&r))?;
    let document = json!({"withdrawn": gone.import, "claims": gone.claims, "files": gone.subjects.len()});
    out.answer(&document, || {
        out.reader.ta(
            "cli-import-withdrawn",
            &[("claims", (gone.claims as i64).into()), ("n", (gone.subjects.len() as i64).into())],
        )
    });
    Ok(())
}

fn restore(import: &str, matches: &ArgMatches, out: &Out) -> Done {
    let id = import.parse().map_err(|_| out.refuse("not-found", &[]))?;
    let house = open::house(matches, out)?;
    let why = args::text(matches, "why").unwrap_or(out.reader.t("cli-restored-by-operator"));
    let back =
        house.desk(open::who(matches, &house, out)?).restore_import(id, why).map_err(|r| out.refused(&r))?;
    let document = json!({"restored": back.import, "claims": back.claims, "files": back.subjects.len()});
    out.answer(&document, || {
        out.reader.ta(
            "cli-import-restored",
            &[("claims", (back.claims as i64).into()), ("n", (back.subjects.len() as i64).into())],
        )
    });
    Ok(())
}

fn incoming(matches: &ArgMatches, out: &Out) -> Result<Vec<Incoming>, crate::out::Refused> {
    let mut files = Vec::new();
    for path in args::many(matches, "files") {
        let bytes = std::fs::read(&path).map_err(|e| out.file(&path, &e))?;
        let name =
            Path::new(&path).file_name().map_or_else(|| path.clone(), |n| n.to_string_lossy().into_owned());
        files.push(Incoming { name, bytes: bytes.into() });
    }
    Ok(files)
}

fn choice(matches: &ArgMatches, files: &[Incoming], out: &Out) -> Result<ColumnChoice, crate::out::Refused> {
    let mut choice = ColumnChoice {
        of: args::text(matches, "of").and_then(SubjectKind::of),
        mapping: args::text(matches, "mapping").map(str::to_owned),
        encoding: args::text(matches, "encoding").map(str::to_owned),
        separator: args::text(matches, "separator")
            .and_then(|s| if s == "\\t" { Some('\t') } else { s.chars().next() }),
        ..ColumnChoice::default()
    };
    for pair in args::many(matches, "column") {
        let (header, field) = pair.rsplit_once('=').ok_or_else(|| out.refuse("column-option", &[]))?;
        every_field_is_known(field.trim(), &choice, out)?;
        choice.fields.insert(names::fold(header), field.trim().to_owned());
    }
    for sheet in args::many(matches, "without-sheet") {
        choice.without_sheets.insert(casework::sheet_key("", Some(&sheet)));
    }
    for said in args::many(matches, "without-row") {
        let (sheet, row) = numbered(&said).ok_or_else(|| out.refuse("row-option", &[]))?;
        let key = |f: &Incoming| Some(casework::row_key(&f.name, sheet, own_number(&f.name, row)?));
        choice.without_rows.extend(files.iter().filter_map(key));
    }
    for said in args::many(matches, "titles") {
        let (sheet, line) = numbered(&said).ok_or_else(|| out.refuse("row-option", &[]))?;
        choice.titles.extend(files.iter().map(|f| (casework::sheet_key(&f.name, sheet), line)));
    }
    for said in args::many(matches, "century") {
        let century = said
            .rsplit_once('=')
            .and_then(|(header, first)| Some((names::fold(header), first.trim().parse().ok()?)));
        let known = century.filter(|(_, first)| casework::CENTURIES.contains(first));
        let (header, first) = known.ok_or_else(|| out.refuse("century-option", &[]))?;
        choice.centuries.insert(header, first);
    }
    Ok(choice)
}

/// `12`, or `sheet:12` in a workbook of several sheets.
fn numbered(said: &str) -> Option<(Option<&str>, u32)> {
    match said.rsplit_once(':') {
        Some((sheet, number)) => Some((Some(sheet), number.trim().parse().ok()?)),
        None => Some((None, said.trim().parse().ok()?)),
    }
}

/// The number of a row as its file counts: the first record, which a plan calls one, is nought.
fn own_number(file: &str, row: u32) -> Option<u32> {
    if casework::has_records(file) { row.checked_sub(1) } else { Some(row) }
}

/// A field that no list has was misspelt: those there are are named.
fn every_field_is_known(field: &str, choice: &ColumnChoice, out: &Out) -> Done {
    let kinds: Vec<SubjectKind> = match choice.of {
        Some(kind) => vec![kind],
        None => SubjectKind::all().collect(),
    };
    let all: BTreeSet<String> = kinds.into_iter().flat_map(casework::field_keys_of).collect();
    if all.contains(field) || field.starts_with("consent:") {
        return Ok(());
    }
    let fields = casework::field_keys_of(choice.kind()).join(" ");
    Err(out.worded(
        "field-unknown",
        "column-field",
        &[("field", field.into()), ("fields", fields.as_str().into())],
    ))
}

/// What was chosen and is in no file was misspelt: a header would fill the wrong field, and a row or a sheet
/// that was to stay out would go in.
fn all_is_there(plan: &Plan, matches: &ArgMatches, out: &Out) -> Done {
    let files: Vec<&str> = plan.files.iter().map(|f| f.name.as_str()).collect();
    let files = files.join(" ");
    let lost = |code: &str, what: &str| {
        Err(out.refuse(code, &[("file", files.as_str().into()), ("column", what.into())]))
    };
    let is_column = |header: &str| plan.columns.iter().any(|c| names::fold(&c.column) == names::fold(header));
    let is_sheet = |sheet: &str| plan.sheets.iter().any(|s| s.sheet.as_deref() == Some(sheet));
    for option in ["column", "century"] {
        let headers = args::many(matches, option);
        let headers = headers.iter().filter_map(|pair| pair.rsplit_once('='));
        if let Some((header, _)) = headers.into_iter().find(|(header, _)| !is_column(header)) {
            return lost("table-column", header);
        }
    }
    if let Some(sheet) = args::many(matches, "without-sheet").iter().find(|sheet| !is_sheet(sheet)) {
        return lost("no-such-sheet", sheet);
    }
    for option in ["without-row", "titles"] {
        for said in args::many(matches, option) {
            let Some((sheet, row)) = numbered(&said) else { continue };
            if sheet.is_some_and(|sheet| !is_sheet(sheet)) {
                return lost("no-such-sheet", &said);
            }
            let of_sheet =
                |o: &RowOutcome| Some(o.row) == own_number(&o.file, row) && o.sheet.as_deref() == sheet;
            if option == "without-row" && !plan.outcomes.iter().any(of_sheet) {
                return lost("no-such-row", &said);
            }
        }
    }
    Ok(())
}

fn document(plan: &Plan, outcomes: &[RowOutcome], import: Value) -> Value {
    let columns: Vec<_> = plan
        .columns
        .iter()
        .map(
            |c| json!({"file": c.file, "sheet": c.sheet, "column": c.column, "field": c.field, "how": c.how}),
        )
        .collect();
    json!({
        "import": import,
        "of": plan.of.key(),
        "rows": plan.rows(),
        "accepted": plan.count(Outcome::Accepted),
        "repeated": plan.count(Outcome::Repeated),
        "waiting": plan.count(Outcome::Waiting),
        "rejected": plan.count(Outcome::Rejected),
        "people": plan.people(),
        "files": {"new": plan.new_files(), "changed": plan.changed_files()},
        "columns": columns,
        "outcomes": by_row(outcomes).map(outcome).collect::<Vec<_>>(),
        "remarks": plan.files.iter().map(|f| json!({
            "file": f.name, "remarks": f.remarks,
        })).collect::<Vec<_>>(),
    })
}

/// What becomes of a row. People of one row are told in one piece, and each apart where
/// something else becomes of one of them.
fn outcome(row: RowTold<'_>) -> Value {
    let first = row.first();
    let ids = row.ids();
    let mut told = json!({
        "file": first.file, "sheet": first.sheet, "row": first.row,
        "outcome": first.outcome, "reason": first.reason, "column": first.column,
        "id": ids.first(), "ids": ids, "people": row.people(),
    });
    let remarks = row.remarks();
    if !remarks.is_empty() {
        told["remarks"] = json!(remarks);
    }
    if row.0.len() > 1 {
        let each = |o: &RowOutcome| {
            json!({
                "person": o.person, "outcome": o.outcome, "reason": o.reason, "column": o.column, "id": o.id,
            })
        };
        told["each"] = row.0.iter().map(each).collect();
    }
    told
}

fn told(plan: &Plan, outcomes: &[RowOutcome], out: &Out, key: &str) -> String {
    let n = |outcome| Arg::from(plan.count(outcome) as i64);
    let mut text = out.reader.ta(
        key,
        &[
            ("rows", (plan.rows() as i64).into()),
            ("accepted", n(Outcome::Accepted)),
            ("repeated", n(Outcome::Repeated)),
            ("waiting", n(Outcome::Waiting)),
            ("rejected", n(Outcome::Rejected)),
        ],
    );
    if plan.of != SubjectKind::PERSON {
        let kind = plan.of.entry().name_of_all(out.reader.lang == l10n::Lang::Ar);
        let key = if plan.of_guessed { "cli-import-of-guessed" } else { "cli-import-of" };
        text.push_str(&format!(
            "\n{}",
            out.reader.ta(key, &[("kind", kind.into()), ("n", (plan.people() as i64).into())])
        ));
    } else if plan.people() != plan.rows() {
        text.push_str(&format!(
            "\n{}",
            out.reader.ta("cli-import-people", &[("n", (plan.people() as i64).into())])
        ));
    }
    let (new, changed) = (plan.new_files(), plan.changed_files());
    if plan.new_files() + plan.changed_rows() != plan.count(Outcome::Accepted) {
        let args = [("new", (new as i64).into()), ("changed", (changed as i64).into())];
        text.push_str(&format!("\n{}", out.reader.ta("cli-import-files", &args)));
    }
    text.push_str(&columns(plan, out));
    text.push_str(&remarks(plan, out));
    for row in
        by_row(outcomes).filter(|row| matches!(row.outcome(), Outcome::Waiting | Outcome::Rejected)).take(40)
    {
        let reason = out.reader.t(&format!("reason-{}", row.first().reason)).to_owned();
        text.push_str(&format!("\n  {}: {reason}", place(row.first(), out)));
    }
    text.push_str(&doubts(outcomes, out));
    text
}

/// File, sheet and line, as a person finds them.
fn place(o: &RowOutcome, out: &Out) -> String {
    let sheet = o.sheet.as_deref().map_or_else(String::new, |sheet| format!(" [{sheet}]"));
    format!("{}{sheet} {}", o.file, line_of(&o.file, o.row, out))
}

/// The number of a line as a person counts: the first record of a file is one.
fn line_of(file: &str, row: u32, out: &Out) -> String {
    let from_nought = casework::has_records(file) || row == 0;
    out.reader.num(u64::from(row) + u64::from(from_nought))
}

/// What each column was taken for, sheet by sheet, and how that was found out.
fn columns(plan: &Plan, out: &Out) -> String {
    let mut text = String::new();
    let mut above = None;
    for c in &plan.columns {
        let table = (c.file.as_str(), c.sheet.as_deref());
        if above != Some(table) && (c.sheet.is_some() || plan.files.len() > 1) {
            text.push_str(&format!("\n {} {}", c.file, c.sheet.as_deref().unwrap_or_default()));
        }
        above = Some(table);
        let how = if c.how == "values" { out.reader.t("cli-import-guessed") } else { "" };
        text.push_str(&format!("\n  {} → {} {how}", title_word(plan, c, out), field_word(&c.field, out)));
    }
    text
}

/// The title of a column, in words: a text without titles calls its columns by the keys of fields.
fn title_word(plan: &Plan, c: &ColumnPlan, out: &Out) -> String {
    let has_lines = plan.sheets.iter().any(|s| s.file == c.file && s.sheet == c.sheet && s.has_lines);
    match () {
        () if c.column.trim().is_empty() => {
            out.reader.ta("plan-no-header", &[("n", (c.index as i64 + 1).into())])
        }
        () if c.column == c.field && !has_lines => field_word(&c.field, out),
        () => c.column.clone(),
    }
}

/// What a remark is about: a column by its title, or by its place where it has none.
fn detail(remark: &exchange::Remark, out: &Out) -> String {
    let said = remark.detail.clone().unwrap_or_default();
    match remark.column.filter(|_| said.trim().is_empty()) {
        Some(column) => out.reader.ta("plan-no-header", &[("n", (column as i64 + 1).into())]),
        None => said,
    }
}

fn field_word(field: &str, out: &Out) -> String {
    let named = format!("field-name-{field}");
    if out.reader.has(&named) { out.reader.t(&named).to_owned() } else { out.reader.prop(field) }
}

/// What a person should know about the reading.
fn remarks(plan: &Plan, out: &Out) -> String {
    let mut text = String::new();
    for (file, remark) in
        plan.files.iter().flat_map(|file| file.remarks.iter().map(move |remark| (file, remark)))
    {
        let (key, row) =
            (format!("remark-{}", remark.code), format!("reason-{}", remark.code.replace('_', "-")));
        let about = detail(remark, out);
        let args = [("n", Arg::from(i64::from(remark.count))), ("detail", about.as_str().into())];
        let said =
            if out.reader.has(&key) { out.reader.ta(&key, &args) } else { out.reader.t(&row).to_owned() };
        let sheet = remark.sheet.as_deref().map_or_else(String::new, |sheet| format!(" [{sheet}]"));
        let line =
            remark.line.map_or_else(String::new, |line| format!(" {}", line_of(&file.name, line, out)));
        text.push_str(&format!("\n  ! {}{sheet}{line}: {said}", file.name));
    }
    text
}

/// Doubts that stopped no row: how many rows have each, and the first of them.
fn doubts(outcomes: &[RowOutcome], out: &Out) -> String {
    let mut found: std::collections::BTreeMap<&str, (u64, &RowOutcome)> = Default::default();
    for o in outcomes {
        o.remarks.iter().for_each(|code| found.entry(code).or_insert((0, o)).0 += 1);
    }
    let told = |(code, (n, first)): (&str, (u64, &RowOutcome))| {
        let key = format!("trouble-{code}");
        format!("\n  ({}) {} · {}", out.reader.num(n), out.reader.t(&key), place(first, out))
    };
    found.into_iter().map(told).collect()
}

/// What changed rows change, cell by cell: what it was and what it becomes.
fn changes(desk: &casework::Desk<'_>, plan: &Plan, out: &Out) -> String {
    const ROWS: usize = 40;
    let changed = plan.outcomes.iter().enumerate().filter(|(_, o)| o.is_changed());
    let mut text = String::new();
    for (at, o) in changed.take(ROWS) {
        text.push_str(&format!("\n  {}: {}", place(o, out), out.reader.t("reason-changed")));
        for change in desk.changes(plan, at).unwrap_or_default() {
            let before = match change.sealed {
                true => out.reader.t("tier-sealed").to_owned(),
                false => change.before.unwrap_or_else(|| out.reader.t("plan-was-empty").to_owned()),
            };
            let label = out.reader.prop(change.property.key());
            text.push_str(&format!("\n    {label}: {before} {} {}", out.reader.t("becomes"), change.now));
        }
    }
    text
}
