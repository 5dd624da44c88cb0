//! Clusters, why they hold together, and the thresholds of the machine.

use crate::layout::{Page, Place};
use crate::parts::{Input, empty, hidden, paging, post, said, summary, tag};
use crate::paths;
use crate::view::{Cluster, ClusterLink, ClusterMember, Clusters, Frame, ThresholdRow, Thresholds};
use maud::{Markup, html};

/// Files that hold several records.
pub fn clusters(frame: &Frame, view: &Clusters) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("clusters-title")) }
        p.lead { (r.t("clusters-title-about")) }
        @if view.orders.len() > 1 { ul.chips aria-label=(r.t("order")) { @for o in &view.orders { li { a.chip href=(o.value) aria-current=[o.chosen.then_some("true")] { (o.label) } } } } }
        @if view.lines.is_empty() { (empty(r.t("clusters-none"), Some((paths::MATCHING, r.t("place-matching"))))) }
        @else {
            ul.list { @for line in &view.lines { li {
                a.person href=(paths::cluster(&line.id)) { (said(&line.name)) }
                " " span.soft.num { (size(frame, line.records, line.lists)) }
                @if !line.weakest.is_empty() { span.why { (r.t("cluster-weakest")) " " (line.weakest) } }
            } } }
            (paging(r, &view.paging))
        }
    };
    Page::new(r.t("clusters-title"), Place::Matching, body).render(frame)
}

fn size(frame: &Frame, records: u64, lists: u64) -> String {
    let r = frame.reader;
    let count = |key: &str, n: u64| r.ta(key, &[("n", n.into())]);
    r.ta(
        "cluster-size",
        &[("records", count("count-records", records).into()), ("lists", count("count-lists-of", lists).into())],
    )
}

/// One cluster.
pub fn cluster(frame: &Frame, view: &Cluster) -> String {
    let r = frame.reader;
    let title = r.ta("cluster-title", &[("name", (&view.name).into())]);
    let body = html! {
        h1 { (title) }
        p.lead { a href=(paths::file(&view.id)) { (r.t("back-to-file")) } }
        (summary(r, view.trouble.as_ref(), &[("why", r.t("reason"), view.why.trouble.as_ref())]))
        h2 { (r.t("cluster-links")) }
        ul.list { @for link in &view.links { (one_link(frame, link)) } }
        h2 { (r.t("cluster-members")) }
        @if frame.may.judge && view.members.len() > 1 { (splitting(frame, view)) }
        @else { ul.list { @for member in &view.members { li { (one_member(member)) } } } }
    };
    Page::new(&title, Place::Matching, body).render(frame)
}

fn one_link(frame: &Frame, link: &ClusterLink) -> Markup {
    let r = frame.reader;
    html! {
        li {
            span.person { (said(&link.a)) } " " span.soft { (r.t("and-word")) } " " span.person { (said(&link.b)) } " "
            @if link.judged { (tag("on", r.t("judged-by-person"))) } @else { (tag("act", r.t("judged-automatic"))) }
            @if let Some(p) = link.probability { " " span.soft.num { (r.percent(p)) } }
            span.why { (said(&link.because)) }
            @if let Some(judgement) = &link.judgement { a.small href={ (paths::JUDGEMENTS) "#j" (judgement) } { (r.t("judgement-see")) } }
        }
    }
}

fn one_member(member: &ClusterMember) -> Markup {
    html! { span { span.person { (said(&member.name)) } " " bdi.soft.num.small { (member.id) } span.why { (said(&member.of)) } span.why { (said(&member.list)) } } }
}

fn splitting(frame: &Frame, view: &Cluster) -> Markup {
    let r = frame.reader;
    html! {
        form method="post" action=(paths::cluster_split(&view.id)) {
            (hidden(frame))
            p.soft.small { (r.t("cluster-split-about")) }
            ul.list { @for member in &view.members { li { label.tick { input type="checkbox" name="apart" value=(member.id); (one_member(member)) } } } }
            (Input::new("why", r.t("reason")).hint(r.t("cluster-split-why")).field(&view.why).lines(2).required().render())
            div.acts { button.grave { (r.t("cluster-split")) } span.soft.small { (r.t("can-be-undone")) } }
        }
    }
}

