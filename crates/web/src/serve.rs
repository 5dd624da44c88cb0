//! Connections: who is let to hold one, for how long, and how it is sealed.
//!
//! **Invariants**
//! - A connection on which nothing happens ends: a head that does not come, an
//!   answer that is not read.
//! - One place cannot take all connections from the others; the machine itself
//!   always gets in.

use crate::app::{Options, early};
use crate::locked::Locked;
use crate::phones::Phones;
use crate::place::counted;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use casework::House;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::{Sleep, sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower_service::Service;

/// Connections that one place may hold.
const OF_A_PLACE: usize = 64;
/// The largest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 96 << 10;
/// Requests under way are waited for so long when the server stops.
const FAREWELL: Duration = Duration::from_secs(20);

/// A request that came sealed by our own certificate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealed;

/// Where the server listens.
pub struct Entrance {
    listener: TcpListener,
    seal: Option<TlsAcceptor>,
}

impl Entrance {
    /// Plain HTTP: for the machine itself, or behind a proxy that seals.
    pub fn plain(listener: TcpListener) -> Entrance {
        Entrance { listener, seal: None }
    }

    /// HTTPS with the certificate that phones know.
    pub fn sealed(listener: TcpListener, phones: &Arc<Phones>) -> Entrance {
        Entrance { listener, seal: Some(TlsAcceptor::from(phones.settings())) }
    }
}

/// Serves until `stop` is ready; requests under way are finished.
pub async fn serve(
    entrances: Vec<Entrance>,
    house: Arc<House>,
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_to(entrances, house, options, Guard::default(), stop).await
}

/// The same, for those alone whom the guard lets in.
pub async fn serve_to(
    entrances: Vec<Entrance>,
    house: Arc<House>,
    options: Options,
    guard: Guard,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    begin(&house);
    let rules = options.clone();
    answer(entrances, crate::router(house, options), &rules, guard, stop).await
}

/// Serves a register whose passphrase is asked for in the browser.
pub async fn serve_locked(
    listener: TcpListener,
    locked: Locked,
    guard: Guard,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = crate::locked::router(locked);
    answer(vec![Entrance::plain(listener)], router, &Options::default(), guard, stop).await
}

/// What goes on behind the doors from the moment the register is open.
pub(crate) fn begin(house: &Arc<House>) {
    // The desk opens at once: the first comparison of the whole register is made before someone waits for it.
    early(house);
    crate::rooms::copies::by_itself(house);
}

/// Who is answered, and how often somebody was.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// Programs of this user of the machine alone; of everybody when `None`.
    pub user: Option<u32>,
    /// Requests until now.
    pub requests: Arc<AtomicU64>,
}

async fn answer(
    entrances: Vec<Entrance>,
    router: Router,
    options: &Options,
    guard: Guard,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let crowd = Arc::new(Crowd::new(options.connections_max, options.trusted_proxies.clone()));
    let patience = options.patience;
    let (over, stopping) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel::<()>(1);
    for entrance in entrances {
        let hall = Hall {
            router: router.clone(),
            seal: entrance.seal,
            patience,
            guard: guard.clone(),
            stopping: stopping.clone(),
            alive: alive.clone(),
        };
        tokio::spawn(receive(entrance.listener, Arc::new(hall), crowd.clone()));
    }
    drop((alive, router));
    stop.await;
    let _ = over.send(true);
    let _ = timeout(FAREWELL, all_gone.recv()).await;
    Ok(())
}

/// What every connection of an entrance needs.
struct Hall {
    router: Router,
    seal: Option<TlsAcceptor>,
    patience: Duration,
    guard: Guard,
    stopping: watch::Receiver<bool>,
    /// Held by every connection: the server has stopped when the last one lets go.
    #[expect(dead_code, reason = "it is dropped, and that is heard")]
    alive: mpsc::Sender<()>,
}

