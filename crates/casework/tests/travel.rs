//! What registers say to each other: bundles together are the union of what they say, in any order;
//! corrections and withdrawals find what they are about; nothing that an audience is not told is in a bundle,
//! and nobody who was forgotten comes back unseen.

mod common;

use access::Audience;
use casework::{
    Bundle, BundlePlan, BundleTaken, Clearing, House, NewClaim, NewFile, NewSubject, OURS, Outcome, Passed,
    Refusal, Whom, Wish, is_bundle,
};
use common::{house_on, operator, prison, said, source};
use model::{ClaimId, Part, PersonId, Subject, SubjectKind, Tier};
use search::Query;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use store::memory::Memory;

const NAME: &str = "زياد مروان القادري";

/// A register of its own key and number.
fn register(n: u8) -> House {
    let house = house_on(Box::new(Memory::new([n; 32])));
    house.found(&format!("رابطة {n}")).expect("founded");
    house
}

fn open(house: &House, claims: Vec<NewClaim>) -> PersonId {
    let new = NewFile { organisation: OURS, source: source("حديث"), at: None, claims };
    house.desk(operator()).open_file(new).expect("a file").subject.person().expect("a person")
}

fn ziad(house: &House) -> PersonId {
    let taken = NewClaim { part: Part::Episode(1), ..said("taken_date", "2013-05-03") };
    open(
        house,
        vec![said("full_name", NAME), said("mother_name", "سعاد"), said("origin_place", "نوى"), taken],
    )
}

fn bundle(house: &House) -> Bundle {
    house.desk(operator()).bundle(&Whom::All, Audience::Sheet).expect("a bundle")
}

fn plan(house: &House, bundle: &Bundle) -> BundlePlan {
    house.desk(operator()).plan_bundle("x.bundle", bundle.bytes.clone()).expect("a plan")
}

#[track_caller]
fn take(house: &House, bundle: &Bundle) -> BundleTaken {
    let plan = plan(house, bundle);
    let each = [Outcome::Accepted, Outcome::Repeated, Outcome::Waiting, Outcome::Rejected]
        .map(|outcome| plan.count(outcome));
    assert_eq!(each.iter().sum::<u64>(), plan.rows(), "no piece is lost");
    let taken = house.desk(operator()).take_bundle(&plan).expect("taken in");
    assert_eq!(taken.pieces, plan.pieces, "what was planned is what was done");
    taken
}

fn reasons(taken: &BundleTaken) -> Vec<&'static str> {
    taken.pieces.iter().map(|piece| piece.reason).collect()
}

/// What stands of everybody: property and words, file by file, without the numbers of this register.
fn standing(house: &House) -> BTreeSet<Vec<(String, String)>> {
    let desk = house.desk(operator());
    let all = house.store().subjects_since(0).expect("read");
    let files = all
        .into_iter()
        .filter(|key| Subject::is_key_of_person(*key))
        .filter_map(|key| desk.dossier(PersonId(key)).ok());
    let told = files.map(|dossier| {
        let mut told: Vec<_> = dossier
            .standing()
            .map(|s| (format!("{:?} {}", s.claim.part, s.claim.property.key()), s.claim.said.clone()))
            .collect();
        told.sort();
        told
    });
    told.filter(|told| !told.is_empty()).collect()
}

fn claim(house: &House, person: PersonId, property: &str) -> ClaimId {
    let dossier = house.desk(operator()).dossier(person).expect("a file");
    let found = dossier.standing().find(|s| s.claim.property.key() == property).map(|s| s.id);
    found.expect("it stands")
}

fn head(house: &House) -> u64 {
    house.store().head().expect("read")
}

#[track_caller]
fn is_whole(house: &House) {
    let verdict = house.verify(&mut |_| ControlFlow::Continue(())).expect("verified");
    assert!(verdict.ok(), "{:?}", verdict.broken);
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
}

