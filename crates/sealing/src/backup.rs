//! A whole register sealed as one `age` file (C2SP age, version 1).
//!
//! A copy is sealed for the register's own key, for words of its own, or for
//! recipients. Any `age` program opens the latter two. The first carries the
//! register's wrapped key in its head, so that whoever opens the register opens
//! its copies, on any machine, and the running program can prove them unattended.
//!
//! The file is written by `age`, which draws its own file key. It is read here,
//! chunk by chunk, so that a damaged chunk costs what lay in it and no more:
//! [`OpenedBackup`] gives zeros in its place and says where.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt, x25519};
use age_core::format::{FileKey, Stanza};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{KeyFile, Master, Opener};

/// The costliest scrypt factor we open, 2²² (4 GiB). A forged file may not ask more.
const MOST_WORK: u8 = 22;

/// scrypt factor of a passphrase backup: 2¹⁸, a second and 256 MiB, `age`'s own choice.
pub const WORK: u8 = 18;

/// In the head of a copy sealed for its register: the file key under the register's key.
const OWN: &str = "athar-register";
/// Beside it: `register.key` as it was. Nobody is asked anything by it; others pass over it.
const KEY: &str = "athar-register-key";

/// Plain bytes of a chunk, and what sealing adds to each (C2SP age, "payload").
const CHUNK: u64 = 64 * 1024;
const TAG: u64 = 16;

/// For whom a backup is sealed.
pub enum To {
    /// Whoever opens the register.
    Register,
    /// Whoever knows this passphrase; the factor is [`WORK`] outside tests.
    Passphrase(SecretString, u8),
    /// Whoever holds the identity of one of these.
    Recipients(Vec<x25519::Recipient>),
}

/// What a backup is opened with.
pub enum With<'a> {
    /// What opens the register of which it is a copy.
    Register(&'a Opener<'a>),
    /// The key of that register, which is open.
    Master(&'a Master),
    /// A passphrase.
    Passphrase(SecretString),
    /// Identities (`AGE-SECRET-KEY-1…`).
    Identities(Vec<x25519::Identity>),
    /// The key of this very file, remembered while it was sealed.
    Sealed(&'a FileSeal),
}

/// Why a backup did not open.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Not an `age` file.
    #[error("not a sealed backup")]
    NotABackup,
    /// Another passphrase or identity.
    #[error("the key does not open this backup")]
    WrongKey,
    /// Its head was altered.
    #[error("the backup was altered")]
    Altered,
    /// The text is not a recipient or an identity, or none was given.
    #[error("not a recipient or identity")]
    NotAKey,
    /// Reading or writing failed.
    #[error("input or output failed")]
    Io(#[source] io::Error),
}

impl To {
    /// Reads recipients, one `age1…` each; blank lines and `#` comments pass.
    pub fn recipients(text: &str) -> Result<Self, BackupError> {
        parse_lines(text).map(Self::Recipients)
    }
}

impl With<'_> {
    /// Reads an identity file as `age-keygen` writes it.
    pub fn identities(text: &str) -> Result<Self, BackupError> {
        parse_lines(text).map(Self::Identities)
    }
}

fn parse_lines<T: FromStr>(text: &str) -> Result<Vec<T>, BackupError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<T> =
        lines.map(|line| line.parse().map_err(|_| BackupError::NotAKey)).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(BackupError::NotAKey) } else { Ok(keys) }
}

/// The key of one file, held while the file is proven and wiped after.
#[derive(Clone, Default)]
pub struct FileSeal(Arc<Mutex<Option<Zeroizing<[u8; 16]>>>>);

impl FileSeal {
    fn keep(&self, key: &FileKey) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Zeroizing::new(*key.expose_secret()));
    }

    fn key(&self) -> Option<Zeroizing<[u8; 16]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Writes nothing into the head: it only remembers the file's key.
impl Recipient for FileSeal {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.keep(file_key);
        Ok((Vec::new(), HashSet::new()))
    }
}

impl Identity for FileSeal {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::new(Box::new(*self.key()?))))
    }
}

/// Seals for whoever opens the register.
struct Own<'a> {
    master: &'a Master,
    key_file: &'a [u8],
    number: String,
}

/// The key under which the file key lies in the head.
fn wrapping(master: &Master, salt: &[u8]) -> ChaCha20Poly1305 {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), master.subkey("backup").as_ref())
        .expand(b"athar backup v1", key.as_mut())
        .expect("HKDF gives up to 8160 bytes; we ask for 32");
    ChaCha20Poly1305::new((&*key).into())
}

impl Recipient for Own<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        // The file key is as random as a salt, and hashed it tells nothing of itself.
        let mut salt = [0; 16];
        Hkdf::<Sha256>::new(None, file_key.expose_secret())
            .expand(b"athar backup salt", &mut salt)
            .expect("HKDF gives up to 8160 bytes; we ask for 16");
        // A key for this file alone, so that the nonce may be nought.
        let sealed = wrapping(self.master, &salt).encrypt(&Nonce::default(), &file_key.expose_secret()[..]);
        let body = sealed.map_err(|_| EncryptError::Io(io::ErrorKind::Other.into()))?;
        let own = Stanza { tag: OWN.into(), args: vec![STANDARD_NO_PAD.encode(salt)], body };
        let key = Stanza { tag: KEY.into(), args: vec![self.number.clone()], body: self.key_file.to_vec() };
        Ok((vec![own, key], HashSet::new()))
    }
}

