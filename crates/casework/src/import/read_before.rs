//! The rows that were read before, in memory: gathered once somebody asks for them, and told of what is
//! written.

use super::known::KnownRows;
use super::rows_of_subjects::renew_rows_of_subjects;
use access::FileRecord;
use model::PersonId;
use register::locks::derived;
use register::{Kept, News, Refusal};
use std::sync::{Arc, Mutex, MutexGuard};

/// The rows that were read before, once somebody asked for them.
#[derive(Default)]
pub(crate) struct ReadBefore(Mutex<Option<Arc<KnownRows>>>);

impl ReadBefore {
    fn held(&self) -> MutexGuard<'_, Option<Arc<KnownRows>>> {
        derived(&self.0, "rows")
    }

    /// They are told of what is written from here on, while they are gathered and while they are asked.
    fn begun(&self) -> Arc<KnownRows> {
        self.held().get_or_insert_default().clone()
    }
}

impl Kept for ReadBefore {
    fn take_news(&self, news: &News<'_>) -> Result<(), Refusal> {
        let Some(rows) = self.held().clone() else { return Ok(()) };
        let moved: Vec<PersonId> = news.moved.iter().copied().collect();
        let found = news.register.stored(&moved, FileRecord::rows)?;
        for person in &moved {
            rows.forget(&(*person).into());
        }
        for found in found.into_iter().flatten() {
            rows.take(&found);
        }
        renew_rows_of_subjects(news.register, &rows, news.subjects.iter().copied())
    }

    fn forget(&self) {
        *self.held() = None;
    }
}

impl crate::House {
    /// Asks the rows that were read before; they are gathered at the first asking.
    pub(crate) fn with_rows<T>(&self, ask: impl FnOnce(&KnownRows) -> T) -> Result<T, Refusal> {
        // From here on they are told of what is written, while they are gathered and while they are asked.
        let rows = self.register.part::<ReadBefore>().begun();
        rows.gather(|rows| {
            self.register.each_row(|found| rows.take(&found))?;
            self.gather_rows_of_subjects(rows)
        })?;
        Ok(ask(&rows))
    }
}
