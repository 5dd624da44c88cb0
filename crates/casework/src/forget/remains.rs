//! What forgetting did not reach: told to whoever confirms it, and kept with the request for those who have
//! to go after it.

use super::{Forgetting, KeptList, NamedWords};
use l10n::Reader;
use model::act::WhatLeft;
use model::{DocumentId, Subject};
use serde::{Deserialize, Serialize};

/// Something that left the house since there was something to tell: a bundle, a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftSince {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What it was, and for whom.
    pub what: WhatLeft,
    /// How many files were in it.
    pub files: u64,
}

/// What still holds who was forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remains {
    /// Lists that were kept as they came, where they were not to go: file, import, document.
    #[serde(default)]
    pub lists: Vec<String>,
    /// Copies of the register: where they lie.
    #[serde(default)]
    pub copies: Vec<String>,
    /// When copies were made or taken that lie elsewhere, in milliseconds since 1970.
    #[serde(default)]
    pub elsewhere: Vec<i64>,
    /// Files of others in which the name stands.
    #[serde(default)]
    pub named_in: Vec<Subject>,
    /// Words of the house in which the name stands.
    #[serde(default)]
    pub named_words: Vec<NamedWords>,
    /// Files of others in which a paper of theirs is kept.
    #[serde(default)]
    pub papers_in: Vec<Subject>,
    /// Rows that may be about the same person, of which nobody decided.
    #[serde(default)]
    pub rows: Vec<u64>,
    /// Bundles and sheets that left the house: what is forgotten here is not forgotten there.
    #[serde(default)]
    pub left: Vec<LeftSince>,
}

impl Forgetting {
    /// What it did not reach; of the lists nothing, where they went as well.
    pub fn remains(&self, with_lists: bool) -> Remains {
        let lists = if with_lists { &[][..] } else { &self.lists };
        Remains {
            lists: lists.iter().map(KeptList::to_string).collect(),
            copies: self.copies.iter().map(|copy| copy.path.clone()).collect(),
            elsewhere: self.elsewhere.clone(),
            named_in: self.named_in.clone(),
            named_words: self.named_words.clone(),
            papers_in: self.papers_in.clone(),
            rows: self.rows.clone(),
            left: self.left.clone(),
        }
    }
}

impl Remains {
    /// Lets go of a list that was destroyed since. Whether it was among these.
    pub(crate) fn drop_list(&mut self, document: DocumentId) -> bool {
        let before = self.lists.len();
        let end = format!(", {document})");
        self.lists.retain(|list| !list.ends_with(&end));
        self.lists.len() < before
    }

    /// A sentence for each kind of what is left; `moment` writes a time as the reader is used to.
    pub fn words(&self, reader: Reader, moment: &dyn Fn(i64) -> String) -> Vec<String> {
        let said = |key: &str, arg: &str, all: Vec<String>| {
            (!all.is_empty()).then(|| reader.ta(key, &[(arg, all.join(" · ").into())]))
        };
        let each = [
            said("cli-erase-copies", "copies", self.copies.clone()),
            said("cli-erase-lists", "lists", self.lists.clone()),
            said("cli-erase-elsewhere", "when", self.elsewhere.iter().map(|at| moment(*at)).collect()),
            said("cli-erase-rows", "rows", self.rows.iter().map(u64::to_string).collect()),
            said("cli-erase-named", "files", self.named_in.iter().map(Subject::to_string).collect()),
            said("cli-erase-words", "words", self.named_words.iter().map(|one| one.words(reader)).collect()),
            said("cli-erase-papers", "files", self.papers_in.iter().map(Subject::to_string).collect()),
            said("cli-erase-left", "left", self.left.iter().map(|left| left.words(reader, moment)).collect()),
        ];
        each.into_iter().flatten().collect()
    }
}

impl LeftSince {
    /// What left, and when.
    pub fn words(&self, reader: Reader, moment: &dyn Fn(i64) -> String) -> String {
        let key = match self.what {
            WhatLeft::BundleTeam => "left-bundle-team",
            WhatLeft::BundlePartner => "left-bundle-partner",
            _ => "left-sheet",
        };
        let files = reader.ta("count-files", &[("n", (self.files as i64).into())]);
        reader.ta(key, &[("when", moment(self.at).into()), ("files", files.into())])
    }
}
