//! Crates that touch nothing: no file, network, clock, environment or hidden randomness.
//!
//! Clippy holds it (`clippy.toml` beside each crate, two lints denied in its `lib.rs`); here is held that
//! Clippy is told, and the words of a touch are looked for, which takes a second instead of a build.

use crate::sources::{code_of, read, sources_of};
use std::path::Path;

/// The crates.
pub const PURE: &[&str] = &[
    "names", "dates", "ledger", "model", "l10n", "criteria", "linkage", "access", "search", "exchange",
    "pages", "drafts", "listlink",
];

/// What stands in the `lib.rs` of each.
const DENIED: &str = "#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]";

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

/// What is wrong.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let first = root.join("crates").join(PURE[0]).join("clippy.toml");
    let law = read(&first)?;
    for name in PURE {
        let folder = root.join("crates").join(name);
        if read(&folder.join("clippy.toml")).ok().as_ref() != Some(&law) {
            wrong.push(format!("crates/{name}/clippy.toml does not say what {} says", first.display()));
        }
        if !read(&folder.join("src/lib.rs"))?.lines().any(|line| line == DENIED) {
            wrong.push(format!("crates/{name}/src/lib.rs lacks the line `{DENIED}`"));
        }
        for file in sources_of(&folder)? {
            for (line, word) in touches(code_of(&read(&file)?)) {
                let file = file.display();
                wrong.push(format!("{file}:{line}: `{word}` in a crate that touches nothing"));
            }
        }
    }
    Ok(wrong)
}

/// Lines of a text that touch the world, and the word that says so.
fn touches(code: &str) -> Vec<(usize, &'static str)> {
    let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines
        .filter_map(|(number, line)| {
            let word = WORLD.iter().find(|word| line.contains(*word))?;
            Some((number + 1, *word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::process::Command;

    #[test]
    fn a_touch_is_seen_and_a_comment_is_none() {
        let spoilt = "// std::fs is for others\nlet now = SystemTime::now();\n";
        assert_eq!(touches(spoilt), [(2, "SystemTime::now")]);
    }

    /// The words above would not find these: a name that was brought in, a method of a value.
    #[test]
    fn clippy_refuses_what_a_pure_crate_may_not_call() {
        let folder = std::env::temp_dir().join(format!("athar-pure-{}", std::process::id()));
        let refused = |body: &str| {
            let manifest = "[package]\nname = \"spoilt\"\nedition = \"2024\"\n[workspace]\n";
            fs::create_dir_all(folder.join("src")).expect("a folder");
            fs::write(folder.join("Cargo.toml"), manifest).expect("written");
            let law = crate::run::root().join("crates/names/clippy.toml");
            fs::copy(law, folder.join("clippy.toml")).expect("copied");
            fs::write(folder.join("src/lib.rs"), format!("{DENIED}\n{body}\n")).expect("written");
            let said = Command::new(env!("CARGO"))
                .args(["clippy", "--offline", "--quiet"])
                .current_dir(&folder)
                .env("CARGO_TARGET_DIR", folder.join("target"))
                .output()
                .expect("clippy runs");
            (!said.status.success(), String::from_utf8_lossy(&said.stderr).into_owned())
        };
        let clock = refused("use std::time::Instant as Clock;\npub fn now() -> Clock { Clock::now() }");
        let file = refused("pub fn open(file: std::fs::File) -> std::fs::File { file }");
        let pure = refused("pub fn twice(n: u32) -> u32 { 2 * n }");
        fs::remove_dir_all(&folder).expect("cleared");
        assert!(clock.0 && clock.1.contains("disallowed method"), "{}", clock.1);
        assert!(file.0 && file.1.contains("disallowed type"), "{}", file.1);
        assert!(!pure.0, "{}", pure.1);
    }
}
