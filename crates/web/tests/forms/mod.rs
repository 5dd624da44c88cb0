//! Forms that help: words that are offered, dates that are asked about, what is sealed and mistyped, files
//! that are not chosen twice, drafts that keep nothing sealed, a history that says what was and why.

use crate::scene::{Scene, Visitor, run};
use axum::http::StatusCode;

async fn file(scene: &Scene, visitor: &mut Visitor) -> String {
    let form = [
        ("name", "سالم ناصر الأيوبي"),
        ("taken_date", "أواخر 2013"),
        ("informant", "ليلى"),
        ("phone", "0999123456"),
    ];
    let seen = scene.post(visitor, "/files/new", &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
    seen.location().to_owned()
}

/// The numbers of claims to which a page leads, of one verb.
fn claims(page: &str, verb: &str) -> Vec<String> {
    let rest = page.split("/claims/").skip(1).filter_map(|rest| rest.split_once('/'));
    rest.filter(|(_, tail)| tail.starts_with(verb)).map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn words_of_the_register_are_offered_wherever_they_are_written() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        visitor.lang = "ar";
        let intake = scene.get(&mut visitor, "/files/new").await.text();
        for list in ["taken_place-known", "party-known"] {
            assert!(
                intake.contains(&format!("list=\"{list}\""))
                    && intake.contains(&format!("<datalist id=\"{list}\"")),
                "{list}"
            );
        }
        assert!(intake.contains("<option value=\"درعا\">"), "governorates stand there without script");
        let file = file(&scene, &mut visitor).await;
        let step = scene.get(&mut visitor, &format!("{file}/events/new")).await.text();
        for list in ["event_place-known", "event_unit-known", "event_facility-known"] {
            assert!(step.contains(&format!("<datalist id=\"{list}\"")), "{list}");
        }
        assert!(step.contains("صيدنايا"), "prisons are offered at once");
        // A value of a vocabulary: the words follow the property, with and without script.
        let new = format!("{file}/claims/new");
        assert!(
            !scene.get(&mut visitor, &new).await.text().contains("<datalist"),
            "before a property is chosen"
        );
        for (property, word) in [
            ("sex", "أنثى"),
            ("status", "مفرج عنه"),
            ("held_at", "صيدنايا"),
            ("taken_place", "درعا"),
            ("party", "المخابرات"),
        ] {
            let page = scene.get(&mut visitor, &format!("{new}?property={property}")).await.text();
            let offered = page
                .split("<datalist")
                .nth(1)
                .unwrap_or_default()
                .split("</datalist>")
                .next()
                .unwrap_or_default();
            assert!(offered.contains(word), "{property}: {offered}");
            let asked =
                [("property", property), ("value", "كما كُتب"), ("informant", "أخوه"), ("suggest", "1")];
            let seen = scene.post(&mut visitor, &new, &asked).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert!(
                seen.text().contains("<datalist")
                    && seen.text().contains("كما كُتب")
                    && seen.text().contains("أخوه"),
                "what was typed stays"
            );
            let piece = scene.get(&mut visitor, &format!("/files/field?property={property}")).await.text();
            assert!(piece.contains("list=\"value-known\"") && !piece.contains("<html"), "{piece}");
        }
        let typed = scene
            .get(&mut visitor, "/files/known?of=held_at&event_facility=%D8%B5%D9%8A%D8%AF%D9%86%D8%A7")
            .await
            .text();
        assert!(typed.contains("صيدنايا") && typed.matches("<option").count() <= 12, "{typed}");
        // A word that is offered is understood when it comes back.
        let seen = scene
            .post(&mut visitor, &new, &[("property", "sex"), ("value", "أنثى"), ("informant", "أخوه")])
            .await;
        assert_eq!(seen.location(), file);
        let mut guest = scene.enter("guest").await;
        assert_eq!(scene.get(&mut guest, "/files/known?of=party").await.status, StatusCode::FORBIDDEN);
    });
}

