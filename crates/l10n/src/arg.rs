//! What is put into a message.

use crate::Lang;
use fluent_bundle::FluentValue;
use std::borrow::Cow;

/// One argument of a message: a number, which chooses the plural and is
/// written in the reader's digits, or words, which stay as they are.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// A whole number.
    Number(i64),
    /// A number with decimals, written with one of them at most.
    Decimal(f64),
    /// Words, set apart from the sentence when they run the other way.
    Text(Cow<'a, str>),
}

macro_rules! from_whole {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(n: $kind) -> Self { Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)) }
        }
    )*};
}
from_whole!(i32, i64, u8, u16, u32, u64, usize);

impl From<f64> for Arg<'_> {
    fn from(n: f64) -> Self {
        Arg::Decimal(n)
    }
}
impl From<f32> for Arg<'_> {
    fn from(n: f32) -> Self {
        Arg::Decimal(f64::from(n))
    }
}
impl<'a> From<&'a str> for Arg<'a> {
    fn from(words: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(words))
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(words: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(words))
    }
}
impl From<String> for Arg<'_> {
    fn from(words: String) -> Self {
        Arg::Text(Cow::Owned(words))
    }
}

impl Arg<'_> {
    /// By what a message chooses among its forms: the plural category (CLDR), or the words themselves.
    pub(crate) fn form(&self, lang: Lang) -> &str {
        match self {
            Arg::Number(n) => plural(*n, lang),
            Arg::Decimal(x) if x.fract() == 0.0 => plural(*x as i64, lang),
            Arg::Decimal(_) => "other",
            Arg::Text(words) => words,
        }
    }

    pub(crate) fn value(&self, lang: Lang) -> FluentValue<'_> {
        match self {
            Arg::Number(n) => FluentValue::from(*n),
            Arg::Decimal(x) => FluentValue::from(*x),
            Arg::Text(words) => FluentValue::String(isolated(words, lang)),
        }
    }
}

/// The plural category. English has no `zero` in CLDR; a message that wants one for «nothing» may have it.
fn plural(n: i64, lang: Lang) -> &'static str {
    match (lang, n, n % 100) {
        (_, 0, _) => "zero",
        (_, 1, _) => "one",
        (Lang::Ar, 2, _) => "two",
        (Lang::Ar, _, 3..=10) => "few",
        (Lang::Ar, _, 11..=99) => "many",
        _ => "other",
    }
}

/// Words of the other direction inside a sentence pull neighbouring digits and
/// brackets to the wrong side; the marks FSI … PDI (UAX #9) hold them together.
pub(crate) fn isolated(words: &str, lang: Lang) -> Cow<'_, str> {
    let foreign = match lang {
        Lang::Ar => words.chars().any(|c| c.is_ascii_alphanumeric()),
        Lang::En => words.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c)),
    };
    match foreign {
        true => Cow::Owned(format!("\u{2068}{words}\u{2069}")),
        false => Cow::Borrowed(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_of_the_other_direction_are_set_apart() {
        assert_eq!(isolated("سلمى", Lang::Ar), "سلمى");
        assert_eq!(isolated("register.xlsx", Lang::Ar), "\u{2068}register.xlsx\u{2069}");
        assert_eq!(isolated("register.xlsx", Lang::En), "register.xlsx");
        assert_eq!(isolated("سلمى", Lang::En), "\u{2068}سلمى\u{2069}");
    }
}
