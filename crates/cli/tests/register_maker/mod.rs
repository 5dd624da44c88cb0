//! A register of this version, as the next ones will find it: every kind of act that the verbs write, of
//! invented people, and what this version answers of it. Each release makes one:
//!
//!     ATHAR_REGISTER=2026-11-30 cargo test --workspace --test registers -- --ignored
//!     makes_a_register_of_this_version

use crate::scene::{PASSPHRASE, Scene};
use access::{Audience, Role, Viewer};
use casework::{
    Chance, Clearing, Clock, ColumnChoice, House, Incoming, NewClaim, NewFile, NewMember, NewSubject,
    NewTask, OPERATOR, OURS, SourceChoice, Whom, Wish,
};
use model::act::TaskEnd;
use model::{MemberId, PersonId, Property, Subject, SubjectKind, Tier, Verdict};
use sealing::Opener;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};
use store_sqlite::Register;

struct Ticking(AtomicI64);
impl Clock for Ticking {
    fn now(&self) -> i64 {
        self.0.fetch_add(60_000, Ordering::Relaxed)
    }
}

struct Dice;
impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("randomness");
    }
}

const LIST: &str = "الرقم;الاسم الكامل;اسم الأم;سنة الولادة;تاريخ الاعتقال;من;الجهة;الهاتف;الحالة\n\
    1;سالم ناصر الأيوبي;فاطمة;1985;2013-05-07;نوى;المخابرات الجوية;0999 123 456;مختفٍ\n\
    2;هدى رامي القادري;آمنة;1990;7/8/2014;جاسم;الأمن العسكري;;\n\
    3;وائل منير الصباغ;نجاح;1988;أواخر 2012;إنخل;;;شوهد في صيدنايا ٢٠١٤\n\
    4;ضرغام حسان الجوابرة وأخوه;سعاد;1979;2013;طفس;;;\n\
    5;;هناء;1970;2013;الصنمين;;;\n\
    6;نادر خالد الحريري;هناء;1992;4/5/2013;جاسم;;;متوفى بتاريخ 3/2/2014\n";
const CHECKPOINTS: &str = "اسم الحاجز;المكان;الجهة المسيطرة;من\n\
    حاجز الجسر;جاسم;المخابرات الجوية;2012\n\
    حاجز المفرق;إنخل;;آذار 2013\n";
const LATIN: &str = "name,mother,born,taken on\n\
    Salem Naser Al-Ayoubi,Fatma,1985,7 May 2013\n\
    Huda Rami Al-Qaderi,Amna,1990,2014\n\
    Karim Fadel Al-Zoubi,,1981,2012\n";

fn claim(key: &str, words: &str) -> NewClaim {
    NewClaim::person(key, words).expect("a property")
}

fn source(title: &str) -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: title.into(),
        tier: Tier::Team,
        reliability: 'B',
        dated: None,
        document: None,
    }
}

fn member(login: &str, role: Role) -> NewMember {
    NewMember {
        login: login.into(),
        name: format!("{login} (مختلق)"),
        roles: [role].into(),
        password: "زيتون وخبز وماء".into(),
    }
}

