//! Taking a list out, in the columns that are shown.
//!
//! What waits to be told to a family does not leave the house, whoever takes
//! the list (handbook invariant 16). So the question is asked, and its cells are
//! filled, as one who is told nothing of it: which rows a list has tells as much
//! as what stands in them.
//!
//! **Invariant:** every list bears the same sentence, whether or not something
//! was held back for it; it has no cell, no count and no gap by which one who
//! reads it could tell.

use crate::desk::Desk;
use crate::import::plain_of;
use crate::lists::Column;
use crate::refs::Refs;
use crate::refs::in_order;
use access::{Action, Audience, Cleared};
use l10n::{Lang, Reader};
use model::act::WhatLeft;
use model::card::{NameRole, PlaceRole};
use model::dossier::Told;
use model::{Act, Card, Property, SourceId, facilities, gazetteer, parties};
use register::Refusal;
use search::{Filters, Flag, Query};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How a list leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ExportFormat {
    Csv,
    Json,
    Xlsx,
}

impl ExportFormat {
    /// The word used in addresses and options.
    pub fn key(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Json => "json",
            ExportFormat::Xlsx => "xlsx",
        }
    }

    /// As the log says that one left.
    fn left(self) -> WhatLeft {
        match self {
            ExportFormat::Csv => WhatLeft::Csv,
            ExportFormat::Json => WhatLeft::Json,
            ExportFormat::Xlsx => WhatLeft::Xlsx,
        }
    }

    /// The format of that key.
    pub fn from_key(key: &str) -> Option<ExportFormat> {
        [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx]
            .into_iter()
            .find(|format| format.key() == key)
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            ExportFormat::Csv => "text/csv; charset=utf-8",
            ExportFormat::Json => "application/json",
            ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A list that leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// How many files it has.
    pub files: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a sheet says above its rows, and the log of it.
pub(crate) struct SheetHead {
    /// Key and title of each column behind the id.
    pub columns: Vec<(String, String)>,
    /// What the sheet was cut down to, in words.
    pub filter: String,
    /// The question that chose its rows, for the log.
    pub question: String,
}

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

/// Who fills the cells: for whom, in which words, and what things are called there.
struct Pen<'g> {
    audience: Audience,
    reader: Reader,
    ground: &'g crate::Ground,
    refs: Refs,
    sources: Refs,
}

