//! What was done by mistake to one claim or one paper has its undo.

mod common;

use access::Role;
use casework::{House, NewClaim, NewFile, OURS};
use common::{desk_of, file, house, operator, refused, said, source, take_in};
use model::{ClaimId, Part, PersonId, Tier};
use std::ops::ControlFlow;

fn opened(house: &House) -> PersonId {
    let claims = vec![said("full_name", "سالم ناصر الأيوبي"), said("origin_place", "نوى")];
    let new = NewFile { organisation: OURS, source: source("حديث"), at: None, claims };
    house.desk(operator()).open_file(new).expect("opened").subject.person().expect("a person")
}

fn is_whole(house: &House) {
    assert!(house.verify(&mut |_| ControlFlow::Continue(())).expect("verified").ok());
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
}

#[test]
fn a_withdrawn_claim_stands_again_as_the_word_of_its_source() {
    let house = house();
    house.found("رابطة").expect("founded");
    let person = opened(&house);
    let desk = desk_of(&house, Role::Documenter);
    let act =
        desk.add(person, OURS, &source("أخوه"), None, &[said("mother_name", "سعاد")]).expect("added").act;
    let claim = ClaimId { act, index: 0 };
    refused(desk.restore(claim), "already");
    desk.withdraw(claim, "غير ما قصدت").expect("withdrawn");
    assert!(desk.dossier(person).expect("read").fact("mother_name").is_none());
    desk.restore(claim).expect("stands again");
    let dossier = desk.dossier(person).expect("read");
    let back = dossier.fact("mother_name").expect("it stands").values[0].first().clone();
    assert_eq!((back.id, back.claim.said.as_str(), back.gone), (claim, "سعاد", None));
    refused(desk.restore(claim), "already");
    refused(desk_of(&house, Role::Analyst).restore(claim), "not-allowed");
    refused(desk.restore(ClaimId { act: 9_999, index: 0 }), "not-found");
    // It can be taken back again, and found by what it says.
    desk.withdraw(claim, "تأكدنا").expect("withdrawn");
    desk.restore(claim).expect("stands again");
    is_whole(&house);
}

#[test]
fn a_step_comes_back_with_all_that_went_with_it() {
    let house = house();
    house.found("رابطة").expect("founded");
    let person = opened(&house);
    let desk = house.desk(operator());
    let said = [("event_kind", "sighting"), ("event_place", "صيدنايا")]
        .map(|(key, said)| (model::Property::named(key), said.to_owned()));
    let act = desk.add_event(person, OURS, &source("ناج"), None, &said).expect("added").act;
    let kind = desk.dossier(person).expect("read").events[0]
        .claims("event_kind")
        .map(|spoken| spoken.id)
        .next()
        .expect("it has a kind");
    assert_eq!(kind.act, act);
    desk.withdraw(kind, "في ملف آخر").expect("withdrawn");
    assert!(desk.dossier(person).expect("read").events.is_empty());
    desk.restore(kind).expect("back");
    let dossier = desk.dossier(person).expect("read");
    assert_eq!((dossier.events.len(), dossier.events[0].facts.len(), dossier.gone.len()), (1, 2, 0));
    assert_eq!(dossier.events[0].part, Part::Event(1));
}

#[test]
fn what_a_decision_about_a_row_had_said_comes_back_with_that_decision() {
    let house = house();
    house.found("رابطة").expect("founded");
    let list = "الاسم;تاريخ الاعتقال\nزياد مروان القادري;3/5/2031\n";
    take_in(&house, "مكتب نوى", vec![file("list.csv", list)]);
    let desk = house.desk(operator());
    let row = desk.waiting().expect("read").remove(0);
    let made = desk
        .clear_row(row.seq, &casework::Clearing::Corrected(vec![("taken_date".into(), "3/5/2013".into())]))
        .expect("cleared");
    let person = made[0].person().expect("a person");
    let claim = desk.dossier(person).expect("read").fact("full_name").expect("a name").values[0].first().id;
    desk.reopen_row(row.seq).expect("waits again");
    refused(desk.restore(claim), "meanwhile-row-waits");
}

#[test]
fn a_paper_in_the_wrong_file_is_taken_out_and_can_be_put_back() {
    let house = house();
    house.found("رابطة").expect("founded");
    let person = opened(&house);
    let desk = desk_of(&house, Role::Documenter);
    let keep = || desk.keep_document("شهادة.txt", "شهادة".as_bytes(), Some(person.into()), Tier::Team);
    let paper = keep().expect("kept").id;
    refused(desk.take_paper_out(paper, " "), "field-needed");
    refused(desk.put_paper_back(paper), "already");
    desk.take_paper_out(paper, "لرجل آخر").expect("taken out");
    let dossier = desk.dossier(person).expect("read");
    assert_eq!((dossier.papers.len(), dossier.papers_out.len()), (0, 1));
    assert_eq!(dossier.papers_out[0].out.as_ref().map(|out| out.why.as_str()), Some("لرجل آخر"));
    refused(desk.take_paper_out(paper, "مرة أخرى"), "already");
    assert!(desk_of(&house, Role::Analyst).document(paper).expect("read").is_none(), "nobody finds it there");
    let again = keep().expect("kept");
    assert!(!again.before && again.id != paper, "the same bytes are a paper of the file again");
    desk.take_paper_out(again.id, "خطأ").expect("taken out");
    desk.put_paper_back(paper).expect("back");
    let dossier = desk.dossier(person).expect("read");
    assert_eq!((dossier.papers.len(), dossier.papers[0].id, dossier.papers_out.len()), (1, paper, 1));
    assert!(desk_of(&house, Role::Analyst).document(paper).expect("read").is_some());
    is_whole(&house);
}

#[test]
fn of_a_sealed_claim_that_was_taken_back_its_writer_lets_it_stand_again_unseen() {
    let house = house();
    house.found("رابطة").expect("founded");
    let person = opened(&house);
    let desk = desk_of(&house, Role::Documenter);
    let phone: [NewClaim; 1] = [said("phone", "0933111222")];
    let act = desk.add(person, OURS, &source("أخته"), None, &phone).expect("added").act;
    let claim = ClaimId { act, index: 0 };
    desk.withdraw(claim, "رقم آخر").expect("withdrawn");
    desk.restore(claim).expect("back");
    assert!(desk_of(&house, Role::Reviewer).dossier(person).expect("read").hides("phone"));
}