async fn receive(listener: TcpListener, hall: Arc<Hall>, crowd: Arc<Crowd>) {
    let mut stopping = hall.stopping.clone();
    loop {
        let accepted = tokio::select! {
            _ = stopping.changed() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = crowd.let_in(peer.ip()) {
                    tokio::spawn(attend(stream, peer, hall.clone(), place));
                }
            }
            // No more sockets: those that are open will close.
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn attend(stream: TcpStream, peer: SocketAddr, hall: Arc<Hall>, place: Standing) {
    if let (Some(user), Ok(here)) = (hall.guard.user, stream.local_addr()) {
        if !crate::user::is_of(peer, here, user) {
            return;
        }
    }
    let _ = stream.set_nodelay(true);
    let stream = Patient::new(stream, hall.patience * 4);
    match &hall.seal {
        None => speak(stream, peer, &hall, false).await,
        Some(seal) => {
            if let Ok(Ok(stream)) = timeout(hall.patience, seal.accept(stream)).await {
                speak(stream, peer, &hall, true).await;
            }
        }
    }
    drop(place);
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    hall: &Hall,
    sealed: bool,
) {
    let answer = service_fn(|request: Request<Incoming>| {
        hall.guard.requests.fetch_add(1, Ordering::Relaxed);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        if sealed {
            request.extensions_mut().insert(Sealed);
        }
        hall.router.clone().call(request)
    });
    let mut http = http1::Builder::new();
    // The same clock holds for the first head and for the next one on an idle connection.
    http.timer(TokioTimer::new()).header_read_timeout(hall.patience).max_buf_size(HEAD_BYTES_MAX);
    let connection = http.serve_connection(TokioIo::new(stream), answer);
    let mut connection = std::pin::pin!(connection);
    let mut stopping = hall.stopping.clone();
    if *stopping.borrow() {
        connection.as_mut().graceful_shutdown();
    }
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = timeout(FAREWELL, connection).await;
}

/// Who holds how many connections.
struct Crowd {
    held: Mutex<HashMap<String, usize>>,
    most: usize,
    /// All requests come from them, whoever asks.
    proxies: Vec<IpAddr>,
}

/// A connection that counts until it is dropped.
struct Standing {
    crowd: Arc<Crowd>,
    place: String,
}

impl Crowd {
    fn new(most: usize, proxies: Vec<IpAddr>) -> Crowd {
        Crowd { held: Mutex::default(), most, proxies }
    }

    fn let_in(self: &Arc<Crowd>, ip: IpAddr) -> Option<Standing> {
        let ip = ip.to_canonical();
        let home = ip.is_loopback() || self.proxies.contains(&ip);
        let place = if home { format!("home {ip}") } else { counted(ip) };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let here = held.get(&place).copied().unwrap_or(0);
        let abroad: usize =
            held.iter().filter(|(place, _)| !place.starts_with("home ")).map(|(_, n)| n).sum();
        let full = if home { here >= self.most } else { here >= OF_A_PLACE || abroad >= self.most };
        if full {
            return None;
        }
        held.insert(place.clone(), here + 1);
        Some(Standing { crowd: self.clone(), place })
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        let mut held = self.crowd.held.lock().unwrap_or_else(PoisonError::into_inner);
        match held.get_mut(&self.place) {
            Some(n) if *n > 1 => *n -= 1,
            _ => {
                held.remove(&self.place);
            }
        }
    }
}

/// A stream that gives up on a reader who takes nothing any more.
struct Patient {
    stream: TcpStream,
    patience: Duration,
    until: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream, patience: Duration) -> Patient {
        Patient { stream, patience, until: None }
    }

    /// Waits with the one who writes, but not for ever.
    fn waiting<T>(&mut self, context: &mut Context<'_>, poll: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if poll.is_ready() {
            self.until = None;
            return poll;
        }
        let patience = self.patience;
        let until = self.until.get_or_insert_with(|| Box::pin(sleep(patience)));
        match until.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.waiting(context, poll)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_flush(context);
        self.waiting(context, poll)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let poll = Pin::new(&mut self.stream).poll_shutdown(context);
        self.waiting(context, poll)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let poll = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.waiting(context, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place_does_not_take_all_and_the_machine_itself_gets_in() {
        let crowd = Arc::new(Crowd::new(100, vec![]));
        let ip = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, last, 0, 0, 0, 1]);
        let first: Vec<_> = (0..200).filter_map(|_| crowd.let_in(ip(1))).collect();
        assert_eq!(first.len(), OF_A_PLACE);
        let second: Vec<_> = (0..200).filter_map(|_| crowd.let_in(ip(2))).collect();
        assert_eq!(first.len() + second.len(), 100, "all together");
        assert!(crowd.let_in(ip(3)).is_none());
        assert!(crowd.let_in(IpAddr::from([127, 0, 0, 1])).is_some());
        drop(first);
        assert!(crowd.let_in(ip(3)).is_some(), "a place that is left is free");
    }
}
