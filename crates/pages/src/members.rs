//! Accounts: who works here and what each may do.

use crate::door::proof;
use crate::layout::Page;
use crate::parts::{Input, hidden, said, select, summary, tag, ticks};
use crate::paths;
use crate::view::{Choice, Frame, MemberForm, MemberLine, Members};
use maud::{Markup, html};

/// All accounts.
pub fn members(frame: &Frame, view: &Members) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("members-title")) }
        p.lead { (r.t("members-title-about")) }
        @if view.alone { p.note { (r.t("second-alone")) } }
        ul.list { @for member in &view.members { (one_member(frame, member)) } }
    };
    let acts = html! { a.button href=(paths::MEMBER_NEW) { (r.t("member-new")) } };
    Page::new(r.t("members-title"), body).acts(acts).render(frame)
}

fn one_member(frame: &Frame, member: &MemberLine) -> Markup {
    let r = frame.reader;
    html! {
        li.row {
            div {
                a href=(paths::member(&member.id)) { b { (said(&member.name)) } }
                " "
                bdi.soft { (member.sign_in) }
                span.why {
                    (roles(frame, &member.roles))
                    @if !member.organisation.is_empty() { (r.t("sep")) (said(&member.organisation)) }
                }
                @if !member.compartments.is_empty() {
                    span.why { (r.t("compartments-admitted")) " " (said(&r.list(&member.compartments))) }
                }
                span.why {
                    @if member.seen.is_empty() {
                        (r.t("member-never"))
                    } @else {
                        (r.ta("member-seen", &[("when", (&member.seen).into())]))
                    }
                }
            }
            div {
                @if member.locked { (tag("bad", r.t("member-locked"))) " " }
                @if member.waits {
                    (tag(if is_refused(&member.asked) { "bad" } else { "act" }, r.t(waiting(&member.asked))))
                    " "
                }
                @if member.totp {
                    (tag("on", r.t("member-totp-on")))
                } @else {
                    (tag("act", r.t("member-totp-off")))
                }
            }
        }
    }
}

fn is_refused(asked: &str) -> bool {
    asked == "refused"
}

/// How an account waits: for an answer, or for nobody any more.
fn waiting(asked: &str) -> &'static str {
    match asked {
        "refused" => "member-refused",
        "expired" => "member-unasked",
        _ => "member-waits",
    }
}

pub(crate) fn roles(frame: &Frame, keys: &[String]) -> String {
    let r = frame.reader;
    r.list(&keys.iter().map(|key| r.t(&format!("role-{key}")).to_owned()).collect::<Vec<_>>())
}

/// A new account, or one to change.
pub fn member(frame: &Frame, view: &MemberForm) -> String {
    let r = frame.reader;
    let title = if view.id.is_some() { view.name.value.clone() } else { r.t("member-new").to_owned() };
    let action = view.id.as_deref().map_or(paths::MEMBER_NEW.to_owned(), paths::member);
    let worded: Vec<Choice> = view.roles.iter().map(|c| role_choice(frame, c)).collect();
    let body = html! {
        h1 { (said(&title)) }
        @if let Some(password) = &view.one_time { (one_time(frame, password)) }
        @if view.waits {
            p.note { b { (r.t(waiting(&view.asked))) } " " (r.t(&format!("{}-about", waiting(&view.asked)))) }
        }
        (summary(r, None, &[
            ("name", r.t("member-name"), view.name.trouble.as_ref()),
            ("sign_in", r.t("sign-in-name"), view.sign_in.trouble.as_ref()),
            ("role", r.t("roles"), view.role.as_ref()),
            ("compartment", r.t("compartments"), view.compartment.as_ref()),
            ("present", r.t("proof"), view.proof.as_ref()),
        ]))
        form method="post" action=(action) {
            (hidden(frame))
            (Input::new("name", r.t("member-name"))
                .hint(r.t("member-name-hint"))
                .field(&view.name)
                .required()
                .render())
            (Input::new("sign_in", r.t("sign-in-name"))
                .hint(r.t("sign-in-name-hint"))
                .field(&view.sign_in)
                .required()
                .render())
            (ticks("role", r.t("roles"), &worded))
            @if view.sure {
                label.tick.note {
                    input type="checkbox" name="sure" value="1"; span { (r.t("own-role-sure")) }
                }
            }
            @if !view.compartments.is_empty() {
                p.soft.small { (r.t("compartments-about")) }
                (ticks("compartment", r.t("compartments"), &view.compartments))
            }
            @if view.organisations.len() > 1 {
                (select(
                    "organisation",
                    r.t("member-organisation"),
                    r.t("member-organisation-hint"),
                    &view.organisations,
                    None,
                ))
            }
            (proof(frame, "present", view.proof.as_ref()))
            div.acts {
                button { (r.t(if view.id.is_some() { "save" } else { "member-open" })) }
                a.button.quiet href=(paths::MEMBERS) { (r.t("back")) }
            }
        }
        @if let Some(id) = &view.id { @if !view.own { (grave(frame, view, id)) } }
    };
    Page::new(&title, body).narrow().render(frame)
}

fn role_choice(frame: &Frame, c: &Choice) -> Choice {
    let r = frame.reader;
    Choice {
        label: r.t(&format!("role-{}", c.value)).to_owned(),
        hint: r.t(&format!("role-{}-about", c.value)).to_owned(),
        ..c.clone()
    }
}

fn one_time(frame: &Frame, password: &str) -> Markup {
    let r = frame.reader;
    html! {
        div.note.done role="status" {
            p { b { (r.t("one-time-password")) } }
            p { code.secret { (password) } }
            p { (r.t("one-time-about")) }
        }
    }
}

fn grave(frame: &Frame, view: &MemberForm, id: &str) -> Markup {
    let r = frame.reader;
    html! {
        h2 { (r.t("member-doors")) }
        form method="post" action=(paths::member_password(id)) {
            (hidden(frame))
            (proof(frame, "present-doors", None))
            div.acts {
                button.quiet { (r.t("member-new-password")) }
                @if view.totp {
                    button.quiet formaction=(paths::member_totp(id)) { (r.t("member-totp-reset")) }
                }
                @if view.locked {
                    button.quiet formaction=(paths::member_unlock(id)) { (r.t("member-unlock")) }
                }
                @else { button.grave formaction=(paths::member_lock(id)) { (r.t("member-lock")) } }
            }
        }
        p.soft.small { (r.t("member-doors-about")) }
    }
}
