//! Lists of others: plans, imports, waiting rows, mappings; organisations and saved lists.

use super::call::{Answer, Call, created, nothing, ok};
use super::failures::Failures;
use super::misfit;
use super::people::{ImportNumber, OrganisationNumber, WhyIn};
use crate::failure::Failure;
use crate::told::balance;
use crate::told::imports::{self, ImportTold};
use crate::told::organisations::{self as organisations_told, OrganisationTold};
use crate::told::plan as outcomes;
use crate::told::waiting::{CellSeen, seen};
use access::Action;
use casework::{Clearing, ColumnChoice, Incoming, Plan, Refusal, RowTold, SavedList, by_row};
use model::{OrganisationId, Subject, SubjectKind};
use pages::view::Balance;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The balance of an import: accepted + repeated + waiting + rejected = rows.
#[derive(Serialize, ToSchema)]
pub(crate) struct BalanceBody {
    rows: u64,
    accepted: u64,
    repeated: u64,
    waiting: u64,
    rejected: u64,
}

impl From<Balance> for BalanceBody {
    fn from(told: Balance) -> BalanceBody {
        let Balance { rows, accepted, repeated, waiting, rejected, .. } = told;
        BalanceBody { rows, accepted, repeated, waiting, rejected }
    }
}

/// A plan: what an import would do. Nothing is written yet.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanBody {
    /// Its key, for as long as the server keeps it.
    id: String,
    /// Whose list it is.
    organisation: String,
    /// What it is a list of: `person`, `facility`, `unit`, `place`, `checkpoint`, `institution`.
    of: &'static str,
    /// Nobody said so: the titles of the list do, or it is a sheet of ours.
    of_guessed: bool,
    /// How many people, or whatever else it is a list of, the rows tell of: with a file, or waiting.
    people: u64,
    /// Names of the files.
    files: Vec<String>,
    /// The balance.
    balance: BalanceBody,
    /// A digest of all that is answered here: whoever accepts can say which plan they have read.
    state: String,
    /// The sheets of the files.
    sheets: Vec<SheetBody>,
    /// How columns were understood.
    columns: Vec<ColumnBody>,
    /// The outcome of every row.
    rows: Vec<RowBody>,
}

/// A sheet of a workbook, or the one table of a text.
#[derive(Serialize, ToSchema)]
pub(crate) struct SheetBody {
    file: String,
    sheet: Option<String>,
    /// The line of the titles; none where there is none, or where the format names its columns.
    titles_at: Option<u32>,
    /// Rows under the titles.
    rows: u64,
    /// It is left out.
    left_out: bool,
}

/// How a column was understood.
#[derive(Serialize, ToSchema)]
pub(crate) struct ColumnBody {
    file: String,
    sheet: Option<String>,
    /// Its place, from 0.
    index: usize,
    /// Its header.
    column: String,
    /// The field it feeds; `ignored` when none.
    field: String,
    /// `header`, `values`, `hand`, `ignored`.
    how: String,
    /// A few of its values.
    samples: Vec<String>,
    /// First year of the century of its years of two digits, where somebody said so.
    century: Option<u16>,
}

/// What becomes of a row.
#[derive(Serialize, ToSchema)]
pub(crate) struct RowBody {
    file: String,
    sheet: Option<String>,
    /// The line a person sees.
    row: u32,
    /// `accepted`, `repeated`, `waiting`, `rejected`.
    outcome: &'static str,
    /// Reason code.
    reason: String,
    /// The column that gave the reason.
    column: Option<String>,
    /// The first file it touches.
    id: Option<String>,
    /// All files it touches: a row may tell of several people.
    ids: Vec<String>,
    /// How many people, or whatever else it is a list of, it tells of, with a file or waiting.
    people: u64,
}

fn row_body(row: RowTold<'_>) -> RowBody {
    let o = row.first();
    let ids: Vec<String> = row.ids().iter().map(ToString::to_string).collect();
    RowBody {
        file: o.file.to_string(),
        sheet: o.sheet.as_deref().map(str::to_owned),
        row: o.row,
        outcome: outcomes::key(o.outcome),
        reason: o.reason.clone(),
        column: o.column.clone(),
        id: ids.first().cloned(),
        ids,
        people: row.people(),
    }
}

fn plan_body(plan: &Plan) -> PlanBody {
    PlanBody {
        id: plan.key.clone(),
        organisation: plan.organisation.clone(),
        of: plan.of.key(),
        of_guessed: plan.of_guessed,
        people: plan.people(),
        files: plan.files.iter().map(|f| f.name.clone()).collect(),
        balance: balance::of_plan(plan).into(),
        state: plan.state.clone(),
        sheets: plan
            .sheets
            .iter()
            .map(|s| SheetBody {
                file: s.file.clone(),
                sheet: s.sheet.clone(),
                titles_at: s.titles_at,
                rows: s.rows,
                left_out: s.left_out,
            })
            .collect(),
        columns: plan
            .columns
            .iter()
            .map(|c| ColumnBody {
                file: c.file.clone(),
                sheet: c.sheet.clone(),
                index: c.index,
                column: c.column.clone(),
                field: c.field.clone(),
                how: c.how.clone(),
                samples: c.samples.clone(),
                century: c.century,
            })
            .collect(),
        rows: by_row(&plan.outcomes).map(row_body).collect(),
    }
}

