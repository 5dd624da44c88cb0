//! What `docs/adding-*.md` say, done: the blocks that name a place are put there, in a copy of the house, and
//! a test lives through what comes of them.
//!
//! A block says where it goes behind the name of its language:
//!
//! - `end of FILE`
//! - `in FILE before «WORDS»` or `in FILE behind «WORDS»`, where the words stand for the first time; `\n` is
//!   the end of a line. Behind words that do not end a line it stands in that line.
//! - `as FILE`, a new one

use crate::run::{root, target};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const DOCUMENTS: [&str; 3] = ["docs/adding-a-field.md", "docs/adding-a-subject.md", "docs/adding-a-verb.md"];
/// What such an addition leaves alone.
const UNTOUCHED: [&str; 2] = ["crates/store-sqlite/", "crates/pages/"];

/// Files by their names in the house.
type Files = BTreeMap<String, Vec<u8>>;

/// A block of a document.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    place: Place,
    text: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Place {
    End(String),
    Before(String, String),
    Behind(String, String),
    New(String),
}

impl Place {
    fn read(words: &str) -> Option<Place> {
        let words = words.split_once(' ')?.1;
        if let Some(file) = words.strip_prefix("end of ") {
            return Some(Place::End(file.to_owned()));
        }
        if let Some(file) = words.strip_prefix("as ") {
            return Some(Place::New(file.to_owned()));
        }
        let (head, anchor) = words.strip_prefix("in ")?.strip_suffix('»')?.split_once(" «")?;
        let anchor = anchor.replace("\\n", "\n");
        match head.rsplit_once(' ')? {
            (file, "before") => Some(Place::Before(file.to_owned(), anchor)),
            (file, "behind") => Some(Place::Behind(file.to_owned(), anchor)),
            _ => None,
        }
    }

    fn file(&self) -> &str {
        match self {
            Place::End(file) | Place::New(file) | Place::Before(file, _) | Place::Behind(file, _) => file,
        }
    }
}

/// The blocks of a document that say where they go.
fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(words) = line.strip_prefix("```").filter(|words| !words.is_empty()) {
            let text: String =
                lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            found.extend(Place::read(words).map(|place| Block { place, text }));
        }
    }
    found
}

/// The file with a block in it; says what is missing where its words do not stand there.
fn placed(block: &Block, before: &str) -> Result<String, String> {
    let missing = |anchor: &str| format!("{}: {anchor:?} does not stand there", block.place.file());
    Ok(match &block.place {
        Place::New(_) => block.text.clone(),
        Place::End(_) => format!("{}\n\n{}", before.trim_end(), block.text),
        Place::Before(_, anchor) => {
            let at = before.find(anchor).ok_or_else(|| missing(anchor))?;
            format!("{}{}{}", &before[..at], block.text, &before[at..])
        }
        Place::Behind(_, anchor) => {
            let at = before.find(anchor).ok_or_else(|| missing(anchor))? + anchor.len();
            let text = if anchor.ends_with('\n') { &block.text } else { block.text.trim_end() };
            format!("{}{text}{}", &before[..at], &before[at..])
        }
    })
}

/// The number after that of the last kind of act.
fn next(table: &str) -> usize {
    let rows = table.lines().filter(|line| line.starts_with("    ") && line.ends_with('{'));
    rows.filter_map(|line| line.split_whitespace().next()?.parse::<usize>().ok()).max().unwrap_or(0) + 1
}

/// What the house is made of, by name: files that are kept, and those that are about to be.
fn files() -> Result<Files, String> {
    let listed = Command::new("git")
        .current_dir(root())
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output();
    let listed = listed.map_err(|e| e.to_string())?;
    if !listed.status.success() {
        return Err("git does not say which files are of the house".into());
    }
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let names = names.split('\0').filter(|name| !name.is_empty());
    // One that was deleted, and not yet said so, is not there.
    Ok(names.filter_map(|name| Some((name.to_owned(), fs::read(root().join(name)).ok()?))).collect())
}

