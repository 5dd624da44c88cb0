//! Organisations whose words the register holds: added when they speak for the first time, and taken out of
//! sight with all that they said.

use crate::desk::Desk;
use access::Action;
use model::act::ActKind;
use model::{Act, OrganisationId, PersonId};
use register::acts::entry;
use register::{Refusal, Work};
use std::collections::BTreeSet;
use store::Questions;

impl Desk<'_> {
    /// The number of an organisation, which is added when it speaks for the first time.
    pub(crate) fn organisation(&self, work: &mut Work<'_>, name: &str) -> Result<OrganisationId, Refusal> {
        crate::lengths::line("organisation", name)?;
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("organisation", "needed"));
        }
        if let Some(id) = work.ground.organisation_named(&name) {
            // What it said now would be out of sight from the first moment.
            if work.ground.is_withdrawn(id) {
                return Err(Refusal::Field("organisation", "withdrawn"));
            }
            return Ok(id);
        }
        let id = OrganisationId(work.unit.take_id("organisations")?);
        work.append(Act::OrganisationAdded { id, name, by: self.member() })?;
        Ok(id)
    }

    /// Adds an organisation, or finds it by its name.
    pub fn add_organisation(&self, name: &str) -> Result<OrganisationId, Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| self.organisation(work, name))
    }

    /// Takes an organisation's word out of sight, or back in: its claims, and what rested only on them.
    pub fn withdraw_organisation(&self, id: OrganisationId, why: &str, back: bool) -> Result<u64, Refusal> {
        self.viewer.may(Action::Undo)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        // The many acts are gone through before the unit begins; in it, only those that came since.
        let before = self.house.register.store().head()?;
        let mut persons = said_by(self.house.register.store(), id, 0)?;
        let (why, by) = (why.trim().to_owned(), self.member());
        self.write(|work| {
            if !work.ground.association.organisations.contains_key(&id) {
                return Err(Refusal::NotFound);
            }
            if work.ground.is_withdrawn(id) != back {
                return Err(Refusal::Already);
            }
            persons.extend(said_by(&*work.unit, id, before)?);
            let touched = persons.len() as u64;
            work.touch(persons);
            work.append(match back {
                true => Act::OrganisationRestored { id, why, by },
                false => Act::OrganisationWithdrawn { id, why, by },
            })?;
            Ok(touched)
        })
    }
}

/// Every file in which an organisation has said something after an act, whether or not it still stands.
fn said_by(
    store: &dyn Questions,
    organisation: OrganisationId,
    mut after: u64,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let mut persons = BTreeSet::new();
    loop {
        let acts = store.acts_of_kind(ActKind::Said as u8, after, 4096)?;
        let Some(last) = acts.last() else { return Ok(persons) };
        after = last.seq;
        for stored in &acts {
            if let Some(Act::Said(said)) = entry(stored)?.map(|e| e.act) {
                if said.organisation == organisation {
                    persons.extend(said.subject.person());
                }
            }
        }
    }
}
