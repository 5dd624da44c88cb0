//! What a person chose for the reading of a list: columns, the line of the
//! titles, sheets and rows that are left out, the century of short years.
//!
//! Kept under a name it is next month's reading of the same list, so what
//! belongs to one file alone (a row that is left out) is not kept.

use crate::row::ColumnPlan;
use exchange::Mapping;
use model::SubjectKind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How a list is to be read where the guess is not to be trusted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnChoice {
    /// Name of a saved mapping.
    pub mapping: Option<String>,
    /// What it is a list of; where nothing is said, what its titles say, else people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<SubjectKind>,
    /// What the saved mapping says, sheet by sheet.
    pub kept: Vec<Mapping>,
    /// Fields chosen by hand: by the place of the column ([`place_key`]) or by its header, letters folded.
    pub fields: BTreeMap<String, String>,
    /// Encoding of text files, by its usual label.
    pub encoding: Option<String>,
    /// What sets the values of a table apart.
    pub separator: Option<char>,
    /// Sheets that are left out, by [`sheet_key`].
    pub without_sheets: BTreeSet<String>,
    /// Rows that are left out, by [`row_key`].
    pub without_rows: BTreeSet<String>,
    /// The line of the titles by [`sheet_key`], as a person counts; 0: there is none.
    pub titles: BTreeMap<String, u32>,
    /// First year of the century of years of two digits, by column as in `fields`.
    pub centuries: BTreeMap<String, u16>,
}

/// The key of one column of one sheet of one file.
pub fn place_key(file: &str, sheet: Option<&str>, index: usize) -> String {
    format!("{}\u{1f}{index}", sheet_key(file, sheet))
}

/// The key of one sheet of one file; with an empty name, of that sheet in every file.
pub fn sheet_key(file: &str, sheet: Option<&str>) -> String {
    format!("{file}\u{1f}{}", sheet.unwrap_or_default())
}

/// The key of one row.
pub fn row_key(file: &str, sheet: Option<&str>, row: u32) -> String {
    format!("{}\u{1f}{row}", sheet_key(file, sheet))
}

/// Centuries from which a person can choose, by their first year.
pub const CENTURIES: [u16; 2] = [1900, 2000];

impl ColumnChoice {
    /// What it is a list of: people, where nothing is said.
    pub fn kind(&self) -> SubjectKind {
        self.of.unwrap_or(SubjectKind::PERSON)
    }

    /// Says what it is a list of. Another kind has other columns: what was chosen of them goes.
    pub fn set_kind(&mut self, of: SubjectKind) {
        if self.of != Some(of) {
            self.of = Some(of);
            self.fields.clear();
            self.kept.clear();
            self.mapping = None;
        }
    }

    /// Whether it is a list of what is no person.
    pub(crate) fn is_of_subjects(&self) -> bool {
        self.kind() != SubjectKind::PERSON
    }

    /// The line of the titles, where a person said so.
    pub fn titles_at(&self, file: &str, sheet: Option<&str>) -> Option<u32> {
        self.titles.get(&sheet_key(file, sheet)).or_else(|| self.titles.get(&sheet_key("", sheet))).copied()
    }

    /// Whether a sheet is left out.
    pub(crate) fn leaves_sheet(&self, file: &str, sheet: Option<&str>) -> bool {
        self.without_sheets.contains(&sheet_key(file, sheet))
            || self.without_sheets.contains(&sheet_key("", sheet))
    }

    /// Leaves a sheet out, or takes it back in.
    pub fn leave_sheet(&mut self, file: &str, sheet: Option<&str>, out: bool) {
        if out && !self.leaves_sheet(file, sheet) {
            self.without_sheets.insert(sheet_key(file, sheet));
        } else if !out {
            self.without_sheets.remove(&sheet_key(file, sheet));
            self.without_sheets.remove(&sheet_key("", sheet));
        }
    }

    /// Whether a row is left out.
    pub(crate) fn leaves_row(&self, file: &str, sheet: Option<&str>, row: u32) -> bool {
        !self.without_rows.is_empty() && self.without_rows.contains(&row_key(file, sheet, row))
    }

    /// The field of a column, where a person chose it.
    pub fn field(&self, file: &str, sheet: Option<&str>, index: usize, header: &str) -> Option<&str> {
        of_column(&self.fields, file, sheet, index, header).map(String::as_str)
    }

    /// The century of a column, where a person chose it.
    pub fn century(&self, file: &str, sheet: Option<&str>, index: usize, header: &str) -> Option<u16> {
        of_column(&self.centuries, file, sheet, index, header).copied()
    }

    /// What is worth keeping for next month's file, by sheet and by header.
    pub fn for_next_time(&self, columns: &[ColumnPlan]) -> ColumnChoice {
        let any_file = |key: &String| {
            key.split_once('\u{1f}').map_or_else(|| key.clone(), |(_, rest)| format!("\u{1f}{rest}"))
        };
        let century =
            |c: &ColumnPlan| Some((names::fold(&c.column), c.century.filter(|_| !c.column.is_empty())?));
        ColumnChoice {
            of: self.of,
            encoding: self.encoding.clone(),
            separator: self.separator,
            without_sheets: self.without_sheets.iter().map(any_file).collect(),
            titles: self.titles.iter().map(|(key, line)| (any_file(key), *line)).collect(),
            centuries: columns.iter().filter_map(century).collect(),
            ..ColumnChoice::default()
        }
    }
}

/// What was chosen for a column: for its place, else for its header.
fn of_column<'c, T>(
    chosen: &'c BTreeMap<String, T>,
    file: &str,
    sheet: Option<&str>,
    index: usize,
    header: &str,
) -> Option<&'c T> {
    if chosen.is_empty() {
        return None;
    }
    let header = names::fold(header);
    chosen.get(&place_key(file, sheet, index)).or_else(|| chosen.get(&header).filter(|_| !header.is_empty()))
}
