//! Accounts of colleagues.

use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Role;
use casework::{Member, NewMember, Passed};
use model::{Compartment, MemberId};
use pages::paths;
use pages::view::{Choice, Field, MemberForm, MemberLine, Members};
use std::collections::BTreeSet;

/// All accounts.
pub(crate) fn members(ask: &Ask) -> Answer {
    let line = |member: Member| MemberLine {
        id: member.id.to_string(),
        name: member.name.clone(),
        sign_in: member.login.clone(),
        roles: member.roles.iter().map(|r| r.key().to_owned()).collect(),
        compartments: member.compartments.iter().map(|one| words::compartment(ask.reader, *one)).collect(),
        totp: member.totp,
        locked: member.locked,
        waits: member.waits,
        asked: member.asked.map(|standing| standing.key().to_owned()).unwrap_or_default(),
        seen: seen(ask, &member),
        organisation: String::new(),
    };
    let desk = ask.desk()?;
    let members = desk.members()?.into_iter().map(line).collect();
    Ok(html(pages::members::members(&frame(ask), &Members { members, alone: !desk.has_second()? })))
}

/// When a colleague was last here: as this server saw it, or else when they last came in.
fn seen(ask: &Ask, member: &Member) -> String {
    let lines = ask.app.sessions.of(member.id, ask.app.house.now(), ask.app.options.idle);
    let last = lines.first().map(|line| line.used).max(member.last_in);
    last.map(|at| words::ago(ask, at)).unwrap_or_default()
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
    let choice = |role: Role| {
        Choice::new(role.key(), ask.reader.t(&format!("role-{}", role.key()))).chosen(roles.contains(&role))
    };
    let field = |name: &str, of: &[&str], now: &str| {
        if filled { typed(ask, name, of, wrong) } else { Field::of(now) }
    };
    let view = MemberForm {
        id: member.map(|m| m.id.to_string()),
        name: field("name", &["name"], member.map_or("", |m| m.name.as_str())),
        sign_in: field("sign_in", &["login"], member.map_or("", |m| m.login.as_str())),
        roles: Role::ALL.into_iter().map(choice).collect(),
        role: trouble(ask, &["roles"], wrong),
        compartments: member.map(|member| rooms(ask, member, filled)).unwrap_or_default(),
        compartment: trouble(ask, &["compartments"], wrong),
        organisations: Vec::new(),
        totp: member.is_some_and(|m| m.totp),
        locked: member.is_some_and(|m| m.locked),
        one_time,
        waits: member.is_some_and(|m| m.waits),
        asked: member.and_then(|m| m.asked).map(|standing| standing.key().to_owned()).unwrap_or_default(),
        proof: trouble(ask, &["before"], wrong),
        sure: wrong.is_some_and(|(_, failure)| failure.code == "field-own-role"),
        own: member.is_some_and(|m| ask.inside().is_ok_and(|i| i.present.member.id == m.id)),
    };
    answer(wrong, pages::members::member(&frame(ask), &view))
}

fn compartments_asked(ask: &Ask) -> BTreeSet<Compartment> {
    ask.form.all("compartment").filter_map(Compartment::of).collect()
}

/// The compartments to which the colleague may be admitted: those their roles may enter.
fn rooms(ask: &Ask, member: &Member, filled: bool) -> Vec<Choice> {
    let admitted = if filled { compartments_asked(ask) } else { member.compartments.clone() };
    let enters = |compartment: &Compartment| member.roles.iter().any(|role| role.may_enter(*compartment));
    let about = |compartment: Compartment| {
        let entry = compartment.entry();
        if words::arabic(ask.reader) { entry.about_ar.as_str() } else { entry.about_en.as_str() }
    };
    // An admission that waits is said beside its tick: asked for again, it is asked once.
    let asked = ask.app.house.admissions_asked(member.id).unwrap_or_default();
    let choice = |one: Compartment| {
        let waits = if asked.contains(&one) { ask.reader.t("compartment-waits") } else { "" };
        let hint = [about(one), waits].into_iter().filter(|words| !words.is_empty());
        Choice::new(one.key(), words::compartment(ask.reader, one))
            .hint(hint.collect::<Vec<_>>().join(" "))
            .chosen(admitted.contains(&one))
    };
    Compartment::all().filter(enters).map(choice).collect()
}

