//! Files: search, read, write.

use super::call::{Answer, Call, created, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::shapes::{
    FileBody, FileLine, PaperBody, RecordedBody, SubjectLine, file_body, file_line, part, part_from, recorded,
};
use crate::failure::Failure;
use crate::rooms::question::KINDS;
use crate::told::counts;
use crate::told::file::paper_name;
use access::Cleared;
use casework::{Column, Desk, ExportFormat, NewClaim, NewFile, NewPaper, OURS, SourceChoice};
use model::vocab::About;
use model::{
    Act, ClaimId, Compartment, DocumentId, Dossier, OrganisationId, Part, PersonId, Property, Subject, Tier,
};
use search::{Facet, FacetCounts, Filters, Query, Sort};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, Type};

/// One page of files.
#[derive(Serialize, ToSchema)]
pub(crate) struct FileList {
    /// How many files answer in all.
    total: usize,
    /// Those asked for.
    files: Vec<FileLine>,
    /// What is no person and is called so, beside the first of the files: places of detention, units,
    /// checkpoints. All of them by `/subjects`.
    #[serde(skip_serializing_if = "Option::is_none")]
    subjects: Option<Vec<SubjectLine>>,
    /// Files by every value of every filter, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<BTreeMap<String, Vec<CountLine>>>,
}

/// The files of one value of a filter.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountLine {
    /// The value.
    value: String,
    /// How many files.
    files: u32,
}

/// The filters of the list, by the same words as in its address.
fn filter_words() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(key, _)| *key)
}

/// What a filter may say.
pub(super) fn filter_values(kind: &str) -> String {
    match kind {
        "status" => model::codes::all("case_status").join(", "),
        "sex" => model::codes::all("sex").join(", "),
        "flag" => search::Flag::ALL.map(search::Flag::key).join(", "),
        "year" => "call-kind-whole".to_owned(),
        "missing" => "call-kind-property".to_owned(),
        _ => format!("call-kind-{kind}"),
    }
}

fn question(call: &Call) -> Result<Query, Failure> {
    let mut filters = Filters::default();
    let desk = call.desk();
    for kind in filter_words() {
        for value in call.query.all(kind) {
            if !desk.set_filter(&mut filters, kind, value) {
                return Err(misfit::parameter(kind, &filter_values(kind)));
            }
        }
    }
    let sort = match call.query.get("sort") {
        "" => Sort::Closeness,
        key => Sort::from_key(key)
            .ok_or_else(|| misfit::parameter("sort", &Sort::ALL.map(Sort::key).join(", ")))?,
    };
    let down = match call.query.get("down") {
        "" | "false" => false,
        "true" => true,
        _ => return Err(misfit::parameter("down", "true, false")),
    };
    Ok(Query { words: call.query.get("q").to_owned(), filters, sort, down, ..Query::default() })
}

pub(super) fn flag(call: &Call, name: &str) -> Result<bool, Failure> {
    match call.query.iter().find(|(n, _)| *n == name).map(|(_, v)| v) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(misfit::parameter(name, "true, false")),
    }
}

/// Files that answer a question.
#[utoipa::path(get, path = "/files", tag = "files",
    params(
        ("q" = Option<String>, Query,
            description = "Words: a name in any spelling, a number, a place, a year."),
        ("status" = Option<Vec<String>>, Query, description = "Codes of `case_status`; several mean either."),
        ("place" = Option<Vec<String>>, Query, description = "P-codes, each with all below it."),
        ("year" = Option<Vec<i32>>, Query, description = "Years of the taking."),
        ("party" = Option<Vec<String>>, Query, description = "Ids of parties, each with all below it."),
        ("organisation" = Option<Vec<OrganisationNumber>>, Query, description = "Whose words stand in it."),
        ("source" = Option<Vec<SourceNumber>>, Query, description = "Who speaks in it."),
        ("import" = Option<Vec<ImportNumber>>, Query, description = "Imports it came with."),
        ("missing" = Option<Vec<PropertyKey>>, Query, description = "Properties it lacks."),
        ("flag" = Option<Vec<FlagKey>>, Query, description = "What it is or has."),
        ("tag" = Option<Vec<String>>, Query, description = "A tag; for colleagues."),
        ("task" = Option<Vec<String>>, Query,
            description = "Who has a task about it: a colleague's number, or `anyone`; for colleagues."),
        ("sex" = Option<Vec<String>>, Query, description = "Codes of `sex`."),
        ("sort" = Option<SortKey>, Query, description = "The order."),
        ("down" = Option<bool>, Query,
            description = "The other way round; the unknown comes last all the same."),
        ("from" = Option<u32>, Query, maximum = 1_000_000, description = "How many to pass over."),
        ("limit" = Option<u32>, Query, maximum = 500, description = "How many to give; 25 when not said."),
        ("counts" = Option<bool>, Query, description = "Count by every filter."),
        ("as_of" = Option<AsOfWord>, Query,
            description = "As the register was at the end of a day, or after an act of the log; for \
                colleagues in the house."),
    ),
    responses((status = 200, description = "One page of the answer.", body = FileList), Failures))]
