//! Forms that write into a file, and the new file.

use super::*;
use crate::{intake, subjects, write};

pub(super) fn samples(lang: Lang) -> Vec<Sample> {
    let mut pages = forms(lang);
    pages.extend(new_file(lang));
    pages.extend(of_subjects(lang));
    pages
}

fn of_subjects(lang: Lang) -> Vec<Sample> {
    let r = Reader::new(lang);
    let at = frame(lang, "/subjects");
    let kinds = || {
        vec![
            Choice::new("", r.t("subject-any")).chosen(true),
            Choice::new("checkpoint", two(lang, "الحواجز", "Checkpoints")),
        ]
    };
    let line = |id: &str, name: &str, kind: String, also: &str| SubjectLine {
        id: id.into(),
        name: name.into(),
        kind,
        also: also.into(),
    };
    let list = Subjects {
        asked: true,
        query: "السنتر".into(),
        kinds: kinds(),
        lines: vec![
            line("k1", "حاجز السنتر", two(lang, "حاجز", "checkpoint"), "حاجز المفرق"),
            line(
                "f:F117",
                "سجن صيدنايا العسكري",
                two(lang, "مكان احتجاز", "place of detention"),
                "Sednaya Military Prison",
            ),
        ],
        paging: Paging { first: 1, last: 2, total: 2, ..Paging::default() },
        ..Subjects::default()
    };
    let of_kind =
        Subjects { kind: "facility".into(), ships: true, lines: list.lines[1..].to_vec(), ..list.clone() };
    let new = SubjectForm {
        kinds: kinds(),
        source: SourceFields { known: vec![], ..source_fields(lang) },
        ..SubjectForm::default()
    };
    let wrong = SubjectForm {
        name: bad(lang, "", "name-needed"),
        kind: trouble(lang, "field-needed"),
        ..new.clone()
    };
    vec![
        ("subjects", subjects::subjects(&at, &list)),
        ("subjects-of-kind", subjects::subjects(&at, &of_kind)),
        (
            "subjects-none",
            subjects::subjects(
                &Frame { may: May::default(), ..at.clone() },
                &Subjects { kinds: kinds(), asked: true, ..Subjects::default() },
            ),
        ),
        ("subject-new", subjects::new(&at, &new)),
        ("subject-new-wrong", subjects::new(&at, &wrong)),
    ]
}

fn source_fields(lang: Lang) -> SourceFields {
    let r = Reader::new(lang);
    SourceFields {
        needed: true,
        known: vec![
            Choice::new("", r.t("source-new")).chosen(true),
            Choice::new("S-3", two(lang, "مقابلة مع أخيه", "Talk with his brother")),
        ],
        relations: vec![
            Choice::new("", r.t("web-choose")).chosen(true),
            Choice::new("friend", two(lang, "صديق", "Friend")),
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
        ..WithdrawForm::default()
    };
    let forget = ForgetForm {
        head: head(),
        person: true,
        goes: vec![
            r.ta("forget-goes-acts", &[("n", 14.into())]),
            r.ta("forget-goes-documents", &[("n", 2.into())]),
        ],
        lists: vec!["قائمة-درعا.xlsx".into()],
        copies: vec!["athar-2026-11-01.athar".into()],
        elsewhere: vec!["2026/11/20 09:15".into()],
        left: vec![r.ta(
            "left-bundle-team",
            &[("when", "2026/11/20 09:15".into()), ("files", r.ta("count-files", &[("n", 9.into())]).into())],
        )],
        rows: vec![("/waiting/93".into(), "93".into())],
        named_in: vec![("/files/p77".into(), "سعيد خالد المسالمة".into())],
        named_words: vec![("/files/p78".into(), format!("{}: p78", r.t("named-task")))],
        papers_in: vec![("/files/p77".into(), "سعيد خالد المسالمة".into())],
        asked_by: bad(lang, "", "field-needed"),
        ..ForgetForm::default()
    };
    let destroy = DestroyForm {
        id: "d2".into(),
        name: "قائمة-درعا.xlsx".into(),
        goes: vec![
            r.ta("destroy-loses-original", &[("size", r.bytes(48_200).into()), ("imports", "i2".into())]),
            r.ta("destroy-loses-rows", &[("n", 3.into())]),
        ],
        holds: vec![r.ta("cli-erase-copies", &[("copies", "athar-2026-11-01.athar".into())])],
        asked_by: bad(lang, "", "field-needed"),
        ..DestroyForm::default()
    };
    let known = |words: &[&str], of: &str| Known {
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        of: of.into(),
        more: true,
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
        denials: vec![
            Choice::new("", "—"),
            Choice::new("flat_denial", two(lang, "إنكار تام", "Flat denial")),
        ],
        date: bad(lang, "2031", "field-not-come"),
        back: Back { typed: true, sure: Some("not-come"), ..Back::default() },
        places: known(&[&two(lang, "درعا", "Daraa"), &two(lang, "حمص", "Homs")], "event_place"),
        facilities: known(&[&two(lang, "سجن صيدنايا", "Saydnaya prison")], "event_facility"),
        source: source_fields(lang),
        ..EventForm::default()
    };
    let telling = TellingForm {
        head: head(),
        relative: bad(lang, "", "required"),
        by: Field { value: two(lang, "سامر", "Samer"), trouble: None },
        ..TellingForm::default()
    };
    let document_form = DocumentForm {
        head: head(),
        kinds: vec![Choice::new("photo", two(lang, "صورة", "Picture"))],
        title: bad(lang, "", "required"),
        compartments: vec![
            Choice::new("", r.t("compartment-none")).chosen(true),
            Choice::new("guardianship", two(lang, "خزانة الوصاية", "Guardianship")),
        ],
        back: Back {
            typed: true,
            held: Some(HeldFile { token: "7f".into(), name: "IMG_0412.jpg".into() }),
            ..Back::default()
        },
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
        ("forget", write::forget(&at, &forget)),
        ("destroy", write::destroy(&at, &destroy)),
        ("event-new", write::event_new(&at, &event)),
        ("telling-new", write::telling_new(&at, &telling)),
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
    let sexes = vec![
        Choice::new("", r.t("web-not-said")).chosen(true),
        Choice::new("male", two(lang, "ذكر", "Male")),
        Choice::new("female", two(lang, "أنثى", "Female")),
    ];
    let fresh = Intake { relations, sexes, ..Intake::default() };
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
        similar: files::people(lang),
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
