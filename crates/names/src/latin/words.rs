//! Words in Latin letters as they are written: accents, articles, names of God, digits for letters.

/// The Latin letters a possibly accented letter stands for, lower case, no marks.
pub(crate) fn plain_letters(c: char, mut put: impl FnMut(char)) {
    match c {
        'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => "sh".chars().for_each(put),
        'ç' | 'Ç' | 'č' | 'Č' => "ch".chars().for_each(put),
        'ğ' | 'Ğ' | 'ġ' | 'Ġ' => "gh".chars().for_each(put),
        'ḫ' | 'Ḫ' | 'ẖ' => "kh".chars().for_each(put),
        'ḏ' | 'Ḏ' | 'đ' | 'Đ' | 'ð' | 'Ð' => "dh".chars().for_each(put),
        'ṯ' | 'Ṯ' | 'þ' | 'Þ' => "th".chars().for_each(put),
        'ž' | 'Ž' | 'ǧ' | 'Ǧ' => put('j'),
        'ß' => "ss".chars().for_each(put),
        'æ' | 'Æ' => "ae".chars().for_each(put),
        'œ' | 'Œ' => "oe".chars().for_each(put),
        'ø' | 'Ø' => put('o'),
        'ı' | 'İ' => put('i'),
        'ł' | 'Ł' => put('l'),
        'ħ' | 'Ħ' => put('h'),
        _ => {
            use unicode_normalization::UnicodeNormalization;
            for d in std::iter::once(c).nfkd().filter(char::is_ascii_alphabetic) {
                put(d.to_ascii_lowercase());
            }
        }
    }
}

/// The word without its article, assimilated or not: `alkhatib` → `khatib`,
/// `arrahman` → `rahman`. At least two letters stay.
pub(crate) fn without_article(word: &str) -> &str {
    let b = word.as_bytes();
    // Ech-Cheikh, Ash-Sharif: the assimilated letter has two signs.
    for twice in ["chch", "shsh"] {
        if b.len() > 6 && matches!(b[0], b'a' | b'e') && word[1..].starts_with(twice) {
            return &word[3..];
        }
    }
    let article = b.len() > 3
        && matches!(b[0], b'a' | b'e' | b'u' | b'i')
        && match b[1] {
            b'l' => true,
            b'r' | b'n' | b't' | b'd' | b'z' => b[2] == b[1],
            b's' => b[2] == b's',
            _ => false,
        };
    let rest = if article { &word[2..] } else { word };
    if article && rest.len() >= 3 { rest } else { word }
}

/// Whether a Latin word, without its article, is one of the names of God that
/// stand after `abd`.
pub(crate) fn is_divine(word: &str) -> bool {
    const DIVINE: [&str; 30] = [
        "rahman", "rahmen", "rahim", "aziz", "karim", "kareem", "qader", "kader", "qadir", "kadir", "hamid",
        "hameed", "halim", "rahmane", "razzaq", "razak", "salam", "jabbar", "majid", "nasser", "nasir",
        "wahab", "wahhab", "latif", "ghani", "ghafour", "rabbo", "rabo", "rabbu", "allah",
    ];
    DIVINE.contains(&word)
}

/// Whether a folded word is Latin with digits for Arabic letters (`3ali`, `a7mad`)
/// and no number: the digits stand for letters only beside some.
pub(crate) fn is_chat(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    letters >= 2 && digits <= 3 && digits <= letters
}
