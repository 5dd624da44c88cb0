//! Colleagues who sign in: their accounts, and the verbs by which accounts change.
//!
//! Accounts are operational, not knowledge about anyone missing, so they stand
//! on a shelf and may change. That they changed, and who did it, is an act of
//! the log all the same.
//!
//! **Invariants**
//! - There is always an administrator who can sign in.
//! - A password is kept only as Argon2id; a token only as its hash.
//! - Whatever must end a colleague's sessions raises [`Account::epoch`]; their tokens end with
//!   [`Account::keys`].
//! - A code counts once: what was used is written in the unit that reads it.

mod accounts;
mod door;
mod recovery;
mod request_words;
mod requests;
mod scopes;
mod second;
mod sign_in;
mod tokens;
mod words;

pub use accounts::{Member, Present};
pub(crate) use door::Door;
pub use requests::{Passed, Request, RequestId, Standing, Wanted};
pub(crate) use requests::{forget_list, forget_requests, remember_remains};
pub use scopes::Scope;
pub use sign_in::{Knock, SignedIn};
pub use tokens::{MadeToken, TokenLine};

use crate::desk::Desk;
use crate::house::House;
use access::{Action, Role};
use accounts::{
    Account, Accounts, changed, compartments_code, enter, keys, may_enter, present, put, read_all,
};
use model::act::AccountChange;
use model::{Act, Compartment, MemberId};
use recovery::Code;
use register::Refusal;
use register::ground::OPERATOR;
use sealing::totp::TotpSecret;
use sealing::{Strength, password};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A colleague about to get an account.
#[derive(Clone)]
pub struct NewMember {
    /// The name typed at the door.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// What they do here.
    pub roles: BTreeSet<Role>,
    /// The first password.
    pub password: String,
}

/// A secret for the telephone, shown once.
pub struct NewTotp {
    /// To type by hand.
    pub secret: String,
    /// For a QR code.
    pub uri: String,
}

impl House {
    /// The first run: names the association, and opens the first account, with a
    /// second key when its secret and first code are given.
    pub fn set_up(
        &self,
        association: &str,
        first: NewMember,
        totp: Option<(&str, &str)>,
    ) -> Result<MemberId, Refusal> {
        let association = names::clean(association);
        if association.is_empty() && !self.register.is_founded() {
            return Err(Refusal::Field("association", "needed"));
        }
        let mut first = first;
        first.roles.insert(Role::Administrator);
        let mut account = self.account(first)?;
        if let Some((secret, code)) = totp {
            let (kept, step) = self.proven_totp(secret, code)?;
            (account.totp, account.totp_last) = (Some(kept), Some(step));
        }
        let id = self.write(|work| {
            if !read_all(&*work.unit)?.by_id.is_empty() {
                return Err(Refusal::Already);
            }
            if work.ground.association.name.is_empty() {
                work.append(Act::Founded { name: association.clone() })?;
            }
            enter(work, account, OPERATOR)
        })?;
        self.door().forget();
        Ok(id)
    }

    /// Everything that keeps the first run from being done, so that it can be said at once.
    pub fn set_up_troubles(
        &self,
        association: &str,
        first: &NewMember,
        totp: Option<(&str, &str)>,
    ) -> Vec<Refusal> {
        let association = match names::clean(association).is_empty() && !self.register.is_founded() {
            true => Err(Refusal::Field("association", "needed")),
            false => crate::lengths::line("association", association),
        };
        let name = match names::clean(&first.name).is_empty() {
            true => Err(Refusal::Field("name", "needed")),
            false => crate::lengths::line("name", &first.name),
        };
        let password = words::may_be_password(&first.password, &first.login);
        let code = totp.map_or(Ok(()), |(secret, code)| self.proven_totp(secret, code).map(|_| ()));
        let all = [association, name, words::login(&first.login).map(|_| ()), password, code];
        all.into_iter().filter_map(Result::err).collect()
    }

    /// Whether nobody can sign in yet.
    pub fn has_no_members(&self) -> Result<bool, Refusal> {
        Ok(self.accounts()?.by_id.is_empty())
    }

