//! Lists come in, come in again, and go out again: through the outermost door
//! of the casework, on a store in memory.

mod choices;
mod common;
mod rows_that_wait;

use casework::{Clearing, ColumnChoice, House, Incoming, Outcome};
use common::{file, house, operator};
use search::Query;
use std::ops::ControlFlow;

struct Done {
    accepted: u64,
    repeated: u64,
    waiting: u64,
    rejected: u64,
    rows: u64,
    result: casework::Accepted,
}

#[track_caller]
fn take_in(house: &House, files: Vec<Incoming>) -> Done {
    let desk = house.desk(operator());
    let plan =
        desk.plan_import(files, "مكتب درعا", ColumnChoice::default()).expect("the list can be planned");
    let count = |o| plan.count(o);
    let (accepted, repeated, waiting, rejected) = (
        count(Outcome::Accepted),
        count(Outcome::Repeated),
        count(Outcome::Waiting),
        count(Outcome::Rejected),
    );
    assert_eq!(accepted + repeated + waiting + rejected, plan.rows(), "every row is accounted for");
    let result =
        desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("the plan is applied");
    Done { accepted, repeated, waiting, rejected, rows: plan.rows(), result }
}

fn found(house: &House, words: &str) -> Vec<String> {
    let desk = house.desk(operator());
    let page = desk.list(&Query::words(words, 10)).expect("a list");
    page.cards.iter().map(|c| casework::line(c).name).collect()
}

const LIST: &str = "الاسم;اسم الأم;تاريخ الاعتقال;الجهة;الحالة
سالم ناصر الحوراني;فاطمة;5/2013;الأمن العسكري;معتقل
رامي خالد الجباوي;هناء;2012;الجوية;مفرج عنه
رامي خالد الجباوي;هناء;2012;الجوية;مفرج عنه
;;2012;الجوية;
سلمى وابنها عمر الحريري;ندى;2014;مجهول;
";

#[test]
fn every_row_is_accounted_for() {
    let house = house();
    let done = take_in(&house, vec![file("list.csv", LIST)]);
    assert_eq!((done.rows, done.accepted, done.repeated, done.waiting, done.rejected), (5, 2, 1, 2, 0));
    assert!(found(&house, "سالم الحوراني").iter().any(|n| n.contains("سالم ناصر")));
    let repeated = &done.result.outcomes[2];
    assert_eq!(repeated.id, done.result.outcomes[1].id, "a repeated row names the file it repeats");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let house = house();
    take_in(&house, vec![file("list.csv", LIST)]);
    let before = house.store().counts().unwrap();
    let again = take_in(&house, vec![file("list.csv", LIST)]);
    assert_eq!((again.accepted, again.waiting, again.repeated), (0, 0, 5));
    assert_eq!(again.result.import, None);
    assert_eq!(house.store().counts().unwrap(), before);
}

#[test]
fn next_months_longer_list_adds_what_is_new_and_shows_what_changed() {
    let house = house();
    take_in(&house, vec![file("list.csv", LIST)]);
    let longer = LIST.replace(
        "سالم ناصر الحوراني;فاطمة;5/2013;الأمن العسكري;معتقل",
        "سالم ناصر الحوراني;فاطمة;5/2013;الأمن العسكري;مفرج عنه",
    ) + "هادي عمر المقداد;سعاد;2015;مجهول;معتقل\n";
    let done = take_in(&house, vec![file("list-2.csv", &longer)]);
    assert_eq!((done.accepted, done.repeated), (2, 4));
    let changed = done.result.outcomes.iter().find(|o| o.reason == "changed").expect("a changed row");
    let person = changed.person_id().expect("it touches a file");
    let dossier = house.desk(operator()).dossier(person).unwrap();
    let said: Vec<_> = dossier
        .standing()
        .filter(|s| s.claim.property.key() == "status")
        .map(|s| s.claim.said.clone())
        .collect();
    assert_eq!(said, ["مفرج عنه"], "the new word stands");
    assert!(dossier.gone.iter().any(|s| s.claim.said == "معتقل"), "the old word stays readable");
}