/// Files, one or several.
pub(crate) struct FilesOfList;

impl utoipa::PartialSchema for FilesOfList {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ArrayBuilder, KnownFormat, ObjectBuilder, SchemaFormat, Type};
        let file = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .content_media_type("application/octet-stream");
        ArrayBuilder::new().items(file).min_items(Some(1)).into()
    }
}

impl ToSchema for FilesOfList {}

/// Files of a list.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes a form that is read part by part")]
pub(crate) struct ListIn {
    /// The files, one or several.
    #[schema(value_type = FilesOfList)]
    file: String,
    /// Name of the organisation whose list it is.
    #[schema(min_length = 1)]
    organisation: String,
    /// Name of a column template.
    mapping: Option<String>,
    /// Encoding of text files.
    encoding: Option<String>,
    /// What it is a list of: `person`, `facility`, `unit`, `place`, `checkpoint`, `institution`. Where
    /// nothing is said, what its titles say, else people.
    #[schema(example = "checkpoint")]
    of: Option<String>,
}

/// The kind of subject of that key.
fn kind_of(key: &str, refused: impl FnOnce(&str) -> Failure) -> Result<SubjectKind, Failure> {
    SubjectKind::of(key)
        .ok_or_else(|| refused(&SubjectKind::all().map(SubjectKind::key).collect::<Vec<_>>().join(", ")))
}

/// Reads files into a plan. Writes nothing.
#[utoipa::path(post, path = "/plans", tag = "imports",
    request_body(content = ListIn, content_type = "multipart/form-data"),
    responses((status = 201, description = "The plan.", body = PlanBody), Failures))]
pub(crate) fn plan(call: &Call) -> Answer {
    let files: Vec<Incoming> = call
        .files
        .iter()
        .filter(|f| f.field == "file")
        .map(|f| Incoming { name: f.name.clone(), bytes: f.bytes.clone() })
        .collect();
    if files.is_empty() {
        return Err(misfit::missing("file"));
    }
    let of =
        call.form.some("of").map(|of| kind_of(of, |known| misfit::parameter("of", known))).transpose()?;
    let choice = ColumnChoice {
        of,
        mapping: call.form.some("mapping").map(str::to_owned),
        encoding: call.form.some("encoding").map(str::to_owned),
        ..ColumnChoice::default()
    };
    created(&plan_body(&*call.desk().plan_import(files, call.form.get("organisation"), choice)?))
}

/// A bundle of another register.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes a form that is read part by part")]
pub(crate) struct BundleIn {
    /// The bundle.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
    /// `true` takes it in; otherwise it is only read.
    accept: Option<String>,
}

/// What becomes of a bundle. accepted + repeated + waiting + rejected = rows.
#[derive(Serialize, ToSchema)]
pub(crate) struct BundleBody {
    /// Number of the import; none where it was only read, and where nothing in it was new.
    import: Option<ImportNumber>,
    /// The register that signed it.
    register: String,
    /// The association, as it calls itself.
    association: String,
    /// The key under which it is signed, to be compared by telephone the first time.
    key: String,
    /// Whether a bundle of that register was taken in before.
    known: bool,
    balance: BalanceBody,
    pieces: Vec<PieceBody>,
}

/// What one source said in one breath, or one claim that is taken back.
#[derive(Serialize, ToSchema)]
pub(crate) struct PieceBody {
    /// The line of the bundle, from 1.
    row: u32,
    /// As of rows of a list.
    outcome: &'static str,
    /// Why, as a code.
    reason: &'static str,
    /// The file, or whatever else it is about, where it is here; also where it was made by this.
    subject: Option<String>,
}

/// Reads a bundle of another register, and takes it in where `accept` is `true`.
#[utoipa::path(post, path = "/bundles", tag = "imports",
    request_body(content = BundleIn, content_type = "multipart/form-data"),
    responses((status = 201, description = "What becomes of it, or became.", body = BundleBody), Failures))]
pub(crate) fn bundle(call: &Call) -> Answer {
    let file = call.files.iter().find(|file| file.field == "file").ok_or_else(|| misfit::missing("file"))?;
    let desk = call.desk();
    let plan = desk.plan_bundle(&file.name, file.bytes.clone())?;
    let taken = match call.form.get("accept") {
        "true" => Some(desk.take_bundle(&plan)?),
        "" | "false" => None,
        _ => return Err(misfit::value("/accept", "true, false")),
    };
    let import = taken.as_ref().and_then(|taken| taken.import);
    let subject = |piece: &casework::Piece| {
        let made = taken.as_ref().and_then(|taken| taken.subject_of(piece));
        made.or(piece.subject.as_ref()).map(|subject| call.refs().of_subject(subject))
    };
    let piece = |piece: &casework::Piece| PieceBody {
        row: piece.line,
        outcome: outcomes::key(piece.outcome),
        reason: piece.reason,
        subject: subject(piece),
    };
    created(&BundleBody {
        import: import.map(|id| ImportNumber(id.to_string())),
        register: plan.register.to_string(),
        association: plan.association.clone(),
        key: plan.key.clone(),
        known: plan.is_known,
        balance: balance::of_bundle(&plan).into(),
        pieces: plan.pieces.iter().map(piece).collect(),
    })
}

