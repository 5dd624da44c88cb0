//! The interface as programs meet it: what is not as described is refused before anything is kept, with the
//! place and what may stand there; what is told is told as it is.

mod scene;

use axum::body::Body;
use axum::http::{Request, header};
use scene::{Scene, Seen, run};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A script with its token.
struct Script<'s> {
    scene: &'s Scene,
    token: String,
}

impl<'s> Script<'s> {
    fn of(scene: &'s Scene, login: &str) -> Script<'s> {
        Script { scene, token: scene.api_token(login) }
    }

    async fn sent(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>, lang: &str) -> Seen {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.header(header::ACCEPT_LANGUAGE, lang).body(body.into()).expect("a request");
        self.scene.send(request).await
    }

    async fn post(&self, path: &str, body: Value) -> Seen {
        self.sent("POST", path, "application/json", body.to_string(), "en").await
    }

    async fn get(&self, path: &str) -> Seen {
        self.sent("GET", path, "", Body::empty(), "en").await
    }

    async fn json(&self, path: &str) -> Value {
        let seen = self.get(path).await;
        assert_eq!(seen.status.as_u16(), 200, "{path}: {}", seen.text());
        json_of(&seen)
    }

    /// A form in parts: `(name, name of the file where it is one, what it holds)`.
    async fn form(&self, path: &str, parts: &[(&str, Option<&str>, &str)]) -> Seen {
        let part = |(name, file, said): &(&str, Option<&str>, &str)| {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{said}\r\n")
        };
        let body = parts.iter().map(part).collect::<String>() + "--edge--\r\n";
        self.sent("POST", path, "multipart/form-data; boundary=edge", body, "en").await
    }

    /// A file with a name and a taking.
    async fn file(&self, name: &str) -> String {
        let claims = json!([
            { "property": "full_name", "said": name }, { "property": "taken_date", "said": "2013" },
        ]);
        let seen = self.post("/files", json!({ "source": { "title": "أخوه" }, "claims": claims })).await;
        assert_eq!(seen.status.as_u16(), 201, "{}", seen.text());
        json_of(&seen)["file"].as_str().expect("a file").to_owned()
    }
}

fn json_of(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.body).unwrap_or_else(|_| panic!("no JSON: {}", seen.text()))
}

/// The refusal: its status, its code, its place.
#[track_caller]
fn refused(seen: &Seen, status: u16, code: &str, at: &str) -> String {
    assert_eq!(seen.status.as_u16(), status, "{}", seen.text());
    let error = &json_of(seen)["error"];
    assert_eq!((&error["code"], &error["at"]), (&json!(code), &json!(at)), "{error}");
    error.to_string()
}

fn said(property: &str, words: &str, more: Value) -> Value {
    let mut claim = json!({ "property": property, "said": words });
    for (key, value) in more.as_object().into_iter().flatten() {
        claim[key] = value.clone();
    }
    json!({ "source": { "title": "أخوه" }, "claims": [claim] })
}

#[test]
fn an_unknown_field_of_an_upload_is_refused_before_anything_is_kept() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        let path = format!("/files/{file}/documents");
        let paper = ("file", Some("هوية.txt"), "صورة الهوية");
        for (wrong, code) in [
            (("teir", None, "sealed"), "call-unknown"),
            (("Tier", None, "sealed"), "call-unknown"),
            (("Compartment", None, "witnesses"), "call-unknown"),
            (("source", None, "zz"), "call-unknown"),
            (("evidence_kind", None, "zz"), "call-unknown"),
            // A circle that is sent as a file, and a second document, were left out as silently.
            (("tier", Some("tier.txt"), "sealed"), "call-value"),
            (("file", Some("b.txt"), "ب"), "call-twice"),
        ] {
            let seen = script.form(&path, &[paper, wrong]).await;
            refused(&seen, 400, code, wrong.0);
        }
        let twice = script.form(&path, &[paper, ("tier", None, "team"), ("tier", None, "sealed")]).await;
        refused(&twice, 400, "call-twice", "tier");
        let unnamed = script.form(&path, &[("file", None, "صورة")]).await;
        refused(&unnamed, 400, "call-value", "file");
        let kept = script.json(&format!("/files/{file}")).await;
        assert_eq!(kept["documents"], json!([]), "nothing was kept");
        let seen = script.form(&path, &[paper, ("tier", None, "sealed")]).await;
        assert_eq!(seen.status.as_u16(), 201, "{}", seen.text());

        let list = ("file", Some("a.csv"), "الاسم,الأم\nرامي سعد الخطيب,هدى\n");
        let whose = ("organisation", None, "منظمة الذاكرة");
        refused(
            &script.form("/plans", &[list, whose, ("surprise", None, "1")]).await,
            400,
            "call-unknown",
            "surprise",
        );
        let second = ("file", Some("b.csv"), "الاسم,الأم\nسمير خالد النجار,ليلى\n");
        let both = script.form("/plans", &[list, second, whose]).await;
        assert_eq!(json_of(&both)["files"], json!(["a.csv", "b.csv"]), "lists come several at once");
        refused(
            &script.form("/bundles", &[("file", Some("x.bundle"), "x"), ("acept", None, "true")]).await,
            400,
            "call-unknown",
            "acept",
        );
        refused(&script.get("/files?teir=sealed").await, 400, "call-unknown", "teir");
        refused(&script.get("/files?sort=name&sort=taken").await, 400, "call-twice", "sort");
        refused(
            &script.post("/files?tier=sealed", said("full_name", "س", json!({}))).await,
            400,
            "call-unknown",
            "tier",
        );
    });
}

