//! Accounts as they are kept, and what colleagues see of them.

use super::requests::DAY_MS;
use super::requests::Standing;
use super::scopes::Scope;
use super::words;
use access::{Action, Role, Viewer};
use model::act::AccountChange;
use model::{Act, Compartment, MemberId};
use register::{Refusal, Work};
use sealing::totp::TotpSecret;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A colleague, as colleagues see each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Their number.
    pub id: MemberId,
    /// The name typed at the door.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// What they do here.
    pub roles: BTreeSet<Role>,
    /// The compartments they were admitted to.
    pub compartments: BTreeSet<Compartment>,
    /// A code from a telephone is asked for.
    pub totp: bool,
    /// May not come in.
    pub locked: bool,
    /// Came with a password that someone else gave, and must choose one.
    pub given: bool,
    /// May not come in before a second person has confirmed it.
    pub waits: bool,
    /// Recovery codes that are left.
    pub recovery: usize,
    /// The language they read, when they chose one.
    pub lang: Option<String>,
    /// Milliseconds since 1970.
    pub created: i64,
    /// When they last came in; `None`: never yet.
    pub last_in: Option<i64>,
    /// Where it waits: how the request stands for which it waits.
    pub asked: Option<Standing>,
}

/// A colleague whose session or token was shown, as they are at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who looks.
    pub viewer: Viewer,
    /// The account.
    pub member: Member,
    /// A session made under another epoch has ended.
    pub epoch: u32,
    /// What a token is for; none for a session, which may all that its owner may.
    pub scopes: Option<BTreeSet<Scope>>,
}

impl Present {
    /// Whether what came, a session or a token, is for acts of this kind. The roles of the owner are asked
    /// apart.
    pub fn is_for(&self, action: Action) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&Scope::of(action)))
    }
}

const SHELF: &str = "members";

/// Who was put aside counts as a second person for so long.
pub(super) const ASIDE_MS: i64 = 14 * DAY_MS;

/// The account as it is kept. No `Debug`: it holds what opens the door.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(super) id: MemberId,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) roles: BTreeSet<Role>,
    /// Keys of compartments; one that only a newer program knows stays here and opens nothing.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) compartments: BTreeSet<String>,
    pub(super) password: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) totp: Option<String>,
    #[serde(default)]
    pub(super) locked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lang: Option<String>,
    pub(super) created: i64,
    /// Grows with everything that must end the sessions of this member.
    #[serde(default)]
    pub(super) epoch: u32,
    /// Grows with everything that must end the tokens of this member.
    #[serde(default)]
    pub(super) keys: u32,
    /// The step of the last code of the telephone that was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) totp_last: Option<u64>,
    /// Hashes of recovery codes that were not used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) recovery: Vec<String>,
    /// The password was given by someone else.
    #[serde(default)]
    pub(super) given: bool,
    /// Opens when a second person has confirmed it.
    #[serde(default)]
    pub(super) waits: bool,
    /// Counts until then as if it were not put aside. Milliseconds since 1970.
    #[serde(default)]
    pub(super) aside_until: i64,
    /// The roles with which it counts so; an account put aside by a program that kept none counts with every
    /// right.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) aside: BTreeSet<Role>,
    /// Who gave its password or took its second key off, and when, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) keys_from: Option<(MemberId, i64)>,
    /// When its owner last came in, 0: never yet; `None`: opened by a program that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_in: Option<i64>,
    /// Hashes of recovery codes of the present set that were used, so that this can be said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) recovery_used: Vec<String>,
}

impl Account {
    pub(super) fn seen(&self) -> Member {
        Member {
            id: self.id,
            login: self.login.clone(),
            name: self.name.clone(),
            roles: self.roles.clone(),
            compartments: self.admitted(),
            totp: self.totp.is_some(),
            locked: self.locked,
            given: self.given,
            waits: self.waits,
            recovery: self.recovery.len(),
            lang: self.lang.clone(),
            created: self.created,
            last_in: self.last_in.filter(|at| *at > 0),
            asked: None,
        }
    }

    /// The compartments it was admitted to and that its roles may enter.
    pub(super) fn admitted(&self) -> BTreeSet<Compartment> {
        let known = self.compartments.iter().filter_map(|key| Compartment::of(key));
        known.filter(|compartment| self.roles.iter().any(|role| role.may_enter(*compartment))).collect()
    }

    pub(super) fn admit_to(&mut self, compartments: &BTreeSet<Compartment>) {
        self.compartments.retain(|key| Compartment::of(key).is_none());
        self.compartments.extend(compartments.iter().map(|compartment| compartment.key().to_owned()));
        self.keys += 1;
    }

    pub(super) fn viewer(&self) -> Viewer {
        Viewer::new(self.id, self.roles.clone()).admitted(self.admitted())
    }

