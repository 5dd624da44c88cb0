//! The team of a file, from the machine itself. Whoever holds the passphrase is in no team, and changes only
//! what nobody else could: the team of a file that has none, or a vacant one.

use super::requests;
use crate::args;
use crate::open;
use crate::out::{Done, Out};
use casework::{Passed, Refusal};
use clap::ArgMatches;
use model::{MemberId, Subject};
use serde_json::json;
use std::collections::BTreeSet;

/// `athar team …`
pub fn team(matches: &ArgMatches, out: &Out) -> Done {
    let (verb, matches) = matches.subcommand().expect("a verb is required");
    let house = open::house(matches, out)?;
    let desk = house.desk(open::who(matches, &house, out)?);
    let refused = |r: Refusal| out.refused(&r);
    let names = house.member_names().map_err(refused)?;
    let name = |id: &MemberId| names.get(id).cloned().unwrap_or_else(|| id.to_string());
    if verb == "list" {
        let teams = desk.teams().map_err(refused)?;
        let lines: Vec<_> = teams
            .iter()
            .map(|(subject, team)| {
                json!({
                    "id": subject.to_string(), "members": team.members, "vacant": team.vacant,
                })
            })
            .collect();
        out.answer(&json!({"teams": lines}), || {
            let line = |(subject, team): &(Subject, casework::TeamSeen)| {
                let members: Vec<String> = team.members.iter().flatten().map(name).collect();
                let vacant =
                    if team.vacant { format!("  ({})", out.reader.t("team-vacant")) } else { String::new() };
                format!("{subject}  {}{vacant}", members.join(" · "))
            };
            teams.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        return Ok(());
    }
    let id = args::subject(matches);
    let subject: Subject = id.parse().map_err(|_| refused(Refusal::NotFound))?;
    let why = args::text(matches, "why").unwrap_or_default();
    let mut members = BTreeSet::new();
    for login in args::many(matches, "member") {
        let member = house.member_by_login(&login).map_err(refused)?;
        members.insert(member.ok_or_else(|| refused(Refusal::Field("login", "unknown")))?.id);
    }
    let passed = match verb {
        "give" => desk.give_team(&subject, &members, why).map_err(refused)?,
        "dissolve" => desk.dissolve_team(&subject, why).map_err(refused)?,
        other => unreachable!("{other} is no verb of the table"),
    };
    if passed == Passed::Waits {
        return requests::waits(&desk, out, json!({"file": subject.to_string()}));
    }
    out.answer(&json!({"file": subject.to_string(), "members": members}), || {
        out.reader.t(if verb == "give" { "web-team-given" } else { "web-team-dissolved" }).to_owned()
    });
    Ok(())
}
