//! What is no person: the list by name, and the form of a new one. The file of each is the page of every
//! file.

use crate::layout::Page;
use crate::parts::{
    Input, draft, draft_status, empty, export_form, hidden, paging, said, select, summary, sure,
};
use crate::paths;
use crate::view::{Frame, SubjectForm, SubjectLine, Subjects};
use crate::write::source_fields;
use maud::{Markup, html};

/// The list.
pub fn subjects(frame: &Frame, view: &Subjects) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("subjects-title")) }
        p.lead { (r.t("subjects-lead")) }
        form.card action=(paths::SUBJECTS) method="get" {
            @if let Some(as_of) = &frame.as_of { input type="hidden" name="as_of" value=(as_of.value); }
            (select("kind", r.t("subject-kind"), "", &view.kinds, None))
            (Input::new("q", r.t("subject-named")).id("named".to_owned()).value(&view.query).render())
            button.quiet { (r.t("find")) }
        }
        @if view.lines.is_empty() {
            (empty(r.t(if view.asked { "subjects-none" } else { "subjects-ask" }), None))
        } @else {
            (lines(frame, &view.lines))
        }
        (paging(r, &view.paging))
        @if frame.may.export && !view.lines.is_empty() {
            @if view.kind.is_empty() {
                p.soft.small { (r.t("subjects-export-kind")) }
            } @else {
                (export(frame, view))
            }
        }
    };
    let page = Page::new(r.t("subjects-title"), body);
    match frame.may.record {
        true => {
            page.acts(html! { a.button href=(paths::SUBJECT_NEW) { (r.t("do-new-subject")) } }).render(frame)
        }
        false => page.render(frame),
    }
}

/// The form by which those of one kind are taken out.
fn export(frame: &Frame, view: &Subjects) -> Markup {
    let r = frame.reader;
    let asked = html! {
        @if let Some(as_of) = &frame.as_of { input type="hidden" name="as_of" value=(as_of.value); }
        input type="hidden" name="kind" value=(view.kind);
        input type="hidden" name="q" value=(view.query);
        @if view.ships {
            label.pick { input type="checkbox" name="shipped" value="1"; " " (r.t("subjects-with-shipped")) }
        }
    };
    export_form(
        frame,
        paths::SUBJECTS_EXPORT,
        asked,
        r.t("subjects-export-what"),
        r.t("subjects-export-for-team"),
    )
}

/// Subjects in lines, each a link to its file.
pub(crate) fn lines(frame: &Frame, lines: &[SubjectLine]) -> Markup {
    html! { ul.list { @for line in lines { li.row { div {
        a href=(frame.at(&paths::file(&line.id))) { b { (said(&line.name)) } }
        span.why { (line.kind) @if !line.also.is_empty() { ": " (said(&line.also)) } }
    } } } } }
}

/// The form of a new one.
pub fn new(frame: &Frame, view: &SubjectForm) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("do-new-subject")) }
        p.lead { (r.t("subject-new-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("kind", r.t("subject-kind"), view.kind.as_ref()),
            ("subject_name", r.t("prop-subject_name"), view.name.trouble.as_ref()),
            ("subject_place", r.t("prop-subject_place"), view.place.trouble.as_ref()),
            ("informant", r.t("informant"), view.source.informant.trouble.as_ref()),
            ("said_on", r.t("said-on"), view.source.said_on.trouble.as_ref()),
        ]))
        form #subject method="post" action=(paths::SUBJECT_NEW) autocomplete="off"
            data-draft=[draft(frame, paths::SUBJECT_NEW)] data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            (select("kind", r.t("subject-kind"), "", &view.kinds, view.kind.as_ref()))
            (Input::new("subject_name", r.t("prop-subject_name")).field(&view.name).required().render())
            (Input::new("subject_place", r.t("prop-subject_place")).field(&view.place).render())
            (Input::new("subject_note", r.t("prop-subject_note")).field(&view.note).lines(2).render())
            (source_fields(frame, &view.source))
            div.acts { button { (r.t("save")) } a.button.quiet href=(paths::SUBJECTS) { (r.t("cancel")) } }
            p { (draft_status(r)) }
        }
    };
    Page::new(r.t("do-new-subject"), body).narrow().islands(&["draft.js", "who.js"]).render(frame)
}
