//! Files of one person are proposed, judged, joined, parted; nothing is lost
//! and nothing chains strangers together.

mod common;

use access::{Role, Viewer};
use casework::{Refusal, Thresholds};
use common::{file, house, operator, take_in};
use model::{MemberId, PersonId, Verdict};
use std::collections::BTreeSet;

const OURS: &str = "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من
محمود خالد أحمد الزعبي;فاطمة المقداد;12/5/1988;17/5/2012;المسيفرة
أحمد خالد أحمد الزعبي;فاطمة المقداد;3/2/1991;17/5/2012;المسيفرة
سالم ناصر قاسم الحوراني;هناء;1979;2013;نوى
";
const THEIRS: &str = "name;mother;birth;taken;place
محمود خالد احمد الزعبى;فاطمه المقداد;1988;5/2012;المسيفرة
Salem Nasser Al-Hourani;Hana;1979;2013;Nawa
";

const GIVEN: [&str; 8] = ["نادر", "ياسر", "فادي", "رامي", "حسن", "بلال", "عمر", "هادي"];
const FAMILY: [&str; 5] = ["المقداد", "الجباوي", "المحاميد", "الحريري", "العمري"];

fn two_lists() -> (casework::House, Vec<PersonId>, Vec<PersonId>) {
    let house = house();
    let ids =
        |done: casework::Accepted| done.outcomes.iter().filter_map(|o| o.person_id()).collect::<Vec<_>>();
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
    let more = take_in(
        &house,
        "مكتب ثالث",
        vec![file(
            "third.csv",
            "الاسم;اسم الأم;تاريخ الولادة;من\nمحمود خالد الزعبي;فاطمة المقداد;12/5/1988;المسيفرة\n",
        )],
    );
    let new = more.outcomes[0].person_id().unwrap();
    let proposed: Vec<_> = desk.proposals().unwrap().iter().map(|p| (p.a, p.b)).collect();
    assert!(proposed.contains(&(ours[0], new)), "{proposed:?}");
    assert!(desk.pair(ours[0], new).unwrap().probability > 0.5);
    assert!(desk.pair(ours[2], new).unwrap().probability < 0.2, "a stranger stays one");
}

#[test]
fn the_machine_judges_only_when_switched_on_and_goes_at_once() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    assert!(matches!(
        desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(500) }),
        Err(Refusal::Field(..))
    ));
    let files = desk.count().unwrap();
    assert_eq!(
        desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: None }).unwrap(),
        0
    );
    assert_eq!(desk.count().unwrap(), files);
    let made =
        desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    assert!(made >= 1);
    assert!(house.ground().expect("read").judgements.values().all(|j| j.judgement.automatic));
    assert_eq!(desk.dossier(theirs[0]).unwrap().persons, [ours[0], theirs[0]]);
    assert!(desk.last_judgement().unwrap().is_none(), "what the machine did is not undone one by one");
    assert_eq!(desk.withdraw_automatic("نعود إلى الناس").unwrap(), made);
    assert_eq!(desk.count().unwrap(), files);
    assert_eq!(
        desk.thresholds().unwrap().automatic_permille,
        None,
        "it does not begin again with the next list"
    );
    // Another threshold may judge them anew, but not what a person took back.
    assert_eq!(
        desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap(),
        made
    );
    let seq = *house.ground().expect("read").judgements.keys().next_back().unwrap();
    desk.withdraw_judgement(seq, "ليسا واحداً").unwrap();
    let again = desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) });
    assert!(matches!(again, Err(Refusal::Already)), "{again:?}");
}

#[test]
fn switched_on_the_machine_judges_the_next_list_too() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    let before = house.ground().expect("read").judgements.size();
    let third = take_in(&house, "مكتب ثالث", vec![file("third.csv", OURS)]);
    let new = third.outcomes[0].person_id().unwrap();
    let ground = house.ground().expect("read");
    assert!(ground.judgements.size() > before);
    assert_eq!(ground.members(new), [ours[0], theirs[0], new]);
    assert!(ground.judgements.values().all(|j| j.judgement.automatic));
}

