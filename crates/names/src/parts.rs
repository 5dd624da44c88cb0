//! Splitting one cell into the parts of a name.
//!
//! A Syrian name is a chain, *given · father · grandfather · family*, and lists
//! write it in one cell with whatever else was known. Every part comes back as
//! it was written (tidied, never folded); nothing is dropped without a place.

use crate::fold::words;
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
    /// A remark written behind the name that is no name: `(مفقود)`.
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
    pub fn chain(&self) -> Vec<&str> {
        let fore = self.forefathers.iter().map(String::as_str);
        let first = [&self.given, &self.father, &self.grandfather].into_iter().flatten().map(String::as_str);
        first.chain(fore).chain(self.family.as_deref()).collect()
    }
}

/// Splits one cell into the parts of a name.
pub fn split(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let tidy = tidy(text);
    let (outside, inside) = brackets(&tidy);
    for note in inside {
        if is_kunya(&note) { parsed.kunya = Some(note) } else { parsed.other.push(note) }
    }
    if is_placeholder(&outside) {
        parsed.placeholder = true;
        return parsed;
    }
    let mut units = units(&outside);
    while units.len() > 1 && is_title(&units[0]) {
        parsed.titles.push(units.remove(0));
    }
    assign(&mut parsed, units);
    parsed
}

fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), vec![], 0u32);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '«' => {
                depth += 1;
                inside.push(String::new());
                outside.push(' ');
            }
            ')' | ']' | '}' | '»' => depth = depth.saturating_sub(1),
            c if depth > 0 => if let Some(l) = inside.last_mut() { l.push(c) },
            c => outside.push(c),
        }
    }
    inside.iter_mut().for_each(|s| *s = s.trim().to_string());
    inside.retain(|s| !s.is_empty());
    (outside, inside)
}

fn is_kunya(text: &str) -> bool {
    words(text).first().is_some_and(|w| matches!(w.as_str(), "ابو" | "ام" | "abu" | "abo" | "um" | "umm"))
}

fn is_placeholder(text: &str) -> bool {
    let w = words(text);
    w.is_empty() || matches!(w[0].as_str(), "مجهول" | "مجهوله" | "غير" | "unknown" | "unidentified")
}

fn is_title(text: &str) -> bool {
    words(text).first().is_some_and(|w| {
        matches!(w.as_str(), "الشهيد" | "الشهيده" | "المرحوم" | "المرحومه" | "الحاج" | "الشيخ" | "السيد" | "السيده" | "العقيد" | "الرائد" | "المجند" | "القاضي" | "د" | "م")
    })
}

/// The words as written, compounds kept together.
fn units(text: &str) -> Vec<String> {
    let written: Vec<&str> = text.split_whitespace().filter(|w| !words(w).is_empty()).collect();
    let mut out: Vec<String> = vec![];
    let mut i = 0;
    while i < written.len() {
        let take = (2..=4)
            .rev()
            .find(|&n| i + n <= written.len() && crate::fold::tokens(&written[i..i + n].join(" ")).len() == 1)
            .unwrap_or(1);
        out.push(written[i..i + take].join(" "));
        i += take;
    }
    out
}

fn assign(parsed: &mut Parsed, mut units: Vec<String>) {
    if units.len() > 3 && lexicon::is_given(&crate::fold(&units[0])) && doubled(&units) {
        let second = units.remove(1);
        units[0] = format!("{} {second}", units[0]);
    }
    let mut units = std::collections::VecDeque::from(units);
    parsed.given = units.pop_front();
    parsed.family = units.pop_back();
    parsed.father = units.pop_front();
    parsed.grandfather = units.pop_front();
    parsed.forefathers = units.into();
}

fn doubled(units: &[String]) -> bool {
    units.len() > 4 && crate::fold(&units[0]) == "محمد"
}
