//! Files that a reviewer has read: by whom, when, with what remarks; and
//! whether they changed since.

use crate::desk::Desk;
use crate::ground::{Ground, Review};
use crate::refusal::Refusal;
use access::Action;
use model::dossier::Dossier;
use model::{Act, PersonId};

/// A file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// The latest reading.
    pub review: Review,
    /// Something was said, taken back, kept or judged since.
    pub changed: bool,
}

impl Desk<'_> {
    /// Marks a file as read, with remarks.
    pub fn mark_read(&self, person: PersonId, remarks: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::Review)?;
        self.dossier(person)?;
        let remarks = names::clean(remarks);
        self.write(|work| {
            work.append(Act::Reviewed { person, remarks, by: self.member() })?;
            Ok(())
        })
    }

    /// Takes the latest mark back.
    pub fn unmark_read(&self, person: PersonId) -> Result<(), Refusal> {
        self.viewer.may(Action::Review)?;
        let persons = self.dossier(person)?.persons.clone();
        self.write(|work| {
            let (person, review) = latest(&work.ground, &persons).ok_or(Refusal::Already)?;
            let review = review.seq;
            work.append(Act::ReviewWithdrawn { person, review, by: self.member() })?;
            Ok(())
        })
    }

    /// Who read the file last. Readers outside are not told.
    pub fn review(&self, dossier: &Dossier) -> Result<Option<ReadFile>, Refusal> {
        self.viewer.may(Action::Read)?;
        if !self.audience().is_inside() {
            return Ok(None);
        }
        let ground = self.house.ground();
        let Some((_, review)) = latest(&ground, &dossier.persons) else { return Ok(None) };
        let judged = ground.judged_of(&dossier.persons).iter().any(|j| {
            j.at > review.at || j.withdrawn_by.is_some_and(|(at, _)| at > review.at)
        });
        let changed = judged || dossier.changed > review.at;
        Ok(Some(ReadFile { review: review.clone(), changed }))
    }
}

fn latest<'g>(ground: &'g Ground, persons: &[PersonId]) -> Option<(PersonId, &'g Review)> {
    let last = |person: &PersonId| Some((*person, ground.reviews.get(person)?.last()?));
    persons.iter().filter_map(last).max_by_key(|(_, review)| review.seq)
}
