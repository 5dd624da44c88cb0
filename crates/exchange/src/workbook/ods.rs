//! OpenDocument spreadsheets (OASIS ODF 1.3, part 3 §9), packed or flat.
//!
//! The format writes runs of equal cells and lines once with a count; a sheet
//! "filled" to its last line is then a few bytes. Runs of nothing are stepped
//! over; runs of something are written out only as far as a list can go.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, Xml, attribute, number, push_entity};
use super::filling::{put_comments, spend};
use crate::book::{CellKind, Comment, Flaw, Limits, Merge, Sheet, SheetBuilder};
use crate::refusal::{Refusal, Remark};

/// A filled line is repeated at most so often; beyond, it is a fill to the end.
const MOST_REPEATS: usize = 1_000;

/// Reads every sheet of a packed spreadsheet.
pub(crate) fn read_ods(
    archive: &mut Archive,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    if is_locked(archive) {
        return Err(Refusal::Locked);
    }
    let read = {
        let mut xml = archive.xml("content.xml")?;
        sheets(&mut xml, limits, remarks)?
    };
    read.ok_or_else(|| archive.broken())
}

/// Reads every sheet of a spreadsheet kept as one XML file.
pub(crate) fn read_flat_ods(
    bytes: &[u8],
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    sheets(&mut Xml::new(bytes), limits, remarks)?.ok_or_else(|| Refusal::corrupt("ods"))
}

fn is_locked(archive: &mut Archive) -> bool {
    let Ok(mut xml) = archive.xml("META-INF/manifest.xml") else { return false };
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => return true,
            Event::Eof => return false,
            _ => {}
        }
    }
    false
}

/// Filled cells of one line, and merges of one sheet, that are kept.
const MOST_CELLS: usize = 4_096;
const MOST_MERGES: usize = 50_000;

/// The cell being read.
#[derive(Default)]
struct OdsCell {
    kind: String,
    value: String,
    formula: String,
    text: String,
    repeats: usize,
    columns_spanned: usize,
    lines_spanned: usize,
    paragraphs: usize,
}

/// A filled cell of the line being read.
struct Filled {
    column: usize,
    repeats: usize,
    kind: CellKind,
    text: String,
}

/// Where the reading stands.
#[derive(Default)]
struct At {
    line: u32,
    column: usize,
    line_repeats: usize,
    cell: OdsCell,
    filled: Vec<Filled>,
    in_paragraph: usize,
    in_aside: usize,
    hidden: bool,
    /// A comment at the cell being read.
    comment: Option<String>,
    comments: Vec<Comment>,
}

fn sheets<R: BufRead>(
    xml: &mut Xml<R>,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Option<Vec<Sheet>>, Refusal> {
    let mut done = Vec::new();
    let mut builder: Option<SheetBuilder> = None;
    let mut at = At::default();
    let (mut left, mut inner) = (limits, 0_usize);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table" if builder.is_none() && tag.name().as_ref().starts_with("table:") => {
                    builder = Some(SheetBuilder::new(attribute(&tag, "name"), left));
                    at = At::default();
                }
                // A table inside a cell does not end the sheet.
                "table" => inner += 1,
                other => at.start(other, &tag),
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "table" if inner > 0 => inner -= 1,
                "table" if tag.name().as_ref().starts_with("table:") => {
                    if let Some(sheet) = builder.take() {
                        let (mut sheet, said) = sheet.finish()?;
                        remarks.extend(said);
                        put_comments(&mut sheet, std::mem::take(&mut at.comments), remarks);
                        spend(&mut left, &sheet);
                        done.push(sheet);
                    }
                }
                other => {
                    if let Some(builder) = &mut builder {
                        at.end(other, builder, &limits)?;
                    }
                }
            },
            Event::Text(text) => at.words(|words| words.push_str(&text)),
            Event::CData(text) => at.words(|words| words.push_str(&text)),
            Event::GeneralRef(entity) => at.words(|words| push_entity(words, &entity)),
            Event::Eof if builder.is_none() && !done.is_empty() => return Ok(Some(done)),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

