//! Upload, plan, result, waiting rows, mappings.

use super::*;
use crate::view::{BundlePage, BundleRow};
use crate::{bundle, imports, plan, view, waiting};

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let at = frame(lang, "/imports");
    let plan_at = frame(lang, "/plans/P-4");
    let view = plan_view(lang);
    let nothing_new = Plan {
        balance: Balance { rows: 3629, repeated: 3629, ..Balance::default() },
        told: ToldOf { repeated: 3629, ..ToldOf::default() },
        files_new: 0,
        files_changed: 0,
        people: PeopleTold { found: 3629, waiting: 0 },
        before: Some(two(
            lang,
            "هذا الملف نفسه أُدخل في ٢٠٢٦/١١/١.",
            "This same file was read in on 2026/11/1.",
        )),
        waiting: vec![],
        accepted: vec![],
        changed: vec![],
        rejected: vec![],
        ..view.clone()
    };
    vec![
        (
            "imports",
            imports::imports(
                &at,
                &Imports {
                    plans: vec![PlanLine {
                        id: "P-4".into(),
                        files: "monthly_update.txt".into(),
                        organisation: "مكتب الشريك".into(),
                        when: two(lang, "قبل ساعة", "an hour ago"),
                        rows: 34,
                    }],
                    imports: files::imports(lang),
                    paging: Paging::default(),
                },
            ),
        ),
        ("imports-empty", imports::imports(&Frame { waits: Vec::new(), ..at.clone() }, &Imports::default())),
        ("upload", imports::upload(&frame(lang, "/imports/new"), &upload_view(lang))),
        (
            "upload-wrong",
            imports::upload(
                &at,
                &Upload {
                    upload: trouble(lang, "415"),
                    organisation_name: bad(lang, "", "organisation-needed"),
                    ..upload_view(lang)
                },
            ),
        ),
        (
            "working",
            imports::working(
                &at,
                &Working {
                    title: two(lang, "نقرأ register.xlsx", "Reading register.xlsx"),
                    stage: two(lang, "نفهم الأعمدة والأسماء", "Understanding columns and names"),
                    done: 41_200,
                    total: Some(100_000),
                    stop_action: "/plans/P-4/stop".into(),
                    again: "/plans/P-4/working".into(),
                },
            ),
        ),
        ("plan", plan::plan(&plan_at, &view)),
        ("plan-nothing-new", plan::plan(&plan_at, &nothing_new)),
        ("plan-of-checkpoints", plan::plan(&plan_at, &checkpoints_view(lang))),
        ("plan-rows", plan::plan_rows(&plan_at, &plan_rows_view(lang))),
        ("bundle", bundle::bundle(&frame(lang, "/bundles/B-1"), &bundle_view(lang))),
        (
            "bundle-known",
            bundle::bundle(
                &frame(lang, "/bundles/B-1"),
                &BundlePage {
                    is_known: true,
                    for_partner: true,
                    balance: Balance { rows: 3, repeated: 3, ..Balance::default() },
                    new: 0,
                    rows: vec![],
                    ..bundle_view(lang)
                },
            ),
        ),
        ("import", imports::import(&at, &import_view(lang))),
        (
            "import-withdrawn",
            imports::import(
                &at,
                &ImportPage {
                    withdrawn: Some(two(
                        lang,
                        "سحبته سلمى في ٢٠٢٦/١١/٥: «قائمة قديمة».",
                        "Salma withdrew it on 2026/11/5: “an old list”.",
                    )),
                    ..import_view(lang)
                },
            ),
        ),
        ("waiting", waiting::waiting(&frame(lang, "/waiting"), &waiting_view(lang))),
        ("waiting-checkpoints", waiting::waiting(&frame(lang, "/waiting"), &waiting_checkpoints(lang))),
        ("waiting-empty", waiting::waiting(&frame(lang, "/waiting"), &Waiting::default())),
        (
            "mappings",
            waiting::mappings(&frame(lang, "/mappings"), &Mappings { mappings: vec![mapping(lang)] }),
        ),
    ]
}

