//! One request to a page: who asks, in which language, with what; and the one
//! road every page goes.
//!
//! A page is a plain function from an [`Ask`] to an answer. It runs on a
//! thread where it may wait for the store. Before it runs, the session has
//! been looked up, and for anything that writes, the token of the form and the
//! origin of the request have been checked.

use crate::app::App;
use crate::body::{self, Share};
use crate::failure::Failure;
use crate::fields::{Fields, Upload};
use crate::frame;
use crate::limits;
use crate::once::{Answered, Sent, print};
use crate::past::AS_OF;
use crate::place;
use crate::sessions::{Flash, Inside};
use access::Action;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode, request::Parts};
use axum::response::Response;
use casework::{Desk, Ground, House, Numbered, Refs, Refusal};
use l10n::{Lang, Reader};
use pages::paths;
use std::str::FromStr;
use std::sync::Arc;

/// What a page answers.
pub(crate) type Answer = Result<Response, Failure>;
/// A page.
pub(crate) type Page = fn(&Ask) -> Answer;

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// Anyone: the doors themselves.
    Open,
    /// Those who signed in and have the right, where one is asked for.
    Inside(Option<Action>),
}

/// What may come with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// Nothing: it only reads.
    Nothing,
    /// A form.
    Form,
    /// A form with files, so many bytes in all.
    Files(usize),
}

/// The way a request goes: who may ask, what it brings, the page.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub door: Door,
    pub takes: Takes,
    /// It can be asked as of an earlier day, too.
    pub past: bool,
    pub page: Page,
}

/// What a page was told of when its request came in: it stays whole, whatever is forgotten meanwhile.
#[derive(Default)]
struct Grounds {
    asked: Arc<Ground>,
    today: Arc<Ground>,
}

/// One request.
pub(crate) struct Ask {
    pub app: Arc<App>,
    pub reader: Reader,
    pub inside: Option<Inside>,
    /// The register of an earlier day, where it is asked.
    past: Option<Arc<House>>,
    /// The ground of the register that is asked, and of today's, as they stood when the request came in.
    grounds: Grounds,
    /// The cookie that the token of the form belongs to.
    pub cookie: String,
    /// The cookie is new and has to be sent.
    cookie_is_new: bool,
    /// Whence, as the door counts it; see [`crate::place`].
    pub address: String,
    /// It came sealed: by our own certificate, or by a proxy in front.
    pub secure: bool,
    /// What this device was given when someone came in from it.
    pub devices: Vec<String>,
    pub device: String,
    /// Path and query.
    pub path: String,
    params: Vec<(String, String)>,
    pub query: Fields,
    pub form: Fields,
    pub files: Vec<Upload>,
    /// What this request holds of the bytes that all of them may.
    share: Share,
    /// The form with its key of one use; nothing where it carries none.
    sent: Option<Sent>,
}