impl Desk<'_> {
    /// Takes out every file that answers the question as `audience` may ask it,
    /// in the shown columns, for colleagues at work with a sheet
    /// ([`Audience::Sheet`]) or for partners ([`Audience::Outside`]); a list for
    /// the house itself never leaves, so any other is made for colleagues. That
    /// it left is logged.
    pub fn export(
        &self,
        query: &Query,
        columns: &[Column],
        format: ExportFormat,
        audience: Audience,
        reader: Reader,
    ) -> Result<Exported, Refusal> {
        let audience = self.may_choose(query, audience)?;
        let cards = self.leaving(query, audience)?;
        let ground = self.house.ground()?;
        let sources = self.house.refs_leaving();
        let refs = if audience == Audience::Outside { sources.clone() } else { Refs::plain() };
        let pen = Pen { audience, reader, ground: &ground, refs, sources };
        let title = |c: &Column| reader.t(&format!("column-{}", c.key().replace('_', "-"))).to_owned();
        let head = SheetHead {
            columns: columns.iter().map(|column| (column.key().to_owned(), title(column))).collect(),
            filter: crate::sheet_about::filter(query, &cards, &ground, &pen.sources, reader),
            question: serde_json::to_string(&query.filters).unwrap_or_default(),
        };
        let row = |card: &Arc<Cleared<Card>>| -> Vec<String> {
            let cells = columns.iter().map(|column| pen.cell(card, *column));
            std::iter::once(pen.refs.of(card.person)).chain(cells).collect()
        };
        self.leave(&head, cards.iter().map(row), format, reader)
    }

    /// For whom something is made that is chosen by this question, where it may be.
    pub(crate) fn may_choose(&self, query: &Query, audience: Audience) -> Result<Audience, Refusal> {
        let audience = self.leaves_for(audience)?;
        // A list for partners is not chosen by what the house has read: they would be told that it was.
        if audience == Audience::Outside && query.filters.is_of_work() {
            return Err(Refusal::Field("flag", "of-the-house"));
        }
        // A tag or a task may say in its words what no sheet says.
        match query.filters.tags.is_empty() && query.filters.tasks.is_empty() {
            true => Ok(audience),
            false => Err(Refusal::Field("tag", "of-work")),
        }
    }

    /// For whom a sheet is made that is asked for by this viewer.
    pub(crate) fn leaves_for(&self, audience: Audience) -> Result<Audience, Refusal> {
        self.viewer.may(Action::Export)?;
        let audience = audience.min(Audience::Sheet);
        // From sheets of two days partners could read when something came.
        if audience == Audience::Outside && self.house.read_as_of().is_some() {
            return Err(Refusal::Field("as_of", "as-of-for-partners"));
        }
        Ok(audience)
    }

    /// Writes a sheet, each row with its id first, and logs that it left.
    pub(crate) fn leave(
        &self,
        head: &SheetHead,
        rows: impl ExactSizeIterator<Item = Vec<String>>,
        format: ExportFormat,
        reader: Reader,
    ) -> Result<Exported, Refusal> {
        let ground = self.house.ground()?;
        let of_day = self.of_day(reader);
        let sentence = match self.house.read_as_of() {
            None => reader.t("export-sentence").to_owned(),
            Some(_) => format!("{of_day} · {}", reader.t("export-sentence")),
        };
        // The sentence is the title of a last column, so an empty list bears it, too.
        let id = "id".to_owned();
        let headers: Vec<String> = std::iter::once(&id)
            .chain(head.columns.iter().map(|(_, title)| title))
            .chain([&sentence])
            .cloned()
            .collect();
        let keys: Vec<String> = std::iter::once(&id)
            .chain(head.columns.iter().map(|(key, _)| key))
            .chain([&"about".to_owned()])
            .cloned()
            .collect();
        let about = exchange::SheetAbout {
            whose: &ground.association.name,
            of_day: &of_day,
            filter: &head.filter,
            sentence: &sentence,
        };
        let heading = exchange::Heading {
            title: &ground.association.name,
            headers: &headers,
            keys: &keys,
            right_to_left: reader.lang == Lang::Ar,
            about: Some(about),
        };
        let files = rows.len() as u64;
        let with = |last: &str| {
            let last = last.to_owned();
            move |mut row: Vec<String>| {
                row.push(last.clone());
                row
            }
        };
        let mut bytes = Vec::new();
        let written = match format {
            ExportFormat::Csv => exchange::write_csv(&mut bytes, &heading, rows.map(with(""))).is_ok(),
            ExportFormat::Json => {
                let blank = || {
                    keys.iter()
                        .map(|key| if key == "about" { sentence.clone() } else { String::new() })
                        .collect()
                };
                let nobody: Option<Vec<String>> = (files == 0).then(blank);
                exchange::write_json(&mut bytes, &heading, rows.map(with(&sentence)).chain(nobody)).is_ok()
            }
            ExportFormat::Xlsx => {
                exchange::write_xlsx(&heading, rows.map(with(""))).map(|book| bytes = book).is_ok()
            }
        };
        if !written {
            return Err(Refusal::Field("format", "not-written"));
        }
        let digest = ledger::digest(&bytes).to_string();
        let (member, what) = (self.member(), format.left());
        let mut question = head.question.clone();
        if let Some(as_of) = self.house.read_as_of() {
            question.push_str(&format!(" as of {as_of}"));
        }
        self.write(|work| work.append_only(&Act::Left { member, what, question, files, digest }))?;
        Ok(Exported { files, bytes })
    }

    /// Of which day a sheet is; where it tells of an earlier one, on which day it was taken out, too.
    pub fn of_day(&self, reader: Reader) -> String {
        let day = |day| reader.day(day).into();
        match self.house.read_as_of() {
            None => reader.ta("export-of-day", &[("day", day(self.house.today()))]),
            Some(_) => reader.ta(
                "export-as-of",
                &[("day", day(self.house.today())), ("today", day(self.house.register.day_of_reading()))],
            ),
        }
    }

    /// The cards of all files that answer, as the audience is told them.
    pub(crate) fn leaving(
        &self,
        query: &Query,
        audience: Audience,
    ) -> Result<Vec<Arc<Cleared<Card>>>, Refusal> {
        let all = Query { from: 0, limit: usize::MAX, counts: false, ..query.clone() };
        self.house.ask_list(audience, |index| {
            let hits = index.search(&in_order(audience, &all)).hits;
            let persons: Vec<_> = hits.iter().map(|hit| hit.person).collect();
            Ok(self.house.register.cleared_cards(&persons, audience)?.into_iter().flatten().collect())
        })
    }
}

