//! Taking a bundle in: read, sorted piece by piece into a plan, and accepted as one import.
//!
//! A piece is what one source said in one breath, or one claim that is taken back. Each has one outcome, as rows of
//! lists have: accepted, repeated or rejected, and none is lost on the way.

use super::form::{self, ClaimSaid, Line, Opened, Said, Speaker};
use super::{is_taking, Names};
use crate::desk::{Desk, Work};
use crate::forget::Forgotten;
use crate::ground::Ground;
use crate::house::entries_in;
use crate::import::Outcome;
use crate::lengths::TEXT_LETTERS_MAX;
use crate::refs::Numbered;
use crate::refusal::Refusal;
use access::Action;
use model::act::{ImportAccepted, ImportedFile, RowRemark, Sender};
use model::claim::{ClaimHome, StatementHome};
use model::id::{Abroad, Home};
use model::{Act, Claim, ClaimId, DocumentId, ImportId, Locus, OrganisationId, Part, PersonId, Property, Source, SourceId, Statement, Subject, SubjectKind, Tier};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;
use store::Questions;

/// What becomes of a piece of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The line of the bundle, from 1; the first line says who sends it.
    pub line: u32,
    /// What becomes of it; nothing in a bundle waits.
    pub outcome: Outcome,
    /// Why; code under `reason-…`.
    pub reason: &'static str,
    /// The file here, or whatever else it is about, where it is here already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// Claims that will be said, or taken back.
    pub claims: u32,
    /// Claims that this program cannot read.
    #[serde(skip_serializing_if = "is_none")]
    pub unread: u32,
}

fn is_none(n: &u32) -> bool {
    *n == 0
}

/// A bundle that was read; nothing is written until it is accepted.
#[derive(Debug, Clone)]
pub struct BundlePlan {
    /// Name of the file.
    pub file: String,
    /// The register that signed it.
    pub register: Home,
    /// The association, as it calls itself.
    pub association: String,
    /// For whom it was made: `team` or `partner`.
    pub audience: String,
    /// The day it was made, as it says (ISO 8601).
    pub made: String,
    /// The key under which it was signed, to be compared by telephone the first time.
    pub key: String,
    /// Whether a bundle of that register was taken in before: then its key is known.
    pub is_known: bool,
    /// What becomes of each piece.
    pub pieces: Vec<Piece>,
    /// Files and other subjects that will be new here.
    pub new_subjects: u64,
    opened: Arc<Opened>,
    pub(super) bytes: Arc<[u8]>,
}

impl BundlePlan {
    /// How many pieces have that outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.pieces.iter().filter(|piece| piece.outcome == outcome).count() as u64
    }

    /// How many pieces there are: the sum of all outcomes.
    pub fn rows(&self) -> u64 {
        self.pieces.len() as u64
    }
}

/// A bundle that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleTaken {
    /// By this import it can be withdrawn as a whole; none where nothing in it was new.
    pub import: Option<ImportId>,
    /// What became of each piece.
    pub pieces: Vec<Piece>,
}

