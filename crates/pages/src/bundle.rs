//! The plan of a bundle from another register: nothing is written until a person has read it.

use crate::layout::Page;
use crate::parts::{balance, hidden, paging, post, said, summary};
use crate::paths;
use crate::view::{BundlePage, BundleRow, Frame};
use maud::{Markup, html};

/// The plan.
pub fn bundle(frame: &Frame, view: &BundlePage) -> String {
    let r = frame.reader;
    let title = r.ta("bundle-title", &[("association", (&view.association).into())]);
    let body = html! {
        h1 { (title) }
        p.lead {
            (r.t(if view.for_partner { "bundle-for-partner" } else { "bundle-for-team" }))
            (r.t("sep"))
            (view.made)
            (r.t("sep"))
            (said(&view.file))
        }
        (summary(r, view.trouble.as_ref(), &[]))
        @if view.is_known {
            p.note { (r.t("bundle-known-key")) }
        } @else {
            p.note.bad { (r.t("bundle-new-key")) }
        }
        dl.facts {
            div { dt { (r.t("bundle-register")) } dd { span.code { (view.register) } } }
            div { dt { (r.t("bundle-key")) } dd { span.code { (view.key) } } }
        }
        (balance(r, &view.balance))
        p { (r.ta("bundle-new-files", &[("n", view.new.into())])) }
        @if !view.rows.is_empty() {
            ul.list { @for row in &view.rows { (piece(frame, row)) } }
            (paging(r, &view.paging))
        }
        p.soft.small { (r.t("bundle-undo")) }
    };
    Page::new(&title, body).acts(acts(frame, view)).render(frame)
}

fn piece(frame: &Frame, row: &BundleRow) -> Markup {
    let r = frame.reader;
    let name = if row.name.is_empty() { r.t("bundle-nameless") } else { &row.name };
    html! {
        li {
            @match &row.href {
                Some(href) => { a.person href=(href) { (said(name)) } }
                None => { b { (said(name)) } }
            }
            " " span.soft.small.num { (said(&row.place)) }
            span.why { (row.reason) @for about in &row.about { (r.t("sep")) (said(about)) } }
            @if !row.changes.is_empty() || !row.back.is_empty() {
                ul.plain {
                    @for (label, before, now) in &row.changes { li.small {
                        span.soft { (label) ": " }
                        @if !before.is_empty() { (said(before)) " " (r.t("becomes")) " " }
                        b { (said(now)) }
                    } }
                    @for (label, words) in &row.back { li.small {
                        span.soft { (label) ": " } del { (said(words)) } " " (r.t("bundle-goes"))
                    } }
                }
            }
        }
    }
}

fn acts(frame: &Frame, view: &BundlePage) -> Markup {
    let r = frame.reader;
    html! {
        @if view.balance.accepted + view.balance.waiting > 0 {
            form method="post" action=(paths::bundle_accept(&view.id)) {
                (hidden(frame))
                button {
                    (r.ta("bundle-accept", &[("n", (view.balance.accepted + view.balance.waiting).into())]))
                }
            }
        } @else { span.soft { (r.t("plan-nothing-new")) } }
        (post(frame, &paths::bundle_cancel(&view.id), "grave", r.t("cancel"), &[]))
    }
}
