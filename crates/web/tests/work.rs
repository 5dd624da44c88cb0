//! A day's work through the outermost door: a file is opened, added to,
//! corrected; a list comes in and goes again; a list leaves.

mod forms;
mod lists;
mod lists_in;
mod scene;

use axum::http::StatusCode;
use scene::{Scene, Visitor, run};
use serde_json::{Value, json};

#[track_caller]
fn json_of(seen: &scene::Seen) -> Value {
    serde_json::from_slice(&seen.body).unwrap_or_else(|_| panic!("not JSON: {} {}", seen.status, seen.text()))
}

const INTAKE: &[(&str, &str)] = &[
    ("name", "سالم ناصر الأيوبي"),
    ("mother", "فاطمة القادري"),
    ("birth", "1988"),
    ("taken_date", "أواخر 2013"),
    ("taken_place", "نوى"),
    ("informant", "ليلى"),
    ("phone", "0999123456"),
];

async fn opened(scene: &Scene, visitor: &mut Visitor) -> String {
    let seen = scene.post(visitor, "/files/new", INTAKE).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
    seen.location().to_owned()
}

#[test]
fn a_file_is_opened_in_two_minutes_and_only_once() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let seen = scene.post(&mut visitor, "/files/new", &[("name", "سالم ناصر الأيوبي")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("سالم ناصر الأيوبي"), "what was typed stays");
        let file = opened(&scene, &mut visitor).await;
        let page = scene.get(&mut visitor, &file).await.text();
        for word in ["سالم ناصر الأيوبي", "فاطمة القادري", "أواخر 2013"] {
            assert!(page.contains(word), "{word}");
        }
        assert!(
            !page.contains("0999123456") && !page.contains("ليلى"),
            "sealed values wait until they are asked for"
        );
        // The same person again, spelt otherwise: the form asks first.
        let again: Vec<(&str, &str)> =
            INTAKE.iter().map(|(n, v)| (*n, if *n == "name" { "سالم ناصر الايوبي" } else { *v })).collect();
        let seen = scene.post(&mut visitor, "/files/new", &again).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text().contains(&file), "the file that may be meant is shown");
        let sure: Vec<(&str, &str)> = again.iter().copied().chain([("confirmed", "yes")]).collect();
        assert_eq!(scene.post(&mut visitor, "/files/new", &sure).await.status, StatusCode::SEE_OTHER);
        let piece = scene
            .get(&mut visitor, "/files/similar?name=%D8%B3%D8%A7%D9%84%D9%85+%D9%86%D8%A7%D8%B5%D8%B1")
            .await;
        assert!(piece.text().contains(&file) && !piece.text().contains("<html"));
    });
}

#[test]
fn a_claim_is_added_corrected_and_withdrawn_and_stays_readable() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let form = [
            ("property", "origin_place"),
            ("value", "نوى"),
            ("informant", "أخوه"),
            ("source_kind", "interview"),
        ];
        let seen = scene.post(&mut visitor, &format!("{file}/claims/new"), &form).await;
        assert_eq!(seen.location(), file, "{}", seen.text());
        let paper = [("property", "photo"), ("value", "صورة قديمة"), ("informant", "أخوه")];
        let seen = scene
            .upload(
                &mut visitor,
                &format!("{file}/claims/new"),
                &paper,
                ("document", "x.png", b"\x89PNG\r\n\x1a\nx"),
            )
            .await;
        assert_eq!(seen.location(), file, "{}", seen.text());
        let id = file.trim_start_matches("/files/");
        let token = scene.api_token("documenter");
        let body = json_of(&scene.call(&token, "GET", &format!("/files/{id}"), None).await);
        let fact = body["facts"]
            .as_array()
            .expect("facts")
            .iter()
            .find(|f| f["property"] == "origin_place")
            .expect("added");
        let claim = fact["values"][0]["claims"][0]["id"].as_str().expect("an id").to_owned();
        let page = format!("{file}/claims/{claim}");
        assert_eq!(scene.get(&mut visitor, &format!("{page}/correct")).await.status, StatusCode::OK);
        let form = [("value", "جاسم"), ("why", "سمعنا خطأ"), ("informant", "أخوه")];
        assert_eq!(scene.post(&mut visitor, &format!("{page}/correct"), &form).await.location(), file);
        let shown = scene.get(&mut visitor, &file).await.text();
        assert!(shown.contains("جاسم"));
        let body = json_of(&scene.call(&token, "GET", &format!("/files/{id}"), None).await);
        assert_eq!(body["gone"].as_array().map(Vec::len), Some(1), "the former claim stays readable");
        let fact = body["facts"]
            .as_array()
            .expect("facts")
            .iter()
            .find(|f| f["property"] == "origin_place")
            .expect("still there");
        let claim = fact["values"][0]["claims"][0]["id"].as_str().expect("an id").to_owned();
        let page = format!("{file}/claims/{claim}/withdraw");
        assert_eq!(
            scene.post(&mut visitor, &page, &[("why", " ")]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(scene.post(&mut visitor, &page, &[("why", "تراجع القائل")]).await.location(), file);
        assert!(scene.get(&mut visitor, &format!("{file}/history")).await.text().contains("تراجع القائل"));
    });
}

#[test]
fn a_list_is_read_accepted_and_taken_back() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let list = "الاسم الكامل,اسم الأم,تاريخ الاعتقال\n\
            هيثم ماهر القادري,فاطمة,2013/5/7\n\
            رامي سليم النصار,هدى,2014\n";
        let seen = scene
            .upload(
                &mut visitor,
                "/imports/new",
                &[("organisation_name", "منظمة الذاكرة")],
                ("files", "list.csv", list.as_bytes()),
            )
            .await;
        assert!(seen.location().starts_with("/plans/"), "{} {}", seen.status, seen.text());
        let plan = seen.location().to_owned();
        let page = scene.get(&mut visitor, &plan).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("list.csv"));
        assert_eq!(scene.operator().count().expect("count"), 0, "a plan writes nothing");
        let seen = scene.accept(&mut visitor, &plan).await;
        assert_eq!(seen.location(), "/imports/i1");
        assert_eq!(scene.operator().count().expect("count"), 2);
        assert_eq!(scene.get(&mut visitor, "/imports/i1").await.status, StatusCode::OK);
        let found = scene
            .get(&mut visitor, "/files?q=%D8%B1%D8%A7%D9%85%D9%8A+%D8%B3%D9%84%D9%8A%D9%85")
            .await
            .text();
        assert!(found.contains("رامي سليم النصار"));
        let seen = scene.post(&mut visitor, "/imports/i1/withdraw", &[("why", "")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        scene.post(&mut visitor, "/imports/i1/withdraw", &[("why", "قائمة خاطئة")]).await;
        assert_eq!(scene.operator().count().expect("count"), 0);
    });
}

