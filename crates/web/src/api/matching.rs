//! One person, one file: proposals, judgements, clusters, thresholds, overlaps.

use super::call::{Answer, Call, created, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::people::{FileNumber, WhyIn};
use super::shapes::{FileBody, file_body};
use crate::told::grounds;
use access::Action;
use casework::{JudgedView, Refusal, Thresholds};
use model::{PersonId, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A pair that may be one person.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposalBody {
    a: FileNumber,
    b: FileNumber,
    /// Between 0 and 1.
    probability: f64,
    /// A second reader is asked for: someone was unsure, or joined them though the figures are doubtful.
    second: bool,
}

/// Pairs that wait for a judgement, the easiest and most valuable first.
#[utoipa::path(get, path = "/proposals", tag = "matching",
    params(("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
        description = "How many; 50 when not said.")),
    responses((status = 200, description = "The pairs.", body = Vec<ProposalBody>), Failures))]
pub(crate) fn proposals(call: &Call) -> Answer {
    let limit = call.number("limit", 50, 1, 1000)?;
    let line = |p: &casework::Proposal| ProposalBody {
        a: FileNumber(p.a.to_string()),
        b: FileNumber(p.b.to_string()),
        probability: p.probability,
        second: p.second,
    };
    ok(&call.desk().proposals()?.iter().take(limit).map(line).collect::<Vec<_>>())
}

/// Two files side by side.
#[derive(Serialize, ToSchema)]
pub(crate) struct PairBody {
    left: FileBody,
    right: FileBody,
    /// Between 0 and 1.
    probability: f64,
    /// What speaks for and against.
    grounds: Vec<GroundBody>,
    /// What was judged of it, the newest first.
    judged: Vec<JudgedBody>,
}

/// One ground of comparison.
#[derive(Serialize, ToSchema)]
pub(crate) struct GroundBody {
    /// Its key.
    ground: &'static str,
    /// In words.
    label: String,
    /// Positive speaks for one person, negative against.
    weight: f64,
}

/// Two files side by side, with what speaks for and against one person.
#[utoipa::path(get, path = "/pairs/{a}/{b}", tag = "matching",
    params(
        ("a" = FileNumber, Path, description = "One file."),
        ("b" = FileNumber, Path, description = "The other."),
    ),
    responses((status = 200, description = "The pair.", body = PairBody), Failures))]
pub(crate) fn pair(call: &Call) -> Answer {
    let view = call.desk().pair(call.param("a")?, call.param("b")?)?;
    let line = |g: &linkage::Ground| GroundBody {
        ground: g.name,
        label: grounds::compared(call.reader, g),
        weight: g.weight,
    };
    ok(&PairBody {
        left: file_body(call, &view.left),
        right: file_body(call, &view.right),
        probability: view.probability,
        grounds: view.why.grounds.iter().map(line).collect(),
        judged: view.judged.iter().map(judged_body).collect(),
    })
}

/// A judgement.
#[derive(Serialize, ToSchema)]
pub(crate) struct JudgedBody {
    /// Number of its act.
    id: u64,
    a: FileNumber,
    b: FileNumber,
    verdict: VerdictKey,
    /// The reasons.
    why: String,
    /// Who judged.
    by: String,
    /// Milliseconds since 1970.
    at: i64,
    /// Made by the program above a threshold.
    automatic: bool,
    /// Why it was taken back.
    withdrawn: Option<String>,
}

/// A verdict.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerdictKey {
    Same,
    Different,
    Unsure,
}

fn verdict_key(verdict: Verdict) -> VerdictKey {
    match verdict {
        Verdict::Same => VerdictKey::Same,
        Verdict::Different => VerdictKey::Different,
        Verdict::Unsure => VerdictKey::Unsure,
    }
}

