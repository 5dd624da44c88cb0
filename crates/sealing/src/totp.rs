//! Codes from a telephone: TOTP (RFC 6238), six digits, thirty seconds, SHA-1,
//! as every authenticator application reads it.

use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, Zeroizing};

use crate::{Entropy, draw};

/// Seconds in a step.
const STEP: u64 = 30;

/// A shared secret. Wiped when dropped.
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    /// A fresh one.
    pub fn generate(entropy: Entropy<'_>) -> Self {
        Self(Zeroizing::new(draw(entropy)))
    }

    /// Reads the base32 text that was kept; `None` when it is none of ours.
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Self(Zeroizing::new(secret.as_bytes().try_into().ok()?)))
    }

    /// Base32, to keep and to type by hand.
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::from(self.0.to_vec()).to_base32())
    }

    /// What a QR code says to the authenticator.
    pub fn uri(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let (issuer, account) = (escape(issuer), escape(account));
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}",
            &*self.to_base32()
        ))
    }

    /// The step a code belongs to, when it is right at `now` (seconds since
    /// 1970), a step early or a step late. A code is good once: a step not after
    /// `last_used` is refused. Keep the answer as the next `last_used`.
    pub fn check(&self, code: &str, now: u64, last_used: Option<u64>) -> Option<u64> {
        let digits = western_digits(code)?;
        let step = self.totp()?.check(&digits, now)?;
        last_used.is_none_or(|last| step > last).then_some(step)
    }

    /// The code of this moment, for tests and for the command line of an operator.
    pub fn code(&self, now: u64) -> Option<String> {
        Some(self.totp()?.generate(now).to_string())
    }

    fn totp(&self) -> Option<Totp> {
        let builder = Builder::new().with_secret(self.0.to_vec()).with_step_duration(STEP).with_skew(1);
        builder.build().ok()
    }
}

/// Whether what was typed has the shape of a code.
pub fn is_code(typed: &str) -> bool {
    western_digits(typed).is_some()
}

/// Six digits as typed: Arabic-Indic or Persian ones and blanks are forgiven.
fn western_digits(code: &str) -> Option<String> {
    let mut digits = String::with_capacity(6);
    for sign in code.chars().filter(|sign| !sign.is_whitespace() && !"\u{200e}\u{200f}".contains(*sign)) {
        let zero = match sign {
            '0'..='9' => '0',
            '٠'..='٩' => '٠',
            '۰'..='۹' => '۰',
            _ => return None,
        };
        digits.push(char::from_digit(sign as u32 - zero as u32, 10)?);
    }
    let six = digits.len() == 6;
    if !six {
        digits.zeroize();
    }
    six.then_some(digits)
}

/// Percent-encoding of RFC 3986 for everything but letters, digits and `-._~`.
fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
