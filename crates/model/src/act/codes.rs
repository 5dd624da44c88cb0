//! Codes by which an act says what was done, each with its type.
//!
//! **Invariant:** a code that was once written means the same for ever. One that this program does not know
//! is kept to the letter and told as it stands: a newer program wrote it.

use super::SecondStanding;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Reads and writes a type as its text.
macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<$name, D::Error> {
                Ok(std::borrow::Cow::<'de, str>::deserialize(d)?
                    .parse()
                    .unwrap_or_else(|never| match never {}))
            }
        }
    };
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $code:ident $key:literal)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$what])* $code,)+
            /// A code of a newer program.
            Newer(String),
        }

        impl $name {
            /// All that this program knows.
            pub const ALL: &[$name] = &[$($name::$code,)+];

            /// The word used in data and messages.
            ///
            /// ```
            /// use model::act::HowCleared;
            /// assert_eq!(HowCleared::LeftOut.key(), "left_out");
            /// // A code of a newer program is kept to the letter.
            /// assert_eq!("merged".parse::<HowCleared>().unwrap().key(), "merged");
            /// ```
            pub fn key(&self) -> &str {
                match self {
                    $($name::$code => $key,)+
                    $name::Newer(code) => code,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }
        impl FromStr for $name {
            type Err = std::convert::Infallible;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                Ok(match text {
                    $($key => $name::$code,)+
                    code => $name::Newer(code.to_owned()),
                })
            }
        }
        as_text!($name);
    };
}

codes! {
    /// How a waiting row was cleared.
    HowCleared {
        /// As one person.
        One "one"
        /// As several, named by whoever cleared it.
        Split "split"
        /// As one person, with cells corrected.
        Corrected "corrected"
        /// It was added to a file that was there.
        This "this"
        /// Nothing was made of it.
        LeftOut "left_out"
    }
}

codes! {
    /// What happened at the door.
    AtTheDoor {
        /// Somebody came in.
        In "in"
        /// Somebody went.
        Out "out"
        /// Somebody was refused.
        Refused "refused"
        /// After many tries the door stays closed for a while.
        LockedOut "locked_out"
    }
}

codes! {
    /// What left the house.
    WhatLeft {
        /// A sheet, as text.
        Csv "csv"
        /// A sheet, as a workbook.
        Xlsx "xlsx"
        /// A sheet, as a document for programs.
        Json "json"
        /// A paper.
        Document "document"
        /// A print of a file that holds what waits to be told to a family.
        Print "print"
        /// A sealed copy was made, under the register's own words.
        Backup "backup"
        /// A copy that lay in its folder was taken away.
        BackupTaken "backup-taken"
        /// A copy was made under words of its own.
        BackupWords "backup-words"
        /// A copy was made for holders of other keys.
        BackupRecipients "backup-recipients"
        /// What colleagues are told, for another register.
        BundleTeam "bundle-team"
        /// What partners are told, for another register.
        BundlePartner "bundle-partner"
    }
}

impl WhatLeft {
    /// Whether it is a copy of the whole register.
    ///
    /// ```
    /// use model::act::WhatLeft;
    /// assert!(WhatLeft::BackupTaken.is_copy() && !WhatLeft::Csv.is_copy());
    /// // A copy of a kind that only a newer program knows is counted as one.
    /// assert!(WhatLeft::Newer("backup-tomorrow".into()).is_copy());
    /// ```
    pub fn is_copy(&self) -> bool {
        use WhatLeft::{Backup, BackupRecipients, BackupTaken, BackupWords};
        match self {
            Backup | BackupTaken | BackupWords | BackupRecipients => true,
            WhatLeft::Newer(code) => code.starts_with("backup-"),
            _ => false,
        }
    }
}

/// What became of an account. In data its word stands alone, or before a colon and what it is about:
/// `locked`, `roles:documenter,reviewer`, `token-made:7`, `asked:roles`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountChange {
    /// It was opened, in these roles.
    Added(Vec<String>),
    /// It has these roles now.
    Roles(Vec<String>),
    /// It is admitted to these compartments now, and to no others.
    Compartments(Vec<String>),
    /// It bears another name.
    Name,
    /// It may not come in.
    Locked,
    /// It may come in again.
    Unlocked,
    /// Somebody set a password for it.
    Password,
    /// Its owner chose the password.
    PasswordOwn,
    /// The password is kept more strongly; it is the same.
    PasswordStrength,
    /// A code from a telephone is asked for.
    TotpOn,
    /// No such code is asked for any more.
    TotpOff,
    /// Its owner made recovery codes.
    RecoveryMade,
    /// Its owner came in with one.
    RecoveryUsed,
    /// It was let in from the machine itself, without waiting for a second person.
    Admitted,
    /// A token of this number was made for it.
    TokenMade(String),
    /// A token of this number was ended.
    TokenEnded(String),
    /// A request about it to a second person, of this kind, stands so.
    Request(SecondStanding, String),
    /// A change that a newer program made.
    Newer(String),
}

