//! A list as it was handed over: sheets of lines of cells, nothing judged yet.
//!
//! A sheet keeps its words in one long string and its cells as small records
//! into it, because a ministry's list of a hundred thousand people must be held
//! on a village laptop. Empty cells and blank lines are not kept.
//!
//! **Invariant:** a cell's text is what a person saw who opened the file. It is
//! never trimmed, folded or corrected here. What had to be repaired to read a
//! line at all is kept beside the line as a [`Flaw`].

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use crate::flaw::Flaw;
pub(crate) use crate::mend::is_blank;
use crate::mend::{is_drawn_name, is_drawn_order, mended, stands_forward, turned_round};
use crate::refusal::{Limit, Refusal, Remark};
use crate::text::Encoding;

/// The shape in which a list arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Lines of text, values set apart by a separator (CSV and its kin).
    Table,
    /// One sentence a person, as in a message.
    Sentences,
    /// An array of objects, or an object that holds one.
    Json,
    /// One object a line.
    JsonLines,
    /// Office Open XML workbook.
    Xlsx,
    /// The binary form of the same.
    Xlsb,
    /// The workbook of Excel 5 to 2003.
    Xls,
    /// OpenDocument spreadsheet, packed or flat.
    Ods,
    /// A web page with a table, or a workbook in the XML of 2003.
    Page,
}

impl Format {
    /// The name used in mappings and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Sentences => "sentences",
            Format::Json => "json",
            Format::JsonLines => "json_lines",
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Page => "page",
        }
    }
}

/// Everything read from one file.
#[derive(Debug)]
pub struct Book {
    /// What the bytes turned out to be, whatever the file was called.
    pub format: Format,
    /// How letters were written; `None` for workbooks, which say it themselves.
    pub encoding: Option<Encoding>,
    /// What set the values of a table apart.
    pub separator: Option<char>,
    /// The sheets that hold anything, in the file's order.
    pub sheets: Vec<Sheet>,
    /// What a person should know about the reading.
    pub remarks: Vec<Remark>,
}

/// What kind of value the file itself said a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Words, or anything of which the file says no more.
    Text,
    /// A number.
    Number,
    /// A date or time of a workbook, given as ISO 8601 in the precision shown.
    Date,
    /// A formula without a remembered result: its text, beginning with `=`.
    Formula,
}

/// One cell that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Column, counted from 0.
    pub column: usize,
    /// What the file said it is.
    pub kind: CellKind,
    /// The words as seen.
    pub text: &'a str,
}

/// A block of cells that a workbook shows as one. Lines as a person counts
/// them, columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Merge {
    pub first_line: u32,
    pub last_line: u32,
    pub first_column: usize,
    pub last_column: usize,
}

/// How much a file may hold before it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it came.
    pub file_bytes: usize,
    /// Bytes of a workbook once unpacked.
    pub unpacked_bytes: u64,
    /// Bytes of all words of all sheets.
    pub text_bytes: usize,
    /// Filled cells of all sheets.
    pub cells: usize,
    /// Lines of one sheet.
    pub lines: usize,
    /// Columns of one line; what stands beyond is left out with a flaw.
    pub columns: usize,
    /// Bytes of one cell; what stands beyond is left out with a flaw.
    pub cell_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 150 << 20,
            unpacked_bytes: 512 << 20,
            text_bytes: 200 << 20,
            cells: 12_000_000,
            lines: 500_000,
            columns: 1_024,
            cell_bytes: 64 << 10,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct StoredCell {
    start: u32,
    length: u32,
    column: u16,
    kind: CellKind,
}

#[derive(Clone, Copy, Debug)]
struct StoredLine {
    number: u32,
    first: u32,
    flaws: u16,
}

/// A comment at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Comment {
    pub line: u32,
    pub column: usize,
    pub text: String,
}

/// Where the values of a line are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Elsewhere {
    /// With the people of another sheet, who hang on it.
    WithItsPeople,
    /// It is a detail of a row of another sheet (a relative, a paper), and no person in question.
    Detail,
    /// Nowhere: people greet each other.
    Greeting,
}

