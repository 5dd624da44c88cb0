//! The team of a file: what is held and sealed in it is told to the team alone, in lists to nobody; it is
//! changed from within, taken back, and never closes a file for ever.

mod common;

use access::{Action, Role, Viewer};
use casework::{
    AsOf, Desk, ExportFormat, House, LogFilter, NewFile, NewMember, NewTask, OURS, Passed, Refusal, Telling,
};
use common::{Hands, file, house_at, operator, refused, said, source, take_in};
use model::{MemberId, Part, PersonId, Subject, SubjectKind, Tier, Verdict};
use search::Query;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

const PHONE: &str = "0944555666";

/// Longer than somebody who was put aside still counts, in milliseconds.
const ASIDE: i64 = 15 * 86_400_000;

struct Scene {
    house: House,
    hands: Hands,
    rana: MemberId,
    samer: MemberId,
    hala: MemberId,
    omar: MemberId,
    person: PersonId,
}

impl Scene {
    fn new() -> Scene {
        let (house, hands) = house_at();
        let member = |login: &str, role: Role| NewMember {
            login: login.into(),
            name: login.into(),
            roles: [role].into(),
            password: "زيتون وخبز وماء".into(),
        };
        house.set_up("رابطة", member("salma", Role::Administrator), None).expect("set up");
        let all = [
            ("rana", Role::Reviewer),
            ("samer", Role::Reviewer),
            ("hala", Role::Liaison),
            ("omar", Role::Documenter),
        ];
        let [rana, samer, hala, omar] = all
            .map(|(login, role)| house.desk(operator()).add_member(member(login, role)).expect("a member"));
        let person = open(&house, "سالم ناصر الأيوبي");
        let scene = Scene { house, hands, rana, samer, hala, omar, person };
        scene.add(person, &[said("phone", PHONE)]);
        scene
    }

    /// A colleague at work, as the door lets them in.
    fn desk(&self, member: MemberId) -> Desk<'_> {
        self.house.desk(self.house.present(member).expect("read").expect("an open account").viewer)
    }

    fn add(&self, file: PersonId, claims: &[casework::NewClaim]) -> casework::Recorded {
        self.house.desk(operator()).add(file, OURS, &source("شاهد"), None, claims).expect("added")
    }

    /// News that waits to be told.
    fn hold(&self, file: PersonId) -> casework::Recorded {
        let mut status = said("status", "presumed_dead_witness");
        status.part = Part::Episode(1);
        self.add(file, &[status])
    }

    fn give(&self, by: MemberId, members: &[MemberId]) -> Result<Passed, Refusal> {
        self.desk(by).give_team(&self.person.into(), &members.iter().copied().collect(), "")
    }

    fn is_told(&self, member: MemberId, file: PersonId) -> bool {
        self.desk(member).dossier(file).expect("it is there").standing().any(|s| s.claim.speaks_of_death())
    }

    /// A colleague answers the latest request that waits for them.
    fn confirm(&self, member: MemberId) {
        let desk = self.desk(member);
        let waits = desk.requests().expect("requests").into_iter().find(|request| desk.may_answer(request));
        desk.confirm_request(waits.expect("one waits").id).expect("confirmed");
    }

    fn members(&self) -> Option<BTreeSet<MemberId>> {
        self.house.ground().expect("read").team_of(&self.person.into())
    }
}

fn open(house: &House, name: &str) -> PersonId {
    let mut taken = said("taken_date", "2013-05-02");
    taken.part = Part::Episode(1);
    let new = NewFile {
        organisation: OURS,
        source: source("حديث"),
        at: None,
        claims: vec![said("full_name", name), taken],
    };
    house.desk(operator()).open_file(new).expect("opened").subject.person().expect("a person")
}

