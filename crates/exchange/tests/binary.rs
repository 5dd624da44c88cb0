//! The older workbooks and the binary form of the newer, made here record by
//! record: as programs write them, and as somebody who means harm would.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use exchange::{Book, CellKind, Flaw, Limit, Overrides, Refusal, Sheet, read};
use zip::write::{SimpleFileOptions, ZipWriter};

fn try_read(bytes: &[u8]) -> Result<Book, Refusal> {
    let begun = Instant::now();
    let book = read(bytes, "list", &Overrides::default());
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    book
}

#[track_caller]
fn whole(bytes: &[u8]) -> Book {
    try_read(bytes).expect("a workbook")
}

#[track_caller]
fn code(bytes: &[u8]) -> &'static str {
    try_read(bytes).expect_err("refused").code()
}

fn cells(sheet: &Sheet) -> Vec<(u32, usize, CellKind, String)> {
    let of_line = |line: exchange::Line| -> Vec<_> {
        line.cells().map(|cell| (line.number(), cell.column, cell.kind, cell.text.to_owned())).collect()
    };
    sheet.lines().flat_map(of_line).collect()
}

fn texts(sheet: &Sheet) -> Vec<String> {
    cells(sheet).into_iter().map(|cell| cell.3).collect()
}

// ---- compound files

/// A compound file with one stream: data, directory, table of sectors.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut data = stream.to_vec();
    data.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let pieces = data.len() / 512;
    let tables = (pieces + 1).div_ceil(127);
    let mut next: Vec<u32> = (1..=pieces as u32).collect();
    next[pieces - 1] = 0xFFFF_FFFE;
    next.push(0xFFFF_FFFE);
    next.resize(pieces + 1 + tables, 0xFFFF_FFFD);
    next.resize(tables * 128, 0xFFFF_FFFF);
    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(512, 0);
    for (at, number) in [(24, 0x3E), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        header[at..at + 2].copy_from_slice(&u16::to_le_bytes(number));
    }
    let lists: Vec<u32> =
        (0..109).map(|at| if at < tables { (pieces + 1 + at) as u32 } else { 0xFFFF_FFFF }).collect();
    let numbers =
        [(44, tables as u32), (48, pieces as u32), (56, 4096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE)];
    for (at, number) in
        numbers.into_iter().chain(lists.into_iter().enumerate().map(|(at, list)| (76 + at * 4, list)))
    {
        put(&mut header, at, number);
    }
    let mut directory = vec![0; 512];
    let length = stream.len().max(4096) as u32;
    for (at, name, sort, inside, first, length) in
        [(0, "Root Entry", 5, 1, 0xFFFF_FFFE, 0), (128, name, 2, 0xFFFF_FFFF, 0, length)]
    {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory[at..at + wide.len()].copy_from_slice(&wide);
        directory[at + 64] = wide.len() as u8 + 2;
        directory[at + 66] = sort;
        for (field, number) in
            [(68, 0xFFFF_FFFF), (72, 0xFFFF_FFFF), (76, inside), (116, first), (120, length)]
        {
            put(&mut directory, at + field, number);
        }
    }
    let table = next.iter().flat_map(|number| number.to_le_bytes()).collect();
    [header, data, directory, table].concat()
}

fn put(bytes: &mut [u8], at: usize, number: u32) {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

// ---- records of the older workbooks

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
}

fn begin(version: u16, sort: u8) -> Vec<u8> {
    let [a, b] = version.to_le_bytes();
    record(0x0809, &[a, b, sort, 0, 0, 0, 0, 0])
}

fn end() -> Vec<u8> {
    record(0x000A, &[])
}

fn place(line: u16, column: u16, style: u16) -> Vec<u8> {
    [line, column, style].into_iter().flat_map(u16::to_le_bytes).collect()
}

fn number(line: u16, column: u16, style: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[place(line, column, style), value.to_le_bytes().to_vec()].concat())
}

fn shared(line: u16, column: u16, at: u32) -> Vec<u8> {
    record(0x00FD, &[place(line, column, 0), at.to_le_bytes().to_vec()].concat())
}

/// A text with its length and that its letters are wide.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = (units.len() as u16).to_le_bytes().to_vec();
    out.push(1);
    out.extend(units.into_iter().flat_map(u16::to_le_bytes));
    out
}

fn formula(line: u16, column: u16, result: [u8; 8]) -> Vec<u8> {
    record(0x0006, &[place(line, column, 0), result.to_vec(), vec![0; 8]].concat())
}

