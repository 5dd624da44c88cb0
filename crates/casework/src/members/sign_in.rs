//! Coming in and going out.
//!
//! An unknown name takes as long as a known one with a wrong password, and is
//! answered in the same words.

use super::accounts::{Account, Present, changed, put, read_all};
use super::door::{Knocker, lock};
use super::recovery::Code;
use super::requests::Standing;
use super::{recovery, words};
use crate::house::House;
use model::act::{AccountChange, ActKind, AtTheDoor};
use model::{Act, MemberId};
use register::Refusal;
use register::acts::entry;
use sealing::{Strength, password, token};
use std::collections::BTreeMap;

const SHELF: &str = "door";
const DEVICE_KEY: &str = "devices";

/// Someone at the door.
pub struct Knock<'k> {
    /// The name typed.
    pub login: &'k str,
    /// The password typed.
    pub password: &'k str,
    /// The code from the telephone, when it was typed already.
    pub code: Option<&'k str>,
    /// Whence: only counted, never kept. Empty where it cannot be told.
    pub address: &'k str,
    /// What [`House::known_device`] gave to this device before.
    pub devices: &'k [String],
}

/// What the door answers to the right password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// Come in.
    In(Box<Present>),
    /// The code from the telephone is still needed.
    NeedsTotp(MemberId),
}

/// Whether a code of the telephone would fit, had it not been used.
fn used_before(account: &Account, code: &str, seconds: u64) -> Code {
    let fits = account.totp_secret().is_some_and(|secret| secret.check(code, seconds, None).is_some());
    if fits { Code::Used } else { Code::Wrong }
}

/// Where nothing can be written now, people come and go all the same.
fn or_unwritten(written: Result<(), Refusal>) -> Result<(), Refusal> {
    match written {
        Err(Refusal::Store(trouble)) if trouble.forbids_writing() => Ok(()),
        written => written,
    }
}

impl House {
    /// Signs a colleague in.
    pub fn sign_in(&self, knock: &Knock<'_>) -> Result<SignedIn, Refusal> {
        let (login, now) = (words::login_key(knock.login), self.now());
        let accounts = self.accounts()?;
        let account = accounts.named(knock.login);
        let device = account.and_then(|a| self.device_of(a.id, knock.devices));
        let who = Knocker { login: &login, place: knock.address, device };
        self.door().is_open(&who, now)?;
        let check = |typed: &str| match account {
            Some(account) => password::check(typed, &account.password, Strength::PASSWORD.of_this_build()),
            None => password::check_nobody(typed, Strength::PASSWORD.of_this_build()),
        };
        // A first password is told by voice: letter case, blanks and dashes are no part of it. What looks
        // like one is tried so whoever knocks, or the time would tell who has one.
        let heard = recovery::as_drawn(knock.password).filter(|heard| heard != knock.password);
        let fits = heard.as_deref().filter(|heard| check(heard) != password::Answer::Wrong);
        let typed = fits.filter(|_| account.is_some_and(|account| account.given)).unwrap_or(knock.password);
        let answer = check(typed);
        let Some(account) = account.filter(|_| answer != password::Answer::Wrong) else {
            return Err(self.turn_away(account, &who, "wrong"));
        };
        self.may_enter(account)?;
        if answer == password::Answer::RightButWeak {
            match self.strengthen(account.id, typed) {
                // Another time: it opens the door as it is.
                Err(Refusal::Store(_)) => {}
                done => done?,
            }
        }
        if account.totp.is_some() {
            let Some(code) = knock.code else { return Ok(SignedIn::NeedsTotp(account.id)) };
            self.check_code(account, code, &who)?;
        }
        self.let_in(account.id, &who)
    }

