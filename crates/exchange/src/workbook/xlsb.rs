//! The binary form of the newer workbooks ([MS-XLSB]), record by record.
//!
//! The package and its relations are those of the XML form; the parts are records,
//! each with its kind and its length. What is not asked for is stepped over.
//!
//! **Invariants:** memory follows the bytes that come out of the package, of which
//! there are no more than its meter allows; no record is held that is longer than
//! a record can be. A formula is read as the result remembered beside it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use super::archive::Archive;
use super::filling::{Filling, MOST_COMMENTS, Style, Words, fault, packed_number, put_comments};
use super::numbers::{number16, number32, real};
use super::serial::{Shows, built_in, custom};
use super::xlsx::{comments_part, join, relations};
use crate::book::{CellKind, Comment, Limits, Merge, Sheet};
use crate::refusal::{Refusal, Remark};

/// A cell holds 32,767 letters at most; with what is said of their fonts this is enough.
const LONGEST_RECORD: usize = 1 << 20;
const LAST_LINE: u32 = 1_048_575;
const LAST_COLUMN: u32 = 16_383;
/// More sheets than any workbook has.
const MOST_SHEETS: usize = 4_096;

/// Kinds of records.
mod kind {
    pub(super) const LINE: u16 = 0x0000;
    pub(super) const PACKED_NUMBER: u16 = 0x0002;
    pub(super) const FAULT: u16 = 0x0003;
    pub(super) const TRUTH: u16 = 0x0004;
    pub(super) const NUMBER: u16 = 0x0005;
    pub(super) const OWN_WORDS: u16 = 0x0006;
    pub(super) const SHARED_WORDS: u16 = 0x0007;
    pub(super) const RESULT_WORDS: u16 = 0x0008;
    pub(super) const RESULT_NUMBER: u16 = 0x0009;
    pub(super) const RESULT_TRUTH: u16 = 0x000A;
    pub(super) const RESULT_FAULT: u16 = 0x000B;
    pub(super) const ENTRY: u16 = 0x0013;
    pub(super) const FONT: u16 = 0x002B;
    pub(super) const FORMAT: u16 = 0x002C;
    pub(super) const STYLE: u16 = 0x002F;
    pub(super) const COLUMN: u16 = 0x003C;
    pub(super) const RICH_WORDS: u16 = 0x003E;
    pub(super) const SHEET_END: u16 = 0x0082;
    pub(super) const BOOK_PROPERTIES: u16 = 0x0099;
    pub(super) const SHEET: u16 = 0x009C;
    pub(super) const MERGE: u16 = 0x00B0;
    pub(super) const STYLES: u16 = 0x0269;
    pub(super) const STYLES_END: u16 = 0x026A;
    pub(super) const COMMENT: u16 = 0x027B;
    pub(super) const COMMENT_WORDS: u16 = 0x027D;
}

/// Reads every sheet of the workbook.
pub(crate) fn read_xlsb(
    archive: &mut Archive,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    let mut names = archive.names();
    names.sort_by_key(|name| (name != "xl/workbook.bin", name.len()));
    let workbook =
        names.iter().find(|name| name.ends_with("workbook.bin")).ok_or(Refusal::corrupt("xlsb"))?;
    let parts = relations(archive, workbook);
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
    let side = |kind: &str, usual: &str| {
        let part = parts.values().find(|part| part.kind.ends_with(kind));
        join(folder, part.map_or(usual, |part| &part.target)).to_lowercase()
    };
    let (mut outline, mut styles, mut words) = (XlsbOutline::default(), Styles::default(), Words::default());
    whole(archive, workbook, &mut |kind, body| outline.take(kind, body).ok_or_else(damaged))?;
    let (style_part, word_part) =
        (side("/styles", "styles.bin"), side("/sharedStrings", "sharedStrings.bin"));
    if names.contains(&style_part) {
        whole(archive, &style_part, &mut |kind, body| styles.take(kind, body).ok_or_else(damaged))?;
    }
    if names.contains(&word_part) {
        whole(archive, &word_part, &mut |kind, body| match kind {
            kind::ENTRY => {
                wide(body.get(1..).ok_or_else(damaged)?, &mut words.all).ok_or_else(damaged)?;
                words.end();
                words.check(&limits)
            }
            _ => Ok(()),
        })?;
    }
    let styles = styles.all();
    let (mut left, mut sheets) = (limits, Vec::new());
    for NamedSheet { name, relation, hidden } in &outline.sheets {
        let path = parts
            .get(relation)
            .map(|part| (join(folder, &part.target).to_lowercase(), part.kind.ends_with("/worksheet")));
        let path = match path {
            Some((_, false)) => continue,
            Some((path, true)) if names.contains(&path) => path,
            _ => {
                remarks.push(Remark::new("unread_sheet").sheet(&Some(name.clone())));
                continue;
            }
        };
        let filling = Filling::new(name, left);
        let mut reading = XlsbSheet {
            filling,
            styles: &styles,
            words: &words,
            since_1904: outline.since_1904,
            ended: false,
        };
        whole(archive, &path, &mut |kind, body| reading.take(kind, body))?;
        if !reading.ended {
            return Err(archive.broken());
        }
        let (mut sheet, said) = reading.filling.finish(&mut left)?;
        sheet.hidden = *hidden;
        remarks.extend(said);
        put_comments(&mut sheet, comments(archive, &path), remarks);
        sheets.push(sheet);
    }
    if outline.sheets.is_empty() { Err(archive.broken()) } else { Ok(sheets) }
}

