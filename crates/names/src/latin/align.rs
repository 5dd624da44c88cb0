//! Arabic and Latin letters aligned, at learned costs.
//!
//! Each Arabic letter is written by none, one or two Latin letters; short vowels
//! stand in the Latin alone. What each choice costs was learned from pairs of
//! known spellings (see [`super::learn`]), apart for the first, a middle and the
//! last letter, because `ه` ends as `a`, `ah`, `eh` and begins as `h`.

use std::sync::LazyLock;

use super::spellings;
use crate::Code;
use crate::code::LATIN_A;

/// Latin letters and digits.
pub(crate) const SYMBOLS: usize = 36;
pub(crate) const CHUNKS: usize = 1 + SYMBOLS + SYMBOLS * SYMBOLS;
pub(crate) const ARABIC: usize = 29;

/// Costs are counted in sixteenths of a nat (`-ln p`).
pub(crate) const UNIT: f64 = 16.0;
/// What a choice costs that was never seen.
const UNSEEN: u8 = 104;
/// An article on one side only.
const ARTICLE: u16 = 8;
/// Two Latin letters, or two Arabic ones, that changed places.
const SWAP: u16 = 48;

/// Where in its word an Arabic letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    First,
    Middle,
    Last,
}

impl Place {
    pub(crate) const ALL: [Place; 3] = [Place::First, Place::Middle, Place::Last];

    pub(crate) fn of(at: usize, len: usize) -> Place {
        match at {
            0 => Place::First,
            _ if at + 1 == len => Place::Last,
            _ => Place::Middle,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Place::First => "first",
            Place::Middle => "middle",
            Place::Last => "last",
        }
    }
}

/// The learned costs as tables of bytes.
struct Costs {
    /// By place, Arabic letter, Latin chunk.
    write: Vec<u8>,
    /// A Latin letter no Arabic letter stands for.
    put: [u8; SYMBOLS],
}

static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::parse(include_str!("../../data/latin_costs.toml")));

impl Costs {
    fn parse(text: &str) -> Costs {
        let mut costs = Costs { write: vec![UNSEEN; 3 * ARABIC * CHUNKS], put: [UNSEEN; SYMBOLS] };
        let mut place = None;
        for line in text.lines() {
            if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                place = Place::ALL.into_iter().find(|p| p.word() == section);
            } else if let Some((letter, list)) = line.split_once(" = ") {
                let letter = letter.trim_matches('"').chars().next().map_or(0, crate::code::letter);
                for (chunk, cost) in list.trim_matches('"').split(", ").filter_map(|e| e.split_once(':')) {
                    let cost = softened(cost.parse().unwrap_or(UNSEEN).min(UNSEEN));
                    let bytes: Vec<u8> = chunk.bytes().filter_map(symbol).collect();
                    match (place, bytes.as_slice()) {
                        (Some(p), chunk) => costs.write[write_at(p, letter, chunk_of(chunk))] = cost,
                        (None, &[x]) => costs.put[usize::from(x)] = cost,
                        _ => {}
                    }
                }
            }
        }
        // A `2` is a hamza, which the match form of the Arabic has dropped.
        costs.put[HAMZA] = costs.put[HAMZA].min(ARTICLE as u8);
        costs
    }
}

/// The symbol `2`.
const HAMZA: usize = 28;

/// A spelling that many use costs little even when another is commoner: half of
/// all men called Omar are written with an `o`, however rare `o` is for `ع`.
fn softened(cost: u8) -> u8 {
    const USUAL: u8 = 48;
    if cost < USUAL { cost * 2 / 5 } else { cost - USUAL + USUAL * 2 / 5 }
}

pub(crate) fn write_at(place: Place, arabic: u8, chunk: usize) -> usize {
    (place as usize * ARABIC + usize::from(arabic)) * CHUNKS + chunk
}

pub(crate) fn chunk_of(chunk: &[u8]) -> usize {
    match *chunk {
        [] => 0,
        [a] => 1 + usize::from(a),
        [a, b, ..] => 1 + SYMBOLS + usize::from(a) * SYMBOLS + usize::from(b),
    }
}

/// `a`–`z` as 0–25, `0`–`9` as 26–35.
pub(crate) fn symbol(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' => Some(byte - b'a'),
        b'0'..=b'9' => Some(byte - b'0' + 26),
        _ => None,
    }
}

const fn s(letter: u8) -> u8 {
    letter - b'a'
}