impl Ask {
    /// The colleague at work. Pages behind the door have one.
    pub fn desk(&self) -> Result<Desk<'_>, Failure> {
        let viewer = &self.inside()?.present.viewer;
        let desk = match &self.past {
            Some(past) => past.desk(viewer.in_the_past()),
            None => self.app.house.desk(viewer.clone()),
        };
        Ok(match &self.sent {
            Some(sent) => desk.sent_as(&crate::sessions::hex(&sent.key)),
            None => desk,
        })
    }

    /// The register that is asked: today's, or that of an earlier day.
    pub fn house(&self) -> &House {
        self.past.as_deref().unwrap_or(&self.app.house)
    }

    /// The ground of the register that is asked.
    pub fn ground(&self) -> Arc<Ground> {
        self.house().ground_at_hand().unwrap_or_else(|| self.grounds.asked.clone())
    }

    /// The ground of today's register.
    pub fn ground_of_today(&self) -> Arc<Ground> {
        self.app.house.ground_at_hand().unwrap_or_else(|| self.grounds.today.clone())
    }

    /// Whether an earlier day is asked.
    pub(crate) fn is_past(&self) -> bool {
        self.past.is_some()
    }

    /// The session.
    pub fn inside(&self) -> Result<&Inside, Failure> {
        self.inside.as_ref().ok_or_else(|| Failure::status(401))
    }

    /// The colleague at work, who has just shown once more to be the one: asked before keys of anyone change.
    pub fn proven(&self) -> Result<Desk<'_>, Failure> {
        let desk = self.desk()?;
        self.app.hashing(|| desk.prove(self.form.get("present")))?;
        Ok(desk)
    }

    /// A part of the address as what it should be.
    pub(crate) fn param<T: FromStr>(&self, name: &str) -> Result<T, Failure> {
        self.word(name)?.parse().map_err(|_| Failure::not_found())
    }

    /// A part of the address as the thing of the register that is called so towards this reader.
    pub fn id<T: Numbered>(&self, name: &str) -> Result<T, Failure> {
        self.refs().read(self.word(name)?).ok_or_else(Failure::not_found)
    }

    /// How things are called towards this reader.
    pub fn refs(&self) -> Refs {
        self.desk().map_or_else(|_| Refs::plain(), |desk| desk.refs())
    }

    /// Whether the reader is told no more than readers outside the house.
    pub fn outside(&self) -> bool {
        self.desk().is_ok_and(|desk| desk.is_outside())
    }

    /// A part of the address.
    pub fn word(&self, name: &str) -> Result<&str, Failure> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).ok_or_else(Failure::not_found)
    }

    /// Says something on the next page.
    pub fn say(&self, flash: Flash) {
        if let Some(inside) = &self.inside {
            self.app.sessions.say(inside.number, flash);
        }
    }

    /// Says in one sentence that it is done.
    pub fn done(&self, key: &str) {
        self.say(Flash { key: key.to_owned(), ..Flash::default() });
    }

    /// Says that a form is done: what the device kept of it can go, and so can the files that waited with it.
    pub fn arrived(&self, flash: Flash) {
        if let Some(inside) = &self.inside {
            self.app.held.forget(inside.present.member.id);
        }
        self.say(Flash { arrived: self.address().to_owned(), ..flash });
    }

    /// The address without its question.
    pub fn address(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }

    /// The number of the page of a long list, from 1.
    pub(crate) fn page_number(&self) -> usize {
        self.query.parsed("page").filter(|n| (1..=1_000_000).contains(n)).unwrap_or(1)
    }
}

/// The road of every page.
pub(crate) async fn road(app: Arc<App>, way: Way, request: Request) -> Response {
    let Way { door, takes, past, page } = way;
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
        ask = match blocking(move || enter(ask, door)).await {
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
    let work = move || match enter(ask, door).and_then(|ask| go_back(ask, past)) {
        Ok(ask) => answered(&ask, page),
        Err((ask, failure)) => frame::failed(&ask, &failure),
    };
    blocking(work).await.unwrap_or_else(|response| response)
}

/// Reads what was sent with a form, and checks its token and the lengths of its fields.
async fn read(ask: &mut Ask, way: Way, parts: Parts, body: Body) -> Result<(), Failure> {
    let token = ask.app.form_token(&ask.cookie);
    let ours = |form: &Fields| match is_ours(form.get("csrf"), &token) {
        true => Ok(()),
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
            let most = if way.door == Door::Open { body::DOOR_BYTES_MAX } else { body::FORM_BYTES_MAX };
            ask.form = Fields::read(&body::whole(&parts.headers, body, most, &mut ask.share).await?);
        }
    }
    ours(&ask.form)?;
    if let (true, Some(token), Some(inside)) = (ask.files.is_empty(), ask.form.some("held"), &ask.inside) {
        ask.files = ask.app.held.of(ask.app.house.now(), inside.present.member.id, token);
    }
    limits::fields(&ask.form)
}

/// What was sent is printed and answered on a thread that may take its time: a list of thirty megabytes takes
/// it, and on a thread of the doors everyone else would wait.
async fn finish(mut ask: Ask, page: Page) -> Response {
    let work = move || {
        ask.sent = sent(&ask);
        once(&ask, page)
    };
    blocking(work).await.unwrap_or_else(|response| response)
}