#[test]
fn what_is_not_there_is_not_spoken_of() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        let claims = format!("/files/{file}/claims");
        let part = |property: &str, part: &str| said(property, "سلوى", json!({ "part": part }));
        let told = refused(
            &script.post(&claims, part("mother_name", "episode:7")).await,
            400,
            "call-value",
            "/claims/0/part",
        );
        assert!(told.contains("person"), "{told}");
        for (property, wrong, expected) in [
            ("taken_place", "episode:9999", "episode:1, episode:2"),
            ("taken_place", "person", "episode:1"),
            ("taken_place", "episode 1", "episode:1"),
            ("event_place", "event:4", "event:1"),
        ] {
            let seen = script.post(&claims, part(property, wrong)).await;
            let told = refused(&seen, 400, "call-value", "/claims/0/part");
            assert!(told.contains(expected), "{told}");
        }
        let now = script.json(&format!("/files/{file}")).await;
        assert_eq!(now["episodes"].as_array().map(Vec::len), Some(1), "{now}");
        // What is told as expected is taken as it is written; the next taking begins one.
        for (right, status) in [("episode:1", 201), ("episode:2", 201)] {
            let seen = script.post(&claims, part("taken_place", right)).await;
            assert_eq!(seen.status.as_u16(), status, "{}", seen.text());
        }
    });
}

