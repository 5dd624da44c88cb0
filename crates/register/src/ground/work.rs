//! What colleagues keep beside a file: tags, tasks, that it was read, who works on it.

use super::part::{Map, Part, change};
use dates::Day;
use model::act::{ActKind, TaskEnd};
use model::{Act, MemberId, PersonId, Subject};
use std::collections::BTreeSet;

/// A file that a reviewer has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Number of its act.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was remarked; may be empty.
    pub remarks: String,
    /// Who.
    pub by: MemberId,
}

/// Something that is to be done about a person, or about whatever else has a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Number of its act.
    pub seq: u64,
    /// About whom or what.
    pub subject: Subject,
    /// What.
    pub what: String,
    /// By whom; by anyone where nobody is named.
    pub who: Option<MemberId>,
    /// Until when.
    pub due: Option<Day>,
    /// Who set it.
    pub by: MemberId,
    /// When it was set, in milliseconds since 1970.
    pub at: i64,
    /// How it ended, when and by whom; none while it is open.
    pub ended: Option<(TaskEnd, i64, MemberId)>,
}

/// The colleagues who work on a file, where only some do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTeam {
    /// Who.
    pub members: BTreeSet<MemberId>,
    /// When it was given, in milliseconds since 1970.
    pub at: i64,
    /// Why, where somebody said.
    pub why: Option<String>,
    /// Who gave it.
    pub by: MemberId,
}

/// What colleagues keep beside files.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// Words by which they find files again.
    pub tags: Map<PersonId, BTreeSet<String>>,
    /// What is to be done, by number of its act; what is done, too.
    pub tasks: Map<u64, Task>,
    /// The tasks of each subject.
    tasks_of: Map<Subject, BTreeSet<u64>>,
    /// Who has read which file, the latest last.
    pub reviews: Map<PersonId, Vec<Review>>,
    /// The teams of files that have one.
    pub teams: Map<Subject, FileTeam>,
}

impl Work {
    /// Open tasks of a subject, or of all files that are one person.
    pub fn open_tasks(
        &self,
        of: impl Iterator<Item = Subject> + Clone,
    ) -> impl Iterator<Item = &Task> + Clone {
        let tasks = of.filter_map(|subject| self.tasks_of.get(&subject)).flatten();
        tasks.filter_map(|task| self.tasks.get(task)).filter(|task| task.ended.is_none())
    }
}

impl Part for Work {
    const KINDS: &'static [ActKind] = &[
        ActKind::Tagged,
        ActKind::Untagged,
        ActKind::TaskSet,
        ActKind::TaskEnded,
        ActKind::TaskReopened,
        ActKind::Reviewed,
        ActKind::ReviewWithdrawn,
        ActKind::Team,
    ];

    fn take(&mut self, seq: u64, at: i64, act: &Act) {
        match act {
            Act::Tagged { persons, tag, .. } => {
                for person in persons {
                    change(&mut self.tags, person, |own| {
                        own.insert(tag.clone());
                    });
                }
            }
            Act::Untagged { persons, tag, .. } => {
                for person in persons {
                    if let Some(own) = self.tags.get_mut(person) {
                        own.remove(tag);
                    }
                }
            }
            Act::TaskSet { subject, what, who, due, by } => {
                change(&mut self.tasks_of, subject, |own| {
                    own.insert(seq);
                });
                let (subject, what) = (subject.clone(), what.clone());
                let task = Task { seq, subject, what, who: *who, due: *due, by: *by, at, ended: None };
                self.tasks.insert_mut(seq, task);
            }
            Act::TaskEnded { task, end, by, .. } => {
                if let Some(task) = self.tasks.get_mut(task) {
                    task.ended = Some((*end, at, *by));
                }
            }
            Act::TaskReopened { task, .. } => {
                if let Some(task) = self.tasks.get_mut(task) {
                    task.ended = None;
                }
            }
            Act::Team { subject, members, .. } if members.is_empty() => {
                self.teams.remove_mut(subject);
            }
            Act::Team { subject, members, why, by } => {
                let team = FileTeam { members: members.clone(), at, why: why.clone(), by: *by };
                self.teams.insert_mut(subject.clone(), team);
            }
            Act::Reviewed { person, remarks, by } => {
                let review = Review { seq, at, remarks: remarks.clone(), by: *by };
                change(&mut self.reviews, person, |own| own.push(review));
            }
            Act::ReviewWithdrawn { person, review, .. } => {
                if let Some(own) = self.reviews.get_mut(person) {
                    own.retain(|own| own.seq != *review);
                }
            }
            _ => {}
        }
    }
}
