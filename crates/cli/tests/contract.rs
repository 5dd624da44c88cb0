//! The contract of the commands (`docs/commands.md`), end to end through the
//! program, as a script uses it. Each story shares one register, because every
//! call derives a key and that is meant to take its time.

mod scene;

use scene::{PASSPHRASE, Said, Scene, WHOSE, hear, no_bare_key};
use std::io::Read;
use std::path::Path;
use std::process::Command;

const HEAD: &str = "الرقم,الاسم الكامل,اسم الأم,سنة الولادة,تاريخ الاعتقال,المحافظة,ملاحظات\n";
const JANUARY: &str = "1,سالم ناصر الأيوبي,فاطمة,1985,2013-05-07,درعا,شوهد في الفرع\n\
    2,هدى رامي القادري,آمنة,1990,7/8/2014,القنيطرة,\"=HYPERLINK(\"\"http://x.example\"\",\"\"x\"\")\"\n\
    3,=cmd|' /C calc'!A0,سعاد,1979,أواخر 2012,درعا,\n";
const FEBRUARY: &str = "4,وائل منير الصباغ,نجاح,1988,2015-03-01,حمص,\n";

fn january(scene: &Scene) -> String {
    scene.file("list.csv", format!("{HEAD}{JANUARY}"))
}

#[test]
fn a_list_becomes_files_and_can_be_undone() {
    let scene = Scene::empty();
    let made = scene.done(&["init"]);
    assert_eq!(made.json["data"], scene.data.display().to_string());
    assert!(made.json["register"].as_str().is_some_and(|number| number.len() >= 16));
    scene.refused(&["init"], "store-not-empty");

    // The plan writes nothing and names no file that is not there.
    let list = january(&scene);
    let before = scene.leaves();
    let plan = scene.plan(&list);
    assert_eq!(plan.rows(), [3, 0, 0, 0]);
    assert!(plan.json["import"].is_null());
    assert!(
        plan.outcomes().iter().all(|o| o["id"].is_null() && o["file"] == "list.csv" && o["reason"] == "new")
    );
    let columns = plan.json["columns"].as_array().expect("columns");
    assert_eq!(columns.len(), 7);
    assert!(columns.iter().all(|c| ["file", "column", "field", "how"].iter().all(|key| c[key].is_string())));
    assert_eq!(columns[1]["field"], "full_name");
    assert_eq!(scene.leaves(), before, "a plan writes nothing");

    let taken = scene.accept(&list);
    assert_eq!(taken.rows(), [3, 0, 0, 0]);
    let import = taken.json["import"].as_str().expect("an import").to_owned();
    let salem = taken.id(2).expect("a file").to_owned();
    let after = scene.leaves();
    assert!(after > before);

    // The same file again changes nothing, and says whose rows they were.
    let again = scene.accept(&list);
    assert_eq!(again.rows(), [0, 3, 0, 0]);
    assert!(again.json["import"].is_null());
    assert_eq!(again.id(2), Some(salem.as_str()));
    assert_eq!(scene.leaves(), after);

    // Next month's longer version adds what is new and shows what changed.
    let changed = JANUARY.replacen("شوهد في الفرع", "شوهد في صيدنايا", 1);
    let longer = scene.file("list.csv", format!("{HEAD}{changed}{FEBRUARY}"));
    let next = scene.accept(&longer);
    assert_eq!(next.rows(), [2, 2, 0, 0]);
    assert_eq!((next.reason(2), next.id(2)), (("accepted", "changed"), Some(salem.as_str())));
    assert_eq!(next.reason(5), ("accepted", "new"));
    let shown = scene.done(&["show", &salem]).json.to_string();
    assert!(shown.contains("شوهد في الفرع") && shown.contains("شوهد في صيدنايا"), "both stay readable");

    // Withdrawn, all stands as before it; withdrawn twice, refused.
    let second = next.json["import"].as_str().expect("an import").to_owned();
    let gone = scene.done(&["import", "--withdraw", &second]);
    assert_eq!(gone.json["withdrawn"], second.as_str());
    assert!(gone.n("claims") > 0);
    assert_eq!(scene.done(&["search", "وائل الصباغ"]).n("total"), 0);
    scene.refused(&["import", "--withdraw", &second], "already");
    scene.refused(&["import", "--withdraw", "i99"], "not-found");
    assert_eq!(scene.done(&["search", "سالم الايوبي"]).json["results"][0]["id"], salem.as_str());
    scene.done(&["import", "--withdraw", &import]);
    assert_eq!(scene.done(&["search", "سالم"]).n("total"), 0);
    scene.leaves();
    let rebuilt = scene.done(&["rebuild"]);
    assert_eq!(rebuilt.json["same"], true, "{}", rebuilt.json);
}

