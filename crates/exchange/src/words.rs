//! Header words and sign words in the form in which they are compared.
//!
//! Headers are not names: no compound is joined and no title set aside here, so
//! this is a smaller folding than the one for names, and it splits words where
//! form tools join them (`date_taken`, `dateTaken`, `group/field`).

/// One word without what writers leave out: marks, tatweel, hamza seats, the
/// difference of final ya and ta marbuta, capitals, Latin accents.
pub(crate) fn fold_letters(word: &str) -> String {
    word.chars().filter_map(fold_letter).collect()
}

fn fold_letter(letter: char) -> Option<char> {
    Some(match letter {
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return None,
        letter if crate::book::is_blank(letter) => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ە' | 'ۀ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '٠'..='٩' => char::from(b'0' + (letter as u32 - 0x660) as u8),
        '۰'..='۹' => char::from(b'0' + (letter as u32 - 0x6f0) as u8),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
        'à' | 'â' | 'ä' | 'å' | 'À' | 'Â' | 'Ä' | 'Å' => 'a',
        'î' | 'ï' | 'Î' | 'İ' | 'ı' => 'i',
        'ô' | 'ö' | 'Ö' => 'o',
        'û' | 'ü' | 'ù' | 'Ü' | 'Û' => 'u',
        'ç' | 'Ç' => 'c',
        'ş' | 'Ş' => 's',
        'ğ' | 'Ğ' => 'g',
        '\u{600}'..='\u{6ff}' => letter,
        letter => letter.to_lowercase().next().unwrap_or(letter),
    })
}

/// The folded words of a title; `'s` and signs fall away, a joined title of a
/// form tool is split.
pub(crate) fn title_words(title: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    // Presentation forms come from lists that were printed once.
    for letter in names::clean(title).replace("'s", "").replace("’s", "").chars() {
        let joined = letter.is_uppercase() && before.is_lowercase();
        let splits = !letter.is_alphanumeric() && !is_mark(letter) && !matches!(letter, '#' | '\'' | '’');
        if splits || joined {
            push_word(&mut words, &mut word);
        }
        if !splits {
            word.push(letter);
        }
        before = letter;
    }
    push_word(&mut words, &mut word);
    words
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn push_word(words: &mut Vec<String>, word: &mut String) {
    let folded = fold_letters(word).replace(['\'', '’'], "");
    if !folded.is_empty() {
        words.push(folded);
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_cut_into_words() {
        assert_eq!(title_words("ت. الاعتقال"), ["ت", "الاعتقال"]);
        assert_eq!(title_words("صلة المبلّغ"), ["صله", "المبلغ"]);
        assert_eq!(title_words("Mother's name"), ["mother", "name"]);
        assert_eq!(title_words("group_event/dateTaken"), ["group", "event", "date", "taken"]);
        assert_eq!(title_words("DOB"), ["dob"]);
        assert_eq!(title_words("No."), ["no"]);
        assert_eq!(title_words("ﺍﻻﺳﻢ"), ["الاسم"]);
    }
}