impl Desk<'_> {
    /// Reads a bundle and says what would become of each piece. Refuses one of which a byte is not as it was signed,
    /// and one whose register is known here under another key.
    pub fn plan_bundle(&self, file: &str, bytes: impl Into<Arc<[u8]>>) -> Result<BundlePlan, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.catch_up()?;
        let bytes = bytes.into();
        let opened = Arc::new(form::open(file, &bytes)?);
        let ground = self.house.ground();
        let is_known = self.knows_key(file, &opened, &ground)?;
        let (pieces, taking) = self.sorted(&*self.house.store, &ground, &opened)?;
        let header = &opened.header;
        Ok(BundlePlan {
            file: file.to_owned(),
            register: header.register.clone(),
            association: header.name.clone(),
            audience: header.audience.clone(),
            made: header.made.clone(),
            key: header.key.clone(),
            is_known,
            pieces,
            new_subjects: taking.new.len() as u64,
            opened,
            bytes,
        })
    }

    /// Takes in exactly what the plan says. Refuses with [`Refusal::Stale`] where the register changed so that
    /// something else would become of a piece.
    pub fn take_bundle(&self, plan: &BundlePlan) -> Result<BundleTaken, Refusal> {
        self.viewer.may(Action::Import)?;
        if plan.count(Outcome::Accepted) == 0 {
            return Ok(BundleTaken { import: None, pieces: plan.pieces.clone() });
        }
        // Evidence lies sealed before the act that names it; a sweep takes it if we fail.
        let kept = self.house.store.vault().put(&mut &plan.bytes[..])?;
        let import = self.write(|work| {
            let ground = work.ground.clone();
            self.knows_key(&plan.file, &plan.opened, &ground)?;
            let (pieces, taking) = self.sorted(&*work.unit, &ground, &plan.opened)?;
            if pieces != plan.pieces {
                return Err(Refusal::Stale);
            }
            taking.write(self, work, plan, &kept)
        })?;
        // As after any import; what fails here is told to the one who asks next.
        let _ = self.judge_what_came();
        Ok(BundleTaken { import: Some(import), pieces: plan.pieces.clone() })
    }

    /// Whether a bundle of that register was taken in before; refuses one that is signed with another key than then.
    fn knows_key(&self, file: &str, opened: &Opened, ground: &Ground) -> Result<bool, Refusal> {
        let header = &opened.header;
        let senders = ground.imports.values().filter_map(|import| import.accepted.sender.as_ref());
        let keys: BTreeSet<&str> = senders.filter(|sender| sender.register == header.register).map(|sender| sender.key.as_str()).collect();
        let own = (header.register == self.house.home()?).then(|| self.house.store.log_key());
        let others = keys.iter().copied().chain(own.as_deref()).any(|key| key != header.key);
        match others {
            true => Err(Refusal::Unreadable { file: file.to_owned(), code: "bundle-key" }),
            false => Ok(!keys.is_empty() || own.is_some()),
        }
    }

    fn sorted(&self, store: &dyn Questions, ground: &Ground, opened: &Opened) -> Result<(Vec<Piece>, Taking), Refusal> {
        let known = Known::of(store, ground)?;
        let forgotten = self.house.forgotten(ground);
        let names = self.house.names()?;
        let mut sorting = Sorting { store, ground, sender: &opened.header.register, names, known, forgotten, pieces: Vec::new(), taking: Taking::default(), parts: HashMap::new() };
        for (line, n) in opened.lines.iter().zip(2..) {
            sorting.line(n, line)?;
        }
        Ok((sorting.pieces, sorting.taking))
    }
}

/// A claim from elsewhere that is here.
struct KnownClaim {
    id: ClaimId,
    subject: Subject,
    /// The register whose bundle brought it.
    brought_by: Home,
    taken_back: bool,
}

/// What came in bundles that stand.
#[derive(Default)]
struct Known {
    claims: HashMap<Abroad<ClaimId>, KnownClaim>,
    subjects: HashMap<Abroad<Subject>, About>,
    parts: HashMap<(About, Abroad<Part>), Part>,
    sources: HashMap<Abroad<SourceId>, SourceId>,
    /// Claims that were corrected or taken back before they came.
    gone: HashSet<Abroad<ClaimId>>,
}

impl Known {
    fn of(store: &dyn Questions, ground: &Ground) -> Result<Known, Refusal> {
        let mut known = Known::default();
        let stands = |import: &ImportId| !ground.voids.imports.contains(import);
        for (id, import) in ground.imports.iter().filter(|(id, _)| stands(id)) {
            let Some(sender) = &import.accepted.sender else { continue };
            known.gone.extend(import.accepted.taken_back.iter().cloned());
            let mut failed = Ok(());
            store.each_act_of_import(id.0, &mut |stored| match crate::house::entry(&stored) {
                Ok(entry) => {
                    entry.into_iter().for_each(|entry| known.take(entry.seq, entry.act, &sender.register));
                    ControlFlow::Continue(())
                }
                Err(trouble) => {
                    failed = Err(trouble);
                    ControlFlow::Break(())
                }
            })?;
            failed?;
        }
        let sources = ground.sources.values().filter(|source| source.import.is_none_or(|import| stands(&import)));
        known.sources = sources.filter_map(|source| Some((source.home.clone()?, source.id))).collect();
        Ok(known)
    }

