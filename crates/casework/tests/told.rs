//! What is kept in memory answers like what is made anew, for every audience;
//! sheets and searches give away nothing that their reader is not told.

mod common;

use access::{Audience, Role};
use casework::{AsOf, Column, Desk, ExportFormat, House, LogFilter, NewClaim, NewFile, OURS, SourceChoice};
use common::{desk_of, file, house, operator, take_in};
use l10n::{Lang, Reader};
use model::act::ActKind;
use model::{ClaimId, Part, PersonId, Property, SourceId, Tier, Verdict};
use search::Query;
use std::ops::ControlFlow;

fn said(part: Part, key: &str, words: &str) -> NewClaim {
    NewClaim { part, property: Property::named(key), said: words.into(), tier: None, credibility: 6 }
}

fn interview(title: &str) -> SourceChoice {
    SourceChoice::New {
        kind: "witness".into(),
        title: title.into(),
        tier: Tier::Partner,
        reliability: 'F',
        dated: None,
        document: None,
    }
}

/// A new file; none while our own association is withdrawn.
fn open(desk: &Desk<'_>, name: &str) -> Option<(PersonId, u64)> {
    let claims = vec![
        said(Part::Person, "full_name", name),
        said(Part::Person, "mother_name", "فاطمة"),
        said(Part::Person, "phone", "0984508349"),
        said(Part::Person, "origin_place", "درعا"),
        said(Part::Episode(1), "taken_date", "2013"),
    ];
    let made =
        desk.open_file(NewFile { organisation: OURS, source: interview("أخوه"), at: None, claims }).ok()?;
    Some((made.subject.person().expect("a person"), made.act))
}

/// Everything that readers of every audience are answered.
fn answers(house: &House) -> String {
    let all = Query { limit: 100, counts: true, ..Query::default() };
    let mut out = String::new();
    for role in [Role::Guest, Role::Documenter, Role::Reviewer] {
        let desk = desk_of(house, role);
        for words in ["", "سامر", "درعا", "2013", "شهيد", "صيدنايا", "Sednaya"] {
            let found = desk.list(&Query { words: words.into(), ..all.clone() }).expect("listed");
            let hits: Vec<_> = found.page.hits.iter().map(|h| (h.person, h.score)).collect();
            let cards =
                serde_json::to_string(&found.cards.iter().map(|c| (***c).clone()).collect::<Vec<_>>())
                    .expect("text");
            out.push_str(&format!(
                "{role:?} {words}: {} {hits:?} {:?}\n{cards}\n",
                found.page.total, found.page.counts
            ));
        }
    }
    for audience in [Audience::Sheet, Audience::Outside] {
        let desk = house.desk(operator());
        let sheet = desk
            .export(&Query::default(), &Column::ALL, ExportFormat::Json, audience, Reader::new(Lang::Ar))
            .expect("taken out");
        out.push_str(&String::from_utf8(sheet.bytes).expect("text"));
    }
    out
}

