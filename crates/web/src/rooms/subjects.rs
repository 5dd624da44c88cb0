//! What is no person: found by name, and spoken of for the first time.

use super::teller::source;
use super::write::{Wrong, again, answer, at, back, desk, rest, source_fields, trouble, typed, written};
use crate::ask::{Answer, Ask, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{ExportFormat, NewClaim, NewSubject, OURS, Refusal, SubjectLine, SubjectSheet};
use model::{Dossier, Part, Property, SubjectKind};
use pages::view::{Choice, SubjectForm, SubjectLine as Line, Subjects};

const SHOWN: usize = 100;
/// Fields of the form, each a property.
const FIELDS: [&str; 3] = ["subject_name", "subject_place", "subject_note"];

/// Those that are called so.
pub(crate) fn subjects(ask: &Ask) -> Answer {
    let chosen = ask.query.get("kind");
    let kind = SubjectKind::of(chosen).filter(|kind| *kind != SubjectKind::PERSON);
    let words = ask.query.get("q").trim();
    let (found, number) = (ask.desk()?.subjects(kind, words, usize::MAX)?, ask.page_number());
    let (total, state) = (found.len() as u64, ask.query.without(&["page"]));
    let shown = found.into_iter().skip((number - 1) * SHOWN).take(SHOWN);
    let any = Choice::new("", ask.reader.t("subject-any")).chosen(kind.is_none());
    let view = Subjects {
        kind: kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        ships: kind.is_some_and(|kind| kind.entry().shipped.is_some()),
        asked: kind.is_some() || !words.is_empty(),
        query: words.to_owned(),
        kinds: std::iter::once(any).chain(kinds(ask, chosen, true)).collect(),
        lines: shown.map(|line| told(ask, line)).collect(),
        paging: super::paging::paging(number, SHOWN, total, &state, pages::paths::SUBJECTS),
    };
    Ok(html(pages::subjects::subjects(&frame(ask), &view)))
}

/// Takes those of one kind out, for colleagues or for partners.
pub(crate) fn export(ask: &Ask) -> Answer {
    let query = &ask.query;
    let format = ExportFormat::from_key(query.get("format")).ok_or_else(|| Failure::status(400))?;
    let kind = SubjectKind::of(query.get("kind")).ok_or_else(|| Failure::field("subject_kind", "needed"))?;
    let audience = match query.get("for") {
        "" => access::Audience::Sheet,
        key => access::Audience::of_export(key).ok_or_else(|| Failure::status(400))?,
    };
    let sheet = SubjectSheet {
        kind,
        words: query.get("q").trim().to_owned(),
        shipped: query.some("shipped").is_some(),
    };
    let exported = ask.desk()?.export_subjects(&sheet, format, audience, ask.reader)?;
    let name = format!("athar-{}-{}.{}", kind.key(), super::download::of_day(ask.house()), format.key());
    Ok(super::download::download(exported.bytes, format.media(), "attachment", &name))
}

/// A subject in a line.
pub(crate) fn told(ask: &Ask, line: SubjectLine) -> Line {
    Line {
        id: ask.refs().of_subject(&line.subject),
        name: match line.name.is_empty() {
            true => words::nameless(ask.reader, line.subject.kind(), &ask.refs().of_subject(&line.subject)),
            false => words::numbered(ask.reader, &line.name),
        },
        kind: words::kind(ask.reader, line.subject.kind()),
        also: words::numbered(ask.reader, &line.also.join(words::comma(ask.reader))),
    }
}

fn kinds<'a>(ask: &'a Ask, chosen: &'a str, all: bool) -> impl Iterator<Item = Choice> + 'a {
    SubjectKind::others().map(move |kind| {
        let (entry, arabic) = (kind.entry(), words::arabic(ask.reader));
        let label = if all { entry.name_of_all(arabic) } else { entry.name(arabic) };
        Choice::new(kind.key(), label).chosen(kind.key() == chosen)
    })
}

/// The form of a new one.
pub(crate) fn new(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?;
    form(ask, None)
}

fn form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let chosen = ask.form.some("kind").unwrap_or(ask.query.get("kind"));
    let none = Choice::new("", ask.reader.t("web-choose")).chosen(SubjectKind::of(chosen).is_none());
    let view = SubjectForm {
        kinds: std::iter::once(none).chain(kinds(ask, chosen, false)).collect(),
        kind: trouble(ask, &["subject_kind"], wrong),
        name: typed(ask, "subject_name", &["subject_name"], wrong),
        place: typed(ask, "subject_place", &["subject_place"], wrong),
        note: typed(ask, "subject_note", &["subject_note"], wrong),
        source: source_fields(ask, &Dossier::of_nobody(), wrong),
        trouble: rest(
            ask,
            &["subject_kind", "subject_name", "subject_place", "subject_note", "source", "said_on", "at"],
            wrong,
        ),
        back: back(ask, wrong),
    };
    answer(wrong, pages::subjects::new(&frame(ask), &view))
}

/// Speaks of something for the first time.
pub(crate) fn open(ask: &Ask) -> Answer {
    let done = (|| {
        let kind =
            SubjectKind::of(ask.form.get("kind")).ok_or_else(|| Failure::field("subject_kind", "needed"))?;
        let claim = |key: &str| {
            let said = ask.form.some(key)?.to_owned();
            Some(NewClaim {
                part: Part::Person,
                property: Property::named(key),
                said,
                tier: None,
                credibility: 6,
            })
        };
        let claims = FIELDS.into_iter().filter_map(claim).collect();
        Ok(desk(ask)?.open_subject(NewSubject {
            kind,
            organisation: OURS,
            source: source(ask, None)?,
            at: at(ask),
            claims,
        })?)
    })();
    match done {
        Ok(recorded) => written(ask, "web-subject-opened", &recorded),
        Err(failure) => again(failure, |wrong| form(ask, wrong)),
    }
}
