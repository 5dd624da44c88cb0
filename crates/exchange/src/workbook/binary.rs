//! The older workbooks (BIFF) and the binary form of the newer, by `calamine`.
//!
//! The library is good, but it was not written for files made to hurt it; what
//! it cannot bear is caught here and becomes a refusal.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Range, Reader, Xls, XlsError, Xlsb};

use super::serial::{Parts, iso};
use crate::book::{CellKind, Format, Limits, Merge, Sheet, SheetBuilder};
use crate::refusal::{Limit, Refusal, Remark};

/// These files are read whole into memory, so they may not be as large.
const MOST_BYTES: usize = 64 << 20;

/// Reads every sheet of an XLS or XLSB workbook.
pub(crate) fn read_binary(
    bytes: &[u8],
    format: Format,
    limits: Limits,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Sheet>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::too_large(Limit::FileBytes, MOST_BYTES as u64));
    }
    let read = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xls => xls(bytes, limits),
        _ => xlsb(bytes, limits),
    }));
    let (sheets, said) = read.unwrap_or_else(|_| Err(Refusal::corrupt(format.as_str())))?;
    remarks.extend(said);
    Ok(sheets)
}

type Read = (Vec<Sheet>, Vec<Remark>);

fn xls(bytes: &[u8], limits: Limits) -> Result<Read, Refusal> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Refusal::Locked,
        _ => Refusal::corrupt("xls"),
    })?;
    let mut read = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let Ok(values) = book.worksheet_range(&name) else {
            read.1.push(Remark::new("unread_sheet").sheet(&Some(name)));
            continue;
        };
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merges = merges.into_iter().map(|block| (block.start, block.end)).collect();
        let known = Known { name, merges, since_1904: book.has_1904_epoch() };
        sheet(&mut read, known, &values, &formulas, limits)?;
    }
    Ok(read)
}

fn xlsb(bytes: &[u8], limits: Limits) -> Result<Read, Refusal> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|_| Refusal::corrupt("xlsb"))?;
    let mut read = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let Ok(values) = book.worksheet_range(&name) else {
            read.1.push(Remark::new("unread_sheet").sheet(&Some(name)));
            continue;
        };
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let known = Known { name, merges: Vec::new(), since_1904: book.has_1904_epoch() };
        sheet(&mut read, known, &values, &formulas, limits)?;
    }
    Ok(read)
}

/// What the workbook says of a sheet besides its cells.
struct Known {
    name: String,
    merges: Vec<((u32, u32), (u32, u32))>,
    since_1904: bool,
}

fn sheet(
    read: &mut Read,
    known: Known,
    values: &Range<Data>,
    formulas: &Range<String>,
    limits: Limits,
) -> Result<(), Refusal> {
    let mut builder = SheetBuilder::new(Some(known.name), limits);
    let ends = [values.end(), formulas.end()].into_iter().flatten();
    let starts = [values.start(), formulas.start()].into_iter().flatten();
    let last = ends.fold((0, 0), |most, end| (most.0.max(end.0), most.1.max(end.1)));
    let first = starts.map(|start| start.0).min().unwrap_or(0);
    for line in first..=last.0 {
        builder.begin(line.saturating_add(1))?;
        for column in 0..=last.1 {
            let at = (line, column);
            let value = values.get_value(at).unwrap_or(&Data::Empty);
            let (kind, text) = shown(value, known.since_1904);
            match formulas.get_value(at) {
                Some(formula) if text.is_empty() && !formula.is_empty() => {
                    builder.cell(column as usize, CellKind::Formula, &format!("={formula}"))?;
                }
                _ => builder.cell(column as usize, kind, &text)?,
            }
        }
    }
    builder.sheet().merges = known
        .merges
        .into_iter()
        .map(|(start, end)| Merge {
            first_line: start.0.saturating_add(1),
            last_line: end.0.saturating_add(1),
            first_column: start.1 as usize,
            last_column: end.1 as usize,
        })
        .collect();
    let (sheet, said) = builder.finish()?;
    read.0.push(sheet);
    read.1.extend(said);
    Ok(())
}

fn shown(value: &Data, since_1904: bool) -> (CellKind, String) {
    match value {
        Data::DateTime(date) => moment(date, since_1904),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            (CellKind::Number, format!("{}", *number as i64))
        }
        Data::Float(number) => (CellKind::Number, format!("{number}")),
        Data::Int(number) => (CellKind::Number, number.to_string()),
        Data::Bool(true) => (CellKind::Text, "TRUE".to_owned()),
        Data::Bool(false) => (CellKind::Text, "FALSE".to_owned()),
        Data::DateTimeIso(text) => (CellKind::Date, text.clone()),
        Data::Empty => (CellKind::Text, String::new()),
        other => (CellKind::Text, other.to_string()),
    }
}

fn moment(date: &ExcelDateTime, since_1904: bool) -> (CellKind, String) {
    let value = date.as_f64();
    let day_alone = value.fract() == 0.0;
    let date_parts = value >= 1.0;
    let parts = Parts { year: date_parts, month: date_parts, day: date_parts, time: !day_alone };
    match iso(value, parts, since_1904) {
        Some(text) => (CellKind::Date, text),
        None => (CellKind::Number, format!("{value}")),
    }
}