fn upload_view(lang: Lang) -> Upload {
    let r = Reader::new(lang);
    Upload {
        organisations: vec![
            Choice::new("", r.t("organisation-new")),
            Choice::new("O-1", "رابطة أهالي حوران").chosen(true),
            Choice::new("O-2", "مكتب الشريك"),
        ],
        mappings: vec![
            Choice::new("", r.t("upload-mapping-guess")).chosen(true),
            Choice::new("M-1", "مكتب الشريك، شهري"),
        ],
        encodings: vec![
            Choice::new("", r.t("encoding-auto")).chosen(true),
            Choice::new("utf-8", "UTF-8"),
            Choice::new("windows-1256", "Windows-1256"),
        ],
        kinds: std::iter::once(Choice::new("", r.t("upload-of-guess")).chosen(true))
            .chain(kinds(lang, ""))
            .collect(),
        limit: r.bytes(200_000_000),
        ..Upload::default()
    }
}

fn kinds(lang: Lang, chosen: &str) -> Vec<Choice> {
    let names = [
        ("person", "أشخاص", "People"),
        ("facility", "أماكن الاحتجاز", "Places of detention"),
        ("checkpoint", "الحواجز", "Checkpoints"),
    ];
    names.map(|(key, ar, en)| Choice::new(key, two(lang, ar, en)).chosen(key == chosen)).to_vec()
}

/// The plan of a list of checkpoints, which its headers say it is.
fn checkpoints_view(lang: Lang) -> Plan {
    let r = Reader::new(lang);
    let sample = |said: &str| view::Sample { said: said.into(), understood: String::new() };
    let column = |index: usize, header: &str, field: &str, said: &str| PlanColumn {
        index,
        header: header.into(),
        field: field.into(),
        samples: vec![sample(said)],
        ..PlanColumn::default()
    };
    let fields =
        ["subject_name", "subject_place", "subject_party"].map(|key| Choice::new(key, r.prop(key))).to_vec();
    Plan {
        files: vec!["checkpoints.csv".into()],
        organisation: "مكتب الشريك".into(),
        balance: Balance { rows: 14, accepted: 12, waiting: 1, rejected: 1, ..Balance::default() },
        told: ToldOf { accepted: 12, waiting: 1, rejected: 1, ..ToldOf::default() },
        files_new: 12,
        files_changed: 0,
        people: PeopleTold { found: 12, waiting: 1 },
        kinds: kinds(lang, "checkpoint"),
        of: two(lang, "الحواجز", "Checkpoints"),
        of_guessed: true,
        before: None,
        tables: vec![PlanTable {
            title: "checkpoints.csv".into(),
            titles_at: Some(1),
            rows: 14,
            columns: vec![
                column(0, "اسم الحاجز", "subject_name", "حاجز السنتر"),
                column(1, "المكان", "subject_place", "نوى"),
            ],
            ..PlanTable::default()
        }],
        fields: vec![FieldGroup { label: two(lang, "حاجز", "checkpoint"), fields }],
        remarks: vec![],
        waiting: vec![PlanRow {
            place: two(lang, "سطر ٧", "row 7"),
            said: "حاجز السنتر".into(),
            reason: r.t("reason-may-be-there").into(),
            act: RowAct::Leave { at: 6, people: 1 },
            ..PlanRow::default()
        }],
        changed: vec![],
        repeated: vec![],
        rejected: vec![PlanRow {
            place: two(lang, "سطر ١٥", "row 15"),
            said: "المجموع".into(),
            reason: r.t("reason-subtotal").into(),
            ..PlanRow::default()
        }],
        accepted: vec![],
        ..plan_view(lang)
    }
}

