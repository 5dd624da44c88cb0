//! How common each name, place and party is, from the records themselves.
//!
//! It is counted over people as far as they are known: the records that are
//! said to be of one person ([`Persons`]) count once, and so does a row pasted
//! again. Of records that nobody has judged, each counts: in lists that are
//! linked for the first time everybody is counted as often as they are named,
//! which leaves the shares nearly as they are.

use std::hash::{BuildHasherDefault, Hasher};

use hashbrown::{HashMap, HashSet};
use std::collections::{BTreeMap, BTreeSet};

use crate::compare::Frequencies;
use crate::levels::{BINS, Column};
use crate::pack::*;
use crate::persons::Persons;
use crate::words::{Token, Words};

/// A little of what is known everywhere, so that a list of ten records does not
/// think every name rare or common: this many records of background.
const BACKGROUND: f64 = 60.0;
const KNOWN: f64 = 0.004;
const UNKNOWN: f64 = 0.0005;

impl Frequencies {
    pub(crate) fn of(words: &Words, rows: &[Packed], parties: usize, persons: &Persons) -> Frequencies {
        let mut counts = [(); 4].map(|()| vec![0u32; words.len()]);
        let mut party = vec![0u32; parties];
        let mut seen: HashSet<u64, BuildHasherDefault<AsItIs>> = HashSet::default();
        seen.reserve(rows.iter().filter(|r| r.birth.is_exact()).count());
        for person in persons.groups() {
            let records = || person.iter().map(|&row| &rows[row as usize]);
            seen.extend(records().filter_map(Packed::row_hash));
            for (column, token, times) in of_one_person(records()) {
                counts[column as usize][token as usize] += times;
            }
            let parties: BTreeSet<u32> = records().map(|r| r.party).collect();
            parties.into_iter().for_each(|of| party[of as usize] += 1);
        }
        let alone = rows.iter().enumerate().filter(|(row, _)| !persons.has(*row as u32)).map(|(_, r)| r);
        for r in alone.filter(|r| r.row_hash().is_none_or(|i| seen.insert(i))) {
            for (column, token) in tokens(r) {
                counts[column as usize][token as usize] += 1;
            }
            party[r.party as usize] += 1;
        }
        let mut f = Frequencies {
            bins: vec![[BINS - 1; 8]; words.len()],
            settled: vec![false; words.len()],
            party: vec![0; parties],
            mass: [[0.0; BINS as usize]; 8],
            square: [[0.0; BINS as usize]; 8],
            party_mass: [0.0; 8],
            party_square: [0.0; 8],
        };
        for c in 0..4 {
            f.column(words, &counts[c], c);
            f.across(words, &counts[c], c + 4);
        }
        let often = (rows.len() as f64 * 3e-5).max(5.0);
        for t in 1..words.len() {
            let n: u32 = (0..3).map(|c| counts[c][t]).sum();
            f.settled[t] = words.is_known(t as Token) || f64::from(n) >= often;
        }
        f.parties(&party);
        f
    }

    /// Room for tokens seen after the counting: as rare as can be.
    pub(crate) fn grow(&mut self, words: usize, parties: usize) {
        self.bins.resize(words.max(self.bins.len()), [BINS - 1; 8]);
        self.settled.resize(words.max(self.settled.len()), false);
        self.party.resize(parties.max(self.party.len()), 7);
    }

    /// Back to the tokens counted.
    pub(crate) fn shrink(&mut self, words: usize, parties: usize) {
        self.bins.truncate(words);
        self.settled.truncate(words);
        self.party.truncate(parties);
    }

    /// Within one script: how often a token stands where such tokens stand.
    fn column(&mut self, words: &Words, counts: &[u32], at: usize) {
        let mut total = [0.0f64; 2];
        for (t, &n) in counts.iter().enumerate().skip(1) {
            total[usize::from(words.is_latin(t as Token))] += f64::from(n);
        }
        let pairs: f64 = total.iter().map(|t| t * t).sum::<f64>().max(1.0);
        let all = (total[0] + total[1]).max(1.0);
        for (t, &n) in counts.iter().enumerate().skip(1) {
            let background = if words.is_known(t as Token) { KNOWN } else { UNKNOWN };
            let own = total[usize::from(words.is_latin(t as Token))];
            let share = (f64::from(n) + BACKGROUND * background) / (own + BACKGROUND);
            let bin = bin(share);
            self.bins[t][at] = bin;
            self.mass[at][usize::from(bin)] += f64::from(n) / all;
            self.square[at][usize::from(bin)] += f64::from(n) * f64::from(n) / pairs;
        }
    }