/// One sheet of a book; a table of text has exactly one.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The name on its tab, if it has one.
    pub name: Option<String>,
    /// Column titles that the format itself gives (keys of JSON objects, parts
    /// of a sentence). `None` where a header line must be looked for.
    pub headers: Option<Vec<String>>,
    /// The line of the titles where a person said so; 0: there is none.
    pub titles_at: Option<u32>,
    /// Cells shown as one.
    pub merges: Vec<Merge>,
    /// Whether the workbook hides this sheet.
    pub hidden: bool,
    /// Columns that the workbook hides.
    pub hidden_columns: Vec<usize>,
    /// What was written beside cells, by line and column.
    pub comments: Vec<Comment>,
    /// Columns that say something of several people: of all in a record, or of all rows
    /// that hang on one row of another sheet.
    pub(crate) shared: BTreeSet<usize>,
    /// Lines whose values went to the rows of another sheet, or hang on one there.
    pub(crate) elsewhere: BTreeMap<u32, Elsewhere>,
    words: String,
    cells: Vec<StoredCell>,
    lines: Vec<StoredLine>,
    width: usize,
}

impl Sheet {
    /// How many lines hold anything.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// One past the last column that holds anything.
    pub fn width(&self) -> usize {
        self.headers.as_ref().map_or(self.width, |titles| titles.len().max(self.width))
    }

    /// The `at`-th line that is not blank.
    pub fn line(&self, at: usize) -> Option<Line<'_>> {
        let stored = *self.lines.get(at)?;
        let end = self.lines.get(at + 1).map_or(self.cells.len(), |next| next.first as usize);
        Some(Line { sheet: self, stored, cells: &self.cells[stored.first as usize..end] })
    }

    /// All lines that are not blank.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        (0..self.len()).filter_map(|at| self.line(at))
    }

    /// The merge that covers a cell, if one does.
    pub(crate) fn merge_at(&self, line: u32, column: usize) -> Option<&Merge> {
        self.merges.iter().find(|merge| {
            (merge.first_line..=merge.last_line).contains(&line)
                && (merge.first_column..=merge.last_column).contains(&column)
        })
    }

    /// What stands in the order in which it was drawn: all of it, some columns, or some lines, whose cells
    /// are turned. Titles that somebody wrote by hand stand right over columns that a program drew.
    fn drawn_cells(&self) -> Vec<bool> {
        if self.is_drawn_order() {
            return vec![true; self.cells.len()];
        }
        let text = |cell: &StoredCell| &self.words[cell.start as usize..(cell.start + cell.length) as usize];
        let mut by_column: BTreeMap<u16, (u32, u32)> = BTreeMap::new();
        let mut lines = Vec::with_capacity(self.cells.len());
        for at in 0..self.lines.len() {
            let from = self.lines[at].first as usize;
            let cells = &self.cells
                [from..self.lines.get(at + 1).map_or(self.cells.len(), |next| next.first as usize)];
            let drawn = cells.iter().any(|cell| is_drawn_name(text(cell)));
            lines.extend(cells.iter().map(|_| drawn));
            for cell in cells.iter().filter(|cell| text(cell).chars().any(char::is_alphabetic)) {
                let (turned, plain) = by_column.entry(cell.column).or_default();
                (*turned, *plain) = (*turned + u32::from(is_drawn_name(text(cell))), *plain + 1);
            }
        }
        if !lines.contains(&true) {
            return Vec::new();
        }
        // Of a column most of whose names are drawn, those that show no sign are drawn as well.
        let drawn = |column: u16| {
            by_column.get(&column).is_some_and(|(turned, all)| *turned >= 2 && turned * 2 >= *all)
        };
        let at =
            |(cell, line): (&StoredCell, &bool)| (*line || drawn(cell.column)) && !stands_forward(text(cell));
        self.cells.iter().zip(&lines).map(at).collect()
    }

    /// Whether its letters stand in the order in which they were drawn.
    fn is_drawn_order(&self) -> bool {
        const LOOKED_AT: usize = 600;
        let texts = self
            .cells
            .iter()
            .take(LOOKED_AT)
            .map(|cell| &self.words[cell.start as usize..(cell.start + cell.length) as usize]);
        is_drawn_order(texts)
    }

    fn turn_round(&mut self, drawn: &[bool]) {
        let mut words = String::with_capacity(self.words.len());
        for (cell, drawn) in self.cells.iter_mut().zip(drawn) {
            let text = &self.words[cell.start as usize..(cell.start + cell.length) as usize];
            let start = words.len();
            match turned_round(text).filter(|_| *drawn) {
                Some(turned) => words.push_str(&turned),
                None => words.push_str(text),
            }
            (cell.start, cell.length) = (start as u32, (words.len() - start) as u32);
        }
        self.words = words;
    }

    /// For each line which of the lines of its number it is, from 1, and how many there are:
    /// several people of one record stand in lines of one number.
    pub(crate) fn places_in_records(&self) -> Vec<(u32, u32)> {
        let mut places = Vec::with_capacity(self.lines.len());
        for record in self.lines.chunk_by(|a, b| a.number == b.number) {
            let people = record.len() as u32;
            places.extend((1..=people).map(|person| (person, people)));
        }
        places
    }

    /// Bytes held in memory, for those who watch it.
    pub fn heap_bytes(&self) -> usize {
        self.words.capacity()
            + self.cells.capacity() * size_of::<StoredCell>()
            + self.lines.capacity() * size_of::<StoredLine>()
    }
}

