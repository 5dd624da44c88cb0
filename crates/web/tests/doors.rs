//! The doors: who comes in, how long, and what is refused.

mod scene;

use axum::http::{StatusCode, header};
use scene::{MINUTE, PASSWORD, Scene, Visitor, run};
use sealing::totp::TotpSecret;

#[test]
fn the_first_run_sets_up_once() {
    run(async {
        let scene = Scene::new();
        let mut visitor = Visitor::default();
        assert_eq!(scene.get(&mut visitor, "/files").await.location(), "/setup");
        assert_eq!(scene.get(&mut visitor, "/setup").await.status, StatusCode::OK);
        let form = [
            ("association", "جمعية"),
            ("name", "سلمى"),
            ("sign_in", "salma"),
            ("password", PASSWORD),
            ("again", "other"),
        ];
        let seen = scene.post(&mut visitor, "/setup", &form).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("سلمى"), "what was typed stays");
        let form = [
            ("association", "جمعية"),
            ("name", "سلمى"),
            ("sign_in", "salma"),
            ("password", PASSWORD),
            ("again", PASSWORD),
        ];
        assert_eq!(scene.post(&mut visitor, "/setup", &form).await.location(), "/");
        assert_eq!(scene.get(&mut visitor, "/").await.status, StatusCode::OK);
        assert_eq!(scene.get(&mut visitor, "/setup").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn nobody_unknown_sees_anything() {
    run(async {
        let scene = Scene::peopled();
        for path in [
            "/",
            "/files",
            "/files/p1",
            "/audit",
            "/members",
            "/me",
            "/files/similar?name=abc",
            "/documents/d1/raw",
        ] {
            let seen = scene.get(&mut Visitor::default(), path).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}");
            assert!(seen.location().starts_with("/sign-in"), "{path}");
        }
        for path in ["/files", "/me", "/openapi.jsonx", "/files/p1", "/log"] {
            let seen = scene.call("", "GET", path, None).await;
            assert!(matches!(seen.status.as_u16(), 401 | 404), "{path}: {}", seen.status);
        }
    });
}

#[test]
fn wrong_passwords_close_the_door_and_time_opens_it() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = Visitor { lang: "en", ..Visitor::default() };
        for _ in 0..4 {
            let seen = scene
                .post(&mut visitor, "/sign-in", &[("name", "reviewer"), ("password", "something else")])
                .await;
            assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
        }
        for password in ["something else", PASSWORD] {
            let seen =
                scene.post(&mut visitor, "/sign-in", &[("name", "reviewer"), ("password", password)]).await;
            assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
        }
        scene.pass(16 * MINUTE);
        scene.enter("reviewer").await;
    });
}

#[test]
fn a_code_from_the_telephone_is_asked_for() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let page = scene.get(&mut visitor, "/me").await.text();
        let at = page.find("name=\"secret\" value=\"").expect("a secret to set up") + 21;
        let kept = page[at..].split('"').next().expect("a value").to_owned();
        let secret = TotpSecret::from_base32(&kept).expect("a secret");
        let now = || secret.code(scene.house.now() as u64 / 1000).expect("a code");
        let seen = scene
            .post(&mut visitor, "/me/totp", &[("secret", &kept), ("code", "000000"), ("present", PASSWORD)])
            .await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = scene
            .post(&mut visitor, "/me/totp", &[("secret", &kept), ("code", &now()), ("present", PASSWORD)])
            .await
            .text();
        assert_eq!(
            page.matches("<code class=\"secret\">").count(),
            10,
            "recovery codes come with it: {page}"
        );
        let spare = shown_once(&page);
        assert_eq!(scene.get(&mut visitor, "/me").await.status, StatusCode::OK, "this session goes on");

        let mut next = Visitor { lang: "en", ..Visitor::default() };
        let seen = scene.post(&mut next, "/sign-in", &[("name", "reviewer"), ("password", PASSWORD)]).await;
        assert_eq!(seen.location(), "/sign-in/code");
        assert_eq!(scene.get(&mut next, "/").await.status, StatusCode::SEE_OTHER, "not inside yet");
        scene.pass(MINUTE);
        let seen = scene.post(&mut next, "/sign-in/code", &[("code", "123")]).await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
        assert_eq!(scene.post(&mut next, "/sign-in/code", &[("code", &now())]).await.location(), "/");
        assert_eq!(scene.get(&mut next, "/").await.status, StatusCode::OK);

        // The telephone is lost: one of the codes opens in its place, once.
        for to in ["/", ""] {
            let mut lost = Visitor { lang: "en", ..Visitor::default() };
            scene.post(&mut lost, "/sign-in", &[("name", "reviewer"), ("password", PASSWORD)]).await;
            assert_eq!(scene.post(&mut lost, "/sign-in/code", &[("code", &spare)]).await.location(), to);
        }
    });
}

#[test]
fn a_session_ends_idle_old_locked_and_left() {
    run(async {
        let scene = Scene::peopled();
        let inside = |status: StatusCode| status == StatusCode::OK;

        let mut idle = scene.enter("guest").await;
        scene.pass(29 * MINUTE);
        assert!(inside(scene.get(&mut idle, "/").await.status));
        scene.pass(31 * MINUTE);
        assert!(!inside(scene.get(&mut idle, "/").await.status));

        let mut old = scene.enter("guest").await;
        for _ in 0..26 {
            scene.pass(28 * MINUTE);
            scene.get(&mut old, "/").await;
        }
        assert!(!inside(scene.get(&mut old, "/").await.status), "twelve hours are the end");

        let mut locked = scene.enter("guest").await;
        let id = scene.house.member_by_login("guest").expect("read").expect("an account").id;
        scene.operator().lock_member(id).expect("locked");
        assert!(!inside(scene.get(&mut locked, "/").await.status));
        scene.operator().unlock_member(id).expect("unlocked");
        assert!(!inside(scene.get(&mut locked, "/").await.status), "an ended session stays ended");

        let mut one = scene.enter("guest").await;
        let mut other = scene.enter("guest").await;
        let change = [("present", PASSWORD), ("password", "خبز وملح وزعتر"), ("again", "خبز وملح وزعتر")];
        assert_eq!(scene.post(&mut one, "/me/password", &change).await.location(), "/me");
        assert!(inside(scene.get(&mut one, "/").await.status));
        assert!(!inside(scene.get(&mut other, "/").await.status));

        let before = one.clone();
        scene.post(&mut one, "/sign-out", &[]).await;
        assert!(!inside(scene.get(&mut before.clone(), "/").await.status));
    });
}

