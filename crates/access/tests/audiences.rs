//! Two files that differ only in what an audience is not told give it the same
//! dossier and the same line, byte by byte: each kind of secret alone, beside
//! the others, and beside ordinary words.

use access::{Audience, Clearance, FileRecord, Role, Viewer};
use dates::Day;
use model::dossier::{Entry, Told, Voids};
use model::understand::{self, Around};
use model::{
    Act, Claim, ClaimId, DocumentId, Locus, MemberId, OrganisationId, Part, PersonId, Property, Source,
    SourceId, Statement, Tier,
};

/// A colleague, or a sheet, that is told as this audience is.
fn to(audience: Audience) -> Clearance {
    let of = |role: Role| Viewer::new(MemberId(7), [role].into()).clearance();
    match audience {
        Audience::Outside => of(Role::Guest),
        Audience::Sheet => Clearance::of_many(audience),
        Audience::Team => of(Role::Documenter),
        Audience::Sealed => of(Role::Reviewer),
    }
}

const TODAY: Day = Day(20_600);

/// Words of a source about a part of the file.
fn said(part: Part, key: &str, words: &str) -> Claim {
    let property = Property::named(key);
    let value = understand::value(property, words, &Around { today: TODAY, within: None }).value;
    Claim::new(part, property, words, value)
}
fn person(key: &str, words: &str) -> Claim {
    said(Part::Person, key, words)
}
fn episode(key: &str, words: &str) -> Claim {
    said(Part::Episode(1), key, words)
}

/// What one source says in one act.
#[derive(Clone)]
struct Breath {
    source: u64,
    claims: Vec<Claim>,
}

/// A file as it is told, by acts that follow one another.
#[derive(Clone, Default)]
struct Story {
    breaths: Vec<Breath>,
    withdrawn: Vec<ClaimId>,
    papers: Vec<Tier>,
    team: model::dossier::Team,
}

impl Story {
    fn plain() -> Story {
        let first = vec![
            person("full_name", "سامر محمد الأحمد"),
            person("mother_name", "فاطمة"),
            person("birth_date", "1985"),
            person("origin_place", "درعا"),
            episode("taken_date", "12/3/2013"),
            episode("taken_place", "درعا"),
        ];
        let step =
            vec![said(Part::Event(1), "event_kind", "sighting"), said(Part::Event(1), "event_date", "2014")];
        Story {
            breaths: vec![Breath { source: 1, claims: first }, Breath { source: 2, claims: step }],
            ..Story::default()
        }
    }

    /// The same with one claim more in what the first source says.
    fn and(mut self, claim: Claim) -> Story {
        self.breaths[0].claims.push(claim);
        self
    }

    fn by(mut self, source: u64, claims: Vec<Claim>) -> Story {
        self.breaths.push(Breath { source, claims });
        self
    }

    fn paper(mut self, tier: Tier) -> Story {
        self.papers.push(tier);
        self
    }

    /// What colleagues would be told if nothing were cut.
    fn told(&self, titles: &dyn Fn(u64) -> String) -> Told {
        let mut entries = Vec::new();
        for (n, breath) in self.breaths.iter().enumerate() {
            let statement = Statement {
                subject: PersonId(1).into(),
                source: SourceId(breath.source),
                locus: Locus { sheet: Some("قائمة".into()), row: Some(7), at: None },
                organisation: OrganisationId(1),
                known: TODAY,
                by: MemberId(1),
                import: None,
                record: None,
                print: None,
                why: None,
                home: None,
                claims: breath.claims.clone(),
            };
            entries.push(Entry { seq: n as u64 + 1, at: 1000 + n as i64, act: Act::Said(statement) });
        }
        for (n, claim) in self.withdrawn.iter().enumerate() {
            let act = Act::ClaimWithdrawn {
                claim: *claim,
                subject: PersonId(1).into(),
                why: "خطأ".into(),
                import: None,
                by: MemberId(1),
            };
            entries.push(Entry { seq: 100 + n as u64, at: 5000, act });
        }
        for (n, tier) in self.papers.iter().enumerate() {
            let act = Act::DocumentKept {
                id: DocumentId(n as u64 + 1),
                digest: "ab".into(),
                name: "شهادة وفاة.pdf".into(),
                media: "application/pdf".into(),
                bytes: 9,
                subject: Some(PersonId(1).into()),
                tier: *tier,
                import: None,
                kind: Some("death_certificate".into()),
                compartment: None,
                by: MemberId(1),
            };
            entries.push(Entry { seq: 200 + n as u64, at: 6000, act });
        }
        let source = |id: SourceId| {
            Some(Source {
                id,
                kind: "leaked".into(),
                title: titles(id.0),
                organisation: OrganisationId(1),
                reliability: 'C',
                dated: None,
                document: None,
                digest: None,
                import: None,
                tier: Tier::Partner,
                home: None,
            })
        };
        Told::of(&[PersonId(1)], self.team.clone(), &entries, &Voids::default(), &source)
    }
}

