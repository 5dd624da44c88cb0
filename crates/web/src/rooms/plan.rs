//! The plan of an import: read it, change its columns, accept it.

use super::imports::{begin, count, encodings, place, reason};
use super::write::{again, answer, typed, Wrong};
use crate::ask::{go, html, Answer, Ask};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use crate::words;
use casework::{ColumnChoice, ColumnPlan, Outcome, Plan, RowOutcome};
use model::understand::{self, Around};
use model::{Claim, Part, Property, Value};
use pages::paths;
use pages::view::{
    Balance, ChangedRow, Choice, FieldGroup, Link, MappingLine, Mappings, Plan as View, PlanColumn, PlanRemark, PlanRow, PlanTable,
    Sample,
};
use std::sync::Arc;

const ROWS_SHOWN: usize = 40;

fn found(ask: &Ask) -> Result<Arc<Plan>, Failure> {
    Ok(ask.desk()?.plan(ask.word("id")?)?)
}

/// The plan.
pub(crate) fn plan(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    show(ask, &plan, None)
}

fn show(ask: &Ask, plan: &Plan, wrong: Wrong<'_>) -> Answer {
    let reader = ask.reader;
    let repeated = count(plan, Outcome::Repeated);
    let known = plan.outcomes.iter().filter(|o| o.reason == "known-row").count();
    let of = |outcome: Outcome| plan.outcomes.iter().filter(move |o| o.outcome == outcome).take(ROWS_SHOWN);
    let changed = |o: &RowOutcome| o.outcome == Outcome::Accepted && o.id.is_some();
    let view = View {
        id: plan.key.clone(),
        files: plan.files.iter().map(|f| f.name.clone()).collect(),
        organisation: plan.organisation.clone(),
        balance: Balance {
            rows: plan.rows(),
            accepted: count(plan, Outcome::Accepted),
            changed: plan.outcomes.iter().filter(|o| changed(o)).count() as u64,
            repeated,
            waiting: count(plan, Outcome::Waiting),
            rejected: count(plan, Outcome::Rejected),
        },
        before: (known > 0).then(|| reader.ta("web-read-before", &[("n", known.into())])),
        tables: tables(ask, plan),
        fields: fields(ask),
        encodings: match plan.files.iter().any(|f| f.encoding.is_some()) {
            true => encodings(ask, plan.choice.encoding.as_deref().unwrap_or_default()),
            false => Vec::new(),
        },
        remarks: remarks(ask, plan),
        waiting: of(Outcome::Waiting).map(|o| row(ask, o)).collect(),
        changed: plan.outcomes.iter().enumerate().filter(|(_, o)| changed(o)).take(ROWS_SHOWN).map(|(at, o)| changed_row(ask, plan, at, o)).collect(),
        repeated: of(Outcome::Repeated).map(|o| row(ask, o)).collect(),
        rejected: of(Outcome::Rejected).map(|o| row(ask, o)).collect(),
        mapping_name: typed(ask, "name", &["name"], wrong),
        trouble: wrong.filter(|(field, _)| *field != "name").map(|(_, failure)| failure.trouble(reader)),
    };
    answer(wrong, pages::plan::plan(&frame(ask), &view))
}

fn where_of(ask: &Ask, o: &RowOutcome) -> String {
    place(ask, &o.file, o.sheet.as_deref(), o.row)
}

fn link_to(ask: &Ask, o: &RowOutcome) -> Option<Link> {
    let id = o.id?.to_string();
    let name = ask.desk().ok()?.card(o.id?).ok().map(|card| words::card_name(&card));
    Some(Link::new(name.unwrap_or_else(|| id.clone()), paths::file(&id)))
}

