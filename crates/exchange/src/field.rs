//! The fields of the register that a column can speak of.
//!
//! A key is what mappings are saved with and what the layers above read; the
//! meaning of a value (which date, which branch, which part of a name) is
//! decided there and not here.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use model::vocab::Kind;
use model::{Property, SubjectKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a column speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKey {
    /// The number under which the giver keeps the file.
    RecNo,
    /// The running number of the list, which names nobody.
    Serial,
    /// A whole name in one cell.
    FullName,
    /// The given name alone.
    GivenName,
    /// The father's given name.
    FatherName,
    /// The grandfather's given name.
    GrandfatherName,
    /// Nisba, branch or clan.
    FamilyName,
    /// Abu or Umm so-and-so.
    Kunya,
    /// By-names, other spellings, the name in another script.
    OtherName,
    /// The mother's name.
    MotherName,
    /// Sex.
    Sex,
    /// Date of birth in any precision.
    BirthDate,
    /// How precise the date of birth is meant to be.
    BirthDatePrecision,
    /// Age.
    Age,
    /// Place of birth.
    BirthPlace,
    /// Place of the civil registration.
    RegistrationPlace,
    /// Number of the civil registration.
    RegistrationNumber,
    /// The national number.
    NationalNumber,
    /// Where the person lived.
    Residence,
    /// Governorate.
    Governorate,
    /// Where the person is from.
    Place,
    /// Profession.
    Profession,
    /// Date of the taking or disappearance.
    TakenDate,
    /// Words beside that date.
    TakenDateNote,
    /// Place of the taking or disappearance.
    TakenPlace,
    /// How it happened.
    TakenCircumstance,
    /// Who is said to have done it.
    Party,
    /// The same in free words beside a choice.
    PartyOther,
    /// Where the person was held or seen.
    HeldAt,
    /// What is said to have become of the person.
    Status,
    /// The date of that.
    StatusDate,
    /// When the person is said to have died.
    DeathDate,
    /// Where.
    DeathPlace,
    /// Of what.
    DeathCause,
    /// Where the person is said to be buried.
    BurialPlace,
    /// What the informant is to the person.
    InformantRelation,
    /// Who informed.
    InformantName,
    /// A telephone number.
    Phone,
    /// Anything else, as written.
    Note,
    /// A point on the map.
    Gps,
    /// An answer about consent, by its purpose (`share_iimp`).
    Consent(String),
    /// What a list of places of detention, units, checkpoints … says of one of them.
    Subject(Property),
    /// The list or organisation a row was taken from.
    ListSource,
    /// When it was written down.
    SubmittedAt,
    /// The identity a form server gave the submission.
    Uuid,
    /// What form tools add for themselves; known, and left out.
    FormMeta,
    /// Left out by a person's decision.
    Ignored,
}

/// The keys of all fields that have a fixed one.
const KEYS: &[(FieldKey, &str)] = &[
    (FieldKey::RecNo, "rec_no"),
    (FieldKey::Serial, "serial"),
    (FieldKey::FullName, "full_name"),
    (FieldKey::GivenName, "given_name"),
    (FieldKey::FatherName, "father_name"),
    (FieldKey::GrandfatherName, "grandfather_name"),
    (FieldKey::FamilyName, "family_name"),
    (FieldKey::Kunya, "kunya"),
    (FieldKey::OtherName, "other_name"),
    (FieldKey::MotherName, "mother_name"),
    (FieldKey::Sex, "sex"),
    (FieldKey::BirthDate, "birth_date"),
    (FieldKey::BirthDatePrecision, "birth_date_precision"),
    (FieldKey::Age, "age"),
    (FieldKey::BirthPlace, "birth_place"),
    (FieldKey::RegistrationPlace, "registration_place"),
    (FieldKey::RegistrationNumber, "registration_number"),
    (FieldKey::NationalNumber, "national_number"),
    (FieldKey::Residence, "residence"),
    (FieldKey::Governorate, "governorate"),
    (FieldKey::Place, "place"),
    (FieldKey::Profession, "profession"),
    (FieldKey::TakenDate, "taken_date"),
    (FieldKey::TakenDateNote, "taken_date_note"),
    (FieldKey::TakenPlace, "taken_place"),
    (FieldKey::TakenCircumstance, "taken_circumstance"),
    (FieldKey::Party, "party"),
    (FieldKey::PartyOther, "party_other"),
    (FieldKey::HeldAt, "held_at"),
    (FieldKey::Status, "status"),
    (FieldKey::StatusDate, "status_date"),
    (FieldKey::DeathDate, "death_date"),
    (FieldKey::DeathPlace, "death_place"),
    (FieldKey::DeathCause, "death_cause"),
    (FieldKey::BurialPlace, "burial_place"),
    (FieldKey::InformantRelation, "informant_relation"),
    (FieldKey::InformantName, "informant_name"),
    (FieldKey::Phone, "phone"),
    (FieldKey::Note, "note"),
    (FieldKey::Gps, "gps"),
    (FieldKey::ListSource, "list_source"),
    (FieldKey::SubmittedAt, "submitted_at"),
    (FieldKey::Uuid, "uuid"),
    (FieldKey::FormMeta, "form_meta"),
    (FieldKey::Ignored, "ignored"),
];

/// What columns of lists speak of beside the properties of what is no person.
pub(crate) const BESIDE_SUBJECTS: [FieldKey; 8] = [
    FieldKey::RecNo,
    FieldKey::Serial,
    FieldKey::Governorate,
    FieldKey::Uuid,
    FieldKey::ListSource,
    FieldKey::SubmittedAt,
    FieldKey::FormMeta,
    FieldKey::Ignored,
];

impl FieldKey {
    /// Every field with a fixed key, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = FieldKey> {
        KEYS.iter().map(|(field, _)| field.clone())
    }

    /// Every field that a column can speak of in a list of that kind, in the order in which they are offered.
    pub fn of_kind(kind: SubjectKind) -> Vec<FieldKey> {
        if kind == SubjectKind::PERSON {
            return FieldKey::all().collect();
        }
        let own = Property::of_kind(kind)
            .filter(|property| !property.is_of(SubjectKind::PERSON))
            .map(FieldKey::Subject);
        own.chain(BESIDE_SUBJECTS).collect()
    }

    /// The key, as mappings are saved with it.
    pub fn as_str(&self) -> Cow<'static, str> {
        if let FieldKey::Subject(property) = self {
            return Cow::Borrowed(property.key());
        }
        if let FieldKey::Consent(purpose) = self {
            return Cow::Owned(format!("consent:{purpose}"));
        }
        let known = KEYS.iter().find(|(field, _)| field == self);
        Cow::Borrowed(known.map_or("ignored", |(_, key)| key))
    }

    /// Whether several columns of one list may speak of it.
    pub(crate) fn takes_many(&self) -> bool {
        use FieldKey::*;
        if let Subject(property) = self {
            let entry = property.entry();
            return !entry.single && matches!(entry.kind, Kind::Words | Kind::Note | Kind::Party);
        }
        matches!(
            self,
            OtherName | Phone | Note | HeldAt | TakenCircumstance | FormMeta | Ignored | Serial | Kunya | Gps
        )
    }

    /// Whether it says by name who the person is, or what else the row tells of.
    pub fn is_name(&self) -> bool {
        use FieldKey::*;
        if let Subject(property) = self {
            return property.entry().is_name;
        }
        matches!(self, FullName | GivenName | FatherName | GrandfatherName | FamilyName | MotherName)
    }

    /// Whether its values are left out of the register.
    pub fn is_left_out(&self) -> bool {
        matches!(self, FieldKey::FormMeta | FieldKey::Ignored | FieldKey::Serial)
    }
}

