//! The file of one person: the name first, then what was said, by whom.

use crate::layout::Page;
use crate::parts::{Input, as_it_was, head_line, hidden, marks, person_name, post, quoted, said, tag};
use crate::paths;
use crate::view::{
    ClaimLink, DocumentLine, Episode, Fact, File, Frame, History, HistoryLine, Mark, May, Past, RecordLine,
    Revealed, ReviewForm, Said, SourceLine, Speaks, State, Step, Why,
};
use l10n::Reader;
use maud::{Markup, html};

/// The file.
pub fn file(frame: &Frame, view: &File) -> String {
    let r = frame.reader;
    let id = &view.head.id;
    let writes = frame.may.record && view.withdrawn.is_none();
    let body = html! {
        (heading(frame, view))
        (notes(frame, view))
        @if let Some(team) = &view.team { (crate::team::line(frame, id, team)) }
        @if let Some(work) = &view.work { (crate::work::of_file(frame, id, work, view.kind.is_empty())) }
        (facts_section(frame, view, writes))
        @if view.kind.is_empty() { (path_section(frame, view, writes)) }
        (sources_section(frame, &view.sources))
        (documents_section(frame, view))
        (records_section(frame, view))
        (history_section(frame, view))
        @if frame.may.team && view.team.is_none() {
            p.small { a href=(paths::team(id)) { (r.t("do-team")) } }
        }
        @if frame.may.forget && view.team.as_ref().is_none_or(|team| team.mine) {
            p.small {
                a href=(paths::forget(id)) {
                    (r.t(if view.kind.is_empty() { "do-forget" } else { "do-forget-other" }))
                }
            }
        }
        (as_it_was(frame, &paths::file(id), &[]))
    };
    let acts = html! {
        @if writes {
            a.button href=(paths::claim_new(id)) { (r.t("do-add-claim")) }
            @if view.kind.is_empty() { a.button.quiet href=(paths::event_new(id)) { (r.t("do-add-event")) } }
            a.button.quiet href=(paths::document_new(id)) { (r.t("do-add-document")) }
        }
        a.button.quiet href=(frame.at(&paths::file_print(id))) { (r.t("do-print")) }
    };
    Page::new(&view.head.name, body).tab(tab(frame, view)).acts(acts).render(frame)
}

/// A file in the history of the browser: its number, and nobody's name.
fn tab(frame: &Frame, view: &File) -> String {
    let kind = if view.kind.is_empty() { frame.reader.t("file-word") } else { &view.kind };
    format!("{kind} {}", view.head.id)
}

/// The same file as a footnoted document for paper.
pub fn file_print(frame: &Frame, view: &File) -> String {
    let r = frame.reader;
    let on_paper = Frame { may: May::default(), ..frame.clone() };
    let body = html! {
        (heading(frame, view))
        p.soft.small { (view.printed) }
        @if view.held { p.note.noprint { (r.t("held-print-logged")) } }
        div.acts {
            button data-print hidden { (r.t("do-print-now")) }
            a.button.quiet href=(frame.at(&paths::file(&view.head.id))) { (r.t("back-to-file")) }
        }
        (notes(frame, view))
        (facts_section(&on_paper, view, false))
        @if view.kind.is_empty() { (path_section(&on_paper, view, false)) }
        (sources_section(frame, &view.sources))
        (documents_section(frame, view))
    };
    let page = Page::new(&view.head.name, body).tab(tab(frame, view)).islands(&["print.js", "draft.js"]);
    match view.held {
        true => page.on_paper(r.t("held-paper")).render(frame),
        false => page.render(frame),
    }
}

fn heading(frame: &Frame, view: &File) -> Markup {
    let r = frame.reader;
    html! {
        // What is no person is not called by a reading of its letters.
        h1.name {
            @if view.kind.is_empty() { (person_name(r, &view.head.name)) }
            @else { (said(&view.head.name)) }
        }
        p.of {
            @for piece in &view.of { (said(piece)) (r.t("sep")) }
            @if view.kind.is_empty() { (r.t("file-word")) } @else { (view.kind) }
            " "
            // The reference of a file for readers outside has twenty-six letters, which nobody wants to hear.
            bdi.num aria-hidden=[(view.head.id.len() > LONG_ID).then_some("true")] { (view.head.id) }
            @if !view.changed.is_empty() {
                // How long ago is untrue on paper from the next day on.
                span.small.noprint { (r.t("sep")) (r.ta("changed", &[("when", (&view.changed).into())])) }
            }
        }
        @if let Some(state) = &view.state { (state_line(frame, state, Some(&view.head.id))) }
    }
}