struct Dice(u64);
impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// One thing that colleagues do, by chance; what is refused changes nothing.
fn act(house: &House, dice: &mut Dice, files: &mut Vec<(PersonId, u64)>) {
    let desk = house.desk(operator());
    const NAMES: [&str; 5] =
        ["سامر محمد الأحمد", "الشهيد سامر الأحمد", "هادي عمر المقداد", "جثة مجهولة", "رامي القادري"];
    let (person, act) = if files.is_empty() { (PersonId(1), 1) } else { dice.pick(files) };
    let other = if files.is_empty() { person } else { dice.pick(files).0 };
    match dice.below(12) {
        0 | 1 => files.extend(open(&desk, dice.pick(&NAMES))),
        2 => {
            let kind = dice.pick(&["body_seen", "sighting", "denial", "صعدت روحه"]);
            let claims = [
                (Property::named("event_kind"), kind.to_owned()),
                (Property::named("event_place"), "نوى".to_owned()),
                (
                    Property::named("event_facility"),
                    dice.pick(&["سجن صيدنايا", "فرع 215", "عند أهله"]).to_owned(),
                ),
            ];
            drop(desk.add_event(person, OURS, &interview("رفيق"), None, &claims));
        }
        3 => {
            let claim = said(
                Part::Episode(1),
                "status",
                dice.pick(&["presumed_dead_witness", "released", "missing"]),
            );
            drop(desk.add(person, OURS, &interview("جار"), None, &[claim]));
        }
        4 => drop(desk.correct(
            ClaimId { act, index: 0 },
            &SourceChoice::Known(SourceId(1)),
            None,
            dice.pick(&NAMES),
            Some(dice.pick(&[Tier::Partner, Tier::Team, Tier::Sealed])),
        )),
        5 => drop(desk.withdraw(ClaimId { act, index: dice.below(5) as u16 }, "خطأ")),
        6 | 7 => drop(desk.judge(
            person,
            other,
            dice.pick(&[Verdict::Same, Verdict::Same, Verdict::Different]),
            "سبب",
        )),
        8 => drop(desk.last_judgement().ok().flatten().map(|j| desk.withdraw_judgement(j.seq, "خطأ"))),
        9 => drop(desk.withdraw_organisation(
            model::OrganisationId(1 + dice.below(2)),
            "طلبهم",
            dice.below(2) == 0,
        )),
        10 => {
            let list = format!(
                "الاسم;تاريخ الوفاة;هاتف\n{};2014;0999{:06}\n",
                dice.pick(&NAMES),
                dice.below(1_000_000)
            );
            let plan = desk.plan_import(
                vec![file("قائمة الشهداء.csv", &list)],
                "مكتب",
                casework::ColumnChoice::default(),
            );
            let Ok(plan) = plan else { return };
            let done = desk.accept_import(&plan.key, &mut |_, _| ControlFlow::Continue(()));
            files.extend(done.iter().flat_map(|d| &d.outcomes).filter_map(|o| Some((o.person_id()?, 1))));
        }
        _ => drop(desk.withdraw_import(model::ImportId(1 + dice.below(3)), "خطأ")),
    }
}

#[test]
fn lists_kept_current_answer_like_lists_made_anew() {
    let mut done = Vec::new();
    for seed in 0..3 {
        let (house, mut dice, mut files) = (house(), Dice(seed), Vec::new());
        house.found("رابطة").expect("founded");
        for _ in 0..4 {
            // All lists stand while the acts come.
            answers(&house);
            (0..12).for_each(|_| act(&house, &mut dice, &mut files));
            done.push(files.len());
            let kept = answers(&house);
            assert!(
                house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same,
                "seed {seed}: what is kept beside the log is not what the log gives"
            );
            assert_eq!(kept, answers(&house), "seed {seed}");
        }
    }
    assert!(done.iter().max() > Some(&6), "chance made files to speak of: {done:?}");
}

#[test]
fn a_sealed_number_is_found_whole_by_those_who_may_and_each_finding_is_logged() {
    let house = house();
    house.found("رابطة").expect("founded");
    let (person, _) = open(&house.desk(operator()), "سامر محمد الأحمد").expect("opened");
    let found = |role, words: &str| {
        let page = desk_of(&house, role).list(&Query::words(words, 10)).expect("listed").page;
        page.hits.iter().any(|h| h.person == person && h.score == 1000)
    };
    let lines = |kind| {
        let filter = LogFilter { kind: Some(kind), ..LogFilter::default() };
        house.desk(operator()).log(0, 100, &filter).expect("read").lines
    };
    let readings = || lines(ActKind::SealedRead).len();
    let searches = || lines(ActKind::NumberSearched).into_iter().map(|line| line.what).collect::<Vec<_>>();
    for typed in ["0984508349", "+963 98 450 8349", "٠٩٨٤٥٠٨٣٤٩"] {
        let before = readings();
        assert!(found(Role::Reviewer, typed), "{typed}");
        assert_eq!(readings(), before + 1, "{typed}");
        assert!(!found(Role::Documenter, typed) && !found(Role::Guest, typed), "{typed}");
    }
    let before = readings();
    for typed in ["0", "098450834", "984508", "0984508340", "8349"] {
        assert!(!found(Role::Reviewer, typed), "{typed}");
    }
    assert_eq!(readings(), before);
    // Who tries whole numbers one by one is seen to, and no line says which.
    assert_eq!(searches(), ["0", "0", "0", "1", "1", "1"]);
    assert!(
        house.rebuild(&mut |_, _| ControlFlow::Continue(())).expect("rebuilt").same,
        "a reading changes no card"
    );
}

