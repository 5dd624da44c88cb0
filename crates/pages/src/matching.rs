//! The desk: are these records of one person? And the log of what was judged.

use crate::layout::Page;
use crate::parts::{Input, empty, hidden, keys, paging, post, quoted, said, tag};
use crate::paths;
use crate::view::{Beside, Desk, Frame, Ground, JudgedLine, Judgements, Pair, Record, Says, Seen};
use l10n::Reader;
use maud::{Markup, html};

/// The next pair, or nothing to do.
pub fn desk(frame: &Frame, view: &Desk) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("desk-title")) }
        @match &view.pair {
            None => { (nothing(frame, view)) }
            Some(pair) => {
                p.lead.num {
                    @if view.at > 0 {
                        (r.ta("desk-at", &[("at", view.at.into()), ("of", view.of.into())])) ". "
                    }
                    (r.t("desk-lead"))
                }
                (orders(frame, view))
                (one_pair(frame, pair))
            }
        }
        @if let Some(pair) = view.pair.as_ref().filter(|_| frame.may.judge) { (desk_keys(r, pair)) }
        (places(frame))
    };
    let page = Page::new(r.t("desk-title"), body).islands(&["keys.js"]);
    match &view.pair {
        Some(pair) => page.acts(acts(frame, pair, view.last.as_deref())).render(frame),
        None => page.render(frame),
    }
}

/// What each key of the desk does, as it stands beside its button.
fn desk_keys(r: Reader, pair: &Pair) -> Markup {
    let digit = |n: u64| r.num(n);
    let reasons: Vec<(String, &str)> =
        (5_u64..).zip(&pair.reasons).map(|(n, reason)| (digit(n), reason.label.as_str())).collect();
    let free = pair.standing_different.is_none();
    let verdicts = [
        (1, "verdict-same", free),
        (2, "verdict-different", true),
        (3, "verdict-unsure", true),
        (4, "key-reason", true),
        (0, "desk-all-same", free && !pair.beside.is_empty()),
    ];
    let mut all: Vec<(String, &str)> =
        verdicts.into_iter().filter(|(_, _, there)| *there).map(|(n, key, _)| (digit(n), r.t(key))).collect();
    all.extend(reasons);
    all.push(("␣".to_owned(), r.t("desk-skip")));
    all.push(("/".to_owned(), r.t("key-search")));
    let all: Vec<(&str, &str)> = all.iter().map(|(key, does)| (key.as_str(), *does)).collect();
    keys(r, &all)
}

fn nothing(frame: &Frame, view: &Desk) -> Markup {
    let r = frame.reader;
    html! {
        (empty(
            view.not_ready.as_deref().unwrap_or(r.t("desk-empty")),
            Some((paths::FILES, r.t("desk-empty-out"))),
        ))
        @if view.open > 0 {
            p.note {
                (r.ta("desk-open", &[("n", view.open.into())]))
                " "
                a href=(paths::with(paths::JUDGEMENTS, &[("kind", "open")])) { (r.t("automatic-see")) }
            }
        }
        @if !view.below.is_empty() {
            p.note {
                (view.below) @if frame.may.tune { " " a href=(paths::THRESHOLDS) { (r.t("thresholds-set")) } }
            }
        }
        @if let Some(last) = &view.last {
            div.acts {
                span.soft { (last) } (post(frame, paths::MATCHING_UNDO, "quiet", r.t("desk-undo"), &[]))
            }
        }
    }
}

fn orders(frame: &Frame, view: &Desk) -> Markup {
    html! {
        @if view.orders.len() > 1 {
            ul.chips aria-label=(frame.reader.t("order")) {
                @for o in &view.orders {
                    li { a.chip href=(o.value) aria-current=[o.chosen.then_some("true")] { (o.label) } }
                }
            }
        }
    }
}

fn places(frame: &Frame) -> Markup {
    let r = frame.reader;
    html! {
        nav.acts aria-label=(r.t("place-matching")) {
            a href=(paths::CLUSTERS) { (r.t("clusters-title")) }
            a href=(paths::JUDGEMENTS) { (r.t("judgements-title")) }
            a href=(paths::OVERLAPS) { (r.t("overlaps-title")) }
            @if frame.may.tune { a href=(paths::THRESHOLDS) { (r.t("thresholds-title")) } }
        }
    }
}

