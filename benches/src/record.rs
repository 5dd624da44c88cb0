//! A million leaves on disk, checked whole: hashes, tree, signature and keys.

use crate::figure::{Figure, Must, figure};
use crate::machine::{self, processor};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;
use store::{Keys, NewAct, Store};
use store_sqlite::{Opener, Register, Strength};

/// Writes acts of a usual size and verifies them.
pub fn verify(acts: u64, dir: &Path, say: &mut dyn FnMut(Figure)) -> Result<(), String> {
    let register =
        Register::init(dir, &Opener::Passphrase("measure"), Strength::WEAK).map_err(|e| e.to_string())?;
    let filler = "وصل إلى الفرع في كانون الأول، قال الشاهد. ".repeat(4);
    let begun = Instant::now();
    for from in (0..acts).step_by(100_000) {
        let mut unit = register.begin().map_err(|e| e.to_string())?;
        for n in from..acts.min(from + 100_000) {
            let content = format!("{n} {} {} {} {filler}", n % 7, n / 5, from).into_bytes();
            unit.append(NewAct {
                keys: keys(&content).ok_or("keys")?,
                content,
                evidence: Vec::new(),
                parts: None,
            })
            .map_err(|e| e.to_string())?;
        }
        unit.commit().map_err(|e| e.to_string())?;
    }
    say(figure(
        "a million acts written, 100,000 in one transaction",
        Must::Nothing,
        begun.elapsed().as_secs_f64(),
        "s",
    ));
    let (begun, before) = (Instant::now(), processor());
    let verdict =
        register.verify(Some(&keys), &mut |_| ControlFlow::Continue(())).map_err(|e| e.to_string())?;
    let wall = begun.elapsed().as_secs_f64();
    if !verdict.ok() || verdict.leaves < acts {
        return Err(format!("{} leaves verified, {} broken", verdict.leaves, verdict.broken.len()));
    }
    let note = format!(
        "{} leaves, decrypted, hashed, and their keys read again; processor {:.2} s, peak {:.0} MB",
        verdict.leaves,
        processor() - before,
        machine::peak(std::process::id())
    );
    say(figure("verify of a million leaves", Must::AtMost(5.0), wall, "s").note(note));
    Ok(())
}

/// Reads the keys of an act out of its words, as the model does.
fn keys(content: &[u8]) -> Option<Keys> {
    let text = std::str::from_utf8(content).ok()?;
    let mut numbers = text.split(' ').map_while(|word| word.parse::<u64>().ok());
    let (at, kind, person, import) = (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?);
    Some(Keys { kind: kind as u8, at: at as i64, subjects: vec![person], import: Some(import) })
}
