//! Arabic and Latin letters aligned, at learned costs.
//!
//! Each Arabic letter is written by none, one or two Latin letters; short vowels
//! stand in the Latin alone. What each choice costs was learned from pairs of
//! known spellings (see [`super::learn`]), apart for the first, a middle and the
//! last letter, because `ه` ends as `a`, `ah`, `eh` and begins as `h`.

use std::sync::LazyLock;

use super::sounds::{SYMBOLS, Sounds, kunya_at, s, symbol};
use super::spellings;
use crate::Code;

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
                    let cost = cost_of_usual_spelling(cost.parse().unwrap_or(UNSEEN).min(UNSEEN));
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
fn cost_of_usual_spelling(cost: u8) -> u8 {
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
///
/// ```
/// use names::{Code, latin};
/// // What a phone writes for ح and ع.
/// let [arabic, chat, other] = ["احمد", "a7mad", "3ali"].map(Code::new);
/// assert!(latin::code_cost(&arabic, &chat) < latin::code_cost(&arabic, &other));
/// ```
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
    add_unwritten_vowels(&mut rows[0], l, costs);
    // A Latin article that the Arabic does not write.
    let article = latin.article(0);
    if article == 2 {
        rows[0][2] = rows[0][2].min(ARTICLE + 4);
        add_unwritten_vowels(&mut rows[0], l, costs);
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
        add_unwritten_vowels(&mut row, l, costs);
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
fn add_unwritten_vowels(row: &mut [u16; N], l: &[u8], costs: &Costs) {
    for j in 1..=l.len() {
        row[j] = row[j].min(row[j - 1] + u16::from(costs.put[usize::from(l[j - 1])]));
    }
}

/// Whether a Latin word may begin with this Arabic letter: for initials.
pub(crate) fn may_begin(arabic: u8, latin: &[u8]) -> bool {
    let sounds = Sounds::of(latin);
    let l = sounds.letters();
    (1..=2)
        .filter_map(|n| l.get(..n))
        .any(|c| COSTS.write[write_at(Place::First, arabic.min(28), chunk_of(c))] < 60)
}

/// Two neighbours that changed places in one of the two writings.
fn swapped(arabic: &[u8], l: &[u8], i: usize, j: usize, two: &[u16; N], costs: &Costs) -> u16 {
    if i < 3 || j < 3 {
        return u16::MAX / 2;
    }
    let cost = |letter: u8, sound: u8| {
        u16::from(costs.write[write_at(Place::Middle, letter.min(28), 1 + usize::from(sound))])
    };
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
