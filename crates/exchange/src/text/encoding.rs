//! From bytes to letters, when nobody says which alphabet the bytes are in.
//!
//! Syrian lists come from phones (UTF-8), from Excel (UTF-16, code page 1256),
//! from old programs (ISO 8859-6) and old Macs, and from hands that pasted one
//! into another. UTF-8 is proven by its own form; UTF-16 by its mark or by the
//! rhythm of its bytes; the eight-bit alphabets are told apart by how well the
//! outcome reads as Arabic. A line that does not fit the rest is read in the
//! alphabet that fits it, and named.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// How letters were written down as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
    #[serde(rename = "windows-1256")]
    Windows1256,
    #[serde(rename = "iso-8859-6")]
    Iso8859_6,
    #[serde(rename = "x-mac-arabic")]
    MacArabic,
    #[serde(rename = "dos-720")]
    Dos720,
    #[serde(rename = "windows-1252")]
    Windows1252,
    #[serde(rename = "windows-1254")]
    Windows1254,
}

/// The upper half of the Mac's Arabic alphabet, which the web never knew.
const MAC_ARABIC: &str = "Ä\u{a0}ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü !\"#$٪&'()*+،\
    -./٠١٢٣٤٥٦٧٨٩:؛<=>؟❊ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_ـفقكلمنهوىيًٌٍَُِّْپٹچەڤگڈڑ{|}ژے";

/// The upper half of the Arabic alphabet of DOS.
const DOS_720: &str = "\u{80}\u{81}éâ\u{84}à\u{86}çêëèïî\u{8d}\u{8e}\u{8f}\u{90}\u{651}\u{652}ô¤\
    ـûùءآأؤ£إئابةتثجحخدذرزسشص«»\
    ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═\
    ╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    ضطظعغفµقكلمنهوىي≡\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}≈°∙·√ⁿ²■\u{a0}";

impl Encoding {
    /// All that can be chosen by hand.
    pub const ALL: [Encoding; 9] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1256,
        Encoding::Iso8859_6,
        Encoding::MacArabic,
        Encoding::Dos720,
        Encoding::Windows1252,
        Encoding::Windows1254,
    ];

    /// The eight-bit alphabets in the order in which a tie is decided.
    const EIGHT_BIT: [Encoding; 6] = [
        Encoding::Windows1256,
        Encoding::Windows1252,
        Encoding::Windows1254,
        Encoding::Iso8859_6,
        Encoding::MacArabic,
        Encoding::Dos720,
    ];

    /// The name by which other programs know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1256 => "windows-1256",
            Encoding::Iso8859_6 => "iso-8859-6",
            Encoding::MacArabic => "x-mac-arabic",
            Encoding::Dos720 => "dos-720",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Windows1254 => "windows-1254",
        }
    }

    /// The encoding of that name, as people and programs write it.
    pub fn named(name: &str) -> Option<Encoding> {
        let plain: String =
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        Some(match plain.as_str() {
            "utf8" | "utf8bom" | "utf8sig" => Encoding::Utf8,
            "utf16" | "utf16le" | "unicode" => Encoding::Utf16Le,
            "utf16be" => Encoding::Utf16Be,
            "windows1256" | "cp1256" | "1256" => Encoding::Windows1256,
            "iso88596" | "asmo708" => Encoding::Iso8859_6,
            "xmacarabic" | "macarabic" => Encoding::MacArabic,
            "dos720" | "cp720" | "ibm720" | "720" => Encoding::Dos720,
            "windows1252" | "cp1252" | "1252" | "latin1" | "iso88591" => Encoding::Windows1252,
            "windows1254" | "cp1254" | "1254" => Encoding::Windows1254,
            _ => return None,
        })
    }

    fn read(self, bytes: &[u8]) -> Cow<'_, str> {
        let known = match self {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1256 => encoding_rs::WINDOWS_1256,
            Encoding::Iso8859_6 => encoding_rs::ISO_8859_6,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
            Encoding::Windows1254 => encoding_rs::WINDOWS_1254,
            Encoding::MacArabic => return Cow::Owned(read_by(MAC_ARABIC, bytes)),
            Encoding::Dos720 => return Cow::Owned(read_by(DOS_720, bytes)),
        };
        known.decode_without_bom_handling(bytes).0
    }
}

fn read_by(upper: &str, bytes: &[u8]) -> String {
    let upper: Vec<char> = upper.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        None => *byte as char,
        Some(at) => upper.get(at as usize).copied().unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(letter).collect()
}

