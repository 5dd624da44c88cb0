//! What colleagues do about files: tags, tasks, grades of sources.

use super::call::{Answer, Call, created, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::people::{FileNumber, MemberNumber, SourceNumber};
use super::subjects::SubjectNumber;
use crate::failure::Failure;
use casework::{NewTask, Task};
use dates::Day;
use model::act::TaskEnd;
use model::{PersonId, Subject};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

fn files(call: &Call, words: &[FileNumber], kind: &str) -> Result<Vec<PersonId>, Failure> {
    let one = |(at, word): (usize, &FileNumber)| {
        call.refs().read(&word.0).ok_or_else(|| misfit::value(&format!("/files/{at}"), kind))
    };
    words.iter().enumerate().map(one).collect()
}

/// A word for some files.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TagIn {
    /// The files.
    #[schema(min_items = 1, max_items = 200)]
    files: Vec<FileNumber>,
    /// The word; nobody outside is shown it.
    #[schema(min_length = 1, max_length = 40)]
    tag: String,
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct TaggedBody {
    /// Number of the act, by which it is taken back; none where every file had the tag.
    act: Option<u64>,
    /// Files that did not have it.
    files: usize,
}

/// Every tag that stands somewhere.
#[utoipa::path(get, path = "/tags", tag = "files",
    responses((status = 200, description = "The tags.", body = Vec<String>), Failures))]
pub(crate) fn tags(call: &Call) -> Answer {
    ok(&call.desk().tags()?)
}

/// Gives files a tag.
#[utoipa::path(post, path = "/tags", tag = "files", request_body = TagIn,
    responses((status = 201, description = "They have it.", body = TaggedBody), Failures))]
pub(crate) fn tag(call: &Call) -> Answer {
    let new: TagIn = call.json()?;
    let (act, files) = call.desk().tag(&files(call, &new.files, "call-kind-file")?, &new.tag)?;
    created(&TaggedBody { act, files })
}

/// A tag of a file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct UntagIn {
    /// The word.
    tag: String,
}

/// Takes a tag off a file.
#[utoipa::path(post, path = "/files/{id}/untag", tag = "files", request_body = UntagIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 201, description = "It is off.", body = TaggedBody), Failures))]
pub(crate) fn untag(call: &Call) -> Answer {
    let said: UntagIn = call.json()?;
    created(&TaggedBody { act: Some(call.desk().untag(call.id("id")?, &said.tag)?), files: 1 })
}

/// Takes an act about tags back.
#[utoipa::path(post, path = "/tags/{act}/undo", tag = "files",
    params(("act" = u64, Path, description = "Number of the act.")),
    responses((status = 204, description = "The files are as they were."), Failures))]
pub(crate) fn tag_undo(call: &Call) -> Answer {
    call.desk().take_back_tag(call.param("act")?)?;
    nothing()
}

/// Something that is to be done.
#[derive(Serialize, ToSchema)]
pub(crate) struct TaskBody {
    /// Its number.
    id: u64,
    /// About which file, where it is about a person.
    file: Option<String>,
    /// About which place of detention, unit, checkpoint, where it is about no person.
    subject: Option<String>,
    /// What is to be done.
    what: String,
    /// By whom; by anyone where nobody is named.
    who: Option<String>,
    /// Until when.
    due: Option<String>,
    /// Who set it.
    by: String,
    /// When it was set, in milliseconds since 1970.
    at: i64,
}

fn task_body(call: &Call, task: &Task) -> TaskBody {
    TaskBody {
        id: task.seq,
        file: task.subject.person().map(|person| call.refs().of(person)),
        subject: task.subject.person().is_none().then(|| call.refs().of_subject(&task.subject)),
        what: task.what.clone(),
        who: task.who.map(|who| who.to_string()),
        due: task.due.map(|day| day.to_string()),
        by: task.by.to_string(),
        at: task.at,
    }
}

/// Open tasks, those due first.
#[utoipa::path(get, path = "/tasks", tag = "files",
    params(("mine" = Option<bool>, Query,
        description = "Only those that wait for the one who asks, or for anyone."),
        ("about" = Option<SubjectNumber>, Query,
            description = "Only those about this very file, or this place of detention, unit, checkpoint."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
            description = "How many; 100 when not said.")),
    responses((status = 200, description = "The tasks.", body = Vec<TaskBody>), Failures))]
