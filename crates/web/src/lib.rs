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

mod app;
mod ask;
mod body;
mod failure;
mod fields;
mod frame;
mod headers;
mod jobs;
mod limits;
mod once;
mod marks;
mod pipe;
mod routes;
mod rooms;
mod sessions;
mod words;
mod assets;
pub mod api;

pub use app::Options;
pub use routes::Route;

use app::App;
use axum::routing::get;
use axum::Router;
use casework::House;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::CompressionLayer;
use tower_http::CompressionLevel;

/// Everything the server answers.
pub fn router(house: Arc<House>, options: Options) -> Router {
    let https = options.https;
    let app = Arc::new(App::new(house, options));
    let worth = SizeAbove::new(512).and(NotForContentType::IMAGES).and(NotForContentType::const_new("application/octet-stream"));
    let router = Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/assets/{name}", get(assets::asset))
        .nest("/api/v1", api::router(&app))
        .merge(routes::pages(&app))
        .layer(axum::middleware::from_fn(headers::safe));
    let router = if https { router.layer(axum::middleware::from_fn(headers::strict_transport)) } else { router };
    router.layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(worth))
}

/// Every address of the server: pages first, then calls. The test of
/// non-interference goes to all of them, so what is reached is compared.
pub fn routes(house: Arc<House>) -> Vec<Route> {
    let app = Arc::new(App::new(house, Options::default()));
    let mut all = routes::all(&app);
    all.extend(api::all(&app));
    all
}

/// Serves until `stop` is ready; requests under way are finished.
pub async fn serve(
    listener: tokio::net::TcpListener, house: Arc<House>, options: Options, stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // The desk opens at once: the first comparison of the whole register is made before someone waits for it.
    app::early(&house);
    rooms::copies::by_itself(&house);
    let service = router(house, options).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
