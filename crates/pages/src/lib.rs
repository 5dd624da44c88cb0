//! Every page of the register: a pure function from a plain view to HTML.
//!
//! `web` fills a view (module [`view`]) from what `casework` answers, and calls
//! the function of the same name; what comes back is a whole document. Nothing
//! here asks a store, reads a clock or knows a role: a view holds only what its
//! reader may see, and [`view::May`] says which acts to offer.
//!
//! **Invariants:** every page works without script. No inline script, no inline
//! style (the content-security policy forbids both). Every value that a source
//! gave is escaped by `maud` and stands in a `bdi`, so that it cannot turn the
//! line around it. Addresses are made in [`paths`] and nowhere else.
//!
//! Read in this order: [`view`] (what a page is told), `layout` (what stands
//! around every page), `parts` (fields, marks, bars), then any page.

pub mod paths;
pub mod view;

mod assets;
mod layout;
mod parts;

pub mod clusters;
pub mod door;
pub mod file;
pub mod files;
pub mod guide;
pub mod home;
pub mod imports;
pub mod intake;
pub mod matching;
pub mod me;
pub mod members;
pub mod office;
pub mod overlaps;
pub mod plan;
pub mod sources;
pub mod trouble;
pub mod waiting;
pub mod write;

#[doc(hidden)]
pub mod samples;

pub use assets::{Asset, asset_path, assets};
