//! One sealed file, taken while people work, and back from it.

mod ground;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use ground::{Ground, WORDS};
use sealing::backup::{Sealer, To, With};
use sealing::{KeyFile, Master, SecretString};
use store::story::{act, append, go_on, keys_of};
use store::{NewAct, Questions, Store, Trouble, What};
use store_sqlite::{Opener, Register, restore};

/// A factor tests can afford.
const WORK: u8 = 4;

fn to() -> To {
    To::Passphrase(SecretString::from("backup words".to_owned()), WORK)
}

fn with() -> With<'static> {
    With::Passphrase(SecretString::from("backup words".to_owned()))
}

/// A register with something of everything.
fn filled() -> (Ground, Register) {
    let ground = Ground::new();
    let register = ground.init();
    let photo = register.vault().put(&mut "صورة".repeat(30_000).as_bytes()).unwrap();
    let empty = register.vault().put(&mut &b""[..]).unwrap();
    let mut unit = register.begin().unwrap();
    for n in 1..=2000 {
        unit.append(act(1, &[n], Some(n % 7), &"x".repeat(300))).unwrap();
        unit.put_card(n, format!("card {n}").as_bytes()).unwrap();
    }
    unit.append(NewAct { evidence: vec![photo.digest, empty.digest], ..act(2, &[1], None, "papers") })
        .unwrap();
    unit.put_shelf("people", "a", b"someone").unwrap();
    unit.take_ids("persons", 2000).unwrap();
    unit.erase(9).unwrap();
    unit.commit().unwrap();
    (ground, register)
}

fn backed_up(ground: &Ground, register: &Register) -> PathBuf {
    let path = ground.path().join("backup.athar");
    register.backup(&path, &to(), Some(&keys_of), &mut go_on).unwrap();
    path
}

fn restored(file: &Path, dir: &Path) -> Result<Register, Trouble> {
    restore(file, &with(), dir, &WORDS, Some(&keys_of), &mut go_on).map(|(register, _)| register)
}

/// What a directory holds, if it is there.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn everything_comes_back() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let dir = ground.path().join("restored");
    let (back, verdict) = restore(&file, &with(), &dir, &WORDS, Some(&keys_of), &mut go_on).unwrap();
    assert!(verdict.ok());
    assert_eq!(
        back.reference_key("readers outside"),
        register.reference_key("readers outside"),
        "a guest's references lead on"
    );
    assert_eq!((verdict.leaves, verdict.erased, verdict.evidence), (2001, 1, 2));
    assert_eq!(back.counts().unwrap(), register.counts().unwrap());
    assert_eq!(back.signed_checkpoint().unwrap(), register.signed_checkpoint().unwrap());
    assert_eq!(back.derived_digest().unwrap(), register.derived_digest().unwrap());
    assert_eq!(back.number(), register.number());
    drop(back);
    // It is a register like any other: it opens, goes on, takes the next number.
    let back = Register::open(&dir, &WORDS).unwrap();
    assert_eq!(append(&back, [act(1, &[5], None, "later")]), 2002);
    assert_eq!(back.begin().unwrap().take_id("persons").unwrap(), 2001);
    assert!(back.verify(Some(&keys_of), &mut go_on).unwrap().ok());
    assert!(!names(&dir).iter().any(|name| name.starts_with('.')), "{:?}", names(&dir));
    assert!(!names(&ground.dir()).iter().any(|name| name.starts_with('.')), "{:?}", names(&ground.dir()));
}

#[test]
fn a_backup_is_one_moment_while_people_work() {
    let (ground, register) = filled();
    let stop = AtomicBool::new(false);
    let file = ground.path().join("b");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !stop.load(Ordering::Relaxed) && n < 100_000 {
                n += 1;
                append(&register, [act(1, &[n], None, "meanwhile"), act(1, &[n], None, "in pairs")]);
            }
        });
        for round in 0..3 {
            let counts = register.backup(&file, &to(), Some(&keys_of), &mut go_on).unwrap().counts;
            let dir = ground.path().join(format!("restored-{round}"));
            let back = restored(&file, &dir).unwrap();
            assert_eq!(back.head().unwrap(), counts.acts);
            assert_eq!(counts.acts % 2, 1, "never half of a unit");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(register.verify(Some(&keys_of), &mut go_on).unwrap().ok());
}

#[test]
fn an_empty_register_comes_back_too() {
    let ground = Ground::new();
    let register = ground.init();
    let file = backed_up(&ground, &register);
    let back = restored(&file, &ground.path().join("restored")).unwrap();
    assert_eq!(back.head().unwrap(), 0);
}

