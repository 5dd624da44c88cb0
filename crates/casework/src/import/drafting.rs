//! What the rows of a list would say: of a person, or of what else the list is of.

use super::of_subjects;
use super::veil::veil;
use crate::desk::Desk;
use crate::subjects::Called;
use drafts::{Draft, Field, Row, draft};
use model::SubjectKind;
use register::Refusal;
use std::sync::Arc;

impl Desk<'_> {
    /// By what the rows of a list are understood: the day, and what is called how.
    pub(crate) fn drafting(&self) -> Result<Drafting, Refusal> {
        Ok(Drafting { today: self.house.today(), called: self.house.called()? })
    }
}

/// By what the rows of a list are understood.
pub(crate) struct Drafting {
    /// The day on which they are read.
    pub today: dates::Day,
    /// What is no person, by its names.
    pub called: Arc<Called>,
}

impl Drafting {
    /// What a row would say.
    pub fn draft(&self, row: &Row) -> Draft {
        drafted(row.of, &row.fields, self.today, &self.called)
    }
}

/// What fields of a list of that kind would say.
pub(crate) fn drafted(of: SubjectKind, fields: &[Field], today: dates::Day, called: &Called) -> Draft {
    let mut draft = match of == SubjectKind::PERSON {
        true => draft(fields, today),
        false => of_subjects::draft(of, fields, today, called),
    };
    veil(&mut draft, fields);
    draft
}
