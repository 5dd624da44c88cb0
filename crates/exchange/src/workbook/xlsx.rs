//! Office Open XML workbooks (ECMA-376), cell by cell.
//!
//! A formula with a remembered result is read as that result: it is what the
//! person saw. A formula without one is read as its own text, beginning with
//! `=`; nothing is ever computed.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, Xml, attribute, number, push_entity};
use super::filling::{Filling, MOST_COMMENTS, Style, Words, put_comments};
use super::serial::{Shows, built_in, custom, shown, typed_year};
use crate::book::{CellKind, Comment, Flaw, Limits, Merge, Sheet};
use crate::refusal::{Refusal, Remark};

/// Reads every sheet of the workbook.
pub(crate) fn read_xlsx(
    archive: &mut Archive,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    let workbook = workbook_part(archive)?;
    let outline = XlsxOutline::read(archive, &workbook)?;
    let parts = relations(archive, &workbook);
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
    let side = |kind: &str, usual: &str| {
        parts
            .values()
            .find(|part| part.kind.ends_with(kind))
            .map_or_else(|| join(folder, usual), |part| join(folder, &part.target))
    };
    let formats = formats(archive, &side("/styles", "styles.xml"));
    let words = shared_words(archive, &side("/sharedStrings", "sharedStrings.xml"), &limits)?;
    let mut left = limits;
    let mut sheets = Vec::new();
    for (name, relation, hidden) in &outline.sheets {
        let Some(part) = parts.get(relation) else {
            remarks.push(Remark::new("unread_sheet").sheet(&Some(name.clone())));
            continue;
        };
        if !part.kind.ends_with("/worksheet") {
            continue;
        }
        let mut reading = XlsxSheet {
            filling: Filling::new(name, left),
            words: &words,
            formats: &formats,
            since_1904: outline.since_1904,
        };
        let path = join(folder, &part.target);
        if !archive.names().contains(&path.to_lowercase()) {
            remarks.push(Remark::new("unread_sheet").sheet(&Some(name.clone())));
            continue;
        }
        let whole = {
            let mut xml = archive.xml(&path)?;
            reading.sheet(&mut xml)?
        };
        if !whole {
            return Err(archive.broken());
        }
        let (mut sheet, said) = reading.filling.finish(&mut left)?;
        sheet.hidden = *hidden;
        remarks.extend(said);
        put_comments(&mut sheet, comments(archive, &path), remarks);
        sheets.push(sheet);
    }
    if outline.sheets.is_empty() {
        return Err(archive.broken());
    }
    Ok(sheets)
}

fn workbook_part(archive: &Archive) -> Result<String, Refusal> {
    let mut names = archive.names();
    names.sort_by_key(|name| (name != "xl/workbook.xml", name.len()));
    names.into_iter().find(|name| name.ends_with("workbook.xml")).ok_or(Refusal::corrupt("xlsx"))
}

/// Which sheets there are, and from which year days are counted.
#[derive(Default)]
struct XlsxOutline {
    sheets: Vec<(String, String, bool)>,
    since_1904: bool,
}

impl XlsxOutline {
    fn read(archive: &mut Archive, path: &str) -> Result<XlsxOutline, Refusal> {
        let mut outline = XlsxOutline::default();
        let mut xml = archive.xml(path)?;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    outline.sheets.push((name, attribute(&tag, "id").unwrap_or_default(), hidden));
                }
                Event::Start(tag) if tag.local_name().as_ref() == "workbookPr" => {
                    // An extension's element of the same local name says nothing of it.
                    outline.since_1904 |=
                        attribute(&tag, "date1904").is_some_and(|said| said == "1" || said == "true");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(outline)
    }
}

/// A part that another one leads to.
pub(super) struct PackagePart {
    pub kind: String,
    pub target: String,
}

pub(super) fn relations(archive: &mut Archive, workbook: &str) -> BTreeMap<String, PackagePart> {
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let mut parts = BTreeMap::new();
    let Ok(mut xml) = archive.xml(&join(folder, &format!("_rels/{file}.rels"))) else {
        return parts;
    };
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let target = attribute(&tag, "Target").unwrap_or_default();
                parts.insert(attribute(&tag, "Id").unwrap_or_default(), PackagePart { kind, target });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    parts
}

