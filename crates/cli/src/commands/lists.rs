//! Finding and taking out: search, one file, lists.

use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use crate::target;
use access::Audience;
use casework::{Column, ExportFormat, SubjectSheet};
use clap::ArgMatches;
use model::{Property, Subject, SubjectKind, Value};
use search::{Filters, Query};
use serde_json::json;
use std::path::Path;

fn filters(matches: &ArgMatches, out: &Out) -> Result<Filters, Refused> {
    let mut filters = Filters::default();
    for pair in args::many(matches, "filter") {
        let (kind, value) = pair.split_once('=').ok_or_else(|| out.refuse("filter-option", &[]))?;
        if !casework::set_filter(&mut filters, kind.trim(), value.trim()) {
            return Err(out.refuse("filter-option", &[]));
        }
    }
    Ok(filters)
}

/// `athar search`: the best hits with the reason for each.
pub fn search(matches: &ArgMatches, out: &Out) -> Done {
    let (house, reader) = open::to_read(matches, out)?;
    let desk = house.desk(reader);
    let limit = *matches.get_one::<usize>("limit").expect("has a default");
    let words = args::many(matches, "words").join(" ");
    let query = Query { filters: filters(matches, out)?, ..Query::words(words.clone(), limit) };
    let answer = desk.list(&query).map_err(|r| out.refused(&r))?;
    let rows: Vec<_> = answer
        .page
        .hits
        .iter()
        .zip(&answer.cards)
        .map(|(hit, card)| {
            let line = casework::line(card);
            let why = out.reader.t(hit.why.reason.code());
            json!({
                "id": hit.person, "name": line.name, "mother": line.mother, "why": why,
                "piece": hit.why.piece, "score": hit.score,
            })
        })
        .collect();
    // One box for every name: what is no person is found by it, too.
    let things = desk.subjects_called(&words, THINGS).map_err(|r| out.refused(&r))?;
    let subjects: Vec<_> = things
        .iter()
        .map(|line| {
            let kind = line.subject.kind().key();
            json!({"id": line.subject, "kind": kind, "name": line.name, "also": line.also})
        })
        .collect();
    let document = json!({"total": answer.page.total, "results": rows, "subjects": subjects});
    out.answer(&document, || {
        let mut text = out.reader.ta("count-files", &[("n", (answer.page.total as i64).into())]);
        for (hit, card) in answer.page.hits.iter().zip(&answer.cards) {
            let line = casework::line(card);
            let mother = line.mother.map_or_else(String::new, |m| format!(" · {m}"));
            text.push_str(&format!(
                "\n{}  {}{mother} · {} {}",
                hit.person,
                line.name,
                out.reader.t(hit.why.reason.code()),
                hit.why.piece
            ));
        }
        for line in &things {
            let kind = line.subject.kind().entry().name(out.reader.lang == l10n::Lang::Ar);
            text.push_str(&format!("\n{}  {} · {kind}", line.subject, line.name));
        }
        text
    });
    Ok(())
}

/// Places, units, checkpoints … that are shown under the people.
const THINGS: usize = 20;

/// `athar show`: one file, or what is said of a subject that is no person, as the API gives it.
pub fn show(matches: &ArgMatches, out: &Out) -> Done {
    let id: Subject = args::subject(matches).parse().map_err(|_| out.refuse("not-found", &[]))?;
    let (house, reader) = open::to_read(matches, out)?;
    let desk = house.desk(reader);
    let told = id.person().map_or_else(|| desk.subject(&id), |person| desk.dossier(person));
    let dossier = told.map_err(|r| out.refused(&r))?;
    let mut document = serde_json::to_value(&dossier).expect("a dossier is text, numbers and lists");
    document["finding"] = serde_json::to_value(criteria::finding(&dossier)).expect("it is text and numbers");
    out.answer(&document, || {
        let mut text = String::new();
        for fact in
            dossier.facts.iter().chain(dossier.episodes.iter().chain(&dossier.events).flat_map(|c| &c.facts))
        {
            for value in &fact.values {
                let claim = &value.first().claim;
                let sources: Vec<String> = value.claims.iter().map(|c| c.source.to_string()).collect();
                text.push_str(&format!(
                    "{}: {} [{}]\n",
                    out.reader.prop(fact.property.key()),
                    in_words(fact.property, &claim.said, &claim.value, dossier.sex(), out),
                    sources.join(" ")
                ));
            }
        }
        if text.is_empty() && !dossier.gone.is_empty() {
            return out.reader.t("cli-show-gone").to_owned();
        }
        text
    });
    Ok(())
}

/// What was said, in the reader's language where it is a code, which a form writes in place of words, or the
/// name of what ships; as it is said of a person of that sex.
pub(super) fn in_words(property: Property, said: &str, value: &Value, sex: &str, out: &Out) -> String {
    let arabic = out.reader.lang == l10n::Lang::Ar;
    let word = match value {
        Value::Code(code) if said.trim() == code => {
            model::codes::word_of(&property.entry().codes, code, sex, arabic)
        }
        Value::Subject(subject) => {
            subject.shipped_names().map(|[in_arabic, in_english]| if arabic { in_arabic } else { in_english })
        }
        _ => None,
    };
    word.map_or_else(|| said.to_owned(), str::to_owned)
}

/// The columns that were asked for; one that no list has is named, with those there are.
fn shown(matches: &ArgMatches, out: &Out) -> Result<Vec<Column>, Refused> {
    let known = Column::ALL.map(Column::key).join(" ");
    let read = |key: &String| {
        let args = [("column", key.as_str().into()), ("columns", known.as_str().into())];
        Column::from_key(key).ok_or_else(|| out.worded("column-option", "show-option", &args))
    };
    args::many(matches, "show").iter().map(read).collect()
}

/// `athar export`: a list for colleagues or for partners, of people or of another kind of subject, as one
/// file that appears whole or not at all.
pub fn export(matches: &ArgMatches, out: &Out) -> Done {
    let target = args::text(matches, "out").expect("required");
    target::file(target, target::TargetKind::List, matches, out)?;
    let (house, reader) = open::to_read(matches, out)?;
    let desk = house.desk(reader);
    let format = ExportFormat::from_key(args::text(matches, "format").expect("required"))
        .expect("clap knows the formats");
    let words = args::text(matches, "words").unwrap_or_default().to_owned();
    let audience = args::text(matches, "for").and_then(Audience::of_export).expect("clap knows for whom");
    let exported = match args::text(matches, "of").and_then(SubjectKind::of) {
        Some(kind) => {
            let sheet = SubjectSheet { kind, words, shipped: args::given(matches, "shipped") };
            desk.export_subjects(&sheet, format, audience, out.reader)
        }
        None => {
            let shown = shown(matches, out)?;
            let columns = if shown.is_empty() { Column::ALL.to_vec() } else { shown };
            let query = Query { words, filters: filters(matches, out)?, ..Query::default() };
            desk.export(&query, &columns, format, audience, out.reader)
        }
    };
    let exported = exported.map_err(|r| out.refused(&r))?;
    crate::whole::write(Path::new(target), &mut |to| to.write_all(&exported.bytes))
        .map_err(|e| out.file(target, &e))?;
    let document = json!({"files": exported.files, "out": target});
    out.answer(&document, || {
        out.reader.ta("cli-export-done", &[("n", (exported.files as i64).into()), ("file", target.into())])
    });
    Ok(())
}
