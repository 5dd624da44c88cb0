//! What is no person: it has claims with sources, contradictions, history and withdrawal like anybody's file,
//! is found by its names, stands in the log, survives a rebuild, and is told to each reader as far as that
//! reader may know.

mod common;

use access::{Audience, Role};
use casework::{AsOf, Desk, House, LogFilter, NewClaim, NewSubject, OURS, Refusal};
use common::{desk_of, house, operator, prison, said, source};
use model::dossier::{Gone, Harmony};
use model::{Subject, SubjectKind, Tier, Value};
use std::ops::ControlFlow;

fn open(desk: &Desk<'_>, kind: &str, claims: &[(&str, &str)]) -> Result<Subject, Refusal> {
    let kind = SubjectKind::of(kind).expect("a kind");
    let claims = claims.iter().map(|(key, words)| said(key, words)).collect();
    Ok(desk
        .open_subject(NewSubject { kind, organisation: OURS, source: source("سائق"), at: None, claims })?
        .subject)
}

fn names(desk: &Desk<'_>, words: &str) -> Vec<String> {
    desk.subjects(None, words, 20).expect("listed").into_iter().map(|line| line.name).collect()
}

fn refused<T>(done: Result<T, Refusal>) -> String {
    done.err().map(|refusal| refusal.code()).unwrap_or_default()
}

fn founded() -> House {
    let house = house();
    house.found("رابطة").expect("founded");
    house
}

#[test]
fn a_checkpoint_has_claims_with_sources_contradictions_and_corrections() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    let checkpoint = open(
        &desk,
        "checkpoint",
        &[("subject_name", "حاجز السنتر"), ("subject_place", "نوى"), ("subject_note", "على مدخل البلدة")],
    )
    .expect("opened");
    assert_eq!(checkpoint.to_string(), "k1");
    let other = desk
        .add(
            checkpoint.clone(),
            OURS,
            &source("سائق آخر"),
            None,
            &[said("subject_place", "جاسم"), said("subject_party", "المخابرات الجوية")],
        )
        .expect("added");
    let told = desk.subject(&checkpoint).expect("told");
    let place = told.fact("subject_place").expect("a place");
    assert_eq!(
        (place.values.len(), place.harmony),
        (2, Harmony::Apart),
        "two sources that disagree stand apart"
    );
    assert!(matches!(
        told.fact("subject_party").map(|fact| &fact.values[0].first().claim.value),
        Some(Value::Party { .. })
    ));
    assert_eq!(told.subject.as_ref(), Some(&checkpoint));
    assert!(
        criteria::finding(&told).is_none() && told.episodes.is_empty(),
        "what is special to people stays with people"
    );

    let wrong = place
        .values
        .iter()
        .map(|value| value.first())
        .find(|one| one.id.act == other.act)
        .expect("the second")
        .id;
    desk.correct_because(wrong, &source("سائق آخر"), None, "نوى", None, Some("سمعناه خطأ".into()))
        .expect("corrected");
    let told = desk.subject(&checkpoint).expect("told");
    assert_eq!(told.fact("subject_place").map(|fact| fact.values.len()), Some(1));
    assert!(
        told.gone.iter().any(|one| one.id == wrong && matches!(one.gone, Some(Gone::Superseded(_)))),
        "what was corrected stays readable"
    );
    assert_eq!(refused(desk.correct(wrong, &source("x"), None, "y", None)), "meanwhile-corrected");

    let party = told.fact("subject_party").expect("a party").values[0].first().id;
    assert_eq!(refused(desk.withdraw(party, " ")), "field-needed");
    assert_eq!(desk.withdraw(party, "لم يقله").expect("withdrawn"), checkpoint);
    assert!(desk.subject(&checkpoint).expect("told").fact("subject_party").is_none());
}

