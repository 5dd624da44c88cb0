//! The master key and what follows from it.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::sync::Arc;
use zeroize::Zeroizing;

use crate::locked::Locked;
use crate::{Entropy, draw};

/// Thirty-two bytes from which every key of a register follows, by HKDF-SHA-256
/// (RFC 5869) under a label of its own. Wiped when dropped.
pub struct Master(Arc<Locked>);

impl Master {
    /// A fresh one, for a new register.
    pub fn generate(entropy: Entropy<'_>) -> Self {
        Self::from_bytes(Zeroizing::new(draw(entropy)))
    }

    /// The same key, for what must hold it as long as it lives: there is one in memory.
    pub fn same(&self) -> Self {
        Self(self.0.clone())
    }

    pub(crate) fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(Arc::new(Locked::new(&bytes)))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// A key for one purpose. The same label gives the same key for as long as
    /// the register lives, so a label is never reused and never changed.
    pub fn subkey(&self, label: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.bytes())
            .expand_multi_info(&[b"athar v1 ", label.as_bytes()], key.as_mut())
            .expect("HKDF gives up to 8160 bytes; we ask for 32");
        key
    }

    /// The raw key of the database, as SQLCipher reads it: `x'…'` with 64 digits.
    pub fn database_key(&self) -> Zeroizing<String> {
        let key = self.subkey("database");
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        for byte in key.iter() {
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
            }
        }
        text.push('\'');
        text
    }

    /// The key that seals evidence.
    pub fn evidence_key(&self) -> Zeroizing<[u8; 32]> {
        self.subkey("evidence")
    }

    /// The seed of the key that signs the log.
    pub fn log_seed(&self) -> Zeroizing<[u8; 32]> {
        self.subkey("log signature")
    }

    /// The key of what an audience sees in place of running numbers ([`crate::References`]).
    pub fn reference_key(&self, audience: &str) -> [u8; 32] {
        *self.subkey(&format!("references {audience}"))
    }

    /// The name under which a piece of evidence lies on the disk. Keyed, so that
    /// whoever finds the disk cannot ask whether a known leaflet is on it.
    pub fn evidence_name(&self, digest: &[u8; 32]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.subkey("evidence name").as_ref())
            .expect("HMAC takes a key of any length");
        mac.update(digest);
        mac.finalize().into_bytes().into()
    }
}