    /// The name by which a colleague is shown.
    pub fn member_name(&self, id: MemberId) -> Option<String> {
        Some(self.accounts().ok()?.by_id.get(&id)?.name.clone())
    }

    /// A colleague, for a page that names an account.
    pub(crate) fn member_seen(&self, id: MemberId) -> Option<Member> {
        Some(self.accounts().ok()?.by_id.get(&id)?.seen())
    }

    /// Names of all colleagues.
    pub fn member_names(&self) -> Result<BTreeMap<MemberId, String>, Refusal> {
        Ok(self.accounts()?.by_id.values().map(|a| (a.id, a.name.clone())).collect())
    }

    /// The colleague behind a session; `None` when locked or gone.
    pub fn present(&self, id: MemberId) -> Result<Option<Present>, Refusal> {
        Ok(self.accounts()?.by_id.get(&id).filter(|a| a.is_open()).map(present))
    }

    /// A colleague by the name typed at the door, for the command line.
    pub fn member_by_login(&self, login: &str) -> Result<Option<Member>, Refusal> {
        Ok(self.accounts()?.named(login).map(Account::seen))
    }

    /// Draws a secret for a telephone. Nothing is kept of it until a code made with it comes back.
    pub fn draw_totp(&self, login: &str) -> NewTotp {
        let secret = TotpSecret::generate(&mut |bytes| self.register.fill(bytes));
        new_totp(&secret, login)
    }

    /// The same secret again, for a form that came back; `None` when it is none of ours.
    pub fn same_totp(&self, secret: &str, login: &str) -> Option<NewTotp> {
        Some(new_totp(&TotpSecret::from_base32(secret)?, login))
    }

    /// The secret to keep, and the step of the code that proved it: that code is used.
    fn proven_totp(&self, secret: &str, code: &str) -> Result<(String, u64), Refusal> {
        let secret = TotpSecret::from_base32(secret).ok_or(Refusal::Field("code", "wrong"))?;
        let step =
            secret.check(code, self.now() as u64 / 1000, None).ok_or(Refusal::Field("code", "wrong"))?;
        Ok((secret.to_base32().to_string(), step))
    }

    fn accounts(&self) -> Result<Arc<Accounts>, Refusal> {
        self.door().accounts(self.register.store())
    }

    fn account(&self, new: NewMember) -> Result<Account, Refusal> {
        let login = words::login(&new.login)?;
        let name = names::clean(&new.name);
        if new.roles.is_empty() {
            return Err(Refusal::Field("roles", "needed"));
        }
        words::may_be_password(&new.password, &login)?;
        Ok(Account {
            id: OPERATOR,
            name: if name.is_empty() { login.clone() } else { name },
            login,
            roles: new.roles,
            compartments: BTreeSet::new(),
            password: self.hashed(&new.password)?,
            totp: None,
            locked: false,
            lang: None,
            created: self.now(),
            epoch: 0,
            keys: 0,
            totp_last: None,
            recovery: Vec::new(),
            given: false,
            waits: false,
            aside_until: 0,
            aside: BTreeSet::new(),
            keys_from: None,
            last_in: Some(0),
            recovery_used: Vec::new(),
        })
    }

    fn hashed(&self, password: &str) -> Result<String, Refusal> {
        let hash = password::hash(password, Strength::PASSWORD.of_this_build(), &mut |bytes| {
            self.register.fill(bytes)
        });
        hash.ok_or_else(|| Refusal::Sealing("argon2".into()))
    }
}

fn new_totp(secret: &TotpSecret, login: &str) -> NewTotp {
    NewTotp { secret: secret.to_base32().to_string(), uri: secret.uri("Athar", login).to_string() }
}

