//! Files that are broken, hostile or simply strange: each gets a clear word.

use std::io::{Cursor, Write};

use exchange::{
    CellKind, FieldKey, Format, Limit, Limits, Mapping, NoGazetteer, Overrides, Refusal, Stranger, read,
    records,
};
use zip::write::{SimpleFileOptions, ZipWriter};

fn try_read(bytes: &[u8], name: &str) -> Result<exchange::Book, Refusal> {
    read(bytes, name, &Overrides::default())
}

#[track_caller]
fn refused(bytes: &[u8], name: &str) -> Refusal {
    try_read(bytes, name).expect_err("refused")
}

/// A workbook with one sheet of the given XML, or of as many zeros.
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

/// A workbook with these rows.
fn sheet(rows: &str) -> Vec<u8> {
    workbook(format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes(), 1)
}

#[test]
fn nothing_at_all() {
    for bytes in [&b""[..], b"   \r\n\t", b"\0\0\0\0"] {
        assert_eq!(refused(bytes, "a.csv"), Refusal::Empty);
    }
    assert_eq!(refused("\u{feff}\n\u{200f}\n".as_bytes(), "a.csv"), Refusal::Empty);
    assert_eq!(refused(&sheet(""), "a.xlsx"), Refusal::Empty);
}

#[test]
fn things_that_are_no_lists() {
    for (bytes, stranger) in [
        (&b"%PDF-1.7\n"[..], Stranger::Pdf),
        (b"\x89PNG\r\n\x1a\n0000", Stranger::Image),
        (b"PAR1....PAR1", Stranger::Parquet),
        (b"Rar!\x1a\x07\x01\x00", Stranger::Archive),
        (b"<!DOCTYPE html><html><body>", Stranger::WebPage),
        (b"SQLite format 3\0....", Stranger::Database),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13", Stranger::Unknown),
    ] {
        assert_eq!(refused(bytes, "list.csv"), Refusal::NotAList { looks_like: stranger });
    }
}

