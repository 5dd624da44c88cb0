//! Forgetting: two people do it, nothing of the person is left where it can be read or guessed, everything of
//! the others stays, the record verifies, and a later list does not bring the person back unseen.

mod common;

use access::{Role, Viewer};
use casework::{
    Clearing, Desk, House, NewClaim, NewFile, NewMember, NewSubject, NewTask, OURS, Outcome, Passed, Refusal,
    SourceChoice, Standing, Wanted, Wish,
};
use common::failing::Failing;
use common::{file, house, house_on, operator, said, source, take_in};
use model::{DocumentId, MemberId, PersonId, Subject, SubjectKind, Tier, Verdict};
use search::Query;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const NAME: &str = "زياد مروان القادري";
const LIST: &str = "الاسم;اسم الأم;تاريخ الاعتقال;من\nزياد مروان القادري;سعاد;3/5/2013;نوى\n\
    نادر خالد الحريري;هناء;4/5/2013;جاسم\n";

fn wish() -> Wish {
    Wish { asked_by: "الأم".into(), why: "تخاف على إخوته".into(), with_lists: false }
}

struct Scene {
    house: House,
    first: MemberId,
    second: MemberId,
    /// The person who will be forgotten: from a list, and a file of ours that is the same person.
    person: PersonId,
    ours: PersonId,
    other: PersonId,
    list: casework::Accepted,
    paper: store::Digest,
}

fn member(login: &str) -> NewMember {
    NewMember {
        login: login.into(),
        name: login.into(),
        roles: [Role::Reviewer].into(),
        password: "زيتون وخبز وماء".into(),
    }
}

impl Scene {
    fn new() -> Scene {
        Scene::on(house())
    }

    fn on(house: House) -> Scene {
        house
            .set_up("رابطة", NewMember { roles: [Role::Administrator].into(), ..member("salma") }, None)
            .expect("set up");
        let desk = house.desk(operator());
        let [first, second] =
            ["rana", "samer"].map(|login| desk.add_member(member(login)).expect("a member"));
        let list = take_in(&house, "مكتب نوى", vec![file("list.csv", LIST)]);
        let [person, other] = [0, 1].map(|at| list.outcomes[at].person_id().expect("a file"));
        let source = SourceChoice::New {
            kind: "interview".into(),
            title: "حديث مع خال زياد".into(),
            tier: Tier::Team,
            reliability: 'B',
            dated: None,
            document: None,
        };
        let claims = [("full_name", NAME), ("note", "كان زياد يعمل في المخبز")]
            .iter()
            .filter_map(|(key, said)| NewClaim::person(key, said))
            .collect();
        let ours = desk
            .open_file(NewFile { organisation: OURS, source, at: None, claims })
            .expect("a file")
            .subject
            .person()
            .expect("a person");
        let paper = b"scan of a paper about Ziad";
        desk.keep_document("ziad.png", paper, Some(ours.into()), Tier::Team).expect("a paper");
        desk.set_tasks(&[person], &NewTask { what: "الاتصال بأهل زياد".into(), who: None, due: None })
            .expect("a task");
        desk.tag(&[person, other], "لقاء نيسان").expect("a tag");
        desk.mark_read(person, "قرأته مع خاله زياد").expect("read");
        desk.judge(person, ours, Verdict::Same, "هو زياد نفسه").expect("judged");
        desk.judge(person, other, Verdict::Different, "ليس زياد").expect("judged");
        let paper = store::Digest(ledger::hash::sha256(paper));
        Scene { house, first, second, person, ours, other, list, paper }
    }

