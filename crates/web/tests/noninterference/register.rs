//! A register in which nothing is hidden from a partner, and room for what is.

use crate::scene::{Scene, person};
use crate::secrets::{Secret, Version};
use access::Role;
use casework::{ColumnChoice, Incoming, NewClaim, NewFile, NewSubject, SourceChoice};
use model::vocab::About;
use model::{DocumentId, OrganisationId, Part, PersonId, Property, Subject, SubjectKind, Tier, Verdict};
use std::ops::ControlFlow;

/// A register with what a test needs to know of it.
pub struct Register {
    pub scene: Scene,
    pub organisation: OrganisationId,
    /// Files that everyone sees.
    pub files: Vec<PersonId>,
    /// Files and papers that only the secrets brought; in a register without them, numbers of nothing.
    pub hidden_files: Vec<PersonId>,
    pub hidden_papers: Vec<DocumentId>,
    /// The file the secret is about: taken, and nothing more is known.
    pub subject: PersonId,
    /// A checkpoint that everyone knows.
    pub checkpoint: Subject,
}

/// Where the secret lies.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Which of the files of everybody it is about.
    pub file: usize,
    /// Two of those files and the checkpoint have a team of one, who is none of the colleagues that ask.
    pub of_team: bool,
}

/// Files that have a team where there is one.
pub const OF_TEAM: [usize; 2] = [0, 2];

/// The colleague who is in it.
pub const KEEPER: &str = "keeper";

/// Words about a person, an episode or an event, as the vocabulary has it.
pub fn claim(key: &str, said: &str) -> NewClaim {
    claim_for(key, said, None)
}

/// The same for a narrower circle.
pub fn claim_for(key: &str, said: &str, tier: Option<Tier>) -> NewClaim {
    let property = Property::of(key).unwrap_or_else(|| panic!("no property {key}"));
    let part = match property.entry().part {
        About::Person => Part::Person,
        About::Episode => Part::Episode(1),
        About::Event => Part::Event(1),
    };
    NewClaim { part, property, said: said.to_owned(), tier, credibility: 6 }
}

