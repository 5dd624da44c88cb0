//! Killed at any moment: the register opens, verifies, and holds all or nothing
//! of what was being done.
//!
//! The test starts itself again as a child that works without end, kills it at a
//! random moment, and looks at what is left.

#[path = "../../crates/store-sqlite/tests/ground/mod.rs"]
mod ground;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use drills::{Dice, times};
use ground::{Ground, WORDS};
use sealing::SecretString;
use sealing::backup::{To, With};
use store::story::{act, go_on, keys_of};
use store::{NewAct, Questions, Store};
use store_sqlite::{Register, Strength, restore};

/// Acts in a unit of the child. Every unit takes the next `ROUND` numbers.
const ROUND: u64 = 700;

/// How often each kind of work is killed.
fn kills_wanted() -> u64 {
    times("ATHAR_KILLS", 12)
}

/// Starts this test file again, to do `what` in `dir`.
fn child(what: &str, dir: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", what, "--ignored", "--nocapture", "--test-threads=1"]);
    command.env("ATHAR_KILL_DIR", dir).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn dir_of_child() -> Option<PathBuf> {
    std::env::var_os("ATHAR_KILL_DIR").map(PathBuf::from)
}

/// Waits until the child says it is at work, then a while, then kills it.
fn kill_after(mut child: Child, pause: Duration) {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("at work")), "the child never began");
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Pauses between 0 and `most`, different each time and the same in every run.
/// On a machine too busy for the child to finish anything they grow.
fn pauses(most: Duration) -> impl Iterator<Item = Duration> {
    let mut dice = Dice::of(0x2545_F491_4F6C_DD1D);
    (0..6 * kills_wanted())
        .map(move |kill| most.mul_f64(dice.draw(1000) as f64 / 1000.0 * (1 + kill / kills_wanted()) as f64))
}

#[test]
#[ignore = "a child of the test below"]
fn child_appends() {
    let Some(dir) = dir_of_child() else { return };
    let register = Register::open(&dir, &WORDS).unwrap();
    println!("at work");
    loop {
        let evidence =
            register.vault().put(&mut register.head().unwrap().to_string().repeat(9000).as_bytes()).unwrap();
        let mut unit = register.begin().unwrap();
        let first = unit.take_ids("persons", ROUND).unwrap();
        for person in first..first + ROUND {
            let evidence = vec![evidence.digest];
            unit.append(NewAct { evidence, ..act(1, &[person], Some(first), &"x".repeat(700)) }).unwrap();
            unit.put_card(person, &[1; 200]).unwrap();
        }
        unit.put_shelf("last", "round", &first.to_be_bytes()).unwrap();
        if first % (3 * ROUND) == 1 && first > 1 {
            unit.erase(first - 1).unwrap();
        }
        unit.commit().unwrap();
    }
}

#[test]
fn killed_while_appending_it_holds_all_or_nothing() {
    let ground = Ground::new();
    drop(ground.init());
    let (mut longest, mut kills) = (0, 0);
    for pause in pauses(Duration::from_millis(400)) {
        if kills >= kills_wanted() && longest > 3 * ROUND {
            break;
        }
        kills += 1;
        kill_after(child("child_appends", &ground.dir()), pause);
        let register = ground.open();
        let verdict = register.verify(Some(&keys_of), &mut go_on).unwrap();
        assert!(verdict.ok(), "after {pause:?}: {:?}", verdict.broken);
        let (head, counts) = (register.head().unwrap(), register.counts().unwrap());
        assert!(head >= longest, "what was committed before is gone");
        assert_eq!(head % ROUND, 0, "half a unit");
        assert_eq!((counts.cards, counts.evidence), (head, head / ROUND));
        let round = register.shelf("last", "round").unwrap();
        assert_eq!(
            round.map(|bytes| u64::from_be_bytes(bytes.try_into().unwrap()) + ROUND - 1).unwrap_or(0),
            head
        );
        assert_eq!(register.begin().unwrap().take_id("persons").unwrap(), head + 1);
        longest = head;
    }
    assert!(longest > 3 * ROUND, "the child was never let to finish a few units");
    println!("killed {kills} times while appending: {longest} acts were committed between, 0 lost, 0 half");
}

fn to() -> To {
    To::Passphrase(SecretString::from("w".to_owned()), 4)
}

