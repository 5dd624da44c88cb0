//! Many files in one act: what an invented register is filled with.
//!
//! Not a door for people: whoever calls it is the operator at the machine, and
//! every statement is an act of the log like any other.

use crate::House;
use dates::{Day, Fuzzy};
use model::dossier::Entry;
use model::{Act, Claim, Locus, MemberId, OrganisationId, PersonId, Source, SourceId, Statement, Tier};
use register::Refusal;
use register::Work;
use register::acts::new_act;
use register::record_of;
use std::collections::HashMap;

/// Who speaks; speakers with one key are one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The same for all statements of one source.
    pub key: String,
    /// Code of `source_kind`.
    pub kind: String,
    /// As people call it.
    pub title: String,
    /// Admiralty letter.
    pub reliability: char,
    /// The day of the source.
    pub dated: Option<Fuzzy>,
}

/// What one source said in one breath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub speaker: Speaker,
    /// The line of a list.
    pub row: Option<u32>,
    /// The day we came to know it.
    pub known: Day,
    /// What was said.
    pub claims: Vec<Claim>,
}

/// One file to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToMake {
    /// Name of the organisation.
    pub organisation: String,
    /// What its sources said, the oldest first.
    pub told: Vec<Told>,
}

#[derive(Default)]
struct Speakers {
    organisations: HashMap<String, OrganisationId>,
    sources: HashMap<String, SourceId>,
}

impl House {
    /// Makes files in units of a thousand. Answers their numbers, in order.
    pub fn fill(
        &self,
        by: MemberId,
        files: impl Iterator<Item = FileToMake>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Vec<PersonId>, Refusal> {
        const AT_ONCE: usize = 1000;
        let mut made = Vec::new();
        let mut known = Speakers::default();
        let mut files = files.peekable();
        while files.peek().is_some() {
            let some: Vec<FileToMake> = files.by_ref().take(AT_ONCE).collect();
            let persons = self.write(|work| known.make_all(work, by, some))?;
            made.extend(persons);
            progress(made.len() as u64);
        }
        Ok(made)
    }
}

impl Speakers {
    fn make_all(
        &mut self,
        work: &mut Work<'_>,
        by: MemberId,
        files: Vec<FileToMake>,
    ) -> Result<Vec<PersonId>, Refusal> {
        let made = files.into_iter().map(|file| self.make(work, by, file)).collect::<Result<Vec<_>, _>>()?;
        let (persons, records): (Vec<PersonId>, Vec<_>) =
            made.into_iter().map(|(person, record)| (person, (person.0, record))).unzip();
        work.unit.put_cards(&records)?;
        Ok(persons)
    }

    /// Makes a file; answers its number and its record, which the caller writes.
    fn make(
        &mut self,
        work: &mut Work<'_>,
        by: MemberId,
        file: FileToMake,
    ) -> Result<(PersonId, Option<Vec<u8>>), Refusal> {
        let organisation = self.organisation(work, by, &file.organisation)?;
        let person = PersonId(work.unit.take_id("persons")?);
        let mut entries = Vec::new();
        for told in file.told {
            let source = self.source(work, organisation, &told.speaker)?;
            let act = Act::Said(Statement {
                subject: person.into(),
                source,
                locus: Locus { row: told.row, ..Locus::default() },
                organisation,
                known: told.known,
                by,
                import: None,
                record: None,
                print: None,
                why: None,
                home: None,
                claims: told.claims,
            });
            let seq = work.unit.append(new_act(&act, work.now))?;
            entries.push(Entry { seq, at: work.now, act });
        }
        let record = record_of(person, &entries, &work.ground);
        Ok((person, record))
    }

    fn organisation(
        &mut self,
        work: &mut Work<'_>,
        by: MemberId,
        name: &str,
    ) -> Result<OrganisationId, Refusal> {
        if let Some(id) =
            self.organisations.get(name).copied().or_else(|| work.ground.organisation_named(name))
        {
            return Ok(id);
        }
        let id = OrganisationId(work.unit.take_id("organisations")?);
        work.append(Act::OrganisationAdded { id, name: name.to_owned(), by })?;
        self.organisations.insert(name.to_owned(), id);
        Ok(id)
    }

    fn source(
        &mut self,
        work: &mut Work<'_>,
        organisation: OrganisationId,
        speaker: &Speaker,
    ) -> Result<SourceId, Refusal> {
        if let Some(id) = self.sources.get(&speaker.key) {
            return Ok(*id);
        }
        let id = SourceId(work.unit.take_id("sources")?);
        work.append(Act::SourceAdded(Source {
            id,
            kind: speaker.kind.clone(),
            title: speaker.title.clone(),
            organisation,
            reliability: speaker.reliability,
            dated: speaker.dated,
            document: None,
            digest: None,
            import: None,
            tier: Tier::Partner,
            home: None,
        }))?;
        self.sources.insert(speaker.key.clone(), id);
        Ok(id)
    }
}