#[test]
fn a_plan_tells_of_a_changed_row_what_it_was_and_what_it_becomes() {
    let house = house();
    let list = "رقم;الاسم;اسم الأم;هاتف;مصيره\n7;سالم ناصر الحوراني;فاطمة;0999123456;معتقل\n\
        8;هادي عمر المقداد;سعاد;;معتقل\n";
    take_in(&house, vec![file("list.csv", list)]);
    let changed = list.replace(";0999123456;معتقل", ";0999654321;مفرج عنه").replace("سعاد", "");
    let plan = |desk: &casework::Desk| {
        desk.plan_import(vec![file("list-2.csv", &changed)], "مكتب درعا", ColumnChoice::default()).unwrap()
    };
    let told = |desk: &casework::Desk| {
        let plan = plan(desk);
        let rows = plan.outcomes.iter().enumerate().filter(|(_, o)| o.reason == "changed");
        let all = rows.flat_map(|(at, _)| desk.changes(&plan, at).unwrap());
        all.map(|c| (c.property.key(), c.before, c.sealed, c.now)).collect::<Vec<_>>()
    };
    let desk = house.desk(operator());
    let all = told(&desk);
    assert!(all.contains(&("status", Some("معتقل".into()), false, "مفرج عنه".into())), "{all:?}");
    // What was said before of a telephone is sealed, here too.
    assert!(all.contains(&("phone", None, true, "0999654321".into())), "{all:?}");
    assert_eq!(all.len(), 2, "what is the same, and what is not said, is no change: {all:?}");
    // What is written is what was told.
    let plan = plan(&desk);
    let done = desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let person = done.outcomes.iter().find(|o| o.reason == "changed").and_then(|o| o.person_id()).unwrap();
    let gone = desk.dossier(person).unwrap().gone.iter().map(|s| s.claim.said.clone()).collect::<Vec<_>>();
    assert_eq!(gone, ["معتقل"]);
    assert!(told(&desk).is_empty(), "the next plan of the same list changes nothing");
}

#[test]
fn a_withdrawn_import_goes_as_one_act_and_may_come_again() {
    let house = house();
    let done = take_in(&house, vec![file("list.csv", LIST)]);
    let import = done.result.import.unwrap();
    let desk = house.desk(operator());
    let gone = desk.withdraw_import(import, "قائمة خاطئة").unwrap();
    assert_eq!(gone.subjects.len(), 2);
    assert!(gone.claims >= 8);
    assert!(found(&house, "سالم الحوراني").is_empty());
    assert!(desk.waiting().unwrap().is_empty(), "its waiting rows go with it");
    assert!(matches!(desk.withdraw_import(import, "مرة أخرى"), Err(casework::Refusal::Already)));
    let again = take_in(&house, vec![file("list.csv", LIST)]);
    assert_eq!(again.accepted, 2);
}

#[test]
fn waiting_rows_are_cleared_by_a_person() {
    let house = house();
    let done = take_in(&house, vec![file("list.csv", LIST)]);
    assert_eq!(done.waiting, 2);
    for row in &done.result.outcomes {
        let cell = row.column.is_none()
            || LIST.lines().any(|line| line.split(';').any(|cell| Some(cell.trim()) == row.said.as_deref()));
        assert_eq!(
            row.said.is_some(),
            matches!(row.outcome, Outcome::Waiting | Outcome::Rejected),
            "{row:?}"
        );
        assert!(row.said.is_none() || cell, "the words are those of the cell: {row:?}");
    }
    let desk = house.desk(operator());
    let waiting = desk.waiting().unwrap();
    let two = waiting.iter().find(|w| w.row.reason == "two-people").expect("two people in one cell");
    let made =
        desk.clear_row(two.seq, &Clearing::Split(vec!["سلمى الحريري".into(), "عمر الحريري".into()])).unwrap();
    assert_eq!(made.len(), 2);
    assert!(found(&house, "عمر الحريري").iter().any(|n| n == "عمر الحريري"));
    let nameless = waiting.iter().find(|w| w.row.reason == "no-name").expect("a row without a name");
    assert!(desk.clear_row(nameless.seq, &Clearing::One).is_err(), "a row without a name is no file");
    desk.clear_row(nameless.seq, &Clearing::LeftOut("بلا اسم".into())).unwrap();
    assert!(desk.waiting().unwrap().is_empty());
    assert!(matches!(desk.clear_row(two.seq, &Clearing::One), Err(casework::Refusal::Already)));
}

