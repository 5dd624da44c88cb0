//! Nothing is public that nobody outside of its crate uses.
//!
//! A name counts as used where it stands as a word in another crate, or in a test, an example, a bench, a
//! drill or a fuzzer. A type that stands in what is public beside it (the answer of a function, a field) is
//! used with it. So a function called `new` is never found; one that is called by its own name is.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, words};

/// What is public and named nowhere else, and why it stays.
const KEPT: &[(&str, &str, &str)] = &[];

/// Crates that are not held to it yet.
const NOT_YET: &[&str] = &[];

pub(super) fn items(sources: &[Source], rooms: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut wrong = Vec::new();
    let libraries: BTreeSet<&str> =
        sources.iter().filter(|source| source.module.is_empty()).map(|source| source.room.as_str()).collect();
    for room in libraries.into_iter().filter(|room| !NOT_YET.contains(room)) {
        let own: Vec<&Source> = sources.iter().filter(|source| source.room == room).collect();
        wrong.extend(of_crate(room, &own, rooms));
    }
    wrong
}

fn of_crate(room: &str, own: &[&Source], rooms: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let outside = |name: &str| rooms.iter().any(|(other, words)| other != room && words.contains(name));
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let all = own.iter().flat_map(|source| words_shown(&source.text));
    all.for_each(|word| *shown.entry(word).or_default() += 1);
    let mut wrong = Vec::new();
    for source in own {
        for (at, line) in source.text.lines().enumerate() {
            let Some((kind, name)) = public_item(line) else { continue };
            // Its own definition shows a type once.
            let beside = kind != "fn" && shown.get(name).is_some_and(|times| *times > 1);
            let kept = KEPT.iter().any(|(kept_room, kept, _)| (*kept_room, *kept) == (room, name));
            if !beside && !kept && !outside(name) {
                wrong.push(format!(
                    "{}: `{name}` is public and used nowhere else; make it pub(crate), or remove it",
                    source.place(at)
                ));
            }
        }
    }
    wrong
}

/// The kind and the name of a public item that begins on this line.
fn public_item(line: &str) -> Option<(&str, &str)> {
    if let Some(name) = super::examples::public_function(line) {
        return Some(("fn", name)).filter(|_| !name.contains('$'));
    }
    let (kind, rest) = line.trim_start().strip_prefix("pub ")?.split_once(' ')?;
    let known = matches!(kind, "struct" | "enum" | "trait" | "type" | "union" | "const" | "static");
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    (known && !name.is_empty()).then_some((kind, name))
}

/// Words of what is public: heads of functions, fields, variants, members of traits, and what a trait is
/// implemented for.
fn words_shown(text: &str) -> Vec<&str> {
    let mut shown = Vec::new();
    let mut inside = Inside::Nothing;
    for line in text.lines() {
        let code = line.trim_start();
        if matches!(inside, Inside::Nothing) {
            inside = begins(line, code);
        }
        if !matches!(inside, Inside::Nothing) {
            shown.extend(words(line));
        }
        let ended = match &inside {
            Inside::Body(end) => line == end,
            Inside::Head => line.ends_with(['{', ';', '}']),
            Inside::Nothing => true,
        };
        if ended {
            inside = Inside::Nothing;
        }
    }
    shown
}

/// What is being shown, line by line.
enum Inside {
    Nothing,
    /// Until a brace or a semicolon ends a line.
    Head,
    /// Until this line.
    Body(String),
}

fn begins(line: &str, code: &str) -> Inside {
    let has_body = |kind: &str| matches!(kind, "struct" | "enum" | "trait" | "union");
    match public_item(line) {
        Some((kind, _)) if has_body(kind) && line.ends_with('{') => {
            Inside::Body(format!("{}}}", &line[..line.len() - code.len()]))
        }
        Some(_) => Inside::Head,
        None if ["impl ", "impl<", "type "].iter().any(|word| code.starts_with(word)) => Inside::Head,
        None => Inside::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    #[test]
    fn what_nobody_outside_uses_is_named_and_what_stands_in_an_answer_is_not() {
        let lib = "pub fn read() -> Answer {\n}\npub struct Answer {\n    pub of: Part,\n}\n\
                   pub enum Part {\n}\npub fn spare() {}\npub struct Old;\n";
        let rooms = [("names", vec!["spare", "read"]), ("web", vec!["read"])];
        let rooms =
            rooms.map(|(room, words)| (room.to_owned(), words.into_iter().map(str::to_owned).collect()));
        let told = items(&[source("names", "", lib)], &BTreeMap::from(rooms));
        let named: Vec<&str> = told.iter().filter_map(|line| line.split('`').nth(1)).collect();
        assert_eq!(named, ["spare", "Old"]);
    }
}
