//! Forms that write into a file. Each asks who said it: a claim without a source has no weight.

use crate::layout::Page;
use crate::parts::{
    Input, Upload, draft, draft_status, head_line, hidden, offers, radios, said, select, summary, sure, tiers,
};
use crate::paths;
use crate::view::{
    Choice, ClaimForm, CorrectForm, DestroyForm, DocumentForm, EventForm, Field, ForgetForm, Frame, Head,
    SourceFields, TellingForm, WithdrawForm, Writing,
};
use l10n::Reader;
use maud::{Markup, html};

/// Add a claim.
pub fn claim_new(frame: &Frame, view: &ClaimForm) -> String {
    let r = frame.reader;
    let address = paths::claim_new(&view.head.id);
    let sealed = view.sealed.join(" ");
    let body = html! {
        (head_line(frame, &view.head, r.t("do-add-claim")))
        (summary(r, view.trouble.as_ref(), &[
            ("property", r.t("claim-property"), view.property.as_ref()),
            ("value", r.t("claim-value"), view.value.value.trouble.as_ref()),
            ("informant", r.t("informant"), view.source.informant.trouble.as_ref()),
            ("said_on", r.t("said-on"), view.source.said_on.trouble.as_ref()),
        ]))
        form #claim method="post" action=(address) autocomplete="off"
            data-draft=[draft(frame, &address)] data-typed[view.back.typed] data-sealed-of=(sealed) {
            (hidden(frame))
            (sure(r, &view.back))
            (select("property", r.t("claim-property"), "", &view.properties, view.property.as_ref()))
            // Enter saves: it presses the first button of a form.
            noscript {
                div.acts {
                    button hidden {}
                    button.quiet form="claim" name="suggest" value="1" formnovalidate {
                        (r.t("claim-suggest"))
                    }
                }
            }
            div data-ask=(paths::FIELD) data-from="property" data-least="0" {
                (value_field(frame, &view.value))
            }
            @if let Some(words) = &view.understood {
                p.note.done role="status" { (r.ta("understood-as", &[("words", words.into())])) }
            }
            (source_fields(frame, &view.source))
            details.more { summary { (r.t("claim-more")) } (tiers(r, &view.tiers)) }
            (ends(frame, &view.head, r.t("claim-save")))
        }
    };
    Page::new(r.t("do-add-claim"), body).narrow().islands(FORM).render(frame)
}

/// What forms that write into a file load: help while they are written, and a draft on the device.
const FORM: &[&str] = &["ask.js", "draft.js", "who.js"];

/// The field in which a value is written, with what is offered for its property and how it is understood.
fn value_field(frame: &Frame, view: &Writing) -> Markup {
    let r = frame.reader;
    let input =
        Input::new("value", r.t("claim-value")).hint(r.t("claim-value-hint")).field(&view.value).required();
    let input = input.lines(if view.long { 2 } else { 1 }).known(view.known.as_ref()).sealed(view.sealed);
    html! {
        (if view.phone { input.kind("tel") } else { input }.render())
        @if view.reads { div role="status" data-ask=(paths::UNDERSTOOD) data-from="value property" {} }
    }
}

/// The same alone, for the island: when another property is chosen.
pub fn value_piece(frame: &Frame, view: &Writing) -> String {
    value_field(frame, view).into_string()
}

/// Words that answer what is typed, for the island.
pub fn known_piece(words: &[String]) -> String {
    offers(words).into_string()
}

fn ends(frame: &Frame, head: &Head, verb: &str) -> Markup {
    html! {
        div.acts {
            button { (verb) } a.button.quiet href=(paths::file(&head.id)) { (frame.reader.t("cancel")) }
        }
        p { (draft_status(frame.reader)) }
    }
}

/// Who said it, when and where in it.
pub(crate) fn source_fields(frame: &Frame, view: &SourceFields) -> Markup {
    let r = frame.reader;
    html! {
        fieldset.who data-who[view.needed] { legend { (r.t("source-legend")) }
            (known_sources(frame, &view.known))
            div.new-source {
                (informant(r, view))
                @if !view.relations.is_empty() {
                    (select("relation", r.t("intake-relation"), "", &view.relations, None))
                }
                details.more open[source_is_told(view)] { summary { (r.t("source-more")) }
                    @if !view.kinds.is_empty() {
                        (select("source_kind", r.t("source-kind"), "", &view.kinds, None))
                    }
                    (Input::new("said_on", r.t("said-on"))
                        .hint(r.t("said-on-hint"))
                        .field(&view.said_on)
                        .render())
                }
            }
            (Input::new("at", r.t("said-at")).hint(r.t("said-at-hint")).field(&view.at).render())
        }
    }
}