#[test]
fn the_description_is_whole() {
    run(async {
        let scene = Scene::peopled();
        let all = Script::of(&scene, "documenter").json("/openapi.json").await;
        fn pointed(value: &Value, found: &mut BTreeSet<String>) {
            match value {
                Value::Object(fields) => {
                    found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                    fields.values().for_each(|value| pointed(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| pointed(value, found)),
                _ => {}
            }
        }
        let mut found = BTreeSet::new();
        pointed(&all, &mut found);
        assert!(found.len() > 50, "{found:?}");
        for path in &found {
            let pointer =
                path.strip_prefix('#').unwrap_or_else(|| panic!("{path} leads out of the document"));
            assert!(all.pointer(pointer).is_some(), "{path} points to nothing");
        }
        let mut names = BTreeSet::new();
        for (path, calls) in all["paths"].as_object().expect("paths") {
            for (method, call) in calls.as_object().expect("calls") {
                let name = call["operationId"].as_str().unwrap_or_else(|| panic!("{method} {path}: no name"));
                assert!(names.insert(name), "{method} {path}: {name} twice");
                let parameters = call["parameters"].as_array().cloned().unwrap_or_default();
                let said: BTreeSet<_> = parameters
                    .iter()
                    .map(|p| (p["in"].as_str().unwrap_or_default(), p["name"].as_str().unwrap_or_default()))
                    .collect();
                assert_eq!(said.len(), parameters.len(), "{method} {path}: a parameter twice");
                let in_path: BTreeSet<_> = path
                    .split('{')
                    .skip(1)
                    .map(|rest| ("path", rest.split('}').next().unwrap_or_default()))
                    .collect();
                let of_path: BTreeSet<_> =
                    said.iter().copied().filter(|(place, _)| *place == "path").collect();
                assert_eq!(of_path, in_path, "{method} {path}");
                if matches!(path.as_str(), "/files" | "/export") && method == "get" {
                    for filter in ["tag", "task", "status", "import"] {
                        assert!(said.contains(&("query", filter)), "{path}: {filter}");
                    }
                }
            }
        }
    });
}

#[test]
fn a_refusal_names_fields_as_they_are_written_and_the_words_that_may_stand() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        // «لماذا؟» and "Why?" are labels of forms.
        let reviewer = Script::of(&scene, "reviewer");
        for lang in ["en", "ar"] {
            let body = json!({ "members": ["m1"], "wy": "x" }).to_string();
            let seen =
                reviewer.sent("PUT", &format!("/files/{file}/team"), "application/json", body, lang).await;
            let told = refused(&seen, 400, "call-unknown", "/");
            assert!(told.contains("members") && told.contains("why"), "{told}");
            let tasks = json!({ "wat": "x", "what": "y" }).to_string();
            let seen = script.sent("POST", "/tasks", "application/json", tasks, lang).await;
            let told = refused(&seen, 400, "call-unknown", "/");
            assert!(["files", "subjects", "what", "who", "due"].iter().all(|n| told.contains(n)), "{told}");
        }
        let nothing = refused(&script.get("/organisations?x=1").await, 400, "call-unknown", "x");
        assert!(nothing.contains("nothing"), "{nothing}");
        // A number in place of a word is a wrong value, and the words are told.
        let claims = format!("/files/{file}/claims");
        for wrong in [json!(1), json!("zz"), json!([]), json!(true)] {
            let seen = script.post(&claims, said("note", "كلام", json!({ "tier": wrong }))).await;
            let told = refused(&seen, 400, "call-value", "/claims/0/tier");
            assert!(told.contains("public, partner, team, sealed"), "{told}");
        }
        let judge = json!({ "a": file, "b": "p2", "verdict": 1, "why": "x" });
        let told = refused(&reviewer.post("/judgements", judge).await, 400, "call-value", "/verdict");
        assert!(told.contains("same, different, unsure"), "{told}");
        for (path, name, words) in [
            ("/tasks/1/end", "end", "done, taken_back"),
            ("/waiting/1/clear", "how", "one, split, this, corrected, left_out"),
        ] {
            let mut body = json!({});
            body[name] = json!(1);
            let told = refused(&script.post(path, body).await, 400, "call-value", &format!("/{name}"));
            assert!(told.contains(words), "{told}");
        }
        // An array is no object, and withdraws nothing.
        let claim = script.json(&format!("/files/{file}")).await["facts"][0]["values"][0]["claims"][0]["id"]
            .as_str()
            .expect("a claim")
            .to_owned();
        let withdraw = format!("/claims/{claim}/withdraw");
        refused(&script.post(&withdraw, json!(["as a list"])).await, 400, "call-value", "/");
        refused(&reviewer.post(&format!("/files/{file}/review"), json!([])).await, 400, "call-value", "/");
        assert!(script.json(&format!("/files/{file}")).await["gone"].as_array().is_some_and(Vec::is_empty));
    });
}

#[test]
fn a_script_is_not_told_of_pages_sessions_and_buttons() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let plan = json_of(
            &script
                .form(
                    "/plans",
                    &[("file", Some("a.csv"), "الاسم,الأم\nرامي سعد,هدى\n"), ("organisation", None, "منظمة")],
                )
                .await,
        );
        let rows = format!("/plans/{}/rows?outcome=zz", plan["id"].as_str().expect("a plan"));
        let nobody = Script { scene: &scene, token: String::new() };
        for lang in ["en", "ar"] {
            let told = [
                script.sent("GET", &rows, "", Body::empty(), lang).await,
                script.sent("POST", "/files", "text/plain", "{}", lang).await,
                script.sent("DELETE", "/files", "", Body::empty(), lang).await,
                nobody.sent("GET", "/files", "", Body::empty(), lang).await,
                script.sent("GET", "/nothing", "", Body::empty(), lang).await,
                script.sent("GET", "/files/p999", "", Body::empty(), lang).await,
                script.sent("POST", "/files", "multipart/form-data", "x", lang).await,
            ];
            let status: Vec<u16> = told.iter().map(|seen| seen.status.as_u16()).collect();
            assert_eq!(status, [400, 415, 405, 401, 404, 404, 415]);
            for seen in &told {
                let error = json_of(seen)["error"].clone();
                let words = format!("{} {}", error["message"], error["fix"]);
                let of_pages = [
                    "page",
                    "button",
                    "session",
                    "Sign in",
                    "CSV",
                    "by name",
                    "الصفحة",
                    "زرها",
                    "جلستك",
                    "بالاسم",
                ];
                assert!(of_pages.iter().all(|word| !words.replace("own page", "").contains(word)), "{words}");
            }
            assert!(told[0].text().contains("accepted, repeated, waiting, rejected"), "{}", told[0].text());
        }
    });
}