#[test]
fn a_date_that_has_not_come_is_asked_about_in_every_form() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let file = file(&scene, &mut visitor).await;
        let new = format!("{file}/claims/new");
        let step = format!("{file}/events/new");
        let forms: [(&str, Vec<(&str, &str)>); 5] = [
            (
                "/files/new",
                vec![("name", "هيثم ماهر القادري"), ("taken_date", "12/3/2031"), ("informant", "أخوه")],
            ),
            (&new, vec![("property", "birth_date"), ("value", "2041"), ("informant", "أخوه")]),
            (
                &new,
                vec![
                    ("property", "mother_name"),
                    ("value", "هدى"),
                    ("informant", "أخوه"),
                    ("said_on", "2031/1/1"),
                ],
            ),
            (&step, vec![("event_kind", "transfer"), ("event_date", "12/3/2031"), ("informant", "أخوه")]),
            (&step, vec![("episode", "new"), ("event_date", "12/3/2031"), ("informant", "أخوه")]),
        ];
        for (path, form) in forms {
            let before = scene.operator().count().expect("count");
            let head = scene.house.store().head().expect("head");
            let seen = scene.post(&mut visitor, path, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form:?}");
            assert!(
                seen.text().contains("name=\"sure\"") && seen.text().contains("has not come yet"),
                "{path}: {}",
                seen.text()
            );
            assert_eq!(scene.house.store().head().expect("head"), head, "{path}: nothing was written");
            // A birth to come lies after the taking, too: each question is answered by itself.
            let answers = [("sure", "not-come"), ("sure", "dates-order")];
            let sure: Vec<(&str, &str)> = form.iter().copied().chain(answers).collect();
            let seen = scene.post(&mut visitor, path, &sure).await;
            assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", seen.text());
            assert!(scene.operator().count().expect("count") >= before);
        }
        // A day of telling that nobody can read is not lost without a word.
        let form = [("property", "mother_name"), ("value", "هدى"), ("informant", "أخوه"), ("said_on", "qqq")];
        assert_eq!(scene.post(&mut visitor, &new, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

/// A taking is a taking whichever form it was written into, and a form drops nothing it let somebody write.
#[test]
fn a_taking_told_as_a_step_is_the_taking_and_nothing_that_was_written_is_dropped() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let form = [("name", "وسيم طالب الناصر"), ("birth", "1990"), ("informant", "أخوه")];
        let file = scene.post(&mut visitor, "/files/new", &form).await.location().to_owned();
        let step = format!("{file}/events/new");
        let taken = [
            ("event_kind", "taken"),
            ("event_date", "2012-05-01"),
            ("event_place", "طفس"),
            ("event_unit", "الأمن العسكري"),
            ("event_note", "من أمام البيت"),
            ("informant", "أخوه"),
        ];
        assert_eq!(scene.post(&mut visitor, &step, &taken).await.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        assert!(page.contains("من أمام البيت"), "what was told of it stays");
        assert_eq!(scene.get(&mut visitor, &format!("{file}/why")).await.status, StatusCode::OK);
        let list = scene.get(&mut visitor, "/files?year=2012").await.text();
        assert!(list.contains("وسيم طالب الناصر"), "it is counted in the year of the taking");
        let again = |kind, denial| {
            let more = [
                ("event_kind", kind),
                ("denial_kind", denial),
                ("event_date", "2019"),
                ("informant", "أخوه"),
            ];
            [vec![("episode", "new")], more.to_vec()].concat()
        };
        for (kind, denial, words) in
            [("release", "", "begins another taking"), ("taken", "denied_custody", "step of its own")]
        {
            let seen = scene.post(&mut visitor, &step, &again(kind, denial)).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind} {denial}");
            assert!(seen.text().contains(words), "{}", seen.text());
        }
        assert_eq!(scene.post(&mut visitor, &step, &again("taken", "")).await.location(), file);
    });
}