/// A longer number of a file is a reference.
const LONG_ID: usize = 12;

fn state_line(frame: &Frame, state: &State, why: Option<&str>) -> Markup {
    let r = frame.reader;
    let concluded = r.ta("concluded", &[("date", (&state.date).into()), ("basis", (&state.basis).into())]);
    html! {
        p.state {
            b { (state.text) }
            @if !state.date.is_empty() || why.is_some() { span.soft.small {
                @if !state.date.is_empty() { (concluded) }
                @if let Some(who) = &state.reviewer {
                    @if !state.date.is_empty() { (r.t("sep")) }
                    (r.ta("reviewed-by", &[("who", who.into())]))
                }
                @else if !state.date.is_empty() {
                    (r.t("sep"))
                    (r.t("not-reviewed"))
                    @if let Some(id) = why.filter(|_| frame.may.review) {
                        (r.t("sep"))
                        a href={ (frame.at(&paths::file_why(id))) "#review" } { (r.t("review-do")) }
                    }
                }
                @if let Some(id) = why {
                    @if !state.date.is_empty() || state.reviewer.is_some() { span.noprint { (r.t("sep")) } }
                    a.noprint href=(frame.at(&paths::file_why(id))) { (r.t("why")) }
                }
            } }
        }
    }
}

fn notes(frame: &Frame, view: &File) -> Markup {
    let r = frame.reader;
    html! {
        @if let Some(words) = &view.withdrawn { p.note.bad { b { (r.t("file-withdrawn")) } " " (words) } }
        @if view.held { p.note {
            @if view.told { b { (r.t("held-told-title")) } " " (r.t("held-told")) }
            @else {
                b { (r.t("held-for-family")) }
                " " (r.t("held-explained")) " "
                @match &view.told_before {
                    Some((who, when)) => {
                        (r.ta("held-told-since", &[("relative", who.into()), ("when", when.into())]))
                    },
                    None => { (r.t("held-untold")) },
                }
            }
            @if frame.may.tell && !view.told && view.withdrawn.is_none() {
                " " a.noprint href=(paths::telling_new(&view.head.id)) { (r.t("do-tell")) }
            }
        } }
    }
}

fn facts_section(frame: &Frame, view: &File, writes: bool) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("file-said")) }
        @if view.facts.is_empty() {
            p.soft { (r.t("file-nothing-said")) }
        } @else {
            (facts(frame, &view.head.id, &view.facts, writes))
        }
        @let may_ask = view.facts.iter().filter_map(|fact| fact.hidden.as_ref()).any(|hidden| hidden.may_ask);
        @if frame.may.reveal && may_ask { p.soft.small { (r.t("reveal-logged")) } }
        @if writes && !view.missing.is_empty() {
            p.soft.small {
                (r.t("file-missing"))
                " "
                @for (n, link) in view.missing.iter().enumerate() {
                    @if n > 0 { (r.t("sep")) } a href=(link.href) { (link.text) }
                }
            }
        }
    }
}

/// A list of facts, each with its values side by side.
fn facts(frame: &Frame, file: &str, list: &[Fact], writes: bool) -> Markup {
    html! { dl.facts { @for fact in list { (one_fact(frame, file, fact, writes)) } } }
}

/// Why a value is not shown. Of an earlier day nothing sealed is shown to anybody.
fn hidden_words(frame: &Frame, may_ask: bool) -> &'static str {
    match may_ask && frame.may.reveal {
        true => "tier-sealed",
        false if frame.as_of.is_some() => "as-of-sealed",
        false => "hidden-from-role",
    }
}

fn one_fact(frame: &Frame, file: &str, fact: &Fact, writes: bool) -> Markup {
    let r = frame.reader;
    html! {
        div.apart[fact.apart.is_some()] {
            dt { (fact.label) }
            dd {
                @if fact.values.len() == 1 { (value(frame, file, &fact.values[0], writes)) }
                @else if !fact.values.is_empty() {
                    ul { @for v in &fact.values { li { (value(frame, file, v, writes)) } } }
                }
                @if let Some(note) = &fact.apart { span.apart-note { (note) } }
                @if let Some(hidden_value) = &fact.hidden {
                    span.soft { (r.t(hidden_words(frame, hidden_value.may_ask))) }
                    @if hidden_value.may_ask && frame.may.reveal {
                        " " form.hidden-ask method="post" action=(paths::reveal(file)) {
                            (hidden(frame)) input type="hidden" name="property" value=(fact.key);
                            button.plainly { (r.t("do-reveal")) }
                        }
                    }
                    @if writes { @for claim in &hidden_value.own {
                        span.why {
                            (r.t("own-sealed"))
                            " "
                            a href=(paths::claim_correct(file, claim)) { (r.t("do-correct")) }
                            (r.t("sep"))
                            a href=(paths::claim_withdraw(file, claim)) { (r.t("do-withdraw")) }
                        }
                    } }
                }
            }
        }
    }
}

