//! Tokens: how a script says for whom it asks. It may what its owner may, within
//! what the owner chose for it.
//!
//! **Invariants**
//! - A token makes no token and changes no account.
//! - It ends with the password, the second key, the roles and the lock of its owner.

use super::accounts::{Present, changed, present, read_all};
use super::door::lock;
use super::scopes::Scope;
use crate::desk::Desk;
use crate::house::House;
use model::MemberId;
use model::act::AccountChange;
use register::Refusal;
use sealing::token;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const SHELF: &str = "tokens";
const DAY_MS: i64 = 86_400_000;
/// How long a token may live at most.
const DAYS_MAX: u32 = 366;
/// The last use is written down no more often than this.
const USED_EVERY_MS: i64 = 3_600_000;

#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    id: u64,
    member: MemberId,
    name: String,
    created: i64,
    expires: i64,
    #[serde(default)]
    used: Option<i64>,
    /// A token of before there were scopes may everything its owner may, until it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scopes: Option<BTreeSet<Scope>>,
    /// [`super::accounts::Account::keys`] when it was made.
    #[serde(default)]
    keys: u32,
}

/// A token as its owner sees it afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenLine {
    /// Its number.
    pub id: u64,
    /// What it is for, in the owner's words.
    pub name: String,
    /// Milliseconds since 1970.
    pub created: i64,
    /// Milliseconds since 1970.
    pub expires: i64,
    /// Milliseconds since 1970, to the hour.
    pub used: Option<i64>,
    /// What it may; everything its owner may when nothing is said.
    pub scopes: Option<BTreeSet<Scope>>,
}

/// A token, shown once.
pub struct MadeToken {
    /// The secret.
    pub secret: String,
    /// What is kept of it.
    pub line: TokenLine,
}

impl Kept {
    fn line(&self) -> TokenLine {
        TokenLine {
            id: self.id,
            name: self.name.clone(),
            created: self.created,
            expires: self.expires,
            used: self.used,
            scopes: self.scopes.clone(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a token holds text and numbers only")
    }
}

impl Desk<'_> {
    /// Makes a token of one's own for so many days, for everything one may.
    pub fn make_token(&self, name: &str, days: u32) -> Result<MadeToken, Refusal> {
        self.make_token_for(name, days, Scope::ALL.into())
    }

    /// Makes a token of one's own for so many days, for these purposes only.
    pub fn make_token_for(
        &self,
        name: &str,
        days: u32,
        scopes: BTreeSet<Scope>,
    ) -> Result<MadeToken, Refusal> {
        crate::lengths::line("name", name)?;
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("name", "needed"));
        }
        if days == 0 || days > DAYS_MAX {
            return Err(Refusal::Field("days", "range"));
        }
        if scopes.is_empty() {
            return Err(Refusal::Field("scopes", "needed"));
        }
        let secret = token::generate(&mut |bytes| self.house.register.fill(bytes));
        let now = self.house.now();
        let line = self.write(|work| {
            let keys = read_all(&*work.unit)?.by_id.get(&self.member()).map_or(0, |account| account.keys);
            let id = work.unit.take_id("tokens")?;
            let expires = now + i64::from(days) * DAY_MS;
            let kept = Kept {
                id,
                member: self.member(),
                name: name.clone(),
                created: now,
                expires,
                used: None,
                scopes: Some(scopes),
                keys,
            };
            work.unit.put_shelf(SHELF, &token::hash_hex(&secret), &kept.bytes())?;
            changed(work, self.member(), AccountChange::TokenMade(id.to_string()), self.member())?;
            Ok(kept.line())
        })?;
        Ok(MadeToken { secret: secret.to_string(), line })
    }

    /// One's own tokens that still open something, the newest first.
    pub fn tokens(&self) -> Result<Vec<TokenLine>, Refusal> {
        let mut all = Vec::new();
        let keys = self.house.accounts()?.by_id.get(&self.member()).map_or(0, |account| account.keys);
        for (hash, kept) in self.house.tokens_kept()? {
            if kept.member == self.member() && kept.keys == keys {
                let mut line = kept.line();
                line.used = line.used.max(lock(&self.house.door().tokens_used).get(&hash).copied());
                all.push(line);
            }
        }
        all.sort_by_key(|line| std::cmp::Reverse(line.id));
        Ok(all)
    }

    /// Ends one of one's own tokens.
    pub fn revoke_token(&self, id: u64) -> Result<(), Refusal> {
        let mine = |(_, kept): &(String, Kept)| kept.id == id && kept.member == self.member();
        let (hash, _) = self.house.tokens_kept()?.into_iter().find(mine).ok_or(Refusal::NotFound)?;
        self.write(|work| {
            work.unit.drop_shelf(SHELF, &hash)?;
            changed(work, self.member(), AccountChange::TokenEnded(id.to_string()), self.member())
        })
    }
}

impl House {
    /// For whom a token asks; `None` when it is unknown, ended, or its owner is locked.
    pub fn viewer_of_token(&self, secret: &str) -> Result<Option<Present>, Refusal> {
        let hash = token::hash_hex(secret);
        let Some(bytes) = self.register.store().shelf(SHELF, &hash)? else { return Ok(None) };
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| altered())?;
        let now = self.now();
        if kept.expires <= now {
            return Ok(None);
        }
        let accounts = self.accounts()?;
        let owner = accounts.by_id.get(&kept.member).filter(|a| a.is_open() && a.keys == kept.keys);
        let Some(owner) = owner else { return Ok(None) };
        self.token_used(&hash, &kept, now)?;
        let mut present = present(owner);
        // What is kept apart is read as what is sealed: by a token that was made for it.
        if kept.scopes.as_ref().is_some_and(|scopes| !scopes.contains(&Scope::Reveal)) {
            present.viewer = present.viewer.admitted(BTreeSet::new());
        }
        Ok(Some(Present { scopes: kept.scopes, ..present }))
    }

    fn token_used(&self, hash: &str, kept: &Kept, now: i64) -> Result<(), Refusal> {
        let before = lock(&self.door().tokens_used).insert(hash.to_owned(), now);
        if kept.used.max(before).is_some_and(|at| now - at < USED_EVERY_MS) {
            return Ok(());
        }
        let used = Kept { used: Some(now), ..kept.clone() };
        self.write(|work| {
            // Ended a moment ago by its owner: writing it down would bring it back.
            if work.unit.shelf(SHELF, hash)?.is_some() {
                work.unit.put_shelf(SHELF, hash, &used.bytes())?;
            }
            Ok(())
        })
    }

    fn tokens_kept(&self) -> Result<Vec<(String, Kept)>, Refusal> {
        let all = self.register.store().shelf_all(SHELF)?.into_iter();
        all.map(|(hash, bytes)| Ok((hash, serde_json::from_slice(&bytes).map_err(|_| altered())?))).collect()
    }
}

fn altered() -> Refusal {
    store::Trouble::Altered { what: store::What::Database, seq: None }.into()
}
