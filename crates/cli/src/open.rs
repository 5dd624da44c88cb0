//! Opening a register: directory, key, clock and chance. The only place that
//! reads a passphrase.

use crate::args;
use crate::out::{Out, Refused};
use access::Viewer;
use casework::{Chance, Clock, House, Knock, SignedIn};
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
        Some(file) => Err(out.worded(
            "store-not-a-register",
            "path-is-file",
            &[("dir", file.display().to_string().as_str().into())],
        )),
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
        return chosen(first_line(&path, out)?, out, new);
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
pub fn chosen(words: Zeroizing<String>, out: &Out, new: bool) -> Result<Key, Refused> {
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
        out.warn(&out.store(&trouble));
    }
    Ok((register, key))
}

/// The register with what it keeps in memory.
pub fn house(matches: &ArgMatches, out: &Out) -> Result<House, Refused> {
    let (register, _) = register(matches, out)?;
    House::open(Box::new(register), Box::new(MachineClock), Box::new(MachineChance))
        .map_err(|r| out.refused(&r))
}

/// The register to read: today's, or as it stood on the day or after the act of `--as-of`; and who reads.
pub fn to_read(matches: &ArgMatches, out: &Out) -> Result<(House, Viewer), Refused> {
    let house = house(matches, out)?;
    let who = who(matches, &house, out)?;
    let Some(words) = args::text(matches, "as-of") else { return Ok((house, who)) };
    let past =
        words.parse().and_then(|as_of| house.desk(who.clone()).past(as_of)).map_err(|r| out.refused(&r))?;
    Ok((past, who.in_the_past()))
}

/// Who acts: the operator, or the colleague of `--as`, with the rights of their roles and no more. That it is
/// they is shown as at the door: password, and the code where the account asks for one.
pub fn who(matches: &ArgMatches, house: &House, out: &Out) -> Result<Viewer, Refused> {
    let Some(login) = args::text(matches, "as") else { return Ok(operator()) };
    let password = match args::text(matches, "as-password-file") {
        Some(path) => first_line(path, out)?,
        None => hidden(&out.reader.ta("cli-ask-password-of", &[("login", login.into())]), out)?,
    };
    let code = args::text(matches, "code");
    let refused = |r: casework::Refusal| out.refused(&r);
    let knock = Knock { login, password: &password, code, address: "", devices: &[] };
    let mut answer = house.sign_in(&knock).map_err(refused)?;
    if let SignedIn::NeedsTotp(member) = answer {
        let code = hidden(out.reader.t("cli-ask-code"), out)?;
        answer = house.sign_in_code(member, code.trim(), "", &[]).map_err(refused)?;
    }
    match answer {
        // A password that somebody else knows shows nobody.
        SignedIn::In(present) if present.member.given => Err(out.refuse("as-given", &[])),
        SignedIn::In(present) => Ok(present.viewer),
        SignedIn::NeedsTotp(_) => Err(out.refuse("no-password", &[])),
    }
}

fn hidden(ask: &str, out: &Out) -> Result<Zeroizing<String>, Refused> {
    rpassword::prompt_password(format!("{ask} "))
        .map(Zeroizing::new)
        .map_err(|_| out.refuse("no-password", &[]))
}

/// The words of a file, without the end of its line.
pub fn first_line(path: &str, out: &Out) -> Result<Zeroizing<String>, Refused> {
    let text = std::fs::read_to_string(path).map(Zeroizing::new).map_err(|e| out.file(path, &e))?;
    Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// The operator at the machine has every role.
pub fn operator() -> Viewer {
    Viewer::operator(OPERATOR)
}
