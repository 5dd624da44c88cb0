//! A backup: one sealed file with everything in it, taken while people work and
//! proven before it is called one.
//!
//! Inside the seal is a `tar`: `manifest.json`, `register.key`, `register.db`,
//! `evidence/…`. Unsealed it still shows nothing but counts: key, database and
//! evidence are sealed already.
//!
//! The database is copied page by page from one moment; what is written
//! meanwhile is not in it, and nobody waits. A piece of evidence that is damaged
//! at home comes along as it is and is named: a register that is not whole needs
//! a copy most of all.

use crate::copy::copy;
use crate::copy::tell;
use crate::manifest::MANIFEST;
use crate::manifest::Manifest;
use crate::manifest::of_sealing;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use ledger::hash::Hasher;
use sealing::backup::{Sealer, To, With};
use store::{Copied, Digest, KeysOf, Progress, Questions, Step, Trouble, Work};

use crate::connection::lock;
use crate::files::{aside, private, sweep, sync_dir};
use crate::folder::{DATABASE, EVIDENCE, KEY, read_key_file};
use crate::prove::prove;
use crate::questions::Asked;
use crate::refusals::trouble;
use crate::register::Register;
use crate::room::{Sizes, enough, size_of};
use crate::sql::sql;

/// Writes a sealed backup file, proven, or nothing. An older file of that name is
/// replaced only by a proven one.
pub(crate) fn backup(
    register: &Register,
    path: &Path,
    to: &To,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<Copied, Trouble> {
    let _one_at_a_time = lock(&register.copying);
    // What a copy that was killed left here.
    sweep(path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let sizes = Sizes {
        database: fs::metadata(register.pool.path())?.len(),
        evidence: size_of(register.evidence.folder()),
    };
    let bench = enough(register.pool.path(), path, sizes)?;
    let aside = aside(path);
    let written = (|| {
        let file = private(&aside)?;
        let key_file = read_key_file(register.dir())?;
        let out = BufWriter::with_capacity(1 << 17, &file);
        let (mut sealer, seal) =
            Sealer::new(to, register.evidence.master(), &key_file, out).map_err(of_sealing)?;
        write_stream(register, &bench, &key_file.to_bytes(), &mut sealer, progress)?;
        sealer.finish()?.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        let with = match (to, &seal) {
            (To::Passphrase(words, _), _) => With::Passphrase(words.clone()),
            (_, Some(seal)) => With::Sealed(seal),
            _ => With::Master(register.evidence.master()),
        };
        let copied = prove(register, &aside, &with, keys_of, progress)?;
        fs::rename(&aside, path)?;
        sync_dir(path.parent())?;
        if copied.damaged.is_empty() {
            crate::moved::let_go(register.dir());
        }
        Ok(copied)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written
}

/// Writes the stream.
fn write_stream(
    register: &Register,
    bench: &Path,
    key: &[u8],
    out: &mut dyn Write,
    progress: Progress<'_>,
) -> Result<(), Trouble> {
    let snapshot = Snapshot::take(register, bench, progress)?;
    let connection = register.pool.source_for(snapshot.path.clone()).open()?;
    let asked = Asked(&connection);
    let evidence = asked.evidence()?;
    let manifest = describe(register, &asked, &snapshot, &evidence, key.len() as u64)?;
    let mut tar = tar::Builder::new(out);
    add(&mut tar, MANIFEST, &serde_json::to_vec_pretty(&manifest).map_err(io::Error::from)?[..])?;
    add(&mut tar, KEY, key)?;
    add_file(&mut tar, DATABASE, &snapshot.path, manifest.database_bytes)?;
    let total = manifest.evidence.len() as u64;
    for (done, (name, bytes)) in manifest.evidence.iter().enumerate() {
        tell(progress, Step { work: Work::Evidence, done: done as u64, total })?;
        add_file(&mut tar, &format!("{EVIDENCE}/{name}"), &register.evidence.folder().join(name), *bytes)?;
    }
    tar.into_inner()?.flush()?;
    Ok(())
}

fn describe(
    register: &Register,
    asked: &Asked<'_>,
    snapshot: &Snapshot,
    evidence: &[Digest],
    key_bytes: u64,
) -> Result<Manifest, Trouble> {
    let counts = asked.counts()?;
    let mut hasher = Hasher::default();
    let database_bytes = io::copy(&mut File::open(&snapshot.path)?, &mut hasher)?;
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    for digest in evidence {
        let name = register.evidence.name(digest);
        match fs::metadata(register.evidence.path(digest)) {
            Ok(metadata) => there.push((name, metadata.len())),
            Err(_) => missing.push(name),
        }
    }
    Ok(Manifest {
        athar: Manifest::WHAT.into(),
        version: Manifest::VERSION,
        register: register.number().into(),
        acts: counts.acts,
        erased: counts.erased,
        cards: counts.cards,
        shelved: counts.shelved,
        checkpoint: asked.one(sql!("last_checkpoint"), [], |row| row.get(0))?,
        key_bytes: Some(key_bytes),
        database: Digest(hasher.finish()).to_string(),
        database_bytes,
        evidence: there,
        missing,
        cut: register.hurt.as_ref().and_then(|hurt| Some((hurt.seq?, hurt.last?))),
    })
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header
}

fn add(tar: &mut tar::Builder<&mut dyn Write>, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
    Ok(tar.append_data(&mut header(bytes.len() as u64), name, bytes)?)
}

fn add_file(
    tar: &mut tar::Builder<&mut dyn Write>,
    name: &str,
    path: &Path,
    bytes: u64,
) -> Result<(), Trouble> {
    let file = match File::open(path) {
        Ok(file) => BufReader::with_capacity(1 << 17, file),
        // Erased on request a moment ago: the snapshot is already old. Take another.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::Busy),
        Err(error) => return Err(error.into()),
    };
    // Exactly the bytes announced, or the stream would lose its rhythm.
    Ok(tar.append_data(&mut header(bytes), name, Exactly { file, left: bytes })?)
}

/// Yields exactly as many bytes as announced, or fails.
struct Exactly<R> {
    file: R,
    left: u64,
}

impl<R: Read> Read for Exactly<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let read = self.file.read(&mut buffer[..most])?;
        if read == 0 && most > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= read as u64;
        Ok(read)
    }
}

/// A copy of the database at one moment, beside `bench`, removed when dropped.
struct Snapshot {
    path: PathBuf,
    /// Tells sweeps that someone is at it.
    _held: File,
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        for suffix in ["-wal", "-shm", "-journal"] {
            let mut name = self.path.clone().into_os_string();
            name.push(suffix);
            let _ = fs::remove_file(name);
        }
    }
}

impl Snapshot {
    fn take(register: &Register, bench: &Path, progress: Progress<'_>) -> Result<Self, Trouble> {
        let path = aside(bench);
        let snapshot = Self { _held: private(&path)?, path };
        let mut to = register.pool.source_for(snapshot.path.clone()).create()?;
        let from = register.pool.separate()?;
        // A reader's moment: pages stay as they are now, so the copy never starts over.
        let moment = from.unchecked_transaction().map_err(trouble)?;
        Asked(&moment).head()?;
        copy(&moment, &mut to, progress)?;
        drop(moment);
        // The copy says "write-ahead" in its head; alone in a backup it needs none.
        to.pragma_update(None, "journal_mode", "delete").map_err(trouble)?;
        Ok(snapshot)
    }
}
