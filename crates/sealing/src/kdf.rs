//! From what a person knows to a key: Argon2id (RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// How dear a guess is made. Written beside what it made, so that it can be
/// raised later without locking anyone out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Strength {
    /// For the passphrase of a register: 64 MiB, three passes, the second
    /// recommendation of RFC 9106 §4 on one lane.
    pub const PASSPHRASE: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// For passwords at the door, where several people may knock at once: the
    /// 19 MiB and two passes that OWASP advises.
    pub const PASSWORD: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// For tests only: as weak as Argon2 allows.
    pub const WEAK: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// This strength as this build makes it: whole, except in a development build, whose tests open
    /// registers and sign in thousands of times. Nobody keeps people in one.
    pub const fn of_this_build(self) -> Self {
        if cfg!(debug_assertions) { Self { memory_kib: 1024, passes: 1, lanes: 1 } } else { self }
    }

    /// More than this is not believed: a forged file could ask for all memory.
    const MOST_KIB: u32 = 4 * 1024 * 1024;

    /// Argon2id of this strength; `None` outside of what is sane.
    pub(crate) fn argon2(self) -> Option<Argon2<'static>> {
        if self.memory_kib > Self::MOST_KIB || self.passes > 64 || self.lanes > 64 {
            return None;
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).ok()?;
        Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// The key that follows from a secret and a salt; `None` for a strength that is not sane.
pub(crate) fn derive(secret: &[u8], salt: &[u8], strength: Strength) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    strength.argon2()?.hash_password_into(secret, salt, key.as_mut()).ok()?;
    Some(key)
}
