//! Tokens: what a browser or a script shows to say who it is. The register keeps
//! only the hash; a token that leaks from a copy of the register opens nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::{Entropy, draw};

/// A fresh token of 256 bits, as text for a header or a cookie.
pub fn generate(entropy: Entropy<'_>) -> Zeroizing<String> {
    let mut bytes: [u8; 32] = draw(entropy);
    let text = URL_SAFE_NO_PAD.encode(bytes);
    bytes.zeroize();
    Zeroizing::new(text)
}

/// What is kept of a token. A plain hash is enough: nobody guesses 256 bits.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The same as hexadecimal, for a key on a shelf.
pub fn hash_hex(token: &str) -> String {
    hash(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A mark that only the holder of the key can make (HMAC-SHA-256).
pub fn keyed(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}
