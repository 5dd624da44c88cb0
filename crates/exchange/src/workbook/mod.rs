//! Workbooks of every kind, packed XML and older binaries, read here cell by cell.
//!
//! They are read directly for three reasons: what a cell shows depends on its
//! number format ("5/2013" typed into Excel becomes the first of May, shown
//! without its day: we must not invent that day); two cells far apart must not
//! cost the million empty ones between them; and a small file that unpacks to an
//! enormous one, or claims to, must be stopped while it is read.

mod archive;
mod compound;
mod filling;
mod numbers;
mod ods;
mod serial;
mod xls;
mod xlsb;
mod xlsx;

pub(crate) use archive::{Archive, Inside};
pub(crate) use ods::{read_flat_ods, read_ods};
pub(crate) use xls::read_xls;
pub(crate) use xlsb::read_xlsb;
pub(crate) use xlsx::read_xlsx;