/// The shared words, the first of which goes on in narrow letters in the next record.
fn words(all: &[&str]) -> Vec<u8> {
    let mut body = vec![0; 8];
    all.iter().for_each(|text| body.extend(wide(text)));
    record(0x00FC, &body)
}

fn style(format: u16, font: u16) -> Vec<u8> {
    let mut body: Vec<u8> = [font, format].into_iter().flat_map(u16::to_le_bytes).collect();
    body.resize(20, 0);
    record(0x00E0, &body)
}

/// A workbook of these sheets: what stands before them, and each with its name, state and records.
fn workbook(version: u16, before: &[Vec<u8>], sheets: &[(&str, u8, Vec<Vec<u8>>)]) -> Vec<u8> {
    let bound = |name: &str, state: u8, at: u32| {
        let mut body = at.to_le_bytes().to_vec();
        body.extend([state, 0]);
        let text = wide(name);
        match version {
            0x0600 => body.extend([&text[..1], &text[2..]].concat()),
            _ => body.extend([&[name.len() as u8], name.as_bytes()].concat()),
        }
        record(0x0085, &body)
    };
    let head = [begin(version, 5), before.concat()].concat();
    let names: usize = sheets.iter().map(|(name, state, _)| bound(name, *state, 0).len()).sum();
    let mut at = (head.len() + names + end().len()) as u32;
    let (mut list, mut behind) = (Vec::new(), Vec::new());
    for (name, state, records) in sheets {
        list.extend(bound(name, *state, at));
        let sheet = [begin(version, 16), records.concat(), end()].concat();
        at += sheet.len() as u32;
        behind.extend(sheet);
    }
    [head, list, end(), behind].concat()
}

const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;

fn one_sheet(before: &[Vec<u8>], records: Vec<Vec<u8>>) -> Vec<u8> {
    compound("Workbook", &workbook(BIFF8, before, &[("A", 0, records)]))
}

