//! Splitting one cell into the parts of a name.
//!
//! A Syrian name is a chain, *given · father · grandfather · family*, and lists
//! write it in one cell with whatever else was known. Every part comes back as
//! it was written (tidied, never folded); nothing is dropped without a place.
//!
//! The cell is taken apart from outside in: remarks in brackets and behind
//! commas, other names, a second person, titles, a kunya, a place; what is left
//! is the chain.

mod cell;
mod marks;
mod words;

use words::written;
pub(crate) use words::{Unit, units, words_of};

use crate::letters::tidy;
use crate::lexicon;

/// The parts of one name cell, each as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed {
    /// The person's own name, compounds whole: `عبد الله`, `محمد خير`.
    pub given: Option<String>,
    /// The father's given name.
    pub father: Option<String>,
    /// The grandfather's given name.
    pub grandfather: Option<String>,
    /// Further forefathers between grandfather and family, nearest first.
    pub forefathers: Vec<String>,
    /// Family, branch, clan or nisba.
    pub family: Option<String>,
    /// The kunya beside a full name: `أبو خالد`.
    pub kunya: Option<String>,
    /// Titles and ranks set aside: `الشهيد`, `العقيد`, `د.`.
    pub titles: Vec<String>,
    /// Other whole names, given names or by-names for the same person.
    pub other: Vec<String>,
    /// A place written behind the name.
    pub place: Option<String>,
    /// A remark written beside the name that is no name: `مفقود منذ 2013`.
    pub comment: Option<String>,
    /// The second person of the cell, when there are two.
    pub second: Option<String>,
    /// The words stand for someone unnamed: `مجهول الهوية`. Never match by name.
    pub placeholder: bool,
    /// The cell names two people and must be looked at.
    pub two_people: bool,
    /// The family name stood first (`AL-KHATIB, Ahmad`).
    pub family_first: bool,
}

impl Parsed {
    /// Given, father's, grandfather's, forefathers' and family name, in order.
    ///
    /// ```
    /// assert_eq!(names::split("ماهر خالد يوسف الحمصي").chain(), ["ماهر", "خالد", "يوسف", "الحمصي"]);
    /// assert!(names::split("مجهول الهوية").chain().is_empty());
    /// ```
    pub fn chain(&self) -> Vec<&str> {
        let fore = self.forefathers.iter().map(String::as_str);
        let first = [&self.given, &self.father, &self.grandfather].into_iter().flatten().map(String::as_str);
        first.chain(fore).chain(self.family.as_deref()).collect()
    }

    fn remark(&mut self, text: &str) {
        match &mut self.comment {
            Some(c) => *c = format!("{c}; {text}"),
            None => self.comment = Some(text.to_string()),
        }
    }
}

/// Splits one cell into the parts of a name.
///
/// ```
/// let p = names::split("الشهيد عبد الله محمد أبو زيد (أبو خالد)");
/// assert_eq!(p.given.as_deref(), Some("عبد الله"));
/// assert_eq!(p.father.as_deref(), Some("محمد"));
/// assert_eq!(p.family.as_deref(), Some("أبو زيد"));
/// assert_eq!(p.kunya.as_deref(), Some("أبو خالد"));
/// assert_eq!(p.titles, ["الشهيد"]);
/// ```
pub fn split(text: &str) -> Parsed {
    split_as(text, false)
}

/// The same for a list that is known to write the family first.
///
/// ```
/// let p = names::split_family_first("حشيش نادي محمد");
/// assert_eq!((p.given.as_deref(), p.family.as_deref()), (Some("نادي"), Some("حشيش")));
/// ```
pub fn split_family_first(text: &str) -> Parsed {
    split_as(text, true)
}

/// One part of a name, as a column of its own has it, without what stands in
/// brackets beside it: «الحلاق (أبو خالد)» is the family الحلاق, and no family is
/// called after a son. A part that stands in brackets altogether is the part,
/// but not where it is a kunya.
///
/// ```
/// assert_eq!(names::without_brackets("الحلاق (أبو خالد)"), "الحلاق");
/// assert_eq!(names::without_brackets("(الحلاق)"), "الحلاق");
/// assert_eq!(names::without_brackets("(أبو خالد)"), "");
/// assert_eq!(names::without_brackets("أبو زيد"), "أبو زيد");
/// ```
pub fn without_brackets(text: &str) -> std::borrow::Cow<'_, str> {
    cell::without_brackets(text)
}

fn split_as(text: &str, family_first: bool) -> Parsed {
    let mut parsed = Parsed::default();
    // «+سالم», «- سالم»: what a list counts or marks its rows with is no letter of a name.
    let mut tidy = tidy(text).trim_start_matches(['+', '-', '–', '=', '*', '•', '/', '\\', ' ']).to_owned();
    if let Some(rest) = without_number(&tidy) {
        tidy = rest.to_owned();
    }
    if let Some((arabic, latin)) = in_two_scripts(&tidy) {
        parsed.other.push(latin);
        tidy = arabic;
    }
    let all = words_of(&tidy);
    if all.is_empty() {
        parsed.placeholder = !tidy.is_empty();
        return parsed;
    }
    if marks::is_placeholder(&all) {
        parsed.placeholder = true;
        parsed.remark(&tidy);
        return parsed;
    }
    let main = cell::unwrap(&mut parsed, &tidy);
    let mut all = if main.len() == tidy.len() { all } else { words_of(&main) };
    if all.len() > LONGEST {
        parsed.remark(&written(&all.split_off(LONGEST)));
    }
    parsed.family_first |= family_first && all.len() > 1;
    let first = cell::first_of_two(&mut parsed, &all);
    let main = cell::alternatives(&mut parsed, first);
    let named = cell::titles(&mut parsed, &main);
    let named = cell::remark(&mut parsed, named);
    let units = cell::kunya(&mut parsed, units(named));
    assign(&mut parsed, units);
    parsed
}

