//! No circle of files inside a crate.
//!
//! A file that uses another which uses it in turn can be read by neither alone. What counts as a use is a
//! path: `use crate::parts`, `super::cell`, `cell::titles` of a module below. What a module hands on (`pub
//! use`) is followed to where it stands. A module may use the types and constants of the one it stands in;
//! where it calls its functions, that counts.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// Circles that stay: the crate, its files, and why.
const KEPT: &[(&str, &[&str], &str)] = &[
    (
        "access",
        &["clearance", "roles"],
        "an audience follows from a role, and a role asks for a clearance: one table",
    ),
    (
        "l10n",
        &["catalogue", "numbers", "reader"],
        "a reader writes numbers, and a sentence of the catalogue holds them",
    ),
    ("pages", &["file", "team"], "each page has a line that leads to the other"),
];

pub(super) fn of_files(sources: &[Source]) -> Vec<String> {
    let rooms: BTreeSet<&str> = sources.iter().map(|source| source.room.as_str()).collect();
    rooms
        .into_iter()
        .flat_map(|room| {
            let graph = Files::of(room, sources).graph();
            let circles = circles(&graph).into_iter().filter(|circle| !is_kept(room, circle));
            let told = |circle| format!("crates/{room}/src: files in a circle: {}", arrows(&graph, &circle));
            circles.map(told).collect::<Vec<_>>()
        })
        .collect()
}

fn is_kept(room: &str, circle: &BTreeSet<String>) -> bool {
    let all_of = |files: &[&str]| circle.iter().all(|file| files.contains(&file.as_str()));
    KEPT.iter().any(|(kept, files, _)| *kept == room && all_of(files))
}

/// Which file uses which, and by which names.
type Graph = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// `a → b (name, name)` for every use inside the circle.
fn arrows(graph: &Graph, circle: &BTreeSet<String>) -> String {
    let mut said = Vec::new();
    for (from, uses) in graph.iter().filter(|(from, _)| circle.contains(*from)) {
        for (to, names) in uses.iter().filter(|(to, _)| circle.contains(*to)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            said.push(format!("{from} → {to} ({})", names.join(", ")));
        }
    }
    said.join("; ")
}

/// Sets of files of which each reaches each other.
fn circles(graph: &Graph) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|file| (file, reached(graph, file))).collect();
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for (file, there) in &reached {
        let back = |other: &&&String| reached.get(**other).is_some_and(|there| there.contains(*file));
        let circle: BTreeSet<String> = there.iter().filter(back).map(|other| (*other).clone()).collect();
        if circle.len() > 1 && circle.contains(*file) && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

fn reached<'g>(graph: &'g Graph, from: &'g String) -> BTreeSet<&'g String> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        open.extend(graph.get(at).into_iter().flat_map(BTreeMap::keys).filter(|to| seen.insert(*to)));
    }
    seen
}

/// The files of one crate.
struct Files<'s> {
    /// By module, without comments.
    code: BTreeMap<&'s str, String>,
    /// What a module hands on under its own name (`pub use cell::titles`), from the root.
    handed_on: BTreeMap<(String, String), Vec<String>>,
}

impl<'s> Files<'s> {
    fn of(room: &str, sources: &'s [Source]) -> Files<'s> {
        let own = sources.iter().filter(|source| source.room == room);
        let code = own.map(|source| (source.module.as_str(), without_comments(&source.text))).collect();
        let mut files = Files { code, handed_on: BTreeMap::new() };
        let mut all = Vec::new();
        for (module, code) in &files.code {
            for (_, tree) in uses(code).0.into_iter().filter(|(head, _)| head.starts_with("pub")) {
                for path in leaves(&tree) {
                    let name = path.last().cloned().unwrap_or_default();
                    all.extend(
                        files.path_from_root(module, &path).map(|from| (((*module).to_owned(), name), from)),
                    );
                }
            }
        }
        files.handed_on = all.into_iter().collect();
        files
    }

    fn graph(&self) -> Graph {
        let mut graph = Graph::new();
        for (module, code) in &self.code {
            let uses = graph.entry((*module).to_owned()).or_default();
            for path in paths(code) {
                let Some((to, name)) = self.path_from_root(module, &path).map(|path| self.end(path)) else {
                    continue;
                };
                let stands_in_it = to.is_empty() || module.starts_with(&format!("{to}/"));
                let calls_it = !to.is_empty() && name.starts_with(char::is_lowercase);
                if to != *module && (!stands_in_it || calls_it) {
                    uses.entry(to).or_default().insert(name);
                }
            }
        }
        graph
    }

    /// A path as it would be written at the root; none where it leads out of the crate.
    fn path_from_root(&self, module: &str, path: &[String]) -> Option<Vec<String>> {
        let here: Vec<String> =
            module.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let ups = path.iter().take_while(|part| *part == "super").count();
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([&here, &path[1..]].concat()),
            "super" => Some([here.get(..here.len().checked_sub(ups)?)?, &path[ups..]].concat()),
            first => {
                let below = [&here[..], &[first.to_owned()]].concat().join("/");
                self.code.contains_key(below.as_str()).then(|| [&here, path].concat())
            }
        }
    }