#[test]
fn cells_of_every_kind() {
    let results = vec![
        number(0, 0, 0, 34.0),
        record(0x027E, &[place(0, 1, 0), ((2013_u32 << 2) | 2).to_le_bytes().to_vec()].concat()),
        // Two numbers side by side, the second of them in hundredths.
        record(
            0x00BD,
            &[
                place(0, 2, 0),
                10_u32.to_le_bytes().to_vec(),
                vec![0, 0],
                0x40_59_00_01_u32.to_le_bytes().to_vec(),
                vec![3, 0],
            ]
            .concat(),
        ),
        shared(1, 0, 1),
        record(0x0204, &[place(1, 1, 0), wide("نوى")].concat()),
        record(0x0205, &[place(1, 2, 0), vec![1, 0]].concat()),
        record(0x0205, &[place(1, 3, 0), vec![0x2A, 1]].concat()),
        formula(2, 0, 7.5_f64.to_le_bytes()),
        formula(2, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &wide("درعا")),
        formula(2, 2, [1, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(2, 3, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        // A formula that came to an empty text shows nothing.
        formula(2, 4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x00E5, &[&[1, 0][..], &[0, 0, 1, 0, 0, 0, 3, 0]].concat()),
    ];
    let book = whole(&one_sheet(&[words(&["x", "سالم"])], results));
    let sheet = &book.sheets[0];
    assert_eq!(
        texts(sheet),
        ["34", "2013", "2", "1", "سالم", "نوى", "TRUE", "#N/A", "7.5", "درعا", "FALSE", "#DIV/0!"]
    );
    assert_eq!(sheet.merges.len(), 1);
    assert_eq!(
        (sheet.merges[0].first_line, sheet.merges[0].last_line, sheet.merges[0].last_column),
        (1, 2, 3)
    );
}

/// The comments of a sheet, and that the plan is told of them.
#[track_caller]
fn comments(book: &Book) -> Vec<(u32, usize, &str)> {
    let found = &book.sheets[0].comments;
    let told = book.remarks.iter().find(|remark| remark.code == "comment").expect("a remark");
    assert_eq!(told.count, found.len() as u32);
    found.iter().map(|own| (own.line, own.column, own.text.as_str())).collect()
}

/// A drawn object of that number, and the words in it.
fn drawn(object: u16, count: u16, pieces: &[Vec<u8>]) -> Vec<u8> {
    let [a, b] = object.to_le_bytes();
    let about = [&[0; 10][..], &count.to_le_bytes(), &[16, 0, 0, 0, 0, 0]].concat();
    let words = pieces.iter().flat_map(|piece| record(0x003C, piece));
    let fonts = record(0x003C, &[0; 16]);
    [record(0x005D, &[0x15, 0, 0x12, 0, 0x19, 0, a, b]), record(0x00EC, &[0; 8]), record(0x01B6, &about)]
        .concat()
        .into_iter()
        .chain(words)
        .chain(fonts)
        .collect()
}

fn note(line: u16, column: u16, object: u16) -> Vec<u8> {
    record(0x001C, &[place(line, column, 0), object.to_le_bytes().to_vec(), wide("مدققة")].concat())
}

#[test]
fn comments_at_cells_of_an_old_workbook_are_told() {
    // The second comment begins in wide letters and goes on in narrow ones.
    let goes_on = [wide("خرج ")[2..].to_vec(), [&[0][..], b"in 2015"].concat()];
    let records = vec![
        shared(0, 0, 0),
        shared(2, 0, 0),
        drawn(1, 9, &[wide("أخته سألت")[2..].to_vec()]),
        drawn(2, 11, &goes_on),
        note(2, 0, 2),
        note(0, 3, 1),
        // Of an object that is not there, and of one whose words another comment has already.
        note(1, 0, 7),
        note(1, 1, 2),
    ];
    let book = whole(&one_sheet(&[words(&["سالم"])], records));
    assert_eq!(comments(&book), [(1, 3, "أخته سألت"), (3, 0, "خرج in 2015")]);
    // Excel 5 wrote them into the record itself, and on in further ones.
    let bytes = encoding_rs::WINDOWS_1256.encode("خرج سنة 2015").0.into_owned();
    let own =
        |line: u16, text: &[u8]| record(0x001C, &[place(line, 1, text.len() as u16), text.to_vec()].concat());
    let sheet = vec![number(4, 1, 0, 1.0), own(4, &bytes[..6]), own(0xFFFF, &bytes[6..])];
    let stream = workbook(BIFF5, &[record(0x0042, &1256_u16.to_le_bytes())], &[("List", 0, sheet)]);
    assert_eq!(comments(&whole(&compound("Book", &stream))), [(5, 1, "خرج سنة 2015")]);
    // A damaged comment costs no list.
    let bad =
        vec![number(0, 0, 0, 1.0), record(0x005D, &[0x15]), record(0x01B6, &[0; 3]), record(0x001C, &[0; 3])];
    assert_eq!(texts(&whole(&one_sheet(&[], bad)).sheets[0]), ["1"]);
}

#[test]
fn an_old_workbook_is_read_as_a_new_one_is() {
    let format = |id: u16, code: &str| record(0x041E, &[&id.to_le_bytes()[..], &wide(code)].concat());
    let font = |struck: u8| record(0x0031, &[0, 0, struck, 0, 0, 0]);
    let mut before = vec![format(164, "mmm-yy"), format(165, "0000000000")];
    before.extend((0..5).map(|at| font(if at == 4 { 8 } else { 0 })));
    // The fifth font has the number 5, since there is none of the number 4.
    before.extend([style(0, 0), style(164, 0), style(165, 0), style(14, 0), style(0, 5)]);
    let row = |line: u16, flags: u16| {
        record(0x0208, &[place(line, 0, 1), vec![0; 6], flags.to_le_bytes().to_vec(), vec![0, 0]].concat())
    };
    let records = vec![
        record(0x007D, &[2, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0]),
        row(1, 0x20),
        row(9, 0x20),
        number(0, 0, 1, 41_395.0),
        number(0, 1, 2, 991_234_567.0),
        number(0, 2, 3, 1984.0),
        number(0, 3, 0, 0.1 + 0.2),
        number(1, 0, 0, 1.0),
        number(2, 0, 4, 2.0),
    ];
    let stream = workbook(BIFF8, &before, &[("A", 0, records), ("B", 1, vec![number(0, 0, 0, 1.0)])]);
    let book = whole(&compound("Workbook", &stream));
    let sheet = &book.sheets[0];
    assert_eq!(texts(sheet), ["2013-05", "0991234567", "1984", "0.3", "1", "2"]);
    let flaws: Vec<(u32, Flaw)> =
        sheet.lines().flat_map(|line| line.flaws().map(move |flaw| (line.number(), flaw))).collect();
    assert_eq!(flaws, [(1, Flaw::YearInDateCell), (2, Flaw::HiddenLine), (3, Flaw::StruckOut)]);
    assert_eq!(sheet.hidden_columns, [2, 3]);
    assert_eq!((sheet.hidden, book.sheets[1].hidden), (false, true));
}

#[test]
fn a_formula_that_was_never_computed_is_no_zero_and_no_empty_cell() {
    const EMPTY: [u8; 8] = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    const ZERO: [u8; 8] = [0; 8];
    let formula_by = |line: u16, column: u16, marks: u8, result: [u8; 8]| {
        record(0x0006, &[place(line, column, 0), result.to_vec(), vec![marks, 0, 0, 0, 0, 0, 0, 0]].concat())
    };
    let read = |records: Vec<Vec<u8>>| {
        let book = whole(&one_sheet(&[words(&["سالم"])], records));
        let told = book.remarks.iter().find(|remark| remark.code == "formulas").map(|remark| remark.count);
        (cells(&book.sheets[0]).into_iter().map(|cell| (cell.2, cell.3)).collect::<Vec<_>>(), told)
    };
    let unread = || (CellKind::Formula, "=…".to_owned());
    // As programs leave them that compute nothing: some an empty text, some a zero and "compute when opened".
    for (marks, result) in [(0, EMPTY), (2, ZERO), (3, ZERO)] {
        let (cells, told) =
            read(vec![shared(0, 0, 0), formula_by(0, 1, marks, result), formula_by(1, 1, marks, result)]);
        assert_eq!((&cells[1..], told), (&[unread(), unread()][..], Some(2)), "{marks} {result:?}");
    }
    // One that computes has other results, too, and then nothing is nothing and zero is zero.
    let computed = vec![
        formula_by(0, 0, 0, 34.0_f64.to_le_bytes()),
        formula_by(0, 1, 0, EMPTY),
        formula_by(0, 2, 0, ZERO),
    ];
    let number = |text: &str| (CellKind::Number, text.to_owned());
    assert_eq!(read(computed.clone()), (vec![number("34"), number("0")], None));
    // A program that computes nothing went on with a list of one that does.
    let mixed = [computed, vec![formula_by(1, 0, 2, ZERO)]].concat();
    assert_eq!(read(mixed), (vec![number("34"), number("0"), unread()], Some(1)));
}

#[test]
fn words_go_on_in_the_next_record() {
    let mut body = vec![0; 8];
    body.extend(wide("سالم and the rest of it"));
    body.truncate(8 + 3 + 5 * 2);
    body[8] = 23;
    let more = [&[0][..], b"and the rest of it"].concat();
    let before = [record(0x00FC, &body), record(0x003C, &more)];
    let long = wide(&"ن".repeat(9_000));
    let results = vec![
        shared(0, 0, 0),
        formula(1, 0, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &long[..8_003]),
        record(0x003C, &[&[1][..], &long[8_003..]].concat()),
    ];
    let book = whole(&one_sheet(&before, results));
    assert_eq!(texts(&book.sheets[0]), ["سالم and the rest of it".to_owned(), "ن".repeat(9_000)]);
}

#[test]
fn a_workbook_of_excel_5_in_an_arabic_code_page() {
    let bytes = encoding_rs::WINDOWS_1256.encode("سالم محمد").0.into_owned();
    let label = record(0x0204, &[place(3, 1, 0), vec![bytes.len() as u8, 0], bytes].concat());
    let before = [record(0x0042, &1256_u16.to_le_bytes())];
    let stream = workbook(BIFF5, &before, &[("List", 0, vec![label])]);
    let book = whole(&compound("Book", &stream));
    assert_eq!(book.sheets[0].name.as_deref(), Some("List"));
    assert_eq!(cells(&book.sheets[0]), [(4, 1, CellKind::Text, "سالم محمد".to_owned())]);
    assert_eq!(code(&compound("Book", &workbook(BIFF5, &[record(0x002F, &[1, 2, 3, 4])], &[]))), "locked");
    assert_eq!(code(&one_sheet(&[record(0x002F, &[1, 0])], vec![number(0, 0, 0, 1.0)])), "locked");
}

#[test]
fn two_cells_far_apart_cost_two_cells() {
    let claims = record(0x0200, &[[0xFF; 8].as_slice(), &[0; 6]].concat());
    let book = whole(&one_sheet(&[], vec![claims, number(65_535, 255, 0, 2.0), number(0, 0, 0, 1.0)]));
    let found: Vec<_> = cells(&book.sheets[0]).into_iter().map(|cell| (cell.0, cell.1, cell.3)).collect();
    assert_eq!(found, [(1, 0, "1".to_owned()), (65_536, 255, "2".to_owned())]);
    // What is written twice into a cell stands there as it was written last.
    let book = whole(&one_sheet(&[], vec![number(0, 0, 0, 1.0), number(1, 0, 0, 5.0), number(0, 0, 0, 2.0)]));
    assert_eq!(texts(&book.sheets[0]), ["2", "5"]);
}

#[test]
fn a_chain_of_sectors_in_a_circle_is_damage() {
    let file = one_sheet(&[], vec![number(0, 0, 0, 1.0)]);
    let pieces = (file.len() - 3 * 512) / 512;
    let table = file.len() - 512;
    let bad = |at: usize, number: u32| {
        let mut file = file.clone();
        put(&mut file, at, number);
        code(&file)
    };
    // The stream, the directory, a stream far longer than the file, a start past its end.
    let entry = 512 + pieces * 512 + 128;
    let mut circle = file.clone();
    put(&mut circle, table + 4 * (pieces - 1), 0);
    put(&mut circle, entry + 120, u32::MAX);
    assert_eq!(code(&circle), "corrupt");
    assert_eq!(bad(table + 4 * pieces, pieces as u32), "corrupt");
    assert_eq!(bad(entry + 116, 0x00FF_FFFF), "corrupt");
    assert_eq!(bad(48, 0x00FF_FFFF), "corrupt");
    // The list of tables leads back to itself; what it lists is there already.
    let mut list = file.clone();
    put(&mut list, 68, 0);
    put(&mut list, 512 + 508, 0);
    assert!(matches!(try_read(&list), Ok(_) | Err(Refusal::Corrupt { .. })));
}

#[test]
fn damage_in_the_records_is_damage_and_never_half_a_list() {
    let good = || number(0, 0, 0, 1.0);
    assert_eq!(code(&one_sheet(&[], vec![good(), number(1, 256, 0, 1.0)])), "corrupt");
    assert_eq!(code(&one_sheet(&[], vec![good(), record(0x0203, &[0; 9])])), "corrupt");
    let backwards = [place(0, 5, 0), vec![0; 4], vec![2, 0]].concat();
    assert_eq!(code(&one_sheet(&[], vec![good(), record(0x00BD, &backwards)])), "corrupt");
    // Words that the file does not hold, and a sheet without an end.
    let claims = [vec![0; 8], vec![0xFF, 0xFF, 1, 65]].concat();
    assert_eq!(code(&one_sheet(&[record(0x00FC, &claims)], vec![good()])), "corrupt");
    let stream = workbook(BIFF8, &[], &[("A", 0, vec![good(); 300])]);
    assert_eq!(code(&compound("Workbook", &stream[..stream.len() - 4])), "corrupt");
}

#[test]
fn a_sheet_that_stands_nowhere_is_told_of() {
    let mut stream = workbook(BIFF8, &[], &[("A", 0, vec![number(0, 0, 0, 1.0)]), ("B", 0, vec![])]);
    let second = begin(BIFF8, 5).len() + record(0x0085, &[0; 10]).len();
    put(&mut stream, second + 4, 1_000_000);
    let book = whole(&compound("Workbook", &stream));
    assert_eq!(texts(&book.sheets[0]), ["1"]);
    assert!(book.remarks.iter().any(|remark| remark.code == "unread_sheet"), "{:?}", book.remarks);
}

#[test]
fn a_long_word_in_every_cell_is_too_much() {
    let long = "ن".repeat(30_000);
    let cells = |count: u16| (0..count).map(|line| shared(line, 0, 0)).collect::<Vec<_>>();
    assert_eq!(whole(&one_sheet(&[words(&[&long])], cells(10))).sheets[0].len(), 10);
    let refusal = try_read(&one_sheet(&[words(&[&long])], cells(5_000))).expect_err("refused");
    assert!(matches!(refusal, Refusal::TooLarge { limit: Limit::Text, .. }), "{refusal:?}");
    // White space of that length is nothing, however often it is pointed at.
    let blank = " ".repeat(30_000);
    let book = whole(&one_sheet(&[words(&[&blank])], [cells(60_000), vec![number(0, 1, 0, 1.0)]].concat()));
    assert_eq!(texts(&book.sheets[0]), ["1"]);
}

#[test]
fn many_sheets_in_one_place_are_not_walked_for_ever() {
    let mut stream = workbook(BIFF8, &[], &[("A", 0, vec![number(0, 0, 0, 1.0); 60_000])]);
    let place = stream[begin(BIFF8, 5).len() + 4..][..4].to_vec();
    let names: Vec<u8> =
        (0..1_000).flat_map(|_| record(0x0085, &[&place[..], &[0, 0, 1, 0, 65]].concat())).collect();
    let moved = u32::from_le_bytes([place[0], place[1], place[2], place[3]]) + names.len() as u32;
    let names: Vec<u8> = (0..1_000)
        .flat_map(|_| record(0x0085, &[&moved.to_le_bytes()[..], &[0, 0, 1, 0, 65]].concat()))
        .collect();
    stream.splice(begin(BIFF8, 5).len()..begin(BIFF8, 5).len(), names);
    assert_eq!(code(&compound("Workbook", &stream)), "corrupt");
}

// ---- the binary form of the newer workbooks

fn small(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut out = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
    };
    let mut length = body.len();
    while length >= 0x80 {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(body);
    out
}

fn named(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [(units.len() as u32).to_le_bytes().to_vec(), units.into_iter().flat_map(u16::to_le_bytes).collect()]
        .concat()
}

fn at(column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    [&column.to_le_bytes()[..], &style.to_le_bytes(), value].concat()
}

fn line(at: u32, flags: u8) -> Vec<u8> {
    small(0, &[&at.to_le_bytes()[..], &[0; 7], &[flags, 0, 0, 0, 0, 0]].concat())
}

fn packed(sheet: &[Vec<u8>]) -> Vec<u8> {
    packed_with(sheet, &[])
}

/// The same with further parts.
fn packed_with(sheet: &[Vec<u8>], beside: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let relations = r#"<Relationships>
        <Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.bin"/>
        </Relationships>"#;
    let book =
        [small(0x99, &[0; 12]), small(0x9C, &[&[0; 8][..], &named("r1"), &named("الريف")].concat())].concat();
    let words = [small(0x9F, &[0; 8]), small(0x13, &[&[0][..], &named("سالم")].concat())].concat();
    let styles = [
        small(0x2B, &[0; 25]),
        small(0x2B, &[&[0, 0, 8][..], &[0; 22]].concat()),
        small(0x2C, &[&[164, 0][..], &named("mmm-yy")].concat()),
        // Styles of styles come before those of cells, and are not asked for.
        small(0x272, &[0; 4]),
        small(0x2F, &[0, 0, 49, 0, 0, 0]),
        small(0x273, &[]),
        small(0x269, &[0; 4]),
        small(0x2F, &[0; 16]),
        small(0x2F, &[&[0, 0, 164, 0][..], &[0; 12]].concat()),
        small(0x2F, &[&[0, 0, 0, 0, 1, 0][..], &[0; 10]].concat()),
        small(0x26A, &[]),
    ]
    .concat();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("xl/workbook.bin", book),
        ("xl/_rels/workbook.bin.rels", relations.into()),
        ("xl/sharedStrings.bin", words),
        ("xl/styles.bin", styles),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ];
    for (name, bytes) in parts.iter().chain(beside) {
        zip.start_file(*name, SimpleFileOptions::default()).expect("memory");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

const ENDS: [u16; 2] = [0x92, 0x82];

fn sheet(records: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let ends = ENDS.map(|kind| small(kind, &[]));
    [vec![small(0x81, &[]), small(0x91, &[])], records, ends.to_vec()].concat()
}

#[test]
fn a_packed_binary_workbook() {
    let hidden = [1_u32, 2, 0, 0].into_iter().flat_map(u32::to_le_bytes).chain([1, 0]).collect::<Vec<u8>>();
    let block = [0_u32, 1, 0, 3].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    let records = vec![
        small(0x3C, &hidden),
        line(0, 0),
        small(7, &at(0, 0, &0_u32.to_le_bytes())),
        small(6, &at(1, 0, &named("نوى"))),
        small(5, &at(2, 1, &41_395.0_f64.to_le_bytes())),
        small(2, &at(3, 0, &((7_u32 << 2) | 2).to_le_bytes())),
        line(1, 0x10),
        small(4, &at(0, 0, &[1])),
        small(3, &at(1, 0, &[0x17])),
        small(0x3E, &at(2, 0, &[&[1][..], &named("rich")].concat())),
        line(1_048_575, 0),
        small(8, &at(16_383, 2, &named("last"))),
        small(9, &at(0, 2, &1.5_f64.to_le_bytes())),
        small(0xB0, &block),
    ];
    let book = whole(&packed(&sheet(records)));
    assert_eq!(book.sheets[0].name.as_deref(), Some("الريف"));
    let shown = ["سالم", "نوى", "2013-05", "7", "TRUE", "#REF!", "rich", "1.5"];
    assert_eq!(texts(&book.sheets[0]), shown);
    let flaws: Vec<(u32, Flaw)> =
        book.sheets[0].lines().flat_map(|line| line.flaws().map(move |flaw| (line.number(), flaw))).collect();
    assert_eq!(flaws, [(2, Flaw::HiddenLine), (1_048_576, Flaw::TooManyCells), (1_048_576, Flaw::StruckOut)]);
    assert_eq!(book.sheets[0].hidden_columns, [1, 2]);
    assert_eq!(book.sheets[0].merges.len(), 1);
}

#[test]
fn comments_at_cells_of_a_packed_binary_workbook_are_told() {
    let comment = |line: u32, column: u32, text: &str| {
        let at: Vec<u8> = [0, line, line, column, column].into_iter().flat_map(u32::to_le_bytes).collect();
        [
            small(0x27B, &[at, vec![0; 16]].concat()),
            small(0x27D, &[&[1][..], &named(text), &[0; 4]].concat()),
            small(0x27C, &[]),
        ]
        .concat()
    };
    let all =
        [small(0x274, &[]), comment(1, 2, "خرج سنة 2015"), comment(0, 0, "أخته سألت"), comment(0, 1, " ")]
            .concat();
    let link = r#"<Relationships>
        <Relationship Id="c" Type="x/comments" Target="../comments1.bin"/>
        </Relationships>"#;
    let parts = |comments: Vec<u8>| {
        [("xl/worksheets/_rels/sheet1.bin.rels", link.into()), ("xl/comments1.bin", comments)]
    };
    let cells = sheet(vec![
        line(0, 0),
        small(7, &at(0, 0, &0_u32.to_le_bytes())),
        line(1, 0),
        small(5, &at(0, 0, &1.0_f64.to_le_bytes())),
    ]);
    let book = whole(&packed_with(&cells, &parts(all.clone())));
    assert_eq!(comments(&book), [(1, 0, "أخته سألت"), (2, 2, "خرج سنة 2015")]);
    // Damage there costs no list, and no comment before it.
    let book =
        whole(&packed_with(&cells, &parts([all, small(0x27D, &[1, 0xFF, 0xFF, 0xFF, 0x7F])].concat())));
    assert_eq!(comments(&book).len(), 2);
}

#[test]
fn a_damaged_packed_binary_workbook() {
    let good = || vec![line(0, 0), small(5, &at(0, 0, &1.0_f64.to_le_bytes()))];
    assert!(try_read(&packed(&sheet(good()))).is_ok());
    let bad = |record: Vec<u8>| code(&packed(&sheet([good(), vec![record]].concat())));
    assert_eq!(bad(line(1_048_576, 0)), "corrupt");
    assert_eq!(bad(small(5, &at(16_384, 0, &1.0_f64.to_le_bytes()))), "corrupt");
    assert_eq!(bad(small(5, &[0; 9])), "corrupt");
    // A text that is not there, and a record far longer than any.
    assert_eq!(bad(small(6, &at(0, 0, &[0xFF, 0xFF, 0xFF, 0x7F]))), "corrupt");
    assert_eq!(bad(small(6, &vec![0; 2 << 20])), "corrupt");
    assert_eq!(bad(vec![6, 0xFF, 0xFF, 0xFF, 0x7F]), "corrupt");
    let open = [vec![small(0x81, &[])], good()].concat();
    assert_eq!(code(&packed(&open)), "corrupt");
    // Records nobody asks for may be as long as they like, but not unpack without end.
    let long = small(0x1234, &vec![0; 3 << 20]);
    assert!(try_read(&packed(&sheet([vec![long.clone()], good()].concat()))).is_ok());
    assert_eq!(code(&packed(&sheet(vec![long; 200]))), "bomb");
}
