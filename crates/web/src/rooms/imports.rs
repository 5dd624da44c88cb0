//! Lists of others: upload, and what became of each import.

use super::named::link_of;
use super::rows::{place, reason};
use super::working::begin;
use super::write::{Wrong, again, answer, back, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::told::imports::{self as told, ImportTold};
use crate::words;
use access::Action;
use casework::{ColumnChoice, ImportStanding, Incoming, Plan, Refusal};
use model::act::RowRemark;
use model::{ImportId, SubjectKind};
use pages::paths;
use pages::view::{Choice, ImportLine, ImportPage, Imports, Link, PlanLine, PlanRow, RowAct, Upload};
use std::sync::Arc;

const LINES: usize = 30;

fn may(ask: &Ask) -> Result<(), Failure> {
    Ok(ask.desk()?.viewer.may(Action::Import).map_err(Refusal::from)?)
}

/// Imports and open plans.
pub(crate) fn imports(ask: &Ask) -> Answer {
    may(ask)?;
    let lines = import_lines(ask);
    let number = ask.page_number();
    let paging = super::paging::paging(
        number,
        LINES,
        lines.len() as u64,
        &ask.query.without(&["page"]),
        paths::IMPORTS,
    );
    let shown = lines.into_iter().skip((number - 1) * LINES).take(LINES).collect();
    let view = Imports { plans: plan_lines(ask)?, imports: shown, paging };
    Ok(html(pages::imports::imports(&frame(ask), &view)))
}

/// Plans that wait for an answer.
pub(crate) fn plan_lines(ask: &Ask) -> Result<Vec<PlanLine>, Failure> {
    let line = |plan: &Arc<Plan>| PlanLine {
        id: plan.key.clone(),
        files: plan.files.iter().map(|f| f.name.clone()).collect::<Vec<_>>().join(words::comma(ask.reader)),
        organisation: plan.organisation.clone(),
        when: words::ago(ask, plan.at),
        rows: plan.rows(),
    };
    Ok(ask.desk()?.plans()?.iter().map(line).collect())
}

/// Imports, the latest first.
pub(crate) fn import_lines(ask: &Ask) -> Vec<ImportLine> {
    told::all(&ask.ground_of_today()).iter().map(|told| import_line(ask, told)).collect()
}

pub(crate) fn import_line(ask: &Ask, told: &ImportTold<'_>) -> ImportLine {
    ImportLine {
        id: told.id.to_string(),
        files: told.files().join(words::comma(ask.reader)),
        organisation: told.organisation.to_owned(),
        when: words::moment(ask.reader, told.standing.at),
        by: words::colleague(ask, told.standing.accepted.by),
        balance: told.balance,
        still_waiting: told.still_waiting,
        withdrawn: told.is_withdrawn(),
    }
}

/// The form to hand files in.
pub(crate) fn new(ask: &Ask) -> Answer {
    may(ask)?;
    upload_form(ask, None)
}

fn upload_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let (reader, ground) = (ask.reader, ask.ground_of_today());
    let chosen = ask.form.get("organisation");
    let first = Choice::new("", reader.t("web-new-organisation")).chosen(chosen.is_empty());
    let known = ground
        .association
        .organisations
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()).chosen(chosen == id.to_string()));
    let guess = Choice::new("", reader.t("web-guess-columns")).chosen(ask.form.get("mapping").is_empty());
    let mappings = ask.desk()?.mappings()?;
    let mappings = mappings.iter().map(|m| {
        Choice::new(m.name.clone(), m.name.clone())
            .hint(m.organisation.clone())
            .chosen(m.name == ask.form.get("mapping"))
    });
    let view = Upload {
        organisations: std::iter::once(first).chain(known).collect(),
        organisation_name: typed(ask, "organisation_name", &["organisation"], wrong),
        mappings: std::iter::once(guess).chain(mappings).collect(),
        encodings: encodings(ask, ask.form.get("encoding")),
        kinds: std::iter::once(
            Choice::new("", reader.t("upload-of-guess")).chosen(ask.form.get("of").is_empty()),
        )
        .chain(kinds(ask, ask.form.get("of")))
        .collect(),
        upload: trouble(ask, &["file", "upload"], wrong),
        back: back(ask, wrong),
        limit: reader.bytes(ask.app.options.list_bytes_max as u64),
        trouble: wrong
            .filter(|(f, _)| !matches!(*f, "file" | "upload" | "organisation"))
            .and_then(|(f, _)| trouble(ask, &[f], wrong)),
    };
    answer(wrong, pages::imports::upload(&frame(ask), &view))
}

