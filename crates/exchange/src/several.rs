//! Whether the cell of one name tells of several people.
//!
//! Offices write whole families into one cell, with a dash, with numbers, with an *and* that
//! grows into the next word, or only as a count. A row of several people waits: taken for one
//! person, the others are lost and the one gets a name nobody bears.

use crate::field::FieldKey;
use crate::words::fold_letters;

/// Two whole names in the cell of one.
pub(crate) fn has_two_people(field: &FieldKey, text: &str) -> bool {
    if !matches!(field, FieldKey::FullName | FieldKey::GivenName) {
        return false;
    }
    let bare = words_of(text);
    if names_a_family(&bare)
        || counts_others(&bare)
        || goes_with(&bare)
        || is_numbered(text)
        || stands_apart(text)
        || is_written_list(text)
    {
        return true;
    }
    // «سالم الحوراني / Salem Al-Hourani» is one man, told twice.
    if names::script(text) == names::Script::Mixed {
        let parsed = names::split(text);
        let twice = parsed.other.iter().any(|other| names::script(other) == names::Script::Latin);
        if twice && !parsed.two_people {
            return false;
        }
    }
    let signs = ['\n', '\r', '+', '؛', ';', '&', '/', '،'];
    let and = |word: &str| word.starts_with('و') || matches!(word, "مع" | "and" | "أو" | "او");
    if !text.contains(signs) && !text.split_whitespace().skip(1).any(and) {
        return false;
    }
    let least = if *field == FieldKey::FullName { 2 } else { 1 };
    let long = |part: &str| part.split_whitespace().filter(|word| word.chars().count() > 1).count() >= least;
    let both_long = |parts: &[&str]| parts.len() > 1 && parts.iter().all(|part| long(part));
    let parts = |by: &[&str]| -> Vec<String> {
        let mut text = text.trim().to_owned();
        for mark in by {
            text = text.replace(mark, "\n");
        }
        text.split('\n').filter(|part| !part.trim().is_empty()).map(str::to_owned).collect()
    };
    let surely = parts(&["\r", " و ", " + ", "+", "؛", ";", " & ", " and ", " مع "]);
    // «زين العابدين، أحمد سالم» is one man, the family first.
    let likely = if names::split(text).family_first { Vec::new() } else { parts(&[" / ", "،"]) };
    both_long(&surely.iter().map(String::as_str).collect::<Vec<_>>())
        || both_long(&likely.iter().map(String::as_str).collect::<Vec<_>>())
        || joins_a_name(text)
        || (*field == FieldKey::FullName && names::split(text).two_people)
}

/// «['سامر حداد', 'وليد حداد']»: a program wrote down its own list of names.
fn is_written_list(text: &str) -> bool {
    let inner = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let named = |part: &&str| part.chars().any(char::is_alphabetic);
    inner.is_some_and(|inner| inner.split([',', '،', ';']).filter(named).count() > 1)
}

/// The words of a cell in compared form, without signs.
fn words_of(text: &str) -> Vec<String> {
    text.split(|letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
    })
    .filter(|word| !word.is_empty())
    .map(fold_letters)
    .collect()
}

/// «عائلة الحلاق»: alone in its row it heads those below it.
pub(crate) fn is_a_family_alone(text: &str) -> bool {
    let words = words_of(text);
    (2..=3).contains(&words.len()) && names_a_family(&words) && !counts_others(&words)
}

/// «عائلة الزعبي (5 أشخاص)», «سالم الحوراني وعائلته», "family of …": people who are not named.
fn names_a_family(words: &[String]) -> bool {
    const FAMILIES: [&str; 8] =
        ["عايله", "اسره", "عيله", "family", "famille", "familie", "ailesi", "malbata"];
    const THEIRS: [&str; 22] = [
        "واولاده",
        "واولادها",
        "واولادهما",
        "وابناوه",
        "وابناوها",
        "وابنايه",
        "وبناته",
        "وبناتها",
        "وعايلته",
        "وعايلتها",
        "واسرته",
        "واسرتها",
        "وعيلته",
        "وعيلتها",
        "واطفاله",
        "واطفالها",
        "واهله",
        "واهلها",
        "واخوانه",
        "واخواته",
        "ورفاقه",
        "ورفاقها",
    ];
    let first = words.first().is_some_and(|word| FAMILIES.contains(&word.as_str())) && words.len() > 1;
    let theirs = words.iter().skip(1).any(|word| THEIRS.contains(&word.as_str()));
    let with_family = words.windows(2).any(|pair| {
        matches!(pair[0].as_str(), "and" | "with" | "his" | "her" | "et")
            && FAMILIES.contains(&pair[1].as_str())
    });
    first || theirs || with_family
}