#[test]
fn the_wrong_words_leave_no_trace() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let dir = ground.path().join("restored");
    let other = With::Passphrase(SecretString::from("other".to_owned()));
    let tried = restore(&file, &other, &dir, &WORDS, None, &mut go_on).map(drop);
    assert!(matches!(tried, Err(Trouble::WrongKey)), "{tried:?}");
    assert!(!dir.exists());
    // The backup opens, the register in it does not.
    let tried = restore(&file, &with(), &dir, &Opener::Passphrase("other"), None, &mut go_on).map(drop);
    assert!(matches!(tried, Err(Trouble::WrongKey)), "{tried:?}");
    assert_eq!(names(&dir), [""; 0]);
    assert!(restored(&file, &dir).is_ok(), "the directory is free for the right ones");
}

#[test]
fn a_place_that_is_taken_stays_as_it_is() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let before = register.signed_checkpoint().unwrap();
    assert!(matches!(restored(&file, &ground.dir()).map(drop), Err(Trouble::NotEmpty)));
    assert_eq!(register.signed_checkpoint().unwrap(), before);
    drop(register);
    assert_eq!(ground.open().signed_checkpoint().unwrap(), before);
    let missing = restored(&ground.path().join("nowhere"), &ground.path().join("x")).map(drop);
    assert!(matches!(missing, Err(Trouble::Missing)));
}

#[test]
fn a_foreign_file_is_no_backup() {
    let ground = Ground::new();
    let file = ground.path().join("letter");
    for foreign in [&b""[..], b"dear friends", b"age-encryption.org/v1\n", b"PK\x03\x04"] {
        fs::write(&file, foreign).unwrap();
        let tried = restored(&file, &ground.dir()).map(drop);
        assert!(matches!(tried, Err(Trouble::NotARegister)), "{tried:?}");
        assert!(!ground.dir().exists());
    }
    // Sealed with the right words, and something else inside.
    fs::write(&file, sealed(&[b'x'; 5000])).unwrap();
    assert!(restored(&file, &ground.dir()).is_err());
    assert_eq!(names(&ground.dir()), [""; 0]);
}

/// Seals bytes as a copy would be.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let master = Master::generate(&mut |bytes: &mut [u8]| bytes.fill(1));
    let key_file = KeyFile::new(&mut |bytes: &mut [u8]| bytes.fill(2));
    let (mut sealer, _) = Sealer::new(&to(), &master, &key_file, Vec::new()).unwrap();
    sealer.write_all(bytes).unwrap();
    sealer.finish().unwrap()
}

/// Wherever a copy is cut or altered, it is refused, or what was lost is named and
/// the rest is there. Never is it called whole.
#[test]
fn a_damaged_backup_gives_back_the_rest_and_names_what_is_lost() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let whole = fs::read(&file).unwrap();
    let dir = ground.path().join("restored");
    let bad = ground.path().join("bad");
    let (mut refused, mut given_back) = (0, 0);
    for at in [
        0,
        30,
        200,
        500,
        70_000,
        whole.len() / 2,
        whole.len() - 200_000,
        whole.len() - 20_000,
        whole.len() - 1,
    ] {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        for bytes in [&altered[..], &whole[..at]] {
            fs::write(&bad, bytes).unwrap();
            match restore(&bad, &with(), &dir, &WORDS, Some(&keys_of), &mut go_on) {
                Err(trouble) => {
                    let named = matches!(
                        trouble,
                        Trouble::Altered { .. } | Trouble::NotARegister | Trouble::WrongKey
                    );
                    assert!(named, "at {at}: {trouble:?}");
                    assert!(!dir.exists(), "at {at}");
                    refused += 1;
                }
                Ok((back, verdict)) => {
                    assert!(!verdict.ok(), "at {at}: called whole");
                    assert!(back.counts().unwrap().acts > 0);
                    drop(back);
                    fs::remove_dir_all(&dir).unwrap();
                    given_back += 1;
                }
            }
        }
    }
    assert!(refused > 0 && given_back > 3, "{refused} refused, {given_back} given back");
    assert!(restored(&file, &dir).is_ok());
}

/// Which document is lost is said, and every act and every other document is back.
#[test]
fn a_damaged_document_is_named_and_everything_else_is_restored() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let mut bytes = fs::read(&file).unwrap();
    // The larger of the two pieces, 300,000 bytes, lies before the end of the file.
    let at = bytes.len() - 150_000;
    bytes[at] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let dir = ground.path().join("restored");
    let (back, verdict) = restore(&file, &with(), &dir, &WORDS, Some(&keys_of), &mut go_on).unwrap();
    let lost: Vec<_> = verdict.broken.iter().map(|broken| (broken.what, broken.seq)).collect();
    assert_eq!(lost, [(What::EvidenceAltered, Some(2001))]);
    assert_eq!(back.counts().unwrap(), register.counts().unwrap());
    assert_eq!(back.derived_digest().unwrap(), register.derived_digest().unwrap());
    assert!(matches!(
        register.prove(&file, Some(&with()), Some(&keys_of), &mut go_on),
        Err(Trouble::Altered { .. })
    ));
}

