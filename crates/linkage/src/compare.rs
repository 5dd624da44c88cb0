//! Two records side by side: one level for every ground.
//!
//! The parts of a name are compared slot by slot. Where a list may have dropped
//! or moved a part, the few other ways to lay the two names beside each other
//! are tried and the best one counts, so that one missing part is seen once and
//! not four times.

use crate::day::Ymd;
use crate::levels::*;
use crate::pack::*;
use crate::words::{Cache, Closeness, Token, Words};

/// Commonness of the tokens as bins, by column; the second four for pairs
/// across scripts.
#[derive(Clone)]
pub(crate) struct Frequencies {
    pub bins: Vec<[u8; 8]>,
    /// Written often enough to be a name and no slip.
    pub settled: Vec<bool>,
    pub party: Vec<u8>,
    /// By column and bin: how much of the records, and of the random pairs, agree.
    pub mass: [[f64; BINS as usize]; 8],
    pub square: [[f64; BINS as usize]; 8],
    pub party_mass: [f64; 8],
    pub party_square: [f64; 8],
}

/// Compares pairs of packed records.
pub(crate) struct Comparer<'a> {
    pub words: &'a Words,
    pub frequencies: &'a Frequencies,
    pub cache: Cache,
}

impl<'a> Comparer<'a> {
    /// One that remembers so many (two to this) pairs of words.
    pub(crate) fn new(words: &'a Words, frequencies: &'a Frequencies, bits: u32) -> Comparer<'a> {
        Comparer { words, frequencies, cache: Cache::new(bits) }
    }

    pub(crate) fn code(&mut self, a: &Packed, b: &Packed) -> Pattern {
        Pattern::of(&self.levels(a, b))
    }

    pub(crate) fn levels(&mut self, a: &Packed, b: &Packed) -> [Level; COUNT] {
        let mut l = [0; COUNT];
        self.name(a, b, &mut l);
        l[6] = birth(a, b);
        self.others(a, b, &mut l);
        l
    }

    /// The levels of everything else.
    fn others(&mut self, a: &Packed, b: &Packed, l: &mut [Level; COUNT]) {
        l[4] = self.slot(a.name[MOTHER], b.name[MOTHER], Column::Mother);
        l[5] = self.place(a, b);
        l[7] = self.party(a, b);
        l[8] = taken(a.taken, b.taken);
        l[9] = agree(u32::from(a.governorate), u32::from(b.governorate));
        self.sex(a, b, l);
        l[11] = agree(a.register, b.register);
        l[12] = agree(a.phone, b.phone);
        l[13] = agree(a.national, b.national);
    }

    /// The sex, once the given name is compared: where that agrees, so does this.
    #[inline]
    pub(crate) fn sex(&self, a: &Packed, b: &Packed, l: &mut [Level; COUNT]) {
        let sex = agree(u32::from(a.sex), u32::from(b.sex));
        let one_name = matches!(l[0], CLOSE..NEAR | EQUAL..X_DIFFERENT | X_CLOSE..X_APART);
        l[10] = if sex != 0 && one_name { sex + 2 } else { sex };
    }

    #[inline]
    pub(crate) fn party(&self, a: &Packed, b: &Packed) -> Level {
        if a.party == 0 || b.party == 0 {
            0
        } else if a.party == b.party {
            2 + self.frequencies.party[a.party as usize]
        } else {
            1
        }
    }

    /// The column of frequencies of a part of the name.
    #[inline]
    pub(crate) fn column(slot: usize) -> Column {
        match slot {
            FAMILY => Column::Family,
            MOTHER => Column::Mother,
            _ => Column::Forename,
        }
    }

    pub(crate) fn name(&mut self, a: &Packed, b: &Packed, l: &mut [Level; COUNT]) {
        if (a.flags | b.flags) & NAMELESS != 0 {
            return;
        }
        let plain = self.four(a, b, &PLAIN);
        l[14] = 1;
        if is_perfect(a, b, plain) {
            self.lay(a, b, &PLAIN, plain, l);
        } else if a.whole == b.whole && a.whole != 0 {
            l[14] = 3;
            let full = if parts(a) >= parts(b) { a } else { b };
            self.lay(
                full,
                full,
                &PLAIN,
                full.name.map(|t| if t == 0 { Closeness::Missing } else { Closeness::Equal })[..4]
                    .try_into()
                    .unwrap_or(plain),
                l,
            );
        } else {
            self.best_layout(a, b, plain, l);
        }
    }

    /// How the four parts of two names stand to each other in a layout.
    #[inline]
    fn four(&mut self, a: &Packed, b: &Packed, layout: &Layout) -> [Closeness; 4] {
        let mut seen = [Closeness::Missing; 4];
        for (s, seen) in seen.iter_mut().enumerate() {
            *seen = self.cache.closeness(self.words, pick(a, layout.a[s]), pick(b, layout.b[s]));
        }
        seen
    }

    /// Tries the other ways to lay two names beside each other.
    fn best_layout(&mut self, a: &Packed, b: &Packed, plain: [Closeness; 4], l: &mut [Level; COUNT]) {
        let (mut best, mut seen, mut quality) = (&PLAIN, plain, self.quality(plain, 1));
        for other in layouts(a, b, plain) {
            let c = self.four(a, b, other);
            let q = self.quality(c, other.order);
            if q > quality {
                (best, seen, quality) = (other, c, q);
            }
        }
        if (a.flags | b.flags) & WHOLE != 0 {
            let split = split_like(self.words, a, b)
                .map(|n| (with(a, n), *b))
                .or_else(|| split_like(self.words, b, a).map(|n| (*a, with(b, n))));
            if let Some((x, y)) = split {
                let c = self.four(&x, &y, &PLAIN);
                if self.quality(c, 3) > quality {
                    l[14] = 3;
                    return self.lay(&x, &y, &PLAIN, c, l);
                }
            }
        }
        l[14] = best.order;
        self.lay(a, b, best, seen, l);
    }

    #[inline]
    fn lay(&self, a: &Packed, b: &Packed, layout: &Layout, seen: [Closeness; 4], l: &mut [Level; COUNT]) {
        for s in 0..4 {
            l[s] = self.level(pick(a, layout.a[s]), pick(b, layout.b[s]), seen[s], Self::column(s));
        }
    }

    /// How well two names lie in a layout; only to choose among layouts.
    fn quality(&self, seen: [Closeness; 4], order: Level) -> i32 {
        let each = |c: &Closeness| match c {
            Closeness::Equal => 6,
            Closeness::Close => 5,
            Closeness::Near => 3,
            Closeness::Far | Closeness::Missing => 0,
            Closeness::Different | Closeness::Apart => -6,
        };
        seen.iter().map(each).sum::<i32>() - if order == 1 { 0 } else { 3 }
    }

    pub(crate) fn slot(&mut self, a: Token, b: Token, column: Column) -> Level {
        let c = self.cache.closeness(self.words, a, b);
        self.level(a, b, c, column)
    }

    #[inline]
    fn level(&self, a: Token, b: Token, c: Closeness, column: Column) -> Level {
        match c {
            Closeness::Missing => 0,
            Closeness::Equal if a == b => EQUAL + self.frequencies.bins[a as usize][column as usize],
            Closeness::Apart => X_APART,
            Closeness::Different => {
                if self.words.is_latin(a) == self.words.is_latin(b) {
                    DIFFERENT
                } else {
                    X_DIFFERENT
                }
            }
            _ => self.level_of_unlike(a, b, c, column),
        }
    }

    fn level_of_unlike(&self, a: Token, b: Token, c: Closeness, column: Column) -> Level {
        if self.words.is_latin(a) != self.words.is_latin(b) {
            let at = column as usize + 4;
            let bin = self.frequencies.bins[a as usize][at].min(self.frequencies.bins[b as usize][at]);
            return match c {
                Closeness::Equal => X_EQUAL + bin * 6 / BINS,
                Closeness::Close => X_CLOSE + bin * 6 / BINS,
                Closeness::Near => X_NEAR + bin * 6 / BINS,
                _ => X_FAR + bin * 4 / BINS,
            };
        }
        let at = column as usize;
        let bin = self.frequencies.bins[a as usize][at].min(self.frequencies.bins[b as usize][at]);
        let two_names = self.frequencies.settled[a as usize] && self.frequencies.settled[b as usize];
        match (c, two_names) {
            (Closeness::Equal, _) => EQUAL + bin,
            (Closeness::Close, true) => CLOSE_NAMES,
            (Closeness::Near, true) => NEAR_NAMES,
            (_, true) => FAR_NAMES,
            (Closeness::Close, false) => CLOSE + bin * 6 / BINS,
            (Closeness::Near, false) => NEAR + bin * 6 / BINS,
            (_, false) => FAR + bin * 6 / BINS,
        }
    }

    /// The best of the places of both, since lists mean different ones.
    pub(crate) fn place(&mut self, a: &Packed, b: &Packed) -> Level {
        let mut best = 0;
        let mut rank = -1;
        for x in a.places {
            for y in b.places {
                // A place known by its code and one known by words alone cannot be compared.
                if self.words.is_exact(x) != self.words.is_exact(y) {
                    continue;
                }
                let l = self.slot(x, y, Column::Place);
                let r = place_rank(l);
                if r > rank {
                    (best, rank) = (l, r);
                }
            }
        }
        best
    }
}

