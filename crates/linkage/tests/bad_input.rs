//! Input that would break a naive engine: it is answered, bounded, and merges
//! nobody who should not be merged.

use linkage::{Continue, Label, Model, Options, Phase, Record, Refusal, Sex, Span, link};

fn go(records: &[Record], options: &Options) -> linkage::Linked {
    link(records, options, &mut |_, _| Continue::Yes).expect("a result")
}

fn named(id: usize, name: &str) -> Record {
    Record { rec_id: format!("r{id}"), list: "one".into(), name: Some(name.into()), ..Record::default() }
}

fn people(linked: &linkage::Linked) -> usize {
    linked.clusters.iter().enumerate().filter(|(row, c)| *row == **c as usize).count()
}

#[test]
fn nothing_in_nothing_out() {
    let linked = go(&[], &Options::default());
    assert!(linked.clusters.is_empty() && linked.pairs.is_empty());
    let one = go(&[named(0, "أحمد خالد المقداد")], &Options::default());
    assert_eq!(one.clusters, [0]);
}

#[test]
fn fifty_thousand_times_muhammad_is_nobody_twice() {
    let records: Vec<Record> = (0..50_000).map(|i| named(i, "محمد")).collect();
    let linked = go(&records, &Options::default());
    assert_eq!(people(&linked), 50_000);
    assert!(linked.report.compared < 2_000_000, "{}", linked.report.compared);
    assert!(linked.report.refined.iter().any(|r| r.alike >= 50_000), "what was split is reported");
}

#[test]
fn a_column_of_one_value_says_nothing() {
    let records: Vec<Record> = (0..3_000)
        .map(|i| Record {
            mother: Some("فاطمة".into()),
            place: Some("درعا".into()),
            sex: Some(Sex::Male),
            ..named(i, "")
        })
        .collect();
    let linked = go(&records, &Options::default());
    assert_eq!(people(&linked), 3_000);
    assert_eq!(linked.report.nameless, 3_000);
}

#[test]
fn empty_and_unnamed_rows_stay_alone() {
    let mut records: Vec<Record> =
        ["", "   ", "؟؟", "-", "مجهول الهوية", "مجهول الهوية", "\u{200f}\u{200f}", "....", "123"]
            .iter()
            .enumerate()
            .map(|(i, n)| named(i, n))
            .collect();
    for r in &mut records {
        r.birth = Span::iso("1990-05-05");
    }
    let linked = go(&records, &Options::default());
    assert_eq!(people(&linked), records.len());
}

#[test]
fn a_thousand_copies_of_one_row_are_one_person() {
    let copy = |i: usize| Record {
        father: Some("خالد".into()),
        grandfather: Some("سعيد".into()),
        mother: Some("هناء".into()),
        birth: Span::iso("1984-07-19"),
        taken: Span::iso("2013-02-11"),
        name: None,
        given: Some("نورس".into()),
        family: Some("الزعبي".into()),
        ..named(i, "")
    };
    let mut records: Vec<Record> = (0..1_000).map(copy).collect();
    let others = ["عمر", "سمير", "بشار", "ليث", "جهاد", "غسان", "منير", "رائد"];
    records.extend((0..400).map(|i| Record {
        given: Some(others[i % 8].into()),
        father: Some(others[i / 8 % 8].into()),
        family: Some(format!("عائلة{i}")),
        birth: Some(Span::day(i as i32 * 31)),
        ..named(1_000 + i, "")
    }));
    let linked = go(&records, &Options::default());
    assert!(linked.clusters[..1_000].iter().all(|&c| c == 0));
    assert!(linked.clusters[1_000..].iter().all(|&c| c >= 1_000));
}

#[test]
fn ages_of_two_hundred_and_dates_that_are_none_are_no_evidence() {
    assert_eq!(Span::iso("1990-13-01"), None);
    assert_eq!(Span::iso("قبل العيد"), None);
    assert_eq!(Span::iso("0000"), None);
    let odd = |i: usize| Record {
        age: Some((200, 200)),
        birth: Some(Span { from: i32::MAX, to: i32::MIN }),
        taken: Some(Span { from: i32::MIN, to: i32::MAX }),
        age_on: Some(i32::MAX),
        ..named(i, if i % 2 == 0 { "سامر ياسين الحمصي" } else { "وائل نزار الديري" })
    };
    let records: Vec<Record> = (0..40).map(odd).collect();
    let linked = go(&records, &Options::default());
    assert!(
        linked.clusters.iter().enumerate().all(|(i, c)| i % 2 == *c as usize % 2),
        "two names are two people"
    );
}

