//! Dates of any sharpness, in words.
//!
//! Month names are the Levantine ones (أيار), as families and papers write them.
//! Only what is known is said: a year alone never becomes the first of January.

use crate::Reader;
use ::dates::{DateParts, Day, Fuzzy, Point, Precision};

impl Reader {
    /// One day in words: «١٢ أيار ١٩٨٩», "12 May 1989".
    pub fn day(self, day: Day) -> String {
        let (year, month, day) = day.ymd();
        self.point(Point { year, month: Some(month), day: Some(day) })
    }

    /// One day in digits: «٢٠٢٦/١١/٣».
    pub fn day_short(self, day: Day) -> String {
        let (year, month, day) = day.ymd();
        self.digits(&format!("{year}/{month}/{day}")).into_owned()
    }

    /// The name of a month, 1 to 12.
    pub fn month(self, month: u8) -> &'static str {
        const KEYS: [&str; 12] = [
            "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
            "month-9", "month-10", "month-11", "month-12",
        ];
        KEYS.get(usize::from(month).wrapping_sub(1)).map_or("", |key| self.t(key))
    }

    /// A date of any sharpness in words: «أواخر ٢٠١٣», «قبل أيار ٢٠١٢», «نحو ١٩٨٨».
    pub fn fuzzy(self, date: &Fuzzy) -> String {
        let parts = date.parts();
        match parts.about && !date.is_unknown() {
            true => self.roughly(&parts),
            false => self.plainly(&parts),
        }
    }

    /// «نحو» stands before a point and inside an open end («قبل نحو ٢٠١٢»); a span is «تقريباً» as a whole.
    fn roughly(self, parts: &DateParts) -> String {
        match (parts.precision, parts.first, parts.last) {
            (Precision::Day | Precision::Month | Precision::Year | Precision::Season, ..) => {
                self.with("date-about", self.plainly(parts))
            }
            (_, Some(first), None) => {
                self.with("date-after", self.with("date-about", self.point(beside(first, -1))))
            }
            (_, None, Some(last)) => {
                self.with("date-before", self.with("date-about", self.point(beside(last, 1))))
            }
            _ => self.with("date-roughly", self.plainly(parts)),
        }
    }

    fn plainly(self, parts: &DateParts) -> String {
        match (parts.precision, parts.first, parts.last) {
            (Precision::Day | Precision::Month | Precision::Year, Some(first), _) => self.point(first),
            (Precision::Season, Some(first), _) => match parts.season {
                Some(season) => self.season(season.number(), first.year),
                None => self.point(first),
            },
            (_, Some(first), Some(last)) => self.range(first, last),
            // Both ends are meant with their own day, so «before 2013» ends with 2012 and is said by what
            // follows it.
            (_, Some(first), None) => self.with("date-after", self.point(beside(first, -1))),
            (_, None, Some(last)) => self.with("date-before", self.point(beside(last, 1))),
            (_, None, None) => self.t("date-unknown").to_owned(),
        }
    }

    fn season(self, number: u8, year: i32) -> String {
        let key = match number {
            21 => "season-spring",
            22 => "season-summer",
            23 => "season-autumn",
            _ => "season-winter",
        };
        self.ta(key, &[("year", self.year(year).into())])
    }

    fn range(self, first: Point, last: Point) -> String {
        if let Some(words) = self.part_of_year(first, last) {
            return words;
        }
        let dash = |a: String, b: String, rest: &str| format!("{a}–{b}{rest}");
        match (first, last) {
            _ if first == last => self.point(first),
            // «٧–٨ آب ٢٠١٣»: what both ends share is said once.
            (Point { day: Some(a), .. }, Point { day: Some(b), .. })
                if first.year == last.year && first.month == last.month =>
            {
                dash(self.small(a), self.small(b), &format!(" {}", self.point(Point { day: None, ..last })))
            }
            (Point { month: None, .. }, Point { month: None, .. }) => {
                dash(self.year(first.year), self.year(last.year), "")
            }
            _ => self
                .ta("date-between", &[("from", self.point(first).into()), ("to", self.point(last).into())]),
        }
    }

    /// Thirds and halves of a year, and thirds of a month, are said as people say them.
    fn part_of_year(self, first: Point, last: Point) -> Option<String> {
        if first.year != last.year {
            return None;
        }
        let year = || self.year(first.year);
        match ((first.month?, first.day), (last.month?, last.day)) {
            ((1, None), (4 | 3, None)) => Some(self.with("date-early", year())),
            ((5, None), (8, None)) => Some(self.with("date-mid", year())),
            ((9 | 10, None), (12, None)) => Some(self.with("date-late", year())),
            ((1, None), (6, None)) => Some(self.with("date-first-half", year())),
            ((7, None), (12, None)) => Some(self.with("date-second-half", year())),
            ((a, Some(1)), (b, Some(10))) if a == b => Some(self.with("date-early", self.month_year(first))),
            ((a, Some(11)), (b, Some(20))) if a == b => Some(self.with("date-mid", self.month_year(first))),
            ((a, Some(21)), (b, Some(28..=31))) if a == b => {
                Some(self.with("date-late", self.month_year(first)))
            }
            _ => None,
        }
    }

    fn month_year(self, point: Point) -> String {
        self.point(Point { day: None, ..point })
    }

    fn point(self, point: Point) -> String {
        let year = self.year(point.year);
        match (point.month, point.day) {
            (Some(month), Some(day)) => format!("{} {} {year}", self.small(day), self.month(month)),
            (Some(month), None) => format!("{} {year}", self.month(month)),
            _ => year,
        }
    }

    /// A message with one argument, `when`, which is ours already and needs no setting apart.
    fn with(self, key: &str, when: String) -> String {
        self.ta(key, &[("when", when.into())])
    }

    fn year(self, year: i32) -> String {
        self.digits(&year.to_string()).into_owned()
    }

    fn small(self, n: u8) -> String {
        self.digits(&n.to_string()).into_owned()
    }
}