pub(crate) fn files(call: &Call) -> Answer {
    let query = Query {
        from: call.number("from", 0, 0, 1_000_000)?,
        limit: call.number("limit", 25, 0, 500)?,
        counts: flag(call, "counts")?,
        ..question(call)?
    };
    let desk = call.desk();
    let list = desk.list(&query)?;
    let files =
        list.page.hits.iter().zip(&list.cards).map(|(hit, card)| file_line(call, card, Some(hit))).collect();
    let counted = |counts: &FacetCounts| {
        let told = KINDS.iter().filter(|(_, facet)| counts::is_told(&desk, *facet));
        let told = told.filter(|(_, facet)| counts.by.contains_key(facet));
        told.map(|(key, facet)| ((*key).to_owned(), lines(&desk, *facet, counts.of(*facet)))).collect()
    };
    let counts = list.page.counts.as_deref().map(counted);
    ok(&FileList { total: list.page.total, files, subjects: called_so(call, &query)?, counts })
}

/// What is no person and is called so, where words were asked for.
fn called_so(call: &Call, query: &Query) -> Result<Option<Vec<SubjectLine>>, Failure> {
    const MOST: usize = 20;
    if query.words.is_empty() || query.from > 0 {
        return Ok(None);
    }
    let lines = call.desk().subjects_called(&query.words, MOST)?;
    Ok(Some(lines.into_iter().map(|line| SubjectLine::of(&call.refs(), line)).collect()))
}

fn lines(desk: &Desk<'_>, facet: Facet, counted: &[(String, u32)]) -> Vec<CountLine> {
    let told = counts::values(desk, facet, counted).into_owned();
    told.into_iter().map(|(value, files)| CountLine { value, files }).collect()
}

/// Files that may be the person being written down.
#[utoipa::path(get, path = "/similar", tag = "files",
    params(
        ("name" = String, Query, description = "The name, as far as it was typed."),
        ("mother" = Option<String>, Query, description = "The mother's name."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 50, description = "How many; 5 when not said."),
    ),
    responses((status = 200, description = "The closest first.", body = Vec<FileLine>), Failures))]
pub(crate) fn similar(call: &Call) -> Answer {
    let hits = call.desk().similar(
        call.query.get("name"),
        call.query.some("mother"),
        call.number("limit", 5, 1, 50)?,
    )?;
    let lines: Vec<FileLine> = hits.iter().map(|(hit, card)| file_line(call, card, Some(hit))).collect();
    ok(&lines)
}

/// One file, with every value, its sources, and what was taken back.
#[utoipa::path(get, path = "/files/{id}", tag = "files",
    params(
        ("id" = FileNumber, Path, description = "Number of the file."),
        ("as_of" = Option<AsOfWord>, Query,
            description = "As it was at the end of a day, or after an act of the log; for colleagues in the \
                house."),
    ),
    responses(
        (status = 200, body = FileBody,
            description = "The file as this reader may see it; sealed values only after `reveal`."),
        Failures,
    ))]
pub(crate) fn file(call: &Call) -> Answer {
    let dossier = call.desk().dossier(call.id("id")?)?;
    if dossier.is_empty() && dossier.gone.is_empty() {
        return Err(Failure::not_found());
    }
    ok(&file_body(call, &dossier))
}

/// Which sealed properties to read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevealIn {
    /// Keys of properties.
    #[serde(default)]
    properties: Vec<PropertyKey>,
    /// The sealed documents as well.
    #[serde(default)]
    documents: bool,
}

impl RevealIn {
    /// What is asked for, of a file or of whatever else.
    fn asked(&self, call: &Call) -> Result<BTreeSet<Property>, Failure> {
        // What lies where the one who asks was not admitted is answered like what nobody knows.
        let clearance = call.desk().clearance();
        let read = |(place, key): (usize, &PropertyKey)| {
            let at = format!("/properties/{place}");
            let known = property(&key.0, &at)?;
            if clearance.may_say(known) { Ok(known) } else { Err(unknown_property(&at)) }
        };
        let properties: BTreeSet<Property> =
            self.properties.iter().enumerate().map(read).collect::<Result<_, Failure>>()?;
        match properties.is_empty() && !self.documents {
            true => Err(misfit::value("/properties", "call-kind-list")),
            false => Ok(properties),
        }
    }

