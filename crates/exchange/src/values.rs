//! What a column's values show, where its title says nothing or too little.
//!
//! These are looks, not readings: a text *looks like* a date when it has the
//! shape of one. What it means is decided above, by the crates for dates, names
//! and places. Lists of places and units are not known here; a caller that has
//! them answers through [`Gazetteer`].

use names::NameSex;

use crate::vocabulary::{value_key, vocabulary};
use crate::words::fold_letters;

/// What a caller who knows the country can tell of a text.
pub trait Gazetteer {
    /// Whether it is the name of a place.
    fn is_place(&self, text: &str) -> bool {
        let _ = text;
        false
    }

    /// Whether it is the name of a unit, faction or authority.
    fn is_party(&self, text: &str) -> bool {
        let _ = text;
        false
    }

    /// Whether it is the name of a place of detention.
    fn is_facility(&self, text: &str) -> bool {
        let _ = text;
        false
    }
}

/// A caller who knows no places; the program then leans on titles alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoGazetteer;

impl Gazetteer for NoGazetteer {}

/// Dashes, question marks and "unknown": an answer, but no value.
pub(crate) fn is_unknown(text: &str) -> bool {
    let key = value_key(text);
    key.is_empty() || vocabulary().is_value("unknown", &key)
}

/// Day, month or year in digits or words, and little else.
pub(crate) fn looks_like_date(text: &str) -> bool {
    let key = value_key(text);
    if key.is_empty() || key.chars().count() > 45 || key.split(' ').count() > 7 {
        return false;
    }
    let groups: Vec<u32> = key
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| (1..=4).contains(&group.len()))
        .filter_map(|group| group.parse().ok())
        .collect();
    let long_number = key.split(|letter: char| !letter.is_ascii_digit()).any(|group| group.len() > 4);
    if long_number && !key.contains('t') {
        return false;
    }
    let year = groups.iter().any(|number| (1300..=1500).contains(number) || (1900..=2100).contains(number));
    let letters = key.chars().filter(|letter| letter.is_alphabetic()).count();
    let month =
        key.split(|letter: char| !letter.is_alphabetic()).any(|word| vocabulary().is_value("months", word));
    let marks = key.contains(['/', '-', '.', '\\']);
    let parts = groups.len() >= 2 && marks && groups.iter().all(|number| *number <= 31 || *number > 100);
    let three = groups.len() == 3
        && marks
        && letters == 0
        && groups.iter().filter(|number| **number <= 31).count() >= 2;
    (year && (letters <= 12 || month))
        || (month && (year || !groups.is_empty() || letters < 16))
        || (parts && year)
        || three
}

/// Seven to fifteen digits, as telephones are written.
pub(crate) fn looks_like_phone(text: &str) -> bool {
    let folded = fold_letters(text);
    let digits = folded.chars().filter(char::is_ascii_digit).count();
    let others =
        folded.chars().filter(|letter| !letter.is_ascii_digit() && !"+-()/.".contains(*letter)).count();
    (7..=15).contains(&digits) && others == 0 && !is_day(&folded)
}

/// 31/7/2012, 2011-04-24, 24.04.11: as many digits as a telephone, and a day.
fn is_day(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split(['/', '-', '.']).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| !part.is_empty() && part.len() <= 4);
    let [a, b, c] = parts.as_slice() else { return false };
    let (Some(a), Some(b), Some(c)) = (number(a), number(b), number(c)) else { return false };
    let day = |n: u32| (1..=31).contains(&n);
    let year = |n: u32| (1300..=1500).contains(&n) || (1900..=2100).contains(&n) || n < 100;
    day(b) && ((day(a) && year(c)) || (year(a) && day(c))) && (a <= 12 || b <= 12 || c <= 12)
}

/// A telephone of the region, told from other long numbers by its beginning.
fn surely_phone(text: &str) -> bool {
    let folded: String =
        fold_letters(text).chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let begins = ["+", "00", "09", "963", "962", "9"].iter().any(|start| folded.starts_with(start));
    looks_like_phone(text) && begins && folded.len() >= 9
}

