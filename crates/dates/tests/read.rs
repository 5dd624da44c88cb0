//! The table of examples (`read.tsv`), and what holds for every text.

use dates::{Context, Day, Order, Remark, parse_edtf, read, read_age};
use std::collections::BTreeSet;

fn today() -> Day {
    Day::from_ymd(2026, 3, 1).unwrap()
}

fn context(kind: &str) -> Context {
    if kind == "b" { Context::birth(today()) } else { Context::event(today()) }
}

fn edtf(said: &str) -> Option<String> {
    read(said, &Context::event(today())).fuzzy.map(|f| f.edtf())
}

/// One line of the table; what is wrong with it, if anything.
fn wrong(line: &str) -> Option<String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let cell = |n: usize| cells.get(n).copied().unwrap_or("").trim();
    let (said, value, alternatives, remarks) = (cells[0], cell(2), cell(3), cell(4));
    let reading = read(said, &context(cell(1)));
    let got = reading.fuzzy.map_or("-".to_owned(), |f| f.edtf());
    let others: Vec<String> = reading.alternatives.iter().map(|f| f.edtf()).collect();
    let codes: BTreeSet<&str> = reading.remarks.iter().map(|r| r.code()).collect();
    let remarked = match remarks {
        "!" => reading.remarks.iter().all(|r| r.is_quiet()),
        wanted => wanted.split(' ').filter(|w| !w.is_empty()).all(|w| codes.contains(w)),
    };
    let right = got == value && others.join(" ") == alternatives && remarked;
    (!right).then(|| {
        format!(
            "{said}: {got} | {} | {codes:?}  (wanted {value} | {alternatives} | {remarks})",
            others.join(" ")
        )
    })
}