/// What all of a kind are called; empty of people, who need not be named.
pub(crate) fn all_of(ask: &Ask, kind: SubjectKind) -> String {
    match kind == SubjectKind::PERSON {
        true => String::new(),
        false => kind.entry().name_of_all(words::arabic(ask.reader)).to_owned(),
    }
}

/// Everything a list can be of.
pub(crate) fn kinds(ask: &Ask, chosen: &str) -> Vec<Choice> {
    let name = |kind: SubjectKind| kind.entry().name_of_all(words::arabic(ask.reader)).to_owned();
    SubjectKind::all().map(|kind| Choice::new(kind.key(), name(kind)).chosen(kind.key() == chosen)).collect()
}

/// What the form says that a list is of; nothing where it says nothing.
pub(crate) fn kind_said(ask: &Ask) -> Result<Option<SubjectKind>, Failure> {
    let said = ask
        .form
        .some("of")
        .map(|said| SubjectKind::of(said).ok_or_else(|| Failure::field("subject_kind", "unknown")));
    said.transpose()
}

/// Encodings of text tables that are met in practice; the first is "find out".
pub(crate) fn encodings(ask: &Ask, chosen: &str) -> Vec<Choice> {
    let find_out = Choice::new("", ask.reader.t("web-find-out")).chosen(chosen.is_empty());
    let all = ["utf-8", "windows-1256", "utf-16le", "utf-16be", "iso-8859-6", "windows-1252"];
    std::iter::once(find_out)
        .chain(all.map(|label| Choice::new(label, label).chosen(label.eq_ignore_ascii_case(chosen))))
        .collect()
}

/// Reads the files into a plan.
pub(crate) fn upload(ask: &Ask) -> Answer {
    match upload_now(ask) {
        Ok(response) => Ok(response),
        Err(failure) => again(failure, |wrong| upload_form(ask, wrong)),
    }
}

fn upload_now(ask: &Ask) -> Answer {
    may(ask)?;
    if let [file] = &ask.files[..]
        && casework::is_bundle(&file.bytes)
    {
        return super::bundles::read(ask, file.name.clone(), file.bytes.clone());
    }
    let ground = ask.ground_of_today();
    let named = ask
        .form
        .some("organisation")
        .and_then(|id| id.parse().ok())
        .and_then(|id| ground.association.organisations.get(&id).cloned());
    let organisation = named.unwrap_or_else(|| ask.form.get("organisation_name").trim().to_owned());
    if organisation.is_empty() {
        return Err(Failure::field("organisation", "needed"));
    }
    let files: Vec<Incoming> =
        ask.files.iter().map(|f| Incoming { name: f.name.clone(), bytes: f.bytes.clone() }).collect();
    if files.is_empty() {
        return Err(Failure::field("file", "needed"));
    }
    let choice = ColumnChoice {
        of: kind_said(ask)?,
        mapping: ask.form.some("mapping").map(str::to_owned),
        encoding: ask.form.some("encoding").map(str::to_owned),
        ..ColumnChoice::default()
    };
    let names = ask.files.iter().map(|f| f.name.clone()).collect::<Vec<_>>().join(words::comma(ask.reader));
    begin(ask, ("web-reading", names), move |app, viewer, _| {
        let plan = app.house.desk(viewer).plan_import(files, &organisation, choice)?;
        Ok((paths::plan(&plan.key), None))
    })
}

/// One import.
pub(crate) fn import(ask: &Ask) -> Answer {
    may(ask)?;
    import_page(ask, None)
}

