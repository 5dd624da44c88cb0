//! Texts of which each keeps only what the one before it does not begin with
//! (DELTA_BYTE_ARRAY), written out.
//!
//! A few bytes can say that every text is as long as the longest. The decoder would
//! give each its own memory; here they are written one behind the other, and no more
//! of them than a page may hold.

use crate::thrift::Thrift;

/// Texts as the decoder expects them: each with its length before it, unless all are of one length.
pub(crate) fn written_out(
    bytes: &[u8],
    fixed: bool,
    most_texts: usize,
    most_bytes: usize,
) -> Option<Vec<u8>> {
    let (shared, rest) = numbers(bytes, most_texts)?;
    let (own, mut texts) = numbers(rest, most_texts)?;
    if shared.len() != own.len() {
        return None;
    }
    let (mut out, mut last) = (Vec::new(), 0..0);
    for (shared, own) in shared.into_iter().zip(own) {
        let (shared, own) = (usize::try_from(shared).ok()?, usize::try_from(own).ok()?);
        let (text, behind) = texts.split_at_checked(own)?;
        texts = behind;
        let length = shared.checked_add(own)?;
        if shared > last.len() || out.len().checked_add(length)? > most_bytes {
            return None;
        }
        if !fixed {
            out.extend_from_slice(&u32::try_from(length).ok()?.to_le_bytes());
        }
        let start = out.len();
        out.extend_from_within(last.start..last.start + shared);
        out.extend_from_slice(text);
        last = start..out.len();
    }
    Some(out)
}

/// How many numbers a run of them claims to hold.
pub(crate) fn count(bytes: &[u8]) -> Option<usize> {
    let mut head = Thrift { rest: bytes };
    head.varint()?;
    head.varint()?;
    usize::try_from(head.varint()?).ok()
}

/// Whole numbers kept as steps from one to the next (DELTA_BINARY_PACKED), and what stands behind them.
fn numbers(bytes: &[u8], most: usize) -> Option<(Vec<i32>, &[u8])> {
    let mut head = Thrift { rest: bytes };
    let (block, parts, count) = (head.varint()?, head.varint()?, usize::try_from(head.varint()?).ok()?);
    let mut value = head.zigzag()? as i32;
    let each = usize::try_from(block.checked_div(parts)?).ok()?;
    // A step of no bits needs no bytes: that there are not too many is said by the page.
    if count > most || each == 0 || each % 8 != 0 || parts > 512 {
        return None;
    }
    let mut out = Vec::with_capacity(count);
    out.extend((count > 0).then_some(value));
    while out.len() < count {
        let least = head.zigzag()? as i32;
        let (widths, rest) = head.rest.split_at_checked(parts as usize)?;
        head.rest = rest;
        for width in widths.iter().map(|width| usize::from(*width)) {
            if out.len() == count {
                break;
            }
            let (packed, rest) = head.rest.split_at_checked(width.checked_mul(each)? / 8)?;
            head.rest = rest;
            if width > 32 {
                return None;
            }
            for at in 0..each.min(count - out.len()) {
                value = value.wrapping_add(least).wrapping_add(bits(packed, at * width, width) as i32);
                out.push(value);
            }
        }
    }
    Some((out, head.rest))
}

/// A number of so many bits, the lowest first.
fn bits(bytes: &[u8], from: usize, width: usize) -> u64 {
    let mut eight = [0; 8];
    let bytes = &bytes[(from / 8).min(bytes.len())..];
    let there = bytes.len().min(8);
    eight[..there].copy_from_slice(&bytes[..there]);
    (u64::from_le_bytes(eight) >> (from % 8)) & ((1 << width) - 1)
}
