//! The desk of matches through the outermost door: pairs side by side, verdicts
//! that keep their place, what is sealed, what adds up.

mod scene;

use axum::http::StatusCode;
use model::{PersonId, Verdict};
use scene::{Scene, Visitor, run};

const OURS: &str = "الاسم,اسم الأم,تاريخ الولادة,الرقم الوطني,من
محمود خالد أحمد الزعبي,فاطمة المقداد,12/5/1988,01020304050,المسيفرة
سالم ناصر قاسم الحوراني,هناء العمري,3/2/1979,,نوى
رامي سليم النصار,هدى,2014,,جاسم
";
const THEIRS: &str = "name,mother,birth,national number,place
محمود خالد الزعبى,فاطمه المقداد,1988,01020304050,المسيفرة
سالم ناصر الحوراني,هناء,1979,,نوى
";
const THIRD: &str = "name,mother,birth,place\nمحمود خالد احمد الزعبي,فاطمة,12/5/1988,المسيفرة\n";

async fn take_in(scene: &Scene, visitor: &mut Visitor, organisation: &str, name: &str, list: &str) {
    let seen = scene
        .upload(
            visitor,
            "/imports/new",
            &[("organisation_name", organisation)],
            ("files", name, list.as_bytes()),
        )
        .await;
    let plan = seen.location().to_owned();
    assert!(plan.starts_with("/plans/"), "{} {}", seen.status, seen.text());
    scene.accept(visitor, &plan).await;
}

/// Three lists and a reviewer; files p1, p2, p3, then p4, p5, then p6.
async fn three_lists() -> (Scene, Visitor) {
    let scene = Scene::peopled();
    let mut visitor = Visitor { lang: "ar", ..scene.enter("reviewer").await };
    take_in(&scene, &mut visitor, "مكتب درعا", "ours.csv", OURS).await;
    take_in(&scene, &mut visitor, "مكتب نوى", "theirs.csv", THEIRS).await;
    take_in(&scene, &mut visitor, "مكتب جاسم", "third.csv", THIRD).await;
    assert_eq!(scene.operator().count().expect("count"), 6);
    (scene, visitor)
}

#[test]
fn a_sealed_number_takes_no_part_and_is_not_shown() {
    run(async {
        let (scene, _) = three_lists().await;
        let mut analyst = Visitor { lang: "ar", ..scene.enter("analyst").await };
        let page = scene.get(&mut analyst, "/matching/p1-p4").await.text();
        let grounds =
            page.split("الرقم الوطني").nth(1).map(|rest| rest.split("</tr>").next().unwrap_or_default());
        assert!(
            grounds.is_none_or(|row| !row.contains("متطابقان")),
            "whether sealed numbers agree is not told: {grounds:?}"
        );
        assert!(!page.contains("01020304050") && !page.contains("٠١٠٢٠٣٠٤٠٥٠"));
    });
}

/// The kunya was shown as the family name, and called the same as another's real one.
#[test]
fn beside_what_the_engine_says_of_a_name_stands_the_part_that_it_compared() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = Visitor { lang: "ar", ..scene.enter("reviewer").await };
        let ours =
            "الاسم,الكنية (أبو/أم),اسم الأم,تاريخ الولادة,من\nسالم ناصر العيسي,أبو بسام,هناء,3/2/1979,نوى\n";
        let theirs = "الاسم,اسم الأم,تاريخ الولادة,من\nسالم ناصر العيسي (أبو نافع),هناء,1979,نوى\n";
        take_in(&scene, &mut visitor, "مكتب درعا", "ours.csv", ours).await;
        take_in(&scene, &mut visitor, "مكتب نوى", "theirs.csv", theirs).await;
        let page = scene.get(&mut visitor, "/matching/p1-p2").await.text();
        let row = |label: &str| {
            let at = page.find(&format!(">{label}")).unwrap_or_else(|| panic!("{label}: {page}"));
            page[at..].split("</tr>").next().unwrap_or_default().to_owned()
        };
        let family = row("النسبة");
        assert_eq!(family.matches("العيسي").count(), 2, "{family}");
        assert!(!family.contains("أبو"), "{family}");
        let kunya = row("الكنية");
        assert!(kunya.contains("أبو بسام") && kunya.contains("أبو نافع"), "{kunya}");
    });
}

