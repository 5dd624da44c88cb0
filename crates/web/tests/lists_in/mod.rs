//! A list on its way in: what the screen shows is what is accepted, what waits
//! is decided and undone, what was withdrawn stands again.

use crate::scene::{Scene, Visitor, run, state_of};
use axum::http::StatusCode;
use serde_json::{Value, json};

const LIST: &str = "الاسم,اسم الأم,تاريخ الاعتقال,هاتف,مصيره
هيثم ماهر القادري,فاطمة,2013/5/7,,معتقل
باسل و محمد ابنا طاهر,هدى,2014,0999123456,معتقل
سالم ناصر الحوراني,ندى,12/3/2031,0999654321,معتقل
";

#[test]
fn what_was_changed_and_not_read_is_read_before_anything_is_accepted() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let plan = scene.planned(&mut visitor, "list.csv", LIST).await;
        let accept = format!("{plan}/accept");
        assert_eq!(
            scene.post(&mut visitor, &accept, &[]).await.location(),
            plan,
            "a plan that was not shown"
        );
        let state = state_of(&scene.get(&mut visitor, &plan).await.text());
        // The last column is to be a note; nobody pressed "read again".
        let form = [("state", state.as_str()), ("whole", "yes"), ("column-0-4", "note")];
        let seen = scene.post(&mut visitor, &accept, &form).await;
        assert_eq!(seen.location(), plan);
        assert_eq!(scene.operator().count().expect("count"), 0, "nothing was accepted");
        let page = scene.get(&mut visitor, &plan).await.text();
        assert!(page.contains("accepted nothing") && page.contains("value=\"note\" selected"), "{page}");
        assert_ne!(state_of(&page), state);
        assert_eq!(
            scene.post(&mut visitor, &accept, &form).await.location(),
            plan,
            "the page of before accepts nothing"
        );
        assert_eq!(scene.accept(&mut visitor, &plan).await.location(), "/imports/i1");
        assert_eq!(scene.operator().count().expect("count"), 1);
    });
}

#[test]
fn what_is_shown_and_not_touched_is_accepted_at_once() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let list = "start,group_person/name,group_consent/share_iimp,group_consent/own_purpose,_uuid\n\
            2026-01-01,هيثم ماهر القادري,yes,no,9c858901-8a57-4791-81fe-4c455b099bc9\n";
        let plan = scene.planned(&mut visitor, "list.csv", list).await;
        let page = scene.get(&mut visitor, &plan).await.text();
        assert!(
            page.contains("Share with the IIMP") && !page.contains("share iimp"),
            "a purpose is named in words"
        );
        assert_eq!(scene.accept(&mut visitor, &plan).await.location(), "/imports/i1");
    });
}

#[test]
fn the_plan_tells_of_people_beside_rows() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let list = "اسم المعتقل 1,اسم المعتقل 2,تاريخ الاعتقال\n\
            سالم ناصر الحوراني,هادي ناصر الحوراني,2013\n\
            باسل و محمد ابنا طاهر,,2014\n\
            المجموع,,2\n";
        let plan = scene.planned(&mut visitor, "list.csv", list).await;
        let page = scene.get(&mut visitor, &plan).await.text();
        assert!(page.contains("<b>3</b> rows"), "{page}");
        assert!(
            page.contains("4 people are told of in these rows: 2 are in the register or enter it and 2 wait"),
            "{page}"
        );
    });
}

#[test]
fn who_searches_a_whole_number_is_told_that_it_is_a_reading() {
    run(async {
        let scene = Scene::peopled();
        for (role, told) in [("reviewer", true), ("liaison", true), ("documenter", false), ("guest", false)] {
            let mut visitor = scene.enter(role).await;
            for (words, number) in [
                ("0999123456", true),
                ("%2B963 999 123456", true),
                ("99", false),
                ("سالم", false),
                ("سالم 0999123456", false),
            ] {
                let page =
                    scene.get(&mut visitor, &format!("/files?q={}", words.replace(' ', "%20"))).await.text();
                assert_eq!(
                    page.contains("You searched for a whole number"),
                    told && number,
                    "{role} {words}"
                );
            }
        }
    });
}

