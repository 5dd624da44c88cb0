//! Places of detention and related offices.
//!
//! A cell may name the place itself («صيدنايا», «مشفى 601»), or the unit that
//! held it («فرع فلسطين», «فرع 215»): then the place is that unit's own. An agency
//! alone («الجوية») is no place, and nothing is guessed.

pub(crate) mod table;

use crate::codes::said::{bare, words};
use crate::parties;
use table::{ALL, candidate, strict};

pub use crate::codes::said::How;
pub use table::{Facility, FacilityCandidate, FacilityIdx, all};

/// Places of detention that words can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacilitiesFound {
    /// Ids, the likeliest first.
    pub ids: Vec<String>,
    /// The alias by which they were found.
    pub alias: String,
    /// The same with how each was found.
    pub candidates: Vec<FacilityCandidate>,
}

/// The name, in Arabic or English.
///
/// ```
/// use model::facilities::{find, name};
/// let id = &find("صيدنايا").ids[0];
/// assert!(name(id, true).unwrap().contains("صيدنايا"));
/// assert_eq!(name("F9999", true), None);
/// ```
pub fn name(id: &str, arabic: bool) -> Option<&'static str> {
    let facility = FacilityIdx::of(id)?.facility();
    Some(if arabic { facility.ar } else { facility.en })
}

/// How many there are.
///
/// ```
/// use model::facilities::{all, count};
/// assert_eq!(count(), all().count());
/// ```
pub fn count() -> usize {
    ALL.rows.len()
}

/// Finds the places of detention that the words can mean.
///
/// ```
/// use model::facilities::find;
/// assert_eq!(find("صيدنايا").ids, find("سجن صيدنايا").ids);
/// assert_eq!(find("فرع 215 سرية المداهمة").ids, ["F090"]);
/// assert!(find("الجوية").ids.is_empty(), "an agency is no place");
/// ```
pub fn find(said: &str) -> FacilitiesFound {
    let candidates = look_up(said);
    FacilitiesFound {
        ids: candidates.iter().map(|c| c.facility.facility().id.to_owned()).collect(),
        alias: candidates.first().map_or(String::new(), |c| c.alias.to_owned()),
        candidates,
    }
}

/// Ids of the places of detention of which the whole of the words is a name or an alias.
///
/// ```
/// use model::facilities::called;
/// assert!(!called("صيدنايا").is_empty());
/// assert!(called("شوهد في صيدنايا").is_empty(), "more than a name");
/// ```
pub fn called(said: &str) -> Vec<&'static str> {
    strict(&words(said)).into_iter().map(|candidate| candidate.facility.facility().id).collect()
}

/// The same, by numbers.
///
/// ```
/// use model::facilities::{How, look_up};
/// let found = look_up("سجن صيدنايا العسكري");
/// assert!(found.iter().all(|found| found.facility.facility().ar.contains("صيدنايا")));
/// assert!(look_up("غير معروف").is_empty());
/// ```
pub fn look_up(said: &str) -> Vec<FacilityCandidate> {
    let whole = words(said);
    if whole.is_empty() || whole.len() > 16 || crate::codes::is_unknown(said) {
        return Vec::new();
    }
    let exact = strict(&whole);
    if !exact.is_empty() {
        return exact;
    }
    let several = in_turn(said);
    if several.is_empty() { one(said, &whole) } else { several }
}

fn one(said: &str, words: &[String]) -> Vec<FacilityCandidate> {
    let ways: [&dyn Fn() -> Vec<FacilityCandidate>; 3] =
        [&|| of_the_unit(said), &|| named_among(words), &|| slips(words)];
    ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
}

