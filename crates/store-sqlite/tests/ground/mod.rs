//! A place to stand: a directory that goes away, and a register in it.
#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use store::story::{act, append};
use store::{NewAct, Store};
use store_sqlite::{Opener, Register, Strength};

/// What every register of the tests is opened with.
pub const WORDS: Opener<'static> = Opener::Passphrase("ليلى تقرأ تحت شجرة التوت");

/// A directory of its own, removed when dropped.
pub struct Ground(PathBuf);

impl Ground {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("athar-store-{}-{count}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn dir(&self) -> PathBuf {
        self.0.join("register")
    }

    pub fn init(&self) -> Register {
        Register::init(&self.dir(), &WORDS, Strength::WEAK).unwrap()
    }

    pub fn open(&self) -> Register {
        Register::open(&self.dir(), &WORDS).unwrap()
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A register with one act in the database file and forty-one in the write-ahead file,
/// as the plug left it: its files copied while it is at work.
pub fn crashed(ground: &Ground) -> PathBuf {
    drop(ground.init());
    let register = ground.open();
    let kept = register.vault().put(&mut &vec![7; 200_000][..]).unwrap();
    append(&register, [NewAct { evidence: vec![kept.digest], ..act(1, &[1], None, "before") }]);
    drop(register);
    let register = ground.open();
    for n in 2..=41 {
        append(&register, [act(1, &[n], None, &"x".repeat(900))]);
    }
    let mut unit = register.begin().unwrap();
    unit.put_shelf("people", "a", b"a new password").unwrap();
    unit.commit().unwrap();
    let image = ground.path().join("image");
    copy(&ground.dir(), &image);
    assert!(fs::metadata(image.join("register.db-wal")).unwrap().len() > 100_000);
    image
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        match entry.path() {
            path if path.is_dir() => copy(&path, &to.join(entry.file_name())),
            // The index of the write-ahead file dies with the machine.
            path if path.to_string_lossy().ends_with("-shm") => {}
            path => drop(fs::copy(path, to.join(entry.file_name())).unwrap()),
        }
    }
}