/// «سالم الحوراني / Salem Al-Hourani» is one person in two scripts: the Arabic
/// words, and the Latin ones, where each stand together and are a whole name.
fn in_two_scripts(text: &str) -> Option<(String, String)> {
    let first = text.bytes().position(|b| b.is_ascii_alphabetic())?;
    if text.is_ascii() || text.contains(['(', '[', '{', '«', '"']) {
        return None;
    }
    let arabic = |c: char| crate::letters::is_arabic(c);
    let at = if text[..first].contains(arabic) { first } else { text.find(arabic)? };
    let (left, right) = text.split_at(at);
    let ends = |part: &str| part.trim_matches(|c: char| c == ' ' || SIGNS.contains(&c)).to_owned();
    let (arabic, latin) = if at == first { (left, right) } else { (right, left) };
    let whole =
        |part: &str| part.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1;
    let pure =
        !arabic.contains(|c: char| c.is_ascii_alphabetic()) && !latin.contains(crate::letters::is_arabic);
    let numbers = text.contains(char::is_numeric);
    (pure && !numbers && whole(arabic) && whole(latin)).then(|| (ends(arabic), ends(latin)))
}

/// «1- عمر», «(٢) عمر», «3 عمر»: the number a list counts by is no part of the name.
fn without_number(text: &str) -> Option<&str> {
    let open = text.trim_start_matches(['(', '[', '#']);
    let rest = open.trim_start_matches(char::is_numeric);
    let digits = open[..open.len() - rest.len()].chars().count();
    let bare = rest.trim_start_matches([' ', '-', '–', '.', ')', ']', ':', '_', '/']);
    let apart = bare.len() < rest.len() && bare.starts_with(char::is_alphabetic);
    ((1..=4).contains(&digits) && apart).then_some(bare)
}

/// What may stand between two names of one person.
const SIGNS: [char; 7] = ['/', '\\', '-', '–', '|', ',', '،'];

/// Words of a cell that are read as a name; what stands behind them is a remark.
const LONGEST: usize = 40;

/// Gives the units their places in the chain.
fn assign(parsed: &mut Parsed, mut units: Vec<Unit>) {
    parsed.family_first |= family_stands_first(&units);
    if parsed.family_first && units.len() > 1 {
        units.rotate_left(1);
    }
    if is_doubled(&units) {
        let second = units.remove(1);
        units[0].written = format!("{} {}", units[0].written, second.written);
    }
    if let [_, _, .., branch, last] = units.as_slice() {
        // Two names with an article at the end: the family and its branch.
        if is_of_family(branch) && is_of_family(last) {
            let both = format!("{} {}", branch.written, last.written);
            units.pop();
            units.last_mut().into_iter().for_each(|u| u.written = both.clone());
        }
    }
    let mut names = std::collections::VecDeque::from_iter(units.into_iter().map(|u| u.written));
    parsed.given = names.pop_front();
    parsed.family = names.pop_back();
    parsed.father = names.pop_front();
    parsed.grandfather = names.pop_front();
    parsed.forefathers = names.into();
}

/// «الحوراني سالم محمد»: a family that nobody bears as a given name, before given
/// names alone, of which the last is no family.
fn family_stands_first(units: &[Unit]) -> bool {
    let [first, rest @ ..] = units else { return false };
    let (Some(second), Some(last)) = (rest.first(), rest.last()) else { return false };
    // الحسن is a given name too, and so may be every family without an article.
    let article = first.folded.strip_prefix("ال").filter(|bare| !lexicon::is_common(bare));
    let family = article.is_some_and(|bare| bare.ends_with('ي') || lexicon::is_family(&first.folded));
    let given = |unit: &Unit| lexicon::is_given(&unit.folded) && !unit.folded.starts_with("ال");
    let ends = !lexicon::is_family(&last.folded) || lexicon::is_common(&last.folded);
    family
        && !lexicon::is_given(&first.folded)
        && lexicon::is_common(&second.folded)
        && rest.iter().all(given)
        && ends
}

fn is_of_family(unit: &Unit) -> bool {
    unit.folded.starts_with("ال") && !lexicon::is_given(&unit.folded) && unit.folded != "الله"
}

/// `محمد خير` and the like are one given name; `محمد علي` is one only where
/// enough names follow for a father, a grandfather and a family.
fn is_doubled(units: &[Unit]) -> bool {
    const BLESSED: [&str; 9] =
        ["محمد", "احمد", "mohammed", "muhammad", "mohamad", "mohammad", "mohamed", "ahmad", "ahmed"];
    let [first, second, rest @ ..] = units else { return false };
    if !BLESSED.contains(&first.folded.as_str()) {
        return false;
    }
    let always = matches!(second.folded.as_str(), "خير" | "kheir" | "khair" | "kher");
    (always && !rest.is_empty())
        || (rest.len() > 2 && (lexicon::is_given(&second.folded) || second.folded.is_ascii()))
}
