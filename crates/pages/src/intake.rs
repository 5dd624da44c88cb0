//! A new file in two minutes, from a phone.

use crate::layout::Page;
use crate::parts::{Input, draft, draft_offer, draft_status, few, hidden, said, select, summary, sure};
use crate::paths;
use crate::view::{Frame, Intake, PersonLine, Understood};
use maud::{Markup, html};

/// The new file. With `confirming`, it asks whether one of the similar files is meant.
pub fn intake(frame: &Frame, view: &Intake) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("place-new")) }
        p.lead { (r.t("intake-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("name", r.t("intake-name"), view.name.trouble.as_ref()),
            ("mother", &r.prop("mother_name"), view.mother.trouble.as_ref()),
            ("taken_date", r.t("intake-when"), view.taken_date.trouble.as_ref()),
            ("taken_place", r.t("intake-where"), view.taken_place.trouble.as_ref()),
            ("informant", r.t("intake-informant"), view.informant.trouble.as_ref()),
            ("birth", r.t("intake-birth"), view.birth.trouble.as_ref()),
            ("party", r.t("intake-party"), view.party.trouble.as_ref()),
            ("phone", r.t("intake-phone"), view.phone.trouble.as_ref()),
            ("note", &r.prop("note"), view.note.trouble.as_ref()),
        ]))
        @if view.confirming { (confirm(frame, view)) }
        form #intake method="post" action=(paths::FILE_NEW) autocomplete="off"
            data-draft=[draft(frame, paths::FILE_NEW)] data-typed[view.back.typed || view.confirming] {
            (hidden(frame))
            @for name in &view.answered { input type="hidden" name=(name) value="1"; }
            (sure(r, &view.back))
            (draft_offer(r))
            (Input::new("name", r.t("intake-name")).field(&view.name).required().render())
            div role="status" data-ask=(paths::SIMILAR) data-from="name mother taken_place birth" {
                @if !view.confirming { (similar(frame, &view.similar)) }
            }
            (Input::new("mother", &r.prop("mother_name"))
                .hint(r.t("intake-mother-hint"))
                .field(&view.mother)
                .render())
            (few("sex", &r.prop("sex"), &view.sexes))
            (Input::new("taken_date", r.t("intake-when"))
                .hint(r.t("date-hint"))
                .field(&view.taken_date)
                .render())
            div role="status" data-ask=(paths::UNDERSTOOD) data-from="taken_date" {
                @if let Some(u) = &view.understood { (understood(frame, u)) }
            }
            (Input::new("taken_place", r.t("intake-where"))
                .hint(r.t("intake-where-hint"))
                .field(&view.taken_place)
                .known(Some(&view.places))
                .render())
            (Input::new("informant", r.t("intake-informant"))
                .hint(r.t("intake-informant-hint"))
                .field(&view.informant)
                .required()
                .sealed(true)
                .render())
            @if !view.relations.is_empty() {
                (select("relation", r.t("intake-relation"), "", &view.relations, None))
            }
            details.more open[has_more(view)] {
                summary { (r.t("intake-more")) }
                (Input::new("birth", r.t("intake-birth"))
                    .hint(r.t("intake-birth-hint"))
                    .field(&view.birth)
                    .render())
                (Input::new("party", r.t("intake-party"))
                    .hint(r.t("intake-party-hint"))
                    .field(&view.party)
                    .known(Some(&view.parties))
                    .render())
                (Input::new("phone", r.t("intake-phone"))
                    .hint(r.t("intake-phone-hint"))
                    .field(&view.phone)
                    .kind("tel")
                    .sealed(true)
                    .render())
                (Input::new("note", &r.prop("note"))
                    .hint(r.t("intake-note-hint"))
                    .field(&view.note)
                    .lines(3)
                    .render())
            }
            // What is kept on the device is told here and not in the foot, which would hide what is being
            // written.
            p { (draft_status(r)) }
        }
    };
    let acts = html! {
        @if view.confirming { button form="intake" name="confirmed" value="1" { (r.t("intake-confirm")) } }
        @else { button form="intake" { (r.t("intake-save")) } }
    };
    Page::new(r.t("place-new"), body).narrow().acts(acts).islands(&["ask.js", "draft.js"]).render(frame)
}

fn has_more(view: &Intake) -> bool {
    [&view.birth, &view.party, &view.phone, &view.note]
        .iter()
        .any(|f| !f.value.is_empty() || f.trouble.is_some())
}

fn confirm(frame: &Frame, view: &Intake) -> Markup {
    let r = frame.reader;
    html! {
        section.note role="alert" {
            h2 { (r.t("intake-maybe")) }
            p { (r.t("intake-maybe-do")) }
            ul.list { @for person in &view.similar { li.row {
                div { (person_piece(person)) }
                button.quiet form="intake" name="same" value=(person.id) { (r.t("intake-same")) }
            } } }
            p.small { (r.t("intake-not-same")) }
        }
    }
}

fn person_piece(person: &PersonLine) -> Markup {
    html! {
        a.person href=(paths::file(&person.id)) { (said(&person.name)) }
        " "
        span.soft.small { (said(&person.of)) }
        @if !person.why.is_empty() { span.why { (person.why) } }
    }
}

fn similar(frame: &Frame, list: &[PersonLine]) -> Markup {
    html! {
        @if !list.is_empty() {
            div.note {
                b { (frame.reader.t("maybe-here")) }
                ul.plain { @for person in list { li { (person_piece(person)) } } }
            }
        }
    }
}

fn understood(frame: &Frame, view: &Understood) -> Markup {
    let r = frame.reader;
    html! {
        @if view.text.is_empty() { span.hint { (r.t("understood-nothing")) } }
        @else { span.hint { (r.ta("understood-as", &[("words", (&view.text).into())])) } }
        @if !view.others.is_empty() {
            span.hint { (r.t("understood-or")) }
            div.acts {
                @for other in &view.others {
                    button.quiet type="button" data-take=(other.value) { (other.label) }
                }
            }
        }
    }
}

/// The piece that the island shows under the name: files like the one being typed.
pub fn similar_piece(frame: &Frame, list: &[PersonLine]) -> String {
    similar(frame, list).into_string()
}

/// The piece that the island shows under the date: how it is understood.
pub fn understood_piece(frame: &Frame, view: &Understood) -> String {
    understood(frame, view).into_string()
}
