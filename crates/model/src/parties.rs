//! Parties and their units: one tree, from a party to a detachment.
//!
//! People say «الجوية», «فرع 215», «أمن عسكري - درعا» or «الأمن». Each is kept
//! as sharp as it was said and no sharper: an agency when an agency was named,
//! the party when only "security" was.
//!
//! **Invariants:** territory never yields a unit (handbook §17, 10): a place is
//! looked at only beside the name of an agency, to find that agency's own body of
//! that name. Numbers of branches are aliases with sources (§17, 11). A
//! checkpoint names a party only where the list of facilities knows who held it.

mod meant;

use crate::codes::said::{How as Way, Index, words};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub use crate::codes::said::How;

/// A party or unit, by its number in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitIdx(pub u16);

/// How much of a party was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A branch, a brigade, a faction …
    Unit,
    /// One agency, ministry or army.
    Agency,
    /// Only the party.
    Party,
}

/// One row of the list of parties and units.
#[derive(Debug)]
pub struct PartyUnit {
    /// Stable id.
    pub id: &'static str,
    /// Name in Arabic.
    pub ar: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Branch, brigade, directorate …
    pub kind: &'static str,
    /// The code of the source that carries it.
    pub source: &'static str,
    parent: Option<u16>,
    end: u16,
}

/// A party or unit that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyCandidate {
    /// Which.
    pub unit: UnitIdx,
    /// How.
    pub how: How,
    /// The name or alias by which it was found.
    pub alias: &'static str,
}

/// Parties or units that words can mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartiesFound {
    /// Ids, the likeliest first.
    pub ids: Vec<String>,
    /// The alias by which they were found.
    pub alias: String,
    /// The same with how each was found.
    pub candidates: Vec<PartyCandidate>,
    /// How much was named, by the least sharp of them.
    pub level: Option<Level>,
}

/// What is numbered among units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Numbered {
    Branch,
    Division,
    Brigade,
    Regiment,
    Corps,
}