/// Everything an audience is given of a file.
fn given(story: &Story, audience: Audience) -> String {
    let told = story.told(&|n| format!("مصدر {n}"));
    let dossier = serde_json::to_string(&access::dossier(&told, &to(audience))).expect("text");
    let card = serde_json::to_string(&access::card(&told, audience).as_deref()).expect("text");
    format!("{dossier}\n{card}\n{}", access::is_shown(&told, audience))
}

/// Secrets that nobody outside is told, each with the circle it may be said for.
fn held() -> Vec<(&'static str, fn(Story) -> Story)> {
    vec![
        ("a held state", |s| s.and(episode("status", "presumed_dead_witness"))),
        ("its date", |s| s.and(episode("status_date", "5/6/2014"))),
        ("another state", |s| s.and(episode("status", "released"))),
        ("a state in words", |s| s.and(episode("status", "راح لعند ربو"))),
        ("a date of death", |s| s.and(person("death_date", "2014"))),
        ("a fate", |s| s.and(person("fate", "dead_claimed"))),
        ("a note", |s| s.and(person("note", "لقي حتفه في صيدنايا"))),
        ("a place in words of death", |s| s.by(3, vec![person("residence", "دفن في نجها")])),
        ("a column of death", |s| {
            s.and(Claim { column: Some("تاريخ الوفاة".into()), ..episode("taken_date", "2014") })
        }),
        ("a title", |mut s| {
            s.breaths[0].claims[0] = person("full_name", "الشهيد سامر محمد الأحمد (رحمه الله)");
            s
        }),
        ("a body, by a source of its own", |s| {
            s.by(
                3,
                vec![
                    said(Part::Event(2), "event_kind", "body_seen"),
                    said(Part::Event(2), "event_place", "حرستا"),
                    said(Part::Event(2), "event_date", "2014"),
                ],
            )
        }),
        ("a step of a kind nobody understood", |s| {
            s.by(
                3,
                vec![
                    said(Part::Event(3), "event_kind", "صعدت روحه"),
                    said(Part::Event(3), "event_date", "2015"),
                ],
            )
        }),
        ("an answer that says died", |s| {
            s.by(
                4,
                vec![
                    said(Part::Event(4), "denial_kind", "died_claim"),
                    said(Part::Event(4), "event_unit", "الشرطة العسكرية"),
                ],
            )
        }),
        ("another answer", |s| s.and(said(Part::Event(1), "denial_kind", "flat_denial"))),
        ("a step corrected to a body", |s| {
            let kind = Claim {
                supersedes: Some(ClaimId { act: 2, index: 0 }),
                ..said(Part::Event(1), "event_kind", "body_seen")
            };
            s.by(3, vec![kind])
        }),
        ("words nobody understood", |s| {
            s.by(5, vec![person("origin_place", "حيث كان"), episode("party", "ناس لا نعرفهم")])
        }),
        ("where the dead are, in the place of a prison", |s| {
            s.by(5, vec![episode("held_at", "عند ربه"), episode("taken_place", "في الجنة")])
        }),
        ("a paper", |s| s.paper(Tier::Partner)),
    ]
}

/// What a sheet of colleagues says in the words of a source, and partners are not told.
fn of_the_team() -> Vec<(&'static str, fn(Story) -> Story)> {
    vec![
        ("a party that may be a person", |s| s.by(5, vec![episode("party", "سالم الأيوبي")])),
        ("a prison that says not what it is", |s| s.by(5, vec![episode("held_at", "المكان المعلوم")])),
        ("somebody's house", |s| s.by(5, vec![episode("taken_place", "بيت أبو سالم")])),
        ("where somebody lives", |s| s.by(5, vec![person("residence", "خربة الغروب")])),
    ]
}

