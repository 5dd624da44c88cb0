//! Every kind of secret, each as a colleague would write it down.
//!
//! A secret has another version: the same acts with other values, so that two
//! registers differ in what was said and in nothing else.

use crate::register::{Register, claim, claim_for, property, source};
use casework::{NewClaim, SourceChoice};
use model::{ClaimId, Part, Tier};

/// From whom it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// From readers outside the house.
    Outside,
    /// From colleagues who may not read what is sealed, too.
    ByTeam,
}

/// Which of its two versions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Version {
    Secret,
    Other,
}

pub struct Secret {
    pub name: &'static str,
    pub unseen: Unseen,
    /// Its other version has the same acts, so the log of both is the same but for values.
    pub has_other: bool,
    /// It is bad news and nothing else, so a sheet of colleagues that leaves must not tell it either.
    pub news: bool,
    /// It stands in the place of something that everyone sees, so it is compared with its other version
    /// and not with a register in which nothing was said.
    pub instead: bool,
    /// It lies in a compartment, so it is kept from reviewers and liaisons, too.
    pub apart: bool,
    pub put: fn(&mut Register, Version),
}

const fn news(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { news: true, ..held(name, put) }
}

const fn held(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { name, unseen: Unseen::Outside, has_other: true, news: false, instead: false, apart: false, put }
}

const fn held_alone(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { name, unseen: Unseen::Outside, has_other: false, news: false, instead: false, apart: false, put }
}

const fn instead(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { name, unseen: Unseen::Outside, has_other: false, news: true, instead: true, apart: false, put }
}

const fn sealed(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { name, unseen: Unseen::ByTeam, has_other: true, news: false, instead: false, apart: false, put }
}

/// What lies in a compartment, for nobody who was not admitted to it.
const fn apart(name: &'static str, put: fn(&mut Register, Version)) -> Secret {
    Secret { apart: true, ..sealed(name, put) }
}

/// Something is said of the checkpoint that everyone knows.
fn of_checkpoint(register: &Register, said: NewClaim) {
    let desk = register.scene.operator();
    desk.add(register.checkpoint.clone(), register.organisation, &source("سائق", Tier::Team), None, &[said])
        .expect("added");
}

fn pick(version: Version, secret: &'static str, other: &'static str) -> &'static str {
    if version == Version::Secret { secret } else { other }
}

fn event(register: &Register, pairs: &[(&str, &str)]) {
    let said: Vec<_> = pairs.iter().map(|(key, said)| (property(key), (*said).to_owned())).collect();
    let desk = register.scene.operator();
    desk.add_event(
        register.subject,
        register.organisation,
        &source("ناج من صيدنايا", Tier::Team),
        None,
        &said,
    )
    .expect("added");
}

fn note(register: &Register, words: &str) {
    register.add(register.subject, "حديث", &[claim("note", words)]);
}

fn correct(register: &Register, claim: ClaimId, said: &str, tier: Option<Tier>) -> u64 {
    register.hand().correct(claim, &source("تصحيح", Tier::Team), None, said, tier).expect("corrected").act
}

/// Who may read everything saves a list for all colleagues.
fn share(register: &Register, name: &str, words: &str, filters: search::Filters) {
    let list = casework::SavedList {
        down: false,
        name: name.into(),
        words: words.into(),
        filters,
        sort: search::Sort::Name,
        columns: Vec::new(),
        by: model::MemberId(1),
        shared: true,
    };
    let reviewer = access::Viewer::operator(model::MemberId(77));
    register.scene.house.desk(reviewer).save_list(list).expect("saved");
}

