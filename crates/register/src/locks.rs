//! Locks after a fault.
//!
//! A panic is a fault of ours, and it ends one request. What it held must not stop
//! everyone after it: one policy, said here. What is *whole* (replaced in one step,
//! or only counted) is used as it stands. What is *derived* may have been left half
//! changed: it is dropped, said in the log without a name, and made again from the acts.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Something that can be let go of and made again.
pub trait Derived {
    /// Lets go of all of it.
    fn forget(&mut self);
}

impl<T> Derived for Option<T> {
    fn forget(&mut self) {
        *self = None;
    }
}

impl<K, V> Derived for BTreeMap<K, V> {
    fn forget(&mut self) {
        self.clear();
    }
}

impl<K, V> Derived for HashMap<K, V> {
    fn forget(&mut self) {
        self.clear();
    }
}

/// Waits for something derived; after a fault it begins anew.
pub fn derived<'m, T: Derived>(mutex: &'m Mutex<T>, what: &str) -> MutexGuard<'m, T> {
    mutex.lock().unwrap_or_else(|poisoned| {
        mutex.clear_poison();
        let mut held = poisoned.into_inner();
        held.forget();
        eprintln!("athar: after a fault, {what} are made anew");
        held
    })
}

/// Waits for something whole, which no fault can leave half changed.
pub fn whole<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[derive(Default)]
    struct Counted(Vec<u32>);

    impl Derived for Counted {
        fn forget(&mut self) {
            self.0.clear();
        }
    }

    #[test]
    fn what_is_derived_begins_anew_after_a_fault_and_what_is_whole_goes_on() {
        let (parts, count) = (Mutex::new(Counted(vec![1, 2])), Mutex::new(7));
        let fault = |_: &str| {
            let (_parts, _count) = (parts.lock(), count.lock());
            panic!("a fault");
        };
        assert!(catch_unwind(AssertUnwindSafe(|| fault(""))).is_err());
        assert_eq!(*whole(&count), 7);
        assert!(derived(&parts, "parts").0.is_empty());
        parts.lock().expect("it is whole again").0.push(3);
        assert_eq!(derived(&parts, "parts").0, [3], "it is forgotten once");
    }
}