    fn desk(&self, member: MemberId) -> Desk<'_> {
        self.house.desk(Viewer::new(member, [Role::Reviewer].into()))
    }

    /// Everything that is kept, as bytes: acts, cards, shelves.
    fn all(&self) -> String {
        let mut all = Vec::new();
        let store = self.house.store();
        store
            .each_act(0, &mut |act| {
                all.extend(act.content.unwrap_or_default());
                ControlFlow::Continue(())
            })
            .expect("read");
        store
            .each_card(&mut |_, card| {
                all.extend_from_slice(card);
                ControlFlow::Continue(())
            })
            .expect("read");
        for shelf in ["sent", "saved-lists", "dropped-lists", "requests", "mappings"] {
            all.extend(store.shelf_all(shelf).expect("read").into_iter().flat_map(|(_, bytes)| bytes));
        }
        String::from_utf8_lossy(&all).into_owned()
    }

    fn found(&self, words: &str) -> Vec<PersonId> {
        let page = self.desk(self.first).list(&Query::words(words, 10)).expect("a list").page;
        page.hits.iter().map(|hit| hit.person).collect()
    }

    #[track_caller]
    fn is_whole(&self) {
        let verdict = self.house.verify(&mut |_| ControlFlow::Continue(())).expect("verified");
        assert!(verdict.ok(), "{:?}", verdict.broken);
        assert!(self.house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
    }

    fn forget(&self) {
        assert_eq!(
            self.desk(self.first).forget(&self.person.into(), &wish()).expect("asked").0,
            Passed::Waits
        );
        let second = self.desk(self.second);
        let request = second
            .requests()
            .expect("requests")
            .into_iter()
            .find(|r| second.may_answer(r))
            .expect("one waits");
        assert!(matches!(request.wanted, Wanted::Forget(..)));
        second.confirm_request(request.id).expect("confirmed");
    }
}

#[test]
fn a_person_is_forgotten_by_two_and_everything_of_the_others_stays() {
    let scene = Scene::new();
    let told = scene.desk(scene.first).forgetting(&scene.person.into()).expect("told");
    assert_eq!(
        (told.files.clone(), told.documents, told.lists.len()),
        (vec![scene.person.into(), scene.ours.into()], 1, 1)
    );
    let before = scene.house.store().checkpoint().expect("read").expect("signed");
    // The one who asks does not answer, and nothing happens before somebody has.
    scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
    let own = scene.desk(scene.first).requests().expect("requests").remove(0);
    assert!(scene.desk(scene.first).confirm_request(own.id).is_err());
    assert!(scene.all().contains("زياد"));
    scene.forget();
    let all = scene.all();
    for word in ["زياد", "القادري", "المخبز", "سعاد", "ziad.png"] {
        assert!(
            !all.contains(word),
            "{word} is still there: {}",
            all.split(word).next().unwrap_or_default().chars().rev().take(200).collect::<String>()
        );
    }
    assert_eq!(scene.found("زياد"), []);
    assert!(matches!(scene.desk(scene.first).dossier(scene.person), Err(Refusal::NotFound)));
    assert!(matches!(scene.desk(scene.first).dossier(scene.ours), Err(Refusal::NotFound)));
    assert!(!scene.house.store().has_evidence(&scene.paper).expect("asked"));
    // Of the other nothing is lost.
    assert_eq!(scene.found("نادر"), [scene.other]);
    assert!(all.contains("لقاء نيسان") && all.contains("هناء"));
    assert!(scene.house.ground().expect("read").work.tags[&scene.other].contains("لقاء نيسان"));
    assert!(!scene.house.ground().expect("read").work.tags.contains_key(&scene.person));
    // The tree is the one it was, and more.
    assert_eq!(scene.house.store().root_at(before.size).expect("read"), Some(before.root));
    scene.is_whole();
    // Another process, and one that opens the register tomorrow, tell the same.
    let (a, b) = (scene.house.store().derived_digest().expect("read"), scene.found("نادر"));
    scene.house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt");
    assert_eq!((scene.house.store().derived_digest().expect("read"), scene.found("نادر")), (a, b));
}