    /// The answer, once the asking is logged.
    pub(crate) fn of(&self, call: &Call, subject: Subject) -> Result<Cleared<Dossier>, Failure> {
        let asked = self.asked(call)?;
        Ok(match self.documents {
            true => call.desk().reveal_papers(subject, &asked)?,
            false => call.desk().reveal(subject, &asked)?,
        })
    }
}

/// One file with sealed values, and its sealed documents; each property that is read is written to the log.
#[utoipa::path(post, path = "/files/{id}/reveal", tag = "files", request_body = RevealIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 200, description = "The file with those values.", body = FileBody), Failures))]
pub(crate) fn reveal(call: &Call) -> Answer {
    let asked: RevealIn = call.json()?;
    let person: PersonId = call.id("id")?;
    let dossier = asked.of(call, person.into())?;
    ok(&file_body(call, &dossier))
}

fn property(key: &str, at: &str) -> Result<Property, Failure> {
    Property::of(key).ok_or_else(|| unknown_property(at))
}

fn unknown_property(at: &str) -> Failure {
    Failure::field("property", "unknown").at(at.to_owned())
}

macro_rules! number {
    ($($(#[$doc:meta])* $name:ident, $pattern:literal, $example:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        #[schema(pattern = $pattern, example = $example)]
        pub(crate) struct $name(pub String);
    )*};
}

// Colleagues are given numbers, readers outside the house references of 26 letters and digits.
number! {
    /// Number of a file.
    FileNumber, "^(p[1-9][0-9]{0,15}|[a-z2-7]{26})$", "p12";
    /// Number of an organisation.
    OrganisationNumber, "^(o[1-9][0-9]{0,15}|[a-z2-7]{26})$", "o1";
    /// Number of a source.
    SourceNumber, "^(s[1-9][0-9]{0,15}|[a-z2-7]{26})$", "s3";
    /// Number of an import.
    ImportNumber, "^(i[1-9][0-9]{0,15}|[a-z2-7]{26})$", "i2";
    /// Number of a document.
    DocumentNumber, "^(d[1-9][0-9]{0,15}|[a-z2-7]{26})$", "d4";
    /// Number of a colleague.
    MemberNumber, "^m(0|[1-9][0-9]{0,15})$", "m1";
    /// Number of a claim.
    ClaimNumber, "^(c[1-9][0-9]{0,15}\\.[0-9]{1,4}|[a-z2-7]{26})$", "c7.3";
    /// Key of a property (`GET /properties`).
    PropertyKey, "^[a-z]+(_[a-z]+)*$", "mother_name";
    /// A day, to its end, or the number of an act of the log.
    AsOfWord, "^(20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|[1-9][0-9]{0,9})$", "2026-06-01";
}

macro_rules! word {
    ($($(#[doc = $doc:literal])* $name:ident, $of:ty;)*) => {$(
        $(#[doc = $doc])*
        pub(crate) struct $name;

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let words = <$of>::ALL.map(|word| word.key());
                let described = [$($doc.trim()),*].join("\n");
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some(described))
                    .enum_values(Some(words))
                    .into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

// What a parameter may say, by the words that it is read by.
word! {
    /// An order.
    SortKey, Sort;
    /// What a file is or has.
    FlagKey, search::Flag;
    /// A kind of act.
    KindKey, model::act::ActKind;
}

/// A circle of readers.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TierKey {
    Public,
    Partner,
    Team,
    Sealed,
}

impl TierKey {
    pub(crate) fn tier(self) -> Tier {
        match self {
            TierKey::Public => Tier::Public,
            TierKey::Partner => Tier::Partner,
            TierKey::Team => Tier::Team,
            TierKey::Sealed => Tier::Sealed,
        }
    }
}

/// Who said it: a source that is known (`id`), or a new one (`title`).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceIn {
    /// Number of a known source.
    id: Option<SourceNumber>,
    /// As people call it: "interview with his brother".
    title: Option<String>,
    /// Code of `source_kind`; `interview` when not said.
    kind: Option<String>,
    /// The circle that may know who it is; `team` when not said.
    tier: Option<TierKey>,
    /// Admiralty letter; `F` when not said.
    #[schema(pattern = "^[A-F]$")]
    reliability: Option<String>,
    /// When it was said, in any words.
    dated: Option<String>,
    /// Number of a document that was kept.
    document: Option<DocumentNumber>,
}

impl SourceIn {
    pub(super) fn choice(self, call: &Call) -> Result<SourceChoice, Failure> {
        if let Some(id) = &self.id {
            let known = id.0.parse().map_err(|_| misfit::value("/source/id", "call-kind-source"))?;
            // What is said of a new one beside a known one would be dropped in silence.
            return match self.only_known() {
                Some(name) => Err(misfit::unknown_in("/source", name, &["id"])),
                None => Ok(SourceChoice::Known(known)),
            };
        }
        let letter = self.reliability.as_deref().unwrap_or("F");
        let mut letters = letter.chars();
        let (Some(reliability @ 'A'..='F'), None) = (letters.next(), letters.next()) else {
            return Err(misfit::value("/source/reliability", "A–F"));
        };
        let kind = self.kind.unwrap_or_else(|| "interview".into());
        if !casework::source_kinds().any(|known| known == kind) {
            let known: Vec<&str> = casework::source_kinds().collect();
            return Err(misfit::value("/source/kind", &known.join(", ")));
        }
        let document = self.document.map(|document| paper_of_source(call, &document)).transpose()?;
        Ok(SourceChoice::New {
            kind,
            title: self.title.unwrap_or_default(),
            tier: self.tier.map_or(Tier::Team, TierKey::tier),
            reliability,
            dated: self.dated.map(|said| day_of_source(call, &said)).transpose()?.flatten(),
            document,
        })
    }

    /// A field that only a new source has.
    fn only_known(&self) -> Option<&'static str> {
        [
            (self.title.is_some(), "title"),
            (self.kind.is_some(), "kind"),
            (self.tier.is_some(), "tier"),
            (self.reliability.is_some(), "reliability"),
            (self.dated.is_some(), "dated"),
            (self.document.is_some(), "document"),
        ]
        .into_iter()
        .find_map(|(is_said, name)| is_said.then_some(name))
    }
}

/// The document a source rests on, of which whoever says so must be told: a number of none would be the
/// proof of whatever is kept under it later.
fn paper_of_source(call: &Call, number: &DocumentNumber) -> Result<DocumentId, Failure> {
    let at = "/source/document";
    let id = number.0.parse().map_err(|_| misfit::value(at, "call-kind-document"))?;
    match call.desk().may_cite(id)? {
        true => Ok(id),
        false => Err(Failure::field("document", "unknown").at(at.to_owned())),
    }
}

/// The day of a source; words that are no day are refused, not dropped.
fn day_of_source(call: &Call, said: &str) -> Result<Option<dates::Fuzzy>, Failure> {
    let context = dates::Context::event(call.app.house.today());
    match dates::read(said, &context).fuzzy {
        None if !said.trim().is_empty() => {
            Err(Failure::field("dated", "not-read").at("/source/dated".to_owned()))
        }
        day => Ok(day),
    }
}

/// One thing said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimIn {
    /// Of which property.
    property: PropertyKey,
    /// The words.
    #[schema(min_length = 1)]
    said: String,
    /// What it is about; of the property's own part when not said.
    #[schema(pattern = "^(person|(episode|event):[1-9][0-9]{0,3})$", example = "episode:1")]
    part: Option<String>,
    /// A narrower circle than the property's own.
    tier: Option<TierKey>,
    /// Admiralty number.
    #[schema(minimum = 1, maximum = 6)]
    #[serde(default, deserialize_with = "super::call::maybe_whole")]
    credibility: Option<u8>,
}

impl ClaimIn {
    fn claim(self, at: &str) -> Result<NewClaim, Failure> {
        let property = property(&self.property.0, &format!("{at}/property"))?;
        let about = property.entry().part;
        let usual = match about {
            About::Person => Part::Person,
            About::Episode => Part::Episode(1),
            About::Event => Part::Event(1),
        };
        let part = self.part.as_deref().map_or(Some(usual), part_from);
        // A mother is the person's, and no taking has one.
        let part = part.filter(|part| about == part.about()).ok_or_else(|| {
            let expected = match about {
                About::Person => "person",
                About::Episode => "episode:1",
                About::Event => "event:1",
            };
            misfit::value(&format!("{at}/part"), expected)
        })?;
        let credibility = self.credibility.unwrap_or(6);
        if !(1..=6).contains(&credibility) {
            return Err(misfit::value(&format!("{at}/credibility"), "1–6"));
        }
        let tier = self.tier.map(TierKey::tier);
        Ok(NewClaim { part, property, said: self.said, tier, credibility })
    }
}

/// What a source said about a person.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementIn {
    /// Whose word it is; our own association when not said.
    pub(super) organisation: Option<OrganisationNumber>,
    /// Who said it.
    pub(super) source: SourceIn,
    /// Where in the source: a page, a minute.
    pub(super) at: Option<String>,
    /// What was said.
    #[schema(min_items = 1, max_items = 200)]
    pub(super) claims: Vec<ClaimIn>,
}

