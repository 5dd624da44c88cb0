//! A name read once, to be compared many times.

use super::token::{Chain, MAX, Token};
use super::{NameAgreement, NameGround, NamePart, Similarity, chain, weigh};
use crate::{Code, Parsed, fold, lexicon, parts};

/// A name read once, to be compared many times without allocation.
#[derive(Clone, Debug)]
pub struct Name {
    parsed: Parsed,
    /// The main reading first, then those of the other names in the cell.
    chains: Vec<Chain>,
}

/// How many readings of one cell are compared.
const READINGS: usize = 4;

impl Name {
    /// Reads one cell, either script.
    ///
    /// ```
    /// let name = names::Name::read("الشهيد ماهر خالد الحمصي");
    /// assert_eq!(name.parts().given.as_deref(), Some("ماهر"));
    /// assert_eq!(name.parts().titles, ["الشهيد"]);
    /// ```
    pub fn read(text: &str) -> Name {
        Name::from_parsed(parts::split(text))
    }

    /// From parts that stand in columns of their own; empty ones are missing.
    ///
    /// ```
    /// use names::Name;
    /// let name = Name::from_parts("ماهر", "", "", "الحمصي");
    /// assert_eq!(name.parts().father, None, "an empty column says nothing");
    /// assert!(name.similarity(&Name::read("ماهر خالد الحمصي")).value > 0.8);
    /// ```
    pub fn from_parts(given: &str, father: &str, grandfather: &str, family: &str) -> Name {
        let some = |s: &str| Some(crate::clean(s)).filter(|s| !s.is_empty());
        let parsed = Parsed {
            given: some(given),
            father: some(father),
            grandfather: some(grandfather),
            family: some(family),
            ..Parsed::default()
        };
        Name::from_parsed(parsed)
    }

    /// From a name that was split already.
    pub(crate) fn from_parsed(parsed: Parsed) -> Name {
        let mut chains = vec![Chain::new(&parsed)];
        chains.extend(parsed.other.iter().filter_map(|other| alternative(&parsed, other)));
        chains.extend(parsed.kunya.iter().flat_map(|kunya| by_kunya(&parsed, kunya)));
        // «السيد» is a title here and a given name there.
        chains.extend(parsed.titles.iter().filter(|t| fold(t) == "السيد").map(|t| before(&parsed, t)));
        chains.truncate(READINGS);
        Name { parsed, chains }
    }

    /// The parts as read.
    ///
    /// ```
    /// let name = names::Name::read("ماهر خالد الحمصي (أبو يزن)");
    /// assert_eq!(name.parts().kunya.as_deref(), Some("أبو يزن"));
    /// ```
    pub fn parts(&self) -> &Parsed {
        &self.parsed
    }

