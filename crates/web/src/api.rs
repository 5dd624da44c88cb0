//! The JSON interface, `/api/v1`: the same questions and acts as the pages,
//! for scripts. A script shows the token of a person and may what that person may,
//! within what the token was made for. It makes no token and changes no account.
//!
//! Its description (OpenAPI) is made from the same declarations as the answers
//! and served at `/api/v1/openapi.json`.

mod call;
mod calls;
mod described;
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
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use call::{Way, handle};
use calls::{CALLS, Endpoint};
use examples::Examples;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// What the description says beside the calls.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Athar",
        description = "A register with which families' associations document detained, disappeared and \
            missing people.",
    ),
    servers((url = "/api/v1")),
    components(schemas(
        shapes::ErrorBody, shapes::Trouble, people::FileNumber, people::OrganisationNumber,
        people::SourceNumber, people::ImportNumber, people::DocumentNumber, people::MemberNumber,
        people::ClaimNumber, people::PropertyKey, people::SortKey, people::FlagKey, people::FormatKey,
        people::KindKey, people::AsOfWord, people::ForKey, subjects::SubjectNumber, lists::OutcomeKey,
    )),
    security(("token" = [])),
)]
struct ApiFrame;

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
struct IdempotencyKeys;

impl Modify for IdempotencyKeys {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let text = utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .max_length(Some(128));
        let key = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .description(Some(
                "A word of one's own for this act. Sent again with the same content it is answered as \
                 before and not done twice.",
            ))
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

static DESCRIPTION: LazyLock<String> = LazyLock::new(|| {
    let mut all =
        CALLS.iter().fold(ApiFrame::openapi(), |all, call| all.merge_from(call.description.clone()));
    Bearer.modify(&mut all);
    IdempotencyKeys.modify(&mut all);
    Examples.modify(&mut all);
    all.to_json().unwrap_or_default()
});

/// What each call may bring.
static DESCRIBED: LazyLock<BTreeMap<String, described::Described>> =
    LazyLock::new(|| described::all(description()));

/// The description of the interface, as JSON.
pub fn description() -> &'static str {
    &DESCRIPTION
}

async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], description()).into_response()
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
pub(crate) fn all() -> Vec<Route> {
    let route = |call: &Endpoint| Route {
        method: name_of(call.method),
        path: format!("/api/v1{}", call.path),
        right: call.right,
    };
    CALLS.iter().map(route).collect()
}

/// Every call.
pub(crate) fn router(app: &Arc<App>) -> Router {
    let put = |router: Router, call: &Endpoint| {
        let way = Way {
            accepts: call.accepts,
            right: call.right,
            described: &DESCRIBED[&described::name(name_of(call.method), &call.path)],
            handler: call.handler,
        };
        let app = app.clone();
        router.route(&call.path, on(call.method, move |request: Request| handle(app.clone(), way, request)))
    };
    CALLS
        .iter()
        .fold(Router::new(), put)
        .route("/openapi.json", axum::routing::get(openapi))
        .layer(DefaultBodyLimit::disable())
        .fallback(failing(404))
        .method_not_allowed_fallback(failing(405))
}
