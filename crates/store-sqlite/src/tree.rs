//! The tree of the log, kept as tiles.

use ledger::tiles::{Tiles, WIDTH, tile_root};
use ledger::{Frontier, Hash};
use rusqlite::params;
use store::{Seq, Trouble, What};

use crate::questions::Asked;
use crate::refusals::trouble;
use crate::sql::sql;

impl Tiles for Asked<'_> {
    type Error = Trouble;

    fn tile(&self, level: u8, index: u64) -> Result<Vec<Hash>, Trouble> {
        let hashes = self.one(sql!("tile"), params![level, index as i64], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(hashes.unwrap_or_default().as_chunks().0.iter().copied().map(Hash).collect())
    }
}

/// The right edge of the tree while a unit appends: the open tile of each level.
pub(crate) struct Growing {
    frontier: Frontier,
    open: Vec<Vec<Hash>>,
}

impl Growing {
    /// Takes up the tree where it stands.
    pub(crate) fn take_up(asked: &Asked<'_>) -> Result<Self, Trouble> {
        let size = asked.one(sql!("last_size"), [], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64;
        let mut growing = Self { frontier: Frontier::new(), open: Vec::new() };
        let mut of_level = size;
        while of_level > 0 {
            let width = (of_level % WIDTH) as usize;
            let mut tile =
                if width > 0 { asked.tile(growing.open.len() as u8, of_level / WIDTH)? } else { Vec::new() };
            if tile.len() < width {
                return Err(Trouble::Altered { what: What::Tree, seq: Some(size) });
            }
            tile.truncate(width);
            growing.open.push(tile);
            of_level /= WIDTH;
        }
        growing.frontier =
            growing.edge(size).ok_or(Trouble::Altered { what: What::Tree, seq: Some(size) })?;
        Ok(growing)
    }

    /// The frontier follows from the open tiles: every perfect subtree at the
    /// right edge lies within one of them.
    fn edge(&self, size: u64) -> Option<Frontier> {
        let mut bytes = size.to_be_bytes().to_vec();
        for tile in self.open.iter().rev() {
            let mut at = 0;
            while at < tile.len() {
                let span = 1 << (tile.len() - at).ilog2();
                bytes.extend(ledger::frontier::root_of(&tile[at..at + span]).0);
                at += span;
            }
        }
        Frontier::from_bytes(&bytes)
    }

    /// Leaves of the tree.
    pub(crate) fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root now.
    pub(crate) fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// Appends a leaf; tiles that become full are written.
    pub(crate) fn push(&mut self, asked: &Asked<'_>, leaf: Hash) -> Result<(), Trouble> {
        let (mut level, mut hash) = (0, leaf);
        let mut count = self.frontier.size();
        self.frontier.push(leaf);
        loop {
            if self.open.len() == level {
                self.open.push(Vec::new());
            }
            self.open[level].push(hash);
            let Some(root) = tile_root(&self.open[level]) else { return Ok(()) };
            put(asked, level, count / WIDTH, &self.open[level])?;
            self.open[level].clear();
            (hash, count, level) = (root, count / WIDTH, level + 1);
        }
    }

    /// Writes the tiles that are not full yet.
    pub(crate) fn write(&self, asked: &Asked<'_>) -> Result<(), Trouble> {
        let mut of_level: Seq = self.size();
        for (level, tile) in self.open.iter().enumerate() {
            if !tile.is_empty() {
                put(asked, level, of_level / WIDTH, tile)?;
            }
            of_level /= WIDTH;
        }
        Ok(())
    }
}

fn put(asked: &Asked<'_>, level: usize, n: u64, hashes: &[Hash]) -> Result<(), Trouble> {
    let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
    let mut statement = asked.0.prepare_cached(sql!("put_tile")).map_err(trouble)?;
    statement.execute(params![level as i64, n as i64, bytes]).map_err(trouble)?;
    Ok(())
}