#[test]
fn who_begins_alone_can_take_a_list_in_at_once() {
    run(async {
        for works in [true, false] {
            let scene = Scene::new();
            let mut visitor = Visitor { lang: "en", ..Visitor::default() };
            assert!(
                scene.get(&mut visitor, "/setup").await.text().contains("name=\"works\" value=\"1\" checked")
            );
            let mut form = vec![
                ("association", "رابطة"),
                ("name", "هدى"),
                ("sign_in", "huda"),
                ("password", PASSWORD),
                ("again", PASSWORD),
                ("totp", "later"),
            ];
            form.extend(works.then_some(("works", "1")));
            let seen = scene.post(&mut visitor, "/setup", &form).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
            let can = if works { StatusCode::OK } else { StatusCode::FORBIDDEN };
            for page in ["/imports/new", "/matching", "/matching/thresholds"] {
                assert_eq!(scene.get(&mut visitor, page).await.status, can, "{page}");
            }
            // Who only keeps the register is told where the roles of the work are given.
            assert_eq!(scene.get(&mut visitor, "/").await.text().contains("roles of the work"), !works);
        }
    });
}

#[test]
fn the_cookie_changes_at_sign_in_and_is_kept_from_scripts() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = Visitor { lang: "en", ..Visitor::default() };
        scene.get(&mut visitor, "/sign-in").await;
        let before = visitor.cookies.clone();
        let seen = scene.post(&mut visitor, "/sign-in", &[("name", "guest"), ("password", PASSWORD)]).await;
        let set: Vec<&str> =
            seen.head.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()).collect();
        assert!(
            set.iter()
                .any(|c| c.starts_with("athar=") && c.contains("HttpOnly") && c.contains("SameSite=Strict")),
            "{set:?}"
        );
        assert!(
            before.iter().all(|(_, old)| visitor
                .cookies
                .iter()
                .filter(|(n, _)| n == "athar")
                .all(|(_, v)| v != old))
        );

        let scene = Scene::with(web::Options { https: true, ..web::Options::default() });
        scene.house.set_up("جمعية", scene::person("salma", access::Role::Guest), None).expect("set up");
        let seen = scene
            .post(&mut Visitor::default(), "/sign-in", &[("name", "salma"), ("password", PASSWORD)])
            .await;
        let set = seen.head.get(header::SET_COOKIE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert!(
            set.starts_with("__Host-athar=") && set.contains("Secure") && set.contains("Path=/"),
            "{set}"
        );
        assert!(seen.head.contains_key(header::STRICT_TRANSPORT_SECURITY));
    });
}

#[test]
fn a_form_without_its_token_or_from_elsewhere_is_refused() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("administrator").await;
        let token = scene.token(&mut visitor).await;
        let other = scene.token(&mut Visitor::default()).await;
        for (fields, site) in [
            (vec![], Some("same-origin")),
            (vec![("csrf", "")], Some("same-origin")),
            (vec![("csrf", other.as_str())], Some("same-origin")),
            (vec![("csrf", token.as_str())], Some("cross-site")),
            (vec![("csrf", token.as_str())], Some("same-site")),
        ] {
            let seen = scene.post_as(&mut visitor, "/me/language", &fields, site).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{fields:?} {site:?}");
        }
        let fine = [("csrf", token.as_str()), ("language", "en")];
        assert_eq!(
            scene.post_as(&mut visitor, "/me/language", &fine, None).await.status,
            StatusCode::SEE_OTHER
        );
    });
}

/// What was written before its writer signed out and in again comes back to be sent; what somebody else wrote
/// does not.
#[test]
fn a_form_from_before_signing_out_comes_back_to_whoever_wrote_it() {
    run(async {
        let scene = Scene::peopled();
        let mut writer = scene.enter("documenter").await;
        let page = scene.get(&mut writer, "/files/new").await.text();
        let token = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let token = token.expect("every page has a form").to_owned();
        let form = [
            ("csrf", token.as_str()),
            ("name", "وسيم طالب الناصر"),
            ("taken_date", "2012"),
            ("informant", "أخوه"),
        ];
        let files = scene.operator().count().expect("count");
        let mut again = scene.enter("documenter").await;
        let seen = scene.post_as(&mut again, "/files/new", &form, Some("same-origin")).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        let page = seen.text();
        assert!(page.contains("وسيم طالب الناصر") && page.contains("action=\"/files/new\""), "{page}");
        assert_eq!(scene.operator().count().expect("count"), files, "nothing was written");
        assert_eq!(scene.post(&mut again, "/files/new", &form[1..]).await.status, StatusCode::SEE_OTHER);
        let mut other = scene.enter("reviewer").await;
        let seen = scene.post_as(&mut other, "/files/new", &form, Some("same-origin")).await;
        assert!(seen.status == StatusCode::FORBIDDEN && !seen.text().contains("وسيم"), "another's words");
    });
}

