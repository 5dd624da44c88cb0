//! The dictionary of distinct names, and how close two of them are.
//!
//! A million records hold a few tens of thousands of distinct tokens. Each is
//! folded, coded and keyed once; each pair of tokens is compared once and
//! remembered. Everything after that works on numbers.

use hashbrown::HashMap;
use names::{Beginning, Code};

/// A token of the dictionary; 0 is "nothing written here".
pub(crate) type Token = u32;

/// How two tokens stand to each other, from nothing to everything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Closeness {
    /// One side says nothing.
    Missing = 0,
    /// Two names in two scripts that share nothing.
    Apart,
    Different,
    Far,
    Near,
    Close,
    Equal,
}

/// Everything known of the distinct tokens, one column a property.
#[derive(Default, Clone)]
pub(crate) struct Words {
    ids: HashMap<Box<str>, Token>,
    text: Vec<Box<str>>,
    code: Vec<Code>,
    /// Consonant keys: comparable between scripts, blind to vowels.
    key: Vec<u32>,
    face: Vec<Face>,
    letters: Vec<Letters>,
}

/// What the inner loop looks at first, in one cache line.
#[derive(Clone, Copy, Default)]
struct Face {
    mask: u64,
    begins: Beginning,
    len: u8,
    latin: bool,
    /// A code and no word: holds a digit.
    exact: bool,
    /// A Latin spelling the vocabulary has.
    by_heart: bool,
}

impl Face {
    fn of(folded: &str, code: &Code) -> Face {
        Face {
            mask: code.mask(),
            begins: Beginning::of(code, SAME[3]),
            len: code.len() as u8,
            latin: code.is_latin(),
            exact: folded.bytes().any(|b| b.is_ascii_digit()),
            by_heart: code.is_known_spelling(),
        }
    }
}