#[test]
fn what_ships_is_there_and_corrected_by_claims_like_anything_else() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    let told = desk.subject(&prison()).expect("it ships");
    let name = told.fact("subject_name").expect("a name").values[0].first();
    assert!(name.claim.said.contains("صيدنايا") && name.id.act == 0, "{:?}", name.claim.said);
    desk.add(
        prison(),
        OURS,
        &source("كتاب"),
        Some("ص ٣".into()),
        &[said("subject_name", "سجن صيدنايا العسكري الأول"), said("subject_note", "بابه إلى الشمال")],
    )
    .expect("added");
    let told = desk.subject(&prison()).expect("told");
    let name = told.fact("subject_name").expect("a name");
    assert_eq!(
        (name.values.len(), name.values[0].first().claim.said.as_str()),
        (1, "سجن صيدنايا العسكري الأول")
    );
    assert!(told.gone.iter().any(|one| one.id.act == 0), "what ships stays readable");
    assert!(told.fact("subject_other_name").is_some(), "of which nothing else was said, stands as it ships");
    let own = name.values[0].first().id;
    desk.withdraw(own, "ليس اسمه").expect("withdrawn");
    let told = desk.subject(&prison()).expect("told");
    assert_eq!(
        told.fact("subject_name").map(|fact| fact.values[0].first().id.act),
        Some(0),
        "and stands again"
    );
    assert_eq!(
        refused(desk.subject(&"f:F99999".parse().expect("an id"))),
        "not-found",
        "no row ships under this id"
    );
}

#[test]
fn it_is_found_by_its_names_as_far_as_the_reader_is_told_them() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    open(&desk, "checkpoint", &[("subject_name", "حاجز السنتر"), ("subject_other_name", "حاجز المفرق")])
        .expect("opened");
    let hidden =
        open(&desk, "institution", &[("subject_note", "مكتب محام"), ("subject_name", "مكتب الأستاذ سمير")])
            .expect("opened");
    assert_eq!(names(&desk, "السنتر"), ["حاجز السنتر"]);
    assert_eq!(names(&desk, "حاجز المفرق"), ["حاجز السنتر"], "by another name");
    assert!(names(&desk, "sednaya").iter().any(|name| name.contains("صيدنايا")), "by an alias of what ships");
    assert!(names(&desk, "السجن الأحمر").iter().any(|name| name.contains("صيدنايا")));
    assert_eq!(names(&desk, "لا شيء بهذا الاسم"), [""; 0]);
    let checkpoints = desk.subjects(SubjectKind::of("checkpoint"), "", 20).expect("listed");
    assert_eq!(checkpoints.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(), ["حاجز السنتر"]);
    assert!(
        desk.subjects(SubjectKind::of("facility"), "", 500).expect("listed").len() > 100,
        "what ships is listed under its kind"
    );
    // A name that is told to the few: for the others the subject is not there.
    let name =
        desk.subject(&hidden).expect("told").fact("subject_name").expect("a name").values[0].first().id;
    desk.withdraw(name, "باسم آخر").expect("withdrawn");
    let sealed = NewClaim { tier: Some(Tier::Sealed), ..said("subject_name", "مكتب المرمرات") };
    desk_of(&house, Role::Reviewer).add(hidden.clone(), OURS, &source("x"), None, &[sealed]).expect("added");
    assert_eq!(names(&desk, "المرمرات"), [""; 0]);
    let guest = desk_of(&house, Role::Guest);
    assert_eq!(refused(guest.subject(&hidden)), "not-found");
    assert_eq!(names(&guest, "السنتر"), ["حاجز السنتر"]);
    assert!(guest.subject(&prison()).is_ok(), "everyone can read what ships");
}

#[test]
fn readers_outside_are_told_no_running_number_and_what_was_understood_alone() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    let checkpoint = open(
        &desk,
        "checkpoint",
        &[
            ("subject_name", "حاجز السنتر"),
            ("subject_place", "نوى"),
            ("subject_note", "سر الفريق"),
            ("subject_party", "جهة لا نعرفها"),
        ],
    )
    .expect("opened");
    let guest = desk_of(&house, Role::Guest);
    let told = guest.subject(&checkpoint).expect("told");
    assert!(
        told.fact("subject_place").is_some()
            && told.fact("subject_note").is_none()
            && told.fact("subject_party").is_none()
    );
    let called = guest.refs().of_subject(&checkpoint);
    assert_eq!(called.len(), 26, "{called}");
    assert_eq!(guest.refs().read_subject(&called), Some(checkpoint.clone()));
    assert_eq!(guest.refs().read_subject("k1"), None);
    assert_eq!(desk.refs().read_subject("k1"), Some(checkpoint));
    assert_eq!(guest.refs().of_subject(&prison()), "f:F117", "what ships is called the same everywhere");
    assert_eq!(refused(open(&guest, "checkpoint", &[("subject_name", "x")])), "not-allowed");
}

