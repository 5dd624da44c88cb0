//! A new file in two minutes, and the pieces that help while it is typed.

use super::write::{Wrong, again, answer, back, codes, desk, trouble, typed, written_all};
use super::{known, teller};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::Flash;
use crate::words;
use access::Action;
use casework::{NEXT, NewClaim, NewFile, OURS, Recorded, Refusal, SourceChoice};
use model::understand::{self, Around};
use model::vocab::About;
use model::{Part, PersonId, Property, Value};
use pages::paths;
use pages::view::{Back, Choice, Intake, PersonLine, Understood};

/// From this closeness on the form asks whether that file is meant.
const CLOSE: u16 = 820;
const SIMILAR_SHOWN: usize = 5;

/// The empty form.
pub(crate) fn new(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?;
    form(ask, None, Vec::new(), false)
}

fn form(ask: &Ask, wrong: Wrong<'_>, similar: Vec<PersonLine>, confirming: bool) -> Answer {
    let field = |name: &'static str, of: &[&str]| {
        let mut field = typed(ask, name, of, wrong);
        if field.value.is_empty() && wrong.is_none() {
            field.value = ask.query.get(name).to_owned();
        }
        field
    };
    let own = [
        "full_name",
        "mother_name",
        "birth_date",
        "age",
        "taken_date",
        "taken_place",
        "party",
        "source",
        "phone",
        "note",
    ];
    let said = ask.form.get("taken_date");
    let view = Intake {
        name: field("name", &["full_name"]),
        mother: field("mother", &["mother_name"]),
        sexes: sexes(ask),
        birth: field("birth", &["birth_date", "age"]),
        taken_date: field("taken_date", &["taken_date"]),
        taken_place: field("taken_place", &["taken_place"]),
        party: field("party", &["party"]),
        informant: field("informant", &["source"]),
        relations: codes(ask, "relation_to_victim", ask.form.get("relation")),
        phone: field("phone", &["phone"]),
        note: field("note", &["note"]),
        understood: (!said.is_empty()).then(|| reading(ask, said, "taken_date")),
        places: known::known_of(ask, "taken_place").unwrap_or_default(),
        parties: known::known_of(ask, "party").unwrap_or_default(),
        similar,
        answered: answered(ask, confirming),
        back: Back { answered: super::write::answered(ask), ..back(ask, wrong) },
        confirming,
        trouble: wrong.filter(|(f, _)| !own.contains(f)).and_then(|(f, _)| trouble(ask, &[f], wrong)),
    };
    answer(wrong, pages::intake::intake(&frame(ask), &view))
}

/// The sexes to choose from; the first is that nobody said it, and nothing is written of it.
fn sexes(ask: &Ask) -> Vec<Choice> {
    let mut choices = codes(ask, "sex", ask.form.get("sex"));
    choices.retain(|c| c.value != "unknown");
    choices
        .iter_mut()
        .filter(|c| c.value.is_empty())
        .for_each(|c| c.label = ask.reader.t("web-not-said").to_owned());
    choices
}

/// What was answered on the way and is not asked again: that it is another person. What was said so stands
/// with the form itself.
fn answered(ask: &Ask, confirming: bool) -> Vec<&'static str> {
    (!confirming && ask.form.some("confirmed").is_some()).then_some("confirmed").into_iter().collect()
}

/// Opens the file, unless one of the register may be meant and nobody has looked yet.
pub(crate) fn open(ask: &Ask) -> Answer {
    let form_of = &ask.form;
    if form_of.get("confirmed").is_empty() && form_of.get("same").is_empty() {
        let similar = near(ask, form_of.get("name"), form_of.some("mother"), Some(CLOSE))?;
        if !similar.is_empty() {
            return form(ask, None, similar, true);
        }
    }
    match opened(ask) {
        Ok((recorded, claims)) if !form_of.get("same").is_empty() => {
            written_all(ask, "web-claims-added", claims, &recorded)
        }
        Ok((recorded, _)) => {
            ask.arrived(Flash { key: "web-file-opened".into(), ..Flash::default() });
            Ok(go(&paths::file(&recorded.subject.to_string())))
        }
        Err(failure) => again(failure, |wrong| form(ask, wrong, Vec::new(), false)),
    }
}

