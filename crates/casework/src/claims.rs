//! New files, and what is added to them, corrected in them, taken back from them.

use crate::chapters::NEXT;
use crate::desk::Desk;
use crate::documents::{KeptPaper, LaidDown, NewPaper};
use crate::once::Repeatable;
use access::Action;
use dates::Fuzzy;
use model::act::ActKind;
use model::dossier::{Gone, Spoken, Told};
use model::understand::{self, Around, ValueTrouble};
use model::{
    Act, Claim, ClaimId, DocumentId, Locus, OrganisationId, Part, PersonId, Property, Source, SourceId,
    Statement, Subject, SubjectKind, Tier, Value,
};
use register::Refusal;
use register::Work;
use register::acts::entry;
use std::collections::BTreeSet;
use store::{Questions, StoredAct};

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
    fn informant(&self) -> Option<NewClaim> {
        match self {
            SourceChoice::Informant { name, .. } if !name.trim().is_empty() => {
                NewClaim::person("informant_name", name)
            }
            _ => None,
        }
    }
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
        Some(NewClaim {
            part: Part::Person,
            property: Property::of(key)?,
            said: said.into(),
            tier: None,
            credibility: 6,
        })
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
    /// Of whom or of what.
    pub subject: Subject,
    /// Number of the act.
    pub act: u64,
    /// Doubts, by the property they are about.
    pub troubles: Doubts,
    /// The paper that came with it, and whether it lay there before.
    pub paper: Option<KeptPaper>,
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

/// Of whom or of what something was said in an act.
pub fn said_of(stored: &StoredAct) -> Result<Subject, Refusal> {
    match entry(stored)?.map(|entry| entry.act) {
        Some(Act::Said(said)) => Ok(said.subject),
        _ => Err(Refusal::NotFound),
    }
}

const NAMES: &[&str] = &["full_name", "given_name", "family_name", "kunya", "other_name"];

