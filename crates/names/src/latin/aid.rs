//! An Arabic name in Latin letters, as an aid for readers who cannot read it.
//!
//! It is no spelling of anybody's papers and is never stored, searched or compared. Names of the project's
//! own table (`data/latin_pairs.csv`) have their first English spelling; others are written letter by letter
//! after BGN/PCGN 1956 without its dots and bars. Arabic leaves short vowels out: where three consonants
//! would meet, an *a* is put in.

use crate::fold::tokens;
use crate::quick::Map;
use std::sync::LazyLock;

static USUAL: LazyLock<Map<&'static str>> = LazyLock::new(|| {
    let mut usual = Map::default();
    for line in include_str!("../../data/latin_pairs.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let arabic = tokens(cells.next().unwrap_or("")).concat();
        if let Some(first) = cells.next().and_then(|cell| cell.split('|').next()).filter(|s| !s.is_empty()) {
            usual.entry(arabic).or_insert(first);
        }
    }
    usual
});

/// The name in Latin letters; none for words without an Arabic letter.
///
/// ```
/// use names::latin::aid;
/// assert_eq!(aid("محمود خالد الزعبي").as_deref(), Some("Mahmoud Khaled Al-Zoubi"));
/// assert_eq!(aid("Mahmoud"), None);
/// ```
pub fn aid(name: &str) -> Option<String> {
    if crate::script(name) != crate::Script::Arabic {
        return None;
    }
    let said: Vec<&str> = name.split_whitespace().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = said.get(at) {
        // «عبد الرحمن» is one name of two words.
        let both = said.get(at + 1).and_then(|second| known(&format!("{first} {second}")));
        at += if both.is_some() { 2 } else { 1 };
        words.push(both.map_or_else(|| word(first), str::to_owned));
    }
    words.retain(|w| !w.is_empty());
    (!words.is_empty()).then(|| words.join(" "))
}

fn known(said: &str) -> Option<&'static str> {
    USUAL.get(tokens(said).concat().as_str()).copied()
}

fn word(said: &str) -> String {
    if let Some(known) = known(said) {
        return known.to_owned();
    }
    let letters: String = said.chars().filter(|c| c.is_alphabetic()).collect();
    match letters.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        Some(rest) => format!("al-{}", word(rest)),
        None => by_letters(&letters),
    }
}

fn by_letters(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let mut out = String::new();
    // Consonants since the last vowel; the first ones of a word never stand together.
    let (mut run, mut began) = (0, false);
    for (at, letter) in letters.iter().enumerate() {
        let first = at == 0;
        let last = at + 1 == letters.len();
        let sound = match letter {
            'و' if first => "w",
            'و' => "u",
            'ي' if first => "y",
            'ي' | 'ى' if last && *letter == 'ى' => "a",
            'ي' | 'ى' => "i",
            'ة' => "a",
            other => consonant(*other),
        };
        if matches!(sound, "a" | "i" | "u") {
            (run, began) = (0, true);
        } else {
            if run > 1 || (run > 0 && !began) {
                out.push('a');
                (run, began) = (0, true);
            }
            run += 1;
        }
        out.push_str(sound);
    }
    let mut letters = out.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn consonant(letter: char) -> &'static str {
    match letter {
        'ا' | 'أ' | 'آ' => "a",
        'إ' => "i",
        'ء' | 'ؤ' | 'ئ' | 'ع' => "'",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::aid;

    #[test]
    fn what_the_table_does_not_know_is_written_letter_by_letter() {
        for (arabic, latin) in [("شكمان", "Shakman"), ("الدردار", "al-Dardar")] {
            let told = aid(arabic).expect("letters");
            assert_eq!(
                told.to_lowercase().replace([' ', '-'], ""),
                latin.to_lowercase().replace([' ', '-'], ""),
                "{arabic}: {told}"
            );
        }
        assert_eq!(aid("١٢"), None);
    }
}