#[test]
fn what_is_seen_is_what_leaves() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        opened(&scene, &mut visitor).await;
        for (format, kind) in
            [("csv", "text/csv"), ("json", "application/json"), ("xlsx", "application/vnd.openxml")]
        {
            let seen =
                scene.get(&mut visitor, &format!("/files/export?format={format}&columns=mother")).await;
            assert_eq!(seen.status, StatusCode::OK);
            let of =
                |name: &str| seen.head.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
            assert!(of("content-type").starts_with(kind), "{}", of("content-type"));
            assert!(of("content-disposition").starts_with("attachment"));
        }
        let mut guest = scene.enter("guest").await;
        assert_eq!(scene.get(&mut guest, "/files/export?format=csv").await.status, StatusCode::FORBIDDEN);
        let save = [("name", "قائمتي"), ("query", "q=سالم&columns=mother")];
        assert!(scene.post(&mut visitor, "/lists", &save).await.location().contains("list="));
        assert!(scene.get(&mut visitor, "/lists").await.text().contains("قائمتي"));
    });
}

#[test]
fn a_paper_is_kept_and_never_runs() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let page = b"<html><script>alert(1)</script></html>";
        let seen = scene
            .upload(
                &mut visitor,
                &format!("{file}/documents/new"),
                &[("tier", "team")],
                ("file", "a.html", page),
            )
            .await;
        assert_eq!(seen.location(), file, "{}", seen.text());
        let seen = scene.get(&mut visitor, "/documents/d1/raw").await;
        assert_eq!(seen.body, page);
        let of =
            |name: &str| seen.head.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(of("content-type"), "text/plain");
        assert!(of("content-disposition").starts_with("attachment"));
        assert!(of("content-security-policy").contains("sandbox"));
        let mut guest = scene.enter("guest").await;
        assert_eq!(scene.get(&mut guest, "/documents/d1/raw").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_script_does_what_its_owner_may() {
    run(async {
        let scene = Scene::peopled();
        let token = scene.api_token("documenter");
        let new = json!({
            "source": { "title": "أخوه" },
            "claims": [
                { "property": "full_name", "said": "سالم ناصر" },
                { "property": "taken_date", "said": "2013" },
            ],
        });
        let seen = scene.call(&token, "POST", "/files", Some(new.clone())).await;
        assert_eq!(seen.status, StatusCode::CREATED, "{}", seen.text());
        let file = json_of(&seen)["file"].as_str().expect("a file").to_owned();
        assert_eq!(
            json_of(
                &scene
                    .call(
                        &token,
                        "GET",
                        "/files?q=سالم"
                            .replace('س', "%D8%B3")
                            .replace('ا', "%D8%A7")
                            .replace('ل', "%D9%84")
                            .replace('م', "%D9%85")
                            .as_str(),
                        None
                    )
                    .await
            )["total"],
            1
        );
        // A prison that ships is found by the same words as on the page, beside the first of the files.
        let prison = |more: &str| format!("/files?q=%D8%B5%D9%8A%D8%AF%D9%86%D8%A7%D9%8A%D8%A7{more}");
        let found = json_of(&scene.call(&token, "GET", &prison(""), None).await);
        let ids = |found: &Value| -> Vec<String> {
            let all = found["subjects"].as_array().cloned().unwrap_or_default();
            all.iter().map(|line| line["id"].as_str().expect("an id").to_owned()).collect()
        };
        assert!(ids(&found).iter().any(|id| id.starts_with("f:")), "{found}");
        let further = json_of(&scene.call(&token, "GET", &prison("&from=1"), None).await);
        assert!(further.get("subjects").is_none(), "{further}");
        for (method, path, body, status) in [
            ("GET", "/files?colour=red", None, 400),
            ("GET", "/files?limit=many", None, 400),
            ("GET", "/files/p99", None, 404),
            ("GET", "/nothing", None, 404),
            ("DELETE", "/files", None, 405),
            ("POST", "/files", Some(json!({ "claims": [] })), 400),
            (
                "POST",
                "/files",
                Some(json!({
                    "source": { "title": "x" }, "claims": [{ "property": "full_name", "said": "سالم" }],
                })),
                422,
            ),
            ("GET", "/members", None, 403),
            ("POST", "/verify", None, 403),
            ("POST", &format!("/files/{file}/reveal"), Some(json!({ "properties": ["phone"] })), 403),
        ] {
            let seen = scene.call(&token, method, path, body).await;
            assert_eq!(seen.status.as_u16(), status, "{method} {path}: {}", seen.text());
            let error = json_of(&seen);
            assert!(
                error["error"]["code"].is_string()
                    && !error["error"]["message"].as_str().unwrap_or_default().is_empty(),
                "{error}"
            );
        }
        let guest = scene.api_token("guest");
        assert_eq!(scene.call(&guest, "POST", "/files", Some(new)).await.status, StatusCode::FORBIDDEN);
        let request =
            axum::http::Request::post("/api/v1/files").header("authorization", format!("Bearer {token}"));
        let seen = scene.send(request.body(axum::body::Body::from("x")).expect("a request")).await;
        assert_eq!(seen.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(scene.call("wrong", "GET", "/me", None).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn every_call_is_described_and_every_description_answers() {
    run(async {
        let scene = Scene::peopled();
        let description: Value = serde_json::from_str(web::api::description()).expect("JSON");
        let paths = description["paths"].as_object().expect("paths");
        assert!(paths.len() > 40);
        let token = scene.api_token("auditor");
        for (path, calls) in paths {
            for (method, call) in calls.as_object().expect("calls") {
                for status in ["400", "401", "403", "404", "409", "413", "415", "422", "429"] {
                    assert!(
                        call["responses"].get(status).is_some(),
                        "{method} {path} does not tell of {status}"
                    );
                }
                let address = path
                    .replace("{id}", "p1")
                    .replace("{a}", "p1")
                    .replace("{b}", "p2")
                    .replace("{name}", "x");
                let seen = scene.call(&token, &method.to_uppercase(), &address, None).await;
                assert_ne!(seen.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
                assert!(
                    call["responses"].get(seen.status.as_str()).is_some(),
                    "{method} {path}: {}",
                    seen.status
                );
                let unknown = scene.call("", &method.to_uppercase(), &address, None).await;
                assert_eq!(unknown.status, StatusCode::UNAUTHORIZED, "{method} {path}");
            }
        }
    });
}

/// The token of a form as the page has it, with its key of one use.
async fn form_token(scene: &Scene, visitor: &mut Visitor, page: &str) -> String {
    let page = scene.get(visitor, page).await.text();
    let at = page.find("name=\"csrf\" value=\"").expect("the page has a form") + 19;
    page[at..].split('"').next().expect("a value").to_owned()
}

#[test]
fn a_form_that_is_sent_four_times_makes_one_file_and_leads_to_it_four_times() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let token = form_token(&scene, &mut visitor, "/files/new").await;
        let form: Vec<(&str, &str)> = INTAKE.iter().copied().chain([("csrf", token.as_str())]).collect();
        let send = || async {
            let mut visitor = visitor.clone();
            scene.post_as(&mut visitor, "/files/new", &form, Some("same-origin")).await
        };
        let (a, b, c) = tokio::join!(send(), send(), send());
        let d = send().await;
        for seen in [&a, &b, &c, &d] {
            assert_eq!(
                (seen.status, seen.location()),
                (StatusCode::SEE_OTHER, a.location()),
                "{}",
                seen.text()
            );
        }
        assert_eq!(scene.operator().count().unwrap(), 1);
        // After a step back in the browser the key is old and the words are new: another file.
        let other: Vec<(&str, &str)> = form
            .iter()
            .map(|(n, v)| (*n, if *n == "name" { "بلال قاسم الزعبي" } else { *v }))
            .chain([("confirmed", "yes")])
            .collect();
        let seen = scene.post_as(&mut visitor, "/files/new", &other, Some("same-origin")).await;
        assert_ne!(seen.location(), a.location());
        assert_eq!(scene.operator().count().unwrap(), 2);
    });
}

#[test]
fn a_list_accepted_four_times_is_taken_in_once_and_found_four_times() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let list = "الاسم;اسم الأم;من\nنادر خالد الحريري;مريم;نوى\n".as_bytes();
        let seen = scene
            .upload(
                &mut visitor,
                "/imports/new",
                &[("organisation_name", "مكتب درعا")],
                ("file", "a.csv", list),
            )
            .await;
        let plan = seen.location().to_owned();
        let token = form_token(&scene, &mut visitor, &plan).await;
        let state = scene::state_of(&scene.get(&mut visitor, &plan).await.text());
        let (accept, form) =
            (format!("{plan}/accept"), [("csrf", token.as_str()), ("state", state.as_str())]);
        let mut answers = std::collections::BTreeSet::new();
        for _ in 0..4 {
            let seen = scene.post_as(&mut visitor, &accept, &form, Some("same-origin")).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
            answers.insert(seen.location().to_owned());
        }
        assert_eq!(answers.len(), 1, "{answers:?}");
        assert_eq!(scene.house.ground().expect("read").lists.imports.size(), 1);
    });
}

#[test]
fn a_script_that_tries_again_with_its_key_writes_once_even_after_a_restart() {
    run(async {
        let scene = Scene::peopled();
        let token = scene.api_token("documenter");
        let new = json!({
            "source": { "title": "أخوه" },
            "claims": [
                { "property": "full_name", "said": "سالم ناصر" },
                { "property": "taken_date", "said": "2013" },
            ],
        });
        let send = |router: axum::Router, key: &'static str, body: Value| {
            let request = axum::http::Request::post("/api/v1/files")
                .header("authorization", format!("Bearer {token}"))
                .header("content-type", "application/json")
                .header("idempotency-key", key)
                .body(axum::body::Body::from(body.to_string()))
                .expect("a request");
            async move {
                let response = tower::ServiceExt::oneshot(router, request).await.expect("answered");
                let status = response.status();
                (status, axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("whole"))
            }
        };
        let first = send(scene.router.clone(), "one", new.clone()).await;
        assert_eq!(first.0, StatusCode::CREATED);
        assert_eq!(send(scene.router.clone(), "one", new.clone()).await, first);
        // What the server kept in memory is gone; the register knows the key.
        let restarted = web::router(scene.house.clone(), web::Options::default());
        assert_eq!(send(restarted.clone(), "one", new.clone()).await, first);
        assert_eq!(scene.operator().count().unwrap(), 1);
        let mut other = new.clone();
        other["claims"][0]["said"] = json!("بلال ناصر");
        for router in [scene.router.clone(), restarted] {
            let (status, body) = send(router, "one", other.clone()).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{}", String::from_utf8_lossy(&body));
        }
        assert_eq!(send(scene.router.clone(), "two", other).await.0, StatusCode::CREATED);
        assert_eq!(send(scene.router.clone(), " ", new).await.0, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn the_same_picture_five_times_is_one_paper_and_the_page_says_so() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let at = format!("{file}/documents/new");
        for round in 0..5 {
            let seen = scene
                .upload(&mut visitor, &at, &[("title", "هوية")], ("file", "id.png", b"\x89PNG\r\n\x1a\nx"))
                .await;
            assert_eq!(seen.location(), file, "{}", seen.text());
            let said = scene
                .get(&mut visitor, &file)
                .await
                .text()
                .contains("already; it was not kept a second time");
            assert_eq!(said, round > 0);
        }
        let id = file.trim_start_matches("/files/").parse().expect("a number");
        assert_eq!(scene.operator().dossier(id).unwrap().papers.len(), 1);
    });
}

#[test]
fn a_name_in_the_title_of_a_source_is_corrected_by_whoever_may_and_sealed() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let id: model::PersonId = file.trim_start_matches("/files/").parse().expect("a number");
        let claims = [casework::NewClaim::person("residence", "نوى").expect("a property")];
        let source = casework::SourceChoice::New {
            kind: "interview".into(),
            title: "أخته ليلى المصري".into(),
            tier: model::Tier::Team,
            reliability: 'F',
            dated: None,
            document: None,
        };
        let act = scene.operator().add(id, casework::OURS, &source, None, &claims).expect("added").act;
        let at = format!("/sources/{act}");
        let page = scene.get(&mut visitor, &at).await.text();
        assert!(page.contains("ليلى المصري") && page.contains(&format!("href=\"{at}/title\"")), "{page}");
        let form = format!("{at}/title");
        assert!(scene.get(&mut visitor, &form).await.text().contains("name=\"title\""));
        let still = [("title", "أخته ليلى"), ("name", "ليلى المصري")];
        let seen = scene.post(&mut visitor, &form, &still).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("still has a word of the name"), "{}", seen.text());
        let right = [("title", "أخته"), ("name", "ليلى المصري")];
        assert_eq!(scene.post(&mut visitor, &form, &right).await.location(), at);
        for page in [at.clone(), file.clone(), format!("{file}/history"), format!("{file}/print")] {
            let page = scene.get(&mut visitor, &page).await.text();
            assert!(!page.contains("ليلى المصري"), "{page}");
        }
        let mut reviewer = scene.enter("reviewer").await;
        let seen =
            scene.post(&mut reviewer, &format!("{file}/reveal"), &[("property", "informant_name")]).await;
        assert!(seen.text().contains("ليلى المصري"), "it can be asked for: {}", seen.text());
        for role in ["analyst", "guest"] {
            let mut other = scene.enter(role).await;
            let seen = scene.post(&mut other, &form, &[("title", "خاله"), ("name", "ليلى")]).await;
            assert!(matches!(seen.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{role}");
        }
    });
}

