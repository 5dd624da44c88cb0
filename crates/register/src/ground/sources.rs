//! Who speaks: every source by its number.

use super::part::{Map, Part};
use model::act::ActKind;
use model::{Act, Source, SourceId};
use std::ops::Deref;

/// Every source by its number.
#[derive(Debug, Clone, Default)]
pub struct KnownSources(Map<SourceId, Source>);

impl Deref for KnownSources {
    type Target = Map<SourceId, Source>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Part for KnownSources {
    const KINDS: &'static [ActKind] = &[ActKind::Source, ActKind::SourceGraded];

    fn take(&mut self, _: u64, _: i64, act: &Act) {
        match act {
            Act::SourceAdded(source) => self.0.insert_mut(source.id, source.clone()),
            Act::SourceGraded { source, reliability, .. } => {
                if let Some(graded) = self.0.get_mut(source) {
                    graded.reliability = *reliability;
                }
            }
            _ => {}
        }
    }
}