fn one_pair(frame: &Frame, pair: &Pair) -> Markup {
    let r = frame.reader;
    html! {
        @if let Some(t) = &pair.whole { div.note.bad role="alert" { p { b { (t.what) } " " (t.fix) } } }
        @if !pair.beware.is_empty() { p.note.bad { (pair.beware) } }
        @if !pair.second.is_empty() { p.note { b { (r.t("second-opinion")) } " " (pair.second) } }
        (side_by_side(frame, r.t("desk-title"), &pair.records, pair.first, &pair.grounds))
        @if !pair.compared.is_empty() { p.soft.small { (said(&pair.compared)) } }
        (scale(frame, pair))
        @if !pair.judged.is_empty() {
            h2 { (r.t("judged-by-others")) }
            ul.list { @for line in &pair.judged { (judged_line(frame, line, false)) } }
        }
        @if frame.may.judge { (judging(frame, pair)) }
    }
}

/// The points add up in sight: for, against, and what is known before any ground.
fn scale(frame: &Frame, pair: &Pair) -> Markup {
    let r = frame.reader;
    let sum = pair.weight_for - pair.weight_against + pair.weight_before;
    html! {
        div.scale {
            span.for { (r.ta("weight-for", &[("n", points(r, pair.weight_for).into())])) }
            @if pair.weight_against > 0.0 {
                span.against { (r.ta("weight-against", &[("n", points(r, pair.weight_against).into())])) }
            }
            span.before {
                (r.ta("weight-before", &[("n", signed(r, pair.weight_before).into())]))
                span.why { (r.t("weight-before-why")) }
            }
        }
        p.note { (r.ta("weight-sum", &[("n", signed(r, sum).into())])) " " (pair.sentence) }
    }
}

fn points(r: Reader, n: f64) -> String {
    r.decimal(n, 1)
}

/// With its sign, kept together with its digits in either direction of writing.
fn signed(r: Reader, n: f64) -> String {
    let digits = points(r, n.abs());
    let sign = if digits == points(r, 0.0) {
        ""
    } else if n < 0.0 {
        "\u{2212}"
    } else {
        "+"
    };
    format!("\u{2068}\u{200e}{sign}{digits}\u{2069}")
}

/// Records in columns, one ground a line. The first `first` of them are one
/// person already; so are the rest.
pub(crate) fn side_by_side(
    frame: &Frame,
    caption: &str,
    records: &[Record],
    first: usize,
    grounds: &[Ground],
) -> Markup {
    let r = frame.reader;
    let many = records.len() > 2;
    let side = |n: usize| if n < first { "side-one" } else { "side-two" };
    html! {
        div.scroll[many]
            tabindex=[many.then_some("0")] role=[many.then_some("group")]
            aria-label=[many.then_some(caption)] {
            table.pair.many[many].all[first == records.len()] {
                caption.hide { (caption) }
                thead {
                    @if many && first < records.len() { tr.sides {
                        td.ground {} td.verdict {}
                        (side_head(frame, "side-one", first))
                        (side_head(frame, "side-two", records.len() - first))
                    } }
                    tr {
                        th.ground scope="col" { span.hide { (r.t("ground")) } }
                        // Where many columns follow, what they say must not be the last of them.
                        @if many { th.verdict scope="col" { (r.t("ground-says")) } }
                        @for (n, record) in records.iter().enumerate() { (record_head(record, side(n))) }
                        @if !many { th.verdict scope="col" { (r.t("ground-says")) } }
                    }
                }
                tbody { @for ground in grounds { (one_ground(frame, ground, &side)) } }
            }
        }
    }
}

fn side_head(frame: &Frame, side: &str, records: usize) -> Markup {
    let r = frame.reader;
    html! {
        th.(side) scope="colgroup" colspan=(records) {
            (r.t(&format!("desk-{side}")))
            @if records > 1 {
                span.small.soft { (r.t("sep")) (r.ta("desk-side-joined", &[("n", records.into())])) }
            }
        }
    }
}

fn record_head(record: &Record, side: &str) -> Markup {
    html! {
        th.(side) scope="col" { a.person href=(paths::file(&record.id)) { (said(&record.name)) } br;
            span.small.soft { (said(&record.list)) } " " span.small.soft.num { (said(&record.place)) } }
    }
}

