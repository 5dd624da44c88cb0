//! Keys: which records are worth comparing.
//!
//! Two records meet when they share one of [`KEYS`] keys. Keys are made of
//! consonant keys of names, so that vowels, spelling rules and scripts do not
//! matter to them, joined with a year, a day, a place or a mother. No list of
//! pairs is ever held: a pair counts in the first key that reaches it, which is
//! seen by comparing the keys before it.
//!
//! **Invariant:** a block holds at most [`CAP`] records. A larger one is split by
//! further fields; rows alike in all of them are compared with the first of them
//! alone. The key table is rewritten with the refined key, so that "the first key that
//! reaches the pair" stays true, and what was split is reported.

use crate::pack::*;
use crate::words::{Token, Words, hash, mix};

/// How many keys a record can have.
pub(crate) const KEYS: usize = 32;
/// The largest block compared as a whole.
pub(crate) const CAP: usize = 320;

/// The keys of one record; 0 is none.
pub(crate) type Keys = [u32; KEYS];

/// What was split because too many records shared a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refined {
    /// Number of the key.
    pub key: usize,
    /// Blocks that were too large.
    pub blocks: usize,
    /// Records in them.
    pub records: usize,
    /// Records that were alike in every further field as well and were compared
    /// with the first of them alone.
    pub alike: usize,
}

/// The keys of a record.
pub(crate) fn keys(w: &Words, p: &Packed, size: Size) -> Keys {
    let mut k = [0; KEYS];
    let many = size != Size::District;
    let nameless = p.flags & NAMELESS != 0;
    let s = |slot: usize| if nameless { 0 } else { w.key(p.name[slot]) };
    let t = |slot: usize| if nameless { 0 } else { p.name[slot] };
    let (g, f, h, l, m) = (s(GIVEN), s(FATHER), s(GRAND), s(FAMILY), s(MOTHER));
    let year = year(p);
    // Two overlapping windows bridge a year more or less; a country has other keys for that.
    let (early, late) = match year {
        0 => (0, 0),
        // Blocks of the same two parts are split by the year.
        _ if size.is_country() => (0, 0),
        _ => (year / 2 + 1, year.div_ceil(2) + 100_000),
    };
    let day = if p.birth.is_exact() { p.birth.0 } else { 0 };
    let town = if p.places[0] == 0 { 0 } else { w.key(p.places[0]) };
    let taken = if p.taken.0 == p.taken.1 && p.taken != NO_DATE { p.taken.0 as u32 } else { 0 };
    let month = if p.taken == NO_DATE { 0 } else { (p.taken.0.div_euclid(30)) as u32 };
    k[0] = if nameless { 0 } else { p.whole };
    k[1] = all(1, [g, f, l]);
    k[5] = if nameless { 0 } else { prefix(w, p, if size.is_country() { [3, 4, 5] } else { [3, 3, 4] }) };
    // One key bears the blindness of consonants in a country; the others do not.
    let (g, f, h, l, m, town) = if size.is_country() {
        (t(GIVEN), t(FATHER), t(GRAND), t(FAMILY), t(MOTHER), p.places[0])
    } else {
        (g, f, h, l, m, town)
    };
    k[2] = all(2, [g, f, h]);
    k[3] = all(3, [f, h, l]);
    k[4] = all(4, [g, h, l]);
    k[6] = all(6, [g, l, town]);
    k[7] = all(7, [g, f, town]);
    k[8] = all(8, [f, l, town]);
    k[9] = all(9, [g, f, m]);
    k[10] = all(10, [g, l, m]);
    k[31] = all(25, [g, taken]);
    k[26] = all(26, [l, taken]);
    k[27] = all(27, [f, taken]);
    k[14] = all(14, [g, l, month]);
    k[15] = if p.national != 0 { hash([15, p.national]) } else { all(15, [p.phone, g]) };
    k[16] = all(16, [p.register, g]);
    k[17] = all(17, [p.register, l]);
    k[18] = all(18, [t(GIVEN), day]);
    k[19] = all(19, [t(FATHER), day]);
    k[20] = all(20, [t(FAMILY), day]);
    k[25] = if nameless { 0 } else { w.ends([p.name[0], p.name[1], p.name[2], p.extra, p.name[3]]) };
    for (i, pair) in [[g, f], [g, l], [f, l]].into_iter().enumerate() {
        k[11 + i] = all(22, [pair[0], pair[1], early, i as u32 + 1]);
        k[22 + i] = all(22, [pair[0], pair[1], late, i as u32 + 1]);
        k[28 + i] = all(28, [pair[0], pair[1], i as u32 + 1]);
    }
    k[21] = if many { 0 } else { all(31, [day]) };
    if size == Size::Census {
        SPARED.iter().for_each(|&spared| k[spared] = 0);
    }
    k
}