#[test]
#[ignore = "a child of the test below"]
fn child_backs_up() {
    let Some(dir) = dir_of_child() else { return };
    let register = Register::open(&dir, &WORDS).unwrap();
    println!("at work");
    loop {
        register.backup(&dir.with_file_name("backup"), &to(), Some(&keys_of), &mut go_on).unwrap();
    }
}

#[test]
fn killed_while_backing_up_the_last_whole_backup_stands() {
    let ground = Ground::new();
    let register = ground.init();
    let mut unit = register.begin().unwrap();
    let evidence = register.vault().put(&mut &vec![3; 700_000][..]).unwrap();
    for n in 0..4000 {
        unit.append(NewAct { evidence: vec![evidence.digest], ..act(1, &[n], None, &"x".repeat(700)) })
            .unwrap();
    }
    unit.commit().unwrap();
    let file = ground.path().join("backup");
    // The first is whole and stands; how long it took says within which time to kill those that follow.
    let begun = Instant::now();
    register.backup(&file, &to(), Some(&keys_of), &mut go_on).unwrap();
    let long = begun.elapsed() * 3 / 2;
    drop(register);
    let (mut whole, mut kills) = (0, 0);
    for (round, pause) in pauses(long.max(Duration::from_millis(500))).enumerate() {
        if round as u64 >= kills_wanted() && whole > 0 {
            break;
        }
        kills += 1;
        kill_after(child("child_backs_up", &ground.dir()), pause);
        assert!(ground.open().verify(Some(&keys_of), &mut go_on).unwrap().ok());
        // Half of a backup never carries its name.
        if round % 4 == 3 {
            let with = With::Passphrase(SecretString::from("w".to_owned()));
            let dir = ground.path().join(format!("restored-{round}"));
            let (back, verdict) = restore(&file, &with, &dir, &WORDS, Some(&keys_of), &mut go_on).unwrap();
            assert!(verdict.ok());
            assert_eq!(back.head().unwrap(), 4000);
            whole += 1;
        }
    }
    assert!(whole > 0, "no backup was ever finished");
    // What killed ones left is taken away by the next.
    std::thread::sleep(Duration::from_millis(150));
    ground.open().backup(&file, &to(), Some(&keys_of), &mut go_on).unwrap();
    for folder in [ground.path().to_owned(), ground.dir()] {
        let left = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
        assert_eq!(left.filter(|name| name.starts_with(".new-")).count(), 0);
    }
    println!(
        "killed {kills} times while copying: the last whole copy was restored {whole} times, 0 half copies"
    );
}

#[test]
#[ignore = "a child of the test below"]
fn child_restores() {
    let Some(dir) = dir_of_child() else { return };
    let with = With::Passphrase(SecretString::from("w".to_owned()));
    println!("at work");
    restore(&dir.with_file_name("backup"), &with, &dir, &WORDS, None, &mut go_on).map(drop).unwrap();
}

#[test]
fn killed_while_restoring_there_is_a_whole_register_or_none() {
    let ground = Ground::new();
    let origin = Register::init(&ground.path().join("origin"), &WORDS, Strength::WEAK).unwrap();
    let mut unit = origin.begin().unwrap();
    for n in 0..4000 {
        unit.append(act(1, &[n], None, &"x".repeat(700))).unwrap();
    }
    unit.commit().unwrap();
    origin.backup(&ground.path().join("backup"), &to(), Some(&keys_of), &mut go_on).unwrap();
    let (mut none, mut whole) = (0, 0);
    for pause in pauses(Duration::from_secs(3)) {
        if none + whole >= kills_wanted() && none > 0 && whole > 0 {
            break;
        }
        kill_after(child("child_restores", &ground.dir()), pause);
        match Register::open(&ground.dir(), &WORDS) {
            Ok(register) => {
                assert_eq!(register.head().unwrap(), 4000);
                assert!(register.verify(None, &mut go_on).unwrap().ok());
                drop(register);
                fs::remove_dir_all(ground.dir()).unwrap();
                whole += 1;
            }
            // Not born yet. The next child begins again in the same place.
            Err(trouble) => {
                assert_eq!(trouble.code(), "missing", "{trouble:?}");
                none += 1;
            }
        }
    }
    assert!(none > 0 && whole > 0, "none {none}, whole {whole}");
    println!(
        "killed {} times while restoring: {whole} registers were there whole, {none} not yet, 0 half",
        none + whole
    );
}