#[test]
fn what_was_taken_in_is_found_shown_and_taken_out() {
    let scene = Scene::new();
    let taken = scene.accept(&january(&scene));
    for words in [&["هدى", "القادري"][..], &["huda", "qadri"], &["هدي القادرى"]] {
        let mut asked = vec!["search"];
        asked.extend(words);
        asked.extend(["--limit", "1"]);
        let found = scene.done(&asked);
        let first = &found.json["results"][0];
        assert_eq!(first["id"].as_str(), taken.id(3), "{words:?}: {}", found.json);
        assert_eq!(first["mother"], "آمنة");
        no_bare_key(first["why"].as_str().expect("why"));
        assert!(first["name"].as_str().is_some_and(|name| name.contains("القادري")));
    }
    assert_eq!(scene.done(&["search", "درعا", "--filter", "year=2013"]).n("total"), 1);
    scene.refused(&["search", "درعا", "--filter", "colour=red"], "filter-option");

    let shown = scene.done(&["show", taken.id(2).expect("a file")]);
    for key in ["facts", "episodes"] {
        assert!(shown.json[key].as_array().is_some_and(|list| !list.is_empty()), "{key}: {}", shown.json);
    }
    let claim = &shown.json["facts"][0]["values"][0]["claims"][0];
    let source = claim["source"].as_str().expect("every value names its source");
    assert_eq!(shown.json["sources"][source]["title"], "list.csv");
    assert_eq!((&claim["locus"]["row"], &claim["said"]), (&2.into(), &"سالم ناصر الأيوبي".into()));
    let number = taken.id(2).expect("a file").trim_start_matches('p').to_owned();
    for typed in [format!("P{number}"), number] {
        assert_eq!(scene.done(&["show", &typed]).json, shown.json, "as people type it: {typed}");
    }
    scene.refused(&["show", "p99"], "not-found");
    scene.refused(&["show", "none"], "not-found");

    // Exactly what is seen, with formulas neutralised.
    let out = |format: &str| scene.path(&format!("out.{format}")).display().to_string();
    for format in ["csv", "json", "xlsx"] {
        let exported = scene.done(&["export", "--format", format, "--out", &out(format)]);
        assert_eq!((exported.n("files"), exported.json["out"].as_str()), (3, Some(out(format).as_str())));
    }
    let csv = std::fs::read_to_string(out("csv")).expect("written");
    assert!(csv.contains("سالم ناصر الأيوبي"));
    let cells = csv.lines().skip(1).flat_map(|line| line.split(','));
    assert!(!cells.into_iter().any(|cell| cell.trim_matches('"').starts_with(['=', '+', '@'])), "{csv}");
    let document: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out("json")).expect("written")).expect("JSON");
    assert!(document.to_string().contains("هدى رامي القادري"));
    let sheet = sheet(Path::new(&out("xlsx")));
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell computes");
    assert!(sheet.contains("rightToLeft"), "{sheet}");
    let one =
        scene.done(&["export", "--format", "csv", "--out", &out("csv"), "--words", "سالم", "--show", "name"]);
    assert_eq!(one.n("files"), 1);
    scene.refused(&["export", "--format", "csv", "--out", "/nowhere/at/all.csv"], "file-missing");

    // Of places of detention, with what ships and without.
    let of_prisons = |more: &[&str]| {
        let to = out("json");
        let words = [
            &[
                "export",
                "--format",
                "json",
                "--of",
                "facility",
                "--words",
                "صيدنايا",
                "--force",
                "--out",
                &to,
            ][..],
            more,
        ]
        .concat();
        let exported = scene.done(&words);
        (exported.n("files"), std::fs::read_to_string(&to).expect("written"))
    };
    assert_eq!(of_prisons(&[]).0, 0, "the register says nothing of one");
    let (files, text) = of_prisons(&["--shipped"]);
    assert!(files > 0 && text.contains(r#""id":"f:F117""#), "{text}");
}

#[test]
fn a_list_of_checkpoints_becomes_files_of_checkpoints_and_can_be_undone() {
    let scene = Scene::new();
    let list = scene.file(
        "list.csv",
        "الاسم;المكان;الجهة المسيطرة;من\n\
         حاجز السنتر;نوى;المخابرات الجوية;3/2012\n\
         حاجز الجسر;جاسم;;2013\n\
         ;درعا;الأمن العسكري;\n",
    );
    assert_eq!(scene.plan(&list).json["of"], "person", "nothing says otherwise");
    let of = |more: &[&str]| {
        scene.done(&[&["import", &list, "--organisation", WHOSE, "--of", "checkpoint"][..], more].concat())
    };
    let plan = of(&[]);
    assert_eq!(
        (plan.json["of"].as_str(), plan.rows(), plan.n("people")),
        (Some("checkpoint"), [2, 0, 1, 0], 3)
    );
    assert_eq!(plan.json["columns"][2]["field"], "subject_party");
    let taken = of(&["--accept"]);
    assert_eq!((taken.id(2), taken.id(3), taken.reason(4)), (Some("k1"), Some("k2"), ("waiting", "no-name")));
    assert_eq!(of(&["--accept"]).rows(), [0, 3, 0, 0]);
    // Our own sheet says itself what it is of, and nothing in it is new.
    for (format, lang) in
        ["csv", "xlsx", "json"].into_iter().flat_map(|format| [(format, "ar"), (format, "en")])
    {
        let out = scene.path(&format!("sheet-{lang}.{format}")).display().to_string();
        scene.done(&["export", "--format", format, "--of", "checkpoint", "--out", &out, "--lang", lang]);
        let own = scene.done(&["import", &out, "--organisation", "منظمة أخرى"]);
        assert_eq!(
            (own.json["of"].as_str(), own.rows()),
            (Some("checkpoint"), [0, 2, 0, 0]),
            "{format} {lang}: {}",
            own.json
        );
        assert!(
            own.outcomes().iter().all(|o| o["id"].as_str().is_some_and(|id| id.starts_with('k'))),
            "{format} {lang}"
        );
    }
    let import = taken.json["import"].as_str().expect("an import");
    assert_eq!(scene.done(&["import", "--withdraw", import]).n("files"), 2);
    assert_eq!(scene.done(&["import", "--restore", import]).n("files"), 2);
    assert_eq!(scene.ask(&["import", &list, "--organisation", WHOSE, "--of", "church"]).code, 2);
}

fn sheet(path: &Path) -> String {
    let mut book = zip::ZipArchive::new(std::fs::File::open(path).expect("written")).expect("a workbook");
    let mut text = String::new();
    book.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_backup_is_restored_and_compared() {
    let scene = Scene::new();
    let taken = scene.accept(&january(&scene));
    let salem = taken.id(2).expect("a file").to_owned();
    let kept = scene.path("kept.age").display().to_string();
    let root = scene.ask(&["verify"]).json["root"].clone();
    let backup = scene.done(&["backup", "--out", &kept]);
    assert_eq!(backup.json["ok"], true);
    assert_eq!(backup.n("digests"), 1, "the imported file itself is evidence");
    let bytes = std::fs::read(&kept).expect("written");
    assert!(bytes.starts_with(b"age-encryption.org/v1"));

    // Not over what is there.
    let elsewhere = scene.path("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    std::fs::write(elsewhere.join("letter.txt"), "لا تمسّ").expect("written");
    let said = scene.ask_of(&elsewhere, &["restore", &kept]);
    assert_eq!((said.code, said.refusal()), (1, "store-not-empty"));
    assert_eq!(std::fs::read_dir(&elsewhere).expect("a folder").count(), 1, "nothing was added");

    // What is damaged is never called whole: it is refused, or what it lost is named and the rest is there.
    let mut damaged = bytes.clone();
    let middle = damaged.len() * 2 / 3;
    damaged[middle] ^= 1;
    let other = scene.path("other");
    let damaged = scene.file("damaged.age", damaged);
    let cut = scene.file("cut.age", &bytes[..bytes.len() - 100]);
    for file in [damaged.as_str(), &cut, "none.age"] {
        let said = scene.ask_of(&other, &["restore", file]);
        assert_eq!(said.code, 1, "{file}: {}", said.json);
        match said.refusal() {
            "restore-damaged" => {
                assert!(!said.json["damaged"].as_array().expect("what is lost").is_empty(), "{file}");
                std::fs::remove_dir_all(&other).expect("what was restored");
            }
            code => {
                assert!(["store-altered", "file-missing"].contains(&code), "{file}: {code}");
                assert!(!other.exists(), "{file}");
            }
        }
    }

    let restored = scene.ask_of(&other, &["restore", &kept]);
    assert_eq!(restored.code, 0, "{}", restored.json);
    for key in ["files", "leaves", "digests", "ok"] {
        assert_eq!(restored.json[key], backup.json[key], "{key}");
    }
    let shown = [&scene.data, &other].map(|data| scene.ask_of(data, &["show", &salem]).json);
    assert_eq!(shown[0], shown[1]);
    assert_eq!(
        scene.ask_of(&other, &["verify"]).json["root"],
        root,
        "as it was when the copy was made; that it was made is logged after"
    );
}

/// Each layer has its own opener: words of the copy's own, and what opens the register in it.
#[test]
fn a_copy_with_words_of_its_own_is_restored_with_both() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let words = scene.file("words", "حبر وورق وشمع أحمر\n");
    let kept = scene.path("kept.age").display().to_string();
    scene.file("short", "x");
    scene.refused(
        &["backup", "--out", &kept, "--words-file", &scene.path("short").display().to_string()],
        "passphrase-short",
    );
    let backup = scene.done(&["backup", "--out", &kept, "--words-file", &words]);
    let other = scene.path("other");
    let said = scene.ask_of(&other, &["restore", &kept]);
    assert_eq!(
        (said.code, said.refusal()),
        (1, "store-wrong-key"),
        "the register's passphrase does not open it"
    );
    assert!(!other.exists());
    let restored = scene.ask_of(&other, &["restore", &kept, "--words-file", &words]);
    assert_eq!((restored.code, &restored.json["leaves"]), (0, &backup.json["leaves"]), "{}", restored.json);
    assert_eq!(scene.ask_of(&other, &["verify"]).code, 0);
    let proven = scene.done(&["copies", "--prove", &kept, "--words-file", &words]);
    assert_eq!(proven.json["sha256"], backup.json["sha256"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&kept).expect("kept").permissions().mode() & 0o777, 0o600);
    }
}

/// The program makes copies where and when the association says, and proves them.
#[test]
fn copies_are_kept_at_an_interval_and_proven() {
    let scene = Scene::new();
    let never = scene.done(&["copies"]);
    assert_eq!((&never.json["state"], &never.json["every"]), (&"never".into(), &7.into()));
    let disk = scene.path("disk");
    scene.refused(&["copies", "--folder", &disk.display().to_string()], "field-folder");
    std::fs::create_dir(&disk).expect("a folder");
    scene.done(&["copies", "--folder", &disk.display().to_string(), "--every", "3"]);
    for _ in 0..2 {
        let made = scene.done(&["copies", "--now"]);
        assert_eq!(made.json["state"], "proven");
        std::thread::sleep(std::time::Duration::from_millis(1100));
    }
    let now = scene.done(&["copies"]);
    let path = now.json["copies"][0]["path"].as_str().expect("a file").to_owned();
    assert_eq!(std::fs::read_dir(&disk).expect("a folder").count(), 2, "and nothing else lies there");
    // It opens with what opens the register, and with nothing else.
    assert_eq!(scene.ask_of(&scene.path("other"), &["restore", &path]).code, 0);
    // Damaged later, it is no longer proven.
    let mut bytes = std::fs::read(&path).expect("kept");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).expect("written");
    scene.refused(&["copies", "--prove", &path], "copy-altered");
    std::fs::remove_dir_all(&disk).expect("unplugged");
    scene.refused(&["copies", "--now"], "copies-folder");
    assert_eq!(scene.done(&["copies"]).json["state"], "failed");
}

