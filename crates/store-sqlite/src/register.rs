//! A register: making it, opening it, and the [`Store`] it is.

use crate::folder::BEGUN;
use crate::folder::DATABASE;
use crate::folder::EVIDENCE;
use crate::folder::KEY;
use crate::folder::begin_dir;
use crate::folder::clear_begun;
use crate::folder::finish_dir;
use crate::folder::of_key_file;
use crate::folder::read_key_file;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use ledger::{Checkpoint, Hash, SigningKey, VerifyingKey, tiles};
use rusqlite::Connection;
use sealing::{KeyFile, Master, Opener, Strength};
use store::vault::FORGOTTEN;
use store::{Broken, Digest, Seq, Trouble, Vault, What};

use crate::connection::{APPLICATION, Pool, Source};
use crate::evidence::Evidence;
use crate::files::{copy_private, private_dir, random, sweep, write_whole};
use crate::head::{self, Found, Head, Said};
use crate::migrate::{LATEST, migrate, version};
use crate::moved::{self, Unmoved};
use crate::questions::Asked;
use crate::refusals::{trouble, whole};
use crate::sql::sql;

/// The write-ahead file as it was found when the end of the log was missing.
const DAMAGED: &str = "damaged-wal";
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
    pub(crate) dir: PathBuf,
    number: String,
    pub(crate) pool: Pool,
    pub(crate) evidence: Evidence,
    pub(crate) log_key: SigningKey,
    /// Absent where there is no room for one yet, and in a copy that is being proven.
    pub(crate) head: Option<Head>,
    /// What the head says and the log does not hold: then nothing is written.
    pub(crate) hurt: Option<Broken>,
    /// Why it is read as it is, and nothing is written.
    unmoved: Option<Unmoved>,
    /// Held while a copy is made: one at a time.
    pub(crate) copying: Mutex<()>,
}

impl Register {
    /// Makes a register in a directory that is empty or not there, and opens it. What
    /// could not be made leaves nothing behind.
    pub fn init(dir: &Path, opener: &Opener<'_>, strength: Strength) -> Result<Self, Trouble> {
        let made: Vec<PathBuf> = dir
            .ancestors()
            .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
            .map(Path::to_owned)
            .collect();
        let begun = begin_dir(dir);
        let made_in =
            begun.and_then(|()| Self::make(dir, opener, strength).inspect_err(|_| drop(clear_begun(dir))));
        // Folders that were not there before, from the inside outwards.
        made_in.inspect_err(|_| made.iter().for_each(|above| drop(fs::remove_dir(above))))
    }

    /// Takes away a register that was made a moment ago and in which nobody has worked.
    pub fn unmake(dir: &Path) -> Result<(), Trouble> {
        fs::remove_file(dir.join(KEY))?;
        fs::create_dir(dir.join(BEGUN))?;
        clear_begun(dir)?;
        Ok(fs::remove_dir(dir)?)
    }

    fn make(dir: &Path, opener: &Opener<'_>, strength: Strength) -> Result<Self, Trouble> {
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
        let mut register = Self::with(dir, &key_file, master, source, connection)?;
        register.take_up_head()?;
        finish_dir(dir, &key_file.to_bytes())?;
        Ok(register)
    }

    /// Opens the register that is there.
    pub fn open(dir: &Path, opener: &Opener<'_>) -> Result<Self, Trouble> {
        Self::open_with(dir, opener, Options::default())
    }

    /// Opens the register that is there, in a particular way.
    pub fn open_with(dir: &Path, opener: &Opener<'_>, options: Options) -> Result<Self, Trouble> {
        let key_file = read_key_file(dir)?;
        let master = key_file.open(opener).map_err(of_key_file)?;
        let register = Self::of_master(dir, &key_file, master, options)?;
        // Left when making it was interrupted after the key was in place.
        let _ = fs::remove_dir(dir.join(BEGUN));
        Ok(register)
    }

    /// Opens the register that is there with its key, and compares it with its head.
    pub(crate) fn of_master(
        dir: &Path,
        key_file: &KeyFile,
        master: Master,
        options: Options,
    ) -> Result<Self, Trouble> {
        let mut register = Self::opened_in(dir, key_file, master, options, true)?;
        sweep(dir);
        // A damaged page is what `verify` is for; here it hides nothing that should be swept.
        if let Ok(named) = register.ask(|asked| asked.evidence()) {
            let _ = register.evidence.sweep(&named, FORGOTTEN);
        }
        register.take_up_head()?;
        Ok(register)
    }

    /// Opens what lies in `dir` with a key file that may not lie there, and no head.
    pub(crate) fn of_copy(
        dir: &Path,
        key_file: &KeyFile,
        master: Master,
        options: Options,
    ) -> Result<Self, Trouble> {
        Self::opened_in(dir, key_file, master, options, false)
    }

