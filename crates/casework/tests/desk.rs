//! The desk is worked to its last pair by people who know the truth: nothing is
//! asked twice, nothing is left over, and one list without doubles goes out.

mod common;

use access::{Audience, Role, Viewer};
use casework::{
    Column, Desk, ExportFormat, House, NewClaim, NewFile, Proposal, Refusal, SourceChoice, Thresholds,
};
use common::{file, house, operator, take_in};
use l10n::{Lang, Reader};
use model::{MemberId, PersonId, Tier, Verdict};
use search::Query;
use std::collections::{BTreeMap, BTreeSet};

const GIVEN: [&str; 10] = ["نادر", "ياسر", "فادي", "رامي", "حسن", "بلال", "عمر", "هادي", "أحمد", "سالم"];
const FATHER: [&str; 5] = ["خالد", "يوسف", "ناصر", "علي", "قاسم"];
const FAMILY: [&str; 6] = ["المقداد", "الجباوي", "المحاميد", "الحريري", "العمري", "الزعبي"];
const MOTHER: [&str; 4] = ["فاطمة", "هناء", "مريم", "ندى"];
const TOWN: [&str; 4] = ["المسيفرة", "نوى", "جاسم", "نصيب"];
const HEAD: &str = "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n";

/// Invented person `n`: two brothers a family, taken on one day. A sloppy list
/// drops hamzas and writes the year alone; a hasty one drops the mother and the article, too.
fn row(n: usize, sloppy: bool, hasty: bool) -> String {
    let of = |list: &[&'static str], k: usize| list[k % list.len()];
    let house = n / 2;
    let name = format!(
        "{} {} {}",
        of(&GIVEN, n * 3 + house / 10),
        of(&FATHER, house),
        of(&FAMILY, house * 5 + house / 6)
    );
    let name = if sloppy { name.replace('أ', "ا") } else { name };
    let name = if hasty { name.replace(" ال", " ") } else { name };
    let (year, month, day) = (1960 + house % 30 + 4 * (n % 2), 1 + n % 12, 1 + (n * 11) % 28);
    let born = if sloppy { year.to_string() } else { format!("{day}/{month}/{year}") };
    let mother = if hasty { "" } else { of(&MOTHER, house * 3) };
    format!(
        "{name};{mother};{born};{}/{}/201{};{}\n",
        1 + house % 28,
        1 + house % 12,
        1 + house % 6,
        of(&TOWN, house)
    )
}

/// Three lists that overlap; who each file is.
fn three_lists(house: &House) -> BTreeMap<PersonId, usize> {
    let mut who = BTreeMap::new();
    let lists: [(&str, std::ops::Range<usize>, bool, bool); 3] = [
        ("مكتب درعا", 0..40, false, false),
        ("مكتب نوى", 20..60, true, false),
        ("مكتب جاسم", 30..50, true, true),
    ];
    for (organisation, range, sloppy, hasty) in lists {
        let text = range.clone().fold(HEAD.to_owned(), |text, n| text + &row(n, sloppy, hasty));
        let done = take_in(house, organisation, vec![file("list.csv", &text)]);
        who.extend(done.outcomes.iter().filter_map(|o| o.person_id()).zip(range));
    }
    assert_eq!(who.len(), 100);
    who
}

fn colleague(house: &House) -> Desk<'_> {
    house.desk(Viewer::new(MemberId(7), BTreeSet::from([Role::Reviewer])))
}

/// Judges by the truth until nothing waits; every seventh pair is left open.
#[track_caller]
fn clear(desk: &Desk<'_>, who: &BTreeMap<PersonId, usize>, leave_some: bool) -> usize {
    let mut asked = BTreeSet::new();
    while let Some(next) = desk.proposals().unwrap().first().cloned() {
        let (a, b) = (next.a, next.b);
        assert!(asked.insert((a, b)), "{a} and {b} are asked about twice");
        let ground = desk.house.ground().expect("read");
        assert!(next.second || ground.root(a) != ground.root(b), "{a} and {b} are one person already");
        let verdict = match who[&a] == who[&b] {
            _ if leave_some && asked.len() % 7 == 0 => Verdict::Unsure,
            true => Verdict::Same,
            false => Verdict::Different,
        };
        desk.judge(a, b, verdict, "أعرفهم").unwrap();
        assert!(asked.len() < 300, "it does not end");
    }
    asked.len()
}

