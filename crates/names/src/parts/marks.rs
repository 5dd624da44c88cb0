//! The words in a cell that are no names: titles, placeholders, kin, joints.

use std::sync::LazyLock;

use super::words::Word;
use crate::fold::words;
use crate::quick::{Map, Set};

/// Phrases by their first folded word, longest first.
struct Phrases(Map<Vec<Vec<String>>>);

impl Phrases {
    fn read(text: &str) -> Phrases {
        let mut map: Map<Vec<Vec<String>>> = Map::default();
        for phrase in text.lines().filter(|l| !l.starts_with(['#', '='])).map(words).filter(|w| !w.is_empty())
        {
            map.entry(phrase[0].clone()).or_default().push(phrase);
        }
        map.values_mut().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.len())));
        Phrases(map)
    }

    /// How many words at the start are a phrase of the list.
    fn starts(&self, text: &[Word]) -> usize {
        let Some(list) = text.first().and_then(|w| self.0.get(&w.folded)) else { return 0 };
        let fits =
            |p: &&Vec<String>| p.len() <= text.len() && p.iter().zip(text).all(|(p, w)| *p == w.folded);
        list.iter().find(fits).map_or(0, Vec::len)
    }
}

static TITLES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/titles.txt")));
static NOBODY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../../data/placeholders.txt")));
/// Placeholders that are names beside other words.
static ALONE: LazyLock<Set> = LazyLock::new(|| {
    include_str!("../../data/placeholders.txt")
        .lines()
        .filter_map(|l| l.strip_prefix('='))
        .map(|w| words(w).concat())
        .collect()
});
static STATES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../../data/remarks.txt")));

/// Whether the cell names nobody.
pub(super) fn is_placeholder(text: &[Word]) -> bool {
    let alone = |w: &Word| ALONE.contains(&w.folded);
    NOBODY.starts(text) > 0 || matches!(text, [word] if alone(word))
}

/// How many words at the start are a title.
pub(super) fn title(text: &[Word]) -> usize {
    TITLES.starts(text)
}

/// Whether the text speaks of a state, a time or a source and is no name.
pub(super) fn is_remark(text: &[Word]) -> bool {
    text.iter().any(is_number) || is_state(text)
}

/// Whether the text begins with a word of state: missing, released, born.
pub(super) fn is_state(text: &[Word]) -> bool {
    STATES.starts(text) > 0
}

/// Whether the word holds a number (and is not Latin with digits for letters).
pub(super) fn is_number(word: &Word) -> bool {
    word.folded.bytes().any(|b| b.is_ascii_digit()) && !crate::latin::words::is_chat(&word.folded)
}

/// Whether a folded token is a kunya.
pub(super) fn is_kunya(token: &str) -> bool {
    let long = |head: &str, n: usize| token.strip_prefix(head).is_some_and(|r| r.chars().count() >= n);
    long("ابو", 2) || KUNYA_MOTHERS.contains(&token) || long("abu", 3)
}

/// After `ام` only what common usage knows: most words that begin so are names.
const KUNYA_MOTHERS: [&str; 24] = [
    "اممحمد",
    "اماحمد",
    "امعلي",
    "امخالد",
    "امحسن",
    "امحسين",
    "اميوسف",
    "امعمر",
    "اممحمود",
    "امابراهيم",
    "امكلثوم",
    "امخليل",
    "امياسر",
    "امسامر",
    "امماهر",
    "امزياد",
    "امعبدو",
    "امعبدالله",
    "اممصطفي",
    "امفادي",
    "امرامي",
    "امايمن",
    "امعلاء",
    "امعماد",
];

/// What joins two names of one person.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Joint {
    /// `أو`: another spelling or name.
    Or,
    /// `الملقب`: a by-name follows.
    Called,
    /// `من`: a place follows.
    From,
}

/// Whether a joint begins at this word, and how many words it takes.
pub(super) fn joint(at: &[Word]) -> Option<(Joint, usize)> {
    let word = |i: usize| at.get(i).map_or("", |w| w.folded.as_str());
    Some(match (word(0), word(1)) {
        ("او" | "or" | "وقيل" | "ويقال", _) => (Joint::Or, 1),
        ("المعروف" | "المعروفه" | "الشهير" | "الشهيره" | "معروف", "ب" | "باسم") => {
            (Joint::Called, 2)
        }
        ("also", "known") if word(2) == "as" => (Joint::Called, 3),
        ("known", "as") => (Joint::Called, 2),
        (
            "الملقب" | "الملقبه" | "ملقب" | "ولقبه" | "لقبه" | "وشهرته" | "شهرته" | "يلقب" | "المكني"
            | "المكناه" | "يكني" | "aka" | "alias" | "nicknamed" | "dit",
            next,
        ) => (Joint::Called, if matches!(next, "ب" | "باسم") { 2 } else { 1 }),
        ("من" | "from", next) => {
            (Joint::From, if matches!(next, "اهالي" | "سكان" | "ابناء" | "مواليد") { 2 } else { 1 })
        }
        _ => return None,
    })
}

const KIN: [&str; 23] = [
    "ابن",
    "ابنه",
    "ابنها",
    "ابنته",
    "ابنتها",
    "زوجه",
    "زوجته",
    "زوجها",
    "اخ",
    "اخوه",
    "اخيه",
    "اخوها",
    "اخته",
    "اختها",
    "شقيقه",
    "شقيقته",
    "امه",
    "والده",
    "والدته",
    "والدها",
    "اولاده",
    "اولادها",
    "ابناوه",
];

/// How many words at this place say that a second person follows: `و`, `وابنها`,
/// `and his son`.
pub(super) fn and(at: &[Word]) -> usize {
    let Some(first) = at.first() else { return 0 };
    let kin = |i: usize| at.get(i).is_some_and(|w| KIN.contains(&w.folded.as_str()));
    match first.folded.as_str() {
        "و" | "مع" => 1 + usize::from(kin(1)),
        "and" | "with" => {
            let his = at.get(1).is_some_and(|w| matches!(w.folded.as_str(), "his" | "her"));
            1 + if his { 2 } else { 0 }
        }
        w => usize::from(w.strip_prefix('و').is_some_and(|r| KIN.contains(&r) && r != "ابن" && r != "اخ")),
    }
}
