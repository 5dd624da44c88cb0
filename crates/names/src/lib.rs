//! Arabic names: how they are built, how they are written, and when two
//! spellings may be of one person.
//!
//! Three doors, from the safest to the boldest:
//!
//! - [`clean`] undoes what fonts and programs did and keeps every letter; this
//!   is what is shown.
//! - [`fold`] and [`tokens`] give the match form: letters that people use for
//!   one another become one. It is for indexes and comparisons only.
//! - [`split`] reads one cell into given, father's, grandfather's and family
//!   name and everything else a cell holds; [`score_pair`] compares two.
//!
//! Pure: no files, no clock, no randomness; the vocabulary and the learned costs
//! are data inside the program. The guide with every rule and an example is this
//! crate's `README.md`.
//!
//! **Invariants:** nothing panics on any text; [`fold`] is idempotent; [`clean`]
//! loses no letter; comparing two [`Code`]s or two [`Name`]s allocates nothing.

// What is `pub` is a promise to other crates. What none of them can reach says `pub(crate)`.
#![warn(unreachable_pub)]
// Nothing here touches the world; clippy.toml says what that means.
#![cfg_attr(not(test), deny(clippy::disallowed_methods, clippy::disallowed_types))]

mod code;
mod compare;
pub mod distance;
mod fold;
pub mod latin;
mod letters;
mod lexicon;
mod parts;
mod quick;

pub use code::Code;
pub use compare::{
    Name, NameAgreement, NameGround, NamePart, Score, Similarity, same_probability, score_pair, similarity,
};
pub use distance::{Beginning, code_cost, token_cost};
pub use lexicon::{Family, Given, NameSex, family_names, full_forms, given_names, is_given, is_known, sex};
pub use parts::{Parsed, split, split_family_first, without_brackets};

/// The writing a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Arabic letters only (Persian and Kurdish ones too).
    Arabic,
    /// Latin letters only.
    Latin,
    /// Both.
    Mixed,
    /// Neither.
    Other,
}

/// The writing of a text, judged by its letters.
///
/// ```
/// use names::{Script, script};
/// assert_eq!(script("خالد"), Script::Arabic);
/// assert_eq!(script("خالد Khaled"), Script::Mixed);
/// assert_eq!(script("؟ 12"), Script::Other, "digits and signs are of no script");
/// ```
pub fn script(text: &str) -> Script {
    let arabic = text.chars().any(letters::is_arabic);
    let latin = text.chars().any(letters::is_latin);
    match (arabic, latin) {
        (true, true) => Script::Mixed,
        (true, false) => Script::Arabic,
        (false, true) => Script::Latin,
        (false, false) => Script::Other,
    }
}

/// Lossless tidying: presentation forms become letters, hamza is composed,
/// invisible marks go, white space is single. This is what is shown.
///
/// ```
/// assert_eq!(names::clean("\u{202B}ﻋﺒﺪ  ﷲ\u{200F}"), "عبد الله");
/// ```
pub fn clean(text: &str) -> String {
    letters::tidy(text)
}

/// The match form: letters that people use for one another become one, marks go,
/// compounds are one token, words stand single-spaced.
///
/// ```
/// assert_eq!(names::fold("أحـمد عبد الرحمٰن"), names::fold("احمد عبدالرحمن"));
/// ```
pub fn fold(text: &str) -> String {
    fold::tokens(text).join(" ")
}

/// The folded tokens, one name each, compounds joined.
///
/// ```
/// assert_eq!(names::tokens("عبد الرحمن أبو زيد"), ["عبدالرحمن", "ابوزيد"]);
/// ```
pub fn tokens(text: &str) -> Vec<String> {
    fold::tokens(text)
}

/// Keys under which a search index finds one token: its match form, the form
/// without article, and its consonant keys marked with a leading `~`.
///
/// ```
/// let found = |typed: &str, written: &str| {
///     let keys = names::search_keys(written);
///     names::search_keys(typed).iter().any(|key| keys.contains(key))
/// };
/// assert!(found("حوراني", "الحوراني"), "without its article");
/// assert!(found("Hourani", "الحوراني"), "by its consonants");
/// ```
pub fn search_keys(token: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut add = |k: String| {
        if !k.is_empty() && !out.contains(&k) {
            out.push(k)
        }
    };
    for t in tokens(token) {
        add(t.clone());
        if let Some(bare) = t.strip_prefix("ال").filter(|b| b.chars().count() > 1) {
            add(bare.to_string());
        }
        let bare = latin::words::without_article(&t);
        add(bare.to_string());
        latin::keys(&t).into_iter().for_each(|k| add(format!("~{k}")));
    }
    out
}
