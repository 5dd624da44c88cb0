//! Names of places, parties and prisons that stand in none of our lists.
//!
//! A village that no list has is a village all the same, and a list that leaves without it loses where
//! somebody is from. But what stands in such a field may be a sentence, and nobody has read it.
//!
//! **Invariant:** default deny. What is not known for a name by its form stays: a sentence, numbers, words of
//! death. Partners are told only what begins with a word for what it is (village, quarter, brigade,
//! prison), in few words of which none may be of a person, of a house or of something that happened: words
//! by which people say such things are without number.

use crate::codes::said::words;
use crate::vocab::Kind;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct WrittenPlaceWords {
    sentence: Vec<String>,
    dead: Vec<String>,
    homes: Vec<String>,
    places: Vec<String>,
    parties: Vec<String>,
    prisons: Vec<String>,
}

/// PlaceSayings of one or more words, in the form in which they are compared.
struct PlaceSayings(Vec<Vec<String>>);

impl PlaceSayings {
    fn of(all: &[String]) -> PlaceSayings {
        PlaceSayings(all.iter().map(|text| words(text)).collect())
    }

    fn anywhere(&self, said: &[String]) -> bool {
        (0..said.len()).any(|at| self.0.iter().any(|saying| begins(&said[at..], saying)))
    }

    /// The same where a saying of one word is all that was said: «تل السماء» is a hill.
    fn anywhere_or_alone(&self, said: &[String]) -> bool {
        let bare = said.split_first().filter(|(first, _)| IN.contains(&first.as_str()));
        let said = bare.map_or(said, |(_, rest)| rest);
        (0..said.len()).any(|at| {
            self.0.iter().any(|saying| begins(&said[at..], saying) && (saying.len() > 1 || said.len() == 1))
        })
    }

    /// Whether a name begins with one of these, bare or with its article; a Latin one may end with it.
    fn heads(&self, said: &[String]) -> bool {
        let is = |word: &String| {
            let bare = word.strip_prefix("ال").unwrap_or(word);
            self.0.iter().any(|saying| saying.len() == 1 && (saying[0] == *word || saying[0] == bare))
        };
        let last = said.last().filter(|word| word.is_ascii());
        said.first().is_some_and(is) || last.is_some_and(is)
    }

    /// The same of words that have nothing written onto them: «عين الماء» has no «ما».
    fn has_word(&self, said: &[String]) -> bool {
        said.iter().any(|word| self.0.iter().any(|saying| saying.len() == 1 && saying[0] == *word))
    }
}

/// Whether the words begin with that saying, of which the first may have something written onto it.
fn begins(said: &[String], saying: &[String]) -> bool {
    let Some((first, rest)) = saying.split_first() else { return false };
    let is_first = |word: &String| {
        word == first || BEFORE.iter().any(|head| word.strip_prefix(head) == Some(first.as_str()))
    };
    said.first().is_some_and(is_first) && said[1..].starts_with(rest)
}

/// Words before a place that are no part of its name.
const IN: [&str; 5] = ["في", "الي", "علي", "in", "to"];
/// What Arabic writes onto the front of a word.
const BEFORE: [&str; 7] = ["ال", "بال", "لل", "وال", "ب", "ل", "و"];

struct PlaceWords {
    sentence: PlaceSayings,
    dead: PlaceSayings,
    homes: PlaceSayings,
    places: PlaceSayings,
    parties: PlaceSayings,
    prisons: PlaceSayings,
}

static WORDS: LazyLock<PlaceWords> = LazyLock::new(|| {
    let written: WrittenPlaceWords = toml::from_str(include_str!("../vocab/place_words.toml"))
        .expect("the words are part of the program and a test reads them");
    PlaceWords {
        sentence: PlaceSayings::of(&written.sentence),
        dead: PlaceSayings::of(&written.dead),
        homes: PlaceSayings::of(&written.homes),
        places: PlaceSayings::of(&written.places),
        parties: PlaceSayings::of(&written.parties),
        prisons: PlaceSayings::of(&written.prisons),
    }
});