impl Desk<'_> {
    /// Every colleague, the oldest account first.
    pub fn members(&self) -> Result<Vec<Member>, Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let accounts = self.house.accounts()?;
        let logged = match accounts.by_id.values().any(|account| account.last_in.is_none()) {
            true => self.house.sign_ins_logged()?,
            false => BTreeMap::new(),
        };
        let seen = |account: &Account| {
            let mut member = account.seen();
            member.last_in = member
                .last_in
                .or_else(|| logged.get(&account.id).copied().filter(|_| account.last_in.is_none()));
            if account.waits {
                member.asked = Some(self.house.asked_of(account.id)?);
            }
            Ok(member)
        };
        accounts.by_id.values().map(seen).collect()
    }

    /// Opens an account whose owner chose the password. Asks no second person: for the
    /// operator at the machine; on a page it is [`Desk::open_account`].
    pub fn add_member(&self, new: NewMember) -> Result<MemberId, Refusal> {
        self.enter_member(new, false)
    }

    /// The same with a password that was given: its owner chooses another at the first sign-in.
    pub fn add_member_given(&self, new: NewMember) -> Result<MemberId, Refusal> {
        self.enter_member(new, true)
    }

    fn enter_member(&self, new: NewMember, given: bool) -> Result<MemberId, Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let mut account = self.house.account(new)?;
        account.given = given;
        let id = self.write(|work| {
            if read_all(&*work.unit)?.named(&account.login).is_some() {
                return Err(Refusal::Field("login", "taken"));
            }
            enter(work, account, self.member())
        })?;
        self.house.door().forget();
        Ok(id)
    }

    /// Gives a colleague other roles; they count from the next page on.
    pub fn set_roles(&self, id: MemberId, roles: BTreeSet<Role>) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        if roles.is_empty() {
            return Err(Refusal::Field("roles", "needed"));
        }
        let now = self.house.now();
        self.alter(id, AccountChange::Roles(keys(&roles)), |account| {
            account.give_roles(roles, now);
            Ok(())
        })
    }

    /// Admits a colleague to these compartments, and to no others. Asks no second person: for the operator at
    /// the machine, and for who is admitted to less than before; on a page it is
    /// [`Desk::change_compartments`].
    pub fn set_compartments(
        &self,
        id: MemberId,
        compartments: &BTreeSet<Compartment>,
    ) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        self.alter(id, compartments_code(compartments), |account| {
            may_enter(account, compartments)?;
            account.admit_to(compartments);
            Ok(())
        })
    }

    /// Shows a colleague under another name.
    pub fn rename_member(&self, id: MemberId, name: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("name", "needed"));
        }
        self.alter(id, AccountChange::Name, |account| {
            account.name = name;
            Ok(())
        })
    }

    /// Keeps a colleague out: open sessions and tokens end at once.
    pub fn lock_member(&self, id: MemberId) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let now = self.house.now();
        self.alter(id, AccountChange::Locked, |account| {
            account.put_aside(now);
            account.locked = true;
            account.end_sessions();
            Ok(())
        })
    }

    /// Lets a colleague in again, and forgets failed attempts.
    pub fn unlock_member(&self, id: MemberId) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        self.alter(id, AccountChange::Unlocked, |account| {
            account.locked = false;
            Ok(())
        })?;
        if let Some(account) = self.house.accounts()?.by_id.get(&id) {
            self.house.door().pardon(&words::login_key(&account.login));
        }
        Ok(())
    }

    /// Gives a colleague a new password; open sessions end.
    pub fn reset_password(&self, id: MemberId, password: &str) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        let hash = self.checked_and_hashed(id, password)?;
        self.alter(id, AccountChange::Password, |account| {
            account.password = hash;
            account.given = true;
            account.end_sessions();
            Ok(())
        })
    }

    /// Says that the owner of an account chose its password: no other is asked for at the next sign-in.
    pub fn password_is_own(&self, id: MemberId) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        self.alter(id, AccountChange::PasswordOwn, |account| {
            account.given = false;
            Ok(())
        })
    }

    /// Takes the telephone away from an account whose owner lost it.
    pub fn reset_totp(&self, id: MemberId) -> Result<(), Refusal> {
        self.viewer.may(Action::ManageMembers)?;
        self.alter(id, AccountChange::TotpOff, |account| {
            account.drop_totp();
            account.end_sessions();
            Ok(())
        })
    }

    /// One's own account.
    pub fn me(&self) -> Result<Member, Refusal> {
        self.house.accounts()?.by_id.get(&self.member()).map(Account::seen).ok_or(Refusal::NotFound)
    }

    /// Changes one's own password; other open sessions end.
    pub fn change_own_password(&self, before: &str, password: &str) -> Result<(), Refusal> {
        self.own_password(before)?;
        // Whoever gave the first one still knows it.
        if password == before {
            return Err(Refusal::Field("password", "same"));
        }
        let hash = self.checked_and_hashed(self.member(), password)?;
        self.alter(self.member(), AccountChange::Password, |account| {
            account.password = hash;
            account.given = false;
            account.end_sessions();
            Ok(())
        })
    }

    /// The language one reads. No act: it is nobody else's concern.
    pub fn set_language(&self, lang: &str) -> Result<(), Refusal> {
        if !matches!(lang, "ar" | "en") {
            return Err(Refusal::Field("lang", "unknown"));
        }
        self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&self.member()).ok_or(Refusal::NotFound)?;
            account.lang = Some(lang.to_owned());
            put(work, account)
        })?;
        self.house.door().forget();
        Ok(())
    }

    /// Shows that the telephone has the secret that [`House::draw_totp`] gave; from now on a code is asked
    /// for.
    pub fn confirm_totp(&self, secret: &str, code: &str) -> Result<(), Refusal> {
        let (kept, step) = self.house.proven_totp(secret, code)?;
        self.alter(self.member(), AccountChange::TotpOn, |account| {
            account.drop_totp();
            (account.totp, account.totp_last) = (Some(kept), Some(step));
            account.end_sessions();
            Ok(())
        })
    }

    /// Stops asking for codes; the password is asked once more.
    pub fn drop_totp(&self, password: &str) -> Result<(), Refusal> {
        self.own_password(password)?;
        self.alter(self.member(), AccountChange::TotpOff, |account| {
            account.drop_totp();
            account.end_sessions();
            Ok(())
        })
    }

    /// Asks once more who sits here, before keys of anyone change: the password, or the
    /// code of the telephone where there is one. A screen that was left open is not enough.
    pub fn prove(&self, typed: &str) -> Result<(), Refusal> {
        let accounts = self.house.accounts()?;
        let account = accounts.by_id.get(&self.member()).ok_or(Refusal::NotFound)?;
        let login = words::login_key(&account.login);
        self.house.door().may_prove(&login, self.house.now())?;
        if account.totp.is_some() && sealing::totp::is_code(typed) {
            let code = self.house.use_code(account.id, typed)?;
            if code == Code::Right {
                self.house.door().proved(&login);
                return Ok(());
            }
            self.house.door().failed_inside(&login, self.house.now());
            return Err(Refusal::Field("before", if code == Code::Used { "used" } else { "wrong" }));
        }
        self.own_password(typed)
    }

    fn own_password(&self, typed: &str) -> Result<(), Refusal> {
        let accounts = self.house.accounts()?;
        let account = accounts.by_id.get(&self.member()).ok_or(Refusal::NotFound)?;
        // Counted as at the door: an open screen is no place to guess a password.
        let (login, now) = (words::login_key(&account.login), self.house.now());
        self.house.door().may_prove(&login, now)?;
        if password::check(typed, &account.password, Strength::PASSWORD.of_this_build())
            == password::Answer::Wrong
        {
            self.house.door().failed_inside(&login, now);
            return Err(Refusal::Field("before", "wrong"));
        }
        self.house.door().proved(&login);
        Ok(())
    }

    fn checked_and_hashed(&self, id: MemberId, password: &str) -> Result<String, Refusal> {
        let accounts = self.house.accounts()?;
        let account = accounts.by_id.get(&id).ok_or(Refusal::NotFound)?;
        words::may_be_password(password, &account.login)?;
        self.house.hashed(password)
    }

    /// Changes one account and says so in the log, unless nobody could administer any more.
    fn alter(
        &self,
        id: MemberId,
        what: AccountChange,
        change: impl FnOnce(&mut Account) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let done = self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&id).ok_or(Refusal::NotFound)?;
            let administered = account.administers();
            change(account)?;
            put(work, account)?;
            if administered && !all.by_id.values().any(Account::administers) {
                return Err(Refusal::Field("roles", "last-administrator"));
            }
            changed(work, id, what, self.member())
        });
        self.house.door().forget();
        done
    }
}

#[cfg(test)]
mod tests;
