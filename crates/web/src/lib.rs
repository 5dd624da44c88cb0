//! HTTP in, HTTP out: the pages, the JSON interface, and the door to both.
//!
//! Nothing is decided here. A request becomes a question or an act of the
//! casework at the desk of the one who asks; what comes back is told in the
//! words of the reader (`pages`, `l10n`) or as JSON ([`api`]).
//!
//! **Invariants**
//! - A page or an answer holds only what came from a desk as `Cleared`.
//! - What writes comes with the token of a form of ours and from our own
//!   origin, or with the bearer token of a script.
//! - No name, address or question of anyone goes to a log.
//!
//! Answers are compressed. Their tokens and the words of a question could then
//! be guessed from lengths by someone who makes a browser ask (BREACH); the
//! cookie is `SameSite=Strict`, so no other site can make it ask as someone.

pub mod api;
mod app;
mod ask;
mod assets;
mod background;
mod body;
mod client_address;
mod earlier;
mod failure;
mod fields;
mod frame;
mod handle;
mod headers;
mod held_uploads;
mod hosts;
mod jobs;
mod limits;
mod locked;
mod marks;
mod opened;
mod phones;
mod pipe;
mod repeats;
mod rooms;
mod routes;
mod serve;
mod sessions;
mod told;
mod user;
mod words;

pub use app::Options;
pub use locked::{Locked, Opened, UnlockRegister, first_address, locked_address};
pub use phones::Phones;
pub use routes::Route;
pub use serve::{Listener, PeerPolicy, serve, serve_locked, serve_to};

use app::App;
use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::routing::get;
use casework::House;
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

/// Everything the server answers.
pub fn router(house: Arc<House>, options: Options) -> Router {
    let (https, names) = (options.https, Arc::<[String]>::from(options.hosts.clone()));
    let app = Arc::new(App::new(house, options));
    let worth = SizeAbove::new(512)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/octet-stream"));
    let router = Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/assets/{name}", get(assets::asset))
        .nest("/api/v1", api::router(&app))
        .merge(routes::pages(&app))
        .layer(axum::middleware::from_fn(move |request: Request, next: Next| {
            hosts::refuse_others(names.clone(), request, next)
        }))
        .layer(axum::middleware::from_fn(headers::safe));
    let router =
        if https { router.layer(axum::middleware::from_fn(headers::strict_transport)) } else { router };
    router.layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth))
}

/// Every address of the server: pages first, then calls. The test of
/// non-interference goes to all of them, so what is reached is compared.
pub fn routes(house: Arc<House>) -> Vec<Route> {
    let app = Arc::new(App::new(house, Options::default()));
    let mut all = routes::all(&app);
    all.extend(api::all());
    all
}
