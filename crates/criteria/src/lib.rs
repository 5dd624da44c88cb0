//! What follows from what was said: rules over a file, and nothing of how it is kept or shown.
//!
//! A rule reads a [`model::Dossier`] that was cut for its reader before, so that a conclusion rests on
//! nothing the reader may not know. It names the claims it rests on and those that speak against it.
//!
//! **Invariant:** pure. The same file gives the same conclusions on every machine, on every day.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod finding;

pub use finding::{Finding, denies, finding};
