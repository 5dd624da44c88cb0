//! Taking a bundle in: read, sorted piece by piece into a plan, and accepted as one import.
//!
//! A piece is what one source said in one breath, or one claim that is taken back. Each has one outcome, as
//! rows of lists have: accepted, repeated or rejected, and none is lost on the way.

use super::form;
use super::form::{Header, Opened};
use super::known::Known;
use super::pieces::Piece;
use super::sort::{Sorting, Taking};
use crate::desk::Desk;
use crate::import::Outcome;
use access::Action;
use model::act::RowWaits;
use model::id::Home;
use model::{ImportId, Subject};
use register::ground::Ground;
use register::{Refusal, Work};
use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::sync::Arc;
use store::{Digest, Questions};

/// The first line says who sends it.
const FIRST_LINE: u32 = 2;

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
    /// The files and other subjects that are new, in the order of [`Piece::new`].
    pub new: Vec<Subject>,
}

impl BundleTaken {
    /// The file here that a piece is about, or whatever else; also where the bundle made it.
    pub fn subject_of<'t>(&'t self, piece: &'t Piece) -> Option<&'t Subject> {
        piece.subject.as_ref().or_else(|| self.new.get(piece.new?))
    }
}

impl Desk<'_> {
    /// Reads a bundle and says what would become of each piece. Refuses one of which a byte is not as it was
    /// signed, and one whose register is known here under another key.
    pub fn plan_bundle(&self, file: &str, bytes: impl Into<Arc<[u8]>>) -> Result<BundlePlan, Refusal> {
        self.viewer.may(Action::Import)?;
        self.house.register.catch_up()?;
        let bytes = bytes.into();
        let opened = Arc::new(form::open(file, &bytes)?);
        let ground = self.house.ground()?;
        let is_known = self.knows_key(file, &opened, &ground)?;
        let (pieces, taking) = self.sorted(self.house.register.store(), &ground, &opened)?;
        let header = &opened.header;
        Ok(BundlePlan {
            file: file.to_owned(),
            register: header.register.clone(),
            association: association(header).to_owned(),
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

    /// Takes in exactly what the plan says. Refuses with [`Refusal::Stale`] where the register changed so
    /// that something else would become of a piece.
    pub fn take_bundle(&self, plan: &BundlePlan) -> Result<BundleTaken, Refusal> {
        self.viewer.may(Action::Import)?;
        if plan.count(Outcome::Accepted) + plan.count(Outcome::Waiting) == 0 {
            return Ok(BundleTaken { import: None, pieces: plan.pieces.clone(), new: Vec::new() });
        }
        // Evidence lies sealed before the act that names it; a sweep takes it if we fail.
        let kept = self.house.register.store().vault().put(&mut &plan.bytes[..])?;
        let (import, new) = self.write(|work| {
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
        Ok(BundleTaken { import: Some(import), pieces: plan.pieces.clone(), new })
    }

    /// Whether a bundle of that register was taken in before; refuses one that is signed with another key
    /// than then.
    fn knows_key(&self, file: &str, opened: &Opened, ground: &Ground) -> Result<bool, Refusal> {
        let header = &opened.header;
        let senders = ground.lists.imports.values().filter_map(|import| import.accepted.sender.as_ref());
        let keys: BTreeSet<&str> = senders
            .filter(|sender| sender.register == header.register)
            .map(|sender| sender.key.as_str())
            .collect();
        let own = (header.register == self.house.home()?).then(|| self.house.register.store().log_key());
        let others = keys.iter().copied().chain(own.as_deref()).any(|key| key != header.key);
        match others {
            true => Err(Refusal::Unreadable { file: file.to_owned(), code: "bundle-key" }),
            false => Ok(!keys.is_empty() || own.is_some()),
        }
    }

    fn sorted(
        &self,
        store: &dyn Questions,
        ground: &Ground,
        opened: &Opened,
    ) -> Result<(Vec<Piece>, Taking), Refusal> {
        let mut sorting = self.sorting(store, ground, &opened.header)?;
        // What is taken back first: in a bundle that says it too, it stands no more.
        let lines = || opened.lines.iter().zip(FIRST_LINE..);
        lines().for_each(|(line, n)| {
            line.taken_back.iter().for_each(|claim| sorting.taken_back(n, line, claim))
        });
        lines().try_for_each(|(line, n)| sorting.line(n, line))?;
        sorting.follow_links()?;
        sorting.pieces.sort_by_key(|piece| piece.line);
        Ok((sorting.pieces, sorting.taking))
    }

    fn sorting<'s>(
        &'s self,
        store: &'s dyn Questions,
        ground: &'s Ground,
        header: &'s Header,
    ) -> Result<Sorting<'s>, Refusal> {
        Ok(Sorting {
            store,
            ground,
            sender: &header.register,
            organisation: ground.organisation_named(&names::clean(association(header))),
            names: self.house.names()?,
            known: Known::of(store, ground)?,
            forgotten: self.house.forgotten(ground),
            admits: false,
            pieces: Vec::new(),
            taking: Taking::default(),
            parts: HashMap::new(),
            links: Vec::new(),
        })
    }

    /// Takes in the line of a bundle that waited: what was said there of somebody who has the name of one who
    /// was forgotten, and is another. `None` where the bundle is kept no more.
    pub(crate) fn take_line(
        &self,
        work: &mut Work<'_>,
        row: &RowWaits,
    ) -> Result<Option<Vec<Subject>>, Refusal> {
        let import = work.ground.lists.imports.get(&row.import);
        let Some(file) = import.and_then(|import| import.accepted.files.first()).cloned() else {
            return Ok(None);
        };
        let digest: Digest = file.digest.parse().map_err(|_| Refusal::NotFound)?;
        let vault = self.house.register.store().vault();
        if !vault.has(&digest)? {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        vault.open(&digest)?.read_to_end(&mut bytes).map_err(store::Trouble::from)?;
        let opened = form::open(&file.name, &bytes)?;
        let at = (row.row as usize).saturating_sub(FIRST_LINE as usize);
        let Some(line) = opened.lines.get(at) else { return Ok(None) };
        let ground = work.ground.clone();
        let taking = {
            let mut sorting = self.sorting(&*work.unit, &ground, &opened.header)?;
            sorting.admits = true;
            sorting.line(row.row, line)?;
            sorting.follow_links()?;
            sorting.taking
        };
        if taking.sayings.is_empty() {
            return Err(Refusal::Stale);
        }
        taking.say(self, work, row.import).map(Some)
    }
}

/// The association as it calls itself, or its register where it has no name.
pub(super) fn association(header: &Header) -> &str {
    if names::clean(&header.name).is_empty() { header.register.as_str() } else { &header.name }
}