#[test]
fn rows_are_seen_as_files_and_left_out_and_taken_back_in() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let plan = scene.planned(&mut visitor, "list.csv", LIST).await;
        let page = scene.get(&mut visitor, &plan).await.text();
        assert!(
            page.contains("هيثم ماهر القادري") && page.contains("7 May 2013"),
            "understood beside the words"
        );
        let all = scene.get(&mut visitor, &format!("{plan}/rows?of=accepted")).await.text();
        assert!(all.contains("هيثم ماهر القادري") && !all.contains("سالم ناصر الحوراني"));
        assert_eq!(
            scene.get(&mut visitor, &format!("{plan}/rows?of=nothing")).await.status,
            StatusCode::NOT_FOUND
        );
        let columns = format!("{plan}/columns");
        scene.post(&mut visitor, &columns, &[("state", &state_of(&page)), ("leave", "0")]).await;
        let less = scene.get(&mut visitor, &plan).await.text();
        assert!(less.contains("name=\"bring\" value=\"0\""), "{less}");
        scene.post(&mut visitor, &columns, &[("state", &state_of(&less)), ("bring", "0")]).await;
        assert_eq!(state_of(&scene.get(&mut visitor, &plan).await.text()), state_of(&page));
    });
}

#[test]
fn a_decision_names_the_person_and_is_undone_and_a_telephone_is_asked_for() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let plan = scene.planned(&mut visitor, "list.csv", LIST).await;
        scene.accept(&mut visitor, &plan).await;
        let page = scene.get(&mut visitor, "/waiting").await.text();
        assert!(page.contains("باسل طاهر") && page.contains("محمد طاهر"), "whole names are proposed");
        assert!(
            !page.contains("0999123456") && !page.contains("0999654321"),
            "a telephone waits until it is asked for"
        );
        let waiting = scene.operator().waiting().expect("waiting");
        let of = |reason: &str| waiting.iter().find(|w| w.row.reason == reason).expect("a row").seq;
        let (two, future) = (of("two-people"), of("future"));
        let seen =
            scene.post(&mut visitor, &format!("/waiting/{future}/reveal"), &[("field", "phone")]).await;
        assert!(seen.text().contains("0999654321") && !seen.text().contains("0999123456"));
        let mut documenter = scene.enter("documenter").await;
        let refused =
            scene.post(&mut documenter, &format!("/waiting/{future}/reveal"), &[("field", "phone")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        // A date that has not come is not taken, and what was typed stays.
        let form = [("how", "corrected"), ("cell-2", "12/3/2032")];
        let seen = scene.post(&mut visitor, &format!("/waiting/{future}"), &form).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("12/3/2032") && seen.text().contains("has not come yet"));
        let names = [("how", "split"), ("part", "باسل طاهر"), ("part", "محمد طاهر")];
        assert_eq!(scene.post(&mut visitor, &format!("/waiting/{two}"), &names).await.location(), "/waiting");
        let page = scene.get(&mut visitor, "/waiting").await.text();
        let plain = page.replace("<span lang=\"ar\">", "").replace("</span>", "");
        assert!(plain.contains("2 files were opened: \u{2068}باسل طاهر, محمد طاهر\u{2069}."), "{page}");
        assert!(page.contains(&format!("action=\"/waiting/{two}/undo\"")));
        assert_eq!(scene.operator().count().expect("count"), 3);
        scene.post(&mut visitor, &format!("/waiting/{two}/undo"), &[]).await;
        assert_eq!(scene.operator().count().expect("count"), 1);
        let left =
            scene.post(&mut visitor, &format!("/waiting/{two}"), &[("how", "left_out"), ("why", "")]).await;
        assert_eq!(left.status, StatusCode::UNPROCESSABLE_ENTITY, "a row is left out with a reason");
        scene
            .post(
                &mut visitor,
                &format!("/waiting/{two}"),
                &[("how", "left_out"), ("why", "مكرر في القائمة")],
            )
            .await;
        assert!(scene.get(&mut visitor, "/waiting").await.text().contains("مكرر في القائمة"));
    });
}

