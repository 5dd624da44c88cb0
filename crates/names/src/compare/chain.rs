//! The parts of two names aligned in order.
//!
//! Dynamic programming over the parts: pair two, pair one with two written
//! apart, or leave one without a partner. The path with most evidence wins. A
//! second attempt turns the family name to the other end. All on the stack.

use super::token::{Chain, MAX, Token};
use super::{NameAgreement, NameGround, NamePart, weigh};
use crate::{Code, distance, latin};

/// One pair (or one left alone) of the alignment; indices into the two chains.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    a: (u8, u8),
    b: (u8, u8),
    pub(crate) part: NamePart,
    pub(crate) kind: NameAgreement,
    pub(crate) cost: f32,
}

/// The best alignment and its evidence.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    pub(crate) evidence: f32,
    /// Whether the second name was read with its family name at the other end.
    pub(crate) turned: bool,
    steps: [Step; 2 * MAX],
    len: usize,
}

impl Path {
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps[..self.len]
    }
}

impl Step {
    const NONE: Step =
        Step { a: (0, 0), b: (0, 0), part: NamePart::Middle, kind: NameAgreement::Missing, cost: 0.0 };

    pub(crate) fn ground(&self, x: &Chain, y: &Chain) -> NameGround {
        let words = |c: &Chain, r: (u8, u8)| {
            let tokens = c.tokens.get(usize::from(r.0)..usize::from(r.1)).unwrap_or(&[]);
            tokens.iter().map(|t| t.written.as_str()).collect::<Vec<_>>().join(" ")
        };
        let value = if self.kind == NameAgreement::Missing { 0.0 } else { 1.0 - self.cost };
        NameGround { part: self.part, kind: self.kind, a: words(x, self.a), b: words(y, self.b), value }
    }
}

/// A view of a chain that may have been turned: position → token.
#[derive(Clone, Copy)]
struct View<'a> {
    chain: &'a Chain,
    turn: Turn,
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    As,
    LastFirst,
    FirstLast,
}

impl View<'_> {
    fn len(&self) -> usize {
        self.chain.tokens.len()
    }

    fn index(&self, at: usize) -> usize {
        match self.turn {
            Turn::As => at,
            Turn::LastFirst => (at + self.len() - 1) % self.len().max(1),
            Turn::FirstLast => (at + 1) % self.len().max(1),
        }
    }

    fn token(&self, at: usize) -> &Token {
        &self.chain.tokens[self.index(at)]
    }
}

/// Aligns two names; when that says no, tries once more with one family name at
/// the other end.
pub(crate) fn align(x: &Chain, y: &Chain) -> Path {
    let (n, m) = (x.tokens.len().min(MAX), y.tokens.len().min(MAX));
    let mut costs = [[0f32; MAX]; MAX];
    for (row, a) in costs.iter_mut().zip(&x.tokens) {
        for (cost, b) in row.iter_mut().zip(&y.tokens) {
            *cost = token_cost(a, b);
        }
    }
    let plain = |chain| View { chain, turn: Turn::As };
    let mut best = align_views(plain(x), plain(y), &costs);
    if best.evidence < 0.0 && n > 1 && m > 1 {
        for turn in [Turn::LastFirst, Turn::FirstLast] {
            let y = View { chain: y, turn };
            if costs[0][y.index(0)] > weigh::FAR || (m == 2 && turn == Turn::FirstLast) {
                continue;
            }
            let mut path = align_views(plain(x), y, &costs);
            path.evidence += weigh::TURNED;
            let whole = path.steps().iter().all(|s| {
                s.part == NamePart::Middle
                    || !matches!(s.kind, NameAgreement::Missing | NameAgreement::Different)
            });
            if whole && path.evidence > 0.0 && path.evidence > best.evidence {
                best = Path { turned: true, ..path };
            }
        }
    }
    best
}

/// Two words are one only when they nearly spell it; else a chain could hide a
/// wrong given name in the length of the name after it.
const JOINS: f32 = 0.2;

#[derive(Clone, Copy)]
enum Move {
    Pair,
    TwoOne,
    OneTwo,
    SkipA,
    SkipB,
}

