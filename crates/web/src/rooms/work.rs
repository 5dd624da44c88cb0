//! What colleagues do about files: tags, tasks, grades of sources. Tasks are of every file, also of a place
//! of detention, a unit, a checkpoint; tags and grades are of people's.

use super::bulk::{read, ticked, ticked_subjects};
use super::paging::paging;
use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use crate::told::file::is_told_less;
use crate::words;
use access::{Action, Cleared};
use casework::{Desk, NewTask, Refusal};
use dates::Day;
use model::act::TaskEnd;
use model::dossier::Dossier;
use model::{MemberId, SourceId, Subject};
use pages::paths;
use pages::view::{Choice, FileWork, Grading, TaskLine, Tasks, WorkForm};

/// Rows of a page of tasks.
const ROWS: usize = 50;

/// What the forms of tags and tasks offer; none for who may not fill them.
pub(crate) fn form(ask: &Ask, of: Option<&Subject>) -> Result<Option<WorkForm>, Failure> {
    let desk = ask.desk()?;
    if !desk.viewer.can(Action::Record) {
        return Ok(None);
    }
    // A task for somebody outside of the team of the file would be shown to nobody.
    let team = of.map(|subject| desk.team(subject)).transpose()?.flatten().and_then(|team| team.members);
    let mut colleagues = vec![Choice::new("", ask.reader.t("task-anyone"))];
    for (id, name) in ask.house().member_names()? {
        let is_in = team.as_ref().is_none_or(|team| team.contains(&id));
        if is_in && ask.app.house.present(id)?.is_some_and(|present| present.viewer.can(Action::Record)) {
            colleagues.push(Choice::new(id.to_string(), name));
        }
    }
    Ok(Some(WorkForm { tags: desk.tags()?, colleagues, today: ask.house().today().iso() }))
}

/// The work about one file.
pub(crate) fn of_file(ask: &Ask, dossier: &Cleared<Dossier>) -> Result<Option<FileWork>, Failure> {
    let desk = ask.desk()?;
    // What is to be done is to be done today.
    if is_told_less(&desk, dossier) || ask.is_past() {
        return Ok(None);
    }
    let persons = dossier.persons.iter().copied().map(Subject::from);
    let subjects: Vec<Subject> = persons.chain(dossier.subject.clone()).collect();
    let tasks = desk.tasks_of(&subjects)?.iter().map(|task| line(ask, task)).collect();
    Ok(Some(FileWork { tags: desk.tags_of(&dossier.persons)?, tasks, form: form(ask, subjects.first())? }))
}

fn line(ask: &Ask, task: &casework::Task) -> TaskLine {
    let name = |who: MemberId| ask.house().member_name(who).unwrap_or_default();
    TaskLine {
        id: task.seq.to_string(),
        what: task.what.clone(),
        who: task.who.map_or_else(|| ask.reader.t("task-anyone").to_owned(), name),
        due: task.due.map(|day| ask.reader.day(day)).unwrap_or_default(),
        late: task.due.is_some_and(|day| day < ask.house().today()),
        file: None,
    }
}

/// Says that nothing was ticked.
fn nothing(ask: &Ask, key: &str) {
    ask.say(Flash { trouble: true, key: key.into(), ..Flash::default() });
}

/// Where one came from: the list, or the one file.
fn back(ask: &Ask, files: &[impl Clone + Into<Subject>]) -> String {
    match (ask.form.some("back"), files) {
        (Some(back), _) => back.to_owned(),
        (None, [one]) => paths::file(&ask.refs().of_subject(&one.clone().into())),
        _ => paths::FILES.to_owned(),
    }
}

/// Gives the ticked files a tag.
pub(crate) fn tag(ask: &Ask) -> Answer {
    let files = ticked(ask)?;
    let back = back(ask, &files);
    match (files.is_empty(), ask.form.some("tag")) {
        (true, _) => nothing(ask, "nothing-ticked"),
        (_, None) => nothing(ask, "tag-missing"),
        (false, Some(tag)) => {
            let (act, count) = ask.desk()?.tag(&files, tag)?;
            ask.say(Flash {
                key: "web-tagged".into(),
                args: vec![("n", Said::Count(count as u64)), ("tag", Said::Words(tag.to_owned()))],
                undo: act.map(|act| {
                    paths::with(paths::FILES_TAG_UNDO, &[("act", &act.to_string()), ("back", &back)])
                }),
                ..Flash::default()
            });
        }
    }
    Ok(go(&back))
}

