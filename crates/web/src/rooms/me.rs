//! The reader's own page: language, password, second key, tokens, sessions.

use super::write::{Wrong, again, answer, trouble};
use crate::ask::{Answer, Ask, add_cookie, go, language_cookie};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use casework::{Refusal, Scope};
use l10n::Lang;
use pages::paths;
use pages::view::{Choice, FirstPassword, Me, SessionLine, TokenLine, Totp};
use std::collections::BTreeSet;

const TOKEN_DAYS: u32 = 180;

/// The page.
pub(crate) fn me(ask: &Ask) -> Answer {
    page(ask, Fresh::default(), "", None)
}

/// What is shown this once.
#[derive(Default)]
struct Fresh {
    token: Option<String>,
    codes: Vec<String>,
    /// They come with the second key: there were none before.
    first: bool,
}

/// The page; `asked` is the form in which something went wrong.
fn page(ask: &Ask, fresh: Fresh, asked: &'static str, wrong: Wrong<'_>) -> Answer {
    let desk = ask.desk()?;
    let (member, inside) = (desk.me()?, ask.inside()?);
    let now = ask.app.house.now();
    let secret = ask.form.get("secret");
    let totp = (!member.totp).then(|| {
        let again = ask.app.house.same_totp(secret, &member.login);
        let new = again.unwrap_or_else(|| ask.app.house.draw_totp(&member.login));
        Totp { secret: new.secret, uri: new.uri }
    });
    let token = |line: casework::TokenLine| TokenLine {
        id: line.id.to_string(),
        name: line.name,
        made: words::moment(ask.reader, line.created),
        scopes: line.scopes.into_iter().flatten().map(|scope| scope.key().to_owned()).collect(),
        used: line.used.map(|at| words::ago(ask, at)).unwrap_or_default(),
    };
    let session = |line: crate::sessions::SessionLine| SessionLine {
        id: line.number.to_string(),
        device: line.device,
        began: words::moment(ask.reader, line.began),
        used: words::ago(ask, line.used),
        this: line.number == inside.number,
    };
    let view = Me {
        name: member.name.clone(),
        sign_in: member.login.clone(),
        present: trouble(ask, &["before"], wrong),
        asked,
        password: trouble(ask, &["password"], wrong),
        again: trouble(ask, &["again"], wrong),
        totp_on: member.totp,
        totp,
        code: trouble(ask, &["code"], wrong),
        tokens: desk.tokens()?.into_iter().map(token).collect(),
        scopes: scopes(ask, &inside.present.viewer),
        scope: trouble(ask, &["scopes"], wrong),
        new_token: fresh.token,
        recovery: member.recovery as u64,
        new_recovery: fresh.codes,
        recovery_first: fresh.first,
        token_name: trouble(ask, &["name", "days"], wrong),
        sessions: ask
            .app
            .sessions
            .of(member.id, now, ask.app.options.idle)
            .into_iter()
            .map(session)
            .collect(),
    };
    answer(wrong, pages::me::me(&frame(ask), &view))
}

/// What a token may be for: what its owner may. Reading alone is ticked at first.
fn scopes(ask: &Ask, viewer: &access::Viewer) -> Vec<Choice> {
    let chosen: BTreeSet<Scope> = match ask.form.all("scope").next() {
        None => [Scope::Read].into(),
        Some(_) => ask.form.all("scope").filter_map(Scope::from_key).collect(),
    };
    let mine = Scope::ALL.into_iter().filter(|scope| scope.actions().any(|action| viewer.can(action)));
    mine.map(|scope| Choice::new(scope.key(), "").chosen(chosen.contains(&scope))).collect()
}

/// Another language, for good.
pub(crate) fn language(ask: &Ask) -> Answer {
    let lang = Lang::from_code(ask.form.get("language")).ok_or_else(|| Failure::status(400))?;
    ask.desk()?.set_language(lang.code())?;
    let mut response = go(paths::ME);
    add_cookie(&mut response, &language_cookie(ask.secure, lang));
    Ok(response)
}

/// This session goes on under the new epoch; all others have ended.
fn stay(ask: &Ask) -> Result<(), Failure> {
    let inside = ask.inside()?;
    if let Some(present) = ask.app.house.present(inside.present.member.id)? {
        ask.app.sessions.renew(inside.number, present.epoch);
    }
    Ok(())
}

fn done(ask: &Ask, key: &str) -> Answer {
    ask.done(key);
    Ok(go(paths::ME))
}

