//! Copies that rot: a copy is called proven exactly when it gives back the
//! register whole.

#[path = "../../crates/store-sqlite/tests/ground/mod.rs"]
mod ground;

use drills::{Dice, times};
use ground::{Ground, WORDS};
use sealing::SecretString;
use sealing::backup::{To, With};
use std::fs;
use store::story::{act, append, go_on, keys_of};
use store::{NewAct, Questions, Store};
use store_sqlite::restore;

fn words() -> SecretString {
    SecretString::from("w".to_owned())
}

/// One copy after another is made while acts come in. Every third stays as it was
/// made, the others lose their end or have a bit flipped.
#[test]
fn a_copy_is_proven_exactly_when_it_gives_back_everything() {
    let (ground, with) = (Ground::new(), With::Passphrase(words()));
    let register = ground.init();
    let (file, dir) = (ground.path().join("copy"), ground.path().join("restored"));
    let (mut dice, mut proven, mut named) = (Dice::of(0xC0B1), 0, 0);
    for copy in 1..=times("ATHAR_COPIES", 9) {
        let kept = register.vault().put(&mut &vec![copy as u8; 90_000][..]).unwrap();
        append(
            &register,
            [NewAct { evidence: vec![kept.digest], ..act(1, &[copy], None, &"x".repeat(700)) }],
        );
        let copied = register.backup(&file, &To::Passphrase(words(), 4), Some(&keys_of), &mut go_on).unwrap();
        assert!(copied.damaged.is_empty());
        let mut bytes = fs::read(&file).unwrap();
        let at = dice.draw(bytes.len() as u64) as usize;
        match copy % 3 {
            0 => {}
            1 => bytes.truncate(at),
            _ => bytes[at] ^= 1 << dice.draw(8),
        }
        fs::write(&file, bytes).unwrap();
        let is_proven = register
            .prove(&file, Some(&with), Some(&keys_of), &mut go_on)
            .is_ok_and(|copied| copied.damaged.is_empty());
        let back = restore(&file, &with, &dir, &WORDS, Some(&keys_of), &mut go_on);
        let is_whole = back.is_ok_and(|(back, verdict)| {
            verdict.ok() && back.derived_digest().unwrap() == register.derived_digest().unwrap()
        });
        assert_eq!(is_proven, is_whole, "copy {copy}, spoilt at {at}");
        assert!(is_whole || copy % 3 != 0, "copy {copy} was not touched");
        match is_proven {
            true => proven += 1,
            false => named += 1,
        }
        let _ = fs::remove_dir_all(&dir);
    }
    println!(
        "{} copies: {proven} proven and restored whole, {named} spoilt and named, 0 called whole that were \
         not",
        proven + named
    );
    assert!(proven > 0 && named > 0);
}