#[test]
fn figures_of_the_desk_do_not_tell_whether_sealed_numbers_agree() {
    let scores = |second: &str| {
        let house = house();
        let list = format!(
            "الاسم;اسم الأم;الرقم الوطني\nسالم ناصر الحوراني;فاطمة;04010012345\n\
                هادي عمر المقداد;سعاد;04010099999\nسالم ناصر الحوراني;فاطمه;{second}\n"
        );
        take_in(&house, "مكتب درعا", vec![file("list.csv", &list)]);
        let desk = desk_of(&house, Role::Analyst);
        let all: Vec<_> =
            desk.proposals().expect("compared").iter().map(|p| (p.a, p.b, p.probability.to_bits())).collect();
        let pair = desk.pair(PersonId(1), PersonId(3)).expect("a pair");
        (all, format!("{:?}", pair.why))
    };
    assert_eq!(scores("04010012345"), scores("04010077777"));
}

#[test]
fn a_sheet_for_colleagues_and_one_for_partners_bear_the_same_sentence_and_no_bad_news() {
    let house = house();
    house.found("رابطة").expect("founded");
    let list = "رقم;الاسم;اسم الأم;تاريخ الوفاة;مكان الدفن;مصيره;تاريخ الاعتقال\n\
        7;الشهيد سالم ناصر الحوراني;فاطمة;5/6/2014;نجها;متوفى;2013\n";
    take_in(&house, "مكتب درعا", vec![file("قائمة الشهداء.csv", list)]);
    let desk = house.desk(operator());
    let (team, partner) = (Audience::Sheet, Audience::Outside);
    for format in [ExportFormat::Csv, ExportFormat::Json] {
        for audience in [team, partner] {
            for words in ["", "لا أحد بهذا الاسم"] {
                let sheet = desk
                    .export(&Query::words(words, 10), &Column::ALL, format, audience, Reader::new(Lang::Ar))
                    .expect("taken out");
                let text = String::from_utf8(sheet.bytes).expect("text");
                assert!(text.contains(Reader::new(Lang::Ar).t("export-sentence")), "{text}");
                for secret in ["شهيد", "الشهداء", "2014", "نجها", "متوف", "محجوب", "بالوفاة"]
                {
                    assert!(!text.contains(secret), "{secret}: {text}");
                }
            }
        }
    }
    let text = |audience| {
        let sheet = desk
            .export(&Query::default(), &Column::ALL, ExportFormat::Json, audience, Reader::new(Lang::Ar))
            .expect("taken out");
        String::from_utf8(sheet.bytes).expect("text")
    };
    assert!(
        text(team).contains("سالم ناصر الحوراني")
            && text(team).contains("فاطمة")
            && text(team).contains("p1")
    );
    assert!(
        text(partner).contains("سالم ناصر الحوراني")
            && !text(partner).contains("فاطمة")
            && !text(partner).contains("p1")
    );
    // Asked as those who are told: a filter by a state that nobody outside is told finds nothing.
    let filters =
        search::Filters { status: ["presumed_dead_witness".to_owned()].into(), ..search::Filters::default() };
    let asked = Query { filters, ..Query::default() };
    let sheet =
        desk.export(&asked, &Column::ALL, ExportFormat::Csv, team, Reader::new(Lang::Ar)).expect("taken out");
    assert_eq!(sheet.files, 0);
}

/// Who answers, and for what reason.
fn found(desk: &Desk<'_>, words: &str) -> Vec<(PersonId, search::Reason)> {
    let page =
        desk.list(&Query { words: words.into(), limit: 100, ..Query::default() }).expect("listed").page;
    assert_eq!(page.total, page.hits.len(), "{words}");
    page.hits.iter().map(|hit| (hit.person, hit.why.reason)).collect()
}

