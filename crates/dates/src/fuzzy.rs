//! A date as a source knows it: an interval of days and how sharp it is.
//!
//! Families say "the end of 2013", lists say "2011", papers say a day. All are
//! one thing here, a [`Fuzzy`]: the first and last day it can be. Two dates are
//! compared as intervals, so that "2013" and "5 May 2013" do not contradict.
//!
//! **Invariants** (held by the constructors, which are the only way to make one
//! outside this crate): `from ≤ to` where both stand; only [`Precision::Before`]
//! lacks a beginning, only [`Precision::After`] an end, only
//! [`Precision::Unknown`] both; `parse_edtf(&x.edtf()) == Some(x)`.

use crate::day::{Day, month_length};

/// How sharp a date is; the words of the vocabulary `date_precision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// A season of a year.
    Season,
    /// One year.
    Year,
    /// Between two days, both meant.
    Range,
    /// Some time up to a day.
    Before,
    /// Some time from a day on.
    After,
    /// Between two days that are themselves approximate.
    About,
    /// The source says that it does not know.
    #[default]
    Unknown,
}

impl Precision {
    /// The code in the vocabulary `date_precision`.
    ///
    /// ```
    /// assert_eq!(dates::Precision::About.code(), "approx");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Range => "range",
            Precision::Before => "before",
            Precision::After => "after",
            Precision::About => "approx",
            Precision::Unknown => "unknown",
        }
    }
}

/// A season. Winter is counted to the year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// The EDTF number, 21 to 24.
    ///
    /// ```
    /// assert_eq!(dates::Season::Winter.number(), 24);
    /// ```
    pub fn number(self) -> u8 {
        21 + self as u8
    }

    /// The season of an EDTF number.
    ///
    /// ```
    /// use dates::Season;
    /// assert_eq!(Season::from_number(22), Some(Season::Summer));
    /// // 25 to 41 are seasons of a hemisphere, quarters and the like.
    /// assert_eq!(Season::from_number(33), None);
    /// ```
    pub fn from_number(number: u8) -> Option<Season> {
        [Season::Spring, Season::Summer, Season::Autumn, Season::Winter]
            .get(usize::from(number.checked_sub(21)?))
            .copied()
    }

    fn months(self) -> (u8, u8) {
        match self {
            Season::Spring => (3, 5),
            Season::Summer => (6, 8),
            Season::Autumn => (9, 11),
            Season::Winter => (12, 2),
        }
    }
}

/// A date of any sharpness: an interval of days, open where it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Fuzzy {
    /// The first day it can be.
    pub from: Option<Day>,
    /// The last day it can be.
    pub to: Option<Day>,
    /// How sharp it is.
    pub precision: Precision,
    /// Said with "about", "perhaps" or the like, or converted with a day's doubt.
    pub about: bool,
}

impl Fuzzy {
    /// The source says that the date is not known.
    pub const UNKNOWN: Fuzzy = Fuzzy { from: None, to: None, precision: Precision::Unknown, about: false };

    fn new(from: Day, to: Day, precision: Precision) -> Fuzzy {
        Fuzzy { from: Some(from), to: Some(to), precision, about: false }
    }

    /// One day.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let day = Day::parse_iso("2013-05-01").unwrap();
    /// assert_eq!(Fuzzy::day(day).exact(), Some(day));
    /// ```
    pub fn day(day: Day) -> Fuzzy {
        Fuzzy::new(day, day, Precision::Day)
    }

    /// The day of year, month, day, if there is one.
    ///
    /// ```
    /// use dates::Fuzzy;
    /// assert_eq!(Fuzzy::ymd(2012, 2, 29).unwrap().edtf(), "2012-02-29");
    /// assert_eq!(Fuzzy::ymd(2013, 2, 29), None);
    /// ```
    pub fn ymd(year: i32, month: u8, day: u8) -> Option<Fuzzy> {
        Day::from_ymd(year, month, day).map(Fuzzy::day)
    }

