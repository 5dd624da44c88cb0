//! What the door remembers in memory: who failed to get in, and which codes were used.
//!
//! Nothing of it is kept: after a restart the count begins anew, which gives a
//! guesser five more attempts and nobody a lasting lock.

use super::{read_all, Accounts};
use crate::refusal::Refusal;
use model::MemberId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Seq, Store};

/// Failures after which a name stays outside for a while.
const FAILURES_OF_NAME: u32 = 5;
/// Of an address: a whole office may stand behind one, so it is given more.
const FAILURES_OF_ADDRESS: u32 = 20;
/// How long.
const CLOSED_MS: i64 = 15 * 60 * 1000;
/// More names than this are not remembered: the oldest are forgotten first.
const REMEMBERED_MAX: usize = 20_000;

/// The memory of the door.
#[derive(Default)]
pub struct Door {
    knocks: Mutex<BTreeMap<(Who, String), Knocks>>,
    accounts: Mutex<Option<(Seq, Arc<Accounts>)>>,
    codes: Mutex<BTreeMap<MemberId, u64>>,
    pub(super) tokens_used: Mutex<BTreeMap<String, i64>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Name,
    Address,
}

#[derive(Clone, Copy, Default)]
struct Knocks {
    failed: u32,
    last: i64,
    closed_until: i64,
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is kept here is counts and copies: a panic elsewhere leaves them usable.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Door {
    /// The accounts; read again when the log has grown.
    pub(super) fn accounts(&self, store: &dyn Store) -> Result<Arc<Accounts>, Refusal> {
        let head = store.head()?;
        if let Some((seen, accounts)) = &*lock(&self.accounts) {
            if *seen == head {
                return Ok(accounts.clone());
            }
        }
        let accounts = Arc::new(read_all(store)?);
        *lock(&self.accounts) = Some((head, accounts.clone()));
        Ok(accounts)
    }

    /// Reads the accounts anew at the next asking.
    pub(super) fn forget(&self) {
        *lock(&self.accounts) = None;
    }

    /// Refuses a name or an address that failed too often.
    pub(super) fn is_open(&self, login: &str, address: &str, now: i64) -> Result<(), Refusal> {
        let knocks = lock(&self.knocks);
        let closed = |who, name: &str| knocks.get(&(who, name.to_owned())).is_some_and(|k| k.closed_until > now);
        match closed(Who::Name, login) || (!address.is_empty() && closed(Who::Address, address)) {
            true => Err(Refusal::SignIn("locked-out")),
            false => Ok(()),
        }
    }

    /// Counts a failure; answers whether the door closed with it.
    pub(super) fn failed(&self, login: &str, address: &str, now: i64) -> bool {
        let mut knocks = lock(&self.knocks);
        if knocks.len() >= REMEMBERED_MAX {
            knocks.retain(|_, k| now - k.last < CLOSED_MS);
            if knocks.len() >= REMEMBERED_MAX {
                knocks.retain(|_, k| k.closed_until > now);
            }
        }
        let mut count = |who, name: &str, most| {
            let knock = knocks.entry((who, name.to_owned())).or_default();
            if now - knock.last >= CLOSED_MS {
                *knock = Knocks::default();
            }
            knock.failed += 1;
            knock.last = now;
            if knock.failed >= most {
                knock.failed = 0;
                knock.closed_until = now + CLOSED_MS;
                return true;
            }
            false
        };
        let by_name = count(Who::Name, login, FAILURES_OF_NAME);
        let by_address = !address.is_empty() && count(Who::Address, address, FAILURES_OF_ADDRESS);
        by_name || by_address
    }

    /// Forgets the failures of a name.
    pub(super) fn pardon(&self, login: &str) {
        lock(&self.knocks).remove(&(Who::Name, login.to_owned()));
    }

    /// Minutes until the door opens again, at least one; for the page that says so.
    pub(super) fn minutes_closed(&self, login: &str, address: &str, now: i64) -> i64 {
        let knocks = lock(&self.knocks);
        let until = |who, name: &str| knocks.get(&(who, name.to_owned())).map_or(0, |k| k.closed_until);
        let until = until(Who::Name, login).max(until(Who::Address, address));
        ((until - now) / 60_000 + 1).max(1)
    }

    pub(super) fn last_code(&self, member: MemberId) -> Option<u64> {
        lock(&self.codes).get(&member).copied()
    }

    /// Uses a code up; `false` when another request was faster.
    pub(super) fn use_code(&self, member: MemberId, step: u64) -> bool {
        let mut codes = lock(&self.codes);
        let fresh = codes.get(&member).is_none_or(|last| step > *last);
        if fresh {
            codes.insert(member, step);
        }
        fresh
    }
}
