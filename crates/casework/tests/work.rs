//! Tags, tasks and grades of sources: for several files at once, all or none, taken back exactly, and nobody
//! outside is told.

mod common;

use access::{Audience, Role, Viewer};
use casework::{
    Column, Desk, ExportFormat, House, NewClaim, NewFile, NewMember, NewSubject, NewTask, OURS, Refusal,
    SourceChoice,
};
use common::{desk_of, house, operator};
use dates::Day;
use l10n::{Lang, Reader};
use model::act::TaskEnd;
use model::{MemberId, Part, PersonId, Property, Subject, SubjectKind, Tier, Verdict};
use search::{Facet, Filters, Query};
use std::ops::ControlFlow;

/// Three files of three sources, and one file nobody has.
fn register() -> (House, Vec<PersonId>) {
    let house = house();
    house.found("رابطة").expect("founded");
    let open = |name: &str| {
        let source = SourceChoice::New {
            kind: "interview".into(),
            title: format!("حديث عن {name}"),
            tier: Tier::Team,
            reliability: 'F',
            dated: None,
            document: None,
        };
        let claims = [("full_name", name), ("origin_place", "نوى")]
            .iter()
            .filter_map(|(key, said)| NewClaim::person(key, said))
            .collect();
        house
            .desk(operator())
            .open_file(NewFile { organisation: OURS, source, at: None, claims })
            .expect("a file")
            .subject
            .person()
            .expect("a person")
    };
    let files = ["سالم حسن المقداد", "نادر خالد الحريري", "ياسر علي العمري"].map(open).to_vec();
    (house, files)
}

fn found(desk: &Desk<'_>, filters: Filters) -> Vec<PersonId> {
    let mut found: Vec<PersonId> = desk
        .list(&Query { filters, limit: 10, ..Query::default() })
        .expect("listed")
        .page
        .hits
        .iter()
        .map(|hit| hit.person)
        .collect();
    found.sort();
    found
}

fn tagged(desk: &Desk<'_>, tag: &str) -> Vec<PersonId> {
    found(desk, Filters { tags: [tag.to_owned()].into(), ..Filters::default() })
}

#[test]
fn files_are_tagged_together_found_again_and_each_act_is_taken_back_exactly() {
    let (house, files) = register();
    let desk = desk_of(&house, Role::Documenter);
    assert_eq!(found(&desk, Filters::default()).len(), 3);
    desk.tag(&files[..1], "زيارة أيار").expect("tagged");
    let (act, count) = desk.tag(&files[..2], "  زيارة   أيار ").expect("tagged");
    assert_eq!((count, tagged(&desk, "زيارة أيار")), (1, files[..2].to_vec()), "one had it already");
    assert_eq!(desk.tag(&files[..2], "زيارة أيار").expect("nothing to do"), (None, 0));
    let counts = desk
        .list(&Query { counts: true, limit: 1, ..Query::default() })
        .expect("listed")
        .page
        .counts
        .expect("counted");
    assert_eq!(counts.of(Facet::Tag), [("زيارة أيار".to_owned(), 2)]);

    desk.take_back_tag(act.expect("an act")).expect("taken back");
    assert_eq!(tagged(&desk, "زيارة أيار"), files[..1], "the one that had it before keeps it");
    let off = desk.untag(files[0], "زيارة أيار").expect("taken off");
    assert!(tagged(&desk, "زيارة أيار").is_empty() && desk.tags().expect("read").is_empty());
    assert!(matches!(desk.untag(files[0], "زيارة أيار"), Err(Refusal::Already)));
    desk.take_back_tag(off).expect("taken back");
    assert_eq!(desk.tags_of(&files[..1]).expect("read"), ["زيارة أيار"]);

    for wrong in ["", "   ", &"ك".repeat(41)] {
        assert!(matches!(desk.tag(&files, wrong), Err(Refusal::Field("tag", _))), "{wrong}");
    }
    let nobody = [files[0], PersonId(77)];
    assert!(
        desk.tag(&nobody, "أخرى").is_err() && desk.tags().expect("read") == ["زيارة أيار"],
        "all or none"
    );
    for act in [1, 10_000] {
        assert!(matches!(desk.take_back_tag(act), Err(Refusal::NotFound)), "an act about something else");
    }
}