#[test]
fn the_second_layer_of_refusals_has_places_too() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        let claims = format!("/files/{file}/claims");
        let long = "م".repeat(9000);
        let told = refused(
            &script.post(&claims, said("note", &long, json!({}))).await,
            422,
            "too-long",
            "/claims/0/said",
        );
        assert!(told.contains("/claims/0/said") && !told.contains("Field"), "{told}");
        let unknown = script.post(&claims, said("no_such_key", "x", json!({}))).await;
        let told = refused(&unknown, 422, "field-unknown", "/claims/0/property");
        assert!(!told.contains("Choose from the list"), "{told}");
        for (at, value) in [("credibility", json!(9)), ("credibility", json!("much"))] {
            let mut more = json!({});
            more[at] = value;
            let seen = script.post(&claims, said("note", "x", more)).await;
            refused(&seen, 400, "call-value", &format!("/claims/0/{at}"));
        }
        for filter in ["year=abcd", "missing=zz"] {
            let seen = script.get(&format!("/files?{filter}")).await;
            refused(&seen, 400, "call-value", filter.split('=').next().unwrap_or_default());
        }
        let step =
            json!({ "source": { "title": "أخوه" }, "said": { "event_kind": "seen", "mother_name": "x" } });
        refused(
            &script.post(&format!("/files/{file}/events"), step).await,
            422,
            "field-unknown",
            "/said/mother_name",
        );
    });
}

#[test]
fn a_wrong_filter_is_no_answer_that_there_is_nobody() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        script.file("سالم ناصر الحموي").await;
        for filter in
            ["status", "place", "party", "sex", "flag", "missing", "organisation", "source", "import"]
        {
            let seen = script.get(&format!("/files?{filter}=zz")).await;
            let told = refused(&seen, 400, "call-value", filter);
            assert!(json_of(&seen)["error"]["expected"].is_string(), "{told}");
        }
        let sexes = script.get("/files?sex=zz").await;
        assert!(sexes.text().contains("female"), "{}", sexes.text());
        assert_eq!(script.json("/files?sex=female&place=SY12&status=missing").await["total"], 0);
        for query in ["zz=1", "flag=zz", "place=zz", "sort=zz", "down=zz", "q=x&columns=zz"] {
            let list = json!({ "name": "قائمة", "query": query, "shared": true });
            refused(&script.post("/lists", list).await, 400, "call-unknown", "/query");
        }
        assert_eq!(script.json("/lists").await, json!([]));
        // What a saved list says of itself is a question that calls understand.
        let list = json!({ "name": "قائمة", "query": "place=SY12&sort=name&down=true&columns=mother" });
        let saved = json_of(&script.post("/lists", list).await);
        let query = saved["query"].as_str().expect("a question");
        assert!(query.contains("down=true"), "{query}");
        script.json(&format!("/files?{query}")).await;

        let list = ("file", Some("a.csv"), "الاسم,الأم\nرامي سعد الخطيب,هدى\nسمير خالد النجار,ليلى\n");
        let plan = script.form("/plans", &[list, ("organisation", None, "منظمة الذاكرة")]).await;
        let plan = json_of(&plan);
        let columns = format!("/plans/{}/columns", plan["id"].as_str().expect("a plan"));
        for (body, code, at) in [
            (json!({ "fields": { "zz": "note" } }), "call-unknown", "/fields"),
            (json!({ "centuries": { "zz": 1900 } }), "call-unknown", "/centuries"),
            (json!({ "without_rows": [{ "file": "a.csv", "row": 99 }] }), "call-value", "/without_rows/0"),
            (json!({ "without_rows": [{ "file": "b.csv", "row": 2 }] }), "call-value", "/without_rows/0"),
            (
                json!({ "without_sheets": [{ "file": "a.csv", "sheet": "zz" }] }),
                "call-value",
                "/without_sheets/0",
            ),
            (json!({ "titles": [{ "file": "zz.csv", "line": 1 }] }), "call-value", "/titles/0"),
        ] {
            refused(&script.post(&columns, body).await, 400, code, at);
            let now = script.json(columns.trim_end_matches("/columns")).await;
            assert_eq!(now["state"], plan["state"], "the plan is as it was");
        }
        let field = script.post(&columns, json!({ "fields": { "الأم": "zz" } })).await;
        let told = refused(&field, 422, "field-unknown", "/fields/الأم");
        assert!(told.contains("mother_name"), "{told}");
        let left_out = json!({ "without_rows": [{ "file": "a.csv", "row": 2 }] });
        assert_eq!(script.post(&columns, left_out.clone()).await.status.as_u16(), 200);
        assert_eq!(script.post(&columns, left_out).await.status.as_u16(), 200, "twice is the same");

        // A plan is accepted as it was read.
        let accept = format!("/plans/{}/accept", plan["id"].as_str().expect("a plan"));
        refused(&script.sent("POST", &accept, "", Body::empty(), "en").await, 400, "call-missing", "state");
    });
}