    fn take(&mut self, seq: u64, act: Act, sender: &Home) {
        match act {
            Act::Said(said) => {
                let subject = said.subject;
                let about = About::Known(subject.clone());
                self.subjects.extend(said.home.and_then(|home| home.subject).map(|name| (name, about.clone())));
                for (claim, index) in said.claims.into_iter().zip(0..) {
                    let Some(home) = claim.home else { continue };
                    self.parts.extend(home.part.map(|part| ((about.clone(), part), claim.part)));
                    self.gone.extend(home.corrects);
                    let known = KnownClaim { id: ClaimId { act: seq, index }, subject: subject.clone(), brought_by: sender.clone(), taken_back: false };
                    self.claims.insert(home.claim, known);
                }
            }
            Act::ClaimWithdrawn { claim, .. } => {
                self.claims.values_mut().filter(|known| known.id == claim).for_each(|known| known.taken_back = true);
            }
            _ => {}
        }
    }
}

/// About what a statement will be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum About {
    Known(Subject),
    /// One of the new ones, by its place among them.
    New(usize),
}

/// A statement to be written.
struct Saying {
    about: About,
    home: StatementHome,
    organisation: String,
    source: Speaker,
    claims: Vec<Claim>,
}

/// What is to be written.
#[derive(Default)]
struct Taking {
    new: Vec<SubjectKind>,
    sayings: Vec<Saying>,
    withdrawals: Vec<(ClaimId, Subject)>,
    /// Taken back there, and not here.
    tombstones: BTreeSet<Abroad<ClaimId>>,
}

struct Sorting<'s> {
    store: &'s dyn Questions,
    ground: &'s Ground,
    sender: &'s Home,
    names: Names,
    known: Known,
    forgotten: Forgotten<'s>,
    pieces: Vec<Piece>,
    taking: Taking,
    /// The parts that a subject has, those that are given here among them.
    parts: HashMap<About, BTreeSet<Part>>,
}

/// Where a line belongs here.
enum Place {
    Here(About),
    /// A file of ours that says nothing any more: it was forgotten, or never was.
    Gone,
    Nowhere,
}

