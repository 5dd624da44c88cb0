//! The door: bytes and a file name in, a book or a refusal out.
//!
//! What a file is, is told by its bytes. Its name only serves where bytes say
//! too little, and a name that says something else is remarked on.

use crate::book::{Book, Format, Limits, Sheet, SheetBuilder};
use crate::html::read_page;
use crate::json::{is_json_lines, read_json, read_json_lines};
use crate::labelled::{read_labelled, turned};
use crate::refusal::{Limit, Refusal, Remark, Stranger};
use crate::sentences::{is_chat, is_told, likeness, read_sentences, talk};
use crate::sheets::join_repeats;
use crate::text::{Decoded, Encoding, OURS, decode, fill, shape, spaced};
use crate::vocabulary::{SURE, vocabulary};
use crate::workbook::{Archive, Inside, read_flat_ods, read_ods, read_xls, read_xlsb, read_xlsx};

/// What a person chose by hand; all may be left to the program.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// How a text is to be read: a table, sentences, JSON. Workbooks say it
    /// themselves.
    pub format: Option<Format>,
    /// The alphabet of a text.
    pub encoding: Option<Encoding>,
    /// What sets the values of a table apart.
    pub separator: Option<char>,
    /// The bounds; the usual ones if not given.
    pub limits: Option<Limits>,
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileKind {
    Package,
    Compound,
    Xml,
    Page,
    Stranger(Stranger),
    Text,
}

/// Reads a list, whatever it came as.
pub fn read(bytes: &[u8], file_name: &str, overrides: &Overrides) -> Result<Book, Refusal> {
    let mut books = [read_alone(bytes, file_name, overrides)?];
    join(&mut books, &[file_name], overrides)?;
    let [book] = books;
    Ok(book)
}

/// Puts together what was handed over together: form servers give the people of a repeat as a file
/// of their own. Takes books of [`read_alone`], each with the name of its file.
pub fn join(books: &mut [Book], file_names: &[&str], overrides: &Overrides) -> Result<(), Refusal> {
    join_repeats(books, file_names, overrides.limits.unwrap_or_default())
}

/// Reads one of several files that belong together; [`join`] must follow.
pub fn read_alone(bytes: &[u8], file_name: &str, overrides: &Overrides) -> Result<Book, Refusal> {
    let limits = overrides.limits.unwrap_or_default();
    if bytes.len() > limits.file_bytes {
        return Err(Refusal::too_large(Limit::FileBytes, limits.file_bytes as u64));
    }
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::Empty);
    }
    let mut book = match kind(bytes) {
        FileKind::Package => read_package(bytes, limits)?,
        FileKind::Compound => read_compound(bytes, limits)?,
        FileKind::Xml => read_xml(bytes, limits)?,
        FileKind::Page => read_web_page(bytes, overrides, limits)?,
        FileKind::Stranger(stranger) => return Err(Refusal::not_a_list(stranger)),
        FileKind::Text => read_text(bytes, overrides, limits)?,
    };
    tidy_sheets(&mut book)?;
    turn_sheets(&mut book, limits)?;
    if let Some(extension) = other_extension(file_name, book.format) {
        let remark = Remark::new("extension_differs").detail(&extension);
        book.remarks.insert(0, remark);
    }
    Ok(book)
}

fn kind(bytes: &[u8]) -> FileKind {
    const SIGNATURES: &[(&[u8], FileKind)] = &[
        (b"PK\x03\x04", FileKind::Package),
        (b"PK\x05\x06", FileKind::Package),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Compound),
        (b"%PDF", FileKind::Stranger(Stranger::Pdf)),
        (b"PAR1", FileKind::Stranger(Stranger::Parquet)),
        (b"\xff\xd8\xff", FileKind::Stranger(Stranger::Image)),
        (b"\x89PNG", FileKind::Stranger(Stranger::Image)),
        (b"GIF8", FileKind::Stranger(Stranger::Image)),
        (b"II*\0", FileKind::Stranger(Stranger::Image)),
        (b"MM\0*", FileKind::Stranger(Stranger::Image)),
        (b"{\\rtf", FileKind::Stranger(Stranger::Word)),
        (b"SQLite format 3\0", FileKind::Stranger(Stranger::Database)),
        (b"Rar!", FileKind::Stranger(Stranger::Archive)),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Stranger(Stranger::Archive)),
        (b"\x1f\x8b", FileKind::Stranger(Stranger::Archive)),
        (b"\x7fELF", FileKind::Stranger(Stranger::Binary)),
        (b"MZ\x90\0", FileKind::Stranger(Stranger::Binary)),
    ];
    let known = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    if let Some((_, kind)) = known {
        return *kind;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_lowercase();
    let head = head.trim_start_matches(crate::book::is_blank);
    let page = ["<!doctype html", "<html", "<table"].iter().any(|tag| head.starts_with(tag));
    match () {
        () if page || (head.starts_with("<?xml") && head.contains("<html")) => FileKind::Page,
        () if head.starts_with("<?xml") && head.contains("schemas-microsoft-com:office:spreadsheet") => {
            FileKind::Page
        }
        () if head.starts_with("mime-version:") || head.contains("multipart/related") => FileKind::Page,
        () if head.starts_with("begin:vcard") => FileKind::Stranger(Stranger::ContactCard),
        () if head.starts_with("<?xml") || head.starts_with("<office:") => FileKind::Xml,
        () if is_binary(bytes) => FileKind::Stranger(Stranger::Unknown),
        () => FileKind::Text,
    }
}

