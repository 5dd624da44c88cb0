//! Connections: who may hold one, for how long, and by TLS or not.
//!
//! **Invariants**
//! - A connection on which nothing happens ends: a head that does not come, an
//!   answer that is not read.
//! - One place cannot take all connections from the others; the machine itself
//!   always gets in.

use crate::app::{Options, OverTls};
use crate::client_address::network_of;
use crate::locked::Locked;
use crate::opened::begin_work;
use crate::phones::Phones;
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
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::{Sleep, sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower_service::Service;

/// Connections that one place may hold.
const PER_ADDRESS_MAX: usize = 64;
/// The largest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 96 << 10;
/// Requests under way are waited for so long when the server stops.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(20);
/// Who waits for the register to be let go of looks so often.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Where the server listens.
pub struct Listener {
    socket: TcpListener,
    tls: Option<TlsAcceptor>,
}

impl Listener {
    /// Plain HTTP: for the machine itself, or behind a proxy that ends TLS.
    pub fn http(socket: TcpListener) -> Listener {
        Listener { socket, tls: None }
    }

    /// HTTPS with the certificate that phones know.
    pub fn https(socket: TcpListener, phones: &Arc<Phones>) -> Listener {
        Listener { socket, tls: Some(TlsAcceptor::from(phones.settings())) }
    }
}

/// Serves until `stop` is ready; requests under way are finished.
pub async fn serve(
    listeners: Vec<Listener>,
    house: Arc<House>,
    options: Options,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    serve_to(listeners, house, options, PeerPolicy::default(), stop).await
}

/// The same, for those alone whom the policy lets in.
pub async fn serve_to(
    listeners: Vec<Listener>,
    house: Arc<House>,
    options: Options,
    policy: PeerPolicy,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    begin_work(&house);
    let rules = options.clone();
    let answered = answer(listeners, crate::router(house.clone(), options), &rules, policy, stop).await;
    left_alone(&house).await;
    answered
}

/// Serves a register whose passphrase is asked for in the browser.
pub async fn serve_locked(
    listener: TcpListener,
    locked: Locked,
    policy: PeerPolicy,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let open = Arc::default();
    let router = crate::locked::router(locked, &open);
    let answered = answer(vec![Listener::http(listener)], router, &Options::default(), policy, stop).await;
    if let Some(open) = OnceLock::get(&open) {
        left_alone(open).await;
    }
    answered
}

/// Waits until nobody else works in the register: who compares or reads ahead while the process ends would
/// find the cipher taken down.
async fn left_alone(open: &Arc<House>) {
    let nobody = async {
        while Arc::strong_count(open) > 1 {
            sleep(LOOK_AGAIN).await;
        }
    };
    let _ = timeout(SHUTDOWN_TIMEOUT, nobody).await;
}

/// Who is answered, and how often somebody was.
#[derive(Debug, Clone, Default)]
pub struct PeerPolicy {
    /// Programs of this user of the machine alone; of everybody when `None`.
    pub user: Option<u32>,
    /// Requests until now.
    pub requests: Arc<AtomicU64>,
}

async fn answer(
    listeners: Vec<Listener>,
    router: Router,
    options: &Options,
    policy: PeerPolicy,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let limit = Arc::new(ConnectionLimit::new(options.connections_max, options.trusted_proxies.clone()));
    let patience = options.patience;
    let (over, stopping) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel::<()>(1);
    for listener in listeners {
        let shared = Shared {
            router: router.clone(),
            tls: listener.tls,
            patience,
            policy: policy.clone(),
            stopping: stopping.clone(),
            alive: alive.clone(),
        };
        tokio::spawn(accept_all(listener.socket, Arc::new(shared), limit.clone()));
    }
    drop((alive, router));
    stop.await;
    let _ = over.send(true);
    let _ = timeout(SHUTDOWN_TIMEOUT, all_gone.recv()).await;
    Ok(())
}

/// What every connection of an entrance needs.
struct Shared {
    router: Router,
    tls: Option<TlsAcceptor>,
    patience: Duration,
    policy: PeerPolicy,
    stopping: watch::Receiver<bool>,
    /// Held by every connection: the server has stopped when the last one lets go.
    #[expect(dead_code, reason = "it is dropped, and that is heard")]
    alive: mpsc::Sender<()>,
}

async fn accept_all(listener: TcpListener, shared: Arc<Shared>, limit: Arc<ConnectionLimit>) {
    let mut stopping = shared.stopping.clone();
    loop {
        let accepted = tokio::select! {
            _ = stopping.changed() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = limit.admit(peer.ip()) {
                    tokio::spawn(handle_connection(stream, peer, shared.clone(), place));
                }
            }
            // No more sockets: those that are open will close.
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn handle_connection(stream: TcpStream, peer: SocketAddr, shared: Arc<Shared>, place: Permit) {
    if let (Some(user), Ok(here)) = (shared.policy.user, stream.local_addr()) {
        if !crate::user::is_of(peer, here, user) {
            return;
        }
    }
    let _ = stream.set_nodelay(true);
    let stream = WriteTimeout::new(stream, shared.patience * 4);
    match &shared.tls {
        None => serve_http(stream, peer, &shared, false).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(shared.patience, tls.accept(stream)).await {
                serve_http(stream, peer, &shared, true).await;
            }
        }
    }
    drop(place);
}

async fn serve_http(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    shared: &Shared,
    over_tls: bool,
) {
    let answer = service_fn(|request: Request<Incoming>| {
        shared.policy.requests.fetch_add(1, Ordering::Relaxed);
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        if over_tls {
            request.extensions_mut().insert(OverTls);
        }
        shared.router.clone().call(request)
    });
    let mut http = http1::Builder::new();
    // The same clock holds for the first head and for the next one on an idle connection.
    http.timer(TokioTimer::new()).header_read_timeout(shared.patience).max_buf_size(HEAD_BYTES_MAX);
    let connection = http.serve_connection(TokioIo::new(stream), answer);
    let mut connection = std::pin::pin!(connection);
    let mut stopping = shared.stopping.clone();
    if *stopping.borrow() {
        connection.as_mut().graceful_shutdown();
    }
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = timeout(SHUTDOWN_TIMEOUT, connection).await;
}

/// Who holds how many connections.
struct ConnectionLimit {
    held: Mutex<HashMap<String, usize>>,
    most: usize,
    /// All requests come from them, whoever asks.
    proxies: Vec<IpAddr>,
}

/// A connection that counts until it is dropped.
struct Permit {
    limit: Arc<ConnectionLimit>,
    place: String,
}

impl ConnectionLimit {
    fn new(most: usize, proxies: Vec<IpAddr>) -> ConnectionLimit {
        ConnectionLimit { held: Mutex::default(), most, proxies }
    }

    fn admit(self: &Arc<ConnectionLimit>, ip: IpAddr) -> Option<Permit> {
        let ip = ip.to_canonical();
        let home = ip.is_loopback() || self.proxies.contains(&ip);
        let place = if home { format!("home {ip}") } else { network_of(ip) };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let here = held.get(&place).copied().unwrap_or(0);
        let abroad: usize =
            held.iter().filter(|(place, _)| !place.starts_with("home ")).map(|(_, n)| n).sum();
        let full = if home { here >= self.most } else { here >= PER_ADDRESS_MAX || abroad >= self.most };
        if full {
            return None;
        }
        held.insert(place.clone(), here + 1);
        Some(Permit { limit: self.clone(), place })
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut held = self.limit.held.lock().unwrap_or_else(PoisonError::into_inner);
        match held.get_mut(&self.place) {
            Some(n) if *n > 1 => *n -= 1,
            _ => {
                held.remove(&self.place);
            }
        }
    }
}

/// A stream that gives up on a reader who takes nothing any more.
struct WriteTimeout {
    stream: TcpStream,
    patience: Duration,
    until: Option<Pin<Box<Sleep>>>,
}

impl WriteTimeout {
    fn new(stream: TcpStream, patience: Duration) -> WriteTimeout {
        WriteTimeout { stream, patience, until: None }
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

impl AsyncRead for WriteTimeout {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for WriteTimeout {
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
    fn one_address_does_not_take_all_and_the_machine_itself_gets_one() {
        let limit = Arc::new(ConnectionLimit::new(100, vec![]));
        let ip = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, last, 0, 0, 0, 1]);
        let first: Vec<_> = (0..200).filter_map(|_| limit.admit(ip(1))).collect();
        assert_eq!(first.len(), PER_ADDRESS_MAX);
        let second: Vec<_> = (0..200).filter_map(|_| limit.admit(ip(2))).collect();
        assert_eq!(first.len() + second.len(), 100, "all together");
        assert!(limit.admit(ip(3)).is_none());
        assert!(limit.admit(IpAddr::from([127, 0, 0, 1])).is_some());
        drop(first);
        assert!(limit.admit(ip(3)).is_some(), "a place that is left is free");
    }
}
