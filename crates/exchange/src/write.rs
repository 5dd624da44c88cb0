//! Lists out: a workbook, a text table, JSON.
//!
//! **Invariant:** the same rows give the same bytes; nothing of the clock or
//! the machine gets into a file. No cell that leaves in a workbook or a text
//! table can be taken for a formula by the program that opens it: in a workbook every
//! cell says that it is words, in a text table an apostrophe stands before what could
//! begin a formula, and goes again when the table is read here.
//!
//! JSON is read by programs that compute nothing, so it carries the words as
//! they are.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// What stands above the rows.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// The name of the sheet.
    pub title: &'a str,
    /// The titles of the columns, in the reader's language.
    pub headers: &'a [String],
    /// The keys of the columns, for programs.
    pub keys: &'a [String],
    /// Whether the list is read from right to left.
    pub right_to_left: bool,
    /// What a workbook says of itself: on each printed page, and in its properties. No cell bears it, so that
    /// a list that is read again has no line more.
    pub about: Option<SheetAbout<'a>>,
}

/// Whose a list is, of which day, and what it was cut down to; in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct SheetAbout<'a> {
    /// The association.
    pub whose: &'a str,
    /// The day on which it left.
    pub of_day: &'a str,
    /// What it was cut down to.
    pub filter: &'a str,
    /// What every list says of what it holds.
    pub sentence: &'a str,
}

/// Why a workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written")]
pub struct Unwritable(#[from] XlsxError);

/// The letters by which a program takes a cell for a formula (OWASP, "CSV
/// injection"), with their full-width forms.
const DANGEROUS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell that no program will compute: an apostrophe stands before whatever
/// could begin a formula, also behind white space and invisible marks.
pub(crate) fn neutral(text: &str) -> String {
    let hidden = |letter: char| crate::book::is_blank(letter) && !DANGEROUS.contains(&letter);
    if text.trim_start_matches(hidden).starts_with(DANGEROUS) { format!("'{text}") } else { text.to_owned() }
}

/// Writes a text table for spreadsheet programs: UTF-8 with its mark, commas,
/// CRLF (RFC 4180).
pub fn write_csv<R>(
    to: &mut impl Write,
    heading: &Heading,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    to.write_all("\u{feff}".as_bytes())?;
    write_line(to, heading.headers)?;
    for row in rows {
        write_line(to, row)?;
    }
    Ok(())
}

fn write_line<R>(to: &mut impl Write, cells: R) -> io::Result<()>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            to.write_all(b",")?;
        }
        let text = neutral(cell.as_ref());
        if text.contains([',', '"', '\n', '\r', ';', '\'']) || text.trim().len() < text.len() {
            write!(to, "\"{}\"", text.replace('"', "\"\""))?;
        } else {
            to.write_all(text.as_bytes())?;
        }
    }
    to.write_all(b"\r\n")
}

/// Writes an array with one object a row; cells without words are left out.
pub fn write_json<R>(
    to: &mut impl Write,
    heading: &Heading,
    rows: impl IntoIterator<Item = R>,
) -> io::Result<()>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    to.write_all(b"[")?;
    for (at, row) in rows.into_iter().enumerate() {
        to.write_all(if at == 0 { b"\n{" } else { b",\n{" })?;
        let mut first = true;
        for (key, cell) in heading.keys.iter().zip(row) {
            if cell.as_ref().is_empty() {
                continue;
            }
            to.write_all(if first { b"" } else { b"," })?;
            first = false;
            serde_json::to_writer(&mut *to, key)?;
            to.write_all(b":")?;
            serde_json::to_writer(&mut *to, cell.as_ref())?;
        }
        to.write_all(b"}")?;
    }
    to.write_all(b"\n]\n")
}

/// Excel's own bounds: a sheet's lines, a cell's letters.
const MOST_LINES: u32 = 1_048_576;
const MOST_LETTERS: usize = 32_767;

/// Writes a workbook. Rows past the end of a sheet go on on the next one.
pub fn write_xlsx<R>(heading: &Heading, rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, Unwritable>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut properties = DocProperties::new().set_creation_datetime(&day);
    if let Some(about) = heading.about {
        properties = properties
            .set_title(about.whose)
            .set_subject(format!("{} · {}", about.of_day, about.filter))
            .set_comment(about.sentence);
    }
    book.set_properties(&properties);
    let mut rows = rows.into_iter().peekable();
    let mut number = 1;
    while number == 1 || rows.peek().is_some() {
        write_sheet(&mut book, heading, number, &mut rows)?;
        number += 1;
    }
    Ok(book.save_to_buffer()?)
}

