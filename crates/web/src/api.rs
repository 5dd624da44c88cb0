//! The JSON interface, `/api/v1`: the same questions and acts as the pages,
//! for scripts. A script shows the token of a person and may what that person may,
//! within what the token was made for. It makes no token and changes no account.
//!
//! Its description (OpenAPI) is made from the same declarations as the answers
//! and served at `/api/v1/openapi.json`.

mod call;
pub(crate) use call::failed;
mod examples;
mod failures;
mod lists;
mod matching;
pub(crate) mod misfit;
mod office;
mod people;
mod shapes;
mod subjects;
mod teams;
mod work;

use crate::app::App;
use crate::failure::Failure;
use crate::routes::Route;
use access::Action;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use call::{Brings, Verb, Way, road};
use examples::Examples;
use std::sync::{Arc, LazyLock};
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(title = "Athar", description = "A register with which families' associations document detained, disappeared and missing people."),
    servers((url = "/api/v1")),
    paths(
        people::files, people::similar, people::file, people::reveal, people::open, people::add, people::event, people::told, people::correct,
        people::withdraw, people::review, people::review_undo, people::keep, people::document, people::raw, people::export, people::properties,
        lists::bundle, lists::plan, lists::plans, lists::one_plan, lists::planned, lists::columns, lists::accept, lists::drop_plan, lists::save_mapping,
        lists::mappings, lists::drop_mapping, lists::imports, lists::import, lists::withdraw_import, lists::restore_import, lists::waiting, lists::clear,
        lists::reopen, lists::reveal_cell,
        lists::organisations, lists::organisation, lists::add_organisation, lists::withdraw_organisation,
        lists::restore_organisation, lists::saved, lists::save, lists::drop_saved,
        matching::proposals, matching::pair, matching::judge, matching::judgements, matching::withdraw, matching::clusters,
        matching::cluster, matching::split, matching::thresholds, matching::set_thresholds, matching::withdraw_automatic,
        matching::overlaps,
        office::members, office::member, office::me, office::tokens, office::requests,
        subjects::subjects, subjects::export, subjects::open, subjects::subject, subjects::reveal, subjects::add, subjects::keep,
        teams::teams, teams::team, teams::give, teams::dissolve, teams::undo,
        work::tags, work::tag, work::untag, work::tag_undo, work::tasks, work::set_tasks, work::end_task, work::reopen_task, work::grade,
        office::revoke_token, office::log, office::verify, office::checkpoint,
    ),
    components(schemas(
        shapes::ErrorBody, shapes::Trouble, people::FileNumber, people::OrganisationNumber, people::SourceNumber, people::ImportNumber,
        people::DocumentNumber, people::MemberNumber, people::ClaimNumber, people::PropertyKey, people::SortKey, people::FlagKey,
        people::FormatKey, people::KindKey, subjects::SubjectNumber,
    )),
    modifiers(&Bearer, &Repeats, &Examples),
    security(("token" = [])),
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token made on one's own page."))
            .build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// Every act may be named with a key, so that it is done once however often it is sent.
struct Repeats;

impl Modify for Repeats {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let text = utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .max_length(Some(128));
        let key = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .description(Some("A word of one's own for this act. Sent again with the same content it is answered as before and not done twice."))
            .schema(Some(text.build()))
            .build();
        for path in openapi.paths.paths.values_mut() {
            for act in
                [&mut path.post, &mut path.put, &mut path.patch, &mut path.delete].into_iter().flatten()
            {
                act.parameters.get_or_insert_default().push(key.clone().into());
            }
        }
    }
}

static DESCRIPTION: LazyLock<String> = LazyLock::new(|| Description::openapi().to_json().unwrap_or_default());

/// The description of the interface, as JSON.
pub fn description() -> &'static str {
    &DESCRIPTION
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], description()).into_response()
}

struct Calls {
    app: Arc<App>,
    router: Router,
    all: Vec<Route>,
}

impl Calls {
    fn put(mut self, path: &str, methods: &[(MethodFilter, Brings, Option<Action>, Verb)]) -> Calls {
        let mut all = MethodRouter::new();
        for (method, brings, right, verb) in methods.iter().copied() {
            let (app, way) = (self.app.clone(), Way { brings, right, verb });
            self.all.push(Route { method: name_of(method), path: format!("/api/v1{path}"), right });
            all = all.merge(on(method, move |request: Request| road(app.clone(), way, request)));
        }
        self.router = self.router.route(path, all);
        self
    }
}

fn failing(status: u16) -> impl Fn(Request) -> std::future::Ready<Response> + Clone {
    move |request: Request| {
        let reader = l10n::Reader::new(crate::ask::language(request.headers(), ""));
        std::future::ready(failed(&Failure::status(status), reader))
    }
}

