//! Every register ever made opens. Each folder of `registers/` holds one that
//! an earlier version made, its passphrase, and what that version answered;
//! a release adds one. Nobody in them is real.
//!
//! A newer program may append acts and may answer more; what was said, of
//! whom, and by which source stays.

mod register_maker;
mod scene;

use scene::Scene;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What an export of any later version must repeat of every file.
const KEPT: [&str; 7] = ["name", "names", "mother", "birth", "from", "numbers", "organisations"];

fn registers() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/registers");
    let entries = std::fs::read_dir(folder).expect("the registers are there");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    all.sort();
    all
}

fn answered(register: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(register.join(name)).expect("an answer");
    serde_json::from_str(&text).expect("a document")
}

/// A scene on a copy of the register.
fn unpacked(register: &Path) -> Scene {
    let mut scene = Scene::empty();
    std::fs::copy(register.join("passphrase"), scene.path("passphrase")).expect("copied");
    let folder = scene.path("old");
    std::fs::create_dir(&folder).expect("made");
    let done =
        Command::new("tar").arg("-xzf").arg(register.join("register.tar.gz")).arg("-C").arg(&folder).status();
    assert!(done.expect("tar runs").success());
    scene.data =
        std::fs::read_dir(&folder).expect("unpacked").next().expect("one folder").expect("readable").path();
    scene
}

/// Whether everything that was answered then is answered now; there may be more.
fn holds(then: &Value, now: &Value, at: &str) {
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => {
            // The sentence that every sheet bears is of the program that writes it.
            let sentence = |key: &str, value: &Value| key == "about" && value.is_string();
            for (key, value) in then.iter().filter(|(key, value)| !sentence(key, value)) {
                holds(value, now.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}"));
            }
        }
        (Value::Array(then), Value::Array(now)) => {
            assert_eq!(then.len(), now.len(), "{at}");
            then.iter()
                .zip(now)
                .enumerate()
                .for_each(|(n, (then, now))| holds(then, now, &format!("{at}/{n}")));
        }
        _ => assert_eq!(then, now, "{at}"),
    }
}

/// The rows of an export by the file they are of.
fn rows(export: &Value) -> BTreeMap<&str, &Value> {
    export.as_array().expect("rows").iter().map(|row| (row["id"].as_str().expect("an id"), row)).collect()
}

#[test]
fn the_log_ends_as_it_did_and_the_files_say_what_they_said() {
    let mut moved = 0;
    for register in registers() {
        let scene = unpacked(&register);
        let then = answered(&register, "verify.json");
        let checkpoint = scene.file("checkpoint", then["checkpoint"].as_str().expect("a checkpoint"));
        // Opened, one of an earlier form is moved, and what it was is kept until the moved one is proven.
        scene.done(&["checkpoint"]);
        moved += u32::from(is_kept(&scene));
        let now = scene.done(&["verify", "--checkpoint", &checkpoint]);
        assert!(!is_kept(&scene));
        assert_eq!(now.json["ok"], true);
        assert!(now.n("leaves") >= then["leaves"].as_u64().expect("leaves"));
        for entry in std::fs::read_dir(&register).expect("readable") {
            let name = entry.expect("readable").file_name().into_string().expect("a name");
            if let Some(id) = name.strip_prefix("show-").and_then(|rest| rest.strip_suffix(".json")) {
                // A colon is no letter of a file's name everywhere.
                let id = id.replace('_', ":");
                holds(&answered(&register, &name), &scene.done(&["show", &id]).json, &id);
            }
            if let Some(kind) = name.strip_prefix("export-").and_then(|rest| rest.strip_suffix(".json")) {
                let out = scene.path(&name).display().to_string();
                scene.done(&["export", "--format", "json", "--of", kind, "--out", &out]);
                holds(
                    &answered(&register, &name),
                    &serde_json::from_slice(&std::fs::read(&out).expect("written")).expect("rows"),
                    kind,
                );
            }
        }
        assert_eq!(scene.done(&["rebuild"]).json["same"], true);
    }
    assert!(moved > 0, "none is of an earlier form");
}

fn is_kept(scene: &Scene) -> bool {
    let entries = std::fs::read_dir(&scene.data).expect("readable");
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("earlier-"))
}

