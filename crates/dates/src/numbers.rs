//! The core of a date: one to three numbers, and perhaps the name of a month.

use crate::context::{BELIEVED, DateKind, Order};
use crate::fuzzy::{Fuzzy, Precision};
use crate::hijri;
use crate::reader::{Dates, Reader};
use crate::remark::Remark;
use crate::tokens::Tok;
use crate::words::Sense;

/// A number as written. A part that the writer left open (`؟`, `xx`, `00`) has no value.
#[derive(Clone, Copy, Debug)]
struct WrittenNumber {
    value: Option<u32>,
    /// Written as zeros.
    zero: bool,
    len: usize,
    /// Stands behind the name of the month.
    after_month: bool,
}

/// What the pieces of a core are.
#[derive(Default)]
pub(crate) struct Numbers {
    parts: Vec<WrittenNumber>,
    months: Vec<u8>,
    twin: Option<(u8, u8)>,
    hijri: Option<u8>,
    hijri_era: bool,
    civil_era: bool,
    month_word: bool,
    year_word: bool,
    ignored: bool,
    /// A word we do not know stands between two numbers: the name of a month in
    /// some language, most likely.
    parted: bool,
    compact: bool,
}

/// Which calendar a year is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Civil,
    Hijri,
}

impl Numbers {
    pub(crate) fn of(toks: &[Tok]) -> Numbers {
        let mut found = Numbers { compact: toks.len() == 1, ..Numbers::default() };
        for (at, tok) in toks.iter().enumerate() {
            let after_month = !found.months.is_empty() || found.hijri.is_some() || found.twin.is_some();
            let part = |value: Option<u32>, len| WrittenNumber {
                value,
                zero: matches!(tok, Tok::Num(0, _)),
                len,
                after_month,
            };
            match tok {
                Tok::Num(n, len) => found.parts.push(part((*n > 0).then_some(*n), *len)),
                Tok::Sense(Sense::Ordinal(n)) if beside_a_month(toks, at) => {
                    found.parts.push(part(Some(*n), 1))
                }
                Tok::Sense(Sense::Month(m)) => found.months.push(*m),
                Tok::Sense(Sense::Twin(a, b)) => found.twin = Some((*a, *b)),
                Tok::Sense(Sense::Hijri(m)) => found.hijri = Some(*m),
                Tok::Sense(Sense::HijriEra) => found.hijri_era = true,
                Tok::Sense(Sense::CivilEra) => found.civil_era = true,
                Tok::Sense(Sense::MonthWord) => found.month_word = true,
                Tok::Sense(Sense::YearWord) => found.year_word = true,
                Tok::Sense(Sense::DayWord | Sense::Filler | Sense::From | Sense::And) => {}
                Tok::Sep('?') if beside_a_separator(toks, at) => found.parts.push(part(None, 1)),
                Tok::Word(w) if w.chars().all(|c| c == 'x') => found.parts.push(part(None, w.len())),
                Tok::Sep(_) => {}
                Tok::Word(word) => {
                    let between = |toks: &[Tok]| toks.iter().any(|t| matches!(t, Tok::Num(..)));
                    found.parted |=
                        word.chars().count() > 2 && between(&toks[..at]) && between(&toks[at + 1..]);
                    found.ignored = true;
                }
                Tok::Sense(_) => found.ignored = true,
            }
        }
        found.months.dedup();
        found
    }

    pub(crate) fn read(self, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        if self.parts.iter().any(|p| p.value.is_none()) && self.parts.len() > 1 {
            reader.note(Remark::PartMissing);
        }
        let dates = match (self.months.as_slice(), self.hijri, self.twin) {
            ([first, .., last], _, _) if first != last => self.two_months(*first, *last, reader, borrow),
            (_, Some(month), _) => self.with_month(month, Era::Hijri, reader, borrow),
            ([month, ..], _, _) => self.with_month(*month, Era::Civil, reader, borrow),
            (_, _, Some((a, b))) => {
                reader.note(Remark::TwoReadings);
                [a, b].into_iter().flat_map(|m| self.with_month(m, Era::Civil, reader, borrow)).collect()
            }
            _ => self.only_numbers(reader, borrow),
        };
        if self.ignored && !dates.is_empty() {
            reader.note(Remark::WordsIgnored);
        }
        dates
    }