/// A key of kind `n` made of parts; none where a part is missing.
#[inline]
fn all<const N: usize>(n: u32, parts: [u32; N]) -> u32 {
    if parts.contains(&0) { 0 } else { mix(n, &parts) }
}

/// Keys that a [`Size::Census`] does without.
const SPARED: [usize; 7] = [2, 4, 5, 9, 10, 14, 25];

/// Keys from this one on are loose: their blocks are kept small.
const LOOSE: usize = 25;

pub(crate) fn is_loose(k: usize) -> bool {
    k >= LOOSE
}

/// From this many records on, loose keys are held tighter.
const MANY: usize = 200_000;

/// How much there is to compare, which decides how fine the keys are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Size {
    /// A few lists.
    District,
    /// Very many records, in two scripts: keys stay blind to vowels.
    TwoScripts,
    /// Very many records in one script: keys of two parts are exact.
    Country,
    /// The same where most records say more than names: keys are left out that
    /// bring hardly anyone whom the keys of days, places and mothers do not.
    Census,
}

/// Of birthday, place, day of taking and mother, so many a record on average are
/// a list that says more than names.
const MUCH: usize = 2;

impl Size {
    pub(crate) fn of(rows: &[Packed]) -> Size {
        match rows.len() >= MANY {
            false => Size::District,
            true if rows.iter().any(|r| r.flags & LATIN != 0) => Size::TwoScripts,
            true if rows.iter().map(said).sum::<usize>() >= rows.len() * MUCH => Size::Census,
            true => Size::Country,
        }
    }

    /// One script, very many records.
    fn is_country(self) -> bool {
        matches!(self, Size::Country | Size::Census)
    }
}

fn said(p: &Packed) -> usize {
    [p.birth.is_exact(), p.places[0] != 0, p.taken != NO_DATE, p.name[MOTHER] != 0]
        .into_iter()
        .map(usize::from)
        .sum()
}

/// The largest block of a key. In a country a loose key says less than in a
/// district, and the more records there are, the sooner a block is split, so that
/// the work grows with the records and not with their square.
fn cap(k: usize, rows: usize) -> usize {
    match (is_loose(k), rows) {
        (false, ..MANY) => CAP,
        (false, ..3_000_000) => 160,
        (false, _) => 48,
        (true, ..MANY) => 40,
        (true, _) => 10,
    }
}

/// The first letters of given, father and family; catches what changes the
/// consonants behind them.
fn prefix(w: &Words, p: &Packed, letters: [usize; 3]) -> u32 {
    let part = |t: Token, n| if t == 0 { 0 } else { w.prefix(t, n) };
    let parts =
        [part(p.name[GIVEN], letters[0]), part(p.name[FATHER], letters[1]), part(p.name[FAMILY], letters[2])];
    if parts.contains(&0) { 0 } else { hash(parts.into_iter().chain([24])) }
}

fn year(p: &Packed) -> u32 {
    if p.birth.is_some() {
        p.birth.year() as u32
    } else if p.born != NO_YEARS {
        ((i32::from(p.born.0) + i32::from(p.born.1)) / 2) as u32
    } else if p.age != NO_AGE {
        10_000 + u32::from(p.age.0)
    } else {
        0
    }
}

/// The further fields that split a block too large, in this order.
const FURTHER: usize = 9;

fn further(w: &Words, p: &Packed, field: usize) -> u32 {
    match field {
        0 => year(p),
        1 => w.key(p.name[FAMILY]),
        2 => w.key(p.name[GRAND]),
        3 => w.key(p.places[0]),
        4 => w.key(p.name[MOTHER]),
        5 => {
            if p.taken == NO_DATE {
                0
            } else {
                p.taken.0.div_euclid(30) as u32
            }
        }
        6 => p.birth.0,
        7 => hash(p.name),
        _ => hash([p.taken.0 as u32, p.register, p.party, u32::from(p.sex), p.list]),
    }
}

/// The keys of every row, key by key, and their digests, row by row.
pub(crate) struct KeyTable {
    pub size: Size,
    columns: Vec<Vec<u32>>,
    pub digests: Vec<Digest>,
}

