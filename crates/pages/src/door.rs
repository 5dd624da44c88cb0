//! The doors: set-up, sign-in, the second key.

use crate::layout::Page;
use crate::parts::{Input, hidden, radios, summary};
use crate::paths;
use crate::view::{Choice, FirstPassword, Frame, LockedOut, SetUp, SignIn, SignInCode, Totp, Unlock};
use l10n::Lang;
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

/// First-run set-up: the association, the first person, the keys.
pub fn set_up(frame: &Frame, view: &SetUp) -> String {
    let r = frame.reader;
    let language = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.own_name()).chosen(lang == r.lang));
    let when = [
        Choice::new("now", r.t("totp-now")).hint(r.t("totp-now-hint")).chosen(view.totp_now),
        Choice::new("later", r.t("totp-later")).hint(r.t("totp-later-hint")).chosen(!view.totp_now),
    ];
    let body = html! {
        h1 { (r.t("setup-title")) }
        p.lead { (r.t("setup-lead")) }
        (summary(r, view.trouble.as_ref(), &[
            ("word", r.t("setup-word"), view.word.as_ref().and_then(|word| word.trouble.as_ref())),
            ("association", r.t("setup-association"), view.association.trouble.as_ref()),
            ("name", r.t("member-name"), view.name.trouble.as_ref()),
            ("sign_in", r.t("sign-in-name"), view.sign_in.trouble.as_ref()),
            ("password", r.t("password"), view.password.as_ref()),
            ("again", r.t("password-again"), view.again.as_ref()),
            ("code", r.t("totp-code"), view.code.as_ref()),
        ]))
        form method="post" action=(paths::SETUP) {
            (hidden(frame))
            @if let Some(word) = &view.word {
                (Input::new("word", r.t("setup-word"))
                    .hint(r.t("setup-word-hint"))
                    .field(word)
                    .required()
                    .render())
            }
            (Input::new("association", r.t("setup-association"))
                .hint(r.t("setup-association-hint"))
                .field(&view.association)
                .required()
                .complete("organization")
                .render())
            h2 { (r.t("setup-first-person")) }
            p.soft { (r.t("setup-alone")) }
            (Input::new("name", r.t("member-name"))
                .hint(r.t("member-name-hint"))
                .field(&view.name)
                .required()
                .complete("name")
                .render())
            (Input::new("sign_in", r.t("sign-in-name"))
                .hint(r.t("sign-in-name-hint"))
                .field(&view.sign_in)
                .required()
                .complete("username")
                .render())
            label.tick {
                input type="checkbox" name="works" value="1" checked[view.works];
                span { (r.t("setup-works")) span.hint { (r.t("setup-works-hint")) } }
            }
            (new_password(frame, view.password.as_ref(), view.again.as_ref()))
            (radios("language", r.t("language"), &language))
            h2 { (r.t("totp-title")) }
            p { (r.t("totp-why")) }
            (radios("totp", r.t("totp-when"), &when))
            (second_key(frame, &view.totp))
            (Input::new("code", r.t("totp-code"))
                .hint(r.t("totp-code-hint"))
                .trouble(view.code.as_ref())
                .complete("one-time-code")
                .numeric()
                .render())
            div.acts { button { (r.t("setup-do")) } }
        }
    };
    Page::new(r.t("setup-title"), body).narrow().render(frame)
}

/// Whoever was given a password chooses another before anything else.
pub fn first_password(frame: &Frame, view: &FirstPassword) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("first-password-title")) }
        p.lead { (r.t("first-password-lead")) }
        (summary(r, None, &[
            ("present", r.t("first-password-given"), view.present.as_ref()),
            ("password", r.t("password-new"), view.password.as_ref()),
            ("again", r.t("password-again"), view.again.as_ref()),
        ]))
        form method="post" action=(paths::FIRST_PASSWORD) {
            (hidden(frame))
            (Input::new("present", r.t("first-password-given"))
                .kind("password")
                .trouble(view.present.as_ref())
                .required()
                .complete("current-password")
                .render())
            (new_password(frame, view.password.as_ref(), view.again.as_ref()))
            div.acts { button { (r.t("first-password-do")) } }
        }
    };
    Page::new(r.t("first-password-title"), body).narrow().render(frame)
}

/// One's own password or code, asked once more before keys of anyone change.
pub(crate) fn proof(frame: &Frame, id: &str, wrong: Option<&l10n::Trouble>) -> Markup {
    let r = frame.reader;
    Input::new("present", r.t("proof"))
        .hint(r.t("proof-hint"))
        .id(id.to_owned())
        .kind("password")
        .trouble(wrong)
        .required()
        .complete("current-password")
        .render()
}

pub(crate) fn new_password(
    frame: &Frame,
    wrong: Option<&l10n::Trouble>,
    again: Option<&l10n::Trouble>,
) -> Markup {
    let r = frame.reader;
    html! {
        (Input::new("password", r.t("password-new"))
            .hint(r.t("password-hint"))
            .kind("password")
            .trouble(wrong)
            .required()
            .complete("new-password")
            .render())
        (Input::new("again", r.t("password-again"))
            .kind("password")
            .trouble(again)
            .required()
            .complete("new-password")
            .render())
    }
}

/// The secret as a picture to photograph and as letters to type.
pub(crate) fn second_key(frame: &Frame, totp: &Totp) -> Markup {
    let r = frame.reader;
    html! {
        div.card {
            p { (r.t("totp-scan")) }
            @if let Some(picture) = qr(&totp.uri) {
                p {
                    svg.qr viewBox=(picture.0) role="img" aria-label=(r.t("totp-picture")) {
                        (PreEscaped(picture.1))
                    }
                }
            }
            p { (r.t("totp-type")) }
            p { code.secret { (spaced(&totp.secret)) } }
            input type="hidden" name="secret" value=(totp.secret);
        }
    }
}

