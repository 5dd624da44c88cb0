//! The workbooks of Excel 5 to 2003 (BIFF5 and BIFF8, [MS-XLS]), record by record.
//!
//! A record says of itself in which line and column its cell stands, and nothing
//! makes it come in order; cells are gathered, put in order and then shown.
//! A formula is read as the result that the program remembered beside it. Programs
//! that compute nothing remember nothing, or zero, beside every formula they write:
//! such a formula is read as one without a result.
//!
//! **Invariants:** memory follows the bytes that are there, never a number that
//! the file claims. Sheets may point anywhere into the file, but all of them
//! together are walked no further than a few times its length. A sheet without
//! an end is damage: half a list is not read as though it were the whole.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::Encoding;

use super::compound;
use super::filling::{Filling, MOST_COMMENTS, Style, Words, fault, packed_number, put_comments};
use super::numbers::{number16, number32, real};
use super::serial::{Shows, built_in, custom};
use crate::book::{CellKind, Comment, Limits, Merge, Sheet};
use crate::refusal::{Limit, Refusal, Remark};

/// These files are read whole into memory, so they may not be as large.
const MOST_BYTES: usize = 64 << 20;
/// What is shown of a formula without a result: its signs are not put into words here.
const UNREAD_FORMULA: &str = "=…";
/// No column stands beyond this one.
const LAST_COLUMN: u16 = 255;
/// How many times its length a file is walked at most, for all its sheets.
const MOST_WALKS: usize = 4;

/// Kinds of records.
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const NOTE: u16 = 0x001C;
    pub(super) const DATE_MODE: u16 = 0x0022;
    pub(super) const LOCK: u16 = 0x002F;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const MORE: u16 = 0x003C;
    pub(super) const CODE_PAGE: u16 = 0x0042;
    pub(super) const OBJECT: u16 = 0x005D;
    pub(super) const COLUMN: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const MANY_NUMBERS: u16 = 0x00BD;
    pub(super) const RICH_LABEL: u16 = 0x00D6;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const MERGES: u16 = 0x00E5;
    pub(super) const WORDS: u16 = 0x00FC;
    pub(super) const SHARED_LABEL: u16 = 0x00FD;
    pub(super) const OBJECT_WORDS: u16 = 0x01B6;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const TRUTH_OR_FAULT: u16 = 0x0205;
    pub(super) const RESULT_WORDS: u16 = 0x0207;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const PACKED_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Reads every sheet of the workbook in a compound file.
pub(crate) fn read_xls(
    bytes: &[u8],
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::too_large(Limit::FileBytes, MOST_BYTES as u64));
    }
    let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or_else(damaged)?;
    let book = Workbook::read(&stream, &limits)?;
    let (mut left, mut steps) = (limits, MOST_WALKS * stream.len());
    let mut sheets = Vec::new();
    for bound in &book.sheets {
        let Some(begun) = book.begin(bound) else {
            remarks.push(Remark::new("unread_sheet").sheet(&Some(bound.name.clone())));
            continue;
        };
        let mut filling = Filling::new(&bound.name, left);
        let found = book.gather(begun, &mut filling, left.cells, &mut steps)?;
        let comments = book.comments(&found);
        book.show(found, &mut filling)?;
        let (mut sheet, said) = filling.finish(&mut left)?;
        sheet.hidden = bound.hidden;
        remarks.extend(said);
        put_comments(&mut sheet, comments, remarks);
        sheets.push(sheet);
    }
    if sheets.is_empty() { Err(damaged()) } else { Ok(sheets) }
}

fn damaged() -> Refusal {
    Refusal::corrupt("xls")
}

struct BiffRecord<'a> {
    kind: u16,
    body: &'a [u8],
    /// Where it begins.
    at: usize,
}

/// One record after the other, as far as they are whole.
struct BiffRecords<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for BiffRecords<'a> {
    type Item = BiffRecord<'a>;

    fn next(&mut self) -> Option<BiffRecord<'a>> {
        let [a, b, c, d] = *self.stream.get(self.at..)?.first_chunk::<4>()?;
        let start = self.at + 4;
        let body = self.stream.get(start..start + u16::from_le_bytes([c, d]) as usize)?;
        let record = BiffRecord { kind: u16::from_le_bytes([a, b]), body, at: self.at };
        self.at = start + body.len();
        Some(record)
    }
}