impl KeyTable {
    /// The keys of all rows, made by `threads`.
    pub(crate) fn of(w: &Words, rows: &[Packed], threads: usize) -> KeyTable {
        let size = Size::of(rows);
        let mut table =
            KeyTable { size, columns: vec![vec![0; rows.len()]; KEYS], digests: vec![[0; KEYS]; rows.len()] };
        let part = rows.len().div_ceil(threads).max(1);
        let mut parts: Vec<Vec<&mut [u32]>> = rows.chunks(part).map(|_| Vec::with_capacity(KEYS)).collect();
        for column in &mut table.columns {
            for (slice, part) in column.chunks_mut(part).zip(&mut parts) {
                part.push(slice);
            }
        }
        std::thread::scope(|scope| {
            for ((mut columns, short), rows) in
                parts.into_iter().zip(table.digests.chunks_mut(part)).zip(rows.chunks(part))
            {
                scope.spawn(move || {
                    for (i, (d, r)) in short.iter_mut().zip(rows).enumerate() {
                        let k = keys(w, r, size);
                        *d = digest(&k);
                        // Memory that holds no key is never touched.
                        let there = columns.iter_mut().zip(k).filter(|(_, key)| *key != 0);
                        there.for_each(|(column, key)| column[i] = key);
                    }
                });
            }
        });
        table
    }

    /// Sorts the rows of the keys from `first` on, one key for each scratch.
    pub(crate) fn sorted(&self, first: usize, scratches: &mut [Scratch]) {
        std::thread::scope(|scope| {
            for (column, scratch) in self.columns[first..].iter().zip(scratches) {
                scope.spawn(|| {
                    scratch.fill(column);
                    scratch.sort(u32::MAX);
                });
            }
        });
    }

    fn set(&mut self, row: u32, k: usize, key: u32) {
        self.columns[k][row as usize] = key;
        self.digests[row as usize][k] = short(key);
    }

    /// Whether a key before the current one brings two rows together.
    #[inline]
    pub(crate) fn shares_earlier_key(
        &self,
        (a, da): (u32, &Digest),
        (b, db): (u32, &Digest),
        before: &Digest,
    ) -> bool {
        // Two digests alike by accident in two keys is as rare as two keys alike.
        match earlier_keys_shared(da, db, before) {
            0 => false,
            1 => (0..KEYS).any(|i| {
                before[i] != 0
                    && da[i] != 0
                    && da[i] == db[i]
                    && self.columns[i][a as usize] == self.columns[i][b as usize]
            }),
            _ => true,
        }
    }
}

/// The rows that have key `k`, sorted by it, and blocks split to size.
pub(crate) struct Blocks {
    /// Rows, block after block.
    pub rows: Vec<u32>,
    /// Where each block of two or more ends and begins.
    pub spans: Vec<(u32, u32)>,
    /// Rows alike in everything, each with the first of them: no block, because
    /// comparing each with each would say one thing a thousand times.
    pub alike: Vec<(u32, u32)>,
    pub refined: Option<Refined>,
}

/// Builds the blocks of key `k` from rows sorted by it, rewriting keys that were
/// refined.
pub(crate) fn blocks(
    w: &Words,
    rows: &[Packed],
    table: &mut KeyTable,
    k: usize,
    scratch: &mut Scratch,
) -> Blocks {
    let sorted = &mut scratch.pairs;
    let mut out = Blocks { rows: Vec::new(), spans: Vec::new(), alike: Vec::new(), refined: None };
    let mut at = 0;
    while at < sorted.len() {
        let end = at + sorted[at..].iter().take_while(|p| p.0 == sorted[at].0).count();
        if end - at > cap(k, rows.len()) {
            refine(w, rows, table, k, &mut sorted[at..end], 0, &mut out);
            let r = out.refined.get_or_insert(Refined { key: k, blocks: 0, records: 0, alike: 0 });
            r.blocks += 1;
            r.records += end - at;
        } else if end - at > 1 {
            out.block(sorted[at..end].iter().map(|p| p.1));
        }
        at = end;
    }
    // In the order of their first rows, so that memory is walked and not jumped.
    scratch.pairs.clear();
    scratch.pairs.extend(out.spans.iter().enumerate().map(|(i, s)| (out.rows[s.0 as usize], i as u32)));
    scratch.sort(rows.len() as u32);
    out.spans = scratch.pairs.iter().map(|p| out.spans[p.1 as usize]).collect();
    out
}

impl Blocks {
    fn block(&mut self, rows: impl Iterator<Item = u32>) {
        let from = self.rows.len() as u32;
        self.rows.extend(rows);
        self.spans.push((from, self.rows.len() as u32));
    }
}