#[test]
fn what_is_held_and_sealed_is_told_to_the_team_and_to_nobody_else() {
    let scene = Scene::new();
    scene.hold(scene.person);
    let paper = scene
        .house
        .desk(operator())
        .keep_document("x.txt", "شهادة".as_bytes(), Some(scene.person.into()), Tier::Team)
        .expect("kept")
        .id;
    for member in [scene.rana, scene.samer, scene.hala, scene.omar] {
        assert!(scene.is_told(member, scene.person));
    }
    scene.give(scene.rana, &[scene.rana, scene.omar]).expect("given");
    let told =
        [scene.rana, scene.omar, scene.samer, scene.hala].map(|member| scene.is_told(member, scene.person));
    assert_eq!(told, [true, true, false, false], "a role is no way in");
    assert!(!scene.desk(scene.samer).dossier(scene.person).expect("there").hides("phone"));
    assert!(scene.desk(scene.rana).dossier(scene.person).expect("there").hides("phone"));
    let asked = [model::Property::named("phone")].into();
    let reveals =
        |member| scene.desk(member).reveal(scene.person, &asked).expect("asked").fact("phone").is_some();
    assert_eq!((reveals(scene.rana), reveals(scene.samer)), (true, false));
    let reads = |member| scene.desk(member).document(paper).expect("asked").is_some();
    assert_eq!((reads(scene.omar), reads(scene.samer)), (true, false));
    let seen = |member| scene.desk(member).team(&scene.person.into()).expect("asked").expect("a team");
    assert_eq!(seen(scene.rana).members, Some(vec![scene.rana, scene.omar]));
    assert_eq!(
        (seen(scene.samer).mine, seen(scene.samer).members.is_some()),
        (false, true),
        "who gives teams is told who is in it"
    );
    let guest = scene.house.desk(Viewer::new(MemberId(40), [Role::Guest].into()));
    assert_eq!(
        guest.team(&scene.person.into()).expect("asked"),
        None,
        "nobody outside is told that there is one"
    );
    let analyst = scene.house.desk(Viewer::new(MemberId(41), [Role::Analyst].into()));
    assert_eq!(analyst.team(&scene.person.into()).expect("asked").expect("a team").members, None);
    scene.desk(scene.rana).dissolve_team(&scene.person.into(), "انتهى العمل").expect("dissolved");
    assert!(scene.is_told(scene.samer, scene.person));
}

#[test]
fn no_list_search_count_ground_or_sheet_tells_the_team_what_it_would_tell_nobody() {
    let all = |scene: &Scene, member: MemberId| {
        let desk = scene.desk(member);
        let query = Query { counts: true, limit: 50, ..Query::words("", 50) };
        let list = desk.list(&query).expect("a list");
        let cards: Vec<String> =
            list.cards.iter().map(|card| serde_json::to_string(&***card).expect("text")).collect();
        let by_phone = desk.list(&Query::words(PHONE, 10)).expect("a list").page.hits.len();
        (cards, format!("{:?}", list.page.counts), by_phone)
    };
    let scene = |held: bool| {
        let scene = Scene::new();
        let twin = open(&scene.house, "سالم ناصر الايوبي");
        scene.give(scene.rana, &[scene.rana]).expect("given");
        // The same acts: only in which file of a team the news lies differs.
        scene.desk(scene.rana).give_team(&twin.into(), &[scene.rana].into(), "").expect("given");
        scene.hold(if held { scene.person } else { twin });
        (scene, twin)
    };
    let ((left, twin), (right, _)) = (scene(true), scene(false));
    for member in [left.samer, left.rana, left.omar] {
        let (mine, other) = (all(&left, member), all(&right, member));
        assert_eq!((&mine.0, &mine.1), (&other.0, &other.1));
    }
    assert_eq!(
        (all(&left, left.rana).2, all(&left, left.samer).2),
        (1, 0),
        "a sealed number is found by the team"
    );
    let pair =
        |scene: &Scene| scene.house.desk(operator()).pair(scene.person, twin).expect("a pair").probability;
    assert_eq!(pair(&left), pair(&right), "the engine compares by what a sheet would say");
    let sheet = |scene: &Scene| {
        let reader = l10n::Reader::new(l10n::Lang::Ar);
        scene
            .desk(scene.rana)
            .export(
                &Query::words("", 50),
                &casework::Column::ALL,
                ExportFormat::Csv,
                access::Audience::Sheet,
                reader,
            )
            .expect("out")
            .bytes
    };
    assert_eq!(sheet(&left), sheet(&right));
}

