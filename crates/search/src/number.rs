//! Numbers of papers, registers and telephones, as keys that keep their order.
//!
//! **Invariant:** a number that begins with the typed digits lies in one range
//! of keys, so looking for a beginning is looking in a range.

/// How many characters a key tells apart; longer numbers meet by their beginning.
const LETTERS: u32 = 21;
/// Nothing, ten digits, 26 Latin letters, 28 Arabic letters, anything else.
const BASE: u128 = 66;

/// The letters and digits of a number in match form, by which two writings of one are equal.
pub fn plain_number(said: &str) -> String {
    plain(said)
}

/// The forms, as [`plain_number`] gives them, under which a typed number may stand on a file.
pub fn number_forms(typed: &str) -> Vec<String> {
    forms(&plain(typed))
}

/// The letters and digits of a number in match form.
pub(crate) fn plain(said: &str) -> String {
    dates::western_digits(said).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn place(c: char) -> u128 {
    match c {
        '0'..='9' => c as u128 - '0' as u128 + 1,
        'a'..='z' => c as u128 - 'a' as u128 + 11,
        // U+0627..U+064A, close enough together for a key.
        '\u{0627}'..='\u{0642}' => c as u128 - 0x0627 + 37,
        _ => 65,
    }
}

/// The keys from the first to the last number that begins so.
pub(crate) fn range(plain: &str) -> (u128, u128) {
    let (mut low, mut span) = (0u128, BASE.pow(LETTERS));
    for c in plain.chars().take(LETTERS as usize) {
        span /= BASE;
        low += place(c) * span;
    }
    (low, low + span - 1)
}

/// The key of a whole number.
pub(crate) fn key(plain: &str) -> u128 {
    range(plain).0
}

/// The forms under which a typed number may stand on a file: as typed, and for
/// a Syrian telephone its other ways of being dialled.
pub(crate) fn forms(plain: &str) -> Vec<String> {
    let mut forms = vec![plain.to_owned()];
    let mut add = |form: String| {
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    if plain.len() >= 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        for head in ["00963", "963"] {
            if let Some(rest) = plain.strip_prefix(head) {
                add(format!("0{}", rest.trim_start_matches('0')));
            }
        }
        if plain.starts_with('9') {
            add(format!("0{plain}"));
        }
        if !plain.starts_with("00") {
            add(format!("00{plain}"));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_a_range() {
        let (low, high) = range("098");
        for inside in ["098", "0984508349", "098a", "098٩"] {
            assert!((low..=high).contains(&key(&plain(inside))), "{inside}");
        }
        for outside in ["097", "99", "09", "0a98", ""] {
            assert!(!(low..=high).contains(&key(&plain(outside))), "{outside}");
        }
    }

    #[test]
    fn digits_of_any_writing_and_marks_between_them_are_one() {
        assert_eq!(plain("٣٩٥ / ١٢"), "39512");
        assert_eq!(plain("D-2013/00002"), "d201300002");
    }

    #[test]
    fn a_telephone_is_found_however_it_is_dialled() {
        for typed in ["0984508349", "00963984508349", "+963 98 450 8349", "984508349"] {
            assert!(forms(&plain(typed)).contains(&"0984508349".to_owned()), "{typed}");
        }
    }
}
