//! From claims to a record that can be compared.
//!
//! A telephone is no ground here, though the engine would take one. The
//! register's is that of the family or of who told us (`phone` is sealed, and a
//! list's column is "the relatives' telephone"): brothers, and everyone whom
//! one neighbour reported, share it, and it would tell across lists who spoke
//! to whom. `vocab` says so: `phone` is not `compared`. A number that is surely
//! the person's own needs a property of its own, with the family's consent.

use linkage::{Record, Sex, Span};
use model::{Claim, Value, gazetteer};
use names::Script;

/// A record from the claims of one row or one file.
pub fn record<'c>(rec_id: String, list: String, claims: impl Iterator<Item = &'c Claim>) -> Record {
    let mut record = Record { rec_id, list, ..Record::default() };
    let mut besides = Besides::default();
    for claim in claims.filter(|c| c.value != Value::Unknown && c.property.entry().compared) {
        take(&mut record, &mut besides, claim);
    }
    besides.fill(&mut record);
    record
}

/// What stands in where the better ground is missing, whatever the order of
/// the columns.
#[derive(Default)]
struct Besides {
    other_name: Option<String>,
    kunya: Option<String>,
    taken_place: Option<String>,
    governorate: Option<String>,
}

impl Besides {
    fn fill(self, record: &mut Record) {
        // A list that gives the name in Latin letters beside an empty cell.
        if record.name.is_none() && record.given.is_none() && record.family.is_none() {
            record.name = self.other_name;
        }
        if record.name.is_none() && record.family.is_none() {
            record.family = self.kunya;
        }
        if record.place.is_none() {
            record.place = self.taken_place;
        }
        if record.governorate.is_none() {
            record.governorate = self.governorate;
        }
    }
}

fn set(slot: &mut Option<String>, text: &str) {
    if slot.is_none() && !text.trim().is_empty() {
        *slot = Some(text.trim().to_owned());
    }
}

fn take(record: &mut Record, besides: &mut Besides, claim: &Claim) {
    match (claim.property.key(), &claim.value) {
        ("full_name", Value::Name(parts)) => {
            let turned = family_last(&claim.said).filter(|_| parts.given != names::split(&claim.said).given);
            set(&mut record.name, turned.as_deref().unwrap_or(&claim.said));
        }
        ("full_name", _) => set(&mut record.name, &claim.said),
        ("given_name", _) => set(&mut record.given, &claim.said),
        ("father_name", _) => set(&mut record.father, &claim.said),
        ("grandfather_name", _) => set(&mut record.grandfather, &claim.said),
        ("family_name", _) => set(&mut record.family, &claim.said),
        ("other_name", _) => set(&mut besides.other_name, &claim.said),
        ("kunya", _) => set(&mut besides.kunya, &claim.said),
        ("mother_name", _) => set(&mut record.mother, &claim.said),
        ("sex", Value::Code(code)) => record.sex = record.sex.or(sex(code)),
        ("birth_date", Value::Date { is, .. }) => record.birth = record.birth.or(span(is)),
        ("age", Value::Age { min, max }) => record.age = record.age.or(Some((*min, *max))),
        ("taken_date", Value::Date { is, .. }) => record.taken = record.taken.or(span(is)),
        ("registration_number", Value::Digits(digits)) => set(&mut record.register_number, digits),
        ("national_number", Value::Digits(digits)) => set(&mut record.national_number, digits),
        ("registration_place", value) => set(&mut record.register_place, &place(value, &claim.said)),
        ("governorate", value) => set(&mut record.governorate, &place(value, &claim.said)),
        ("origin_place", value) => {
            set(&mut record.place, &place(value, &claim.said));
            if let Some(governorate) = governorate(value) {
                set(&mut besides.governorate, &governorate);
            }
        }
        ("taken_place", value) => set(&mut besides.taken_place, &place(value, &claim.said)),
        ("party", Value::Party { is, .. }) if is.len() == 1 => set(&mut record.party, &is[0]),
        _ => {}
    }
}

/// A name of a list that writes the family first, in the usual order; `None`
/// where the words alone tell.
pub(crate) fn family_last(said: &str) -> Option<String> {
    let turned = names::split_family_first(said);
    (turned.given != names::split(said).given).then(|| turned.chain().join(" "))
}

fn sex(code: &str) -> Option<Sex> {
    match code {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    }
}

pub(crate) fn span(date: &dates::Fuzzy) -> Option<Span> {
    Some(Span { from: date.from?.0, to: date.to?.0 })
}

/// The stable code where the place is known, the folded words where it is not.
fn place(value: &Value, said: &str) -> String {
    match value {
        Value::Place { is, .. } if is.len() == 1 => is[0].clone(),
        _ => names::fold(said),
    }
}

fn governorate(value: &Value) -> Option<String> {
    match value {
        Value::Place { is, .. } if is.len() == 1 => gazetteer::governorate(&is[0]).map(str::to_owned),
        _ => None,
    }
}

/// Where a row has a name in both scripts, the Arabic one is the master (handbook §15).
pub(crate) fn one_script(claims: &[Claim]) -> Vec<&Claim> {
    let names = claims.iter().filter(|c| c.property.key() == "full_name");
    let arabic = names.clone().any(|c| names::script(&c.said) == Script::Arabic);
    claims
        .iter()
        .filter(|c| !(arabic && c.property.key() == "full_name" && names::script(&c.said) == Script::Latin))
        .collect()
}
