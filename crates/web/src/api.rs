//! The JSON interface, `/api/v1`: the same questions and acts as the pages,
//! for scripts. A script shows the token of a person and may what that person may.
//!
//! Its description (OpenAPI) is made from the same declarations as the answers
//! and served at `/api/v1/openapi.json`.

mod call;
mod failures;
mod lists;
mod matching;
mod office;
mod people;
mod shapes;

use crate::app::App;
use crate::failure::Failure;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{on, MethodFilter, MethodRouter};
use axum::Router;
use call::{road, Brings, Verb};
use std::sync::{Arc, LazyLock};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(title = "Athar", description = "A register with which families' associations document detained, disappeared and missing people."),
    servers((url = "/api/v1")),
    paths(
        people::files, people::similar, people::file, people::reveal, people::open, people::add, people::event, people::correct,
        people::withdraw, people::keep, people::document, people::raw, people::export, people::properties,
        lists::plan, lists::plans, lists::one_plan, lists::columns, lists::accept, lists::drop_plan, lists::save_mapping,
        lists::mappings, lists::drop_mapping, lists::imports, lists::import, lists::withdraw_import, lists::waiting, lists::clear,
        lists::organisations, lists::organisation, lists::add_organisation, lists::withdraw_organisation,
        lists::restore_organisation, lists::saved, lists::save, lists::drop_saved,
        matching::proposals, matching::pair, matching::judge, matching::judgements, matching::withdraw, matching::clusters,
        matching::cluster, matching::split, matching::thresholds, matching::set_thresholds, matching::withdraw_automatic,
        matching::overlaps,
        office::members, office::add, office::member, office::change, office::me, office::tokens, office::make_token,
        office::revoke_token, office::log, office::verify, office::checkpoint,
    ),
    components(schemas(
        shapes::ErrorBody, shapes::Trouble, people::FileNumber, people::OrganisationNumber, people::SourceNumber, people::ImportNumber,
        people::DocumentNumber, people::MemberNumber, people::ClaimNumber, people::PropertyKey, people::SortKey, people::FlagKey,
        people::FormatKey, office::KindKey,
    )),
    modifiers(&Bearer),
    security(("token" = [])),
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A token made on one's own page.")).build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
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
}

impl Calls {
    fn put(mut self, path: &str, methods: &[(MethodFilter, Brings, Verb)]) -> Calls {
        let mut all = MethodRouter::new();
        for (method, brings, verb) in methods.iter().copied() {
            let app = self.app.clone();
            all = all.merge(on(method, move |request: Request| road(app.clone(), brings, verb, request)));
        }
        self.router = self.router.route(path, all);
        self
    }
}

fn failing(status: u16) -> impl Fn(Request) -> std::future::Ready<Response> + Clone {
    move |request: Request| {
        let reader = l10n::Reader::new(crate::ask::language(request.headers(), ""));
        std::future::ready(call::failed(&Failure::status(status), reader))
    }
}

