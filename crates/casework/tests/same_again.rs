//! Dropped and made again, everything derived comes back to the same bytes, whatever
//! was done; and where nothing can be written, people still come in and read.

mod common;

use access::Role;
use casework::{
    ColumnChoice, House, Knock, NewClaim, NewFile, NewMember, OURS, Refusal, SignedIn, SourceChoice,
};
use common::failing::Failing;
use common::{file, house, house_on, operator};
use model::{PersonId, Property, Tier, Verdict};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Trouble;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

const NAMES: [&str; 5] =
    ["سالم حسن المقداد", "نادر خالد الحريري", "ياسر علي العمري", "سلمى أحمد الزعبي", "هادي ناصر المحاميد"];

fn source() -> SourceChoice {
    let (kind, title) = ("interview".into(), "حديث".into());
    SourceChoice::New { kind, title, tier: Tier::Team, reliability: 'F', dated: None, document: None }
}

fn said(pairs: &[(&str, &str)]) -> Vec<NewClaim> {
    pairs.iter().filter_map(|(key, said)| NewClaim::person(key, said)).collect()
}

/// What the steps have made so far.
#[derive(Default)]
struct Made {
    persons: Vec<PersonId>,
    claims: Vec<model::ClaimId>,
    imports: Vec<model::ImportId>,
    judgements: Vec<u64>,
}

fn step(house: &House, dice: &mut Dice, made: &mut Made) {
    let desk = house.desk(operator());
    let one = |dice: &mut Dice, made: &Made| made.persons[dice.roll(made.persons.len() as u64) as usize];
    // Some of what is tried is refused (a pair that is kept apart, a claim that is gone): then nothing
    // happened.
    match if made.persons.len() < 3 { 0 } else { dice.roll(11) } {
        0 | 1 => {
            let name = NAMES[dice.roll(5) as usize];
            let claims = said(&[
                ("full_name", name),
                ("mother_name", "هناء"),
                ("birth_date", "1988"),
                ("phone", "0933111222"),
            ]);
            let index = dice.roll(3) as u16;
            // Refused while our own word is withdrawn.
            if let Ok(recorded) =
                desk.open_file(NewFile { organisation: OURS, source: source(), at: None, claims })
            {
                made.persons.push(recorded.subject.person().expect("a person"));
                made.claims.push(model::ClaimId { act: recorded.act, index });
            }
        }
        2 => drop(desk.add(
            one(dice, made),
            OURS,
            &source(),
            None,
            &said(&[("taken_date", "2013"), ("note", "قيل")]),
        )),
        3 => drop(made.claims.pop().map(|claim| desk.withdraw(claim, "سهو"))),
        4 => {
            let verdict = [Verdict::Same, Verdict::Different, Verdict::Unsure][dice.roll(3) as usize];
            made.judgements.extend(desk.judge(one(dice, made), one(dice, made), verdict, "تجربة"));
        }
        5 => drop(made.judgements.pop().map(|seq| desk.withdraw_judgement(seq, "سهو"))),
        6 => {
            let n = dice.roll(1000);
            let list = format!(
                "الاسم;اسم الأم;من\n{};مريم;نوى\nسلمى وابنها عمر {n};;نوى\n",
                NAMES[dice.roll(5) as usize]
            );
            let whose = ["مكتب درعا", "مكتب نوى"][dice.roll(2) as usize];
            // Refused while that office's word is withdrawn.
            let plan =
                desk.plan_import(vec![file(&format!("{n}.csv"), &list)], whose, ColumnChoice::default());
            if let Ok(plan) = plan {
                let taken = desk
                    .accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(()))
                    .expect("the plan is applied");
                made.imports.extend(taken.import);
            }
        }
        7 => drop(made.imports.pop().map(|import| desk.withdraw_import(import, "ليست قائمتهم"))),
        8 | 9 => {
            let sealed: BTreeSet<_> = Property::of("phone").into_iter().collect();
            drop(desk.reveal(one(dice, made), &sealed).expect("read, and logged"));
        }
        _ => {
            let organisation = *house
                .ground()
                .expect("read")
                .association
                .organisations
                .keys()
                .next_back()
                .expect("ours at least");
            let _ = desk.withdraw_organisation(organisation, "طلبوا", dice.roll(2) == 0);
            let _ = desk.keep_document(
                "ورقة.txt",
                &dice.roll(9).to_le_bytes(),
                Some(one(dice, made).into()),
                Tier::Sealed,
            );
        }
    }
}

