//! The days of a life in their order, asked about at the forms as rows of lists are held back for it.

use crate::desk::Desk;
use model::dossier::Spoken;
use model::{Claim, ClaimId, Subject, Value, order};
use register::{Refusal, Work};

impl Desk<'_> {
    /// What stands of a subject and the one at work is told, without the claim that is corrected.
    pub(super) fn standing(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        but: Option<ClaimId>,
    ) -> Result<Vec<Spoken>, Refusal> {
        let told = match self.told_in(work, subject) {
            Err(Refusal::NotFound) => return Ok(Vec::new()),
            told => told?,
        };
        let dossier = access::dossier(&told, &self.clearance());
        let stands = dossier.standing().filter(|s| s.subject == *subject && Some(s.id) != but);
        Ok(stands.cloned().collect())
    }

    /// Asks where a new day cannot lie where it does: taken before birth, let go before the taking.
    pub(super) fn ask_about_days(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        new: &[Claim],
        but: Option<ClaimId>,
    ) -> Result<(), Refusal> {
        let is_dated = new.iter().any(|claim| matches!(claim.value, Value::Date { .. }));
        if !is_dated || subject.person().is_none() || !self.asks_about("dates-order") {
            return Ok(());
        }
        let standing = self.standing(work, subject, but)?;
        let known: Vec<&Claim> = standing.iter().map(|spoken| &spoken.claim).collect();
        match order::wrong(&known, &new.iter().collect::<Vec<_>>()) {
            Some(at) => Err(Refusal::Field(new[at].property.key(), "dates-order")),
            None => Ok(()),
        }
    }
}
