//! An organisation that takes its lists back leaves the register as if it had
//! never come: beside it stands a register that never knew it, and everything
//! that is seen is the same in both.

mod common;

use access::Audience;
use casework::{Column, Desk, ExportFormat, House, Refusal};
use common::{file, house, operator, take_in};
use l10n::{Lang, Reader};
use model::{OrganisationId, PersonId, Verdict};
use search::{Facet, Query};
use std::collections::{BTreeMap, BTreeSet};

const GIVEN: &[&str] =
    &["محمود", "أحمد", "سالم", "ياسر", "عبد الرحمن", "خالد", "فادي", "رامي", "حسن", "بلال", "نادر", "عمر"];
const FATHER: &[&str] = &["خالد", "يوسف", "ناصر", "إبراهيم", "علي", "قاسم", "سليمان"];
const FAMILY: &[&str] =
    &["الزعبي", "المقداد", "الحوراني", "الجباوي", "أبو نبوت", "المحاميد", "الحريري", "العمري", "الدخاخني"];
const MOTHER: &[&str] = &["فاطمة", "هناء", "مريم", "سعاد", "أمينة"];
const TOWNS: &[&str] = &["المسيفرة", "نوى", "جاسم", "الكرك الشرقي", "نصيب"];

const OURS: &str = "مكتب درعا";
const GOING: &str = "مكتب سيغادر";
const THEIRS: &str = "مكتب القنيطرة";

