//! Sorting a bundle piece by piece: what each would do here.

use super::form::{ClaimSaid, Line, Said, Speaker};
use super::known::{About, Known, KnownClaim};
use super::take::Piece;
use super::{Names, is_taking};
use crate::acts::entries_in;
use crate::forget::Forgotten;
use crate::ground::Ground;
use crate::import::Outcome;
use crate::lengths::TEXT_LETTERS_MAX;
use crate::refs::Numbered;
use crate::refusal::Refusal;
use model::claim::{ClaimHome, StatementHome};
use model::id::{Abroad, Home};
use model::{Act, Claim, ClaimId, Part, Property, Subject, SubjectKind};
use std::collections::{BTreeSet, HashMap};
use store::Questions;

/// A statement to be written.
pub(super) struct Saying {
    pub about: About,
    pub home: StatementHome,
    pub organisation: String,
    pub source: Speaker,
    pub claims: Vec<Claim>,
}

/// What is to be written.
#[derive(Default)]
pub(super) struct Taking {
    pub new: Vec<SubjectKind>,
    pub sayings: Vec<Saying>,
    pub withdrawals: Vec<(ClaimId, Subject)>,
    /// Taken back there, and not here.
    pub tombstones: BTreeSet<Abroad<ClaimId>>,
}

/// Goes over the pieces of one bundle.
pub(super) struct Sorting<'s> {
    pub store: &'s dyn Questions,
    pub ground: &'s Ground,
    pub sender: &'s Home,
    pub names: Names,
    pub known: Known,
    pub forgotten: Forgotten<'s>,
    pub pieces: Vec<Piece>,
    pub taking: Taking,
    /// The parts that a subject has, those that are given here among them.
    pub parts: HashMap<About, BTreeSet<Part>>,
}

/// Where a line belongs here.
enum Place {
    Here(About),
    /// A file of ours that says nothing any more: it was forgotten, or never was.
    Gone,
    Nowhere,
}

impl Sorting<'_> {
    /// Sorts what a line says.
    pub(super) fn line(&mut self, n: u32, line: &Line) -> Result<(), Refusal> {
        let Some(kind) = SubjectKind::of(&line.kind) else {
            line.said.iter().for_each(|said| self.refuse(n, "bundle-unread", said.claims.len()));
            return Ok(());
        };
        let readings: Vec<Vec<Claim>> =
            line.said.iter().map(|said| said.claims.iter().filter_map(read).collect()).collect();
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
        if let Some(about) =
            about.filter(|about| self.taking.sayings[before..].iter().any(|saying| saying.about == *about))
        {
            if about == About::New(self.taking.new.len()) {
                self.taking.new.push(kind);
            }
            for name in line.names.iter().filter_map(|name| name.parse().ok()) {
                self.known.subjects.entry(name).or_insert_with(|| about.clone());
            }
        }
        Ok(())
    }

    /// Whether something new is called as things of its kind are.
    fn is_named_as(&self, kind: SubjectKind, line: &Line) -> bool {
        let fits = |name: &String| {
            name.parse::<Abroad<Subject>>().is_ok_and(|name| name.name().starts_with(kind.entry().letter))
        };
        !line.names.is_empty() && line.names.iter().all(fits)
    }

    fn piece(
        &mut self,
        line: u32,
        outcome: Outcome,
        reason: &'static str,
        subject: Option<Subject>,
        (claims, unread): (usize, usize),
    ) {
        self.pieces.push(Piece {
            line,
            outcome,
            reason,
            subject,
            claims: claims as u32,
            unread: unread as u32,
        });
    }

    fn refuse(&mut self, line: u32, reason: &'static str, unread: usize) {
        self.piece(line, Outcome::Rejected, reason, None, (0, unread));
    }

    /// The first of the names that is known here says which file it is.
    fn place(&self, line: &Line) -> Result<Place, Refusal> {
        let mut gone = false;
        for name in &line.names {
            if let Some(shipped) =
                name.parse::<Subject>().ok().filter(|subject| subject.shipped_id().is_some())
            {
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
        let of_withdrawn =
            self.ground.organisation_named(&said.organisation).is_some_and(|id| self.ground.is_withdrawn(id));
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
            } else if let Some(corrects) =
                home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home())
            {
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
        self.taking.sayings.push(Saying {
            about,
            home,
            organisation: said.organisation.clone(),
            source: said.source.clone(),
            claims: new,
        });
        Ok(())
    }

    /// Whether a claim of our own is in the log and was not destroyed.
    fn is_ours(&self, abroad: &Abroad<ClaimId>) -> Result<bool, Refusal> {
        let Some(id) = self.names.read('c', abroad).map(ClaimId::of_number) else { return Ok(false) };
        let entries = entries_in(&self.store.acts(&[id.act])?)?;
        Ok(entries
            .iter()
            .any(|entry| matches!(&entry.act, Act::Said(said) if said.claims.len() > usize::from(id.index))))
    }

    /// The claim here that this one corrects: one of the same register, brought by it or by this sender.
    fn corrected(&self, home: &ClaimHome, about: &About) -> Option<ClaimId> {
        let corrects = home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home())?;
        let known = self.known.claims.get(corrects)?;
        (self.may_take_back(corrects, known) && *about == About::Known(known.subject.clone()))
            .then_some(known.id)
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
            let entries = subject
                .map(|subject| Ok::<_, Refusal>(entries_in(&self.store.acts_about(subject.key())?)?))
                .transpose()?;
            self.parts.insert(about.clone(), crate::chapters::parts_of(&entries.unwrap_or_default()));
        }
        let taken = self.parts.get_mut(about).expect("put in just now");
        let part =
            crate::chapters::next(if is_taking(&abroad) { Part::Episode(0) } else { Part::Event(0) }, taken);
        taken.insert(part);
        self.known.parts.insert(key, part);
        Ok(part)
    }

    pub(super) fn taken_back(&mut self, n: u32, name: &Abroad<ClaimId>) {
        let known = self.known.claims.get(name);
        let subject = known.map(|known| known.subject.clone());
        let not_theirs = known.is_some_and(|known| !known.taken_back && !self.may_take_back(name, known));
        match self.goes(name) {
            true => self.piece(
                n,
                Outcome::Accepted,
                "bundle-takes-back",
                subject.clone(),
                (usize::from(subject.is_some()), 0),
            ),
            false if not_theirs => self.piece(n, Outcome::Rejected, "bundle-not-theirs", subject, (0, 0)),
            false => self.piece(n, Outcome::Repeated, "bundle-known", subject, (0, 0)),
        }
    }

    /// Notes that a claim stands no more: here, or should it come later, in an older bundle. Answers whether
    /// that is news. Of what others said, and somebody else brought, the sender cannot say so.
    fn goes(&mut self, name: &Abroad<ClaimId>) -> bool {
        let may =
            self.known.claims.get(name).map(|known| !known.taken_back && self.may_take_back(name, known));
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