/// One piece that is damaged at home hinders no copy: it is named when the copy
/// is made, and when it is restored.
#[test]
fn a_register_with_a_damaged_document_is_copied_all_the_same() {
    for missing in [false, true] {
        let (ground, register) = filled();
        let damaged = largest(&ground.dir().join("evidence"));
        if missing {
            fs::remove_file(&damaged).unwrap();
        } else {
            let mut bytes = fs::read(&damaged).unwrap();
            bytes[70_000] ^= 1;
            fs::write(&damaged, bytes).unwrap();
        }
        let what = if missing { What::EvidenceMissing } else { What::EvidenceAltered };
        let file = ground.path().join("backup.athar");
        let copied = register.backup(&file, &to(), Some(&keys_of), &mut go_on).unwrap();
        let named = |broken: &[store::Broken]| broken.iter().map(|b| (b.what, b.seq)).collect::<Vec<_>>();
        assert_eq!(named(&copied.damaged), [(what, Some(2001))]);
        let dir = ground.path().join("restored");
        let (back, verdict) = restore(&file, &with(), &dir, &WORDS, Some(&keys_of), &mut go_on).unwrap();
        assert_eq!(named(&verdict.broken), [(what, Some(2001))]);
        assert_eq!(back.counts().unwrap(), register.counts().unwrap());
        assert_eq!(append(&back, [act(1, &[5], None, "goes on")]), 2002);
    }
}

/// The largest file below a folder.
fn largest(folder: &Path) -> PathBuf {
    let files = names(folder)
        .into_iter()
        .flat_map(|dir| names(&folder.join(&dir)).into_iter().map(move |name| (dir.clone(), name)));
    let paths = files.map(|(dir, name)| folder.join(dir).join(name));
    paths.max_by_key(|path| fs::metadata(path).unwrap().len()).unwrap()
}

/// A copy for the register's own key needs no words to be made, opens with what
/// opens the register, and is proven by the running program.
#[test]
fn a_copy_for_the_register_itself_needs_no_other_key() {
    let (ground, register) = filled();
    let file = ground.path().join("own");
    let copied = register.backup(&file, &To::Register, Some(&keys_of), &mut go_on).unwrap();
    assert_eq!((copied.counts, &copied.damaged[..]), (register.counts().unwrap(), &[][..]));
    append(&register, [act(1, &[5], None, "later")]);
    let proven = register.prove(&file, None, Some(&keys_of), &mut go_on).unwrap();
    assert_eq!(proven, copied);
    let (back, verdict) =
        restore(&file, &With::Register(&WORDS), &ground.path().join("r"), &WORDS, Some(&keys_of), &mut go_on)
            .unwrap();
    assert!(verdict.ok());
    assert_eq!(back.counts().unwrap(), copied.counts);
    // Of another register it is none, and damaged it is not proven.
    let other = Ground::new();
    assert!(other.init().prove(&file, None, None, &mut go_on).is_err());
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(matches!(register.prove(&file, None, Some(&keys_of), &mut go_on), Err(Trouble::Altered { .. })));
}

/// What a killed program left is taken away by the next copy, and what another
/// program is writing stays.
#[test]
fn what_a_killed_copy_left_is_taken_away() {
    let (ground, register) = filled();
    let left = ground.path().join(".new-0123456789abcdef-backup.athar");
    let written = ground.path().join(".new-0123456789abcde0-other");
    fs::write(&left, "half").unwrap();
    fs::write(&written, "half").unwrap();
    let writer = fs::File::open(&written).unwrap();
    writer.lock().unwrap();
    fs::write(ground.path().join(".new-year-letter"), "dear").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(150));
    backed_up(&ground, &register);
    assert!(!left.exists());
    assert!(written.exists() && ground.path().join(".new-year-letter").exists());
}

/// Names and bytes, in order.
type Entries = Vec<(String, Vec<u8>)>;

/// The entries of a backup, opened.
fn opened(file: &Path) -> Entries {
    let stream = sealing::backup::open(&with(), fs::File::open(file).unwrap()).unwrap();
    let mut archive = tar::Archive::new(stream);
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    archive.entries().unwrap().map(read).collect()
}

/// A sealed backup of these entries.
fn closed(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        // Written past the library's own check, as a forger would.
        let field = &mut header.as_old_mut().name;
        field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        tar.append(&header, Cursor::new(bytes)).unwrap();
    }
    sealed(&tar.into_inner().unwrap())
}