impl At {
    fn words(&mut self, add: impl FnOnce(&mut String)) {
        match &mut self.comment {
            Some(comment) if self.in_paragraph > 0 => add(comment),
            None if self.in_paragraph > 0 && self.in_aside == 0 => add(&mut self.cell.text),
            _ => {}
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "table-row" => {
                self.line_repeats = number(tag, "number-rows-repeated").unwrap_or(1).max(1);
                self.hidden = attribute(tag, "visibility").is_some_and(|said| said != "visible");
                self.column = 0;
                self.filled.clear();
            }
            "table-cell" | "covered-table-cell" => self.open(tag),
            // Comments and drawings stand inside cells and are not their words.
            "annotation" | "frame" | "shape" | "tracked-changes" => {
                self.comment = (name == "annotation" && self.comments.len() < MOST_CELLS).then(String::new);
                self.in_aside += 1;
            }
            "p" => {
                if self.in_aside == 0 && self.cell.paragraphs > 0 {
                    self.cell.text.push('\n');
                }
                self.cell.paragraphs += usize::from(self.in_aside == 0);
                self.in_paragraph += 1;
            }
            "s" => {
                let count = number(tag, "c").unwrap_or(1).min(100);
                self.words(|words| words.extend(std::iter::repeat_n(' ', count)));
            }
            "tab" => self.words(|words| words.push('\t')),
            "line-break" => self.words(|words| words.push('\n')),
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart) {
        let value = ["date-value", "time-value", "boolean-value", "string-value", "value"];
        self.cell = OdsCell {
            kind: attribute(tag, "value-type").unwrap_or_default(),
            value: value.into_iter().find_map(|name| attribute(tag, name)).unwrap_or_default(),
            formula: attribute(tag, "formula").unwrap_or_default(),
            text: String::new(),
            repeats: number(tag, "number-columns-repeated").unwrap_or(1).max(1),
            columns_spanned: number(tag, "number-columns-spanned").unwrap_or(1),
            lines_spanned: number(tag, "number-rows-spanned").unwrap_or(1),
            paragraphs: 0,
        };
    }

    fn end(&mut self, name: &str, builder: &mut SheetBuilder, limits: &Limits) -> Result<(), Refusal> {
        match name {
            "p" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            "annotation" | "frame" | "shape" | "tracked-changes" => {
                self.in_aside = self.in_aside.saturating_sub(1);
                let said = self.comment.take().filter(|text| !text.trim().is_empty());
                let (line, column) = (self.line + 1, self.column);
                self.comments.extend(said.map(|text| Comment { line, column, text: text.trim().to_owned() }));
            }
            "table-cell" | "covered-table-cell" => self.close(builder),
            "table-row" => self.end_line(builder, limits)?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, builder: &mut SheetBuilder) {
        let cell = std::mem::take(&mut self.cell);
        let (column, repeats) = (self.column, cell.repeats.max(1));
        self.column = self.column.saturating_add(repeats);
        let spans = cell.columns_spanned > 1 || cell.lines_spanned > 1;
        if spans && builder.sheet().merges.len() < MOST_MERGES {
            let line = self.line + 1;
            builder.sheet().merges.push(Merge {
                first_line: line,
                last_line: line.saturating_add(cell.lines_spanned.max(1) as u32 - 1),
                first_column: column,
                last_column: column.saturating_add(cell.columns_spanned.max(1) - 1),
            });
        }
        let (kind, text) = shown(cell);
        if !text.is_empty() && self.filled.len() < MOST_CELLS {
            self.filled.push(Filled { column, repeats, kind, text });
        }
    }

    fn end_line(&mut self, builder: &mut SheetBuilder, limits: &Limits) -> Result<(), Refusal> {
        let repeats = self.line_repeats;
        let shown = if self.filled.is_empty() { 0 } else { repeats.min(MOST_REPEATS) };
        for ahead in 0..shown {
            builder.begin(self.line.saturating_add(ahead as u32 + 1))?;
            if self.hidden {
                builder.flaw(Flaw::HiddenLine);
            }
            for cell in &self.filled {
                // One column past the limit, so that the excess leaves its flaw.
                let end = cell.column.saturating_add(cell.repeats).min(limits.columns + 1);
                for column in cell.column..end.max(cell.column + 1) {
                    builder.cell(column, cell.kind, &cell.text)?;
                }
            }
            builder.end()?;
        }
        self.line = self.line.saturating_add(u32::try_from(repeats).unwrap_or(u32::MAX));
        self.filled.clear();
        Ok(())
    }
}

fn shown(cell: OdsCell) -> (CellKind, String) {
    let OdsCell { kind, value, formula, text, .. } = cell;
    match kind.as_str() {
        "date" => (CellKind::Date, date_as_shown(&value, &text)),
        "float" | "currency" | "percentage" => {
            // Leading zeros are in the words, not in the value.
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            (CellKind::Number, if digits { text } else { value })
        }
        _ if text.is_empty() && !value.is_empty() => (CellKind::Text, value),
        _ if text.is_empty() && !formula.is_empty() => {
            let bare = formula.trim_start_matches("of:").trim_start_matches("oooc:");
            (CellKind::Formula, if bare.starts_with('=') { bare.to_owned() } else { format!("={bare}") })
        }
        _ => (CellKind::Text, text),
    }
}

/// The stored date, no more precisely than its words show it.
fn date_as_shown(stored: &str, words: &str) -> String {
    let date = stored.trim_end_matches("T00:00:00");
    let groups: Vec<&str> =
        words.split(|letter: char| !letter.is_numeric()).filter(|group| !group.is_empty()).collect();
    let named_month = words.chars().any(char::is_alphabetic);
    let shown_parts = groups.len() + usize::from(named_month);
    let length = match shown_parts {
        1 => 4,
        2 if groups.iter().any(|group| group.chars().count() == 4) || named_month => 7,
        _ => return date.to_owned(),
    };
    date.get(..length).unwrap_or(date).to_owned()
}
