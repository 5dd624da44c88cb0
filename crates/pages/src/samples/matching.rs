//! The desk, clusters, thresholds, overlaps.

use super::*;
use crate::{clusters, matching, overlaps, thresholds};

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/matching");
    let desk = desk_view(lang);
    let different = Desk {
        pair: desk.pair.clone().map(|pair| Pair {
            standing_different: Some(judged(lang, "different")),
            judged: vec![judged(lang, "different")],
            beware: two(lang, "قال سامر إنهما شخصان.", "Samer said that these are two persons."),
            ..pair
        }),
        ..desk.clone()
    };
    let three = Desk { pair: desk.pair.clone().map(three_records), ..desk.clone() };
    let judgements = Judgements {
        kinds: vec![
            Choice::new("/matching/judgements", two(lang, "الكل", "All")).chosen(true),
            Choice::new("/matching/judgements?kind=automatic", Reader::new(lang).t("judged-automatic")),
        ],
        lines: vec![
            judged(lang, "same"),
            JudgedLine { id: "48101".into(), automatic: true, who: String::new(), ..judged(lang, "same") },
            JudgedLine { withdrawn: "ابن عمه".into(), ..judged(lang, "different") },
        ],
        paging: Paging::default(),
    };
    vec![
        ("desk", matching::desk(&at, &desk)),
        ("desk-three", matching::desk(&at, &three)),
        ("desk-different", matching::desk(&at, &different)),
        (
            "desk-empty",
            matching::desk(
                &Frame { waits: Vec::new(), ..at.clone() },
                &Desk {
                    last: Some(two(lang, "آخر حكم لك: شخص واحد.", "Your last judgement: the same person.")),
                    open: 2,
                    below: Reader::new(lang).ta(
                        "web-below",
                        &[
                            ("percent", Reader::new(lang).percent(0.5).into()),
                            ("n", 120.into()),
                            ("same", 31.into()),
                        ],
                    ),
                    ..Desk::default()
                },
            ),
        ),
        ("judgements", matching::judgements(&at, &judgements)),
        ("clusters", clusters::clusters(&at, &clusters_view(lang))),
        ("cluster", clusters::cluster(&at, &cluster_view(lang))),
        ("thresholds", thresholds::thresholds(&at, &thresholds_view(lang))),
        ("overlaps", overlaps::overlaps(&at, &overlaps_view())),
        (
            "overlaps-persons",
            overlaps::persons(
                &at,
                &OverlapPersons {
                    lists: vec!["register.xlsx".into(), "Latin list".into()],
                    persons: vec![PersonLine {
                        id: "D-01472".into(),
                        name: "محمود خالد أحمد الزعبي".into(),
                        of: two(lang, "من المسيفرة", "from al-Musayfrah"),
                        ..PersonLine::default()
                    }],
                    paging: Paging { first: 1, last: 1, total: 1, ..Paging::default() },
                },
            ),
        ),
        ("overlaps-empty", overlaps::overlaps(&at, &Overlaps::default())),
    ]
}

fn three_records(mut pair: Pair) -> Pair {
    pair.records.push(Record {
        id: "D-05500".into(),
        list: "مكتب الشريك".into(),
        place: "88".into(),
        name: "محمود الزعبي".into(),
    });
    pair.compared = two(Lang::Ar, "قارنّا «محمود خالد أحمد الزعبي» و«Mahmud Khaled Al Zoubi».", "");
    for ground in &mut pair.grounds {
        ground.values.push(if ground.name { "الزعبي".into() } else { Seen::Sealed });
    }
    pair
}

fn judged(lang: Lang, verdict: &str) -> JudgedLine {
    JudgedLine {
        id: format!("48100-{verdict}"),
        verdict: verdict.into(),
        who: "سامر".into(),
        when: two(lang, "قبل يومين", "2 days ago"),
        why: "الأم غير الأم".into(),
        pair: vec![
            Link::new("محمود خالد الزعبي", "/files/D-01472"),
            Link::new("Mahmud Al Zoubi", "/files/D-04010"),
        ],
        side_by_side: "/matching/D-01472-D-04010".into(),
        ..JudgedLine::default()
    }
}

