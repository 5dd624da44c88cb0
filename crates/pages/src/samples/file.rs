//! One file: what was said, the path, its sources, its history.

use super::*;
use crate::{file, sources};

fn claim(id: &str, source: &str) -> ClaimLink {
    ClaimLink { id: id.into(), what: String::new(), source: source.into() }
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
        held: false,
        told: false,
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
        undo: String::new(),
        when: t("٢٠٢٦/١١/٣ ١٠:١٢", "2026/11/3 10:12"),
        who: "سلمى".into(),
        text,
        value: value.into(),
        old: if kind == Past::Stands && !why.is_empty() { "359".into() } else { String::new() },
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
                            as_said: Some("12/5/1989".into()),
                            ..value(&t("١٢ أيار ١٩٨٩", "12 May 1989"), &[2])
                        },
                    ],
                )
            },
            fact(
                lang,
                "registration_place",
                vec![value(&t("المسيفرة، خانة ٣٩٥", "al-Musayfrah, no. 395"), &[1])],
            ),
            Fact {
                apart: Some(Reader::new(lang).t("apart-finer").into()),
                ..fact(
                    lang,
                    "party",
                    vec![
                        value(
                            &t("الأمن العسكري، فرع درعا ٢٤٥", "Military Intelligence, Daraa Branch 245"),
                            &[1, 3],
                        ),
                        value("«الأمن»", &[2]),
                    ],
                )
            },
            Fact {
                hidden: Some(Hidden { may_ask: true, own: vec!["C-12".into()] }),
                ..fact(lang, "phone", vec![])
            },
            fact(
                lang,
                "consent",
                vec![Said {
                    note: t("الأم، ٢٠٢٥/٣/٣١", "the mother, 2025/3/31"),
                    ..value(
                        &t("للجنة الدولية: نعم · للنشر: لا", "International Committee: yes · publishing: no"),
                        &[4],
                    )
                }],
            ),
            fact(
                lang,
                "status",
                vec![Said {
                    held: true,
                    tier: Some("sealed".into()),
                    ..value(&t("وفاة بحسب وثيقة غير مؤكدة", "death stated in a document, not verified"), &[2])
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
            source(
                3,
                t("مقابلة مع أخيه", "Talk with his brother"),
                "",
                t("٢٠٢٥/٨/٢٠، ص ٢", "2025/8/20, p. 2"),
            ),
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
            past(
                Past::Stands,
                t("أُضيفت إفادة: اسم الأم", "A claim was added: mother's name"),
                "فاطمة المقداد",
                "",
            ),
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
        work: Some(work::of_file(lang)),
        printed: t("طُبع ٢٠٢٦/١١/٢٤ لسلمى. ملف 3 من السجل.", "Printed 2026/11/24 for Salma."),
        ..File::default()
    }
}

fn document(lang: Lang) -> DocumentLine {
    DocumentLine {
        compartment: String::new(),
        kind: two(lang, "صورة", "Photograph"),
        id: "E-7".into(),
        title: two(lang, "إيصال مراجعة الشرطة العسكرية", "Receipt of the military police"),
        about: two(lang, "صورة، ٤٢٠ ك.ب", "picture, 420 kB"),
        print: "9f3c07…a1".into(),
        tier: "team".into(),
        may_open: true,
    }
}

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
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
        review: Some(ReviewForm {
            may: true,
            read: Some(two(lang, "سلمى، ١٢ أيار ٢٠٢٦", "Salma, 12 May 2026")),
            remarks: two(lang, "قورنت بالأوراق.", "Compared with the papers."),
        }),
    };
    let arrived = Frame {
        flash: Some(Flash {
            text: two(lang, "حُفظ الملف.", "The file is saved."),
            arrived: "/files/new".into(),
            ..Flash::default()
        }),
        ..at.clone()
    };
    let revealed = Revealed {
        head: head(),
        label: Reader::new(lang).prop("phone"),
        values: vec![value("+963 900 000 000", &[1])],
        documents: Vec::new(),
        sources: view.sources[..1].to_vec(),
        logged: two(
            lang,
            "سُجّل هذا الاطلاع باسم سلمى، ٢٠٢٦/١١/٢٤ ١١:٥٥، ورقة ٤٨٬٢١٢.",
            "This reading is logged for Salma, 2026/11/24 11:55, leaf 48,212.",
        ),
    };
    vec![
        ("file", file::file(&at, &view)),
        (
            "file-guest",
            file::file(&Frame { may: May::default(), ..at.clone() }, &File { work: None, ..view.clone() }),
        ),
        (
            "file-checkpoint",
            file::file(
                &at,
                &File {
                    head: Head {
                        id: "k1".into(),
                        name: "حاجز السنتر".into(),
                        of: two(lang, "حاجز", "checkpoint"),
                    },
                    kind: two(lang, "حاجز", "checkpoint"),
                    changed: two(lang, "قبل ساعة", "an hour ago"),
                    facts: vec![
                        fact(lang, "subject_name", vec![value("حاجز السنتر", &[1])]),
                        fact(
                            lang,
                            "subject_place",
                            vec![
                                value(&two(lang, "نوى", "Nawa"), &[1]),
                                value(&two(lang, "جاسم", "Jasim"), &[2]),
                            ],
                        ),
                    ],
                    sources: view.sources[..2].to_vec(),
                    work: Some(FileWork { tags: Vec::new(), ..work::of_file(lang) }),
                    ..File::default()
                },
            ),
        ),
        ("file-earlier", file::file(&earlier(lang, "/files/D-01472"), &File { work: None, ..view.clone() })),
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
        ("source-title", sources::retitle(&at, &retitle_form(lang))),
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
        may_retitle: true,
    }
}

fn retitle_form(lang: Lang) -> RetitleForm {
    RetitleForm {
        head: head(),
        source: "14".into(),
        present: two(lang, "أخته ليلى", "His sister Layla"),
        ..RetitleForm::default()
    }
}

fn evidence_view(lang: Lang) -> Evidence {
    Evidence {
        take_out: Some(paths::document_out("d4")),
        out: None,
        destroyed: false,
        destroy: None,
        document: document(lang),
        digest: "9f3c07b2a4d1e8f05566778899aabbccddeeff00112233445566778899aaf0a1".into(),
        about: vec![
            (two(lang, "حفظها", "Kept by"), "سلمى".into()),
            (two(lang, "متى", "When"), two(lang, "٢٠٢٦/١١/١", "2026/11/1")),
        ],
        persons: vec![head()],
        givers: vec![(
            Link::new(two(lang, "الأخت", "The sister"), paths::source("14")),
            two(lang, "رابطة أسر درعا", "Daraa families' association"),
        )],
        no_giver: String::new(),
        picture: true,
    }
}
