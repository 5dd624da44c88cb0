//! The compact protocol of Thrift, as far as a Parquet file is looked through
//! before a decoder sees it: numbers by their field, and past everything else.
//!
//! **Invariants:** nothing is set aside for what a length claims; a list has no
//! more members than it has bytes; no field comes twice, so that what was looked
//! at here is what the decoder will find.

/// Kinds of fields.
const TRUE: u8 = 1;
const FALSE: u8 = 2;
const BYTE: u8 = 3;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const MAP: u8 = 11;
pub(crate) const STRUCT: u8 = 12;

/// Structures within structures; no header of Parquet is as deep.
const DEEPEST: usize = 16;
/// A structure that says anything has a field, its value and an end.
const LEAST_OF_A_STRUCT: usize = 3;

/// Bytes that are read from their beginning.
#[derive(Clone)]
pub(crate) struct Thrift<'a> {
    pub rest: &'a [u8],
}

/// A field of a structure: its number, and of which kind its value is.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub id: i16,
    pub kind: u8,
}

impl<'a> Thrift<'a> {
    /// Reads a structure. `each` takes the value of a field and says whether it did; otherwise it is skipped.
    pub fn fields(&mut self, each: &mut dyn FnMut(&mut Thrift<'a>, Field) -> Option<bool>) -> Option<()> {
        self.fields_at(0, each)
    }

    fn fields_at(
        &mut self,
        depth: usize,
        each: &mut dyn FnMut(&mut Thrift<'a>, Field) -> Option<bool>,
    ) -> Option<()> {
        let mut last = 0_i16;
        loop {
            let head = self.byte()?;
            let kind = head & 0x0F;
            if kind == 0 {
                return Some(());
            }
            let id = match head >> 4 {
                0 => i16::try_from(self.zigzag()?).ok()?,
                step => last.checked_add(i16::from(step))?,
            };
            // Out of order a field could come a second time and say something else.
            if id <= last {
                return None;
            }
            last = id;
            if !each(self, Field { id, kind })? {
                self.skip(kind, depth)?;
            }
        }
    }

    /// The numbers of a structure by their fields, up to the ninth. Of a switch 1 or 0.
    pub fn numbers(&mut self) -> Option<[Option<i64>; 10]> {
        let mut found = [None; 10];
        self.fields(&mut |own, Field { id, kind }| {
            let Some(place) = usize::try_from(id).ok().and_then(|id| found.get_mut(id)) else {
                return Some(false);
            };
            match kind {
                TRUE | FALSE => *place = Some(i64::from(kind == TRUE)),
                4..=6 => *place = Some(own.zigzag()?),
                _ => return Some(false),
            }
            Some(true)
        })?;
        Some(found)
    }

    /// The beginning of a list: how many members, and of which kind.
    pub fn list(&mut self) -> Option<(usize, u8)> {
        let head = self.byte()?;
        let count = match head >> 4 {
            15 => usize::try_from(self.varint()?).ok()?,
            few => usize::from(few),
        };
        (count <= self.rest.len()).then_some((count, head & 0x0F))
    }

    fn skip(&mut self, kind: u8, depth: usize) -> Option<()> {
        if depth == DEEPEST {
            return None;
        }
        match kind {
            TRUE | FALSE => Some(()),
            BYTE => self.take(1).map(drop),
            4..=6 => self.varint().map(drop),
            DOUBLE => self.take(8).map(drop),
            BINARY => self.binary().map(drop),
            LIST | SET => {
                let (count, kind) = self.list()?;
                let before = self.rest.len();
                (0..count).try_for_each(|_| self.skip_member(kind, depth))?;
                let least = if kind == STRUCT { count * LEAST_OF_A_STRUCT } else { count };
                (before - self.rest.len() >= least).then_some(())
            }
            STRUCT => self.fields_at(depth + 1, &mut |_, _| Some(false)),
            // A map of nothing is one byte; of others the format knows none.
            MAP => (self.byte()? == 0).then_some(()),
            _ => None,
        }
    }

    fn skip_member(&mut self, kind: u8, depth: usize) -> Option<()> {
        // In a list a switch is a byte of its own.
        let kind = if matches!(kind, TRUE | FALSE) { BYTE } else { kind };
        self.skip(kind, depth + 1)
    }

    /// A text, or other bytes.
    pub fn binary(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.varint()?).ok()?;
        self.take(length)
    }

    pub fn zigzag(&mut self) -> Option<i64> {
        let number = self.varint()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }
}
