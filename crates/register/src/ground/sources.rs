//! Who speaks: every source by its number.

use super::part::{Map, Part};
use model::act::ActKind;
use model::{Act, Source, SourceId};
use std::ops::Deref;

/// Every source by its number.
#[derive(Debug, Clone, Default)]
pub struct KnownSources {
    by_number: Map<SourceId, Source>,
    /// Titles that took the place of others, which may have held a name.
    retitled: Map<SourceId, String>,
}

impl KnownSources {
    /// Where the register is read as it once stood, titles that were corrected since are those of today.
    pub(crate) fn keep_titles_of(&mut self, today: &KnownSources) {
        for (id, title) in &today.retitled {
            if let Some(source) = self.by_number.get_mut(id) {
                source.title.clone_from(title);
            }
        }
    }
}

impl Deref for KnownSources {
    type Target = Map<SourceId, Source>;

    fn deref(&self) -> &Self::Target {
        &self.by_number
    }
}

impl Part for KnownSources {
    const KINDS: &'static [ActKind] = &[ActKind::Source, ActKind::SourceGraded];

    fn take(&mut self, _: u64, _: i64, act: &Act) {
        match act {
            Act::SourceAdded(source) => {
                if self.by_number.contains_key(&source.id) {
                    self.retitled.insert_mut(source.id, source.title.clone());
                }
                self.by_number.insert_mut(source.id, source.clone());
            }
            Act::SourceGraded { source, reliability, .. } => {
                if let Some(graded) = self.by_number.get_mut(source) {
                    graded.reliability = *reliability;
                }
            }
            _ => {}
        }
    }
}