#[test]
fn bundles_together_are_the_union_of_what_they_say_in_any_order_and_as_often_as_they_come() {
    let (a, b) = (register(1), register(2));
    ziad(&a);
    let of_a = bundle(&a);
    assert!(is_bundle(&of_a.bytes) && of_a.subjects == 1 && of_a.claims == 4);
    let taken = take(&b, &of_a);
    assert_eq!(reasons(&taken), ["bundle-new"]);
    assert_eq!(standing(&a), standing(&b));
    let before = head(&b);
    let again = take(&b, &of_a);
    assert_eq!(
        (again.import, reasons(&again), head(&b)),
        (None, vec!["bundle-known"], before),
        "twice is once"
    );
    // What B itself says goes on with what came from A; to A comes back only what is B's.
    let here = PersonId(1);
    b.desk(operator())
        .add(here, OURS, &source("ابن عمه"), None, &[said("father_name", "مروان")])
        .expect("added");
    open(&b, vec![said("full_name", "هدى رامي الحريري"), said("origin_place", "جاسم")]);
    let of_b = bundle(&b);
    assert_eq!(reasons(&take(&a, &of_b)).iter().filter(|reason| **reason == "bundle-known").count(), 1);
    assert_eq!(standing(&a), standing(&b));
    assert_eq!(standing(&a).len(), 2, "what B says of him is in A's own file of him");
    // A third hears both, whichever comes first, and once.
    for order in [[&of_a, &of_b], [&of_b, &of_a]] {
        let c = register(3);
        order.iter().for_each(|bundle| drop(take(&c, bundle)));
        order.iter().for_each(|bundle| assert_eq!(take(&c, bundle).import, None));
        assert_eq!(standing(&c), standing(&b));
        is_whole(&c);
        // What came from elsewhere keeps its home when it goes on: at home everything is known.
        assert_eq!(take(&a, &bundle(&c)).import, None);
        assert_eq!(take(&b, &bundle(&c)).import, None);
    }
    is_whole(&a);
    is_whole(&b);
}

#[test]
fn the_first_file_of_here_is_not_the_first_file_of_there() {
    let (a, b) = (register(1), register(2));
    let there = ziad(&a);
    let here = open(&b, vec![said("full_name", "هدى رامي الحريري"), said("origin_place", "جاسم")]);
    assert_eq!(there, here, "both are p1");
    take(&b, &bundle(&a));
    assert_eq!(standing(&b).len(), 2);
    let first = b.desk(operator()).dossier(here).expect("a file");
    assert!(first.standing().all(|s| s.claim.said != NAME));
    // Nor is the second taking of here the second of there.
    let taken = |day: &str| NewClaim { part: Part::Episode(0), ..said("taken_date", day) };
    let of_ziad = PersonId(2);
    b.desk(operator()).add(of_ziad, OURS, &source("جار"), None, &[taken("2015-01-01")]).expect("added");
    a.desk(operator()).add(there, OURS, &source("خال"), None, &[taken("2014-02-02")]).expect("added");
    take(&b, &bundle(&a));
    take(&a, &bundle(&b));
    for (house, person) in [(&a, there), (&b, of_ziad)] {
        let dossier = house.desk(operator()).dossier(person).expect("a file");
        let days: Vec<Vec<String>> = dossier
            .episodes
            .iter()
            .map(|episode| episode.told("taken_date").map(|s| s.claim.said.clone()).collect())
            .collect();
        assert_eq!(days, [["2013-05-03"], ["2014-02-02"], ["2015-01-01"]]);
    }
}

