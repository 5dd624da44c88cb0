//! No two types of one name before one reader.
//!
//! Whoever reads a crate meets all of its types, and the public ones of the crates below it. Among these a
//! name stands for one thing. Private types of two crates that do not see each other may share a name; so may
//! local types inside a function.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// Names that stand for several types, by the reason why they may.
const ALLOWED: &[(&str, &[&str])] = &[
    (
        "each crate has its own, and where two meet, each is called with its crate: `exchange::Refusal`",
        &["Options", "Refusal", "Refused"],
    ),
    (
        "what a page shows is called after what it shows; it goes when pages and API share one read model",
        &[
            "AsOf",
            "Audit",
            "Desk",
            "Fact",
            "Field",
            "Flash",
            "Home",
            "Link",
            "Overlaps",
            "Pair",
            "Past",
            "Phones",
            "Plan",
            "Reason",
            "Record",
            "Sample",
            "SavedList",
            "SessionLine",
            "Step",
            "SubjectLine",
            "Thresholds",
            "TokenLine",
            "Understood",
            "Upload",
            "Waiting",
            "Why",
        ],
    ),
    (
        "to be renamed in casework and web; the other of the name is the word of the trade",
        &[
            "About", "Answer", "Cell", "Change", "Code", "Column", "Ground", "How", "Kept", "Known", "Line",
            "Marks", "News", "Numbered", "Opened", "Outcome", "Page", "Part", "Piece", "Place", "Progress",
            "ReadFile", "Row", "Said", "Saying", "Source", "Speaker", "Standing", "Taking", "Teller",
            "Telling", "Told", "Trouble", "Way", "Work",
        ],
    ),
];

fn allowed() -> impl Iterator<Item = &'static str> {
    ALLOWED.iter().flat_map(|(_, names)| names.iter().copied())
}

/// A type where it is defined.
#[derive(Clone, Copy)]
struct Defined<'s> {
    source: &'s Source,
    line: usize,
    public: bool,
}

pub(super) fn names(sources: &[Source], below: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut by_name: BTreeMap<&str, Vec<Defined<'_>>> = BTreeMap::new();
    for source in sources {
        for (line, text) in source.text.lines().enumerate() {
            if let Some((name, public)) = definition(text) {
                by_name.entry(name).or_default().push(Defined { source, line, public });
            }
        }
    }
    let mut wrong = Vec::new();
    let mut still = BTreeSet::new();
    for (name, all) in &by_name {
        let doubles = doubles(all, below);
        let allowed = allowed().any(|allowed| allowed == *name);
        if !doubles.is_empty() && allowed {
            still.insert(*name);
        } else if !doubles.is_empty() {
            wrong.push(format!("`{name}` is the name of several types: {}", doubles.join(", ")));
        }
    }
    // Invented sources of a test have no such names.
    if sources.len() > 2 {
        let gone = allowed().filter(|name| !still.contains(name));
        let list = "take it off the list in xtask/src/sources/doubles.rs";
        wrong.extend(gone.map(|name| format!("`{name}` is the name of one type by now; {list}")));
    }
    wrong
}

/// Those that somebody meets beside another of them.
fn doubles(all: &[Defined<'_>], below: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let sees = |reader: &Defined<'_>, other: &Defined<'_>| {
        let rooms = below.get(&reader.source.room);
        other.public && rooms.is_some_and(|rooms| rooms.contains(&other.source.room))
    };
    let met = |a: &Defined<'_>, b: &Defined<'_>| {
        a.source.room == b.source.room || a.public && b.public || sees(a, b) || sees(b, a)
    };
    let one = |(n, a): (usize, &Defined<'_>)| {
        let beside = all.iter().enumerate().any(|(other, b)| other != n && met(a, b));
        beside.then(|| a.source.place(a.line))
    };
    all.iter().enumerate().filter_map(one).collect()
}

/// The name of a type that a line defines at the level of its module, and whether it is public.
fn definition(line: &str) -> Option<(&str, bool)> {
    let public = line.starts_with("pub ");
    let rest = match line.strip_prefix("pub(") {
        Some(rest) => rest.split_once(") ")?.1,
        None => line.strip_prefix("pub ").unwrap_or(line),
    };
    let (kind, rest) = rest.split_once(' ')?;
    let is_type = matches!(kind, "struct" | "enum" | "trait" | "type" | "union");
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    (is_type && !name.is_empty()).then_some((name, public))
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn told(files: &[(&str, &str, &str)]) -> Vec<String> {
        let sources: Vec<Source> =
            files.iter().map(|(room, module, text)| source(room, module, text)).collect();
        let below = BTreeMap::from([("web".to_owned(), BTreeSet::from(["names".to_owned()]))]);
        names(&sources, &below)
    }

    #[test]
    fn two_types_of_one_name_are_named_where_somebody_meets_both() {
        let twice =
            told(&[("names", "a", "struct Riddle;\n"), ("names", "b", "pub(crate) enum Riddle {}\n")]);
        assert_eq!(
            twice,
            ["`Riddle` is the name of several types: crates/names/src/a.rs:1, crates/names/src/b.rs:1"]
        );
        assert_eq!(
            told(&[("names", "a", "pub struct Riddle;\n"), ("web", "b", "struct Riddle;\n")]).len(),
            1
        );
        // Neither reader meets the other.
        assert!(told(&[("names", "a", "struct Riddle;\n"), ("web", "b", "pub struct Riddle;\n")]).is_empty());
        assert!(
            told(&[("names", "a", "struct Riddle;\n"), ("names", "b", "    struct Riddle;\n")]).is_empty()
        );
    }
}
