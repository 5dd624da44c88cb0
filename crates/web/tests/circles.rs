//! Roles, teams and compartments at the doors: the table of roles is what the doors ask and what the pages
//! offer, a file is given a team, a colleague is admitted.

mod scene;

use access::{Action, Role, Viewer};
use axum::http::StatusCode;
use casework::{NewClaim, NewFile, OURS, SourceChoice};
use model::{Compartment, MemberId, Part, PersonId, Property, Tier};
use scene::{PASSWORD, Scene, Seen, run};

fn said(key: &str, words: &str) -> NewClaim {
    NewClaim {
        part: Part::Person,
        property: Property::named(key),
        said: words.into(),
        tier: None,
        credibility: 6,
    }
}

fn source() -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: "حديث".into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

/// A register in which there is something behind every button of a file.
fn filled() -> (Scene, PersonId) {
    let scene = Scene::peopled();
    let desk = scene.operator();
    let part = |claim: NewClaim| NewClaim { part: Part::Episode(1), ..claim };
    let claims = vec![
        said("full_name", "سالم ناصر الأيوبي"),
        said("phone", "0944555666"),
        part(said("taken_date", "2013-05-02")),
        part(said("status", "presumed_dead_witness")),
    ];
    let file = desk
        .open_file(NewFile { organisation: OURS, source: source(), at: None, claims })
        .expect("opened")
        .subject
        .person()
        .expect("a person");
    drop(desk);
    (scene, file)
}

/// An address of the table as the register of [`filled`] has it.
fn address(path: &str) -> String {
    let put = |path: String, name: &str, value: &str| path.replace(name, value);
    let path = put(path.to_owned(), "{claim}", "c5.0");
    let path = put(put(path, "{pair}", "p1-p2"), "{a}", "p1");
    let path = put(put(path, "{b}", "p2"), "{act}", "5");
    let path = put(put(path, "{name}", "x"), "{at}", "7");
    let id =
        ["/members", "/imports", "/organisations", "/documents"].into_iter().zip(["m2", "i1", "o1", "d1"]);
    let id = id.into_iter().find(|(of, _)| path.contains(of)).map_or(
        if path.contains("/files") || path.contains("/subjects") || path.contains("/clusters") {
            "p1"
        } else {
            "7"
        },
        |(_, id)| id,
    );
    path.replace("{id}", id)
}

#[test]
fn every_door_asks_the_table_of_roles() {
    run(async {
        let (scene, _) = filled();
        let mut checks = 0;
        for role in Role::ALL {
            let viewer = Viewer::new(MemberId(2), [role].into());
            let (mut visitor, token) = (scene.enter(role.key()).await, scene.api_token(role.key()));
            for route in web::routes(scene.house.clone()) {
                let Some(right) = route.right else { continue };
                // What is refused here for another reason is refused to nobody who has the right: a file of
                // somebody else's team, oneself.
                let path = address(&route.path);
                let head = scene.house.store().head().expect("read");
                let seen: Seen = match route.path.strip_prefix("/api/v1") {
                    // An empty document fits no call: nothing is done.
                    Some(_) => {
                        scene
                            .call(
                                &token,
                                route.method,
                                &path["/api/v1".len()..],
                                (route.method != "GET").then(|| serde_json::json!({"no": 1})),
                            )
                            .await
                    }
                    None if viewer.can(right) => continue,
                    None => scene.post(&mut visitor, &path, &[]).await,
                };
                let refused = seen.status == StatusCode::FORBIDDEN;
                assert_eq!(!refused, viewer.can(right), "{role:?} {} {path}: {}", route.method, seen.status);
                if refused {
                    assert_eq!(scene.house.store().head().expect("read"), head, "{role:?} {path} wrote");
                }
                checks += 1;
            }
        }
        println!("role × route: {checks} checks");
        assert!(checks > 600, "{checks} checks");
    });
}