#[test]
fn a_correction_finds_what_it_corrects_and_a_withdrawal_what_it_takes_back() {
    let (a, b) = (register(1), register(2));
    let person = ziad(&a);
    let first = bundle(&a);
    let desk = a.desk(operator());
    desk.correct(claim(&a, person, "origin_place"), &source("الأم"), None, "جاسم", None).expect("corrected");
    desk.withdraw(claim(&a, person, "mother_name"), "خطأ").expect("withdrawn");
    let second = bundle(&a);
    assert_eq!((second.claims, second.taken_back), (3, 1));
    take(&b, &first);
    let taken = take(&b, &second);
    assert_eq!(reasons(&taken).iter().filter(|reason| **reason == "bundle-corrects").count(), 1);
    assert_eq!(reasons(&taken).iter().filter(|reason| **reason == "bundle-takes-back").count(), 1);
    assert_eq!(standing(&b), standing(&a));
    assert_eq!(take(&b, &second).import, None, "twice is once");
    // It goes on: what B got from A is taken back at C, too, whichever bundle comes first.
    let on = bundle(&b);
    for order in
        [[&first, &second, &on], [&second, &first, &on], [&on, &first, &second], [&second, &on, &first]]
    {
        let c = register(3);
        order.iter().for_each(|bundle| drop(take(&c, bundle)));
        assert_eq!(standing(&c), standing(&a));
        order.iter().for_each(|bundle| assert_eq!(take(&c, bundle).import, None));
        is_whole(&c);
    }
    // The import undone, the words of before stand again, as after any import.
    b.desk(operator()).withdraw_import(taken.import.expect("an import"), "لنرى").expect("withdrawn");
    assert!(
        standing(&b).iter().flatten().any(|(_, said)| said == "سعاد")
            && standing(&b).iter().flatten().any(|(_, said)| said == "نوى")
    );
    b.desk(operator()).restore_import(taken.import.expect("an import"), "عاد").expect("restored");
    assert_eq!(standing(&b), standing(&a));
}

#[test]
fn what_was_taken_back_here_goes_on_to_a_third_that_had_it_from_here() {
    let (a, b, c) = (register(1), register(2), register(3));
    let person = ziad(&a);
    take(&b, &bundle(&a));
    take(&c, &bundle(&b));
    a.desk(operator()).withdraw(claim(&a, person, "mother_name"), "خطأ").expect("withdrawn");
    take(&b, &bundle(&a));
    let on = bundle(&b);
    assert_eq!(on.taken_back, 1);
    take(&c, &on);
    assert_eq!(standing(&c), standing(&a));
}

#[test]
fn who_is_in_no_list_any_more_is_taken_back_with_the_next_bundle_of_others() {
    let (a, b) = (register(1), register(2));
    let new = NewFile {
        organisation: OURS,
        source: source("حديث"),
        at: None,
        claims: vec![said("full_name", NAME), said("origin_place", "نوى")],
    };
    let person = a.desk(operator()).open_file(new).expect("a file").subject.person().expect("a person");
    open(&a, vec![said("full_name", "هدى رامي الحريري"), said("origin_place", "جاسم")]);
    let desk = a.desk(operator());
    let all = desk.bundle_of(&Query::default(), Audience::Sheet).expect("a bundle");
    assert_eq!((all.subjects, all.taken_back), (2, 0));
    take(&b, &all);
    for property in ["full_name", "origin_place"] {
        desk.withdraw(claim(&a, person, property), "لم يكن").expect("withdrawn");
    }
    let next = desk.bundle_of(&Query::words("هدى", 5), Audience::Sheet).expect("a bundle");
    assert_eq!((next.subjects, next.taken_back), (2, 2));
    take(&b, &next);
    assert_eq!(standing(&b), standing(&a));
    assert_eq!(standing(&b).len(), 1);
}

#[test]
fn only_who_said_it_takes_it_back() {
    let (a, b, c) = (register(1), register(2), register(3));
    ziad(&a);
    let of_a = bundle(&a);
    take(&b, &of_a);
    take(&c, &of_a);
    drop(bundle(&b));
    // B does not believe A, and says otherwise: that is B's word, beside A's.
    let here = PersonId(1);
    let desk = b.desk(operator());
    desk.withdraw(claim(&b, here, "mother_name"), "لا نصدقه").expect("withdrawn");
    desk.correct(claim(&b, here, "origin_place"), &source("جار"), None, "إنخل", None).expect("corrected");
    let of_b = bundle(&b);
    assert_eq!(of_b.taken_back, 0);
    let taken = take(&c, &of_b);
    assert_eq!(reasons(&taken).iter().filter(|reason| **reason == "bundle-more").count(), 1);
    let words: BTreeSet<String> = standing(&c).into_iter().flatten().map(|(_, said)| said).collect();
    assert!(["سعاد", "نوى", "إنخل"].iter().all(|word| words.contains(*word)), "{words:?}");
    take(&a, &of_b);
    assert_eq!(standing(&a), standing(&c));
}

