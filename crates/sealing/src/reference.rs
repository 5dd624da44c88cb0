//! References: what readers outside the house see in place of running numbers.
//!
//! A running number tells how many there are, which came first, and where one
//! is missing. A reference is the same number as sixteen bytes under a key of
//! one audience, written as twenty-six letters and digits: it has no order and
//! no gaps, it is read back without a table, and it means nothing to another
//! audience or in another register.
//!
//! The bytes are made as RFC 5297 makes them (a synthetic initialisation
//! vector): eight bytes of HMAC-SHA-256 over kind and number, then the number
//! under a mask that follows from those eight. Reading them back computes the
//! first eight again, so a reference that was made up, cut short, or is of
//! another kind reads as nothing.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// A mark of words under a key: who does not have the key can neither read it nor test a guess by it.
/// The first 128 bits of HMAC-SHA-256 (RFC 2104), hexadecimal.
///
/// ```
/// let mark = sealing::mark(&[7; 32], "أحمد سالم");
/// assert_eq!(mark.len(), 32);
/// assert_ne!(mark, sealing::mark(&[8; 32], "أحمد سالم"));
/// ```
pub fn mark(key: &[u8; 32], words: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(b"athar mark ");
    mac.update(words.as_bytes());
    mac.finalize().into_bytes()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Letters of a reference: 128 bits, five a letter.
pub(crate) const LENGTH: usize = 26;

/// References for one audience of one register.
pub struct References {
    vector: Hmac<Sha256>,
    mask: Hmac<Sha256>,
}

impl References {
    /// References under a key.
    pub fn new(key: &[u8; 32]) -> References {
        let keyed = |label: &[u8]| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
            mac.update(label);
            mac
        };
        References { vector: keyed(b"athar reference vector "), mask: keyed(b"athar reference mask ") }
    }

    /// The reference of a number of that kind.
    ///
    /// ```
    /// let references = sealing::References::new(&[7; 32]);
    /// let said = references.of(b'p', 17);
    /// assert_eq!(said.len(), 26);
    /// assert_eq!(references.read(b'p', &said), Some(17));
    /// assert_eq!(references.read(b's', &said), None, "a file is not a source");
    /// ```
    pub fn of(&self, kind: u8, number: u64) -> String {
        let vector = self.vector(kind, number);
        let hidden = number.to_be_bytes();
        let mask = self.mask(vector);
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&vector);
        for (at, byte) in bytes[8..].iter_mut().enumerate() {
            *byte = hidden[at] ^ mask[at];
        }
        letters(u128::from_be_bytes(bytes))
    }

    /// The number that a reference of that kind stands for; `None` for anything else.
    pub fn read(&self, kind: u8, text: &str) -> Option<u64> {
        let bytes = read_letters(text)?.to_be_bytes();
        let vector: [u8; 8] = std::array::from_fn(|at| bytes[at]);
        let mask = self.mask(vector);
        let number = u64::from_be_bytes(std::array::from_fn(|at| bytes[8 + at] ^ mask[at]));
        bool::from(self.vector(kind, number).ct_eq(&vector)).then_some(number)
    }

    fn vector(&self, kind: u8, number: u64) -> [u8; 8] {
        let mut mac = self.vector.clone();
        mac.update(&[kind]);
        mac.update(&number.to_be_bytes());
        first_eight(mac)
    }

    fn mask(&self, vector: [u8; 8]) -> [u8; 8] {
        let mut mac = self.mask.clone();
        mac.update(&vector);
        first_eight(mac)
    }
}

fn first_eight(mac: Hmac<Sha256>) -> [u8; 8] {
    let whole = mac.finalize().into_bytes();
    std::array::from_fn(|at| whole[at])
}

/// The letters of RFC 4648 base 32, in lower case; the last carries three bits.
fn letters(bits: u128) -> String {
    let letter = |at: usize| match at {
        25 => (bits << 2) & 31,
        _ => (bits >> (123 - 5 * at)) & 31,
    };
    (0..LENGTH).map(|at| char::from(LETTERS[letter(at) as usize])).collect()
}

fn read_letters(text: &str) -> Option<u128> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bits = 0_u128;
    for (at, byte) in text.bytes().enumerate() {
        let five = match byte {
            b'a'..=b'z' => byte - b'a',
            b'2'..=b'7' => byte - b'2' + 26,
            _ => return None,
        };
        bits = match at {
            // One way to write it: the two bits that carry nothing are nothing.
            25 if five & 3 != 0 => return None,
            25 => (bits << 3) | u128::from(five >> 2),
            _ => (bits << 5) | u128::from(five),
        };
    }
    Some(bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_number_comes_back_from_its_reference() {
        let references = References::new(&[1; 32]);
        for number in [0, 1, 2, 17, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(references.read(b'p', &references.of(b'p', number)), Some(number));
        }
    }

    #[test]
    fn neighbours_have_nothing_in_common() {
        let references = References::new(&[1; 32]);
        let first: Vec<String> = (1..200).map(|n| references.of(b'p', n)).collect();
        let mut sorted = first.clone();
        sorted.sort();
        assert_ne!(first, sorted, "no order");
        let begins: BTreeSet<&str> = first.iter().map(|r| &r[..6]).collect();
        assert_eq!(begins.len(), first.len(), "no common beginning");
    }

    #[test]
    fn what_is_not_ours_is_nothing() {
        let (ours, theirs) = (References::new(&[1; 32]), References::new(&[2; 32]));
        let said = ours.of(b'p', 17);
        assert_eq!(theirs.read(b'p', &said), None, "another audience");
        assert_eq!(ours.read(b'd', &said), None, "another kind");
        for wrong in ["", "p17", "17", &said[1..], &format!("{said}a"), &said.to_uppercase(), &"a".repeat(26)]
        {
            assert_eq!(ours.read(b'p', wrong), None, "{wrong}");
        }
        for at in 0..LENGTH {
            for letter in LETTERS.iter().filter(|l| **l != said.as_bytes()[at]) {
                let mut other = said.clone().into_bytes();
                other[at] = *letter;
                let other = String::from_utf8(other).expect("letters");
                assert_eq!(ours.read(b'p', &other), None, "one letter changed");
            }
        }
    }
}