#[test]
fn the_page_of_a_paper_says_who_gave_it_as_far_as_the_reader_is_told() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let at = format!("{file}/documents/new");
        let png = b"\x89PNG\r\n\x1a\nx";
        // By a source that was named beside it.
        let named = [("title", "هوية: الوجه"), ("informant", "ليلى المصري"), ("relation", "sister_full")];
        let seen = scene.upload(&mut visitor, &at, &named, ("file", "id.png", png)).await;
        assert_eq!(seen.location(), file, "{}", seen.text());
        let page = scene.get(&mut visitor, "/documents/d1").await.text();
        assert!(page.contains("Who gave it") && page.contains("/sources/"), "{page}");
        assert!(!page.contains("ليلى المصري"), "the name is sealed");
        let (_, givers) = page.split_once("Who gave it").expect("a heading");
        assert!(givers.contains("جمعية الأثر"), "whose word it is: {givers}");
        // By nobody.
        let other = [("title", "ورقة"), ("source", "nobody")];
        let seen = scene.upload(&mut visitor, &at, &other, ("file", "b.png", b"\x89PNG\r\n\x1a\ny")).await;
        assert_eq!(seen.location(), file, "{}", seen.text());
        let page = scene.get(&mut visitor, "/documents/d2").await.text();
        assert!(page.contains("Nobody wrote down who gave it"), "{page}");
        visitor.lang = "ar";
        assert!(scene.get(&mut visitor, "/documents/d2").await.text().contains("لم يُكتب من أعطاها"));
        let mut guest = scene.enter("guest").await;
        assert_eq!(scene.get(&mut guest, "/documents/d1").await.status, StatusCode::NOT_FOUND);
    });
}

