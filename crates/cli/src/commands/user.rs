//! Accounts of colleagues, from the machine itself.

use crate::args;
use crate::open;
use crate::out::{Done, Out, Refused};
use access::Role;
use clap::ArgMatches;
use serde_json::json;
use std::collections::BTreeSet;

fn roles(matches: &ArgMatches) -> BTreeSet<Role> {
    args::many(matches, "roles").iter().filter_map(|key| Role::from_key(key)).collect()
}

fn password(matches: &ArgMatches, out: &Out) -> Result<String, Refused> {
    if let Some(path) = args::text(matches, "password-file") {
        let text = std::fs::read_to_string(path).map_err(|e| out.file(path, &e))?;
        return Ok(text.trim_end_matches(['\r', '\n']).to_owned());
    }
    rpassword::prompt_password(format!("{} ", out.reader.t("cli-ask-password"))).map_err(|_| out.refuse("no-passphrase", &[]))
}

/// `athar user …`
pub fn user(matches: &ArgMatches, out: &Out) -> Done {
    let (verb, matches) = matches.subcommand().expect("a verb is required");
    let house = open::house(matches, out)?;
    let desk = house.desk(open::operator());
    let refused = |r: casework::Refusal| out.refused(&r);
    if verb == "list" {
        let members = desk.members().map_err(refused)?;
        let rows: Vec<_> = members
            .iter()
            .map(|m| json!({"id": m.id, "login": m.login, "name": m.name, "roles": m.roles, "locked": m.locked, "waits": m.waits, "totp": m.totp}))
            .collect();
        out.answer(&json!({"users": rows}), || {
            let line = |m: &casework::Member| {
                let roles: Vec<_> = m.roles.iter().map(|r| out.reader.t(&format!("role-{}", r.key())).to_owned()).collect();
                format!("{}  {}  {}{}", m.login, m.name, roles.join("، "), if m.locked { " ✕" } else { "" })
            };
            members.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        return Ok(());
    }
    let login = args::text(matches, "login").expect("required");
    let known = || desk.members().map_err(refused)?.into_iter().find(|m| m.login == login).ok_or_else(|| out.refuse("not-found", &[]));
    let member = match verb {
        "add" => {
            let name = args::text(matches, "name").unwrap_or(login);
            let password = password(matches, out)?;
            let new = casework::NewMember { login: login.into(), name: name.into(), password, roles: roles(matches) };
            match args::given(matches, "chosen") {
                true => desk.add_member(new).map_err(refused)?,
                false => desk.add_member_given(new).map_err(refused)?,
            }
        }
        "roles" => {
            let id = known()?.id;
            desk.set_roles(id, roles(matches)).map_err(refused)?;
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
            // Who holds the passphrase is asked by nobody: a second person may be gone for good.
            desk.admit(id).map_err(refused)?;
            id
        }
        "password" => {
            let id = known()?.id;
            let password = password(matches, out)?;
            desk.reset_password(id, &password).map_err(refused)?;
            if args::given(matches, "chosen") {
                desk.password_is_own(id).map_err(refused)?;
            }
            id
        }
        "totp-off" => {
            let id = known()?.id;
            desk.reset_totp(id).map_err(refused)?;
            id
        }
        other => unreachable!("{other} is no verb of the table"),
    };
    let document = json!({"user": member, "login": login});
    out.answer(&document, || out.reader.ta("cli-user-done", &[("login", login.into())]));
    Ok(())
}
