//! Learning how Arabic letters are written in Latin, from pairs of spellings.
//!
//! Expectation–maximisation over all alignments at once: each Arabic letter
//! writes a chunk of none, one or two Latin letters, and Latin letters may stand
//! alone (short vowels). A round counts, over every alignment weighted by its
//! probability, how often each choice was made, and takes the shares as the next
//! probabilities. The result is written as costs (`-ln p` against the commonest
//! choice) and read back by the program; `examples/learn.rs` makes the file anew
//! and a test holds it up to date.

use std::collections::BTreeMap;

use super::align::{Place, Sounds, UNIT};
use crate::Code;

/// One pair as symbols: Arabic letters by code, Latin ones as sounds.
struct Pair {
    arabic: Vec<u8>,
    latin: Vec<u8>,
}

type Choice = (Place, u8, Vec<u8>);

#[derive(Default)]
struct Table {
    write: BTreeMap<Choice, f64>,
    put: BTreeMap<u8, f64>,
}

/// Rounds of EM; the counts stand still well before.
const ROUNDS: usize = 25;

/// Learns the costs from pairs given as CSV (`arabic` first, then columns of
/// spellings separated by `|`) and returns them in the form of
/// `data/latin_costs.toml`.
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
            let word = super::without_article(&folded);
            let compound = ["abd", "3abd", "abo", "abu"].iter().find_map(|h| word.strip_prefix(h).map(|r| format!("{h}{}", super::without_article(r))));
            let latin = Sounds::of(Code::new(compound.as_deref().unwrap_or(word)).letters()).letters().to_vec();
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

fn start(pairs: &[Pair]) -> Table {
    let mut table = Table::default();
    for p in pairs {
        for (i, &a) in p.arabic.iter().enumerate() {
            // Near the diagonal first, so that the counts begin in the right place.
            let centre = i * p.latin.len() / p.arabic.len().max(1);
            for j in centre.saturating_sub(2)..(centre + 3).min(p.latin.len() + 1) {
                for chunk in chunks(&p.latin, j) {
                    *table.write.entry((Place::of(i, p.arabic.len()), a, chunk.to_vec())).or_default() += if chunk.len() == 1 { 1.0 } else { 0.3 };
                }
            }
        }
        for &x in &p.latin {
            *table.put.entry(x).or_default() += 0.2;
        }
    }
    normal(table)
}

/// Shares: per letter and place over its chunks, and over the letters put alone
/// (against all letters written, so that putting is never free).
fn normal(mut table: Table) -> Table {
    let mut sums: BTreeMap<(Place, u8), f64> = BTreeMap::new();
    for ((place, a, _), n) in &table.write {
        *sums.entry((*place, *a)).or_default() += n;
    }
    let all: f64 = sums.values().sum::<f64>() + table.put.values().sum::<f64>();
    for ((place, a, _), n) in &mut table.write {
        *n /= sums[&(*place, *a)].max(1e-12);
    }
    table.put.values_mut().for_each(|n| *n /= all.max(1e-12));
    table
}

fn round(pairs: &[Pair], p: &Table) -> Table {
    let mut next = Table::default();
    for pair in pairs {
        count(pair, p, &mut next);
    }
    normal(next)
}

/// Adds the expected counts of one pair (forward and backward sums).
fn count(pair: &Pair, p: &Table, next: &mut Table) {
    let (n, m) = (pair.arabic.len(), pair.latin.len());
    let put = |x: u8| p.put.get(&x).copied().unwrap_or(1e-9);
    let write = |i: usize, chunk: &[u8]| p.write.get(&(Place::of(i, n), pair.arabic[i], chunk.to_vec())).copied().unwrap_or(1e-9);
    let mut forward = vec![vec![0f64; m + 1]; n + 1];
    forward[0][0] = 1.0;
    for i in 0..=n {
        for j in 0..=m {
            let here = forward[i][j];
            if j < m {
                forward[i][j + 1] += here * put(pair.latin[j]);
            }
            if i < n {
                for chunk in chunks(&pair.latin, j) {
                    forward[i + 1][j + chunk.len()] += here * write(i, chunk);
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
                let step = put(pair.latin[j]) * backward[i][j + 1];
                backward[i][j] += step;
                *next.put.entry(pair.latin[j]).or_default() += forward[i][j] * step / total;
            }
            if i < n {
                for chunk in chunks(&pair.latin, j) {
                    let step = write(i, chunk) * backward[i + 1][j + chunk.len()];
                    backward[i][j] += step;
                    *next.write.entry((Place::of(i, n), pair.arabic[i], chunk.to_vec())).or_default() += forward[i][j] * step / total;
                }
            }
        }
    }
}

/// What few pairs cannot show: a letter in one place is written much as in the
/// others, and a letter that lost or gained a dot or sounds like another may be
/// written as that other.
fn smooth(table: Table) -> Table {
    let mut out = Table { put: table.put, ..Table::default() };
    for ((place, a, chunk), p) in &table.write {
        *out.write.entry((*place, *a, chunk.clone())).or_default() += 0.85 * p;
        for other in Place::ALL {
            *out.write.entry((other, *a, chunk.clone())).or_default() += 0.05 * p;
        }
        for (b, share) in crate::distance::confused(*a) {
            *out.write.entry((*place, b, chunk.clone())).or_default() += share * p;
        }
    }
    out
}

fn print(table: &Table) -> String {
    let cost = |p: f64, top: f64| ((top / p).ln() * UNIT).round().max(0.0) as u32;
    let mut out = String::from(
        "# Made by `cargo run -p names --example learn` from latin_pairs.csv; do not edit.\n# What it costs to write an Arabic letter as a Latin chunk, in sixteenths of a nat\n# against the commonest choice; an empty chunk is a letter left out.\n\n",
    );
    let top = table.put.values().copied().fold(0.0, f64::max);
    let puts: Vec<String> = table.put.iter().filter(|(_, p)| **p > 1e-5).map(|(x, p)| format!("{}:{}", text(&[*x]), cost(*p, top) + 3)).collect();
    out.push_str(&format!("\"+\" = \"{}\"\n", puts.join(", ")));
    for place in Place::ALL {
        out.push_str(&format!("\n[{}]\n", place.word()));
        for a in 1..=28 {
            let mut row: Vec<(u32, String)> = table
                .write
                .iter()
                .filter(|((q, b, _), p)| *q == place && *b == a && **p > 1e-3)
                .map(|((_, _, chunk), p)| (*p, text(chunk)))
                .map(|(p, c)| ((p * 1e9) as u32, c))
                .collect();
            row.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.cmp(&y.1)));
            let Some(&(top, _)) = row.first() else { continue };
            let list: Vec<String> = row.iter().map(|(p, c)| format!("{c}:{}", cost(f64::from(*p), f64::from(top)))).collect();
            out.push_str(&format!("\"{}\" = \"{}\"\n", crate::code::arabic(a), list.join(", ")));
        }
    }
    out
}

fn text(chunk: &[u8]) -> String {
    chunk.iter().map(|&x| char::from(if x < 26 { b'a' + x } else { b'0' + x - 26 })).collect()
}
