//! The list of files at work: orders by column, rows a page, what reviewers have read, several files at once,
//! a deleted list taken back, keys that are told.

use crate::scene::{Scene, Visitor, run};
use axum::http::StatusCode;

const PEOPLE: [[&str; 4]; 4] = [
    ["باسل طاهر الجباوي", "هدى", "2014", "نوى"],
    ["أيمن سالم الحوراني", "فاطمة", "2012", "درعا"],
    ["زياد ناصر القادري", "آمنة", "2013", "إزرع"],
    ["رامي خالد الزعبي", "", "", "بصرى الشام"],
];

async fn people(scene: &Scene, visitor: &mut Visitor) -> Vec<String> {
    let mut files = Vec::new();
    for [name, mother, taken, place] in PEOPLE {
        let form = [
            ("name", name),
            ("mother", mother),
            ("taken_date", taken),
            ("taken_place", place),
            ("informant", "أخوه"),
            ("confirmed", "1"),
        ];
        let seen = scene.post(visitor, "/files/new", &form).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text());
        scene.pass(crate::scene::MINUTE);
        files.push(seen.location().trim_start_matches("/files/").to_owned());
    }
    files
}

/// First names of the rows, in their order.
fn rows(page: &str) -> Vec<&'static str> {
    let body = page.split("<tbody>").nth(1).unwrap_or_default();
    let first = |name: &'static str| name.split(' ').next().expect("a name");
    let mut found: Vec<(usize, &str)> =
        PEOPLE.iter().filter_map(|[name, ..]| Some((body.find(name)?, first(name)))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_head_of_a_column_sorts_by_it_and_turns_round() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        people(&scene, &mut visitor).await;
        let orders = [
            ("name", ["أيمن", "باسل", "رامي", "زياد"], ["زياد", "رامي", "باسل", "أيمن"]),
            ("taken", ["أيمن", "زياد", "باسل", "رامي"], ["باسل", "زياد", "أيمن", "رامي"]),
            ("mother", ["زياد", "أيمن", "باسل", "رامي"], ["باسل", "أيمن", "زياد", "رامي"]),
            ("taken_place", ["زياد", "رامي", "أيمن", "باسل"], ["باسل", "أيمن", "رامي", "زياد"]),
            ("changed", ["رامي", "زياد", "أيمن", "باسل"], ["باسل", "أيمن", "زياد", "رامي"]),
        ];
        for (sort, up, down) in orders {
            let path = format!(
                "/files?columns=mother&columns=taken&columns=taken_place&columns=changed&sort={sort}"
            );
            let page = scene.get(&mut visitor, &path).await.text();
            assert_eq!(rows(&page), up, "{sort}");
            let way = if sort == "changed" { "descending" } else { "ascending" };
            assert_eq!(page.matches("aria-sort").count(), 1, "{sort}");
            let head =
                page.split("<th").find(|th| th.contains("aria-sort")).expect("the head of that column");
            assert!(
                head.contains(&format!("aria-sort=\"{way}\""))
                    && head.contains(&format!("sort={sort}&amp;down=1")),
                "{sort}: {head}"
            );
            let page = scene.get(&mut visitor, &format!("{path}&down=1")).await.text();
            assert_eq!(rows(&page), down, "{sort}, the other way: what is not known comes last all the same");
        }
        // A saved list keeps its order, and the way.
        let seen =
            scene.post(&mut visitor, "/lists", &[("name", "بالعكس"), ("query", "sort=name&down=1")]).await;
        assert!(seen.location().starts_with("/files?"), "{}", seen.text());
        let lists = scene.get(&mut visitor, "/lists").await.text();
        assert!(lists.contains("sort=name&amp;down=1"), "{lists}");
        // Outside, what would tell when something was written is no order.
        let mut guest = scene.enter("guest").await;
        let page = scene.get(&mut guest, "/files?sort=changed&columns=changed&columns=taken").await.text();
        assert!(!page.contains("Last change") && !page.contains("aria-sort"), "{page}");
        assert_eq!(rows(&page), ["أيمن", "باسل", "رامي", "زياد"]);
        assert!(page.contains("sort=taken"));
    });
}