/// Invented person `n`: always the same one.
fn row(n: usize, sloppy: bool) -> String {
    let pick = |list: &[&'static str], step: usize| list[(n * step + n / list.len()) % list.len()];
    let (given, father, family) = (pick(GIVEN, 5), pick(FATHER, 3), pick(FAMILY, 7));
    let (year, month, day) = (1960 + n * 7 % 40, 1 + n % 12, 1 + n * 11 % 28);
    let (name, born) = match sloppy {
        true => {
            (format!("{} {father} {}", given.replace('أ', "ا"), family.replace('ة', "ه")), year.to_string())
        }
        false => (format!("{given} {father} {family}"), format!("{day}/{month}/{year}")),
    };
    format!("{name};{};{born};{day}/{}/201{};{}\n", pick(MOTHER, 2), 1 + n % 9, 1 + n % 6, pick(TOWNS, 3))
}

fn list(persons: impl Iterator<Item = usize>, sloppy: bool) -> String {
    let head = "الاسم;اسم الأم;تاريخ الولادة;تاريخ الاعتقال;من\n".to_owned();
    persons.fold(head, |text, n| text + &row(n, sloppy))
}

/// A register, and its files by list and invented person.
struct Told {
    house: House,
    files: BTreeMap<(&'static str, usize), PersonId>,
}

impl Told {
    fn new(with: bool) -> Told {
        let mut told = Told { house: house(), files: BTreeMap::new() };
        told.take("ours.csv", OURS, (0..80).collect(), false);
        if with {
            told.take("going.csv", GOING, (40..120).collect(), true);
            // Two people in one cell wait for a person.
            take_in(&told.house, GOING, vec![file("waits.csv", "الاسم;من\nسلمى وابنها عمر الحريري;نوى\n")]);
        }
        told.take("theirs.csv", THEIRS, (70..150).collect(), true);
        told
    }

    fn take(&mut self, name: &'static str, organisation: &str, persons: Vec<usize>, sloppy: bool) {
        let done =
            take_in(&self.house, organisation, vec![file(name, &list(persons.iter().copied(), sloppy))]);
        let ids = done.outcomes.iter().map(|o| o.person_id().expect("every row is a file of its own"));
        self.files.extend(persons.iter().map(|n| (name, *n)).zip(ids));
    }

    fn desk(&self) -> Desk<'_> {
        self.house.desk(operator())
    }

    /// Judges where both files are in this register.
    fn judge(&self, a: (&'static str, usize), b: (&'static str, usize), verdict: Verdict) {
        if let (Some(a), Some(b)) = (self.files.get(&a), self.files.get(&b)) {
            self.desk().judge(*a, *b, verdict, "تجربة").expect("it can be judged");
        }
    }

    fn name(&self, person: PersonId) -> String {
        let found = self.files.iter().find(|(_, id)| **id == person).expect("every file is of a list").0;
        format!("{}#{}", found.0, found.1)
    }

    /// A value of a facet; numbers of organisations, sources and imports become names.
    fn value(&self, facet: Facet, value: &str) -> String {
        let ground = self.house.ground().expect("read");
        match facet {
            Facet::Organisation => self.organisation(value.parse().unwrap()),
            Facet::Source => ground.sources[&value.parse().unwrap()].title.clone(),
            Facet::Import => {
                self.organisation(ground.lists.imports[&value.parse().unwrap()].accepted.organisation)
            }
            _ => value.to_owned(),
        }
    }

    fn organisation(&self, id: OrganisationId) -> String {
        self.house.ground().expect("read").association.organisations[&id].clone()
    }
}

/// The same judgements for both registers; those about the list that goes are
/// given only where it is.
fn judge(told: &Told) {
    let (ours, going, theirs) = ("ours.csv", "going.csv", "theirs.csv");
    for n in 40..70 {
        told.judge((ours, n), (going, n), Verdict::Same);
    }
    for n in 70..80 {
        match n % 4 {
            // Held together by the list that goes alone.
            0 => {
                told.judge((ours, n), (going, n), Verdict::Same);
                told.judge((going, n), (theirs, n), Verdict::Same);
            }
            // Held together without it, too.
            1 => {
                told.judge((ours, n), (going, n), Verdict::Same);
                told.judge((ours, n), (theirs, n), Verdict::Same);
                told.judge((going, n), (theirs, n), Verdict::Same);
            }
            // Kept apart by a person, and asked about.
            2 => told.judge((ours, n), (theirs, n), Verdict::Different),
            _ => told.judge((ours, n), (theirs, n), Verdict::Unsure),
        }
    }
    // A different that stands between lists which stay, and one that rests on the list that goes.
    told.judge((ours, 3), (theirs, 90), Verdict::Different);
    told.judge((going, 95), (theirs, 96), Verdict::Different);
    told.judge((going, 100), (theirs, 100), Verdict::Same);
    told.judge((going, 101), (going, 102), Verdict::Same);
    // What the engine learned before it heard these is let go of.
    assert!(told.house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
}

/// Everything that a colleague sees, in words that do not depend on numbers of files.
fn seen(told: &Told) -> BTreeMap<String, String> {
    let desk = told.desk();
    let mut seen = BTreeMap::new();
    let mut see = |what: &str, how: String| seen.insert(what.to_owned(), how);
    see("files", desk.count().unwrap().to_string());
    let members = |p: PersonId| {
        told.house
            .ground()
            .expect("read")
            .members(p)
            .into_iter()
            .map(|p| told.name(p))
            .collect::<Vec<_>>()
            .join(" ")
    };

    for words in ["", "محمود", "الزعبي نوى", "abd alrahman", "1988", "سلمى"] {
        let page = desk.list(&Query { counts: true, ..Query::words(words, 1000) }).unwrap();
        let hits: BTreeMap<String, String> =
            page.page.hits.iter().map(|h| (members(h.person), format!("{} {:?}", h.score, h.why))).collect();
        see(&format!("search «{words}»"), format!("{} {hits:#?}", page.page.total));
        let counts = page.page.counts.unwrap();
        for (facet, values) in &counts.by {
            let of: BTreeMap<String, u32> =
                values.iter().map(|(value, n)| (told.value(*facet, value), *n)).collect();
            see(&format!("counts «{words}» {facet:?}"), format!("{of:?}"));
        }
    }

    for id in told.files.iter().filter(|(key, _)| key.0 != "going.csv").map(|(_, id)| *id) {
        let dossier = desk.dossier(id).unwrap();
        let said = dossier.standing().map(|s| {
            format!("{} {}: {}", told.organisation(s.organisation), s.claim.property.key(), s.claim.said)
        });
        let said: BTreeSet<String> = said.collect();
        see(
            &format!("file {}", told.name(id)),
            format!(
                "{} {said:#?} apart {:?}",
                members(dossier.persons[0]),
                dossier.facts.iter().map(|f| f.values.len()).collect::<Vec<_>>()
            ),
        );
        let similar = desk.similar(&desk.card(id).unwrap().names[0].1, None, 5).unwrap();
        see(
            &format!("similar to {}", told.name(id)),
            format!(
                "{:?}",
                similar.iter().map(|(h, _)| (h.score, members(h.person))).collect::<BTreeSet<_>>()
            ),
        );
    }

    let clusters: BTreeSet<String> = desk.clusters().unwrap().iter().map(|c| members(c[0])).collect();
    see("clusters", format!("{clusters:#?}"));
    let pairs = desk.proposals().unwrap();
    let pairs: Vec<_> =
        pairs.iter().map(|p| (told.name(p.a), told.name(p.b), p.probability, p.second)).collect();
    see("desk", format!("{pairs:#?}"));
    let judged = told.house.ground().expect("read");
    let judged: Vec<_> = judged
        .judgements
        .counted()
        .map(|j| (told.name(j.judgement.a), told.name(j.judgement.b), j.judgement.verdict))
        .collect();
    see("judgements", format!("{judged:#?}"));
    let last = desk.last_judgement().unwrap().map(|j| (told.name(j.judgement.a), told.name(j.judgement.b)));
    see("last judgement", format!("{last:?}"));

    let overlaps = desk.overlaps().unwrap();
    let cells: BTreeMap<Vec<String>, u64> = overlaps
        .cells
        .iter()
        .map(|c| (c.organisations.iter().map(|id| told.organisation(*id)).collect(), c.persons))
        .collect();
    see(
        "overlaps",
        format!("{} {cells:?} {:?}", overlaps.persons, overlaps.organisations.values().collect::<Vec<_>>()),
    );
    assert_eq!(cells.values().sum::<u64>(), overlaps.persons, "the cells add up");

    see(
        "waiting rows",
        format!("{:?}", desk.waiting().unwrap().iter().map(|w| &w.row.fields).collect::<Vec<_>>()),
    );
    // Only the numbers of files and the references of sources may differ.
    let shown: Vec<Column> = Column::ALL.into_iter().filter(|column| *column != Column::Files).collect();
    let out = desk
        .export(&Query::default(), &shown, ExportFormat::Csv, Audience::Sheet, Reader::new(Lang::Ar))
        .unwrap();
    let sources = told
        .house
        .ground()
        .expect("read")
        .sources
        .values()
        .map(|source| (told.house.refs_leaving().of(source.id), source.title.clone()))
        .collect::<Vec<_>>();
    let text = sources.iter().fold(String::from_utf8(out.bytes).unwrap(), |text, (reference, title)| {
        text.replace(reference, title)
    });
    let rows: BTreeSet<&str> =
        text.lines().map(|line| line.split_once([',', ';']).map_or(line, |(_, rest)| rest)).collect();
    see("export", format!("{} {rows:#?}", out.files));
    seen
}

#[track_caller]
fn same(left: &BTreeMap<String, String>, right: &BTreeMap<String, String>) {
    let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    for key in keys {
        let (a, b) = (left.get(key), right.get(key));
        if a != b {
            let (a, b) = (a.map_or("", String::as_str), b.map_or("", String::as_str));
            let only = |x: &str, y: &str| {
                x.lines().filter(|l| !y.contains(*l)).take(12).collect::<Vec<_>>().join("\n")
            };
            panic!("{key} differs.\nwith the withdrawn list:\n{}\nwithout it:\n{}", only(a, b), only(b, a));
        }
    }
}

#[test]
fn an_organisation_goes_as_if_it_had_never_come() {
    let (told, never) = (Told::new(true), Told::new(false));
    judge(&told);
    judge(&never);
    let before = seen(&told);
    let going = told.house.ground().expect("read").organisation_named(GOING).unwrap();
    told.desk().withdraw_organisation(going, "سحبت موافقتها", false).unwrap();
    same(&seen(&told), &seen(&never));

    // What is derived is the same when it is made anew, and when the register is opened anew.
    assert!(told.house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
    assert!(told.house.verify(&mut |_| std::ops::ControlFlow::Continue(())).unwrap().ok());

    // Nothing is said in its name while it is away, and nobody is asked about its rows.
    let again =
        told.desk().plan_import(vec![file("more.csv", &list(200..203, false))], GOING, Default::default());
    assert!(matches!(again, Err(Refusal::Field("organisation", "withdrawn"))), "{again:?}");

    told.desk().withdraw_organisation(going, "عادت", true).unwrap();
    same(&seen(&told), &before);
    assert!(told.house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
}

#[test]
fn an_import_that_is_taken_back_holds_nothing_together_either() {
    let (told, never) = (Told::new(true), Told::new(false));
    judge(&told);
    judge(&never);
    for import in told
        .house
        .ground()
        .expect("read")
        .lists
        .imports
        .values()
        .filter(|i| told.organisation(i.accepted.organisation) == GOING)
    {
        told.desk().withdraw_import(import.accepted.id, "قائمة خاطئة").unwrap();
    }
    same(&seen(&told), &seen(&never));
    assert!(told.house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
}

#[test]
fn a_file_whose_every_word_was_taken_back_holds_nothing_together() {
    let told = Told::new(false);
    let (a, b) = (told.files[&("ours.csv", 75)], told.files[&("theirs.csv", 75)]);
    let third = told.files[&("theirs.csv", 76)];
    told.desk().judge(a, b, Verdict::Same, "تجربة").unwrap();
    told.desk().judge(a, third, Verdict::Same, "تجربة").unwrap();
    assert_eq!(told.house.ground().expect("read").members(b).len(), 3);
    let claims: Vec<_> = told.desk().pair(a, b).unwrap().left.standing().map(|s| s.id).collect();
    for claim in claims {
        told.desk().withdraw(claim, "لم يُقل").unwrap();
    }
    assert_eq!(
        told.house.ground().expect("read").members(b),
        [b],
        "nothing that was said holds these two together"
    );
    assert_eq!(told.desk().dossier(third).unwrap().persons, [third]);
    assert!(told.house.rebuild(&mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().same);
}

#[test]
fn what_a_colleague_was_told_is_our_own_word_and_stays_when_another_takes_theirs_back() {
    let house = house();
    let salma = casework::NewMember {
        login: "salma".into(),
        name: "سلمى".into(),
        roles: [access::Role::Administrator].into(),
        password: "زيتون وخبز وماء".into(),
    };
    house.set_up("جمعية الأثر", salma, None).expect("set up");
    let list = "الاسم;اسم الأم;تاريخ الاعتقال\nسالم ناصر الأيوبي;هناء;2013-05-02\n";
    let done = take_in(&house, GOING, vec![file("list.csv", list)]);
    let person = done.outcomes[0].person_id().expect("a file");
    let desk = house.desk(operator());
    let witness = common::source("الشاهد خليل");
    let added = desk
        .add(person, casework::OURS, &witness, None, &[common::said("origin_place", "نوى")])
        .expect("the first word of ours");
    let whose = |act: u64| {
        let claim = desk.claim(model::ClaimId { act, index: 0 }).expect("it stands");
        let ground = house.ground().expect("read");
        let source = ground.sources[&claim.source].organisation;
        (ground.association.organisations[&claim.organisation].clone(), source == claim.organisation)
    };
    assert_eq!(whose(added.act), ("جمعية الأثر".to_owned(), true));
    let mother = desk
        .dossier(person)
        .expect("there")
        .standing()
        .find(|spoken| spoken.claim.property.key() == "mother_name")
        .map(|spoken| spoken.id)
        .expect("said by the list");
    let corrected = desk.correct(mother, &witness, None, "هناء علي", None).expect("corrected by a witness");
    assert_eq!(whose(corrected.act), ("جمعية الأثر".to_owned(), true));
    let going = house.ground().expect("read").organisation_named(GOING).expect("known");
    desk.withdraw_organisation(going, "سحبت موافقتها", false).expect("withdrawn");
    let dossier = desk.dossier(person).expect("the file stays");
    let left: BTreeSet<&str> = dossier.standing().map(|spoken| spoken.claim.property.key()).collect();
    assert_eq!(left, ["mother_name", "origin_place"].into());
}
