//! Numbers in the reader's digits.
//!
//! Arabic readers of Syria write ٣٬٥٢٦ and ٩٤٫٥٪ (U+066C, U+066B, U+066A);
//! English ones 3,526 and 94.5%.

use crate::{Lang, Reader};
use std::borrow::Cow;

const ARABIC: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];

pub(crate) fn whole(n: i64, lang: Lang) -> String {
    let plain = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(plain.len() * 3);
    if n < 0 {
        // The mark keeps the sign before its number in a line that runs from the right.
        out.push_str(if lang == Lang::Ar { "\u{61c}-" } else { "−" });
    }
    for (at, digit) in plain.bytes().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            out.push(if lang == Lang::Ar { '٬' } else { ',' });
        }
        out.push(in_lang(char::from(digit), lang));
    }
    out
}

pub(crate) fn decimal(x: f64, places: usize, lang: Lang) -> String {
    if !x.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.places$}", x.abs());
    let (int, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let sign = if x < 0.0 { -1 } else { 1 };
    let mut out = whole(int.parse::<i64>().unwrap_or(i64::MAX) * sign, lang);
    if !fraction.is_empty() {
        out.push(if lang == Lang::Ar { '٫' } else { '.' });
        out.extend(fraction.chars().map(|c| in_lang(c, lang)));
    }
    out
}

fn in_lang(c: char, lang: Lang) -> char {
    match (lang, c.to_digit(10)) {
        (Lang::Ar, Some(digit)) => ARABIC[digit as usize],
        _ => c,
    }
}

impl Reader {
    /// A whole number with its thousands apart.
    pub fn num(self, n: u64) -> String {
        whole(i64::try_from(n).unwrap_or(i64::MAX), self.lang)
    }

    /// A number with at most so many decimals.
    pub fn decimal(self, x: f64, places: usize) -> String {
        decimal(x, places, self.lang)
    }

    /// What stands between the pieces of a list.
    pub fn comma(self) -> &'static str {
        if self.lang == Lang::Ar { "، " } else { ", " }
    }

    /// The same words with Western digits written as the reader writes them.
    /// For our own words only: what a source wrote stays as it wrote it.
    pub fn digits(self, words: &str) -> Cow<'_, str> {
        match self.lang == Lang::Ar && words.bytes().any(|b| b.is_ascii_digit()) {
            true => Cow::Owned(words.chars().map(|c| in_lang(c, self.lang)).collect()),
            false => Cow::Borrowed(words),
        }
    }

    /// A share of one as a percentage. What is there is never written as nothing,
    /// and what is not all is never written as all.
    pub fn percent(self, share: f64) -> String {
        let sign = if self.lang == Lang::Ar { "٪" } else { "%" };
        let of_100 = share * 100.0;
        match () {
            () if of_100 > 0.0 && of_100 < 1.0 => {
                self.ta("less-than", &[("n", format!("{}{sign}", self.num(1)).into())])
            }
            () if of_100 > 99.0 && of_100 < 100.0 => {
                format!("{}{sign}", decimal(of_100.min(99.9), 1, self.lang))
            }
            () => format!("{}{sign}", decimal(of_100.round(), 0, self.lang)),
        }
    }

    /// A size in bytes, in the unit that fits.
    pub fn bytes(self, n: u64) -> String {
        let (key, unit) = match n {
            0..1_000 => return self.ta("size-bytes", &[("n", n.into())]),
            1_000..1_000_000 => ("size-kb", 1e3),
            1_000_000..1_000_000_000 => ("size-mb", 1e6),
            _ => ("size-gb", 1e9),
        };
        self.ta(key, &[("n", ((n as f64 / unit * 10.0).round() / 10.0).into())])
    }

    /// Several things in a row: «أ، ب وج», "a, b and c"; each kept from turning the others around.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let (comma, and) = match self.lang {
            Lang::Ar => ("، ", " و"),
            Lang::En => (", ", " and "),
        };
        let items: Vec<Cow<'_, str>> =
            items.iter().map(|item| crate::arg::isolated(item.as_ref(), self.lang)).collect();
        let Some((last, front)) = items.split_last() else { return String::new() };
        match front.is_empty() {
            true => last.clone().into_owned(),
            false => format!("{}{and}{last}", front.join(comma)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AR: Reader = Reader::new(Lang::Ar);
    const EN: Reader = Reader::new(Lang::En);

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(AR.num(0), "٠");
        assert_eq!(AR.num(999), "٩٩٩");
        assert_eq!(AR.num(3526), "٣٬٥٢٦");
        assert_eq!(EN.num(1_234_567), "1,234,567");
        assert_eq!(EN.num(u64::MAX), "9,223,372,036,854,775,807");
    }

    #[test]
    fn decimals_lose_their_empty_places() {
        assert_eq!(AR.decimal(21.4, 1), "٢١٫٤");
        assert_eq!(EN.decimal(-3.10, 2), "−3.1");
        assert_eq!(EN.decimal(f64::NAN, 2), "–");
    }

    #[test]
    fn a_little_is_not_nothing_and_nearly_all_is_not_all() {
        assert_eq!(AR.percent(0.97), "٩٧٪");
        assert_eq!(AR.percent(0.004), "أقل من ١٪");
        assert_eq!(EN.percent(0.004), "less than 1%");
        assert_eq!(EN.percent(0.9999), "99.9%");
        assert_eq!(EN.percent(1.0), "100%");
        assert_eq!(EN.percent(0.0), "0%");
    }

    #[test]
    fn sizes_and_lists() {
        assert_eq!(EN.bytes(1_540_000), "1.5 MB");
        assert_eq!(AR.list(&["الاسم", "الأم", "الولادة"]), "الاسم، الأم والولادة");
        assert_eq!(EN.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(EN.list::<&str>(&[]), "");
    }
}
