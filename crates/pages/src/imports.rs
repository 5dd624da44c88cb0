//! Lists of others: what was read in, choosing what to read, the result.

use crate::layout::Page;
use crate::parts;
use crate::parts::{Input, balance, counted, empty, hidden, paging, post, said, select, summary, tag};
use crate::paths;
use crate::plan::row_list;
use crate::view::{Frame, ImportLine, ImportPage, Imports, PlanLine, Upload, Working};
use maud::{Markup, html};

/// All imports and open plans.
pub fn imports(frame: &Frame, view: &Imports) -> String {
    let (r, waiting) = (frame.reader, frame.waits_in(paths::WAITING));
    let body = html! {
        h1 { (r.t("place-imports")) }
        p.lead { (r.t("imports-about")) }
        @if waiting > 0 {
            p.note.row {
                span { (r.ta("waiting-count", &[("n", waiting.into())])) }
                a.button.quiet href=(paths::WAITING) { (r.t("waiting-title")) }
            }
        }
        @if !view.plans.is_empty() { h2 { (r.t("plans-open")) } (plan_list(frame, &view.plans)) }
        @if view.imports.is_empty() { (empty(r.t("imports-none"), None)) }
        @else { h2 { (r.t("imports-done")) } (import_list(frame, &view.imports)) (paging(r, &view.paging)) }
        p { a href=(paths::MAPPINGS) { (r.t("mappings-title")) } }
    };
    let acts = html! { a.button href=(paths::IMPORT_NEW) { (r.t("do-import")) } };
    let page = Page::new(r.t("place-imports"), body);
    if frame.may.import { page.acts(acts).render(frame) } else { page.render(frame) }
}

pub(crate) fn plan_list(frame: &Frame, plans: &[PlanLine]) -> Markup {
    let r = frame.reader;
    html! {
        ul.list { @for plan in plans { li.row {
            div {
                a href=(paths::plan(&plan.id)) { b { (said(&plan.files)) } }
                span.why {
                    (said(&plan.organisation))
                    (r.t("sep"))
                    (r.ta("count-rows", &[("n", plan.rows.into())]))
                    (r.t("sep"))
                    (plan.when)
                }
            }
            (tag("act", r.t("plan-not-accepted")))
        } } }
    }
}

pub(crate) fn import_list(frame: &Frame, lines: &[ImportLine]) -> Markup {
    let r = frame.reader;
    html! {
        ul.list { @for line in lines { li.row {
            div {
                a href=(paths::import(&line.id)) { b { (said(&line.files)) } }
                span.why {
                    (said(&line.organisation))
                    (r.t("sep"))
                    (line.when)
                    @if !line.by.is_empty() { (r.t("sep")) (said(&line.by)) }
                    (r.t("sep"))
                    (r.ta(
                        "import-balance",
                        &[("accepted", line.balance.accepted.into()), ("rows", line.balance.rows.into())],
                    ))
                }
            }
            @if line.withdrawn { (tag("", r.t("past-withdrawn"))) }
            @else if line.still_waiting > 0 {
                (tag("act", &r.ta("still-waiting", &[("n", line.still_waiting.into())])))
            }
        } } }
    }
}

/// Choose files to read.
pub fn upload(frame: &Frame, view: &Upload) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("do-import")) }
        p.lead { (r.t("upload-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("files", r.t("upload-files"), view.upload.as_ref()),
            ("organisation_name", r.t("organisation-new"), view.organisation_name.trouble.as_ref()),
        ]))
        form method="post" action=(paths::IMPORT_NEW) enctype="multipart/form-data" {
            (hidden(frame))
            ({
                let hint = r.ta("upload-files-hint", &[("limit", (&view.limit).into())]);
                let lists = Some(".csv,.tsv,.txt,.xlsx,.xls,.ods,.json,.bundle");
                parts::Upload {
                    name: "files", label: r.t("upload-files"), hint: &hint, trouble: view.upload.as_ref(),
                        back: &view.back, lists, most: None
                }
                .render(r)
            })
            @if view.organisations.len() > 1 {
                (select(
                    "organisation",
                    r.t("upload-organisation"),
                    r.t("upload-organisation-hint"),
                    &view.organisations,
                    None,
                ))
            }
            (Input::new("organisation_name", r.t("organisation-new"))
                .hint(r.t("organisation-new-hint"))
                .field(&view.organisation_name)
                .complete("organization")
                .render())
            (select("of", r.t("upload-of"), r.t("upload-of-hint"), &view.kinds, None))
            @if view.mappings.len() > 1 {
                (select("mapping", r.t("upload-mapping"), r.t("upload-mapping-hint"), &view.mappings, None))
            }
            details.more {
                summary { (r.t("upload-more")) }
                (select("encoding", r.t("encoding"), r.t("encoding-hint"), &view.encodings, None))
            }
            div.acts {
                button { (r.t("upload-do")) } a.button.quiet href=(paths::IMPORTS) { (r.t("cancel")) }
            }
            p.soft.small { (r.t("upload-nothing-written")) }
        }
    };
    Page::new(r.t("do-import"), body).narrow().render(frame)
}