/// Secrets that only those who may ask for them are told.
fn sealed() -> Vec<(&'static str, fn(Story) -> Story)> {
    vec![
        ("a telephone", |s| s.and(person("phone", "0984508349"))),
        ("a national number", |s| s.by(6, vec![person("national_number", "04010012345")])),
        ("a sealed date of taking", |s| {
            s.by(6, vec![Claim { tier: Tier::Sealed, ..episode("taken_date", "2012") }])
        }),
        ("a sealed state", |s| s.by(6, vec![Claim { tier: Tier::Sealed, ..episode("status", "released") }])),
        ("a correction in other words for few", |s| {
            s.by(
                6,
                vec![Claim {
                    tier: Tier::Sealed,
                    supersedes: Some(ClaimId { act: 1, index: 3 }),
                    ..person("origin_place", "نوى")
                }],
            )
        }),
        ("a sealed paper", |s| s.paper(Tier::Sealed)),
    ]
}

#[track_caller]
fn same_for(audiences: &[Audience], secrets: &[(&str, fn(Story) -> Story)]) {
    // Each secret alone, and each pair of them against either one of the two: what goes with a secret tells
    // nothing either.
    for audience in audiences {
        let nothing = given(&Story::plain(), *audience);
        for (name, add) in secrets {
            assert_eq!(given(&add(Story::plain()), *audience), nothing, "{audience:?} can tell {name}");
            for (other, more) in secrets {
                assert_eq!(
                    given(&more(add(Story::plain())), *audience),
                    nothing,
                    "{audience:?} can tell {other} beside {name}"
                );
            }
        }
    }
}

#[test]
fn nobody_outside_can_tell_a_secret_of_the_house() {
    same_for(&[Audience::Outside], &[held(), sealed(), of_the_team()].concat());
}

#[test]
fn no_sheet_can_tell_one() {
    same_for(&[Audience::Sheet], &[held(), sealed()].concat());
}

#[test]
fn colleagues_cannot_tell_what_is_sealed() {
    same_for(&[Audience::Team], &sealed());
}

#[test]
fn a_place_of_no_list_is_told_in_the_words_of_its_source() {
    let said = vec![
        person("full_name", "سامر محمد الأحمد"),
        person("origin_place", "خربة الغروب"),
        episode("taken_place", "حاجز المطحنة القديمة"),
        episode("party", "كتيبة الغروب"),
        episode("held_at", "سجن الغروب"),
    ];
    let told = Story::default().by(1, said).told(&|_| "قائمة".into());
    for audience in [Audience::Outside, Audience::Sheet] {
        let card = access::card(&told, audience).expect("named");
        let places: Vec<&str> = card.place_words.iter().map(|place| place.1.as_str()).collect();
        assert_eq!(places, ["خربة الغروب", "حاجز المطحنة القديمة"], "{audience:?}");
        assert_eq!(
            (&card.party_words[..], &card.held_words[..]),
            (&["كتيبة الغروب".to_owned()][..], &["سجن الغروب".to_owned()][..],)
        );
    }
    for (_, add) in of_the_team() {
        let card = access::card(&add(Story::plain()).told(&|_| "قائمة".into()), Audience::Sheet);
        let plain = access::card(&Story::plain().told(&|_| "قائمة".into()), Audience::Sheet);
        assert_ne!(card, plain, "colleagues take it out");
    }
}

#[test]
fn a_row_that_tells_of_taking_and_death_keeps_the_taking() {
    let row = vec![
        person("full_name", "سامر محمد الأحمد"),
        episode("taken_date", "2013"),
        person("death_date", "2014"),
        episode("status", "presumed_dead_document"),
    ];
    let told = Story::default().by(1, row).told(&|_| "قائمة الشهداء".into());
    let outside = access::dossier(&told, &to(Audience::Outside));
    assert_eq!(
        outside.episodes[0].fact("taken_date").map(|f| f.values[0].first().claim.said.as_str()),
        Some("2013")
    );
    assert!(outside.fact("death_date").is_none() && outside.episodes[0].fact("status").is_none());
    let finding = criteria::finding(&outside).expect("who was taken has a state");
    assert_eq!((finding.code.as_str(), finding.rule.as_str(), finding.denials), ("reported", "taken", 0));
    assert!(outside.sources[&SourceId(1)].title.is_empty(), "a list called after martyrs tells");
    assert!(
        access::source(&told.sources[&SourceId(1)], Audience::Sheet).expect("of the team").title.is_empty()
    );
    let inside = access::dossier(&told, &to(Audience::Team));
    assert!(
        criteria::finding(&inside).expect("a state").held
            && inside.sources[&SourceId(1)].title == "قائمة الشهداء"
    );
}

