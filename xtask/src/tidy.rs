//! The floors and walls of the house, read from the manifests and the sources.
//!
//! A crate imports only from lower floors. Some things are said in one room
//! only: SQL, HTML, HTTP, ciphers. What a check holds need not be remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates by floor, from the ground up.
const FLOORS: &[(u8, &[&str])] = &[
    (1, &["names", "dates", "ledger", "sealing"]),
    (2, &["model", "l10n"]),
    (3, &["linkage", "access", "store"]),
    (4, &["search", "pages", "exchange", "columnar", "store-sqlite", "demo"]),
    (5, &["casework"]),
    (6, &["web"]),
    (7, &["athar"]),
];

/// A crate from outside, and the only rooms that may know it.
const WALLS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store-sqlite"]),
    ("maud", &["pages"]),
    ("axum", &["web"]),
    ("tower-http", &["web"]),
    ("argon2", &["sealing"]),
    ("chacha20poly1305", &["sealing"]),
    ("age", &["sealing"]),
    ("age-core", &["sealing"]),
    ("ed25519-dalek", &["sealing", "ledger"]),
    ("sha2", &["sealing", "ledger"]),
    ("rcgen", &["sealing"]),
    ("rustls", &["web"]),
    ("hyper", &["web"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("parquet", &["columnar"]),
    ("clap", &["athar"]),
];

/// Floors on which nothing touches the world.
const PURE: &[&str] =
    &["names", "dates", "ledger", "model", "l10n", "linkage", "access", "search", "exchange", "pages"];

/// Words that only a touch of the world needs, by which it is recognised in a source.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "SystemTime::now",
    "Instant::now",
    "std::process",
    "tokio",
    "rand::rng(",
];

/// Checks everything; answers how many crates there are.
pub fn check(root: &Path) -> Result<usize, String> {
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in crates(root)? {
        let manifest = read(&folder.join("Cargo.toml"))?;
        let name = value(&manifest, "name").ok_or(format!("{}: no name", folder.display()))?;
        count += 1;
        let Some(floor) = floor(&name) else {
            wrong.push(format!("{name}: stands on no floor; add it to FLOORS in xtask/src/tidy.rs"));
            continue;
        };
        for dependency in dependencies(&manifest) {
            if self::floor(&dependency).is_some_and(|below| below >= floor) {
                wrong.push(format!("{name} (floor {floor}) imports {dependency}, which is not below it"));
            }
            if let Some((_, rooms)) = WALLS.iter().find(|(wall, _)| *wall == dependency) {
                if !rooms.contains(&name.as_str()) {
                    wrong.push(format!(
                        "{name} imports {dependency}, which only {} may know",
                        rooms.join(", ")
                    ));
                }
            }
        }
        if PURE.contains(&name.as_str()) {
            wrong.extend(touches(&folder)?);
        }
    }
    wrong.extend(links(root)?);
    wrong.extend(crate::promises::wrong(root)?);
    wrong.extend(crate::sources::wrong(root)?);
    if wrong.is_empty() { Ok(count) } else { Err(wrong.join("\n")) }
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, crates)| crates.contains(&name)).map(|(floor, _)| *floor)
}

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

fn value(manifest: &str, key: &str) -> Option<String> {
    let line = manifest.lines().find(|l| l.starts_with(key) && l.contains('='))?;
    Some(line.split('"').nth(1)?.to_owned())
}

/// Names under `[dependencies]`; those for tests may be of any floor below the top.
pub fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(section) = line.trim().strip_prefix('[') {
            inside = section.starts_with("dependencies]");
            if let Some(name) = section.strip_prefix("dependencies.") {
                found.insert(name.trim_end_matches(']').to_owned());
            }
        } else if inside && line.contains('=') {
            let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
            if !name.is_empty() && !name.starts_with('#') {
                found.insert(name.to_owned());
            }
        }
    }
    found
}

fn touches(folder: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for file in sources(&folder.join("src"))? {
        let text = read(&file)?;
        // Tests stand at the end of a file and may read samples.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let said = line.trim_start();
            if said.starts_with("//") {
                continue;
            }
            if let Some(word) = WORLD.iter().find(|word| said.contains(*word)) {
                wrong.push(format!(
                    "{}:{}: `{word}` on a floor that touches nothing",
                    file.display(),
                    number + 1
                ));
            }
        }
    }
    Ok(wrong)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            // Binaries and test rooms beside the library are not the library.
            if path.file_name().is_none_or(|n| n != "bin" && n != "tests") {
                found.extend(sources(&path)?);
            }
        } else if path.extension().is_some_and(|e| e == "rs")
            && path.file_name().is_none_or(|n| n != "tests.rs")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Every relative link of the documents leads somewhere.
fn links(root: &Path) -> Result<Vec<String>, String> {
    let mut pages: BTreeMap<PathBuf, String> = BTreeMap::new();
    for name in
        ["README.md", "README.ar.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
    {
        let path = root.join(name);
        pages.insert(path.clone(), read(&path)?);
    }
    for folder in [root.join("docs"), root.join("docs/decisions")] {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|e| e == "md") {
                pages.insert(entry.path(), read(&entry.path())?);
            }
        }
    }
    let mut wrong = Vec::new();
    for (path, text) in pages {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            if !path.parent().unwrap_or(root).join(file).exists() {
                wrong.push(format!("{}: the link to {file} leads nowhere", path.display()));
            }
        }
    }
    wrong.extend(documents_named(root)?);
    Ok(wrong)
}

/// Every document that a message sends a person to is there.
fn documents_named(root: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for lang in ["ar", "en"] {
        for entry in fs::read_dir(root.join("crates/l10n/locales").join(lang)).into_iter().flatten().flatten()
        {
            let text = read(&entry.path())?;
            for rest in text.split("docs/").skip(1) {
                let name: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
                    .collect();
                let name = name.trim_end_matches('.');
                if !root.join("docs").join(name).is_file() {
                    wrong.push(format!("{}: docs/{name} is not there", entry.path().display()));
                }
            }
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_stands() {
        if let Err(why) = check(&crate::run::root()) {
            panic!("{why}");
        }
    }

    #[test]
    fn no_source_opens_a_connection() {
        // What a program needs to speak first on a network; the server only answers.
        let speaks = [
            "TcpStream::connect",
            "UdpSocket",
            "reqwest",
            "ureq",
            "hyper_util::client",
            "TcpStream::connect_timeout",
        ];
        for folder in crates(&crate::run::root()).expect("the crates are there") {
            for file in sources(&folder.join("src")).expect("readable") {
                let text = read(&file).expect("readable");
                let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                let said = speaks.iter().find(|word| code.contains(**word));
                assert!(said.is_none(), "{}: {said:?}", file.display());
            }
        }
    }

    #[test]
    fn an_import_from_above_is_seen() {
        let manifest = "[package]\nname = \"names\"\n[dependencies]\nweb = { workspace = true }\nserde.workspace = true\n";
        let found = dependencies(manifest);
        assert!(found.contains("web") && found.contains("serde"));
        assert!(floor("web") > floor("names"));
    }
}