/// Those who are counted and not named.
const COUNTED: [&str; 26] = [
    "اشخاص",
    "افراد",
    "شخص",
    "شخصا",
    "اخوه",
    "اخوات",
    "شباب",
    "شابا",
    "شبان",
    "ابناء",
    "اولاد",
    "بنات",
    "اطفال",
    "نساء",
    "رجال",
    "معتقلين",
    "اخرين",
    "اخرون",
    "persons",
    "people",
    "members",
    "personnes",
    "others",
    "sons",
    "brothers",
    "children",
];

/// How many, in a word; ten and more come in digits.
const COUNTS: [&str; 22] = [
    "اثنان",
    "اثنين",
    "اثنتين",
    "ثلاثه",
    "ثلاث",
    "اربعه",
    "اربع",
    "خمسه",
    "خمس",
    "سته",
    "ست",
    "سبعه",
    "سبع",
    "ثمانيه",
    "ثماني",
    "تسعه",
    "تسع",
    "عشره",
    "two",
    "three",
    "four",
    "five",
];

/// «محمد أحمد حسن و5 آخرين», «عمر الطيب وثلاثة من أبنائه», «ثلاثة أبناء لـ حسن», "and others".
fn counts_others(words: &[String]) -> bool {
    const OTHERS: [&str; 10] =
        ["واخرون", "واخرين", "واخر", "واخري", "واخران", "واخريات", "واخرى", "others", "وغيرهم", "وغيره"];
    const OF_ONE_HOUSE: [&str; 12] = [
        "ابناء",
        "اولاد",
        "اخوه",
        "الاخوه",
        "الاخوين",
        "الاخوان",
        "الشقيقين",
        "الشقيقان",
        "الاشقاء",
        "شقيقان",
        "اخوان",
        "brothers",
    ];
    let is_count = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || COUNTS.contains(&word);
    let joined = |word: &str| word.strip_prefix('و').is_some_and(|rest| !rest.is_empty() && is_count(rest));
    let counted = words
        .windows(2)
        .any(|pair| is_count(pair[0].trim_start_matches('و')) && COUNTED.contains(&pair[1].as_str()));
    let others = words.iter().skip(1).any(|word| OTHERS.contains(&word.as_str()) || joined(word));
    // "The Sayyad brothers", "Mr. & Mrs. Khoury".
    const HOUSE: [&str; 8] =
        ["brothers", "sisters", "siblings", "sons", "children", "twins", "kids", "cousins"];
    let latin = words.len() > 1 && words.last().is_some_and(|word| HOUSE.contains(&word.as_str()));
    let couple = words.windows(2).any(|pair| pair[0] == "mr" && pair[1] == "mrs");
    let together = latin
        || couple
        || words.len() > 2 && words.first().is_some_and(|word| OF_ONE_HOUSE.contains(&word.as_str()));
    counted || others || together
}

/// «سمر ديب برفقة زوجها كنان», «عمر الطيب ثم زيد الطيب», «… مع ابنه»: words that lead to one more.
fn goes_with(words: &[String]) -> bool {
    const WITH: [&str; 19] = [
        "و",
        "and",
        "with",
        "مع",
        "برفقه",
        "برفقته",
        "برفقتها",
        "رفقه",
        "بصحبه",
        "بصحبته",
        "بمعيه",
        "ومعه",
        "ومعها",
        "ومعهم",
        "معه",
        "معها",
        "ثم",
        "كذلك",
        "accompanied",
    ];
    words.iter().enumerate().any(|(at, word)| at > 0 && at + 1 < words.len() && WITH.contains(&word.as_str()))
        || words.iter().enumerate().any(|(at, word)| at > 0 && is_kin(word, words.get(at + 1).is_some()))
}

