//! Latin words as sounds.
//!
//! Offices write one sound in several ways that no Arabic letter decides. They
//! are made one before letters are aligned, so that two Latin letters always
//! suffice for one Arabic one.

use crate::Code;
use crate::code::LATIN_A;

/// Latin letters and digits.
pub(crate) const SYMBOLS: usize = 36;

/// `a`–`z` as 0–25, `0`–`9` as 26–35.
pub(crate) fn symbol(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' => Some(byte - b'a'),
        b'0'..=b'9' => Some(byte - b'0' + 26),
        _ => None,
    }
}

pub(super) const fn s(letter: u8) -> u8 {
    letter - b'a'
}

/// A Latin word with its spellings of one sound made one (`ou` and `oo` are `u`,
/// `ee` is `i`, doubled consonants single), so that two letters always suffice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sounds {
    letters: [u8; Code::CAP],
    pub(super) len: usize,
}

impl Sounds {
    pub(crate) fn of(latin: &[u8]) -> Sounds {
        let mut out = Sounds { letters: [0; Code::CAP], len: 0 };
        let at = |i: usize| latin.get(i).map_or(u8::MAX, |&l| l.wrapping_sub(LATIN_A));
        let mut i = 0;
        while i < latin.len() {
            let (x, y, z) = (at(i), at(i + 1), at(i + 2));
            let (sound, step) = match (x, y) {
                _ if x == s(b's') && y == s(b'c') && z == s(b'h') => (x, 1 + usize::from(z == s(b'h'))),
                _ if x == s(b't') && y == s(b'c') && z == s(b'h') => (s(b'c'), 2),
                // German: Dschamal.
                _ if x == s(b'd') && y == s(b's') && z == s(b'c') && at(i + 3) == s(b'h') => (s(b'j'), 4),
                _ if y == s(b'h') && x == z && at(i + 3) == s(b'h') => (x, 3),
                _ if x == s(b'o') && (y == s(b'u') || y == s(b'o')) => (s(b'u'), 2),
                _ if x == s(b'e') && y == s(b'e') => (s(b'i'), 2),
                _ if x == s(b'c') && y == s(b'k') => (s(b'k'), 2),
                _ if x == s(b'd') && y == s(b'j') => (s(b'j'), 2),
                _ if x == s(b'p') && y == s(b'h') => (s(b'f'), 2),
                _ if x == y && x < 26 => (x, 2),
                _ => (x, 1),
            };
            if sound < SYMBOLS as u8 {
                out.push(sound);
            }
            i += step;
        }
        out
    }

    fn push(&mut self, sound: u8) {
        if self.len < Code::CAP {
            self.letters[self.len] = sound;
            self.len += 1;
        }
    }

    /// The sounds without the first `n`.
    pub(super) fn from(&self, n: usize) -> Sounds {
        let mut out = Sounds { letters: [0; Code::CAP], len: 0 };
        self.letters().iter().skip(n).for_each(|&l| out.push(l));
        out
    }

    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters[..self.len]
    }

    /// How many Latin letters at `from` write an article there: `al`, `el`, or a
    /// vowel before an assimilated letter, which doubling already made single.
    pub(super) fn article(&self, from: usize) -> usize {
        const VOWELS: [u8; 4] = [s(b'a'), s(b'e'), s(b'u'), s(b'i')];
        let l = self.letters();
        match (l.get(from), l.get(from + 1)) {
            (Some(v), Some(&x)) if VOWELS.contains(v) && x == s(b'l') => 2,
            (Some(v), Some(x))
                if VOWELS.contains(v)
                    && [s(b'r'), s(b's'), s(b'd'), s(b'n'), s(b't'), s(b'z'), s(b'l')].contains(x) =>
            {
                1
            }
            _ => 0,
        }
    }
}

/// How many letters of a leading `abu` may go.
pub(super) fn kunya_at(word: &[u8]) -> usize {
    let abu =
        word.len() > 5 && word[0] == s(b'a') && word[1] == s(b'b') && [s(b'u'), s(b'o')].contains(&word[2]);
    if abu { 3 } else { 0 }
}
