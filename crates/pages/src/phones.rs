//! How a phone on the same network reaches the laptop: address, code and fingerprint.
//! The page is meant to be printed and laid beside the laptop.

use crate::door::qr;
use crate::layout::Page;
use crate::parts::empty;
use crate::view::{Frame, Phones};
use maud::{Markup, html};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

/// How a phone comes in.
pub fn phones(frame: &Frame, view: &Phones) -> String {
    let r = frame.reader;
    let body = html! {
        h1 { (r.t("phones-title")) }
        @match view.addresses.first() {
            None => {
                (empty(r.t("phones-off"), None))
                p { (r.t("phones-off-do")) " " bdi.code dir="ltr" { (view.command) } }
            },
            Some(first) => { (how(frame, view, first)) },
        }
    };
    Page::new(r.t("phones-title"), body).narrow().render(frame)
}

fn how(frame: &Frame, view: &Phones, first: &str) -> Markup {
    let r = frame.reader;
    html! {
        p.lead { (r.t("phones-lead")) }
        @if let Some(picture) = qr(first) {
            p {
                svg.qr viewBox=(picture.0) role="img" aria-label=(r.t("phones-picture")) {
                    (maud::PreEscaped(picture.1))
                }
            }
        }
        ul.list { @for address in &view.addresses { li { bdi.code dir="ltr" { (address) } } } }
        ol {
            li { (r.t("phones-step-network")) }
            li { (r.t("phones-step-photograph")) }
            li { (r.t("phones-step-warning")) }
            li { (r.t("phones-step-compare")) }
            li { (r.t("phones-step-accept")) }
        }
        h2 { (r.t("phones-fingerprint")) }
        p { @for group in view.fingerprint.split(' ') { bdi.code dir="ltr" { (group) } " " } }
        p.soft { (r.t("phones-differs")) }
    }
}

/// The code of an address as signs of a terminal.
pub fn terminal(address: &str) -> String {
    // Most terminals are dark: what is light on paper is drawn, and what is dark is left.
    let draw = |code: QrCode| {
        code.render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .quiet_zone(true)
            .build()
    };
    QrCode::new(address).map(draw).unwrap_or_default()
}