    /// «أيار/حزيران 2013».
    fn two_months(&self, first: u8, last: u8, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        let given = self.parts.last().and_then(|p| reader.year(p.value?, p.len, false));
        let Some(year) = given.or_else(|| reader.borrowed_year(borrow)) else {
            return reader.none(Remark::NoYear);
        };
        let start_year = if first > last { year - 1 } else { year };
        Fuzzy::month(start_year, first)
            .zip(Fuzzy::month(year, last))
            .map(|(a, b)| a.hull(b))
            .into_iter()
            .collect()
    }

    /// A named month with a year, a day and a year, or a day alone.
    fn with_month(&self, month: u8, era: Era, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        let is_year = |p: &WrittenNumber| p.len >= 3 || p.value.is_some_and(|v| v > 31);
        let (year, day) = match self.parts.as_slice() {
            [] => (None, None),
            [one] if is_year(one) => (Some(*one), None),
            [one] if one.after_month && one.len == 2 && borrow.is_none() => (Some(*one), None),
            [one] => (None, Some(*one)),
            [a, b] if is_year(a) && !is_year(b) => (Some(*a), Some(*b)),
            [a, b] if !is_year(a) => (Some(*b), Some(*a)),
            _ => return reader.none(Remark::Unreadable),
        };
        let year = match year {
            Some(part) => part.value.and_then(|v| reader.year(v, part.len, era == Era::Hijri)),
            None => reader.borrowed_year(borrow).or_else(|| {
                reader.note(Remark::NoYear);
                None
            }),
        };
        let day = day.and_then(|p| p.value);
        year.map(|y| self.date(reader, era, y, Some(u32::from(month)), day)).unwrap_or_default()
    }

    fn only_numbers(&self, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        match self.parts.as_slice() {
            // Without the month that stood there, the year alone is sure.
            parts if self.parted => {
                let years = parts
                    .iter()
                    .filter(|p| p.len == 4)
                    .filter_map(|p| Some(self.year_alone(p.value?, 4, reader)));
                years.reduce(|_, _| Dates::new()).unwrap_or_default()
            }
            [one] => self.one(*one, reader, borrow),
            [a, b] => self.two(*a, *b, reader, borrow),
            [a, b, c] => self.three(*a, *b, *c, reader),
            _ => Dates::new(),
        }
    }

    fn one(&self, part: WrittenNumber, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        let Some(value) = part.value else { return Dates::new() };
        match part.len {
            4 => self.year_alone(value, part.len, reader),
            8 => self.eight_digits(value, reader),
            6 if self.compact => self.six_digits(value, reader),
            1 | 2 if borrow.is_some() || self.month_word => self.beside(value, reader, borrow),
            2 if self.compact || self.year_word => self.year_alone(value, part.len, reader),
            3 => reader.none(Remark::Implausible),
            _ => Dates::new(),
        }
    }

    fn year_alone(&self, value: u32, len: usize, reader: &mut Reader<'_>) -> Dates {
        reader
            .year(value, len, self.hijri_era)
            .map(|y| self.date(reader, Era::Civil, y, None, None))
            .unwrap_or_default()
    }

    /// A short number whose meaning the other end of a range tells: a day of
    /// its month, a month of its year, or a year.
    fn beside(&self, value: u32, reader: &mut Reader<'_>, borrow: Option<Fuzzy>) -> Dates {
        match borrow.filter(|_| !self.month_word) {
            Some(date) if date.precision == Precision::Day => {
                let Some((year, month, _)) = date.from.map(|d| d.ymd()) else { return Dates::new() };
                self.date(reader, Era::Civil, year, Some(u32::from(month)), Some(value))
            }
            Some(date) if date.precision == Precision::Year => self.year_alone(value, 2, reader),
            _ => {
                let Some(year) = reader.borrowed_year(borrow) else { return reader.none(Remark::NoYear) };
                self.date(reader, Era::Civil, year, Some(value), None)
            }
        }
    }

