//! Packed pages, unpacked to the length that was said and not a byte further.

use crate::refusal::Refusal;
use parquet::basic::Compression;
use std::io::Read;

/// Unpacks behind what `out` holds; exactly `size` bytes, or the page is damaged.
pub(crate) fn unpack(how: Compression, packed: &[u8], size: usize, out: &mut Vec<u8>) -> Result<(), Refusal> {
    let start = out.len();
    let unpacked = match how {
        Compression::SNAPPY => into(out, size, |to| {
            // The length stands in the packed bytes, too; one that differs is not begun.
            let same = snap::raw::decompress_len(packed).ok()? == to.len();
            same.then(|| snap::raw::Decoder::new().decompress(packed, to).ok()).flatten()
        }),
        Compression::ZSTD(_) => into(out, size, |to| zstd::bulk::decompress_to_buffer(packed, to).ok()),
        Compression::LZ4_RAW => into(out, size, |to| lz4_flex::block::decompress_into(packed, to).ok()),
        Compression::LZ4 => lz4(packed, size, out),
        Compression::GZIP(_) => read(flate2::read::MultiGzDecoder::new(packed), size, out),
        Compression::BROTLI(_) => read(brotli::Decompressor::new(packed, 4_096), size, out),
        // What is not packed is handed on as it lies in the file, and never comes here.
        Compression::LZO | Compression::UNCOMPRESSED => None,
    };
    match unpacked {
        Some(()) if out.len() - start == size => Ok(()),
        _ => Err(Refusal::broken()),
    }
}

/// Lets something fill so many bytes.
fn into(out: &mut Vec<u8>, size: usize, fill: impl FnOnce(&mut [u8]) -> Option<usize>) -> Option<()> {
    let start = out.len();
    out.resize(start + size, 0);
    (fill(&mut out[start..])? == size).then_some(())
}

/// Reads so many bytes and one more, by which it shows that there are more.
fn read(from: impl Read, size: usize, out: &mut Vec<u8>) -> Option<()> {
    from.take(size as u64 + 1).read_to_end(out).ok().map(drop)
}

/// The old name for three forms: pieces with their lengths before them (Hadoop), frames, and bare bytes.
fn lz4(packed: &[u8], size: usize, out: &mut Vec<u8>) -> Option<()> {
    let start = out.len();
    if into(out, size, |to| pieces(packed, to)).is_some() {
        return Some(());
    }
    out.truncate(start);
    if read(lz4_flex::frame::FrameDecoder::new(packed), size, out).is_some() {
        return Some(());
    }
    out.truncate(start);
    into(out, size, |to| lz4_flex::block::decompress_into(packed, to).ok())
}

fn pieces(mut packed: &[u8], to: &mut [u8]) -> Option<usize> {
    let mut done = 0_usize;
    while let Some((lengths, rest)) = packed.split_first_chunk::<8>() {
        let [unpacked, length] = [0, 4].map(|at| {
            u32::from_be_bytes([lengths[at], lengths[at + 1], lengths[at + 2], lengths[at + 3]]) as usize
        });
        let (piece, behind) = rest.split_at_checked(length)?;
        let place = to.get_mut(done..done.checked_add(unpacked)?)?;
        if lz4_flex::block::decompress_into(piece, place).ok()? != unpacked {
            return None;
        }
        (packed, done) = (behind, done + unpacked);
    }
    packed.is_empty().then_some(done)
}