#[test]
fn a_prison_of_the_path_finds_whoever_was_there_for_those_who_may_see_the_step() {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let [held, seen, dead] = ["هادي عمر المقداد", "رامي علي القادري", "بلال ناصر العمري"]
        .map(|name| open(&desk, name).expect("opened").0);
    desk.add(held, OURS, &interview("جار"), None, &[said(Part::Episode(1), "held_at", "سجن صيدنايا")])
        .expect("added");
    for (person, kind) in [(seen, "sighting"), (dead, "body_seen")] {
        let step = [
            (Property::named("event_kind"), kind.to_owned()),
            (Property::named("event_facility"), "السجن الأحمر".to_owned()),
        ];
        desk.add_event(person, OURS, &interview("رفيق"), None, &step).expect("added");
    }
    let (colleague, guest) = (desk_of(&house, Role::Documenter), desk_of(&house, Role::Guest));
    use search::Reason::{Held, Step};
    let who = |desk: &Desk<'_>, words: &str| {
        found(desk, words).into_iter().collect::<std::collections::BTreeSet<_>>()
    };
    for words in ["صيدنايا", "Sednaya"] {
        assert_eq!(who(&colleague, words), [(held, Held), (seen, Step), (dead, Step)].into(), "{words}");
        assert_eq!(
            who(&guest, words),
            [(held, Held), (seen, Step)].into(),
            "a step with a death is no step outside: {words}"
        );
    }
}

#[test]
fn an_office_that_was_asked_finds_the_files_in_which_it_was() {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let [asked, words, taken] = ["هادي عمر المقداد", "رامي علي القادري", "بلال ناصر العمري"]
        .map(|name| open(&desk, name).expect("opened").0);
    for (person, office) in [(asked, "الشرطة العسكرية"), (words, "ديوان الغروب")] {
        let step = [("denial_kind", "flat_denial"), ("event_unit", office)]
            .map(|(key, said)| (Property::named(key), said.to_owned()));
        desk.add_event(person, OURS, &interview("أخوه"), None, &step).expect("added");
    }
    desk.add(taken, OURS, &interview("جار"), None, &[said(Part::Episode(1), "party", "الشرطة العسكرية")])
        .expect("added");
    let (colleague, guest) = (desk_of(&house, Role::Documenter), desk_of(&house, Role::Guest));
    use search::Reason::{Office, Party};
    for typed in ["الشرطة العسكرية", "Military Police"] {
        assert_eq!(found(&colleague, typed), [(taken, Party), (asked, Office)], "{typed}");
        assert_eq!(found(&guest, typed), [(taken, Party)], "an answer is told to nobody outside: {typed}");
    }
    assert_eq!(found(&colleague, "ديوان الغروب"), [(words, Office)]);
    assert_eq!(found(&guest, "ديوان الغروب"), []);
    let parties = search::Filters { parties: ["SYA-MP".to_owned()].into(), ..search::Filters::default() };
    let listed = colleague.list(&Query { filters: parties, limit: 10, ..Query::default() }).expect("listed");
    assert_eq!(listed.page.total, 1, "who was asked took nobody");
}

