//! What stands in a cell for names and can be the name of nobody.
//!
//! Numbers, markup, records of programs, garbled letters, whole sentences: none of them is taken for a
//! person by itself. Such a row waits, with all its words, for somebody who may know who is meant.

use crate::sentences::tells_of_a_taking;
use crate::text::is_arabic_letter;
use crate::vocabulary::{value_key, vocabulary};

/// No name has more words.
const MOST_WORDS: usize = 8;
/// A sentence about a taking has so many at least; «علي حسن العلي - معتقل سابق» is a name.
const SENTENCE: usize = 6;

/// Whether the words of a cell for names surely name nobody.
///
/// ```
/// assert!(exchange::is_no_name("سجن صيدنايا") && !exchange::is_no_name("سامر الحلاق"));
/// ```
pub fn is_no_name(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    letters < 2
        || text.contains(['{', '}', '<', '>', '@'])
        || is_an_address(text)
        || is_a_trial(text)
        || is_a_place_of_detention(text)
        || is_somebody_unnamed(text)
        || is_of_the_list(text)
        || text.split_whitespace().any(is_garbled)
        || words > MOST_WORDS && tells_of_a_taking(text)
        || words >= SENTENCE && tells_of_a_taking(text)
}

/// Whether a text begins as names begin: with a name we know, or, in Latin letters, as names are written.
pub(crate) fn begins_as_a_name(text: &str) -> bool {
    let tokens = names::tokens(text);
    let Some(first) = tokens.first() else { return false };
    if names::script(text) == names::Script::Latin {
        let small = ["al", "el", "abu", "abou", "bin", "ibn", "bint", "um", "umm", "de", "von"];
        let capital = |word: &str| {
            word.starts_with(char::is_uppercase)
                || word.split('-').next().is_some_and(|word| small.contains(&word))
        };
        return tokens.len() > 1 && text.split_whitespace().all(capital);
    }
    names::is_given(first)
}

/// «(تابع)»: the list goes on from the page before.
fn is_of_the_list(text: &str) -> bool {
    let key = value_key(text);
    let bare = key.trim_matches(|letter: char| !letter.is_alphanumeric());
    bare.split(' ').count() == 1 && bare != key && vocabulary().is_value("list_remarks", bare)
}

/// «شاب من حمص», «والد أيهم», "a young man from Homs": somebody, and no name of theirs.
fn is_somebody_unnamed(text: &str) -> bool {
    const SOMEBODY: [&str; 12] =
        ["شاب", "شابه", "طفل", "طفله", "رجل", "امراه", "فتاه", "سيده", "شخص", "جثه", "معتقل", "مفقود"];
    const RELATIVES: [&str; 10] =
        ["والد", "والده", "زوجه", "زوج", "شقيق", "شقيقه", "اخت", "اخو", "ارمله", "ابنه"];
    let key = value_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let [first, second, ..] = words[..] else { return false };
    let latin = matches!(first, "a" | "an" | "unknown" | "young" | "the") && !second.is_empty();
    let from = SOMEBODY.contains(&first) && matches!(second, "من" | "مجهول" | "مجهوله" | "رضيع" | "صغير");
    let of = RELATIVES.contains(&first) && words.len() <= 4 && names::is_given(second);
    of || from
        || latin && ["man", "woman", "boy", "girl", "child", "person"].iter().any(|word| words.contains(word))
}

fn is_an_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["www.", "http:", "https:"].iter().any(|start| lower.contains(start))
}

/// «سجن تدمر», «حاجز الجسر»: a list of prisons that was taken for one of people.
fn is_a_place_of_detention(text: &str) -> bool {
    const FIRST: [&str; 15] = [
        "سجن",
        "معتقل",
        "فرع",
        "حاجز",
        "مخفر",
        "مفرزة",
        "مفرزه",
        "ثكنة",
        "ثكنه",
        "مطار",
        "مدرسة",
        "مدرسه",
        "مستشفى",
        "مشفى",
        "مركز",
    ];
    const LAST: [&str; 5] = ["prison", "checkpoint", "branch", "airport", "barracks"];
    let mut words = text.split_whitespace();
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    !last.is_empty() && (FIRST.contains(&first) || LAST.iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// «مثال: محمد أحمد», "test": whoever made the form tried it.
fn is_a_trial(text: &str) -> bool {
    let key = value_key(text);
    let marked = |word: &String| {
        key.strip_prefix(word.as_str())
            .is_some_and(|rest| rest.trim_start().starts_with([':', '-', '–', '(']))
    };
    vocabulary().is_value("no_names", &key) || vocabulary().values("examples").any(marked)
}

/// A word of two alphabets, or with signs between its letters: `üىü+ي`.
fn is_garbled(word: &str) -> bool {
    let arabic = word.chars().any(is_arabic_letter);
    let latin = |letter: char| letter.is_alphabetic() && u32::from(letter) < 0x250;
    let letters: Vec<char> = word.chars().collect();
    let amid = letters.windows(3).any(|three| {
        three[0].is_alphabetic()
            && matches!(three[1], '#' | '$' | '%' | '^' | '~' | '§' | '¤')
            && three[2].is_alphabetic()
    });
    // «سامرSamer» is one man, told twice; of a single foreign letter in a word nobody is.
    let meet = |two: &&[char]| {
        latin(two[0]) && is_arabic_letter(two[1]) || is_arabic_letter(two[0]) && latin(two[1])
    };
    let mixed = arabic && letters.windows(2).filter(meet).count() > 1;
    amid || mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_so() {
        for text in [
            "12345",
            "2013",
            "a",
            "{\"first\":\"سامر\"}",
            "<b>سامر</b>",
            "test",
            "اسم تجريبي",
            "مثال: محمد أحمد",
            "www.example.invalid",
            "üىü+ي üى#ىü",
            "سامر عدنان الحلاق اعتقل من حمص بتاريخ 2013",
            "سجن تدمر",
            "حاجز الجسر",
            "Tadmur Prison",
            "شاب من حمص",
            "والد أيهم",
            "(تابع)",
            "a young man from Homs",
        ] {
            assert!(is_no_name(text), "{text}");
        }
        for text in [
            "سامر عدنان الحلاق",
            "علي حسن العلي - معتقل سابق",
            "سالم محمد الزعفران (أبو علي)",
            "Samer al-Hallaq",
            "محمد (Mohammad) الحلبي",
            "سالم الحوراني / Salem Al-Hourani",
            "شهيدة علي",
            "O'Neil",
            "أمثال الخطيب",
        ] {
            assert!(!is_no_name(text), "{text}");
        }
    }

    #[test]
    fn names_begin_with_names() {
        for text in ["سامر عدنان", "Samer al-Hallaq", "Abu Samer Hallaq"] {
            assert!(begins_as_a_name(text), "{text}");
        }
        for text in ["سرية للغاية", "How to fill this workbook", "Write one person per row"] {
            assert!(!begins_as_a_name(text), "{text}");
        }
    }
}
