//! The words of a cell, and the names that one or more of them make.

use crate::fold;

/// One word of a cell, as written and folded.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(super) written: String,
    pub(super) folded: String,
}

/// One name of the chain: its words as written, its token, and how many words.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) written: String,
    pub(crate) folded: String,
    pub(super) words: usize,
}

/// The words of a text. Signs part words as spaces do, apart from those inside a
/// name (`Al-Khatib`); a slash between two words is an `او`, an `&` an `and`.
pub(crate) fn words_of(text: &str) -> Vec<Word> {
    let mut out = vec![];
    for written in text.split(|c: char| {
        c == ' '
            || (c.is_ascii_punctuation() && !matches!(c, '\'' | '`' | '-' | '_' | '&' | '+' | '/' | '\\'))
            || matches!(c, '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '–' | '…')
    }) {
        let mut first = true;
        for part in written.split(['/', '\\']) {
            let folded = match part {
                "&" | "+" => "and".to_string(),
                _ => fold::words(part).concat(),
            };
            if folded.is_empty() {
                continue;
            }
            if !first
                && folded.chars().count() > 1
                && out.last().is_some_and(|w: &Word| w.folded.chars().count() > 1)
            {
                out.push(Word { written: "او".into(), folded: "او".into() });
            }
            out.push(Word { written: part.to_string(), folded });
            first = false;
        }
    }
    out
}

/// Words as they were written, between single spaces.
pub(crate) fn written(words: &[Word]) -> String {
    let all: Vec<&str> = words.iter().map(|w| w.written.as_str()).collect();
    all.join(" ")
}

/// The names of a chain: words of one compound kept together; the `بن` between
/// two names is no part of either.
pub(crate) fn units(words: &[Word]) -> Vec<Unit> {
    let mut out: Vec<Unit> = vec![];
    for piece in fold::pieces(words.iter().map(|w| w.folded.clone()).collect()) {
        let words = &words[piece.from..piece.to];
        out.push(Unit { written: written(words), folded: piece.text, words: words.len() });
    }
    // «… الحاج علي» at the end is a family called after a pilgrim.
    if let [_, .., title, last] = out.as_slice() {
        let (title_is, n) = (heads_family(&title.folded), out.len());
        if title_is && n > 2 {
            let both = Unit {
                written: format!("{} {}", title.written, last.written),
                folded: format!("{}{}", title.folded, last.folded),
                words: title.words + last.words,
            };
            out.truncate(n - 2);
            out.push(both);
        }
    }
    out
}

/// A title that heads a family name when it does not stand first: `الحاج علي`.
pub(super) fn heads_family(token: &str) -> bool {
    matches!(token, "الحاج" | "الشيخ" | "شيخ" | "حاج")
}