/// A Latin word with its spellings of one sound made one (`ou` and `oo` are `u`,
/// `ee` is `i`, doubled consonants single), so that two letters always suffice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sounds {
    letters: [u8; Code::CAP],
    len: usize,
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
    fn from(&self, n: usize) -> Sounds {
        let mut out = Sounds { letters: [0; Code::CAP], len: 0 };
        self.letters().iter().skip(n).for_each(|&l| out.push(l));
        out
    }

    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters[..self.len]
    }

    /// How many Latin letters at `from` write an article there: `al`, `el`, or a
    /// vowel before an assimilated letter, which doubling already made single.
    fn article(&self, from: usize) -> usize {
        const VOWELS: [u8; 4] = [s(b'a'), s(b'e'), s(b'u'), s(b'i')];
        let l = self.letters();
        match (l.get(from), l.get(from + 1)) {
            (Some(v), Some(&x)) if VOWELS.contains(v) && x == s(b'l') => 2,
            (Some(v), Some(x)) if VOWELS.contains(v) && [s(b'r'), s(b's'), s(b'd'), s(b'n'), s(b't'), s(b'z'), s(b'l')].contains(x) => 1,
            _ => 0,
        }
    }
}

pub(crate) const N: usize = Code::CAP + 1;

/// How far an Arabic token and a Latin one are from being one name: 0 a usual
/// spelling of it, 1 different. Takes folded tokens.
///
/// ```
/// let cost = names::latin::token_cost;
/// assert!(cost("خديجه", "khadija") < 0.1);
/// assert!(cost("خديجه", "hatice") < cost("خديجه", "karima"));
/// ```
pub fn token_cost(arabic: &str, latin: &str) -> f32 {
    code_cost(&Code::new(arabic), &Code::new(latin))
}

/// [`token_cost`] on codes, without allocation.
pub fn code_cost(arabic: &Code, latin: &Code) -> f32 {
    sounds_cost(arabic, latin, &Sounds::of(latin.letters()))
}

/// [`code_cost`] where the sounds of the Latin code are known already.
pub(crate) fn sounds_cost(arabic: &Code, latin: &Code, sounds: &Sounds) -> f32 {
    if arabic.is_empty() || latin.is_empty() {
        return 1.0;
    }
    let cost = of_length(arabic.letters(), sounds);
    let (father, abu) = (arabic.letters().starts_with(&[1, 2, 27]), kunya_at(sounds.letters()));
    let cost = match (father && arabic.len() > 5, abu > 0) {
        (true, false) => cost.min(of_length(&arabic.letters()[3..], sounds) + 0.14),
        (false, true) => cost.min(of_length(arabic.letters(), &sounds.from(abu)) + 0.14),
        _ => cost,
    };
    spellings::judged(arabic.name(), arabic.is_known(), latin.meant(), cost).min(1.0)
}

fn of_length(arabic: &[u8], sounds: &Sounds) -> f32 {
    let whole = UNIT as f32 * (0.75 * (arabic.len() + sounds.len) as f32 + 3.0);
    f32::from(align(arabic, sounds, whole as u16)) / whole
}

/// The cheapest way to write the Arabic letters as the Latin ones; gives up above
/// `too_far`.
fn align(arabic: &[u8], latin: &Sounds, too_far: u16) -> u16 {
    let costs = &*COSTS;
    let l = latin.letters();
    let mut rows = [[u16::MAX / 2; N]; 4];
    rows[0][0] = 0;
    puts(&mut rows[0], l, costs);
    // A Latin article that the Arabic does not write.
    let article = latin.article(0);
    if article == 2 {
        rows[0][2] = rows[0][2].min(ARTICLE + 4);
        puts(&mut rows[0], l, costs);
    }
    for i in 1..=arabic.len() {
        let (place, letter) = (Place::of(i - 1, arabic.len()), arabic[i - 1]);
        let base = write_at(place, letter.min(28), 0);
        let write = &costs.write[base..base + CHUNKS];
        let (now, before, two) = (i % 4, (i + 3) % 4, (i + 2) % 4);
        let mut row = [u16::MAX / 2; N];
        for j in 0..=l.len() {
            let mut best = rows[before][j] + u16::from(write[0]);
            if j >= 1 {
                best = best.min(rows[before][j - 1] + u16::from(write[1 + usize::from(l[j - 1])]));
            }
            if j >= 2 {
                best = best.min(rows[before][j - 2] + u16::from(write[chunk_of(&l[j - 2..j])]));
                best = best.min(swapped(arabic, l, i, j, &rows[two], costs));
            }
            row[j] = best;
        }
        if ends_article(arabic, i) {
            for from in 0..=l.len() {
                let start = rows[two][from];
                let taken = latin.article(from);
                row[from] = row[from].min(start + if taken == 0 { ARTICLE } else { ARTICLE + 4 });
                if taken > 0 {
                    row[from + taken] = row[from + taken].min(start);
                }
                if l.get(from) == Some(&s(b'l')) {
                    row[from + 1] = row[from + 1].min(start + 2);
                }
            }
        }
        puts(&mut row, l, costs);
        let least = row[..=l.len()].iter().copied().min().unwrap_or(0);
        // An article or a swap may still reach back one row.
        if least > too_far + ARTICLE + SWAP {
            return least;
        }
        rows[now] = row;
    }
    rows[arabic.len() % 4][l.len()]
}

