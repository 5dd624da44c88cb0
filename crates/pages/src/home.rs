//! What waits: the first page after signing in, and the menu of the rest.

use crate::layout::{Page, badge};
use crate::parts::{draft_begun, empty, person_name, said};
use crate::places::{GROUPS, Place};
use crate::view::{Frame, Home, ImportLine, PersonLine, PlanLine};
use crate::{imports, paths};
use maud::{Markup, html};

/// What waits.
pub fn home(frame: &Frame, view: &Home) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("home-title")) }
        @if view.exposed { div.note.bad { p { b { (r.t("home-exposed")) } " " (r.t("home-exposed-do")) } } }
        @if view.requests > 0 {
            p.note { a href=(paths::REQUESTS) { (r.ta("home-requests", &[("n", view.requests.into())])) } }
        }
        @if frame.may.record { (draft_begun(frame, paths::FILE_NEW)) }
        @if view.files == 0 && view.imports.is_empty() {
            (first_steps(frame))
        } @else {
            (counts(frame, view))
            @let nothing = view.waiting == 0 && view.proposals == 0 && view.tasks == 0 && view.requests == 0;
            @if nothing && view.plans.is_empty() { p.soft { (r.t("home-nothing-waits")) } }
            (plans(frame, &view.plans))
            (recent(frame, &view.recent))
            (last_imports(frame, &view.imports))
        }
    };
    // What stands in the bar of every page is not said again at the foot of this one.
    let new_file = frame.may.record && !frame.places.has_in_bar(paths::FILE_NEW);
    let acts = html! {
        @if new_file { a.button href=(paths::FILE_NEW) { (r.t("do-new-file")) } }
        @if frame.may.import { a.button.quiet[new_file] href=(paths::IMPORT_NEW) { (r.t("do-import")) } }
    };
    let islands: &[&str] = if frame.may.record { &["draft.js"] } else { &[] };
    let page = Page::new(r.t("home-title"), body).islands(islands);
    match new_file || frame.may.import {
        true => page.acts(acts).render(frame),
        false => page.render(frame),
    }
}

fn first_steps(frame: &Frame) -> Markup {
    let r = frame.reader;
    html! {
        p.lead {
            (r.t(if frame.may.import || frame.may.record { "home-empty" } else { "home-empty-others" }))
        }
        ul.waits-list {
            @if frame.may.import {
                li { a href=(paths::IMPORT_NEW) { b { (r.t("do-import")) } (r.t("home-empty-import")) } }
            }
            @if frame.may.record {
                li { a href=(paths::FILE_NEW) { b { (r.t("do-new-file")) } (r.t("home-empty-new")) } }
            }
            @if frame.may.members && !frame.may.import && !frame.may.record {
                li {
                    a href=(paths::MEMBERS) { b { (r.t("home-empty-roles-do")) } (r.t("home-empty-roles")) }
                }
            }
            li { a href=(paths::HELP) { b { (r.t("help")) } (r.t("home-empty-help")) } }
        }
    }
}

fn counts(frame: &Frame, view: &Home) -> Markup {
    let r = frame.reader;
    let tile = |act: bool, href: &str, n: u64, key: &str| {
        html! {
            li { a.act[act] href=(href) { b.num { (r.num(n)) } (r.ta(key, &[("n", n.into())])) } }
        }
    };
    html! {
        ul.waits-list {
            @if frame.may.import && view.waiting > 0 {
                (tile(true, paths::WAITING, view.waiting, "home-waiting"))
            }
            @if frame.may.see_matching && view.proposals > 0 {
                (tile(true, paths::MATCHING, view.proposals, "home-proposals"))
            }
            @if view.tasks > 0 { (tile(true, paths::TASKS, view.tasks, "home-tasks")) }
            @if view.teams > 0 { (tile(true, paths::TEAMS, view.teams, "home-teams")) }
            @if view.held > 0 { (tile(true, &view.held_href, view.held, "home-held")) }
            (tile(false, paths::FILES, view.files, "home-files"))
            @if let Some(copy) = view.copy.as_ref().filter(|_| frame.may.backup) {
                li {
                    a.act[!copy.good] href=(paths::BACKUP) {
                        @match &copy.last {
                            Some(when) => {
                                b { (r.ta("home-copy-proven", &[("when", when.as_str().into())])) }
                            },
                            None => { b { (r.t("home-no-backup")) } }
                        }
                        @if !copy.good { (copy.words) }
                    }
                }
            }
        }
    }
}

fn plans(frame: &Frame, plans: &[PlanLine]) -> Markup {
    html! {
        @if !plans.is_empty() { h2 { (frame.reader.t("plans-open")) } (imports::plan_list(frame, plans)) }
    }
}

fn recent(frame: &Frame, people: &[PersonLine]) -> Markup {
    html! { @if !people.is_empty() { h2 { (frame.reader.t("home-recent")) } (person_list(frame, people)) } }
}

/// People in a short list: the name, and what tells them apart.
pub(crate) fn person_list(frame: &Frame, people: &[PersonLine]) -> Markup {
    html! {
        ul.list { @for person in people { li {
            a.person href=(paths::file(&person.id)) { (person_name(frame.reader, &person.name)) }
            // A comma stands at the word before it, and nowhere where nothing stands between.
            @if !person.of.is_empty() { " " span.soft { (said(&person.of)) } }
            @if !person.when.is_empty() { span.soft.small { (frame.reader.t("sep")) (person.when) } }
            @if !person.why.is_empty() { span.why { (person.why) } }
        } } }
    }
}

fn last_imports(frame: &Frame, lines: &[ImportLine]) -> Markup {
    let r = frame.reader;
    html! {
        @if !lines.is_empty() { h2 { (r.t("home-imports")) } (imports::import_list(frame, lines)) }
        @else if frame.may.import {
            (empty(r.t("imports-none"), Some((paths::IMPORT_NEW, r.t("do-import")))))
        }
    }
}

/// The places of the reader that do not stand in the bar.
pub fn more(frame: &Frame) -> String {
    let r = frame.reader;
    let of_group =
        |group: &str| frame.places.rest.iter().copied().filter(|place| place.group == group).collect();
    let groups = GROUPS.map(|group| -> (&str, Vec<&Place>) { (group, of_group(group)) });
    let body = html! {
        h1 { (r.t("place-more")) }
        @for (group, places) in groups.iter().filter(|(_, places)| !places.is_empty()) {
            h2 { (r.t(group)) }
            ul.list { @for place in places { (more_line(frame, place)) } }
        }
    };
    Page::new(r.t("place-more"), body).render(frame)
}

fn more_line(frame: &Frame, place: &Place) -> Markup {
    let r = frame.reader;
    html! {
        li { a.door href=(place.path) {
            b { (r.t(&place.title())) } (badge(frame, place)) span.why { (r.t(&place.explanation())) }
        } }
    }
}
