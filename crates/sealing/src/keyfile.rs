//! `register.key`: the master key, wrapped once for each way in.
//!
//! A small JSON document beside the database. Every slot holds the master key
//! under XChaCha20-Poly1305 with a key that Argon2id made of a passphrase or of
//! a key file. The register's number, the slot's kind and its strength are
//! authenticated with it: nothing of a slot can be swapped or weakened unseen.
//!
//! **Invariant:** the document never holds a secret in the clear. Losing it loses
//! the register, so it is part of every backup.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Entropy, Master, Strength, draw, kdf};

/// The latest version of the document this program reads.
pub const VERSION: u32 = 1;

/// What a person opens a register with.
pub enum Opener<'a> {
    /// A passphrase. Line ends at its end do not count: they come from files.
    Passphrase(&'a str),
    /// The bytes of a key file, as they are.
    KeyFile(&'a [u8]),
}

/// Why a key file did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// Not the JSON document of a register's key.
    #[error("not a key file")]
    NotAKeyFile,
    /// A key file, and damaged since it was written.
    #[error("damaged key file")]
    Damaged,
    /// Written by a later version.
    #[error("key file of a newer version ({0})")]
    Newer(u32),
    /// No slot opens with this.
    #[error("no slot opens with this key")]
    WrongKey,
    /// The strength asked for is not sane.
    #[error("unusable strength")]
    Strength,
    /// The slot to remove is not there, or is the last way in.
    #[error("no such slot, or the last one")]
    Slot,
}

/// The document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyFile {
    /// Says what this is to a person who finds it.
    athar: String,
    version: u32,
    /// Number of the register, hexadecimal. It ties key, database and backup together.
    register: String,
    slots: Vec<Slot>,
    /// SHA-256 over the rest. It keeps nobody out; it tells a damaged file from
    /// a wrong passphrase, which no cipher can.
    #[serde(default)]
    check: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Slot {
    kind: Kind,
    label: String,
    #[serde(flatten)]
    strength: Strength,
    salt: String,
    nonce: String,
    wrapped: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Passphrase,
    KeyFile,
}

const WHAT: &str = "register key";

impl Opener<'_> {
    fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Passphrase,
            Self::KeyFile(_) => Kind::KeyFile,
        }
    }

    fn secret(&self) -> &[u8] {
        match self {
            Self::Passphrase(words) => words.trim_end_matches(['\r', '\n']).as_bytes(),
            Self::KeyFile(bytes) => bytes,
        }
    }
}

impl KeyFile {
    /// A key file for a new register, without a slot yet.
    pub fn new(entropy: Entropy<'_>) -> Self {
        let register: [u8; 16] = draw(entropy);
        let register = register.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { athar: WHAT.into(), version: VERSION, register, slots: Vec::new(), check: String::new() }
    }

    /// Number of the register.
    pub fn register(&self) -> &str {
        &self.register
    }

    /// The labels of the ways in, in order.
    pub fn labels(&self) -> Vec<&str> {
        self.slots.iter().map(|slot| slot.label.as_str()).collect()
    }

    /// Reads the document.
    pub fn parse(bytes: &[u8]) -> Result<Self, KeyFileError> {
        #[derive(Deserialize)]
        struct Head {
            athar: String,
            version: u32,
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|_| KeyFileError::NotAKeyFile)?;
        if head.athar != WHAT {
            return Err(KeyFileError::NotAKeyFile);
        }
        // Asked before the rest is read: a later version may look different.
        if head.version > VERSION {
            return Err(KeyFileError::Newer(head.version));
        }
        let mut read: Self = serde_json::from_slice(bytes).map_err(|_| KeyFileError::Damaged)?;
        let check = std::mem::take(&mut read.check);
        if check == read.sum() { Ok(read) } else { Err(KeyFileError::Damaged) }
    }

    /// The document as bytes, readable and ending in a newline.
    pub fn to_bytes(&self) -> Vec<u8> {
        let checked = Self { check: self.sum(), ..self.clone() };
        let mut bytes = serde_json::to_vec_pretty(&checked).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// The check over everything else; the field itself is empty outside the document.
    fn sum(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("strings and numbers always serialise");
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Adds a way in.
    pub fn add(
        &mut self,
        master: &Master,
        opener: &Opener<'_>,
        label: &str,
        strength: Strength,
        entropy: Entropy<'_>,
    ) -> Result<(), KeyFileError> {
        let (salt, nonce): ([u8; 16], [u8; 24]) = (draw(entropy), draw(entropy));
        let cipher = cipher(opener, &salt, strength)?;
        let payload = Payload { msg: master.bytes(), aad: &self.bound(opener.kind(), strength) };
        let wrapped = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyFileError::Strength)?;
        self.slots.push(Slot {
            kind: opener.kind(),
            label: label.to_owned(),
            strength,
            salt: STANDARD.encode(salt),
            nonce: STANDARD.encode(nonce),
            wrapped: STANDARD.encode(wrapped),
        });
        Ok(())
    }

    /// Takes a way in away; the last one stays.
    pub fn remove(&mut self, label: &str) -> Result<(), KeyFileError> {
        let at = self.slots.iter().position(|slot| slot.label == label).ok_or(KeyFileError::Slot)?;
        if self.slots.len() == 1 {
            return Err(KeyFileError::Slot);
        }
        self.slots.remove(at);
        Ok(())
    }

    /// The master key, when one of the slots opens.
    pub fn open(&self, opener: &Opener<'_>) -> Result<Master, KeyFileError> {
        let slots = self.slots.iter().filter(|slot| slot.kind == opener.kind());
        slots.into_iter().find_map(|slot| self.open_slot(slot, opener)).ok_or(KeyFileError::WrongKey)
    }

    fn open_slot(&self, slot: &Slot, opener: &Opener<'_>) -> Option<Master> {
        let salt = STANDARD.decode(&slot.salt).ok()?;
        let nonce: [u8; 24] = STANDARD.decode(&slot.nonce).ok()?.try_into().ok()?;
        let wrapped = STANDARD.decode(&slot.wrapped).ok()?;
        let cipher = cipher(opener, &salt, slot.strength).ok()?;
        let payload = Payload { msg: &wrapped, aad: &self.bound(slot.kind, slot.strength) };
        let bytes = Zeroizing::new(cipher.decrypt(&XNonce::from(nonce), payload).ok()?);
        let mut master = Zeroizing::new([0; 32]);
        (bytes.len() == master.len()).then(|| master.copy_from_slice(&bytes))?;
        Some(Master::from_bytes(master))
    }

    /// What a slot is authenticated with.
    fn bound(&self, kind: Kind, strength: Strength) -> Vec<u8> {
        let Strength { memory_kib, passes, lanes } = strength;
        format!("athar register key v1 {} {kind:?} {memory_kib} {passes} {lanes}", self.register).into_bytes()
    }
}

fn cipher(opener: &Opener<'_>, salt: &[u8], strength: Strength) -> Result<XChaCha20Poly1305, KeyFileError> {
    let key = kdf::derive(opener.secret(), salt, strength).ok_or(KeyFileError::Strength)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}
