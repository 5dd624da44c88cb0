//! Something that is made at the first asking and then kept current by what is new.
//!
//! It is made without holding up anybody but those who ask for it: what is written meanwhile is asked after,
//! and where all was let go of meanwhile, it is made once more.

use crate::locks::{derived, whole};
use crate::memory::moved;
use crate::open::OpenRegister;
use crate::refusal::Refusal;
use model::PersonId;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

/// A value made at the first asking.
pub struct Made<T> {
    held: Mutex<Option<T>>,
    /// One makes it; who needs it waits, and nobody else.
    making: Mutex<()>,
    /// How often it was let go of: one that was begun before is of no use.
    forgotten: AtomicU64,
    /// When it was last asked for, in milliseconds since 1970.
    asked: AtomicI64,
}

impl<T> Default for Made<T> {
    fn default() -> Made<T> {
        let (forgotten, asked) = (AtomicU64::new(0), AtomicI64::new(0));
        Made { held: Mutex::new(None), making: Mutex::new(()), forgotten, asked }
    }
}

impl<T> Made<T> {
    fn held(&self) -> MutexGuard<'_, Option<T>> {
        derived(&self.held, "what was made from them")
    }

    /// Changes it, where it is there.
    pub fn change(&self, change: impl FnOnce(&mut T) -> Result<(), Refusal>) -> Result<(), Refusal> {
        self.held().as_mut().map_or(Ok(()), change)
    }

    /// It, where it is there; that it was looked at is no asking.
    pub fn at_hand(&self) -> Option<T>
    where
        T: Clone,
    {
        self.held().clone()
    }

    /// Lets go of it where it cannot be used any more.
    pub fn forget_if(&self, is_spoilt: impl FnOnce(&T) -> bool) {
        self.held().take_if(|held| is_spoilt(held));
    }

    /// Lets go of it.
    pub fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        *self.held() = None;
    }

    /// Lets go of it, if nobody asked for it since that moment.
    pub fn rest(&self, since: i64) {
        if self.asked.load(Ordering::Relaxed) < since {
            *self.held() = None;
        }
    }
}

impl OpenRegister {
    /// Asks something that is made at the first asking. `make` reads the register as it stands; `renew` takes
    /// in what changed meanwhile (subjects, and the people whose file may tell something else), while nothing
    /// more is taken in. While `ask` looks, nothing is taken in:
    /// it is short.
    pub fn ask_made<T, A>(
        &self,
        made: &Made<T>,
        make: impl Fn() -> Result<T, Refusal>,
        renew: impl Fn(&mut T, &BTreeSet<u64>, &BTreeSet<PersonId>) -> Result<(), Refusal>,
        ask: impl FnOnce(&T) -> A,
    ) -> Result<A, Refusal> {
        self.catch_up()?;
        made.asked.store(self.moment_of_reading(), Ordering::Relaxed);
        if let Some(held) = &*made.held() {
            return Ok(ask(held));
        }
        let _one_at_a_time = whole(&made.making);
        loop {
            if let Some(held) = &*made.held() {
                return Ok(ask(held));
            }
            // Read before: whoever holds the log steady must find it.
            let before = self.ground()?;
            let (began, seen) = (made.forgotten.load(Ordering::Acquire), self.store.head()?);
            let mut fresh = make()?;
            let steady = self.steady();
            self.take_news(&steady)?;
            let Some(after) = self.ground_at_hand() else { continue };
            if made.forgotten.load(Ordering::Acquire) != began {
                continue;
            }
            let subjects = self.changed_since(seen)?;
            if !subjects.is_empty() {
                renew(&mut fresh, &subjects, &moved(&subjects, &before, &after))?;
            }
            *made.held() = Some(fresh);
        }
    }
}