#[test]
fn headers_stand_on_every_answer() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        for path in [
            "/",
            "/files",
            "/nowhere",
            "/sign-in",
            "/health",
            "/api/v1/files",
            "/api/v1/openapi.json",
            "/assets/none",
            "/files/p99",
        ] {
            let seen = scene.get(&mut visitor, path).await;
            let head =
                |name: &str| seen.head.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
            let policy = head("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert!(
                policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"),
                "{path}"
            );
            assert_eq!(head("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(head("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(head("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(head("cache-control").contains("no-store"), "{path}");
            assert!(!head("permissions-policy").is_empty(), "{path}");
        }
        let page = scene.get(&mut visitor, "/files").await.text();
        for inline in ["<script>", " style=", " onclick=", "javascript:"] {
            assert!(!page.contains(inline), "{inline}");
        }
    });
}

#[test]
fn a_first_load_is_small() {
    run(async {
        let scene = Scene::peopled();
        let visitor = scene.enter("reviewer").await;
        let cookies = visitor.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let ask = |path: String| {
            let cookies = cookies.clone();
            axum::http::Request::get(path)
                .header(header::COOKIE, cookies)
                .header(header::ACCEPT_ENCODING, "gzip, br")
                .body(axum::body::Body::empty())
                .expect("a request")
        };
        for path in ["/", "/files", "/files/new", "/imports/new", "/me", "/help"] {
            let seen = scene.send(ask(path.into())).await;
            assert_eq!(seen.status, StatusCode::OK, "{path}");
            let plain = scene
                .send(
                    axum::http::Request::get(path)
                        .header(header::COOKIE, &cookies)
                        .body(axum::body::Body::empty())
                        .expect("a request"),
                )
                .await
                .text();
            let mut bytes = seen.body.len();
            for asset in plain.split("\"/assets/").skip(1).filter_map(|rest| rest.split('"').next()) {
                let seen = scene.send(ask(format!("/assets/{asset}"))).await;
                assert_eq!(seen.status, StatusCode::OK, "{asset}");
                assert!(
                    seen.head
                        .get(header::CACHE_CONTROL)
                        .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("immutable")))
                );
                bytes += seen.body.len();
            }
            assert!(bytes <= 60 * 1024, "{path}: {bytes} bytes");
        }
    });
}

/// A body that tells whether anyone looked at it, and how many bytes it gave.
struct Watched {
    looked: std::sync::Arc<std::sync::atomic::AtomicUsize>,
    pieces: usize,
    /// Afterwards it neither ends nor goes on.
    hangs: bool,
}

impl http_body::Body for Watched {
    type Data = bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, std::io::Error>>> {
        self.looked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        match self.pieces {
            0 if self.hangs => std::task::Poll::Pending,
            0 => std::task::Poll::Ready(None),
            _ => {
                self.pieces -= 1;
                std::task::Poll::Ready(Some(Ok(http_body::Frame::data(bytes::Bytes::from(vec![
                    b'a';
                    1 << 16
                ])))))
            }
        }
    }
}

fn in_parts(path: &str, cookies: &str, body: Watched) -> axum::http::Request<axum::body::Body> {
    axum::http::Request::post(path)
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(axum::body::Body::new(body))
        .expect("a request")
}

