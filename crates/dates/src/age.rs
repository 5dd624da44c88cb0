//! Ages as lists give them: a number, a span, or a word.

use crate::fuzzy::Fuzzy;
use crate::remark::Remark;
use crate::tokens::{Tok, fold, tokens};
use crate::words::{Sense, Unit, means_unknown};

/// An age in completed years, between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AgeRange {
    /// At least.
    pub min: u16,
    /// At most.
    pub max: u16,
    /// In months, where it was given so.
    pub months: Option<u16>,
    /// Said with "about", or only by a word such as «طفل».
    pub about: bool,
    /// What a person should know.
    pub remark: Option<Remark>,
}

/// Nobody on a list is older.
const OLDEST: u16 = 115;

impl AgeRange {
    fn between(a: u16, b: u16) -> AgeRange {
        let remark = (a.max(b) > OLDEST).then_some(Remark::Implausible);
        AgeRange { min: a.min(b), max: a.max(b), months: None, about: false, remark }
    }

    /// Whether a human being can be of this age.
    pub(crate) fn plausible(&self) -> bool {
        self.max <= OLDEST
    }

    /// When someone of this age at that time was born.
    ///
    /// ```
    /// use dates::{parse_edtf, read_age};
    /// // Thirty in the summer of 2013: born in 1982 or 1983, never sharper.
    /// let born = read_age("٣٠").unwrap().birth(&parse_edtf("2013-06").unwrap()).unwrap();
    /// assert_eq!((born.from.unwrap().year(), born.to.unwrap().year()), (1982, 1983));
    /// // A year typed among the ages, or two cells run together.
    /// assert_eq!(read_age("350").unwrap().birth(&parse_edtf("2013").unwrap()), None);
    /// ```
    pub fn birth(&self, at: &Fuzzy) -> Option<Fuzzy> {
        if !self.plausible() {
            return None;
        }
        let years = |n: u16| i32::from(n) * 36_525 / 100;
        let (from, to) = match self.months {
            Some(months) => (i32::from(months + 1) * 3045 / 100, i32::from(months) * 3043 / 100),
            None => (years(self.max + 1), years(self.min)),
        };
        let range = Fuzzy::range(at.from?.plus(-from), at.to?.plus(-to));
        Some(if self.about || at.about { range.roughly() } else { range })
    }
}

/// What words alone say of an age; generous, and always about.
const WORDS: &[(&str, u16, u16)] = &[
    ("رضيع", 0, 1),
    ("رضيعه", 0, 1),
    ("حديث الولاده", 0, 0),
    ("infant", 0, 1),
    ("baby", 0, 1),
    ("طفل", 0, 17),
    ("طفله", 0, 17),
    ("قاصر", 0, 17),
    ("قاصره", 0, 17),
    ("حدث", 7, 17),
    ("ولد", 3, 17),
    ("بنت", 3, 17),
    ("child", 0, 17),
    ("minor", 0, 17),
    ("boy", 3, 17),
    ("girl", 3, 17),
    ("مراهق", 12, 19),
    ("يافع", 12, 19),
    ("فتي", 12, 19),
    ("teenager", 13, 19),
    ("شاب", 16, 35),
    ("شابه", 16, 35),
    ("young", 16, 35),
    ("بالغ", 18, 99),
    ("adult", 18, 99),
    ("كهل", 40, 65),
    ("شيخ", 60, 99),
    ("مسن", 60, 99),
    ("مسنه", 60, 99),
    ("عجوز", 60, 99),
    ("elderly", 60, 99),
    ("عشريني", 20, 29),
    ("ثلاثيني", 30, 39),
    ("اربعيني", 40, 49),
    ("خمسيني", 50, 59),
    ("ستيني", 60, 69),
    ("سبعيني", 70, 79),
    ("في العشرينات", 20, 29),
    ("في الثلاثينات", 30, 39),
    ("في الاربعينات", 40, 49),
    ("في الخمسينات", 50, 59),
    ("في الستينات", 60, 69),
    ("في السبعينات", 70, 79),
];

