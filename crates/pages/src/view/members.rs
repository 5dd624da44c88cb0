//! Accounts: the people who work here.

use super::{Choice, Field, Totp, Trouble};

/// All accounts.
#[derive(Debug, Clone, Default)]
pub struct Members {
    /// The accounts.
    pub members: Vec<MemberLine>,
    /// There is nobody who could confirm what this administrator does.
    pub alone: bool,
}

/// One account in the list.
#[derive(Debug, Clone, Default)]
pub struct MemberLine {
    /// Its number.
    pub id: String,
    /// The name.
    pub name: String,
    /// The sign-in name.
    pub sign_in: String,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// What the compartments are called to which the colleague was admitted.
    pub compartments: Vec<String>,
    /// Whether a second key is on.
    pub totp: bool,
    /// Whether it is locked.
    pub locked: bool,
    /// Whether it waits for a second person.
    pub waits: bool,
    /// Where it waits, how its request stands: `asked`, `refused`, `expired`; empty is `asked`.
    pub asked: String,
    /// Last seen, in words; empty for never.
    pub seen: String,
    /// The partner, for a guest; may be empty.
    pub organisation: String,
}

/// A new account, or one to change. Posts to `/members/new` or `/members/{id}`:
/// `name, sign_in, role` (several), `organisation, present`. Other acts, each with `present`, post to
/// `/members/{id}/password`, `…/totp`, `…/lock`, `…/unlock`.
#[derive(Debug, Clone, Default)]
pub struct MemberForm {
    /// Its number; `None` for a new one.
    pub id: Option<String>,
    /// The name.
    pub name: Field,
    /// The sign-in name.
    pub sign_in: Field,
    /// Roles, as keys; the page writes their words.
    pub roles: Vec<Choice>,
    /// What is wrong with the roles.
    pub role: Option<Trouble>,
    /// Compartments to which the colleague may be admitted. Posts `compartment` (several).
    pub compartments: Vec<Choice>,
    /// What is wrong with them.
    pub compartment: Option<Trouble>,
    /// Organisations, for a guest; the first is none, with an empty value.
    pub organisations: Vec<Choice>,
    /// Whether a second key is on.
    pub totp: bool,
    /// Whether it is locked.
    pub locked: bool,
    /// A first password, shown this once.
    pub one_time: Option<String>,
    /// Whether it waits for a second person.
    pub waits: bool,
    /// Where it waits, how its request stands: `asked`, `refused`, `expired`; empty is `asked`.
    pub asked: String,
    /// What is wrong with the reader's own password, asked once more.
    pub proof: Option<Trouble>,
    /// The reader takes the administration off their own account: whether that is meant is asked.
    pub sure: bool,
    /// It is the reader's own account.
    pub own: bool,
}

/// The reader's own page. Posts to `/me/language` (`language`), `/me/password` (`present, password, again`),
/// `/me/totp` (`secret, code, present`), `/me/totp/off` (`present`), `/me/recovery` (`present`),
/// `/me/tokens` (`name, scope` several, `present`), `/me/tokens/{id}/end`,
/// `/me/sessions/{id}/end`, `/me/sessions/end`.
#[derive(Debug, Clone, Default)]
pub struct Me {
    /// The name.
    pub name: String,
    /// The sign-in name.
    pub sign_in: String,
    /// What is wrong with the present password.
    pub present: Option<Trouble>,
    /// In which form it was asked: `password`, `totp`, `recovery` or `token`.
    pub asked: &'static str,
    /// What is wrong with the new one.
    pub password: Option<Trouble>,
    /// What is wrong with its repetition.
    pub again: Option<Trouble>,
    /// Whether a second key is on.
    pub totp_on: bool,
    /// A second key to be set up, when it is off.
    pub totp: Option<Totp>,
    /// What is wrong with the code.
    pub code: Option<Trouble>,
    /// Recovery codes that are left.
    pub recovery: u64,
    /// New recovery codes, shown this once.
    pub new_recovery: Vec<String>,
    /// They came with the second key: no older ones stopped opening anything.
    pub recovery_first: bool,
    /// Tokens for programs.
    pub tokens: Vec<TokenLine>,
    /// What a token may be for; the page writes the words.
    pub scopes: Vec<Choice>,
    /// What is wrong with them.
    pub scope: Option<Trouble>,
    /// A new token, shown this once.
    pub new_token: Option<String>,
    /// What is wrong with the name of a token.
    pub token_name: Option<Trouble>,
    /// Where the reader is signed in.
    pub sessions: Vec<SessionLine>,
}

/// A token in the list.
#[derive(Debug, Clone, Default)]
pub struct TokenLine {
    /// Its number.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was made, in words.
    pub made: String,
    /// Keys of what it is for; none for everything its owner may.
    pub scopes: Vec<String>,
    /// When it was last used, in words; empty for never.
    pub used: String,
}

/// A session in the list.
#[derive(Debug, Clone, Default)]
pub struct SessionLine {
    /// Its number.
    pub id: String,
    /// The device, in words.
    pub device: String,
    /// When it began, in words.
    pub began: String,
    /// When it was last used, in words.
    pub used: String,
    /// It is this one.
    pub this: bool,
}

/// What waits for a second person. Posts `present` to `/requests/{id}/confirm` and `…/refuse`.
#[derive(Debug, Clone, Default)]
pub struct Requests {
    /// The requests, the latest first.
    pub requests: Vec<RequestLine>,
    /// There is nobody who could confirm what this reader asks for.
    pub alone: bool,
    /// What is wrong with the password, asked once more.
    pub proof: Option<Trouble>,
}

/// One request.
#[derive(Debug, Clone, Default)]
pub struct RequestLine {
    /// Its number.
    pub id: String,
    /// What is asked, in a sentence.
    pub what: String,
    /// Where what it is about can be read; none where it is about an account.
    pub about: Option<String>,
    /// Who asked, and when, in a sentence.
    pub asked: String,
    /// Whether the same account was refused before, by whom and when, in a sentence; may be empty.
    pub before: String,
    /// Key of how it stands: `asked`, `confirmed`, `refused`, `expired`, `alone`, `admitted`.
    pub standing: String,
    /// Who answered, in a sentence; may be empty.
    pub answered: String,
    /// What still holds whom it was about, once that was forgotten: a sentence each.
    pub remains: Vec<String>,
    /// This reader may answer it.
    pub mine: bool,
}