/// Control bytes that no text has, and too many of them. Zero bytes alone do
/// not count: UTF-16 has them, and so have the exports of broken programs.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8 << 10)];
    let control = |byte: &&u8| matches!(**byte, 1..=8 | 14..=31 if **byte != 6 && **byte != 27);
    sample.iter().filter(control).count() * 50 > sample.len()
}

fn book(format: Format, sheets: Vec<Sheet>, remarks: Vec<Remark>) -> Book {
    Book { format, encoding: None, separator: None, sheets, remarks }
}

fn read_package(bytes: &[u8], limits: Limits) -> Result<Book, Refusal> {
    let mut archive = Archive::open(bytes, &limits)?;
    let mut remarks = Vec::new();
    let (format, sheets) = match archive.inside() {
        Inside::Xlsx => (Format::Xlsx, read_xlsx(&mut archive, limits, &mut remarks)?),
        Inside::Ods => (Format::Ods, read_ods(&mut archive, limits, &mut remarks)?),
        Inside::Xlsb => (Format::Xlsb, read_xlsb(&mut archive, limits, &mut remarks)?),
        Inside::Other(stranger) => return Err(Refusal::not_a_list(stranger)),
    };
    Ok(book(format, sheets, remarks))
}

/// Compound files hold old workbooks, and newer ones once a password is set.
fn read_compound(bytes: &[u8], limits: Limits) -> Result<Book, Refusal> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    if !["Workbook", "Book", "WORKBOOK", "BOOK"].into_iter().any(holds) {
        let word = holds("WordDocument");
        return Err(if word { Refusal::not_a_list(Stranger::Word) } else { Refusal::corrupt("xls") });
    }
    let mut remarks = Vec::new();
    let sheets = read_xls(bytes, limits, &mut remarks)?;
    Ok(book(Format::Xls, sheets, remarks))
}

fn read_xml(bytes: &[u8], limits: Limits) -> Result<Book, Refusal> {
    let head = &bytes[..bytes.len().min(64 << 10)];
    if memchr::memmem::find(head, b"office:spreadsheet").is_none()
        && memchr::memmem::find(head, b"office:document").is_none()
    {
        return Err(Refusal::not_a_list(Stranger::Xml));
    }
    let mut remarks = Vec::new();
    let sheets = read_flat_ods(bytes, limits, &mut remarks)?;
    Ok(book(Format::Ods, sheets, remarks))
}

/// A page with a table: as it stands, or packed as a letter (`.mht`).
fn read_web_page(bytes: &[u8], overrides: &Overrides, limits: Limits) -> Result<Book, Refusal> {
    let unpacked = unpacked_letter(bytes);
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    let said = overrides.encoding.or_else(|| said_encoding(bytes));
    let decoded = decode(bytes, said);
    let mut remarks = Vec::new();
    let sheets = read_page(&decoded.text, limits, &mut remarks)?;
    if sheets.is_empty() {
        return Err(Refusal::not_a_list(Stranger::WebPage));
    }
    remarks.insert(0, Remark::new("web_page"));
    Ok(Book { encoding: Some(decoded.encoding), ..book(Format::Page, sheets, remarks) })
}