#[test]
fn a_bundle_is_withdrawn_and_restored_as_a_whole() {
    let (a, b) = (register(1), register(2));
    ziad(&a);
    let of_a = bundle(&a);
    let first = take(&b, &of_a).import.expect("an import");
    let desk = b.desk(operator());
    desk.withdraw_import(first, "أُخذ خطأً").expect("withdrawn");
    assert!(standing(&b).is_empty());
    desk.restore_import(first, "كان صحيحاً").expect("restored");
    assert_eq!(standing(&b), standing(&a));
    // Come again while it was withdrawn, it is not let stand twice.
    desk.withdraw_import(first, "مرة أخرى").expect("withdrawn");
    assert!(take(&b, &of_a).import.is_some());
    assert_eq!(standing(&b), standing(&a));
    assert!(matches!(desk.restore_import(first, "مرتين"), Err(Refusal::Field("import", "came-again"))));
    let standing_import =
        b.ground().expect("read").lists.imports.values().filter(|import| import.withdrawn.is_none()).count();
    assert_eq!(standing_import, 1);
    is_whole(&b);
}

#[test]
fn places_and_prisons_travel_and_what_ships_is_called_the_same_everywhere() {
    let (a, b) = (register(1), register(2));
    let desk = a.desk(operator());
    let gate = SubjectKind::of("checkpoint").expect("a kind");
    let new = NewSubject {
        kind: gate,
        organisation: OURS,
        source: source("سائق"),
        at: None,
        claims: vec![said("subject_name", "حاجز القوس")],
    };
    let made = desk.open_subject(new).expect("a checkpoint").subject;
    desk.add(prison(), OURS, &source("ناجٍ"), None, &[said("subject_name", "سجن صيدنايا الأول")])
        .expect("added");
    let of_a = bundle(&a);
    assert_eq!(of_a.subjects, 2);
    take(&b, &of_a);
    let there = b.desk(operator());
    let found = there.subjects(Some(gate), "القوس", 5).expect("asked");
    assert_eq!(found.len(), 1);
    let of_prison = there.dossier_of(&prison()).expect("it ships");
    assert!(of_prison.standing().any(|s| s.claim.said == "سجن صيدنايا الأول" && !s.ships()));
    assert_eq!(take(&b, &of_a).import, None);
    assert_eq!(take(&a, &bundle(&b)).import, None);
    assert!(matches!(
        desk.bundle(&Whom::These([made, "k99".parse().expect("an id")].into()), Audience::Sheet),
        Err(Refusal::NotFound)
    ));
}

/// A register of always the same story, and of what its audience is not told.
fn with_secrets(secret: bool) -> (House, PersonId) {
    let house = register(5);
    let desk = house.desk(operator());
    let person = ziad(&house);
    let add = |person: PersonId, claims: &[NewClaim]| {
        drop(desk.add(person, OURS, &source("همس"), None, claims).expect("added"))
    };
    if secret {
        add(
            person,
            &[
                NewClaim { part: Part::Event(0), ..said("event_kind", "توفي تحت التعذيب") },
                NewClaim { part: Part::Event(0), ..said("event_date", "2014-01-01") },
            ],
        );
        add(person, &[said("phone", "0944123456")]);
        add(person, &[NewClaim { tier: Some(Tier::Sealed), ..said("mother_name", "سعاد أم زياد") }]);
        let sealed = |key: &str, words: &str| NewClaim { tier: Some(Tier::Sealed), ..said(key, words) };
        open(&house, vec![sealed("full_name", "شاهد مختوم"), sealed("origin_place", "قرية مختومة")]);
    }
    let other = open(&house, vec![said("full_name", "هدى رامي الحريري"), said("origin_place", "بصرى")]);
    add(
        other,
        &[
            NewClaim { part: Part::Event(0), ..said("event_kind", "شوهد") },
            NewClaim { part: Part::Event(0), ..said("event_place", "درعا") },
        ],
    );
    (house, person)
}