/// Stems of the words for relatives and companions, as they stand before «ه», «ها» and the like.
const KIN: [&str; 46] = [
    "اخ",
    "اخو",
    "اخي",
    "اخا",
    "اخوت",
    "اخوان",
    "اخت",
    "اخوات",
    "شقيق",
    "شقيقت",
    "اشقا",
    "اشقاو",
    "اشقاي",
    "شقيقات",
    "ابن",
    "ابنا",
    "ابناو",
    "ابناي",
    "ابناء",
    "ابنت",
    "بنت",
    "بنات",
    "ولد",
    "ولدا",
    "ولدي",
    "اولاد",
    "والد",
    "والدت",
    "والدا",
    "ام",
    "اب",
    "ابو",
    "ابي",
    "زوج",
    "زوجت",
    "زوجات",
    "عم",
    "عمت",
    "خال",
    "خالت",
    "جد",
    "جدت",
    "حفيد",
    "احفاد",
    "صهر",
    "اطفال",
];

/// Whether a word, in match form, joins a relative to somebody: «وأخوه».
pub(crate) fn joins_a_relative(word: &str) -> bool {
    is_kin(word, false)
}

/// «وأخوه», «وولدها», «وزوجته»: an *and* with somebody's relative; «وابن عمه» with the relative behind it.
fn is_kin(word: &str, goes_on: bool) -> bool {
    let Some(rest) = word.strip_prefix('و') else { return false };
    if goes_on && matches!(rest, "ابن" | "ابنه" | "ابناء" | "اولاد" | "اخ" | "اخت" | "زوجه")
    {
        return true;
    }
    let own = ["هما", "هم", "هن", "ها", "ه"].iter().find_map(|end| rest.strip_suffix(end));
    own.is_some_and(|stem| KIN.contains(&stem)) && !names::is_given(word)
}