#[test]
fn any_text_is_survived() {
    let texts = [
        "\u{0}",
        "ﷺ",
        "🧿🧿 🧿",
        "a\u{0301}\u{0301}\u{0301}",
        "ابن ابن ابن ابن",
        "عبد",
        "ال",
        "أبو",
        "\"",
        "=1+1",
        "ء",
        "ـــــ",
        "Mhd. (X) / Y",
    ];
    let records: Vec<Record> = texts
        .iter()
        .cycle()
        .take(200)
        .enumerate()
        .map(|(i, t)| Record {
            father: Some((*t).into()),
            family: Some(t.repeat(200)),
            mother: Some((*t).into()),
            place: Some((*t).into()),
            phone: Some((*t).into()),
            party: Some((*t).into()),
            ..named(i, t)
        })
        .collect();
    let linked = go(&records, &Options::default());
    assert_eq!(linked.clusters.len(), 200);
    let mut out = Vec::new();
    linked.write_pairs(&mut out).expect("written");
    linked.write_clusters(&mut out).expect("written");
}

#[test]
fn a_stop_at_any_moment_is_a_clear_answer() {
    let records: Vec<Record> = (0..300).map(|i| named(i, "محمد أحمد الخطيب")).collect();
    for wanted in [Phase::Reading, Phase::Comparing, Phase::Learning, Phase::Clustering] {
        let answer = link(&records, &Options::default(), &mut |phase, _| {
            if phase == wanted { Continue::Stop } else { Continue::Yes }
        });
        assert_eq!(answer.err(), Some(Refusal::Stopped), "{wanted:?}");
    }
}

#[test]
fn judgements_about_rows_that_are_not_there_are_refused() {
    let records = [named(0, "أحمد"), named(1, "أحمد")];
    let options = Options { labels: vec![Label { a: 0, b: 7, same: true }], ..Options::default() };
    assert_eq!(link(&records, &options, &mut |_, _| Continue::Yes).err(), Some(Refusal::NoSuchRow(7)));
    let options = Options { apart: vec![(9, 0)], ..Options::default() };
    assert_eq!(link(&records, &options, &mut |_, _| Continue::Yes).err(), Some(Refusal::NoSuchRow(9)));
}

#[test]
fn a_broken_model_is_refused_and_a_strange_one_is_survived() {
    assert!(Model::read("grounds = 3").is_err());
    assert!(Model::read("").is_err());
    let records: Vec<Record> = (0..50).map(|i| named(i, "محمد أحمد الخطيب")).collect();
    let mut model = go(&records, &Options::default()).model;
    for ground in model.grounds.values_mut() {
        ground.same.values_mut().for_each(|p| *p = f64::NAN);
        ground.strangers.values_mut().for_each(|p| *p = -1.0);
        ground.shared.values_mut().for_each(|p| *p = 1e300);
    }
    let linked = go(&records, &Options { model: Some(model), ..Options::default() });
    assert!(linked.pairs.iter().all(|p| p.probability.is_finite()));
}

#[test]
fn formulas_and_quotes_are_cells_and_nothing_else() {
    let records: Vec<Record> = ["=cmd()", "a,b", "say \"x\""]
        .iter()
        .map(|id| Record { rec_id: (*id).into(), ..named(0, "x") })
        .collect();
    let mut out = Vec::new();
    go(&records, &Options::default()).write_clusters(&mut out).expect("written");
    let text = String::from_utf8(out).expect("utf-8");
    assert_eq!(text.lines().nth(1), Some("'=cmd(),'=cmd()"));
    assert_eq!(text.lines().nth(2), Some("\"a,b\",\"a,b\""));
    assert_eq!(text.lines().nth(3), Some("\"say \"\"x\"\"\",\"say \"\"x\"\"\""));
}
