//! Proving a copy: it is opened with the key it was sealed for, the database in it
//! is opened and every act read, and every piece of evidence is read to its end.
//!
//! Nothing of the copy is kept. The database, which is encrypted in it, lies for
//! that time in a folder of its own beside the register, or beside the copy where the
//! register's disk has no room; evidence is read as it
//! passes.

use crate::proof_folder::ProofFolder;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use ledger::hash::Hasher;
use sealing::KeyFile;
use sealing::backup::With;
use store::{
    Broken, Copied, Counts, Digest, KeysOf, Progress, Questions, Step, Trouble, Verification, What, Work,
};

use crate::copy::tell;
use crate::evidence::Evidence;
use crate::folder::{DATABASE, EVIDENCE, KEY, of_key_file};
use crate::manifest::{Manifest, of_sealing};
use crate::register::{Options, Register};
use crate::room::bench;
use crate::stream::write;
use crate::stream::{Stream, broken, damaged_core};
use crate::verify::{Extent, verify_part};

/// Proves the copy in `file` to be one of this register.
pub(crate) fn prove(
    register: &Register,
    file: &Path,
    with: &With<'_>,
    keys_of: Option<KeysOf<'_>>,
    progress: Progress<'_>,
) -> Result<Copied, Trouble> {
    let sealed = match File::open(file) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Trouble::Missing),
        Err(error) => return Err(error.into()),
    };
    let (bytes, digest) = print_of(&sealed, progress)?;
    let opened =
        sealing::backup::open(with, BufReader::with_capacity(1 << 17, sealed)).map_err(of_sealing)?;
    let (mut stream, manifest) = Stream::begin(opened)?;
    if manifest.register != register.number() {
        return Err(Trouble::NotARegister);
    }
    let mut key = Vec::new();
    let whole =
        !stream.piece(KEY, manifest.key_bytes, &mut |body| Ok(body.read_to_end(&mut key).map(drop)?))?;
    let key_file =
        KeyFile::parse(&key).map_err(|error| if whole { of_key_file(error) } else { damaged_core() })?;
    let place = ProofFolder::beside(&bench(register.pool.path(), file, manifest.database_bytes)?)?;
    let mut found = String::new();
    let damaged = stream.piece(DATABASE, Some(manifest.database_bytes), &mut |body| {
        found = write(body, &place.dir().join(DATABASE))?;
        Ok(())
    })?;
    if key_file.register() != manifest.register {
        return Err(broken());
    }
    if damaged || !whole || found != manifest.database {
        return Err(damaged_core());
    }
    let copy =
        Register::of_copy(place.dir(), &key_file, register.evidence.master().same(), Options::default())?;
    let verdict = verify_part(&copy, keys_of, progress, Extent::COPY)?;
    compare_counts(register, &copy, &manifest, &verdict)?;
    let mut damaged = verdict.broken;
    read_evidence(register, &copy, &manifest, &mut stream, &mut damaged, progress)?;
    if !stream.end()? {
        return Err(broken());
    }
    Ok(Copied { counts: manifest.counts(), bytes, digest, damaged })
}

/// Bytes and SHA-256 of the file itself.
fn print_of(mut file: &File, progress: Progress<'_>) -> Result<(u64, Digest), Trouble> {
    let total = file.metadata()?.len();
    let (mut hasher, mut buffer, mut done) = (Hasher::default(), vec![0; 1 << 20], 0);
    loop {
        tell(progress, Step { work: Work::Database, done, total })?;
        match file.read(&mut buffer)? {
            0 => return Ok((done, Digest(hasher.finish()))),
            read => {
                hasher.update(&buffer[..read]);
                done += read as u64;
            }
        }
    }
}

/// The copy holds what it announces, and what it holds is what our log held then.
fn compare_counts(
    register: &Register,
    copy: &Register,
    manifest: &Manifest,
    verdict: &Verification,
) -> Result<(), Trouble> {
    let counts: Counts = copy.counts()?;
    let ours = store::Store::root_at(register, verdict.leaves)?;
    let same = verdict.leaves == 0 || ours == Some(verdict.root);
    // A register that is itself damaged gives no root to compare with; its breaks are in the verdict.
    if counts == manifest.counts() && (same || !verdict.broken.is_empty()) { Ok(()) } else { Err(broken()) }
}

/// Every piece of evidence that the log of the copy names, read as it passes.
fn read_evidence<R: Read + io::Seek>(
    register: &Register,
    copy: &Register,
    manifest: &Manifest,
    stream: &mut Stream<R>,
    damaged: &mut Vec<Broken>,
    progress: Progress<'_>,
) -> Result<(), Trouble> {
    let evidence: &Evidence = &register.evidence;
    let mut named: std::collections::BTreeMap<String, Digest> = copy
        .ask(|asked| asked.evidence())?
        .into_iter()
        .map(|digest| (evidence.name(&digest), digest))
        .collect();
    let total = manifest.evidence.len() as u64;
    for (done, (name, bytes)) in manifest.evidence.iter().enumerate() {
        tell(progress, Step { work: Work::Evidence, done: done as u64, total })?;
        let digest = named.remove(name).ok_or_else(broken)?;
        let mut found = None;
        let spoilt = stream.piece(&format!("{EVIDENCE}/{name}"), Some(*bytes), &mut |body| {
            found = evidence.check_bytes(&digest, body)?;
            Ok(())
        })?;
        if spoilt {
            return Err(broken());
        }
        if let Some(what) = found {
            // Damaged at home already, or on the way? Only the first is a copy all the same.
            if evidence.check(&digest)?.is_none() {
                return Err(broken());
            }
            damaged.push(Broken { seq: copy.named_by(&digest)?, last: None, what });
        }
    }
    for digest in named.into_values() {
        let left_out = manifest.missing.contains(&evidence.name(&digest));
        if !left_out {
            return Err(broken());
        }
        damaged.push(Broken { seq: copy.named_by(&digest)?, last: None, what: What::EvidenceMissing });
    }
    Ok(())
}
