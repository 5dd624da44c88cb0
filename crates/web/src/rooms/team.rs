//! The team of a file: who is told what is held and sealed in it.

use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::Flash;
use crate::words;
use access::Action;
use casework::{Passed, Refusal, TeamSeen};
use model::{MemberId, Subject};
use pages::paths;
use pages::view::{Choice, Head, TeamForm, TeamLine, Teams};
use std::collections::BTreeSet;

/// The line of a file that has a team.
pub(crate) fn line_of(ask: &Ask, subject: &Subject) -> Result<Option<TeamLine>, Failure> {
    let desk = ask.desk()?;
    if desk.is_outside() {
        return Ok(None);
    }
    let change = !ask.is_past() && desk.may_change_team(subject)?;
    Ok(desk.team(subject)?.map(|team| line(ask, &team, change)))
}

fn line(ask: &Ask, team: &TeamSeen, change: bool) -> TeamLine {
    let name = |id: &MemberId| ask.app.house.member_name(*id).unwrap_or_default();
    TeamLine {
        names: team.members.as_ref().map(|all| all.iter().map(name).collect()),
        mine: team.mine,
        vacant: team.vacant,
        change,
    }
}

fn subject(ask: &Ask) -> Result<Subject, Failure> {
    ask.refs().read_subject(ask.word("id")?).ok_or_else(Failure::not_found)
}

/// The name of a file, where the reader is shown one: of a file whose team is vacant a sheet may say nothing.
fn head(ask: &Ask, subject: &Subject) -> Result<Head, Failure> {
    match ask.desk()?.dossier_of(subject) {
        Ok(dossier) => Ok(words::head(ask, &dossier)),
        Err(Refusal::NotFound) => Ok(Head {
            id: ask.refs().of_subject(subject),
            of: words::kind(ask.reader, subject.kind()),
            ..Head::default()
        }),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form.
pub(crate) fn team(ask: &Ask) -> Answer {
    form(ask, None)
}

fn form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(Action::Team).map_err(Refusal::from)?;
    let subject = subject(ask)?;
    let now = desk.team(&subject)?;
    let typed_in: Vec<&str> = ask.form.all("member").collect();
    let in_it = |id: MemberId| match wrong {
        Some(_) => typed_in.contains(&id.to_string().as_str()),
        // Whoever gives a team is mostly in it.
        None => now.as_ref().map_or(id == desk.viewer.member, |team| {
            team.members.as_ref().is_some_and(|members| members.contains(&id))
        }),
    };
    let colleague = |(id, name): (MemberId, String)| Choice::new(id.to_string(), name).chosen(in_it(id));
    let may = desk.may_change_team(&subject)?;
    let view = TeamForm {
        head: head(ask, &subject)?,
        now: now.as_ref().map(|team| line(ask, team, may)),
        because: now.as_ref().and_then(|team| team.why.clone()).unwrap_or_default(),
        colleagues: desk.colleagues_of_teams()?.into_iter().map(colleague).collect(),
        team: trouble(ask, &["team"], wrong),
        why: typed(ask, "why", &["why"], wrong),
        may,
    };
    answer(wrong, pages::team::team(&frame(ask), &view))
}

fn done(ask: &Ask, done: Result<Passed, Failure>, key: &str) -> Answer {
    match done {
        Ok(Passed::Waits | Passed::Operator) => {
            ask.done("web-request-asked");
            Ok(go(&paths::file(ask.word("id")?)))
        }
        Ok(Passed::Done | Passed::Alone) => {
            ask.say(Flash {
                key: key.into(),
                undo: Some(paths::team_undo(ask.word("id")?)),
                ..Flash::default()
            });
            Ok(go(&paths::file(ask.word("id")?)))
        }
        Err(failure) => again(failure, |wrong| form(ask, wrong)),
    }
}

/// Gives the file a team, or another one.
pub(crate) fn give(ask: &Ask) -> Answer {
    let members: BTreeSet<MemberId> = ask.form.all("member").filter_map(|id| id.parse().ok()).collect();
    let given = (|| Ok(ask.desk()?.give_team(&subject(ask)?, &members, ask.form.get("why"))?))();
    done(ask, given, "web-team-given")
}

/// Takes its team away.
pub(crate) fn dissolve(ask: &Ask) -> Answer {
    let dissolved = (|| Ok(ask.desk()?.dissolve_team(&subject(ask)?, ask.form.get("why"))?))();
    done(ask, dissolved, "web-team-dissolved")
}

/// Takes the latest change back.
pub(crate) fn undo(ask: &Ask) -> Answer {
    ask.desk()?.take_back_team(&subject(ask)?)?;
    ask.done("web-team-undone");
    Ok(go(&paths::file(ask.word("id")?)))
}

/// Every file that has a team.
pub(crate) fn teams(ask: &Ask) -> Answer {
    let desk = ask.desk()?;
    let mut files = Vec::new();
    for (subject, team) in desk.teams()? {
        let change = desk.may_change_team(&subject)?;
        files.push((head(ask, &subject)?, line(ask, &team, change)));
    }
    Ok(html(pages::team::teams(&frame(ask), &Teams { files })))
}