fn desk_view(lang: Lang) -> Desk {
    let t = |ar: &str, en: &str| two(lang, ar, en);
    let ground = |ar: &str, en: &str, a: &str, b: &str, says: Says, words: String| Ground {
        label: t(ar, en),
        values: vec![a.into(), b.into()] as Vec<Seen>,
        name: matches!(en, "Name" | "Father" | "Family name" | "Mother"),
        says,
        words,
        weight: 3.0,
    };
    Desk {
        at: 12,
        of: 41,
        last: Some(t("آخر حكم لك: شخصان.", "Your last judgement: two persons.")),
        orders: vec![
            Choice::new("/matching?order=important", Reader::new(lang).t("desk-order-important"))
                .chosen(true),
            Choice::new("/matching?order=easy", Reader::new(lang).t("desk-order-easy")),
        ],
        not_ready: None,
        open: 0,
        below: String::new(),
        pair: Some(Pair {
            id: "D-01472~D-04010".into(),
            records: vec![
                Record {
                    id: "D-01472".into(),
                    list: t("سجل الرابطة", "Register"),
                    place: t("سطر ١٢٤", "row 124"),
                    name: "محمود خالد أحمد الزعبي".into(),
                },
                Record {
                    id: "D-04010".into(),
                    list: "Latin list".into(),
                    place: t("سطر ٤٠٩", "row 409"),
                    name: "Mahmud Khaled Al Zoubi".into(),
                },
            ],
            grounds: vec![
                ground("الاسم", "Name", "محمود", "Mahmud", Says::Agrees, String::new()),
                ground("الأب", "Father", "خالد", "Khaled", Says::Agrees, String::new()),
                ground(
                    "النسبة",
                    "Family name",
                    "الزعبي",
                    "Al Zoubi",
                    Says::Partly,
                    t("شائعة في البلدة", "common in the town"),
                ),
                ground("الأم", "Mother", "فاطمة", "", Says::Nothing, String::new()),
                ground(
                    "الولادة",
                    "Birth",
                    &t("١٩٨٨", "1988"),
                    &t("١٢ أيار ١٩٨٩", "12 May 1989"),
                    Says::Partly,
                    t("سنة فرق", "a year apart"),
                ),
                ground(
                    "المكان",
                    "Place",
                    &t("المسيفرة", "al-Musayfrah"),
                    "Daraa",
                    Says::Partly,
                    t("ضمنها", "within it"),
                ),
                ground(
                    "الإخوة",
                    "Brothers",
                    &t("له أخ: أحمد", "a brother: Ahmad"),
                    "",
                    Says::Against,
                    t("احذر: أخ بالنسبة نفسها", "beware: a brother of the same family name"),
                ),
            ],
            weight_for: 21.4,
            weight_against: 3.1,
            weight_before: -14.3,
            first: 1,
            state: vec![("order".into(), "hard".into()), ("at".into(), "12".into())],
            sentence: Reader::new(lang).ta("probability-sentence", &[("n", 940.into())]),
            judged: vec![JudgedLine { pair: vec![], ..judged(lang, "unsure") }],
            second: t("سأل سامر زميلاً: هل الأم نفسها؟", "Samer asks a colleague: is the mother the same?"),
            skip: "/matching?after=12".into(),
            reasons: vec![
                Choice::new("siblings", Reader::new(lang).t("because-siblings")),
                Choice::new("shown", Reader::new(lang).t("because-shown")),
            ],
            beside: vec![Beside {
                pair: "D-01472-D-05020".into(),
                name: "محمود خالد".into(),
                of: two(lang, "من المسيفرة، مواليد ١٩٨٨", "from al-Musayfrah, born 1988"),
                list: two(lang, "مكتب الشريك، سطر ٧", "Partner, row 7"),
                sentence: two(
                    lang,
                    "واحد مع محمود خالد أحمد الزعبي باحتمال ٩٧٪",
                    "one with محمود خالد أحمد الزعبي: 97%",
                ),
                marked: false,
            }],
            ..Pair::default()
        }),
    }
}

fn clusters_view(lang: Lang) -> Clusters {
    let line = |id: &str, name: &str, records: u64, lists: u64, weakest: String| ClusterLine {
        id: id.into(),
        name: name.into(),
        records,
        lists,
        weakest,
    };
    Clusters {
        lines: vec![
            line(
                "D-01472",
                "محمود خالد أحمد الزعبي",
                3,
                2,
                two(lang, "الأم لا تُعرف في سجل منها", "the mother is not known in one of them"),
            ),
            line("D-00020", "نادر حسن المقداد", 11, 5, String::new()),
        ],
        ..Clusters::default()
    }
}