/// Text that goes on in the records behind the one it began in.
struct Pieces<'a> {
    here: &'a [u8],
    behind: BiffRecords<'a>,
}

impl<'a> Pieces<'a> {
    fn new(stream: &'a [u8], at: usize) -> Option<Pieces<'a>> {
        let mut behind = BiffRecords { stream, at };
        Some(Pieces { here: behind.next()?.body, behind })
    }

    /// Goes on to the next piece; false if there is none.
    fn more(&mut self) -> bool {
        let at = self.behind.at;
        match self.behind.next() {
            Some(BiffRecord { kind: kind::MORE, body, .. }) => {
                self.here = body;
                true
            }
            _ => {
                self.behind.at = at;
                false
            }
        }
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.here.split_at_checked(count)?;
        self.here = rest;
        Some(taken)
    }

    fn number16(&mut self) -> Option<usize> {
        self.take(2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]) as usize)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        loop {
            let here = count.min(self.here.len());
            self.take(here)?;
            count -= here;
            if count == 0 {
                return Some(());
            }
            self.more().then_some(())?;
        }
    }

    /// Letters of one or two bytes. Every further piece says anew which.
    fn letters(&mut self, mut count: usize, mut flags: u8, to: &mut String) -> Option<()> {
        let mut units: Vec<u16> = Vec::new();
        loop {
            let size = if flags & 1 == 0 { 1 } else { 2 };
            let here = count.min(self.here.len() / size);
            let bytes = self.take(here * size)?;
            match size {
                1 => units.extend(bytes.iter().map(|byte| u16::from(*byte))),
                _ => units.extend(bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit))),
            }
            count -= here;
            if count == 0 {
                break;
            }
            self.more().then_some(())?;
            flags = self.take(1)?[0];
        }
        to.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')));
        Some(())
    }
}

/// What stands before the sheets.
struct Workbook<'a> {
    stream: &'a [u8],
    /// BIFF8: letters are Unicode, and no longer bytes of a code page.
    unicode: bool,
    page: &'static Encoding,
    since_1904: bool,
    struck_fonts: Vec<bool>,
    own_formats: BTreeMap<u16, Shows>,
    /// The format and the font of each style.
    style_parts: Vec<(u16, u16)>,
    styles: Vec<Style>,
    words: Words,
    sheets: Vec<Bound>,
}

/// A sheet, and where it stands.
struct Bound {
    name: String,
    at: usize,
    hidden: bool,
}

impl<'a> Workbook<'a> {
    fn read(stream: &'a [u8], limits: &Limits) -> Result<Workbook<'a>, Refusal> {
        let mut book = Workbook {
            stream,
            unicode: true,
            page: encoding_rs::WINDOWS_1252,
            since_1904: false,
            struck_fonts: Vec::new(),
            own_formats: BTreeMap::new(),
            style_parts: Vec::new(),
            styles: Vec::new(),
            words: Words::default(),
            sheets: Vec::new(),
        };
        for record in (BiffRecords { stream, at: 0 }) {
            if record.kind == kind::LOCK {
                return Err(Refusal::Locked);
            }
            if record.kind == kind::END {
                book.styles =
                    book.style_parts.iter().map(|(format, font)| book.style_of(*format, *font)).collect();
                return Ok(book);
            }
            book.take(&record, limits)?;
        }
        Err(damaged())
    }

    fn take(&mut self, record: &BiffRecord, limits: &Limits) -> Result<(), Refusal> {
        let body = record.body;
        let number = |at: usize| number16(body, at);
        match record.kind {
            kind::BEGIN => {
                self.unicode = !matches!(number(0), Some(0x0002 | 0x0007 | 0x0200 | 0x0300 | 0x0400 | 0x0500))
            }
            kind::CODE_PAGE => self.page = code_page(number(0).unwrap_or(0)),
            kind::DATE_MODE => self.since_1904 |= number(0) == Some(1),
            kind::FONT => self.struck_fonts.push(number(2).is_some_and(|flags| flags & 8 != 0)),
            kind::STYLE => self.style_parts.extend(number(2).zip(number(0))),
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (number(0), self.format_code(body)) {
                    self.own_formats.insert(id, custom(&code));
                }
            }
            kind::SHEET => self.sheets.extend(self.bound(body)),
            kind::WORDS => self.fill_words(record.at, limits)?,
            _ => {}
        }
        Ok(())
    }

