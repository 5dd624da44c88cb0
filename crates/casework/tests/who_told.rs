//! Who told us is told to whoever is told what they said: by no number, under no title, in no compartment to
//! which a reader was not admitted.

mod common;

use access::{Role, Viewer};
use casework::{House, LogFilter, NewFile, NewMember, OURS, Refusal, SourceChoice};
use common::{desk_of, house, operator, refused, said, source};
use model::{ClaimId, Compartment, MemberId, PersonId, SourceId, Tier};

fn opened(house: &House, name: &str) -> PersonId {
    let claims = vec![said("full_name", name), said("origin_place", "نوى")];
    let new = NewFile { organisation: OURS, source: source("حديث"), at: None, claims };
    house.desk(operator()).open_file(new).expect("opened").subject.person().expect("a person")
}

fn founded() -> House {
    let house = house();
    house.found("رابطة").expect("founded");
    house
}

/// A colleague who was admitted to every compartment.
fn admitted() -> Viewer {
    Viewer::operator(MemberId(88)).admitted(Compartment::all().collect())
}

fn sealed(title: &str) -> SourceChoice {
    match source(title) {
        SourceChoice::New { kind, title, reliability, dated, document, .. } => {
            SourceChoice::New { kind, title, tier: Tier::Sealed, reliability, dated, document }
        }
        other => other,
    }
}

fn informant(name: &str) -> SourceChoice {
    SourceChoice::Informant {
        kind: "interview".into(),
        title: "محاميه".into(),
        name: name.into(),
        dated: None,
    }
}

fn last_source(house: &House) -> SourceId {
    *house.ground().expect("read").sources.keys().max().expect("a source")
}

#[test]
fn a_number_names_a_source_only_where_the_reader_is_told_of_it() {
    let house = founded();
    let [held, kept, other] =
        ["ماهر خالد الحمصي", "سالم ناصر الأيوبي", "رامي سليم القادري"].map(|name| opened(&house, name));
    let note = [said("note", "كان هناك")];
    house.desk(operator()).add(held, OURS, &sealed("أم محمد جارة الضحية"), None, &note).expect("added");
    let hidden = last_source(&house);
    house
        .desk(admitted())
        .add(kept, OURS, &source("كاتب المحكمة"), None, &[said("guardian", "العم")])
        .expect("added");
    let of_compartment = last_source(&house);
    let keeper = house.desk(operator()).add_member(NewMember {
        login: "rana".into(),
        name: "رنا".into(),
        roles: [Role::Reviewer].into(),
        password: "زيتون وخبز وماء".into(),
    });
    let keeper = keeper.expect("an account");
    let by_team = house.desk(Viewer::new(keeper, [Role::Reviewer].into()));
    by_team.give_team(&kept.into(), &[keeper].into(), "").expect("given");
    by_team.add(kept, OURS, &source("خالته"), None, &note).expect("added");
    let of_team = last_source(&house);
    for role in [Role::Documenter, Role::Reviewer, Role::Liaison] {
        let desk = desk_of(&house, role);
        for source in [hidden, of_compartment, of_team, SourceId(999)] {
            let named = desk.add(other, OURS, &SourceChoice::Known(source), None, &note);
            assert!(matches!(named, Err(Refusal::Field("source", "unknown"))), "{role:?} {source}");
            if role == Role::Reviewer {
                refused(desk.grade(&[(source, 'A')], "لأنه"), "not-found");
            }
            assert!(!desk.is_on_a_line(source).expect("read"));
        }
        let dossier = desk.dossier(other).expect("read");
        let hidden = [hidden, of_compartment, of_team];
        assert!(
            !hidden.iter().any(|id| dossier.sources.contains_key(id)),
            "{role:?}: nothing was read by it"
        );
        // What everybody reads is named in any file.
        let seen = SourceChoice::Known(SourceId(1));
        desk.add(other, OURS, &seen, None, &[said("note", "من الحديث نفسه")]).expect("added");
    }
    // Where it speaks, who may ask for its title names it; whoever corrects what it said need not know it.
    let again = SourceChoice::Known(hidden);
    desk_of(&house, Role::Reviewer).add(held, OURS, &again, None, &note).expect("added");
    let dossier = desk_of(&house, Role::Documenter).dossier(held).expect("read");
    let claim = dossier.standing().find(|s| s.source == hidden).expect("the note is told").id;
    desk_of(&house, Role::Documenter).correct(claim, &again, None, "كانت هناك", None).expect("corrected");
    by_team.add(kept, OURS, &SourceChoice::Known(of_team), None, &note).expect("its team names it");
}