#[test]
fn who_has_not_the_right_cannot_ask_and_words_that_name_the_person_do_not_stay() {
    let scene = Scene::new();
    for role in [Role::Documenter, Role::Liaison, Role::Administrator, Role::Guest] {
        let desk = scene.house.desk(Viewer::new(scene.first, [role].into()));
        assert!(
            matches!(desk.forget(&scene.person.into(), &wish()), Err(Refusal::NotAllowed(_))),
            "{role:?}"
        );
    }
    let refused = |wish: &Wish| scene.desk(scene.first).forget(&scene.person.into(), wish).map(drop);
    let named = Wish { asked_by: "أم زياد القادري".into(), ..wish() };
    assert!(matches!(refused(&named), Err(Refusal::Field("asked_by", "names-them"))));
    let named = Wish { why: "طلب زياد مروان ذلك".into(), ..wish() };
    assert!(matches!(refused(&named), Err(Refusal::Field("why", "names-them"))));
    assert!(matches!(refused(&Wish { why: " ".into(), ..wish() }), Err(Refusal::Field("why", "needed"))));
    // Who asked first is answered; nobody takes a colleague's request away in silence.
    scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
    let asked = scene.desk(scene.second).forget(&scene.ours.into(), &wish());
    assert!(matches!(asked, Err(Refusal::Meanwhile("forget-asked"))));
    // At the machine nobody is named as the second who could not be it.
    let guest = scene
        .house
        .desk(operator())
        .add_member(NewMember { roles: [Role::Guest].into(), ..member("guest") })
        .expect("a member");
    let named = scene.house.desk(operator()).forget_at_once(&scene.person.into(), &wish(), Some(guest));
    assert!(matches!(named, Err(Refusal::Field("second", "may-not-agree"))));
    // A second person who refuses has prevented it.
    scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
    let second = scene.desk(scene.second);
    let request = second.requests().expect("requests").remove(0);
    second.refuse_request(request.id).expect("refused");
    assert_eq!(second.requests().expect("requests").remove(0).standing, Standing::Refused);
    assert_eq!(scene.found("زياد").len(), 1);
}

#[test]
fn who_was_parted_or_joined_since_the_request_is_not_forgotten_by_it() {
    let scene = Scene::new();
    scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
    let judgement = scene.house.ground().expect("read").judgements.judged_of(&[scene.ours])[0].seq;
    scene.house.desk(operator()).withdraw_judgement(judgement, "شخصان").expect("parted");
    let second = scene.desk(scene.second);
    let request = second.requests().expect("requests").remove(0);
    assert!(matches!(second.confirm_request(request.id), Err(Refusal::Stale)));
    assert!(
        scene.desk(scene.first).dossier(scene.ours).is_ok()
            && scene.desk(scene.first).dossier(scene.person).is_ok()
    );
}

#[test]
fn a_later_list_waits_for_two_people_in_any_script() {
    let scene = Scene::new();
    scene.forget();
    let lists = [
        ("مكتب نوى", LIST.to_owned()),
        ("مكتب درعا", "الاسم;اسم الأم\nزياد مروان القادرى;سعاد\n".into()),
        ("Partner", "Name;Mother\nZiad Marwan Al-Qadri;Suad\n".into()),
    ];
    for (organisation, text) in lists {
        let taken = take_in(&scene.house, organisation, vec![file("again.csv", &text)]);
        assert_eq!(
            (taken.outcomes[0].outcome, taken.outcomes[0].reason.as_str()),
            (Outcome::Waiting, "forgotten"),
            "{organisation}"
        );
        assert!(
            taken.outcomes[1..].iter().all(|row| row.outcome == Outcome::Repeated),
            "{:?}",
            taken.outcomes
        );
    }
    assert_eq!(scene.found("زياد"), []);
    let row = scene.desk(scene.first).waiting().expect("rows").remove(0).seq;
    let one = scene.desk(scene.first).clear_row(row, &Clearing::One);
    assert!(matches!(one, Err(Refusal::Field("row", "forgotten"))));
    assert_eq!(scene.desk(scene.first).ask_for_row(row, &Clearing::One).expect("asked"), Passed::Waits);
    assert_eq!(scene.found("زياد"), []);
    let second = scene.desk(scene.second);
    let request = second.requests().expect("requests").remove(0);
    second.confirm_request(request.id).expect("a namesake, says the second");
    assert_eq!(scene.found("زياد").len(), 1);
    assert_eq!(scene.house.ground().expect("read").lists.cleared[&row].by, scene.first);
    // Left out, it takes one person: nobody comes back by it.
    let row = scene.desk(scene.first).waiting().expect("rows").remove(0).seq;
    scene.desk(scene.first).clear_row(row, &Clearing::LeftOut("محو ما قيل عنه".into())).expect("left out");
    scene.is_whole();
}