#[test]
fn what_does_not_exist_was_not_done_already() {
    run(async {
        let scene = Scene::peopled();
        let (script, reviewer) = (Script::of(&scene, "documenter"), Script::of(&scene, "reviewer"));
        for (path, body) in [
            ("/waiting/999999/clear", json!({ "how": "one" })),
            ("/waiting/999999/undo", Value::Null),
            ("/tags/999999/undo", Value::Null),
            ("/tasks/999999/end", json!({ "end": "done" })),
            ("/tasks/999999/reopen", Value::Null),
            ("/files/p999999/claims", said("note", "x", json!({}))),
        ] {
            let seen = script.sent("POST", path, "application/json", body.to_string(), "en").await;
            assert_eq!(seen.status.as_u16(), 404, "{path}: {}", seen.text());
        }
        for path in ["/clusters/p999999/split", "/judgements/999999/withdraw", "/claims/c999999.0/withdraw"] {
            let seen = reviewer.post(path, json!({ "why": "x" })).await;
            assert_eq!(seen.status.as_u16(), 404, "{path}: {}", seen.text());
        }
        for pair in ["/pairs/p999999/p999999", "/pairs/p999999/p999998"] {
            assert_eq!(reviewer.get(pair).await.status.as_u16(), 404, "{pair}");
        }
    });
}

#[test]
fn a_source_is_what_it_is_said_to_be() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        let claims = format!("/files/{file}/claims");
        let of =
            |source: Value| json!({ "source": source, "claims": [{ "property": "note", "said": "كلام" }] });
        let kind = script.post(&claims, of(json!({ "title": "س", "kind": "zz" }))).await;
        let told = refused(&kind, 400, "call-value", "/source/kind");
        assert!(told.contains("interview"), "{told}");
        let dated = script.post(&claims, of(json!({ "title": "س", "dated": "zz" }))).await;
        refused(&dated, 422, "field-not-read", "/source/dated");
        for document in ["d99", "d1"] {
            let seen = script.post(&claims, of(json!({ "title": "س", "document": document }))).await;
            refused(&seen, 422, "field-unknown", "/source/document");
        }
        let both = script.post(&claims, of(json!({ "id": "s1", "title": "غيره" }))).await;
        refused(&both, 400, "call-unknown", "/source");
        let paper = [("file", Some("هوية.txt"), "صورة"), ("tier", None, "sealed")];
        let kept = json_of(&script.form(&format!("/files/{file}/documents"), &paper).await);
        let seen = script.post(&claims, of(json!({ "title": "س", "document": kept["id"] }))).await;
        assert_eq!(seen.status.as_u16(), 201, "one's own may be cited: {}", seen.text());
        // What lies where another one was not admitted, or is sealed from them, is nobody's proof.
        let other =
            script.post(&claims, of(json!({ "title": "س", "kind": "witness", "dated": "2013" }))).await;
        assert!(other.status.as_u16() == 201 || other.text().contains("/source/kind"), "{}", other.text());
    });
}

