//! What the readers of workbooks share: styles, the words that cells point to,
//! and a sheet that is filled line by line.

use super::serial::{Shows, shown_number, typed_year_number};
use crate::book::{CellKind, Comment, Flaw, Limits, Merge, Sheet, SheetBuilder, is_blank};
use crate::refusal::{Limit, Refusal, Remark};

const MOST_MERGES: usize = 50_000;
/// Most comments kept of one sheet.
pub(super) const MOST_COMMENTS: usize = 20_000;
/// A list has no more columns than these; of a wider block only so many are noted as hidden.
const MOST_HIDDEN: usize = 200;

/// What a cell style says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub shows: Shows,
    pub struck: bool,
}

/// The words that cells point to, in one string.
#[derive(Default)]
pub(super) struct Words {
    pub all: String,
    ends: Vec<u32>,
}

impl Words {
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.all.get(start..end)
    }

    /// What was added since the last end is one entry. One of white space alone is
    /// empty: a cell for each of a million would have to look through it.
    pub(super) fn end(&mut self) {
        let start = self.ends.last().map_or(0, |end| *end as usize);
        if self.all[start..].chars().all(is_blank) {
            self.all.truncate(start);
        }
        self.ends.push(self.all.len() as u32);
    }

    /// That there are no more of them than a file may hold.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), Refusal> {
        match self.all.len() > limits.text_bytes {
            true => Err(Refusal::too_large(Limit::Text, limits.text_bytes as u64)),
            false => Ok(()),
        }
    }
}

/// A sheet being filled.
pub(super) struct Filling {
    pub builder: SheetBuilder,
    /// Filled cells of the open line, and those of them that are struck out.
    struck: (u32, u32),
    /// Whether the open line is hidden.
    hidden: bool,
}

impl Filling {
    pub(super) fn new(name: &str, limits: Limits) -> Filling {
        Filling { builder: SheetBuilder::new(Some(name.to_owned()), limits), struck: (0, 0), hidden: false }
    }

    pub(super) fn begin(&mut self, line: u32, hidden: bool) -> Result<(), Refusal> {
        (self.struck, self.hidden) = ((0, 0), hidden);
        self.builder.begin(line)
    }

    /// A line of which the greater part is struck out is struck out. That a blank one is hidden says nothing.
    pub(super) fn end(&mut self) -> Result<(), Refusal> {
        let (filled, struck) = self.struck;
        if struck * 2 > filled {
            self.builder.flaw(Flaw::StruckOut);
        }
        if self.hidden && filled > 0 {
            self.builder.flaw(Flaw::HiddenLine);
        }
        self.builder.end()
    }

    pub(super) fn cell(
        &mut self,
        column: usize,
        style: Style,
        kind: CellKind,
        text: &str,
    ) -> Result<(), Refusal> {
        if !text.trim().is_empty() {
            self.struck.0 += 1;
            self.struck.1 += u32::from(style.struck);
        }
        self.builder.cell(column, kind, text)
    }

    /// A number, as its style shows it.
    pub(super) fn number(
        &mut self,
        column: usize,
        style: Style,
        value: f64,
        since_1904: bool,
    ) -> Result<(), Refusal> {
        let (kind, text) = match typed_year_number(value, style.shows) {
            Some(year) => {
                self.builder.flaw(Flaw::YearInDateCell);
                (CellKind::Number, year)
            }
            None => shown_number(value, style.shows, since_1904),
        };
        self.cell(column, style, kind, &text)
    }

    /// The columns a sheet hides, as far as a list goes; both ends counted from 0.
    pub(super) fn hide(&mut self, first: usize, last: usize) {
        let columns = &mut self.builder.sheet().hidden_columns;
        if columns.len() < MOST_HIDDEN {
            columns.extend(first..last.saturating_add(1).min(first.saturating_add(MOST_HIDDEN)));
        }
    }

    pub(super) fn merge(&mut self, block: Merge) {
        let merges = &mut self.builder.sheet().merges;
        if merges.len() < MOST_MERGES {
            merges.push(block);
        }
    }

    /// The finished sheet; what it holds is taken from what the file may still hold.
    pub(super) fn finish(self, left: &mut Limits) -> Result<(Sheet, Vec<Remark>), Refusal> {
        let (sheet, said) = self.builder.finish()?;
        spend(left, &sheet);
        Ok((sheet, said))
    }
}

/// Gives a sheet the comments at its cells, in the order of its lines, and says how many there are.
pub(super) fn put_comments(sheet: &mut Sheet, mut found: Vec<Comment>, remarks: &mut Vec<Remark>) {
    for own in &mut found {
        // Newer programs put a notice for older ones before what was written.
        let said = own.text.split_once("Comment:").filter(|_| own.text.starts_with("[Threaded comment]"));
        own.text = said.map_or(own.text.as_str(), |(_, said)| said).trim_matches(is_blank).to_owned();
    }
    found.retain(|own| !own.text.is_empty());
    found.sort_by_key(|own| (own.line, own.column));
    if let Some(first) = found.first() {
        let remark = Remark::new(Flaw::Comment.code()).sheet(&sheet.name).line(first.line);
        remarks.push(remark.count(found.len() as u32));
    }
    sheet.comments = found;
}

/// Takes what a sheet holds from what all sheets may hold.
pub(super) fn spend(left: &mut Limits, sheet: &Sheet) {
    for cell in sheet.lines().flat_map(|line| line.cells()) {
        left.cells = left.cells.saturating_sub(1);
        left.text_bytes = left.text_bytes.saturating_sub(cell.text.len());
    }
}

/// What a cell shows whose formula came to nothing.
pub(super) fn fault(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// A number in the four bytes that workbooks keep most of them in ([MS-XLS] 2.5.217).
pub(super) fn packed_number(packed: u32) -> f64 {
    let value = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed as i32 >> 2),
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}