/// Rows of a list of checkpoints that wait.
fn waiting_checkpoints(lang: Lang) -> Waiting {
    let r = Reader::new(lang);
    let row = |id: &str, reason: &str, name: &str, acts: Vec<WaitingAct>| WaitingRow {
        asked: String::new(),
        id: id.into(),
        place: two(lang, "checkpoints.csv، سطر ٧", "checkpoints.csv, row 7"),
        organisation: "مكتب الشريك".into(),
        reason: r.t(&format!("reason-{reason}")).into(),
        advice: r.t(&format!("advice-{reason}")).into(),
        cells: vec![WaitingCell {
            column: "اسم الحاجز".into(), words: name.into(), asked: true, seal: None
        }],
        acts,
        ..WaitingRow::default()
    };
    let this = WaitingAct::This { id: "k1".into(), file: Link::new("حاجز السنتر", "/files/k1") };
    let split = WaitingAct::SplitThings(vec!["حاجز الوادي".into(), "حاجز التلة".into()]);
    Waiting {
        total: 2,
        rows: vec![
            row("W-3", "may-be-there", "السنتر", vec![this, WaitingAct::OneThing, WaitingAct::LeaveOut]),
            row(
                "W-4",
                "several-things",
                "حاجز الوادي وحاجز التلة",
                vec![split, WaitingAct::OneThing, WaitingAct::LeaveOut],
            ),
        ],
        ..Waiting::default()
    }
}

fn plan_view(lang: Lang) -> Plan {
    let r = Reader::new(lang);
    let t = |ar: &str, en: &str| two(lang, ar, en);
    let sample =
        |said: &str, understood: &str| view::Sample { said: said.into(), understood: understood.into() };
    let column = |index: usize, header: &str, field: &str, samples: Vec<view::Sample>| PlanColumn {
        index,
        header: header.into(),
        field: field.into(),
        samples,
        ..PlanColumn::default()
    };
    let group = |label: &str, keys: &[&str]| FieldGroup {
        label: r.t(label).into(),
        fields: keys.iter().map(|key| Choice::new(*key, r.prop(key))).collect(),
    };
    let row = |place: String, said: &str, marked: &str, reason: String| PlanRow {
        place,
        said: said.into(),
        marked: marked.into(),
        reason,
        person: None,
        act: RowAct::None,
    };
    Plan {
        kinds: kinds(lang, "person"),
        id: "P-4".into(),
        state: "5f0c".into(),
        files: vec!["register.xlsx".into()],
        organisation: "رابطة أهالي حوران".into(),
        balance: Balance { rows: 3629, accepted: 3526, changed: 18, repeated: 32, waiting: 64, rejected: 7 },
        told: ToldOf { accepted: 3511, changed: 18, repeated: 32, waiting: 64, rejected: 7 },
        files_new: 3511,
        files_changed: 18,
        people: PeopleTold { found: 3561, waiting: 66 },
        tables: vec![PlanTable {
            index: 0,
            title: "سجل المعتقلين".into(),
            titles_at: Some(4),
            rows: 3629,
            left_out: false,
            read_as: t("ورقة «سجل المعتقلين»", "sheet “سجل المعتقلين”"),
            columns: vec![
                column(
                    0,
                    "الاسم الثلاثي والنسبة",
                    "full_name",
                    vec![sample("حسن بلال يوسف المذيب", "حسن · بلال · يوسف · المذيب")],
                ),
                PlanColumn {
                    centuries: vec![
                        Choice::new("", r.t("plan-century-usual")).chosen(true),
                        Choice::new("1900", r.t("plan-century-1900")),
                        Choice::new("2000", r.t("plan-century-2000")),
                    ],
                    ..column(
                        1,
                        "تاريخ الولادة",
                        "birth_date",
                        vec![
                            sample("٢٢/٣/١٩٩٠", ""),
                            sample("١٩٧٩", ""),
                            sample("1/1/73", &t("١ كانون الثاني ١٩٧٣", "1 January 1973")),
                        ],
                    )
                },
                PlanColumn {
                    remark: t("يُحجب حتى يُبلَّغ الأهل", "held until the family is told"),
                    ..column(2, "ملاحظات", "note", vec![sample("وصل خبر من النفوس", "")])
                },
                PlanColumn { unsure: true, ..column(3, "", "", vec![sample("س-١٢", "")]) },
            ],
        }],
        fields: vec![
            group("field-group-who", &["full_name", "given_name", "mother_name", "birth_date"]),
            group("field-group-taken", &["taken_date", "taken_place", "party"]),
            group("field-group-source", &["informant_name", "note"]),
        ],
        remarks: vec![
            PlanRemark {
                text: t(
                    "تركنا ثلاثة أسطر عناوين فوق الجدول.",
                    "Three title rows above the table were skipped.",
                ),
                place: t("سطر ١–٣", "rows 1–3"),
                act: false,
            },
            PlanRemark {
                text: t("خانة فيها معادلة قُرئت نصاً.", "A cell with a formula was read as text."),
                place: t("سطر ٩١٢", "row 912"),
                act: true,
            },
        ],
        accepted: vec![planned(lang)],
        waiting: vec![
            row(
                t("سطر ٢١٧", "row 217"),
                "سلمى وابنها عمر الحريري",
                "سلمى وابنها عمر",
                t("شخصان في خانة واحدة", "Two persons in one cell"),
            ),
            row(
                t("سطر ٩٠٤", "row 904"),
                "١٢/٣/٢٠٣١",
                "١٢/٣/٢٠٣١",
                t("تاريخ لم يأتِ بعد", "A date that has not come yet"),
            ),
        ],
        changed: vec![ChangedRow {
            place: t("سطر ١٢٤", "row 124"),
            person: Link::new("محمود خالد أحمد الزعبي", "/files/D-01472"),
            changes: vec![
                (r.prop("registration_number"), String::new(), "395".into()),
                (r.prop("birth_date"), "1988".into(), "12/5/1989".into()),
            ],
        }],
        repeated: vec![PlanRow {
            act: RowAct::Leave { at: 500, people: 2 },
            person: Some(Link::new("أحمد خالد الزعبي", "/files/D-01473")),
            ..row(t("سطر ٥٠١", "row 501"), "احمد خالد الزعبي", "", t("السطر ٤٩٩ نفسه", "the same as row 499"))
        }],
        rejected: vec![row(
            t("سطر ١٢٠٠", "row 1200"),
            "المجموع: ١١٩٦",
            "",
            t("سطر مجاميع", "a line of totals"),
        )],
        mapping_name: "سجل الرابطة".into(),
        ..Plan::default()
    }
}

