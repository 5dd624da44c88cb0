//! Recovery codes: what opens in place of the telephone when it is lost. Ten,
//! each good once, shown once; only their hashes are kept.

use super::accounts::{Account, changed, put, read_all};
use crate::desk::Desk;
use model::act::AccountChange;
use register::Refusal;
use sealing::token;

/// Codes in a set.
const CODES: usize = 10;
/// Letters that are not mistaken for each other.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// What a code that was typed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// It opens, this once.
    Right,
    /// It opened once already.
    Used,
    /// It is none of this account's.
    Wrong,
}

impl Desk<'_> {
    /// Makes a new set of codes, shown this once; an older set opens nothing any more.
    pub fn new_recovery_codes(&self) -> Result<Vec<String>, Refusal> {
        let codes: Vec<String> = (0..CODES).map(|_| self.house.drawn_word()).collect();
        let hashes = codes.iter().map(|code| token::hash_hex(&plain(code))).collect();
        self.write(|work| {
            let mut all = read_all(&*work.unit)?;
            let account = all.by_id.get_mut(&self.member()).ok_or(Refusal::NotFound)?;
            if account.totp.is_none() {
                return Err(Refusal::Field("code", "needed"));
            }
            account.recovery = hashes;
            account.recovery_used.clear();
            put(work, account)?;
            changed(work, self.member(), AccountChange::RecoveryMade, self.member())
        })?;
        self.house.door().forget();
        Ok(codes)
    }
}

impl crate::House {
    /// Four groups of four letters to write down: 79 bits.
    pub fn drawn_word(&self) -> String {
        let mut letters = Vec::with_capacity(16);
        while letters.len() < 16 {
            // Bytes beyond the last whole round would favour the first letters.
            let bytes = self.random::<16>();
            letters.extend(
                bytes
                    .iter()
                    .filter(|byte| **byte < 248)
                    .map(|byte| char::from(LETTERS[usize::from(byte % 31)])),
            );
        }
        letters.truncate(16);
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

/// As it is compared: letter case, blanks and dashes do not matter.
fn plain(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// A drawn word as it was drawn, however it was heard; none where it is no drawn word.
pub(super) fn as_drawn(typed: &str) -> Option<String> {
    let plain = plain(typed);
    let is_drawn = plain.len() == 16 && plain.bytes().all(|byte| LETTERS.contains(&byte));
    let groups = || plain.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    is_drawn.then(|| groups().collect::<Vec<_>>().join("-"))
}

/// What a code is for this account; one that was not used is used now.
pub(super) fn use_up(account: &mut Account, code: &str) -> Code {
    let plain = plain(code);
    if plain.len() != 16 {
        return Code::Wrong;
    }
    let hash = token::hash_hex(&plain);
    if account.recovery_used.contains(&hash) {
        return Code::Used;
    }
    let before = account.recovery.len();
    account.recovery.retain(|kept| *kept != hash);
    if account.recovery.len() == before {
        return Code::Wrong;
    }
    account.recovery_used.push(hash);
    Code::Right
}
