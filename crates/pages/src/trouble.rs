//! Pages that cannot be shown: what happened, what to do.

use crate::layout::Page;
use crate::parts::hidden;
use crate::paths;
use crate::view::{ErrorPage, Frame};
use maud::html;

/// An error page. It never names what is hidden, nor whether it exists.
pub fn error(frame: &Frame, view: &ErrorPage) -> String {
    let r = frame.reader;
    let trouble = view
        .trouble
        .clone()
        .unwrap_or_else(|| r.trouble(code_of(view.status), &[("minutes", 1.into()), ("limit", "".into())]));
    let number = r.digits(&view.status.to_string()).into_owned();
    let body = html! {
        div.trouble {
            h1 { (trouble.what) }
            p { (trouble.fix) }
            div.acts {
                @if let Some(back) = &view.back { a.button href=(back.href) { (back.text) } }
                @if view.back.as_ref().is_some_and(|back| back.href == paths::SIGN_IN) {}
                @else if view.status == 401 || frame.who.is_none() {
                    a.button.quiet href=(paths::SIGN_IN) { (r.t("sign-in-do")) }
                }
                @else { a.button.quiet href=(paths::HOME) { (r.t("home-title")) } }
            }
            p.soft.small.num { (r.ta("trouble-number", &[("n", number.into())])) }
        }
    };
    Page::new(&trouble.what, body).narrow().render(frame)
}

/// What was written on a page from before its writer signed out and in again: to be sent once more.
pub fn send_again(frame: &Frame, view: &ErrorPage, fields: &[(&str, &str)]) -> String {
    let r = frame.reader;
    let trouble = view.trouble.clone().unwrap_or_else(|| r.trouble(code_of(view.status), &[]));
    let body = html! {
        div.trouble {
            h1 { (trouble.what) }
            p { (trouble.fix) }
            form method="post" action=(frame.path) autocomplete="off" {
                (hidden(frame))
                @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                div.acts {
                    button { (r.t("send-again")) }
                    a.button.quiet href=(paths::HOME) { (r.t("home-title")) }
                }
            }
        }
    };
    Page::new(&trouble.what, body).narrow().render(frame)
}

fn code_of(status: u16) -> &'static str {
    match status {
        400 => "400",
        401 => "401",
        403 => "403",
        404 | 410 => "404",
        405 => "405",
        409 => "409",
        413 => "413",
        415 => "415",
        422 => "422",
        429 => "429",
        503 => "503",
        507 => "507",
        _ => "500",
    }
}