fn judged_body(view: &JudgedView) -> JudgedBody {
    let j = &view.judgement;
    JudgedBody {
        id: view.seq,
        a: FileNumber(j.a.to_string()),
        b: FileNumber(j.b.to_string()),
        verdict: verdict_key(j.verdict),
        why: j.why.clone(),
        by: view.by.clone(),
        at: view.at,
        automatic: j.automatic,
        withdrawn: view.withdrawn.clone(),
    }
}

/// A judgement to record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JudgeIn {
    a: FileNumber,
    b: FileNumber,
    verdict: VerdictKey,
    /// In a sentence a colleague understands a year later.
    #[schema(min_length = 1)]
    why: String,
}

/// Number of a judgement.
#[derive(Serialize, ToSchema)]
pub(crate) struct JudgementBody {
    /// Number of its act.
    id: u64,
}

/// Says whether two files are of one person.
#[utoipa::path(post, path = "/judgements", tag = "matching", request_body = JudgeIn,
    responses((status = 201, description = "It was recorded.", body = JudgementBody), Failures))]
pub(crate) fn judge(call: &Call) -> Answer {
    let new: JudgeIn = call.json()?;
    let id = |at: &str, number: &FileNumber| {
        number.0.parse::<PersonId>().map_err(|_| misfit::value(at, "call-kind-file"))
    };
    let verdict = match new.verdict {
        VerdictKey::Same => Verdict::Same,
        VerdictKey::Different => Verdict::Different,
        VerdictKey::Unsure => Verdict::Unsure,
    };
    let (a, b) = (id("/a", &new.a)?, id("/b", &new.b)?);
    created(&JudgementBody { id: call.desk().judge(a, b, verdict, &new.why)? })
}

/// All judgements, the latest first.
#[utoipa::path(get, path = "/judgements", tag = "matching",
    params(("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
        description = "How many; 100 when not said.")),
    responses((status = 200, description = "The judgements.", body = Vec<JudgedBody>), Failures))]
pub(crate) fn judgements(call: &Call) -> Answer {
    let desk = call.desk();
    desk.viewer.may(Action::Judge).map_err(Refusal::from)?;
    let limit = call.number("limit", 100, 1, 1000)?;
    let ground = call.app.house.ground()?;
    ok(&ground
        .judgements
        .values()
        .rev()
        .take(limit)
        .map(|j| judged_body(&desk.judged_view(j)))
        .collect::<Vec<_>>())
}

/// Takes a judgement back.
#[utoipa::path(post, path = "/judgements/{id}/withdraw", operation_id = "withdraw_judgement",
    tag = "matching", request_body = WhyIn,
    params(("id" = u64, Path, description = "Number of the judgement.")),
    responses((status = 204, description = "It was withdrawn."), Failures))]
pub(crate) fn withdraw(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    call.desk().withdraw_judgement(call.param("id")?, &why.why)?;
    nothing()
}

/// Files that are one person.
#[utoipa::path(get, path = "/clusters", tag = "matching",
    responses(
        (status = 200, description = "Clusters of more than one file, by number.",
            body = Vec<Vec<FileNumber>>),
        Failures,
    ))]
pub(crate) fn clusters(call: &Call) -> Answer {
    let all = call.desk().clusters()?;
    let numbers = |c: &Vec<PersonId>| c.iter().map(|p| FileNumber(p.to_string())).collect::<Vec<_>>();
    ok(&all.iter().map(numbers).collect::<Vec<_>>())
}

/// A cluster with what holds it together.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClusterBody {
    members: Vec<FileBody>,
    judged: Vec<JudgedBody>,
    links: Vec<ProposalBody>,
}

/// One cluster, by any of its files.
#[utoipa::path(get, path = "/clusters/{id}", tag = "matching",
    params(("id" = FileNumber, Path, description = "Any of its files.")),
    responses((status = 200, description = "The cluster.", body = ClusterBody), Failures))]
