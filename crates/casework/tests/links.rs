//! Files of one person are proposed, judged, joined, parted; nothing is lost
//! and nothing chains strangers together.

mod common;

use casework::{Refusal, Thresholds};
use common::{file, house, operator, take_in};
use model::{PersonId, Verdict};

const OURS: &str = "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من
محمود خالد أحمد الزعبي;فاطمة المقداد;12/5/1988;17/5/2012;المسيفرة
أحمد خالد أحمد الزعبي;فاطمة المقداد;3/2/1991;17/5/2012;المسيفرة
سالم ناصر قاسم الحوراني;هناء;1979;2013;نوى
";
const THEIRS: &str = "name;mother;birth;taken;place
محمود خالد احمد الزعبى;فاطمه المقداد;1988;5/2012;المسيفرة
Salem Nasser Al-Hourani;Hana;1979;2013;Nawa
";

fn two_lists() -> (casework::House, Vec<PersonId>, Vec<PersonId>) {
    let house = house();
    let ids = |done: casework::Accepted| done.outcomes.iter().filter_map(|o| o.id).collect::<Vec<_>>();
    let ours = ids(take_in(&house, "مكتب درعا", vec![file("ours.csv", OURS)]));
    let theirs = ids(take_in(&house, "مكتب آخر", vec![file("theirs.csv", THEIRS)]));
    assert_eq!((ours.len(), theirs.len()), (3, 2));
    (house, ours, theirs)
}

#[test]
fn the_same_person_is_proposed_and_the_brother_is_not() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    let proposed: Vec<_> = desk.proposals().unwrap().iter().map(|p| (p.a, p.b)).collect();
    assert!(proposed.contains(&(ours[0], theirs[0])), "{proposed:?}");
    assert!(!proposed.contains(&(ours[0], ours[1])), "brothers are not duplicates");
    let pair = desk.pair(ours[0], theirs[0]).unwrap();
    assert!(pair.probability > 0.5);
    assert!(pair.why.grounds.iter().any(|g| g.weight > 0.0));
}

#[test]
fn a_judgement_joins_and_its_withdrawal_parts() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    let files = desk.count().unwrap();
    let seq = desk.judge(ours[0], theirs[0], Verdict::Same, "الأم والبلدة واليوم").unwrap();
    assert_eq!(desk.count().unwrap(), files - 1);
    let dossier = desk.dossier(theirs[0]).unwrap();
    assert_eq!(dossier.persons, [ours[0], theirs[0]]);
    assert_eq!(dossier.fact("full_name").unwrap().values[0].claims.len(), 2, "one name, two sources");
    assert!(desk.proposals().unwrap().iter().all(|p| (p.a, p.b) != (ours[0], theirs[0])));
    desk.withdraw_judgement(seq, "تبيّن أنه ابن عمه").unwrap();
    assert_eq!(desk.count().unwrap(), files);
    assert_eq!(desk.dossier(theirs[0]).unwrap().persons, [theirs[0]]);
    assert!(matches!(desk.withdraw_judgement(seq, "مرة أخرى"), Err(Refusal::Already)));
}

#[test]
fn different_stands_until_it_is_withdrawn() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    let seq = desk.judge(ours[0], theirs[0], Verdict::Different, "رأيت الاثنين").unwrap();
    assert!(desk.proposals().unwrap().iter().all(|p| (p.a, p.b) != (ours[0], theirs[0])));
    // Not by another road either.
    desk.judge(ours[0], ours[2], Verdict::Same, "تجربة").unwrap();
    assert!(matches!(desk.judge(ours[2], theirs[0], Verdict::Same, "تجربة"), Err(Refusal::KeptApart)));
    desk.withdraw_judgement(seq, "التبس علي").unwrap();
    assert!(desk.judge(ours[2], theirs[0], Verdict::Same, "تجربة").is_ok());
}

#[test]
fn a_new_file_is_compared_at_once_like_in_a_whole_run() {
    let (house, ours, _) = two_lists();
    let desk = house.desk(operator());
    desk.proposals().unwrap();
    let more = take_in(&house, "مكتب ثالث", vec![file("third.csv", "الاسم;اسم الأم;تاريخ الولادة;من\nمحمود خالد الزعبي;فاطمة المقداد;12/5/1988;المسيفرة\n")]);
    let new = more.outcomes[0].id.unwrap();
    let proposed: Vec<_> = desk.proposals().unwrap().iter().map(|p| (p.a, p.b)).collect();
    assert!(proposed.contains(&(ours[0], new)), "{proposed:?}");
    assert!(desk.pair(ours[0], new).unwrap().probability > 0.5);
    assert!(desk.pair(ours[2], new).unwrap().probability < 0.2, "a stranger stays one");
}

#[test]
fn the_machine_judges_only_when_switched_on_and_goes_at_once() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    assert!(matches!(desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(500) }), Err(Refusal::Field(..))));
    let files = desk.count().unwrap();
    assert_eq!(desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: None }).unwrap(), 0);
    assert_eq!(desk.count().unwrap(), files);
    let made = desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    assert!(made >= 1);
    assert!(house.ground().judgements.values().all(|j| j.judgement.automatic));
    assert_eq!(desk.dossier(theirs[0]).unwrap().persons, [ours[0], theirs[0]]);
    assert_eq!(desk.withdraw_automatic("نعود إلى الناس").unwrap(), made);
    assert_eq!(desk.count().unwrap(), files);
}

#[test]
fn an_organisation_goes_as_if_it_had_never_come_and_comes_back() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[0], theirs[0], Verdict::Same, "الأم والبلدة").unwrap();
    let other = *house.ground().organisations.iter().find(|(_, name)| *name == "مكتب آخر").unwrap().0;
    desk.withdraw_organisation(other, "سحبت موافقتها", false).unwrap();
    let dossier = desk.dossier(ours[0]).unwrap();
    assert!(dossier.standing().all(|s| s.organisation != other));
    assert_eq!(desk.count().unwrap(), 3);
    desk.withdraw_organisation(other, "عادت", true).unwrap();
    assert_eq!(desk.count().unwrap(), 4);
    assert!(house.verify(&mut |_| std::ops::ControlFlow::Continue(())).unwrap().ok());
    assert!(house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
}

#[test]
fn overlaps_count_persons_and_not_files() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[0], theirs[0], Verdict::Same, "الأم والبلدة").unwrap();
    let overlaps = desk.overlaps().unwrap();
    assert_eq!(overlaps.persons, 4);
    let both = overlaps.cells.iter().find(|c| c.organisations.len() == 2).unwrap();
    assert_eq!(both.persons, 1);
    assert_eq!(overlaps.cells.iter().map(|c| c.persons).sum::<u64>(), 4);
}