#[test]
fn a_stopped_import_leaves_nothing() {
    let house = house();
    let desk = house.desk(operator());
    let plan = desk.plan_import(vec![file("list.csv", LIST)], "مكتب", ColumnChoice::default()).unwrap();
    let before = house.store().counts().unwrap().acts;
    assert!(desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Break(())).is_err());
    assert_eq!(house.store().counts().unwrap().acts, before);
    assert!(found(&house, "سالم").is_empty());
}

#[test]
fn the_whole_record_verifies() {
    let house = house();
    take_in(&house, vec![file("list.csv", LIST)]);
    let verdict = house.verify(&mut |_| ControlFlow::Continue(())).unwrap();
    assert!(verdict.ok(), "{:?}", verdict.broken);
    assert!(verdict.leaves >= 6);
}

#[test]
fn rebuilding_gives_the_same_bytes() {
    let house = house();
    let done = take_in(&house, vec![file("list.csv", LIST)]);
    let (a, b) = (done.result.outcomes[0].person_id().unwrap(), done.result.outcomes[1].person_id().unwrap());
    house.desk(operator()).judge(a, b, model::Verdict::Same, "تجربة").unwrap();
    let rebuilt = house.rebuild(&mut |_, _| ControlFlow::Continue(())).unwrap();
    assert!(rebuilt.same);
    assert_eq!(rebuilt.files, 1);
}

/// Reads the shared samples where they lie beside the project; says so where they do not.
#[test]
fn the_samples_add_up() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let names =
        ["register.xlsx", "partner_office.csv", "kobo_export.csv", "latin_list.csv", "monthly_update.txt"];
    if !folder.join(names[0]).exists() {
        println!("no samples beside the project: not read");
        return;
    }
    let house = house();
    for (name, least) in names.iter().zip([3500, 2500, 2300, 1150, 390]) {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let done = take_in(&house, vec![Incoming { name: (*name).into(), bytes: bytes.into() }]);
        println!(
            "{name}: {} = {} + {} + {} + {}",
            done.rows, done.accepted, done.repeated, done.waiting, done.rejected
        );
        assert!(done.accepted >= least, "{name}: only {} of {} rows are taken in", done.accepted, done.rows);
    }
}

/// Runs `work` beside others who search and write; answers how often they did before it ended, and how long
/// each took.
fn beside(house: &House, work: impl FnOnce() + Send) -> Vec<std::time::Duration> {
    let desk = house.desk(operator());
    let organisation = desk.add_organisation("رابطة تجريبية").unwrap();
    let source = || casework::SourceChoice::New {
        kind: "interview".into(),
        title: "الأخت".into(),
        tier: model::Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    };
    let ended = std::sync::atomic::AtomicBool::new(false);
    let mut waits = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            work();
            ended.store(true, std::sync::atomic::Ordering::SeqCst);
        });
        while !ended.load(std::sync::atomic::Ordering::SeqCst) {
            let (begun, name) = (std::time::Instant::now(), format!("رامي ناصر {}", waits.len()));
            let claims = [("full_name", name.as_str()), ("taken_date", "2013")];
            let claims =
                claims.into_iter().filter_map(|(key, said)| casework::NewClaim::person(key, said)).collect();
            desk.open_file(casework::NewFile { organisation, source: source(), at: None, claims }).unwrap();
            desk.list(&Query::words("رامي", 10)).unwrap();
            if !ended.load(std::sync::atomic::Ordering::SeqCst) {
                waits.push(begun.elapsed());
            }
        }
    });
    waits.sort();
    waits
}