#[test]
fn what_forgetting_does_not_reach_is_named_and_a_row_left_out_afterwards_keeps_nothing() {
    let scene = Scene::new();
    let desk = scene.house.desk(operator());
    // A row that waits for another reason, one of a namesake by two parts only, and words about a checkpoint
    // that name him.
    let waits = take_in(
        &scene.house,
        "مكتب جاسم",
        vec![file(
            "w.csv",
            "الاسم;اسم الأم;تاريخ الاعتقال\nزياد مروان القادري;سعاد;3/5/2031\n\
                زياد علي القادري;هدى;3/5/2031\n",
        )],
    );
    assert!(waits.outcomes.iter().all(|row| row.outcome == Outcome::Waiting));
    let kind = SubjectKind::of("checkpoint").expect("a kind");
    let claims = vec![said("subject_name", "حاجز الجسر"), said("subject_note", "أقامه زياد مروان القادري")];
    let checkpoint = desk
        .open_subject(NewSubject { kind, organisation: OURS, source: source("سائق"), at: None, claims })
        .expect("opened")
        .subject;
    let told = scene.desk(scene.first).forgetting(&scene.person.into()).expect("told");
    let rows: Vec<u64> = scene
        .house
        .ground()
        .expect("read")
        .lists
        .waiting
        .values()
        .filter(|row| row.row.fields.iter().any(|(_, words)| words.contains("مروان")))
        .map(|row| row.seq)
        .collect();
    assert_eq!(
        (told.named_in, told.rows, told.copies, told.elsewhere),
        (vec![checkpoint], rows.clone(), Vec::new(), Vec::new())
    );
    scene.forget();
    assert!(scene.all().contains("سعاد"), "nobody has decided about the row");
    scene.desk(scene.first).clear_row(rows[0], &Clearing::LeftOut("هو نفسه".into())).expect("left out");
    assert!(!scene.all().contains("سعاد"));
    assert!(matches!(scene.desk(scene.first).reopen_row(rows[0]), Err(Refusal::Already)));
    scene.is_whole();
    // The list again, in this process and in one that opens the register tomorrow: nobody is asked twice.
    let again = desk
        .plan_import(
            vec![file("w.csv", "الاسم;اسم الأم;تاريخ الاعتقال\nزياد مروان القادري;سعاد;3/5/2031\n")],
            "مكتب جاسم",
            Default::default(),
        )
        .expect("planned");
    assert_eq!(
        (again.outcomes[0].outcome, again.outcomes[0].reason.as_str()),
        (Outcome::Repeated, "asked-before")
    );
}

#[test]
fn the_lists_of_others_go_only_where_that_was_asked() {
    let scene = Scene::new();
    let digest: store::Digest = ledger::digest(LIST.as_bytes()).to_string().parse().expect("a digest");
    let wish = Wish { with_lists: true, ..wish() };
    scene
        .house
        .desk(operator())
        .forget_at_once(&scene.person.into(), &Wish { with_lists: false, ..wish.clone() }, None)
        .expect("forgotten");
    assert!(scene.house.store().has_evidence(&digest).expect("asked"));
    let other = Scene::new();
    other
        .house
        .desk(operator())
        .forget_at_once(&other.person.into(), &wish, Some(other.second))
        .expect("forgotten");
    assert!(!other.house.store().has_evidence(&digest).expect("asked"));
    assert_eq!(other.found("نادر"), [other.other]);
    other.is_whole();
    assert!(other.list.import.is_some());
}

