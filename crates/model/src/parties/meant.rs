//! Which party or unit a cell means.
//!
//! In order: the words as they are; several, parted by «أو», «ثم», a slash; a
//! checkpoint by its name; a number with what it numbers; the name of an agency
//! inside other words, perhaps with a place beside it; and only then slips of the
//! hand and Latin spellings.

use super::{ALL, Level, Numbered, PartyCandidate, UnitIdx};
use crate::codes::said::{Hit, How, bare, is_latin, words};
use crate::facilities::table as facilities;
use crate::gazetteer;

/// Words around the name of an agency that name nothing themselves.
const AROUND: &[&str] = &[
    "فرع",
    "قسم",
    "مفرزه",
    "مفارز",
    "حاجز",
    "حواجز",
    "عناصر",
    "عنصر",
    "دوريه",
    "دوريات",
    "قوات",
    "قوه",
    "جهاز",
    "شعبه",
    "اداره",
    "ضابط",
    "ضباط",
    "مجموعه",
    "مجموعات",
    "ميليشيا",
    "مليشيا",
    "ميليشيات",
    "مليشيات",
    "جهه",
    "من",
    "قبل",
    "علي",
    "يد",
    "في",
    "ب",
    "ل",
    "تابع",
    "تابعه",
    "تابعين",
    "تتبع",
    "لدي",
    "عند",
    "حمله",
    "مداهمه",
    "اعتقال",
    "اعتقل",
    "اعتقله",
    "مقر",
    "نظام",
    "مدينه",
    "محافظه",
    "بلده",
    "منطقه",
    "سجن",
    "مخابرات",
    "امن",
    "مبايع",
    "لداعش",
    "branch",
    "br",
    "section",
    "detachment",
    "checkpoint",
    "checkpoints",
    "patrol",
    "forces",
    "force",
    "directorate",
    "department",
    "of",
    "the",
    "in",
    "at",
    "by",
    "from",
    "unit",
    "syrian",
    "security",
    "members",
    "group",
    "regime",
];

pub(super) fn parties(said: &str) -> Vec<PartyCandidate> {
    let words = unfixed(said);
    if words.is_empty() || words.len() > 16 {
        return Vec::new();
    }
    // An alias that is itself written with «لل» is found as it stands.
    let whole = [strict(&words), strict(&crate::codes::said::words(said))]
        .into_iter()
        .find(|found| !found.is_empty());
    if let Some(whole) = whole {
        return whole;
    }
    let several = in_turn(said);
    if !several.is_empty() {
        return several;
    }
    one(&words)
}

/// Words without what Arabic joins before them: «للأمن», «بالأمن».
fn unfixed(said: &str) -> Vec<String> {
    let free = |w: String| match w
        .strip_prefix("لل")
        .or_else(|| w.strip_prefix("بال"))
        .filter(|rest| rest.chars().count() > 2)
    {
        Some(rest) => format!("ال{rest}"),
        None => w,
    };
    words(said).into_iter().map(free).collect()
}

fn strict(words: &[String]) -> Vec<PartyCandidate> {
    candidates(ALL.index.surest(words))
}

fn candidates(hits: Vec<Hit>) -> Vec<PartyCandidate> {
    hits.into_iter()
        .map(|hit| PartyCandidate { unit: UnitIdx(hit.target), how: hit.how, alias: ALL.index.alias(hit) })
        .collect()
}

/// «الأمن العسكري أو الجوية», «فرع 215 ثم فرع فلسطين»: each that is understood.
fn in_turn(said: &str) -> Vec<PartyCandidate> {
    let spaced = [" أو ", " او ", " ثم ", " or ", " then ", " and "]
        .iter()
        .fold(said.to_owned(), |text, w| text.replace(w, "؛"));
    let parts: Vec<&str> = spaced
        .split(['؛', ';', '/', '،', ',', '+', '&', '|', '\n'])
        .filter(|p| !words(p).is_empty())
        .collect();
    if parts.len() < 2 || parts.len() > 5 {
        return Vec::new();
    }
    let each: Vec<Vec<PartyCandidate>> = parts
        .iter()
        .map(|p| {
            let w = unfixed(p);
            let whole = strict(&w);
            if whole.is_empty() { one(&w) } else { whole }
        })
        .collect();
    // A part that is no party is a place or a remark: then the cell is one name.
    if each.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let mut found: Vec<PartyCandidate> = Vec::new();
    each.into_iter().flatten().for_each(|c| {
        if !found.iter().any(|f| f.unit == c.unit) {
            found.push(c)
        }
    });
    let finer =
        |c: &PartyCandidate| found.iter().any(|other| other.unit != c.unit && other.unit.within(c.unit));
    found.iter().copied().filter(|c| !finer(c)).collect()
}