fn write_sheet<R>(
    book: &mut Workbook,
    heading: &Heading,
    number: u32,
    rows: &mut impl Iterator<Item = R>,
) -> Result<(), Unwritable>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(heading.title, number))?;
    sheet.set_right_to_left(heading.right_to_left);
    sheet.set_freeze_panes(1, 0)?;
    printed(sheet, heading)?;
    // 2 tells the cell to read from right to left, 1 from left to right.
    let direction = if heading.right_to_left { 2 } else { 1 };
    let title = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_reading_direction(direction)
        .set_background_color("E8EEF0");
    let mut widths: Vec<usize> = Vec::new();
    for (column, header) in heading.headers.iter().enumerate() {
        widths.push(header.chars().count());
        sheet.write_string_with_format(0, column as u16, clipped(header), &title)?;
    }
    let mut line = 1;
    for row in rows.by_ref().take(MOST_LINES as usize - 1) {
        for (column, cell) in row.into_iter().enumerate() {
            let text = cell.as_ref();
            if text.is_empty() {
                continue;
            }
            sheet.write_string(line, column as u16, clipped(text))?;
            if let Some(width) = widths.get_mut(column) {
                *width = (*width).max(text.chars().count());
            }
        }
        line += 1;
    }
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, (*width).clamp(6, 48) as f64 + 2.0)?;
    }
    if let (false, Some(last)) = (heading.headers.is_empty(), heading.headers.len().checked_sub(1)) {
        sheet.autofilter(0, 0, line - 1, last as u16)?;
    }
    Ok(())
}

/// On paper: whose list it is, of which day and by what filter on every page, the titles repeated, all
/// columns side by side.
fn printed(sheet: &mut Worksheet, heading: &Heading) -> Result<(), XlsxError> {
    let Some(about) = heading.about else { return Ok(()) };
    sheet.set_header(format!("&C{} · {}", on_paper(about.whose), on_paper(about.of_day)));
    sheet.set_footer(format!("&C{} · &P / &N", on_paper(about.filter)));
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Words on the margin of a page: `&` is a sign there, and all of it has 255 letters.
fn on_paper(text: &str) -> String {
    const ROOM: usize = 110;
    let short: String = match text.chars().count() {
        0..=ROOM => text.to_owned(),
        _ => text.chars().take(ROOM - 1).chain(['…']).collect(),
    };
    short.replace('&', "&&").replace(['\n', '\r'], " ")
}

/// A workbook says of each cell that it is words, and no program computes those: an
/// apostrophe would be one letter too many.
fn clipped(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_LETTERS - 1).chain(['…']).collect()
}