/// A source that speaks for the first time.
pub fn source(title: &str, tier: Tier) -> SourceChoice {
    SourceChoice::New {
        kind: "interview".into(),
        title: title.into(),
        tier,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

/// What was before the secret, the secret, and what came after it lie a day apart.
const DAY: i64 = 24 * 60 * crate::scene::MINUTE;

const PEOPLE: &[(&str, &str, &str, &str, &str)] = &[
    ("سالم ناصر الأيوبي", "فاطمة", "2013-05-02", "نوى", "1988"),
    ("رامي سليم القادري", "هدى", "2012-11-20", "داريا", "1979"),
    ("ياسر خالد العمر", "مريم", "2014-02-11", "حمص", "1990"),
    ("بلال حسن الدرويش", "سعاد", "2013-08-30", "دوما", "1985"),
    ("عمر فؤاد الحلبي", "أمينة", "2011-09-09", "حلب", "1992"),
    ("هيثم محمود الزعبي", "خديجة", "2013-01-15", "درعا", "1970"),
    ("ماهر عادل الخطيب", "نوال", "2015-06-01", "جاسم", "1995"),
];

impl Register {
    /// The register with these secrets in the middle of its life, and accounts of these roles.
    pub fn with(secrets: &[&Secret], version: Version, roles: &[Role]) -> Register {
        Register::at(Place::default(), secrets, version, roles)
    }

    /// The same, with the secrets in another place.
    pub fn at(place: Place, secrets: &[&Secret], version: Version, roles: &[Role]) -> Register {
        let scene = Scene::new();
        scene.house.set_up("جمعية الأثر", person("administrator", Role::Administrator), None).expect("set up");
        for role in roles.iter().filter(|role| **role != Role::Administrator) {
            scene.operator().add_member(person(role.key(), *role)).expect("added");
        }
        let organisation = scene.operator().add_organisation("منظمة الذاكرة").expect("added");
        let mut register = Register {
            scene,
            organisation,
            files: Vec::new(),
            hidden_files: Vec::new(),
            hidden_papers: Vec::new(),
            subject: PersonId(1),
            checkpoint: PersonId(1).into(),
        };
        register.before();
        if place.of_team {
            register.give_teams();
        }
        register.scene.pass(DAY);
        register.subject = register.files[place.file];
        for secret in secrets {
            (secret.put)(&mut register, version);
        }
        register.subject = register.files[0];
        register.scene.pass(DAY);
        register.after();
        register
    }

    fn before(&mut self) {
        for (at, (name, mother, taken, place, born)) in PEOPLE.iter().enumerate() {
            let claims = [
                claim("full_name", name),
                claim("mother_name", mother),
                claim("birth_date", born),
                claim("taken_date", taken),
                claim("taken_place", place),
                claim("origin_place", place),
                claim("phone", &format!("094455566{at}")),
            ];
            let file = self.open("حديث مع العائلة", &claims);
            self.files.push(file);
        }
        let list = "الاسم الكامل,اسم الأم,تاريخ الاعتقال,ملاحظات\n\
            نادر جمال الشامي,ليلى,2013,كان طالبا\n\
            فراس عدنان الصالح,رنا,2014,\n";
        self.import("list.csv", list);
        // Two files that are one person, by what everyone may see.
        let twin =
            self.open("سجل آخر", &[claim("full_name", "عمر فؤاد الحلبي"), claim("taken_date", "2011-09-09")]);
        self.judge(twin, self.files[4]);
        self.checkpoint =
            self.open_checkpoint(&[claim("subject_name", "حاجز السنتر"), claim("subject_place", "نوى")]);
        let arrival = [
            (property("event_kind"), "arrival".to_owned()),
            (property("event_date"), "2013-06-01".to_owned()),
        ];
        let desk = self.scene.operator();
        desk.add_event(self.files[1], self.organisation, &source("ناج", Tier::Team), None, &arrival)
            .expect("added");
    }

    fn give_teams(&self) {
        let keeper = self.scene.operator().add_member(person(KEEPER, Role::Reviewer)).expect("added");
        let desk =
            self.scene.house.desk(self.scene.house.present(keeper).expect("read").expect("open").viewer);
        let files = OF_TEAM.map(|file| self.files[file].into());
        for subject in files.into_iter().chain([self.checkpoint.clone()]) {
            desk.give_team(&subject, &[keeper].into(), "").expect("given");
        }
    }

    /// Who mends and sorts: in the team, where there is one.
    pub fn hand(&self) -> casework::Desk<'_> {
        let keeper = self.scene.house.member_by_login(KEEPER).expect("read");
        let viewer = keeper
            .and_then(|member| self.scene.house.present(member.id).expect("read"))
            .map(|present| present.viewer);
        viewer.map_or_else(|| self.scene.operator(), |viewer| self.scene.house.desk(viewer))
    }

    /// A colleague who was admitted to every compartment, and is none of those who ask.
    pub fn admitted(&self) -> casework::Desk<'_> {
        let all = model::Compartment::all().collect();
        self.scene.house.desk(access::Viewer::operator(model::MemberId(88)).admitted(all))
    }

    /// What colleagues write after the secret: the same, whether or not there was one.
    fn after(&mut self) {
        let file = self.open(
            "حديث لاحق",
            &[
                claim("full_name", "جابر منير السعدي"),
                claim("taken_date", "2012-03-03"),
                claim("sex", "male"),
            ],
        );
        self.files.push(file);
        self.add(self.files[2], "حديث ثان", &[claim("party", "المخابرات الجوية")]);
        self.add(self.subject, "حديث ثالث", &[claim("origin_place", "نوى")]);
        // Steps that everyone may know, with numbers behind those of the secret.
        for (kind, day, place) in [("sighting", "2016-04-01", "نوى"), ("transfer", "2012-02-01", "جاسم")]
        {
            let step = [("event_kind", kind), ("event_date", day), ("event_place", place)]
                .map(|(key, said)| (property(key), said.to_owned()));
            let desk = self.scene.operator();
            desk.add_event(self.subject, self.organisation, &source("ناج آخر", Tier::Team), None, &step)
                .expect("added");
        }
    }

    /// Opens a file.
    pub fn open(&self, title: &str, claims: &[NewClaim]) -> PersonId {
        let new = NewFile {
            organisation: self.organisation,
            source: source(title, Tier::Team),
            at: None,
            claims: claims.to_vec(),
        };
        self.scene.operator().open_file(new).expect("opened").subject.person().expect("a person")
    }

    /// A checkpoint is spoken of for the first time.
    pub fn open_checkpoint(&self, claims: &[NewClaim]) -> Subject {
        let kind = SubjectKind::of("checkpoint").expect("a kind");
        let new = NewSubject {
            kind,
            organisation: self.organisation,
            source: source("سائق", Tier::Team),
            at: None,
            claims: claims.to_vec(),
        };
        self.scene.operator().open_subject(new).expect("opened").subject
    }

    /// A source says something of a file.
    pub fn add(&self, file: PersonId, title: &str, claims: &[NewClaim]) -> casework::Recorded {
        self.scene
            .operator()
            .add(file, self.organisation, &source(title, Tier::Team), None, claims)
            .expect("added")
    }

    /// A list comes in.
    pub fn import(&self, name: &str, list: &str) {
        let desk = self.scene.operator();
        let file = Incoming { name: name.into(), bytes: list.as_bytes().to_vec().into() };
        let plan = desk.plan_import(vec![file], "منظمة الذاكرة", ColumnChoice::default()).expect("planned");
        desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(())).expect("accepted");
    }

    /// Two files are one person.
    pub fn judge(&self, a: PersonId, b: PersonId) {
        self.scene.operator().judge(a, b, Verdict::Same, "الأم واحدة").expect("judged");
    }
}

pub fn property(key: &str) -> Property {
    Property::of(key).expect("a property")
}
