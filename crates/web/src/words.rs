//! The register's words in the reader's language: a date, a place, a name to
//! show, a line that tells one person from another.

use crate::ask::Ask;
use crate::told::card::{changed, mother};
use access::Cleared;
use l10n::{Lang, Reader};
use model::card::{NameRole, PlaceRole};
use model::dossier::{Dossier, Fact, Spoken};
use model::{Card, Claim, SubjectKind, Value, facilities, gazetteer, parties};
use pages::view::{Head, PersonLine};

/// Minutes between UTC and the clocks in Damascus.
pub(crate) const ZONE: i32 = 180;

/// How long ago, in words.
pub(crate) fn ago(ask: &Ask, at: i64) -> String {
    ask.reader.ago((ask.house().now() - at) / 1000)
}

/// Day and clock.
pub(crate) fn moment(reader: Reader, at: i64) -> String {
    reader.moment(at.div_euclid(1000), ZONE)
}

/// When a page was put on paper, and by whom.
pub(crate) fn printed(ask: &Ask) -> Result<String, crate::failure::Failure> {
    let name = &ask.inside()?.present.member.name;
    let when = moment(ask.reader, ask.app.house.now());
    let printed = ask.reader.ta("web-printed", &[("when", when.into()), ("who", name.into())]);
    Ok(match ask.is_past() {
        true => format!(
            "{} {printed}",
            ask.reader.ta("as-of-note", &[("day", ask.reader.day(ask.house().today()).into())])
        ),
        false => printed,
    })
}

/// Whether words of data are wanted in Arabic.
pub(crate) fn arabic(reader: Reader) -> bool {
    reader.lang == Lang::Ar
}

/// The words of a code.
pub(crate) fn code(vocabulary: &str, code: &str, reader: Reader) -> String {
    model::codes::word(vocabulary, code, arabic(reader))
        .map_or_else(|| own_word(vocabulary, code, reader), str::to_owned)
}

/// The words of a code that is ours and of no vocabulary. One that nobody here knows, a newer program wrote.
fn own_word(vocabulary: &str, code: &str, reader: Reader) -> String {
    let own = format!("code-{vocabulary}-{code}").replace('_', "-");
    match code {
        "" => String::new(),
        _ if reader.has(&own) => reader.t(&own).to_owned(),
        _ => reader.t("code-newer").to_owned(),
    }
}

/// The words of a code said of a person of that sex.
pub(crate) fn code_of(vocabulary: &str, code: &str, sex: &str, reader: Reader) -> String {
    model::codes::word_of(vocabulary, code, sex, arabic(reader))
        .map_or_else(|| own_word(vocabulary, code, reader), str::to_owned)
}

/// The sex that all of these claims give one person.
pub(crate) fn sex_said(claims: &[Claim]) -> &'static str {
    one_sex(claims.iter().filter(|claim| claim.property.key() == "sex").filter_map(
        |claim| match &claim.value {
            Value::Code(code) => Some(code.as_str()),
            _ => None,
        },
    ))
}

/// The sex that every source gives the person; empty where nobody says it or sources differ.
pub(crate) fn sex(dossier: &Dossier) -> &'static str {
    dossier.sex()
}

/// The same of a card.
pub(crate) fn card_sex(card: &Card) -> &'static str {
    one_sex(card.sex.iter().map(String::as_str))
}

fn one_sex<'c>(mut codes: impl Iterator<Item = &'c str>) -> &'static str {
    let first = codes.next();
    match (first, codes.all(|other| Some(other) == first)) {
        (Some("female"), true) => "female",
        (Some("male"), true) => "male",
        _ => "",
    }
}

/// The name of a place.
pub(crate) fn place(code: &str, reader: Reader) -> String {
    numbered(reader, gazetteer::name(code, arabic(reader)).unwrap_or(code))
}

/// The name of a party.
pub(crate) fn party(id: &str, reader: Reader) -> String {
    numbered(reader, parties::name(id, arabic(reader)).unwrap_or(id))
}

/// The name of a place of detention.
pub(crate) fn facility(id: &str, reader: Reader) -> String {
    numbered(reader, facilities::name(id, arabic(reader)).unwrap_or(id))
}

/// The name of a colleague, or that it was done at the machine itself.
pub(crate) fn colleague(ask: &Ask, id: model::MemberId) -> String {
    let at_the_machine =
        || if id == casework::OPERATOR { ask.reader.t("web-log-operator").to_owned() } else { String::new() };
    ask.app.house.member_name(id).unwrap_or_else(at_the_machine)
}

