//! Checks stand inside the unit: what six colleagues do at once stands once, the
//! others are told what happened; and what fails half-way has written nothing.

mod common;

use access::{Role, Viewer};
use casework::{
    Clearing, ColumnChoice, Desk, House, Incoming, NEXT, NewClaim, NewFile, NewPaper, OURS, Recorded,
    Refusal, SavedList, SourceChoice, Thresholds,
};
use common::failing::Failing;
use common::{file, house, house_on, operator, take_in};
use model::{ClaimId, ImportId, MemberId, Part, PersonId, Property, Tier, Verdict};
use search::{Filters, Sort};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Barrier};

const AT_ONCE: usize = 6;

fn source() -> SourceChoice {
    let (kind, title) = ("interview".into(), "حديث مع أخيه".into());
    SourceChoice::New { kind, title, tier: Tier::Team, reliability: 'F', dated: None, document: None }
}

fn said(pairs: &[(&str, &str)]) -> Vec<NewClaim> {
    pairs.iter().filter_map(|(key, said)| NewClaim::person(key, said)).collect()
}

fn new_file() -> NewFile {
    let claims = said(&[("full_name", "سالم حسن المقداد"), ("mother_name", "هناء"), ("birth_date", "1988")]);
    NewFile { organisation: OURS, source: source(), at: None, claims }
}

/// A founded register with two files, a list, a waiting row, a saved list and a mapping.
struct Scene {
    house: House,
    made: Recorded,
    import: ImportId,
}

fn scene_on(house: House) -> Scene {
    house.found("رابطة تجريبية").unwrap();
    let desk = house.desk(operator());
    let made = desk.open_file(new_file()).unwrap();
    let list = "الاسم;اسم الأم;من\nنادر خالد الحريري;مريم;نوى\nياسر علي العمري;ندى;جاسم\n\
        سلمى وابنها عمر الزعبي;;نوى\n";
    let import = take_in(&house, "مكتب درعا", vec![file("a.csv", list)]).import.unwrap();
    Scene { house, made, import }
}

impl Scene {
    fn new() -> Scene {
        scene_on(house())
    }

    fn desk(&self) -> Desk<'_> {
        self.house.desk(operator())
    }

    fn head(&self) -> u64 {
        self.house.store().head().unwrap()
    }

    fn claim(&self, index: u16) -> ClaimId {
        ClaimId { act: self.made.act, index }
    }

    fn plan(&self, name: &str) -> String {
        let list = "الاسم;اسم الأم;من\nهادي ناصر المحاميد;فاطمة;نصيب\n";
        let plan =
            self.desk().plan_import(vec![file(name, list)], "مكتب نوى", ColumnChoice::default()).unwrap();
        plan.key.clone()
    }

    fn judge(&self) -> u64 {
        self.desk().judge(PersonId(2), PersonId(3), Verdict::Same, "القيد واحد").unwrap()
    }

    fn save_list(&self) -> String {
        let list = SavedList {
            down: false,
            name: "من نوى".into(),
            words: "نوى".into(),
            filters: Filters::default(),
            sort: Sort::Name,
            columns: Vec::new(),
            by: MemberId(0),
            shared: true,
        };
        self.desk().save_list(list).unwrap()
    }
}

