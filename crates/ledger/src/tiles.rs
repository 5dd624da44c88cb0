//! Where the nodes of the tree are kept: C2SP `tlog-tiles`.
//!
//! A tile is up to 256 hashes of one level, eight levels of the tree apart:
//! tiles of level 0 hold leaves, those of level 1 the roots of full tiles of
//! level 0, and so on. Everything between is computed. Two tile levels hold
//! 65,536 leaves, four hold four thousand million.

use std::convert::Infallible;

use crate::hash::{Hash, node};

/// Hashes in a full tile.
pub const WIDTH: u64 = 256;

/// Where a hash stands: `level` counts single levels of the tree from the
/// leaves up, `index` counts from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Levels above the leaves.
    pub(crate) level: u8,
    /// Position in that level.
    pub(crate) index: u64,
}

/// Answers with the hashes of one tile, however many there are yet.
pub trait Tiles {
    /// What goes wrong when a tile is read.
    type Error;

    /// The hashes of tile `index` at tile level `level` (0 holds leaves).
    fn tile(&self, level: u8, index: u64) -> Result<Vec<Hash>, Self::Error>;
}

/// Tiles computed from leaves at hand each time: of a log in memory, of the parts of an act.
pub struct Leaves<'a>(pub &'a [Hash]);

impl Tiles for Leaves<'_> {
    type Error = Infallible;

    fn tile(&self, level: u8, index: u64) -> Result<Vec<Hash>, Infallible> {
        let mut row = self.0.to_vec();
        for _ in 0..level {
            row = row.chunks(WIDTH as usize).filter_map(tile_root).collect();
        }
        let start = usize::try_from(index.saturating_mul(WIDTH)).unwrap_or(usize::MAX);
        Ok(row.into_iter().skip(start).take(WIDTH as usize).collect())
    }
}

/// The root of the perfect subtree at `place`. `Ok(None)` when the tiles do not
/// reach so far.
pub(crate) fn subtree<T: Tiles>(tiles: &T, place: Place) -> Result<Option<Hash>, T::Error> {
    let (tile_level, rest) = (place.level / 8, place.level % 8);
    let span = 1u64 << rest;
    let Some(first) = place.index.checked_mul(span) else { return Ok(None) };
    let hashes = tiles.tile(tile_level, first / WIDTH)?;
    let at = (first % WIDTH) as usize;
    Ok(hashes.get(at..at + span as usize).map(perfect_root))
}

/// The root of a perfect tree: a power of two of hashes.
fn perfect_root(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks_exact(2).map(|pair| node(&pair[0], &pair[1])).collect();
    }
    row.first().copied().unwrap_or_default()
}

/// The root of one full tile, which is a hash of the tile above it.
///
/// ```
/// use ledger::{digest, frontier::root_of, tiles::tile_root};
/// let full: Vec<_> = (0..=255u8).map(|act| digest(&[act])).collect();
/// assert_eq!(tile_root(&full), Some(root_of(&full)));
/// assert_eq!(tile_root(&full[1..]), None, "a tile that still grows has no place above");
/// ```
pub fn tile_root(full: &[Hash]) -> Option<Hash> {
    (full.len() as u64 == WIDTH).then(|| perfect_root(full))
}

/// The root of the first `size` leaves.
///
/// ```
/// use ledger::{digest, frontier::root_of, tiles::{Leaves, root_at}};
/// let log = [b"a", b"b", b"c"].map(|act| digest(act));
/// assert_eq!(root_at(&Leaves(&log), 2), Ok(Some(root_of(&log[..2]))), "as it stood at two acts");
/// assert_eq!(root_at(&Leaves(&log), 4), Ok(None));
/// ```
pub fn root_at<T: Tiles>(tiles: &T, size: u64) -> Result<Option<Hash>, T::Error> {
    range_root(tiles, 0, size)
}

/// The hash that RFC 6962 writes `MTH(D[start:end])`, where `start` is a
/// multiple of the largest power of two in the range, as all ranges of proofs are.
pub(crate) fn range_root<T: Tiles>(tiles: &T, start: u64, end: u64) -> Result<Option<Hash>, T::Error> {
    if start >= end {
        return Ok((start == end).then(Hash::of_nothing));
    }
    let mut peaks = Vec::new();
    let mut at = start;
    while at < end {
        let level = (end - at).ilog2() as u8;
        let place = Place { level, index: at >> level };
        match subtree(tiles, place)? {
            Some(hash) => peaks.push(hash),
            None => return Ok(None),
        }
        at += 1 << level;
    }
    let mut peaks = peaks.into_iter().rev();
    let smallest = peaks.next().unwrap_or_default();
    Ok(Some(peaks.fold(smallest, |right, left| node(&left, &right))))
}
