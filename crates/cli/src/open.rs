//! Opening a register: directory, key, clock and chance. The only place that
//! reads a passphrase.

use crate::args;
use crate::out::{Out, Refused};
use access::Viewer;
use casework::{Chance, Clock, House};
use clap::ArgMatches;
use model::MemberId;
use sealing::{Opener, Zeroizing};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use store::Store;
use store_sqlite::Register;

/// The operator at the machine.
pub const OPERATOR: MemberId = MemberId(0);

/// The machine's clock.
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
    }
}

/// The machine's randomness.
pub struct MachineChance;

impl Chance for MachineChance {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the machine gives randomness");
    }
}

/// What opens the register, as it was given.
pub enum Key {
    /// A passphrase.
    Passphrase(Zeroizing<String>),
    /// The bytes of a key file.
    File(Zeroizing<Vec<u8>>),
}

impl Key {
    /// For the store.
    pub fn opener(&self) -> Opener<'_> {
        match self {
            Key::Passphrase(words) => Opener::Passphrase(words),
            Key::File(bytes) => Opener::KeyFile(bytes),
        }
    }
}

/// The directory of the register: `--data`, then `ATHAR_DATA`, then the user's own.
pub fn directory(matches: &ArgMatches) -> PathBuf {
    let home = || std::env::var_os("HOME").map_or_else(|| PathBuf::from("."), PathBuf::from);
    args::text(matches, "data")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("ATHAR_DATA").map(PathBuf::from))
        .unwrap_or_else(|| home().join(".local/share/athar"))
}

/// The same, once it is known that it can be one: a file is none.
pub fn folder(matches: &ArgMatches, out: &Out) -> Result<PathBuf, Refused> {
    let dir = directory(matches);
    match dir.ancestors().find(|part| part.is_file()) {
        Some(file) => Err(out.worded("store-not-a-register", "path-is-file", &[("dir", file.display().to_string().as_str().into())])),
        None => Ok(dir),
    }
}

/// The key: from a file, from a key file, or asked for at the keyboard.
pub fn key(matches: &ArgMatches, out: &Out, new: bool) -> Result<Key, Refused> {
    if let Some(path) = args::text(matches, "key-file") {
        let bytes = std::fs::read(path).map_err(|e| out.file(path, &e))?;
        return Ok(Key::File(Zeroizing::new(bytes)));
    }
    let file = args::text(matches, "passphrase-file").map(str::to_owned);
    if let Some(path) = file.or_else(|| std::env::var("ATHAR_PASSPHRASE_FILE").ok()) {
        let text = std::fs::read_to_string(&path).map_err(|e| out.file(&path, &e))?;
        let words = Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned());
        return chosen(words, out, new);
    }
    let ask = |key: &str| rpassword::prompt_password(format!("{} ", out.reader.t(key))).map(Zeroizing::new);
    let words = ask("cli-ask-passphrase").map_err(|_| out.refuse("no-passphrase", &[]))?;
    if new {
        let again = ask("cli-ask-again").map_err(|_| out.refuse("no-passphrase", &[]))?;
        if *again != *words {
            return Err(out.refuse("passphrases-differ", &[]));
        }
    }
    chosen(words, out, new)
}

/// Words as they were given; new ones by the one rule for words, wherever they come from.
fn chosen(words: Zeroizing<String>, out: &Out, new: bool) -> Result<Key, Refused> {
    if words.is_empty() {
        return Err(out.refuse("no-passphrase", &[]));
    }
    if new {
        fit(&words, out)?;
    }
    Ok(Key::Passphrase(words))
}

/// Refuses new words that are guessed at once.
pub fn fit(words: &str, out: &Out) -> Result<(), Refused> {
    use sealing::words::Unfit;
    sealing::words::check(words).map_err(|unfit| match unfit {
        Unfit::Short => out.refuse("passphrase-short", &[]),
        Unfit::Long => out.refuse("passphrase-long", &[]),
        Unfit::Common => out.refuse("passphrase-common", &[]),
    })
}

/// The register as it lies on the disk.
pub fn register(matches: &ArgMatches, out: &Out) -> Result<(Register, Key), Refused> {
    let dir = folder(matches, out)?;
    let key = key(matches, out, false)?;
    let register = Register::open(&dir, &key.opener()).map_err(|t| out.store(&t))?;
    // It can be read, verified and copied all the same.
    if let Err(trouble) = register.may_write() {
        let told = out.store(&trouble);
        out.say(&format!("{}\n{}", told.what, told.fix));
    }
    Ok((register, key))
}

/// The register with what it keeps in memory.
pub fn house(matches: &ArgMatches, out: &Out) -> Result<House, Refused> {
    let (register, _) = register(matches, out)?;
    House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance)).map_err(|r| out.refused(&r))
}

/// The register to read: today's, or as it stood on the day or after the act of `--as-of`; and who reads.
pub fn to_read(matches: &ArgMatches, out: &Out) -> Result<(House, Viewer), Refused> {
    let house = house(matches, out)?;
    let Some(words) = args::text(matches, "as-of") else { return Ok((house, operator())) };
    let past = words.parse().and_then(|as_of| house.desk(operator()).past(as_of)).map_err(|r| out.refused(&r))?;
    Ok((past, operator().in_the_past()))
}

/// The operator at the machine has every role.
pub fn operator() -> Viewer {
    Viewer::operator(OPERATOR)
}
