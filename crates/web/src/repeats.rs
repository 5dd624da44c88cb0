//! A request that comes several times is answered once.
//!
//! A double tap, a slow network, a browser that sends again: every form carries a
//! key of one use in its token, every call may carry `Idempotency-Key`. The first
//! is done; the others wait for it and are led to the same answer.
//!
//! This is memory, and gone with the server. That nothing is written twice even
//! then is the unit's to say ([`casework::Desk::sent_as`]).

use crate::failure::Failure;
use crate::sessions::Flash;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use http_body::Body as _;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// An answer is remembered so long.
const REMEMBERED_MS: i64 = 10 * 60_000;
/// More are not remembered: the oldest go first.
const REMEMBERED_MAX: usize = 1024;
/// Longer answers are not remembered.
const BYTES_MAX: u64 = 64 * 1024;

/// What is known of a request that may come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestKey {
    /// Who sent it, under which key.
    pub key: [u8; 32],
    /// Everything that was sent.
    pub print: [u8; 32],
}

/// An answer, with what the next page is to say.
pub(crate) struct Answered {
    pub response: Response,
    pub flash: Option<Flash>,
}

struct Kept {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    flash: Option<Flash>,
}

struct Slot {
    print: [u8; 32],
    at: i64,
    answer: Mutex<Option<Kept>>,
}

/// Answers of the last minutes.
#[derive(Default)]
pub(crate) struct Repeats(Mutex<HashMap<[u8; 32], Arc<Slot>>>);

impl Repeats {
    /// Does the work, unless it was done for this request before. Runs where it may wait.
    pub fn answer(
        &self,
        sent: RequestKey,
        now: i64,
        work: impl FnOnce() -> Answered,
    ) -> Result<Answered, Failure> {
        let slot = self.slot(sent, now);
        if slot.print != sent.print {
            return Err(Failure::field("key", "used"));
        }
        let mut answer = slot.answer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = &*answer {
            return Ok(kept.again());
        }
        let (kept, answered) = keep(work())?;
        *answer = kept;
        Ok(answered)
    }

    fn slot(&self, sent: RequestKey, now: i64) -> Arc<Slot> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, slot| now - slot.at < REMEMBERED_MS);
        if all.len() >= REMEMBERED_MAX {
            let oldest = all.iter().min_by_key(|(_, slot)| slot.at).map(|(key, _)| *key);
            oldest.map(|key| all.remove(&key));
        }
        let new = || Arc::new(Slot { print: sent.print, at: now, answer: Mutex::default() });
        all.entry(sent.key).or_insert_with(new).clone()
    }
}

impl Kept {
    fn again(&self) -> Answered {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        Answered { response, flash: self.flash.clone() }
    }
}

/// Takes a copy of an answer to an act that was done. One that was refused, or that only
/// shows something, is made anew when it is asked for again.
fn keep(answered: Answered) -> Result<(Option<Kept>, Answered), Failure> {
    let status = answered.response.status();
    let done = matches!(status, StatusCode::CREATED | StatusCode::NO_CONTENT | StatusCode::SEE_OTHER);
    let small = answered.response.body().size_hint().exact().is_some_and(|bytes| bytes <= BYTES_MAX);
    if !done || !small {
        return Ok((None, answered));
    }
    let (parts, body) = answered.response.into_parts();
    let read = tokio::runtime::Handle::current().block_on(axum::body::to_bytes(body, BYTES_MAX as usize));
    let body = read.map_err(|_| Failure::status(500))?;
    let kept = Kept { status: parts.status, headers: parts.headers, body, flash: answered.flash };
    let again = kept.again();
    Ok((Some(kept), again))
}

/// Fingerprint of pieces of a request; no two lists of pieces share one.
pub(crate) fn print<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> [u8; 32] {
    let all: Vec<u8> = pieces.into_iter().flat_map(|piece| ledger::digest(piece).0).collect();
    ledger::digest(&all).0
}