fn align_views(x: View, y: View, costs: &[[f32; MAX]; MAX]) -> Path {
    let (n, m) = (x.len().min(MAX), y.len().min(MAX));
    let cost = |i: usize, j: usize| costs[x.index(i)][y.index(j)];
    let mut table = [[(f32::NEG_INFINITY, Move::Pair); MAX + 1]; MAX + 1];
    table[0][0].0 = weigh::START;
    let ends = Ends { n, m, families: (x.chain.has_family, y.chain.has_family) };
    for i in 0..=n {
        for j in 0..=m {
            let mut best = table[i][j];
            let mut offer = |value: f32, by: Move| {
                if value > best.0 {
                    best = (value, by);
                }
            };
            if i > 0 && j > 0 {
                offer(table[i - 1][j - 1].0 + ends.two(i - 1, i, j - 1, j, cost(i - 1, j - 1)), Move::Pair);
            }
            if i > 1
                && j > 0
                && cost(i - 2, j - 1).min(cost(i - 1, j - 1)) > 0.1
                && let Some(cost) = joined(x.token(i - 2), x.token(i - 1), y.token(j - 1))
            {
                offer(
                    table[i - 2][j - 1].0 + ends.two(i - 2, i, j - 1, j, cost) + weigh::JOINED,
                    Move::TwoOne,
                );
            }
            if i > 0
                && j > 1
                && cost(i - 1, j - 2).min(cost(i - 1, j - 1)) > 0.1
                && let Some(cost) = joined(y.token(j - 2), y.token(j - 1), x.token(i - 1))
            {
                offer(
                    table[i - 1][j - 2].0 + ends.two(i - 1, i, j - 2, j, cost) + weigh::JOINED,
                    Move::OneTwo,
                );
            }
            if i > 0 {
                offer(table[i - 1][j].0 + ends.alone(i - 1, n, n > m), Move::SkipA);
            }
            if j > 0 {
                offer(table[i][j - 1].0 + ends.alone(j - 1, m, m > n), Move::SkipB);
            }
            table[i][j] = best;
        }
    }
    back(x, y, costs, &table, ends)
}

/// Where the names end, so that a pair knows which part it is.
#[derive(Clone, Copy)]
struct Ends {
    n: usize,
    m: usize,
    families: (bool, bool),
}

impl Ends {
    fn part(&self, i: usize, i_end: usize, j: usize, j_end: usize) -> NamePart {
        let last = i_end == self.n && j_end == self.m && self.families.0 && self.families.1;
        match (i == 0 && j == 0, last) {
            (true, _) => NamePart::Given,
            (_, true) => NamePart::Family,
            _ => NamePart::Middle,
        }
    }

    fn two(&self, i: usize, i_end: usize, j: usize, j_end: usize, cost: f32) -> f32 {
        let mut weight = weigh::weight(self.part(i, i_end, j, j_end), cost);
        if (i == 0) != (j == 0) {
            weight += weigh::SHIFTED;
        } else if (i_end == self.n) != (j_end == self.m) {
            weight += weigh::UNLIKE;
        }
        weight
    }

    fn alone(&self, at: usize, len: usize, longer: bool) -> f32 {
        let base = if at == 0 {
            weigh::MISSING_GIVEN
        } else if at + 1 == len {
            weigh::MISSING_FAMILY
        } else {
            weigh::MISSING
        };
        if longer { base } else { base + weigh::AGAINST }
    }
}

fn back(
    x: View,
    y: View,
    costs: &[[f32; MAX]; MAX],
    table: &[[(f32, Move); MAX + 1]; MAX + 1],
    ends: Ends,
) -> Path {
    let mut path =
        Path { evidence: table[ends.n][ends.m].0, turned: false, steps: [Step::NONE; 2 * MAX], len: 0 };
    let (mut i, mut j) = (ends.n, ends.m);
    while i > 0 || j > 0 {
        let (di, dj) = match table[i][j].1 {
            Move::Pair => (1, 1),
            Move::TwoOne => (2, 1),
            Move::OneTwo => (1, 2),
            Move::SkipA => (1, 0),
            Move::SkipB => (0, 1),
        };
        let (pi, pj) = (i - di.min(i), j - dj.min(j));
        let part = if di == 0 || dj == 0 {
            let (at, len) = if di == 0 { (pj, ends.m) } else { (pi, ends.n) };
            if at == 0 {
                NamePart::Given
            } else if at + 1 == len {
                NamePart::Family
            } else {
                NamePart::Middle
            }
        } else {
            ends.part(pi, i, pj, j)
        };
        let (cost, kind) = match (di, dj) {
            (1, 1) => judged(x.token(pi), y.token(pj), costs[x.index(pi)][y.index(pj)]),
            (2, 1) => split_kind(joined_cost(x.token(pi), x.token(pi + 1), y.token(pj))),
            (1, 2) => split_kind(joined_cost(y.token(pj), y.token(pj + 1), x.token(pi))),
            _ => (0.0, NameAgreement::Missing),
        };
        let span = |v: &View, from: usize, n: usize| {
            if n == 0 { (0, 0) } else { (v.index(from) as u8, (v.index(from) + n) as u8) }
        };
        path.steps[path.len] = Step { a: span(&x, pi, di), b: span(&y, pj, dj), part, kind, cost };
        path.len += 1;
        (i, j) = (pi, pj);
    }
    path.steps[..path.len].reverse();
    if !path.steps().iter().any(|s| s.part == NamePart::Middle && s.kind != NameAgreement::Missing) {
        path.evidence += weigh::FATHERLESS;
    }
    path
}