/// Thresholds, with the errors they lead to.
pub fn thresholds(frame: &Frame, view: &Thresholds) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("thresholds-title")) }
        p.lead { (r.t("thresholds-title-about")) }
        p { (r.ta("thresholds-rest", &[("n", view.labelled.into())])) @if !view.learned.is_empty() { " " (view.learned) } }
        @if !view.caution.is_empty() { p.note { (view.caution) } }
        (summary(r, None, &[("propose", r.t("threshold-propose"), view.propose.trouble.as_ref()), ("automatic", r.t("threshold-automatic"), view.automatic.trouble.as_ref())]))
        h2 { (r.t("thresholds-scores")) }
        (histogram(frame, &view.histogram))
        h2 { (r.t("thresholds-errors")) }
        (table(frame, &view.rows))
        (setting(frame, view))
    };
    Page::new(r.t("thresholds-title"), Place::Matching, body).render(frame)
}

/// How many pairs have which probability. Counts are drawn by their logarithm:
/// most pairs are clearly one thing or the other, and the few between matter.
fn histogram(frame: &Frame, counts: &[u64]) -> Markup {
    let r = frame.reader;
    let log = |n: u64| ((n + 1) as f64).ln();
    let most = counts.iter().map(|n| log(*n)).fold(1.0, f64::max);
    let step = 1000.0 / counts.len().max(1) as f64;
    html! {
        @if counts.is_empty() { p.soft { (r.t("thresholds-no-scores")) } } @else {
            svg.flip viewBox="0 0 1000 130" role="img" aria-label=(r.ta("thresholds-drawn", &[("n", counts.iter().sum::<u64>().into())])) {
                @for (n, count) in counts.iter().enumerate() {
                    @let height = log(*count) / most * 120.0;
                    rect.f-ok x=(format!("{:.1}", n as f64 * step + 1.0)) width=(format!("{:.1}", (step - 2.0).max(0.5))) y=(format!("{:.1}", 122.0 - height)) height=(format!("{height:.1}")) {}
                }
                line.f-line x1="0" x2="1000" y1="124" y2="124" stroke-width="2" {}
            }
            p.legend.ends { span { (r.percent(0.0)) " " (r.t("thresholds-left-end")) } span { (r.percent(1.0)) " " (r.t("thresholds-right-end")) } }
        }
    }
}

fn table(frame: &Frame, rows: &[ThresholdRow]) -> Markup {
    let r = frame.reader;
    let heads = ["threshold-at", "threshold-pairs", "threshold-right", "threshold-found", "threshold-wrong"];
    html! {
        table.rows {
            thead { tr { @for head in heads { th scope="col" { (r.t(head)) } } } }
            tbody { @for row in rows { tr {
                th.num scope="row" { (r.percent(row.at)) @if row.present { " " (tag("on", r.t("threshold-now"))) } }
                td.num data-label=(r.t(heads[1])) { (r.num(row.pairs)) }
                td.num data-label=(r.t(heads[2])) { (r.percent(row.precision)) }
                td.num data-label=(r.t(heads[3])) { (r.percent(row.recall)) }
                td.num data-label=(r.t(heads[4])) { (r.decimal(row.wrong_of_1000, 1)) }
            } } }
        }
    }
}

fn setting(frame: &Frame, view: &Thresholds) -> Markup {
    let r = frame.reader;
    html! {
        @if view.automatic_count > 0 {
            div.note.row { span { (r.ta("automatic-count", &[("n", view.automatic_count.into())])) } (post(frame, paths::THRESHOLDS_UNDO, "grave", r.t("automatic-undo"), &[])) }
        }
        @if frame.may.tune {
            form method="post" action=(paths::THRESHOLDS) {
                (hidden(frame))
                h2 { (r.t("thresholds-set")) }
                (Input::new("propose", r.t("threshold-propose")).hint(r.t("threshold-propose-hint")).field(&view.propose).numeric().required().render())
                fieldset { legend { (r.t("automatic-title")) }
                    p.note.bad { (r.t("automatic-warning")) }
                    (Input::new("automatic", r.t("threshold-automatic")).hint(r.t("threshold-automatic-hint")).field(&view.automatic).numeric().render())
                    label.tick { input type="checkbox" name="confirm" value="1" checked[view.automatic_on]; span { (r.t("automatic-confirm")) } }
                }
                div.acts { button { (r.t("thresholds-save")) } }
            }
        }
    }
}