/// Names of more words are sentences.
const MOST_WORDS: usize = 7;
/// Names of more words are not told to partners.
const MOST_WORDS_FOR_PARTNERS: usize = 4;
/// A number of more digits is no number of a branch or a street.
const MOST_DIGITS: usize = 4;

/// Whether values of that kind are names of places, parties or prisons.
///
/// ```
/// use model::{unlisted::is_of_lists, vocab::Kind};
/// assert!(is_of_lists(Kind::Place) && !is_of_lists(Kind::Note));
/// ```
pub fn is_of_lists(kind: Kind) -> bool {
    matches!(kind, Kind::Place | Kind::Party | Kind::Facility)
}

/// Whether the words say where somebody is who died.
pub(crate) fn is_of_the_dead(said: &str) -> bool {
    WORDS.dead.anywhere_or_alone(&words(said))
}

/// Whether what a source called a place, a party or a prison is a name by its form, as colleagues take it out
/// of the house in a sheet.
///
/// ```
/// use model::unlisted::is_name;
/// assert!(is_name("مزرعة الغروب قرب الجسر"));
/// assert!(!is_name("حيث انتهى كل شيء") && !is_name("عند جاره 0933111222"));
/// ```
pub fn is_name(said: &str) -> bool {
    let said_words = words(said);
    let digits = said.chars().filter(|c| c.is_numeric()).count();
    let has_letters = said.chars().any(char::is_alphabetic);
    has_letters
        && digits <= MOST_DIGITS
        && said_words.len() <= MOST_WORDS
        && !said.contains(['؟', '?', '!', '@', '\n'])
        && !WORDS.sentence.has_word(&said_words)
        && !crate::death::is_said(said)
        && !WORDS.dead.anywhere_or_alone(&said_words)
}

/// The same for partners: it names no house, and a party or a prison says what it is.
///
/// ```
/// use model::{unlisted::is_name_for_partners, vocab::Kind};
/// assert!(is_name_for_partners(Kind::Place, "خربة الغروب"));
/// assert!(is_name_for_partners(Kind::Party, "كتيبة الغروب") && !is_name_for_partners(Kind::Party, "ناس"));
/// ```
pub fn is_name_for_partners(kind: Kind, said: &str) -> bool {
    let said_words = words(said);
    let heads = match kind {
        Kind::Place => &WORDS.places,
        Kind::Party => &WORDS.parties,
        Kind::Facility => &WORDS.prisons,
        _ => return false,
    };
    (2..=MOST_WORDS_FOR_PARTNERS).contains(&said_words.len())
        && said.chars().all(|c| c.is_alphanumeric() || is_mark(c) || matches!(c, ' ' | '-' | '\''))
        && heads.heads(&said_words)
        && is_name(said)
        && !WORDS.homes.anywhere(&said_words)
        && !said_words.iter().any(|word| may_be_a_verb(word))
}

/// Marks that are written on Arabic letters, and the line that lengthens them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}')
}