#[test]
fn a_withdrawn_list_is_restored_from_its_page_and_by_a_script() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let plan = scene.planned(&mut visitor, "list.csv", LIST).await;
        scene.accept(&mut visitor, &plan).await;
        scene.post(&mut visitor, "/imports/i1/withdraw", &[("why", "ظنناها خاطئة")]).await;
        assert!(scene.get(&mut visitor, "/imports/i1").await.text().contains("/imports/i1/restore"));
        let seen = scene.post(&mut visitor, "/imports/i1/restore", &[("why", "")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        scene.post(&mut visitor, "/imports/i1/restore", &[("why", "كانت صحيحة")]).await;
        assert_eq!(scene.operator().count().expect("count"), 1);
        let token = scene.api_token("reviewer");
        scene.call(&token, "POST", "/imports/i1/withdraw", Some(json!({"why": "مرة أخرى"}))).await;
        let seen = scene.call(&token, "POST", "/imports/i1/restore", Some(json!({"why": "صحيحة"}))).await;
        let body: Value = serde_json::from_slice(&seen.body).expect("JSON");
        assert_eq!((seen.status, &body["import"]), (StatusCode::OK, &json!("i1")), "{body}");
        let guest = scene.api_token("documenter");
        let refused = scene.call(&guest, "POST", "/imports/i1/restore", Some(json!({"why": "x"}))).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_reviewer_marks_a_file_as_read_and_a_change_after_it_shows() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let plan = scene.planned(&mut visitor, "list.csv", LIST).await;
        scene.accept(&mut visitor, &plan).await;
        assert!(scene.get(&mut visitor, "/files/p1").await.text().contains("not reviewed yet"));
        scene.post(&mut visitor, "/files/p1/review", &[("remarks", "قورنت بالأوراق")]).await;
        let page = scene.get(&mut visitor, "/files/p1").await.text();
        assert!(page.contains("reviewed by") && !page.contains("has changed since"), "{page}");
        assert!(scene.get(&mut visitor, "/files/p1/why").await.text().contains("قورنت بالأوراق"));
        scene.pass(1000);
        let form = [
            ("property", "origin_place"),
            ("value", "نوى"),
            ("informant", "أخوه"),
            ("source_kind", "interview"),
        ];
        scene.post(&mut visitor, "/files/p1/claims/new", &form).await;
        assert!(scene.get(&mut visitor, "/files/p1").await.text().contains("has changed since"));
        let mut documenter = scene.enter("documenter").await;
        let refused = scene.post(&mut documenter, "/files/p1/review", &[("remarks", "")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        scene.post(&mut visitor, "/files/p1/review/undo", &[]).await;
        assert!(scene.get(&mut visitor, "/files/p1").await.text().contains("not reviewed yet"));
    });
}

/// A page without the marks that hold a piece of another script apart, and without its tags.
fn plain(page: &str) -> String {
    let words: String =
        page.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect();
    words.replace(['\u{2068}', '\u{2069}'], "")
}

const CHECKPOINTS: &str = "اسم الحاجز,المكان,الجهة المسيطرة,من,ملاحظات\n\
    حاجز السنتر,نوى,المخابرات الجوية,3/2012,\n\
    حاجز الجسر,جاسم,,2013,عنده خيمة\n\
    حاجز الوادي وحاجز التلة,نوى,,,\n\
    المجموع,,,,\n";

#[test]
fn a_list_of_checkpoints_is_read_accepted_and_taken_back_in_the_words_of_checkpoints() {
    run(async {
        let scene = Scene::peopled();
        for (lang, words) in [
            ("ar", ["الحواجز في هذه الأسطر: ٤", "هكذا تقول عناوينها", "ليس فيها ما له ملف"]),
            (
                "en",
                [
                    "Checkpoints in these rows: 4",
                    "Its headers say so",
                    "These tell of nothing that has a file",
                ],
            ),
        ] {
            let mut visitor = scene.enter("reviewer").await;
            visitor.lang = lang;
            let form = scene.get(&mut visitor, "/imports/new").await.text();
            assert!(
                form.contains("name=\"of\"")
                    && form.contains("value=\"checkpoint\"")
                    && form.contains("value=\"person\""),
                "{form}"
            );
            let plan = scene.planned(&mut visitor, "checkpoints.csv", CHECKPOINTS).await;
            let page = scene.get(&mut visitor, &plan).await.text();
            for word in words {
                assert!(plain(&page).contains(word), "{lang}: {word}: {page}");
            }
            assert!(
                page.contains("value=\"checkpoint\" selected")
                    && page.contains("value=\"subject_party\" selected"),
                "{page}"
            );
            assert!(!page.contains("value=\"mother_name\""), "its columns are those of checkpoints");
            // Said to be of people it is read as such, and back.
            let state = state_of(&page);
            let form = [("state", state.as_str()), ("whole", "yes"), ("of", "person")];
            assert_eq!(scene.post(&mut visitor, &format!("{plan}/columns"), &form).await.location(), plan);
            let people = scene.get(&mut visitor, &plan).await.text();
            assert!(
                people.contains("value=\"person\" selected") && people.contains("value=\"mother_name\""),
                "{people}"
            );
            let state = state_of(&people);
            let form = [("state", state.as_str()), ("whole", "yes"), ("of", "checkpoint")];
            assert_eq!(scene.post(&mut visitor, &format!("{plan}/columns"), &form).await.location(), plan);
            let seen = scene.accept(&mut visitor, &plan).await;
            let import = seen.location().to_owned();
            assert!(import.starts_with("/imports/i"), "{import} {}", seen.text());
            let kind = if lang == "ar" { "الحواجز" } else { "Checkpoints" };
            let done = scene.get(&mut visitor, &import).await.text();
            assert!(done.contains(kind) && done.contains("/subjects?kind=checkpoint"), "{done}");
            assert!(
                plain(&scene.get(&mut visitor, "/audit").await.text()).contains(&format!("{kind}: ")),
                "the log says of what"
            );
            let list = scene.get(&mut visitor, "/subjects?kind=checkpoint").await.text();
            assert!(list.contains("حاجز السنتر") && list.contains("حاجز الجسر"), "{list}");
            assert_eq!(scene.operator().count().expect("count"), 0, "nobody became a person");
            scene.post(&mut visitor, &format!("{import}/withdraw"), &[("why", "قائمة خاطئة")]).await;
            let list = scene.get(&mut visitor, "/subjects?kind=checkpoint").await.text();
            assert!(!list.contains("حاجز السنتر"), "{list}");
        }
    });
}

#[test]
fn rows_of_checkpoints_that_wait_are_decided_as_checkpoints() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let plan = scene.planned(&mut visitor, "checkpoints.csv", CHECKPOINTS).await;
        scene.accept(&mut visitor, &plan).await;
        let again = "اسم الحاجز,المكان,الجهة المسيطرة\nالسنتر,نوى,الأمن العسكري\n";
        let upload = [("organisation_name", "مكتب آخر")];
        let seen = scene
            .upload(&mut visitor, "/imports/new", &upload, ("files", "again.csv", again.as_bytes()))
            .await;
        let plan = seen.location().to_owned();
        assert!(scene.get(&mut visitor, &plan).await.text().contains("something here has this name"));
        scene.accept(&mut visitor, &plan).await;
        let page = scene.get(&mut visitor, "/waiting").await.text();
        for words in [
            "several of them in one cell",
            "Split into several",
            "It is this one: حاجز السنتر",
            "A new one: add it",
            "Look at the file. If it is the same",
        ] {
            assert!(plain(&page).contains(words), "{words}: {page}");
        }
        assert!(!page.contains("One person") && !page.contains("persons"), "{page}");
        let rows = scene.operator().waiting().expect("rows");
        let row = rows.iter().find(|row| row.row.reason == "may-be-there").expect("it waits").seq;
        let seen =
            scene.post(&mut visitor, &format!("/waiting/{row}"), &[("how", "this"), ("subject", "k1")]).await;
        assert_eq!(seen.location(), "/waiting", "{}", seen.text());
        let page = scene.get(&mut visitor, "/waiting").await.text();
        assert!(
            plain(&page).contains("Added to the file that was here: حاجز السنتر")
                && page.contains("Added to what was here"),
            "{page}"
        );
        let parties = || {
            let told = scene.operator().subject(&"k1".parse().expect("an id")).expect("a file");
            told.standing().filter(|spoken| spoken.claim.property.key() == "subject_party").count()
        };
        assert!(parties() == 2 && scene.get(&mut visitor, "/files/k1").await.text().contains("الأمن العسكري"));
        scene.post(&mut visitor, &format!("/waiting/{row}/undo"), &[]).await;
        assert_eq!(parties(), 1);
        // The same through the door for scripts.
        let token = scene.api_token("documenter");
        let rows = scene.call(&token, "GET", "/waiting", None).await;
        let rows: Value = serde_json::from_str(&rows.text()).expect("JSON");
        let told =
            rows.as_array().expect("rows").iter().find(|told| told["id"] == row).expect("it waits again");
        assert_eq!((&told["of"], &told["alike"]), (&json!("checkpoint"), &json!(["k1"])), "{told}");
        let clear = format!("/waiting/{row}/clear");
        assert_eq!(
            scene.call(&token, "POST", &clear, Some(json!({"how": "this"}))).await.status,
            StatusCode::BAD_REQUEST
        );
        let done = scene.call(&token, "POST", &clear, Some(json!({"how": "this", "subject": "k1"}))).await;
        assert_eq!((done.status, done.text()), (StatusCode::CREATED, json!({"files": ["k1"]}).to_string()));
    });
}

