//! A leaf in parts: values of an act that are salted each by itself, so that one
//! can be shown, or destroyed, without the rest.
//!
//! A page that names five people is five secrets, not one. The leaf of such an act
//! is the leaf over the root of a small tree (RFC 6962 again): first its *frame*,
//! which is the content with every value taken out and a zero byte in its place,
//! then the values in their order. The salts of the parts follow from the salt of
//! the act, so that they take no room; once a value is destroyed, that salt is
//! destroyed with it, and what is left keeps its own.
//!
//! **Invariant:** destroying values changes no hash. What stood there can neither be
//! read nor tested by guessing, and the log verifies as before.

use std::collections::BTreeSet;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::frontier::root_of;
use crate::hash::{Hash, Salt, leaf};
use crate::proof::{Inclusion, inclusion};
use crate::tiles::Leaves;
use crate::varint;

/// In the place of a salt before the root of the parts: no random draw gives it.
const IN_PARTS: &Salt = b"athar in parts 1";

/// What stands in the frame where a value was taken out. No act holds it: JSON has no zero bytes.
const TAKEN_OUT: &[u8] = &[0];

/// What is read where a value was destroyed.
pub(crate) const DESTROYED: &[u8] = b"null";

/// Which stretches of an act's content are values that stand by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafParts(Vec<Value>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    at: Range<usize>,
    kept: Kept,
}

/// How a value is kept. Either all of an act are [`Kept::ByTheAct`], or none is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    /// Its salt follows from the salt of the act.
    ByTheAct,
    /// It has a salt of its own, because a value beside it was destroyed.
    Own(Salt),
    /// It was destroyed; its hash is left.
    Destroyed(Hash),
}

/// That a value stands in an act, without the rest of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartProof {
    /// What the value is salted with.
    pub salt: Salt,
    /// Where it stands among the parts of the act; the frame is at 0.
    pub inclusion: Inclusion,
}

impl PartProof {
    /// The leaf of the act in which this value stands; `None` where the proof is none.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let (salt, act) = (*b"sixteen of these", br#"{"name":"Maher","day":3}"#);
    /// let parts = LeafParts::at(vec![8..15, 22..23], act).unwrap();
    /// // Whoever holds the day and its proof is told no name.
    /// let proof = parts.prove(&salt, act, 1).unwrap();
    /// assert_eq!(proof.leaf(b"3"), parts.leaf(&salt, act));
    /// assert_ne!(proof.leaf(b"4"), parts.leaf(&salt, act));
    /// ```
    pub fn leaf(&self, value: &[u8]) -> Option<Hash> {
        Some(leaf(IN_PARTS, &self.inclusion.root(&leaf(&self.salt, value))?.0))
    }
}

impl LeafParts {
    /// The values at these places of the content: ascending, apart from each other, none empty.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let act = br#"{"name":"Maher"}"#;
    /// assert!(LeafParts::at(vec![8..15], act).is_some());
    /// assert_eq!(LeafParts::at(vec![8..15, 10..12], act), None, "values that overlap");
    /// ```
    pub fn at(places: Vec<Range<usize>>, content: &[u8]) -> Option<Self> {
        let parts = Self(places.into_iter().map(|at| Value { at, kept: Kept::ByTheAct }).collect());
        parts.fit(content).then_some(parts)
    }

    /// How many values there are.
    ///
    /// ```
    /// let parts = ledger::LeafParts::at(vec![8..15], br#"{"name":"Maher"}"#).unwrap();
    /// assert_eq!(parts.len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    ///
    /// ```
    /// assert!(ledger::LeafParts::at(Vec::new(), b"{}").unwrap().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where value `n` stands in the content; `None` once it was destroyed.
    ///
    /// ```
    /// let parts = ledger::LeafParts::at(vec![8..15], br#"{"name":"Maher"}"#).unwrap();
    /// assert_eq!((parts.place(0), parts.place(1)), (Some(8..15), None));
    /// ```
    pub fn place(&self, n: usize) -> Option<Range<usize>> {
        self.0.get(n).filter(|value| !matches!(value.kept, Kept::Destroyed(_))).map(|value| value.at.clone())
    }

