//! Consonant keys: one handle for the spellings of a name in both scripts.

use super::without_article;

/// Consonant-skeleton keys of one token in either script, comparable between
/// them: the most likely first, at most four. A key is for finding candidates,
/// never for judging them: `سالم` and `سليم` share one.
pub fn keys(token: &str) -> Vec<String> {
    let mut keys = vec![String::new()];
    for word in crate::tokens(token) {
        for classes in classes(&word) {
            let more: Vec<String> = keys.iter().flat_map(|k| classes.chars().skip(1).map(move |c| extended(k, c))).collect();
            if let Some(first) = classes.chars().next() {
                keys.iter_mut().for_each(|k| *k = extended(k, first));
            }
            keys.extend(more);
            keys.truncate(4);
        }
    }
    let mut seen: Vec<String> = Vec::new();
    for key in keys {
        if !key.is_empty() && !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen
}

/// The first of [`keys`]; empty when the token has no consonant.
pub fn skeleton(token: &str) -> String {
    keys(token).into_iter().next().unwrap_or_default()
}

fn extended(key: &str, class: char) -> String {
    let mut k = key.to_string();
    if !k.ends_with(class) {
        k.push(class);
    }
    k
}

/// Each consonant as the classes it may fall in, likeliest first.
fn classes(word: &str) -> Vec<&'static str> {
    if word.bytes().any(|b| b.is_ascii_alphabetic()) { latin_classes(word) } else { arabic_classes(word) }
}

fn arabic_classes(word: &str) -> Vec<&'static str> {
    let cs: Vec<char> = strip_arabic(word).chars().collect();
    let last = cs.len().saturating_sub(1);
    cs.iter()
        .enumerate()
        .filter_map(|(i, c)| {
            Some(match c {
                'ب' => "b",
                'ت' | 'ط' => "t",
                'ث' => "ts",
                'ج' => "jg",
                'ح' => "h",
                'ه' if i < last => "h",
                'خ' => "x",
                'د' | 'ض' => "d",
                'ذ' => "dz",
                'ظ' => "zd",
                'ر' => "r",
                'ز' => "z",
                'س' | 'ص' => "s",
                'ش' => "c",
                'غ' => "g",
                'ف' => "f",
                'ق' => "kg",
                'ك' => "k",
                'ل' => "l",
                'م' => "m",
                'ن' => "n",
                'و' if i == 0 => "w",
                'ي' if i == 0 => "y",
                _ => return None,
            })
        })
        .collect()
}

fn strip_arabic(word: &str) -> String {
    let rest = word.strip_prefix("ال").filter(|r| r.chars().count() > 1).unwrap_or(word);
    rest.replacen("عبدال", "عبد", 1).replacen("ابوال", "ابو", 1)
}

fn latin_classes(word: &str) -> Vec<&'static str> {
    let word = strip_latin(word);
    let b = word.as_bytes();
    let mut out = Vec::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() {
        if b[i].is_ascii_digit() {
            out.extend(digit_class(b[i]));
            i += 1;
            continue;
        }
        let next = b.get(i + 1).copied().unwrap_or(0);
        let (class, n): (&'static str, usize) = match (b[i], next) {
            (b's', b'c') if b.get(i + 2) == Some(&b'h') => ("c", 3),
            (b's' | b'c', b'h') => ("c", 2),
            (b'k', b'h') => ("xk", 2),
            (b'g', b'h') => ("g", 2),
            (b't', b'h') => ("ts", 2),
            (b'd', b'h') => ("dz", 2),
            (b'd', b'j') => ("j", 2),
            (b'c', b'k') => ("k", 2),
            (b'b' | b'p', _) => ("b", 1),
            (b't', _) => ("t", 1),
            (b'j', _) => ("j", 1),
            (b'g', _) => ("gj", 1),
            (b'd', _) => ("d", 1),
            (b'r', _) => ("r", 1),
            (b'z', _) => ("zd", 1),
            (b's', _) => ("s", 1),
            (b'f' | b'v', _) => ("f", 1),
            (b'q' | b'k' | b'c', _) => ("k", 1),
            (b'x', _) => ("x", 1),
            (b'l', _) => ("l", 1),
            (b'm', _) => ("m", 1),
            (b'n', _) => ("n", 1),
            (b'h', n) if n != 0 => ("h", 1),
            (b'w', _) if i == 0 => ("w", 1),
            (b'y', _) if i == 0 => ("y", 1),
            _ => ("", 1),
        };
        if !class.is_empty() {
            out.push(class);
        }
        i += n;
    }
    out
}

/// The digits of phones: letters by their looks.
fn digit_class(digit: u8) -> Option<&'static str> {
    Some(match digit {
        b'5' => "x",
        b'6' => "t",
        b'7' => "h",
        b'8' => "kg",
        b'9' => "sd",
        _ => return None,
    })
}

/// The word without its article and without the article of its compound.
fn strip_latin(word: &str) -> String {
    let word = without_article(word);
    for head in ["abd", "abu", "abo", "abou"] {
        if let Some(rest) = word.strip_prefix(head) {
            let bare = without_article(rest);
            if bare.len() < rest.len() {
                return format!("{head}{bare}");
            }
        }
    }
    word.to_string()
}

