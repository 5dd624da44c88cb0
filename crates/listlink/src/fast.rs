//! Plain lists, the short way: a table of text with titles in its first line,
//! or a Parquet file.
//!
//! The first lines go through the readers of import, which say what each column
//! speaks of; the rest is streamed by that. Where the text is not plain (another
//! alphabet, titles further down, a quotation mark never closed), the list goes
//! the long way, which knows how to mend it.

use crate::Refusal;
use crate::lines::{self, tidy};
use crate::rows::{Column, Rows, Took, cell_by_cell};
use crate::taken::{How, Taken, stopped};
use crate::taker::Taker;
use columnar::Table;
use drafts::{ColumnChoice, Incoming, Unread, base_name, mapping_of, open};
use exchange::{Encoding, Format, Limits};
use linkage::Continue;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

/// What became of a file.
pub(crate) enum Read {
    /// Its rows are taken.
    Whole,
    /// It must go the long way.
    NotPlain(Incoming),
}

/// Lines by which columns are known.
const HEAD: usize = 400;
/// A cell longer than this is a quotation mark that was never closed.
const CELL_BYTES: usize = 64 << 10;
/// Rows after which progress is told.
const STEP: u64 = 1 << 14;

type Tell<'a> = &'a mut dyn FnMut(f32) -> Continue;

/// Reads a list if it is plain. It is let go when it is read.
pub(crate) fn read<T: Taker>(
    input: Incoming,
    how: &How<'_>,
    taken: &mut Taken<T>,
    tell: Tell<'_>,
) -> Result<Read, Refusal> {
    let file = base_name(&input.name);
    if columnar::is_parquet(&input.bytes) {
        parquet(input, &file, how, taken, tell)?;
        return Ok(Read::Whole);
    }
    let Ok(text) = simdutf8::basic::from_utf8(&input.bytes) else { return Ok(Read::NotPlain(input)) };
    let Some(plain) = Plain::of(text, &file, how.columns) else { return Ok(Read::NotPlain(input)) };
    let text = &text[plain.start..];
    taken.titles.extend(plain.columns.iter().map(|c| names::fold(&c.title)));
    if lines::are_plain(text) {
        side_by_side(text, &plain, &file, how, taken, tell)?;
    } else {
        one_by_one(text, &plain, &file, how, taken, tell)?;
    }
    Ok(Read::Whole)
}

/// Parts smaller than this are not worth a thread of their own.
const PART_BYTES: usize = if cfg!(test) { 64 } else { 1 << 20 };

/// A list in which every line is a row, cut at ends of lines.
fn side_by_side<T: Taker>(
    text: &str,
    plain: &Plain,
    file: &str,
    how: &How<'_>,
    taken: &mut Taken<T>,
    tell: Tell<'_>,
) -> Result<(), Refusal> {
    let stop = AtomicBool::new(false);
    let parts = lines::parts(text, how.threads.min(text.len() / PART_BYTES).max(1));
    let (first, others) = parts.split_first().expect("there is always one part");
    let read = |part: &lines::Part<'_>, taken: &mut Taken<T>, tell: &mut dyn FnMut(f32) -> Continue| {
        let mut rows = Rows::new(&plain.columns, how.identity, file, how.today);
        let titles = u64::from(part.line == 1);
        let (mut told, mut walk) = (0, part.walk(plain.separator));
        while let Some(row) = walk.next() {
            told += 1;
            if told <= titles {
                continue;
            }
            if told % STEP == 0 && tell(row.at as f32 / part.text.len() as f32) == Continue::Stop {
                stop.store(true, Ordering::Relaxed);
                return;
            }
            let took = rows.take(row.line, |at| row.cell(at), &mut taken.into);
            note(&mut taken.left_out, &mut taken.set_aside, &mut taken.ids, &took);
        }
        taken.lists.extend(rows.lists());
    };
    let read = &read;
    let behind: Vec<Taken<T>> = std::thread::scope(|scope| {
        let work: Vec<_> = others
            .iter()
            .map(|part| {
                let (mut taken, stop) = (taken.part(), &stop);
                scope.spawn(move || {
                    let mut tell =
                        |_| if stop.load(Ordering::Relaxed) { Continue::Stop } else { Continue::Yes };
                    read(part, &mut taken, &mut tell);
                    taken
                })
            })
            .collect();
        read(first, taken, tell);
        work.into_iter().filter_map(|w| w.join().ok()).collect()
    });
    if stop.into_inner() || behind.len() < others.len() {
        return Err(stopped());
    }
    behind.into_iter().for_each(|part| taken.absorb(part));
    Ok(())
}