/// Answering one question does not ask the other again: that it is another person, that a date was said so.
#[test]
fn what_was_answered_in_a_new_file_is_not_asked_again() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        file(&scene, &mut visitor).await;
        let form = [("name", "سالم ناصر الأيوبي"), ("taken_date", "2031"), ("informant", "أخوه")];
        assert!(
            scene.post(&mut visitor, "/files/new", &form).await.text().contains("name=\"confirmed\""),
            "asked whether it is the same"
        );
        let confirmed: Vec<(&str, &str)> = form.iter().copied().chain([("confirmed", "1")]).collect();
        let page = scene.post(&mut visitor, "/files/new", &confirmed).await.text();
        assert!(
            page.contains("type=\"hidden\" name=\"confirmed\"")
                && page.contains("type=\"checkbox\" name=\"sure\""),
            "{page}"
        );
        let both: Vec<(&str, &str)> = confirmed.iter().copied().chain([("sure", "not-come")]).collect();
        assert_eq!(scene.post(&mut visitor, "/files/new", &both).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn whoever_mistyped_a_telephone_mends_it_and_is_shown_no_other() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        // A colleague's sealed value lies beside.
        let mut liaison = scene.enter("liaison").await;
        let theirs = [("property", "phone"), ("value", "0944555666"), ("informant", "خاله")];
        assert_eq!(scene.post(&mut liaison, &format!("{file}/claims/new"), &theirs).await.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        let fact = page
            .split("<dt>Phone</dt>")
            .nth(1)
            .and_then(|rest| rest.split("</dd>").next())
            .expect("the telephone has its line");
        let own = claims(fact, "correct");
        assert_eq!(own.len(), 1, "only what one wrote oneself: {fact}");
        assert!(!page.contains("0999123456") && !page.contains("0944555666"));
        let form = format!("{file}/claims/{}/correct", own[0]);
        let seen = scene.get(&mut visitor, &form).await.text();
        assert!(
            !seen.contains("0999123456") && seen.contains("data-sealed"),
            "not even one's own stands on a page"
        );
        let mended = [("value", "0999123457"), ("why", "رقم ناقص"), ("informant", "ليلى")];
        assert_eq!(scene.post(&mut visitor, &form, &mended).await.location(), file);
        let id: model::PersonId = file.trim_start_matches("/files/").parse().expect("a number");
        let phone = model::Property::named("phone");
        let told = scene.operator().reveal(id, &[phone].into()).expect("revealed");
        let words: Vec<&str> =
            told.standing().filter(|s| s.claim.property == phone).map(|s| s.claim.said.as_str()).collect();
        assert!(
            words.contains(&"0999123457") && words.contains(&"0944555666") && !words.contains(&"0999123456"),
            "{words:?}"
        );
        // Another colleague's is not found, whoever asks, unless they may read it.
        let all: Vec<String> =
            told.standing().filter(|s| s.claim.said == "0944555666").map(|s| s.id.to_string()).collect();
        for verb in ["correct", "withdraw"] {
            assert_eq!(
                scene.get(&mut visitor, &format!("{file}/claims/{}/{verb}", all[0])).await.status,
                StatusCode::NOT_FOUND
            );
        }
        let seen = scene.post(&mut visitor, &format!("{file}/claims/{}/correct", all[0]), &mended).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let mut reviewer = scene.enter("reviewer").await;
        let asked =
            scene.post(&mut reviewer, &format!("{file}/reveal"), &[("property", "phone")]).await.text();
        assert!(claims(&asked, "correct").contains(&all[0]), "who has asked for it may mend it");
        assert_eq!(
            scene.get(&mut reviewer, &format!("{file}/claims/{}/correct", all[0])).await.status,
            StatusCode::OK
        );
    });
}

#[test]
fn the_history_says_what_was_what_is_and_why() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        let form = [("property", "registration_number"), ("value", "359"), ("informant", "أخوه")];
        scene.post(&mut visitor, &format!("{file}/claims/new"), &form).await;
        let page = scene.get(&mut visitor, &file).await.text();
        let fact = page
            .split("Registration number</dt>")
            .nth(1)
            .and_then(|rest| rest.split("</dd>").next())
            .expect("its line");
        let correct = format!("{file}/claims/{}/correct", claims(fact, "correct")[0]);
        let less = [("value", "395"), ("informant", "أخوه"), ("at", "صفحة 4")];
        assert_eq!(
            scene.post(&mut visitor, &correct, &less).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a correction has a reason"
        );
        let form = [less[0], less[1], less[2], ("why", "خطأ في نقل الرقم")];
        assert_eq!(scene.post(&mut visitor, &correct, &form).await.location(), file);
        let history = scene.get(&mut visitor, &format!("{file}/history")).await.text();
        let line = history.split("<li").find(|line| line.contains("<del>")).expect("a correction");
        let (was, is) = (line.find("359").expect("what was"), line.find("395").expect("what is"));
        assert!(was < is && line.contains("خطأ في نقل الرقم"), "{line}");
        let mut guest = scene.enter("guest").await;
        let list = scene.get(&mut guest, "/files").await.text();
        let id = list
            .split("class=\"person\" href=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a file")
            .to_owned();
        assert!(
            !scene.get(&mut guest, &id).await.text().contains("خطأ في نقل"),
            "a reason stays in the house"
        );
    });
}

