//! Lists of places of detention, units, checkpoints come in like lists of people: a plan, one transaction,
//! undo as one act; and our own sheets of them come back.

mod common;

use access::{Audience, Role, Viewer};
use casework::{
    Clearing, ColumnChoice, ExportFormat, House, Incoming, NewSubject, OURS, Outcome, Plan, Remedy,
    SubjectSheet,
};
use common::{desk_of, file, house, operator, prison, said, source};
use l10n::{Lang, Reader};
use model::{MemberId, Property, Subject, SubjectKind, Value};
use std::ops::ControlFlow;
use std::sync::Arc;

const LIST: &str = "م;اسم الحاجز;يسمى أيضا;المكان;الجهة المسيطرة;من;إلى;الإحداثيات;ملاحظات;لون العلم
1;حاجز السنتر;المفرق;نوى;المخابرات الجوية;3/2012;2013;32.8890, 36.0400;عنده خيمة;أحمر
2;حاجز الجسر;;جاسم;جهة لا نعرفها;2012;;;;
2;حاجز الجسر;;جاسم;جهة لا نعرفها;2012;;;;
3;حاجز الوادي وحاجز التلة;;نوى;;2014;;;;
4;;;درعا;الأمن العسكري;2013;;;;
;المجموع;;;;;;;;
";

fn kind(key: &str) -> SubjectKind {
    SubjectKind::of(key).expect("a kind")
}

fn checkpoint() -> SubjectKind {
    kind("checkpoint")
}

#[track_caller]
fn plan(house: &House, files: Vec<Incoming>, of: Option<SubjectKind>) -> Arc<Plan> {
    let plan = house
        .desk(operator())
        .plan_import(files, "مكتب درعا", ColumnChoice { of, ..ColumnChoice::default() })
        .expect("planned");
    let count = |outcome| plan.count(outcome);
    let all = count(Outcome::Accepted)
        + count(Outcome::Repeated)
        + count(Outcome::Waiting)
        + count(Outcome::Rejected);
    assert_eq!(all, plan.rows(), "every row is accounted for");
    plan
}

#[track_caller]
fn take_in(house: &House, text: &str) -> casework::Accepted {
    let plan = plan(house, vec![file("checkpoints.csv", text)], None);
    assert_eq!((plan.of, plan.of_guessed), (checkpoint(), true), "its titles say so");
    house.desk(operator()).accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in")
}

fn told(outcomes: &[casework::RowOutcome]) -> Vec<(Outcome, &str)> {
    outcomes.iter().map(|o| (o.outcome, o.reason.as_str())).collect()
}

fn names(house: &House) -> Vec<String> {
    let lines = house.desk(operator()).subjects(Some(checkpoint()), "", 100).expect("a list");
    lines.into_iter().map(|line| line.name).collect()
}

fn values(house: &House, subject: &Subject, key: &str) -> Vec<String> {
    let dossier = house.desk(operator()).subject(subject).expect("a file");
    dossier
        .standing()
        .filter(|spoken| spoken.claim.property.key() == key)
        .map(|spoken| spoken.claim.said.clone())
        .collect()
}

fn waiting(house: &House, reason: &str) -> casework::Waiting {
    let all = house.desk(operator()).waiting().expect("rows");
    all.into_iter()
        .find(|waiting| waiting.row.reason == reason)
        .unwrap_or_else(|| panic!("no row waits for {reason}"))
}

fn is_whole(house: &House) {
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
}