#[test]
fn a_disk_that_fills_in_the_middle_leaves_everything_as_it_was() {
    let steps = Arc::new(AtomicI64::new(-1));
    let scene = Scene::on(house_on(Box::new(Failing::new(steps.clone()))));
    let (before, head) = (scene.all(), scene.house.store().head().expect("a head"));
    let mut at = 0;
    let done = loop {
        steps.store(at, Ordering::SeqCst);
        let done = scene.house.desk(operator()).forget_at_once(&scene.person.into(), &wish(), None);
        steps.store(-1, Ordering::SeqCst);
        match done {
            Ok(done) => break done,
            Err(Refusal::Store(store::Trouble::DiskFull)) => {}
            Err(other) => panic!("{other:?}"),
        }
        assert_eq!(
            (scene.all() == before, scene.house.store().head().expect("a head")),
            (true, head),
            "after step {at}"
        );
        at += 1;
    };
    assert!(at > 10 && done.acts > 5, "{at} steps, {done:?}");
    assert!(!scene.all().contains("زياد"));
    scene.is_whole();
}

#[test]
fn what_is_no_person_is_forgotten_too_and_what_ships_stays() {
    let scene = Scene::new();
    let desk = scene.house.desk(operator());
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "حديث مع سائق".into(),
        tier: Tier::Team,
        reliability: 'B',
        dated: None,
        document: None,
    };
    let named = |name: &str| vec![NewClaim::person("subject_name", name).expect("a claim")];
    let new = NewSubject {
        kind: SubjectKind::of("checkpoint").expect("a kind"),
        organisation: OURS,
        source: source.clone(),
        at: None,
        claims: named("حاجز الطاحونة"),
    };
    let checkpoint = desk.open_subject(new).expect("opened").subject;
    let ships: Subject = "f:F117".parse().expect("a prison that ships");
    desk.add(ships.clone(), OURS, &source, None, &named("سجن قال عنه السائق")).expect("said");
    for subject in [&checkpoint, &ships] {
        let first = scene.desk(scene.first);
        assert_eq!(first.forget(subject, &wish()).expect("asked").0, Passed::Waits);
        let second = scene.desk(scene.second);
        let request = second
            .requests()
            .expect("requests")
            .into_iter()
            .find(|r| second.may_answer(r))
            .expect("one waits");
        second.confirm_request(request.id).expect("confirmed");
    }
    let all = scene.all();
    assert!(!all.contains("الطاحونة") && !all.contains("السائق") && !all.contains("سائق"));
    assert!(matches!(desk.subject(&checkpoint), Err(Refusal::NotFound)));
    assert!(desk.subject(&ships).is_ok(), "what ships is there");
    assert!(scene.all().contains("زياد"));
    scene.is_whole();
}

