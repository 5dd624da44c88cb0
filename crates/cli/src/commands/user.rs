//! Accounts of colleagues, from the machine itself.

use super::requests;
use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use access::Role;
use casework::Passed;
use clap::ArgMatches;
use model::Compartment;
use serde_json::json;
use std::collections::BTreeSet;

fn roles(matches: &ArgMatches) -> BTreeSet<Role> {
    args::many(matches, "roles").iter().filter_map(|key| Role::from_key(key)).collect()
}

fn password(matches: &ArgMatches, out: &Out) -> Result<String, Refused> {
    if let Some(path) = args::text(matches, "password-file") {
        return open::first_line(path, out).map(|words| words.to_string());
    }
    let ask = |key: &str| {
        rpassword::prompt_password(format!("{} ", out.reader.t(key)))
            .map_err(|_| out.refuse("no-password", &[]))
    };
    let (password, again) = (ask("cli-ask-password")?, ask("cli-ask-again")?);
    if password == again { Ok(password) } else { Err(out.refuse("password-differs", &[])) }
}

/// What keeps an account from being used, in words.
fn stands(member: &casework::Member, out: &Out) -> String {
    let waits = member.asked.map(|asked| match asked {
        casework::Standing::Waits => "member-waits",
        casework::Standing::Refused => "member-refused",
        _ => "member-unasked",
    });
    let keys = member.locked.then_some("member-locked").into_iter().chain(waits);
    keys.map(|key| format!("  ({})", out.reader.t(key))).collect()
}

/// `athar user …`
pub fn user(matches: &ArgMatches, out: &Out) -> Done {
    let (verb, matches) = matches.subcommand().expect("a verb is required");
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    // Whoever holds the passphrase is asked by nobody; a colleague may have to wait for another.
    let alone = args::text(matches, "as").is_none();
    let mut passed = Passed::Done;
    let refused = |r: casework::Refusal| out.refused(&r);
    if verb == "list" {
        let members = desk.members().map_err(refused)?;
        let rows: Vec<_> = members
            .iter()
            .map(|m| {
                json!({
                    "id": m.id, "login": m.login, "name": m.name, "roles": m.roles,
                    "compartments": m.compartments, "locked": m.locked, "waits": m.waits, "asked": m.asked,
                    "totp": m.totp,
                })
            })
            .collect();
        let comma = if out.reader.lang == l10n::Lang::Ar { "، " } else { ", " };
        out.answer(&json!({"users": rows}), || {
            let line = |m: &casework::Member| {
                let roles: Vec<_> =
                    m.roles.iter().map(|r| out.reader.t(&format!("role-{}", r.key())).to_owned()).collect();
                let arabic = out.reader.lang == l10n::Lang::Ar;
                let name =
                    |one: &Compartment| if arabic { one.entry().ar.clone() } else { one.entry().en.clone() };
                let admitted: Vec<String> = m.compartments.iter().map(name).collect();
                let admitted =
                    if admitted.is_empty() { String::new() } else { format!("  [{}]", admitted.join(comma)) };
                format!("{}  {}  {}{admitted}{}", m.login, m.name, roles.join(comma), stands(m, out))
            };
            members.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        return Ok(());
    }
    let login = args::text(matches, "login").expect("required");
    let known = || {
        desk.members()
            .map_err(refused)?
            .into_iter()
            .find(|m| m.login == login)
            .ok_or_else(|| out.refuse("not-found", &[]))
    };
    let member = match verb {
        "add" => {
            let name = args::text(matches, "name").unwrap_or(login);
            let password = password(matches, out)?;
            let new = casework::NewMember {
                login: login.into(),
                name: name.into(),
                password,
                roles: roles(matches),
            };
            match (alone, args::given(matches, "chosen")) {
                (true, true) => desk.add_member(new).map_err(refused)?,
                (true, false) => desk.add_member_given(new).map_err(refused)?,
                (false, _) => {
                    let (id, waits) = desk.open_account(new).map_err(refused)?;
                    passed = waits;
                    id
                }
            }
        }
        "roles" => {
            let id = known()?.id;
            match alone {
                true => desk.set_roles(id, roles(matches)).map_err(refused)?,
                false => passed = desk.change_roles(id, roles(matches)).map_err(refused)?,
            }
            id
        }
        "compartments" => {
            let id = known()?.id;
            let all = args::many(matches, "in").iter().filter_map(|key| Compartment::of(key)).collect();
            match alone {
                true => desk.set_compartments(id, &all).map_err(refused)?,
                false => passed = desk.change_compartments(id, &all).map_err(refused)?,
            }
            id
        }
        "lock" => {
            let id = known()?.id;
            desk.lock_member(id).map_err(refused)?;
            id
        }
        "unlock" => {
            let id = known()?.id;
            desk.unlock_member(id).map_err(refused)?;
            if alone {
                // A second person may be gone for good.
                desk.admit(id).map_err(refused)?;
            }
            id
        }
        "password" => {
            let id = known()?.id;
            let password = password(matches, out)?;
            match alone {
                true => desk.reset_password(id, &password).map_err(refused)?,
                false => passed = desk.give_password(id, &password).map_err(refused)?,
            }
            if args::given(matches, "chosen") {
                desk.password_is_own(id).map_err(refused)?;
            }
            id
        }
        "totp-off" => {
            let member = known()?;
            if !member.totp {
                let document = json!({"user": member.id, "login": login});
                out.answer(&document, || out.reader.ta("cli-user-no-totp", &[("login", login.into())]));
                return Ok(());
            }
            match alone {
                true => desk.reset_totp(member.id).map_err(refused)?,
                false => passed = desk.take_totp(member.id).map_err(refused)?,
            }
            member.id
        }
        other => unreachable!("{other} is no verb of the table"),
    };
    let document = json!({"user": member, "login": login});
    let key = match passed {
        Passed::Waits => return requests::waits(&desk, out, document),
        Passed::Operator => "web-request-operator",
        Passed::Alone => "web-request-alone",
        Passed::Done => "cli-user-done",
    };
    let mut document = document;
    if passed == Passed::Operator {
        document["waits"] = json!(true);
    }
    out.answer(&document, || out.reader.ta(key, &[("login", login.into())]));
    Ok(())
}