pub(super) fn organisation(said: Option<OrganisationNumber>) -> Result<OrganisationId, Failure> {
    let read = |number: OrganisationNumber| {
        number.0.parse().map_err(|_| misfit::value("/organisation", "call-kind-organisation"))
    };
    said.map_or(Ok(OURS), read)
}

/// Opens a new file: a name and one thing known.
#[utoipa::path(post, path = "/files", tag = "files", request_body = StatementIn,
    responses((status = 201, description = "The file was opened.", body = RecordedBody), Failures))]
pub(crate) fn open(call: &Call) -> Answer {
    let said: StatementIn = call.json()?;
    let claims = claims(said.claims)?;
    call.desk().viewer.may(access::Action::Record).map_err(casework::Refusal::from)?;
    let new = NewFile {
        source: said.source.choice(call)?,
        at: said.at,
        claims,
        organisation: organisation(said.organisation)?,
    };
    created(&recorded(call.reader, &call.desk().open_file(new)?))
}

pub(super) fn claims(said: Vec<ClaimIn>) -> Result<Vec<NewClaim>, Failure> {
    match said.len() {
        1..=200 => {
            let one = |(place, claim): (usize, ClaimIn)| claim.claim(&format!("/claims/{place}"));
            said.into_iter().enumerate().map(one).collect()
        }
        _ => Err(misfit::value("/claims", "1–200")),
    }
}