/// Opens an account with a first password, which is shown once.
pub(crate) fn add(ask: &Ask) -> Answer {
    let password = ask.app.house.drawn_word();
    let new = NewMember {
        login: ask.form.get("sign_in").to_owned(),
        name: ask.form.get("name").to_owned(),
        roles: roles_asked(ask),
        password: password.clone(),
    };
    let done = ask.proven().and_then(|desk| Ok(ask.app.hash_for_member(|| desk.open_account(new))?));
    match done {
        Ok((id, _)) => form(ask, Some(&found(ask, id)?), Some(password), None),
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
        let desk = ask.proven()?;
        let roles = roles_asked(ask);
        if gives_up(ask, &member)? && ask.form.some("sure").is_none() {
            return Err(Failure::field("roles", "own-role"));
        }
        let mut passed = match roles != member.roles {
            true => desk.change_roles(member.id, roles)?,
            false => Passed::Done,
        };
        // What the roles of now may not enter goes with those that did.
        let enters = |one: &Compartment| roles_asked(ask).iter().any(|role| role.may_enter(*one));
        let compartments: BTreeSet<Compartment> =
            compartments_asked(ask).into_iter().filter(enters).collect();
        if compartments != member.compartments && found(ask, member.id)?.compartments != compartments {
            let admitted = desk.change_compartments(member.id, &compartments)?;
            passed = if admitted == Passed::Done { passed } else { admitted };
        }
        let name = ask.form.get("name");
        if names::clean(name) != member.name {
            desk.rename_member(member.id, name)?;
        }
        Ok(passed)
    })();
    match done {
        // Whoever gave the administration up may not read this page again.
        Ok(Passed::Done) if gives_up(ask, &member)? => {
            ask.done("web-member-changed");
            Ok(go(paths::HOME))
        }
        Ok(passed) => said(ask, passed_key(passed, "web-member-changed"), member.id),
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}

/// Whether an administrator takes the administration off her own account: only another can give it back.
fn gives_up(ask: &Ask, member: &Member) -> Result<bool, Failure> {
    let role = Role::Administrator;
    let own = ask.inside()?.present.member.id == member.id;
    Ok(own && member.roles.contains(&role) && !roles_asked(ask).contains(&role))
}

/// What is said when it is done, or waits for a second person.
fn passed_key(passed: Passed, done: &'static str) -> &'static str {
    match passed {
        Passed::Done => done,
        Passed::Alone => "web-request-alone",
        Passed::Waits => "web-request-asked",
        Passed::Operator => "web-request-operator",
    }
}

fn said(ask: &Ask, key: &str, id: MemberId) -> Answer {
    ask.done(key);
    Ok(go(&paths::member(&id.to_string())))
}

/// A new first password, shown once; sessions of the account end.
pub(crate) fn password(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    let password = ask.app.house.drawn_word();
    let done = ask
        .proven()
        .and_then(|desk| Ok(ask.app.hash_for_member(|| desk.give_password(member.id, &password))?));
    match done {
        Ok(_) => {
            ask.app.sessions.end_of(member.id, |_| true);
            form(ask, Some(&of_address(ask)?), Some(password), None)
        }
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}

/// Takes the second key off an account whose owner lost the telephone.
pub(crate) fn totp(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    match ask.proven().and_then(|desk| Ok(desk.take_totp(member.id)?)) {
        Ok(passed) => said(ask, passed_key(passed, "web-totp-off"), member.id),
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}

/// Keeps a colleague out.
pub(crate) fn lock(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    match ask.proven().and_then(|desk| Ok(desk.lock_member(member.id)?)) {
        Ok(()) => {
            ask.app.sessions.end_of(member.id, |_| true);
            said(ask, "web-member-locked", member.id)
        }
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}

/// Lets a colleague in again.
pub(crate) fn unlock(ask: &Ask) -> Answer {
    let member = of_address(ask)?;
    match ask.proven().and_then(|desk| Ok(desk.unlock_member(member.id)?)) {
        Ok(()) => said(ask, "web-member-unlocked", member.id),
        Err(failure) => again(failure, |wrong| form(ask, Some(&member), None, wrong)),
    }
}