#[test]
fn a_person_is_forgotten_and_the_copy_that_was_made_before_is_named() {
    let scene = Scene::new();
    let taken = scene.accept(&january(&scene));
    let (salem, huda) = (taken.id(2).expect("a file").to_owned(), taken.id(3).expect("a file").to_owned());
    let disk = scene.path("disk");
    std::fs::create_dir(&disk).expect("a folder");
    scene.done(&["copies", "--folder", &disk.display().to_string()]);
    let copy =
        scene.done(&["copies", "--now"]).json["copies"][0]["path"].as_str().expect("a file").to_owned();
    scene.done(&["backup", "--out", &scene.path("by-hand.athar").display().to_string()]);
    let why = ["--why", "طلبت الأم ذلك"];
    scene.refused(&["erase", &salem, "--asked-by", "أم سالم ناصر", why[0], why[1]], "field-names-them");
    scene.refused(
        &["erase", &salem, "--asked-by", "الأم", why[0], why[1], "--second", "nobody"],
        "field-unknown",
    );
    scene.refused(&["erase", "p999", "--asked-by", "الأم", why[0], why[1]], "not-found");
    let leaves = scene.leaves();
    let said = scene.done(&["erase", &salem, "--asked-by", "الأم", why[0], why[1]]);
    assert_eq!(said.json["erased"], serde_json::json!({"acts": 1, "documents": 0}));
    assert_eq!(said.json["backups"][0]["path"], copy.as_str());
    // One that was made by hand lies where the register does not know.
    assert!(said.json["backups"][1]["path"].is_null() && said.json["backups"][1]["at"].is_i64());
    assert_eq!(
        (said.json["backups"].as_array().map(Vec::len), &said.json["rows"]),
        (Some(2), &serde_json::json!([]))
    );
    assert_eq!(said.json["lists"][0]["file"], "list.csv");
    assert_eq!(scene.leaves(), leaves + 1);
    scene.refused(&["show", &salem], "not-found");
    scene.refused(&["erase", &salem, "--asked-by", "الأم", why[0], why[1]], "not-found");
    assert_eq!(scene.done(&["search", "سالم"]).n("total"), 0);
    scene.done(&["show", &huda]);
    let verified = scene.done(&["verify"]);
    assert_eq!((verified.n("erased"), &verified.json["ok"]), (1, &true.into()));
    assert_eq!(scene.done(&["rebuild"]).json["same"], true);
    // The list that was left goes by itself, later; what was taken from it into other files stays.
    let list = said.json["lists"][0]["document"].as_str().expect("a document").to_owned();
    scene.refused(&["erase", "d99", "--asked-by", "الأم", why[0], why[1]], "not-found");
    let gone = scene.done(&["erase", &list, "--asked-by", "الأم", why[0], why[1]]);
    assert_eq!(gone.json["erased"], serde_json::json!({"acts": 0, "documents": 1}));
    assert_eq!((&gone.json["list"], &gone.json["backups"][0]["path"]), (&list.into(), &copy.as_str().into()));
    scene.refused(&["erase", "d1", "--asked-by", "الأم", why[0], why[1]], "already");
    scene.done(&["show", &huda]);
    assert_eq!(scene.done(&["verify"]).json["ok"], true);
    // The list again: the others are there, the person waits for people.
    let again = scene.accept(&january(&scene));
    assert_eq!(again.rows(), [0, 2, 1, 0]);
    assert_eq!(again.outcomes()[0]["reason"], "forgotten");
    // A copy made now does not hold the person, and is whole; the older one does, and opens.
    let now = scene.path("now.athar").display().to_string();
    scene.done(&["backup", "--out", &now]);
    let (fresh, old) = (scene.path("fresh"), scene.path("old"));
    assert_eq!(scene.ask_of(&fresh, &["restore", &now]).code, 0);
    assert_eq!(scene.ask_of(&fresh, &["search", "الأيوبي"]).n("total"), 0);
    assert_eq!(scene.ask_of(&old, &["restore", &copy]).code, 0);
    assert_eq!(scene.ask_of(&old, &["search", "الأيوبي"]).n("total"), 1);
}

