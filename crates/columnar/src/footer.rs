//! What a file says of itself at its end, looked through before it is believed.
//!
//! The decoder sets aside room for lists by the lengths they claim, goes down into
//! groups of columns without counting, and writes the names of all groups anew for
//! every column in them. Each of these is bounded here.

use crate::refusal::Refusal;
use crate::thrift::{Field, STRUCT, Thrift};

/// What a file says of itself is some kilobytes, and of many groups and columns some megabytes.
const LONGEST: usize = 32 << 20;
/// Columns and groups of columns; groups within groups; bytes of a name.
const MOST_COLUMNS: usize = 20_000;
const DEEPEST: usize = 16;
const LONGEST_NAME: usize = 1_024;

/// Refuses a file whose end is no honest description.
pub(crate) fn look_through(bytes: &[u8]) -> Result<(), Refusal> {
    let footer = bytes.split_last_chunk::<8>().and_then(|(before, [a, b, c, d, mark @ ..])| {
        let length = u32::from_le_bytes([*a, *b, *c, *d]) as usize;
        let start = before.len().checked_sub(length)?;
        (mark == b"PAR1" && length <= LONGEST).then(|| &before[start..])
    });
    let whole = footer.and_then(|footer| {
        let mut thrift = Thrift { rest: footer };
        thrift.fields(&mut |own, Field { id, .. }| {
            if id == 2 { columns(own).map(|()| true) } else { Some(false) }
        })
    });
    // Of an encrypted file the decoder says so itself.
    if whole.is_none() && !bytes.ends_with(b"PARE") { Err(Refusal::broken()) } else { Ok(()) }
}

/// The columns, each with how many of those behind it stand in it.
fn columns(list: &mut Thrift) -> Option<()> {
    let (count, kind) = list.list()?;
    if kind != STRUCT || count > MOST_COLUMNS {
        return None;
    }
    let mut open: Vec<i64> = Vec::new();
    for _ in 0..count {
        let mut inside = 0;
        list.fields(&mut |own, Field { id, kind }| match (id, kind) {
            (4, 8) => (own.binary()?.len() <= LONGEST_NAME).then_some(true),
            (5, 5) => {
                inside = own.zigzag()?;
                Some(true)
            }
            _ => Some(false),
        })?;
        open.last_mut().into_iter().for_each(|left| *left -= 1);
        open.push(inside);
        while open.last().is_some_and(|left| *left <= 0) {
            open.pop();
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
    Some(())
}
