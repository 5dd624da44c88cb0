//! What is kept of a file beside the log: its line in the lists of colleagues,
//! its line in those of readers outside, and the rows of lists it came from.
//!
//! Each line was cut before it was folded, so whoever reads one reads nothing
//! that was left out of it. Sealed values are on none.
//!
//! **Invariant:** derived, and dropped whenever its form is an older one
//! ([`FileRecord::is_of_today`]).

use crate::{Audience, Cleared, card};
use model::card::{Card, RowsOnFile};
use model::dossier::Told;
use std::fmt;

/// The form of what [`FileRecord::bytes`] writes. Another number: made anew from the acts.
const FORM: &[u8] = b"6";

/// What is kept of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileRecord {
    /// Rows of lists, and sealed numbers: of the files of the inside line.
    pub rows: RowsOnFile,
    inside: Option<Card>,
    outside: Option<Card>,
}

/// The bytes are no record of today's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a record of today's form")
    }
}
impl std::error::Error for Unreadable {}

impl FileRecord {
    /// The record of a file that leads a cluster: in the house, outside, or both.
    /// `None` where it leads neither, or nothing is left of it.
    pub fn of(inside: Option<&Told>, outside: Option<&Told>) -> Option<FileRecord> {
        let line = |told: &Told, audience| card(told, audience).map(|card| card.value);
        let record = FileRecord {
            rows: inside.map(RowsOnFile::of).unwrap_or_default(),
            inside: inside.and_then(|told| line(told, Audience::Team)),
            outside: outside.and_then(|told| line(told, Audience::Outside)),
        };
        (record.inside.is_some() || record.outside.is_some()).then_some(record)
    }

    /// A record with an inside line made by hand: for trying out what is built on cards.
    pub fn by_hand(card: Card) -> FileRecord {
        FileRecord { inside: Some(card), ..FileRecord::default() }
    }

    /// Four lines: form, rows, inside, outside. Who needs one reads no other.
    pub fn bytes(&self) -> Vec<u8> {
        const TEXT: &str = "a card holds text, numbers and lists only";
        let mut out = FORM.to_vec();
        out.push(b'\n');
        out.extend(serde_json::to_vec(&self.rows).expect(TEXT));
        for line in [&self.inside, &self.outside] {
            out.push(b'\n');
            line.iter().for_each(|card| out.extend(serde_json::to_vec(card).expect(TEXT)));
        }
        out
    }

    /// Whether these bytes have the form that is written now.
    pub fn is_of_today(bytes: &[u8]) -> bool {
        bytes.strip_prefix(FORM).is_some_and(|rest| rest.first() == Some(&b'\n'))
    }

    /// The rows in these bytes.
    pub fn rows(bytes: &[u8]) -> Result<RowsOnFile, Unreadable> {
        serde_json::from_slice(line(bytes, 1)?).map_err(|_| Unreadable)
    }

    /// The line of an audience in these bytes; `None` where it has none. A sheet
    /// that leaves is folded when it is asked for, so no line of it is kept.
    pub fn card(bytes: &[u8], audience: Audience) -> Result<Option<Cleared<Card>>, Unreadable> {
        let line = match audience.is_inside() {
            true => line(bytes, 2)?,
            false if audience == Audience::Sheet => return Err(Unreadable),
            false => line(bytes, 3)?,
        };
        match line.is_empty() {
            true => Ok(None),
            false => {
                serde_json::from_slice(line).map(|card| Some(Cleared::whole(card))).map_err(|_| Unreadable)
            }
        }
    }
}

fn line(bytes: &[u8], at: usize) -> Result<&[u8], Unreadable> {
    let mut lines = bytes.split(|b| *b == b'\n');
    if lines.next() != Some(FORM) {
        return Err(Unreadable);
    }
    lines.nth(at - 1).ok_or(Unreadable)
}
