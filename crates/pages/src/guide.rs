//! The short guide, and where the program and its data come from.

use crate::layout::Page;
use crate::parts::said;
use crate::view::{About, Frame};
use maud::html;

/// The guide: a question, and its answer in a few sentences.
const GUIDE: [&str; 11] =
    ["first", "idea", "import", "waiting", "search", "file", "new", "matching", "sealed", "out", "backup"];

/// Keys of the matching page, and the message that tells what each does.
const KEYS: [(&str, &str); 7] = [
    ("1", "verdict-same"),
    ("2", "verdict-different"),
    ("3", "verdict-unsure"),
    ("4", "reason"),
    ("5 … 8", "desk-ready-reasons"),
    ("0", "desk-all-same"),
    ("␣", "desk-skip"),
];

/// Whether a part of it speaks of what this reader can do.
fn is_for(key: &str, may: crate::view::May) -> bool {
    match key {
        "first" | "backup" => may.members || may.backup,
        "import" | "waiting" => may.import,
        "new" => may.record,
        "matching" => may.see_matching,
        "out" => may.export,
        "search" | "file" | "sealed" => may.read,
        _ => true,
    }
}

/// The short guide.
pub fn help(frame: &Frame) -> String {
    let r = frame.reader;
    let parts: Vec<&str> = GUIDE.into_iter().filter(|key| is_for(key, frame.may)).collect();
    let body = html! {
        h1 { (r.t("help-title")) }
        p.lead { (r.t("help-lead")) }
        nav aria-label=(r.t("help-title")) {
            ul.chips {
                @for key in &parts { li { a.chip href={ "#" (key) } { (r.t(&format!("help-{key}"))) } } }
            }
        }
        @for key in &parts {
            section aria-labelledby=(key) {
                h2 id=(key) { (r.t(&format!("help-{key}"))) }
                @for line in r.t(&format!("help-{key}-text")).lines() { p { (line) } }
            }
        }
        section aria-labelledby="marks" {
            h2 #marks { (r.t("help-marks")) }
            ul.plain {
                li { i.dot {} (r.t("mark-supported")) }
                li { i.dot.once {} (r.t("mark-once")) }
                li { i.dot.denied {} (r.t("mark-denied")) }
            }
            p { (r.t("help-marks-text")) }
        }
        @if frame.may.judge { section aria-labelledby="keys" {
            h2 #keys { (r.t("help-keys")) }
            dl.facts {
                @for (key, words) in KEYS { div { dt { kbd { (r.digits(key)) } } dd { (r.t(words)) } } }
            }
        } }
    };
    Page::new(r.t("help-title"), body).narrow().render(frame)
}

/// Version, licences, reference data and their sources.
pub fn about(frame: &Frame, view: &About) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("about-title")) }
        p.lead { (r.t("about-lead")) " " bdi.num { (view.version) } }
        p { (r.t("about-motto")) }
        @if !view.data.is_empty() {
            h2 { (r.t("about-data")) }
            p.soft.small { (r.t("about-data-about")) }
            table.rows {
                thead {
                    tr {
                        th scope="col" { (r.t("what")) }
                        th scope="col" { (r.t("overlaps-count")) }
                        th scope="col" { (r.t("source-word")) }
                        th scope="col" { (r.t("about-status")) }
                    }
                }
                tbody { @for line in &view.data { tr {
                    th scope="row" { (line.title) }
                    td.num { (r.num(line.count)) }
                    td.small { (said(&line.source)) }
                    td.small { (line.status) }
                } } }
            }
        }
        h2 { (r.t("about-licence")) }
        p { (r.t("about-licence-own")) }
        @if !view.licences.is_empty() {
            details.more { summary { (r.ta("about-libraries", &[("n", view.licences.len().into())])) }
                table.rows.stay {
                    thead {
                        tr {
                            th scope="col" { (r.t("about-library")) }
                            th scope="col" { (r.t("about-licence")) }
                        }
                    }
                    tbody {
                        @for (name, licence) in &view.licences {
                            tr { td { bdi { (name) } } td { bdi { (licence) } } }
                        }
                    }
                }
            }
        }
    };
    Page::new(r.t("about-title"), body).render(frame)
}