    fn format_code(&self, body: &[u8]) -> Option<String> {
        let mut code = String::new();
        match self.unicode {
            true => {
                let mut pieces = Pieces { here: body.get(2..)?, behind: BiffRecords { stream: &[], at: 0 } };
                let count = pieces.number16()?;
                let flags = pieces.take(1)?[0];
                pieces.letters(count, flags, &mut code)?;
            }
            false => {
                let (count, bytes) = body.get(2..)?.split_first()?;
                code.push_str(&self.decoded(bytes.get(..*count as usize)?));
            }
        }
        Some(code)
    }

    fn style_of(&self, format: u16, font: u16) -> Style {
        let shows = self.own_formats.get(&format).copied().unwrap_or_else(|| built_in(u32::from(format)));
        // There is no font of the number 4; those behind it are counted as though there were.
        let font = usize::from(if font > 4 { font - 1 } else { font });
        Style { shows, struck: self.struck_fonts.get(font).copied().unwrap_or(false) }
    }

    /// Of sheets of cells alone; charts and modules hold no list.
    fn bound(&self, body: &[u8]) -> Option<Bound> {
        let at = u32::from_le_bytes(*body.first_chunk()?) as usize;
        let (state, sort, count) = (*body.get(4)?, *body.get(5)?, *body.get(6)? as usize);
        let mut name = String::new();
        match self.unicode {
            true => {
                let mut pieces = Pieces { here: body.get(8..)?, behind: BiffRecords { stream: &[], at: 0 } };
                let count = count.min(pieces.here.len() >> (body[7] & 1));
                pieces.letters(count, body[7], &mut name)?;
            }
            false => name.push_str(&self.decoded(&body[7..body.len().min(7 + count)])),
        }
        name.retain(|letter| letter != '\0');
        (sort == 0).then_some(Bound { name, at, hidden: state & 3 != 0 })
    }

    /// The words that cells point to. How many there are is not believed, but seen.
    fn fill_words(&mut self, at: usize, limits: &Limits) -> Result<(), Refusal> {
        let mut pieces = Pieces::new(self.stream, at).ok_or_else(damaged)?;
        pieces.take(8).ok_or_else(damaged)?;
        while !pieces.here.is_empty() || pieces.more() {
            entry(&mut pieces, &mut self.words.all).ok_or_else(damaged)?;
            self.words.end();
            self.words.check(limits)?;
        }
        Ok(())
    }

    fn decoded<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        self.page.decode_without_bom_handling(bytes).0
    }
}

/// One entry of the shared words, and past what it says of fonts and of reading aloud.
fn entry(pieces: &mut Pieces, to: &mut String) -> Option<()> {
    if pieces.here.is_empty() {
        return Some(());
    }
    let count = pieces.number16()?;
    let flags = pieces.take(1)?[0];
    let runs = if flags & 8 == 0 { 0 } else { pieces.number16()? };
    let aside = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(*pieces.take(4)?.first_chunk()?) as usize };
    pieces.letters(count, flags, to)?;
    pieces.skip(runs * 4)?;
    pieces.skip(aside)
}

/// A cell as it stands in the file.
struct XlsCell {
    line: u16,
    column: u16,
    style: u16,
    value: XlsValue,
}

enum XlsValue {
    Number(f64),
    /// One of the shared words.
    Shared(u32),
    /// Words of its own, in the record that begins there, behind so many of its bytes.
    Own {
        at: u32,
        behind: u16,
    },
    Truth(bool),
    Fault(u8),
    /// Nothing or zero, beside a formula: its result, if it was ever computed.
    Blank {
        zero: bool,
        by: Writer,
    },
}

