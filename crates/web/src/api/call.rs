//! One call of a script: who asks, with what; and how every call is handled.

use super::described::Described;
use super::misfit;
use crate::app::App;
use crate::ask::language;
use crate::body::{self, Share};
use crate::client_address;
use crate::earlier::AS_OF;
use crate::failure::Failure;
use crate::fields::{Fields, Upload};
use crate::limits;
use crate::repeats::{Answered, RequestKey, print};
use access::Action;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::response::Response;
use casework::{Desk, House, Numbered, Present, Refs, Refusal};
use l10n::Reader;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::str::FromStr;
use std::sync::Arc;

/// What a call answers.
pub(crate) type Answer = Result<Response, Failure>;
/// What answers a call.
pub(crate) type Handler = fn(&Call) -> Answer;

/// What a call may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepts {
    /// Nothing.
    Nothing,
    /// A JSON document.
    Json,
    /// A document of a file, and what is said of it.
    Document,
    /// Lists of others, or a bundle of another register.
    List,
}

impl Accepts {
    /// How many bytes of files may come in all.
    fn most(self, app: &App) -> usize {
        match self {
            Accepts::Nothing | Accepts::Json => 0,
            Accepts::Document => casework::DOCUMENT_BYTES_MAX as usize,
            Accepts::List => app.options.list_bytes_max,
        }
    }
}

/// How a call is answered: what it may bring, the right it asks for, what answers it.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub accepts: Accepts,
    pub right: Option<Action>,
    /// What it may bring, as the description says.
    pub described: &'static Described,
    pub handler: Handler,
}

/// One call.
pub(crate) struct Call {
    pub app: Arc<App>,
    pub reader: Reader,
    pub present: Present,
    /// The register of an earlier day, where it is asked.
    past: Option<Arc<House>>,
    params: Vec<(String, String)>,
    pub query: Fields,
    body: Vec<u8>,
    /// The same as a tree, in which places are found.
    document: Value,
    pub form: Fields,
    pub files: Vec<Upload>,
    /// What this call holds of the bytes that all requests may.
    share: Share,
    /// Its `Idempotency-Key`.
    key: Option<String>,
}

impl Call {
    /// The colleague for whom the script asks.
    pub fn desk(&self) -> Desk<'_> {
        let desk = match &self.past {
            Some(past) => past.desk(self.present.viewer.in_the_past()),
            None => self.app.house.desk(self.present.viewer.clone()),
        };
        match &self.key {
            Some(key) => desk.sent_as(key),
            None => desk,
        }
    }

    /// The register that is asked: today's, or that of an earlier day.
    pub fn house(&self) -> &House {
        self.past.as_deref().unwrap_or(&self.app.house)
    }

    /// Goes to the register of the day that is asked. Verbs that know today only refuse the word as unknown.
    fn go_back(&mut self) -> Result<(), Failure> {
        if let Some(words) = self.query.some(AS_OF) {
            self.past = Some(self.app.earlier.of(&self.app.house, &self.present.viewer, words)?);
        }
        Ok(())
    }

    /// The call as it may come again; nothing where it carries no key.
    fn sent(&self, address: &str) -> Option<RequestKey> {
        let key = self.key.as_ref()?;
        let who = format!(
            "call {} {} {:?} {key}",
            self.present.member.id, self.present.epoch, self.present.viewer.roles
        );
        let fields = self.form.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
        let files = self.files.iter().flat_map(|f| [f.field.as_bytes(), f.name.as_bytes(), &f.bytes[..]]);
        let all = [address.as_bytes(), self.body.as_slice()].into_iter().chain(fields).chain(files);
        Some(RequestKey { key: print([who.as_bytes()]), print: print(all) })
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
        self.desk().refs()
    }

    /// Whether the reader is told no more than readers outside the house.
    pub fn outside(&self) -> bool {
        self.desk().is_outside()
    }

    /// A part of the address.
    pub fn word(&self, name: &str) -> Result<&str, Failure> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).ok_or_else(Failure::not_found)
    }

    /// The document that came with the call.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let mut reader = serde_json::Deserializer::from_slice(&self.body);
        serde_path_to_error::deserialize(&mut reader).map_err(|error| misfit::of_json(&error))
    }

    /// The same failure with the place in the call that its field names: a script is told where to look.
    fn placed(&self, failure: Failure) -> Failure {
        let Some(field) = failure.field.filter(|_| failure.misfit.is_none()) else { return failure };
        let mut asked = self.query.iter().chain(self.form.iter()).map(|(name, _)| name);
        let files = self.files.iter().map(|file| file.field.as_str());
        let at = match asked.find(|name| *name == field).or(files.into_iter().find(|name| *name == field)) {
            Some(name) => Some(name.to_owned()),
            None => misfit::place_of(&self.document, field),
        };
        match at {
            Some(at) => failure.at(at),
            None => failure,
        }
    }

    /// A number of the question, within bounds.
    pub fn number(&self, name: &str, usual: usize, least: usize, most: usize) -> Result<usize, Failure> {
        match self.query.iter().find(|(n, _)| *n == name) {
            None => Ok(usual),
            Some((_, text)) => {
                let read = text.parse().ok().filter(|n| (least..=most).contains(n));
                read.ok_or_else(|| misfit::parameter(name, &format!("{least}–{most}")))
            }
        }
    }
}