fn one_ground(frame: &Frame, ground: &Ground, side: &dyn Fn(usize) -> &'static str) -> Markup {
    let r = frame.reader;
    let (class, mark, words) = match ground.says {
        Says::Agrees => ("for", "●", "says-agrees"),
        Says::Partly => ("for", "◐", "says-partly"),
        Says::Against => ("against", "○", "says-against"),
        Says::Nothing if ground.words.is_empty() => ("nothing", "", "unknown"),
        Says::Nothing => ("nothing", "", "says-nothing"),
    };
    let many = ground.values.len() > 2;
    let verdict = html! {
        td class={ "verdict " (class) } {
            @if !mark.is_empty() { span aria-hidden="true" { (mark) } " " }
            @if ground.words.is_empty() {
                (r.t(words))
            } @else if mark.is_empty() {
                (ground.words) span.why { (r.t(words)) }
            }
            @else {
                span.hide { (r.t(words)) ": " }
                (ground.words)
                " "
                span.small.num { (signed(r, ground.weight)) }
            }
        }
    };
    html! {
        tr {
            th scope="row" { (ground.label) }
            @if many { (verdict) }
            @for (n, value) in ground.values.iter().enumerate() {
                (one_value(frame, value, ground.name, side(n)))
            }
            @if !many { (verdict) }
        }
    }
}

fn one_value(frame: &Frame, value: &Seen, name: bool, side: &str) -> Markup {
    let r = frame.reader;
    match value {
        Seen::Words(words) => html! { td.(side) { span.person[name] { (said(words)) } } },
        Seen::Sealed => html! { td.nothing.(side) { (tag("", r.t("tier-sealed"))) } },
        Seen::Unknown => {
            html! { td.nothing.(side) { span aria-hidden="true" { "—" } span.hide { (r.t("unknown")) } } }
        }
    }
}

fn judging(frame: &Frame, pair: &Pair) -> Markup {
    let r = frame.reader;
    html! {
        form #judge method="post" action=(paths::pair(&pair.id)) {
            // The first button is the one that Enter presses, on a mark too: this one does nothing.
            button disabled hidden {}
            (hidden(frame)) (state(pair)) (beside(frame, pair))
            div.field.bad[pair.why.trouble.is_some()] {
                label for="why" {
                    (r.t("reason")) kbd { (r.num(4)) } span.hint #why-hint { (r.t("desk-reason-hint")) }
                }
                @if let Some(t) = &pair.why.trouble { span.wrong #why-wrong { (t.what) " " (t.fix) } }
                textarea #why autofocus[pair.why.trouble.is_some()] name="why" rows="2" dir="auto"
                    data-key="4" aria-describedby="why-hint"
                    aria-invalid=[pair.why.trouble.as_ref().map(|_| "true")] {
                    (pair.why.value)
                }
            }
            (reasons(frame, pair))
        }
        @if let Some(judgement) = &pair.standing_different {
            form.card method="post" action=(paths::judgement_withdraw(&judgement.id)) {
                (hidden(frame)) input type="hidden" name="pair" value=(pair.id);
                p { (r.t("stands-different")) }
                @if pair.judged.iter().all(|line| line.id != judgement.id) {
                    ul.plain { (judged_line(frame, judgement, false)) }
                }
                (Input::new("why", r.t("stands-different-why"))
                    .id("withdraw-why".to_owned())
                    .hint(r.t("reason-hint"))
                    .required()
                    .render())
                button.grave { (r.t("judgement-withdraw")) }
            }
        }
    }
}

/// What else is asked of these persons: marked, it is judged with the pair; or all of it at once.
fn beside(frame: &Frame, pair: &Pair) -> Markup {
    let r = frame.reader;
    let line = |other: &Beside| {
        html! {
            li {
                label.tick {
                    input type="checkbox" name="also" value=(other.pair) checked[other.marked];
                    span {
                        span.person { (said(&other.name)) }
                        span.why { (said(&other.of)) }
                        span.why { (said(&other.list)) }
                        span.why { (other.sentence) }
                    }
                }
                a.small href=(paths::pair(&other.pair)) {
                    (r.t("side-by-side")) span.hide { ": " (other.name) }
                }
            }
        }
    };
    html! {
        @if !pair.beside.is_empty() && pair.standing_different.is_none() {
            fieldset { legend { (r.t("desk-beside")) } p.hint { (r.t("desk-beside-about")) }
                ul.list { @for other in &pair.beside { (line(other)) } }
                @for other in &pair.beside { input type="hidden" name="beside" value=(other.pair); }
                div.acts {
                    button.quiet name="verdict" value="same-all" data-key="0" {
                        (r.t("desk-all-same")) kbd { (r.num(0)) }
                    }
                }
            }
        }
    }
}

