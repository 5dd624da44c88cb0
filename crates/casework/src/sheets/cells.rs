//! What stands in a cell of a sheet: values in the words of its reader.

use crate::lists::Column;
use crate::refs::Refs;
use access::{Audience, Cleared};
use l10n::{Lang, Reader};
use model::card::{NameRole, PlaceRole};
use model::{Card, SourceId, facilities, gazetteer, parties};
use std::collections::BTreeSet;

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
            Column::Names => all(names(card).into_iter().map(str::to_owned), reader),
            Column::Mother => line(card).mother.unwrap_or_default(),
            Column::Birth => all(card.birth.iter().map(|d| day(d, reader)), reader),
            Column::Taken => {
                all(card.taken.iter().map(|d| day(d, reader)).chain(card.taken_words.iter().cloned()), reader)
            }
            Column::From => self.places(card, PlaceRole::Origin),
            Column::Registered => self.places(card, PlaceRole::Registration),
            Column::TakenPlace => self.places(card, PlaceRole::Taken),
            Column::Party => {
                let known: Vec<&str> = card.parties.iter().map(String::as_str).collect();
                let called = |said: &String| self.called(said, &known, parties::called, parties::name);
                all(card.party_words.iter().map(called), reader)
            }
            Column::Held => {
                let known: Vec<&str> = card.facilities.iter().map(|(id, _)| id.as_str()).collect();
                let called = |said: &String| self.called(said, &known, facilities::called, facilities::name);
                all(card.held_words.iter().map(called), reader)
            }
            Column::Status => {
                let word = |code: &String| code_word("case_status", code, sex_of(card), reader);
                all(card.status.iter().map(word), reader)
            }
            Column::Sex => all(card.sex.iter().map(|code| code_word("sex", code, "", reader)), reader),
            Column::Numbers => all(card.numbers.iter().cloned(), reader),
            Column::Organisations => {
                let organisations = &self.ground.association.organisations;
                all(card.organisations.iter().filter_map(|id| organisations.get(id).cloned()), reader)
            }
            Column::Sources => all(card.sources.iter().filter_map(|id| self.source(*id)), reader),
            Column::Files => all(card.members.iter().map(|id| self.refs.of(*id)), reader),
            Column::Missing => all(card.missing.iter().map(|p| reader.prop(p.key())), reader),
            Column::Changed => register::clock::day_of(card.changed).iso(),
        }
    }

    fn places(&self, card: &Card, role: PlaceRole) -> String {
        let known: Vec<&str> = card.places.iter().filter(|p| p.0 == role).map(|p| p.1.as_str()).collect();
        let said = card.place_words.iter().filter(|p| p.0 == role);
        all(said.map(|(_, said)| self.called(said, &known, gazetteer::called, gazetteer::name)), self.reader)
    }

    /// What was said, in a sheet in English by the name that a place, a party has there: where the words are
    /// the name of those that the card knows. Two places of one name are named once.
    fn called(
        &self,
        said: &str,
        known: &[&str],
        called: fn(&str) -> Vec<&'static str>,
        name: fn(&str, bool) -> Option<&'static str>,
    ) -> String {
        let mut named: Vec<&str> = Vec::new();
        for said in said.split(EITHER) {
            let meant = called(said).into_iter().filter(|id| known.contains(id));
            let mut in_english = meant.filter_map(|id| name(id, false)).peekable();
            match self.reader.lang == Lang::Ar || in_english.peek().is_none() {
                true => named.push(said),
                false => named.extend(in_english),
            }
        }
        let mut seen = BTreeSet::new();
        named.retain(|name| seen.insert(*name));
        named.join(EITHER)
    }

    /// A source by its reference: its title may be «قائمة الشهداء», and a running number would tell of
    /// sources that are not shown.
    fn source(&self, id: SourceId) -> Option<String> {
        let source = access::source(self.ground.sources.get(&id)?, self.audience)?;
        Some(self.sources.of(source.id))
    }
}

/// What stands between readings of which nobody knows which is meant.
const EITHER: &str = " / ";

/// The mark that what stands beside it runs from left to right.
const LEFT_TO_RIGHT: char = '\u{200e}';

/// Several values in one cell. The Arabic mark between them turns a day in figures round (2013-05-06 is drawn
/// as 06-05-2013), so English has its own, and such a day is held where Arabic letters stand beside it.
pub(super) fn all(words: impl Iterator<Item = String>, reader: Reader) -> String {
    let mut words: Vec<String> = words.collect();
    words.dedup();
    let arabic = |word: &String| names::script(word) == names::Script::Arabic;
    let english = reader.lang == Lang::En;
    if words.len() > 1 && (!english || words.iter().any(arabic)) {
        let turns = |word: &&mut String| word.contains(|c: char| c.is_ascii_digit()) && !arabic(word);
        words
            .iter_mut()
            .filter(turns)
            .for_each(|word| *word = format!("{LEFT_TO_RIGHT}{word}{LEFT_TO_RIGHT}"));
    }
    words.join(if english { "; " } else { "؛ " })
}

/// The values in a cell of one of our sheets, in whichever language it was written.
pub(crate) fn values_in(cell: &str) -> impl Iterator<Item = &str> {
    let values = cell.split(['؛', ';']);
    values.map(|value| value.trim_matches(|c: char| c.is_whitespace() || c == LEFT_TO_RIGHT))
}

/// A cell as programs read it, which draw nothing.
pub(super) fn undrawn(cell: String) -> String {
    cell.replace(LEFT_TO_RIGHT, "")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(values: &[&str], lang: Lang) -> String {
        all(values.iter().map(|value| (*value).to_owned()), Reader::new(lang))
    }

    /// «؛» is an Arabic letter to the rules of direction, and a day in figures behind an Arabic letter is
    /// drawn from its end (UAX 9, W2).
    #[test]
    fn several_days_in_a_cell_are_drawn_as_they_are() {
        let days = ["2013-08", "2013-08-17"];
        assert_eq!(cell(&days, Lang::En), "2013-08; 2013-08-17");
        assert_eq!(cell(&days, Lang::Ar), "\u{200e}2013-08\u{200e}؛ \u{200e}2013-08-17\u{200e}");
        assert_eq!(cell(&["2013-08-17"], Lang::Ar), "2013-08-17", "one alone is sorted by every program");
        assert_eq!(cell(&["قبل الحصاد", "2013"], Lang::En), "قبل الحصاد; \u{200e}2013\u{200e}");
        assert_eq!(cell(&["نوى", "جاسم"], Lang::Ar), "نوى؛ جاسم");
        for lang in [Lang::Ar, Lang::En] {
            assert_eq!(values_in(&cell(&days, lang)).collect::<Vec<_>>(), days, "and read back");
        }
        assert_eq!(undrawn(cell(&days, Lang::Ar)), "2013-08؛ 2013-08-17");
    }
}
