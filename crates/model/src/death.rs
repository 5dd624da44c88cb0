//! Words that say somebody is dead, in whatever field they stand, and names
//! without them.
//!
//! The words are data (`vocab/death_words.toml`). They are the second net: what
//! a *property* or a *code* says is told by the vocabulary; this finds the rest.
//!
//! **Invariant:** words are compared whole. «مات» is not found in «مهمات», and
//! who is called شهيد keeps the name.

use crate::codes::said::words;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

#[derive(Deserialize)]
struct WrittenSayings {
    deaths: Vec<String>,
    persons: Vec<String>,
    phrases: Vec<String>,
    titles: Vec<String>,
    remarks: Vec<String>,
    names: Vec<String>,
}

/// Sayings of one or more words, by their first.
#[derive(Default)]
struct Sayings(HashMap<String, Vec<Vec<String>>>);

impl Sayings {
    fn of<'a>(all: impl Iterator<Item = &'a String>) -> Sayings {
        let mut by_first: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for saying in all.map(|text| words(text)) {
            let Some(first) = saying.first() else { continue };
            by_first.entry(first.clone()).or_default().push(saying[1..].to_vec());
        }
        // The longest first: of "the martyr" and "the" the whole is meant.
        by_first.values_mut().for_each(|rest| rest.sort_by_key(|words| std::cmp::Reverse(words.len())));
        Sayings(by_first)
    }

    /// How many of the words from the first on are a saying; 0 for none.
    fn begins(&self, said: &[String]) -> usize {
        let Some((first, rest)) = said.split_first() else { return 0 };
        let starts = |first: &str| {
            let known = self.0.get(first)?;
            known.iter().find(|more| rest.starts_with(more)).map(|more| more.len() + 1)
        };
        let bare = || bare_forms(first).find_map(starts);
        let spoken = || {
            spoken_forms(first)
                .iter()
                .find_map(|form| starts(form).or_else(|| bare_forms(form).find_map(starts)))
        };
        starts(first).or_else(bare).or_else(spoken).unwrap_or(0)
    }

    fn anywhere(&self, said: &[String]) -> bool {
        (0..said.len()).any(|at| self.begins(&said[at..]) > 0)
    }
}

struct DeathWords {
    /// Of death itself, or a phrase.
    deaths: Sayings,
    persons: Sayings,
    titles: Sayings,
    remarks: Sayings,
    names: HashSet<String>,
}

static DEATH: LazyLock<DeathWords> = LazyLock::new(|| {
    let written: WrittenSayings = toml::from_str(include_str!("../vocab/death_words.toml"))
        .expect("the words are part of the program and a test reads them");
    DeathWords {
        deaths: Sayings::of(written.deaths.iter().chain(&written.phrases)),
        persons: Sayings::of(written.persons.iter()),
        titles: Sayings::of(written.titles.iter()),
        remarks: Sayings::of(written.remarks.iter().chain(&written.phrases)),
        names: written.names.iter().map(|name| words(name).concat()).collect(),
    }
});

/// Particles that Arabic writes onto a word, the longest first.
const BEFORE: &[&str] =
    &["وبال", "فبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك"];
/// Pronouns and endings that are written onto a word.
const BEHIND: &[&str] = &[
    "", "ناهم", "ناها", "ناه", "هما", "تها", "تهم", "هم", "هن", "ها", "ته", "وا", "ون", "ين", "ات", "نا",
    "ه", "ت", "ا",
];

/// What is left of an Arabic word without what is written onto it; three letters at least.
fn bare_forms(word: &str) -> impl Iterator<Item = &str> {
    let arabic = word.starts_with(|c| ('\u{0620}'..='\u{064A}').contains(&c));
    let heads = std::iter::once(word)
        .chain(BEFORE.iter().filter_map(|head| word.strip_prefix(head)))
        .filter(move |_| arabic);
    let stems = heads.flat_map(|stem| BEHIND.iter().filter_map(move |tail| stem.strip_suffix(tail)));
    stems.filter(|stem| stem.chars().count() > 2)
}

/// What a word is in writing that ends as Syrians say it: «جثتو» is «جثته», «ماتو» is «ماتوا», «توفا» is
/// «توفى».
fn spoken_forms(word: &str) -> Vec<String> {
    let as_written = |ending: &str, written: &[&str]| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2);
        stem.into_iter().flat_map(|stem| written.iter().map(move |tail| format!("{stem}{tail}"))).collect()
    };
    let (his, passive): (Vec<String>, Vec<String>) = (as_written("و", &["ه", "وا"]), as_written("ا", &["ي"]));
    [his, passive].concat()
}

