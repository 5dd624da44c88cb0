//! One request to a page: who asks, in which language, with what; and the answers a page may give.
//!
//! A page is a plain function from an [`Ask`] to an answer; what happens before it runs is in
//! [`crate::handle`].

use crate::app::App;
use crate::body::Share;
use crate::failure::Failure;
use crate::fields::{Fields, Upload};
use crate::repeats::RequestKey;
use crate::sessions::{Flash, Inside};
use access::Action;
use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::Response;
use casework::{Desk, Ground, House, Numbered, Refs};
use l10n::{Lang, Reader};
use std::str::FromStr;
use std::sync::Arc;

/// What a page answers.
pub(crate) type Answer = Result<Response, Failure>;
/// A page.
pub(crate) type Page = fn(&Ask) -> Answer;

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// Anyone: sign-in and what comes before it.
    Anyone,
    /// Those who signed in and have the right, where one is asked for.
    SignedIn(Option<Action>),
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
    pub guard: Guard,
    pub takes: Takes,
    /// It can be asked as of an earlier day, too.
    pub past: bool,
    pub page: Page,
}

/// What a page was told of when its request came in: it stays whole, whatever is forgotten meanwhile.
#[derive(Default)]
pub(crate) struct Grounds {
    pub asked: Arc<Ground>,
    pub today: Arc<Ground>,
}

/// One request.
pub(crate) struct Ask {
    pub app: Arc<App>,
    pub reader: Reader,
    pub inside: Option<Inside>,
    /// The register of an earlier day, where it is asked.
    pub past: Option<Arc<House>>,
    /// The ground of the register that is asked, and of today's, as they stood when the request came in.
    pub(crate) grounds: Grounds,
    /// The cookie that the token of the form belongs to.
    pub cookie: String,
    /// The cookie is new and has to be sent.
    pub cookie_is_new: bool,
    /// The network it comes from, by which attempts to sign in are counted; see [`crate::client_address`].
    pub address: String,
    /// It came sealed: by our own certificate, or by a proxy in front.
    pub secure: bool,
    /// What this device was given when someone came in from it.
    pub devices: Vec<String>,
    pub device: String,
    /// Path and query.
    pub path: String,
    pub params: Vec<(String, String)>,
    pub query: Fields,
    pub form: Fields,
    pub files: Vec<Upload>,
    /// What this request holds of the bytes that all of them may.
    pub share: Share,
    /// The form with its key of one use; nothing where it carries none.
    pub sent: Option<RequestKey>,
}

impl Ask {
    /// The colleague at work. Every page for those who signed in has one.
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
    pub(crate) fn ground(&self) -> Arc<Ground> {
        self.house().ground_at_hand().unwrap_or_else(|| self.grounds.asked.clone())
    }

    /// The ground of today's register.
    pub(crate) fn ground_of_today(&self) -> Arc<Ground> {
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
        self.app.hash_for_member(|| desk.prove(self.form.get("present")))?;
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
            self.app.held_uploads.forget(inside.present.member.id);
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

/// The cookie of those who are not inside.
pub(crate) const DOOR: &str = "athar-door";
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
pub(crate) fn device(agent: Option<&HeaderValue>) -> String {
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
pub(crate) fn session_name(secure: bool) -> &'static str {
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
pub(crate) fn known_devices(headers: &HeaderMap) -> Vec<String> {
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