#[test]
fn it_stands_in_the_log_survives_a_rebuild_and_is_read_as_of_an_earlier_act() {
    let house = founded();
    let desk = house.desk(operator());
    let unit = open(&desk, "unit", &[("subject_name", "مفرزة إزرع"), ("subject_part_of", "u:SYA-MI-245")])
        .expect("opened");
    let before = house.store().head().expect("a head");
    desk.add(unit.clone(), OURS, &source("منشق"), None, &[said("subject_note", "انتقلت إلى الشيخ مسكين")])
        .expect("added");
    let link = desk
        .subject(&unit)
        .expect("told")
        .fact("subject_part_of")
        .map(|fact| fact.values[0].first().claim.value.clone());
    assert_eq!(link, Some(Value::Subject("u:SYA-MI-245".parse().expect("an id"))), "a link is a value");
    let lines = desk.log(0, 10, &LogFilter::default()).expect("the log").lines;
    assert!(lines[0].what.contains("subject_note") && lines[0].about == [unit.clone()], "{:?}", lines[0]);
    let of_unit = desk
        .log(0, 10, &LogFilter { about: Some(unit.clone()), ..LogFilter::default() })
        .expect("the log")
        .lines;
    assert_eq!(of_unit.iter().map(|line| line.kind.key()).collect::<Vec<_>>(), ["said", "said"]);
    let all = |house: &House| {
        let desk = house.desk(operator());
        let told = serde_json::to_string(&*desk.subject(&unit).expect("told")).expect("text");
        format!("{told} {:?}", desk.subjects(None, "إزرع", 9).expect("listed"))
    };
    let (told, digest) = (all(&house), house.store().derived_digest().expect("a digest"));
    house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt");
    assert_eq!((all(&house), house.store().derived_digest().expect("a digest")), (told, digest));
    assert!(
        house
            .store()
            .verify(Some(&casework::keys_of), &mut |_| ControlFlow::Continue(()))
            .expect("verified")
            .ok()
    );
    let past = desk.past(AsOf::Act(before)).expect("read");
    assert!(past.desk(operator().in_the_past()).subject(&unit).expect("told").fact("subject_note").is_none());
    assert_eq!(
        house.list(Audience::Team).expect("a list").read().expect("no fault").len(),
        0,
        "it is in no list of people"
    );
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let house = founded();
    let desk = house.desk(operator());
    let before = house.store().head().expect("a head");
    assert_eq!(refused(open(&desk, "checkpoint", &[("subject_note", "بلا اسم")])), "field-needed");
    assert_eq!(refused(open(&desk, "person", &[("subject_name", "x")])), "field-unknown");
    assert_eq!(
        refused(open(&desk, "checkpoint", &[("subject_name", "x"), ("mother_name", "هدى")])),
        "field-unknown",
        "a checkpoint has no mother"
    );
    let of_person = desk.open_file(casework::NewFile {
        organisation: OURS,
        source: source("x"),
        at: None,
        claims: vec![said("full_name", "سالم ناصر"), said("subject_name", "حاجز")],
    });
    assert_eq!(refused(of_person), "field-unknown", "and people have no name of a checkpoint");
    assert_eq!(
        refused(open(&desk, "checkpoint", &[("subject_name", "x"), ("subject_contact", "y")])),
        "field-unknown",
        "only institutions have that"
    );
    let nothing: Subject = "k77".parse().expect("an id");
    assert_eq!(refused(desk.subject(&nothing)), "not-found");
    assert_eq!(
        refused(desk.add(nothing, OURS, &source("x"), None, &[said("subject_note", "y")])),
        "not-found"
    );
    assert_eq!(refused(desk.add(prison(), OURS, &source("x"), None, &[])), "field-needed");
    assert_eq!(house.store().head().expect("a head"), before);
}

#[test]
fn an_organisation_that_leaves_takes_its_words_about_subjects_along() {
    let house = founded();
    let desk = house.desk(operator());
    let theirs = desk.add_organisation("مكتب درعا").expect("added");
    let kind = SubjectKind::of("checkpoint").expect("a kind");
    let new = NewSubject {
        kind,
        organisation: theirs,
        source: source("سائق"),
        at: None,
        claims: vec![said("subject_name", "حاجز المرمرات")],
    };
    let subject = desk.open_subject(new).expect("opened").subject;
    assert_eq!(names(&desk, "المرمرات"), ["حاجز المرمرات"]);
    desk.withdraw_organisation(theirs, "طلبوا ذلك", false).expect("withdrawn");
    assert_eq!(names(&desk, "المرمرات"), [""; 0]);
    assert!(desk.subject(&subject).map(|told| told.is_empty()).unwrap_or(true));
    desk.withdraw_organisation(theirs, "عادوا", true).expect("restored");
    assert_eq!(names(&desk, "المرمرات"), ["حاجز المرمرات"]);
}

