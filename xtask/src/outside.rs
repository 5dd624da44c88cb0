//! Crates from outside: who may use which, and under which licences they come. `deny.toml` says both, for
//! cargo-deny and for this check, which needs no network: it reads what is built on this machine.

use crate::run::cargo;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What `deny.toml` allows and forbids.
struct Law {
    licences: BTreeSet<String>,
    walls: Vec<Wall>,
}

/// A crate, and who may use it.
struct Wall {
    of: String,
    users: Vec<String>,
}

/// A crate that is built: its licence, what it is made of, what it uses.
struct Built {
    name: String,
    licence: Option<String>,
    features: Vec<String>,
    uses: BTreeSet<String>,
}

/// What is wrong.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let law = law(&crate::sources::read(&root.join("deny.toml"))?)?;
    let built = built(&metadata()?)?;
    Ok(against(&law, &built))
}

/// Asks cargo-deny, which reads the list of known weaknesses from the network.
pub fn advisories() -> Result<(), String> {
    let there = cargo(&["deny", "--version"]).output().is_ok_and(|done| done.status.success());
    if !there {
        return Err(
            "cargo-deny is not installed, so nobody was asked for known weaknesses of our dependencies. \
                    Install it with: cargo install --locked cargo-deny"
                .into(),
        );
    }
    let done = cargo(&["deny", "check", "advisories", "bans", "licenses", "sources"]).status();
    match done.map_err(|e| e.to_string())?.success() {
        true => Ok(()),
        false => Err("cargo-deny found something; it is said above".into()),
    }
}

fn law(text: &str) -> Result<Law, String> {
    let table: toml::Table = text.parse().map_err(|e| format!("deny.toml: {e}"))?;
    let list = |room: &str, key: &str| {
        let list = table.get(room).and_then(|room| room.get(key)).and_then(toml::Value::as_array);
        list.filter(|list| !list.is_empty()).ok_or(format!("deny.toml: no {key} under [{room}]"))
    };
    let word = |value: &toml::Value| value.as_str().map(str::to_owned);
    let licences = list("licenses", "allow")?.iter().filter_map(word).collect();
    let wall = |entry: &toml::Value| {
        let of = entry.get("crate").and_then(word).ok_or("deny.toml: an entry of deny names no crate")?;
        let users = entry.get("wrappers").and_then(toml::Value::as_array);
        Ok(Wall { of, users: users.map(|all| all.iter().filter_map(word).collect()).unwrap_or_default() })
    };
    let walls = list("bans", "deny")?.iter().map(wall).collect::<Result<_, String>>()?;
    Ok(Law { licences, walls })
}

/// What cargo knows of the crates that are built for this machine.
fn metadata() -> Result<Value, String> {
    let host = std::process::Command::new("rustc").arg("-vV").output().map_err(|e| format!("rustc: {e}"))?;
    let host = String::from_utf8_lossy(&host.stdout);
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let asked = ["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", host];
    let said = cargo(&asked).output().map_err(|e| format!("cargo metadata: {e}"))?;
    if !said.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&said.stderr)));
    }
    serde_json::from_slice(&said.stdout).map_err(|e| format!("cargo metadata: {e}"))
}

fn built(metadata: &Value) -> Result<Vec<Built>, String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let name = |id: &str| packages.get(id).map(|package| text(&package["name"])).unwrap_or_default();
    let built: Vec<Built> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let id = text(&node["id"]);
            Built {
                name: name(&id),
                licence: packages.get(&id).and_then(|package| package["license"].as_str().map(str::to_owned)),
                features: list(&node["features"]).iter().map(&text).collect(),
                uses: list(&node["deps"]).iter().map(|used| name(&text(&used["pkg"]))).collect(),
            }
        })
        .collect();
    if built.is_empty() { Err("cargo metadata names no crate".into()) } else { Ok(built) }
}