#[test]
fn a_bundle_of_another_register_is_handed_in_read_and_accepted() {
    run(async {
        let examples: Value =
            serde_json::from_str(include_str!("../../src/api/examples.json")).expect("JSON");
        let bundle = examples["POST /bundles"]["form"]["file"].as_str().expect("a bundle").as_bytes();
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let hand_in = ("files", "x.bundle", bundle);
        let seen = scene.upload(&mut visitor, "/imports/new", &[], hand_in).await;
        let plan = seen.location().to_owned();
        assert!(plan.starts_with("/bundles/"), "{} {}", seen.status, seen.text());
        let page = scene.get(&mut visitor, &plan).await.text();
        assert!(
            page.contains("رابطة أهالي حوران")
                && page.contains("Nothing came from this register before")
                && page.contains("One file will be new"),
            "{page}"
        );
        assert_eq!(scene.operator().count().expect("count"), 0, "nothing is written");
        // A plan is its reader's own.
        let mut other = scene.enter("documenter").await;
        assert_eq!(scene.get(&mut other, &plan).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            scene.post(&mut other, &format!("{plan}/accept"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(scene.post(&mut visitor, &format!("{plan}/accept"), &[]).await.location(), "/imports/i1");
        assert_eq!(scene.operator().count().expect("count"), 1);
        assert_eq!(scene.get(&mut visitor, &plan).await.status, StatusCode::NOT_FOUND, "it was answered");
        // Again, it has nothing new to say, and is let go.
        let again = scene.upload(&mut visitor, "/imports/new", &[], hand_in).await.location().to_owned();
        let page = scene.get(&mut visitor, &again).await.text();
        assert!(
            page.contains("signed with the key")
                && page.contains("here already")
                && !page.contains(&format!("{again}/accept")),
            "{page}"
        );
        assert_eq!(scene.post(&mut visitor, &format!("{again}/cancel"), &[]).await.location(), "/imports");
        let mut altered = bundle.to_vec();
        altered[300] ^= 1;
        let refused = scene.upload(&mut visitor, "/imports/new", &[], ("files", "x.bundle", &altered)).await;
        assert!(
            refused.status.is_client_error() && refused.text().contains("كما وُقّع"),
            "{} {}",
            refused.status,
            refused.text()
        );
        // What came goes on, as what is of here does.
        let out = scene.get(&mut visitor, "/files/export?format=bundle&for=partner").await;
        assert!(
            out.status == StatusCode::OK && out.text().starts_with("{\"athar_bundle\":1,"),
            "{}",
            out.text()
        );
        assert!(
            out.text().contains("f8261a56bbc8efc5675429c512d3b14d/c-vrzrwand7tvu5ewsnb5p7xr3u4"),
            "under the name it has at home"
        );
        let mut guest = scene.enter("guest").await;
        assert_eq!(
            scene.get(&mut guest, "/files/export?format=bundle&for=partner").await.status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            scene.post(&mut visitor, "/imports/i1/withdraw", &[("why", "أُخذت خطأً")]).await.location(),
            "/imports/i1"
        );
        assert_eq!(scene.operator().count().expect("count"), 0);
    });
}

const WIDE: &str = "اسم المعتقل 1,الأم 1,تاريخ الاعتقال 1,اسم المعتقل 2,الأم 2,تاريخ الاعتقال 2\n";

/// How many people a plan shows as files they will have.
fn cards(page: &str) -> usize {
    page.matches("<h3 class=\"person\"").count()
}

#[test]
fn page_button_and_sentence_count_the_people_of_one_row() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let first = format!("{WIDE}جابر وليد العوضي,هند,,نائل وليد العوضي,هند,\n");
        let plan = scene.planned(&mut visitor, "k1.csv", &first).await;
        let page = plain_of(&scene, &mut visitor, &plan).await;
        assert!(page.contains("Accept 2 new files"), "{page}");
        assert_eq!(cards(&scene.get(&mut visitor, &plan).await.text()), 2);
        scene.accept(&mut visitor, &plan).await;
        let page = plain_of(&scene, &mut visitor, "/imports/i1").await;
        assert!(page.contains("2 new files were opened"), "{page}");

        // The same two, and a day for each: nothing new, and both are added to.
        let again = format!("{WIDE}جابر وليد العوضي,هند,2014,نائل وليد العوضي,هند,2014\n");
        let plan = scene.planned(&mut visitor, "k2.csv", &again).await;
        let page = plain_of(&scene, &mut visitor, &plan).await;
        assert!(
            page.contains("1 row") && page.contains("0 new") && page.contains("1 adds to a file"),
            "{page}"
        );
        let seen = scene.accept(&mut visitor, &plan).await;
        assert_eq!(seen.location(), "/imports/i2", "{}", seen.status);
        let page = plain_of(&scene, &mut visitor, "/imports/i2").await;
        assert!(page.contains("2 files that were here were added to"), "{page}");
        assert_eq!(scene.operator().count().expect("count"), 2);
    });
}

