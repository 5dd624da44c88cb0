//! The reader's own page: language, keys, tokens, sessions.

use crate::door::{new_password, proof, second_key};
use crate::layout::Page;
use crate::members::roles;
use crate::parts::{Input, hidden, post, radios, said, summary, tag, ticks};
use crate::paths;
use crate::view::{Choice, Frame, Me, SessionLine, TokenLine};
use l10n::Lang;
use maud::{Markup, html};

/// The reader's own page.
pub fn me(frame: &Frame, view: &Me) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (said(&view.name)) }
        p.lead {
            bdi { (view.sign_in) } @if let Some(who) = &frame.who { (r.t("sep")) (roles(frame, &who.roles)) }
        }
        @if let Some(token) = &view.new_token {
            div.note.done role="status" {
                p { b { (r.t("token-made")) } } p { code.secret { (token) } } p { (r.t("token-once")) }
            }
        }
        @if !view.new_recovery.is_empty() {
            div.note.done role="status" {
                p { b { (r.t(if view.recovery_first { "recovery-made-first" } else { "recovery-made" })) } }
                ol.codes { @for code in &view.new_recovery { li { code.secret { (code) } } } }
                p { (r.t("recovery-once")) }
            }
        }
        (summary(r, None, &[
            (asked_in(view), r.t("password-present"), view.present.as_ref()),
            ("password", r.t("password-new"), view.password.as_ref()),
            ("again", r.t("password-again"), view.again.as_ref()),
            ("code", r.t("totp-code"), view.code.as_ref()),
            ("name", r.t("token-name"), view.token_name.as_ref()),
            ("scope", r.t("token-scopes"), view.scope.as_ref()),
        ]))
        (language(frame))
        (password(frame, view))
        (totp(frame, view))
        (sessions(frame, &view.sessions))
        (tokens(frame, view))
    };
    Page::new(&view.name, body).narrow().render(frame)
}

/// The field in which the password was asked once more.
fn asked_in(view: &Me) -> &'static str {
    match view.asked {
        "totp" if view.totp_on => "present-totp",
        "totp" => "present-totp-on",
        "recovery" => "present-recovery",
        "token" => "present-token",
        _ => "present",
    }
}

/// What is wrong with the password asked in that form.
fn wrong_in<'v>(view: &'v Me, form: &str) -> Option<&'v l10n::Trouble> {
    view.present.as_ref().filter(|_| view.asked == form)
}

fn language(frame: &Frame) -> Markup {
    let r = frame.reader;
    let choices = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()).chosen(lang == r.lang));
    html! {
        form method="post" action=(paths::ME_LANGUAGE) {
            (hidden(frame))
            (radios("language", r.t("language"), &choices))
            div.acts { button.quiet { (r.t("save")) } }
        }
    }
}

fn password(frame: &Frame, view: &Me) -> Markup {
    let r = frame.reader;
    let present = wrong_in(view, "password");
    let wrong = present.is_some() || view.password.is_some() || view.again.is_some();
    html! {
        h2 { (r.t("password")) }
        details.more open[wrong] { summary { (r.t("password-change")) }
            form method="post" action=(paths::ME_PASSWORD) {
                (hidden(frame))
                (Input::new("present", r.t("password-present"))
                    .kind("password")
                    .trouble(present)
                    .required()
                    .complete("current-password")
                    .render())
                (new_password(frame, view.password.as_ref(), view.again.as_ref()))
                div.acts { button { (r.t("password-change")) } }
            }
        }
    }
}

