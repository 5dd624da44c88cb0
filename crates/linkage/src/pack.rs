//! Records as numbers: what a [`Builder`] makes of the rows it is given.
//!
//! A row is read once, its words become tokens, its dates packed words, and the
//! strings are let go. A packed record is 80 bytes.

use hashbrown::HashMap;

use crate::day::{self, Ymd};
use crate::record::{Record, RecordRef, Sex, Span};
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
    pub list: u16,
    pub age: (u8, u8),
    pub sex: u8,
    pub flags: u8,
    /// Which of the grounds behind the name are there, as bits.
    pub present: u16,
}

impl Packed {
    /// Whether two rows say the same of someone who can be told from others: a
    /// row pasted again, from which nothing is to be learned of strangers.
    pub fn is_copy_of(&self, other: &Packed) -> bool {
        self.is_rich() && self.content() == other.content()
    }

    /// What a row of its list says, in a word; nothing for rows that say too little.
    pub fn imprint(&self) -> Option<u64> {
        let mut c = self.content();
        c[8] ^= u32::from(self.list) << 20;
        self.is_rich().then(|| u64::from(words::hash(c)) << 32 | u64::from(words::hash(c.into_iter().rev())))
    }

    fn is_rich(&self) -> bool {
        self.name[GIVEN] != 0 && (self.name[FATHER] != 0 || self.name[FAMILY] != 0) && self.birth.is_exact()
    }

    fn content(&self) -> [u32; 9] {
        let n = &self.name;
        [n[0], n[1], n[2], n[3], n[4], self.extra, self.birth.0, self.taken.0 as u32, self.places[0]]
    }

    /// Notes which grounds are there; bit `n` for ground `MOTHER + n`.
    pub fn see(&mut self) {
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
pub(crate) struct Table {
    pub words: Words,
    pub rows: Vec<Packed>,
    pub ids: Ids,
    pub lists: Vec<String>,
    pub parties: Vec<String>,
    /// The row as it came, for each row as it stands now (see [`Table::sort`]).
    pub came: Vec<u32>,
    /// The inverse.
    pub stands: Vec<u32>,
}

impl Table {
    /// Name of the list of a row as it stands.
    pub fn list_of(&self, row: u32) -> &str {
        self.lists.get(usize::from(self.rows[row as usize].list)).map_or("", String::as_str)
    }

    /// Puts rows of similar names side by side, so that those of one block lie
    /// together in memory. What leaves the engine speaks of rows as they came.
    fn sort(&mut self) {
        let of =
            |r: &Packed| u64::from(self.words.key(r.name[GIVEN])) << 32 | u64::from(self.words.key(r.name[FATHER]));
        let mut order: Vec<(u64, u32)> = self.rows.iter().enumerate().map(|(i, r)| (of(r), i as u32)).collect();
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
    fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
    }
    pub fn get(&self, i: usize) -> &str {
        let from = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.text[from..self.ends[i] as usize]
    }
}

/// Takes rows one by one and keeps only numbers.
pub struct Builder {
    table: Table,
    small: HashMap<Box<str>, u32>,
    parts: HashMap<Box<str>, Token>,
    mothers: HashMap<Box<str>, [Token; 2]>,
    governorates: HashMap<Box<str>, u16>,
    lists: HashMap<Box<str>, u16>,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::new()
    }
}

impl Builder {
    /// No rows yet.
    pub fn new() -> Builder {
        let table = Table {
            words: Words::new(),
            rows: Vec::new(),
            ids: Ids::default(),
            lists: Vec::new(),
            parties: vec![String::new()],
            came: vec![],
            stands: vec![],
        };
        Builder {
            table,
            small: HashMap::new(),
            parts: HashMap::new(),
            mothers: HashMap::new(),
            governorates: HashMap::new(),
            lists: HashMap::new(),
        }
    }

    /// How many rows were taken.
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Whether no row was taken.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// Takes one row.
    pub fn push(&mut self, r: RecordRef<'_>) {
        let packed = self.pack(r);
        self.table.rows.push(packed);
        self.table.ids.push(r.rec_id);
    }

    /// Takes owned rows.
    pub fn extend<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) {
        records.into_iter().for_each(|r| self.push(r.borrow()));
    }

    /// A builder that goes on where a table ended.
    pub(crate) fn of(table: Table) -> Builder {
        let lists = table.lists.iter().enumerate().map(|(i, l)| (l.as_str().into(), i as u16)).collect();
        Builder {
            table,
            small: HashMap::new(),
            parts: HashMap::new(),
            mothers: HashMap::new(),
            governorates: HashMap::new(),
            lists,
        }
    }

    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// Takes one row into a finished table; it stands at the end.
    pub(crate) fn append(&mut self, r: RecordRef<'_>) -> u32 {
        let mut packed = self.pack(r);
        packed.see();
        let row = self.table.rows.len() as u32;
        self.table.rows.push(packed);
        self.table.ids.push(r.rec_id);
        self.table.came.push(row);
        self.table.stands.push(row);
        self.clear_known();
        row
    }

