//! What the casework asks of its keeper, and no word of how it is kept.
//!
//! The register's only primary data is a log of **acts**: opaque bytes, in
//! order, never changed. Everything else is derived and can be dropped and made
//! again: index keys of an act, **cards** (one short summary a file, for lists
//! and search). Beside the log stand **shelves** of operational documents that
//! are no knowledge about anyone missing: people who sign in, tokens, mappings,
//! saved lists, settings. And there is **evidence**: original bytes, named by
//! digest, in a [`Vault`] apart from the acts.
//!
//! [`Questions`] are asked of a whole [`Store`] or in the middle of a [`Unit`],
//! where they see what the unit has written so far. A unit is all or nothing;
//! dropping it without [`Unit::commit`] leaves no trace.
//!
//! **Invariants**
//! - Act `seq` is leaf `seq − 1` of the Merkle log; numbers have no gaps.
//! - Every commit that appended acts ends in a signed checkpoint over all of them.
//! - [`Unit::erase`] destroys salt and content, never the leaf's hash.
//! - No [`Trouble`] is answered by overwriting what was there.

pub mod act;
pub mod audit;
pub mod evidence;
pub mod memory;
pub mod past;
pub mod port;
#[cfg(feature = "story")]
pub mod story;
pub mod trouble;
pub mod vault;
pub mod verdict;

pub use act::{Keys, Millis, NewAct, Seq, StoredAct};
pub use evidence::{Digest, Kept};
pub use past::Past;
pub use port::{Copied, Counts, Questions, Receipt, Store, Unit};
pub use trouble::Trouble;
pub use vault::Vault;
pub use verdict::{Broken, KeysOf, Progress, Step, Verification, What, Work};
