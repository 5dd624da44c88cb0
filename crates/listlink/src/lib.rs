//! Who is who in lists that are in no register: reads them, links them, keeps nothing.
//!
//! A large plain list goes straight into the engine; any other goes row by row through a draft, as importing
//! it would. Both give the same records, which a test holds side by side. A register asks here, too, how
//! claims become a record that can be compared ([`record`]).

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod fast;
mod files;
mod identity;
mod lines;
mod record;
mod rows;
mod taken;
mod taker;

pub use files::{LinkInput, LinkOptions, ListLinked, link_files, run};
pub use record::record;

/// Why lists were not linked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A list could not be read.
    #[error(transparent)]
    Unread(#[from] drafts::Unread),
    /// Something said beside the lists fits none of them: the code of what it is, and the words.
    #[error("{0} fits none of the lists")]
    OfLists(&'static str, String),
    /// The engine refused, or was stopped.
    #[error("linkage: {0}")]
    Engine(String),
}