#[test]
fn a_list_of_checkpoints_becomes_files_of_checkpoints() {
    let house = house();
    let plan = plan(&house, vec![file("checkpoints.csv", LIST)], None);
    let wanted = [
        (Outcome::Accepted, "new"),
        (Outcome::Accepted, "new"),
        (Outcome::Repeated, "same-row"),
        (Outcome::Waiting, "several-things"),
        (Outcome::Waiting, "no-name"),
        (Outcome::Rejected, "subtotal"),
    ];
    assert_eq!(told(&plan.outcomes), wanted);
    let codes: Vec<_> =
        plan.files[0].remarks.iter().map(|remark| (remark.code.as_str(), remark.detail.as_deref())).collect();
    assert_eq!(codes, [("unmapped_column", Some("لون العلم"))], "a column nobody knows is remarked on");
    assert!(names(&house).is_empty(), "a plan writes nothing");
    let done = take_in(&house, LIST);
    let centre = done.outcomes[0].id.clone().expect("a file");
    assert_eq!(
        (centre.to_string().as_str(), done.outcomes[2].id.as_ref()),
        ("k1", done.outcomes[1].id.as_ref())
    );
    assert_eq!(names(&house), ["حاجز الجسر", "حاجز السنتر"]);
    let dossier = house.desk(operator()).subject(&centre).expect("a file");
    let value = |key: &str| {
        dossier
            .standing()
            .find(|spoken| spoken.claim.property.key() == key)
            .map(|spoken| spoken.claim.value.clone())
    };
    assert!(
        matches!(value("subject_place"), Some(Value::Place { .. }))
            && matches!(value("subject_party"), Some(Value::Party { .. }))
    );
    assert!(
        matches!(value("subject_since"), Some(Value::Date { .. }))
            && matches!(value("subject_until"), Some(Value::Date { .. }))
    );
    assert!(matches!(value("subject_point"), Some(Value::Point { .. })), "with its precision");
    assert_eq!(values(&house, &centre, "subject_other_name"), ["المفرق"]);
    assert_eq!(
        values(&house, &"k2".parse().expect("an id"), "subject_party"),
        ["جهة لا نعرفها"],
        "what is not understood stays as said"
    );
    let spoken = dossier.standing().next().expect("a claim");
    assert_eq!(
        (spoken.locus.row, spoken.import),
        (Some(2), done.import),
        "the source is the line of the list"
    );
    assert_eq!(
        house.ground().expect("read").lists.imports[&done.import.expect("an import")].accepted.kind(),
        checkpoint()
    );
    is_whole(&house);
}

#[test]
fn the_same_file_again_changes_nothing_and_a_later_one_says_what_changed() {
    let house = house();
    let first = take_in(&house, LIST);
    let before = house.store().counts().expect("counts");
    let again = take_in(&house, LIST);
    assert!(again.import.is_none() && house.store().counts().expect("counts") == before);
    assert!(again.outcomes.iter().all(|o| matches!(o.outcome, Outcome::Repeated | Outcome::Rejected)));
    let later =
        "اسم الحاجز;المكان;الجهة المسيطرة;إلى\nحاجز الجسر;جاسم;الأمن العسكري;2015\nحاجز المطاحن;جاسم;;\n";
    let done = take_in(&house, later);
    assert_eq!(told(&done.outcomes), [(Outcome::Accepted, "changed"), (Outcome::Accepted, "new")]);
    let bridge = first.outcomes[1].id.clone().expect("a file");
    assert_eq!(done.outcomes[0].id.as_ref(), Some(&bridge));
    assert_eq!(values(&house, &bridge, "subject_party"), ["الأمن العسكري"], "the new words of the list stand");
    let dossier = house.desk(operator()).subject(&bridge).expect("a file");
    assert!(
        dossier.gone.iter().any(|spoken| spoken.claim.said == "جهة لا نعرفها"),
        "the old ones stay readable"
    );
    // Under a number of the list's own a name is spelt anew; all of it, it is another one.
    let numbered = |name: &str| format!("رقم الملف;اسم الحاجز;المكان\n77;{name};الصنمين\n");
    let one = take_in(&house, &numbered("حاجز المقبرة")).outcomes[0].id.clone();
    assert_eq!(take_in(&house, &numbered("حاجز المقبره القديم")).outcomes[0].id, one);
    let other = take_in(&house, &numbered("نقطة الفرن"));
    assert!(other.outcomes[0].reason == "new" && other.outcomes[0].id != one);
    is_whole(&house);
}

#[test]
fn an_import_is_withdrawn_and_restored_as_one_act() {
    let house = house();
    let done = take_in(&house, LIST);
    let import = done.import.expect("an import");
    let desk = house.desk(operator());
    assert_eq!(desk.resting_on(import).expect("asked").len(), 2);
    let gone = desk.withdraw_import(import, "قائمة خاطئة").expect("withdrawn");
    assert_eq!(gone.subjects.iter().map(Subject::to_string).collect::<Vec<_>>(), ["k1", "k2"]);
    assert!(gone.claims >= 10);
    assert_eq!((names(&house).as_slice(), desk.waiting().expect("rows").len()), (&[][..], 0));
    assert!(desk.resting_on(import).expect("asked").is_empty());
    desk.restore_import(import, "كانت صحيحة").expect("restored");
    assert_eq!((names(&house).len(), desk.waiting().expect("rows").len()), (2, 2));
    desk.withdraw_import(import, "قائمة خاطئة").expect("withdrawn again");
    let again = take_in(&house, LIST);
    assert_eq!(again.outcomes[0].reason, "new", "it may come again");
    assert!(desk.restore_import(import, "x").is_err(), "and then the former does not stand beside it");
    is_whole(&house);
}