/// The lines without the signature, each reference replaced by its place in the order of first appearance.
fn without_letters(bundle: &Bundle) -> String {
    let text = String::from_utf8(bundle.bytes.clone()).expect("text");
    let body = text.trim_end().rsplit_once('\n').expect("a last line").0;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::new();
    let is_letter = |c: char| c.is_ascii_lowercase() || ('2'..='7').contains(&c);
    for piece in body.split_inclusive(|c| !is_letter(c)) {
        let word = piece.trim_end_matches(|c| !is_letter(c));
        let next = seen.len();
        match word.len() == 26 {
            true => {
                out.push_str(&format!("<{}>{}", seen.entry(word.to_owned()).or_insert(next), &piece[26..]))
            }
            false => out.push_str(piece),
        }
    }
    out
}

#[test]
fn what_an_audience_is_not_told_is_in_no_bundle_and_changes_none() {
    for audience in [Audience::Sheet, Audience::Outside] {
        let bundles = [true, false].map(|secret| {
            let (house, person) = with_secrets(secret);
            let desk = house.desk(operator());
            let all = desk.bundle(&Whom::All, audience).expect("a bundle");
            if secret {
                // What was never told is not taken back, either.
                let told = desk.dossier(person).expect("a file");
                let news: Vec<ClaimId> =
                    told.standing().filter(|s| s.claim.speaks_of_death()).map(|s| s.id).collect();
                assert!(!news.is_empty());
                news.iter().for_each(|claim| drop(desk.withdraw(*claim, "خبر كاذب")));
            }
            [
                all,
                desk.bundle(&Whom::All, audience).expect("a bundle"),
                desk.bundle(&Whom::These([person.into()].into()), audience).expect("a bundle"),
            ]
        });
        let [with, without] = bundles;
        for (with, without) in with.iter().zip(&without) {
            assert_eq!(without_letters(with), without_letters(without), "{audience:?}");
            let text = String::from_utf8_lossy(&with.bytes).into_owned();
            for word in ["توفي", "0944123456", "أم زياد", "مختوم", "همس", "\"p1", "c1."] {
                assert!(!text.contains(word), "{audience:?}: {word}");
            }
        }
    }
}

#[test]
fn who_was_forgotten_does_not_come_back_unseen() {
    let (a, b, c) = (register(1), register(2), register(3));
    let person = ziad(&a);
    let of_a = bundle(&a);
    take(&b, &of_a);
    take(&c, &of_a);
    let wish =
        Wish { asked_by: "الأم".into(), why: "تخاف على إخوته".into(), with_lists: true };
    b.desk(operator()).forget_at_once(&PersonId(1).into(), &wish, None).expect("forgotten");
    assert!(standing(&b).is_empty());
    let again = take(&b, &of_a);
    assert_eq!((again.import, reasons(&again)), (None, vec!["bundle-forgotten"]));
    // Also under another spelling, by what he is called at home; and from a third.
    a.desk(operator())
        .correct(claim(&a, person, "full_name"), &source("أخ"), None, "زيدون", None)
        .expect("corrected");
    for bundle in [bundle(&a), bundle(&c)] {
        assert!(
            reasons(&take(&b, &bundle))
                .iter()
                .all(|reason| matches!(*reason, "bundle-forgotten" | "bundle-takes-back" | "bundle-known"))
        );
        assert!(standing(&b).is_empty());
    }
    // Forgotten at home, he does not come home from those who have him.
    a.desk(operator()).forget_at_once(&person.into(), &wish, None).expect("forgotten");
    let back = take(&a, &bundle(&c));
    assert_eq!((back.import, reasons(&back)), (None, vec!["bundle-gone-here"]));
    is_whole(&b);
}

