//! Destroying one list that was kept as it came, by itself: where somebody was forgotten and the list stayed,
//! or where whoever sent it asks for it.
//!
//! What was taken from it into files stays, with its sources. It takes two people, as forgetting does; the
//! operator may do it alone.

use super::Remains;
use super::wish::Wish;
use crate::copies::CopyMade;
use crate::desk::Desk;
use crate::house::House;
use crate::members::{Passed, Wanted, forget_list, remember_remains};
use access::Action;
use model::act::{ActKind, ImportedFile, WhatLeft};
use model::{Act, DocumentId, ImportId, MemberId};
use register::Refusal;
use register::Work;
use register::acts::entry;
use register::ground::{Ground, OPERATOR};
use store::{Digest, Questions};

/// What is lost with a list, and what still holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListLoss {
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: u64,
    /// The imports that brought it.
    pub imports: Vec<ImportId>,
    /// Rows of these that were not taken: their words stand in the list alone.
    pub not_taken: u64,
    /// Papers of somebody that are the same bytes: they are lost as well.
    pub papers: u64,
    /// What holds it elsewhere.
    pub remains: Remains,
}

/// A list as it is kept.
struct Standing {
    name: String,
    bytes: u64,
    digest: Digest,
    imports: Vec<ImportId>,
    not_taken: u64,
    /// The first act that told of it.
    since: u64,
}

impl Desk<'_> {
    /// What would be lost with a list, and what would still hold it.
    pub fn list_loss(&self, document: DocumentId) -> Result<ListLoss, Refusal> {
        self.viewer.may(Action::Forget)?;
        self.document(document)?.ok_or(Refusal::NotFound)?;
        let standing = self.house.kept_list(&*self.house.ground()?, document)?;
        let papers = self.house.papers_of(self.house.register.store(), &standing)?;
        Ok(ListLoss {
            remains: self.house.holding(self.house.register.store(), &standing)?,
            name: standing.name,
            bytes: standing.bytes,
            imports: standing.imports,
            not_taken: standing.not_taken,
            papers,
        })
    }

    /// Destroys a list as it was kept. Where a second person is there, it waits for them.
    pub fn destroy_list(&self, document: DocumentId, wish: &Wish) -> Result<Passed, Refusal> {
        self.list_loss(document)?;
        let wish = wish.fit()?;
        let waits = self.has_second_to(Action::Forget)?;
        self.write(|work| {
            let wanted = Wanted::List(document, wish.clone());
            if self.is_asked(work, &wanted)? {
                return Err(Refusal::Meanwhile("forget-asked"));
            }
            let request = self.ask(work, wanted, waits)?;
            if waits {
                return Ok(Passed::Waits);
            }
            let remains = self.house.destroy_list(work, document, &wish, (self.member(), None))?;
            remember_remains(work, request, remains)?;
            Ok(Passed::Done)
        })
    }

    /// The operator at the machine destroys a list: alone, or with the word of a colleague.
    pub fn destroy_list_at_once(
        &self,
        document: DocumentId,
        wish: &Wish,
        second: Option<MemberId>,
    ) -> Result<Remains, Refusal> {
        if self.member() != OPERATOR {
            return Err(Refusal::NotAllowed(Action::Forget));
        }
        let wish = wish.fit()?;
        if let Some(second) = second
            && !self.may_second(second, Action::Forget)?
        {
            return Err(Refusal::Field("second", "may-not-agree"));
        }
        self.write(|work| self.house.destroy_list(work, document, &wish, (OPERATOR, second)))
    }
}

impl House {
    /// Does it, in the unit of whoever agreed; answers what still holds it.
    pub(crate) fn destroy_list(
        &self,
        work: &mut Work<'_>,
        document: DocumentId,
        wish: &Wish,
        (by, second): (MemberId, Option<MemberId>),
    ) -> Result<Remains, Refusal> {
        let standing = self.kept_list(&work.ground, document)?;
        if !work.unit.has_evidence(&standing.digest)? {
            return Err(Refusal::Already);
        }
        let remains = self.holding(&*work.unit, &standing)?;
        work.unit.erase_evidence(&standing.digest)?;
        forget_list(work, document)?;
        work.append(Act::Forgotten {
            subjects: Vec::new(),
            asked_by: wish.asked_by.clone(),
            why: wish.why.clone(),
            acts: 0,
            documents: 1,
            marks: Vec::new(),
            by,
            second,
            list: Some(document),
        })?;
        Ok(remains)
    }

    /// Name of the file that a list was kept as.
    pub(crate) fn document_name(&self, document: DocumentId) -> Option<String> {
        self.kept_list(&*self.ground().ok()?, document).ok().map(|list| list.name)
    }

    fn kept_list(&self, ground: &Ground, document: DocumentId) -> Result<Standing, Refusal> {
        let imports = &ground.lists.imports;
        let file = |file: &&ImportedFile| file.document == document;
        let found = imports.values().find_map(|import| import.accepted.files.iter().find(file));
        let found = found.ok_or(Refusal::NotFound)?;
        let digest = found.digest.parse().map_err(|_| Refusal::NotFound)?;
        let brought: Vec<_> = imports
            .iter()
            .filter(|(_, import)| import.accepted.files.iter().any(|file| file.digest == found.digest))
            .collect();
        Ok(Standing {
            name: found.name.clone(),
            bytes: found.bytes,
            digest,
            imports: brought.iter().map(|(id, _)| **id).collect(),
            not_taken: brought.iter().map(|(_, import)| import.accepted.rejected).sum(),
            since: brought.iter().map(|(_, import)| import.seq).min().unwrap_or_default(),
        })
    }

    /// How many papers of somebody are the same bytes.
    fn papers_of(&self, store: &dyn Questions, list: &Standing) -> Result<u64, Refusal> {
        let mut papers = 0;
        for stored in store.acts_of_kind(ActKind::Document as u8, 0, usize::MAX)? {
            let kept = entry(&stored)?.map(|entry| entry.act);
            if let Some(Act::DocumentKept { digest, import: None, .. }) = kept {
                papers += u64::from(digest.parse() == Ok(list.digest));
            }
        }
        Ok(papers)
    }

    /// Copies of the register that were made since it came. One that was made before does not hold it.
    fn holding(&self, store: &dyn Questions, list: &Standing) -> Result<Remains, Refusal> {
        let copies: Vec<CopyMade> =
            self.copies()?.made.into_iter().filter(|copy| copy.leaves >= list.since).collect();
        let mut elsewhere = Vec::new();
        for stored in store.acts_of_kind(ActKind::Left as u8, list.since, usize::MAX)? {
            let left = entry(&stored)?.map(|entry| entry.act);
            if let Some(Act::Left { what, digest, .. }) = left
                && what.is_copy()
                // What was taken away is another file than the one that lies here.
                && (what == WhatLeft::BackupTaken || copies.iter().all(|copy| copy.digest != digest))
            {
                elsewhere.push(stored.keys.at);
            }
        }
        let copies = copies.into_iter().map(|copy| copy.path).collect();
        Ok(Remains { copies, elsewhere, ..Remains::default() })
    }
}