    /// The file in which a path ends, and the name that is used of it.
    fn end(&self, mut path: Vec<String>) -> (String, String) {
        // What is handed on may be handed on again, but not for ever.
        let mut hands = 8;
        loop {
            let (file, rest) = self.split(&path);
            let key = (file, rest.first().cloned().unwrap_or_default());
            hands -= 1;
            match self.handed_on.get(&key).filter(|from| **from != path && hands > 0) {
                Some(from) => path = [&from[..], &rest[1..]].concat(),
                None => return key,
            }
        }
    }

    fn split(&self, path: &[String]) -> (String, Vec<String>) {
        let is_file = |n: &usize| self.code.contains_key(path[..*n].join("/").as_str());
        let n = (0..=path.len()).rev().find(is_file).unwrap_or_default();
        (path[..n].join("/"), path[n..].to_vec())
    }
}

/// Every path of a file that may lead to another of its crate, as it is written there.
fn paths(code: &str) -> Vec<Vec<String>> {
    let (uses, rest) = uses(code);
    let mut all: Vec<Vec<String>> = uses.iter().flat_map(|(_, tree)| leaves(tree)).collect();
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for written in rest.split(|c: char| !is_path(c)).filter(|written| written.contains("::")) {
        all.push(written.split("::").map(|part| part.trim_matches(':').to_owned()).collect());
    }
    all
}

/// The `use` lines of a file (what stands before `use`, and its tree), and the rest of it.
fn uses(code: &str) -> (Vec<(&str, String)>, String) {
    let (mut all, mut rest) = (Vec::new(), String::new());
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        let (head, tree) = match line.split_once("use ") {
            Some((head, tree)) if head.is_empty() || head.starts_with("pub") && head.ends_with(' ') => {
                (head, tree)
            }
            _ => {
                rest.push_str(line);
                rest.push('\n');
                continue;
            }
        };
        let mut tree = tree.to_owned();
        while !tree.ends_with(';') {
            let Some(more) = lines.next() else { break };
            tree.push_str(more.trim());
        }
        all.push((head, tree.trim_end_matches(';').to_owned()));
    }
    (all, rest)
}

/// The paths of a tree of `use`: `a::{b, c::d as e}` is `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<Vec<String>> {
    let parts = |path: &str| -> Vec<String> {
        let path = path.split(" as ").next().unwrap_or_default();
        path.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let Some((head, rest)) = tree.split_once('{') else {
        let mut path = parts(tree);
        // `a::{self}` is `a`.
        path.pop_if(|last| last == "self");
        return vec![path];
    };
    let (mut all, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let inner = leaves(&rest[from..at]).into_iter();
                all.extend(inner.map(|path| [parts(head), path].concat()).filter(|path| !path.is_empty()));
                from = at + 1;
            }
            _ => {}
        }
    }
    all
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> = files.iter().map(|(module, text)| source("names", module, text)).collect();
        of_files(&sources)
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle() {
        let circle = told(&[
            ("", "pub use b::Fold;\n"),
            ("a", "use crate::{\n    Fold,\n    c,\n};\n"),
            ("b", "pub struct Fold;\nfn go() {\n    super::a::go()\n}\n"),
            ("c", "// use crate::a;\n"),
        ]);
        assert_eq!(circle, ["crates/names/src: files in a circle: a → b (Fold); b → a (go)"]);
    }

    #[test]
    fn a_module_may_use_the_types_of_the_one_it_stands_in_and_not_its_functions() {
        let parent = ("a", "mod below;\nfn go() {\n    below::go()\n}\n");
        assert!(told(&[parent, ("a/below", "use super::{MOST, Word};\n")]).is_empty());
        assert_eq!(told(&[parent, ("a/below", "use super::go;\n")]).len(), 1);
    }

    #[test]
    fn a_tree_of_uses_has_its_leaves() {
        let paths: Vec<String> =
            leaves("a::{self, b::{C, d as e}, F}").iter().map(|path| path.join("::")).collect();
        assert_eq!(paths, ["a", "a::b::C", "a::b::d", "a::F"]);
    }
}