/// So many sources of a file are shown to choose from with one touch; more are a list.
const FEW_SOURCES: usize = 6;

/// Sources that speak in the file already. What a new one needs is hidden by the style while one of them is
/// chosen.
fn known_sources(frame: &Frame, known: &[Choice]) -> Markup {
    let r = frame.reader;
    let one = |c: &Choice| {
        html! {
            label.tick {
                input type="radio" name="source" value=(c.value) checked[c.chosen]; span { (said(&c.label)) }
            }
        }
    };
    html! {
        @match known {
            [] | [_] => {},
            [new, known @ ..] if known.len() <= FEW_SOURCES => {
                div role="radiogroup" aria-label=(r.t("source-known")) {
                    @for c in known { (one(c)) } (one(new))
                }
            },
            _ => { (select("source", r.t("source-known"), r.t("source-known-hint"), known, None)) },
        }
    }
}

/// Who told it. Where no source of the file can be chosen in its place, the browser itself asks for it.
fn informant(r: Reader, view: &SourceFields) -> Markup {
    let input = Input::new("informant", r.t("informant"))
        .hint(r.t("informant-hint"))
        .field(&view.informant)
        .sealed(true);
    if view.needed && view.known.len() < 2 { input.required() } else { input }.render()
}

fn source_is_told(view: &SourceFields) -> bool {
    !view.said_on.value.is_empty()
        || view.said_on.trouble.is_some()
        || view.kinds.iter().any(|c| c.chosen && !c.value.is_empty())
}

/// What stands now, above a form that changes it.
fn present(frame: &Frame, label: &str, value: &str, source: &str) -> Markup {
    html! {
        dl.facts {
            div {
                dt { (label) }
                dd {
                    @if value.is_empty() {
                        span.soft { (frame.reader.t("hidden-from-role")) }
                    } @else {
                        (said(value))
                    }
                }
            }
            div { dt { (frame.reader.t("source-word")) } dd { (said(source)) } }
        }
    }
}

/// Correct a claim.
pub fn claim_correct(frame: &Frame, view: &CorrectForm) -> String {
    let r = frame.reader;
    let title = r.ta("correct-title", &[("property", (&view.label).into())]);
    let address = paths::claim_correct(&view.head.id, &view.claim);
    let body = html! {
        (head_line(frame, &view.head, &title))
        p.lead { (r.t("correct-lead")) }
        (present(frame, &view.label, &view.present, &view.present_source))
        (summary(r, view.trouble.as_ref(), &[
            ("value", r.t("correct-value"), view.value.value.trouble.as_ref()),
            ("why", r.t("reason"), view.why.trouble.as_ref()),
            ("informant", r.t("informant"), view.source.informant.trouble.as_ref()),
            ("said_on", r.t("said-on"), view.source.said_on.trouble.as_ref()),
        ]))
        form method="post" action=(address) autocomplete="off" data-draft=[draft(frame, &address)]
            data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            @if view.codes.is_empty() {
                (correction(frame, &view.value))
            } @else {
                (select("value", r.t("correct-value"), "", &view.codes, view.value.value.trouble.as_ref()))
            }
            (Input::new("why", r.t("reason"))
                .hint(r.t("correct-why-hint"))
                .field(&view.why)
                .lines(2)
                .required()
                .render())
            (source_fields(frame, &view.source))
            (ends(frame, &view.head, r.t("correct-save")))
        }
    };
    Page::new(&title, body).narrow().islands(FORM).render(frame)
}

fn correction(frame: &Frame, view: &Writing) -> Markup {
    let input = Input::new("value", frame.reader.t("correct-value")).field(&view.value).required();
    let input = input.lines(if view.long { 2 } else { 1 }).known(view.known.as_ref()).sealed(view.sealed);
    if view.phone { input.kind("tel") } else { input }.render()
}

