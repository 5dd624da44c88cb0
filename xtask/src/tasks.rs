//! ARCHITECTURE.md says which file to open for a usual task, and by which word to find the place in it.
//!
//! A line of that section reads: `- a page: ` then `crates/…rs`, then the words `at`, then `word`. Here each
//! file is opened and its word looked for, so that the section cannot grow stale.

use crate::sources::read;
use std::path::Path;

const DOCUMENT: &str = "ARCHITECTURE.md";
const SECTION: &str = "## Which file to open";

/// How many tasks are told at least.
const LEAST: usize = 20;

/// What is wrong.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let text = read(&root.join(DOCUMENT))?;
    let mut wrong: Vec<String> = crate::lines::too_long(&text)
        .into_iter()
        .map(|(line, width)| format!("{DOCUMENT}:{line}: {width} columns"))
        .collect();
    wrong.extend(stale(&text, &|file| read(&root.join(file)).ok()));
    Ok(wrong)
}

/// What is wrong with a text, by how its files are opened.
fn stale(text: &str, open: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let section = text.split(SECTION).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let tasks: Vec<&str> = section.lines().filter(|line| line.starts_with("- ")).collect();
    let mut wrong = Vec::new();
    if tasks.len() < LEAST {
        wrong.push(format!(
            "{DOCUMENT}: {} tasks under «{SECTION}», where {LEAST} are the least",
            tasks.len()
        ));
    }
    for line in tasks {
        let mut quoted = line.split('`').skip(1).step_by(2);
        let (Some(file), Some(word)) = (quoted.next(), quoted.next()) else {
            wrong.push(format!("{DOCUMENT}: «{line}» names no file with a word in it"));
            continue;
        };
        match open(file) {
            None => wrong.push(format!("{DOCUMENT}: {file} is not there")),
            Some(text) if !text.contains(word) => {
                wrong.push(format!("{DOCUMENT}: {file} does not hold `{word}`"));
            }
            Some(_) => {}
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_moved_and_a_word_that_went_are_named() {
        let line = |n: usize| format!("- task {n}: `a.rs`, at `fn a`\n");
        let mut text = format!("{SECTION}\n\n{}", (0..LEAST).map(line).collect::<String>());
        let open = |file: &str| (file == "a.rs").then(|| "fn a() {}".to_owned());
        assert_eq!(stale(&text, &open), [""; 0]);
        text += "- moved: `b.rs`, at `fn b`\n\
                 - gone: `a.rs`, at `fn c`\n\
                 - nothing: somewhere\n\n\
                 ## Next\n\
                 - other\n";
        let named =
            ["b.rs is not there", "a.rs does not hold `fn c`", "«- nothing: somewhere» names no file"];
        let wrong = stale(&text, &open);
        assert_eq!(wrong.len(), named.len(), "{wrong:?}");
        assert!(wrong.iter().zip(named).all(|(said, named)| said.contains(named)), "{wrong:?}");
        assert_eq!(stale("no section", &open).len(), 1);
    }
}
