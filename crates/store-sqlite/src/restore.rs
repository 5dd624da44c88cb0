//! Restoring: into a place that is empty, whole or not at all.
//!
//! Everything is unpacked, opened and verified in a folder beside the place, and
//! put there in one stroke: whoever pulls the plug finds a register or nothing.
//!
//! A damaged copy is still the only one somebody may have. What is damaged in it
//! is named by the verdict, document by document and act by act, and the rest is
//! restored. Refused is what cannot be opened at all, and what another hand put
//! together: its pieces are whole and not those that were announced.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use sealing::backup::With;
use sealing::{KeyFile, Opener};
use store::{KeysOf, Progress, Questions, Store, Trouble, Verification, What};

use crate::files::{HELD, private_dir, sweep, sync_dir, write_whole};
use crate::folder::{BEGUN, DATABASE, EVIDENCE, KEY, of_key_file};
use crate::head::HEAD;
use crate::manifest::{Manifest, of_sealing};
use crate::proof_folder::ProofFolder;
use crate::register::{Options, Register};
use crate::stream::{Stream, broken, damaged_core, write};

/// Restores a sealed backup file into `dir` and opens what it made. `with` opens
/// the backup, `opener` the register in it. The verdict names what the copy had
/// lost; when it cannot be restored at all, nothing is left of the attempt.
pub fn restore(
    file: &Path,
    with: &With<'_>,
    dir: &Path,
    opener: &Opener<'_>,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<(Register, Verification), Trouble> {
    let sealed = match File::open(file) {
        Ok(file) => BufReader::with_capacity(1 << 17, file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::Missing),
        Err(error) => return Err(error.into()),
    };
    // Opened before the directory is touched: a wrong passphrase leaves no trace.
    let opened = sealing::backup::open(with, sealed).map_err(of_sealing)?;
    let staging = Staging::at(dir)?;
    let (mut stream, manifest) = Stream::begin(opened)?;
    let unpacked = unpack(&mut stream, &manifest, staging.place.dir())?;
    let whole_to_the_end = stream.end()?;
    let key_file = KeyFile::parse(&unpacked.key).map_err(of_key_file)?;
    if key_file.register() != manifest.register {
        return Err(broken());
    }
    let master = key_file.open(opener).map_err(of_key_file)?;
    // Damaged so far that it does not open, or cannot even say how much it holds, it is
    // no register: then it is the copy that is lost, and no register that is damaged.
    let of_the_copy = |trouble| match trouble {
        Trouble::Altered { .. } | Trouble::NotARegister if unpacked.database_damaged => damaged_core(),
        other => other,
    };
    let copy = Register::of_copy(staging.place.dir(), &key_file, master.same(), Options::default())
        .map_err(of_the_copy)?;
    match copy.begin_head() {
        Err(Trouble::Altered { .. }) if unpacked.database_damaged => {}
        begun => begun?,
    }
    let mut verdict = copy.verify(keys_of, progress).map_err(of_the_copy)?;
    copy.counts().map_err(of_the_copy)?;
    if !unpacked.database_damaged
        && (copy.counts()? != manifest.counts() || copy.signed_checkpoint()? != manifest.checkpoint)
    {
        return Err(broken());
    }
    if unpacked.database_damaged && verdict.ok() || !whole_to_the_end {
        verdict.note(What::Backup, None);
    }
    if let Some((first, last)) = manifest.cut {
        verdict.note_range(What::End, first, last);
    }
    // Closed, so that nothing of it is left beside the database.
    drop(copy);
    write_whole(&staging.place.dir().join(KEY), &unpacked.key)?;
    let within = staging.within;
    staging.put()?;
    match Register::of_master(dir, &key_file, master, Options::default()) {
        Ok(register) => Ok((register, verdict)),
        Err(why) => {
            // It was whole enough a moment ago. What does not open is not left to be taken for a register.
            let _ = if within { clear_within(dir) } else { fs::remove_dir_all(dir) };
            Err(of_the_copy(why))
        }
    }
}