#[test]
fn while_a_large_list_is_planned_others_search_and_write() {
    let house = house();
    common::take_in(&house, "مكتب درعا", vec![file("a.csv", "الاسم;من\nسلمى حسن الزعبي;نوى\n")]);
    let desk = house.desk(operator());
    desk.list(&Query::words("سلمى", 10)).unwrap();
    let row = |n: usize| format!("هادي {} المقداد;مريم {};{}/5/2013\n", n % 977, n % 911, 1 + n % 28);
    let list = (0..6000).fold("الاسم;اسم الأم;تاريخ الاعتقال\n".to_owned(), |list, n| list + &row(n));
    let waits = beside(&house, || {
        desk.plan_import(vec![file("big.csv", &list)], "مكتب نوى", ColumnChoice::default()).unwrap();
    });
    // Held up by the plan, they would do one thing and wait with it until its end.
    assert!(waits.len() > 3, "{} acts while the list was planned", waits.len());
    let at = |share: usize| waits[(waits.len() - 1) * share / 100].as_millis();
    println!(
        "{} acts while 6,000 rows were planned; an act with a search took {} ms in the middle, p95 {} ms",
        waits.len(),
        at(50),
        at(95)
    );
}

/// What stands in a file of a property, as said.
fn told(house: &House, person: model::PersonId, key: &str) -> Vec<String> {
    let dossier = house.desk(operator()).dossier(person).unwrap();
    dossier.standing().filter(|s| s.claim.property.key() == key).map(|s| s.claim.said.clone()).collect()
}

#[test]
fn a_namesake_is_a_file_of_its_own_and_overwrites_nobody() {
    const FIRST: &str = "الاسم الكامل,اسم الأم,تاريخ الولادة,تاريخ الاعتقال,الحالة\n\
        علي حسن حمود,هدى,1980-02-03,2012-03-04,معتقل\n";
    for (row, reason) in [
        ("علي حسن حمود,سعاد,1995-07-08,2015-09-10,معتقل", "new"),
        ("علي حسن حمود,سعاد,,,معتقل", "new"),
        ("علي حسن حمود,,1990,,معتقل", "new"),
        ("علي حسن حمود,,,2014,معتقل", "new"),
        ("علي حسن حمود,هدى,,2014,معتقل", "changed"),
        ("علي حسن حمود,هدى,1980-02-03,2012-03-04,مفرج عنه", "changed"),
        ("علي حسن حمود,هدا,1981,آذار 2012,معتقل", "changed"),
        ("علي حسن حمود,,,,مفرج عنه", "changed"),
    ] {
        let house = house();
        let file_of_first =
            take_in(&house, vec![file("a.csv", FIRST)]).result.outcomes[0].person_id().unwrap();
        let titles = FIRST.lines().next().unwrap();
        let done = take_in(&house, vec![file("b.csv", &format!("{titles}\n{row}\n"))]);
        assert_eq!(done.result.outcomes[0].reason, reason, "{row}");
        if reason == "new" {
            assert_eq!(told(&house, file_of_first, "mother_name"), ["هدى"], "{row}");
            assert_eq!(told(&house, file_of_first, "birth_date"), ["1980-02-03"], "{row}");
            // The third month, each of the two is known by what tells them apart.
            let third = row.replace("معتقل", "مفرج عنه");
            let done = take_in(&house, vec![file("c.csv", &format!("{FIRST}{third}\n"))]);
            let reasons: Vec<&str> = done.result.outcomes.iter().map(|o| o.reason.as_str()).collect();
            assert_eq!(reasons, ["known-row", "changed"], "{row}");
        }
    }
}

