//! Controlled vocabularies: codes, their words, and the words of lists for them.
//!
//! The vocabularies are data (`taxonomy.json`); what lists say instead is data
//! too (`code_synonyms.csv`). To teach the register a word, add a line there.
//!
//! **Invariant:** a word that a list uses loosely is read as the weaker of the
//! things it may mean. «معتقل» is detention nobody acknowledged, because
//! acknowledgement would have to be said. A bare «متوفى» or "Deceased" is
//! `presumed_dead_witness`: somebody says so. A death paper gives
//! `presumed_dead_document`, and no word of a list ever gives a confirmed death
//! (handbook §2.3). Leaving an opened prison is `prison_opened`, never `released` and
//! never `escaped`, which accuses of flight (handbook §2.1).

mod others;
pub(crate) mod said;

use said::{How, Index, words};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// One vocabulary.
#[derive(Default)]
struct Vocabulary {
    ar: &'static str,
    en: &'static str,
    codes: Vec<&'static str>,
    words: HashMap<&'static str, Words>,
    index: Index,
    /// Synonyms letter by letter: «ابنه» is the son, «ابنة» the daughter.
    literal: HashMap<String, u16>,
    /// Synonyms with a space at both ends, the longest first.
    phrases: Vec<(String, u16)>,
}

/// How a code is said: in Arabic of a man (or of anyone), of a woman where that differs, in English.
struct Words {
    ar: &'static str,
    ar_female: &'static str,
    en: &'static str,
}

static ALL: LazyLock<BTreeMap<&'static str, Vocabulary>> = LazyLock::new(|| {
    let taxonomy: &'static serde_json::Value =
        Box::leak(Box::new(serde_json::from_str(include_str!("../data/taxonomy.json")).unwrap_or_default()));
    let list = |value: &'static serde_json::Value, key: &str| {
        value.get(key).and_then(serde_json::Value::as_array).map_or(&[][..], Vec::as_slice)
    };
    let mut all: BTreeMap<&str, Vocabulary> = list(taxonomy, "vocabularies")
        .iter()
        .map(|v| (text(v, "id"), vocabulary(v, list(v, "entries"))))
        .collect();
    for line in include_str!("../data/code_synonyms.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(vocabulary), Some(code), Some(synonyms)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if let Some(vocabulary) = all.get_mut(vocabulary) {
            vocabulary.add_synonyms(code, synonyms);
        }
    }
    for vocabulary in all.values_mut() {
        vocabulary.phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.chars().count()));
    }
    all
});

/// The rows of one of our files, without the line of headings. Files are part of
/// the program, so a row that cannot be read is a mistake a test finds.
pub(crate) fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let cell = |cell: &str| -> &'static str { Box::leak(cell.trim().to_owned().into_boxed_str()) };
    reader.records().filter_map(Result::ok).map(|row| row.iter().map(cell).collect()).collect()
}

