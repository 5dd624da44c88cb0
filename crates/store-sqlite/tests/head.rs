//! The end cannot vanish: what the write-ahead file loses, the head remembers.

mod ground;

use std::fs;
use std::path::Path;

use ground::{Ground, WORDS, copy, crashed};
use sealing::backup::{To, With};
use store::story::{act, append, go_on, keys_of};
use store::{Questions, Store, Trouble, What};
use store_sqlite::{Register, Strength, restore};

const WAL: &str = "register.db-wal";
const HEAD: &str = "register.head";

/// What verification names.
fn named(register: &Register) -> Vec<(What, Option<u64>, Option<u64>)> {
    let verdict = register.verify(Some(&keys_of), &mut go_on).unwrap();
    verdict.broken.iter().map(|broken| (broken.what, broken.seq, broken.last)).collect()
}

#[test]
fn after_a_crash_nothing_is_missing() {
    let ground = Ground::new();
    let image = crashed(&ground);
    let register = Register::open(&image, &WORDS).unwrap();
    assert_eq!(named(&register), []);
    assert_eq!(append(&register, [act(1, &[1], None, "goes on")]), 42);
    assert_eq!(register.shelf("people", "a").unwrap().as_deref(), Some(&b"a new password"[..]));
}

#[test]
fn a_write_ahead_file_that_is_deleted_cut_or_damaged_is_noticed() {
    let ground = Ground::new();
    let image = crashed(&ground);
    let wal = fs::read(image.join(WAL)).unwrap();
    let half = wal.len() / 2;
    let mut flipped = wal.clone();
    flipped[half] ^= 4;
    for (what, left) in [("deleted", None), ("cut", Some(&wal[..half])), ("flipped", Some(&flipped[..]))] {
        let place = ground.path().join(what);
        copy(&image, &place);
        match left {
            Some(bytes) => fs::write(place.join(WAL), bytes).unwrap(),
            None => fs::remove_file(place.join(WAL)).unwrap(),
        }
        for opened in 0..2 {
            let register = Register::open(&place, &WORDS).unwrap();
            let head = register.head().unwrap();
            assert!(head < 41, "{what}: {head} acts are left");
            // Still said when it is opened once more.
            assert_eq!(named(&register), [(What::End, Some(head + 1), Some(41))], "{what}, opened {opened}");
            let refused = register.begin().map(drop);
            assert!(
                matches!(refused, Err(Trouble::Cut { missing: Some((first, 41)) }) if first == head + 1),
                "{refused:?}"
            );
            assert_eq!(register.acts_about(1).unwrap().len(), 1, "{what}: what is left is read");
        }
        // Somebody who knows how may still read the rest of it.
        assert_eq!(place.join("damaged-wal").exists(), left.is_some(), "{what}");
        goes_on_from_a_copy(&ground, &place, what);
    }
}

/// The way on: a copy, restored elsewhere, which says once more what it lacks.
fn goes_on_from_a_copy(ground: &Ground, place: &Path, what: &str) {
    let register = Register::open(place, &WORDS).unwrap();
    let head = register.head().unwrap();
    let file = ground.path().join(format!("{what}.age"));
    register.backup(&file, &To::Register, Some(&keys_of), &mut go_on).unwrap();
    let dir = ground.path().join(format!("{what}-restored"));
    let (back, verdict) =
        restore(&file, &With::Register(&WORDS), &dir, &WORDS, Some(&keys_of), &mut go_on).unwrap();
    let lost = verdict.broken.last().expect("what it lacks");
    assert_eq!((lost.what, lost.seq, lost.last), (What::End, Some(head + 1), Some(41)));
    assert_eq!(append(&back, [act(1, &[1], None, "goes on")]), head + 1);
    assert_eq!(named(&back), []);
}

#[test]
fn a_change_without_an_act_is_missed_too() {
    let ground = Ground::new();
    let image = crashed(&ground);
    // The last frames hold the password alone: cut just before the commit that wrote it.
    let wal = fs::read(image.join(WAL)).unwrap();
    fs::write(image.join(WAL), &wal[..wal.len() - 100]).unwrap();
    let register = Register::open(&image, &WORDS).unwrap();
    assert_eq!(register.head().unwrap(), 41);
    assert_eq!(named(&register), [(What::Units, None, None)]);
    assert!(matches!(register.begin().map(drop), Err(Trouble::Cut { missing: None })));
}

