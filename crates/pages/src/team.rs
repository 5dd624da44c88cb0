//! The team of a file: that there is one, who is in it, and the form by which it is given.

use crate::layout::Page;
use crate::parts::{Input, empty, head_line, hidden, person_name, said, summary, tag, ticks};
use crate::paths;
use crate::view::{Frame, TeamForm, TeamLine, Teams};
use maud::{Markup, html};

/// The line under the name of a file.
pub(crate) fn line(frame: &Frame, file: &str, team: &TeamLine) -> Markup {
    let r = frame.reader;
    html! {
        p.note.noprint {
            b { (r.t("team-has")) } " "
            @if team.mine { (r.t("team-mine")) } @else { (r.t("team-apart")) }
            (names(frame, team))
            @if team.vacant { " " (tag("bad", r.t("team-vacant"))) }
            @if team.change { " " a href=(paths::team(file)) { (r.t("team-change")) } }
        }
    }
}

fn names(frame: &Frame, team: &TeamLine) -> Markup {
    let r = frame.reader;
    html! { @if let Some(names) = team.names.as_ref().filter(|names| !names.is_empty()) {
        " " span.soft { (r.t("team-members")) " " (said(&r.list(names))) }
    } }
}

/// The team of one file.
pub fn team(frame: &Frame, view: &TeamForm) -> String {
    let r = frame.reader;
    let address = paths::team(&view.head.id);
    let body = html! {
        (head_line(frame, &view.head, r.t("team-title")))
        p.lead { (r.t("team-lead")) }
        @if let Some(now) = &view.now {
            p.note {
                b { (r.t("team-has")) } (names(frame, now))
                @if now.vacant { " " (r.t("team-vacant-about")) }
                @if !view.because.is_empty() { " " span.soft { (said(&view.because)) } }
            }
        }
        @if view.may {
            (summary(
                r,
                None,
                &[
                    ("member", r.t("team-members"), view.team.as_ref()),
                    ("why", r.t("reason"), view.why.trouble.as_ref()),
                ],
            ))
            form method="post" action=(address) autocomplete="off" {
                (hidden(frame))
                (ticks("member", r.t("team-members"), &view.colleagues))
                (Input::new("why", r.t("reason"))
                    .hint(r.t("team-why-hint"))
                    .field(&view.why)
                    .lines(2)
                    .render())
                div.acts {
                    button { (r.t("team-save")) }
                    @if view.now.is_some() {
                        button.grave formaction=(paths::team_dissolve(&view.head.id)) {
                            (r.t("team-dissolve"))
                        }
                    }
                    a.button.quiet href=(paths::file(&view.head.id)) { (r.t("cancel")) }
                }
            }
        } @else {
            p { (r.t("err-team")) " " (r.t("fix-team")) }
        }
    };
    Page::new(r.t("team-title"), body).narrow().render(frame)
}

/// Every file that has a team.
pub fn teams(frame: &Frame, view: &Teams) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("teams-title")) }
        p.lead { (r.t("teams-lead")) }
        @if view.files.is_empty() { (empty(r.t("teams-none"), Some((paths::FILES, r.t("place-files"))))) }
        ul.list { @for (head, team) in &view.files { li.row {
            div {
                a.person href=(paths::file(&head.id)) { (person_name(r, &head.name)) }
                " "
                span.soft { (said(&head.of)) }
                span.why { (names(frame, team)) }
            }
            div {
                @if team.vacant { (tag("bad", r.t("team-vacant"))) " " }
                @if team.change { a href=(paths::team(&head.id)) { (r.t("team-change")) } }
            }
        } } }
    };
    Page::new(r.t("teams-title"), body).render(frame)
}
