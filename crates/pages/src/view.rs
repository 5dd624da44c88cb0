//! What a page is told: plain structs of owned words, already cleared for
//! their reader.
//!
//! Three kinds of words stand in a view. *Words of a source* are given as the
//! source wrote them. *Words of the register* (a date in words, a name of a
//! place, a reason) are given in the reader's language: `web` makes them with
//! the same [`l10n::Reader`] that the frame carries. *Codes* (`role`, `tier`)
//! are given as keys and the page looks up their words. Counts are numbers.
//!
//! Most views implement `Default`, so that a form which is shown for the first
//! time needs only its choices.

mod common;
mod door;
mod file;
mod files;
mod imports;
mod link;
mod matching;
mod members;
mod office;
mod subjects;
mod team;
mod work;
mod write;

pub use common::*;
pub use door::*;
pub use file::*;
pub use files::*;
pub use imports::*;
pub use link::*;
pub use matching::*;
pub use members::*;
pub use office::*;
pub use subjects::*;
pub use team::*;
pub use work::*;
pub use write::*;