#[test]
fn a_bundle_of_which_one_byte_is_another_is_refused() {
    let (a, b) = (register(1), register(2));
    ziad(&a);
    let whole = bundle(&a).bytes;
    let desk = b.desk(operator());
    let refused =
        |bytes: &[u8]| matches!(desk.plan_bundle("x.bundle", bytes), Err(Refusal::Unreadable { .. }));
    for at in 0..whole.len() {
        for mask in [1, 0x20] {
            let mut bytes = whole.clone();
            bytes[at] ^= mask;
            assert!(
                refused(&bytes),
                "byte {at}: {:?}",
                String::from_utf8_lossy(&bytes[at.saturating_sub(20)..(at + 20).min(bytes.len())])
            );
        }
    }
    for cut in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
        assert!(refused(&whole[..cut]));
    }
    assert!(refused(&[&whole[..], b"\n"].concat()) && refused(b"id,name\n1,x\n"));
    let second_line = whole.iter().position(|b| *b == b'\n').expect("lines") + 1;
    assert!(refused(&[&whole[..second_line], &whole[second_line..], &whole[second_line..]].concat()));
    assert!(desk.plan_bundle("x.bundle", &whole[..]).is_ok());
    // A list of people is not what it is.
    let file = casework::Incoming { name: "x.json".into(), bytes: whole.into() };
    let as_list = desk.plan_import(vec![file], "جهة", casework::ColumnChoice::default());
    assert!(matches!(as_list, Err(Refusal::Unreadable { code: "bundle-in-lists", .. })));
}

#[test]
fn a_register_that_is_known_signs_with_the_key_that_is_known() {
    let (a, b) = (register(1), register(2));
    ziad(&a);
    let of_a = bundle(&a);
    assert!(!plan(&b, &of_a).is_known);
    take(&b, &of_a);
    assert!(plan(&b, &of_a).is_known);
    // Somebody else takes the number of A, and signs the same words.
    let other =
        ledger::SigningKey::new(&format!("athar/{}", a.home().expect("a number")), &[99; 32]).expect("a key");
    let text = String::from_utf8(of_a.bytes)
        .expect("text")
        .replace(&a.store().log_key(), &other.verifying().to_string());
    let body = &text[..text.trim_end().rfind('\n').expect("lines") + 1];
    let note = other.sign(&format!(
        "athar bundle 1\n{}\n{}\n",
        a.home().expect("a number"),
        ledger::digest(body.as_bytes())
    ));
    let forged = format!("{body}{}\n", serde_json::json!({"signed": note}));
    let known = b.desk(operator()).plan_bundle("x.bundle", forged.clone().into_bytes());
    assert!(matches!(known, Err(Refusal::Unreadable { code: "bundle-key", .. })), "{known:?}");
    let at_home = a.desk(operator()).plan_bundle("x.bundle", forged.clone().into_bytes());
    assert!(matches!(at_home, Err(Refusal::Unreadable { code: "bundle-key", .. })));
    assert!(
        register(3).desk(operator()).plan_bundle("x.bundle", forged.into_bytes()).is_ok(),
        "who knows neither compares by telephone"
    );
}

#[test]
fn a_plan_that_grew_old_is_not_applied_and_who_may_not_import_takes_nothing() {
    let (a, b) = (register(1), register(2));
    ziad(&a);
    let of_a = bundle(&a);
    let old = plan(&b, &of_a);
    take(&b, &of_a);
    assert!(matches!(b.desk(operator()).take_bundle(&old), Err(Refusal::Stale)));
    let guest = common::desk_of(&b, access::Role::Guest);
    assert!(matches!(
        guest.plan_bundle("x", of_a.bytes.clone()),
        Err(Refusal::NotAllowed(access::Action::Import))
    ));
    assert!(matches!(
        guest.bundle(&Whom::All, Audience::Outside),
        Err(Refusal::NotAllowed(access::Action::Export))
    ));
    let nobody = register(4);
    assert!(matches!(
        nobody.desk(operator()).bundle(&Whom::All, Audience::Sheet),
        Err(Refusal::Field("bundle", "bundle-empty"))
    ));
}

