//! Lists that were kept as they came, and whether a row of them tells of somebody.
//!
//! Of most of their rows the log says to whom they belong; of one that a person decided about long ago it may
//! say it no more. So each list is read again, as it was read when it came, for the names alone.

use super::marks;
use crate::import::drafted;
use crate::subjects::Called;
use dates::Day;
use drafts::{ColumnChoice, Field, Incoming, Row, rows_of_files};
use model::Claim;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use store::{Digest, Trouble, Vault};

/// What was read of kept lists, so that it need not be read again while others wait: a list never changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListsRead {
    /// The marks that were looked for.
    marked: BTreeSet<String>,
    /// By name and digest, whether a row of the file meets one of them.
    told: BTreeMap<(String, Digest), bool>,
}

impl ListsRead {
    pub(super) fn remember(&mut self, name: &str, digest: &Digest, marked: &BTreeSet<String>, found: bool) {
        self.marked.clone_from(marked);
        self.told.insert((name.to_owned(), *digest), found);
    }

    /// What is known of a file, and which of these marks it was not read for; `None` where it has to be read
    /// anew.
    pub(super) fn told(
        &self,
        name: &str,
        digest: &Digest,
        marked: &BTreeSet<String>,
    ) -> Option<(bool, BTreeSet<String>)> {
        let found = *self.told.get(&(name.to_owned(), *digest))?;
        // Of marks that were taken back since, nobody knows which of them was met.
        let since = || marked.difference(&self.marked).cloned().collect();
        self.marked.is_subset(marked).then(|| (found, since()))
    }
}

/// Whether a kept file holds a row, or a line of a bundle, that meets one of these marks. `None` where it is
/// there no more.
pub(super) fn tells_of(
    vault: &dyn Vault,
    (name, digest): (&str, &Digest),
    marked: &BTreeSet<String>,
    today: Day,
) -> Result<Option<bool>, Trouble> {
    if !vault.has(digest)? {
        return Ok(None);
    }
    if marked.is_empty() {
        return Ok(Some(false));
    }
    let mut bytes = Vec::new();
    vault.open(digest)?.read_to_end(&mut bytes)?;
    let meets = |claims: &[Claim]| !marked.is_disjoint(&marks::met(claims.iter()));
    if crate::travel::is_bundle(&bytes) {
        return Ok(Some(crate::travel::claims_in(name, &bytes).iter().any(|claims| meets(claims))));
    }
    let (mut found, files) = (false, [Incoming { name: name.to_owned(), bytes: bytes.into() }]);
    let mut each = |_: usize, row: Row| {
        if !found {
            let names: Vec<Field> = row.fields.iter().filter(|field| is_of_marks(field)).cloned().collect();
            found = meets(&drafted(row.of, &names, today, &Called::default()).claims);
        }
    };
    // What was read once is read again; what cannot be read any more says nothing of anybody.
    let _ = drafts::reading(name, || rows_of_files(&files, &ColumnChoice::default(), &mut each));
    Ok(Some(found))
}

/// Whether a field says what is marked: the others are not understood for this.
fn is_of_marks(field: &Field) -> bool {
    const OF_MARKS: &[&str] = &[
        "full_name",
        "other_name",
        "given_name",
        "father_name",
        "grandfather_name",
        "family_name",
        "mother_name",
        "national_number",
        "subject_name",
        "subject_place",
    ];
    OF_MARKS.contains(&field.key.as_str())
}
