//! Bundles of other registers.

use crate::dice::Dice;
use crate::{mutate, room};
use access::{Audience, Viewer};
use casework::{Outcome, Whom};
use ledger::SigningKey;
use model::MemberId;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::sync::OnceLock;

/// The lines of a whole bundle, but for the last.
fn lines() -> &'static [Value] {
    static LINES: OnceLock<Vec<Value>> = OnceLock::new();
    LINES.get_or_init(|| {
        let house = room::peopled();
        let made =
            house.desk(Viewer::operator(MemberId(0))).bundle(&Whom::All, Audience::Sheet).expect("a bundle");
        let text = String::from_utf8(made.bytes).expect("text");
        let body = text.trim_end().rsplit_once('\n').expect("a last line").0;
        body.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    })
}

/// The whole way of a bundle: changed and signed, or signed and changed; read, planned, taken in, taken in
/// once more.
pub fn taken(dice: &mut Dice) {
    let mut lines = lines().to_vec();
    let after = dice.once_in(4);
    if !after {
        for line in lines.iter_mut().skip(1) {
            if dice.once_in(2) {
                mutate::json(dice, line);
            }
        }
    }
    let register = lines[0]["register"].as_str().expect("a register").to_owned();
    let key = SigningKey::new(&format!("athar/{register}"), &[9; 32]).expect("a key");
    lines[0]["key"] = key.verifying().to_string().into();
    // Members come in the order of the alphabet, so that the head begins as it must.
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let note = key.sign(&format!("athar bundle 1\n{register}\n{}\n", ledger::digest(body.as_bytes())));
    let mut bytes = format!("{body}{}\n", json!({"signed": note})).into_bytes();
    if after {
        let whole = bytes.clone();
        bytes = mutate::bytes(dice, &[bytes]);
        if bytes != whole {
            let read = room::empty().desk(Viewer::operator(MemberId(0))).plan_bundle("x.bundle", bytes);
            assert!(read.is_err(), "what was changed after it was signed was believed");
            return;
        }
    }
    let house = room::empty();
    let desk = house.desk(Viewer::operator(MemberId(0)));
    let Ok(plan) = desk.plan_bundle("x.bundle", bytes.clone()) else { return };
    if desk.take_bundle(&plan).is_ok() {
        let again = desk.plan_bundle("x.bundle", bytes).expect("what was read once is read again");
        assert_eq!(again.count(Outcome::Accepted), 0, "twice is once");
        let verdict = house.verify(&mut |_| ControlFlow::Continue(())).expect("it is checked");
        assert!(verdict.ok(), "what was taken in does not verify");
    }
}