/// Who wrote a formula, as far as it shows: whether it asks to be computed when the file is opened.
/// A list filled by one program and gone on with by another has formulas of both.
type Writer = bool;

impl Workbook<'_> {
    /// The first record of a sheet; nothing if it stands nowhere.
    fn begin(&self, bound: &Bound) -> Option<BiffRecords<'_>> {
        let mut records = BiffRecords { stream: self.stream, at: bound.at };
        records.next().filter(|first| first.kind == kind::BEGIN).map(|_| records)
    }

    /// The cells of a sheet, in its order.
    fn gather(
        &self,
        records: BiffRecords,
        filling: &mut Filling,
        most: usize,
        steps: &mut usize,
    ) -> Result<Gathered, Refusal> {
        let mut gathered = Gathered { unicode: self.unicode, ..Gathered::default() };
        let (mut inner, mut formula) = (0_usize, None);
        for record in records {
            *steps = steps.checked_sub(record.body.len() + 4).ok_or_else(damaged)?;
            match record.kind {
                // A chart inside the sheet has records that look like cells.
                kind::BEGIN => inner += 1,
                kind::END if inner > 0 => inner -= 1,
                kind::END => return Ok(gathered),
                _ if inner > 0 => {}
                _ => gathered.take(&record, &mut formula, filling).ok_or_else(damaged)?,
            }
            if gathered.cells.len() > most {
                return Err(Refusal::too_large(Limit::Cells, most as u64));
            }
        }
        Err(damaged())
    }

    /// The comments at the cells. The words of an object are those of one comment, however many point to it.
    fn comments(&self, gathered: &Gathered) -> Vec<Comment> {
        let mut drawn = gathered.drawn.clone();
        let comment = |note: &Note| {
            let mut text = String::new();
            match &note.words {
                NoteWords::Drawn(object) => self.drawn_words(drawn.remove(object)?, &mut text)?,
                NoteWords::Own(pieces) => {
                    let bytes = |(at, count): &(usize, usize)| self.stream.get(*at..at + count);
                    text.push_str(
                        &self.decoded(&pieces.iter().filter_map(bytes).collect::<Vec<_>>().concat()),
                    );
                }
            }
            // A line ends in what older programs wrote.
            let text = text.replace('\r', "\n");
            Some(Comment { line: u32::from(note.line) + 1, column: usize::from(note.column), text })
        };
        gathered.notes.iter().filter_map(comment).collect()
    }

    /// The words of a drawn object: how many letters, and in the records behind it the letters themselves.
    fn drawn_words(&self, at: usize, to: &mut String) -> Option<()> {
        let mut pieces = Pieces::new(self.stream, at)?;
        let count = usize::from(number16(pieces.here, 10)?);
        if count == 0 || !pieces.more() {
            return None;
        }
        let flags = pieces.take(1)?[0];
        pieces.letters(count, flags, to)
    }

    fn show(&self, gathered: Gathered, filling: &mut Filling) -> Result<(), Refusal> {
        let Gathered { mut cells, hidden, computing, .. } = gathered;
        let place = |cell: &XlsCell| (cell.line, cell.column);
        if !cells.is_sorted_by_key(place) {
            cells.sort_by_key(place);
        }
        for line in cells.chunk_by(|a, b| a.line == b.line) {
            filling.begin(u32::from(line[0].line) + 1, hidden.contains(&line[0].line))?;
            // What was written last into a cell stands in it.
            for cell in line.chunk_by(|a, b| a.column == b.column).filter_map(<[XlsCell]>::last) {
                self.show_cell(cell, &computing, filling)?;
            }
            filling.end()?;
        }
        Ok(())
    }

    fn show_cell(
        &self,
        cell: &XlsCell,
        computing: &BTreeSet<Writer>,
        filling: &mut Filling,
    ) -> Result<(), Refusal> {
        let column = usize::from(cell.column);
        let style = self.styles.get(usize::from(cell.style)).copied().unwrap_or_default();
        let mut own = String::new();
        let text = match cell.value {
            XlsValue::Number(number) => return filling.number(column, style, number, self.since_1904),
            XlsValue::Blank { by, .. } if !computing.contains(&by) => {
                return filling.cell(column, style, CellKind::Formula, UNREAD_FORMULA);
            }
            XlsValue::Blank { zero: true, .. } => return filling.number(column, style, 0.0, self.since_1904),
            XlsValue::Blank { zero: false, .. } => return Ok(()),
            XlsValue::Shared(at) => self.words.get(at as usize).unwrap_or_default(),
            XlsValue::Truth(true) => "TRUE",
            XlsValue::Truth(false) => "FALSE",
            XlsValue::Fault(code) => fault(code),
            XlsValue::Own { at, behind } => {
                self.own_words(at as usize, usize::from(behind), &mut own).ok_or_else(damaged)?;
                own.as_str()
            }
        };
        filling.cell(column, style, CellKind::Text, text)
    }

    fn own_words(&self, at: usize, behind: usize, to: &mut String) -> Option<()> {
        let mut pieces = Pieces::new(self.stream, at)?;
        pieces.take(behind)?;
        let count = pieces.number16()?;
        if !self.unicode {
            let bytes = pieces.take(count.min(pieces.here.len()))?;
            to.push_str(&self.decoded(bytes));
            return Some(());
        }
        // Some programs write an empty text without saying how wide its letters are.
        match pieces.take(1) {
            Some(flags) => pieces.letters(count, flags[0], to),
            None => (count == 0).then_some(()),
        }
    }
}