/// Opens what [`Own`] sealed, with the register's key or with what opens it.
enum Owner<'a> {
    Master(&'a Master),
    Opener(&'a Opener<'a>),
}

impl Owner<'_> {
    fn unwrap(master: &Master, stanza: &Stanza) -> Option<FileKey> {
        let salt = STANDARD_NO_PAD.decode(stanza.args.first()?).ok()?;
        let opened =
            wrapping(master, &salt).decrypt(&Nonce::default(), &stanza.body[..]).ok().map(Zeroizing::new)?;
        let mut key = Zeroizing::new([0; 16]);
        (opened.len() == key.len()).then(|| key.copy_from_slice(&opened))?;
        Some(FileKey::new(Box::new(*key)))
    }
}

impl Identity for Owner<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.unwrap_stanzas(std::slice::from_ref(stanza))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let find = |tag: &str| stanzas.iter().find(|stanza| stanza.tag == tag);
        let own = find(OWN)?;
        match self {
            Owner::Master(master) => Self::unwrap(master, own).map(Ok),
            Owner::Opener(opener) => {
                let master = KeyFile::parse(&find(KEY)?.body).ok()?.open(opener).ok()?;
                Self::unwrap(&master, own).map(Ok)
            }
        }
    }
}

/// Seals what is written to it. [`Sealer::finish`] makes the file whole; a file
/// left without it does not open.
pub struct Sealer<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> Sealer<W> {
    /// Begins a sealed file of the register with this key and key file. With the
    /// seal that is given back the file is opened again while it is proven; for
    /// words there is none, they are there to prove it with.
    pub fn new(
        to: &To,
        master: &Master,
        key_file: &KeyFile,
        out: W,
    ) -> Result<(Self, Option<FileSeal>), BackupError> {
        let seal = FileSeal::default();
        let (encryptor, seal) = match to {
            To::Register => {
                let (key_file, number) = (key_file.to_bytes(), key_file.register().to_owned());
                let own = Own { master, key_file: &key_file, number };
                (Encryptor::with_recipients(std::iter::once(&own as &dyn Recipient)), None)
            }
            To::Passphrase(words, work) => {
                let mut recipient = scrypt::Recipient::new(words_of(words));
                recipient.set_work_factor(*work);
                (Encryptor::with_recipients(std::iter::once(&recipient as &dyn Recipient)), None)
            }
            To::Recipients(recipients) => {
                let all = recipients.iter().map(|recipient| recipient as &dyn Recipient);
                (
                    Encryptor::with_recipients(all.chain(std::iter::once(&seal as &dyn Recipient))),
                    Some(seal.clone()),
                )
            }
        };
        let encryptor = encryptor.map_err(|_| BackupError::NotAKey)?;
        let sealed = encryptor.wrap_output(out).map_err(BackupError::Io)?;
        Ok((Self(sealed), seal))
    }

    /// Writes the last chunk and gives the output back.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Opens a sealed file. Its head must be whole; of the rest, what is damaged is
/// read as zeros and named by [`OpenedBackup::damaged`].
pub fn open<R: Read + Seek>(with: &With<'_>, mut from: R) -> Result<OpenedBackup<R>, BackupError> {
    let learned = FileSeal::default();
    let mut learn = |identity: &dyn Identity| {
        from.seek(SeekFrom::Start(0)).map_err(BackupError::Io)?;
        let decryptor = Decryptor::new_buffered(BufReader::new(&mut from)).map_err(of_age)?;
        let learner = Learner { identity, learned: &learned };
        decryptor.decrypt(std::iter::once(&learner as &dyn Identity)).map(drop).map_err(of_age)
    };
    match with {
        With::Register(opener) => learn(&Owner::Opener(opener))?,
        With::Master(master) => learn(&Owner::Master(master))?,
        With::Passphrase(words) => {
            let mut identity = scrypt::Identity::new(words_of(words));
            identity.set_max_work_factor(MOST_WORK);
            learn(&identity)?;
        }
        With::Identities(identities) => learn(&Any(identities))?,
        With::Sealed(seal) => learn(*seal)?,
    }
    let key = learned.key().ok_or(BackupError::WrongKey)?;
    OpenedBackup::new(&key, from).map_err(BackupError::Io)
}

/// One of several identities.
struct Any<'a>(&'a [x25519::Identity]);

impl Identity for Any<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.0.iter().find_map(|identity| identity.unwrap_stanza(stanza))
    }
}

/// Remembers the file key that an identity found.
struct Learner<'a> {
    identity: &'a dyn Identity,
    learned: &'a FileSeal,
}

