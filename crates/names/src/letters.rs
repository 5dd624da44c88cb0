//! Letters: what a keyboard, a font or a neighbouring language does to them.
//!
//! Two doors. [`tidy`] is lossless: it undoes what fonts and programs did
//! (presentation forms, invisible marks, odd spaces) and keeps every letter a
//! person typed. [`plain`] is lossy: it maps the letters people use for one
//! another onto one, and is only ever used to compare.

use unicode_normalization::UnicodeNormalization;

/// Compatibility forms undone, hamza composed, invisible characters out, white
/// space single. Every letter that was typed is still there.
pub(crate) fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_string();
    }
    let composed = text.chars().filter(|&c| !is_invisible(c)).flat_map(expand).nfc();
    let mut out = String::with_capacity(text.len());
    for c in composed {
        if c.is_whitespace() || c == '\u{2028}' || c == '\u{2029}' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Whether there is plainly nothing to do: letters, digits and single spaces, as
/// nearly every cell has it.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let plain = matches!(c, '!'..='~' | '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}'
            | '\u{060C}' | '\u{061F}' | '\u{0660}'..='\u{0669}');
        if !plain && (c != ' ' || before == ' ') {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Presentation forms become the letters they draw; anything else stays. NFKD
/// is asked only for the ranges where it undoes a font, because elsewhere it
/// would change what was said (x² is not x2).
fn expand(c: char) -> Expanded {
    let drawn = matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FB00}'..='\u{FB06}'
        | '\u{FF01}'..='\u{FF5E}');
    if drawn {
        Expanded::Drawn(std::iter::once(c).nfkc().collect::<String>().chars().collect::<Vec<_>>().into_iter())
    } else {
        Expanded::Same(Some(c))
    }
}

enum Expanded {
    Same(Option<char>),
    Drawn(std::vec::IntoIter<char>),
}

impl Iterator for Expanded {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        match self {
            Expanded::Same(c) => c.take(),
            Expanded::Drawn(cs) => cs.next(),
        }
    }
}

/// Characters that draw nothing and only steer direction, joining or encoding.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}'
        | '\u{061C}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' | '\u{034F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFF9}'..='\u{FFFD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Marks above and below letters (tashkeel, Koranic signs) and the tatweel.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0610}'..='\u{061A}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{0640}' | '\u{08D3}'..='\u{08FF}')
}

/// The letter this one is compared as, or nothing when it leaves the key.
pub(crate) fn plain(c: char) -> Option<char> {
    Some(match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ئ' | 'ێ' | 'ۍ' | 'ے' | 'ۓ' | 'ؠ' | 'ٸ' => 'ي',
        'ؤ' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' | 'ٶ' | 'ۊ' => 'و',
        'ء' => return None,
        'ة' | 'ە' | 'ۀ' | 'ہ' | 'ھ' | 'ۂ' | 'ۃ' => 'ه',
        'ک' | 'ڪ' | 'گ' | 'ڭ' | 'ګ' => 'ك',
        'چ' => 'ج',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'ژ' => 'ز',
        'ڕ' | 'ڑ' => 'ر',
        'ڵ' => 'ل',
        'ٹ' => 'ت',
        'ڈ' => 'د',
        'ں' => 'ن',
        'ڨ' => 'ق',
        c if is_mark(c) => return None,
        c => c,
    })
}

/// The value of a decimal digit, western, Arabic-Indic or Persian.
pub(crate) fn digit(c: char) -> Option<u8> {
    let base = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    Some((c as u32 - base as u32) as u8)
}

/// Whether the letter is Arabic script (any language that writes with it).
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}'..='\u{06EF}'
            | '\u{06FA}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C7}' | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}')
}

/// Whether the letter is Latin script, with or without accents.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{00C0}'..='\u{024F}' | '\u{0250}'..='\u{02AF}' | '\u{1E00}'..='\u{1EFF}')
            && c != '×'
            && c != '÷'
}