/// The words of a page.
async fn plain_of(scene: &Scene, visitor: &mut Visitor, path: &str) -> String {
    let page = scene.get(visitor, path).await.text();
    plain(&page).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn people_of_a_record_in_which_something_waits_are_shown() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let list = r#"[{"informant": "نجاح", "detainees": [{"name": "سامر عدنان الحلاق", "mother": "هدى"}],
            "missing": [{"name": "وليد عدنان الحلاق", "mother": "نجاح"}],
            "children": [{"name": "طفل أول"}]}]"#;
        let plan = scene.planned(&mut visitor, "d17.json", list).await;
        let page = scene.get(&mut visitor, &plan).await.text();
        assert_eq!(cards(&page), 2, "{page}");
        assert!(!page.contains("row 0") && page.contains("record 1"), "{page}");
        assert!(page.contains("Leave the whole row out (3 people)"), "{page}");
        scene.accept(&mut visitor, &plan).await;
        let page = plain_of(&scene, &mut visitor, "/imports/i1").await;
        assert!(page.contains("2 new files were opened"), "{page}");
    });
}

#[test]
fn numbers_in_notes_of_messages_are_asked_for_and_columns_are_told_in_words() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let messages = "سعد خالد مرعي والدته نعيمة اعتقل من أريحا بتاريخ 5/5/2013 هاتف 0944556611\n\
            رامي حسن الفاعوري أمه هند اعتقل بتاريخ 5/5/2031 هاتف 0944556633\n";
        let plan = scene.planned(&mut visitor, "m.txt", messages).await;
        let page = plain_of(&scene, &mut visitor, &plan).await;
        assert!(!page.contains("taken_date") && !page.contains("full_name"), "{page}");
        scene.accept(&mut visitor, &plan).await;
        for path in ["/waiting", "/files/p1"] {
            let page = plain_of(&scene, &mut visitor, path).await;
            assert!(!page.contains("0944556611") && !page.contains("0944556633"), "{path}: {page}");
            assert!(!page.contains("taken_date") && !page.contains("full_name"), "{path}: {page}");
        }
        let waiting = scene.operator().waiting().expect("waiting")[0].seq;
        let seen =
            scene.post(&mut visitor, &format!("/waiting/{waiting}/reveal"), &[("field", "note")]).await;
        assert!(seen.text().contains("0944556633"));
    });
}
