//! One person, one file: which records of which lists are of one person.
//!
//! Rows become numbers ([`Builder`]), keys find candidates, patterns are counted
//! and weights learned, and people are put together from the strongest pair
//! down. Nothing is merged here: the engine proposes, with reasons
//! ([`Linked::explain`]), and people judge. The mathematics and its sources are
//! in this crate's `README.md`.
//!
//! **Invariants:** the same records, options and seed give the same bytes, with
//! any number of threads; a standing *different* is never joined; no block is
//! dropped in silence; nothing panics on any input.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod builder;
mod calibrate;
mod candidates;
mod cells;
mod cluster;
mod compare;
mod contests;
mod day;
mod defaults;
mod evaluate;
mod explain;
mod figures;
mod frequencies;
mod index;
mod judge;
mod keys;
mod lanes;
mod learn;
mod levels;
mod link;
mod model;
mod neighbours;
mod options;
mod overlaps;
mod pack;
mod people;
mod persons;
mod priors;
mod reach;
mod record;
mod result;
mod rival_edges;
mod rivals;
mod scorer;
mod side_by_side;
mod words;
mod write;

pub use builder::Builder;
pub use cells::{PackedCell, RecordCells, WordKind};
pub use evaluate::{AtThreshold, Proportion, THRESHOLDS, evaluate_clusters, evaluate_pairs, expected};
pub use explain::{Explained, Ground, Otherwise};
pub use figures::{Learned, SPREAD, SPREAD_FROM};
pub use index::{IndexAnswer, RecordIndex, Scored};
pub use keys::Refined;
pub use levels::GroundKind;
pub use link::link;
pub use model::{GroundModel, Model, Overlap};
pub use options::{Continue, DEFAULT_THRESHOLD, Label, Options, Phase, Refusal};
pub use overlaps::{OverlapCount, overlaps};

pub use record::{Record, RecordRef, Sex, Span};
pub use result::{Linked, Pair, Report};
pub use side_by_side::SideBySide;
pub use write::ModelError;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
