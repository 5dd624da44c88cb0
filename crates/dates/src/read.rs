//! Reading dates as people write them.
//!
//! A cell is cut into pieces, and the pieces are tried from the outside in:
//! several dates, a range, words like "before" or "the end of", a feast or an
//! event, and at the core numbers and a month. Messy input is not an error: what
//! could not be read gives no value and a [`Remark`].
//!
//! **Invariant:** the value is never sharper than the words. Where they allow
//! two readings, both are `alternatives` and the value is the interval that
//! holds them.

use crate::context::{BELIEVED, Context, DateKind};
use crate::day::Day;
use crate::edtf::parse_edtf;
use crate::events::{self, Feast};
use crate::fuzzy::{Fuzzy, Season};
use crate::numbers::Numbers;
use crate::reader::{Dates, Reader};
use crate::remark::Remark;
use crate::spans::{Side, ago, around, fraction, offset_days, part_of, side, third};
use crate::tokens::{Tok, fold, tokens};
use crate::words::{Sense, Unit, means_unknown};

/// What was understood of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DateReading {
    /// The date; `None` where the cell is empty, says "unknown" or cannot be read.
    pub fuzzy: Option<Fuzzy>,
    /// Where the words allow several dates: all of them, in the order said.
    pub alternatives: Vec<Fuzzy>,
    /// What a person should know, each once.
    pub remarks: Vec<Remark>,
}

impl DateReading {
    /// Whether this was remarked.
    ///
    /// ```
    /// use dates::{Context, Day, Remark, read};
    /// let context = Context::event(Day::parse_iso("2026-03-01").unwrap());
    /// let seen = read("31/2/2013", &context);
    /// assert!(seen.fuzzy.is_none() && seen.has(Remark::Impossible));
    /// ```
    pub fn has(&self, remark: Remark) -> bool {
        self.remarks.contains(&remark)
    }
}

/// More pieces than any date has.
const MOST_PIECES: usize = 40;

/// Reads a cell that should hold a date.
///
/// ```
/// use dates::{Context, Day, read};
/// let ctx = Context::event(Day::from_ymd(2026, 3, 1).unwrap());
/// let edtf = |said| read(said, &ctx).fuzzy.map(|f| f.edtf());
/// assert_eq!(edtf("٢٩/٣/٢٠١٤").as_deref(), Some("2014-03-29"));
/// assert_eq!(edtf("27 تشرين الثاني 2013").as_deref(), Some("2013-11-27"));
/// assert_eq!(edtf("بين أيار وتموز 2012").as_deref(), Some("2012-05/2012-07"));
/// assert_eq!(edtf("غير معروف"), None);
/// ```
pub fn read(said: &str, ctx: &Context) -> DateReading {
    if let Some(day) = midnight_elsewhere(said.trim()) {
        let mut reading = read(&day.iso(), ctx);
        reading.remarks.push(Remark::MidnightElsewhere);
        return reading;
    }
    let folded = fold(said);
    if folded.is_empty() {
        return DateReading::default();
    }
    let mut reader = Reader { ctx, remarks: Vec::new(), borrowed: false };
    let dates = if means_unknown(&folded) { reader.none(Remark::Unknown) } else { reader.cell(&folded) };
    reader.finish(dates)
}

/// `1984-03-11T22:00:00.000Z`: a program kept the beginning of 12 March, two or three hours
/// east of Greenwich, as an instant. Midnight somewhere between Central Europe and the Gulf.
fn midnight_elsewhere(said: &str) -> Option<Day> {
    let (date, clock) = said.split_once(['T', ' '])?;
    let clock = clock
        .strip_suffix(['Z', 'z'])
        .or_else(|| clock.strip_suffix("+00:00"))
        .or_else(|| clock.strip_suffix("+0000"))?;
    let (hour, rest) = clock.split_once(':')?;
    let whole = rest.chars().all(|c| matches!(c, '0' | ':' | '.'));
    let day = Day::parse_iso(date)?;
    (whole && matches!(hour, "20" | "21" | "22" | "23")).then(|| day.plus(1))
}

/// The year that somebody typed into a cell for dates: 1984 is the day 5 June 1905 in the count
/// of spreadsheets, and every year of living memory falls between March and October 1905.
fn typed_year(date: &Fuzzy) -> Option<Fuzzy> {
    const FIRST: i32 = -25_569;
    let serial = date.exact()?.0 - FIRST;
    (1_900..=2_100).contains(&serial).then(|| Fuzzy::year_of(serial)).flatten()
}