#[test]
fn a_document_has_a_kind_and_whoever_gave_it() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        let at = format!("{file}/documents/new");
        let form = scene.get(&mut visitor, &at).await.text();
        assert!(
            form.contains("value=\"official_document_visit\"")
                && !form.contains("value=\"own_staff\" selected"),
            "kinds of documents"
        );
        let png = ("file", "visit.png", b"\x89PNG\r\n\x1a\nvisit".as_slice());
        let wrong = [("title", "إيصال زيارة"), ("kind", "nonsense")];
        assert_eq!(
            scene.upload(&mut visitor, &at, &wrong, png).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let form = [("title", "إيصال زيارة"), ("kind", "official_document_visit"), ("informant", "أمه")];
        assert_eq!(scene.upload(&mut visitor, &at, &form, png).await.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        let kind = model::codes::word("evidence_kind", "official_document_visit", false).expect("words");
        assert!(page.contains(kind) && page.contains("أمه"), "its kind, and who gave it");
        let id = file.trim_start_matches("/files/").parse().expect("a number");
        let dossier = scene.operator().dossier(id).expect("read");
        assert_eq!(dossier.papers[0].kind.as_deref(), Some("official_document_visit"));
        let paper = format!("/documents/{}", dossier.papers[0].id);
        assert!(scene.get(&mut visitor, &paper).await.text().contains(kind));
    });
}

#[test]
fn a_file_of_a_refused_form_is_not_chosen_twice() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        let at = format!("{file}/documents/new");
        let png = ("file", "هوية.png", b"\x89PNG\r\n\x1a\nid".as_slice());
        let form = [("title", "هوية"), ("informant", "أمه"), ("said_on", "2031")];
        let seen = scene.upload(&mut visitor, &at, &form, png).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = seen.text();
        let token = page
            .split("name=\"held\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it waits")
            .to_owned();
        assert!(
            page.contains("هوية.png")
                && !page
                    .split("type=\"file\"")
                    .nth(1)
                    .is_some_and(|rest| rest.split('>').next().is_some_and(|tag| tag.contains("required")))
        );
        let again = [("title", "هوية"), ("informant", "أمه"), ("said_on", "2025"), ("held", token.as_str())];
        // It waits for its owner alone.
        let mut other = scene.enter("reviewer").await;
        let nothing = ("file", "", b"".as_slice());
        assert_eq!(
            scene.upload(&mut other, &at, &again, nothing).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(scene.upload(&mut visitor, &at, &again, nothing).await.location(), file);
        let id = file.trim_start_matches("/files/").parse().expect("a number");
        assert_eq!(scene.operator().dossier(id).expect("read").papers.len(), 1);
        assert_eq!(
            scene.upload(&mut visitor, &at, &again, nothing).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "and once"
        );
        // A list without its organisation keeps its file, too.
        let seen = scene
            .upload(
                &mut visitor,
                "/imports/new",
                &[],
                ("files", "list.csv", "الاسم\nهيثم ماهر القادري\n".as_bytes()),
            )
            .await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = seen.text();
        let token = page
            .split("name=\"held\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it waits")
            .to_owned();
        let seen = scene
            .upload(
                &mut visitor,
                "/imports/new",
                &[("organisation_name", "منظمة الذاكرة"), ("held", &token)],
                ("files", "", b""),
            )
            .await;
        assert!(seen.location().starts_with("/plans/"), "{}", seen.text());
        // What waited too long is asked for by name of the field, as ever.
        let seen = scene.upload(&mut visitor, &at, &form, png).await.text();
        let token = seen
            .split("name=\"held\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it waits")
            .to_owned();
        scene.pass(16 * crate::scene::MINUTE);
        let again = [("title", "هوية"), ("held", token.as_str())];
        assert_eq!(
            scene.upload(&mut visitor, &at, &again, nothing).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    });
}