fn text(value: &'static serde_json::Value, key: &str) -> &'static str {
    value.get(key).and_then(serde_json::Value::as_str).unwrap_or("")
}

fn vocabulary(value: &'static serde_json::Value, entries: &'static [serde_json::Value]) -> Vocabulary {
    let mut vocabulary =
        Vocabulary { ar: text(value, "name_ar"), en: text(value, "name_en"), ..Vocabulary::default() };
    for entry in entries {
        let (code, ar, en) = (text(entry, "code"), text(entry, "ar"), text(entry, "en"));
        let ar_female = Some(text(entry, "ar_female")).filter(|words| !words.is_empty()).unwrap_or(ar);
        let target = vocabulary.codes.len() as u16;
        vocabulary.codes.push(code);
        vocabulary.words.insert(code, Words { ar, ar_female, en });
        for name in [code, ar, ar_female, en] {
            vocabulary.index.add(target, name, How::Exact);
        }
    }
    vocabulary
}

impl Vocabulary {
    fn add_synonyms(&mut self, code: &str, synonyms: &'static str) {
        let Some(target) = self.codes.iter().position(|c| *c == code) else { return };
        for synonym in synonyms.split('|') {
            self.index.add(target as u16, synonym, How::Alias);
            self.literal.entry(literal(synonym)).or_insert(target as u16);
            self.phrases.push((format!(" {} ", words(synonym).join(" ")), target as u16));
        }
    }

    fn find(&self, said: &str) -> Option<&'static str> {
        let code = |target: u16| self.codes.get(usize::from(target)).copied();
        let about: Vec<&str> = said.split_whitespace().filter(|w| !THE_PERSON.contains(w)).collect();
        let letters = [literal(said), literal(&about.join(" "))];
        if let Some(target) = letters.iter().find_map(|l| self.literal.get(l)) {
            return code(*target);
        }
        let whole = words(said);
        let said = words(&about.join(" "));
        if self.codes.contains(&"released") && self.is_unclear(&whole) {
            return None;
        }
        let one = |said: &[String]| self.index.find(said).first().and_then(|hit| code(hit.target));
        if let Some(told) = in_order(&said).filter(|_| self.codes.contains(&"released")) {
            let at_last = told.and_then(|last| one(&last).or_else(|| self.within(&last).and_then(code)));
            // That somebody was seen alive takes the word of a death back, and proves no more.
            let whole = one(&said).or_else(|| one(&masculine(&said)));
            return whole
                .or_else(|| self.within_with_order(&said).and_then(code))
                .or(at_last.filter(|code| *code != "fate_clarified_alive"));
        }
        one(&said).or_else(|| one(&masculine(&said))).or_else(|| self.within(&said).and_then(code))
    }

    /// Whether words of a state speak of somebody else («توفي والده»), or of two states of which one is
    /// meant («حي أو ميت»): then no state is read from them.
    fn is_unclear(&self, said: &[String]) -> bool {
        if !self.index.strict(said).is_empty() {
            return false;
        }
        let found = self.phrases_in(said);
        let free = |at: &usize| !found.iter().any(|(from, until, _)| (*from..*until).contains(at));
        let others = (0..said.len()).filter(free).any(|at| others::is_other_person(&said[at]));
        let ends = |sort: &[&str]| found.iter().any(|(.., code)| sort.contains(code));
        let both = ends(&["fate_clarified_alive"])
            && found.iter().any(|(.., code)| others::is_death(code))
            && in_order(said).is_none();
        others || others::has_an_object(said) || both || self.is_either(said)
    }

    /// The known phrases among the words, the longest first, none within another: where each stands, and
    /// its code.
    fn phrases_in(&self, said: &[String]) -> Vec<(usize, usize, &'static str)> {
        let bare = |w: &String| {
            let rest = w.strip_prefix("ال").or_else(|| w.strip_prefix('و'));
            rest.filter(|rest| rest.chars().count() > 1).unwrap_or(w).to_owned()
        };
        let texts = [said.join(" "), said.iter().map(bare).collect::<Vec<_>>().join(" ")]
            .map(|text| format!(" {text} "));
        let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
        for (phrase, target) in &self.phrases {
            // Nearly every phrase stands nowhere in the words.
            if !texts.iter().any(|text| text.contains(phrase.as_str())) {
                continue;
            }
            let phrase: Vec<&str> = phrase.split_whitespace().collect();
            let taken =
                |from: usize| found.iter().any(|(start, end, _)| from < *end && *start < from + phrase.len());
            let joined = |at: usize, word: &str| {
                said[at] == word || ["ال", "و"].iter().any(|start| said[at].strip_prefix(start) == Some(word))
            };
            let places: Vec<usize> = (0..(said.len() + 1).saturating_sub(phrase.len()))
                .filter(|from| !taken(*from) && phrase.iter().enumerate().all(|(at, w)| joined(from + at, w)))
                .collect();
            let code = self.codes.get(usize::from(*target)).copied().unwrap_or_default();
            found.extend(places.into_iter().map(|from| (from, from + phrase.len(), code)));
        }
        found
    }

    /// «ميت أو معتقل», "alive or dead": an *or* between words that are not one state.
    fn is_either(&self, said: &[String]) -> bool {
        let is_or = |word: &String| others::OR.contains(&word.as_str());
        if !said.iter().any(is_or) {
            return false;
        }
        let state = |words: &[String]| {
            self.index
                .strict(words)
                .first()
                .and_then(|hit| self.codes.get(usize::from(hit.target)).copied())
                .or_else(|| self.phrases_in(words).first().map(|(.., code)| *code))
        };
        let states: Vec<Option<&str>> =
            said.split(is_or).filter(|part| !part.is_empty()).map(state).collect();
        states.iter().flatten().count() > 0 && states.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// A known phrase that itself tells what came after what: «خرج بعد التحرير».
    fn within_with_order(&self, said: &[String]) -> Option<u16> {
        let text = format!(" {} ", said.join(" "));
        let ordered =
            |phrase: &str| phrase.split(' ').any(|word| LATER.contains(&word) || EARLIER.contains(&word));
        self.phrases
            .iter()
            .find(|(phrase, _)| ordered(phrase) && text.contains(phrase.as_str()))
            .map(|(_, target)| *target)
    }

    /// The longest known phrase among other words: «استشهد تحت التعذيب في الفرع».
    /// A "not" that the phrase does not have turns it round, so then nothing is read.
    fn within(&self, said: &[String]) -> Option<u16> {
        let unjoined =
            |w: &String| w.strip_prefix('و').filter(|rest| rest.chars().count() > 2).unwrap_or(w).to_owned();
        let texts = [said.join(" "), said.iter().map(unjoined).collect::<Vec<_>>().join(" ")]
            .map(|t| format!(" {t} "));
        let (phrase, target) =
            self.phrases.iter().find(|(phrase, _)| texts.iter().any(|t| t.contains(phrase.as_str())))?;
        let denied = said.iter().any(|w| NOT.contains(&w.as_str()) && !phrase.split(' ').any(|p| p == w));
        (!denied).then_some(*target)
    }
}

/// Behind these words stands what came later, behind [`EARLIER`] what came before.
const LATER: &[&str] = &[
    "ثم",
    "والان",
    "الان",
    "لكن",
    "ولكن",
    "لكنه",
    "وبعدها",
    "بعدها",
    "وحاليا",
    "حاليا",
    "وعاد",
    "then",
    "now",
    "but",
    "later",
    "currently",
];
const EARLIER: &[&str] = &["بعد", "عقب", "after", "following"];

/// Words that tell of one state after another are read by the last of them: «أفرج عنه ثم اعتقل» is nobody
/// released. `None` where they tell of no order; nothing in it where what came last is not said.
fn in_order(said: &[String]) -> Option<Option<Vec<String>>> {
    let place = |marks: &[&str]| said.iter().rposition(|word| marks.contains(&word.as_str()));
    let told = |words: &[String]| (!words.is_empty()).then(|| words.to_vec());
    if let Some(at) = place(LATER) {
        return Some(told(&said[at + 1..]));
    }
    let again = said.iter().any(|word| {
        matches!(
            word.as_str(),
            "اعيد"
                | "واعيد"
                | "اعيدت"
                | "مجددا"
                | "ثانيه"
                | "واعتقل"
                | "واعتقلت"
                | "واختفي"
                | "again"
                | "rearrested"
        )
    });
    match place(EARLIER).filter(|at| *at > 0) {
        Some(at) => Some(told(&said[..at])),
        None => again.then_some(None),
    }
}

/// «والدة المعتقل»: whose mother is known.
const THE_PERSON: &[&str] = &[
    "المعتقل",
    "المعتقلة",
    "المفقود",
    "المفقودة",
    "الضحية",
    "المختفي",
    "المختفية",
    "المغيب",
    "الشهيد",
    "الشخص",
];

fn literal(text: &str) -> String {
    names::clean(text).trim().to_lowercase().replace(['أ', 'إ', 'آ'], "ا")
}

const NOT: &[&str] = &["لم", "لا", "ليس", "ليست", "غير", "ما", "لن", "مو", "not", "never", "no", "un"];

/// «طالبة جامعية» is read as «طالب جامعي» where the list has no feminine form.
fn masculine(said: &[String]) -> Vec<String> {
    said.iter()
        .map(|w| w.strip_suffix('ه').filter(|rest| rest.chars().count() > 2).unwrap_or(w).to_owned())
        .collect()
}

static UNKNOWN: LazyLock<HashSet<String>> =
    LazyLock::new(|| UNKNOWN_WORDS.iter().map(|w| words(w).join(" ")).collect());

const UNKNOWN_WORDS: &[&str] = &[
    "غير معروف",
    "بلا اسم",
    "بدون اسم",
    "لا اسم",
    "شخص مجهول",
    "شخص غير معروف",
    "الاسم غير معروف",
    "اسم غير معروف",
    "الاسم مجهول",
    "اسم مجهول",
    "مجهول الاسم",
    "مجهولة الاسم",
    "مجهول الهوية",
    "مجهولة الهوية",
    "غ م",
    "غ.م",
    "no name",
    "unnamed",
    "name unknown",
    "unknown name",
    "unknown person",
    "unidentified person",
    "غير معروفة",
    "غيرمعروف",
    "غير معلوم",
    "غير معلومة",
    "غير محدد",
    "غير محددة",
    "غير مذكور",
    "غير مذكورة",
    "غير متوفر",
    "غير متوفرة",
    "غير متاح",
    "غير مسجل",
    "غير موجود",
    "غير واضح",
    "غير مؤكد",
    "لا يوجد",
    "لايوجد",
    "لا توجد",
    "لاتوجد",
    "لا يوجد معلومات",
    "لا توجد معلومات",
    "لايوجد معلومات",
    "لا معلومات",
    "لامعلومات",
    "لا معلومة",
    "لا يوجد معلومة",
    "لا توجد معلومة",
    "دون معلومات",
    "بدون معلومات",
    "بلا معلومات",
    "لا معلومات عنه",
    "لا معلومات عنها",
    "لا يوجد معلومات عنه",
    "لا خبر",
    "لا أخبار",
    "لا شيء",
    "لاشيء",
    "لا أحد يعلم",
    "الله أعلم",
    "لا أعرف",
    "لا اعلم",
    "لا نعرف",
    "لا نعلم",
    "لا يعرف",
    "لا يعلم",
    "ما بعرف",
    "ما منعرف",
    "مو معروف",
    "ليس معروفا",
    "مجهول",
    "مجهولة",
    "بدون",
    "بلا",
    "فارغ",
    "لم يذكر",
    "لم يحدد",
    "لا جواب",
    "لا إجابة",
    "قيد البحث",
    "unknown",
    "unkown",
    "unknwon",
    "not known",
    "unk",
    "n/a",
    "na",
    "n.a.",
    "none",
    "null",
    "nil",
    "nan",
    "undefined",
    "unspecified",
    "not specified",
    "no info",
    "no information",
    "no data",
    "not available",
    "not applicable",
    "don't know",
    "dont know",
    "dk",
    "unclear",
    "to be confirmed",
    "tbc",
    "tbd",
    "no answer",
    "inconnu",
    "inconnue",
];

/// Whether the words say that nothing is known: "-", "؟", «غير معروف», «لا يوجد معلومات» …
///
/// ```
/// use model::codes::is_unknown;
/// assert!(is_unknown("غير معروف") && is_unknown(" - ") && is_unknown("xx"));
/// assert!(!is_unknown("لا"));
/// ```
pub fn is_unknown(said: &str) -> bool {
    if is_failure(said) {
        return true;
    }
    let words = words(said);
    let letters = |w: &String| w.chars().all(|c| c == 'x' || c == '0');
    words.is_empty()
        || (words.iter().all(letters) && words.len() < 4 && words.concat().len() < 9)
        || UNKNOWN.contains(&words.join(" "))
}

/// Whether somebody says in words that a source does not know: «لا نعرف», and no mark, no "xx", no «بلا», which
/// a hand can slip to.
///
/// ```
/// use model::codes::is_said_unknown;
/// assert!(is_said_unknown("لا نعرف") && is_said_unknown("غير معروف") && is_said_unknown("unknown"));
/// assert!(!["؟", "xx", "-", "بلا", "null", "0"].into_iter().any(is_said_unknown));
/// ```
pub fn is_said_unknown(said: &str) -> bool {
    const EMPTY: [&str; 16] = [
        "بلا",
        "بدون",
        "فارغ",
        "غ م",
        "غ.م",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "nan",
        "undefined",
        "dk",
        "tbc",
        "tbd",
    ];
    let said = words(said).join(" ");
    UNKNOWN.contains(&said) && !EMPTY.iter().any(|empty| words(empty).join(" ") == said)
}

/// What a program wrote where it had no value: `#REF!`, `########`, `[object Object]`, `False`.
pub(crate) fn is_failure(said: &str) -> bool {
    let said = said.trim();
    if matches!(
        said,
        "1900-01-00" | "00/01/1900" | "0/1/1900" | "1/0/1900" | "1/0/00" | "0000-00-00" | "00/00/0000"
    ) {
        // Where a spreadsheet begins to count its days: an empty cell shown as a date.
        return true;
    }
    let mut words = said.split_whitespace();
    if let (Some(first), Some(_)) = (words.next(), words.next()) {
        let again = said.split_whitespace().all(|word| word == first);
        if again && is_failure(first) {
            return true;
        }
    }
    let of_sheet = said.starts_with('#')
        && (said.ends_with(['!', '?', '؟'])
            || said.bytes().all(|b| b == b'#')
            || said.eq_ignore_ascii_case("#N/A"));
    let lower = || said.to_ascii_lowercase();
    of_sheet
        || (said.is_ascii() && said.len() <= 24)
            && (matches!(
                lower().as_str(),
                "true"
                    | "false"
                    | "[object object]"
                    | "[object]"
                    | "invalid date"
                    | "undefined"
                    | "nan"
                    | "nat"
                    | "<na>"
                    | "<null>"
                    | "null"
                    | "\\n"
                    | "(null)"
            ) || lower()
                .strip_prefix("err:")
                .is_some_and(|code| code.bytes().all(|b| b.is_ascii_digit())))
}

/// The code of `vocabulary` that the words mean.
///
/// ```
/// use model::codes::find;
/// assert_eq!(find("case_status", "خرج بعد التحرير"), Some("prison_opened"));
/// assert_eq!(find("case_status", "هرب من السجن"), Some("escaped"));
/// assert_eq!(find("case_status", "متوفى (بيان قيد)"), Some("presumed_dead_document"));
/// assert_eq!(find("relation_to_victim", "ابن عمه"), Some("cousin"));
/// ```
pub fn find(vocabulary: &str, said: &str) -> Option<&'static str> {
    ALL.get(vocabulary)?.find(said)
}