#[test]
fn a_number_of_the_list_updates_its_file_and_a_list_that_counts_anew_does_not() {
    let list = "رقم الملف,الاسم,اسم الأم,تاريخ الاعتقال\n1,علي حسن حمود,هدى,2012\n";
    for (row, reason) in [
        ("1,علي حسن حمود,سعاد,2013", "changed"),
        ("1,وليد جابر سعد,منى,2014", "new"),
        ("1,علاء حسن حمود,هدى,2012", "changed"),
    ] {
        let house = house();
        take_in(&house, vec![file("a.csv", list)]);
        let titles = list.lines().next().unwrap();
        let done = take_in(&house, vec![file("b.csv", &format!("{titles}\n{row}\n"))]);
        assert_eq!(done.result.outcomes[0].reason, reason, "{row}");
    }
}

#[test]
fn our_own_list_read_back_into_its_register_is_nothing_new() {
    use casework::{Column, ExportFormat};
    let list = "الاسم الأول;اسم الأب;النسبة;اسم الأم;تاريخ الولادة;البلدة;تاريخ الاعتقال;مكان الاعتقال;\
        الجهة;الحالة\n\
        نادر;شهاب;القطان;سلمى;1984;نوى;صيف 2013;دوما;الأمن العسكري;معتقل\nلمى;فارس;الخطيب;;;;;;;\n\
        محمد (أبو خالد);;الحسين;هدى;;;بين حزيران 2012 وأيار 2013;;;مفقود\n";
    let house = house();
    take_in(&house, vec![file("a.csv", list)]);
    for lang in [l10n::Lang::Ar, l10n::Lang::En] {
        for format in [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx] {
            let reader = l10n::Reader::new(lang);
            let out = house
                .desk(operator())
                .export(&Query::default(), &Column::ALL, format, access::Audience::Sheet, reader)
                .expect("taken out");
            let plan = |bytes: &[u8]| {
                let files = vec![Incoming { name: format!("ours.{}", format.key()), bytes: bytes.into() }];
                house.desk(operator()).plan_import(files, "مكتب درعا", ColumnChoice::default()).unwrap()
            };
            let reasons = |plan: &casework::Plan| {
                plan.outcomes.iter().map(|o| (o.outcome, o.reason.clone(), o.person_id())).collect::<Vec<_>>()
            };
            let same = plan(&out.bytes);
            assert!(same.count(Outcome::Repeated) == 3, "{lang:?} {format:?}: {:?}", reasons(&same));
        }
    }
}

/// A sheet of all files, for colleagues or for partners, as a spreadsheet program would give it back with a
/// cell changed.
#[track_caller]
fn sheet_with(
    house: &House,
    audience: access::Audience,
    format: casework::ExportFormat,
    changes: &[(&str, &str)],
) -> Vec<u8> {
    let reader = l10n::Reader::new(l10n::Lang::Ar);
    let out = house
        .desk(operator())
        .export(&Query::default(), &casework::Column::ALL, format, audience, reader)
        .expect("taken out");
    let change = |text: String| {
        changes.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "{from} is not in the sheet");
            text.replacen(from, to, 1)
        })
    };
    if format != casework::ExportFormat::Xlsx {
        return change(String::from_utf8(out.bytes).expect("text")).into_bytes();
    }
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(out.bytes)).expect("a workbook");
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).expect("a part");
        let (mut text, name) = (String::new(), part.name().expect("a name").into_owned());
        std::io::Read::read_to_string(&mut part, &mut text).expect("text");
        let text = if name == "xl/sharedStrings.xml" { change(text) } else { text };
        to.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
        std::io::Write::write_all(&mut to, text.as_bytes()).expect("memory");
    }
    to.finish().expect("memory").into_inner()
}