#[test]
fn every_list_in_which_the_person_stands_is_named_and_goes_where_that_was_asked() {
    const MONTH: &str = "الاسم;اسم الأم;تاريخ الاعتقال;من\nزياد مروان القادري;سعاد;3/5/2013;نوى\n\
        نادر خالد الحريري;هناء;4/5/2013;جاسم\nهدى رامي الحريري;منى;5/5/2013;بصرى\n";
    // Nothing in the log says that its row is his: it names him in two columns, and was left out by hand.
    const LEFT_OUT: &str =
        "الاسم الأول;اسم الأب;الكنية;اسم الأم;تاريخ الاعتقال\nزياد;مروان;القادري;سعاد;3/5/2031\n";
    const OTHERS: &str = "الاسم;اسم الأم\nسلمى ياسر الزعبي;ريم\n";
    let scene = Scene::new();
    let digest = |text: &str| -> store::Digest {
        ledger::digest(text.as_bytes()).to_string().parse().expect("a digest")
    };
    // The list of every month repeats the rows of the last.
    let month = take_in(&scene.house, "مكتب نوى", vec![file("month.csv", MONTH)]);
    assert_eq!(month.outcomes[0].outcome, Outcome::Repeated);
    let left_out = take_in(&scene.house, "مكتب جاسم", vec![file("left.csv", LEFT_OUT)]);
    assert_eq!(left_out.outcomes[0].outcome, Outcome::Waiting);
    let row = scene.desk(scene.first).waiting().expect("rows").remove(0).seq;
    scene.desk(scene.first).clear_row(row, &Clearing::LeftOut("ليس واضحاً".into())).expect("left out");
    take_in(&scene.house, "مكتب بصرى", vec![file("others.csv", OTHERS)]);
    let desk = scene.house.desk(operator());
    let bundle = desk.bundle(&casework::Whom::All, access::Audience::Sheet).expect("a bundle");
    let told = scene.desk(scene.first).forgetting(&scene.person.into()).expect("told");
    let names: Vec<&str> = told.lists.iter().map(|list| list.name.as_str()).collect();
    assert_eq!(names, ["list.csv", "month.csv", "left.csv"]);
    assert_eq!(told.left.len(), 1, "what left is not forgotten where it went");
    // A bundle that holds him here already, of a register that had him from here.
    let elsewhere = house_on(Box::new(store::memory::Memory::new([9; 32])));
    elsewhere.found("رابطة ثانية").expect("founded");
    let there = elsewhere.desk(operator());
    there.take_bundle(&there.plan_bundle("a.bundle", bundle.bytes).expect("a plan")).expect("taken");
    let person = there.list(&Query::words("زياد", 5)).expect("a list").page.hits[0].person;
    let again = there.plan_import(vec![file("b.csv", MONTH)], "مكتب", Default::default()).expect("a plan");
    there.accept_import(&again.key, &mut |_, _| ControlFlow::Continue(())).expect("applied");
    let lists = there.forgetting(&person.into()).expect("told").lists;
    assert_eq!(lists.len(), 2, "the bundle, and the list with the same names: {lists:?}");

    let done = scene
        .house
        .desk(operator())
        .forget_at_once(&scene.person.into(), &Wish { with_lists: true, ..wish() }, None)
        .expect("forgotten");
    assert!(done.remains(true).lists.is_empty() && !done.remains(false).lists.is_empty());
    for (text, is_there) in [(LIST, false), (MONTH, false), (LEFT_OUT, false), (OTHERS, true)] {
        assert_eq!(scene.house.store().has_evidence(&digest(text)).expect("asked"), is_there, "{text}");
    }
    scene.is_whole();
}

#[test]
fn whoever_confirms_is_told_what_still_holds_the_person_and_the_operator_sees_what_waits() {
    let scene = Scene::new();
    scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
    let waits = scene.house.desk(operator()).requests().expect("requests").remove(0);
    assert_eq!((waits.standing, waits.id.to_string().as_str()), (Standing::Waits, "f1"));
    assert_eq!("f1".parse(), Ok(waits.id));
    let own = scene.desk(scene.first).confirm_request(waits.id);
    assert!(matches!(own, Err(Refusal::Second("own"))));
    let done = scene.desk(scene.second).confirm_request(waits.id).expect("confirmed");
    let remains = done.remains.expect("it was a forgetting");
    assert_eq!(remains.lists.len(), 1);
    let after = scene.desk(scene.first).requests().expect("requests").remove(0);
    assert_eq!(after.remains, Some(remains), "and so is whoever asked, afterwards");
}

