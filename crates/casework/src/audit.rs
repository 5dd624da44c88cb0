//! The log as people read it: who did what, when, to which file. No values.
//!
//! **Invariant:** a line holds numbers and codes only. Reasons, names of files
//! and sources, questions and values are words about people; they are read in
//! the file itself, by those who may.
//!
//! Pages and programs are told a line by the one function [`Desk::as_told`]: who reads no file is told of
//! none, nobody outside of a team what was said in its file, and nobody who was not admitted in which file
//! something lies in a compartment.

use crate::desk::Desk;
use access::{Action, Role};
use model::act::{ActKind, KINDS, Readers, WhatLeft, compartment_read};
use model::{Act, Compartment, DocumentId, MemberId, Subject};
use register::Refusal;
use register::acts::{entry, persons_among};

/// Acts looked at for one page before it is shown shorter than asked.
const LOOKED_AT_MAX: usize = 50_000;

/// One act of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Its number.
    pub seq: u64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// What kind of act; its words are under `act-…`.
    pub kind: ActKind,
    /// Who did it, when it was a person.
    pub who: Option<MemberId>,
    /// Numbers and codes that say more.
    pub what: String,
    /// Whom and what it is about.
    pub about: Vec<Subject>,
    /// Destroyed on request: only its leaf is left.
    pub erased: bool,
}

/// Which acts are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Done by this colleague.
    pub member: Option<MemberId>,
    /// Of this kind.
    pub kind: Option<ActKind>,
    /// About this file, or whatever else has one.
    pub about: Option<Subject>,
}

/// Some lines of the log, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPage {
    /// The lines.
    pub lines: Vec<LogLine>,
    /// Ask for lines before this number to go on; none when this is the beginning of the log.
    pub next: Option<u64>,
}

impl Desk<'_> {
    /// Up to `limit` acts before `before` (0: from the newest), the newest first.
    pub fn log(&self, before: u64, limit: usize, filter: &LogFilter) -> Result<LogPage, Refusal> {
        self.viewer.may(Action::Audit)?;
        let limit = limit.clamp(1, 1000);
        if !self.reads_whole_log() {
            return self.log_of_keeping(before, limit, filter);
        }
        if filter.about.is_some() && !self.viewer.can(Action::Read) {
            return Err(Refusal::NotAllowed(Action::Read));
        }
        if let Some(subject) = &filter.about {
            return self.log_of(subject, before, limit, filter);
        }
        let mut page = LogPage { lines: Vec::new(), next: None };
        let (mut from, mut looked_at) = (before, 0);
        loop {
            let acts = self.house.register.store().latest_acts(from, limit.max(256))?;
            let Some(last) = acts.last() else { return Ok(page) };
            from = last.seq;
            looked_at += acts.len();
            for stored in acts {
                let line = self.as_told(&stored)?;
                if lets(filter, &line) {
                    if page.lines.len() == limit {
                        page.next = page.lines.last().map(|l| l.seq);
                        return Ok(page);
                    }
                    page.lines.push(line);
                }
            }
            if from <= 1 {
                return Ok(page);
            }
            if looked_at >= LOOKED_AT_MAX {
                page.next = Some(from);
                return Ok(page);
            }
        }
    }

    /// Whether the viewer reads the log whole, and not of accounts and copies only.
    pub fn reads_whole_log(&self) -> bool {
        self.viewer.can(Action::Audit) && (!self.is_outside() || self.viewer.roles.contains(&Role::Auditor))
    }

    /// The log for whoever keeps the laptop and reads no file: accounts, sign-ins, copies, and no act about
    /// people. Lines are numbered among themselves, so that a gap tells nothing.
    fn log_of_keeping(&self, before: u64, limit: usize, filter: &LogFilter) -> Result<LogPage, Refusal> {
        let mut lines = Vec::new();
        for entry in KINDS.iter().filter(|entry| entry.readers == Readers::Keepers) {
            for stored in self.house.register.store().acts_of_kind(entry.kind as u8, 0, usize::MAX)? {
                lines.push(line(&stored)?);
            }
        }
        lines.retain(|line| line.kind != ActKind::Left || is_copy(&line.what));
        lines.sort_by_key(|line| line.seq);
        for (line, number) in lines.iter_mut().zip(1..) {
            line.seq = number;
        }
        lines.retain(|line| {
            (before == 0 || line.seq < before) && filter.about.is_none() && lets(filter, line)
        });
        lines.reverse();
        let next = (lines.len() > limit).then(|| lines[limit - 1].seq);
        lines.truncate(limit);
        Ok(LogPage { lines, next })
    }

    /// A line as this reader is told it.
    ///
    /// Who reads no file is told neither which one it is about nor what of it was said or read: a property
    /// may be the news itself. Of a file with a team, who is not in it is told that something was written or
    /// read, and not of which property. What lies in a compartment is told, to whoever was not admitted, as a
    /// line of the house: without its file.
    fn as_told(&self, stored: &store::StoredAct) -> Result<LogLine, Refusal> {
        let mut line = line(stored)?;
        let ground = self.house.ground()?;
        let clearance = self.clearance();
        if self.compartments_of(stored)?.into_iter().any(|one| !clearance.is_admitted(one)) {
            line.what.clear();
            line.about.clear();
        }
        let reads = self.viewer.can(Action::Read);
        let apart = line.about.iter().any(|subject| ground.is_apart(subject, self.member()));
        let names_members = line.kind == ActKind::Team && !self.viewer.can(Action::Team);
        if (!reads || apart && names_property(line.kind)) && tells_of_files(line.kind)
            || (apart || !reads) && names_members
        {
            line.what.clear();
        }
        if !reads {
            line.about.clear();
        }
        Ok(line)
    }

    /// The compartments in which all lies that an act speaks of; none where something of it lies in none.
    fn compartments_of(&self, stored: &store::StoredAct) -> Result<Vec<Compartment>, Refusal> {
        let all =
            |of: Vec<Option<Compartment>>| of.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default();
        Ok(match entry(stored)?.map(|entry| entry.act) {
            Some(Act::Said(said)) => all(said.lie_in()),
            Some(Act::DocumentKept { compartment, .. }) => compartment.into_iter().collect(),
            Some(Act::SealedRead { property, .. }) => compartment_read(&property).into_iter().collect(),
            Some(Act::ClaimWithdrawn { claim, .. } | Act::ClaimRestored { claim, .. }) => {
                let said = self.house.register.store().act(claim.act)?;
                match said.map(|said| entry(&said)).transpose()?.flatten().map(|entry| entry.act) {
                    Some(Act::Said(said)) => {
                        said.lie_in().get(usize::from(claim.index)).copied().flatten().into_iter().collect()
                    }
                    _ => Vec::new(),
                }
            }
            Some(Act::PaperTakenOut { document, .. } | Act::PaperPutBack { document, .. }) => {
                self.compartment_of_paper(document, stored)?
            }
            _ => Vec::new(),
        })
    }

    /// The compartment in which a paper lies that is taken out of a file, or put back.
    fn compartment_of_paper(
        &self,
        document: DocumentId,
        stored: &store::StoredAct,
    ) -> Result<Vec<Compartment>, Refusal> {
        for kept in self.house.register.store().acts_about_any(&stored.keys.subjects)? {
            match entry(&kept)?.map(|entry| entry.act) {
                Some(Act::DocumentKept { id, compartment, .. }) if id == document => {
                    return Ok(compartment.into_iter().collect());
                }
                _ => {}
            }
        }
        Ok(Vec::new())
    }

    fn log_of(
        &self,
        subject: &Subject,
        before: u64,
        limit: usize,
        filter: &LogFilter,
    ) -> Result<LogPage, Refusal> {
        let mut lines = Vec::new();
        let keys: Vec<u64> = self.house.ground()?.files_of(subject).iter().map(Subject::key).collect();
        for stored in self.house.register.store().acts_about_any(&keys)? {
            if before == 0 || stored.seq < before {
                lines.push(self.as_told(&stored)?);
            }
        }
        // A line that is told without its file does not stand among those of the file.
        lines.retain(|line| lets(filter, line) && (!line.about.is_empty() || line.erased));
        lines.reverse();
        let next = (lines.len() > limit).then(|| lines[limit - 1].seq);
        lines.truncate(limit);
        Ok(LogPage { lines, next })
    }
}