#[test]
fn a_backup_put_together_by_another_hand_is_refused() {
    let (ground, register) = filled();
    let file = backed_up(&ground, &register);
    let entries = opened(&file);
    assert_eq!(
        entries.iter().map(|(name, _)| &name[..]).take(3).collect::<Vec<_>>(),
        ["manifest.json", "register.key", "register.db"]
    );
    assert_eq!(entries.len(), 5);
    let dir = ground.path().join("restored");
    let bad = ground.path().join("bad");
    let edit = |edit: &dyn Fn(&mut Entries)| {
        let mut entries = entries.clone();
        edit(&mut entries);
        fs::write(&bad, closed(&entries)).unwrap();
        let tried = restored(&bad, &dir).map(drop);
        if tried.is_err() {
            assert_eq!(names(&dir), [""; 0]);
        }
        assert!(!ground.path().join("escaped").exists());
        tried
    };
    let altered = |tried: Result<(), Trouble>| matches!(tried, Err(Trouble::Altered { .. }));
    let manifest = |entries: &mut Entries, from: &str, to: &str| {
        let text = String::from_utf8(entries[0].1.clone()).unwrap();
        assert!(text.contains(from), "{text}");
        entries[0].1 = text.replacen(from, to, 1).into_bytes();
    };
    assert!(altered(edit(&|entries| drop(entries.pop()))), "evidence left out");
    assert!(altered(edit(&|entries| drop(entries.remove(2)))), "the database left out");
    assert!(altered(edit(&|entries| entries.push(("register.db".into(), vec![1])))), "something twice");
    assert!(altered(edit(&|entries| entries.push(("../escaped".into(), vec![1])))), "out of the directory");
    assert!(
        altered(edit(&|entries| entries.push(("evidence/aa/unknown".into(), vec![1])))),
        "something more"
    );
    assert!(altered(edit(&|entries| entries[2].1[50_000] ^= 1)), "a byte of the database");
    assert!(altered(edit(&|entries| manifest(entries, "\"acts\": 2001", "\"acts\": 2002"))), "another count");
    assert!(
        altered(edit(&|entries| manifest(entries, "\"erased\": 1", "\"erased\": 0"))),
        "another count of erased"
    );
    assert!(altered(edit(&|entries| manifest(entries, "\\n2001\\n", "\\n2002\\n"))), "another checkpoint");
    let newer = edit(&|entries| manifest(entries, "\"version\": 2", "\"version\": 3"));
    assert!(matches!(newer, Err(Trouble::NewerVersion { found: 3, known: 2 })), "{newer:?}");
    assert!(matches!(edit(&|entries| entries.reverse()), Err(Trouble::NotARegister)));
    assert!(edit(&|_| {}).is_ok(), "unaltered, it is accepted from any hand");
    fs::remove_dir_all(&dir).unwrap();
    // The first layout said less, and is read.
    let earlier = edit(&|entries| {
        manifest(entries, "\"version\": 2", "\"version\": 1");
        let mut text: serde_json::Value = serde_json::from_slice(&entries[0].1).unwrap();
        let fields = text.as_object_mut().unwrap();
        for later in ["key_bytes", "missing", "cut"] {
            fields.remove(later).unwrap();
        }
        entries[0].1 = serde_json::to_vec(&text).unwrap();
    });
    assert!(earlier.is_ok(), "{earlier:?}");
}

#[test]
fn a_copy_that_fails_leaves_the_one_of_yesterday() {
    let (ground, register) = filled();
    let path = ground.path().join("b");
    fs::write(&path, "the backup of yesterday").unwrap();
    // Seen by the first pages, long before the proof.
    let mut stop = |step: store::Step| {
        if step.done > 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let tried = register.backup(&path, &to(), Some(&keys_of), &mut stop);
    assert!(matches!(tried, Err(Trouble::Stopped)), "{tried:?}");
    assert_eq!(fs::read(&path).unwrap(), b"the backup of yesterday");
    assert_eq!(names(ground.path()).len(), 2, "{:?}", names(ground.path()));
}

#[test]
fn stopped_means_nothing_happened() {
    let (ground, register) = filled();
    let path = ground.path().join("b");
    let mut stop = |_| ControlFlow::Break(());
    assert!(matches!(register.backup(&path, &to(), Some(&keys_of), &mut stop), Err(Trouble::Stopped)));
    assert!(!path.exists());
    let file = backed_up(&ground, &register);
    let dir = ground.path().join("restored");
    let tried = restore(&file, &with(), &dir, &WORDS, None, &mut stop).map(drop);
    assert!(matches!(tried, Err(Trouble::Stopped)), "{tried:?}");
    assert_eq!(names(&dir), [""; 0]);
    assert_eq!(names(ground.path()).len(), 2, "{:?}", names(ground.path()));
}
