//! ImportedLists that came, and their rows that wait or waited for a person.

use super::part::{Map, Part};
use model::act::{ActKind, HowCleared, ImportAccepted, RowWaits};
use model::{Act, ImportId, MemberId, OrganisationId, Subject};

/// An import and what became of it.
#[derive(Debug, Clone)]
pub struct ImportStanding {
    /// What was accepted, without the row remarks.
    pub accepted: ImportAccepted,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Number of its act: there the row remarks are.
    pub seq: u64,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
    /// Its rows that waited when it was withdrawn: they wait again once it is restored.
    pub set_aside: Vec<Waiting>,
}

/// A row of a list that waits for a person.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Number of its act.
    pub seq: u64,
    /// The row.
    pub row: RowWaits,
}

/// A row that waited, and what a person decided about it.
#[derive(Debug, Clone)]
pub struct ClearedRow {
    /// The row.
    pub waiting: Waiting,
    /// How.
    pub how: HowCleared,
    /// Files made; of [`HowCleared::This`], the one it was added to.
    pub subjects: Vec<Subject>,
    /// Why it was left out, where somebody said.
    pub why: Option<String>,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who decided.
    pub by: MemberId,
}

/// ImportedLists that came, and their rows.
#[derive(Debug, Clone, Default)]
pub struct ImportedLists {
    /// Imports by number.
    pub imports: Map<ImportId, ImportStanding>,
    /// Rows that wait, by number of their act.
    pub waiting: Map<u64, Waiting>,
    /// Rows of which was decided, by number of their act.
    pub cleared: Map<u64, ClearedRow>,
    /// Rows that were asked about, whatever was decided: they are not asked about again.
    pub asked: Map<(OrganisationId, String), ImportId>,
}

impl ImportedLists {
    fn ask(&mut self, row: &RowWaits) {
        self.asked.insert_mut((row.organisation, row.print.clone()), row.import);
    }

    fn withdraw(&mut self, import: ImportId, why: &str) {
        let its: Vec<Waiting> =
            self.waiting.values().filter(|waiting| waiting.row.import == import).cloned().collect();
        let asked: Vec<_> =
            self.asked.iter().filter(|(_, of)| **of == import).map(|(row, _)| row.clone()).collect();
        for waiting in &its {
            self.waiting.remove_mut(&waiting.seq);
        }
        for row in &asked {
            self.asked.remove_mut(row);
        }
        if let Some(standing) = self.imports.get_mut(&import) {
            standing.withdrawn = Some(why.to_owned());
            standing.set_aside = its;
        }
    }

    fn restore(&mut self, import: ImportId) {
        let Some(standing) = self.imports.get_mut(&import) else { return };
        standing.withdrawn = None;
        let back = std::mem::take(&mut standing.set_aside);
        let decided = self.cleared.values().map(|cleared| cleared.waiting.row.clone());
        let decided: Vec<RowWaits> = decided.filter(|row| row.import == import).collect();
        decided.iter().chain(back.iter().map(|waiting| &waiting.row)).for_each(|row| self.ask(row));
        back.into_iter().for_each(|waiting| self.waiting.insert_mut(waiting.seq, waiting));
    }
}

impl Part for ImportedLists {
    const KINDS: &'static [ActKind] = &[
        ActKind::Import,
        ActKind::RowWaits,
        ActKind::RowCleared,
        ActKind::RowReopened,
        ActKind::ImportWithdrawn,
        ActKind::ImportRestored,
    ];

    fn take(&mut self, seq: u64, at: i64, act: &Act) {
        match act {
            Act::ImportAccepted(accepted) => {
                let accepted = ImportAccepted { remarks: Vec::new(), ..accepted.clone() };
                let standing = ImportStanding { accepted, at, seq, withdrawn: None, set_aside: Vec::new() };
                self.imports.insert_mut(standing.accepted.id, standing);
            }
            Act::RowWaits(row) => {
                self.ask(row);
                self.waiting.insert_mut(seq, Waiting { seq, row: row.clone() });
            }
            // One who was forgotten: of the row nothing is kept but its mark.
            Act::RowCleared { waits, mark: Some(_), .. } => {
                self.waiting.remove_mut(waits);
            }
            Act::RowCleared { waits, how, subjects, why, by, .. } => {
                if let Some(waiting) = self.waiting.get(waits).cloned() {
                    self.waiting.remove_mut(waits);
                    let (how, subjects, why) = (how.clone(), subjects.clone(), why.clone());
                    self.cleared.insert_mut(*waits, ClearedRow { waiting, how, subjects, why, at, by: *by });
                }
            }
            Act::RowReopened { waits, .. } => {
                if let Some(cleared) = self.cleared.get(waits).cloned() {
                    self.cleared.remove_mut(waits);
                    self.waiting.insert_mut(*waits, cleared.waiting);
                }
            }
            Act::ImportWithdrawn { import, why, .. } => self.withdraw(*import, why),
            Act::ImportRestored { import, .. } => self.restore(*import),
            _ => {}
        }
    }
}
