//! What a sign-in name and a password may be.

use crate::refusal::Refusal;

/// Fewer letters than this are no password.
pub const PASSWORD_LETTERS_MIN: usize = 10;

/// More than this would let a stranger make the server work.
const LETTERS_MAX: usize = 256;

/// Passwords of sufficient length that every list of guesses begins with.
const KNOWN: &[&str] = &[
    "1234567890", "0123456789", "0987654321", "qwertyuiop", "1q2w3e4r5t", "password12", "password123", "password1234",
    "passw0rd123", "administrator", "iloveyou123", "qwerty12345", "abcdefghij", "bismillah786", "1234554321", "123456789a",
    "a123456789", "changeme123", "welcome123", "letmein123", "athar12345", "syria12345", "damascus123",
];

/// The form under which a sign-in name is compared: letter case and look-alike forms do not matter.
pub(super) fn login_key(login: &str) -> String {
    names::clean(login).to_lowercase()
}

/// The sign-in name as kept: one word.
pub(super) fn login(typed: &str) -> Result<String, Refusal> {
    let login = names::clean(typed);
    if login.is_empty() {
        return Err(Refusal::Field("login", "needed"));
    }
    if typed.chars().count() > 64 || login.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Refusal::Field("login", "one-word"));
    }
    Ok(login)
}

/// Refuses what is guessed first. No demand for signs and digits: they make
/// passwords harder to remember and not to guess (NIST SP 800-63B §5.1.1).
pub(super) fn may_be_password(password: &str, login: &str) -> Result<(), Refusal> {
    let letters = password.chars().count();
    if letters < PASSWORD_LETTERS_MIN {
        return Err(Refusal::Field("password", "short"));
    }
    if letters > LETTERS_MAX {
        return Err(Refusal::Field("password", "long"));
    }
    let (word, login) = (password.to_lowercase(), login.to_lowercase());
    let first = word.chars().next();
    let one_letter = word.chars().all(|c| Some(c) == first);
    let only_login = word.replace(&login, "").chars().all(|c| c.is_ascii_digit());
    if one_letter || only_login && word.contains(&login) || KNOWN.contains(&word.as_str()) {
        return Err(Refusal::Field("password", "common"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        for bad in ["short", "1234567890", "aaaaaaaaaaaa", "nadia.qasim1", "NADIA.QASIM", "nadia.qasimnadia.qasim"] {
            assert!(may_be_password(bad, "nadia.qasim").is_err(), "{bad}");
        }
        assert!(may_be_password("زيتون وخبز وماء", "nadia.qasim").is_ok());
        assert!(may_be_password(&"ab".repeat(200), "nadia").is_err());
    }

    #[test]
    fn a_sign_in_name_is_one_word() {
        assert!(login("  ").is_err());
        assert!(login("two words").is_err());
        assert_eq!(login(" نادية ").unwrap_or_default(), "نادية");
        assert_eq!(login_key("Nadia"), "nadia");
    }
}