/// A list with quotation marks, in which a row may go over several lines.
fn one_by_one<T: Taker>(
    text: &str,
    plain: &Plain,
    file: &str,
    how: &How<'_>,
    taken: &mut Taken<T>,
    tell: Tell<'_>,
) -> Result<(), Refusal> {
    let mut rows = Rows::new(&plain.columns, how.identity, file, how.today);
    each_record(text.as_bytes(), plain.separator, &mut |number, record| {
        if number % STEP == 0
            && tell(record.position().map_or(0.0, |p| p.byte() as f32 / text.len() as f32)) == Continue::Stop
        {
            return Err(stopped());
        }
        let took = rows.take(number, |at| tidy(record.get(at).unwrap_or_default()), &mut taken.into);
        note(&mut taken.left_out, &mut taken.set_aside, &mut taken.ids, &took);
        Ok(())
    })?;
    taken.lists.extend(rows.lists());
    Ok(())
}

fn note(left_out: &mut Vec<String>, set_aside: &mut usize, ids: &mut Option<Vec<String>>, took: &Took<'_>) {
    match (took, ids) {
        (Took::Out(id), _) => left_out.push((*id).to_owned()),
        (Took::In(id), Some(ids)) => ids.push((*id).to_owned()),
        (Took::None, _) => *set_aside += 1,
        (Took::In(_), None) => {}
    }
}

/// A table that can be streamed as it stands.
struct Plain {
    columns: Vec<Column>,
    separator: u8,
    /// Where the text begins, behind the mark of its encoding.
    start: usize,
}

impl Plain {
    fn of(text: &str, file: &str, choice: &ColumnChoice) -> Option<Plain> {
        let bytes = text.as_bytes();
        let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        if memchr::memchr(0, bytes).is_some() {
            return None;
        }
        let head = head(&bytes[start..]);
        let old_line_ends = head.windows(2).any(|two| two[0] == b'\r' && two[1] != b'\n');
        // What is wrong with the head, the long way says.
        let book = open(head, file, choice, Limits::default()).ok().filter(|_| !old_line_ends)?;
        let [sheet] = book.sheets.as_slice() else { return None };
        let mapping = mapping_of(&book, sheet, file, choice).ok()?;
        let separator =
            book.separator.and_then(|mark| u8::try_from(mark).ok()).filter(|mark| b",;\t|".contains(mark))?;
        let plain = book.format == Format::Table && book.encoding == Some(Encoding::Utf8);
        // A date in three columns is put together, and people in one row are told apart, the long way.
        let parted = mapping.columns.iter().any(|c| c.beside.is_some() || !c.persons.is_empty());
        let titled = mapping.header_line == Some(1) && mapping.first_line == 2;
        let column = |c: exchange::Column| Column {
            title: c.header,
            field: c.field,
            month_first: c.month_first,
            family_first: c.family_first,
        };
        let columns: Vec<Column> = match titled {
            true => mapping.columns.into_iter().map(column).collect(),
            false => by_hand(head, separator, choice)?,
        };
        let sound = plain && !parted && cell_by_cell(&columns) && quotes_close(&bytes[start..], separator);
        sound.then_some(Plain { columns, separator, start })
    }
}

/// Titles that no vocabulary knows are titles all the same when a person said
/// what they speak of.
fn by_hand(head: &[u8], separator: u8, choice: &ColumnChoice) -> Option<Vec<Column>> {
    let mut first = csv::StringRecord::new();
    table(head, separator).read_record(&mut first).ok().filter(|more| *more)?;
    let field = |title: &str| choice.fields.get(&names::fold(title))?.parse().ok();
    let columns: Vec<Column> = first
        .iter()
        .map(|title| Column {
            title: title.trim().to_owned(),
            field: field(title),
            month_first: false,
            family_first: false,
        })
        .collect();
    columns.iter().any(|c| c.field.as_ref().is_some_and(|f| f.is_name())).then_some(columns)
}

fn head(bytes: &[u8]) -> &[u8] {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.map(|(at, _)| at + 1).nth(HEAD - 1).map_or(bytes, |end| &bytes[..end])
}

fn table(text: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text)
}

/// A quotation mark that is never closed makes one cell of the rest of the file.
fn quotes_close(text: &[u8], separator: u8) -> bool {
    if memchr::memchr(b'"', text).is_none() {
        return true;
    }
    let (mut reader, mut record) = (table(text, separator), csv::ByteRecord::new());
    while let Ok(more) = reader.read_byte_record(&mut record) {
        if !more {
            return true;
        }
        if record
            .iter()
            .any(|cell| cell.len() > CELL_BYTES || cell.iter().filter(|byte| **byte == b'\n').count() > 100)
        {
            return false;
        }
    }
    false
}

