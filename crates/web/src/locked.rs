//! The locked door: a register whose passphrase is asked for in the browser.
//!
//! Whoever starts the program from an icon has no terminal in which to type.
//! The server listens before the register is open and shows one page, which
//! asks for the passphrase. Once it fits, the same connections lead inside.
//!
//! **Invariants**
//! - Until the register is open, nothing but this page is answered, and only
//!   to whoever has the word that was drawn at the start.
//! - The passphrase is in no address, no log and no answer.

use crate::app::Options;
use crate::ask::{add_cookie, go, html_as, language, language_cookie, own};
use crate::body::DOOR_BYTES_MAX;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::handle::from_our_own_page;
use crate::opened::begin_work;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use casework::House;
use l10n::{Lang, Reader, Trouble};
use pages::paths;
use pages::view::{Frame, Unlock};
use sealing::Zeroizing;
use std::sync::{Arc, OnceLock};
use tokio::sync::Mutex;
use tower_service::Service;

/// A register that was opened, and how the server behaves with it.
pub type Opened = (Arc<House>, Options);

/// What opens the register with a passphrase, or says in the reader's words why it does not.
pub type UnlockRegister = Box<dyn Fn(Reader, &str) -> Result<Opened, Trouble> + Send + Sync>;

/// A register behind a locked door.
pub struct Locked {
    /// Where it lies, as the page tells it.
    pub place: String,
    /// None is there yet: the words that are typed will open it from now on.
    pub is_new: bool,
    /// Drawn at the start and told to the browser in its address: no one else takes part.
    pub word: String,
    /// What opens it.
    pub opens: UnlockRegister,
    /// Told once, when it is open: with the address that leads on. While nobody can sign in it holds the
    /// word of the first page, so that whoever closed that page finds it again by the icon.
    pub opened: Box<dyn Fn(&str) + Send + Sync>,
}

/// The first address of a register that is open: while nobody can sign in, the page on which the first
/// person is named, with the word it asks for.
pub fn first_address(options: &Options) -> String {
    match &options.setup_word {
        Some(word) => paths::with(paths::SETUP, &[("word", word)]),
        None => paths::HOME.to_owned(),
    }
}

/// The address that leads to the locked door.
pub fn locked_address(word: &str) -> String {
    paths::with(paths::HOME, &[("word", word)])
}

pub(crate) struct Threshold {
    locked: Locked,
    inside: OnceLock<Router>,
    /// The register, for who waits at the end until nobody works in it.
    open: Arc<OnceLock<Arc<House>>>,
    /// One at a time: a passphrase takes its memory to be tried, and a register is made once.
    turn: Mutex<()>,
}

/// Everything that is answered: the locked door first, then the register.
pub(crate) fn router(locked: Locked, open: &Arc<OnceLock<Arc<House>>>) -> Router {
    let (open, inside, turn) = (open.clone(), OnceLock::new(), Mutex::default());
    let threshold = Arc::new(Threshold { locked, inside, open, turn });
    let names: Arc<[String]> = Arc::from([]);
    let outside = Router::new()
        .route("/health", get(|| async { "ok\n" }))
        .route("/assets/{name}", get(crate::assets::asset))
        .fallback(at_the_door)
        .with_state(threshold.clone())
        .layer(axum::middleware::from_fn(move |request: Request, next: Next| {
            crate::hosts::refuse_others(names.clone(), request, next)
        }))
        .layer(axum::middleware::from_fn(crate::headers::safe));
    Router::new().fallback(move |request: Request| {
        let mut way = threshold.inside.get().unwrap_or(&outside).clone();
        async move { way.call(request).await }
    })
}

async fn at_the_door(State(threshold): State<Arc<Threshold>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let query = Fields::read(parts.uri.query().unwrap_or_default().as_bytes());
    let reader = Reader::new(language(&parts.headers, query.get("lang")));
    if parts.uri.path().starts_with("/api/") {
        return crate::api::failed(&Failure::coded(403, "locked"), reader);
    }
    if parts.method != Method::POST {
        return threshold.page(reader, query.get("word"), StatusCode::OK, None);
    }
    if let Err(failure) = from_our_own_page(&parts.headers) {
        return crate::frame::bare_failure(&failure, reader);
    }
    let Ok(bytes) = axum::body::to_bytes(body, DOOR_BYTES_MAX).await else {
        return crate::frame::bare_failure(&Failure::status(413), reader);
    };
    let bytes = Zeroizing::new(bytes.to_vec());
    match parts.uri.path() {
        paths::LANGUAGE => other_language(&bytes),
        paths::UNLOCK => unlock(threshold, reader, &bytes).await,
        _ => crate::frame::bare_failure(&Failure::status(404), reader),
    }
}

fn other_language(form: &[u8]) -> Response {
    let form = Fields::read(form);
    let mut response = go(&own(form.get("back")));
    if let Some(lang) = Lang::from_code(form.get("language")) {
        add_cookie(&mut response, &language_cookie(false, lang));
    }
    response
}

/// A value of a form that is wiped from memory when it was used.
fn secret(form: &[u8], name: &str) -> Zeroizing<String> {
    let found = form_urlencoded::parse(form).find(|(n, _)| n == name);
    Zeroizing::new(found.map(|(_, value)| value.into_owned()).unwrap_or_default())
}

async fn unlock(threshold: Arc<Threshold>, reader: Reader, form: &[u8]) -> Response {
    let (word, words, again) = (secret(form, "csrf"), secret(form, "passphrase"), secret(form, "again"));
    if !threshold.knows(&word) {
        return threshold.page(reader, "", StatusCode::FORBIDDEN, None);
    }
    let _turn = threshold.turn.lock().await;
    if threshold.inside.get().is_some() {
        return go(paths::HOME);
    }
    if threshold.locked.is_new && *words != *again {
        let differ = reader.trouble("passphrases-differ", &[]);
        return threshold.page(reader, &word, StatusCode::UNPROCESSABLE_ENTITY, Some(differ));
    }
    let trying = threshold.clone();
    match crate::handle::blocking(move || (trying.locked.opens)(reader, &words)).await {
        Ok(Ok(opened)) => threshold.lead_inside(opened),
        Ok(Err(why)) => threshold.page(reader, &word, StatusCode::UNPROCESSABLE_ENTITY, Some(why)),
        Err(fault) => fault,
    }
}

impl Threshold {
    fn knows(&self, word: &str) -> bool {
        sealing::token::same(word.as_bytes(), self.locked.word.as_bytes())
    }

    fn lead_inside(&self, (house, options): Opened) -> Response {
        begin_work(&house);
        let _ = self.open.set(house.clone());
        let first = first_address(&options);
        // The turn that is held makes this the only one.
        let _ = self.inside.set(crate::router(house, options));
        (self.locked.opened)(&first);
        go(&first)
    }

    /// The page of the locked door; without the word it asks for nothing.
    fn page(&self, reader: Reader, word: &str, status: StatusCode, why: Option<Trouble>) -> Response {
        let known = self.knows(word);
        let path = if known { locked_address(word) } else { paths::HOME.to_owned() };
        let frame = Frame { reader, path, ..Frame::default() };
        if !known {
            return html_as(StatusCode::FORBIDDEN.as_u16(), pages::door::locked(&frame));
        }
        let frame = Frame { csrf: word.to_owned(), ..frame };
        let view = Unlock { is_new: self.locked.is_new, place: self.locked.place.clone(), trouble: why };
        html_as(status.as_u16(), pages::door::unlock(&frame, &view))
    }
}