/// The year, month or day next to a point, as sharp as it is.
fn beside(point: Point, step: i32) -> Point {
    let Some(month) = point.month else { return Point { year: point.year + step, ..point } };
    let Some(day) = point.day else {
        let months = point.year * 12 + i32::from(month) - 1 + step;
        return Point {
            year: months.div_euclid(12),
            month: Some(months.rem_euclid(12) as u8 + 1),
            day: None,
        };
    };
    let Some(here) = Day::from_ymd(point.year, month, day) else { return point };
    let (year, month, day) = here.plus(step).ymd();
    Point { year, month: Some(month), day: Some(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[track_caller]
    fn says(edtf: &str, ar: &str, en: &str) {
        let date = ::dates::parse_edtf(edtf).unwrap_or_else(|| panic!("{edtf}"));
        assert_eq!(Reader::new(Lang::Ar).fuzzy(&date), ar, "{edtf}");
        assert_eq!(Reader::new(Lang::En).fuzzy(&date), en, "{edtf}");
    }

    #[test]
    fn only_what_is_known_is_said() {
        says("1989-05-12", "١٢ أيار ١٩٨٩", "12 May 1989");
        says("2012-05", "أيار ٢٠١٢", "May 2012");
        says("1988", "١٩٨٨", "1988");
        says("1988~", "نحو ١٩٨٨", "about 1988");
        says("2012-22", "صيف ٢٠١٢", "summer 2012");
    }

    #[test]
    fn ranges_say_what_both_ends_share_once() {
        says("2013-08-07/2013-08-08", "٧–٨ آب ٢٠١٣", "7–8 August 2013");
        says("2012/2014", "٢٠١٢–٢٠١٤", "2012–2014");
        says("2013-10/2013-12", "أواخر ٢٠١٣", "late 2013");
        says(
            "2013-05-30/2013-06-02",
            "بين ٣٠ أيار ٢٠١٣ و٢ حزيران ٢٠١٣",
            "between 30 May 2013 and 2 June 2013",
        );
    }

    #[test]
    fn roughly_is_said_as_people_say_it() {
        says("../2012~", "قبل نحو ٢٠١٣", "before about 2013");
        says("2012-06~/..", "بعد نحو أيار ٢٠١٢", "after about May 2012");
        says("2012~/2014~", "٢٠١٢–٢٠١٤ تقريباً", "roughly 2012–2014");
        says(
            "2013-05-30~/2013-06-02~",
            "بين ٣٠ أيار ٢٠١٣ و٢ حزيران ٢٠١٣ تقريباً",
            "roughly between 30 May 2013 and 2 June 2013",
        );
    }

    #[test]
    fn open_ends_and_the_unknown() {
        says("../2012", "قبل ٢٠١٣", "before 2013");
        says("../2012-12", "قبل ٢٠١٣", "before 2013");
        says("../2012-05", "قبل حزيران ٢٠١٢", "before June 2012");
        says("../2013-06-14", "قبل ١٥ حزيران ٢٠١٣", "before 15 June 2013");
        says("2012-06/..", "بعد أيار ٢٠١٢", "after May 2012");
        says("2013-05-13/..", "بعد ١٢ أيار ٢٠١٣", "after 12 May 2013");
        assert_eq!(Reader::new(Lang::Ar).fuzzy(&Fuzzy::UNKNOWN), "لا نعرف متى");
        assert_eq!(Reader::new(Lang::En).day_short(Day(0)), "1970/1/1");
    }
}