/// Adds what a source said to a file.
#[utoipa::path(post, path = "/files/{id}/claims", tag = "claims", request_body = StatementIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 201, description = "It was added.", body = RecordedBody), Failures))]
pub(crate) fn add(call: &Call) -> Answer {
    let said: StatementIn = call.json()?;
    call.desk().viewer.may(access::Action::Record).map_err(casework::Refusal::from)?;
    let (person, claims) = (seen(call)?, claims(said.claims)?);
    parts_are_there(call, person, &claims)?;
    let (source, organisation) = (said.source.choice(call)?, organisation(said.organisation)?);
    created(&recorded(call.reader, &call.desk().add(person, organisation, &source, said.at, &claims)?))
}

/// Refuses a taking or a step that is not in the file and is not the next one: "7" beside one taking is a
/// slip, and a second taking that nobody spoke of would stand there.
fn parts_are_there(call: &Call, person: PersonId, claims: &[NewClaim]) -> Result<(), Failure> {
    if claims.iter().all(|claim| claim.part == Part::Person) {
        return Ok(());
    }
    let known = call.desk().parts_to_speak_of(person)?;
    match claims.iter().position(|claim| !known.contains(&claim.part)) {
        None => Ok(()),
        Some(place) => {
            let about = claims[place].part.about();
            let same = known.iter().filter(|part| part.about() == about);
            let known: Vec<String> = same.map(|one| part(*one)).collect();
            Err(misfit::value(&format!("/claims/{place}/part"), &known.join(", ")))
        }
    }
}

/// A file of the address that this reader may see something of.
fn seen(call: &Call) -> Result<PersonId, Failure> {
    let person = call.id("id")?;
    let dossier = call.desk().dossier(person)?;
    if dossier.is_empty() && dossier.gone.is_empty() { Err(Failure::not_found()) } else { Ok(person) }
}

/// A step of the path.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventIn {
    /// Whose word it is; our own association when not said.
    organisation: Option<OrganisationNumber>,
    /// Who said it.
    source: SourceIn,
    /// Where in the source.
    at: Option<String>,
    /// What was said: `event_kind` or `denial_kind`, `event_date`, `event_place`, `event_unit`,
    /// `event_facility`, `event_note`.
    said: BTreeMap<String, String>,
}

/// Adds a step of the path.
#[utoipa::path(post, path = "/files/{id}/events", tag = "claims", request_body = EventIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 201, description = "It was added.", body = RecordedBody), Failures))]
pub(crate) fn event(call: &Call) -> Answer {
    let event: EventIn = call.json()?;
    call.desk().viewer.may(access::Action::Record).map_err(casework::Refusal::from)?;
    let person = seen(call)?;
    let of_event = |(key, said): (String, String)| {
        let at = format!("/said/{key}");
        let known = property(&key, &at)?;
        let is_of_event = known.entry().part == About::Event;
        if is_of_event { Ok((known, said)) } else { Err(unknown_property(&at)) }
    };
    let said: Vec<(Property, String)> =
        event.said.into_iter().map(of_event).collect::<Result<_, Failure>>()?;
    let (source, organisation) = (event.source.choice(call)?, organisation(event.organisation)?);
    created(&recorded(call.reader, &call.desk().add_event(person, organisation, &source, event.at, &said)?))
}