/// Who is told what became of somebody is written down by those who sit with families, stays inside the
/// register, and takes the file off their list; paper with such news says for whom it is, and is in the log.
#[test]
fn a_family_is_told_and_it_stays_in_the_house() {
    run(async {
        let scene = Scene::peopled();
        let mut documenter = scene.enter("documenter").await;
        let file = opened(&scene, &mut documenter).await;
        let mut liaison = scene.enter("liaison").await;
        liaison.lang = "ar";
        assert!(
            !scene.get(&mut liaison, "/").await.text().contains("flag=untold"),
            "nothing waits to be told yet"
        );
        let news = [
            ("property", "status"),
            ("value", "متوفى حسب شهود"),
            ("informant", "رفيق احتجاز"),
            ("source_kind", "interview"),
        ];
        assert_eq!(scene.post(&mut documenter, &format!("{file}/claims/new"), &news).await.location(), file);
        assert!(scene.get(&mut liaison, "/").await.text().contains("/files?flag=untold"));
        assert!(scene.get(&mut liaison, "/files?flag=untold").await.text().contains(&file));
        assert!(scene.get(&mut liaison, &file).await.text().contains("محجوب حتى يُبلَّغ الأهل"));

        let told = format!("{file}/told");
        let words = [
            ("told_relative", "أمه سعاد، في بيتها"),
            ("told_by", "هدى"),
            ("event_date", ""),
            ("event_note", "طلبت شهادة"),
        ];
        assert_eq!(scene.post(&mut documenter, &told, &words).await.status, StatusCode::FORBIDDEN);
        let seen = scene.post(&mut liaison, &told, &[("told_relative", ""), ("told_by", "هدى")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody was told, or nobody was");
        assert_eq!(scene.post(&mut liaison, &told, &words).await.location(), file);
        assert!(!scene.get(&mut liaison, "/").await.text().contains("flag=untold"));
        let page = scene.get(&mut liaison, &file).await.text();
        for word in ["أُبلغ الأهل", "أمه سعاد، في بيتها", "طلبت شهادة"] {
            assert!(page.contains(word), "{word}");
        }
        assert!(!page.contains("محجوب حتى يُبلَّغ"), "nothing says any more that they wait to be told");
        assert!(page.contains("خبر لا يخرج"), "and it still does not leave");

        let mut guest = scene.enter("guest").await;
        let list = scene.get(&mut guest, "/files").await.text();
        let outside = list
            .split("href=\"/files/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .find(|id| !id.contains("new"));
        if let Some(id) = outside {
            assert!(!scene.get(&mut guest, &format!("/files/{id}")).await.text().contains("سعاد"));
        }
        let sheet = scene.get(&mut documenter, "/files/export?format=csv&for=team").await.text();
        assert!(!sheet.contains("سعاد") && !sheet.contains("أُبلغ الأهل"));

        let paper = scene.get(&mut liaison, &format!("{file}/print")).await.text();
        assert!(paper.contains("للفريق فقط"), "the sheets say for whom they are");
        let mut auditor = scene.enter("auditor").await;
        auditor.lang = "ar";
        assert!(scene.get(&mut auditor, "/audit").await.text().contains("طباعة ملف فيه خبر محجوب"));
        let token = scene.api_token("liaison");
        let id = file.trim_start_matches("/files/");
        let wrong = scene
            .call(&token, "POST", &format!("/files/{id}/told"), Some(json!({"relative": 3, "by": "هدى"})))
            .await;
        let error = &json_of(&wrong)["error"];
        assert_eq!((wrong.status, &error["at"]), (StatusCode::BAD_REQUEST, &json!("/relative")), "{error}");
        let again = json!({"relative": "أخوه", "by": "هدى"});
        assert_eq!(
            scene.call(&token, "POST", &format!("/files/{id}/told"), Some(again)).await.status,
            StatusCode::CREATED
        );
    });
}

#[test]
fn a_file_and_a_list_are_read_as_they_were_on_an_earlier_day() {
    run(async {
        const DAY: i64 = 24 * 60 * scene::MINUTE;
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let first = scene.house.today();
        scene.pass(3 * DAY);
        let mut visitor = scene.enter("documenter").await;
        let form = [
            ("property", "origin_place"),
            ("value", "جاسم"),
            ("informant", "أخوه"),
            ("source_kind", "interview"),
        ];
        assert_eq!(scene.post(&mut visitor, &format!("{file}/claims/new"), &form).await.location(), file);
        let later = [
            ("name", "رامي سليم القادري"),
            ("taken_date", "2012"),
            ("taken_place", "داريا"),
            ("informant", "جاره"),
        ];
        scene.post(&mut visitor, "/files/new", &later).await;

        let day = first.plus(1).iso();
        let then = scene.get(&mut visitor, &format!("{file}?as_of={day}")).await;
        let page = then.text();
        assert_eq!(then.status, StatusCode::OK, "{page}");
        assert!(page.contains("فاطمة القادري") && !page.contains("جاسم"), "nothing that was written later");
        assert!(page.contains("As the register stood at the end of"), "the page says which day it is");
        for way in ["/print", "/why", "/history"] {
            let page = scene.get(&mut visitor, &format!("{file}{way}?as_of={day}")).await;
            assert_eq!(page.status, StatusCode::OK, "{way}");
            assert!(!page.text().contains("جاسم"), "{way}");
        }
        assert!(page.contains(&format!("{file}/print?as_of={day}")), "links lead to the same day");
        for button in ["/claims/new", "/events/new", "/documents/new", "/correct", "/tag"] {
            assert!(
                !page.contains(&format!("{button}\"")),
                "nothing is written into an earlier day: {button}"
            );
        }
        let list = scene.get(&mut visitor, &format!("/files?as_of={day}")).await.text();
        assert!(list.contains("سالم ناصر الأيوبي") && !list.contains("رامي سليم القادري"));
        assert!(list.contains(&format!("{file}?as_of={day}")));
        let sheet = scene.get(&mut visitor, &format!("/files/export?format=csv&as_of={day}")).await;
        assert!(sheet.text().contains("سالم ناصر الأيوبي") && !sheet.text().contains("رامي سليم القادري"));
        let name = sheet.head.get("content-disposition").and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert!(name.contains(&day), "{name}");

        let token = scene.api_token("documenter");
        let told = json_of(&scene.call(&token, "GET", &format!("/files?as_of={day}"), None).await);
        assert_eq!(told["total"], 1);
        let number = file.rsplit('/').next().unwrap_or_default();
        let told = scene.call(&token, "GET", &format!("/files/{number}?as_of={day}"), None).await.text();
        assert!(told.contains("فاطمة القادري") && !told.contains("جاسم"));

        for (path, status) in
            [("as_of=2020-01-01", 422), ("as_of=2099-01-01", 422), ("as_of=gestern", 422), ("as_of=3", 422)]
        {
            let seen = scene.get(&mut visitor, &format!("{file}?{path}")).await;
            assert_eq!(seen.status.as_u16(), status, "{path}: {}", seen.text());
            assert_eq!(
                scene.call(&token, "GET", &format!("/files?{path}"), None).await.status.as_u16(),
                status,
                "{path}"
            );
        }
        assert_eq!(
            scene.get(&mut visitor, &format!("/tasks?as_of={day}")).await.status,
            StatusCode::BAD_REQUEST,
            "a page of today does not answer for another day"
        );
        assert_eq!(
            scene.call(&token, "GET", &format!("/properties?as_of={day}"), None).await.status,
            StatusCode::BAD_REQUEST
        );
        let mut guest = scene.enter("guest").await;
        assert_eq!(scene.get(&mut guest, &format!("/files?as_of={day}")).await.status, StatusCode::FORBIDDEN);
        assert!(!scene.get(&mut guest, "/files").await.text().contains("as_of"));
    });
}

#[test]
fn a_checkpoint_has_a_file_of_its_own_and_is_found_in_the_one_box() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let nameless =
            scene.post(&mut visitor, "/subjects/new", &[("kind", "checkpoint"), ("informant", "سائق")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nameless.text());
        let kindless = scene
            .post(&mut visitor, "/subjects/new", &[("subject_name", "حاجز السنتر"), ("informant", "سائق")])
            .await;
        assert_eq!(kindless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(kindless.text().contains("حاجز السنتر"), "what was typed stays");
        let form = [
            ("kind", "checkpoint"),
            ("subject_name", "حاجز السنتر"),
            ("subject_place", "نوى"),
            ("informant", "سائق"),
        ];
        let seen = scene.post(&mut visitor, "/subjects/new", &form).await;
        assert_eq!((seen.status, seen.location()), (StatusCode::SEE_OTHER, "/files/k1"), "{}", seen.text());
        let page = scene.get(&mut visitor, "/files/k1").await.text();
        assert!(page.contains("حاجز السنتر") && page.contains("checkpoint"), "{page}");
        assert!(
            !page.contains("/files/k1/events/new") && !page.contains("/files/tag"),
            "what is special to people stays with people"
        );
        let claim = [("property", "subject_party"), ("value", "المخابرات الجوية"), ("informant", "سائق آخر")];
        assert_eq!(scene.post(&mut visitor, "/files/k1/claims/new", &claim).await.location(), "/files/k1");
        let wrong = [("property", "mother_name"), ("value", "هدى"), ("informant", "سائق")];
        assert_eq!(
            scene.post(&mut visitor, "/files/k1/claims/new", &wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let page = scene.get(&mut visitor, "/files/k1").await.text();
        let at = page.rfind("/correct\"").expect("it can be corrected");
        let correct =
            page[..at].rsplit('"').next().map(|start| format!("{start}/correct")).expect("an address");
        let fixed = [("value", "الأمن العسكري"), ("why", "سمعناه خطأ"), ("informant", "سائق ثالث")];
        assert_eq!(scene.post(&mut visitor, &correct, &fixed).await.location(), "/files/k1");
        let history = scene.get(&mut visitor, "/files/k1/history").await.text();
        assert!(
            history.contains("المخابرات الجوية")
                && history.contains("الأمن العسكري")
                && history.contains("سمعناه خطأ")
        );
        let page = scene.get(&mut visitor, "/files/k1").await.text();
        let at = page.rfind("/withdraw\"").expect("it can be taken back");
        let withdraw =
            page[..at].rsplit('"').next().map(|start| format!("{start}/withdraw")).expect("an address");
        assert_eq!(scene.post(&mut visitor, &withdraw, &[("why", "لم يقله")]).await.location(), "/files/k1");
        for (way, found) in [
            ("/files?q=%D8%A7%D9%84%D8%B3%D9%86%D8%AA%D8%B1", true),
            ("/subjects?kind=checkpoint", true),
            ("/subjects?kind=institution", false),
        ] {
            assert_eq!(scene.get(&mut visitor, way).await.text().contains("حاجز السنتر"), found, "{way}");
        }
        let page = scene.get(&mut visitor, "/subjects?kind=checkpoint").await.text();
        assert!(
            page.contains("action=\"/subjects/export\"")
                && !scene.get(&mut visitor, "/subjects").await.text().contains("/subjects/export")
        );
        assert!(
            !page.contains("name=\"shipped\"")
                && scene
                    .get(&mut visitor, "/subjects?kind=facility")
                    .await
                    .text()
                    .contains("name=\"shipped\""),
            "where data ship"
        );
        let sheet = scene.get(&mut visitor, "/subjects/export?format=csv&kind=checkpoint&for=team").await;
        assert!(
            sheet.status == StatusCode::OK && sheet.text().contains("k1,checkpoint,حاجز السنتر"),
            "{}",
            sheet.text()
        );
        for (wrong, status) in [
            ("format=csv", 422),
            ("kind=checkpoint", 400),
            ("format=csv&kind=person", 422),
            ("format=csv&kind=checkpoint&for=x", 400),
        ] {
            assert_eq!(
                scene.get(&mut visitor, &format!("/subjects/export?{wrong}")).await.status.as_u16(),
                status,
                "{wrong}"
            );
        }
        let prison = scene.get(&mut visitor, "/files/f:F117").await.text();
        assert!(prison.contains("صيدنايا") && prison.contains("Reference data"), "what ships has a file");
        for way in
            ["/files/f:F117/print", "/files/k1/print", "/files/k1/claims/new", "/files/k1/documents/new"]
        {
            assert_eq!(scene.get(&mut visitor, way).await.status, StatusCode::OK, "{way}");
        }
        for way in ["/files/k1/why", "/files/k1/events/new", "/files/k9", "/files/f:F99999", "/files/z1"] {
            assert_eq!(scene.get(&mut visitor, way).await.status, StatusCode::NOT_FOUND, "{way}");
        }
        let task = [("file", "k1"), ("what", "سؤال السائقين عنه"), ("due", "2090-01-02")];
        assert_eq!(scene.post(&mut visitor, "/files/tasks", &task).await.location(), "/files/k1");
        assert_eq!(
            scene
                .post(&mut visitor, "/files/tasks", &[("file", "f:F117"), ("what", "سؤال الناجين عنه")])
                .await
                .location(),
            "/files/f%3AF117"
        );
        for way in ["/files/k1", "/tasks"] {
            assert!(scene.get(&mut visitor, way).await.text().contains("سؤال السائقين عنه"), "{way}");
        }
        let list = scene.get(&mut visitor, "/tasks").await.text();
        assert!(
            list.contains("href=\"/files/k1\"")
                && list.contains("حاجز السنتر")
                && list.contains("href=\"/files/f%3AF117\""),
            "{list}"
        );
        assert_eq!(
            scene.post(&mut visitor, "/files/tasks", &[("file", "k9"), ("what", "زيارة")]).await.status,
            StatusCode::NOT_FOUND
        );
        let mut guest = scene.enter("guest").await;
        assert!(!scene.get(&mut guest, "/files/f:F117").await.text().contains("سؤال الناجين"));
        assert_eq!(
            scene.get(&mut guest, "/files/k1").await.status,
            StatusCode::NOT_FOUND,
            "no running number outside"
        );
        let list = scene.get(&mut guest, "/subjects?kind=checkpoint").await.text();
        assert!(list.contains("حاجز السنتر") && !list.contains("k1"));
        assert!(scene.get(&mut guest, "/files/f:F117").await.text().contains("صيدنايا"));
        assert_eq!(scene.post(&mut guest, "/subjects/new", &form).await.status, StatusCode::FORBIDDEN);
        assert_eq!(
            scene.get(&mut guest, "/subjects/export?format=csv&kind=checkpoint").await.status,
            StatusCode::FORBIDDEN
        );
    });
}

#[test]
fn programs_speak_of_subjects_as_people_do() {
    run(async {
        let scene = Scene::peopled();
        let token = scene.api_token("documenter");
        let source = serde_json::json!({"title": "سائق"});
        let claim = |property: &str, said: &str| serde_json::json!({"property": property, "said": said});
        let new = serde_json::json!({
            "kind": "checkpoint", "source": source,
            "claims": [claim("subject_name", "حاجز السنتر"), claim("subject_place", "نوى")],
        });
        let made = scene.call(&token, "POST", "/subjects", Some(new.clone())).await;
        assert_eq!(
            (made.status, made.text().parse::<Value>().expect("json")["file"].as_str()),
            (StatusCode::CREATED, Some("k1")),
            "{}",
            made.text()
        );
        let said =
            serde_json::json!({"source": source, "claims": [claim("subject_party", "المخابرات الجوية")]});
        assert_eq!(
            scene.call(&token, "POST", "/subjects/k1/claims", Some(said.clone())).await.status,
            StatusCode::CREATED
        );
        let told =
            scene.call(&token, "GET", "/subjects/k1", None).await.text().parse::<Value>().expect("json");
        assert_eq!((told["kind"].as_str(), told["name"].as_str()), (Some("checkpoint"), Some("حاجز السنتر")));
        let party = told["facts"]
            .as_array()
            .and_then(|facts| facts.iter().find(|fact| fact["property"] == "subject_party"))
            .cloned()
            .expect("a party");
        let claim_id = party["values"][0]["claims"][0]["id"].as_str().expect("a claim").to_owned();
        let why = serde_json::json!({"why": "لم يقله"});
        assert_eq!(
            scene
                .call(&token, "POST", &format!("/claims/{claim_id}/withdraw"), Some(why.clone()))
                .await
                .status,
            StatusCode::NO_CONTENT
        );
        let told =
            scene.call(&token, "GET", "/subjects/k1", None).await.text().parse::<Value>().expect("json");
        assert!(
            !told["facts"].to_string().contains("subject_party")
                && told["gone"].to_string().contains("لم يقله"),
            "{told}"
        );
        let lines = scene
            .call(&token, "GET", "/subjects?kind=checkpoint", None)
            .await
            .text()
            .parse::<Value>()
            .expect("json");
        assert_eq!(lines[0]["id"], "k1");
        let prison = scene
            .call(&token, "GET", "/subjects?q=sednaya&kind=facility", None)
            .await
            .text()
            .parse::<Value>()
            .expect("json");
        assert_eq!(prison[0]["id"], "f:F117");
        // Nobody came to know on a day what ships with the program.
        let ships = json_of(&scene.call(&token, "GET", "/subjects/f:F007", None).await);
        let known = &ships["facts"][0]["values"][0]["claims"][0];
        assert!(known["said"].is_string() && known["known"].is_null(), "{known}");
        for (path, status) in [
            ("/subjects/p1", 404),
            ("/subjects/k9", 404),
            ("/subjects/f:F99999", 404),
            ("/subjects?kind=person", 400),
            ("/subjects?colour=red", 400),
            ("/files/k1", 404),
        ] {
            assert_eq!(scene.call(&token, "GET", path, None).await.status.as_u16(), status, "{path}");
        }
        let task = serde_json::json!({"subjects": ["k1", "f:F117"], "what": "سؤال السائقين عنه"});
        let set = scene
            .call(&token, "POST", "/tasks", Some(task.clone()))
            .await
            .text()
            .parse::<Value>()
            .expect("json");
        let told =
            scene.call(&token, "GET", "/tasks?about=k1", None).await.text().parse::<Value>().expect("json");
        assert_eq!(
            (told[0]["id"].clone(), told[0]["subject"].as_str(), told[0]["file"].as_str(), told[1].clone()),
            (set[0].clone(), Some("k1"), None, Value::Null)
        );
        for (body, status) in [
            (serde_json::json!({"subjects": ["k9"], "what": "زيارة"}), 404),
            (serde_json::json!({"subjects": ["x"], "what": "زيارة"}), 400),
            (serde_json::json!({"what": "زيارة"}), 400),
        ] {
            assert_eq!(
                scene.call(&token, "POST", "/tasks", Some(body.clone())).await.status.as_u16(),
                status,
                "{body}"
            );
        }
        let sheet = scene
            .call(&token, "GET", "/subjects/export?format=json&kind=checkpoint", None)
            .await
            .text()
            .parse::<Value>()
            .expect("json");
        assert_eq!(
            (sheet[0]["id"].as_str(), sheet[0]["subject_name"].as_str()),
            (Some("k1"), Some("حاجز السنتر"))
        );
        for wrong in [
            "format=json&kind=person",
            "format=pdf&kind=checkpoint",
            "format=csv&kind=checkpoint&shipped=perhaps",
        ] {
            assert_eq!(
                scene.call(&token, "GET", &format!("/subjects/export?{wrong}"), None).await.status,
                StatusCode::BAD_REQUEST,
                "{wrong}"
            );
        }
        let nameless = serde_json::json!({
            "kind": "checkpoint", "source": source, "claims": [claim("subject_note", "x")],
        });
        assert_eq!(
            scene.call(&token, "POST", "/subjects", Some(nameless.clone())).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let guest = scene.api_token("guest");
        let lines = scene
            .call(&guest, "GET", "/subjects?kind=checkpoint", None)
            .await
            .text()
            .parse::<Value>()
            .expect("json");
        assert!(
            lines[0]["name"] == "حاجز السنتر" && lines[0]["id"].as_str().is_some_and(|id| id.len() == 26),
            "{lines}"
        );
        assert_eq!(
            scene.call(&guest, "POST", "/subjects", Some(new.clone())).await.status,
            StatusCode::FORBIDDEN
        );
    });
}

#[test]
fn a_bundle_says_what_rests_on_it_also_of_what_is_no_person() {
    use casework::{NewClaim, NewFile, NewSubject, OURS, SourceChoice, Whom};
    let elsewhere = Scene::elsewhere();
    let desk = elsewhere.desk(access::Viewer::operator(model::MemberId(0)));
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "حديث مع سائق".into(),
        tier: model::Tier::Team,
        reliability: 'B',
        dated: None,
        document: None,
    };
    let said = |key: &str, words: &str| vec![NewClaim::person(key, words).expect("a claim")];
    let of = |kind: &str| model::SubjectKind::of(kind).expect("a kind");
    let (organisation, at) = (OURS, None);
    let facility = NewSubject {
        kind: of("facility"),
        organisation,
        source: source.clone(),
        at: None,
        claims: said("subject_name", "سجن الغروب المختلق"),
    };
    desk.open_subject(facility).expect("a prison");
    let claims = [said("full_name", "نائل مختلق الخيالي"), said("birth_date", "1980")].concat();
    desk.open_file(NewFile { organisation, source, at, claims }).expect("a file");
    let bundle = desk.bundle(&Whom::All, access::Audience::Sheet).expect("a bundle");
    run(async {
        let scene = Scene::peopled();
        let operator = scene.operator();
        let plan = operator.plan_bundle("a.bundle", bundle.bytes).expect("a plan");
        operator.take_bundle(&plan).expect("taken");
        let mut visitor = scene.enter("reviewer").await;
        let page = scene.get(&mut visitor, "/imports/i1").await.text();
        assert!(page.contains("سجن الغروب المختلق") && page.contains("/files/f1"), "{page}");
        assert!(page.contains("Withdrawing it touches 2 files"), "{page}");
    });
}

#[test]
fn whoever_is_here_already_gets_what_was_written_for_a_new_file() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let form = [
            ("name", "سالم ناصر الأيوبي"),
            ("mother", "فاطمة"),
            ("taken_date", "2013"),
            ("informant", "أخوه"),
        ];
        assert_eq!(scene.post(&mut visitor, "/files/new", &form).await.location(), "/files/p1");
        let again = [
            ("name", "سالم ناصر الايوبي"),
            ("mother", "فاطمة"),
            ("taken_date", "5/2013"),
            ("taken_place", "نوى"),
            ("note", "كان طالباً"),
            ("informant", "جاره"),
        ];
        let asked = scene.post(&mut visitor, "/files/new", &again).await.text();
        assert!(
            asked.contains("name=\"same\" value=\"p1\"") && asked.contains("كان طالباً"),
            "it is asked, and what was typed stays: {asked}"
        );
        let same: Vec<(&str, &str)> = again.into_iter().chain([("same", "p1")]).collect();
        assert_eq!(scene.post(&mut visitor, "/files/new", &same).await.location(), "/files/p1");
        assert_eq!(scene.operator().count().expect("count"), 1);
        let page = scene.get(&mut visitor, "/files/p1").await.text();
        assert!(page.contains("كان طالباً") && page.contains("نوى"), "nothing of it was lost");
        let nobody: Vec<(&str, &str)> = again.into_iter().chain([("same", "p99")]).collect();
        assert_eq!(scene.post(&mut visitor, "/files/new", &nobody).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_step_says_what_its_parts_are_and_goes_whole_with_its_kind() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let form = [("name", "سالم ناصر الأيوبي"), ("taken_date", "2013"), ("informant", "أخوه")];
        scene.post(&mut visitor, "/files/new", &form).await;
        let step = [
            ("event_kind", "release"),
            ("event_date", "1/6/2015"),
            ("event_place", "حاجز السعسع"),
            ("informant", "أب"),
        ];
        assert_eq!(scene.post(&mut visitor, "/files/p1/events/new", &step).await.location(), "/files/p1");
        let page = scene.get(&mut visitor, "/files/p1").await.text();
        assert!(page.contains("Released"), "a release leads to that state");
        assert!(page.contains("حاجز السعسع"), "a checkpoint is no town");
        assert!(
            page.contains("Kind of event: ") && page.contains("Place of the event: "),
            "each part says which it is"
        );
        let of_kind = page
            .split("href=\"/files/p1/claims/")
            .filter_map(|rest| rest.split_once("/withdraw\"").map(|(id, _)| id.to_owned()))
            .filter(|id| id.len() < 12);
        let mut gone = false;
        for id in of_kind {
            let asked = scene.get(&mut visitor, &format!("/files/p1/claims/{id}/withdraw")).await.text();
            if !gone && asked.contains("kind of the step") {
                gone = true;
                assert!(asked.contains("حاجز السعسع"), "what goes with it is told");
                assert_eq!(
                    scene
                        .post(&mut visitor, &format!("/files/p1/claims/{id}/withdraw"), &[("why", "لم يقله")])
                        .await
                        .location(),
                    "/files/p1"
                );
                break;
            }
        }
        assert!(gone, "one of the claims is the kind of the step");
        let page = scene.get(&mut visitor, "/files/p1").await.text();
        assert!(!page.contains("1 June 2015"), "no day is left of a step that was taken back");
        // What is sealed in a step is on no page, not even on the one that takes it back.
        let said = |property: &str, words: &str, tier: &str| {
            json!({
                "property": property, "said": words, "part": "event:1", "tier": tier,
            })
        };
        let step = json!({"source": {"title": "ناج"}, "claims": [
            said("event_kind", "sighting", "partner"),
            said("event_place", "نوى", "partner"),
            said("event_note", "رآه أبو سامر", "sealed"),
        ]});
        let made = scene.call(&scene.api_token("documenter"), "POST", "/files/p1/claims", Some(step)).await;
        let act = made.text().parse::<Value>().expect("json")["act"].as_u64().expect("an act");
        let mut reviewer = scene.enter("reviewer").await;
        let asked = scene.get(&mut reviewer, &format!("/files/p1/claims/c{act}.0/withdraw")).await.text();
        assert!(
            asked.contains("kind of the step") && asked.contains("نوى") && !asked.contains("أبو سامر"),
            "{asked}"
        );
    });
}

#[test]
fn what_the_browser_remembers_of_a_page_names_nobody() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let form = [("name", "سالم ناصر الأيوبي"), ("taken_date", "2013"), ("informant", "أخوه")];
        scene.post(&mut visitor, "/files/new", &form).await;
        for way in [
            "/files/p1",
            "/files/p1/print",
            "/files/p1/history",
            "/files/p1/claims/new",
            "/files?q=%D8%B3%D8%A7%D9%84%D9%85",
            "/sources/12",
            "/files",
        ] {
            let page = scene.get(&mut visitor, way).await.text();
            let title = page
                .split("<title>")
                .nth(1)
                .and_then(|rest| rest.split("</title>").next())
                .unwrap_or_default()
                .to_owned();
            assert!(!title.is_empty() && !title.contains("سالم") && !title.contains("أخ"), "{way}: {title}");
        }
        // The key of drafts stands in the page, is the account's own, and is asked of no disk.
        let key = |page: &str| {
            page.split("data-drafts=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .unwrap_or_default()
                .to_owned()
        };
        let mine = key(&scene.get(&mut visitor, "/files/new").await.text());
        let mut other = scene.enter("reviewer").await;
        let theirs = key(&scene.get(&mut other, "/files/new").await.text());
        assert!(mine.len() == 26 && theirs.len() == 26 && mine != theirs, "{mine} {theirs}");
        assert!(
            scene
                .get(&mut visitor, "/files/p1")
                .await
                .head
                .get("cache-control")
                .is_some_and(|kept| kept.to_str().is_ok_and(|kept| kept.contains("no-store")))
        );
    });
}

