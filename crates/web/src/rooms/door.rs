//! Set-up, sign-in and sign-out, and the language.

use crate::ask::{
    Answer, Ask, add_cookie, device_cookie, go, html, html_as, language_cookie, no_session_cookie, own,
    session_cookie,
};
use crate::failure::Failure;
use crate::frame::frame;
use casework::{Knock, NewMember, Present, Refusal, SignedIn};
use l10n::Lang;
use pages::paths;
use pages::view::{Field, LockedOut, SetUp, SignIn, SignInCode, Totp};

/// The first run; afterwards there is nothing here.
pub(crate) fn set_up(ask: &Ask) -> Answer {
    // The icon leads here with the word until the program is closed, also once somebody was named.
    let word = ask.app.options.setup_word.as_deref();
    if word.is_some_and(|word| word == ask.query.get("word")) && !ask.app.house.has_no_members()? {
        return Ok(go(paths::HOME));
    }
    unset(ask)?;
    let totp = totp(ask, "");
    // The terminal may have shown a link that holds the word.
    let word = ask.app.options.setup_word.as_ref().map(|_| Field::of(ask.query.get("word")));
    Ok(html(pages::door::set_up(&frame(ask), &SetUp { totp, works: true, word, ..SetUp::default() })))
}

/// Who begins a register keeps it; in a small association the same person works in it.
fn first_roles(works: bool) -> std::collections::BTreeSet<access::Role> {
    use access::Role::*;
    if works { [Administrator, Documenter, Reviewer, Analyst].into() } else { [Administrator].into() }
}

fn unset(ask: &Ask) -> Result<(), Failure> {
    if ask.app.house.has_no_members()? { Ok(()) } else { Err(Failure::not_found()) }
}

fn totp(ask: &Ask, secret: &str) -> Totp {
    let login = ask.form.some("sign_in").unwrap_or("athar");
    let again = ask.app.house.same_totp(secret, login);
    let new = again.unwrap_or_else(|| ask.app.house.draw_totp(login));
    Totp { secret: new.secret, uri: new.uri }
}

/// Sets up. Everything that is wrong is said at once, and what was typed stays.
pub(crate) fn set_up_now(ask: &Ask) -> Answer {
    unset(ask)?;
    if !ask.app.may_try_sign_in(&ask.address) {
        return Err(Failure { minutes: Some(1), ..Failure::coded(429, "429") });
    }
    let form = &ask.form;
    let (secret, code) = (form.get("secret"), form.get("code"));
    let second = (form.get("totp") == "now").then_some((secret, code));
    let new = NewMember {
        login: form.get("sign_in").to_owned(),
        name: form.get("name").to_owned(),
        roles: first_roles(!form.get("works").is_empty()),
        password: form.get("password").to_owned(),
    };
    let mut wrong = ask.app.house.set_up_troubles(form.get("association"), &new, second);
    if form.get("password") != form.get("again") {
        wrong.push(Refusal::Field("again", "differs"));
    }
    if !knows_the_word(ask) {
        wrong.push(Refusal::Field("word", "wrong"));
    }
    if !wrong.is_empty() {
        return set_up_again(ask, wrong);
    }
    match ask.app.hash_for_member(|| ask.app.house.set_up(form.get("association"), new, second)) {
        Ok(id) => {
            let present = ask.app.house.present(id)?.ok_or_else(|| Failure::status(500))?;
            ask.app.house.desk(present.viewer.clone()).set_language(ask.reader.lang.code())?;
            come_in(ask, &present, "/")
        }
        Err(refusal @ Refusal::Field(..)) => set_up_again(ask, vec![refusal]),
        Err(other) => Err(other.into()),
    }
}

/// Whether the word of the terminal was copied: blanks and letter case do not matter.
fn knows_the_word(ask: &Ask) -> bool {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_lowercase();
    let typed = plain(ask.form.get("word"));
    ask.app
        .options
        .setup_word
        .as_ref()
        .is_none_or(|word| sealing::token::same(plain(word).as_bytes(), typed.as_bytes()))
}

fn set_up_again(ask: &Ask, wrong: Vec<Refusal>) -> Answer {
    let form = &ask.form;
    let mut view = SetUp {
        association: form.get("association").into(),
        name: form.get("name").into(),
        sign_in: form.get("sign_in").into(),
        totp: totp(ask, form.get("secret")),
        totp_now: form.get("totp") == "now",
        works: !form.get("works").is_empty(),
        word: ask.app.options.setup_word.as_ref().map(|_| Field::of(form.get("word"))),
        ..SetUp::default()
    };
    for refusal in wrong {
        let failure = Failure::from(refusal);
        let (field, trouble) = (failure.field.unwrap_or_default(), Some(failure.trouble(ask.reader)));
        match (field, &mut view.word) {
            ("word", Some(word)) => word.trouble = trouble,
            ("association", _) => view.association.trouble = trouble,
            ("name", _) => view.name.trouble = trouble,
            ("login", _) => view.sign_in.trouble = trouble,
            ("password", _) => view.password = trouble,
            ("again", _) => view.again = trouble,
            ("code", _) => view.code = trouble,
            _ => view.trouble = trouble,
        }
    }
    Ok(html_as(422, pages::door::set_up(&frame(ask), &view)))
}

/// The door.
pub(crate) fn sign_in(ask: &Ask) -> Answer {
    if ask.inside.is_some() {
        return Ok(go("/"));
    }
    if ask.app.house.has_no_members()? {
        return Ok(go(paths::SETUP));
    }
    let left = ask.query.get("left");
    let is_mark = left.len() == 16 && left.bytes().all(|byte| byte.is_ascii_hexdigit());
    let left = if is_mark { left.to_owned() } else { String::new() };
    let view = SignIn { next: next(ask.query.get("next")), left, ..SignIn::default() };
    Ok(html(pages::door::sign_in(&frame(ask), &view)))
}