/// Handles a call.
pub(crate) async fn handle(app: Arc<App>, way: Way, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let reader = Reader::new(language(&parts.headers, ""));
    let acts = !parts.method.is_safe();
    let address = format!("{} {}", parts.method, parts.uri);
    match call(app, way, &mut parts, body, reader).await {
        Ok(mut call) => {
            let work = move || {
                if !acts {
                    call.go_back()?;
                }
                let answer = || {
                    let answer = (way.handler)(&call);
                    if acts && answer.is_ok() {
                        call.app.judge_automatically();
                    }
                    answer.unwrap_or_else(|failure| failed(&call.placed(failure), reader))
                };
                let Some(sent) = call.sent(&address).filter(|_| acts) else { return Ok(answer()) };
                let once = || Answered { response: answer(), flash: None };
                call.app.repeats.answer(sent, call.app.house.now(), once).map(|answered| answered.response)
            };
            let done = tokio::task::spawn_blocking(work).await;
            done.unwrap_or_else(|_| Err(Failure::status(500)))
                .unwrap_or_else(|failure| failed(&failure, reader))
        }
        Err(failure) => failed(&failure, reader),
    }
}

async fn call(
    app: Arc<App>,
    way: Way,
    parts: &mut Parts,
    body: Body,
    reader: Reader,
) -> Result<Call, Failure> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| Failure::status(400))?;
    let params = params.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let present = who(&app, parts).await?;
    // The right first: what nobody may send is not read.
    if let Some(right) = way.right {
        present.viewer.may(right).map_err(Refusal::from)?;
        if !present.is_for(right) {
            return Err(Failure::coded(403, "token-scope"));
        }
    }
    let query = Fields::read(parts.uri.query().unwrap_or_default().as_bytes());
    limits::fields(&query)?;
    way.described.question(&query)?;
    let share = app.budget.share();
    let (form, key) = (Fields::default(), key_of(&parts.headers)?);
    let mut call = Call {
        app,
        reader,
        present,
        past: None,
        params,
        query,
        body: Vec::new(),
        document: Value::Null,
        form,
        files: Vec::new(),
        share,
        key,
    };
    match way.accepts {
        Accepts::Nothing => {}
        Accepts::Json => {
            if !media(&parts.headers).starts_with("application/json") {
                return Err(Failure::status(415));
            }
            call.body = body::whole(&parts.headers, body, body::FORM_BYTES_MAX, &mut call.share).await?;
            call.document = limits::document(&call.body)?;
            way.described.document(&call.document)?;
        }
        Accepts::Document | Accepts::List => {
            let most = way.accepts.most(&call.app);
            let mut request = Request::new(body);
            *request.headers_mut() = parts.headers.clone();
            // Among them that our own limit holds and not the one of the framework, two megabytes.
            *request.extensions_mut() = parts.extensions.clone();
            let read = body::parts(request, most, &mut call.share, |_| Ok(())).await?;
            limits::fields(&read.form)?;
            way.described.form(&read.form, &read.files)?;
            (call.form, call.files) = (read.form, read.files);
        }
    }
    Ok(call)
}

