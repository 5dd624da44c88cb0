//! What a source says, as it comes: before it is understood and written.

use crate::documents::{KeptPaper, LaidDown};
use crate::lengths::{LINE_LETTERS_MAX, TEXT_LETTERS_MAX, within};
use crate::once::Repeatable;
use dates::Fuzzy;
use model::understand::{Around, ValueTrouble};
use model::vocab::{About, Kind};
use model::{
    Act, ClaimId, Compartment, DocumentId, OrganisationId, Part, Property, SourceId, Subject, Tier,
    understand,
};
use register::acts::entry;
use register::{Refusal, Work};

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
    /// Words about a person, not graded; of the first taking or step where the property speaks of one.
    pub fn person(key: &str, said: &str) -> Option<NewClaim> {
        let property = Property::of(key)?;
        let part = match property.entry().part {
            About::Person => Part::Person,
            About::Episode => Part::Episode(1),
            About::Event => Part::Event(1),
        };
        Some(NewClaim { part, property, said: said.into(), tier: None, credibility: 6 })
    }

    /// Refuses words that are longer than their property takes.
    pub(super) fn fits(&self) -> Result<(), Refusal> {
        let most = match self.property.entry().kind {
            Kind::Note | Kind::Words => TEXT_LETTERS_MAX,
            _ => LINE_LETTERS_MAX,
        };
        within(self.property.key(), &self.said, most)
    }
}

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
    /// Somebody who told it to us. Colleagues see in which relation they stand; the name is written sealed,
    /// in the same act.
    Informant {
        /// Code of `source_kind`.
        kind: String,
        /// What colleagues call it: a relation, never a name.
        title: String,
        /// Who it is; empty where only the relation is known.
        name: String,
        /// The day of it, when known.
        dated: Option<Fuzzy>,
    },
}

impl SourceChoice {
    /// The claim that keeps the name of who told it, where there is one.
    pub(super) fn informant(&self) -> Option<NewClaim> {
        match self {
            SourceChoice::Informant { name, .. } if !name.trim().is_empty() => {
                NewClaim::person("informant_name", name)
            }
            _ => None,
        }
    }
}

/// The kinds of source there are: those of the vocabulary, and the conversation that is meant where nobody
/// says. Any other word would be taken for one of a newer program.
pub fn source_kinds() -> impl Iterator<Item = &'static str> {
    std::iter::once("interview").chain(model::codes::all("source_kind").iter().copied())
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

/// Our own association, whose number is looked up, or given, by the unit that writes its words.
pub const OURS: OrganisationId = OrganisationId(0);

/// What one source says of a subject, in one breath: written whole or not at all.
pub(crate) struct Saying<'s> {
    pub organisation: OrganisationId,
    pub source: &'s SourceChoice,
    pub at: Option<String>,
    pub claims: &'s [NewClaim],
    pub supersedes: Option<ClaimId>,
    /// Why it corrects what was said before.
    pub why: Option<String>,
    pub paper: Option<LaidDown>,
    /// The compartment in which it lies, where its properties have none.
    pub compartment: Option<Compartment>,
}

impl<'s> Saying<'s> {
    /// Said for the first time: it corrects nothing, brings no paper, and lies where its properties lie.
    pub fn first(
        organisation: OrganisationId,
        source: &'s SourceChoice,
        claims: &'s [NewClaim],
    ) -> Saying<'s> {
        let (at, supersedes, why, paper, compartment) = (None, None, None, None, None);
        Saying { organisation, source, at, claims, supersedes, why, paper, compartment }
    }
}

/// What a verb wrote, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Of whom or of what.
    pub subject: Subject,
    /// Number of the act.
    pub act: u64,
    /// Doubts, by the property they are about.
    pub troubles: Doubts,
    /// The paper that came with it, and whether it lay there before.
    pub paper: Option<KeptPaper>,
}

/// What a person should look at, by the property it is about.
type Doubts = Vec<(Property, ValueTrouble)>;

impl Repeatable for Recorded {
    fn numbers(&self) -> (u64, u64) {
        (self.subject.key(), self.act)
    }

    fn again(work: &Work<'_>, (_, act): (u64, u64)) -> Result<Recorded, Refusal> {
        let stored = work.unit.act(act)?.ok_or(Refusal::NotFound)?;
        let Some(Act::Said(said)) = entry(&stored)?.map(|e| e.act) else { return Err(Refusal::NotFound) };
        let around = Around { today: said.known, within: None };
        let doubts = said.claims.iter().flat_map(|claim| {
            let read = understand::value(claim.property, &claim.said, &around);
            read.troubles.into_iter().map(|t| (claim.property, t))
        });
        Ok(Recorded { troubles: doubts.collect(), subject: said.subject, act, paper: None })
    }
}
