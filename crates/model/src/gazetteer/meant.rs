//! Which places a cell means.
//!
//! In order: a p-code; the words as they are; without «بلدة», «محافظة» and the like,
//! which also say which level is meant; cells in parts («نوى - درعا»); and only
//! then slips of the hand and Latin spellings.

use super::{ALL, PlaceCandidate, PlaceIdx};
use crate::codes::said::{Hit, is_latin, words};

/// Words before a name, and the levels they speak of.
const KINDS: &[(&str, &[u8])] = &[
    ("محافظه", &[1]),
    ("governorate", &[1]),
    ("province", &[1]),
    ("muhafazat", &[1]),
    ("ريف", &[1]),
    ("countryside", &[1]),
    ("rural", &[1]),
    ("rif", &[1]),
    ("reef", &[1]),
    ("منطقه", &[2, 3, 4, 5]),
    ("قضا", &[2]),
    ("district", &[2]),
    ("ناحيه", &[3]),
    ("subdistrict", &[3]),
    ("مدينه", &[4]),
    ("بلده", &[4]),
    ("قريه", &[4, 5]),
    ("ضيعه", &[4, 5]),
    ("مزرعه", &[4, 5]),
    ("city", &[4]),
    ("town", &[4]),
    ("village", &[4, 5]),
    ("حي", &[5, 4]),
    ("حاره", &[5]),
    ("neighborhood", &[5]),
    ("neighbourhood", &[5]),
    ("quarter", &[5]),
    ("حاجز", &[5, 4]),
    ("معبر", &[5]),
    ("checkpoint", &[5, 4]),
];

/// Words that tell nothing of the place: "in", "of", "the".
const IDLE: &[&str] = &["في", "من", "ب", "of", "in", "the", "from", "at", "syria", "سوريا", "سوريه"];

/// Words that make a sentence of a name: the place is beside it, not in it.
const BESIDE: &[&str] = &[
    "قرب",
    "بين",
    "جانب",
    "بجانب",
    "باتجاه",
    "كان",
    "شرق",
    "غرب",
    "near",
    "between",
    "towards",
    "road",
    "outside",
    "طريق",
    "مفرق",
    "خلف",
    "امام",
    "شمال",
    "جنوب",
];

/// More words than any name with its town and governorate has.
const MOST_WORDS: usize = 9;

pub(super) fn places(said: &str, within: Option<PlaceIdx>) -> Vec<PlaceCandidate> {
    if let Some(place) = by_code(said) {
        return vec![place];
    }
    let words: Vec<String> = words(said).into_iter().map(direction).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return Vec::new();
    }
    let beside = words.iter().any(|w| BESIDE.contains(&w.as_str()));
    let strict = |w: &[String]| ALL.index.strict(w);
    let first_of = |ways: &[&dyn Fn() -> Vec<PlaceCandidate>]| {
        ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
    };
    let found =
        first_of(&[&|| narrowed(candidates(strict(&words)), within), &|| named(&words, within, &strict)]);
    if !found.is_empty() {
        return found;
    }
    if beside {
        return in_parts(said, within, true);
    }
    first_of(&[
        &|| in_parts(said, within, false),
        &|| with_town_behind(&words, within),
        &|| few(narrowed(candidates(ALL.index.find(&words)), within)),
        &|| few(named(&words, within, &|w| ALL.index.find(w))),
    ])
}

/// A p-code stands for itself: `SY12`, `C6124`.
fn by_code(said: &str) -> Option<PlaceCandidate> {
    let code = said.trim();
    let shaped = code.len() <= 8
        && code.starts_with(['S', 's', 'C', 'c'])
        && code.ends_with(|c: char| c.is_ascii_digit());
    let place = shaped.then(|| PlaceIdx::of(&code.to_ascii_uppercase())).flatten()?;
    Some(PlaceCandidate { place, how: super::How::Exact, alias: place.place().code })
}

fn candidates(hits: Vec<Hit>) -> Vec<PlaceCandidate> {
    with_namesakes(
        hits.into_iter()
            .map(|hit| PlaceCandidate {
                place: PlaceIdx(hit.target),
                how: hit.how,
                alias: ALL.index.alias(hit),
            })
            .collect(),
    )
}

/// "East Karak" is "Eastern Karak" in the gazetteer.
fn direction(word: String) -> String {
    match word.as_str() {
        "east" | "west" | "north" | "south" => format!("{word}ern"),
        _ => word,
    }
}

