//! Bad days: each is said by its name, and what lay there lies there still.

mod ground;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use ground::{Ground, WORDS};
use store::story::{act, append, go_on};
use store::{NewAct, Questions, Store, Trouble, What};
use store_sqlite::{Opener, Options, Register, Strength};

/// A register with enough in it to be damaged.
fn filled() -> Ground {
    let ground = Ground::new();
    let register = ground.init();
    let kept = register.vault().put(&mut &b"paper"[..]).unwrap();
    append(&register, [NewAct { evidence: vec![kept.digest], ..act(1, &[1], None, "paper") }]);
    append(&register, (0..3000).map(|n| act(1, &[n], None, &"x".repeat(500))));
    ground
}

/// Everything that matters in a directory, byte for byte.
fn bytes(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = ["register.key", "register.db"];
    names.iter().filter_map(|name| Some(((*name).to_owned(), fs::read(dir.join(name)).ok()?))).collect()
}

/// Opening says `expected` and changes nothing.
#[track_caller]
fn refused(ground: &Ground, opener: &Opener<'_>, expected: &str) {
    let before = bytes(&ground.dir());
    let opened = Register::open(&ground.dir(), opener);
    let trouble = opened.err().unwrap_or_else(|| panic!("opened; expected {expected}"));
    assert_eq!(trouble.code(), expected, "{trouble}");
    assert!(before == bytes(&ground.dir()), "something was overwritten");
}

#[test]
fn another_passphrase() {
    let ground = filled();
    refused(&ground, &Opener::Passphrase("another"), "wrong-key");
    refused(&ground, &Opener::KeyFile(b"a file"), "wrong-key");
    assert_eq!(ground.open().head().unwrap(), 3001);
}

#[test]
fn nothing_there() {
    let ground = Ground::new();
    refused(&ground, &WORDS, "missing");
    assert!(!ground.dir().exists());
    let ground = filled();
    fs::remove_file(ground.dir().join("register.db")).unwrap();
    refused(&ground, &WORDS, "missing-database");
    assert!(!ground.dir().join("register.db").exists(), "no new database in place of the lost one");
    let ground = filled();
    fs::rename(ground.dir().join("register.key"), ground.path().join("register.key")).unwrap();
    refused(&ground, &WORDS, "missing-key");
    fs::remove_file(ground.dir().join("register.db")).unwrap();
    refused(&ground, &WORDS, "missing-key");
}

#[test]
fn something_there_already() {
    let ground = filled();
    let before = bytes(&ground.dir());
    let made = Register::init(&ground.dir(), &WORDS, Strength::WEAK).map(drop);
    assert!(matches!(made, Err(Trouble::NotEmpty)));
    assert!(before == bytes(&ground.dir()));
    let ground = Ground::new();
    fs::write(ground.path().join("letter.txt"), "dear").unwrap();
    let made = Register::init(ground.path(), &WORDS, Strength::WEAK).map(drop);
    assert!(matches!(made, Err(Trouble::NotEmpty)));
    assert_eq!(fs::read(ground.path().join("letter.txt")).unwrap(), b"dear");
}

#[test]
fn an_empty_directory_is_a_place_for_a_register() {
    let ground = Ground::new();
    fs::create_dir(ground.dir()).unwrap();
    drop(ground.init());
    assert_eq!(ground.open().head().unwrap(), 0);
}

#[test]
fn making_it_was_interrupted() {
    let ground = Ground::new();
    fs::create_dir_all(ground.dir().join(".begun")).unwrap();
    fs::write(ground.dir().join("register.db"), "half").unwrap();
    refused(&ground, &WORDS, "missing");
    drop(ground.init());
    assert_eq!(ground.open().head().unwrap(), 0);
}

#[test]
fn a_foreign_file() {
    let ground = filled();
    for foreign in ["SQLite format 3\0 and so on and so forth", "a spreadsheet, perhaps, or a picture"] {
        fs::write(ground.dir().join("register.db"), foreign).unwrap();
        refused(&ground, &WORDS, "not-a-register");
    }
}

#[test]
fn a_register_under_another_key() {
    let (ground, other) = (filled(), filled());
    fs::copy(other.dir().join("register.db"), ground.dir().join("register.db")).unwrap();
    refused(&ground, &WORDS, "not-a-register");
}