/// Bytes read as letters.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// Neither a mark, nor the form of the bytes, nor a person said so.
    pub guessed: bool,
    /// Physical lines (from 1, ascending) that were in another encoding.
    pub odd_lines: Vec<u32>,
}

/// Reads bytes in the encoding a person chose, or in the one they are in.
pub(crate) fn decode(bytes: &[u8], chosen: Option<Encoding>) -> Decoded<'_> {
    let marked = mark(bytes);
    let body = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    let whole = |encoding: Encoding, guessed| Decoded {
        text: encoding.read(body),
        encoding,
        guessed,
        odd_lines: Vec::new(),
    };
    if let Some(encoding) = chosen.filter(|encoding| *encoding != Encoding::Utf8) {
        return whole(encoding, false);
    }
    let wide = marked.map(|(encoding, _)| encoding).filter(|found| *found != Encoding::Utf8);
    if let Some(encoding) = wide.or_else(|| rhythm(body)) {
        return whole(encoding, marked.is_none());
    }
    match std::str::from_utf8(body) {
        Ok(text) if chosen.is_none() && is_read_twice(text) => {
            Decoded { text: once(text), encoding: Encoding::Utf8, guessed: true, odd_lines: Vec::new() }
        }
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            encoding: Encoding::Utf8,
            guessed: false,
            odd_lines: Vec::new(),
        },
        Err(_) => by_lines(body, marked.is_some() || chosen.is_some()),
    }
}

/// A program read UTF-8 as an eight-bit alphabet and saved what it saw: every
/// Arabic letter became two, the first of them one of these (its bytes D8, D9).
fn is_read_twice(text: &str) -> bool {
    let end = (0..=text.len().min(64 << 10)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let foreign = text[..end].chars().filter(|letter| !letter.is_ascii());
    let (leads, all) = foreign.fold((0, 0), |(leads, all), letter| {
        (leads + usize::from(matches!(letter, 'ط' | 'ظ' | 'Ø' | 'Ù')), all + 1)
    });
    all >= 8 && leads * 3 >= all
}

/// Such a text as it was before; lines that do not go back are left as they are.
fn once(text: &str) -> Cow<'_, str> {
    let back = |line: &str| utf8_behind(line).find(|read| is_arabic_mostly(read));
    text.split_inclusive('\n')
        .map(|line| back(line).unwrap_or_else(|| line.to_owned()))
        .collect::<String>()
        .into()
}

fn mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// UTF-16 without a mark: every second byte says "Latin" (0) or "Arabic" (6).
fn rhythm(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let high = |byte: &&u8| **byte == 0 || **byte == 6;
    let pairs = sample.len() / 2;
    let even = sample.iter().step_by(2).filter(high).count();
    let odd = sample.iter().skip(1).step_by(2).filter(high).count();
    let zeros = sample.contains(&0);
    match () {
        () if !zeros => None,
        () if odd * 10 >= pairs * 9 && even * 2 < pairs => Some(Encoding::Utf16Le),
        () if even * 10 >= pairs * 9 && odd * 2 < pairs => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// Not UTF-8 throughout: each line in what fits it, the rest named as odd.
fn by_lines(bytes: &[u8], surely_utf8: bool) -> Decoded<'static> {
    let old = best_eight_bit(bytes);
    let lines: Vec<&[u8]> = physical_lines(bytes);
    let wide = |line: &&&[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
    let broken = |line: &&&[u8]| std::str::from_utf8(line).is_err();
    let utf8 = lines.iter().filter(wide).count();
    let eight_bit = lines.iter().filter(broken).count();
    let base = if surely_utf8 || utf8 >= eight_bit { Encoding::Utf8 } else { old };
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut odd_lines = Vec::new();
    for (at, line) in (1_u32..).zip(&lines) {
        let (words, odd) = read_line(line, base, old);
        text.push_str(&words);
        if odd {
            odd_lines.push(at);
        }
    }
    Decoded { text: Cow::Owned(text), encoding: base, guessed: !surely_utf8, odd_lines }
}

fn read_line<'a>(line: &'a [u8], base: Encoding, old: Encoding) -> (Cow<'a, str>, bool) {
    match std::str::from_utf8(line) {
        Ok(words) if base == Encoding::Utf8 || line.is_ascii() => (Cow::Borrowed(words), false),
        Ok(words) if is_arabic_mostly(words) => (Cow::Borrowed(words), true),
        Ok(_) => (old.read(line), false),
        Err(_) if mostly_utf8(line) => (Cow::Owned(patchwork(line, old)), true),
        Err(_) => (old.read(line), base == Encoding::Utf8),
    }
}

/// A line of two hands: what is UTF-8 stays, the bytes between are read anew.
fn patchwork(line: &[u8], old: Encoding) -> String {
    let mut words = String::with_capacity(line.len());
    for chunk in line.utf8_chunks() {
        words.push_str(chunk.valid());
        words.push_str(&old.read(chunk.invalid()));
    }
    words
}

fn mostly_utf8(line: &[u8]) -> bool {
    let (mut wide, mut broken) = (0, 0);
    for chunk in line.utf8_chunks() {
        wide += chunk.valid().chars().filter(|letter| is_arabic_letter(*letter)).count();
        broken += chunk.invalid().len();
    }
    wide > broken
}

pub(crate) fn is_arabic_mostly(words: &str) -> bool {
    let foreign = words.chars().filter(|letter| !letter.is_ascii());
    let (arabic, all) = foreign
        .fold((0, 0), |(arabic, all), letter| (arabic + usize::from(is_arabic_letter(letter)), all + 1));
    arabic * 4 >= all * 3
}

pub(crate) fn is_arabic_letter(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')
}

fn physical_lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        if !pair {
            lines.push(&bytes[start..=at]);
            start = at + 1;
        }
    }
    lines.push(&bytes[start..]);
    lines
}

