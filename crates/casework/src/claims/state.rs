//! Writing what a source said: understood, linked to what the register speaks of, in the name of whoever
//! said it.

use super::new::{OURS, Recorded, Saying, SourceChoice, source_kinds};
use crate::desk::Desk;
use crate::lengths::TEXT_LETTERS_MAX;
use dates::Fuzzy;
use model::dossier::{PHONE_DIGITS, YEARS_OF_LIFE};
use model::understand::{Around, ValueTrouble};
use model::vocab::Kind;
use model::{
    Act, Claim, DocumentId, Locus, OrganisationId, Part, Property, Source, SourceId, Statement, Subject,
    Tier, Value, understand,
};
use register::{Refusal, Work};

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
        let source = self.source(work, organisation, saying.source, paper.map(|paper| paper.id))?;
        let mut troubles = Vec::new();
        let mut understood = Vec::new();
        let today = self.house.today();
        for (new, part) in saying.claims.iter().zip(parts) {
            new.fits()?;
            let said = new.said.trim();
            let read = understand::value(new.property, said, &Around { today, within: None });
            let doubt = doubt(new.property, said, &read, today);
            if let Some(doubt) = doubt.filter(|_| self.asks) {
                return Err(Refusal::Field(new.property.key(), doubt));
            }
            // Who is not asked, as a script is not, is told.
            let untold = doubt.filter(|_| !read.troubles.iter().any(|t| t.code == "future"));
            troubles.extend(untold.map(|code| (new.property, ValueTrouble { code, waits: false })));
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
            understood.push(claim);
        }
        if let Some(informant) = saying.source.informant() {
            informant.fits()?;
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

/// What is asked about before it is written: a slip of the hand is seen by nobody once it is written, above
/// all where it is sealed. Words that say that nothing was written are no word of a source.
fn doubt(
    property: Property,
    said: &str,
    read: &understand::Understood,
    today: dates::Day,
) -> Option<&'static str> {
    let kind = property.entry().kind;
    if read.troubles.iter().any(|t| t.code == "future") {
        return Some("not-come");
    }
    let digits = said.chars().filter(|c| c.is_numeric()).count();
    if kind == Kind::Phone && read.value != Value::Unknown && digits < PHONE_DIGITS {
        return Some("no-phone");
    }
    let no_letters = !said.chars().any(char::is_alphabetic);
    if property.entry().is_name && read.value != Value::Unknown && no_letters {
        return Some("no-name");
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
