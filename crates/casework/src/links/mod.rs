//! One person, one file: proposals of the machine, judgements of people.
//!
//! **Invariants**
//! - The machine proposes; a person judges. A judgement of the machine exists
//!   only above a threshold an analyst set, is marked, and goes at once.
//! - A standing *different* refuses a merge until it is withdrawn with reasons.
//! - Everything but the judgements is derived and forgotten when the log moves.

mod cache;
mod clusters;
mod judge;
mod machine;
mod overlaps;
mod queue;
mod records;
mod register;

pub(crate) use cache::Links;
pub use clusters::{ClusterView, Link};
pub use judge::{JudgedView, PairView, Together, Undone};
pub use machine::Thresholds;
pub use overlaps::{Cell, Overlaps};
pub use queue::Proposal;