#[test]
fn a_place_of_no_list_leaves_in_every_sheet_in_the_words_of_its_source() {
    let house = house();
    house.found("رابطة").expect("founded");
    let list = "الاسم,من أي بلدة,مكان الاعتقال,الجهة,مكان الاحتجاز\n\
        سالم ناصر الحوراني,خربة الغروب,حاجز المطحنة القديمة,كتيبة الغروب,سجن الغروب\n\
        وائل منذر الكردي,حيث انتهى كل شيء,بيت أبو سالم,سالم الأيوبي,عند ربه\n";
    take_in(&house, "مكتب درعا", vec![file("قائمة.csv", list)]);
    let desk = house.desk(operator());
    let sheet = |audience, format, lang| {
        let sheet = desk
            .export(&Query::default(), &Column::ALL, format, audience, Reader::new(lang))
            .expect("taken out");
        match format {
            ExportFormat::Xlsx => unpacked(&sheet.bytes),
            _ => String::from_utf8(sheet.bytes).expect("text"),
        }
    };
    for format in [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx] {
        for lang in [Lang::Ar, Lang::En] {
            let team = sheet(Audience::Sheet, format, lang);
            let partner = sheet(Audience::Outside, format, lang);
            for name in ["خربة الغروب", "حاجز المطحنة القديمة", "كتيبة الغروب", "سجن الغروب"]
            {
                assert!(team.contains(name) && partner.contains(name), "{name}: {team} {partner}");
            }
            for words in ["بيت أبو سالم", "سالم الأيوبي"] {
                assert!(team.contains(words) && !partner.contains(words), "{words}: {team} {partner}");
            }
            for words in ["انتهى كل شيء", "عند ربه"] {
                assert!(!team.contains(words) && !partner.contains(words), "{words}: {team} {partner}");
            }
        }
    }
}

/// What a list calls a place of detention may tell what became of somebody there: thirty of forty such rows
/// left for partners, because the word of a prison stood somewhere in them.
#[test]
fn what_became_of_somebody_leaves_under_no_name_of_a_place() {
    let house = house();
    house.found("رابطة").expect("founded");
    let told = [
        "اندفن بالمزرعة",
        "طلعت جثتو من المشفى",
        "عدموه بالسجن",
        "تصفى بالفرع",
        "خلصوا عليه بالفرع",
        "اتوفا بالمشفى",
        "براد مشفى تشرين",
        "استشهدو بالفرع",
        "ماتو بالسجن",
        "وفاتو بالسجن",
        "سجن صيدنايا (اعدمو)",
        "executd prison",
        "deseased hospital",
    ];
    let called = "سالم وائل زياد هادي فارس نزار كرم رامي عامر ليث ماجد باسل ثائر".split(' ');
    let row = |(name, words): (&str, &&str)| format!("{name} فرحان الكفري,{words},{words},{words}\n");
    let rows: String = called.zip(&told).map(row).collect();
    let list = format!("الاسم,مكان الاحتجاز,الجهة,مكان الأخذ\n{rows}");
    take_in(&house, "مكتب درعا", vec![file("قائمة.csv", &list)]);
    let desk = house.desk(operator());
    for lang in [Lang::Ar, Lang::En] {
        let sheet = desk
            .export(&Query::default(), &Column::ALL, ExportFormat::Csv, Audience::Outside, Reader::new(lang))
            .expect("taken out");
        let sheet = String::from_utf8(sheet.bytes).expect("text");
        for words in told {
            assert!(!sheet.contains(words), "{words}: {sheet}");
        }
    }
}

/// An English reader cannot read the names; a partner takes an empty column for what nobody knows.
#[test]
fn sheets_have_reading_aids_and_no_column_that_is_always_empty() {
    let house = house();
    house.found("رابطة").expect("founded");
    let list = "الاسم,اسم الأم,من,تاريخ الأخذ\nمحمود خالد الحموي,فوزية,القحطانية,17/8/2013\n";
    take_in(&house, "مكتب درعا", vec![file("قائمة.csv", list)]);
    let desk = house.desk(operator());
    let sheet = |audience, format, lang| {
        let sheet = desk
            .export(&Query::default(), &Column::ALL, format, audience, Reader::new(lang))
            .expect("taken out");
        String::from_utf8(sheet.bytes).expect("text")
    };
    let team = sheet(Audience::Sheet, ExportFormat::Csv, Lang::En);
    for words in ["Mahmoud Khaled al-Hamwi", "Fawziyya", "as a reading aid"] {
        assert!(team.contains(words), "{words}: {team}");
    }
    assert!(!team.contains("القحطانية"), "a place that may be one of two is told once, in English: {team}");
    let arabic = sheet(Audience::Sheet, ExportFormat::Csv, Lang::Ar);
    assert_eq!(arabic.matches("القحطانية").count(), 1, "{arabic}");
    assert!(!arabic.contains("Mahmoud"));
    let partner = sheet(Audience::Outside, ExportFormat::Csv, Lang::En);
    for words in ["Mother's name", "Last change", "Fawziyya"] {
        assert!(!partner.contains(words), "{words}: {partner}");
    }
    // What came back is what left: the aids are nobody's names.
    let plan =
        desk.plan_import(vec![file("list.csv", &team)], "مكتب درعا", Default::default()).expect("read");
    assert_eq!(plan.count(casework::Outcome::Repeated), 1, "{:?}", plan.outcomes);
}