const OF_THREE: &str = "الاسم;اسم الأم;تاريخ الولادة;البلدة;رقم الملف
سالم ناصر الحوراني;فاطمة;1984;نوى;0071
لمى فارس الخطيب;;;;
رامي خالد الجباوي;هناء;1990;جاسم;0072
";

/// What becomes of the rows of a list: outcome, reason, file.
#[track_caller]
fn becomes(house: &House, name: &str, bytes: &[u8]) -> Vec<(Outcome, String, Option<u64>)> {
    let files = vec![Incoming { name: name.into(), bytes: bytes.into() }];
    let plan =
        house.desk(operator()).plan_import(files, "مكتب درعا", ColumnChoice::default()).expect("planned");
    plan.outcomes.iter().map(|o| (o.outcome, o.reason.clone(), o.person_id().map(|id| id.0))).collect()
}

#[test]
fn an_own_list_that_was_edited_adds_to_its_files() {
    use casework::ExportFormat::{Csv, Json, Xlsx};
    let audience = access::Audience::Sheet;
    for format in [Csv, Json, Xlsx] {
        let house = house();
        let first = take_in(&house, vec![file("a.csv", OF_THREE)]);
        let salem = first.result.outcomes[0].person_id().expect("a file");
        // A mother is corrected, and of a birth more is known than its year.
        let bytes =
            sheet_with(&house, audience, format, &[("فاطمة", "فاطمة الزعبي"), ("1990", "1990-05-17")]);
        let mut rows = becomes(&house, "list", &bytes);
        rows.sort_by_key(|row| row.2);
        let ids: Vec<u64> =
            first.result.outcomes.iter().filter_map(|o| o.person_id()).map(|id| id.0).collect();
        let changed = |id: u64| (Outcome::Accepted, "changed".to_owned(), Some(id));
        let known = (Outcome::Repeated, "known-row".to_owned(), Some(ids[1]));
        assert_eq!(rows, [changed(ids[0]), known, changed(ids[2])], "{format:?}");
        let files = house.store().counts().unwrap().cards;
        // Taken back and taken in once more, it says the same again.
        let list = || vec![Incoming { name: "list".into(), bytes: bytes.as_slice().into() }];
        let import = take_in(&house, list()).result.import.expect("an import");
        house.desk(operator()).withdraw_import(import, "test").expect("taken back");
        assert_eq!(
            becomes(&house, "list", &bytes).iter().filter(|row| row.1 == "changed").count(),
            2,
            "{format:?}"
        );
        take_in(&house, list());
        assert_eq!(house.store().counts().unwrap().cards, files, "no file is made");
        assert_eq!(
            told(&house, salem, "mother_name"),
            ["فاطمة الزعبي"],
            "it takes the place of what the list said"
        );
        assert_eq!(
            (told(&house, salem, "birth_date").len(), told(&house, salem, "origin_place").len()),
            (1, 1),
            "what was there is not said again"
        );
        let again = becomes(&house, "list", &bytes);
        assert!(again.iter().all(|row| row.0 == Outcome::Repeated), "{again:?}");
        // Edited once more, it is the same file still.
        let more = sheet_with(&house, audience, format, &[("الزعبي", "المصري")]);
        let rows = becomes(&house, "list", &more);
        assert_eq!(rows.iter().filter(|row| **row == changed(ids[0])).count(), 1, "{rows:?}");
        assert_eq!(rows.iter().filter(|row| row.0 == Outcome::Repeated).count(), 2, "{rows:?}");
    }
}