/// Whether words of a state hold words for one that is not surely that of the person in question: somebody
/// else's («توفي والده»), one of two («حي أو ميت»), or a flight from nobody says where («هارب»).
///
/// ```
/// use model::codes::is_state_of_nobody;
/// assert!(is_state_of_nobody("توفي والده") && is_state_of_nobody("حي أو ميت"));
/// assert!(!is_state_of_nobody("توفي تحت التعذيب"));
/// ```
pub fn is_state_of_nobody(said: &str) -> bool {
    let Some(states) = ALL.get("case_status").filter(|states| states.find(said).is_none()) else {
        return false;
    };
    let words = words(said);
    let told = !states.phrases_in(&words).is_empty();
    words.iter().any(|word| others::is_flight(word)) || told && states.is_unclear(&words)
}

/// The code that the words are, all of them: not one that stands among other words, nor one that is only
/// near. «أخوه» is a relation; «أخوه سامر» has a name in it, and «ناجي» may be one.
///
/// ```
/// use model::codes::whole;
/// assert_eq!(whole("relation_to_victim", "خالتها"), Some("aunt_maternal"));
/// assert_eq!(whole("relation_to_victim", "ابن عمه سامر"), None);
/// assert_eq!(whole("relation_to_victim", "ناجي"), None);
/// ```
pub fn whole(vocabulary: &str, said: &str) -> Option<&'static str> {
    let all = ALL.get(vocabulary)?;
    if names::is_given(&names::fold(said)) {
        return None;
    }
    // Of a man and of a woman: the list knows «خالته».
    let of_him = said.trim().strip_suffix("ها").map(|stem| format!("{stem}ه"));
    [Some(said.to_owned()), of_him].into_iter().flatten().find_map(|said| {
        let target = all.literal.get(&literal(&said)).copied();
        let strict = || all.index.strict(&words(&said)).first().map(|hit| hit.target);
        target.or_else(strict).and_then(|target| all.codes.get(usize::from(target)).copied())
    })
}