/// The demo touches nothing that is not its own, and obeys the passphrase it is given.
#[test]
fn the_demo_leaves_what_is_not_its_own() {
    let scene = Scene::new();
    scene.refused(&["demo", "--only-fill", "--files", "3"], "demo-real");
    assert_eq!(scene.done(&["verify"]).json["ok"], true);
    let place = scene.path("place");
    std::fs::create_dir(&place).expect("a folder");
    std::fs::create_dir(scene.path("place.filling")).expect("a folder");
    std::fs::write(place.join("letter.txt"), "لا تمسّ").expect("written");
    let demo =
        |data: &Path| scene.command(data, &["demo", "--only-fill", "--files", "3"]).output().expect("runs");
    assert_eq!(demo(&place).status.code(), Some(1));
    assert_eq!(std::fs::read_dir(&place).expect("a folder").count(), 1);
    let fresh = scene.path("fresh");
    assert_eq!(demo(&fresh).status.code(), Some(0));
    assert!(scene.path("place.filling").is_dir(), "another's folder stays");
    // It opens with the passphrase that was given, and is filled once.
    let verified = scene.ask_of(&fresh, &["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.json);
    assert_eq!(demo(&fresh).status.code(), Some(0));
    assert_eq!(scene.ask_of(&fresh, &["verify"]).json["leaves"], verified.json["leaves"]);
}

/// What a command writes is its owner's alone, and no link laid in its way is followed.
#[cfg(unix)]
#[test]
fn what_is_written_is_private_and_follows_no_link() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let victim = scene.file("victim", "لا تمسّ");
    let out = scene.path("out.csv");
    for link in [&out, &scene.path(".out.csv.part")] {
        std::os::unix::fs::symlink(&victim, link).expect("a link");
    }
    scene.done(&["export", "--format", "csv", "--out", &out.display().to_string()]);
    assert_eq!(std::fs::read_to_string(&victim).expect("there"), "لا تمسّ");
    let written = std::fs::symlink_metadata(&out).expect("written");
    assert!(written.is_file());
    assert_eq!(written.permissions().mode() & 0o777, 0o600);
}

/// An older register put back whole is found by a checkpoint kept elsewhere, and by nothing else.
#[test]
fn a_checkpoint_kept_elsewhere_finds_an_older_register() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let older = scene.path("older");
    copy_dir(&scene.data, &older);
    scene.done(&[
        "user",
        "add",
        "nadia",
        "--role",
        "documenter",
        "--password-file",
        &scene.file("p", "زيتون وخبز وماء"),
    ]);
    let kept = scene.path("checkpoint.txt").display().to_string();
    let now = scene.done(&["checkpoint", "--out", &kept]);
    assert_eq!(
        std::fs::read_to_string(&kept).expect("kept"),
        now.json["checkpoint"].as_str().expect("a note")
    );
    assert_eq!(scene.done(&["verify", "--checkpoint", &kept]).json["ok"], true);
    assert_eq!(scene.ask_of(&older, &["verify"]).code, 0, "from the inside it is whole");
    let said = scene.ask_of(&older, &["verify", "--checkpoint", &kept]);
    assert_eq!((said.code, said.refusal()), (1, "verify-broken"));
    let (first, last) = (said.n("leaves") + 1, now.n("leaves"));
    assert_eq!(said.json["broken"], serde_json::json!([{"act": first, "to": last, "what": "kept"}]));
    // Not a checkpoint, or another register's.
    let foreign = Scene::new();
    let said = foreign.ask_of(&foreign.data, &["verify", "--checkpoint", &kept]);
    assert_eq!((said.code, said.refusal()), (1, "not-a-checkpoint"));
    scene.refused(&["verify", "--checkpoint", &scene.file("letter", "dear")], "not-a-checkpoint");
}

fn copy_dir(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_dir(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).expect("copied")),
        }
    }
}

#[test]
fn what_was_altered_is_said_and_where() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let mut leaves = 0;
    scene.refused_with(&["verify"], "wrong words", "store-wrong-key");
    let nothing = scene.ask_of(&scene.path("nothing"), &["verify"]);
    assert_eq!((nothing.code, nothing.refusal()), (1, "store-missing"));
    assert!(!scene.path("nothing").exists(), "asking makes no register");

    // A byte on every second page of the database, one at a time, each on a copy.
    let whole = std::fs::read(scene.data.join("register.db")).expect("the database");
    for at in (0..whole.len()).step_by(4096 * 2).map(|page| (page + 5000).min(whole.len() - 90)) {
        let copy = copy(&scene, |data| {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            std::fs::write(data.join("register.db"), bytes).expect("written");
        });
        let said = scene.ask_of(&copy, &["verify"]);
        assert_eq!(said.code, 1, "byte {at}: {}", said.json);
        let broken = said.json["broken"].as_array().is_some_and(|b| !b.is_empty());
        assert!(broken || said.refusal() == "store-altered", "byte {at}: {}", said.json);
        leaves += u64::from(broken);
    }
    assert!(leaves > 0, "some damage leaves the rest readable, and is listed");

    let copy = copy(&scene, |data| {
        let file = evidence(&data.join("evidence")).expect("evidence lies beside it");
        let mut bytes = std::fs::read(&file).expect("evidence");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).expect("written");
    });
    let said = scene.ask_of(&copy, &["verify"]);
    assert_eq!(
        (said.code, said.refusal(), &said.json["ok"]),
        (1, "verify-broken", &serde_json::json!(false))
    );
    assert_eq!(said.json["broken"][0]["what"], "evidence-altered");
    assert!(said.json["broken"][0]["act"].is_u64(), "with the act that kept it: {}", said.json);

    let whole_again = scene.leaves();
    assert!(whole_again > 0, "the register itself was not touched");
}

fn copy(scene: &Scene, change: impl FnOnce(&Path)) -> std::path::PathBuf {
    let to = scene.path("copy");
    let _ = std::fs::remove_dir_all(&to);
    copy_folder(&scene.data, &to);
    change(&to);
    to
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn evidence(folder: &Path) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| match entry.path() {
        path if path.is_dir() => evidence(&path),
        path => Some(path),
    })
}

trait Refuses {
    fn refused_with(&self, words: &[&str], passphrase: &str, code: &str);
}

impl Refuses for Scene {
    /// With another passphrase.
    #[track_caller]
    fn refused_with(&self, words: &[&str], passphrase: &str, code: &str) {
        self.file("passphrase", passphrase);
        self.refused(words, code);
        self.file("passphrase", PASSPHRASE);
    }
}

