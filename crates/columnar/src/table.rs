//! A Parquet file as rows.

use crate::cells::Cells;
use crate::kind::Kind;
use crate::refusal::Refusal;
use bytes::Bytes;
use parquet::column::reader::ColumnReader;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Rows beyond this are more than all known lists together, or a trick.
pub const ROWS_MAX: u64 = 200_000_000;

/// Rows decoded at a time; the words of one batch stay in the processor's cache.
const BATCH: usize = 4_096;

/// Whether the bytes begin as a Parquet file does.
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1") || bytes.starts_with(b"PARE")
}

/// A column that can be shown as words.
struct Column {
    title: String,
    leaf: usize,
    kind: Kind,
    /// The definition level of a cell that holds something.
    full: i16,
}

/// An opened file. Columns are counted from 0 among those that can be shown as
/// words; columns with several values a row are left out.
pub struct Table {
    file: SerializedFileReader<Bytes>,
    columns: Vec<Column>,
    rows: u64,
}

impl Table {
    /// Reads what the file says of itself; no row yet.
    pub fn open(bytes: Arc<[u8]>) -> Result<Table, Refusal> {
        if bytes.starts_with(b"PARE") {
            return Err(Refusal::Locked);
        }
        let file = guarded(|| Ok(SerializedFileReader::new(Bytes::from_owner(bytes))?))?;
        let schema = file.metadata().file_metadata().schema_descr();
        let column = |(leaf, column): (usize, &parquet::schema::types::ColumnDescPtr)| Column {
            title: column.path().parts().join("."),
            leaf,
            kind: Kind::of(column),
            full: column.max_def_level(),
        };
        let plain = schema.columns().iter().enumerate().filter(|(_, c)| c.max_rep_level() == 0);
        let columns: Vec<Column> = plain.map(column).collect();
        let mut rows = 0u64;
        for group in file.metadata().row_groups() {
            rows = rows.saturating_add(u64::try_from(group.num_rows()).map_err(|_| Refusal::broken())?);
        }
        match rows {
            _ if columns.is_empty() => Err(Refusal::Empty),
            0 => Err(Refusal::Empty),
            1..=ROWS_MAX => Ok(Table { file, columns, rows }),
            more => Err(Refusal::TooLarge(more)),
        }
    }

    /// The titles of the columns, in their order; of a group, `group.column`.
    pub fn titles(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.iter().map(|column| column.title.as_str())
    }

    /// How many rows the file says it has.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Gives row after row, with the cells of the columns asked for in the order
    /// they were asked for, until `each` breaks off. An unknown column is empty.
    pub fn each(&self, columns: &[usize], each: &mut dyn FnMut(&[&str]) -> ControlFlow<()>) -> Result<(), Refusal> {
        for group in 0..self.file.num_row_groups() {
            if self.group(group, columns, each)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn group(&self, group: usize, columns: &[usize], each: &mut dyn FnMut(&[&str]) -> ControlFlow<()>) -> Result<ControlFlow<()>, Refusal> {
        let asked: Vec<Option<&Column>> = columns.iter().map(|at| self.columns.get(*at)).collect();
        let (mut readers, mut left) = guarded(|| self.readers(group, &asked))?;
        let mut cells: Vec<Cells> = asked.iter().map(|_| Cells::default()).collect();
        while left > 0 {
            let rows = left.min(BATCH);
            guarded(|| fill(&mut readers, &asked, &mut cells, rows))?;
            left -= rows;
            let mut row = Vec::with_capacity(columns.len());
            for at in 0..rows {
                row.clear();
                row.extend(cells.iter().map(|own| if at < own.len() { own.get(at) } else { "" }));
                if each(&row).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn readers(&self, group: usize, asked: &[Option<&Column>]) -> Result<(Vec<Option<ColumnReader>>, usize), Refusal> {
        let group = self.file.get_row_group(group)?;
        let rows = usize::try_from(group.metadata().num_rows()).map_err(|_| Refusal::broken())?;
        let reader = |column: &Option<&Column>| column.map(|own| group.get_column_reader(own.leaf)).transpose();
        Ok((asked.iter().map(reader).collect::<Result<_, _>>()?, rows))
    }
}

fn fill(readers: &mut [Option<ColumnReader>], asked: &[Option<&Column>], cells: &mut [Cells], rows: usize) -> Result<(), Refusal> {
    for ((reader, column), own) in readers.iter_mut().zip(asked).zip(cells) {
        if let (Some(reader), Some(column)) = (reader, column) {
            own.fill(reader, column.kind, column.full, rows)?;
        }
    }
    Ok(())
}

/// An altered file has made decoders panic before; here that is one more way of
/// being corrupt.
fn guarded<T>(decode: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| Err(Refusal::broken()))
}