/// Two persons, for a reason that is given often: one key and no writing.
fn reasons(frame: &Frame, pair: &Pair) -> Markup {
    let r = frame.reader;
    html! {
        @if !pair.reasons.is_empty() {
            fieldset.ready { legend { (r.t("desk-ready-reasons")) }
                div.acts { @for (n, reason) in (5_u64..).zip(&pair.reasons) {
                    button.quiet name="verdict" value={ "different-" (reason.value) } data-key=(n) {
                        (reason.label) kbd { (r.num(n)) }
                    }
                } }
            }
        }
    }
}

fn state(pair: &Pair) -> Markup {
    html! { @for (name, value) in &pair.state { input type="hidden" name=(name) value=(value); } }
}

fn acts(frame: &Frame, pair: &Pair, last: Option<&str>) -> Markup {
    let r = frame.reader;
    let verdict = |class: &str, key: &str, value: &str, number: u64| {
        html! {
            button form="judge" name="verdict" value=(value) class=(class) data-key=(number) {
                (r.t(key)) kbd { (r.num(number)) }
            }
        }
    };
    html! {
        @if frame.may.judge {
            @if pair.standing_different.is_none() { (verdict("", "verdict-same", "same", 1)) }
            (verdict("quiet", "verdict-different", "different", 2))
            (verdict("quiet", "verdict-unsure", "unsure", 3))
        }
        a.button.quiet href=(pair.skip) data-key="space" { (r.t("desk-skip")) kbd { "␣" } }
        @if let Some(last) = last {
            span.away.small.undo {
                span.last { (said(last)) }
                " "
                (post(frame, paths::MATCHING_UNDO, "plainly", r.t("desk-undo"), &[]))
            }
        }
    }
}

pub(crate) fn judged_line(frame: &Frame, line: &JudgedLine, may_withdraw: bool) -> Markup {
    let r = frame.reader;
    let class = match line.verdict.as_str() {
        "same" => "on",
        "different" => "bad",
        _ => "",
    };
    html! {
        li.gone[!line.withdrawn.is_empty()] id={ "j" (line.id) } {
            (tag(class, r.t(&format!("verdict-{}", line.verdict))))
            @for (n, link) in line.pair.iter().enumerate() {
                " "
                @if n > 0 { span.soft { (r.t("and-word")) } @if r.lang == l10n::Lang::En { " " } }
                a.person href=(link.href) { (said(&link.text)) }
            }
            @if line.automatic { " " (tag("act", r.t("judged-automatic"))) }
            @if !line.why.is_empty() { span.why { (quoted(r, said(&line.why))) } }
            span.why {
                @if line.who.is_empty() { (r.t("the-machine")) } @else { (said(&line.who)) }
                (r.t("sep"))
                (line.when)
            }
            @if !line.withdrawn.is_empty() { span.why { (r.t("past-withdrawn")) ": " (line.withdrawn) } }
            @if may_withdraw {
                " "
                a.small href=(line.side_by_side) { (r.t("side-by-side")) span.hide { ": " (who(r, line)) } }
            }
            @if may_withdraw && line.withdrawn.is_empty() { (withdrawal(frame, line)) }
        }
    }
}

/// The log of judgements.
pub fn judgements(frame: &Frame, view: &Judgements) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("judgements-title")) }
        p.lead { (r.t("judgements-title-about")) }
        ul.chips {
            @for k in &view.kinds {
                li { a.chip href=(k.value) aria-current=[k.chosen.then_some("true")] { (k.label) } }
            }
        }
        @if view.lines.is_empty() {
            (empty(r.t("judgements-none"), Some((paths::MATCHING, r.t("place-matching")))))
        }
        @else {
            ul.list { @for line in &view.lines { (judged_line(frame, line, frame.may.judge)) } }
            (paging(r, &view.paging))
        }
    };
    Page::new(r.t("judgements-title"), body).render(frame)
}

/// Whom a judgement is about, for who hears only the link: a running number says nothing to anybody.
fn who(r: Reader, line: &JudgedLine) -> Markup {
    html! {
        @if line.pair.is_empty() { (r.digits(&line.id)) }
        @for (n, link) in line.pair.iter().enumerate() { @if n > 0 { " – " } (said(&link.text)) }
    }
}

fn withdrawal(frame: &Frame, line: &JudgedLine) -> Markup {
    let r = frame.reader;
    html! {
        details.more { summary { (r.t("judgement-withdraw")) span.hide { ": " (who(r, line)) } }
            form method="post" action=(paths::judgement_withdraw(&line.id)) {
                (hidden(frame))
                (Input::new("why", r.t("reason"))
                    .id(format!("why-{}", line.id))
                    .hint(r.t("reason-hint"))
                    .required()
                    .render())
                button.grave { (r.t("judgement-withdraw")) }
            }
        }
    }
}
