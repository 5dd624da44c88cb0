//! An opened register with everything that colleagues do in it.

use crate::refs::{Outside, Refs};
use access::Viewer;
use dates::Day;
use register::ground::{Association, Ground};
use register::{AsOf, OpenRegister, Refusal, Work};
use std::sync::Arc;
use store::Store;

/// An opened register. What stands under it, store and memory, nobody reaches past this crate.
pub struct House {
    pub(crate) register: OpenRegister,
    /// How things are called towards those outside.
    pub(crate) outside: Outside,
}

impl House {
    pub(crate) fn on(register: OpenRegister) -> House {
        House { outside: Outside::new(register.store()), register }
    }

    /// How things are called towards this viewer.
    pub fn refs(&self, viewer: &Viewer) -> Refs {
        if viewer.audience().is_inside() { Refs::plain() } else { self.outside.readers() }
    }

    /// How things are called in a sheet that leaves the house: otherwise than
    /// on a guest's pages, so that neither leads to the other.
    pub fn refs_leaving(&self) -> Refs {
        self.outside.sheets()
    }

    /// The store, for what needs no rights: counts, checkpoints.
    pub fn store(&self) -> &dyn Store {
        self.register.store()
    }

    /// Whose register it is: known from the opening on.
    pub fn association(&self) -> Arc<Association> {
        self.register.association()
    }

    /// The ground as it stands; read from the log at the first asking.
    pub fn ground(&self) -> Result<Arc<Ground>, Refusal> {
        self.register.ground()
    }

    /// The ground as it stands, where it was read.
    pub fn ground_at_hand(&self) -> Option<Arc<Ground>> {
        self.register.ground_at_hand()
    }

    /// As of when the register is read, where that is not today.
    pub fn read_as_of(&self) -> Option<AsOf> {
        self.register.read_as_of()
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn now(&self) -> i64 {
        self.register.now()
    }

    /// The day it is in Damascus.
    pub fn today(&self) -> Day {
        self.register.today()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.register.random()
    }

    /// Lets go of what nobody asked for since that moment, in milliseconds since 1970.
    pub fn rest(&self, since: i64) {
        self.register.rest(since);
    }

    /// One unit, for verbs that need no desk.
    pub(crate) fn write<T>(
        &self,
        verb: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.register.write(verb)
    }
}
