//! The kernel: an opened register, the unit of work, and what is kept of it in memory.
//!
//! A [`OpenRegister`] stands on a store of acts. The *ground* ([`ground`]) is folded from the few acts on
//! which the reading of others rests; what else a capability keeps is a part behind [`Kept`]. Whatever is
//! written is written by a unit ([`Work`]), and memory catches up with the log. What colleagues do with a
//! register, and who of them may, is told above, in `casework`; nobody else comes here.
//!
//! **Invariants**
//! - A refused unit has written nothing.
//! - Memory holds nothing that the log cannot give again: [`OpenRegister::catch_up`] is the only way in, for
//!   our own acts and for those of another process.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]

pub mod acts;
mod as_of;
pub mod clock;
pub mod ground;
pub mod locks;
pub mod made;
mod memory;
mod open;
pub mod records;
mod refold;
mod refusal;
pub mod told;
mod work;

pub use as_of::AsOf;
pub use open::{Kept, KeptParts, News, OpenRegister};
pub use refold::{record_of, write_all};
pub use refusal::Refusal;
pub use work::Work;
