//! What is remembered of those who were forgotten: marks, by which they are known when they come again.

use super::marks;
use crate::house::House;
use model::{Claim, OrganisationId};
use register::ground::Ground;

/// What names are marked for: the word from which the key follows.
const MARKS: &str = "forgotten";

/// What is remembered of those who were forgotten.
pub(crate) struct Forgotten<'g> {
    ground: &'g Ground,
    key: [u8; 32],
}

impl Forgotten<'_> {
    /// Whether what is said of somebody may mean one of them.
    pub(crate) fn may_mean(&self, claims: &[Claim]) -> bool {
        !self.ground.marks.names.is_empty()
            && marks::met(claims.iter())
                .iter()
                .any(|words| self.ground.marks.names.contains(&self.mark(words)))
    }

    /// Whether a row was left out before as one of theirs.
    pub(crate) fn was_left_out(&self, organisation: OrganisationId, print: &str) -> bool {
        !self.ground.marks.rows.is_empty()
            && self.ground.marks.rows.contains(&self.mark_of_row(organisation, print))
    }

    /// The mark of a row by its fingerprint.
    pub(crate) fn mark_of_row(&self, organisation: OrganisationId, print: &str) -> String {
        self.mark(&format!("row\u{1f}{organisation}\u{1f}{print}"))
    }

    /// Whether somebody who was forgotten bore that name of another register.
    pub(crate) fn was_called(&self, abroad: &str) -> bool {
        !self.ground.marks.names.is_empty()
            && self.ground.marks.names.contains(&self.mark(&marks::abroad(abroad)))
    }

    pub(super) fn mark(&self, words: &str) -> String {
        sealing::mark(&self.key, words)
    }
}

impl House {
    /// What is remembered of those who were forgotten: marks.
    pub(crate) fn forgotten<'g>(&self, ground: &'g Ground) -> Forgotten<'g> {
        Forgotten { ground, key: self.register.store().reference_key(MARKS) }
    }
}
