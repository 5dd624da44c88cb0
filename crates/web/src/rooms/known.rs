//! Words the register knows for a property, offered where it is written: places, parties, places of
//! detention, codes.
//!
//! They are the lists of the program itself, the same for every register and every reader: what files say is
//! never among them. Whoever writes may write otherwise; a source's own words are kept as they are.

use crate::ask::{Answer, Ask, html};
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::Refusal;
use l10n::{Lang, Reader};
use model::vocab::Kind;
use model::{Property, Tier, facilities, gazetteer, parties};
use pages::view::{Field, Known, Writing};
use std::sync::LazyLock;

/// So many are offered while something is typed.
const OFFERED: usize = 12;

/// A word of a list, and whether it is offered before anything was typed.
struct Word {
    text: String,
    folded: String,
    usual: bool,
}

impl Word {
    fn new(text: String, usual: bool) -> Word {
        Word { folded: names::fold(&text), text, usual }
    }
}

/// Places, parties and places of detention, in one language.
struct Lists {
    places: Vec<Word>,
    parties: Vec<Word>,
    facilities: Vec<Word>,
}

static ARABIC: LazyLock<Lists> = LazyLock::new(|| lists(true));
static ENGLISH: LazyLock<Lists> = LazyLock::new(|| lists(false));

fn lists(arabic: bool) -> Lists {
    let prison = |kind: &str| kind.ends_with("prison") || kind == "intelligence_branch";
    let reader = Reader::new(if arabic { Lang::Ar } else { Lang::En });
    let name = |ar: &str, en: &str| words::numbered(reader, if arabic { ar } else { en });
    let parties = parties::all().map(|unit| (unit.level(), unit.unit()));
    let facilities = facilities::all().map(|f| f.facility());
    Lists {
        places: places(arabic, reader),
        parties: parties
            .map(|(level, unit)| Word::new(name(unit.ar, unit.en), level != parties::Level::Unit))
            .collect(),
        facilities: facilities.map(|f| Word::new(name(f.ar, f.en), prison(f.kind))).collect(),
    }
}

/// Every place but the country. One whose name others bear is named with its governorate, in words that are
/// read as it alone.
fn places(arabic: bool, reader: Reader) -> Vec<Word> {
    let name = |code: &str| words::numbered(reader, gazetteer::name(code, arabic).unwrap_or_default());
    let mut offered: Vec<Word> = Vec::new();
    for place in gazetteer::all().map(|p| p.place()).filter(|p| p.level > 0) {
        let bare = name(place.code);
        let means = |text: &String| gazetteer::find(text, None).codes == [place.code];
        let governorate = gazetteer::governorate(place.code).map(name).unwrap_or_default();
        let comma = if arabic { "، " } else { ", " };
        let with = [format!("{bare}{comma}{governorate}"), format!("{governorate} - {bare}")];
        let text = if means(&bare) { bare } else { with.into_iter().find(means).unwrap_or(bare) };
        if offered.iter().all(|word| word.text != text) {
            offered.push(Word::new(text, place.level <= 2));
        }
    }
    offered
}

fn list_of(kind: Kind, reader: Reader) -> Option<&'static [Word]> {
    let lists: &'static Lists = if reader.lang == Lang::Ar { &ARABIC } else { &ENGLISH };
    Some(match kind {
        Kind::Place => &lists.places,
        Kind::Party => &lists.parties,
        Kind::Facility => &lists.facilities,
        _ => return None,
    })
}

/// What is offered for a property: all of a short list, the usual ones of a long one.
pub(crate) fn known(reader: Reader, property: Property) -> Option<Known> {
    let entry = property.entry();
    if entry.kind == Kind::Code {
        let codes = model::codes::all(&entry.codes).iter().filter(|code| **code != model::claim::TELLING);
        let words = codes.map(|code| words::code(&entry.codes, code, reader)).collect();
        return Some(Known { words, of: property.key().to_owned(), more: false });
    }
    let list = list_of(entry.kind, reader)?;
    let words = list.iter().filter(|word| word.usual).map(|word| word.text.clone()).collect();
    Some(Known { words, of: property.key().to_owned(), more: true })
}

/// The same by the key of a property; nothing where the property is written freely.
pub(crate) fn known_of(ask: &Ask, key: &str) -> Option<Known> {
    known(ask.reader, Property::of(key)?)
}