/// Takes a tag off a file.
pub(crate) fn untag(ask: &Ask) -> Answer {
    let back = paths::file(ask.word("id")?);
    let act = ask.desk()?.untag(ask.id("id")?, ask.form.get("tag"))?;
    ask.say(Flash {
        key: "web-untagged".into(),
        args: vec![("tag", Said::Words(ask.form.get("tag").to_owned()))],
        undo: Some(paths::with(paths::FILES_TAG_UNDO, &[("act", &act.to_string()), ("back", &back)])),
        ..Flash::default()
    });
    Ok(go(&back))
}

/// Takes an act about tags back.
pub(crate) fn tag_undo(ask: &Ask) -> Answer {
    let act = ask.query.parsed("act").ok_or_else(Failure::not_found)?;
    let count = ask.desk()?.take_back_tag(act)?;
    ask.say(Flash {
        key: "web-tag-undone".into(),
        args: vec![("n", Said::Count(count as u64))],
        ..Flash::default()
    });
    Ok(go(ask.query.some("back").unwrap_or(paths::FILES)))
}

/// Sets a task for the ticked files.
pub(crate) fn set_tasks(ask: &Ask) -> Answer {
    let files = ticked_subjects(ask)?;
    let back = back(ask, &files);
    let due = ask
        .form
        .some("due")
        .map(|typed| Day::parse_iso(typed).ok_or(Refusal::Field("due", "wrong")))
        .transpose()?;
    match (files.is_empty(), ask.form.some("what")) {
        (true, _) => nothing(ask, "nothing-ticked"),
        (_, None) => nothing(ask, "task-missing"),
        (false, Some(what)) => {
            let new = NewTask { what: what.to_owned(), who: ask.form.parsed("who"), due };
            let tasks: Vec<String> =
                ask.desk()?.set_tasks(&files, &new)?.iter().map(u64::to_string).collect();
            let pairs = tasks.iter().map(|task| ("task", task.as_str())).chain([("back", back.as_str())]);
            ask.arrived(Flash {
                key: "web-tasks-set".into(),
                args: vec![("n", Said::Count(tasks.len() as u64))],
                undo: Some(paths::with(paths::FILES_TASKS_UNDO, &pairs.collect::<Vec<_>>())),
                ..Flash::default()
            });
        }
    }
    Ok(go(&back))
}

/// Takes set tasks back.
pub(crate) fn tasks_undo(ask: &Ask) -> Answer {
    let tasks: Vec<u64> = ask.query.all("task").filter_map(|task| task.parse().ok()).collect();
    ask.desk()?.end_tasks(&tasks, TaskEnd::TakenBack)?;
    ask.say(Flash {
        key: "web-tasks-undone".into(),
        args: vec![("n", Said::Count(tasks.len() as u64))],
        ..Flash::default()
    });
    Ok(go(ask.query.some("back").unwrap_or(paths::FILES)))
}

/// What is to be done.
pub(crate) fn tasks(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(Action::Read).map_err(Refusal::from)?;
    // What is to be done is told to colleagues alone: to whoever reads from outside the page is not there.
    if desk.is_outside() {
        return Err(Failure::not_found());
    }
    let (mine, number) = (ask.query.get("all") != "1", ask.page_number());
    let all = desk.tasks(mine)?;
    let mut tasks = Vec::new();
    for task in all.iter().skip((number - 1) * ROWS).take(ROWS) {
        // A file that the reader is not shown has no line here either.
        let Ok(name) = name(ask, &desk, &task.subject) else { continue };
        tasks.push(TaskLine { file: Some((ask.refs().of_subject(&task.subject), name)), ..line(ask, task) });
    }
    let state = ask.query.without(&["page", "csrf", "lang"]);
    let view = Tasks { tasks, mine, paging: paging(number, ROWS, all.len() as u64, &state, paths::TASKS) };
    Ok(html(pages::work::tasks(&frame(ask), &view)))
}

/// The name that lists show of a file; what it is, where it has none.
fn name(ask: &Ask, desk: &Desk<'_>, subject: &Subject) -> Result<String, Refusal> {
    let name = match subject.person() {
        Some(person) => {
            let card = desk.card(person)?;
            words::card_title(ask, &card)
        }
        None => desk.subject_line(subject)?.name,
    };
    Ok(if name.is_empty() { words::kind(ask.reader, subject.kind()) } else { name })
}

/// Ends a task.
pub(crate) fn done(ask: &Ask) -> Answer {
    let task = ask.param::<u64>("id")?;
    ask.desk()?.end_tasks(&[task], TaskEnd::Done)?;
    ask.say(Flash {
        key: "web-task-done".into(),
        undo: Some(paths::task_reopen(&task.to_string())),
        ..Flash::default()
    });
    Ok(go(paths::TASKS))
}