/// Writes a file only where it is another: what was built of it stays good.
fn write(to: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let folder = to.parent().ok_or("a file without a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(to, bytes))
        .map_err(|e| format!("{}: {e}", to.display()))
}

/// Takes away what a copy of before had and this one has not.
fn sweep(house: &Path, dir: &Path, kept: &Files) -> Result<(), String> {
    for entry in fs::read_dir(dir).map_err(|e| e.to_string())?.flatten() {
        let path = entry.path();
        let name =
            path.strip_prefix(house).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            sweep(house, &path, kept)?;
        } else if !kept.contains_key(&name) && name != "Cargo.lock" {
            fs::remove_file(&path).map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}

/// Puts the blocks of the documents in their places; answers how many.
fn add(files: &mut Files) -> Result<usize, String> {
    let mut count = 0;
    for document in DOCUMENTS {
        let blocks = blocks(&text_of(files, document));
        if blocks.is_empty() {
            return Err(format!("{document} has no example that could be tried"));
        }
        count += blocks.len();
        for mut block in blocks {
            let file = block.place.file().to_owned();
            if UNTOUCHED.iter().any(|part| file.starts_with(part)) {
                return Err(format!("{document}: an addition needs no change of {file}"));
            }
            let before = text_of(files, &file);
            block.text = block.text.replace("NEXT", &next(&before).to_string());
            let after = placed(&block, &before).map_err(|why| format!("{document}: {why}"))?;
            files.insert(file, after.into_bytes());
        }
    }
    Ok(count)
}

/// Under a version of its own, so that what is built of it and what is built of the house are never taken for
/// each other; what others wrote is shared. The house is built once here and hardly run: its own crates as
/// fast as they can be built, those of others as they are built for every test.
fn built_soon(manifest: &str) -> String {
    let mut own = false;
    let lines = manifest.lines().map(|line| {
        if let Some(section) = line.strip_prefix("[profile.dev.package.") {
            own = section.strip_suffix(']').is_some_and(|name| root().join("crates").join(name).is_dir());
        }
        match line {
            "opt-level = 1" if own => "opt-level = 0\n".to_owned(),
            line if line.starts_with("version = \"") => format!("{}-added\"\n", line.trim_end_matches('"')),
            "debug = \"line-tables-only\"" => "debug = false\n".to_owned(),
            line => format!("{line}\n"),
        }
    });
    lines.collect()
}

fn text_of(files: &Files, name: &str) -> String {
    files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

/// Does what the documents say, in a copy, and tries it.
pub fn check() -> Result<(), String> {
    let mut files = files()?;
    let count = add(&mut files)?;
    let test = files.get("xtask/adding/adding.rs").cloned().ok_or("the test is not there")?;
    files.insert("crates/web/tests/adding.rs".into(), test);
    files.insert("Cargo.toml".into(), built_soon(&text_of(&files, "Cargo.toml")).into_bytes());
    let house = target().join("adding");
    for (name, bytes) in &files {
        write(&house.join(name), bytes)?;
    }
    sweep(&house, &house, &files)?;
    println!("{count} blocks of {} documents are put in their places", DOCUMENTS.len());
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(&house).env("CARGO_TARGET_DIR", target()).args([
        "test",
        "--workspace",
        "--test",
        "adding",
    ]);
    match command.status().map_err(|e| e.to_string())?.success() {
        true => Ok(()),
        false => Err("what the documents say of adding does not hold".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_say_where_they_go_and_a_place_that_is_gone_is_named() {
        let document = "words\n\
            ```toml end of a.toml\n\
            [x]\n\
            ```\n\
            ```rust in b.rs before «mod b;\\n»\n\
            mod a;\n\
            ```\n\
            ```toml in c.toml behind «of = [»\n\
            \"x\",\n\
            ```\n\
            ```sh\n\
            ls\n\
            ```\n\
            ```rust as d.rs\n\
            fn d() {}\n\
            ```\n";
        let found = blocks(document);
        assert_eq!(
            found.iter().map(|block| block.place.file()).collect::<Vec<_>>(),
            ["a.toml", "b.rs", "c.toml", "d.rs"]
        );
        assert_eq!(placed(&found[0], "[w]\n"), Ok("[w]\n\n[x]\n".into()));
        assert_eq!(placed(&found[1], "mod b;\nmod c;\n"), Ok("mod a;\nmod b;\nmod c;\n".into()));
        assert_eq!(placed(&found[2], "of = [\"y\"]\n"), Ok("of = [\"x\",\"y\"]\n".into()));
        assert_eq!(placed(&found[3], ""), Ok("fn d() {}\n".into()));
        assert!(placed(&found[2], "").is_err_and(|why| why.contains("c.toml") && why.contains("of = [")));
    }

    #[test]
    fn the_next_number_follows_the_last() {
        assert_eq!(
            next(
                "    1 Founded \"founded\" Keepers Always Stays {\n    31 Second \"second\" {\n    fn x() {\n"
            ),
            32
        );
    }
}