fn looks_like_national_number(text: &str) -> bool {
    let folded = fold_letters(text);
    (10..=12).contains(&folded.len())
        && folded.bytes().all(|byte| byte.is_ascii_digit())
        && !surely_phone(text)
}

pub(crate) fn looks_like_sex(text: &str) -> bool {
    vocabulary().is_value("sex", &value_key(text))
}

pub(crate) fn looks_like_status(text: &str) -> bool {
    vocabulary().is_value("status", &value_key(text))
}

pub(crate) fn looks_like_age(text: &str) -> bool {
    let digits: String = fold_letters(text).chars().filter(char::is_ascii_digit).collect();
    text.chars().count() <= 12 && digits.parse::<u32>().is_ok_and(|age| age <= 120)
}

fn looks_like_gps(text: &str) -> bool {
    let numbers: Vec<f64> = text.split([' ', ',', ';']).filter_map(|part| part.parse().ok()).collect();
    numbers.len() >= 2
        && text.contains('.')
        && (29.0..39.0).contains(&numbers[0])
        && (34.0..44.0).contains(&numbers[1])
}

fn looks_like_uuid(text: &str) -> bool {
    let bare = text.trim().trim_start_matches("uuid:");
    bare.len() == 36 && bare.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn looks_like_answer(text: &str) -> bool {
    matches!(
        value_key(text).as_str(),
        "yes" | "no" | "نعم" | "لا" | "true" | "false" | "oui" | "non" | "1" | "0"
    )
}

/// Words of letters only, as many as a name has.
fn name_words(text: &str) -> Option<usize> {
    let mut count = 0;
    let mut joins = false;
    for word in text.split_whitespace() {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        let digits = word.chars().any(char::is_numeric);
        if digits || letters == 0 {
            return None;
        }
        let folded = fold_letters(word);
        // A compound is one part of a name.
        count += usize::from(!joins && !matches!(folded.as_str(), "الدين" | "الله"));
        joins = matches!(
            folded.as_str(),
            "عبد"
                | "ابو"
                | "ابي"
                | "ام"
                | "ال"
                | "بن"
                | "ابن"
                | "abu"
                | "abou"
                | "abo"
                | "abdul"
                | "abdel"
                | "abd"
                | "al"
                | "el"
                | "ech"
                | "es"
                | "ad"
                | "ben"
                | "bin"
                | "ould"
        );
    }
    (1..=8).contains(&count).then_some(count.max(1))
}

fn has_name(text: &str, borne_by: &[NameSex]) -> bool {
    names::tokens(text).iter().any(|token| names::sex(token).is_some_and(|sex| borne_by.contains(&sex)))
        || text.split_whitespace().any(|word| {
            let kind = if borne_by.contains(&NameSex::Male) { "men" } else { "women" };
            vocabulary().is_value(kind, &fold_letters(word))
        })
}

/// How many of a column's values look like each kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Values that say something.
    pub values: usize,
    pub dates: usize,
    pub years: Vec<u32>,
    /// Dates in three numbers whose first, or whose second, is past any month.
    pub past_months: (usize, usize),
    /// Whole names that surely begin with the family, or end with it.
    pub families: (usize, usize),
    phones: usize,
    sure_phones: usize,
    national_numbers: usize,
    sexes: usize,
    statuses: usize,
    parties: usize,
    facilities: usize,
    relations: usize,
    governorates: usize,
    points: usize,
    uuids: usize,
    answers: usize,
    places: usize,
    names: usize,
    men: usize,
    women: usize,
    name_words: Vec<usize>,
    numbers: Vec<i64>,
    letters: usize,
    different: std::collections::BTreeSet<u64>,
}