/// A plan in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanLineBody {
    id: String,
    organisation: String,
    files: Vec<String>,
    rows: u64,
}

/// Plans of this reader that wait for an answer.
#[utoipa::path(get, path = "/plans", tag = "imports",
    responses((status = 200, description = "The plans.", body = Vec<PlanLineBody>), Failures))]
pub(crate) fn plans(call: &Call) -> Answer {
    let line = |p: &std::sync::Arc<Plan>| PlanLineBody {
        id: p.key.clone(),
        organisation: p.organisation.clone(),
        files: p.files.iter().map(|f| f.name.clone()).collect(),
        rows: p.rows(),
    };
    ok(&call.desk().plans()?.iter().map(line).collect::<Vec<_>>())
}

/// One plan.
#[utoipa::path(get, path = "/plans/{id}", tag = "imports",
    params(("id" = String, Path, description = "Key of the plan.")),
    responses((status = 200, description = "The plan.", body = PlanBody), Failures))]
pub(crate) fn one_plan(call: &Call) -> Answer {
    ok(&plan_body(&*call.desk().plan(call.word("id")?)?))
}

/// A row as what it would say.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlannedBody {
    #[serde(flatten)]
    row: RowBody,
    /// What would be said of one person.
    says: Vec<SaysBody>,
    /// Codes of what is doubtful.
    doubts: Vec<String>,
}

/// One thing a row would say.
#[derive(Serialize, ToSchema)]
pub(crate) struct SaysBody {
    property: &'static str,
    /// Header of the column.
    column: Option<String>,
    /// The words of the list.
    said: String,
    /// How they are understood, in the language asked for.
    understood: String,
}

/// Rows of one outcome as what they would say.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlannedRowsBody {
    /// All rows of that outcome.
    total: usize,
    rows: Vec<PlannedBody>,
}

/// What becomes of a row.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it describes a parameter that is read as a word")]
pub(crate) enum OutcomeKey {
    Accepted,
    Repeated,
    Waiting,
    Rejected,
}

/// Rows of a plan as the files they would become.
#[utoipa::path(get, path = "/plans/{id}/rows", tag = "imports",
    params(
        ("id" = String, Path, description = "Key of the plan."),
        ("outcome" = Option<OutcomeKey>, Query, description = "`accepted` when not said."),
        ("offset" = Option<u32>, Query, minimum = 0, maximum = 1000000, description = "Rows passed over."),
        ("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
            description = "How many; 100 when not said."),
    ),
    responses((status = 200, description = "Some rows.", body = PlannedRowsBody), Failures))]
pub(crate) fn planned(call: &Call) -> Answer {
    let wanted = call.query.some("outcome").unwrap_or("accepted");
    let known = || misfit::parameter("outcome", "accepted, repeated, waiting, rejected");
    let wanted = outcomes::outcome(wanted).ok_or_else(known)?;
    let (offset, limit) = (call.number("offset", 0, 0, 1_000_000)?, call.number("limit", 100, 1, 1000)?);
    let desk = call.desk();
    let plan = desk.plan(call.word("id")?)?;
    let all: Vec<usize> =
        (0..plan.outcomes.len()).filter(|at| plan.outcomes[*at].outcome == wanted).collect();
    let some: Vec<usize> = all.iter().copied().skip(offset).take(limit).collect();
    let says = |sex: &str, claim: &model::Claim| SaysBody {
        property: claim.property.key(),
        column: claim.column.clone(),
        said: claim.said.clone(),
        understood: crate::words::told_of(call.reader, sex, claim).text,
    };
    let row = |row: &casework::PlannedRow| PlannedBody {
        row: row_body(RowTold(std::slice::from_ref(&plan.outcomes[row.at]))),
        says: row.claims.iter().map(|claim| says(crate::words::sex_said(&row.claims), claim)).collect(),
        doubts: row.doubts.iter().map(|d| d.code.clone()).collect(),
    };
    let rows = desk.planned_rows(&plan, &some)?.iter().map(row).collect();
    ok(&PlannedRowsBody { total: all.len(), rows })
}

/// Columns as they should be understood.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnsIn {
    /// Field by header; `ignored` leaves a column out.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    /// Encoding of text files.
    encoding: Option<String>,
    /// What sets the values of a table apart.
    #[schema(min_length = 1, max_length = 1)]
    separator: Option<String>,
    /// The sheets that are left out: all of them, in place of those before.
    without_sheets: Option<Vec<SheetIn>>,
    /// The rows that are left out: all of them, in place of those before.
    without_rows: Option<Vec<RowIn>>,
    /// The line of the titles of sheets; 0: there is none.
    #[serde(default)]
    titles: Vec<TitlesIn>,
    /// First year of the century of years of two digits, by header: 1900 or 2000; 0: as usual.
    #[serde(default)]
    centuries: BTreeMap<String, u16>,
    /// What it is a list of; columns chosen before are let go where that is something else.
    #[schema(example = "checkpoint")]
    of: Option<String>,
}

/// A sheet of a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SheetIn {
    file: String,
    sheet: Option<String>,
}

/// A row of a plan.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowIn {
    file: String,
    sheet: Option<String>,
    row: u32,
}