/// Hash of the letters that tells of two tokens written as one without writing
/// them: the hash of both is a product and a sum.
#[derive(Clone, Copy, Default)]
struct Letters {
    hash: u64,
    power: u64,
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

impl Letters {
    /// These letters and then those.
    fn and(self, next: Letters) -> Letters {
        Letters {
            hash: self.hash.wrapping_mul(next.power).wrapping_add(next.hash),
            power: self.power.wrapping_mul(next.power),
        }
    }
}

impl Words {
    pub(crate) fn new() -> Words {
        let mut words = Words::default();
        words.push("");
        words
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn text(&self, t: Token) -> &str {
        &self.text[t as usize]
    }

    /// The token of an already folded word.
    pub(crate) fn intern(&mut self, folded: &str) -> Token {
        if folded.is_empty() {
            return 0;
        }
        match self.ids.get(folded) {
            Some(&t) => t,
            None => self.push(folded),
        }
    }

    fn push(&mut self, folded: &str) -> Token {
        let code = Code::new(folded);
        let face = Face::of(folded, &code);
        let seed = Letters { hash: 0, power: 1 };
        let letters =
            folded.chars().fold(seed, |l, c| l.and(Letters { hash: u64::from(c as u32), power: BASE }));
        let key = if folded.is_empty() { 0 } else { consonants(folded) };
        self.keep(folded, code, key, face, letters)
    }

    fn keep(&mut self, folded: &str, code: Code, key: u32, face: Face, letters: Letters) -> Token {
        let t = self.text.len() as Token;
        self.ids.insert(folded.into(), t);
        self.text.push(folded.into());
        self.code.push(code);
        self.key.push(key);
        self.face.push(face);
        self.letters.push(letters);
        t
    }

    /// The token of a word that another dictionary knows.
    pub(crate) fn adopt(&mut self, other: &Words, t: Token) -> Token {
        let at = t as usize;
        match self.ids.get(&other.text[at]) {
            Some(&known) => known,
            None => {
                self.keep(&other.text[at], other.code[at], other.key[at], other.face[at], other.letters[at])
            }
        }
    }

    /// The letters of these words, one behind the other, as a key; 0 for no letter.
    pub(crate) fn whole(&self, tokens: [Token; 5]) -> u32 {
        let seed = Letters { hash: 0, power: 1 };
        let l = tokens.iter().filter(|t| **t != 0).fold(seed, |l, &t| l.and(self.letters[t as usize]));
        if l.power == 1 { 0 } else { hash([l.hash as u32, (l.hash >> 32) as u32]) }
    }

    /// Forgets the tokens from `len` on.
    pub(crate) fn truncate(&mut self, len: usize) {
        for text in self.text.drain(len.min(self.text.len())..) {
            self.ids.remove(&text);
        }
        self.code.truncate(len);
        self.letters.truncate(len);
        self.key.truncate(len);
        self.face.truncate(len);
    }

    /// The consonant key: comparable between scripts, blind to vowels.
    pub(crate) fn key(&self, t: Token) -> u32 {
        self.key[t as usize]
    }

    pub(crate) fn is_latin(&self, t: Token) -> bool {
        self.face[t as usize].latin
    }

    /// Whether the token is a code, which is the same or another and never near.
    pub(crate) fn is_exact(&self, t: Token) -> bool {
        self.face[t as usize].exact
    }

    pub(crate) fn is_known(&self, t: Token) -> bool {
        self.code[t as usize].is_known()
    }

    /// Whether `whole` is `a` and `b` written as one.
    pub(crate) fn is_joined(&self, whole: Token, a: Token, b: Token) -> bool {
        let (whole, x, y) =
            (self.letters[whole as usize], self.letters[a as usize], self.letters[b as usize]);
        a != 0 && b != 0 && whole.hash == x.and(y).hash
    }

    /// The first letters, as a key.
    pub(crate) fn prefix(&self, t: Token, letters: usize) -> u32 {
        let l = self.code[t as usize].letters();
        hash(l[..l.len().min(letters)].iter().map(|&b| u32::from(b)))
    }

    /// First and last letters of a whole name without spaces, as a key.
    pub(crate) fn ends(&self, tokens: [Token; 5]) -> u32 {
        let letters = || tokens.into_iter().flat_map(|t| self.code[t as usize].letters().iter().copied());
        let n = letters().count();
        if n < 11 {
            return 0;
        }
        hash(letters().take(5).chain(letters().skip(n - 5)).map(u32::from))
    }

    /// Closeness of two tokens in the same script or across; not cached.
    fn compare(&self, a: Token, b: Token) -> Closeness {
        let (x, y) = (&self.code[a as usize], &self.code[b as usize]);
        let cost = names::code_cost(x, y);
        let steps = if self.is_latin(a) == self.is_latin(b) { SAME } else { CROSS };
        if contains(x.letters(), y.letters()) {
            return Closeness::Near;
        }
        match cost {
            c if c <= steps[0] => Closeness::Equal,
            c if c <= steps[1] => Closeness::Close,
            c if c <= steps[2] => Closeness::Near,
            c if c <= steps[3] => Closeness::Far,
            c if c > NOTHING_SHARED && self.is_latin(a) != self.is_latin(b) => Closeness::Apart,
            _ => Closeness::Different,
        }
    }

    /// The set of letters of an Arabic word, a bit each; every bit of any other, so that
    /// nothing follows from it.
    pub(crate) fn letters(&self, t: Token) -> u32 {
        let face = &self.face[t as usize];
        if face.latin || face.exact { u32::MAX } else { face.mask as u32 }
    }

    /// How many letters it has.
    pub(crate) fn length(&self, t: Token) -> i32 {
        i32::from(self.face[t as usize].len)
    }

    /// How it begins; nothing where nothing follows from it.
    pub(crate) fn begins(&self, t: Token) -> &Beginning {
        &self.face[t as usize].begins
    }

    #[inline]
    pub(crate) fn cannot_be_close(&self, a: Token, b: Token) -> bool {
        let (a, b) = (&self.face[a as usize], &self.face[b as usize]);
        if a.exact | b.exact | a.begins.is_apart(&b.begins) {
            return true;
        }
        // Asked without counting bits, which old machines do slowly: more than four?
        let mut others = a.mask ^ b.mask;
        for _ in 0..4 {
            others &= others.wrapping_sub(1);
        }
        let lengths = a.len.abs_diff(b.len);
        let both = a.mask & b.mask;
        // A Latin spelling known by heart may share few letters with another of its name.
        (a.latin == b.latin)
            & !(a.by_heart | b.by_heart)
            & ((others != 0) | (lengths > 3))
            & (((both != a.mask) & (both != b.mask)) | (lengths < 3))
    }
}

/// Whether one is the other with another word stuck to it (`ابو` left out, two
/// names run together).
fn contains(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    short.len() >= 4 && long.len() >= short.len() + 3 && (long.starts_with(short) || long.ends_with(short))
}

/// Where a cost of `names` turns from one closeness to the next.
const SAME: [f32; 4] = [0.035, 0.16, 0.36, 0.56];
const CROSS: [f32; 4] = [0.06, 0.18, 0.34, 0.5];
/// Across scripts a spelling may be hard to read; past this it is another name.
const NOTHING_SHARED: f32 = 0.9;

/// Remembers the closeness of pairs of tokens. One per thread; a full slot is
/// overwritten, so that memory is bounded and nothing depends on what was asked
/// before.
pub(crate) struct Cache {
    slots: Vec<u64>,
}

impl Cache {
    pub(crate) fn new(bits: u32) -> Cache {
        Cache { slots: vec![u64::MAX; 1 << bits] }
    }

