//! A page and an answer of the API tell one reader the same: files, imports, waiting rows, the log and the
//! organisations of one register, walked through both doors.

mod scene;

use access::Role;
use axum::http::StatusCode;
use casework::{FileToMake, NewClaim, OURS, SourceChoice, Speaker, Told};
use l10n::{Lang, Reader};
use model::{MemberId, Part, PersonId, Property, Tier};
use scene::{Scene, Visitor, run};
use serde_json::Value;
use std::collections::BTreeMap;

const OURS_LIST: &str = "الاسم الكامل,اسم الأم,هاتف,تاريخ الاعتقال
كريم عادل وسامر عادل النابلسي,هدى,0933111222,2013-05-07
هدى رامي القادري,سلمى,0944222333,2012-01-03
هدى رامي القادري,سلمى,0944222333,2012-01-03
سالم ناصر الأيوبي,أمينة,,32/13/2012
";
const THEIRS: &str = "name,mother,place\nسالم ناصر الايوبي,أمينة,نوى\n,,\nرامي سليم النصار,هناء,جاسم\n";

/// Invented files, two lists with rows that wait, a correction, a withdrawal, a file with a team, and an
/// organisation that nothing is seen of.
async fn filled() -> Scene {
    let scene = Scene::peopled();
    let files = demo::register::register(3, 40).map(file);
    scene.house.fill(MemberId(1), files, &mut |_| {}).expect("filled");
    let mut visitor = scene.enter("documenter").await;
    for (name, list) in [("ours.csv", OURS_LIST), ("theirs.csv", THEIRS)] {
        let plan = scene.planned(&mut visitor, name, list).await;
        scene.accept(&mut visitor, &plan).await;
    }
    let desk = scene.operator();
    desk.add_organisation("منظمة بلا ملف").expect("added");
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "حديث مع الجارة".into(),
        tier: Tier::Team,
        reliability: 'B',
        dated: None,
        document: None,
    };
    let said = |key: &str, words: &str| NewClaim {
        part: Part::Person,
        property: Property::named(key),
        said: words.into(),
        tier: None,
        credibility: 2,
    };
    let added = |person: u64, key: &str, words: &str| {
        let claims = [said(key, words)];
        desk.add(PersonId(person), OURS, &source, Some("ص 4".into()), &claims).expect("added").act
    };
    let (first, second) = (added(1, "profession", "نجار"), added(1, "note", "كانت الجارة هناك"));
    let id = |act: u64| format!("c{act}.0").parse().expect("a claim");
    desk.correct(id(first), &source, None, "حداد", None).expect("corrected");
    desk.withdraw(id(second), "قيل خطأ").expect("withdrawn");
    desk.keep_document("صورة.txt", "صورة".as_bytes(), Some(PersonId(1).into()), Tier::Team).expect("kept");
    drop(desk);
    let reviewer = scene.house.member_by_login("reviewer").expect("read").expect("an account");
    let team = [reviewer.id].into();
    let desk = scene.house.desk(access::Viewer::new(reviewer.id, reviewer.roles));
    desk.give_team(&PersonId(2).into(), &team, "").expect("a team");
    drop(desk);
    scene
}

fn file(invented: demo::register::Invented) -> FileToMake {
    let told = invented.statements.into_iter().map(|said| Told {
        speaker: Speaker {
            key: said.speaker.key,
            kind: said.speaker.kind.to_owned(),
            title: said.speaker.title,
            reliability: said.speaker.reliability,
            dated: said.speaker.dated,
        },
        row: said.row,
        known: said.known,
        claims: said.claims,
    });
    FileToMake {
        organisation: demo::register::organisations()[invented.organisation].to_owned(),
        told: told.collect(),
    }
}

/// One colleague at both doors.
struct Both<'s> {
    scene: &'s Scene,
    visitor: Visitor,
    token: String,
}

impl<'s> Both<'s> {
    async fn of(scene: &'s Scene, role: Role, lang: &'static str) -> Both<'s> {
        let visitor = Visitor { lang, ..scene.enter(role.key()).await };
        Both { scene, visitor, token: scene.api_token(role.key()) }
    }

    async fn answer(&self, path: &str) -> Value {
        let seen = self.scene.call(&self.token, "GET", path, None).await;
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text());
        serde_json::from_slice(&seen.body).expect("JSON")
    }

    async fn page(&mut self, path: &str) -> String {
        let seen = self.scene.get(&mut self.visitor, path).await;
        assert_eq!(seen.status, StatusCode::OK, "{path}");
        seen.text()
    }
}

/// What a page says, without its marks.
fn words(page: &str) -> String {
    let mut text = String::new();
    for piece in page.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    plain(&text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// Words in one line, without what only holds them apart.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What stands between two marks, each time.
fn between<'p>(page: &'p str, from: &'p str, to: &'p str) -> impl Iterator<Item = &'p str> {
    page.split(from).skip(1).map(move |rest| rest.split(to).next().unwrap_or_default())
}