#[test]
fn accounts_and_mappings() {
    let scene = Scene::new();
    let password = scene.file("password", "زيتون وخبز وماء");
    let short = scene.file("short", "قصير");
    let add = |login: &str, file: &str| {
        scene.ask(&["user", "add", login, "--name", "سلمى", "--role", "documenter", "--password-file", file])
    };
    assert_eq!(add("salma", &short).refusal(), "field-short");
    let salma = add("salma", &password);
    assert_eq!((salma.code, salma.json["login"].as_str()), (0, Some("salma")), "{}", salma.json);
    assert_eq!(add("salma", &password).refusal(), "field-taken");
    let users = || scene.done(&["user", "list"]).json["users"][0].clone();
    assert_eq!((&users()["login"], &users()["locked"]), (&"salma".into(), &false.into()));
    scene.done(&["user", "roles", "salma", "--role", "reviewer", "--role", "administrator"]);
    assert_eq!(users()["roles"].as_array().map(Vec::len), Some(2));
    scene.done(&["user", "compartments", "salma", "--in", "support", "--in", "guardianship"]);
    assert_eq!(users()["compartments"], serde_json::json!(["support", "guardianship"]));
    assert!(
        plain(&scene, &["user", "list", "--lang", "en", "--data", &scene.data.display().to_string()])
            .contains("[Support, Guardianship]")
    );
    scene.done(&["user", "compartments", "salma"]);
    assert_eq!(users()["compartments"], serde_json::json!([]));
    scene.refused(&["user", "lock", "nobody"], "not-found");
    let list = |lang: &str| {
        plain(&scene, &["user", "list", "--lang", lang, "--data", &scene.data.display().to_string()])
    };
    assert!(
        list("en").contains("Administrator, Reviewer") || list("en").contains("Reviewer, Administrator"),
        "{}",
        list("en")
    );
    assert!(
        plain(
            &scene,
            &["user", "totp-off", "salma", "--lang", "en", "--data", &scene.data.display().to_string()]
        )
        .contains("no second key")
    );
    scene.done(&["user", "password", "salma", "--password-file", &password]);
    scene.done(&["user", "add", "huda", "--role", "administrator", "--password-file", &password]);
    scene.done(&["user", "lock", "salma"]);
    assert_eq!(users()["locked"], true);
    assert!(list("en").contains("(locked)"), "{}", list("en"));
    scene.done(&["user", "unlock", "salma"]);
    assert_eq!(users()["locked"], false);

    // A column changed by hand, kept under a name for next month.
    let list = scene.file(
        "odd.csv",
        "الاسم الكامل,كذا,المحافظة\n\
         سالم ناصر الأيوبي,رآه جاره,درعا\n\
         هدى رامي القادري,,حمص\n",
    );
    let import =
        |extra: &[&str]| scene.ask(&[&["import", &list, "--organisation", WHOSE, "--plan"], extra].concat());
    let guessed = import(&[]);
    assert_ne!(fields(&guessed)[1], "note", "{}", guessed.json);
    let by_hand = import(&["--column", "كذا=note", "--save-mapping", "شهري"]);
    assert_eq!((by_hand.code, fields(&by_hand)[1]), (0, "note"), "{}", by_hand.json);
    assert_eq!(by_hand.json["columns"][1]["how"], "hand");
    let next = import(&["--mapping", "شهري"]);
    assert_eq!((next.code, fields(&next)[1]), (0, "note"), "{}", next.json);
    for (wrong, code) in [
        (["--mapping", "لا"], "field-unknown"),
        (["--column", "كذا=colour"], "field-unknown"),
        (["--column", "كذا"], "column-option"),
        (["--column", "لا عمود كهذا=note"], "table-column"),
    ] {
        let said = import(&wrong);
        assert_eq!((said.code, said.refusal()), (1, code), "{wrong:?}: {}", said.json);
    }
    scene.refused(&["import", "none.csv", "--organisation", WHOSE, "--plan"], "file-missing");
    scene.refused(&["import", &list, "--organisation", " ", "--plan"], "field-needed");
}

#[test]
fn a_column_that_no_list_has_is_named_with_those_there_are() {
    let scene = Scene::new();
    let out = scene.path("list.csv").to_string_lossy().into_owned();
    let wrong = ["export", "--format", "csv", "--out", &out, "--show", "wrong", "--lang", "en"];
    let said = scene.refused(&wrong, "column-option");
    let told = said.json["error"].to_string();
    for column in casework::Column::ALL {
        assert!(told.contains(column.key()), "{told}");
        let described = include_str!("../../../docs/commands.md");
        assert!(described.contains(column.key()), "{}", column.key());
    }
    assert!(told.contains("wrong") && !told.contains("HEADER=FIELD"), "{told}");
}

fn fields(said: &Said) -> Vec<&str> {
    said.json["columns"].as_array().expect("columns").iter().filter_map(|c| c["field"].as_str()).collect()
}

/// Every command, as the table of `docs/commands.md` has it.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["init"],
    &["open"],
    &["serve"],
    &["import"],
    &["search"],
    &["show"],
    &["export"],
    &["verify"],
    &["rebuild"],
    &["backup"],
    &["checkpoint"],
    &["copies"],
    &["restore"],
    &["user"],
    &["user", "list"],
    &["user", "add"],
    &["user", "roles"],
    &["user", "compartments"],
    &["user", "lock"],
    &["user", "unlock"],
    &["user", "password"],
    &["user", "totp-off"],
    &["team"],
    &["team", "list"],
    &["team", "give"],
    &["team", "dissolve"],
    &["requests"],
    &["link"],
    &["link", "evaluate"],
    &["names"],
    &["names", "score"],
    &["demo"],
];

#[test]
fn every_command_explains_itself_in_both_languages() {
    let help = |words: &[&str], lang: &str| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_athar")).args(words).args(["--help", "--lang", lang]).output();
        let output = output.expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{words:?} {lang}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let arabic = |text: &str| text.chars().filter(|c| ('\u{621}'..='\u{64a}').contains(c)).count();
    for words in COMMANDS {
        let (ar, en) = (help(words, "ar"), help(words, "en"));
        assert!(arabic(&ar) > 40, "{words:?}: {ar}");
        assert_eq!(arabic(&en), 0, "{words:?}: {en}");
        no_bare_key(&ar);
        no_bare_key(&en);
        let options = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('-')).count();
        assert_eq!(options(&ar), options(&en), "{words:?}: the same options in both");
    }
}

#[test]
fn wrong_use_is_two_and_says_so() {
    let scene = Scene::empty();
    for words in [
        &["frobnicate"][..],
        &["import", "list.csv"],
        &["import", "list.csv", "--organisation", WHOSE, "--plan", "--accept"],
        &["search"],
        &["search", "سالم", "--limit", "many"],
        &["export", "--format", "pdf", "--out", "x"],
        &["export", "--format", "csv", "--out", "x", "--of", "person"],
        &["export", "--format", "csv", "--out", "x", "--of", "facility", "--filter", "year=2013"],
        &["export", "--format", "csv", "--out", "x", "--shipped"],
        &["user", "add", "x", "--role", "king"],
        &["user"],
        &["backup"],
        &["verify", "--colour"],
    ] {
        let said = scene.ask(words);
        assert_eq!((said.code, said.refusal()), (2, "wrong-use"), "{words:?}: {}", said.json);
    }
    for lang in ["ar", "en"] {
        let mut command = scene.command(&scene.path("nothing"), &["verify", "--lang", lang]);
        let said = hear(&command.output().expect("the program runs"));
        assert_eq!(said.refusal(), "store-missing");
        let words = said.json["error"]["message"].as_str().expect("words");
        assert!(!said.messages.contains(words), "said once, in the document");
        let output = plain(
            &scene,
            &["verify", "--lang", lang, "--data", &scene.path("nothing").display().to_string()],
        );
        assert!(output.contains(words), "the same words for a person: {output}");
    }
}

