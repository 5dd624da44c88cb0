//! Accounts of colleagues.

use super::write::{again, answer, trouble, typed, Wrong};
use crate::ask::{go, html, Answer, Ask};
use crate::failure::Failure;
use crate::frame::frame;
use access::Role;
use casework::{Member, NewMember};
use model::MemberId;
use pages::paths;
use pages::view::{Choice, Field, MemberForm, MemberLine, Members};
use std::collections::BTreeSet;

/// All accounts.
pub(crate) fn members(ask: &Ask) -> Answer {
    let line = |member: Member| MemberLine {
        id: member.id.to_string(),
        name: member.name,
        sign_in: member.login,
        roles: member.roles.iter().map(|r| r.key().to_owned()).collect(),
        totp: member.totp,
        locked: member.locked,
        seen: seen(ask, member.id),
        organisation: String::new(),
    };
    let members = ask.desk()?.members()?.into_iter().map(line).collect();
    Ok(html(pages::members::members(&frame(ask), &Members { members })))
}

/// When a colleague was last here, as far as this server remembers.
fn seen(ask: &Ask, id: MemberId) -> String {
    let lines = ask.app.sessions.of(id, ask.app.house.now(), ask.app.options.idle);
    lines.first().map(|line| crate::words::ago(ask, line.used)).unwrap_or_default()
}

/// The form for a new account.
pub(crate) fn new(ask: &Ask) -> Answer {
    ask.desk()?.members()?;
    form(ask, None, None, None)
}

fn roles_asked(ask: &Ask) -> BTreeSet<Role> {
    ask.form.all("role").filter_map(Role::from_key).collect()
}

fn form(ask: &Ask, member: Option<&Member>, one_time: Option<String>, wrong: Wrong<'_>) -> Answer {
    let filled = wrong.is_some();
    let roles = if filled { roles_asked(ask) } else { member.map(|m| m.roles.clone()).unwrap_or_default() };
    let choice = |role: Role| Choice::new(role.key(), ask.reader.t(&format!("role-{}", role.key()))).chosen(roles.contains(&role));
    let field = |name: &str, of: &[&str], now: &str| if filled { typed(ask, name, of, wrong) } else { Field::of(now) };
    let view = MemberForm {
        id: member.map(|m| m.id.to_string()),
        name: field("name", &["name"], member.map_or("", |m| m.name.as_str())),
        sign_in: field("sign_in", &["login"], member.map_or("", |m| m.login.as_str())),
        roles: Role::ALL.into_iter().map(choice).collect(),
        role: trouble(ask, &["roles"], wrong),
        organisations: Vec::new(),
        totp: member.is_some_and(|m| m.totp),
        locked: member.is_some_and(|m| m.locked),
        one_time,
        own: member.is_some_and(|m| ask.inside().is_ok_and(|i| i.present.member.id == m.id)),
    };
    answer(wrong, pages::members::member(&frame(ask), &view))
}

/// Four groups of letters that are not mistaken for each other: 79 bits.
fn first_password(ask: &Ask) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let drawn = ask.app.house.random::<16>();
    let letters: Vec<char> = drawn.iter().map(|byte| char::from(LETTERS[usize::from(byte % 31)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Opens an account with a first password, which is shown once.
pub(crate) fn add(ask: &Ask) -> Answer {
    let password = first_password(ask);
    let new = NewMember {
        login: ask.form.get("sign_in").to_owned(),
        name: ask.form.get("name").to_owned(),
        roles: roles_asked(ask),
        password: password.clone(),
    };
    match ask.app.hashing(|| Ok::<_, Failure>(ask.desk()?.add_member(new)?)) {
        Ok(id) => form(ask, Some(&found(ask, id)?), Some(password), None),
        Err(failure) => again(failure, |wrong| form(ask, None, None, wrong)),
    }
}

fn found(ask: &Ask, id: MemberId) -> Result<Member, Failure> {
    ask.desk()?.members()?.into_iter().find(|m| m.id == id).ok_or_else(Failure::not_found)
}

fn of_address(ask: &Ask) -> Result<Member, Failure> {
    found(ask, ask.param("id")?)
}

/// One account.
pub(crate) fn member(ask: &Ask) -> Answer {
    form(ask, Some(&of_address(ask)?), None, None)
}

/// Changes name and roles.
pub(crate) fn change(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    let done = (|| {
        let desk = ask.desk()?;
        let roles = roles_asked(ask);
        if roles != member.roles {
            desk.set_roles(member.id, roles)?;
        }
        let name = ask.form.get("name");
        if names::clean(name) != member.name {
            desk.rename_member(member.id, name)?;
        }
        Ok(())
    })();
    match done {
        Ok(()) => said(ask, "web-member-changed", member.id),
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}

fn said(ask: &Ask, key: &str, id: MemberId) -> Answer {
    ask.done(key);
    Ok(go(&paths::member(&id.to_string())))
}

/// A new first password, shown once; sessions of the account end.
pub(crate) fn password(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    let password = first_password(ask);
    ask.app.hashing(|| Ok::<_, Failure>(ask.desk()?.reset_password(member.id, &password)?))?;
    ask.app.sessions.end_of(member.id, |number| ask.inside().map_or(true, |i| i.number != number));
    form(ask, Some(&of_address(ask)?), Some(password), None)
}

/// Takes the second key off an account whose owner lost the telephone.
pub(crate) fn totp(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    ask.desk()?.reset_totp(member.id)?;
    said(ask, "web-totp-off", member.id)
}

/// Keeps a colleague out.
pub(crate) fn lock(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    match ask.desk()?.lock_member(member.id) {
        Ok(()) => {
            ask.app.sessions.end_of(member.id, |_| true);
            said(ask, "web-member-locked", member.id)
        }
        Err(refusal) => again(refusal.into(), |wrong| form(ask, Some(&member), None, wrong)),
    }
}

/// Lets a colleague in again.
pub(crate) fn unlock(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    ask.desk()?.unlock_member(member.id)?;
    said(ask, "web-member-unlocked", member.id)
}