/// Where the titles of a sheet stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitlesIn {
    file: String,
    sheet: Option<String>,
    /// The line, as a person counts; 0: there is none.
    line: u32,
}

impl ColumnsIn {
    /// Refuses what is in no file: a misspelt header would fill nothing, and a row or a sheet that was to
    /// stay out would go in.
    fn all_is_there(&self, plan: &Plan, before: &Plan) -> Result<(), Failure> {
        let columns: Vec<&str> =
            plan.columns.iter().chain(&before.columns).map(|column| column.column.as_str()).collect();
        let is_column = |header: &&String| columns.iter().any(|c| names::fold(c) == names::fold(header));
        for (place, headers) in [
            ("fields", self.fields.keys().collect::<Vec<_>>()),
            ("centuries", self.centuries.keys().collect::<Vec<_>>()),
        ] {
            if let Some(header) = headers.into_iter().find(|header| !is_column(header)) {
                let mut known = columns.clone();
                known.dedup();
                return Err(misfit::unknown_in(&format!("/{place}"), header, &known));
            }
        }
        let is_sheet = |file: &str, sheet: Option<&str>| {
            plan.sheets.iter().any(|s| s.file == file && s.sheet.as_deref() == sheet)
        };
        let is_row = |r: &RowIn| {
            let mut outcomes = plan.outcomes.iter();
            outcomes.any(|o| *o.file == *r.file && o.sheet.as_deref() == r.sheet.as_deref() && o.row == r.row)
        };
        let sheets = self.without_sheets.iter().flatten().map(|s| is_sheet(&s.file, s.sheet.as_deref()));
        let titles = self.titles.iter().map(|t| is_sheet(&t.file, t.sheet.as_deref()));
        let rows = self.without_rows.iter().flatten().map(is_row);
        let lost = [
            ("without_sheets", "call-kind-sheet-of-plan", position_of_none(sheets)),
            ("titles", "call-kind-sheet-of-plan", position_of_none(titles)),
            ("without_rows", "call-kind-row-of-plan", position_of_none(rows)),
        ];
        match lost.into_iter().find_map(|(name, kind, at)| Some((name, kind, at?))) {
            Some((name, kind, at)) => Err(misfit::value(&format!("/{name}/{at}"), kind)),
            None => Ok(()),
        }
    }

    /// What of it is no field of a column.
    fn choose(&self, choice: &mut ColumnChoice) -> Result<(), Failure> {
        if let Some(of) = &self.of {
            choice.set_kind(kind_of(of, |known| misfit::value("/of", known))?);
        }
        if let Some(sheets) = &self.without_sheets {
            choice.without_sheets =
                sheets.iter().map(|s| casework::sheet_key(&s.file, s.sheet.as_deref())).collect();
        }
        if let Some(rows) = &self.without_rows {
            choice.without_rows =
                rows.iter().map(|r| casework::row_key(&r.file, r.sheet.as_deref(), r.row)).collect();
        }
        for t in &self.titles {
            choice.titles.insert(casework::sheet_key(&t.file, t.sheet.as_deref()), t.line);
        }
        for (header, century) in &self.centuries {
            match century {
                0 => choice.centuries.remove(&names::fold(header)),
                first if casework::CENTURIES.contains(first) => {
                    choice.centuries.insert(names::fold(header), *first)
                }
                _ => {
                    let at = format!("/centuries/{}", misfit::piece(header));
                    return Err(misfit::value(&at, "0, 1900, 2000"));
                }
            };
        }
        Ok(())
    }
}

/// The place of the first that is not there.
fn position_of_none(mut are_there: impl Iterator<Item = bool>) -> Option<usize> {
    are_there.position(|is_there| !is_there)
}

/// Reads the same files with other columns.
#[utoipa::path(post, path = "/plans/{id}/columns", tag = "imports", request_body = ColumnsIn,
    params(("id" = String, Path, description = "Key of the plan.")),
    responses((status = 200, description = "The plan as it is now.", body = PlanBody), Failures))]
pub(crate) fn columns(call: &Call) -> Answer {
    let new: ColumnsIn = call.json()?;
    let plan = call.desk().plan(call.word("id")?)?;
    let mut choice = ColumnChoice { of: Some(plan.of), ..plan.choice.clone() };
    new.choose(&mut choice)?;
    let known = casework::field_keys_of(choice.kind());
    for (header, field) in &new.fields {
        if field != "ignored" && !known.contains(field) && !field.starts_with("consent:") {
            let all: Vec<&str> = known.iter().map(String::as_str).chain(["ignored"]).collect();
            let at = format!("/fields/{}", misfit::piece(header));
            return Err(Failure::field("field", "unknown").at_one_of(at, &all));
        }
        choice.fields.insert(names::fold(header), field.clone());
    }
    choice.encoding = new.encoding.clone().or(choice.encoding);
    if let Some(separator) = &new.separator {
        let mut signs = separator.chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else {
            return Err(misfit::value("/separator", ", ; | \\t"));
        };
        choice.separator = Some(sign);
    }
    let read = call.desk().replan(&plan.key, choice)?;
    if let Err(lost) = new.all_is_there(&read, &plan) {
        call.desk().replan(&plan.key, plan.choice.clone())?;
        return Err(lost);
    }
    ok(&plan_body(&read))
}

