//! Who else it could be: better partners, third lists, lists that repeat people.

mod common;

use common::{FAMILIES, MEN};
use linkage::{Continue, Linked, Options, Record, RecordIndex, Sex, Span, link};

/// Something between 0 and `n`, by number.
fn drawn(i: usize, turn: u64, n: u64) -> usize {
    let mut z = (i as u64 * 8 + turn + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ z >> 31) % n) as usize
}

/// An invented man, by number.
fn man(list: &str, i: usize) -> Record {
    let names = [MEN[drawn(i, 0, 16)], MEN[drawn(i, 1, 16)], FAMILIES[drawn(i, 2, 12)]];
    person(&format!("{list}-{i}"), list, names, 18 + drawn(i, 3, 60) as u8)
}

/// Lists that share nearly all their people; `repeats` of each list stand in it twice.
fn country(lists: &[&str], repeats: usize) -> Vec<Record> {
    let mut out = Vec::new();
    for list in lists {
        out.extend((0..900).filter(|i| i % 20 != 7).map(|i| man(list, i)));
        out.extend((0..repeats).map(|i| Record { rec_id: format!("{list}-again-{i}"), ..man(list, i) }));
    }
    out
}

fn person(id: &str, list: &str, [given, father, family]: [&str; 3], age: u8) -> Record {
    Record {
        rec_id: id.into(),
        list: list.into(),
        given: Some(given.into()),
        father: Some(father.into()),
        family: Some(family.into()),
        sex: Some(Sex::Male),
        age: Some((age, age)),
        ..Record::default()
    }
}

fn go(records: &[Record]) -> Linked {
    link(records, &Options::default(), &mut |_, _| Continue::Yes).expect("a result")
}

fn with(mut records: Vec<Record>, more: &[Record]) -> (Linked, usize) {
    let first = records.len();
    records.extend(more.iter().cloned());
    (go(&records), first)
}

fn shown(linked: &Linked, a: usize, b: usize) -> f64 {
    linked.pair(a, b).expect("two rows").0.probability
}

const HE: [&str; 3] = ["غيلان", "عاصف", "القطيفان"];
/// The same man under the name of another branch, or another man.
const OR_HE: [&str; 3] = ["غيلان", "عاصف", "الدوماني"];

#[test]
fn a_better_partner_in_the_list_takes_from_every_other() {
    let few = [person("x", "A", HE, 31), person("y", "B", OR_HE, 31)];
    let (alone, n) = with(country(&["A", "B"], 0), &few);
    let more = [few[0].clone(), few[1].clone(), person("z", "B", HE, 31)];
    let (beside, m) = with(country(&["A", "B"], 0), &more);
    let (before, after) = (shown(&alone, n, n + 1), shown(&beside, m, m + 1));
    assert!(before > 0.3 && after < before / 5.0, "{before} {after}");
    assert!(shown(&beside, m, m + 2) > 0.9, "and the better one stays");
    assert_ne!(beside.clusters[m], beside.clusters[m + 1]);
}

#[test]
fn what_fell_to_rivals_is_told_as_it_fell() {
    let more = [person("x", "A", HE, 31), person("y", "B", OR_HE, 31), person("z", "B", HE, 31)];
    let (linked, n) = with(country(&["A", "B"], 0), &more);
    for b in [n + 1, n + 2] {
        let (pair, why) = linked.pair(n, b).expect("a pair");
        let told: f64 = why.grounds.iter().map(|g| g.weight).sum();
        assert!((why.before + told - pair.weight).abs() < 1e-6);
    }
    let listed = linked
        .pairs
        .iter()
        .find(|p| (p.a as usize, p.b as usize) == (n, n + 2))
        .expect("the better is listed");
    assert_eq!(Some(*listed), linked.pair(n + 2, n).map(|p| p.0), "in either order");
    let among = linked.side_by_side(0.0001).among(&[n, n + 1, n + 2]);
    assert_eq!(
        among.iter().find(|p| (p.a as usize, p.b as usize) == (n, n + 1)),
        Some(&linked.pair(n, n + 1).expect("a pair").0)
    );
    assert!(
        linked.side_by_side(0.5).among(&[n, n + 1]).is_empty(),
        "its rival is known though not asked for"
    );
    let weaker = shown(&linked, n, n + 1);
    assert_eq!(weaker >= 0.01, linked.pairs.iter().any(|p| (p.a as usize, p.b as usize) == (n, n + 1)));
}