/// What a register of any form still does where nothing can be written beside it.
#[cfg(unix)]
#[test]
fn on_a_full_disk_and_on_one_that_is_only_read_it_is_told_proven_and_copied() {
    for register in registers() {
        let mut scene = unpacked(&register);
        let Some(disk) = disk::Small::at(&scene.path("small")) else {
            println!("skipped: no small disk can be mounted here");
            return;
        };
        let (then, earlier) = (answered(&register, "verify.json"), is_of_an_earlier_form(&register));
        let checkpoint = scene.file("checkpoint", then["checkpoint"].as_str().expect("a checkpoint"));
        let data = disk.path().join("register");
        assert!(
            Command::new("cp").arg("-r").arg(&scene.data).arg(&data).status().expect("cp runs").success()
        );
        scene.data = data;
        let database = || std::fs::read(scene.data.join("register.db")).expect("a database");
        let before = database();
        let days: [(&str, fn(&disk::Small)); 3] = [
            ("full", disk::Small::fill),
            ("nearly full", disk::Small::leave_a_little),
            ("read", disk::Small::only_read),
        ];
        for (day, spoil) in days {
            spoil(&disk);
            let now = scene.done(&["verify", "--checkpoint", &checkpoint]);
            assert_eq!(now.json["ok"], true, "{day}");
            assert!(now.n("leaves") >= then["leaves"].as_u64().expect("leaves"), "{day}");
            let leaves = now.json["leaves"].clone();
            for entry in std::fs::read_dir(&register).expect("readable") {
                let name = entry.expect("readable").file_name().into_string().expect("a name");
                if let Some(id) = name.strip_prefix("show-").and_then(|rest| rest.strip_suffix(".json")) {
                    let id = id.replace('_', ":");
                    holds(&answered(&register, &name), &scene.done(&["show", &id]).json, &id);
                }
            }
            // Deriving a key takes seconds.
            if day == "read" || (day == "full" && earlier) {
                let kept = scene.path(&format!("{day}.age")).display().to_string();
                assert_eq!(scene.done(&["backup", "--out", &kept]).json["ok"], true, "{day}");
                let restored = scene.path(&format!("restored-{day}"));
                assert_eq!(scene.ask_of(&restored, &["restore", &kept]).code, 0, "{day}");
                let restored = scene.ask_of(&restored, &["verify"]);
                assert_eq!((restored.code, &restored.json["leaves"]), (0, &leaves), "{day}");
            }
            if earlier || day == "read" {
                let code = if day == "read" { "store-read-only" } else { "store-not-moved" };
                let written = ["import", "--withdraw", "i1", "--why", "خطأ"];
                assert_eq!(scene.ask(&written).refusal(), code, "{day}");
                let beside = scene.sentences(&written).1;
                assert_eq!(beside.lines().count(), 2, "said once, what and what to do: {beside}");
            }
        }
        // Not a byte of it has changed, and once there is room it is moved in its place.
        assert!(database() == before);
        disk.has_room();
        scene.done(&["checkpoint"]);
        assert_eq!(is_kept(&scene), earlier);
        assert_eq!(scene.done(&["verify"]).json["ok"], true);
    }
}

/// Whether opening it moves it.
fn is_of_an_earlier_form(register: &Path) -> bool {
    let scene = unpacked(register);
    scene.done(&["checkpoint"]);
    is_kept(&scene)
}

/// A disk of a few megabytes, where the machine allows it.
#[cfg(unix)]
mod disk {
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    pub struct Small(PathBuf);

    impl Small {
        pub fn at(path: &Path) -> Option<Self> {
            std::fs::create_dir_all(path).ok()?;
            let small = Self(path.to_owned());
            small.mount("size=16m", true).then_some(small)
        }

        pub fn path(&self) -> &Path {
            &self.0
        }

        fn mount(&self, how: &str, new: bool) -> bool {
            let how = if new { how.to_owned() } else { format!("remount,{how}") };
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", &how, "tmpfs"]).arg(&self.0).stderr(Stdio::null());
            mount.status().is_ok_and(|status| status.success())
        }

        /// Not a byte is free.
        pub fn fill(&self) {
            let mut file = std::fs::File::create(self.0.join("ballast")).expect("a file");
            let mut size = 1 << 20;
            while size > 0 {
                if std::io::Write::write_all(&mut file, &vec![0; size]).is_err() {
                    size /= 2;
                }
            }
        }

        /// Enough for the index of the write-ahead log, and not for moving anything.
        pub fn leave_a_little(&self) {
            let file =
                std::fs::File::options().write(true).open(self.0.join("ballast")).expect("it was full");
            let length = file.metadata().expect("a file").len();
            file.set_len(length - (256 << 10)).expect("shorter");
        }

        /// There is room, and nobody may use it.
        pub fn only_read(&self) {
            std::fs::remove_file(self.0.join("ballast")).expect("it was full");
            assert!(self.mount("ro", false));
        }

        pub fn has_room(&self) {
            assert!(self.mount("rw", false));
        }
    }

    impl Drop for Small {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }
}