fn planned(lang: Lang) -> PlannedFile {
    let r = Reader::new(lang);
    let t = |ar: &str, en: &str| two(lang, ar, en);
    let said = |key: &str, said: &str, understood: String| {
        (r.prop(key), view::Sample { said: said.into(), understood })
    };
    PlannedFile {
        people: 1,
        at: 12,
        place: t("سطر ١٦", "row 16"),
        name: "حسن بلال يوسف المذيب".into(),
        facts: vec![
            said("mother_name", "فاطمة", String::new()),
            said("birth_date", "٢٢/٣/٩٠", t("٢٢ آذار ١٩٩٠", "22 March 1990")),
            said("taken_place", "حاجز منكت الحطب", String::new()),
            said("party", "الجوية", t("المخابرات الجوية", "Air Force Intelligence")),
        ],
        remarks: vec![r.t("reason-two-digit-year").into()],
        person: None,
    }
}

fn plan_rows_view(lang: Lang) -> PlanRows {
    let r = Reader::new(lang);
    let option = |key: &str, count: u64, chosen: bool| FilterOption {
        label: r.t(key).into(),
        count,
        href: "/plans/P-4/rows?of=accepted".into(),
        chosen,
        depth: 0,
    };
    PlanRows {
        id: "P-4".into(),
        state: "5f0c".into(),
        files: vec!["register.xlsx".into()],
        outcomes: vec![option("plan-accepted", 3508, true), option("plan-waiting", 64, false)],
        accepted: vec![planned(lang)],
        rows: vec![PlanRow {
            place: two(lang, "سطر ١٧", "row 17"),
            said: "قائمة حماة".into(),
            reason: r.t("reason-left-out-by-hand").into(),
            act: RowAct::Bring(13),
            ..PlanRow::default()
        }],
        paging: Paging {
            first: 1,
            last: 30,
            total: 3508,
            previous: None,
            next: Some("/plans/P-4/rows?page=2".into()),
        },
        back: "/plans/P-4/rows".into(),
    }
}