/// The numbers of a piece of an English page.
fn numbers(piece: &str) -> Vec<u64> {
    let text = words(piece).replace(',', "");
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
}

#[test]
fn a_file_is_told_alike() {
    run(async {
        let scene = filled().await;
        for role in [Role::Documenter, Role::Reviewer, Role::Analyst, Role::Guest] {
            let mut both = Both::of(&scene, role, "ar").await;
            let list = both.answer("/files?limit=500").await;
            let mut values = 0;
            for line in all(&list["files"]) {
                values += file_is_told_alike(&mut both, text(&line["id"])).await;
            }
            assert!(values > 200, "{}: {values} values were compared", role.key());
        }
    });
}

async fn file_is_told_alike(both: &mut Both<'_>, id: &str) -> usize {
    let file = both.answer(&format!("/files/{id}")).await;
    let page = both.page(&format!("/files/{id}")).await;
    let page = words(&page);
    let mut compared = 0;
    let mut told = |what: &str, words: &str| {
        assert!(page.contains(&plain(words)), "{id}: the page tells no {what} «{words}»: {page}");
        compared += 1;
    };
    told("name", text(&file["name"]));
    for fact in all(&file["facts"]) {
        told("property", text(&fact["label"]));
        for value in all(&fact["values"]) {
            told("value", text(&value["text"]));
        }
    }
    told("finding", text(&file["finding"]["text"]));
    for paper in all(&file["documents"]) {
        told("paper", text(&paper["name"]));
    }
    let speaks = |source: &&Value| {
        let claims = all(&file["facts"]).flat_map(|fact| all(&fact["values"]));
        claims.flat_map(|value| all(&value["claims"])).any(|claim| claim["source"] == source["id"])
    };
    for source in all(&file["sources"]).filter(speaks) {
        told("source", text(&source["title"]));
    }
    // What stands no more is told in the history, to colleagues.
    let history = both.scene.get(&mut both.visitor, &format!("/files/{id}/history")).await;
    let history = (history.status == StatusCode::OK).then(|| words(&history.text()));
    for claim in all(&file["gone"]) {
        let history = history.as_ref().expect("who is told of it has a history");
        assert!(history.contains(&plain(text(&claim["said"]))), "{id}: {claim} in {history}");
    }
    assert_eq!(file["changed"].is_i64(), history.is_some(), "{id}: the house's work is told at both doors");
    compared
}

#[test]
fn a_list_is_told_alike() {
    run(async {
        let scene = filled().await;
        for role in [Role::Documenter, Role::Reviewer, Role::Guest] {
            let mut both = Both::of(&scene, role, "en").await;
            let list = both.answer("/files?limit=200&sort=name&counts=true").await;
            let columns = "name,mother,organisations";
            let page = both.page(&format!("/files?rows=200&sort=name&columns={columns}")).await;
            let shown: Vec<&str> = between(&page, "<a class=\"person\" href=\"/files/", "\"").collect();
            assert_eq!(shown, all(&list["files"]).map(|line| text(&line["id"])).collect::<Vec<_>>());
            let names = organisations(&mut both).await;
            let rows = between(&page, "<a class=\"person\" href=\"/files/", "</tr>").map(words);
            for (row, line) in rows.zip(all(&list["files"])) {
                assert!(row.contains(&plain(text(&line["name"]))), "{row} {line}");
                let of: Vec<&str> = all(&line["organisations"]).map(|id| names[text(id)].as_str()).collect();
                assert!(row.contains(&of.join(", ")), "{}: {row} {of:?}", role.key());
            }
            let counted = list["counts"].as_object().expect("counts");
            assert_eq!(counted.contains_key("source"), role != Role::Guest);
            for value in all(&list["counts"]["organisation"]).take(10) {
                let href = format!("organisation={}", text(&value["value"]));
                assert!(page.contains(&href), "{}: {href}", role.key());
            }
        }
    });
}

/// The names of organisations, by how they are called towards this reader.
async fn organisations(both: &mut Both<'_>) -> BTreeMap<String, String> {
    let all_of_them = both.answer("/organisations").await;
    let pair = |one: &Value| (text(&one["id"]).to_owned(), text(&one["name"]).to_owned());
    all(&all_of_them).map(pair).collect()
}

#[test]
fn imports_and_waiting_rows_are_told_alike() {
    run(async {
        let scene = filled().await;
        for role in [Role::Documenter, Role::Reviewer] {
            let mut both = Both::of(&scene, role, "en").await;
            let imports = both.answer("/imports").await;
            assert_eq!(all(&imports).count(), 2);
            let page = both.page("/imports").await;
            let order: Vec<&str> =
                between(&page, "href=\"/imports/", "\"").filter(|id| *id != "new").collect();
            assert_eq!(order, all(&imports).map(|one| text(&one["id"])).collect::<Vec<_>>());
            for import in all(&imports) {
                import_is_told_alike(&mut both, import).await;
            }
            waiting_rows_are_told_alike(&mut both).await;
        }
    });
}