#[test]
fn a_verdict_keeps_its_place_and_a_reason_is_asked_for_where_it_must_be() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let place = [("order", "hard"), ("at", "2")];
        let fields = |verdict| -> Vec<(&'static str, &'static str)> {
            place.into_iter().chain([("verdict", verdict)]).collect()
        };
        let seen = scene.post(&mut visitor, "/matching/p2-p5", &fields("different")).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = seen.text();
        assert!(
            page.contains("name=\"order\" value=\"hard\"") && page.contains("name=\"at\" value=\"2\""),
            "the place is kept"
        );
        let seen = scene.post(&mut visitor, "/matching/p2-p5", &fields("same")).await;
        assert_eq!(seen.location(), "/matching?order=hard&at=2");
        let ground = scene.house.ground().expect("read");
        let judged = &ground.judgements.values().next_back().expect("it was judged").judgement;
        assert!(
            judged.why.contains("كما عُرض: الاسم: متطابقان"),
            "the grounds that were shown are the reason: {}",
            judged.why
        );
    });
}

#[test]
fn files_that_are_one_person_already_stand_side_by_side_with_the_third() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        scene.post(&mut visitor, "/matching/p1-p4", &[("verdict", "same"), ("why", "الأم والبلدة")]).await;
        let page = scene.get(&mut visitor, "/matching/p1-p6").await.text();
        for file in ["/files/p1\"", "/files/p4\"", "/files/p6\""] {
            assert!(page.contains(file), "{file}");
        }
        assert!(page.contains("colspan=\"2\""), "the first side has two columns");
        scene.post(&mut visitor, "/matching/p1-p6", &[("verdict", "same"), ("why", "اليوم نفسه")]).await;
        let page = scene.get(&mut visitor, "/matching/clusters/p4").await.text();
        assert!(page.contains("href=\"/matching/p4-p6\""), "what nobody judged by itself can be looked at");
        assert!(page.contains("الأم والبلدة"), "why it holds together");
        let page = scene.get(&mut visitor, "/matching/clusters").await.text();
        assert!(page.contains("أضعف ما يجمعها"));
        // Each file stands in the log under its own name.
        let page = scene.get(&mut visitor, "/matching/judgements").await.text();
        assert!(page.contains("محمود خالد الزعبى") && page.contains("محمود خالد احمد الزعبي"));
        // All marked: nothing to set them apart from, and nothing is written.
        let all = [("apart", "p1"), ("apart", "p4"), ("apart", "p6"), ("why", "أخوه")];
        let seen = scene.post(&mut visitor, "/matching/clusters/p1/split", &all).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = scene
            .post(&mut visitor, "/matching/clusters/p1/split", &[("apart", "p6"), ("why", "أخوه")])
            .await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER);
        assert_eq!(scene.operator().count().expect("count"), 5);
    });
}

#[test]
fn a_standing_different_is_told_and_withdrawn_from_the_pair() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        scene
            .post(&mut visitor, "/matching/p1-p4", &[("verdict", "different"), ("why", "رأيت الاثنين")])
            .await;
        let page = scene.get(&mut visitor, "/matching/p1-p4").await.text();
        assert!(page.contains("رأيت الاثنين") && !page.contains("value=\"same\""));
        let seq = scene.house.ground().expect("read").judgements.keys().next_back().copied().expect("judged");
        let seen = scene
            .post(
                &mut visitor,
                &format!("/matching/judgements/{seq}/withdraw"),
                &[("why", "التبس علي"), ("pair", "p1-p4")],
            )
            .await;
        assert_eq!(seen.location(), "/matching/p1-p4");
        let seen = scene
            .post(
                &mut visitor,
                &format!("/matching/judgements/{seq}/withdraw"),
                &[("why", "x"), ("pair", "//elsewhere-y")],
            )
            .await;
        assert!(!seen.location().contains("elsewhere"));
    });
}

#[test]
fn two_persons_for_a_ready_reason_need_one_key() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let page = scene.get(&mut visitor, "/matching/p2-p5").await.text();
        assert!(page.contains("value=\"different-siblings\""));
        let last = |scene: &Scene| {
            scene
                .house
                .ground()
                .expect("read")
                .judgements
                .values()
                .next_back()
                .expect("judged")
                .judgement
                .clone()
        };
        scene
            .post(
                &mut visitor,
                "/matching/p2-p5",
                &[("verdict", "different-siblings"), ("why", "رأيتهما معاً")],
            )
            .await;
        assert_eq!(
            (last(&scene).verdict, last(&scene).why.as_str()),
            (Verdict::Different, "إخوة: رأيتهما معاً")
        );
        // What speaks against is a reason only where something does.
        let seen = scene.post(&mut visitor, "/matching/p1-p2", &[("verdict", "different-shown")]).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER);
        assert!(last(&scene).why.starts_with("كما عُرض: "), "{}", last(&scene).why);
        for nonsense in ["different-", "different-because", "same-same", ""] {
            let seen = scene.post(&mut visitor, "/matching/p1-p3", &[("verdict", nonsense)]).await;
            assert_eq!(seen.status, StatusCode::BAD_REQUEST, "{nonsense}");
        }
    });
}

