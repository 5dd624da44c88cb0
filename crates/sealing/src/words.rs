//! One rule for whatever a person has to keep in mind: the passphrase of a
//! register, the words of a copy, a colleague's password.
//!
//! Length is what makes words hard to guess; signs and digits only make them
//! hard to remember (NIST SP 800-63B §5.1.1). The rule is asked when words are
//! chosen, never when they are used: what was chosen before it still opens.
//!
//! ```
//! use sealing::words::{Unfit, check};
//! assert_eq!(check("زيتون وخبز وماء"), Ok(()));
//! assert_eq!(check("x"), Err(Unfit::Short));
//! assert_eq!(check("aaaaaaaaaaaaaa"), Err(Unfit::Common));
//! ```

/// Fewer letters than this are no words to close anything with. The one number
/// for all of them; the sentences of `l10n` that name it say twelve.
pub(crate) const LETTERS_MIN: usize = 12;

/// More than this only makes a machine work.
pub(crate) const LETTERS_MAX: usize = 256;

/// Fewer different letters than this are a pattern and not words.
const DIFFERENT_MIN: usize = 5;

/// Long enough, and the beginning of every list of guesses.
const KNOWN: &[&str] = &[
    "1q2w3e4r5t6y",
    "123456789012",
    "1234567890ab",
    "abcdefghijkl",
    "administrator",
    "administrator1",
    "athar123456789",
    "bismillah786786",
    "changeme12345",
    "changemechangeme",
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "damascus12345",
    "iloveyou12345",
    "letmein123456",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "passw0rd12345",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "syria123456789",
    "welcome123456",
];

/// Why words are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Fewer than [`LETTERS_MIN`] letters.
    #[error("too short")]
    Short,
    /// More than [`LETTERS_MAX`] letters.
    #[error("too long")]
    Long,
    /// Among what is guessed first.
    #[error("guessed at once")]
    Common,
}

/// Whether words may close something. Blanks at either end do not count.
pub fn check(words: &str) -> Result<(), Unfit> {
    let words = words.trim();
    let letters = words.chars().count();
    if letters < LETTERS_MIN {
        return Err(Unfit::Short);
    }
    if letters > LETTERS_MAX {
        return Err(Unfit::Long);
    }
    let lower = words.to_lowercase();
    let different: std::collections::BTreeSet<char> = lower.chars().collect();
    if different.len() < DIFFERENT_MIN || KNOWN.contains(&lower.as_str()) {
        Err(Unfit::Common)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_closes_nothing() {
        for bad in [
            "",
            "x",
            "elevenchars",
            "            ",
            "   short    ",
            "121212121212121",
            "Password12345",
            "123456789012",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert_eq!(check(&"ab cd ef".repeat(40)), Err(Unfit::Long));
        for good in ["خيمة وجبل وقمر ونهر", "zaytun-demo-2026", "twelve chars"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
