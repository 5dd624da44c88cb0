//! What waits, the lists of files, saved lists.

use super::office::copy_said;
use super::*;
use crate::{files, home};

pub(super) fn imports(lang: Lang) -> Vec<ImportLine> {
    let balance = Balance { rows: 3629, accepted: 3526, changed: 0, repeated: 32, waiting: 64, rejected: 7 };
    let line = |id: &str,
                files: &str,
                organisation: &str,
                when: String,
                balance: Balance,
                waiting: u64,
                withdrawn: bool| {
        ImportLine {
            id: id.into(),
            files: files.into(),
            organisation: organisation.into(),
            when,
            by: "سلمى".into(),
            balance,
            still_waiting: waiting,
            withdrawn,
        }
    };
    vec![
        line(
            "I-3",
            "register.xlsx",
            "رابطة أهالي حوران",
            two(lang, "قبل ٣ أيام", "3 days ago"),
            balance,
            64,
            false,
        ),
        line(
            "I-2",
            "partner_office.csv",
            "مكتب الشريك",
            two(lang, "قبل شهر", "a month ago"),
            Balance { rows: 812, accepted: 790, changed: 120, repeated: 22, waiting: 0, rejected: 0 },
            0,
            false,
        ),
        line(
            "I-1",
            "old list.xls",
            "مكتب الشريك",
            two(lang, "قبل شهرين", "2 months ago"),
            Balance { rows: 90, accepted: 90, ..Balance::default() },
            0,
            true,
        ),
    ]
}

pub(super) fn people(lang: Lang) -> Vec<PersonLine> {
    vec![
        PersonLine {
            id: "D-01472".into(),
            name: "محمود خالد أحمد الزعبي".into(),
            of: two(lang, "المسيفرة، أُخذ أيار ٢٠١٢", "al-Musayfrah, taken May 2012"),
            why: two(lang, "الاسم والنسبة واسم الأم", "name, family name and mother's name"),
            when: two(lang, "أمس", "yesterday"),
        },
        PersonLine {
            id: "D-00093".into(),
            name: "Mahmood Al-Zoubi".into(),
            of: two(lang, "الطيبة، ٢٠١٣", "al-Taybah, 2013"),
            why: String::new(),
            when: two(lang, "قبل ٣ أيام", "3 days ago"),
        },
    ]
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let home_view = Home {
        requests: 1,
        exposed: true,
        files: 5021,
        waiting: 64,
        proposals: 41,
        tasks: 2,
        teams: 1,
        held: 3,
        held_href: "/files?status=held".into(),
        imports: imports(lang),
        recent: people(lang),
        copy: Some(copy_said(lang)),
        plans: vec![PlanLine {
            id: "P-4".into(),
            files: "monthly_update.txt".into(),
            organisation: "مكتب الشريك".into(),
            when: two(lang, "قبل ساعة", "an hour ago"),
            rows: 34,
        }],
    };
    let at = frame(lang, "/");
    let list_at = frame(lang, "/files");
    let lists_at = frame(lang, "/lists");
    let saved = SavedList {
        id: "L-1".into(),
        name: "مسيفرة بلا تاريخ".into(),
        href: "/files?list=L-1".into(),
        count: Some(14),
        by: "سلمى".into(),
        when: two(lang, "قبل يومين", "2 days ago"),
        question: two(
            lang,
            "المكان: المسيفرة · ينقص: تاريخ الأخذ",
            "Place: al-Musayfrah · missing: date of taking",
        ),
    };
    vec![
        ("home", home::home(&at, &home_view)),
        ("home-empty", home::home(&Frame { waits: Vec::new(), ..at.clone() }, &Home::default())),
        ("more", home::more(&frame(lang, "/more"))),
        ("more-administrator", home::more(&of_role(lang, "/more", Role::Administrator))),
        ("more-documenter", home::more(&of_role(lang, "/more", Role::Documenter))),
        ("more-reviewer", home::more(&of_role(lang, "/more", Role::Reviewer))),
        ("more-liaison", home::more(&of_role(lang, "/more", Role::Liaison))),
        ("more-analyst", home::more(&of_role(lang, "/more", Role::Analyst))),
        ("more-auditor", home::more(&of_role(lang, "/more", Role::Auditor))),
        ("more-guest", home::more(&of_role(lang, "/more", Role::Guest))),
        ("files", files::files(&list_at, &files_view(lang, ""))),
        (
            "files-earlier",
            files::files(
                &earlier(lang, "/files"),
                &Files { work: None, marks: false, saved: vec![], ..files_view(lang, "") },
            ),
        ),
        (
            "files-search",
            files::files(
                &Frame { query: "محمود الزعبي".into(), ..list_at.clone() },
                &files_view(lang, "محمود الزعبي"),
            ),
        ),
        (
            "files-nothing",
            files::files(
                &list_at,
                &Files {
                    query: "xyz".into(),
                    rows: vec![],
                    total: 0,
                    suggestions: vec![("حسن".into(), "/files?q=1".into())],
                    ..files_view(lang, "xyz")
                },
            ),
        ),
        ("files-empty", files::files(&list_at, &Files { register_empty: true, ..Files::default() })),
        ("saved-lists", files::saved_lists(&lists_at, &SavedLists { lists: vec![saved] })),
        ("saved-lists-empty", files::saved_lists(&lists_at, &SavedLists::default())),
    ]
}

