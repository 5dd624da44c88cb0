//! The HTTP door: requests that no browser sends, forms and documents that no page made. No sockets.

use crate::dice::Dice;
use crate::{mutate, room};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use std::sync::OnceLock;
use tower::ServiceExt;
use web::Route;

struct Room {
    router: Router,
    runtime: tokio::runtime::Runtime,
    pages: Vec<Route>,
    calls: Vec<Route>,
    cookie: String,
    csrf: String,
    token: String,
}

fn room() -> &'static Room {
    static ROOM: OnceLock<Room> = OnceLock::new();
    ROOM.get_or_init(|| {
        let house = room::peopled();
        let router = web::router(house.clone(), web::Options::default());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (calls, pages) =
            web::routes(house.clone()).into_iter().partition(|route| route.path.starts_with("/api/"));
        let member = house.member_by_login("salma").expect("read").expect("an account");
        let desk = house.desk(access::Viewer::new(member.id, member.roles));
        let token = desk.make_token("fuzz", 300).expect("made").secret;
        let mut room =
            Room { router, runtime, pages, calls, cookie: String::new(), csrf: String::new(), token };
        room.sign_in();
        room
    })
}

/// An answer: its status, its cookies, its words.
struct Seen {
    status: StatusCode,
    cookies: String,
    words: String,
}

impl Room {
    fn send(&self, request: Request<Body>) -> Seen {
        let router = self.router.clone();
        self.runtime.block_on(async {
            let response = router.oneshot(request).await.expect("the door answers");
            let (parts, body) = response.into_parts();
            let body = axum::body::to_bytes(body, 1 << 26).await.unwrap_or_default();
            let cookies = parts
                .headers
                .get_all(header::SET_COOKIE)
                .iter()
                .filter_map(|c| c.to_str().ok()?.split(';').next());
            Seen {
                status: parts.status,
                cookies: cookies.collect::<Vec<_>>().join("; "),
                words: String::from_utf8_lossy(&body).into(),
            }
        })
    }

    fn form_token(&self) -> String {
        let request = Request::get("/nowhere").header(header::COOKIE, &self.cookie);
        let page = self.send(request.body(Body::empty()).expect("a request")).words;
        let at = page.find("name=\"csrf\" value=\"").map_or(0, |at| at + 19);
        page[at..].split('"').next().unwrap_or_default().to_owned()
    }

    fn sign_in(&mut self) {
        self.cookie = self.send(Request::get("/sign-in").body(Body::empty()).expect("a request")).cookies;
        let csrf = self.form_token();
        let form = encoded(&[("name", "salma"), ("password", room::PASSWORD), ("csrf", &csrf)]);
        let request = Request::post("/sign-in")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        let seen = self.send(request.body(Body::from(form)).expect("a request"));
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.words);
        self.cookie = seen.cookies;
        self.csrf = self.form_token();
    }

    /// Sends it; the door may refuse whatever it likes, but nothing breaks behind it.
    fn knock(&self, request: Request<Body>) {
        let what = format!("{} {}", request.method(), request.uri());
        let seen = self.send(request);
        assert_ne!(
            seen.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{what}: {}",
            seen.words.chars().take(300).collect::<String>()
        );
    }
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    let one = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    pairs.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect::<Vec<_>>().join("&")
}

/// An address of that shape, with something in its variable parts.
fn address(dice: &mut Dice, path: &str) -> String {
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => {
            let words = mutate::words(dice, 2);
            dice.pick(&[
                "p1",
                "p2",
                "i1",
                "o1",
                "s1",
                "d1",
                "m1",
                "c5.0",
                "c7.1",
                "1",
                "9",
                "18446744073709551615",
                "-1",
                "",
            ])
            .to_string()
                + &if dice.once_in(4) {
                    encoded(&[(&words, "")]).trim_end_matches('=').to_owned()
                } else {
                    String::new()
                }
        }
        false => part.to_owned(),
    });
    let path = parts.collect::<Vec<_>>().join("/");
    match dice.once_in(2) {
        true => path,
        false => format!("{path}?{}", query(dice)),
    }
}

const FIELDS: &[&str] = &[
    "q",
    "name",
    "full_name",
    "mother",
    "taken_date",
    "birth",
    "said",
    "field",
    "property",
    "value",
    "tier",
    "page",
    "sort",
    "status",
    "place",
    "year",
    "party",
    "organisation",
    "source",
    "import",
    "missing",
    "flag",
    "sex",
    "from",
    "limit",
    "counts",
    "lang",
    "next",
    "why",
    "columns",
    "a",
    "b",
    "verdict",
    "apart",
    "seen",
    "days",
    "role",
    "roles",
    "password",
    "present",
    "code",
    "how",
    "names",
    "event_kind",
    "episode",
    "informant",
    "source_kind",
    "said_on",
    "at",
    "kind",
    "before",
    "member",
    "person",
    "format",
    "propose",
    "automatic",
    "organisation_name",
];

fn query(dice: &mut Dice) -> String {
    let many = dice.below(5);
    let pairs: Vec<(String, String)> =
        (0..many).map(|_| (dice.pick(FIELDS).to_string(), mutate::words(dice, 5))).collect();
    encoded(&pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>())
}

