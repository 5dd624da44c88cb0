//! The one door through which a value reaches a reader.
//!
//! A [`Viewer`] has roles; roles give an [`Audience`] and allow acts. What was
//! said of a person is [`cut`] for an audience claim by claim, *before* anything
//! follows from it; dossier, state, counts and card are folded from what is
//! left. Pages, exports, search and answers take [`Cleared`] and nothing else.
//!
//! **Invariants**
//! - Only this crate makes a `Cleared`. A value that the audience is not told
//!   is not hidden in it: it never went in.
//! - Two registers that differ only in what an audience is not told give it the
//!   same dossiers and the same cards.

mod cleared;
mod cut;
mod outward;
mod record;
mod roles;

pub use cleared::Cleared;
pub use cut::{card, claim, cut, dossier, is_shown, own_claim, own_sealed, reveal, source};
pub use outward::is_property_shown;
pub use record::{Record, Unreadable};
pub use roles::{Action, Audience, Refused, Role, Viewer};
