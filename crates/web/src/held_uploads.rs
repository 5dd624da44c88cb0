//! Files of a form that was refused for something else: they wait here for a while, so that nobody has to
//! choose them again on a telephone, where the way back to a picture is long.
//!
//! **Invariants:** a file waits for the colleague who handed it in and for no one else, for so many minutes,
//! in memory alone; all that waits has a bound. A file that is itself what is wrong does not wait.

use crate::fields::Upload;
use casework::House;
use model::MemberId;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

const KEPT_MS: i64 = 15 * 60_000;
/// All files that wait, in bytes.
const BYTES_MAX: usize = 128 << 20;

struct Waiting {
    token: String,
    at: i64,
    files: Vec<Upload>,
}

/// What waits, of each colleague the last form.
#[derive(Default)]
pub(crate) struct HeldUploads(Mutex<HashMap<MemberId, Waiting>>);

fn bytes(files: &[Upload]) -> usize {
    files.iter().map(|file| file.bytes.len()).sum()
}

impl HeldUploads {
    fn all(&self, now: i64) -> MutexGuard<'_, HashMap<MemberId, Waiting>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, waiting| now - waiting.at < KEPT_MS);
        all
    }

    /// Lets files wait, and gives the word by which their form asks for them; `None` where there is no room.
    pub fn keep(&self, house: &House, member: MemberId, files: &[Upload]) -> Option<String> {
        let mut all = self.all(house.now());
        all.remove(&member);
        let waits: usize = all.values().map(|waiting| bytes(&waiting.files)).sum();
        if files.is_empty() || waits + bytes(files) > BYTES_MAX {
            return None;
        }
        let token = crate::sessions::fresh(house);
        all.insert(member, Waiting { token: token.clone(), at: house.now(), files: files.to_vec() });
        Some(token)
    }

    /// The files of that word.
    pub fn of(&self, now: i64, member: MemberId, token: &str) -> Vec<Upload> {
        let all = self.all(now);
        let found = all
            .get(&member)
            .filter(|waiting| sealing::token::same(waiting.token.as_bytes(), token.as_bytes()));
        found.map(|waiting| waiting.files.clone()).unwrap_or_default()
    }

    /// What a colleague let wait goes: it arrived, or the colleague left.
    pub fn forget(&self, member: MemberId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&member);
    }
}