/// Methods, addresses, headers and bodies in no sensible order, with and without a session.
pub fn requests(dice: &mut Dice) {
    let room = room();
    let routes = if dice.once_in(3) { &room.calls } else { &room.pages };
    let route = dice.pick(routes).clone();
    let method = if dice.once_in(3) {
        *dice.pick(&["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "XX"])
    } else {
        route.method
    };
    let Ok(uri) = address(dice, &route.path).parse::<axum::http::Uri>() else { return };
    let mut request = Request::builder().method(method).uri(uri);
    if dice.once_in(2) {
        request = request.header(header::COOKIE, &room.cookie);
    }
    for _ in 0..dice.below(5) {
        let name = *dice.pick(&[
            "cookie",
            "content-type",
            "content-length",
            "accept-language",
            "authorization",
            "origin",
            "host",
            "sec-fetch-site",
            "range",
            "x-forwarded-for",
            "if-none-match",
            "accept-encoding",
            "idempotency-key",
            "user-agent",
            "transfer-encoding",
            "expect",
        ]);
        let known = *dice.pick(&[
            "multipart/form-data; boundary=x",
            "application/json",
            "application/x-www-form-urlencoded",
            "en;q=2,ar",
            "gzip",
            "0",
            "bytes=0-",
        ]);
        let value =
            if dice.once_in(2) { known.as_bytes().to_vec() } else { mutate::bytes(dice, &[known.into()]) };
        if let Ok(value) = axum::http::HeaderValue::from_bytes(&value) {
            request = request.header(name, value);
        }
    }
    let body = mutate::bytes(
        dice,
        &[
            b"csrf=x&name=y".to_vec(),
            b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n".to_vec(),
            b"{}".to_vec(),
        ],
    );
    if let Ok(request) = request.body(Body::from(body)) {
        room.knock(request);
    }
}

/// Forms from within, with fields that no page has.
pub fn forms(dice: &mut Dice) {
    let room = room();
    // What ends the session or the account would leave the rest outside.
    let ends = |path: &str| {
        ["sign-out", "sessions", "password", "lock", "members", "/me", "setup", "backup", "verify", "rebuild"]
            .iter()
            .any(|w| path.contains(w))
    };
    let posts: Vec<&Route> =
        room.pages.iter().filter(|route| route.method == "POST" && !ends(&route.path)).collect();
    let route = *dice.pick(&posts);
    let Ok(uri) = address(dice, &route.path).parse::<axum::http::Uri>() else { return };
    let form = format!("{}&{}&{}", encoded(&[("csrf", &room.csrf)]), query(dice), query(dice));
    let request =
        Request::post(uri).header(header::COOKIE, &room.cookie).header("sec-fetch-site", "same-origin");
    let request = match dice.once_in(4) {
        false => {
            request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(form))
        }
        true => {
            let head = format!(
                "--edge\r\n\
                 Content-Disposition: form-data; name=\"csrf\"\r\n\
                 \r\n\
                 {}\r\n\
                 --edge\r\n\
                 Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
                 \r\n",
                room.csrf
            );
            let list = mutate::bytes(dice, &[room::LISTS[0].1.into()]);
            let body = [head.as_bytes(), &list, b"\r\n--edge--\r\n"].concat();
            request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").body(Body::from(body))
        }
    };
    request.into_iter().for_each(|request| room.knock(request));
}

/// Documents of the API, changed.
pub fn calls(dice: &mut Dice) {
    let room = room();
    let ends = |path: &str| path.contains("/members") || path.contains("/me/") || path.contains("/verify");
    let all: Vec<&Route> = room.calls.iter().filter(|route| !ends(&route.path)).collect();
    let route = (*dice.pick(&all)).clone();
    let Ok(uri) = address(dice, &route.path).parse::<axum::http::Uri>() else { return };
    let source = json!({ "title": "أخوه", "kind": "interview", "dated": "2014" });
    let claims = json!([
        { "property": "full_name", "said": "سالم" },
        { "property": "taken_date", "said": "2013", "part": "episode:1" },
    ]);
    let mut body = dice
        .pick(&[
            json!({ "source": source, "claims": claims, "at": "ص 3" }),
            json!({ "source": source, "said": { "event_kind": "transferred", "event_date": "2013" } }),
            json!({ "source": source, "said": "هناء" }),
            json!({ "why": "سهو" }),
            json!({ "a": "p1", "b": "p2", "verdict": "same", "why": "القيد واحد" }),
            json!({ "how": "split", "names": ["سلمى", "عمر"] }),
            json!({ "propose": 0.5, "automatic": 0.95 }),
            json!({
                "name": "قائمة", "words": "نوى", "filters": {}, "sort": "name", "columns": ["name"],
                "shared": true,
            }),
            json!({ "properties": ["phone"] }),
            Value::Null,
        ])
        .clone();
    mutate::json(dice, &mut body);
    let request = Request::builder()
        .method(route.method)
        .uri(uri)
        .header(header::AUTHORIZATION, format!("Bearer {}", room.token));
    let request = request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string()));
    request.into_iter().for_each(|request| room.knock(request));
}
