//! Invented people: registers to show and lists to measure with. Never real ones.

pub mod lists;
pub mod register;

pub use register::{messy, register};
