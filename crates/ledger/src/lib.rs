//! A log that cannot be rewritten and can still forget.
//!
//! Each act of the register is one *leaf*. A leaf commits to
//! `salt ‖ content`; destroy salt and content and the person is forgotten,
//! while the leaf's hash stays in the tree and everything else still verifies.
//! Without the salt nobody can test a guess about what was written.
//!
//! The tree is that of RFC 6962 §2.1 with SHA-256; its head is published as a
//! C2SP `tlog-checkpoint`, signed as a C2SP `signed-note`, and its nodes are
//! kept as C2SP `tlog-tiles`. Any witness that speaks these three can cosign
//! our log one day without a line changed here.
//!
//! Read in this order: [`hash`] (the four hashes), [`frontier`] (the tree while
//! it grows), [`tiles`] (where its nodes are kept), [`proof`] (what a family can
//! hold in hand), [`parts`] (values of an act, each by itself), [`note`] and [`checkpoint`] (who says so).
//!
//! **Invariant:** nothing in this crate reads a clock, a file or a source of
//! randomness. Salts and keys are arguments.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod checkpoint;
pub mod frontier;
pub mod hash;
pub mod note;
pub mod parts;
pub mod proof;
pub mod tiles;
pub mod varint;

pub use checkpoint::Checkpoint;
pub use frontier::Frontier;
pub use hash::{Hash, Salt, digest, leaf, node};
pub use note::{NoteError, SigningKey, VerifyingKey};
pub use parts::{LeafParts, PartProof};
pub use proof::{Consistency, Inclusion};
