//! What was said of a subject that is no person, cut for nobody yet but for whether the viewer is shown it.

use super::NAMES;
use crate::desk::Desk;
use crate::house::House;
use model::Act;
use model::Value;
use model::dossier::{Entry, Spoken, Told};
use model::subject::Subject;
use register::acts::entries_in;
use register::{Refusal, Work};
use std::collections::BTreeSet;
use store::Questions;

impl Desk<'_> {
    /// What was said of a subject of any kind that the viewer is shown.
    pub(crate) fn told_of_any(&self, subject: &Subject) -> Result<Told, Refusal> {
        subject.person().map_or_else(|| self.told_of(subject), |person| self.told(person))
    }

    /// What was said of a subject that the viewer is shown. What is not shown is not there.
    pub(crate) fn told_of(&self, subject: &Subject) -> Result<Told, Refusal> {
        self.house.register.catch_up()?;
        self.if_told(self.house.told_of_subject(subject)?)
    }

    /// The same as the unit finds it.
    pub(crate) fn told_of_in(&self, work: &Work<'_>, subject: &Subject) -> Result<Told, Refusal> {
        self.if_told(told_of(&*work.unit, subject, &work.ground)?)
    }

    fn if_told(&self, told: Told) -> Result<Told, Refusal> {
        let seen = access::cut(&told, &self.clearance());
        let names = seen.claims.iter().any(|s| NAMES.contains(&s.claim.property.key()));
        if seen.claims.is_empty() || (self.is_outside() && !names) {
            Err(Refusal::NotFound)
        } else {
            Ok(told)
        }
    }
}

impl House {
    /// What is said of a subject that is no person; the caller cuts it for its reader.
    pub(crate) fn told_of_subject(&self, subject: &Subject) -> Result<Told, Refusal> {
        self.with_links(told_of(self.register.store(), subject, &*self.ground()?)?)
    }

    /// The same with what its links lead to, by the names that each audience of lists is told.
    pub(crate) fn with_links(&self, mut told: Told) -> Result<Told, Refusal> {
        let of_ours = |spoken: &Spoken| match &spoken.claim.value {
            Value::Subject(subject) if subject.shipped_id().is_none() => Some(subject.clone()),
            _ => None,
        };
        let linked: BTreeSet<Subject> = told.claims.iter().filter_map(of_ours).collect();
        if !linked.is_empty() {
            told.links = self.linked(linked)?;
        }
        Ok(told)
    }
}

/// What the store knows about a subject of any kind, also where that is nothing; of a person, in that one
/// file.
pub(crate) fn told_about(
    store: &dyn Questions,
    subject: &Subject,
    ground: &crate::Ground,
) -> Result<Told, Refusal> {
    if let Some(person) = subject.person() {
        return register::told::told_members(store, &[person], ground);
    }
    match told_of(store, subject, ground) {
        Err(Refusal::NotFound) => Ok(Told { subject: Some(subject.clone()), ..Told::default() }),
        told => told,
    }
}

/// What the store knows about a subject that is no person.
fn told_of(store: &dyn Questions, subject: &Subject, ground: &crate::Ground) -> Result<Told, Refusal> {
    let told = told_in(subject, &entries_in(&store.acts_about(subject.key())?)?, ground);
    if told.claims.is_empty() { Err(Refusal::NotFound) } else { Ok(told) }
}

/// What these acts say of it.
pub(super) fn told_in(subject: &Subject, entries: &[Entry], ground: &crate::Ground) -> Told {
    Told::of_subject(subject, ground.team_of(subject), entries, &ground.association.voids, &|id| {
        ground.sources.get(&id).cloned()
    })
}

/// What was said in an act of something that is no person.
pub(crate) fn said_in(entry: &Entry) -> Option<&model::Statement> {
    match &entry.act {
        Act::Said(said) if said.subject.person().is_none() => Some(said),
        _ => None,
    }
}