#[test]
fn a_page_has_as_many_rows_as_are_chosen() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let list: String =
            (0..60).map(|n| format!("سالم ناصر {n},{},200{}\n", ["هدى", "ندى"][n % 2], n % 9)).collect();
        let list = format!("الاسم,اسم الأم,تاريخ الولادة\n{list}");
        let plan = scene.planned(&mut visitor, "list.csv", &list).await;
        assert_eq!(scene.accept(&mut visitor, &plan).await.location(), "/imports/i1");
        let total = scene.operator().count().expect("count");
        assert!(total > 50, "{total}");
        let shown = |page: &str| page.matches("class=\"person\" href=").count();
        assert_eq!(shown(&scene.get(&mut visitor, "/files").await.text()), 25);
        let page = scene.get(&mut visitor, "/files?rows=50").await.text();
        assert_eq!(shown(&page), 50);
        assert!(
            page.contains("rows=50&amp;page=2") && page.contains("rows=100"),
            "the next page has as many"
        );
        assert_eq!(shown(&scene.get(&mut visitor, "/files?rows=50&page=2").await.text()), total - 50);
        assert_eq!(
            shown(&scene.get(&mut visitor, "/files?rows=7").await.text()),
            25,
            "what is not offered is not asked"
        );
    });
}

#[test]
fn several_files_are_marked_as_read_at_once_and_the_list_tells_which() {
    run(async {
        let scene = Scene::peopled();
        let mut reviewer = scene.enter("reviewer").await;
        let files = people(&scene, &mut reviewer).await;
        let count = |page: &str| rows(page).len();
        assert_eq!(count(&scene.get(&mut reviewer, "/files?flag=unread").await.text()), 4);
        let page = scene.get(&mut reviewer, "/files?sort=name").await.text();
        assert!(page.contains("form=\"bulk\" name=\"file\"") && page.contains("id=\"bulk\""));
        // Nothing ticked is said; nothing is written.
        let head = scene.house.store().head().expect("head");
        let back = ("back", "/files?sort=name");
        assert_eq!(scene.post(&mut reviewer, "/files/read", &[back]).await.location(), "/files?sort=name");
        assert!(scene.get(&mut reviewer, "/files").await.text().contains("You chose no file"));
        assert_eq!(scene.house.store().head().expect("head"), head);
        let two = [back, ("file", files[0].as_str()), ("file", files[2].as_str())];
        assert_eq!(scene.post(&mut reviewer, "/files/read", &two).await.location(), "/files?sort=name");
        let page = scene.get(&mut reviewer, "/files?flag=read&sort=name").await.text();
        assert_eq!(rows(&page), ["باسل", "زياد"], "{page}");
        assert!(page.contains("2 files were marked as reviewed") && page.contains("/files/read/undo?file="));
        // What changes after the reading shows.
        scene.pass(crate::scene::MINUTE);
        let claim = [("property", "kunya"), ("value", "أبو طاهر"), ("informant", "أخوه")];
        scene.post(&mut reviewer, &format!("/files/{}/claims/new", files[0]), &claim).await;
        assert_eq!(rows(&scene.get(&mut reviewer, "/files?flag=read_before").await.text()), ["باسل"]);
        assert_eq!(rows(&scene.get(&mut reviewer, "/files?flag=read").await.text()), ["زياد"]);
        assert_eq!(count(&scene.get(&mut reviewer, "/files?flag=unread").await.text()), 2);
        // All rows of a page, each once; then it is taken back.
        let shown = files.join(" ");
        let all = [back, ("all", "1"), ("shown", shown.as_str()), ("file", files[1].as_str())];
        scene.post(&mut reviewer, "/files/read", &all).await;
        let page = scene.get(&mut reviewer, "/files?flag=read").await.text();
        assert_eq!(count(&page), 4);
        let undo = page
            .split("action=\"/files/read/undo")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it can be undone")
            .replace("&amp;", "&");
        scene.post(&mut reviewer, &format!("/files/read/undo{undo}"), &[]).await;
        assert_eq!(
            count(&scene.get(&mut reviewer, "/files?flag=unread").await.text()),
            2,
            "those read before are read before"
        );
        // One that is not there: none is marked.
        let wrong = [back, ("file", files[1].as_str()), ("file", "p999")];
        assert_eq!(scene.post(&mut reviewer, "/files/read", &wrong).await.status, StatusCode::NOT_FOUND);
        assert_eq!(count(&scene.get(&mut reviewer, "/files?flag=unread").await.text()), 2);
        // Colleagues see it and may not do it; others learn nothing of it.
        let mut documenter = scene.enter("documenter").await;
        let page = scene.get(&mut documenter, "/files?flag=read").await.text();
        assert!(count(&page) == 1 && !page.contains("\"/files/read\""));
        let forbidden = scene.post(&mut documenter, "/files/read", &[("file", files[1].as_str())]).await;
        assert_eq!(forbidden.status, StatusCode::FORBIDDEN);
        let mut guest = scene.enter("guest").await;
        let plain = scene.get(&mut guest, "/files").await.text();
        assert!(!plain.contains("flag=unread") && !plain.contains("flag=read"));
        for flag in ["read", "read_before", "unread"] {
            assert_eq!(
                count(&scene.get(&mut guest, &format!("/files?flag={flag}")).await.text()),
                4,
                "{flag}: it was not asked"
            );
        }
        // A sheet for colleagues has what is seen; one for partners is not chosen by it.
        let sheet = scene.get(&mut documenter, "/files/export?format=csv&flag=read&for=team").await;
        assert!(sheet.text().contains("زياد") && !sheet.text().contains("أيمن"), "{}", sheet.text());
        let sheet = scene.get(&mut documenter, "/files/export?format=csv&flag=read&for=partner").await;
        assert_eq!(sheet.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn a_filter_that_is_not_understood_is_told_and_nothing_leaves_by_it() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        people(&scene, &mut visitor).await;
        for (asked, unread) in [("flag=held", true), ("year=abc", true), ("flag=apart", false), ("", false)] {
            let page = scene.get(&mut visitor, &format!("/files?{asked}")).await.text();
            assert_eq!(page.contains("was not understood"), unread, "{asked}");
            assert!(!unread || page.contains(asked), "{asked}");
            assert!(!unread || !page.contains("Filters that are on"), "it is none that is on: {asked}");
        }
        let page = scene.get(&mut visitor, "/files").await.text();
        for heading in ["id=\"filters\"", "id=\"found\"", "href=\"#found\""] {
            assert!(page.contains(heading), "{heading}");
        }
        let mut analyst = scene.enter("analyst").await;
        let sheet = |asked: &str| format!("/files/export?format=csv&{asked}");
        assert_eq!(scene.get(&mut analyst, &sheet("year=2013")).await.status, StatusCode::OK);
        assert_eq!(
            scene.get(&mut analyst, &sheet("flag=held")).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let mut auditor = scene.enter("auditor").await;
        for (asked, unread) in [("kind=nonsense", true), ("from=yesterday", true), ("kind=said", false)] {
            let page = scene.get(&mut auditor, &format!("/audit?{asked}")).await.text();
            assert_eq!(page.contains("was not understood"), unread, "{asked}");
        }
    });
}

#[test]
fn a_page_that_is_not_there_has_one_way_to_the_door() {
    run(async {
        let scene = Scene::peopled();
        let mut nobody = Visitor { lang: "en", ..Visitor::default() };
        let seen = scene.get(&mut nobody, "/no/such/page").await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND);
        let (_, body) =
            seen.text().split_once("<main").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("a page");
        assert_eq!(body.matches("href=\"/sign-in\"").count(), 1, "{body}");
    });
}

#[test]
fn what_is_no_person_is_called_as_it_is_called_and_not_by_its_letters() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let page = scene.get(&mut visitor, "/files/f:F117").await.text();
        let (_, heading) = page.split_once("<h1").expect("a heading");
        let (heading, _) = heading.split_once("</h1>").expect("its end");
        assert!(
            heading.contains("Sednaya First Military Prison") && !heading.contains("ar-Latn"),
            "{heading}"
        );
        visitor.lang = "ar";
        let page = scene.get(&mut visitor, "/files/f:F117").await.text();
        assert!(page.contains("صيدنايا"));
        visitor.lang = "en";
        let file = people(&scene, &mut visitor).await.remove(0);
        let claims = [casework::NewClaim::person("origin_place", "نوى").expect("a property")];
        let source = casework::SourceChoice::New {
            kind: "interview".into(),
            title: "جاره".into(),
            tier: model::Tier::Team,
            reliability: 'F',
            dated: None,
            document: None,
        };
        let id: model::PersonId = file.parse().expect("a number");
        scene.operator().add(id, casework::OURS, &source, None, &claims).expect("added");
        let list = scene.get(&mut visitor, "/files?q=باسل&columns=name").await.text();
        assert!(list.contains("Nawa") && !list.contains("\u{2068}نوى"), "by its English name: {list}");
    });
}