#[test]
fn what_is_done_about_two_files_that_are_one_person_is_done_about_that_person() {
    let (house, files) = register();
    let desk = house.desk(operator());
    desk.tag(&files[1..2], "زيارة").expect("tagged");
    desk.judge(files[0], files[1], Verdict::Same, "الأم واحدة").expect("judged");
    assert_eq!(tagged(&desk, "زيارة"), files[..1], "the person is called by the oldest file");
    assert_eq!(desk.tag(&files[..1], "زيارة").expect("has it"), (None, 0));
    desk.untag(files[0], "زيارة").expect("taken off");
    assert!(tagged(&desk, "زيارة").is_empty());
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
}

#[test]
fn tasks_wait_for_one_colleague_or_for_anyone_until_they_are_done() {
    let (house, files) = register();
    let new = |login: &str, roles: &[Role]| NewMember {
        login: login.into(),
        name: login.into(),
        roles: roles.iter().copied().collect(),
        password: "زيتون وخبز وماء".into(),
    };
    let salma = house.desk(operator()).add_member(new("salma", &[Role::Documenter])).expect("added");
    let desk = desk_of(&house, Role::Documenter);
    let task = |what: &str, who, due| NewTask { what: what.into(), who, due };
    let (soon, late) = (Day::parse_iso("2026-06-03"), Day::parse_iso("2026-09-01"));
    let calls = desk.set_tasks(&files[..2], &task("الاتصال بالأهل", Some(salma), late)).expect("set");
    let visit = desk.set_tasks(&files[2..], &task("زيارة", None, soon)).expect("set");
    let open: Vec<u64> = desk.tasks(false).expect("read").iter().map(|task| task.seq).collect();
    assert_eq!(open, [visit.clone(), calls.clone()].concat(), "those due first");
    assert_eq!(
        desk.tasks(true).expect("read").len(),
        1,
        "what is set for a colleague does not wait for another"
    );
    let hers = house.desk(Viewer::new(salma, [Role::Documenter].into()));
    assert_eq!(hers.tasks(true).expect("read").len(), 3);
    let waits = |who: &str| found(&desk, Filters { tasks: [who.to_owned()].into(), ..Filters::default() });
    assert_eq!(
        (waits(&salma.to_string()), waits(Filters::ANYONE)),
        (files[..2].to_vec(), files[2..].to_vec())
    );

    desk.end_tasks(&calls[..1], TaskEnd::Done).expect("done");
    assert_eq!(waits(&salma.to_string()), files[1..2]);
    assert!(
        matches!(desk.end_tasks(&calls, TaskEnd::TakenBack), Err(Refusal::Already)),
        "one of them is over"
    );
    assert_eq!(desk.tasks(false).expect("read").len(), 2, "all or none");
    desk.reopen_task(calls[0]).expect("open again");
    assert!(matches!(desk.reopen_task(calls[0]), Err(Refusal::Already)));
    desk.end_tasks(&calls, TaskEnd::TakenBack).expect("taken back");
    assert_eq!(desk.task(calls[0]).expect("kept").ended.map(|(end, ..)| end), Some(TaskEnd::TakenBack));

    assert!(matches!(desk.set_tasks(&files, &task(" ", None, None)), Err(Refusal::Field("task", "needed"))));
    assert!(matches!(
        desk.set_tasks(&files, &task("زيارة", Some(MemberId(99)), None)),
        Err(Refusal::Field("who", _))
    ));
    assert!(matches!(desk.reopen_task(1), Err(Refusal::NotFound)));
}

