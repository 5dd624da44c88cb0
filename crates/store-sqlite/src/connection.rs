//! Connections to the encrypted file, and what their failures mean.

use crate::refusals::altered;
use crate::refusals::trouble;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use sealing::{Master, Zeroizing};
use store::Trouble;

use crate::files::random;
use crate::questions::Asked;
use crate::room;

/// `Athr`, in the head of every register.
pub(crate) const APPLICATION: i32 = i32::from_be_bytes(*b"Athr");

/// Readers kept open between questions.
const READERS: usize = 6;

/// How connections of one register are made.
pub(crate) struct Source {
    path: PathBuf,
    key: Zeroizing<String>,
    busy: Duration,
    way: Way,
}

/// How the pages of the database are reached.
#[derive(Clone)]
enum Way {
    /// In the file, beside other programs.
    Shared,
    /// This program alone is at the file, and keeps the index of its write-ahead log in memory.
    Alone,
    /// The file lies on a disk on which nobody can write.
    Unchanging,
    /// In memory, under this name, sealed as in the file, until the last connection closes.
    Memory(String),
}

/// SQLite's own way of keeping that index in memory: all connections of this program share
/// it, and every other program waits.
const ALONE: &str = "unix-excl";

/// The way in which a file is opened where nobody says another.
const USUAL: &str = if cfg!(windows) { "win32" } else { "unix" };

impl Source {
    /// Connections to the file at `path` under this master key.
    pub(crate) fn new(path: PathBuf, master: &Master, busy: Duration) -> Self {
        Self { path, key: key(master), busy, way: Way::Shared }
    }

    /// The same key for another file.
    pub(crate) fn of(&self, path: PathBuf) -> Self {
        Self { path, key: self.key.clone(), busy: self.busy, way: Way::Shared }
    }

    /// The same file, as a copy of it that stands in memory.
    pub(crate) fn in_memory(&self) -> Self {
        let mut bytes = [0; 16];
        random(&mut bytes);
        let name = format!("/athar-{:032x}", u128::from_le_bytes(bytes));
        Self { path: self.path.clone(), key: self.key.clone(), busy: self.busy, way: Way::Memory(name) }
    }

    /// What another connection attaches to read the same pages.
    pub(crate) fn attached(&self) -> (String, &str) {
        (self.uri(), self.key.as_str())
    }

    /// Whether nothing can be written there.
    pub(crate) fn is_unchanging(&self) -> bool {
        matches!(self.way, Way::Unchanging)
    }

    /// Opens the file that is there and reads its application number. On a disk without
    /// room even for the index of the write-ahead log the file is opened by this program
    /// alone, which needs none: to read, to copy elsewhere, to free some space. On a disk on
    /// which nobody can write no index is needed, as long as all that was committed stands in
    /// the file itself.
    pub(crate) fn begin(&mut self) -> Result<(Connection, i32), Trouble> {
        self.way = match self.first() {
            Err(Trouble::DiskFull) if cfg!(unix) => Way::Alone,
            Err(Trouble::ReadOnly) if room::is_read_only(&self.path) && !self.has_write_ahead() => {
                Way::Unchanging
            }
            first => return first,
        };
        self.first()
    }

    fn has_write_ahead(&self) -> bool {
        let mut wal = self.path.clone().into_os_string();
        wal.push("-wal");
        std::fs::metadata(wal).is_ok_and(|metadata| metadata.len() > 0)
    }

    fn first(&self) -> Result<(Connection, i32), Trouble> {
        let connection = self.open()?;
        let application =
            connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(unopened)?;
        Ok((connection, application))
    }

    /// Looks at the file before SQLite does: SQLite would take an empty file for
    /// a new database, and a foreign one for a damaged one.
    pub(crate) fn inspect(&self, master: &Master) -> Result<(), Trouble> {
        let mut head = [0; 16];
        let length = match File::open(&self.path) {
            Ok(file) => file.take(16).read_to_end_into(&mut head)?,
            // Its key is at hand: a register was here.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Trouble::MissingDatabase);
            }
            Err(error) => return Err(error.into()),
        };
        match () {
            () if length < head.len() => Err(altered()),
            () if head == salt(master) => Ok(()),
            () => Err(Trouble::NotARegister),
        }
    }

    /// Opens the file that is there.
    pub(crate) fn open(&self) -> Result<Connection, Trouble> {
        self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Makes the file, or opens the empty one that is there.
    pub(crate) fn create(&self) -> Result<Connection, Trouble> {
        self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    fn connect(&self, how: OpenFlags) -> Result<Connection, Trouble> {
        initialise_sqlite()?;
        let how = how | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = match self.way {
            Way::Shared => Connection::open_with_flags(&self.path, how),
            Way::Alone => Connection::open_with_flags_and_vfs(&self.path, how, ALONE),
            Way::Unchanging => {
                let how = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                Connection::open_with_flags(self.uri(), how | OpenFlags::SQLITE_OPEN_URI)
            }
            Way::Memory(_) => Connection::open_with_flags(self.uri(), how | OpenFlags::SQLITE_OPEN_URI),
        };
        let connection = connection.map_err(trouble)?;
        self.prepare(&connection).map_err(unopened)?;
        Ok(connection)
    }

    /// The same as an address, by which SQLite is told the way.
    fn uri(&self) -> String {
        let of_file = |how: &str| {
            let path =
                self.path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            format!("file:{path}{how}")
        };
        match &self.way {
            // Whoever attaches it may itself stand in memory.
            Way::Shared => of_file(&format!("?vfs={USUAL}")),
            Way::Alone => of_file(&format!("?vfs={ALONE}")),
            Way::Unchanging => of_file(&format!("?vfs={USUAL}&immutable=1")),
            Way::Memory(name) => format!("file:{name}?vfs=memdb"),
        }
    }

    fn prepare(&self, connection: &Connection) -> rusqlite::Result<()> {
        // It would write to standard error, past everybody; what fails is answered.
        connection.pragma_update(None, "cipher_log_level", "none")?;
        connection.pragma_update(None, "key", self.key.as_str())?;
        // A SQLite without encryption ignores the key in silence, and would
        // write everything in the clear.
        connection.pragma_query_value(None, "cipher_version", |row| row.get::<_, String>(0))?;
        connection.busy_timeout(self.busy)?;
        for (name, value) in [
            ("temp_store", "memory"),
            ("synchronous", "full"),
            ("secure_delete", "on"),
            ("trusted_schema", "off"),
            ("cell_size_check", "on"),
            ("cache_size", "-8000"),
            // After a large import the write-ahead file shrinks again.
            ("journal_size_limit", "16777216"),
        ] {
            connection.pragma_update(None, name, value)?;
        }
        connection.set_prepared_statement_cache_capacity(64);
        Ok(())
    }
}

/// A file that is there and whose write-ahead file or index cannot be made: nothing may be written beside it.
fn unopened(error: rusqlite::Error) -> Trouble {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => Trouble::ReadOnly,
        _ => trouble(error),
    }
}