/// A slip that leads to many places leads nowhere.
fn few(found: Vec<PlaceCandidate>) -> Vec<PlaceCandidate> {
    if found.len() > 6 { Vec::new() } else { found }
}

/// «بلدة داعل», «محافظة درعا», "Daraa governorate": the word says which level is meant.
fn named(
    words: &[String],
    within: Option<PlaceIdx>,
    find: &dyn Fn(&[String]) -> Vec<Hit>,
) -> Vec<PlaceCandidate> {
    let kind = |w: &String| {
        KINDS
            .iter()
            .find(|(kind, _)| *kind == w || w.strip_prefix("ال") == Some(kind))
            .map(|(_, levels)| *levels)
    };
    let Some(levels) = words.iter().find_map(kind) else {
        let rest: Vec<String> = words.iter().filter(|w| !IDLE.contains(&w.as_str())).cloned().collect();
        if rest.len() < words.len() && !rest.is_empty() {
            return narrowed(candidates(find(&rest)), within);
        }
        // «بدرعا»: the particle is written with the name.
        let free: Option<Vec<String>> = words.split_first().and_then(|(first, more)| {
            Some(std::iter::once(first.strip_prefix('ب')?.to_owned()).chain(more.iter().cloned()).collect())
        });
        return free.map(|w| narrowed(candidates(ALL.index.strict(&w)), within)).unwrap_or_default();
    };
    let directions = ["الشرقي", "الغربي", "الشمالي", "الجنوبي", "eastern", "western", "northern", "southern"];
    let countryside = words.iter().any(|w| matches!(w.as_str(), "ريف" | "countryside" | "rural"));
    let idle = |w: &String| {
        kind(w).is_some() || IDLE.contains(&w.as_str()) || (countryside && directions.contains(&w.as_str()))
    };
    let rest: Vec<String> = words.iter().filter(|w| !idle(w)).cloned().collect();
    if rest.is_empty() {
        return Vec::new();
    }
    let all = candidates(find(&rest));
    let meant: Vec<PlaceCandidate> = levels
        .iter()
        .map(|l| all.iter().copied().filter(|c| c.place.place().level == *l).collect())
        .find(|m: &Vec<_>| !m.is_empty())
        .unwrap_or_default();
    // «ريف إزرع» is no governorate: then the word says nothing we know.
    narrowed(if meant.is_empty() { all } else { meant }, within)
}

/// «نوى - درعا», «حي المنشية / درعا البلد», "Nawa (Daraa)".
///
/// Where the cell is half a sentence (`surely`), only if every part is a name.
fn in_parts(said: &str, within: Option<PlaceIdx>, surely: bool) -> Vec<PlaceCandidate> {
    let parts = parts(said);
    if parts.len() < 2 || parts.len() > 4 {
        return Vec::new();
    }
    let each: Vec<Vec<PlaceCandidate>> =
        parts.iter().map(|p| one_part(p)).filter(|found| !found.is_empty()).collect();
    let strictly = |p: &String| !ALL.index.strict(&words(p)).is_empty();
    if surely && !parts.iter().all(strictly) {
        return Vec::new();
    }
    narrowed(joined(each), within)
}

fn parts(said: &str) -> Vec<String> {
    let spaced = said.replace(" - ", "،").replace(['–', '—'], "،");
    let arabic = !is_latin(said);
    let parts = spaced.split(|c: char| {
        matches!(c, '،' | ',' | '/' | '\\' | '(' | ')' | '|' | ':' | ';' | '؛' | '+') || (arabic && c == '-')
    });
    parts.map(str::trim).filter(|part| !words(part).is_empty()).map(str::to_owned).collect()
}

/// Whether the cell is read by its parts, and not by all of them.
pub(super) fn has_unknown_part(said: &str) -> bool {
    let parts = parts(said);
    let whole: Vec<String> = words(said).into_iter().map(direction).collect();
    let strict = |w: &[String]| ALL.index.strict(w);
    let by_parts = (2..=4).contains(&parts.len())
        && strict(&whole).is_empty()
        && named(&whole, None, &strict).is_empty();
    by_parts && parts.iter().any(|part| one_part(part).is_empty())
}