    /// The folded parts of the main reading in order, as codes.
    ///
    /// ```
    /// use names::{Code, Name};
    /// let name = Name::read("عبد الله خالد الحمصي");
    /// let codes: Vec<Code> = name.codes().copied().collect();
    /// assert_eq!(codes, ["عبدالله", "خالد", "الحمصي"].map(Code::new), "a compound is one token");
    /// ```
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.chains.iter().take(1).flat_map(|c| c.tokens.iter().map(|t| &t.code))
    }

    /// Log-odds that both names are of one person; no allocation.
    ///
    /// ```
    /// use names::Name;
    /// let maher = Name::read("ماهر خالد يوسف الحمصي");
    /// assert!(maher.evidence(&Name::read("Maher Khaled Yousef Al-Homsi")) > 0.0);
    /// assert!(maher.evidence(&Name::read("سامر خالد يوسف الحمصي")) < 0.0, "a brother");
    /// ```
    pub fn evidence(&self, other: &Name) -> f32 {
        self.best(other).map_or(NOBODY, |b| b.path.evidence)
    }

    /// Closeness and reasons.
    ///
    /// ```
    /// use names::{NameAgreement, Name};
    /// let nobody = Name::read("مجهول الهوية");
    /// // Two unnamed people are not one person because both are unnamed.
    /// let told = nobody.similarity(&nobody);
    /// assert_eq!((told.value, told.grounds[0].kind), (0.0, NameAgreement::Placeholder));
    /// ```
    pub fn similarity(&self, other: &Name) -> Similarity {
        let Some(best) = self.best(other) else {
            let ground = |kind| NameGround {
                part: NamePart::Whole,
                kind,
                a: String::new(),
                b: String::new(),
                value: 0.0,
            };
            let kind = if self.parsed.placeholder || other.parsed.placeholder {
                NameAgreement::Placeholder
            } else {
                NameAgreement::Missing
            };
            return Similarity { value: 0.0, evidence: NOBODY, grounds: vec![ground(kind)] };
        };
        let (x, y) = (&self.chains[best.a], &other.chains[best.b]);
        let mut grounds: Vec<NameGround> = best.path.steps().iter().map(|s| s.ground(x, y)).collect();
        if best.path.turned {
            grounds.push(NameGround {
                part: NamePart::Whole,
                kind: NameAgreement::Order,
                a: String::new(),
                b: String::new(),
                value: 1.0,
            });
        }
        if best.a + best.b > 0 {
            let written =
                |c: &Chain| c.tokens.iter().map(|t| t.written.as_str()).collect::<Vec<_>>().join(" ");
            grounds.push(NameGround {
                part: NamePart::Whole,
                kind: NameAgreement::Alternative,
                a: written(x),
                b: written(y),
                value: 1.0,
            });
        }
        grounds.extend(self.kunya_ground(other));
        Similarity { value: chain::closeness(best.path.steps()), evidence: best.path.evidence, grounds }
    }

    /// The pair of readings that agree best; none when a side names nobody.
    fn best(&self, other: &Name) -> Option<Best> {
        if self.parsed.placeholder || other.parsed.placeholder {
            return None;
        }
        let mut best: Option<Best> = None;
        for (a, x) in self.chains.iter().enumerate() {
            for (b, y) in other.chains.iter().enumerate() {
                if x.tokens.is_empty() || y.tokens.is_empty() {
                    continue;
                }
                let mut path = chain::align(x, y);
                // Another reading is another chance to agree by accident.
                path.evidence -= 0.3 * (a + b) as f32;
                if best.as_ref().is_none_or(|p| path.evidence > p.path.evidence) {
                    best = Some(Best { a, b, path });
                }
            }
        }
        best
    }

    fn kunya_ground(&self, other: &Name) -> Option<NameGround> {
        let (a, b) = (self.parsed.kunya.as_ref()?, other.parsed.kunya.as_ref()?);
        let cost = crate::token_cost(&fold(a), &fold(b));
        let kind = if cost == 0.0 {
            NameAgreement::Equal
        } else if cost < weigh::FAR {
            NameAgreement::Close
        } else {
            NameAgreement::Different
        };
        Some(NameGround { part: NamePart::Kunya, kind, a: a.clone(), b: b.clone(), value: 1.0 - cost })
    }
}

struct Best {
    a: usize,
    b: usize,
    path: chain::Path,
}

/// Log-odds when one side names nobody.
const NOBODY: f32 = -9.0;

/// The reading in which `other` takes its place: a whole name alone, one word
/// as another given or family name.
fn alternative(parsed: &Parsed, other: &str) -> Option<Chain> {
    let read = parts::split(other);
    if read.placeholder {
        return None;
    }
    let chain = read.chain();
    if chain.len() > 1 {
        return Some(Chain::new(&read));
    }
    let word = chain.first()?.to_string();
    let mut with = Parsed { other: vec![], ..parsed.clone() };
    let folded = fold(&word);
    let looks_family = folded.starts_with("ال") || folded.starts_with("ابو") || !lexicon::is_given(&folded);
    let near_given = parsed.given.as_ref().is_some_and(|g| crate::token_cost(&fold(g), &folded) < 0.3);
    if looks_family && !near_given && with.family.is_some() {
        with.family = Some(word);
    } else {
        with.given = Some(word);
    }
    Some(Chain::new(&with))
}

/// The kunya in the place of the family name, or as the first name of all.
fn by_kunya(parsed: &Parsed, kunya: &str) -> impl Iterator<Item = Chain> {
    let mut family = Parsed { other: vec![], ..parsed.clone() };
    let has = family.family.replace(kunya.to_string()).is_some() && family.given.as_deref() != Some(kunya);
    let first = (parsed.given.as_deref() != Some(kunya)).then(|| before(parsed, kunya));
    has.then(|| Chain::new(&family)).into_iter().chain(first)
}

/// The reading in which a word set aside stands before the name.
fn before(parsed: &Parsed, word: &str) -> Chain {
    let mut chain = Chain::new(parsed);
    let first = parts::units(&parts::words_of(word)).into_iter().map(Token::new);
    chain.tokens.splice(0..0, first);
    chain.tokens.truncate(MAX);
    chain
}
