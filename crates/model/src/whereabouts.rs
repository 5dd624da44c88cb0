//! Places of detention that a note tells of, one after the other.
//!
//! «كان في الفرع 227 ثم نُقل إلى صيدنايا» tells two stages of a path. The note stays as it was
//! said; whoever reads the plan is told that it names places, and enters them by hand.
//!
//! **Invariant:** nothing is answered unless every word of the note is understood: «خرج من
//! صيدنايا» or «ابن عمه في صيدنايا» names no place where this person was.

use crate::codes::said::words;
use crate::facilities::{self, FacilityIdx, How};
use dates::{Context, Day, Remark};

/// Words that say that somebody was somewhere, or came there.
const WAS_THERE: &[&str] = &[
    "كان",
    "كانت",
    "شوهد",
    "شوهدت",
    "ش",
    "نقل",
    "نقلت",
    "نقله",
    "نقلها",
    "نقلوه",
    "نقلوها",
    "تم",
    "حول",
    "حولت",
    "احيل",
    "احيلت",
    "موجود",
    "موجوده",
    "محتجز",
    "محتجزه",
    "اخر",
    "مشاهده",
    "كانوا",
    "seen",
    "was",
    "held",
    "detained",
    "transferred",
    "moved",
    "last",
];

/// Words between these and the name of a place.
const TOWARDS: &[&str] = &["في", "الي", "ب", "عند", "لدي", "انه", "to", "in", "at", "then"];

/// Who saw it, behind the rest: that he was there is said all the same.
const SEEN_BY: &[&[&str]] = &[
    &["من", "قبل", "معتقل", "سابق"],
    &["من", "معتقل", "سابق"],
    &["حسب", "معتقل", "سابق"],
    &["بحسب", "معتقل", "سابق"],
    &["حسب", "الاهل"],
    &["بحسب", "الاهل"],
    &["by", "a", "former", "detainee"],
];

/// What may stand beside the number of a branch.
const BESIDE_A_NUMBER: &[&str] = &[
    "فرع",
    "الفرع",
    "سجن",
    "سريه",
    "السريه",
    "امن",
    "الامن",
    "عسكري",
    "العسكري",
    "دوله",
    "الدوله",
    "branch",
    "br",
    "prison",
];

/// The name of a place has so many words at most.
const MOST_WORDS: usize = 4;

/// Longer notes are stories, which a person reads anyway.
const LONGEST: usize = 160;

/// The places a note tells of in their order; none where it tells of anything else.
///
/// ```
/// use model::whereabouts::places_told;
/// let today = dates::Day::from_ymd(2026, 11, 29).unwrap();
/// assert_eq!(places_told("كان في الفرع 227 ثم نُقل إلى صيدنايا", today).len(), 2);
/// assert_eq!(places_told("شوهد في صيدنايا صيف 2014", today).len(), 1);
/// assert!(places_told("خرج من صيدنايا 2014", today).is_empty());
/// ```
pub fn places_told(note: &str, today: Day) -> Vec<FacilityIdx> {
    if note.chars().count() > LONGEST || crate::codes::is_unknown(note) {
        return Vec::new();
    }
    let parts = parts(note);
    // Most notes tell of something else: that is seen before any name is looked for.
    if parts.len() < 2 && !parts.iter().any(|part| part.iter().any(|word| is_among(WAS_THERE, word))) {
        return Vec::new();
    }
    let (mut places, mut was_there) = (Vec::new(), 0);
    for part in parts {
        let Some(stage) = stage(&part, today, !places.is_empty()) else { return Vec::new() };
        was_there += usize::from(stage.was_there);
        places.extend(stage.place);
    }
    // A name alone says nothing of when or whether.
    if was_there > 0 || places.len() > 1 { places } else { Vec::new() }
}

