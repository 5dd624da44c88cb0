//! The pieces of a bundle, and what becomes of each.

use crate::import::Outcome;
use model::{ClaimId, Property, Subject, SubjectKind};
use serde::Serialize;

/// What becomes of a piece of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The line of the bundle, from 1; the first line says who sends it.
    pub line: u32,
    /// What becomes of it. Only what may be about somebody who was forgotten waits.
    pub outcome: Outcome,
    /// Why; code under `reason-…`.
    pub reason: &'static str,
    /// The file here, or whatever else it is about, where it is here already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// Claims that will be said, or taken back.
    pub claims: u32,
    /// Claims that this program cannot read.
    #[serde(skip_serializing_if = "is_none")]
    pub unread: u32,
    /// What it tells of; `None` where this program does not know.
    #[serde(skip)]
    pub kind: Option<SubjectKind>,
    /// The name in the bundle, for whoever reads the plan; in no output but the page.
    #[serde(skip)]
    pub name: String,
    /// Whose word it is.
    #[serde(skip)]
    pub organisation: String,
    /// What will be said.
    #[serde(skip)]
    pub said: Vec<PieceSaid>,
    /// Claims here that it takes back.
    #[serde(skip)]
    pub back: Vec<ClaimId>,
    /// Which of the new subjects it is about, where it is about one.
    #[serde(skip)]
    pub new: Option<usize>,
}

/// A claim of a bundle that will be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceSaid {
    /// Of what.
    pub property: Property,
    /// In which words.
    pub words: String,
    /// The claim here that it corrects.
    pub corrects: Option<ClaimId>,
}

fn is_none(n: &u32) -> bool {
    *n == 0
}
