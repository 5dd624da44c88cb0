//! What is handed in, and what a reader finds in it: files, sheets, columns, rows.

use crate::draft::{Doubt, Field};
use model::SubjectKind;
use serde::Serialize;
use std::sync::Arc;

/// A file handed in.
#[derive(Clone)]
pub struct Incoming {
    /// Its name; only the last part of a path is kept.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// How a column was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnPlan {
    /// Base name of the file.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Place of the column, from 0.
    pub index: usize,
    /// Its header as written.
    pub column: String,
    /// The field it feeds; `ignored` when none.
    pub field: String,
    /// `header`, `values`, `hand`, `ignored`.
    pub how: String,
    /// A few of its values.
    pub samples: Vec<String>,
    /// First year of the century of its years of two digits, where a person said so.
    pub century: Option<u16>,
    /// Years of two digits stand in it.
    pub short_years: bool,
}

/// A sheet of a workbook, or the one table of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetPlan {
    /// Base name of the file.
    pub file: String,
    /// The name on its tab.
    pub sheet: Option<String>,
    /// The line of the titles; none where there is none, or where the format itself names its columns.
    pub titles_at: Option<u32>,
    /// Whether titles stand in a line, which a person can point at.
    pub has_lines: bool,
    /// Rows under the titles.
    pub rows: u64,
    /// It is left out by hand.
    pub left_out: bool,
}

/// A file of the plan.
#[derive(Debug, Clone)]
pub struct PlanFile {
    /// Base name.
    pub name: String,
    /// Its bytes, kept as evidence once the plan is accepted.
    pub bytes: Arc<[u8]>,
    /// Encoding that was found or chosen, for text.
    pub encoding: Option<String>,
    /// What a person should know about the reading.
    pub remarks: Vec<exchange::Remark>,
}

/// One row as the reader found it.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it tells of.
    pub of: SubjectKind,
    /// Base name of its file.
    pub file: Arc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Arc<str>>,
    /// The line a person sees, from 1 (JSON: the record, from 0).
    pub row: u32,
    /// Which of the people of the row it tells of, from 1.
    pub person: u32,
    /// How many people the row tells of.
    pub people: u32,
    /// Its cells.
    pub fields: Vec<Field>,
    /// It holds no person, and why: a subtotal, a repeated header.
    pub no_person: Option<String>,
    /// Doubts from the shape of the row.
    pub doubts: Vec<Doubt>,
}
