//! Clusters: their records, why they hold together, and how they are parted.

use crate::layout::Page;
use crate::matching::side_by_side;
use crate::parts::{Input, empty, hidden, paging, said, summary, tag};
use crate::paths;
use crate::view::{Cluster, ClusterLink, ClusterMember, Clusters, Frame, JudgedBy};
use maud::{Markup, html};

/// Files that hold several records.
pub fn clusters(frame: &Frame, view: &Clusters) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("clusters-title")) }
        p.lead { (r.t("clusters-title-about")) }
        @if view.orders.len() > 1 {
            ul.chips aria-label=(r.t("order")) {
                @for o in &view.orders {
                    li { a.chip href=(o.value) aria-current=[o.chosen.then_some("true")] { (o.label) } }
                }
            }
        }
        @if view.lines.is_empty() {
            (empty(r.t("clusters-none"), Some((paths::MATCHING, r.t("place-matching")))))
        }
        @else {
            ul.list { @for line in &view.lines { li {
                a.person href=(paths::cluster(&line.id)) { (said(&line.name)) }
                " " span.soft.num { (size(frame, line.records, line.lists)) }
                @if !line.weakest.is_empty() { span.why { (r.t("cluster-weakest")) " " (line.weakest) } }
            } } }
            (paging(r, &view.paging))
        }
    };
    Page::new(r.t("clusters-title"), body).render(frame)
}

fn size(frame: &Frame, records: u64, lists: u64) -> String {
    let r = frame.reader;
    let count = |key: &str, n: u64| r.ta(key, &[("n", n.into())]);
    r.ta(
        "cluster-size",
        &[
            ("records", count("count-records", records).into()),
            ("lists", count("count-lists-of", lists).into()),
        ],
    )
}

/// One cluster.
pub fn cluster(frame: &Frame, view: &Cluster) -> String {
    let r = frame.reader;
    let title = r.ta("cluster-title", &[("name", (&view.name).into())]);
    let body = html! {
        h1 { (title) }
        p.lead { a href=(paths::file(&view.id)) { (r.t("back-to-file")) } }
        (summary(
            r,
            view.trouble.as_ref(),
            &[
                ("apart", r.t("cluster-members"), view.apart.as_ref()),
                ("why", r.t("reason"), view.why.trouble.as_ref()),
            ],
        ))
        (side_by_side(frame, &title, &view.records, view.records.len(), &view.grounds))
        @if view.records.len() > 2 { p.soft.small { (r.t("cluster-says-about")) } }
        h2 { (r.t("cluster-links")) }
        p.soft.small { (r.t("cluster-links-about")) }
        (links(frame, view))
        h2 { (r.t("cluster-members")) }
        @if frame.may.judge && view.members.len() > 1 { (splitting(frame, view)) }
        @else { ul.list { @for member in &view.members { li { (one_member(member)) } } } }
    };
    Page::new(&title, body).render(frame)
}

/// What was judged first; of a large cluster the other pairs are folded away.
fn links(frame: &Frame, view: &Cluster) -> Markup {
    const IN_SIGHT: usize = 3;
    let (mut judged, mut rest): (Vec<_>, Vec<_>) =
        view.links.iter().partition(|link| link.by != JudgedBy::Nobody);
    if rest.len() <= IN_SIGHT {
        judged.append(&mut rest);
    }
    html! {
        ul.list { @for link in judged { (one_link(frame, link)) } }
        @if !rest.is_empty() {
            details.more { summary { (frame.reader.ta("cluster-links-rest", &[("n", rest.len().into())])) }
                ul.list { @for link in rest { (one_link(frame, link)) } } }
        }
    }
}

fn one_link(frame: &Frame, link: &ClusterLink) -> Markup {
    let r = frame.reader;
    html! {
        li {
            a href=(link.pair) {
                span.person { (said(&link.a)) } " " (r.t("and-word"))
                @if r.lang == l10n::Lang::En { " " }
                span.person { (said(&link.b)) }
            }
            " "
            @match link.by {
                JudgedBy::Person => { (tag("on", r.t("judged-by-person"))) }
                JudgedBy::Machine => { (tag("act", r.t("judged-automatic"))) }
                JudgedBy::Nobody => { (tag("", r.t("judged-by-nobody"))) }
            }
            @if let Some(p) = link.probability { " " span.soft.num { (r.percent(p)) } }
            @if !link.because.is_empty() { span.why { (said(&link.because)) } }
            @if !link.for_one.is_empty() {
                span.why { span.for { "● " (r.t("speaks-for")) } " " (said(&link.for_one)) }
            }
            @if !link.against.is_empty() {
                span.why { span.against { "○ " (r.t("speaks-against")) } " " (said(&link.against)) }
            }
            @if let Some(judgement) = &link.judgement {
                a.small href={ (paths::JUDGEMENTS) "#j" (judgement) } { (r.t("judgement-see")) }
            }
        }
    }
}

fn one_member(member: &ClusterMember) -> Markup {
    html! {
        span {
            span.person { (said(&member.name)) }
            " "
            bdi.soft.num.small { (member.id) }
            span.why { (said(&member.of)) }
            span.why { (said(&member.list)) }
        }
    }
}

fn splitting(frame: &Frame, view: &Cluster) -> Markup {
    let r = frame.reader;
    html! {
        form method="post" action=(paths::cluster_split(&view.id)) {
            (hidden(frame))
            p.soft.small { (r.t("cluster-split-about")) }
            @if let Some(t) = &view.apart { p.wrong #apart { (t.what) " " (t.fix) } }
            ul.list {
                @for member in &view.members {
                    li {
                        label.tick {
                            input type="checkbox" name="apart" value=(member.id); (one_member(member))
                        }
                    }
                }
            }
            (Input::new("why", r.t("reason"))
                .hint(r.t("cluster-split-why"))
                .field(&view.why)
                .lines(2)
                .required()
                .render())
            div.acts { button.grave { (r.t("cluster-split")) } span.soft.small { (r.t("can-be-undone")) } }
        }
    }
}