/// Whether an Arabic word may say what happened or where: with "in" or "at" written onto it, or with the
/// ending of a verb or a pronoun. Few names have such a form, and those stay in the house.
fn may_be_a_verb(word: &str) -> bool {
    const BEFORE: [&str; 4] = ["بال", "عال", "وال", "لل"];
    const BEHIND: [&str; 6] = ["وا", "و", "وه", "ناه", "هم", "ها"];
    BEFORE.iter().any(|head| word.starts_with(head)) || BEHIND.iter().any(|tail| word.ends_with(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_name_leaves_and_what_is_a_sentence_stays() {
        for name in [
            "خربة الغروب",
            "مزرعة الغروب قرب الجسر",
            "ناس",
            "بيت أبو سالم",
            "الشارع 30",
            "عين الماء",
            "تل السماء",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "حيث كان",
            "المكان الذي لا يعود منه أحد",
            "حيث انتهى كل شيء",
            "عند ربه",
            "بالجنة",
            "مقبرة نجها",
            "قتل هناك",
            "درعا 0933111222",
            "درعا؟",
            "where nobody comes back from",
            "with God",
            "12",
            "",
        ] {
            assert!(!is_name(other), "{other}");
        }
        assert!(is_name("اللجنة المركزية"), "a committee is no garden");
    }

    #[test]
    fn partners_are_told_no_person_and_no_house() {
        for (kind, name) in [
            (Kind::Place, "خربة الغروب"),
            (Kind::Place, "حي الزيتون الجديد"),
            (Kind::Party, "كتيبة الغروب"),
            (Kind::Party, "ميليشيا الغروب"),
            (Kind::Facility, "سجن الغروب"),
            (Kind::Facility, "al-Ghurub prison"),
            (Kind::Facility, "السجن المركزي الجديد"),
            (Kind::Party, "الفرقة الغربية"),
        ] {
            assert!(is_name_for_partners(kind, name), "{name}");
        }
        for (kind, other) in [
            (Kind::Place, "بيت أبو سالم"),
            (Kind::Place, "منزله"),
            (Kind::Place, "البيت"),
            (Kind::Place, "دارو"),
            (Kind::Place, "من بيت خالو"),
            (Kind::Place, "محله بالسوق"),
            (Kind::Place, "ورشة أبو قاسم"),
            (Kind::Place, "مزرعة أبو قاسم"),
            (Kind::Place, "اندفن بالمزرعة"),
            (Kind::Place, "قرية خالو"),
            (Kind::Party, "سالم الفرع"),
            (Kind::Party, "حاجز أبو جعفر"),
            (Kind::Facility, "ماتو بالسجن"),
            (Kind::Facility, "وفاتو بالسجن"),
            (Kind::Facility, "سجن، صار عظام"),
            (Kind::Facility, "سجن طلعت روحو فيه"),
            (Kind::Facility, "سجن"),
            (Kind::Party, "ناس"),
            (Kind::Party, "سالم الأيوبي"),
            (Kind::Facility, "المكان المعلوم"),
            (Kind::Facility, "حيث انتهى كل شيء"),
            (Kind::Words, "سجن الغروب"),
        ] {
            assert!(!is_name_for_partners(kind, other), "{other}");
        }
    }

    /// The words of death as they are spoken are many, and new ones come: the form alone keeps them here.
    #[test]
    fn what_became_of_somebody_is_no_name_of_where_it_was() {
        for said in [
            "اندفن بالمزرعة",
            "دفناه بمزرعة",
            "قبرناه بالمزرعة",
            "طلعت جثتو من المشفى",
            "قبرو بالسجن",
            "عدموه بالسجن",
            "انشنق بصيدنايا السجن",
            "طخوه عالحاجز",
            "قوصوه عالحاجز",
            "صفّوه بالفرع",
            "تصفى بالفرع",
            "خلصوا عليه بالفرع",
            "اتوفا بالمشفى",
            "توفا بالسجن",
            "مشفى تشرين براد",
            "براد مشفى تشرين",
            "برادات المشفى",
            "ثلاجة المشفى",
            "راح بالسجن",
            "استشهدو بالفرع",
            "نحروه بالمزرعة",
            "ماتو بالسجن",
            "وفاتو بالسجن",
            "قضى بالسجن",
            "حفرة التضامن",
            "مدفنة قرب الحاجز",
            "قبور الفرقة",
            "تربة نجها",
            "سجن صيدنايا - أُعدم",
            "سجن صيدنايا (اعدمو)",
            "سجن، صار عظام",
            "حرقوه بالمعمل",
            "المحرقة بالسجن",
            "شافو صورتو بصور قيصر",
            "died@prison",
            "executd prison",
            "deseased hospital",
            // Words that stand in no list of ours.
            "فقعوه بالسجن",
            "خنقتو بالفرع",
            "هرسوها عالحاجز",
        ] {
            for kind in [Kind::Place, Kind::Party, Kind::Facility] {
                assert!(!is_name_for_partners(kind, said), "{said}");
            }
        }
    }
}