#[test]
fn what_waits_of_the_same_person_is_marked_and_judged_with_the_pair() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let page = scene.get(&mut visitor, "/matching/p1-p4").await.text();
        let other = page
            .split("name=\"also\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the third file waits beside")
            .to_owned();
        assert!(other.contains("p6"), "{other}");
        assert!(page.contains("value=\"same-all\""));
        scene.post(&mut visitor, "/matching/p1-p4", &[("verdict", "same"), ("also", &other)]).await;
        let files = |scene: &Scene| scene.house.ground().expect("read").members(PersonId(1));
        assert_eq!(files(&scene), [PersonId(1), PersonId(4), PersonId(6)]);
        let seen = scene.post(&mut visitor, "/matching/undo", &[]).await;
        assert_eq!(
            (seen.location(), files(&scene)),
            ("/matching/p1-p4", vec![PersonId(1)]),
            "what was said at once goes at once"
        );
        scene.post(&mut visitor, "/matching/p1-p4", &[("verdict", "same-all"), ("beside", &other)]).await;
        assert_eq!(files(&scene).len(), 3);
        let seen = scene
            .post(&mut visitor, "/matching/p1-p4", &[("verdict", "same"), ("also", "//elsewhere")])
            .await;
        assert_eq!(seen.status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn a_colleagues_word_is_not_overruled_unread_and_a_key_pressed_twice_judges_once() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let page = scene.get(&mut visitor, "/matching/p2-p5").await.text();
        assert!(page.contains("name=\"seen\" value=\"0\""));
        let form = [("verdict", "same"), ("seen", "0"), ("at", "1")];
        scene.post(&mut visitor, "/matching/p2-p5", &form).await;
        let judged = scene.house.ground().expect("read").judgements.size();
        let seen = scene.post(&mut visitor, "/matching/p2-p5", &form).await;
        assert_eq!(
            (seen.status, scene.house.ground().expect("read").judgements.size()),
            (StatusCode::SEE_OTHER, judged)
        );
        let mut analyst = Visitor { lang: "ar", ..scene.enter("analyst").await };
        let late = [("verdict", "different"), ("why", "ليس هو"), ("seen", "0")];
        let seen = scene.post(&mut analyst, "/matching/p2-p5", &late).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("وأنت تقرأ") && seen.text().contains("ليس هو"), "what was typed stays");
        assert_eq!(scene.house.ground().expect("read").judgements.size(), judged);
    });
}

#[test]
fn two_colleagues_at_work_do_not_read_the_same_pair() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let mut analyst = Visitor { lang: "ar", ..scene.enter("analyst").await };
        let asked = |page: String| {
            page.split("id=\"judge\"")
                .nth(1)
                .and_then(|form| form.split("/matching/").nth(1))
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        };
        let first = asked(scene.get(&mut visitor, "/matching").await.text()).expect("a pair waits");
        let other = asked(scene.get(&mut analyst, "/matching").await.text()).expect("another waits");
        assert_ne!(first, other);
        assert_eq!(
            asked(scene.get(&mut visitor, "/matching").await.text()),
            Some(first.clone()),
            "what one reads stays before one"
        );
        // Who went home holds nothing back.
        scene.pass(6 * scene::MINUTE);
        assert_eq!(asked(scene.get(&mut analyst, "/matching").await.text()), Some(first));
    });
}

#[test]
fn an_empty_desk_tells_what_was_left_open_and_where_the_list_goes_out() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        for pair in ["/matching/p1-p4", "/matching/p1-p6", "/matching/p4-p6", "/matching/p2-p5"] {
            scene.post(&mut visitor, pair, &[("verdict", "unsure")]).await;
        }
        let page = scene.get(&mut visitor, "/matching").await.text();
        assert!(page.contains("تنتظر حكمك") && page.contains("بلا تكرار"), "{page}");
        assert!(page.contains("kind=open"), "the doubts can be found again");
        let log = scene.get(&mut visitor, "/matching/judgements?kind=open").await.text();
        assert!(log.contains("/matching/p2-p5\""), "and lead to their pairs");
    });
}

#[test]
fn an_organisation_that_leaves_meanwhile_is_a_calm_answer() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let of =
            |name: &str| scene.house.ground().expect("read").organisation_named(name).expect("it is known");
        scene.operator().withdraw_organisation(of("مكتب جاسم"), "سحبت موافقتها", false).expect("withdrawn");
        let seen = scene.get(&mut visitor, "/matching/p1-p6").await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let seen = scene.post(&mut visitor, "/matching/p1-p6", &[("verdict", "same"), ("seen", "0")]).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let seen = scene
            .post(
                &mut visitor,
                "/matching/p1-p4",
                &[("verdict", "same-all"), ("beside", "p1-p6"), ("seen", "0")],
            )
            .await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "all of it, or nothing");
        assert_eq!(scene.house.ground().expect("read").judgements.size(), 0);
        assert_eq!(scene.get(&mut visitor, "/matching").await.status, StatusCode::OK);
    });
}

