//! Colleagues, tokens, the log, and the keeping of the register.

use super::call::{Answer, Call, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::people::{FileNumber, KindKey, MemberNumber};
use super::subjects::SubjectNumber;
use crate::failure::Failure;
use access::{Action, Role};
use casework::{LogFilter, Member};
use model::Subject;
use model::act::ActKind;
use serde::Serialize;
use utoipa::ToSchema;

/// A colleague.
#[derive(Serialize, ToSchema)]
pub(crate) struct MemberBody {
    #[schema(example = "m1")]
    id: String,
    login: String,
    name: String,
    roles: Vec<RoleKey>,
    /// Keys of the compartments to which the colleague was admitted.
    compartments: Vec<&'static str>,
    /// A code from a telephone is asked for.
    totp: bool,
    locked: bool,
}

/// What a colleague does here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RoleKey {
    Administrator,
    Documenter,
    Reviewer,
    Liaison,
    Analyst,
    Auditor,
    Guest,
}

impl RoleKey {
    fn of(role: Role) -> RoleKey {
        use RoleKey::*;
        [Administrator, Documenter, Reviewer, Liaison, Analyst, Auditor, Guest][role as usize]
    }
}

fn member_body(member: Member) -> MemberBody {
    MemberBody {
        id: member.id.to_string(),
        login: member.login,
        name: member.name,
        roles: member.roles.into_iter().map(RoleKey::of).collect(),
        compartments: member.compartments.iter().map(|one| one.key()).collect(),
        totp: member.totp,
        locked: member.locked,
    }
}

/// Every colleague.
#[utoipa::path(get, path = "/members", tag = "members",
    responses((status = 200, description = "The accounts.", body = Vec<MemberBody>), Failures))]
pub(crate) fn members(call: &Call) -> Answer {
    ok(&call.desk().members()?.into_iter().map(member_body).collect::<Vec<_>>())
}

fn one(call: &Call, id: model::MemberId) -> Result<MemberBody, Failure> {
    let found = call.desk().members()?.into_iter().find(|m| m.id == id);
    found.map(member_body).ok_or_else(Failure::not_found)
}

/// One account.
#[utoipa::path(get, path = "/members/{id}", tag = "members",
    params(("id" = MemberNumber, Path, description = "Its number.")),
    responses((status = 200, description = "The account.", body = MemberBody), Failures))]
pub(crate) fn member(call: &Call) -> Answer {
    ok(&one(call, call.param("id")?)?)
}

/// What waits, or waited, for a second person.
#[derive(Serialize, ToSchema)]
pub(crate) struct RequestBody {
    /// Its number; of one about files with an `f` before it.
    #[schema(example = "f1")]
    id: String,
    /// `roles`, `compartments`, `account`, `password`, `totp`, `forget`, `row` or `team`.
    what: &'static str,
    /// The account it is about; empty where it is about none.
    about: String,
    /// Who asked.
    by: String,
    /// Milliseconds since 1970.
    at: i64,
    /// `asked`, `confirmed`, `refused`, `expired` or `alone`; `admitted` where the operator let the account
    /// in, `replaced` where a later wish took its place.
    standing: &'static str,
}

/// What waits for a second person: one's own requests, and those one may answer. They are answered on the
/// page.
#[utoipa::path(get, path = "/requests", tag = "members",
    responses(
        (status = 200, description = "The requests, the latest first.", body = Vec<RequestBody>),
        Failures,
    ))]
pub(crate) fn requests(call: &Call) -> Answer {
    let body = |request: casework::Request| RequestBody {
        id: request.id.to_string(),
        what: request.wanted.key(),
        about: request.wanted.about().map(|about| about.to_string()).unwrap_or_default(),
        by: request.by.to_string(),
        at: request.at,
        standing: request.told(),
    };
    ok(&call.desk().requests()?.into_iter().map(body).collect::<Vec<_>>())
}

/// For whom the token asks.
#[utoipa::path(get, path = "/me", tag = "me",
    responses((status = 200, description = "The owner of the token.", body = MemberBody), Failures))]
pub(crate) fn me(call: &Call) -> Answer {
    ok(&member_body(call.present.member.clone()))
}

/// A token, without its secret.
#[derive(Serialize, ToSchema)]
pub(crate) struct TokenBody {
    id: u64,
    name: String,
    /// Milliseconds since 1970.
    created: i64,
    /// Milliseconds since 1970.
    expires: i64,
    /// Milliseconds since 1970, to the hour.
    used: Option<i64>,
    /// What it is for; everything its owner may when nothing is said.
    scopes: Option<Vec<&'static str>>,
}

fn token_body(line: casework::TokenLine) -> TokenBody {
    TokenBody {
        id: line.id,
        name: line.name,
        created: line.created,
        expires: line.expires,
        used: line.used,
        scopes: line.scopes.map(|all| all.into_iter().map(|scope| scope.key()).collect()),
    }
}

/// One's own tokens.
#[utoipa::path(get, path = "/me/tokens", tag = "me",
    responses((status = 200, description = "The tokens.", body = Vec<TokenBody>), Failures))]
pub(crate) fn tokens(call: &Call) -> Answer {
    ok(&call.desk().tokens()?.into_iter().map(token_body).collect::<Vec<_>>())
}

/// Ends one of one's own tokens.
#[utoipa::path(delete, path = "/me/tokens/{id}", tag = "me",
    params(("id" = u64, Path, description = "Its number.")),
    responses((status = 204, description = "It is ended."), Failures))]
pub(crate) fn revoke_token(call: &Call) -> Answer {
    call.desk().revoke_token(call.param("id")?)?;
    nothing()
}