#[test]
fn a_namesake_of_somebody_who_was_forgotten_waits_for_two_and_keeps_the_name_of_its_home() {
    let (a, b) = (register(1), register(2));
    let forgotten = ziad(&b);
    let wish = Wish { asked_by: "الأم".into(), why: "طلبت ذلك".into(), with_lists: false };
    b.desk(operator()).forget_at_once(&forgotten.into(), &wish, None).expect("forgotten");
    let namesake =
        open(&a, vec![said("full_name", NAME), said("mother_name", "سناء"), said("origin_place", "حلب")]);
    let first = bundle(&a);
    let planned = plan(&b, &first);
    assert_eq!((planned.count(Outcome::Waiting), planned.pieces[0].reason), (1, "forgotten"));
    let taken = take(&b, &first);
    assert!(taken.import.is_some() && standing(&b).is_empty());
    assert_eq!(reasons(&take(&b, &first)), ["asked-before"], "nobody is asked twice");
    let desk = b.desk(operator());
    let row = desk.waiting().expect("rows").remove(0);
    assert!(matches!(desk.clear_row(row.seq, &Clearing::One), Err(Refusal::Field("row", "forgotten"))));
    // Nobody else is there: it passes alone, and is written down so.
    assert_eq!(desk.ask_for_row(row.seq, &Clearing::One).expect("asked"), Passed::Done);
    assert_eq!(standing(&b), standing(&a));
    // What is corrected there finds him here.
    a.desk(operator())
        .correct(claim(&a, namesake, "origin_place"), &source("الأم"), None, "إدلب", None)
        .expect("corrected");
    assert_eq!(reasons(&take(&b, &bundle(&a))), ["bundle-known", "bundle-corrects"]);
    assert_eq!(standing(&b), standing(&a));
    is_whole(&b);
    // The decision can be taken back, and then he waits again.
    let c = register(3);
    let forgotten = ziad(&c);
    c.desk(operator()).forget_at_once(&forgotten.into(), &wish, None).expect("forgotten");
    take(&c, &first);
    let desk = c.desk(operator());
    let row = desk.waiting().expect("rows").remove(0).seq;
    desk.ask_for_row(row, &Clearing::One).expect("asked");
    desk.reopen_row(row).expect("taken back");
    assert!(standing(&c).is_empty());
    desk.clear_row(row, &Clearing::LeftOut("هو نفسه".into())).expect("left out");
    assert_eq!(reasons(&take(&c, &first)), ["asked-before"]);
    is_whole(&c);
}

#[test]
fn what_was_taken_back_does_not_come_again_with_an_older_bundle() {
    let (a, b) = (register(1), register(2));
    let person = ziad(&a);
    let first = bundle(&a);
    let import = take(&b, &first).import.expect("an import");
    a.desk(operator()).withdraw(claim(&a, person, "origin_place"), "خطأ").expect("withdrawn");
    take(&b, &bundle(&a));
    b.desk(operator()).withdraw_import(import, "لنرى").expect("withdrawn");
    take(&b, &first);
    assert_eq!(standing(&b), standing(&a));
    is_whole(&b);
}

#[test]
fn a_third_says_what_its_home_took_back_and_corrected_and_whom_to_ask() {
    let (a, b, c) = (register(1), register(2), register(3));
    let person = ziad(&a);
    let first = bundle(&a);
    take(&b, &first);
    take(&c, &first);
    let desk = a.desk(operator());
    desk.correct(claim(&a, person, "origin_place"), &source("الأم"), None, "جاسم", None).expect("corrected");
    desk.withdraw(claim(&a, person, "mother_name"), "خطأ").expect("withdrawn");
    take(&b, &bundle(&a));
    // B never told anybody before.
    let on = bundle(&b);
    assert_eq!(on.taken_back, 1);
    let taken = take(&c, &on);
    let told: BTreeSet<&str> = reasons(&taken).into_iter().collect();
    assert_eq!(told, ["bundle-known", "bundle-beside", "bundle-not-theirs"].into());
    // Whoever hears it from B alone hears it right.
    let d = register(4);
    take(&d, &on);
    assert_eq!(standing(&d), standing(&a));
    // And A's own bundle mends it.
    take(&c, &bundle(&a));
    assert_eq!(standing(&c), standing(&a));
}