pub(crate) fn cluster(call: &Call) -> Answer {
    let view = call.desk().cluster(call.param("id")?)?;
    let link = |l: &casework::Link| ProposalBody {
        a: FileNumber(l.a.to_string()),
        b: FileNumber(l.b.to_string()),
        probability: l.probability,
        second: false,
    };
    ok(&ClusterBody {
        members: view.members.iter().map(|d| file_body(call, d)).collect(),
        judged: view.judged.iter().map(judged_body).collect(),
        links: view.links.iter().map(link).collect(),
    })
}

/// Parts a file from its cluster.
#[utoipa::path(post, path = "/clusters/{id}/split", tag = "matching", request_body = WhyIn,
    params(("id" = FileNumber, Path, description = "The file to part.")),
    responses((status = 204, description = "It stands alone."), Failures))]
pub(crate) fn split(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    call.desk().split(&[call.param("id")?].into(), &why.why)?;
    nothing()
}

/// From which probability pairs are proposed and, if at all, judged by the program; in parts of a thousand.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThresholdsBody {
    #[schema(minimum = 1, maximum = 999)]
    #[serde(deserialize_with = "super::call::whole")]
    propose_permille: u16,
    #[schema(minimum = 900, maximum = 1000)]
    #[serde(default, deserialize_with = "super::call::maybe_whole")]
    automatic_permille: Option<u16>,
}

/// Thresholds as they stand.
#[utoipa::path(get, path = "/thresholds", tag = "matching",
    responses((status = 200, description = "The thresholds.", body = ThresholdsBody), Failures))]
pub(crate) fn thresholds(call: &Call) -> Answer {
    let set = call.desk().thresholds()?;
    ok(&ThresholdsBody { propose_permille: set.propose_permille, automatic_permille: set.automatic_permille })
}

/// Sets the thresholds; with an automatic one, pairs above it are judged *same* now, each marked and
/// reversible.
#[utoipa::path(put, path = "/thresholds", tag = "matching", request_body = ThresholdsBody,
    responses((status = 200, description = "How many pairs were judged.", body = CountBody), Failures))]
pub(crate) fn set_thresholds(call: &Call) -> Answer {
    let new: ThresholdsBody = call.json()?;
    let set =
        Thresholds { propose_permille: new.propose_permille, automatic_permille: new.automatic_permille };
    ok(&CountBody { count: call.desk().set_thresholds(set)? })
}

/// How many.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountBody {
    count: u64,
}

/// Takes every judgement of the program back.
#[utoipa::path(post, path = "/thresholds/withdraw-automatic", tag = "matching", request_body = WhyIn,
    responses((status = 200, description = "How many were taken back.", body = CountBody), Failures))]
pub(crate) fn withdraw_automatic(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    ok(&CountBody { count: call.desk().withdraw_automatic(&why.why)? })
}

/// Which person is in which list.
#[derive(Serialize, ToSchema)]
pub(crate) struct OverlapsBody {
    /// Names of organisations by number.
    organisations: BTreeMap<String, String>,
    /// Persons who are in exactly these lists.
    cells: Vec<OverlapBody>,
    persons: u64,
}

/// Persons who are in exactly these lists.
#[derive(Serialize, ToSchema)]
pub(crate) struct OverlapBody {
    organisations: Vec<String>,
    persons: u64,
}

/// Counts persons by the organisations that name them.
#[utoipa::path(get, path = "/overlaps", tag = "matching",
    responses((status = 200, description = "The cells, the largest first.", body = OverlapsBody), Failures))]
pub(crate) fn overlaps(call: &Call) -> Answer {
    let all = call.desk().overlaps()?;
    let cell = |c: &casework::Cell| OverlapBody {
        organisations: c.organisations.iter().map(ToString::to_string).collect(),
        persons: c.persons,
    };
    ok(&OverlapsBody {
        organisations: all
            .organisations
            .iter()
            .map(|(id, (name, _))| (id.to_string(), name.clone()))
            .collect(),
        cells: all.cells.iter().map(cell).collect(),
        persons: all.persons,
    })
}
