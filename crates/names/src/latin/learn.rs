//! Learning how Arabic letters are written in Latin, from pairs of spellings.
//!
//! Expectation–maximisation over all alignments at once: each Arabic letter
//! writes a chunk of none, one or two Latin letters, and Latin letters may stand
//! alone (short vowels). A round counts, over every alignment weighted by its
//! probability, how often each choice was made, and takes the shares as the next
//! probabilities. The result is written as costs (`-ln p` against the commonest
//! choice) and read back by the program; `examples/learn.rs` makes the file anew
//! and a test holds it up to date.

use super::align::{ARABIC, CHUNKS, Place, UNIT, chunk_of, write_at};
use super::sounds::{SYMBOLS, Sounds};
use crate::Code;

/// One pair as symbols: Arabic letters by code, Latin ones as sounds.
struct Pair {
    arabic: Vec<u8>,
    latin: Vec<u8>,
}

/// What stands for what, dense: probabilities or counts.
#[derive(Clone)]
struct Likelihoods {
    /// By place, Arabic letter and chunk.
    write: Vec<f64>,
    /// Latin letters that stand alone.
    put: [f64; SYMBOLS],
}

impl Likelihoods {
    fn empty() -> Likelihoods {
        Likelihoods { write: vec![0.0; Place::ALL.len() * ARABIC * CHUNKS], put: [0.0; SYMBOLS] }
    }

    fn row(place: Place, letter: u8) -> std::ops::Range<usize> {
        let from = write_at(place, letter, 0);
        from..from + CHUNKS
    }
}

/// Rounds of EM; the counts stand still well before.
const ROUNDS: usize = 12;

/// Learns the costs from pairs given as CSV (`arabic` first, then columns of
/// spellings separated by `|`) and returns them in the form of
/// `data/latin_costs.toml`.
///
/// ```
/// // What is learned is data with one value a line, made the same way each time.
/// let pairs = "arabic,latin\nخالد,Khaled|Khalid\nماهر,Maher\n";
/// assert_eq!(names::latin::learn::costs(pairs), names::latin::learn::costs(pairs));
/// ```
pub fn costs(csv: &str) -> String {
    let pairs = read(csv);
    let mut table = start(&pairs);
    for _ in 0..ROUNDS {
        table = round(&pairs, &table);
    }
    print(&smooth(table))
}

fn read(csv: &str) -> Vec<Pair> {
    let mut pairs = vec![];
    for line in csv.lines().skip(1).filter(|l| !l.starts_with('#')) {
        let mut cells = line.split(',');
        let arabic = bare(Code::new(&crate::fold(cells.next().unwrap_or(""))).letters());
        for spelling in cells.flat_map(|c| c.split('|')).filter(|s| !s.is_empty()) {
            let folded = crate::fold(spelling).replace(' ', "");
            let word = super::words::without_article(&folded);
            let compound = ["abd", "3abd", "abo", "abu"].iter().find_map(|h| {
                word.strip_prefix(h).map(|r| format!("{h}{}", super::words::without_article(r)))
            });
            let latin =
                Sounds::of(Code::new(compound.as_deref().unwrap_or(word)).letters()).letters().to_vec();
            pairs.push(Pair { arabic: arabic.clone(), latin });
        }
    }
    pairs
}

/// The letters without the article of the word and of its compound: the article
/// is aligned as a whole and would only blur the letters.
fn bare(letters: &[u8]) -> Vec<u8> {
    const AL: [u8; 2] = [1, 23];
    let l = letters.strip_prefix(&AL).filter(|r| r.len() > 2).unwrap_or(letters);
    for head in [&[18u8, 2, 8][..], &[1, 2, 27]] {
        if let Some(rest) = l.strip_prefix(head).and_then(|r| r.strip_prefix(&AL)) {
            return [head, rest].concat();
        }
    }
    l.to_vec()
}

fn chunks(latin: &[u8], from: usize) -> impl Iterator<Item = &[u8]> {
    (0..=2).filter_map(move |n| latin.get(from..from + n)).filter(|c| c.len() < 2 || is_one_sound(c[0], c[1]))
}

/// Whether two Latin letters may write one Arabic letter: `kh`, `ai`, `ah`; not
/// `ba`, whose vowel stands alone and is counted for all consonants together.
fn is_one_sound(x: u8, y: u8) -> bool {
    let soft = |l: u8| b"aeiouyw".contains(&(l + b'a'));
    let h = b'h' - b'a';
    x < 26 && (y == h && x != h || y < 26 && soft(x) && soft(y))
}

fn start(pairs: &[Pair]) -> Likelihoods {
    let mut table = Likelihoods::empty();
    for p in pairs {
        for (i, &a) in p.arabic.iter().enumerate() {
            // Near the diagonal first, so that the counts begin in the right place.
            let centre = i * p.latin.len() / p.arabic.len().max(1);
            for j in centre.saturating_sub(2)..(centre + 3).min(p.latin.len() + 1) {
                for chunk in chunks(&p.latin, j) {
                    table.write[write_at(Place::of(i, p.arabic.len()), a, chunk_of(chunk))] +=
                        if chunk.len() == 1 { 1.0 } else { 0.3 };
                }
            }
        }
        p.latin.iter().for_each(|&x| table.put[usize::from(x)] += 0.2);
    }
    normal(table)
}

