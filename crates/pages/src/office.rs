//! The office: the log, copies and verification, organisations.

use crate::imports::import_list;
use crate::layout::Page;
use crate::parts::{Input, empty, hidden, paging, post, said, select, summary, tag};
use crate::paths;
use crate::view::{Audit, AuditLine, Backup, Frame, OrganisationPage, Organisations, VerifyReport};
use maud::{Markup, html};

/// The log.
pub fn audit(frame: &Frame, view: &Audit) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("audit-title")) }
        p.lead { (r.t(if view.whole { "audit-title-about" } else { "audit-keeping-about" })) }
        form.card action=(paths::AUDIT) method="get" {
            div.inline {
                (select("kind", r.t("audit-kind"), "", &view.kinds, None))
                (select("member", r.t("who"), "", &view.members, None))
                (Input::new("from", r.t("audit-from")).value(&view.from).kind("date").render())
                (Input::new("to", r.t("audit-to")).value(&view.to).kind("date").render())
                button.quiet { (r.t("show")) }
            }
        }
        @if !view.unread.is_empty() {
            p.note { (r.t("filters-unread")) " " bdi.code { (view.unread) } }
        }
        @if view.lines.is_empty() {
            (empty(r.t("audit-none"), None))
        } @else {
            (audit_table(frame, &view.lines)) (paging(r, &view.paging))
        }
        @if view.whole {
            p.soft.small { (r.ta("audit-root", &[("n", view.size.into())])) " " bdi.code { (view.root) } }
        }
    };
    Page::new(r.t("audit-title"), body).render(frame)
}

fn audit_table(frame: &Frame, lines: &[AuditLine]) -> Markup {
    let r = frame.reader;
    html! {
        table.rows {
            thead {
                tr {
                    th scope="col" { (r.t("when")) }
                    th scope="col" { (r.t("who")) }
                    th scope="col" { (r.t("what")) }
                    th scope="col" { (r.t("leaf-word")) }
                }
            }
            tbody { @for line in lines { tr {
                td.stamp.num.small { (line.when) }
                td {
                    @if line.who.is_empty() { span.soft { (r.t("the-machine")) } } @else { (said(&line.who)) }
                }
                td {
                    @if line.notable { mark { (line.what) } } @else { (line.what) }
                    @for about in &line.about { " " a href=(about.href) { (said(&about.text)) } }
                }
                td.num.small.soft data-label=(r.t("leaf-word")) { (r.num(line.leaf)) }
            } } }
        }
    }
}

/// Copies and verification.
pub fn backup(frame: &Frame, view: &Backup) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("backup-title")) }
        p.lead { (r.t("backup-lead")) }
        p.num { (r.ta("count-files", &[("n", view.files.into())])) (r.t("sep")) (view.size) }
        (copies(frame, view))
        h2 { (r.t("restore-title")) }
        p { (r.t("restore-about")) }
        p { bdi.code dir="ltr" { (RESTORE) } }
        p.soft { (r.t("restore-then")) }
        h2 { (r.t("verify-title")) }
        p { (r.t("verify-about")) }
        @if let Some(report) = &view.report { (verification(frame, report)) }
        div.acts { (post(frame, paths::VERIFY, "quiet", r.t("verify-do"), &[])) }
    };
    Page::new(r.t("backup-title"), body).narrow().render(frame)
}

/// The command that makes a register of a backup, on a machine that has none.
pub(crate) const RESTORE: &str = "athar restore athar-….age";

fn copies(frame: &Frame, view: &Backup) -> Markup {
    let r = frame.reader;
    html! {
        div.note.done[view.said.good].bad[!view.said.good] role="status" {
            p {
                b {
                    @match &view.said.last {
                        Some(when) => (r.ta("home-copy-proven", &[("when", when.as_str().into())])),
                        None => (r.t("home-no-backup"))
                    }
                }
            }
            @if !view.said.good { p { (view.said.words) } }
            @if let Some(why) = &view.said.why { p { (why) } }
        }
        p { (r.t("backup-about")) }
        div.acts { (post(frame, paths::BACKUP, "act", r.t("backup-do"), &[])) }
        h2 { (r.t("backup-copies")) }
        @if view.own_folder { p.soft { (r.t("backup-same-disk")) } }
        @if view.copies.is_empty() {
            p.soft { (r.t("home-no-backup")) }
        } @else {
            ul.list {
                @for c in &view.copies {
                    li {
                        (c.when)
                        (r.t("sep"))
                        (c.size)
                        span.why {
                            (r.t("fingerprint"))
                            " "
                            bdi.code { (c.print) }
                            (r.t("sep"))
                            bdi.code { (c.place) }
                        }
                        @if let Some(damaged) = &c.damaged { " " (tag("bad", damaged)) }
                        " " a href=(c.href) download { (r.t("backup-take")) }
                    }
                }
            }
        }
        h2 { (r.t("backup-keeping")) }
        (summary(
            r,
            None,
            &[
                ("every", r.t("backup-every"), view.every.trouble.as_ref()),
                ("folder", r.t("backup-folder"), view.folder.trouble.as_ref()),
            ],
        ))
        form.card method="post" action=(paths::COPIES_KEPT) {
            (hidden(frame))
            (Input::new("every", r.t("backup-every"))
                .hint(r.t("backup-every-hint"))
                .field(&view.every)
                .render())
            (Input::new("folder", r.t("backup-folder"))
                .hint(r.t("backup-folder-hint"))
                .field(&view.folder)
                .render())
            button.quiet { (r.t("backup-keep")) }
        }
    }
}