/// The drawing of a code: its view box and its path. Our own `svg` element is
/// around it, so that it carries a class and a name and no inline style.
pub(crate) fn qr(uri: &str) -> Option<(String, String)> {
    let code = QrCode::new(uri).ok().filter(|_| !uri.is_empty())?;
    let drawn = code.render::<svg::Color<'_>>().quiet_zone(true).module_dimensions(1, 1).build();
    let (head, rest) = drawn.split_once("<svg").and_then(|(_, rest)| rest.split_once('>'))?;
    let view = head.split_once("viewBox=\"")?.1.split('"').next()?.to_owned();
    Some((view, rest.trim_end().trim_end_matches("</svg>").to_owned()))
}

/// Four letters at a time are read without losing one's place.
fn spaced(secret: &str) -> String {
    secret
        .chars()
        .collect::<Vec<_>>()
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Sign-in.
pub fn sign_in(frame: &Frame, view: &SignIn) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("sign-in-title")) }
        @if !view.left.is_empty() { div data-forget=(view.left) {} }
        @if !frame.association.is_empty() { p.lead { bdi { (frame.association) } } }
        // Who was led here from a page had been inside, perhaps, and was writing.
        @if !view.next.is_empty() && view.trouble.is_none() { p.note { (r.t("sign-in-ended")) } }
        (summary(r, view.trouble.as_ref(), &[]))
        form method="post" action=(paths::SIGN_IN) {
            (hidden(frame))
            input type="hidden" name="next" value=(view.next);
            (Input::new("name", r.t("sign-in-name"))
                .value(&view.name)
                .required()
                .complete("username")
                .render())
            (Input::new("password", r.t("password"))
                .kind("password")
                .required()
                .complete("current-password")
                .render())
            div.acts { button { (r.t("sign-in-do")) } }
        }
        p.soft.small { (r.t("sign-in-help")) }
    };
    // Who signed out leaves no half-written words on the device.
    let islands: &[&str] = if view.left.is_empty() { &[] } else { &["draft.js"] };
    Page::new(r.t("sign-in-title"), body).narrow().islands(islands).render(frame)
}

/// The second step of sign-in.
pub fn sign_in_code(frame: &Frame, view: &SignInCode) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("code-title")) }
        p.lead { (r.t("code-lead")) }
        (summary(r, view.trouble.as_ref(), &[]))
        form method="post" action=(paths::SIGN_IN_CODE) {
            (hidden(frame))
            input type="hidden" name="next" value=(view.next);
            (Input::new("code", r.t("totp-code"))
                .hint(r.t("code-recovery-hint"))
                .required()
                .complete("one-time-code")
                .render())
            div.acts { button { (r.t("sign-in-do")) } a.button.quiet href=(paths::SIGN_IN) { (r.t("back")) } }
        }
    };
    Page::new(r.t("code-title"), body).narrow().render(frame)
}

/// The door is shut for a while.
pub fn locked_out(frame: &Frame, view: &LockedOut) -> String {
    let r = frame.reader;
    let trouble = r.trouble("locked-out", &[("minutes", view.minutes.into())]);
    let body = html! {
        div.trouble {
            h1 { (trouble.what) }
            p { (trouble.fix) }
            p.soft { (r.t("locked-out-why")) }
            div.acts { a.button.quiet href=(paths::SIGN_IN) { (r.t("try-again")) } }
        }
    };
    Page::new(&trouble.what, body).narrow().render(frame)
}

/// The door of a register that is not open yet, to a browser that the program did not send.
pub fn locked(frame: &Frame) -> String {
    let r = frame.reader;
    let trouble = r.trouble("locked", &[]);
    let body = html! { div.trouble { h1 { (trouble.what) } p { (trouble.fix) } } };
    Page::new(&trouble.what, body).narrow().render(frame)
}

/// The same door to the browser that the program sent: it asks for the passphrase.
pub fn unlock(frame: &Frame, view: &Unlock) -> String {
    let r = frame.reader;
    let title = r.t(if view.is_new { "unlock-new-title" } else { "unlock-title" });
    // A passphrase that the browser keeps would lie open beside the sealed register; of codes of one use no
    // browser offers to keep any.
    let words = |name, label| Input::new(name, label).kind("password").required().complete("one-time-code");
    let body = html! {
        h1 { (title) }
        p.lead { (r.t(if view.is_new { "unlock-new-lead" } else { "unlock-lead" })) }
        (summary(r, view.trouble.as_ref(), &[]))
        @if view.is_new {
            p.note.bad { (r.t("unlock-new-lost")) }
            p.soft { (r.t("unlock-new-rule")) }
        }
        form method="post" action=(paths::UNLOCK) autocomplete="off" {
            (hidden(frame))
            (words("passphrase", r.t("unlock-passphrase")).hint(r.t("unlock-keep")).render())
            @if view.is_new { (words("again", r.t("unlock-again")).render()) }
            div.acts { button { (r.t(if view.is_new { "unlock-new-do" } else { "unlock-do" })) } }
        }
        @if view.is_new {
            p.soft.small { (r.t("unlock-new-other")) }
            p.soft.small { (r.t("unlock-new-backup")) " " bdi.code dir="ltr" { (crate::office::RESTORE) } }
        }
        p.soft.small { (r.t("unlock-place")) " " bdi.code { (view.place) } }
    };
    Page::new(title, body).narrow().render(frame)
}
