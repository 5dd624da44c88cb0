//! The plan of an import: read it, change its columns, accept it.

use super::imports::{all_of, encodings, kind_said, kinds};
use super::named::link_of;
use super::rows::{place, reason, where_in};
use super::working::begin;
use super::write::{Wrong, again, answer, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use crate::told::balance;
use crate::words;
use casework::{ColumnChoice, ColumnPlan, Outcome, Plan, PlannedRow, Refusal, RowOutcome, SheetPlan};
use model::understand::{self, Around, ListDates};
use model::{Claim, Part, Property, SubjectKind, Value};
use pages::paths;
use pages::view::{
    ChangedRow, Choice, FieldGroup, FilterOption, Link, MappingLine, Mappings, PeopleTold, Plan as View,
    PlanColumn, PlanRemark, PlanRow, PlanRows, PlanTable, PlannedFile, RowAct, Sample, ToldOf,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rows of one outcome that the plan shows at once.
const ROWS_SHOWN: usize = 40;
/// Rows on a page of their own.
const ROWS_PAGE: usize = 30;

fn found(ask: &Ask) -> Result<Arc<Plan>, Failure> {
    match ask.desk()?.plan(ask.word("id")?) {
        // Back to a plan that was accepted: it is not hidden, it is over.
        Err(Refusal::NotFound) => Err(Failure::coded(404, "plan-gone")),
        plan => Ok(plan?),
    }
}

/// The plan.
pub(crate) fn plan(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    if ask.desk()?.is_overtaken(&plan)? {
        return read_first(ask, &plan, plan.choice.clone(), "web-plan-overtaken");
    }
    show(ask, &plan, None)
}

/// The outcomes as they are called in addresses, each with its rows.
fn of_key(key: &str) -> Option<fn(&RowOutcome) -> bool> {
    Some(match key {
        "accepted" => RowOutcome::is_new,
        "changed" => RowOutcome::is_changed,
        "waiting" => |o| o.outcome == Outcome::Waiting,
        "repeated" => |o| o.outcome == Outcome::Repeated,
        "rejected" => |o| o.outcome == Outcome::Rejected,
        _ => return None,
    })
}

fn show(ask: &Ask, plan: &Plan, wrong: Wrong<'_>) -> Answer {
    let reader = ask.reader;
    let known = plan.outcomes.iter().filter(|o| o.reason == "known-row").count();
    let all = |key: &str| {
        let is = of_key(key).unwrap_or(RowOutcome::is_changed);
        plan.outcomes.iter().enumerate().filter(move |(_, o)| is(o))
    };
    let of = |key: &str| all(key).take(ROWS_SHOWN);
    let told = |key: &str| all(key).count() as u64;
    let view = View {
        id: plan.key.clone(),
        state: plan.state.clone(),
        files: plan.files.iter().map(|f| f.name.clone()).collect(),
        organisation: plan.organisation.clone(),
        balance: balance::of_plan(plan),
        files_new: plan.new_files(),
        files_changed: plan.changed_files(),
        told: ToldOf {
            accepted: told("accepted"),
            changed: told("changed"),
            waiting: told("waiting"),
            repeated: told("repeated"),
            rejected: told("rejected"),
        },
        people: PeopleTold { found: plan.people() - plan.people_waiting(), waiting: plan.people_waiting() },
        before: (known > 0).then(|| reader.ta("web-read-before", &[("n", known.into())])),
        tables: tables(ask, plan),
        kinds: kinds(ask, plan.of.key()),
        of: all_of(ask, plan.of),
        of_guessed: plan.of_guessed,
        fields: fields(ask, plan),
        encodings: match plan.files.iter().any(|f| f.encoding.is_some()) {
            true => encodings(ask, plan.choice.encoding.as_deref().unwrap_or_default()),
            false => Vec::new(),
        },
        remarks: remarks(ask, plan),
        accepted: plan.sample.iter().map(|row| planned(ask, plan, row)).collect(),
        waiting: of("waiting").map(|(at, o)| row(ask, plan, at, o)).collect(),
        changed: of("changed").map(|(at, o)| changed_row(ask, plan, at, o)).collect(),
        repeated: of("repeated").map(|(at, o)| row(ask, plan, at, o)).collect(),
        rejected: of("rejected").map(|(at, o)| row(ask, plan, at, o)).collect(),
        mapping_name: typed(ask, "name", &["name"], wrong),
        trouble: wrong.filter(|(field, _)| *field != "name").map(|(_, failure)| failure.trouble(reader)),
    };
    answer(wrong, pages::plan::plan(&frame(ask), &view))
}

/// Rows of one outcome, page by page; those that become files as those files.
pub(crate) fn rows(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    let key = ask.query.some("of").unwrap_or("accepted");
    let is = of_key(key).ok_or_else(Failure::not_found)?;
    let all: Vec<usize> = plan.outcomes.iter().enumerate().filter(|(_, o)| is(o)).map(|(at, _)| at).collect();
    let number = ask.page_number();
    let path = paths::plan_rows(&plan.key);
    let shown: Vec<usize> = all.iter().copied().skip((number - 1) * ROWS_PAGE).take(ROWS_PAGE).collect();
    let as_files = matches!(key, "accepted" | "changed");
    let option = |of: &&str| {
        let is = of_key(of).unwrap_or(RowOutcome::is_changed);
        FilterOption {
            label: ask.reader.t(&format!("plan-{of}")).to_owned(),
            count: plan.outcomes.iter().filter(|o| is(o)).count() as u64,
            href: paths::with(&path, &[("of", of)]),
            chosen: *of == key,
            depth: 0,
        }
    };
    let outcomes = ["accepted", "changed", "waiting", "repeated", "rejected"].iter().map(option);
    let view = PlanRows {
        id: plan.key.clone(),
        state: plan.state.clone(),
        files: plan.files.iter().map(|f| f.name.clone()).collect(),
        outcomes: outcomes.filter(|o| o.count > 0).collect(),
        accepted: match as_files {
            true => {
                ask.desk()?.planned_rows(&plan, &shown)?.iter().map(|row| planned(ask, &plan, row)).collect()
            }
            false => Vec::new(),
        },
        rows: match as_files {
            true => Vec::new(),
            false => shown.iter().map(|at| row(ask, &plan, *at, &plan.outcomes[*at])).collect(),
        },
        paging: super::paging::paging(
            number,
            ROWS_PAGE,
            all.len() as u64,
            &ask.query.without(&["page"]),
            &path,
        ),
        back: ask.path.clone(),
    };
    Ok(html(pages::plan::plan_rows(&frame(ask), &view)))
}

/// A row as the file it would become: the words, and what is understood.
fn planned(ask: &Ask, plan: &Plan, row: &PlannedRow) -> PlannedFile {
    let reader = ask.reader;
    let outcome = &plan.outcomes[row.at];
    let said = |key: &str| row.claims.iter().find(|c| c.property.key() == key).map(|c| names::clean(&c.said));
    let parts = ["given_name", "father_name", "grandfather_name", "family_name"];
    let whole = || parts.iter().filter_map(|key| said(key)).collect::<Vec<_>>().join(" ");
    let name = said("full_name")
        .or_else(|| said("subject_name"))
        .or_else(|| said("other_name"))
        .or_else(|| said("kunya"));
    let name = match (said("full_name"), whole()) {
        (None, parts) if !parts.is_empty() => parts,
        _ => name.unwrap_or_default(),
    };
    let fact = |claim: &Claim| {
        let told = words::told(reader, claim);
        let words = names::clean(&claim.said);
        let understood = if told.as_said.is_some() { told.text } else { Default::default() };
        (reader.prop(claim.property.key()), Sample { said: words, understood })
    };
    let remarks = row.doubts.iter().map(|d| match &d.column {
        Some(column) => format!("{}: {}", title_word(ask, plan, column), reason(ask, &d.code)),
        None => reason(ask, &d.code),
    });
    PlannedFile {
        at: row.at,
        people: outcome.people,
        place: where_of(ask, outcome),
        name,
        facts: row.claims.iter().map(fact).collect(),
        remarks: remarks.collect(),
        person: link_to(ask, outcome),
    }
}

fn where_of(ask: &Ask, o: &RowOutcome) -> String {
    place(ask, &o.file, o.sheet.as_deref(), o.row)
}

fn link_to(ask: &Ask, o: &RowOutcome) -> Option<Link> {
    o.id.as_ref().map(|subject| link_of(ask, subject))
}

fn row(ask: &Ask, plan: &Plan, at: usize, o: &RowOutcome) -> PlanRow {
    let said = o.said.clone().unwrap_or_default();
    let why = [Some(reason(ask, &o.reason)), o.column.as_deref().map(|column| title_word(ask, plan, column))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(ask.reader.t("sep"));
    let marked = if o.column.is_some() { said.clone() } else { String::new() };
    let act = match (o.outcome, o.reason.as_str()) {
        (Outcome::Rejected, "left-out-by-hand") => RowAct::Bring(at),
        (Outcome::Rejected | Outcome::Repeated, _) => RowAct::None,
        _ => RowAct::Leave { at, people: o.people },
    };
    PlanRow { place: where_of(ask, o), said, marked, reason: why, person: link_to(ask, o), act }
}

fn changed_row(ask: &Ask, plan: &Plan, at: usize, o: &RowOutcome) -> ChangedRow {
    let reader = ask.reader;
    let changes = ask.desk().ok().and_then(|desk| desk.changes(plan, at).ok()).unwrap_or_default();
    let line = |change: casework::Change| {
        let before = if change.sealed {
            reader.t("tier-sealed").to_owned()
        } else {
            change.before.unwrap_or_default()
        };
        (
            change
                .column
                .filter(|c| !c.is_empty())
                .map_or_else(|| reader.prop(change.property.key()), |column| title_word(ask, plan, &column)),
            before,
            change.now,
        )
    };
    ChangedRow {
        place: where_of(ask, o),
        person: link_to(ask, o).unwrap_or_default(),
        changes: changes.into_iter().map(line).collect(),
    }
}

fn remarks(ask: &Ask, plan: &Plan) -> Vec<PlanRemark> {
    let reader = ask.reader;
    let all = plan.files.iter().flat_map(|file| file.remarks.iter().map(move |remark| (file, remark)));
    let said = all.map(|(file, remark)| {
        let key = format!("remark-{}", remark.code);
        let args = [
            ("n", l10n::Arg::from(remark.count)),
            ("detail", l10n::Arg::from(detail(ask, plan, remark.detail.as_deref(), remark.column))),
        ];
        let text = if reader.has(&key) { reader.ta(&key, &args) } else { reason(ask, &remark.code) };
        PlanRemark {
            text,
            place: where_in(ask, &file.name, remark.sheet.as_deref(), remark.line),
            act: false,
        }
    });
    said.collect()
}

/// What a remark is about: a column by its title, or by its place where it has none.
fn detail(ask: &Ask, plan: &Plan, said: Option<&str>, column: Option<usize>) -> String {
    let said = said.map(|detail| title_word(ask, plan, detail)).unwrap_or_default();
    match column.filter(|_| said.trim().is_empty()) {
        Some(column) => ask.reader.ta("plan-no-header", &[("n", (column + 1).into())]),
        None => said,
    }
}

/// The columns of a sheet.
fn columns_of<'p>(plan: &'p Plan, sheet: &SheetPlan) -> impl Iterator<Item = &'p ColumnPlan> {
    let (file, name) = (sheet.file.clone(), sheet.sheet.clone());
    plan.columns.iter().filter(move |column| column.file == file && column.sheet == name)
}

/// Tables in the order of the files and their sheets.
fn tables(ask: &Ask, plan: &Plan) -> Vec<PlanTable> {
    plan.sheets.iter().enumerate().map(|(index, sheet)| table(ask, plan, sheet, index)).collect()
}

fn table(ask: &Ask, plan: &Plan, sheet: &SheetPlan, index: usize) -> PlanTable {
    let file = plan.files.iter().find(|f| f.name == sheet.file);
    let title = match &sheet.sheet {
        Some(name) => format!("{}{}{name}", sheet.file, ask.reader.t("sep")),
        None => sheet.file.clone(),
    };
    let read_as = file
        .and_then(|f| f.encoding.clone())
        .map(|e| ask.reader.ta("web-read-as", &[("encoding", e.into())]));
    PlanTable {
        index,
        title,
        titles_at: sheet.has_lines.then(|| sheet.titles_at.unwrap_or(0)),
        rows: sheet.rows,
        left_out: sheet.left_out,
        read_as: read_as.unwrap_or_default(),
        columns: columns_of(plan, sheet).map(|column| plan_column(ask, plan, column)).collect(),
    }
}

fn plan_column(ask: &Ask, plan: &Plan, column: &ColumnPlan) -> PlanColumn {
    let ignored = column.field == "ignored";
    PlanColumn {
        index: column.index,
        header: title_word(ask, plan, &column.column),
        field: if ignored { String::new() } else { column.field.clone() },
        samples: column.samples.iter().map(|said| sample(ask, column, said)).collect(),
        remark: String::new(),
        unsure: column.how == "values",
        centuries: centuries(ask, column),
    }
}

/// Years of two digits: of which century? Asked where one stands.
fn centuries(ask: &Ask, column: &ColumnPlan) -> Vec<Choice> {
    let date = Property::of(&column.field).is_some_and(|p| p.entry().kind == model::vocab::Kind::Date);
    if !date || !(column.short_years || column.century.is_some()) {
        return Vec::new();
    }
    let usual = Choice::new("", ask.reader.t("plan-century-usual")).chosen(column.century.is_none());
    let all = casework::CENTURIES.map(|first| {
        Choice::new(first.to_string(), ask.reader.t(&format!("plan-century-{first}")))
            .chosen(column.century == Some(first))
    });
    std::iter::once(usual).chain(all).collect()
}

fn sample(ask: &Ask, column: &ColumnPlan, said: &str) -> Sample {
    let understood = Property::of(&column.field).map(|property| {
        let around = Around { today: ask.app.house.today(), within: None };
        let dates = ListDates { century: column.century, ..ListDates::default() };
        let read = understand::value_of_list(property, said, &around, dates);
        let claim = Claim::new(Part::Person, property, said, read.value);
        match claim.value {
            Value::Words | Value::Name(_) => String::new(),
            _ => words::told(ask.reader, &claim).text,
        }
    });
    let understood = understood.filter(|u| names::fold(u) != names::fold(said)).unwrap_or_default();
    Sample { said: said.to_owned(), understood }
}

/// The title of a column. What reads messages has no titles and calls its columns by the keys of fields:
/// those are told in words.
fn title_word(ask: &Ask, plan: &Plan, title: &str) -> String {
    let has_lines = |column: &ColumnPlan| {
        plan.sheets.iter().any(|s| s.file == column.file && s.sheet == column.sheet && s.has_lines)
    };
    let is_key = |column: &ColumnPlan| column.column == title && column.field == title && !has_lines(column);
    match plan.columns.iter().any(is_key) {
        true => field_word(ask, title),
        false => title.to_owned(),
    }
}

/// The word for what a column can be.
pub(crate) fn field_word(ask: &Ask, key: &str) -> String {
    let reader = ask.reader;
    if let Some(purpose) = key.strip_prefix("consent:") {
        let known = model::codes::word("consent_purpose", purpose, words::arabic(reader));
        return format!(
            "{}{}{}",
            reader.prop("consent"),
            reader.t("sep"),
            known.map_or_else(|| purpose.replace('_', " "), str::to_owned)
        );
    }
    let named = format!("field-name-{key}");
    if reader.has(&named) { reader.t(&named).to_owned() } else { reader.prop(key) }
}

/// Everything a column can be, what the columns of this list were understood as included: a
/// consent to a purpose is in no table, and a form that cannot say it would take it away.
fn fields(ask: &Ask, plan: &Plan) -> Vec<FieldGroup> {
    use model::vocab::About;
    let (mut person, mut episode, mut other) = (Vec::new(), Vec::new(), Vec::new());
    let known = casework::field_keys_of(plan.of);
    let more: BTreeSet<String> =
        plan.columns.iter().map(|column| column.field.clone()).filter(|key| !known.contains(key)).collect();
    for key in known.into_iter().chain(more).filter(|key| key != "ignored") {
        let choice = Choice::new(key.clone(), field_word(ask, &key));
        match Property::of(&key).filter(|p| p.is_of(plan.of)).map(|p| p.entry().part) {
            Some(About::Person) => person.push(choice),
            Some(_) => episode.push(choice),
            None => other.push(choice),
        }
    }
    let group = |key: &str, fields| FieldGroup { label: ask.reader.t(key).to_owned(), fields };
    if plan.of != SubjectKind::PERSON {
        return vec![
            FieldGroup { label: words::kind(ask.reader, plan.of), fields: person },
            group("web-group-other", other),
        ];
    }
    vec![
        group("web-group-person", person),
        group("web-group-taking", episode),
        group("web-group-other", other),
    ]
}

/// What the form of the plan says, over what was chosen before.
fn chosen(ask: &Ask, plan: &Plan) -> Result<ColumnChoice, Failure> {
    let (form, mut choice) = (&ask.form, plan.choice.clone());
    let whole = !form.get("whole").is_empty();
    if let Some((_, encoding)) = form.iter().find(|(name, _)| *name == "encoding") {
        choice.encoding = Some(encoding.to_owned()).filter(|label| !label.is_empty());
    }
    let of = kind_said(ask)?.filter(|of| *of != plan.of);
    if let Some(of) = of {
        choice.set_kind(of);
    }
    for (number, sheet) in plan.sheets.iter().enumerate() {
        let name = sheet.sheet.as_deref();
        if whole {
            choice.leave_sheet(&sheet.file, name, !form.get(&format!("without-{number}")).is_empty());
        }
        if let Some(line) = form.some(&format!("titles-{number}")) {
            let line: u32 =
                dates::western_digits(line).parse().map_err(|_| Failure::field("titles", "wrong"))?;
            if line != sheet.titles_at.unwrap_or(0) {
                choice.titles.insert(casework::sheet_key(&sheet.file, name), line);
            }
        }
        // What the columns of another kind would be was not asked.
        for column in columns_of(plan, sheet).filter(|_| of.is_none()) {
            choose_column(ask, &mut choice, number, column);
        }
    }
    let row = |name: &str| form.parsed::<usize>(name).and_then(|at| plan.outcomes.get(at));
    let key = |o: &RowOutcome| casework::row_key(&o.file, o.sheet.as_deref(), o.row);
    choice.without_rows.extend(row("leave").map(key));
    if let Some(row) = row("bring") {
        choice.without_rows.remove(&key(row));
    }
    Ok(choice)
}

/// What the form says of one column, where it is something else than the plan.
fn choose_column(ask: &Ask, choice: &mut ColumnChoice, table: usize, column: &ColumnPlan) {
    let said = |name: String| ask.form.iter().find(|(n, _)| **n == *name).map(|(_, value)| value.to_owned());
    let place = casework::place_key(&column.file, column.sheet.as_deref(), column.index);
    if let Some(field) = said(format!("column-{table}-{}", column.index)) {
        let field = if field.is_empty() { "ignored".to_owned() } else { field };
        if field != column.field {
            choice.fields.insert(place.clone(), field);
        }
    }
    if let Some(century) = said(format!("century-{table}-{}", column.index)) {
        match century.parse().ok().filter(|first| casework::CENTURIES.contains(first)) {
            first if first == column.century => {}
            Some(first) => {
                choice.centuries.insert(place, first);
            }
            None => {
                choice.centuries.remove(&place);
                choice.centuries.remove(&names::fold(&column.column));
            }
        }
    }
}

/// Says something beside the plan as it is now.
fn beside(ask: &Ask, plan: &Plan, key: &str) -> Answer {
    ask.say(Flash { note: true, key: key.to_owned(), ..Flash::default() });
    Ok(go(&paths::plan(&plan.key)))
}

/// Reads the same files as it was chosen.
pub(crate) fn columns(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    if ask.form.get("state") != plan.state {
        return beside(ask, &plan, "web-plan-another");
    }
    let choice = match chosen(ask, &plan) {
        Ok(choice) => choice,
        Err(failure) => return again(failure, |wrong| show(ask, &plan, wrong)),
    };
    let (key, back) = (plan.key.clone(), ask.form.some("back").map(crate::ask::own));
    begin(ask, ("web-reading", plan.organisation.clone()), move |app, viewer, _| {
        let plan = app.house.desk(viewer).replan(&key, choice)?;
        Ok((back.unwrap_or_else(|| paths::plan(&plan.key)), None))
    })
}

/// Applies exactly the plan that was read. What was chosen and not read yet is
/// read first, and the plan is shown anew.
pub(crate) fn accept(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    let (key, state) = (plan.key.clone(), ask.form.get("state").to_owned());
    if state != plan.state {
        return beside(ask, &plan, "web-plan-another");
    }
    let choice = match chosen(ask, &plan) {
        Ok(choice) => choice,
        Err(failure) => return again(failure, |wrong| show(ask, &plan, wrong)),
    };
    if choice != plan.choice {
        return read_first(ask, &plan, choice, "web-plan-read-first");
    }
    let (new, changed) = (plan.new_files(), plan.changed_files());
    begin(ask, ("web-taking-in", plan.organisation.clone()), move |app, viewer, job| {
        let desk = app.house.desk(viewer);
        let accepted = match desk.accept_shown(&key, &state, &mut |done, total| job.at(done, total)) {
            Ok(accepted) => accepted,
            Err(Refusal::Stale) => {
                desk.replan(&key, choice)?;
                return Ok((
                    paths::plan(&key),
                    Some(Flash { note: true, key: "web-plan-overtaken".into(), ..Flash::default() }),
                ));
            }
            Err(refusal) => return Err(refusal.into()),
        };
        app.compare_in_background();
        let Some(import) = accepted.import else {
            return Ok((
                paths::IMPORTS.to_owned(),
                Some(Flash { note: true, key: "web-nothing-new".into(), ..Flash::default() }),
            ));
        };
        let args = vec![("n", Said::Count(new)), ("changed", Said::Count(changed))];
        let key = if changed > 0 { "web-taken-in-changed" } else { "web-taken-in" };
        Ok((paths::import(&import.to_string()), Some(Flash { key: key.into(), args, ..Flash::default() })))
    })
}

/// Reads the list as it was chosen and shows the plan, with a sentence why.
fn read_first(ask: &Ask, plan: &Plan, choice: ColumnChoice, why: &'static str) -> Answer {
    let key = plan.key.clone();
    begin(ask, ("web-reading", plan.organisation.clone()), move |app, viewer, _| {
        let plan = app.house.desk(viewer).replan(&key, choice)?;
        Ok((paths::plan(&plan.key), Some(Flash { note: true, key: why.into(), ..Flash::default() })))
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
        columns: kept_columns(ask, &m.choice),
        name: m.name,
        saved: m.organisation,
        used: String::new(),
    };
    Ok(html(pages::waiting::mappings(
        &frame(ask),
        &Mappings { mappings: all.into_iter().map(line).collect() },
    )))
}

/// How a saved mapping understands each column.
fn kept_columns(ask: &Ask, choice: &ColumnChoice) -> Vec<(String, String)> {
    let kept = choice.kept.iter().flat_map(|m| &m.columns).filter(|c| !c.header.is_empty()).map(|c| {
        let field = c.field.as_ref().map(|f| f.as_str().into_owned()).filter(|f| f != "ignored");
        let word = field.map_or_else(|| ask.reader.t("field-unused").to_owned(), |f| field_word(ask, &f));
        (c.header.clone(), word)
    });
    kept.chain(choice.fields.iter().map(|(column, field)| (column.clone(), field_word(ask, field)))).collect()
}

/// Lets a mapping go.
pub(crate) fn mapping_delete(ask: &Ask) -> Answer {
    ask.desk()?.drop_mapping(ask.word("id")?)?;
    ask.done("web-mapping-deleted");
    Ok(go(paths::MAPPINGS))
}
