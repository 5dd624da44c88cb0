//! What the door remembers in memory: who failed to get in, and which codes were used.
//!
//! Nothing of it is kept: after a restart the count begins anew, which gives a
//! guesser a few more attempts and nobody a lasting lock.
//!
//! **Invariants**
//! - What fails at one place closes the door at that place only.
//! - A device from which a colleague came in before has a count of its own: no
//!   stranger can shut it out.

use super::accounts::{Accounts, read_all};
use model::MemberId;
use register::Refusal;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Seq, Store};

/// Failures of a name at one place after which it waits there.
const OF_A_NAME_HERE: u32 = 5;
/// Of a place, whatever the names: a whole office may stand behind one.
const OF_A_PLACE: u32 = 20;
/// Of a name from all places together, after which devices nobody knows wait.
const OF_A_NAME: u32 = 60;
/// Of a device that is known.
const OF_A_DEVICE: u32 = 10;
/// Of one who is inside and is asked once more.
const INSIDE: u32 = 5;
/// How long.
const CLOSED_MS: i64 = 15 * 60 * 1000;
/// More names than this are not remembered: the oldest are forgotten first.
const REMEMBERED_MAX: usize = 20_000;

/// The memory of the door.
#[derive(Default)]
pub(crate) struct Door {
    knocks: Mutex<BTreeMap<Counted, Knocks>>,
    accounts: Mutex<Option<(Seq, Arc<Accounts>)>>,
    codes: Mutex<BTreeMap<MemberId, u64>>,
    pub(super) tokens_used: Mutex<BTreeMap<String, i64>>,
    pub(super) device_key: Mutex<Option<[u8; 32]>>,
}

impl register::Kept for Door {
    /// Accounts are known by the act up to which they were read; what fails and what was used up stays
    /// counted.
    fn forget(&self) {}
}

impl crate::House {
    /// What the door remembers.
    pub(super) fn door(&self) -> &Door {
        self.register.part()
    }
}

/// What failures are counted by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    NameHere(String, String),
    Place(String),
    Name(String),
    Device(String),
    Inside(String),
}

/// Who knocks: under which name, from which place, with which known device.
#[derive(Clone, Copy)]
pub(super) struct Knocker<'k> {
    pub login: &'k str,
    pub place: &'k str,
    pub device: Option<&'k str>,
}

impl Knocker<'_> {
    fn counts(&self) -> Vec<(Counted, u32)> {
        if let Some(device) = self.device {
            return vec![(Counted::Device(device.to_owned()), OF_A_DEVICE)];
        }
        let mut counts = vec![
            (Counted::NameHere(self.login.to_owned(), self.place.to_owned()), OF_A_NAME_HERE),
            (Counted::Name(self.login.to_owned()), OF_A_NAME),
        ];
        // Behind a proxy that does not say, everyone has the same place: it is nobody's.
        if !self.place.is_empty() {
            counts.push((Counted::Place(self.place.to_owned()), OF_A_PLACE));
        }
        counts
    }
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

    /// Refuses who failed too often.
    pub(super) fn is_open(&self, who: &Knocker<'_>, now: i64) -> Result<(), Refusal> {
        match self.closed_until(who) > now {
            true => Err(Refusal::SignIn("locked-out")),
            false => Ok(()),
        }
    }

    fn closed_until(&self, who: &Knocker<'_>) -> i64 {
        let knocks = lock(&self.knocks);
        let until =
            who.counts().into_iter().filter_map(|(counted, _)| knocks.get(&counted).map(|k| k.closed_until));
        until.max().unwrap_or(0)
    }

    /// Counts a failure; answers whether the door closed with it.
    pub(super) fn failed(&self, who: &Knocker<'_>, now: i64) -> bool {
        self.count(who.counts(), now)
    }

    fn count(&self, counts: Vec<(Counted, u32)>, now: i64) -> bool {
        let mut knocks = lock(&self.knocks);
        if knocks.len() >= REMEMBERED_MAX {
            knocks.retain(|_, k| now - k.last < CLOSED_MS);
            if knocks.len() >= REMEMBERED_MAX {
                knocks.retain(|_, k| k.closed_until > now);
            }
        }
        let mut closed = false;
        for (counted, most) in counts {
            let knock = knocks.entry(counted).or_default();
            if now - knock.last >= CLOSED_MS {
                *knock = Knocks::default();
            }
            knock.failed += 1;
            knock.last = now;
            if knock.failed >= most {
                *knock = Knocks { failed: 0, last: now, closed_until: now + CLOSED_MS };
                closed = true;
            }
        }
        closed
    }

    /// Who came in is not held to what failed before, at this place and with this device.
    pub(super) fn came_in(&self, who: &Knocker<'_>) {
        let mut knocks = lock(&self.knocks);
        knocks.remove(&Counted::NameHere(who.login.to_owned(), who.place.to_owned()));
        if let Some(device) = who.device {
            knocks.remove(&Counted::Device(device.to_owned()));
        }
    }

    /// Forgets every failure of a name.
    pub(super) fn pardon(&self, login: &str) {
        lock(&self.knocks).retain(|counted, _| match counted {
            Counted::NameHere(name, _) | Counted::Name(name) | Counted::Inside(name) => name != login,
            Counted::Place(_) | Counted::Device(_) => true,
        });
    }

    /// Refuses one who is inside and failed too often when asked once more.
    pub(super) fn may_prove(&self, login: &str, now: i64) -> Result<(), Refusal> {
        let closed =
            lock(&self.knocks).get(&Counted::Inside(login.to_owned())).is_some_and(|k| k.closed_until > now);
        if closed { Err(Refusal::SignIn("locked-out")) } else { Ok(()) }
    }

    /// Counts a failure of one who is inside.
    pub(super) fn failed_inside(&self, login: &str, now: i64) {
        self.count(vec![(Counted::Inside(login.to_owned()), INSIDE)], now);
    }

    /// Forgets what failed inside.
    pub(super) fn proved(&self, login: &str) {
        lock(&self.knocks).remove(&Counted::Inside(login.to_owned()));
    }

    /// Minutes until the door opens again, at least one; for the page that says so.
    pub(super) fn minutes_closed(&self, who: &Knocker<'_>, now: i64) -> i64 {
        ((self.closed_until(who) - now) / 60_000 + 1).max(1)
    }

    pub(super) fn last_code(&self, member: MemberId) -> Option<u64> {
        lock(&self.codes).get(&member).copied()
    }

    /// As after a new start of the server.
    #[cfg(test)]
    pub(super) fn forget_codes(&self) {
        lock(&self.codes).clear();
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