pub(super) fn join(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The part in which the comments at the cells of a sheet stand, if it has any.
pub(super) fn comments_part(archive: &mut Archive, sheet: &str) -> Option<String> {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let parts = relations(archive, sheet);
    parts.values().find(|part| part.kind.ends_with("/comments")).map(|part| resolved(folder, &part.target))
}

/// The comments at the cells of a sheet.
fn comments(archive: &mut Archive, sheet: &str) -> Vec<Comment> {
    let Some(part) = comments_part(archive, sheet) else { return Vec::new() };
    let Ok(mut xml) = archive.xml(&part) else { return Vec::new() };
    let mut found: Vec<Comment> = Vec::new();
    let (mut in_text, mut in_reading_aid) = (false, false);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "comment" if found.len() < MOST_COMMENTS => {
                    let at = attribute(&tag, "ref").and_then(|at| line_of(&at).zip(column_of(&at)));
                    let (line, column) = at.unwrap_or((0, 0));
                    found.push(Comment { line, column, text: String::new() });
                }
                "t" => in_text = !in_reading_aid,
                "rPh" => in_reading_aid = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_reading_aid = false,
                _ => {}
            },
            Event::Text(text) if in_text => {
                found.iter_mut().last().into_iter().for_each(|own| own.text.push_str(&text))
            }
            Event::GeneralRef(entity) if in_text => {
                found.iter_mut().last().into_iter().for_each(|own| push_entity(&mut own.text, &entity))
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// A target as the path of a part: `../comments1.xml` beside a folder.
fn resolved(folder: &str, target: &str) -> String {
    let whole = join(folder, target);
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What each cell style shows.
fn formats(archive: &mut Archive, path: &str) -> Vec<Style> {
    let mut own: BTreeMap<u32, Shows> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut struck_fonts: Vec<bool> = Vec::new();
    let (mut in_cells, mut in_fonts) = (false, false);
    let Ok(mut xml) = archive.xml(path) else { return styles };
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode").unwrap_or_default();
                    if let Some(id) = number(&tag, "numFmtId") {
                        own.insert(id as u32, custom(&code));
                    }
                }
                "fonts" => in_fonts = true,
                "font" if in_fonts => struck_fonts.push(false),
                "strike" if in_fonts => {
                    let strikes = attribute(&tag, "val").is_none_or(|said| said == "1" || said == "true");
                    struck_fonts.last_mut().into_iter().for_each(|struck| *struck = strikes);
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&tag, "numFmtId").unwrap_or(0) as u32;
                    let font = number(&tag, "fontId").unwrap_or(0);
                    let shows = own.get(&id).copied().unwrap_or_else(|| built_in(id));
                    styles.push(Style { shows, struck: struck_fonts.get(font).copied().unwrap_or(false) });
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "fonts" => in_fonts = false,
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => break,
            _ => {}
        }
    }
    styles
}

fn shared_words(archive: &mut Archive, path: &str, limits: &Limits) -> Result<Words, Refusal> {
    let mut words = Words::default();
    if !archive.names().contains(&path.to_lowercase()) {
        return Ok(words);
    }
    let whole = {
        let mut xml = archive.xml(path)?;
        fill_words(&mut xml, &mut words, limits)?
    };
    if whole { Ok(words) } else { Err(archive.broken()) }
}

fn fill_words<R: BufRead>(xml: &mut Xml<R>, words: &mut Words, limits: &Limits) -> Result<bool, Refusal> {
    let (mut in_text, mut in_reading_aid) = (false, false);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => in_text = !in_reading_aid,
                "rPh" => in_reading_aid = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => in_reading_aid = false,
                "si" => words.end(),
                _ => {}
            },
            Event::Text(text) if in_text => words.all.push_str(&text),
            Event::CData(text) if in_text => words.all.push_str(&text),
            Event::GeneralRef(entity) if in_text => push_entity(&mut words.all, &entity),
            Event::Eof => return Ok(true),
            _ => {}
        }
        words.check(limits)?;
    }
    Ok(false)
}

struct XlsxSheet<'a> {
    filling: Filling,
    words: &'a Words,
    formats: &'a [Style],
    since_1904: bool,
}

/// The cell being read.
#[derive(Default)]
struct XlsxCell {
    column: usize,
    style: usize,
    kind: String,
    value: String,
    formula: String,
    inline: String,
    /// A place for a value is there, if only an empty one.
    valued: bool,
}

/// Which text the events belong to.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Nothing,
    Value,
    Formula,
    Inline,
    ReadingAid,
}

