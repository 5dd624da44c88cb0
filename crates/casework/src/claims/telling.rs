//! That a relative was told, in person, what became of somebody; and that a
//! page with such news was put on paper.
//!
//! A telling is a step of the path like any other: it has its source, can be
//! corrected and withdrawn, and is held inside the house as the news itself is.

use super::new::{Recorded, SourceChoice};
use crate::desk::Desk;
use access::Action;
use model::act::WhatLeft;
use model::{Act, OrganisationId, PersonId, Property, Tier};
use register::Refusal;

/// Who was told, by whom, when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telling {
    /// The relative, by name or by relation: «أمه».
    pub relative: String,
    /// Who told them.
    pub by: String,
    /// The day, in words; today where it is empty.
    pub date: String,
    /// What was said, and what was asked for.
    pub note: String,
}

impl Desk<'_> {
    /// Writes down that a relative was told. The colleague who writes it is its source.
    pub fn tell(
        &self,
        person: PersonId,
        organisation: OrganisationId,
        telling: &Telling,
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Tell)?;
        for (field, words) in [("told_relative", &telling.relative), ("told_by", &telling.by)] {
            if words.trim().is_empty() {
                return Err(Refusal::Field(field, "needed"));
            }
        }
        let today = self.house.today().iso();
        let date = Some(telling.date.trim()).filter(|date| !date.is_empty()).unwrap_or(&today);
        let source = SourceChoice::New {
            kind: "own_staff".into(),
            title: telling.by.trim().to_owned(),
            tier: Tier::Team,
            reliability: 'F',
            dated: None,
            document: None,
        };
        let said = [
            ("event_kind", model::claim::TELLING),
            ("event_date", date),
            ("told_relative", telling.relative.trim()),
            ("told_by", telling.by.trim()),
            ("event_note", telling.note.trim()),
        ];
        let said: Vec<(Property, String)> = said
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(key, words)| (Property::named(key), (*words).to_owned()))
            .collect();
        self.add_event(person, organisation, &source, None, &said)
    }

    /// Notes in the log that a file was printed with news that waits to be told to a family.
    pub fn printed_held(&self, person: PersonId) -> Result<(), Refusal> {
        self.viewer.may(Action::Read)?;
        let member = self.member();
        let (what, question) = (WhatLeft::Print, person.to_string());
        self.write(|work| {
            work.append_only(&Act::Left { member, what, question, files: 1, digest: String::new() })
        })?;
        Ok(())
    }
}
