//! The sources of the workspace, as the checks read them.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the crates.
pub fn crates(root: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(root.join("crates")).map_err(|e| e.to_string())?;
    let mut folders: Vec<_> =
        entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| p.join("Cargo.toml").exists()).collect();
    folders.sort();
    Ok(folders)
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// What a source says before its tests, which stand at the end of a file and may read samples.
pub fn code_of(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The sources of a crate's library: binaries and rooms of tests beside it are not the library.
pub fn sources_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut all = sources_below(&folder.join("src"))?;
    let aside = |part: &std::ffi::OsStr| part == "bin" || part == "tests" || part == "tests.rs";
    all.retain(|file| !file.strip_prefix(folder).unwrap_or(file).iter().any(aside));
    Ok(all)
}

/// Every source below a folder.
pub fn sources_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources_below(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