struct Parties {
    units: Vec<PartyUnit>,
    index: Index,
    by_id: HashMap<&'static str, u16>,
    numbers: HashMap<(Numbered, String), Vec<(u16, &'static str)>>,
    /// Every word of the names and aliases of each unit.
    words: Vec<HashSet<String>>,
}

static ALL: LazyLock<Parties> = LazyLock::new(read);

fn read() -> Parties {
    // What people name and the list as received has not, and rows that hang elsewhere because of it.
    let mut rows = crate::codes::rows(include_str!("../data/agencies_more.csv"));
    let ours: HashSet<&str> = rows.iter().map(|row| row[0]).collect();
    let received = crate::codes::rows(include_str!("../data/agencies.csv"));
    rows.extend(received.into_iter().filter(|row| !ours.contains(row[0])));
    let mut below: HashMap<&str, Vec<usize>> = HashMap::new();
    rows.iter()
        .enumerate()
        .filter(|(_, r)| r.len() > 10)
        .for_each(|(at, row)| below.entry(row[1]).or_default().push(at));
    let mut all = Parties {
        units: Vec::new(),
        index: Index::default(),
        by_id: HashMap::new(),
        numbers: HashMap::new(),
        words: Vec::new(),
    };
    for &root in below.get("").map_or(&[][..], Vec::as_slice) {
        walk(&mut all, &rows, &below, root, None);
    }
    for cells in crate::codes::rows(include_str!("../data/party_aliases.csv")) {
        let [aliases, id, ..] = cells.as_slice() else { continue };
        let Some(&unit) = all.by_id.get(id) else { continue };
        for alias in aliases.split('|') {
            all.index.add(unit, alias, Way::Alias);
            all.named(unit, alias);
            all.number(unit, alias);
        }
    }
    all
}

fn walk(
    all: &mut Parties,
    rows: &[Vec<&'static str>],
    below: &HashMap<&str, Vec<usize>>,
    at: usize,
    parent: Option<u16>,
) {
    let row = &rows[at];
    let number = all.units.len() as u16;
    all.units.push(PartyUnit {
        id: row[0],
        ar: row[2],
        en: row[3],
        kind: row[4],
        source: row[10],
        parent,
        end: number + 1,
    });
    all.by_id.insert(row[0], number);
    for name in [row[2], row[3]] {
        all.index.add(number, name, Way::Exact);
        all.index.add(number, without_brackets(name), Way::Fold);
        all.named(number, name);
        all.number(number, without_brackets(name));
    }
    for &child in below.get(row[0]).map_or(&[][..], Vec::as_slice) {
        walk(all, rows, below, child, Some(number));
    }
    let end = all.units.len() as u16;
    all.units[usize::from(number)].end = end;
}

/// «الفرع 235 (فرع فلسطين)» is also «الفرع 235».
fn without_brackets(name: &'static str) -> &'static str {
    name.split_once('(').map_or(name, |(front, _)| front.trim())
}

impl Parties {
    fn named(&mut self, unit: u16, name: &str) {
        let unit = usize::from(unit);
        self.words.resize_with(self.words.len().max(unit + 1), HashSet::new);
        self.words[unit].extend(words(name).iter().map(|word| meant::bare_word(word)));
    }

    /// «الفرع 215», «اللواء 34», "9th Division": known by what it is and its number.
    fn number(&mut self, unit: u16, name: &'static str) {
        let words = words(name);
        // The office of a division is not the division: the name begins or ends with what it is.
        let ends = [words.first(), words.last()].map(|w| w.cloned().into_iter().collect::<Vec<String>>());
        let kind = ends.iter().find_map(|w| meant::numbered(w));
        if let (Some(kind), Some(number)) = (kind, meant::number_in(&words)) {
            let units = self.numbers.entry((kind, number)).or_default();
            if !units.iter().any(|(u, _)| *u == unit) {
                units.push((unit, name));
            }
        }
    }
}

impl UnitIdx {
    /// The party or unit of an id.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// assert!(UnitIdx::of("SYA-MI-215").is_some());
    /// assert_eq!(UnitIdx::of("الفرع 215"), None);
    /// ```
    pub fn of(id: &str) -> Option<UnitIdx> {
        ALL.by_id.get(id).copied().map(UnitIdx)
    }

    /// Its row. A number from elsewhere is the first party.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// assert_eq!(UnitIdx::of("SYA-MI-215").unwrap().unit().kind, "branch");
    /// ```
    pub fn unit(self) -> &'static PartyUnit {
        ALL.units.get(usize::from(self.0)).unwrap_or(&ALL.units[0])
    }

    /// What it belongs to.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// assert_eq!(UnitIdx::of("SYA-MI-215").unwrap().parent(), UnitIdx::of("SYA-MI"));
    /// assert_eq!(UnitIdx::of("SYA").unwrap().parent(), None);
    /// ```
    pub fn parent(self) -> Option<UnitIdx> {
        self.unit().parent.map(UnitIdx)
    }

    /// The numbers of it and of all below it.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// let [branch, agency] = ["SYA-MI-215", "SYA-MI"].map(|id| UnitIdx::of(id).unwrap());
    /// assert!(agency.range().contains(&branch.0));
    /// ```
    pub fn range(self) -> Range<u16> {
        self.0..self.unit().end
    }

    /// Whether it is `other` or below it.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// let [branch, agency] = ["SYA-MI-215", "SYA-MI"].map(|id| UnitIdx::of(id).unwrap());
    /// assert!(branch.within(agency) && !agency.within(branch));
    /// ```
    pub fn within(self, other: UnitIdx) -> bool {
        other.range().contains(&self.0)
    }

    /// What stands above, the nearest first.
    ///
    /// ```
    /// use model::parties::UnitIdx;
    /// let branch = UnitIdx::of("SYA-MI-215").unwrap();
    /// let above: Vec<_> = branch.ancestors().map(|unit| unit.unit().id).collect();
    /// assert_eq!((above.first(), above.last()), (Some(&"SYA-MI"), Some(&"SYA")));
    /// ```
    pub fn ancestors(self) -> impl Iterator<Item = UnitIdx> {
        std::iter::successors(self.parent(), |u| u.parent())
    }

    /// How much of a party it is.
    ///
    /// ```
    /// use model::parties::{Level, UnitIdx};
    /// let level = |id: &str| UnitIdx::of(id).unwrap().level();
    /// assert_eq!(["SYA-MI-215", "SYA-MI", "SYA"].map(level), [Level::Unit, Level::Agency, Level::Party]);
    /// ```
    pub fn level(self) -> Level {
        let unit = self.unit();
        match unit.kind {
            _ if unit.parent.is_none() => Level::Party,
            "directorate" | "ministry" | "authority" | "coalition" | "police" | "prison_service"
            | "foreign_force"
                if self.ancestors().count() <= 3 =>
            {
                Level::Agency
            }
            _ => Level::Unit,
        }
    }
}

/// Whether `id` is `ancestor` or a unit below it.
///
/// ```
/// use model::parties::within;
/// assert!(within("SYA-MI-215", "SYA-MI") && within("SYA-MI", "SYA"));
/// assert!(!within("SYA", "SYA-MI"));
/// ```
pub fn within(id: &str, ancestor: &str) -> bool {
    id == ancestor || UnitIdx::of(id).zip(UnitIdx::of(ancestor)).is_some_and(|(a, b)| a.within(b))
}

/// What it belongs to.
///
/// ```
/// assert_eq!(model::parties::parent("SYA-MI-215"), Some("SYA-MI"));
/// ```
pub fn parent(id: &str) -> Option<&'static str> {
    UnitIdx::of(id)?.parent().map(|u| u.unit().id)
}

/// What stands above, the nearest first.
///
/// ```
/// assert_eq!(model::parties::ancestors("SYA-MI-215").last(), Some(&"SYA"));
/// ```
pub fn ancestors(id: &str) -> Vec<&'static str> {
    UnitIdx::of(id).into_iter().flat_map(UnitIdx::ancestors).map(|u| u.unit().id).collect()
}