#[test]
fn every_line_of_the_table() {
    let lines: Vec<&str> =
        include_str!("read.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    let wrong: Vec<String> = lines.iter().filter_map(|l| wrong(l)).collect();
    assert!(lines.len() >= 150, "the table has shrunk to {}", lines.len());
    assert!(wrong.is_empty(), "{} of {} lines:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn a_year_may_come_from_another_date_of_the_record() {
    let near = parse_edtf("2014-11-24").unwrap();
    let ctx = Context::event(today()).near(near);
    assert_eq!(read("15 أيار", &ctx).fuzzy.unwrap().edtf(), "2014-05-15");
    assert!(read("15 أيار", &ctx).has(Remark::YearFromContext));
    assert_eq!(read("قبل الحصاد", &ctx).fuzzy.unwrap().edtf(), "2014-03~/2014-04~");
    assert_eq!(read("العيد الثاني", &ctx).alternatives.len(), 2);
}

#[test]
fn a_list_may_write_the_month_first() {
    let ctx = Context::event(today()).order(Order::MonthFirst);
    assert_eq!(read("5/3/2013", &ctx).fuzzy.unwrap().edtf(), "2013-05-03");
    assert_eq!(read("15/3/2013", &ctx).fuzzy.unwrap().edtf(), "2013-03-15");
}

#[test]
fn a_two_digit_birth_year_comes_before_the_event() {
    let ctx = Context::birth(today()).near(parse_edtf("2012").unwrap());
    assert_eq!(read("1/2/75", &ctx).fuzzy.unwrap().edtf(), "1975-02-01");
    assert_eq!(read("1/2/20", &ctx).fuzzy.unwrap().edtf(), "1920-02-01");
}

#[test]
fn an_empty_cell_says_nothing() {
    for said in ["", " ", "\u{200f}", "\t"] {
        assert_eq!(read(said, &context("e")), dates::DateReading::default());
    }
}

#[test]
fn what_iso_says_stays() {
    for n in (-20_000..20_000).step_by(37) {
        let iso = Day(n).iso();
        assert_eq!(edtf(&iso).as_deref(), Some(iso.as_str()));
    }
}

#[test]
fn written_and_read_again_it_is_the_same_date() {
    let days: Vec<Day> = (-30_000..30_000)
        .step_by(4_999)
        .map(Day)
        .chain(
            ["2013-01-01", "2013-12-31", "2013-05-01", "2013-05-31", "2012-02-29"]
                .iter()
                .filter_map(|s| Day::parse_iso(s)),
        )
        .collect();
    for &a in &days {
        let mut all = vec![
            dates::Fuzzy::day(a),
            dates::Fuzzy::before(a),
            dates::Fuzzy::after(a),
            dates::Fuzzy::UNKNOWN,
        ];
        let (year, month, _) = a.ymd();
        all.extend(dates::Fuzzy::month(year, month));
        all.extend(dates::Fuzzy::year_of(year));
        all.extend((21..=24).filter_map(|n| dates::Fuzzy::season(year, dates::Season::from_number(n)?)));
        all.extend(days.iter().map(|&b| dates::Fuzzy::range(a, b)));
        for fuzzy in all.iter().flat_map(|f| [*f, f.roughly()]) {
            assert_eq!(parse_edtf(&fuzzy.edtf()), Some(fuzzy), "{}", fuzzy.edtf());
            let json = serde_json::to_string(&fuzzy).unwrap();
            assert_eq!(serde_json::from_str::<dates::Fuzzy>(&json).unwrap(), fuzzy);
        }
    }
}

#[test]
fn no_text_makes_it_panic() {
    // A small deterministic generator: pieces of dates in any order, and any characters.
    let pieces = [
        "قبل",
        "بعد",
        "بين",
        "و",
        "من",
        "إلى",
        "-",
        "/",
        ".",
        "31",
        "2",
        "13",
        "2013",
        "1434",
        "٩",
        "كانون",
        "الثاني",
        "رمضان",
        "العيد",
        "ليلة",
        "شهر",
        "سنة",
        "أواخر",
        "؟",
        "~",
        " ",
        "999999999999",
        "0",
        "م",
        "هـ",
        "صيف",
        "أو",
        "5/3/2012",
        "2012-2013",
        "\u{202e}",
        "ﷺ",
        "😀",
        "x",
        "T",
        ":",
        "فطر",
        "سنوات",
        "-0",
        "+",
        "١٢/٠/٠",
        "9999",
        "0000-01-01",
        "9999-12-31",
        "1500",
        "30",
    ];
    let mut seed: u64 = 7;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for _ in 0..10_000 {
        let length = 1 + next(7);
        let said: Vec<&str> = (0..length).map(|_| pieces[next(pieces.len())]).collect();
        let said = said.join(if next(2) == 0 { " " } else { "" });
        for kind in ["e", "b"] {
            let reading = read(&said, &context(kind));
            for fuzzy in reading.fuzzy.iter().chain(&reading.alternatives) {
                assert_eq!(parse_edtf(&fuzzy.edtf()), Some(*fuzzy), "{said}");
                assert!(fuzzy.from.zip(fuzzy.to).is_none_or(|(a, b)| a <= b), "{said}");
            }
            assert!(
                reading.fuzzy.is_some()
                    || said.trim().is_empty()
                    || !reading.remarks.is_empty()
                    || reading == dates::DateReading::default(),
                "{said}"
            );
        }
        let _ = read_age(&said);
        let _ = parse_edtf(&said);
    }
    let long = "قبل ".repeat(100_000);
    let _ = (read(&long, &context("e")), read_age(&long));
}

#[test]
fn ages() {
    let age = |said: &str| read_age(said).map(|a| (a.min, a.max));
    let table = [
        ("35", Some((35, 35))),
        ("٣٥", Some((35, 35))),
        ("٣٥ سنة", Some((35, 35))),
        ("35 عاما", Some((35, 35))),
        ("35 years", Some((35, 35))),
        ("30-35", Some((30, 35))),
        ("بين 30 و 35", Some((30, 35))),
        ("من 30 الى 35 سنة", Some((30, 35))),
        ("حوالي 40", Some((40, 40))),
        ("40 تقريبا", Some((40, 40))),
        ("رضيع 8 أشهر", Some((0, 0))),
        ("8 أشهر", Some((0, 0))),
        ("18 شهر", Some((1, 1))),
        ("سنتين", Some((2, 2))),
        ("شهرين", Some((0, 0))),
        ("3 سنوات و 4 أشهر", Some((3, 3))),
        ("طفل", Some((0, 17))),
        ("قاصر", Some((0, 17))),
        ("شاب", Some((16, 35))),
        ("مسن", Some((60, 99))),
        ("ثلاثيني", Some((30, 39))),
        ("في الأربعينات", Some((40, 49))),
        ("طفل 12 سنة", Some((12, 12))),
        ("العمر: 27", Some((27, 27))),
        ("27.0", Some((27, 27))),
        ("200", Some((200, 200))),
        ("أقل من 18", Some((0, 18))),
        ("فوق 60", Some((60, 99))),
        ("غير معروف", None),
        ("-", None),
        ("؟", None),
        ("", None),
        ("1984", None),
        ("محمد", None),
        ("12345", None),
    ];
    for (said, want) in table {
        assert_eq!(age(said), want, "{said}");
    }
    assert_eq!(read_age("200").unwrap().remark, Some(Remark::Implausible));
    assert_eq!(read_age("رضيع 8 أشهر").unwrap().months, Some(8));
    assert!(read_age("حوالي 40").unwrap().about && read_age("طفل").unwrap().about);
    let born = read_age("35").unwrap().birth(&parse_edtf("2013-05-01").unwrap()).unwrap();
    assert!(
        born.contains(Day::parse_iso("1977-05-10").unwrap())
            && born.contains(Day::parse_iso("1978-04-25").unwrap())
    );
    assert!(!born.contains(Day::parse_iso("1979-01-01").unwrap()));
}

/// The samples beside the repository, when they are there: what share of the
/// cells that hold a date is read.
#[test]
fn the_sample_lists() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples/");
    let Ok(text) = std::fs::read_to_string(format!("{folder}monthly_update.txt")) else {
        println!("no samples beside the repository: nothing measured");
        return;
    };
    let mut said: Vec<String> = text
        .lines()
        .filter_map(|l| Some(l.split_once("بتاريخ ")?.1.split_once("على ")?.0.trim().to_owned()))
        .collect();
    let kobo = std::fs::read_to_string(format!("{folder}kobo_export.csv")).unwrap_or_default();
    said.extend(kobo.lines().flat_map(|l| {
        l.split(',')
            .filter(|c| c.len() == 10 && c.starts_with(['1', '2']) && c.contains('-'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    }));
    let mut unread = BTreeSet::new();
    let mut counted = 0;
    for cell in said.iter().filter(|c| !c.is_empty()) {
        let reading = read(cell, &context("e"));
        if reading.has(Remark::Unknown) {
            continue;
        }
        counted += 1;
        if reading.fuzzy.is_none() {
            unread.insert(cell.clone());
        }
    }
    println!("{counted} cells with a date, {} not read: {unread:?}", unread.len());
    assert!(counted > 300 && unread.len() * 200 < counted);
}
