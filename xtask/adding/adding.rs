//! What the documents say of adding a field, a kind of subject and a verb, done in a copy of the house: none
//! of it touched SQL or HTML, and all that subjects can do, these can.

mod scene;

use access::{Audience, Role, Viewer};
use axum::http::StatusCode;
use casework::{ColumnChoice, ExportFormat, Incoming, LogFilter, OPERATOR, SubjectSheet, Wish};
use l10n::{Lang, Reader};
use model::act::ActKind;
use model::{MemberId, Subject, SubjectKind};
use scene::{Scene, run};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

fn is_built_anew_the_same(scene: &Scene) -> bool {
    scene.operator().rebuild(&mut |_, _| ControlFlow::Continue(())).expect("built anew").same
}

#[test]
fn a_field_of_a_prison_is_in_its_forms_its_file_its_history_and_its_sheet() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let form = scene.get(&mut visitor, "/files/f:F117/claims/new").await.text();
        assert!(form.contains("subject_floors") && form.contains("Floors"), "{form}");
        let claim = [("property", "subject_floors"), ("value", "ثلاثة تحت الأرض"), ("informant", "ناجٍ")];
        assert_eq!(
            scene.post(&mut visitor, "/files/f:F117/claims/new", &claim).await.location(),
            "/files/f%3AF117"
        );
        for way in ["/files/f:F117", "/files/f:F117/history"] {
            assert!(scene.get(&mut visitor, way).await.text().contains("ثلاثة تحت الأرض"), "{way}");
        }
        let mut guest = scene.enter("guest").await;
        assert!(
            !scene.get(&mut guest, "/files/f:F117").await.text().contains("ثلاثة تحت الأرض"),
            "it is told to colleagues alone"
        );
    });
}

#[test]
fn a_new_kind_of_subject_can_all_that_subjects_can() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let form = [
            ("kind", "vehicle"),
            ("subject_name", "الحافلة البيضاء"),
            ("subject_place", "نوى"),
            ("subject_plate", "٤٥١٢"),
            ("informant", "سائق"),
        ];
        assert_eq!(scene.post(&mut visitor, "/subjects/new", &form).await.location(), "/files/v1");
        let page = scene.get(&mut visitor, "/files/v1").await.text();
        assert!(page.contains("الحافلة البيضاء") && page.contains("vehicle"), "{page}");
        assert!(scene.get(&mut visitor, "/subjects?kind=vehicle").await.text().contains("Vehicles"));
        assert_eq!(
            scene
                .post(&mut visitor, "/files/tasks", &[("file", "v1"), ("what", "سؤال السائقين")])
                .await
                .location(),
            "/files/v1"
        );
        let token = scene.api_token("documenter");
        let told =
            scene.call(&token, "GET", "/subjects/v1", None).await.text().parse::<Value>().expect("json");
        assert_eq!(
            (told["kind"].as_str(), told["name"].as_str()),
            (Some("vehicle"), Some("الحافلة البيضاء"))
        );
        let claims = json!([{"property": "subject_name", "said": "سيارة الإسعاف"}]);
        let new = json!({"kind": "vehicle", "source": {"title": "سائق"}, "claims": claims});
        assert_eq!(scene.call(&token, "POST", "/subjects", Some(new)).await.status, StatusCode::CREATED);

        let kind = SubjectKind::of("vehicle").expect("a kind");
        let desk = scene.operator();
        let sheet = SubjectSheet { kind, words: String::new(), shipped: false };
        let out = desk
            .export_subjects(&sheet, ExportFormat::Json, Audience::Sheet, Reader::new(Lang::Ar))
            .expect("taken out");
        let rows: Vec<Value> = serde_json::from_slice(&out.bytes).expect("rows");
        let names: Vec<_> = rows.iter().filter_map(|row| row["subject_name"].as_str()).collect();
        assert_eq!((names.len(), rows[0].get("subject_place").is_some()), (2, true), "{rows:?}");

        // The sheet comes back, and a list of vehicles comes in and is taken back.
        let planned = |name: &str, bytes: Vec<u8>| {
            let files = vec![Incoming { name: name.into(), bytes: bytes.into() }];
            desk.plan_import(files, "نقابة السائقين", ColumnChoice::default()).expect("planned")
        };
        let own = planned("sheet.json", out.bytes);
        assert!(
            own.of == kind && own.outcomes.iter().all(|row| row.reason == "known-row"),
            "{:?}",
            own.outcomes
        );
        let list = planned("list.csv", "اسم المركبة;المكان;رقم اللوحة\nالحافلة الخضراء;جاسم;٧٧١\n".into());
        assert_eq!((list.of, list.columns[2].field.as_str()), (kind, "subject_plate"));
        let taken = desk.accept_import(&list.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
        let bus = taken.outcomes[0].id.clone().expect("a file");
        assert_eq!((bus.to_string().as_str(), desk.subject(&bus).is_ok()), ("v3", true));
        desk.withdraw_import(taken.import.expect("an import"), "قائمة خاطئة").expect("taken back");

        let vehicle: Subject = "v1".parse().expect("a subject");
        let log = desk
            .log(0, 100, &LogFilter { about: Some(vehicle.clone()), ..LogFilter::default() })
            .expect("read");
        assert!(log.lines.iter().any(|line| line.kind == ActKind::Said));
        let wish =
            Wish { asked_by: "السائق".into(), why: "طلب مكتوب".into(), with_lists: false };
        let machine = scene.house.desk(Viewer::operator(OPERATOR));
        machine.forget_at_once(&vehicle, &wish, None).expect("forgotten");
        assert!(desk.subject(&vehicle).is_err());
        assert!(is_built_anew_the_same(&scene));
        assert_eq!(scene.get(&mut visitor, "/files/v2").await.status, StatusCode::OK);
    });
}

#[test]
fn a_new_verb_writes_is_told_in_the_log_is_refused_and_is_taken_back() {
    let scene = Scene::peopled();
    let desk = scene.operator();
    let prison: Subject = "f:F117".parse().expect("it ships");
    let visit = desk.see(&prison).expect("written");
    let log = || {
        desk.log(0, 100, &LogFilter { about: Some(prison.clone()), ..LogFilter::default() })
            .expect("read")
            .lines
    };
    assert_eq!(log()[0].kind.key(), "seen");
    assert!(
        ["ar", "en"]
            .iter()
            .all(|lang| Reader::new(if *lang == "ar" { Lang::Ar } else { Lang::En }).has("act-seen"))
    );
    let reader = scene.house.desk(Viewer::new(MemberId(7), BTreeSet::from([Role::Guest])));
    assert!(reader.see(&prison).is_err() && reader.take_seeing_back(visit).is_err());
    desk.take_seeing_back(visit).expect("taken back");
    assert_eq!(log()[0].what, format!("back {visit}"));
    assert!(is_built_anew_the_same(&scene));
}
