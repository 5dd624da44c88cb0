//! Bits flip in what the plug left; what changes an answer is named.

#[path = "../../crates/store-sqlite/tests/ground/mod.rs"]
mod ground;

use drills::{Dice, times};
use ground::{Ground, WORDS, copy, crashed};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use store::story::{go_on, keys_of};
use store::{Questions, Store};
use store_sqlite::Register;

/// Everything the register answers, as one digest; `None` when it cannot answer.
fn answers(register: &Register) -> Option<String> {
    let acts: Vec<_> = (1..=41).map(|seq| register.act(seq).ok()).collect::<Option<_>>()?;
    let mut said = format!(
        "{:?}{:?}",
        acts.iter().flatten().map(|act| (act.seq, &act.keys, &act.content)).collect::<Vec<_>>(),
        register.counts().ok()?
    );
    for person in 1..=41 {
        said +=
            &format!("{:?}", register.acts_about(person).ok()?.iter().map(|act| act.seq).collect::<Vec<_>>());
    }
    let (shelf, derived) = (register.shelf("people", "a").ok()?, register.derived_digest().ok()?);
    Some(format!("{said}{shelf:?}{derived:?}"))
}

/// A bit is flipped anywhere in what the plug left: database, write-ahead file, head,
/// key, evidence. It is named, or it changes nothing.
#[test]
fn no_flipped_bit_that_changes_an_answer_goes_unnamed() {
    let flips = times("ATHAR_FLIPS", 150);
    let ground = Ground::new();
    let image = crashed(&ground);
    let files = files(&image);
    assert!(files.len() >= 5, "{files:?}");
    let untouched = ground.path().join("untouched");
    copy(&image, &untouched);
    let whole = answers(&Register::open(&untouched, &WORDS).unwrap()).expect("it answers");
    let (mut dice, mut named, mut harmless) = (Dice::of(0x5EED), 0, BTreeMap::<String, u32>::new());
    for _ in 0..flips {
        let file = &files[dice.draw(files.len() as u64) as usize];
        let place = ground.path().join("flipped");
        copy(&image, &place);
        let mut bytes = fs::read(image.join(file)).unwrap();
        let at = dice.draw(bytes.len() as u64) as usize;
        bytes[at] ^= 1 << dice.draw(8);
        fs::write(place.join(file), bytes).unwrap();
        let noticed = match Register::open(&place, &WORDS) {
            Err(_) => true,
            Ok(register) => match register.verify(Some(&keys_of), &mut go_on) {
                Ok(verdict) if verdict.ok() => {
                    assert_eq!(
                        answers(&register).as_ref(),
                        Some(&whole),
                        "{}: byte {at}, unnamed",
                        file.display()
                    );
                    false
                }
                _ => true,
            },
        };
        match noticed {
            true => named += 1,
            false => *harmless.entry(file.display().to_string().chars().take(13).collect()).or_default() += 1,
        }
        fs::remove_dir_all(&place).unwrap();
    }
    println!("{flips} flips: {named} named, harmless {harmless:?}, 0 unnamed");
    assert!(named * 2 > flips, "{named} named");
}

/// Every file below a folder, by its path within it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(path.strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    found.retain(|path| fs::metadata(folder.join(path)).unwrap().len() > 0);
    found.sort();
    found
}
