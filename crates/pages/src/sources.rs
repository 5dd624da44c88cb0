//! One source and everything it said; one document and its fingerprint.

use crate::file::document_line;
use crate::layout::Page;
use crate::parts::{pairs, said};
use crate::paths;
use crate::view::{Evidence, Frame, Head, SourceCell, SourcePage};
use maud::{Markup, html};

/// A source.
pub fn source(frame: &Frame, view: &SourcePage) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (said(&view.title)) }
        p.lead { @if !view.file.is_empty() { bdi { (view.file) } (r.t("sep")) } (said(&view.place)) }
        @if let Some(words) = &view.withdrawn { p.note.bad { b { (r.t("source-withdrawn")) } " " (words) } }
        (pairs(&view.about))
        @if !view.cells.is_empty() { h2 { (r.t("source-said")) } (cells(frame, &view.cells)) }
        (people(frame, &view.persons))
        @if let Some(document) = &view.document {
            h2 { (r.t("source-document")) } ul.list { li { (document_line(frame, document)) } }
        }
    };
    Page::new(&view.title, body).tab(r.t("source-word").to_owned()).render(frame)
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

/// A document kept as evidence.
pub fn evidence(frame: &Frame, view: &Evidence) -> String {
    let r = frame.reader;
    let raw = paths::document_raw(&view.document.id);
    let body = html! {
        h1 { (said(&view.document.title)) }
        p.lead { (view.document.about) (r.t("sep")) (r.t(&format!("tier-{}", view.document.tier))) }
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
        h2 { (r.t("evidence-print")) }
        p { bdi.code { (view.digest) } }
        p.soft.small { (r.t("evidence-print-about")) }
        (people(frame, &view.persons))
    };
    Page::new(&view.document.title, body).tab(r.t("web-paper").to_owned()).render(frame)
}
