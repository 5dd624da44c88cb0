//! Every file of the register as a record that can be compared.

use crate::House;
use access::{Audience, Clearance};
use linkage::Record;
use listlink::record;
use model::PersonId;
use register::Refusal;
use register::told::told_members;

impl House {
    /// Gives every file as a record, by ascending number: one after the other, for all at once are more than
    /// an old machine has room for. Ids are those of the list a file came from (`file#row`,
    /// `file#sheet!row`), or the file's own.
    pub(crate) fn each_link_record(&self, mut take: impl FnMut(PersonId, Record)) -> Result<(), Refusal> {
        for person in self.register.files()? {
            if let Some(record) = self.link_record(person)? {
                take(person, record);
            }
        }
        Ok(())
    }

    /// One file as a record; `None` when nothing stands in it. What is sealed is
    /// no ground: the figures of the desk, and which pairs it has, would tell
    /// every analyst whether two sealed numbers agree.
    pub(crate) fn link_record(&self, person: PersonId) -> Result<Option<Record>, Refusal> {
        let ground = self.ground()?;
        let told = told_members(self.register.store(), &[person], &ground)?;
        let dossier = access::dossier(&told, &Clearance::of_many(Audience::Team));
        let Some(first) = dossier.standing().next() else { return Ok(None) };
        let title = ground.sources.get(&first.source).map_or_else(String::new, |s| s.title.clone());
        let rec_id = match (&first.import, &first.locus.sheet, first.locus.row) {
            (Some(_), Some(sheet), Some(row)) => format!("{title}#{sheet}!{row}"),
            (Some(_), None, Some(row)) => format!("{title}#{row}"),
            _ => person.to_string(),
        };
        // The second person of a row, as a list read by itself has it.
        let place = first
            .locus
            .at
            .as_deref()
            .and_then(|at| at.parse::<u32>().ok())
            .filter(|n| *n > 1 && first.import.is_some());
        let rec_id = place.map_or(rec_id.clone(), |n| format!("{rec_id}#{n}"));
        let list = format!("{} {}", first.organisation, first.source);
        Ok(Some(record(rec_id, list, dossier.standing().map(|s| &s.claim))))
    }
}