/// What an accepted import did.
#[derive(Serialize, ToSchema)]
pub(crate) struct AcceptedBody {
    /// Its number; none when there was nothing new and nothing was written.
    import: Option<ImportNumber>,
    /// The outcome of every row, with the files that were made or touched.
    rows: Vec<RowBody>,
}

/// Applies exactly the plan that was read.
#[utoipa::path(post, path = "/plans/{id}/accept", tag = "imports",
    params(
        ("id" = String, Path, description = "Key of the plan."),
        ("state" = String, Query,
            description = "The `state` of the plan that was read; refused when it is another by now."),
    ),
    responses((status = 201, description = "It was applied.", body = AcceptedBody), Failures))]
pub(crate) fn accept(call: &Call) -> Answer {
    let (key, on) = (call.word("id")?, &mut |_, _| std::ops::ControlFlow::Continue(()));
    let accepted = call.desk().accept_shown(key, call.query.get("state"), on)?;
    let import = accepted.import.map(|id| ImportNumber(id.to_string()));
    created(&AcceptedBody { import, rows: by_row(&accepted.outcomes).map(row_body).collect() })
}

/// Lets a plan go.
#[utoipa::path(delete, path = "/plans/{id}", tag = "imports",
    params(("id" = String, Path, description = "Key of the plan.")),
    responses((status = 204, description = "It is gone."), Failures))]
pub(crate) fn drop_plan(call: &Call) -> Answer {
    call.desk().drop_plan(call.word("id")?)?;
    nothing()
}

/// A name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameIn {
    /// The name.
    #[schema(min_length = 1)]
    pub name: String,
}

/// How an organisation's list is understood.
#[derive(Serialize, ToSchema)]
pub(crate) struct MappingBody {
    name: String,
    organisation: String,
    /// Field by header, letters folded.
    fields: BTreeMap<String, String>,
}

fn mapping_body(m: casework::NamedMapping) -> MappingBody {
    MappingBody { name: m.name, organisation: m.organisation, fields: m.choice.fields.into_iter().collect() }
}

/// Saves how the columns of a plan were understood.
#[utoipa::path(post, path = "/plans/{id}/mapping", tag = "imports", request_body = NameIn,
    params(("id" = String, Path, description = "Key of the plan.")),
    responses((status = 201, description = "It is saved.", body = MappingBody), Failures))]
pub(crate) fn save_mapping(call: &Call) -> Answer {
    let name: NameIn = call.json()?;
    created(&mapping_body(call.desk().save_mapping(&name.name, call.word("id")?)?))
}

/// Column templates.
#[utoipa::path(get, path = "/mappings", tag = "imports",
    responses((status = 200, description = "The templates.", body = Vec<MappingBody>), Failures))]
pub(crate) fn mappings(call: &Call) -> Answer {
    ok(&call.desk().mappings()?.into_iter().map(mapping_body).collect::<Vec<_>>())
}

/// Lets a column template go.
#[utoipa::path(delete, path = "/mappings/{name}", tag = "imports",
    params(("name" = String, Path, description = "Its name.")),
    responses((status = 204, description = "It is gone."), Failures))]
pub(crate) fn drop_mapping(call: &Call) -> Answer {
    call.desk().drop_mapping(call.word("name")?)?;
    nothing()
}

/// An import.
#[derive(Serialize, ToSchema)]
pub(crate) struct ImportBody {
    #[schema(example = "i2")]
    id: String,
    organisation: OrganisationNumber,
    /// What it is a list of.
    of: &'static str,
    /// Names of the files.
    files: Vec<String>,
    /// The balance as it was accepted.
    balance: BalanceBody,
    /// Rows that wait still.
    still_waiting: u64,
    /// Milliseconds since 1970.
    at: i64,
    /// Who accepted it.
    by: String,
    /// Whether it was withdrawn.
    withdrawn: bool,
}

fn import_body(told: &ImportTold<'_>) -> ImportBody {
    let accepted = &told.standing.accepted;
    ImportBody {
        id: told.id.to_string(),
        organisation: OrganisationNumber(accepted.organisation.to_string()),
        of: accepted.kind().key(),
        files: told.files(),
        balance: told.balance.into(),
        still_waiting: told.still_waiting,
        at: told.standing.at,
        by: accepted.by.to_string(),
        withdrawn: told.is_withdrawn(),
    }
}

fn may_import(call: &Call) -> Result<(), Failure> {
    Ok(call.desk().viewer.may(Action::Import).map_err(Refusal::from)?)
}

/// Imports, the latest first.
#[utoipa::path(get, path = "/imports", tag = "imports",
    responses((status = 200, description = "The imports.", body = Vec<ImportBody>), Failures))]
pub(crate) fn imports(call: &Call) -> Answer {
    may_import(call)?;
    let ground = call.app.house.ground()?;
    ok(&imports::all(&ground).iter().map(import_body).collect::<Vec<_>>())
}

/// One import.
#[utoipa::path(get, path = "/imports/{id}", tag = "imports",
    params(("id" = ImportNumber, Path, description = "Its number.")),
    responses((status = 200, description = "The import.", body = ImportBody), Failures))]