#[test]
fn switched_on_the_machine_judges_a_new_file_by_itself() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let mut analyst = Visitor { lang: "ar", ..scene.enter("analyst").await };
        let on = [("propose", "50"), ("automatic", "90"), ("confirm", "1")];
        assert_eq!(scene.post(&mut analyst, "/matching/thresholds", &on).await.status, StatusCode::SEE_OTHER);
        let sure = [
            ("name", "سالم ناصر قاسم الحوراني"),
            ("mother", "هناء العمري"),
            ("birth", "3/2/1979"),
            ("taken_place", "نوى"),
            ("informant", "أخوه"),
            ("confirmed", "yes"),
        ];
        let seen = scene.post(&mut visitor, "/files/new", &sure).await;
        let file: PersonId =
            seen.location().trim_start_matches("/files/").parse().expect("a file was opened");
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while scene.house.ground().expect("read").members(file).len() < 2 {
            assert!(std::time::Instant::now() < until, "nobody judged it");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert!(scene.house.ground().expect("read").members(file).contains(&PersonId(2)));
    });
}

#[test]
fn thresholds_count_every_compared_pair_beside_what_people_judged() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let all = scene.operator().scores().expect("scores").len();
        scene.post(&mut visitor, "/matching/p1-p4", &[("verdict", "same"), ("why", "الأم والبلدة")]).await;
        assert_eq!(scene.operator().scores().expect("scores").len(), all, "what was judged counts on");
        assert_eq!(scene.operator().measured().expect("measured").len(), 1);
        let mut analyst = Visitor { lang: "ar", ..scene.enter("analyst").await };
        let page = scene.get(&mut analyst, "/matching/thresholds").await.text();
        assert!(page.contains("١ من ١"), "what people judged");
        let on = [("propose", "٥٠"), ("automatic", "99"), ("confirm", "1")];
        assert_eq!(
            scene.post(&mut analyst, "/matching/thresholds", &on).await.location(),
            "/matching/thresholds"
        );
        let page = scene.get(&mut analyst, "/matching/thresholds").await.text();
        if scene.house.ground().expect("read").judgements.counted().any(|j| j.judgement.automatic) {
            assert!(page.contains("المتوقع أن يخطئ"));
            scene.post(&mut analyst, "/matching/thresholds/undo", &[]).await;
        }
        assert!(scene.house.ground().expect("read").judgements.counted().all(|j| !j.judgement.automatic));
    });
}

#[test]
fn a_cell_of_the_overlaps_leads_to_its_persons_and_no_other() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        scene.post(&mut visitor, "/matching/p1-p4", &[("verdict", "same"), ("why", "الأم والبلدة")]).await;
        let page = scene.get(&mut visitor, "/matching/overlaps").await.text();
        assert!(page.contains("/matching/overlaps/persons?organisation=o1&amp;organisation=o2"));
        let both = scene
            .get(&mut visitor, "/matching/overlaps/persons?organisation=o1&organisation=o2")
            .await
            .text();
        assert!(
            both.contains("/files/p1\"") && !both.contains("/files/p2\"") && !both.contains("/files/p5\"")
        );
        let ours = scene.get(&mut visitor, "/matching/overlaps/persons?organisation=o1").await.text();
        assert!(
            !ours.contains("/files/p1\"") && ours.contains("/files/p2\"") && ours.contains("/files/p3\"")
        );
    });
}

#[test]
fn a_plan_tells_what_a_changed_row_was_and_becomes() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        let changed = OURS.replace("هدى,2014", "هدى,2012");
        let seen = scene
            .upload(
                &mut visitor,
                "/imports/new",
                &[("organisation_name", "مكتب درعا")],
                ("files", "ours-2.csv", changed.as_bytes()),
            )
            .await;
        let page = scene.get(&mut visitor, seen.location()).await.text();
        let row = page
            .split("/files/p3\"")
            .nth(1)
            .expect("the changed file is named")
            .split("</li>")
            .next()
            .unwrap_or_default();
        assert!(page.contains("2014") && page.contains("<b><bdi>2012</bdi></b>"), "{row}");
    });
}

#[test]
fn a_search_without_answer_names_what_is_near() {
    run(async {
        let (scene, mut visitor) = three_lists().await;
        // The family name belongs to nobody here.
        let page = scene
            .get(
                &mut visitor,
                "/files?q=%D8%B1%D8%A7%D9%85%D9%8A+%D8%B3%D9%84%D9%8A%D9%85+\
            %D8%A7%D9%84%D8%AE%D8%B7%D9%8A%D8%A8",
            )
            .await
            .text();
        assert!(page.contains("رامي سليم النصار"), "the nearest name is offered");
    });
}