/// Every code of a vocabulary, in its own order; none where there is no such vocabulary.
///
/// ```
/// use model::codes::all;
/// assert!(all("sex").contains(&"female"));
/// assert!(all("no such vocabulary").is_empty());
/// ```
pub fn all(vocabulary: &str) -> &'static [&'static str] {
    ALL.get(vocabulary).map_or(&[], |v| &v.codes)
}

/// The word for a code, in Arabic or English.
///
/// ```
/// use model::codes::word;
/// assert_eq!(word("sex", "female", true), Some("أنثى"));
/// assert_eq!(word("sex", "of a newer program", true), None);
/// ```
pub fn word(vocabulary: &str, code: &str, arabic: bool) -> Option<&'static str> {
    word_of(vocabulary, code, "", arabic)
}

/// The word for a code said of a person of that sex (a code of the vocabulary `sex`; anything else is read as
/// not known): «مفقودة» and not «مفقود» of a woman. English does not differ.
///
/// ```
/// use model::codes::word_of;
/// assert_eq!(word_of("case_status", "missing", "female", true), Some("مفقودة"));
/// assert_eq!(word_of("case_status", "missing", "", true), Some("مفقود"));
/// ```
pub fn word_of(vocabulary: &str, code: &str, sex: &str, arabic: bool) -> Option<&'static str> {
    let words = ALL.get(vocabulary)?.words.get(code)?;
    Some(match (arabic, sex) {
        (false, _) => words.en,
        (true, "female") => words.ar_female,
        (true, _) => words.ar,
    })
}