/// What was found in a sheet.
#[derive(Default)]
struct Gathered {
    /// As of the workbook.
    unicode: bool,
    cells: Vec<XlsCell>,
    /// Those of whose formulas one has a result that is not blank: they compute, and their blank ones are
    /// results, too.
    computing: BTreeSet<Writer>,
    hidden: BTreeSet<u16>,
    notes: Vec<Note>,
    /// Where the words of each drawn object begin, and the number of the object that is open.
    drawn: BTreeMap<u16, usize>,
    object: Option<u16>,
}

/// A comment at a cell.
struct Note {
    line: u16,
    column: u16,
    words: NoteWords,
}

/// Where the words of a comment stand: in BIFF8 in the object that draws it, before that in its own
/// records, so many bytes in each.
enum NoteWords {
    Drawn(u16),
    Own(Vec<(usize, usize)>),
}

/// In BIFF5 a long comment goes on in records of this line.
const NOTE_GOES_ON: u16 = 0xFFFF;

impl Gathered {
    /// Takes a record; nothing if it is damaged. The result of a formula, where it is words, comes in a
    /// record of its own.
    fn take(
        &mut self,
        record: &BiffRecord,
        formula: &mut Option<(u16, u16, u16)>,
        filling: &mut Filling,
    ) -> Option<()> {
        let body = record.body;
        let here = || Some((number16(body, 0)?, number16(body, 2)?, number16(body, 4)?));
        let own = |behind: u16| XlsValue::Own { at: record.at as u32, behind };
        match record.kind {
            kind::NUMBER => self.add(here()?, XlsValue::Number(real(body, 6)?))?,
            kind::PACKED_NUMBER => self.add(here()?, XlsValue::Number(packed_number(number32(body, 6)?)))?,
            kind::MANY_NUMBERS => self.add_many(body)?,
            kind::LABEL | kind::RICH_LABEL => self.add(here()?, own(6))?,
            kind::SHARED_LABEL => self.add(here()?, XlsValue::Shared(number32(body, 6)?))?,
            kind::TRUTH_OR_FAULT => match *body.get(6..8)? {
                [value, 0] => self.add(here()?, XlsValue::Truth(value != 0))?,
                [code, _] => self.add(here()?, XlsValue::Fault(code))?,
                _ => {}
            },
            kind::FORMULA => {
                *formula = here();
                let by = number16(body, 14).unwrap_or(0) & 2 != 0;
                let blank = matches!(*body.get(6..14)?, [3, .., 0xFF, 0xFF] | [0, 0, 0, 0, 0, 0, 0, 0]);
                self.computing.extend((!blank).then_some(by));
                match *body.get(6..14)? {
                    // Words follow in a record of their own.
                    [0, .., 0xFF, 0xFF] => {}
                    _ if blank => self.add(here()?, XlsValue::Blank { zero: body[6] == 0, by })?,
                    [1, _, value, .., 0xFF, 0xFF] => self.add(here()?, XlsValue::Truth(value != 0))?,
                    [2, _, code, .., 0xFF, 0xFF] => self.add(here()?, XlsValue::Fault(code))?,
                    _ => self.add(here()?, XlsValue::Number(real(body, 6)?))?,
                }
            }
            kind::RESULT_WORDS => {
                if let Some(place) = formula.take() {
                    self.add(place, own(0))?;
                }
            }
            kind::ROW if number16(body, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                _ = self.hidden.insert(number16(body, 0)?)
            }
            kind::COLUMN if number16(body, 8).is_some_and(|flags| flags & 1 != 0) => {
                filling.hide(usize::from(number16(body, 0)?), usize::from(number16(body, 2)?));
            }
            // Comments are beside the list: a damaged one is left out, and the list is read.
            kind::OBJECT => self.object = number16(body, 6).filter(|_| number16(body, 0) == Some(0x15)),
            kind::OBJECT_WORDS => self.drawn.extend(self.object.take().map(|object| (object, record.at))),
            kind::NOTE => _ = self.note(record),
            kind::MERGES => {
                body.get(2..)?.as_chunks::<8>().0.iter().for_each(|block| filling.merge(merge(block)))
            }
            _ => {}
        }
        Some(())
    }