#[test]
fn a_list_that_was_left_is_destroyed_later_by_two_and_what_was_taken_from_it_stays() {
    let scene = Scene::new();
    scene.forget();
    let digest: store::Digest = ledger::digest(LIST.as_bytes()).to_string().parse().expect("a digest");
    let remains = || scene.desk(scene.first).requests().expect("requests").remove(0).remains.expect("kept");
    let lists = remains().lists;
    assert_eq!(lists.len(), 1, "{lists:?}");
    // The request says by which number it is destroyed.
    let number = lists[0].rsplit([' ', ')']).nth(1).expect("a document");
    let document: DocumentId = number.parse().expect("a document");

    let desk = scene.desk(scene.first);
    let loss = desk.list_loss(document).expect("told");
    assert_eq!((loss.name.as_str(), loss.imports.len(), loss.papers), ("list.csv", 1, 0));
    let nobody = scene.house.desk(Viewer::new(scene.first, [Role::Documenter].into()));
    assert!(matches!(nobody.list_loss(document), Err(Refusal::NotAllowed(_))));
    assert!(matches!(desk.list_loss(DocumentId(999)), Err(Refusal::NotFound)));
    let empty = Wish { why: " ".into(), ..wish() };
    assert!(matches!(desk.destroy_list(document, &empty), Err(Refusal::Field("why", "needed"))));

    assert_eq!(desk.destroy_list(document, &wish()).expect("asked"), Passed::Waits);
    assert!(scene.house.store().has_evidence(&digest).expect("asked"), "nothing before a second person");
    let again = scene.desk(scene.second).destroy_list(document, &wish());
    assert!(matches!(again, Err(Refusal::Meanwhile("forget-asked"))));
    let request = scene.desk(scene.second).requests().expect("requests").remove(0);
    assert!(matches!(&request.wanted, Wanted::List(of, _) if *of == document));
    let reader = l10n::Reader::new(l10n::Lang::En);
    assert!(scene.house.request_words(&request.wanted, reader).contains("list.csv"));
    assert!(matches!(desk.confirm_request(request.id), Err(Refusal::Second("own"))));
    scene.desk(scene.second).confirm_request(request.id).expect("confirmed");

    assert!(!scene.house.store().has_evidence(&digest).expect("asked"));
    assert_eq!(scene.found("نادر"), [scene.other], "what was taken from it stays");
    let former = scene
        .desk(scene.first)
        .requests()
        .expect("requests")
        .into_iter()
        .find(|request| matches!(request.wanted, Wanted::Forget(..)));
    assert!(former.expect("it stands").remains.expect("kept").lists.is_empty(), "it holds nobody any more");
    let once_more = scene.house.desk(operator()).destroy_list_at_once(document, &wish(), None);
    assert!(matches!(once_more, Err(Refusal::Already)));
    scene.is_whole();
}

#[test]
fn kept_lists_are_read_for_forgetting_before_anybody_has_to_wait() {
    let store = Failing::new(Arc::new(AtomicI64::new(-1)));
    let read = store.read_in_units();
    let scene = Scene::on(house_on(Box::new(store)));
    for month in 0..3 {
        let text = format!("الاسم;اسم الأم\nسلمى ياسر الزعبي {month};ريم\n");
        take_in(&scene.house, "مكتب بصرى", vec![file(&format!("{month}.csv"), &text)]);
    }
    read.store(0, Ordering::SeqCst);
    scene.forget();
    assert_eq!(read.load(Ordering::SeqCst), 0, "by two");
    let other: Subject = scene.other.into();
    let done = scene.house.desk(operator()).forget_at_once(&other, &wish(), None).expect("forgotten");
    assert_eq!((read.load(Ordering::SeqCst), done.lists.len()), (0, 1), "at once");
}

#[test]
fn an_import_that_is_withdrawn_counts_nobody_who_was_forgotten() {
    let scene = Scene::new();
    scene.forget();
    let gone = scene
        .house
        .desk(operator())
        .withdraw_import(scene.list.import.expect("an import"), "قائمة خاطئة")
        .expect("withdrawn");
    assert_eq!(gone.subjects, [Subject::from(scene.other)]);
}