#[test]
fn a_row_that_may_be_there_waits_and_its_decision_can_be_taken_back() {
    let house = house();
    take_in(&house, LIST);
    let other =
        "اسم الحاجز;المكان;الجهة المسيطرة\nالسنتر;نوى;الأمن العسكري\nحاجز السنتر;الحراك;الأمن العسكري\n";
    let desk = house.desk(operator());
    let plan =
        desk.plan_import(vec![file("b.csv", other)], "مكتب آخر", ColumnChoice::default()).expect("planned");
    assert_eq!(
        told(&plan.outcomes),
        [(Outcome::Waiting, "may-be-there"), (Outcome::Accepted, "new")],
        "one of the same name elsewhere is another one"
    );
    desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
    let row = waiting(&house, "may-be-there");
    let centre: Subject = "k1".parse().expect("an id");
    assert_eq!(desk.alike(&row.row).expect("asked"), std::slice::from_ref(&centre));
    let ways = casework::remedies(&row.row, house.today(), &|_| true);
    assert_eq!(ways, [Remedy::This, Remedy::One, Remedy::LeaveOut]);
    assert!(desk.clear_row(row.seq, &Clearing::This(prison())).is_err(), "a prison is no checkpoint");
    assert_eq!(
        desk.clear_row(row.seq, &Clearing::This(centre.clone())).expect("added"),
        std::slice::from_ref(&centre)
    );
    assert_eq!(values(&house, &centre, "subject_party").len(), 2, "two say it, and both are kept");
    desk.reopen_row(row.seq).expect("taken back");
    assert_eq!(
        values(&house, &centre, "subject_party"),
        ["المخابرات الجوية"],
        "what was there before stays as it was"
    );
    assert_eq!(waiting(&house, "may-be-there").seq, row.seq);
    let made = desk.clear_row(row.seq, &Clearing::One).expect("a new one");
    assert_eq!(made.len(), 1);
    assert_ne!(made[0], centre);
    let office = model::OrganisationId(1);
    desk.add(made[0].clone(), office, &source("شاهد"), None, &[said("subject_note", "خبر")]).expect("added");
    assert!(desk.reopen_row(row.seq).is_err(), "somebody has added to it since");
    is_whole(&house);
}

#[test]
fn rows_without_a_name_or_with_several_are_cleared_as_what_they_are() {
    let house = house();
    take_in(&house, LIST);
    let desk = house.desk(operator());
    let several = waiting(&house, "several-things");
    let ways = casework::remedies(&several.row, house.today(), &|_| true);
    assert_eq!(ways[0], Remedy::Split(vec!["حاجز الوادي".into(), "حاجز التلة".into()]));
    let made = desk
        .clear_row(several.seq, &Clearing::Split(vec!["حاجز الوادي".into(), "حاجز التلة".into()]))
        .expect("split");
    assert_eq!(
        made.iter().map(|subject| values(&house, subject, "subject_place")).collect::<Vec<_>>(),
        [["نوى"], ["نوى"]]
    );
    desk.reopen_row(several.seq).expect("taken back");
    assert_eq!(names(&house).len(), 2);
    let nameless = waiting(&house, "no-name");
    let ways = casework::remedies(&nameless.row, house.today(), &|_| true);
    assert!(
        matches!(&ways[0], Remedy::Write(cells) if cells.len() == 1 && cells[0].key == "subject_name"),
        "{ways:?}"
    );
    assert!(matches!(
        desk.clear_row(nameless.seq, &Clearing::One),
        Err(casework::Refusal::Field("subject_name", "needed"))
    ));
    let named = Clearing::Corrected(vec![("subject_name".into(), "حاجز البانوراما".into())]);
    let made = desk.clear_row(nameless.seq, &named).expect("named");
    assert_eq!(values(&house, &made[0], "subject_name"), ["حاجز البانوراما"]);
    desk.clear_row(several.seq, &Clearing::LeftOut("غير واضح".into())).expect("left out");
    assert!(desk.waiting().expect("rows").is_empty());
    is_whole(&house);
}

