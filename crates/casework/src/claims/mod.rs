//! New files, and what is added to them, corrected in them, taken back from them.

mod asked;
mod chapters;
mod days;
mod grades;
mod new;
mod organisations;
mod state;
mod telling;
mod titles;

pub use asked::QUESTIONS;
pub use chapters::NEXT;
pub(crate) use chapters::{next, parts_of};
pub use grades::SpeakingSource;
pub(crate) use new::Saying;
pub use new::{NewClaim, NewFile, OURS, Recorded, SourceChoice, source_kinds};
pub use telling::Telling;

use crate::desk::Desk;
use crate::documents::NewPaper;
use access::Action;
use model::dossier::{Gone, Spoken, Told};
use model::understand::Around;
use model::{
    Act, ClaimId, OrganisationId, Part, PersonId, Property, Subject, SubjectKind, Tier, Value, understand,
};
use register::acts::entry;
use register::{Refusal, Work};
use store::StoredAct;

/// Of whom or of what something was said in an act.
pub fn said_of(stored: &StoredAct) -> Result<Subject, Refusal> {
    match entry(stored)?.map(|entry| entry.act) {
        Some(Act::Said(said)) => Ok(said.subject),
        _ => Err(Refusal::NotFound),
    }
}

/// The reason of what goes when a decision about a row is taken back.
pub(crate) const ROW_REOPENED: &str = "row reopened";

const NAMES: &[&str] = &["full_name", "given_name", "family_name", "kunya", "other_name"];

