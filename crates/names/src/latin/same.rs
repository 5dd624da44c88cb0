//! Two Latin spellings of what may be one Arabic name.

use super::align::N;
use super::sounds::{Sounds, kunya_at, s};
use super::spellings;
use crate::Code;

/// How far two Latin spellings are from being one name, 0–1, without allocation:
/// the consonants count, vowels hardly, and sounds that offices confuse little.
pub(crate) fn latin_cost(a: &Code, b: &Code) -> f32 {
    let (x, y) = (Sounds::of(a.letters()), Sounds::of(b.letters()));
    let (l, m) = (x.letters(), y.letters());
    let mut best = scaled(l, m);
    let (bare_l, bare_m) = (&l[article_at(&x)..], &m[article_at(&y)..]);
    if bare_l.len() + bare_m.len() < l.len() + m.len() {
        best = best.min(
            scaled(bare_l, bare_m)
                + if l.len() - bare_l.len() == m.len() - bare_m.len() { 0.0 } else { 0.03 },
        );
    }
    let (son_l, son_m) = (&l[kunya_at(l)..], &m[kunya_at(m)..]);
    if (son_l.len() < l.len()) != (son_m.len() < m.len()) {
        let after = |w: &'_ [u8]| usize::from(w.len() > 4 && w[0] == s(b'a') && w[1] == s(b'l')) * 2;
        best = best.min(scaled(&son_l[after(son_l)..], &son_m[after(son_m)..]) + 0.14);
    }
    if a == b { 0.0 } else { spellings::judged_latin(a.meant(), b.meant(), best).min(1.0) }
}

fn scaled(a: &[u8], b: &[u8]) -> f32 {
    f32::from(between(a, b)) / 100.0 / (0.4 * a.len().max(b.len()).max(1) as f32 + 0.4)
}

/// How many letters of a leading article may go.
fn article_at(word: &Sounds) -> usize {
    if word.article(0) == 2 && word.len > 4 { 2 } else { 0 }
}

fn between(a: &[u8], b: &[u8]) -> u16 {
    let mut above = [0u16; N];
    for j in 1..=b.len() {
        above[j] = above[j - 1] + latin_gap(b, j - 1);
    }
    for i in 1..=a.len() {
        let mut row = [0u16; N];
        row[0] = above[0] + latin_gap(a, i - 1);
        for j in 1..=b.len() {
            let change = latin_change(a[i - 1], b[j - 1]);
            row[j] = (above[j - 1] + change)
                .min(above[j] + latin_gap(a, i - 1))
                .min(row[j - 1] + latin_gap(b, j - 1));
        }
        above = row;
    }
    above[b.len()]
}

fn is_vowel(x: u8) -> bool {
    [s(b'a'), s(b'e'), s(b'i'), s(b'o'), s(b'u'), s(b'y')].contains(&x)
}

fn latin_gap(word: &[u8], at: usize) -> u16 {
    let x = word[at];
    if is_vowel(x) {
        if at == 0 { 30 } else { 14 }
    } else if x == s(b'h') {
        // After a letter it writes, or at the end, an h is often only a habit.
        if at + 1 == word.len() { 10 } else { 35 }
    } else if x >= 26 || x == s(b'w') {
        35
    } else {
        100
    }
}

fn latin_change(x: u8, y: u8) -> u16 {
    const ALIKE: [&[u8]; 11] =
        [b"kqc", b"gj", b"fvw", b"szc", b"dz", b"td", b"bp", b"wuo", b"yij", b"tsc", b"kxg"];
    if x == y {
        return 0;
    }
    if is_vowel(x) && is_vowel(y) {
        return 10;
    }
    let has = |group: &[u8], x: u8| x < 26 && group.contains(&(x + b'a'));
    if ALIKE.iter().any(|g| has(g, x) && has(g, y)) { 40 } else { 100 }
}
