//! A whole register sealed as one `age` file (C2SP age, version 1).
//!
//! Any `age` program opens it with the passphrase or the identity; ours also
//! checks what is inside. `age` draws its own file key.

use std::io::{self, Read, Write};
use std::str::FromStr;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt, x25519};

/// The costliest scrypt factor we open, 2²² (4 GiB). A forged file may not ask more.
const MOST_WORK: u8 = 22;

/// scrypt factor of a passphrase backup: 2¹⁸, a second and 256 MiB, `age`'s own choice.
pub const WORK: u8 = 18;

/// For whom a backup is sealed.
pub enum To {
    /// Whoever knows this passphrase; the factor is [`WORK`] outside tests.
    Passphrase(SecretString, u8),
    /// Whoever holds the identity of one of these.
    Recipients(Vec<x25519::Recipient>),
}

/// What a backup is opened with.
pub enum With {
    /// A passphrase.
    Passphrase(SecretString),
    /// Identities (`AGE-SECRET-KEY-1…`).
    Identities(Vec<x25519::Identity>),
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

impl With {
    /// Reads an identity file as `age-keygen` writes it.
    pub fn identities(text: &str) -> Result<Self, BackupError> {
        parse_lines(text).map(Self::Identities)
    }
}

fn parse_lines<T: FromStr>(text: &str) -> Result<Vec<T>, BackupError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let keys: Vec<T> = lines.map(|line| line.parse().map_err(|_| BackupError::NotAKey)).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(BackupError::NotAKey) } else { Ok(keys) }
}

/// Seals what is written to it. [`Sealer::finish`] makes the file whole; a file
/// left without it does not open.
pub struct Sealer<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> Sealer<W> {
    /// Begins a sealed file.
    pub fn new(to: &To, out: W) -> Result<Self, BackupError> {
        let encryptor = match to {
            To::Passphrase(words, work) => {
                let mut recipient = scrypt::Recipient::new(words_of(words));
                recipient.set_work_factor(*work);
                Encryptor::with_recipients(std::iter::once(&recipient as &dyn Recipient))
            }
            To::Recipients(recipients) => {
                Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn Recipient))
            }
        };
        let encryptor = encryptor.map_err(|_| BackupError::NotAKey)?;
        encryptor.wrap_output(out).map(Self).map_err(BackupError::Io)
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

/// Opens a sealed file. Reading it fails at the first altered or missing chunk.
pub fn open<R: Read>(with: &With, from: R) -> Result<impl Read + use<R>, BackupError> {
    let decryptor = Decryptor::new(from).map_err(of_age)?;
    let opened = match with {
        With::Passphrase(words) => {
            let mut identity = scrypt::Identity::new(words_of(words));
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(std::iter::once(&identity as &dyn Identity))
        }
        With::Identities(identities) => decryptor.decrypt(identities.iter().map(|identity| identity as &dyn Identity)),
    };
    opened.map_err(of_age)
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