fn one(words: &[String]) -> Vec<PartyCandidate> {
    let ways: [&dyn Fn() -> Vec<PartyCandidate>; 4] =
        [&|| checkpoint(words), &|| by_number(words), &|| agency_among(words), &|| slips(words)];
    ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
}

/// A checkpoint that the list of facilities knows, with who held it.
fn checkpoint(words: &[String]) -> Vec<PartyCandidate> {
    let named = words.iter().any(|w| matches!(bare(w), "حاجز" | "checkpoint"));
    let known = if named { facilities::checkpoint(words) } else { None };
    known
        .and_then(|(agency, alias)| {
            Some(PartyCandidate { unit: UnitIdx::of(agency)?, how: How::Alias, alias })
        })
        .into_iter()
        .collect()
}

/// What kind of numbered body the words speak of.
pub(super) fn numbered(words: &[String]) -> Option<Numbered> {
    words.iter().find_map(|w| match bare(w) {
        "فرع" | "branch" | "br" | "سريه" | "far" | "fer" => Some(Numbered::Branch),
        "فرقه" | "division" | "div" => Some(Numbered::Division),
        "لواء" | "لوا" | "brigade" | "bde" | "liwa" => Some(Numbered::Brigade),
        "فوج" | "regiment" => Some(Numbered::Regiment),
        "فيلق" | "corps" => Some(Numbered::Corps),
        _ => None,
    })
}

const ORDINALS: &[(&str, &[&str])] = &[
    ("1", &["اول", "اولي", "first"]),
    ("2", &["ثاني", "ثانيه", "second"]),
    ("3", &["ثالث", "ثالثه", "third"]),
    ("4", &["رابع", "رابعه", "fourth"]),
    ("5", &["خامس", "خامسه", "fifth"]),
    ("6", &["سادس", "سادسه", "sixth"]),
    ("7", &["سابع", "سابعه", "seventh"]),
    ("8", &["ثامن", "ثامنه", "eighth"]),
    ("9", &["تاسع", "تاسعه", "ninth"]),
    ("10", &["عاشر", "عاشره", "tenth"]),
];

/// The number among the words, in digits or as an ordinal.
pub(super) fn number_in(words: &[String]) -> Option<String> {
    let digits = words.iter().find(|w| w.bytes().all(|b| b.is_ascii_digit()) && w.len() <= 3).cloned();
    let ordinal = |w: &String| {
        ORDINALS.iter().find(|(_, names)| names.contains(&bare(w))).map(|(n, _)| (*n).to_owned())
    };
    digits.or_else(|| words.iter().find_map(ordinal))
}