/// What does not leave; as long as no relative was told, that it waits for that.
fn held_tag(r: Reader, told: bool) -> Markup {
    tag("bad", r.t(if told { "held-told-title" } else { "held-for-family" }))
}

fn value(frame: &Frame, file: &str, v: &Said, writes: bool) -> Markup {
    let r = frame.reader;
    html! {
        @if v.href.is_empty() { (said(&v.text)) } @else { a href=(v.href) { (said(&v.text)) } }
        (marks(r, &v.sources))
        @if let Some(tier) = &v.tier {
            " " (tag(if tier == "sealed" { "act" } else { "" }, r.t(&format!("tier-{tier}"))))
        }
        @if v.held { " " (held_tag(r, v.told)) }
        @if let Some(words) = &v.as_said {
            " " span.soft.small { (r.t("as-said")) " " (quoted(r, said(words))) }
        }
        @if !v.note.is_empty() { " " span.soft.small { (v.note) } }
        @if writes { (deal(frame, file, &v.claims, &v.text)) }
    }
}

/// Correcting and withdrawing lie behind one small button, because reading comes first.
fn deal(frame: &Frame, file: &str, claims: &[ClaimLink], of: &str) -> Markup {
    let r = frame.reader;
    html! {
        @if !claims.is_empty() {
            " " details.deal {
                summary {
                    span aria-hidden="true" { "⋯" } span.hide { (r.ta("deal-with", &[("value", of.into())])) }
                }
                @for claim in claims { div {
                    @if !claim.what.is_empty() { (said(&claim.what)) (r.t("sep")) }
                    span.soft { (said(&claim.source)) }
                    a href=(paths::claim_correct(file, &claim.id)) { (r.t("do-correct")) }
                    a href=(paths::claim_withdraw(file, &claim.id)) { (r.t("do-withdraw")) }
                } }
            }
        }
    }
}

fn path_section(frame: &Frame, view: &File, writes: bool) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("file-path")) }
        @if view.episodes.is_empty() { p.soft { (r.t("file-no-path")) } }
        @for episode in &view.episodes {
            @if view.episodes.len() > 1 { h3 { (r.ta("episode", &[("n", episode.number.into())])) } }
            (one_episode(frame, &view.head.id, episode, writes))
        }
        @if !view.episodes.is_empty() { (legend(frame)) }
    }
}

fn one_episode(frame: &Frame, file: &str, episode: &Episode, writes: bool) -> Markup {
    html! {
        @if !episode.steps.is_empty() {
            ol.path { @for step in &episode.steps { (one_step(frame, file, step, writes)) } }
        }
        @if !episode.facts.is_empty() { (facts(frame, file, &episode.facts, writes)) }
    }
}

fn one_step(frame: &Frame, file: &str, step: &Step, writes: bool) -> Markup {
    let r = frame.reader;
    let (class, words) = match step.mark {
        Mark::Supported => ("", "mark-supported"),
        Mark::Once => ("once", "mark-once"),
        Mark::Denied => ("denied", "mark-denied"),
    };
    html! {
        li class=(class) {
            span.when {
                @if step.when.is_empty() { (r.t("date-unknown")) } @else { (said(&step.when)) }
                span.hide { (r.t("sep")) (r.t(words)) }
            }
            (said(&step.text))
            @if !step.quote.is_empty() { ": " span.quote { (quoted(r, said(&step.quote))) } }
            (marks(r, &step.sources))
            @if !step.note.is_empty() { " " span.soft.small { (step.note) } }
            @if step.held { " " (held_tag(r, step.told)) }
            @if writes { (deal(frame, file, &step.claims, &step.text)) }
        }
    }
}

fn legend(frame: &Frame) -> Markup {
    let r = frame.reader;
    html! {
        p.legend {
            span { i.dot {} (r.t("mark-supported")) }
            span { i.dot.once {} (r.t("mark-once")) }
            span { i.dot.denied {} (r.t("mark-denied")) }
        }
    }
}