fn place_rank(l: Level) -> i32 {
    match l {
        0 => -1,
        DIFFERENT | X_DIFFERENT | X_APART => 0,
        CLOSE_NAMES..=FAR_NAMES | FAR..EQUAL | X_FAR..X_NEAR => 1,
        CLOSE..NEAR | NEAR..FAR | X_NEAR..X_CLOSE => 2,
        EQUAL..X_DIFFERENT => 20 + i32::from(l - EQUAL),
        _ => 10,
    }
}

/// Nothing to gain from another layout.
fn is_perfect(a: &Packed, b: &Packed, seen: [Closeness; 4]) -> bool {
    (0..4).all(|s| seen[s] == Closeness::Equal || seen[s] == Closeness::Missing && a.name[s] == b.name[s])
}

fn with(p: &Packed, name: [Token; 4]) -> Packed {
    let mut p = *p;
    p.name[..4].copy_from_slice(&name);
    p
}

/// The parts of `a`, where one of them is two parts of `b` written as one, split
/// as `b` has them.
fn split_like(words: &Words, a: &Packed, b: &Packed) -> Option<[Token; 4]> {
    let (a, b) = (chain(a), chain(b));
    let (n, m) = (a.iter().take_while(|&&t| t != 0).count(), b.iter().take_while(|&&t| t != 0).count());
    for i in 0..n {
        for j in 0..m.saturating_sub(1) {
            if i.abs_diff(j) <= 1 && words.is_joined(a[i], b[j], b[j + 1]) {
                let mut parts = [0; 6];
                parts[..i].copy_from_slice(&a[..i]);
                (parts[i], parts[i + 1]) = (b[j], b[j + 1]);
                parts[i + 2..n + 1].copy_from_slice(&a[i + 1..n]);
                return Some(roles(&parts[..n + 1]));
            }
        }
    }
    None
}