fn one_part(part: &str) -> Vec<PlaceCandidate> {
    let words = words(part);
    let strict = |w: &[String]| ALL.index.strict(w);
    let exact = candidates(ALL.index.strict(&words));
    if !exact.is_empty() {
        return exact;
    }
    let called = named(&words, None, &strict);
    if called.is_empty() { few(candidates(ALL.index.find(&words))) } else { called }
}

/// Where one part lies in another, the finer; otherwise all of them.
fn joined(each: Vec<Vec<PlaceCandidate>>) -> Vec<PlaceCandidate> {
    let mut found: Vec<PlaceCandidate> = Vec::new();
    for part in each {
        let finer: Vec<PlaceCandidate> = part
            .iter()
            .copied()
            .filter(|c| found.iter().any(|f| c.place.within(f.place) && c.place != f.place))
            .collect();
        let inside: Vec<PlaceCandidate> =
            found.iter().copied().filter(|f| part.iter().any(|c| f.place.within(c.place))).collect();
        if !inside.is_empty() {
            found = inside;
        } else if !finer.is_empty() {
            found = finer;
        } else {
            found.extend(part);
        }
    }
    // «كويا / حوض اليرموك»: an area around towns is no node above them in the tree.
    let area = |c: &PlaceCandidate| c.place.place().kind == "area";
    if found.iter().any(|c| !area(c)) { found.into_iter().filter(|c| !area(c)).collect() } else { found }
}

/// «نوى درعا»: a name and, behind it, what it lies in.
fn with_town_behind(words: &[String], within: Option<PlaceIdx>) -> Vec<PlaceCandidate> {
    for at in (1..words.len()).rev() {
        let (front, back) =
            (candidates(ALL.index.strict(&words[..at])), candidates(ALL.index.strict(&words[at..])));
        let inside: Vec<PlaceCandidate> = front
            .into_iter()
            .filter(|f| back.iter().any(|b| f.place.within(b.place) && f.place != b.place))
            .collect();
        if !inside.is_empty() {
            return narrowed(inside, within);
        }
    }
    Vec::new()
}

/// One name often stands for a town and for the districts named after it. A
/// governorate's name means the governorate, which holds the rest; any other
/// name means the town, as people use it. Unrelated places of one name all stay.
fn narrowed(found: Vec<PlaceCandidate>, within: Option<PlaceIdx>) -> Vec<PlaceCandidate> {
    let inside: Vec<PlaceCandidate> =
        found.iter().copied().filter(|c| within.is_some_and(|w| c.place.within(w))).collect();
    let found = if inside.is_empty() { found } else { inside };
    let level = |c: &PlaceCandidate| c.place.place().level;
    let holds = |a: &PlaceCandidate, b: &PlaceCandidate| a.place != b.place && b.place.within(a.place);
    let governorates: Vec<PlaceCandidate> = found.iter().copied().filter(|c| level(c) <= 1).collect();
    let outside: Vec<PlaceCandidate> =
        found.iter().copied().filter(|c| !governorates.iter().any(|g| holds(g, c))).collect();
    let towns: Vec<PlaceCandidate> = outside.iter().copied().filter(|c| level(c) >= 4).collect();
    let fine: Vec<PlaceCandidate> = outside
        .iter()
        .copied()
        .filter(|c| !(2..=3).contains(&level(c)) || !towns.iter().any(|t| holds(c, t)))
        .collect();
    let wide =
        |c: &PlaceCandidate| fine.iter().any(|other| holds(other, c) && level(c) < 4 && level(other) > 1);
    fine.iter().copied().filter(|c| !wide(c)).collect()
}

/// A spelling may be listed for the town only and mean the governorate as well:
/// places of the same Arabic name above and below come along, unless the alias
/// itself says which is meant («مدينة درعا»).
fn with_namesakes(found: Vec<PlaceCandidate>) -> Vec<PlaceCandidate> {
    let mut all = found.clone();
    for c in found {
        let place = c.place.place();
        let says_which = words(c.alias).iter().any(|w| KINDS.iter().any(|(kind, _)| kind == w));
        if place.level > 4 || place.ar.is_empty() || says_which {
            continue;
        }
        let below = c.place.range().skip(1).map(PlaceIdx).filter(|p| p.place().level <= 4);
        for other in c.place.ancestors().chain(below).filter(|p| p.place().ar == place.ar) {
            if !all.iter().any(|a| a.place == other) {
                all.push(PlaceCandidate { place: other, ..c });
            }
        }
    }
    all
}
