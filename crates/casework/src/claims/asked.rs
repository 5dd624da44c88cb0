//! What is asked about before it is written, at every door through which a colleague writes: a new file, a
//! claim, a correction, a step.
//!
//! A slip of the hand is seen by nobody once it is written, above all where it is sealed. Each question can
//! be answered with "yes, it was said so"; what no source can have said is refused instead.
//!
//! **Invariant:** a name is held back here where the reader of lists would hold it back.

use crate::written_name::is_no_written_name;
use dates::Day;
use model::dossier::{PHONE_DIGITS, YEARS_OF_LIFE};
use model::understand::{self, Around, Understood};
use model::vocab::Kind;
use model::{Property, Subject, Value, codes};

/// Questions, by the code of the refusal that asks them (`err-field-…`).
pub const QUESTIONS: &[&str] = &[
    "not-come",
    "no-phone",
    "long-ago",
    "blank-word",
    "code-unknown",
    "age-odd",
    "number-odd",
    "point-odd",
    "names-two",
    "name-kin",
    "name-none",
    "dates-order",
    "told-early",
    "name-last",
    "split-words",
    "split-left",
];

/// The fewest digits of a national number.
const NATIONAL_DIGITS: usize = 8;

/// What to ask about a value of a subject before it is written, or why it is not written at all.
pub(super) fn doubt_of(
    subject: &Subject,
    property: Property,
    said: &str,
    read: &Understood,
    today: Day,
) -> Option<(Property, &'static str)> {
    let of_name = || subject.person().and_then(|_| doubt_of_name(property, said, read));
    doubt(property, said, read, today).or_else(of_name).map(|code| (property, code))
}

fn doubt(property: Property, said: &str, read: &Understood, today: Day) -> Option<&'static str> {
    let kind = property.entry().kind;
    let has = |code: &str| read.troubles.iter().any(|trouble| trouble.code == code);
    if has("future") {
        return Some("not-come");
    }
    // Nobody said that they do not know: a hand slipped.
    if read.value == Value::Unknown {
        return (!codes::is_said_unknown(said)).then_some("blank-word");
    }
    let digits = said.chars().filter(|c| c.is_numeric()).count();
    match (&read.value, kind) {
        (_, Kind::Phone) if digits < PHONE_DIGITS => Some("no-phone"),
        (Value::Words, Kind::Code) => Some("code-unknown"),
        (Value::Words, Kind::Words) if !said.chars().any(char::is_alphanumeric) => Some("blank-word"),
        (Value::Words, Kind::Age) => Some("age-odd"),
        (_, Kind::Number) if property.key() == "national_number" && digits < NATIONAL_DIGITS => {
            Some("number-odd")
        }
        (Value::Words, Kind::Words) if property.key() == "taken_point" && is_no_point(said, today) => {
            Some("point-odd")
        }
        (Value::Words, Kind::Point) => Some("point-odd"),
        (_, Kind::Point) if has("point-far") => Some("point-odd"),
        (Value::Date { is, .. }, _) if property.key() == "birth_date" => {
            let year = is.window().1.map(|last| last.year());
            year.filter(|year| today.year() - year > YEARS_OF_LIFE).map(|_| "long-ago")
        }
        _ => None,
    }
}

/// The point of a taking is kept as words; it is read as that of a place is.
fn is_no_point(said: &str, today: Day) -> bool {
    let read = understand::value(Property::named("subject_point"), said, &Around { today, within: None });
    read.value == Value::Words || !read.troubles.is_empty()
}

/// Names of people, each of one.
const OF_ONE: &[&str] = &[
    "full_name",
    "given_name",
    "father_name",
    "grandfather_name",
    "family_name",
    "other_name",
    "mother_name",
];

/// Words with which a relative begins to tell of somebody: «ابني وليد», and «أنا» where a name should stand.
const KIN: &[&str] = &[
    "ابني",
    "ابنتي",
    "بنتي",
    "ولدي",
    "اخي",
    "اختي",
    "اخوي",
    "ابي",
    "والدي",
    "امي",
    "والدتي",
    "زوجي",
    "زوجتي",
    "عمي",
    "عمتي",
    "خالي",
    "خالتي",
    "جدي",
    "جدتي",
    "انا",
    "نحن",
    "هو",
    "هي",
    "my",
];

/// What to ask about words that are to be the name of a person.
fn doubt_of_name(property: Property, said: &str, read: &Understood) -> Option<&'static str> {
    if !OF_ONE.contains(&property.key()) || read.value == Value::Unknown {
        return None;
    }
    if is_no_written_name(said) {
        return Some("no-name");
    }
    if names::split(said).two_people {
        return Some("names-two");
    }
    let first = said.split_whitespace().next().map(names::fold).unwrap_or_default();
    if KIN.contains(&first.as_str()) {
        return Some("name-kin");
    }
    exchange::is_no_name(said).then_some("name-none")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(key: &str, said: &str) -> Option<&'static str> {
        let (property, today) = (Property::named(key), Day::from_ymd(2026, 11, 30).expect("a day"));
        let read = understand::value(property, said, &Around { today, within: None });
        doubt(property, said, &read, today).or_else(|| doubt_of_name(property, said, &read))
    }

    #[test]
    fn names_are_held_back_as_in_lists() {
        for (said, code) in [
            ("وليد الزعبي وأخوه سامر الزعبي", "names-two"),
            ("ابني وليد طه", "name-kin"),
            ("1234", "no-name"),
            ("وليد 2", "no-name"),
            ("سجن صيدنايا", "name-none"),
        ] {
            assert_eq!(asked("full_name", said), Some(code), "{said}");
        }
        assert_eq!(
            (asked("mother_name", "أنا"), asked("mother_name", "12345")),
            (Some("name-kin"), Some("no-name"))
        );
        for said in ["وليد طه الزعبي", "أبو علي سالم", "عبد الرحمن", "Walid al-Zoubi", "لا نعرف", "هدى"]
        {
            assert_eq!(asked("full_name", said), None, "{said}");
        }
    }

    #[test]
    fn a_slip_is_no_word_of_a_source() {
        for (key, said, code) in [
            ("sex", "xx", "blank-word"),
            ("sex", "?", "blank-word"),
            ("status", "xx", "blank-word"),
            ("marital_status", "xx", "blank-word"),
            ("nationality", "؟", "blank-word"),
            ("taken_date", "بلا", "blank-word"),
            ("sex", "ذكز", "code-unknown"),
            ("age", "-3", "age-odd"),
            ("age", "400", "age-odd"),
            ("national_number", "12", "number-odd"),
            ("taken_point", "132, 500", "point-odd"),
            ("phone", "12", "no-phone"),
            ("birth_date", "1890", "long-ago"),
            ("taken_date", "2031", "not-come"),
        ] {
            assert_eq!(asked(key, said), Some(code), "{key}: {said}");
        }
        for (key, said) in [
            ("sex", "ذكر"),
            ("sex", "لا نعرف"),
            ("age", "نحو ٣٥"),
            ("age", "طفل"),
            ("national_number", "02010012345"),
        ] {
            assert_eq!(asked(key, said), None, "{key}: {said}");
        }
    }
}