    /// The second step: the password was right, and the code follows.
    pub fn sign_in_code(
        &self,
        member: MemberId,
        code: &str,
        address: &str,
        devices: &[String],
    ) -> Result<SignedIn, Refusal> {
        let accounts = self.accounts()?;
        let account = accounts.by_id.get(&member).ok_or(Refusal::SignIn("account-locked"))?;
        self.may_enter(account)?;
        let login = words::login_key(&account.login);
        let who = Knocker { login: &login, place: address, device: self.device_of(member, devices) };
        self.door().is_open(&who, self.now())?;
        self.check_code(account, code, &who)?;
        self.let_in(account.id, &who)
    }

    /// Says in the log that a colleague went out.
    pub fn sign_out(&self, member: MemberId) -> Result<(), Refusal> {
        self.signed(Some(member), AtTheDoor::Out)
    }

    /// Minutes until the door opens again for this name at this address.
    pub fn door_closed_minutes(&self, login: &str, address: &str) -> i64 {
        let login = words::login_key(login);
        self.door().minutes_closed(&Knocker { login: &login, place: address, device: None }, self.now())
    }

    /// Whether a colleague of that name came in from this device before.
    pub fn knows_device(&self, login: &str, devices: &[String]) -> bool {
        let accounts = self.accounts().ok();
        accounts
            .and_then(|all| all.named(login).map(|account| self.device_of(account.id, devices).is_some()))
            .unwrap_or(false)
    }

    /// What a device shows when its owner comes again: strangers who guess at
    /// this account cannot shut it out. It opens nothing by itself. 64 hexadecimal digits.
    pub fn known_device(&self, member: MemberId) -> String {
        let id: String = self.random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let mark = self.device_mark(member, &id);
        id + &mark
    }

