//! Headers that stand on every answer, and nothing about people in the log.

use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// What a page of ours may do: load our own styles and islands, show our own
/// pictures, send its forms to us. Nothing inline, nothing from elsewhere.
pub(crate) const POLICY: &str = "default-src 'none'; \
    script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

static ALWAYS: [(HeaderName, &str); 10] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// Puts them on what does not say otherwise.
pub(crate) async fn safe(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let again = matches!(response.status().as_u16(), 429 | 503);
    let headers = response.headers_mut();
    if again {
        headers.entry(header::RETRY_AFTER).or_insert_with(|| HeaderValue::from_static("60"));
    }
    for (name, value) in &ALWAYS {
        headers.entry(name).or_insert_with(|| HeaderValue::from_static(value));
    }
    response
}

/// The same with the promise to come by HTTPS alone for a year.
pub(crate) async fn strict_transport(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    response
}