    /// A month of a year.
    ///
    /// ```
    /// use dates::Fuzzy;
    /// assert_eq!(Fuzzy::month(2012, 2).unwrap().to.unwrap().iso(), "2012-02-29");
    /// assert_eq!(Fuzzy::month(2012, 13), None);
    /// ```
    pub fn month(year: i32, month: u8) -> Option<Fuzzy> {
        let from = Day::from_ymd(year, month, 1)?;
        let to = Day::from_ymd(year, month, month_length(year, month))?;
        Some(Fuzzy::new(from, to, Precision::Month))
    }

    /// A year.
    ///
    /// ```
    /// use dates::Fuzzy;
    /// assert_eq!(Fuzzy::year_of(2013).unwrap().edtf(), "2013");
    /// assert_eq!(Fuzzy::year_of(20_133), None, "a digit too many");
    /// ```
    pub fn year_of(year: i32) -> Option<Fuzzy> {
        Some(Fuzzy::new(Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?, Precision::Year))
    }

    /// A season of a year; winter begins in it.
    ///
    /// ```
    /// use dates::{Fuzzy, Season};
    /// // The winter of 2013 ends in February 2014.
    /// let winter = Fuzzy::season(2013, Season::Winter).unwrap();
    /// assert_eq!(winter.to.unwrap().iso(), "2014-02-28");
    /// assert_eq!(winter.edtf(), "2013-24");
    /// ```
    pub fn season(year: i32, season: Season) -> Option<Fuzzy> {
        let (first, last) = season.months();
        let end_year = if last < first { year + 1 } else { year };
        let from = Day::from_ymd(year, first, 1)?;
        let to = Day::from_ymd(end_year, last, month_length(end_year, last))?;
        Some(Fuzzy::new(from, to, Precision::Season))
    }

    /// Between two days, in whichever order they are given. What is exactly a
    /// day, a month or a year is called so.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let [first, last] = ["2013-05-01", "2013-05-31"].map(|day| Day::parse_iso(day).unwrap());
    /// assert_eq!(Fuzzy::range(last, first).edtf(), "2013-05", "a whole month is called so");
    /// ```
    pub fn range(a: Day, b: Day) -> Fuzzy {
        let (from, to) = if a <= b { (a, b) } else { (b, a) };
        let ((y1, m1, d1), (y2, m2, d2)) = (from.ymd(), to.ymd());
        let whole_months = d1 == 1 && d2 == month_length(y2, m2);
        let precision = if from == to {
            Precision::Day
        } else if whole_months && (y1, m1) == (y2, m2) {
            Precision::Month
        } else if whole_months && y1 == y2 && (m1, m2) == (1, 12) {
            Precision::Year
        } else {
            Precision::Range
        };
        Fuzzy::new(from, to, precision)
    }

    /// Some time up to and including a day.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let before = Fuzzy::before(Day::parse_iso("2013-05-20").unwrap());
    /// assert_eq!((before.from, before.edtf().as_str()), (None, "../2013-05-20"));
    /// ```
    pub fn before(to: Day) -> Fuzzy {
        Fuzzy { from: None, to: Some(to), precision: Precision::Before, about: false }
    }

    /// Some time from a day on.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let after = Fuzzy::after(Day::parse_iso("2013-05-20").unwrap());
    /// assert_eq!((after.to, after.edtf().as_str()), (None, "2013-05-20/.."));
    /// ```
    pub fn after(from: Day) -> Fuzzy {
        Fuzzy { from: Some(from), to: None, precision: Precision::After, about: false }
    }

    /// The same, said with "about".
    ///
    /// ```
    /// use dates::{Fuzzy, Precision, parse_edtf};
    /// assert_eq!(Fuzzy::year_of(2013).unwrap().roughly().edtf(), "2013~");
    /// assert_eq!(parse_edtf("2013-05-03/2013-06-09").unwrap().roughly().precision, Precision::About);
    /// assert_eq!(Fuzzy::UNKNOWN.roughly(), Fuzzy::UNKNOWN, "nothing cannot be vaguer");
    /// ```
    pub fn roughly(self) -> Fuzzy {
        match self.precision {
            Precision::Unknown => self,
            Precision::Range | Precision::About => Fuzzy { precision: Precision::About, about: true, ..self },
            _ => Fuzzy { about: true, ..self },
        }
    }

