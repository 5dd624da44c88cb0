//! What comes with a request, read piece by piece.
//!
//! **Invariants**
//! - All requests together hold no more bytes than [`Budget`] allows: what would
//!   go beyond is refused and not kept.
//! - A sender who stops in the middle is not waited for longer than [`Budget`] says.

use crate::failure::Failure;
use crate::fields::{Fields, Upload};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::{self, HeaderMap};
use bytes::Bytes;
use http_body::Body as _;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::timeout;

/// The largest form or document, in bytes.
pub(crate) const FORM_BYTES_MAX: usize = 1 << 20;
/// The largest form at the door, where anyone may send one, in bytes.
pub(crate) const DOOR_BYTES_MAX: usize = 16 << 10;
const FORM_PATIENCE: Duration = Duration::from_secs(30);
const FILES_PATIENCE: Duration = Duration::from_secs(900);

/// Bytes that bodies of all requests hold at this moment.
pub(crate) struct Budget {
    used: AtomicUsize,
    most: usize,
    /// How long the next piece of a body is waited for.
    patience: Duration,
}

impl Budget {
    pub fn new(most: usize, patience: Duration) -> Arc<Budget> {
        Arc::new(Budget { used: AtomicUsize::new(0), most, patience })
    }

    /// The share of one request; what it took comes back when it is dropped.
    pub fn share(self: &Arc<Budget>) -> Share {
        Share { budget: self.clone(), bytes: 0 }
    }
}

/// What one request holds of the budget.
pub(crate) struct Share {
    budget: Arc<Budget>,
    bytes: usize,
}

impl Share {
    fn take(&mut self, more: usize) -> Result<(), Failure> {
        let budget = &self.budget;
        let fits = |used: usize| used.checked_add(more).filter(|sum| *sum <= budget.most);
        match budget.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits) {
            Ok(_) => {
                self.bytes += more;
                Ok(())
            }
            Err(_) => Err(Failure::coded(503, "uploads-full")),
        }
    }

    fn patience(&self) -> Duration {
        self.budget.patience
    }

    fn has_room(&self, more: usize) -> bool {
        self.budget.used.load(Ordering::Relaxed).saturating_add(more) <= self.budget.most
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.budget.used.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// How many bytes the sender says will come; refused at once when that is too many.
fn announced(headers: &HeaderMap, most: usize, share: &Share) -> Result<(), Failure> {
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<usize>().ok());
    match length {
        Some(length) if length > most => Err(too_large(most)),
        Some(length) if !share.has_room(length) => Err(Failure::coded(503, "uploads-full")),
        _ => Ok(()),
    }
}

/// A whole body of at most so many bytes.
pub(crate) async fn whole(
    headers: &HeaderMap,
    body: Body,
    most: usize,
    share: &mut Share,
) -> Result<Vec<u8>, Failure> {
    announced(headers, most, share)?;
    timeout(FORM_PATIENCE, pieces(body, most, share)).await.map_err(|_| Failure::status(408))?
}

async fn pieces(mut body: Body, most: usize, share: &mut Share) -> Result<Vec<u8>, Failure> {
    let mut all = Vec::new();
    while let Some(piece) = next(&mut body, share.patience()).await? {
        if all.len() + piece.len() > most {
            return Err(too_large(most));
        }
        share.take(piece.len())?;
        all.extend_from_slice(&piece);
    }
    Ok(all)
}

async fn next(body: &mut Body, patience: Duration) -> Result<Option<Bytes>, Failure> {
    loop {
        let frame = std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
        match timeout(patience, frame).await.map_err(|_| Failure::status(408))? {
            None => return Ok(None),
            Some(Err(_)) => return Err(Failure::status(400)),
            Some(Ok(frame)) => {
                if let Ok(piece) = frame.into_data() {
                    return Ok(Some(piece));
                }
            }
        }
    }
}

/// Fields and files of a form in parts.
#[derive(Default)]
pub(crate) struct Parts {
    pub form: Fields,
    pub files: Vec<Upload>,
}

/// A form in parts, whose files have at most so many bytes in all. Before the
/// first file is read, `may` looks at the fields that came before it.
pub(crate) async fn parts(
    request: Request,
    most: usize,
    share: &mut Share,
    may: impl Fn(&Fields) -> Result<(), Failure>,
) -> Result<Parts, Failure> {
    announced(request.headers(), most + FORM_BYTES_MAX, share).map_err(|failure| match failure.status {
        413 => too_large(most),
        _ => failure,
    })?;
    let multipart = Multipart::from_request(request, &()).await.map_err(|_| Failure::status(415))?;
    timeout(FILES_PATIENCE, each_part(multipart, most, share, may)).await.map_err(|_| Failure::status(408))?
}

async fn each_part(
    mut multipart: Multipart,
    most: usize,
    share: &mut Share,
    may: impl Fn(&Fields) -> Result<(), Failure>,
) -> Result<Parts, Failure> {
    let (mut parts, mut left) = (Parts::default(), most);
    loop {
        let field =
            timeout(share.patience(), multipart.next_field()).await.map_err(|_| Failure::status(408))?;
        let Some(mut field) = field.map_err(|_| Failure::status(400))? else { return Ok(parts) };
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        if file.is_some() {
            may(&parts.form)?;
        }
        let mut bytes = Vec::new();
        loop {
            let chunk = timeout(share.patience(), field.chunk()).await.map_err(|_| Failure::status(408))?;
            let Some(chunk) = chunk.map_err(|_| Failure::status(400))? else { break };
            left = left.checked_sub(chunk.len()).ok_or_else(|| too_large(most))?;
            share.take(chunk.len())?;
            bytes.extend_from_slice(&chunk);
        }
        match file {
            // A browser sends an empty part for a field without a file.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => parts.files.push(Upload { name: file, field: name, bytes: bytes.into() }),
            None => parts.form.push(name, String::from_utf8(bytes).map_err(|_| Failure::status(400))?),
        }
    }
}

fn too_large(most: usize) -> Failure {
    Failure { words: Some(most.to_string()), ..Failure::status(413) }
}
