//! Where each role goes: the table of places is what the doors do, every page has its place, and the bar says
//! where one is.

mod scene;

use access::{Action, Role, Viewer};
use axum::http::StatusCode;
use model::MemberId;
use pages::places::{Places, TABLE};
use scene::{Scene, run};

fn viewer(role: Role) -> Viewer {
    Viewer::new(MemberId(2), [role].into())
}

/// The links of the bar: address, and whether it is marked.
fn bar(page: &str) -> Vec<(String, bool)> {
    let bar = page.split("<ul class=\"places\">").nth(1).and_then(|rest| rest.split("</ul>").next());
    let links = bar.unwrap_or_default().split("<a href=\"").skip(1);
    links
        .map(|link| {
            let (address, rest) = link.split_once('"').expect("an address");
            (address.to_owned(), rest.split('>').next().is_some_and(|head| head.contains("aria-current")))
        })
        .collect()
}

#[test]
fn a_place_is_shown_exactly_to_those_whom_its_page_lets_in() {
    run(async {
        let scene = Scene::peopled();
        for role in Role::ALL {
            let mut visitor = scene.enter(role.key()).await;
            let more = scene.get(&mut visitor, "/more").await.text();
            for place in TABLE {
                let open = place.is_open_to(&viewer(role));
                let status = scene.get(&mut visitor, place.path).await.status;
                assert_eq!(status == StatusCode::OK, open, "{role:?} {}: {status}", place.path);
                // The name of the register leads to the first page, too, and on from there whoever reads no
                // file; the foot of a page leads to what everybody has.
                let links = more.matches(&format!("href=\"{}\"", place.path)).count();
                let others = usize::from(place.path == "/");
                let foot = usize::from(["/me", "/help", "/about"].contains(&place.path));
                assert_eq!(links, usize::from(open) + others + foot, "{role:?} {}", place.path);
            }
        }
    });
}

#[test]
fn the_bar_is_the_same_on_every_page_and_marks_where_one_is() {
    run(async {
        let scene = Scene::peopled();
        for role in Role::ALL {
            let mut visitor = scene.enter(role.key()).await;
            let places = Places::of(&viewer(role));
            let expected: Vec<&str> = places.bar.iter().map(|place| place.path).chain(["/more"]).collect();
            for place in places.bar.iter().chain(&places.rest) {
                let page = scene.get(&mut visitor, place.path).await.text();
                let links = bar(&page);
                let shown: Vec<&str> = links.iter().map(|(path, _)| path.as_str()).collect();
                assert_eq!(shown, expected, "{role:?} {}", place.path);
                let marked: Vec<&str> =
                    links.iter().filter(|(_, marked)| *marked).map(|(path, _)| path.as_str()).collect();
                assert_eq!(marked.len(), 1, "{role:?} {}: {marked:?}", place.path);
                if places.has_in_bar(place.path) {
                    assert_eq!(marked, [place.path], "{role:?}");
                }
            }
            let nowhere = scene.get(&mut visitor, "/nowhere").await.text();
            assert!(bar(&nowhere).iter().all(|(_, marked)| !marked), "{role:?}: a page that is not there");
        }
    });
}

/// Pages that lie beneath no place: the doors, and what is asked of whoever comes in.
const NO_PLACE: [&str; 5] = ["/setup", "/sign-in", "/sign-in/code", "/first-password", "/more"];

#[test]
fn every_page_lies_in_a_place() {
    let scene = Scene::new();
    let everybody = Places::of(&Viewer::operator(MemberId(1)));
    let all = || everybody.bar.iter().chain(&everybody.rest);
    for route in web::routes(scene.house.clone()) {
        if route.method != "GET" || route.path.starts_with("/api/") || route.path.starts_with("/assets/") {
            continue;
        }
        let lies = all().any(|place| place.has(&route.path));
        assert_eq!(lies, !NO_PLACE.contains(&route.path.as_str()), "{}", route.path);
    }
}

/// Two rows of which a person must decide: two people in one cell, a day that has not come.
const LIST: &str = "\
الاسم;اسم الأم;تاريخ الاعتقال
باسل ومحمد طاهر الجباوي;هدى;2013-04-05
رامي خالد الزعبي;آمنة;2099-01-01
";

#[test]
fn a_number_stands_beside_a_place_only_where_one_may_know_it() {
    run(async {
        let scene = Scene::peopled();
        let mut documenter = scene.enter("documenter").await;
        let plan = scene.planned(&mut documenter, "list.csv", LIST).await;
        scene.accept(&mut documenter, &plan).await;
        for role in Role::ALL {
            let mut visitor = scene.enter(role.key()).await;
            let page = scene.get(&mut visitor, "/more").await.text();
            let sorts = viewer(role).can(Action::Import);
            // In the bar beside what came in, and once more under "more" beside the rows themselves.
            let numbers = page.matches("<span class=\"badge num\">").count();
            assert_eq!(numbers, if sorts { 2 } else { 0 }, "{role:?}");
        }
    });
}