    /// The same, without "about".
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let range = parse_edtf("2013-05-03/2013-06-09").unwrap();
    /// assert_eq!(range.roughly().plainly(), range);
    /// ```
    pub fn plainly(self) -> Fuzzy {
        match self.precision {
            Precision::About => Fuzzy { precision: Precision::Range, about: false, ..self },
            _ => Fuzzy { about: false, ..self },
        }
    }

    /// The smallest interval that holds both.
    pub(crate) fn hull(self, other: Fuzzy) -> Fuzzy {
        if self == other || other.is_unknown() {
            return self;
        }
        if self.is_unknown() {
            return other;
        }
        let from = self.from.zip(other.from).map(|(a, b)| a.min(b));
        let to = self.to.zip(other.to).map(|(a, b)| a.max(b));
        let hull = match (from, to) {
            (Some(from), Some(to)) => Fuzzy::range(from, to),
            (None, Some(to)) => Fuzzy::before(to),
            (Some(from), None) => Fuzzy::after(from),
            (None, None) => Fuzzy::UNKNOWN,
        };
        if self.about || other.about { hull.roughly() } else { hull }
    }

    /// Whether nothing is known of it.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// assert!(Fuzzy::UNKNOWN.is_unknown());
    /// assert!(!Fuzzy::before(Day(0)).is_unknown(), "one end is something");
    /// ```
    pub fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The single day, where it is one.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let day = Fuzzy::day(Day(0));
    /// assert_eq!(day.exact(), Some(Day(0)));
    /// assert_eq!(day.roughly().exact(), None, "about a day is no day to count from");
    /// ```
    pub fn exact(&self) -> Option<Day> {
        (self.from == self.to && !self.about).then_some(self.from).flatten()
    }

    /// The year, where the whole interval lies in one; a season by its beginning.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let year = |edtf| parse_edtf(edtf).unwrap().year();
    /// assert_eq!(year("2013-05"), Some(2013));
    /// assert_eq!(year("2013-24"), Some(2013), "a winter is counted to its beginning");
    /// assert_eq!(year("2013-12/2014-01"), None);
    /// ```
    pub fn year(&self) -> Option<i32> {
        let (from, to) = (self.from?.year(), self.to?.year());
        (from == to || self.precision == Precision::Season).then_some(from)
    }

