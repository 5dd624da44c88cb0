//! The log as people read it: who did what, when, to which file. No values.
//!
//! **Invariant:** a line holds numbers and codes only. Reasons, names of files
//! and sources, questions and values are words about people; they are read in
//! the file itself, by those who may.

use crate::desk::Desk;
use crate::house::entry;
use crate::refusal::Refusal;
use access::{Action, Role};
use model::act::ActKind;
use model::{Act, MemberId, PersonId};
use serde::Serialize;

/// Acts looked at for one page before it is shown shorter than asked.
const LOOKED_AT_MAX: usize = 50_000;

/// One act of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogLine {
    /// Its number.
    pub seq: u64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// What kind of act; its words are under `act-…`.
    pub kind: &'static str,
    /// Who did it, when it was a person.
    pub who: Option<MemberId>,
    /// Numbers and codes that say more.
    pub what: String,
    /// The files it is about.
    pub persons: Vec<PersonId>,
    /// Destroyed on request: only its leaf is left.
    pub erased: bool,
}

/// Which acts are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Done by this colleague.
    pub member: Option<MemberId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// About this file.
    pub person: Option<PersonId>,
}

/// Some lines of the log, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogPage {
    /// The lines.
    pub lines: Vec<LogLine>,
    /// Ask for lines before this number to go on; none when this is the beginning of the log.
    pub next: Option<u64>,
}

/// Every kind, as it is called in `l10n` (`act-…`) and in addresses.
pub const KINDS: &[&str] = &[
    "founded", "organisation", "source", "said", "claim-withdrawn", "import", "row-waits", "row-cleared",
    "import-withdrawn", "judged", "judgement-withdrawn", "threshold", "document", "member", "signed", "sealed-read",
    "left", "import-restored", "row-reopened", "row-sealed-read", "reviewed",
    "review-withdrawn",
];

fn kind_key(kind: ActKind) -> &'static str {
    KINDS[kind as usize - 1]
}

fn kind_of(number: u8) -> &'static str {
    KINDS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("unknown")
}

