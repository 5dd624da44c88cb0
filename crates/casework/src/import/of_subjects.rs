//! What a row says of a place of detention, a unit, a checkpoint …, and what here may be the same.
//!
//! Its fields are the properties of its kind, read as anywhere. A link is made by an id that means the same
//! in every register, or by a name that exactly one has; what is not understood stays as said.

use super::reasons::SEVERAL;
use crate::sheets::values_in;
use crate::subjects::Called;
use dates::Day;
use drafts::{Doubt, Draft, Field, record_key};
use model::understand::Around;
use model::vocab::Kind;
use model::{Claim, Part, Property, SubjectKind, Value, facilities, gazetteer, parties, understand};
use std::collections::BTreeSet;

/// Reads the fields of one row.
pub(crate) fn draft(of: SubjectKind, fields: &[Field], today: Day, called: &Called) -> Draft {
    let mut draft = Draft::default();
    let reading = Reading { of, ours: fields.iter().any(is_id_of_ours), called };
    let governorate = fields.iter().find(|field| field.key == "governorate" && !field.text.trim().is_empty());
    let within = governorate.and_then(|field| code_of(&field.text, today));
    let around = Around { today, within: within.as_deref() };
    for field in fields.iter().filter(|field| !field.text.trim().is_empty()) {
        if let Some(property) = property_of(of, &field.key) {
            reading.field(&mut draft, property, field, &around);
        }
    }
    if let Some(field) = governorate {
        reading.governorate(&mut draft, field, &Around { today, within: None });
    }
    let said = |key: &str| {
        draft
            .claims
            .iter()
            .find(|c| c.property.key() == key && c.value != Value::Unknown)
            .map(|c| names::fold(&c.said))
    };
    draft.named = said("subject_name").is_some();
    // «غير معروف» for its name: it is there, and somebody must say what it is.
    let nameless = || {
        fields.iter().any(|field| field.key == "subject_name" && field.text.chars().any(char::is_alphabetic))
    };
    draft.speaks = draft.claims.iter().any(|c| c.value != Value::Unknown) || nameless();
    draft.name_key =
        said("subject_name").map(|name| format!("{name}\u{1f}{}", said("subject_place").unwrap_or_default()));
    draft.record = record_key(fields, draft.name_key.as_deref());
    draft
}

/// The property of a column, in a list of that kind; what was written beside a cell is a note.
fn property_of(of: SubjectKind, key: &str) -> Option<Property> {
    let key = if key == "note" { "subject_note" } else { key };
    Property::of(key).filter(|property| property.is_of(of) && !property.is_of(SubjectKind::PERSON))
}

/// Whether it is the id in a sheet that this program wrote.
pub(crate) fn is_id_of_ours(field: &Field) -> bool {
    field.key == "uuid" && field.column == "id"
}

fn code_of(said: &str, today: Day) -> Option<String> {
    match understand::value(Property::named("subject_place"), said, &Around { today, within: None }).value {
        Value::Place { is, .. } if is.len() == 1 => is.into_iter().next(),
        _ => None,
    }
}

struct Reading<'c> {
    of: SubjectKind,
    /// The row is of a sheet that this program wrote.
    ours: bool,
    called: &'c Called,
}