/// Opens it again.
pub(crate) fn reopen(ask: &Ask) -> Answer {
    ask.desk()?.reopen_task(ask.param::<u64>("id")?)?;
    ask.done("web-task-reopened");
    Ok(go(paths::TASKS))
}

/// Leads from the ticked files to the sources that speak in them.
pub(crate) fn choose_grade(ask: &Ask) -> Answer {
    let files = ticked(ask)?;
    let back = back(ask, &files);
    if files.is_empty() {
        nothing(ask, "nothing-ticked");
        return Ok(go(&back));
    }
    let words: Vec<String> = files.iter().map(|file| ask.refs().of(*file)).collect();
    let pairs = words.iter().map(|word| ("file", word.as_str())).chain([("back", back.as_str())]);
    Ok(go(&paths::with(paths::FILES_GRADE, &pairs.collect::<Vec<_>>())))
}

/// The sources that speak in some files.
pub(crate) fn grade(ask: &Ask) -> Answer {
    graded(ask, &ask.query, None)
}

fn graded(ask: &Ask, said: &Fields, wrong: Wrong<'_>) -> Answer {
    let reader = ask.reader;
    let words: Vec<&str> = said.all("file").collect();
    let files = read(ask, &words)?;
    let chosen: Vec<&str> = said.all("source").collect();
    let source = |speaking: casework::SpeakingSource| {
        let id = speaking.source.id.to_string();
        let about = reader.ta(
            "grade-speaks",
            &[
                ("n", (speaking.files as u64).into()),
                ("grade", speaking.source.reliability.to_string().into()),
            ],
        );
        let is_chosen = chosen.contains(&id.as_str());
        Choice::new(id, speaking.source.title.clone()).hint(about).chosen(is_chosen)
    };
    let letter = |letter: char| {
        let label = format!("{letter} · {}", reader.t(&format!("grade-{}", letter.to_ascii_lowercase())));
        Choice::new(letter.to_string(), label).chosen(said.get("reliability") == letter.to_string())
    };
    let view = Grading {
        sources: ask.desk()?.speakers(&files)?.into_iter().map(source).collect(),
        letters: ('A'..='F').map(letter).collect(),
        why: typed(ask, "why", &["why"], wrong),
        trouble: trouble(ask, &["source", "reliability"], wrong),
        files: words.into_iter().map(str::to_owned).collect(),
        back: said.some("back").unwrap_or(paths::FILES).to_owned(),
    };
    answer(wrong, pages::work::grading(&frame(ask), &view))
}

/// Grades them.
pub(crate) fn grade_now(ask: &Ask) -> Answer {
    let sources: Vec<SourceId> = ask.form.all("source").filter_map(|id| id.parse().ok()).collect();
    let letter = ask.form.get("reliability").chars().next().unwrap_or(' ');
    let grades: Vec<(SourceId, char)> = sources.into_iter().map(|source| (source, letter)).collect();
    let before = match ask.desk()?.grade(&grades, ask.form.get("why")) {
        Ok(before) => before,
        Err(refusal) => return again(refusal.into(), |wrong| graded(ask, &ask.form, wrong)),
    };
    let back = ask.form.some("back").unwrap_or(paths::FILES);
    let words: Vec<String> = before.iter().map(|(source, letter)| format!("{source}:{letter}")).collect();
    let pairs = words.iter().map(|word| ("was", word.as_str())).chain([("back", back)]);
    ask.say(Flash {
        key: "web-graded".into(),
        args: vec![("n", Said::Count(before.len() as u64)), ("grade", Said::Words(letter.to_string()))],
        undo: (!before.is_empty()).then(|| paths::with(paths::FILES_GRADE_UNDO, &pairs.collect::<Vec<_>>())),
        ..Flash::default()
    });
    Ok(go(back))
}

/// Gives sources the grades they had.
pub(crate) fn grade_undo(ask: &Ask) -> Answer {
    let read = |was: &str| {
        let (source, letter) = was.split_once(':')?;
        Some((source.parse::<SourceId>().ok()?, letter.chars().next()?))
    };
    let before: Option<Vec<_>> = ask.query.all("was").map(read).collect();
    let back =
        ask.desk()?.grade(&before.ok_or_else(Failure::not_found)?, ask.reader.t("grade-taken-back"))?;
    ask.say(Flash {
        key: "web-graded-back".into(),
        args: vec![("n", Said::Count(back.len() as u64))],
        ..Flash::default()
    });
    Ok(go(ask.query.some("back").unwrap_or(paths::FILES)))
}