/// Which forms a device keeps, under which key, and what never.
#[test]
fn every_form_of_a_file_is_kept_on_the_device_and_nothing_sealed_with_it() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("liaison").await;
        let file = file(&scene, &mut visitor).await;
        let shown = scene.get(&mut visitor, &file).await.text();
        let arrived = shown
            .split("data-arrived=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the new file arrived");
        assert!(arrived.ends_with(":/files/new"), "{arrived}");
        let key = arrived.split(':').next().expect("a key").to_owned();
        let claim = claims(&shown, "correct").first().expect("a claim").clone();
        for path in [
            "/files/new".to_owned(),
            format!("{file}/claims/new"),
            format!("{file}/claims/{claim}/correct"),
            format!("{file}/claims/{claim}/withdraw"),
            format!("{file}/events/new"),
            format!("{file}/told"),
            format!("{file}/documents/new"),
        ] {
            let page = scene.get(&mut visitor, &path).await.text();
            assert!(page.contains(&format!("data-draft=\"{key}:{path}\"")), "{path}");
            assert!(page.contains("/assets/draft.") && page.contains("data-draft-status"), "{path}");
            for name in ["informant", "phone"] {
                let field = page
                    .split("<input")
                    .find(|tag| tag.contains(&format!("name=\"{name}\"")))
                    .map(|tag| tag.split('>').next().unwrap_or_default());
                assert!(field.is_none_or(|tag| tag.contains("data-sealed")), "{path}: {name}");
            }
        }
        let page = scene.get(&mut visitor, &format!("{file}/claims/new")).await.text();
        let sealed = page
            .split("data-sealed-of=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("sealed properties");
        for property in model::Property::all().filter(|p| p.entry().shown_to == model::Tier::Sealed) {
            assert!(sealed.split(' ').any(|key| key == property.key()), "{}", property.key());
        }
        let seen = scene.post(&mut visitor, "/sign-out", &[]).await;
        assert_eq!(seen.location(), format!("/sign-in?left={key}"));
        let door = scene.get(&mut visitor, seen.location()).await.text();
        assert!(door.contains(&format!("data-forget=\"{key}\"")) && door.contains("/assets/draft."));
        assert!(!scene.get(&mut visitor, "/sign-in?left=%22%3E").await.text().contains("data-forget"));
    });
}

