//! What a sign-in name and a password may be.

use register::Refusal;

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

/// Refuses what is guessed first: the one rule for words, and the sign-in name itself.
pub(super) fn may_be_password(password: &str, login: &str) -> Result<(), Refusal> {
    use sealing::words::Unfit;
    sealing::words::check(password).map_err(|unfit| match unfit {
        Unfit::Short => Refusal::Field("password", "short"),
        Unfit::Long => Refusal::Field("password", "long"),
        Unfit::Common => Refusal::Field("password", "common"),
    })?;
    let (word, login) = (password.to_lowercase(), login.to_lowercase());
    let only_login = word.replace(&login, "").chars().all(|c| c.is_ascii_digit());
    if only_login && word.contains(&login) { Err(Refusal::Field("password", "common")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        for bad in
            ["short", "1234567890", "aaaaaaaaaaaa", "nadia.qasim1", "NADIA.QASIM", "nadia.qasimnadia.qasim"]
        {
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