    /// How many values were destroyed.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let (salt, act) = (*b"sixteen of these", br#"{"name":"Maher"}"#);
    /// let parts = LeafParts::at(vec![8..15], act).unwrap();
    /// let (left, ..) = parts.destroy(&salt, act, &[0].into()).unwrap();
    /// assert_eq!((parts.destroyed(), left.destroyed()), (0, 1));
    /// ```
    pub fn destroyed(&self) -> usize {
        self.0.iter().filter(|value| matches!(value.kept, Kept::Destroyed(_))).count()
    }

    /// The hash of the leaf. `None` where these are not the parts of that content.
    ///
    /// ```
    /// use ledger::{LeafParts, leaf};
    /// let (salt, act) = (*b"sixteen of these", br#"{"name":"Maher"}"#);
    /// let parts = LeafParts::at(vec![8..15], act).unwrap();
    /// assert_ne!(parts.leaf(&salt, act), Some(leaf(&salt, act)), "a leaf in parts is no leaf in one");
    /// assert_eq!(parts.leaf(&salt, b"{}"), None, "the parts of another act");
    /// ```
    pub fn leaf(&self, salt: &Salt, content: &[u8]) -> Option<Hash> {
        Some(leaf(IN_PARTS, &root_of(&self.hashes(salt, content)?).0))
    }

    /// Proves value `n` without the rest; `None` where there is none, or it was destroyed.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let (salt, act) = (*b"sixteen of these", br#"{"name":"Maher"}"#);
    /// let parts = LeafParts::at(vec![8..15], act).unwrap();
    /// assert!(parts.prove(&salt, act, 0).is_some());
    /// let (left, salt, rest) = parts.destroy(&salt, act, &[0].into()).unwrap();
    /// assert_eq!(left.prove(&salt, &rest, 0), None, "what was destroyed cannot be proven");
    /// ```
    pub fn prove(&self, salt: &Salt, content: &[u8], n: usize) -> Option<PartProof> {
        let hashes = self.hashes(salt, content)?;
        let salt = self.salt(salt, n)?;
        let Ok(inclusion) = inclusion(&Leaves(&hashes), n as u64 + 1, hashes.len() as u64);
        Some(PartProof { salt, inclusion: inclusion? })
    }

    /// Destroys values. Answers what is kept from now on in place of parts, salt and content;
    /// `None` where these are not the parts of that content.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let (salt, act) = (*b"sixteen of these", br#"{"name":"Maher","day":3}"#);
    /// let parts = LeafParts::at(vec![8..15, 22..23], act).unwrap();
    /// let (left, new_salt, rest) = parts.destroy(&salt, act, &[0].into()).unwrap();
    /// assert_eq!(rest, br#"{"name":null,"day":3}"#);
    /// assert_eq!(left.leaf(&new_salt, &rest), parts.leaf(&salt, act), "the log verifies as before");
    /// ```
    pub fn destroy(
        &self,
        salt: &Salt,
        content: &[u8],
        which: &BTreeSet<usize>,
    ) -> Option<(Self, Salt, Vec<u8>)> {
        let hashes = self.hashes(salt, content)?;
        let (mut rest, mut values, mut from) = (Vec::with_capacity(content.len()), Vec::new(), 0);
        for (n, value) in self.0.iter().enumerate() {
            rest.extend_from_slice(&content[from..value.at.end]);
            from = value.at.end;
            let start = rest.len() - value.at.len();
            let kept = match self.salt(salt, n) {
                Some(own) if !which.contains(&n) => Kept::Own(own),
                _ => {
                    rest.truncate(start);
                    rest.extend_from_slice(DESTROYED);
                    Kept::Destroyed(hashes[n + 1])
                }
            };
            values.push(Value { at: start..rest.len(), kept });
        }
        rest.extend_from_slice(&content[from..]);
        Some((Self(values), self.salt_of_frame(salt), rest))
    }

