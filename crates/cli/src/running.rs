//! Where a server of a register says that it runs, so that a second start finds the first.
//!
//! Each register has one small file for that, outside of its folder, in a place
//! of the user's own. The server holds its lock for as long as it runs; a killed
//! program holds no lock, so what is said there is true or nobody is there.

use sealing::token::hash_hex;
use serde_json::{Value, json};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store_sqlite::files;

/// Which command started a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// `athar open`, for one person at this machine.
    Open,
    /// `athar serve` or `athar demo`, perhaps for many.
    Serve,
}

/// A server that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it is reached on this machine.
    pub address: String,
    /// What started it.
    pub by: By,
    /// Its number.
    pub process: i32,
}

/// The lock of a register, held for as long as its server runs.
pub struct Notice {
    path: PathBuf,
    file: File,
}

/// What is found where a register's server would say that it runs.
pub enum Found {
    /// Nobody: the place is ours now.
    Nobody(Notice),
    /// A server.
    Server(Running),
}

/// Looks for the server of the register in that folder, and takes its place where there is none. `None` where
/// the user has no place for such a file: then no start can find another.
pub fn find(register: &Path) -> Option<Found> {
    let path = folder()?.join(format!("{}.json", &hash_hex(&register.display().to_string())[..24]));
    for _ in 0..50 {
        match lock(&path) {
            Ok(Some(file)) => return Some(Found::Nobody(Notice { path, file })),
            Ok(None) => {}
            Err(_) => return None,
        }
        if let Some(running) = read(&path) {
            return Some(Found::Server(running));
        }
        // It has the lock and is about to say where it is.
        std::thread::sleep(Duration::from_millis(100));
    }
    None
}

impl Notice {
    /// Says where the server is reached from now on.
    pub fn tell(&self, address: &str, by: By) -> io::Result<()> {
        let by = if by == By::Open { "open" } else { "serve" };
        let text = json!({"address": address, "by": by, "process": std::process::id()}).to_string();
        let mut file = &self.file;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(text.as_bytes())
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// A folder that only this user enters; the one of the session is empty after every start of the machine.
fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let above = named("XDG_RUNTIME_DIR")
        .filter(|path| path.is_dir())
        .or_else(|| named("HOME").map(|home| home.join(".cache")))?;
    let folder = above.join("athar");
    files::private_dir(&folder).ok()?;
    Some(folder)
}

/// The locked file; `None` while somebody else has it.
fn lock(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    match file.try_lock() {
        // Whoever had it may have taken it away between our opening it and our locking it.
        Ok(()) if same(&file, path) => Ok(Some(file)),
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(why),
    }
}

fn same(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let number = |told: io::Result<fs::Metadata>| told.ok().map(|told| (told.dev(), told.ino()));
        let ours = number(file.metadata());
        ours.is_some() && ours == number(fs::metadata(path))
    }
    #[cfg(not(unix))]
    path.exists()
}

fn read(path: &Path) -> Option<Running> {
    let mut text = String::new();
    File::open(path).ok()?.read_to_string(&mut text).ok()?;
    let said: Value = serde_json::from_str(&text).ok()?;
    Some(Running {
        address: said["address"].as_str().filter(|address| address.starts_with("http://"))?.to_owned(),
        by: if said["by"] == "open" { By::Open } else { By::Serve },
        process: i32::try_from(said["process"].as_i64()?).ok()?,
    })
}