fn name_of(method: MethodFilter) -> &'static str {
    let all = [
        (MethodFilter::GET, "GET"),
        (MethodFilter::POST, "POST"),
        (MethodFilter::PUT, "PUT"),
        (MethodFilter::PATCH, "PATCH"),
    ];
    all.into_iter().find(|(filter, _)| *filter == method).map_or("DELETE", |(_, name)| name)
}

/// The addresses of all calls, for those who go to each of them.
pub(crate) fn all(app: &Arc<App>) -> Vec<Route> {
    table(app).all
}

/// Every call.
pub(crate) fn router(app: &Arc<App>) -> Router {
    table(app)
        .router
        .route("/openapi.json", axum::routing::get(openapi))
        .layer(DefaultBodyLimit::disable())
        .fallback(failing(404))
        .method_not_allowed_fallback(failing(405))
}

fn table(app: &Arc<App>) -> Calls {
    use Action::{
        Audit, Correct, Export, Import, Judge, Keep, ManageMembers, Read, Record, Reveal, Review, Team, Tell,
        Tune, Undo,
    };
    use Brings::{Files, Json, Nothing};
    const GET: MethodFilter = MethodFilter::GET;
    const POST: MethodFilter = MethodFilter::POST;
    const PUT: MethodFilter = MethodFilter::PUT;
    const DELETE: MethodFilter = MethodFilter::DELETE;
    let paper = Files(casework::DOCUMENT_BYTES_MAX as usize);
    let list = Files(app.options.list_bytes_max);
    Calls { app: app.clone(), router: Router::new(), all: Vec::new() }
        .put("/files", &[(GET, Nothing, Some(Read), people::files), (POST, Json, Some(Record), people::open)])
        .put("/similar", &[(GET, Nothing, Some(Read), people::similar)])
        .put("/export", &[(GET, Nothing, Some(Export), people::export)])
        .put("/properties", &[(GET, Nothing, None, people::properties)])
        .put("/files/{id}", &[(GET, Nothing, Some(Read), people::file)])
        .put("/files/{id}/reveal", &[(POST, Json, Some(Reveal), people::reveal)])
        .put("/files/{id}/review", &[(POST, Json, Some(Review), people::review)])
        .put("/files/{id}/review/undo", &[(POST, Nothing, Some(Review), people::review_undo)])
        .put("/files/{id}/untag", &[(POST, Json, Some(Record), work::untag)])
        .put(
            "/files/{id}/team",
            &[(GET, Nothing, Some(Read), teams::team), (PUT, Json, Some(Team), teams::give)],
        )
        .put("/files/{id}/team/dissolve", &[(POST, Json, Some(Team), teams::dissolve)])
        .put("/files/{id}/team/undo", &[(POST, Nothing, Some(Team), teams::undo)])
        .put("/teams", &[(GET, Nothing, Some(Team), teams::teams)])
        .put("/tags", &[(GET, Nothing, Some(Read), work::tags), (POST, Json, Some(Record), work::tag)])
        .put("/tags/{act}/undo", &[(POST, Nothing, Some(Record), work::tag_undo)])
        .put(
            "/tasks",
            &[(GET, Nothing, Some(Read), work::tasks), (POST, Json, Some(Record), work::set_tasks)],
        )
        .put("/tasks/{id}/end", &[(POST, Json, Some(Record), work::end_task)])
        .put("/tasks/{id}/reopen", &[(POST, Nothing, Some(Record), work::reopen_task)])
        .put("/sources/{id}/grade", &[(POST, Json, Some(Review), work::grade)])
        .put("/files/{id}/claims", &[(POST, Json, Some(Record), people::add)])
        .put("/files/{id}/events", &[(POST, Json, Some(Record), people::event)])
        .put("/files/{id}/told", &[(POST, Json, Some(Tell), people::told)])
        .put("/files/{id}/documents", &[(POST, paper, Some(Record), people::keep)])
        .put(
            "/subjects",
            &[(GET, Nothing, Some(Read), subjects::subjects), (POST, Json, Some(Record), subjects::open)],
        )
        .put("/subjects/export", &[(GET, Nothing, Some(Export), subjects::export)])
        .put("/subjects/{id}", &[(GET, Nothing, Some(Read), subjects::subject)])
        .put("/subjects/{id}/reveal", &[(POST, Json, Some(Reveal), subjects::reveal)])
        .put("/subjects/{id}/claims", &[(POST, Json, Some(Record), subjects::add)])
        .put("/subjects/{id}/documents", &[(POST, paper, Some(Record), subjects::keep)])
        .put("/claims/{id}/correct", &[(POST, Json, Some(Correct), people::correct)])
        .put("/claims/{id}/withdraw", &[(POST, Json, Some(Correct), people::withdraw)])
        .put("/documents/{id}", &[(GET, Nothing, Some(Read), people::document)])
        .put("/documents/{id}/raw", &[(GET, Nothing, Some(Read), people::raw)])
        .put("/bundles", &[(POST, list, Some(Import), lists::bundle)])
        .put("/plans", &[(GET, Nothing, Some(Import), lists::plans), (POST, list, Some(Import), lists::plan)])
        .put(
            "/plans/{id}",
            &[
                (GET, Nothing, Some(Import), lists::one_plan),
                (DELETE, Nothing, Some(Import), lists::drop_plan),
            ],
        )
        .put("/plans/{id}/rows", &[(GET, Nothing, Some(Import), lists::planned)])
        .put("/plans/{id}/columns", &[(POST, Json, Some(Import), lists::columns)])
        .put("/plans/{id}/accept", &[(POST, Nothing, Some(Import), lists::accept)])
        .put("/plans/{id}/mapping", &[(POST, Json, Some(Import), lists::save_mapping)])
        .put("/mappings", &[(GET, Nothing, Some(Import), lists::mappings)])
        .put("/mappings/{name}", &[(DELETE, Nothing, Some(Import), lists::drop_mapping)])
        .put("/imports", &[(GET, Nothing, Some(Import), lists::imports)])
        .put("/imports/{id}", &[(GET, Nothing, Some(Import), lists::import)])
        .put("/imports/{id}/withdraw", &[(POST, Json, Some(Undo), lists::withdraw_import)])
        .put("/imports/{id}/restore", &[(POST, Json, Some(Undo), lists::restore_import)])
        .put("/waiting", &[(GET, Nothing, Some(Import), lists::waiting)])
        .put("/waiting/{id}/clear", &[(POST, Json, Some(Import), lists::clear)])
        .put("/waiting/{id}/undo", &[(POST, Nothing, Some(Import), lists::reopen)])
        .put("/waiting/{id}/reveal", &[(POST, Json, Some(Reveal), lists::reveal_cell)])
        .put(
            "/organisations",
            &[
                (GET, Nothing, Some(Read), lists::organisations),
                (POST, Json, Some(Record), lists::add_organisation),
            ],
        )
        .put("/organisations/{id}", &[(GET, Nothing, Some(Read), lists::organisation)])
        .put("/organisations/{id}/withdraw", &[(POST, Json, Some(Undo), lists::withdraw_organisation)])
        .put("/organisations/{id}/restore", &[(POST, Json, Some(Undo), lists::restore_organisation)])
        .put("/lists", &[(GET, Nothing, Some(Read), lists::saved), (POST, Json, Some(Read), lists::save)])
        .put("/lists/{id}", &[(DELETE, Nothing, Some(Read), lists::drop_saved)])
        .put("/proposals", &[(GET, Nothing, Some(Judge), matching::proposals)])
        .put("/pairs/{a}/{b}", &[(GET, Nothing, Some(Judge), matching::pair)])
        .put(
            "/judgements",
            &[(GET, Nothing, Some(Judge), matching::judgements), (POST, Json, Some(Judge), matching::judge)],
        )
        .put("/judgements/{id}/withdraw", &[(POST, Json, Some(Judge), matching::withdraw)])
        .put("/clusters", &[(GET, Nothing, Some(Judge), matching::clusters)])
        .put("/clusters/{id}", &[(GET, Nothing, Some(Judge), matching::cluster)])
        .put("/clusters/{id}/split", &[(POST, Json, Some(Judge), matching::split)])
        .put(
            "/thresholds",
            &[
                (GET, Nothing, Some(Judge), matching::thresholds),
                (PUT, Json, Some(Tune), matching::set_thresholds),
            ],
        )
        .put("/thresholds/withdraw-automatic", &[(POST, Json, Some(Tune), matching::withdraw_automatic)])
        .put("/overlaps", &[(GET, Nothing, Some(Judge), matching::overlaps)])
        .put("/members", &[(GET, Nothing, Some(ManageMembers), office::members)])
        .put("/members/{id}", &[(GET, Nothing, Some(ManageMembers), office::member)])
        .put("/requests", &[(GET, Nothing, None, office::requests)])
        .put("/me", &[(GET, Nothing, None, office::me)])
        .put("/me/tokens", &[(GET, Nothing, None, office::tokens)])
        .put("/me/tokens/{id}", &[(DELETE, Nothing, None, office::revoke_token)])
        .put("/log", &[(GET, Nothing, Some(Audit), office::log)])
        .put("/verify", &[(POST, Nothing, Some(Keep), office::verify)])
        .put("/checkpoint", &[(GET, Nothing, None, office::checkpoint)])
}