/// That a relative was told what became of somebody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TellingIn {
    /// Whose word it is; our own association when not said.
    organisation: Option<OrganisationNumber>,
    /// Which relative, by name or by relation.
    #[schema(min_length = 1)]
    relative: String,
    /// Who told them.
    #[schema(min_length = 1)]
    by: String,
    /// When, in words; today when not said.
    date: Option<String>,
    /// What was said.
    note: Option<String>,
}

/// Writes down that a relative was told in person. It stays inside the register, as the news itself does. A
/// day that has not come or that is not understood is refused, and so is a file without such news.
#[utoipa::path(post, path = "/files/{id}/told", tag = "claims", request_body = TellingIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 201, description = "It was written down.", body = RecordedBody), Failures))]
pub(crate) fn told(call: &Call) -> Answer {
    let telling: TellingIn = call.json()?;
    call.desk().viewer.may(access::Action::Tell).map_err(casework::Refusal::from)?;
    let person = seen(call)?;
    let organisation = organisation(telling.organisation)?;
    let (date, note) = (telling.date.unwrap_or_default(), telling.note.unwrap_or_default());
    let telling = casework::Telling { relative: telling.relative, by: telling.by, date, note };
    created(&recorded(call.reader, &call.desk().tell(person, organisation, &telling)?))
}

/// A correction.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectIn {
    /// The new words.
    #[schema(min_length = 1)]
    said: String,
    /// Who said it.
    source: SourceIn,
    /// Where in the source.
    at: Option<String>,
    /// A narrower circle.
    tier: Option<TierKey>,
}

/// Corrects a claim: the new one supersedes it, the old stays readable.
#[utoipa::path(post, path = "/claims/{id}/correct", tag = "claims", request_body = CorrectIn,
    params(("id" = ClaimNumber, Path, description = "Number of the claim.")),
    responses((status = 201, description = "It was corrected.", body = RecordedBody), Failures))]
pub(crate) fn correct(call: &Call) -> Answer {
    let new: CorrectIn = call.json()?;
    let claim: ClaimId = call.id("id")?;
    call.desk().claim(claim)?;
    let source = new.source.choice(call)?;
    let done = call.desk().correct(claim, &source, new.at, &new.said, new.tier.map(TierKey::tier))?;
    created(&recorded(call.reader, &done))
}

/// A reason.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhyIn {
    /// In a sentence a colleague understands a year later.
    #[schema(min_length = 1)]
    pub why: String,
}

/// Takes a claim back; it stays readable.
#[utoipa::path(post, path = "/claims/{id}/withdraw", tag = "claims", request_body = WhyIn,
    params(("id" = ClaimNumber, Path, description = "Number of the claim.")),
    responses((status = 204, description = "It was withdrawn."), Failures))]
pub(crate) fn withdraw(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    call.desk().withdraw(call.id("id")?, &why.why)?;
    nothing()
}

/// Lets a withdrawn claim stand again, with what went with it.
#[utoipa::path(post, path = "/claims/{id}/restore", tag = "claims",
    params(("id" = ClaimNumber, Path, description = "Number of the claim.")),
    responses((status = 204, description = "It stands again."), Failures))]
pub(crate) fn restore(call: &Call) -> Answer {
    call.desk().restore(call.id("id")?)?;
    nothing()
}

/// What a reviewer remarks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewIn {
    /// In a sentence or none.
    #[serde(default)]
    remarks: String,
}

/// Marks a file as read.
#[utoipa::path(post, path = "/files/{id}/review", tag = "files", request_body = ReviewIn,
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 204, description = "It is marked as read."), Failures))]
pub(crate) fn review(call: &Call) -> Answer {
    let said: ReviewIn = call.json()?;
    call.desk().mark_read(call.id("id")?, &said.remarks)?;
    nothing()
}

/// Takes the latest mark of reading back.
#[utoipa::path(post, path = "/files/{id}/review/undo", tag = "files",
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 204, description = "The mark is gone."), Failures))]
pub(crate) fn review_undo(call: &Call) -> Answer {
    call.desk().unmark_read(call.id("id")?)?;
    nothing()
}

/// A document that was kept.
#[derive(Serialize, ToSchema)]
pub(crate) struct KeptBody {
    /// Its number.
    #[schema(example = "d4")]
    id: String,
    /// The same bytes lay in the file before, for the same circle; no second document was made.
    before: bool,
}

/// A document to keep.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes a form that is read part by part")]
pub(crate) struct PaperIn {
    /// The file.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// The circle that may open it; `team` when not said.
    tier: Option<TierKey>,
    /// The compartment it is to lie in, in place of a circle; for who was admitted to it.
    compartment: Option<String>,
}

