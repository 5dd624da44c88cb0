//! The team of a file: who is told what is held and sealed in it.

use super::call::{Answer, Call, accepted, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::people::MemberNumber;
use super::subjects::SubjectNumber;
use crate::failure::Failure;
use casework::{Passed, TeamSeen};
use model::{MemberId, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The team of a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct TeamBody {
    /// Number of the file, or of the place of detention, unit, checkpoint.
    #[schema(example = "p12")]
    file: String,
    /// Who is in it and may come in; nothing for who may not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    members: Option<Vec<String>>,
    /// Why it was given; for the team itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// The one who asks is in it.
    mine: bool,
    /// Nobody is left in it who may change it: whoever gives teams may give another, with reasons.
    vacant: bool,
}

fn body(call: &Call, subject: &Subject, team: TeamSeen) -> TeamBody {
    TeamBody {
        file: call.refs().of_subject(subject),
        members: team.members.map(|all| all.iter().map(MemberId::to_string).collect()),
        why: team.why,
        mine: team.mine,
        vacant: team.vacant,
    }
}

fn subject(call: &Call) -> Result<Subject, Failure> {
    call.refs().read_subject(call.word("id")?).ok_or_else(Failure::not_found)
}

/// Files that have a team, the vacant ones first.
#[utoipa::path(get, path = "/teams", tag = "files",
    responses((status = 200, description = "One of each person.", body = Vec<TeamBody>), Failures))]
pub(crate) fn teams(call: &Call) -> Answer {
    ok(&call
        .desk()
        .teams()?
        .into_iter()
        .map(|(subject, team)| body(call, &subject, team))
        .collect::<Vec<_>>())
}

/// The team of a file; nothing where it has none.
#[utoipa::path(get, path = "/files/{id}/team", tag = "files",
    params(("id" = SubjectNumber, Path,
        description = "Number of the file, or of a place of detention, unit, checkpoint.")),
    responses((status = 200, description = "Its team.", body = Option<TeamBody>), Failures))]
pub(crate) fn team(call: &Call) -> Answer {
    let subject = subject(call)?;
    ok(&call.desk().team(&subject)?.map(|team| body(call, &subject, team)))
}

/// Who is to work on a file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamIn {
    /// The colleagues, one of whom may change it again.
    #[schema(min_items = 1)]
    members: Vec<MemberNumber>,
    /// Why; needed where nobody was left in the team before.
    #[serde(default)]
    why: String,
}

/// What waits for a second person is told as such, and is not done.
fn passed(passed: Passed) -> Answer {
    match passed {
        Passed::Done | Passed::Alone => nothing(),
        Passed::Waits | Passed::Operator => accepted(),
    }
}

/// Gives a file a team in place of the one it had. In place of one that nobody keeps, a second person who
/// gives teams agrees first.
#[utoipa::path(put, path = "/files/{id}/team", tag = "files", request_body = TeamIn,
    params(("id" = SubjectNumber, Path,
        description = "Number of the file, or of a place of detention, unit, checkpoint.")),
    responses((status = 204, description = "It has that team."),
        (status = 202, description = "It waits for a second person."), Failures))]
pub(crate) fn give(call: &Call) -> Answer {
    let said: TeamIn = call.json()?;
    let one = |(at, word): (usize, &MemberNumber)| {
        word.0.parse().map_err(|_| misfit::value(&format!("/members/{at}"), "call-kind-member"))
    };
    let members =
        said.members.iter().enumerate().map(one).collect::<Result<BTreeSet<MemberId>, Failure>>()?;
    passed(call.desk().give_team(&subject(call)?, &members, &said.why)?)
}

/// Why a team is dissolved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DissolveIn {
    /// In a sentence a colleague understands a year later.
    #[schema(min_length = 1)]
    why: String,
}

/// Takes the team of a file away.
#[utoipa::path(post, path = "/files/{id}/team/dissolve", tag = "files", request_body = DissolveIn,
    params(("id" = SubjectNumber, Path,
        description = "Number of the file, or of a place of detention, unit, checkpoint.")),
    responses((status = 204, description = "It has none."),
        (status = 202, description = "It waits for a second person."), Failures))]
pub(crate) fn dissolve(call: &Call) -> Answer {
    let said: DissolveIn = call.json()?;
    passed(call.desk().dissolve_team(&subject(call)?, &said.why)?)
}

/// Takes the latest change of the team back.
#[utoipa::path(post, path = "/files/{id}/team/undo", tag = "files",
    params(("id" = SubjectNumber, Path,
        description = "Number of the file, or of a place of detention, unit, checkpoint.")),
    responses((status = 204, description = "It has the team it had before."), Failures))]
pub(crate) fn undo(call: &Call) -> Answer {
    call.desk().take_back_team(&subject(call)?)?;
    nothing()
}