/// Every kind. To add one, write it down as a colleague would.
pub const SECRETS: &[Secret] = &[
    news("a status that says dead, of a paper", |r, v| {
        r.add(
            r.subject,
            "بيان قيد",
            &[claim("status", pick(v, "presumed_dead_document", "presumed_dead_witness"))],
        );
    }),
    news("a status that says dead, with the day of it", |r, v| {
        let said = [claim("status", "متوفى"), claim("status_date", pick(v, "2014-03-01", "2015-04-02"))];
        r.add(r.subject, "شاهد", &said);
    }),
    news("the day of a status alone", |r, v| {
        r.add(r.subject, "شاهد", &[claim("status_date", pick(v, "2014-03-01", "2015-04-02"))]);
    }),
    news("a body that was seen, with place and day", |r, v| {
        event(
            r,
            &[
                ("event_kind", pick(v, "body_seen", "burial_reported")),
                ("event_date", "2014-03-01"),
                ("event_place", "حرستا"),
            ],
        );
    }),
    news("a burial, with where it is", |r, _| {
        event(
            r,
            &[("event_kind", "burial_reported"), ("event_place", "نجها"), ("event_note", "دفن في نجها")],
        );
    }),
    news("a step whose kind was not understood", |r, v| {
        event(r, &[("event_kind", pick(v, "لقي حتفه تحت التعذيب", "فاضت روحه")), ("event_date", "2014")]);
    }),
    news("a denial that says died", |r, v| {
        event(
            r,
            &[("denial_kind", pick(v, "died_claim", "death_document_no_body")), ("event_date", "2016-01-01")],
        );
    }),
    instead("one row: taken, and died", |r, v| {
        let mut said = vec![claim("taken_date", "2013-05-02")];
        if v == Version::Secret {
            said.push(NewClaim { part: Part::Event(1), ..claim("event_kind", "body_seen") });
            said.push(NewClaim { part: Part::Event(1), ..claim("event_date", "2014-03-01") });
            said.push(claim("status", "presumed_dead_witness"));
        }
        r.add(r.files[3], "قائمة", &said);
    }),
    news("words of death in a note", |r, v| note(r, pick(v, "لقي حتفه في السجن", "استشهد تحت التعذيب"))),
    held("a note above partners", |r, v| note(r, pick(v, "كان مريضا بالسكري", "كان مريضا بالربو"))),
    news("words of death where a place should be", |r, v| {
        r.add(
            r.subject,
            "حديث",
            &[claim("origin_place", pick(v, "مقبرة الشهداء قتل هناك", "توفي في بلدة لا نعرفها"))],
        );
    }),
    held("words nobody understood in a field of partners", |r, v| {
        r.add(
            r.subject,
            "حديث",
            &[claim("held_at", pick(v, "المكان الذي لا يعود منه أحد", "حيث انتهى كل شيء"))],
        );
    }),
    held("a party that may be a person, and somebody's house", |r, v| {
        let said = [
            claim("party", pick(v, "جارهم سالم", "جارهم منذر")),
            claim("taken_place", pick(v, "بيت أبو سالم", "بيت أبو منذر")),
        ];
        r.add(r.subject, "حديث", &said);
    }),
    instead("a name with the title of the dead", |r, v| {
        let name = pick(v, "الشهيد سالم ناصر الأيوبي", "سالم ناصر الأيوبي");
        r.add(r.subject, "قائمة", &[claim("full_name", name)]);
    }),
    instead("a list of the dead: its name, its column of death", |r, v| match v {
        Version::Secret => {
            let list = "الاسم الكامل,تاريخ الاعتقال,تاريخ الوفاة,مكان الدفن\n\
                منذر وائل الكردي,2013-02-02,2014-03-01,نجها\n";
            r.import("قائمة الشهداء.csv", list);
        }
        Version::Other => r.import("قائمة.csv", "الاسم الكامل,تاريخ الاعتقال\nمنذر وائل الكردي,2013-02-02\n"),
    }),
    instead("a list whose column of status says it of one", |r, v| {
        let state = pick(v, "متوفى", "معتقل");
        let list = format!(
            "الاسم الكامل,تاريخ الاعتقال,الحالة\n\
             منذر وائل الكردي,2013-02-02,{state}\n\
             سعيد نبيل الحموي,2012-04-04,معتقل\n"
        );
        r.import("قائمة.csv", &list);
    }),
    held("a source whose title tells", |r, v| {
        r.add(r.subject, pick(v, "قائمة الشهداء في درعا", "سجل دفن نجها"), &[claim("note", "ذكر في السجل")]);
    }),
    held_alone("a paper of colleagues", |r, _| {
        let desk = r.scene.operator();
        let id = desk
            .keep_document("شهادة وفاة.txt", "شهادة وفاة".as_bytes(), Some(r.subject.into()), Tier::Team)
            .expect("kept");
        r.hidden_papers.push(id.id);
    }),
    held_alone("a paper that nobody has read for partners", |r, _| {
        let desk = r.scene.operator();
        let id = desk
            .keep_document("صورة.txt", "من دفتر الدفن".as_bytes(), Some(r.subject.into()), Tier::Partner)
            .expect("kept");
        r.hidden_papers.push(id.id);
    }),
    news("a correction of a hidden claim", |r, v| {
        let act = r.add(r.subject, "شاهد", &[claim("status", "presumed_dead_witness")]).act;
        correct(
            r,
            ClaimId { act, index: 0 },
            pick(v, "presumed_dead_document", "dead_remains_not_returned"),
            None,
        );
    }),
    news("a withdrawal of a hidden claim", |r, v| {
        let act = r
            .add(
                r.subject,
                "شاهد",
                &[claim("status", pick(v, "presumed_dead_witness", "presumed_dead_document"))],
            )
            .act;
        r.hand().withdraw(ClaimId { act, index: 0 }, "تراجع الشاهد").expect("withdrawn");
    }),
    held_alone("a hidden episode", |r, _| {
        let said = ["taken_date", "taken_place"].map(|key| {
            let words = if key == "taken_date" { "2016-01-01" } else { "حلب" };
            NewClaim { part: Part::Episode(2), ..claim_for(key, words, Some(Tier::Team)) }
        });
        r.add(r.subject, "حديث", &said);
    }),
    held_alone("a file that is hidden whole, and a judgement that joins two seen ones through it", |r, _| {
        let names = [
            claim_for("full_name", "سالم ناصر الايوبي", Some(Tier::Team)),
            claim_for("taken_date", "2013-05-02", Some(Tier::Team)),
        ];
        let file = r.open("سجل داخلي", &names);
        r.hidden_files.push(file);
        r.judge(file, r.subject);
    }),
    news("a tag that tells", |r, v| {
        r.hand().tag(&[r.subject], pick(v, "متوفى", "دُفن في نجها")).expect("tagged");
    }),
    news("a task that tells", |r, v| {
        let what = pick(v, "إبلاغ الأم بوفاته", "زيارة قبره مع أخيه").to_owned();
        r.hand().set_tasks(&[r.subject], &casework::NewTask { what, who: None, due: None }).expect("set");
    }),
    news("a task about a checkpoint and a prison that tells", |r, v| {
        let what = pick(v, "من دُفن عنده مع سالم؟", "أين قبور من قُتلوا فيه؟").to_owned();
        let about = [r.checkpoint.clone(), "f:F117".parse().expect("it ships")];
        r.hand().set_tasks(&about, &casework::NewTask { what, who: None, due: None }).expect("set");
    }),
    held_alone("a source that was graded", |r, _| {
        let desk = r.scene.operator();
        let speaker = desk.speakers(&[r.subject]).expect("read").remove(0);
        desk.grade(&[(speaker.source.id, 'C')], "كان هناك").expect("graded");
    }),
    news("a step with a note that tells of a death", |r, v| {
        let note = pick(v, "توفي هناك تحت التعذيب", "رأى جثمانه هناك");
        event(
            r,
            &[
                ("event_kind", "transfer"),
                ("event_date", "2015-04-02"),
                ("event_facility", "صيدنايا"),
                ("event_note", note),
            ],
        );
    }),
    held("a step with a note that nobody has read", |r, v| {
        let note = pick(v, "حكم بالإعدام ونفذ الحكم", "سلموا أغراضه وهويته لأهله");
        event(
            r,
            &[
                ("event_kind", "sighting"),
                ("event_date", "2015-04-02"),
                ("event_place", "طفس"),
                ("event_note", note),
            ],
        );
    }),
    held("a step at a place that nobody knows", |r, v| {
        event(
            r,
            &[
                ("event_kind", "transfer"),
                ("event_date", "2015-05-02"),
                ("event_place", pick(v, "مقبرة نجها", "تربة القرية")),
            ],
        );
    }),
    held("a release", |r, v| {
        event(
            r,
            &[
                ("event_kind", pick(v, "release", "flight")),
                ("event_date", "2015-05-02"),
                ("event_place", "نوى"),
            ],
        );
    }),
    held("an office that was asked", |r, v| {
        event(
            r,
            &[
                ("denial_kind", pick(v, "flat_denial", "not_on_list")),
                ("event_date", "2015-05-02"),
                ("event_unit", "الشرطة العسكرية"),
            ],
        );
    }),
    held("a note on a checkpoint", |r, v| {
        of_checkpoint(r, claim_for("subject_note", pick(v, "دفنوا عنده سالم", "قتلوا عنده اثنين"), None));
    }),
    held("words nobody understood of a checkpoint", |r, v| {
        of_checkpoint(r, claim_for("subject_place", pick(v, "حيث قُتل سالم", "عند قبر أخيه"), None));
    }),
    held_alone("a checkpoint of colleagues, and what hangs on it", |r, _| {
        let name = claim_for("subject_name", "حاجز المقبرة", Some(Tier::Team));
        r.open_checkpoint(&[name, claim("subject_part_of", "f:F117")]);
        of_checkpoint(r, claim("subject_part_of", "k2"));
    }),
    held_alone("a paper about a checkpoint", |r, _| {
        let id = r
            .scene
            .operator()
            .keep_document("مقبرة.txt", "دُفنوا عنده".as_bytes(), Some(r.checkpoint.clone()), Tier::Partner)
            .expect("kept");
        r.hidden_papers.push(id.id);
    }),
    sealed("a sealed paper about a checkpoint", |r, v| {
        let desk = r.scene.operator();
        let id = desk
            .keep_document(
                pick(v, "شهادة.txt", "رسالة.txt"),
                pick(v, "شهادة وفاة", "رسالة منهم").as_bytes(),
                Some(r.checkpoint.clone()),
                Tier::Sealed,
            )
            .expect("kept");
        r.hidden_papers.push(id.id);
    }),
    sealed("a sealed name of a checkpoint", |r, v| {
        of_checkpoint(
            r,
            claim_for("subject_other_name", pick(v, "حاجز أبي سالم", "حاجز أبي منذر"), Some(Tier::Sealed)),
        );
    }),
    held_alone("an organisation of which nothing is seen", |r, _| {
        let desk = r.scene.operator();
        let organisation = desk.add_organisation("مكتب توثيق القبور").expect("added");
        desk.add(r.subject, organisation, &source("سجل", Tier::Team), None, &[claim("note", "ورد في سجلهم")])
            .expect("added");
    }),
    held_alone("a list that a colleague shares", |r, _| {
        let filters = search::Filters {
            status: ["presumed_dead_document".to_owned()].into(),
            ..search::Filters::default()
        };
        share(r, "المتوفون", "", filters);
    }),
    sealed("a shared list whose question is a sealed number", |r, v| {
        share(r, "صاحب الرقم", pick(v, "0933111222", "0933777888"), search::Filters::default());
    }),
    sealed("a shared list whose name is a sealed number", |r, v| {
        share(r, pick(v, "صاحب 0933111222", "صاحب ٠٩٣٣٧٧٧٨٨٨"), "سالم", search::Filters::default());
    }),
    sealed("a telephone that stands in another file, too", |r, v| {
        r.add(r.subject, "جارته", &[claim("phone", pick(v, "0944555665", "0933777888"))]);
    }),
    sealed("a telephone", |r, v| {
        r.add(r.subject, "أخته", &[claim("phone", pick(v, "0933111222", "0933777888"))]);
    }),
    sealed("a national number", |r, v| {
        r.add(r.subject, "دفتر", &[claim("national_number", pick(v, "12010098765", "12010054321"))]);
    }),
    sealed("the name of who told", |r, v| {
        r.add(r.subject, "حديث", &[claim("informant_name", pick(v, "أم سالم", "أبو ناصر"))]);
    }),
    sealed("a sealed note", |r, v| {
        let words = pick(v, "قتل في فرع فلسطين", "هو عند خاله في الأردن");
        r.add(r.subject, "حديث", &[claim_for("note", words, Some(Tier::Sealed))]);
    }),
    Secret {
        instead: true,
        ..sealed("a sealed source", |r, v| {
            let desk = r.scene.operator();
            let said = [claim("origin_place", "نوى")];
            let title = pick(v, "الضابط المنشق أبو سامر", "ممرضة في المشفى");
            desk.add(r.subject, r.organisation, &source(title, Tier::Sealed), None, &said).expect("added");
        })
    },
    Secret {
        instead: true,
        ..sealed("a name that was taken out of the title of a source", |r, v| {
            let name = pick(v, "ليلى", "سعاد");
            let act = r.add(r.subject, &format!("أخته {name}"), &[claim("note", "كانت معه")]).act;
            r.scene.operator().retitle(act, "أخته", name).expect("corrected");
        })
    },
    sealed("a sealed paper", |r, v| {
        let desk = r.scene.operator();
        let name = pick(v, "شهادة.txt", "رسالة.txt");
        // Of one length: how large a paper is stands in the log.
        let words = pick(v, "شهادة وفاة", "رسالة منهم");
        let id =
            desk.keep_document(name, words.as_bytes(), Some(r.subject.into()), Tier::Sealed).expect("kept");
        r.hidden_papers.push(id.id);
    }),
    apart("what lies in a compartment", |r, v| {
        let words = pick(v, "علاج نفسي للأم", "سلة غذائية");
        r.admitted()
            .add(
                r.subject,
                r.organisation,
                &source("الأم", Tier::Team),
                None,
                &[claim("support_asked", words)],
            )
            .expect("added");
    }),
    apart("who told of what lies in a compartment", |r, v| {
        let informant = SourceChoice::Informant {
            kind: "interview".into(),
            title: "كاتب في المحكمة".into(),
            name: pick(v, "أبو سامر", "أم جابر").into(),
            dated: None,
        };
        r.admitted()
            .add(r.subject, r.organisation, &informant, None, &[claim("guardian", "العم")])
            .expect("added");
    }),
    apart("a paper in a compartment that was taken out again, and a claim that stands again", |r, v| {
        let (name, words) = (pick(v, "حكم.txt", "عقد.txt"), pick(v, "حكم وصاية", "عقد زواج."));
        let compartment = model::Compartment::of("guardianship");
        let paper =
            casework::NewPaper { name, bytes: words.as_bytes(), tier: Tier::Team, kind: None, compartment };
        let desk = r.admitted();
        let id = desk.keep_paper(&paper, Some(r.subject.into())).expect("kept").id;
        r.hidden_papers.push(id);
        let desk = r.admitted();
        desk.take_paper_out(id, pick(v, "لرجل آخر", "وُضع خطأ")).expect("taken out");
        let said = [claim("guardian", pick(v, "العم", "الخال"))];
        let act =
            desk.add(r.subject, r.organisation, &source("الأم", Tier::Team), None, &said).expect("added").act;
        desk.withdraw(ClaimId { act, index: 0 }, "خطأ").expect("withdrawn");
        desk.restore(ClaimId { act, index: 0 }).expect("stands again");
    }),
    apart("what was corrected in a compartment and withdrawn", |r, v| {
        let desk = r.admitted();
        let said = [claim_for("guardian", pick(v, "0933111222", "0933777888"), Some(Tier::Sealed))];
        let act =
            desk.add(r.subject, r.organisation, &source("العم", Tier::Team), None, &said).expect("added").act;
        let act = desk
            .correct(
                ClaimId { act, index: 0 },
                &source("العم", Tier::Team),
                None,
                pick(v, "الخال", "الجد"),
                None,
            )
            .expect("corrected")
            .act;
        desk.withdraw(ClaimId { act, index: 0 }, "تغيّر الوصي").expect("withdrawn");
    }),
    apart("a paper in a compartment", |r, v| {
        let (name, words) = (pick(v, "حكم.txt", "عقد.txt"), pick(v, "حكم وصاية", "عقد زواج."));
        let compartment = model::Compartment::of("guardianship");
        let paper =
            casework::NewPaper { name, bytes: words.as_bytes(), tier: Tier::Team, kind: None, compartment };
        let id = r.admitted().keep_paper(&paper, Some(r.subject.into())).expect("kept");
        r.hidden_papers.push(id.id);
    }),
    sealed("a sealed number that was corrected", |r, v| {
        let act = r.add(r.subject, "أخته", &[claim("phone", pick(v, "0933111222", "0933777888"))]).act;
        correct(r, ClaimId { act, index: 0 }, pick(v, "0933111223", "0933777889"), None);
    }),
];

/// Each secret beside another one: every one twice, with others each time.
pub fn pairs() -> Vec<(&'static Secret, &'static Secret)> {
    const STEP: usize = 7;
    let alone: Vec<&Secret> = SECRETS.iter().filter(|s| !s.instead).collect();
    (0..alone.len()).map(|at| (alone[at], alone[(at + STEP) % alone.len()])).collect()
}