#[test]
fn a_team_is_changed_from_within_and_taken_back() {
    let scene = Scene::new();
    let subject: Subject = scene.person.into();
    refused(scene.desk(scene.omar).give_team(&subject, &[scene.omar].into(), ""), "not-allowed");
    refused(scene.give(scene.rana, &[]), "field-needed");
    refused(scene.give(scene.rana, &[scene.omar]), "field-nobody-keeps");
    refused(scene.give(scene.rana, &[scene.rana, MemberId(1)]), "field-not-of-team");
    refused(scene.give(scene.rana, &[scene.rana, MemberId(99)]), "field-not-of-team");
    scene.give(scene.rana, &[scene.rana, scene.omar]).expect("given");
    refused(scene.give(scene.rana, &[scene.rana, scene.omar]), "already");
    refused(scene.give(scene.samer, &[scene.samer]), "team");
    refused(scene.desk(scene.samer).dissolve_team(&subject, "أريد أن أقرأ"), "team");
    refused(scene.desk(scene.samer).take_back_team(&subject), "team");
    refused(scene.desk(scene.omar).dissolve_team(&subject, "x"), "not-allowed");
    refused(scene.desk(scene.rana).dissolve_team(&subject, " "), "field-needed");
    scene.give(scene.rana, &[scene.rana, scene.hala]).expect("changed");
    scene.desk(scene.hala).take_back_team(&subject).expect("taken back from within");
    assert_eq!(scene.members(), Some([scene.rana, scene.omar].into()));
    // Who handed it over can take that back at once, though not in it any more; a colleague who was never in
    // it cannot.
    scene.give(scene.rana, &[scene.hala]).expect("handed over");
    refused(scene.desk(scene.samer).take_back_team(&subject), "team");
    scene.desk(scene.rana).take_back_team(&subject).expect("taken back");
    assert_eq!(scene.members(), Some([scene.rana, scene.omar].into()));
    scene.desk(scene.rana).dissolve_team(&subject, "انتهى").expect("dissolved");
    scene.desk(scene.rana).take_back_team(&subject).expect("taken back");
    assert_eq!(scene.members(), Some([scene.rana, scene.omar].into()));
    let log = scene
        .desk(scene.samer)
        .log(0, 50, &LogFilter { about: Some(subject), ..LogFilter::default() })
        .expect("the log");
    let teams: Vec<&str> =
        log.lines.iter().filter(|line| line.kind.key() == "team").map(|line| line.what.as_str()).collect();
    assert_eq!(teams.len(), 7);
    assert_eq!((teams[0], teams[1]), (format!("given {} {}", scene.rana, scene.omar).as_str(), "dissolved"));
    assert!(
        log.lines.iter().filter(|line| line.kind.key() == "said").all(|line| line.what.is_empty()),
        "who is not in it reads of no property"
    );
    let log = scene.desk(scene.rana).log(0, 50, &LogFilter::default()).expect("the log");
    assert!(log.lines.iter().any(|line| line.what.contains("phone")));
}