#[test]
fn a_task_is_set_about_a_checkpoint_or_a_prison_that_ships_and_is_told_to_whom_it_is_shown() {
    let (house, files) = register();
    let desk = desk_of(&house, Role::Documenter);
    let source = || SourceChoice::New {
        kind: "interview".into(),
        title: "سائق".into(),
        tier: Tier::Team,
        reliability: 'F',
        dated: None,
        document: None,
    };
    let kind = SubjectKind::of("checkpoint").expect("a kind");
    let named = |tier| NewClaim {
        part: Part::Person,
        property: Property::named("subject_name"),
        said: "حاجز السنتر".into(),
        tier,
        credibility: 6,
    };
    let open = |tier| {
        house.desk(operator()).open_subject(NewSubject {
            kind,
            organisation: OURS,
            source: source(),
            at: None,
            claims: vec![named(tier)],
        })
    };
    let checkpoint = open(None).expect("opened").subject;
    let prison: Subject = "f:F117".parse().expect("it ships");
    let task = |what: &str| NewTask { what: what.into(), who: None, due: None };
    let set = desk
        .set_tasks(&[checkpoint.clone(), prison.clone(), files[0].into()], &task("سؤال الشهود عنه"))
        .expect("set");
    let about = |desk: &Desk<'_>| {
        desk.tasks(true).expect("read").into_iter().map(|task| task.subject).collect::<Vec<_>>()
    };
    assert_eq!(about(&desk), [checkpoint.clone(), prison.clone(), files[0].into()]);
    assert_eq!(
        desk.tasks_of(std::slice::from_ref(&prison))
            .expect("read")
            .iter()
            .map(|task| task.seq)
            .collect::<Vec<_>>(),
        [set[1]]
    );
    assert_eq!(desk.subject_line(&checkpoint).expect("shown").name, "حاجز السنتر");
    desk.end_tasks(&set[..2], TaskEnd::Done).expect("done");
    assert_eq!(about(&desk), [files[0]]);
    desk.reopen_task(set[0]).expect("open again");
    assert_eq!(desk.task(set[0]).expect("shown").subject, checkpoint);

    // What is sealed whole, and what is not there, have no tasks, for those inside either.
    let hidden = open(Some(Tier::Sealed)).expect("opened").subject;
    let nothing: Subject = "k77".parse().expect("an id");
    for subject in [hidden, nothing] {
        let tried = desk.set_tasks(&[prison.clone(), subject.clone()], &task("زيارة"));
        assert!(matches!(tried, Err(Refusal::NotFound)), "{subject}: {tried:?}");
    }
    assert_eq!(desk.tasks(false).expect("read").len(), 2, "all or none");
    let name =
        desk.subject(&checkpoint).expect("told").fact("subject_name").expect("a name").values[0].first().id;
    desk.withdraw(name, "ليس حاجزاً").expect("withdrawn");
    assert_eq!(about(&desk), [files[0]], "with the last word about it goes what is to be done about it");
    assert!(matches!(desk.task(set[0]), Err(Refusal::NotFound)));

    let guest = desk_of(&house, Role::Guest);
    assert!(
        guest.tasks_of(std::slice::from_ref(&prison)).expect("read").is_empty()
            && matches!(guest.task(set[1]), Err(Refusal::NotFound))
    );
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
    assert_eq!(about(&desk), [files[0]]);
}

#[test]
fn a_source_is_graded_with_reasons_in_every_file_in_which_it_speaks() {
    let (house, files) = register();
    let desk = desk_of(&house, Role::Reviewer);
    let speakers = desk.speakers(&files[..2]).expect("read");
    let seen: Vec<(&str, usize, char)> =
        speakers.iter().map(|s| (s.source.title.as_str(), s.files, s.source.reliability)).collect();
    assert_eq!(seen, [("حديث عن سالم حسن المقداد", 1, 'F'), ("حديث عن نادر خالد الحريري", 1, 'F')]);
    let sources: Vec<_> = speakers.iter().map(|s| s.source.id).collect();
    let all = |letter: char| sources.iter().map(|source| (*source, letter)).collect::<Vec<_>>();
    let before = desk.grade(&all('B'), "كانا هناك").expect("graded");
    assert_eq!(before, [(sources[0], 'F'), (sources[1], 'F')]);
    assert_eq!(desk.grade(&all('B'), "كانا هناك").expect("nothing to do"), []);
    let dossier = desk.dossier(files[0]).expect("read");
    assert!(dossier.sources.values().all(|source| source.reliability == 'B'));
    for (grades, why, field) in
        [(Vec::new(), "ل", "source"), (all('G'), "ل", "reliability"), (all('A'), " ", "why")]
    {
        let refused = desk.grade(&grades, why);
        assert!(matches!(&refused, Err(Refusal::Field(name, _)) if *name == field), "{refused:?}");
    }
    assert!(matches!(desk_of(&house, Role::Documenter).grade(&all('A'), "ل"), Err(Refusal::NotAllowed(_))));
    assert!(house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same);
}

