//! Whole names compared, with reasons.
//!
//! The parts of two names are aligned in order: a part may be missing on one
//! side, or be written as two words on the other. The given name decides
//! between brothers, so it weighs most; the family name next.

use crate::{Code, Parsed, fold, parts};

/// Which part of a name a ground speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// The person's own name.
    Given,
    /// Father's, grandfather's or a further forefather's name.
    Middle,
    /// Family name or nisba.
    Family,
    /// The kunya.
    Kunya,
    /// The name as a whole.
    Whole,
}

impl Part {
    /// A stable word for files and for the keys of messages.
    pub fn code(self) -> &'static str {
        match self {
            Part::Given => "given",
            Part::Middle => "middle",
            Part::Family => "family",
            Part::Kunya => "kunya",
            Part::Whole => "whole",
        }
    }
}

/// How two parts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// Written alike, or alike after the rules of spelling.
    Equal,
    /// The same letters with small slips.
    Close,
    /// One is a usual Latin spelling of the other.
    Latin,
    /// One word here, two words there.
    Joined,
    /// A short form or nickname of the other.
    Short,
    /// One gives only the initial.
    Initial,
    /// On one side only.
    Missing,
    /// Two names.
    Different,
    /// The parts stand in another order.
    Order,
    /// Another name given for the same person fits.
    Alternative,
    /// One side names nobody.
    Placeholder,
}

impl Kind {
    /// A stable word for files and for the keys of messages.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Equal => "equal",
            Kind::Close => "close",
            Kind::Latin => "latin",
            Kind::Joined => "joined",
            Kind::Short => "short",
            Kind::Initial => "initial",
            Kind::Missing => "missing",
            Kind::Different => "different",
            Kind::Order => "order",
            Kind::Alternative => "alternative",
            Kind::Placeholder => "placeholder",
        }
    }
}

/// One reason: how one part agrees or does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The part.
    pub part: Part,
    /// How the two sides stand.
    pub kind: Kind,
    /// The part as written on the first side; empty when missing.
    pub a: String,
    /// The part as written on the second side; empty when missing.
    pub b: String,
    /// Closeness of this part, 0–1.
    pub value: f32,
}

impl Ground {
    /// `given:equal`, `family:latin` …: a stable code for files and messages.
    pub fn code(&self) -> String {
        format!("{}:{}", self.part.code(), self.kind.code())
    }
}

/// How close two whole names are, and why.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Similarity {
    /// 0 nothing in common … 1 the same name.
    pub value: f32,
    /// Log-odds that the two names are of one person, on lists with brothers
    /// and namesakes, names alone being known.
    pub evidence: f32,
    /// Part by part.
    pub grounds: Vec<Ground>,
}

/// What `athar names score` prints for one pair.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Score {
    /// See [`Similarity::value`].
    pub similarity: f32,
    /// Calibrated probability that the two names are of one person.
    pub probability: f32,
    /// Part by part.
    pub grounds: Vec<Ground>,
}

/// A name read once, to be compared many times without allocation.
#[derive(Clone, Debug)]
pub struct Name {
    parsed: Parsed,
    written: Vec<String>,
    codes: Vec<Code>,
}

impl Name {
    /// Reads one cell, either script.
    pub fn read(text: &str) -> Name {
        Name::from_parsed(parts::split(text))
    }

    /// From parts that stand in columns of their own; empty ones are missing.
    pub fn from_parts(given: &str, father: &str, grandfather: &str, family: &str) -> Name {
        let some = |s: &str| Some(crate::clean(s)).filter(|s| !s.is_empty());
        let parsed = Parsed { given: some(given), father: some(father), grandfather: some(grandfather), family: some(family), ..Parsed::default() };
        Name::from_parsed(parsed)
    }

    fn from_parsed(parsed: Parsed) -> Name {
        let written: Vec<String> = parsed.chain().into_iter().map(String::from).collect();
        let codes = written.iter().map(|w| Code::new(&fold(w))).collect();
        Name { parsed, written, codes }
    }

    /// The parts as read.
    pub fn parts(&self) -> &Parsed {
        &self.parsed
    }

    /// The folded parts in order, as codes.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Log-odds that both names are of one person; no allocation.
    pub fn evidence(&self, other: &Name) -> f32 {
        compare(self, other).1
    }

