//! That a relative was told, in person, what became of somebody; and that a
//! page with such news was put on paper.
//!
//! A telling is a step of the path like any other: it has its source, can be
//! corrected and withdrawn, and is held inside the house as the news itself is.
//!
//! **Invariant:** whoever reads that a family was told need not go to them. It is never written for a day
//! that has not come or that nobody can read, nor where there is no news; before the taking or the news
//! only once somebody was asked. The same holds for its correction, whichever door it comes through.

use super::new::{Recorded, SourceChoice};
use crate::desk::Desk;
use access::Action;
use dates::Day;
use model::act::WhatLeft;
use model::dossier::Spoken;
use model::{Act, Claim, ClaimId, OrganisationId, Part, PersonId, Property, Subject, Tier, Value};
use register::{Refusal, Work};

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

    /// Refuses a telling that cannot have been, among what is to be written.
    pub(super) fn check_telling(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        new: &[Claim],
        but: Option<ClaimId>,
    ) -> Result<(), Refusal> {
        let of_step = |claim: &&Claim| matches!(claim.property.key(), "event_kind" | "event_date");
        if !new.iter().any(|claim| of_step(&claim)) {
            return Ok(());
        }
        let standing = self.standing(work, subject, but)?;
        let stands = || standing.iter().map(|spoken| &spoken.claim);
        let tells: Vec<Part> = stands().chain(new).filter(|c| is_telling(c)).map(|c| c.part).collect();
        let Some(part) = new.iter().filter(of_step).map(|c| c.part).find(|part| tells.contains(part)) else {
            return Ok(());
        };
        let days: Vec<&Claim> =
            stands().chain(new).filter(|c| c.part == part && c.property.key() == "event_date").collect();
        self.check_days(&days)?;
        let news: Vec<&Spoken> =
            standing.iter().filter(|s| s.claim.speaks_of_death() && !s.claim.is_of_telling()).collect();
        let in_one_breath = new.iter().any(|claim| claim.speaks_of_death() && !claim.is_of_telling());
        if news.is_empty() && !in_one_breath && new.iter().any(is_telling) {
            return Err(Refusal::Field("told_relative", "telling-no-news"));
        }
        let first = not_before(&standing, &news);
        let early = first.is_some_and(|first| days.iter().any(|day| ends_before(day, first)));
        match early && self.asks_about("told-early") {
            true => Err(Refusal::Field("event_date", "told-early")),
            false => Ok(()),
        }
    }

    /// A telling has a day, and that day has come.
    fn check_days(&self, days: &[&Claim]) -> Result<(), Refusal> {
        let today = self.house.today();
        let wrong = |code| Err(Refusal::Field("event_date", code));
        if days.is_empty() {
            return wrong("telling-unread");
        }
        for day in days {
            match &day.value {
                Value::Date { is, .. } if is.from.is_some_and(|from| from > today) => {
                    return wrong("telling-not-come");
                }
                Value::Date { is, .. } if is.from.is_some() || is.to.is_some() => {}
                _ => return wrong("telling-unread"),
            }
        }
        Ok(())
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

fn is_telling(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Code(code) if code == model::claim::TELLING)
}

/// Before that day nobody could tell a family: the first taking, and the first news, as it is dated or as it
/// came to the register.
fn not_before(standing: &[Spoken], news: &[&Spoken]) -> Option<Day> {
    let dated = |key: &str, part: Part| {
        let of = standing.iter().filter(|s| s.claim.property.key() == key && s.claim.part == part);
        of.filter_map(|s| first_day(&s.claim)).min()
    };
    let takings = standing.iter().filter(|s| s.claim.property.key() == "taken_date");
    let taken = takings.filter_map(|s| first_day(&s.claim)).min();
    let came = |one: &Spoken| match one.claim.part {
        part @ Part::Event(_) => dated("event_date", part).unwrap_or(one.known),
        part @ Part::Episode(_) => dated("status_date", part).unwrap_or(one.known),
        Part::Person => first_day(&one.claim).unwrap_or(one.known),
    };
    taken.max(news.iter().map(|one| came(one)).min())
}

fn first_day(claim: &Claim) -> Option<Day> {
    if let Value::Date { is, .. } = &claim.value { is.from } else { None }
}

fn ends_before(claim: &Claim, first: Day) -> bool {
    matches!(&claim.value, Value::Date { is, .. } if is.to.is_some_and(|last| last < first))
}