fn totp(frame: &Frame, view: &Me) -> Markup {
    let r = frame.reader;
    html! {
        h2 {
            (r.t("totp-title"))
            " "
            @if view.totp_on {
                (tag("on", r.t("member-totp-on")))
            } @else {
                (tag("act", r.t("member-totp-off")))
            }
        }
        @if view.totp_on {
            details.more open[wrong_in(view, "totp").is_some()] { summary { (r.t("totp-off")) }
                form method="post" action=(paths::ME_TOTP_OFF) {
                    (hidden(frame))
                    (Input::new("present", r.t("password-present"))
                        .id("present-totp".to_owned())
                        .kind("password")
                        .trouble(wrong_in(view, "totp"))
                        .required()
                        .complete("current-password")
                        .render())
                    button.grave { (r.t("totp-off")) }
                }
            }
            (recovery(frame, view))
        } @else if let Some(key) = &view.totp {
            p { (r.t("totp-why")) }
            details.more open[view.code.is_some() || wrong_in(view, "totp").is_some()] {
                summary { (r.t("totp-on")) }
                form method="post" action=(paths::ME_TOTP) {
                    (hidden(frame)) (second_key(frame, key))
                    (Input::new("code", r.t("totp-code"))
                        .hint(r.t("totp-code-hint"))
                        .trouble(view.code.as_ref())
                        .required()
                        .complete("one-time-code")
                        .numeric()
                        .render())
                    (Input::new("present", r.t("password-present"))
                        .id("present-totp-on".to_owned())
                        .kind("password")
                        .trouble(wrong_in(view, "totp"))
                        .required()
                        .complete("current-password")
                        .render())
                    div.acts { button { (r.t("totp-on")) } }
                }
            }
        }
    }
}

/// What opens in place of the telephone when it is lost.
fn recovery(frame: &Frame, view: &Me) -> Markup {
    let r = frame.reader;
    html! {
        h3 { (r.t("recovery-title")) }
        p { (r.t("recovery-about")) " " (r.ta("recovery-left", &[("n", view.recovery.into())])) }
        details.more open[wrong_in(view, "recovery").is_some()] { summary { (r.t("recovery-do")) }
            form method="post" action=(paths::ME_RECOVERY) {
                (hidden(frame))
                (proof(frame, "present-recovery", wrong_in(view, "recovery")))
                div.acts { button { (r.t("recovery-do")) } }
            }
        }
    }
}

fn sessions(frame: &Frame, list: &[SessionLine]) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("sessions")) }
        ul.list { @for s in list { li.row {
            div {
                (said(&s.device))
                @if s.this { " " (tag("on", r.t("session-this"))) }
                span.why {
                    (r.ta("session-began", &[("when", (&s.began).into())]))
                    (r.t("sep"))
                    (r.ta("used", &[("when", (&s.used).into())]))
                }
            }
            @if !s.this { (post(frame, &paths::session_end(&s.id), "quiet", r.t("session-end"), &[])) }
        } } }
        @if list.len() > 1 {
            div.acts { (post(frame, paths::ME_SESSIONS_END, "grave", r.t("sessions-end"), &[])) }
        }
    }
}

fn tokens(frame: &Frame, view: &Me) -> Markup {
    let r = frame.reader;
    let worded = |c: &Choice| Choice { label: r.t(&format!("scope-{}", c.value)).to_owned(), ..c.clone() };
    let scopes: Vec<Choice> = view.scopes.iter().map(worded).collect();
    html! {
        h2 { (r.t("tokens")) }
        p.soft.small { (r.t("tokens-about")) }
        @if !view.tokens.is_empty() { ul.list { @for token in &view.tokens { (one_token(frame, token)) } } }
        form method="post" action=(paths::ME_TOKENS) {
            (hidden(frame))
            (Input::new("name", r.t("token-name"))
                .hint(r.t("token-name-hint"))
                .trouble(view.token_name.as_ref())
                .required()
                .render())
            (ticks("scope", r.t("token-scopes"), &scopes))
            (proof(frame, "present-token", wrong_in(view, "token")))
            div.acts { button.quiet { (r.t("token-make")) } }
        }
    }
}

fn scope_words(frame: &Frame, keys: &[String]) -> String {
    let r = frame.reader;
    match keys.is_empty() {
        true => r.t("scope-all").to_owned(),
        false => r.list(&keys.iter().map(|key| r.t(&format!("scope-{key}")).to_owned()).collect::<Vec<_>>()),
    }
}

fn one_token(frame: &Frame, token: &TokenLine) -> Markup {
    let r = frame.reader;
    html! {
        li.row {
            div {
                b { (said(&token.name)) }
                span.why { (scope_words(frame, &token.scopes)) }
                span.why {
                    (token.made)
                    (r.t("sep"))
                    @if token.used.is_empty() {
                        (r.t("token-unused"))
                    } @else {
                        (r.ta("used", &[("when", (&token.used).into())]))
                    }
                }
            }
            (post(frame, &paths::token_end(&token.id), "grave", r.t("token-end"), &[]))
        }
    }
}