impl Desk<'_> {
    /// What was filled in, of properties that subjects of that kind have and the viewer may say; people alone
    /// have a path. What lies in a compartment comes last: from the numbers of the others nobody can tell
    /// that it is there.
    pub(crate) fn filled(&self, kind: SubjectKind, claims: &[NewClaim]) -> Result<Vec<NewClaim>, Refusal> {
        let clearance = self.clearance();
        let mut claims: Vec<NewClaim> =
            claims.iter().filter(|c| !c.said.trim().is_empty()).cloned().collect();
        claims.sort_by_key(|claim| claim.property.compartment());
        let fits = |c: &NewClaim| {
            c.property.is_of(kind)
                && clearance.may_say(c.property)
                && (kind == SubjectKind::PERSON || c.part == Part::Person)
        };
        if !claims.iter().all(fits) {
            return Err(Refusal::Field("property", "unknown"));
        }
        // A mother is the person's: no taking has one, and one must not come to be by a slip.
        let is_of_its_part =
            |c: &NewClaim| kind != SubjectKind::PERSON || c.property.entry().part == c.part.about();
        if claims.iter().all(is_of_its_part) { Ok(claims) } else { Err(Refusal::Field("part", "unknown")) }
    }

    /// Opens a new file: a name and one thing known are enough.
    pub fn open_file(&self, new: NewFile) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let claims = self.filled(SubjectKind::PERSON, &new.claims)?;
        // A mark, a picture or «لا نعرف» in the place of the name is no name.
        let today = self.house.today();
        let says = |c: &&NewClaim| {
            understand::value(c.property, c.said.trim(), &Around { today, within: None }).value
                != Value::Unknown
        };
        if !claims.iter().filter(says).any(|c| NAMES.contains(&c.property.key())) {
            return Err(Refusal::Field("full_name", "needed"));
        }
        if claims.len() < 2 {
            return Err(Refusal::Field("taken_date", "one-more"));
        }
        self.write_once(
            || format!("open {new:?}"),
            |work| {
                let person = PersonId(work.unit.take_id("persons")?);
                let (organisation, source, at) = (new.organisation, &new.source, new.at.clone());
                self.state(work, person.into(), Saying { at, ..Saying::first(organisation, source, &claims) })
            },
        )
    }

    /// Adds what a source said of a person or of another subject.
    pub fn add(
        &self,
        subject: impl Into<Subject>,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[NewClaim],
    ) -> Result<Recorded, Refusal> {
        self.add_with_paper(subject, organisation, source, at, claims, None)
    }

    /// The same, with the paper that shows it: both, or neither.
    pub fn add_with_paper(
        &self,
        subject: impl Into<Subject>,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[NewClaim],
        paper: Option<NewPaper<'_>>,
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let subject = subject.into();
        let claims = self.filled(subject.kind(), claims)?;
        if claims.is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        // What shows something that is kept apart is kept apart with it.
        let compartment = claims.iter().find_map(|claim| claim.property.compartment());
        let paper = paper
            .map(|paper| self.lay_down(&NewPaper { compartment: paper.compartment.or(compartment), ..paper }))
            .transpose()?;
        self.write_once(
            || format!("add {subject} {organisation} {source:?} {at:?} {claims:?} {paper:?}"),
            |work| {
                self.told_in(work, &subject)?;
                let at = at.clone();
                self.state(
                    work,
                    subject.clone(),
                    Saying { at, paper: paper.clone(), ..Saying::first(organisation, source, &claims) },
                )
            },
        )
    }

    /// Adds a step of the path: its number is the next of the file.
    pub fn add_event(
        &self,
        person: PersonId,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[(Property, String)],
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        if !claims
            .iter()
            .any(|(p, said)| matches!(p.key(), "event_kind" | "denial_kind") && !said.trim().is_empty())
        {
            return Err(Refusal::Field("event_kind", "needed"));
        }
        let of_event = |(property, said): &(Property, String)| NewClaim {
            part: Part::Event(NEXT),
            property: *property,
            said: said.clone(),
            tier: None,
            credibility: 6,
        };
        let claims: Vec<NewClaim> = claims.iter().map(of_event).collect();
        self.add(person, organisation, source, at, &claims)
    }

    /// Corrects a claim: another one supersedes it; both stay readable. Of
    /// several corrections at once the first stands and the others are refused.
    pub fn correct(
        &self,
        claim: ClaimId,
        source: &SourceChoice,
        at: Option<String>,
        said: &str,
        tier: Option<Tier>,
    ) -> Result<Recorded, Refusal> {
        self.correct_because(claim, source, at, said, tier, None)
    }

    /// The same, with the reason, which the history of the file shows beside what was and what is.
    pub fn correct_because(
        &self,
        claim: ClaimId,
        source: &SourceChoice,
        at: Option<String>,
        said: &str,
        tier: Option<Tier>,
        why: Option<String>,
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Correct)?;
        if said.trim().is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        self.write_once(
            || format!("correct {claim} {source:?} {at:?} {said} {tier:?} {why:?}"),
            |work| {
                let (_, before) = self.claim_in(work, claim)?;
                let new = NewClaim {
                    part: before.claim.part,
                    property: before.claim.property,
                    said: said.to_owned(),
                    tier: Some(tier.unwrap_or(before.claim.tier).max(before.claim.property.entry().shown_to)),
                    credibility: before.claim.credibility,
                };
                // A slip is mended in the name of whoever said it; what somebody else says is not their word.
                let organisation = match source {
                    SourceChoice::Known(_) => before.organisation,
                    SourceChoice::New { .. } | SourceChoice::Informant { .. } => OURS,
                };
                let (at, why) = (at.clone(), why.clone());
                self.state(
                    work,
                    before.subject,
                    Saying {
                        at,
                        supersedes: Some(claim),
                        why,
                        compartment: before.claim.compartment,
                        ..Saying::first(organisation, source, &[new])
                    },
                )
            },
        )
    }

    /// Takes a claim back, with reasons; it stays readable in the history.
    pub fn withdraw(&self, claim: ClaimId, why: &str) -> Result<Subject, Refusal> {
        self.viewer.may(Action::Correct)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.write(|work| {
            let (told, spoken) = self.claim_in(work, claim)?;
            let subject = spoken.subject.clone();
            if self.asks_about("name-last") && self.is_last_name(&told, &spoken) {
                return Err(Refusal::Field("why", "name-last"));
            }
            let why = why.trim().to_owned();
            let with = told
                .claims
                .iter()
                .filter(|one| one.gone.is_none() && goes_with(one, &spoken))
                .map(|one| one.id);
            for claim in std::iter::once(claim).chain(with) {
                work.append(Act::ClaimWithdrawn {
                    claim,
                    subject: subject.clone(),
                    why: why.clone(),
                    import: None,
                    by: self.member(),
                })?;
            }
            Ok(subject)
        })
    }

    /// Whether a person has no other name left: the file is found by its number alone then.
    fn is_last_name(&self, told: &Told, spoken: &Spoken) -> bool {
        let is_name =
            |one: &Spoken| NAMES.contains(&one.claim.property.key()) && one.claim.value != Value::Unknown;
        let file = access::dossier(told, &self.clearance());
        spoken.subject.person().is_some()
            && is_name(spoken)
            && !file.standing().any(|one| one.id != spoken.id && is_name(one))
    }

    /// Lets a claim stand again that was taken back here by hand, with all that went with it. What its home
    /// took back stays so, and what a decision about a row had said comes back with that decision.
    pub fn restore(&self, claim: ClaimId) -> Result<Subject, Refusal> {
        self.viewer.may(Action::Correct)?;
        self.write(|work| {
            let subject = said_of(&work.unit.act(claim.act)?.ok_or(Refusal::NotFound)?)?;
            let told = self.told_in(work, &subject)?;
            let back = self.taken_back_in(&told, claim)?;
            let Some(Gone::Withdrawn { why, by, act, .. }) = &back.gone else { return Err(Refusal::Already) };
            if why == ROW_REOPENED {
                return Err(Refusal::Meanwhile("row-waits"));
            }
            let withdrawal = work.unit.act(*act)?.map(|stored| entry(&stored)).transpose()?.flatten();
            if withdrawal.is_some_and(|withdrawal| withdrawal.act.import().is_some()) {
                return Err(Refusal::Meanwhile("taken-back-at-home"));
            }
            let went_too = |one: &&Spoken| {
                let with =
                    matches!(&one.gone, Some(Gone::Withdrawn { why: w, by: b, .. }) if w == why && b == by);
                with && goes_with(one, &back)
            };
            let with: Vec<ClaimId> = told.claims.iter().filter(went_too).map(|one| one.id).collect();
            for claim in std::iter::once(claim).chain(with) {
                work.append(Act::ClaimRestored { claim, subject: back.subject.clone(), by: self.member() })?;
            }
            Ok(back.subject.clone())
        })
    }

    /// A claim that the viewer is told of, as it was taken back.
    fn taken_back_in(&self, told: &Told, id: ClaimId) -> Result<Spoken, Refusal> {
        let seen = access::claim(told, id, &self.clearance());
        let seen =
            seen.or_else(|| access::own_claim(told, id, &self.clearance())).ok_or(Refusal::NotFound)?;
        Ok((*seen).clone())
    }

    /// A claim that still stands and that the viewer may see.
    pub fn claim(&self, id: ClaimId) -> Result<Spoken, Refusal> {
        self.viewer.may(Action::Read)?;
        let subject = said_of(&self.house.register.store().act(id.act)?.ok_or(Refusal::NotFound)?)?;
        let told = subject.person().map_or_else(|| self.told_of(&subject), |person| self.told(person))?;
        self.standing_in(&told, id)
    }

    /// The sealed claims of a file that the one at work wrote by hand, without their words.
    pub fn own_sealed(&self, subject: impl Into<Subject>) -> Result<Vec<(ClaimId, Property)>, Refusal> {
        self.viewer.may(Action::Read)?;
        match self.audience().is_inside() && self.viewer.can(Action::Correct) {
            true => Ok(access::own_sealed(&self.told_of_any(&subject.into())?, &self.clearance())),
            false => Ok(Vec::new()),
        }
    }

    /// The same as the unit finds it: what is written rests on nothing older.
    fn claim_in(&self, work: &Work<'_>, id: ClaimId) -> Result<(Told, Spoken), Refusal> {
        let subject = said_of(&work.unit.act(id.act)?.ok_or(Refusal::NotFound)?)?;
        let told = self.told_in(work, &subject)?;
        let found = self.standing_in(&told, id)?;
        Ok((told, found))
    }

    /// What was said of a subject, as the unit finds it.
    pub(crate) fn told_in(&self, work: &Work<'_>, subject: &Subject) -> Result<Told, Refusal> {
        subject.person().map_or_else(|| self.told_of_in(work, subject), |person| work.told(person))
    }

    fn standing_in(&self, told: &Told, id: ClaimId) -> Result<Spoken, Refusal> {
        let seen = access::claim(told, id, &self.clearance());
        // What one wrote sealed by hand one may mend, though it is not shown.
        let found =
            seen.or_else(|| access::own_claim(told, id, &self.clearance())).ok_or(Refusal::NotFound)?;
        match access::gone(told, id, &self.clearance()) {
            None => Ok((*found).clone()),
            Some(Gone::Superseded(_)) => Err(Refusal::Meanwhile("corrected")),
            Some(Gone::Withdrawn { .. }) => Err(Refusal::Meanwhile("withdrawn")),
            Some(_) => Err(Refusal::Meanwhile("void")),
        }
    }
}

/// Whether a claim goes with another that is taken back: with the kind of a step all that was said of it in
/// the same breath, for a day or a place at which nothing happened says nothing.
pub fn goes_with(one: &Spoken, taken_back: &Spoken) -> bool {
    let is_kind = matches!(taken_back.claim.property.key(), "event_kind" | "denial_kind")
        && matches!(taken_back.claim.part, Part::Event(_));
    is_kind
        && one.id != taken_back.id
        && one.id.act == taken_back.id.act
        && one.subject == taken_back.subject
        && one.claim.part == taken_back.claim.part
}