impl Sorting<'_> {
    fn line(&mut self, n: u32, line: &Line) -> Result<(), Refusal> {
        let Some(kind) = SubjectKind::of(&line.kind) else {
            line.said.iter().for_each(|said| self.refuse(n, "bundle-unread", said.claims.len()));
            line.taken_back.iter().for_each(|_| self.refuse(n, "bundle-unread", 1));
            return Ok(());
        };
        let readings: Vec<Vec<Claim>> = line.said.iter().map(|said| said.claims.iter().filter_map(read).collect()).collect();
        let place = self.place(line)?;
        // Whoever was forgotten here comes back only where people say so.
        let all: Vec<Claim> = readings.iter().flatten().cloned().collect();
        let marked = line.names.iter().any(|name| self.forgotten.was_called(name));
        let (about, reason) = match place {
            Place::Gone => (None, "bundle-gone-here"),
            Place::Nowhere if marked || self.forgotten.may_mean(&all) => (None, "bundle-forgotten"),
            Place::Nowhere if !self.is_named_as(kind, line) => (None, "bundle-unread"),
            Place::Here(About::Known(subject)) if subject.kind() != kind => (None, "bundle-unread"),
            Place::Nowhere => (Some(About::New(self.taking.new.len())), ""),
            Place::Here(about) => (Some(about), ""),
        };
        let before = self.taking.sayings.len();
        for (said, claims) in line.said.iter().zip(readings) {
            match &about {
                None => self.refuse(n, reason, 0),
                Some(about) => {
                    let of = said.of.parse().ok().and_then(|name| self.known.subjects.get(&name).cloned());
                    self.said(n, of.unwrap_or_else(|| about.clone()), said, claims)?;
                }
            }
        }
        // A new one of which nothing could be said is none.
        if let Some(about) = about.filter(|about| self.taking.sayings[before..].iter().any(|saying| saying.about == *about)) {
            if about == About::New(self.taking.new.len()) {
                self.taking.new.push(kind);
            }
            for name in line.names.iter().filter_map(|name| name.parse().ok()) {
                self.known.subjects.entry(name).or_insert_with(|| about.clone());
            }
        }
        for claim in &line.taken_back {
            self.taken_back(n, claim);
        }
        Ok(())
    }

    /// Whether something new is called as things of its kind are.
    fn is_named_as(&self, kind: SubjectKind, line: &Line) -> bool {
        let fits = |name: &String| name.parse::<Abroad<Subject>>().is_ok_and(|name| name.name().starts_with(kind.entry().letter));
        !line.names.is_empty() && line.names.iter().all(fits)
    }

    fn piece(&mut self, line: u32, outcome: Outcome, reason: &'static str, subject: Option<Subject>, (claims, unread): (usize, usize)) {
        self.pieces.push(Piece { line, outcome, reason, subject, claims: claims as u32, unread: unread as u32 });
    }

    fn refuse(&mut self, line: u32, reason: &'static str, unread: usize) {
        self.piece(line, Outcome::Rejected, reason, None, (0, unread));
    }

    /// The first of the names that is known here says which file it is.
    fn place(&self, line: &Line) -> Result<Place, Refusal> {
        let mut gone = false;
        for name in &line.names {
            if let Some(shipped) = name.parse::<Subject>().ok().filter(|subject| subject.shipped_id().is_some()) {
                return Ok(Place::Here(About::Known(shipped)));
            }
            let Ok(abroad) = name.parse::<Abroad<Subject>>() else { continue };
            if abroad.home() == &self.names.home {
                match self.names.read_subject(&abroad) {
                    Some(subject) if self.speaks(&subject)? => return Ok(Place::Here(About::Known(subject))),
                    _ => gone = true,
                }
            } else if let Some(about) = self.known.subjects.get(&abroad) {
                return Ok(Place::Here(about.clone()));
            }
        }
        Ok(if gone { Place::Gone } else { Place::Nowhere })
    }

    /// Whether anything was said of it that was not destroyed.
    fn speaks(&self, subject: &Subject) -> Result<bool, Refusal> {
        let entries = entries_in(&self.store.acts_about(subject.key())?)?;
        Ok(entries.iter().any(|entry| matches!(&entry.act, Act::Said(said) if said.subject == *subject)))
    }

    fn said(&mut self, n: u32, about: About, said: &Said, claims: Vec<Claim>) -> Result<(), Refusal> {
        let unread = said.claims.len() - claims.len();
        let subject = if let About::Known(subject) = &about { Some(subject.clone()) } else { None };
        let of_withdrawn = self.ground.organisation_named(&said.organisation).is_some_and(|id| self.ground.is_withdrawn(id));
        if of_withdrawn || names::clean(&said.organisation).is_empty() {
            self.piece(n, Outcome::Rejected, "bundle-organisation-withdrawn", subject, (0, unread));
            return Ok(());
        }
        let mut new = Vec::new();
        let (mut ours_gone, mut corrected) = (false, 0);
        for mut claim in claims {
            let home = claim.home.as_ref().expect("read from a bundle");
            if home.claim.home() == &self.names.home {
                ours_gone |= !self.is_ours(&home.claim)?;
            } else if !self.known.claims.contains_key(&home.claim) && !self.known.gone.contains(&home.claim) {
                claim.supersedes = self.corrected(home, &about);
                claim.part = self.part(&about, home.part.clone())?;
                new.push(claim);
            } else if let Some(corrects) = home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home()) {
                // Somebody brought it before, to whom it was not told what it corrects.
                corrected += usize::from(self.goes(corrects));
            }
        }
        let reason = match (&about, new.is_empty(), ours_gone) {
            _ if corrected > 0 => "bundle-corrects",
            (_, true, true) => "bundle-gone-here",
            (_, true, _) if unread == said.claims.len() && unread > 0 => "bundle-unread",
            (_, true, _) => "bundle-known",
            _ if new.iter().any(|claim| claim.supersedes.is_some()) => "bundle-corrects",
            (About::Known(_), ..) => "bundle-more",
            (About::New(_), ..) => "bundle-new",
        };
        let outcome = match reason {
            "bundle-gone-here" | "bundle-unread" => Outcome::Rejected,
            "bundle-known" => Outcome::Repeated,
            _ => Outcome::Accepted,
        };
        self.piece(n, outcome, reason, subject, (new.len() + corrected, unread));
        if new.is_empty() {
            return Ok(());
        }
        // The same claim twice in one bundle is said once; what it corrects is gone for what comes after.
        for claim in &new {
            let home = claim.home.as_ref().expect("read from a bundle");
            self.known.gone.insert(home.claim.clone());
            self.known.gone.extend(home.corrects.clone());
        }
        let home = StatementHome { act: said.act.clone(), subject: said.of.parse().ok() };
        self.taking.sayings.push(Saying { about, home, organisation: said.organisation.clone(), source: said.source.clone(), claims: new });
        Ok(())
    }

    /// Whether a claim of our own is in the log and was not destroyed.
    fn is_ours(&self, abroad: &Abroad<ClaimId>) -> Result<bool, Refusal> {
        let Some(id) = self.names.read('c', abroad).map(ClaimId::of_number) else { return Ok(false) };
        let entries = entries_in(&self.store.acts(&[id.act])?)?;
        Ok(entries.iter().any(|entry| matches!(&entry.act, Act::Said(said) if said.claims.len() > usize::from(id.index))))
    }

    /// The claim here that this one corrects: one of the same register, brought by it or by this sender.
    fn corrected(&self, home: &ClaimHome, about: &About) -> Option<ClaimId> {
        let corrects = home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home())?;
        let known = self.known.claims.get(corrects)?;
        (self.may_take_back(corrects, known) && *about == About::Known(known.subject.clone())).then_some(known.id)
    }

    fn may_take_back(&self, name: &Abroad<ClaimId>, known: &KnownClaim) -> bool {
        name.home() == self.sender || known.brought_by == *self.sender
    }

    /// The number of a taking or a step in the file here.
    fn part(&mut self, about: &About, part: Option<Abroad<Part>>) -> Result<Part, Refusal> {
        let Some(abroad) = part else { return Ok(Part::Person) };
        let key = (about.clone(), abroad.clone());
        let subject = if let About::Known(subject) = about { Some(subject) } else { None };
        let own = || self.names.read_part(subject?, &abroad);
        if let Some(part) = self.known.parts.get(&key).copied().or_else(own) {
            return Ok(part);
        }
        if !self.parts.contains_key(about) {
            let entries = subject.map(|subject| Ok::<_, Refusal>(entries_in(&self.store.acts_about(subject.key())?)?)).transpose()?;
            self.parts.insert(about.clone(), crate::chapters::parts_of(&entries.unwrap_or_default()));
        }
        let taken = self.parts.get_mut(about).expect("put in just now");
        let part = crate::chapters::next(if is_taking(&abroad) { Part::Episode(0) } else { Part::Event(0) }, taken);
        taken.insert(part);
        self.known.parts.insert(key, part);
        Ok(part)
    }

    fn taken_back(&mut self, n: u32, name: &Abroad<ClaimId>) {
        let known = self.known.claims.get(name);
        let subject = known.map(|known| known.subject.clone());
        let not_theirs = known.is_some_and(|known| !known.taken_back && !self.may_take_back(name, known));
        match self.goes(name) {
            true => self.piece(n, Outcome::Accepted, "bundle-takes-back", subject.clone(), (usize::from(subject.is_some()), 0)),
            false if not_theirs => self.piece(n, Outcome::Rejected, "bundle-not-theirs", subject, (0, 0)),
            false => self.piece(n, Outcome::Repeated, "bundle-known", subject, (0, 0)),
        }
    }

    /// Notes that a claim stands no more: here, or should it come later, in an older bundle. Answers whether that is news.
    /// Of what others said, and somebody else brought, the sender cannot say so.
    fn goes(&mut self, name: &Abroad<ClaimId>) -> bool {
        let may = self.known.claims.get(name).map(|known| !known.taken_back && self.may_take_back(name, known));
        match may {
            _ if self.known.gone.contains(name) => false,
            Some(false) => false,
            Some(true) => {
                let known = self.known.claims.get_mut(name).expect("found just now");
                known.taken_back = true;
                self.taking.withdrawals.push((known.id, known.subject.clone()));
                true
            }
            None if name.home() != self.sender || name.home() == &self.names.home => false,
            None => {
                self.known.gone.insert(name.clone());
                self.taking.tombstones.insert(name.clone())
            }
        }
    }
}

