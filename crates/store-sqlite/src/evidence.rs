//! The evidence folder: sealed files, named by a keyed digest.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sealing::{Master, Zeroizing, evidence};
use store::{Digest, Kept, Trouble, Vault, What};

use crate::files::{aside, older, private, private_dir, random, sweep, sync_dir};

/// Where original bytes lie.
pub(crate) struct Evidence {
    dir: PathBuf,
    key: Zeroizing<[u8; 32]>,
    master: Master,
}

impl Evidence {
    /// The folder of the register at `dir`.
    pub(crate) fn new(dir: &Path, master: Master) -> Self {
        Self { dir: dir.join("evidence"), key: master.evidence_key(), master }
    }

    /// The key everything of the register follows from.
    pub(crate) fn master(&self) -> &Master {
        &self.master
    }

    /// Name of a piece within the folder: two digits, a slash, all digits.
    pub(crate) fn name(&self, digest: &Digest) -> String {
        let name = Digest(self.master.evidence_name(&digest.0)).to_string();
        format!("{}/{name}", &name[..2])
    }

    /// The folder in which all pieces lie.
    pub(crate) fn folder(&self) -> &Path {
        &self.dir
    }

    /// Where a piece lies.
    pub(crate) fn path(&self, digest: &Digest) -> PathBuf {
        self.dir.join(self.name(digest))
    }

    fn seal(&self, from: &mut dyn Read, aside: &Path) -> Result<Kept, Trouble> {
        let mut to = BufWriter::new(private(aside)?);
        let sealed = evidence::seal(&self.key, from, &mut to, &mut random)?;
        to.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        Ok(Kept { digest: Digest(sealed.digest), bytes: sealed.bytes })
    }

    fn place(&self, aside: &Path, kept: Kept) -> Result<Kept, Trouble> {
        let path = self.path(&kept.digest);
        if self.open(&kept.digest).is_ok() {
            // Kept before. Touched, so that no sweep takes it from under the act to come.
            File::options().write(true).open(&path)?.set_modified(SystemTime::now())?;
            fs::remove_file(aside)?;
            return Ok(kept);
        }
        if let Some(dir) = path.parent() {
            private_dir(dir)?;
            fs::rename(aside, &path)?;
            sync_dir(Some(dir))?;
            sync_dir(Some(&self.dir))?;
        }
        Ok(kept)
    }

    /// Reads a piece from end to end; what is wrong with it, if anything.
    pub(crate) fn check(&self, digest: &Digest) -> Result<Option<What>, Trouble> {
        match File::open(self.path(digest)) {
            Ok(file) => self.check_bytes(digest, &mut BufReader::with_capacity(1 << 17, file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(What::EvidenceMissing)),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads sealed bytes that should be a piece; what is wrong with them, if anything.
    pub(crate) fn check_bytes(
        &self,
        digest: &Digest,
        sealed: &mut dyn Read,
    ) -> Result<Option<What>, Trouble> {
        let mut hasher = ledger::hash::Hasher::default();
        let read = evidence::open(&self.key, &digest.0, sealed)
            .and_then(|mut opened| std::io::copy(&mut opened, &mut hasher));
        match read.map_err(of_reading) {
            Ok(_) if hasher.finish() == digest.0 => Ok(None),
            Ok(_) => Ok(Some(What::EvidenceAltered)),
            Err(Trouble::Altered { what, .. }) => Ok(Some(what)),
            Err(other) => Err(other),
        }
    }
}

/// Sealed files: what is put is written aside, synced, and renamed into place.
impl Vault for Evidence {
    fn put(&self, from: &mut dyn Read) -> Result<Kept, Trouble> {
        private_dir(&self.dir)?;
        let aside = aside(&self.dir.join("evidence"));
        let kept = self.seal(from, &aside).and_then(|kept| self.place(&aside, kept));
        if kept.is_err() {
            let _ = fs::remove_file(&aside);
        }
        kept
    }

    fn open(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Trouble> {
        let file = match File::open(self.path(digest)) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Trouble::NoSuchEvidence),
            Err(error) => return Err(error.into()),
        };
        let opened = evidence::open(&self.key, &digest.0, BufReader::with_capacity(1 << 17, file));
        opened.map(|opened| Box::new(opened) as Box<dyn Read + Send>).map_err(of_reading)
    }

    fn has(&self, digest: &Digest) -> Result<bool, Trouble> {
        Ok(self.path(digest).is_file())
    }

    fn erase(&self, digest: &Digest) -> Result<bool, Trouble> {
        match fs::remove_file(self.path(digest)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn sweep(&self, named: &[Digest], age: Duration) -> Result<u64, Trouble> {
        sweep(&self.dir);
        let named: BTreeSet<String> = named.iter().map(|digest| self.name(digest)).collect();
        let mut gone = 0;
        for dir in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let folder = dir.file_name().to_string_lossy().into_owned();
            for entry in fs::read_dir(dir.path()).into_iter().flatten().flatten() {
                let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
                if !named.contains(&name) && older(&entry, age) {
                    gone += u64::from(fs::remove_file(entry.path()).is_ok());
                }
            }
        }
        Ok(gone)
    }
}

fn of_reading(error: std::io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::InvalidData => Trouble::Altered { what: What::EvidenceAltered, seq: None },
        _ => error.into(),
    }
}
