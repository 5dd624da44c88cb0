//! What is said when a file cannot be read, or was read with care.
//!
//! A [`Refusal`] ends the reading of a file; a [`Remark`] goes with a reading
//! that went on. Both carry codes and numbers only: the words for people are in
//! the locales, and no value of the file is ever repeated in them.

use serde::{Deserialize, Serialize};

/// Which bound a file went over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Limit {
    FileBytes,
    UnpackedBytes,
    Text,
    Cells,
    Lines,
}

/// Things that people hand over by mistake instead of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Stranger {
    Pdf,
    Image,
    Word,
    Slides,
    WebPage,
    Xml,
    ContactCard,
    Archive,
    Database,
    Parquet,
    Binary,
    Unknown,
}

impl Stranger {
    /// The code that messages are found by.
    pub fn as_str(self) -> &'static str {
        match self {
            Stranger::Pdf => "pdf",
            Stranger::Image => "image",
            Stranger::Word => "word",
            Stranger::Slides => "slides",
            Stranger::WebPage => "web_page",
            Stranger::Xml => "xml",
            Stranger::ContactCard => "contact_card",
            Stranger::Archive => "archive",
            Stranger::Database => "database",
            Stranger::Parquet => "parquet",
            Stranger::Binary => "binary",
            Stranger::Unknown => "unknown",
        }
    }
}

/// Why a file was not read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// No bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The workbook asks for a password.
    #[error("the workbook is protected by a password")]
    Locked,
    /// It begins like a known format and breaks within it.
    #[error("the file is damaged ({format})")]
    Corrupt {
        /// The format it began as.
        format: String,
    },
    /// More than can be read in one piece.
    #[error("the file is too large ({limit:?} over {most})")]
    TooLarge {
        /// The bound it went over.
        limit: Limit,
        /// That bound.
        most: u64,
    },
    /// A small file that unpacks to an enormous one.
    #[error("the workbook unpacks to far more than it should")]
    Bomb,
    /// Not a list, but something else that is well known.
    #[error("the file is not a list ({})", looks_like.as_str())]
    NotAList {
        /// What it looks like.
        looks_like: Stranger,
    },
}

impl Refusal {
    /// The code that messages are found by.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::Locked => "locked",
            Refusal::Corrupt { .. } => "corrupt",
            Refusal::TooLarge { .. } => "too_large",
            Refusal::Bomb => "bomb",
            Refusal::NotAList { .. } => "not_a_list",
        }
    }

    pub(crate) fn too_large(limit: Limit, most: u64) -> Refusal {
        Refusal::TooLarge { limit, most }
    }

    pub(crate) fn corrupt(format: &str) -> Refusal {
        Refusal::Corrupt { format: format.to_owned() }
    }

    pub(crate) fn not_a_list(looks_like: Stranger) -> Refusal {
        Refusal::NotAList { looks_like }
    }
}

/// Something a person should know about a reading that went on.
///
/// Codes: every [`Flaw`](crate::Flaw), and `formulas`, `encoding_guessed`,
/// `extension_differs`, `hidden_sheet`, `empty_sheet`, `unread_sheet`, `truncated`,
/// `skipped_values`, `web_page`, `drawn_order` (letters stood the last one first),
/// `detail_sheet` (relatives or papers of another sheet), `detail_told` (the same, told with
/// their one person), `detail_left` (a column of them for few eyes, which stays in the file),
/// `form_missing` (rows that hang on a form that was not handed over),
/// `people_side_by_side`, `labelled_lines` (titles stand before their values), `turned_table`
/// (titles stand in the first column); of columns
/// `no_header`, `duplicate_header`, `duplicate_field`, `unmapped_column`, `missing_column`,
/// `guessed_column`, `two_readings` (guessed, and something else is as near),
/// `doubtful_column` (a date column whose values are none), `hidden_column`,
/// `half_swapped` (a program exchanged day and month where it could).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The code that messages are found by.
    pub code: String,
    /// The sheet it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The first line it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column it is about, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// How many times.
    pub count: u32,
    /// A header, an encoding, an extension: never a value of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Remark {
    pub(crate) fn new(code: &str) -> Remark {
        Remark { code: code.to_owned(), sheet: None, line: None, column: None, count: 1, detail: None }
    }

    pub(crate) fn sheet(mut self, name: &Option<String>) -> Remark {
        self.sheet.clone_from(name);
        self
    }

    pub(crate) fn line(mut self, line: u32) -> Remark {
        self.line = Some(line);
        self
    }

    pub(crate) fn column(mut self, column: usize) -> Remark {
        self.column = Some(column);
        self
    }

    pub(crate) fn count(mut self, count: u32) -> Remark {
        self.count = count;
        self
    }

    pub(crate) fn detail(mut self, detail: &str) -> Remark {
        self.detail = Some(detail.to_owned());
        self
    }
}
