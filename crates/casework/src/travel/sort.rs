//! Sorting a bundle piece by piece: what each would do here.

use super::form::{ClaimSaid, Line, Said, Speaker};
use super::known::{About, Known, KnownClaim};
use super::names::{Names, is_taking};
use super::pieces::{Piece, PieceSaid};
use crate::forget::Forgotten;
use crate::import::{FORGOTTEN, Outcome};
use crate::lengths::TEXT_LETTERS_MAX;
use crate::refs::Numbered;
use model::claim::{ClaimHome, StatementHome};
use model::id::{Abroad, Home};
use model::{Act, Claim, ClaimId, OrganisationId, Part, Property, Subject, SubjectKind};
use register::Refusal;
use register::acts::entries_in;
use register::ground::Ground;
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
    /// Lines that may be about somebody who was forgotten: they wait for two people.
    pub waiting: Vec<LineWaits>,
    /// Taken back there, and not here.
    pub tombstones: BTreeSet<Abroad<ClaimId>>,
    /// What the links among the claims lead to.
    pub links: HashMap<Abroad<ClaimId>, About>,
}

/// A line that waits.
pub(super) struct LineWaits {
    pub line: u32,
    pub kind: SubjectKind,
    pub organisation: String,
    pub source: Speaker,
    /// Property and words.
    pub fields: Vec<(String, String)>,
    /// By it the line is known when it comes again.
    pub print: String,
}

/// Goes over the pieces of one bundle.
pub(super) struct Sorting<'s> {
    pub store: &'s dyn Questions,
    pub ground: &'s Ground,
    pub sender: &'s Home,
    /// The association that sends it, where it is known here.
    pub organisation: Option<OrganisationId>,
    pub names: Names,
    pub known: Known,
    pub forgotten: Forgotten<'s>,
    /// Two people said that whoever is meant is not one of those who were forgotten.
    pub admits: bool,
    pub pieces: Vec<Piece>,
    pub taking: Taking,
    /// The parts that a subject has, those that are given here among them.
    pub parts: HashMap<About, BTreeSet<Part>>,
    /// Links that the bundle says, by the name of what they lead to: a later line may be the first to tell of
    /// it.
    pub links: Vec<(Abroad<ClaimId>, Abroad<Subject>)>,
}

