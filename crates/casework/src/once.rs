//! A form that is sent twice is written once.
//!
//! A double tap, a slow network, a browser that sends again after an error: the
//! same act comes several times. Whoever sends it names it with a key of one use;
//! what was written under the key is kept in the unit that wrote it, so that not
//! even a crash between the act and its answer makes it twice.
//!
//! **Invariant:** a key leads to one act. The same key with other words is refused.

use crate::desk::Desk;
use register::Refusal;
use register::Work;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicI64, Ordering};

const SHELF: &str = "sent";
/// A key is remembered so long; a script that tries again later asks first.
const REMEMBERED_MS: i64 = 3 * 86_400_000;
/// Old keys are looked for no more often than this.
const SWEPT_EVERY_MS: i64 = 3_600_000;

/// What was written under a key.
#[derive(Serialize, Deserialize)]
struct Sent {
    at: i64,
    /// Fingerprint of what was sent.
    print: String,
    /// What [`Repeatable::numbers`] gave.
    numbers: (u64, u64),
}

/// An answer that can be given again from two numbers and the log.
pub(crate) trait Repeatable: Sized {
    /// The numbers by which it is found again.
    fn numbers(&self) -> (u64, u64);
    /// The same answer, later.
    fn again(work: &Work<'_>, numbers: (u64, u64)) -> Result<Self, Refusal>;
}

/// When old keys were last looked for, in milliseconds since 1970.
#[derive(Default)]
pub(crate) struct Swept(AtomicI64);

impl register::Kept for Swept {
    fn forget(&self) {}
}

impl<'h> Desk<'h> {
    /// The same desk, for an act that was named with a key of one use: sent
    /// again with the same words it is answered as before and not written anew.
    pub fn sent_as(self, key: &str) -> Desk<'h> {
        Desk { once: Some(key.to_owned()), ..self }
    }

    /// One unit, unless it was written before under the key of this desk.
    /// `words` is all that was sent.
    pub(crate) fn write_once<T: Repeatable>(
        &self,
        words: impl FnOnce() -> String,
        verb: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let Some(once) = &self.once else { return self.write(verb) };
        let key = hex(&format!("{}\u{1f}{once}", self.member()));
        let print = hex(&words());
        self.write(|work| {
            if let Some(bytes) = work.unit.shelf(SHELF, &key)? {
                let altered = |_| store::Trouble::Altered { what: store::What::Database, seq: None };
                let sent: Sent = serde_json::from_slice(&bytes).map_err(altered)?;
                return match sent.print == print {
                    true => T::again(work, sent.numbers),
                    false => Err(Refusal::Field("key", "used")),
                };
            }
            self.house.register.part::<Swept>().sweep(work)?;
            let done = verb(work)?;
            let sent = Sent { at: work.now, print, numbers: done.numbers() };
            let bytes = serde_json::to_vec(&sent).expect("numbers and text only");
            work.unit.put_shelf(SHELF, &key, &bytes)?;
            Ok(done)
        })
    }
}

/// What was sent may tell of somebody who is forgotten, to whoever guesses it.
pub(crate) fn forget(work: &mut Work<'_>) -> Result<(), Refusal> {
    for (key, _) in work.unit.shelf_all(SHELF)? {
        work.unit.drop_shelf(SHELF, &key)?;
    }
    Ok(())
}

impl Swept {
    fn sweep(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        if work.now - self.0.load(Ordering::Relaxed) < SWEPT_EVERY_MS {
            return Ok(());
        }
        for (key, bytes) in work.unit.shelf_all(SHELF)? {
            let sent = serde_json::from_slice::<Sent>(&bytes);
            if sent.is_ok_and(|sent| work.now - sent.at > REMEMBERED_MS) {
                work.unit.drop_shelf(SHELF, &key)?;
            }
        }
        self.0.store(work.now, Ordering::Relaxed);
        Ok(())
    }
}

fn hex(words: &str) -> String {
    ledger::digest(words.as_bytes()).0[..16].iter().map(|b| format!("{b:02x}")).collect()
}
