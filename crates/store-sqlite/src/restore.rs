//! Restoring: into an empty directory, and only what proves to be whole.
//!
//! Every entry must be announced by the manifest; the database must have the
//! digest announced; then the register is opened and verified, and its counts
//! and its checkpoint compared. The key is put in its place last: until then
//! there is no register, and an interrupted restore can be begun again.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Component, Path};

use ledger::hash::Hasher;
use sealing::backup::With;
use sealing::{KeyFile, Opener};
use store::{Digest, KeysOf, Progress, Questions, Store, Trouble, Verdict, What};

use crate::backup::{MANIFEST, Manifest, of_sealing};
use crate::files::{private, private_dir, sync_dir};
use crate::register::{BEGUN, DATABASE, EVIDENCE, KEY, Options, Register, begin_dir, finish_dir, of_key_file};

/// The manifest is small; more than this is none.
const MOST_MANIFEST: u64 = 256 << 20;

/// Restores a sealed backup file into `dir` and opens what it made. `with` opens
/// the backup, `opener` the register in it. When anything does not hold, the
/// directory is left empty.
pub fn restore(
    file: &Path,
    with: &With,
    dir: &Path,
    opener: &Opener<'_>,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<(Register, Verdict), Trouble> {
    let sealed = match fs::File::open(file) {
        Ok(file) => BufReader::with_capacity(1 << 17, file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::Missing),
        Err(error) => return Err(error.into()),
    };
    // Opened before the directory is touched: a wrong passphrase leaves no trace.
    let stream = sealing::backup::open(with, sealed).map_err(of_sealing)?;
    begin_dir(dir)?;
    let restored = restore_into(stream, dir, opener, keys_of, progress);
    if restored.is_err() {
        clear(dir);
    }
    restored
}

/// Removes what an unfinished restore left. One that was finished, and failed
/// only to say so durably, is left as it is.
fn clear(dir: &Path) {
    if !dir.join(BEGUN).is_dir() {
        return;
    }
    let _ = fs::remove_file(dir.join(KEY));
    if begin_dir(dir).is_ok() {
        let _ = fs::remove_dir_all(dir.join(BEGUN));
    }
}

fn restore_into(
    stream: impl Read,
    dir: &Path,
    opener: &Opener<'_>,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<(Register, Verdict), Trouble> {
    let mut archive = tar::Archive::new(stream);
    let (manifest, key) = unpack(&mut archive, dir)?;
    // Reading on to the end: a stream cut short after its last entry is found here.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(of_stream)?;
    let key_file = KeyFile::parse(&key).map_err(of_key_file)?;
    if key_file.register() != manifest.register {
        return Err(broken());
    }
    // Everything but the key is in place; it is checked before the key makes it a register.
    let register = Register::open_keyed(dir, &key_file, opener, Options::default())?;
    let verdict = register.verify(keys_of, progress)?;
    if let Some(first) = verdict.broken.first() {
        return Err(Trouble::Altered { what: first.what, seq: first.seq });
    }
    if register.counts()? != manifest.counts() || register.signed_checkpoint()? != manifest.checkpoint {
        return Err(broken());
    }
    finish_dir(dir, &key)?;
    Ok((register, verdict))
}

/// Puts database and evidence into `dir`; gives manifest and key.
fn unpack(archive: &mut tar::Archive<impl Read>, dir: &Path) -> Result<(Manifest, Vec<u8>), Trouble> {
    let mut entries = archive.entries().map_err(of_stream)?;
    let mut next = || entries.next().transpose().map_err(of_stream);
    let mut first = next()?.ok_or(Trouble::NotARegister)?;
    if name_of(&first).as_deref() != Some(MANIFEST) {
        return Err(Trouble::NotARegister);
    }
    let manifest = read_manifest(&mut first)?;
    let mut expected = expected(&manifest);
    let mut key = Vec::new();
    private_dir(&dir.join(EVIDENCE))?;
    while let Some(mut entry) = next()? {
        let name = name_of(&entry).ok_or_else(broken)?;
        let announced = expected.remove(&name).ok_or_else(broken)?;
        if announced.is_some_and(|bytes| bytes != entry.size()) {
            return Err(broken());
        }
        if name == KEY {
            entry.by_ref().take(1 << 20).read_to_end(&mut key).map_err(of_stream)?;
            continue;
        }
        let digest = write(&mut entry, &dir.join(&name))?;
        if name == DATABASE && digest != manifest.database {
            return Err(broken());
        }
    }
    sync_dir(Some(dir))?;
    if expected.is_empty() { Ok((manifest, key)) } else { Err(broken()) }
}

fn read_manifest(entry: &mut impl Read) -> Result<Manifest, Trouble> {
    let mut bytes = Vec::new();
    entry.take(MOST_MANIFEST).read_to_end(&mut bytes).map_err(of_stream)?;
    let head: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| Trouble::NotARegister)?;
    let version = head["version"].as_u64().and_then(|version| u32::try_from(version).ok());
    match version {
        Some(found) if found > Manifest::VERSION => Err(Trouble::NewerVersion { found, known: Manifest::VERSION }),
        Some(_) if head["athar"] == Manifest::WHAT => serde_json::from_value(head).map_err(|_| broken()),
        _ => Err(Trouble::NotARegister),
    }
}

/// Names that must come, each once, with their bytes where they are known.
fn expected(manifest: &Manifest) -> BTreeMap<String, Option<u64>> {
    let evidence = manifest.evidence.iter().map(|(name, bytes)| (format!("{EVIDENCE}/{name}"), Some(*bytes)));
    let fixed = [(KEY.into(), None), (DATABASE.into(), Some(manifest.database_bytes))];
    // A name that is no plain path below the directory is dropped here and so never expected.
    let plain = |name: &String| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    evidence.filter(|(name, _)| plain(name)).chain(fixed).collect()
}

fn name_of(entry: &tar::Entry<'_, impl Read>) -> Option<String> {
    entry.header().entry_type().is_file().then(|| entry.path().ok()?.to_str().map(str::to_owned))?
}

/// Writes one file and gives its digest.
fn write(entry: &mut impl Read, path: &Path) -> Result<String, Trouble> {
    path.parent().map_or(Ok(()), private_dir)?;
    let mut to = BufWriter::with_capacity(1 << 17, private(path)?);
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match entry.read(&mut buffer).map_err(of_stream)? {
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

fn broken() -> Trouble {
    Trouble::Altered { what: What::Backup, seq: None }
}

/// A stream that ends early or does not authenticate was altered.
fn of_stream(error: io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => broken(),
        _ => error.into(),
    }
}