/// What a person reads on the screen.
fn plain(scene: &Scene, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_athar"));
    command
        .args(words)
        .arg("--passphrase-file")
        .arg(scene.path("passphrase"))
        .stdin(std::process::Stdio::null());
    let output =
        command.env("LANG", "ar_SY.UTF-8").env_remove("ATHAR_LANG").output().expect("the program runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Whoever reads no English learns what was wrong with the line, and reads the help.
#[test]
fn wrong_use_and_help_speak_arabic() {
    let scene = Scene::empty();
    for (words, named) in [
        (&["frobnicate"][..], "frobnicate"),
        (&["verifi"], "verify"),
        (&["search"], "WORDS"),
        (&["search", "سالم", "--limit", "many"], "many"),
        (&["export", "--format", "pdf", "--out", "x"], "csv"),
        (&["verify", "--colour"], "--colour"),
        (&["import", "list.csv", "--organisation", "x", "--plan", "--accept"], "--accept"),
        (&["backup", "--out"], "--out"),
        (&["user"], "الاستعمال"),
    ] {
        let said = plain(&scene, words);
        assert!(said.contains(named), "{words:?}: {said}");
        for english in
            ["error:", "unrecognized", "unexpected", "required", "Usage", "invalid", "cannot", "For more"]
        {
            assert!(!said.contains(english), "{words:?}: {english} in {said}");
        }
    }
    for words in COMMANDS {
        let said = plain(&scene, &[words, &["--help", "--lang", "ar"][..]].concat());
        for english in ["[OPTIONS]", "[default", "[possible"] {
            assert!(!said.contains(english), "{words:?}: {english}");
        }
    }
}

/// A slip of the hand costs no register and no other file.
#[test]
fn nothing_is_written_over_a_register_or_over_another_file() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let in_register = |name: &str| scene.data.join(name).display().to_string();
    let link = scene.path("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&scene.data, &link).expect("a link");
    let before = std::fs::read(scene.data.join("register.key")).expect("the key");
    let places = [
        in_register("register.key"),
        in_register("register.db"),
        in_register("register.head"),
        in_register("new.age"),
        in_register("evidence/new.age"),
        in_register("evidence/../register.key"),
        link.join("register.key").display().to_string(),
    ];
    for place in &places {
        for words in
            [&["backup"][..], &["checkpoint"], &["export", "--format", "csv"], &["backup", "--force"]]
        {
            scene.refused(&[words, &["--out", place]].concat(), "out-in-register");
        }
    }
    scene.refused(&["export", "--format", "csv", "--out", "-"], "out-dash");
    let list = january(&scene);
    scene.refused(&["link", &list, "--out", &scene.data.display().to_string()], "out-in-register");
    assert_eq!(std::fs::read(scene.data.join("register.key")).expect("the key"), before);
    scene.leaves();

    let letter = scene.file("letter.txt", "لا تمسّ");
    for words in
        [&["backup"][..], &["checkpoint"], &["export", "--format", "csv"], &["export", "--format", "xlsx"]]
    {
        scene.refused(&[words, &["--out", &letter]].concat(), "out-exists");
    }
    assert_eq!(std::fs::read_to_string(&letter).expect("there"), "لا تمسّ");
    let folder = scene.path("results");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("pairs.csv"), "لا تمسّ").expect("written");
    scene.refused(&["link", &list, "--out", &folder.display().to_string()], "out-exists");

    // This month's over last month's, each its own kind; and whatever it is, where it is asked for.
    let out = |name: &str| scene.path(name).display().to_string();
    for _ in 0..2 {
        scene.done(&["backup", "--out", &out("kept.age")]);
        scene.done(&["checkpoint", "--out", &out("note.txt")]);
        for format in ["csv", "json", "xlsx"] {
            scene.done(&["export", "--format", format, "--out", &out(&format!("sheet.{format}"))]);
        }
        scene.done(&["link", &list, "--out", &out("linked")]);
    }
    scene.refused(&["checkpoint", "--out", &out("kept.age")], "out-exists");
    scene.refused(&["backup", "--out", &out("sheet.xlsx")], "out-exists");
    scene.done(&["export", "--format", "csv", "--out", &letter, "--force"]);
}

/// A wrong path is a wrong path, and no broken disk.
#[test]
fn a_wrong_path_is_said() {
    let scene = Scene::new();
    let letter = scene.file("letter.txt", "x");
    let said = scene
        .refused(&["backup", "--out", &scene.path("nowhere/b.age").display().to_string()], "file-missing");
    assert!(said.json["error"]["message"].as_str().expect("words").contains("nowhere"), "{}", said.json);
    scene.refused(&["backup", "--out", &scene.path("").display().to_string()], "out-is-folder");
    for words in [&["init"][..], &["verify"], &["restore", &letter]] {
        let said = scene.ask_of(Path::new(&letter), words);
        assert_eq!((said.code, said.refusal()), (1, "store-not-a-register"), "{}", said.json);
        assert!(
            said.json["error"]["message"].as_str().expect("words").contains("letter.txt"),
            "{}",
            said.json
        );
    }
    if Path::new("/sys").is_dir() {
        scene.refused(&["backup", "--out", "/sys/kept.age"], "file-denied");
    }
    let said = scene.ask_of(&Path::new(&letter).join("below"), &["verify"]);
    assert!(
        said.json["error"]["message"].as_str().expect("words").contains("letter.txt\u{2069}"),
        "the file is named: {}",
        said.json
    );
    // What could not be begun leaves nothing behind.
    let place = scene.path("above/place");
    let said = scene.ask_of(&place, &["init", "--name", " "]);
    assert_eq!(said.refusal(), "field-needed");
    assert!(!place.exists());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").to_string();
    for (words, named) in [
        (&["serve", "--listen", &port][..], "--listen"),
        (&["serve", "--listen", "127.0.0.1:0", "--phones", &port], "--phones"),
    ] {
        let said = scene.refused(words, "cannot-listen");
        assert!(said.json["error"]["fix"].as_str().expect("words").contains(named), "{}", said.json);
    }
    let [busy, none] =
        [&port, "nowhere"].map(|at| scene.refused(&["serve", "--listen", at], "cannot-listen").json);
    assert_ne!(
        busy["error"]["message"].as_str().map(|m| m.replace(&port, "")),
        none["error"]["message"].as_str().map(|m| m.replace("nowhere", ""))
    );
}

/// What sentences tell is true as well.
#[test]
fn a_file_of_which_all_was_taken_back_and_a_copy_that_is_damaged_are_told_as_such() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let id = scene.ask(&["search", "درعا"]).json["results"][0]["id"].as_str().expect("a file").to_owned();
    let (told, _) = scene.sentences(&["show", &id]);
    assert!(told.contains("الاسم"), "{told}");
    scene.done(&["import", "--withdraw", "i1"]);
    let (told, _) = scene.sentences(&["show", &id]);
    assert!(told.contains("سُحب"), "{told:?}");

    let kept = scene.path("kept.age").display().to_string();
    let (told, _) = scene.sentences(&["backup", "--out", &kept]);
    assert!(told.contains("قُرئ كل ما فيها"), "{told}");
    let mut folders = vec![scene.data.join("evidence")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("readable").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => {
                    let mut bytes = std::fs::read(&path).expect("a paper");
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                    std::fs::write(&path, bytes).expect("spoilt");
                }
            }
        }
    }
    let (told, _) = scene.sentences(&["backup", "--out", &kept]);
    assert!(!told.contains("قُرئ كل ما فيها") && told.contains("ليس كما كُتب"), "{told}");
    let (told, _) = scene.sentences(&["copies", "--prove", &kept]);
    assert!(!told.contains("قُرئ كل ما فيها"), "{told}");
}

