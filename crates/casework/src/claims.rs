//! New files, and what is added to them, corrected in them, taken back from them.

use crate::desk::{Desk, Work};
use crate::refusal::Refusal;
use access::Action;
use dates::Fuzzy;
use model::understand::{self, Around, Trouble};
use model::{
    Act, Claim, ClaimId, DocumentId, Locus, OrganisationId, Part, PersonId, Property, Source, SourceId, Statement, Tier,
};

/// Who said it: a source that is known already, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceChoice {
    /// One that has spoken before.
    Known(SourceId),
    /// One that speaks for the first time.
    New {
        /// Code of `source_kind`.
        kind: String,
        /// As people call it.
        title: String,
        /// The circle that may know who it is.
        tier: Tier,
        /// Admiralty letter A–F.
        reliability: char,
        /// The day of it, when known.
        dated: Option<Fuzzy>,
        /// A paper that was kept.
        document: Option<DocumentId>,
    },
}

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClaim {
    /// What it is about.
    pub part: Part,
    /// Of which property.
    pub property: Property,
    /// The words.
    pub said: String,
    /// A narrower circle than the property's own; never a wider one.
    pub tier: Option<Tier>,
    /// Admiralty number 1–6.
    pub credibility: u8,
}

impl NewClaim {
    /// Words about the person, not graded.
    pub fn person(key: &str, said: &str) -> Option<NewClaim> {
        Some(NewClaim { part: Part::Person, property: Property::of(key)?, said: said.into(), tier: None, credibility: 6 })
    }
}

/// A new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Whose word it is.
    pub organisation: OrganisationId,
    /// Who said it.
    pub source: SourceChoice,
    /// Where in the source: a page, a minute.
    pub at: Option<String>,
    /// What was said; a name and one thing more.
    pub claims: Vec<NewClaim>,
}

/// What a verb wrote, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The file.
    pub person: PersonId,
    /// Number of the act.
    pub act: u64,
    /// Doubts, by the property they are about.
    pub troubles: Vec<(Property, Trouble)>,
}

const NAMES: &[&str] = &["full_name", "given_name", "family_name", "kunya", "other_name"];

