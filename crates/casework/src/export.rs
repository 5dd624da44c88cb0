//! Taking a list out: exactly what is seen, in the columns that are seen.
//!
//! What waits to be told to a family does not leave the house, whoever takes
//! the list (handbook invariant 16): its cell says that it is held.

use crate::desk::Desk;
use crate::lists::Column;
use crate::refusal::Refusal;
use access::{Action, Clearance, Cleared};
use l10n::Reader;
use model::card::{NameRole, PlaceRole};
use model::{Act, Card, Property, Tiered};
use search::{Filters, Flag, Query};

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

    /// The format of that key.
    pub fn from_key(key: &str) -> Option<ExportFormat> {
        [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Xlsx].into_iter().find(|format| format.key() == key)
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
    let of = |role: NameRole| card.names.iter().find(|n| n.value.0 == role).map(|n| n.value.1.clone());
    let name = of(NameRole::Whole).or_else(|| of(NameRole::Other)).or_else(|| of(NameRole::Kunya)).unwrap_or_default();
    Line { name, mother: of(NameRole::Mother) }
}

impl Desk<'_> {
    /// Takes out every file that answers the question, in the shown columns. That it left is logged.
    pub fn export(&self, query: &Query, columns: &[Column], format: ExportFormat, reader: Reader) -> Result<Exported, Refusal> {
        self.viewer.may(Action::Export)?;
        // The question is asked as the reader sees it, so the file has the rows of the page; the cells are those of one
        // who is told nothing that waits for a family.
        let clearance = self.clearance();
        let all = Query { from: 0, limit: usize::MAX, counts: false, ..query.clone() };
        let answer = self.list(&all)?;
        let ground = self.house.ground();
        let title = |c: &Column| reader.t(&format!("column-{}", c.key().replace('_', "-"))).to_owned();
        let headers: Vec<String> = std::iter::once("id".to_owned()).chain(columns.iter().map(title)).collect();
        let keys: Vec<String> = std::iter::once("id").chain(columns.iter().map(|c| c.key())).map(str::to_owned).collect();
        let rows: Vec<Vec<String>> = answer
            .cards
            .iter()
            .map(|card| {
                let cells = columns.iter().map(|column| cell(card, *column, clearance, reader, &ground));
                std::iter::once(card.person.to_string()).chain(cells).collect()
            })
            .collect();
        let files = rows.len() as u64;
        let right_to_left = reader.lang == l10n::Lang::Ar;
        let heading = exchange::Heading { title: &ground.name, headers: &headers, keys: &keys, right_to_left };
        let mut bytes = Vec::new();
        let written = match format {
            ExportFormat::Csv => exchange::write_csv(&mut bytes, &heading, rows).is_ok(),
            ExportFormat::Json => exchange::write_json(&mut bytes, &heading, rows).is_ok(),
            ExportFormat::Xlsx => exchange::write_xlsx(&heading, rows).map(|book| bytes = book).is_ok(),
        };
        if !written {
            return Err(Refusal::Field("format", "not-written"));
        }
        let digest = ledger::digest(&bytes).to_string();
        let (member, what) = (self.member(), format.key().to_owned());
        let question = serde_json::to_string(&query.filters).unwrap_or_default();
        self.write(|work| work.append(Act::Left { member, what, question, files, digest }))?;
        Ok(Exported { files, bytes })
    }
}

fn cell(card: &Cleared<Card>, column: Column, clearance: Clearance, reader: Reader, ground: &crate::Ground) -> String {
    match column {
        Column::Name => line(card).name,
        Column::Names => names(card).join("؛ "),
        Column::Mother => line(card).mother.unwrap_or_default(),
        Column::Birth => told(&card.birth, reader, |d| d.edtf()),
        Column::Taken => told(&card.taken, reader, |d| d.edtf()),
        Column::From => places(card, PlaceRole::Origin),
        Column::Registered => places(card, PlaceRole::Registration),
        Column::TakenPlace => places(card, PlaceRole::Taken),
        Column::Party => told(&card.party_words, reader, Clone::clone),
        Column::Held => told(&card.held_words, reader, Clone::clone),
        Column::Status => told(&card.status, reader, |code| code_word("case_status", code, reader)),
        Column::Sex => told(&card.sex, reader, |code| code_word("sex", code, reader)),
        // A telephone or a national number is read one at a time, and each reading is logged; a list does not carry them.
        Column::Numbers => {
            let open: Vec<_> = card.numbers.iter().filter(|n| n.tier < model::Tier::Sealed).cloned().collect();
            debug_assert!(open.iter().all(|n| clearance.sees(n.tier, n.held)));
            told(&open, reader, Clone::clone)
        }
        Column::Organisations => {
            let names = card.organisations.iter().filter_map(|id| ground.organisations.get(id).cloned());
            names.collect::<Vec<_>>().join("؛ ")
        }
        Column::Sources => {
            let seen = card.sources.iter().filter_map(|id| ground.sources.get(id)).filter(|s| clearance.sees(s.tier, false));
            seen.map(|s| s.title.clone()).collect::<Vec<_>>().join("؛ ")
        }
        Column::Files => card.members.iter().map(ToString::to_string).collect::<Vec<_>>().join("؛ "),
        Column::Missing => card.missing.iter().map(|p| reader.prop(p.key())).collect::<Vec<_>>().join("؛ "),
        Column::Changed => dates::Day((card.changed.div_euclid(86_400_000)) as i32).iso(),
    }
}

/// Every name the person was given, once each, the shown one first: a list
/// without doubles keeps the spelling of every organisation.
pub fn names(card: &Card) -> Vec<&str> {
    let all = card.names.iter().filter(|n| n.value.0 != NameRole::Mother && !n.held);
    let mut names: Vec<&str> = Vec::new();
    for name in all.map(|n| n.value.1.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn told<T>(values: &[Tiered<T>], reader: Reader, words: impl Fn(&T) -> String) -> String {
    let word = |v: &Tiered<T>| if v.held { reader.t("held-until-told").to_owned() } else { words(&v.value) };
    let mut all: Vec<String> = values.iter().map(word).collect();
    all.dedup();
    all.join("؛ ")
}

fn places(card: &Card, role: PlaceRole) -> String {
    let of_role = card.place_words.iter().filter(|p| p.value.0 == role && !p.held);
    of_role.map(|p| p.value.1.clone()).collect::<Vec<_>>().join("؛ ")
}

fn code_word(vocabulary: &str, code: &str, reader: Reader) -> String {
    model::codes::word(vocabulary, code, reader.lang == l10n::Lang::Ar).unwrap_or(code).to_owned()
}

/// Adds one filter said in words: `year=2012`, `place=SY12`, `missing=mother_name`. Answers whether it was understood.
pub fn set_filter(filters: &mut Filters, kind: &str, value: &str) -> bool {
    fn put<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: Option<T>) -> bool {
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
        _ => false,
    }
}
