//! What the log holds, read back after something changed it.

use crate::dice::Dice;
use crate::{mutate, room};
use ledger::{Checkpoint, SigningKey, VerifyingKey};
use model::act::{decode, encode};
use model::dossier::{Entry, Told, Voids};
use std::sync::OnceLock;

fn acts_kept() -> &'static [Vec<u8>] {
    static ACTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    ACTS.get_or_init(|| {
        let house = room::peopled();
        let acts = house.store().acts_from(0, usize::MAX).expect("read");
        acts.into_iter().filter_map(|act| act.content).collect()
    })
}

pub fn acts(dice: &mut Dice) {
    let all = acts_kept();
    let whole = dice.pick(all).clone();
    let bytes = match serde_json::from_slice(&whole) {
        Ok(mut value) if !dice.once_in(3) => {
            mutate::json(dice, &mut value);
            value.to_string().into_bytes()
        }
        _ => mutate::bytes(dice, all),
    };
    let Ok(written) = decode(&bytes) else { return };
    let encoded = encode(written.at, &written.act);
    assert_eq!(decode(&encoded).expect("what is written is read"), written);
    let persons = written.act.persons();
    let _ = casework::keys_of(&encoded);
    let entry = Entry { seq: 1, at: written.at, act: written.act };
    let told = Told::of(&persons, None, &[entry], &Voids::default(), &|_| None);
    let file = model::dossier::fold(told);
    let _ = model::card::card(&file, criteria::finding(&file).map(|finding| finding.code));
}

pub fn checkpoints(dice: &mut Dice) {
    static NOTES: OnceLock<(SigningKey, Vec<Vec<u8>>)> = OnceLock::new();
    let (key, notes) = NOTES.get_or_init(|| {
        let key = SigningKey::new("athar/fuzz", &[9; 32]).expect("a name without a space");
        let note =
            |size| Checkpoint { origin: key.name().to_owned(), size, root: ledger::digest(b"x") }.sign(&key);
        let notes = [0, 1, 70_000]
            .map(|size| note(size).into_bytes())
            .into_iter()
            .chain([key.verifying().to_string().into_bytes()]);
        let notes = notes.collect();
        (key, notes)
    });
    let text = String::from_utf8_lossy(&mutate::bytes(dice, notes)).into_owned();
    let _ = VerifyingKey::parse(&text);
    if let Ok(opened) = Checkpoint::open(&text, &key.verifying()) {
        assert!([0, 1, 70_000].contains(&opened.size), "a size nobody signed");
    }
}