fn import_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let id: ImportId = ask.param("id")?;
    let ground = ask.ground_of_today();
    let told = told::one(&ground, id).ok_or_else(Failure::not_found)?;
    let standing = told.standing;
    let (reader, desk) = (ask.reader, ask.desk()?);
    let (files, remarks) = remarks(ask, standing)?;
    let number = ask.page_number();
    let filters = search::Filters { imports: [id].into(), ..search::Filters::default() };
    let kind = standing.accepted.kind();
    let (made, files_href) = match kind == SubjectKind::PERSON {
        true => {
            let list = ask.desk()?.list(&search::Query { filters, ..search::Query::default() })?;
            (list.page.total as u64, paths::with(paths::FILES, &[("import", &id.to_string())]))
        }
        false => {
            (ask.desk()?.resting_on(id)?.len() as u64, paths::with(paths::SUBJECTS, &[("kind", kind.key())]))
        }
    };
    let things = match kind == SubjectKind::PERSON && standing.accepted.sender.is_some() {
        true => things_of(ask, id)?,
        false => Vec::new(),
    };
    let shown: Vec<RowRemark> = remarks.iter().skip((number - 1) * LINES).take(LINES).cloned().collect();
    let said = desk.words_of_rows(id, &shown)?;
    let left_by_hand = remarks.iter().any(|remark| remark.reason == "left-out-by-hand");
    let row = |(remark, said): (&RowRemark, String)| PlanRow {
        place: place(
            ask,
            files.get(usize::from(remark.file)).map_or("", String::as_str),
            remark.sheet.as_deref(),
            remark.row,
        ),
        said,
        marked: String::new(),
        reason: reason(ask, &remark.reason),
        person: remark.subject.as_ref().map(|subject| link_of(ask, subject)),
        act: RowAct::None,
    };
    let (by, rest) = (words::colleague(ask, standing.accepted.by), things.len() as u64);
    let path = paths::import(&id.to_string());
    let view = ImportPage {
        id: id.to_string(),
        files: standing
            .accepted
            .files
            .iter()
            .map(|f| {
                (Link::new(f.name.clone(), paths::document(&f.document.to_string())), desk.is_kept(&f.digest))
            })
            .collect(),
        organisation: told.organisation.to_owned(),
        done: reader.ta(
            "web-accepted-by",
            &[("who", by.into()), ("when", words::moment(reader, standing.at).into())],
        ),
        mapping: standing.accepted.mapping.clone().unwrap_or_default(),
        balance: told.balance,
        still_waiting: told.still_waiting,
        files_now: made,
        files_href,
        things,
        of: all_of(ask, kind),
        waiting_href: paths::with(paths::WAITING, &[("import", &id.to_string())]),
        rows: shown.iter().zip(said).map(row).collect(),
        way_back: match left_by_hand && standing.withdrawn.is_none() {
            true => reader.t("import-take-left").to_owned(),
            false => String::new(),
        },
        paging: super::paging::paging(
            number,
            LINES,
            remarks.len() as u64,
            &ask.query.without(&["page"]),
            &path,
        ),
        withdrawn: standing
            .withdrawn
            .as_ref()
            .map(|why| reader.ta("web-withdrawn-why", &[("why", why.into())])),
        why: typed(ask, "why", &["why"], wrong),
        trouble: trouble(ask, &["import"], wrong),
        would: reader.ta("web-withdraw-would", &[("n", (made + rest).into())]),
    };
    answer(wrong, pages::imports::import(&frame(ask), &view))
}

/// What is no person and rests on a bundle, which may tell of everything.
fn things_of(ask: &Ask, id: ImportId) -> Result<Vec<Link>, Failure> {
    let desk = ask.desk()?;
    let mut things = Vec::new();
    for subject in desk.resting_on(id)?.into_iter().filter(|subject| subject.person().is_none()) {
        if desk.subject_line(&subject).is_ok() {
            things.push(link_of(ask, &subject));
        }
    }
    Ok(things)
}

/// Rows that were not taken, from the act of the import.
fn remarks(ask: &Ask, standing: &ImportStanding) -> Result<(Vec<String>, Vec<RowRemark>), Failure> {
    let accepted = ask.desk()?.accepted(standing)?;
    Ok((accepted.files.into_iter().map(|f| f.name).collect(), accepted.remarks))
}

/// Takes a whole import back.
pub(crate) fn withdraw(ask: &Ask) -> Answer {
    let id: ImportId = ask.param("id")?;
    match ask.desk()?.withdraw_import(id, ask.form.get("why")) {
        Ok(_) => {
            ask.done("web-import-withdrawn");
            ask.app.compare_in_background();
            Ok(go(&paths::import(&id.to_string())))
        }
        Err(refusal) => again(refusal.into(), |wrong| import_page(ask, wrong)),
    }
}

/// Lets a withdrawn import stand again.
pub(crate) fn restore(ask: &Ask) -> Answer {
    let id: ImportId = ask.param("id")?;
    match ask.desk()?.restore_import(id, ask.form.get("why")) {
        Ok(_) => {
            ask.done("web-import-restored");
            ask.app.compare_in_background();
            Ok(go(&paths::import(&id.to_string())))
        }
        Err(refusal) => again(refusal.into(), |wrong| import_page(ask, wrong)),
    }
}