/// The name of a vocabulary, in Arabic or English.
///
/// ```
/// assert!(model::codes::title("sex", true).is_some());
/// assert_eq!(model::codes::title("no such vocabulary", true), None);
/// ```
pub fn title(vocabulary: &str, arabic: bool) -> Option<&'static str> {
    ALL.get(vocabulary).map(|v| if arabic { v.ar } else { v.en })
}

/// The ids of all vocabularies.
///
/// ```
/// assert!(model::codes::vocabularies().any(|id| id == "case_status"));
/// ```
pub fn vocabularies() -> impl Iterator<Item = &'static str> {
    ALL.keys().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Detained" was told in Arabic as a refusal to acknowledge, and in English as a place known
    /// unofficially; nobody had said either.
    #[test]
    fn who_is_said_to_be_detained_is_said_no_more_than_that() {
        for said in ["معتقل", "معتقلة", "قيد الاعتقال", "سجين", "موقوف", "detained", "arrested", "in prison"]
        {
            assert_eq!(find("case_status", said), Some("detained_as_said"), "{said}");
        }
        for said in ["محتجز، ولا جهة تقرّ باحتجازه", "Detained, place known only unofficially"]
        {
            assert_eq!(find("case_status", said), Some("detained_unacknowledged"), "{said}");
        }
        assert_eq!(word_of("case_status", "detained_as_said", "female", true), Some("محتجزة كما قيل"));
        assert_eq!(word_of("case_status", "abducted", "", false), Some("Abducted"));
    }

    /// What one language says of a code, the other says too: both or neither speak of these things.
    #[test]
    fn the_words_of_a_code_say_the_same_in_both_languages() {
        const BOTH: &[(&[&str], &[&str])] = &[
            (&["تقر", "إقرار", "اعتراف"], &["acknowledge", "admission", "Acknowledged"]),
            (&["غير حكومي", "فصائل"], &["non-State", "Non-State"]),
            (&["تتأكد", "مؤكد"], &["verified", "onfirmed"]),
            (&["غير رسمي"], &["unofficial"]),
            (&["كما قيل"], &[", as said", " as told"]),
            (&["لا جهة"], &["no party"]),
            (&["مكانه معلوم", "مع المكان"], &["place is known", "with place"]),
            (&["بلا مكان", "دون مكان"], &["without place"]),
        ];
        for vocabulary in ["case_status", "fate", "whereabouts", "denial_kind", "custody_event"] {
            for code in all(vocabulary) {
                let word = |arabic| word_of(vocabulary, code, "", arabic).unwrap_or_default();
                for (ar, en) in BOTH {
                    let told = |words: &[&str], arabic| words.iter().any(|w| word(arabic).contains(w));
                    let (ar, en) = (told(ar, true), told(en, false));
                    assert_eq!(ar, en, "{vocabulary} {code}: {} | {}", word(true), word(false));
                }
            }
        }
    }

    #[test]
    fn of_states_in_order_the_last_is_read() {
        for (said, code) in [
            ("أفرج عنه ثم اعتقل", Some("detained_as_said")),
            ("اعتقل بعد الإفراج عنه", Some("detained_as_said")),
            ("خرج ثم أعيد", None),
            ("أفرج عنه وأعيد اعتقاله", None),
            ("خرج من السجن واعتقل مرة ثانية", None),
            ("released then rearrested", Some("detained_as_said")),
            ("مفرج عنه سابقاً والآن مفقود", Some("missing")),
            ("قيل إنه توفي لكن شوهد حياً", None),
            ("معتقل ثم أفرج عنه", Some("released")),
            ("أفرج عنه بعد سنتين من الاعتقال", Some("released")),
            ("توفي بعد الإفراج عنه", Some("presumed_dead_witness")),
            ("خرج بعد التحرير", Some("prison_opened")),
            ("خرج بعد سقوط النظام", Some("prison_opened")),
            ("released after the fall", Some("prison_opened")),
        ] {
            assert_eq!(find("case_status", said), code, "{said}");
        }
    }
}