#[test]
fn papers_lie_in_its_file_for_those_who_may_open_them() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    let checkpoint = open(&desk, "checkpoint", &[("subject_name", "حاجز السنتر")]).expect("opened");
    let kept = desk
        .keep_document("صورة.png", b"\x89PNG\r\n\x1a\nx", Some(checkpoint.clone()), Tier::Team)
        .expect("kept");
    let again = desk
        .keep_document("صورة.png", b"\x89PNG\r\n\x1a\nx", Some(checkpoint.clone()), Tier::Team)
        .expect("kept");
    assert!(!kept.before && again.before && kept.id == again.id, "the same bytes are one paper");
    let of_prison = desk
        .keep_document("رسم.txt", "مخطط".as_bytes(), Some(prison()), Tier::Sealed)
        .expect("kept in the file of what ships");
    assert_eq!(
        desk.subject(&checkpoint).expect("told").papers.iter().map(|paper| paper.id).collect::<Vec<_>>(),
        [kept.id]
    );
    assert!(desk.open_document(kept.id).is_ok());
    assert!(desk.subject(&prison()).expect("told").papers.is_empty(), "a sealed paper is on no page");
    assert_eq!(refused(desk.open_document(of_prison.id).map(drop)), "not-found");
    let reviewer = desk_of(&house, Role::Reviewer);
    assert!(reviewer.open_document(of_prison.id).is_ok());
    let log = house.desk(operator()).log(0, 1, &LogFilter::default()).expect("the log").lines;
    assert!(log[0].what.contains("document"), "opening it was logged: {:?}", log[0]);
    assert_eq!(refused(desk_of(&house, Role::Guest).open_document(kept.id).map(drop)), "not-found");
    let nothing: Subject = "k77".parse().expect("an id");
    assert_eq!(refused(desk.keep_document("x.txt", b"x", Some(nothing), Tier::Team).map(drop)), "not-found");
    // A paper handed in with what it shows is one unit with the claim.
    let paper = casework::NewPaper {
        name: "كشف.txt",
        bytes: "كشف".as_bytes(),
        tier: Tier::Team,
        kind: None,
        compartment: None,
    };
    desk.add_with_paper(
        checkpoint.clone(),
        OURS,
        &source("سائق"),
        None,
        &[said("document", "كشف الحاجز")],
        Some(paper),
    )
    .expect("added");
    let told = desk.subject(&checkpoint).expect("told");
    assert_eq!((told.papers.len(), told.fact("document").map(|fact| fact.values.len())), (2, Some(1)));
}

#[test]
fn in_a_box_of_people_it_is_found_by_whole_words_alone() {
    let house = founded();
    let desk = desk_of(&house, Role::Documenter);
    open(&desk, "checkpoint", &[("subject_name", "حاجز السنتر")]).expect("opened");
    let called = |words: &str| {
        desk.subjects_called(words, 20).expect("asked").into_iter().map(|line| line.name).collect::<Vec<_>>()
    };
    assert_eq!(called("السنتر"), ["حاجز السنتر"]);
    assert_eq!(called("السن"), [""; 0], "the beginning of a word is the beginning of many names");
    assert_eq!(called("سنتر حاجز خالد"), [""; 0]);
    assert_eq!(called(""), [""; 0]);
    assert!(called("صيدنايا").iter().any(|name| name.contains("صيدنايا")));
    assert!(called("السجن الأحمر").first().is_some_and(|name| name.contains("صيدنايا")), "by an alias");
    assert!(
        called("Palestine Branch")
            .first()
            .is_some_and(|name| name.contains("فلسطين") || name.contains("235")),
        "{:?}",
        called("Palestine Branch")
    );
    // What the register says otherwise takes the place of what ships, here too.
    desk.add(
        prison(),
        OURS,
        &source("كتاب"),
        None,
        &[said("subject_name", "معتقل التلة"), said("subject_other_name", "التلة الحمراء")],
    )
    .expect("added");
    assert_eq!(called("معتقل التلة"), ["معتقل التلة"]);
}

