//! The reader's own page: language, password, second key, tokens, sessions.

use super::write::{again, answer, trouble, Wrong};
use crate::ask::{add_cookie, go, language_cookie, Answer, Ask};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use casework::Refusal;
use l10n::Lang;
use pages::paths;
use pages::view::{Me, SessionLine, TokenLine, Totp};

const TOKEN_DAYS: u32 = 180;

/// The page.
pub(crate) fn me(ask: &Ask) -> Answer {
    page(ask, None, None)
}

fn page(ask: &Ask, new_token: Option<String>, wrong: Wrong<'_>) -> Answer {
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
        password: trouble(ask, &["password"], wrong),
        again: trouble(ask, &["again"], wrong),
        totp_on: member.totp,
        totp,
        code: trouble(ask, &["code"], wrong),
        tokens: desk.tokens()?.into_iter().map(token).collect(),
        new_token,
        token_name: trouble(ask, &["name", "days"], wrong),
        sessions: ask.app.sessions.of(member.id, now, ask.app.options.idle).into_iter().map(session).collect(),
    };
    answer(wrong, pages::me::me(&frame(ask), &view))
}

/// Another language, for good.
pub(crate) fn language(ask: &Ask) -> Answer {
    let lang = Lang::from_code(ask.form.get("language")).ok_or_else(|| Failure::status(400))?;
    ask.desk()?.set_language(lang.code())?;
    let mut response = go(paths::ME);
    add_cookie(&mut response, &language_cookie(&ask.app, lang));
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

/// Another password.
pub(crate) fn password(ask: &Ask) -> Answer {
    let form = &ask.form;
    let change = || {
        if form.get("password") != form.get("again") {
            return Err(Failure::from(Refusal::Field("again", "differs")));
        }
        Ok(ask.desk()?.change_own_password(form.get("present"), form.get("password"))?)
    };
    match ask.app.hashing(change) {
        Ok(()) => {
            stay(ask)?;
            done(ask, "web-password-changed")
        }
        Err(failure) => again(failure, |wrong| page(ask, None, wrong)),
    }
}

/// Puts the second key on.
pub(crate) fn totp(ask: &Ask) -> Answer {
    match ask.desk()?.confirm_totp(ask.form.get("secret"), ask.form.get("code")) {
        Ok(()) => {
            stay(ask)?;
            done(ask, "web-totp-on")
        }
        Err(refusal) => again(refusal.into(), |wrong| page(ask, None, wrong)),
    }
}

/// Takes the second key off.
pub(crate) fn totp_off(ask: &Ask) -> Answer {
    match ask.app.hashing(|| Ok::<_, Failure>(ask.desk()?.drop_totp(ask.form.get("present"))?)) {
        Ok(()) => done(ask, "web-totp-off"),
        Err(failure) => again(failure, |wrong| page(ask, None, wrong)),
    }
}

/// Makes a token, shown once.
pub(crate) fn token(ask: &Ask) -> Answer {
    match ask.desk()?.make_token(ask.form.get("name"), TOKEN_DAYS) {
        Ok(made) => page(ask, Some(made.secret), None),
        Err(refusal) => again(refusal.into(), |wrong| page(ask, None, wrong)),
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
