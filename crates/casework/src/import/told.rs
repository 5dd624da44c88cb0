//! Outcomes as a person counts them: row by row.

use super::outcome::{Outcome, RowOutcome};
use model::Subject;

/// Whether a file has records and no lines, by its name: programs count them from nought.
pub fn has_records(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    ["json", "jsonl", "ndjson", "geojson", "ftm"].contains(&ending.as_str())
}

/// One row of a list with what becomes of each person it tells of. It is never empty.
#[derive(Debug, Clone, Copy)]
pub struct RowTold<'a>(pub &'a [RowOutcome]);

/// The outcomes of a plan row by row: people of one row stand behind each other.
pub fn by_row(outcomes: &[RowOutcome]) -> impl Iterator<Item = RowTold<'_>> {
    outcomes.chunk_by(|_, next| next.person > 1).map(RowTold)
}

impl<'a> RowTold<'a> {
    /// The person whose outcome stands for the row: one who waits, else one who is new,
    /// since both ask for a look.
    pub fn first(&self) -> &'a RowOutcome {
        let rank = |o: &&RowOutcome| match o.outcome {
            Outcome::Waiting => 0,
            Outcome::Accepted => 1,
            Outcome::Repeated => 2,
            Outcome::Rejected => 3,
        };
        self.0.iter().min_by_key(rank).expect("a row has an outcome")
    }

    /// What becomes of the row.
    pub fn outcome(&self) -> Outcome {
        self.first().outcome
    }

    /// The files it makes or touches, each once.
    pub fn ids(&self) -> Vec<&'a Subject> {
        let mut ids: Vec<&Subject> = Vec::new();
        for id in self.0.iter().filter_map(|o| o.id.as_ref()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// People it tells of: with a file, or waiting.
    pub fn people(&self) -> u64 {
        self.0.iter().filter(|o| o.outcome != Outcome::Rejected).map(|o| o.names).sum()
    }

    /// Doubts that do not stop it, each once.
    pub fn remarks(&self) -> Vec<&'a str> {
        let mut codes: Vec<&str> = self.0.iter().flat_map(|o| &o.remarks).map(String::as_str).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}