/// A form that was sent twice is led to the answer of the first.
fn once(ask: &Ask, page: Page) -> Response {
    let (Some(sent), Some(inside)) = (ask.sent, &ask.inside) else { return answered(ask, page) };
    let work = || {
        let response = answered(ask, page);
        Answered { response, flash: ask.app.sessions.waits_to_be_said(inside.number) }
    };
    match ask.app.once.answer(sent, ask.app.house.now(), work) {
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

/// The key under which a form may come again. Changed words under an old key, as after a step
/// back in the browser, are another form; so are those of a colleague whose roles changed.
fn sent(ask: &Ask) -> Option<Sent> {
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
    Some(Sent { key, print: key })
}

fn answered(ask: &Ask, page: Page) -> Response {
    let mut response = page(ask).unwrap_or_else(|failure| frame::failed(ask, &failure));
    if response.status().is_redirection() {
        ask.app.let_the_machine_judge();
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
        address: place::of(parts, &app.options.trusted_proxies),
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
        true => ask.app.days.of(&ask.app.house, &inside.present.viewer, words).map_err(Failure::from),
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
fn enter(mut ask: Ask, door: Door) -> Result<Ask, (Ask, Failure)> {
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
    let refused = match (door, &ask.inside) {
        (Door::Open, _) => limits::fields(&ask.query).err(),
        (Door::Inside(_), None) => Some(Failure::status(401)),
        // Whoever came in with a password that another knows goes no further with it.
        (Door::Inside(_), Some(inside)) if inside.present.member.given && !may_stay(&ask) => {
            Some(Failure::coded(403, "choose-password"))
        }
        (Door::Inside(right), Some(inside)) => {
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

/// The cookie of those who are not inside.
const DOOR: &str = "athar-door";
/// Cookies of known devices begin so.
const DEVICE: &str = "athar-device-";
/// The cookie of the language.
const LANGUAGE: &str = "athar-language";

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.find(|(n, _)| *n == name).map(|(_, v)| v)?;
    // Ours are hexadecimal and of one length; anything else is nobody's.
    (value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

/// Asked for in the address, chosen before, asked for by the browser; else Arabic.
pub(crate) fn language(headers: &HeaderMap, asked: &str) -> Lang {
    if let Some(lang) = Lang::from_code(asked) {
        return lang;
    }
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    if let Some(lang) = pairs.find(|(n, _)| *n == LANGUAGE).and_then(|(_, v)| Lang::from_code(v)) {
        return lang;
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accepted(wanted).unwrap_or(Lang::Ar)
}

/// The first language of ours in the order of the browser's wishes (RFC 9110 §12.5.4).
fn accepted(wanted: &str) -> Option<Lang> {
    let mut wishes: Vec<(f32, Lang)> = Vec::new();
    for wish in wanted.split(',') {
        let (tag, rest) = wish.split_once(';').unwrap_or((wish, ""));
        let weight = rest.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(1.0);
        let code = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(lang) = Lang::from_code(&code).filter(|_| weight > 0.0) {
            wishes.push((weight, lang));
        }
    }
    wishes.into_iter().reduce(|best, wish| if wish.0 > best.0 { wish } else { best }).map(|(_, lang)| lang)
}

/// Browser and system in two words, so that a colleague knows the sessions apart.
fn device(agent: Option<&HeaderValue>) -> String {
    let agent = agent.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |names: &[&'static str]| names.iter().find(|name| agent.contains(**name)).copied();
    let browser = first(&["Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari"]).unwrap_or_default();
    let browser = match browser {
        "Edg" => "Edge",
        "OPR" => "Opera",
        other => other,
    };
    let system = first(&["Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux"]).unwrap_or_default();
    let words: Vec<&str> = [browser, system].into_iter().filter(|w| !w.is_empty()).collect();
    words.join(" · ")
}

/// A whole document.
pub(crate) fn html(document: String) -> Response {
    let mut response = Response::new(Body::from(document));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// A document with another status than 200.
pub(crate) fn html_as(status: u16, document: String) -> Response {
    let mut response = html(document);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// How the house is run is nothing for guests: to them the page is not there.
pub(crate) fn of_the_house(ask: &Ask) -> Result<(), Failure> {
    let desk = ask.desk()?;
    let runs = [Action::ManageMembers, Action::Keep, Action::Audit];
    if desk.is_outside() && !runs.into_iter().any(|right| desk.viewer.can(right)) {
        Err(Failure::not_found())
    } else {
        Ok(())
    }
}

/// On to another page of ours.
pub(crate) fn go(to: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(&own(to)).unwrap_or_else(|_| HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, to);
    response
}

/// An address of ours; anything that could lead elsewhere becomes the first page.
pub(crate) fn own(to: &str) -> String {
    let path = to.split(['?', '#']).next().unwrap_or_default();
    // Browsers drop tabs and line ends, read `\\` as `/`, and some servers decode before they send on.
    let plain = to.bytes().all(|byte| byte.is_ascii_graphic()) && !to.contains('\\');
    let decoded = |text: &str| {
        form_urlencoded::parse(text.replace('+', "%2B").as_bytes())
            .map(|(name, _)| name.into_owned())
            .collect::<String>()
    };
    let (once, twice) = (decoded(path), decoded(&decoded(path)));
    let here = |path: &str| {
        path.starts_with('/') && !path.contains("//") && !path.contains(['\\', '\t', '\r', '\n', '\0'])
    };
    match plain && here(path) && here(&once) && here(&twice) {
        true => to.to_owned(),
        false => "/".to_owned(),
    }
}

pub(crate) fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// The name of the cookie that holds the session.
fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-athar" } else { "athar" }
}

/// A cookie that only comes back by the way it went.
fn set(name: &str, value: &str, more: &str, secure: bool) -> String {
    format!("{name}={value}; Path=/; HttpOnly{more}{}", if secure { "; Secure" } else { "" })
}

pub(crate) fn session_cookie(secure: bool, value: &str) -> String {
    set(session_name(secure), value, "; SameSite=Strict", secure)
}

pub(crate) fn no_session_cookie(secure: bool) -> String {
    set(session_name(secure), "", "; SameSite=Strict; Max-Age=0", secure)
}

pub(crate) fn door_cookie(secure: bool, value: &str) -> String {
    set(DOOR, value, "; SameSite=Strict", secure)
}

pub(crate) fn language_cookie(secure: bool, lang: Lang) -> String {
    set(LANGUAGE, lang.code(), "; SameSite=Lax; Max-Age=31536000", secure)
}

/// By which a colleague's device is known again: one cookie a colleague, a year and more.
pub(crate) fn device_cookie(secure: bool, member: model::MemberId, value: &str) -> String {
    set(&format!("{DEVICE}{member}"), value, "; SameSite=Strict; Max-Age=34560000", secure)
}

/// Everything of that kind that came with a request.
fn known_devices(headers: &HeaderMap) -> Vec<String> {
    const MOST: usize = 32;
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs
        .filter(|(name, value)| name.starts_with(DEVICE) && value.len() == 64)
        .map(|(_, v)| v.to_owned())
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_asked_in_the_order_of_its_wishes() {
        assert_eq!(accepted("en-GB,ar;q=0.9"), Some(Lang::En));
        assert_eq!(accepted("fr, ar;q=0.5, en;q=0.2"), Some(Lang::Ar));
        assert_eq!(accepted("en;q=0, ar"), Some(Lang::Ar));
        assert_eq!(accepted("fr"), None);
    }

    #[test]
    fn an_address_leads_nowhere_else() {
        assert_eq!(own("/files?q=a"), "/files?q=a");
        assert_eq!(
            own("/files?q=https://a//b%5C"),
            "/files?q=https://a//b%5C",
            "a question may hold anything"
        );
        assert_eq!(own("/matching/p1-p2#top"), "/matching/p1-p2#top");
        for bad in [
            "https://example.org",
            "//example.org",
            "/\\example.org",
            "/a\r\nSet-Cookie: x",
            "",
            "example.org",
            "/\t/example.org",
            "/%2f/example.org",
            "/%2Fexample.org",
            "/%5cexample.org",
            "/%5C%5Cexample.org",
            "/%09/example.org",
            "/%252f/example.org",
            "/a/..//example.org",
            "/./\\example.org",
            "javascript:alert(1)",
            " //example.org",
            "/ /example.org",
            "/é",
        ] {
            assert_eq!(own(bad), "/", "{bad}");
        }
    }
}
