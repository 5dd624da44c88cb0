//! The doors, and pages that cannot be shown.

use super::*;
use crate::{door, trouble as errors};

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn totp() -> Totp {
    Totp { secret: SECRET.into(), uri: format!("otpauth://totp/Athar:salma?secret={SECRET}&issuer=Athar") }
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let mut pages = doors(lang);
    pages.extend(error_pages(lang));
    pages
}

fn doors(lang: Lang) -> Vec<Sample> {
    let out = |path: &str| outside(lang, path);
    let set_up = SetUp { totp: totp(), totp_now: true, works: true, ..SetUp::default() };
    let wrong = SetUp {
        association: "رابطة أهالي حوران".into(),
        name: "سلمى".into(),
        sign_in: "salma".into(),
        password: trouble(lang, "password-short"),
        again: trouble(lang, "password-differs"),
        ..set_up.clone()
    };
    let empty = Frame { association: String::new(), ..out("/setup") };
    let unlock = Unlock { place: "/home/salma/.local/share/athar".into(), ..Unlock::default() };
    let unlocking = Frame { association: String::new(), ..out("/?word=sample-word") };
    vec![
        ("set-up", door::set_up(&empty, &set_up)),
        ("set-up-wrong", door::set_up(&empty, &wrong)),
        (
            "set-up-word",
            door::set_up(&empty, &SetUp { word: Some(bad(lang, "abcd", "setup-word")), ..set_up.clone() }),
        ),
        ("sign-in", door::sign_in(&out("/sign-in"), &SignIn::default())),
        (
            "sign-in-wrong",
            door::sign_in(
                &out("/sign-in"),
                &SignIn {
                    name: "salma".into(),
                    next: "/files".into(),
                    trouble: trouble(lang, "sign-in"),
                    ..SignIn::default()
                },
            ),
        ),
        ("sign-in-code", door::sign_in_code(&out("/sign-in/code"), &SignInCode::default())),
        ("locked", door::locked(&Frame { association: String::new(), ..out("/") })),
        ("unlock", door::unlock(&unlocking, &unlock)),
        (
            "unlock-wrong",
            door::unlock(&unlocking, &Unlock { trouble: trouble(lang, "store-wrong-key"), ..unlock.clone() }),
        ),
        ("unlock-new", door::unlock(&unlocking, &Unlock { is_new: true, ..unlock.clone() })),
        ("locked-out", door::locked_out(&out("/sign-in"), &LockedOut { minutes: 12 })),
    ]
}

fn error_pages(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/files/D-9");
    let page = |status: u16| errors::error(&at, &ErrorPage { status, ..ErrorPage::default() });
    let with_limit = |code: &str, status: u16| {
        let r = Reader::new(lang);
        let trouble = r.trouble(code, &[("limit", r.bytes(200_000_000).into()), ("minutes", 3.into())]);
        errors::error(
            &at,
            &ErrorPage { status, trouble: Some(trouble), back: Some(Link::new(r.t("back"), "/imports/new")) },
        )
    };
    vec![
        ("error-403", page(403)),
        ("error-404", page(404)),
        ("error-409", page(409)),
        ("error-413", with_limit("413", 413)),
        ("error-429", with_limit("429", 429)),
        ("error-500", page(500)),
        (
            "error-401",
            errors::error(&outside(lang, "/files"), &ErrorPage { status: 401, ..ErrorPage::default() }),
        ),
    ]
}
