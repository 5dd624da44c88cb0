//! Rows that wait for a person, and saved mappings.

use crate::layout::{Page, Place};
use crate::parts::{Input, empty, hidden, paging, post, said};
use crate::paths;
use crate::view::{FilterOption, Frame, Mappings, Waiting, WaitingAct, WaitingRow};
use maud::{Markup, html};

/// The work-list.
pub fn waiting(frame: &Frame, view: &Waiting) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("waiting-title")) }
        p.lead { (r.t("waiting-about")) }
        @if view.total == 0 { (empty(r.t("waiting-none"), Some((paths::IMPORTS, r.t("place-imports"))))) }
        @else {
            (chips(frame, r.t("waiting-by-reason"), &view.reasons))
            (chips(frame, r.t("waiting-by-import"), &view.imports))
            p.soft.num { (r.ta("count-rows", &[("n", view.total.into())])) }
            @for row in &view.rows { (one_row(frame, row)) }
            (paging(r, &view.paging))
        }
    };
    Page::new(r.t("waiting-title"), Place::Imports, body).render(frame)
}

fn chips(frame: &Frame, label: &str, options: &[FilterOption]) -> Markup {
    html! {
        @if options.len() > 1 {
            ul.chips aria-label=(label) { @for o in options { li {
                a.chip href=(o.href) aria-current=[o.chosen.then_some("true")] { (said(&o.label)) " " span.num.soft { (frame.reader.num(o.count)) } }
            } } }
        }
    }
}

fn one_row(frame: &Frame, row: &WaitingRow) -> Markup {
    let r = frame.reader;
    html! {
        section.card id={ "row-" (row.id) } aria-labelledby={ "row-" (row.id) "-title" } {
            h2 id={ "row-" (row.id) "-title" } { (row.reason) }
            p.soft.small { (said(&row.place)) " · " (said(&row.organisation)) }
            @if !row.advice.is_empty() { p { (row.advice) } }
            dl.facts { @for (column, words, asked) in &row.cells { div.apart[*asked] { dt { (said(column)) } dd { @if *asked { mark { (said(words)) } } @else { (said(words)) } } } } }
            @if !row.similar.is_empty() { p { (r.t("maybe-here")) " " @for link in &row.similar { a.person href=(link.href) { (said(&link.text)) } " " } } }
            div.acts { @for act in &row.acts { (one_act(frame, row, act)) } }
        }
    }
}

fn one_act(frame: &Frame, row: &WaitingRow, act: &WaitingAct) -> Markup {
    let (r, action) = (frame.reader, paths::waiting(&row.id));
    match act {
        WaitingAct::One => post(frame, &action, "", r.t("waiting-one"), &[("how", "one")]),
        WaitingAct::LeaveOut => leave_out(frame, row, &action),
        WaitingAct::Without { column, label } => post(
            frame,
            &action,
            "quiet",
            &r.ta("waiting-without", &[("field", label.into())]),
            &[("how", "corrected"), ("column", column), ("value", "")],
        ),
        WaitingAct::Split(parts) => split(frame, row, &action, parts),
        WaitingAct::Correct { column, label, value } => correct(frame, row, &action, column, label, value),
    }
}

fn split(frame: &Frame, row: &WaitingRow, action: &str, parts: &[String]) -> Markup {
    let r = frame.reader;
    html! {
        details.more { summary { (r.ta("waiting-split", &[("n", parts.len().into())])) }
            form method="post" action=(action) {
                (hidden(frame)) input type="hidden" name="how" value="split";
                @for (n, part) in parts.iter().enumerate() {
                    (Input::new("part", &r.ta("waiting-part", &[("n", (n + 1).into())])).id(format!("part-{}-{n}", row.id)).value(part).render())
                }
                button { (r.t("waiting-split-do")) }
            }
        }
    }
}

fn correct(frame: &Frame, row: &WaitingRow, action: &str, column: &str, label: &str, value: &str) -> Markup {
    let r = frame.reader;
    html! {
        details.more { summary { (r.ta("waiting-correct", &[("field", label.into())])) }
            form method="post" action=(action) {
                (hidden(frame)) input type="hidden" name="how" value="corrected"; input type="hidden" name="column" value=(column);
                (Input::new("value", label).id(format!("value-{}-{column}", row.id)).hint(r.t("waiting-correct-hint")).value(value).render())
                button { (r.t("waiting-correct-do")) }
            }
        }
    }
}

fn leave_out(frame: &Frame, row: &WaitingRow, action: &str) -> Markup {
    let r = frame.reader;
    html! {
        details.more { summary { (r.t("waiting-leave")) }
            form method="post" action=(action) {
                (hidden(frame)) input type="hidden" name="how" value="left_out";
                (Input::new("why", r.t("reason")).id(format!("why-{}", row.id)).hint(r.t("waiting-leave-hint")).required().render())
                button.grave { (r.t("waiting-leave")) }
            }
        }
    }
}

/// Saved mappings.
pub fn mappings(frame: &Frame, view: &Mappings) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("mappings-title")) }
        p.lead { (r.t("mappings-title-about")) }
        @if view.mappings.is_empty() { (empty(r.t("mappings-none"), None)) }
        @for mapping in &view.mappings {
            section.card {
                h2 { (said(&mapping.name)) }
                p.soft.small { (mapping.saved) @if !mapping.used.is_empty() { " · " (r.ta("used", &[("when", (&mapping.used).into())])) } }
                details.more { summary { (r.ta("count-columns", &[("n", mapping.columns.len().into())])) }
                    dl.facts { @for (column, field) in &mapping.columns { div { dt { (said(column)) } dd { (field) } } } } }
                div.acts { (post(frame, &paths::mapping_delete(&mapping.id), "grave", r.t("delete"), &[])) }
            }
        }
    };
    Page::new(r.t("mappings-title"), Place::Imports, body).render(frame)
}