/// How the value of a property is written.
pub(crate) fn writing(ask: &Ask, property: Option<Property>, value: Field) -> Writing {
    let Some(property) = property else { return Writing { value, long: true, ..Writing::default() } };
    let entry = property.entry();
    let sealed = entry.shown_to == Tier::Sealed;
    Writing {
        value,
        known: known(ask.reader, property),
        long: matches!(entry.kind, Kind::Note | Kind::Words),
        reads: !sealed
            && matches!(entry.kind, Kind::Date | Kind::Age | Kind::Place | Kind::Party | Kind::Facility),
        phone: entry.kind == Kind::Phone,
        sealed,
    }
}

/// The words that answer what is typed: those that begin so, then those in which it stands.
fn answering(property: Property, said: &str, reader: Reader) -> Vec<String> {
    let Some(list) = list_of(property.entry().kind, reader) else {
        return known(reader, property).map(|k| k.words).unwrap_or_default();
    };
    let asked = names::fold(said);
    if asked.is_empty() {
        return known(reader, property).map(|k| k.words).unwrap_or_default();
    }
    let within = |word: &&Word| word.folded.contains(&asked);
    let mut found: Vec<&Word> = list.iter().filter(within).collect();
    found.sort_by_key(|word| (!word.folded.starts_with(&asked), !word.usual));
    found.into_iter().take(OFFERED).map(|word| word.text.clone()).collect()
}

fn property_asked(ask: &Ask) -> Option<Property> {
    Property::of(ask.query.some("of").or_else(|| ask.query.some("property"))?)
}

/// The piece for the island: words that answer what is typed.
pub(crate) fn piece(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?;
    let said =
        ask.query.iter().find(|(name, _)| !matches!(*name, "of" | "property")).map_or("", |(_, value)| value);
    let words = property_asked(ask).map(|property| answering(property, said, ask.reader)).unwrap_or_default();
    Ok(html(pages::write::known_piece(&words)))
}

/// The piece for the island: the field in which a value of the chosen property is written.
pub(crate) fn field(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Record).map_err(Refusal::from)?;
    Ok(html(pages::write::value_piece(&frame(ask), &writing(ask, property_asked(ask), Field::default()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Value;
    use model::understand::{self, Around};

    /// What the register offers it must itself understand, in both languages.
    #[test]
    fn every_word_that_is_offered_is_understood() {
        let around = Around { today: dates::Day(20_000), within: None };
        for lang in Lang::ALL {
            let reader = Reader::new(lang);
            for property in Property::all() {
                for word in known(reader, property).map(|known| known.words).unwrap_or_default() {
                    let read = understand::value(property, &word, &around).value;
                    let understood = matches!(
                        read,
                        Value::Code(_)
                            | Value::Place { .. }
                            | Value::Party { .. }
                            | Value::Facility { .. }
                            | Value::Unknown
                    );
                    assert!(understood, "{}: {word} gives {read:?}", property.key());
                }
            }
        }
    }

    #[test]
    fn what_is_typed_is_answered_whatever_its_hamza() {
        let reader = Reader::new(Lang::Ar);
        let place = Property::named("taken_place");
        assert!(answering(place, "ازرع", reader).iter().any(|word| word.contains("إزرع")));
        assert!(
            answering(Property::named("held_at"), "صيدنا", reader)
                .iter()
                .any(|word| word.contains("صيدنايا"))
        );
        assert!(
            answering(Property::named("party"), "الجوية", reader).iter().any(|word| word.contains("الجوية"))
        );
        let unit = |typed: &str, lang| answering(Property::named("party"), typed, Reader::new(lang));
        assert!(
            unit("الفرع 215", Lang::Ar)[0].starts_with("الفرع ٢١٥"),
            "a number is written as the reader writes it"
        );
        assert_eq!(unit("الفرع 215", Lang::Ar), unit("الفرع ٢١٥", Lang::Ar), "and found as it is typed");
        assert!(
            unit("Branch ٢١٥", Lang::En)[0].starts_with("Branch 215"),
            "{:?}",
            unit("Branch ٢١٥", Lang::En)
        );
        assert!(answering(place, "القصير", reader).len() > 1, "places of one name are told apart");
        assert!(answering(Property::named("sex"), "", reader).contains(&"ذكر".to_owned()));
        assert!(answering(Property::named("phone"), "0933", reader).is_empty());
    }
}
