//! The doors: set-up and sign-in.

use super::{Field, Trouble};

/// First-run set-up. Posts `word, association, name, sign_in, password, again, language, totp (now|later),
/// secret, code`.
#[derive(Debug, Clone, Default)]
pub struct SetUp {
    /// Name of the association.
    pub association: Field,
    /// The first person, who becomes administrator.
    pub name: Field,
    /// The name that person types to sign in.
    pub sign_in: Field,
    /// The first person works with the register too: the roles of the work are ticked.
    pub works: bool,
    /// What is wrong with the password, if anything; it is never shown again.
    pub password: Option<Trouble>,
    /// What is wrong with its repetition.
    pub again: Option<Trouble>,
    /// A second key, offered at once.
    pub totp: Totp,
    /// Whether "now" is chosen.
    pub totp_now: bool,
    /// What is wrong with the code.
    pub code: Option<Trouble>,
    /// The word that the terminal shows, where one is asked for.
    pub word: Option<Field>,
    /// What is wrong with the whole.
    pub trouble: Option<Trouble>,
}

/// A password that was given is changed before anything else. Posts `present, password, again` to
/// `/first-password`.
#[derive(Debug, Clone, Default)]
pub struct FirstPassword {
    /// What is wrong with the one that was given.
    pub present: Option<Trouble>,
    /// What is wrong with the new one.
    pub password: Option<Trouble>,
    /// What is wrong with its repetition.
    pub again: Option<Trouble>,
}

/// How a phone on the same network comes in.
#[derive(Debug, Clone, Default)]
pub struct Phones {
    /// Addresses that lead here, the first drawn as a code; none where no phone is let in.
    pub addresses: Vec<String>,
    /// SHA-256 of the certificate in groups, to be compared on the phone.
    pub fingerprint: String,
    /// The command that lets phones in, for this register.
    pub command: String,
}

/// A second key (TOTP) to be put into a telephone.
#[derive(Debug, Clone, Default)]
pub struct Totp {
    /// The secret in base 32, to be typed by hand.
    pub secret: String,
    /// The `otpauth://` address, drawn as a code to be photographed.
    pub uri: String,
}

/// Sign-in. Posts `name, password, next`.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// The name.
    pub name: String,
    /// Where to go afterwards.
    pub next: String,
    /// The mark of an account that has just signed out: what this device kept for it goes. Empty for everyone
    /// else.
    pub left: String,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// The second step of sign-in. Posts `code, next`.
#[derive(Debug, Clone, Default)]
pub struct SignInCode {
    /// Where to go afterwards.
    pub next: String,
    /// What is wrong.
    pub trouble: Option<Trouble>,
}

/// The door is shut for a while.
#[derive(Debug, Clone, Default)]
pub struct LockedOut {
    /// Until it opens again.
    pub minutes: u64,
}

/// The locked door of a register that was opened from an icon. Posts `passphrase`, and `again` for a new
/// register, to `/unlock`; the token of its form is the word by which the program sent the browser here.
#[derive(Debug, Clone, Default)]
pub struct Unlock {
    /// No register is there yet: the passphrase is chosen.
    pub is_new: bool,
    /// The folder in which the register lies.
    pub place: String,
    /// Why it did not open.
    pub trouble: Option<Trouble>,
}
