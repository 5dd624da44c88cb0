//! The one door through which a value reaches a reader.
//!
//! A [`Viewer`] has roles; roles give an [`Audience`] and allow acts. With the
//! compartments the colleague was admitted to, that is a [`Clearance`]. What was
//! said of a person is [`cut`] for it claim by claim, *before* anything
//! follows from it; dossier, state, counts and card are folded from what is
//! left. Pages, exports, search and answers take [`Cleared`] and nothing else.
//!
//! **Invariants**
//! - Only this crate makes a `Cleared`. A value that the audience is not told
//!   is not hidden in it: it never went in.
//! - Two registers that differ only in what an audience is not told give it the
//!   same dossiers and the same cards. A file with a team is told to everybody
//!   outside of the team as a sheet would tell it.

// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod clearance;
mod cleared;
mod cut;
mod outward;
mod record;
mod roles;

pub use clearance::Clearance;
pub use cleared::Cleared;
pub use cut::{
    asked_in, card, claim, cut, dossier, gone, is_shown, is_told_who_speaks, own_claim, own_sealed, reveal,
    reveal_papers, source,
};
pub use outward::is_property_shown;
pub use record::{FileRecord, Unreadable};
pub use roles::{Action, Audience, Refused, Role, Viewer, roles_as_markdown};
