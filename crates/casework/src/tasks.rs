//! What is to be done: about whom or what, by whom, until when. Of the house's own work: nobody outside is
//! shown a task, and nobody inside one about a subject that they are not shown.

use crate::desk::Desk;
use crate::lengths;
use access::Action;
use dates::Day;
use model::act::TaskEnd;
use model::{Act, MemberId, PersonId, Subject};
use register::Refusal;
use register::Work;
use register::ground::Task;
use std::collections::BTreeSet;

/// A task as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// What is to be done.
    pub what: String,
    /// By whom; by anyone where nobody is named.
    pub who: Option<MemberId>,
    /// Until when.
    pub due: Option<Day>,
}

impl Desk<'_> {
    /// Sets a task about each of these, all or none. Answers their acts. In a file with a team its team alone
    /// sets tasks, and for nobody else: whoever is outside of it would not be shown what they are to do.
    pub fn set_tasks(
        &self,
        about: &[impl Clone + Into<Subject>],
        new: &NewTask,
    ) -> Result<Vec<u64>, Refusal> {
        self.viewer.may(Action::Record)?;
        let what = names::clean(&new.what);
        lengths::line("task", &what)?;
        if what.is_empty() {
            return Err(Refusal::Field("task", "needed"));
        }
        let subjects: Vec<Subject> = about.iter().cloned().map(Into::into).collect();
        if let Some(who) = new.who {
            let present = self.house.present(who)?.filter(|present| present.viewer.can(Action::Record));
            present.ok_or(Refusal::Field("who", "wrong"))?;
        }
        if new.due.is_some_and(|due| due < self.house.today()) {
            return Err(Refusal::Field("due", "past"));
        }
        self.write(|work| {
            subjects.iter().try_for_each(|subject| self.is_shown(subject))?;
            subjects.iter().try_for_each(|subject| self.is_of_its_team(subject))?;
            let apart = |who: MemberId| subjects.iter().any(|subject| work.ground.is_apart(subject, who));
            if new.who.is_some_and(apart) {
                return Err(Refusal::Field("who", "not-in-team"));
            }
            let mut acts = Vec::new();
            for subject in subjects {
                acts.push(work.append(Act::TaskSet {
                    subject,
                    what: what.clone(),
                    who: new.who,
                    due: new.due,
                    by: self.member(),
                })?);
            }
            Ok(acts)
        })
    }

    /// Ends tasks, all or none: done, or taken back.
    pub fn end_tasks(&self, tasks: &[u64], end: TaskEnd) -> Result<(), Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| {
            self.of_shown(tasks)?;
            for task in tasks {
                let subject = found(work, *task, false)?;
                work.append(Act::TaskEnded { task: *task, subject, end, by: self.member() })?;
            }
            Ok(())
        })
    }

    /// Opens a task again that was ended.
    pub fn reopen_task(&self, task: u64) -> Result<(), Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| {
            self.of_shown(&[task])?;
            let subject = found(work, task, true)?;
            work.append(Act::TaskReopened { task, subject, by: self.member() })?;
            Ok(())
        })
    }

    /// Open tasks of a subject, or of all files that are one person, those due first. Readers outside are
    /// shown none.
    pub fn tasks_of(&self, about: &[impl Clone + Into<Subject>]) -> Result<Vec<Task>, Refusal> {
        let ground = self.house.ground()?;
        self.shown(ground.open_tasks(about.iter().cloned().map(Into::into)).collect())
    }

    /// Open tasks of the whole house, or those that wait for the viewer: set for the viewer, or for anyone.
    pub fn tasks(&self, mine: bool) -> Result<Vec<Task>, Refusal> {
        let ground = self.house.ground()?;
        let for_viewer = |task: &&Task| !mine || task.who.is_none_or(|who| who == self.member());
        let open = ground.work.tasks.values().filter(|task| task.ended.is_none());
        self.shown(open.filter(for_viewer).collect())
    }

    /// A task, open or not.
    pub fn task(&self, task: u64) -> Result<Task, Refusal> {
        let ground = self.house.ground()?;
        self.shown(ground.work.tasks.get(&task).into_iter().collect())?.pop().ok_or(Refusal::NotFound)
    }

    /// Refuses tasks about what the viewer is not shown, like tasks that are not there.
    fn of_shown(&self, tasks: &[u64]) -> Result<(), Refusal> {
        let ground = self.house.ground()?;
        let subjects: Option<BTreeSet<&Subject>> =
            tasks.iter().map(|task| Some(&ground.work.tasks.get(task)?.subject)).collect();
        let subjects = subjects.ok_or(Refusal::NotFound)?;
        subjects
            .into_iter()
            .try_for_each(|subject| self.is_shown(subject).and_then(|()| self.is_of_its_team(subject)))
    }

    /// Refuses what the viewer is not shown, as if it were not there.
    fn is_shown(&self, subject: &Subject) -> Result<(), Refusal> {
        self.told_of_any(subject).map(drop)
    }

    /// Those about what the viewer is shown in lists.
    fn shown(&self, tasks: Vec<&Task>) -> Result<Vec<Task>, Refusal> {
        let about: BTreeSet<&Subject> = tasks.iter().map(|task| &task.subject).collect();
        let persons: BTreeSet<PersonId> =
            self.those_shown(about.iter().filter_map(|subject| subject.person()))?;
        let mut others = BTreeSet::new();
        let ground = self.house.ground()?;
        let apart = |subject: &&Subject| self.is_outside() || ground.is_apart(subject, self.member());
        let about = about.into_iter().filter(|subject| subject.person().is_none());
        for subject in about.filter(|subject| !apart(subject)) {
            match self.subject_line(subject) {
                Ok(line) => others.insert(line.subject),
                Err(Refusal::NotFound | Refusal::NotAllowed(_)) => continue,
                Err(trouble) => return Err(trouble),
            };
        }
        let is_shown = |subject: &Subject| {
            subject.person().map_or_else(|| others.contains(subject), |person| persons.contains(&person))
        };
        let mut tasks: Vec<Task> =
            tasks.into_iter().filter(|task| is_shown(&task.subject)).cloned().collect();
        tasks.sort_by_key(|task| (task.due.is_none(), task.due, task.seq));
        Ok(tasks)
    }
}

/// Whom or what a task is about that is over or is not.
fn found(work: &Work<'_>, task: u64, over: bool) -> Result<Subject, Refusal> {
    let task = work.ground.work.tasks.get(&task).ok_or(Refusal::NotFound)?;
    if task.ended.is_some() == over { Ok(task.subject.clone()) } else { Err(Refusal::Already) }
}
