//! The match form: what two spellings of one name have in common.
//!
//! Rules 1–6 and 9–10 of the guide, in order. The match form is for comparing
//! and indexing only; it is never shown and never stored in place of what was
//! written.
//!
//! **Invariant:** `fold(fold(x)) == fold(x)`. Every step either shortens the
//! text or ends in a form no step touches, and the joins run to a fixed point.

use crate::latin::words as latin_words;
use crate::letters::{digit, is_arabic, is_latin, plain, tidy};
use crate::lexicon;

/// Letters only, words apart: the plain letters of `text` without any joining.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in tidy(text).chars() {
        if let Some(d) = digit(c) {
            push(&mut words, char::from(b'0' + d));
        } else if is_arabic(c) {
            if let Some(p) = plain(c) {
                push(&mut words, p);
            }
        } else if is_latin(c) {
            latin_words::plain_letters(c, |p| push(&mut words, p));
        } else if !is_sign_inside_word(c) {
            words.push(String::new());
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

fn push(words: &mut [String], c: char) {
    if let Some(last) = words.last_mut() {
        last.push(c);
    }
}

/// Signs that stand inside a word and say nothing: apostrophes of every kind,
/// marks over letters, the tatweel, the hyphen of `Al-Khatib`.
fn is_sign_inside_word(c: char) -> bool {
    crate::letters::is_mark(c)
        || matches!(
            c,
            '\'' | '`'
                | '´'
                | '’'
                | '‘'
                | 'ʼ'
                | 'ʾ'
                | 'ʿ'
                | 'ʻ'
                | 'ˈ'
                | '′'
                | '-'
                | '‐'
                | '‑'
                | '_'
                | '\u{0300}'..='\u{036F}'
        )
}

/// A token and the words it was made of.
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The folded words with compounds joined, one name per token.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    pieces(words(text)).into_iter().map(|p| p.text).collect()
}

/// Joins folded words to tokens that know which words they are.
pub(crate) fn pieces(words: Vec<String>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> =
        words.into_iter().enumerate().map(|(i, text)| Piece { text, from: i, to: i + 1 }).collect();
    loop {
        let before = pieces.len();
        let mut mended = false;
        for p in &mut pieces {
            mended |= repair(&mut p.text);
        }
        pieces = join_debris(pieces);
        pieces = join_compounds(pieces);
        if pieces.len() == before && !mended {
            return pieces;
        }
    }
}

/// Undoes what PDF fonts do to lam-alef, when it is sure: `هللا` at an end is
/// `الله`, `اال` at a start is `الا`, and a token that is no known name but
/// becomes one when one `ال` turns round is that name.
fn repair(word: &mut String) -> bool {
    let mut mended = false;
    if let Some(stem) = word.strip_suffix("هللا") {
        *word = format!("{stem}الله");
        mended = true;
    }
    if let Some(rest) = word.strip_prefix("اال") {
        *word = format!("الا{rest}");
        mended = true;
    }
    if has_turn(word)
        && !lexicon::is_known(word)
        && let Some(name) = turned_round(word)
    {
        *word = name;
        mended = true;
    }
    mended
}

/// Whether an `ال` or `لا` stands where a font may have turned it: anywhere but
/// as the article alone.
fn has_turn(word: &str) -> bool {
    let within = || word.contains("لا") || word.strip_prefix("ال").unwrap_or(word).contains("ال");
    word.len() <= LONGEST && (within() || (word.starts_with("ال") && word.len() < 14))
}

/// Bytes of a word that may be a name; longer ones are not repaired.
const LONGEST: usize = 48;

/// The known name that `word` becomes when one `ال` is read `لا` or back.
pub(crate) fn turned_round(word: &str) -> Option<String> {
    let cs: Vec<char> = word.chars().collect();
    (0..cs.len().saturating_sub(1)).find_map(|i| {
        let turned = match (cs[i], cs[i + 1]) {
            ('ا', 'ل') | ('ل', 'ا') => {
                let mut t = cs.clone();
                t.swap(i, i + 1);
                t.into_iter().collect::<String>()
            }
            _ => return None,
        };
        lexicon::is_known(&turned).then_some(turned)
    })
}

fn joined(run: &[Piece]) -> Piece {
    let text = run.iter().map(|p| p.text.as_str()).collect();
    Piece { text, from: run.first().map_or(0, |p| p.from), to: run.last().map_or(0, |p| p.to) }
}

