//! What is remembered of those who were forgotten: marks that only this register can make again.

use super::part::{Part, Set};
use model::Act;
use model::act::ActKind;

/// Marks of those who were forgotten.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Of their names.
    pub names: Set<String>,
    /// Of rows of theirs that were left out.
    pub rows: Set<String>,
}

impl Part for Marks {
    const KINDS: &'static [ActKind] = &[ActKind::Forgotten, ActKind::RowCleared];

    fn take(&mut self, _: u64, _: i64, act: &Act) {
        match act {
            Act::Forgotten { marks, .. } => marks.iter().for_each(|mark| self.names.insert_mut(mark.clone())),
            Act::RowCleared { mark: Some(mark), .. } => self.rows.insert_mut(mark.clone()),
            _ => {}
        }
    }
}