#[test]
fn the_machine_does_not_chain_strangers_together() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    // A person joined a file with that of a stranger; what is like the one is not like the other.
    desk.judge(theirs[0], ours[2], Verdict::Same, "تجربة").unwrap();
    desk.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(900) }).unwrap();
    assert_eq!(house.ground().expect("read").members(ours[0]), [ours[0]], "it stays for a person to say");
    assert!(desk.proposals().unwrap().iter().any(|p| (p.a, p.b) == (ours[0], theirs[0])));
}

#[test]
fn an_empty_register_that_was_compared_learns_from_its_first_lists() {
    let house = house();
    // As a server does when it starts.
    house.compare_early();
    let ours = take_in(&house, "مكتب درعا", vec![file("ours.csv", OURS)]).outcomes[0].person_id().unwrap();
    let theirs =
        take_in(&house, "مكتب آخر", vec![file("theirs.csv", THEIRS)]).outcomes[0].person_id().unwrap();
    let proposed = house.desk(operator()).proposals().unwrap();
    assert!(proposed.iter().any(|p| (p.a, p.b) == (ours, theirs)), "{proposed:?}");
}

#[test]
fn what_came_later_is_told_of_the_right_files() {
    let (house, ..) = two_lists();
    let desk = house.desk(operator());
    // Enough others that five more are few: they are asked one by one.
    let rows = (0..40).map(|n| {
        format!(
            "{} {} {};{};{};2013;جاسم\n",
            GIVEN[n % 8],
            GIVEN[(n + 3) % 8],
            FAMILY[n % 5],
            "ندى",
            1950 + n
        )
    });
    take_in(
        &house,
        "مكتب رابع",
        vec![file(
            "others.csv",
            &rows.fold("الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n".to_owned(), |text, row| text + &row),
        )],
    );
    desk.set_thresholds(Thresholds { propose_permille: 10, automatic_permille: None }).unwrap();
    desk.proposals().unwrap();
    take_in(&house, "مكتب ثالث", vec![file("third.csv", OURS), file("fourth.csv", THEIRS)]);
    let proposed = desk.proposals().unwrap();
    assert!(proposed.iter().any(|p| p.probability > 0.9));
    for p in &proposed {
        let alone = desk.pair(p.a, p.b).unwrap().probability;
        assert!(
            (alone - p.probability).abs() < 1e-9,
            "{} {}: {} on the desk, {alone} side by side",
            p.a,
            p.b,
            p.probability
        );
    }
}

fn second_reader(house: &casework::House) -> casework::Desk<'_> {
    house.desk(Viewer::new(MemberId(7), BTreeSet::from([Role::Reviewer])))
}

#[test]
fn a_doubtful_same_asks_for_another_reader() {
    let (house, ours, theirs) = two_lists();
    let (desk, other) = (house.desk(operator()), second_reader(&house));
    // These two share little: whoever joins them knows something the figures do not.
    assert!(desk.pair(ours[2], theirs[0]).unwrap().probability < 0.98);
    desk.judge(ours[2], theirs[0], Verdict::Same, "أعرفه").unwrap();
    let asked = |desk: &casework::Desk| {
        desk.proposals().unwrap().iter().any(|p| p.second && (p.a, p.b) == (ours[2], theirs[0]))
    };
    assert!(asked(&other));
    assert!(other.proposals().unwrap()[0].second, "it comes first");
    assert!(!asked(&desk), "nobody is their own second reader");
    let view = other.pair(ours[2], theirs[0]).unwrap();
    assert!(view.second && view.judged.len() == 1);
    other.judge(ours[2], theirs[0], Verdict::Same, "أعرفه أيضاً").unwrap();
    assert!(!asked(&other) && !asked(&desk));
    assert!(!other.pair(ours[2], theirs[0]).unwrap().second);
}

#[test]
fn a_second_reader_may_part_what_the_first_joined() {
    let (house, ours, theirs) = two_lists();
    house.desk(operator()).judge(ours[2], theirs[0], Verdict::Same, "أعرفه").unwrap();
    second_reader(&house).judge(ours[2], theirs[0], Verdict::Different, "ليس هو").unwrap();
    assert_eq!(house.ground().expect("read").members(ours[2]), [ours[2]]);
    assert!(matches!(
        house.desk(operator()).judge(ours[2], theirs[0], Verdict::Same, "بل هو"),
        Err(Refusal::KeptApart)
    ));
}