/// The name of who told it is sealed by every form alike; colleagues read the relation.
#[test]
fn the_name_of_who_told_it_is_on_no_page_whichever_form_asked_for_it() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let name = "أبو وليد القطيفاني";
        let told = ("informant", "رفيق سجنه أبو وليد القطيفاني");
        let form = [("name", "مازن راغب الشحادات"), ("taken_date", "2013"), told];
        let seen = scene.post(&mut visitor, "/files/new", &form).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
        let file = seen.location().to_owned();
        let number = [("property", "registration_number"), ("value", "359"), told, ("relation", "neighbour")];
        assert_eq!(scene.post(&mut visitor, &format!("{file}/claims/new"), &number).await.location(), file);
        let step =
            [("event_kind", "sighting"), ("event_facility", "صيدنايا"), told, ("relation", "neighbour")];
        assert_eq!(scene.post(&mut visitor, &format!("{file}/events/new"), &step).await.location(), file);
        let again = [("episode", "new"), ("event_date", "2019"), told];
        assert_eq!(scene.post(&mut visitor, &format!("{file}/events/new"), &again).await.location(), file);
        let png = ("file", "visit.png", b"\x89PNG\r\n\x1a\nvisit".as_slice());
        let paper = [("title", "إيصال زيارة"), told];
        let seen = scene.upload(&mut visitor, &format!("{file}/documents/new"), &paper, png).await;
        assert_eq!(seen.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        let fact = page.split("Registration number</dt>").nth(1).expect("its line");
        let correct = format!("{file}/claims/{}/correct", claims(fact, "correct")[0]);
        let form = [("value", "395"), ("why", "خطأ في النقل"), told];
        assert_eq!(scene.post(&mut visitor, &correct, &form).await.location(), file);
        let place = [("kind", "checkpoint"), ("subject_name", "حاجز السنتر"), told];
        let seen = scene.post(&mut visitor, "/subjects/new", &place).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
        let checkpoint = seen.location().to_owned();
        for login in ["documenter", "reviewer", "liaison", "analyst"] {
            let mut reader = scene.enter(login).await;
            reader.lang = "ar";
            let page = scene.get(&mut reader, &file).await.text();
            let sources: Vec<String> = page
                .split("href=\"/sources/")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .map(|act| format!("/sources/{act}"))
                .collect();
            let own = ["", "?print=1", "/why", "/history", "/claims/new", "/events/new", "/documents/new"];
            let own = own.map(|tail| format!("{file}{tail}"));
            for path in own.into_iter().chain(sources).chain([checkpoint.clone()]) {
                let text = scene.get(&mut reader, &path).await.text();
                assert!(!text.contains(name), "{login} reads it on {path}");
            }
            assert!(page.contains("Neighbour") && page.contains("a direct talk"), "{login}: how they stand");
        }
        let id: model::PersonId = file.trim_start_matches("/files/").parse().expect("a number");
        let property = model::Property::named("informant_name");
        let told = scene.operator().reveal(id, &[property].into()).expect("revealed");
        let kept = told.standing().filter(|s| s.claim.property == property && s.claim.said.contains(name));
        assert_eq!(kept.count(), 6, "every form kept it");
    });
}

/// What looks like a slip is asked about, and what changes nothing is not written.
#[test]
fn slips_are_asked_about_and_a_correction_changes_something() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        let new = format!("{file}/claims/new");
        for (property, value, question) in [
            ("phone", "12", "no-phone"),
            ("birth_date", "1890", "long-ago"),
            ("taken_date", "بلا", "blank-word"),
            ("sex", "xx", "blank-word"),
            ("marital_status", "كذا", "code-unknown"),
            ("age", "-3", "age-odd"),
            ("national_number", "12", "number-odd"),
            ("mother_name", "أنا", "name-kin"),
            ("other_name", "وليد الزعبي وأخوه سامر الزعبي", "names-two"),
            ("birth_date", "2014", "dates-order"),
            ("death_date", "2001", "dates-order"),
        ] {
            let form = [("property", property), ("value", value), ("informant", "أخوه")];
            let head = scene.house.store().head().expect("head");
            let seen = scene.post(&mut visitor, &new, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{property}: {value}");
            assert!(seen.text().contains("name=\"sure\""), "{property}: {}", seen.text());
            assert_eq!(scene.house.store().head().expect("head"), head, "nothing was written");
            let other: Vec<(&str, &str)> = form.iter().copied().chain([("sure", "told-early")]).collect();
            let seen = scene.post(&mut visitor, &new, &other).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{property}: another question");
            let sure: Vec<(&str, &str)> = form.iter().copied().chain([("sure", question)]).collect();
            assert_eq!(scene.post(&mut visitor, &new, &sure).await.location(), file, "{property}: {value}");
        }
        // What is no name is none, whoever says so.
        for (property, value) in [("mother_name", "12345"), ("full_name", "1234")] {
            let form = [("property", property), ("value", value), ("informant", "أخوه"), ("sure", "no-name")];
            let seen = scene.post(&mut visitor, &new, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{property}: {value}");
        }
        for name in ["سجن صيدنايا", "ابني وليد طه", "1234", "وليد الزعبي وأخوه سامر الزعبي"]
        {
            let form = [("name", name), ("taken_date", "2013"), ("informant", "أخوه"), ("confirmed", "1")];
            let seen = scene.post(&mut visitor, "/files/new", &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        }
        let step = [("event_kind", "release"), ("event_date", "2009"), ("informant", "أخوه")];
        let seen = scene.post(&mut visitor, &format!("{file}/events/new"), &step).await;
        assert!(seen.text().contains("cannot all be right"), "a release before the taking");
        let both = [("event_kind", "release"), ("denial_kind", "flat_denial"), ("informant", "أخوه")];
        let seen = scene.post(&mut visitor, &format!("{file}/events/new"), &both).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "a release and a denial are two steps");
        let sex = [("property", "sex"), ("value", "male"), ("informant", "أخوه")];
        assert_eq!(scene.post(&mut visitor, &new, &sex).await.location(), file);
        let page = scene.get(&mut visitor, &file).await.text();
        let fact = page.split("Sex</dt>").nth(1).expect("its line");
        let correct = format!("{file}/claims/{}/correct", claims(fact, "correct")[0]);
        let same = [("value", "male"), ("why", "تأكدت"), ("informant", "أخوه")];
        let seen = scene.post(&mut visitor, &correct, &same).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text().contains("Nothing changed"), "{}", seen.text());
        let task = [("file", file.trim_start_matches("/files/")), ("what", "اتصال"), ("due", "2001-01-01")];
        let seen = scene.post(&mut visitor, "/files/tasks", &task).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "a task for a day that is past");
    });
}