/// One line of a sheet that is not blank.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    sheet: &'a Sheet,
    stored: StoredLine,
    cells: &'a [StoredCell],
}

impl<'a> Line<'a> {
    /// The line as a person counts it, from 1; for JSON the index of the
    /// record, from 0. A record over several lines has the number of its first.
    pub fn number(&self) -> u32 {
        self.stored.number
    }

    /// The filled cells, in the order of their columns.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'a>> + use<'a> {
        let words = &self.sheet.words;
        self.cells.iter().map(move |cell| Cell {
            column: cell.column as usize,
            kind: cell.kind,
            text: &words[cell.start as usize..(cell.start + cell.length) as usize],
        })
    }

    /// The cell of one column.
    pub fn cell(&self, column: usize) -> Option<Cell<'a>> {
        self.cells().find(|cell| cell.column == column)
    }

    /// The words of one column; empty where nothing stands.
    pub fn text(&self, column: usize) -> &'a str {
        self.cell(column).map_or("", |cell| cell.text)
    }

    /// What was repaired in this line.
    pub fn flaws(&self) -> impl Iterator<Item = Flaw> + use<> {
        let bits = self.stored.flaws;
        Flaw::ALL.into_iter().filter(move |flaw| bits & flaw.bit() != 0)
    }
}

/// Fills a sheet line by line and keeps it within the limits.
#[derive(Debug)]
pub(crate) struct SheetBuilder {
    sheet: Sheet,
    limits: Limits,
    open: Option<StoredLine>,
    flawed: [(u32, u32); Flaw::ALL.len()],
    formulas: u32,
}

impl SheetBuilder {
    /// An empty sheet.
    pub(crate) fn new(name: Option<String>, limits: Limits) -> SheetBuilder {
        let sheet = Sheet { name, ..Sheet::default() };
        SheetBuilder { sheet, limits, open: None, flawed: [(0, 0); Flaw::ALL.len()], formulas: 0 }
    }