fn cluster_view(lang: Lang) -> Cluster {
    let member = |id: &str, name: &str, list: &str| ClusterMember {
        id: id.into(),
        name: name.into(),
        of: two(lang, "من المسيفرة، مواليد ١٩٨٨", "from al-Musayfrah, born 1988"),
        list: list.into(),
    };
    let link = |by: JudgedBy, because: String| ClusterLink {
        a: "محمود خالد الزعبي".into(),
        b: "Mahmud Al Zoubi".into(),
        because,
        for_one: two(
            lang,
            "الاسم: متطابقان · تاريخ الأخذ: اليوم نفسه",
            "Given name: the same · Date of taking: the same day",
        ),
        against: two(lang, "الولادة: بينهما سنة", "Born: a year apart"),
        probability: Some(0.94),
        by,
        judgement: (by != JudgedBy::Nobody).then(|| "48100".into()),
        pair: "/matching/D-01472-D-04010".into(),
    };
    let desk = desk_view(lang).pair.unwrap_or_default();
    Cluster {
        id: "D-01472".into(),
        name: "محمود خالد أحمد الزعبي".into(),
        members: vec![
            member("D-01472", "محمود خالد أحمد الزعبي", "register.xlsx, 124"),
            member("D-04010", "Mahmud Al Zoubi", "latin_list.csv, 409"),
        ],
        links: vec![
            link(
                JudgedBy::Person,
                two(
                    lang,
                    "حُكم بأنهما واحد باسم سامر، قبل يومين: «الأم والقيد واحد»",
                    "Samer judged them one person: “mother and register are the same”",
                ),
            ),
            link(JudgedBy::Machine, String::new()),
            link(JudgedBy::Nobody, String::new()),
        ],
        records: desk.records,
        grounds: desk.grounds,
        apart: None,
        why: bad(lang, "", "reason-needed"),
        trouble: None,
    }
}

fn thresholds_view(lang: Lang) -> Thresholds {
    let row = |at: f64, pairs: u64, precision: f64, recall: f64, present: bool| ThresholdRow {
        at,
        pairs,
        left: pairs / 10,
        precision,
        recall,
        wrong_of_1000: (1.0 - precision) * 1000.0,
        judged: if present { 412 } else { 0 },
        judged_same: if present { 398 } else { 0 },
        present,
        automatic: at == 0.99,
    };
    Thresholds {
        propose: "50".into(),
        automatic_on: false,
        labelled: 412,
        automatic_count: 3,
        automatic_wrong: 0.1,
        learned: two(
            lang,
            "تعلّم النموذج من السجل قبل ٣ أيام.",
            "The model learned from the register 3 days ago.",
        ),
        rows: vec![
            row(0.5, 1310, 0.931, 0.988, true),
            row(0.9, 1180, 0.987, 0.951, false),
            row(0.99, 902, 0.998, 0.844, false),
        ],
        histogram: vec![90_000, 8_100, 900, 140, 61, 44, 39, 52, 75, 120, 190, 302, 611, 802],
        caution: two(
            lang,
            "أحكام قليلة حول ٩٠٪؛ الأرقام هناك تقريبية.",
            "Few judgements near 90%; figures there are rough.",
        ),
        ..Thresholds::default()
    }
}

fn overlaps_view() -> Overlaps {
    let cell = |member: [bool; 4], count: u64| OverlapCell {
        member: member.to_vec(),
        count,
        href: "/files?in=1".into(),
    };
    Overlaps {
        lists: vec![
            ("register.xlsx".into(), 3526),
            ("مكتب الشريك".into(), 790),
            ("Kobo 2025".into(), 401),
            ("Latin list".into(), 610),
        ],
        cells: vec![
            cell([true, false, false, false], 2700),
            cell([true, true, false, false], 410),
            cell([false, false, false, true], 250),
            cell([true, false, false, true], 240),
            cell([false, false, true, false], 205),
            cell([true, true, true, true], 61),
        ],
        persons: 4106,
        more_cells: 3,
        csv_href: "/matching/overlaps?format=csv".into(),
    }
}