/// Something long is going on: what is done, what is left.
pub fn working(frame: &Frame, view: &Working) -> String {
    let r = frame.reader;
    let share = view.total.filter(|t| *t > 0).map(|t| (view.done as f64 / t as f64).min(1.0));
    let done = match view.total {
        Some(total) => r.ta("working-of", &[("done", view.done.into()), ("total", total.into())]),
        None => r.ta("working-done", &[("done", view.done.into())]),
    };
    let body = html! {
        h1 { (said(&view.title)) }
        div role="status" data-again=(view.again) {
            p.lead { (view.stage) }
            svg.bar.flip viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=(done) {
                rect.f-ok x="0" y="0" height="10" width=(format!("{:.0}", share.unwrap_or(0.0) * 1000.0)) {}
            }
            p.num { (done) }
        }
        p.soft.small { (r.t("working-again")) }
        div.acts {
            a.button.quiet href=(view.again) { (r.t("working-look")) }
            @if !view.stop_action.is_empty() {
                (post(frame, &view.stop_action, "grave", r.t("working-stop"), &[]))
            }
        }
    };
    Page::new(&view.title, body).narrow().again(&view.again).islands(&["again.js"]).render(frame)
}

/// An import that was accepted, with its undo.
pub fn import(frame: &Frame, view: &ImportPage) -> String {
    let r = frame.reader;
    let names: Vec<&str> = view.files.iter().map(|(file, _)| file.text.as_str()).collect();
    let title = r.list(&names);
    let body = html! {
        h1 { (title) }
        p.lead {
            (said(&view.organisation))
            @if !view.of.is_empty() { (r.t("sep")) (view.of) }
            (r.t("sep"))
            (view.done)
            @if !view.mapping.is_empty() { (r.t("sep")) (r.t("mapping-word")) " " (said(&view.mapping)) }
        }
        (summary(r, view.trouble.as_ref(), &[]))
        @if let Some(words) = &view.withdrawn { p.note.bad { b { (r.t("import-withdrawn")) } " " (words) } }
        (balance(r, &view.balance))
        ul.waits-list {
            @if view.withdrawn.is_none() {
                li {
                    a href=(view.files_href) { (counted(r, "import-see-files", view.files_now)) }
                }
            }
            @if view.withdrawn.is_none() && !view.things.is_empty() {
                li {
                    details.more {
                        summary { (r.ta("import-things", &[("n", (view.things.len() as i64).into())])) }
                        ul {
                            @for thing in &view.things { li { a href=(thing.href) { (said(&thing.text)) } } }
                        }
                    }
                }
            }
            @if view.still_waiting > 0 {
                li {
                    a.act href=(view.waiting_href) {
                        (counted(r, "import-see-waiting", view.still_waiting))
                    }
                }
            }
        }
        h2 { (r.t("import-evidence")) }
        ul.list {
            @for (file, kept) in &view.files {
                li {
                    a href=(file.href) { (said(&file.text)) }
                    span.why { (r.t(if *kept { "import-kept" } else { "evidence-destroyed" })) }
                }
            }
        }
        @if !view.rows.is_empty() {
            h2 { (r.t("import-not-taken")) }
            @if !view.way_back.is_empty() { p.soft.small { (view.way_back) } }
            (row_list(frame, &view.rows)) (paging(r, &view.paging))
        }
        @if frame.may.withdraw_import {
            @if view.withdrawn.is_none() { (withdrawal(frame, view)) } @else { (restoring(frame, view)) }
        }
    };
    Page::new(&title, body).render(frame)
}

fn withdrawal(frame: &Frame, view: &ImportPage) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("import-withdraw")) }
        details.more open[view.why.trouble.is_some()] {
            summary { (r.t("import-withdraw-open")) }
            form.card method="post" action=(paths::import_withdraw(&view.id)) {
                (hidden(frame))
                p { (r.t("import-withdraw-what")) " " (view.would) }
                (Input::new("why", r.t("reason"))
                    .hint(r.t("reason-hint"))
                    .field(&view.why)
                    .lines(2)
                    .required()
                    .render())
                button.grave { (r.t("import-withdraw")) }
            }
        }
    }
}

fn restoring(frame: &Frame, view: &ImportPage) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("import-restore")) }
        form.card method="post" action=(paths::import_restore(&view.id)) {
            (hidden(frame))
            p { (r.t("import-restore-what")) }
            (Input::new("why", r.t("reason"))
                .hint(r.t("reason-hint"))
                .field(&view.why)
                .lines(2)
                .required()
                .render())
            button { (r.t("import-restore")) }
        }
    }
}