/// Every call.
pub(crate) fn router(app: &Arc<App>) -> Router {
    use Brings::{Files, Json, Nothing};
    const GET: MethodFilter = MethodFilter::GET;
    const POST: MethodFilter = MethodFilter::POST;
    const PUT: MethodFilter = MethodFilter::PUT;
    const PATCH: MethodFilter = MethodFilter::PATCH;
    const DELETE: MethodFilter = MethodFilter::DELETE;
    let paper = Files(casework::DOCUMENT_BYTES_MAX as usize);
    let list = Files(app.options.list_bytes_max);
    let calls = Calls { app: app.clone(), router: Router::new() }
        .put("/files", &[(GET, Nothing, people::files), (POST, Json, people::open)])
        .put("/similar", &[(GET, Nothing, people::similar)])
        .put("/export", &[(GET, Nothing, people::export)])
        .put("/properties", &[(GET, Nothing, people::properties)])
        .put("/files/{id}", &[(GET, Nothing, people::file)])
        .put("/files/{id}/reveal", &[(POST, Json, people::reveal)])
        .put("/files/{id}/claims", &[(POST, Json, people::add)])
        .put("/files/{id}/events", &[(POST, Json, people::event)])
        .put("/files/{id}/documents", &[(POST, paper, people::keep)])
        .put("/claims/{id}/correct", &[(POST, Json, people::correct)])
        .put("/claims/{id}/withdraw", &[(POST, Json, people::withdraw)])
        .put("/documents/{id}", &[(GET, Nothing, people::document)])
        .put("/documents/{id}/raw", &[(GET, Nothing, people::raw)])
        .put("/plans", &[(GET, Nothing, lists::plans), (POST, list, lists::plan)])
        .put("/plans/{id}", &[(GET, Nothing, lists::one_plan), (DELETE, Nothing, lists::drop_plan)])
        .put("/plans/{id}/columns", &[(POST, Json, lists::columns)])
        .put("/plans/{id}/accept", &[(POST, Nothing, lists::accept)])
        .put("/plans/{id}/mapping", &[(POST, Json, lists::save_mapping)])
        .put("/mappings", &[(GET, Nothing, lists::mappings)])
        .put("/mappings/{name}", &[(DELETE, Nothing, lists::drop_mapping)])
        .put("/imports", &[(GET, Nothing, lists::imports)])
        .put("/imports/{id}", &[(GET, Nothing, lists::import)])
        .put("/imports/{id}/withdraw", &[(POST, Json, lists::withdraw_import)])
        .put("/waiting", &[(GET, Nothing, lists::waiting)])
        .put("/waiting/{id}/clear", &[(POST, Json, lists::clear)])
        .put("/organisations", &[(GET, Nothing, lists::organisations), (POST, Json, lists::add_organisation)])
        .put("/organisations/{id}", &[(GET, Nothing, lists::organisation)])
        .put("/organisations/{id}/withdraw", &[(POST, Json, lists::withdraw_organisation)])
        .put("/organisations/{id}/restore", &[(POST, Json, lists::restore_organisation)])
        .put("/lists", &[(GET, Nothing, lists::saved), (POST, Json, lists::save)])
        .put("/lists/{id}", &[(DELETE, Nothing, lists::drop_saved)])
        .put("/proposals", &[(GET, Nothing, matching::proposals)])
        .put("/pairs/{a}/{b}", &[(GET, Nothing, matching::pair)])
        .put("/judgements", &[(GET, Nothing, matching::judgements), (POST, Json, matching::judge)])
        .put("/judgements/{id}/withdraw", &[(POST, Json, matching::withdraw)])
        .put("/clusters", &[(GET, Nothing, matching::clusters)])
        .put("/clusters/{id}", &[(GET, Nothing, matching::cluster)])
        .put("/clusters/{id}/split", &[(POST, Json, matching::split)])
        .put("/thresholds", &[(GET, Nothing, matching::thresholds), (PUT, Json, matching::set_thresholds)])
        .put("/thresholds/withdraw-automatic", &[(POST, Json, matching::withdraw_automatic)])
        .put("/overlaps", &[(GET, Nothing, matching::overlaps)])
        .put("/members", &[(GET, Nothing, office::members), (POST, Json, office::add)])
        .put("/members/{id}", &[(GET, Nothing, office::member), (PATCH, Json, office::change)])
        .put("/me", &[(GET, Nothing, office::me)])
        .put("/me/tokens", &[(GET, Nothing, office::tokens), (POST, Json, office::make_token)])
        .put("/me/tokens/{id}", &[(DELETE, Nothing, office::revoke_token)])
        .put("/log", &[(GET, Nothing, office::log)])
        .put("/verify", &[(POST, Nothing, office::verify)])
        .put("/checkpoint", &[(GET, Nothing, office::checkpoint)]);
    calls
        .router
        .route("/openapi.json", axum::routing::get(openapi))
        .layer(DefaultBodyLimit::disable())
        .fallback(failing(404))
        .method_not_allowed_fallback(failing(405))
}
