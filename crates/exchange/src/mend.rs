//! Letters that another program spoilt, as they were before.
//!
//! What goes back without a doubt is read as it was, and the line says so; what is lost
//! stays as it stands and the line waits. Most cells need nothing of this, and one look
//! over their bytes tells.

use std::borrow::Cow;

use crate::flaw::Flaw;
use crate::text::{is_arabic_letter, is_arabic_mostly, utf8_behind};

/// A cell as it was meant, and what had to be mended.
pub(crate) fn mended(text: &str) -> (Cow<'_, str>, Option<Flaw>) {
    let (text, quoted) = bare_quote(text);
    let suspect = |byte: &u8| {
        matches!(byte, b'&' | b'<' | b'\\' | b'%' | 0xc2 | 0xc3 | 0xc5 | 0xc6 | 0xcb | 0xe2 | 0xef)
    };
    let mut flaw = quoted.then_some(Flaw::ProgramQuote);
    if !text.bytes().any(|byte| suspect(&byte)) {
        return (text, flaw);
    }
    let mut text = text;
    if text.contains('&')
        && let Some(plain) = without_entities(&text)
    {
        (text, flaw) = (Cow::Owned(plain), Some(Flaw::Entities));
    }
    if let Some(plain) = without_tags(&text) {
        (text, flaw) = (Cow::Owned(plain), Some(Flaw::Entities));
    }
    if let Some(plain) = without_escapes(&text) {
        (text, flaw) = (Cow::Owned(plain), Some(Flaw::Entities));
    }
    if let Some(plain) = other_page(&text) {
        (text, flaw) = (Cow::Owned(plain), Some(Flaw::MendedLetters));
    }
    if text.contains('\u{fffd}') {
        flaw = Some(Flaw::LostLetters);
    }
    (text, flaw)
}

/// What spreadsheet programs write so that a number keeps its zeros or a word does not
/// become a formula: `="0933…"`, `'0933…`, `'=x`, and the words a link shows.
fn bare_quote(text: &str) -> (Cow<'_, str>, bool) {
    let trimmed = text.trim_start();
    if let Some(inner) = trimmed.strip_prefix("=\"").and_then(|rest| rest.trim_end().strip_suffix('"')) {
        return match inner.contains('"') {
            true => (Cow::Borrowed(text), false),
            false => (Cow::Borrowed(inner), true),
        };
    }
    let guarded = |rest: &&str| {
        let shown = rest.trim_start_matches(is_blank);
        shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''])
            || shown.starts_with(char::is_numeric)
            || rest.starts_with(['\t', '\r'])
    };
    if let Some(rest) = trimmed.strip_prefix('\'').filter(guarded) {
        return (Cow::Borrowed(rest), true);
    }
    match link_words(trimmed) {
        Some(words) => (Cow::Owned(words), true),
        None => (Cow::Borrowed(text), false),
    }
}

/// The words of `=HYPERLINK("address","words")`: a person saw nothing else.
fn link_words(text: &str) -> Option<String> {
    let inner = text.strip_prefix("=HYPERLINK(")?.trim_end().strip_suffix(')')?;
    let (_, words) = inner.split_once("\",").or_else(|| inner.split_once("\";"))?;
    let words = words.trim().strip_prefix('"')?.strip_suffix('"')?;
    (!words.contains('"') && !words.trim().is_empty()).then(|| words.to_owned())
}

/// Named entities that web pages write into names and places.
const NAMED: [(&str, char); 12] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("rlm", '\u{200f}'),
    ("lrm", '\u{200e}'),
    ("zwnj", '\u{200c}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
];

/// `&#1587;` and its kin as letters; some were written so twice. `None` where none stands.
pub(crate) fn without_entities(text: &str) -> Option<String> {
    let once = entities_once(text)?;
    Some(entities_once(&once).unwrap_or(once))
}