    pub(super) fn totp_secret(&self) -> Option<TotpSecret> {
        self.totp.as_deref().and_then(TotpSecret::from_base32)
    }

    pub(super) fn drop_totp(&mut self) {
        (self.totp, self.totp_last) = (None, None);
        self.recovery.clear();
        self.recovery_used.clear();
    }

    pub(super) fn is_open(&self) -> bool {
        !self.locked && !self.waits
    }

    /// Whether it has a role of those who read what an administrator asks for.
    pub(super) fn seconds(&self) -> bool {
        self.roles.contains(&Role::Administrator) || self.roles.contains(&Role::Reviewer)
    }

    pub(super) fn end_sessions(&mut self) {
        self.epoch += 1;
        self.keys += 1;
    }

    pub(super) fn give_roles(&mut self, roles: BTreeSet<Role>, now: i64) {
        if !self.roles.is_subset(&roles) {
            self.put_aside(now);
        }
        self.roles = roles;
        self.keys += 1;
    }

    /// Whoever is locked, or shut until a second person answers, or has another role, still counts for a
    /// while with the roles they had: they cannot be put aside to be alone, or to take their place.
    pub(super) fn put_aside(&mut self, now: i64) {
        if !self.is_open() {
            return;
        }
        if self.aside_until <= now {
            self.aside.clear();
        }
        self.aside.extend(self.roles.iter().copied());
        self.aside_until = now + ASIDE_MS;
    }

    /// Whether its keys came from that colleague, a short while ago: then what that colleague asks is not
    /// answered with them.
    pub(super) fn has_keys_from(&self, member: MemberId, now: i64) -> bool {
        self.keys_from.is_some_and(|(from, at)| from == member && now < at + ASIDE_MS)
    }

    pub(super) fn administers(&self) -> bool {
        self.is_open() && self.roles.contains(&Role::Administrator)
    }
}

/// All accounts, at one moment of the log.
#[derive(Default)]
pub(crate) struct Accounts {
    pub(super) by_id: BTreeMap<MemberId, Account>,
    pub(super) by_login: BTreeMap<String, MemberId>,
}

impl Accounts {
    pub(super) fn named(&self, login: &str) -> Option<&Account> {
        self.by_id.get(self.by_login.get(&words::login_key(login))?)
    }
}

pub(super) fn present(account: &Account) -> Present {
    Present { viewer: account.viewer(), member: account.seen(), epoch: account.epoch, scopes: None }
}

pub(super) fn read_all(store: &dyn store::Questions) -> Result<Accounts, Refusal> {
    let mut all = Accounts::default();
    for (_, bytes) in store.shelf_all(SHELF)? {
        let altered = |_| store::Trouble::Altered { what: store::What::Database, seq: None };
        let account: Account = serde_json::from_slice(&bytes).map_err(altered)?;
        all.by_login.insert(words::login_key(&account.login), account.id);
        all.by_id.insert(account.id, account);
    }
    Ok(all)
}

pub(super) fn put(work: &mut Work<'_>, account: &Account) -> Result<(), Refusal> {
    let bytes = serde_json::to_vec(account).expect("an account holds text and numbers only");
    Ok(work.unit.put_shelf(SHELF, &account.id.to_string(), &bytes)?)
}

pub(super) fn enter(work: &mut Work<'_>, mut account: Account, by: MemberId) -> Result<MemberId, Refusal> {
    account.id = MemberId(work.unit.take_id("members")?);
    put(work, &account)?;
    let roles = keys(&account.roles);
    changed(work, account.id, AccountChange::Added(roles), by)?;
    Ok(account.id)
}

/// Roles as the log writes them.
pub(super) fn keys(roles: &BTreeSet<Role>) -> Vec<String> {
    roles.iter().map(|role| role.key().to_owned()).collect()
}

/// How the log tells to which compartments a colleague is admitted: `compartments:support,identification`.
pub(super) fn compartments_code(compartments: &BTreeSet<Compartment>) -> AccountChange {
    AccountChange::Compartments(compartments.iter().map(|compartment| compartment.key().to_owned()).collect())
}

/// Refuses compartments that no role of the account may enter: it would be admitted in words only.
pub(super) fn may_enter(account: &Account, compartments: &BTreeSet<Compartment>) -> Result<(), Refusal> {
    let enters = |compartment: &Compartment| account.roles.iter().any(|role| role.may_enter(*compartment));
    if compartments.iter().all(enters) { Ok(()) } else { Err(Refusal::Field("compartments", "not-of-role")) }
}

pub(super) fn changed(
    work: &mut Work<'_>,
    member: MemberId,
    what: AccountChange,
    by: MemberId,
) -> Result<(), Refusal> {
    work.append(Act::MemberChanged { member, what, by })?;
    Ok(())
}