#[test]
fn who_told_of_what_lies_in_a_compartment_lies_there_with_it() {
    let house = founded();
    let person = opened(&house, "سالم ناصر الأيوبي");
    let desk = house.desk(admitted());
    let acts = |role| {
        let told = desk_of(&house, role).forgetting(&person.into());
        told.map(|told| told.acts).unwrap_or_default()
    };
    let before = acts(Role::Reviewer);
    let act = desk
        .add(person, OURS, &informant("كاتب المحكمة سري"), None, &[said("guardian", "العم")])
        .expect("added")
        .act;
    let inside = desk.dossier(person).expect("read");
    assert!(inside.hides("informant_name"), "who was admitted may ask");
    for role in [Role::Documenter, Role::Reviewer, Role::Liaison] {
        let colleague = desk_of(&house, role);
        let dossier = colleague.dossier(person).expect("read");
        assert!(!dossier.hides("informant_name") && dossier.sources.len() == 1, "{role:?}");
        refused(colleague.withdraw(ClaimId { act, index: 1 }, "خطأ"), "not-found");
        if role != Role::Documenter {
            let asked = ["informant_name"].map(model::Property::named).into();
            let told = colleague.reveal(person, &asked).expect("nothing is there");
            assert!(told.fact("informant_name").is_none());
        }
    }
    let log = desk_of(&house, Role::Reviewer).log(0, 50, &LogFilter::default()).expect("read");
    let line = log.lines.iter().find(|line| line.seq == act).expect("that something was written is told");
    assert!(line.what.is_empty() && line.about.is_empty());
    assert_eq!(acts(Role::Reviewer), before, "how much lies there is told to those admitted");
    // Corrected, and asked for, it stays there.
    desk.correct(ClaimId { act, index: 1 }, &source("المحامي"), None, "كاتب آخر", None).expect("corrected");
    assert!(!desk_of(&house, Role::Reviewer).dossier(person).expect("read").hides("informant_name"));
    desk.reveal(person, &["informant_name"].map(model::Property::named).into()).expect("told");
    let log = desk_of(&house, Role::Reviewer).log(0, 1, &LogFilter::default()).expect("read");
    assert!(log.lines[0].about.is_empty(), "nor in which file it was asked for");
    // Where something was said openly in the same breath, who told it is told as ever, before what is not.
    let both = [said("guardian", "الخال"), said("note", "زار بيتهم")];
    let act = desk.add(person, OURS, &informant("أبو سالم"), None, &both).expect("added").act;
    let colleague = desk_of(&house, Role::Reviewer);
    assert!(colleague.dossier(person).expect("read").hides("informant_name"));
    colleague.claim(ClaimId { act, index: 1 }).expect("the name stands second");
    refused(colleague.claim(ClaimId { act, index: 2 }), "not-found");
}

#[test]
fn a_sealed_title_is_told_to_whoever_asks_and_the_asking_is_logged() {
    let house = founded();
    let person = opened(&house, "سالم ناصر الأيوبي");
    let desk = house.desk(operator());
    desk.add(person, OURS, &sealed("ممرضة في المشفى"), None, &[said("note", "رأته")]).expect("added");
    for role in [Role::Reviewer, Role::Liaison] {
        let colleague = desk_of(&house, role);
        let dossier = colleague.dossier(person).expect("read");
        assert!(dossier.hides("informant_name") && dossier.sources.len() == 1, "{role:?}");
        let asked = ["informant_name"].map(model::Property::named).into();
        let told = colleague.reveal(person, &asked).expect("told");
        assert!(told.sources.values().any(|source| source.title == "ممرضة في المشفى"));
        let log = house.desk(operator()).log(0, 1, &LogFilter::default()).expect("read");
        assert_eq!((log.lines[0].kind.key(), log.lines[0].what.as_str()), ("sealed-read", "informant_name"));
    }
    assert!(!desk_of(&house, Role::Documenter).dossier(person).expect("read").hides("informant_name"));
}
