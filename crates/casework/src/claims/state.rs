//! Writing what a source said: understood, linked to what the register speaks of, in the name of whoever
//! said it.

use super::asked;
use super::new::{OURS, Recorded, Saying, SourceChoice, source_kinds};
use crate::desk::Desk;
use crate::lengths::TEXT_LETTERS_MAX;
use dates::Fuzzy;
use model::dossier::Spoken;
use model::understand::{Around, ValueTrouble};
use model::vocab::Kind;
use model::{
    Act, Claim, ClaimId, Compartment, DocumentId, Locus, OrganisationId, Part, Property, Source, SourceId,
    Statement, Subject, Tier, Value, understand,
};
use register::{Refusal, Work};
use std::collections::BTreeSet;

impl Desk<'_> {
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
        if let SourceChoice::Known(id) = saying.source {
            self.knows_source(work, &subject, *id, saying.supersedes)?;
        }
        let source = self.source(work, organisation, saying.source, paper.map(|paper| paper.id))?;
        let mut troubles = Vec::new();
        let mut understood = Vec::new();
        let mut doubts = Vec::new();
        let today = self.house.today();
        for (new, part) in saying.claims.iter().zip(parts) {
            new.fits()?;
            let said = new.said.trim();
            let read = understand::value(new.property, said, &Around { today, within: None });
            let doubt = asked::doubt_of(&subject, new.property, said, &read, today);
            // Who is asked nothing, as a script is not, is told; what reading the value said is told anyway.
            let untold = doubt.filter(|(_, code)| {
                self.asks_nothing() && !["not-come", "code-unknown", "point-odd", "age-odd"].contains(code)
            });
            troubles.extend(untold.map(|(property, code)| (property, ValueTrouble { code, waits: false })));
            doubts.extend(doubt);
            let (value, trouble) = self.linked(work, &subject, new.property, said, read.value)?;
            let read = understand::Understood { value, ..read };
            troubles.extend(trouble.map(|trouble| (new.property, trouble)));
            troubles.extend(read.troubles.into_iter().map(|t| (new.property, t)));
            if new.property.entry().kind == Kind::Code && read.value == Value::Words {
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
            claim.compartment = saying.compartment.filter(|_| claim.property.compartment().is_none());
            understood.push(claim);
        }
        self.check_telling(work, &subject, &understood, saying.supersedes)?;
        if let Some((property, code)) = doubts.into_iter().find(|(_, code)| self.asks_about(code)) {
            return Err(Refusal::Field(property.key(), code));
        }
        self.ask_about_days(work, &subject, &understood, saying.supersedes)?;
        if let Some(informant) = saying.source.informant() {
            informant.fits()?;
            let (property, said) = (informant.property, informant.said.trim());
            let value = understand::value(property, said, &Around { today, within: None }).value;
            with_who_told(&mut understood, &Claim::new(Part::Person, property, said, value));
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

    /// Refuses a source by a number of which the one at work is not told, as if there were none: whoever
    /// names it would read its title, and put words into its mouth. It is told of in this file, on a line of
    /// their lists, or stands behind the claim that is corrected.
    fn knows_source(
        &self,
        work: &Work<'_>,
        subject: &Subject,
        id: SourceId,
        corrects: Option<ClaimId>,
    ) -> Result<(), Refusal> {
        let unknown = Refusal::Field("source", "unknown");
        if !work.ground.sources.contains_key(&id) {
            return Err(unknown);
        }
        let told = self.told_in(work, subject).unwrap_or_default();
        let spoke = |one: &Spoken| Some(one.id) == corrects && one.source == id;
        let here = told.claims.iter().any(spoke) || access::is_told_who_speaks(&told, id, &self.clearance());
        if here || self.is_on_a_line(id)? { Ok(()) } else { Err(unknown) }
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
        if self.is_above(work, subject, of, property)? {
            return Err(Refusal::Field(property.key(), "circle"));
        }
        let is_here = of.shipped_id().is_some() || self.told_of_in(work, of).is_ok();
        let odd = remark("owner-odd").filter(|_| of.kind().key() == "checkpoint");
        Ok((value, remark("subject-unknown").filter(|_| !is_here).or(odd)))
    }

    /// Whether something belongs already, over whatever lies between, to what is now said to belong to it, as
    /// far as the one at work is told.
    fn is_above(
        &self,
        work: &Work<'_>,
        top: &Subject,
        from: &Subject,
        property: Property,
    ) -> Result<bool, Refusal> {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(subject) = next.pop().filter(|_| seen.len() < LINKS_FOLLOWED) {
            if subject == *top {
                return Ok(true);
            }
            if !seen.insert(subject.clone()) {
                continue;
            }
            let Ok(told) = self.told_of_in(work, &subject) else { continue };
            let told = access::dossier(&told, &self.clearance());
            let links = told.fact(property.key()).into_iter().flat_map(|fact| &fact.values);
            next.extend(links.filter_map(|link| match &link.first().claim.value {
                Value::Subject(of) => Some(of.clone()),
                _ => None,
            }));
        }
        Ok(false)
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
            SourceChoice::Known(id) => Ok(*id),
            SourceChoice::New { title, .. } | SourceChoice::Informant { title, .. }
                if title.trim().is_empty() =>
            {
                Err(Refusal::Field("source", "needed"))
            }
            SourceChoice::New { title, .. } | SourceChoice::Informant { title, .. }
                if title.len() > TEXT_LETTERS_MAX * 4 =>
            {
                Err(Refusal::Field("source", "long"))
            }
            SourceChoice::New { kind, .. } | SourceChoice::Informant { kind, .. }
                if !source_kinds().any(|known| known == kind) =>
            {
                Err(Refusal::Field("source_kind", "unknown"))
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
}

/// Links that are followed upwards: nothing belongs to so much.
const LINKS_FOLLOWED: usize = 64;

/// Puts who told us beside what they told: where some of it lies in no compartment before the rest of it, so
/// that no number tells of a rest; otherwise into each compartment in which something lies.
fn with_who_told(claims: &mut Vec<Claim>, name: &Claim) {
    let places: Vec<Option<Compartment>> = claims.iter().map(Claim::lies_in).collect();
    if let Some(open) = places.iter().rposition(Option::is_none) {
        claims.insert(open + 1, name.clone());
        return;
    }
    for compartment in places.into_iter().collect::<BTreeSet<_>>() {
        claims.push(Claim { compartment, ..name.clone() });
    }
}
