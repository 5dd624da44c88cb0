//! Where a command writes: asked before anything is opened or derived, because a
//! slip of the hand (`--out register.key`) must not cost what lies there.
//!
//! **Invariants**
//! - Nothing is written inside a register's directory, whatever is asked for.
//! - A file is replaced only by its own kind (this month's list over last month's),
//!   or when `--force` says so.

use crate::args;
use crate::out::{Out, Refused};
use clap::ArgMatches;
use l10n::{Lang, Reader};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// What a command writes, by which its own earlier work is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A sealed copy.
    Backup,
    /// A signed note.
    Checkpoint,
    /// A list that left, in one of the formats of `export`.
    List,
    /// What left for another register.
    Bundle,
    /// Pairs of names with what they score.
    Scores,
    /// One of the results of `link`, by its name.
    Linked(&'static str),
}

/// Bytes by which a kind is known.
const HEAD: u64 = 64 * 1024;
/// A list larger than this is not opened only to see whether it is one of ours.
const MOST: u64 = 64 << 20;

/// The file of `--out`, or why nothing may be written there.
pub fn file(said: &str, kind: TargetKind, matches: &ArgMatches, out: &Out) -> Result<PathBuf, Refused> {
    let path = PathBuf::from(said);
    outside_registers(&path, said, out)?;
    let args = [("file", said.into())];
    // Elsewhere it means standard output, on which the answer is told.
    if said == "-" {
        return Err(out.refuse("out-dash", &args));
    }
    match std::fs::symlink_metadata(&path) {
        Ok(there) if there.is_dir() => return Err(out.refuse("out-is-folder", &args)),
        // A link is replaced, and what it leads to stays as it is.
        Ok(there) if there.is_symlink() => {}
        Ok(there) if !there.is_file() => return Err(out.refuse("out-no-file", &args)),
        Ok(there)
            if there.len() > 0 && !args::given(matches, "force") && !is_of(&path, there.len(), kind) =>
        {
            return Err(out.refuse("out-exists", &args));
        }
        Ok(_) => {}
        Err(why) if why.kind() == ErrorKind::NotFound => folder_of(&path, out)?,
        Err(why) if why.kind() == ErrorKind::NotADirectory => folder_of(&path, out)?,
        Err(why) => return Err(out.file(said, &why)),
    }
    may_be_made(&path, said, out)?;
    Ok(path)
}

/// Refuses a folder in which nothing may be written; whether there is room is seen while it is written.
fn may_be_made(path: &Path, said: &str, out: &Out) -> Result<(), Refused> {
    let probe = crate::whole::beside(path);
    match crate::whole::private(&probe) {
        Err(why) if matches!(why.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            Err(out.refuse("file-denied", &[("file", said.into())]))
        }
        _ => {
            let _ = std::fs::remove_file(probe);
            Ok(())
        }
    }
}

/// The folder a file is to lie in.
fn folder_of(path: &Path, out: &Out) -> Result<(), Refused> {
    let folder = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let said = folder.display().to_string();
    let args = [("dir", said.as_str().into())];
    match std::fs::metadata(folder) {
        Ok(there) if there.is_dir() => Ok(()),
        Ok(_) => Err(out.worded("file-io", "path-is-file", &args)),
        Err(_) => Err(out.worded("file-missing", "folder-missing", &args)),
    }
}

/// The folder of `link --out`: outside registers, and what lies there under the names of the results is of
/// their kind.
pub fn results(said: &str, names: &[&'static str], matches: &ArgMatches, out: &Out) -> Result<(), Refused> {
    let dir = Path::new(said);
    outside_registers(&dir.join("x"), said, out)?;
    if dir.is_file() {
        return Err(out.worded("link-out", "path-is-file", &[("dir", said.into())]));
    }
    for name in names {
        let path = dir.join(name);
        if path.exists() {
            file(&path.display().to_string(), TargetKind::Linked(name), matches, out)?;
        }
    }
    Ok(())
}

/// Refuses what would lie in a register's directory, however it is named: by links, by `..`, by a folder
/// below.
fn outside_registers(path: &Path, said: &str, out: &Out) -> Result<(), Refused> {
    let leads_to = std::fs::canonicalize(path).ok();
    let lies_in = resolved(path);
    let within = |path: &Path| path.ancestors().any(is_register);
    match leads_to.iter().chain([&lies_in]).any(|path| within(path)) {
        true => Err(out.refuse("out-in-register", &[("file", said.into())])),
        false => Ok(()),
    }
}

fn is_register(dir: &Path) -> bool {
    ["register.key", "register.db"].iter().any(|name| dir.join(name).exists())
}

/// The path with what is there of it resolved; the rest of it, which is not there yet, by its words.
pub fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest = Vec::new();
    let mut there = whole.as_path();
    // The last part is a name to be given and not a link to follow.
    while let (Some(parent), Some(name)) = (there.parent(), there.components().next_back()) {
        rest.push(name.as_os_str().to_owned());
        there = parent;
        if let Ok(found) = std::fs::canonicalize(there) {
            return rest.iter().rev().fold(found, |path, name| match name.to_str() {
                Some("..") => path.parent().map(Path::to_owned).unwrap_or(path),
                _ => path.join(name),
            });
        }
    }
    whole
}

fn is_of(path: &Path, bytes: u64, kind: TargetKind) -> bool {
    let mut head = Vec::new();
    let Ok(file) = File::open(path) else { return false };
    if file.take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    let text = String::from_utf8_lossy(&head);
    let first = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    match kind {
        TargetKind::Backup => head.starts_with(b"age-encryption.org/"),
        TargetKind::Checkpoint => first.starts_with("athar/") && text.contains("\n\u{2014} athar/"),
        TargetKind::List if head.starts_with(b"PK") => bytes <= MOST && is_workbook(path),
        TargetKind::List => first.starts_with("id,") && is_ours(first) || first == "[" && is_ours(&text),
        TargetKind::Bundle => casework::is_bundle(&head),
        TargetKind::Scores => first.contains("similarity,probability,grounds"),
        TargetKind::Linked("pairs.csv") => first.starts_with("rec_id_a,rec_id_b,"),
        TargetKind::Linked("clusters.csv") => first.starts_with("rec_id,cluster_id"),
        TargetKind::Linked("report.html") => pages::link::is_report(&text),
        TargetKind::Linked(_) => {
            std::fs::read_to_string(path).is_ok_and(|text| linkage::Model::read(&text).is_ok())
        }
    }
}

fn bears(text: &str, key: &str) -> bool {
    [Lang::Ar, Lang::En].iter().any(|lang| text.contains(Reader::new(*lang).t(key)))
}

/// Every list that left bears one sentence, in either language.
fn is_ours(text: &str) -> bool {
    bears(text, "export-sentence")
}

fn is_workbook(path: &Path) -> bool {
    let Ok(bytes) = std::fs::read(path) else { return false };
    let Ok(book) = exchange::read(&bytes, "list.xlsx", &exchange::Overrides::default()) else { return false };
    let title = book.sheets.first().and_then(|sheet| sheet.lines().next());
    title.is_some_and(|line| line.cells().any(|cell| is_ours(cell.text)))
}