/// Lets the library set itself up, once, alone. SQLite calls itself ready before
/// SQLCipher's part has run; a second thread that comes in between is refused its key.
fn initialise_sqlite() -> Result<(), Trouble> {
    static AWAKE: Mutex<bool> = Mutex::new(false);
    let mut awake = lock(&AWAKE);
    if !*awake {
        drop(Connection::open_in_memory().map_err(trouble)?);
        *awake = true;
    }
    Ok(())
}

/// The raw key with its salt, so that no time is spent deriving and the first
/// sixteen bytes of the file are known to be ours.
fn key(master: &Master) -> Zeroizing<String> {
    let mut key = master.database_key();
    key.pop();
    for byte in salt(master) {
        key.push_str(&format!("{byte:02x}"));
    }
    key.push('\'');
    key
}

fn salt(master: &Master) -> [u8; 16] {
    let long = master.subkey("database salt");
    std::array::from_fn(|i| long[i])
}

trait ReadEndInto {
    fn read_to_end_into(self, buffer: &mut [u8]) -> std::io::Result<usize>;
}

impl<R: Read> ReadEndInto for R {
    fn read_to_end_into(mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut length = 0;
        while length < buffer.len() {
            match self.read(&mut buffer[length..])? {
                0 => break,
                read => length += read,
            }
        }
        Ok(length)
    }
}

/// One connection to write with, a few to read with.
pub(crate) struct Pool {
    source: Source,
    writer: Mutex<Option<Connection>>,
    free: Condvar,
    readers: Mutex<Vec<Connection>>,
}

impl Pool {
    /// Begins with the connection that made or checked the file.
    pub(crate) fn new(source: Source, writer: Connection) -> Self {
        Self { source, writer: Mutex::new(Some(writer)), free: Condvar::new(), readers: Mutex::default() }
    }

    /// Takes the writer, waiting in line as long as for another process.
    pub(crate) fn take_writer(&self) -> Result<Connection, Trouble> {
        let until = Instant::now() + self.source.busy;
        let mut slot = lock(&self.writer);
        loop {
            if let Some(connection) = slot.take() {
                return Ok(connection);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Trouble::Busy);
            }
            slot = self.free.wait_timeout(slot, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Puts the writer back.
    pub(crate) fn put_writer(&self, connection: Connection) {
        *lock(&self.writer) = Some(connection);
        self.free.notify_one();
    }

    /// Asks one question of a reader. SQLCipher remembers a page that did not
    /// authenticate and then refuses the whole connection; it is not used again, so
    /// that what is whole can still be read.
    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&Asked<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let mut reader = self.reader()?;
        let answer = question(&Asked(&reader));
        if let Err(Trouble::Altered { .. }) = answer {
            reader.connection = None;
        }
        answer
    }

    /// A connection to read with.
    pub(crate) fn reader(&self) -> Result<Reader<'_>, Trouble> {
        let waiting = lock(&self.readers).pop();
        let connection = match waiting {
            Some(connection) => connection,
            None => {
                let connection = self.source.open()?;
                connection.pragma_update(None, "query_only", "on").map_err(trouble)?;
                // Several of these rest in a small server; what is asked often is in memory anyway.
                connection.pragma_update(None, "cache_size", -1000).map_err(trouble)?;
                connection
            }
        };
        Ok(Reader { pool: self, connection: Some(connection) })
    }

    /// A connection of its own, for work that keeps it long.
    pub(crate) fn separate(&self) -> Result<Connection, Trouble> {
        self.source.open()
    }

    /// The database file.
    pub(crate) fn path(&self) -> &Path {
        &self.source.path
    }

    /// The same key for another file.
    pub(crate) fn source_for(&self, path: PathBuf) -> Source {
        self.source.of(path)
    }
}

/// A reader on loan.
pub(crate) struct Reader<'p> {
    pool: &'p Pool,
    connection: Option<Connection>,
}

impl std::ops::Deref for Reader<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("taken only when dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut readers = lock(&self.pool.readers);
        if let Some(connection) = self.connection.take()
            && readers.len() < READERS
            // One that was left in a transaction would read the past for ever.
            && connection.is_autocommit()
        {
            readers.push(connection);
        }
    }
}

/// Waits for a lock. What it guards is whole even when a holder panicked.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
