//! A compound file ([MS-CFB]): a small file system within one file, of which a
//! workbook needs a single stream.
//!
//! **Invariants:** what comes out is never longer than the file that went in. A
//! chain of sectors that runs in a circle or past the end is damage, and so is a
//! list of sectors longer than the file has sectors.

use super::numbers::{number16, number32};

/// Bytes of one entry of the directory.
const ENTRY: usize = 128;
/// A shorter stream lies among the small ones, in sectors of 64 bytes.
const SMALL_BELOW: usize = 4096;
const SMALL_SHIFT: u32 = 6;
/// From here on a number is no sector, but says that a chain ends or a place is free.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const NO_ENTRY: u32 = 0xFFFF_FFFF;

/// The stream with the first of these names that is there. Those of the workbook
/// itself come before those of workbooks pasted into it.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let header = bytes.get(..512).filter(|header| header.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))?;
    let shift = match number16(header, 30)? {
        9 => 9,
        12 => 12,
        _ => return None,
    };
    let mut sectors = Sectors { bytes: bytes.get(1 << shift..)?, shift, next: Vec::new() };
    sectors.next = table(&sectors, header)?;
    let directory = sectors.chain(number32(header, 48)?, usize::MAX)?;
    let entries: Vec<StreamEntry> =
        directory.chunks_exact(ENTRY).filter_map(|entry| StreamEntry::read(entry, shift)).collect();
    let root = entries.first()?;
    let at = find(&entries, names)?;
    if at.length >= SMALL_BELOW {
        return sectors.chain(at.first, at.length);
    }
    let small = sectors.chain(root.first, root.length)?;
    let next = numbers(&sectors.chain(number32(header, 60)?, usize::MAX)?).collect();
    Sectors { bytes: &small, shift: SMALL_SHIFT, next }.chain(at.first, at.length)
}

/// Equal pieces of bytes, and for each the piece that follows it.
struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u32,
    next: Vec<u32>,
}

impl Sectors<'_> {
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(1 << self.shift)
    }

    /// A sector; the last one may be cut short.
    fn get(&self, at: u32) -> Option<&[u8]> {
        let start = (at as usize).checked_mul(1 << self.shift)?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain, and no more of them than that.
    fn chain(&self, first: u32, length: usize) -> Option<Vec<u8>> {
        let (mut out, mut at) = (Vec::new(), first);
        // No chain without a circle has more pieces than there are.
        for _ in 0..=self.next.len() {
            if at >= NO_SECTOR || out.len() >= length {
                out.truncate(length);
                return Some(out);
            }
            out.extend_from_slice(self.get(at)?);
            at = if out.len() >= length { NO_SECTOR } else { *self.next.get(at as usize)? };
        }
        None
    }
}

/// For every sector the one that follows it. The table is itself spread over
/// sectors: the header names the first 109 of them, a chain of lists the others.
fn table(sectors: &Sectors, header: &[u8]) -> Option<Vec<u32>> {
    let mut next = Vec::new();
    let mut add = |list: &[u8]| -> Option<()> {
        for at in numbers(list).filter(|at| *at < NO_SECTOR) {
            if next.len() < sectors.count() {
                next.extend(numbers(sectors.get(at)?));
            }
        }
        Some(())
    };
    add(&header[76..])?;
    let mut at = number32(header, 68)?;
    for _ in 0..sectors.count() {
        if at >= NO_SECTOR {
            break;
        }
        let (list, following) = sectors.get(at)?.split_last_chunk::<4>()?;
        add(list)?;
        at = u32::from_le_bytes(*following);
    }
    Some(next)
}

/// A stream, or a folder of them.
struct StreamEntry {
    name: String,
    before: u32,
    after: u32,
    inside: u32,
    first: u32,
    length: usize,
}

impl StreamEntry {
    fn read(bytes: &[u8], shift: u32) -> Option<StreamEntry> {
        let units = bytes[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let name = char::decode_utf16(units.take_while(|unit| *unit != 0))
            .map(|letter| letter.unwrap_or('?'))
            .collect();
        // With small sectors the upper half of the length may hold anything.
        let length = match shift {
            9 => u64::from(number32(bytes, 120)?),
            _ => u64::from_le_bytes(bytes[120..].try_into().ok()?),
        };
        Some(StreamEntry {
            name,
            before: number32(bytes, 68)?,
            after: number32(bytes, 72)?,
            inside: number32(bytes, 76)?,
            first: number32(bytes, 116)?,
            length: usize::try_from(length).ok()?,
        })
    }
}

fn find<'e>(entries: &'e [StreamEntry], names: &[&str]) -> Option<&'e StreamEntry> {
    let (mut seen, mut top) = (vec![false; entries.len()], Vec::new());
    let mut waiting = vec![entries.first()?.inside];
    while let Some(at) = waiting.pop() {
        let Some(entry) = entries.get(at as usize).filter(|_| at != NO_ENTRY && !seen[at as usize]) else {
            continue;
        };
        seen[at as usize] = true;
        waiting.extend([entry.before, entry.after]);
        top.push(entry);
    }
    let named = |name: &&str| {
        let is = |entry: &&&'e StreamEntry| entry.name.eq_ignore_ascii_case(name);
        // A broken tree of names hides nothing: the list of entries is looked through as well.
        top.iter().find(is).copied().or_else(|| entries.iter().find(|entry| is(&entry)))
    };
    names.iter().find_map(named)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}
