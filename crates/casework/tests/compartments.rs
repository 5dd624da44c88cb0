//! Compartments: what lies in one is read and written by those who were admitted to it, and nobody else is
//! told of it.

mod common;

use access::Role;
use casework::{Desk, House, LogFilter, NewClaim, NewFile, NewMember, NewPaper, OURS, Passed, Refusal};
use common::{house, operator, refused, said, source};
use model::{ClaimId, Compartment, MemberId, Part, PersonId, Tier};
use search::Query;
use std::collections::BTreeSet;

struct Scene {
    house: House,
    salma: MemberId,
    rana: MemberId,
    hala: MemberId,
    omar: MemberId,
    person: PersonId,
}

fn of(key: &str) -> Compartment {
    Compartment::of(key).expect("a compartment")
}

impl Scene {
    fn new() -> Scene {
        let house = house();
        let member = |login: &str, role: Role| NewMember {
            login: login.into(),
            name: login.into(),
            roles: [role].into(),
            password: "زيتون وخبز وماء".into(),
        };
        let salma = house.set_up("رابطة", member("salma", Role::Administrator), None).expect("set up");
        let all = [
            ("rana", Role::Reviewer),
            ("samer", Role::Reviewer),
            ("hala", Role::Liaison),
            ("omar", Role::Documenter),
        ];
        let [rana, _, hala, omar] = all
            .map(|(login, role)| house.desk(operator()).add_member(member(login, role)).expect("a member"));
        let mut taken = said("taken_date", "2013-05-02");
        taken.part = Part::Episode(1);
        let new = NewFile {
            organisation: OURS,
            source: source("حديث"),
            at: None,
            claims: vec![said("full_name", "سالم ناصر الأيوبي"), taken],
        };
        let person =
            house.desk(operator()).open_file(new).expect("opened").subject.person().expect("a person");
        Scene { house, salma, rana, hala, omar, person }
    }

    fn desk(&self, member: MemberId) -> Desk<'_> {
        self.house.desk(self.house.present(member).expect("read").expect("an open account").viewer)
    }

    /// An administrator asks, a reviewer confirms; neither is admitted.
    fn admit(&self, member: MemberId, keys: &[&str]) {
        let compartments: BTreeSet<Compartment> = keys.iter().map(|key| of(key)).collect();
        assert_eq!(
            self.desk(self.salma).change_compartments(member, &compartments).expect("asked"),
            Passed::Waits
        );
        assert!(
            !compartments.iter().any(|one| self.desk(member).clearance().is_admitted(*one)),
            "not before it is confirmed"
        );
        let second = self.desk(self.rana);
        let request = second
            .requests()
            .expect("requests")
            .into_iter()
            .find(|request| second.may_answer(request))
            .expect("one waits");
        second.confirm_request(request.id).expect("confirmed");
    }

    fn say(&self, member: MemberId, claims: &[NewClaim]) -> Result<casework::Recorded, Refusal> {
        self.desk(member).add(self.person, OURS, &source("الأم"), None, claims)
    }

    fn reads(&self, member: MemberId, key: &str) -> bool {
        self.desk(member).dossier(self.person).expect("it is there").fact(key).is_some()
    }
}

#[test]
fn who_was_admitted_reads_and_writes_and_nobody_else_whatever_the_role() {
    let scene = Scene::new();
    let asked = [said("support_asked", "علاج نفسي")];
    for member in [scene.rana, scene.hala, scene.omar] {
        refused(scene.say(member, &asked), "field-unknown");
    }
    refused(
        scene.house.desk(operator()).add(scene.person, OURS, &source("x"), None, &asked),
        "field-unknown",
    );
    scene.admit(scene.hala, &["support"]);
    let recorded = scene.say(scene.hala, &asked).expect("written");
    refused(scene.say(scene.hala, &[said("guardian", "العم")]), "field-unknown");
    let reads = [scene.hala, scene.rana, scene.omar].map(|member| scene.reads(member, "support_asked"));
    assert_eq!(reads, [true, false, false]);
    let claim = ClaimId { act: recorded.act, index: 0 };
    refused(scene.desk(scene.rana).correct(claim, &source("x"), None, "y", None), "not-found");
    refused(scene.desk(scene.rana).withdraw(claim, "خطأ"), "not-found");
    scene.desk(scene.hala).correct(claim, &source("الأم"), None, "علاج نفسي وطبي", None).expect("corrected");
    // An admission ends at once and asks nobody.
    assert_eq!(
        scene.desk(scene.salma).change_compartments(scene.hala, &BTreeSet::new()).expect("done"),
        Passed::Done
    );
    assert!(!scene.reads(scene.hala, "support_asked"));
}