#[test]
fn a_damaged_key_file() {
    let ground = filled();
    let path = ground.dir().join("register.key");
    let text = fs::read_to_string(&path).unwrap();
    for damaged in [&text[..text.len() / 2], "", &text.replace("\"wrapped\": \"", "\"wrapped\": \"AAAA")] {
        fs::write(&path, damaged).unwrap();
        refused(&ground, &WORDS, "altered");
    }
    fs::write(&path, text.replace("\"version\": 1", "\"version\": 8")).unwrap();
    refused(&ground, &WORDS, "newer-version");
    fs::write(&path, text).unwrap();
    assert!(ground.open().verify(None, &mut go_on).unwrap().ok());
}

#[test]
fn a_database_cut_short() {
    let whole = filled();
    let length = fs::metadata(whole.dir().join("register.db")).unwrap().len();
    for left in [0, 10, 16, 1000, 4096, 8192, length / 2, length - 4096, length - 1] {
        let ground = filled();
        let file = fs::File::options().write(true).open(ground.dir().join("register.db")).unwrap();
        file.set_len(left).unwrap();
        let before = bytes(&ground.dir());
        match Register::open(&ground.dir(), &WORDS) {
            Err(trouble) => assert!(matches!(trouble, Trouble::Altered { .. }), "{left}: {trouble}"),
            // Opened, since the first pages are whole: then verify must say it.
            Ok(register) => match register.verify(None, &mut go_on) {
                Ok(verdict) => assert!(!verdict.ok(), "{left} bytes left and nothing noticed"),
                Err(trouble) => assert!(matches!(trouble, Trouble::Altered { .. }), "{left}: {trouble}"),
            },
        }
        assert!(before == bytes(&ground.dir()), "{left}: something was overwritten");
    }
}

#[test]
fn a_database_with_a_flipped_bit() {
    let length = fs::metadata(filled().dir().join("register.db")).unwrap().len();
    let mut seen = 0;
    for step in 0..24 {
        let ground = filled();
        let path = ground.dir().join("register.db");
        let mut altered = fs::read(&path).unwrap();
        let at = ((length - 1) * step / 23) as usize;
        altered[at.min(length as usize - 1)] ^= 0x10;
        fs::write(&path, &altered).unwrap();
        match Register::open(&ground.dir(), &WORDS) {
            Err(trouble) => {
                let named = matches!(trouble, Trouble::Altered { .. } | Trouble::NotARegister);
                assert!(named, "byte {at}: {trouble:?}");
            }
            Ok(register) => match register.verify(None, &mut go_on) {
                Ok(verdict) if verdict.ok() => panic!("byte {at}: nothing noticed"),
                Ok(verdict) => {
                    seen += verdict
                        .broken
                        .iter()
                        .filter(|broken| broken.what == What::Database && broken.seq.is_some())
                        .count();
                }
                Err(trouble) => assert!(matches!(trouble, Trouble::Altered { .. }), "byte {at}: {trouble:?}"),
            },
        }
        assert!(fs::read(&path).unwrap() == altered, "byte {at}: something was overwritten");
    }
    assert!(seen > 0, "some damage is said with the number of its acts");
}

#[test]
fn no_room_in_the_database() {
    let ground = filled();
    let pages = (fs::metadata(ground.dir().join("register.db")).unwrap().len() / 4096) as u32 + 40;
    let options = Options { most_pages: Some(pages), ..Options::default() };
    let register = Register::open_with(&ground.dir(), &WORDS, options).unwrap();
    let before = (register.counts().unwrap(), register.signed_checkpoint().unwrap());
    let mut unit = register.begin().unwrap();
    let full = (0..10_000).find_map(|n| unit.append(act(1, &[n], None, &"y".repeat(900))).err());
    assert!(matches!(full, Some(Trouble::DiskFull)), "{full:?}");
    // The failed unit writes nothing more, not even what would fit.
    assert!(unit.put_shelf("s", "k", b"small").is_err());
    assert!(unit.commit().is_err());
    assert_eq!(before, (register.counts().unwrap(), register.signed_checkpoint().unwrap()));
    append(&register, [act(1, &[1], None, "a small one still fits")]);
    assert_eq!(register.shelf("s", "k").unwrap(), None);
    assert!(register.verify(None, &mut go_on).unwrap().ok());
}

