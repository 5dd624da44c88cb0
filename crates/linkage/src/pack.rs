//! Records as numbers, 80 bytes each, and the table of them.

use crate::day::{self, Ymd};
use crate::record::Span;
use crate::words::{self, Token, Words};

/// Slots of the name.
pub(crate) const GIVEN: usize = 0;
pub(crate) const FATHER: usize = 1;
pub(crate) const GRAND: usize = 2;
pub(crate) const FAMILY: usize = 3;
pub(crate) const MOTHER: usize = 4;

/// The third of three parts may be grandfather or family.
pub(crate) const OPEN_THIRD: u8 = 1;
/// The second of two parts may be father or family.
pub(crate) const OPEN_SECOND: u8 = 2;
/// The name is a placeholder; it never matches by name.
pub(crate) const NAMELESS: u8 = 4;
/// The name holds a token in Latin letters.
pub(crate) const LATIN: u8 = 8;
/// The name came in one cell, where borders between words get lost.
pub(crate) const WHOLE: u8 = 16;
/// Something behind the name is in Latin letters.
pub(crate) const LATIN_BEHIND: u8 = 32;

/// A list, by its number. A register in which each interview is a source has hundreds of thousands.
pub(crate) type List = u32;

#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Hash)]
pub(crate) struct Packed {
    pub name: [Token; 5],
    /// A forefather between grandfather and family.
    pub extra: Token,
    /// The whole name without spaces, hashed.
    pub whole: u32,
    pub birth: Ymd,
    /// First and last possible birth year, when there is no `birth`.
    pub born: (i16, i16),
    pub taken: (i32, i32),
    pub places: [Token; 2],
    pub register: u32,
    pub phone: u32,
    pub national: u32,
    pub party: u32,
    pub governorate: u16,
    pub list: List,
    pub age: (u8, u8),
    pub sex: u8,
    pub flags: u8,
    /// Which of the grounds behind the name are there, as bits.
    pub present: u16,
}

impl Packed {
    /// Whether two rows say the same of someone who can be told from others: a
    /// row pasted again, from which nothing is to be learned of strangers.
    pub(crate) fn is_copy_of(&self, other: &Packed) -> bool {
        self.is_rich() && self.content() == other.content()
    }

    /// What a row of its list says, in a word; nothing for rows that say too little.
    pub(crate) fn row_hash(&self) -> Option<u64> {
        if !self.is_rich() {
            return None;
        }
        let seed = u64::from(self.list) + 1;
        let mixed =
            |h: u64, part: u32| (h.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let h = self.content().into_iter().fold(seed, mixed);
        Some(h ^ h >> 29)
    }

    fn is_rich(&self) -> bool {
        self.name[GIVEN] != 0 && (self.name[FATHER] != 0 || self.name[FAMILY] != 0) && self.birth.is_exact()
    }

    fn content(&self) -> [u32; 9] {
        let n = &self.name;
        [n[0], n[1], n[2], n[3], n[4], self.extra, self.birth.0, self.taken.0 as u32, self.places[0]]
    }

    /// Notes which grounds are there; bit `n` for ground `MOTHER + n`.
    pub(crate) fn note_grounds(&mut self) {
        let there = [
            self.name[MOTHER] != 0,
            self.places[0] != 0,
            self.birth.is_some() || self.born != NO_YEARS || self.age != NO_AGE,
            self.party != 0,
            self.taken != NO_DATE,
            self.governorate != 0,
            self.sex != 0,
            self.register != 0,
            self.phone != 0,
            self.national != 0,
        ];
        self.present = there.iter().rev().fold(0, |bits, &b| bits << 1 | u16::from(b));
    }
}

pub(crate) const NO_DATE: (i32, i32) = (i32::MAX, i32::MAX);
pub(crate) const NO_AGE: (u8, u8) = (u8::MAX, u8::MAX);
pub(crate) const NO_YEARS: (i16, i16) = (0, 0);

/// The first part of every run: all records, as numbers.
#[derive(Clone)]
pub(crate) struct RecordTable {
    pub words: Words,
    pub rows: Vec<Packed>,
    pub ids: Ids,
    pub lists: Vec<String>,
    pub parties: Vec<String>,
    /// The row as it came, for each row as it stands now (see [`RecordTable::sort`]).
    pub came: Vec<u32>,
    /// The inverse.
    pub stands: Vec<u32>,
}

impl RecordTable {
    /// Name of the list of a row as it stands.
    pub(crate) fn list_of(&self, row: u32) -> &str {
        self.lists.get(self.rows[row as usize].list as usize).map_or("", String::as_str)
    }

    /// No rows yet.
    pub(crate) fn new() -> RecordTable {
        RecordTable {
            words: Words::new(),
            rows: Vec::new(),
            ids: Ids::default(),
            lists: Vec::new(),
            parties: vec![String::new()],
            came: vec![],
            stands: vec![],
        }
    }

    /// Makes an end of reading: what only the whole list tells, and the order.
    pub(crate) fn finish(&mut self) {
        infer_birth_years(&mut self.rows, self.lists.len());
        self.rows.iter_mut().for_each(Packed::note_grounds);
        self.sort();
    }