/// For whom the token asks.
async fn who(app: &Arc<App>, parts: &Parts) -> Result<Present, Failure> {
    let said = parts.headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let token = said
        .and_then(|s| s.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, t)| t.trim().to_owned());
    let Some(token) = token.filter(|t| !t.is_empty() && t.len() <= 128) else {
        return Err(Failure::status(401));
    };
    let house = app.house.clone();
    let found = tokio::task::spawn_blocking(move || house.viewer_of_token(&token))
        .await
        .map_err(|_| Failure::status(500))??;
    match found {
        Some(present) => Ok(present),
        None if !app.may_try_sign_in(&format!(
            "token {}",
            client_address::of(parts, &app.options.trusted_proxies)
        )) =>
        {
            Err(Failure { minutes: Some(1), ..Failure::status(429) })
        }
        None => Err(Failure::status(401)),
    }
}

/// The key by which a script names an act it may have to send again.
fn key_of(headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().map(str::trim).ok().filter(|key| (1..=128).contains(&key.len()));
    let key = key.ok_or_else(|| misfit::parameter("Idempotency-Key", "call-kind-key"))?;
    Ok(Some(key.to_owned()))
}

fn media(headers: &HeaderMap) -> &str {
    headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

/// A JSON answer.
pub(crate) fn ok<T: Serialize>(value: &T) -> Answer {
    answer(200, value)
}

/// A JSON answer to something that was made.
pub(crate) fn created<T: Serialize>(value: &T) -> Answer {
    answer(201, value)
}

/// Asked for, and not done yet.
pub(crate) fn accepted() -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::ACCEPTED;
    Ok(response)
}

/// Done, and nothing to say.
pub(crate) fn nothing() -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(response)
}

fn answer<T: Serialize>(status: u16, value: &T) -> Answer {
    let bytes = serde_json::to_vec(value).map_err(|_| Failure::status(500))?;
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}

/// A whole number as JSON has them: `3` and `3.0` are the same.
pub(crate) fn whole<'de, D: Deserializer<'de>, T: TryFrom<u64>>(from: D) -> Result<T, D::Error> {
    maybe_whole(from)?.ok_or_else(|| D::Error::custom("a whole number is needed"))
}

/// The same where it may be left out.
pub(crate) fn maybe_whole<'de, D: Deserializer<'de>, T: TryFrom<u64>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    let Some(number) = Option::<f64>::deserialize(from)? else { return Ok(None) };
    let whole = number.fract() == 0.0 && (0.0..9e15).contains(&number);
    let read = whole.then_some(number as u64).and_then(|n| T::try_from(n).ok());
    read.map(Some).ok_or_else(|| D::Error::custom("out of bounds"))
}

#[derive(Serialize)]
struct Error<'f> {
    error: Inner<'f>,
}

#[derive(Serialize)]
struct Inner<'f> {
    code: &'f str,
    message: String,
    fix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
}

/// What went wrong, for the script and for the one who reads its messages.
pub(crate) fn failed(failure: &Failure, reader: Reader) -> Response {
    let trouble = failure.trouble_of_call(reader);
    let at = failure.misfit.as_ref().map(|misfit| misfit.at.as_str());
    let expected =
        failure.misfit.as_ref().map(|misfit| misfit.expected(reader)).filter(|words| !words.is_empty());
    let error = Error {
        error: Inner {
            code: &failure.code,
            message: trouble.what,
            fix: trouble.fix,
            field: failure.field,
            at,
            expected,
        },
    };
    let mut response = answer(failure.status, &error).unwrap_or_else(|_| Response::new(Body::empty()));
    if failure.status == 401 {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
