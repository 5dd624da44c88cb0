//! Opening a register with everything that the capabilities keep of it in memory.

use crate::house::House;
use crate::import::{Plans, ReadBefore};
use crate::indexes::Indexes;
use crate::links::Links;
use crate::members::Door;
use crate::once::Swept;
use crate::sealed::SealedNumbers;
use crate::subjects::Subjects;
use crate::travel::Bundles;
use register::KeptParts;
use register::clock::{Chance, Clock};
use register::records::Cards;
use register::{OpenRegister, Refusal};
use std::sync::Arc;
use store::Store;

/// What each capability keeps. A new one stands here, and nowhere else outside of its own folder.
pub(crate) fn parts() -> KeptParts {
    KeptParts::default()
        .with::<Cards>()
        .with::<Indexes>()
        .with::<Subjects>()
        .with::<SealedNumbers>()
        .with::<ReadBefore>()
        .with::<Links>()
        .with::<Plans>()
        .with::<Bundles>()
        .with::<Door>()
        .with::<Swept>()
}

impl House {
    /// Opens a register on its store: reads whose it is. Everything else is read when it is first asked for.
    pub fn open(
        store: Box<dyn Store>,
        clock: Box<dyn Clock>,
        chance: Box<dyn Chance>,
    ) -> Result<House, Refusal> {
        Ok(House::on(OpenRegister::open(Arc::from(store), Arc::from(clock), Arc::from(chance), parts())?))
    }

    /// Reads what the first who asks would wait for: the ground, and the lists of colleagues.
    pub fn make_ready(&self) -> Result<(), Refusal> {
        self.list(access::Audience::Team).map(drop)
    }
}
