//! The language of the register: what can be said, by whom, about what.
//!
//! A source *says* something ([`claim::Statement`]); a person *judges*
//! ([`act::Judgement`]); the record keeps both as acts in a log ([`act::Act`]).
//! What stands on a page is computed from acts ([`dossier`]) and is never
//! stored over them.
//!
//! **Invariant:** everything in this crate is pure. The same acts fold to the
//! same dossier on every machine, on every day.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod act;
pub mod card;
pub mod claim;
pub mod codes;
pub mod compartment;
pub mod death;
pub mod dossier;
pub mod facilities;
pub mod gazetteer;
pub mod id;
pub mod order;
pub mod parties;
pub mod subject;
pub mod tier;
pub mod understand;
pub mod unlisted;
pub mod value;
pub mod vocab;
pub mod whereabouts;

pub use act::{Act, Judgement, Verdict};
pub use card::Card;
pub use claim::{Claim, Locus, Part, Source, Statement};
pub use compartment::Compartment;
pub use dossier::{Dossier, Told};
pub use id::{ActId, ClaimId, DocumentId, ImportId, MemberId, OrganisationId, PersonId, SourceId};
pub use subject::{Subject, SubjectKind};
pub use tier::Tier;
pub use value::Value;
pub use vocab::Property;