impl Profile {
    /// Looks at one value.
    pub(crate) fn add(&mut self, text: &str, gazetteer: &dyn Gazetteer) {
        if is_unknown(text) {
            return;
        }
        let key = value_key(text);
        let words = vocabulary();
        let count = |found: bool| usize::from(found);
        self.values += 1;
        let date = looks_like_date(text);
        self.dates += count(date);
        self.years.extend(date.then(|| year_of(&key)).flatten());
        if let (true, Some((first, second))) = (date, day_and_month(&key)) {
            self.past_months.0 += count(first > 12);
            self.past_months.1 += count(second > 12);
        }
        self.phones += count(looks_like_phone(text));
        self.sure_phones += count(surely_phone(text));
        self.national_numbers += count(looks_like_national_number(text));
        self.sexes += count(words.is_value("sex", &key));
        self.statuses += count(words.is_value("status", &key));
        self.parties += count(words.holds_value("party", &key) || gazetteer.is_party(text));
        self.facilities += count(gazetteer.is_facility(text));
        self.relations += count(words.is_value("relation", &key));
        self.governorates += count(words.is_value("governorate", &key));
        self.points += count(looks_like_gps(text));
        self.uuids += count(looks_like_uuid(text));
        self.answers += count(looks_like_answer(text));
        self.places += count(gazetteer.is_place(text));
        if let Some(parts) = name_words(crate::sentences::without_list_mark(text)) {
            let (first, last) = if (2..=5).contains(&parts) { family_stands(text) } else { (false, false) };
            self.families.0 += count(first);
            self.families.1 += count(last);
            self.names += 1;
            self.name_words.push(parts);
        }
        self.men += count(has_name(text, &[NameSex::Male, NameSex::Either]));
        self.women += count(has_name(text, &[NameSex::Female]));
        self.numbers.extend(key.parse::<i64>().ok());
        self.letters += text.chars().count();
        let sum = key.bytes().fold(1_469_598_103_934_665_603_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(1_099_511_628_211)
        });
        self.different.insert(sum);
    }

    fn share(&self, count: usize) -> f32 {
        if self.values == 0 { 0.0 } else { count as f32 / self.values as f32 }
    }

    /// The share of values that look like dates.
    pub(crate) fn date_share(&self) -> f32 {
        self.share(self.dates)
    }

    /// The usual number of name parts, where the column holds names.
    pub(crate) fn usual_name_words(&self) -> Option<usize> {
        let mut counts = self.name_words.clone();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied()
    }

    fn usual_year(&self) -> Option<u32> {
        let mut years = self.years.clone();
        years.sort_unstable();
        years.get(years.len() / 2).copied()
    }

    fn counts_up(&self) -> bool {
        let steps = self.numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
        self.numbers.len() >= 3
            && self.numbers.len() == self.values
            && steps * 10 >= (self.numbers.len() - 1) * 8
    }

    /// The kind of field the values show, with how surely.
    pub(crate) fn looks(&self) -> Option<(Look, f32)> {
        if self.values == 0 {
            return None;
        }
        let usual = self.usual_name_words().unwrap_or(0);
        let named = self.share(self.names) >= 0.8;
        let average = self.letters / self.values;
        let all_numbers = self.numbers.len() == self.values;
        let ages = all_numbers && self.numbers.iter().all(|number| (1..=110).contains(number));
        let tests = [
            (self.share(self.sexes), 0.8, Look::Sex),
            (self.share(self.uuids), 0.9, Look::Uuid),
            (self.share(self.points), 0.8, Look::Gps),
            (self.share(self.sure_phones), 0.6, Look::Phone),
            (self.share(self.national_numbers), 0.7, Look::NationalNumber),
            (self.share(self.phones), 0.8, Look::LongNumber),
            (self.share(self.answers), 0.9, Look::Answer),
            (if self.counts_up() { 0.9 } else { 0.0 }, 0.8, Look::Serial),
            (self.share(self.statuses), 0.6, Look::Status),
            (self.share(self.relations), 0.6, Look::Relation),
            (self.share(self.governorates), 0.8, Look::Governorate),
            (self.share(self.dates), 0.6, Look::Date { year: self.usual_year() }),
            (self.share(self.facilities), 0.6, Look::Facility),
            (self.share(self.parties), 0.5, Look::Party),
            (
                if named && usual >= 2 { self.share(self.men.max(self.women)) } else { 0.0 },
                0.4,
                Look::WholeName,
            ),
            (self.share(self.places), 0.5, Look::Place),
            (if named { self.share(self.women) } else { 0.0 }, 0.45, Look::Woman),
            (if named { self.share(self.men) } else { 0.0 }, 0.45, Look::Man),
            (if ages && self.different.len() > 4 { 0.6 } else { 0.0 }, 0.5, Look::Age),
            (if named && (3..=5).contains(&usual) && average < 40 { 0.5 } else { 0.0 }, 0.5, Look::Words),
            (if average > 25 { 0.5 } else { 0.0 }, 0.5, Look::Note),
        ];
        tests.into_iter().find(|(share, enough, _)| share >= enough).map(|(share, _, look)| (look, share))
    }
}