/// Lives through a month of invented work in the register of the scene.
pub fn live(scene: &Scene) {
    let register = Register::open(&scene.data, &Opener::Passphrase(PASSPHRASE)).expect("opened");
    // 30 November 2026, ten in the morning.
    let house =
        House::open(Box::new(register), Box::new(Ticking(AtomicI64::new(1_796_029_200_000))), Box::new(Dice))
            .expect("opened");
    house.set_up("رابطة تجريبية (مختلقة)", member("salma", Role::Administrator), None).expect("set up");
    let desk = house.desk(Viewer::operator(OPERATOR));
    let roles = [
        ("rana", Role::Reviewer),
        ("samer", Role::Reviewer),
        ("nadia", Role::Documenter),
        ("layla", Role::Liaison),
        ("majd", Role::Analyst),
    ];
    let people: Vec<MemberId> =
        roles.iter().map(|(login, role)| desk.add_member(member(login, *role)).expect("a member")).collect();
    let [rana, samer] = [people[0], people[1]].map(|id| house.desk(Viewer::new(id, [Role::Reviewer].into())));
    let nadia = house.desk(Viewer::new(people[2], [Role::Documenter].into()));

    let take = |name: &str, text: &str, whose: &str| {
        let list = vec![Incoming { name: name.into(), bytes: text.as_bytes().into() }];
        let plan = nadia.plan_import(list, whose, ColumnChoice::default()).expect("planned");
        nadia.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("accepted")
    };
    take("nawa.csv", LIST, "مكتب نوى (مختلق)");
    take("latin.csv", LATIN, "Partner Office (invented)");
    let gone = take(
        "gone.csv",
        "الاسم;اسم الأم\n\
         طلال عمر الشرع;ريم\n",
        "مكتب ثالث (مختلق)",
    )
    .import
    .expect("an import");
    rana.withdraw_import(gone, "أُرسلت خطأً").expect("withdrawn");
    rana.restore_import(gone, "هي صحيحة").expect("restored");
    let waits: Vec<u64> = desk.waiting().expect("rows").iter().map(|row| row.seq).collect();
    rana.clear_row(
        waits[0],
        &Clearing::Split(vec!["ضرغام حسان الجوابرة".into(), "كمال حسان الجوابرة".into()]),
    )
    .expect("cleared");
    rana.clear_row(waits[1], &Clearing::LeftOut("لا اسم فيه".into())).expect("cleared");

    let p = PersonId;
    let opened = |name: &str, mother: &str| {
        let claims =
            vec![claim("full_name", name), claim("mother_name", mother), claim("phone", "0933 000 111")];
        nadia
            .open_file(NewFile {
                organisation: OURS, source: source("حديث مع الأم"), at: None, claims
            })
            .expect("a file")
            .subject
    };
    let (samira, ziad) = (opened("سميرة فؤاد النابلسي", "وداد"), opened("زياد مروان القادري", "سعاد"));
    let added = nadia.add(
        p(1),
        OURS,
        &source("حديث مع الأخ"),
        Some("د ٣".into()),
        &[claim("mother_name", "فاطمة الزعبي"), claim("profession", "خباز")],
    );
    let added = model::ClaimId { act: added.expect("added").act, index: 0 };
    nadia.correct(added, &source("حديث مع الأخ"), None, "فاطمة محمد الزعبي", None).expect("corrected");
    let step = |key: &str, words: &str| (Property::of(key).expect("a property"), words.to_owned());
    let seen = [step("event_kind", "seen"), step("event_date", "2014-02"), step("event_place", "صيدنايا")];
    nadia.add_event(p(1), OURS, &source("ناجٍ"), None, &seen).expect("a step");
    rana.judge(p(1), p(6), Verdict::Different, "الأم غير الأم").expect("judged");
    let second = rana.judge(p(2), p(3), Verdict::Unsure, "لا نعلم").expect("judged");
    rana.withdraw_judgement(second, "نُظر فيه ثانية").expect("withdrawn");
    rana.mark_read(p(1), "قُرئ مع الأسرة").expect("read");
    rana.grade(&[(model::SourceId(1), 'C')], "قائمة منقولة").expect("graded");
    desk.tag(&[p(1), p(2)], "لقاء نيسان").expect("a tag");
    desk.untag(p(2), "لقاء نيسان").expect("taken off");
    nadia
        .keep_document("letter.txt", "كتاب مختلق".as_bytes(), Some(p(1).into()), Tier::Team)
        .expect("a paper");

    let open = |kind: &str, claims: &[(&str, &str)]| {
        let kind = SubjectKind::of(kind).expect("a kind");
        let claims = claims.iter().map(|(key, words)| claim(key, words)).collect();
        nadia
            .open_subject(NewSubject {
                kind, organisation: OURS, source: source("سائق"), at: None, claims
            })
            .expect("opened")
            .subject
    };
    let checkpoint = open(
        "checkpoint",
        &[("subject_name", "حاجز السنتر"), ("subject_place", "نوى"), ("subject_point", "32.8890, 36.0400")],
    );
    open("institution", &[("subject_name", "مكتب المفقودين (مختلق)"), ("subject_contact", "كل ثلاثاء صباحاً")]);
    let prison: Subject = "f:F117".parse().expect("it ships");
    nadia
        .add(prison.clone(), OURS, &source("كتاب"), None, &[claim("subject_note", "بابه إلى الشمال")])
        .expect("added");
    let tasks = nadia.set_tasks(
        &[Subject::from(p(1)), checkpoint, prison],
        &NewTask { what: "سؤال السائقين".into(), who: Some(people[3]), due: None },
    );
    let tasks = tasks.expect("tasks");
    nadia.end_tasks(&tasks[..2], TaskEnd::Done).expect("done");
    nadia.reopen_task(tasks[0]).expect("opened again");
    rana.give_team(&p(6).into(), &[people[0]].into(), "خبر لم تعرفه الأسرة بعد").expect("given");
    let list = vec![Incoming { name: "checkpoints.csv".into(), bytes: CHECKPOINTS.as_bytes().into() }];
    let choice = ColumnChoice { of: SubjectKind::of("checkpoint"), ..ColumnChoice::default() };
    let plan = nadia.plan_import(list, "مكتب نوى (مختلق)", choice).expect("planned");
    nadia.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("accepted");
    desk.bundle(&Whom::All, Audience::Sheet).expect("a bundle");
    let wish = Wish { asked_by: "الأم".into(), why: "طلب مكتوب".into(), with_lists: false };
    rana.forget(&ziad, &wish).expect("asked");
    let request = samer
        .requests()
        .expect("requests")
        .iter()
        .find(|request| samer.may_answer(request))
        .expect("one waits")
        .id;
    samer.confirm_request(request).expect("confirmed");
    rana.reveal(samira.person().expect("a person"), &[Property::named("phone")].into())
        .map(drop)
        .expect("revealed");
}

/// Makes the folder: the register, what opens it, and what this version answers.
pub fn make(folder: &Path) {
    let scene = Scene::empty();
    scene.done(&["init"]);
    live(&scene);
    std::fs::create_dir_all(folder).expect("made");
    std::fs::copy(scene.path("passphrase"), folder.join("passphrase")).expect("copied");
    let verified = scene.done(&["verify"]);
    let answer = |name: &str, json: &serde_json::Value| {
        let text = serde_json::to_string_pretty(json).expect("a document");
        std::fs::write(folder.join(name), text + "\n").expect("written");
    };
    answer("verify.json", &verified.json);
    for id in ["p1", "p2", "p3", "p6", "k1", "k2", "n1", "f:F117"] {
        answer(&format!("show-{}.json", id.replace(':', "_")), &scene.done(&["show", id]).json);
    }
    let export = |words: &[&str], name: &str| {
        let out = folder.join(name).display().to_string();
        scene.done(&[&["export", "--format", "json", "--out", &out][..], words].concat());
    };
    export(&[], "export.json");
    export(&["--of", "checkpoint"], "export-checkpoint.json");
    let data = scene.data.clone();
    let (parent, name) = (data.parent().expect("a folder"), data.file_name().expect("a name"));
    let done = Command::new("tar")
        .arg("-czf")
        .arg(folder.join("register.tar.gz"))
        .arg("-C")
        .arg(parent)
        .arg(name)
        .status();
    assert!(done.expect("tar runs").success());
}