#[test]
fn nobody_outside_is_told_of_the_work_and_no_sheet_is_chosen_by_it() {
    let (house, files) = register();
    let desk = house.desk(operator());
    desk.tag(&files[..1], "متوفى").expect("tagged");
    let task = NewTask { what: "إبلاغ الأم".into(), who: None, due: None };
    let set = desk.set_tasks(&files[..1], &task).expect("set");
    let guest = desk_of(&house, Role::Guest);
    assert!(
        guest.tags().expect("read").is_empty()
            && guest.tags_of(&files).expect("read").is_empty()
            && guest.tasks(false).expect("read").is_empty()
            && guest.tasks_of(&files).expect("read").is_empty()
    );
    assert!(matches!(guest.task(set[0]), Err(Refusal::NotFound)));
    assert!(tagged(&guest, "متوفى").is_empty());
    let mut filters = Filters::default();
    assert!(
        !guest.set_filter(&mut filters, "tag", "متوفى") && !guest.set_filter(&mut filters, "task", "anyone")
    );
    for filters in [
        Filters { tags: ["متوفى".to_owned()].into(), ..Filters::default() },
        Filters { tasks: ["anyone".to_owned()].into(), ..Filters::default() },
    ] {
        for audience in [Audience::Outside, Audience::Sheet] {
            let query = Query { filters: filters.clone(), ..Query::default() };
            let out = desk.export(&query, &Column::ALL, ExportFormat::Csv, audience, Reader::new(Lang::Ar));
            assert!(matches!(out, Err(Refusal::Field(..))), "{audience:?}");
        }
    }
    for verb in [
        guest.tag(&files, "كلمة").map(drop),
        guest.set_tasks(&files, &task).map(drop),
        guest.end_tasks(&set, TaskEnd::Done),
    ] {
        assert!(matches!(verb, Err(Refusal::NotAllowed(_))), "{verb:?}");
    }
}

#[test]
fn a_file_that_is_sealed_whole_is_not_there_for_any_work() {
    let (house, files) = register();
    let source = SourceChoice::New {
        kind: "interview".into(),
        title: "حديث".into(),
        tier: Tier::Sealed,
        reliability: 'F',
        dated: None,
        document: None,
    };
    let sealed = |(key, said)| NewClaim {
        tier: Some(Tier::Sealed),
        ..NewClaim::person(key, said).expect("a property")
    };
    let claims = [("full_name", "هادي ناصر المحاميد"), ("origin_place", "نوى")].map(sealed).to_vec();
    let hidden = house
        .desk(operator())
        .open_file(NewFile { organisation: OURS, source, at: None, claims })
        .expect("a file")
        .subject
        .person()
        .expect("a person");
    let desk = desk_of(&house, Role::Documenter);
    let task = NewTask { what: "زيارة".into(), who: None, due: None };
    for file in [hidden, PersonId(9_999)] {
        let both = [files[0], file];
        let tried = [
            desk.tag(&both, "كلمة").map(drop),
            desk.untag(file, "كلمة").map(drop),
            desk.set_tasks(&both, &task).map(drop),
        ];
        for (n, refused) in tried.into_iter().enumerate() {
            assert!(matches!(refused, Err(Refusal::NotFound)), "{file} {n}: {refused:?}");
        }
    }
    assert!(
        desk.tags().expect("read").is_empty() && desk.tasks(false).expect("read").is_empty(),
        "all or none"
    );
}