fn changed(ask: &Ask) -> Result<(), Failure> {
    let form = &ask.form;
    if form.get("password") != form.get("again") {
        return Err(Failure::from(Refusal::Field("again", "differs")));
    }
    Ok(ask.desk()?.change_own_password(form.get("present"), form.get("password"))?)
}

/// Another password.
pub(crate) fn password(ask: &Ask) -> Answer {
    match ask.app.hash_for_member(|| changed(ask)) {
        Ok(()) => {
            stay(ask)?;
            done(ask, "web-password-changed")
        }
        Err(failure) => again(failure, |wrong| page(ask, Fresh::default(), "password", wrong)),
    }
}

/// Asked of whoever came in with a password that was given.
pub(crate) fn first(ask: &Ask) -> Answer {
    match ask.inside()?.present.member.given {
        true => first_page(ask, None),
        false => Ok(go("/")),
    }
}

fn first_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let view = FirstPassword {
        present: trouble(ask, &["before"], wrong),
        password: trouble(ask, &["password"], wrong),
        again: trouble(ask, &["again"], wrong),
    };
    answer(wrong, pages::door::first_password(&frame(ask), &view))
}

/// Takes the password chosen in its place.
pub(crate) fn first_now(ask: &Ask) -> Answer {
    match ask.app.hash_for_member(|| changed(ask)) {
        Ok(()) => {
            stay(ask)?;
            ask.done("web-password-changed");
            Ok(go("/"))
        }
        Err(failure) => again(failure, |wrong| first_page(ask, wrong)),
    }
}

/// Puts the second key on.
pub(crate) fn totp(ask: &Ask) -> Answer {
    let confirmed =
        ask.proven().and_then(|desk| Ok(desk.confirm_totp(ask.form.get("secret"), ask.form.get("code"))?));
    match confirmed.and_then(|()| stay(ask)).and_then(|()| Ok(ask.desk()?.new_recovery_codes()?)) {
        // The codes are shown with it: who loses the telephone tomorrow has them today.
        Ok(codes) => page(ask, Fresh { codes, first: true, ..Fresh::default() }, "", None),
        Err(failure) => again(failure, |wrong| page(ask, Fresh::default(), "totp", wrong)),
    }
}

/// Takes the second key off.
pub(crate) fn totp_off(ask: &Ask) -> Answer {
    match ask.app.hash_for_member(|| Ok::<_, Failure>(ask.desk()?.drop_totp(ask.form.get("present"))?)) {
        Ok(()) => {
            stay(ask)?;
            done(ask, "web-totp-off")
        }
        Err(failure) => again(failure, |wrong| page(ask, Fresh::default(), "totp", wrong)),
    }
}

/// Makes recovery codes, shown once.
pub(crate) fn recovery(ask: &Ask) -> Answer {
    match ask.proven().and_then(|desk| Ok(desk.new_recovery_codes()?)) {
        Ok(codes) => page(ask, Fresh { codes, ..Fresh::default() }, "", None),
        Err(failure) => again(failure, |wrong| page(ask, Fresh::default(), "recovery", wrong)),
    }
}

/// Makes a token, shown once.
pub(crate) fn token(ask: &Ask) -> Answer {
    let scopes = ask.form.all("scope").filter_map(Scope::from_key).collect();
    match ask.proven().and_then(|desk| Ok(desk.make_token_for(ask.form.get("name"), TOKEN_DAYS, scopes)?)) {
        Ok(made) => page(ask, Fresh { token: Some(made.secret), ..Fresh::default() }, "", None),
        Err(failure) => again(failure, |wrong| page(ask, Fresh::default(), "token", wrong)),
    }
}

/// Ends a token.
pub(crate) fn token_end(ask: &Ask) -> Answer {
    ask.desk()?.revoke_token(ask.param("id")?)?;
    done(ask, "web-token-ended")
}

/// Ends one session of the reader.
pub(crate) fn session_end(ask: &Ask) -> Answer {
    let number: u64 = ask.param("id")?;
    ask.app.sessions.end_of(ask.inside()?.present.member.id, |n| n == number);
    done(ask, "web-session-ended")
}

/// Ends all sessions but this.
pub(crate) fn sessions_end(ask: &Ask) -> Answer {
    let inside = ask.inside()?;
    ask.app.sessions.end_of(inside.present.member.id, |n| n != inside.number);
    done(ask, "web-sessions-ended")
}