fn damaged() -> Refusal {
    Refusal::corrupt("xlsb")
}

/// The comments at the cells of a sheet. A list is read whose comments are damaged: what is
/// whole among them is kept.
fn comments(archive: &mut Archive, sheet: &str) -> Vec<Comment> {
    let Some(part) = comments_part(archive, sheet) else { return Vec::new() };
    let mut found: Vec<Comment> = Vec::new();
    let mut take = |kind, body: &[u8]| {
        match kind {
            kind::COMMENT => {
                let (line, column) = number32(body, 4).zip(number32(body, 12)).ok_or_else(damaged)?;
                let line = line.saturating_add(1);
                found.push(Comment { line, column: column as usize, text: String::new() });
            }
            kind::COMMENT_WORDS => {
                let own = found.last_mut().ok_or_else(damaged)?;
                wide(body.get(1..).ok_or_else(damaged)?, &mut own.text).ok_or_else(damaged)?;
            }
            _ => {}
        }
        if found.len() > MOST_COMMENTS { Err(damaged()) } else { Ok(()) }
    };
    let _ = whole(archive, &part, &mut take);
    found.truncate(MOST_COMMENTS);
    found
}

/// Gives every record of a part, to its end.
fn whole(
    archive: &mut Archive,
    path: &str,
    each: &mut dyn FnMut(u16, &[u8]) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let read = {
        let mut part = BufReader::with_capacity(64 << 10, archive.bytes(path)?);
        let mut body = Vec::new();
        loop {
            match record(&mut part, &mut body) {
                Some(Some(kind)) => each(kind, &body)?,
                Some(None) => break true,
                None => break false,
            }
        }
    };
    if read { Ok(()) } else { Err(archive.broken()) }
}

/// The kind of the next record, its bytes into `body`; none at the end, nothing if it is damaged.
fn record(part: &mut impl BufRead, body: &mut Vec<u8>) -> Option<Option<u16>> {
    if part.fill_buf().ok()?.is_empty() {
        return Some(None);
    }
    let kind = number(part, 2)? as u16;
    let length = number(part, 4)?;
    body.clear();
    let wanted = part.take(length as u64);
    if is_asked_for(kind) && length <= LONGEST_RECORD {
        { wanted }.read_to_end(body).ok().filter(|read| *read == length)?;
    } else {
        std::io::copy(&mut { wanted }, &mut std::io::sink()).ok().filter(|read| *read == length as u64)?;
        return (!is_asked_for(kind)).then_some(Some(u16::MAX));
    }
    Some(Some(kind))
}

fn is_asked_for(kind: u16) -> bool {
    use kind::*;
    let of_cells =
        matches!(kind, LINE | PACKED_NUMBER..=RESULT_FAULT | ENTRY | RICH_WORDS | COMMENT | COMMENT_WORDS);
    let of_styles = matches!(kind, FONT | FORMAT | STYLE | STYLES | STYLES_END);
    of_cells || of_styles || matches!(kind, COLUMN | SHEET_END | BOOK_PROPERTIES | SHEET | MERGE)
}

