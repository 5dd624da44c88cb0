//! Passwords of the people who sign in: Argon2id, kept as a PHC string.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};

use crate::{Entropy, Strength, draw};

/// What a password turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The right one.
    Right,
    /// The right one, kept weaker than today's strength: hash it anew now.
    RightButWeak,
    /// Another one, or nothing readable is kept.
    Wrong,
}

/// The PHC string to keep; `None` for a strength that is not sane.
pub fn hash(password: &str, strength: Strength, entropy: Entropy<'_>) -> Option<String> {
    let salt: [u8; 16] = draw(entropy);
    let hash = strength.argon2()?.hash_password_with_salt(password.as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

/// Compares a password with the PHC string kept.
pub fn check(password: &str, kept: &str, wanted: Strength) -> Answer {
    let Some(strength) = strength_of(kept) else { return Answer::Wrong };
    let (Ok(hash), Some(argon2)) = (PasswordHash::new(kept), strength.argon2()) else { return Answer::Wrong };
    match argon2.verify_password(password.as_bytes(), &hash) {
        Err(_) => Answer::Wrong,
        Ok(()) if strength.memory_kib < wanted.memory_kib || strength.passes < wanted.passes => {
            Answer::RightButWeak
        }
        Ok(()) => Answer::Right,
    }
}

/// Takes as long as [`check`] takes on a real person, and is always wrong. Asked
/// when nobody of that name exists, so that the clock does not tell.
pub fn check_nobody(password: &str, wanted: Strength) -> Answer {
    let mut still = |buffer: &mut [u8]| buffer.fill(0);
    let _ = hash(password, wanted, &mut still);
    Answer::Wrong
}

/// The strength a PHC string was made with.
fn strength_of(kept: &str) -> Option<Strength> {
    let hash = PasswordHash::new(kept).ok()?;
    let number = |name| hash.params.get_decimal(name);
    Some(Strength { memory_kib: number("m")?, passes: number("t")?, lanes: number("p")? })
}