fn filter(lang: Lang, key: &str, options: &[(&str, &str, u64, u8, bool)]) -> Filter {
    let label = Reader::new(lang).t(&format!("filter-{key}")).to_owned();
    let options = options
        .iter()
        .map(|(ar, en, count, depth, chosen)| FilterOption {
            label: two(lang, ar, en),
            count: *count,
            href: format!("/files?{key}=1"),
            chosen: *chosen,
            depth: *depth,
        })
        .collect();
    Filter {
        key: key.into(),
        label,
        open: matches!(key, "status" | "place"),
        options,
        more_href: (key == "place").then(|| "/files?all=place".into()),
    }
}

fn files_view(lang: Lang, query: &str) -> Files {
    let r = Reader::new(lang);
    let searched = !query.is_empty();
    let column =
        |key: &str, ar: &str, en: &str, chosen: bool| Choice::new(key, two(lang, ar, en)).chosen(chosen);
    let row = |id: &str, name: &str, of: String, why: Vec<String>, cells: [String; 3]| FileRow {
        id: id.into(),
        name: name.into(),
        of,
        why,
        cells: cells.to_vec(),
    };
    let why = |ar: &str, en: &str| if searched { vec![two(lang, ar, en)] } else { vec![] };
    Files {
        query: query.into(),
        subjects: if searched {
            vec![SubjectLine {
                id: "k1".into(),
                name: "حاجز الزعبي".into(),
                kind: two(lang, "حاجز", "checkpoint"),
                also: "حاجز المفرق".into(),
            }]
        } else {
            vec![]
        },
        total: 36,
        filters: vec![
            filter(
                lang,
                "status",
                &[
                    ("مختفٍ قسراً", "Forcibly disappeared", 23, 0, false),
                    ("أُفرج عنه", "Released", 9, 0, false),
                    ("مفقود", "Missing", 4, 0, false),
                ],
            ),
            filter(
                lang,
                "place",
                &[
                    ("درعا وما فيها", "Daraa and all in it", 31, 0, true),
                    ("مركز المسيفرة", "al-Musayfrah subdistrict", 12, 1, false),
                    ("المسيفرة", "al-Musayfrah", 8, 2, false),
                    ("القنيطرة وما فيها", "Quneitra and all in it", 5, 0, false),
                ],
            ),
            filter(
                lang,
                "party",
                &[
                    ("الأمن العسكري", "Military Intelligence", 17, 0, false),
                    ("فرع ٢٤٥", "Branch 245", 4, 1, false),
                ],
            ),
            filter(lang, "year", &[("٢٠١٣", "2013", 14, 0, false), ("٢٠١٢", "2012", 11, 0, false)]),
            filter(lang, "missing", &[("اسم الأم", "Mother's name", 9, 0, false)]),
        ],
        chosen: vec![
            Chosen {
                label: two(lang, "المكان: درعا وما فيها", "Place: Daraa and all in it"),
                href: "/files".into(),
            },
            Chosen { label: two(lang, "السنة: ٢٠١٢", "Year: 2012"), href: "/files?place=1".into() },
        ],
        clear_href: "/files".into(),
        columns: vec![
            column("from", "من", "From", true),
            column("taken", "أُخذ", "Taken", true),
            column("last", "آخر ما يُعرف", "Last known", true),
            column("organisation", "المنظمات", "Organisations", false),
            column("changed", "آخر تغيير", "Last change", false),
        ],
        headers: vec![
            Header {
                label: r.t("column-name").into(),
                href: Some("/files?sort=name".into()),
                ascending: Some(true),
            },
            Header {
                label: r.t("column-from").into(),
                href: Some("/files?sort=from".into()),
                ascending: None,
            },
            Header {
                label: r.t("column-taken").into(),
                href: Some("/files?sort=taken".into()),
                ascending: None,
            },
            Header { label: r.t("column-last-known").into(), href: None, ascending: None },
        ],
        sizes: [25u64, 50, 100]
            .map(|n| Choice::new(format!("/files?rows={n}"), r.num(n)).chosen(n == 25))
            .to_vec(),
        marks: true,
        work: Some(work::form(lang)),
        here: "/files?page=1".into(),
        orders: vec![
            Choice::new("/files?sort=close", two(lang, "الأقرب إلى ما كتبت", "Closest to what you wrote"))
                .chosen(true),
            Choice::new("/files?sort=name", two(lang, "الاسم", "Name")),
        ],
        rows: vec![
            row(
                "D-01472",
                "محمود خالد أحمد الزعبي",
                two(lang, "أمه فاطمة المقداد · مواليد ١٩٨٨", "mother Fatima al-Miqdad · born 1988"),
                why("الاسم والنسبة كما كُتبا", "name and family name as written"),
                [
                    two(lang, "المسيفرة", "al-Musayfrah"),
                    two(lang, "أيار ٢٠١٢", "May 2012"),
                    two(lang, "فرع ٢٤٥، ثم نكران", "Branch 245, then denial"),
                ],
            ),
            row(
                "D-00093",
                "محمود الزعبي",
                String::new(),
                why(
                    "كُتب Mahmood Al-Zoubi في قائمة لاتينية",
                    "written Mahmood Al-Zoubi in a list in Latin letters",
                ),
                [two(lang, "الطيبة", "al-Taybah"), two(lang, "٢٠١٣", "2013"), String::new()],
            ),
            row(
                "D-03310",
                "محمد خير الزعبي",
                two(lang, "مواليد ١٩٩٤", "born 1994"),
                why("حرف واحد في الاسم · أخوه محمود", "one letter in the name · brother Mahmoud"),
                [
                    two(lang, "اليادودة", "al-Yadudah"),
                    two(lang, "٣ آب ٢٠١٤", "3 August 2014"),
                    two(lang, "أُفرج عنه ٢٠١٥", "released 2015"),
                ],
            ),
        ],
        paging: Paging { first: 1, last: 3, total: 36, previous: None, next: Some("/files?page=2".into()) },
        state: vec![("q".into(), query.into()), ("place".into(), "SY12".into())],
        saved: vec![SavedList {
            name: "مسيفرة بلا تاريخ".into(),
            href: "/files?list=L-1".into(),
            ..SavedList::default()
        }],
        ..Files::default()
    }
}