/// Reads a cell that should hold an age; `None` where it holds none.
///
/// ```
/// let age = dates::read_age("٣٥ سنة").unwrap();
/// assert_eq!((age.min, age.max), (35, 35));
/// assert!(dates::read_age("غير معروف").is_none() && dates::read_age("-3").is_none());
/// ```
pub fn read_age(said: &str) -> Option<AgeRange> {
    let folded = fold(said);
    if folded.is_empty() || (means_unknown(&folded) && !folded.chars().all(|c| c == '0')) {
        return None;
    }
    // «-3» counts nobody's years; "- 35" is a mark before a line.
    if folded.strip_prefix(['-', '−']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let toks = tokens(&folded);
    let about = toks.iter().any(|t| matches!(t, Tok::Sense(Sense::About) | Tok::Sep('~' | '?')));
    let age = in_numbers(&toks).or_else(|| in_words(&folded))?;
    Some(AgeRange { about: age.about || about, ..age })
}

fn in_numbers(toks: &[Tok]) -> Option<AgeRange> {
    use Sense::{Before, DayWord, MonthWord, Span, YearWord};
    let year_unit = |t: Option<&Tok>| matches!(t, Some(Tok::Sense(YearWord | Span(_, Unit::Year))));
    let month_unit = |t: Option<&Tok>| matches!(t, Some(Tok::Sense(MonthWord | Span(0, Unit::Month))));
    let day_unit = |t: Option<&Tok>| matches!(t, Some(Tok::Sense(DayWord | Span(0, Unit::Day | Unit::Week))));
    let numbers: Vec<(usize, u16)> = toks
        .iter()
        .enumerate()
        .filter_map(
            |(at, t)| if let Tok::Num(n, 1..=4) = t { Some((at, u16::try_from(*n).ok()?)) } else { None },
        )
        .collect();
    if toks.iter().any(|t| matches!(t, Tok::Num(_, 5..))) {
        return None;
    }
    let months = |n: u16| AgeRange { months: Some(n), ..AgeRange::between(n / 12, n / 12) };
    match numbers.as_slice() {
        [] => toks.iter().find_map(|t| match t {
            Tok::Sense(Span(n, Unit::Year)) if *n > 0 => Some(AgeRange::between(2, 2)),
            Tok::Sense(Span(n, Unit::Month)) if *n > 0 => Some(months(2)),
            Tok::Sense(YearWord) if toks.len() == 1 => Some(AgeRange::between(1, 1)),
            Tok::Sense(MonthWord) if toks.len() == 1 => Some(months(1)),
            _ => None,
        }),
        [(at, n)] if month_unit(toks.get(at + 1)) => Some(months(*n)),
        [(at, _)] if day_unit(toks.get(at + 1)) => Some(months(0)),
        // A year of birth in the column of ages is no age.
        [(_, 1850..=2150)] => None,
        [(_, n)]
            if toks.iter().any(|t| {
                matches!(t, Tok::Sense(Before | Sense::Until))
                    || matches!(t, Tok::Word(w) if w == "اقل" || w == "under" || w == "دون")
            }) =>
        {
            Some(AgeRange::between(0, *n))
        }
        [(_, n)]
            if toks.iter().any(|t| matches!(t, Tok::Word(w) if w == "اكثر" || w == "فوق" || w == "over")) =>
        {
            Some(AgeRange::between(*n, (*n).max(99)))
        }
        [(_, n)] => Some(AgeRange::between(*n, *n)),
        // «3 سنوات و 4 أشهر».
        [(a, years), (b, m)] if year_unit(toks.get(a + 1)) && month_unit(toks.get(b + 1)) => Some(AgeRange {
            months: years.checked_mul(12).and_then(|y| y.checked_add(*m)),
            ..AgeRange::between(*years, *years)
        }),
        // 35.5
        [(a, years), (b, _)] if b - a == 2 && toks[a + 1] == Tok::Sep('.') => {
            Some(AgeRange::between(*years, *years))
        }
        [(_, 1850..=2150), _] | [_, (_, 1850..=2150)] => None,
        [(_, a), (_, b)] => Some(AgeRange::between(*a, *b)),
        _ => None,
    }
}

fn in_words(folded: &str) -> Option<AgeRange> {
    let padded = format!(" {folded} ");
    let hit = WORDS
        .iter()
        .filter(|(word, ..)| padded.contains(&format!(" {word} ")))
        .max_by_key(|(word, ..)| word.len())?;
    Some(AgeRange { about: true, ..AgeRange::between(hit.1, hit.2) })
}
