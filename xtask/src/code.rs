//! What is read from the sources of the crates: an example at every public function of the foundation stones,
//! nothing public that nobody uses, no two types of one name before one reader, no circle of files.
//!
//! Sources are read as text, line by line, as `cargo fmt` lays them out. That is enough for these questions
//! and needs no parser; where it is not, the lists of exceptions below say so with a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

mod circles;
mod doubles;
mod examples;
mod unused;

/// One file of a library or program, without the tests at its end.
struct Source {
    /// The folder of its crate under `crates/`.
    room: String,
    /// Below `src`, without `.rs`: `act/table`. That of a library's root is empty; a program's is `main`.
    module: String,
    /// From the folder of the house.
    file: String,
    text: String,
}

impl Source {
    fn place(&self, line: usize) -> String {
        format!("{}:{}", self.file, line + 1)
    }
}

/// What is wrong in the sources.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let sources = sources(root)?;
    let mut wrong = examples::missing(&sources);
    wrong.extend(unused::items(&sources, &words_outside(root)?));
    wrong.extend(doubles::names(&sources, &below(root)?));
    wrong.extend(circles::of_files(&sources));
    Ok(wrong)
}

fn sources(root: &Path) -> Result<Vec<Source>, String> {
    let mut all = Vec::new();
    for folder in crate::sources::crates(root)? {
        let room = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let src = folder.join("src");
        for file in files(&src)? {
            let module = file.strip_prefix(&src).unwrap_or(&file).with_extension("");
            let module = module.to_string_lossy().replace('\\', "/");
            let module = module.trim_end_matches("/mod").to_owned();
            let module = if module == "lib" { String::new() } else { module };
            let is_of_tests = module.split('/').any(|part| part == "tests" || part == "bin");
            if !is_of_tests {
                let text = without_tests(&crate::sources::read(&file)?).to_owned();
                let file = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
                all.push(Source { room: room.clone(), module, file, text });
            }
        }
    }
    Ok(all)
}

/// Tests stand at the end of a file.
fn without_tests(text: &str) -> &str {
    let at = text.match_indices("\n#[cfg(test)]\n").map(|(at, _)| at);
    let tests = |at: &usize| text[*at..].lines().skip(2).find(|l| !l.starts_with('#')).unwrap_or_default();
    let mut at = at.filter(|at| tests(at).starts_with("mod "));
    at.next().map_or(text, |at| &text[..=at])
}

/// Every source file below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The words of each room: the sources of a crate, and what stands beside them (its tests, examples and
/// benches; the benches, drills, fuzzers and tests of the whole house).
fn words_outside(root: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in crate::sources::crates(root)? {
        let room = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for part in ["src", "tests", "examples", "benches"] {
            let name = if part == "src" { room.clone() } else { format!("{room}/{part}") };
            if folder.join(part).is_dir() {
                rooms.entry(name).or_default().extend(words_below(&folder.join(part))?);
            }
        }
    }
    for part in ["benches", "drills", "fuzz", "tests", "xtask"] {
        rooms.entry(part.to_owned()).or_default().extend(words_below(&root.join(part))?);
    }
    Ok(rooms)
}

fn words_below(folder: &Path) -> Result<BTreeSet<String>, String> {
    let mut all = BTreeSet::new();
    for file in files(folder)? {
        all.extend(words(&crate::sources::read(&file)?).map(str::to_owned));
    }
    Ok(all)
}

/// Words of a source; what stands behind `//` on its line is no use of anything.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|word| !word.is_empty())
}

/// For each crate, those that it may see: what its manifest names, and what those name.
fn below(root: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let mut named = BTreeMap::new();
    for folder in crate::sources::crates(root)? {
        let room = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        named.insert(room, crate::tidy::dependencies(&crate::sources::read(&folder.join("Cargo.toml"))?));
    }
    let mut below = BTreeMap::new();
    for room in named.keys() {
        let (mut seen, mut open) = (BTreeSet::new(), vec![room]);
        while let Some(at) = open.pop() {
            for next in named.get(at).into_iter().flatten() {
                if let Some((next, _)) = named.get_key_value(next).filter(|_| seen.insert(next.clone())) {
                    open.push(next);
                }
            }
        }
        below.insert(room.clone(), seen);
    }
    Ok(below)
}

#[cfg(test)]
fn source(room: &str, module: &str, text: &str) -> Source {
    let file = if module.is_empty() { "lib" } else { module };
    let file = format!("crates/{room}/src/{file}.rs");
    Source { room: room.to_owned(), module: module.to_owned(), file, text: text.to_owned() }
}