impl Desk<'_> {
    /// Up to `limit` acts before `before` (0: from the newest), the newest first.
    pub fn log(&self, before: u64, limit: usize, filter: &LogFilter) -> Result<LogPage, Refusal> {
        self.viewer.may(Action::Audit)?;
        let limit = limit.clamp(1, 1000);
        if !self.reads_whole_log() {
            return self.log_of_keeping(before, limit, filter);
        }
        if let Some(person) = filter.person {
            return self.log_of(person, before, limit, filter);
        }
        let mut page = LogPage { lines: Vec::new(), next: None };
        let (mut from, mut looked_at) = (before, 0);
        loop {
            let acts = self.house.store.latest_acts(from, limit.max(256))?;
            let Some(last) = acts.last() else { return Ok(page) };
            from = last.seq;
            looked_at += acts.len();
            for stored in acts {
                let line = line(&stored)?;
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
        for kind in [ActKind::Founded, ActKind::Member, ActKind::Signed, ActKind::Left] {
            for stored in self.house.store.acts_of_kind(kind as u8, 0, usize::MAX)? {
                lines.push(line(&stored)?);
            }
        }
        lines.retain(|line| line.kind != "left" || line.what.starts_with("backup "));
        lines.sort_by_key(|line| line.seq);
        for (line, number) in lines.iter_mut().zip(1..) {
            line.seq = number;
        }
        lines.retain(|line| (before == 0 || line.seq < before) && filter.person.is_none() && lets(filter, line));
        lines.reverse();
        let next = (lines.len() > limit).then(|| lines[limit - 1].seq);
        lines.truncate(limit);
        Ok(LogPage { lines, next })
    }

    fn log_of(&self, person: PersonId, before: u64, limit: usize, filter: &LogFilter) -> Result<LogPage, Refusal> {
        let mut lines = Vec::new();
        for member in self.house.ground().members(person) {
            for stored in self.house.store.acts_about(member.0)? {
                if before == 0 || stored.seq < before {
                    lines.push(line(&stored)?);
                }
            }
        }
        lines.retain(|line| lets(filter, line));
        lines.sort_by_key(|line| std::cmp::Reverse(line.seq));
        lines.dedup_by_key(|line| line.seq);
        let next = (lines.len() > limit).then(|| lines[limit - 1].seq);
        lines.truncate(limit);
        Ok(LogPage { lines, next })
    }
}

fn lets(filter: &LogFilter, line: &LogLine) -> bool {
    filter.member.is_none_or(|m| line.who == Some(m)) && filter.kind.as_deref().is_none_or(|k| line.kind == k)
}

fn line(stored: &store::StoredAct) -> Result<LogLine, Refusal> {
    let persons = stored.keys.persons.iter().map(|p| PersonId(*p)).collect();
    let (kind, who, what, erased) = match entry(stored)? {
        Some(entry) => (kind_key(entry.act.kind()), who(&entry.act), what(&entry.act), false),
        None => (kind_of(stored.keys.kind), None, String::new(), true),
    };
    Ok(LogLine { seq: stored.seq, at: stored.keys.at, kind, who, what, persons, erased })
}

fn who(act: &Act) -> Option<MemberId> {
    match act {
        Act::Founded { .. } | Act::SourceAdded(_) | Act::RowWaits(_) => None,
        Act::OrganisationAdded { by, .. }
        | Act::OrganisationWithdrawn { by, .. }
        | Act::OrganisationRestored { by, .. }
        | Act::ClaimWithdrawn { by, .. }
        | Act::RowCleared { by, .. }
        | Act::ImportWithdrawn { by, .. }
        | Act::ImportRestored { by, .. }
        | Act::RowReopened { by, .. }
        | Act::Reviewed { by, .. }
        | Act::ReviewWithdrawn { by, .. }
        | Act::JudgementWithdrawn { by, .. }
        | Act::ThresholdSet { by, .. }
        | Act::DocumentKept { by, .. }
        | Act::MemberChanged { by, .. } => Some(*by),
        Act::Said(said) => Some(said.by),
        Act::ImportAccepted(import) => Some(import.by),
        Act::Judged(judgement) => Some(judgement.by),
        Act::Signed { member, .. } => *member,
        Act::SealedRead { member, .. } | Act::RowSealedRead { member, .. } | Act::Left { member, .. } => Some(*member),
    }
}

fn what(act: &Act) -> String {
    match act {
        Act::Founded { .. } => String::new(),
        Act::OrganisationAdded { id, .. } => format!("added {id}"),
        Act::OrganisationWithdrawn { id, .. } => format!("withdrawn {id}"),
        Act::OrganisationRestored { id, .. } => format!("restored {id}"),
        Act::SourceAdded(source) => format!("{} {}", source.id, source.kind),
        Act::Said(said) => {
            let mut keys: Vec<_> = said.claims.iter().map(|c| c.property.key()).collect();
            keys.dedup();
            format!("{} {}: {}", said.source, said.organisation, keys.join(" "))
        }
        Act::ClaimWithdrawn { claim, .. } => claim.to_string(),
        Act::ImportAccepted(i) => {
            format!("{} {}: {} = {} + {} + {} + {}", i.id, i.organisation, i.rows, i.accepted, i.repeated, i.waiting, i.rejected)
        }
        Act::RowWaits(row) => format!("{} {} {}", row.import, row.row, row.reason),
        Act::RowCleared { waits, how, .. } => format!("{waits} {how}"),
        Act::ImportWithdrawn { import, .. } | Act::ImportRestored { import, .. } => import.to_string(),
        Act::RowReopened { waits, .. } => waits.to_string(),
        Act::Reviewed { .. } => String::new(),
        Act::ReviewWithdrawn { review, .. } => review.to_string(),
        Act::RowSealedRead { waits, property, .. } => format!("{waits} {property}"),
        Act::Judged(j) => {
            let verdict = match j.verdict {
                model::Verdict::Same => "same",
                model::Verdict::Different => "different",
                model::Verdict::Unsure => "unsure",
            };
            format!("{} {} {verdict}{}", j.a, j.b, if j.automatic { " automatic" } else { "" })
        }
        Act::JudgementWithdrawn { judgement, a, b, .. } => format!("{judgement}: {a} {b}"),
        Act::ThresholdSet { propose_permille, automatic_permille, .. } => match automatic_permille {
            Some(automatic) => format!("{propose_permille} {automatic}"),
            None => propose_permille.to_string(),
        },
        Act::DocumentKept { id, media, bytes, tier, .. } => format!("{id} {media} {bytes} {}", tier.key()),
        Act::MemberChanged { member, what, .. } => format!("{member} {what}"),
        Act::Signed { what, .. } => what.clone(),
        Act::SealedRead { property, .. } => property.clone(),
        Act::Left { what, files, digest, .. } => format!("{what} {files} {digest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_name() {
        assert_eq!(KINDS.len(), ActKind::ReviewWithdrawn as usize);
        assert_eq!(kind_key(ActKind::Founded), "founded");
        assert_eq!(kind_key(ActKind::ClaimWithdrawn), "claim-withdrawn");
        assert_eq!(kind_key(ActKind::Left), "left");
        assert_eq!(kind_of(0), "unknown");
        assert_eq!(kind_of(200), "unknown");
    }

    #[test]
    fn a_line_holds_no_reason_and_no_question() {
        let act = Act::ClaimWithdrawn {
            claim: "c7.3".parse().expect("a claim"),
            person: PersonId(1),
            why: "الأخ تراجع".into(),
            by: MemberId(1),
        };
        assert_eq!(what(&act), "c7.3");
        let act = Act::Left { member: MemberId(1), what: "csv".into(), question: "سلمى".into(), files: 3, digest: "ab".into() };
        assert_eq!(what(&act), "csv 3 ab");
    }
}
