//! Where things lie: the lists to measure on, and a place for what is made.

use std::path::{Path, PathBuf};

/// Lists kept beside the repository; often absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(path);
    found.exists().then_some(found)
}

/// The folder of the benchmarks' own sources.
pub fn sources() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that goes when the run ends.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one.
    pub fn new() -> Result<Scratch, String> {
        let folder = std::env::temp_dir().join(format!("athar-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("no place to work in: {e}"))?;
        Ok(Scratch(folder))
    }

    /// A path in it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<PathBuf, String> {
        let path = self.at(name);
        std::fs::write(&path, bytes).map_err(|e| format!("{name}: {e}"))?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
