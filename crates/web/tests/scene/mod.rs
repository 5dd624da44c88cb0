//! A register in memory with invented people, its server, and visitors who
//! come to it as browsers and scripts do. No sockets.

#![allow(dead_code, reason = "each test uses a part of it")]

use access::{Role, Viewer};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use casework::{Chance, Clock, Desk, House, NewMember};
use model::MemberId;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use store::memory::Memory;
use tower::ServiceExt;

pub const PASSWORD: &str = "زيتون وخبز وماء";
pub const MINUTE: i64 = 60_000;

/// Colleagues of every role, by the key of the role.
pub const ROLES: [Role; 7] = Role::ALL;

#[derive(Clone, Default)]
pub struct Hands(Arc<AtomicI64>);

impl Clock for Hands {
    fn now(&self) -> i64 {
        1_795_500_000_000 + self.0.load(Ordering::Relaxed)
    }
}

#[derive(Default)]
struct Dice(AtomicU64);

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let mut n = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = (n >> 40) as u8;
        }
    }
}

/// A register and its server.
pub struct Scene {
    pub house: Arc<House>,
    pub hands: Hands,
    pub router: Router,
}

/// One who comes with a browser.
#[derive(Clone, Default)]
pub struct Visitor {
    pub cookies: Vec<(String, String)>,
    pub lang: &'static str,
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub head: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Seen {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn location(&self) -> &str {
        self.head.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
}

impl Scene {
    /// An association with one account of every role, named by its key.
    pub fn new() -> Scene {
        Scene::with(web::Options::default())
    }

    pub fn with(options: web::Options) -> Scene {
        let hands = Hands::default();
        let house = House::open(Box::new(Memory::default()), Box::new(hands.clone()), Box::<Dice>::default());
        let house = Arc::new(house.expect("a memory opens"));
        Scene { router: web::router(house.clone(), options), house, hands }
    }

    /// A register of others, with an association and nothing else.
    pub fn elsewhere() -> House {
        let memory = Box::new(Memory::new([9; 32]));
        let house = House::open(memory, Box::<Hands>::default(), Box::<Dice>::default());
        let house = house.expect("a memory opens");
        house.found("رابطة ثانية").expect("founded");
        house
    }

    /// The same with its people.
    pub fn peopled() -> Scene {
        Scene::peopled_with(web::Options::default())
    }

    pub fn peopled_with(options: web::Options) -> Scene {
        let scene = Scene::with(options);
        scene.house.set_up("جمعية الأثر", person("administrator", Role::Administrator), None).expect("set up");
        for role in ROLES.into_iter().filter(|r| *r != Role::Administrator) {
            scene.operator().add_member(person(role.key(), role)).expect("added");
        }
        scene
    }

    pub fn operator(&self) -> Desk<'_> {
        self.house.desk(Viewer::operator(MemberId(1)))
    }

    pub fn pass(&self, ms: i64) {
        self.hands.0.fetch_add(ms, Ordering::Relaxed);
    }

    pub async fn send(&self, request: Request<Body>) -> Seen {
        let response: Response<Body> =
            self.router.clone().oneshot(request).await.expect("the server answers");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        Seen { status: parts.status, head: parts.headers, body }
    }

    /// A page, as this visitor's browser asks for it.
    pub async fn get(&self, visitor: &mut Visitor, path: &str) -> Seen {
        let request = Request::get(path)
            .header(header::COOKIE, visitor.cookie())
            .header(header::ACCEPT_LANGUAGE, visitor.lang);
        let seen = self.send(request.body(Body::empty()).expect("a request")).await;
        visitor.keep(&seen);
        seen
    }

    /// A form, sent from a page of ours.
    pub async fn post(&self, visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = self.token(visitor).await;
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("csrf", token.as_str())]).collect();
        self.post_as(visitor, path, &fields, Some("same-origin")).await
    }

    pub async fn post_as(
        &self,
        visitor: &mut Visitor,
        path: &str,
        fields: &[(&str, &str)],
        site: Option<&str>,
    ) -> Seen {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request = Request::post(path)
            .header(header::COOKIE, visitor.cookie())
            .header(header::ACCEPT_LANGUAGE, visitor.lang)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let seen = self.send(request.body(Body::from(body)).expect("a request")).await;
        visitor.keep(&seen);
        self.ended(visitor, seen).await
    }

    /// Long work on a busy machine is waited for, as its page does by asking again.
    async fn ended(&self, visitor: &mut Visitor, mut seen: Seen) -> Seen {
        let mut working = seen.location().to_owned();
        while working.ends_with("/working") {
            seen = self.get(visitor, &working).await;
            if seen.status.is_redirection() {
                working = seen.location().to_owned();
            }
        }
        seen
    }

    /// A form with a file.
    pub async fn upload(
        &self,
        visitor: &mut Visitor,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Seen {
        let token = self.token(visitor).await;
        let mut body = Vec::new();
        for (name, value) in [("csrf", token.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        let (field, name, bytes) = file;
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, visitor.cookie())
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin");
        let seen = self.send(request.body(Body::from(body)).expect("a request")).await;
        visitor.keep(&seen);
        self.ended(visitor, seen).await
    }

    /// The token that the forms of this visitor carry.
    pub async fn token(&self, visitor: &mut Visitor) -> String {
        let page = self.get(visitor, "/nowhere").await.text();
        let at = page.find("name=\"csrf\" value=\"").expect("every page has a form") + 19;
        page[at..at + 64].to_owned()
    }

    /// Comes in as the colleague of that name.
    pub async fn enter(&self, login: &str) -> Visitor {
        let mut visitor = Visitor { lang: "en", ..Visitor::default() };
        let seen = self.post(&mut visitor, "/sign-in", &[("name", login), ("password", PASSWORD)]).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{login}: {}", seen.text());
        visitor
    }

    /// Hands in a list; where its plan is.
    pub async fn planned(&self, visitor: &mut Visitor, name: &str, list: &str) -> String {
        let fields = [("organisation_name", "منظمة الذاكرة")];
        let seen = self.upload(visitor, "/imports/new", &fields, ("files", name, list.as_bytes())).await;
        assert!(seen.location().starts_with("/plans/"), "{} {}", seen.status, seen.text());
        seen.location().to_owned()
    }

    /// Accepts a plan as its page shows it.
    pub async fn accept(&self, visitor: &mut Visitor, plan: &str) -> Seen {
        let page = self.get(visitor, plan).await.text();
        let state = state_of(&page);
        let chosen = chosen_of(&page);
        let said = chosen
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain([("state", state.as_str())]);
        self.post(visitor, &format!("{plan}/accept"), &said.collect::<Vec<_>>()).await
    }

    /// A token for the colleague of that name.
    pub fn api_token(&self, login: &str) -> String {
        let member = self.house.member_by_login(login).expect("read").expect("an account");
        let desk = self.house.desk(Viewer::new(member.id, member.roles));
        desk.make_token("test", 30).expect("made").secret
    }

    /// A call of a script.
    pub async fn call(&self, token: &str, method: &str, path: &str, body: Option<serde_json::Value>) -> Seen {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let body = match body {
            Some(json) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(json.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).expect("a request")).await
    }
}

impl Visitor {
    fn cookie(&self) -> String {
        self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, seen: &Seen) {
        for cookie in seen.head.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap_or_default();
            self.cookies.retain(|(n, _)| n != name);
            if !cookie.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// The state of the plan that a page shows.
pub fn state_of(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"state\" value=\"").expect("the page says which plan it shows");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// What a browser sends of the choices of a page: the option marked as selected, or else the first.
pub fn chosen_of(page: &str) -> Vec<(String, String)> {
    let value = |text: &str, key: &str| {
        text.split_once(key).map(|(_, rest)| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let mut chosen = Vec::new();
    for select in page.split("<select").skip(1) {
        let (head, rest) = select.split_once('>').expect("a choice begins");
        let options = rest.split("</select>").next().unwrap_or_default();
        let all =
            || options.split("<option").skip(1).map(|option| option.split('>').next().unwrap_or_default());
        let option = all().find(|option| option.contains(" selected")).or_else(|| all().next());
        chosen.extend(value(head, "name=\"").zip(option.and_then(|option| value(option, "value=\""))));
    }
    chosen
}

pub fn person(login: &str, role: Role) -> NewMember {
    NewMember {
        login: login.into(),
        name: format!("الزميلة {login}"),
        roles: [role].into(),
        password: PASSWORD.into(),
    }
}

/// Runs a test that waits.
pub fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(test);
}
