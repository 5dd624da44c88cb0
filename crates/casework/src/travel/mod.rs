//! What registers say to each other: bundles of claims, each called by the register in which it was first
//! said.
//!
//! A bundle is made for an audience ([`make`]): what that audience is told of some subjects, as a sheet would
//! tell it, and what it was told in an earlier bundle and is no more. Taken in ([`take`]) it is an import
//! like any other: read as a plan, accepted as one act, withdrawn and restored as a whole. Two bundles
//! together are the union of what they say: a claim that is here is not said again, whoever brings it.
//!
//! **Invariants**
//! - A bundle holds what [`access::cut`] leaves, and names that are references: of two registers that differ
//!   only in what the audience is not told, the bundles are the same but for the letters of references.
//! - What came from elsewhere keeps its name when it goes on.
//! - Only the register that said something, or the one that brought it here, corrects it or takes it back.

mod form;
mod kept;
mod known;
mod make;
mod names;
mod pieces;
mod sort;
mod take;
mod write;

pub use form::is_bundle;
pub(crate) use kept::Bundles;
pub(crate) use make::ALL;
pub use make::{Bundle, Whom};
pub use pieces::{Piece, PieceSaid};
pub(crate) use sort::claims_in;
pub use take::{BundlePlan, BundleTaken};