impl Reading<'_> {
    fn field(&self, draft: &mut Draft, property: Property, field: &Field, around: &Around<'_>) {
        let entry = property.entry();
        let names = entry.is_name && !entry.single;
        let parts: Vec<&str> = match () {
            // A sheet of this program joins what a file has several of.
            () if self.ours => values_in(&field.text).collect(),
            () if names => field.text.split(['؛', ';', '|', '\n']).collect(),
            () => vec![field.text.as_str()],
        };
        if entry.is_name && entry.single && !self.ours && several(self.of, &field.text).len() > 1 {
            draft.doubts.push(Doubt {
                code: SEVERAL.to_owned(),
                column: Some(field.column.clone()),
                waits: true,
            });
        }
        for said in parts.into_iter().map(str::trim).filter(|said| !said.is_empty()) {
            self.claim(draft, property, said, field, around);
        }
    }

    fn claim(&self, draft: &mut Draft, property: Property, said: &str, field: &Field, around: &Around<'_>) {
        let read = understand::value_of_list(property, said, around, field.dates());
        let doubt = |t: understand::ValueTrouble| Doubt {
            code: t.code.to_owned(),
            column: Some(field.column.clone()),
            waits: t.waits,
        };
        draft.doubts.extend(read.troubles.into_iter().map(doubt));
        let value =
            if property.entry().kind == Kind::Subject { self.link(said, read.value) } else { read.value };
        let mut claim = Claim::new(Part::Person, property, said, value);
        claim.column = Some(field.column.clone());
        draft.claims.push(claim);
    }

    /// A running number of somebody else's register is none of ours.
    fn link(&self, said: &str, value: Value) -> Value {
        match value {
            Value::Subject(subject) if subject.number().is_some() && !self.ours => Value::Words,
            Value::Unknown => Value::Unknown,
            value => self.called.only(said).map_or(value, Value::Subject),
        }
    }

    /// The governorate of a row says where its place is sought; without a place it is the place.
    fn governorate(&self, draft: &mut Draft, field: &Field, around: &Around<'_>) {
        let placed = draft.claims.iter().any(|claim| claim.property.key() == "subject_place");
        let (key, said) = match placed {
            false => ("subject_place", field.text.trim().to_owned()),
            true => ("subject_note", format!("{}: {}", field.column, field.text.trim())),
        };
        if let Some(property) = property_of(self.of, key) {
            self.claim(draft, property, &said, field, around);
        }
    }
}

/// The names in a cell, where it holds several: apart by signs, or each with the word of its kind before it.
pub(super) fn several(of: SubjectKind, said: &str) -> Vec<String> {
    let clean = |part: &str| names::clean(part.trim());
    let parts: Vec<String> = said
        .split(['؛', ';', '|', '\n', '+'])
        .map(clean)
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    if parts.len() > 1 {
        return parts;
    }
    if let Some(known) = known_by_themselves(&names::clean(said)) {
        return known;
    }
    let word = |text: &str| {
        [&of.entry().ar, &of.entry().en].into_iter().any(|word| names::fold(word) == names::fold(text))
    };
    let (mut all, mut one): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for part in said.split([',', '،', '/', '\u{200b}']).flat_map(|part| part.split_whitespace()) {
        // «حاجز السنتر وحاجز الجسر»: «و» stands at its word.
        let begins = word(part) || part.strip_prefix('و').is_some_and(word);
        if begins && !one.is_empty() {
            all.push(std::mem::take(&mut one).join(" "));
        }
        one.push(if begins {
            part.strip_prefix('و').filter(|rest| word(rest)).unwrap_or(part)
        } else {
            part
        });
    }
    all.push(one.join(" "));
    all.retain(|name| name.split_whitespace().count() > 1);
    if all.len() > 1 {
        all.into_iter().map(|name| name.trim_end_matches([' ', 'و', '-']).to_owned()).collect()
    } else {
        vec![clean(said)]
    }
}

