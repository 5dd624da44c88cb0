//! Lists as they come on a bad day. Each is refused in plain words, or its
//! odd rows wait for a person while the rest goes on; and never is anything
//! half applied.

mod scene;

use scene::{Said, Scene, WHOSE, no_bare_key};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A workbook with one sheet of this XML, so many times over.
fn workbook(sheet: &[u8], repeats: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let parts = [
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships>
                <Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
            </Relationships>"#,
        ),
    ];
    for (name, xml) in parts {
        zip.start_file(name, options).expect("memory");
        zip.write_all(xml.as_bytes()).expect("memory");
    }
    zip.start_file("xl/worksheets/sheet1.xml", options).expect("memory");
    for _ in 0..repeats {
        zip.write_all(sheet).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn rows(rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| match text.strip_prefix("f:") {
        Some(formula) => format!("<c><f>{formula}</f><v>2</v></c>"),
        None => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    workbook(format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes(), 1)
}

/// A compound file (MS-CFB) with an `EncryptedPackage`: what a spreadsheet
/// program writes when a workbook asks for a password.
fn locked() -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut file = vec![0u8; SECTOR * 4];
    let put = |file: &mut Vec<u8>, at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    put(&mut file, 0, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put(&mut file, 24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put(&mut file, 44, &1u32.to_le_bytes()); // sectors of the table
    put(&mut file, 48, &1u32.to_le_bytes()); // first sector of the directory
    put(&mut file, 56, &4096u32.to_le_bytes());
    put(&mut file, 60, &u32::MAX.wrapping_sub(1).to_le_bytes());
    put(&mut file, 68, &u32::MAX.wrapping_sub(1).to_le_bytes());
    file[76..SECTOR].fill(0xff);
    put(&mut file, 76, &0u32.to_le_bytes());
    file[SECTOR..SECTOR * 2].fill(0xff);
    put(&mut file, SECTOR, &0xffff_fffdu32.to_le_bytes());
    put(&mut file, SECTOR + 4, &0xffff_fffeu32.to_le_bytes());
    for (n, (name, kind)) in
        [("Root Entry", 5u8), ("EncryptedPackage", 2), ("EncryptionInfo", 2)].iter().enumerate()
    {
        let at = SECTOR * 2 + n * 128;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(&mut file, at, &wide);
        put(&mut file, at + 64, &(wide.len() as u16 + 2).to_le_bytes());
        file[at + 66] = *kind;
        file[at + 67] = 1;
        file[at + 68..at + 80].fill(0xff);
        put(&mut file, at + 116, &0xffff_fffeu32.to_le_bytes());
    }
    put(&mut file, SECTOR * 2 + 76, &1u32.to_le_bytes());
    put(&mut file, SECTOR * 2 + 128 + 72, &2u32.to_le_bytes());
    file
}

#[test]
fn files_that_cannot_be_read_are_refused_in_plain_words() {
    let scene = Scene::new();
    let before = scene.leaves();
    let whole = rows(&[&["الاسم", "البلدة"], &["سالم ناصر الأيوبي", "نوى"]]);
    let mut stained = whole.clone();
    let middle = stained.len() / 2;
    stained[middle..middle + 40].fill(0x55);
    for (name, bytes, code) in [
        ("nothing.csv", Vec::new(), "read-empty"),
        ("white.csv", b"\xef\xbb\xbf \r\n\t\r\n".to_vec(), "read-empty"),
        ("locked.xlsx", locked(), "read-locked"),
        ("cut.xlsx", whole[..whole.len() / 2].to_vec(), "read-corrupt"),
        ("stained.xlsx", stained, "read-corrupt"),
        ("bomb.xlsx", workbook(&vec![b' '; 1 << 20], 600), "read-bomb"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n0000".to_vec(), "read-not-a-list"),
        ("paper.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "read-not-a-list"),
    ] {
        let file = scene.file(name, bytes);
        let said = scene.refused(&["import", &file, "--organisation", WHOSE, "--accept"], code);
        let message = said.json["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(name), "the file is named: {message}");
    }
    // One bad file among good ones: nothing of any is taken.
    let good = scene.file("good.csv", "الاسم,البلدة\nسالم ناصر الأيوبي,نوى\n");
    let bad = scene.path("cut.xlsx").display().to_string();
    scene.refused(&["import", &good, &bad, "--organisation", WHOSE, "--accept"], "read-corrupt");
    assert_eq!(scene.leaves(), before, "nothing was written");
    assert_eq!(scene.done(&["search", "سالم"]).n("total"), 0);
}

fn import(scene: &Scene, name: &str, bytes: impl AsRef<[u8]>) -> Said {
    let file = scene.file(name, bytes);
    let said = scene.accept(&file);
    said.rows();
    for o in said.outcomes() {
        no_bare_key(o["reason"].as_str().expect("a reason"));
    }
    said
}

#[test]
fn odd_rows_wait_and_the_rest_goes_on() {
    let scene = Scene::new();
    let waits = |said: &Said, row: u64, reason: &str| {
        assert_eq!(said.reason(row), ("waiting", reason), "{}", said.json)
    };
    let taken = |said: &Said, row: u64| assert_eq!(said.reason(row).0, "accepted", "{}", said.json);

    let wide = vec!["x"; 5_000].join(",");
    let said = import(
        &scene,
        "wide.csv",
        format!(
            "الاسم,البلدة,الجهة\n\
             سالم محمد الأيوبي,نوى,الجيش\n\
             نادر هاني السالم,نوى,الجيش,{wide}\n\
             هدى خالد النابلسي,جاسم,الجيش\n"
        ),
    );
    taken(&said, 2);
    assert_eq!(said.reason(3).0, "waiting", "{}", said.json);
    taken(&said, 4);

    // A line in another encoding than the rest of the list.
    let mut mixed = "الاسم,البلدة\nوائل منير الصباغ,نوى\n".as_bytes().to_vec();
    // «محمد توفيق الزعبي,نوى» as Windows-1256 writes it.
    mixed.extend(b"\xe3\xcd\xe3\xcf \xca\xe6\xdd\xed\xde \xc7\xe1\xd2\xda\xc8\xed,\xe4\xe6\xec\n");
    mixed.extend("رنا بسام الكردي,جاسم\n".as_bytes());
    let said = import(&scene, "mixed.csv", mixed);
    taken(&said, 2);
    taken(&said, 4);
    assert_eq!(
        scene.done(&["search", "محمد توفيق الزعبي"]).n("total") + said.n("waiting"),
        1,
        "read, or waiting: {}",
        said.json
    );

    let said = import(
        &scene,
        "quote.csv",
        "الاسم,ملاحظات\n\
         فاتن غسان الملا,\"قيل إنه\n\
         ماهر زياد العمر,شوهد\n",
    );
    assert!(said.n("waiting") >= 1, "{}", said.json);
    assert!(said.outcomes().iter().any(|o| o["reason"] == "unclosed-quote"), "{}", said.json);

    let said = import(
        &scene,
        "future.csv",
        "الاسم,تاريخ الاعتقال\nطارق أنور السالم,2013-05-07\nنادر هاني السالم,2093-05-07\n",
    );
    taken(&said, 2);
    waits(&said, 3, "future");

    let said = import(
        &scene,
        "two.csv",
        "الاسم,البلدة\nكريم عادل النابلسي,نوى\nكريم عادل النابلسي وسامر عادل النابلسي,نوى\n",
    );
    taken(&said, 2);
    waits(&said, 3, "two-people");

    let said = import(&scene, "twice.csv", "الاسم,الاسم,البلدة\nليلى فؤاد الحمصي,ليلى فؤاد الحمصي,نوى\n");
    assert_eq!(said.json["columns"].as_array().map(Vec::len), Some(3), "each column is told: {}", said.json);
    assert_eq!(said.n("accepted") + said.n("waiting"), 1, "{}", said.json);

    let said =
        import(&scene, "headless.csv", "سمير حسان الأتاسي,حمص,2012-04-05\nرغد مازن الأتاسي,حمص,2014-06-07\n");
    assert_eq!(said.n("rows"), 2, "no row is taken for a header: {}", said.json);
    assert_eq!(said.n("accepted") + said.n("waiting"), 2, "{}", said.json);

    let nameless = import(&scene, "nameless.csv", "الاسم,البلدة\n,نوى\nمجهول,نوى\n");
    assert_eq!(nameless.n("accepted"), 0, "{}", nameless.json);

    let all = scene.done(&["rebuild"]);
    assert_eq!(all.json["same"], true, "{}", all.json);
    scene.leaves();
}

#[test]
fn hidden_marks_and_formulas_are_text() {
    let scene = Scene::new();
    // Direction marks, a zero-width joiner, tatweel, a no-break space.
    let said = import(
        &scene,
        "marks.csv",
        "الاسم,البلدة\n\u{200f}سـالم\u{200d} ناصر\u{a0}الأيوبي\u{202c},\u{2067}نوى\u{2069}\n",
    );
    assert_eq!(said.rows(), [1, 0, 0, 0]);
    let found = scene.done(&["search", "سالم ناصر الأيوبي"]);
    assert_eq!(found.json["results"][0]["id"].as_str(), said.id(2), "{}", found.json);
    let clean = import(&scene, "marks.csv", "الاسم,البلدة\nسـالم ناصر الأيوبي,نوى\n");
    assert_eq!(clean.reason(2).0, "repeated", "marks nobody sees make no new row: {}", clean.json);

    let said = import(
        &scene,
        "formula.xlsx",
        rows(&[&["الاسم", "ملاحظات"], &["هدى رامي القادري", "f:1+1"], &["=HYPERLINK(A1)", "x"]]),
    );
    assert_eq!(said.n("rows"), 2);
    assert_eq!(said.reason(2).0, "accepted", "{}", said.json);
    let out = scene.path("out.csv").display().to_string();
    scene.done(&["export", "--format", "csv", "--out", &out]);
    let text = std::fs::read_to_string(&out).expect("written");
    let starts = |cell: &str| cell.trim_matches('"').starts_with(['=', '+', '@', '\t']);
    assert!(!text.lines().any(|line| line.split(',').any(starts)), "{text}");
}

#[test]
fn keys_and_mappings_that_do_not_fit() {
    let scene = Scene::empty();
    scene.file("passphrase", "\n");
    scene.refused(&["init"], "no-passphrase");
    // One rule for words, whatever they close and wherever they come from.
    scene.file("passphrase", "x\n");
    scene.refused(&["init"], "passphrase-short");
    scene.file("passphrase", "aaaaaaaaaaaaaaaa");
    scene.refused(&["init"], "passphrase-common");
    assert!(!scene.data.exists());
    let data = scene.file("register", "not a folder");
    scene.file("passphrase", scene::PASSPHRASE);
    let said = scene.ask(&["init"]);
    assert_eq!(said.code, 1, "{}", said.json);
    assert_eq!(std::fs::read_to_string(data).expect("still there"), "not a folder");
    let scene = Scene::new();
    let list = scene.file("list.csv", "الاسم,البلدة\nسالم ناصر الأيوبي,نوى\n");
    for extra in [&["--encoding", "klingon"][..], &["--mapping", "none"]] {
        let mut words = vec!["import", &list, "--organisation", WHOSE, "--plan"];
        words.extend(extra);
        scene.refused(&words, "field-unknown");
    }
    std::fs::write(scene.data.join("register.key"), "{}").expect("written");
    let said = scene.ask(&["verify"]);
    assert_eq!(said.code, 1, "{}", said.json);
}