#[test]
fn whoever_was_taken_has_the_same_state_outside_whatever_is_said_of_it() {
    let states = [
        "released",
        "presumed_dead_witness",
        "forcibly_disappeared",
        "missing",
        "detained_acknowledged",
        "لا أحد يعلم",
        "الله يرحمه",
    ];
    let seen: std::collections::BTreeSet<String> =
        states.map(|state| given(&Story::plain().and(episode("status", state)), Audience::Outside)).into();
    assert_eq!(seen.len(), 1);
}

#[test]
fn what_is_narrowed_is_narrowed_for_those_before_whom_it_stood() {
    let again = Claim {
        tier: Tier::Sealed,
        supersedes: Some(ClaimId { act: 1, index: 1 }),
        ..person("mother_name", "فاطمة")
    };
    let told = Story::plain().by(1, vec![again]).told(&|_| "مصدر".into());
    assert!(access::dossier(&told, &to(Audience::Team)).fact("mother_name").is_none());
    let asked = [Property::named("mother_name")].into();
    assert!(access::reveal(&told, &to(Audience::Sealed), &asked).fact("mother_name").is_some());
}

#[test]
fn a_correction_that_everyone_may_see_corrects_for_everyone() {
    let right = Claim { supersedes: Some(ClaimId { act: 1, index: 3 }), ..person("origin_place", "نوى") };
    let told = Story::plain().by(1, vec![right]).told(&|_| "مصدر".into());
    for audience in Audience::ALL {
        let dossier = access::dossier(&told, &to(audience));
        let values = &dossier.fact("origin_place").expect("from somewhere").values;
        assert_eq!(values.len(), 1, "{audience:?}");
    }
    assert!(
        access::dossier(&told, &to(Audience::Outside)).gone.is_empty(),
        "what was corrected is the house's own"
    );
}

#[test]
fn only_those_who_may_ask_are_told_that_there_is_something_to_ask_for() {
    let told = Story::plain().and(person("phone", "0984508349")).told(&|_| "مصدر".into());
    assert!(access::dossier(&told, &to(Audience::Sealed)).hides("phone"));
    assert!(access::dossier(&told, &to(Audience::Team)).left_out().is_empty());
}

