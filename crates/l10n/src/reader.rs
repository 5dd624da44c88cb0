//! One who reads: the door of this crate.

use crate::{Arg, Lang, catalogue};

/// A reader of one language. Small, copied freely; the messages are shared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
}

/// An error as a person reads it: two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub what: String,
    /// What to do.
    pub fix: String,
}

impl Reader {
    /// A reader of that language.
    pub const fn new(lang: Lang) -> Reader {
        Reader { lang }
    }

    /// The words of a message without arguments; of an unknown key, the key.
    pub fn t(self, key: &str) -> &str {
        catalogue::of(self.lang).plain(key).unwrap_or(key)
    }

    /// The words of a message with arguments; of an unknown key, the key.
    pub fn ta(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        catalogue::of(self.lang).format(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// Words as they stand in a line of this language: those of the other direction held together by marks
    /// (UAX #9), so that they turn neither what stands before them nor what follows.
    pub fn isolated<'w>(self, words: &'w str) -> std::borrow::Cow<'w, str> {
        crate::arg::isolated(words, self.lang)
    }

    /// Whether the key has words.
    pub fn has(self, key: &str) -> bool {
        catalogue::of(self.lang).has(key)
    }

    /// The two lines of an error code: `err-{code}` and `fix-{code}`. A code
    /// that nobody wrote words for reads as an unforeseen error, with its code.
    pub fn trouble(self, code: &str, args: &[(&str, Arg<'_>)]) -> Trouble {
        let (err, fix) = (format!("err-{code}"), format!("fix-{code}"));
        if !self.has(&err) {
            let what = self.ta("err-unforeseen", &[("code", code.into())]);
            return Trouble { what, fix: self.t("fix-unforeseen").to_owned() };
        }
        let fix = match self.has(&fix) {
            true => self.ta(&fix, args),
            false => String::new(),
        };
        Trouble { what: self.ta(&err, args), fix }
    }

    /// The name of a property in this language.
    pub fn prop(self, key: &str) -> String {
        let message = format!("prop-{key}");
        match self.has(&message) {
            true => self.t(&message).to_owned(),
            false => key.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AR: Reader = Reader::new(Lang::Ar);
    const EN: Reader = Reader::new(Lang::En);

    #[test]
    fn an_unknown_key_is_given_back() {
        assert_eq!(AR.t("nobody-wrote-this"), "nobody-wrote-this");
        assert_eq!(AR.ta("nobody-wrote-this", &[]), "nobody-wrote-this");
        assert!(!AR.has("nobody-wrote-this"));
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let count = |n: i64| AR.ta("count-files", &[("n", n.into())]);
        assert_eq!(count(0), "لا ملفات");
        assert_eq!(count(1), "ملف واحد");
        assert_eq!(count(2), "ملفان");
        assert_eq!(count(7), "٧ ملفات");
        assert_eq!(count(36), "٣٦ ملفاً");
        assert_eq!(count(100), "١٠٠ ملف");
        assert_eq!(count(3526), "٣٬٥٢٦ ملفاً");
    }

    #[test]
    fn an_error_says_what_happened_and_what_to_do() {
        let args = [("row", Arg::from(4)), ("column", Arg::from("الأم"))];
        let trouble = AR.trouble("missing-column", &args);
        assert_eq!(trouble.what, "في السطر ٤ لا يوجد العمود «الأم».");
        assert!(!trouble.fix.is_empty());
        assert!(EN.trouble("no-such-code", &[]).what.contains("no-such-code"));
    }

    #[test]
    fn a_property_has_its_name() {
        assert_eq!(AR.prop("mother_name"), "اسم الأم");
        assert_eq!(EN.prop("mother_name"), "Mother's name");
        assert_eq!(EN.prop("shoe_size"), "shoe_size");
    }
}