fn entities_once(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let known =
            behind.find(';').filter(|end| *end <= 9).and_then(|end| Some((entity(&behind[..end])?, end)));
        match known {
            Some((letter, end)) => {
                found = true;
                out.push(letter);
                rest = &behind[end + 1..];
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        return code.and_then(char::from_u32).filter(|letter| !letter.is_control());
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// `\u0633\u0627` and `%D8%B3%D8%A7` as the letters they stand for; `None` where they stand for no Arabic.
fn without_escapes(text: &str) -> Option<String> {
    let (mut out, mut rest, mut arabic) = (Vec::with_capacity(text.len()), text.as_bytes(), 0);
    while let Some(byte) = rest.first() {
        let hex = |from: usize, to: usize| {
            let digits = rest.get(from..to).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
            u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
        };
        let letter = || hex(2, 6).filter(|_| rest[1] == b'u').and_then(char::from_u32);
        match byte {
            b'\\' if letter().is_some() => {
                let letter = letter().unwrap_or_default();
                arabic += usize::from(is_arabic_letter(letter));
                out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[6..];
            }
            b'%' if hex(1, 3).is_some() => {
                out.push(hex(1, 3).unwrap_or_default() as u8);
                arabic += usize::from(matches!(out.last(), Some(0xd8..=0xdb)));
                rest = &rest[3..];
            }
            other => {
                out.push(*other);
                rest = &rest[1..];
            }
        }
    }
    // A per cent that was one, cut escapes: then it is no such text.
    String::from_utf8(out).ok().filter(|_| arabic >= 2)
}

/// A cell that a program read in the wrong code page and wrote down so.
fn other_page(text: &str) -> Option<String> {
    read_as_western(text).or_else(|| utf8_read_as_letters(text))
}

/// UTF-8 read as an eight-bit alphabet: `Ø³Ø§Ù…Ø±`, `ط³ط§ظ…ط±`.
fn utf8_read_as_letters(text: &str) -> Option<String> {
    if text.chars().filter(|letter| !letter.is_ascii()).count() < 4 {
        return None;
    }
    let arabic = |read: &str| read.chars().filter(|letter| is_arabic_letter(*letter)).count();
    utf8_behind(text).find(|read| arabic(read) >= 2 && is_arabic_mostly(read))
}

/// Windows Arabic read as Western: `ÓÇãÑ`. No word of a Western language is of such letters
/// alone.
fn read_as_western(text: &str) -> Option<String> {
    let western = |letter: &char| {
        matches!(
            letter,
            '\u{a1}'
                ..='\u{ff}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | '\u{81}' | '\u{8d}' | '\u{90}'
        )
    };
    let words = text.split(|letter: char| {
        letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit()
    });
    let words: Vec<&str> =
        words.filter(|word| word.chars().any(|letter| letter.is_alphabetic() || western(&letter))).collect();
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    if longest < 2 || !words.iter().all(|word| word.chars().all(|letter| western(&letter))) {
        return None;
    }
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    let read = encoding_rs::WINDOWS_1256.decode_without_bom_handling(&bytes).0;
    let letters = read.chars().filter(|letter| letter.is_alphabetic());
    let all_arabic = letters.clone().all(is_arabic_letter) && letters.count() >= 2;
    (!lost && all_arabic).then(|| read.into_owned())
}

/// Whether letters stand as they were drawn, the last one first, as some PDF readers and old
/// programs write them: then words begin as none can begin, end with the article, and turned
/// round they are names.
pub(crate) fn is_drawn_order<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut turned, mut plain) = (0_u32, 0_u32);
    for text in texts.filter(|text| text.chars().any(|letter| is_arabic_letter(letter) || is_form(letter))) {
        for word in names::clean(text).split_whitespace() {
            let back: String = word.chars().rev().collect();
            turned += signs_of_order(&back);
            plain += signs_of_order(word);
        }
    }
    turned >= 6 && turned > plain * 3
}

/// The same of the cell of one name: two signs at least, and nothing that speaks against it.
pub(crate) fn is_drawn_name(text: &str) -> bool {
    // Nearly every cell shows by the ends of its words that it is none.
    let drawn = |word: &str| word.ends_with("لا") || word.starts_with(['ة', 'ى']);
    if !text.split(' ').any(drawn) && !text.contains(is_form) {
        return false;
    }
    let (turned, plain) = signs_both_ways(text);
    text.split_whitespace().count() > 1 && turned >= 4 && turned >= plain * 3
}

/// The signs of a text read backwards, and as it stands.
fn signs_both_ways(text: &str) -> (u32, u32) {
    let word = |word: &str| {
        let back: String = word.chars().rev().collect();
        (signs_of_order(&back), signs_of_order(word))
    };
    names::clean(text).split_whitespace().map(word).fold((0, 0), |(a, b), (x, y)| (a + x, b + y))
}

/// Whether a word of it shows that it is written from its beginning.
pub(crate) fn stands_forward(text: &str) -> bool {
    let (turned, plain) = signs_both_ways(text);
    plain > 0 && plain >= turned
}

/// A cell without the tags of a web page that a program left in it.
fn without_tags(text: &str) -> Option<String> {
    let (mut out, mut rest, mut found) = (String::new(), text, false);
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].find('>').map(|end| &rest[at + 1..at + 1 + end]);
        let named = |tag: &&str| {
            let name = tag.trim_start_matches('/');
            name.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && ["b", "i", "u", "p", "br", "em", "strong", "span", "font", "div", "td", "a"].contains(
                    &name.split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase().as_str(),
                )
        };
        let tag = tag.filter(named)?;
        found = true;
        out.push_str(&rest[..at]);
        rest = &rest[at + tag.len() + 2..];
    }
    out.push_str(rest);
    (found && out.chars().any(char::is_alphabetic)).then(|| out.trim().to_owned())
}

/// What speaks for a word being written from its beginning: the article before it, the letters
/// that only end a word at its end, a name everybody knows.
fn signs_of_order(word: &str) -> u32 {
    let long = word.chars().count() > 3;
    let ends = word.ends_with(['ة', 'ى']) && long;
    let article = word.starts_with("ال") && long;
    u32::from(ends) * 2 + u32::from(article) * 2 + u32::from(names::is_given(word)) * 2
}

