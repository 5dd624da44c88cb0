//! What colleagues do about files: tags, tasks, grades of sources.

use crate::layout::Page;
use crate::parts::{
    Input, draft, draft_status, empty, hidden, offers, paging, person_name, post, radios, said, select,
    summary, ticks,
};
use crate::paths;
use crate::view::{FileWork, Frame, Grading, TaskLine, Tasks, WorkForm};
use l10n::Reader;
use maud::{Markup, html};

/// The work about one file, under its name. People alone have tags.
pub(crate) fn of_file(frame: &Frame, file: &str, work: &FileWork, of_person: bool) -> Markup {
    let r = frame.reader;
    let one = [("file", file)];
    html! {
        @if !work.tags.is_empty() {
            ul.chips.noprint aria-label=(r.t("tags")) { @for tag in &work.tags { li.chip {
                (said(tag))
                @if work.form.is_some() {
                    (post(frame, &paths::untag(file), "plainly", r.t("tag-take-off"), &[("tag", tag)]))
                }
            } } }
        }
        (lines(frame, &work.tasks))
        @if let Some(form) = &work.form {
            details.more.noprint {
                summary { (r.t(if of_person { "work-do" } else { "task-do" })) }
                @if of_person {
                    form.card method="post" action=(paths::FILES_TAG) {
                        (hidden(frame)) (named(&one)) (tag_fields(r, form)) button.quiet { (r.t("tag-do")) }
                    }
                }
                form.card method="post" action=(paths::FILES_TASKS) autocomplete="off"
                    data-draft=[draft(frame, &format!("{}#{file}", paths::FILES_TASKS))] {
                    (hidden(frame))
                    (named(&one))
                    (task_fields(
                        r,
                        form,
                        if of_person { "task-what-hint" } else { "task-what-hint-subject" },
                    ))
                    button.quiet { (r.t("task-do")) }
                    p { (draft_status(r)) }
                }
            }
        }
    }
}

fn named(values: &[(&str, &str)]) -> Markup {
    html! { @for (name, value) in values { input type="hidden" name=(name) value=(value); } }
}

/// The fields by which files get a tag.
pub(crate) fn tag_fields(r: Reader, form: &WorkForm) -> Markup {
    html! {
        div.field {
            label for="tag" { (r.t("tag-new")) span.hint id="tag-hint" { (r.t("tag-hint")) } }
            input #tag name="tag" list="tags-known" maxlength="40" autocomplete="off"
                aria-describedby="tag-hint" enterkeyhint="done";
            datalist #tags-known { (offers(&form.tags)) }
        }
    }
}

/// The fields by which a task is set; `hint` is the key of an example.
pub(crate) fn task_fields(r: Reader, form: &WorkForm, hint: &str) -> Markup {
    html! {
        (Input::new("what", r.t("task-what")).hint(r.t(hint)).render())
        (select("who", r.t("task-who"), "", &form.colleagues, None))
        (Input::new("due", r.t("task-due")).kind("date").least(&form.today).render())
    }
}

fn lines(frame: &Frame, tasks: &[TaskLine]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            ul.list.noprint aria-label=(frame.reader.t("tasks-title")) {
                @for task in tasks { (line(frame, task)) }
            }
        }
    }
}

fn line(frame: &Frame, task: &TaskLine) -> Markup {
    let r = frame.reader;
    html! {
        li.row {
            div {
                b { (said(&task.what)) }
                @if let Some((id, name)) = &task.file {
                    " · " a.person href=(paths::file(id)) { (person_name(r, name)) }
                }
                span.why {
                    (r.ta("task-for", &[("who", (&task.who).into())]))
                    @if !task.due.is_empty() {
                        " · "
                        (r.ta(
                            if task.late { "task-late" } else { "task-until" },
                            &[("date", (&task.due).into())],
                        ))
                    }
                }
            }
            @if frame.may.record {
                (post(frame, &paths::task_done(&task.id), "quiet", r.t("task-done"), &[]))
            }
        }
    }
}

/// What is to be done, those due first.
pub fn tasks(frame: &Frame, view: &Tasks) -> String {
    let r = frame.reader;
    let whole = paths::with(paths::TASKS, &[("all", "1")]);
    let body = html! {
        h1 { (r.t("tasks-title")) }
        p.lead { (r.t(if view.mine { "tasks-mine-about" } else { "tasks-all-about" })) }
        ul.chips {
            li {
                a.chip href=(paths::TASKS) aria-current=[view.mine.then_some("true")] { (r.t("tasks-mine")) }
            }
            li { a.chip href=(whole) aria-current=[(!view.mine).then_some("true")] { (r.t("tasks-all")) } }
        }
        @if view.tasks.is_empty() { (empty(r.t("tasks-none"), Some((paths::FILES, r.t("place-files"))))) }
        @else { (lines(frame, &view.tasks)) (paging(r, &view.paging)) }
    };
    Page::new(r.t("tasks-title"), body).render(frame)
}

/// Sources are graded.
pub fn grading(frame: &Frame, view: &Grading) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("grade-title")) }
        p.lead { (r.t("grade-about")) }
        (summary(r, view.trouble.as_ref(), &[("why", r.t("grade-why"), view.why.trouble.as_ref())]))
        @if view.sources.is_empty() {
            (empty(r.t("grade-none"), Some((view.back.as_str(), r.t("place-files")))))
        }
        @else {
            form.card method="post" action=(paths::FILES_GRADE) {
                (hidden(frame))
                input type="hidden" name="back" value=(view.back);
                @for file in &view.files { input type="hidden" name="file" value=(file); }
                (ticks("source", r.t("grade-sources"), &view.sources))
                (radios("reliability", r.t("grade-letter"), &view.letters))
                (Input::new("why", r.t("grade-why")).field(&view.why).lines(2).required().render())
                div.acts { button { (r.t("grade-do")) } a.button.quiet href=(view.back) { (r.t("cancel")) } }
            }
        }
    };
    Page::new(r.t("grade-title"), body).render(frame)
}