impl AccountChange {
    /// Its word, and what it is about.
    ///
    /// ```
    /// use model::act::AccountChange;
    /// let change = AccountChange::Roles(vec!["documenter".into(), "reviewer".into()]);
    /// assert_eq!(change.parts(), ("roles", Some("documenter,reviewer".into())));
    /// assert_eq!(AccountChange::Locked.parts(), ("locked", None));
    /// ```
    pub fn parts(&self) -> (&str, Option<String>) {
        use AccountChange as A;
        match self {
            A::Added(roles) => ("added", Some(roles.join(","))),
            A::Roles(roles) => ("roles", Some(roles.join(","))),
            A::Compartments(all) => ("compartments", Some(all.join(","))),
            A::Name => ("name", None),
            A::Locked => ("locked", None),
            A::Unlocked => ("unlocked", None),
            A::Password => ("password", None),
            A::PasswordOwn => ("password-own", None),
            A::PasswordStrength => ("password-strength", None),
            A::TotpOn => ("totp-on", None),
            A::TotpOff => ("totp-off", None),
            A::RecoveryMade => ("recovery-made", None),
            A::RecoveryUsed => ("recovery-used", None),
            A::Admitted => ("admitted", None),
            A::TokenMade(id) => ("token-made", Some(id.clone())),
            A::TokenEnded(id) => ("token-ended", Some(id.clone())),
            A::Request(standing, what) => (standing.key(), Some(what.clone())),
            A::Newer(code) => (code, None),
        }
    }
}

impl fmt::Display for AccountChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (word, Some(about)) => write!(f, "{word}:{about}"),
            (word, None) => f.write_str(word),
        }
    }
}

impl FromStr for AccountChange {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<AccountChange, Self::Err> {
        use AccountChange as A;
        let roles = |of: &str| of.split(',').filter(|role| !role.is_empty()).map(str::to_owned).collect();
        Ok(match text.split_once(':') {
            Some(("added", of)) => A::Added(roles(of)),
            Some(("roles", of)) => A::Roles(roles(of)),
            Some(("compartments", of)) => A::Compartments(roles(of)),
            Some(("token-made", id)) => A::TokenMade(id.to_owned()),
            Some(("token-ended", id)) => A::TokenEnded(id.to_owned()),
            Some((standing, what)) => match SecondStanding::of(standing) {
                Some(standing) => A::Request(standing, what.to_owned()),
                None => A::Newer(text.to_owned()),
            },
            None => match text {
                "name" => A::Name,
                "locked" => A::Locked,
                "unlocked" => A::Unlocked,
                "password" => A::Password,
                "password-own" => A::PasswordOwn,
                "password-strength" => A::PasswordStrength,
                "totp-on" => A::TotpOn,
                "totp-off" => A::TotpOff,
                "recovery-made" => A::RecoveryMade,
                "recovery-used" => A::RecoveryUsed,
                "admitted" => A::Admitted,
                _ => A::Newer(text.to_owned()),
            },
        })
    }
}
as_text!(AccountChange);

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code that was ever written, and some that nobody knows.
    #[test]
    fn what_stands_in_the_log_is_written_again_to_the_letter() {
        let accounts = [
            "added:administrator,reviewer",
            "added:",
            "roles:guest",
            "name",
            "locked",
            "unlocked",
            "password",
            "password-own",
            "password-strength",
            "totp-on",
            "totp-off",
            "recovery-made",
            "recovery-used",
            "admitted",
            "token-made:3",
            "token-ended:x",
            "asked:roles",
            "confirmed:account",
            "refused:password",
            "expired:totp",
            "alone:roles",
            "compartments:support,identification",
            "compartments:",
            "token",
            "",
            "later:than this",
            ":",
            "a:b:c",
            "roles",
        ];
        for text in accounts {
            let change: AccountChange = text.parse().expect("any text");
            assert_eq!(change.to_string(), text);
            let known = !matches!(change, AccountChange::Newer(_));
            assert_eq!(
                known,
                !["token", "", "later:than this", ":", "a:b:c", "roles"].contains(&text),
                "{text}"
            );
        }
        for text in [
            "one",
            "split",
            "corrected",
            "left_out",
            "in",
            "csv",
            "print",
            "backup-taken",
            "backup-tomorrow",
            "",
            "ODS",
        ] {
            assert_eq!(text.parse::<HowCleared>().expect("any text").to_string(), text);
            assert_eq!(text.parse::<AtTheDoor>().expect("any text").to_string(), text);
            assert_eq!(text.parse::<WhatLeft>().expect("any text").to_string(), text);
        }
    }

    #[test]
    fn copies_are_told_from_sheets() {
        let copies: Vec<&str> =
            WhatLeft::ALL.iter().filter(|what| what.is_copy()).map(WhatLeft::key).collect();
        assert_eq!(copies, ["backup", "backup-taken", "backup-words", "backup-recipients"]);
        assert!(
            WhatLeft::Newer("backup-tomorrow".into()).is_copy() && !WhatLeft::Newer("ods".into()).is_copy()
        );
    }
}