    /// Puts rows of similar names side by side, so that those of one block lie
    /// together in memory. What leaves the engine speaks of rows as they came.
    fn sort(&mut self) {
        let of = |r: &Packed| {
            u64::from(self.words.key(r.name[GIVEN])) << 32 | u64::from(self.words.key(r.name[FATHER]))
        };
        let mut order: Vec<(u64, u32)> =
            self.rows.iter().enumerate().map(|(i, r)| (of(r), i as u32)).collect();
        order.sort_unstable();
        self.rows = order.iter().map(|&(_, i)| self.rows[i as usize]).collect();
        self.came = order.iter().map(|o| o.1).collect();
        self.stands = vec![0; order.len()];
        for (now, &(_, i)) in order.iter().enumerate() {
            self.stands[i as usize] = now as u32;
        }
    }
}

/// Row ids, end to end in one text.
#[derive(Clone, Default)]
pub(crate) struct Ids {
    text: String,
    ends: Vec<u32>,
}

impl Ids {
    pub(crate) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
    }

    pub(crate) fn extend(&mut self, other: &Ids) {
        let before = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|end| before.wrapping_add(*end)));
    }

    /// Whether there is more text than its ends can tell.
    pub(crate) fn is_full(&self) -> bool {
        u32::try_from(self.text.len()).is_err()
    }

    pub(crate) fn get(&self, i: usize) -> &str {
        let from = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.text[from..self.ends[i] as usize]
    }
}

/// A span of the last centuries; anything else was misread somewhere.
pub(crate) fn is_plausible(span: Span) -> bool {
    const CENTURIES: std::ops::RangeInclusive<i32> = -70_000..=50_000;
    span.from <= span.to && CENTURIES.contains(&span.from) && CENTURIES.contains(&span.to)
}

/// Birth by date where there is one, otherwise by years.
pub(crate) fn pack_birth(p: &mut Packed, birth: Option<Span>, age: Option<(u8, u8)>, age_on: Option<i32>) {
    if let Some(Span { from, to }) = birth.filter(|b| is_plausible(*b)) {
        p.birth = Ymd::of_span(from, to);
        let (lo, hi) = day::years(from, to);
        if p.birth.is_some() || (1850..=2150).contains(&lo) && hi - lo <= 30 {
            p.born = (lo as i16, hi as i16);
        }
    }
    if let Some((lo, hi)) = age.filter(|a| a.0 <= a.1 && a.1 <= 120) {
        p.age = (lo, hi);
        if let (NO_YEARS, Some(on)) = (p.born, age_on.filter(|on| is_plausible(Span::day(*on)))) {
            let year = day::years(on, on).0;
            p.born = ((year - i32::from(hi) - 1) as i16, (year - i32::from(lo)) as i16);
        }
    }
}

/// Lists with both birth dates and ages tell of what year their ages are; where
/// they agree, an age alone becomes birth years.
fn infer_birth_years(rows: &mut [Packed], lists: usize) {
    let mut years: Vec<Vec<i16>> = vec![Vec::new(); lists];
    for r in rows.iter().filter(|r| r.age != NO_AGE && r.birth.is_some()) {
        years[r.list as usize].push(r.born.0 + i16::from(r.age.0));
    }
    let offset: Vec<Option<i16>> = years
        .into_iter()
        .map(|mut y| {
            y.sort_unstable();
            (y.len() >= 30).then(|| y[y.len() / 2])
        })
        .collect();
    for r in rows.iter_mut().filter(|r| r.age != NO_AGE && r.born == NO_YEARS) {
        if let Some(y) = offset[r.list as usize] {
            r.born = (y - i16::from(r.age.1) - 1, y - i16::from(r.age.0) + 1);
        }
    }
}

/// Digits of either script, as a key; nothing without a digit.
pub(crate) fn number(text: &str) -> u32 {
    let digits: String = digits(text).collect();
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() { 0 } else { words::hash_text(digits) }
}

/// The last nine digits: country codes and leading zeros come and go.
pub(crate) fn phone(text: &str) -> u32 {
    let digits: Vec<char> = digits(text).collect();
    if digits.len() < 7 {
        return 0;
    }
    words::hash(digits[digits.len().saturating_sub(9)..].iter().map(|&c| c as u32))
}

fn digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|c| match c {
        '0'..='9' => Some(c),
        '\u{660}'..='\u{669}' => char::from_u32(c as u32 - 0x660 + 48),
        '\u{6f0}'..='\u{6f9}' => char::from_u32(c as u32 - 0x6f0 + 48),
        _ => None,
    })
}

/// What no weight outweighs: two national numbers; two full birth dates that are
/// more than twenty years apart and share neither day nor month.
pub(crate) fn cannot_be_one(a: &Packed, b: &Packed) -> bool {
    let numbers = a.national != 0 && b.national != 0 && a.national != b.national;
    let births = a.birth.is_exact()
        && b.birth.is_exact()
        && a.birth.year().abs_diff(b.birth.year()) > 20
        && a.birth.month() != b.birth.month()
        && a.birth.day() != b.birth.day();
    numbers || births
}
