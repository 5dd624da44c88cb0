//! A Parquet file as rows.

use crate::cells::Cells;
use crate::footer;
use crate::kind::Kind;
use crate::pages::{Held, Pages};
use crate::refusal::Refusal;
use bytes::Bytes;
use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Rows beyond this are more than all known lists together, or a trick.
pub(crate) const ROWS_MAX: u64 = 200_000_000;

/// Rows decoded at a time; the words of one batch stay in the processor's cache.
const BATCH: usize = 4_096;

/// Bytes of the words of one batch, of all its columns.
const WORDS_MAX: usize = 256 << 20;

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
    bytes: Bytes,
    about: ParquetMetaData,
    columns: Vec<Column>,
    rows: u64,
}

impl Table {
    /// Reads what the file says of itself; no row yet.
    pub fn open(bytes: Arc<[u8]>) -> Result<Table, Refusal> {
        if bytes.starts_with(b"PARE") {
            return Err(Refusal::Locked);
        }
        let bytes = Bytes::from_owner(bytes);
        footer::look_through(&bytes)?;
        let about = guarded(|| Ok(ParquetMetaDataReader::new().parse_and_finish(&bytes)?))?;
        let schema = about.file_metadata().schema_descr();
        let column = |(leaf, column): (usize, &parquet::schema::types::ColumnDescPtr)| Column {
            title: column.path().parts().join("."),
            leaf,
            kind: Kind::of(column),
            full: column.max_def_level(),
        };
        let plain = schema.columns().iter().enumerate().filter(|(_, c)| c.max_rep_level() == 0);
        let columns: Vec<Column> = plain.map(column).collect();
        let mut rows = 0u64;
        for group in about.row_groups() {
            rows = rows.saturating_add(u64::try_from(group.num_rows()).map_err(|_| Refusal::broken())?);
        }
        match rows {
            _ if columns.is_empty() => Err(Refusal::Empty),
            0 => Err(Refusal::Empty),
            1..=ROWS_MAX => Ok(Table { bytes, about, columns, rows }),
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
    pub fn each(
        &self,
        columns: &[usize],
        each: &mut dyn FnMut(&[&str]) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        for group in 0..self.about.num_row_groups() {
            if self.group(group, columns, each)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn group(
        &self,
        group: usize,
        columns: &[usize],
        each: &mut dyn FnMut(&[&str]) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Refusal> {
        let asked: Vec<Option<&Column>> = columns.iter().map(|at| self.columns.get(*at)).collect();
        let (mut readers, mut left) = guarded(|| self.readers(group, &asked))?;
        let mut cells: Vec<Cells> = asked.iter().map(|_| Cells::default()).collect();
        while left > 0 {
            let rows = left.min(BATCH);
            guarded(|| self.fill(&mut readers, &asked, &mut cells, rows))?;
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

    fn readers(
        &self,
        group: usize,
        asked: &[Option<&Column>],
    ) -> Result<(Vec<Option<ColumnReader>>, usize), Refusal> {
        let group = self.about.row_groups().get(group).ok_or_else(Refusal::broken)?;
        let rows = usize::try_from(group.num_rows()).map_err(|_| Refusal::broken())?;
        let held = Held::default();
        let reader = |own: &Column| {
            let column = group.columns().get(own.leaf).ok_or_else(Refusal::broken)?;
            let pages =
                Pages::new(&self.bytes, column, rows, self.rows, held.clone()).ok_or_else(Refusal::broken)?;
            Ok(get_column_reader(column.column_descr_ptr(), Box::new(pages)))
        };
        let readers = asked.iter().map(|own| own.map(reader).transpose()).collect::<Result<_, Refusal>>()?;
        Ok((readers, rows))
    }

    fn fill(
        &self,
        readers: &mut [Option<ColumnReader>],
        asked: &[Option<&Column>],
        cells: &mut [Cells],
        rows: usize,
    ) -> Result<(), Refusal> {
        let mut most = WORDS_MAX;
        for ((reader, column), own) in readers.iter_mut().zip(asked).zip(cells) {
            if let (Some(reader), Some(column)) = (reader, column) {
                own.fill(reader, column.kind, column.full, rows, most).map_err(|why| match why {
                    Refusal::TooLarge(_) => Refusal::TooLarge(self.rows),
                    why => why,
                })?;
                most -= own.bytes();
            }
        }
        Ok(())
    }
}

/// An altered file has made decoders panic before; here that is one more way of
/// being corrupt.
fn guarded<T>(decode: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(|_| Err(Refusal::broken()))
}