    /// Forgets everything.
    pub(crate) fn forget(&mut self) {
        self.slots.fill(u64::MAX);
    }

    #[inline]
    pub(crate) fn closeness(&mut self, words: &Words, a: Token, b: Token) -> Closeness {
        if a == b {
            return if a == 0 { Closeness::Missing } else { Closeness::Equal };
        }
        if a == 0 || b == 0 {
            return Closeness::Missing;
        }
        if words.cannot_be_close(a, b) {
            return Closeness::Different;
        }
        self.remembered(words, a, b)
    }

    fn remembered(&mut self, words: &Words, a: Token, b: Token) -> Closeness {
        let (a, b) = if a < b { (a, b) } else { (b, a) };
        let key = u64::from(a) << 28 | u64::from(b);
        let at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (63 - self.slots.len().trailing_zeros()) >> 1)
            as usize;
        let slot = self.slots[at];
        if slot >> 8 == key {
            return from_byte(slot as u8);
        }
        let c = words.compare(a, b);
        self.slots[at] = key << 8 | c as u64;
        c
    }
}

fn from_byte(b: u8) -> Closeness {
    [
        Closeness::Missing,
        Closeness::Apart,
        Closeness::Different,
        Closeness::Far,
        Closeness::Near,
        Closeness::Close,
        Closeness::Equal,
    ][usize::from(b).min(6)]
}

fn consonants(folded: &str) -> u32 {
    let s = names::latin::skeleton(folded);
    let s = if s.is_empty() { folded } else { &s };
    hash(s.chars().map(|c| c as u32))
}

/// A small hash that is the same on every machine (FNV-1a); never 0.
pub(crate) fn hash(parts: impl IntoIterator<Item = u32>) -> u32 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for p in parts {
        h = (h ^ u64::from(p)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    h ^= h >> 32;
    h = h.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((h >> 32) as u32).max(1)
}

/// A hash of a few numbers of kind `n`, two at a time; never 0.
#[inline]
pub(crate) fn mix(n: u32, parts: &[u32]) -> u32 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let h = parts.chunks(2).fold(u64::from(n), |h, two| {
        let word = u64::from(two[0]) << 32 | u64::from(two.get(1).copied().unwrap_or(0));
        let h = (h ^ word).wrapping_mul(PRIME);
        h ^ h >> 32
    });
    ((h.wrapping_mul(PRIME) >> 32) as u32).max(1)
}

/// Hash of a text, never 0.
pub(crate) fn hash_text(text: &str) -> u32 {
    hash(text.chars().map(|c| c as u32))
}