/// The stages of a note: «… ثم …», "… then …", marks between.
fn parts(note: &str) -> Vec<Vec<String>> {
    let apart = |c: char| matches!(c, '؛' | ';' | '،' | ',' | '\n' | '←' | '→' | '>');
    let mut parts: Vec<Vec<String>> = Vec::new();
    for piece in note.split(apart) {
        let mut part = Vec::new();
        for word in words(piece) {
            match word.as_str() {
                "ثم" | "وبعدها" | "بعدها" | "then" => parts.push(std::mem::take(&mut part)),
                _ => part.push(word),
            }
        }
        parts.push(part);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

struct Stage {
    was_there: bool,
    place: Option<FacilityIdx>,
}

/// One stage, where all its words are understood: how somebody was there, the place, when.
fn stage(part: &[String], today: Day, named_before: bool) -> Option<Stage> {
    let front = part.iter().take_while(|word| is_among(WAS_THERE, word) || is_among(TOWARDS, word)).count();
    let was_there = part[..front].iter().any(|word| is_among(WAS_THERE, word));
    let rest = without_witness(&part[front..]);
    // «شوهد في صيدنايا 2014 ثم 2016»: the second is a time at the same place.
    if named_before && front == 0 && is_date(rest, today) {
        return Some(Stage { was_there, place: None });
    }
    let dated = |end: &usize| *end == rest.len() || is_date(&rest[*end..], today);
    let cut = |end: &usize| if dated(end) { place(&rest[..*end]) } else { None };
    let place = (1..=rest.len().min(MOST_WORDS)).rev().find_map(|end| cut(&end))?;
    Some(Stage { was_there, place: Some(place) })
}

/// A word of the list, perhaps with «و» before it.
fn is_among(list: &[&str], word: &str) -> bool {
    list.contains(&word) || word.strip_prefix('و').is_some_and(|rest| list.contains(&rest))
}

fn without_witness(words: &[String]) -> &[String] {
    let behind = |seen: &&&[&str]| {
        words.len() > seen.len() && words[words.len() - seen.len()..].iter().eq(seen.iter())
    };
    let cut = SEEN_BY.iter().find(behind).map_or(0, |seen| seen.len());
    &words[..words.len() - cut]
}

/// One place of detention named for sure; a number of three digits is that of a branch.
fn place(words: &[String]) -> Option<FacilityIdx> {
    let said = match words {
        [number] if number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("فرع {number}")
        }
        _ => words.join(" "),
    };
    // A number is found among any words: «يعمل في فرع 227» says nothing of this person.
    let number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    let numbered = |word: &String| number(word) || BESIDE_A_NUMBER.contains(&word.as_str());
    let sure = !words.iter().any(number) || words.iter().all(numbered);
    let found = if sure { facilities::look_up(&said) } else { Vec::new() };
    match found.as_slice() {
        [only] if only.how < How::Near => Some(only.facility),
        _ => None,
    }
}

fn is_date(words: &[String], today: Day) -> bool {
    let words = words.join(" ");
    let reading = dates::read(&words, &Context::event(today));
    let doubtful = |remark: &Remark| {
        matches!(
            remark,
            Remark::WordsIgnored
                | Remark::Unreadable
                | Remark::Future
                | Remark::Impossible
                | Remark::Implausible
        )
    };
    reading.fuzzy.is_some() && !reading.remarks.iter().any(doubtful)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(note: &str) -> Vec<&'static str> {
        let today = Day::from_ymd(2026, 11, 29).unwrap();
        places_told(note, today).into_iter().map(|place| place.facility().id).collect()
    }

    #[test]
    fn stages_in_their_order() {
        let saydnaya = told("شوهد في صيدنايا 2014")[0];
        for note in [
            "ش في 227 ثم صيدنايا",
            "كان في الفرع 227 ثم نُقل إلى صيدنايا",
            "فرع 227 ثم صيدنايا",
            "كان في فرع ٢٢٧ وبعدها صيدنايا",
            "seen in branch 227, then Sednaya",
        ] {
            let path = told(note);
            assert!(path.len() == 2 && path[1] == saydnaya && path[0] != saydnaya, "{note}: {path:?}");
        }
        for note in [
            "شوهد في صيدنايا صيف 2014",
            "شوهد في صيدنايا 2014 ثم 2016",
            "وشوهد في سجن صيدنايا نهاية 2013",
            "ثم نُقل إلى صيدنايا",
        ] {
            assert_eq!(told(note), [saydnaya], "{note}");
        }
        assert_eq!(told("ثم نُقل إلى فرع ٢١٥").len(), 1);
        assert_eq!(told("شوهد في فرع 227 عام 2015").len(), 1);
    }

    #[test]
    fn a_note_that_tells_anything_else_tells_no_path() {
        for note in [
            "صيدنايا",
            "خرج من صيدنايا",
            "مات في صيدنايا حسب شهادة ناجٍ ٢٠١٥",
            "ابن عمه في صيدنايا",
            "لم يكن في صيدنايا",
            "كان سجاناً في صيدنايا",
            "أفرج عنه 2012 ثم اعتقل مرة ثانية 2013",
            "طالب هندسة",
            "أب لثلاثة أولاد",
            "خطف من الطبقة",
            "شوهد في دمشق",
            "كان في البيت",
            "كان في 2013",
            "آخر اتصال 2013",
            "227",
            "لا يعرف",
            "",
            "شوهد",
            "سأل أهله في فرع 227 ثم صيدنايا ولم يجدوه",
        ] {
            assert!(told(note).is_empty(), "{note}: {:?}", told(note));
        }
    }
}