/// A number in as many bytes as it needs, seven bits each.
fn number(part: &mut impl Read, most: usize) -> Option<usize> {
    let mut number = 0;
    for at in 0..most {
        let mut byte = [0];
        part.read_exact(&mut byte).ok()?;
        number |= usize::from(byte[0] & 0x7F) << (7 * at);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// A text with its length before it; the bytes it took.
fn wide(bytes: &[u8], to: &mut String) -> Option<usize> {
    let units = match number32(bytes, 0)? {
        // Said to be none at all.
        u32::MAX => 0,
        count => count as usize,
    };
    let end = units.checked_mul(2)?.checked_add(4)?;
    let units = bytes.get(4..end)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    to.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')));
    Some(end)
}

/// A sheet, by the relation that leads to its part.
struct NamedSheet {
    name: String,
    relation: String,
    hidden: bool,
}

/// Which sheets there are, and from which year days are counted.
#[derive(Default)]
struct XlsbOutline {
    sheets: Vec<NamedSheet>,
    since_1904: bool,
}

impl XlsbOutline {
    fn take(&mut self, kind: u16, body: &[u8]) -> Option<()> {
        match kind {
            kind::BOOK_PROPERTIES => self.since_1904 |= body.first()? & 1 != 0,
            kind::SHEET => {
                let (mut relation, mut name) = (String::new(), String::new());
                let behind = 8 + wide(body.get(8..)?, &mut relation)?;
                wide(body.get(behind..)?, &mut name)?;
                if self.sheets.len() == MOST_SHEETS {
                    return None;
                }
                self.sheets.push(NamedSheet { name, relation, hidden: number32(body, 0)? != 0 });
            }
            _ => {}
        }
        Some(())
    }
}

/// What the styles of cells show.
#[derive(Default)]
struct Styles {
    own: BTreeMap<u16, Shows>,
    struck_fonts: Vec<bool>,
    /// The format and the font of each style.
    parts: Vec<(u16, u16)>,
    in_cells: bool,
}

impl Styles {
    fn take(&mut self, kind: u16, body: &[u8]) -> Option<()> {
        match kind {
            kind::FORMAT => {
                let mut code = String::new();
                wide(body.get(2..)?, &mut code)?;
                self.own.insert(number16(body, 0)?, custom(&code));
            }
            kind::FONT => self.struck_fonts.push(number16(body, 2)? & 8 != 0),
            kind::STYLES => self.in_cells = true,
            kind::STYLES_END => self.in_cells = false,
            kind::STYLE if self.in_cells => self.parts.push((number16(body, 2)?, number16(body, 4)?)),
            _ => {}
        }
        Some(())
    }

    fn all(&self) -> Vec<Style> {
        let style = |(format, font): &(u16, u16)| Style {
            shows: self.own.get(format).copied().unwrap_or_else(|| built_in(u32::from(*format))),
            struck: self.struck_fonts.get(usize::from(*font)).copied().unwrap_or(false),
        };
        self.parts.iter().map(style).collect()
    }
}

/// A sheet being read.
struct XlsbSheet<'a> {
    filling: Filling,
    styles: &'a [Style],
    words: &'a Words,
    since_1904: bool,
    ended: bool,
}

impl XlsbSheet<'_> {
    fn take(&mut self, kind: u16, body: &[u8]) -> Result<(), Refusal> {
        match kind {
            kind::LINE => {
                self.filling.end()?;
                let line = number32(body, 0).filter(|line| *line <= LAST_LINE).ok_or_else(damaged)?;
                self.filling.begin(line + 1, body.get(11).is_some_and(|flags| flags & 0x10 != 0))
            }
            kind::COLUMN => {
                let (first, last) = number32(body, 0).zip(number32(body, 4)).ok_or_else(damaged)?;
                if number16(body, 16).is_some_and(|flags| flags & 1 != 0) {
                    self.filling.hide(first as usize, last as usize);
                }
                Ok(())
            }
            kind::MERGE => {
                let [first_line, last_line, first_column, last_column] =
                    [0, 4, 8, 12].map(|at| number32(body, at).unwrap_or(u32::MAX));
                if last_line > LAST_LINE || last_column > LAST_COLUMN {
                    return Err(damaged());
                }
                let (first_column, last_column) = (first_column as usize, last_column as usize);
                self.filling.merge(Merge {
                    first_line: first_line.saturating_add(1),
                    last_line: last_line + 1,
                    first_column,
                    last_column,
                });
                Ok(())
            }
            kind::SHEET_END => {
                self.ended = true;
                self.filling.end()
            }
            kind::PACKED_NUMBER..=kind::RESULT_FAULT | kind::RICH_WORDS => self.cell(kind, body),
            _ => Ok(()),
        }
    }

    fn cell(&mut self, kind: u16, body: &[u8]) -> Result<(), Refusal> {
        let column = number32(body, 0).filter(|column| *column <= LAST_COLUMN).ok_or_else(damaged)? as usize;
        let style = number32(body, 4).ok_or_else(damaged)? & 0x00FF_FFFF;
        let style = self.styles.get(style as usize).copied().unwrap_or_default();
        let value = body.get(8..).ok_or_else(damaged)?;
        let mut own = String::new();
        let text = match kind {
            kind::PACKED_NUMBER => {
                let number = packed_number(number32(value, 0).ok_or_else(damaged)?);
                return self.filling.number(column, style, number, self.since_1904);
            }
            kind::NUMBER | kind::RESULT_NUMBER => {
                let number = real(value, 0).ok_or_else(damaged)?;
                return self.filling.number(column, style, number, self.since_1904);
            }
            kind::FAULT | kind::RESULT_FAULT => fault(*value.first().ok_or_else(damaged)?),
            kind::TRUTH | kind::RESULT_TRUTH if value.first().ok_or_else(damaged)? != &0 => "TRUE",
            kind::TRUTH | kind::RESULT_TRUTH => "FALSE",
            kind::SHARED_WORDS => {
                self.words.get(number32(value, 0).ok_or_else(damaged)? as usize).unwrap_or_default()
            }
            kind::OWN_WORDS | kind::RESULT_WORDS => {
                wide(value, &mut own).ok_or_else(damaged)?;
                own.as_str()
            }
            // Words with fonts of their own have a byte before them that says so.
            _ => {
                wide(value.get(1..).ok_or_else(damaged)?, &mut own).ok_or_else(damaged)?;
                own.as_str()
            }
        };
        self.filling.cell(column, style, CellKind::Text, text)
    }
}