#[test]
fn a_deleted_list_comes_back() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        people(&scene, &mut visitor).await;
        let seen =
            scene.post(&mut visitor, "/lists", &[("name", "أهل نوى"), ("query", "q=نوى&sort=name")]).await;
        let id = seen.location().split("list=").nth(1).expect("a number").to_owned();
        scene.post(&mut visitor, &format!("/lists/{id}/delete"), &[]).await;
        let page = scene.get(&mut visitor, "/lists").await.text();
        assert!(!page.contains("أهل نوى") && page.contains(&format!("/lists/{id}/restore")), "{page}");
        let mut other = scene.enter("reviewer").await;
        assert_eq!(
            scene.post(&mut other, &format!("/lists/{id}/restore"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(scene.post(&mut visitor, &format!("/lists/{id}/restore"), &[]).await.location(), "/lists");
        let page = scene.get(&mut visitor, "/lists").await.text();
        assert!(page.contains("أهل نوى") && page.contains("sort=name"), "{page}");
        assert_eq!(
            scene.post(&mut visitor, &format!("/lists/{id}/restore"), &[]).await.status,
            StatusCode::NOT_FOUND,
            "once"
        );
    });
}

/// A plan and the import it becomes tell the same numbers, and the work-list has as many rows as wait.
#[test]
fn numbers_before_and_after_accepting_are_the_same() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("documenter").await;
        let list = "الاسم,اسم الأم,تاريخ الاعتقال\n\
            هيثم ماهر القادري,فاطمة,2013/5/7\n\
            هيثم ماهر القادري,فاطمة,2013/5/7\n\
            باسل و محمد ابنا طاهر,هدى,2014\n\
            ,,\n\
            سالم ناصر الحوراني,ندى,12/3/2031\n";
        let more = format!("{list}زياد ناصر القادري,آمنة,2015\n");
        for (name, text, import) in [("june.csv", list, "i1"), ("july.csv", more.as_str(), "i2")] {
            let plan = scene.planned(&mut visitor, name, text).await;
            let balance = |page: &str| {
                page.split("class=\"balance num\"")
                    .nth(1)
                    .and_then(|rest| rest.split("</p>").next())
                    .expect("an equation")
                    .to_owned()
            };
            let before = balance(&scene.get(&mut visitor, &plan).await.text());
            let import = format!("/imports/{import}");
            assert_eq!(scene.accept(&mut visitor, &plan).await.location(), import);
            assert_eq!(balance(&scene.get(&mut visitor, &import).await.text()), before, "{name}");
        }
    });
}

#[test]
fn every_page_with_keys_tells_them() {
    run(async {
        let scene = Scene::peopled();
        let mut visitor = scene.enter("reviewer").await;
        people(&scene, &mut visitor).await;
        for path in ["/files", "/matching"] {
            let page = scene.get(&mut visitor, path).await.text();
            let keys = page.contains("/assets/keys.") && page.contains("data-key=\"1\"") || path == "/files";
            assert_eq!(page.contains("data-key=\"?\""), keys, "{path}");
        }
    });
}