#[test]
fn what_somebody_added_to_an_own_list_is_all_that_is_new() {
    let house = house();
    let first = take_in(&house, vec![file("a.csv", OF_THREE)]);
    let ids: Vec<u64> = first.result.outcomes.iter().filter_map(|o| o.person_id()).map(|id| id.0).collect();
    let audience = access::Audience::Sheet;
    // A key in one record, a column at the end.
    let json =
        String::from_utf8(sheet_with(&house, audience, casework::ExportFormat::Json, &[])).expect("text");
    let json = json.replacen("\"id\":", "\"phone\": \"0955100199\", \"id\":", 1);
    assert!(json.contains("0955100199"));
    let csv =
        String::from_utf8(sheet_with(&house, audience, casework::ExportFormat::Csv, &[])).expect("text");
    let mut lines: Vec<String> = csv.lines().map(|line| format!("{line},")).collect();
    lines[0].push_str("الهاتف");
    lines[1].push_str("0955100199");
    for (name, bytes) in [("list.json", json.into_bytes()), ("list.csv", lines.join("\n").into_bytes())] {
        let rows = becomes(&house, name, &bytes);
        let of = |reason: &str| rows.iter().filter(|row| row.1 == reason).count();
        assert_eq!((of("changed"), of("known-row")), (1, 2), "{name}: {rows:?}");
        assert!(ids.iter().all(|id| rows.iter().any(|row| row.2 == Some(*id))), "{name}: {rows:?}");
    }
}

#[test]
fn a_list_for_partners_comes_back_by_its_references() {
    let house = house();
    let first = take_in(&house, vec![file("a.csv", OF_THREE)]);
    let rami = first.result.outcomes[2].person_id().map(|id| id.0);
    let outside = |changes: &[(&str, &str)]| {
        sheet_with(&house, access::Audience::Outside, casework::ExportFormat::Csv, changes)
    };
    let rows = becomes(&house, "list.csv", &outside(&[("1990", "1990-05-17")]));
    let changed: Vec<_> = rows.iter().filter(|row| row.1 == "changed").map(|row| row.2).collect();
    assert_eq!(
        (changed, rows.iter().filter(|row| row.1 == "known-row").count()),
        (vec![rami], 2),
        "{rows:?}"
    );
}

#[test]
fn a_number_of_ours_with_the_name_of_another_person_waits() {
    let house = house();
    take_in(&house, vec![file("a.csv", OF_THREE)]);
    let bytes = sheet_with(
        &house,
        access::Audience::Sheet,
        casework::ExportFormat::Csv,
        &[("رامي خالد الجباوي", "هدى مروان ديب"), ("رامي خالد الجباوي", "هدى مروان ديب")],
    );
    let rows = becomes(&house, "list.csv", &bytes);
    assert_eq!(rows.iter().filter(|row| row.1 == "number-of-another").count(), 1, "{rows:?}");
    let files = vec![Incoming { name: "list.csv".into(), bytes: bytes.as_slice().into() }];
    let plan = house.desk(operator()).plan_import(files, "مكتب درعا", ColumnChoice::default()).unwrap();
    assert!(plan.sample.is_empty(), "no row is shown as a new file");
    assert_eq!(rows.iter().filter(|row| row.1 == "known-row").count(), 2, "{rows:?}");
    take_in(&house, vec![Incoming { name: "list.csv".into(), bytes: bytes.as_slice().into() }]);
    let waiting = house.desk(operator()).waiting().unwrap();
    assert_eq!(waiting.len(), 1);
    let made = house.desk(operator()).clear_row(waiting[0].seq, &Clearing::One).expect("somebody else");
    assert_eq!(told(&house, made[0].person().expect("a person"), "full_name"), ["هدى مروان ديب"]);
}