fn is_form(letter: char) -> bool {
    matches!(letter, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A cell with its Arabic turned round; what is written from left to right keeps its order.
pub(crate) fn turned_round(text: &str) -> Option<String> {
    if !text.chars().any(|letter| is_arabic_letter(letter) || is_form(letter)) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    let forward = |letter: char| {
        letter.is_numeric() || letter.is_ascii_alphabetic() || matches!(letter, '/' | '.' | '-' | ':')
    };
    for letter in text.chars().rev() {
        if forward(letter) {
            run.push(letter);
            continue;
        }
        out.extend(run.drain(..).rev());
        out.push(match letter {
            '(' => ')',
            ')' => '(',
            '[' => ']',
            ']' => '[',
            '«' => '»',
            '»' => '«',
            other => other,
        });
    }
    out.extend(run.drain(..).rev());
    // A form that draws two letters draws them in their right order.
    Some(
        out.chars()
            .map(
                |letter| if is_form(letter) { names::clean(&letter.to_string()) } else { letter.to_string() },
            )
            .collect(),
    )
}

/// White space, and the invisible marks that right-to-left programs leave in
/// cells that look empty.
pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{061c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn mends(spoilt: &str, whole: &str, flaw: Flaw) {
        assert_eq!(mended(spoilt), (Cow::Borrowed(whole), Some(flaw)), "{spoilt}");
    }

    #[test]
    fn what_other_programs_did_is_undone() {
        let western = |words: &str| {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&encoding_rs::WINDOWS_1256.encode(words).0)
                .0
                .into_owned()
        };
        for words in ["نادر شهاب القطان", "حلب", "أب لثلاثة أولاد", "دير الزور، حي الحميدية 12"]
        {
            mends(&western(words), words, Flaw::MendedLetters);
        }
        for wrong in [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1256] {
            let spoilt = wrong.decode_without_bom_handling("نادر شهاب".as_bytes()).0.into_owned();
            mends(&spoilt, "نادر شهاب", Flaw::MendedLetters);
        }
        let latin: String = "سامر عدنان الحلاق".bytes().map(char::from).collect();
        mends(&latin, "سامر عدنان الحلاق", Flaw::MendedLetters);
        mends("\\u0645\\u0627\\u0647\\u0631 وليد", "ماهر وليد", Flaw::Entities);
        mends("%D9%85%D8%A7%D9%87%D8%B1 وليد", "ماهر وليد", Flaw::Entities);
        mends("&#1606;&#x627;&#1583;&#1585;", "نادر", Flaw::Entities);
        mends("&amp;#1606;&amp;#1575;&amp;#1583;&amp;#1585;", "نادر", Flaw::Entities);
        mends("نوى&nbsp;&amp; ريفها", "نوى & ريفها", Flaw::Entities);
        mends("=\"01020304050\"", "01020304050", Flaw::ProgramQuote);
        mends("'0944000111", "0944000111", Flaw::ProgramQuote);
        mends("'+963 944", "+963 944", Flaw::ProgramQuote);
        mends("=HYPERLINK(\"http://x.invalid\",\"نادر شهاب\")", "نادر شهاب", Flaw::ProgramQuote);
        mends("<b>نادر شهاب</b>", "نادر شهاب", Flaw::Entities);
        assert_eq!(mended("ن\u{fffd}در").1, Some(Flaw::LostLetters));
    }

    #[test]
    fn what_nobody_spoilt_stays() {
        for text in [
            "Haïdar",
            "Renée Noël",
            "männlich",
            "Şükrü Çağlar",
            "ÉLÈVE",
            "نادر & شهاب",
            "AT&T; x",
            "50% نعم",
            "C:\\users\\x",
            "<Null>",
            "a < b > c",
            "10%20",
            "'Abd al-Rahman",
            "‘Umar",
            "حمص",
            "١٢/٣",
            "à",
            "=",
        ] {
            assert_eq!(mended(text), (Cow::Borrowed(text), None), "{text}");
        }
    }

    #[test]
    fn letters_in_the_order_in_which_they_were_drawn() {
        let drawn = |text: &str| text.chars().rev().collect::<String>();
        let list = ["سامر عدنان الحلاق", "ليلى خالد الرفاعي", "محمد علي العلي"];
        let turned: Vec<String> = list.iter().map(|text| drawn(text)).collect();
        assert!(is_drawn_order(turned.iter().map(String::as_str)));
        assert!(!is_drawn_order(list.into_iter()));
        assert_eq!(turned_round(&drawn("سامر عدنان")).as_deref(), Some("سامر عدنان"));
        assert_eq!(turned_round("31/7/2012 خيراتب"), Some("بتاريخ 31/7/2012".to_owned()));
        assert_eq!(turned_round("31/7/2012"), None);
        assert!(is_drawn_name("قالحلا ناندع رماس"));
        assert!(!is_drawn_name("سامر عدنان الحلاق"));
    }
}