/// A damaged copy is said to be one, and what can be restored of it is said truthfully.
#[test]
fn a_cut_copy_is_told_from_a_damaged_register() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    // A list with nothing but blank lines behind it: a paper large enough to be cut alone.
    let long = scene.file("long.csv", format!("{HEAD}{FEBRUARY}{}", "\n".repeat(300_000)));
    scene.accept(&long);
    let kept = scene.path("kept.age").display().to_string();
    scene.done(&["backup", "--out", &kept]);
    let bytes = std::fs::read(&kept).expect("kept");
    let half = scene.file("half.age", &bytes[..100_000]);
    let words = |said: &Said| said.json["error"]["message"].as_str().expect("words").to_owned();
    let restored = scene.ask_of(&scene.path("other"), &["restore", &half]);
    let damaged_register = "في السجل ما ليس كما كُتب";
    assert_eq!((restored.code, restored.refusal()), (1, "store-altered"));
    assert!(
        words(&restored).contains("النسخة") && !words(&restored).contains(damaged_register),
        "{}",
        restored.json
    );
    assert!(!scene.path("other").exists());
    let proven = scene.refused(&["copies", "--prove", &half], "copy-altered");
    assert!(words(&proven).contains("قاعدة بياناتها"), "{}", proven.json);
    // Cut behind its database: that is another damage, and most of it comes back.
    let tail = scene.file("tail.age", &bytes[..bytes.len() - 100]);
    let proven = scene.refused(&["copies", "--prove", &tail], "copy-altered");
    assert!(!words(&proven).contains("قاعدة بياناتها"), "{}", proven.json);
    let restored = scene.ask_of(&scene.path("other"), &["restore", &tail]);
    assert_eq!((restored.code, restored.refusal()), (1, "restore-damaged"), "{}", restored.json);
    // Another passphrase, where the copy has words of its own.
    let own = scene.file("own", "حبر وورق وشمع أحمر");
    let other = scene.path("own.age").display().to_string();
    scene.done(&["backup", "--out", &other, "--words-file", &own]);
    let said = scene.ask_of(&scene.path("third"), &["restore", &other]);
    assert!(said.json["error"]["fix"].as_str().expect("words").contains("--words-file"), "{}", said.json);
}

/// What was printed, typed again and sent through other systems is still the checkpoint.
#[test]
fn a_checkpoint_that_was_typed_again_verifies() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let note = scene.done(&["checkpoint"]).json["checkpoint"].as_str().expect("a note").to_owned();
    let typed = [
        note.replace('\n', "\r\n"),
        note.trim_end().to_owned(),
        note.lines().map(|line| format!("{line}  \n")).collect(),
        note.replace("\n\n", "\n \t \n"),
        format!("رابطة تجريبية\nنقطة تحقق، كانون الأول\n\n{note}\nطُبعت في البيت\n"),
        note.replace('\u{2014}', "-"),
        note.replace('\u{2014}', "--"),
        format!("\u{feff}{note}"),
    ];
    for (n, text) in typed.iter().enumerate() {
        let said = scene.ask(&["verify", "--checkpoint", &scene.file("typed.txt", text)]);
        assert_eq!(said.code, 0, "{n}: {text:?}: {}", said.json);
    }
    // A letter typed wrongly is not overlooked.
    let wrong = note.replacen(note.lines().nth(1).expect("a size"), "1", 1);
    scene.refused(&["verify", "--checkpoint", &scene.file("typed.txt", wrong)], "not-a-checkpoint");
}

/// Every copy is in the log; one that came with a restored register is not this machine's own.
#[test]
fn copies_by_hand_and_copies_of_another_machine() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let before = scene.leaves();
    let kept = scene.path("kept.age").display().to_string();
    scene.done(&["copies", "--now"]);
    let after = scene.leaves();
    scene.done(&["backup", "--out", &kept]);
    assert_eq!((after, scene.leaves()), (before + 1, before + 2), "both are logged");
    let path = scene.done(&["copies"]).json["copies"][0]["path"].as_str().expect("a path").to_owned();
    assert!(Path::new(&path).is_absolute(), "{path}");
    let other = scene.path("other");
    assert_eq!(scene.ask_of(&other, &["restore", &kept]).code, 0);
    let there = scene.ask_of(&other, &["copies"]);
    assert_eq!(
        (&there.json["state"], there.json["copies"].as_array().map(Vec::len)),
        (&"never".into(), Some(0))
    );
    assert_eq!(scene.done(&["copies"]).json["state"], "proven");

    // A relative folder is the one it is now, one that takes nothing is refused, and off is off.
    scene.refused(&["copies", "--folder", "/proc"], "field-folder-shut");
    std::fs::create_dir(scene.path("disk")).expect("a folder");
    let mut command = scene.command(&scene.data, &["copies", "--folder", "disk", "--every", "0"]);
    let said = hear(&command.current_dir(scene.path("")).output().expect("the program runs"));
    let folder = said.json["folder"].as_str().expect("a folder");
    assert!(Path::new(folder).is_absolute() && folder.ends_with("disk"), "{folder}");
    let said = plain(&scene, &["copies", "--lang", "en", "--data", &scene.data.display().to_string()]);
    assert!(said.contains("Off: no copy is made by itself"), "{said}");
}