#[test]
fn killed_while_it_is_moved_it_is_as_it_was_or_moved() {
    const KILLS: u32 = 8;
    for register in registers() {
        let then = answered(&register, "verify.json");
        let measured = unpacked(&register);
        let begun = std::time::Instant::now();
        measured.done(&["checkpoint"]);
        let whole = begun.elapsed();
        for kill in 0..KILLS {
            let scene = unpacked(&register);
            let mut child = scene
                .command(&scene.data, &["checkpoint"])
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .expect("begun");
            std::thread::sleep(whole * (kill + 2) / (KILLS + 2));
            child.kill().expect("killed");
            child.wait().expect("ended");
            let now = scene.done(&["verify"]);
            assert_eq!(now.json["ok"], true, "killed after {kill} of {KILLS}");
            assert!(now.n("leaves") >= then["leaves"].as_u64().expect("leaves"));
            let left: Vec<_> = std::fs::read_dir(&scene.data)
                .expect("readable")
                .flatten()
                .map(|entry| entry.file_name())
                .collect();
            assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("earlier-")), "{left:?}");
        }
    }
}

#[test]
fn an_export_repeats_names_numbers_and_which_source_spoke() {
    for register in registers() {
        let scene = unpacked(&register);
        let out = scene.path("export.json").display().to_string();
        scene.done(&["export", "--format", "json", "--out", &out]);
        let now: Value = serde_json::from_slice(&std::fs::read(&out).expect("written")).expect("a document");
        let then = answered(&register, "export.json");
        let (then, now) = (rows(&then), rows(&now));
        if then.values().any(|row| row["about"].is_string()) {
            // Since sources leave by their references, a row says what it said.
            then.iter().for_each(|(id, row)| holds(row, now[id], id));
            continue;
        }
        assert_eq!(then.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>());
        // A title may tell of a death, so a source leaves by its reference: one for each source, as many as
        // there were.
        let (mut titles, mut references) = (BTreeMap::new(), BTreeSet::new());
        for (id, row) in &then {
            for key in KEPT {
                assert_eq!(row[key], now[id][key], "{id} {key}");
            }
            let is_empty = |key: &str| now[id][key].as_str().is_none_or(str::is_empty);
            assert!(is_empty("taken") || !is_empty("status"), "{id}: whoever was taken has a state");
            let cell = |row: &Value| {
                row["sources"]
                    .as_str()
                    .expect("sources")
                    .split('؛')
                    .map(|s| s.trim().to_owned())
                    .collect::<Vec<_>>()
            };
            let (were, are) = (cell(row), cell(now[id]));
            // Two sources of one title stood as one word.
            assert!(are.len() >= were.len(), "{id}");
            for (title, reference) in
                were.iter().cloned().zip(are.iter().cloned()).filter(|_| were.len() == are.len())
            {
                assert!(
                    !now[id]["sources"].as_str().is_some_and(|cell| cell.contains(&title)),
                    "{id}: a title left the house"
                );
                let first = titles.entry(reference.clone()).or_insert_with(|| title.clone());
                assert_eq!(*first, title, "{id}: one reference is one source");
                references.insert(reference);
            }
        }
        assert!(references.len() >= titles.values().collect::<BTreeSet<_>>().len());
    }
}

/// Whatever the verbs of today write is told by the commands of today, so that the next version can be held
/// to it.
#[test]
fn a_month_of_work_is_written_told_and_built_anew() {
    let scene = Scene::empty();
    scene.done(&["init"]);
    register_maker::live(&scene);
    let verified = scene.done(&["verify"]);
    assert_eq!((&verified.json["ok"], verified.n("leaves") > 60), (&true.into(), true), "{}", verified.json);
    assert_eq!(scene.done(&["rebuild"]).json["same"], true);
}

#[test]
#[ignore = "makes the register that the next versions are held to"]
fn makes_a_register_of_this_version() {
    let name = std::env::var("ATHAR_REGISTER").expect("the name of the folder, a month");
    register_maker::make(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/registers").join(name));
}

/// One altered byte of a register of an earlier form is named as what it is, by every command, and the
/// register is left as it lay: moved, the damage would bear a seal that says it is whole.
#[test]
fn a_golden_register_with_one_altered_byte_is_named_and_left_as_it_is() {
    let mut tried = 0;
    for register in registers() {
        let scene = unpacked(&register);
        let database = scene.data.join("register.db");
        let whole = std::fs::read(&database).expect("readable");
        let is_moved = {
            let other = unpacked(&register);
            other.done(&["checkpoint"]);
            is_kept(&other)
        };
        for (n, command) in ["verify", "rebuild", "checkpoint"].into_iter().enumerate() {
            // Any page but the first, by whose salt it is known for a register.
            let at = 4096 + (whole.len() - 4097) * (n + 1) / 4;
            let mut altered = whole.clone();
            altered[at] ^= 0x10;
            std::fs::write(&database, &altered).expect("written");
            let said = scene.ask(&[command]);
            if is_moved {
                assert_eq!((said.code, said.refusal()), (1, "store-altered"), "{command}: {}", said.json);
                assert!(!is_kept(&scene), "{command}: the damage was copied under a seal");
                assert!(std::fs::read(&database).expect("readable") == altered, "{command}");
                tried += 1;
            }
        }
        std::fs::write(&database, &whole).expect("written");
        assert_eq!(scene.done(&["verify"]).json["ok"], true);
    }
    assert!(tried > 0);
}
