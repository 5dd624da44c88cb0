//! The file that an address speaks of.

use crate::ask::Ask;
use crate::failure::Failure;
use access::Cleared;
use model::dossier::Dossier;

/// The file in the address, as the reader may see it.
pub(crate) fn dossier(ask: &Ask) -> Result<Cleared<Dossier>, Failure> {
    let dossier = dossier_of(ask)?;
    if dossier.subject.is_some() { Err(Failure::not_found()) } else { Ok(dossier) }
}

/// The same, also of a subject that is no person.
pub(crate) fn dossier_of(ask: &Ask) -> Result<Cleared<Dossier>, Failure> {
    let subject = ask.refs().read_subject(ask.word("id")?).ok_or_else(Failure::not_found)?;
    let dossier = ask.desk()?.dossier_of(&subject)?;
    // A file of which nothing can be seen is not there for this reader.
    match dossier.is_empty() && dossier.gone.is_empty() {
        true => Err(Failure::not_found()),
        false => Ok(dossier),
    }
}