#[test]
fn a_name_in_the_title_of_a_source_is_taken_out_and_sealed_also_of_earlier_days() {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let claims = vec![
        said(Part::Person, "full_name", "هادي عمر المقداد"),
        said(Part::Episode(1), "taken_date", "2013"),
    ];
    let source = interview("أخته ليلى المقداد");
    let made = desk.open_file(NewFile { organisation: OURS, source, at: None, claims }).expect("opened");
    let person = made.subject.person().expect("a person");
    let before = house.store().head().expect("read");
    let refused = |title: &str, name: &str| desk.retitle(made.act, title, name).expect_err("refused").code();
    assert_eq!(refused("أخته ليلى", "ليلى المقداد"), "field-holds-name");
    assert_eq!(refused("أخته", ""), "field-needed", "there is a name to seal");
    assert!(desk_of(&house, Role::Guest).retitle(made.act, "أخته", "ليلى المقداد").is_err());
    desk_of(&house, Role::Documenter).retitle(made.act, "أخته", "ليلى المقداد").expect("corrected");
    let titles = |desk: &Desk<'_>| {
        let dossier = desk.dossier(person).expect("read");
        (
            dossier.sources.values().map(|source| source.title.clone()).collect::<Vec<_>>(),
            dossier.hides("informant_name"),
        )
    };
    assert_eq!(titles(&desk_of(&house, Role::Documenter)), (vec!["أخته".to_owned()], false));
    assert_eq!(
        titles(&desk_of(&house, Role::Reviewer)),
        (vec!["أخته".to_owned()], true),
        "it can be asked for"
    );
    let dossier = serde_json::to_string(&desk_of(&house, Role::Documenter).dossier(person).expect("read"));
    assert!(!dossier.expect("text").contains("ليلى"));
    // Of an earlier day the title of today is told.
    let past = desk.past(AsOf::Act(before)).expect("opened");
    assert_eq!(titles(&past.desk(operator().in_the_past())).0, ["أخته"]);
}

#[test]
fn a_name_that_was_corrected_is_found_as_a_former_name_by_colleagues_alone() {
    let house = house();
    house.found("رابطة").expect("founded");
    let desk = house.desk(operator());
    let (whole, act) = open(&desk, "لقمان الفارس").expect("opened");
    desk.correct(ClaimId { act, index: 0 }, &interview("أخوه"), None, "ضرغام الجوابرة", None)
        .expect("corrected");
    let parts = [
        said(Part::Person, "given_name", "سهيل"),
        said(Part::Person, "father_name", "عدنان"),
        said(Part::Person, "family_name", "الطحان"),
    ];
    let made = desk
        .open_file(NewFile {
            organisation: OURS, source: interview("أمه"), at: None, claims: parts.into()
        })
        .expect("opened");
    desk.correct(ClaimId { act: made.act, index: 1 }, &interview("أمه"), None, "مروان", None)
        .expect("corrected");
    let sealed = open(&desk, "نوار الصفدي").expect("opened");
    desk.correct(
        ClaimId { act: sealed.1, index: 0 },
        &interview("أخوه"),
        None,
        "نوار الصفدي",
        Some(Tier::Team),
    )
    .expect("narrowed");

    let (colleague, guest) = (desk_of(&house, Role::Documenter), desk_of(&house, Role::Guest));
    use search::Reason::{Exact, Former};
    assert_eq!(found(&colleague, "لقمان الفارس"), [(whole, Former)]);
    assert_eq!(found(&colleague, "ضرغام الجوابرة"), [(whole, Exact)]);
    assert_eq!(found(&colleague, "سهيل عدنان الطحان"), [(made.subject.person().expect("a person"), Former)]);
    assert_eq!(
        found(&colleague, "سهيل مروان الطحان"),
        [(made.subject.person().expect("a person"), Exact)],
        "the corrected part stands among those it was told with"
    );
    assert_eq!(
        found(&colleague, "نوار الصفدي"),
        [(sealed.0, Exact)],
        "the same words for a narrower circle are no other name"
    );
    assert_eq!(found(&guest, "لقمان الفارس"), [], "readers outside learn of no correction");
    assert_eq!(found(&guest, "ضرغام الجوابرة"), [(whole, Exact)]);
    assert!(found(&guest, "عدنان").is_empty() && found(&guest, "نوار").is_empty());
    let sheet = |audience| {
        String::from_utf8(
            desk.export(&Query::default(), &Column::ALL, ExportFormat::Json, audience, Reader::new(Lang::Ar))
                .expect("taken out")
                .bytes,
        )
        .expect("text")
    };
    for audience in [Audience::Team, Audience::Sheet, Audience::Outside] {
        assert!(!sheet(audience).contains("لقمان"), "a former name is on no sheet: {audience:?}");
    }
    // Taken back, the correction leaves the name as it was.
    let correction =
        desk.dossier(whole).expect("read").fact("full_name").expect("a name").values[0].first().id;
    desk.withdraw(correction, "خطأ").expect("withdrawn");
    assert_eq!(found(&colleague, "لقمان الفارس"), [(whole, Exact)]);
    assert_eq!(found(&colleague, "ضرغام الجوابرة"), []);
}