fn refine(
    w: &Words,
    rows: &[Packed],
    table: &mut KeyTable,
    k: usize,
    block: &mut [(u32, u32)],
    field: usize,
    out: &mut Blocks,
) {
    if field == FURTHER {
        let first = block[0].1;
        for p in block.iter() {
            table.set(p.1, k, 0);
        }
        out.alike.extend(block[1..].iter().map(|p| (first.min(p.1), first.max(p.1))));
        out.refined.get_or_insert(Refined { key: k, blocks: 0, records: 0, alike: 0 }).alike += block.len();
        return;
    }
    for p in block.iter_mut() {
        p.0 = mix(field as u32, &[p.0, further(w, &rows[p.1 as usize], field)]);
        table.set(p.1, k, p.0);
    }
    block.sort_unstable();
    let mut at = 0;
    while at < block.len() {
        let end = at + block[at..].iter().take_while(|p| p.0 == block[at].0).count();
        if end - at > cap(k, rows.len()) {
            refine(w, rows, table, k, &mut block[at..end], field + 1, out);
        } else if end - at > 1 {
            out.block(block[at..end].iter().map(|p| p.1));
        }
        at = end;
    }
}

/// The keys of a row in sixteen bits each: one cache line, where the whole keys
/// are two.
pub(crate) type Digest = [u16; KEYS];

/// The digest of keys; 0 stays none.
pub(crate) fn digest(keys: &Keys) -> Digest {
    keys.map(short)
}

fn short(key: u32) -> u16 {
    if key == 0 { 0 } else { ((key >> 16) ^ key) as u16 | 1 }
}

/// Ones for the keys before `k`.
pub(crate) fn before(k: usize) -> Digest {
    std::array::from_fn(|i| u16::from(i < k))
}

/// For a key made of names alone, in a census: how many keys two rows must both have,
/// for each that they share, to be told apart by that. Such rows say much of their
/// people and agree in next to nothing (weighing pairs by common blocks: Papadakis,
/// Koutrika, Palpanas and Nejdl 2014).
fn enough_to_part(k: usize) -> Option<u16> {
    match k {
        28..=30 => Some(13),
        26 | 27 | 31 => Some(16),
        3 | 8 => Some(8),
        _ => None,
    }
}

/// Tells rows apart by their keys; for one key, in one run.
#[derive(Clone, Copy)]
pub(crate) struct Parting(u16);

impl Parting {
    /// For key `k` of these rows.
    pub(crate) fn of(k: usize, size: Size) -> Parting {
        Parting(enough_to_part(k).filter(|_| size == Size::Census).unwrap_or(u16::MAX))
    }

    /// Whether the keys that two rows share are too few beside those both have.
    #[inline]
    pub(crate) fn parts(self, a: &Digest, b: &Digest) -> bool {
        if self.0 == u16::MAX {
            return false;
        }
        let (mut both, mut shared) = (0u16, 0u16);
        for i in 0..KEYS {
            let there = u16::from(a[i] != 0) & u16::from(b[i] != 0);
            both += there;
            shared += there & u16::from(a[i] == b[i]);
        }
        both >= self.0 * shared
    }
}

/// How many earlier keys seem to bring two together; nearly always right, and
/// never too few.
#[inline]
pub(crate) fn earlier_keys_shared(a: &Digest, b: &Digest, before: &Digest) -> u16 {
    let mut met = 0;
    for i in 0..KEYS {
        met += u16::from(a[i] == b[i]) & u16::from(a[i] != 0) & before[i];
    }
    met
}

/// Working memory of the sorts, used again for every key.
#[derive(Default)]
pub(crate) struct Scratch {
    pairs: Vec<(u32, u32)>,
    other: Vec<(u32, u32)>,
}

impl Scratch {
    fn fill(&mut self, column: &[u32]) {
        self.pairs.clear();
        self.pairs
            .extend(column.iter().enumerate().filter(|(_, key)| **key != 0).map(|(i, &key)| (key, i as u32)));
    }

    /// Radix sort by the first of each pair, eleven bits a pass, as many passes as
    /// numbers up to `most` need; what is alike stays in order.
    fn sort(&mut self, most: u32) {
        if self.pairs.len() < 4096 {
            self.pairs.sort_unstable();
            return;
        }
        self.other.clear();
        self.other.resize(self.pairs.len(), (0, 0));
        for shift in [0, 11, 22].into_iter().filter(|s| most >> s != 0) {
            let mut starts = vec![0u32; 2048];
            for p in &self.pairs {
                starts[(p.0 >> shift & 2047) as usize] += 1;
            }
            let mut sum = 0;
            for s in &mut starts {
                sum += std::mem::replace(s, sum);
            }
            for p in &self.pairs {
                let s = &mut starts[(p.0 >> shift & 2047) as usize];
                self.other[*s as usize] = *p;
                *s += 1;
            }
            std::mem::swap(&mut self.pairs, &mut self.other);
        }
    }
}
