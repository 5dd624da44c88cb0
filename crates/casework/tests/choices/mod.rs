//! What a person chooses in a plan is what is accepted, can be taken back
//! before, and is remembered for next month; an import can be taken back and
//! stand again.

use crate::common::{file, house, operator, take_in};
use casework::{ColumnChoice, House, Outcome, Refusal, row_key, sheet_key};
use model::ImportId;
use std::ops::ControlFlow;

const LIST: &str = "قائمة المكتب;;
الاسم;تاريخ الولادة;مصيره
سالم ناصر الحوراني;12/5/73;معتقل
هادي عمر المقداد;3/9/61;معتقل
";

fn on(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn outcomes(plan: &casework::Plan) -> Vec<(Outcome, &str)> {
    plan.outcomes.iter().map(|o| (o.outcome, o.reason.as_str())).collect()
}

#[test]
fn only_the_plan_that_was_read_is_accepted() {
    let house = house();
    let desk = house.desk(operator());
    let plan = desk.plan_import(vec![file("a.csv", LIST)], "مكتب", ColumnChoice::default()).unwrap();
    let mut choice = plan.choice.clone();
    choice.fields.insert(names::fold("مصيره"), "note".into());
    let changed = desk.replan(&plan.key, choice).unwrap();
    assert_ne!(plan.state, changed.state);
    assert!(matches!(desk.accept_shown(&plan.key, &plan.state, &mut on), Err(Refusal::Stale)));
    assert_eq!(house.desk(operator()).count().unwrap(), 0, "nothing was written");
    desk.accept_shown(&plan.key, &changed.state, &mut on).unwrap();
    assert_eq!(house.desk(operator()).count().unwrap(), 2);
}

#[test]
fn a_row_and_a_sheet_left_out_are_counted_and_come_back() {
    let house = house();
    let desk = house.desk(operator());
    let plan = desk.plan_import(vec![file("a.csv", LIST)], "مكتب", ColumnChoice::default()).unwrap();
    let mut choice = plan.choice.clone();
    choice.without_rows.insert(row_key("a.csv", None, 3));
    let less = desk.replan(&plan.key, choice.clone()).unwrap();
    assert_eq!(outcomes(&less), [(Outcome::Rejected, "left-out-by-hand"), (Outcome::Accepted, "new")]);
    choice.without_rows.clear();
    choice.leave_sheet("a.csv", None, true);
    let none = desk.replan(&plan.key, choice.clone()).unwrap();
    assert!(none.sheets[0].left_out && none.outcomes.iter().all(|o| o.reason == "sheet-left-out"));
    choice.leave_sheet("a.csv", None, false);
    assert_eq!(
        desk.replan(&plan.key, choice).unwrap().state,
        plan.state,
        "taken back, it is the plan it was"
    );
}

#[test]
fn the_line_of_the_titles_is_where_a_person_says() {
    let house = house();
    let desk = house.desk(operator());
    let list = "أ;ب\nالاسم;مصيره\nسالم ناصر الحوراني;معتقل\n";
    let mut choice = ColumnChoice::default();
    choice.titles.insert(sheet_key("a.csv", None), 0);
    let plan = desk.plan_import(vec![file("a.csv", list)], "مكتب", choice).unwrap();
    assert_eq!((plan.sheets[0].titles_at, plan.rows()), (None, 3), "no titles: every line is a row");
    let choice = ColumnChoice { titles: [(sheet_key("a.csv", None), 2)].into(), ..plan.choice.clone() };
    let plan = desk.replan(&plan.key, choice).unwrap();
    assert_eq!((plan.sheets[0].titles_at, plan.rows()), (Some(2), 1));
    assert_eq!(plan.columns[0].column, "الاسم");
    assert_eq!(plan.columns[1].field, "status");
}

#[test]
fn the_century_of_short_years_is_chosen_and_remembered_for_the_list() {
    let house = house();
    let desk = house.desk(operator());
    let list = LIST.replace("/73", "/13").replace("/61", "/21");
    let plan = desk.plan_import(vec![file("a.csv", &list)], "مكتب", ColumnChoice::default()).unwrap();
    let birth = |plan: &casework::Plan, column: &str| {
        plan.columns.iter().find(|c| c.column == column).unwrap().clone()
    };
    assert!(birth(&plan, "تاريخ الولادة").short_years && !birth(&plan, "الاسم").short_years);
    let read = |plan: &casework::Plan| {
        let claims = plan.sample[0].claims.iter();
        claims.filter(|c| c.property.key() == "birth_date").map(|c| c.value.clone()).next().unwrap()
    };
    let edtf = |value: model::Value| match value {
        model::Value::Date { is, .. } => is.edtf(),
        other => panic!("{other:?}"),
    };
    assert_eq!(edtf(read(&plan)), "2013-05-12");
    let mut choice = plan.choice.clone();
    choice.centuries.insert(casework::place_key("a.csv", None, birth(&plan, "تاريخ الولادة").index), 1900);
    let plan = desk.replan(&plan.key, choice).unwrap();
    assert_eq!(edtf(read(&plan)), "1913-05-12");
    desk.save_mapping("شهري", &plan.key).unwrap();
    let next = ColumnChoice { mapping: Some("شهري".into()), ..ColumnChoice::default() };
    let plan = desk.plan_import(vec![file("next.csv", &list)], "مكتب", next).unwrap();
    assert_eq!(edtf(read(&plan)), "1913-05-12", "next month's list is read the same way");
}

#[test]
fn rows_are_shown_as_the_files_they_will_be() {
    let house = house();
    let desk = house.desk(operator());
    let plan = desk.plan_import(vec![file("a.csv", LIST)], "مكتب", ColumnChoice::default()).unwrap();
    let rows = desk.planned_rows(&plan, &[1]).unwrap();
    assert_eq!(rows, [plan.sample[1].clone()]);
    assert!(rows[0].claims.iter().any(|c| c.said == "هادي عمر المقداد"));
}

fn withdraw_and_restore(house: &House, import: ImportId) {
    let desk = house.desk(operator());
    desk.withdraw_import(import, "ظنناها خاطئة").unwrap();
    assert_eq!(desk.count().unwrap(), 0);
    desk.restore_import(import, "كانت صحيحة").unwrap();
}

#[test]
fn a_withdrawn_import_stands_again_with_its_files_and_its_rows_that_waited() {
    let house = house();
    let list = format!("{LIST};1/1/2031;معتقل\n");
    let done = take_in(&house, "مكتب", vec![file("a.csv", &list)]);
    let import = done.import.unwrap();
    let desk = house.desk(operator());
    let before =
        (desk.count().unwrap(), desk.waiting().unwrap().len(), house.store().derived_digest().unwrap());
    assert_eq!((before.0, before.1), (2, 1));
    withdraw_and_restore(&house, import);
    assert_eq!((desk.count().unwrap(), desk.waiting().unwrap().len()), (2, 1));
    let found = desk.list(&search::Query::words("سالم الحوراني", 10)).unwrap();
    assert_eq!(found.page.total, 1, "lists are kept current");
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).unwrap().same);
    let again = desk.plan_import(vec![file("a.csv", &list)], "مكتب", ColumnChoice::default()).unwrap();
    assert_eq!(again.count(Outcome::Repeated), 3, "its rows are known again");
    assert!(matches!(desk.restore_import(import, "مرة أخرى"), Err(Refusal::Already)));
}

#[test]
fn what_came_again_meanwhile_is_not_in_the_register_twice() {
    let house = house();
    let import = take_in(&house, "مكتب", vec![file("a.csv", LIST)]).import.unwrap();
    let desk = house.desk(operator());
    desk.withdraw_import(import, "نسخة قديمة").unwrap();
    let second = take_in(&house, "مكتب", vec![file("b.csv", LIST)]).import.unwrap();
    let refused = desk.restore_import(import, "كانت صحيحة");
    assert!(matches!(refused, Err(Refusal::Field("import", "came-again"))), "{refused:?}");
    desk.withdraw_import(second, "نعيد الأولى").unwrap();
    desk.restore_import(import, "كانت صحيحة").unwrap();
    assert_eq!(desk.count().unwrap(), 2);
}
