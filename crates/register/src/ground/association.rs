//! Whose register it is, which organisations speak in it, and what was taken back as a whole. The smallest
//! part: a start reads it and nothing else.

use super::part::{Map, Part};
use model::act::ActKind;
use model::dossier::Voids;
use model::{Act, ImportId, OrganisationId};

/// Whose register it is.
#[derive(Debug, Clone, Default)]
pub struct Association {
    /// Its name; empty until the register is founded.
    pub name: String,
    /// Organisations by number.
    pub organisations: Map<OrganisationId, String>,
    /// What has been taken back as a whole.
    pub voids: Voids,
}

impl Association {
    /// Number of an organisation by its name, letters folded.
    pub fn organisation_named(&self, name: &str) -> Option<OrganisationId> {
        let folded = names::fold(name);
        self.organisations.iter().find(|(_, n)| names::fold(n) == folded).map(|(id, _)| *id)
    }

    /// Whether the organisation took its words out of the register.
    pub fn is_withdrawn(&self, organisation: OrganisationId) -> bool {
        self.voids.organisations.contains(&organisation)
    }

    /// Whether what came with that list, or from that organisation, does not count.
    pub fn is_void(&self, import: Option<ImportId>, organisation: OrganisationId) -> bool {
        import.is_some_and(|i| self.voids.imports.contains(&i)) || self.is_withdrawn(organisation)
    }
}

impl Part for Association {
    const KINDS: &'static [ActKind] =
        &[ActKind::Founded, ActKind::Organisation, ActKind::ImportWithdrawn, ActKind::ImportRestored];

    fn take(&mut self, _: u64, _: i64, act: &Act) {
        match act {
            Act::Founded { name } => self.name.clone_from(name),
            Act::OrganisationAdded { id, name, .. } => self.organisations.insert_mut(*id, name.clone()),
            Act::OrganisationWithdrawn { id, .. } => {
                self.voids.organisations.insert(*id);
            }
            Act::OrganisationRestored { id, .. } => {
                self.voids.organisations.remove(id);
            }
            Act::ImportWithdrawn { import, .. } => {
                self.voids.imports.insert(*import);
            }
            Act::ImportRestored { import, .. } => {
                self.voids.imports.remove(import);
            }
            _ => {}
        }
    }
}
