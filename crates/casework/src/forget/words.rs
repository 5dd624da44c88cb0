//! Words of the house in which a name stands: tags, tasks, titles, reasons, remarks, names of papers.
//!
//! Forgetting destroys what was said of somebody, and not what colleagues wrote about others. Where the name
//! stands in that, it is said, so that somebody goes after it.

use l10n::Reader;
use model::{Act, SourceId, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Words in which a name stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NamedWords {
    /// What they are: a code of `named-…`.
    pub what: String,
    /// Whom and what they are about; nothing where they are about no file.
    pub about: BTreeSet<Subject>,
    /// Number of the act.
    pub act: u64,
}

impl NamedWords {
    /// The same for who is not in the team of some of these files; nothing where they are about those alone.
    pub(super) fn outside_of(&self, apart: &dyn Fn(&Subject) -> bool) -> Option<NamedWords> {
        let about: BTreeSet<Subject> = self.about.iter().filter(|subject| !apart(subject)).cloned().collect();
        (self.about.is_empty() || !about.is_empty()).then(|| NamedWords { about, ..self.clone() })
    }

    /// What they are, and where they stand.
    pub fn words(&self, reader: Reader) -> String {
        let about: Vec<String> = self.about.iter().map(Subject::to_string).collect();
        let about = match about.is_empty() {
            true => reader.ta("named-act", &[("n", (self.act as i64).into())]),
            false => about.join(reader.comma()),
        };
        format!("{}: {about}", reader.t(&format!("named-{}", self.what)))
    }
}

/// The words that an act of the house holds, and what they are; of what was said in a file, none.
pub(super) fn of_house(act: &Act) -> Option<(&'static str, &str)> {
    Some(match act {
        Act::SourceAdded(source) => ("title", &source.title),
        Act::Tagged { tag, .. } => ("tag", tag),
        Act::TaskSet { what, .. } => ("task", what),
        Act::Reviewed { remarks, .. } => ("remark", remarks),
        Act::Judged(judgement) => ("reason", &judgement.why),
        Act::JudgementWithdrawn { why, .. }
        | Act::SourceGraded { why, .. }
        | Act::ClaimWithdrawn { why, .. }
        | Act::PaperTakenOut { why, .. }
        | Act::ImportWithdrawn { why, .. }
        | Act::ImportRestored { why, .. }
        | Act::OrganisationWithdrawn { why, .. }
        | Act::OrganisationRestored { why, .. }
        | Act::RowCleared { why: Some(why), .. }
        | Act::Team { why: Some(why), .. } => ("reason", why),
        Act::DocumentKept { name, .. } => ("paper", name),
        Act::OrganisationAdded { name, .. } => ("organisation", name),
        _ => return None,
    })
}

/// The source whose words or grade an act is about: it stands where the source speaks.
pub(super) fn source_of(act: &Act) -> Option<SourceId> {
    match act {
        Act::SourceAdded(source) => Some(source.id),
        Act::SourceGraded { source, .. } => Some(*source),
        _ => None,
    }
}

/// Whether one of these names, folded, stands in words.
pub(super) fn hold(words: &str, names: &[String]) -> bool {
    let words = names::fold(words);
    names.iter().any(|name| words.contains(name.as_str()))
}