/// «فرع 215 ثم صيدنايا»: each that is understood.
fn in_turn(said: &str) -> Vec<FacilityCandidate> {
    let spaced = [" ثم ", " أو ", " او ", " then ", " or ", " - ", "–", " إلى ", " الى "]
        .iter()
        .fold(said.to_owned(), |text, w| text.replace(w, "؛"));
    let parts: Vec<&str> = spaced
        .split(['؛', ';', '/', '،', ',', '+', '&', '|', '\n'])
        .filter(|p| !words(p).is_empty())
        .collect();
    if parts.len() < 2 || parts.len() > 6 {
        return Vec::new();
    }
    let part = |p: &&str| {
        let w = words(p);
        let exact = strict(&w);
        if exact.is_empty() { one(p, &w) } else { exact }
    };
    let each: Vec<Vec<FacilityCandidate>> = parts.iter().map(part).collect();
    if each.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let mut found: Vec<FacilityCandidate> = Vec::new();
    each.into_iter().flatten().for_each(|c| {
        if !found.iter().any(|f| f.facility == c.facility) {
            found.push(c)
        }
    });
    found
}

/// Words around a name that name nothing themselves.
const AROUND: &[&str] = &[
    "في",
    "من",
    "الي",
    "سجن",
    "سجون",
    "فرع",
    "معتقل",
    "مقر",
    "قسم",
    "مشفي",
    "مستشفي",
    "مركز",
    "نقل",
    "تم",
    "نقله",
    "شوهد",
    "كان",
    "اخر",
    "مشاهده",
    "موجود",
    "محتجز",
    "عسكري",
    "مركزي",
    "دمشق",
    "prison",
    "branch",
    "in",
    "at",
    "the",
    "of",
    "hospital",
    "military",
    "central",
    "seen",
    "last",
    "transferred",
    "to",
    "was",
    "detention",
];

/// A known name inside other words: «شوهد في سجن صيدنايا عام 2014».
fn named_among(words: &[String]) -> Vec<FacilityCandidate> {
    for length in (1..=words.len().min(6)).rev() {
        for at in 0..=words.len() - length {
            let found = strict(&words[at..at + length]);
            let mut rest = words[..at].iter().chain(&words[at + length..]);
            let idle = |w: &String| {
                AROUND.contains(&bare(w))
                    || w.bytes().all(|b| b.is_ascii_digit())
                    || matches!(bare(w), "عام" | "سنه")
            };
            if !found.is_empty() && rest.all(idle) {
                return found;
            }
        }
    }
    Vec::new()
}

/// How people say that somebody was somewhere; it names no place itself.
const WAS_THERE: &[&str] =
    &["كان", "شوهد", "محتجز", "موجود", "نقل", "تم", "نقله", "seen", "was", "last", "transferred", "to"];

/// The place of a unit that was named, where the unit has one of its own.
fn of_the_unit(said: &str) -> Vec<FacilityCandidate> {
    let named: Vec<&str> = said.split_whitespace().filter(|w| !WAS_THERE.contains(w)).collect();
    let units: Vec<parties::PartyCandidate> = parties::look_up(&named.join(" "))
        .into_iter()
        .filter(|c| c.unit.level() == parties::Level::Unit && c.how < How::Near)
        .collect();
    units.into_iter().flat_map(places_of_unit).collect()
}

fn places_of_unit(unit: parties::PartyCandidate) -> Vec<FacilityCandidate> {
    let rank = |f: &Facility| match f.kind {
        "intelligence_branch" => 0,
        "official_prison" | "military_prison" | "secret_prison" | "faction_prison" | "foreign_prison" => 1,
        "military_base" | "court" | "police" => 2,
        _ => 3,
    };
    let own: Vec<(u8, FacilityIdx)> = all()
        .filter(|f| f.facility().agency == unit.unit.unit().id)
        .map(|f| (rank(f.facility()), f))
        .collect();
    let best = own.iter().map(|(rank, _)| *rank).min().filter(|rank| *rank < 3);
    own.into_iter()
        .filter(|(rank, _)| Some(*rank) == best)
        .map(|(_, facility)| FacilityCandidate { facility, how: unit.how, alias: unit.alias })
        .collect()
}

fn slips(words: &[String]) -> Vec<FacilityCandidate> {
    let rest: Vec<String> = words.iter().filter(|w| !AROUND.contains(&bare(w))).cloned().collect();
    let near =
        |w: &[String]| -> Vec<FacilityCandidate> { ALL.index.find(w).into_iter().map(candidate).collect() };
    let found = near(words);
    let found = if found.is_empty() && rest.len() < words.len() { near(&rest) } else { found };
    if found.len() > 2 { Vec::new() } else { found }
}