type Act = Box<dyn Fn(&Desk<'_>) -> Result<(), Refusal> + Sync>;

/// What is done at once: its name, what prepares it and gives the act, and the codes the others may be
/// refused with.
type Row = (&'static str, fn(&Scene) -> Act, &'static [&'static str]);

/// Every verb that may stand once only. Whoever adds a verb adds a row.
const VERBS: &[Row] = &[
    (
        "correct",
        |s| {
            let claim = s.claim(1);
            Box::new(move |d| d.correct(claim, &source(), None, "هناء علي", None).map(drop))
        },
        &["meanwhile-corrected"],
    ),
    (
        "withdraw a claim",
        |s| {
            let claim = s.claim(1);
            Box::new(move |d| d.withdraw(claim, "سهو").map(drop))
        },
        &["meanwhile-withdrawn"],
    ),
    (
        "withdraw an import",
        |s| {
            let import = s.import;
            Box::new(move |d| d.withdraw_import(import, "ليست قائمتهم").map(drop))
        },
        &["already"],
    ),
    (
        "accept a plan",
        |s| {
            let key = s.plan("b.csv");
            Box::new(move |d| d.accept_import(&key, &mut |_, _| ControlFlow::Continue(())).map(drop))
        },
        &["meanwhile-taken-in", "not-found"],
    ),
    (
        "clear a waiting row",
        |s| {
            let waits = s.desk().waiting().unwrap()[0].seq;
            Box::new(move |d| {
                d.clear_row(waits, &Clearing::Split(vec!["سلمى الزعبي".into(), "عمر الزعبي".into()]))
                    .map(drop)
            })
        },
        &["already"],
    ),
    (
        "judge",
        |_| Box::new(|d| d.judge(PersonId(2), PersonId(3), Verdict::Same, "القيد واحد").map(drop)),
        &["meanwhile-judged"],
    ),
    (
        "take a judgement back",
        |s| {
            let seq = s.judge();
            Box::new(move |d| d.withdraw_judgement(seq, "سهو"))
        },
        &["already"],
    ),
    (
        "undo",
        |s| {
            s.judge();
            Box::new(|d| d.undo_last("سهو").map(drop))
        },
        &["already", "not-found"],
    ),
    (
        "split",
        |s| {
            s.judge();
            Box::new(|d| d.split(&BTreeSet::from([PersonId(3)]), "ابن عمه").map(drop))
        },
        &["already"],
    ),
    (
        "set thresholds",
        |_| {
            Box::new(|d| {
                d.set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(950) })
                    .map(drop)
            })
        },
        &["already"],
    ),
    (
        "switch the machine off",
        |s| {
            s.desk()
                .set_thresholds(Thresholds { propose_permille: 300, automatic_permille: Some(950) })
                .unwrap();
            Box::new(|d| d.withdraw_automatic("نعود إلى الناس").map(drop))
        },
        &["already"],
    ),
    (
        "withdraw an organisation",
        |s| {
            let id = s.house.ground().expect("read").organisation_named("مكتب درعا").unwrap();
            Box::new(move |d| d.withdraw_organisation(id, "طلبوا ذلك", false).map(drop))
        },
        &["already"],
    ),
    (
        "restore an organisation",
        |s| {
            let id = s.house.ground().expect("read").organisation_named("مكتب درعا").unwrap();
            s.desk().withdraw_organisation(id, "طلبوا ذلك", false).unwrap();
            Box::new(move |d| d.withdraw_organisation(id, "عادوا", true).map(drop))
        },
        &["already"],
    ),
    (
        "drop a saved list",
        |s| {
            let key = s.save_list();
            Box::new(move |d| d.drop_list(&key))
        },
        &["already", "not-found"],
    ),
    (
        "drop a mapping",
        |s| {
            s.desk().save_mapping("شهري", &s.plan("b.csv")).unwrap();
            Box::new(|d| d.drop_mapping("شهري"))
        },
        &["already", "not-found"],
    ),
];

/// Does it with all hands at once. Answers how many stood, and what the others were told.
fn all_at_once(scene: &Scene, act: &Act) -> (usize, Vec<String>) {
    let gate = Barrier::new(AT_ONCE);
    let done: Vec<Result<(), Refusal>> = std::thread::scope(|scope| {
        let hands = (0..AT_ONCE).map(|_| {
            scope.spawn(|| {
                gate.wait();
                act(&scene.desk())
            })
        });
        let hands: Vec<_> = hands.collect();
        hands.into_iter().map(|hand| hand.join().expect("no hand panics")).collect()
    });
    let refused: Vec<String> = done.iter().filter_map(|d| d.as_ref().err().map(Refusal::code)).collect();
    (AT_ONCE - refused.len(), refused)
}

/// The acts after `head`, without what differs by chance.
fn acts_since(scene: &Scene, head: u64) -> Vec<String> {
    let acts = scene.house.store().acts_from(head, usize::MAX).unwrap();
    acts.iter()
        .map(|a| format!("{:?}", model::act::decode(a.content.as_ref().unwrap()).unwrap().act))
        .collect()
}

#[test]
fn of_one_act_done_six_times_at_once_one_stands_and_the_others_are_told() {
    for (name, prepare, told) in VERBS {
        let alone = Scene::new();
        let act = prepare(&alone);
        let head = alone.head();
        act(&alone.desk()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let once = acts_since(&alone, head).len();

        let scene = Scene::new();
        let act = prepare(&scene);
        let head = scene.head();
        let (stood, refused) = all_at_once(&scene, &act);
        assert_eq!(stood, 1, "{name}: {refused:?}");
        assert!(refused.iter().all(|code| told.contains(&code.as_str())), "{name}: {refused:?}");
        assert_eq!(acts_since(&scene, head).len(), once, "{name}: what one hand writes stands once");
        for code in refused {
            for lang in [l10n::Lang::Ar, l10n::Lang::En] {
                assert!(l10n::Reader::new(lang).has(&format!("err-{code}")), "{name}: no words for {code}");
            }
        }
    }
}

/// What makes something: sent again under the same key it is answered as before.
const SENT: &[(&str, fn(&Desk<'_>) -> Result<String, Refusal>)] = &[
    ("open a file", |d| d.open_file(new_file()).map(|r| format!("{r:?}"))),
    ("add a claim", |d| {
        d.add(PersonId(1), OURS, &source(), None, &said(&[("taken_date", "ربيع 2013")]))
            .map(|r| format!("{r:?}"))
    }),
    ("add a step", |d| {
        let step = [(Property::named("event_kind"), "transferred".to_owned())];
        d.add_event(PersonId(1), OURS, &source(), None, &step).map(|r| format!("{r:?}"))
    }),
    ("correct", |d| {
        d.correct(ClaimId { act: 4, index: 1 }, &source(), None, "هناء علي", None).map(|r| format!("{r:?}"))
    }),
    ("keep a paper", |d| {
        d.keep_document("صورة.png", b"\x89PNG\r\n\x1a\nx", Some(PersonId(1).into()), Tier::Team)
            .map(|k| format!("{k:?}"))
    }),
];

#[test]
fn a_form_that_is_sent_six_times_is_written_once_and_answered_six_times() {
    for (name, send) in SENT {
        let alone = Scene::new();
        let head = alone.head();
        send(&alone.desk()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let once = acts_since(&alone, head).len();

        let scene = Scene::new();
        let (head, gate) = (scene.head(), Barrier::new(AT_ONCE));
        let answers: BTreeSet<String> = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..AT_ONCE)
                .map(|_| {
                    scope.spawn(|| {
                        gate.wait();
                        send(&scene.desk().sent_as("one key")).unwrap_or_else(|why| panic!("{name}: {why}"))
                    })
                })
                .collect();
            hands.into_iter().map(|hand| hand.join().expect("answered")).collect()
        });
        assert_eq!(answers.len(), 1, "{name}: {answers:?}");
        assert_eq!(acts_since(&scene, head).len(), once, "{name}");
    }
}

#[test]
fn a_key_is_one_colleagues_and_leads_to_one_act() {
    let scene = Scene::new();
    let first = scene.desk().sent_as("k").open_file(new_file()).unwrap();
    let mut other = new_file();
    other.claims[0].said = "بلال حسن المقداد".into();
    let refused = scene.desk().sent_as("k").open_file(other.clone());
    assert!(matches!(refused, Err(Refusal::Field("key", "used"))), "{refused:?}");
    let colleague = scene.house.desk(Viewer::new(MemberId(7), [Role::Documenter].into()));
    assert_ne!(
        colleague.sent_as("k").open_file(new_file()).unwrap().subject.person().expect("a person"),
        first.subject.person().expect("a person")
    );
    assert_ne!(
        scene.desk().sent_as("another").open_file(new_file()).unwrap().subject.person().expect("a person"),
        first.subject.person().expect("a person")
    );
}

#[test]
fn the_same_picture_five_times_is_one_paper() {
    let scene = Scene::new();
    let keep = |tier| {
        scene.desk().keep_document("هوية.png", b"\x89PNG\r\n\x1a\nx", Some(PersonId(1).into()), tier).unwrap()
    };
    let first = keep(Tier::Team);
    assert!(!first.before);
    let head = scene.head();
    for _ in 0..4 {
        let again = keep(Tier::Team);
        assert_eq!((again.id, again.before), (first.id, true));
    }
    assert_eq!(scene.head(), head);
    // For another circle it is another paper; and who is not in that circle is not told of it.
    let sealed = keep(Tier::Sealed);
    assert!(!sealed.before && sealed.id != first.id);
    let documenter = scene.house.desk(Viewer::new(MemberId(7), [Role::Documenter].into()));
    let own = documenter
        .keep_document("هوية.png", b"\x89PNG\r\n\x1a\nx", Some(PersonId(1).into()), Tier::Sealed)
        .unwrap();
    assert!(!own.before, "that a sealed one lies there is not told to a documenter");
}

#[test]
fn the_number_of_a_step_is_given_from_everything_that_was_said() {
    let scene = Scene::new();
    let documenter = scene.house.desk(Viewer::new(MemberId(7), [Role::Documenter].into()));
    let step = |desk: &Desk<'_>, kind: &str, tier: Option<Tier>, number: u16| {
        let part = Part::Event(number);
        let claim = NewClaim {
            part,
            property: Property::named("event_kind"),
            said: kind.into(),
            tier,
            credibility: 6,
        };
        let made = desk.add(PersonId(1), OURS, &source(), None, &[claim])?;
        let dossier = scene.desk().reveal(PersonId(1), &Property::all().collect())?;
        Ok::<_, Refusal>(dossier.standing().find(|s| s.id.act == made.act).expect("it stands").claim.part)
    };
    assert_eq!(step(&scene.desk(), "transferred", None, NEXT).unwrap(), Part::Event(1));
    assert_eq!(step(&scene.desk(), "transferred", Some(Tier::Sealed), NEXT).unwrap(), Part::Event(2));
    assert!(
        documenter.dossier(PersonId(1)).unwrap().events.iter().all(|e| e.part != Part::Event(2)),
        "it is hidden"
    );
    let third = step(&documenter, "seen", None, NEXT).unwrap();
    assert_eq!(third, Part::Event(3), "a hidden number is not given again");
    let hidden = step(&documenter, "seen", None, 2);
    let refused = matches!(hidden, Err(Refusal::Field("part", "unknown")));
    assert!(refused, "nor continued by who does not see it: {hidden:?}");
    let third = step(&documenter, "released", None, 3).unwrap();
    assert_eq!(third, Part::Event(3), "what is seen is continued");
}

#[test]
fn what_fails_at_any_step_has_written_nothing() {
    let paper = |d: &Desk<'_>| {
        let paper = NewPaper {
            name: "هوية.png",
            bytes: b"\x89PNG\r\n\x1a\nx",
            tier: Tier::Team,
            kind: None,
            compartment: None,
        };
        d.add_with_paper(PersonId(1), OURS, &source(), None, &said(&[("taken_date", "2013")]), Some(paper))
            .map(drop)
    };
    let import = |d: &Desk<'_>| {
        let list = vec![Incoming {
            ..file("c.csv", "الاسم;من\nرامي حسن الجباوي;نوى\nفادي قاسم الزعبي;\n")
        }];
        let plan = d.plan_import(list, "مكتب جديد", ColumnChoice::default())?;
        d.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).map(drop)
    };
    let split = |d: &Desk<'_>| d.split(&BTreeSet::from([PersonId(3)]), "ابن عمه").map(drop);
    let clear = |d: &Desk<'_>| {
        let waits = d.waiting()?[0].seq;
        d.clear_row(waits, &Clearing::Split(vec!["سلمى الزعبي".into(), "عمر الزعبي".into()])).map(drop)
    };
    let verbs: [(&str, &dyn Fn(&Desk<'_>) -> Result<(), Refusal>); 4] = [
        ("a claim with its source, organisation and paper", &paper),
        ("an import", &import),
        ("a split", &split),
        ("a cleared row", &clear),
    ];
    for (name, verb) in verbs {
        let steps = Arc::new(AtomicI64::new(-1));
        let scene = scene_on(house_on(Box::new(Failing::new(steps.clone()))));
        scene.judge();
        let state = || {
            (
                scene.head(),
                scene.house.store().counts().unwrap(),
                scene.house.store().derived_digest().unwrap(),
            )
        };
        let before = state();
        let mut failed = 0;
        for left in 0.. {
            steps.store(left, Ordering::SeqCst);
            let done = verb(&scene.desk());
            steps.store(-1, Ordering::SeqCst);
            if done.is_ok() {
                break;
            }
            assert!(matches!(done, Err(Refusal::Store(store::Trouble::DiskFull))), "{name}: {done:?}");
            assert_eq!(state(), before, "{name}, failed at step {left}");
            failed += 1;
        }
        assert!(failed >= 3 && state().0 > before.0, "{name}: {failed} steps failed, then it stood");
    }
}

#[test]
fn what_another_program_withdraws_while_a_list_is_made_is_not_in_it() {
    let store = Failing::new(Arc::new(AtomicI64::new(-1)));
    let (other, scene) = (store.again(), scene_on(house_on(Box::new(store.again()))));
    let import = scene.import;
    store.after_walk(Box::new(move || {
        let withdrawn = house_on(Box::new(other)).desk(operator()).withdraw_import(import, "سُلّمت خطأ");
        withdrawn.expect("another program withdraws it");
    }));
    let list = scene.house.list(access::Audience::Team).expect("a list");
    let left = list.read().expect("read").len();
    assert_eq!(left, 1, "the one file of ours; those of the list went while they were read");
}