/// The name of a place, a party, a subject with its number in the reader's digits: «الفرع ٢١٥» stands on a
/// page beside days and counts that are written so. A name in Latin letters keeps Latin ones.
pub(crate) fn numbered(reader: Reader, name: &str) -> String {
    match arabic(reader) {
        true if names::script(name) == names::Script::Latin => name.to_owned(),
        true => reader.digits(name).into_owned(),
        false => dates::western_digits(name),
    }
}

/// What subjects are called.
const SUBJECT_NAMES: [&str; 2] = ["subject_name", "subject_other_name"];

/// What is told of a claim: the reading, and the words of the source where they differ.
pub(crate) struct Told {
    pub text: String,
    pub as_said: Option<String>,
}

/// A claim in the reader's words, of a person whose sex nobody has to know.
pub(crate) fn told(reader: Reader, claim: &Claim) -> Told {
    told_of(reader, "", claim)
}

/// A claim in the reader's words, of a person of that sex.
pub(crate) fn told_of(reader: Reader, sex: &str, claim: &Claim) -> Told {
    let said = names::clean(&claim.said);
    let read = match &claim.value {
        Value::Words if SUBJECT_NAMES.contains(&claim.property.key()) => {
            return Told { text: numbered(reader, &said), as_said: None };
        }
        Value::Words | Value::Name(_) => return Told { text: said, as_said: None },
        Value::Unknown => reader.t("said-unknown").to_owned(),
        Value::Date { is, or } => {
            // Where the reading that is used spans the others, nobody said the span.
            let spans = or.len() > 1 && or.iter().all(|one| is.from <= one.from && one.to <= is.to);
            let used = (!spans).then_some(is);
            let all: Vec<String> = used.into_iter().chain(or).map(|d| reader.fuzzy(d)).collect();
            either(reader, &all)
        }
        Value::Age { min, max } if min == max => reader.ta("years-old", &[("n", (*min).into())]),
        Value::Age { min, max } => reader.ta("from-to", &[("from", (*min).into()), ("to", (*max).into())]),
        Value::Place { is, .. } => either(reader, &places(reader, is)),
        Value::Party { is, .. } => either(reader, &is.iter().map(|c| party(c, reader)).collect::<Vec<_>>()),
        Value::Facility { is, .. } => {
            either(reader, &is.iter().map(|c| facility(c, reader)).collect::<Vec<_>>())
        }
        Value::Code(word) => code_of(&claim.property.entry().codes, word, sex, reader),
        Value::Digits(digits) => digits.clone(),
        Value::Subject(subject) => subject_word(reader, subject).unwrap_or_else(|| numbered(reader, &said)),
        Value::Point { within_m, .. } => {
            let figures = claim.value.degrees_as_said().unwrap_or_default();
            let within = u64::from(*within_m);
            reader.ta("point-within", &[("point", figures.into()), ("metres", within.into())])
        }
        Value::Span { from, to } => {
            let date = |date: &Option<dates::Fuzzy>| {
                date.as_ref().map(|date| reader.fuzzy(date)).unwrap_or_default()
            };
            reader.ta("from-to", &[("from", date(from).into()), ("to", date(to).into())])
        }
    };
    // A form writes the code of what was chosen; nobody said the code. How far a point is known nobody says.
    let same = names::fold(&read) == names::fold(&said)
        || claim.value.degrees_as_said().is_some_and(|degrees| degrees == said)
        || claim.value.figures().is_some_and(|figures| figures == said)
        || matches!(&claim.value, Value::Code(code) if *code == claim.said);
    Told { text: read, as_said: (!same).then_some(said) }
}

/// A claim in its own words; of what was chosen in a form, the word that was chosen.
pub(crate) fn as_said(reader: Reader, claim: &Claim) -> String {
    match &claim.value {
        Value::Code(chosen) if *chosen == claim.said => code(&claim.property.entry().codes, chosen, reader),
        _ => names::clean(&claim.said),
    }
}

/// A claim in its own words.
pub(crate) fn as_written(reader: Reader, spoken: &Spoken) -> String {
    let claim = &spoken.claim;
    // A form writes a day in figures (2026-11-01); everywhere else in the file it has words.
    let in_figures = claim.said.chars().all(|c| c.is_ascii_digit() || c == '-');
    let words = match &claim.value {
        Value::Date { .. } if in_figures => told(reader, claim).text,
        _ => as_said(reader, claim),
    };
    format!("{}: {}", reader.prop(claim.property.key()), reader.isolated(&words))
}

/// What a subject is.
pub(crate) fn kind(reader: Reader, kind: SubjectKind) -> String {
    kind.entry().name(arabic(reader)).to_owned()
}

/// The name under which a subject ships.
pub(crate) fn subject_word(reader: Reader, subject: &model::Subject) -> Option<String> {
    let [in_arabic, in_english] = subject.shipped_names()?;
    Some(numbered(reader, if arabic(reader) { in_arabic } else { in_english }))
}