/// Long English words of death with one letter wrong: "deseased". Shorter ones are too like others
/// ("willing").
fn is_slip_of_death(word: &str) -> bool {
    const LONG: usize = 8;
    static LONG_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let all = DEATH.deaths.0.iter().chain(&DEATH.persons.0);
        let words = all.filter(|(_, more)| more.iter().any(Vec::is_empty)).map(|(first, _)| first);
        words
            .filter(|word| word.is_ascii() && word.len() >= LONG)
            .flat_map(|word| without_one(word))
            .collect()
    });
    word.is_ascii()
        && (LONG - 1..=LONG + 8).contains(&word.len())
        && without_one(word).any(|less| LONG_WORDS.contains(&less))
}

/// The word, and the word without each of its letters: two words of which these meet differ by one slip.
fn without_one(word: &str) -> impl Iterator<Item = String> + '_ {
    let less = (0..word.len()).map(|at| [&word[..at], &word[at + 1..]].concat());
    std::iter::once(word.to_owned()).chain(less)
}

/// Whether there are letters to read at all: most cells of a list are numbers and dates.
fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether the words say that somebody is dead, or speak of a body or a grave.
///
/// ```
/// assert!(model::death::is_said("لقي حتفه تحت التعذيب"));
/// assert!(!model::death::is_said("في مهمات"));
/// ```
pub fn is_said(text: &str) -> bool {
    has_letters(text) && {
        let said = words(text);
        DEATH.deaths.anywhere(&said)
            || DEATH.persons.anywhere(&said)
            || said.iter().any(|word| is_slip_of_death(word))
    }
}

/// Whether a column of that title holds dates, places or causes of death.
/// "Date of birth of the martyr" does not.
pub(crate) fn is_column(title: &str) -> bool {
    has_letters(title) && DEATH.deaths.anywhere(&words(title))
}

/// A name as it may stand before those who are not told: without titles of the
/// dead and without what is remarked behind it. `None` where nothing is left.
///
/// ```
/// assert_eq!(model::death::name_without("الشهيد سامر الأحمد (رحمه الله)").as_deref(), Some("سامر الأحمد"));
/// assert_eq!(model::death::name_without("شهيد محمد الأحمد").as_deref(), Some("شهيد محمد الأحمد"));
/// ```
pub fn name_without(name: &str) -> Option<String> {
    let clean = names::clean(name);
    let open = unbracketed(&clean);
    let written: Vec<&str> = open.split_whitespace().collect();
    let folded: Vec<Vec<String>> = written.iter().map(|word| words(word)).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let rest: Vec<String> = folded[at..].iter().flatten().cloned().collect();
        let said = DEATH.titles.begins(&rest);
        let named = !kept.is_empty() && is_name(&folded[at]) && !ends_a_name(&kept, at + 1 == written.len());
        if said > 0 && !named {
            at += words_of(&folded[at..], said);
        } else if DEATH.remarks.begins(&rest) > 0 && !is_name(&folded[at]) {
            // Behind a name everything that follows belongs to the remark; before it, only what says so.
            if kept.iter().any(|word| has_letters(word)) {
                break;
            }
            at += words_of(&folded[at..], DEATH.remarks.begins(&rest));
        } else {
            kept.push(written[at]);
            at += 1;
        }
    }
    let left = kept.join(" ");
    let left = left.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '،' | ',' | '/' | '.' | ':' | '؛' | '*' | '+' | '†')
    });
    has_letters(left).then(|| left.to_owned())
}

fn is_name(folded: &[String]) -> bool {
    DEATH.names.contains(&folded.concat())
}

/// «سامر محمد الأحمد الشهيد» has its family already; in «سامر محمد الشهيد» it is the family.
fn ends_a_name(kept: &[&str], last: bool) -> bool {
    last && kept.len() > 1 && kept.last().is_some_and(|word| word.starts_with("ال"))
}

/// How many written words the first `said` folded ones are.
fn words_of(folded: &[Vec<String>], said: usize) -> usize {
    let mut left = said;
    let whole = folded.iter().take_while(|words| {
        let takes = left > 0;
        left = left.saturating_sub(words.len().max(1));
        takes
    });
    whole.count().max(1)
}

/// The text without brackets that speak of death.
fn unbracketed(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, open, inside, after)) = brackets(rest) {
        out.push_str(before);
        if !is_said(inside) {
            out.push_str(&rest[before.len()..rest.len() - after.len()]);
        }
        debug_assert!(open.len_utf8() > 0);
        rest = after;
    }
    out + rest
}