fn verification(frame: &Frame, report: &VerifyReport) -> Markup {
    let r = frame.reader;
    let whole = report.checks.iter().all(|c| c.whole);
    html! {
        div.note.done[whole].bad[!whole] role="status" {
            p {
                b { (r.t(if whole { "verify-whole" } else { "verify-broken" })) }
                " "
                span.soft.small { (report.when) }
            }
            ul {
                @for check in &report.checks {
                    li {
                        (check.label)
                        ": "
                        (check.found)
                        @if !check.whole { " " (tag("bad", r.t("verify-not-whole"))) }
                    }
                }
            }
            @if !whole { p { (r.t("verify-broken-do")) } }
        }
    }
}

/// Organisations whose lists are here.
pub fn organisations(frame: &Frame, view: &Organisations) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("organisations-title")) }
        p.lead { (r.t("organisations-title-about")) }
        @if view.organisations.is_empty() {
            (empty(
                r.t("organisations-none"),
                Some((paths::IMPORT_NEW, r.t("do-import"))).filter(|_| frame.may.import),
            ))
        }
        @else { ul.list { @for o in &view.organisations { li.row {
            div {
                a href=(paths::organisation(&o.id)) { b { (said(&o.name)) } }
                span.why.num {
                    (r.ta("organisation-files", &[("n", o.files.into())]))
                    @if frame.may.import || o.imports > 0 {
                        (r.t("sep")) (r.ta("count-imports", &[("n", o.imports.into())]))
                    }
                    @if !o.last.is_empty() { (r.t("sep")) (o.last) }
                }
            }
            @if o.withdrawn { (tag("bad", r.t("past-withdrawn"))) }
        } } } }
    };
    Page::new(r.t("organisations-title"), body).render(frame)
}

/// One organisation, with its withdrawal.
pub fn organisation(frame: &Frame, view: &OrganisationPage) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (said(&view.name)) }
        @if let Some(words) = &view.withdrawn {
            p.note.bad { b { (r.t("organisation-withdrawn")) } " " (words) }
        }
        p {
            a href=(view.files_href) { (r.ta("organisation-files", &[("n", view.files.into())])) }
            (r.t("sep"))
            (r.ta("organisation-alone", &[("n", view.alone.into())]))
        }
        @if !view.imports.is_empty() { h2 { (r.t("imports-done")) } (import_list(frame, &view.imports)) }
        @if frame.may.organisations {
            @if view.withdrawn.is_some() { (restoring(frame, view)) } @else { (withdrawing(frame, view)) }
        }
    };
    Page::new(&view.name, body).render(frame)
}

fn withdrawing(frame: &Frame, view: &OrganisationPage) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("organisation-withdraw")) }
        details.more open[view.typed.trouble.is_some() || view.why.trouble.is_some()] {
            summary { (r.t("organisation-withdraw-open")) }
            form.card method="post" action=(paths::organisation_withdraw(&view.id)) {
                (hidden(frame))
                p { (r.ta("organisation-withdraw-what", &[("n", view.alone.into())])) }
                (Input::new("typed", &r.ta("type-name", &[("name", (&view.name).into())]))
                    .field(&view.typed)
                    .required()
                    .render())
                (Input::new("why", r.t("reason"))
                    .hint(r.t("reason-hint"))
                    .field(&view.why)
                    .lines(2)
                    .required()
                    .render())
                button.grave { (r.t("organisation-withdraw")) }
            }
        }
    }
}

fn restoring(frame: &Frame, view: &OrganisationPage) -> Markup {
    let r = frame.reader;
    html! {
        form.card method="post" action=(paths::organisation_restore(&view.id)) {
            (hidden(frame))
            (Input::new("why", r.t("reason"))
                .hint(r.t("reason-hint"))
                .field(&view.why)
                .lines(2)
                .required()
                .render())
            button { (r.t("organisation-restore")) }
        }
    }
}