pub(crate) fn import(call: &Call) -> Answer {
    may_import(call)?;
    let ground = call.app.house.ground()?;
    ok(&imports::one(&ground, call.param("id")?).as_ref().map(import_body).ok_or_else(Failure::not_found)?)
}

/// What a withdrawal, or a restoring, did.
#[derive(Serialize, ToSchema)]
pub(crate) struct GoneImportBody {
    import: ImportNumber,
    /// Claims that stand no more, or again.
    claims: u64,
    /// Files that it touched.
    files: Vec<String>,
}

/// Takes a whole import back.
#[utoipa::path(post, path = "/imports/{id}/withdraw", tag = "imports", request_body = WhyIn,
    params(("id" = ImportNumber, Path, description = "Its number.")),
    responses((status = 200, description = "It was withdrawn.", body = GoneImportBody), Failures))]
pub(crate) fn withdraw_import(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    let gone = call.desk().withdraw_import(call.param("id")?, &why.why)?;
    ok(&GoneImportBody {
        import: ImportNumber(gone.import.to_string()),
        claims: gone.claims,
        files: gone.subjects.iter().map(ToString::to_string).collect(),
    })
}

/// Lets a withdrawn import stand again.
#[utoipa::path(post, path = "/imports/{id}/restore", tag = "imports", request_body = WhyIn,
    params(("id" = ImportNumber, Path, description = "Its number.")),
    responses((status = 200, description = "It stands again.", body = GoneImportBody), Failures))]
pub(crate) fn restore_import(call: &Call) -> Answer {
    let why: WhyIn = call.json()?;
    let back = call.desk().restore_import(call.param("id")?, &why.why)?;
    ok(&GoneImportBody {
        import: ImportNumber(back.import.to_string()),
        claims: back.claims,
        files: back.subjects.iter().map(ToString::to_string).collect(),
    })
}

/// A row that waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct WaitingBody {
    /// Its number.
    id: u64,
    import: ImportNumber,
    file: String,
    sheet: Option<String>,
    row: u32,
    /// What it tells of.
    of: &'static str,
    /// What here may be the same, where that is no person: `this` adds the row to one of them.
    alike: Vec<String>,
    /// Reason code.
    reason: String,
    /// The column in question.
    column: Option<String>,
    /// Its cells; those this reader may not see are empty.
    cells: Vec<CellBody>,
}

/// A cell of a row.
#[derive(Serialize, ToSchema)]
pub(crate) struct CellBody {
    /// Key of the field.
    field: String,
    /// Header of the column.
    column: String,
    /// The words; none when this reader may not see them, or has to ask for them. `[…]` stands for a
    /// telephone in them, or another sealed value, which is asked for as well.
    said: Option<String>,
}

/// Rows that wait for a person.
#[utoipa::path(get, path = "/waiting", tag = "imports",
    responses(
        (status = 200, description = "The rows, the oldest first.", body = Vec<WaitingBody>),
        Failures,
    ))]
pub(crate) fn waiting(call: &Call) -> Answer {
    let circle = call.desk().audience().tier();
    let cell = |f: &casework::Field, row: &[casework::Field]| CellBody {
        said: match seen(f, row, circle) {
            CellSeen::Whole => Some(f.text.clone()),
            CellSeen::Veiled(words) => Some(words),
            CellSeen::Kept => None,
        },
        field: f.key.clone(),
        column: f.column.clone(),
    };
    let cells = |row: &[casework::Field]| row.iter().map(|f| cell(f, row)).collect();
    let desk = call.desk();
    let line = |w: &casework::Waiting| WaitingBody {
        of: w.row.kind().key(),
        alike: desk.alike(&w.row).unwrap_or_default().iter().map(Subject::to_string).collect(),
        id: w.seq,
        import: ImportNumber(w.row.import.to_string()),
        file: w.row.file.clone(),
        sheet: w.row.sheet.clone(),
        row: w.row.row,
        reason: w.row.reason.clone(),
        column: w.row.column.clone(),
        cells: cells(&casework::fields_of(&w.row)),
    };
    ok(&desk.waiting()?.iter().map(line).collect::<Vec<_>>())
}

/// What a person decides about a waiting row.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClearIn {
    /// In which way.
    how: HowKey,
    /// For `split`: the name of each.
    #[serde(default)]
    names: Vec<String>,
    /// For `corrected`: words by field or header.
    #[serde(default)]
    fields: BTreeMap<String, String>,
    /// For `this`: the file.
    #[schema(value_type = Option<String>, example = "k1")]
    subject: Option<Subject>,
    /// For `left_out`: why.
    #[serde(default)]
    why: String,
}

impl ClearIn {
    /// Refuses what belongs to another way: names beside `one` would be dropped in silence.
    fn is_of_its_way(&self) -> Result<(), Failure> {
        use HowKey::*;
        let said = [
            ("names", !self.names.is_empty(), matches!(self.how, Split)),
            ("fields", !self.fields.is_empty(), matches!(self.how, Corrected)),
            ("subject", self.subject.is_some(), matches!(self.how, This)),
            ("why", !self.why.trim().is_empty(), matches!(self.how, LeftOut)),
        ];
        match said.iter().find(|(_, is_said, is_taken)| *is_said && !is_taken) {
            Some((name, ..)) => {
                let taken = said.iter().filter(|(.., is_taken)| *is_taken).map(|(name, ..)| *name);
                let known: Vec<&str> = std::iter::once("how").chain(taken).collect();
                Err(misfit::unknown_in("/", name, &known))
            }
            None => Ok(()),
        }
    }
}

