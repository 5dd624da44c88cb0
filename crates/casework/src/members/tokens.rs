//! Tokens: how a script says for whom it asks. It may what its owner may.

use super::door::lock;
use super::{changed, present, Present};
use crate::desk::Desk;
use crate::house::House;
use crate::refusal::Refusal;
use model::MemberId;
use sealing::token;
use serde::{Deserialize, Serialize};

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
        TokenLine { id: self.id, name: self.name.clone(), created: self.created, expires: self.expires, used: self.used }
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a token holds text and numbers only")
    }
}

impl Desk<'_> {
    /// Makes a token of one's own for so many days.
    pub fn make_token(&self, name: &str, days: u32) -> Result<MadeToken, Refusal> {
        let name = names::clean(name);
        if name.is_empty() {
            return Err(Refusal::Field("name", "needed"));
        }
        if days == 0 || days > DAYS_MAX {
            return Err(Refusal::Field("days", "range"));
        }
        let secret = token::generate(&mut |bytes| self.house.chance.fill(bytes));
        let now = self.house.now();
        let line = self.write(|work| {
            let id = work.unit.take_id("tokens")?;
            let expires = now + i64::from(days) * DAY_MS;
            let kept = Kept { id, member: self.member(), name: name.clone(), created: now, expires, used: None };
            work.unit.put_shelf(SHELF, &token::hash_hex(&secret), &kept.bytes())?;
            changed(work, self.member(), format!("token-made:{id}"), self.member())?;
            Ok(kept.line())
        })?;
        Ok(MadeToken { secret: secret.to_string(), line })
    }

    /// One's own tokens, the newest first.
    pub fn tokens(&self) -> Result<Vec<TokenLine>, Refusal> {
        let mut all = Vec::new();
        for (hash, kept) in self.house.tokens_kept()? {
            if kept.member == self.member() {
                let mut line = kept.line();
                line.used = line.used.max(lock(&self.house.door.tokens_used).get(&hash).copied());
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
            changed(work, self.member(), format!("token-ended:{id}"), self.member())
        })
    }
}

impl House {
    /// For whom a token asks; `None` when it is unknown, ended, or its owner is locked.
    pub fn viewer_of_token(&self, secret: &str) -> Result<Option<Present>, Refusal> {
        let hash = token::hash_hex(secret);
        let Some(bytes) = self.store.shelf(SHELF, &hash)? else { return Ok(None) };
        let kept: Kept = serde_json::from_slice(&bytes).map_err(|_| altered())?;
        let now = self.now();
        if kept.expires <= now {
            return Ok(None);
        }
        self.token_used(&hash, &kept, now)?;
        let accounts = self.accounts()?;
        Ok(accounts.by_id.get(&kept.member).filter(|a| !a.locked).map(present))
    }

    fn token_used(&self, hash: &str, kept: &Kept, now: i64) -> Result<(), Refusal> {
        let before = lock(&self.door.tokens_used).insert(hash.to_owned(), now);
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
        let all = self.store.shelf_all(SHELF)?.into_iter();
        all.map(|(hash, bytes)| Ok((hash, serde_json::from_slice(&bytes).map_err(|_| altered())?))).collect()
    }
}

fn altered() -> Refusal {
    store::Trouble::Altered { what: store::What::Database, seq: None }.into()
}
