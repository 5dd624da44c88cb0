//! From the words of a source to a value, property by property.
//!
//! **Invariant:** understanding never refuses and never drops words. What it
//! is unsure of it says in a [`Trouble`], for a person to decide.

use crate::value::{NameParts, Value};
use crate::vocab::{Kind, Property};
use crate::{codes, facilities, gazetteer, parties};
use dates::{Day, Order};

/// What is known around the words.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The day on which the words are read; later dates have not come yet.
    pub today: Day,
    /// P-code of a place within which places are looked for first.
    pub within: Option<&'a str>,
}

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Code; its words are under `trouble-…`.
    pub code: &'static str,
    /// Serious enough that the row waits for a person.
    pub waits: bool,
}

/// A value with what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What was understood.
    pub value: Value,
    /// What is doubtful.
    pub troubles: Vec<Trouble>,
}

impl Understood {
    fn plain(value: Value) -> Understood {
        Understood { value, troubles: Vec::new() }
    }
}

/// How a list writes its dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListDates {
    /// The order of day and month.
    pub order: Order,
    /// First year of the century of years of two digits, where a person said so.
    pub century: Option<u16>,
}

impl From<Order> for ListDates {
    fn from(order: Order) -> ListDates {
        ListDates { order, century: None }
    }
}

/// The same, for a list that writes its dates so.
pub fn value_of_list(property: Property, said: &str, around: &Around<'_>, dates: ListDates) -> Understood {
    let entry = property.entry();
    match entry.kind {
        Kind::Date if !codes::is_unknown(said.trim()) => date(said.trim(), around, property.key() == "birth_date", dates),
        _ => value(property, said, around),
    }
}

/// Reads the words as a value of that property.
pub fn value(property: Property, said: &str, around: &Around<'_>) -> Understood {
    let entry = property.entry();
    let said = said.trim();
    if codes::is_unknown(said) {
        return Understood::plain(Value::Unknown);
    }
    match entry.kind {
        Kind::Name => name_of(names::split(said)),
        Kind::Words | Kind::Note => Understood::plain(Value::Words),
        Kind::Date => date(said, around, property.key() == "birth_date", ListDates::default()),
        Kind::Age => age(said),
        Kind::Place => place(said, around),
        Kind::Party => party(said),
        Kind::Facility => facility(said),
        Kind::Code => Understood::plain(codes::find(&entry.codes, said).map_or(Value::Words, |c| Value::Code(c.to_owned()))),
        Kind::Number => Understood::plain(number(said)),
        Kind::Phone => Understood::plain(phone(said)),
    }
}

/// A whole name of a list that writes the family first.
pub fn name_family_first(said: &str) -> Understood {
    match codes::is_unknown(said.trim()) {
        true => Understood::plain(Value::Unknown),
        false => name_of(names::split_family_first(said.trim())),
    }
}

/// The parts of a whole name.
pub fn name(said: &str) -> Value {
    name_of(names::split(said)).value
}

fn name_of(parsed: names::Parsed) -> Understood {
    let mut troubles = Vec::new();
    if parsed.two_people {
        troubles.push(Trouble { code: "two-people", waits: true });
    }
    if parsed.placeholder {
        troubles.push(Trouble { code: "placeholder-name", waits: false });
    }
    let parts = NameParts {
        given: parsed.given,
        father: parsed.father,
        grandfather: parsed.grandfather,
        family: parsed.family,
        kunya: parsed.kunya,
        titles: parsed.titles,
        other: parsed.other,
    };
    Understood { value: Value::Name(parts), troubles }
}

fn date(said: &str, around: &Around<'_>, birth: bool, dates: ListDates) -> Understood {
    let context = if birth { dates::Context::birth(around.today) } else { dates::Context::event(around.today) };
    let reading = dates::read(said, &context.order(dates.order).century(dates.century));
    let troubles = reading.remarks.iter().map(|r| Trouble { code: r.code(), waits: r.waits() }).collect();
    let value = match reading.fuzzy {
        Some(is) => Value::Date { is, or: reading.alternatives },
        None => Value::Words,
    };
    Understood { value, troubles }
}

fn age(said: &str) -> Understood {
    match dates::read_age(said) {
        Some(range) if range.max <= 120 => Understood::plain(Value::Age { min: range.min as u8, max: range.max as u8 }),
        Some(_) => Understood { value: Value::Words, troubles: vec![Trouble { code: "age-too-high", waits: false }] },
        None => Understood { value: Value::Words, troubles: vec![Trouble { code: "age-not-read", waits: false }] },
    }
}

fn place(said: &str, around: &Around<'_>) -> Understood {
    let found = gazetteer::find(said, around.within);
    match found.codes.is_empty() {
        true => Understood { value: Value::Words, troubles: vec![Trouble { code: "place-unknown", waits: false }] },
        false => Understood::plain(Value::Place { is: found.codes, alias: found.alias }),
    }
}

fn party(said: &str) -> Understood {
    let found = parties::find(said);
    match found.ids.is_empty() {
        true => Understood { value: Value::Words, troubles: vec![Trouble { code: "party-unknown", waits: false }] },
        false => Understood::plain(Value::Party { is: found.ids, alias: found.alias }),
    }
}

fn facility(said: &str) -> Understood {
    let found = facilities::find(said);
    match found.ids.is_empty() {
        true => Understood { value: Value::Words, troubles: vec![Trouble { code: "facility-unknown", waits: false }] },
        false => Understood::plain(Value::Facility { is: found.ids, alias: found.alias }),
    }
}

/// Numbers come as "خانة 226", "٢٢٨", "395 / 12": digits and marks stay, words go.
fn number(said: &str) -> Value {
    let western = dates::western_digits(said);
    let kept: String = western.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-')).collect();
    match kept.chars().any(|c| c.is_ascii_digit()) {
        true => Value::Digits(kept.trim_matches(['/', '-']).to_owned()),
        false => Value::Words,
    }
}

/// Telephones in one form: the Syrian ones as 09…, others as 00….
fn phone(said: &str) -> Value {
    let western = dates::western_digits(said);
    let plus = western.trim_start().starts_with('+');
    let digits: String = western.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 6 || digits.len() > 16 {
        return Value::Words;
    }
    let whole = if plus { format!("00{digits}") } else { digits };
    Value::Digits(match whole.strip_prefix("00963") {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => whole,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syrian_number_has_one_form() {
        for said in ["+963 98 450 8349", "00963984508349", "0984508349", "٠٩٨٤٥٠٨٣٤٩"] {
            assert_eq!(phone(said), Value::Digits("0984508349".into()), "{said}");
        }
    }

    #[test]
    fn a_register_number_keeps_its_digits() {
        assert_eq!(number("خانة ٢٢٦"), Value::Digits("226".into()));
        assert_eq!(number("D-2013/00002"), Value::Digits("D-2013/00002".into()));
        assert_eq!(number("لا يعرف"), Value::Words);
    }
}
