//! How every request to a page is handled: who asks is looked up, what came is checked, the page answers.
//!
//! A page runs on a thread where it may wait for the store. Before it runs, the session has been looked up,
//! and for anything that writes, the token of the form and the origin of the request have been checked.

use crate::app::App;
use crate::ask::{
    Ask, DOOR, Grounds, Guard, Page, Takes, Way, add_cookie, cookie, device, door_cookie, known_devices,
    language, session_name,
};
use crate::body;
use crate::client_address;
use crate::earlier::AS_OF;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::frame;
use crate::limits;
use crate::repeats::{Answered, RequestKey, print};
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::header::{self, HeaderMap};
use axum::http::{Method, request::Parts};
use axum::response::Response;
use casework::Refusal;
use l10n::{Lang, Reader};
use pages::paths;
use std::sync::Arc;

/// Handles a request to a page.
pub(crate) async fn handle(app: Arc<App>, way: Way, request: Request) -> Response {
    let Way { guard, takes, past, page } = way;
    let (mut parts, body) = request.into_parts();
    let mut ask = match begin(&app, &mut parts).await {
        Ok(ask) => ask,
        Err(failure) => return frame::bare_failure(&failure, Reader::new(Lang::Ar)),
    };
    if takes != Takes::Nothing {
        if let Err(failure) = from_our_own_page(&parts.headers) {
            return frame::failed(&ask, &failure);
        }
        // Session and right first: what nobody may send is not read.
        ask = match blocking(move || enter(ask, guard)).await {
            Ok(Ok(ask)) => ask,
            Ok(Err((ask, failure))) => return frame::failed(&ask, &failure),
            Err(response) => return response,
        };
        if let Err(failure) = read(&mut ask, way, parts, body).await {
            return frame::failed(&ask, &failure);
        }
        return finish(ask, page).await;
    }
    if parts.method != Method::GET && parts.method != Method::HEAD {
        return frame::failed(&ask, &Failure::status(405));
    }
    let work = move || match enter(ask, guard).and_then(|ask| go_back(ask, past)) {
        Ok(ask) => answered(&ask, page),
        Err((ask, failure)) => frame::failed(&ask, &failure),
    };
    blocking(work).await.unwrap_or_else(|response| response)
}

/// Reads what was sent with a form, and checks its token and the lengths of its fields.
async fn read(ask: &mut Ask, way: Way, parts: Parts, body: Body) -> Result<(), Failure> {
    let token = ask.app.form_token(&ask.cookie);
    let mark = ask.inside.as_ref().map(|inside| ask.app.own_mark(inside.present.member.id));
    let ours = |form: &Fields| match is_ours(form.get("csrf"), &token) {
        true => Ok(()),
        false if is_from_before(form.get("csrf"), mark.as_deref()) => {
            Err(Failure::coded(403, frame::FROM_BEFORE))
        }
        false => Err(Failure::coded(403, "csrf")),
    };
    match way.takes {
        // Files come after the token in every form of ours; others are not read at all.
        Takes::Files(most) if !is_plain_form(&parts.headers) => {
            let read = body::parts(Request::from_parts(parts, body), most, &mut ask.share, ours).await?;
            (ask.form, ask.files) = (read.form, read.files);
        }
        _ if !is_plain_form(&parts.headers) => return Err(Failure::status(415)),
        _ => {
            let most = if way.guard == Guard::Anyone { body::DOOR_BYTES_MAX } else { body::FORM_BYTES_MAX };
            ask.form = Fields::read(&body::whole(&parts.headers, body, most, &mut ask.share).await?);
        }
    }
    ours(&ask.form)?;
    if let (true, Some(token), Some(inside)) = (ask.files.is_empty(), ask.form.some("held"), &ask.inside) {
        ask.files = ask.app.held_uploads.of(ask.app.house.now(), inside.present.member.id, token);
    }
    limits::fields(&ask.form)
}

/// What was sent is printed and answered on a thread that may take its time: a list of thirty megabytes takes
/// it, and on a thread of the doors everyone else would wait.
async fn finish(mut ask: Ask, page: Page) -> Response {
    let work = move || {
        ask.sent = sent(&ask);
        answer_once(&ask, page)
    };
    blocking(work).await.unwrap_or_else(|response| response)
}

/// A form that was sent twice is led to the answer of the first.
fn answer_once(ask: &Ask, page: Page) -> Response {
    let (Some(sent), Some(inside)) = (ask.sent, &ask.inside) else { return answered(ask, page) };
    let work = || {
        let response = answered(ask, page);
        Answered { response, flash: ask.app.sessions.waits_to_be_said(inside.number) }
    };
    match ask.app.repeats.answer(sent, ask.app.house.now(), work) {
        Ok(Answered { response, flash }) => {
            flash.into_iter().for_each(|flash| ask.say(flash));
            response
        }
        Err(failure) => frame::failed(ask, &failure),
    }
}

/// Whether the token of a form is the one of this cookie; behind a full stop stands its key of one use.
fn is_ours(typed: &str, token: &str) -> bool {
    let typed = typed.split_once('.').map_or(typed, |(token, _)| token);
    sealing::token::same(typed.as_bytes(), token.as_bytes())
}

/// Whether the form stood on a page of the one who sends it, of a session that ended.
fn is_from_before(typed: &str, mark: Option<&str>) -> bool {
    let of_page = typed.rsplit_once('.').map(|(_, of_page)| of_page);
    of_page.zip(mark).is_some_and(|(typed, mark)| sealing::token::same(typed.as_bytes(), mark.as_bytes()))
}