#[test]
fn the_desk_is_cleared_to_empty_undone_and_one_list_without_doubles_goes_out() {
    let house = house();
    let who = three_lists(&house);
    let (desk, other) = (house.desk(operator()), colleague(&house));
    desk.set_thresholds(Thresholds { propose_permille: 100, automatic_permille: None }).unwrap();
    let waiting = desk.proposals().unwrap().len();
    let judged = clear(&desk, &who, true);
    assert!(
        judged <= waiting,
        "{judged} were asked, {waiting} had waited: what follows from a judgement is not asked"
    );
    let open = desk.left_open().unwrap().len();
    assert!(open > 0, "some were left open, for a colleague");
    assert!(clear(&other, &who, false) >= open);
    assert_eq!((desk.proposals().unwrap(), other.proposals().unwrap()), (vec![], vec![]));
    assert_eq!(other.left_open().unwrap().len(), 0);

    // Files of two persons were never joined, and of one person seldom left apart.
    let ground = house.ground().expect("read");
    assert!(
        ground
            .judgements
            .clusters(Audience::Team)
            .all(|files| files.iter().all(|f| who[f] == who[&files[0]]))
    );
    let persons = who.values().collect::<BTreeSet<_>>().len();
    let files = desk.count().unwrap();
    assert!(files >= persons && files <= persons + 3, "{files} files of {persons} persons");

    // The last goes back, and its pair with it; judged again, all is as it was.
    let last = desk.undo_last("التبس علي").unwrap();
    assert_eq!((last.judged.len(), last.restored), (1, 0));
    clear(&desk, &who, false);
    clear(&other, &who, false);
    assert_eq!(desk.count().unwrap(), files);

    let shown = [Column::Name, Column::Names, Column::Organisations, Column::Files];
    let out = desk
        .export(&Query::default(), &shown, ExportFormat::Json, Audience::Sheet, Reader::new(Lang::Ar))
        .unwrap();
    let rows: Vec<BTreeMap<String, String>> = serde_json::from_slice(&out.bytes).unwrap();
    assert_eq!((rows.len(), out.files as usize), (files, files), "one row a person");
    let mut seen = BTreeSet::new();
    for row in &rows {
        for file in row["files"].split("؛ ") {
            assert!(seen.insert(file.parse::<PersonId>().unwrap()), "{file} stands in two rows");
        }
    }
    assert!(seen.iter().eq(who.keys()), "every file stands in one of the rows");
    let told_by_two =
        rows.iter().find(|row| row["names"].contains('؛')).expect("someone is spelt in two ways");
    assert!(told_by_two["organisations"].contains('؛'), "and each organisation's spelling is kept");
}

#[test]
fn of_two_persons_is_asked_once_however_many_files_they_have() {
    let (house, twins) = (house(), [row(3, false, false), row(3, true, false), row(3, true, true)]);
    for (n, text) in twins.iter().enumerate() {
        take_in(&house, &format!("مكتب {n}"), vec![file("a.csv", &format!("{HEAD}{text}"))]);
    }
    let desk = house.desk(operator());
    desk.set_thresholds(Thresholds { propose_permille: 1, automatic_permille: None }).unwrap();
    let all = desk.proposals().unwrap();
    assert_eq!(all.len(), 3, "{all:?}");
    desk.judge(PersonId(1), PersonId(2), Verdict::Same, "القيد واحد").unwrap();
    assert_eq!(desk.proposals().unwrap().len(), 1, "the third is asked about once");
    let rest = desk.proposals().unwrap().remove(0);
    desk.judge(rest.a, rest.b, Verdict::Unsure, "لا أعرف").unwrap();
    assert_eq!(desk.proposals().unwrap(), [], "nor again by another file of the same person");
    // Two who were both unsure do not send it to and fro.
    let other = colleague(&house);
    let asked = other.proposals().unwrap();
    assert!(asked.len() == 1 && asked[0].second && (asked[0].a, asked[0].b) == (rest.a, rest.b), "{asked:?}");
    other.judge(rest.a, rest.b, Verdict::Unsure, "ولا أنا").unwrap();
    assert_eq!((desk.proposals().unwrap(), other.proposals().unwrap()), (vec![], vec![]));
    assert_eq!(desk.left_open().unwrap().len(), 1, "it stays to be found");
}