/// The parts that are there, in order.
fn chain(p: &Packed) -> [Token; 5] {
    let mut out = [0; 5];
    let there = [p.name[GIVEN], p.name[FATHER], p.name[GRAND], p.extra, p.name[FAMILY]]
        .into_iter()
        .filter(|&t| t != 0);
    there.zip(&mut out).for_each(|(t, o)| *o = t);
    out
}

/// Given, father, grandfather and family of a chain.
fn roles(chain: &[Token]) -> [Token; 4] {
    let at = |i: usize| chain.get(i).copied().unwrap_or(0);
    match chain.len() {
        0..=1 => [at(0), 0, 0, 0],
        2 => [at(0), 0, 0, at(1)],
        3 => [at(0), at(1), 0, at(2)],
        n => [at(0), at(1), at(2), at(n - 1)],
    }
}

fn parts(p: &Packed) -> usize {
    p.name[..4].iter().filter(|&&t| t != 0).count()
}

/// Which part of each name stands in each slot; 5 is the extra forefather, 9 nothing.
#[derive(Clone, Copy)]
struct Layout {
    a: [u8; 4],
    b: [u8; 4],
    order: Level,
}

#[inline]
fn pick(p: &Packed, slot: u8) -> Token {
    match slot {
        0..=3 => p.name[usize::from(slot)],
        5 => p.extra,
        _ => 0,
    }
}

const P: [u8; 4] = [0, 1, 2, 3];
static PLAIN: Layout = lay(P, P, 1);
const N: u8 = 9;
const fn lay(a: [u8; 4], b: [u8; 4], order: Level) -> Layout {
    Layout { a, b, order }
}

static THIRD_A: [Layout; 1] = [lay([0, 1, 3, N], P, 1)];
static THIRD_B: [Layout; 1] = [lay(P, [0, 1, 3, N], 1)];
static SECOND_A: [Layout; 2] = [lay([0, 3, N, N], P, 1), lay([0, N, 3, N], P, 2)];
static SECOND_B: [Layout; 2] = [lay(P, [0, 3, N, N], 1), lay(P, [0, N, 3, N], 2)];
static FATHER_LEFT_OUT_A: [Layout; 1] = [lay([0, N, 1, 3], P, 2)];
static FATHER_LEFT_OUT_B: [Layout; 1] = [lay(P, [0, N, 1, 3], 2)];
static EXTRA: [Layout; 4] =
    [lay([0, 1, 2, 5], P, 2), lay(P, [0, 1, 2, 5], 2), lay([0, 1, 5, 3], P, 2), lay(P, [0, 1, 5, 3], 2)];