fn sources_section(frame: &Frame, sources: &[SourceLine]) -> Markup {
    html! {
        @if !sources.is_empty() {
            h2 #sources { (frame.reader.t("file-sources")) } (source_list(frame, sources))
        }
    }
}

fn source_list(frame: &Frame, sources: &[SourceLine]) -> Markup {
    html! {
        ol.sources.small { @for s in sources {
            li id={ "s" (s.number) } value=(s.number) {
                @match &s.href {
                    Some(href) => a href=(frame.at(href)) { (said(&s.title)) },
                    None => (said(&s.title)),
                }
                @if !s.file.is_empty() { (frame.reader.t("comma")) " " bdi { (s.file) } }
                @if !s.place.is_empty() { (frame.reader.t("comma")) " " (said(&s.place)) }
                @if !s.grade.is_empty() { (frame.reader.t("sep")) span.soft { (s.grade) } }
            }
        } }
    }
}

fn documents_section(frame: &Frame, view: &File) -> Markup {
    let r = frame.reader;
    html! {
        @if !view.documents.is_empty() || view.sealed_papers { h2 { (r.t("file-documents")) } }
        @if !view.documents.is_empty() {
            ul.list { @for d in &view.documents { li { (document_line(frame, d)) } } }
        }
        @if view.sealed_papers {
            form.hidden-ask.noprint method="post" action=(paths::reveal(&view.head.id)) {
                (hidden(frame)) input type="hidden" name="property" value="document";
                span.soft.small { (r.t("sealed-papers-about")) } " " button.plainly { (r.t("do-reveal")) }
            }
        }
    }
}

/// A document in a line: what it is, how large, its fingerprint, who may see it.
pub(crate) fn document_line(frame: &Frame, d: &DocumentLine) -> Markup {
    let r = frame.reader;
    html! {
        @if d.may_open {
            a href=(paths::document(&d.id)) { (said(&d.title)) }
        } @else {
            span { (said(&d.title)) } " " span.soft.small { (r.t("hidden-from-role")) }
        }
        span.why {
            @if !d.kind.is_empty() { (d.kind) (r.t("sep")) }
            (d.about)
            (r.t("sep"))
            (r.t("fingerprint"))
            " "
            bdi.code { (d.print) }
            (r.t("sep"))
            (circle(frame, d))
        }
    }
}

/// Who may open a paper: those of its compartment, or of its circle.
pub(crate) fn circle(frame: &Frame, d: &DocumentLine) -> String {
    match d.compartment.is_empty() {
        true => frame.reader.t(&format!("tier-{}", d.tier)).to_owned(),
        false => frame.reader.ta("paper-in-compartment", &[("compartment", (&d.compartment).into())]),
    }
}

fn records_section(frame: &Frame, view: &File) -> Markup {
    let r = frame.reader;
    html! {
        @if view.records.len() > 1 {
            h2 { (r.t("file-records")) }
            p.soft.small {
                (r.t("file-records-about"))
                @if let Some(href) = &view.cluster_href { " " a href=(href) { (r.t("file-records-why")) } }
            }
            ul.list { @for record in &view.records { (record_line(r, record)) } }
        }
    }
}

fn record_line(r: Reader, record: &RecordLine) -> Markup {
    html! {
        li { span.person { (said(&record.name)) } " " bdi.soft.num { (record.id) }
            span.why { (said(&record.list)) @if !record.judged.is_empty() { (r.t("sep")) (record.judged) } } }
    }
}

fn history_section(frame: &Frame, view: &File) -> Markup {
    let r = frame.reader;
    html! {
        @if !view.history.is_empty() {
            details.more { summary { (r.t("file-history")) }
                (history_list(frame, &view.history))
                @if let Some(href) = &view.more_history { p { a href=(href) { (r.t("file-history-all")) } } }
            }
        }
    }
}

fn history_list(frame: &Frame, lines: &[HistoryLine]) -> Markup {
    html! { ul.list { @for line in lines { (history_line(frame, line)) } } }
}