#[test]
fn what_waits_of_the_same_person_is_judged_at_once_and_undone_at_once() {
    let house = house();
    let who = three_lists(&house);
    let desk = house.desk(operator());
    let queue = desk.proposals().unwrap();
    let with_others = |p: &&Proposal| {
        desk.beside(p.a, p.b, &queue).expect("read").iter().any(|o| who[&o.a] == who[&o.b])
            && who[&p.a] == who[&p.b]
    };
    let first = queue.iter().find(with_others).expect("someone stands in three lists").clone();
    let others: Vec<_> = desk
        .beside(first.a, first.b, &queue)
        .expect("read")
        .into_iter()
        .filter(|o| who[&o.a] == who[&o.b])
        .collect();
    let at = queue.iter().position(|p| *p == first).unwrap();
    let next = &queue[at + 1];
    assert!(
        [first.a, first.b].iter().any(|f| *f == next.a || *f == next.b),
        "what speaks of the same person follows"
    );
    let pairs: Vec<_> =
        std::iter::once(&first).chain(&others).map(|p| (p.a, p.b, "القيد واحد".to_owned())).collect();
    let files = desk.count().unwrap();
    let done = desk.judge_at_once(pairs.clone(), Verdict::Same, Some(0)).unwrap();
    assert_eq!((done.files, desk.count().unwrap()), (3, files - 2));
    assert_eq!(desk.undo_last("سهو").unwrap().judged.len(), pairs.len());
    assert_eq!(desk.count().unwrap(), files);
    assert!(matches!(desk.undo_last("سهو"), Err(Refusal::NotFound)));
    // One of them is kept apart: then none is joined.
    let (a, b, _) = pairs[1].clone();
    colleague(&house).judge(a, b, Verdict::Different, "رأيتهما").unwrap();
    assert!(matches!(desk.judge_at_once(pairs, Verdict::Same, None), Err(Refusal::KeptApart)));
    assert_eq!(desk.count().unwrap(), files);
}

#[test]
fn a_split_is_undone_at_once_and_what_it_took_back_stands_again() {
    let house = house();
    for n in 0..3 {
        take_in(
            &house,
            &format!("مكتب {n}"),
            vec![file("a.csv", &format!("{HEAD}{}", row(3, false, false)))],
        );
    }
    let (desk, all) = (house.desk(operator()), [PersonId(1), PersonId(2), PersonId(3)]);
    desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    assert_eq!(house.ground().expect("read").members(all[0]), all);
    colleague(&house).judge(all[0], all[2], Verdict::Same, "القيد واحد").unwrap();
    desk.split(&BTreeSet::from([all[2]]), "ابن عمه").unwrap();
    assert_eq!(house.ground().expect("read").members(all[0]), all[..2]);
    let undone = desk.undo_last("سهو").unwrap();
    assert!(undone.restored >= 1);
    let ground = house.ground().expect("read");
    assert_eq!(ground.members(all[0]), all);
    assert!(
        ground.judgements.counted().any(|j| j.judgement.automatic),
        "the machine's stay marked, and go with all of its own"
    );
    // What was kept apart since is not brought together by an undo.
    desk.split(&BTreeSet::from([all[2]]), "ابن عمه").unwrap();
    colleague(&house).judge(all[1], all[2], Verdict::Different, "رأيتهما").unwrap();
    assert!(matches!(desk.undo_last("سهو"), Err(Refusal::KeptApart)));
    assert_eq!(house.ground().expect("read").members(all[0]), all[..2], "a refused undo has written nothing");
}

#[test]
fn what_a_colleague_said_meanwhile_is_not_overruled_unread() {
    let house = house();
    three_lists(&house);
    let (desk, other) = (house.desk(operator()), colleague(&house));
    let next = desk.proposals().unwrap().remove(0);
    let seen = desk.pair(next.a, next.b).unwrap().seen;
    other.judge(next.a, next.b, Verdict::Same, "أعرفه").unwrap();
    let refused = desk.judge_at_once(vec![(next.a, next.b, "ليس هو".into())], Verdict::Different, Some(seen));
    assert!(matches!(refused, Err(Refusal::Field("verdict", "meanwhile"))), "{refused:?}");
    let seen = desk.pair(next.a, next.b).unwrap().seen;
    desk.judge_at_once(vec![(next.a, next.b, "ليس هو".into())], Verdict::Different, Some(seen)).unwrap();
    assert_eq!(house.ground().expect("read").members(next.a), [next.a]);
}

