//! Writing what was sorted: one import, in one unit.

use super::form::Speaker;
use super::known::{About, Known};
use super::names::Names;
use super::pieces::Piece;
use super::sort::{LineWaits, Taking};
use super::take::BundlePlan;
use crate::desk::Desk;
use crate::import::{FORGOTTEN, Outcome};
use model::act::{ImportAccepted, ImportedFile, RowRemark, RowWaits, Sender};
use model::id::Abroad;
use model::{
    Act, DocumentId, ImportId, Locus, OrganisationId, Source, SourceId, Statement, Subject, SubjectKind,
    Tier, Value,
};
use register::Refusal;
use register::Work;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Taking {
    pub(super) fn write(
        self,
        desk: &Desk<'_>,
        work: &mut Work<'_>,
        plan: &BundlePlan,
        kept: &store::Kept,
    ) -> Result<(ImportId, Vec<Subject>), Refusal> {
        let id = ImportId(work.unit.take_id("imports")?);
        let organisation = desk.organisation(work, &plan.association)?;
        let document = DocumentId(work.unit.take_id("documents")?);
        let digest = kept.digest.to_string();
        work.append(Act::DocumentKept {
            id: document,
            digest: digest.clone(),
            name: plan.file.clone(),
            media: "application/octet-stream".into(),
            bytes: kept.bytes,
            subject: None,
            tier: Tier::Sealed,
            import: Some(id),
            kind: None,
            compartment: None,
            by: desk.member(),
        })?;
        let mut taking = self;
        let (withdrawals, waiting) =
            (std::mem::take(&mut taking.withdrawals), std::mem::take(&mut taking.waiting));
        let tombstones = std::mem::take(&mut taking.tombstones);
        for line in waiting {
            line.wait(desk, work, id, plan)?;
        }
        let new = taking.say(desk, work, id)?;
        work.append_all(
            withdrawals
                .into_iter()
                .map(|(claim, subject)| Act::ClaimWithdrawn {
                    claim,
                    subject,
                    why: plan.association.clone(),
                    import: Some(id),
                    by: desk.member(),
                })
                .collect(),
        )?;
        let changed = plan
            .pieces
            .iter()
            .filter(|piece| piece.outcome == Outcome::Accepted && piece.subject.is_some())
            .count();
        work.append(Act::ImportAccepted(ImportAccepted {
            id,
            organisation,
            files: vec![ImportedFile { name: plan.file.clone(), digest, bytes: kept.bytes, document }],
            mapping: None,
            of: None,
            rows: plan.rows(),
            accepted: plan.count(Outcome::Accepted),
            repeated: plan.count(Outcome::Repeated),
            waiting: plan.count(Outcome::Waiting),
            rejected: plan.count(Outcome::Rejected),
            changed: Some(changed as u64),
            remarks: plan.pieces.iter().filter_map(remark).collect(),
            sender: Some(Sender { register: plan.register.clone(), key: plan.key.clone() }),
            taken_back: tombstones.into_iter().collect(),
            by: desk.member(),
        }))?;
        Ok((id, new))
    }

    /// Says what is new, as part of that import. Answers the subjects that it made.
    pub(super) fn say(
        self,
        desk: &Desk<'_>,
        work: &mut Work<'_>,
        import: ImportId,
    ) -> Result<Vec<Subject>, Refusal> {
        let new = minted(work, &self.new)?;
        let mut sources = Sources::of_import(desk, work, import)?;
        let mut acts = Vec::new();
        let minted = |about: &About| match about {
            About::Known(subject) => Some(subject.clone()),
            About::New(n) => new.get(*n).cloned(),
        };
        for mut saying in self.sayings {
            for claim in &mut saying.claims {
                let to = claim.home.as_ref().and_then(|home| self.links.get(&home.claim)).and_then(minted);
                if let Some(subject) = to {
                    claim.value = Value::Subject(subject);
                }
            }
            let organisation = desk.organisation(work, &saying.organisation)?;
            let source = sources.of(work, &saying.source, organisation, &saying.organisation)?;
            let subject = match saying.about {
                About::Known(subject) => subject,
                About::New(n) => new[n].clone(),
            };
            let claims: Vec<String> = saying
                .claims
                .iter()
                .filter_map(|claim| Some(claim.home.as_ref()?.claim.to_string()))
                .collect();
            acts.push(Act::Said(Statement {
                subject,
                source,
                locus: Locus::default(),
                organisation,
                known: desk.house.today(),
                by: desk.member(),
                import: Some(import),
                record: None,
                // By it a withdrawn bundle that came again is known not to be let stand a second time.
                print: Some(ledger::digest(claims.join(" ").as_bytes()).to_string()),
                why: None,
                home: Some(Box::new(saying.home)),
                claims: saying.claims,
            }));
        }
        work.append_all(acts)?;
        Ok(new)
    }
}