/// What stands on which page for whoever has which right.
const BUTTONS: &[(Action, &str, &str)] = &[
    (Action::Record, "/files/p1", "/files/p1/claims/new"),
    (Action::Record, "/files/p1", "/files/p1/documents/new"),
    (Action::Record, "/", "/files/new"),
    (Action::Reveal, "/files/p1", "action=\"/files/p1/reveal\""),
    (Action::Tell, "/files/p1", "/files/p1/told"),
    (Action::Review, "/files/p1/why", "action=\"/files/p1/review\""),
    (Action::Team, "/files/p1", "/files/p1/team"),
    (Action::Team, "/more", "/teams"),
    (Action::Forget, "/files/p1", "/files/p1/forget"),
    (Action::Export, "/files", "/files/export"),
    (Action::Import, "/", "/imports/new"),
    (Action::Import, "/more", "/mappings"),
    (Action::Judge, "/more", "/matching/clusters"),
    (Action::Tune, "/matching/thresholds", "action=\"/matching/thresholds\""),
    (Action::ManageMembers, "/more", "/members"),
    (Action::Keep, "/more", "/backup"),
    (Action::Audit, "/more", "/audit"),
    (Action::Past, "/files/p1", "name=\"as_of\""),
];

#[test]
fn a_button_is_there_exactly_where_its_verb_is_allowed() {
    run(async {
        let (scene, _) = filled();
        for role in Role::ALL {
            let viewer = Viewer::new(MemberId(2), [role].into());
            let mut visitor = scene.enter(role.key()).await;
            for (right, page, button) in BUTTONS {
                // Readers outside call the file by another word, and auditors read none.
                let page =
                    if page.contains("p1") && !viewer.audience().is_inside() { continue } else { page };
                let seen = scene.get(&mut visitor, page).await;
                if seen.status != StatusCode::OK {
                    assert!(
                        !viewer.can(*right) || role == Role::Auditor,
                        "{role:?} is not shown {page}: {}",
                        seen.status
                    );
                    continue;
                }
                assert_eq!(
                    seen.text().contains(&format!("{button}\""))
                        || seen.text().contains(button) && button.contains('='),
                    viewer.can(*right),
                    "{role:?} {page} {button}"
                );
            }
        }
        let told: std::collections::BTreeSet<Action> = BUTTONS.iter().map(|(right, _, _)| *right).collect();
        let rest: Vec<Action> = Action::ALL.into_iter().filter(|right| !told.contains(right)).collect();
        assert_eq!(
            rest,
            [Action::Read, Action::Correct, Action::Undo],
            "each other right has its button here"
        );
    });
}

async fn page(scene: &Scene, login: &str, path: &str, lang: &'static str) -> String {
    let mut visitor = scene.enter(login).await;
    visitor.lang = lang;
    scene.get(&mut visitor, path).await.text()
}

/// The words of a page that shows news which waits to be told.
fn held(lang: &str) -> &'static str {
    l10n::Reader::new(l10n::Lang::from_code(lang).expect("a language")).t("held-for-family")
}

fn id_of(scene: &Scene, login: &str) -> String {
    scene.house.member_by_login(login).expect("read").expect("an account").id.to_string()
}