impl XlsxSheet<'_> {
    /// Reads a sheet to its end; false when it is damaged.
    fn sheet<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<bool, Refusal> {
        let mut cell = XlsxCell::default();
        let (mut line, mut column, mut within) = (0_u32, 0_usize, Within::Nothing);
        let mut ended = false;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        line = number(&tag, "r").map_or(line.saturating_add(1), |at| at as u32);
                        column = 0;
                        // Of no height at all, a row is as hidden as one that says so.
                        let flat = attribute(&tag, "ht").is_some_and(|height| is_nought(&height));
                        self.filling.begin(line, flat || is_on(&tag, "hidden"))?;
                    }
                    "c" => {
                        column = attribute(&tag, "r").and_then(|at| column_of(&at)).unwrap_or(column);
                        open(&mut cell, &tag, column);
                        column += 1;
                    }
                    "v" => (within, cell.valued) = (Within::Value, true),
                    "f" => within = Within::Formula,
                    "t" if within != Within::ReadingAid => within = Within::Inline,
                    "rPh" => within = Within::ReadingAid,
                    "mergeCell" => self.merge(&tag),
                    "col" => self.column(&tag),
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => self.close(&cell)?,
                    "row" => self.filling.end()?,
                    "worksheet" => ended = true,
                    "v" | "f" | "rPh" => within = Within::Nothing,
                    "t" if within == Within::Inline => within = Within::Nothing,
                    _ => {}
                },
                Event::Text(text) => {
                    if let Some(words) = cell.words(within) {
                        words.push_str(&text);
                    }
                }
                Event::CData(text) => {
                    if let Some(words) = cell.words(within) {
                        words.push_str(&text);
                    }
                }
                Event::GeneralRef(entity) => {
                    if let Some(words) = cell.words(within) {
                        push_entity(words, &entity);
                    }
                }
                Event::Eof => return Ok(ended),
                _ => {}
            }
        }
        Ok(false)
    }

    /// The columns the sheet hides, as far as a list goes.
    fn column(&mut self, tag: &BytesStart) {
        let narrow = attribute(tag, "width").is_some_and(|width| is_nought(&width));
        let ends = number(tag, "min").zip(number(tag, "max")).filter(|_| narrow || is_on(tag, "hidden"));
        if let Some((first, last)) = ends.filter(|(_, last)| *last > 0) {
            self.filling.hide(first.max(1) - 1, last - 1);
        }
    }

    fn close(&mut self, cell: &XlsxCell) -> Result<(), Refusal> {
        let (kind, text) = self.shown(cell);
        let style = self.formats.get(cell.style).copied().unwrap_or_default();
        if typed_year(&cell.value, style.shows).is_some()
            && !matches!(cell.kind.as_str(), "s" | "inlineStr" | "str" | "e" | "b" | "d")
        {
            self.filling.builder.flaw(Flaw::YearInDateCell);
        }
        self.filling.cell(cell.column, style, kind, &text)
    }

    fn shown(&self, cell: &XlsxCell) -> (CellKind, String) {
        let value = cell.value.as_str();
        let (kind, text) = match cell.kind.as_str() {
            "s" => {
                let at = value.trim().parse().ok();
                (CellKind::Text, at.and_then(|at| self.words.get(at)).unwrap_or("").to_owned())
            }
            "inlineStr" => (CellKind::Text, cell.inline.clone()),
            "str" | "e" => (CellKind::Text, value.to_owned()),
            "b" => (CellKind::Text, if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "d" => (CellKind::Date, value.trim_end_matches("T00:00:00").to_owned()),
            _ if value.is_empty() => (CellKind::Text, cell.inline.clone()),
            _ => {
                let shows = self.formats.get(cell.style).copied().unwrap_or_default().shows;
                match typed_year(value, shows) {
                    Some(year) => (CellKind::Number, year),
                    None => shown(value, shows, self.since_1904),
                }
            }
        };
        // A formula that came to an empty text says so: its value is words, and none. Others were never
        // computed.
        let came_to_nothing = cell.kind == "str" && cell.valued;
        if text.is_empty() && !cell.formula.is_empty() && !came_to_nothing {
            return (CellKind::Formula, format!("={}", cell.formula));
        }
        (kind, plain_escapes(text))
    }

    fn merge(&mut self, tag: &BytesStart) {
        let Some(block) = attribute(tag, "ref") else { return };
        let Some((from, to)) = block.split_once(':') else { return };
        let ends = (column_of(from), line_of(from), column_of(to), line_of(to));
        if let (Some(first_column), Some(first_line), Some(last_column), Some(last_line)) = ends {
            self.filling.merge(Merge { first_line, last_line, first_column, last_column });
        }
    }
}

fn is_on(tag: &BytesStart, name: &str) -> bool {
    attribute(tag, name).is_some_and(|said| said == "1" || said == "true")
}

fn open(cell: &mut XlsxCell, tag: &BytesStart, column: usize) {
    cell.column = column;
    cell.style = number(tag, "s").unwrap_or(0);
    cell.kind = attribute(tag, "t").unwrap_or_default();
    cell.value.clear();
    cell.formula.clear();
    cell.inline.clear();
    cell.valued = false;
}

impl XlsxCell {
    fn words(&mut self, within: Within) -> Option<&mut String> {
        match within {
            Within::Value => Some(&mut self.value),
            Within::Formula => Some(&mut self.formula),
            Within::Inline => Some(&mut self.inline),
            Within::Nothing | Within::ReadingAid => None,
        }
    }
}

/// `_x000D_` is how the format writes characters that XML cannot hold.
fn plain_escapes(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 2..].get(4..5) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some('\r') => rest = &rest[at + 7..],
            Some(letter) => {
                out.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `BC12` is column 54, counted from 0.
fn column_of(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column = letters
        .fold(0_usize, |column, letter| column * 26 + (letter.to_ascii_uppercase() - b'A') as usize + 1);
    column.checked_sub(1)
}

fn line_of(address: &str) -> Option<u32> {
    address.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse().ok()
}
/// «0», "0.0": no height, no width.
fn is_nought(size: &str) -> bool {
    size.trim().parse::<f64>().is_ok_and(|size| size == 0.0)
}
