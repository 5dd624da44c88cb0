//! Sealing original bytes as a stream, in constant memory.
//!
//! ```text
//! magic "atharE1\n" | salt 32 | sealed digest 32 + 16 | chunk | chunk | … | last chunk
//! ```
//!
//! Each file has a key of its own, HKDF of the evidence key and the salt. Chunks
//! of 64 KiB are sealed with ChaCha20-Poly1305; the nonce is the chunk's number
//! and whether it is the last (the STREAM construction, as in `age`), so a file
//! cut short, shuffled or lengthened does not open. The SHA-256 of the original
//! stands sealed in the head: a file put under another's name is found before a
//! byte of it is shown.

use std::io::{self, Read, Seek, SeekFrom, Write};

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Entropy, draw};

const MAGIC: &[u8; 8] = b"atharE1\n";
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_DIGEST: usize = 32 + TAG;
/// The last possible number is kept for the digest in the head.
const DIGEST_CHUNK: u64 = u64::MAX;

/// Digest and length of what was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// SHA-256 of the original.
    pub digest: [u8; 32],
    /// Bytes of the original.
    pub bytes: u64,
}

/// Seals everything `from` yields into `to`, which begins at its start.
pub fn seal(
    key: &[u8; 32],
    from: &mut dyn Read,
    to: &mut (impl Write + Seek),
    entropy: Entropy<'_>,
) -> io::Result<Sealed> {
    let salt: [u8; 32] = draw(entropy);
    let cipher = cipher(key, &salt);
    to.write_all(MAGIC)?;
    to.write_all(&salt)?;
    to.write_all(&[0; SEALED_DIGEST])?;
    let sealed = seal_chunks(&cipher, from, to)?;
    // The digest is known only now; its place was kept free.
    to.seek(SeekFrom::Start((MAGIC.len() + salt.len()) as u64))?;
    to.write_all(&encrypt(&cipher, DIGEST_CHUNK, true, &sealed.digest)?)?;
    to.flush()?;
    Ok(sealed)
}

fn seal_chunks(cipher: &ChaCha20Poly1305, from: &mut dyn Read, to: &mut impl Write) -> io::Result<Sealed> {
    let mut hasher = Sha256::new();
    let (mut bytes, mut number) = (0u64, 0u64);
    let mut chunk = Zeroizing::new(vec![0; CHUNK]);
    let mut next = Zeroizing::new(vec![0; CHUNK]);
    let mut length = fill(from, &mut chunk)?;
    loop {
        // A full chunk is the last only when nothing follows it.
        let following = if length == CHUNK { fill(from, &mut next)? } else { 0 };
        hasher.update(&chunk[..length]);
        bytes += length as u64;
        to.write_all(&encrypt(cipher, number, following == 0, &chunk[..length])?)?;
        if following == 0 {
            return Ok(Sealed { digest: hasher.finalize().into(), bytes });
        }
        std::mem::swap(&mut chunk, &mut next);
        (length, number) = (following, number + 1);
    }
}

/// Opens a sealed file. Fails at once when the head does not open with this key
/// or is not of the digest asked for; reading fails at the first altered chunk.
pub fn open<R: Read>(key: &[u8; 32], digest: &[u8; 32], mut from: R) -> io::Result<OpenedEvidence<R>> {
    let mut magic = [0; MAGIC.len()];
    let mut salt = [0; 32];
    let mut sealed_digest = [0; SEALED_DIGEST];
    for part in [&mut magic[..], &mut salt, &mut sealed_digest] {
        from.read_exact(part).map_err(|_| altered())?;
    }
    let cipher = cipher(key, &salt);
    let named = decrypt(&cipher, DIGEST_CHUNK, true, &sealed_digest)?;
    if magic != *MAGIC || named[..] != digest[..] {
        return Err(altered());
    }
    let sealed = vec![0; CHUNK + TAG];
    Ok(OpenedEvidence {
        cipher,
        from,
        sealed,
        plain: Zeroizing::default(),
        at: 0,
        number: 0,
        ended: false,
        ahead: None,
    })
}

/// The original bytes of a sealed file, checked chunk by chunk.
pub struct OpenedEvidence<R> {
    cipher: ChaCha20Poly1305,
    from: R,
    sealed: Vec<u8>,
    plain: Zeroizing<Vec<u8>>,
    at: usize,
    number: u64,
    ended: bool,
    /// First byte of the chunk to come, read to learn whether there is one.
    ahead: Option<u8>,
}

impl<R: Read> OpenedEvidence<R> {
    fn next_chunk(&mut self) -> io::Result<()> {
        let begun = usize::from(self.ahead.is_some());
        if let Some(first) = self.ahead.take() {
            self.sealed[0] = first;
        }
        let length = begun + fill(&mut self.from, &mut self.sealed[begun..])?;
        let mut first = [0];
        if length == self.sealed.len() && fill(&mut self.from, &mut first)? == 1 {
            self.ahead = Some(first[0]);
        }
        self.ended = self.ahead.is_none();
        self.plain = decrypt(&self.cipher, self.number, self.ended, &self.sealed[..length])?;
        (self.at, self.number) = (0, self.number + 1);
        Ok(())
    }
}

impl<R: Read> Read for OpenedEvidence<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.plain.len() && !self.ended {
            self.next_chunk()?;
        }
        let length = buffer.len().min(self.plain.len() - self.at);
        buffer[..length].copy_from_slice(&self.plain[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

fn cipher(key: &[u8; 32], salt: &[u8; 32]) -> ChaCha20Poly1305 {
    let mut file_key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), key)
        .expand(b"athar evidence v1", file_key.as_mut())
        .expect("HKDF gives up to 8160 bytes; we ask for 32");
    ChaCha20Poly1305::new((&*file_key).into())
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = last.into();
    nonce.into()
}

fn encrypt(cipher: &ChaCha20Poly1305, number: u64, last: bool, plain: &[u8]) -> io::Result<Vec<u8>> {
    cipher.encrypt(&nonce(number, last), plain).map_err(|_| altered())
}

fn decrypt(
    cipher: &ChaCha20Poly1305,
    number: u64,
    last: bool,
    sealed: &[u8],
) -> io::Result<Zeroizing<Vec<u8>>> {
    cipher.decrypt(&nonce(number, last), sealed).map(Zeroizing::new).map_err(|_| altered())
}

fn altered() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "sealed bytes were altered or are another's")
}

/// Reads until the buffer is full or nothing follows.
fn fill(from: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match from.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}