/// A space inside a word (`سر ي ف`): single letters join their neighbours when
/// that makes a known name.
fn join_debris(pieces: Vec<Piece>) -> Vec<Piece> {
    let single = |p: &Piece| p.text.chars().count() == 1 && p.text != "و" && !p.text.is_ascii();
    if !pieces.iter().any(single) {
        return pieces;
    }
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let run = |n: usize| pieces.get(i..i + n);
        let take = (2..=4)
            .rev()
            .find(|&n| run(n).is_some_and(|r| r.iter().any(single) && lexicon::is_known(&joined(r).text)));
        let n = take.unwrap_or(1);
        out.extend(run(n).map(joined));
        i += n;
    }
    out
}

/// Joins the parts of compound names and drops the `بن` between two names.
fn join_compounds(words: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(words.len());
    let mut i = 0;
    while i < words.len() {
        if i > 0 && i + 1 < words.len() && is_son(&words[i].text) {
            i += 1;
            continue;
        }
        let from = i;
        while i + 1 < words.len() && head(&words[i].text).is_some() && begins_compound(&words, i) {
            i += 1;
        }
        if i > from {
            let mut token: String = words[from..i].iter().map(|w| head(&w.text).unwrap_or(&w.text)).collect();
            token.push_str(&words[i].text);
            out.push(Piece { text: token, from: words[from].from, to: words[i].to });
        } else if let Some(last) = out.last_mut().filter(|last| is_tail(&last.text, &words[i].text)) {
            last.text.push_str(&words[i].text);
            last.to = words[i].to;
        } else {
            out.push(joined(&words[i..=i]));
        }
        i += 1;
    }
    out
}

/// How a word that begins a compound is written in the match form.
fn head(word: &str) -> Option<&str> {
    Some(match word {
        "ابو" | "ابي" | "ابا" | "بو" => "ابو",
        "عبد" => "عبد",
        "ام" => "ام",
        "ال" => "ال",
        "ذو" | "ذي" => "ذو",
        "بن" | "ابن" => "ابن",
        "بنت" => "بنت",
        "abu" | "abo" | "abou" | "aboo" | "bou" | "abi" => "abu",
        "abd" | "abdel" | "abdul" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdulr" | "abed" | "abdu" => {
            word
        }
        "al" | "el" | "ul" | "ad" | "ar" | "as" | "ash" | "az" | "an" | "at" | "aal" => word,
        "um" | "umm" | "oum" | "em" => "um",
        "bin" | "ben" | "ibn" | "bint" => word,
        _ => return None,
    })
}

/// Whether the word at `i` is one name with the next.
fn begins_compound(words: &[Piece], i: usize) -> bool {
    let (word, next) = (words[i].text.as_str(), words[i + 1].text.as_str());
    let last = i + 2 == words.len();
    match word {
        "عبد" => match next.strip_prefix("ال") {
            Some(rest) => {
                !rest.is_empty() && (lexicon::is_divine(rest) || !(last && next.ends_with('ي')))
                    || next == "ال"
            }
            None => lexicon::is_divine(next),
        },
        "abd" | "abed" | "abdu" => {
            let rest = latin_words::without_article(next);
            rest.len() < next.len()
                || matches!(next, "al" | "el" | "ul" | "ar" | "as" | "ash" | "az" | "an" | "at" | "ad")
                || latin_words::is_divine(rest)
        }
        // At the start of a whole name it is the given name Ubayy; a kunya would be «أبو».
        "ابي" => i > 0 || words.len() == 2,
        "بن" | "ابن" | "بنت" | "bin" | "ben" | "ibn" | "bint" => i == 0,
        _ => head(word).is_some() && next != "و",
    }
}

/// Whether the word belongs to the name before it.
fn is_tail(before: &str, word: &str) -> bool {
    // No other name is made with this word.
    let worshippers = matches!(
        word,
        "العابدين"
            | "alabidin"
            | "alabideen"
            | "alabidine"
            | "elabidin"
            | "elabidine"
            | "alabedin"
            | "alabdin"
            | "abidin"
            | "abidine"
    );
    if worshippers && matches!(before, "زين" | "zein" | "zain" | "zayn" | "zin" | "zine" | "zeyn" | "zeen")
    {
        return true;
    }
    matches!(
        word,
        "الدين"
            | "الله"
            | "الاسلام"
            | "aldin"
            | "aldeen"
            | "eddin"
            | "eddine"
            | "uddin"
            | "allah"
            | "ullah"
            | "aldine"
            | "addin"
            | "eldin"
            | "eldeen"
            | "alislam"
    )
}

/// `بن` between two names says "son of" and is no part of either.
fn is_son(word: &str) -> bool {
    matches!(word, "بن" | "ابن" | "بنت" | "bin" | "ben" | "ibn" | "bint")
}