/// A claim as it will stand here, but for its part; `None` where this program cannot read it.
fn read(claim: &serde_json::Value) -> Option<Claim> {
    let said: ClaimSaid = serde_json::from_value(claim.clone()).ok()?;
    let property = Property::of(&said.property)?;
    let short = said.said.chars().nth(TEXT_LETTERS_MAX).is_none();
    let mut claim = Claim::new(Part::Person, property, said.said, said.value);
    claim.tier = claim.tier.max(said.tier);
    claim.valid = said.valid;
    claim.credibility = said.credibility.clamp(1, 6);
    claim.home = Some(Box::new(ClaimHome { claim: said.id, part: said.part, corrects: said.corrects }));
    short.then_some(claim)
}

impl Taking {
    fn write(self, desk: &Desk<'_>, work: &mut Work<'_>, plan: &BundlePlan, kept: &store::Kept) -> Result<ImportId, Refusal> {
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
            by: desk.member(),
        })?;
        let new = minted(work, &self.new)?;
        let mut sources = Sources { import: id, names: desk.house.names()?, known: Known::of(&*work.unit, &work.ground)?.sources };
        let mut acts = Vec::new();
        for saying in self.sayings {
            let organisation = desk.organisation(work, &saying.organisation)?;
            let source = sources.of(work, &saying.source, organisation, &saying.organisation)?;
            let subject = match saying.about {
                About::Known(subject) => subject,
                About::New(n) => new[n].clone(),
            };
            let claims: Vec<String> = saying.claims.iter().filter_map(|claim| Some(claim.home.as_ref()?.claim.to_string())).collect();
            acts.push(Act::Said(Statement {
                subject,
                source,
                locus: Locus::default(),
                organisation,
                known: desk.house.today(),
                by: desk.member(),
                import: Some(id),
                record: None,
                // By it a withdrawn bundle that came again is known not to be let stand a second time.
                print: Some(ledger::digest(claims.join(" ").as_bytes()).to_string()),
                why: None,
                home: Some(Box::new(saying.home)),
                claims: saying.claims,
            }));
        }
        acts.extend(self.withdrawals.into_iter().map(|(claim, subject)| Act::ClaimWithdrawn {
            claim,
            subject,
            why: plan.association.clone(),
            import: Some(id),
            by: desk.member(),
        }));
        work.append_all(acts)?;
        let changed = plan.pieces.iter().filter(|piece| piece.outcome == Outcome::Accepted && piece.subject.is_some()).count();
        work.append(Act::ImportAccepted(ImportAccepted {
            id,
            organisation,
            files: vec![ImportedFile { name: plan.file.clone(), digest, bytes: kept.bytes, document }],
            mapping: None,
            rows: plan.rows(),
            accepted: plan.count(Outcome::Accepted),
            repeated: plan.count(Outcome::Repeated),
            waiting: 0,
            rejected: plan.count(Outcome::Rejected),
            changed: Some(changed as u64),
            remarks: plan.pieces.iter().filter_map(remark).collect(),
            sender: Some(Sender { register: plan.register.clone(), key: plan.key.clone() }),
            taken_back: self.tombstones.into_iter().collect(),
            by: desk.member(),
        }))?;
        Ok(id)
    }
}

fn remark(piece: &Piece) -> Option<RowRemark> {
    let outcome = match piece.outcome {
        Outcome::Repeated => "repeated",
        Outcome::Rejected => "rejected",
        _ => return None,
    };
    let person: Option<PersonId> = piece.subject.as_ref().and_then(Subject::person);
    Some(RowRemark { file: 0, sheet: None, row: piece.line, outcome: outcome.into(), reason: piece.reason.into(), person })
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
    fn of(&mut self, work: &mut Work<'_>, speaker: &Speaker, organisation: OrganisationId, called: &str) -> Result<SourceId, Refusal> {
        let own = || self.names.read('s', &speaker.id).map(SourceId).filter(|id| work.ground.sources.contains_key(id));
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
