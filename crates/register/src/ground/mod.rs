//! What stands under every dossier: organisations, sources, what was taken
//! back, and which files are one person. In memory, folded from the log, in parts.
//!
//! **Invariant:** derived. Folding the same acts in the same order gives the
//! same ground; [`Ground::take`] is the only way to change it. One thing is told
//! to it, because it lies in the many acts it does not read: from whom judged files
//! are hidden ([`JudgedFiles::see`]).

mod association;
mod clusters;
mod judged;
mod judgements;
mod lists;
mod marks;
mod part;
mod sources;
mod work;

pub use association::Association;
pub use judged::Judged;
pub use judgements::JudgedFiles;
pub use lists::{ClearedRow, ImportStanding, ImportedLists, Waiting};
pub use marks::Marks;
pub use sources::KnownSources;
pub use work::{FileTeam, Review, Task, Work};

pub use judgements::HiddenFrom;
pub use part::{Map, Part};

use crate::acts::entry;
use crate::refusal::Refusal;
use access::Audience;
use model::act::RowWaits;
#[cfg(test)]
use model::act::{ActKind, KINDS, KeptInMemory};
use model::dossier::Team;
use model::{Act, ImportId, MemberId, OrganisationId, PersonId, Subject};
use store::{Questions, Seq};

/// The ground, at one moment of the log. A copy shares what is the same in both.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// Whose register it is, and who speaks in it.
    pub association: Association,
    /// KnownSources by number.
    pub sources: KnownSources,
    /// ImportedLists that came, and their rows.
    pub lists: ImportedLists,
    /// What was judged, by number of its act.
    pub judgements: JudgedFiles,
    /// What colleagues keep beside files.
    pub work: Work,
    /// What is remembered of those who were forgotten.
    pub marks: Marks,
}

/// The kinds of acts the ground is folded from: all but the many.
#[cfg(test)]
pub fn kinds() -> impl Iterator<Item = ActKind> {
    KINDS.iter().filter(|entry| entry.memory == KeptInMemory::Always).map(|entry| entry.kind)
}

/// A part as the acts of a store up to one make it.
pub fn part_of<P: Part + Default>(store: &dyn Questions, until: Seq) -> Result<P, Refusal> {
    let mut acts = Vec::new();
    for kind in P::KINDS {
        let stored = store.acts_of_kind(*kind as u8, 0, usize::MAX)?;
        for stored in stored.iter().filter(|stored| stored.seq <= until) {
            acts.extend(entry(stored)?);
        }
    }
    acts.sort_by_key(|entry| entry.seq);
    let mut part = P::default();
    acts.iter().for_each(|entry| part.take(entry.seq, entry.at, &entry.act));
    Ok(part)
}

impl Ground {
    /// The ground as the acts of a store up to one make it, without what is hidden from whom. What takes
    /// longest is read beside the rest.
    pub fn of(store: &(dyn Questions + Sync), until: Seq) -> Result<Ground, Refusal> {
        std::thread::scope(|scope| {
            let sources = scope.spawn(|| part_of(store, until));
            let rest = Ground::without_sources(store, until)?;
            let sources = sources.join().map_err(|_| store::Trouble::Stopped)??;
            Ok(Ground { sources, ..rest })
        })
    }

    /// The same by a unit, which is asked by one thread alone.
    pub fn of_unit(unit: &dyn Questions) -> Result<Ground, Refusal> {
        let until = unit.head()?;
        Ok(Ground { sources: part_of(unit, until)?, ..Ground::without_sources(unit, until)? })
    }

    fn without_sources(store: &dyn Questions, until: Seq) -> Result<Ground, Refusal> {
        Ok(Ground {
            association: part_of(store, until)?,
            sources: KnownSources::default(),
            lists: part_of(store, until)?,
            judgements: part_of(store, until)?,
            work: part_of(store, until)?,
            marks: part_of(store, until)?,
        })
    }

    /// Takes one act in. Acts come in the order of the log.
    pub fn take(&mut self, seq: u64, at: i64, act: &Act) {
        self.association.take(seq, at, act);
        self.sources.take(seq, at, act);
        self.lists.take(seq, at, act);
        self.judgements.take(seq, at, act);
        self.work.take(seq, at, act);
        self.marks.take(seq, at, act);
    }