fn import_view(lang: Lang) -> ImportPage {
    let t = |ar: &str, en: &str| two(lang, ar, en);
    ImportPage {
        id: "I-3".into(),
        files: vec![(Link::new("register.xlsx", "/documents/E-1"), true)],
        organisation: "رابطة أهالي حوران".into(),
        done: t("أدخلته سلمى في ٢٠٢٦/١١/١", "read in by Salma on 2026/11/1"),
        mapping: "سجل الرابطة".into(),
        balance: Balance { rows: 3629, accepted: 3526, changed: 18, repeated: 32, waiting: 64, rejected: 7 },
        still_waiting: 12,
        files_now: 3508,
        files_href: "/files?import=I-3".into(),
        waiting_href: "/waiting?import=I-3".into(),
        rows: vec![PlanRow {
            place: t("سطر ١٢٠٠", "row 1200"),
            said: "المجموع: ١١٩٦".into(),
            reason: t("سطر مجاميع", "a line of totals"),
            ..PlanRow::default()
        }],
        things: vec![Link::new("سجن الغروب المختلق", "/files/f4")],
        would: t("يغيب ٣٬٤٩٠ ملفاً.", "3,490 files go out of sight."),
        ..ImportPage::default()
    }
}

fn waiting_view(lang: Lang) -> Waiting {
    let t = |ar: &str, en: &str| two(lang, ar, en);
    let option = |label: String, count: u64, chosen: bool| FilterOption {
        label,
        count,
        href: "/waiting?reason=x".into(),
        chosen,
        depth: 0,
    };
    let cell = |column: &str, said: &str, asked: bool| WaitingCell {
        column: column.to_owned(),
        words: said.to_owned(),
        asked,
        seal: None,
    };
    let sealed = WaitingCell {
        seal: Some("phone".into()),
        ..cell("هاتف", Reader::new(lang).t("web-hidden"), false)
    };
    Waiting {
        total: 64,
        reasons: vec![
            option(t("الكل", "All"), 64, true),
            option(t("شخصان في خانة واحدة", "Two persons in one cell"), 3, false),
            option(t("تاريخ لم يأتِ بعد", "A date that has not come yet"), 11, false),
        ],
        rows: vec![
            WaitingRow {
                asked: String::new(),
                id: "W-1".into(),
                place: t("register.xlsx، سطر ٢١٧", "register.xlsx, row 217"),
                organisation: "رابطة أهالي حوران".into(),
                reason: t("شخصان في خانة واحدة", "Two persons in one cell"),
                advice: t("افصلهما، أو قل إنه شخص واحد.", "Split them, or say that it is one person."),
                cells: vec![cell("الاسم", "سلمى وابنها عمر الحريري", true), cell("من", "طفس", false)],
                acts: vec![
                    WaitingAct::Split(vec!["سلمى الحريري".into(), "عمر الحريري".into()]),
                    WaitingAct::One,
                    WaitingAct::LeaveOut,
                ],
                similar: vec![Link::new("عمر حسن الحريري", "/files/D-00811")],
                trouble: None,
                back: Back::default(),
            },
            WaitingRow {
                asked: String::new(),
                id: "W-2".into(),
                place: t("register.xlsx، سطر ٩٠٤", "register.xlsx, row 904"),
                organisation: "رابطة أهالي حوران".into(),
                reason: t("تاريخ لم يأتِ بعد", "A date that has not come yet"),
                advice: String::new(),
                cells: vec![
                    cell("الاسم", "ياسر محمد المسالمة", false),
                    cell("تاريخ الاعتقال", "١٢/٣/٢٠٣١", true),
                    sealed,
                ],
                acts: vec![
                    WaitingAct::Write(vec![WaitingField {
                        name: "cell-1".into(),
                        label: Reader::new(lang).prop("taken_date"),
                        value: "١٢/٣/٢٠٣١".into(),
                        known: None,
                        sealed: false,
                    }]),
                    WaitingAct::Without {
                        name: "cell-1".into(),
                        label: Reader::new(lang).prop("taken_date"),
                    },
                    WaitingAct::LeaveOut,
                ],
                similar: vec![],
                trouble: trouble(lang, "field-future"),
                back: Back::default(),
            },
        ],
        done: vec![DoneRow {
            id: "W-9".into(),
            place: t("register.xlsx، سطر ٩١", "register.xlsx, row 91"),
            how: Reader::new(lang).t("clearing-split").into(),
            who: t("سلمى، قبل ساعة", "Salma, an hour ago"),
            persons: vec![Link::new("باسل طاهر", "/files/D-00901"), Link::new("محمد طاهر", "/files/D-00902")],
        }],
        paging: Paging { first: 1, last: 2, total: 64, previous: None, next: Some("/waiting?page=2".into()) },
        ..Waiting::default()
    }
}

