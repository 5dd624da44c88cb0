//! "What did we know then?": read as of an act or a day, the register answers as it did on that day, whatever
//! came after; nothing is changed by it, and nobody is told more than today.

mod common;

use access::{Audience, Role, Viewer};
use casework::{
    AsOf, Column, Desk, ExportFormat, House, LogFilter, NewClaim, NewFile, OURS, Refusal, SourceChoice,
};
use common::{Hands, file, house_at, operator, take_in};
use dates::Day;
use l10n::{Lang, Reader};
use model::act::ActKind;
use model::{ClaimId, MemberId, PersonId, Tier, Verdict};
use search::Query;

const DAY_MS: i64 = 86_400_000;

fn source(title: &str) -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: title.into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

fn open(desk: &Desk<'_>, name: &str) -> (PersonId, u64) {
    let said =
        [("full_name", name), ("mother_name", "فاطمة"), ("origin_place", "نوى"), ("phone", "0984508349")];
    let claims = said.iter().filter_map(|(key, said)| NewClaim::person(key, said)).collect();
    let made = desk
        .open_file(NewFile { organisation: OURS, source: source(name), at: None, claims })
        .expect("a file");
    (made.subject.person().expect("a person"), made.act)
}

/// What the roles in the house are told: every file, list and count; and the sheet they may take out.
fn told(house: &House, viewers: &[Viewer]) -> String {
    let mut out = String::new();
    for viewer in viewers {
        let desk = house.desk(viewer.clone());
        for words in ["", "سامر", "نوى", "شهيد"] {
            let found = desk
                .list(&Query { words: words.into(), limit: 100, counts: true, ..Query::default() })
                .expect("listed");
            let hits: Vec<_> = found.page.hits.iter().map(|hit| (hit.person, hit.score)).collect();
            let cards =
                serde_json::to_string(&found.cards.iter().map(|card| (***card).clone()).collect::<Vec<_>>())
                    .expect("text");
            out.push_str(&format!("{words}: {hits:?} {:?}\n{cards}\n", found.page.counts));
        }
        for person in (1..=8).map(PersonId) {
            let dossier = desk.dossier(person).map(|dossier| serde_json::to_string(&*dossier).expect("text"));
            out.push_str(&format!("{person}: {}\n", dossier.unwrap_or_else(|refusal| refusal.code())));
        }
    }
    out
}

fn sheet(desk: &Desk<'_>) -> String {
    let sheet = desk
        .export(&Query::default(), &Column::ALL, ExportFormat::Csv, Audience::Sheet, Reader::new(Lang::En))
        .expect("taken out");
    String::from_utf8(sheet.bytes).expect("text")
}

fn viewers() -> Vec<Viewer> {
    [Role::Documenter, Role::Reviewer].map(|role| Viewer::new(MemberId(9), [role].into())).to_vec()
}

fn in_the_past() -> Vec<Viewer> {
    viewers().iter().map(Viewer::in_the_past).collect()
}

/// A register in which one thing happens each day; before each, the last act and what was told.
fn told_day_by_day() -> (House, Hands, Vec<(u64, String)>) {
    let (house, clock) = house_at();
    let mut days = Vec::new();
    house.found("رابطة").expect("founded");
    let mut night = |house: &House| {
        days.push((house.store().head().expect("a head"), told(house, &viewers())));
        clock.forward(DAY_MS);
    };
    let desk = house.desk(operator());
    let (samer, act) = open(&desk, "سامر خالد المقداد");
    night(&house);
    let (other, _) = open(&desk, "سامر خالد المقداد");
    night(&house);
    let taken = take_in(
        &house,
        "مكتب درعا",
        vec![file(
            "list.csv",
            "الاسم,اسم الأم,تاريخ الاعتقال,ملاحظات\nنادر علي الحريري,هدى,2013,استشهد تحت التعذيب\n\
                ياسر علي العمري,سعاد,2014,\n",
        )],
    );
    night(&house);
    let judged = desk.judge(samer, other, Verdict::Same, "أم واحدة").expect("judged");
    night(&house);
    let mother = ClaimId { act, index: 1 };
    desk.correct(mother, &source("أخته"), None, "فاطمة الزعبي", None).expect("corrected");
    night(&house);
    desk.withdraw_judgement(judged, "ليسا واحداً").expect("withdrawn");
    night(&house);
    desk.withdraw_import(taken.import.expect("an import"), "خطأ").expect("withdrawn");
    night(&house);
    desk.withdraw(ClaimId { act, index: 2 }, "لم يقل ذلك").expect("withdrawn");
    night(&house);
    (house, clock, days)
}