    /// The sheet so far, to set what is known of it as a whole.
    pub(crate) fn sheet(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// Begins a line; the one before is closed.
    pub(crate) fn begin(&mut self, number: u32) -> Result<(), Refusal> {
        self.end()?;
        let first = self.sheet.cells.len() as u32;
        self.open = Some(StoredLine { number, first, flaws: 0 });
        Ok(())
    }

    /// Notes a flaw of the open line.
    pub(crate) fn flaw(&mut self, flaw: Flaw) {
        if let Some(line) = &mut self.open {
            line.flaws |= flaw.bit();
        }
    }

    /// Adds a cell to the open line. A cell of white space alone is empty, and
    /// an empty cell is not kept.
    pub(crate) fn cell(&mut self, column: usize, kind: CellKind, text: &str) -> Result<(), Refusal> {
        if text.trim_matches(is_blank).is_empty() || self.open.is_none() {
            return Ok(());
        }
        if column >= self.limits.columns.min(u16::MAX as usize) {
            self.flaw(Flaw::TooManyCells);
            return Ok(());
        }
        let (text, mended) = mended(text);
        if let Some(flaw) = mended {
            self.flaw(flaw);
        }
        let kept = cut(&text, self.limits.cell_bytes);
        if kept.len() < text.len() {
            self.flaw(Flaw::LongCell);
        }
        let start = self.sheet.words.len();
        if kept.contains('\0') {
            self.flaw(Flaw::Nul);
            self.sheet.words.extend(kept.chars().filter(|letter| *letter != '\0'));
        } else {
            self.sheet.words.push_str(kept);
        }
        let length = self.sheet.words.len() - start;
        self.sheet.cells.push(StoredCell {
            start: start as u32,
            length: length as u32,
            column: column as u16,
            kind,
        });
        self.sheet.width = self.sheet.width.max(column + 1);
        self.formulas += u32::from(kind == CellKind::Formula);
        self.check()
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.sheet.words.len() > self.limits.text_bytes {
            return Err(Refusal::too_large(Limit::Text, self.limits.text_bytes as u64));
        }
        if self.sheet.cells.len() > self.limits.cells {
            return Err(Refusal::too_large(Limit::Cells, self.limits.cells as u64));
        }
        Ok(())
    }

    /// Closes the open line; a blank one leaves nothing behind, unless what stood
    /// in it had to be left out.
    pub(crate) fn end(&mut self) -> Result<(), Refusal> {
        let Some(line) = self.open.take() else { return Ok(()) };
        if line.first as usize == self.sheet.cells.len() && line.flaws == 0 {
            return Ok(());
        }
        let added = &mut self.sheet.cells[line.first as usize..];
        if !added.is_sorted_by_key(|cell| cell.column) {
            added.sort_by_key(|cell| cell.column);
        }
        for flaw in Flaw::ALL {
            if line.flaws & flaw.bit() != 0 {
                let (count, first) = &mut self.flawed[flaw as usize];
                *first = if *count == 0 { line.number } else { *first };
                *count += 1;
            }
        }
        self.sheet.lines.push(line);
        if self.sheet.lines.len() > self.limits.lines {
            return Err(Refusal::too_large(Limit::Lines, self.limits.lines as u64));
        }
        Ok(())
    }

    /// The finished sheet and what is to be said of it.
    pub(crate) fn finish(mut self) -> Result<(Sheet, Vec<Remark>), Refusal> {
        self.end()?;
        let drawn = self.sheet.drawn_cells();
        let turned = drawn.contains(&true);
        if turned {
            self.sheet.turn_round(&drawn);
        }
        self.sheet.words.shrink_to_fit();
        self.sheet.cells.shrink_to_fit();
        self.sheet.lines.shrink_to_fit();
        let name = &self.sheet.name;
        let mut remarks: Vec<Remark> = Flaw::ALL
            .into_iter()
            .filter(|flaw| self.flawed[*flaw as usize].0 > 0)
            .map(|flaw| {
                let (count, first) = self.flawed[flaw as usize];
                Remark::new(flaw.code()).sheet(name).line(first).count(count)
            })
            .collect();
        if turned {
            remarks.push(Remark::new("drawn_order").sheet(name));
        }
        if self.formulas > 0 {
            remarks.push(Remark::new("formulas").sheet(name).count(self.formulas));
        }
        Ok((self.sheet, remarks))
    }
}

/// The longest beginning of at most `most` bytes that ends between letters.
fn cut(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}
