//! Finding a file: one box that forgives how Arabic names are written, and
//! lists that can be cut down and counted.
//!
//! An [`Index`] holds what one audience is told: it takes [`Cleared`] cards
//! and nothing else, so no hit, no count and no order can tell more than the
//! reader's pages do. The caller builds one for each audience and feeds it
//! after every act.
//!
//! A question goes three steps. Each typed word opens into the words on file
//! that it can mean ([`vocabulary`]). The files are weighed all at once by
//! sums over bits ([`bits`]): rare words weigh more, words that nobody has
//! cost rank and do not empty the answer. The best few thousand are then read
//! closely ([`rank`]): order of the words, whose name it is, what it cost to
//! get from one spelling to the other.
//!
//! **Invariants:** the index is derived and can be dropped and built again.
//! The same cards and the same question give the same answer in the same
//! order, however the cards came in. Nothing panics on any text.
//!
//! [`Cleared`]: access::Cleared

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod asked;
mod atlas;
mod bits;
mod facets;
mod index;
mod listing;
mod near;
mod number;
mod order;
mod query;
mod rank;
mod recent;
mod seek;
mod shelf;
mod strings;
mod vocabulary;

pub use atlas::{Atlas, Reference};
pub use index::Index;
pub use number::{number_forms, plain_number};
pub use query::{Facet, FacetCounts, Filters, Flag, Hit, Marks, Page, Query, Reason, Row, Sort, Why};
