//! What the engine must see in people: brothers, fathers, namesakes, and the
//! judgements of those who know them.

mod common;

use common::{FAMILIES, MEN};
use linkage::{Continue, Label, Linked, Model, Options, Otherwise, Record, Sex, Span, link};

/// A small country without any real person: numbered families, so that the
/// engine has something to learn from, and room for the cases of a test.
fn country() -> Vec<Record> {
    const MOTHERS: [&str; 9] = ["فاطمة", "خديجة", "هناء", "سميرة", "ليلى", "ريم", "أمينة", "نوال", "هدى"];
    let mut out = Vec::new();
    for i in 0..900usize {
        let (g, f, h) = (i * 7 % 16, i * 5 / 3 % 16, i / 11 % 16);
        let record = |list: &str, given: String| Record {
            rec_id: format!("{list}-{i}"),
            list: list.into(),
            given: Some(given),
            father: Some(MEN[f].into()),
            grandfather: Some(MEN[h].into()),
            family: Some(FAMILIES[i / 13 % 12].into()),
            mother: Some(MOTHERS[(i / 3) % 9].into()),
            sex: Some(Sex::Male),
            birth: Some(Span::day((i as i32 * 97) % 9_000)),
            ..Record::default()
        };
        out.push(record("A", MEN[g].into()));
        if i % 2 == 0 {
            out.push(record("B", MEN[g].replace('أ', "ا")));
        }
    }
    out
}

fn with(extra: Vec<Record>) -> (Vec<Record>, usize) {
    let mut all = country();
    let first = all.len();
    all.extend(extra);
    (all, first)
}

fn go(records: &[Record], options: &Options) -> Linked {
    link(records, options, &mut |_, _| Continue::Yes).expect("a result")
}

/// One invented person; words are `given father grandfather family mother birth`.
fn person(id: &str, list: &str, words: [&str; 6]) -> Record {
    let [given, father, grandfather, family, mother, birth] =
        words.map(|w| Some(w.to_string()).filter(|w| !w.is_empty()));
    let birth = birth.and_then(|b| Span::iso(&b));
    Record {
        rec_id: id.into(),
        list: list.into(),
        given,
        father,
        grandfather,
        family,
        mother,
        birth,
        sex: Some(Sex::Male),
        ..Record::default()
    }
}