/// Take a claim back.
pub fn claim_withdraw(frame: &Frame, view: &WithdrawForm) -> String {
    let r = frame.reader;
    let title = r.ta("withdraw-title", &[("property", (&view.label).into())]);
    let address = paths::claim_withdraw(&view.head.id, &view.claim);
    let body = html! {
        (head_line(frame, &view.head, &title))
        p.lead { (r.t("withdraw-lead")) }
        (present(frame, &view.label, &view.present, &view.present_source))
        @if !view.with.is_empty() {
            p.note { (r.t("withdraw-step")) " " (said(&view.with.join(r.t("sep")))) }
        }
        (summary(r, None, &[("why", r.t("reason"), view.why.trouble.as_ref())]))
        form method="post" action=(address) autocomplete="off" data-draft=[draft(frame, &address)]
            data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            @if view.back.sure == Some("name-last") {
                p { a href=(paths::claim_correct(&view.head.id, &view.claim)) { (r.t("withdraw-correct")) } }
            }
            (Input::new("why", r.t("reason"))
                .hint(r.t("withdraw-why-hint"))
                .field(&view.why)
                .lines(3)
                .required()
                .render())
            div.acts {
                button.grave { (r.t("withdraw-do")) }
                a.button.quiet href=(paths::file(&view.head.id)) { (r.t("cancel")) }
            }
            p { (draft_status(r)) }
        }
    };
    Page::new(&title, body).narrow().islands(FORM).render(frame)
}

/// Forget a person.
pub fn forget(frame: &Frame, view: &ForgetForm) -> String {
    let r = frame.reader;
    let title = r.t(if view.person { "forget-title" } else { "forget-title-other" });
    let address = paths::forget(&view.head.id);
    let body = html! {
        (head_line(frame, &view.head, title))
        p.lead { (r.t(if view.person { "forget-lead" } else { "forget-lead-other" })) }
        h2 { (r.t("forget-goes")) }
        ul { @for line in &view.goes { li { (line) } } }
        h2 { (r.t("forget-stays")) }
        ul {
            li { (r.t("forget-stays-log")) }
            @if view.person { li { (r.t("forget-stays-spelling")) } }
            @if !view.copies.is_empty() {
                li { (r.t("forget-stays-copies")) ul { @for copy in &view.copies { li { (said(copy)) } } } }
            }
            @if !view.elsewhere.is_empty() {
                li {
                    (r.t("forget-stays-elsewhere")) ul { @for when in &view.elsewhere { li.num { (when) } } }
                }
            }
            li { (r.t("forget-stays-copies-unknown")) }
            li {
                (r.t("forget-stays-left"))
                @if !view.left.is_empty() { ul { @for left in &view.left { li.num { (left) } } } }
            }
            @if view.person { li { (r.t("forget-stays-forms")) } }
            @if !view.rows.is_empty() {
                li {
                    (r.t("forget-stays-rows"))
                    ul { @for (href, row) in &view.rows { li { a.num href=(href) { (row) } } } }
                }
            }
            @if !view.lists.is_empty() {
                li { (r.t("forget-stays-lists")) ul { @for list in &view.lists { li { (said(list)) } } } }
            }
            @if !view.named_in.is_empty() {
                li {
                    (r.t("forget-stays-named"))
                    ul { @for (href, name) in &view.named_in { li { a href=(href) { (said(name)) } } } }
                }
            }
            @if !view.named_words.is_empty() {
                li {
                    (r.t("forget-stays-words"))
                    ul { @for (href, words) in &view.named_words { li { (linked(href, words)) } } }
                }
            }
            @if !view.papers_in.is_empty() {
                li {
                    (r.t("forget-stays-papers"))
                    ul { @for (href, name) in &view.papers_in { li { a href=(href) { (said(name)) } } } }
                }
            }
        }
        (summary(r, None, &[
            ("asked_by", r.t("forget-asked-by"), view.asked_by.trouble.as_ref()),
            ("why", r.t("reason"), view.why.trouble.as_ref()),
        ]))
        form method="post" action=(address) autocomplete="off" {
            (hidden(frame))
            (wish(r, &view.asked_by, &view.why))
            @if !view.lists.is_empty() {
                label.tick {
                    input type="checkbox" name="with_lists" value="1" checked[view.with_lists];
                    span { (r.t("forget-with-lists")) span.hint { (r.t("forget-with-lists-hint")) } }
                }
            }
            p.note { (r.t(if view.alone { "forget-alone" } else { "forget-second" })) }
            div.acts {
                button.grave { (r.t(if view.alone { "forget-do" } else { "forget-ask" })) }
                a.button.quiet href=(paths::file(&view.head.id)) { (r.t("cancel")) }
            }
        }
    };
    Page::new(title, body).narrow().render(frame)
}