#[test]
fn a_withdrawn_claim_and_a_paper_that_was_taken_out_come_back_by_one_press() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = opened(&scene, &mut visitor).await;
        let id: model::PersonId = file.trim_start_matches("/files/").parse().expect("a number");
        let claim = |scene: &Scene| {
            let dossier = scene.operator().dossier(id).expect("read");
            dossier.fact("mother_name").map(|fact| fact.values[0].first().id)
        };
        let mother = claim(&scene).expect("she is named");
        let at = format!("{file}/claims/{mother}");
        let seen = scene.post(&mut visitor, &format!("{at}/withdraw"), &[("why", "في ملف آخر")]).await;
        assert_eq!(seen.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        assert!(page.contains(&format!("action=\"{at}/restore\"")), "the page offers to undo it");
        let history = scene.get(&mut visitor, &format!("{file}/history")).await.text();
        assert!(history.contains(&format!("action=\"{at}/restore\"")), "so does the history, later");
        assert_eq!(scene.post(&mut visitor, &format!("{at}/restore"), &[]).await.location(), file);
        assert_eq!(claim(&scene), Some(mother));
        let history = scene.get(&mut visitor, &format!("{file}/history")).await.text();
        assert!(history.contains("Claim stands again"));
        let at = format!("{file}/documents/new");
        scene
            .upload(&mut visitor, &at, &[("title", "هوية")], ("file", "id.png", b"\x89PNG\r\n\x1a\nx"))
            .await;
        let paper = scene.operator().dossier(id).expect("read").papers[0].id;
        let at = format!("/documents/{paper}");
        assert!(scene.get(&mut visitor, &at).await.text().contains(&format!("{at}/out")));
        let empty = scene.post(&mut visitor, &format!("{at}/out"), &[("why", "")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = scene.post(&mut visitor, &format!("{at}/out"), &[("why", "لرجل آخر")]).await;
        assert_eq!(seen.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        assert!(page.contains(&format!("action=\"{at}/back\"")));
        assert!(scene.operator().dossier(id).expect("read").papers.is_empty());
        assert!(scene.get(&mut visitor, &at).await.text().contains("Taken out of file"));
        assert_eq!(scene.post(&mut visitor, &format!("{at}/back"), &[]).await.location(), file);
        assert_eq!(scene.operator().dossier(id).expect("read").papers.len(), 1);
    });
}
