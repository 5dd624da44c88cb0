//! What is no person: places of detention, units, checkpoints, institutions. Claims about them are corrected
//! and withdrawn like all others, under `/claims`.

use super::call::{Answer, Call, created, ok};
use super::failures::Failures;
use super::misfit;
use super::people::{
    AsOfWord, ClaimIn, ForKey, FormatKey, KeptBody, OrganisationNumber, PaperIn, RevealIn, SourceIn,
    StatementIn, claims, flag, kept_paper, organisation,
};
use super::shapes::{RecordedBody, SubjectBody, SubjectLine, recorded, subject_body};
use crate::failure::Failure;
use casework::{ExportFormat, NewSubject, SubjectSheet};
use model::{Subject, SubjectKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, Type};

/// Number of a subject, or the stable id of a row that ships with the program (`f:F117`).
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(pattern = "^([a-z][1-9][0-9]{0,14}|[a-z]:[A-Za-z0-9._-]{1,64}|[a-z2-7]{26})$", example = "f:F117")]
pub(crate) struct SubjectNumber(pub String);

/// Key of a kind of subject.
pub(crate) struct SubjectKindKey;

impl utoipa::PartialSchema for SubjectKindKey {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        let words: Vec<&str> = SubjectKind::others().map(SubjectKind::key).collect();
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Key of a kind of subject."))
            .enum_values(Some(words))
            .into()
    }
}

impl ToSchema for SubjectKindKey {}

/// Subjects that are called so.
#[utoipa::path(get, path = "/subjects", tag = "subjects",
    params(
        ("q" = Option<String>, Query,
            description = "Words of its names, or what they begin with. Of what ships nothing is listed that \
                nobody asked for."),
        ("kind" = Option<SubjectKindKey>, Query, description = "Only of this kind."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 2000,
            description = "How many; 100 when not said."),
        ("as_of" = Option<AsOfWord>, Query,
            description = "As the register was at the end of a day, or after an act of the log; for \
                colleagues in the house."),
    ),
    responses(
        (status = 200, description = "Our own, then those that ship.", body = Vec<SubjectLine>),
        Failures,
    ))]
pub(crate) fn subjects(call: &Call) -> Answer {
    let kind = call.query.some("kind").map(kind).transpose()?;
    let (refs, limit) = (call.refs(), call.number("limit", 100, 1, 2000)?);
    let lines = call.desk().subjects(kind, call.query.get("q").trim(), limit)?;
    ok(&lines.into_iter().map(|line| SubjectLine::of(&refs, line)).collect::<Vec<_>>())
}

/// The subjects of one kind as a sheet, one in each row. That it left is written to the log.
#[utoipa::path(get, path = "/subjects/export", operation_id = "export_subjects", tag = "subjects",
    params(
        ("format" = FormatKey, Query, description = "How it leaves."),
        ("kind" = SubjectKindKey, Query, description = "Of which kind."),
        ("q" = Option<String>, Query, description = "Words of its names, or what they begin with."),
        ("shipped" = Option<bool>, Query,
            description = "With reference data that ship with the program, also where nothing of our own is \
                said of a row."),
        ("for" = Option<ForKey>, Query,
            description = "For colleagues, as when it is not said, or for a partner."),
        ("as_of" = Option<AsOfWord>, Query,
            description = "As the register was at the end of a day, or after an act of the log; not for \
                partners."),
    ),
    responses(
        (status = 200, description = "The sheet.", content(
            (Vec<u8> = "text/csv"),
            (serde_json::Value = "application/json"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        )),
        Failures))]
pub(crate) fn export(call: &Call) -> Answer {
    let format = ExportFormat::from_key(call.query.get("format"))
        .ok_or_else(|| misfit::parameter("format", "csv, json, xlsx"))?;
    let audience = match call.query.get("for") {
        "" => access::Audience::Sheet,
        key => access::Audience::of_export(key).ok_or_else(|| misfit::parameter("for", "team, partner"))?,
    };
    let sheet = SubjectSheet {
        kind: kind(call.query.get("kind"))?,
        words: call.query.get("q").trim().to_owned(),
        shipped: flag(call, "shipped")?,
    };
    let exported = call.desk().export_subjects(&sheet, format, audience, call.reader)?;
    let name = format!(
        "athar-{}-{}.{}",
        sheet.kind.key(),
        crate::rooms::download::of_day(call.house()),
        format.key()
    );
    Ok(crate::rooms::download::download(exported.bytes, format.media(), "attachment", &name))
}

fn kind(key: &str) -> Result<SubjectKind, Failure> {
    let known = SubjectKind::of(key).filter(|kind| *kind != SubjectKind::PERSON);
    known.ok_or_else(|| {
        misfit::parameter("kind", &SubjectKind::others().map(SubjectKind::key).collect::<Vec<_>>().join(", "))
    })
}