    /// Open tasks of a subject, or of all files that are one person.
    pub fn open_tasks(
        &self,
        of: impl Iterator<Item = Subject> + Clone,
    ) -> impl Iterator<Item = &Task> + Clone {
        self.work.open_tasks(of)
    }

    /// The team of a file: of all files that are one person with it, those colleagues who are in the team of
    /// each that has one. The narrower holds until they are parted.
    pub fn team_of(&self, subject: &Subject) -> Team {
        if self.work.teams.is_empty() {
            return None;
        }
        let teams = self
            .files_of(subject)
            .into_iter()
            .filter_map(|file| self.work.teams.get(&file))
            .map(|team| team.members.clone());
        teams.reduce(|one, other| one.intersection(&other).copied().collect())
    }

    /// Whether a colleague is kept out of what the team of a file is told.
    pub fn is_apart(&self, subject: &Subject, member: MemberId) -> bool {
        self.team_of(subject).is_some_and(|team| !team.contains(&member))
    }

    /// Rows that wait, without those of withdrawn organisations.
    pub fn rows_waiting(&self) -> impl Iterator<Item = &Waiting> {
        self.lists.waiting.values().filter(|w| !self.association.is_withdrawn(w.row.organisation))
    }

    /// How many rows wait: asked for every page.
    pub fn count_waiting(&self) -> usize {
        match self.association.voids.organisations.is_empty() {
            true => self.lists.waiting.size(),
            false => self.rows_waiting().count(),
        }
    }

    /// Rows of which was decided and whose lists stand, the latest decision first.
    pub fn rows_cleared(&self) -> Vec<&ClearedRow> {
        let stands = |row: &RowWaits| !self.is_void(Some(row.import), row.organisation);
        let cleared = self.lists.cleared.values();
        let mut rows: Vec<_> = cleared.filter(|cleared| stands(&cleared.waiting.row)).collect();
        rows.sort_by_key(|cleared| std::cmp::Reverse((cleared.at, cleared.waiting.seq)));
        rows
    }

    /// The files that are one person with `person`, the oldest first; at least `person`.
    pub fn members(&self, person: PersonId) -> Vec<PersonId> {
        self.members_for(person, Audience::Sealed)
    }

    /// The same, as far as an audience is shown what joins them.
    pub fn members_for(&self, person: PersonId, audience: Audience) -> Vec<PersonId> {
        self.judgements.members_for(person, audience)
    }

    /// The files that are one with it: all of a person, or the one of what is no person.
    pub fn files_of(&self, subject: &Subject) -> Vec<Subject> {
        let members = subject.person().map(|person| self.members(person));
        members
            .map_or_else(|| vec![subject.clone()], |members| members.into_iter().map(Subject::from).collect())
    }

    /// The file by which the person is called.
    pub fn root(&self, person: PersonId) -> PersonId {
        self.root_for(person, Audience::Sealed)
    }

    /// The file by which the person is called before an audience.
    pub fn root_for(&self, person: PersonId, audience: Audience) -> PersonId {
        self.judgements.root_for(person, audience)
    }

    /// Number of an organisation by its name, letters folded.
    pub fn organisation_named(&self, name: &str) -> Option<OrganisationId> {
        self.association.organisation_named(name)
    }

    /// Whether the organisation took its words out of the register.
    pub fn is_withdrawn(&self, organisation: OrganisationId) -> bool {
        self.association.is_withdrawn(organisation)
    }

    /// Who withdrew or made it is the log's to tell; whether it counts is told here.
    pub fn is_void(&self, import: Option<ImportId>, organisation: OrganisationId) -> bool {
        self.association.is_void(import, organisation)
    }
}

/// The operator at the machine, before anyone has an account.
pub const OPERATOR: MemberId = MemberId(0);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_parts_are_made_of_what_the_table_of_acts_says_and_of_nothing_else() {
        let parts = [
            Association::KINDS,
            KnownSources::KINDS,
            ImportedLists::KINDS,
            JudgedFiles::KINDS,
            Work::KINDS,
            Marks::KINDS,
        ];
        let of_parts: BTreeSet<ActKind> = parts.concat().into_iter().collect();
        assert_eq!(of_parts, kinds().collect());
    }
}
