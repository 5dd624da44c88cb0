//! The words of rows that an import did not take, read once more from its files.
//!
//! The act of an import says only where such a row stands and why it was not taken: words of somebody who is
//! forgotten later must not stay in it. As long as the files are kept, the words are there to be looked at.

use super::fields::cell_tier;
use super::sort::said;
use super::veil::without_telephones;
use crate::desk::Desk;
use access::Action;
use drafts::ColumnChoice;
use drafts::{Incoming, Row, rows_of_files};
use model::act::{ImportAccepted, RowRemark};
use model::{ImportId, Tier};
use register::Refusal;
use std::io::Read;

/// Bytes of a list above which it is not read again for a page.
const READ_AGAIN_MOST: u64 = 4 << 20;

impl Desk<'_> {
    /// By which words these rows of an import are known again: the name, else what stands there; nothing that
    /// is sealed. Empty where its files are gone, or too large to be read for a page.
    pub fn words_of_rows(&self, import: ImportId, rows: &[RowRemark]) -> Result<Vec<String>, Refusal> {
        self.viewer.may(Action::Import)?;
        let ground = self.house.ground()?;
        let accepted = &ground.lists.imports.get(&import).ok_or(Refusal::NotFound)?.accepted;
        let mut words = vec![String::new(); rows.len()];
        let Some(files) = self.kept_files(accepted) else { return Ok(words) };
        let mut each = |file: usize, row: Row| {
            let is_it = |remark: &RowRemark| {
                usize::from(remark.file) == file
                    && remark.row == row.row
                    && remark.sheet.as_deref() == row.sheet.as_deref()
            };
            for (remark, words) in rows.iter().zip(&mut words).filter(|(remark, _)| is_it(remark)) {
                if words.is_empty() && remark.reason != "known-row" {
                    *words = words_of(&row);
                }
            }
        };
        let choice = ColumnChoice {
            of: Some(accepted.kind()),
            mapping: accepted.mapping.clone(),
            ..ColumnChoice::default()
        };
        // A mapping may be gone since; the titles speak for themselves then.
        let choice = self.with_mapping(choice.clone()).unwrap_or(ColumnChoice { mapping: None, ..choice });
        let read = || rows_of_files(&files, &choice, &mut each);
        // What cannot be read any more is shown without its words.
        let _ = drafts::reading_one_of(&|| "", read);
        Ok(words)
    }

    /// The files of an import as they were handed in.
    fn kept_files(&self, accepted: &ImportAccepted) -> Option<Vec<Incoming>> {
        let bytes: u64 = accepted.files.iter().map(|file| file.bytes).sum();
        if accepted.sender.is_some() || bytes > READ_AGAIN_MOST {
            return None;
        }
        let vault = self.house.register.store().vault();
        let read = |digest: &str| {
            let mut bytes = Vec::new();
            vault.open(&digest.parse().ok()?).ok()?.read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        let files = accepted
            .files
            .iter()
            .map(|file| Some(Incoming { name: file.name.clone(), bytes: read(&file.digest)?.into() }));
        files.collect()
    }
}

fn words_of(row: &Row) -> String {
    let open: Vec<_> =
        row.fields.iter().filter(|field| cell_tier(&field.key) < Tier::Sealed).cloned().collect();
    without_telephones(&said(&open, None).unwrap_or_default())
}
