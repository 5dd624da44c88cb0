//! One column of one batch, as words end to end.

use crate::kind::{Kind, MILLIS_A_DAY, write_day, write_real};
use crate::refusal::Refusal;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType, FixedLenByteArray, Int96};

/// The cells of a column: one long text and where each cell ends in it.
#[derive(Default)]
pub(crate) struct Cells {
    text: String,
    ends: Vec<u32>,
    levels: Vec<i16>,
    most: usize,
}

impl Cells {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, row: usize) -> &str {
        let from = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        &self.text[from..self.ends[row] as usize]
    }

    /// Bytes of the words.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Takes the next `rows` cells of a column, in the place of those it held.
    /// Their words may have `most` bytes; a short page can say a long word many times.
    pub fn fill(
        &mut self,
        reader: &mut ColumnReader,
        kind: Kind,
        full: i16,
        rows: usize,
        most: usize,
    ) -> Result<(), Refusal> {
        self.text.clear();
        self.ends.clear();
        self.most = most;
        match reader {
            ColumnReader::BoolColumnReader(of) => {
                self.take(of, full, rows, |to, v: &bool| to.push_str(if *v { "true" } else { "false" }))
            }
            ColumnReader::Int32ColumnReader(of) => {
                self.take(of, full, rows, |to, v: &i32| kind.write_whole(to, i64::from(*v)))
            }
            ColumnReader::Int64ColumnReader(of) => {
                self.take(of, full, rows, |to, v: &i64| kind.write_whole(to, *v))
            }
            ColumnReader::Int96ColumnReader(of) => self
                .take(of, full, rows, |to, v: &Int96| write_day(to, v.to_millis().div_euclid(MILLIS_A_DAY))),
            ColumnReader::FloatColumnReader(of) => {
                self.take(of, full, rows, |to, v: &f32| write_real(to, f64::from(*v)))
            }
            ColumnReader::DoubleColumnReader(of) => {
                self.take(of, full, rows, |to, v: &f64| write_real(to, *v))
            }
            ColumnReader::ByteArrayColumnReader(of) => {
                self.take(of, full, rows, |to, v: &ByteArray| write_words(to, kind, v.data()))
            }
            ColumnReader::FixedLenByteArrayColumnReader(of) => {
                self.take(of, full, rows, |to, v: &FixedLenByteArray| write_words(to, kind, v.data()))
            }
        }
    }

    fn take<T: DataType>(
        &mut self,
        of: &mut ColumnReaderImpl<T>,
        full: i16,
        rows: usize,
        write: impl Fn(&mut String, &T::T),
    ) -> Result<(), Refusal> {
        let mut values = Vec::with_capacity(rows);
        self.levels.clear();
        let (read, ..) = of.read_records(rows, Some(&mut self.levels), None, &mut values)?;
        if read != rows {
            return Err(Refusal::broken());
        }
        let mut values = values.iter();
        for row in 0..rows {
            // Below the full level nothing stands in the cell.
            if full == 0 || self.levels.get(row) == Some(&full) {
                write(&mut self.text, values.next().ok_or_else(Refusal::broken)?);
            }
            if self.text.len() > self.most {
                return Err(Refusal::TooLarge(rows as u64));
            }
            self.ends.push(u32::try_from(self.text.len()).map_err(|_| Refusal::broken())?);
        }
        Ok(())
    }
}

fn write_words(to: &mut String, kind: Kind, bytes: &[u8]) {
    if kind.write_bytes(to, bytes) {
        return;
    }
    match std::str::from_utf8(bytes) {
        Ok(words) => to.push_str(words),
        Err(_) => to.push_str(&String::from_utf8_lossy(bytes)),
    }
}
