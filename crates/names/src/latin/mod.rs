//! Latin spellings of Arabic names.
//!
//! There is no one transliteration: an English office, a French school, a
//! Kurdish or Turkish registry and a phone each write the same name their own
//! way. So a name is found by its consonants ([`keys`]) and judged by aligning
//! letters ([`token_cost`]).

mod aid;
mod align;
mod keys;
pub mod learn;
mod same;
mod sounds;
pub(crate) mod spellings;
pub(crate) mod words;

pub use aid::aid;
pub use align::{code_cost, token_cost};
pub(crate) use align::{may_begin, sounds_cost};
pub use keys::{keys, skeleton};
pub(crate) use same::latin_cost;
pub(crate) use sounds::Sounds;