/// Everything that is written in a workbook, its parts end to end.
fn unpacked(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut all = String::new();
    for at in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(at).expect("a part"), &mut all).expect("text");
    }
    all
}

#[test]
fn a_workbook_that_leaves_says_whose_it_is_of_which_day_and_by_what_filter_and_no_more() {
    let house = house();
    house.found("رابطة الأسر").expect("founded");
    take_in(
        &house,
        "مكتب نوى",
        vec![file("قائمة الشهداء.csv", "الاسم;تاريخ الاعتقال;من\nسامر محمد الأحمد;2013;نوى\n")],
    );
    let desk = house.desk(operator());
    let secret = desk.add_organisation("مكتب توثيق القبور").expect("added");
    let filters = |pairs: &[(&str, &str)]| {
        let mut filters = search::Filters::default();
        pairs
            .iter()
            .for_each(|(kind, value)| assert!(casework::set_filter(&mut filters, kind, value), "{kind}"));
        filters
    };
    let book = |filters, words: &str, audience, lang| {
        let query = Query { words: words.into(), filters, ..Query::default() };
        unpacked(
            &desk
                .export(&query, &Column::ALL, ExportFormat::Xlsx, audience, Reader::new(lang))
                .expect("taken out")
                .bytes,
        )
    };
    for audience in [Audience::Sheet, Audience::Outside] {
        let plain = book(filters(&[]), "", audience, Lang::Ar);
        assert!(
            plain.contains("رابطة الأسر · في ") && plain.contains("كل الملفات · &amp;P"),
            "{audience:?} {plain}"
        );
        let asked = book(
            filters(&[("year", "2013"), ("place", "SY12"), ("status", "presumed_dead_document")]),
            "سامر",
            audience,
            Lang::En,
        );
        for word in ["رابطة الأسر · of ", "“سامر”", "Year: 2013", "Place: Dar", "Status: "]
        {
            assert!(asked.contains(word), "{audience:?}: {word} in {asked}");
        }
        // A source and an import have titles that may tell; an organisation is named where the sheet names
        // it.
        let by = book(
            filters(&[("source", "s1"), ("import", "i1"), ("organisation", &secret.to_string())]),
            "",
            audience,
            Lang::Ar,
        );
        for word in ["الشهداء", "القبور"] {
            assert!(!by.contains(word), "{audience:?}: {word} in {by}");
        }
        assert!(by.contains("المصدر: ") && by.contains("الإدخال: "), "{by}");
    }
}