#[test]
fn one_person_in_many_hands_is_one() {
    let (records, n) = with(vec![
        person("1", "A", ["عبد الرحمن", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1985-03-14"]),
        person("2", "B", ["عبدالرحمن", "ابراهيم", "", "القطيفان", "امنه", "1985-03-14"]),
        person("3", "C", ["عبد الرحمن", "ابراهيم", "سليمان", "قطيفان", "", "1985"]),
        Record {
            name: Some("عبد الرحمن ابراهيم سليمان القطيفان".into()),
            ..person("4", "D", ["", "", "", "", "", "1985-01-01"])
        },
    ]);
    let c = go(&records, &Options::default()).clusters;
    assert!((n..n + 4).all(|i| c[i] == n as u32), "{:?}", &c[n..]);
}

#[test]
fn brothers_are_not_one_person() {
    let (records, n) = with(vec![
        person("1", "A", ["حسن", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1985-03-14"]),
        person("2", "B", ["حسين", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1987-08-02"]),
        person("3", "C", ["محمود", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1985-03-14"]),
    ]);
    let linked = go(&records, &Options::default());
    assert!(
        (n..n + 3).all(|i| linked.clusters[i] == i as u32),
        "{:?} {:?}",
        linked.pair(n, n + 1),
        linked.pair(n, n + 2)
    );
    let (pair, why) = linked.pair(n, n + 1).expect("a pair");
    assert!(pair.probability < 0.05);
    assert_eq!(why.otherwise, Otherwise::Household, "and the engine says why");
}

#[test]
fn a_father_and_his_son_are_not_one_person() {
    let (records, n) = with(vec![
        person("1", "A", ["سليمان", "إبراهيم", "سليمان", "القطيفان", "", "1960-03-14"]),
        person("2", "B", ["إبراهيم", "سليمان", "إبراهيم", "القطيفان", "", "1985-08-02"]),
        person("3", "B", ["سليمان", "إبراهيم", "سليمان", "القطيفان", "", "2010-08-02"]),
    ]);
    let c = go(&records, &Options::default()).clusters;
    assert!((n..n + 3).all(|i| c[i] == i as u32), "{:?}", &c[n..]);
}

#[test]
fn a_latin_list_meets_an_arabic_one() {
    let (records, n) = with(vec![
        person("1", "A", ["عبد الرحمن", "إبراهيم", "", "القطيفان", "آمنة", "1985-03-14"]),
        person("2", "L", ["Abdulrahman", "Ibrahim", "", "Al-Qutaifan", "Amna", "1985-03-14"]),
    ]);
    let linked = go(&records, &Options::default());
    assert_eq!(linked.clusters[n + 1], n as u32, "{:?}", linked.pair(n, n + 1));
}

#[test]
fn twins_in_two_scripts_are_not_one_person() {
    let (records, n) = with(vec![
        person("1", "A", ["ماجد", "صالح", "يوسف", "القطيفان", "آمنة", "1985-03-14"]),
        person("2", "L", ["Khalil", "Saleh", "Yousef", "Al-Qutaifan", "Amina", "1985-03-14"]),
        person("3", "M", ["Majid", "Salih", "Yusuf", "Qteifan", "Ameneh", "1985-03-14"]),
    ]);
    let linked = go(&records, &Options::default());
    assert_ne!(linked.clusters[n], linked.clusters[n + 1]);
    assert_eq!(linked.clusters[n], linked.clusters[n + 2]);
    let (pair, why) = linked.pair(n, n + 1).expect("a pair");
    assert!(pair.probability < 0.5, "{pair:?}");
    assert!(why.grounds.iter().any(|g| g.level == "script-apart"), "{why:?}");
}

#[test]
fn spellings_known_by_heart_are_one_name_in_two_latin_lists() {
    let (records, n) = with(vec![
        person("1", "L", ["Mehmet", "Hüseyin", "", "Qutaifan", "Hatice", "1985"]),
        person("2", "M", ["Mohamad", "Hussein", "", "Qutaifan", "Khadija", "1985"]),
    ]);
    let why = go(&records, &Options::default()).pair(n, n + 1).expect("a pair").1;
    let level = |name: &str| why.grounds.iter().find(|g| g.name == name).map(|g| g.level);
    for ground in ["given-name", "father-name", "mother-name"] {
        let level = level(ground);
        assert!(matches!(level, Some("equal" | "close-slip" | "close-names")), "{ground} {level:?}");
    }
}

/// A list with a column for the family and one for all that stands before it.
#[test]
fn a_name_that_ends_before_its_family_loses_nobody() {
    let beside = |id: &str, name: &str| Record {
        name: Some(name.into()),
        ..person(id, "C", ["", "", "", "القطيفان", "", "1985-03-14"])
    };
    let (records, n) = with(vec![
        person("1", "A", ["كمال", "أحمد", "سليمان", "القطيفان", "", "1985-03-14"]),
        beside("2", "كمال أحمد"),
        beside("3", "كمال أحمد سليمان"),
        beside("4", "كمال أحمد سليمان القطيفان"),
        beside("5", "كمال أحمد قطيفان"),
    ]);
    let linked = go(&records, &Options::default());
    for other in n + 1..n + 5 {
        let (pair, why) = linked.pair(n, other).expect("a pair");
        let level = |name: &str| why.grounds.iter().find(|g| g.name == name).map(|g| g.level);
        assert_eq!(level("father-name"), Some("equal"), "{why:?}");
        assert_eq!(level("family-name"), Some("equal"), "{why:?}");
        assert!(pair.probability > 0.9, "{pair:?}");
    }
}

fn twins_of_paper() -> Vec<Record> {
    let same = ["عبد الرحمن", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1985-03-14"];
    vec![person("1", "A", same), person("2", "B", same), person("3", "B", same)]
}

#[test]
fn a_standing_different_is_never_joined() {
    let (records, n) = with(twins_of_paper());
    assert_eq!(go(&records, &Options::default()).clusters[n + 1], n as u32);
    let apart = go(&records, &Options { apart: vec![(n, n + 1)], ..Options::default() }).clusters;
    assert_ne!(apart[n], apart[n + 1], "not even by way of the third");
}

#[test]
fn a_standing_same_is_kept_together() {
    let (records, n) = with(vec![
        person("1", "A", ["رامي", "نذير", "", "الصبيحي", "", "1971"]),
        person("2", "B", ["كرم", "توفيق", "", "العوض", "", "1990"]),
    ]);
    let linked = go(&records, &Options { together: vec![(n, n + 1)], ..Options::default() });
    assert_eq!(linked.clusters[n], linked.clusters[n + 1]);
}

/// How rare the engine thinks the family name that two records share, and how probable it finds them.
fn of_pair(linked: &Linked, a: usize, b: usize) -> (Option<u8>, f64) {
    let pair =
        linked.pairs.iter().find(|p| (p.a as usize, p.b as usize) == (a, b)).expect("the pair is shown");
    let why = linked.explain(pair);
    (why.grounds.iter().find(|g| g.name == "family-name").and_then(|g| g.rarity), pair.probability)
}

#[test]
fn a_kunya_in_brackets_is_no_part_of_the_family_name() {
    let twins = |family: &str| {
        let of =
            |list: &str, family: &str| person("1", list, ["رامي", "إبراهيم", "", family, "آمنة", "1985"]);
        with(vec![of("A", "القطيفان"), of("B", family)])
    };
    let (plain, n) = twins("القطيفان");
    let as_written = of_pair(&go(&plain, &Options::default()), n, n + 1);
    for family in ["القطيفان (أبو خالد)", "(ابو خالد) القطيفان", "القطيفان [أبو خالد]", "(القطيفان)"]
    {
        let (records, n) = twins(family);
        assert_eq!(of_pair(&go(&records, &Options::default()), n, n + 1), as_written, "{family}");
    }
    // A kunya in the place of the family is no family that differs.
    let (kunya, n) = twins("(أبو خالد)");
    let (none, _) = twins("");
    assert_eq!(
        of_pair(&go(&kunya, &Options::default()), n, n + 1),
        of_pair(&go(&none, &Options::default()), n, n + 1)
    );
}

#[test]
fn how_common_a_name_is_is_counted_over_people() {
    // A rare family: two men in two lists, and one more whom ten lists have.
    let mut extra = vec![
        person("1", "A", ["رامي", "إبراهيم", "سليمان", "القطيفان", "آمنة", "1985"]),
        person("2", "B", ["رامي", "ابراهيم", "سليمان", "القطيفان", "امنة", "1985"]),
    ];
    let many = |n: usize| person(&format!("m{n}"), "A", ["غياث", "منير", "", "القطيفان", "", ""]);
    extra.extend((0..10).map(many));
    let (records, n) = with(extra.clone());
    let one_person: Vec<(usize, usize)> = (2..11).map(|k| (n + k, n + k + 1)).collect();
    let rarity = |records: &[Record], options: Options| {
        of_pair(&go(records, &options), n, n + 1).0.expect("a family name is more or less rare")
    };
    let of_many = rarity(&records, Options::default());
    let of_one = rarity(&records, Options { one_person: one_person.clone(), ..Options::default() });
    let (alone, _) = with(extra[..3].to_vec());
    assert!(of_one > of_many, "ten records of one man make his family no commoner: {of_one} and {of_many}");
    assert_eq!(of_one, rarity(&alone, Options::default()), "he counts as the one record of him would");
    assert_eq!(of_one, rarity(&records, Options { together: one_person.clone(), ..Options::default() }));
    let labels = one_person.iter().map(|&(a, b)| Label { a, b, same: true }).collect();
    assert_eq!(
        of_one,
        rarity(&records, Options { labels, ..Options::default() }),
        "and so do records that people judged to be of one"
    );
}

#[test]
fn a_clean_list_names_each_person_once() {
    let (records, n) = with(twins_of_paper());
    let c = go(&records, &Options { one_per_list: vec!["B".into()], ..Options::default() }).clusters;
    assert_ne!(c[n + 1], c[n + 2]);
}

#[test]
fn two_national_numbers_are_two_people() {
    let (mut records, n) = with(twins_of_paper());
    records[n].national_number = Some("01010101010".into());
    records[n + 1].national_number = Some("٠٢٠٢٠٢٠٢٠٢٠".into());
    let c = go(&records, &Options::default()).clusters;
    assert_ne!(c[n], c[n + 1]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let records = country();
    let bytes = |threads: usize| {
        let linked = go(&records, &Options { threads, ..Options::default() });
        let mut out = Vec::new();
        linked
            .write_pairs(&mut out)
            .and_then(|()| linked.write_clusters(&mut out))
            .and_then(|()| linked.model.write(&mut out))
            .expect("written");
        out
    };
    let one = bytes(1);
    assert!(one == bytes(1) && one == bytes(2) && one == bytes(7));
}

#[test]
fn a_model_written_and_read_gives_the_same_answers() {
    let records = country();
    let linked = go(&records, &Options::default());
    let mut text = Vec::new();
    linked.model.write(&mut text).expect("written");
    let model = Model::read(std::str::from_utf8(&text).expect("utf-8")).expect("read");
    assert_eq!(model.grounds, linked.model.grounds);
    let again = go(&records, &Options { model: Some(model), ..Options::default() });
    let moved = linked.clusters.iter().zip(&again.clusters).filter(|(a, b)| a != b).count();
    assert!(moved < 10, "{moved}");
}

#[test]
fn judged_pairs_move_the_probabilities() {
    let records = country();
    let plain = go(&records, &Options::default());
    // Judge every proposed pair "different": what looked sure must look doubtful.
    let labels = plain.pairs.iter().map(|p| Label { a: p.a as usize, b: p.b as usize, same: false });
    let yes = (0..30).map(|i| Label { a: i * 3, b: i * 3 + 1, same: true });
    let taught = go(&records, &Options { labels: labels.chain(yes).collect(), ..Options::default() });
    let sum = |l: &Linked| l.pairs.iter().map(|p| p.probability).sum::<f64>();
    assert!(sum(&taught) < 0.5 * sum(&plain), "{} {}", sum(&taught), sum(&plain));
}

#[test]
fn every_probability_is_the_sum_of_its_grounds() {
    let linked = go(&country(), &Options::default());
    for pair in linked.pairs.iter().take(200) {
        let why = linked.explain(pair);
        let sum: f64 = why.before + why.grounds.iter().map(|g| g.weight).sum::<f64>();
        assert!((sum - pair.weight).abs() < 1e-6, "{sum} {}", pair.weight);
    }
}
