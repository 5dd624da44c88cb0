//! What the reader of a date must know beside the words.

use crate::day::Day;
use crate::fuzzy::Fuzzy;

/// What kind of date is read; it decides what a two-digit year and a 1 January mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DateKind {
    /// A birth.
    Birth,
    /// Anything that happened.
    #[default]
    Event,
}

/// In which order a list writes day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// 5/3/2013 is in March: the rule in Syria.
    #[default]
    DayFirst,
    /// 5/3/2013 is in May.
    MonthFirst,
}

/// What the reader must know beside the words.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Context {
    /// The day of reading, or the day the list was made, if known.
    pub today: Day,
    /// What kind of date it is.
    pub kind: DateKind,
    /// Another date of the same record, from which a missing year may be taken.
    pub near: Option<Fuzzy>,
    /// The order of day and month.
    pub order: Order,
    /// The first year of the century to which a person said that years of two digits belong.
    pub century: Option<u16>,
}

impl Context {
    /// For something that happened.
    ///
    /// ```
    /// use dates::{Context, Day, Remark, read};
    /// let today = Day::parse_iso("2026-03-01").unwrap();
    /// // A taking that lies ahead waits for a person.
    /// assert!(read("5/6/2031", &Context::event(today)).has(Remark::Future));
    /// ```
    pub fn event(today: Day) -> Context {
        Context { today, kind: DateKind::Event, near: None, order: Order::DayFirst, century: None }
    }

    /// For a birth.
    ///
    /// ```
    /// use dates::{Context, Day, Remark, read};
    /// let today = Day::parse_iso("2026-03-01").unwrap();
    /// // Nobody who stands on a list was born in 2065.
    /// assert_eq!(read("12/5/65", &Context::birth(today)).fuzzy.unwrap().edtf(), "1965-05-12");
    /// // 1 January on an identity card is hardly a day: a person is told.
    /// assert!(read("1/1/1990", &Context::birth(today)).has(Remark::JanuaryFirst));
    /// ```
    pub fn birth(today: Day) -> Context {
        Context { kind: DateKind::Birth, ..Context::event(today) }
    }

    /// With another date of the same record.
    ///
    /// ```
    /// use dates::{Context, Day, Remark, parse_edtf, read};
    /// let context = Context::event(Day::parse_iso("2026-03-01").unwrap());
    /// assert_eq!(read("15 أيار", &context).fuzzy, None, "of which year?");
    /// let seen = read("15 أيار", &context.near(parse_edtf("2013-03").unwrap()));
    /// assert_eq!(seen.fuzzy.unwrap().edtf(), "2013-05-15");
    /// assert!(seen.has(Remark::YearFromContext));
    /// ```
    pub fn near(self, near: Fuzzy) -> Context {
        Context { near: Some(near), ..self }
    }

    /// With the order in which the list writes day and month.
    ///
    /// ```
    /// use dates::{Context, Day, Order, read};
    /// let context = Context::event(Day::parse_iso("2026-03-01").unwrap());
    /// let edtf = |context: &Context| read("5/3/2013", context).fuzzy.unwrap().edtf();
    /// assert_eq!(edtf(&context), "2013-03-05");
    /// assert_eq!(edtf(&context.order(Order::MonthFirst)), "2013-05-03", "an American spreadsheet");
    /// ```
    pub fn order(self, order: Order) -> Context {
        Context { order, ..self }
    }

    /// With the century of years of two digits, by its first year: 1900, 2000.
    ///
    /// ```
    /// use dates::{Context, Day, read};
    /// let context = Context::event(Day::parse_iso("2026-03-01").unwrap());
    /// let edtf = |context: &Context| read("5/3/13", context).fuzzy.unwrap().edtf();
    /// assert_eq!(edtf(&context), "2013-03-05");
    /// assert_eq!(edtf(&context.century(Some(1900))), "1913-03-05", "a register of the mandate");
    /// ```
    pub fn century(self, century: Option<u16>) -> Context {
        Context { century, ..self }
    }
}

/// The years in which a date is believed.
pub(crate) const BELIEVED: std::ops::RangeInclusive<i32> = 1850..=2150;
