//! The doors, what waits, the lists, the file and the forms that write into it.

use super::*;
use crate::{door, file, files, home, intake, sources, trouble as errors, write};

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn totp() -> Totp {
    Totp { secret: SECRET.into(), uri: format!("otpauth://totp/Athar:salma?secret={SECRET}&issuer=Athar") }
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let mut pages = doors(lang);
    pages.extend(lists(lang));
    pages.extend(one_file(lang));
    pages.extend(forms(lang));
    pages.extend(new_file(lang));
    pages.extend(error_pages(lang));
    pages
}

fn doors(lang: Lang) -> Vec<Sample> {
    let out = |path: &str| outside(lang, path);
    let set_up = SetUp { totp: totp(), totp_now: true, ..SetUp::default() };
    let wrong = SetUp {
        association: "رابطة أهالي حوران".into(),
        name: "سلمى".into(),
        sign_in: "salma".into(),
        password: trouble(lang, "password-short"),
        again: trouble(lang, "password-differs"),
        ..set_up.clone()
    };
    let empty = Frame { association: String::new(), ..out("/setup") };
    vec![
        ("set-up", door::set_up(&empty, &set_up)),
        ("set-up-wrong", door::set_up(&empty, &wrong)),
        ("sign-in", door::sign_in(&out("/sign-in"), &SignIn::default())),
        (
            "sign-in-wrong",
            door::sign_in(
                &out("/sign-in"),
                &SignIn { name: "salma".into(), next: "/files".into(), trouble: trouble(lang, "sign-in") },
            ),
        ),
        ("sign-in-code", door::sign_in_code(&out("/sign-in/code"), &SignInCode::default())),
        ("locked-out", door::locked_out(&out("/sign-in"), &LockedOut { minutes: 12 })),
    ]
}

