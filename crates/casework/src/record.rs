//! The record itself: how far it goes, how large it is, by what others check it, whether it can be written.
//!
//! What stands here tells of no file, and is asked for by pages that tell how the register does.

use crate::desk::Desk;
use crate::house::House;
use access::Action;
use ledger::Checkpoint;
use model::act::ImportAccepted;
use model::{Act, MemberId, Subject};
use register::Refusal;
use register::acts::entry;
use register::ground::ImportStanding;
use store::{Counts, Trouble};

impl House {
    /// Number of the latest act.
    pub fn head(&self) -> Result<u64, Refusal> {
        Ok(self.register.store().head()?)
    }

    /// Why nothing can be written, where that is so.
    pub fn closed(&self) -> Option<Trouble> {
        self.register.store().may_write().err()
    }

    /// The latest checkpoint as others read it, and the key by which they check it (C2SP forms).
    pub fn checkpoint_for_others(&self) -> Result<(Option<String>, String), Refusal> {
        let store = self.register.store();
        Ok((store.signed_checkpoint()?, store.log_key()))
    }

    /// The key of the drafts that devices keep for a colleague. It follows from the register's own key and is
    /// never written down, so that what a device keeps cannot be read while the register is locked.
    pub fn draft_key(&self, member: MemberId) -> String {
        let key = self.register.store().reference_key("drafts");
        sealing::reference::References::new(&key).of(b'm', member.0)
    }
}

impl Desk<'_> {
    /// The latest checkpoint, for those who read the whole log.
    pub fn checkpoint(&self) -> Result<Option<Checkpoint>, Refusal> {
        match self.reads_whole_log() {
            true => Ok(self.house.register.store().checkpoint()?),
            false => Err(Refusal::NotAllowed(Action::Audit)),
        }
    }

    /// How much there is, for those who keep the register.
    pub fn counts(&self) -> Result<Counts, Refusal> {
        self.viewer.may(Action::Keep)?;
        Ok(self.house.register.store().counts()?)
    }

    /// Of whom or what the statement of an act speaks; whether this colleague is told of it is asked there.
    pub fn spoken_of(&self, act: u64) -> Result<Subject, Refusal> {
        crate::said_of(&self.house.register.store().act(act)?.ok_or(Refusal::NotFound)?)
    }

    /// An import as it was accepted, with the remarks about its rows.
    pub fn accepted(&self, standing: &ImportStanding) -> Result<ImportAccepted, Refusal> {
        self.viewer.may(Action::Import)?;
        let stored = self.house.register.store().act(standing.seq)?;
        match entry(&stored.ok_or(Refusal::NotFound)?)?.map(|entry| entry.act) {
            Some(Act::ImportAccepted(accepted)) => Ok(accepted),
            _ => Err(Refusal::NotFound),
        }
    }
}