    fn opened_in(
        dir: &Path,
        key_file: &KeyFile,
        master: Master,
        options: Options,
        at_home: bool,
    ) -> Result<Self, Trouble> {
        let mut source = Source::new(dir.join(DATABASE), &master, options.busy);
        source.inspect(&master)?;
        let (mut connection, application) = source.begin()?;
        if application != APPLICATION {
            return Err(Trouble::NotARegister);
        }
        let version = version(&connection)?;
        let mut unmoved = source.is_unchanging().then_some(Unmoved::ReadOnly);
        if at_home && version < LATEST {
            // A page that is not as it was written would be copied under a seal that says it is.
            // Twice, since another program may be writing its pages just now.
            whole(&connection).or_else(|_| whole(&connection))?;
            (connection, source, unmoved) = moved::moved(connection, source, dir, version)?;
        }
        if unmoved.is_some() {
            return Ok(Self { unmoved, ..Self::with(dir, key_file, master, source, connection)? });
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
        Ok(Self {
            dir: dir.to_owned(),
            number,
            pool: Pool::new(source, connection),
            evidence: Evidence::new(dir, master),
            log_key,
            head: None,
            hurt: None,
            unmoved: None,
            copying: Mutex::new(()),
        })
    }

    /// Compares the log with its head. A register that had none yet gets one.
    fn take_up_head(&mut self) -> Result<(), Trouble> {
        let units = or_none(self.ask(|asked| asked.one(sql!("units"), [], |row| row.get::<_, i64>(0))))?;
        if units.is_none() && self.unmoved.is_none() {
            match self.begin_head() {
                Ok(()) => {}
                // Without room, or where nothing may be written, it is begun another time.
                Err(Trouble::Altered { .. }) => return Ok(()),
                Err(trouble) if trouble.forbids_writing() => return Ok(()),
                Err(other) => return Err(other),
            }
        }
        self.hurt = self.compare_with_head()?;
        match &self.hurt {
            Some(_) => self.keep_write_ahead_file(),
            None => self.head = Head::open(&self.dir).ok(),
        }
        Ok(())
    }

    /// Makes a head that says what the log holds now, whatever another said before.
    pub(crate) fn begin_head(&self) -> Result<(), Trouble> {
        let connection = self.pool.separate()?;
        // Two programs that open an old register at once make one head.
        connection.execute_batch("begin immediate").map_err(trouble)?;
        let asked = Asked(&connection);
        let units = asked.one(sql!("units"), [], |row| row.get::<_, i64>(0))?;
        let said = self.now_at(&asked, units.unwrap_or(0) as u64)?;
        Head::make(&self.dir, &said, &self.log_key)?;
        if units.is_none() {
            connection.execute(sql!("begin_units"), []).map_err(trouble)?;
        }
        connection.execute_batch("commit").map_err(trouble)?;
        // That there is a head must not be lost with the write-ahead file.
        let _ = connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
        Ok(())
    }

    /// What a head says of the log as it stands.
    pub(crate) fn now_at(&self, asked: &Asked<'_>, units: u64) -> Result<Said, Trouble> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, [u8; 32]>(1)?));
        let (size, root) = asked.one(sql!("last_root"), [], read)?.unwrap_or((0, Hash::of_nothing().0));
        Ok(Said { size, root: Hash(root), units, at: head::now() })
    }

    /// What the head says and the log does not hold. The head is read first: what
    /// is committed meanwhile can only put the log ahead.
    pub(crate) fn compare_with_head(&self) -> Result<Option<Broken>, Trouble> {
        let found = Head::read(&self.dir, &self.verifying())?;
        let broken = |what, seq, last| Some(Broken { seq, last, what });
        self.ask(|asked| {
            let Some(units) = asked.one(sql!("units"), [], |row| row.get::<_, i64>(0))? else {
                return Ok(None);
            };
            let Found::Said(said) = found else { return Ok(broken(What::Head, None, None)) };
            let size = asked.one(sql!("last_size"), [], |row| row.get::<_, i64>(0))?.unwrap_or(0) as u64;
            if size < said.size {
                return Ok(broken(What::End, Some(size + 1), Some(said.size)));
            }
            if said.size > 0 && tiles::root_at(asked, said.size)? != Some(said.root) {
                return Ok(broken(What::Head, Some(said.size), None));
            }
            Ok(if (units as u64) < said.units { broken(What::Units, None, None) } else { None })
        })
        .or_else(|trouble| match trouble {
            // A damaged page: found and named by `verify`, part by part.
            Trouble::Altered { .. } => Ok(None),
            other => Err(other),
        })
    }

    /// What cannot be read any more by the database may still be read by someone
    /// who knows how; the next program to close it would throw it away.
    fn keep_write_ahead_file(&self) {
        let wal = self.dir.join(format!("{DATABASE}-wal"));
        let kept = self.dir.join(DAMAGED);
        if fs::metadata(&wal).is_ok_and(|metadata| metadata.len() > 0) && !kept.exists() {
            let _ = copy_private(&wal, &kept);
        }
    }

    /// The act that first named a piece of evidence.
    pub(crate) fn named_by(&self, digest: &Digest) -> Result<Option<Seq>, Trouble> {
        self.ask(|asked| asked.one(sql!("evidence_named_by"), [digest.0], |row| row.get::<_, i64>(0)))
            .map(|seq| seq.map(|seq| seq as Seq))
    }

    /// An error where the end of the log was found missing.
    pub(crate) fn has_its_end(&self) -> Result<(), Trouble> {
        match &self.hurt {
            Some(hurt) => Err(Trouble::Cut { missing: hurt.seq.zip(hurt.last) }),
            None => Ok(()),
        }
    }

    /// An error where nothing may be written: the end of the log was found missing, or the disk does not
    /// allow it.
    pub(crate) fn allows_writing(&self) -> Result<(), Trouble> {
        self.has_its_end()?;
        self.unmoved.map_or(Ok(()), |unmoved| Err(unmoved.trouble()))
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

    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&Asked<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.pool.ask(question)
    }

    pub(crate) fn verifying(&self) -> VerifyingKey {
        self.log_key.verifying()
    }

    pub(crate) fn opened(&self, note: &str) -> Result<Checkpoint, Trouble> {
        Checkpoint::open(note, &self.verifying())
            .map_err(|_| Trouble::Altered { what: What::Signature, seq: None })
    }
}

/// What a damaged page hides counts as not there.
fn or_none<T>(read: Result<Option<T>, Trouble>) -> Result<Option<T>, Trouble> {
    match read {
        Err(Trouble::Altered { .. }) => Ok(None),
        read => read,
    }
}