#[test]
fn somebody_else_is_writing() {
    let ground = filled();
    let register = ground.open();
    let impatient = Options { busy: Duration::from_millis(50), ..Options::default() };
    let other = Register::open_with(&ground.dir(), &WORDS, impatient).unwrap();
    let unit = register.begin().unwrap();
    assert!(matches!(other.begin().map(drop), Err(Trouble::Busy)));
    assert_eq!(other.head().unwrap(), 3001, "reading goes on");
    drop(unit);
    append(&other, [act(1, &[5], None, "now")]);
    assert_eq!(register.head().unwrap(), 3002, "the first sees what the second wrote");
    assert_eq!(register.subjects_since(3001).unwrap(), [5]);
    append(&register, [act(1, &[6], None, "then")]);
    assert!(other.verify(None, &mut go_on).unwrap().ok());
}

#[test]
fn one_unit_at_a_time_in_one_program_too() {
    let ground = Ground::new();
    drop(ground.init());
    let impatient = Options { busy: Duration::from_millis(50), ..Options::default() };
    let register = Register::open_with(&ground.dir(), &WORDS, impatient).unwrap();
    let unit = register.begin().unwrap();
    assert!(matches!(register.begin().map(drop), Err(Trouble::Busy)));
    drop(unit);
    assert!(register.begin().is_ok());
}

#[test]
fn a_passphrase_is_changed() {
    let ground = filled();
    let (new, stick) = (Opener::Passphrase("new words"), Opener::KeyFile(&[9; 40]));
    Register::add_opener(&ground.dir(), &WORDS, &new, "second", Strength::WEAK).unwrap();
    Register::add_opener(&ground.dir(), &new, &stick, "stick", Strength::WEAK).unwrap();
    Register::remove_opener(&ground.dir(), "first").unwrap();
    refused(&ground, &WORDS, "wrong-key");
    assert_eq!(Register::open(&ground.dir(), &new).unwrap().head().unwrap(), 3001);
    assert_eq!(Register::open(&ground.dir(), &stick).unwrap().head().unwrap(), 3001);
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let ground = Ground::new();
    let register = ground.init();
    let word = "كلمة لا تتكرر في مكان آخر";
    let kept = register.vault().put(&mut word.as_bytes()).unwrap();
    let mut unit = register.begin().unwrap();
    unit.append(NewAct { evidence: vec![kept.digest], ..act(1, &[1], None, word) }).unwrap();
    unit.put_card(1, word.as_bytes()).unwrap();
    unit.put_shelf("people", word, word.as_bytes()).unwrap();
    unit.commit().unwrap();
    // Open, with its write-ahead file, as a seized machine would be found.
    let (word, digest) = (word.as_bytes(), kept.digest.to_string());
    let mut files = 0;
    let mut folders = vec![ground.dir()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            assert!(!entry.path().to_string_lossy().contains(&digest[..16]), "a name says what is kept");
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            files += 1;
            let bytes = fs::read(entry.path()).unwrap();
            for shown in [&word[..12], b"SQLite format", b"create table", &kept.digest.0[..8]] {
                assert!(!bytes.windows(shown.len()).any(|window| window == shown), "{:?}", entry.path());
            }
        }
    }
    assert!(files >= 3);
}

#[test]
fn what_was_erased_leaves_the_write_ahead_file_too() {
    let ground = Ground::new();
    let register = ground.init();
    append(&register, (0..50).map(|n| act(1, &[n], None, &"z".repeat(2000))));
    let wal = ground.dir().join("register.db-wal");
    assert!(fs::metadata(&wal).unwrap().len() > 0);
    let mut unit = register.begin().unwrap();
    unit.erase(7).unwrap();
    unit.commit().unwrap();
    assert_eq!(fs::metadata(&wal).unwrap().len(), 0);
}

#[test]
fn orphans_are_swept_only_when_nobody_can_want_them() {
    let ground = Ground::new();
    let register = ground.init();
    let orphan = register.vault().put(&mut &b"never named"[..]).unwrap();
    let named = register.vault().put(&mut &b"named"[..]).unwrap();
    append(&register, [NewAct { evidence: vec![named.digest], ..act(1, &[1], None, "x") }]);
    drop(register);
    let register = ground.open();
    assert!(register.vault().open(&orphan.digest).is_ok(), "someone may be about to name it");
    drop(register);
    let yesterday = std::time::SystemTime::now() - Duration::from_secs(25 * 60 * 60);
    let mut folders = vec![ground.dir().join("evidence")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => fs::File::options().write(true).open(path).unwrap().set_modified(yesterday).unwrap(),
            }
        }
    }
    let register = ground.open();
    assert!(matches!(register.vault().open(&orphan.digest), Err(Trouble::NoSuchEvidence)));
    assert!(register.vault().open(&named.digest).is_ok());
}
