//! A register: making it, opening it, and the [`Store`] it is.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ledger::{Checkpoint, Hash, SigningKey, VerifyingKey, proof, tiles};
use rusqlite::Connection;
use sealing::{KeyFile, KeyFileError, Master, Opener, Strength};
use store::{Counts, Digest, Kept, KeysOf, Progress, Questions, Receipt, Seq, Store, Trouble, Unit, Verdict, What};

use crate::connection::{APPLICATION, Pool, Source, trouble};
use crate::evidence::Evidence;
use crate::files::{private_dir, random, sweep, sync_dir, write_whole};
use crate::migrate::migrate;
use crate::questions::Asked;
use crate::sql::sql;
use crate::unit::Writing;

/// Names within the directory.
pub(crate) const KEY: &str = "register.key";
pub(crate) const DATABASE: &str = "register.db";
pub(crate) const EVIDENCE: &str = "evidence";
/// Stands while a register is being made. A directory with it and without a key
/// holds nothing yet.
pub(crate) const BEGUN: &str = ".begun";

/// How a register is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long to wait for another writer.
    pub busy: Duration,
    /// Pages of 4096 bytes the database may have, where the disk is shared.
    pub most_pages: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { busy: Duration::from_secs(20), most_pages: None }
    }
}

/// One register in one directory.
pub struct Register {
    dir: PathBuf,
    number: String,
    pub(crate) pool: Pool,
    pub(crate) evidence: Evidence,
    pub(crate) log_key: SigningKey,
}

impl Register {
    /// Makes a register in a directory that is empty or not there, and opens it.
    pub fn init(dir: &Path, opener: &Opener<'_>, strength: Strength) -> Result<Self, Trouble> {
        begin_dir(dir)?;
        let mut key_file = KeyFile::new(&mut random);
        let master = Master::generate(&mut random);
        key_file.add(&master, opener, "first", strength, &mut random).map_err(of_key_file)?;
        let source = Source::new(dir.join(DATABASE), &master, Options::default().busy);
        let mut connection = source.create()?;
        connection.pragma_update(None, "journal_mode", "wal").map_err(trouble)?;
        migrate(&mut connection)?;
        connection.execute(sql!("put_register"), [key_file.register()]).map_err(trouble)?;
        // Everything into the file itself, and then the key: with it the register is born.
        connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).map_err(trouble)?;
        private_dir(&dir.join(EVIDENCE))?;
        finish_dir(dir, &key_file.to_bytes())?;
        Self::with(dir, &key_file, master, source, connection)
    }

    /// Opens the register that is there.
    pub fn open(dir: &Path, opener: &Opener<'_>) -> Result<Self, Trouble> {
        Self::open_with(dir, opener, Options::default())
    }

    /// Opens the register that is there, in a particular way.
    pub fn open_with(dir: &Path, opener: &Opener<'_>, options: Options) -> Result<Self, Trouble> {
        let register = Self::open_keyed(dir, &read_key_file(dir)?, opener, options)?;
        // Left when making it was interrupted after the key was in place.
        let _ = fs::remove_dir(dir.join(BEGUN));
        Ok(register)
    }

    /// Opens what lies in `dir` with a key file that may not lie there yet.
    pub(crate) fn open_keyed(
        dir: &Path,
        key_file: &KeyFile,
        opener: &Opener<'_>,
        options: Options,
    ) -> Result<Self, Trouble> {
        let master = key_file.open(opener).map_err(of_key_file)?;
        let source = Source::new(dir.join(DATABASE), &master, options.busy);
        source.inspect(&master)?;
        let mut connection = source.open()?;
        let application: i32 =
            connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(trouble)?;
        if application != APPLICATION {
            return Err(Trouble::NotARegister);
        }
        migrate(&mut connection)?;
        if let Some(pages) = options.most_pages {
            connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).map_err(trouble)?;
        }
        connection.pragma_update(None, "journal_mode", "wal").map_err(trouble)?;
        Self::with(dir, key_file, master, source, connection)
    }

    fn with(
        dir: &Path,
        key_file: &KeyFile,
        master: Master,
        source: Source,
        connection: Connection,
    ) -> Result<Self, Trouble> {
        let number: String = connection.query_row(sql!("register"), [], |row| row.get(0)).map_err(trouble)?;
        if number != key_file.register() {
            return Err(Trouble::Altered { what: What::KeyFile, seq: None });
        }
        let origin = format!("athar/{number}");
        let log_key = SigningKey::new(&origin, &master.log_seed())
            .map_err(|_| Trouble::Altered { what: What::KeyFile, seq: None })?;
        let register = Self {
            dir: dir.to_owned(),
            number,
            pool: Pool::new(source, connection),
            evidence: Evidence::new(dir, master),
            log_key,
        };
        sweep(dir);
        register.evidence.sweep(&register.ask(|asked| asked.evidence())?);
        Ok(register)
    }

    /// Number of the register, the same in its backups.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Its directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Adds another way in: a passphrase, a key file.
    pub fn add_opener(
        dir: &Path,
        present: &Opener<'_>,
        new: &Opener<'_>,
        label: &str,
        strength: Strength,
    ) -> Result<(), Trouble> {
        let mut key_file = read_key_file(dir)?;
        let master = key_file.open(present).map_err(of_key_file)?;
        key_file.add(&master, new, label, strength, &mut random).map_err(of_key_file)?;
        Ok(write_whole(&dir.join(KEY), &key_file.to_bytes())?)
    }

    /// Takes a way in away. The last one stays.
    pub fn remove_opener(dir: &Path, label: &str) -> Result<(), Trouble> {
        let mut key_file = read_key_file(dir)?;
        key_file.remove(label).map_err(of_key_file)?;
        Ok(write_whole(&dir.join(KEY), &key_file.to_bytes())?)
    }

    pub(crate) fn ask<T>(&self, question: impl FnOnce(&Asked<'_>) -> Result<T, Trouble>) -> Result<T, Trouble> {
        self.pool.ask(question)
    }

    pub(crate) fn verifying(&self) -> VerifyingKey {
        self.log_key.verifying()
    }

    pub(crate) fn opened(&self, note: &str) -> Result<Checkpoint, Trouble> {
        Checkpoint::open(note, &self.verifying()).map_err(|_| Trouble::Altered { what: What::Signature, seq: None })
    }
}

