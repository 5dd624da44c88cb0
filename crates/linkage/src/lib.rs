//! One person, one file: which records of which lists are of one person.
mod record;
mod day;
mod words;
mod pack;
mod levels;
mod keys;
mod compare;
mod frequencies;
mod model;
mod defaults;
mod learn;
mod cluster;
mod run;

pub use keys::Refined;
pub use levels::GroundKind;
pub use model::{GroundModel, Model, Overlap};
pub use pack::Builder;
pub use record::{Record, RecordRef, Sex, Span};
pub use run::{Continue, DEFAULT_THRESHOLD, Label, Linked, Options, Pair, Phase, Refusal, Report, link};
