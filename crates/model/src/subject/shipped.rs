//! What the data that ship with the program say of their rows, as claims.
//!
//! They are no act of the register: they bear the number of no act, and stand as long as no claim of the
//! register says the same property otherwise.

use super::{Shipped, Subject, SubjectKind};
use crate::claim::{Claim, Locus, Part, Source};
use crate::dossier::Spoken;
use crate::id::{ClaimId, MemberId, NO_ACT, OrganisationId, SourceId};
use crate::tier::Tier;
use crate::value::Value;
use crate::vocab::Property;
use crate::{facilities, gazetteer, parties};
use dates::Day;

/// The source that speaks in what ships.
pub(crate) const SOURCE: SourceId = SourceId(0);

/// What ships of a subject; nothing where no row is its own.
pub(crate) fn spoken(subject: &Subject) -> Vec<Spoken> {
    let (Some(shipped), Some(id)) = (subject.kind().entry().shipped, subject.shipped_id()) else {
        return Vec::new();
    };
    let claims = match shipped {
        Shipped::Facilities => facilities::FacilityIdx::of(id).map(|row| facility(row.facility())),
        Shipped::Agencies => parties::UnitIdx::of(id).map(unit),
        Shipped::Places => gazetteer::PlaceIdx::of(id).map(place),
    };
    let numbered = claims.unwrap_or_default().into_iter().filter(|claim| !claim.said.is_empty()).zip(0..);
    numbered.map(|(claim, index)| said(subject, claim, index)).collect()
}

/// The source of it.
pub(crate) fn source() -> Source {
    Source {
        id: SOURCE,
        kind: "open_source".to_owned(),
        title: "بيانات مرجعية · Reference data".to_owned(),
        organisation: OrganisationId(0),
        reliability: 'F',
        dated: None,
        document: None,
        digest: None,
        import: None,
        tier: Tier::Public,
        home: None,
    }
}

fn said(subject: &Subject, claim: Claim, index: u16) -> Spoken {
    Spoken {
        id: ClaimId { act: NO_ACT, index },
        subject: subject.clone(),
        claim,
        source: SOURCE,
        locus: Locus::default(),
        organisation: OrganisationId(0),
        known: Day::default(),
        by: MemberId(0),
        at: 0,
        import: None,
        why: None,
        gone: None,
    }
}

fn claim(key: &str, said: &str, value: Value) -> Claim {
    Claim::new(Part::Person, Property::named(key), said, value)
}

fn words(key: &str, said: &str) -> Claim {
    claim(key, said, Value::Words)
}

fn facility(row: &facilities::Facility) -> Vec<Claim> {
    let place = if row.place.is_empty() { row.governorate } else { row.place };
    let party = Value::Party { is: vec![row.agency.to_owned()], alias: String::new() };
    let mut claims = vec![words("subject_name", row.ar), words("subject_other_name", row.en), at(place)];
    if let Some(name) = parties::name(row.agency, true) {
        claims.push(claim("subject_party", name, party));
    }
    claims
}

fn unit(row: parties::UnitIdx) -> Vec<Claim> {
    let unit = row.unit();
    let mut claims = vec![words("subject_name", unit.ar), words("subject_other_name", unit.en)];
    if let (Some(parent), Some(kind)) = (row.parent(), SubjectKind::of("unit")) {
        claims.push(claim(
            "subject_part_of",
            parent.unit().ar,
            Value::Subject(Subject::shipped(kind, parent.unit().id)),
        ));
    }
    claims
}

fn place(row: gazetteer::PlaceIdx) -> Vec<Claim> {
    let place = row.place();
    vec![words("subject_name", place.ar), words("subject_other_name", place.en)]
}

fn at(code: &str) -> Claim {
    let name = gazetteer::name(code, true).unwrap_or_default();
    claim("subject_place", name, Value::Place { is: vec![code.to_owned()], alias: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_said_of_each_row_in_the_words_of_the_vocabulary() {
        for kind in SubjectKind::others() {
            for id in kind.entry().shipped.map(Shipped::ids).unwrap_or_default() {
                let spoken = spoken(&Subject::shipped(kind, id));
                assert!(spoken.iter().any(|s| s.claim.property.key() == "subject_name"), "{id} has a name");
                assert!(
                    spoken.iter().all(|s| s.claim.property.is_of(kind) && s.claim.tier <= Tier::Partner),
                    "{id}"
                );
                assert!(
                    spoken.iter().all(|s| !s.claim.speaks_of_death()),
                    "{id}: nobody is held back by what everyone can read"
                );
            }
        }
        assert!(spoken(&Subject::numbered(SubjectKind::others().next().expect("a kind"), 1)).is_empty());
    }
}