#[test]
fn a_plan_says_who_is_new_and_what_stands_in_place_of_what() {
    let (a, b) = (register(1), register(2));
    let person = ziad(&a);
    let first = bundle(&a);
    let planned = plan(&b, &first);
    let piece = &planned.pieces[0];
    assert_eq!((piece.name.as_str(), piece.organisation.as_str()), (NAME, "رابطة 1"));
    assert_eq!(piece.said.len(), 4);
    let taken = take(&b, &first);
    assert_eq!(taken.subject_of(&taken.pieces[0]), Some(&PersonId(1).into()));
    let desk = a.desk(operator());
    desk.correct(claim(&a, person, "origin_place"), &source("الأم"), None, "جاسم", None).expect("corrected");
    desk.withdraw(claim(&a, person, "mother_name"), "خطأ").expect("withdrawn");
    let planned = plan(&b, &bundle(&a));
    let here = b.desk(operator());
    let words = |id: &ClaimId| here.claim(*id).expect("it stands").claim.said;
    let changed = planned.pieces.iter().flat_map(|piece| &piece.said).next().expect("one is corrected");
    assert_eq!(
        (words(&changed.corrects.expect("it corrects")), changed.words.as_str()),
        ("نوى".into(), "جاسم")
    );
    let gone: Vec<String> = planned.pieces.iter().flat_map(|piece| &piece.back).map(words).collect();
    assert_eq!(gone, ["سعاد"]);
}

#[test]
fn forgotten_words_about_what_ships_do_not_come_again_with_an_older_bundle() {
    let (a, b) = (register(1), register(2));
    // From its first own file on, what is said here is the house's own word.
    open(&a, vec![said("full_name", NAME), said("mother_name", "سعاد")]);
    let said = [said("subject_other_name", "التلة الحمراء"), said("subject_place", "إنخل")];
    a.desk(operator()).add(prison(), OURS, &source("ناجٍ"), None, &said).expect("added");
    let of_prison = Whom::These([prison()].into());
    let first = a.desk(operator()).bundle(&of_prison, Audience::Sheet).expect("a bundle");
    assert_eq!(reasons(&take(&b, &first)), ["bundle-more"]);
    let wish = Wish { asked_by: "من قاله".into(), why: "طلب".into(), with_lists: false };
    b.desk(operator()).forget_at_once(&prison(), &wish, None).expect("forgotten");
    assert!(reasons(&take(&b, &first)).iter().all(|reason| *reason == "bundle-forgotten"));
    let told = b.desk(operator()).dossier_of(&prison()).expect("it ships");
    assert!(told.standing().all(|spoken| spoken.ships()));
    is_whole(&b);
}

#[test]
fn links_between_what_is_ours_and_points_with_their_reach_travel() {
    let (a, b) = (register(1), register(2));
    let open = |kind: &str, claims: Vec<NewClaim>| {
        let kind = SubjectKind::of(kind).expect("a kind");
        let new = NewSubject { kind, organisation: OURS, source: source("سائق"), at: None, claims };
        a.desk(operator()).open_subject(new).expect("opened").subject
    };
    // The link is told before what it leads to, and after it.
    let prison = open(
        "facility",
        vec![said("subject_name", "سجن الوادي المختلق"), said("subject_point", "36.2, 37.1")],
    );
    let unit = open("unit", vec![said("subject_name", "كتيبة مختلقة")]);
    let gate = open("checkpoint", vec![said("subject_name", "حاجز القوس")]);
    for from in [&prison, &gate] {
        let link = [said("subject_part_of", &unit.to_string())];
        a.desk(operator()).add(from.clone(), OURS, &source("سائق آخر"), None, &link).expect("added");
    }
    take(&b, &bundle(&a));
    let desk = b.desk(operator());
    let of = |kind: &str| {
        let lines = desk.subjects(SubjectKind::of(kind), "", 1000).expect("listed");
        let ours = lines.into_iter().find(|line| line.subject.shipped_id().is_none()).expect("it came");
        (ours.subject.clone(), desk.subject(&ours.subject).expect("told"))
    };
    let (unit, _) = of("unit");
    for kind in ["facility", "checkpoint"] {
        let (_, told) = of(kind);
        let link = told.fact("subject_part_of").expect("it is linked").values[0].first().clone();
        assert_eq!(link.claim.value, model::Value::Subject(unit.clone()), "{kind}");
        assert_eq!(link.claim.said, "كتيبة مختلقة");
    }
    let (_, told) = of("facility");
    let point = &told.fact("subject_point").expect("a point").values[0].first().claim;
    assert!(matches!(point.value, model::Value::Point { within_m: 5566, .. }), "{:?}", point.value);
    assert!(!String::from_utf8_lossy(&bundle(&a).bytes).contains(&format!("\"{unit}\"")));
    is_whole(&b);
}
