//! One register in a folder of its own, and the program as a script meets it.
//!
//! Whatever is asked, the promises of `docs/commands.md` are checked on the
//! way: exactly one JSON document on standard output, an exit of 0, 1 or 2,
//! a refusal with code, message and fix, and no message that is a bare key.

#![allow(dead_code, reason = "each test file needs a part of it")]

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What opens every register of these tests.
pub const PASSPHRASE: &str = "خيمة وجبل وقمر ونهر";
/// Whose lists they are.
pub const WHOSE: &str = "منظمة الذاكرة";

/// What the program said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub json: Value,
    pub messages: String,
}

impl Said {
    /// A number of the document.
    #[track_caller]
    pub fn n(&self, key: &str) -> u64 {
        self.json[key].as_u64().unwrap_or_else(|| panic!("no number {key} in {}", self.json))
    }

    /// The code of the refusal.
    #[track_caller]
    pub fn refusal(&self) -> &str {
        self.json["error"]["code"].as_str().unwrap_or_else(|| panic!("no refusal: {}", self.json))
    }

    /// Accepted, repeated, waiting, rejected: together all rows.
    #[track_caller]
    pub fn rows(&self) -> [u64; 4] {
        let four = ["accepted", "repeated", "waiting", "rejected"].map(|key| self.n(key));
        assert_eq!(four.iter().sum::<u64>(), self.n("rows"), "rows are conserved");
        assert_eq!(self.outcomes().len() as u64, self.n("rows"), "each row has its outcome");
        four
    }

    /// The outcome of every row.
    #[track_caller]
    pub fn outcomes(&self) -> &[Value] {
        self.json["outcomes"].as_array().expect("outcomes")
    }

    /// The reason given for the row a person sees under this number.
    #[track_caller]
    pub fn reason(&self, row: u64) -> (&str, &str) {
        let found = self.outcomes().iter().find(|o| o["row"] == row);
        let found = found.unwrap_or_else(|| panic!("no row {row} in {}", self.json["outcomes"]));
        (found["outcome"].as_str().expect("outcome"), found["reason"].as_str().expect("reason"))
    }

    /// The id given to the row.
    pub fn id(&self, row: u64) -> Option<&str> {
        self.outcomes().iter().find(|o| o["row"] == row).and_then(|o| o["id"].as_str())
    }
}

/// A folder with a register, or one that shall hold it.
pub struct Scene {
    folder: TempDir,
    pub data: PathBuf,
}

impl Scene {
    /// A folder with a passphrase and no register yet.
    pub fn empty() -> Scene {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("register");
        let scene = Scene { folder, data };
        scene.file("passphrase", PASSPHRASE);
        scene
    }

    /// A new register.
    pub fn new() -> Scene {
        let scene = Scene::empty();
        scene.done(&["init", "--name", "رابطة تجريبية"]);
        scene
    }

    /// Where a file of this name lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and says where.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("written");
        path.display().to_string()
    }

    /// The same program on another folder of data.
    pub fn command(&self, data: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_athar"));
        command.args(words).args([OsStr::new("--data"), data.as_os_str(), OsStr::new("--passphrase-file")]);
        command
            .arg(self.path("passphrase"))
            .arg("--json")
            .env("LANG", "ar_SY.UTF-8")
            .env_remove("ATHAR_LANG");
        command.env_remove("ATHAR_DATA").env_remove("ATHAR_PASSPHRASE_FILE").stdin(Stdio::null());
        // Where a server says that it runs.
        command.env("XDG_RUNTIME_DIR", self.folder.path());
        command
    }

    /// What is told in sentences, to whoever asks for no document: the answer, and what is said beside it.
    pub fn sentences(&self, words: &[&str]) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_athar"));
        command.args(words).arg("--data").arg(&self.data).arg("--passphrase-file");
        command
            .arg(self.path("passphrase"))
            .args(["--lang", "ar"])
            .env("XDG_RUNTIME_DIR", self.folder.path());
        let output = command.stdin(Stdio::null()).output().expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(&output.stdout), text(&output.stderr))
    }

    /// Asks, whatever the answer.
    #[track_caller]
    pub fn ask(&self, words: &[&str]) -> Said {
        self.ask_of(&self.data, words)
    }

    /// Asks of another folder of data.
    #[track_caller]
    pub fn ask_of(&self, data: &Path, words: &[&str]) -> Said {
        hear(&self.command(data, words).output().expect("the program runs"))
    }

    /// Asks for something that must be done.
    #[track_caller]
    pub fn done(&self, words: &[&str]) -> Said {
        let said = self.ask(words);
        assert_eq!(said.code, 0, "{words:?}: {}\n{}", said.json, said.messages);
        said
    }

    /// Asks for something that must be refused, with this code.
    #[track_caller]
    pub fn refused(&self, words: &[&str], code: &str) -> Said {
        let said = self.ask(words);
        assert_eq!((said.code, said.refusal()), (1, code), "{words:?}: {}", said.json);
        said
    }

    /// Shows what a list would do.
    #[track_caller]
    pub fn plan(&self, file: &str) -> Said {
        self.done(&["import", file, "--organisation", WHOSE, "--plan"])
    }

    /// Takes a list in.
    #[track_caller]
    pub fn accept(&self, file: &str) -> Said {
        self.done(&["import", file, "--organisation", WHOSE, "--accept"])
    }

    /// How many acts the log holds; the record must be whole.
    #[track_caller]
    pub fn leaves(&self) -> u64 {
        let said = self.done(&["verify"]);
        assert_eq!(said.json["ok"], true, "{}", said.json);
        said.n("leaves")
    }
}

/// Reads what was said and checks what always holds.
#[track_caller]
pub fn hear(output: &Output) -> Said {
    let code = output.status.code().unwrap_or_else(|| panic!("ended by a signal: {:?}", output.status));
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    let json = serde_json::from_str(text)
        .unwrap_or_else(|why| panic!("not one document ({why}): {text:?}\n{messages}"));
    let said = Said { code, json, messages };
    assert!(matches!(code, 0..=2), "exit {code}: {}", said.messages);
    assert_eq!(code != 0, said.json["error"].is_object(), "exit {code} with {}", said.json);
    if code != 0 {
        for key in ["code", "message", "fix"] {
            let words = said.json["error"][key].as_str().unwrap_or_default();
            assert!(!words.trim().is_empty(), "no {key} in {}", said.json);
        }
    }
    assert!(!said.messages.contains("panicked"), "{}", said.messages);
    for key in ["message", "fix"] {
        no_bare_key(said.json["error"][key].as_str().unwrap_or_default());
    }
    no_bare_key(&said.messages);
    said
}

/// A message is words, never the key under which words were looked for.
#[track_caller]
pub fn no_bare_key(text: &str) {
    for word in text.split_whitespace() {
        let key = ["err-", "fix-", "cli-", "reason-", "role-", "broken-"]
            .iter()
            .any(|start| word.starts_with(start));
        assert!(!key, "a bare key: {word} in {text}");
    }
}
