//! Records side by side: the values come from the files as the reader may see
//! them, what the values say to each other comes from the engine.
//!
//! **Invariant:** beside what the engine says of a name stands the part that it
//! compared. A kunya is not called the same as a family name.

use crate::ask::Ask;
use crate::told::grounds as told;
use crate::words;
use access::Cleared;
use l10n::Reader;
use linkage::Explained;
use model::dossier::{Dossier, Spoken};
use pages::view::{Choice, Ground, Record, Says, Seen};

/// What can be told side by side, in the order in which people tell it; whether
/// it is told too when nothing can be compared; and the properties that hold it.
const ROWS: &[(&str, bool, &[&str])] = &[
    ("given-name", true, &["given_name"]),
    ("father-name", true, &["father_name"]),
    ("grandfather-name", true, &["grandfather_name"]),
    ("family-name", true, &["family_name"]),
    ("kunya", true, &["kunya"]),
    ("order", false, &["full_name"]),
    ("mother-name", true, &["mother_name"]),
    ("birth", true, &["birth_date", "age"]),
    ("sex", false, &["sex"]),
    ("place", true, &["origin_place", "registration_place"]),
    ("governorate", false, &["governorate"]),
    ("register-number", true, &["registration_number"]),
    ("national-number", true, &["national_number"]),
    ("taken", true, &["taken_date"]),
    ("party", true, &["party"]),
    ("phone", false, &["phone"]),
];

/// Bits within which a ground speaks neither for nor against.
const SAYS_NOTHING: f64 = 0.3;
/// One name in so many halvings of the register: shared by one file in thirty or more.
const COMMON: u8 = 5;
/// Shared by one file in a thousand or fewer.
const RARE: u8 = 10;

/// The head of a column.
pub(crate) fn record(ask: &Ask, dossier: &Cleared<Dossier>) -> Record {
    let ground = ask.ground_of_today();
    let first = dossier.standing().next();
    let organisation = first
        .and_then(|s| ground.association.organisations.get(&s.organisation))
        .cloned()
        .unwrap_or_default();
    let file = |s: &Spoken| dossier.sources.get(&s.source).map_or("", |source| source.title.as_str());
    let locus = |s: &Spoken| crate::marks::locus(ask.reader, s, file(s)).join(words::comma(ask.reader));
    let place = first.map(locus).unwrap_or_default();
    let id = dossier.persons.first().map(ToString::to_string).unwrap_or_default();
    Record { id, list: organisation, place, name: words::dossier_name(dossier) }
}

/// The rows: what each record says, and how the engine weighs it. Of several
/// comparisons the one that speaks most against is told.
pub(crate) fn grounds(reader: Reader, records: &[&Cleared<Dossier>], compared: &[&Explained]) -> Vec<Ground> {
    let row = |(key, always, properties): &(&str, bool, &[&str])| {
        let said = compared.iter().flat_map(|why| &why.grounds).filter(|g| g.name == *key);
        let ground = said.min_by(|x, y| x.weight.total_cmp(&y.weight));
        let values: Vec<Seen> = records.iter().map(|d| value(reader, d, key, properties)).collect();
        let known = values.iter().any(|v| *v != Seen::Unknown);
        (ground.is_some() || (*always && known)).then(|| Ground {
            label: reader.t(&format!("link-{key}")).to_owned(),
            values,
            name: matches!(*key, "order" | "kunya") || key.ends_with("-name"),
            says: ground.map_or(Says::Nothing, |g| says(g.weight)),
            words: ground.map(|g| level(reader, g)).unwrap_or_default(),
            weight: ground.map_or(0.0, |g| g.weight),
        })
    };
    ROWS.iter().filter_map(row).collect()
}

fn says(weight: f64) -> Says {
    match weight {
        w if w.abs() <= SAYS_NOTHING => Says::Nothing,
        w if w > 1.0 => Says::Agrees,
        w if w > 0.0 => Says::Partly,
        _ => Says::Against,
    }
}

/// What was seen, and for an agreement how much of the register shares it.
fn level(reader: Reader, ground: &linkage::Ground) -> String {
    let seen = told::level(reader, ground);
    match ground.rarity {
        Some(halvings) if halvings <= COMMON => {
            format!("{seen}{}{}", words::comma(reader), reader.t("link-common"))
        }
        Some(halvings) if halvings >= RARE => {
            format!("{seen}{}{}", words::comma(reader), reader.t("link-rare"))
        }
        _ => seen,
    }
}