#[test]
fn what_is_sealed_of_it_is_asked_for_and_its_sealed_papers_are_named_then() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let prison = open(&desk, "facility", &[("subject_name", "سجن الوادي المختلق")]).expect("opened");
    let sealed =
        NewClaim { tier: Some(Tier::Sealed), ..said("subject_note", "يعرف السائق الحارس") };
    desk.add(prison.clone(), OURS, &source("سائق"), None, &[sealed]).expect("added");
    desk.keep_document("مختوم.txt", b"names of guards", Some(prison.clone()), Tier::Sealed).expect("kept");
    let note: std::collections::BTreeSet<model::Property> =
        model::Property::of("subject_note").into_iter().collect();
    let told = desk.dossier_of(&prison).expect("told");
    assert!(told.fact("subject_note").is_none() && told.papers.is_empty());
    assert_eq!(told.left_out(), &note, "whoever may ask is told that there is something to ask for");
    assert_eq!(desk.own_sealed(prison.clone()).expect("asked").len(), 1, "its author may mend it unseen");
    let shown = desk.reveal(prison.clone(), &note).expect("asked for");
    assert!(shown.fact("subject_note").is_some() && shown.papers.is_empty());
    let shown = desk.reveal_papers(prison.clone(), &Default::default()).expect("asked for");
    assert_eq!((shown.papers.len(), shown.fact("subject_note").is_none()), (1, true));
    let log = house.desk(operator()).log(0, 2, &LogFilter::default()).expect("the log").lines;
    assert!(log[0].what.contains("document") && log[1].what.contains("subject_note"), "{log:?}");
    // Nobody else finds a door, or a trace.
    for role in [Role::Documenter, Role::Analyst] {
        let desk = desk_of(&house, role);
        assert!(desk.dossier_of(&prison).expect("told").left_out().is_empty(), "{role:?}");
        assert_eq!(refused(desk.reveal(prison.clone(), &note).map(drop)), "not-allowed", "{role:?}");
    }
}

#[test]
fn one_whose_name_was_taken_back_is_listed_without_a_name() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let prison = open(&desk, "facility", &[("subject_name", "سجن الوادي المختلق")]).expect("opened");
    desk.add(prison.clone(), OURS, &source("ناجٍ"), None, &[said("subject_place", "إنخل")]).expect("added");
    let name = desk.dossier_of(&prison).expect("told").standing().next().expect("its name").id;
    desk.withdraw(name, "لم يكن").expect("withdrawn");
    let listed = |role, words: &str| {
        let lines = desk_of(&house, role).subjects(SubjectKind::of("facility"), words, 1000).expect("asked");
        lines.into_iter().find(|line| line.subject == prison).map(|line| line.name)
    };
    assert_eq!(listed(Role::Documenter, ""), Some(String::new()));
    assert_eq!(listed(Role::Documenter, "الوادي"), None);
    assert_eq!(listed(Role::Guest, ""), None);
}

#[test]
fn nothing_belongs_to_itself_or_to_a_person_and_what_is_not_understood_is_remarked() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let prison = open(&desk, "facility", &[("subject_name", "سجن الوادي المختلق")]).expect("opened");
    let unit = open(&desk, "unit", &[("subject_name", "كتيبة مختلقة")]).expect("opened");
    let add = |property: &str, words: &str| {
        desk.add(prison.clone(), OURS, &source("سائق"), None, &[said(property, words)])
    };
    assert_eq!(refused(add("subject_part_of", &prison.to_string()).map(drop)), "field-itself");
    assert_eq!(refused(add("subject_part_of", "p1").map(drop)), "field-no-owner");
    let remark = |property: &str, words: &str| {
        let troubles = add(property, words).expect("kept as written").troubles;
        troubles.into_iter().map(|(_, trouble)| trouble.code).collect::<Vec<_>>()
    };
    assert_eq!(remark("subject_part_of", "سالم خالد الزعبيان"), ["subject-unknown"]);
    assert_eq!(remark("subject_part_of", "n99"), ["subject-unknown"]);
    assert_eq!(remark("subject_point", "خلف المدرسة"), ["point-unknown"]);
    assert_eq!(remark("subject_point", "132.62, 236.10"), ["point-unknown"]);
    // By a name that one alone has, as in a list.
    assert_eq!(remark("subject_part_of", "كتيبة مختلقة"), [""; 0]);
    let told = desk.dossier_of(&prison).expect("told");
    assert!(told.standing().any(|spoken| spoken.claim.value == Value::Subject(unit.clone())));
}