/// Whether a whole name begins with the family, or ends with it, by its words alone: a
/// comma or capitals speak for their own cell, not for the column. Less sure than what
/// is asked of one name: الحسن may be either, many such in a column are families.
fn family_stands(text: &str) -> (bool, bool) {
    if text.contains([',', '،', '/', '(', '-']) || names::script(text) != names::Script::Arabic {
        return (false, false);
    }
    let family = |name: &str| name.starts_with("ال") && !names::is_given(name);
    let given = |name: &String| names::is_given(name) && !name.starts_with("ال");
    let words = names::tokens(text);
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && family(first) && rest.iter().all(given) => (true, false),
        _ => (false, names::split(text).family.is_some_and(|last| family(&names::fold(&last)))),
    }
}

/// The first two numbers of a date that ends with its year.
fn day_and_month(key: &str) -> Option<(u32, u32)> {
    let numbers: Vec<&str> = key.split(['/', '-', '.', '\\']).collect();
    let [first, second, year] = numbers.as_slice() else { return None };
    let year = year.split(' ').next().unwrap_or("");
    let short = |text: &str| text.parse::<u32>().ok().filter(|number| *number <= 31);
    (year.len() == 4 && year.parse::<u32>().is_ok()).then(|| short(first).zip(short(second))).flatten()
}

fn year_of(key: &str) -> Option<u32> {
    key.split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|group| group.parse().ok())
        .find(|number| (1900..=2100).contains(number))
}

/// What a column looks like from its values alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Sex,
    Uuid,
    Gps,
    Phone,
    /// As many digits as a telephone has, and nothing that says it is one.
    LongNumber,
    NationalNumber,
    Answer,
    Serial,
    Status,
    Relation,
    Governorate,
    Date {
        year: Option<u32>,
    },
    Facility,
    Party,
    WholeName,
    /// As many words as a name has, none of them a name we know.
    Words,
    Place,
    Woman,
    Man,
    Age,
    Note,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_ways_of_the_lists() {
        for text in [
            "30/12/2011",
            "٢٢/٨/١٩٩٢",
            "1980",
            "10/2011",
            "تشرين الثاني 2011م",
            "أواخر 2011",
            "5.10.75",
            "28.7.11",
            "شهر 9 2011",
            "1979-01-01",
            "2014-02-02T10:00",
            "كانون الثاني 1988م",
            "1/1996",
            "12 Mar 2013",
            "15 رمضان 1434",
        ] {
            assert!(looks_like_date(text), "{text}");
        }
        for text in
            ["سالم الحوراني", "0993111222", "283", "خانة 338", "حاجز منكت", "فرع 215", "نوى", "10010012345"]
        {
            assert!(!looks_like_date(text), "{text}");
        }
    }

    #[test]
    fn telephones_and_national_numbers() {
        for text in ["0993 111 222", "+963 99 311 1222", "٠٠٩٦٢٧٩٩١١١٢٢٢"] {
            assert!(surely_phone(text), "{text}");
        }
        for text in ["31/7/2012", "2011-04-24", "24.04.2011", "٢٤/٤/٢٠١١"] {
            assert!(!looks_like_phone(text), "{text}");
        }
        assert!(looks_like_phone("011/22334455") && looks_like_phone("963-11-2233445"));
        assert!(looks_like_national_number("10010012345"));
        assert!(!looks_like_national_number("0993111222"));
    }

    #[test]
    fn compounds_are_one_part_of_a_name() {
        for (text, parts) in
            [("عبد الرحمن", 1), ("عبد الرحمن نور الدين", 2), ("سالم محمد أبو زريق", 3), ("Abu Salem", 1)]
        {
            assert_eq!(name_words(text), Some(parts), "{text}");
        }
    }
}