    /// The parts as bytes: for each value its distance from the one before, its length and how it is kept.
    ///
    /// ```
    /// let parts = ledger::LeafParts::at(vec![8..15], br#"{"name":"Maher"}"#).unwrap();
    /// assert_eq!(parts.to_bytes(), [8, 7, 0], "where, how long, and that its salt follows from the act's");
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let (mut bytes, mut from) = (Vec::new(), 0);
        for value in &self.0 {
            varint::put(&mut bytes, (value.at.start - from) as u64);
            varint::put(&mut bytes, value.at.len() as u64);
            from = value.at.end;
            match &value.kept {
                Kept::ByTheAct => bytes.push(0),
                Kept::Own(salt) => {
                    bytes.push(1);
                    bytes.extend_from_slice(salt);
                }
                Kept::Destroyed(hash) => {
                    bytes.push(2);
                    bytes.extend_from_slice(&hash.0);
                }
            }
        }
        bytes
    }

    /// Reads [`LeafParts::to_bytes`]; `None` when the bytes are no parts.
    ///
    /// ```
    /// use ledger::LeafParts;
    /// let parts = LeafParts::at(vec![8..15], br#"{"name":"Maher"}"#).unwrap();
    /// assert_eq!(LeafParts::from_bytes(&parts.to_bytes()), Some(parts));
    /// assert_eq!(LeafParts::from_bytes(&[8, 7, 9]), None);
    /// ```
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let (mut values, mut from) = (Vec::new(), 0usize);
        while !bytes.is_empty() {
            let mut number = || usize::try_from(varint::take(&mut bytes)?).ok();
            let start = from.checked_add(number()?)?;
            let end = start.checked_add(number()?)?;
            let (how, rest) = bytes.split_first()?;
            bytes = rest;
            let kept = match how {
                0 => Kept::ByTheAct,
                1 => {
                    let (salt, rest) = bytes.split_first_chunk::<16>()?;
                    bytes = rest;
                    Kept::Own(*salt)
                }
                2 => {
                    let (hash, rest) = bytes.split_first_chunk::<32>()?;
                    bytes = rest;
                    Kept::Destroyed(Hash(*hash))
                }
                _ => return None,
            };
            values.push(Value { at: start..end, kept });
            from = end;
        }
        Some(Self(values))
    }

    fn by_the_act(&self) -> bool {
        self.0.iter().all(|value| value.kept == Kept::ByTheAct)
    }

    fn fit(&self, content: &[u8]) -> bool {
        let mut from = 0;
        let in_order = self.0.iter().all(|value| {
            let fits =
                from <= value.at.start && value.at.start < value.at.end && value.at.end <= content.len();
            from = value.at.end;
            fits
        });
        in_order && (self.by_the_act() || self.0.iter().all(|value| value.kept != Kept::ByTheAct))
    }

    fn salt_of_frame(&self, salt: &Salt) -> Salt {
        if self.by_the_act() { salt_of_part(salt, 0) } else { *salt }
    }

    fn salt(&self, salt: &Salt, n: usize) -> Option<Salt> {
        match self.0.get(n)?.kept {
            Kept::ByTheAct => Some(salt_of_part(salt, n + 1)),
            Kept::Own(own) => Some(own),
            Kept::Destroyed(_) => None,
        }
    }

    /// The hash of the frame, then of each value.
    fn hashes(&self, salt: &Salt, content: &[u8]) -> Option<Vec<Hash>> {
        if !self.fit(content) {
            return None;
        }
        let (mut frame, mut from) = (Vec::with_capacity(content.len()), 0);
        for value in &self.0 {
            frame.extend_from_slice(&content[from..value.at.start]);
            frame.extend_from_slice(TAKEN_OUT);
            from = value.at.end;
        }
        frame.extend_from_slice(&content[from..]);
        let values = self.0.iter().enumerate().map(|(n, value)| match (&value.kept, self.salt(salt, n)) {
            (Kept::Destroyed(hash), _) => Some(*hash),
            (_, own) => Some(leaf(&own?, &content[value.at.clone()])),
        });
        std::iter::once(Some(leaf(&self.salt_of_frame(salt), &frame))).chain(values).collect()
    }
}

