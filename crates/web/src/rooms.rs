//! The pages, room by room: each asks the casework and fills the view of its page.

pub(crate) mod door;
pub(crate) mod home;
pub(crate) mod known;
pub(crate) mod list;
pub(crate) mod bulk;
pub(crate) mod saved;
pub(crate) mod file;
pub(crate) mod papers;
pub(crate) mod write;
pub(crate) mod telling;
pub(crate) mod intake;
pub(crate) mod imports;
pub(crate) mod plan;
pub(crate) mod waiting;
pub(crate) mod beside;
pub(crate) mod matching;
pub(crate) mod verdict;
pub(crate) mod clusters;
pub(crate) mod thresholds;
pub(crate) mod overlaps;
pub(crate) mod members;
pub(crate) mod me;
pub(crate) mod requests;
pub(crate) mod office;
pub(crate) mod copies;
pub(crate) mod log;
