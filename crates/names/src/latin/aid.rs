//! An Arabic name in Latin letters, as an aid for readers who cannot read it.
//!
//! It is no spelling of anybody's papers and is never stored, searched or compared. Names of the project's
//! own tables (`data/latin_pairs.csv`, `data/aid_spellings.csv`) have their first English spelling; others
//! are written letter by letter after BGN/PCGN 1956 without its dots and bars. Arabic leaves short vowels
//! out: where three consonants would meet, an *a* is put in. The article is *al-* everywhere.

use crate::fold::tokens;
use crate::quick::Map;
use std::sync::LazyLock;

static USUAL: LazyLock<Map<&'static str>> = LazyLock::new(|| {
    let mut usual = Map::default();
    // The second table is of the aid alone: what linkage learns from, and is measured by, is the first.
    let pairs = include_str!("../../data/latin_pairs.csv").lines().skip(1);
    for line in pairs.chain(include_str!("../../data/aid_spellings.csv").lines().skip(1)) {
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
/// assert_eq!(aid("محمود خالد الزعبي").as_deref(), Some("Mahmoud Khaled al-Zoubi"));
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
        words.push(both.map_or_else(|| word(first), one_article));
    }
    words.retain(|w| !w.is_empty());
    (!words.is_empty()).then(|| words.join(" "))
}

fn known(said: &str) -> Option<&'static str> {
    USUAL.get(tokens(said).concat().as_str()).copied()
}

fn word(said: &str) -> String {
    if let Some(known) = known(said) {
        return one_article(known);
    }
    let letters: String = said.chars().filter(|c| c.is_alphabetic()).collect();
    match letters.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        Some(rest) => format!("al-{}", word(rest)),
        None => by_letters(&letters),
    }
}

/// «Al-Masri» beside «al-Hamwi» would look like two articles.
fn one_article(spelling: &str) -> String {
    match spelling.strip_prefix("Al-") {
        Some(rest) => format!("al-{rest}"),
        None => spelling.to_owned(),
    }
}

/// Whether a و or ي is a consonant by its neighbours: طيار, رضوان, حموي.
fn is_consonant(letters: &[char], at: usize) -> bool {
    let next = letters.get(at + 1);
    at == 0 || matches!(next, Some('ا' | 'أ' | 'ى')) || (letters[at] == 'و' && next == Some(&'ي'))
}

fn by_letters(letters: &str) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let mut out = String::new();
    // Consonants since the last vowel; the first ones of a word never stand together.
    let (mut run, mut began) = (0, false);
    for (at, letter) in letters.iter().enumerate() {
        let last = at + 1 == letters.len();
        let sound = match letter {
            // Doubled as the second letter: طيار, نواف.
            'و' if at == 1 && is_consonant(&letters, at) => "aww",
            'ي' if at == 1 && is_consonant(&letters, at) => "ayy",
            'و' if is_consonant(&letters, at) => "w",
            'ي' if is_consonant(&letters, at) => "y",
            'و' => "u",
            'ى' if last => "a",
            'ي' | 'ى' => "i",
            'ة' => "a",
            // فوزيه for فوزية, as most people write it.
            'ه' if last && at > 2 && letters[at - 1] == 'ي' => "a",
            'ئ' if at > 0 && letters[at - 1] == 'ا' => "e",
            // Ayn and hamza say nothing to who cannot read Arabic where no vowel is before them.
            'ع' if at == 0 && letters.get(1) != Some(&'ا') => "a",
            'ع' | 'ء' if at == 0 || last => "",
            other => consonant(*other),
        };
        if sound.is_empty() {
            continue;
        }
        if sound.len() == 3 || matches!(sound, "a" | "e" | "i" | "u") {
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
        for (arabic, latin) in [
            ("شكمان", "Shakman"),
            ("الدردار", "al-Dardar"),
            ("العنيزان", "al-Anizan"),
            ("دوائر", "Dawwaer"),
            ("الخيال", "al-Khayyal"),
            ("رشوان", "Rashwan"),
            ("الشحروي", "al-Shahrawi"),
            ("قدريه", "Qadria"),
        ] {
            assert_eq!(aid(arabic).as_deref(), Some(latin), "{arabic}");
        }
        assert_eq!(aid("١٢"), None);
    }

    /// What misled readers: 'abid, al-'asaf, Ra'f, Fuzih, al-Tiar, al-Hamui; «al-» and «Al-» in one list.
    #[test]
    fn names_are_spelled_as_people_of_syria_spell_them() {
        for (arabic, latin) in [
            ("عبيد", "Obaid"),
            ("العبيد", "al-Obaid"),
            ("العساف", "al-Assaf"),
            ("رائف", "Raef"),
            ("فوزيه", "Fawziyya"),
            ("فوزية", "Fawziyya"),
            ("الطيار", "al-Tayyar"),
            ("الحموي", "al-Hamwi"),
            ("المصري", "al-Masri"),
            ("أبو عبيد", "Abu Obaid"),
        ] {
            assert_eq!(aid(arabic).as_deref(), Some(latin), "{arabic}");
        }
    }
}