/// The salt of a part: the first sixteen bytes of `SHA-256("athar part" ‖ salt ‖ number of the part, four
/// bytes)`.
fn salt_of_part(salt: &Salt, part: usize) -> Salt {
    let mut hasher = Sha256::new();
    hasher.update(b"athar part");
    hasher.update(salt);
    hasher.update((part as u32).to_be_bytes());
    let mut own = Salt::default();
    own.copy_from_slice(&hasher.finalize()[..16]);
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: Salt = *b"sixteen of these";
    const CONTENT: &[u8] = br#"{"page":{"who":["A","BB","CCC"],"by":7}}"#;

    fn parts() -> LeafParts {
        let at = |word: &str| {
            let start = CONTENT.windows(word.len()).position(|window| window == word.as_bytes()).unwrap();
            start..start + word.len()
        };
        LeafParts::at(vec![at(r#""A""#), at(r#""BB""#), at(r#""CCC""#), at("7")], CONTENT).unwrap()
    }

    #[test]
    fn one_value_is_destroyed_and_the_leaf_stays() {
        let before = parts().leaf(&SALT, CONTENT).unwrap();
        let (kept, salt, rest) = parts().destroy(&SALT, CONTENT, &BTreeSet::from([1])).unwrap();
        assert_eq!(rest, br#"{"page":{"who":["A",null,"CCC"],"by":7}}"#);
        assert_eq!(kept.leaf(&salt, &rest), Some(before));
        assert_eq!((kept.destroyed(), kept.place(1)), (1, None));
        assert_eq!(&rest[kept.place(2).unwrap()], br#""CCC""#);
        // And another, later.
        let (kept, salt, rest) = kept.destroy(&salt, &rest, &BTreeSet::from([0, 2])).unwrap();
        assert_eq!(rest, br#"{"page":{"who":[null,null,null],"by":7}}"#);
        assert_eq!(kept.leaf(&salt, &rest), Some(before));
        assert_eq!(LeafParts::from_bytes(&kept.to_bytes()), Some(kept));
    }

    #[test]
    fn what_was_destroyed_cannot_be_tested_by_guessing() {
        let (kept, salt, rest) = parts().destroy(&SALT, CONTENT, &BTreeSet::from([1])).unwrap();
        let hash = parts().hashes(&SALT, CONTENT).unwrap()[2];
        let mut left = kept.to_bytes();
        left.extend_from_slice(&rest);
        left.extend_from_slice(&salt);
        // The hash itself is left; no sixteen bytes of what is left salt the value to it, nor give the salt.
        for window in left.windows(16) {
            let salt: Salt = window.try_into().unwrap();
            assert_ne!(leaf(&salt, br#""BB""#), hash);
            assert_ne!(leaf(&salt_of_part(&salt, 2), br#""BB""#), hash);
        }
    }

    #[test]
    fn a_value_is_proven_without_the_rest_before_and_after() {
        let act = parts().leaf(&SALT, CONTENT).unwrap();
        for n in 0..4 {
            let place = parts().place(n).unwrap();
            let proof = parts().prove(&SALT, CONTENT, n).unwrap();
            assert_eq!(proof.leaf(&CONTENT[place.clone()]), Some(act), "value {n}");
            assert_ne!(proof.leaf(b"another"), Some(act));
            if n != 1 {
                let (kept, salt, rest) = parts().destroy(&SALT, CONTENT, &BTreeSet::from([1])).unwrap();
                assert_eq!(kept.prove(&salt, &rest, n).unwrap().leaf(&CONTENT[place]), Some(act));
                assert_eq!(kept.prove(&salt, &rest, 1), None);
            }
        }
    }

    #[test]
    fn parts_of_another_content_are_refused() {
        let parts = parts();
        assert_eq!(parts.leaf(&SALT, &CONTENT[..20]), None);
        let altered = CONTENT.to_ascii_lowercase();
        assert_ne!(parts.leaf(&SALT, &altered), parts.leaf(&SALT, CONTENT));
        let long = CONTENT.len() + 1;
        for wrong in [&[(0, 0)][..], &[(3, 2)], &[(4, 6), (5, 7)], &[(0, long)]] {
            let places = wrong.iter().map(|(start, end)| Range { start: *start, end: *end }).collect();
            assert_eq!(LeafParts::at(places, CONTENT), None, "{wrong:?}");
        }
        assert_eq!(LeafParts::from_bytes(&[1]), None);
        assert_eq!(LeafParts::from_bytes(&[1, 1, 9]), None);
    }

    #[test]
    fn a_leaf_in_parts_is_no_leaf_in_one() {
        let whole = leaf(&SALT, CONTENT);
        assert_ne!(parts().leaf(&SALT, CONTENT), Some(whole));
    }

    #[test]
    fn parts_come_back_from_their_bytes() {
        assert_eq!(LeafParts::from_bytes(&parts().to_bytes()), Some(parts()));
        assert_eq!(LeafParts::from_bytes(&[]), LeafParts::at(Vec::new(), CONTENT));
    }
}