#[test]
fn what_cannot_be_is_told_and_never_stands_first() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("سالم ناصر الحموي").await;
        let claims = format!("/files/{file}/claims");
        for (property, words, trouble) in [
            ("birth_date", "2099", "future"),
            ("full_name", "123", "no-name"),
            ("phone", "12", "no-phone"),
            ("birth_date", "1850", "long-ago"),
        ] {
            let seen = script.post(&claims, said(property, words, json!({}))).await;
            assert_eq!(seen.status.as_u16(), 201, "{}", seen.text());
            let troubles = json_of(&seen)["troubles"].clone();
            let told = troubles.as_array().is_some_and(|all| all.iter().any(|one| one["code"] == trouble));
            assert!(told, "{property} {words}: {troubles}");
            let texts = troubles.as_array().into_iter().flatten().map(|one| one["text"].to_string());
            assert!(texts.into_iter().all(|text| !text.contains("trouble-")), "{troubles}");
        }
        let sound = script.post(&claims, said("birth_date", "25/4/1987", json!({}))).await;
        assert_eq!(json_of(&sound)["troubles"], json!([]));
        let told = script.json(&format!("/files/{file}")).await;
        let facts = told["facts"].as_array().expect("facts");
        let first = |property: &str| {
            facts.iter().find(|fact| fact["property"] == property).expect(property)["values"][0]["text"]
                .clone()
        };
        assert_eq!(
            (first("birth_date"), first("full_name")),
            (json!("25 April 1987"), json!("سالم ناصر الحموي"))
        );
        assert_eq!(told["name"], "سالم ناصر الحموي");
        let line = script.json("/files").await["files"][0].clone();
        assert_eq!((&line["birth"][0], &line["name"]), (&json!("1987-04-25"), &json!("سالم ناصر الحموي")));
        let mut guest = scene.enter("guest").await;
        let page = scene.get(&mut guest, "/files").await.text();
        assert!(!page.contains("2099"), "the face of a file");
    });
}

#[test]
fn a_list_that_leaves_is_refused_for_what_was_asked() {
    run(async {
        let scene = Scene::peopled();
        let analyst = Script::of(&scene, "analyst");
        for (filter, value) in [("tag", "x"), ("task", "anyone")] {
            for audience in ["team", "partner"] {
                let seen = analyst.get(&format!("/export?format=csv&for={audience}&{filter}={value}")).await;
                let told = refused(&seen, 422, "field-of-work", filter);
                assert!(told.contains("Tags and tasks"), "{told}");
            }
        }
        refused(&analyst.get("/export").await, 400, "call-missing", "format");
        refused(&analyst.get("/export?format=zz").await, 400, "call-value", "format");
        let columns = analyst.get("/export?format=csv&columns=zz").await;
        assert!(refused(&columns, 400, "call-value", "columns").contains("mother"));
    });
}

#[test]
fn words_agree_with_whom_they_are_said_of() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let file = script.file("زهور معاذ الأحمد").await;
        let claims = format!("/files/{file}/claims");
        for (property, words) in [("sex", "female"), ("status", "missing"), ("marital_status", "married")] {
            let seen = script.post(&claims, said(property, words, json!({}))).await;
            assert_eq!(seen.status.as_u16(), 201, "{}", seen.text());
        }
        let seen = script.sent("GET", &format!("/files/{file}"), "", Body::empty(), "ar").await;
        let told = seen.text();
        assert!(told.contains("مفقودة") && told.contains("متزوجة"), "{told}");
    });
}

#[test]
fn what_is_no_person_has_tasks_and_is_counted() {
    run(async {
        let scene = Scene::peopled();
        let script = Script::of(&scene, "documenter");
        let whose = json_of(&script.post("/organisations", json!({ "name": "منظمة الذاكرة" })).await);
        for name in ["سجن البادية", "سجن الواحة"] {
            let claims = json!([{ "property": "subject_name", "said": name }]);
            let new = json!({
                "kind": "facility", "organisation": whose["id"], "source": { "title": "س" }, "claims": claims,
            });
            assert_eq!(script.post("/subjects", new).await.status.as_u16(), 201);
        }
        let told = script.json(&format!("/organisations/{}", whose["id"].as_str().expect("an id"))).await;
        assert_eq!((&told["files"], &told["subjects"]), (&json!(0), &json!(2)), "{told}");
        let wrong = script.post("/tasks", json!({ "files": ["f1"], "what": "x" })).await;
        assert!(refused(&wrong, 400, "call-value", "/files/0").contains("subjects"));
        let right = script.post("/tasks", json!({ "subjects": ["f1"], "what": "x" })).await;
        assert_eq!(right.status.as_u16(), 201, "{}", right.text());
    });
}