/// It and all below it.
///
/// ```
/// assert!(model::parties::descendants("SYA-MI").any(|id| id == "SYA-MI-215"));
/// ```
pub fn descendants(id: &str) -> impl Iterator<Item = &'static str> {
    UnitIdx::of(id).map_or(0..0, UnitIdx::range).map(|n| UnitIdx(n).unit().id)
}

/// The name, in Arabic or English.
///
/// ```
/// use model::parties::name;
/// assert_eq!(name("SYA-MI", true), Some("شعبة المخابرات العسكرية"));
/// assert_eq!(name("of a newer list", true), None);
/// ```
pub fn name(id: &str, arabic: bool) -> Option<&'static str> {
    let unit = UnitIdx::of(id)?.unit();
    Some(if arabic { unit.ar } else { unit.en })
}

/// How many parties and units there are.
///
/// ```
/// use model::parties::{all, count};
/// assert_eq!(count(), all().count());
/// ```
pub fn count() -> usize {
    ALL.units.len()
}

/// Every party and unit, each before those below it.
///
/// ```
/// use model::parties::all;
/// assert_eq!(all().next().unwrap().unit().id, "SYA", "a party before its units");
/// ```
pub fn all() -> impl Iterator<Item = UnitIdx> {
    (0..ALL.units.len() as u16).map(UnitIdx)
}

/// Finds the parties that the words can mean.
///
/// ```
/// use model::parties::find;
/// assert_eq!(find("الفرع ٢١٥").ids, ["SYA-MI-215"]);
/// assert_eq!(find("جوية").ids, ["SYA-AFI"]);
/// assert_eq!(find("الأمن").ids, ["SYA"]);
/// assert!(find("نوى").ids.is_empty(), "territory never yields a unit");
/// ```
pub fn find(said: &str) -> PartiesFound {
    let candidates = look_up(said);
    PartiesFound {
        ids: candidates.iter().map(|c| c.unit.unit().id.to_owned()).collect(),
        alias: candidates.first().map_or(String::new(), |c| c.alias.to_owned()),
        level: candidates.iter().map(|c| c.unit.level()).max(),
        candidates,
    }
}

/// Ids of the units of which the whole of the words is a name or an alias.
///
/// ```
/// use model::parties::called;
/// assert_eq!(called("شعبة المخابرات العسكرية"), ["SYA-MI"]);
/// assert!(called("عناصر من شعبة المخابرات العسكرية").is_empty(), "more than a name");
/// ```
pub fn called(said: &str) -> Vec<&'static str> {
    ALL.index.surest(&words(said)).into_iter().map(|hit| UnitIdx(hit.target).unit().id).collect()
}

/// The same, by numbers.
///
/// ```
/// use model::parties::{UnitIdx, look_up};
/// let found: Vec<_> = look_up("الفرع ٢١٥").into_iter().map(|found| found.unit).collect();
/// assert_eq!(found, [UnitIdx::of("SYA-MI-215").unwrap()]);
/// ```
pub fn look_up(said: &str) -> Vec<PartyCandidate> {
    meant::parties(said)
}