#[test]
fn a_team_that_loses_its_last_keeper_is_vacant_and_gets_another() {
    let scene = Scene::new();
    scene.hold(scene.person);
    scene.give(scene.rana, &[scene.rana, scene.omar]).expect("given");
    let operator = scene.house.desk(operator());
    assert!(!scene.desk(scene.samer).teams().expect("teams")[0].1.vacant);
    operator.lock_member(scene.rana).expect("locked");
    let subject: Subject = scene.person.into();
    // Nobody puts a team aside to take its place: who was locked, or has another role, still counts.
    assert!(!scene.desk(scene.samer).teams().expect("teams")[0].1.vacant);
    refused(scene.desk(scene.samer).give_team(&subject, &[scene.samer].into(), "أريد أن أقرأ"), "team");
    refused(scene.house.desk(common::operator()).give_team(&subject, &[scene.samer].into(), "x"), "team");
    scene.hands.forward(ASIDE);
    let teams = scene.desk(scene.samer).teams().expect("teams");
    assert!(teams[0].1.vacant && teams[0].1.members == Some(vec![scene.omar]), "who is locked drops out");
    assert!(scene.is_told(scene.omar, scene.person) && !scene.is_told(scene.samer, scene.person));
    refused(scene.give(scene.samer, &[scene.samer]), "field-needed");
    let wish = scene.desk(scene.samer).give_team(&subject, &[scene.samer].into(), "لم يبقَ أحد");
    assert_eq!(wish.expect("asked, with reasons"), Passed::Waits);
    assert!(!scene.is_told(scene.samer, scene.person), "not alone");
    let request = scene.desk(scene.samer).requests().expect("requests")[0].clone();
    assert_eq!(request.id.to_string(), "f1");
    refused(scene.desk(scene.samer).confirm_request(request.id), "second-own");
    refused(scene.desk(scene.omar).confirm_request(request.id), "not-found");
    scene.confirm(scene.hala);
    assert!(scene.is_told(scene.samer, scene.person) && !scene.is_told(scene.omar, scene.person));
    // Another role in place of the one that reads is the same as going.
    operator.set_roles(scene.samer, [Role::Auditor].into()).expect("another role");
    assert!(!scene.desk(scene.hala).teams().expect("teams")[0].1.vacant);
    scene.hands.forward(ASIDE);
    assert!(scene.desk(scene.hala).teams().expect("teams")[0].1.vacant);
    assert_eq!(
        scene.desk(scene.hala).team(&scene.person.into()).expect("asked").expect("a team").members,
        Some(vec![])
    );
    operator.unlock_member(scene.rana).expect("unlocked");
    assert!(!scene.is_told(scene.rana, scene.person), "the new team holds");
}

#[test]
fn what_was_asked_of_a_vacant_team_is_not_done_where_its_keeper_came_back() {
    let scene = Scene::new();
    scene.give(scene.rana, &[scene.rana]).expect("given");
    let operator = scene.house.desk(operator());
    operator.lock_member(scene.rana).expect("locked");
    scene.hands.forward(ASIDE);
    let subject: Subject = scene.person.into();
    let wish = scene.desk(scene.samer).dissolve_team(&subject, "لم يبقَ أحد").expect("asked");
    assert_eq!(wish, Passed::Waits);
    operator.unlock_member(scene.rana).expect("unlocked");
    let request = scene.desk(scene.hala).requests().expect("requests")[0].id;
    refused(scene.desk(scene.hala).confirm_request(request), "stale");
    assert_eq!(scene.members(), Some([scene.rana].into()));
    // Whose password another gives is shut until a second person answers, and counts all the same.
    let salma = scene.desk(MemberId(1));
    assert_eq!(salma.give_password(scene.rana, "خبز وملح وزعتر").expect("given"), Passed::Waits);
    refused(scene.desk(scene.samer).dissolve_team(&subject, "أريد أن أقرأ"), "team");
}