fn mapping(lang: Lang) -> MappingLine {
    let r = Reader::new(lang);
    MappingLine {
        id: "M-1".into(),
        name: "مكتب الشريك، شهري".into(),
        columns: vec![("رقم الملف".into(), r.prop("record_number")), ("الاسم".into(), r.prop("given_name"))],
        saved: two(lang, "حفظتها سلمى قبل شهر", "saved by Salma a month ago"),
        used: two(lang, "قبل ٣ أيام", "3 days ago"),
    }
}

fn bundle_view(lang: Lang) -> BundlePage {
    let row = |line: u32, ar: &str, en: &str, name: &str| BundleRow {
        place: two(lang, &format!("السطر {line}"), &format!("line {line}")),
        reason: two(lang, ar, en),
        name: name.into(),
        ..BundleRow::default()
    };
    let r = Reader::new(lang);
    BundlePage {
        id: "B-1".into(),
        file: "رابطة-2026-11-30.bundle".into(),
        association: "رابطة أهالي حوران".into(),
        register: "4f2a09c1d7e84b6f9a3c5d2e1b0f8a7c".into(),
        key: "athar/4f2a09c1d7e84b6f9a3c5d2e1b0f8a7c+1a2b3c4d+AQIDBAUGBwg=".into(),
        is_known: false,
        for_partner: false,
        made: two(lang, "٢٠٢٦/١١/٣٠", "2026/11/30"),
        balance: Balance { rows: 5, accepted: 3, changed: 1, repeated: 1, waiting: 0, rejected: 1 },
        new: 2,
        rows: vec![
            BundleRow {
                about: vec![two(lang, "حاجز", "checkpoint"), "رابطة أهالي حوران".into()],
                changes: vec![(r.prop("subject_name"), String::new(), "حاجز القوس".into())],
                ..row(2, "جديد هنا", "new here", "حاجز القوس")
            },
            BundleRow {
                href: Some("/files/p7".into()),
                about: vec!["رابطة أهالي حوران".into()],
                changes: vec![(r.prop("origin_place"), "نوى".into(), "جاسم".into())],
                back: vec![(r.prop("mother_name"), "سعاد".into())],
                ..row(3, "يصحّح ما جاء من قبل", "corrects what came before", "زياد مروان القادري")
            },
            row(
                4,
                "قد يكون ممن طُلب نسيانهم، فينتظر",
                "may be somebody who is to be forgotten, so it waits",
                "نادر خالد الحريري",
            ),
            row(5, "كتبه برنامج أحدث", "written by a newer program", ""),
        ],
        paging: Paging::default(),
        trouble: None,
    }
}