#[test]
fn a_file_is_given_a_team_on_its_page_and_by_a_script() {
    run(async {
        let (scene, _) = filled();
        scene.operator().add_member(scene::person("second", Role::Reviewer)).expect("added");
        let mut reviewer = scene.enter("reviewer").await;
        let (me, documenter) = (id_of(&scene, "reviewer"), id_of(&scene, "documenter"));
        let form = scene.get(&mut reviewer, "/files/p1/team").await.text();
        assert!(
            form.contains(&format!("value=\"{me}\" checked"))
                && form.contains("الزميلة documenter")
                && !form.contains("الزميلة guest"),
            "{form}"
        );
        let seen = scene.post(&mut reviewer, "/files/p1/team", &[("why", "")]).await;
        assert!(seen.status == StatusCode::UNPROCESSABLE_ENTITY, "a team of nobody");
        let seen = scene.post(&mut reviewer, "/files/p1/team", &[("member", &documenter)]).await;
        assert!(seen.text().contains("Nobody in this team could change it again"), "{}", seen.text());
        let seen = scene
            .post(
                &mut reviewer,
                "/files/p1/team",
                &[("member", &me), ("member", &documenter), ("why", "شهادة")],
            )
            .await;
        assert_eq!(seen.location(), "/files/p1");
        let mine = scene.get(&mut reviewer, "/files/p1").await.text();
        assert!(
            mine.contains("You are in it")
                && mine.contains("/files/p1/team/undo")
                && mine.contains(held("en")),
            "{mine}"
        );
        for (lang, words) in [("en", "This file has a team"), ("ar", "لهذا الملف فريق")] {
            for login in ["second", "liaison", "analyst", "documenter"] {
                let text = page(&scene, login, "/files/p1", lang).await;
                assert!(text.contains(words), "{login} {lang}");
                let told = text.contains(held(lang));
                assert_eq!(told, login == "documenter", "{login} {lang}: {text}");
                assert!(!text.contains("/files/p1/reveal"), "{login}");
            }
            assert!(!page(&scene, "guest", "/files", lang).await.contains(words));
        }
        // Who is in it, is told to whoever gives teams.
        assert!(page(&scene, "second", "/files/p1", "en").await.contains("الزميلة reviewer"));
        assert!(!page(&scene, "analyst", "/files/p1", "en").await.contains("الزميلة reviewer"));
        let mut second = scene.enter("second").await;
        let seen = scene
            .post(&mut second, "/files/p1/team", &[("member", &id_of(&scene, "second")), ("why", "أريد")])
            .await;
        assert!(
            seen.status == StatusCode::FORBIDDEN && seen.text().contains("you are not in it"),
            "{}",
            seen.text()
        );
        let team = scene.call(&scene.api_token("reviewer"), "GET", "/files/p1/team", None).await;
        let team: serde_json::Value = serde_json::from_slice(&team.body).expect("JSON");
        assert_eq!(
            (&team["mine"], &team["members"], &team["vacant"]),
            (&true.into(), &serde_json::json!([documenter, me]), &false.into())
        );
        let outside = scene.call(&scene.api_token("analyst"), "GET", "/files/p1/team", None).await.text();
        assert!(!outside.contains("members") && outside.contains("\"mine\":false"), "{outside}");
        assert_eq!(
            scene.call(&scene.api_token("guest"), "GET", "/files/p1/team", None).await.status,
            StatusCode::NOT_FOUND
        );
        let log = page(&scene, "second", "/audit", "en").await;
        assert!(log.contains("team of a file:"), "{log}");

        // Its last keeper is locked: the others who give teams are told on the first page, and give another.
        assert!(!page(&scene, "second", "/", "en").await.contains("whose team nobody keeps"));
        scene.operator().lock_member(me.parse().expect("a number")).expect("locked");
        // A while after that: who was locked a short while ago still counts.
        assert!(!page(&scene, "second", "/", "en").await.contains("whose team nobody keeps"));
        scene.pass(15 * 24 * 60 * scene::MINUTE);
        let mut second = scene.enter("second").await;
        let home = page(&scene, "second", "/", "en").await;
        assert!(home.contains("whose team nobody keeps") && home.contains("href=\"/teams\""), "{home}");
        assert!(page(&scene, "second", "/teams", "ar").await.contains("لا أحد يرعاه"));
        let body = serde_json::json!({ "members": [id_of(&scene, "second")], "why": "أُقفل حسابها" });
        assert_eq!(
            scene.call(&scene.api_token("second"), "PUT", "/files/p1/team", Some(body)).await.status,
            StatusCode::ACCEPTED,
            "another who gives teams agrees first"
        );
        assert!(!page(&scene, "second", "/files/p1", "en").await.contains(held("en")));
        let mut liaison = scene.enter("liaison").await;
        let waits = scene.get(&mut liaison, "/requests").await.text();
        assert!(
            waits.contains("Another team for the file p1") && waits.contains("/files/p1/team"),
            "{waits}"
        );
        assert_eq!(
            scene.post(&mut liaison, "/requests/f1/confirm", &[("present", PASSWORD)]).await.location(),
            "/requests"
        );
        assert!(page(&scene, "second", "/files/p1", "en").await.contains(held("en")));
        let seen = scene.post(&mut second, "/files/p1/team/dissolve", &[("why", "")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        scene.post(&mut second, "/files/p1/team/dissolve", &[("why", "أُبلغت الأم")]).await;
        assert!(page(&scene, "liaison", "/files/p1", "en").await.contains(held("en")));
        scene.post(&mut second, "/files/p1/team/undo", &[]).await;
        assert!(!page(&scene, "liaison", "/files/p1", "en").await.contains(held("en")));
    });
}

#[test]
fn a_colleague_is_admitted_by_two_and_reads_what_nobody_else_is_offered() {
    run(async {
        let (scene, file) = filled();
        let mut administrator = scene.enter("administrator").await;
        let liaison = id_of(&scene, "liaison");
        let path = format!("/members/{liaison}");
        let form = scene.get(&mut administrator, &path).await.text();
        assert!(form.contains("name=\"compartment\" value=\"support\""), "{form}");
        let guest =
            scene.get(&mut administrator, &format!("/members/{}", id_of(&scene, "guest"))).await.text();
        assert!(!guest.contains("name=\"compartment\""), "a guest enters none");
        let wish = [
            ("name", "الزميلة liaison"),
            ("role", "liaison"),
            ("compartment", "support"),
            ("present", PASSWORD),
        ];
        assert_eq!(scene.post(&mut administrator, &path, &wish).await.status, StatusCode::SEE_OTHER);
        assert!(
            !page(&scene, "liaison", "/files/p1/claims/new", "en").await.contains("value=\"support_asked\"")
        );
        let mut reviewer = scene.enter("reviewer").await;
        let requests = scene.get(&mut reviewer, "/requests").await.text();
        assert!(requests.contains("Admit ") && requests.contains("Support"), "{requests}");
        assert_eq!(
            scene.post(&mut reviewer, "/requests/1/confirm", &[("present", PASSWORD)]).await.location(),
            "/requests"
        );
        assert!(scene.get(&mut administrator, "/members").await.text().contains("Admitted to:"));

        // The form offers it to who was admitted, and so does the description of properties.
        let (words, arabic) = ("Support asked for", "ما طُلب من دعم");
        for (login, offered) in [("liaison", true), ("reviewer", false), ("documenter", false)] {
            assert_eq!(
                page(&scene, login, "/files/p1/claims/new", "en").await.contains(words),
                offered,
                "{login}"
            );
            assert_eq!(
                page(&scene, login, "/files/p1/claims/new", "ar").await.contains(arabic),
                offered,
                "{login}"
            );
            assert_eq!(
                page(&scene, login, "/files/p1/documents/new", "en").await.contains("name=\"compartment\""),
                offered,
                "{login}"
            );
            let properties = scene.call(&scene_token(&scene, login), "GET", "/properties", None).await.text();
            assert_eq!(properties.contains("support_asked"), offered, "{login}");
        }
        let mut visitor = scene.enter("liaison").await;
        let claim = [("property", "support_asked"), ("value", "علاج نفسي للأم"), ("informant", "الأم")];
        let seen = scene.post(&mut visitor, "/files/p1/claims/new", &claim).await;
        assert_eq!(seen.location(), "/files/p1", "{}", seen.text());
        let upload = [("title", "وصفة"), ("compartment", "support"), ("informant", "الأم")];
        let seen = scene
            .upload(&mut visitor, "/files/p1/documents/new", &upload, ("file", "x.txt", "وصفة".as_bytes()))
            .await;
        assert!(seen.text().contains("اترك «من أخبرك؟» فارغاً"), "{}", seen.text());
        let seen = scene
            .upload(
                &mut visitor,
                "/files/p1/documents/new",
                &upload[..2],
                ("file", "x.txt", "وصفة".as_bytes()),
            )
            .await;
        assert_eq!(seen.location(), "/files/p1", "{}", seen.text());
        for (login, told) in
            [("liaison", true), ("reviewer", false), ("documenter", false), ("analyst", false)]
        {
            for more in ["", "/print", "/history", "/why"] {
                let text = page(&scene, login, &format!("/files/{file}{more}"), "en").await;
                let there = ["علاج نفسي", words, "وصفة"].iter().any(|word| text.contains(word));
                assert_eq!(there, told && more != "/why", "{login} {more}");
            }
        }
        let refused = scene.post(&mut reviewer, "/files/p1/claims/new", &claim).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let log = page(&scene, "reviewer", "/audit", "en").await;
        assert!(log.contains("admitted to compartments: Support") && !log.contains(words), "{log}");
        // Who was not admitted is told of no file in which something lies there.
        let path = format!("/log?file={file}");
        let lines = scene.call(&scene.api_token("reviewer"), "GET", &path, None).await;
        let lines: serde_json::Value = serde_json::from_slice(&lines.body).expect("JSON");
        let bare = |line: &serde_json::Value| {
            matches!(line["kind"].as_str(), Some("said" | "document")) && line["what"] == ""
        };
        assert!(!lines["lines"].as_array().expect("lines").iter().any(bare), "{lines}");
        assert!(Compartment::of("support").is_some());
    });
}

/// A token with everything its owner may, admissions among it.
fn scene_token(scene: &Scene, login: &str) -> String {
    let member = scene.house.member_by_login(login).expect("read").expect("an account");
    let viewer = scene.house.present(member.id).expect("read").expect("open").viewer;
    scene.house.desk(viewer).make_token("all", 30).expect("made").secret
}
