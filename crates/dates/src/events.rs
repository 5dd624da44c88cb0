//! Feasts, times of the farming year and events that people count from.
//!
//! "The second day of the feast", "before the harvest", "the day of the Saida
//! march" are dates to the families who say them. The words stay in the record;
//! here is only the window they open.

use crate::day::Day;
use crate::edtf::parse_edtf;
use crate::fuzzy::Fuzzy;
use crate::hijri;
use std::sync::LazyLock;

/// An event that people date by.
#[derive(Clone, Debug)]
pub struct Event {
    /// When it was.
    pub when: Fuzzy,
    /// Its name in Arabic.
    pub ar: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Folded, with a space at both ends, so that only whole words are found.
    keys: Vec<String>,
}

/// The table of events, in the order of the file.
///
/// ```
/// let fall = dates::Day::from_ymd(2024, 12, 8).unwrap();
/// assert!(dates::events().iter().any(|event| event.when.contains(fall)), "«يوم التحرير»");
/// ```
pub fn events() -> &'static [Event] {
    &EVENTS
}

static EVENTS: LazyLock<Vec<Event>> =
    LazyLock::new(|| include_str!("../data/events.csv").lines().skip(1).filter_map(event).collect());

fn event(line: &'static str) -> Option<Event> {
    let mut cells = line.split(';');
    let (when, ar, en) = (parse_edtf(cells.next()?)?, cells.next()?, cells.next()?);
    let keys = cells.next()?.split('|').map(|key| format!(" {} ", crate::tokens::fold(key))).collect();
    Some(Event { when, ar, en, keys })
}

/// The event named in a folded text, and the text without its name.
pub(crate) fn find(folded: &str) -> Option<(&'static Event, String)> {
    if !folded.contains(char::is_alphabetic) {
        return None;
    }
    let padded = format!(" {folded} ");
    let hits = EVENTS
        .iter()
        .flat_map(|e| e.keys.iter().map(move |k| (e, k)))
        .filter(|(_, k)| padded.contains(k.as_str()));
    hits.max_by_key(|(_, k)| k.len()).map(|(e, k)| (e, padded.replacen(k.as_str(), " ", 1).trim().to_owned()))
}

/// A feast of the Hijri year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// Breaking the fast: 1–3 Shawwal.
    Fitr,
    /// Sacrifice: 10–13 Dhu al-Hijja.
    Adha,
}

impl Feast {
    fn first(self) -> (u8, u8) {
        match self {
            Feast::Fitr => (10, 1),
            Feast::Adha => (12, 10),
        }
    }

    fn length(self) -> i32 {
        match self {
            Feast::Fitr => 3,
            Feast::Adha => 4,
        }
    }
}

/// Which part of a feast is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeastPart {
    Whole,
    /// The night or the day before.
    Eve,
    /// The first, second … day.
    Nth(i32),
}

/// The days of a feast in a year, civil or Hijri: usually once, now and then twice.
pub(crate) fn feast(feast: Feast, part: FeastPart, year: i32) -> Vec<Fuzzy> {
    let (month, day) = feast.first();
    let hijri_years =
        if hijri::YEARS.contains(&year) { vec![year] } else { hijri::years_touching(year, month) };
    let first_days = hijri_years.into_iter().filter_map(|y| hijri::day(y, month, day)?.from);
    first_days
        .filter(|d| hijri::YEARS.contains(&year) || d.year() == year)
        .map(|d| part_of(feast, part, d))
        .collect()
}

fn part_of(feast: Feast, part: FeastPart, first: Day) -> Fuzzy {
    match part {
        FeastPart::Whole => Fuzzy::range(first, first.plus(feast.length() - 1)).roughly(),
        FeastPart::Eve => Fuzzy::day(first.plus(-1)).roughly(),
        FeastPart::Nth(n) => Fuzzy::day(first.plus(n - 1)).roughly(),
    }
}