#[test]
fn admission_takes_two_and_a_role_that_may_enter() {
    let scene = Scene::new();
    let support: BTreeSet<Compartment> = [of("support")].into();
    refused(scene.desk(scene.rana).change_compartments(scene.hala, &support), "not-allowed");
    refused(scene.desk(scene.salma).change_compartments(scene.salma, &support), "field-not-of-role");
    assert_eq!(
        scene.desk(scene.salma).change_compartments(scene.rana, &support).expect("asked"),
        Passed::Waits
    );
    let request = scene.desk(scene.rana).requests().expect("requests")[0].clone();
    assert!(!scene.desk(scene.rana).may_answer(&request), "nobody confirms what is about themselves");
    refused(scene.desk(scene.rana).confirm_request(request.id), "own-request");
    scene.admit(scene.omar, &["support", "guardianship"]);
    let desk = scene.house.desk(operator());
    let member =
        |id| desk.members().expect("members").into_iter().find(|member| member.id == id).expect("one");
    assert_eq!(member(scene.omar).compartments, [of("support"), of("guardianship")].into());
    desk.set_roles(scene.omar, [Role::Analyst].into()).expect("another role");
    assert!(
        member(scene.omar).compartments.is_empty()
            && !scene.desk(scene.omar).clearance().is_admitted(of("support"))
    );
    desk.set_compartments(scene.hala, &support).expect("by the operator, who holds the passphrase");
    let log = scene.desk(scene.salma).log(0, 30, &LogFilter::default()).expect("the log");
    let told = |what: &str| log.lines.iter().any(|line| line.what.ends_with(what));
    assert!(
        told("asked:compartments")
            && told("confirmed:compartments")
            && told("compartments:support,guardianship")
            && told("compartments:support")
    );
}

#[test]
fn nothing_else_in_the_house_tells_that_there_is_anything() {
    let all = |scene: &Scene| {
        let desk = scene.desk(scene.rana);
        let list = desk.list(&Query { counts: true, ..Query::words("", 50) }).expect("a list");
        let cards: Vec<String> =
            list.cards.iter().map(|card| serde_json::to_string(&***card).expect("text")).collect();
        let file = serde_json::to_string(&*desk.dossier(scene.person).expect("there")).expect("text");
        let found = ["نفسي", "0944111222"]
            .map(|words| desk.list(&Query::words(words, 10)).expect("a list").page.total);
        let own = scene.desk(scene.hala).own_sealed(scene.person).expect("asked").len();
        (cards, format!("{:?}", list.page.counts), file, found, own)
    };
    let empty = Scene::new();
    let scene = Scene::new();
    scene.admit(scene.hala, &["support", "guardianship"]);
    let mut guardian = said("guardian", "0944111222");
    guardian.tier = Some(Tier::Sealed);
    scene.say(scene.hala, &[said("support_asked", "علاج نفسي"), guardian]).expect("written");
    let paper = NewPaper {
        name: "حكم.txt",
        bytes: "حكم".as_bytes(),
        tier: Tier::Team,
        kind: None,
        compartment: Some(of("guardianship")),
    };
    let kept = scene.desk(scene.hala).keep_paper(&paper, Some(scene.person.into())).expect("kept").id;
    assert_eq!(
        scene.desk(scene.hala).own_sealed(scene.person).expect("asked").len(),
        1,
        "who is admitted may mend it"
    );
    scene.desk(scene.salma).change_compartments(scene.hala, &[of("support")].into()).expect("less");
    assert_eq!(all(&scene), all(&empty));
    for member in [scene.rana, scene.hala, scene.omar] {
        assert!(scene.desk(member).document(kept).expect("asked").is_none());
        refused(scene.desk(member).open_document(kept).map(drop), "not-found");
    }
    let unmet = NewPaper { compartment: None, tier: Tier::Sealed, ..paper };
    assert!(
        !scene.desk(scene.rana).keep_paper(&unmet, Some(scene.person.into())).expect("kept").before,
        "the same bytes lie nowhere, for who may not know"
    );
    refused(scene.desk(scene.rana).keep_paper(&paper, Some(scene.person.into())).map(drop), "field-unknown");
    let log = scene
        .desk(scene.rana)
        .log(0, 60, &LogFilter { about: Some(scene.person.into()), ..LogFilter::default() })
        .expect("the log");
    for key in ["support", "guardian", "guardianship"] {
        assert!(log.lines.iter().all(|line| !line.what.contains(key)), "{key}: {:?}", log.lines);
    }
}

#[test]
fn a_paper_is_kept_with_what_it_shows_and_opened_by_those_admitted() {
    let scene = Scene::new();
    scene.admit(scene.omar, &["guardianship"]);
    let paper = NewPaper {
        name: "حكم.txt",
        bytes: "حكم".as_bytes(),
        tier: Tier::Team,
        kind: None,
        compartment: None,
    };
    let desk = scene.desk(scene.omar);
    desk.add_with_paper(
        scene.person,
        OURS,
        &source("الأم"),
        None,
        &[said("guardianship_ruling", "حكم ٧")],
        Some(paper),
    )
    .expect("written");
    let dossier = desk.dossier(scene.person).expect("there");
    assert_eq!((dossier.papers.len(), dossier.papers[0].compartment), (1, Some(of("guardianship"))));
    let opened = desk.open_document(dossier.papers[0].id).expect("a documenter who was admitted opens it");
    assert_eq!(opened.bytes, 6);
    assert!(scene.desk(scene.rana).dossier(scene.person).expect("there").papers.is_empty());
}

#[test]
fn a_token_for_reading_reads_nothing_that_is_kept_apart() {
    let scene = Scene::new();
    scene.admit(scene.hala, &["support"]);
    scene.say(scene.hala, &[said("support_asked", "علاج")]).expect("written");
    let reads = |scopes: &[casework::Scope]| {
        let token =
            scene.desk(scene.hala).make_token_for("x", 9, scopes.iter().copied().collect()).expect("made");
        let present = scene.house.viewer_of_token(&token.secret).expect("read").expect("open");
        scene.house.desk(present.viewer).dossier(scene.person).expect("there").fact("support_asked").is_some()
    };
    assert_eq!(
        (reads(&[casework::Scope::Read]), reads(&[casework::Scope::Read, casework::Scope::Reveal])),
        (false, true)
    );
}
