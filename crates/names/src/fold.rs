//! The match form: what two spellings of one name have in common.
//!
//! Rules 1–6 and 9–10 of the guide, in order. The match form is for comparing
//! and indexing only; it is never shown and never stored in place of what was
//! written.
//!
//! **Invariant:** `fold(fold(x)) == fold(x)`. Every step either shortens the
//! text or ends in a form no step touches, and the joins run to a fixed point.

use crate::letters::{digit, is_arabic, is_latin, plain, tidy};
use crate::{latin, lexicon};

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
            latin::plain_letters(c, |p| push(&mut words, p));
        } else if !glues(c) {
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
fn glues(c: char) -> bool {
    crate::letters::is_mark(c)
        || matches!(c, '\'' | '`' | '´' | '’' | '‘' | 'ʼ' | 'ʾ' | 'ʿ' | 'ʻ' | 'ˈ' | '′' | '-' | '‐' | '‑' | '_' | '\u{0300}'..='\u{036F}')
}

/// The folded words with compounds joined, one name per token.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut words = words(text);
    loop {
        let before = words.len();
        for w in &mut words {
            repair(w);
        }
        words = join_debris(words);
        words = join_compounds(words);
        if words.len() == before {
            return words;
        }
    }
}

/// Undoes what PDF fonts do to lam-alef, when it is sure: `هللا` at an end is
/// `الله`, `اال` at a start is `الا`, and a token that is no known name but
/// becomes one when one `ال` turns round is that name.
fn repair(word: &mut String) {
    if let Some(stem) = word.strip_suffix("هللا") {
        *word = format!("{stem}الله");
    }
    if let Some(rest) = word.strip_prefix("اال") {
        *word = format!("الا{rest}");
    }
    if !lexicon::is_known(word) {
        if let Some(name) = turned_round(word) {
            *word = name;
        }
    }
}

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

/// A space inside a word (`سر ي ف`): single letters join their neighbours when
/// that makes a known name.
fn join_debris(words: Vec<String>) -> Vec<String> {
    let single = |w: &String| w.chars().count() == 1 && w != "و" && !w.is_ascii();
    if !words.iter().any(single) {
        return words;
    }
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut i = 0;
    while i < words.len() {
        let take = (2..=4).rev().find(|&n| {
            words.get(i..i + n).is_some_and(|run| run.iter().any(single) && lexicon::is_known(&run.concat()))
        });
        let n = take.unwrap_or(1);
        out.push(words[i..i + n].concat());
        i += n;
    }
    out
}

/// Joins the parts of compound names and drops the `بن` between two names.
fn join_compounds(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut i = 0;
    while i < words.len() {
        if i > 0 && i + 1 < words.len() && is_son(&words[i]) {
            i += 1;
            continue;
        }
        if let Some(head) = head(&words[i]).filter(|_| i + 1 < words.len() && opens(&words, i)) {
            let mut token = head.to_string();
            i += 1;
            while i + 1 < words.len() && opens(&words, i) {
                token.push_str(self::head(&words[i]).unwrap_or(&words[i]));
                i += 1;
            }
            token.push_str(&words[i]);
            out.push(token);
        } else if is_tail(&words[i]) && !out.is_empty() {
            let last = out.len() - 1;
            out[last].push_str(&words[i]);
        } else {
            out.push(words[i].clone());
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
        "abd" | "abdel" | "abdul" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdulr" | "abed" | "abdu" => word,
        "al" | "el" | "ul" | "ad" | "ar" | "as" | "ash" | "az" | "an" | "at" | "aal" => word,
        "um" | "umm" | "oum" | "em" => "um",
        "bin" | "ben" | "ibn" | "bint" => word,
        _ => return None,
    })
}

/// Whether the word at `i` is one name with the next.
fn opens(words: &[String], i: usize) -> bool {
    let (word, next) = (words[i].as_str(), words[i + 1].as_str());
    let last = i + 2 == words.len();
    match word {
        "عبد" => match next.strip_prefix("ال") {
            Some(rest) => !rest.is_empty() && (lexicon::is_divine(rest) || !(last && next.ends_with('ي'))) || next == "ال",
            None => lexicon::is_divine(next),
        },
        "abd" | "abed" | "abdu" => {
            let rest = latin::without_article(next);
            rest.len() < next.len() || matches!(next, "al" | "el" | "ul" | "ar" | "as" | "ash" | "az" | "an" | "at" | "ad") || latin::is_divine(rest)
        }
        "بن" | "ابن" | "بنت" | "bin" | "ben" | "ibn" | "bint" => i == 0,
        _ => head(word).is_some() && next != "و",
    }
}

/// Whether the word belongs to the name before it.
fn is_tail(word: &str) -> bool {
    matches!(word, "الدين" | "الله" | "الاسلام" | "aldin" | "aldeen" | "eddin" | "eddine" | "uddin" | "allah" | "ullah" | "aldine" | "addin" | "eldin" | "eldeen" | "alislam")
}

/// `بن` between two names says "son of" and is no part of either.
fn is_son(word: &str) -> bool {
    matches!(word, "بن" | "ابن" | "بنت" | "bin" | "ben" | "ibn" | "bint")
}