    /// Packs a question; [`Builder::forget`] takes back what it brought.
    pub(crate) fn ask(&mut self, r: RecordRef<'_>) -> Packed {
        let mut packed = self.pack(r);
        packed.see();
        packed
    }

    pub(crate) fn mark(&self) -> (usize, usize, usize) {
        (self.table.words.len(), self.table.lists.len(), self.table.parties.len())
    }

    /// Whether there were words to forget.
    pub(crate) fn forget(&mut self, (words, lists, parties): (usize, usize, usize)) -> bool {
        let new = self.table.words.len() > words;
        self.clear_known();
        self.table.words.truncate(words);
        self.table.lists.truncate(lists);
        self.table.parties.truncate(parties);
        self.lists.retain(|_, l| usize::from(*l) < lists);
        new
    }

    /// Forgets which text was which token; the tokens stay.
    fn clear_known(&mut self) {
        self.parts.clear();
        self.mothers.clear();
        self.small.clear();
        self.governorates.clear();
    }

    pub(crate) fn finish(mut self) -> Table {
        infer_birth_years(&mut self.table.rows, self.table.lists.len());
        self.table.rows.iter_mut().for_each(Packed::see);
        self.table.sort();
        self.table
    }

    pub(crate) fn pack(&mut self, r: RecordRef<'_>) -> Packed {
        let mut p = Packed { taken: NO_DATE, age: NO_AGE, ..Packed::default() };
        self.pack_name(&mut p, r);
        p.sex = match r.sex {
            Some(Sex::Male) => 1,
            Some(Sex::Female) => 2,
            None => 0,
        };
        pack_birth(&mut p, r);
        if let Some(t) = r.taken.filter(|t| is_plausible(*t)) {
            p.taken = (t.from, t.to);
        }
        p.places = [self.place(r.register_place), self.place(r.place)];
        if p.places[0] == p.places[1] {
            p.places[1] = 0;
        }
        if p.places[0] == 0 {
            p.places.swap(0, 1);
        }
        p.governorate = self.governorate(r.governorate);
        p.register = number(r.register_number);
        p.phone = phone(r.phone);
        p.national = number(r.national_number);
        p.party = self.party(r.party);
        p.list = self.list(r.list);
        p
    }

    fn pack_name(&mut self, p: &mut Packed, r: RecordRef<'_>) {
        if !r.name.is_empty() {
            self.pack_whole(p, r.name, !r.father.is_empty());
        }
        for (slot, text) in [(GIVEN, r.given), (FATHER, r.father), (GRAND, r.grandfather), (FAMILY, r.family)] {
            if !text.is_empty() {
                p.name[slot] = self.part(text);
            }
        }
        let [given, family] = self.mother(r.mother);
        p.name[MOTHER] = if given == p.name[FAMILY] { family } else { given };
        let tokens = [p.name[GIVEN], p.name[FATHER], p.name[GRAND], p.extra, p.name[FAMILY]];
        if tokens.iter().any(|&t| t != 0) {
            let words = &self.table.words;
            p.whole = words::hash(tokens.iter().flat_map(|&t| words.text(t).chars()).map(|c| c as u32));
            if tokens.iter().any(|&t| t != 0 && words.is_latin(t)) {
                p.flags |= LATIN;
            }
        }
    }

    fn pack_whole(&mut self, p: &mut Packed, name: &str, father_beside: bool) {
        let parsed = names::split(name);
        let mut chain: Vec<Token> = parsed.chain().into_iter().map(|part| self.part(part)).collect();
        if parsed.placeholder {
            chain = self.placeholder_chain(name);
        }
        chain.retain(|&t| !is_debris(self.table.words.text(t)));
        if chain.is_empty() {
            p.flags |= NAMELESS;
            return;
        }
        p.flags |= WHOLE;
        p.name[GIVEN] = chain[0];
        match chain[..] {
            [_, family] => p.name[FAMILY] = family,
            [_, father, family] => (p.name[FATHER], p.name[FAMILY]) = (father, family),
            [_, father, grand, .., family] => {
                (p.name[FATHER], p.name[GRAND], p.name[FAMILY]) = (father, grand, family);
                p.extra = if chain.len() > 4 { chain[3] } else { 0 };
            }
            _ => {}
        }
        if !father_beside {
            p.flags |= match chain.len() {
                2 => OPEN_SECOND,
                3 => OPEN_THIRD,
                _ => 0,
            };
        }
    }