impl Identity for Learner<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.unwrap_stanzas(std::slice::from_ref(stanza))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let found = self.identity.unwrap_stanzas(stanzas);
        if let Some(Ok(key)) = &found {
            self.learned.keep(key);
        }
        found
    }
}

/// The plain bytes of a sealed file, each chunk checked on its own.
pub struct OpenedBackup<R> {
    from: R,
    cipher: ChaCha20Poly1305,
    /// Where the first chunk begins.
    start: u64,
    /// Sealed bytes after that.
    sealed: u64,
    at: u64,
    chunk: Option<(u64, Zeroizing<Vec<u8>>)>,
    damaged: Vec<Range<u64>>,
}

impl<R: Read + Seek> OpenedBackup<R> {
    fn new(file_key: &[u8; 16], mut from: R) -> io::Result<Self> {
        from.seek(SeekFrom::Start(0))?;
        let mut start = 0;
        let mut reader = BufReader::new(&mut from);
        loop {
            let mut line = Vec::new();
            let read = reader.read_until(b'\n', &mut line)?;
            start += read as u64;
            if read == 0 || line.starts_with(b"--- ") {
                break;
            }
        }
        let mut nonce = [0; 16];
        reader.read_exact(&mut nonce)?;
        start += nonce.len() as u64;
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(&nonce), file_key)
            .expand(b"payload", key.as_mut())
            .expect("HKDF gives up to 8160 bytes; we ask for 32");
        let sealed = from.seek(SeekFrom::End(0))?.saturating_sub(start);
        let cipher = ChaCha20Poly1305::new((&*key).into());
        Ok(Self { from, cipher, start, sealed, at: 0, chunk: None, damaged: Vec::new() })
    }

    /// Ranges of plain bytes that did not authenticate, among those read so far.
    pub fn damaged(&self) -> &[Range<u64>] {
        &self.damaged
    }

    /// How many plain bytes there are, were every chunk whole.
    pub fn length(&self) -> u64 {
        self.sealed.saturating_sub(self.sealed.div_ceil(CHUNK + TAG) * TAG)
    }

    /// Whether the last chunk says that it is the last: nothing was cut off behind it.
    pub fn ends(&mut self) -> io::Result<bool> {
        let chunks = self.sealed.div_ceil(CHUNK + TAG);
        if chunks == 0 {
            return Ok(false);
        }
        let sealed = self.read_sealed(chunks - 1)?;
        Ok(self.cipher.decrypt(&nonce(chunks - 1, true), &sealed[..]).is_ok())
    }

    fn read_sealed(&mut self, number: u64) -> io::Result<Vec<u8>> {
        let offset = number * (CHUNK + TAG);
        let length = (self.sealed - offset.min(self.sealed)).min(CHUNK + TAG);
        let mut sealed = vec![0; length as usize];
        self.from.seek(SeekFrom::Start(self.start + offset))?;
        self.from.read_exact(&mut sealed)?;
        Ok(sealed)
    }

    fn load(&mut self, number: u64) -> io::Result<()> {
        let sealed = self.read_sealed(number)?;
        let length = (sealed.len() as u64).saturating_sub(TAG);
        let last = number + 1 == self.sealed.div_ceil(CHUNK + TAG);
        // Where the file was cut, its last chunk does not say that it is the last.
        let opened = self.cipher.decrypt(&nonce(number, last), &sealed[..]);
        let opened = opened.or_else(|why| {
            if last { self.cipher.decrypt(&nonce(number, false), &sealed[..]) } else { Err(why) }
        });
        let plain = opened.unwrap_or_else(|_| {
            let from = number * CHUNK;
            match self.damaged.last_mut() {
                Some(range) if range.end == from => range.end += length,
                _ => self.damaged.push(from..from + length),
            }
            vec![0; length as usize]
        });
        self.chunk = Some((number, Zeroizing::new(plain)));
        Ok(())
    }
}

impl<R: Read + Seek> Read for OpenedBackup<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let number = self.at / CHUNK;
        if self.at >= self.length() {
            return Ok(0);
        }
        if self.chunk.as_ref().is_none_or(|(loaded, _)| *loaded != number) {
            self.load(number)?;
        }
        let Some((_, plain)) = &self.chunk else { return Ok(0) };
        let rest = plain.get((self.at % CHUNK) as usize..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        self.at += length as u64;
        Ok(length)
    }
}

/// The nonce of a chunk: its number, and whether it is the last.
fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = last.into();
    nonce.into()
}

/// Without the line end a file leaves behind: typed by hand it is not there.
fn words_of(words: &SecretString) -> SecretString {
    SecretString::from(words.expose_secret().trim_end_matches(['\r', '\n']))
}

fn of_age(error: DecryptError) -> BackupError {
    match error {
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => BackupError::NotABackup,
        DecryptError::InvalidMac => BackupError::Altered,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => BackupError::NotABackup,
        DecryptError::Io(error) => BackupError::Io(error),
        _ => BackupError::WrongKey,
    }
}