/// A key that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no field has the key `{0}`")]
pub struct UnknownField(pub String);

impl FromStr for FieldKey {
    type Err = UnknownField;

    fn from_str(key: &str) -> Result<FieldKey, UnknownField> {
        if let Some(purpose) = key.strip_prefix("consent:").filter(|purpose| !purpose.is_empty()) {
            return Ok(FieldKey::Consent(purpose.to_owned()));
        }
        let known = KEYS.iter().find(|(_, own)| *own == key).map(|(field, _)| field.clone());
        let of_subjects = || {
            Property::of(key).filter(|property| !property.is_of(SubjectKind::PERSON)).map(FieldKey::Subject)
        };
        known.or_else(of_subjects).ok_or_else(|| UnknownField(key.to_owned()))
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str(&self.as_str())
    }
}

impl Serialize for FieldKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.as_str())
    }
}

impl<'de> Deserialize<'de> for FieldKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<FieldKey, D::Error> {
        let key = String::deserialize(from)?;
        key.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        let consent = FieldKey::Consent("share_iimp".to_owned());
        let of_subjects = SubjectKind::others().flat_map(FieldKey::of_kind);
        for field in FieldKey::all().chain([consent]).chain(of_subjects) {
            assert_eq!(field.as_str().parse(), Ok(field));
        }
        assert!("consent:".parse::<FieldKey>().is_err());
    }
}