/// Places by name; those of one name by their governorate, too.
fn places(reader: Reader, codes: &[String]) -> Vec<String> {
    let names: Vec<String> = codes.iter().map(|code| place(code, reader)).collect();
    let shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let told = codes.iter().zip(&names).map(|(code, name)| match gazetteer::governorate(code) {
        Some(governorate) if shared(name) && governorate != code => {
            format!("{name} ({})", place(governorate, reader))
        }
        _ => name.clone(),
    });
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told
}

/// «أو» between the readings the words allow; at most three are named.
fn either(reader: Reader, all: &[String]) -> String {
    let (named, rest) = all.split_at(all.len().min(3));
    let mut words = named.first().cloned().unwrap_or_default();
    for other in named.iter().skip(1) {
        words = reader.ta("date-or", &[("a", words.into()), ("b", other.into())]);
    }
    match rest.len() {
        0 => words,
        n => format!("{words} {}", reader.ta("and-more", &[("n", n.into())])),
    }
}

/// The name to show of a card.
pub(crate) fn card_name(card: &Card) -> String {
    let of = |role: NameRole| card.names.iter().find(|n| n.0 == role).map(|n| n.1.clone());
    of(NameRole::Whole).or_else(|| of(NameRole::Other)).or_else(|| of(NameRole::Kunya)).unwrap_or_default()
}

/// The name of a card as lines show it: a person without one is called by the number of the file.
pub(crate) fn card_title(ask: &Ask, card: &Card) -> String {
    Some(card_name(card))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| person_nameless(ask.reader, &ask.refs().of(card.person)))
}

/// A person whose name was taken back, or is not told: by the number of the file.
fn person_nameless(reader: Reader, id: &str) -> String {
    reader.ta("person-nameless", &[("id", id.into())])
}

/// What tells this person from others: mother, birth, from where.
pub(crate) fn card_of(reader: Reader, card: &Card) -> String {
    let mut pieces = Vec::new();
    if let Some(mother) = mother(card) {
        pieces.push(reader.ta("web-mother", &[("name", mother.into()), ("sex", card_sex(card).into())]));
    }
    if let Some(birth) = card.birth.first() {
        pieces.push(reader.ta("web-born", &[("when", reader.fuzzy(birth).into())]));
    }
    let place = |role| card.place_words.iter().find(|place| place.0 == role);
    if let Some(place) = place(PlaceRole::Origin) {
        pieces.push(reader.ta("web-from", &[("place", card_place(reader, card, place).into())]));
    } else if let Some(place) = place(PlaceRole::Taken) {
        // Where someone was taken is not where they are from.
        let place = card_place(reader, card, place);
        pieces.push(reader.ta("web-taken-from", &[("place", place.into()), ("sex", card_sex(card).into())]));
    }
    pieces.join(comma(reader))
}

/// A place of a card as it was said; in English by the name it has there, where the words are the name of one
/// that the card knows.
pub(crate) fn card_place(reader: Reader, card: &Card, (role, said): &(PlaceRole, String)) -> String {
    if arabic(reader) {
        return said.clone();
    }
    let known: Vec<&str> = card.places.iter().filter(|p| p.0 == *role).map(|p| p.1.as_str()).collect();
    let meant: Vec<&str> = gazetteer::called(said).into_iter().filter(|id| known.contains(id)).collect();
    if let [one] = meant.as_slice() { place(one, reader) } else { said.clone() }
}

/// The line of a list, or the record of a file that has no lines: those are counted from nought by programs
/// and from one by people.
pub(crate) fn row(reader: Reader, file: &str, row: u32) -> String {
    let (key, number) = match casework::has_records(file) || row == 0 {
        true => ("web-record", row + 1),
        false => ("web-row", row),
    };
    reader.ta(key, &[("row", reader.digits(&number.to_string()).into_owned().into())])
}

/// What stands between the pieces of a line.
pub(crate) fn comma(reader: Reader) -> &'static str {
    reader.comma()
}

/// Pieces of a line, each held together where it runs the other way.
pub(crate) fn joined<S: AsRef<str>>(reader: Reader, pieces: impl IntoIterator<Item = S>) -> String {
    let pieces: Vec<String> =
        pieces.into_iter().map(|piece| reader.isolated(piece.as_ref()).into_owned()).collect();
    pieces.join(comma(reader))
}

/// One person in a short list.
pub(crate) fn person_line(ask: &Ask, card: &Card) -> PersonLine {
    PersonLine {
        id: ask.refs().of(card.person),
        name: card_title(ask, card),
        of: card_of(ask.reader, card),
        why: String::new(),
        when: match ask.desk().ok().and_then(|desk| changed(&desk, card)) {
            Some(at) => ago(ask, at),
            None => String::new(),
        },
    }
}

