//! A place to stand: a directory that goes away, and a register in it.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

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
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
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
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
