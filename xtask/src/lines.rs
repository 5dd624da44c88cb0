//! No line of a source is longer than a reader sees without scrolling.
//!
//! `cargo fmt` breaks code; it leaves strings, macros and attributes as they are, and these are read, too.

use crate::sources::{read, sources_below};
use std::path::Path;

/// How many columns a line may have; `rustfmt.toml` says the same.
const WIDTH: usize = 110;

/// Where sources stand.
const FOLDERS: &[&str] = &["crates", "xtask", "benches", "fuzz", "drills"];

/// Sources with lines that are long for a reason: a table with one line for each kind of act, and acts and
/// lists to the byte, as they were written once.
const LONG: &[&str] = &[
    "crates/model/src/act.rs",
    "crates/model/src/act/newer.rs",
    "crates/model/src/act/table.rs",
    "crates/casework/tests/lists.rs",
    "crates/casework/tests/newer.rs",
];

/// What is wrong: lines that are too long, and sources on the list that have none.
pub fn wrong(root: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let mut crowded = vec![false; LONG.len()];
    for folder in FOLDERS {
        for file in sources_below(&root.join(folder))? {
            let name = file.strip_prefix(root).unwrap_or(&file);
            let long = too_long(&read(&file)?);
            match LONG.iter().position(|long| name == Path::new(long)) {
                Some(place) => crowded[place] |= !long.is_empty(),
                None => wrong.extend(long.into_iter().map(|(line, width)| {
                    format!("{}:{line}: {width} columns, where {WIDTH} are the most", name.display())
                })),
            }
        }
    }
    let done = LONG.iter().zip(crowded).filter(|(_, crowded)| !crowded);
    wrong.extend(
        done.map(|(name, _)| format!("{name} has no long line; take it off LONG in xtask/src/lines.rs")),
    );
    Ok(wrong)
}

/// The lines of a text that are too long, by number, with their width.
pub fn too_long(text: &str) -> Vec<(usize, usize)> {
    text.lines()
        .enumerate()
        .map(|(number, line)| (number + 1, width(line)))
        .filter(|(_, width)| *width > WIDTH)
        .collect()
}

/// Columns of a line, counted as `rustfmt` counts them: marks that stand above a letter take no room, and lam
/// with alif is one sign.
fn width(line: &str) -> usize {
    let mut width = 0;
    let mut before = ' ';
    for letter in line.chars() {
        let is_mark = matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
        let joins = before == 'ل' && matches!(letter, 'ا' | 'أ' | 'إ' | 'آ');
        if !is_mark && !joins {
            width += 1;
        }
        if !is_mark {
            before = letter;
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn a_long_line_is_named_by_its_number() {
        let text = format!("fn a() {{}}\n// {}\n", "x".repeat(108));
        assert_eq!(too_long(&text), [(2, 111)]);
        assert_eq!(too_long(&"x".repeat(110)), []);
    }

    #[test]
    fn marks_take_no_room_and_lam_alif_is_one_sign() {
        assert_eq!(width("لا"), 1);
        assert_eq!(width("كَتَبَ"), 3);
        assert_eq!(width("السلام"), 5);
    }

    #[test]
    fn what_is_laid_out_otherwise_is_refused() {
        let refused = |text: &str| {
            let file = std::env::temp_dir().join(format!("athar-layout-{}.rs", std::process::id()));
            std::fs::write(&file, text).expect("written");
            let root = crate::run::root();
            let said = Command::new("rustfmt")
                .args(["--check", "--edition", "2024", "--config-path"])
                .args([&root, &file])
                .output()
                .expect("rustfmt is there");
            std::fs::remove_file(&file).expect("cleared");
            !said.status.success()
        };
        assert!(!refused("fn one() {}\n"));
        assert!(refused("fn  one( ) {}\n"));
    }
}
