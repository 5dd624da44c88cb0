//! Whose work the program holds, and under which licences: for the files that travel with it.

use crate::run::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a package says of its parts.
pub struct Told {
    /// The list, in the form that Debian asks for.
    pub copyright: String,
    /// The licences word for word, each once.
    pub texts: String,
    /// Where the reference data come from.
    pub data: String,
}

struct Library {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// How deep in a library its licences lie: those of C sources that it brings along are a folder further in.
const DEPTH: usize = 2;

/// Reads it from the manifests of what the program is built of.
pub fn told() -> Result<Told, String> {
    let libraries = libraries()?;
    let data = root().join("crates/model/data/README.md");
    let data = fs::read_to_string(&data).map_err(|e| format!("{}: {e}", data.display()))?;
    Ok(Told { copyright: copyright(&libraries), texts: texts(&libraries), data })
}

/// Every library that is linked into `athar`, in the order of the alphabet.
fn libraries() -> Result<Vec<Library>, String> {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root()).args(["metadata", "--format-version=1", "--locked"]);
    command.arg("--filter-platform=x86_64-unknown-linux-gnu");
    let said = command.output().map_err(|e| e.to_string())?;
    let told: Value = serde_json::from_slice(&said.stdout)
        .map_err(|_| format!("cargo metadata: {}", String::from_utf8_lossy(&said.stderr)))?;
    let linked = linked(&told);
    let list = told["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut found: Vec<Library> = list
        .iter()
        .filter(|p| !p["source"].is_null() && p["id"].as_str().is_some_and(|id| linked.contains(id)))
        .map(library)
        .collect();
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    match found.is_empty() {
        true => Err("cargo metadata names no library of athar".into()),
        false => Ok(found),
    }
}

fn library(package: &Value) -> Library {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let folder = PathBuf::from(text("manifest_path")).parent().map(Path::to_owned).unwrap_or_default();
    let file = package["license_file"].as_str().map(|file| format!("see {file}"));
    let licence = Some(text("license")).filter(|said| !said.is_empty()).or(file).unwrap_or_default();
    Library { name: text("name"), version: text("version"), licence, folder }
}

/// The ids of what is linked: what only builds or tests the program is not in it.
fn linked(told: &Value) -> BTreeSet<String> {
    let nodes = told["resolve"]["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let first = by_id.keys().find(|id| id.ends_with("crates/cli#athar@0.1.0") || id.contains("crates/cli#"));
    let mut waiting: Vec<&str> = first.into_iter().copied().collect();
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !found.insert(id.to_owned()) {
            continue;
        }
        let needed = by_id.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let kinds = |dep: &Value| dep["dep_kinds"].as_array().cloned().unwrap_or_default();
        let links = needed.filter(|dep| kinds(dep).iter().any(|kind| kind["kind"].is_null()));
        waiting.extend(links.filter_map(|dep| dep["pkg"].as_str()));
    }
    found
}

fn copyright(libraries: &[Library]) -> String {
    let mut text = String::from(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\
         Upstream-Name: Athar\nComment:\n \
         The program holds the libraries below, each under its own licence; their\n \
         words, with those whose work it is, stand in the file licences beside this\n \
         one. The reference data have the sources and licences that the file\n \
         reference-data.md names.\n .\n",
    );
    for library in libraries {
        let _ = writeln!(text, " {} {}: {}", library.name, library.version, library.licence);
    }
    text.push_str(
        "\nFiles: *\nCopyright: 2026 the contributors of Athar\nLicense: MIT or Apache-2.0\n\n\
         License: Apache-2.0\n \
         On Debian systems the words stand in /usr/share/common-licenses/Apache-2.0.\n\nLicense: MIT\n",
    );
    for line in MIT.lines() {
        let _ = writeln!(text, " {}", if line.is_empty() { "." } else { line });
    }
    text
}

/// Every licence file of every library, each wording once, after the names of those that have it.
fn texts(libraries: &[Library]) -> String {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for library in libraries {
        let mut files = Vec::new();
        licence_files(&library.folder, DEPTH, &mut files);
        files.sort();
        for file in files.iter().filter_map(|file| fs::read(file).ok()) {
            let text = String::from_utf8_lossy(&file).replace('\r', "").trim().to_owned();
            let named = by_text.entry(text).or_default();
            let name = format!("{} {}", library.name, library.version);
            if named.last() != Some(&name) {
                named.push(name);
            }
        }
    }
    let mut pieces: Vec<(Vec<String>, String)> =
        by_text.into_iter().map(|(text, names)| (names, text)).collect();
    pieces.sort();
    let piece = |(names, text): (Vec<String>, String)| {
        format!("{}\n{}\n\n{text}\n\n\n", names.join(", "), "=".repeat(72))
    };
    pieces.into_iter().map(piece).collect()
}

fn licence_files(folder: &Path, depth: usize, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().to_uppercase());
        if path.is_dir() {
            if depth > 1 {
                licence_files(&path, depth - 1, into);
            }
        } else if ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|w| name.starts_with(w))
        {
            into.push(path);
        }
    }
}

const MIT: &str = "Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the \"Software\"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.";
