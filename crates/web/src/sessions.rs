//! Who is signed in: in memory, gone when the server stops.
//!
//! **Invariants**
//! - A session is found by the hash of its cookie; the cookie itself is nowhere here.
//! - A session ends when idle, when old, and when the epoch of its account has changed.

use casework::{House, Present};
use model::MemberId;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What is said on the next page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flash {
    pub trouble: bool,
    pub note: bool,
    pub key: String,
    pub args: Vec<(&'static str, Said)>,
    /// Where to post to take it back.
    pub undo: Option<String>,
    /// The address of a form that arrived; empty where none did.
    pub arrived: String,
}

/// An argument of a flash, turned into words when it is shown.
#[derive(Debug, Clone)]
pub(crate) enum Said {
    Count(u64),
    Words(String),
}

struct Session {
    number: u64,
    member: MemberId,
    epoch: u32,
    began: i64,
    used: i64,
    device: String,
    flash: Option<Flash>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone)]
pub(crate) struct SessionLine {
    pub number: u64,
    pub device: String,
    pub began: i64,
    pub used: i64,
}

/// All sessions.
#[derive(Default)]
pub(crate) struct Sessions {
    all: Mutex<HashMap<[u8; 32], Session>>,
    last: std::sync::atomic::AtomicU64,
}

/// A request that belongs to a session.
#[derive(Debug, Clone)]
pub(crate) struct Inside {
    pub present: Present,
    pub number: u64,
}

fn hash(cookie: &str) -> [u8; 32] {
    sealing::token::hash(cookie)
}

/// A fresh cookie of 256 bits.
pub(crate) fn fresh(house: &House) -> String {
    hex(&house.random::<32>())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

impl Sessions {
    fn all(&self) -> MutexGuard<'_, HashMap<[u8; 32], Session>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a session; the cookie is new, whatever the browser brought.
    pub fn begin(&self, house: &House, present: &Present, device: String) -> String {
        let cookie = fresh(house);
        let now = house.now();
        let number = self.last.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        let session = Session {
            number,
            member: present.member.id,
            epoch: present.epoch,
            began: now,
            used: now,
            device,
            flash: None,
        };
        self.all().insert(hash(&cookie), session);
        cookie
    }

    /// The session of a cookie, when it still stands.
    pub fn enter(
        &self,
        house: &House,
        cookie: &str,
        idle: Duration,
        absolute: Duration,
    ) -> Result<Option<Inside>, casework::Refusal> {
        let (key, now) = (hash(cookie), house.now());
        let (member, epoch, number) = {
            let mut all = self.all();
            let Some(session) = all.get_mut(&key) else { return Ok(None) };
            if now - session.used > ms(idle) || now - session.began > ms(absolute) {
                all.remove(&key);
                return Ok(None);
            }
            session.used = now;
            (session.member, session.epoch, session.number)
        };
        match house.present(member)?.filter(|present| present.epoch == epoch) {
            Some(present) => Ok(Some(Inside { present, number })),
            None => {
                self.all().remove(&key);
                Ok(None)
            }
        }
    }

    /// Ends the session of a cookie.
    pub fn end(&self, cookie: &str) -> Option<MemberId> {
        self.all().remove(&hash(cookie)).map(|session| session.member)
    }

    /// Ends one session of a colleague, or all but one.
    pub fn end_of(&self, member: MemberId, which: impl Fn(u64) -> bool) -> usize {
        let mut all = self.all();
        let before = all.len();
        all.retain(|_, session| session.member != member || !which(session.number));
        before - all.len()
    }

    /// Keeps a session through a change of its own account that ends all others.
    pub(crate) fn renew(&self, number: u64, epoch: u32) {
        if let Some(session) = self.all().values_mut().find(|session| session.number == number) {
            session.epoch = epoch;
        }
    }

    /// Where a colleague is signed in, the latest first.
    pub fn of(&self, member: MemberId, now: i64, idle: Duration) -> Vec<SessionLine> {
        let mut all = self.all();
        all.retain(|_, session| now - session.used <= ms(idle));
        let mine = all.values().filter(|session| session.member == member);
        let mut lines: Vec<_> = mine
            .map(|s| SessionLine { number: s.number, device: s.device.clone(), began: s.began, used: s.used })
            .collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.used));
        lines
    }

    /// Says something on the next page of this session.
    pub fn say(&self, number: u64, flash: Flash) {
        if let Some(session) = self.all().values_mut().find(|session| session.number == number) {
            session.flash = Some(flash);
        }
    }

    /// What the next page of this session is to say, left to be said.
    pub(crate) fn waits_to_be_said(&self, number: u64) -> Option<Flash> {
        self.all().values().find(|session| session.number == number)?.flash.clone()
    }

    /// What is to be said now.
    pub fn said(&self, cookie: &str) -> Option<Flash> {
        self.all().get_mut(&hash(cookie))?.flash.take()
    }
}

/// Those whose password was right and whose code is awaited.
#[derive(Default)]
pub(crate) struct PendingSignIns(Mutex<HashMap<[u8; 32], (MemberId, i64)>>);

impl PendingSignIns {
    const MS: i64 = 5 * 60 * 1000;

    /// Remembers somebody whose code is awaited.
    pub fn add(&self, cookie: &str, member: MemberId, now: i64) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, (_, until)| *until > now);
        waiting.insert(hash(cookie), (member, now + Self::MS));
    }

    /// Who waits with this cookie.
    pub fn member(&self, cookie: &str, now: i64) -> Option<MemberId> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.get(&hash(cookie)).filter(|(_, until)| *until > now).map(|(member, _)| *member)
    }

    /// Nobody waits with this cookie any more.
    pub fn remove(&self, cookie: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash(cookie));
    }
}