/// What needs a second person waits for one on the command line, too: each shows who they are by their
/// password.
#[test]
fn two_colleagues_do_by_commands_what_needs_two() {
    let scene = Scene::new();
    scene.accept(&january(&scene));
    let (mona, adel) =
        (scene.file("mona.txt", "زيتون وخبز وماء\n"), scene.file("adel.txt", "قمر ونهر وطريق\n"));
    for (login, file) in [("mona", &mona), ("adel", &adel)] {
        scene.done(&[
            "user",
            "add",
            login,
            "--role",
            "reviewer",
            "--role",
            "administrator",
            "--password-file",
            file,
            "--chosen",
        ]);
    }
    let as_mona = ["--as", "mona", "--as-password-file", &mona];
    let as_adel = ["--as", "adel", "--as-password-file", &adel];
    let with = |words: &[&'static str], who: &[&str]| -> Vec<String> {
        words.iter().chain(who.iter()).map(|word| (*word).to_owned()).collect()
    };
    let done = |words: &[&'static str], who: &[&str]| {
        scene.done(&with(words, who).iter().map(String::as_str).collect::<Vec<_>>())
    };
    let refused = |words: &[&'static str], who: &[&str], code: &str| {
        scene.refused(&with(words, who).iter().map(String::as_str).collect::<Vec<_>>(), code)
    };

    // Who they are is shown, and the rights are their own.
    refused(&["requests"], &["--as", "mona", "--as-password-file", &adel], "sign-in-wrong");
    refused(&["requests"], &["--as", "nobody", "--as-password-file", &adel], "sign-in-wrong");
    scene.done(&["user", "add", "rami", "--role", "documenter", "--password-file", &mona]);
    refused(
        &["export", "--format", "csv", "--out", "never.csv"],
        &["--as", "rami", "--as-password-file", &mona],
        "as-given",
    );
    let rami = scene.file("rami.txt", "شجرة وباب وقلم\n");
    scene.done(&["user", "password", "rami", "--password-file", &rami, "--chosen"]);
    refused(
        &["erase", "p1", "--asked-by", "الأم", "--why", "طلب مكتوب"],
        &["--as", "rami", "--as-password-file", &rami],
        "not-allowed",
    );

    // Forgetting waits for the other, who reads what is asked; the one who asked does not answer.
    let said = done(&["erase", "p1", "--asked-by", "الأم", "--why", "طلب مكتوب"], &as_mona);
    assert_eq!(
        said.json,
        serde_json::json!({"waits": true, "request": "f1"}),
        "and it is said how it is answered"
    );
    let all = scene.done(&["requests"]).json["requests"].clone();
    assert_eq!(
        (&all[0]["id"], &all[0]["mine_to_answer"]),
        (&"f1".into(), &false.into()),
        "the operator reads all"
    );
    assert_eq!(scene.ask(&["show", "p1"]).code, 0);
    refused(&["erase", "p1", "--asked-by", "الأم", "--why", "طلب مكتوب"], &as_adel, "meanwhile-forget-asked");
    let waiting = done(&["requests"], &as_adel).json["requests"][0].clone();
    assert_eq!(
        (&waiting["kind"], &waiting["standing"], &waiting["mine_to_answer"]),
        (&"forget".into(), &"asked".into(), &true.into())
    );
    assert!(
        waiting["what"].as_str().is_some_and(|what| what.contains("p1") && what.contains("الأم")),
        "{waiting}"
    );
    let number: &'static str = waiting["id"].as_str().expect("a number").to_owned().leak();
    refused(&["requests", "--confirm", number], &as_mona, "second-own");
    assert_eq!(scene.ask(&["requests", "--confirm", number]).code, 2, "the operator is no second person");
    assert_eq!(
        done(&["requests", "--confirm", number], &as_adel).json["requests"][0]["standing"],
        "confirmed"
    );
    refused(&["requests", "--refuse", number], &as_adel, "already");
    scene.refused(&["show", "p1"], "not-found");

    // So do roles; a refusal leaves them as they were.
    assert_eq!(done(&["user", "roles", "rami", "--role", "reviewer"], &as_mona).json["waits"], true);
    let waiting = done(&["requests"], &as_adel).json["requests"][0]["id"].clone();
    let number: &'static str = waiting.as_str().expect("a number").to_owned().leak();
    assert_eq!(done(&["requests", "--refuse", number], &as_adel).json["refused"], number);
    let users = scene.done(&["user", "list"]).json["users"].clone();
    let rami =
        users.as_array().into_iter().flatten().find(|user| user["login"] == "rami").expect("an account");
    assert_eq!(rami["roles"], serde_json::json!(["documenter"]));

    // A list is taken in under the name of whoever took it in.
    let list = scene.file("february.csv", format!("{HEAD}{FEBRUARY}"));
    let words =
        ["import", &list, "--organisation", WHOSE, "--accept", "--as", "mona", "--as-password-file", &mona];
    scene.done(&words);
}

#[test]
fn a_file_is_given_a_team_from_the_machine_and_its_team_alone_changes_it() {
    let scene = Scene::new();
    let salem = scene.accept(&january(&scene)).id(2).expect("a file").to_owned();
    let password = scene.file("password", "زيتون وخبز وماء");
    for (login, role) in [("salma", "reviewer"), ("omar", "documenter"), ("huda", "administrator")] {
        scene.done(&["user", "add", login, "--role", role, "--password-file", &password]);
    }
    scene.refused(&["team", "give", &salem, "--member", "nobody"], "field-unknown");
    scene.refused(&["team", "give", &salem, "--member", "omar"], "field-nobody-keeps");
    scene.refused(&["team", "give", "p999", "--member", "salma"], "not-found");
    let given = scene.done(&["team", "give", &salem, "--member", "salma", "--member", "omar"]);
    assert_eq!(
        (given.json["file"].as_str(), given.json["members"].as_array().map(Vec::len)),
        (Some(salem.as_str()), Some(2))
    );
    let teams = || scene.done(&["team", "list"]).json["teams"].clone();
    assert_eq!(
        (&teams()[0]["vacant"], teams()[0]["members"].as_array().map(Vec::len)),
        (&false.into(), Some(2))
    );
    scene.refused(&["team", "dissolve", &salem, "--why", "انتهى"], "team");
    scene.done(&["user", "lock", "salma"]);
    // Whoever was just put aside counts for a while yet: nobody takes their place by putting them aside.
    assert_eq!(teams()[0]["vacant"], false);
    scene.refused(&["team", "dissolve", &salem, "--why", "لم يبقَ أحد"], "team");
}

#[test]
fn registers_exchange_signed_bundles() {
    let (ours, theirs) = (Scene::new(), Scene::new());
    ours.accept(&january(&ours));
    let out = ours.path("ours.bundle").display().to_string();
    let made = ours.done(&["bundle", "make", "--out", &out]);
    assert_eq!((made.n("subjects"), made.n("taken_back")), (3, 0));
    assert!(made.n("claims") > 9 && made.json["key"].as_str().is_some_and(|key| key.starts_with("athar/")));
    // The next one takes the place of the last; nothing else does.
    ours.done(&["bundle", "make", "--out", &out, "--for", "partner"]);
    let list = ours.file("names.csv", HEAD);
    ours.refused(&["bundle", "make", "--out", &list], "out-exists");
    ours.refused(&["bundle", "make", "--out", &out, "p77"], "not-found");
    ours.done(&["bundle", "make", "--out", &out, "p1", "p2"]);

    // A plan writes nothing; accepted, it is an import like any other.
    let before = theirs.leaves();
    let plan = theirs.done(&["bundle", "take", &out, "--plan"]);
    assert_eq!(plan.rows(), [2, 0, 0, 0]);
    assert_eq!((&plan.json["known"], &plan.json["key"]), (&serde_json::json!(false), &made.json["key"]));
    assert!(plan.json["import"].is_null());
    assert_eq!(theirs.leaves(), before);
    let taken = theirs.done(&["bundle", "take", &out, "--accept"]);
    let import = taken.json["import"].as_str().expect("an import").to_owned();
    assert_eq!(theirs.done(&["search", "سالم ناصر"]).n("total"), 1);
    let again = theirs.done(&["bundle", "take", &out, "--accept"]);
    assert_eq!(again.rows(), [0, 2, 0, 0]);
    assert!(again.json["import"].is_null() && again.json["known"] == true);
    theirs.done(&["import", "--withdraw", &import]);
    assert_eq!(theirs.done(&["search", "سالم ناصر"]).n("total"), 0);

    // One other byte, and what is no bundle, or no list.
    let mut bytes = std::fs::read(&out).expect("read");
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    let altered = ours.file("altered.bundle", bytes);
    theirs.refused(&["bundle", "take", &altered, "--accept"], "read-bundle-altered");
    theirs.refused(&["bundle", "take", &list], "read-bundle-none");
    theirs.refused(&["import", &out, "--organisation", WHOSE, "--plan"], "read-bundle-in-lists");
}