#[test]
fn words_of_colleagues_in_which_the_name_stands_are_named_and_papers_that_lie_elsewhere_too() {
    let scene = Scene::new();
    let desk = scene.house.desk(operator());
    let open = |name: &str, claims: Vec<NewClaim>, title: &str| {
        let claims = std::iter::once(said("full_name", name)).chain(claims).collect();
        let new = NewFile { organisation: OURS, source: source(title), at: None, claims };
        desk.open_file(new).expect("opened").subject.person().expect("a person")
    };
    let place = || vec![said("origin_place", "نوى")];
    let tagged = open("سامر فؤاد الحلبي", place(), "حديث");
    let tasked = open("ماهر عادل الخطيب", place(), "حديث آخر");
    let titled = open("بلال حسن الدرويش", place(), &format!("قاله {NAME}"));
    let judged = open("هيثم محمود الزعبي", place(), "حديث ثالث");
    desk.tag(&[tagged], &format!("مع {NAME}")).expect("tagged");
    desk.set_tasks(&[tasked], &NewTask { what: format!("اسأل عن {NAME}"), who: None, due: None })
        .expect("set");
    desk.judge(tagged, judged, Verdict::Different, &format!("ليس أخا {NAME}")).expect("judged");
    desk.mark_read(judged, &format!("كان مع {NAME}")).expect("read");
    desk.keep_document("x.png", b"scan of a paper about Ziad", Some(tasked.into()), Tier::Team)
        .expect("kept");
    let told = scene.desk(scene.first).forgetting(&scene.person.into()).expect("told");
    let found: Vec<(&str, Vec<Subject>)> = told
        .named_words
        .iter()
        .map(|words| (words.what.as_str(), words.about.iter().cloned().collect()))
        .collect();
    for expected in [
        ("tag", vec![tagged.into()]),
        ("task", vec![tasked.into()]),
        ("title", vec![titled.into()]),
        ("reason", vec![tagged.into(), judged.into()]),
        ("remark", vec![judged.into()]),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert_eq!((told.papers_in, told.documents), (vec![tasked.into()], 0));
    scene.forget();
    let request = scene.desk(scene.second).requests().expect("requests").remove(0);
    let remains = request.remains.expect("it did not reach all");
    assert!(remains.named_words.len() >= 5 && remains.papers_in == [Subject::from(tasked)]);
}

#[test]
fn who_answers_a_request_that_is_over_is_told_how_it_ended() {
    let scene = Scene::new();
    let code = |answer: Result<casework::Request, Refusal>| answer.expect_err("it is over").code();
    let second = scene.desk(scene.second);
    let asked = || {
        scene.desk(scene.first).forget(&scene.person.into(), &wish()).expect("asked");
        second.requests().expect("requests").remove(0).id
    };
    let (first, later) = (asked(), asked());
    assert_eq!(code(second.confirm_request(first)), "meanwhile-request-replaced");
    second.refuse_request(later).expect("refused");
    assert_eq!(code(second.confirm_request(later)), "meanwhile-request-refused");
    let last = asked();
    second.confirm_request(last).expect("confirmed");
    assert_eq!(code(second.confirm_request(last)), "already");
}

#[test]
fn a_request_about_a_row_ends_with_the_row_and_comes_back_with_it() {
    let scene = Scene::new();
    scene.forget();
    let list = "الاسم;اسم الأم;تاريخ الاعتقال\nزياد مروان القادري;سعاد;3/5/2013\n";
    let import = take_in(&scene.house, "مكتب جاسم", vec![file("w.csv", list)]).import.expect("taken in");
    let first = scene.desk(scene.first);
    let row = first.waiting().expect("read").remove(0).seq;
    let names = vec!["زياد مروان القادري".to_owned(), "مروان القادري".to_owned()];
    assert_eq!(first.ask_for_row(row, &Clearing::Split(names)).expect("asked"), Passed::Waits);
    let second = scene.desk(scene.second);
    let request = || second.requests().expect("requests").remove(0);
    assert_eq!((request().standing, second.requests_to_answer().expect("counted")), (Standing::Waits, 1));
    let asked = second.ask_for_row(row, &Clearing::One);
    assert!(matches!(asked, Err(Refusal::Meanwhile("row-asked"))));
    let desk = scene.house.desk(operator());
    desk.withdraw_import(import, "نسخة قديمة").expect("withdrawn");
    assert_eq!((request().standing, second.requests_to_answer().expect("counted")), (Standing::NoRow, 0));
    let code = |answer: Result<casework::Request, Refusal>| answer.expect_err("it is over").code();
    assert_eq!(code(second.confirm_request(request().id)), "meanwhile-request-list-withdrawn");
    desk.restore_import(import, "كانت صحيحة").expect("stands again");
    assert_eq!(request().standing, Standing::Waits);
    let reader = l10n::Reader::new(l10n::Lang::En);
    let words = |wanted: &Wanted| scene.house.request_words(wanted, reader);
    assert!(words(&request().wanted).contains("as several people: "));
    second.confirm_request(request().id).expect("confirmed");
    let told = words(&request().wanted);
    assert!(told.contains("as several people") && !told.contains("زياد"), "{told}");
}