    /// "A child of so and so" is nobody's name, but what follows may be a father
    /// and a family; and some words that begin so are names after all.
    fn placeholder_chain(&mut self, name: &str) -> Vec<Token> {
        let tokens = names::tokens(name);
        if tokens.len() < 3 || !names::is_given(&tokens[0]) {
            return Vec::new();
        }
        tokens.iter().map(|t| self.table.words.intern(t)).collect()
    }

    /// The token of one part, all its words as one.
    fn part(&mut self, text: &str) -> Token {
        if let Some(&t) = self.parts.get(text) {
            return t;
        }
        let token = self.table.words.intern(&names::tokens(text).concat());
        self.parts.insert(text.into(), token);
        token
    }

    /// The mother's given name and, where written, her family's.
    fn mother(&mut self, text: &str) -> [Token; 2] {
        if text.is_empty() {
            return [0, 0];
        }
        if let Some(&t) = self.mothers.get(text) {
            return t;
        }
        let tokens = names::tokens(text);
        let given = tokens.first().map_or(0, |t| self.table.words.intern(t));
        let family = tokens.get(1).map_or(0, |_| self.table.words.intern(&tokens[1..].concat()));
        self.mothers.insert(text.into(), [given, family]);
        [given, family]
    }

    /// Governorates are few; a hash of sixteen bits tells them apart.
    fn governorate(&mut self, text: &str) -> u16 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&g) = self.governorates.get(text) {
            return g;
        }
        let g = (words::hash_text(&names::fold(text)) & 0xffff).max(1) as u16;
        self.governorates.insert(text.into(), g);
        g
    }

    fn place(&mut self, text: &str) -> Token {
        if text.is_empty() { 0 } else { self.part(text) }
    }

    fn list(&mut self, name: &str) -> u16 {
        if let Some(&l) = self.lists.get(name) {
            return l;
        }
        let l = self.table.lists.len().min(usize::from(u16::MAX)) as u16;
        self.table.lists.push(name.to_string());
        self.lists.insert(name.into(), l);
        l
    }

    fn party(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(&t) = self.small.get(text) {
            return t;
        }
        let folded = names::fold(text);
        let t = match folded.as_str() {
            "" | "مجهول" | "غير معروف" | "unknown" | "other" => 0,
            _ => hash_intern(&mut self.table.parties, &folded),
        };
        self.small.insert(text.into(), t);
        t
    }
}

/// What a broken font leaves between names: single letters, doubled ones.
fn is_debris(folded: &str) -> bool {
    let mut letters = folded.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (_, None, _) => true,
        (Some(a), Some(b), None) => a == b,
        _ => false,
    }
}

fn hash_intern(names: &mut Vec<String>, folded: &str) -> u32 {
    match names.iter().position(|n| n == folded) {
        Some(i) => i as u32,
        None => {
            names.push(folded.to_string());
            names.len() as u32 - 1
        }
    }
}

/// A span of the last centuries; anything else was misread somewhere.
fn is_plausible(span: Span) -> bool {
    const CENTURIES: std::ops::RangeInclusive<i32> = -70_000..=50_000;
    span.from <= span.to && CENTURIES.contains(&span.from) && CENTURIES.contains(&span.to)
}

/// Birth by date where there is one, otherwise by years.
fn pack_birth(p: &mut Packed, r: RecordRef<'_>) {
    if let Some(Span { from, to }) = r.birth.filter(|b| is_plausible(*b)) {
        p.birth = Ymd::of_span(from, to);
        let (lo, hi) = day::years(from, to);
        if p.birth.is_some() || (1850..=2150).contains(&lo) && hi - lo <= 30 {
            p.born = (lo as i16, hi as i16);
        }
    }
    if let Some((lo, hi)) = r.age.filter(|a| a.0 <= a.1 && a.1 <= 120) {
        p.age = (lo, hi);
        if let (NO_YEARS, Some(on)) = (p.born, r.age_on.filter(|on| is_plausible(Span::day(*on)))) {
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
        years[usize::from(r.list)].push(r.born.0 + i16::from(r.age.0));
    }
    let offset: Vec<Option<i16>> = years
        .into_iter()
        .map(|mut y| {
            y.sort_unstable();
            (y.len() >= 30).then(|| y[y.len() / 2])
        })
        .collect();
    for r in rows.iter_mut().filter(|r| r.age != NO_AGE && r.born == NO_YEARS) {
        if let Some(y) = offset[usize::from(r.list)] {
            r.born = (y - i16::from(r.age.1) - 1, y - i16::from(r.age.0) + 1);
        }
    }
}

/// Digits of either script, as a key; nothing without a digit.
fn number(text: &str) -> u32 {
    let digits: String = digits(text).collect();
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() { 0 } else { words::hash_text(digits) }
}

/// The last nine digits: country codes and leading zeros come and go.
fn phone(text: &str) -> u32 {
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
