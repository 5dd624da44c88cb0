//! Bytes that are made while they are sent.

use crate::failure::Failure;
use axum::body::Body;
use bytes::Bytes;
use http_body::Frame;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

const CHUNK: usize = 64 * 1024;
const IN_FLIGHT: usize = 8;

type Piece = Result<Bytes, Failure>;

/// Runs a writer on a thread of its own; what it writes is the body. A failure
/// before the first piece is the answer; a later one breaks the body off.
pub(crate) fn pipe(
    work: impl FnOnce(&mut dyn Write) -> Result<(), Failure> + Send + 'static,
) -> Result<Body, Failure> {
    let (to, mut from) = channel::<Piece>(IN_FLIGHT);
    tokio::task::spawn_blocking(move || {
        let mut out = PipeWriter { to, held: Vec::with_capacity(CHUNK) };
        let done = work(&mut out).and_then(|()| out.send().map_err(|_| Failure::status(500)));
        if let Err(failure) = done {
            let _ = out.to.blocking_send(Err(failure));
        }
    });
    match from.blocking_recv() {
        Some(Ok(first)) => Ok(Body::new(PipeBody { first: Some(first), from })),
        Some(Err(failure)) => Err(failure),
        None => Ok(Body::empty()),
    }
}

struct PipeWriter {
    to: Sender<Piece>,
    held: Vec<u8>,
}

impl PipeWriter {
    fn send(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.held, Vec::with_capacity(CHUNK));
        self.to.blocking_send(Ok(piece.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for PipeWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

struct PipeBody {
    first: Option<Bytes>,
    from: Receiver<Piece>,
}

impl http_body::Body for PipeBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        self.from.poll_recv(context).map(|piece| {
            Some(match piece? {
                Ok(bytes) => Ok(Frame::data(bytes)),
                Err(_) => Err(io::ErrorKind::Other.into()),
            })
        })
    }
}