/// Keeps a document in a file.
#[utoipa::path(post, path = "/files/{id}/documents", tag = "documents",
    request_body(content = PaperIn, content_type = "multipart/form-data"),
    params(("id" = FileNumber, Path, description = "Number of the file.")),
    responses((status = 201, description = "It is kept.", body = KeptBody), Failures))]
pub(crate) fn keep(call: &Call) -> Answer {
    kept_paper(call, seen(call)?.into())
}

/// Keeps the document of the form in the file of a subject of any kind.
pub(super) fn kept_paper(call: &Call, subject: Subject) -> Answer {
    let file = call.files.iter().find(|f| f.field == "file").ok_or_else(|| misfit::missing("file"))?;
    let tier = match call.form.some("tier") {
        // Forms have no word for "nothing"; some tools write the one of JSON.
        None | Some("null") => Tier::Team,
        Some(key) => {
            Tier::from_key(key).ok_or_else(|| misfit::parameter("tier", "public, partner, team, sealed"))?
        }
    };
    let compartment = call.form.some("compartment").filter(|key| *key != "null");
    let unknown = || Failure::field("compartment", "unknown");
    let compartment = compartment.map(|key| Compartment::of(key).ok_or_else(unknown)).transpose()?;
    let paper = NewPaper { name: &file.name, bytes: &file.bytes, tier, kind: None, compartment };
    let kept = call.desk().keep_paper(&paper, Some(subject))?;
    created(&KeptBody { id: kept.id.to_string(), before: kept.before })
}

/// What is known of a document.
#[utoipa::path(get, path = "/documents/{id}", tag = "documents",
    params(("id" = DocumentNumber, Path, description = "Number of the document.")),
    responses((status = 200, description = "The document.", body = PaperBody), Failures))]
pub(crate) fn document(call: &Call) -> Answer {
    let id: DocumentId = call.id("id")?;
    match call.desk().document(id)? {
        Some(Act::DocumentKept { digest, name, media, bytes, tier, .. }) => {
            let name = paper_name(call.reader, &name, call.outside());
            ok(&PaperBody { id: call.refs().of(id), name, media, bytes, digest, tier: tier.key() })
        }
        _ => Err(Failure::not_found()),
    }
}

/// Takes a document out of a file into which it was put by mistake. Its bytes stay kept.
#[utoipa::path(post, path = "/documents/{id}/take-out", tag = "documents", request_body = WhyIn,
    params(("id" = DocumentNumber, Path, description = "Number of the document.")),
    responses((status = 204, description = "It was taken out."), Failures))]
pub(crate) fn take_out(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    call.desk().take_paper_out(call.id("id")?, &why.why)?;
    nothing()
}

/// Puts a document back into the file out of which it was taken.
#[utoipa::path(post, path = "/documents/{id}/put-back", tag = "documents",
    params(("id" = DocumentNumber, Path, description = "Number of the document.")),
    responses((status = 204, description = "It is in the file again."), Failures))]
pub(crate) fn put_back(call: &Call) -> Answer {
    call.desk().put_paper_back(call.id("id")?)?;
    nothing()
}

/// The bytes of a document; opening a sealed one is written to the log.
#[utoipa::path(get, path = "/documents/{id}/raw", tag = "documents",
    params(("id" = DocumentNumber, Path, description = "Number of the document.")),
    responses((status = 200, description = "Its bytes.", body = Vec<u8>, content_type = "*/*"), Failures))]
pub(crate) fn raw(call: &Call) -> Answer {
    crate::rooms::documents::bytes_of(call.desk().open_document(call.id("id")?)?, call.outside())
}

/// A way in which a list leaves.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it describes a parameter that is read as a word")]
pub(crate) enum FormatKey {
    Csv,
    Json,
    Xlsx,
    /// For another register: signed, and taken in there by `POST /bundles`.
    Bundle,
}

/// Whom a list is for.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it describes a parameter that is read as a word")]
pub(crate) enum ForKey {
    Team,
    Partner,
}