fn split_kind(cost: f32) -> (f32, NameAgreement) {
    (cost, if cost < weigh::FAR { NameAgreement::Joined } else { NameAgreement::Different })
}

/// The words for a cost.
fn judged(a: &Token, b: &Token, cost: f32) -> (f32, NameAgreement) {
    let kind = if cost >= weigh::FAR {
        NameAgreement::Different
    } else if a.initial != b.initial {
        NameAgreement::Initial
    } else if cost + 0.01 < distance::code_cost(&a.code, &b.code) {
        NameAgreement::Short
    } else if a.code.is_latin() != b.code.is_latin() {
        NameAgreement::Latin
    } else if cost == 0.0 {
        NameAgreement::Equal
    } else {
        NameAgreement::Close
    };
    (cost, kind)
}

/// What an initial costs beside a name that begins with it.
const INITIAL: f32 = 0.22;

fn token_cost(a: &Token, b: &Token) -> f32 {
    let direct = match (&a.sounds, &b.sounds) {
        (None, Some(sounds)) => latin::sounds_cost(&a.code, &b.code, sounds),
        (Some(sounds), None) => latin::sounds_cost(&b.code, &a.code, sounds),
        _ => distance::code_cost(&a.code, &b.code),
    };
    if direct < 0.05 {
        return direct;
    }
    if a.initial != b.initial {
        return if same_start(&a.code, &b.code) { INITIAL } else { 1.0 };
    }
    if is_abd(&a.code) && starts_abd(&b.code) || is_abd(&b.code) && starts_abd(&a.code) {
        return direct.min(ABD);
    }
    if a.full.is_empty() && b.full.is_empty() {
        return direct;
    }
    let full = |x: &Token, y: &Code| {
        x.full.iter().map(|f| distance::code_cost(f, y) + x.short).fold(direct, f32::min)
    };
    full(a, &b.code).min(full(b, &a.code))
}

/// `عبد` alone is short for every name that begins with it.
const ABD: f32 = 0.15;

fn is_abd(code: &Code) -> bool {
    matches!(code.letters(), [18, 2, 8] | [29, 30, 32] | [29, 30, 33, 32])
}

fn starts_abd(code: &Code) -> bool {
    code.len() > 5 && (code.letters().starts_with(&[18, 2, 8]) || code.letters().starts_with(&[29, 30, 32]))
}

fn same_start(a: &Code, b: &Code) -> bool {
    let (Some(&x), Some(&y)) = (a.letters().first(), b.letters().first()) else { return false };
    match (a.is_latin(), b.is_latin()) {
        (false, true) => latin::may_begin(x, b.letters()),
        (true, false) => latin::may_begin(y, a.letters()),
        _ => x == y,
    }
}

/// What it costs to read two tokens as one, when they can be: when together they
/// are about as long, and nearly spell it.
fn joined(first: &Token, second: &Token, whole: &Token) -> Option<f32> {
    let (two, one) = (first.code.len() + second.code.len(), whole.code.len());
    let fits = if first.sounds.is_some() == whole.sounds.is_some() {
        two.abs_diff(one) <= 3
    } else {
        two <= 2 * one && one <= 2 * two
    };
    if !fits {
        return None;
    }
    Some(joined_cost(first, second, whole)).filter(|&c| c < JOINS)
}

fn joined_cost(first: &Token, second: &Token, whole: &Token) -> f32 {
    distance::code_cost(&first.code.joined(&second.code), &whole.code)
}

/// Weighted mean of the parts' closeness; a name whose given name differs is at
/// most half as close as it would be (brothers share all the rest).
pub(crate) fn closeness(steps: &[Step]) -> f32 {
    let (mut sum, mut all, mut given) = (0.0, 0.0, 1.0f32);
    for s in steps {
        let whole = match s.part {
            NamePart::Given => 1.5,
            NamePart::Family => 1.2,
            _ => 1.0,
        };
        let weight = if s.kind == NameAgreement::Missing { 0.3 * whole } else { whole };
        let value =
            if s.kind == NameAgreement::Missing { 0.3 } else { (1.0 - s.cost / (2.0 * weigh::FAR)).max(0.0) };
        sum += weight * value;
        all += weight;
        if s.part == NamePart::Given {
            given = given.min(value);
        }
    }
    let mean = if all > 0.0 { sum / all } else { 0.0 };
    (mean * (0.5 + 0.5 * (2.0 * given).min(1.0))).clamp(0.0, 1.0)
}