/// How a waiting row is cleared.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HowKey {
    /// It is one person, or one of whatever the list is of, as it stands.
    One,
    /// It is several.
    Split,
    /// It tells of something that has a file and is no person: what it says is added there.
    This,
    /// Fields are to be read otherwise.
    Corrected,
    /// It is left out.
    LeftOut,
}

/// Files that were made.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeBody {
    files: Vec<String>,
}

/// Clears a waiting row.
#[utoipa::path(post, path = "/waiting/{id}/clear", tag = "imports", request_body = ClearIn,
    params(("id" = u64, Path, description = "Number of the row.")),
    responses((status = 201, description = "It was cleared.", body = MadeBody), Failures))]
pub(crate) fn clear(call: &Call) -> Answer {
    let asked: ClearIn = call.json()?;
    asked.is_of_its_way()?;
    let clearing = match asked.how {
        HowKey::One => Clearing::One,
        HowKey::Split => Clearing::Split(asked.names),
        HowKey::This => Clearing::This(asked.subject.ok_or_else(|| misfit::missing_in("/", "subject"))?),
        HowKey::Corrected => Clearing::Corrected(asked.fields.into_iter().collect()),
        HowKey::LeftOut => Clearing::LeftOut(asked.why),
    };
    let files = call.desk().clear_row(call.param("id")?, &clearing)?;
    created(&MadeBody { files: files.iter().map(ToString::to_string).collect() })
}

/// Takes a decision about a row back: what it made goes, and the row waits again.
#[utoipa::path(post, path = "/waiting/{id}/undo", tag = "imports",
    params(("id" = u64, Path, description = "Number of the row.")),
    responses((status = 204, description = "The row waits again."), Failures))]
pub(crate) fn reopen(call: &Call) -> Answer {
    call.desk().reopen_row(call.param("id")?)?;
    nothing()
}

/// Which cell is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CellIn {
    /// Key of the field.
    field: String,
}

/// Reads a sealed cell of a waiting row; the asking is logged.
#[utoipa::path(post, path = "/waiting/{id}/reveal", tag = "imports", request_body = CellIn,
    params(("id" = u64, Path, description = "Number of the row.")),
    responses((status = 200, description = "The cells of that field.", body = Vec<CellBody>), Failures))]
pub(crate) fn reveal_cell(call: &Call) -> Answer {
    let asked: CellIn = call.json()?;
    let cells = call.desk().reveal_cell(call.param("id")?, &asked.field)?;
    let body = |f: casework::Field| CellBody { said: Some(f.text), field: f.key, column: f.column };
    ok(&cells.into_iter().map(body).collect::<Vec<_>>())
}

/// An organisation.
#[derive(Serialize, ToSchema)]
pub(crate) struct OrganisationBody {
    #[schema(example = "o1")]
    id: String,
    name: String,
    /// Files of people its word stands in; of what is no person none is counted.
    #[schema(value_type = usize)]
    files: u64,
    /// Places of detention, units, checkpoints its word stands in.
    #[schema(value_type = usize)]
    subjects: u64,
    withdrawn: bool,
}

fn organisation_body(told: OrganisationTold) -> OrganisationBody {
    let OrganisationTold { called, name, files, subjects, is_withdrawn, .. } = told;
    OrganisationBody { id: called, name, files, subjects, withdrawn: is_withdrawn }
}

/// The answer about one organisation.
fn told_of(call: &Call, id: OrganisationId) -> Result<OrganisationBody, Failure> {
    let ground = call.app.house.ground()?;
    Ok(organisation_body(organisations_told::one(&call.desk(), &ground, id)?))
}

/// Organisations whose words are here.
#[utoipa::path(get, path = "/organisations", tag = "organisations",
    responses((status = 200, description = "The organisations.", body = Vec<OrganisationBody>), Failures))]
pub(crate) fn organisations(call: &Call) -> Answer {
    call.desk().viewer.may(Action::Read).map_err(Refusal::from)?;
    let ground = call.app.house.ground()?;
    let told = organisations_told::all(&call.desk(), &ground)?;
    ok(&told.into_iter().map(organisation_body).collect::<Vec<_>>())
}

/// One organisation.
#[utoipa::path(get, path = "/organisations/{id}", tag = "organisations",
    params(("id" = OrganisationNumber, Path, description = "Its number.")),
    responses((status = 200, description = "The organisation.", body = OrganisationBody), Failures))]
pub(crate) fn organisation(call: &Call) -> Answer {
    ok(&told_of(call, call.id("id")?)?)
}

/// Adds an organisation, or finds it by its name.
#[utoipa::path(post, path = "/organisations", tag = "organisations", request_body = NameIn,
    responses((status = 201, description = "The organisation.", body = OrganisationBody), Failures))]
pub(crate) fn add_organisation(call: &Call) -> Answer {
    let name: NameIn = call.json()?;
    let id = call.desk().add_organisation(&name.name)?;
    created(&told_of(call, id)?)
}

