//! Rows of lists that tell of what is no person: what still stands of them.

use super::known::{KnownRows, RowOf};
use crate::subjects::said_in;
use model::dossier::Told;
use model::subject::Subject;
use register::acts::entries_in;
use register::told::AT_ONCE;
use register::{OpenRegister, Refusal};
use std::collections::{BTreeMap, BTreeSet};

impl crate::House {
    /// Takes the rows of every subject that is no person in.
    pub(super) fn gather_rows_of_subjects(&self, rows: &KnownRows) -> Result<(), Refusal> {
        take_rows_of(
            &self.register,
            rows,
            self.register.store().subjects_from(Subject::FIRST_THAT_IS_NO_PERSON)?,
        )
    }
}

/// The rows of lists that still say something of the subjects under these keys.
fn rows_of_subjects(
    register: &OpenRegister,
    keys: &[u64],
    found: &mut BTreeMap<Subject, Vec<RowOf>>,
) -> Result<(), Refusal> {
    let ground = register.ground()?;
    let entries = entries_in(&register.store().acts_about_any(keys)?)?;
    let subjects: BTreeSet<&Subject> = entries.iter().filter_map(said_in).map(|said| &said.subject).collect();
    for subject in subjects {
        let told = Told::of_subject(subject, None, &entries, &ground.association.voids, &|_| None);
        let standing: BTreeSet<u64> =
            told.claims.iter().filter(|spoken| spoken.gone.is_none()).map(|spoken| spoken.id.act).collect();
        let said = entries.iter().filter(|entry| standing.contains(&entry.seq)).filter_map(said_in);
        let of_lists =
            said.filter(|said| said.subject == *subject && (said.print.is_some() || said.record.is_some()));
        found.insert(
            subject.clone(),
            of_lists.map(|said| (said.organisation, said.print.clone(), said.record.clone())).collect(),
        );
    }
    Ok(())
}

fn take_rows_of(
    register: &OpenRegister,
    rows: &KnownRows,
    keys: impl IntoIterator<Item = u64>,
) -> Result<(), Refusal> {
    let mut found = BTreeMap::new();
    let keys: Vec<u64> = keys.into_iter().collect();
    keys.chunks(AT_ONCE).try_for_each(|some| rows_of_subjects(register, some, &mut found))?;
    rows.take_subjects(&found);
    Ok(())
}

/// Takes in anew the rows of these subjects, as far as they are no people.
pub(super) fn renew_rows_of_subjects(
    register: &OpenRegister,
    rows: &KnownRows,
    subjects: impl IntoIterator<Item = u64>,
) -> Result<(), Refusal> {
    take_rows_of(register, rows, subjects.into_iter().filter(|key| !Subject::is_key_of_person(*key)))
}
