//! Reading a copy: piece by piece, by the manifest it begins with.
//!
//! The manifest says which pieces follow, in which order and how long each is, so
//! every piece has its place even when what stands before it is damaged. What is
//! damaged reads as zeros and is said; what is only otherwise than announced was
//! put together by another hand and is refused.

use crate::files::private;
use crate::files::private_dir;
use ledger::hash::Hasher;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Component, Path};
use store::Digest;

use sealing::backup::OpenedBackup;
use store::{Trouble, What};

use crate::manifest::{MANIFEST, Manifest};

/// The manifest is small; more than this is none.
const MOST_MANIFEST: u64 = 256 << 20;

/// Bytes of a header, and what every piece is filled up to.
const BLOCK: u64 = 512;

/// What is done with the bytes of a piece.
pub(crate) type Sink<'s> = &'s mut dyn FnMut(&mut dyn Read) -> Result<(), Trouble>;

/// A copy that is being read.
pub(crate) struct Stream<R> {
    from: OpenedBackup<R>,
    at: u64,
}

impl<R: Read + Seek> Stream<R> {
    /// Reads the manifest. Without it nothing else has a name.
    pub(crate) fn begin(from: OpenedBackup<R>) -> Result<(Self, Manifest), Trouble> {
        let mut stream = Self { from, at: 0 };
        let header = stream.header()?;
        let Some((name, size)) = header.filter(|(name, size)| name == MANIFEST && *size <= MOST_MANIFEST)
        else {
            let damaged = !stream.from.damaged().is_empty();
            return Err(if damaged { damaged_core() } else { Trouble::NotARegister });
        };
        let mut bytes = Vec::new();
        let damaged =
            stream.body(size, &mut |body| body.read_to_end(&mut bytes).map(drop).map_err(Trouble::from))?;
        if damaged {
            return Err(damaged_core());
        }
        debug_assert_eq!(name, MANIFEST);
        Ok((stream, read_manifest(&bytes)?))
    }

    /// Reads the next piece, which must be this one; answers whether it was damaged.
    pub(crate) fn piece(
        &mut self,
        name: &str,
        announced: Option<u64>,
        sink: Sink<'_>,
    ) -> Result<bool, Trouble> {
        let begun = self.at;
        let header = self.header()?;
        let spoilt = self.spoilt(begun);
        let size = match (header, announced) {
            (Some((found, size)), _) if found == name && announced.is_none_or(|bytes| bytes == size) => size,
            // The header is damaged, and the manifest knows better.
            (_, Some(size)) if spoilt => size,
            _ => return Err(broken()),
        };
        let damaged = self.body(size, sink)?;
        Ok(damaged || spoilt)
    }

    /// Nothing may follow but zeros. Answers whether the end is as it was written.
    pub(crate) fn end(mut self) -> Result<bool, Trouble> {
        let begun = self.at;
        let mut rest = [0; 4096];
        loop {
            let read = self.from.read(&mut rest)?;
            self.at += read as u64;
            if rest[..read].iter().any(|byte| *byte != 0) {
                return Err(broken());
            }
            if read == 0 {
                break;
            }
        }
        Ok(self.from.ends()? && !self.spoilt(begun) && self.at >= begun + 2 * BLOCK)
    }

    /// Name and size of the piece that begins here; `None` when it is no header.
    fn header(&mut self) -> Result<Option<(String, u64)>, Trouble> {
        let mut block = [0; BLOCK as usize];
        let mut read = 0;
        while read < block.len() {
            match self.from.read(&mut block[read..])? {
                0 => break,
                more => read += more,
            }
        }
        self.at += BLOCK;
        let header = tar::Header::from_byte_slice(&block);
        let whole = read == block.len()
            && header.entry_type().is_file()
            && header.cksum().is_ok_and(|sum| sum == sum_of(&block));
        let named = || Some((header.path().ok()?.to_str()?.to_owned(), header.entry_size().ok()?));
        Ok(whole.then(named).flatten())
    }

    fn body(&mut self, size: u64, sink: Sink<'_>) -> Result<bool, Trouble> {
        let begun = self.at;
        let mut body = Body { from: &mut self.from, left: size };
        sink(&mut body)?;
        // Whatever the sink left, and what fills the last block.
        io::copy(&mut body, &mut io::sink())?;
        let fill = size.next_multiple_of(BLOCK) - size;
        io::copy(&mut Body { from: &mut self.from, left: fill }, &mut io::sink())?;
        self.at = begun + size;
        let damaged = self.spoilt(begun);
        self.at += fill;
        Ok(damaged)
    }

    /// Whether anything between there and here is damaged, or beyond the end of the file.
    fn spoilt(&self, begun: u64) -> bool {
        let damaged = self.from.damaged().iter().any(|range| range.start < self.at && begun < range.end);
        damaged || self.at > self.from.length()
    }
}

/// The bytes of one piece: always as many as announced.
struct Body<'o, R> {
    from: &'o mut OpenedBackup<R>,
    left: u64,
}

impl<R: Read + Seek> Read for Body<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let mut read = self.from.read(&mut buffer[..most])?;
        if read == 0 {
            // Beyond the end of a file that was cut.
            buffer[..most].fill(0);
            read = most;
        }
        self.left -= read as u64;
        Ok(read)
    }
}

/// The sum of a header's bytes, its own field read as blanks (POSIX `ustar`).
fn sum_of(block: &[u8; BLOCK as usize]) -> u32 {
    let own = 148..156;
    block.iter().enumerate().map(|(n, byte)| if own.contains(&n) { 32 } else { u32::from(*byte) }).sum()
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, Trouble> {
    let head: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| Trouble::NotARegister)?;
    let version = head["version"].as_u64().and_then(|version| u32::try_from(version).ok());
    match version {
        Some(found) if found > Manifest::VERSION => {
            Err(Trouble::NewerVersion { found, known: Manifest::VERSION })
        }
        Some(_) if head["athar"] == Manifest::WHAT => {
            let manifest: Manifest = serde_json::from_value(head).map_err(|_| broken())?;
            // A name that is no plain path below the directory was never ours.
            let plain =
                |name: &str| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
            if manifest.evidence.iter().all(|(name, _)| plain(name)) { Ok(manifest) } else { Err(broken()) }
        }
        _ => Err(Trouble::NotARegister),
    }
}

/// What everything else in the copy hangs on is damaged or cut: manifest, key or database.
pub(crate) fn damaged_core() -> Trouble {
    Trouble::Altered { what: What::CopyHeart, seq: None }
}

pub(crate) fn broken() -> Trouble {
    Trouble::Altered { what: What::Backup, seq: None }
}

/// Writes one file and gives its digest.
pub(crate) fn write(from: &mut dyn Read, path: &Path) -> Result<String, Trouble> {
    path.parent().map_or(Ok(()), private_dir)?;
    let mut to = BufWriter::with_capacity(1 << 17, private(path)?);
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match from.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(&buffer[..read]);
                to.write_all(&buffer[..read])?;
            }
        }
    }
    to.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    Ok(Digest(hasher.finish()).to_string())
}