fn value(reader: Reader, dossier: &Cleared<Dossier>, ground: &str, properties: &[&str]) -> Seen {
    let mut said: Vec<String> = match compared_part(dossier, ground) {
        Some(part) => vec![part],
        None => properties.iter().filter_map(|property| value_of(reader, dossier, property)).collect(),
    };
    said.dedup();
    if said.is_empty() {
        said.extend(instead(reader, dossier, ground));
    }
    match said.is_empty() {
        false => Seen::Words(said.join(words::comma(reader))),
        // It stands in the file and takes part; who reads here may not see it.
        true if properties.iter().any(|property| dossier.hides(property)) => Seen::Sealed,
        true => Seen::Unknown,
    }
}

/// The value of a property, of the person or of the first taking that tells it.
fn value_of(reader: Reader, dossier: &Dossier, property: &str) -> Option<String> {
    let chapters = dossier.episodes.iter().flat_map(|c| &c.facts);
    let mut facts = dossier.facts.iter().chain(chapters).filter(|f| f.property.key() == property);
    let claim = facts.find_map(words::known).map(|standing| &standing.first().claim)?;
    Some(words::told(reader, claim).text)
}

/// What the engine takes where a ground has no claim of its own.
fn instead(reader: Reader, dossier: &Dossier, ground: &str) -> Option<String> {
    match ground {
        "place" => value_of(reader, dossier, "taken_place"),
        "governorate" => {
            let model::Value::Place { is, .. } = &words::first(dossier, "origin_place")?.claim.value else {
                return None;
            };
            Some(words::place(model::gazetteer::governorate(is.first()?)?, reader))
        }
        "kunya" => names::split(&names::clean(&words::first(dossier, "full_name")?.claim.said)).kunya,
        _ => None,
    }
}

/// The part of a name that the engine compared: the record is made of the claims as it is for the engine, and
/// a cell of its own goes before the whole name.
fn compared_part(dossier: &Dossier, ground: &str) -> Option<String> {
    let cell: fn(&linkage::Record) -> &Option<String> = match ground {
        "given-name" => |record| &record.given,
        "father-name" => |record| &record.father,
        "grandfather-name" => |record| &record.grandfather,
        "family-name" => |record| &record.family,
        _ => return None,
    };
    let claims = dossier.standing().map(|spoken| &spoken.claim);
    let record = listlink::record(String::new(), String::new(), claims);
    if let Some(part) = cell(&record) {
        return Some(names::clean(part));
    }
    let parts = names::split(&names::clean(record.name.as_deref()?));
    match ground {
        "given-name" => parts.given,
        "father-name" => parts.father,
        "grandfather-name" => parts.grandfather,
        _ => parts.family,
    }
}

/// Why two files are two persons, in words that are needed often. They are
/// offered beside the field, so that nobody writes them a hundred times.
pub(super) const READY: [&str; 3] = ["siblings", "generations", "namesakes"];
/// The ready reason that names what speaks against, where something does.
pub(super) const SHOWN: &str = "shown";

/// The ready reasons for these two.
pub(super) fn ready_reasons(reader: Reader, why: &Explained) -> Vec<Choice> {
    let shown = Some(SHOWN).filter(|_| against(reader, why).is_some());
    READY.into_iter().chain(shown).map(|key| Choice::new(key, reader.t(&format!("because-{key}")))).collect()
}

/// The grounds that speak against one person, as a reason; none where nothing does.
pub(crate) fn against(reader: Reader, why: &Explained) -> Option<String> {
    let mut told = why.grounds.iter().filter(|g| g.weight < -SAYS_NOTHING).peekable();
    told.peek().is_some().then(|| by_grounds(reader, told))
}

/// The grounds that speak for one person, or, for a doubt, all that say
/// something: the words kept as a reason by someone who added none.
pub(crate) fn reason(reader: Reader, why: &Explained, only_for: bool) -> String {
    let told = why
        .grounds
        .iter()
        .filter(|g| if only_for { g.weight > SAYS_NOTHING } else { g.weight.abs() > SAYS_NOTHING });
    by_grounds(reader, told)
}

fn by_grounds<'g>(reader: Reader, grounds: impl Iterator<Item = &'g linkage::Ground>) -> String {
    let words: Vec<String> =
        grounds.map(|g| format!("{}: {}", told::compared(reader, g), level(reader, g))).collect();
    reader.ta(
        "web-by-grounds",
        &[("grounds", words.join(if words::arabic(reader) { "؛ " } else { "; " }).into())],
    )
}