/// Shares: per letter and place over its chunks, and over the letters put alone
/// (against all letters written, so that putting is never free).
fn normal(mut table: Likelihoods) -> Likelihoods {
    let mut all: f64 = table.put.iter().sum();
    for row in table.write.chunks_mut(CHUNKS) {
        let sum: f64 = row.iter().sum();
        all += sum;
        row.iter_mut().for_each(|n| *n /= sum.max(1e-12));
    }
    table.put.iter_mut().for_each(|n| *n /= all.max(1e-12));
    table
}

fn round(pairs: &[Pair], p: &Likelihoods) -> Likelihoods {
    let mut next = Likelihoods::empty();
    for pair in pairs {
        count(pair, p, &mut next);
    }
    normal(next)
}

/// Adds the expected counts of one pair (forward and backward sums).
fn count(pair: &Pair, p: &Likelihoods, next: &mut Likelihoods) {
    let (n, m) = (pair.arabic.len(), pair.latin.len());
    let put = |j: usize| p.put[usize::from(pair.latin[j])].max(1e-9);
    let at = |i: usize, chunk: &[u8]| write_at(Place::of(i, n), pair.arabic[i], chunk_of(chunk));
    let mut forward = vec![vec![0f64; m + 1]; n + 1];
    forward[0][0] = 1.0;
    for i in 0..=n {
        for j in 0..=m {
            let here = forward[i][j];
            if j < m {
                forward[i][j + 1] += here * put(j);
            }
            if i < n {
                for chunk in chunks(&pair.latin, j) {
                    forward[i + 1][j + chunk.len()] += here * p.write[at(i, chunk)].max(1e-9);
                }
            }
        }
    }
    let mut backward = vec![vec![0f64; m + 1]; n + 1];
    backward[n][m] = 1.0;
    let total = forward[n][m];
    if total <= 0.0 {
        return;
    }
    for i in (0..=n).rev() {
        for j in (0..=m).rev() {
            if j < m {
                let step = put(j) * backward[i][j + 1];
                backward[i][j] += step;
                next.put[usize::from(pair.latin[j])] += forward[i][j] * step / total;
            }
            if i < n {
                for chunk in chunks(&pair.latin, j) {
                    let step = p.write[at(i, chunk)].max(1e-9) * backward[i + 1][j + chunk.len()];
                    backward[i][j] += step;
                    next.write[at(i, chunk)] += forward[i][j] * step / total;
                }
            }
        }
    }
}

/// What few pairs cannot show: a letter in one place is written much as in the
/// others, and a letter that lost or gained a dot or sounds like another may be
/// written as that other.
fn smooth(table: Likelihoods) -> Likelihoods {
    let mut out = Likelihoods { put: table.put, ..Likelihoods::empty() };
    for place in Place::ALL {
        for a in 1..ARABIC as u8 {
            for (k, i) in Likelihoods::row(place, a).enumerate() {
                let p = table.write[i];
                out.write[i] += 0.85 * p;
                Place::ALL.iter().for_each(|&other| out.write[write_at(other, a, k)] += 0.05 * p);
                crate::distance::confused(a)
                    .for_each(|(b, share)| out.write[write_at(place, b, k)] += share * p);
            }
        }
    }
    out
}

fn print(table: &Likelihoods) -> String {
    let cost = |p: f64, top: f64| ((top / p).ln() * UNIT).round().max(0.0) as u32;
    let mut out = String::from(
        "# Made by `cargo run -p names --example learn` from latin_pairs.csv; do not edit.\n\
            # What it costs to write an Arabic letter as a Latin chunk, in sixteenths of a nat\n\
            # against the commonest choice; an empty chunk is a letter left out.\n\n",
    );
    let top = table.put.iter().copied().fold(0.0, f64::max);
    let puts: Vec<String> = (0..SYMBOLS)
        .filter(|&x| table.put[x] > 1e-5)
        .map(|x| format!("{}:{}", letter(x), cost(table.put[x], top) + PUT))
        .collect();
    out.push_str(&format!("\"+\" = \"{}\"\n", puts.join(", ")));
    for place in Place::ALL {
        out.push_str(&format!("\n[{}]\n", place.word()));
        for a in 1..ARABIC as u8 {
            let row = &table.write[Likelihoods::row(place, a)];
            // Counted in billionths, so that the order does not hang on a last bit.
            let mut seen: Vec<(u32, String)> = row
                .iter()
                .enumerate()
                .filter(|(_, p)| **p > 1e-3)
                .map(|(k, p)| ((p * 1e9) as u32, text(k)))
                .collect();
            seen.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)));
            let Some(&(top, _)) = seen.first() else { continue };
            let list: Vec<String> =
                seen.iter().map(|(p, c)| format!("{c}:{}", cost(f64::from(*p), f64::from(top)))).collect();
            out.push_str(&format!("\"{}\" = \"{}\"\n", crate::code::arabic(a), list.join(", ")));
        }
    }
    out
}

/// No letter stands alone for nothing.
const PUT: u32 = 3;

fn letter(symbol: usize) -> char {
    char::from(if symbol < 26 { b'a' + symbol as u8 } else { b'0' + (symbol as u8 - 26) })
}

/// The letters of a chunk by its number.
fn text(chunk: usize) -> String {
    match chunk {
        0 => String::new(),
        k if k <= SYMBOLS => letter(k - 1).to_string(),
        k => [letter((k - 1 - SYMBOLS) / SYMBOLS), letter((k - 1 - SYMBOLS) % SYMBOLS)].iter().collect(),
    }
}