    /// Whether the day lies in the interval.
    ///
    /// ```
    /// use dates::{Day, Fuzzy, parse_edtf};
    /// let may = parse_edtf("2013-05").unwrap();
    /// assert!(may.contains(Day::parse_iso("2013-05-31").unwrap()));
    /// assert!(!Fuzzy::UNKNOWN.contains(Day(0)), "what nobody knows holds no day");
    /// ```
    pub fn contains(&self, day: Day) -> bool {
        !self.is_unknown() && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the other interval lies within this one.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let [year, may, before] = ["2013", "2013-05", "../2013-05"].map(|edtf| parse_edtf(edtf).unwrap());
    /// assert!(year.covers(&may) && !may.covers(&year));
    /// assert!(!year.covers(&before), "it may be long before");
    /// ```
    pub fn covers(&self, other: &Fuzzy) -> bool {
        let begins = self.from.is_none_or(|a| other.from.is_some_and(|b| a <= b));
        let ends = self.to.is_none_or(|a| other.to.is_some_and(|b| b <= a));
        begins && ends && !self.is_unknown() && !other.is_unknown()
    }

    /// Whether no day lies in both.
    pub(crate) fn disjoint(&self, other: &Fuzzy) -> bool {
        gap_between(bounds(self), bounds(other)) > 0
    }

    /// The part common to both, if there is one.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let [year, from_may, old] = ["2013", "2013-05/..", "2011"].map(|edtf| parse_edtf(edtf).unwrap());
    /// assert_eq!(year.intersection(&from_may).unwrap().edtf(), "2013-05/2013-12");
    /// assert_eq!(year.intersection(&old), None);
    /// ```
    pub fn intersection(&self, other: &Fuzzy) -> Option<Fuzzy> {
        if self.is_unknown() || other.is_unknown() || self.disjoint(other) {
            return None;
        }
        let from = [self.from, other.from].into_iter().flatten().max();
        let to = [self.to, other.to].into_iter().flatten().min();
        Some(match (from, to) {
            (Some(from), Some(to)) => Fuzzy::range(from, to),
            (Some(from), None) => Fuzzy::after(from),
            (None, Some(to)) => Fuzzy::before(to),
            (None, None) => return None,
        })
    }

    /// The days that certainly lie between the two; 0 where they may be the
    /// same day, `None` where either is unknown.
    ///
    /// ```
    /// use dates::{Fuzzy, parse_edtf};
    /// let [may, july] = ["2013-05", "2013-07"].map(|edtf| parse_edtf(edtf).unwrap());
    /// assert_eq!(may.gap_days(&july), Some(31), "from 31 May to 1 July");
    /// assert_eq!(may.gap_days(&may), Some(0));
    /// assert_eq!(may.gap_days(&Fuzzy::UNKNOWN), None);
    /// ```
    pub fn gap_days(&self, other: &Fuzzy) -> Option<i64> {
        (!self.is_unknown() && !other.is_unknown()).then(|| gap_between(bounds(self), bounds(other)))
    }

    /// The interval, wider where it was said with "about": a day by three, a
    /// month or a range by one month, a season by half of one, a year by one
    /// year; "before" and "after" by a year where a year was named, else by one month. These margins
    /// are ours, chosen so that honest rounding is no contradiction.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let window = |edtf| parse_edtf(edtf).unwrap().window();
    /// let (from, to) = window("2013-05-10~");
    /// assert_eq!((from.unwrap().iso(), to.unwrap().iso()), ("2013-05-07".into(), "2013-05-13".into()));
    /// let (from, _) = window("2013-05-10");
    /// assert_eq!(from.unwrap().iso(), "2013-05-10", "nobody said about");
    /// ```
    pub fn window(&self) -> (Option<Day>, Option<Day>) {
        let margin = match (self.about, self.precision) {
            (false, _) | (_, Precision::Unknown) => 0,
            (_, Precision::Day) => 3,
            (_, Precision::Month | Precision::Range | Precision::About) => 31,
            (_, Precision::Season) => 45,
            (_, Precision::Before | Precision::After) if !self.is_bounded_by_years() => 31,
            (_, Precision::Year | Precision::Before | Precision::After) => 366,
        };
        (self.from.map(|d| d.plus(-margin)), self.to.map(|d| d.plus(margin)))
    }

    fn is_bounded_by_years(&self) -> bool {
        [self.from, self.to]
            .into_iter()
            .flatten()
            .map(Day::ymd)
            .any(|(_, month, day)| matches!((month, day), (1, 1) | (12, 31)))
    }

    /// An order for lists: by the earliest day, then by the latest; what is
    /// only known to be before a day stands just before it, the unknown last.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// let mut path = ["XXXX", "2014", "2013-06", "2013"].map(|edtf| parse_edtf(edtf).unwrap());
    /// path.sort_by_key(dates::Fuzzy::sort_key);
    /// assert_eq!(path.map(|date| date.edtf()), ["2013", "2013-06", "2014", "XXXX"]);
    /// ```
    pub fn sort_key(&self) -> (i32, i32, u8) {
        let sharpness = self.precision as u8;
        match (self.from, self.to) {
            (Some(from), Some(to)) => (from.0, to.0, sharpness),
            (Some(from), None) => (from.0, i32::MAX, sharpness),
            (None, Some(to)) => (to.0, i32::MIN, sharpness),
            (None, None) => (i32::MAX, i32::MAX, sharpness),
        }
    }
}

/// Whether two dates can be of one fact: their windows meet. What is unknown
/// contradicts nothing.
///
/// ```
/// use dates::{agrees, parse_edtf};
/// let date = |s| parse_edtf(s).unwrap();
/// assert!(agrees(&date("2013"), &date("2013-05-05")));
/// assert!(!agrees(&date("2013"), &date("2014-01")));
/// assert!(agrees(&date("2013~"), &date("2014-01")));
/// ```
pub fn agrees(a: &Fuzzy, b: &Fuzzy) -> bool {
    let closed = |(from, to): (Option<Day>, Option<Day>)| {
        (from.map_or(i64::MIN / 4, |d| d.0.into()), to.map_or(i64::MAX / 4, |d| d.0.into()))
    };
    gap_between(closed(a.window()), closed(b.window())) == 0
}

fn bounds(f: &Fuzzy) -> (i64, i64) {
    (f.from.map_or(i64::MIN / 4, |d| d.0.into()), f.to.map_or(i64::MAX / 4, |d| d.0.into()))
}

fn gap_between(a: (i64, i64), b: (i64, i64)) -> i64 {
    (b.0 - a.1).max(a.0 - b.1).max(0)
}

/// One end of a date, as sharply as it is known: what a reader's language
/// turns into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

/// A date taken apart for display. `first` and `last` are equal for a day, a
/// month and a year; each is as sharp as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateParts {
    /// Which sentence to use.
    pub precision: Precision,
    /// Whether to say "about".
    pub about: bool,
    /// The beginning.
    pub first: Option<Point>,
    /// The end.
    pub last: Option<Point>,
    /// The season, for [`Precision::Season`].
    pub season: Option<Season>,
}

