//! From what was typed to pieces a date reader understands.
//!
//! Digits of any script become Western, letters are folded as far as month
//! names need it, words are looked up in [`crate::words`], the longest phrase
//! first. Nothing here knows what a date is.

use crate::fuzzy::Season;
use crate::words::{self, NamedDay, Sense};

/// One piece of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tok {
    /// A number, and with how many digits it was written.
    Num(u32, usize),
    /// Something between numbers: `/`, `.`, `-`, `,`, `:`, `?`, `~`, `;`. A
    /// dash that stands free is `–`.
    Sep(char),
    /// A word we know.
    Sense(Sense),
    /// A word we do not know, folded.
    Word(String),
}

/// Arabic-Indic, Persian and full-width digits become `0`–`9`; the rest stays.
///
/// ```
/// assert_eq!(dates::western_digits("٢٠١٣/۵"), "2013/5");
/// ```
pub fn western_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d))).collect()
}

fn digit(c: char) -> Option<u8> {
    let start = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    u8::try_from(c as u32 - start as u32).ok()
}

/// The form in which words are looked up: no marks, one alef, one ya, one ha,
/// no hamza, small Latin letters without accents, Western digits, single spaces.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' | 'ء' | '\'' | '’' => {}
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{00AD}'
            | '\u{061C}' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' | 'ی' | 'ئ' | 'ې' => out.push('ي'),
            'ؤ' => out.push('و'),
            'ة' | 'ە' | 'ۀ' => out.push('ه'),
            'ک' | 'ڪ' => out.push('ك'),
            'گ' => out.push('ك'),
            '\n' => out.push(';'),
            c if c.is_whitespace() || c == '_' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(digit(c).map_or_else(|| latin(c), |d| vec![char::from(b'0' + d)])),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn latin(c: char) -> Vec<char> {
    let plain = match c.to_lowercase().next().unwrap_or(c) {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' | 'ä' | 'á' => 'a',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'û' | 'ù' | 'ü' | 'ú' => 'u',
        'ç' => 'c',
        'ş' | 'š' => 's',
        'ğ' => 'g',
        'ı' => 'i',
        'å' => 'a',
        other => other,
    };
    vec![plain]
}

/// Cuts a folded text into pieces.
pub(crate) fn tokens(folded: &str) -> Vec<Tok> {
    let mut raw: Vec<Tok> = Vec::new();
    let mut rest = folded;
    let mut after_space = false;
    while let Some(c) = rest.chars().next() {
        let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        let taken = if c.is_ascii_digit() {
            let n = run(|c| c.is_ascii_digit());
            raw.push(number(&rest[..n]));
            n
        } else if c.is_alphabetic() {
            let n = run(char::is_alphabetic);
            raw.push(Tok::Word(rest[..n].to_owned()));
            n
        } else {
            let n = c.len_utf8();
            let before_space = rest[n..].starts_with(' ');
            if let Some(sep) = separator(c, after_space && before_space) {
                raw.push(Tok::Sep(sep));
            }
            n
        };
        after_space = c == ' ';
        rest = &rest[taken..];
    }
    recognise(without_time(raw))
}

fn number(digits: &str) -> Tok {
    // A number too long for any date stays a number, and no date.
    Tok::Num(digits.parse().unwrap_or(u32::MAX), digits.len())
}

fn separator(c: char, free: bool) -> Option<char> {
    match c {
        ' ' | '(' | ')' | '[' | ']' | '«' | '»' | '"' => None,
        '-' | '‐' | '‑' if !free => Some('-'),
        '-' | '‐' | '‑' | '–' | '—' | '−' => Some('–'),
        '/' | '\\' | '⁄' => Some('/'),
        '.' | '·' | '٫' => Some('.'),
        ',' | '،' => Some(','),
        ':' => Some(':'),
        '?' | '؟' | '*' => Some('?'),
        '~' | '≈' | '±' => Some('~'),
        ';' | '؛' | '|' | '&' | '+' => Some(';'),
        _ => None,
    }
}

/// Words before an hour, and behind it for the part of the day, as [`fold`] leaves them.
const HOURS: [&str; 5] = ["الساعه", "بالساعه", "ساعه", "hour", "oclock"];
const PARTS_OF_DAY: [&str; 25] = [
    "فجرا",
    "فجر",
    "الفجر",
    "صباحا",
    "صباح",
    "الصباح",
    "ظهرا",
    "ظهر",
    "الظهر",
    "عصرا",
    "عصر",
    "العصر",
    "مسا",
    "المسا",
    "مغربا",
    "المغرب",
    "عشا",
    "ليلا",
    "الليل",
    "ص",
    "م",
    "am",
    "pm",
    "والنصف",
    "والربع",
];

/// The hour behind «الساعة»: «3 فجراً», «٣ بعد الظهر». The word itself stays, to be remarked; a number with a
/// stroke is a date.
fn pass_hour(rest: &mut std::iter::Peekable<std::vec::IntoIter<Tok>>) {
    let word = |tok: Option<&Tok>, among: &[&str]| match tok {
        Some(Tok::Word(word)) => among.contains(&word.as_str()),
        _ => false,
    };
    let mut ahead = rest.clone();
    let hour = matches!(ahead.next(), Some(Tok::Num(_, 1..=2)));
    if hour && !matches!(ahead.peek(), Some(Tok::Sep('/' | '-' | '.' | ':'))) {
        rest.next();
        if word(rest.peek(), &["بعد", "قبل"]) {
            ahead.next();
            if word(ahead.peek(), &PARTS_OF_DAY) {
                rest.next();
            }
        }
        while rest.next_if(|tok| word(Some(tok), &PARTS_OF_DAY)).is_some() {}
    }
}