/// Words with the way to where they stand, where there is one.
fn linked(href: &str, words: &str) -> Markup {
    html! { @if href.is_empty() { (said(words)) } @else { a href=(href) { (said(words)) } } }
}

/// Destroy a list that was kept as it came.
pub fn destroy(frame: &Frame, view: &DestroyForm) -> String {
    let r = frame.reader;
    let title = r.t("destroy-title");
    let body = html! {
        h1 { (title) }
        p.lead { (said(&view.name)) }
        h2 { (r.t("destroy-goes")) }
        ul { @for line in &view.goes { li { (line) } } }
        h2 { (r.t("forget-stays")) }
        ul {
            li { (r.t("destroy-stays-files")) }
            li { (r.t("destroy-stays-waiting")) }
            li { (r.t("destroy-stays-log")) }
            @for line in &view.holds { li { (line) } }
            li { (r.t("forget-stays-copies-unknown")) }
        }
        (summary(r, None, &[
            ("asked_by", r.t("forget-asked-by"), view.asked_by.trouble.as_ref()),
            ("why", r.t("reason"), view.why.trouble.as_ref()),
        ]))
        form method="post" action=(paths::document_destroy(&view.id)) autocomplete="off" {
            (hidden(frame))
            (wish(r, &view.asked_by, &view.why))
            p.note { (r.t(if view.alone { "forget-alone" } else { "forget-second" })) }
            div.acts {
                button.grave { (r.t(if view.alone { "destroy-do" } else { "forget-ask" })) }
                a.button.quiet href=(paths::document(&view.id)) { (r.t("cancel")) }
            }
        }
    };
    Page::new(title, body).narrow().render(frame)
}

/// Who asks that something be destroyed, and why.
fn wish(r: Reader, asked_by: &Field, why: &Field) -> Markup {
    html! {
        (Input::new("asked_by", r.t("forget-asked-by"))
            .hint(r.t("forget-asked-by-hint"))
            .field(asked_by)
            .required()
            .render())
        (Input::new("why", r.t("reason"))
            .hint(r.t("forget-why-hint"))
            .field(why)
            .lines(3)
            .required()
            .render())
    }
}

/// Add a step of the path.
pub fn event_new(frame: &Frame, view: &EventForm) -> String {
    let r = frame.reader;
    let address = paths::event_new(&view.head.id);
    let body = html! {
        (head_line(frame, &view.head, r.t("do-add-event")))
        p.lead { (r.t("event-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("event_kind", r.prop("event_kind").as_str(), view.kind.as_ref()),
            ("event_date", r.prop("event_date").as_str(), view.date.trouble.as_ref()),
            ("informant", r.t("informant"), view.source.informant.trouble.as_ref()),
            ("said_on", r.t("said-on"), view.source.said_on.trouble.as_ref()),
        ]))
        form method="post" action=(address) autocomplete="off" data-draft=[draft(frame, &address)]
            data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            @if view.episodes.len() > 1 { (radios("episode", r.t("event-episode"), &view.episodes)) }
            (select("event_kind", &r.prop("event_kind"), "", &view.kinds, view.kind.as_ref()))
            (Input::new("event_date", &r.prop("event_date"))
                .hint(r.t("date-hint"))
                .field(&view.date)
                .render())
            div role="status" data-ask=(paths::UNDERSTOOD) data-from="event_date" {}
            (Input::new("event_place", &r.prop("event_place"))
                .field(&view.place)
                .known(Some(&view.places))
                .render())
            (Input::new("event_unit", &r.prop("event_unit"))
                .hint(r.t("event-unit-hint"))
                .field(&view.unit)
                .known(Some(&view.parties))
                .render())
            (Input::new("event_facility", &r.prop("event_facility"))
                .field(&view.facility)
                .known(Some(&view.facilities))
                .render())
            details.more open[view.denials.iter().any(|c| c.chosen && !c.value.is_empty())] {
                summary { (r.t("event-denial")) }
                (select("denial_kind", &r.prop("denial_kind"), r.t("event-denial-hint"), &view.denials, None))
            }
            (Input::new("event_note", &r.prop("event_note")).field(&view.note).lines(3).render())
            (source_fields(frame, &view.source))
            (ends(frame, &view.head, r.t("event-save")))
        }
    };
    Page::new(r.t("do-add-event"), body).narrow().islands(FORM).render(frame)
}

