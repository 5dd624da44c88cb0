//! The verbs: what colleagues do with the register, one file an act, one
//! transaction an act.
//!
//! A [`House`] is an opened register with what each capability keeps of it in memory. A [`Desk`]
//! is a colleague at work in it: every verb asks the viewer's rights first,
//! then writes one unit (`register`), after which memory catches up with the log.
//!
//! **Invariants**
//! - Whatever is read leaves a desk only as `Cleared`.
//! - A refused verb has written nothing.

mod audit;
mod claims;
mod copies;
mod desk;
mod documents;
mod fill;
mod forget;
mod house;
mod import;
mod indexes;
mod keep;
mod lengths;
mod links;
mod lists;
mod members;
mod once;
mod open;
mod past;
mod phones;
mod record;
mod refs;
mod reviews;
mod sealed;
mod sheets;
mod subjects;
mod tags;
mod tasks;
mod teams;
mod travel;
mod unread;
mod written_name;

pub use audit::{LogFilter, LogLine, LogPage};
pub use claims::{
    NEXT, NewClaim, NewFile, OURS, QUESTIONS, Recorded, SourceChoice, SpeakingSource, Telling, goes_with,
    said_of, source_kinds,
};
pub use copies::{Copies, CopyFailed, CopyMade, CopyState, Keeping};
pub use desk::Desk;
pub use documents::{DOCUMENT_BYTES_MAX, KeptPaper, NewPaper, Opened};
pub use fill::{FileToMake, Speaker, Told};
pub use forget::{Forgetting, KeptList, LeftSince, ListLoss, NamedWords, Remains, Wish};
pub use house::House;
pub use import::*;
pub use keep::Rebuilt;
pub use lengths::{LINE_LETTERS_MAX, TEXT_LETTERS_MAX};
pub use links::*;
pub use lists::{Column, ListPage, SavedList, set_filter};
pub use members::*;
pub use phones::PhoneKey;
pub use refs::{Numbered, Refs};
pub use reviews::ReadFile;
pub use sealed::is_whole_number;
pub use sheets::{ExportFormat, Exported, Line, SubjectSheet, line, names};
pub use subjects::{NewSubject, SubjectLine};
pub use tasks::NewTask;
pub use teams::TeamSeen;
pub use travel::{Bundle, BundlePlan, BundleTaken, Piece, PieceSaid, Whom, is_bundle};
pub use unread::not_linked;

pub use register::acts::{keys, keys_of};
pub use register::clock::{Chance, Clock};
pub use register::ground::{
    Association, ClearedRow, FileTeam, Ground, ImportStanding, Judged, OPERATOR, Review, Task, Waiting,
};
pub use register::{AsOf, Refusal};
pub use store::{Trouble, Verification};