impl Reader<'_> {
    fn finish(mut self, mut dates: Dates) -> DateReading {
        let mut seen = Vec::new();
        dates.retain(|d| {
            !seen.contains(d) && {
                seen.push(*d);
                true
            }
        });
        for date in &mut dates {
            if let Some(year) = typed_year(date) {
                *date = year;
                self.note(Remark::YearInDateCell);
            }
        }
        let believed =
            |d: &Fuzzy| [d.from, d.to].into_iter().flatten().all(|day| BELIEVED.contains(&day.year()));
        if dates.iter().any(|d| !believed(d)) {
            dates.retain(believed);
            self.note(Remark::Implausible);
        }
        if dates.iter().any(|d| d.from.or(d.to).is_some_and(|day| day > self.ctx.today)) {
            self.note(Remark::Future);
        }
        let january = |d: &Fuzzy| d.exact().is_some_and(|day| (day.ymd().1, day.ymd().2) == (1, 1));
        if self.ctx.kind == DateKind::Birth && dates.iter().any(january) {
            self.note(Remark::JanuaryFirst);
        }
        if dates.is_empty() && self.remarks.iter().all(|r| r.is_quiet() && *r != Remark::Unknown) {
            self.note(Remark::Unreadable);
        }
        self.remarks.sort_unstable();
        self.remarks.dedup();
        let fuzzy = dates.iter().copied().reduce(Fuzzy::hull);
        let alternatives = if dates.len() > 1 { dates } else { Dates::new() };
        DateReading { fuzzy, alternatives, remarks: self.remarks }
    }

    /// Tries a way of reading; if it gives nothing, its remarks go too.
    fn attempt(&mut self, way: impl FnOnce(&mut Self) -> Dates) -> Option<Dates> {
        let (remarks, borrowed) = (self.remarks.len(), self.borrowed);
        let dates = way(self);
        if dates.is_empty() {
            self.remarks.truncate(remarks);
            self.borrowed = borrowed;
        }
        Some(dates).filter(|d| !d.is_empty())
    }

    fn cell(&mut self, folded: &str) -> Dates {
        if let Some(dates) = self.written_for_machines(folded) {
            return dates;
        }
        if let Some((event, rest)) = events::find(folded) {
            return self.event(event.when, &tokens(&rest));
        }
        let toks = tokens(folded);
        if toks.len() > MOST_PIECES {
            return self.none(Remark::Unreadable);
        }
        self.several(&toks)
    }

    /// EDTF, ISO days with a time behind them, and numbers of spreadsheets.
    fn written_for_machines(&mut self, folded: &str) -> Option<Dates> {
        let head = folded.get(..10).filter(|h| Day::parse_iso(h).is_some());
        let text = match head {
            Some(head)
                if folded[10..].starts_with(['t', ' '])
                    && folded[11..].starts_with(|c: char| c.is_ascii_digit()) =>
            {
                head
            }
            _ => folded,
        };
        if text.bytes().any(|b| b == b'-' || b.is_ascii_digit()) {
            let fuzzy = parse_edtf(&text.to_ascii_uppercase());
            let believed = |d: Option<Day>| d.is_none_or(|d| BELIEVED.contains(&d.year()));
            if let Some(fuzzy) = fuzzy.filter(|f| believed(f.from) && believed(f.to)) {
                return Some(if fuzzy.is_unknown() { self.none(Remark::Unknown) } else { vec![fuzzy] });
            }
        }
        let whole = text
            .split_once('.')
            .filter(|(_, part)| part.bytes().all(|b| b.is_ascii_digit()))
            .map_or(text, |(whole, _)| whole);
        (whole.len() == 5 && whole.bytes().all(|b| b.is_ascii_digit())).then(|| self.serial(whole))
    }

    /// Days since 1899-12-30, as spreadsheets count them.
    fn serial(&mut self, digits: &str) -> Dates {
        let earliest = if self.ctx.kind == DateKind::Birth { 1900 } else { 1960 };
        let day = digits.parse().ok().map(|n: i32| Day(n - 25_569));
        match day.filter(|d| d.year() >= earliest && *d <= self.ctx.today) {
            Some(day) => {
                self.note(Remark::SerialNumber);
                vec![Fuzzy::day(day)]
            }
            None => self.none(Remark::Unreadable),
        }
    }

    /// A known event, with what stands beside it.
    fn event(&mut self, when: Fuzzy, beside: &[Tok]) -> Dates {
        let counted = offset_days(beside).is_some();
        if let Some(dates) = self.attempt(|r| if counted { Dates::new() } else { r.several(beside) }) {
            let sharp = dates.iter().any(|d| d.exact().is_some());
            if sharp || dates.iter().all(|d| d.disjoint(&when)) {
                return dates;
            }
        }
        self.note(Remark::NamedEvent);
        let offset = offset_days(beside);
        let (Some(from), Some(to)) = (when.from, when.to) else { return vec![when] };
        vec![match (side(beside), offset) {
            (Some(Side::Before), Some(days)) => Fuzzy::day(from.plus(-days)).roughly(),
            (Some(Side::After), Some(days)) => Fuzzy::day(to.plus(days)).roughly(),
            (Some(Side::Before), None) => Fuzzy::before(from.plus(-1)),
            (Some(Side::After), None) => Fuzzy::after(to),
            (None, _) => when,
        }]
    }

    /// Several dates in one cell, or one.
    fn several(&mut self, toks: &[Tok]) -> Dates {
        if let Some(at) = toks.iter().position(|t| *t == Tok::Sense(Sense::Matching))
            && let Some(dates) = self.attempt(|r| r.two_calendars(&toks[..at], &toks[at + 1..]))
        {
            return dates;
        }
        let hard = |t: &Tok| matches!(t, Tok::Sep(';') | Tok::Sense(Sense::Or));
        let soft = |t: &Tok| matches!(t, Tok::Sep(',') | Tok::Sense(Sense::And));
        if toks.iter().any(hard)
            && let Some(dates) = self.attempt(|r| r.pieces(toks, hard, false))
        {
            return dates;
        }
        // "May 5, 2013" is one date: only dates with their own years stand side by side.
        let complete = |p: &[Tok]| {
            p.iter().any(|t| matches!(t, Tok::Num(_, 4)))
                || p.iter().filter(|t| matches!(t, Tok::Num(..))).count() > 2
        };
        if toks.iter().any(soft)
            && !toks.contains(&Tok::Sense(Sense::Between))
            && toks.split(soft).all(complete)
            && let Some(dates) = self.attempt(|r| r.pieces(toks, soft, true))
        {
            return dates;
        }
        self.expression(toks, None)
    }

    /// One day in two calendars: the first as said, unless the second belies it.
    fn two_calendars(&mut self, first: &[Tok], second: &[Tok]) -> Dates {
        let first = self.attempt(|r| r.expression(first, None));
        let second = self.attempt(|r| r.expression(second, None));
        match (first, second) {
            (Some(a), Some(b)) if !a.iter().any(|a| b.iter().any(|b| crate::fuzzy::agrees(a, b))) => {
                self.note(Remark::SeveralDates);
                [a, b].concat()
            }
            (Some(dates), _) | (None, Some(dates)) => dates,
            (None, None) => Dates::new(),
        }
    }

    fn pieces(&mut self, toks: &[Tok], at: fn(&Tok) -> bool, all: bool) -> Dates {
        let pieces: Vec<&[Tok]> = toks.split(at).filter(|p| !trimmed(p).is_empty()).collect();
        if pieces.len() < 2 {
            return if all {
                Dates::new()
            } else {
                pieces.first().map(|p| self.expression(p, None)).unwrap_or_default()
            };
        }
        let year_giver = pieces
            .iter()
            .rev()
            .find_map(|p| self.attempt(|r| r.expression(p, None)))
            .and_then(|d| d.first().copied());
        let read: Vec<Dates> = pieces
            .iter()
            .map(|p| self.attempt(|r| r.expression(p, year_giver)).unwrap_or_default())
            .collect();
        if all && read.iter().any(Dates::is_empty) {
            return Dates::new();
        }
        let dates: Dates = read.into_iter().flatten().collect();
        if dates.len() > 1 {
            self.note(Remark::SeveralDates);
        }
        dates
    }

    /// One date in words: a range, something before or after, or a core.
    fn expression(&mut self, toks: &[Tok], borrow: Option<Fuzzy>) -> Dates {
        let toks = trimmed(toks);
        // A question mark behind a number or at the end doubts it; elsewhere it stands for a number.
        let doubted = |at: usize| {
            toks[at] == Tok::Sep('?')
                && at > 0
                && (at + 1 == toks.len() || matches!(toks[at - 1], Tok::Num(..)))
        };
        let unsure = |at: usize| matches!(toks[at], Tok::Sense(Sense::About) | Tok::Sep('~')) || doubted(at);
        if (0..toks.len()).any(unsure) {
            let rest: Vec<Tok> =
                (0..toks.len()).filter(|at| !unsure(*at)).map(|at| toks[at].clone()).collect();
            return self.expression(&rest, borrow).into_iter().map(Fuzzy::roughly).collect();
        }
        if let Some(dates) = self.relative(toks) {
            return dates;
        }
        if let Some(dates) = self.range(toks, borrow) {
            return dates;
        }
        let Some((first, rest)) = toks.split_first() else { return Dates::new() };
        let feast =
            |t: &Tok| matches!(t, Tok::Sense(Sense::Fitr | Sense::Adha | Sense::Feast | Sense::Period(..)));
        match first {
            _ if toks.iter().any(feast) => self.season_of_life(toks, borrow),
            Tok::Sense(Sense::Before) => {
                self.map(rest, borrow, |d| d.from.map(|from| Fuzzy::before(from.plus(-1))))
            }
            Tok::Sense(Sense::After) => self.map(rest, borrow, |d| d.to.map(|to| Fuzzy::after(to.plus(1)))),
            Tok::Sense(Sense::Until) => self.map(rest, borrow, |d| d.to.map(Fuzzy::before)),
            Tok::Sense(Sense::Since | Sense::From) => {
                self.note(Remark::Since);
                self.expression(rest, borrow)
            }
            Tok::Sense(Sense::Early) => self.map(rest, borrow, |d| third(d, 0)),
            Tok::Sense(Sense::Mid) => self.map(rest, borrow, |d| third(d, 1)),
            Tok::Sense(Sense::Late) => self.map(rest, borrow, |d| third(d, 2)),
            Tok::Sense(Sense::Fraction(n, of)) => self.map(rest, borrow, |d| fraction(d, *n, *of)),
            _ => self.core(toks, borrow),
        }
    }

    /// Reads the rest and changes it: a "before" of a date, the "end" of a year.
    fn map(&mut self, rest: &[Tok], borrow: Option<Fuzzy>, change: impl Fn(Fuzzy) -> Option<Fuzzy>) -> Dates {
        let keep = |d: Fuzzy| change(d).map(|c| if d.about { c.roughly() } else { c });
        self.expression(rest, borrow).into_iter().filter_map(keep).collect()
    }

    /// "Two years ago", «قبل شهرين», «العام الماضي».
    fn relative(&mut self, toks: &[Tok]) -> Option<Dates> {
        use Sense::{
            Ago, Before, DayWord, From, LastMonth, LastYear, MonthWord, Since, Span, ThisYear, YearWord,
            Yesterday,
        };
        let today = self.ctx.today;
        let (year, month, _) = today.ymd();
        let marked = matches!(toks.first(), Some(Tok::Sense(Before | Since | From)))
            || toks.last() == Some(&Tok::Sense(Ago));
        let bare: Vec<&Tok> =
            toks.iter().filter(|t| !matches!(t, Tok::Sense(Before | Since | From | Ago))).collect();
        let dates = match bare.as_slice() {
            [Tok::Sense(LastYear)] => Fuzzy::year_of(year - 1),
            [Tok::Sense(ThisYear)] => Fuzzy::year_of(year),
            [Tok::Sense(LastMonth)] => {
                if month == 1 {
                    Fuzzy::month(year - 1, 12)
                } else {
                    Fuzzy::month(year, month - 1)
                }
            }
            [Tok::Sense(Yesterday)] => Some(Fuzzy::day(today.plus(-1))),
            [Tok::Sense(Span(n, unit))] if *n > 0 && marked => ago(today, *n, *unit),
            [Tok::Num(n, 1..=2), Tok::Sense(Span(_, unit))] if marked => ago(today, *n, *unit),
            [Tok::Num(n, 1..=2), Tok::Sense(YearWord)] if marked => ago(today, *n, Unit::Year),
            [Tok::Num(n, 1..=2), Tok::Sense(MonthWord)] if marked => ago(today, *n, Unit::Month),
            [Tok::Num(n, 1..=2), Tok::Sense(DayWord)] if marked => ago(today, *n, Unit::Day),
            [Tok::Sense(YearWord)] if marked => ago(today, 1, Unit::Year),
            [Tok::Sense(MonthWord)] if marked => ago(today, 1, Unit::Month),
            [Tok::Num(_, 1..=2), Tok::Sense(YearWord | MonthWord | Span(..))] => {
                return Some(self.none(Remark::AgeGiven));
            }
            _ => return None,
        };
        self.note(Remark::Relative);
        Some(dates.into_iter().collect())
    }

    /// «بين … و …», «من … إلى …», `2012-2013`, `5-7/2012`.
    fn range(&mut self, toks: &[Tok], borrow: Option<Fuzzy>) -> Option<Dates> {
        if toks.iter().any(|t| t.season().is_some())
            && !toks.iter().any(|t| matches!(t, Tok::Sense(Sense::To | Sense::Until | Sense::Between)))
        {
            return None;
        }
        let position = |wanted: fn(&Tok) -> bool| toks.iter().position(wanted);
        let between = toks.first() == Some(&Tok::Sense(Sense::Between));
        let split = if between {
            position(|t| matches!(t, Tok::Sense(Sense::And | Sense::To) | Tok::Sep('-' | '–')))
        } else {
            position(|t| matches!(t, Tok::Sense(Sense::To | Sense::Until)))
                .filter(|at| *at > 0)
                .or_else(|| lone_dash(toks))
        }?;
        let left = toks.get(usize::from(between)..split)?;
        let left = if left.first() == Some(&Tok::Sense(Sense::From)) { &left[1..] } else { left };
        let right = toks.get(split + 1..)?;
        self.attempt(|r| r.ends(left, right, borrow))
    }

    fn ends(&mut self, left: &[Tok], right: &[Tok], borrow: Option<Fuzzy>) -> Dates {
        let hull = |d: Dates| d.into_iter().reduce(Fuzzy::hull);
        let (first, last) = match self.attempt(|r| r.expression(right, borrow)).and_then(hull) {
            Some(last) => {
                self.borrowed = false;
                let Some(first) = hull(self.expression(left, Some(last))) else { return Dates::new() };
                let wrapped = self.borrowed && first.from > last.to;
                let year_before = last.year().filter(|_| wrapped).and_then(|y| Fuzzy::month(y - 1, 12));
                (year_before.and_then(|b| hull(self.expression(left, Some(b)))).unwrap_or(first), last)
            }
            None => {
                let Some(first) = hull(self.expression(left, borrow)) else { return Dates::new() };
                let Some(last) = hull(self.expression(right, Some(first))) else { return Dates::new() };
                (first, last)
            }
        };
        let (Some(from), Some(to)) = (first.from, last.to) else { return Dates::new() };
        let range = if from > to {
            self.note(Remark::RangeReversed);
            first.hull(last)
        } else {
            Fuzzy::range(from, to)
        };
        vec![if first.about || last.about { range.roughly() } else { range }]
    }

    /// Feasts and the farming year: the words name days, the year is beside them.
    fn season_of_life(&mut self, toks: &[Tok], borrow: Option<Fuzzy>) -> Dates {
        let year =
            toks.iter().find_map(|t| if let Tok::Num(n, 4) = t { i32::try_from(*n).ok() } else { None });
        let year = year.or_else(|| self.borrowed_year(borrow));
        let named = |s: Sense| toks.contains(&Tok::Sense(s));
        let period = toks
            .iter()
            .find_map(|t| if let Tok::Sense(Sense::Period(a, b)) = t { Some((*a, *b)) } else { None });
        let feasts: &[Feast] = if named(Sense::Fitr) {
            &[Feast::Fitr]
        } else if named(Sense::Adha) {
            &[Feast::Adha]
        } else {
            &[Feast::Fitr, Feast::Adha]
        };
        self.note(match (period, feasts) {
            (Some(_), _) => Remark::FieldSeason,
            (None, [_]) => Remark::Feast,
            (None, _) => Remark::FeastUnnamed,
        });
        let Some(year) = year else { return self.none(Remark::NoYear) };
        let windows: Dates = match period {
            Some((a, b)) => Fuzzy::month(year, a)
                .zip(Fuzzy::month(year, b))
                .map(|(a, b)| a.hull(b).roughly())
                .into_iter()
                .collect(),
            None => feasts.iter().flat_map(|f| events::feast(*f, part_of(toks), year)).collect(),
        };
        let beside =
            |d: Fuzzy| around(d, side(toks), offset_days(toks), if period.is_some() { 61 } else { 15 });
        windows.into_iter().filter_map(beside).collect()
    }

    /// A season, a decade, or numbers with or without a month.
    fn core(&mut self, toks: &[Tok], borrow: Option<Fuzzy>) -> Dates {
        if let Some(season) = toks.iter().find_map(Tok::season) {
            return self.season(season, toks, borrow);
        }
        if let [Tok::Sense(Sense::Decade(year))] = toks {
            return Fuzzy::year_of(*year)
                .zip(Fuzzy::year_of(year + 9))
                .map(|(a, b)| a.hull(b))
                .into_iter()
                .collect();
        }
        Numbers::of(toks).read(self, borrow)
    }

    fn season(&mut self, season: Season, toks: &[Tok], borrow: Option<Fuzzy>) -> Dates {
        let mut years: Vec<i32> = Vec::new();
        for tok in toks {
            if let Tok::Num(n, len) = tok {
                years.extend(self.year(*n, *len, false));
            }
        }
        if years.is_empty() {
            years.extend(self.borrowed_year(borrow));
        }
        match years.as_slice() {
            [] => self.none(Remark::NoYear),
            // «شتاء 2013» may be its beginning or its end.
            [year] if season == Season::Winter => {
                self.note(Remark::TwoReadings);
                [year - 1, *year].into_iter().filter_map(|y| Fuzzy::season(y, season)).collect()
            }
            [first, second] if season == Season::Winter && *second == first + 1 => {
                Fuzzy::season(*first, season).into_iter().collect()
            }
            [first, .., last] => Fuzzy::season(*first, season)
                .zip(Fuzzy::season(*last, season))
                .map(|(a, b)| a.hull(b))
                .into_iter()
                .collect(),
            [year] => Fuzzy::season(*year, season).into_iter().collect(),
        }
    }
}