#[test]
fn each_day_answers_as_it_did_on_that_day() {
    let (house, _clock, days) = told_day_by_day();
    let desk = house.desk(operator());
    let first = clock_day(&house, days[0].0);
    for (n, (head, right)) in days.iter().enumerate() {
        let by_act = desk.past(AsOf::Act(*head)).expect("read");
        assert_eq!(told(&by_act, &in_the_past()), *right, "as of act {head}");
        let by_day = desk.past(AsOf::Day(first.plus(n as i32))).expect("read");
        assert_eq!(told(&by_day, &in_the_past()), *right, "as of day {n}");
        assert_eq!(by_day.today(), first.plus(n as i32));
    }
    let all: std::collections::BTreeSet<&String> = days.iter().map(|(_, told)| told).collect();
    assert_eq!(all.len(), days.len(), "each day differs from every other");
}

fn clock_day(house: &House, act: u64) -> Day {
    let at = house.store().act(act).expect("read").expect("an act").keys.at;
    Day((at + 3 * 3_600_000).div_euclid(DAY_MS) as i32)
}

#[test]
fn reading_the_past_writes_nothing_but_that_a_sheet_left() {
    let (house, _clock, days) = told_day_by_day();
    let desk = house.desk(operator());
    let past = desk.past(AsOf::Act(days[2].0)).expect("read");
    let before = (
        house.store().head().expect("a head"),
        house.store().derived_digest().expect("a digest"),
        told(&house, &viewers()),
    );
    told(&past, &in_the_past());
    let then = past.desk(operator().in_the_past());
    let refused = |done: Result<(), Refusal>| assert_eq!(done.expect_err("refused").code(), "not-allowed");
    refused(then.mark_read(PersonId(1), ""));
    refused(then.tag(&[PersonId(1)], "وسم").map(drop));
    refused(then.withdraw(ClaimId { act: 3, index: 0 }, "سبب").map(drop));
    refused(then.judge(PersonId(1), PersonId(2), Verdict::Same, "سبب").map(drop));
    refused(then.reveal(PersonId(1), &Default::default()).map(drop));
    refused(then.past(AsOf::Act(1)).map(drop));
    // A desk with all rights in a register of the past still writes nothing.
    let stubborn = past.desk(operator());
    assert_eq!(stubborn.mark_read(PersonId(1), "").expect_err("refused").code(), "store-read-only");
    assert_eq!(
        (
            house.store().head().expect("a head"),
            house.store().derived_digest().expect("a digest"),
            told(&house, &viewers())
        ),
        before
    );

    then.printed_held(PersonId(3)).expect("that it was printed is logged today");
    let old = sheet(&then);
    assert!(old.contains("نادر علي الحريري"), "the list was withdrawn later: {old}");
    assert!(old.contains("as it stood at the end of"), "{old}");
    assert!(!sheet(&desk).contains("نادر علي الحريري"));
    let left = LogFilter { kind: Some(ActKind::Left), ..LogFilter::default() };
    let lines = desk.log(0, 10, &left).expect("the log").lines;
    assert_eq!(lines.len(), 3, "the print and each sheet that left are in the log of today");
    assert!(
        lines[1].at > house.store().act(days[7].0).expect("read").expect("an act").keys.at,
        "at the time at which it left"
    );
    let stored = house.store().act(lines[1].seq).expect("read").expect("an act");
    assert!(String::from_utf8(stored.content.expect("its words")).expect("text").contains("as of "));
}

#[test]
fn who_may_ask_and_for_which_day() {
    let (house, _clock, days) = told_day_by_day();
    let today = house.today();
    let code = |role: Role, as_of: AsOf| {
        house.desk(Viewer::new(MemberId(9), [role].into())).past(as_of).err().map(|refusal| refusal.code())
    };
    for role in [Role::Documenter, Role::Reviewer, Role::Liaison, Role::Analyst] {
        assert_eq!(code(role, AsOf::Day(today.plus(-3))), None, "{role:?}");
    }
    for role in [Role::Guest, Role::Administrator, Role::Auditor] {
        assert_eq!(
            code(role, AsOf::Day(today.plus(-3))).as_deref(),
            Some("not-allowed"),
            "{role:?}: times are told to nobody outside"
        );
    }
    assert_eq!(
        code(Role::Documenter, AsOf::Act(days[1].0)).as_deref(),
        Some("field-as-of-day-alone"),
        "acts are counted by readers of the log"
    );
    assert_eq!(code(Role::Reviewer, AsOf::Act(days[1].0)), None);
    assert_eq!(code(Role::Documenter, AsOf::Day(today.plus(1))).as_deref(), Some("field-as-of-not-come"));
    assert_eq!(code(Role::Reviewer, AsOf::Act(9_999)).as_deref(), Some("field-as-of-not-come"));
    assert_eq!(code(Role::Documenter, AsOf::Day(today.plus(-400))).as_deref(), Some("field-as-of-before"));
    let past = house.desk(operator()).past(AsOf::Day(today.plus(-3))).expect("read");
    let partner = past.desk(operator().in_the_past()).export(
        &Query::default(),
        &Column::ALL,
        ExportFormat::Csv,
        Audience::Outside,
        Reader::new(Lang::Ar),
    );
    assert_eq!(partner.expect_err("refused").code(), "field-as-of-for-partners");
}