/// `14:30`, `14:30:00.000`, with what follows: no date has a colon.
fn without_time(raw: Vec<Tok>) -> Vec<Tok> {
    let mut out: Vec<Tok> = Vec::with_capacity(raw.len());
    let mut rest = raw.into_iter().peekable();
    while let Some(tok) = rest.next() {
        if tok == Tok::Sep(':')
            && matches!(out.last(), Some(Tok::Num(_, 1..=2)))
            && matches!(rest.peek(), Some(Tok::Num(_, 2)))
        {
            out.pop();
            while rest.next_if(|t| matches!(t, Tok::Num(..) | Tok::Sep(':' | '.'))).is_some() {}
            rest.next_if(|t| matches!(t, Tok::Word(w) if w == "z" || PARTS_OF_DAY.contains(&w.as_str())));
            if matches!(out.last(), Some(Tok::Word(w)) if w == "t") {
                out.pop();
            }
        } else {
            let hour = matches!(&tok, Tok::Word(word) if HOURS.contains(&word.as_str()));
            out.push(tok);
            if hour {
                pass_hour(&mut rest);
            }
        }
    }
    out
}

/// Words that are known, the longest phrase first.
fn recognise(raw: Vec<Tok>) -> Vec<Tok> {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        match &raw[at] {
            Tok::Word(first) => {
                at += phrase(&raw, at, &mut out).unwrap_or_else(|| {
                    one_word(first, &mut out);
                    1
                })
            }
            other => {
                out.push(other.clone());
                at += 1;
            }
        }
    }
    twins(out)
}

fn phrase(raw: &[Tok], at: usize, out: &mut Vec<Tok>) -> Option<usize> {
    for count in (1..=4).rev() {
        let Some(here) = raw.get(at..at + count) else { continue };
        let words: Option<Vec<&str>> =
            here.iter().map(|t| if let Tok::Word(w) = t { Some(w.as_str()) } else { None }).collect();
        if let Some(sense) = words.and_then(|w| words::sense(&w.join(" "))) {
            put(sense, out);
            return Some(count);
        }
    }
    None
}

/// A named day is its number and its month.
fn put(sense: Sense, out: &mut Vec<Tok>) {
    let (day, month) = match sense {
        Sense::NamedDay(NamedDay::Civil(month, day)) => (day, Sense::Month(month)),
        Sense::NamedDay(NamedDay::Hijri(month, day)) => (day, Sense::Hijri(month)),
        other => return out.push(Tok::Sense(other)),
    };
    out.extend([Tok::Num(u32::from(day), 2), Tok::Sense(month)]);
}

/// A word alone, also behind the particles that Arabic joins to it.
fn one_word(word: &str, out: &mut Vec<Tok>) {
    for (prefix, joined) in [
        ("وال", Some(Sense::And)),
        ("و", Some(Sense::And)),
        ("بال", None),
        ("ب", None),
        ("لل", None),
        ("ل", None),
        ("ال", None),
    ] {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        if let Some(sense) = words::sense(rest).or_else(|| words::sense(&format!("ال{rest}"))) {
            out.extend(joined.map(Tok::Sense));
            put(sense, out);
            return;
        }
    }
    out.push(Tok::Word(word.to_owned()));
}

/// كانون and تشرين are two months each; a number or an ordinal tells which.
fn twins(toks: Vec<Tok>) -> Vec<Tok> {
    let mut out: Vec<Tok> = Vec::with_capacity(toks.len());
    let mut at = 0;
    while at < toks.len() {
        let next = |n: usize| toks.get(at + n);
        let which = |t: Option<&Tok>| match t {
            Some(Tok::Num(n @ 1..=2, 1)) | Some(Tok::Sense(Sense::Ordinal(n @ 1..=2))) => Some(*n),
            Some(Tok::Sense(Sense::Early)) => Some(1),
            Some(Tok::Sense(Sense::Late)) => Some(2),
            _ => None,
        };
        let (found, used) = match &toks[at] {
            Tok::Sense(Sense::Twin(a, b)) => (which(next(1)).map(|n| if n == 1 { *a } else { *b }), 2),
            Tok::Word(w) if w == "ك" || w == "ت" => {
                let gap = usize::from(matches!(next(1), Some(Tok::Sep('/' | '.' | '-'))));
                let (a, b) = if w == "ك" { (12, 1) } else { (10, 11) };
                (which(next(1 + gap)).map(|n| if n == 1 { a } else { b }), 2 + gap)
            }
            _ => (None, 1),
        };
        match found {
            Some(month) => {
                out.push(Tok::Sense(Sense::Month(month)));
                at += used;
            }
            None => {
                out.push(toks[at].clone());
                at += 1;
            }
        }
    }
    out
}

impl Tok {
    /// The season, where the piece is one.
    pub(crate) fn season(&self) -> Option<Season> {
        if let Tok::Sense(Sense::Season(s)) = self { Some(*s) } else { None }
    }
}