#[test]
fn what_a_list_is_of_can_be_said_and_said_otherwise() {
    let house = house();
    let text = "الاسم;المكان;يتبع\nكتيبة مختلقة;نوى;u:SYA-MI\nسرية أخرى;;كتيبة مختلقة\n";
    let people = plan(&house, vec![file("list.csv", text)], None);
    assert_eq!(
        (people.of, people.of_guessed),
        (SubjectKind::PERSON, false),
        "what says nothing is of people"
    );
    let desk = house.desk(operator());
    let units = desk
        .replan(&people.key, ColumnChoice { of: Some(kind("unit")), ..people.choice.clone() })
        .expect("read again");
    assert_eq!(
        (units.key.as_str(), units.of.key(), units.count(Outcome::Accepted)),
        (people.key.as_str(), "unit", 2)
    );
    assert_ne!(units.state, people.state);
    let done = desk.accept_import(&units.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
    let ids: Vec<String> =
        done.outcomes.iter().filter_map(|o| o.id.as_ref()).map(Subject::to_string).collect();
    assert_eq!(ids, ["u1", "u2"]);
    let link = |id: &str| {
        let dossier = desk.subject(&id.parse().expect("an id")).expect("a file");
        dossier
            .standing()
            .find(|spoken| spoken.claim.property.key() == "subject_part_of")
            .map(|spoken| spoken.claim.value.clone())
    };
    assert_eq!(link("u1"), Some(Value::Subject("u:SYA-MI".parse().expect("it ships"))));
    // What was taken in is known by its name from then on.
    let more = desk
        .plan_import(
            vec![file("more.csv", "الاسم;يتبع\nفصيلة;كتيبة مختلقة\n")],
            "مكتب",
            ColumnChoice { of: Some(kind("unit")), ..Default::default() },
        )
        .expect("planned");
    desk.accept_import(&more.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
    assert_eq!(link("u3"), Some(Value::Subject("u1".parse().expect("an id"))));
    // Lists of different things are told of nothing: a person says what they are.
    let both = plan(
        &house,
        vec![
            file("a.csv", "اسم الحاجز;المكان\nحاجز الفرن;نوى\n"),
            file("b.csv", "اسم السجن;المكان\nسجن مختلق;نوى\n"),
        ],
        None,
    );
    assert_eq!((both.of, both.of_guessed), (SubjectKind::PERSON, false));
    let wrong = ColumnChoice {
        of: Some(kind("unit")),
        fields: [("الاسم".into(), "full_name".into())].into(),
        ..Default::default()
    };
    assert!(matches!(
        desk.plan_import(vec![file("x.csv", text)], "مكتب", wrong),
        Err(casework::Refusal::Field("column", "unknown"))
    ));
}

#[test]
fn a_mapping_of_such_a_list_is_kept_for_next_month() {
    let house = house();
    let desk = house.desk(operator());
    let text = "البند;الموضع\nحاجز السنتر;نوى\n";
    let choice = ColumnChoice {
        of: Some(checkpoint()),
        fields: [(names::fold("البند"), "subject_name".to_owned())].into(),
        ..Default::default()
    };
    let plan = desk.plan_import(vec![file("a.csv", text)], "مكتب", choice).expect("planned");
    desk.save_mapping("حواجز", &plan.key).expect("kept");
    let next = desk
        .plan_import(
            vec![file("b.csv", text)],
            "مكتب",
            ColumnChoice { mapping: Some("حواجز".into()), ..Default::default() },
        )
        .expect("planned");
    assert_eq!((next.of, next.count(Outcome::Accepted)), (checkpoint(), 1));
}

/// Two checkpoints with every property, and words about a prison that ships.
fn register() -> House {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let open = |claims: &[(&str, &str)]| {
        let claims = claims.iter().map(|(key, words)| said(key, words)).collect();
        desk.open_subject(NewSubject {
            kind: checkpoint(),
            organisation: OURS,
            source: source("سائق"),
            at: None,
            claims,
        })
        .expect("opened")
        .subject
    };
    let centre = open(&[
        ("subject_name", "حاجز السنتر"),
        ("subject_other_name", "حاجز المفرق"),
        ("subject_place", "نوى"),
        ("subject_party", "المخابرات الجوية"),
        ("subject_part_of", "u:SYA-MI"),
        ("subject_since", "2012-03"),
        ("subject_until", "صيف 2014"),
        ("subject_point", "32.8890, 36.0400"),
        ("subject_note", "سُحب من عنده رجال"),
    ]);
    desk.add(centre, OURS, &source("سائق آخر"), None, &[said("subject_place", "جاسم")]).expect("added");
    open(&[("subject_name", "حاجز الجسر"), ("subject_place", "الحراك"), ("subject_party", "جهة لا نعرفها")]);
    desk.add(prison(), OURS, &source("كتاب"), None, &[said("subject_other_name", "السجن على التلة")])
        .expect("added");
    drop(desk);
    house
}

#[test]
fn our_own_sheets_come_back_whole_in_every_language_and_format() {
    let house = register();
    for (of, shipped) in [("checkpoint", false), ("facility", false), ("facility", true)] {
        for (lang, format, audience) in [Lang::Ar, Lang::En].into_iter().flat_map(|lang| {
            [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx].into_iter().flat_map(move |format| {
                [Audience::Sheet, Audience::Outside].map(|audience| (lang, format, audience))
            })
        }) {
            // What ships is much: once for each audience is enough.
            if shipped && !matches!((lang, format), (Lang::Ar, ExportFormat::Csv)) {
                continue;
            }
            let sheet = SubjectSheet { kind: kind(of), words: String::new(), shipped };
            let out = desk_of(&house, Role::Documenter)
                .export_subjects(&sheet, format, audience, Reader::new(lang))
                .expect("taken out");
            let name = format!("sheet.{}", format.key());
            let what = format!("{of} {shipped} {lang:?} {format:?} {audience:?}");
            let read = plan(&house, vec![Incoming { name, bytes: out.bytes.clone().into() }], None);
            assert_eq!((read.of, read.of_guessed, read.rows()), (kind(of), true, out.files), "{what}");
            let known = read
                .outcomes
                .iter()
                .all(|o| o.outcome == Outcome::Repeated && o.reason == "known-row" && o.id.is_some());
            assert!(known, "{what}: {:?}", told(&read.outcomes));
            // Whole: every column that leaves is read, and nothing else is asked.
            let leaves = Property::of_kind(kind(of)).filter(|property| {
                let entry = property.entry();
                access::is_property_shown(*property, audience)
                    && (entry.is_name
                        || !matches!(entry.kind, model::vocab::Kind::Words | model::vocab::Kind::Note))
            });
            for property in leaves {
                let there = read.columns.iter().any(|column| column.field == property.key());
                // A record of JSON has no member for what no row says.
                let unsaid = format == ExportFormat::Json
                    && !String::from_utf8_lossy(&out.bytes).contains(property.key());
                assert!(there || unsaid, "{what}: {}", property.key());
            }
            assert!(read.columns.iter().all(|column| column.how != "unknown"), "{what}: {:?}", read.columns);
        }
    }
}

#[test]
fn what_was_corrected_in_our_own_sheet_is_all_that_is_new() {
    let house = register();
    let sheet = SubjectSheet { kind: checkpoint(), words: String::new(), shipped: false };
    let out = desk_of(&house, Role::Documenter)
        .export_subjects(&sheet, ExportFormat::Csv, Audience::Sheet, Reader::new(Lang::Ar))
        .expect("taken out");
    let text = String::from_utf8(out.bytes).expect("text");
    let corrected = text.replace("2012-03", "2012-04");
    assert_ne!(text, corrected);
    let read = plan(&house, vec![file("sheet.csv", &corrected)], None);
    assert_eq!(told(&read.outcomes), [(Outcome::Repeated, "known-row"), (Outcome::Accepted, "changed")]);
    let desk = house.desk(operator());
    let changes: Vec<_> = desk
        .changes(&read, 1)
        .expect("told")
        .into_iter()
        .map(|change| (change.property.key(), change.now))
        .collect();
    assert_eq!(changes, [("subject_since", "2012-04".to_owned())]);
    desk.accept_import(&read.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
    assert!(values(&house, &"k1".parse().expect("an id"), "subject_since").contains(&"2012-04".to_owned()));
    // The same numbers in the sheet of another register mean nobody here.
    let other = text
        .replace("حاجز السنتر", "حاجز المخبز")
        .replace("حاجز المفرق", "حاجز الفرن")
        .replace("حاجز الجسر", "نقطة الكراج");
    let read = plan(&house, vec![file("other.csv", &other)], None);
    assert!(read.outcomes.iter().all(|o| o.reason == "new"), "{:?}", told(&read.outcomes));
}

#[test]
fn what_ships_is_known_by_its_id_in_every_register_and_waits_by_its_name() {
    let house = house();
    let text = "id,What it is,Name,Other names,Place,sources,\"This sheet holds understood values only; the \
        words of sources, and what families are told in person, stay in the register, whether or not there \
        is any.\"\n";
    let row = |id: &str, name: &str| format!("{text}{id},place of detention,{name},السجن على التلة,,,\n");
    let [shipped, _] = prison().shipped_names().expect("it ships");
    let known = plan(&house, vec![file("a.csv", &row("f:F117", shipped))], None);
    assert_eq!(
        (known.outcomes[0].id.clone(), known.outcomes[0].reason.as_str()),
        (Some(prison()), "changed")
    );
    let another = plan(&house, vec![file("a.csv", &row("f:F117", "مخفر مختلق"))], None);
    assert_eq!(
        told(&another.outcomes),
        [(Outcome::Waiting, "number-of-another")],
        "the id is of one thing, the name of another"
    );
    let named = plan(&house, vec![file("b.csv", "اسم السجن;المدينة\nسجن صيدنايا;\n")], None);
    assert_eq!(
        (named.of.key(), told(&named.outcomes)),
        ("facility", vec![(Outcome::Waiting, "may-be-there")])
    );
}

#[test]
fn what_came_by_a_list_is_forgotten_with_its_rows() {
    let house = house();
    house.found("رابطة").expect("founded");
    let done = take_in(&house, LIST);
    let centre = done.outcomes[0].id.clone().expect("a file");
    let desk = house.desk(operator());
    // A row of another list that waits for another reason, and is of the same name and place.
    let waits = desk
        .plan_import(
            vec![file("w.csv", "اسم الحاجز;المكان;من\nحاجز السنتر;نوى;3/5/2031\n")],
            "مكتب آخر",
            ColumnChoice::default(),
        )
        .expect("planned");
    desk.accept_import(&waits.key, &mut |_, _| ControlFlow::Continue(())).expect("taken in");
    let row = waiting(&house, "future").seq;
    let reach = desk.forgetting(&centre).expect("told");
    assert_eq!(
        (reach.files.as_slice(), reach.rows.as_slice()),
        (std::slice::from_ref(&centre), &[row][..]),
        "its rows are named"
    );
    assert_eq!(reach.lists.len(), 2, "and the lists in which it stands, or may stand");
    let wish = casework::Wish { asked_by: "البلدية".into(), why: "طلب".into(), with_lists: true };
    let operator = house.desk(Viewer::operator(MemberId(0)));
    operator.forget_at_once(&centre, &wish, None).expect("forgotten");
    assert!(desk.subject(&centre).is_err());
    assert_eq!(names(&house), ["حاجز الجسر"]);
    assert!(
        !desk
            .subjects(Some(checkpoint()), "السنتر", 10)
            .expect("a list")
            .iter()
            .any(|line| line.name.contains("السنتر"))
    );
    // The list again does not bring it back unseen.
    let again = plan(&house, vec![file("again.csv", LIST)], None);
    assert_eq!(
        told(&again.outcomes)[..2],
        [(Outcome::Waiting, "forgotten"), (Outcome::Repeated, "known-row")]
    );
    is_whole(&house);
}

#[test]
fn a_checkpoint_that_ships_as_a_place_of_detention_waits_by_its_name() {
    let house = house();
    house.found("رابطة").expect("founded");
    let known: Subject = "f:F007".parse().expect("it ships");
    let name = known.shipped_names().expect("it has a name")[0];
    let text = format!("اسم الحاجز;المكان\n{name};\n");
    let accepted = take_in(&house, &text);
    assert_eq!(told(&accepted.outcomes), [(Outcome::Waiting, "may-be-there")]);
    let row = waiting(&house, "may-be-there");
    let desk = house.desk(operator());
    assert_eq!(desk.alike(&row.row).expect("asked"), std::slice::from_ref(&known));
    assert_eq!(
        desk.clear_row(row.seq, &Clearing::This(known.clone())).expect("added"),
        std::slice::from_ref(&known)
    );
    assert!(!values(&house, &known, "subject_name").is_empty());
    assert!(names(&house).is_empty(), "no second one beside it");
    is_whole(&house);
}
