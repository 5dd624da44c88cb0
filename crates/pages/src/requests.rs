//! What waits for a second person, and what became of it.

use crate::door::proof;
use crate::layout::Page;
use crate::parts::{empty, hidden, said, summary, tag};
use crate::paths;
use crate::view::{Frame, RequestLine, Requests};
use maud::{Markup, html};

/// The requests.
pub fn requests(frame: &Frame, view: &Requests) -> String {
    let r = frame.reader;
    let (waiting, told): (Vec<_>, Vec<_>) = view.requests.iter().partition(|line| line.mine);
    let first = waiting.first().map_or("present".to_owned(), |line| present(line));
    let body = html! {
        h1 { (r.t("requests-title")) }
        p.lead { (r.t("requests-lead")) }
        @if view.alone { p.note { (r.t("second-alone")) } }
        (summary(r, None, &[(&first, r.t("proof"), view.proof.as_ref().filter(|_| !waiting.is_empty()))]))
        @if waiting.is_empty() { (empty(r.t("requests-none"), None)) }
        @for line in &waiting { (one(frame, view, line)) }
        @if !told.is_empty() {
            h2 { (r.t("requests-told")) }
            ul.list { @for line in told { li {
                (line.what)
                " "
                (standing(frame, line))
                span.why { (line.asked) @if !line.answered.is_empty() { (r.t("sep")) (line.answered) } }
                @if !line.remains.is_empty() {
                    ul.plain { @for remains in &line.remains { li.small { (said(remains)) } } }
                }
            } } }
        }
    };
    Page::new(r.t("requests-title"), body).narrow().render(frame)
}

fn present(line: &RequestLine) -> String {
    format!("present-{}", line.id)
}

fn one(frame: &Frame, view: &Requests, line: &RequestLine) -> Markup {
    let r = frame.reader;
    html! {
        div.card {
            p { b { (line.what) } }
            p.soft { (line.asked) }
            @if let Some(about) = &line.about { p { a href=(about) { (r.t("request-read")) } } }
            @if !line.before.is_empty() { p.note.bad { (line.before) } }
            p { (r.t(if line.about.is_some() { "requests-ask-asker" } else { "requests-ask-them" })) }
            form method="post" action=(paths::request_confirm(&line.id)) {
                (hidden(frame))
                (proof(frame, &present(line), view.proof.as_ref()))
                div.acts {
                    button { (r.t("request-confirm")) }
                    button.grave formaction=(paths::request_refuse(&line.id)) { (r.t("request-refuse")) }
                }
            }
        }
    }
}

fn standing(frame: &Frame, line: &RequestLine) -> Markup {
    let class = match line.standing.as_str() {
        "confirmed" | "admitted" => "on",
        "asked" => "act",
        _ => "bad",
    };
    tag(class, frame.reader.t(&format!("standing-{}", line.standing)))
}