/// «1- عمر الطيب 2- زيد الطيب»: two numbers, a name behind each.
fn is_numbered(text: &str) -> bool {
    if !text.contains(char::is_numeric) {
        return false;
    }
    let western = |letter: char| {
        if letter.is_numeric() {
            fold_letters(&letter.to_string()).chars().next().unwrap_or(letter)
        } else {
            letter
        }
    };
    let letters: Vec<char> = text.chars().map(western).collect();
    let mut counted = 0;
    let mut at = 0;
    while at < letters.len() {
        let opens = at == 0 || !letters[at - 1].is_alphanumeric();
        let digits = letters[at..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        if opens && (1..=2).contains(&digits) {
            let rest = &letters[at + digits..];
            let marked =
                rest.first().is_some_and(|mark| matches!(mark, '-' | '–' | '.' | ')' | '/' | '_' | ':'));
            let named = rest
                .iter()
                .skip(1)
                .find(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.'))
                .is_some_and(|letter| letter.is_alphabetic());
            counted += usize::from(marked && named);
        }
        at += digits.max(1);
    }
    counted > 1
}

/// «خالد الحمد - سعيد الحمد», «عمر الطيب\زيد الطيب»: a mark between two whole names, each of which
/// begins as names begin. Behind a dash may stand a town as well.
fn stands_apart(text: &str) -> bool {
    let whole = |part: &str| {
        let words = names::tokens(part);
        words.len() >= 2
            && words.first().is_some_and(|first| names::is_given(first))
            && !part.contains(char::is_numeric)
    };
    let one_script =
        |parts: &[&str]| parts.windows(2).all(|pair| names::script(pair[0]) == names::script(pair[1]));
    [" - ", " – ", " — ", "\\", "/", "|", " _ "].iter().any(|mark| {
        let parts: Vec<&str> = text.split(mark).map(str::trim).filter(|part| !part.is_empty()).collect();
        parts.len() > 1
            && parts.iter().all(|part| whole(part))
            && one_script(&parts)
            && !(*mark == "|" && is_alike(&parts))
    })
}

/// Programs join several names of one person by a bar; those begin alike.
fn is_alike(parts: &[&str]) -> bool {
    let given: Vec<Option<String>> =
        parts.iter().map(|part| names::split(part).given.map(|given| names::fold(&given))).collect();
    given.windows(2).all(|pair| pair[0] == pair[1])
}

/// "سالم ومحمد الحوراني": an *and* joined to a given name. Names that themselves begin with
/// this letter (وليد) leave no name behind. Of «ياسر ونورس العبدالله» nobody knows the second,
/// but it stands between a given name and the family of both.
fn joins_a_name(text: &str) -> bool {
    const OWN: [&str; 30] = [
        "وفايي",
        "وجداني",
        "وكاع",
        "ونوس",
        "وهاب",
        "وردان",
        "وضاح",
        "وجدي",
        "وصال",
        "وصفي",
        "واصل",
        "واثق",
        "وافي",
        "وحش",
        "وهبه",
        "وسوف",
        "وريد",
        "وقاص",
        "وعد",
        "ولاء",
        "وسن",
        "ورده",
        "وطفه",
        "وحود",
        "وهيبه",
        "وديعه",
        "وحيده",
        "وجيهه",
        "وزير",
        "وايلي",
    ];
    let words: Vec<String> = text.split_whitespace().map(fold_letters).collect();
    let joined = |at: usize| {
        let word = &words[at];
        let rest = word.strip_prefix('و').unwrap_or("");
        let own = names::is_known(word) || OWN.contains(&word.as_str());
        let between = || {
            at == 1
                && words.len() == 3
                && names::is_given(&words[0])
                && words[2].starts_with("ال")
                && !names::is_given(&words[2])
        };
        rest.chars().count() >= 3 && !own && (names::is_given(rest) || between())
    };
    (1..words.len()).any(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_people_in_one_cell() {
        for text in [
            "خالد الحمد - سعيد الحمد",
            "1- عمر الطيب 2- زيد الطيب",
            "١) عمر الطيب ٢) زيد الطيب",
            "ياسر ونورس العبدالله",
            "محمد أحمد حسن و5 آخرين",
            "محمد أحمد حسن وآخرون",
            "عمر الطيب وثلاثة من أبنائه",
            "سمر ديب وولدها كريم",
            "سمر ديب وابنتها",
            "سمر ديب برفقة زوجها كنان",
            "عمر الطيب مع ابنه",
            "عمر الطيب (وابن عمه)",
            "عمر الطيب وابن عمه زيد",
            "عمر الطيب ثم زيد الطيب",
            "عمر الطيب\\زيد الطيب",
            "عمر الطيب/زيد الطيب",
            "عمر الطيب / زيد الطيب",
            "ثلاثة أبناء لـ حسن المصطفى",
            "أبناء حسن المصطفى الثلاثة",
            "عائلة الزعبي (5 أشخاص)",
            "عمر الطيب وصهره وائل",
            "عمر الطيب و أولاده",
            "Omar Tayeb with his brother",
            "عمر الطيب وعمه",
            "سالم الحوراني and others",
            "عمر الطيب وشقيقيه وأشقائهم",
            "['سامر حداد', 'وليد حداد']",
            "The Sayyad brothers",
            "لبنى غياث المصري وأولادها",
        ] {
            assert!(has_two_people(&FieldKey::FullName, text), "{text}");
        }
    }

    #[test]
    fn one_person_in_one_cell() {
        for text in [
            "وليد وائل النسيم",
            "سالم محمد الزعفران (أبو علي)",
            "عبد الودود وسيم السنابل",
            "سالم محمد أو محمود الزعفران",
            "سالم محمد الزعفران - درعا البلد",
            "سالم وكاع الحسن",
            "سالم الحوراني | سالم محمد الحوراني",
            "1- عمر الطيب",
            "محمد خالد - أبو حسن",
            "علي حسن العلي - معتقل سابق",
            "سالم الحوراني / Salem Al-Hourani",
            "حسن بن علي بن محمد الشامي",
            "Ali Hasan Al-Hamad",
        ] {
            assert!(!has_two_people(&FieldKey::FullName, text), "{text}");
        }
    }
}
