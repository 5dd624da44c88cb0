//! What stands in a cell of a sheet: values in the words of its reader.

use crate::lists::Column;
use crate::refs::Refs;
use access::{Audience, Cleared};
use l10n::{Lang, Reader};
use model::card::{NameRole, PlaceRole};
use model::{Card, SourceId, facilities, gazetteer, parties};

/// What a list shows first of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name to show.
    pub name: String,
    /// The mother's name, when it is seen.
    pub mother: Option<String>,
}

/// The line of a card.
pub fn line(card: &Cleared<Card>) -> Line {
    let of = |role: NameRole| card.names.iter().find(|n| n.0 == role).map(|n| n.1.clone());
    let name = of(NameRole::Whole)
        .or_else(|| of(NameRole::Other))
        .or_else(|| of(NameRole::Kunya))
        .unwrap_or_default();
    Line { name, mother: of(NameRole::Mother) }
}

/// Every name the person was given, once each, the shown one first: a list
/// without doubles keeps the spelling of every organisation.
pub fn names(card: &Card) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in card.names.iter().filter(|n| n.0 != NameRole::Mother) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// Who fills the cells: for whom, in which words, and what things are called there.
pub(super) struct Pen<'g> {
    pub(super) audience: Audience,
    pub(super) reader: Reader,
    pub(super) ground: &'g crate::Ground,
    pub(super) refs: Refs,
    pub(super) sources: Refs,
}

impl Pen<'_> {
    pub(super) fn cell(&self, card: &Cleared<Card>, column: Column) -> String {
        let reader = self.reader;
        match column {
            Column::Name => line(card).name,
            Column::Names => names(card).join(BETWEEN),
            Column::Mother => line(card).mother.unwrap_or_default(),
            Column::Birth => all(card.birth.iter().map(|d| day(d, reader))),
            Column::Taken => {
                all(card.taken.iter().map(|d| day(d, reader)).chain(card.taken_words.iter().cloned()))
            }
            Column::From => self.places(card, PlaceRole::Origin),
            Column::Registered => self.places(card, PlaceRole::Registration),
            Column::TakenPlace => self.places(card, PlaceRole::Taken),
            Column::Party => {
                let known: Vec<&str> = card.parties.iter().map(String::as_str).collect();
                all(card
                    .party_words
                    .iter()
                    .map(|said| self.called(said, &known, parties::called, parties::name)))
            }
            Column::Held => {
                let known: Vec<&str> = card.facilities.iter().map(|(id, _)| id.as_str()).collect();
                let called = |said: &String| self.called(said, &known, facilities::called, facilities::name);
                all(card.held_words.iter().map(called))
            }
            Column::Status => {
                all(card.status.iter().map(|code| code_word("case_status", code, sex_of(card), reader)))
            }
            Column::Sex => all(card.sex.iter().map(|code| code_word("sex", code, "", reader))),
            Column::Numbers => all(card.numbers.iter().cloned()),
            Column::Organisations => all(card
                .organisations
                .iter()
                .filter_map(|id| self.ground.association.organisations.get(id).cloned())),
            Column::Sources => all(card.sources.iter().filter_map(|id| self.source(*id))),
            Column::Files => all(card.members.iter().map(|id| self.refs.of(*id))),
            Column::Missing => all(card.missing.iter().map(|p| reader.prop(p.key()))),
            // When something was done is the house's own.
            Column::Changed if self.audience == Audience::Outside => String::new(),
            Column::Changed => register::clock::day_of(card.changed).iso(),
        }
    }

    fn places(&self, card: &Card, role: PlaceRole) -> String {
        let known: Vec<&str> = card.places.iter().filter(|p| p.0 == role).map(|p| p.1.as_str()).collect();
        let said = card.place_words.iter().filter(|p| p.0 == role);
        all(said.map(|(_, said)| self.called(said, &known, gazetteer::called, gazetteer::name)))
    }

    /// What was said, in a sheet in English by the name that a place, a party has there: where the words are
    /// the name of one of those that the card knows.
    fn called(
        &self,
        said: &str,
        known: &[&str],
        called: fn(&str) -> Vec<&'static str>,
        name: fn(&str, bool) -> Option<&'static str>,
    ) -> String {
        if self.reader.lang == Lang::Ar {
            return said.to_owned();
        }
        let meant: Vec<&str> = called(said).into_iter().filter(|id| known.contains(id)).collect();
        let named = if let [one] = meant.as_slice() { name(one, false) } else { None };
        named.unwrap_or(said).to_owned()
    }

    /// A source by its reference: its title may be «قائمة الشهداء», and a running number would tell of
    /// sources that are not shown.
    fn source(&self, id: SourceId) -> Option<String> {
        let source = access::source(self.ground.sources.get(&id)?, self.audience)?;
        Some(self.sources.of(source.id))
    }
}

/// What stands between several values in one cell.
pub(crate) const BETWEEN: &str = "؛ ";

pub(super) fn all(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    words.dedup();
    words.join(BETWEEN)
}

/// The sex all sources agree on, by which Arabic words of the state agree.
fn sex_of(card: &Card) -> &str {
    let mut said = card.sex.iter().map(String::as_str);
    said.next().filter(|first| said.all(|other| other == *first)).unwrap_or_default()
}

/// A day, month or year as ISO 8601 has it, which every sheet sorts; anything vaguer in words. The signs of
/// EDTF (`2012-22` for a summer, `~`, `..`) are read by no colleague and by no other program.
pub(super) fn day(date: &dates::Fuzzy, reader: Reader) -> String {
    use dates::Precision::{Day, Month, Year};
    let parts = date.parts();
    match parts.precision {
        Day | Month | Year if !parts.about => date.edtf(),
        _ => reader.fuzzy(date),
    }
}

/// The words of a code said of a person of that sex; one that nobody here knows, a newer program wrote.
pub(super) fn code_word(vocabulary: &str, code: &str, sex: &str, reader: Reader) -> String {
    let known = model::codes::word_of(vocabulary, code, sex, reader.lang == Lang::Ar);
    known.unwrap_or_else(|| if code.is_empty() { "" } else { reader.t("code-newer") }).to_owned()
}