#[test]
fn a_list_that_repeats_people_keeps_both() {
    let twice = [
        person("x", "A", HE, 31),
        person("y", "B", HE, 31),
        person("z", "B", ["غيلان", "عاصف", "قطيفان"], 31),
    ];
    let (linked, n) = with(country(&["A", "B"], 700), &twice);
    assert!((n..n + 3).all(|i| linked.clusters[i] == n as u32), "{:?}", &linked.clusters[n..]);
    assert!(shown(&linked, n, n + 1) > 0.9 && shown(&linked, n, n + 2) > 0.9);
}

#[test]
fn partners_of_their_own_in_a_third_list_part_two_records() {
    let two = [person("x", "A", HE, 31), person("y", "B", OR_HE, 31)];
    let (alone, n) = with(country(&["A", "B", "C"], 0), &two);
    let four = [two[0].clone(), two[1].clone(), person("z", "C", HE, 31), person("w", "C", OR_HE, 31)];
    let (beside, m) = with(country(&["A", "B", "C"], 0), &four);
    let (before, after) = (shown(&alone, n, n + 1), shown(&beside, m, m + 1));
    assert!(after < before / 5.0, "{before} {after}");
    let c = &beside.clusters[m..];
    assert!(c[0] == c[2] && c[1] == c[3] && c[0] != c[1], "{c:?}");
}

#[test]
fn a_brother_and_a_sister_of_one_birth_are_for_people_to_judge() {
    let born = |record: Record, sex| Record { sex: Some(sex), birth: Span::iso("2009-03-14"), ..record };
    // One name may be a slip of the other; but one is a boy and one a girl.
    let two = [
        born(person("x", "A", ["مروان", "عاصف", "القطيفان"], 9), Sex::Male),
        born(person("y", "B", ["مروى", "عاصف", "القطيفان"], 9), Sex::Female),
    ];
    let (linked, n) = with(country(&["A", "B"], 0), &two);
    assert!(shown(&linked, n, n + 1) < 0.5);
    assert_ne!(linked.clusters[n], linked.clusters[n + 1]);
}

#[test]
fn a_question_knows_rivals_too() {
    let mut records = country(&["A", "B"], 0);
    records.extend([person("y", "B", OR_HE, 31), person("z", "B", HE, 31)]);
    let mut index = RecordIndex::build(&records, &go(&records).model);
    let x = person("x", "A", HE, 31);
    // Row and probability of a candidate.
    let of = |index: &mut RecordIndex, id: &str| {
        let found = index.candidates(x.borrow(), 0.0001).candidates;
        found.iter().find(|c| index.rec_id(c.row) == id).map_or((u32::MAX, 0.0), |c| (c.row, c.probability))
    };
    let ((_, rival), (better, sure)) = (of(&mut index, "y"), of(&mut index, "z"));
    index.remove(better);
    let (_, free) = of(&mut index, "y");
    assert!(sure > 0.9 && free > 0.3 && rival < free / 5.0, "{sure} {free} {rival}");
    // Another of the list of the question has a better claim to the candidate.
    let claims = index.insert(person("w", "A", OR_HE, 31).borrow());
    let (_, contested) = of(&mut index, "y");
    assert!(contested < free / 5.0, "{free} {contested}");
    // The question itself, asked again after it was put in, has no claim against itself.
    index.remove(claims);
    index.insert(x.borrow());
    let (_, again) = of(&mut index, "y");
    assert!((again - free).abs() < 1e-9, "{free} {again}");
}

#[test]
fn a_question_is_answered_as_the_run_that_knew_it() {
    let mut records = country(&["A", "B"], 0);
    let others = records.len();
    records.extend([person("y", "B", OR_HE, 31), person("z", "B", HE, 31), person("x", "A", HE, 31)]);
    let linked = go(&records);
    let told = [shown(&linked, others, others + 2), shown(&linked, others + 1, others + 2)];
    let mut index = RecordIndex::build(&records[..others + 2], &linked.model);
    let found = index.candidates(records[others + 2].borrow(), 0.0001).candidates;
    for (id, told) in ["y", "z"].into_iter().zip(told) {
        let asked = found.iter().find(|c| index.rec_id(c.row) == id).map_or(0.0, |c| c.probability);
        assert!((asked - told).abs() < 0.03, "{id}: the run {told}, the question {asked}");
    }
}