impl Fuzzy {
    /// The date taken apart for display.
    ///
    /// ```
    /// use dates::parse_edtf;
    /// // «من أيار إلى تموز 2013»: whole months are said without days.
    /// let parts = parse_edtf("2013-05/2013-07").unwrap().parts();
    /// let (first, last) = (parts.first.unwrap(), parts.last.unwrap());
    /// assert_eq!((first.month, first.day, last.month), (Some(5), None, Some(7)));
    /// ```
    pub fn parts(&self) -> DateParts {
        let sharpness = self.sharpness();
        let season = || {
            (0..4).find_map(|n| {
                Season::from_number(21 + n).filter(|s| self.from.is_some_and(|d| d.ymd().1 == s.months().0))
            })
        };
        DateParts {
            precision: self.precision,
            about: self.about,
            first: self.from.map(|d| point(d, sharpness)),
            last: self.to.map(|d| point(d, sharpness)),
            season: (self.precision == Precision::Season).then(season).flatten(),
        }
    }

    /// How many of year, month and day must be written to say both ends.
    pub(crate) fn sharpness(&self) -> u8 {
        let begins = |d: Day, months: bool| {
            let (_, m, day) = d.ymd();
            day == 1 && (!months || m == 1)
        };
        let ends = |d: Day, months: bool| {
            let (y, m, day) = d.ymd();
            day == month_length(y, m) && (!months || m == 12)
        };
        let whole = |months: bool| {
            self.from.is_none_or(|d| begins(d, months)) && self.to.is_none_or(|d| ends(d, months))
        };
        match self.precision {
            Precision::Day => 3,
            Precision::Month => 2,
            Precision::Season | Precision::Year => 1,
            _ if whole(true) => 1,
            _ if whole(false) => 2,
            _ => 3,
        }
    }
}

fn point(day: Day, sharpness: u8) -> Point {
    let (year, month, day) = day.ymd();
    Point { year, month: (sharpness >= 2).then_some(month), day: (sharpness >= 3).then_some(day) }
}