/// «الأمن العسكري والأمن السياسي», «… / …»: each part is one we know, and they are not the same.
fn known_by_themselves(said: &str) -> Option<Vec<String>> {
    let known = |part: &str| -> Option<BTreeSet<String>> {
        let party = parties::find(part);
        let exact = party.candidates.iter().all(|found| found.how < gazetteer::How::Near);
        let ids: BTreeSet<String> = party.ids.into_iter().filter(|_| exact).collect();
        let own: BTreeSet<String> =
            if ids.is_empty() { facilities::find(part).ids.into_iter().collect() } else { ids };
        (!own.is_empty()).then_some(own)
    };
    let spaced = said.replace(" و ", " و");
    let joined = spaced.match_indices(" و").filter_map(|(at, mark)| {
        Some(vec![spaced.get(..at)?.to_owned(), spaced.get(at + mark.len()..)?.to_owned()])
    });
    let apart = ['/', '،', ','].into_iter().map(|mark| spaced.split(mark).map(str::to_owned).collect());
    joined.chain(apart).find_map(|parts: Vec<String>| {
        let parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
        let all: Option<Vec<BTreeSet<String>>> = parts.iter().map(|part| known(part)).collect();
        let all = all.filter(|all| all.len() > 1)?;
        // «المخابرات العسكرية / فرع 215» is one, told with what it belongs to.
        let of_one = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            a.iter().any(|a| b.iter().any(|b| a.starts_with(b.as_str()) || b.starts_with(a.as_str())))
        };
        let apart = (1..all.len()).all(|at| all[..at].iter().all(|before| !of_one(before, &all[at])));
        apart.then_some(parts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Subject;

    fn checkpoint() -> SubjectKind {
        SubjectKind::of("checkpoint").expect("a kind")
    }

    fn drafted(cells: &[(&str, &str)], called: &Called) -> Draft {
        let fields: Vec<Field> = cells.iter().map(|(key, text)| Field::new(*key, *key, *text)).collect();
        draft(checkpoint(), &fields, Day::parse_iso("2026-06-01").expect("a day"), called)
    }

    #[test]
    fn a_cell_may_name_several() {
        for said in [
            "حاجز السنتر وحاجز الجسر",
            "حاجز السنتر؛ حاجز الجسر",
            "حاجز السنتر / حاجز الجسر",
            "حاجز السنتر، حاجز الجسر",
        ] {
            assert_eq!(several(checkpoint(), said), ["حاجز السنتر", "حاجز الجسر"], "{said}");
        }
        for said in ["الأمن العسكري والأمن السياسي", "المخابرات الجوية / الأمن العسكري"]
        {
            assert_eq!(several(SubjectKind::of("unit").expect("a kind"), said).len(), 2, "{said}");
        }
        for said in ["حاجز السنتر", "حاجز الوادي والجسر", "السنتر، نوى", "حاجز"]
        {
            assert_eq!(several(checkpoint(), said).len(), 1, "{said}");
        }
        assert!(drafted(&[("subject_name", "حاجز السنتر وحاجز الجسر")], &Called::default()).doubts[0].waits);
    }

    #[test]
    fn a_link_is_made_by_what_means_one_thing_only() {
        let mut called = Called::default();
        let unit: Subject = "u4".parse().expect("an id");
        called.take(&unit, &["كتيبة مختلقة".to_owned()], Vec::new());
        let value = |said: &str, more: &[(&str, &str)]| {
            let cells: Vec<(&str, &str)> = [("subject_name", "حاجز"), ("subject_part_of", said)]
                .into_iter()
                .chain(more.iter().copied())
                .collect();
            drafted(&cells, &called).claims.remove(1).value
        };
        assert_eq!(value("كتيبه مختلقة", &[]), Value::Subject(unit.clone()));
        assert_eq!(value("f:F117", &[]), Value::Subject("f:F117".parse().expect("it ships")));
        assert_eq!(value("u4", &[]), Value::Words, "the fourth of whose register?");
        assert_eq!(value("كتيبة أخرى", &[]), Value::Words);
    }

    #[test]
    fn the_same_name_at_two_places_is_two() {
        let mut called = Called::default();
        let centre: Subject = "k1".parse().expect("an id");
        let place = drafted(&[("subject_name", "x"), ("subject_place", "نوى")], &called).claims.remove(1);
        called.take(&centre, &["حاجز السنتر".to_owned()], vec![place]);
        let alike =
            |cells: &[(&str, &str)]| !called.like(checkpoint(), &drafted(cells, &called).claims).is_empty();
        assert!(
            alike(&[("subject_name", "السنتر"), ("subject_place", "نوى")])
                && alike(&[("subject_name", "حاجز السنتر")])
        );
        assert!(alike(&[("subject_name", "حاجز السنتر"), ("governorate", "درعا")]), "the town lies in it");
        assert!(!alike(&[("subject_name", "حاجز السنتر"), ("subject_place", "جاسم")]));
        assert!(!alike(&[("subject_name", "حاجز الجسر"), ("subject_place", "نوى")]));
    }
}