/// The words said first of a property.
pub(crate) fn first<'d>(dossier: &'d Dossier, key: &str) -> Option<&'d Spoken> {
    dossier.fact(key).and_then(known).map(|standing| standing.first())
}

/// The best supported value of a fact that says something.
pub(crate) fn known(fact: &Fact) -> Option<&model::dossier::Standing> {
    fact.values.iter().find(|s| s.first().claim.value != Value::Unknown)
}

/// The name to show of a file.
pub(crate) fn dossier_name(dossier: &Dossier) -> String {
    let said = |key: &str| first(dossier, key).map(|s| names::clean(&s.claim.said));
    if dossier.subject.is_some() {
        return said("subject_name").or_else(|| said("subject_other_name")).unwrap_or_default();
    }
    if let Some(whole) = said("full_name") {
        return whole;
    }
    let parts = ["given_name", "father_name", "grandfather_name", "family_name"];
    let put_together: Vec<String> = parts.iter().filter_map(|key| said(key)).collect();
    match put_together.is_empty() {
        false => put_together.join(" "),
        true => said("other_name").or_else(|| said("kunya")).unwrap_or_default(),
    }
}

/// The pieces of the line under the name.
pub(crate) fn dossier_of(reader: Reader, dossier: &Dossier) -> Vec<String> {
    let mut pieces = Vec::new();
    if let Some(mother) = first(dossier, "mother_name") {
        let args = [("name", names::clean(&mother.claim.said).into()), ("sex", sex(dossier).into())];
        pieces.push(reader.ta("web-mother", &args));
    }
    match (first(dossier, "birth_date"), first(dossier, "age")) {
        (Some(birth), _) if matches!(birth.claim.value, Value::Date { .. }) => {
            pieces.push(reader.ta("web-born", &[("when", told(reader, &birth.claim).text.into())]))
        }
        (Some(birth), _) => pieces.push(format!(
            "{}: {}",
            reader.prop("birth_date"),
            reader.isolated(&names::clean(&birth.claim.said))
        )),
        (None, Some(age)) => pieces.push(told(reader, &age.claim).text),
        _ => {}
    }
    if let Some(from) = first(dossier, "origin_place").or_else(|| first(dossier, "registration_place")) {
        let said = || names::clean(&from.claim.said);
        let place = if arabic(reader) { said() } else { told(reader, &from.claim).text };
        pieces.push(reader.ta("web-from", &[("place", place.into())]));
    }
    pieces
}

/// The head of a form about a file.
pub(crate) fn head(ask: &Ask, dossier: &Cleared<Dossier>) -> Head {
    Head {
        id: match &dossier.subject {
            Some(subject) => ask.refs().of_subject(subject),
            None => dossier.persons.first().map_or_else(String::new, |person| ask.refs().of(*person)),
        },
        name: match (&dossier.subject, named(ask.reader, dossier)) {
            (Some(subject), name) if name.is_empty() => {
                nameless(ask.reader, subject.kind(), &ask.refs().of_subject(subject))
            }
            (None, name) if name.is_empty() => {
                let id = dossier.persons.first().map_or_else(String::new, |person| ask.refs().of(*person));
                person_nameless(ask.reader, &id)
            }
            (_, name) => name,
        },
        of: match &dossier.subject {
            Some(subject) => kind(ask.reader, subject.kind()),
            None => dossier_of(ask.reader, dossier).join(comma(ask.reader)),
        },
    }
}

/// The name to show; of what ships, where nobody said another, the one in the reader's language.
fn named(reader: Reader, dossier: &Dossier) -> String {
    let ships = first(dossier, "subject_name").is_some_and(Spoken::ships);
    let shipped = dossier.subject.as_ref().filter(|_| ships).and_then(|one| subject_word(reader, one));
    shipped.unwrap_or_else(|| dossier_name(dossier))
}

/// What is no person and has no name: what it is, and its number.
pub(crate) fn nameless(reader: Reader, of: SubjectKind, id: &str) -> String {
    reader.ta("subject-nameless", &[("kind", kind(reader, of).into()), ("id", id.into())])
}

/// What a compartment is called.
pub(crate) fn compartment(reader: Reader, compartment: model::Compartment) -> String {
    let entry = compartment.entry();
    if arabic(reader) { entry.ar.clone() } else { entry.en.clone() }
}

/// Sets of reference data: key of its words, how many entries, where they come from.
pub(crate) fn reference_data() -> Vec<(&'static str, usize, &'static str)> {
    vec![
        ("places", gazetteer::count(), "OCHA COD-AB Syria"),
        ("parties", parties::count(), ""),
        ("facilities", facilities::count(), ""),
        ("properties", model::Property::all().count(), ""),
    ]
}