pub(super) fn imports(lang: Lang) -> Vec<ImportLine> {
    let balance = Balance { rows: 3629, accepted: 3526, changed: 0, repeated: 32, waiting: 64, rejected: 7 };
    let line =
        |id: &str, files: &str, organisation: &str, when: String, balance: Balance, waiting: u64, withdrawn: bool| {
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
        line("I-3", "register.xlsx", "رابطة أهالي حوران", two(lang, "قبل ٣ أيام", "3 days ago"), balance, 64, false),
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

fn people(lang: Lang) -> Vec<PersonLine> {
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

fn lists(lang: Lang) -> Vec<Sample> {
    let home_view = Home {
        files: 5021,
        waiting: 64,
        proposals: 41,
        held: 3,
        held_href: "/files?status=held".into(),
        imports: imports(lang),
        recent: people(lang),
        last_backup: None,
        plans: vec![PlanLine {
            id: "P-4".into(),
            files: "monthly_update.txt".into(),
            organisation: "مكتب الشريك".into(),
            when: two(lang, "قبل ساعة", "an hour ago"),
            rows: 34,
        }],
    };
    let at = frame(lang, "/");
    let saved = SavedList {
        id: "L-1".into(),
        name: "مسيفرة بلا تاريخ".into(),
        href: "/files?list=L-1".into(),
        count: Some(14),
        by: "سلمى".into(),
        when: two(lang, "قبل يومين", "2 days ago"),
        question: two(lang, "المكان: المسيفرة · ينقص: متى أُخذ", "Place: al-Musayfrah · missing: when taken"),
    };
    vec![
        ("home", home::home(&at, &home_view)),
        ("home-empty", home::home(&Frame { waiting: 0, proposals: 0, ..at.clone() }, &Home::default())),
        ("more", home::more(&at)),
        ("more-guest", home::more(&Frame { may: May::default(), ..at.clone() })),
        ("files", files::files(&at, &files_view(lang, ""))),
        (
            "files-search",
            files::files(&Frame { query: "محمود الزعبي".into(), ..at.clone() }, &files_view(lang, "محمود الزعبي")),
        ),
        (
            "files-nothing",
            files::files(
                &at,
                &Files {
                    query: "xyz".into(),
                    rows: vec![],
                    total: 0,
                    suggestions: vec![("حسن".into(), "/files?q=1".into())],
                    ..files_view(lang, "xyz")
                },
            ),
        ),
        ("files-empty", files::files(&at, &Files { register_empty: true, ..Files::default() })),
        ("saved-lists", files::saved_lists(&at, &SavedLists { lists: vec![saved] })),
        ("saved-lists-empty", files::saved_lists(&at, &SavedLists::default())),
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
    let searched = !query.is_empty();
    let column = |key: &str, ar: &str, en: &str, chosen: bool| Choice::new(key, two(lang, ar, en)).chosen(chosen);
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
                &[("الأمن العسكري", "Military Intelligence", 17, 0, false), ("فرع ٢٤٥", "Branch 245", 4, 1, false)],
            ),
            filter(lang, "year", &[("٢٠١٣", "2013", 14, 0, false), ("٢٠١٢", "2012", 11, 0, false)]),
            filter(lang, "missing", &[("اسم الأم", "Mother's name", 9, 0, false)]),
        ],
        chosen: vec![
            Chosen {
                label: two(lang, "المكان: درعا وما فيها", "Place: Daraa and all in it"), href: "/files".into()
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
        orders: vec![
            Choice::new("/files?sort=close", two(lang, "الأقرب", "Closest")).chosen(true),
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
                why("كُتب Mahmood Al-Zoubi في قائمة لاتينية", "written Mahmood Al-Zoubi in a list in Latin letters"),
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

fn claim(id: &str, source: &str) -> ClaimLink {
    ClaimLink { id: id.into(), source: source.into() }
}

fn fact(lang: Lang, key: &str, values: Vec<Said>) -> Fact {
    Fact { key: key.into(), label: Reader::new(lang).prop(key), values, ..Fact::default() }
}

fn value(text: &str, sources: &[u32]) -> Said {
    let claims = sources.iter().map(|n| claim(&format!("C-{n}"), &format!("register.xlsx {n}"))).collect();
    Said { text: text.into(), sources: sources.to_vec(), claims, ..Said::default() }
}

fn state(lang: Lang) -> State {
    State {
        text: two(lang, "مختفٍ قسراً", "Forcibly disappeared"),
        basis: two(lang, "من خمس إفادات ونكرانين", "from five claims and two denials"),
        date: two(lang, "٢٠٢٦/١١/٣", "2026/11/3"),
        reviewer: Some("سلمى".into()),
    }
}

fn step(when: String, text: String, quote: &str, note: String, mark: Mark, sources: &[u32]) -> Step {
    Step {
        when,
        text,
        quote: quote.into(),
        note,
        mark,
        sources: sources.to_vec(),
        claims: vec![claim("C-9", "register.xlsx")],
    }
}

fn file_view(lang: Lang) -> File {
    let t = |ar: &str, en: &str| two(lang, ar, en);
    let source = |number: u32, title: String, file: &str, place: String| SourceLine {
        number,
        title,
        file: file.into(),
        place,
        href: Some(format!("/sources/S-{number}")),
        grade: String::new(),
    };
    let past = |kind: Past, text: String, value: &str, why: &str| HistoryLine {
        when: t("٢٠٢٦/١١/٣ ١٠:١٢", "2026/11/3 10:12"),
        who: "سلمى".into(),
        text,
        value: value.into(),
        why: why.into(),
        kind,
        leaf: 48_211,
    };
    File {
        head: head(),
        of: vec![
            t("ابن خالد وفاطمة المقداد", "son of Khaled and Fatima al-Miqdad"),
            t("مواليد ١٩٨٨", "born 1988"),
            t("من المسيفرة", "from al-Musayfrah"),
        ],
        state: Some(state(lang)),
        held: true,
        facts: vec![
            fact(lang, "mother_name", vec![value("فاطمة المقداد", &[1, 3])]),
            Fact {
                apart: Some(Reader::new(lang).t("apart-two").into()),
                ..fact(
                    lang,
                    "birth_date",
                    vec![
                        value(&t("١٩٨٨", "1988"), &[1]),
                        Said {
                            as_said: Some("12/5/1989".into()), ..value(&t("١٢ أيار ١٩٨٩", "12 May 1989"), &[2])
                        },
                    ],
                )
            },
            fact(lang, "registration_place", vec![value(&t("المسيفرة، خانة ٣٩٥", "al-Musayfrah, no. 395"), &[1])]),
            Fact {
                apart: Some(Reader::new(lang).t("apart-finer").into()),
                ..fact(
                    lang,
                    "party",
                    vec![
                        value(&t("الأمن العسكري، فرع درعا ٢٤٥", "Military Intelligence, Daraa Branch 245"), &[1, 3]),
                        value("«الأمن»", &[2]),
                    ],
                )
            },
            Fact { hidden: Some(Hidden { may_ask: true }), ..fact(lang, "phone", vec![]) },
            fact(
                lang,
                "consent",
                vec![Said {
                    note: t("الأم، ٢٠٢٥/٣/٣١", "the mother, 2025/3/31"),
                    ..value(&t("للجنة الدولية: نعم · للنشر: لا", "International Committee: yes · publishing: no"), &[4])
                }],
            ),
            fact(
                lang,
                "status",
                vec![Said {
                    held: true,
                    tier: Some("sealed".into()),
                    ..value(&t("وفاة وفق وثيقة غير مؤكدة", "death stated in a document, not verified"), &[2])
                }],
            ),
        ],
        episodes: vec![Episode {
            number: 1,
            steps: vec![
                step(
                    t("ليلة ١٧ أيار ٢٠١٢، بعد العشاء", "night of 17 May 2012"),
                    t(
                        "أُخذ من بيته في المسيفرة، دورية من الأمن العسكري وحافلتان",
                        "taken from home in al-Musayfrah by a patrol of Military Intelligence with two buses",
                    ),
                    "",
                    String::new(),
                    Mark::Supported,
                    &[1, 3],
                ),
                step(
                    t("حزيران ٢٠١٢", "June 2012"),
                    t("شوهد في فرع ٢٤٥ بدرعا", "seen in Branch 245 in Daraa"),
                    "",
                    t("شاهد واحد", "one witness"),
                    Mark::Once,
                    &[3],
                ),
                step(
                    t("تشرين الأول ٢٠١٣", "October 2013"),
                    t("الشرطة العسكرية بالقابون", "Military Police at al-Qabun"),
                    "غير موجود لدينا",
                    t("نكران", "denial"),
                    Mark::Denied,
                    &[4],
                ),
                step(
                    t("أواخر ٢٠١٤", "late 2014"),
                    t("سماع: نُقل إلى صيدنايا", "hearsay: moved to Sednaya"),
                    "",
                    String::new(),
                    Mark::Once,
                    &[2],
                ),
            ],
            facts: vec![],
        }],
        sources: vec![
            source(
                1,
                t("سجل الرابطة", "Register of the association"),
                "register.xlsx",
                t("سطر ١٢٤، أُدخل ٢٠٢٦/١١/١", "row 124, read in 2026/11/1"),
            ),
            source(2, t("مكتب شريك", "A partner office"), "partner_office.csv", t("سطر ٨٨", "row 88")),
            source(3, t("مقابلة مع أخيه", "Talk with his brother"), "", t("٢٠٢٥/٨/٢٠، ص ٢", "2025/8/20, p. 2")),
            source(
                4,
                t("إيصال مراجعة، صورة محفوظة", "Receipt of an inquiry, kept as a picture"),
                "",
                t("بصمتها 9f3c…a1", "fingerprint 9f3c…a1"),
            ),
        ],
        documents: vec![document(lang)],
        records: vec![
            RecordLine {
                id: "D-01472".into(),
                name: "محمود خالد أحمد الزعبي".into(),
                list: t("سجل الرابطة، سطر ١٢٤", "Register of the association, row 124"),
                judged: String::new(),
            },
            RecordLine {
                id: "D-04010".into(),
                name: "Mahmud Khaled Al Zoubi".into(),
                list: t("قائمة لاتينية، سطر ٤٠٩", "Latin list, row 409"),
                judged: t("قالت سلمى إنه هو، ٢٠٢٦/١١/٤", "Salma judged it the same, 2026/11/4"),
            },
        ],
        cluster_href: Some("/matching/clusters/D-01472".into()),
        history: vec![
            past(Past::Stands, t("أُضيفت إفادة: اسم الأم", "A claim was added: mother's name"), "فاطمة المقداد", ""),
            past(
                Past::Superseded,
                t("صُحّح رقم القيد", "The registration number was corrected"),
                "359",
                "خطأ في نقل الرقم",
            ),
            past(
                Past::Withdrawn,
                t("سُحبت إفادة: مكان السكن", "A claim was withdrawn: residence"),
                "درعا البلد",
                "كانت لابن عمه",
            ),
        ],
        more_history: Some("/files/D-01472/history".into()),
        missing: vec![Link::new(
            Reader::new(lang).prop("national_number"),
            "/files/D-01472/claims/new?property=national_number",
        )],
        changed: t("قبل ٣ أيام", "3 days ago"),
        printed: t("طُبع ٢٠٢٦/١١/٢٤ لسلمى. ملف 3 من السجل.", "Printed 2026/11/24 for Salma."),
        ..File::default()
    }
}

fn document(lang: Lang) -> DocumentLine {
    DocumentLine {
        id: "E-7".into(),
        title: two(lang, "إيصال مراجعة الشرطة العسكرية", "Receipt of the military police"),
        about: two(lang, "صورة، ٤٢٠ ك.ب", "picture, 420 kB"),
        print: "9f3c07…a1".into(),
        tier: "team".into(),
        may_open: true,
    }
}

fn one_file(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/files/D-01472");
    let view = file_view(lang);
    let history = History { head: head(), lines: view.history.clone() };
    let reason = |speaks: Speaks, ar: &str, en: &str| Reason {
        speaks,
        text: two(lang, ar, en),
        sources: vec![Link::new(two(lang, "سجل الرابطة، سطر ١٢٤", "Register, row 124"), "/sources/S-1")],
    };
    let why = Why {
        head: head(),
        state: state(lang),
        rule: two(
            lang,
            "أُخذ على يد جهة من الدولة، ثم أُنكر وجوده أو أُخفي مصيره.",
            "Taken by an organ of the State, then denied or the fate concealed.",
        ),
        reasons: vec![
            reason(
                Speaks::For,
                "ثلاثة مصادر تقول إن الأمن العسكري أخذه.",
                "Three sources say that Military Intelligence took him.",
            ),
            reason(Speaks::Against, "قائمة تقول إنه أُفرج عنه.", "One list says that he was released."),
            Reason {
                sources: vec![],
                ..reason(
                    Speaks::Missing,
                    "هل أُبلغت العائلة بمكانه رسمياً؟",
                    "Was the family told officially where he is?",
                )
            },
        ],
    };
    let arrived = Frame {
        flash: Some(Flash {
            text: two(lang, "حُفظ الملف.", "The file is saved."), arrived: true, ..Flash::default()
        }),
        ..at.clone()
    };
    let revealed = Revealed {
        head: head(),
        label: Reader::new(lang).prop("phone"),
        values: vec![value("+963 900 000 000", &[1])],
        sources: view.sources[..1].to_vec(),
        logged: two(
            lang,
            "سُجّل هذا الاطلاع باسم سلمى، ٢٠٢٦/١١/٢٤ ١١:٥٥، ورقة ٤٨٬٢١٢.",
            "This reading is logged for Salma, 2026/11/24 11:55, leaf 48,212.",
        ),
    };
    vec![
        ("file", file::file(&at, &view)),
        ("file-guest", file::file(&Frame { may: May::default(), ..at.clone() }, &view)),
        (
            "file-new",
            file::file(
                &arrived,
                &File {
                    head: head(),
                    of: vec![two(lang, "من المسيفرة", "from al-Musayfrah")],
                    changed: two(lang, "الآن", "just now"),
                    missing: view.missing.clone(),
                    ..File::default()
                },
            ),
        ),
        (
            "file-withdrawn",
            file::file(
                &at,
                &File {
                    withdrawn: Some(two(
                        lang,
                        "سُحب إدخاله في ٢٠٢٦/١١/٥: «قائمة مكررة».",
                        "Its import was withdrawn on 2026/11/5: “a double list”.",
                    )),
                    held: false,
                    ..view.clone()
                },
            ),
        ),
        ("file-print", file::file_print(&at, &view)),
        ("file-history", file::history(&at, &history)),
        ("file-why", file::why(&at, &why)),
        ("file-revealed", file::revealed(&at, &revealed)),
        ("source", sources::source(&at, &source_view(lang))),
        ("evidence", sources::evidence(&at, &evidence_view(lang))),
    ]
}

fn source_view(lang: Lang) -> SourcePage {
    let r = Reader::new(lang);
    let cell = |column: &str, said: &str, understood: Vec<(String, String)>| SourceCell {
        column: column.into(),
        said: said.into(),
        understood,
        hidden: false,
    };
    SourcePage {
        id: "S-1".into(),
        title: two(lang, "سجل الرابطة، سطر ١٢٤", "Register of the association, row 124"),
        file: "register.xlsx".into(),
        place: two(lang, "سطر ١٢٤", "row 124"),
        about: vec![
            (two(lang, "المنظمة", "Organisation"), "رابطة أهالي حوران".into()),
            (two(lang, "أدخلها", "Read in by"), "سلمى".into()),
        ],
        cells: vec![
            cell(
                "الاسم الثلاثي والنسبة",
                "محمود خالد الزعبي",
                vec![
                    (r.prop("given_name"), "محمود".into()),
                    (r.prop("father_name"), "خالد".into()),
                    (r.prop("family_name"), "الزعبي".into()),
                ],
            ),
            cell("ت. الولادة", "١٩٨٨", vec![(r.prop("birth_date"), two(lang, "١٩٨٨", "1988"))]),
            cell("ملاحظات", "اعتقل مع اخيه", vec![]),
            SourceCell { hidden: true, ..cell("هاتف", "", vec![]) },
        ],
        persons: vec![head()],
        document: Some(document(lang)),
        withdrawn: None,
    }
}

fn evidence_view(lang: Lang) -> Evidence {
    Evidence {
        document: document(lang),
        digest: "9f3c07b2a4d1e8f05566778899aabbccddeeff00112233445566778899aaf0a1".into(),
        about: vec![
            (two(lang, "حفظها", "Kept by"), "سلمى".into()),
            (two(lang, "متى", "When"), two(lang, "٢٠٢٦/١١/١", "2026/11/1")),
        ],
        persons: vec![head()],
        picture: true,
    }
}

fn source_fields(lang: Lang) -> SourceFields {
    let r = Reader::new(lang);
    SourceFields {
        known: vec![
            Choice::new("", r.t("source-new")).chosen(true),
            Choice::new("S-3", two(lang, "مقابلة مع أخيه", "Talk with his brother")),
        ],
        kinds: vec![
            Choice::new("family_first_degree", two(lang, "أسرة من الدرجة الأولى", "First-degree family")),
            Choice::new("witness", two(lang, "شاهد", "Witness")),
        ],
        ..SourceFields::default()
    }
}

fn tier_choices() -> Vec<Choice> {
    ["public", "partner", "team", "sealed"].map(|tier| Choice::new(tier, "").chosen(tier == "team")).to_vec()
}

fn forms(lang: Lang) -> Vec<Sample> {
    let r = Reader::new(lang);
    let at = frame(lang, "/files/D-01472");
    let properties =
        ["mother_name", "birth_date", "residence", "phone"].map(|key| Choice::new(key, r.prop(key))).to_vec();
    let claim_form = ClaimForm {
        head: head(),
        properties,
        tiers: tier_choices(),
        source: source_fields(lang),
        ..ClaimForm::default()
    };
    let wrong = ClaimForm {
        value: "فاطمة".into(),
        understood: Some(two(lang, "اسم الأم فاطمة", "mother's name Fatima")),
        source: SourceFields { informant: bad(lang, "", "source-needed"), ..source_fields(lang) },
        trouble: trouble(lang, "422"),
        ..claim_form.clone()
    };
    let correct = CorrectForm {
        head: head(),
        claim: "C-9".into(),
        label: r.prop("registration_number"),
        present: "359".into(),
        present_source: two(lang, "سجل الرابطة، سطر ١٢٤", "Register, row 124"),
        value: "395".into(),
        source: source_fields(lang),
        ..CorrectForm::default()
    };
    let withdraw = WithdrawForm {
        head: head(),
        claim: "C-9".into(),
        label: r.prop("residence"),
        present: "درعا البلد".into(),
        present_source: two(lang, "سجل الرابطة، سطر ١٢٤", "Register, row 124"),
        why: bad(lang, "", "reason-needed"),
    };
    let event = EventForm {
        head: head(),
        episodes: vec![
            Choice::new("1", two(lang, "أيار ٢٠١٢، من المسيفرة", "May 2012, from al-Musayfrah")).chosen(true),
            Choice::new("new", r.t("event-episode-new")),
        ],
        kinds: vec![
            Choice::new("sighting", two(lang, "شوهد", "Seen")),
            Choice::new("transfer", two(lang, "نُقل", "Moved")),
        ],
        denials: vec![Choice::new("", "—"), Choice::new("flat_denial", two(lang, "إنكار تام", "Flat denial"))],
        source: source_fields(lang),
        ..EventForm::default()
    };
    let document_form = DocumentForm {
        head: head(),
        kinds: vec![Choice::new("photo", two(lang, "صورة", "Picture"))],
        tiers: tier_choices(),
        limit: r.bytes(50_000_000),
        source: source_fields(lang),
        ..DocumentForm::default()
    };
    vec![
        ("claim-new", write::claim_new(&at, &claim_form)),
        ("claim-new-wrong", write::claim_new(&at, &wrong)),
        ("claim-correct", write::claim_correct(&at, &correct)),
        ("claim-withdraw", write::claim_withdraw(&at, &withdraw)),
        ("event-new", write::event_new(&at, &event)),
        ("document-new", write::document_new(&at, &document_form)),
    ]
}

fn new_file(lang: Lang) -> Vec<Sample> {
    let r = Reader::new(lang);
    let at = frame(lang, "/files/new");
    let relations = vec![
        Choice::new("", "—"),
        Choice::new("mother", two(lang, "أم", "Mother")),
        Choice::new("brother_full", two(lang, "أخ شقيق", "Brother")),
    ];
    let fresh = Intake { relations, ..Intake::default() };
    let understood = Understood {
        text: two(lang, "٧–٨ آب ٢٠١٣ أو ١٤–١٥ تشرين الأول ٢٠١٣", "7–8 August 2013 or 14–15 October 2013"),
        others: vec![
            Choice::new("عيد الفطر ٢٠١٣", two(lang, "الفطر", "Fitr")),
            Choice::new("عيد الأضحى ٢٠١٣", two(lang, "الأضحى", "Adha")),
        ],
    };
    let filled = Intake {
        name: "محمود خالد الزعبي".into(),
        taken_date: "ليلة العيد ٢٠١٣".into(),
        informant: "أخوه".into(),
        similar: people(lang),
        understood: Some(understood),
        ..fresh.clone()
    };
    let wrong = Intake {
        name: bad(lang, "", "name-needed"),
        informant: bad(lang, "", "source-needed"),
        trouble: Some(r.trouble("known-needed", &[])),
        ..fresh.clone()
    };
    vec![
        ("intake", intake::intake(&at, &fresh)),
        ("intake-filled", intake::intake(&at, &filled)),
        ("intake-confirm", intake::intake(&at, &Intake { confirming: true, ..filled.clone() })),
        ("intake-wrong", intake::intake(&at, &wrong)),
    ]
}

fn error_pages(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/files/D-9");
    let page = |status: u16| errors::error(&at, &ErrorPage { status, ..ErrorPage::default() });
    let with_limit = |code: &str, status: u16| {
        let r = Reader::new(lang);
        let trouble = r.trouble(code, &[("limit", r.bytes(200_000_000).into()), ("minutes", 3.into())]);
        errors::error(
            &at,
            &ErrorPage { status, trouble: Some(trouble), back: Some(Link::new(r.t("back"), "/imports/new")) },
        )
    };
    vec![
        ("error-403", page(403)),
        ("error-404", page(404)),
        ("error-409", page(409)),
        ("error-413", with_limit("413", 413)),
        ("error-429", with_limit("429", 429)),
        ("error-500", page(500)),
        ("error-401", errors::error(&outside(lang, "/files"), &ErrorPage { status: 401, ..ErrorPage::default() })),
    ]
}