impl LineWaits {
    /// Lets it wait among the rows of lists, as a row of the association that sent the bundle.
    fn wait(
        self,
        desk: &Desk<'_>,
        work: &mut Work<'_>,
        import: ImportId,
        plan: &BundlePlan,
    ) -> Result<(), Refusal> {
        let organisation = desk.organisation(work, &plan.association)?;
        let speaks = desk.organisation(work, &self.organisation)?;
        let source =
            Sources::of_import(desk, work, import)?.of(work, &self.source, speaks, &self.organisation)?;
        work.append(Act::RowWaits(RowWaits {
            import,
            file: plan.file.clone(),
            source,
            organisation,
            sheet: None,
            row: self.line,
            reason: FORGOTTEN.into(),
            column: None,
            fields: self.fields,
            print: self.print,
            record: None,
            person: None,
            of: Some(self.kind).filter(|kind| *kind != SubjectKind::PERSON),
        }))?;
        Ok(())
    }
}

fn remark(piece: &Piece) -> Option<RowRemark> {
    let outcome = match piece.outcome {
        Outcome::Repeated => "repeated",
        Outcome::Rejected => "rejected",
        _ => return None,
    };
    Some(RowRemark {
        file: 0,
        sheet: None,
        row: piece.line,
        outcome: outcome.into(),
        reason: piece.reason.into(),
        subject: piece.subject.clone(),
    })
}

/// Numbers for what is new, in the order in which the bundle tells of it.
fn minted(work: &mut Work<'_>, kinds: &[SubjectKind]) -> Result<Vec<Subject>, Refusal> {
    let mut next: BTreeMap<SubjectKind, u64> = BTreeMap::new();
    for kind in kinds.iter().collect::<BTreeSet<_>>() {
        let many = kinds.iter().filter(|other| *other == kind).count();
        next.insert(*kind, work.unit.take_ids(&kind.series(), many as u64)?);
    }
    let mint = |kind: &SubjectKind| {
        let next = next.get_mut(kind).expect("taken just now");
        *next += 1;
        Subject::numbered(*kind, *next - 1)
    };
    Ok(kinds.iter().map(mint).collect())
}

/// Sources, each named here once.
struct Sources {
    import: ImportId,
    names: Names,
    known: HashMap<Abroad<SourceId>, SourceId>,
}

impl Sources {
    fn of_import(desk: &Desk<'_>, work: &Work<'_>, import: ImportId) -> Result<Sources, Refusal> {
        let known = Known::of(&*work.unit, &work.ground)?.sources;
        Ok(Sources { import, names: desk.house.names()?, known })
    }

    fn of(
        &mut self,
        work: &mut Work<'_>,
        speaker: &Speaker,
        organisation: OrganisationId,
        called: &str,
    ) -> Result<SourceId, Refusal> {
        let own = || {
            self.names.read('s', &speaker.id).map(SourceId).filter(|id| work.ground.sources.contains_key(id))
        };
        if let Some(id) = self.known.get(&speaker.id).copied().or_else(own) {
            return Ok(id);
        }
        let id = SourceId(work.unit.take_id("sources")?);
        work.append(Act::SourceAdded(Source {
            id,
            kind: if speaker.kind.is_empty() { "partner_org".into() } else { speaker.kind.clone() },
            // Its title stayed at home; it speaks for its organisation.
            title: called.to_owned(),
            organisation,
            reliability: if ('A'..='F').contains(&speaker.reliability) { speaker.reliability } else { 'F' },
            dated: speaker.dated,
            document: None,
            digest: None,
            import: Some(self.import),
            tier: speaker.tier,
            home: Some(speaker.id.clone()),
        }))?;
        self.known.insert(speaker.id.clone(), id);
        Ok(id)
    }
}