    fn device_of<'d>(&self, member: MemberId, devices: &'d [String]) -> Option<&'d str> {
        let known = |shown: &&'d String| {
            shown.len() == 64
                && shown.is_ascii()
                && token::same(&shown.as_bytes()[32..], self.device_mark(member, &shown[..32]).as_bytes())
        };
        devices.iter().find(known).map(|shown| &shown[..32])
    }

    fn device_mark(&self, member: MemberId, id: &str) -> String {
        let mark = token::keyed(&self.device_key(), format!("{member} {id}").as_bytes());
        mark[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key of the marks; drawn once for a register. Where it cannot be written
    /// down, on a full disk, devices are known until the server stops.
    fn device_key(&self) -> [u8; 32] {
        let mut at_hand = lock(&self.door().device_key);
        *at_hand.get_or_insert_with(|| {
            let kept = self.register.store().shelf(SHELF, DEVICE_KEY).ok().flatten();
            kept.and_then(|bytes| bytes.try_into().ok()).unwrap_or_else(|| {
                let drawn = self.random::<32>();
                let _ = self.write(|work| Ok(work.unit.put_shelf(SHELF, DEVICE_KEY, &drawn)?));
                drawn
            })
        })
    }

    fn may_enter(&self, account: &Account) -> Result<(), Refusal> {
        let shut = match (account.locked, account.waits) {
            (true, _) => "account-locked",
            (false, true) => match self.asked_of(account.id)? {
                Standing::Waits => "account-waits",
                Standing::Refused => "account-refused",
                _ => "account-unasked",
            },
            (false, false) => return Ok(()),
        };
        self.signed(Some(account.id), AtTheDoor::Refused)?;
        Err(Refusal::SignIn(shut))
    }

    fn check_code(&self, account: &Account, code: &str, who: &Knocker<'_>) -> Result<(), Refusal> {
        match self.use_code(account.id, code)? {
            Code::Right => Ok(()),
            Code::Used => Err(self.turn_away(Some(account), who, "code-used")),
            Code::Wrong => Err(self.turn_away(Some(account), who, "code")),
        }
    }

    /// Uses a code of the telephone, or a recovery code, up: each counts once. What
    /// was used is written in the unit that reads what was used before.
    pub(super) fn use_code(&self, id: MemberId, code: &str) -> Result<Code, Refusal> {
        let seconds = self.now() as u64 / 1000;
        let done = self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&id).ok_or(Refusal::NotFound)?;
            let last = account.totp_last.max(self.door().last_code(id));
            if let Some(step) = account.totp_secret().and_then(|secret| secret.check(code, seconds, last)) {
                account.totp_last = Some(step);
                put(work, account)?;
                return Ok(if self.door().use_code(id, step) { Code::Right } else { Code::Used });
            }
            let found = recovery::use_up(account, code);
            if found == Code::Right {
                put(work, account)?;
                changed(work, id, AccountChange::RecoveryUsed, id)?;
            }
            Ok(if found == Code::Wrong { used_before(account, code, seconds) } else { found })
        });
        self.door().forget();
        match done {
            // On a full disk people come in all the same; a code still counts once while the server runs.
            Err(Refusal::Store(trouble)) if trouble.forbids_writing() => {
                let accounts = self.accounts()?;
                let account = accounts.by_id.get(&id).ok_or(Refusal::NotFound)?;
                let last = account.totp_last.max(self.door().last_code(id));
                let step = account.totp_secret().and_then(|secret| secret.check(code, seconds, last));
                Ok(match step {
                    Some(step) if self.door().use_code(id, step) => Code::Right,
                    Some(_) => Code::Used,
                    None => used_before(account, code, seconds),
                })
            }
            done => done,
        }
    }

    fn let_in(&self, id: MemberId, who: &Knocker<'_>) -> Result<SignedIn, Refusal> {
        self.door().came_in(who);
        let written = self.write(|work| {
            work.append(Act::Signed { member: Some(id), what: AtTheDoor::In })?;
            let mut all = read_all(&*work.unit)?;
            let Some(account) = all.by_id.get_mut(&id) else { return Ok(()) };
            account.last_in = Some(work.now);
            put(work, account)
        });
        or_unwritten(written)?;
        self.door().forget();
        let present = self.present(id)?.ok_or(Refusal::SignIn("account-locked"))?;
        Ok(SignedIn::In(Box::new(present)))
    }

    fn turn_away(&self, account: Option<&Account>, who: &Knocker<'_>, code: &'static str) -> Refusal {
        let closed = self.door().failed(who, self.now());
        let what = if closed { AtTheDoor::LockedOut } else { AtTheDoor::Refused };
        match self.signed(account.map(|a| a.id), what) {
            Err(refusal) => refusal,
            Ok(()) if closed => Refusal::SignIn("locked-out"),
            Ok(()) => Refusal::SignIn(code),
        }
    }

    /// Says in the log who came and went. Where nothing can be written (a full disk, a
    /// register whose end is missing) people still come in to read; what must be logged
    /// before it is shown is refused on its own.
    fn signed(&self, member: Option<MemberId>, what: AtTheDoor) -> Result<(), Refusal> {
        or_unwritten(self.write(|work| work.append(Act::Signed { member, what }).map(|_| ())))
    }

    /// When each colleague last came in, by the log.
    pub(super) fn sign_ins_logged(&self) -> Result<BTreeMap<MemberId, i64>, Refusal> {
        let mut last = BTreeMap::new();
        for stored in self.register.store().acts_of_kind(ActKind::Signed as u8, 0, usize::MAX)? {
            let signed = entry(&stored)?.map(|entry| entry.act);
            if let Some(Act::Signed { member: Some(member), what }) = signed
                && what == AtTheDoor::In
            {
                last.insert(member, stored.keys.at);
            }
        }
        Ok(last)
    }

    /// Hashes a password anew that was kept weaker than today's strength.
    fn strengthen(&self, id: MemberId, password: &str) -> Result<(), Refusal> {
        let hash = self.hashed(password)?;
        self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&id).ok_or(Refusal::NotFound)?;
            account.password = hash;
            put(work, account)?;
            changed(work, id, AccountChange::PasswordStrength, id)
        })?;
        self.door().forget();
        Ok(())
    }
}
