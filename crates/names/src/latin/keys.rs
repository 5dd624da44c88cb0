//! Consonant keys: one handle for the spellings of a name in both scripts.

use super::words::without_article;

/// Consonant-skeleton keys of one token in either script, comparable between
/// them: the most likely first, at most four. A key is for finding candidates,
/// never for judging them: `سالم` and `سليم` share one.
///
/// Vowels, `ع` and hamza are no part of a key, and neither is an `h` sound
/// unless it begins the word: Latin writes `h` after `s`, `k`, `d`, `t` and at
/// the end of words for other reasons.
///
/// ```
/// let share = |a, b| names::latin::keys(a).iter().any(|k| names::latin::keys(b).contains(k));
/// assert!(share("ذياب", "Diab") && share("ذياب", "Ziab"));
/// assert!(share("أحمد", "Ahmet") && share("عثمان", "Osman") && share("جمال", "Dschamal"));
/// ```
pub fn keys(token: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let words = crate::tokens(token);
    // A spelling known by heart has the keys of the name it writes: `Ahmet`.
    for name in super::spellings::meanings(&words.concat()) {
        add_keys(&mut all, std::iter::once(strip(name)));
    }
    add_keys(&mut all, words.iter().map(String::as_str).map(strip));
    if let [one] = words.as_slice() {
        // What looks like a short word with an article may be a word that begins
        // so: `Alwan`, `الياس`.
        let bare = strip(one);
        if bare.len() < one.len() && bare.chars().count() <= 5 {
            add_keys(&mut all, std::iter::once(one.clone()));
        }
    }
    if all.is_empty() && !words.is_empty() {
        all.push("a".into());
    }
    all.truncate(MOST);
    all
}

const MOST: usize = 4;

fn add_keys(all: &mut Vec<String>, words: impl Iterator<Item = String>) {
    let mut keys = vec![String::new()];
    for classes in words.flat_map(|w| classes(&w)) {
        let more: Vec<String> =
            keys.iter().flat_map(|k| classes.chars().skip(1).map(move |c| extended(k, c))).collect();
        if let Some(first) = classes.chars().next() {
            keys.iter_mut().for_each(|k| *k = extended(k, first));
        }
        keys.extend(more);
        keys.truncate(MOST);
    }
    for key in keys {
        if !key.is_empty() && !all.contains(&key) {
            all.push(key);
        }
    }
}

/// The word without its article and without the article of its compound.
fn strip(word: &str) -> String {
    if word.is_ascii() { strip_latin(word) } else { strip_arabic(word) }
}

/// The first of [`keys`]; empty when the token has no consonant.
///
/// ```
/// use names::latin::skeleton;
/// assert_eq!(skeleton("خالد"), skeleton("Khaled"));
/// assert_eq!(skeleton("؟"), "");
/// ```
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
    word.chars()
        .enumerate()
        .filter_map(|(i, c)| {
            Some(match c {
                'ب' => "b",
                'ت' | 'ط' => "t",
                'ث' => "ts",
                'ج' => "jg",
                'ح' | 'ه' if i == 0 => "h",
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
            (b'd', b's') if b[i..].starts_with(b"dsch") => ("j", 4),
            (b's', b'c') if b.get(i + 2) == Some(&b'h') => ("c", 3),
            (b's' | b'c', b'h') => ("c", 2),
            (b'k', b'h') => ("xk", 2),
            (b'g', b'h') => ("g", 2),
            (b't', b'h') => ("tsd", 2),
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
            (b'c', b'e' | b'i' | b'y') => ("sjk", 1),
            (b'c', _) => ("kj", 1),
            (b'q' | b'k', _) => ("k", 1),
            (b'x', _) => ("x", 1),
            (b'l', _) => ("l", 1),
            (b'm', _) => ("m", 1),
            (b'n', _) => ("n", 1),
            (b'h', _) if i == 0 => ("h", 1),
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