/// The other ways in which these two names may lie beside each other, as long as
/// the part they would move does not fit where it stands.
fn layouts(a: &Packed, b: &Packed, plain: [Closeness; 4]) -> impl Iterator<Item = &'static Layout> {
    let mut sets: [&'static [Layout]; 5] = [&[]; 5];
    let family_fits = plain[FAMILY] > Closeness::Far;
    if family_fits {
    } else if a.flags & OPEN_THIRD != 0 && b.name[GRAND] != 0 {
        sets[0] = &THIRD_A;
    } else if b.flags & OPEN_THIRD != 0 && a.name[GRAND] != 0 {
        sets[0] = &THIRD_B;
    }
    if family_fits {
    } else if a.flags & OPEN_SECOND != 0 && b.flags & OPEN_SECOND == 0 {
        sets[1] = &SECOND_A;
    } else if b.flags & OPEN_SECOND != 0 && a.flags & OPEN_SECOND == 0 {
        sets[1] = &SECOND_B;
    }
    if plain[FATHER] > Closeness::Far {
    } else if a.name[GRAND] == 0 && a.name[FATHER] != 0 && b.name[GRAND] != 0 {
        sets[2] = &FATHER_LEFT_OUT_A;
    } else if b.name[GRAND] == 0 && b.name[FATHER] != 0 && a.name[GRAND] != 0 {
        sets[2] = &FATHER_LEFT_OUT_B;
    }
    if a.extra != 0 || b.extra != 0 {
        sets[3] = &EXTRA;
    }
    sets.into_iter().flatten()
}

#[inline]
pub(crate) fn agree(a: u32, b: u32) -> Level {
    if a == 0 || b == 0 {
        0
    } else if a == b {
        2
    } else {
        1
    }
}

/// Birth: by dates, else by years, else by ages.
#[inline]
pub(crate) fn birth(a: &Packed, b: &Packed) -> Level {
    if a.birth.is_some() && b.birth.is_some() {
        return dates(a.birth, b.birth);
    }
    if a.born == NO_YEARS || b.born == NO_YEARS {
        return ages(a.age, b.age);
    }
    let gap = (i32::from(b.born.0) - i32::from(a.born.1)).max(i32::from(a.born.0) - i32::from(b.born.1));
    match gap {
        i32::MIN..=0 => 19,
        1 => 20,
        2..=4 => 21,
        _ => 22,
    }
}

fn dates(a: Ymd, b: Ymd) -> Level {
    let apart = a.year().abs_diff(b.year());
    if !(a.is_exact() && b.is_exact()) {
        let month = a.month() == b.month() && a.month() != 0 && !a.is_new_year() && !b.is_new_year();
        return match apart {
            0 if month => 12,
            0 => 13,
            1 => 14,
            2..=3 => 15,
            4..=8 => 16,
            9..=15 => 17,
            _ => 18,
        };
    }
    let same_day = a.0 & 511 == b.0 & 511;
    if apart > 2 && !same_day {
        // Most pairs end here, so nothing is asked that could go either way.
        return 8 + u8::from(apart > 3) + u8::from(apart > 8) + u8::from(apart > 15);
    }
    match apart {
        0 if same_day => 1,
        0 if a.month() == b.day() && a.day() == b.month() => 2,
        0 if a.month() == b.month() && one_digit(a.day(), b.day()) || a.day() == b.day() => 3,
        _ if same_day && (apart <= 2 || apart % 10 == 0) => 4,
        0 if a.month() == b.month() => 5,
        0 => 6,
        1 => 7,
        2..=3 => 8,
        4..=8 => 9,
        9..=15 => 10,
        _ => 11,
    }
}

fn one_digit(a: u32, b: u32) -> bool {
    a / 10 == b / 10 || a % 10 == b % 10 || a.abs_diff(b) == 1
}

fn ages(a: (u8, u8), b: (u8, u8)) -> Level {
    if a == NO_AGE || b == NO_AGE {
        return 0;
    }
    let gap = (i32::from(b.0) - i32::from(a.1)).max(i32::from(a.0) - i32::from(b.1));
    match gap {
        _ if a.0 == 0 || b.0 == 0 => {
            if gap <= 1 {
                29
            } else {
                30
            }
        }
        i32::MIN..=0 => 23,
        1 => 24,
        2..=3 => 25,
        4..=8 => 26,
        9..=15 => 27,
        _ => 28,
    }
}

#[inline]
pub(crate) fn taken(a: (i32, i32), b: (i32, i32)) -> Level {
    if a == NO_DATE || b == NO_DATE {
        return 0;
    }
    let gap = (b.0 - a.1).max(a.0 - b.1);
    if a.0 == a.1 && b.0 == b.1 {
        let more = |days: i32| u8::from(gap > days);
        return 1 + more(0) + more(3) + 2 * more(31) + more(92) + more(366);
    }
    let width = (a.1 - a.0).max(b.1 - b.0);
    match gap {
        i32::MIN..=0 if width <= 31 => 8,
        i32::MIN..=0 => 9,
        1..=31 => 10,
        32..=366 => 11,
        _ => 12,
    }
}