/// The key under which a form may come again. Changed words under an old key, as after a step
/// back in the browser, are another form; so are those of a colleague whose roles changed.
fn sent(ask: &Ask) -> Option<RequestKey> {
    let present = &ask.inside.as_ref()?.present;
    let (_, once) = ask.form.get("csrf").split_once('.').filter(|(_, once)| !once.is_empty())?;
    let who =
        format!("{} {} {:?} {once} {}", present.member.id, present.epoch, present.viewer.roles, ask.path);
    let fields = ask
        .form
        .iter()
        .filter(|(name, _)| *name != "csrf")
        .flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    let files = ask.files.iter().flat_map(|f| [f.field.as_bytes(), f.name.as_bytes(), &f.bytes[..]]);
    let key = print(std::iter::once(who.as_bytes()).chain(fields).chain(files));
    Some(RequestKey { key, print: key })
}

fn answered(ask: &Ask, page: Page) -> Response {
    let mut response = page(ask).unwrap_or_else(|failure| frame::failed(ask, &failure));
    if response.status().is_redirection() {
        ask.app.judge_automatically();
    }
    if ask.cookie_is_new && ask.inside.is_none() && !response.headers().contains_key(header::SET_COOKIE) {
        add_cookie(&mut response, &door_cookie(ask.secure, &ask.cookie));
    }
    response
}

/// Runs what may wait for the store. A panic is a fault of ours: it is answered, and the server goes on.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Response> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| frame::bare_failure(&Failure::status(500), Reader::new(Lang::Ar)))
}

async fn begin(app: &Arc<App>, parts: &mut Parts) -> Result<Ask, Failure> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| Failure::status(400))?;
    let params = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let query = Fields::read(parts.uri.query().unwrap_or_default().as_bytes());
    let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let reader = Reader::new(language(&parts.headers, query.get("lang")));
    let secure = app.is_secure(&parts.extensions);
    let found = cookie(&parts.headers, session_name(secure)).or_else(|| cookie(&parts.headers, DOOR));
    let (cookie, cookie_is_new) = match found {
        Some(cookie) => (cookie, false),
        None => (crate::sessions::fresh(&app.house), true),
    };
    Ok(Ask {
        address: client_address::of(parts, &app.options.trusted_proxies),
        secure,
        devices: known_devices(&parts.headers),
        device: device(parts.headers.get(header::USER_AGENT)),
        app: app.clone(),
        reader,
        inside: None,
        past: None,
        grounds: Grounds::default(),
        cookie,
        cookie_is_new,
        path,
        params,
        query,
        form: Fields::default(),
        files: Vec::new(),
        share: app.budget.share(),
        sent: None,
    })
}

/// Goes to the register of the day that was asked. A page that only knows today says so: it must not answer
/// as if it were another day.
#[expect(clippy::result_large_err, reason = "the request goes back to the one who answers it")]
fn go_back(mut ask: Ask, past: bool) -> Result<Ask, (Ask, Failure)> {
    let (Some(words), Some(inside)) = (ask.query.some(AS_OF), &ask.inside) else { return Ok(ask) };
    let found = match past {
        true => ask.app.earlier.of(&ask.app.house, &inside.present.viewer, words).map_err(Failure::from),
        false => Err(Failure::coded(400, "only-today")),
    };
    match found {
        Ok(house) => ask.past = Some(house),
        Err(failure) => return Err((ask, failure)),
    }
    match ask.house().ground() {
        Ok(ground) => ask.grounds.asked = ground,
        Err(refusal) => return Err((ask, refusal.into())),
    }
    Ok(ask)
}

#[expect(clippy::result_large_err, reason = "the request goes back to the one who answers it")]
fn enter(mut ask: Ask, guard: Guard) -> Result<Ask, (Ask, Failure)> {
    let options = &ask.app.options;
    match ask.app.sessions.enter(&ask.app.house, &ask.cookie, options.idle, options.absolute) {
        Ok(inside) => ask.inside = inside,
        Err(refusal) => return Err((ask, refusal.into())),
    }
    // The door needs no ground, and does not wait for it after a start.
    if ask.inside.is_some() {
        match ask.app.house.ground() {
            Ok(ground) => ask.grounds = Grounds { asked: ground.clone(), today: ground },
            Err(refusal) => return Err((ask, refusal.into())),
        }
    }
    let may_stay = |ask: &Ask| ask.path == paths::FIRST_PASSWORD || ask.path == paths::ME_LANGUAGE;
    let refused = match (guard, &ask.inside) {
        (Guard::Anyone, _) => limits::fields(&ask.query).err(),
        (Guard::SignedIn(_), None) => Some(Failure::status(401)),
        // Whoever came in with a password that another knows goes no further with it.
        (Guard::SignedIn(_), Some(inside)) if inside.present.member.given && !may_stay(&ask) => {
            Some(Failure::coded(403, "choose-password"))
        }
        (Guard::SignedIn(right), Some(inside)) => {
            let refused = right.and_then(|right| inside.present.viewer.may(right).err());
            refused.map(|refused| Refusal::from(refused).into()).or_else(|| limits::fields(&ask.query).err())
        }
    };
    match refused {
        Some(failure) => Err((ask, failure)),
        None => Ok(ask),
    }
}

/// Browsers say whence a request comes; what comes from elsewhere is refused
/// before its token is even read (OWASP CSRF prevention, defence in depth).
pub(crate) fn from_our_own_page(headers: &HeaderMap) -> Result<(), Failure> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return if matches!(site, "same-origin" | "none") {
            Ok(())
        } else {
            Err(Failure::coded(403, "csrf"))
        };
    }
    let Some(origin) = text("origin") else { return Ok(()) };
    let host = text("host").unwrap_or_default();
    let of = origin.split_once("://").map_or("", |(_, rest)| rest);
    if !host.is_empty() && of == host { Ok(()) } else { Err(Failure::coded(403, "csrf")) }
}

fn is_plain_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}