#[test]
fn a_different_between_files_that_others_hold_together_is_refused() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[0], theirs[0], Verdict::Same, "تجربة").unwrap();
    desk.judge(theirs[0], theirs[1], Verdict::Same, "تجربة").unwrap();
    let refused = desk.judge(ours[0], theirs[1], Verdict::Different, "تجربة");
    assert!(matches!(refused, Err(Refusal::Field("verdict", "held-together"))), "{refused:?}");
    assert_eq!(house.ground().expect("read").judgements.size(), 2, "a refused verdict has written nothing");
}

#[test]
fn a_split_parts_what_is_marked_and_leaves_the_rest_together() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[0], theirs[0], Verdict::Same, "تجربة").unwrap();
    desk.judge(ours[1], theirs[0], Verdict::Same, "تجربة").unwrap();
    desk.judge(ours[1], ours[2], Verdict::Same, "تجربة").unwrap();
    assert_eq!(house.ground().expect("read").members(ours[0]).len(), 4);
    assert!(matches!(desk.split(&BTreeSet::new(), "أخوه"), Err(Refusal::Field("apart", "needed"))));
    let all = house.ground().expect("read").members(ours[0]).into_iter().collect();
    assert!(matches!(desk.split(&all, "أخوه"), Err(Refusal::Field("apart", "all"))));
    // The brother goes, with the file that was joined to him alone.
    assert_eq!(desk.split(&BTreeSet::from([ours[1], ours[2]]), "أخوه").unwrap(), 1);
    let ground = house.ground().expect("read");
    assert_eq!(ground.members(ours[0]), [ours[0], theirs[0]]);
    assert_eq!(ground.members(ours[1]), [ours[1], ours[2]]);
    assert!(matches!(desk.judge(ours[2], ours[0], Verdict::Same, "تجربة"), Err(Refusal::KeptApart)));
}

#[test]
fn of_equally_easy_pairs_those_between_organisations_come_first() {
    let house = house();
    let rows = "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n\
        نادر حسن قاسم الجباوي;مريم الحمد;1/2/1980;3/4/2013;نوى\n";
    let twice = format!("{rows}نادر حسن قاسم الجباوي;مريم الحمد;1/2/1980;3/4/2013;نوى؛\n");
    let own = take_in(&house, "مكتب درعا", vec![file("a.csv", &twice)]);
    let other = take_in(&house, "مكتب آخر", vec![file("b.csv", rows)]);
    let (own, other): (Vec<_>, _) =
        (own.outcomes.iter().filter_map(|o| o.person_id()).collect(), other.outcomes[0].person_id().unwrap());
    assert_eq!(own.len(), 2);
    let desk = house.desk(operator());
    desk.set_thresholds(Thresholds { propose_permille: 1, automatic_permille: None }).unwrap();
    let proposed = desk.proposals().unwrap();
    assert!(proposed.len() >= 2 && proposed[0].across, "{proposed:?}");
    assert_eq!(proposed[0].b, other);
}

#[test]
fn a_pair_shows_the_files_that_are_already_one_person_with_it() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[1], theirs[1], Verdict::Same, "تجربة").unwrap();
    let view = desk.pair(ours[0], theirs[1]).unwrap();
    assert!(view.with_left.is_empty());
    assert_eq!(view.with_right.iter().map(|d| d.persons[0]).collect::<Vec<_>>(), [ours[1]]);
    // A pair that is one person already is asked about with all its files, each once.
    desk.judge(ours[0], theirs[0], Verdict::Same, "تجربة").unwrap();
    desk.judge(ours[0], ours[1], Verdict::Same, "تجربة").unwrap();
    let view = desk.pair(ours[0], theirs[0]).unwrap();
    assert_eq!((view.with_left.len(), view.with_right.len()), (2, 0));
}

#[test]
fn an_organisation_goes_as_if_it_had_never_come_and_comes_back() {
    let (house, ours, theirs) = two_lists();
    let desk = house.desk(operator());
    desk.judge(ours[0], theirs[0], Verdict::Same, "الأم والبلدة").unwrap();
    let other = *house
        .ground()
        .expect("read")
        .association
        .organisations
        .iter()
        .find(|(_, name)| *name == "مكتب آخر")
        .unwrap()
        .0;
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