#[test]
fn a_record_gives_each_reader_its_line_and_no_sealed_value() {
    let told = Story::plain()
        .and(person("phone", "0984508349"))
        .and(person("registration_number", "226"))
        .told(&|_| "مصدر".into());
    let record = FileRecord::of(Some(&told), Some(&told)).expect("a file");
    let bytes = record.bytes();
    assert!(FileRecord::is_of_today(&bytes) && !FileRecord::is_of_today(br#"{"person":"p1"}"#));
    for audience in [Audience::Team, Audience::Outside] {
        let kept = FileRecord::card(&bytes, audience).expect("of today").expect("a line");
        assert_eq!(Some(kept), access::card(&told, audience));
    }
    let team = FileRecord::card(&bytes, Audience::Sealed).expect("of today").expect("a line");
    assert_eq!(team.numbers, ["226"], "a telephone is on no card, whoever reads it");
    assert_eq!(
        FileRecord::rows(&bytes).expect("of today").sealed,
        [(PersonId(1), Property::named("phone"), "0984508349".to_owned())]
    );
    assert!(
        FileRecord::card(br#"{"person":"p1"}"#, Audience::Team).is_err(),
        "cards of another form are not read"
    );
}

#[test]
fn a_file_without_a_name_for_outsiders_is_not_there_for_them() {
    let told = Story::default()
        .by(1, vec![person("full_name", "جثة"), episode("taken_date", "2013")])
        .told(&|_| "مصدر".into());
    assert!(!access::is_shown(&told, Audience::Outside) && access::is_shown(&told, Audience::Team));
}

/// Every colleague in the house who is not in the team of the file, whatever the role.
fn outside_of_the_team() -> Vec<Clearance> {
    let inside = [Role::Documenter, Role::Reviewer, Role::Liaison, Role::Analyst];
    inside.into_iter().map(|role| Viewer::new(MemberId(7), [role].into()).clearance()).collect()
}

impl Story {
    fn of_team(mut self, members: &[u64]) -> Story {
        self.team = Some(members.iter().copied().map(MemberId).collect());
        self
    }
}

#[test]
fn of_a_file_with_a_team_nobody_else_can_tell_what_is_held_or_sealed() {
    let given = |story: &Story, to: &Clearance| {
        let told = story.told(&|n| format!("مصدر {n}"));
        let cards = [Audience::Outside, Audience::Sheet, Audience::Team, Audience::Sealed]
            .map(|audience| access::card(&told, audience));
        let cards = cards.each_ref().map(|card| serde_json::to_string(&card.as_deref()).expect("text"));
        (
            serde_json::to_string(&access::dossier(&told, to)).expect("text"),
            cards,
            access::own_sealed(&told, to).len(),
        )
    };
    for to in outside_of_the_team() {
        let nothing = given(&Story::plain().of_team(&[3]), &to);
        for (name, add) in [held(), sealed()].concat() {
            assert_eq!(given(&add(Story::plain()).of_team(&[3]), &to), nothing, "{to:?} can tell {name}");
        }
    }
    let held = Story::plain().and(episode("status", "presumed_dead_witness"));
    let of = |story: &Story, member: u64| {
        let told = story.told(&|n| format!("مصدر {n}"));
        let cleared =
            access::dossier(&told, &Viewer::new(MemberId(member), [Role::Documenter].into()).clearance());
        (cleared.episodes[0].fact("status").is_some(), cleared.is_apart())
    };
    assert_eq!(of(&held.clone().of_team(&[3, 7]), 7), (true, false), "the team is told");
    assert_eq!(of(&held.clone().of_team(&[3]), 7), (false, true));
    assert_eq!(of(&held.clone().of_team(&[]), 7), (false, true), "a team of nobody is not no team");
    assert_eq!(of(&held, 7), (true, false));
}

#[test]
fn what_lies_in_a_compartment_is_there_for_those_admitted_and_for_nobody_else() {
    let support = model::Compartment::of("support").expect("a compartment");
    let apart: Vec<(&'static str, fn(Story) -> Story)> = vec![
        ("a support", |s| s.and(person("support_asked", "علاج نفسي للأم"))),
        ("another source's", |s| s.by(6, vec![person("support_given", "سلة غذائية")])),
        ("a sample", |s| s.by(6, vec![person("sample_given", "الأخت")])),
        ("a sealed guardian", |s| {
            s.by(6, vec![Claim { tier: Tier::Sealed, ..person("guardian", "0944111222") }])
        }),
    ];
    same_for(&Audience::ALL, &apart);
    let told = Story::plain()
        .and(person("support_asked", "علاج"))
        .and(person("sample_given", "الأخت"))
        .told(&|_| "مصدر".into());
    let reads = |role: Role| {
        let dossier = access::dossier(
            &told,
            &Viewer::new(MemberId(7), [role].into()).admitted([support].into()).clearance(),
        );
        (dossier.fact("support_asked").is_some(), dossier.fact("sample_given").is_some())
    };
    for role in Role::ALL {
        assert_eq!(reads(role), (role.may_enter(support), false), "{role:?}");
    }
    assert!(
        access::card(&told, Audience::Sealed)
            .is_some_and(|card| !serde_json::to_string(&card.sources).expect("text").is_empty())
    );
}

#[test]
fn a_colleague_mends_no_sealed_claim_out_of_reach() {
    let phone = Story::plain().and(person("phone", "0984508349"));
    let own = |story: &Story| {
        let told = story.told(&|_| "مصدر".into());
        access::own_sealed(&told, &Viewer::new(MemberId(1), [Role::Documenter].into()).clearance()).len()
    };
    assert_eq!((own(&phone), own(&phone.clone().of_team(&[1])), own(&phone.of_team(&[2]))), (1, 1, 0));
    let apart = Story::plain().and(Claim { tier: Tier::Sealed, ..person("guardian", "العم") });
    assert_eq!(own(&apart), 0, "who is not admitted any more");
}