fn row(ask: &Ask, o: &RowOutcome) -> PlanRow {
    let said = o.said.clone().unwrap_or_default();
    let why = [Some(reason(ask, &o.reason)), o.column.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let marked = if o.column.is_some() { said.clone() } else { String::new() };
    PlanRow { place: where_of(ask, o), said, marked, reason: why, person: link_to(ask, o) }
}

fn changed_row(ask: &Ask, plan: &Plan, at: usize, o: &RowOutcome) -> ChangedRow {
    let reader = ask.reader;
    let changes = ask.desk().ok().and_then(|desk| desk.changes(plan, at).ok()).unwrap_or_default();
    let line = |change: casework::Change| {
        let before = if change.sealed { reader.t("tier-sealed").to_owned() } else { change.before.unwrap_or_default() };
        (change.column.filter(|c| !c.is_empty()).unwrap_or_else(|| reader.prop(change.property.key())), before, change.now)
    };
    ChangedRow { place: where_of(ask, o), person: link_to(ask, o).unwrap_or_default(), changes: changes.into_iter().map(line).collect() }
}

fn remarks(ask: &Ask, plan: &Plan) -> Vec<PlanRemark> {
    let reader = ask.reader;
    let all = plan.files.iter().flat_map(|file| file.remarks.iter().map(move |remark| (file, remark)));
    let said = all.map(|(file, remark)| {
        let key = format!("remark-{}", remark.code);
        let args = [
            ("n", l10n::Arg::from(remark.count)),
            ("detail", l10n::Arg::from(remark.detail.clone().unwrap_or_default())),
        ];
        let text = if reader.has(&key) { reader.ta(&key, &args) } else { reason(ask, &remark.code) };
        PlanRemark { text, place: place(ask, &file.name, remark.sheet.as_deref(), remark.line.unwrap_or(0)), act: false }
    });
    said.collect()
}

/// Columns with the number of their table.
fn numbered(plan: &Plan) -> Vec<(usize, &ColumnPlan)> {
    let mut tables = 0;
    let mut last = None;
    let number = |column: &ColumnPlan, tables: &mut usize, last: &mut Option<(String, Option<String>)>| {
        let of = Some((column.file.clone(), column.sheet.clone()));
        if *last != of {
            *tables += usize::from(last.is_some());
            *last = of;
        }
        *tables
    };
    plan.columns.iter().map(|column| (number(column, &mut tables, &mut last), column)).collect()
}

/// Tables in the order in which their columns come.
fn tables(ask: &Ask, plan: &Plan) -> Vec<PlanTable> {
    let mut tables: Vec<PlanTable> = Vec::new();
    for (number, column) in numbered(plan) {
        if number == tables.len() {
            tables.push(table(ask, plan, column, number));
        }
        tables[number].columns.push(plan_column(ask, column));
    }
    tables
}

fn table(ask: &Ask, plan: &Plan, column: &ColumnPlan, index: usize) -> PlanTable {
    let file = plan.files.iter().find(|f| f.name == column.file);
    let title = match &column.sheet {
        Some(sheet) => format!("{} · {sheet}", column.file),
        None => column.file.clone(),
    };
    let read_as = file.and_then(|f| f.encoding.clone()).map(|e| ask.reader.ta("web-read-as", &[("encoding", e.into())]));
    PlanTable { index, title, header_row: 0, read_as: read_as.unwrap_or_default(), columns: Vec::new() }
}

fn plan_column(ask: &Ask, column: &ColumnPlan) -> PlanColumn {
    let ignored = column.field == "ignored";
    PlanColumn {
        index: column.index,
        header: column.column.clone(),
        field: if ignored { String::new() } else { column.field.clone() },
        samples: column.samples.iter().map(|said| sample(ask, &column.field, said)).collect(),
        remark: String::new(),
        unsure: column.how == "values",
    }
}

fn sample(ask: &Ask, field: &str, said: &str) -> Sample {
    let understood = Property::of(field).map(|property| {
        let around = Around { today: ask.app.house.today(), within: None };
        let claim = Claim::new(Part::Person, property, said, understand::value(property, said, &around).value);
        match claim.value {
            Value::Words | Value::Name(_) => String::new(),
            _ => words::told(ask.reader, &claim).text,
        }
    });
    let understood = understood.filter(|u| names::fold(u) != names::fold(said)).unwrap_or_default();
    Sample { said: said.to_owned(), understood }
}

/// The word for what a column can be.
pub(crate) fn field_word(ask: &Ask, key: &str) -> String {
    let reader = ask.reader;
    if let Some(purpose) = key.strip_prefix("consent:") {
        return format!("{} · {}", reader.prop("consent"), purpose.replace('_', " "));
    }
    let named = format!("field-name-{key}");
    if reader.has(&named) { reader.t(&named).to_owned() } else { reader.prop(key) }
}

fn fields(ask: &Ask) -> Vec<FieldGroup> {
    use model::vocab::About;
    let (mut person, mut episode, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for key in casework::field_keys().into_iter().filter(|key| key != "ignored") {
        let choice = Choice::new(key.clone(), field_word(ask, &key));
        match Property::of(&key).map(|p| p.entry().part) {
            Some(About::Person) => person.push(choice),
            Some(_) => episode.push(choice),
            None => other.push(choice),
        }
    }
    let group = |key: &str, fields| FieldGroup { label: ask.reader.t(key).to_owned(), fields };
    vec![group("web-group-person", person), group("web-group-taking", episode), group("web-group-other", other)]
}

/// Reads the same files with other columns.
pub(crate) fn columns(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    let mut choice = ColumnChoice { encoding: ask.form.some("encoding").map(str::to_owned), ..plan.choice.clone() };
    for (table, column) in numbered(&plan) {
        let name = format!("column-{table}-{}", column.index);
        let Some((_, field)) = ask.form.iter().find(|(n, _)| *n == name) else { continue };
        let field = if field.is_empty() { "ignored" } else { field };
        let key = casework::place_key(&column.file, column.sheet.as_deref(), column.index);
        choice.fields.insert(key, field.to_owned());
    }
    let key = plan.key.clone();
    begin(ask, ("web-reading", plan.organisation.clone()), move |app, viewer, _| {
        let plan = app.house.desk(viewer).replan(&key, choice)?;
        Ok((paths::plan(&plan.key), None))
    })
}

/// Applies exactly the plan that was read.
pub(crate) fn accept(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    let key = plan.key.clone();
    begin(ask, ("web-taking-in", plan.organisation.clone()), move |app, viewer, job| {
        let taken = plan.count(Outcome::Accepted);
        let accepted = app.house.desk(viewer).accept_import(&key, &mut |done, total| job.at(done, total))?;
        app.compare_early();
        let Some(import) = accepted.import else {
            return Ok((paths::IMPORTS.to_owned(), Some(Flash { note: true, key: "web-nothing-new".into(), ..Flash::default() })));
        };
        let flash = Flash { key: "web-taken-in".into(), args: vec![("n", Said::Count(taken))], ..Flash::default() };
        Ok((paths::import(&import.to_string()), Some(flash)))
    })
}

/// Saves how the columns were understood.
pub(crate) fn mapping(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    match ask.desk()?.save_mapping(ask.form.get("name"), &plan.key) {
        Ok(_) => {
            ask.done("web-mapping-saved");
            Ok(go(&paths::plan(&plan.key)))
        }
        Err(refusal) => again(refusal.into(), |wrong| show(ask, &plan, wrong)),
    }
}

/// Lets the plan go.
pub(crate) fn cancel(ask: &Ask) -> Answer {
    ask.desk()?.drop_plan(ask.word("id")?)?;
    ask.done("web-plan-cancelled");
    Ok(go(paths::IMPORTS))
}

/// Saved mappings.
pub(crate) fn mappings(ask: &Ask) -> Answer {
    let all = ask.desk()?.mappings()?;
    let line = |m: casework::NamedMapping| MappingLine {
        id: m.name.clone(),
        columns: m.choice.fields.iter().map(|(column, field)| (column.clone(), field_word(ask, field))).collect(),
        name: m.name,
        saved: m.organisation,
        used: String::new(),
    };
    Ok(html(pages::waiting::mappings(&frame(ask), &Mappings { mappings: all.into_iter().map(line).collect() })))
}

/// Lets a mapping go.
pub(crate) fn mapping_delete(ask: &Ask) -> Answer {
    ask.desk()?.drop_mapping(ask.word("id")?)?;
    ask.done("web-mapping-deleted");
    Ok(go(paths::MAPPINGS))
}