/// Downloads every file that answers; that it left is written to the log. The
/// question is asked as by one who is told only what may leave. Every list bears
/// the same sentence (`about` in JSON, the title of the last column elsewhere).
#[utoipa::path(get, path = "/export", tag = "files",
    params(
        ("for" = Option<ForKey>, Query,
            description = "For colleagues, as when it is not said, or for a partner."),
        ("format" = FormatKey, Query, description = "How it leaves."),
        ("columns" = Option<String>, Query,
            description = "Keys of columns, with commas; the usual ones when not said."),
        ("q" = Option<String>, Query, description = "Words."),
        ("status" = Option<Vec<String>>, Query, description = "As in `/files`."),
        ("place" = Option<Vec<String>>, Query, description = "As in `/files`."),
        ("year" = Option<Vec<i32>>, Query, description = "As in `/files`."),
        ("party" = Option<Vec<String>>, Query, description = "As in `/files`."),
        ("organisation" = Option<Vec<OrganisationNumber>>, Query, description = "As in `/files`."),
        ("source" = Option<Vec<SourceNumber>>, Query, description = "As in `/files`."),
        ("import" = Option<Vec<ImportNumber>>, Query, description = "As in `/files`."),
        ("missing" = Option<Vec<PropertyKey>>, Query, description = "As in `/files`."),
        ("flag" = Option<Vec<FlagKey>>, Query, description = "As in `/files`."),
        ("tag" = Option<Vec<String>>, Query,
            description = "As in `/files`; what leaves is not chosen by it."),
        ("task" = Option<Vec<String>>, Query,
            description = "As in `/files`; what leaves is not chosen by it."),
        ("sex" = Option<Vec<String>>, Query, description = "As in `/files`."),
        ("sort" = Option<SortKey>, Query, description = "The order."),
        ("down" = Option<bool>, Query, description = "The other way round."),
        ("as_of" = Option<AsOfWord>, Query, description = "As in `/files`; not for partners."),
    ),
    responses(
        (status = 200, description = "The list.", content(
            (Vec<u8> = "text/csv"),
            (serde_json::Value = "application/json"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (Vec<u8> = "application/x-ndjson"),
        )),
        Failures))]
pub(crate) fn export(call: &Call) -> Answer {
    let audience = match call.query.get("for") {
        "" => access::Audience::Sheet,
        key => access::Audience::of_export(key).ok_or_else(|| misfit::parameter("for", "team, partner"))?,
    };
    if call.query.get("format") == "bundle" {
        let made = call.desk().bundle_of(&question(call)?, audience)?;
        let name = format!("athar-{}.bundle", call.house().today().iso());
        return Ok(crate::rooms::download::download(
            made.bytes,
            casework::Bundle::MEDIA,
            "attachment",
            &name,
        ));
    }
    let format = ExportFormat::from_key(call.query.get("format"))
        .ok_or_else(|| misfit::parameter("format", "csv, json, xlsx, bundle"))?;
    let asked: Vec<&str> = call.query.get("columns").split(',').filter(|key| !key.is_empty()).collect();
    let known = || misfit::parameter("columns", &Column::ALL.map(Column::key).join(", "));
    let mut columns: Vec<Column> =
        asked.iter().map(|key| Column::from_key(key).ok_or_else(known)).collect::<Result<_, _>>()?;
    if columns.is_empty() {
        columns = Column::USUAL.to_vec();
    }
    let exported = call.desk().export(&question(call)?, &columns, format, audience, call.reader)?;
    let day = crate::rooms::download::of_day(call.house());
    Ok(crate::rooms::download::download(
        exported.bytes,
        format.media(),
        "attachment",
        &format!("athar-{day}.{}", format.key()),
    ))
}

/// A property of the vocabulary.
#[derive(Serialize, ToSchema)]
pub(crate) struct PropertyBody {
    /// Its key.
    key: String,
    /// Its name in the language of the call.
    label: String,
    /// `person`, `episode`, `event`.
    part: &'static str,
    /// The widest circle that may see it.
    tier: &'static str,
    /// A file without it lacks something.
    expected: bool,
    /// The compartment in which its values lie.
    #[serde(skip_serializing_if = "Option::is_none")]
    compartment: Option<&'static str>,
    /// Keys of the kinds of subject that have it.
    of: Vec<&'static str>,
}

/// Every property a claim may have; those of a compartment for who was admitted to it.
#[utoipa::path(get, path = "/properties", tag = "files",
    responses(
        (status = 200, description = "In the order in which a file shows them.", body = Vec<PropertyBody>),
        Failures,
    ))]
pub(crate) fn properties(call: &Call) -> Answer {
    let clearance = call.desk().clearance();
    let line = |p: Property| PropertyBody {
        key: p.key().to_owned(),
        label: call.reader.prop(p.key()),
        part: match p.entry().part {
            About::Person => "person",
            About::Episode => "episode",
            About::Event => "event",
        },
        tier: p.entry().shown_to.key(),
        expected: p.entry().expected,
        compartment: p.compartment().map(|one| one.key()),
        of: p.entry().of.iter().map(|kind| kind.key()).collect(),
    };
    ok(&Property::whole().filter(|p| clearance.may_say(*p)).map(line).collect::<Vec<_>>())
}
