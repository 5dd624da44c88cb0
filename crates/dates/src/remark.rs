//! What a reader of dates has to say about what it read.
//!
//! Remarks are codes. Their words, in each language, belong to `l10n`, under
//! `date-remark-{code}`.

macro_rules! remarks {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $quiet:literal;)+) => {
        /// A remark on the reading of a date or an age.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Remark { $($(#[doc = $doc])+ $name,)+ }

        impl Remark {
            /// Every remark, in a fixed order.
            pub const ALL: &'static [Remark] = &[$(Remark::$name,)+];

            /// A stable code, for messages and for the record.
            ///
            /// ```
            /// assert_eq!(dates::Remark::DayFirstAssumed.code(), "day-first-assumed");
            /// ```
            pub fn code(self) -> &'static str {
                match self { $(Remark::$name => $code,)+ }
            }

            /// Whether it only says how the words were understood, and asks nothing of a person.
            ///
            /// ```
            /// use dates::Remark;
            /// assert!(Remark::Feast.is_quiet(), "«ثاني أيام العيد» was understood");
            /// assert!(!Remark::FeastUnnamed.is_quiet(), "which feast?");
            /// ```
            pub fn is_quiet(self) -> bool {
                match self { $(Remark::$name => $quiet,)+ }
            }

            /// Whether the row should wait until a person has looked: the words
            /// claim what cannot be.
            ///
            /// ```
            /// use dates::Remark;
            /// assert!(Remark::Impossible.waits());
            /// assert!(!Remark::Unreadable.waits(), "the words are kept, and nothing is claimed");
            /// ```
            pub fn waits(self) -> bool {
                matches!(self, Remark::Impossible | Remark::Implausible | Remark::Future)
            }
        }
    };
}

remarks! {
    /// The source says that it does not know.
    Unknown = "unknown", true;
    /// Nothing here could be understood as a date.
    Unreadable = "unreadable", false;
    /// A day that no calendar has, such as 31/2.
    Impossible = "impossible", false;
    /// A year outside 1850–2150.
    Implausible = "implausible", false;
    /// Later than today.
    Future = "future", false;
    /// Day and month could be either way; read day first.
    DayFirstAssumed = "day-first-assumed", true;
    /// Only readable with the month before the day.
    MonthFirst = "month-first", false;
    /// A year of two digits was completed.
    TwoDigitYear = "two-digit-year", true;
    /// 1 January in a birth date usually means that only the year is known.
    JanuaryFirst = "january-first", true;
    /// A part was written as 0, `؟` or `xx`; the date is as sharp as the rest.
    PartMissing = "part-missing", true;
    /// Converted from the Hijri calendar; a day of doubt remains.
    Hijri = "hijri", true;
    /// A midnight of here, written down in the time of Greenwich by a program: the next day.
    MidnightElsewhere = "midnight-elsewhere", false;
    /// A year was typed into a cell for dates, which then shows a day of 1905.
    YearInDateCell = "year-in-date-cell", false;
    /// A spreadsheet's serial number.
    SerialNumber = "serial-number", true;
    /// A feast was named; its days were taken from the calendar.
    Feast = "feast", true;
    /// A feast was named, not which one.
    FeastUnnamed = "feast-unnamed", false;
    /// A time of the farming or school year was named.
    FieldSeason = "field-season", true;
    /// A known event was named.
    NamedEvent = "named-event", true;
    /// A day or month without a year.
    NoYear = "no-year", false;
    /// The year was taken from another date of the same record.
    YearFromContext = "year-from-context", false;
    /// Several dates, all kept.
    SeveralDates = "several-dates", false;
    /// One name for two months (كانون, تشرين), or a winter that spans two years; all kept.
    TwoReadings = "two-readings", false;
    /// «منذ»: the state lasts since then; read as the day it began.
    Since = "since", true;
    /// Counted back from today, or from the list's own day.
    Relative = "relative", false;
    /// An age stands where a date should.
    AgeGiven = "age-given", false;
    /// Some words beside the date were not understood; they stay in the cell as said.
    WordsIgnored = "words-ignored", true;
    /// The end stood before the beginning; they were exchanged.
    RangeReversed = "range-reversed", false;
}