#[test]
fn only_its_team_works_on_a_file_that_has_one() {
    let scene = Scene::new();
    scene.give(scene.rana, &[scene.rana, scene.hala]).expect("given");
    let desk = scene.desk(scene.samer);
    let telling = Telling { relative: "أمه".into(), by: "سامر".into(), ..Telling::default() };
    refused(desk.tell(scene.person, OURS, &telling).map(drop), "team");
    let step = [(model::Property::named("event_kind"), model::claim::TELLING.to_owned())];
    refused(desk.add_event(scene.person, OURS, &source("x"), None, &step).map(drop), "team");
    refused(desk.mark_read(scene.person, ""), "team");
    refused(desk.mark_all_read(&[scene.person]).map(drop), "team");
    let task = |who: Option<MemberId>| NewTask { what: "زيارة".into(), who, due: None };
    refused(desk.set_tasks(&[scene.person], &task(None)).map(drop), "team");
    let team = scene.desk(scene.rana);
    team.mark_read(scene.person, "").expect("read");
    refused(desk.unmark_read(scene.person), "team");
    refused(team.set_tasks(&[scene.person], &task(Some(scene.samer))).map(drop), "field-not-in-team");
    team.set_tasks(&[scene.person], &task(Some(scene.hala))).expect("set for one of the team");
    let late = NewTask { due: Some(scene.house.today().plus(-1)), ..task(None) };
    refused(team.set_tasks(&[scene.person], &late).map(drop), "field-past");
    team.add(scene.person, OURS, &source("رفيق"), None, &[said("death_date", "2018")]).expect("the news");
    scene.desk(scene.hala).tell(scene.person, OURS, &telling).expect("told by the team");
    desk.add(scene.person, OURS, &source("الجار"), None, &[said("origin_place", "نوى")])
        .expect("whoever heard something adds it");
}

#[test]
fn why_two_files_were_parted_stays_with_the_team_of_either() {
    let scene = Scene::new();
    let other = open(&scene.house, "سالم ناصر الايوبي");
    scene.give(scene.rana, &[scene.rana]).expect("given");
    scene
        .desk(scene.rana)
        .judge(scene.person, other, Verdict::Different, "شهادة وفاته عندنا")
        .expect("judged");
    let told = |member: MemberId| {
        let judged = scene.desk(member).pair(scene.person, other).expect("a pair").judged.remove(0);
        (judged.withheld, judged.judgement.why, judged.judgement.verdict)
    };
    assert_eq!(told(scene.rana), (false, "شهادة وفاته عندنا".to_owned(), Verdict::Different));
    assert_eq!(told(scene.samer), (true, String::new(), Verdict::Different));
}

#[test]
fn what_its_team_alone_is_told_is_a_gap_in_nobodys_list() {
    let scene = Scene::new();
    let gaps = || {
        let missing = [model::Property::named("status")].into();
        let filters = search::Filters { missing, ..search::Filters::default() };
        scene.desk(scene.samer).list(&Query { filters, ..Query::words("", 10) }).expect("a list").page.total
    };
    assert_eq!(gaps(), 1, "nobody said how he is");
    scene.give(scene.rana, &[scene.rana]).expect("given");
    assert_eq!(gaps(), 0);
    scene.hold(scene.person);
    assert_eq!(gaps(), 0);
}

#[test]
fn an_auditor_is_told_of_no_file_and_of_no_news() {
    let scene = Scene::new();
    scene.hold(scene.person);
    scene.give(scene.rana, &[scene.rana]).expect("given");
    let auditor = scene.house.desk(Viewer::new(MemberId(42), [Role::Auditor].into()));
    let log = auditor.log(0, 60, &LogFilter::default()).expect("the log").lines;
    assert!(log.iter().all(|line| line.about.is_empty()), "of no file");
    let of = |kind: &str| log.iter().filter(|line| line.kind.key() == kind).collect::<Vec<_>>();
    assert!(of("said").len() > 2 && of("said").iter().all(|line| line.what.is_empty()), "one like another");
    assert!(of("team").iter().all(|line| line.what.is_empty()), "nor who works on one");
    let about = LogFilter { about: Some(scene.person.into()), ..LogFilter::default() };
    refused(auditor.log(0, 60, &about).map(drop), "not-allowed");
}