fn against(law: &Law, built: &[Built]) -> Vec<String> {
    let mut wrong = Vec::new();
    for one in built {
        for wall in law.walls.iter().filter(|wall| one.uses.contains(&wall.of)) {
            if !wall.users.contains(&one.name) {
                let users = if wall.users.is_empty() { "nobody".into() } else { wall.users.join(", ") };
                wrong.push(format!("{} uses {}, which {users} may use (deny.toml)", one.name, wall.of));
            }
        }
        match &one.licence {
            None => wrong.push(format!("{} names no licence", one.name)),
            Some(licence) if !permits(licence, &law.licences) => {
                wrong.push(format!("{} comes under {licence}, which deny.toml does not allow", one.name));
            }
            Some(_) => {}
        }
        // A server answers; what would let it speak first is not built into it.
        if one.name.starts_with("hyper") && one.features.iter().any(|feature| feature.starts_with("client")) {
            wrong.push(format!("{} is built with what opens connections", one.name));
        }
    }
    wrong
}

/// Whether an SPDX expression can be met with these licences alone. `/` is how old manifests write OR.
fn permits(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    any_of(&mut words, allowed) == Some(true) && words.next().is_none()
}

type Words<'t> = std::iter::Peekable<std::str::SplitWhitespace<'t>>;

/// Alternatives; nothing where what stands there is no expression.
fn any_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut met = all_of(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= all_of(words, allowed)?;
    }
    Some(met)
}

fn all_of(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut met = licence(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= licence(words, allowed)?;
    }
    Some(met)
}

fn licence(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> Option<bool> {
    if words.next_if_eq(&"(").is_some() {
        let met = any_of(words, allowed)?;
        return words.next_if_eq(&")").map(|_| met);
    }
    let name = words.next()?;
    match words.next_if_eq(&"WITH") {
        Some(_) => Some(allowed.contains(&format!("{name} WITH {}", words.next()?))),
        None => Some(allowed.contains(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DENY: &str = r#"
        [licenses]
        allow = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]
        [bans]
        deny = [{ crate = "rusqlite", wrappers = ["store-sqlite"] }, { crate = "reqwest" }]
    "#;

    fn one(name: &str, licence: &str, uses: &[&str], features: &[&str]) -> Built {
        Built {
            name: name.into(),
            licence: Some(licence.into()).filter(|licence: &String| !licence.is_empty()),
            features: features.iter().map(|feature| (*feature).to_owned()).collect(),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        }
    }

    fn said_of(built: Built) -> Vec<String> {
        against(&law(DENY).expect("a law"), &[built])
    }

    #[test]
    fn who_uses_what_it_may_not_is_named() {
        assert_eq!(said_of(one("store-sqlite", "MIT", &["rusqlite"], &[])), [""; 0]);
        assert_eq!(
            said_of(one("casework", "MIT", &["rusqlite", "reqwest"], &[])),
            [
                "casework uses rusqlite, which store-sqlite may use (deny.toml)",
                "casework uses reqwest, which nobody may use (deny.toml)"
            ]
        );
    }

    #[test]
    fn a_licence_that_is_not_on_the_list_is_named() {
        assert_eq!(
            said_of(one("x", "GPL-3.0-only", &[], &[])),
            ["x comes under GPL-3.0-only, which deny.toml does not allow"]
        );
        assert_eq!(said_of(one("x", "", &[], &[])), ["x names no licence"]);
        assert_eq!(said_of(one("x", "Apache-2.0 OR GPL-2.0-only", &[], &[])), [""; 0]);
    }

    #[test]
    fn expressions_are_read_as_they_are_meant() {
        let allowed = law(DENY).expect("a law").licences;
        let met = |expression| permits(expression, &allowed);
        assert!(met("MIT/Apache-2.0") && met("(MIT OR GPL-2.0-only) AND Unicode-3.0"));
        assert!(met("Apache-2.0 WITH LLVM-exception OR GPL-2.0-only"));
        assert!(!met("MIT AND GPL-2.0-only") && !met("GPL-2.0-only WITH LLVM-exception"));
        assert!(!met("MIT OR") && !met("(MIT") && !met("MIT MIT") && !met(""));
    }

    #[test]
    fn what_opens_connections_is_named() {
        assert_eq!(
            said_of(one("hyper", "MIT", &[], &["http1", "client"])),
            ["hyper is built with what opens connections"]
        );
    }

    #[test]
    fn a_law_without_lists_is_no_law() {
        assert!(law("[licenses]\nallow = []\n").is_err());
    }
}