impl Desk<'_> {
    /// What was filled in, of properties that subjects of that kind have and the viewer may say; people alone
    /// have a path. What lies in a compartment comes last: from the numbers of the others nobody can tell
    /// that it is there.
    pub(crate) fn filled(&self, kind: SubjectKind, claims: &[NewClaim]) -> Result<Vec<NewClaim>, Refusal> {
        let clearance = self.clearance();
        let mut claims: Vec<NewClaim> =
            claims.iter().filter(|c| !c.said.trim().is_empty()).cloned().collect();
        claims.sort_by_key(|claim| claim.property.compartment());
        let fits = |c: &NewClaim| {
            c.property.is_of(kind)
                && clearance.may_say(c.property)
                && (kind == SubjectKind::PERSON || c.part == Part::Person)
        };
        if claims.iter().all(fits) { Ok(claims) } else { Err(Refusal::Field("property", "unknown")) }
    }

    /// Opens a new file: a name and one thing known are enough.
    pub fn open_file(&self, new: NewFile) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let claims = self.filled(SubjectKind::PERSON, &new.claims)?;
        // A mark, a picture or «لا نعرف» in the place of the name is no name.
        let today = self.house.today();
        let says = |c: &&NewClaim| {
            understand::value(c.property, c.said.trim(), &Around { today, within: None }).value
                != Value::Unknown
        };
        if !claims.iter().filter(says).any(|c| NAMES.contains(&c.property.key())) {
            return Err(Refusal::Field("full_name", "needed"));
        }
        if claims.len() < 2 {
            return Err(Refusal::Field("taken_date", "one-more"));
        }
        self.write_once(
            || format!("open {new:?}"),
            |work| {
                let person = PersonId(work.unit.take_id("persons")?);
                let (organisation, source, at) = (new.organisation, &new.source, new.at.clone());
                self.state(
                    work,
                    person.into(),
                    Saying {
                        organisation,
                        source,
                        at,
                        claims: &claims,
                        supersedes: None,
                        why: None,
                        paper: None,
                    },
                )
            },
        )
    }

    /// Adds what a source said of a person or of another subject.
    pub fn add(
        &self,
        subject: impl Into<Subject>,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[NewClaim],
    ) -> Result<Recorded, Refusal> {
        self.add_with_paper(subject, organisation, source, at, claims, None)
    }

    /// The same, with the paper that shows it: both, or neither.
    pub fn add_with_paper(
        &self,
        subject: impl Into<Subject>,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[NewClaim],
        paper: Option<NewPaper<'_>>,
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        let subject = subject.into();
        let claims = self.filled(subject.kind(), claims)?;
        if claims.is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        // What shows something that is kept apart is kept apart with it.
        let compartment = claims.iter().find_map(|claim| claim.property.compartment());
        let paper = paper
            .map(|paper| self.lay_down(&NewPaper { compartment: paper.compartment.or(compartment), ..paper }))
            .transpose()?;
        self.write_once(
            || format!("add {subject} {organisation} {source:?} {at:?} {claims:?} {paper:?}"),
            |work| {
                self.told_in(work, &subject)?;
                let at = at.clone();
                self.state(
                    work,
                    subject.clone(),
                    Saying {
                        organisation,
                        source,
                        at,
                        claims: &claims,
                        supersedes: None,
                        why: None,
                        paper: paper.clone(),
                    },
                )
            },
        )
    }

    /// Adds a step of the path: its number is the next of the file.
    pub fn add_event(
        &self,
        person: PersonId,
        organisation: OrganisationId,
        source: &SourceChoice,
        at: Option<String>,
        claims: &[(Property, String)],
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Record)?;
        if !claims
            .iter()
            .any(|(p, said)| matches!(p.key(), "event_kind" | "denial_kind") && !said.trim().is_empty())
        {
            return Err(Refusal::Field("event_kind", "needed"));
        }
        let of_event = |(property, said): &(Property, String)| NewClaim {
            part: Part::Event(NEXT),
            property: *property,
            said: said.clone(),
            tier: None,
            credibility: 6,
        };
        let claims: Vec<NewClaim> = claims.iter().map(of_event).collect();
        self.add(person, organisation, source, at, &claims)
    }

    /// Corrects a claim: another one supersedes it; both stay readable. Of
    /// several corrections at once the first stands and the others are refused.
    pub fn correct(
        &self,
        claim: ClaimId,
        source: &SourceChoice,
        at: Option<String>,
        said: &str,
        tier: Option<Tier>,
    ) -> Result<Recorded, Refusal> {
        self.correct_because(claim, source, at, said, tier, None)
    }

    /// The same, with the reason, which the history of the file shows beside what was and what is.
    pub fn correct_because(
        &self,
        claim: ClaimId,
        source: &SourceChoice,
        at: Option<String>,
        said: &str,
        tier: Option<Tier>,
        why: Option<String>,
    ) -> Result<Recorded, Refusal> {
        self.viewer.may(Action::Correct)?;
        if said.trim().is_empty() {
            return Err(Refusal::Field("said", "needed"));
        }
        self.write_once(
            || format!("correct {claim} {source:?} {at:?} {said} {tier:?} {why:?}"),
            |work| {
                let (_, before) = self.claim_in(work, claim)?;
                let new = NewClaim {
                    part: before.claim.part,
                    property: before.claim.property,
                    said: said.to_owned(),
                    tier: Some(tier.unwrap_or(before.claim.tier).max(before.claim.property.entry().shown_to)),
                    credibility: before.claim.credibility,
                };
                // A slip is mended in the name of whoever said it; what somebody else says is not their word.
                let organisation = match source {
                    SourceChoice::Known(_) => before.organisation,
                    SourceChoice::New { .. } | SourceChoice::Informant { .. } => OURS,
                };
                let (at, why) = (at.clone(), why.clone());
                self.state(
                    work,
                    before.subject,
                    Saying {
                        organisation,
                        source,
                        at,
                        claims: &[new],
                        supersedes: Some(claim),
                        why,
                        paper: None,
                    },
                )
            },
        )
    }

    /// Takes a claim back, with reasons; it stays readable in the history.
    pub fn withdraw(&self, claim: ClaimId, why: &str) -> Result<Subject, Refusal> {
        self.viewer.may(Action::Correct)?;
        if why.trim().is_empty() {
            return Err(Refusal::Field("why", "needed"));
        }
        self.write(|work| {
            let (told, spoken) = self.claim_in(work, claim)?;
            let subject = spoken.subject.clone();
            let why = why.trim().to_owned();
            let with = told
                .claims
                .iter()
                .filter(|one| one.gone.is_none() && goes_with(one, &spoken))
                .map(|one| one.id);
            for claim in std::iter::once(claim).chain(with) {
                work.append(Act::ClaimWithdrawn {
                    claim,
                    subject: subject.clone(),
                    why: why.clone(),
                    import: None,
                    by: self.member(),
                })?;
            }
            Ok(subject)
        })
    }

    /// A claim that still stands and that the viewer may see.
    pub fn claim(&self, id: ClaimId) -> Result<Spoken, Refusal> {
        self.viewer.may(Action::Read)?;
        let subject = said_of(&self.house.register.store().act(id.act)?.ok_or(Refusal::NotFound)?)?;
        let told = subject.person().map_or_else(|| self.told_of(&subject), |person| self.told(person))?;
        self.standing_in(&told, id)
    }

    /// The sealed claims of a file that the one at work wrote by hand, without their words.
    pub fn own_sealed(&self, subject: impl Into<Subject>) -> Result<Vec<(ClaimId, Property)>, Refusal> {
        self.viewer.may(Action::Read)?;
        match self.audience().is_inside() && self.viewer.can(Action::Correct) {
            true => Ok(access::own_sealed(&self.told_of_any(&subject.into())?, &self.clearance())),
            false => Ok(Vec::new()),
        }
    }

    /// The same as the unit finds it: what is written rests on nothing older.
    fn claim_in(&self, work: &Work<'_>, id: ClaimId) -> Result<(Told, Spoken), Refusal> {
        let subject = said_of(&work.unit.act(id.act)?.ok_or(Refusal::NotFound)?)?;
        let told = self.told_in(work, &subject)?;
        let found = self.standing_in(&told, id)?;
        Ok((told, found))
    }

    /// What was said of a subject, as the unit finds it.
    pub(crate) fn told_in(&self, work: &Work<'_>, subject: &Subject) -> Result<Told, Refusal> {
        subject.person().map_or_else(|| self.told_of_in(work, subject), |person| work.told(person))
    }

    fn standing_in(&self, told: &Told, id: ClaimId) -> Result<Spoken, Refusal> {
        let seen = access::claim(told, id, &self.clearance());
        // What one wrote sealed by hand one may mend, though it is not shown.
        let found =
            seen.or_else(|| access::own_claim(told, id, &self.clearance())).ok_or(Refusal::NotFound)?;
        match access::gone(told, id, &self.clearance()) {
            None => Ok((*found).clone()),
            Some(Gone::Superseded(_)) => Err(Refusal::Meanwhile("corrected")),
            Some(Gone::Withdrawn { .. }) => Err(Refusal::Meanwhile("withdrawn")),
            Some(_) => Err(Refusal::Meanwhile("void")),
        }
    }

    /// Writes what a source said of a subject.
    pub(crate) fn state(
        &self,
        work: &mut Work<'_>,
        subject: Subject,
        saying: Saying<'_>,
    ) -> Result<Recorded, Refusal> {
        let parts = match subject.person() {
            Some(person) => self.numbered(work, person, saying.claims, saying.supersedes)?,
            None => vec![Part::Person; saying.claims.len()],
        };
        let organisation = self.speaker(work, saying.organisation)?;
        let paper = saying
            .paper
            .as_ref()
            .map(|paper| self.keep_in(work, paper, Some(subject.clone())))
            .transpose()?;
        let source = self.source(work, organisation, saying.source, paper.map(|paper| paper.id))?;
        let mut troubles = Vec::new();
        let mut understood = Vec::new();
        let today = self.house.today();
        for (new, part) in saying.claims.iter().zip(parts) {
            crate::lengths::claim(new)?;
            let said = new.said.trim();
            let read = understand::value(new.property, said, &Around { today, within: None });
            if let Some(doubt) = doubt(new.property, said, &read, today).filter(|_| self.asks) {
                return Err(Refusal::Field(new.property.key(), doubt));
            }
            let (value, trouble) = self.linked(work, &subject, new.property, said, read.value)?;
            let read = understand::Understood { value, ..read };
            troubles.extend(trouble.map(|trouble| (new.property, trouble)));
            troubles.extend(read.troubles.into_iter().map(|t| (new.property, t)));
            if new.property.entry().kind == model::vocab::Kind::Code && read.value == Value::Words {
                troubles.push((new.property, ValueTrouble { code: "code-unknown", waits: false }));
            }
            let mut claim = Claim::new(part, new.property, said, read.value);
            if matches!(&claim.value, Value::Code(code) if code == model::claim::TELLING) {
                // That the family was told keeps the team from telling them: nobody else writes it.
                self.is_of_its_team(&subject)?;
            }
            claim.tier = claim.tier.max(new.tier.unwrap_or(claim.tier));
            claim.credibility = new.credibility.clamp(1, 6);
            claim.supersedes = saying.supersedes;
            understood.push(claim);
        }
        if let Some(informant) = saying.source.informant() {
            crate::lengths::claim(&informant)?;
            let (property, said) = (informant.property, informant.said.trim());
            let value = understand::value(property, said, &Around { today, within: None }).value;
            understood.push(Claim::new(Part::Person, property, said, value));
        }
        let statement = Statement {
            subject: subject.clone(),
            source,
            locus: Locus { at: saying.at, ..Locus::default() },
            organisation,
            known: today,
            by: self.member(),
            import: None,
            record: None,
            print: None,
            why: saying.why,
            home: None,
            claims: understood,
        };
        let act = work.append(Act::Said(statement))?;
        Ok(Recorded { subject, act, troubles, paper })
    }

    /// A link as it will stand: by an id, or by a name that one alone has. Nothing belongs to itself, nor to
    /// a person; what is not understood, of a link or of a point, is kept as it was written, with a remark.
    fn linked(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        property: Property,
        said: &str,
        value: Value,
    ) -> Result<(Value, Option<ValueTrouble>), Refusal> {
        use model::vocab::Kind;
        let remark = |code| Some(ValueTrouble { code, waits: false });
        if property.entry().kind == Kind::Point && value == Value::Words {
            return Ok((value, remark("point-unknown")));
        }
        if property.entry().kind != Kind::Subject || value == Value::Unknown {
            return Ok((value, None));
        }
        let value = match value {
            Value::Subject(of) => Value::Subject(of),
            value => self.house.called()?.only(said).map_or(value, Value::Subject),
        };
        let Value::Subject(of) = &value else { return Ok((value, remark("subject-unknown"))) };
        if of == subject {
            return Err(Refusal::Field(property.key(), "itself"));
        }
        if of.person().is_some() {
            return Err(Refusal::Field(property.key(), "no-owner"));
        }
        let is_here = of.shipped_id().is_some() || self.told_of_in(work, of).is_ok();
        Ok((value, remark("subject-unknown").filter(|_| !is_here)))
    }

    /// Whose word it is. Our own association is added when it speaks for the first time: what a colleague was
    /// told is never the word of whoever spoke in the file before, and does not go with theirs.
    fn speaker(&self, work: &mut Work<'_>, organisation: OrganisationId) -> Result<OrganisationId, Refusal> {
        if organisation != OURS {
            let known = work.ground.association.organisations.contains_key(&organisation);
            return if known { Ok(organisation) } else { Err(Refusal::Field("organisation", "unknown")) };
        }
        let own = work.ground.association.name.clone();
        self.organisation(work, &own)
    }

    fn source(
        &self,
        work: &mut Work<'_>,
        organisation: OrganisationId,
        choice: &SourceChoice,
        paper: Option<DocumentId>,
    ) -> Result<SourceId, Refusal> {
        match choice {
            SourceChoice::Known(id) if work.ground.sources.contains_key(id) => Ok(*id),
            SourceChoice::Known(_) => Err(Refusal::Field("source", "unknown")),
            SourceChoice::New { title, .. } | SourceChoice::Informant { title, .. }
                if title.trim().is_empty() =>
            {
                Err(Refusal::Field("source", "needed"))
            }
            SourceChoice::New { title, .. } | SourceChoice::Informant { title, .. }
                if title.len() > crate::TEXT_LETTERS_MAX * 4 =>
            {
                Err(Refusal::Field("source", "long"))
            }
            SourceChoice::New { kind, title, tier, reliability, dated, document } => {
                let (reliability, document) = (*reliability, paper.or(*document));
                self.new_source(work, (organisation, kind, title), *tier, reliability, *dated, document)
            }
            SourceChoice::Informant { kind, title, dated, .. } => {
                self.new_source(work, (organisation, kind, title), Tier::Team, 'F', *dated, paper)
            }
        }
    }

    fn new_source(
        &self,
        work: &mut Work<'_>,
        (organisation, kind, title): (OrganisationId, &str, &str),
        tier: Tier,
        reliability: char,
        dated: Option<Fuzzy>,
        document: Option<DocumentId>,
    ) -> Result<SourceId, Refusal> {
        let id = SourceId(work.unit.take_id("sources")?);
        work.append(Act::SourceAdded(Source {
            id,
            kind: kind.to_owned(),
            title: title.trim().to_owned(),
            organisation,
            reliability,
            dated,
            document,
            digest: None,
            import: None,
            tier,
            home: None,
        }))?;
        Ok(id)
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
        // The many acts are gone through before the unit begins; in it, only those that came since.
        let before = self.house.register.store().head()?;
        let mut persons = said_by(self.house.register.store(), id, 0)?;
        let (why, by) = (why.trim().to_owned(), self.member());
        self.write(|work| {
            if !work.ground.association.organisations.contains_key(&id) {
                return Err(Refusal::NotFound);
            }
            if work.ground.is_withdrawn(id) != back {
                return Err(Refusal::Already);
            }
            persons.extend(said_by(&*work.unit, id, before)?);
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

/// The fewest digits of a telephone, and the most years that anybody lives.
const PHONE_DIGITS: usize = 6;
const YEARS_OF_LIFE: i32 = 120;

/// What is asked about before it is written: a slip of the hand is seen by nobody once it is written, above
/// all where it is sealed. Words that say that nothing was written are no word of a source.
fn doubt(
    property: Property,
    said: &str,
    read: &understand::Understood,
    today: dates::Day,
) -> Option<&'static str> {
    use model::vocab::Kind;
    let kind = property.entry().kind;
    if read.troubles.iter().any(|t| t.code == "future") {
        return Some("not-come");
    }
    let digits = said.chars().filter(|c| c.is_numeric()).count();
    if kind == Kind::Phone && read.value != Value::Unknown && digits < PHONE_DIGITS {
        return Some("no-phone");
    }
    match &read.value {
        Value::Unknown if matches!(kind, Kind::Date | Kind::Place | Kind::Party) && is_blank(said) => {
            Some("blank-word")
        }
        Value::Date { is, .. } if property.key() == "birth_date" => {
            let year = is.window().1.map(|last| last.year());
            year.filter(|year| today.year() - year > YEARS_OF_LIFE).map(|_| "long-ago")
        }
        _ => None,
    }
}

/// «بلا» in a cell: nothing was written, which is not that somebody did not know.
fn is_blank(said: &str) -> bool {
    matches!(names::clean(said).trim(), "بلا" | "بدون" | "فارغ" | "-" | "–" | "—" | "ـ" | "/" | ".")
}

/// Every file in which an organisation has said something after an act, whether or not it still stands.
fn said_by(
    store: &dyn Questions,
    organisation: OrganisationId,
    mut after: u64,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let mut persons = BTreeSet::new();
    loop {
        let acts = store.acts_of_kind(ActKind::Said as u8, after, 4096)?;
        let Some(last) = acts.last() else { return Ok(persons) };
        after = last.seq;
        for stored in &acts {
            if let Some(Act::Said(said)) = entry(stored)?.map(|e| e.act) {
                if said.organisation == organisation {
                    persons.extend(said.subject.person());
                }
            }
        }
    }
}

/// Whether a claim goes with another that is taken back: with the kind of a step all that was said of it in
/// the same breath, for a day or a place at which nothing happened says nothing.
pub fn goes_with(one: &Spoken, taken_back: &Spoken) -> bool {
    let is_kind = matches!(taken_back.claim.property.key(), "event_kind" | "denial_kind")
        && matches!(taken_back.claim.part, Part::Event(_));
    is_kind
        && one.id != taken_back.id
        && one.id.act == taken_back.id.act
        && one.subject == taken_back.subject
        && one.claim.part == taken_back.claim.part
}
