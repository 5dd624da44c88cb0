//! What a newer program wrote is kept byte for byte, told to the narrowest circle,
//! and hinders nobody from reading the rest.

mod common;

use access::{Audience, Role, Viewer};
use casework::{
    Column, ExportFormat, House, Knock, LogFilter, NewClaim, NewFile, NewMember, OURS, Refusal, SignedIn,
    SourceChoice,
};
use common::failing::Failing;
use common::{house, house_on, operator};
use l10n::{Lang, Reader};
use model::act::ActKind;
use model::{MemberId, PersonId, Property, Tier};
use search::Query;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use store::{Keys, NewAct, Questions, Store, Trouble};

const PASSWORD: &str = "زيتون وخبز وماء";

fn open_file(house: &House) -> PersonId {
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "حديث".into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    };
    let claims = [("full_name", "سالم حسن المقداد"), ("phone", "0933111222")];
    let claims = claims.iter().filter_map(|(key, said)| NewClaim::person(key, said)).collect();
    house
        .desk(operator())
        .open_file(NewFile { organisation: OURS, source, at: None, claims })
        .expect("a file")
        .subject
        .person()
        .expect("a person")
}

/// What a program of later years writes: an act of a kind we do not know, and a claim of such a property.
fn write_of_tomorrow(house: &House, person: PersonId) {
    let at = 1_990_000_000_000;
    let about = |kind| Keys { kind, at, subjects: vec![person.0], import: None };
    let opened =
        format!(r#"{{"at":{at},"act":{{"household_opened":{{"id":"h1","of":["{person}"],"ink":"أزرق"}}}}}}"#);
    let said = format!(
        r#"{{"at":{at},"act":{{"said":{{"person":"{person}","source":"s1","organisation":"o1","known":"2033-01-22","by":"m1","claims":[{{"property":"remains_sample","said":"عينة ٧","tier":"laboratory","value":{{"sample":7}}}}]}}}}}}"#
    );
    let mut unit = house.store().begin().expect("begun");
    for (kind, text) in [(231, opened), (ActKind::Said as u8, said)] {
        unit.append(NewAct {
            keys: about(kind),
            content: text.into_bytes(),
            evidence: Vec::new(),
            parts: None,
        })
        .expect("appended");
    }
    unit.commit().expect("committed");
}

fn seen_by(house: &House, role: Role, person: PersonId) -> String {
    let desk = house.desk(Viewer::new(MemberId(9), [role].into()));
    let dossier = desk.dossier(person).map(|dossier| format!("{dossier:?}"));
    let page = desk.list(&Query::words("سالم", 10)).map(|list| format!("{:?} {:?}", list.page, list.cards));
    let reader = Reader::new(Lang::En);
    let columns = Column::ALL.to_vec();
    let sheet = desk
        .export(&Query::words("", 10), &columns, ExportFormat::Csv, Audience::Outside, reader)
        .map(|sheet| format!("{sheet:?}"));
    format!("{dossier:?}\n{page:?}\n{sheet:?}")
}

#[test]
fn it_is_kept_verified_rebuilt_and_told_in_the_log() {
    let house = house();
    house.found("رابطة").expect("founded");
    let person = open_file(&house);
    write_of_tomorrow(&house, person);
    let before = house.store().derived_digest().expect("readable");
    let again = open_file(&house);
    assert_ne!(person, again, "work goes on after it");
    let desk = house.desk(operator());
    assert!(desk.verify(&mut |_| ControlFlow::Continue(())).expect("verified").ok());
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
    assert_ne!(house.store().derived_digest().expect("readable"), before);
    let kept = house.store().acts_of_kind(231, 0, 9).expect("read");
    let content = String::from_utf8(kept[0].content.clone().expect("kept")).expect("text");
    assert!(content.ends_with(r#""ink":"أزرق"}}}"#) && kept[0].keys.subjects == [person.0], "{content}");

    let newer = LogFilter { kind: Some(ActKind::Newer), ..LogFilter::default() };
    let lines = desk.log(0, 9, &newer).expect("read").lines;
    assert_eq!(
        lines.iter().map(|line| (line.about.clone(), line.what.as_str())).collect::<Vec<_>>(),
        [(vec![person.into()], "")]
    );
    let of_file = LogFilter { about: Some(person.into()), ..LogFilter::default() };
    assert_eq!(desk.log(0, 9, &of_file).expect("read").lines[0].what, "s1 o1: newer");
}

#[test]
fn what_it_says_of_a_person_is_sealed_and_nobody_outside_can_tell() {
    let (with, without) = (house(), house());
    let mut persons = Vec::new();
    for house in [&with, &without] {
        house.found("رابطة").expect("founded");
        persons.push(open_file(house));
    }
    write_of_tomorrow(&with, persons[0]);
    for role in [Role::Guest, Role::Documenter, Role::Analyst] {
        let (seen, plain) = (seen_by(&with, role, persons[0]), seen_by(&without, role, persons[1]));
        assert!(!seen.contains("عينة ٧"), "{role:?}: {seen}");
        if role == Role::Guest {
            assert_eq!(seen, plain);
        }
    }
    let desk = with.desk(operator());
    let newer = [Property::NEWER].into();
    let shown = desk.reveal(persons[0], &newer).expect("read, and logged");
    assert!(format!("{shown:?}").contains("عينة ٧"), "{shown:?}");
}

#[test]
fn where_it_has_written_everything_is_read_and_nothing_written() {
    let store = Failing::new(Arc::new(AtomicI64::new(-1)));
    let house = house_on(Box::new(store.again()));
    let roles = [Role::Administrator, Role::Reviewer].into();
    let first = NewMember { login: "huda".into(), name: "هدى".into(), roles, password: PASSWORD.into() };
    house.set_up("رابطة تجريبية", first, None).expect("set up");
    let person = open_file(&house);
    // The newer program keeps its records in a form of its own.
    let mut unit = store.begin().expect("begun");
    unit.put_card(person.0, b"9\n\n\n").expect("put");
    unit.commit().expect("committed");
    store.make_newer();
    let head = store.head().expect("read");

    let house = house_on(Box::new(store.again()));
    let knock = Knock { login: "huda", password: PASSWORD, code: None, address: "", devices: &[] };
    let SignedIn::In(present) = house.sign_in(&knock).expect("let in") else {
        panic!("no second key was set")
    };
    let desk = house.desk(present.viewer.clone());
    desk.dossier(person).expect("read");
    assert_eq!(desk.list(&Query::words("سالم", 10)).expect("listed").cards.len(), 1);
    assert!(desk.verify(&mut |_| ControlFlow::Continue(())).expect("verified").ok());
    let refused = |done: Result<(), Refusal>| {
        assert!(matches!(done, Err(Refusal::Store(Trouble::NewerProgram { .. }))), "{done:?}")
    };
    refused(desk.mark_read(person, ""));
    refused(desk.rebuild(&mut |_, _| ControlFlow::Continue(())).map(drop));
    assert_eq!(store.head().expect("read"), head);
}