/// Lets Latin letters stand that no Arabic letter writes.
fn puts(row: &mut [u16; N], l: &[u8], costs: &Costs) {
    for j in 1..=l.len() {
        row[j] = row[j].min(row[j - 1] + u16::from(costs.put[usize::from(l[j - 1])]));
    }
}

/// Whether a Latin word may begin with this Arabic letter: for initials.
pub(crate) fn may_begin(arabic: u8, latin: &[u8]) -> bool {
    let sounds = Sounds::of(latin);
    let l = sounds.letters();
    (1..=2).filter_map(|n| l.get(..n)).any(|c| COSTS.write[write_at(Place::First, arabic.min(28), chunk_of(c))] < 60)
}

/// Two neighbours that changed places in one of the two writings.
fn swapped(arabic: &[u8], l: &[u8], i: usize, j: usize, two: &[u16; N], costs: &Costs) -> u16 {
    if i < 3 || j < 3 {
        return u16::MAX / 2;
    }
    let cost = |letter: u8, sound: u8| u16::from(costs.write[write_at(Place::Middle, letter.min(28), 1 + usize::from(sound))]);
    two[j - 2] + SWAP + cost(arabic[i - 1], l[j - 2]) + cost(arabic[i - 2], l[j - 1])
}

/// Whether letters `i-2..i` are the article of the word or of its compound.
fn ends_article(arabic: &[u8], i: usize) -> bool {
    const AL: [u8; 2] = [1, 23];
    i >= 2
        && arabic.len() >= i + 2
        && arabic[i - 2..i] == AL
        && (i == 2
            || arabic[..i - 2] == [18, 2, 8]
            || arabic[..i - 2] == [1, 2, 27]
            || arabic[..i - 2] == [1, 24]
            || arabic[i..] == [8, 28, 25])
}

/// How far two Latin spellings are from being one name, 0–1, without allocation:
/// the consonants count, vowels hardly, and sounds that offices confuse little.
pub(crate) fn latin_cost(a: &Code, b: &Code) -> f32 {
    let (x, y) = (Sounds::of(a.letters()), Sounds::of(b.letters()));
    let (l, m) = (x.letters(), y.letters());
    let mut best = scaled(l, m);
    let (bare_l, bare_m) = (&l[article_at(&x)..], &m[article_at(&y)..]);
    if bare_l.len() + bare_m.len() < l.len() + m.len() {
        best = best.min(scaled(bare_l, bare_m) + if l.len() - bare_l.len() == m.len() - bare_m.len() { 0.0 } else { 0.03 });
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

/// How many letters of a leading `abu` may go.
fn kunya_at(word: &[u8]) -> usize {
    let abu = word.len() > 5 && word[0] == s(b'a') && word[1] == s(b'b') && [s(b'u'), s(b'o')].contains(&word[2]);
    if abu { 3 } else { 0 }
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
            row[j] = (above[j - 1] + change).min(above[j] + latin_gap(a, i - 1)).min(row[j - 1] + latin_gap(b, j - 1));
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
    const ALIKE: [&[u8]; 11] = [b"kqc", b"gj", b"fvw", b"szc", b"dz", b"td", b"bp", b"wuo", b"yij", b"tsc", b"kxg"];
    if x == y {
        return 0;
    }
    if is_vowel(x) && is_vowel(y) {
        return 10;
    }
    let has = |group: &[u8], x: u8| x < 26 && group.contains(&(x + b'a'));
    if ALIKE.iter().any(|g| has(g, x) && has(g, y)) { 40 } else { 100 }
}