/// Some lines of the log, the newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct LogBody {
    lines: Vec<LogLineBody>,
    /// Ask with `before` this number to go on.
    next: Option<u64>,
}

/// One act of the log: numbers and codes, no values.
#[derive(Serialize, ToSchema)]
pub(crate) struct LogLineBody {
    /// Its number.
    id: u64,
    /// Milliseconds since 1970.
    at: i64,
    /// What kind of act.
    kind: &'static str,
    /// Who did it.
    by: Option<String>,
    /// Numbers and codes that say more.
    what: String,
    /// The files it is about.
    files: Vec<String>,
    /// The places of detention, units, checkpoints it is about.
    subjects: Vec<String>,
    /// Destroyed on request; only its leaf is left.
    erased: bool,
}

/// The log of acts. Who reads no file is told of none, and asks by none.
#[utoipa::path(get, path = "/log", tag = "keeping",
    params(
        ("before" = Option<u64>, Query, description = "Acts before this one; the newest when not said."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
            description = "How many; 100 when not said."),
        ("by" = Option<MemberNumber>, Query, description = "Done by this colleague."),
        ("kind" = Option<KindKey>, Query, description = "Of this kind."),
        ("file" = Option<FileNumber>, Query, description = "About this file."),
        ("subject" = Option<SubjectNumber>, Query,
            description = "About this place of detention, unit, checkpoint; instead of `file`."),
    ),
    responses((status = 200, description = "Some lines.", body = LogBody), Failures))]
pub(crate) fn log(call: &Call) -> Answer {
    let read = |name: &str| call.query.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_owned());
    fn parsed<T: std::str::FromStr>(
        name: &str,
        value: Option<String>,
        expected: &str,
    ) -> Result<Option<T>, Failure> {
        value.map(|v| v.parse()).transpose().map_err(|_| misfit::parameter(name, expected))
    }
    let kind = read("kind");
    let known = || misfit::parameter("kind", &ActKind::ALL.map(ActKind::key).join(", "));
    let kind = kind.map(|kind| ActKind::from_key(&kind).ok_or_else(known)).transpose()?;
    let file = parsed::<model::PersonId>("file", read("file"), "call-kind-file")?.map(Subject::from);
    let filter = LogFilter {
        member: parsed("by", read("by"), "call-kind-member")?,
        kind,
        about: file.or(parsed("subject", read("subject"), "call-kind-subject")?),
    };
    // JSON numbers end where signed ones do.
    let before: Option<u64> = parsed::<i64>("before", read("before"), "call-kind-whole")?
        .map(|n| u64::try_from(n).map_err(|_| misfit::parameter("before", "call-kind-whole")))
        .transpose()?;
    let page = call.desk().log(before.unwrap_or(0), call.number("limit", 100, 1, 1000)?, &filter)?;
    let named = |about: &[Subject], person: bool| {
        about.iter().filter(|subject| subject.person().is_some() == person).map(ToString::to_string).collect()
    };
    let line = |l: casework::LogLine| LogLineBody {
        id: l.seq,
        at: l.at,
        kind: l.kind.key(),
        by: l.who.map(|m| m.to_string()),
        what: l.what,
        files: named(&l.about, true),
        subjects: named(&l.about, false),
        erased: l.erased,
    };
    ok(&LogBody { lines: page.lines.into_iter().map(line).collect(), next: page.next })
}

/// What a verification found.
#[derive(Serialize, ToSchema)]
pub(crate) struct VerdictBody {
    /// Whether the whole record is as it was written.
    whole: bool,
    /// Acts in the log.
    leaves: u64,
    /// Acts whose content was destroyed on request.
    erased: u64,
    /// Pieces of evidence that were compared.
    evidence: u64,
    /// The root computed anew.
    root: String,
    /// The first breaks.
    broken: Vec<BrokenBody>,
}

/// One break in the record.
#[derive(Serialize, ToSchema)]
pub(crate) struct BrokenBody {
    /// The act at which it shows.
    act: Option<u64>,
    /// What is altered.
    what: &'static str,
}

/// Checks the whole record.
#[utoipa::path(post, path = "/verify", tag = "keeping",
    responses((status = 200, description = "What was found.", body = VerdictBody), Failures))]
pub(crate) fn verify(call: &Call) -> Answer {
    let verdict = call.desk().verify(&mut |_| std::ops::ControlFlow::Continue(()))?;
    ok(&VerdictBody {
        whole: verdict.ok(),
        leaves: verdict.leaves,
        erased: verdict.erased,
        evidence: verdict.evidence,
        root: verdict.root.to_string(),
        broken: verdict.broken.iter().map(|b| BrokenBody { act: b.seq, what: b.what.code() }).collect(),
    })
}

/// The signed head of the log.
#[derive(Serialize, ToSchema)]
pub(crate) struct CheckpointBody {
    /// A signed note (C2SP); none before the first act.
    note: Option<String>,
    /// The key it is checked with.
    key: String,
}

/// The signed head of the log, to be kept elsewhere.
#[utoipa::path(get, path = "/checkpoint", tag = "keeping",
    responses((status = 200, description = "The checkpoint.", body = CheckpointBody), Failures))]
pub(crate) fn checkpoint(call: &Call) -> Answer {
    let desk = call.desk();
    // The root commits to every act, and tells whoever may not know of one that it was done.
    if !desk.viewer.can(Action::Keep) && !desk.viewer.can(Action::Audit) {
        return Err(casework::Refusal::NotAllowed(Action::Keep).into());
    }
    let (note, key) = call.app.house.checkpoint_for_others()?;
    ok(&CheckpointBody { note, key })
}
