//! A register in one directory: SQLite under SQLCipher, and sealed evidence
//! beside it.
//!
//! ```text
//! DIR/register.key      the master key, wrapped by passphrase or key file
//! DIR/register.db       the log, its tree, cards, shelves: encrypted page by page
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
//! - A file is put in its place whole: written aside, synced, then renamed.
//! - Migrations go forward only. A newer register is not touched.

mod backup;
mod connection;
mod evidence;
mod files;
mod migrate;
mod persons;
mod questions;
mod register;
mod restore;
mod sql;
mod tree;
mod unit;
mod verify;

pub use backup::{Manifest, backup_file};
pub use register::{Options, Register};
pub use restore::restore;
pub use sealing::{KeyFile, Opener, Strength};