/// The same paper twice says so, whether or not somebody gave it; a paper of nobody was said to be one.
#[test]
fn the_same_paper_twice_says_so_with_a_source_too() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let file = file(&scene, &mut visitor).await;
        let at = format!("{file}/documents/new");
        let form = scene.get(&mut visitor, &at).await.text();
        let nobody = form.split("<input").find(|tag| tag.contains("value=\"nobody\"")).expect("a choice");
        assert!(nobody.split('>').next().is_some_and(|tag| tag.contains("checked")), "{nobody}");
        assert!(form.contains("data-most=\"64000000\"") && form.contains("/assets/size."));
        let png = ("file", "visit.png", b"\x89PNG\r\n\x1a\nvisit".as_slice());
        let given = [("title", "إيصال زيارة"), ("informant", "خالته")];
        for words in ["The document was kept", "was in the file already"] {
            assert_eq!(scene.upload(&mut visitor, &at, &given, png).await.location(), file);
            assert!(scene.get(&mut visitor, &file).await.text().contains(words), "{words}");
        }
        let id = file.trim_start_matches("/files/").parse().expect("a number");
        assert_eq!(scene.operator().dossier(id).expect("read").papers.len(), 1);
        let other = ("file", "card.png", b"\x89PNG\r\n\x1a\ncard".as_slice());
        let nobody = [("title", "بطاقة"), ("source", "nobody")];
        assert_eq!(scene.upload(&mut visitor, &at, &nobody, other).await.location(), file);
        assert_eq!(scene.operator().dossier(id).expect("read").papers.len(), 2);
    });
}

/// Whoever takes the administration off their own account is asked, and led to a page that they may read.
#[test]
fn an_administrator_is_asked_before_giving_the_administration_up() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("administrator").await;
        let members = scene.operator().members().expect("members");
        let me = members.iter().find(|m| m.login == "administrator").expect("an account").clone();
        let path = format!("/members/{}", me.id);
        let form = [
            ("name", me.name.as_str()),
            ("sign_in", me.login.as_str()),
            ("role", "documenter"),
            ("present", crate::scene::PASSWORD),
        ];
        let seen = scene.post(&mut visitor, &path, &form).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.text());
        assert!(seen.text().contains("name=\"sure\""), "{}", seen.text());
        let still = scene.operator().members().expect("members");
        assert_eq!(still.iter().find(|m| m.id == me.id).map(|m| &m.roles), Some(&me.roles));
    });
}

