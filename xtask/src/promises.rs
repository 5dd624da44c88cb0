//! Every promise names its test.
//!
//! What README, SECURITY and the threat model say is read block by block: a
//! paragraph, a line of a list, a row of a table. Each ends in a comment that a
//! reader does not see: `<!-- proven: crate/tests/file::test, … -->`, at least one
//! test a sentence; or `<!-- no promise: why -->` where it only explains.

use std::fs;
use std::path::Path;

/// A document, and the heading under which its promises stand; all of it without one.
const DOCUMENTS: &[(&str, Option<&str>)] = &[
    ("README.md", Some("## What it promises")),
    ("README.ar.md", Some("## ما يعد به")),
    ("SECURITY.md", None),
    ("docs/threat-model.md", None),
];

/// What is wrong: promises without a test, and tests that are not there.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for (name, heading) in DOCUMENTS {
        let text = fs::read_to_string(root.join(name)).map_err(|e| format!("{name}: {e}"))?;
        let part = match heading {
            None => text.as_str(),
            Some(heading) => {
                text.split_once(heading).map(|(_, rest)| rest).ok_or(format!("{name}: no «{heading}»"))?
            }
        };
        let blocks = blocks(part, heading.is_some());
        if blocks.is_empty() {
            wrong.push(format!("{name}: promises nothing"));
        }
        let is_there = |test: &str| is_test(root, test);
        wrong.extend(
            blocks.iter().flat_map(|block| of_block(block, &is_there)).map(|why| format!("{name}: {why}")),
        );
    }
    Ok(wrong)
}

/// Paragraphs, lines of lists, rows of tables; of one section only where that is asked.
fn blocks(text: &str, one_section: bool) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let (mut open, mut past_head) = (false, false);
    for line in text.lines() {
        let line = line.trim_end();
        if one_section && (line.starts_with("## ") || line.starts_with('[')) {
            break;
        }
        let ruled = line.starts_with("|--") || line.starts_with("| --");
        if ruled {
            // The row above a rule names the columns.
            all.pop();
            past_head = true;
        }
        if line.is_empty() || line.starts_with('#') || ruled {
            open = false;
        } else if line.starts_with("- ") || line.starts_with('|') {
            all.push(line.to_owned());
            open = line.starts_with("- ");
        } else if open {
            let last = all.last_mut().expect("a block is open");
            last.push(' ');
            last.push_str(line.trim());
        } else {
            all.push(line.to_owned());
            open = true;
        }
    }
    debug_assert!(past_head || !text.contains("|--"));
    all
}

fn of_block(block: &str, is_there: &dyn Fn(&str) -> bool) -> Vec<String> {
    let words = block.split("<!--").next().unwrap_or_default().trim_start_matches(['-', '|', ' ']);
    let begins: String = words.trim_end().chars().take(48).collect();
    let marker = |word: &str| {
        block.split_once(&format!("<!-- {word}: ")).and_then(|(_, rest)| rest.split_once(" -->"))
    };
    if marker("no promise").is_some_and(|(why, _)| !why.trim().is_empty()) {
        return Vec::new();
    }
    let Some((tests, _)) = marker("proven") else { return vec![format!("«{begins}…» names no test")] };
    let tests: Vec<&str> = tests.split(',').map(str::trim).filter(|test| !test.is_empty()).collect();
    let said = block.split("<!--").next().unwrap_or_default();
    let sentences = said.split(['.', '؛']).filter(|part| part.trim().chars().count() > 2).count().max(1);
    let mut wrong: Vec<String> = tests
        .iter()
        .filter(|test| !is_there(test))
        .map(|test| format!("«{begins}…» names {test}, which is not there"))
        .collect();
    if said.trim_start().starts_with('|') && tests.is_empty()
        || !said.trim_start().starts_with('|') && tests.len() < sentences.min(6)
    {
        wrong.push(format!("«{begins}…»: {} tests for {sentences} sentences", tests.len()));
    }
    wrong
}

/// Whether `crate/tests/file::name` (of `crates/`, else of the whole house) stands in the sources as a test.
fn is_test(root: &Path, test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else { return false };
    let file = format!("{file}.rs");
    let text =
        fs::read_to_string(root.join("crates").join(&file)).or_else(|_| fs::read_to_string(root.join(&file)));
    let text = text.unwrap_or_default();
    let before = text.split(&format!("fn {name}(")).next().filter(|before| before.len() < text.len());
    before.is_some_and(|before| before.rsplit('}').next().is_some_and(|near| near.contains("#[test]")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Words.\n\
        More. <!-- no promise: words -->\n\
        \n\
        | a | b |\n\
        |---|---|\n\
        | x | y <!-- proven: a::b --> |\n\
        \n\
        - one\n\
        - two <!-- proven: a::b, a::c -->\n";

    #[test]
    fn blocks_are_paragraphs_lines_and_rows() {
        let blocks = blocks(TEXT, false);
        assert_eq!(blocks.len(), 4, "{blocks:?}");
        assert!(blocks[0].starts_with("Words. More."));
    }

    #[test]
    fn a_promise_without_a_test_or_with_one_that_is_not_there_is_named() {
        let there = |test: &str| test == "a::b";
        let wrong: Vec<String> =
            blocks(TEXT, false).iter().flat_map(|block| of_block(block, &there)).collect();
        assert_eq!(wrong, ["«one…» names no test", "«two…» names a::c, which is not there"]);
        assert_eq!(of_block("One. Two. <!-- proven: a::b -->", &there).len(), 1, "a test a sentence");
    }

    #[test]
    fn a_test_is_found_where_it_stands() {
        let root = crate::run::root();
        assert!(is_test(&root, "drills/tests/kills::killed_while_appending_it_holds_all_or_nothing"));
        assert!(!is_test(&root, "drills/tests/kills::no_such_test"));
    }
}