    fn note(&mut self, record: &BiffRecord) -> Option<()> {
        let (line, column) = (number16(record.body, 0)?, number16(record.body, 2)?);
        let words = match self.unicode {
            true => NoteWords::Drawn(number16(record.body, 6)?),
            false => {
                let own = (record.at + 10, usize::from(number16(record.body, 4)?).min(record.body.len() - 6));
                if let (NOTE_GOES_ON, Some(Note { words: NoteWords::Own(pieces), .. })) =
                    (line, self.notes.last_mut())
                {
                    pieces.push(own);
                    return Some(());
                }
                NoteWords::Own(vec![own])
            }
        };
        if self.notes.len() < MOST_COMMENTS {
            self.notes.push(Note { line, column, words });
        }
        Some(())
    }

    fn add(&mut self, (line, column, style): (u16, u16, u16), value: XlsValue) -> Option<()> {
        (column <= LAST_COLUMN).then(|| self.cells.push(XlsCell { line, column, style, value }))
    }

    /// Numbers side by side, each with its style.
    fn add_many(&mut self, body: &[u8]) -> Option<()> {
        let (line, first) = (number16(body, 0)?, number16(body, 2)?);
        let (numbers, last) = body.get(4..)?.split_last_chunk::<2>()?;
        let (numbers, rest) = numbers.as_chunks::<6>();
        if !rest.is_empty()
            || numbers.len() != usize::from(u16::from_le_bytes(*last)).checked_sub(usize::from(first))? + 1
        {
            return None;
        }
        for (column, [a, b, packed @ ..]) in (first..).zip(numbers) {
            self.add(
                (line, column, u16::from_le_bytes([*a, *b])),
                XlsValue::Number(packed_number(u32::from_le_bytes(*packed))),
            )?;
        }
        Some(())
    }
}

fn merge(block: &[u8; 8]) -> Merge {
    let [first_line, last_line, first_column, last_column] =
        [0, 2, 4, 6].map(|at| u16::from_le_bytes([block[at], block[at + 1]]));
    Merge {
        first_line: u32::from(first_line) + 1,
        last_line: u32::from(last_line) + 1,
        first_column: usize::from(first_column),
        last_column: usize::from(last_column),
    }
}

/// The alphabet of a code page of Windows; the Western one where it is not known.
fn code_page(number: u16) -> &'static Encoding {
    match number {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 | 0x8000 => encoding_rs::MACINTOSH,
        10007 => encoding_rs::X_MAC_CYRILLIC,
        65001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}
