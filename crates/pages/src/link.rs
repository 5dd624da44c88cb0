//! `report.html` of a run of linkage: what was compared, what was learned, what may be expected.
//!
//! It is no page of the register: one file with its style inside and without scripts or links, so that it
//! can be kept and printed. Its figures stand in the digits of the sheets that lie beside it.

use crate::view::{HardPair, LearnedLevel, LinkReport};
use l10n::{Lang, Reader};
use maud::{Markup, PreEscaped, html};

const STYLE: &str = include_str!("../styles/report.css");

/// By it a report of ours is known again.
const FIRST_LINE: &str = "<!doctype html>";

/// Whether a text begins as a report does, in either language: only such a file may be replaced by another.
pub fn is_report(text: &str) -> bool {
    let titled = |lang: &Lang| text.contains(Reader::new(*lang).t("link-report-title"));
    text.lines().next() == Some(FIRST_LINE) && Lang::ALL.iter().any(titled)
}

/// The whole document.
pub fn report(r: Reader, view: &LinkReport) -> String {
    let document = html! {
        (PreEscaped(FIRST_LINE)) "\n"
        html lang=(r.lang.code()) dir=(r.lang.dir()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (r.t("link-report-title")) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (r.t("link-report-title")) }
                p { (r.t("link-report-about")) }
                @if view.records == 0 {
                    p { (r.t("link-report-no-records")) }
                } @else {
                    (compared(r, view))
                    (expected(r, view))
                    (spread(r, view))
                    (learned(r, &view.learned))
                    (hardest(r, &view.hardest))
                }
            }
        }
        "\n"
    };
    document.into_string()
}

fn compared(r: Reader, view: &LinkReport) -> Markup {
    html! {
        h2 { (r.t("link-report-compared")) }
        dl {
            dt { (r.t("link-report-records")) } dd { (view.records) }
            dt { (r.t("link-report-pairs-compared")) } dd { (view.compared) }
            dt { (r.t("link-report-people")) } dd { (view.persons) }
            dt { (r.t("link-report-nameless")) } dd { (view.nameless) }
        }
        table {
            caption { (r.t("link-report-lists")) }
            tr { th { (r.t("link-report-list")) } th { (r.t("link-report-records")) } }
            @for (list, records) in &view.lists { tr { td dir="auto" { (list) } td { (records) } } }
        }
        table {
            caption { (r.t("link-report-overlaps")) }
            tr { th { (r.t("link-report-lists")) } th { (r.t("link-report-people")) } }
            @for (lists, persons) in &view.overlaps { tr { td dir="auto" { (lists) } td { (persons) } } }
        }
        @if !view.divided.is_empty() {
            h3 { (r.t("link-report-refined")) }
            p { (r.t("link-report-refined-about")) }
            ul {
                @for group in &view.divided {
                    li { (group.key) ": " (group.groups) " / " (group.records) " / " (group.alike) }
                }
            }
        }
    }
}

fn expected(r: Reader, view: &LinkReport) -> Markup {
    html! {
        h2 { (r.t("link-report-expected")) }
        p { (r.t("link-report-expected-about")) }
        table {
            tr {
                th { (r.t("link-report-threshold")) }
                th { (r.t("link-report-proposed")) }
                th { (r.t("link-report-precision")) }
                th { (r.t("link-report-recall")) }
            }
            @for row in &view.expected {
                @let used = (row.threshold - view.threshold).abs() < 1e-9;
                tr class=[used.then_some("now")] {
                    td { (format!("{:.2}", row.threshold)) }
                    td { (row.proposed) }
                    td { (share(row.precision, 1)) }
                    td { (share(row.recall, 1)) }
                }
            }
        }
    }
}

/// Bars of how many pairs have each weight. Their heights are square roots: of pairs that matter there are
/// few, of others very many.
fn spread(r: Reader, view: &LinkReport) -> Markup {
    let most = view.spread.iter().copied().max().unwrap_or(1).max(1) as f64;
    let bars = view.spread.iter().zip(view.spread_from..).enumerate();
    let labels = (0..view.spread.len()).step_by(10).zip((view.spread_from..).step_by(10));
    html! {
        h2 { (r.t("link-report-distribution")) }
        svg viewBox="0 0 400 140" role="img" aria-label=(r.t("link-report-distribution")) {
            @for (place, (n, bits)) in bars {
                @let height = 110.0 * (*n as f64 / most).sqrt();
                rect
                    x=(place * 10) y=(format!("{:.1}", 115.0 - height))
                    width="9" height=(format!("{height:.1}")) {
                    title { (bits) ": " (n) }
                }
            }
            @for (place, bits) in labels { text x=(place * 10) y="130" { (bits) } }
        }
    }
}

