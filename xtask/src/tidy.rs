//! What `make check` holds about the sources, so that nobody has to remember it.
//!
//! Here: a crate imports only from lower floors, and links of documents lead somewhere. In modules beside
//! this one: crates from outside and their licences (`outside`), crates that touch nothing (`purity`), SQL
//! and HTML (`words`), long lines (`lines`), the files that ARCHITECTURE.md sends people to (`tasks`), and
//! the tests that promises name (`promises`).

use crate::sources::{code_of, crates, read, sources_of};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates by floor, from the ground up.
const FLOORS: &[(u8, &[&str])] = &[
    (1, &["names", "dates", "ledger", "sealing"]),
    (2, &["model", "l10n"]),
    (3, &["criteria", "linkage", "store"]),
    (4, &["access", "columnar", "exchange", "store-sqlite"]),
    (5, &["search", "pages", "demo", "drafts", "register"]),
    (6, &["listlink"]),
    (7, &["casework"]),
    (8, &["web"]),
    (9, &["athar"]),
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
        wrong.extend(from_above(&name, floor, &manifest));
        if name == "web" {
            wrong.extend(dependencies(&manifest).iter().filter_map(|other| past_the_verbs(other)));
            for file in sources_of(&folder)? {
                let (text, at) = (read(&file)?, file.display());
                let said = reaching(code_of(&text));
                wrong.extend(
                    said.map(|n| format!("{at}:{n}: asks the store; a verb of `casework` does that")),
                );
            }
        }
    }
    for check in [
        links,
        crate::promises::wrong,
        crate::tasks::wrong,
        crate::lines::wrong,
        crate::purity::wrong,
        crate::words::wrong,
        crate::outside::wrong,
        crate::code::wrong,
    ] {
        wrong.extend(check(root)?);
    }
    if wrong.is_empty() { Ok(count) } else { Err(wrong.join("\n")) }
}

/// What a crate imports that does not stand below it.
fn from_above(name: &str, floor: u8, manifest: &str) -> Vec<String> {
    let above = |other: &String| self::floor(other).is_some_and(|below| below >= floor);
    let named = |other| format!("{name} (floor {floor}) imports {other}, which is not below it");
    dependencies(manifest).into_iter().filter(above).map(named).collect()
}

/// The web layer has verbs; store and memory lie behind them.
fn past_the_verbs(other: &str) -> Option<String> {
    let below = ["register", "store", "store-sqlite"].contains(&other);
    below.then(|| format!("web imports {other}, which lies behind the verbs of `casework`"))
}

/// The lines in which the store of an opened register is asked.
fn reaching(code: &str) -> impl Iterator<Item = usize> {
    code.lines().zip(1..).filter(|(line, _)| line.contains(".store()")).map(|(_, number)| number)
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, crates)| crates.contains(&name)).map(|(floor, _)| *floor)
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
        let leads = |file: &str| path.parent().unwrap_or(root).join(file).exists();
        let named = |file| format!("{}: the link to {file} leads nowhere", path.display());
        wrong.extend(targets(&text).filter(|file| !leads(file)).map(named));
    }
    wrong.extend(documents_named(root)?);
    Ok(wrong)
}

/// The files that the links of a document lead to.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|file| !file.is_empty() && !file.contains("://") && !file.starts_with("mailto:"))
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
    use crate::sources::{code_of, sources_of};

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
            for file in sources_of(&folder).expect("readable") {
                let text = read(&file).expect("readable");
                let code = code_of(&text);
                let said = speaks.iter().find(|word| code.contains(**word));
                assert!(said.is_none(), "{}: {said:?}", file.display());
            }
        }
    }

    #[test]
    fn an_import_from_above_is_seen() {
        let manifest = "[package]\n\
            name = \"names\"\n\
            [dependencies]\n\
            web = { workspace = true }\n\
            serde.workspace = true\n";
        assert!(dependencies(manifest).contains("serde"));
        assert_eq!(from_above("names", 1, manifest), ["names (floor 1) imports web, which is not below it"]);
        assert_eq!(from_above("athar", 9, manifest), [""; 0]);
    }

    #[test]
    fn who_reaches_past_the_verbs_is_seen() {
        assert!(past_the_verbs("store").is_some() && past_the_verbs("casework").is_none());
        assert_eq!(reaching("let a = 1;\nlet head = house.store().head()?;\n").collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn links_are_told_from_addresses_and_headings() {
        let text = "[a](docs/a.md#part) [b](https://example.org) [c](#here) [d](d.md)";
        assert_eq!(targets(text).collect::<Vec<_>>(), ["docs/a.md", "d.md"]);
    }
}