fn history_line(frame: &Frame, line: &HistoryLine) -> Markup {
    let r = frame.reader;
    html! {
        li.gone[line.kind != Past::Stands] {
            (line.text)
            @if !line.old.is_empty() {
                ": "
                span.soft { (r.t("history-was")) }
                " "
                del { (said(&line.old)) }
                " "
                span.soft { (r.t("history-is")) }
                " "
                span.value { (said(&line.value)) }
            }
            @else if !line.value.is_empty() { ": " span.value { (said(&line.value)) } }
            @match line.kind {
                Past::Stands => {},
                Past::Superseded => { " " (tag("", r.t("past-superseded"))) },
                Past::Withdrawn => { " " (tag("bad", r.t("past-withdrawn"))) }
            }
            @if !line.why.is_empty() { span.why { (r.t("reason")) ": " (said(&line.why)) } }
            @if !line.undo.is_empty() {
                form.inline method="post" action=(line.undo) {
                    (hidden(frame))
                    button.quiet.small { (r.t("history-undo")) }
                }
            }
            span.why.num {
                @if !line.who.is_empty() { (said(&line.who)) (r.t("sep")) }
                (line.when)
                (r.t("sep"))
                (r.ta("leaf", &[("n", line.leaf.into())]))
            }
        }
    }
}

/// The whole history of a file.
pub fn history(frame: &Frame, view: &History) -> String {
    let r = frame.reader;
    let body = html! {
        (head_line(frame, &view.head, r.t("file-history")))
        p.lead { (r.t("history-about")) }
        (history_list(frame, &view.lines))
    };
    Page::new(r.t("file-history"), body).render(frame)
}

/// Why the register concludes what it concludes.
pub fn why(frame: &Frame, view: &Why) -> String {
    let r = frame.reader;
    let group = |speaks: Speaks, key: &str| {
        let reasons: Vec<_> = view.reasons.iter().filter(|reason| reason.speaks == speaks).collect();
        html! {
            @if !reasons.is_empty() {
                h2 { (r.t(key)) }
                ul.list { @for reason in reasons { li { (reason.text)
                    @if !reason.sources.is_empty() {
                        span.why {
                            @for (n, s) in reason.sources.iter().enumerate() {
                                @if n > 0 { (r.t("sep")) } a href=(s.href) { (said(&s.text)) }
                            }
                        }
                    }
                } } }
            }
        }
    };
    let body = html! {
        (head_line(frame, &view.head, r.t("why-title")))
        (state_line(frame, &view.state, None))
        p { (view.rule) }
        (group(Speaks::For, "why-for"))
        (group(Speaks::Against, "why-against"))
        (group(Speaks::Since, "why-since"))
        (group(Speaks::Missing, "why-missing"))
        @if let Some(review) = &view.review { (review_form(frame, &view.head.id, review)) }
        p.soft.small { (r.t("why-derived")) }
        div.acts { a.button.quiet href=(frame.at(&paths::file(&view.head.id))) { (r.t("back-to-file")) } }
    };
    Page::new(r.t("why-title"), body).render(frame)
}

/// Who read the file, and the form to mark it as read.
fn review_form(frame: &Frame, id: &str, review: &ReviewForm) -> Markup {
    let r = frame.reader;
    html! {
        h2 #review { (r.t("review-title")) }
        @if let Some(read) = &review.read {
            p {
                (r.ta("reviewed-by", &[("who", read.into())]))
                @if !review.remarks.is_empty() { ": " (said(&review.remarks)) }
            }
            @if review.may { (post(frame, &paths::review_undo(id), "quiet", r.t("review-undo"), &[])) }
        } @else { p.soft { (r.t("not-reviewed")) } }
        @if review.may {
            form.card method="post" action=(paths::review(id)) {
                (hidden(frame))
                (Input::new("remarks", r.t("review-remarks"))
                    .hint(r.t("review-remarks-hint"))
                    .lines(2)
                    .render())
                button { (r.t("review-do")) }
            }
        }
    }
}

/// A sealed value that was asked for.
pub fn revealed(frame: &Frame, view: &Revealed) -> String {
    let r = frame.reader;
    let body = html! {
        (head_line(frame, &view.head, &view.label))
        p.note { (view.logged) }
        @if view.values.is_empty() && view.documents.is_empty() { p.soft { (r.t("reveal-nothing")) } }
        @if !view.documents.is_empty() {
            ul.list { @for d in &view.documents { li { (document_line(frame, d)) } } }
        }
        ul.list { @for v in &view.values { li { (value(frame, &view.head.id, v, frame.may.record)) } } }
        (sources_section(frame, &view.sources))
        div.acts { a.button href=(frame.at(&paths::file(&view.head.id))) { (r.t("reveal-done")) } }
    };
    Page::new(&view.label, body).narrow().render(frame)
}