/// Without fillers and stray punctuation at both ends.
fn trimmed(mut toks: &[Tok]) -> &[Tok] {
    let idle = |t: &Tok| {
        matches!(t, Tok::Sense(Sense::Filler | Sense::CivilEra) | Tok::Sep(',' | ':' | '.' | '/' | '-' | '–'))
    };
    while let [first, rest @ ..] = toks
        && idle(first)
        && !rest.is_empty()
    {
        toks = rest;
    }
    while let [rest @ .., last] = toks
        && idle(last)
        && !rest.is_empty()
    {
        toks = rest;
    }
    toks
}

/// The one dash that parts two dates, not the parts of one.
fn lone_dash(toks: &[Tok]) -> Option<usize> {
    let dashes: Vec<usize> =
        toks.iter().enumerate().filter(|(_, t)| matches!(t, Tok::Sep('-' | '–'))).map(|(at, _)| at).collect();
    let free: Vec<usize> = dashes.iter().copied().filter(|at| toks[*at] == Tok::Sep('–')).collect();
    let at = match (dashes.as_slice(), free.as_slice()) {
        ([at], _) | (_, [at]) => *at,
        _ => return None,
    };
    parts_two_dates(&toks[..at], &toks[at + 1..], free == [at]).then_some(at)
}

fn parts_two_dates(left: &[Tok], right: &[Tok], free: bool) -> bool {
    let named = |toks: &[Tok]| {
        toks.iter().any(|t| {
            matches!(t, Tok::Sense(Sense::Month(_) | Sense::Hijri(_) | Sense::Twin(..) | Sense::Decade(_)))
        })
    };
    let slashed = |toks: &[Tok]| toks.iter().any(|t| matches!(t, Tok::Sep('/' | '.' | '-')));
    let year = |toks: &[Tok]| toks.iter().any(|t| matches!(t, Tok::Num(_, 4)));
    match (left, right) {
        ([Tok::Num(a, 4)], [Tok::Num(b, 2)]) => a % 100 + 1 == *b && *b > 12,
        ([Tok::Num(_, a)], [Tok::Num(_, b)]) => *a == 4 && *b == 4,
        _ if named(left) && named(right) => true,
        _ if named(right) => matches!(right.first(), Some(Tok::Num(..))) && !left.is_empty(),
        _ if named(left) => year(left) && year(right),
        ([Tok::Num(..)], _) => slashed(right),
        _ => slashed(left) && (slashed(right) || free || year(right)),
    }
}
