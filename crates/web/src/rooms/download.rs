//! What leaves as a file of its own: its head, and the day in its name.

use axum::body::Body;
use axum::http::header::{self, HeaderValue};
use axum::response::Response;
use casework::{AsOf, House};

/// Bytes with a name to save them under (RFC 6266, RFC 8187).
pub(crate) fn download(bytes: impl Into<Body>, media: &str, way: &str, name: &str) -> Response {
    let mut response = Response::new(bytes.into());
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b".-_".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let disposition = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let headers = response.headers_mut();
    let or = |value: Result<HeaderValue, _>, other: &'static str| {
        value.unwrap_or_else(|_: header::InvalidHeaderValue| HeaderValue::from_static(other))
    };
    headers.insert(header::CONTENT_TYPE, or(HeaderValue::from_str(media), "application/octet-stream"));
    headers.insert(header::CONTENT_DISPOSITION, or(HeaderValue::from_str(&disposition), "attachment"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    response
}

/// The day of a sheet for its name; one of an earlier act is not called as one of that whole day.
pub(crate) fn of_day(house: &House) -> String {
    match house.read_as_of() {
        Some(AsOf::Act(act)) => format!("{}-act-{act}", house.today().iso()),
        _ => house.today().iso(),
    }
}
