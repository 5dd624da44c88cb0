//! One source and everything it said; one document and its fingerprint.

use crate::file::{circle, document_line};
use crate::layout::Page;
use crate::parts::{Input, head_line, hidden, pairs, said, summary};
use crate::paths;
use crate::view::{Evidence, Frame, Head, RetitleForm, SourceCell, SourcePage, TakeOutForm};
use maud::{Markup, html};

/// A source.
pub fn source(frame: &Frame, view: &SourcePage) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (said(&view.title)) }
        p.lead { @if !view.file.is_empty() { bdi { (view.file) } (r.t("sep")) } (said(&view.place)) }
        @if let Some(words) = &view.withdrawn { p.note.bad { b { (r.t("source-withdrawn")) } " " (words) } }
        (pairs(&view.about))
        @if view.may_retitle {
            p { a href=(paths::source_title(&view.id)) { (r.t("source-retitle")) } }
        }
        @if !view.cells.is_empty() { h2 { (r.t("source-said")) } (cells(frame, &view.cells)) }
        (people(frame, &view.persons))
        @if let Some(document) = &view.document {
            h2 { (r.t("source-document")) } ul.list { li { (document_line(frame, document)) } }
        }
    };
    Page::new(&view.title, body).tab(r.t("source-word").to_owned()).render(frame)
}

/// The form that takes a name out of the title of a source.
pub fn retitle(frame: &Frame, view: &RetitleForm) -> String {
    let r = frame.reader;
    let body = html! {
        (head_line(frame, &view.head, r.t("retitle-title")))
        p.lead { (r.t("retitle-lead")) }
        p { span.soft { (r.t("retitle-present")) ": " } (said(&view.present)) }
        (summary(r, None, &[
            ("title", r.t("retitle-new"), view.title.trouble.as_ref()),
            ("name", r.t("retitle-name"), view.name.trouble.as_ref()),
        ]))
        // No draft: what is typed here is to be sealed.
        form method="post" action=(paths::source_title(&view.source)) autocomplete="off" {
            (hidden(frame))
            (Input::new("title", r.t("retitle-new"))
                .hint(r.t("retitle-new-hint"))
                .field(&view.title)
                .required()
                .render())
            (Input::new("name", r.t("retitle-name"))
                .hint(r.t("retitle-name-hint"))
                .field(&view.name)
                .sealed(true)
                .required()
                .render())
            div.acts {
                button { (r.t("retitle-save")) }
                a.button.quiet href=(paths::source(&view.source)) { (r.t("cancel")) }
            }
        }
    };
    Page::new(r.t("retitle-title"), body).narrow().render(frame)
}

fn cells(frame: &Frame, list: &[SourceCell]) -> Markup {
    let r = frame.reader;
    html! {
        table.rows {
            thead {
                tr {
                    th scope="col" { (r.t("plan-in-file")) }
                    th scope="col" { (r.t("source-words")) }
                    th scope="col" { (r.t("plan-as-understood")) }
                }
            }
            tbody { @for cell in list { tr {
                th scope="row" { (said(&cell.column)) }
                @if cell.hidden { td.soft colspan="2" { (r.t("hidden-from-role")) } } @else {
                    td { (said(&cell.said)) }
                    td.small {
                        @for (n, (label, value)) in cell.understood.iter().enumerate() {
                            @if n > 0 { br; } span.soft { (label) ": " } (said(value))
                        }
                        @if cell.understood.is_empty() { span.soft { (r.t("source-as-is")) } }
                    }
                }
            } } }
        }
    }
}

fn people(frame: &Frame, list: &[Head]) -> Markup {
    html! {
        @if !list.is_empty() {
            h2 { (frame.reader.t("source-people")) }
            ul.list {
                @for head in list {
                    li {
                        a.person href=(paths::file(&head.id)) { (said(&head.name)) }
                        " "
                        span.soft { (said(&head.of)) }
                    }
                }
            }
        }
    }
}

/// Who gave a document, and for whom they spoke.
fn givers(frame: &Frame, view: &Evidence) -> Markup {
    html! {
        @if !view.givers.is_empty() || !view.no_giver.is_empty() {
            h2 { (frame.reader.t("evidence-givers")) }
            @if view.givers.is_empty() { p.soft { (view.no_giver) } } @else {
                ul.list {
                    @for (source, organisation) in &view.givers {
                        li {
                            @if source.href.is_empty() { (said(&source.text)) }
                            @else { a href=(source.href) { (said(&source.text)) } }
                            @if !organisation.is_empty() {
                                (frame.reader.t("sep")) span.soft { (said(organisation)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A document kept as evidence.
pub fn evidence(frame: &Frame, view: &Evidence) -> String {
    let r = frame.reader;
    let raw = paths::document_raw(&view.document.id);
    let body = html! {
        h1 { (said(&view.document.title)) }
        p.lead { (view.document.about) (r.t("sep")) (circle(frame, &view.document)) }
        @if let Some((words, back)) = &view.out {
            p.note { (said(words)) }
            form method="post" action=(back) {
                (hidden(frame))
                div.acts { button { (r.t("paper-back-do")) } }
            }
        }
        @if view.destroyed { p.note { (r.t("evidence-destroyed")) } }
        @else if view.document.may_open {
            @if view.picture {
                details.more {
                    summary { (r.t("evidence-show")) }
                    p { img src=(raw) alt=(view.document.title) loading="lazy"; }
                }
            }
            div.acts {
                a.button href=(raw) download { (r.t("evidence-get")) }
                span.soft.small { (r.t("evidence-logged")) }
            }
        } @else { p.soft { (r.t("hidden-from-role")) } }
        (pairs(&view.about))
        (givers(frame, view))
        h2 { (r.t("evidence-print")) }
        p { bdi.code { (view.digest) } }
        p.soft.small { (r.t("evidence-print-about")) }
        @if let Some(destroy) = &view.destroy { p { a.act href=(destroy) { (r.t("do-destroy-list")) } } }
        (people(frame, &view.persons))
        @if let Some(out) = &view.take_out { p { a href=(out) { (r.t("paper-out-link")) } } }
    };
    Page::new(&view.document.title, body).tab(r.t("web-paper").to_owned()).render(frame)
}

/// The form that takes a paper out of a file into which it was put by mistake.
pub fn take_out(frame: &Frame, view: &TakeOutForm) -> String {
    let r = frame.reader;
    let title = r.t("paper-out-title");
    let body = html! {
        (head_line(frame, &view.head, title))
        p.lead { (r.t("paper-out-lead")) }
        p { span.soft { (r.t("web-paper")) ": " } (said(&view.name)) }
        (summary(r, None, &[("why", r.t("reason"), view.why.trouble.as_ref())]))
        form method="post" action=(paths::document_out(&view.document)) autocomplete="off" {
            (hidden(frame))
            (Input::new("why", r.t("reason"))
                .hint(r.t("withdraw-why-hint"))
                .field(&view.why)
                .lines(3)
                .required()
                .render())
            div.acts {
                button.grave { (r.t("paper-out-do")) }
                a.button.quiet href=(paths::document(&view.document)) { (r.t("cancel")) }
            }
        }
    };
    Page::new(title, body).narrow().render(frame)
}
