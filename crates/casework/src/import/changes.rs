//! What a changed row says that its list did not say before: shown in the plan,
//! and written when the plan is accepted, by one and the same rule.

use super::plan::Plan;
use super::veil::is_veiled;
use crate::desk::Desk;
use crate::subjects::told_about;
use access::Action;
use model::dossier::{Spoken, fold};
use model::{Claim, Property, Tier};
use register::Refusal;

/// Something new in a row.
pub(crate) struct News<'d> {
    /// What it says, superseding what the list said in its place.
    pub claim: Claim,
    /// What the list said there before.
    pub before: Option<&'d Spoken>,
}

/// What a claim adds to what the list said before; `None` where it said the same.
pub(crate) fn news<'d>(before: &[&'d Spoken], mut claim: Claim) -> Option<News<'d>> {
    let same_place = |s: &&&Spoken| s.claim.property == claim.property && s.claim.part == claim.part;
    let former: Vec<_> = before.iter().copied().filter(|s| same_place(&s)).collect();
    if former.iter().any(|s| names::clean(&s.claim.said) == names::clean(&claim.said)) {
        return None;
    }
    let of_column = former.iter().find(|s| s.claim.column == claim.column || former.len() == 1).copied();
    // Notes stand side by side, whatever came before.
    let before = of_column.filter(|_| claim.property.key() != "note");
    claim.supersedes = before.map(|s| s.id);
    Some(News { claim, before })
}

/// One cell of a changed row: what it was and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it speaks of.
    pub property: Property,
    /// The column, as the list calls it.
    pub column: Option<String>,
    /// What the list said before; `None` where it said nothing.
    pub before: Option<String>,
    /// What was said before, if anything was, is not for every eye.
    pub sealed: bool,
    /// What it says now.
    pub now: String,
}

impl Desk<'_> {
    /// What the row behind an outcome changes in its file, cell by cell.
    pub fn changes(&self, plan: &Plan, at: usize) -> Result<Vec<Change>, Refusal> {
        let (Some(claims), Some(subject)) =
            (plan.changes.get(&at), plan.outcomes.get(at).and_then(|o| o.id.as_ref()))
        else {
            return Ok(Vec::new());
        };
        let ground = self.house.ground()?;
        let organisation = ground.organisation_named(&plan.organisation);
        let told = told_about(self.house.register.store(), subject, &ground)?;
        let cleared = access::dossier(&told, &self.clearance());
        // Whether a telephone differs from one that the reader may not ask for is not the reader's to know.
        let dossier = if self.viewer.can(Action::Reveal) && !cleared.is_apart() {
            fold(told)
        } else {
            (*cleared).clone()
        };
        let before: Vec<_> = dossier
            .standing()
            .filter(|s| Some(s.organisation) == organisation && s.import.is_some())
            .collect();
        let seen = |spoken: &Spoken| cleared.standing().any(|s| s.id == spoken.id);
        let change = |news: News<'_>| Change {
            property: news.claim.property,
            column: news.claim.column.clone(),
            before: news.before.filter(|s| seen(s)).map(|s| names::clean(&s.claim.said)),
            sealed: news.claim.property.entry().shown_to == Tier::Sealed
                || news.before.is_some_and(|s| !seen(s)),
            now: names::clean(&news.claim.said),
        };
        let claims = claims.iter().filter(|claim| !is_veiled(claim));
        Ok(claims.cloned().filter_map(|claim| news(&before, claim)).map(change).collect())
    }
}
