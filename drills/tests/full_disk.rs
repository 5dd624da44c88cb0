//! A disk that is really full: a file system of a few megabytes, in a child of
//! this test that may mount one for itself.

#[path = "../../crates/store-sqlite/tests/ground/mod.rs"]
mod ground;

use std::fs;
use std::path::Path;
use std::process::Command;

use ground::{Ground, WORDS};
use sealing::SecretString;
use sealing::backup::{To, With};
use store::story::{act, append, go_on, keys_of};
use store::{Questions, Store, Trouble};
use store_sqlite::{Register, Strength, restore};

#[test]
fn on_a_full_disk_nothing_is_lost() {
    let ground = Ground::new();
    let mount = ground.path().join("small");
    fs::create_dir(&mount).unwrap();
    let script = r#"mount -t tmpfs -o size=6m none "$1" || exit 77
        exec "$2" --exact child_on_a_small_disk --ignored --nocapture"#;
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", script, "sh"]).arg(&mount).arg(std::env::current_exe().unwrap());
    let output = command.env("ATHAR_SMALL_DISK", &mount).output();
    match output {
        Ok(output) if output.status.success() => {}
        Ok(output) if String::from_utf8_lossy(&output.stdout).contains("running 1 test") => {
            panic!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        }
        _ => eprintln!("skipped: this system lets no test mount a small disk"),
    }
}

#[test]
#[ignore = "a child of the test above"]
fn child_on_a_small_disk() {
    let Some(disk) = std::env::var_os("ATHAR_SMALL_DISK") else { return };
    let disk = Path::new(&disk);
    let register = Register::init(&disk.join("register"), &WORDS, Strength::WEAK).unwrap();
    let kept = append(&register, (0..1000).map(|n| act(1, &[n], None, &"x".repeat(700))));

    // Closing brings everything into the database file. What is still in the
    // write-ahead file of a full disk stays there until there is room.
    drop(register);
    let register = Register::open(&disk.join("register"), &WORDS).unwrap();

    // A unit that does not fit.
    let mut unit = register.begin().unwrap();
    let full = (0..20_000).find_map(|n| unit.append(act(1, &[n], None, &"y".repeat(900))).err());
    assert!(matches!(full, Some(Trouble::DiskFull)), "{full:?}");
    assert!(unit.commit().is_err());
    sound(&register, kept);

    // Evidence that does not fit.
    let full = register.vault().put(&mut std::io::Read::take(std::io::repeat(7), 20 << 20));
    assert!(matches!(full, Err(Trouble::DiskFull)), "{full:?}");
    sound(&register, kept);

    // A backup that does not fit, over one that did.
    let to = To::Passphrase(SecretString::from("w".to_owned()), 4);
    let file = disk.join("backup");
    fs::write(&file, "the backup of yesterday").unwrap();
    let ballast = fs::write(disk.join("ballast"), vec![1; 6 << 20]);
    assert!(ballast.is_err(), "the disk is full to the last page");
    let full = register.backup(&file, &to, Some(&keys_of), &mut go_on);
    assert!(matches!(full, Err(Trouble::NoRoom { needed, free }) if needed > free), "{full:?}");
    assert_eq!(fs::read(&file).unwrap(), b"the backup of yesterday");

    // Closed and opened again without room for a byte: it is read, and copied to another disk.
    drop(register);
    let register = Register::open(&disk.join("register"), &WORDS).unwrap();
    sound(&register, kept);
    let far = Ground::new();
    register.backup(&far.path().join("backup"), &to, Some(&keys_of), &mut go_on).unwrap();
    fs::remove_file(disk.join("ballast")).unwrap();
    assert_eq!(
        append(&register, [act(1, &[1], None, "goes on")]),
        kept + 1,
        "with room again it is written to"
    );
    let kept = kept + 1;
    sound(&register, kept);

    // A restore that does not fit leaves the place empty.
    let elsewhere = Ground::new();
    let large = elsewhere.init();
    append(&large, (0..6000).map(|n| act(1, &[n], None, &"z".repeat(900))));
    large.backup(&elsewhere.path().join("large"), &to, Some(&keys_of), &mut go_on).unwrap();
    let with = With::Passphrase(SecretString::from("w".to_owned()));
    let place = disk.join("restored");
    let full = restore(&elsewhere.path().join("large"), &with, &place, &WORDS, None, &mut go_on).map(drop);
    assert!(matches!(full, Err(Trouble::DiskFull)), "{full:?}");
    assert!(!place.exists(), "what was not restored leaves nothing");

    // With room again, work goes on.
    drop(register);
    let register = Register::open(&disk.join("register"), &WORDS).unwrap();
    sound(&register, kept);
    assert_eq!(append(&register, [act(1, &[1], None, "goes on")]), kept + 1);
}

#[track_caller]
fn sound(register: &Register, head: u64) {
    assert_eq!(register.head().unwrap(), head);
    let verdict = register.verify(Some(&keys_of), &mut go_on).unwrap();
    assert!(verdict.ok(), "{:?}", verdict.broken);
}