type EachRecord<'a> = &'a mut dyn FnMut(u64, &csv::StringRecord) -> Result<(), Refusal>;

/// Gives every record below the titles with the line on which it begins.
fn each_record(text: &[u8], separator: u8, each: EachRecord<'_>) -> Result<(), Refusal> {
    let (mut reader, mut record) = (table(text, separator), csv::StringRecord::new());
    let mut titles = true;
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        if std::mem::take(&mut titles) {
            continue;
        }
        let (at, line) = record.position().map_or((0, 0), |p| (p.byte() as usize, p.line()));
        // The position is taken before blank lines are skipped.
        let blank = text[at.min(text.len())..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let line = line + blank.filter(|byte| **byte == b'\n').count() as u64;
        each(line, &record)?;
    }
    Ok(())
}

fn parquet<T: Taker>(
    input: Incoming,
    file: &str,
    how: &How<'_>,
    taken: &mut Taken<T>,
    tell: Tell<'_>,
) -> Result<(), Refusal> {
    let unread = |why: columnar::Refusal| Unread::File { file: file.to_owned(), code: code_of(&why) };
    let table = Table::open(input.bytes).map_err(unread)?;
    let columns = columns_of(&table, file, how.columns)?;
    taken.titles.extend(columns.iter().map(|c| names::fold(&c.title)));
    let identity = how.identity;
    // Only what says something is decoded.
    let mut told: Vec<(usize, Column)> = columns.into_iter().enumerate().collect();
    told.retain(|(_, c)| {
        c.field.as_ref().is_some_and(|f| !f.is_left_out())
            || identity.is_id(&c.title)
            || identity.is_list(&c.title)
    });
    let (places, columns): (Vec<usize>, Vec<Column>) = told.into_iter().unzip();
    let mut rows = Rows::new(&columns, identity, file, how.today);
    let (mut number, mut stop) = (1, false);
    let all = table.rows() as f32;
    let read = table.each(&places, &mut |cells| {
        number += 1;
        stop = number % STEP == 0 && tell(number as f32 / all) == Continue::Stop;
        if stop {
            return ControlFlow::Break(());
        }
        let took = rows.take(number, |at| tidy(cells.get(at).copied().unwrap_or_default()), &mut taken.into);
        note(&mut taken.left_out, &mut taken.set_aside, &mut taken.ids, &took);
        ControlFlow::Continue(())
    });
    read.map_err(unread)?;
    taken.lists.extend(rows.lists());
    if stop { Err(stopped()) } else { Ok(()) }
}

/// What the columns speak of: the first rows as the records they are.
fn columns_of(table: &Table, file: &str, choice: &ColumnChoice) -> Result<Vec<Column>, Refusal> {
    let titles: Vec<&str> = table.titles().collect();
    let mut records = Vec::new();
    let places: Vec<usize> = (0..titles.len()).collect();
    let read = table.each(&places, &mut |cells| {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let pairs =
            titles.iter().zip(cells).map(|(title, cell)| format!("{}:{}", quoted(title), quoted(cell)));
        records.push(format!("{{{}}}", pairs.collect::<Vec<_>>().join(",")));
        if records.len() < HEAD { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    read.map_err(|why| Unread::File { file: file.to_owned(), code: code_of(&why) })?;
    let text = format!("[{}]", records.join(",\n"));
    let choice = ColumnChoice { encoding: None, separator: None, ..choice.clone() };
    let book = open(text.as_bytes(), file, &choice, Limits::default())?;
    let sheet = book.sheets.first().ok_or(Unread::File { file: file.to_owned(), code: "empty" })?;
    let mapping = mapping_of(&book, sheet, file, &choice)?;
    let column = |title: &&str| {
        let found = mapping.columns.iter().find(|c| c.header == *title);
        Column {
            title: (*title).to_owned(),
            field: found.and_then(|c| c.field.clone()),
            month_first: found.is_some_and(|c| c.month_first),
            family_first: found.is_some_and(|c| c.family_first),
        }
    };
    Ok(titles.iter().map(column).collect())
}

fn code_of(why: &columnar::Refusal) -> &'static str {
    match why {
        columnar::Refusal::Locked => "locked",
        columnar::Refusal::Empty => "empty",
        columnar::Refusal::TooLarge(_) => "too-large",
        _ => "corrupt",
    }
}
