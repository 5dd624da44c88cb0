//! Signed notes: C2SP `signed-note`, Ed25519.
//!
//! A note is a text that ends in a newline, an empty line, and signature lines
//! `— name base64(key hash ‖ signature)`. The key hash is the first four
//! bytes of `SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key)`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, Verifier};
use sha2::{Digest, Sha256};

/// The byte that says Ed25519 in key hashes and key strings.
const ED25519: u8 = 0x01;

/// Why a note is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is not a note, or its body is not a checkpoint.
    #[error("the note is malformed")]
    Malformed,
    /// No signature by the key asked for.
    #[error("the note is not signed by this key")]
    Unsigned,
    /// A signature that names the key and is wrong: the text was altered.
    #[error("the signature does not fit the text")]
    WrongSignature,
    /// Signed by the key, but about another log.
    #[error("the note is about another log")]
    OtherLog,
}

/// A key that signs, under a name.
pub struct SigningKey {
    name: String,
    key: ed25519_dalek::SigningKey,
}

/// A key that checks, under a name.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey {
    name: String,
    key: ed25519_dalek::VerifyingKey,
}

impl SigningKey {
    /// A key from its secret seed. The name must be a usable key name: not
    /// empty, without white space and without a plus sign.
    ///
    /// ```
    /// use ledger::{NoteError, SigningKey};
    /// assert!(SigningKey::new("athar.example/register", &[7; 32]).is_ok());
    /// // A space would end the name in a signature line.
    /// assert_eq!(SigningKey::new("our register", &[7; 32]).err(), Some(NoteError::Malformed));
    /// ```
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        usable(name).then(|| Self { name: name.to_owned(), key }).ok_or(NoteError::Malformed)
    }

    /// The key others check with.
    ///
    /// ```
    /// let key = ledger::SigningKey::new("athar.example/register", &[7; 32])?;
    /// assert_eq!(key.verifying().name(), key.name());
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn verifying(&self) -> VerifyingKey {
        VerifyingKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The name it signs under, which is the origin of its log.
    ///
    /// ```
    /// let key = ledger::SigningKey::new("athar.example/register", &[7; 32])?;
    /// assert_eq!(key.name(), "athar.example/register");
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text with its signature beneath. A missing last newline is added.
    ///
    /// ```
    /// let key = ledger::SigningKey::new("athar.example/register", &[7; 32])?;
    /// // A text that was typed again without its last newline is the same note.
    /// assert_eq!(key.sign("a text"), key.sign("a text\n"));
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn sign(&self, text: &str) -> String {
        let newline = if text.ends_with('\n') { "" } else { "\n" };
        let text = format!("{text}{newline}");
        let mut bytes = self.verifying().key_hash().to_vec();
        bytes.extend(self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}\n— {} {}\n", self.name, STANDARD.encode(bytes))
    }
}

/// Never the secret.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.name)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({self})")
    }
}

/// `name+hash+base64(0x01 ‖ key)`, the form in which keys are given away.
impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.key_hash();
        write!(f, "{}+{a:02x}{b:02x}{c:02x}{d:02x}+{}", self.name, STANDARD.encode(self.encoded()))
    }
}

impl VerifyingKey {
    /// Reads the form that [`Display`](fmt::Display) writes.
    ///
    /// ```
    /// use ledger::{SigningKey, VerifyingKey};
    /// let key = SigningKey::new("athar.example/register", &[7; 32])?.verifying();
    /// assert_eq!(VerifyingKey::parse(&key.to_string())?, key);
    /// // One character of the hash mistyped, and the key is nobody's.
    /// assert!(VerifyingKey::parse(&key.to_string().replacen("+", "+0", 1)).is_err());
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, NoteError> {
        Self::try_parse(text).ok_or(NoteError::Malformed)
    }

    fn try_parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('+')?;
        let (_, encoded) = rest.split_once('+')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (kind, key) = bytes.split_first()?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let read = Self { name: name.to_owned(), key };
        (*kind == ED25519 && usable(name) && read.to_string() == text).then_some(read)
    }

    /// The name it signs under.
    ///
    /// ```
    /// let key = ledger::SigningKey::new("athar.example/register", &[7; 32])?.verifying();
    /// assert_eq!(key.name(), "athar.example/register");
    /// # Ok::<(), ledger::NoteError>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text of a note, once this key's signature under it is checked.
    ///
    /// ```
    /// use ledger::{NoteError, SigningKey};
    /// let key = SigningKey::new("athar.example/register", &[7; 32])?;
    /// let note = key.sign("three acts");
    /// assert_eq!(key.verifying().open(&note)?, "three acts\n");
    /// let altered = note.replacen("three", "four", 1);
    /// assert_eq!(key.verifying().open(&altered), Err(NoteError::WrongSignature));
    /// # Ok::<(), NoteError>(())
    /// ```
    pub fn open<'n>(&self, note: &'n str) -> Result<&'n str, NoteError> {
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
        let text = &note[..text.len() + 1];
        let signatures = signatures.strip_suffix('\n').ok_or(NoteError::Malformed)?;
        let mut found = false;
        for line in signatures.split('\n') {
            let (name, signature) = read_line(line).ok_or(NoteError::Malformed)?;
            if name != self.name {
                continue;
            }
            match signature.split_first_chunk::<4>() {
                Some((hash, signature)) if *hash == self.key_hash() => {
                    self.check(text, signature)?;
                    found = true;
                }
                _ => continue,
            }
        }
        if found { Ok(text) } else { Err(NoteError::Unsigned) }
    }

    fn check(&self, text: &str, signature: &[u8]) -> Result<(), NoteError> {
        let signature = Signature::from_slice(signature).map_err(|_| NoteError::WrongSignature)?;
        self.key.verify(text.as_bytes(), &signature).map_err(|_| NoteError::WrongSignature)
    }

    fn encoded(&self) -> [u8; 33] {
        let mut bytes = [ED25519; 33];
        bytes[1..].copy_from_slice(self.key.as_bytes());
        bytes
    }

    fn key_hash(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(self.name.as_bytes());
        hasher.update(b"\n");
        hasher.update(self.encoded());
        let hash: [u8; 32] = hasher.finalize().into();
        [hash[0], hash[1], hash[2], hash[3]]
    }
}

/// Name and bytes of a signature line.
fn read_line(line: &str) -> Option<(&str, Vec<u8>)> {
    let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    (usable(name) && bytes.len() > 4).then_some((name, bytes))
}

fn usable(name: &str) -> bool {
    !name.is_empty() && !name.contains('+') && !name.chars().any(char::is_whitespace)
}
