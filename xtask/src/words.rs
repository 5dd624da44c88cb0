//! SQL is written in one crate and HTML in one: words of either in a string elsewhere are named.
//!
//! The crates that build and escape them stand behind walls in `deny.toml`. What is left is text that
//! somebody puts together by hand; it can be known only by its words.

use crate::sources::{code_of, read, sources_of};
use std::path::Path;

/// What is written in one crate only, and the words by which it is known inside a string.
struct Tongue {
    name: &'static str,
    of: &'static str,
    words: &'static [&'static str],
}

const TONGUES: &[Tongue] = &[
    Tongue {
        name: "SQL",
        of: "store-sqlite",
        words: &["SELECT ", "INSERT INTO ", "CREATE TABLE", "DELETE FROM ", "PRAGMA "],
    },
    Tongue {
        name: "HTML",
        of: "pages",
        words: &[
            "<!doctype",
            "</html",
            "</body",
            "</table",
            "</tr>",
            "</td>",
            "</div",
            "</span",
            "</p>",
            "<script",
        ],
    },
];

/// Files that know such words because they read what others wrote.
const READERS: &[(&str, &str)] = &[
    // Many a list that ends in .xls is a page with a table.
    ("crates/exchange/src/read.rs", "HTML"),
    ("crates/exchange/src/html.rs", "HTML"),
];

/// What is wrong.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for folder in crate::sources::crates(root)? {
        for file in sources_of(&folder)? {
            let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
            let text = read(&file)?;
            for (line, tongue, word) in spoken(code_of(&text)) {
                let at_home =
                    folder.ends_with(tongue_of(tongue)) || READERS.contains(&(name.as_str(), tongue));
                if !at_home {
                    let home = tongue_of(tongue);
                    wrong.push(format!("{name}:{line}: {tongue} (`{word}`) is written only in {home}"));
                }
            }
        }
    }
    Ok(wrong)
}

fn tongue_of(name: &str) -> &'static str {
    TONGUES.iter().find(|tongue| tongue.name == name).map_or("", |tongue| tongue.of)
}

/// Words of a tongue inside the strings of a text: the line, the tongue, the word.
fn spoken(code: &str) -> Vec<(usize, &'static str, &'static str)> {
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let said = line.trim_start();
        // A string may go on from the line above; a comment is none.
        if said.starts_with("//") {
            continue;
        }
        for tongue in TONGUES {
            if let Some(word) = tongue.words.iter().find(|word| said.contains(*word)) {
                found.push((number + 1, tongue.name, *word));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_and_html_in_a_string_are_seen_and_comments_are_not() {
        let spoilt = "/// SELECT is a word\n\
                      let q = \"SELECT id FROM claim\";\n\
                      write!(out, \"<tr><td>{n}</td></tr>\")\n";
        assert_eq!(spoken(spoilt), [(2, "SQL", "SELECT "), (3, "HTML", "</tr>")]);
        assert_eq!(spoken("let a = b < c;\n"), []);
    }
}
