//! Who reads, as far as it matters to what is read: for which circle, as whom, with the keys of which
//! compartments.
//!
//! A file says who its team is ([`model::dossier::Team`]); a clearance says who asks. Both meet in
//! [`Clearance::of`], and nothing is cut without: whoever wants to tell something of a file says first to
//! whom.
//!
//! **Invariant:** what is told to many at once (a list, a count, a sheet, a ground of matching) is told in
//! the name of nobody: to no member of a team, and from no compartment.

use crate::Audience;
use model::dossier::Told;
use model::{Compartment, MemberId, Property};
use std::collections::BTreeSet;

/// To whom something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    audience: Audience,
    /// Nobody where it is told to many.
    member: Option<MemberId>,
    compartments: BTreeSet<Compartment>,
}

/// What a clearance amounts to before one file.
pub(crate) struct Reach<'c> {
    pub audience: Audience,
    compartments: Option<&'c BTreeSet<Compartment>>,
}

impl Clearance {
    /// What everybody of an audience is told alike: in lists, counts, sheets.
    pub fn of_many(audience: Audience) -> Clearance {
        Clearance { audience: audience.of_lists(), member: None, compartments: BTreeSet::new() }
    }

    pub(crate) fn new(
        audience: Audience,
        member: MemberId,
        compartments: BTreeSet<Compartment>,
    ) -> Clearance {
        Clearance { audience, member: Some(member), compartments }
    }

    /// The circle, before any file is looked at.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Who asks.
    pub(crate) fn member(&self) -> Option<MemberId> {
        self.member
    }

    /// Whether it is kept out of what the team of a file is told. Readers outside are told of no team.
    pub fn is_apart(&self, told: &Told) -> bool {
        let is_in = |team: &BTreeSet<MemberId>| self.member.is_some_and(|member| team.contains(&member));
        self.audience.is_inside() && told.team.as_ref().is_some_and(|team| !is_in(team))
    }

    /// Whether what lies in that compartment is read and written.
    pub fn is_admitted(&self, compartment: Compartment) -> bool {
        self.audience.is_inside() && self.compartments.contains(&compartment)
    }

    /// Whether values of that property may be said: those of a compartment only by who was admitted to it.
    pub fn may_say(&self, property: Property) -> bool {
        property.compartment().is_none_or(|compartment| self.is_admitted(compartment))
    }

    /// What it amounts to before this file: outside of its team one reads what a sheet would say.
    pub(crate) fn of(&self, told: &Told) -> Reach<'_> {
        let apart = self.is_apart(told);
        let audience = if apart { self.audience.min(Audience::Sheet) } else { self.audience };
        Reach { audience, compartments: (!apart && audience.is_inside()).then_some(&self.compartments) }
    }
}

impl Reach<'_> {
    /// Whether what lies there is told; what lies in no compartment is.
    pub fn opens(&self, compartment: Option<Compartment>) -> bool {
        compartment.is_none_or(|compartment| {
            self.compartments.is_some_and(|admitted| admitted.contains(&compartment))
        })
    }
}
