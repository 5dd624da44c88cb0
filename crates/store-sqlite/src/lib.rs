//! A register in one directory: SQLite under SQLCipher, and sealed evidence
//! beside it.
//!
//! ```text
//! DIR/register.key      the master key, wrapped by passphrase or key file
//! DIR/register.db       the log, its tree, cards, shelves: encrypted page by page
//! DIR/register.head     how far the log has come, signed: written after each commit
//! DIR/evidence/ab/ab…   original bytes, each sealed, named by a keyed digest
//! ```
//!
//! [`Register`] is the [`store::Store`]. It keeps one connection that writes and
//! a few that read; write-ahead logging lets them work at the same time, and lets
//! a second process write between two units of the first.
//!
//! **Invariants**
//! - Nothing readable is ever written: temporary tables stay in memory, the
//!   library refuses to run on a SQLite that cannot encrypt.
//! - A unit is one transaction with `synchronous = full`: after `commit` it
//!   survives the plug being pulled.
//! - The log may be ahead of its head, never behind: a register that lost its end
//!   opens for reading and copying, and says which acts are missing.
//! - A file is put in its place whole: written aside, synced, then renamed.
//! - Migrations go forward only, and what a register was before is kept until the moved one is proven; where
//!   its disk does not allow it, a copy in memory is moved, and nothing is written. A newer register is not
//!   touched.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]

mod backup;
mod connection;
mod copy;
mod evidence;
pub mod files;
mod folder;
mod head;
mod keeper;
mod manifest;
mod migrate;
mod moved;
mod persons;
mod proof_folder;
mod prove;
mod questions;
mod refusals;
mod register;
mod restore;
mod room;
mod sql;
mod stream;
mod tree;
mod unit;
mod verify;

pub use manifest::Manifest;
pub use register::{Options, Register};
pub use restore::restore;
pub use sealing::{KeyFile, Opener, Strength};