#[test]
fn what_cannot_both_be_true_of_a_place_stands_apart() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let harmony = |said_of_it: &[(&str, &str)]| {
        let gate = open(&desk, "checkpoint", &[("subject_name", "حاجز القوس")]).expect("opened");
        for (n, (property, words)) in said_of_it.iter().enumerate() {
            desk.add(gate.clone(), OURS, &source(&format!("سائق {n}")), None, &[said(property, words)])
                .expect("added");
        }
        let told = desk.dossier_of(&gate).expect("told");
        told.fact(said_of_it[0].0).expect("said").harmony
    };
    assert_eq!(harmony(&[("subject_until", "2012"), ("subject_until", "2014")]), Harmony::Apart);
    assert_eq!(harmony(&[("subject_until", "2012"), ("subject_until", "5/2012")]), Harmony::Finer);
    assert_eq!(harmony(&[("subject_since", "2015"), ("subject_until", "2012")]), Harmony::Apart);
    assert_eq!(harmony(&[("subject_since", "2012"), ("subject_until", "2012")]), Harmony::One);
    assert_eq!(
        harmony(&[("subject_point", "32.6200, 36.1000"), ("subject_point", "34.4000, 36.1000")]),
        Harmony::Apart
    );
}

#[test]
fn links_make_no_circle_and_a_checkpoint_is_an_odd_owner() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let [a, b, c] = ["كتيبة أولى مختلقة", "كتيبة ثانية مختلقة", "كتيبة ثالثة مختلقة"]
        .map(|name| open(&desk, "unit", &[("subject_name", name)]).expect("opened"));
    let link = |from: &Subject, to: &Subject| {
        desk.add(from.clone(), OURS, &source("سائق"), None, &[said("subject_part_of", &to.to_string())])
    };
    link(&a, &b).expect("added");
    link(&b, &c).expect("added");
    assert_eq!(refused(link(&c, &a)), "field-circle");
    assert_eq!(refused(link(&b, &a)), "field-circle");
    let gate = open(&desk, "checkpoint", &[("subject_name", "حاجز القوس")]).expect("opened");
    assert_eq!(link(&c, &gate).expect("added").troubles[0].1.code, "owner-odd");
}

#[test]
fn points_that_nobody_understood_contradict_nothing() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let gate = open(&desk, "checkpoint", &[("subject_name", "حاجز القوس")]).expect("opened");
    for words in ["132.6, 236.1", "خلف المدرسة", "32.62, 36.10"] {
        desk.add(gate.clone(), OURS, &source(words), None, &[said("subject_point", words)]).expect("added");
    }
    let told = desk.dossier_of(&gate).expect("told");
    assert_eq!(told.fact("subject_point").expect("said").harmony, Harmony::Finer);
}

#[test]
fn a_link_to_our_own_is_told_by_name_to_whoever_is_told_of_it() {
    let house = founded();
    let desk = desk_of(&house, Role::Reviewer);
    let unit = open(&desk, "unit", &[("subject_name", "كتيبة مختلقة")]).expect("opened");
    let prison = open(&desk, "facility", &[("subject_name", "سجن الوادي المختلق")]).expect("opened");
    desk.add(prison.clone(), OURS, &source("سائق"), None, &[said("subject_part_of", &unit.to_string())])
        .expect("added");
    let link = |role: Role| {
        let told = desk_of(&house, role).dossier_of(&prison).expect("told");
        told.fact("subject_part_of").map(|fact| fact.values[0].first().claim.said.clone())
    };
    for role in [Role::Reviewer, Role::Documenter, Role::Guest] {
        assert_eq!(link(role).as_deref(), Some("كتيبة مختلقة"), "{role:?}");
    }
    // Of what they are not told, readers outside are told no link.
    let hidden = NewClaim { tier: Some(Tier::Team), ..said("subject_name", "كتيبة سرية") };
    let new = NewSubject {
        kind: SubjectKind::of("unit").expect("a kind"),
        organisation: OURS,
        source: source("سائق"),
        at: None,
        claims: vec![hidden],
    };
    let secret = desk.open_subject(new).expect("opened").subject;
    desk.add(prison.clone(), OURS, &source("آخر"), None, &[said("subject_part_of", &secret.to_string())])
        .expect("added");
    let told = desk_of(&house, Role::Guest).dossier_of(&prison).expect("told");
    assert_eq!(told.fact("subject_part_of").expect("one").values.len(), 1);
    let told = desk_of(&house, Role::Documenter).dossier_of(&prison).expect("told");
    assert_eq!(told.fact("subject_part_of").expect("both").values.len(), 2);
}
