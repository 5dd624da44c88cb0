//! Office Open XML workbooks (ECMA-376), cell by cell.
//!
//! A formula with a remembered result is read as that result: it is what the
//! person saw. A formula without one is read as its own text, beginning with
//! `=`; nothing is ever computed.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, Xml, attribute, number, push_entity};
use super::serial::{Shows, built_in, custom, shown};
use crate::book::{CellKind, Limits, Merge, Sheet, SheetBuilder};
use crate::refusal::{Limit, Refusal, Remark};

const MOST_MERGES: usize = 50_000;

/// Reads every sheet of the workbook.
pub(crate) fn read_xlsx(
    archive: &mut Archive,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    let workbook = workbook_part(archive)?;
    let outline = Outline::read(archive, &workbook)?;
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
        let mut reading = Reading {
            builder: SheetBuilder::new(Some(name.clone()), left),
            words: &words,
            formats: &formats,
            since_1904: outline.since_1904,
            hidden_lines: 0,
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
        if reading.hidden_lines > 0 {
            let remark = Remark::new("hidden_lines").count(reading.hidden_lines);
            remarks.push(remark.sheet(&Some(name.clone())));
        }
        let (mut sheet, said) = reading.builder.finish()?;
        sheet.hidden = *hidden;
        remarks.extend(said);
        left.cells = left.cells.saturating_sub(sheet.lines().map(|line| line.cells().len()).sum());
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
struct Outline {
    sheets: Vec<(String, String, bool)>,
    since_1904: bool,
}

impl Outline {
    fn read(archive: &mut Archive, path: &str) -> Result<Outline, Refusal> {
        let mut outline = Outline::default();
        let mut xml = archive.xml(path)?;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    outline.sheets.push((name, attribute(&tag, "id").unwrap_or_default(), hidden));
                }
                Event::Start(tag) if tag.local_name().as_ref() == "workbookPr" => {
                    outline.since_1904 = attribute(&tag, "date1904").is_some_and(|said| said == "1" || said == "true");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(outline)
    }
}

struct Part {
    kind: String,
    target: String,
}

fn relations(archive: &mut Archive, workbook: &str) -> BTreeMap<String, Part> {
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
                parts.insert(attribute(&tag, "Id").unwrap_or_default(), Part { kind, target });
            }
            Event::Eof => break,
            _ => {}
        }
    }
    parts
}

fn join(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// What each cell style shows.
fn formats(archive: &mut Archive, path: &str) -> Vec<Shows> {
    let mut own: BTreeMap<u32, Shows> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
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
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&tag, "numFmtId").unwrap_or(0) as u32;
                    styles.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => break,
            _ => {}
        }
    }
    styles
}

/// The words that cells point to, in one string.
#[derive(Default)]
struct Words {
    all: String,
    ends: Vec<u32>,
}

impl Words {
    fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.all.get(start..end)
    }
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
                "si" => words.ends.push(words.all.len() as u32),
                _ => {}
            },
            Event::Text(text) if in_text => words.all.push_str(&text),
            Event::CData(text) if in_text => words.all.push_str(&text),
            Event::GeneralRef(entity) if in_text => push_entity(&mut words.all, &entity),
            Event::Eof => return Ok(true),
            _ => {}
        }
        if words.all.len() > limits.text_bytes {
            return Err(Refusal::too_large(Limit::Text, limits.text_bytes as u64));
        }
    }
    Ok(false)
}

struct Reading<'a> {
    builder: SheetBuilder,
    words: &'a Words,
    formats: &'a [Shows],
    since_1904: bool,
    hidden_lines: u32,
}

/// The cell being read.
#[derive(Default)]
struct Open {
    column: usize,
    style: usize,
    kind: String,
    value: String,
    formula: String,
    inline: String,
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

impl Reading<'_> {
    /// Reads a sheet to its end; false when it is damaged.
    fn sheet<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<bool, Refusal> {
        let mut cell = Open::default();
        let (mut line, mut column, mut within) = (0_u32, 0_usize, Within::Nothing);
        let mut ended = false;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        line = number(&tag, "r").map_or(line.saturating_add(1), |at| at as u32);
                        column = 0;
                        self.begin(&tag, line)?;
                    }
                    "c" => {
                        column = attribute(&tag, "r").and_then(|at| column_of(&at)).unwrap_or(column);
                        open(&mut cell, &tag, column);
                        column += 1;
                    }
                    "v" => within = Within::Value,
                    "f" => within = Within::Formula,
                    "t" if within != Within::ReadingAid => within = Within::Inline,
                    "rPh" => within = Within::ReadingAid,
                    "mergeCell" => self.merge(&tag),
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => self.close(&cell)?,
                    "row" => self.builder.end()?,
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

    fn begin(&mut self, tag: &BytesStart, line: u32) -> Result<(), Refusal> {
        let hidden = attribute(tag, "hidden").is_some_and(|said| said == "1" || said == "true");
        self.hidden_lines += u32::from(hidden);
        self.builder.begin(line)
    }

    fn close(&mut self, cell: &Open) -> Result<(), Refusal> {
        let (kind, text) = self.shown(cell);
        self.builder.cell(cell.column, kind, &text)
    }

    fn shown(&self, cell: &Open) -> (CellKind, String) {
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
                let shows = self.formats.get(cell.style).copied().unwrap_or_default();
                shown(value, shows, self.since_1904)
            }
        };
        if text.is_empty() && !cell.formula.is_empty() {
            return (CellKind::Formula, format!("={}", cell.formula));
        }
        (kind, plain_escapes(text))
    }

    fn merge(&mut self, tag: &BytesStart) {
        let merges = &mut self.builder.sheet().merges;
        let Some(block) = attribute(tag, "ref") else { return };
        let Some((from, to)) = block.split_once(':') else { return };
        let ends = (column_of(from), line_of(from), column_of(to), line_of(to));
        if let (Some(first_column), Some(first_line), Some(last_column), Some(last_line)) = ends
            && merges.len() < MOST_MERGES
        {
            merges.push(Merge { first_line, last_line, first_column, last_column });
        }
    }
}

fn open(cell: &mut Open, tag: &BytesStart, column: usize) {
    cell.column = column;
    cell.style = number(tag, "s").unwrap_or(0);
    cell.kind = attribute(tag, "t").unwrap_or_default();
    cell.value.clear();
    cell.formula.clear();
    cell.inline.clear();
}

impl Open {
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
    let column =
        letters.fold(0_usize, |column, letter| column * 26 + (letter.to_ascii_uppercase() - b'A') as usize + 1);
    column.checked_sub(1)
}

fn line_of(address: &str) -> Option<u32> {
    address.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse().ok()
}
