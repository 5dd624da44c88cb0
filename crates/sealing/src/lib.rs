//! Every cipher, key and password of the register, in one place.
//!
//! A register is opened with a passphrase or a key file. Either gives, through
//! Argon2id, a key that unwraps the **master key** from a slot of `register.key`
//! ([`keyfile`]). From the master come the keys that do the work ([`master`]):
//! one for the database, one for evidence, one that names evidence files, one
//! that signs the log. So a passphrase is changed by writing one slot anew, and
//! nothing else.
//!
//! Beside it: [`evidence`] seals original bytes in a stream, [`backup`] seals a
//! whole register as an `age` file, [`password`], [`totp`] and [`token`] are for
//! the people who sign in; [`reference`] is what outsiders see in place of numbers;
//! [`words`] is the one rule for what a person must keep in mind.
//!
//! **Invariants**
//! - Randomness is an argument ([`Entropy`]), and so is time. The exceptions
//!   are [`backup`] and [`tls`]: `age` draws its own file key and `rcgen` the key of its
//!   certificate, and neither takes one from outside.
//! - Secrets are wiped when dropped and have no `Debug`, `Display` or `Clone`
//!   that would show them.
//! - Whatever opens, authenticates: no byte is handed out that was not checked.

pub mod backup;
pub mod evidence;
pub mod kdf;
pub mod keyfile;
mod locked;
pub mod master;
pub mod password;
pub mod reference;
pub mod tls;
pub mod token;
pub mod totp;
pub mod words;

pub use kdf::Strength;
pub use keyfile::{KeyFile, KeyFileError, Opener};
pub use master::Master;
pub use reference::{References, mark};
pub use secrecy::{ExposeSecret, SecretString};
pub use zeroize::Zeroizing;

/// Fills a buffer with unpredictable bytes. The binary hands in the operating
/// system's generator; tests hand in a seeded one.
pub type Entropy<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Draws an array of unpredictable bytes.
pub(crate) fn draw<const N: usize>(entropy: Entropy<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    entropy(&mut bytes);
    bytes
}