#[test]
fn a_head_that_is_missing_or_another_s_is_named() {
    let (ground, other) = (Ground::new(), Ground::new());
    let (image, foreign) = (crashed(&ground), crashed(&other));
    let spoil = |name: &str, head: Option<Vec<u8>>| {
        let place = ground.path().join(name);
        copy(&image, &place);
        match head {
            Some(bytes) => fs::write(place.join(HEAD), bytes).unwrap(),
            None => fs::remove_file(place.join(HEAD)).unwrap(),
        }
        let register = Register::open(&place, &WORDS).unwrap();
        assert!(matches!(register.begin().map(drop), Err(Trouble::Cut { .. })), "{name}");
        named(&register)
    };
    assert_eq!(spoil("missing", None), [(What::Head, None, None)]);
    assert_eq!(spoil("empty", Some(Vec::new())), [(What::Head, None, None)]);
    assert_eq!(spoil("foreign", Some(fs::read(foreign.join(HEAD)).unwrap())), [(What::Head, None, None)]);
    assert_eq!(spoil("zeros", Some(vec![0; 2048])), [(What::Head, None, None)]);
}

/// A stroke the plug interrupted spoils one of the two places, and the other is enough.
#[test]
fn one_spoilt_place_of_the_head_is_no_loss() {
    let ground = Ground::new();
    let image = crashed(&ground);
    let whole = fs::read(image.join(HEAD)).unwrap();
    for at in [40, 1024 + 40] {
        let place = ground.path().join(format!("torn-{at}"));
        copy(&image, &place);
        let mut torn = whole.clone();
        torn[at..at + 100].fill(0);
        fs::write(place.join(HEAD), torn).unwrap();
        let register = Register::open(&place, &WORDS).unwrap();
        assert_eq!(named(&register), []);
        append(&register, [act(1, &[7], None, "goes on")]);
        append(&register, [act(1, &[7], None, "and on")]);
        drop(register);
        fs::remove_file(place.join(WAL)).unwrap_or_default();
        assert_eq!(named(&Register::open(&place, &WORDS).unwrap()), []);
    }
}

/// The head of one past and the log of another do not fit.
#[test]
fn a_log_that_was_exchanged_is_named() {
    let ground = Ground::new();
    drop(ground.init());
    let begin = ground.path().join("begin");
    copy(&ground.dir(), &begin);
    let register = ground.open();
    append(&register, (1..=9).map(|n| act(1, &[n], None, "as it was")));
    drop(register);
    let other = Register::open(&begin, &WORDS).unwrap();
    append(&other, (1..=12).map(|n| act(1, &[n], None, "as someone wishes")));
    drop(other);
    fs::copy(ground.dir().join(HEAD), begin.join(HEAD)).unwrap();
    assert_eq!(named(&Register::open(&begin, &WORDS).unwrap()), [(What::Head, Some(9), None)]);
}

/// A register of before the head gets one when it is first opened.
#[test]
fn an_old_register_gets_a_head() {
    let ground = Ground::new();
    let image = crashed(&ground);
    let register = Register::open(&image, &WORDS).unwrap();
    let file = ground.path().join("old.age");
    register.backup(&file, &To::Register, None, &mut go_on).unwrap();
    drop(register);
    assert!(image.join(HEAD).exists());
    let plain = Ground::new();
    let new = Register::init(&plain.dir(), &WORDS, Strength::WEAK).unwrap();
    assert!(plain.dir().join(HEAD).exists());
    assert_eq!(fs::metadata(plain.dir().join(HEAD)).unwrap().len(), 2048);
    append(&new, [act(1, &[1], None, "x")]);
    assert_eq!(
        fs::metadata(plain.dir().join(HEAD)).unwrap().len(),
        2048,
        "a full disk does not keep it from being said"
    );
}

/// Several programs at once: heads come in the order of their commits.
#[test]
fn heads_of_several_programs_come_in_order() {
    let ground = Ground::new();
    drop(ground.init());
    std::thread::scope(|scope| {
        for person in 0..4 {
            let register = ground.open();
            scope.spawn(move || {
                for _ in 0..25 {
                    append(&register, [act(1, &[person], None, "x")]);
                }
            });
        }
    });
    let register = ground.open();
    assert_eq!((register.head().unwrap(), named(&register)), (100, vec![]));
    let text = String::from_utf8(fs::read(ground.dir().join(HEAD)).unwrap()).unwrap();
    assert!(text.contains("\n100\n") && text.contains("\n99\n"), "{text}");
}