fn stand(call: &Call, back: bool) -> Answer {
    let why: WhyIn = call.json()?;
    let id = call.param("id")?;
    call.desk().withdraw_organisation(id, &why.why, back)?;
    ok(&told_of(call, id)?)
}

/// Takes an organisation's word out of sight.
#[utoipa::path(post, path = "/organisations/{id}/withdraw", tag = "organisations", request_body = WhyIn,
    params(("id" = OrganisationNumber, Path, description = "Its number.")),
    responses((status = 200, description = "It was withdrawn.", body = OrganisationBody), Failures))]
pub(crate) fn withdraw_organisation(call: &Call) -> Answer {
    stand(call, false)
}

/// Lets a withdrawn organisation stand again.
#[utoipa::path(post, path = "/organisations/{id}/restore", tag = "organisations", request_body = WhyIn,
    params(("id" = OrganisationNumber, Path, description = "Its number.")),
    responses((status = 200, description = "It stands again.", body = OrganisationBody), Failures))]
pub(crate) fn restore_organisation(call: &Call) -> Answer {
    stand(call, true)
}

/// A list saved under a name.
#[derive(Serialize, ToSchema)]
pub(crate) struct SavedBody {
    id: String,
    name: String,
    /// Words of the box.
    words: String,
    /// The query of `/files` that asks it.
    query: String,
    /// Seen by all colleagues.
    shared: bool,
}

fn saved_body(call: &Call, id: String, list: SavedList) -> SavedBody {
    // Calls say `true`, and ask for columns where a list leaves.
    let query = crate::rooms::saved::address(&call.refs(), &list).without(&["down", "columns"]);
    let query = if list.down { query.with("down", "true") } else { query }.on("");
    SavedBody {
        id,
        name: list.name,
        words: list.words,
        query: query.trim_start_matches('?').to_owned(),
        shared: list.shared,
    }
}

/// Lists this reader may open.
#[utoipa::path(get, path = "/lists", tag = "files",
    responses((status = 200, description = "The lists.", body = Vec<SavedBody>), Failures))]
pub(crate) fn saved(call: &Call) -> Answer {
    ok(&call
        .desk()
        .saved_lists()?
        .into_iter()
        .map(|(id, list)| saved_body(call, id, list))
        .collect::<Vec<_>>())
}

/// A list to save.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveIn {
    /// Its name.
    #[schema(min_length = 1)]
    name: String,
    /// The query of `/files` that asks it: `q=…&place=…`.
    query: String,
    /// Seen by all colleagues.
    #[serde(default)]
    shared: bool,
}

/// Saves a list.
#[utoipa::path(post, path = "/lists", tag = "files", request_body = SaveIn,
    responses((status = 201, description = "It is saved.", body = SavedBody), Failures))]
pub(crate) fn save(call: &Call) -> Answer {
    let new: SaveIn = call.json()?;
    let query = crate::fields::Fields::read(new.query.trim_start_matches('?').as_bytes());
    is_question(call, &query)?;
    let asked = crate::rooms::question::question(&call.desk(), &query);
    let list = SavedList {
        name: names::clean(&new.name),
        words: asked.words,
        filters: asked.filters,
        sort: asked.sort,
        down: asked.down,
        columns: crate::rooms::question::columns(&call.desk(), &query),
        by: call.present.member.id,
        shared: new.shared,
    };
    let id = call.desk().save_list(list.clone())?;
    created(&saved_body(call, id, list))
}

/// Refuses a question with what is not understood: a list of all files would be kept under its name.
fn is_question(call: &Call, query: &crate::fields::Fields) -> Result<(), Failure> {
    use crate::rooms::question::{KINDS, unread};
    const OTHERS: [&str; 4] = ["q", "sort", "down", "columns"];
    let known: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).chain(OTHERS).collect();
    if let Some((name, _)) = query.iter().find(|(name, _)| !known.contains(name)) {
        return Err(misfit::unknown_in("/query", name, &known));
    }
    let wrong = |said: &str, expected: &str| Err(misfit::unknown_in("/query", said, &[expected]));
    if let Some(said) = unread(&call.desk(), query).first() {
        let kind = said.split('=').next().unwrap_or_default();
        return wrong(said, &super::people::filter_values(kind));
    }
    let sort = query.get("sort");
    if !sort.is_empty() && search::Sort::from_key(sort).is_none() {
        return wrong(&format!("sort={sort}"), &search::Sort::ALL.map(search::Sort::key).join(", "));
    }
    let down = query.get("down");
    if !matches!(down, "" | "0" | "1" | "false" | "true") {
        return wrong(&format!("down={down}"), "true, false");
    }
    let mut columns = query.all("columns").flat_map(|keys| keys.split(',')).filter(|key| !key.is_empty());
    match columns.find(|key| casework::Column::from_key(key).is_none()) {
        Some(key) => {
            wrong(&format!("columns={key}"), &casework::Column::ALL.map(casework::Column::key).join(", "))
        }
        None => Ok(()),
    }
}

/// Lets a saved list go.
#[utoipa::path(delete, path = "/lists/{id}", tag = "files",
    params(("id" = String, Path, description = "Its number.")),
    responses((status = 204, description = "It is gone."), Failures))]
pub(crate) fn drop_saved(call: &Call) -> Answer {
    call.desk().drop_list(call.word("id")?)?;
    nothing()
}
