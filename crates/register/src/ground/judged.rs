//! A judgement as the log has it.

use model::{Judgement, MemberId, PersonId};

/// A judgement with its number in the log.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Number of its act.
    pub seq: u64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What was decided.
    pub judgement: Judgement,
    /// Why it was taken back, if it was.
    pub withdrawn: Option<String>,
    /// When it was taken back, and by whom.
    pub withdrawn_by: Option<(i64, MemberId)>,
}

impl Judged {
    pub(crate) fn files(&self) -> [PersonId; 2] {
        [self.judgement.a, self.judgement.b]
    }
}