#[test]
fn a_file_of_which_a_sheet_says_nothing_does_not_close_with_its_team() {
    let scene = Scene::new();
    let mut status = said("status", "presumed_dead_witness");
    status.part = Part::Episode(1);
    let mut name = said("full_name", "جثة مجهولة");
    name.tier = Some(Tier::Sealed);
    let new =
        NewFile { organisation: OURS, source: source("حديث"), at: None, claims: vec![name, status] };
    let body = scene.house.desk(operator()).open_file(new).expect("opened").subject;
    scene.desk(scene.rana).give_team(&body, &[scene.rana].into(), "").expect("given");
    refused(scene.desk(scene.samer).dossier_of(&body).map(drop), "not-found");
    refused(scene.desk(scene.samer).give_team(&body, &[scene.samer].into(), "x"), "not-found");
    scene.house.desk(operator()).lock_member(scene.rana).expect("locked");
    scene.hands.forward(ASIDE);
    assert_eq!(scene.desk(scene.samer).teams().expect("teams").len(), 1);
    scene.desk(scene.samer).give_team(&body, &[scene.samer].into(), "غابت").expect("asked");
    scene.confirm(scene.hala);
    assert!(!scene.desk(scene.samer).dossier_of(&body).expect("there").is_empty());
}

#[test]
fn of_one_person_the_narrower_holds_until_the_files_are_parted() {
    let scene = Scene::new();
    let other = open(&scene.house, "سالم ناصر الايوبي");
    scene.hold(other);
    scene.give(scene.rana, &[scene.rana, scene.hala]).expect("given");
    assert!(scene.is_told(scene.samer, other), "it has no team of its own");
    let desk = scene.desk(scene.rana);
    desk.judge(scene.person, other, Verdict::Same, "هو نفسه").expect("judged");
    assert!(!scene.is_told(scene.samer, other) && scene.is_told(scene.rana, other));
    assert!(
        !scene.desk(scene.samer).alone(other).expect("alone").standing().any(|s| s.claim.speaks_of_death()),
        "nor alone"
    );
    // The other file had another team before: who is in both.
    desk.split(&[other].into(), "شخصان").expect("parted");
    assert!(scene.is_told(scene.samer, other), "it has its own again: none");
    scene.desk(scene.samer).give_team(&other.into(), &[scene.samer, scene.hala].into(), "").expect("given");
    let judged = desk.last_judgement().expect("asked").expect("one").seq;
    desk.withdraw_judgement(judged, "بل هو نفسه").expect("withdrawn");
    desk.judge(scene.person, other, Verdict::Same, "هو نفسه").expect("judged");
    assert_eq!(scene.members(), Some([scene.hala].into()));
    assert_eq!(
        [scene.rana, scene.samer, scene.hala].map(|member| scene.is_told(member, other)),
        [false, false, true]
    );
    scene
        .desk(scene.hala)
        .give_team(&scene.person.into(), &[scene.hala, scene.rana].into(), "")
        .expect("given to both files");
    assert!(scene.is_told(scene.rana, other));
    scene.desk(scene.hala).take_back_team(&scene.person.into()).expect("taken back of both files");
    assert_eq!(scene.members(), Some([scene.hala].into()));
    let verdict = scene.house.verify(&mut |_| ControlFlow::Continue(())).expect("verified");
    assert!(
        verdict.ok() && scene.house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same
    );
}

#[test]
fn a_list_that_brings_news_into_a_file_with_a_team_tells_its_team_alone() {
    let scene = Scene::new();
    let list = |state: &str| {
        format!(
            "الرقم,الاسم الكامل,اسم الأم,تاريخ الاعتقال,الحالة\n7,سعيد نبيل الحموي,هناء,2012-04-04,{state}\n"
        )
    };
    let person = take_in(&scene.house, "مكتب نوى", vec![file("list.csv", &list("معتقل"))]).outcomes[0]
        .person_id()
        .expect("a file");
    scene.desk(scene.rana).give_team(&person.into(), &[scene.rana].into(), "").expect("given");
    let again = take_in(&scene.house, "مكتب نوى", vec![file("list.csv", &list("متوفى"))]);
    assert_eq!(again.outcomes[0].person_id(), Some(person), "{:?}", again.outcomes);
    assert!(
        scene.is_told(scene.rana, person)
            && !scene.is_told(scene.samer, person)
            && !scene.is_told(scene.omar, person)
    );
}