fn new_file(house: &House, name: &str, claims: &[(&str, &str)]) -> PersonId {
    let desk = house.desk(operator());
    let organisation = desk.add_organisation("رابطة تجريبية").unwrap();
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "الأخت".into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    };
    let claims = std::iter::once(&("full_name", name))
        .chain(claims)
        .filter_map(|(key, said)| NewClaim::person(key, said))
        .collect();
    desk.open_file(NewFile { organisation, source, at: None, claims })
        .unwrap()
        .subject
        .person()
        .expect("a person")
}

#[test]
fn switched_on_the_machine_judges_a_file_made_by_hand_too() {
    let house = house();
    let who = three_lists(&house);
    let desk = house.desk(operator());
    let known = *who.iter().find(|(_, n)| **n == 7).unwrap().0;
    let said = row(7, false, false);
    let cells: Vec<&str> = said.trim().split(';').collect();
    let claims = [("mother_name", cells[1]), ("birth_date", cells[2]), ("origin_place", cells[4])];
    desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: None }).unwrap();
    let off = new_file(&house, cells[0], &claims);
    assert!(
        !house.machine_waits() && house.judge_what_came().unwrap() == 0,
        "switched off it judges nothing"
    );
    assert_eq!(house.ground().expect("read").members(off), [off]);
    desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    assert!(house.ground().expect("read").members(off).contains(&known));
    let on = new_file(&house, cells[0], &claims);
    assert!(house.machine_waits());
    assert!(house.judge_what_came().unwrap() >= 1);
    assert!(house.ground().expect("read").members(on).contains(&known));
    assert!(!house.machine_waits(), "nothing moved since");
}

#[test]
fn of_whom_a_person_was_unsure_the_machine_says_nothing() {
    let house = house();
    for n in 0..3 {
        let text = format!("{HEAD}{}", row(3, false, false));
        take_in(&house, &format!("مكتب {n}"), vec![file("a.csv", &text)]);
    }
    let desk = house.desk(operator());
    desk.judge(PersonId(1), PersonId(2), Verdict::Same, "القيد واحد").unwrap();
    desk.judge(PersonId(1), PersonId(3), Verdict::Unsure, "لا أعرف").unwrap();
    assert_eq!(
        desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap(),
        0
    );
    assert_eq!(house.ground().expect("read").members(PersonId(3)), [PersonId(3)]);
}

#[test]
fn a_sheet_in_english_has_the_english_names_of_places_and_parties() {
    let house = house();
    let list = "الاسم الكامل,تاريخ الاعتقال,مكان الاعتقال,الجهة المعتقلة,مكان الاحتجاز\n\
                سالم ناصر الأيوبي,2013-05-02,درعا البلد,شعبة المخابرات العسكرية,سجن لم يسمع به أحد\n";
    take_in(&house, "مكتب درعا", vec![file("list.csv", list)]);
    let sheet = |lang: Lang| {
        let exported = house
            .desk(operator())
            .export(&Query::default(), &Column::ALL, ExportFormat::Csv, Audience::Sheet, Reader::new(lang))
            .expect("a sheet");
        String::from_utf8(exported.bytes).expect("text")
    };
    let name = |id: Option<&'static str>, of: fn(&str, bool) -> Option<&'static str>| {
        id.and_then(|id| of(id, false)).expect("a name")
    };
    let party = name(model::parties::called("شعبة المخابرات العسكرية").pop(), model::parties::name);
    let place = name(model::gazetteer::called("درعا البلد").pop(), model::gazetteer::name);
    let english = sheet(Lang::En);
    assert!(english.contains(party) && english.contains(place), "{english}");
    let arabic = sheet(Lang::Ar);
    assert!(arabic.contains("شعبة المخابرات العسكرية") && arabic.contains("درعا البلد"), "{arabic}");
}