#[test]
fn what_a_guest_may_not_send_is_not_read() {
    run(async {
        let scene = Scene::peopled();
        let guest = scene.enter("guest").await;
        let cookies = guest.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let looked = std::sync::Arc::<std::sync::atomic::AtomicUsize>::default();
        let body = || Watched { looked: looked.clone(), pieces: 1000, hangs: false };
        for path in ["/imports/new", "/files/p1/documents/new", "/files/p1/claims/new"] {
            let seen = scene.send(in_parts(path, &cookies, body())).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["/files/new", "/members/new", "/backup", "/organisations/o1/withdraw", "/matching/p1-p2"]
        {
            let form = axum::http::Request::post(path)
                .header(header::COOKIE, &cookies)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(axum::body::Body::new(body()));
            assert_eq!(scene.send(form.expect("a request")).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        let token = scene.api_token("guest");
        for (path, kind) in [
            ("/plans", "multipart/form-data; boundary=edge"),
            ("/files/p1/documents", "multipart/form-data; boundary=edge"),
            ("/files", "application/json"),
        ] {
            let call = axum::http::Request::post(format!("/api/v1{path}"))
                .header(header::AUTHORIZATION, format!("Bearer {token}"))
                .header(header::CONTENT_TYPE, kind)
                .body(axum::body::Body::new(body()));
            assert_eq!(scene.send(call.expect("a request")).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(looked.load(std::sync::atomic::Ordering::Relaxed), 0, "a body was looked at");
    });
}

#[test]
fn bodies_of_all_requests_together_have_a_bound() {
    run(async {
        let scene =
            Scene::peopled_with(web::Options { in_flight_bytes_max: 1 << 20, ..web::Options::default() });
        let documenter = scene.enter("documenter").await;
        let cookies =
            documenter.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let looked = std::sync::Arc::<std::sync::atomic::AtomicUsize>::default();
        let form = |hangs| {
            axum::http::Request::post("/files/new")
                .header(header::COOKIE, &cookies)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(axum::body::Body::new(Watched { looked: looked.clone(), pieces: 14, hangs }))
                .expect("a request")
        };
        let slow = scene.send(form(true));
        let slow = tokio::time::timeout(std::time::Duration::from_millis(300), slow);
        let (slow, while_it_waits) = tokio::join!(slow, async {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            scene.send(form(false)).await
        });
        assert!(slow.is_err(), "it still waits for the rest");
        assert_eq!(while_it_waits.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(while_it_waits.head.contains_key(header::RETRY_AFTER));
        // What the slow one held came back with its end.
        assert_ne!(scene.send(form(false)).await.status, StatusCode::SERVICE_UNAVAILABLE);
    });
}

#[test]
fn a_word_as_long_as_a_page_makes_nobody_wait() {
    run(async {
        let scene = Scene::peopled();
        let mut documenter = scene.enter("documenter").await;
        let names: String = (0..400).map(|n| format!("{n},سالم{n} الأيوبي,فاطمة\n")).collect();
        let list = format!("الرقم,الاسم الكامل,اسم الأم\n{names}");
        let seen = scene
            .upload(
                &mut documenter,
                "/imports/new",
                &[("organisation_name", "منظمة")],
                ("file", "a.csv", list.as_bytes()),
            )
            .await;
        let plan = seen.location().to_owned();
        scene.post(&mut documenter, &format!("{plan}/accept"), &[]).await;
        let token = scene.api_token("documenter");
        let (long, vast) = ("qm".repeat(20_000), "سالم".repeat(10_000));
        let began = std::time::Instant::now();
        for path in [
            format!("/files?q={long}"),
            format!("/files/similar?name={long}"),
            format!("/files/understood?said={long}"),
        ] {
            let seen = scene.get(&mut documenter, &path).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(seen.text().contains("longer than we take"), "the reader is told why");
        }
        for field in ["name", "mother", "taken_place", "taken_date", "note"] {
            let mut form = vec![("name", "سالم ناصر"), ("mother", "آمنة")];
            form.retain(|(name, _)| *name != field);
            form.push((field, &vast));
            assert_eq!(
                scene.post(&mut documenter, "/files/new", &form).await.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{field}"
            );
        }
        for path in [
            format!("/files?words={long}"),
            format!("/similar?name={long}"),
            format!("/export?format=csv&words={long}"),
        ] {
            assert_eq!(scene.call(&token, "GET", &path, None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let said = serde_json::json!({"claims": [{"property": "full_name", "said": vast}]});
        assert_eq!(
            scene.call(&token, "POST", "/files", Some(said)).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        // One such search took 13 seconds on a laptop, and everyone waited with it.
        assert!(began.elapsed() < std::time::Duration::from_secs(4), "{:?}", began.elapsed());
        let line = "سالم ".repeat(casework::LINE_LETTERS_MAX / 5);
        assert_eq!(
            scene.get(&mut documenter, &format!("/files?q={}", line.trim().replace(' ', "+"))).await.status,
            StatusCode::OK
        );
    });
}

#[test]
fn a_list_larger_than_the_usual_two_megabytes_passes_through_the_api() {
    run(async {
        let scene = Scene::peopled();
        let token = scene.api_token("documenter");
        let pad = "ملاحظة طويلة ".repeat(100);
        let rows: String = (0..1500).map(|n| format!("{n},سالم ناصر الأيوبي,{pad}\n")).collect();
        let list = format!("الرقم,الاسم الكامل,ملاحظات\n{rows}");
        assert!(list.len() > 3 << 20);
        let part = |name: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"");
        let body = format!(
            "{}\r\n\r\nمنظمة\r\n{}; filename=\"a.csv\"\r\n\r\n{list}\r\n--edge--\r\n",
            part("organisation"),
            part("file")
        );
        let call = axum::http::Request::post("/api/v1/plans")
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(axum::body::Body::from(body));
        let seen = scene.send(call.expect("a request")).await;
        assert_eq!(seen.status, StatusCode::CREATED, "{}", seen.text());
    });
}

/// Serves on a free port of this machine until the end of the test.
async fn served(scene: &Scene, options: web::Options, seal: bool) -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let here = listener.local_addr().expect("an address");
    let entrance = match (seal, &options.phones) {
        (true, Some(phones)) => web::Listener::https(listener, phones),
        _ => web::Listener::http(listener),
    };
    tokio::spawn(web::serve(vec![entrance], scene.house.clone(), options, std::future::pending()));
    here
}

#[test]
fn half_requests_and_idle_connections_are_closed() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    run(async {
        let scene = Scene::peopled();
        let patience = std::time::Duration::from_millis(400);
        let here = served(&scene, web::Options { patience, ..web::Options::default() }, false).await;
        let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\ncsrf=";
        for begun in [
            String::new(),
            "GET / HT".to_owned(),
            "GET /health HTTP/1.1\r\nhost: localhost\r\nx-slow: ".to_owned(),
            "GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned(),
            format!("POST /sign-in HTTP/1.1\r\nhost: localhost\r\n{form}"),
        ] {
            let mut stream = tokio::net::TcpStream::connect(here).await.expect("a connection");
            stream.write_all(begun.as_bytes()).await.expect("sent");
            let mut said = Vec::new();
            let ended = tokio::time::timeout(patience * 8, stream.read_to_end(&mut said)).await;
            assert!(ended.is_ok(), "{begun:?} holds a connection");
        }
    });
}

#[test]
fn a_phone_comes_in_encrypted_by_our_own_certificate() {
    use rustls::pki_types::{CertificateDer, ServerName};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    run(async {
        let scene = Scene::peopled();
        let key = scene.house.phone_key(&["127.0.0.1".to_owned()]).expect("a certificate");
        let phones = std::sync::Arc::new(web::Phones::default());
        assert!(phones.show(vec!["https://127.0.0.1:8443/".to_owned()], &key));
        let options = web::Options { phones: Some(phones), ..web::Options::default() };
        let here = served(&scene, options.clone(), true).await;

        let mut known = rustls::RootCertStore::empty();
        known.add(CertificateDer::from(key.certificate.clone())).expect("a certificate");
        let client = rustls::ClientConfig::builder_with_provider(std::sync::Arc::new(
            rustls::crypto::ring::default_provider(),
        ));
        let client = client
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_root_certificates(known)
            .with_no_client_auth();
        let connector = tokio_rustls::TlsConnector::from(std::sync::Arc::new(client));
        let stream = tokio::net::TcpStream::connect(here).await.expect("a connection");
        let name = ServerName::try_from("127.0.0.1").expect("an address");
        let mut stream =
            connector.connect(name, stream).await.expect("the certificate is good for this address");
        stream
            .write_all(b"GET /sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")
            .await
            .expect("sent");
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said).await;
        let said = String::from_utf8_lossy(&said).to_lowercase();
        assert!(said.starts_with("http/1.1 200"), "{}", &said[..said.len().min(200)]);
        assert!(
            said.contains("set-cookie: athar-door=") && said.contains("; secure"),
            "cookies go back encrypted only"
        );
        assert!(!said.contains("strict-transport-security"), "a phone that accepted by hand may do it again");

        // Whoever reads the page compares what the phone shows.
        let scene = Scene::peopled_with(options);
        let mut visitor = scene.enter("administrator").await;
        let page = scene.get(&mut visitor, "/phones").await.text();
        for group in key.fingerprint.split(' ') {
            assert!(page.contains(group), "{group}");
        }
        assert!(
            page.contains("https://127.0.0.1:8443/") && page.contains("<svg"),
            "the address, and its code"
        );
        let off = Scene::peopled();
        let mut visitor = off.enter("administrator").await;
        assert!(off.get(&mut visitor, "/phones").await.text().contains("athar serve --phones"));
    });
}

#[test]
fn another_name_for_this_machine_is_refused() {
    run(async {
        let scene = Scene::peopled_with(web::Options {
            hosts: vec!["laptop.local".into()],
            ..web::Options::default()
        });
        let ask = |host: &str, path: &str| {
            axum::http::Request::get(path)
                .header(header::HOST, host)
                .body(axum::body::Body::empty())
                .expect("a request")
        };
        for host in ["localhost:8080", "127.0.0.1:8080", "192.168.1.7:8080", "[::1]:8080", "laptop.local"] {
            assert_eq!(scene.send(ask(host, "/sign-in")).await.status, StatusCode::OK, "{host}");
        }
        for path in ["/sign-in", "/api/v1/files", "/assets/none", "/health"] {
            let seen = scene.send(ask("rebound.example:8080", path)).await;
            assert_eq!(seen.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        }
        let page = scene.send(ask("rebound.example", "/sign-in")).await.text();
        assert!(page.contains("athar serve --host"), "what to do is said: {page}");
    });
}

#[test]
fn the_first_page_asks_for_the_word_of_the_terminal_and_names_every_error() {
    run(async {
        let scene =
            Scene::with(web::Options { setup_word: Some("k7mf-2xwp".into()), ..web::Options::default() });
        let mut visitor = Visitor { lang: "en", ..Visitor::default() };
        let good = [
            ("association", "جمعية"),
            ("name", "سلمى"),
            ("sign_in", "salma"),
            ("password", PASSWORD),
            ("again", PASSWORD),
        ];
        let with = |word: &'static str| good.iter().copied().chain([("word", word)]).collect::<Vec<_>>();
        for word in ["", "k7mf-2xwq", "k7mf"] {
            let seen = scene.post(&mut visitor, "/setup", &with(word)).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{word}");
            assert!(scene.house.has_no_members().expect("read"));
        }
        let bad = [
            ("association", ""),
            ("name", ""),
            ("sign_in", "two words"),
            ("password", "short"),
            ("again", "else"),
            ("word", "no"),
        ];
        let page = scene.post(&mut visitor, "/setup", &bad).await.text();
        for field in ["word", "association", "name", "sign_in", "password", "again"] {
            assert!(page.contains(&format!("href=\"#{field}\"")), "{field} is named at once");
        }
        assert!(page.contains("two words"), "what was typed stays");
        assert!(
            scene.get(&mut visitor, "/setup").await.text().contains("without a second person"),
            "who is alone is told"
        );
        assert_eq!(scene.post(&mut visitor, "/setup", &with("K7MF 2XWP")).await.location(), "/");
        // The icon leads here until the program is closed; whoever guesses is told nothing.
        assert_eq!(scene.get(&mut visitor, "/setup?word=k7mf-2xwp").await.location(), "/");
        assert_eq!(scene.get(&mut visitor, "/setup?word=k7mf").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn strangers_who_guess_do_not_shut_a_colleague_out() {
    run(async {
        let scene = Scene::peopled();
        let mut known = scene.enter("reviewer").await;
        scene.post(&mut known, "/sign-out", &[]).await;
        let mut stranger = Visitor { lang: "en", ..Visitor::default() };
        for _ in 0..5 {
            scene
                .post(&mut stranger, "/sign-in", &[("name", "reviewer"), ("password", "something else")])
                .await;
        }
        let right = [("name", "reviewer"), ("password", PASSWORD)];
        assert_eq!(scene.post(&mut stranger, "/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            scene.post(&mut known, "/sign-in", &right).await.status,
            StatusCode::SEE_OTHER,
            "her own device"
        );
        let device =
            known.cookies.iter().find(|(name, _)| name.starts_with("athar-device-")).expect("a known device");
        assert!(
            scene.call(&device.1, "GET", "/me", None).await.status == StatusCode::UNAUTHORIZED,
            "it opens nothing by itself"
        );
    });
}

#[test]
fn after_signing_in_one_stays_here() {
    run(async {
        let scene = Scene::peopled();
        for (next, to) in [
            ("/files?q=a", "/files?q=a"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/\t/evil.example", "/"),
            ("/%2f/evil.example", "/"),
            ("https://evil.example", "/"),
        ] {
            let mut visitor = Visitor { lang: "en", ..Visitor::default() };
            let seen = scene
                .post(&mut visitor, "/sign-in", &[("name", "guest"), ("password", PASSWORD), ("next", next)])
                .await;
            assert_eq!(seen.location(), to, "{next:?}");
            let page = scene
                .get(
                    &mut Visitor::default(),
                    &format!("/sign-in?next={}", next.replace('\t', "%09").replace('\\', "%5C")),
                )
                .await
                .text();
            let kept = page
                .split("name=\"next\" value=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .expect("the form keeps it");
            assert!(!kept.contains("evil.example"), "{next:?}: {kept}");
        }
    });
}

#[test]
fn every_change_of_keys_asks_once_more() {
    run(async {
        let scene = Scene::peopled();
        let mut administrator = scene.enter("administrator").await;
        let guest = scene.house.member_by_login("guest").expect("read").expect("an account").id;
        let head = scene.house.store().head().expect("read");
        let of_guest = |what: &str| format!("/members/{guest}{what}");
        let new = vec![("name", "نادية"), ("sign_in", "nadia"), ("role", "auditor")];
        let changes = [
            ("/members/new".to_owned(), new),
            (of_guest(""), vec![("name", "ضيفة"), ("role", "auditor")]),
            (of_guest("/password"), vec![]),
            (of_guest("/totp"), vec![]),
            (of_guest("/lock"), vec![]),
            (of_guest("/unlock"), vec![]),
            ("/me/password".into(), vec![("password", "خبز وملح وزعتر"), ("again", "خبز وملح وزعتر")]),
            ("/me/totp".into(), vec![("secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), ("code", "123456")]),
            ("/me/totp/off".into(), vec![]),
            ("/me/recovery".into(), vec![]),
            ("/me/tokens".into(), vec![("name", "report"), ("scope", "read")]),
            ("/requests/1/confirm".into(), vec![]),
            ("/requests/1/refuse".into(), vec![]),
        ];
        for (n, (path, fields)) in changes.iter().enumerate() {
            let mut fields = fields.clone();
            // Wrong ones are counted: a quarter of an hour lies between two of them.
            fields.push(("present", if n % 2 == 0 { "" } else { "not the password" }));
            scene.pass(16 * MINUTE);
            let seen = scene.post(&mut administrator, path, &fields).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        assert_eq!(scene.house.store().head().expect("read"), head, "nothing was written");
        let good = [("name", "نادية"), ("sign_in", "nadia"), ("role", "auditor"), ("present", PASSWORD)];
        scene.pass(16 * MINUTE);
        assert_eq!(scene.post(&mut administrator, "/members/new", &good).await.status, StatusCode::OK);
    });
}

/// The password that a page shows once.
fn shown_once(page: &str) -> String {
    let at = page.find("<code class=\"secret\">").expect("it is shown") + 21;
    page[at..].split('<').next().expect("words").to_owned()
}

#[test]
fn who_was_given_a_password_chooses_another_first() {
    run(async {
        let scene = Scene::peopled();
        let mut administrator = scene.enter("administrator").await;
        let form = [("name", "نادية"), ("sign_in", "nadia"), ("role", "guest"), ("present", PASSWORD)];
        let given = shown_once(&scene.post(&mut administrator, "/members/new", &form).await.text());
        let mut nadia = Visitor { lang: "en", ..Visitor::default() };
        assert_eq!(
            scene.post(&mut nadia, "/sign-in", &[("name", "nadia"), ("password", &given)]).await.status,
            StatusCode::SEE_OTHER
        );
        for path in ["/", "/files", "/me", "/more", "/help"] {
            assert_eq!(scene.get(&mut nadia, path).await.location(), "/first-password", "{path}");
        }
        assert_eq!(scene.post(&mut nadia, "/lists", &[("name", "x")]).await.location(), "/first-password");
        let page = scene.get(&mut nadia, "/first-password").await.text();
        assert!(!page.contains("<nav") && !page.contains("role=\"search\""), "no door is shown that is shut");
        let choose = |new: &'static str| {
            [("present", given.clone()), ("password", new.to_owned()), ("again", new.to_owned())]
        };
        let same = [("present", given.as_str()), ("password", given.as_str()), ("again", given.as_str())];
        assert_eq!(
            scene.post(&mut nadia, "/first-password", &same).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let good = choose("خبز وملح وزعتر");
        let good: Vec<(&str, &str)> = good.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(scene.post(&mut nadia, "/first-password", &good).await.location(), "/");
        assert_eq!(scene.get(&mut nadia, "/files").await.status, StatusCode::OK);
        assert_eq!(scene.get(&mut nadia, "/first-password").await.location(), "/", "asked once");
    });
}

#[test]
fn a_second_person_reads_what_an_administrator_asks() {
    run(async {
        let scene = Scene::peopled();
        let (mut administrator, mut reviewer) =
            (scene.enter("administrator").await, scene.enter("reviewer").await);
        let me = scene.house.member_by_login("administrator").expect("read").expect("an account");
        let wish = [
            ("name", me.name.as_str()),
            ("role", "administrator"),
            ("role", "reviewer"),
            ("present", PASSWORD),
        ];
        let path = format!("/members/{}", me.id);
        assert_eq!(scene.post(&mut administrator, &path, &wish).await.status, StatusCode::SEE_OTHER);
        assert!(scene.get(&mut administrator, &path).await.text().contains("waits for a second person"));
        assert_eq!(scene.get(&mut administrator, "/matching").await.status, StatusCode::FORBIDDEN);
        let seen = scene.post(&mut administrator, "/requests/1/confirm", &[("present", PASSWORD)]).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "nobody confirms what they asked for");
        assert!(scene.get(&mut reviewer, "/").await.text().contains("One request waits"));
        let page = scene.get(&mut reviewer, "/requests").await.text();
        assert!(page.contains("(administrator)") && page.contains("Reviewer"), "the account is named");
        assert_eq!(
            scene.post(&mut reviewer, "/requests/1/confirm", &[("present", PASSWORD)]).await.location(),
            "/requests"
        );
        assert_eq!(scene.get(&mut administrator, "/matching").await.status, StatusCode::OK);

        // What is refused is said as it is, here and at the door; asked again, that it was refused before.
        let documenter = scene.house.member_by_login("documenter").expect("read").expect("an account").id;
        scene
            .post(&mut administrator, &format!("/members/{documenter}/password"), &[("present", PASSWORD)])
            .await;
        scene.post(&mut reviewer, "/requests/2/refuse", &[("present", PASSWORD)]).await;
        let page = scene.get(&mut reviewer, "/requests").await.text();
        assert!(
            page.contains("the old password opens it no more") && !page.contains("nothing was done"),
            "{page}"
        );
        let list = scene.get(&mut administrator, "/members").await.text();
        assert!(
            list.contains("refused by a second person") && !list.contains("waits for a second person"),
            "{list}"
        );
        scene
            .post(&mut administrator, &format!("/members/{documenter}/password"), &[("present", PASSWORD)])
            .await;
        let page = scene.get(&mut reviewer, "/requests").await.text();
        assert!(page.contains("Documenter") && page.contains("refused this account before"), "{page}");

        // The keys of the only other one who answers are the operator's to give.
        let second = scene.house.member_by_login("reviewer").expect("read").expect("an account").id;
        let seen = scene
            .post(&mut administrator, &format!("/members/{second}/password"), &[("present", PASSWORD)])
            .await;
        assert!(
            seen.status == StatusCode::FORBIDDEN && seen.text().contains("athar user password"),
            "{}",
            seen.text()
        );

        let alone = Scene::new();
        alone
            .house
            .set_up("جمعية", scene::person("salma", access::Role::Administrator), None)
            .expect("set up");
        let mut salma = alone.enter("salma").await;
        assert!(
            alone.get(&mut salma, "/requests").await.text().contains("no other administrator"),
            "who is alone is told"
        );
        let new = [("name", "نادية"), ("sign_in", "nadia"), ("role", "documenter"), ("present", PASSWORD)];
        let page = alone.post(&mut salma, "/members/new", &new).await.text();
        assert!(!page.contains("waits for a second person"), "nobody is asked: {page}");
        let log = alone.get(&mut salma, "/audit").await.text();
        assert!(log.contains("passed without a second person"), "and the log says so");
    });
}

#[test]
fn two_people_destroy_a_list_that_was_kept_and_what_came_from_it_stays() {
    const LIST: &str = "الاسم;اسم الأم\nزياد مروان القادري;سعاد\nنادر خالد الحريري;هناء\n";
    run(async {
        let scene = Scene::peopled();
        let operator = scene.operator();
        operator.add_member(scene::person("second", access::Role::Reviewer)).expect("a second reviewer");
        let (mut reviewer, mut second) = (scene.enter("reviewer").await, scene.enter("second").await);
        let mut documenter = scene.enter("documenter").await;
        let plan = scene.planned(&mut reviewer, "list.csv", LIST).await;
        scene.accept(&mut reviewer, &plan).await;
        let page = scene.get(&mut reviewer, "/documents/d1").await.text();
        assert!(page.contains("/documents/d1/destroy"), "{page}");
        let page = scene.get(&mut documenter, "/documents/d1").await.text();
        assert!(!page.contains("/destroy"), "{page}");
        let seen = scene.get(&mut documenter, "/documents/d1/destroy").await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        let page = scene.get(&mut reviewer, "/documents/d1/destroy").await.text();
        assert!(page.contains("The original as it was sent") && page.contains("A second person"), "{page}");
        assert_eq!(scene.get(&mut reviewer, "/documents/d9/destroy").await.status, StatusCode::NOT_FOUND);
        let wish = [("asked_by", "المكتب الذي أرسلها"), ("why", "أُرسلت خطأ")];
        let seen = scene.post(&mut reviewer, "/documents/d1/destroy", &[("asked_by", ""), wish[1]]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = scene.post(&mut reviewer, "/documents/d1/destroy", &wish).await;
        assert_eq!(seen.location(), "/documents/d1");
        assert_eq!(scene.get(&mut reviewer, "/documents/d1/raw").await.status, StatusCode::OK);
        let page = scene.get(&mut second, "/requests").await.text();
        assert!(page.contains("list.csv") && page.contains("/documents/d1/destroy"), "{page}");
        scene.post(&mut second, "/requests/f1/confirm", &[("present", PASSWORD)]).await;
        assert_eq!(scene.get(&mut reviewer, "/documents/d1/raw").await.status, StatusCode::NOT_FOUND);
        let page = scene.get(&mut reviewer, "/documents/d1").await.text();
        assert!(!page.contains("/documents/d1/destroy"), "{page}");
        let list = scene.get(&mut reviewer, "/files").await.text();
        assert!(list.contains("نادر") && list.contains("زياد"), "{list}");
        let log = scene.get(&mut reviewer, "/audit").await.text();
        assert!(log.contains("list destroyed, as it was sent, at a lawful request: d1"), "{log}");
        assert_eq!(scene.get(&mut reviewer, "/imports/i1").await.status, StatusCode::OK);
    });
}

#[test]
fn two_people_forget_somebody_and_two_take_a_row_that_may_be_them() {
    const LIST: &str = "الاسم;اسم الأم\nزياد مروان القادري;سعاد\nنادر خالد الحريري;هناء\n";
    let confirm = |n: u64| format!("/requests/f{n}/confirm");
    run(async {
        let scene = Scene::peopled();
        scene
            .operator()
            .add_member(scene::person("second", access::Role::Reviewer))
            .expect("a second reviewer");
        let (mut reviewer, mut second, mut guest) =
            (scene.enter("reviewer").await, scene.enter("second").await, scene.enter("guest").await);
        let mut administrator = scene.enter("administrator").await;
        let plan = scene.planned(&mut reviewer, "list.csv", LIST).await;
        scene.accept(&mut reviewer, &plan).await;
        assert!(scene.get(&mut reviewer, "/files/p1").await.text().contains("/files/p1/forget"));
        for (visitor, who) in [(&mut administrator, "administrator"), (&mut guest, "guest")] {
            let seen = scene.get(visitor, "/files/p1/forget").await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{who}");
        }
        let page = scene.get(&mut reviewer, "/files/p1/forget").await.text();
        assert!(
            page.contains("One act of the log, whole")
                && page.contains("list.csv")
                && page.contains("A second person"),
            "{page}"
        );
        let seen =
            scene.post(&mut reviewer, "/files/p1/forget", &[("asked_by", ""), ("why", "طلبت ذلك")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = scene
            .post(&mut reviewer, "/files/p1/forget", &[("asked_by", "أم زياد القادري"), ("why", "طلبت ذلك")])
            .await;
        assert!(
            seen.text().contains("These words name the person") && seen.text().contains("طلبت ذلك"),
            "{}",
            seen.text()
        );
        let wish = [("asked_by", "الأم"), ("why", "طلبت ذلك")];
        assert_eq!(scene.post(&mut reviewer, "/files/p1/forget", &wish).await.location(), "/files/p1");
        assert!(
            scene.get(&mut reviewer, "/files/p1").await.text().contains("زياد"),
            "nothing is destroyed yet"
        );
        let page = scene.get(&mut second, "/requests").await.text();
        assert!(page.contains("Erase for good what was said: p1") && page.contains("الأم"), "{page}");
        // Who reads no file is told of no request about one, and an address of one leads nowhere.
        let page = scene.get(&mut administrator, "/requests").await.text();
        assert!(!page.contains("p1") && !page.contains("الأم"), "{page}");
        let seen = scene.post(&mut administrator, &confirm(1), &[("present", PASSWORD)]).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let log = scene.get(&mut administrator, "/audit").await.text();
        assert!(!log.contains("orget"), "{log}");
        // A colleague who asks for the same is shown to the one that waits.
        assert!(
            scene
                .post(&mut second, "/files/p1/forget", &wish)
                .await
                .text()
                .contains("asked for this already")
        );
        let seen = scene.post(&mut reviewer, &confirm(1), &[("present", PASSWORD)]).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "nobody confirms what they asked for");
        assert_eq!(
            scene.post(&mut second, &confirm(1), &[("present", PASSWORD)]).await.location(),
            "/requests"
        );
        assert_eq!(scene.get(&mut reviewer, "/files/p1").await.status, StatusCode::NOT_FOUND);
        let list = scene.get(&mut reviewer, "/files").await.text();
        assert!(list.contains("نادر") && !list.contains("زياد"), "{list}");
        let log = scene.get(&mut reviewer, "/audit").await.text();
        assert!(
            log.contains("erased at a lawful request: one act and 0 documents")
                && log.contains("destroyed since")
                && !log.contains("زياد"),
            "{log}"
        );

        // The same list a month later: the row waits, and two people may take it.
        let plan = scene.planned(&mut reviewer, "list.csv", LIST).await;
        let page = scene.get(&mut reviewer, &plan).await.text();
        assert!(page.contains("may be somebody of whom everything was erased"), "{page}");
        scene.accept(&mut reviewer, &plan).await;
        let row = scene.operator().waiting().expect("rows")[0].seq;
        let address = format!("/waiting/{row}");
        assert!(scene.get(&mut reviewer, &address).await.text().contains("a second person is asked"));
        assert_eq!(scene.post(&mut reviewer, &address, &[("how", "one")]).await.location(), "/waiting");
        assert!(
            scene
                .get(&mut reviewer, "/waiting")
                .await
                .text()
                .contains("a second person is asked, and it waits")
        );
        assert!(!scene.get(&mut reviewer, "/files").await.text().contains("زياد"));
        let page = scene.get(&mut second, "/requests").await.text();
        assert!(
            page.contains("Take a row that may be about somebody of whom everything was erased")
                && page.contains("as one person"),
            "{page}"
        );
        scene.post(&mut second, &confirm(2), &[("present", PASSWORD)]).await;
        assert!(scene.get(&mut reviewer, "/files").await.text().contains("زياد"));
    });
}

#[test]
fn a_token_opens_what_it_was_made_for_and_makes_nothing() {
    run(async {
        let scene = Scene::peopled();
        let mut reviewer = scene.enter("reviewer").await;
        let form = [("name", "report"), ("scope", "read"), ("present", PASSWORD)];
        let secret = shown_once(&scene.post(&mut reviewer, "/me/tokens", &form).await.text());
        assert_eq!(scene.call(&secret, "GET", "/files", None).await.status, StatusCode::OK);
        let named = Some(serde_json::json!({"name": "x"}));
        for (method, path, body) in [
            ("POST", "/organisations", named.clone()),
            ("GET", "/export?format=csv", None),
            ("GET", "/proposals", None),
            ("GET", "/log", None),
        ] {
            let seen = scene.call(&secret, method, path, body).await;
            assert_eq!(seen.status, StatusCode::FORBIDDEN, "{path}");
            assert!(seen.text().contains("token-scope"), "{path}: {}", seen.text());
        }
        let all = scene.api_token("administrator");
        for (method, path) in [("POST", "/me/tokens"), ("POST", "/members"), ("PATCH", "/members/m1")] {
            assert_eq!(
                scene.call(&all, method, path, named.clone()).await.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{path}"
            );
        }
        let change = [("present", PASSWORD), ("password", "خبز وملح وزعتر"), ("again", "خبز وملح وزعتر")];
        scene.post(&mut reviewer, "/me/password", &change).await;
        assert_eq!(
            scene.call(&secret, "GET", "/files", None).await.status,
            StatusCode::UNAUTHORIZED,
            "it ends with the password"
        );
    });
}

#[test]
fn who_can_be_overheard_is_warned() {
    run(async {
        for exposed in [true, false] {
            let scene = Scene::peopled_with(web::Options { exposed, ..web::Options::default() });
            let mut administrator = scene.enter("administrator").await;
            assert_eq!(
                scene.get(&mut administrator, "/").await.text().contains("can be read on the way"),
                exposed
            );
            let mut guest = scene.enter("guest").await;
            assert!(
                !scene.get(&mut guest, "/").await.text().contains("can be read on the way"),
                "who cannot change it is not told"
            );
        }
    });
}