#[test]
fn a_row_of_an_own_list_whose_file_is_gone_is_a_row_like_any_other() {
    let house = house();
    let first = take_in(&house, vec![file("a.csv", OF_THREE)]);
    take_in(&house, vec![file("b.csv", "الاسم;اسم الأم\nهدى مروان ديب;سعاد\n")]);
    let bytes = sheet_with(
        &house,
        access::Audience::Sheet,
        casework::ExportFormat::Csv,
        &[("فاطمة", "فاطمة الزعبي")],
    );
    let huda = house.desk(operator()).list(&Query::words("هدى ديب", 10)).unwrap().cards[0].person;
    house.desk(operator()).withdraw_import(model::ImportId(2), "أُدخلت خطأً").unwrap();
    let rows = becomes(&house, "list.csv", &bytes);
    assert!(first.result.outcomes.iter().all(|o| o.person_id() != Some(huda)));
    let count = |reason: &str| rows.iter().filter(|row| row.1 == reason).count();
    assert_eq!((count("new"), count("changed"), count("known-row")), (1, 1, 2), "{rows:?}");
}

#[test]
fn a_list_of_another_register_is_not_matched_by_its_numbers() {
    let (ours, theirs) = (house(), house());
    take_in(&ours, vec![file("a.csv", OF_THREE)]);
    // The same numbers, and among the people one of a name that is here, too.
    let list = "الاسم;اسم الأم;تاريخ الولادة\nهدى مروان ديب;سعاد;1991\nسالم كنان القطان;رجاء;1970\n\
        رامي خالد الجباوي;;\n";
    take_in(&theirs, vec![file("b.csv", list)]);
    let bytes = sheet_with(&theirs, access::Audience::Sheet, casework::ExportFormat::Csv, &[]);
    let rows = becomes(&ours, "theirs.csv", &bytes);
    assert!(
        rows.iter().all(|row| row.0 == Outcome::Accepted && row.1 == "new" && row.2.is_none()),
        "{rows:?}"
    );
}

#[test]
fn numbers_that_came_again_meanwhile_are_told_and_nobody_is_here_twice() {
    let house = house();
    let one = "رقم الملف;الاسم;اسم الأم\nA1;هادي عمر المقداد;سعاد\nA2;سالم خالد الزعبيان;هدى\n";
    let two = "رقم الملف;الاسم;اسم الأم;من\nA1;هادي عمر المقداد;سعاد;نوى\nA2;سالم خالد الزعبيان;هدى;جاسم\n\
        A3;رامي سليم القادريان;منى;نوى\n";
    let first = common::take_in(&house, "مكتب", vec![file("one.csv", one)]).import.expect("taken");
    let desk = house.desk(operator());
    desk.withdraw_import(first, "نسخة قديمة").expect("withdrawn");
    let second = common::take_in(&house, "مكتب", vec![file("two.csv", two)]).import.expect("taken");
    let refused = desk.restore_import(first, "كانت صحيحة");
    assert!(
        matches!(&refused, Err(casework::Refusal::CameAgain(numbers)) if numbers == "A1, A2"),
        "{refused:?}"
    );
    desk.withdraw_import(second, "نعيد الأولى").expect("withdrawn");
    desk.restore_import(first, "كانت صحيحة").expect("stands again");
    assert_eq!(desk.count().expect("counted"), 2);
}

#[test]
fn a_row_whose_number_several_files_have_waits() {
    let house = house();
    let of = |places: &[&str]| {
        let rows: String = places.iter().map(|place| format!("A1;هادي عمر المقداد;سعاد;{place}\n")).collect();
        format!("رقم الملف;الاسم;اسم الأم;من\n{rows}")
    };
    let two = of(&["نوى", "جاسم"]);
    let taken = common::take_in(&house, "مكتب", vec![file("two.csv", &two)]);
    assert!(taken.outcomes.iter().all(|row| row.outcome == Outcome::Accepted), "{:?}", taken.outcomes);
    let desk = house.desk(operator());
    let third = file("third.csv", &of(&["درعا"]));
    let plan = desk.plan_import(vec![third], "مكتب", ColumnChoice::default()).expect("planned");
    let row = &plan.outcomes[0];
    assert_eq!((row.outcome, row.reason.as_str()), (Outcome::Waiting, "number-of-several"));
}