    /// Closeness and reasons.
    pub fn similarity(&self, other: &Name) -> Similarity {
        let (value, evidence, steps) = compare(self, other);
        let grounds = steps.iter().flatten().map(|s| s.ground(self, other)).collect();
        Similarity { value, evidence, grounds }
    }
}

/// How close two whole names are, in either script, and why.
pub fn similarity(a: &str, b: &str) -> Similarity {
    Name::read(a).similarity(&Name::read(b))
}

/// The probability behind a similarity, calibrated on invented pairs.
pub fn same_probability(similarity: &Similarity) -> f32 {
    1.0 / (1.0 + (-similarity.evidence).exp())
}

/// Similarity, probability and grounds of one pair of names.
pub fn score_pair(a: &str, b: &str) -> Score {
    let s = similarity(a, b);
    Score { similarity: s.value, probability: same_probability(&s), grounds: s.grounds }
}

const MAX: usize = 8;

#[derive(Clone, Copy, Debug)]
struct Step {
    a: Option<u8>,
    b: Option<u8>,
    cost: f32,
    part: Part,
}

impl Step {
    fn ground(&self, x: &Name, y: &Name) -> Ground {
        let word = |n: &Name, i: Option<u8>| i.and_then(|i| n.written.get(usize::from(i))).cloned().unwrap_or_default();
        let latin = |n: &Name, i: Option<u8>| i.and_then(|i| n.codes.get(usize::from(i))).is_some_and(Code::is_latin);
        let kind = match (self.a, self.b) {
            (None, _) | (_, None) => Kind::Missing,
            _ if self.cost > 0.45 => Kind::Different,
            _ if latin(x, self.a) != latin(y, self.b) => Kind::Latin,
            _ if self.cost == 0.0 => Kind::Equal,
            _ => Kind::Close,
        };
        Ground { part: self.part, kind, a: word(x, self.a), b: word(y, self.b), value: 1.0 - self.cost }
    }
}

/// Aligns the parts in order; the first version: given with given, family with
/// family, middles by the cheapest alignment.
fn compare(x: &Name, y: &Name) -> (f32, f32, [Option<Step>; 2 * MAX]) {
    let mut steps = [None; 2 * MAX];
    if x.codes.is_empty() || y.codes.is_empty() || x.parsed.placeholder || y.parsed.placeholder {
        return (0.0, -8.0, steps);
    }
    let (a, b) = (&x.codes[..x.codes.len().min(MAX)], &y.codes[..y.codes.len().min(MAX)]);
    let mut table = [[0f32; MAX + 1]; MAX + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                table[i][j] = (i + j) as f32 * 0.45;
                continue;
            }
            let c = crate::distance::code_cost(&a[i - 1], &b[j - 1]);
            table[i][j] = (table[i - 1][j - 1] + c).min(table[i - 1][j] + 0.45).min(table[i][j - 1] + 0.45);
        }
    }
    let (mut i, mut j, mut n) = (a.len(), b.len(), 0);
    let (mut worst, mut sum, mut missing) = (0f32, 0f32, 0);
    while i > 0 || j > 0 {
        let part = if i <= 1 && j <= 1 { Part::Given } else if i == a.len() && j == b.len() { Part::Family } else { Part::Middle };
        let c = if i > 0 && j > 0 { crate::distance::code_cost(&a[i - 1], &b[j - 1]) } else { 9.0 };
        let step = if i > 0 && j > 0 && table[i][j] == table[i - 1][j - 1] + c {
            i -= 1;
            j -= 1;
            worst = worst.max(c);
            sum += c;
            Step { a: Some(i as u8), b: Some(j as u8), cost: c, part }
        } else if i > 0 && (j == 0 || table[i][j] == table[i - 1][j] + 0.45) {
            i -= 1;
            missing += 1;
            Step { a: Some(i as u8), b: None, cost: 0.45, part }
        } else {
            j -= 1;
            missing += 1;
            Step { a: None, b: Some(j as u8), cost: 0.45, part }
        };
        steps[n] = Some(step);
        n += 1;
    }
    steps[..n].reverse();
    let evidence = 5.0 - 9.0 * worst - 3.0 * sum - 1.5 * missing as f32;
    (1.0 - table[a.len()][b.len()] / (0.5 * (a.len() + b.len()) as f32).max(1.0)).max(0.0).pipe(|v| (v, evidence, steps))
}

trait Pipe: Sized {
    fn pipe<T>(self, f: impl FnOnce(Self) -> T) -> T {
        f(self)
    }
}
impl Pipe for f32 {}