fn best_eight_bit(bytes: &[u8]) -> Encoding {
    let sample = &bytes[..bytes.len().min(256 << 10)];
    // Lines that are UTF-8 would speak for the wrong alphabet.
    let foreign: Vec<u8> = physical_lines(sample)
        .into_iter()
        .filter(|line| std::str::from_utf8(line).is_err())
        .flatten()
        .copied()
        .collect();
    let mut best = (Encoding::Windows1256, i64::MIN);
    for candidate in Encoding::EIGHT_BIT {
        let mut score = likeness(&candidate.read(&foreign));
        // Only the three letters of Icelandic part the Turkish alphabet from the
        // Western one.
        score += i64::from(candidate == Encoding::Windows1254) * turkish(&foreign);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}

/// The bytes of ğ, ı, İ, ş, which elsewhere are letters nobody here writes.
fn turkish(bytes: &[u8]) -> i64 {
    let ours = bytes.iter().filter(|byte| matches!(byte, 0xd0 | 0xdd | 0xde | 0xf0 | 0xfd | 0xfe)).count();
    if ours == 0 { -1 } else { ours as i64 }
}

/// How well letters read: common Arabic letters and the article speak for a
/// reading, signs between letters against it.
fn likeness(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let amid = before.is_ascii_alphabetic() || next.is_ascii_alphabetic();
        score += match letter {
            '\0'..='\u{7f}' => 0,
            // "männlich": no word is of both scripts.
            letter if amid && is_arabic_letter(letter) => -3,
            'ل' if before == 'ا' => 5,
            'ا' | 'ل' | 'ي' | 'م' | 'و' | 'ن' | 'ر' | 'ب' | 'ت' | 'ع' | 'د' => 3,
            'ه' | 'ة' | 'س' | 'ح' | 'ف' | 'ق' | 'ك' | 'أ' | 'ج' | 'ش' | 'ص' | 'ط' | 'خ' => 2,
            'ى' | 'ء' | 'ض' | 'غ' | 'ذ' | 'ز' | 'ئ' | 'ث' | 'إ' | 'ؤ' | 'ظ' | 'آ' | '٠'..='٩' => {
                2
            }
            '،' | '؛' | '؟' | '\u{a0}' | 'ـ' | '\u{64b}'..='\u{652}' => 1,
            letter if is_arabic_letter(letter) => -1,
            '\u{80}'..='\u{9f}' | '\u{fffd}' => -6,
            letter if letter.is_alphabetic() && amid => 2,
            _ => -2,
        };
        before = letter;
    }
    score
}