#[test]
fn a_damaged_workbook() {
    let whole = sheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>الاسم</t></is></c></row>"#);
    assert!(try_read(&whole, "a.xlsx").is_ok());
    for cut in [whole.len() / 3, whole.len() / 2, whole.len() - 30] {
        assert!(matches!(refused(&whole[..cut], "a.xlsx"), Refusal::Corrupt { .. }), "{cut}");
    }
    let open = workbook(br#"<worksheet><sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row>"#, 1);
    assert_eq!(refused(&open, "a.xlsx").code(), "corrupt");
}

#[test]
fn a_trap_that_unpacks_without_end() {
    let zeros = vec![b' '; 1 << 20];
    let bomb = workbook(&zeros, 600);
    assert!(bomb.len() < 2 << 20, "{}", bomb.len());
    assert_eq!(refused(&bomb, "a.xlsx"), Refusal::Bomb);
    // Below the bound of the whole, but a single cell without end.
    assert_eq!(refused(&workbook(&zeros, 40), "a.xlsx"), Refusal::Bomb);
}

#[test]
fn a_directory_that_lies_about_sizes() {
    let row = br#"<row><c t="inlineStr"><is><t>x</t></is></c></row>"#.repeat(1_000);
    let mut bytes = workbook(&row, 60);
    let size = (row.len() as u32 * 60).to_le_bytes();
    let at: Vec<usize> = memchr::memmem::find_iter(&bytes, &size).collect();
    assert!(!at.is_empty());
    for at in at {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let overrides = Overrides { limits: Some(limits), ..Overrides::default() };
    let refusal = read(&bytes, "a.xlsx", &overrides).expect_err("refused");
    assert!(matches!(refusal, Refusal::Bomb | Refusal::Corrupt { .. }), "{refusal:?}");
}

#[test]
fn too_much_of_everything() {
    let small = Limits { file_bytes: 1_000, lines: 10, cells: 30, text_bytes: 200, ..Limits::default() };
    let limit = |text: &str, limits| {
        let overrides = Overrides { limits: Some(limits), ..Overrides::default() };
        match read(text.as_bytes(), "a.csv", &overrides) {
            Err(Refusal::TooLarge { limit, .. }) => limit,
            other => panic!("{:?}", other.map(|book| book.format)),
        }
    };
    assert_eq!(limit(&"a,b\n".repeat(300), small), Limit::FileBytes);
    assert_eq!(limit(&"a,b\n".repeat(11), small), Limit::Lines);
    assert_eq!(limit(&"1,2,3,4,5,6\n".repeat(6), small), Limit::Cells);
    assert_eq!(limit(&"a long word here,another long word here\n".repeat(8), small), Limit::Text);
}

#[test]
fn a_row_with_five_thousand_columns_costs_itself_alone() {
    let wide = vec!["x"; 5_000].join(",");
    let text = format!("الاسم,البلدة,الجهة\nسالم محمد,نوى,الجيش\n{wide}\nهدى خالد,جاسم,الجيش\n");
    let book = try_read(text.as_bytes(), "a.csv").expect("a table");
    assert!(book.remarks.iter().any(|remark| remark.code == "too_many_cells" && remark.line == Some(3)));
    let mapping = Mapping::guess(&book, &book.sheets[0], &NoGazetteer);
    let rows: Vec<_> = records(&book.sheets[0], &mapping).collect();
    assert_eq!(rows.len(), 3);
    let waits: Vec<bool> = rows.iter().map(|row| row.troubles.iter().any(|trouble| trouble.waits)).collect();
    assert_eq!(waits, [false, true, false]);
    assert_eq!(rows[2].text(&FieldKey::FullName), Some("هدى خالد"));
}

#[test]
fn nothing_but_opening_quotes_or_separators() {
    let began = std::time::Instant::now();
    for text in
        ["\"a,".repeat(100_000), ",".repeat(1_000_000), "\"a\n,".repeat(100_000), "\"\"".repeat(200_000)]
    {
        let _ = try_read(text.as_bytes(), "a.csv");
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn objects_that_share_no_key() {
    let records: Vec<String> = (0..3_000).map(|at| format!("{{\"k{at}\":\"v\"}}")).collect();
    let book = try_read(format!("[{}]", records.join(",")).as_bytes(), "a.json").expect("records");
    assert!(book.sheets[0].width() <= 1_026, "{}", book.sheets[0].width());
    assert!(book.remarks.iter().any(|remark| remark.code == "too_many_cells"));
}

#[test]
fn a_first_row_is_not_a_header_because_of_a_name() {
    let book = try_read("عمر;النسيم\nسالم;الزعفران\nهدى;السنابل\n".as_bytes(), "a.csv").expect("a table");
    let mapping = Mapping::guess(&book, &book.sheets[0], &NoGazetteer);
    assert_eq!((mapping.header_line, records(&book.sheets[0], &mapping).count()), (None, 3));
}

#[test]
fn a_sheet_filled_to_its_last_cell_costs_nothing() {
    let rows = r#"<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let book = try_read(&sheet(rows), "a.xlsx").expect("one line, with nothing in it that a list can have");
    assert_eq!((book.sheets[0].len(), book.remarks[0].code.as_str()), (1, "too_many_cells"));
    let rows = r#"<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>x</t></is></c></row>"#;
    let book = try_read(&sheet(rows), "a.xlsx").expect("one cell");
    assert_eq!(book.sheets[0].line(0).map(|line| line.number()), Some(1_048_576));
}

#[test]
fn runs_of_equal_cells_are_not_written_out_without_end() {
    let xml = br#"<?xml version="1.0"?>
        <office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>
        <office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">
        <table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>
        </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
        </office:document>"#;
    let book = try_read(xml, "a.fods").expect("bounded");
    assert_eq!((book.format, book.sheets[0].len()), (Format::Ods, 1_000));
}

#[test]
fn formulas_are_words() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>الاسم</t></is></c>
        <c r="B1" t="inlineStr"><is><t>العمر</t></is></c></row>
        <row r="2"><c r="A2"><f>HYPERLINK(&quot;x&quot;)</f><v/></c>
        <c r="B2"><f>2024-1980</f><v>44</v></c></row>"#;
    let book = try_read(&sheet(rows), "a.xlsx").expect("a workbook");
    let line = book.sheets[0].line(1).expect("row");
    let cells: Vec<_> = line.cells().map(|cell| (cell.kind, cell.text)).collect();
    assert_eq!(cells, [(CellKind::Formula, "=HYPERLINK(\"x\")"), (CellKind::Number, "44")]);
}

#[test]
fn a_name_that_promises_something_else() {
    let book = try_read("الاسم;البلدة\nسالم محمد;نوى\n".as_bytes(), "list.xlsx").expect("a table after all");
    assert_eq!(book.format, Format::Table);
    let remark = &book.remarks[0];
    assert_eq!((remark.code.as_str(), remark.detail.as_deref()), ("extension_differs", Some("xlsx")));
    let book = try_read(&sheet(r#"<row><c t="inlineStr"><is><t>x</t></is></c></row>"#), "list.csv");
    assert_eq!(book.expect("a workbook after all").format, Format::Xlsx);
}

#[test]
fn a_refusal_repeats_nothing_of_the_file() {
    let refusal = refused("[{\"name\": \"سالم".as_bytes(), "a.json");
    let said = format!("{refusal} {refusal:?}");
    assert!(!said.contains("سالم"), "{said}");
}