impl Desk<'_> {
    /// Opens a new file: a name and one thing known are enough.
    pub fn open_file(&self, new: NewFile) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let said: Vec<_> = new.claims.into_iter().filter(|c| !c.said.trim().is_empty()).collect();
        if !said.iter().any(|c| NAMES.contains(&c.property.key())) {
            return Err(Refusal::Field("full_name", "needed"));
        }
        if said.len() < 2 {
            return Err(Refusal::Field("taken_date", "one-more"));
        }
        self.write(|work| {
            let person = PersonId(work.unit.take_id("persons")?);
            self.state(work, person, new.organisation, &new.source, new.at.clone(), &said, None)
        })
    }

    /// Adds what a source said to a file.
    pub fn add(&self, person: PersonId, organisation: OrganisationId, source: &SourceChoice, at: Option<String>, claims: &[NewClaim]) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        self.must_exist(person)?;
        let said: Vec<_> = claims.iter().filter(|c| !c.said.trim().is_empty()).cloned().collect();
        if said.is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        self.write(|work| self.state(work, person, organisation, source, at.clone(), &said, None))
    }

    /// Adds a step of the path: its number is the next of the file.
    pub fn add_event(&self, person: PersonId, organisation: OrganisationId, source: &SourceChoice, at: Option<String>, claims: &[(Property, String)]) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let dossier = self.house.dossier(person)?;
        if !claims.iter().any(|(p, said)| matches!(p.key(), "event_kind" | "denial_kind") && !said.trim().is_empty()) {
            return Err(Refusal::Field("event_kind", "needed"));
        }
        let used = dossier.events.iter().map(|e| e.part).chain(dossier.gone.iter().map(|s| s.claim.part));
        let last = used.filter_map(|p| match p { Part::Event(n) => Some(n), _ => None }).max().unwrap_or(0);
        let part = Part::Event(last + 1);
        let new = claims.iter().filter(|(_, said)| !said.trim().is_empty());
        let new: Vec<_> = new
            .map(|(property, said)| NewClaim { part, property: *property, said: said.clone(), tier: None, credibility: 6 })
            .collect();
        self.write(|work| self.state(work, person, organisation, source, at.clone(), &new, None))
    }

    /// Corrects a claim: another one supersedes it; both stay readable.
    pub fn correct(&self, claim: ClaimId, source: &SourceChoice, at: Option<String>, said: &str, tier: Option<Tier>) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Correct)?;
        if said.trim().is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        let (person, before) = self.claim(claim)?;
        let new = NewClaim {
            part: before.claim.part,
            property: before.claim.property,
            said: said.to_owned(),
            tier: Some(tier.unwrap_or(before.claim.tier).max(before.claim.property.entry().shown_to)),
            credibility: before.claim.credibility,
        };
        let organisation = before.organisation;
        self.write(|work| self.state(work, person, organisation, source, at.clone(), &[new], Some(claim)))
    }

    /// Takes a claim back, with reasons; it stays readable in the history.
    pub fn withdraw(&self, claim: ClaimId, why: &str) -> Result<PersonId, Refusal> {
        self.viewer.may(Action::Correct)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let (person, _) = self.claim(claim)?;
        self.write(|work| {
            work.append(Act::ClaimWithdrawn { claim, person, why: why.trim().to_owned(), by: self.member() })?;
            Ok(person)
        })
    }

    /// A claim that still stands and that the viewer may see, with its file.
    pub fn claim(&self, id: ClaimId) -> Result<(PersonId, model::dossier::Spoken), Refusal> {
        self.viewer.may(Action::Read)?;
        let stored = self.house.store.act(id.act)?.ok_or(Refusal::NotFound)?;
        let person = PersonId(*stored.keys.persons.first().ok_or(Refusal::NotFound)?);
        let told = self.told(person)?;
        if access::dossier(&told, self.audience()).gone.iter().any(|s| s.id == id) {
            return Err(Refusal::Stale);
        }
        let found = access::claim(&told, id, self.audience()).ok_or(Refusal::NotFound)?;
        Ok((found.person, (*found).clone()))
    }

    fn must_exist(&self, person: PersonId) -> Result<(), Refusal> {
        self.house.dossier(person).map(|_| ())
    }

    #[expect(clippy::too_many_arguments, reason = "one statement is all of this, and each caller has it at hand")]
    fn state(&self, work: &mut Work<'_>, person: PersonId, organisation: OrganisationId, source: &SourceChoice, at: Option<String>, claims: &[NewClaim], supersedes: Option<ClaimId>) -> Result<Recorded, Refusal> {
        if !work.ground.organisations.contains_key(&organisation) {
            return Err(Refusal::Field("organisation", "unknown"));
        }
        let source = self.source(work, organisation, source)?;
        let mut troubles = Vec::new();
        let mut understood = Vec::new();
        let today = self.house.today();
        for new in claims {
            crate::lengths::claim(new)?;
            let said = new.said.trim();
            let read = understand::value(new.property, said, &Around { today, within: None });
            troubles.extend(read.troubles.into_iter().map(|t| (new.property, t)));
            let mut claim = Claim::new(new.part, new.property, said, read.value);
            claim.tier = claim.tier.max(new.tier.unwrap_or(claim.tier));
            claim.credibility = new.credibility.clamp(1, 6);
            claim.supersedes = supersedes;
            understood.push(claim);
        }
        let statement = Statement {
            person,
            source,
            locus: Locus { at, ..Locus::default() },
            organisation,
            known: today,
            by: self.member(),
            import: None,
            record: None,
            print: None,
            claims: understood,
        };
        let act = work.append(Act::Said(statement))?;
        Ok(Recorded { person, act, troubles })
    }

    fn source(&self, work: &mut Work<'_>, organisation: OrganisationId, choice: &SourceChoice) -> Result<SourceId, Refusal> {
        match choice {
            SourceChoice::Known(id) if work.ground.sources.contains_key(id) => Ok(*id),
            SourceChoice::Known(_) => Err(Refusal::Field("source", "unknown")),
            SourceChoice::New { title, .. } if title.trim().is_empty() => Err(Refusal::Field("source", "needed")),
            SourceChoice::New { title, .. } if title.len() > crate::TEXT_LETTERS_MAX * 4 => Err(Refusal::Field("source", "long")),
            SourceChoice::New { kind, title, tier, reliability, dated, document } => {
                let id = SourceId(work.unit.take_id("sources")?);
                work.append(Act::SourceAdded(Source {
                    id,
                    kind: kind.clone(),
                    title: title.trim().to_owned(),
                    organisation,
                    reliability: *reliability,
                    dated: *dated,
                    document: *document,
                    digest: None,
                    import: None,
                    tier: *tier,
                }))?;
                Ok(id)
            }
        }
    }

    /// The number of an organisation, which is added when it speaks for the first time.
    pub(crate) fn organisation(&self, work: &mut Work<'_>, name: &str) -> Result<OrganisationId, Refusal> {
        crate::lengths::line("organisation", name)?;
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("organisation", "needed"));
        }
        if let Some(id) = work.ground.organisation_named(&name) {
            // What it said now would be out of sight from the first moment.
            if work.ground.is_withdrawn(id) {
                return Err(Refusal::Field("organisation", "withdrawn"));
            }
            return Ok(id);
        }
        let id = OrganisationId(work.unit.take_id("organisations")?);
        work.append(Act::OrganisationAdded { id, name, by: self.member() })?;
        Ok(id)
    }

    /// Adds an organisation, or finds it by its name.
    pub fn add_organisation(&self, name: &str) -> Result<OrganisationId, Refusal> {
        self.viewer.may(Action::Record)?;
        self.write(|work| self.organisation(work, name))
    }

    /// Takes an organisation's word out of sight, or back in: its claims, and what rested only on them.
    pub fn withdraw_organisation(&self, id: OrganisationId, why: &str, back: bool) -> Result<u64, Refusal> {
        self.viewer.may(Action::Undo)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        let ground = self.house.ground();
        if !ground.organisations.contains_key(&id) {
            return Err(Refusal::NotFound);
        }
        if ground.voids.organisations.contains(&id) != back {
            return Err(Refusal::Already);
        }
        let persons = self.house.persons_of(id)?;
        let (why, by) = (why.trim().to_owned(), self.member());
        self.write(|work| {
            let touched = persons.len() as u64;
            work.touch(persons);
            work.append(match back {
                true => Act::OrganisationRestored { id, why, by },
                false => Act::OrganisationWithdrawn { id, why, by },
            })?;
            Ok(touched)
        })
    }
}

impl crate::House {
    /// Every file in which an organisation has said something, whether or not it still stands.
    fn persons_of(&self, organisation: OrganisationId) -> Result<Vec<PersonId>, Refusal> {
        let mut persons = std::collections::BTreeSet::new();
        let mut after = 0;
        loop {
            let acts = self.store.acts_of_kind(model::act::ActKind::Said as u8, after, 4096)?;
            let Some(last) = acts.last() else { break };
            after = last.seq;
            for stored in &acts {
                if let Some(Act::Said(said)) = crate::house::entry(stored)?.map(|e| e.act) {
                    if said.organisation == organisation {
                        persons.insert(said.person);
                    }
                }
            }
        }
        Ok(persons.into_iter().collect())
    }
}