/// The alphabet a page names: `charset=windows-1256`, `encoding="utf-8"`.
fn said_encoding(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_000)]).to_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|word| Some(head.find(word)? + word.len()))?;
    let name: String = head[at..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
        .collect();
    Encoding::named(&name).filter(|encoding| !matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be))
}

/// The page of a letter, whose bytes are written as `=D8` (RFC 2045 §6.7).
fn unpacked_letter(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_lowercase();
    if !head.contains("mime-version:") {
        return None;
    }
    let from = memchr::memmem::find(bytes, b"<html")
        .or_else(|| memchr::memmem::find(bytes, b"<HTML"))
        .or_else(|| memchr::memmem::find(bytes, b"<table"))?;
    let before = String::from_utf8_lossy(&bytes[..from]).to_lowercase();
    let body = &bytes[from..];
    if !before.contains("quoted-printable") {
        return Some(body.to_vec());
    }
    let hex = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        match (body[at], body.get(at + 1..at + 3)) {
            (b'=', Some(b"\r\n")) => at += 3,
            (b'=', Some([b'\n', _])) => at += 2,
            (b'=', Some(pair)) if hex(pair).is_some() => {
                out.extend(hex(pair));
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    Some(out)
}

fn read_text(bytes: &[u8], overrides: &Overrides, limits: Limits) -> Result<Book, Refusal> {
    let decoded = decode(bytes, overrides.encoding);
    let format = overrides.format.unwrap_or_else(|| text_format(&decoded.text));
    let told = matches!(format, Format::Table | Format::Sentences)
        && overrides.format.is_none()
        && overrides.separator.is_none();
    let labelled = if told { read_labelled(&decoded.text, limits)? } else { None };
    if let Some(sheet) = labelled {
        let mut remarks = letters_remark(&decoded, Format::Sentences);
        remarks.push(Remark::new("labelled_lines"));
        return Ok(Book {
            encoding: Some(decoded.encoding),
            ..book(Format::Sentences, vec![sheet], remarks)
        });
    }
    let mut separator = None;
    let (sheet, mut remarks) = match format {
        Format::Json => read_json(&decoded.text, limits)?,
        Format::JsonLines => read_json_lines(&decoded.text, limits)?,
        Format::Sentences => read_sentences(&decoded.text, limits)?,
        _ => {
            let (sheet, said, found) = read_table(&decoded, overrides.separator, limits)?;
            separator = found;
            (sheet, said)
        }
    };
    remarks.extend(letters_remark(&decoded, format));
    let format = if separator.is_some() { Format::Table } else { format };
    let sheets = vec![sheet];
    Ok(Book { format, encoding: Some(decoded.encoding), separator, sheets, remarks })
}

type ReadTable = (Sheet, Vec<Remark>, Option<char>);

fn read_table(decoded: &Decoded, chosen: Option<char>, limits: Limits) -> Result<ReadTable, Refusal> {
    let mut builder = SheetBuilder::new(None, limits);
    // These three name what `spaced` finds; alone they set nothing apart.
    let chosen = chosen.filter(|mark| !matches!(mark, '-' | '/' | ' '));
    let mut found = shape(&decoded.text, chosen);
    let apart = if found.separator.is_none() { spaced(&decoded.text) } else { None };
    let separator = match apart {
        Some((text, name)) => {
            found = shape(&text, Some(OURS));
            fill(&mut builder, &text, found, &decoded.odd_lines)?;
            Some(name)
        }
        None => {
            fill(&mut builder, &decoded.text, found, &decoded.odd_lines)?;
            found.separator
        }
    };
    let (sheet, said) = builder.finish()?;
    Ok((sheet, said, separator))
}

fn letters_remark(decoded: &Decoded, format: Format) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if decoded.guessed {
        remarks.push(Remark::new("encoding_guessed").detail(decoded.encoding.as_str()));
    }
    // Tables name the lines themselves; elsewhere the whole file is told.
    if let (Some(first), false) = (decoded.odd_lines.first(), format == Format::Table) {
        let count = decoded.odd_lines.len() as u32;
        remarks.push(Remark::new("other_encoding").line(*first).count(count));
    }
    remarks
}

fn text_format(text: &str) -> Format {
    let start = text.trim_start_matches(crate::book::is_blank);
    let is_json = start.starts_with('[') && start[1..].trim_start().starts_with(['{', ']', '"', '[', 'n'])
        || start.starts_with('{') && start[1..].trim_start().starts_with(['"', '}']);
    if is_json {
        return if is_json_lines(text) { Format::JsonLines } else { Format::Json };
    }
    let shape = shape(text, None);
    if is_chat(text) {
        return Format::Sentences;
    }
    // Nothing of a message need be understood: it is kept and waits, and is no table for its commas.
    let told = likeness(text) >= 0.5 || talk(text) >= 0.3 && !has_titles(text);
    // A table may have a column of such sentences; its records are alike.
    let even = shape.evenness > 0.9 && shape.separator != Some('،');
    let even = even && (shape.columns > 2 || begins_with_titles(text, shape.separator));
    let even = even && !is_prose(text, shape.separator);
    if told && !even { Format::Sentences } else { Format::Table }
}

/// Tables whose titles stand in the first column.
fn turn_sheets(book: &mut Book, limits: Limits) -> Result<(), Refusal> {
    for sheet in &mut book.sheets {
        if let Some(upright) = turned(sheet, limits)? {
            book.remarks.push(Remark::new("turned_table").sheet(&sheet.name));
            *sheet = upright;
        }
    }
    Ok(())
}

fn tidy_sheets(book: &mut Book) -> Result<(), Refusal> {
    for sheet in &book.sheets {
        if sheet.is_empty() {
            book.remarks.push(Remark::new("empty_sheet").sheet(&sheet.name));
        } else if sheet.hidden {
            book.remarks.push(Remark::new("hidden_sheet").sheet(&sheet.name));
        }
    }
    book.sheets.retain(|sheet| !sheet.is_empty());
    if book.sheets.is_empty() { Err(Refusal::Empty) } else { Ok(()) }
}

/// Two values a line may be a name and a sentence, or a sentence with a comma in
/// it; the titles above tell.
fn begins_with_titles(text: &str, separator: Option<char>) -> bool {
    let Some(separator) = separator else { return false };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let is_title = |part: &str| {
        let best = vocabulary().candidates(part.trim().trim_matches('"')).into_iter().next();
        best.is_some_and(|best| best.score >= SURE)
    };
    first.len() < 200 && first.split(separator).any(is_title)
}

/// Whether the marks are those of sentences, with room behind each, under no titles.
fn is_prose(text: &str, separator: Option<char>) -> bool {
    let Some(mark @ (',' | ';')) = separator else { return false };
    let sample = || text.lines().filter(|line| !line.trim().is_empty()).take(60);
    let roomy = |line: &str| line.split(mark).skip(1).all(|part| part.starts_with(' '));
    let long = |line: &str| line.split_whitespace().count() >= 6;
    let (all, prose) =
        sample().fold((0, 0), |(all, prose), line| (all + 1, prose + usize::from(roomy(line) && long(line))));
    prose * 10 >= all * 9 && !has_titles(text)
}

/// Whether one of the first lines holds titles side by side.
fn has_titles(text: &str) -> bool {
    let is_title = |part: &&str| {
        let best = vocabulary().candidates(part.trim().trim_matches('"')).into_iter().next();
        part.chars().count() <= 60 && best.is_some_and(|best| best.score >= SURE)
    };
    let titled = |line: &str| {
        ['\t', ';', ',', '|', '؛', '،'].into_iter().any(|mark| {
            let parts = || line.split(mark).take(40);
            parts().count() > 1 && parts().filter(is_title).count() * 2 >= parts().count().max(3)
        })
    };
    // "disappeared in …" is a title, and begins many a sentence.
    text.lines().filter(|line| !line.trim().is_empty()).take(10).any(|line| titled(line) && !is_told(line))
}

/// The extension of the file, where it promises another format.
fn other_extension(file_name: &str, format: Format) -> Option<String> {
    let extension = file_name.rsplit_once('.')?.1.to_lowercase();
    let promised: &[Format] = match extension.as_str() {
        "csv" | "tsv" | "tab" => &[Format::Table],
        "txt" => &[Format::Table, Format::Sentences],
        "json" | "geojson" => &[Format::Json, Format::JsonLines],
        "jsonl" | "ndjson" => &[Format::JsonLines, Format::Json],
        "xlsx" | "xlsm" => &[Format::Xlsx],
        "xlsb" => &[Format::Xlsb],
        "xls" => &[Format::Xls],
        "html" | "htm" | "mht" | "mhtml" => &[Format::Page],
        "ods" | "fods" => &[Format::Ods],
        _ => return None,
    };
    (!promised.contains(&format)).then_some(extension)
}
