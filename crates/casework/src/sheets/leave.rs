//! How every sheet leaves the house: with one sentence above its rows, and a line in the log.

use super::cells::undrawn;
use crate::desk::Desk;
use access::{Action, Audience};
use l10n::{Lang, Reader};
use model::Act;
use model::act::WhatLeft;
use register::Refusal;

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

impl Desk<'_> {
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
                let undrawn = |row: Vec<String>| row.into_iter().map(undrawn).collect::<Vec<_>>();
                let rows = rows.map(with(&sentence)).chain(nobody).map(undrawn);
                exchange::write_json(&mut bytes, &heading, rows).is_ok()
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
}