impl Pen<'_> {
    fn cell(&self, card: &Cleared<Card>, column: Column) -> String {
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

pub(crate) fn all(words: impl Iterator<Item = String>) -> String {
    let mut words: Vec<String> = words.collect();
    words.dedup();
    words.join(BETWEEN)
}

/// Columns whose cells are read back as what they say.
const READ_BACK: [(Column, &str); 13] = [
    (Column::Name, "full_name"),
    (Column::Names, "other_name"),
    (Column::Mother, "mother_name"),
    (Column::Birth, "birth_date"),
    (Column::From, "origin_place"),
    (Column::Registered, "registration_place"),
    (Column::Taken, "taken_date"),
    (Column::TakenPlace, "taken_place"),
    (Column::Party, "party"),
    (Column::Held, "held_at"),
    (Column::Status, "status"),
    (Column::Sex, "sex"),
    (Column::Numbers, "record_number"),
];

/// What lists write of a person, for colleagues and for partners, in either language: each cell and each
/// of the values in it, under the property as which it is read back.
pub(crate) fn written(told: &Told, ground: &crate::Ground) -> BTreeSet<(&'static str, String)> {
    let mut written = BTreeSet::new();
    for audience in [Audience::Sheet, Audience::Outside] {
        let Some(card) = access::card(told, audience) else { continue };
        for lang in [Lang::Ar, Lang::En] {
            let pen = Pen {
                audience,
                reader: Reader::new(lang),
                ground,
                refs: Refs::plain(),
                sources: Refs::plain(),
            };
            for (column, property) in READ_BACK {
                let cell = pen.cell(&card, column);
                let values = cell.split(BETWEEN).chain([cell.as_str()]);
                written.extend(values.map(|words| (property, plain_of(property, words))));
            }
        }
    }
    written
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

/// The sex all sources agree on, by which Arabic words of the state agree.
fn sex_of(card: &Card) -> &str {
    let mut said = card.sex.iter().map(String::as_str);
    said.next().filter(|first| said.all(|other| other == *first)).unwrap_or_default()
}

/// A day, month or year as ISO 8601 has it, which every sheet sorts; anything vaguer in words. The signs of
/// EDTF (`2012-22` for a summer, `~`, `..`) are read by no colleague and by no other program.
pub(crate) fn day(date: &dates::Fuzzy, reader: Reader) -> String {
    use dates::Precision::{Day, Month, Year};
    let parts = date.parts();
    match parts.precision {
        Day | Month | Year if !parts.about => date.edtf(),
        _ => reader.fuzzy(date),
    }
}

/// The words of a code said of a person of that sex; one that nobody here knows, a newer program wrote.
pub(crate) fn code_word(vocabulary: &str, code: &str, sex: &str, reader: Reader) -> String {
    let known = model::codes::word_of(vocabulary, code, sex, reader.lang == Lang::Ar);
    known.unwrap_or_else(|| if code.is_empty() { "" } else { reader.t("code-newer") }).to_owned()
}

/// Adds one filter said in words: `year=2012`, `place=SY12`, `missing=mother_name`. Answers whether it was
/// understood.
pub fn set_filter(filters: &mut Filters, kind: &str, value: &str) -> bool {
    fn put<T: Ord>(set: &mut BTreeSet<T>, value: Option<T>) -> bool {
        value.map(|v| set.insert(v)).is_some()
    }
    match kind {
        "year" => put(&mut filters.years, value.parse().ok()),
        "place" => put(&mut filters.places, Some(value.to_owned())),
        "party" => put(&mut filters.parties, Some(value.to_owned())),
        "status" => put(&mut filters.status, Some(value.to_owned())),
        "sex" => put(&mut filters.sex, Some(value.to_owned())),
        "source" => put(&mut filters.sources, value.parse().ok()),
        "organisation" => put(&mut filters.organisations, value.parse().ok()),
        "import" => put(&mut filters.imports, value.parse().ok()),
        "missing" => put(&mut filters.missing, Property::of(value)),
        "flag" => put(&mut filters.flags, Flag::from_key(value)),
        "tag" => put(&mut filters.tags, Some(value.to_owned())),
        "task" => put(&mut filters.tasks, Some(value.to_owned())),
        _ => false,
    }
}