    /// Across scripts: how often its consonants stand there.
    fn across(&mut self, words: &Words, counts: &[u32], at: usize) {
        if !(1..words.len()).any(|t| words.is_latin(t as Token)) {
            return;
        }
        let mut by_key: HashMap<u32, [f64; 2]> = HashMap::new();
        let mut total = [0.0f64; 2];
        for (t, &n) in counts.iter().enumerate().skip(1).filter(|(_, n)| **n > 0) {
            let side = usize::from(words.is_latin(t as Token));
            by_key.entry(words.key(t as Token)).or_default()[side] += f64::from(n);
            total[side] += f64::from(n);
        }
        let all = (total[0] + total[1]).max(1.0);
        let mut shares: Vec<(u32, f64)> = by_key.iter().map(|(k, n)| (*k, n[0] + n[1])).collect();
        shares.sort_unstable_by_key(|s| s.0);
        let mut bins = HashMap::new();
        for (key, n) in shares {
            let share = (n + BACKGROUND * UNKNOWN) / (all + BACKGROUND);
            let bin = bin(share);
            bins.insert(key, bin);
            self.mass[at][usize::from(bin)] += n / all;
            self.square[at][usize::from(bin)] += n / all * n / all;
        }
        for t in 1..counts.len() {
            if let Some(&b) = bins.get(&words.key(t as Token)) {
                self.bins[t][at] = b;
            }
        }
    }

    fn parties(&mut self, counts: &[u32]) {
        let total: f64 = counts.iter().skip(1).map(|&n| f64::from(n)).sum::<f64>().max(1.0);
        for (t, &n) in counts.iter().enumerate().skip(1) {
            let share = f64::from(n.max(1)) / total;
            let bin = ((-libm::log2(share)) as i32).clamp(0, 7) as u8;
            self.party[t] = bin;
            self.party_mass[usize::from(bin)] += share;
            self.party_square[usize::from(bin)] += share * share;
        }
    }
}

/// What stands in the records of one person, each as often as in the record that has it most often.
fn of_one_person<'r>(
    records: impl Iterator<Item = &'r Packed>,
) -> impl Iterator<Item = (Column, Token, u32)> {
    let mut most: BTreeMap<(usize, Token), (Column, u32)> = BTreeMap::new();
    for record in records {
        let mut own: BTreeMap<(usize, Token), (Column, u32)> = BTreeMap::new();
        tokens(record)
            .for_each(|(column, token)| own.entry((column as usize, token)).or_insert((column, 0)).1 += 1);
        for (key, (column, times)) in own {
            let known = most.entry(key).or_insert((column, 0));
            known.1 = known.1.max(times);
        }
    }
    most.into_iter().map(|((_, token), (column, times))| (column, token, times))
}

/// Takes a number that is a hash already as it is.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.0 = self.0 << 8 | u64::from(*b));
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// One octave a bin.
fn bin(share: f64) -> u8 {
    ((-libm::log2(share.max(1e-9))) as i32).clamp(0, i32::from(BINS) - 1) as u8
}

/// The tokens of a record and the columns they count in.
fn tokens(r: &Packed) -> impl Iterator<Item = (Column, Token)> + '_ {
    let n = &r.name;
    let names = [
        (Column::Forename, n[GIVEN]),
        (Column::Forename, n[FATHER]),
        (Column::Forename, n[GRAND]),
        (Column::Family, n[FAMILY]),
        (Column::Mother, n[MOTHER]),
        (Column::Place, r.places[0]),
        (Column::Place, r.places[1]),
    ];
    names.into_iter().filter(|(_, t)| *t != 0)
}
