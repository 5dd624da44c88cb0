//! The small vocabulary of names: common Syrian and Levantine given and family
//! names, written by the project, as data.
//!
//! It is used to repair broken fonts, to tell a doubled given name from a given
//! and a father's name, to invent people, and to know that two names one letter
//! apart are two names. It never decides that an unknown name is wrong.

use std::sync::LazyLock;

use crate::letters::{plain, tidy};
use crate::quick::{Map, Set};

/// What is known of the bearer from a given name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameSex {
    /// Only men bear it.
    Male,
    /// Only women bear it.
    Female,
    /// Both do.
    Either,
}

/// A given name of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// As written with care: `أحمد`.
    pub name: &'static str,
    /// Who bears it.
    pub sex: NameSex,
    /// How common, 1 (rare) to 5 (every street).
    pub weight: u8,
}

/// A family name of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// As written with care: `المقداد`.
    pub name: &'static str,
    /// How common, 1 to 5.
    pub weight: u8,
}

static GIVEN: LazyLock<Vec<Given>> =
    LazyLock::new(|| rows(include_str!("../data/given.txt")).filter_map(given).collect());
static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| {
    rows(include_str!("../data/family.txt"))
        .map(|mut r| Family { name: r.next().unwrap_or(""), weight: weight(r.next()) })
        .collect()
});
static DIVINE: LazyLock<Set> = LazyLock::new(|| {
    rows(include_str!("../data/divine.txt")).filter_map(|mut r| r.next().map(key)).collect()
});
static SHORT: LazyLock<Map<Vec<String>>> = LazyLock::new(short_forms);
static SEXES: LazyLock<Map<NameSex>> = LazyLock::new(|| GIVEN.iter().map(|g| (key(g.name), g.sex)).collect());
static KNOWN: LazyLock<Set> =
    LazyLock::new(|| GIVEN.iter().map(|g| key(g.name)).chain(FAMILIES.iter().map(|f| key(f.name))).collect());

fn rows(text: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t'))
}

fn given(mut row: std::str::Split<'static, char>) -> Option<Given> {
    let name = row.next()?;
    let sex = match row.next()? {
        "m" => NameSex::Male,
        "f" => NameSex::Female,
        _ => NameSex::Either,
    };
    Some(Given { name, sex, weight: weight(row.next()) })
}

fn weight(cell: Option<&str>) -> u8 {
    cell.and_then(|c| c.parse().ok()).unwrap_or(1)
}

/// The match form of one vocabulary entry: plain letters, spaces out.
fn key(name: &str) -> String {
    tidy(name).chars().filter(|&c| c != ' ').filter_map(plain).collect()
}

fn short_forms() -> Map<Vec<String>> {
    let mut out = Map::default();
    for mut row in rows(include_str!("../data/short.txt")) {
        if let (Some(short), Some(fulls)) = (row.next(), row.next()) {
            let fulls_of: &mut Vec<String> = out.entry(key(short)).or_default();
            fulls_of.extend(fulls.split('،').map(key));
        }
    }
    out
}

/// The given names of the vocabulary, in the order of the data file.
///
/// ```
/// use names::{NameSex, given_names};
/// let khadija = given_names().iter().find(|given| given.name == "خديجة").expect("in the vocabulary");
/// assert_eq!(khadija.sex, NameSex::Female);
/// ```
pub fn given_names() -> &'static [Given] {
    &GIVEN
}

/// The family names of the vocabulary, in the order of the data file.
///
/// ```
/// assert!(names::family_names().iter().any(|family| family.name.ends_with("حوراني")));
/// ```
pub fn family_names() -> &'static [Family] {
    &FAMILIES
}

/// Who bears the given name, when the vocabulary knows it. Takes a folded token.
///
/// ```
/// use names::{NameSex, fold, sex};
/// assert_eq!(sex(&fold("خديجة")), Some(NameSex::Female));
/// assert_eq!(sex(&fold("نور")), Some(NameSex::Either), "borne by both");
/// assert_eq!(sex(&fold("قطخب")), None);
/// ```
pub fn sex(folded: &str) -> Option<NameSex> {
    SEXES.get(folded).copied()
}

/// Whether a folded token is a given name of the vocabulary.
///
/// ```
/// use names::is_given;
/// assert!(is_given("خالد"));
/// assert!(is_given("عبدالباسط"), "a servant of a name of God, listed or not");
/// assert!(!is_given("الحوراني"));
/// ```
pub fn is_given(folded: &str) -> bool {
    SEXES.contains_key(folded)
        || folded.strip_prefix("عبد").is_some_and(|r| is_divine(r.strip_prefix("ال").unwrap_or(r)))
}

/// Whether a folded token is a given name that many bear.
pub(crate) fn is_common(folded: &str) -> bool {
    static COMMON: LazyLock<Set> =
        LazyLock::new(|| GIVEN.iter().filter(|g| g.weight >= 3).map(|g| key(g.name)).collect());
    COMMON.contains(folded)
}

/// Whether a folded token is a family name of the vocabulary, as written there.
pub(crate) fn is_family(folded: &str) -> bool {
    static FAMILY: LazyLock<Set> = LazyLock::new(|| FAMILIES.iter().map(|f| key(f.name)).collect());
    FAMILY.contains(folded)
}

/// The rest of a folded token that begins with a very common given name, as when
/// a grandfather's name was glued to the family's: `محمدكوارع` hides `كوارع`.
pub(crate) fn unglued(folded: &str) -> Option<&str> {
    const COMMON: [&str; 12] =
        ["محمد", "احمد", "محمود", "حسن", "حسين", "علي", "ابراهيم", "يوسف", "خليل", "عبدالله", "خالد", "جواد"];
    let rest = COMMON.iter().find_map(|c| folded.strip_prefix(c))?;
    (rest.chars().count() >= 4 && !is_known(folded)).then_some(rest)
}

/// Whether a folded token is a name of the vocabulary, given or family, with or
/// without an article or a kunya before it.
///
/// ```
/// use names::is_known;
/// assert!(is_known("ابوخالد") && is_known("الخالد"), "with a kunya or an article before it");
/// assert!(!is_known("قطخب"));
/// ```
pub fn is_known(folded: &str) -> bool {
    let bare = |t: &str| KNOWN.contains(t) || t.strip_prefix("ال").is_some_and(|r| KNOWN.contains(r));
    bare(folded)
        || is_given(folded)
        || ["ابو", "ام", "ال", "ابن"]
            .iter()
            .any(|p| folded.strip_prefix(p).is_some_and(|r| r.chars().count() > 2 && bare(r)))
}

/// Whether a folded word, without its article, is one of the names of God that
/// stand after `عبد`.
pub(crate) fn is_divine(bare: &str) -> bool {
    DIVINE.contains(bare)
}

/// The full names of which a folded token is a short form (`عبود` → `عبدالله`…).
///
/// ```
/// assert!(names::full_forms("عبود").iter().any(|full| full == "عبدالله"));
/// assert!(names::full_forms("خالد").is_empty());
/// ```
pub fn full_forms(folded: &str) -> &'static [String] {
    SHORT.get(folded).map_or(&[], |v| v.as_slice())
}