/// A name that a workbook accepts: at most 31 letters and none of `[]:*?/\`.
fn sheet_name(title: &str, number: u32) -> String {
    let plain: String =
        title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter) && !letter.is_control()).collect();
    let plain = plain.trim();
    let plain = if plain.is_empty() { "Athar" } else { plain };
    let ending = if number > 1 { format!(" {number}") } else { String::new() };
    // Excel counts UTF-16 units, not letters.
    let mut room = 31 - ending.len();
    let fits = plain.chars().take_while(|letter| {
        let size = letter.len_utf16();
        let fits = size <= room;
        room = room.saturating_sub(size);
        fits
    });
    format!("{}{ending}", fits.collect::<String>().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading<'a>(headers: &'a [String], keys: &'a [String]) -> Heading<'a> {
        Heading { title: "سجل: المعتقلين", headers, keys, right_to_left: true, about: None }
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn nothing_can_be_taken_for_a_formula() {
        for text in
            ["=1+1", "+963 99", "-2", "@SUM(A1)", "\t=1", " =1", "\u{200f}=1", "\u{feff}+1", "＝1", "\r=1"]
        {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["سالم", "1-2", "a=b", "", "'x"] {
            assert_eq!(neutral(text), text);
        }
    }

    #[test]
    fn a_text_table_reads_back() {
        let headers = words(&["الاسم", "ملاحظات"]);
        let rows = [words(&["سالم، \"أبو علي\"", "=HYPERLINK(\"x\")"]), words(&["هدى", "سطر\nآخر"])];
        let mut out = Vec::new();
        write_csv(&mut out, &heading(&headers, &headers), &rows).expect("memory");
        let book = crate::read(&out, "a.csv", &crate::Overrides::default()).expect("a table");
        let lines: Vec<Vec<&str>> =
            book.sheets[0].lines().map(|line| line.cells().map(|cell| cell.text).collect()).collect();
        assert_eq!(
            lines,
            [
                vec!["الاسم", "ملاحظات"],
                vec!["سالم، \"أبو علي\"", "=HYPERLINK(\"x\")"],
                vec![
                    "هدى",
                    "سطر\n\
                آخر"
                ],
            ]
        );
        assert!(String::from_utf8_lossy(&out).contains("\"'=HYPERLINK"), "no program computes it");
    }

    #[test]
    fn json_keeps_the_words() {
        let keys = words(&["full_name", "note"]);
        let mut out = Vec::new();
        write_json(&mut out, &heading(&keys, &keys), [words(&["سالم", ""]), words(&["هدى", "=1\""])])
            .expect("memory");
        assert_eq!(
            String::from_utf8(out).expect("text"),
            "[\n{\"full_name\":\"سالم\"},\n{\"full_name\":\"هدى\",\"note\":\"=1\\\"\"}\n]\n"
        );
    }

    #[test]
    fn a_workbook_reads_back_and_is_the_same_each_time() {
        let headers = words(&["الاسم", "هاتف"]);
        let rows = [words(&["سالم الحوراني", "+963 99"]), words(&["", "0991"])];
        let first = write_xlsx(&heading(&headers, &headers), &rows).expect("written");
        let second = write_xlsx(&heading(&headers, &headers), &rows).expect("written");
        assert!(first == second);
        let book = crate::read(&first, "a.xlsx", &crate::Overrides::default()).expect("a workbook");
        let sheet = &book.sheets[0];
        assert_eq!(sheet.name.as_deref(), Some("سجل المعتقلين"));
        assert_eq!(
            (sheet.line(1).expect("row").text(1), sheet.line(2).expect("row").text(1)),
            ("+963 99", "0991")
        );
    }

    #[test]
    fn a_workbook_says_whose_it_is_on_paper_and_in_no_cell() {
        let headers = words(&["الاسم", "هاتف"]);
        let rows = [words(&["سالم الحوراني", "0991"])];
        let long = "ريف دمشق & ".repeat(60);
        let about = SheetAbout {
            whose: "رابطة الأسر & الأهل",
            of_day: "في ٢٠٢٦/١١/٢٩",
            filter: &long,
            sentence: "قيم مفهومة فقط",
        };
        let written = write_xlsx(&Heading { about: Some(about), ..heading(&headers, &headers) }, &rows)
            .expect("written");
        let part = |name: &str| {
            let mut zip = zip::ZipArchive::new(io::Cursor::new(&written)).expect("a workbook");
            let mut text = String::new();
            io::Read::read_to_string(&mut zip.by_name(name).expect("a part"), &mut text).expect("text");
            text
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains("<oddHeader>&amp;Cرابطة الأسر &amp;&amp; الأهل · في ٢٠٢٦/١١/٢٩</oddHeader>"),
            "{sheet}"
        );
        let footer = sheet
            .split("<oddFooter>")
            .nth(1)
            .and_then(|rest| rest.split("</oddFooter>").next())
            .expect("a footer");
        assert!(
            footer.contains("ريف دمشق")
                && footer.ends_with("&amp;P / &amp;N")
                && footer.replace("&amp;", "&").chars().count() <= 255,
            "{footer}"
        );
        let properties = part("docProps/core.xml");
        assert!(
            properties.contains("رابطة الأسر &amp; الأهل")
                && properties.contains("قيم مفهومة فقط")
                && properties.contains("ريف دمشق"),
            "{properties}"
        );
        let bare = crate::read(
            &write_xlsx(&heading(&headers, &headers), &rows).expect("written"),
            "a.xlsx",
            &crate::Overrides::default(),
        )
        .expect("a workbook");
        let read = crate::read(&written, "a.xlsx", &crate::Overrides::default()).expect("a workbook");
        let lines = |book: &crate::Book| {
            book.sheets
                .iter()
                .map(|s| {
                    s.lines()
                        .map(|l| l.cells().map(|c| c.text.to_owned()).collect::<Vec<_>>())
                        .collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(&read), lines(&bare), "a list that is read again has no line more");
    }

    #[test]
    fn sheet_names_fit() {
        assert_eq!(sheet_name("a/b[c]", 1), "abc");
        assert_eq!(sheet_name("", 1), "Athar");
        assert_eq!(sheet_name(&"س".repeat(40), 12), format!("{} 12", "س".repeat(28)));
    }
}