/// A subject to speak of for the first time.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubjectIn {
    /// What it is.
    #[schema(value_type = SubjectKindKey)]
    kind: String,
    /// Whose word it is; our own association when not said.
    organisation: Option<OrganisationNumber>,
    /// Who said it.
    source: SourceIn,
    /// Where in the source: a page, a minute.
    at: Option<String>,
    /// What was said; its `subject_name` among it.
    #[schema(min_items = 1, max_items = 200)]
    claims: Vec<ClaimIn>,
}

/// Speaks of a subject for the first time.
#[utoipa::path(post, path = "/subjects", operation_id = "open_subject", tag = "subjects",
    request_body = SubjectIn,
    responses((status = 201, description = "It has a file.", body = RecordedBody), Failures))]
pub(crate) fn open(call: &Call) -> Answer {
    let said: SubjectIn = call.json()?;
    let kinds = || SubjectKind::others().map(|kind| kind.key()).collect::<Vec<_>>().join(", ");
    let kind = kind(&said.kind).map_err(|_| misfit::value("/kind", &kinds()))?;
    let claims = claims(said.claims)?;
    are_of_it(&claims)?;
    let new = NewSubject {
        kind,
        organisation: organisation(said.organisation)?,
        source: said.source.choice(call)?,
        at: said.at,
        claims,
    };
    created(&recorded(call.reader, &call.desk().open_subject(new)?))
}

/// Only people are taken and have a path: what is said of a subject is said of itself.
fn are_of_it(claims: &[casework::NewClaim]) -> Result<(), Failure> {
    match claims.iter().position(|claim| claim.part != model::Part::Person) {
        Some(place) => Err(Failure::field("property", "unknown").at(format!("/claims/{place}/property"))),
        None => Ok(()),
    }
}

/// The subject of the address; one of which this reader sees nothing is not there.
fn seen(call: &Call) -> Result<Subject, Failure> {
    let subject = call
        .refs()
        .read_subject(call.word("id")?)
        .filter(|subject| subject.person().is_none())
        .ok_or_else(Failure::not_found)?;
    call.desk().subject(&subject)?;
    Ok(subject)
}

/// One subject, with every value, its sources, and what was taken back.
#[utoipa::path(get, path = "/subjects/{id}", tag = "subjects",
    params(
        ("id" = SubjectNumber, Path, description = "Number of the subject."),
        ("as_of" = Option<AsOfWord>, Query,
            description = "As it was at the end of a day, or after an act of the log; for colleagues in the \
                house."),
    ),
    responses(
        (status = 200, description = "The subject as this reader may see it.", body = SubjectBody),
        Failures,
    ))]
pub(crate) fn subject(call: &Call) -> Answer {
    let subject = seen(call)?;
    ok(&subject_body(call, &call.desk().subject(&subject)?))
}

/// One subject with sealed values, and its sealed documents; each property that is read is written to the
/// log.
#[utoipa::path(post, path = "/subjects/{id}/reveal", operation_id = "reveal_subject", tag = "subjects",
    request_body = RevealIn,
    params(("id" = SubjectNumber, Path, description = "Number of the subject.")),
    responses((status = 200, description = "The subject with those values.", body = SubjectBody), Failures))]
pub(crate) fn reveal(call: &Call) -> Answer {
    let asked: RevealIn = call.json()?;
    let subject = seen(call)?;
    ok(&subject_body(call, &asked.of(call, subject)?))
}

/// Adds what a source said of a subject.
#[utoipa::path(post, path = "/subjects/{id}/claims", operation_id = "add_to_subject", tag = "subjects",
    request_body = StatementIn,
    params(("id" = SubjectNumber, Path, description = "Number of the subject.")),
    responses((status = 201, description = "It was added.", body = RecordedBody), Failures))]
pub(crate) fn add(call: &Call) -> Answer {
    let said: StatementIn = call.json()?;
    let (subject, claims) = (seen(call)?, claims(said.claims)?);
    are_of_it(&claims)?;
    let (source, organisation) = (said.source.choice(call)?, organisation(said.organisation)?);
    created(&recorded(call.reader, &call.desk().add(subject, organisation, &source, said.at, &claims)?))
}

/// Keeps a document about a subject.
#[utoipa::path(post, path = "/subjects/{id}/documents", operation_id = "keep_about_subject", tag = "subjects",
    request_body(content = PaperIn, content_type = "multipart/form-data"),
    params(("id" = SubjectNumber, Path, description = "Number of the subject.")),
    responses((status = 201, description = "It is kept.", body = KeptBody), Failures))]
pub(crate) fn keep(call: &Call) -> Answer {
    kept_paper(call, seen(call)?)
}