    /// 20130522 or 22052013.
    fn eight_digits(&self, value: u32, reader: &mut Reader<'_>) -> Dates {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let (day2, month2, year2) = (value / 1_000_000, value / 10_000 % 100, value % 10_000);
        let believed =
            |y: u32, m: u32| i32::try_from(y).is_ok_and(|y| BELIEVED.contains(&y)) && (1..=12).contains(&m);
        match (believed(year, month), believed(year2, month2)) {
            (true, _) => self.date(reader, Era::Civil, year as i32, Some(month), Some(day)),
            (_, true) => self.date(reader, Era::Civil, year2 as i32, Some(month2), Some(day2)),
            _ => Dates::new(),
        }
    }

    /// 201305 or 052013.
    fn six_digits(&self, value: u32, reader: &mut Reader<'_>) -> Dates {
        let believed =
            |y: u32, m: u32| i32::try_from(y).is_ok_and(|y| BELIEVED.contains(&y)) && (1..=12).contains(&m);
        let (a, b) = ((value / 100, value % 100), (value % 10_000, value / 10_000));
        let Some((year, month)) = [a, b].into_iter().find(|(y, m)| believed(*y, *m)) else {
            return Dates::new();
        };
        self.date(reader, Era::Civil, year as i32, Some(month), None)
    }

    /// Month and year, two years, or day and month without a year.
    fn two(
        &self,
        a: WrittenNumber,
        b: WrittenNumber,
        reader: &mut Reader<'_>,
        borrow: Option<Fuzzy>,
    ) -> Dates {
        let long = |p: WrittenNumber| p.len >= 3 || p.value.is_some_and(|v| v > 31);
        match (long(a), long(b)) {
            (true, true) => self.two_years(a, b, reader),
            (false, true) => self.year_and_month(b, a, reader),
            (true, false) if follows(a, b) => self.two_years(a, b, reader),
            (true, false) => self.year_and_month(a, b, reader),
            (false, false) if self.month_word && borrow.is_none() => self.year_and_month(b, a, reader),
            (false, false)
                if b.value.is_some_and(|v| v > 12)
                    && a.value.is_some_and(|v| v <= 12)
                    && b.len == 2
                    && borrow.is_none() =>
            {
                self.year_and_month(b, a, reader)
            }
            (false, false) => {
                let Some(year) = reader.borrowed_year(borrow) else { return reader.none(Remark::NoYear) };
                self.day_and_month(year, a.value, b.value, reader)
            }
        }
    }

    fn two_years(&self, a: WrittenNumber, b: WrittenNumber, reader: &mut Reader<'_>) -> Dates {
        let ends: Vec<Dates> = [a, b]
            .into_iter()
            .map(|p| p.value.map(|v| self.year_alone(v, p.len, reader)).unwrap_or_default())
            .collect();
        let all: Dates = ends.into_iter().flatten().collect();
        if all.len() == 2 { vec![all[0].hull(all[1])] } else { Dates::new() }
    }

    fn year_and_month(&self, year: WrittenNumber, month: WrittenNumber, reader: &mut Reader<'_>) -> Dates {
        let Some(year) = year.value.and_then(|v| reader.year(v, year.len, self.hijri_era)) else {
            return Dates::new();
        };
        self.date(reader, Era::Civil, year, month.value, None)
    }

    fn three(&self, a: WrittenNumber, b: WrittenNumber, c: WrittenNumber, reader: &mut Reader<'_>) -> Dates {
        let long = |p: WrittenNumber| p.len >= 3 || p.value.is_some_and(|v| v > 31);
        if long(a) && !long(c) {
            // Year first: then the month comes before the day, unless it cannot.
            let Some(year) = a.value.and_then(|v| reader.year(v, a.len, self.hijri_era)) else {
                return Dates::new();
            };
            let swapped = b.value.is_some_and(|v| v > 12) && c.value.is_some_and(|v| v <= 12);
            let (month, day) = if swapped { (c.value, b.value) } else { (b.value, c.value) };
            if swapped {
                reader.note(Remark::MonthFirst);
            }
            return self.date(reader, Era::Civil, year, month, day);
        }
        if long(a) || long(b) {
            return Dates::new();
        }
        // 6.1.00: in the place of the year, two zeros are the year 2000.
        let value = c.value.or((c.zero && c.len == 2).then_some(0));
        let Some(year) = value.and_then(|v| reader.year(v, c.len, self.hijri_era)) else {
            return Dates::new();
        };
        self.day_and_month(year, a.value, b.value, reader)
    }

