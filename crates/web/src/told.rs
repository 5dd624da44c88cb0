//! What readers are told, told once. The rooms put it into the sentences of a page, the calls of the API into
//! the shape of an answer; each takes what it shows.
//!
//! **Invariant:** what is *derived* (how a source is called towards this reader, what is kept from them, how
//! many rows still wait) is derived here and nowhere beside, so that a page and an answer cannot disagree.

pub(crate) mod balance;
pub(crate) mod card;
pub(crate) mod counts;
pub(crate) mod file;
pub(crate) mod grounds;
pub(crate) mod imports;
pub(crate) mod organisations;
pub(crate) mod plan;
pub(crate) mod waiting;