/// What a piece is about.
struct Of {
    line: u32,
    kind: Option<SubjectKind>,
    name: String,
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
        let kind = SubjectKind::of(&line.kind);
        self.links.extend(line.said.iter().flat_map(|said| &said.claims).filter_map(link));
        let readings: Vec<Vec<Claim>> =
            line.said.iter().map(|said| said.claims.iter().filter_map(read).collect()).collect();
        let all: Vec<Claim> = readings.iter().flatten().cloned().collect();
        let of = Of { line: n, kind, name: name_in(&all) };
        let Some(kind) = kind else {
            line.said.iter().for_each(|said| self.refuse(&of, said, "bundle-unread", said.claims.len()));
            return Ok(());
        };
        let place = self.place(line)?;
        // Whoever was forgotten here comes back only where people say so: who is called there as somebody who
        // was forgotten is that one; who has the same names alone may be another.
        let is_that_one = line.names.iter().any(|name| self.forgotten.was_called(name));
        let (about, reason) = match place {
            Place::Gone => (None, "bundle-gone-here"),
            Place::Nowhere if is_that_one => (None, "bundle-forgotten"),
            // What somebody left out as one who was forgotten does not come in by what was said before.
            _ if !self.admits && self.was_left_out(line) => return self.wait(&of, kind, line, &all),
            Place::Nowhere if !self.is_named_as(kind, line) => (None, "bundle-unread"),
            Place::Nowhere if !self.admits && self.forgotten.may_mean(&all) => {
                return self.wait(&of, kind, line, &all);
            }
            Place::Here(About::Known(subject)) if subject.kind() != kind => (None, "bundle-unread"),
            Place::Nowhere => (Some(About::New(self.taking.new.len())), ""),
            Place::Here(about) => (Some(about), ""),
        };
        let before = self.taking.sayings.len();
        for (said, claims) in line.said.iter().zip(readings) {
            match &about {
                None => self.refuse(&of, said, reason, 0),
                Some(about) => {
                    let here = said.of.parse().ok().and_then(|name| self.known.subjects.get(&name).cloned());
                    self.said(&of, here.unwrap_or_else(|| about.clone()), said, claims)?;
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

    /// Finds what the links lead to, once every line was seen. One of which nothing is here stays the name
    /// that it is told by.
    pub(super) fn follow_links(&mut self) -> Result<(), Refusal> {
        for (claim, to) in std::mem::take(&mut self.links) {
            let about = match to.home() == &self.names.home {
                true => match self.names.read_subject(&to) {
                    Some(subject) if self.speaks(&subject)? => Some(About::Known(subject)),
                    _ => None,
                },
                false => self.known.subjects.get(&to).cloned(),
            };
            self.taking.links.extend(about.map(|about| (claim, about)));
        }
        Ok(())
    }

    /// Lets a line wait for two people, as a row of a list would; one of which somebody decided before is not
    /// asked about again.
    fn wait(&mut self, of: &Of, kind: SubjectKind, line: &Line, all: &[Claim]) -> Result<(), Refusal> {
        let Some(first) = line.said.first() else { return Ok(()) };
        let print = print_of(first);
        let was_asked = self.organisation.is_some_and(|id| {
            self.ground.lists.asked.contains_key(&(id, print.clone()))
                || self.forgotten.was_left_out(id, &print)
        }) || self.taking.waiting.iter().any(|waits| waits.print == print);
        let (outcome, reason) = match was_asked {
            true => (Outcome::Repeated, "asked-before"),
            false => (Outcome::Waiting, FORGOTTEN),
        };
        let piece = self.piece(of, outcome, reason, None, (all.len(), 0));
        piece.organisation.clone_from(&first.organisation);
        piece.said = all.iter().map(|claim| said_of(claim, None)).collect();
        if !was_asked {
            self.taking.waiting.push(LineWaits {
                line: of.line,
                kind,
                organisation: first.organisation.clone(),
                source: first.source.clone(),
                fields: all
                    .iter()
                    .map(|claim| (claim.property.key().to_owned(), claim.said.clone()))
                    .collect(),
                print,
            });
        }
        Ok(())
    }

    fn was_left_out(&self, line: &Line) -> bool {
        let print = line.said.first().map(print_of);
        print.zip(self.organisation).is_some_and(|(print, id)| self.forgotten.was_left_out(id, &print))
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
        of: &Of,
        outcome: Outcome,
        reason: &'static str,
        subject: Option<Subject>,
        (claims, unread): (usize, usize),
    ) -> &mut Piece {
        self.pieces.push(Piece {
            line: of.line,
            outcome,
            reason,
            subject,
            claims: claims as u32,
            unread: unread as u32,
            kind: of.kind,
            name: of.name.clone(),
            organisation: String::new(),
            said: Vec::new(),
            back: Vec::new(),
            new: None,
        });
        self.pieces.last_mut().expect("pushed just now")
    }

    fn refuse(&mut self, of: &Of, said: &Said, reason: &'static str, unread: usize) {
        self.piece(of, Outcome::Rejected, reason, None, (0, unread))
            .organisation
            .clone_from(&said.organisation);
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

    fn said(&mut self, of: &Of, about: About, said: &Said, claims: Vec<Claim>) -> Result<(), Refusal> {
        let unread = said.claims.len() - claims.len();
        let (subject, is_new) = match &about {
            About::Known(subject) => (Some(subject.clone()), None),
            About::New(n) => (None, Some(*n)),
        };
        let of_withdrawn =
            self.ground.organisation_named(&said.organisation).is_some_and(|id| self.ground.is_withdrawn(id));
        if of_withdrawn || names::clean(&said.organisation).is_empty() {
            let piece =
                self.piece(of, Outcome::Rejected, "bundle-organisation-withdrawn", subject, (0, unread));
            piece.organisation.clone_from(&said.organisation);
            return Ok(());
        }
        let (mut new, mut back) = (Vec::new(), Vec::new());
        let (mut ours_gone, mut corrected, mut beside, mut forgotten) = (false, 0, false, false);
        for mut claim in claims {
            let home = claim.home.as_ref().expect("read from a bundle");
            if self.forgotten.was_called(&home.claim.to_string()) {
                forgotten = true;
            } else if home.claim.home() == &self.names.home {
                ours_gone |= !self.is_ours(&home.claim)?;
            } else if !self.known.claims.contains_key(&home.claim) && !self.known.gone.contains(&home.claim) {
                claim.supersedes = self.corrected(home, &about);
                beside |= claim.supersedes.is_none() && self.stays_beside(home);
                claim.part = self.part(&about, home.part.clone())?;
                new.push(claim);
            } else if let Some(corrects) =
                home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home())
            {
                // Somebody brought it before, to whom it was not told what it corrects.
                if self.goes(corrects) {
                    corrected += 1;
                    back.extend(self.known.claims.get(corrects).map(|known| known.id));
                } else {
                    beside |= self.stays_beside(home);
                }
            }
        }
        let reason = match (&about, new.is_empty(), ours_gone) {
            _ if corrected > 0 => "bundle-corrects",
            (_, true, _) if forgotten => "bundle-forgotten",
            (_, true, true) => "bundle-gone-here",
            (_, true, _) if unread == said.claims.len() && unread > 0 => "bundle-unread",
            (_, true, _) if beside => "bundle-beside-known",
            (_, true, _) => "bundle-known",
            _ if new.iter().any(|claim| claim.supersedes.is_some()) => "bundle-corrects",
            _ if beside => "bundle-beside",
            (About::Known(_), ..) => "bundle-more",
            (About::New(_), ..) => "bundle-new",
        };
        let outcome = match reason {
            "bundle-gone-here" | "bundle-forgotten" | "bundle-unread" => Outcome::Rejected,
            "bundle-known" | "bundle-beside-known" => Outcome::Repeated,
            _ => Outcome::Accepted,
        };
        let piece = self.piece(of, outcome, reason, subject, (new.len() + corrected, unread));
        piece.organisation.clone_from(&said.organisation);
        piece.said = new.iter().map(|claim| said_of(claim, claim.supersedes)).collect();
        (piece.back, piece.new) = (back, is_new.filter(|_| !new.is_empty()));
        if new.is_empty() {
            return Ok(());
        }
        // The same claim twice in one bundle is said once; what it corrects is gone for what comes after.
        for claim in &new {
            let home = claim.home.as_ref().expect("read from a bundle");
            self.known.gone.insert(home.claim.clone());
            self.known.gone.extend(home.corrects.clone());
            if let Some(known) = home.corrects.as_ref().and_then(|name| self.known.claims.get_mut(name)) {
                known.taken_back |= claim.supersedes == Some(known.id);
            }
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

    /// Whether what a claim corrects there goes on standing here: its own register brought it, and has not
    /// said so here yet. It is asked for a newer bundle.
    fn stays_beside(&self, home: &ClaimHome) -> bool {
        let corrects = home.corrects.as_ref().filter(|corrects| corrects.home() == home.claim.home());
        corrects
            .and_then(|corrects| Some((corrects, self.known.claims.get(corrects)?)))
            .is_some_and(|(name, known)| !known.taken_back && !self.may_take_back(name, known))
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
            self.parts.insert(about.clone(), crate::claims::parts_of(&entries.unwrap_or_default()));
        }
        let taken = self.parts.get_mut(about).expect("put in just now");
        let part =
            crate::claims::next(if is_taking(&abroad) { Part::Episode(0) } else { Part::Event(0) }, taken);
        taken.insert(part);
        self.known.parts.insert(key, part);
        Ok(part)
    }

    pub(super) fn taken_back(&mut self, n: u32, line: &Line, name: &Abroad<ClaimId>) {
        let of = Of { line: n, kind: SubjectKind::of(&line.kind), name: String::new() };
        let known = self.known.claims.get(name);
        let (subject, id) = (known.map(|known| known.subject.clone()), known.map(|known| known.id));
        let not_theirs = known.is_some_and(|known| !known.taken_back && !self.may_take_back(name, known));
        match self.goes(name) {
            true => {
                let claims = (usize::from(subject.is_some()), 0);
                self.piece(&of, Outcome::Accepted, "bundle-takes-back", subject, claims).back.extend(id);
            }
            false if not_theirs => {
                self.piece(&of, Outcome::Rejected, "bundle-not-theirs", subject, (0, 0)).back.extend(id);
            }
            false => drop(self.piece(&of, Outcome::Repeated, "bundle-known", subject, (0, 0))),
        }
    }

    /// Notes that a claim stands no more: here, or should it come later, in an older bundle. Answers whether
    /// that is news. Of what others said, and somebody else brought, the sender cannot say so.
    fn goes(&mut self, name: &Abroad<ClaimId>) -> bool {
        let may =
            self.known.claims.get(name).map(|known| !known.taken_back && self.may_take_back(name, known));
        match may {
            Some(false) => false,
            // Also where somebody else said before that its home corrected it, and could not take it back.
            Some(true) => {
                let known = self.known.claims.get_mut(name).expect("found just now");
                known.taken_back = true;
                self.taking.withdrawals.push((known.id, known.subject.clone()));
                true
            }
            None if self.known.gone.contains(name) => false,
            None if name.home() != self.sender || name.home() == &self.names.home => false,
            None => {
                self.known.gone.insert(name.clone());
                self.taking.tombstones.insert(name.clone())
            }
        }
    }
}

/// The name of its home is the same in every bundle; what is said of it may grow.
fn print_of(first: &Said) -> String {
    ledger::digest(format!("bundle\u{1f}{}", first.of).as_bytes()).to_string()
}

fn said_of(claim: &Claim, corrects: Option<ClaimId>) -> PieceSaid {
    PieceSaid { property: claim.property, words: claim.said.clone(), corrects }
}

/// The name by which a line is told to whoever reads the plan.
fn name_in(claims: &[Claim]) -> String {
    let said = |key: &str| claims.iter().find(|claim| claim.property.key() == key).map(|claim| &*claim.said);
    let whole = ["full_name", "subject_name", "other_name", "subject_other_name"].into_iter().find_map(said);
    let parts =
        || ["given_name", "father_name", "family_name"].into_iter().filter_map(said).collect::<Vec<_>>();
    whole.map_or_else(|| parts().join(" "), str::to_owned)
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

/// A claim that is a link, and what it leads to.
fn link(claim: &serde_json::Value) -> Option<(Abroad<ClaimId>, Abroad<Subject>)> {
    let said: ClaimSaid = serde_json::from_value(claim.clone()).ok()?;
    Some((said.id, said.link?))
}

/// What a kept bundle says, line by line; nothing where it cannot be read any more.
pub(crate) fn claims_in(file: &str, bytes: &[u8]) -> Vec<Vec<Claim>> {
    let lines = super::form::open(file, bytes).map(|opened| opened.lines).unwrap_or_default();
    let claims =
        |line: &Line| line.said.iter().flat_map(|said| said.claims.iter().filter_map(read)).collect();
    lines.iter().map(claims).collect()
}
