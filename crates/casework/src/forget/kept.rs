//! Lists that were kept as they came, and whether a row of them tells of somebody.
//!
//! Of most of their rows the log says to whom they belong; of one that a person decided about long ago it may
//! say it no more. So each list is read again, as it was read when it came, for the names alone.

use super::marks;
use crate::import::{Called, drafted};
use dates::Day;
use drafts::{ColumnChoice, Field, Incoming, Row, rows_of_files};
use model::Claim;
use std::collections::BTreeSet;
use std::io::Read;
use store::{Digest, Trouble, Vault};

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
    let meets = |claims: &[Claim]| !marked.is_disjoint(&marks::marked(claims.iter()));
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