/// Write down that a relative was told.
pub fn telling_new(frame: &Frame, view: &TellingForm) -> String {
    let r = frame.reader;
    let (relative, by) = (r.prop("told_relative"), r.prop("told_by"));
    let address = paths::telling_new(&view.head.id);
    let body = html! {
        (head_line(frame, &view.head, r.t("do-tell")))
        p.lead { (r.t("tell-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("told_relative", relative.as_str(), view.relative.trouble.as_ref()),
            ("told_by", by.as_str(), view.by.trouble.as_ref()),
            ("event_date", r.t("when"), view.date.trouble.as_ref()),
        ]))
        form method="post" action=(address) autocomplete="off" data-draft=[draft(frame, &address)]
            data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            (Input::new("told_relative", &relative)
                .hint(r.t("tell-relative-hint"))
                .field(&view.relative)
                .required()
                .render())
            (Input::new("told_by", &by).hint(r.t("tell-by-hint")).field(&view.by).required().render())
            (Input::new("event_date", r.t("when")).hint(r.t("tell-date-hint")).field(&view.date).render())
            (Input::new("event_note", r.t("tell-note")).field(&view.note).lines(3).render())
            (ends(frame, &view.head, r.t("tell-save")))
        }
    };
    Page::new(r.t("do-tell"), body).narrow().islands(FORM).render(frame)
}

/// Add a document.
pub fn document_new(frame: &Frame, view: &DocumentForm) -> String {
    let r = frame.reader;
    let address = paths::document_new(&view.head.id);
    let hint = r.ta("document-file-hint", &[("limit", (&view.limit).into())]);
    let upload = Upload {
        name: "file",
        label: r.t("document-file"),
        hint: &hint,
        trouble: view.upload.as_ref(),
        back: &view.back,
        lists: None,
        most: Some(view.most),
    };
    let body = html! {
        (head_line(frame, &view.head, r.t("do-add-document")))
        p.lead { (r.t("document-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("file", r.t("document-file"), view.upload.as_ref()),
            ("title", r.t("document-title"), view.title.trouble.as_ref()),
            ("kind", r.t("document-kind"), view.kind.as_ref()),
            ("compartment", r.t("compartment"), view.compartment.as_ref()),
            ("said_on", r.t("said-on"), view.source.said_on.trouble.as_ref()),
            ("informant", r.t("informant"), view.source.informant.trouble.as_ref()),
        ]))
        form method="post" action=(address) enctype="multipart/form-data" autocomplete="off"
            data-draft=[draft(frame, &address)] data-typed[view.back.typed] {
            (hidden(frame))
            (sure(r, &view.back))
            (upload.render(r))
            (Input::new("title", r.t("document-title"))
                .hint(r.t("document-title-hint"))
                .field(&view.title)
                .required()
                .render())
            (select("kind", r.t("document-kind"), "", &view.kinds, view.kind.as_ref()))
            @if !view.compartments.is_empty() {
                (select(
                    "compartment",
                    r.t("compartment"),
                    r.t("compartment-hint"),
                    &view.compartments,
                    view.compartment.as_ref(),
                ))
            }
            (tiers(r, &view.tiers))
            (source_fields(frame, &view.source))
            (ends(frame, &view.head, r.t("document-save")))
        }
    };
    Page::new(r.t("do-add-document"), body)
        .narrow()
        .islands(&["ask.js", "draft.js", "who.js", "size.js"])
        .render(frame)
}