/// Where to go afterwards; nothing for the first page.
fn next(to: &str) -> String {
    match own(to).as_str() {
        "/" => String::new(),
        to => to.to_owned(),
    }
}

/// Name and password.
pub(crate) fn sign_in_now(ask: &Ask) -> Answer {
    let name = ask.form.get("name");
    let known = ask.app.house.knows_device(name, &ask.devices);
    if !known && !ask.app.may_try_sign_in(&ask.address) {
        return Err(Failure { minutes: Some(1), ..Failure::coded(429, "429") });
    }
    let sign_in_now = Knock {
        login: name,
        password: ask.form.get("password"),
        code: None,
        address: &ask.address,
        devices: &ask.devices,
    };
    let sign_in = || ask.app.house.sign_in(&sign_in_now);
    let signed_in =
        if known { ask.app.hash_for_member(sign_in) } else { ask.app.hash_for_stranger(sign_in)? };
    match signed_in {
        Ok(SignedIn::In(present)) => come_in(ask, &present, ask.form.get("next")),
        Ok(SignedIn::NeedsTotp(member)) => {
            ask.app.pending_sign_ins.add(&ask.cookie, member, ask.app.house.now());
            Ok(go(&paths::with(paths::SIGN_IN_CODE, &[("next", &next(ask.form.get("next")))])))
        }
        Err(Refusal::SignIn("locked-out")) => {
            locked_out(ask, ask.app.house.door_closed_minutes(name, &ask.address))
        }
        Err(refusal @ Refusal::SignIn(_)) => {
            let trouble = Some(Failure::from(refusal).trouble(ask.reader));
            let view = SignIn {
                name: name.to_owned(),
                next: next(ask.form.get("next")),
                left: String::new(),
                trouble,
            };
            Ok(html_as(401, pages::door::sign_in(&frame(ask), &view)))
        }
        Err(other) => Err(other.into()),
    }
}

fn locked_out(ask: &Ask, minutes: i64) -> Answer {
    let view = LockedOut { minutes: minutes.max(1) as u64 };
    Ok(html_as(429, pages::door::locked_out(&frame(ask), &view)))
}

/// The second step.
pub(crate) fn code(ask: &Ask) -> Answer {
    match ask.app.pending_sign_ins.member(&ask.cookie, ask.app.house.now()) {
        Some(_) => {
            let view = SignInCode { next: next(ask.query.get("next")), ..SignInCode::default() };
            Ok(html(pages::door::sign_in_code(&frame(ask), &view)))
        }
        None => Ok(go(paths::SIGN_IN)),
    }
}

/// The code from the telephone.
pub(crate) fn code_now(ask: &Ask) -> Answer {
    let Some(member) = ask.app.pending_sign_ins.member(&ask.cookie, ask.app.house.now()) else {
        return Ok(go(paths::SIGN_IN));
    };
    match ask.app.house.sign_in_code(member, ask.form.get("code"), &ask.address, &ask.devices) {
        Ok(SignedIn::In(present)) => {
            ask.app.pending_sign_ins.remove(&ask.cookie);
            come_in(ask, &present, ask.form.get("next"))
        }
        Ok(SignedIn::NeedsTotp(_)) => Ok(go(paths::SIGN_IN_CODE)),
        Err(Refusal::SignIn("locked-out")) => {
            ask.app.pending_sign_ins.remove(&ask.cookie);
            locked_out(ask, 15)
        }
        Err(refusal @ Refusal::SignIn(_)) => {
            let trouble = Some(Failure::from(refusal).trouble(ask.reader));
            let view = SignInCode { next: next(ask.form.get("next")), trouble };
            Ok(html_as(401, pages::door::sign_in_code(&frame(ask), &view)))
        }
        Err(other) => Err(other.into()),
    }
}

fn come_in(ask: &Ask, present: &Present, to: &str) -> Answer {
    ask.app.sessions.end(&ask.cookie);
    let cookie = ask.app.sessions.begin(&ask.app.house, present, ask.device.clone());
    let mut response = go(&own(to));
    add_cookie(&mut response, &session_cookie(ask.secure, &cookie));
    let member = &present.member;
    if !ask.app.house.knows_device(&member.login, &ask.devices) {
        add_cookie(
            &mut response,
            &device_cookie(ask.secure, member.id, &ask.app.house.known_device(member.id)),
        );
    }
    if let Some(lang) = present.member.lang.as_deref().and_then(Lang::from_code) {
        add_cookie(&mut response, &language_cookie(ask.secure, lang));
    }
    Ok(response)
}

/// Leaves.
pub(crate) fn sign_out(ask: &Ask) -> Answer {
    if let Some(member) = ask.app.sessions.end(&ask.cookie) {
        ask.app.house.sign_out(member)?;
        ask.app.held_uploads.forget(member);
    }
    // The next page lets go of what this device kept for the account.
    let mut response = match &ask.inside {
        Some(inside) => {
            go(&paths::with(paths::SIGN_IN, &[("left", &crate::frame::device_key(&inside.present.member))]))
        }
        None => go(paths::SIGN_IN),
    };
    add_cookie(&mut response, &no_session_cookie(ask.secure));
    Ok(response)
}

/// Another language, and back to the page.
pub(crate) fn language(ask: &Ask) -> Answer {
    let lang = Lang::from_code(ask.form.get("language")).ok_or_else(|| Failure::status(400))?;
    let mut response = go(&own(ask.form.get("back")));
    add_cookie(&mut response, &language_cookie(ask.secure, lang));
    Ok(response)
}