pub(crate) fn tasks(call: &Call) -> Answer {
    let limit = call.number("limit", 100, 1, 1000)?;
    let unknown = || misfit::parameter("about", "call-kind-subject");
    let about = call
        .query
        .some("about")
        .map(|word| call.refs().read_subject(word).ok_or_else(unknown))
        .transpose()?;
    let mut all = call.desk().tasks(super::people::flag(call, "mine")?)?;
    all.retain(|task| about.as_ref().is_none_or(|subject| task.subject == *subject));
    ok(&all.iter().take(limit).map(|task| task_body(call, task)).collect::<Vec<_>>())
}

/// A task for some files, for some other subjects, or for both.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskIn {
    /// The files; each gets a task of its own.
    #[serde(default)]
    #[schema(max_items = 200)]
    files: Vec<FileNumber>,
    /// Places of detention, units, checkpoints …; each gets a task of its own.
    #[serde(default)]
    #[schema(max_items = 200)]
    subjects: Vec<SubjectNumber>,
    /// What is to be done.
    #[schema(min_length = 1)]
    what: String,
    /// By whom; by anyone where nobody is named.
    #[serde(default)]
    who: Option<MemberNumber>,
    /// Until when, as `2026-12-01`.
    #[serde(default)]
    #[schema(format = Date)]
    due: Option<String>,
}

/// Sets tasks.
#[utoipa::path(post, path = "/tasks", tag = "files", request_body = TaskIn,
    responses((status = 201, description = "Their numbers.", body = Vec<u64>), Failures))]
pub(crate) fn set_tasks(call: &Call) -> Answer {
    let new: TaskIn = call.json()?;
    let who = new
        .who
        .map(|who| who.0.parse().map_err(|_| misfit::value("/who", "call-kind-member")))
        .transpose()?;
    let due = new
        .due
        .map(|due| Day::parse_iso(&due).ok_or_else(|| misfit::value("/due", "call-kind-day")))
        .transpose()?;
    let other = |(at, word): (usize, &SubjectNumber)| {
        call.refs()
            .read_subject(&word.0)
            .ok_or_else(|| misfit::value(&format!("/subjects/{at}"), "call-kind-subject"))
    };
    let others = new.subjects.iter().enumerate().map(other).collect::<Result<Vec<Subject>, Failure>>()?;
    let about: Vec<Subject> = files(call, &new.files, "call-kind-file-of-task")?
        .into_iter()
        .map(Subject::from)
        .chain(others)
        .collect();
    if about.is_empty() {
        return Err(misfit::value("/files", "call-kind-list"));
    }
    created(&call.desk().set_tasks(&about, &NewTask { what: new.what, who, due })?)
}

/// How a task comes to its end.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndIn {
    end: EndKey,
}

/// How a task came to its end.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EndKey {
    Done,
    TakenBack,
}

/// Ends a task.
#[utoipa::path(post, path = "/tasks/{id}/end", tag = "files", request_body = EndIn,
    params(("id" = u64, Path, description = "Number of the task.")),
    responses((status = 204, description = "It is over."), Failures))]
pub(crate) fn end_task(call: &Call) -> Answer {
    let said: EndIn = call.json()?;
    let end = match said.end {
        EndKey::Done => TaskEnd::Done,
        EndKey::TakenBack => TaskEnd::TakenBack,
    };
    call.desk().end_tasks(&[call.param("id")?], end)?;
    nothing()
}

/// Opens a task again.
#[utoipa::path(post, path = "/tasks/{id}/reopen", tag = "files",
    params(("id" = u64, Path, description = "Number of the task.")),
    responses((status = 204, description = "It is open."), Failures))]
pub(crate) fn reopen_task(call: &Call) -> Answer {
    call.desk().reopen_task(call.param("id")?)?;
    nothing()
}

/// How far a source can be relied on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GradeIn {
    /// Admiralty letter A–F; F: cannot be judged.
    #[schema(pattern = "^[A-F]$")]
    reliability: String,
    /// In a sentence a colleague understands a year later.
    #[schema(min_length = 1)]
    why: String,
}

/// Grades a source; what it said stays.
#[utoipa::path(post, path = "/sources/{id}/grade", tag = "files", request_body = GradeIn,
    params(("id" = SourceNumber, Path, description = "Number of the source.")),
    responses((status = 204, description = "It has that grade."), Failures))]
pub(crate) fn grade(call: &Call) -> Answer {
    let said: GradeIn = call.json()?;
    let mut letters = said.reliability.chars();
    let (Some(letter @ 'A'..='F'), None) = (letters.next(), letters.next()) else {
        return Err(misfit::value("/reliability", "A–F"));
    };
    call.desk().grade(&[(call.id("id")?, letter)], &said.why)?;
    nothing()
}