/// Empties a place that stays.
fn clear_within(dir: &Path) -> io::Result<()> {
    [KEY, HEAD, DATABASE].iter().for_each(|name| drop(fs::remove_file(dir.join(name))));
    fs::remove_dir_all(dir.join(EVIDENCE))
}

struct Unpacked {
    key: Vec<u8>,
    database_damaged: bool,
}

/// Puts database and evidence into `dir`.
fn unpack<R: Read + io::Seek>(
    stream: &mut Stream<R>,
    manifest: &Manifest,
    dir: &Path,
) -> Result<Unpacked, Trouble> {
    private_dir(&dir.join(EVIDENCE))?;
    let mut key = Vec::new();
    let lost = stream.piece(KEY, manifest.key_bytes, &mut |body| {
        key.clear();
        Ok(body.take(1 << 20).read_to_end(&mut key).map(drop)?)
    })?;
    if lost {
        // Without its key nothing in the copy opens.
        return Err(damaged_core());
    }
    let mut found = String::new();
    let database_damaged = stream.piece(DATABASE, Some(manifest.database_bytes), &mut |body| {
        found = write(body, &dir.join(DATABASE))?;
        Ok(())
    })?;
    if !database_damaged && found != manifest.database {
        return Err(broken());
    }
    for (name, bytes) in &manifest.evidence {
        let path = dir.join(EVIDENCE).join(name);
        // A damaged piece keeps its place: reading it says which, and how far it is whole.
        stream
            .piece(&format!("{EVIDENCE}/{name}"), Some(*bytes), &mut |body| write(body, &path).map(drop))?;
    }
    sync_dir(Some(dir))?;
    Ok(Unpacked { key, database_damaged })
}

/// Where a register is put together before it is put in its place.
struct Staging {
    place: ProofFolder,
    dir: PathBuf,
    /// The folder stands within the place: that is a disk of its own, and cannot be exchanged for another.
    within: bool,
}

impl Staging {
    fn at(dir: &Path) -> Result<Self, Trouble> {
        let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        private_dir(parent)?;
        // What a restore that was killed left here.
        sweep(parent);
        let there = dir.is_dir();
        if there {
            sweep(dir);
            begun_before(dir)?;
        }
        if (there && fs::read_dir(dir)?.next().is_some()) || (!there && dir.exists()) {
            return Err(Trouble::NotEmpty);
        }
        let within = there && another_disk(dir, parent);
        let beside = if within { dir.join(DATABASE) } else { dir.to_owned() };
        Ok(Self { place: ProofFolder::beside(&beside)?, dir: dir.to_owned(), within })
    }

    /// Puts what was made in its place, in one stroke.
    fn put(self) -> Result<(), Trouble> {
        let from = self.place.dir();
        if !self.within {
            fs::remove_file(from.join(HELD))?;
            fs::rename(from, &self.dir)?;
            return Ok(sync_dir(self.dir.parent())?);
        }
        // The key comes last: until then there is no register.
        fs::create_dir(self.dir.join(BEGUN))?;
        for name in [EVIDENCE, DATABASE, HEAD, KEY] {
            fs::rename(from.join(name), self.dir.join(name))?;
        }
        fs::remove_dir(self.dir.join(BEGUN))?;
        Ok(sync_dir(Some(&self.dir))?)
    }
}

/// Takes away what an interrupted beginning left: a place with its mark and without a key holds nothing yet.
fn begun_before(dir: &Path) -> Result<(), Trouble> {
    if dir.join(BEGUN).is_dir() && !dir.join(KEY).exists() {
        crate::folder::clear_begun(dir)?;
    }
    Ok(())
}

#[cfg(unix)]
fn another_disk(dir: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    device(dir) != device(parent)
}

#[cfg(not(unix))]
fn another_disk(_: &Path, _: &Path) -> bool {
    false
}
