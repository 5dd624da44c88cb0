//! Files that a reviewer has read: by whom, when, with what remarks; and
//! whether they changed since.

use crate::desk::Desk;
use access::{Action, Audience};
use model::dossier::Dossier;
use model::{Act, Card, MemberId, PersonId, Subject};
use register::Refusal;
use register::ground::{Ground, Review};
use search::{Filters, Flag, Marks};

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
        let mut read = standing(&*self.house.ground()?, &dossier.persons, dossier.changed);
        if let Some(person) = dossier.persons.first()
            && self.is_apart(&(*person).into())?
        {
            // That it was read is no secret; what was remarked may say what is held.
            read.iter_mut().for_each(|read| read.review.remarks.clear());
        }
        Ok(read)
    }

    /// Marks several files as read, all or none; answers how many.
    pub fn mark_all_read(&self, persons: &[PersonId]) -> Result<usize, Refusal> {
        self.viewer.may(Action::Review)?;
        self.write(|work| {
            for person in persons {
                work.told(*person)?;
                work.append(Act::Reviewed { person: *person, remarks: String::new(), by: self.member() })?;
            }
            Ok(persons.len())
        })
    }

    /// Takes the latest mark of each of these files back, where it is the viewer's own; answers of how many.
    pub fn unmark_all_read(&self, persons: &[PersonId]) -> Result<usize, Refusal> {
        self.viewer.may(Action::Review)?;
        self.write(|work| {
            let own = persons
                .iter()
                .filter_map(|person| latest(&work.ground, &[*person]))
                .filter(|(_, review)| review.by == self.member());
            let own: Vec<(PersonId, u64)> = own.map(|(person, review)| (person, review.seq)).collect();
            for (person, review) in &own {
                work.append(Act::ReviewWithdrawn { person: *person, review: *review, by: self.member() })?;
            }
            Ok(own.len())
        })
    }
}

/// The latest reading of a file, and whether it changed since.
fn standing(ground: &Ground, persons: &[PersonId], touched: i64) -> Option<ReadFile> {
    let (_, review) = latest(ground, persons)?;
    let judged = ground
        .judgements
        .judged_of(persons)
        .iter()
        .any(|j| j.at > review.at || j.withdrawn_by.is_some_and(|(at, _)| at > review.at));
    Some(ReadFile { review: review.clone(), changed: judged || touched > review.at })
}

/// The marks of a file in the lists of an audience. Readers outside are not told what anybody does.
pub(crate) fn marks(ground: &Ground, card: &Card, audience: Audience) -> Marks {
    if audience == Audience::Outside {
        return Marks::default();
    }
    let read = match standing(ground, &card.members, card.changed) {
        None => Flag::Unread,
        Some(read) if read.changed => Flag::ReadBefore,
        Some(_) => Flag::Read,
    };
    let task = |who: Option<MemberId>| who.map_or(Filters::ANYONE.to_owned(), |who| who.to_string());
    // A sheet of colleagues leaves the house, and a file with a team is listed as on a sheet; a tag or a task
    // may say what no sheet says.
    if !audience.is_inside()
        || card.members.first().is_some_and(|person| ground.team_of(&Subject::from(*person)).is_some())
    {
        return Marks { flags: vec![read], ..Marks::default() };
    }
    Marks {
        flags: vec![read],
        tags: crate::tags::of(ground, &card.members).into_iter().map(str::to_owned).collect(),
        tasks: ground
            .open_tasks(card.members.iter().copied().map(Subject::from))
            .map(|open| task(open.who))
            .collect(),
    }
}

fn latest<'g>(ground: &'g Ground, persons: &[PersonId]) -> Option<(PersonId, &'g Review)> {
    let last = |person: &PersonId| Some((*person, ground.work.reviews.get(person)?.last()?));
    persons.iter().filter_map(last).max_by_key(|(_, review)| review.seq)
}
