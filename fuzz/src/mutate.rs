//! Small files, changed: their bytes, their words, the members of their archive, the values of their JSON.

use crate::dice::Dice;
use serde_json::Value;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// No case is larger: what is large is tested elsewhere.
const BYTES_MAX: usize = 64 * 1024;

/// What lists, forms and messages are made of, and what breaks them.
pub const PIECES: &[&str] = &[
    "الاسم",
    "اسم الأم",
    "تاريخ الاعتقال",
    "سالم",
    "عبد الرحمن",
    "ابن",
    "أم",
    "المقداد",
    "من",
    "اعتقل بتاريخ",
    "ربيع",
    "أواخر",
    "حوالي",
    "شباط",
    "رمضان",
    "1434هـ",
    "2013",
    "٢٠١٣",
    "31/2/2013",
    "5-7-13",
    "13",
    "0",
    "-1",
    "99999999999999999999",
    "1e308",
    "NaN",
    "null",
    "true",
    "\"",
    "'",
    ",",
    ";",
    "\t",
    "|",
    "،",
    "؛",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u{a0}",
    "\u{200f}",
    "\u{202e}",
    "\u{feff}",
    "\u{640}",
    "\u{64b}",
    "\u{fffd}",
    "\u{1f600}",
    "\0",
    "{",
    "}",
    "[",
    "]",
    ":",
    "/",
    "\\",
    "..",
    "%",
    "=1+1",
    "<b>",
    "&amp;",
    "_",
    "group/",
    "[2]/",
    "p1",
    "c1.0",
    "o1",
    "é",
    "ß",
    "ﷺ",
    "لا",
    "كم",
    "سنة",
    "شهيد",
    "توفي",
    "S-1",
];

/// Words in no sensible order.
pub fn words(dice: &mut Dice, most: usize) -> String {
    let many = dice.below(most + 1);
    (0..many).map(|_| *dice.pick(PIECES)).collect()
}

/// One of these files, changed in a few places.
pub fn bytes(dice: &mut Dice, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = if dice.once_in(20) { Vec::new() } else { dice.pick(corpus).clone() };
    for _ in 0..=dice.below(7) {
        change(dice, &mut bytes, corpus);
    }
    bytes.truncate(BYTES_MAX);
    bytes
}

/// One of these files with a few bytes changed, each in its place: what points to a place still does.
pub fn in_place(dice: &mut Dice, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = dice.pick(corpus).clone();
    for _ in 0..=dice.below(5) {
        let at = dice.below(bytes.len());
        let byte = match dice.below(3) {
            0 => bytes[at] ^ 1 << dice.below(8),
            1 => *dice.pick(&[0, 1, 2, 0x7f, 0x80, 0xfe, 0xff]),
            _ => dice.next() as u8,
        };
        bytes[at] = byte;
    }
    bytes
}

fn change(dice: &mut Dice, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(64)).min(bytes.len());
    match dice.below(9) {
        0 if !bytes.is_empty() => {
            let at = at.min(bytes.len() - 1);
            bytes[at] ^= 1 << dice.below(8);
        }
        1 if !bytes.is_empty() => {
            let at = at.min(bytes.len() - 1);
            bytes[at] = *dice.pick(&[0, 1, 0x7f, 0x80, 0xff, b'"', b',', b'\n']);
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let again = bytes[at..end].repeat(1 + dice.below(4));
            bytes.splice(at..at, again);
        }
        4 => {
            let other = dice.pick(corpus);
            let from = dice.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        5 => bytes.truncate(at),
        6 => {
            let number = dice.next().to_le_bytes();
            bytes.splice(at..end, number[..1 + dice.below(8)].iter().copied());
        }
        _ => {
            let word = words(dice, 3);
            bytes.splice(at..at, word.bytes());
        }
    }
}

/// One of these archives with one member changed; the bytes themselves where it is none.
pub fn archive(dice: &mut Dice, corpus: &[Vec<u8>]) -> Vec<u8> {
    let whole = dice.pick(corpus).clone();
    // Now and then the archive itself is broken, and not what is in it.
    if dice.once_in(4) {
        return bytes(dice, corpus);
    }
    packed_anew(dice, &whole).unwrap_or(whole)
}

fn packed_anew(dice: &mut Dice, whole: &[u8]) -> Option<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(whole)).ok()?;
    let changed = dice.below(from.len());
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut member = from.by_index(at).ok()?;
        let mut content = Vec::new();
        member.read_to_end(&mut content).ok()?;
        if at == changed {
            let corpus = [content.clone()];
            content = bytes(dice, &corpus);
        }
        let name = member.name().ok()?.into_owned();
        to.start_file(name, SimpleFileOptions::default()).ok()?;
        to.write_all(&content).ok()?;
    }
    Some(to.finish().ok()?.into_inner())
}

/// A JSON document with a few of its values changed.
pub fn json(dice: &mut Dice, value: &mut Value) {
    for _ in 0..=dice.below(4) {
        change_value(dice, value, 0);
    }
}

fn change_value(dice: &mut Dice, value: &mut Value, depth: usize) {
    if depth < 12 && !dice.once_in(4) {
        match value {
            Value::Array(all) if !all.is_empty() => {
                let at = dice.below(all.len());
                return match dice.below(6) {
                    0 => drop(all.remove(at)),
                    1 => all.insert(at, all[at].clone()),
                    _ => change_value(dice, &mut all[at], depth + 1),
                };
            }
            Value::Object(all) if !all.is_empty() => {
                let at = dice.below(all.len());
                let Some(key) = all.keys().nth(at).cloned() else { return };
                return match dice.below(7) {
                    0 => drop(all.remove(&key)),
                    1 => {
                        let moved = all.remove(&key).unwrap_or_default();
                        drop(all.insert(words(dice, 2), moved));
                    }
                    _ => {
                        if let Some(inner) = all.get_mut(&key) {
                            change_value(dice, inner, depth + 1);
                        }
                    }
                };
            }
            _ => {}
        }
    }
    *value = match dice.below(8) {
        0 => Value::Null,
        1 => Value::Bool(dice.once_in(2)),
        2 => Value::from(dice.next() as i64),
        3 => Value::from(dice.next() as f64 / 7.0),
        4 => Value::Array(vec![value.clone(); dice.below(4)]),
        5 => serde_json::json!({ words(dice, 1): value.clone() }),
        _ => Value::String(words(dice, 6)),
    };
}
