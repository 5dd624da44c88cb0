//! The thresholds of the machine, and how often it errs at each.

use crate::layout::Page;
use crate::parts::{Input, hidden, post, summary, tag};
use crate::paths;
use crate::view::{Frame, ThresholdRow, Thresholds};
use maud::{Markup, html};

/// Thresholds, with the errors they lead to.
pub fn thresholds(frame: &Frame, view: &Thresholds) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("thresholds-title")) }
        p.lead { (r.t("thresholds-title-about")) }
        p {
            (r.ta("thresholds-rest", &[("n", view.labelled.into())]))
            @if !view.learned.is_empty() { " " (view.learned) }
        }
        @if !view.caution.is_empty() { p.note { (view.caution) } }
        (summary(
            r,
            None,
            &[
                ("propose", r.t("threshold-propose"), view.propose.trouble.as_ref()),
                ("automatic", r.t("threshold-automatic"), view.automatic.trouble.as_ref()),
            ],
        ))
        h2 { (r.t("thresholds-scores")) }
        (histogram(frame, &view.histogram))
        h2 { (r.t("thresholds-errors")) }
        p.soft.small { (r.t("thresholds-errors-about")) }
        (table(frame, &view.rows))
        (setting(frame, view))
    };
    Page::new(r.t("thresholds-title"), body).render(frame)
}

/// How many pairs have which probability. Counts are drawn by their logarithm:
/// most pairs are clearly one thing or the other, and the few between matter.
fn histogram(frame: &Frame, counts: &[u64]) -> Markup {
    let r = frame.reader;
    let log = |n: u64| ((n + 1) as f64).ln();
    let most = counts.iter().map(|n| log(*n)).fold(1.0, f64::max);
    let step = 1000.0 / counts.len().max(1) as f64;
    html! {
        @if counts.iter().all(|n| *n == 0) { p.soft { (r.t("thresholds-no-scores")) } } @else {
            svg.flip viewBox="0 0 1000 130" role="img"
                aria-label=(r.ta("thresholds-drawn", &[("n", counts.iter().sum::<u64>().into())])) {
                @for (n, count) in counts.iter().enumerate() {
                    @let height = log(*count) / most * 120.0;
                    rect.f-ok x=(format!("{:.1}", n as f64 * step + 1.0))
                        width=(format!("{:.1}", (step - 2.0).max(0.5))) y=(format!("{:.1}", 122.0 - height))
                        height=(format!("{height:.1}")) {}
                }
                line.f-line x1="0" x2="1000" y1="124" y2="124" stroke-width="2" {}
            }
            p.legend.ends {
                span { (r.percent(0.0)) " " (r.t("thresholds-left-end")) }
                span { (r.percent(1.0)) " " (r.t("thresholds-right-end")) }
            }
        }
    }
}

fn table(frame: &Frame, rows: &[ThresholdRow]) -> Markup {
    let r = frame.reader;
    let heads = [
        "threshold-at",
        "threshold-pairs",
        "threshold-left",
        "threshold-right",
        "threshold-found",
        "threshold-wrong",
        "threshold-judged",
    ];
    html! {
        table.rows {
            thead { tr { @for head in heads { th scope="col" { (r.t(head)) } } } }
            tbody { @for row in rows { tr {
                th.num scope="row" {
                    (r.percent(row.at))
                    @if row.present { " " (tag("on", r.t("threshold-now"))) }
                    @if row.automatic { " " (tag("act", r.t("threshold-machine-now"))) }
                }
                td.num data-label=(r.t(heads[1])) { (r.num(row.pairs)) }
                td.num data-label=(r.t(heads[2])) { (r.num(row.left)) }
                td.num data-label=(r.t(heads[3])) { (of_pairs(row, r.percent(row.precision))) }
                td.num data-label=(r.t(heads[4])) { (of_pairs(row, r.percent(row.recall))) }
                td.num data-label=(r.t(heads[5])) { (of_pairs(row, r.decimal(row.wrong_of_1000, 1))) }
                td.num data-label=(r.t(heads[6])) {
                    @if row.judged == 0 {
                        span.soft { "—" }
                    } @else {
                        (r.ta(
                            "threshold-judged-of",
                            &[("same", row.judged_same.into()), ("n", row.judged.into())],
                        ))
                    }
                }
            } } }
        }
    }
}

/// A share of pairs; of none there is no share.
fn of_pairs(row: &ThresholdRow, share: String) -> Markup {
    html! { @if row.pairs == 0 { span.soft { "—" } } @else { (share) } }
}

fn setting(frame: &Frame, view: &Thresholds) -> Markup {
    let r = frame.reader;
    html! {
        @if view.automatic_count > 0 {
            div.note.row {
                span {
                    (r.ta("automatic-count", &[("n", view.automatic_count.into())]))
                    " "
                    (r.ta("automatic-expected", &[("n", r.decimal(view.automatic_wrong, 1).into())]))
                    " "
                    a href=(paths::with(paths::JUDGEMENTS, &[("kind", "automatic")])) {
                        (r.t("automatic-see"))
                    }
                }
                (post(frame, paths::THRESHOLDS_UNDO, "grave", r.t("automatic-undo"), &[]))
            }
        }
        @if frame.may.tune {
            form method="post" action=(paths::THRESHOLDS) {
                (hidden(frame))
                h2 { (r.t("thresholds-set")) }
                (Input::new("propose", r.t("threshold-propose"))
                    .hint(r.t("threshold-propose-hint"))
                    .field(&view.propose)
                    .numeric()
                    .required()
                    .render())
                fieldset { legend { (r.t("automatic-title")) }
                    p.note.bad { (r.t("automatic-warning")) }
                    (Input::new("automatic", r.t("threshold-automatic"))
                        .hint(r.t("threshold-automatic-hint"))
                        .field(&view.automatic)
                        .numeric()
                        .render())
                    label.tick {
                        input type="checkbox" name="confirm" value="1" checked[view.automatic_on];
                        span { (r.t("automatic-confirm")) }
                    }
                }
                div.acts { button { (r.t("thresholds-save")) } }
            }
        }
    }
}
