//! Workbooks: packed XML read here cell by cell, older binaries by `calamine`.
//!
//! The two XML formats are read directly for three reasons: what a cell shows
//! depends on its number format ("5/2013" typed into Excel becomes the first of
//! May, shown without its day: we must not invent that day); a sheet of a
//! million empty cells must cost nothing; and a small file that unpacks to an
//! enormous one must be stopped while it unpacks.

mod archive;
mod binary;
mod ods;
mod serial;
mod xlsx;

pub(crate) use archive::{Archive, Inside};
pub(crate) use binary::read_binary;
pub(crate) use ods::{read_flat_ods, read_ods};
pub(crate) use xlsx::read_xlsx;