fn read_key_file(dir: &Path) -> Result<KeyFile, Trouble> {
    match fs::read(dir.join(KEY)) {
        Ok(bytes) => KeyFile::parse(&bytes).map_err(of_key_file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Trouble::Missing),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn of_key_file(error: KeyFileError) -> Trouble {
    match error {
        KeyFileError::NotAKeyFile | KeyFileError::Damaged | KeyFileError::Slot => {
            Trouble::Altered { what: What::KeyFile, seq: None }
        }
        KeyFileError::Newer(found) => Trouble::NewerVersion { found, known: sealing::keyfile::VERSION },
        KeyFileError::WrongKey => Trouble::WrongKey,
        KeyFileError::Strength => Trouble::Io(io::ErrorKind::InvalidInput.into()),
    }
}

/// Takes an empty directory, or one where making a register was interrupted.
pub(crate) fn begin_dir(dir: &Path) -> Result<(), Trouble> {
    private_dir(dir)?;
    let begun = dir.join(BEGUN);
    if begun.is_dir() && !dir.join(KEY).exists() {
        let known = [DATABASE.into(), format!("{DATABASE}-wal"), format!("{DATABASE}-shm")];
        known.iter().for_each(|name| drop(fs::remove_file(dir.join(name))));
        let _ = fs::remove_dir_all(dir.join(EVIDENCE));
        fs::remove_dir_all(&begun)?;
    }
    if fs::read_dir(dir)?.next().is_some() {
        return Err(Trouble::NotEmpty);
    }
    fs::create_dir(&begun)?;
    Ok(sync_dir(Some(dir))?)
}

/// Puts the key in its place: from here on there is a register.
pub(crate) fn finish_dir(dir: &Path, key_file: &[u8]) -> Result<(), Trouble> {
    write_whole(&dir.join(KEY), key_file)?;
    fs::remove_dir_all(dir.join(BEGUN))?;
    Ok(sync_dir(Some(dir))?)
}

impl Store for Register {
    fn begin(&self) -> Result<Box<dyn Unit + '_>, Trouble> {
        Ok(Box::new(Writing::begin(self)?))
    }

    fn signed_checkpoint(&self) -> Result<Option<String>, Trouble> {
        self.ask(|asked| asked.one(sql!("last_checkpoint"), [], |row| row.get(0)))
    }

    fn checkpoint(&self) -> Result<Option<Checkpoint>, Trouble> {
        self.signed_checkpoint()?.map(|note| self.opened(&note)).transpose()
    }

    fn log_key(&self) -> String {
        self.verifying().to_string()
    }

    fn reference_key(&self, audience: &str) -> [u8; 32] {
        self.evidence.master().reference_key(audience)
    }

    fn root_at(&self, size: u64) -> Result<Option<Hash>, Trouble> {
        self.ask(|asked| if size > asked.head()? { Ok(None) } else { tiles::root_at(asked, size) })
    }

    fn receipt(&self, seq: Seq) -> Result<Option<Receipt>, Trouble> {
        self.ask(|asked| {
            let Some(salt) = asked.act(seq)?.and_then(|act| act.salt) else { return Ok(None) };
            let note = asked.one(sql!("last_checkpoint"), [], |row| row.get::<_, String>(0))?;
            let Some(note) = note else { return Ok(None) };
            let size = self.opened(&note)?.size;
            let inclusion = proof::inclusion(asked, seq.saturating_sub(1), size)?;
            Ok(inclusion.map(|inclusion| Receipt { salt, inclusion, checkpoint: note }))
        })
    }

    fn verify(&self, keys_of: Option<KeysOf<'_>>, progress: Progress<'_>) -> Result<Verdict, Trouble> {
        crate::verify::verify(self, keys_of, progress)
    }

    fn put_evidence(&self, from: &mut dyn Read) -> Result<Kept, Trouble> {
        self.evidence.put(from)
    }

    fn open_evidence(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Trouble> {
        self.evidence.open(digest)
    }

    fn backup(&self, out: &mut dyn Write, progress: Progress<'_>) -> Result<Counts, Trouble> {
        crate::backup::backup(self, out, progress)
    }
}