/// What a text was, if it was UTF-8 that a program read as Windows Arabic, as Western, or byte by byte (ISO
/// 8859-1, whose upper control characters the web's Western page does not have).
pub(crate) fn utf8_behind(text: &str) -> impl Iterator<Item = String> + '_ {
    let pages = [encoding_rs::WINDOWS_1256, encoding_rs::WINDOWS_1252].into_iter().filter_map(|wrong| {
        let (bytes, _, lost) = wrong.encode(text);
        (!lost).then(|| bytes.into_owned())
    });
    let by_byte =
        || text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect::<Option<Vec<u8>>>();
    pages.chain(std::iter::once_with(by_byte).flatten()).filter_map(|bytes| String::from_utf8(bytes).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "الاسم;اسم الأم;الجهة\r\nسالم الحوراني;هدى;أمن الدولة\r\n";

    fn eight_bit(encoding: Encoding, text: &str) -> Vec<u8> {
        let table: Vec<(char, u8)> = (0..=255_u8)
            .map(|byte| (encoding.read(&[byte]).chars().next().unwrap_or('\u{fffd}'), byte))
            .collect();
        let byte = |letter| table.iter().find(|(known, _)| *known == letter).map_or(b'?', |x| x.1);
        text.chars().map(byte).collect()
    }

    #[test]
    fn each_alphabet_is_recognised() {
        for encoding in [Encoding::Windows1256, Encoding::Iso8859_6, Encoding::Dos720] {
            let bytes = eight_bit(encoding, WORDS);
            let read = decode(&bytes, None);
            assert_eq!((read.encoding, &*read.text), (encoding, WORDS));
            assert!(read.guessed);
        }
    }

    #[test]
    fn the_mac_is_known_by_its_digits() {
        let words = "الاسم;هاتف\nسالم الحوراني;٠٩٣٣\n";
        let bytes = eight_bit(Encoding::MacArabic, words);
        let read_back = decode(&bytes, None);
        assert_eq!((read_back.encoding, &*read_back.text), (Encoding::MacArabic, words));
    }

    #[test]
    fn french_is_not_arabic() {
        let read = decode(b"nom;pr\xe9nom\nHa\xefdar;Ren\xe9e\n", None);
        assert_eq!(&*read.text, "nom;prénom\nHaïdar;Renée\n");
    }

    #[test]
    fn german_and_turkish_are_not_arabic() {
        for (encoding, words) in [
            (Encoding::Windows1252, "Nachname;Geschlecht\nHändler;männlich\nGroß;weiblich\n"),
            (Encoding::Windows1254, "Adı;Baba adı;Doğum tarihi\nŞadi;Beşir;1980\n"),
        ] {
            let read = decode(&eight_bit(encoding, words), None).text.into_owned();
            assert_eq!(read, words);
        }
    }

    #[test]
    fn utf16_is_recognised_with_and_without_a_mark() {
        for (encoding, order) in [(Encoding::Utf16Le, true), (Encoding::Utf16Be, false)] {
            let bytes: Vec<u8> = WORDS
                .encode_utf16()
                .flat_map(|unit| if order { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect();
            let read = decode(&bytes, None);
            assert_eq!((read.encoding, &*read.text), (encoding, WORDS));
            let mark: &[u8] = if order { &[0xff, 0xfe] } else { &[0xfe, 0xff] };
            let marked = [mark, &bytes].concat();
            assert_eq!(&*decode(&marked, None).text, WORDS);
        }
    }

    #[test]
    fn a_pasted_line_is_read_in_its_own_alphabet() {
        let mut bytes = "الاسم,البلد\nليلى الصالح,نوى\n".as_bytes().to_vec();
        bytes.extend(eight_bit(Encoding::Windows1256, "سالم الحوراني,درعا\n"));
        let read = decode(&bytes, None);
        assert_eq!(&*read.text, "الاسم,البلد\nليلى الصالح,نوى\nسالم الحوراني,درعا\n");
        assert_eq!((read.encoding, read.odd_lines), (Encoding::Utf8, vec![3]));
    }

    #[test]
    fn letters_that_were_read_twice_are_read_once() {
        for wrong in [encoding_rs::WINDOWS_1256, encoding_rs::WINDOWS_1252] {
            let words = "الاسم;البلدة\nسالم الحوراني;درعا\nplain;ascii\n";
            let broken = wrong.decode_without_bom_handling(words.as_bytes()).0.into_owned();
            assert_ne!(broken, words);
            assert_eq!(&*decode(broken.as_bytes(), None).text, words);
        }
        assert!(!is_read_twice("طارق الطويل، ظافر الظاهر، بلدة طفس"));
    }

    #[test]
    fn a_choice_by_hand_is_final() {
        let bytes = eight_bit(Encoding::Windows1256, WORDS);
        assert_eq!(decode(&bytes, Some(Encoding::Windows1252)).encoding, Encoding::Windows1252);
    }
}
