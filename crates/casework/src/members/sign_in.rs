//! Coming in and going out.
//!
//! An unknown name takes as long as a known one with a wrong password, and is
//! answered in the same words.

use super::{changed, put, read_all, words, Account, Present};
use crate::house::House;
use crate::refusal::Refusal;
use model::{Act, MemberId};
use sealing::totp::TotpSecret;
use sealing::{password, Strength};
use store::Trouble;

/// Someone at the door.
pub struct Knock<'k> {
    /// The name typed.
    pub login: &'k str,
    /// The password typed.
    pub password: &'k str,
    /// The code from the telephone, when it was typed already.
    pub code: Option<&'k str>,
    /// Whence: only counted, never kept. Empty for the operator at the machine.
    pub address: &'k str,
}

/// What the door answers to the right password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// Come in.
    In(Box<Present>),
    /// The code from the telephone is still needed.
    NeedsTotp(MemberId),
}

impl House {
    /// Signs a colleague in.
    pub fn sign_in(&self, knock: &Knock<'_>) -> Result<SignedIn, Refusal> {
        let (login, now) = (words::login_key(knock.login), self.now());
        self.door.is_open(&login, knock.address, now)?;
        let accounts = self.accounts()?;
        let account = accounts.named(knock.login);
        let answer = match account {
            Some(account) => password::check(knock.password, &account.password, Strength::PASSWORD),
            None => password::check_nobody(knock.password, Strength::PASSWORD),
        };
        let Some(account) = account.filter(|_| answer != password::Answer::Wrong) else {
            return Err(self.turn_away(account, &login, knock.address, "wrong"));
        };
        if account.locked {
            self.signed(Some(account.id), "refused")?;
            return Err(Refusal::SignIn("account-locked"));
        }
        if answer == password::Answer::RightButWeak {
            match self.strengthen(account.id, knock.password) {
                // Another time: it opens the door as it is.
                Err(Refusal::Store(_)) => {}
                done => done?,
            }
        }
        if account.totp.is_some() {
            let Some(code) = knock.code else { return Ok(SignedIn::NeedsTotp(account.id)) };
            self.check_code(account, code, &login, knock.address)?;
        }
        self.let_in(account.id, &login)
    }

    /// The second step: the password was right, and the code follows.
    pub fn sign_in_code(&self, member: MemberId, code: &str, address: &str) -> Result<SignedIn, Refusal> {
        let accounts = self.accounts()?;
        let account = accounts.by_id.get(&member).filter(|a| !a.locked).ok_or(Refusal::SignIn("account-locked"))?;
        let login = words::login_key(&account.login);
        self.door.is_open(&login, address, self.now())?;
        self.check_code(account, code, &login, address)?;
        self.let_in(account.id, &login)
    }

    /// Says in the log that a colleague went out.
    pub fn sign_out(&self, member: MemberId) -> Result<(), Refusal> {
        self.signed(Some(member), "out")
    }

    /// Minutes until the door opens again for this name or address.
    pub fn door_closed_minutes(&self, login: &str, address: &str) -> i64 {
        self.door.minutes_closed(&words::login_key(login), address, self.now())
    }

    fn check_code(&self, account: &Account, code: &str, login: &str, address: &str) -> Result<(), Refusal> {
        let secret = account.totp.as_deref().and_then(TotpSecret::from_base32);
        let last = self.door.last_code(account.id);
        let step = secret.and_then(|s| s.check(code, self.now() as u64 / 1000, last));
        match step.is_some_and(|step| self.door.use_code(account.id, step)) {
            true => Ok(()),
            false => Err(self.turn_away(Some(account), login, address, "code")),
        }
    }

    fn let_in(&self, id: MemberId, login: &str) -> Result<SignedIn, Refusal> {
        self.door.pardon(login);
        self.signed(Some(id), "in")?;
        let present = self.present(id)?.ok_or(Refusal::SignIn("account-locked"))?;
        Ok(SignedIn::In(Box::new(present)))
    }

    fn turn_away(&self, account: Option<&Account>, login: &str, address: &str, code: &'static str) -> Refusal {
        let closed = self.door.failed(login, address, self.now());
        let what = if closed { "locked_out" } else { "refused" };
        match self.signed(account.map(|a| a.id), what) {
            Err(refusal) => refusal,
            Ok(()) if closed => Refusal::SignIn("locked-out"),
            Ok(()) => Refusal::SignIn(code),
        }
    }

    /// Says in the log who came and went. Where nothing can be written (a full disk, a
    /// register whose end is missing) people still come in to read; what must be logged
    /// before it is shown is refused on its own.
    fn signed(&self, member: Option<MemberId>, what: &str) -> Result<(), Refusal> {
        let written = self.write(|work| work.append(Act::Signed { member, what: what.to_owned() }).map(|_| ()));
        match written {
            Err(Refusal::Store(Trouble::DiskFull | Trouble::ReadOnly | Trouble::Cut { .. })) => Ok(()),
            written => written,
        }
    }

    /// Hashes a password anew that was kept weaker than today's strength.
    fn strengthen(&self, id: MemberId, password: &str) -> Result<(), Refusal> {
        let hash = self.hashed(password)?;
        self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&id).ok_or(Refusal::NotFound)?;
            account.password = hash;
            put(work, account)?;
            changed(work, id, "password-strength", id)
        })?;
        self.door.forget();
        Ok(())
    }
}
