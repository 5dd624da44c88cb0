//! The one door through which a value reaches a reader.
//!
//! A [`Viewer`] has roles; roles give a [`Clearance`] and allow acts. A
//! [`Cleared`] value has been cut down to that clearance. Pages, exports,
//! search and answers take `Cleared<…>` and nothing else.
//!
//! **Invariant:** only this crate makes a `Cleared`. A value above the
//! clearance is not hidden in it, it is not in it.

mod clear;
mod roles;

pub use clear::{clear, clear_card, clear_claim, reveal, Cleared};
pub use roles::{Action, Clearance, Refused, Role, Viewer};
