//! Every page of the register: a pure function from a plain view to HTML.
//!
//! `web` fills a view (module [`view`]) from what `casework` answers, and calls
//! the function of the same name; what comes back is a whole document. Nothing
//! here asks a store or reads a clock: a view holds only what its reader may see,
//! and [`view::May`] says which acts to offer. Roles are known to the table of
//! [`places`] alone: where each of them goes.
//!
//! **Invariants:** every page works without script. No inline script, no inline
//! style (the content-security policy forbids both). Every value that a source
//! gave is escaped by `maud` and stands in a `bdi`, so that it cannot turn the
//! line around it. Addresses are made in [`paths`] and nowhere else.
//!
//! Read in this order: [`view`] (what a page is told), `layout` (what stands
//! around every page), `parts` (fields, marks, bars), then any page.

// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

// What a page is told, and where it leads.
pub mod view;

pub mod paths;

pub mod places;

// What stands around every page.
mod layout;

mod parts;

mod assets;

// The pages: the doors and the lists.
pub mod door;
pub mod home;
pub mod phones;
pub mod requests;

pub mod files;

// A file: read it, write into it, begin one.
pub mod file;
pub mod team;
/// What colleagues do about files.
pub mod work;
pub mod write;

pub mod intake;
pub mod sources;
pub mod subjects;

// Lists of others.
pub mod bundle;
pub mod imports;
pub mod plan;
pub mod waiting;

// One person, one file.
pub mod matching;

pub mod clusters;
pub mod overlaps;
pub mod thresholds;

/// The report of a run of linkage on its own, outside of a register.
pub mod link;

// The house.
pub mod members;

pub mod me;
pub mod office;

// The guide, and pages that cannot be shown.
pub mod guide;
pub mod trouble;

#[doc(hidden)]
pub mod samples;

pub use assets::{Asset, assets};
