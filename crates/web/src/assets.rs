//! Styles and islands: compressed once, kept by browsers for ever, because the
//! name of each changes with its bytes.

use axum::body::Body;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::Response;
use bytes::Bytes;
use std::collections::HashMap;
use std::io::Write;
use std::sync::LazyLock;

struct Packed {
    mime: &'static str,
    plain: &'static [u8],
    brotli: Bytes,
    gzip: Bytes,
}

static PACKED: LazyLock<HashMap<&'static str, Packed>> = LazyLock::new(|| {
    let pack = |asset: &'static pages::Asset| {
        let name = asset.path.trim_start_matches("/assets/");
        (
            name,
            Packed {
                mime: asset.mime,
                plain: asset.bytes,
                brotli: brotli(asset.bytes),
                gzip: gzip(asset.bytes),
            },
        )
    };
    pages::assets().iter().map(pack).collect()
});

fn brotli(bytes: &[u8]) -> Bytes {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, 9, 20);
    // Writing to memory does not fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    out.into()
}

fn gzip(bytes: &[u8]) -> Bytes {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default().into()
}

/// One of them.
pub(crate) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(packed) = PACKED.get(name.as_str()) else {
        let mut missing = Response::new(Body::empty());
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let has = |coding: &str| accepted.split(',').any(|part| part.trim().split(';').next() == Some(coding));
    let (body, coding) = match () {
        () if has("br") => (packed.brotli.clone(), Some("br")),
        () if has("gzip") => (packed.gzip.clone(), Some("gzip")),
        () => (Bytes::from_static(packed.plain), None),
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(packed.mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