#[test]
fn whatever_was_done_a_rebuild_gives_the_same_bytes() {
    let (mut steps, mut rebuilt) = (0, 0);
    for seed in 0..6 {
        let (house, mut dice, mut made) = (house(), Dice(seed), Made::default());
        house.found("رابطة تجريبية").expect("founded");
        for n in 1..=60 {
            step(&house, &mut dice, &mut made);
            steps += 1;
            if n % 6 == 0 {
                let again = house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt");
                assert!(again.same, "seed {seed}, after step {n}");
                rebuilt += 1;
            }
        }
    }
    println!("rebuilt {rebuilt} times after {steps} acts, each time to the same bytes");
}

/// A sealed reading is no news of the person: neither card nor rebuild knows of it.
#[test]
fn a_sealed_reading_changes_nothing_that_is_derived() {
    let house = house();
    house.found("رابطة تجريبية").expect("founded");
    let claims = said(&[("full_name", NAMES[0]), ("phone", "0933111222")]);
    let desk = house.desk(operator());
    let made =
        desk.open_file(NewFile { organisation: OURS, source: source(), at: None, claims }).expect("a file");
    let before = house.store().derived_digest().expect("readable");
    let cards = house.store().card(made.subject.person().expect("a person").0).expect("readable");
    drop(
        desk.reveal(made.subject.person().expect("a person"), &Property::of("phone").into_iter().collect())
            .expect("read"),
    );
    assert_eq!(house.store().card(made.subject.person().expect("a person").0).expect("readable"), cards);
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
    assert_ne!(
        house.store().derived_digest().expect("readable"),
        before,
        "the index of acts knows of the reading"
    );
}

#[test]
fn on_a_full_disk_people_come_in_and_read_and_what_must_be_logged_is_refused() {
    const PASSWORD: &str = "زيتون وخبز وماء";
    let steps = Arc::new(AtomicI64::new(-1));
    let house = house_on(Box::new(Failing::new(steps.clone())));
    let roles = [Role::Administrator, Role::Reviewer].into();
    let first = NewMember { login: "huda".into(), name: "هدى".into(), roles, password: PASSWORD.into() };
    house.set_up("رابطة تجريبية", first, None).expect("set up");
    let claims = said(&[("full_name", NAMES[0]), ("phone", "0933111222")]);
    let made = house
        .desk(operator())
        .open_file(NewFile { organisation: OURS, source: source(), at: None, claims })
        .expect("a file");

    steps.store(0, Ordering::SeqCst);
    let knock =
        |password| house.sign_in(&Knock { login: "huda", password, code: None, address: "", devices: &[] });
    let SignedIn::In(present) = knock(PASSWORD).expect("let in") else { panic!("no second key was set") };
    assert!(matches!(knock("another word here"), Err(Refusal::SignIn(_))), "still only with the right words");
    let desk = house.desk(present.viewer.clone());
    desk.dossier(made.subject.person().expect("a person")).expect("read");
    assert!(desk.verify(&mut |_| ControlFlow::Continue(())).expect("verified").ok());
    let shown =
        desk.reveal(made.subject.person().expect("a person"), &Property::of("phone").into_iter().collect());
    assert!(matches!(shown, Err(Refusal::Store(Trouble::DiskFull))), "not shown, for this reason");
    steps.store(-1, Ordering::SeqCst);
    desk.reveal(made.subject.person().expect("a person"), &Property::of("phone").into_iter().collect())
        .expect("with room it is");
}