/// Kinds whose lines name a property of a file.
fn names_property(kind: ActKind) -> bool {
    matches!(kind, ActKind::Said | ActKind::Document | ActKind::Paper | ActKind::SealedRead)
}

/// Kinds whose lines name what was said, read or decided of a file, or the file itself.
fn tells_of_files(kind: ActKind) -> bool {
    use ActKind::{
        ClaimRestored, ClaimWithdrawn, Document, Judged, JudgementWithdrawn, Paper, Said, SealedRead,
    };
    matches!(
        kind,
        Said | Document | Paper | SealedRead | ClaimWithdrawn | ClaimRestored | Judged | JudgementWithdrawn
    )
}

/// A copy of the register that was made, or taken away.
fn is_copy(what: &str) -> bool {
    let code = what.split(' ').next().unwrap_or_default();
    code.parse().is_ok_and(|what: WhatLeft| what.is_copy())
}

fn lets(filter: &LogFilter, line: &LogLine) -> bool {
    filter.member.is_none_or(|m| line.who == Some(m)) && filter.kind.is_none_or(|kind| line.kind == kind)
}

fn line(stored: &store::StoredAct) -> Result<LogLine, Refusal> {
    // Keys name people also of an act whose content is gone, or is a newer program's; what is no person is
    // named in the act.
    let persons = persons_among(stored.keys.subjects.iter().copied()).map(Subject::from);
    let mut about: Vec<Subject> = persons.collect();
    let (kind, who, what, erased) = match entry(stored)? {
        Some(entry) => {
            about.extend(entry.act.subjects().into_iter().filter(|subject| subject.person().is_none()));
            (entry.act.kind(), entry.act.by(), entry.act.told(), false)
        }
        None => (ActKind::of(stored.keys.kind), None, String::new(), true),
    };
    Ok(LogLine { seq: stored.seq, at: stored.keys.at, kind, who, what, about, erased })
}
