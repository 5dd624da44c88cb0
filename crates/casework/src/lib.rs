//! The verbs: what colleagues do with the register, one file an act, one
//! transaction an act.
//!
//! A [`House`] is an opened register with what it keeps in memory. A [`Desk`]
//! is a colleague at work in it: every verb asks the viewer's rights first,
//! then writes one unit, then lets the house catch up with the log.
//!
//! **Invariants**
//! - Whatever is read leaves a desk only as `Cleared`.
//! - A refused verb has written nothing.
//! - Memory holds nothing that the log cannot give again: [`House::catch_up`]
//!   is the only way in, for our own acts and for those of another process.

mod refusal;
mod house;
mod ground;
mod desk;
mod claims;
mod chapters;
mod once;
mod locks;
mod telling;
mod lists;
mod sealed;
mod members;
mod documents;
mod reviews;
mod tags;
mod tasks;
mod teams;
mod travel;
mod grades;
mod import;
mod export;
mod sheet_about;
mod subjects;
mod subject_sheets;
mod fill;
mod forget;
mod links;
mod copies;
mod keep;
mod past;
mod phones;
mod lengths;
mod audit;
mod refold;
mod refs;

pub use audit::{LogFilter, LogLine, LogPage};
pub use chapters::NEXT;
pub use claims::{goes_with, said_of, NewClaim, NewFile, Recorded, SourceChoice, OURS};
pub use desk::Desk;
pub use documents::{sniff, KeptPaper, NewPaper, Opened, DOCUMENT_BYTES_MAX};
pub use export::{line, names, set_filter, ExportFormat, Exported, Line};
pub use fill::{FileToMake, Speaker, Told};
pub use forget::{Forgetting, Wish};
pub use grades::SpeakingSource;
pub use ground::{ClearedRow, FileTeam, Ground, ImportStanding, Judged, Review, Task, Waiting, OPERATOR};
pub use house::{keys_of, Chance, Clock, House};
pub use import::*;
pub use copies::{Copies, CopyFailed, CopyMade, CopyState, Keeping, COPY_DAYS_MAX};
pub use keep::Rebuilt;
pub use telling::Telling;
pub use links::*;
pub use lengths::{LINE_LETTERS_MAX, TEXT_LETTERS_MAX};
pub use lists::{Column, ListPage, SavedList};
pub use members::*;
pub use past::AsOf;
pub use phones::PhoneKey;
pub use refs::{Numbered, Refs};
pub use refusal::Refusal;
pub use reviews::ReadFile;
pub use sealed::is_whole_number;
pub use subject_sheets::SubjectSheet;
pub use subjects::{NewSubject, SubjectLine};
pub use tags::TAG_LETTERS_MAX;
pub use tasks::NewTask;
pub use teams::TeamSeen;
pub use travel::{is_bundle, Bundle, BundlePlan, BundleTaken, Piece, Whom};