/// «فرع 215», "Br. 215", «فرع 320 أمن دولة», «اللواء ٣٤», «الفرقة 9»; a bare 215 is a branch.
fn by_number(words: &[String]) -> Vec<PartyCandidate> {
    let Some(number) = number_in(words) else { return Vec::new() };
    let rest: Vec<String> = words.iter().filter(|w| **w != number).cloned().collect();
    let agency: Vec<PartyCandidate> =
        agency_among(&rest).into_iter().filter(|c| c.unit.level() != Level::Unit).collect();
    let bodies = |kind| ALL.numbers.get(&(kind, number.clone())).map_or(&[][..], Vec::as_slice);
    let found: &[(u16, &'static str)] = match numbered(words) {
        Some(kind) => bodies(kind),
        None if number.len() == 3 => bodies(Numbered::Branch),
        None => &[],
    };
    let all: Vec<PartyCandidate> = found
        .iter()
        .map(|&(unit, alias)| PartyCandidate { unit: UnitIdx(unit), how: How::Alias, alias })
        .collect();
    // «ابن عمه يعمل في فرع 215» accuses nobody: what is said besides must be of its name, or a place.
    let besides = |c: &PartyCandidate| {
        rest.iter().filter(|w| !speaks_of_number(w) && !names_it(c.unit, w)).cloned().collect::<Vec<_>>()
    };
    let all: Vec<PartyCandidate> = match agency.is_empty() {
        true => all
            .into_iter()
            .filter(|c| {
                let left = besides(c);
                left.is_empty() || place(&left).is_some()
            })
            .collect(),
        false => all,
    };
    let inside: Vec<PartyCandidate> = all
        .iter()
        .copied()
        .filter(|c| agency.iter().any(|a| c.unit.within(a.unit) || a.unit.within(c.unit)))
        .collect();
    match (agency.is_empty(), inside.is_empty()) {
        (_, false) => inside,
        (true, true) => all,
        // The number is of one agency, the words are of another: both were said.
        (false, true) => all.into_iter().chain(agency).collect(),
    }
}

/// A word that says that something numbered is meant, or which, and nothing besides.
fn speaks_of_number(word: &String) -> bool {
    let one = std::slice::from_ref(word);
    AROUND.contains(&bare(word)) || numbered(one).is_some() || number_in(one).is_some()
}

/// Whether the word stands in a name of the unit, or of what it belongs to.
fn names_it(unit: UnitIdx, word: &str) -> bool {
    std::iter::once(unit)
        .chain(unit.ancestors())
        .any(|unit| ALL.words[usize::from(unit.0)].contains(bare(word)))
}

/// A word as it is compared.
pub(super) fn bare_word(word: &str) -> String {
    bare(word).to_owned()
}

/// The longest known name inside the words, and the place beside it.
fn agency_among(words: &[String]) -> Vec<PartyCandidate> {
    for length in (1..=words.len().min(6)).rev() {
        for at in 0..=words.len() - length {
            let found = strict(&words[at..at + length]);
            if found.is_empty() || generic(&words[at..at + length]) {
                continue;
            }
            let rest: Vec<String> = words[..at]
                .iter()
                .chain(&words[at + length..])
                .filter(|w| !AROUND.contains(&bare(w)))
                .cloned()
                .collect();
            let there = place(&rest);
            // «ابن عمه يعمل في الأمن العسكري» accuses nobody: what is said besides must be known.
            if rest.is_empty() {
                return found;
            }
            if let Some(there) = there {
                return found.into_iter().map(|c| body_at(c, there)).collect();
            }
        }
    }
    Vec::new()
}

/// Words that are names of parties only when they stand alone: «حاجز عسكري» is no Military Security.
fn generic(words: &[String]) -> bool {
    const WORDS: [&str; 12] =
        ["فلسطين", "منطقه", "خطيب", "لجان", "هيئه", "كتيبه", "is", "عسكري", "عسكريه", "حر", "ps", "cs"];
    matches!(words, [w] if WORDS.contains(&bare(w)))
}

fn place(rest: &[String]) -> Option<gazetteer::PlaceIdx> {
    let text = rest.join(" ");
    let found = gazetteer::look_up(&text, None);
    let found = if found.is_empty() {
        text.strip_prefix('ب').map(|t| gazetteer::look_up(t, None)).unwrap_or_default()
    } else {
        found
    };
    found.first().map(|c| c.place)
}

/// The agency's own body named after that place; the agency, where it has none.
fn body_at(agency: PartyCandidate, there: gazetteer::PlaceIdx) -> PartyCandidate {
    // Only an agency has bodies by place: of «الأمن في نوى» nothing more is known.
    if agency.unit.level() != Level::Agency {
        return agency;
    }
    let town = words(there.place().ar);
    let names_it = |unit: &UnitIdx| {
        let name = words(unit.unit().ar);
        let at = name.windows(town.len().max(1)).position(|w| w == town);
        at.is_some_and(|at| at == 0 || name[at - 1] != "ريف")
    };
    let rank = |unit: &UnitIdx| {
        ["regional_branch", "branch", "section", "detachment", "police", "militia"]
            .iter()
            .position(|k| *k == unit.unit().kind)
            .filter(|r| *r < 5)
    };
    let inside = agency.unit.range().skip(1).map(UnitIdx).filter(names_it);
    match inside.filter_map(|u| Some((rank(&u)?, u))).min() {
        Some((_, unit)) => PartyCandidate { unit, ..agency },
        None => agency,
    }
}

/// One slip of the hand, or a Latin spelling.
fn slips(words: &[String]) -> Vec<PartyCandidate> {
    let rest: Vec<String> = words.iter().filter(|w| !AROUND.contains(&bare(w))).cloned().collect();
    let near = |w: &[String]| -> Vec<PartyCandidate> {
        candidates(ALL.index.find(w))
            .into_iter()
            .filter(|c| c.how == How::Near || is_latin(&w.concat()))
            .collect()
    };
    let found = near(words);
    let found = if found.is_empty() && rest.len() < words.len() { near(&rest) } else { found };
    if found.len() > 2 { Vec::new() } else { found }
}
