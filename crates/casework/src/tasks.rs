//! What is to be done: about which file, by whom, until when. Of the house's own work: nobody outside is shown a task.

use crate::desk::{Desk, Work};
use crate::ground::Task;
use crate::lengths;
use crate::refusal::Refusal;
use access::Action;
use dates::Day;
use model::act::TaskEnd;
use model::{Act, MemberId, PersonId};

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
    /// Sets a task for each of these files, all or none. Answers their acts.
    pub fn set_tasks(&self, persons: &[PersonId], new: &NewTask) -> Result<Vec<u64>, Refusal> {
        self.viewer.may(Action::Record)?;
        let what = names::clean(&new.what);
        lengths::line("task", &what)?;
        if what.is_empty() {
            return Err(Refusal::Field("task", "needed"));
        }
        if let Some(who) = new.who {
            self.house.present(who)?.ok_or(Refusal::Field("who", "wrong"))?;
        }
        self.write(|work| {
            self.all_shown(persons)?;
            let mut acts = Vec::new();
            for person in persons {
                acts.push(work.append(Act::TaskSet { person: *person, what: what.clone(), who: new.who, due: new.due, by: self.member() })?);
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
                let person = found(work, *task, false)?;
                work.append(Act::TaskEnded { task: *task, person, end, by: self.member() })?;
            }
            Ok(())
        })
    }

    /// Opens a task again that was ended.
    pub fn reopen_task(&self, task: u64) -> Result<(), Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| {
            self.of_shown(&[task])?;
            let person = found(work, task, true)?;
            work.append(Act::TaskReopened { task, person, by: self.member() })?;
            Ok(())
        })
    }

    /// Open tasks of these files, those due first. Readers outside are shown none.
    pub fn tasks_of(&self, persons: &[PersonId]) -> Result<Vec<Task>, Refusal> {
        let ground = self.house.ground();
        self.shown(ground.open_tasks(persons))
    }

    /// Open tasks of the whole house, or those that wait for the viewer: set for the viewer, or for anyone.
    pub fn tasks(&self, mine: bool) -> Result<Vec<Task>, Refusal> {
        let ground = self.house.ground();
        let for_viewer = |task: &&Task| !mine || task.who.is_none_or(|who| who == self.member());
        self.shown(ground.tasks.values().filter(|task| task.ended.is_none()).filter(for_viewer))
    }

    /// A task, open or not.
    pub fn task(&self, task: u64) -> Result<Task, Refusal> {
        let ground = self.house.ground();
        self.shown(ground.tasks.get(&task).into_iter())?.pop().ok_or(Refusal::NotFound)
    }

    /// Refuses tasks of files that the viewer is not shown, like tasks that are not there.
    fn of_shown(&self, tasks: &[u64]) -> Result<(), Refusal> {
        let ground = self.house.ground();
        let persons: Option<Vec<PersonId>> = tasks.iter().map(|task| Some(ground.tasks.get(task)?.person)).collect();
        self.all_shown(&persons.ok_or(Refusal::NotFound)?)
    }

    /// Those of files that the viewer is shown.
    fn shown<'t>(&self, tasks: impl Iterator<Item = &'t Task> + Clone) -> Result<Vec<Task>, Refusal> {
        let shown = self.those_shown(tasks.clone().map(|task| task.person))?;
        let mut tasks: Vec<Task> = tasks.filter(|task| shown.contains(&task.person)).cloned().collect();
        tasks.sort_by_key(|task| (task.due.is_none(), task.due, task.seq));
        Ok(tasks)
    }
}

/// The file of a task that is over or is not.
fn found(work: &Work<'_>, task: u64, over: bool) -> Result<PersonId, Refusal> {
    let task = work.ground.tasks.get(&task).ok_or(Refusal::NotFound)?;
    if task.ended.is_some() == over { Ok(task.person) } else { Err(Refusal::Already) }
}
