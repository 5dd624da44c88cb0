//! From a file to rows with fields: the reader of `exchange`, with what a
//! person chose by hand.

use super::draft::{Doubt, Draft, Field};
use super::plan::{draft_of, ColumnPlan, Incoming, PlanFile, Row};
use super::Unread;
use crate::refusal::Refusal;
use dates::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How columns are to be understood where the guess is not to be trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnChoice {
    /// Name of a saved mapping.
    pub mapping: Option<String>,
    /// Field by header (letters folded); `ignored` leaves a column out.
    pub fields: BTreeMap<String, String>,
    /// Encoding of text files, by its usual label.
    pub encoding: Option<String>,
    /// What sets the values of a table apart.
    pub separator: Option<char>,
    /// Line of the header, where it was not found.
    pub header_line: Option<u32>,
}