fn brackets(text: &str) -> Option<(&str, char, &str, &str)> {
    const PAIRS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('"', '"'), ('“', '”')];
    let (at, open) = text.char_indices().find(|(_, c)| PAIRS.iter().any(|(open, _)| open == c))?;
    let close = PAIRS.iter().find(|(c, _)| *c == open)?.1;
    let inside = &text[at + open.len_utf8()..];
    let end = inside.find(close)?;
    Some((&text[..at], open, &inside[..end], &inside[end + close.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_death_are_found_in_every_language_of_our_lists() {
        for said in [
            "لقي حتفه",
            "قضى نحبه في صيدنايا",
            "فارق الحياة",
            "الشهيد سامر",
            "المرحوم أبو علي",
            "استشهد تحت التعذيب",
            "رحمه الله",
            "وجدت جثته",
            "سلموا رفاته",
            "مقبرة نجها",
            "ودفن في نجها",
            "وبالوفاة",
            "قائمة الشهداء",
            "أُعدِم",
            "انقتل",
            "الله يرحمو الله يرحمه",
            "تصفيته",
            "ماتو بالسجن",
            "وفاتو بالسجن",
            "طلعت جثتو من المشفى",
            "استشهدو بالفرع",
            "توفا بالسجن",
            "اندفن بالمزرعة",
            "دفناه بمزرعة",
            "قبرناه بالمزرعة",
            "عدموه بالسجن",
            "انشنق بصيدنايا",
            "اتصفى بالفرع",
            "خلصوا عليه بالفرع",
            "خلصو عليه",
            "قضى بالسجن",
            "نحروه",
            "سجن صيدنايا (اعدمو)",
            "صار عظام",
            "براد مشفى تشرين",
            "ثلاجة المشفى",
            "executd prison",
            "deseased hospital",
            "died in custody",
            "Date of death",
            "martyrs list",
            "décédé en 2014",
            "Todesdatum",
            "vefat etti",
            "hayatını kaybetti",
            "Ölüm tarihi",
            "şehîd",
            "گۆڕستان",
        ] {
            assert!(is_said(said), "{said}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for said in [
            "في مهمات",
            "معلومات",
            "الحياة",
            "قتيبة",
            "درعا البلد",
            "مدفأة",
            "شهد",
            "مشهد",
            "يشهد",
            "قضى سنتين",
            "عظامي",
            "البرادات",
            "عامودا",
            "كفرنبودة",
            "released",
            "willing",
            "detained",
            "Mortada",
            "todo",
            "الأمن العسكري",
            "وفاء",
            "الوفاء",
            "2014",
            "",
        ] {
            assert!(!is_said(said), "{said}");
        }
    }

    #[test]
    fn a_column_of_a_dead_person_is_not_a_column_of_death() {
        for title in [
            "تاريخ الوفاة",
            "مكان الدفن",
            "سبب الوفاة",
            "date of death",
            "burial place",
            "تاريخ الاستشهاد",
            "lieu du décès",
            "Todesursache",
            "ölüm yeri",
        ] {
            assert!(is_column(title), "{title}");
        }
        for title in ["اسم الشهيد", "تاريخ ولادة الشهيد", "name of the martyr", "تاريخ الاعتقال", "مكان الولادة"]
        {
            assert!(!is_column(title), "{title}");
        }
    }

    #[test]
    fn a_title_goes_and_the_name_stays() {
        for (said, left) in [
            ("الشهيد سامر الأحمد", "سامر الأحمد"),
            ("الشهيد البطل سامر الأحمد", "سامر الأحمد"),
            ("المرحوم سامر الأحمد", "سامر الأحمد"),
            ("سامر الأحمد رحمه الله", "سامر الأحمد"),
            ("سامر الأحمد (متوفى)", "سامر الأحمد"),
            ("سامر الأحمد - استشهد في صيدنايا 2014", "سامر الأحمد"),
            ("سامر الأحمد لقي حتفه", "سامر الأحمد"),
            ("سامر محمد الأحمد الشهيد", "سامر محمد الأحمد"),
            ("Martyr Samer Al-Ahmad", "Samer Al-Ahmad"),
            ("Samer Al-Ahmad (deceased)", "Samer Al-Ahmad"),
        ] {
            assert_eq!(name_without(said).as_deref(), Some(left), "{said}");
        }
        assert_eq!(name_without("جثة"), None, "a body without a name has none");
        assert_eq!(name_without("الشهيد"), None);
    }

    #[test]
    fn who_is_called_so_keeps_the_name() {
        for name in [
            "شهيد",
            "شهيدة علي",
            "سامر شهيد الأحمد",
            "سامر محمد الشهيد",
            "وفاء الأحمد",
            "Shahid Khan",
            "سامر الأحمد (أبو علي)",
            "مهند الحياتي",
        ] {
            assert_eq!(name_without(name).as_deref(), Some(name));
        }
    }
}