#[test]
fn tags_tasks_and_remarks_of_a_file_with_a_team_are_its_own() {
    let scene = Scene::new();
    let (team, outside) = (scene.rana, scene.samer);
    scene.give(team, &[team]).expect("given");
    let task = NewTask { what: "إبلاغ الأم".into(), who: None, due: None };
    let set = scene.desk(team).set_tasks(&[scene.person], &task).expect("set");
    scene.desk(team).tag(&[scene.person], "متوفى").expect("tagged");
    scene.desk(team).mark_read(scene.person, "شهادة وفاة").expect("read");
    let desk = scene.desk(outside);
    assert!(
        desk.tasks(false).expect("tasks").is_empty()
            && desk.tags().expect("tags").is_empty()
            && desk.tags_of(&[scene.person]).expect("read").is_empty()
    );
    refused(desk.tag(&[scene.person], "متوفى").map(drop), "team");
    refused(desk.end_tasks(&set, model::act::TaskEnd::Done), "team");
    let dossier = desk.dossier(scene.person).expect("there");
    assert_eq!(desk.review(&dossier).expect("asked").expect("read").review.remarks, "");
    assert_eq!(scene.desk(team).tasks(false).expect("tasks").len(), 1);
    let tagged = search::Filters { tags: ["متوفى".to_owned()].into(), ..search::Filters::default() };
    let found = scene.desk(team).list(&Query { filters: tagged, ..Query::words("", 10) }).expect("a list");
    assert_eq!(found.page.total, 0, "nor does a list find by it");
}

#[test]
fn a_checkpoint_has_a_team_as_people_have() {
    let scene = Scene::new();
    let kind = SubjectKind::of("checkpoint").expect("a kind");
    let claims = vec![said("subject_name", "حاجز السنتر"), said("subject_note", "دفنوا عنده")];
    let new = casework::NewSubject { kind, organisation: OURS, source: source("سائق"), at: None, claims };
    let subject = scene.house.desk(operator()).open_subject(new).expect("opened").subject;
    let told = |member: MemberId| {
        scene.desk(member).subject(&subject).expect("there").fact("subject_note").is_some()
    };
    assert!(told(scene.samer));
    scene.desk(scene.rana).give_team(&subject, &[scene.rana].into(), "").expect("given");
    assert!(told(scene.rana) && !told(scene.samer));
    assert_eq!(
        scene.desk(scene.samer).subjects(Some(kind), "", 10).expect("listed").len(),
        1,
        "its name is in the list"
    );
}

#[test]
fn an_earlier_day_is_read_under_the_team_of_today() {
    let scene = Scene::new();
    let held = scene.hold(scene.person).act;
    scene.give(scene.rana, &[scene.rana]).expect("given");
    let told = |member: MemberId| {
        let desk = scene.desk(member);
        let past = desk.past(AsOf::Act(held)).expect("an earlier day");
        past.desk(desk.viewer.in_the_past())
            .dossier(scene.person)
            .expect("there")
            .standing()
            .any(|s| s.claim.speaks_of_death())
    };
    assert!(told(scene.rana) && !told(scene.samer));
}

#[test]
fn what_only_the_team_is_told_corrects_nothing_for_others() {
    let scene = Scene::new();
    let origin = scene.add(scene.person, &[said("origin_place", "نوى")]);
    scene.give(scene.rana, &[scene.rana]).expect("given");
    let claim = model::ClaimId { act: origin.act, index: 0 };
    scene
        .desk(scene.rana)
        .correct(claim, &source("شاهد"), None, "مقبرة نجها حيث دفن", None)
        .expect("corrected");
    let standing = |member: MemberId| scene.desk(member).claim(claim).err().map(|refusal| refusal.code());
    assert_eq!((standing(scene.rana).as_deref(), standing(scene.samer)), (Some("meanwhile-corrected"), None));
}

#[test]
fn the_right_is_in_the_table() {
    for role in Role::ALL {
        let may = Viewer::new(MemberId(1), [role].into()).can(Action::Team);
        assert_eq!(may, matches!(role, Role::Reviewer | Role::Liaison), "{role:?}");
    }
}