async fn import_is_told_alike(both: &mut Both<'_>, import: &Value) {
    let id = text(&import["id"]);
    let page = both.page(&format!("/imports/{id}")).await;
    let balance = between(&page, "<p class=\"balance num\">", "</p>").next().expect("a balance");
    let mut counts = numbers(balance);
    if counts.len() == 6 {
        // The page parts what is new from what is added to files.
        counts[1] += counts.remove(2);
    }
    let told = ["rows", "accepted", "repeated", "waiting", "rejected"]
        .map(|key| import["balance"][key].as_u64().expect("a number"));
    assert_eq!(counts, told, "{id}: {}", words(balance));
    let organisation = both.answer(&format!("/organisations/{}", text(&import["organisation"]))).await;
    let page_words = words(&page);
    assert!(page_words.contains(text(&organisation["name"])), "{id}");
    for file in all(&import["files"]) {
        assert!(page_words.contains(text(file)), "{id}: {file}");
    }
    let waiting = both.page(&format!("/waiting?import={id}")).await;
    let rows = waiting.matches("<section class=\"card\" id=\"row-").count() as u64;
    assert_eq!(rows, import["still_waiting"].as_u64().expect("a number"), "{id}");
}

async fn waiting_rows_are_told_alike(both: &mut Both<'_>) {
    let reader = Reader::new(Lang::En);
    let rows = both.answer("/waiting").await;
    assert!(all(&rows).count() >= 1, "{rows}");
    for row in all(&rows) {
        let page = both.page(&format!("/waiting/{}", row["id"])).await;
        let page = words(&page);
        let keys = ["reason", "trouble", "remark"].map(|of| format!("{of}-{}", text(&row["reason"])));
        let reason = reader.t(keys.iter().find(|key| reader.has(key)).expect("it has words")).to_owned();
        assert!(page.contains(&plain(&reason)), "{row}: {reason}");
        assert!(page.contains(text(&row["file"])), "{row}");
        let cells = all(&row["cells"]).filter_map(|cell| cell["said"].as_str());
        for said in cells.filter(|said| !said.trim().is_empty()) {
            assert!(page.contains(&plain(said)), "{row}: {said}");
        }
        for telephone in ["0933111222", "0944222333"] {
            assert!(!page.contains(telephone) && !row.to_string().contains(telephone), "{row}");
        }
    }
}

#[test]
fn the_log_and_the_organisations_are_told_alike() {
    run(async {
        let scene = filled().await;
        for role in [Role::Reviewer, Role::Auditor, Role::Administrator] {
            let mut both = Both::of(&scene, role, "en").await;
            let log = both.answer("/log?limit=100").await;
            let page = both.page("/audit").await;
            let table = between(&page, "<tbody>", "</tbody>").next().expect("a table");
            let lines: Vec<&str> = between(table, "<tr>", "</tr>").collect();
            assert!(lines.len() > 5, "{}: {} lines", role.key(), lines.len());
            // Coming in wrote nothing between the two.
            assert_eq!(lines.len(), all(&log["lines"]).count(), "{}", role.key());
            for (line, told) in lines.iter().zip(all(&log["lines"])) {
                let number = line.rsplit("<td").next().map(numbers_of_cell).unwrap_or_default();
                assert_eq!(number, vec![told["id"].as_u64().expect("a number")], "{line}");
                let about: Vec<&str> = all(&told["files"]).chain(all(&told["subjects"])).map(text).collect();
                let shown: Vec<&str> = between(line, "href=\"/files/", "\"").collect();
                assert_eq!(shown.len(), about.len().min(3), "{line}: {told}");
                assert!(shown.iter().all(|id| about.contains(id)), "{line}: {told}");
            }
        }
        for role in [Role::Documenter, Role::Guest] {
            let mut both = Both::of(&scene, role, "en").await;
            let organisations = both.answer("/organisations").await;
            let page = both.page("/organisations").await;
            let shown: Vec<&str> = between(&page, "href=\"/organisations/", "\"").collect();
            assert_eq!(shown, all(&organisations).map(|one| text(&one["id"])).collect::<Vec<_>>());
            let reader = Reader::new(Lang::En);
            for (line, told) in between(&page, "<span class=\"why num\">", "</span>").zip(all(&organisations))
            {
                let files = told["files"].as_u64().expect("a number");
                let files = reader.ta("organisation-files", &[("n", files.into())]);
                assert!(words(line).starts_with(&plain(&files)), "{}: {line} {told}", role.key());
            }
        }
    });
}

fn numbers_of_cell(cell: &str) -> Vec<u64> {
    numbers(cell.split_once('>').map_or("", |(_, words)| words))
}
