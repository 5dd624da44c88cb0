//! The pages of a column, handed to the decoder one by one after a look at what
//! they claim.
//!
//! The decoder sets aside memory for as many values as a header names and for as
//! many bytes as it says a page unpacks to; two of the ways of packing it unpacks
//! to their end, whatever that is. So pages are read here.
//!
//! **Invariants:** a dictionary has no more values than its bytes can hold; all data
//! pages together have no more than the group has rows; a page unpacks to
//! [`PAGE_MAX`] at most, and the pages of all columns that are held at one time to
//! [`HELD_MAX`].

use crate::delta;
use crate::refusal::Refusal;
use crate::thrift::{Field, STRUCT, Thrift};
use crate::unpack::unpack;
use bytes::{Buf, Bytes};
use parquet::basic::{Compression, Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of one page. Writers aim at one megabyte; a few put a whole group into a page.
pub(crate) const PAGE_MAX: usize = 256 << 20;
/// Bytes of the pages of all columns of a group, held side by side.
pub(crate) const HELD_MAX: usize = 1 << 30;
/// What a value of a dictionary costs besides its bytes.
const VALUE_COST: usize = 40;

/// What is held for the columns that are read side by side.
#[derive(Clone, Default)]
pub(crate) struct Held(Arc<AtomicUsize>);

impl Held {
    /// Takes `more` and gives `less` back; `false` if that is too much.
    fn change(&self, more: usize, less: usize) -> bool {
        self.0.fetch_sub(less, Ordering::Relaxed);
        self.0.fetch_add(more, Ordering::Relaxed) + more <= HELD_MAX
    }
}

/// The pages of one column of one group.
pub(crate) struct Pages {
    rest: Bytes,
    packing: Compression,
    kind: Type,
    /// Bytes of a value, where all have the same.
    width: usize,
    /// Whether a page says of every value if it is there, and in how many bits.
    level_bits: usize,
    /// Values that data pages may still have.
    left: usize,
    held: Held,
    /// What this column holds of it: its page, its dictionary.
    own: (usize, usize),
    /// Of the whole file, for a refusal.
    all_rows: u64,
}

impl Pages {
    pub fn new(
        file: &Bytes,
        column: &ColumnChunkMetaData,
        rows: usize,
        all_rows: u64,
        held: Held,
    ) -> Option<Pages> {
        let data = column.data_page_offset();
        let first = column.dictionary_page_offset().filter(|at| (1..data).contains(at)).unwrap_or(data);
        let first = usize::try_from(first).ok()?;
        let end = first.checked_add(usize::try_from(column.compressed_size()).ok()?)?;
        let about = column.column_descr();
        let width = match about.physical_type() {
            Type::BOOLEAN => 0,
            Type::INT32 | Type::FLOAT => 4,
            Type::INT64 | Type::DOUBLE => 8,
            Type::INT96 => 12,
            Type::FIXED_LEN_BYTE_ARRAY => usize::try_from(about.type_length()).ok()?,
            // Each has its length before it.
            Type::BYTE_ARRAY => 4,
        };
        (end <= file.len()).then(|| Pages {
            rest: file.slice(first..end),
            packing: column.compression(),
            kind: about.physical_type(),
            width,
            level_bits: (16 - (about.max_def_level() as u16).leading_zeros()) as usize,
            left: rows,
            held,
            own: (0, 0),
            all_rows,
        })
    }

    fn following(&mut self) -> Result<Option<Page>, Refusal> {
        while !self.rest.is_empty() {
            let mut thrift = Thrift { rest: &self.rest };
            let header = Header::read(&mut thrift).ok_or_else(Refusal::broken)?;
            let length = self.rest.len() - thrift.rest.len();
            self.rest.advance(length);
            let packed = usize::try_from(header.packed).ok().filter(|packed| *packed <= self.rest.len());
            let packed = self.rest.split_to(packed.ok_or_else(Refusal::broken)?);
            match header.about {
                // An index says nothing that is asked here.
                About::Index => {}
                About::Dictionary(about) => {
                    return self.dictionary(header.unpacked, &packed, &about).map(Some);
                }
                About::Data(about) => return self.data(header.unpacked, &packed, &about).map(Some),
                About::SecondData(about) => {
                    return self.second_data(header.unpacked, &packed, &about).map(Some);
                }
            }
        }
        Ok(None)
    }

    fn dictionary(&mut self, unpacked: i64, packed: &Bytes, about: &Numbers) -> Result<Page, Refusal> {
        let (values, encoding) = (whole(about[1])?, encoding(about[2])?);
        let buf = self.unpacked(unpacked, packed, 0)?;
        if values.checked_mul(self.width.max(1)).is_none_or(|least| least > buf.len()) {
            return Err(Refusal::broken());
        }
        let cost =
            values * VALUE_COST + if self.packing == Compression::UNCOMPRESSED { 0 } else { buf.len() };
        let before = std::mem::replace(&mut self.own.1, cost);
        self.hold(cost, before)?;
        Ok(Page::DictionaryPage { buf, num_values: values as u32, encoding, is_sorted: about[3] == Some(1) })
    }

    fn data(&mut self, unpacked: i64, packed: &Bytes, about: &Numbers) -> Result<Page, Refusal> {
        let values = self.values(about[1])?;
        let (def_level_encoding, rep_level_encoding) = (encoding(about[3])?, encoding(about[4])?);
        let buf = self.unpacked(unpacked, packed, 0)?;
        let levels = match (self.level_bits, about[3]) {
            (0, _) => 0,
            (bits, Some(BITS)) => (values * bits).div_ceil(8),
            _ => buf.first_chunk::<4>().map_or(0, |length| u32::from_le_bytes(*length) as usize + 4),
        };
        let (encoding, buf) = self.told(about[2], buf, levels, values)?;
        Ok(Page::DataPage {
            buf,
            num_values: values as u32,
            encoding,
            def_level_encoding,
            rep_level_encoding,
            statistics: None,
        })
    }

    fn second_data(&mut self, unpacked: i64, packed: &Bytes, about: &Numbers) -> Result<Page, Refusal> {
        let values = self.values(about[1])?;
        let (def_levels, rep_levels) = (whole(about[5])?, whole(about[6])?);
        let levels = def_levels + rep_levels;
        // Where nothing is said of it, it is packed; the levels before the values never are.
        let is_packed = about[7] != Some(0);
        let buf = if is_packed { self.unpacked(unpacked, packed, levels)? } else { packed.clone() };
        let (encoding, buf) = self.told(about[4], buf, levels, values)?;
        Ok(Page::DataPageV2 {
            buf,
            num_values: values as u32,
            encoding,
            num_nulls: whole(about[2])? as u32,
            num_rows: whole(about[3])? as u32,
            def_levels_byte_len: def_levels as u32,
            rep_levels_byte_len: rep_levels as u32,
            is_compressed: is_packed,
            statistics: None,
        })
    }

    /// How many values a data page says it has, and takes them from those that may still come.
    fn values(&mut self, said: Option<i64>) -> Result<usize, Refusal> {
        let values = whole(said)?;
        self.left = self.left.checked_sub(values).ok_or_else(Refusal::broken)?;
        Ok(values)
    }

    /// The bytes of a page, of which the first `bare` were never packed.
    fn unpacked(&mut self, said: i64, packed: &Bytes, bare: usize) -> Result<Bytes, Refusal> {
        if self.packing == Compression::UNCOMPRESSED {
            return Ok(packed.clone());
        }
        let size = usize::try_from(said).map_err(|_| Refusal::broken())?;
        if size > PAGE_MAX {
            return Err(Refusal::TooLarge(self.all_rows));
        }
        let (bare, packed) = packed.split_at_checked(bare).ok_or_else(Refusal::broken)?;
        let behind = size.checked_sub(bare.len()).ok_or_else(Refusal::broken)?;
        let mut out = Vec::with_capacity(size);
        out.extend_from_slice(bare);
        // A page of empty values alone has nothing to unpack.
        if behind > 0 {
            unpack(self.packing, packed, behind, &mut out)?;
        }
        Ok(Bytes::from(out))
    }

    /// What a data page holds, in a way of writing that costs the decoder no more than it is long.
    fn told(
        &mut self,
        said: Option<i64>,
        buf: Bytes,
        levels: usize,
        values: usize,
    ) -> Result<(Encoding, Bytes), Refusal> {
        let mut encoding = encoding(said)?;
        let mut cost = if self.packing == Compression::UNCOMPRESSED { 0 } else { buf.len() };
        let (head, texts) = buf.split_at_checked(levels).ok_or_else(Refusal::broken)?;
        let mut written = None;
        match encoding {
            Encoding::DELTA_LENGTH_BYTE_ARRAY if !texts.is_empty() => {
                delta::count(texts).filter(|count| *count <= values).ok_or_else(Refusal::broken)?;
                cost += values * size_of::<i32>();
            }
            Encoding::DELTA_BYTE_ARRAY => {
                let fixed = self.kind == Type::FIXED_LEN_BYTE_ARRAY;
                if !fixed && self.kind != Type::BYTE_ARRAY {
                    return Err(Refusal::broken());
                }
                let mut all = head.to_vec();
                if !texts.is_empty() {
                    all.extend(
                        delta::written_out(texts, fixed, values, PAGE_MAX).ok_or_else(Refusal::broken)?,
                    );
                }
                encoding = Encoding::PLAIN;
                cost = all.len();
                written = Some(Bytes::from(all));
            }
            _ => {}
        }
        let before = std::mem::replace(&mut self.own.0, cost);
        self.hold(cost, before)?;
        Ok((encoding, written.unwrap_or(buf)))
    }

    fn hold(&self, more: usize, less: usize) -> Result<(), Refusal> {
        if self.held.change(more, less) { Ok(()) } else { Err(Refusal::TooLarge(self.all_rows)) }
    }
}

/// The numbers of a header by their fields.
type Numbers = [Option<i64>; 10];

struct Header {
    unpacked: i64,
    packed: i64,
    about: About,
}

enum About {
    Data(Numbers),
    Index,
    Dictionary(Numbers),
    SecondData(Numbers),
}

impl Header {
    fn read(thrift: &mut Thrift) -> Option<Header> {
        let (mut own, mut within) = ([None; 10], [None; 10]);
        thrift.fields(&mut |rest, Field { id, kind }| {
            match (id, kind) {
                (1..=3, 5) => own[id as usize] = Some(rest.zigzag()?),
                (5 | 7 | 8, STRUCT) => within[id as usize] = Some(rest.numbers()?),
                _ => return Some(false),
            }
            Some(true)
        })?;
        let about = match own[1]? {
            0 => About::Data(within[5]?),
            1 => About::Index,
            2 => About::Dictionary(within[7]?),
            3 => About::SecondData(within[8]?),
            _ => return None,
        };
        Some(Header { unpacked: own[2]?, packed: own[3]?, about })
    }
}

/// How levels were written before they were written in runs.
const BITS: i64 = 4;

#[expect(deprecated, reason = "files of that time are still about")]
fn encoding(said: Option<i64>) -> Result<Encoding, Refusal> {
    Ok(match said {
        Some(0) => Encoding::PLAIN,
        Some(2) => Encoding::PLAIN_DICTIONARY,
        Some(3) => Encoding::RLE,
        Some(BITS) => Encoding::BIT_PACKED,
        Some(5) => Encoding::DELTA_BINARY_PACKED,
        Some(6) => Encoding::DELTA_LENGTH_BYTE_ARRAY,
        Some(7) => Encoding::DELTA_BYTE_ARRAY,
        Some(8) => Encoding::RLE_DICTIONARY,
        Some(9) => Encoding::BYTE_STREAM_SPLIT,
        _ => return Err(Refusal::broken()),
    })
}

/// A number that can be no length or count if it is missing, below nothing or beyond what a header can say.
fn whole(said: Option<i64>) -> Result<usize, Refusal> {
    said.and_then(|said| i32::try_from(said).ok())
        .and_then(|said| usize::try_from(said).ok())
        .ok_or_else(Refusal::broken)
}

impl Iterator for Pages {
    type Item = parquet::errors::Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> parquet::errors::Result<Option<Page>> {
        self.following().map_err(|why| ParquetError::External(Box::new(why)))
    }

    // Only columns of lists within lists are peeked at, and only rows that are skipped skip a page.
    fn peek_next_page(&mut self) -> parquet::errors::Result<Option<PageMetadata>> {
        Err(ParquetError::NYI("peeking".to_owned()))
    }

    fn skip_next_page(&mut self) -> parquet::errors::Result<()> {
        Err(ParquetError::NYI("skipping".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_side_by_side_has_one_bound() {
        let (one, other) = (Held::default(), Held::default());
        let beside = one.clone();
        assert!(one.change(HELD_MAX - 10, 0) && beside.change(10, 0));
        assert!(!beside.change(11, 10) && beside.change(5, 11));
        assert!(other.change(HELD_MAX, 0));
    }
}