/// The file, and how many claims were written into it.
fn opened(ask: &Ask) -> Result<(Recorded, usize), Failure> {
    let said = |name: &str| ask.form.some(name);
    let birth = if said("birth").is_some_and(is_age) { "age" } else { "birth_date" };
    let pairs = [
        ("name", "full_name"),
        ("mother", "mother_name"),
        ("sex", "sex"),
        ("birth", birth),
        ("taken_date", "taken_date"),
        ("taken_place", "taken_place"),
        ("party", "party"),
        ("phone", "phone"),
        ("note", "note"),
    ];
    let mut claims: Vec<NewClaim> =
        pairs.iter().filter_map(|(field, key)| new_claim(key, said(field)?)).collect();
    let known = |c: &NewClaim| !matches!(c.property.key(), "phone" | "sex");
    if claims.iter().filter(|c| known(c)).count() < 2
        && claims.iter().any(|c| c.property.key() == "full_name")
    {
        return Err(Failure::field("taken_date", "one-more"));
    }
    claims.extend(teller::relation(ask).and_then(|relation| new_claim("informant_relation", &relation)));
    let source = teller::source(ask, None)?;
    let count = claims.len();
    let recorded = match said("same") {
        Some(id) => add_to(ask, id, &source, claims)?,
        None => desk(ask)?.open_file(NewFile { organisation: OURS, source, at: None, claims })?,
    };
    Ok((recorded, count))
}

/// It is somebody whose file is here: all that was written goes there, of the taking to the last one it tells
/// of.
fn add_to(
    ask: &Ask,
    id: &str,
    source: &SourceChoice,
    mut claims: Vec<NewClaim>,
) -> Result<Recorded, Failure> {
    let person: PersonId = ask.refs().read(id).ok_or_else(Failure::not_found)?;
    let dossier = ask.desk()?.dossier(person)?;
    let first = *dossier.persons.first().ok_or_else(Failure::not_found)?;
    let (person, taking) = dossier
        .episodes
        .last()
        .map_or((first, Part::Episode(NEXT)), |chapter| (chapter.person, chapter.part));
    claims
        .iter_mut()
        .filter(|claim| matches!(claim.part, Part::Episode(_)))
        .for_each(|claim| claim.part = taking);
    Ok(desk(ask)?.add(person, OURS, source, None, &claims)?)
}

fn new_claim(key: &str, said: &str) -> Option<NewClaim> {
    let property = Property::of(key)?;
    let part = match property.entry().part {
        About::Person => Part::Person,
        About::Episode => Part::Episode(1),
        About::Event => Part::Event(1),
    };
    Some(NewClaim { part, property, said: said.to_owned(), tier: None, credibility: 6 })
}

/// "34" or "about forty" is an age; "1988" is a birth.
fn is_age(said: &str) -> bool {
    dates::read_age(said).is_some_and(|range| range.max <= 120)
}

/// Files that may be the one being typed.
fn near(ask: &Ask, name: &str, mother: Option<&str>, least: Option<u16>) -> Result<Vec<PersonLine>, Failure> {
    if name.trim().chars().count() < 3 {
        return Ok(Vec::new());
    }
    let hits = ask.desk()?.similar(name, mother, SIMILAR_SHOWN)?;
    let mut lines = Vec::new();
    for (hit, card) in hits.iter().filter(|(hit, _)| least.is_none_or(|least| hit.score >= least)) {
        let why = crate::told::card::why(ask.reader, &hit.why);
        lines.push(PersonLine { why, ..words::person_line(ask, card) });
    }
    Ok(lines)
}

/// The piece of similar files, for the island.
pub(crate) fn similar(ask: &Ask) -> Answer {
    let lines = near(ask, ask.query.get("name"), ask.query.some("mother"), None)?;
    Ok(html(pages::intake::similar_piece(&frame(ask), &lines)))
}

/// The piece that says how a date is understood, for the island.
pub(crate) fn understood(ask: &Ask) -> Answer {
    let said = ["said", "taken_date", "birth", "event_date", "value"]
        .iter()
        .find_map(|name| ask.query.some(name))
        .unwrap_or_default();
    let field = ask.query.some("field").or_else(|| ask.query.some("property"));
    let field = field.or_else(|| ask.query.some("birth").map(|_| "birth_date")).unwrap_or("taken_date");
    ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?;
    Ok(html(pages::intake::understood_piece(&frame(ask), &reading(ask, said, field))))
}

fn reading(ask: &Ask, said: &str, field: &str) -> Understood {
    let property = Property::of(field).unwrap_or(Property::named("taken_date"));
    let around = Around { today: ask.app.house.today(), within: None };
    let read = understand::value(property, said, &around);
    let reader = ask.reader;
    match read.value {
        Value::Date { is, or } => Understood {
            text: reader.fuzzy(&is),
            others: or.iter().map(|d| Choice::new(reader.fuzzy(d), reader.fuzzy(d))).collect(),
        },
        Value::Words => Understood::default(),
        value => {
            let claim = model::Claim::new(Part::Person, property, said, value);
            Understood { text: words::told(reader, &claim).text, others: Vec::new() }
        }
    }
}