fn learned(r: Reader, levels: &[LearnedLevel]) -> Markup {
    html! {
        h2 { (r.t("link-report-weights")) }
        p { (r.t("link-report-weights-about")) }
        table {
            tr {
                th { (r.t("link-report-ground")) }
                th { (r.t("link-report-level")) }
                th { (r.t("link-report-same")) }
                th { (r.t("link-report-strangers")) }
                th { (r.t("link-report-bits")) }
                th {}
            }
            @for level in levels {
                tr {
                    td { (ground_words(r, &level.ground)) }
                    td { (level_words(r, &level.level)) }
                    td { (share(level.same, 2)) }
                    td { (share(level.strangers, 3)) }
                    td dir="ltr" { (format!("{:+.1}", level.bits)) }
                    td { (bar(level.bits)) }
                }
            }
        }
    }
}

fn hardest(r: Reader, pairs: &[HardPair]) -> Markup {
    html! {
        h2 { (r.t("link-report-hardest")) }
        p { (r.t("link-report-hardest-about")) }
        table {
            tr {
                th { (r.t("link-report-first")) }
                th { (r.t("link-report-second")) }
                th { (r.t("link-report-probability")) }
                th { (r.t("link-report-grounds")) }
            }
            @for pair in pairs {
                tr {
                    @for record in &pair.records { td dir="auto" { (record) } }
                    td { (share(pair.probability, 0)) }
                    td {
                        @for (ground, level, bits) in &pair.grounds {
                            span class=(side(*bits)) {
                                (ground_words(r, ground)) ": " (level_words(r, level)) " "
                                bdi dir="ltr" { (format!("{bits:+.1}")) }
                            }
                            " "
                        }
                    }
                }
            }
        }
    }
}

fn ground_words(r: Reader, key: &str) -> String {
    r.t(&format!("link-{key}")).to_owned()
}

fn level_words(r: Reader, key: &str) -> String {
    r.t(&format!("link-level-{key}")).to_owned()
}

fn share(of_one: f64, places: usize) -> String {
    format!("{:.places$} %", 100.0 * of_one)
}

/// Whether a weight speaks for one person or against.
fn side(bits: f64) -> &'static str {
    if bits < 0.0 { "no" } else { "yes" }
}

/// A bar from the middle: agreement one way, contradiction the other.
fn bar(bits: f64) -> Markup {
    let width = (bits.abs() * 4.0).min(60.0);
    let x = if bits < 0.0 { 60.0 - width } else { 60.0 };
    html! {
        svg.bar viewBox="0 0 120 8" aria-hidden="true" {
            rect class=(side(bits)) x=(format!("{x:.1}")) y="0" width=(format!("{width:.1}")) height="8" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{DividedGroup, ExpectedAt};

    fn view() -> LinkReport {
        LinkReport {
            records: 3,
            compared: 2,
            persons: 2,
            lists: vec![("<b>one</b>".into(), 2)],
            overlaps: vec![("one + two".into(), 1)],
            divided: vec![DividedGroup { key: 4, groups: 1, records: 400, alike: 2 }],
            threshold: 0.5,
            expected: vec![ExpectedAt { threshold: 0.5, proposed: 1, precision: 0.9, recall: 1.0 }],
            spread_from: -10,
            spread: vec![0, 4, 1],
            learned: vec![LearnedLevel {
                ground: "given-name".into(),
                level: "equal".into(),
                same: 0.9,
                strangers: 0.01,
                bits: 6.5,
            }],
            hardest: vec![HardPair {
                records: ["a1".into(), "b&2".into()],
                probability: 0.52,
                grounds: vec![("sex".into(), "different".into(), -3.0)],
            }],
            ..LinkReport::default()
        }
    }

    #[test]
    fn what_a_list_is_called_stays_words_and_nothing_is_left_without_them() {
        for lang in Lang::ALL {
            let html = report(Reader::new(lang), &view());
            assert!(is_report(&html) && !is_report("<!doctype html>\n<p>x</p>"), "{html}");
            assert!(html.contains("&lt;b&gt;one&lt;/b&gt;") && html.contains("b&amp;2"), "{html}");
            assert!(!html.contains("link-"), "a key has no words in {}: {html}", lang.code());
            assert!(!html.contains("<script") && !html.contains("href"), "{html}");
        }
    }

    #[test]
    fn the_threshold_used_is_marked_and_contradiction_leans_the_other_way() {
        let html = report(Reader::new(Lang::En), &view());
        assert!(html.contains("<tr class=\"now\"><td>0.50</td><td>1</td><td>90.0 %</td><td>100.0 %</td>"));
        assert!(html.contains("<span class=\"no\">Sex: different <bdi dir=\"ltr\">-3.0</bdi></span>"));
        assert!(bar(-2.0).into_string().contains("class=\"no\" x=\"52.0\" y=\"0\" width=\"8.0\""));
    }

    #[test]
    fn of_no_records_nothing_else_is_told() {
        let html = report(Reader::new(Lang::En), &LinkReport::default());
        assert!(html.contains(Reader::new(Lang::En).t("link-report-no-records")) && !html.contains("<table"));
    }
}