/// Whoever reads that a family was told goes there no more: it is written for no day to come, for none that
/// nobody can read, and not where there is no news; and news that came later is not said to be untold of
/// from the beginning.
#[test]
fn a_telling_is_never_in_the_future_unread_or_of_nothing() {
    run(async {
        let scene = Scene::peopled();
        let mut documenter = scene.enter("documenter").await;
        let mut liaison = scene.enter("liaison").await;
        let file = file(&scene, &mut documenter).await;
        let told = format!("{file}/told");
        let telling = |date| [("told_relative", "أبوها"), ("told_by", "أمل"), ("event_date", date)];
        let seen = scene.post(&mut liaison, &told, &telling("")).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "there is no news");
        let news = [("property", "death_date"), ("value", "2018"), ("informant", "رفيق احتجاز")];
        let new = format!("{file}/claims/new");
        assert_eq!(scene.post(&mut documenter, &new, &news).await.location(), file);
        for (date, words) in
            [("2031-01-05", "has not come"), ("zz", "did not understand"), ("كذا", "did not")]
        {
            let form: Vec<_> = telling(date).into_iter().chain([("sure", "not-come")]).collect();
            let seen = scene.post(&mut liaison, &told, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{date}");
            assert!(seen.text().contains(words) && !seen.text().contains("name=\"sure\" type"), "{date}");
            let body = serde_json::json!({"relative": "أبوها", "by": "أمل", "date": date});
            let path = format!("/files/{}/told", file.trim_start_matches("/files/"));
            let seen = scene.call(&scene.api_token("liaison"), "POST", &path, Some(body)).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{date}: {}", seen.text());
        }
        assert!(scene.get(&mut liaison, "/files?flag=untold").await.text().contains(&file), "it still waits");
        let early = telling("1980");
        let seen = scene.post(&mut liaison, &told, &early).await;
        assert!(seen.text().contains("value=\"told-early\""), "{}", seen.text());
        assert_eq!(scene.post(&mut liaison, &told, &telling("")).await.location(), file);
        // Its day does not move into the future by a correction either.
        let page = scene.get(&mut liaison, &file).await.text();
        let step = page.rsplit("أبوها").next().map(|_| page.clone()).expect("the step");
        let reviewer = &mut scene.enter("reviewer").await;
        for claim in claims(&step, "correct") {
            let path = format!("{file}/claims/{claim}/correct");
            let form = [("value", "2031-01-05"), ("why", "خطأ"), ("informant", "أمل"), ("sure", "not-come")];
            let seen = scene.post(reviewer, &path, &form).await;
            let page = scene.get(reviewer, &path).await.text();
            if page.contains("Date of the event") {
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.text());
            }
        }
        let more = [("property", "burial_place"), ("value", "نجها"), ("informant", "رفيق احتجاز")];
        assert_eq!(scene.post(&mut documenter, &new, &more).await.location(), file);
        let page = scene.get(&mut liaison, &file).await.text();
        assert!(page.contains("news came after that") && page.contains("أبوها"), "{page}");
        assert!(!page.contains("not written yet that any relative was told"));
    });
}

/// A file whose name was taken back is still looked for.
#[test]
fn a_file_without_a_name_stays_in_lists_and_its_last_name_goes_after_a_question() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        let file = file(&scene, &mut visitor).await;
        let id = file.trim_start_matches("/files/").to_owned();
        let before = scene.operator().count().expect("count");
        let page = scene.get(&mut visitor, &file).await.text();
        let name = page.split("Name as said").nth(1).expect("its line");
        let withdraw = format!("{file}/claims/{}/withdraw", claims(name, "withdraw")[0]);
        let why = [("why", "اسم غيره")];
        let seen = scene.post(&mut visitor, &withdraw, &why).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            seen.text().contains("value=\"name-last\"") && seen.text().contains("/correct"),
            "{}",
            seen.text()
        );
        let sure = [("why", "اسم غيره"), ("sure", "name-last")];
        assert_eq!(scene.post(&mut visitor, &withdraw, &sure).await.location(), file);
        assert_eq!(scene.operator().count().expect("count"), before, "nobody is lost");
        let page = scene.get(&mut visitor, &file).await.text();
        assert!(page.contains(&format!("No name, file {id}")), "{page}");
        for path in ["/files?year=2013".to_owned(), format!("/files?q={id}"), "/".to_owned()] {
            assert!(scene.get(&mut visitor, &path).await.text().contains(&file), "{path}");
        }
        let mut guest = scene.enter("guest").await;
        assert!(!scene.get(&mut guest, "/files?year=2013").await.text().contains("No name"));
    });
}