    /// Day first, as in Syria, unless the list or the numbers say otherwise.
    fn day_and_month(&self, year: i32, a: Option<u32>, b: Option<u32>, reader: &mut Reader<'_>) -> Dates {
        let month_first = reader.ctx.order == Order::MonthFirst;
        let (mut day, mut month) = if month_first { (b, a) } else { (a, b) };
        let fits = |m: Option<u32>| m.is_none_or(|m| m <= 12);
        if !fits(month) && fits(day) {
            (day, month) = (month, day);
            if !month_first {
                reader.note(Remark::MonthFirst);
            }
        } else if !month_first && fits(day) && day != month && day.is_some() && month.is_some() {
            reader.note(Remark::DayFirstAssumed);
        }
        self.date(reader, Era::Civil, year, month, day)
    }

    /// The date of year, month and day in the calendar that the year belongs to.
    fn date(
        &self,
        reader: &mut Reader<'_>,
        era: Era,
        year: i32,
        month: Option<u32>,
        day: Option<u32>,
    ) -> Dates {
        let hijri_year = !self.civil_era && (self.hijri_era || hijri::YEARS.contains(&year));
        let small = |n: Option<u32>| n.map_or(Some(0), |n| u8::try_from(n).ok());
        let (Some(m), Some(d)) = (small(month), small(day)) else { return reader.none(Remark::Impossible) };
        let dates: Dates = match (era, hijri_year) {
            (Era::Civil, false) => {
                build(m, d, || Fuzzy::year_of(year), || Fuzzy::month(year, m), || Fuzzy::ymd(year, m, d))
                    .into_iter()
                    .collect()
            }
            (_, true) => {
                reader.note(Remark::Hijri);
                build(m, d, || hijri::year(year), || hijri::month(year, m), || hijri::day(year, m, d))
                    .into_iter()
                    .collect()
            }
            // «رمضان 2013»: the Hijri month that fell in that civil year.
            (Era::Hijri, false) => {
                reader.note(Remark::Hijri);
                let within = |f: &Fuzzy| {
                    f.from.is_some_and(|from| from.year() == year) || reader.ctx.kind == DateKind::Birth
                };
                let all: Dates = hijri::years_touching(year, m)
                    .into_iter()
                    .filter_map(|y| if d > 0 { hijri::day(y, m, d) } else { hijri::month(y, m) })
                    .collect();
                let begun: Dates = all.iter().copied().filter(within).collect();
                if begun.is_empty() { all } else { begun }
            }
        };
        if dates.is_empty() {
            reader.note(Remark::Impossible);
        }
        dates
    }
}

/// 2012/13: the second is the year after the first, and no month.
fn follows(a: WrittenNumber, b: WrittenNumber) -> bool {
    b.len == 2 && a.value.zip(b.value).is_some_and(|(a, b)| b > 12 && a % 100 + 1 == b)
}

fn build(
    month: u8,
    day: u8,
    year: impl Fn() -> Option<Fuzzy>,
    of_month: impl Fn() -> Option<Fuzzy>,
    of_day: impl Fn() -> Option<Fuzzy>,
) -> Option<Fuzzy> {
    match (month, day) {
        (0, _) => year(),
        (_, 0) => of_month(),
        _ => of_day(),
    }
}

/// «الشهر التاسع», «التاسع من أيلول»; any other ordinal counts something else.
fn beside_a_month(toks: &[Tok], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| toks.get(before));
    let after = toks.get(at + 1).filter(|t| **t != Tok::Sense(Sense::From)).or_else(|| toks.get(at + 2));
    let month =
        |t: Option<&Tok>| matches!(t, Some(Tok::Sense(Sense::Month(_) | Sense::Hijri(_) | Sense::MonthWord)));
    month(before) || month(after)
}

/// A `؟` in the place of a number: between separators, and not behind a number.
fn beside_a_separator(toks: &[Tok], at: usize) -> bool {
    if at.checked_sub(1).is_some_and(|before| matches!(toks.get(before), Some(Tok::Num(..)))) {
        return false;
    }
    let separator = |t: Option<&Tok>| matches!(t, Some(Tok::Sep('/' | '.' | '-' | '–')));
    separator(toks.get(at + 1)) || at.checked_sub(1).is_some_and(|before| separator(toks.get(before)))
}
