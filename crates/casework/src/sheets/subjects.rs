//! Taking out what is no person as a sheet: the places of detention, units, checkpoints … of one kind, one
//! row each.
//!
//! It leaves by the door of every sheet ([`Desk::export`]): understood values and names, nothing that waits
//! to be told, the same sentence above it, a line in the log.
//!
//! **Invariant:** which rows there are, and in which order, is asked as the one for whom the sheet is made. A
//! row that ships stands in it where it was asked for, or where that reader is told something of it that does
//! not ship.

use super::about::typed;
use super::cells::{all, code_word, day};
use super::leave::{ExportFormat, Exported, SheetHead};
use crate::desk::Desk;
use crate::refs::Refs;
use access::{Audience, Clearance, Cleared};
use l10n::{Lang, Reader};
use model::vocab::Kind;
use model::{Claim, Dossier, Property, Subject, SubjectKind, Value, facilities, gazetteer, parties};
use register::Refusal;
use std::collections::BTreeSet;

/// Which subjects stand in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectSheet {
    /// What they are.
    pub kind: SubjectKind,
    /// Words of their names, or what they begin with; all where nothing is said.
    pub words: String,
    /// Rows that ship with the program, too, also those of which the register says nothing.
    pub shipped: bool,
}

impl SubjectSheet {
    /// What the sheet is cut down to in words, for one line.
    fn in_words(&self, reader: Reader) -> String {
        let kind = self.kind.entry().name_of_all(reader.lang == Lang::Ar).to_owned();
        let shipped = self.shipped.then(|| reader.t("subjects-with-shipped").to_owned());
        std::iter::once(kind).chain(typed(&self.words, reader)).chain(shipped).collect::<Vec<_>>().join(" · ")
    }
}

impl Desk<'_> {
    /// Takes out the subjects of one kind as `audience` is told them: colleagues ([`Audience::Sheet`]) or
    /// partners ([`Audience::Outside`]). That it left is logged.
    pub fn export_subjects(
        &self,
        asked: &SubjectSheet,
        format: ExportFormat,
        audience: Audience,
        reader: Reader,
    ) -> Result<Exported, Refusal> {
        let audience = self.leaves_for(audience)?;
        if asked.kind == SubjectKind::PERSON {
            return Err(Refusal::Field("subject_kind", "unknown"));
        }
        let sources = self.house.refs_leaving();
        let refs = if audience == Audience::Outside { sources.clone() } else { Refs::plain() };
        let leaving = self.subjects_leaving(asked, audience)?;
        let properties: Vec<Property> =
            Property::of_kind(asked.kind).filter(|property| leaves(*property, audience)).collect();
        let kind = asked.kind.entry().name(arabic(reader));
        let row = |(subject, told): &(Subject, Cleared<Dossier>)| -> Vec<String> {
            let values = properties.iter().map(|property| cell_of_subject(told, *property, reader));
            let first = [refs.of_subject(subject), kind.to_owned()];
            let last = [self.organisations_of(told, reader), speakers(told, &sources, reader)];
            first.into_iter().chain(values).chain(last).collect()
        };
        let titles =
            properties.iter().map(|property| (property.key().to_owned(), reader.prop(property.key())));
        let column = |key: &str, title: &str| (key.to_owned(), reader.t(title).to_owned());
        let head = SheetHead {
            columns: std::iter::once(column("kind", "subject-kind"))
                .chain(titles)
                .chain([column("organisations", "column-organisations"), column("sources", "column-sources")])
                .collect(),
            filter: asked.in_words(reader),
            question:
                serde_json::json!({"kind": asked.kind.key(), "words": asked.words, "shipped": asked.shipped})
                    .to_string(),
        };
        self.leave(&head, leaving.iter().map(row), format, reader)
    }

    /// Who says so, as in the sheets of people; what ships is the word of nobody here.
    fn organisations_of(&self, told: &Dossier, reader: Reader) -> String {
        let association = self.house.association();
        let ids: BTreeSet<_> =
            told.standing().filter(|spoken| !spoken.ships()).map(|spoken| spoken.organisation).collect();
        all(ids.into_iter().filter_map(|id| association.organisations.get(&id).cloned()), reader)
    }

    fn subjects_leaving(
        &self,
        asked: &SubjectSheet,
        audience: Audience,
    ) -> Result<Vec<(Subject, Cleared<Dossier>)>, Refusal> {
        let mut leaving = Vec::new();
        for line in self.subjects_for(audience, Some(asked.kind), &asked.words, usize::MAX)? {
            let told = self.house.told_of_subject(&line.subject)?;
            let told = access::dossier(&told, &Clearance::of_many(audience));
            if asked.shipped || told.standing().any(|spoken| !spoken.ships()) {
                leaving.push((line.subject, told));
            }
        }
        Ok(leaving)
    }
}

/// Whether values of a property can leave: of what nobody reads for us, no word does, so there is no column
/// for it.
pub(super) fn leaves(property: Property, audience: Audience) -> bool {
    let entry = property.entry();
    access::is_property_shown(property, audience)
        && (entry.is_name || !matches!(entry.kind, Kind::Words | Kind::Note))
}

fn arabic(reader: Reader) -> bool {
    reader.lang == Lang::Ar
}

pub(super) fn cell_of_subject(told: &Dossier, property: Property, reader: Reader) -> String {
    let values = told.fact(property.key()).into_iter().flat_map(|fact| &fact.values);
    all(values.map(|value| words(&value.first().claim, reader)), reader)
}

/// An understood value in the reader's words.
fn words(claim: &Claim, reader: Reader) -> String {
    let arabic = arabic(reader);
    let named = |ids: &[String], name: fn(&str, bool) -> Option<&'static str>| {
        let mut named: Vec<&str> = ids.iter().map(|id| name(id, arabic).unwrap_or(id)).collect();
        named.dedup();
        named.join(" / ")
    };
    match &claim.value {
        Value::Date { is, .. } => day(is, reader),
        Value::Place { is, .. } => named(is, gazetteer::name),
        Value::Party { is, .. } => named(is, parties::name),
        Value::Facility { is, .. } => named(is, facilities::name),
        Value::Code(code) => code_word(&claim.property.entry().codes, code, "", reader),
        Value::Digits(digits) => digits.clone(),
        Value::Subject(subject) => subject
            .shipped_names()
            .map_or_else(|| claim.said.clone(), |[ar, en]| if arabic { ar } else { en }.to_owned()),
        value => value.figures().unwrap_or_else(|| names::clean(&claim.said)),
    }
}

/// Who speaks: sources by their references, as in every sheet; data that ship by that they ship.
fn speakers(told: &Dossier, refs: &Refs, reader: Reader) -> String {
    let ships = told.standing().any(|spoken| spoken.ships());
    let shipped = ships.then(|| reader.t("web-reference-data").to_owned());
    let mut own: Vec<_> = told
        .standing()
        .filter(|spoken| !spoken.ships() && told.sources.contains_key(&spoken.source))
        .map(|spoken| spoken.source)
        .collect();
    own.sort_unstable();
    own.dedup();
    all(own.into_iter().map(|id| refs.of(id)).chain(shipped), reader)
}
