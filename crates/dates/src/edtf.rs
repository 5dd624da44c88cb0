//! Writing and reading dates as EDTF (ISO 8601-2, Extended Date/Time Format).
//!
//! One date has one written form: `2013`, `2013-05`, `2013-05-01`, `2013-22`
//! (summer), `2013-05-01/2013-05-20`, `../2013-05`, `2013-05/..`, `XXXX`
//! (unknown), each with `~` where it was said with "about". Reading accepts more
//! than is written: `?` and `%`, `201X`, `2013-XX`, quarters and half-years.
//!
//! **Invariant:** `parse_edtf(&x.edtf()) == Some(x)`.

use crate::day::Day;
use crate::fuzzy::{Fuzzy, Precision, Season};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

impl Fuzzy {
    /// The date in EDTF.
    ///
    /// ```
    /// use dates::{Day, Fuzzy};
    /// let day = Day::parse_iso("2013-05-31").unwrap();
    /// assert_eq!(Fuzzy::month(2013, 5).unwrap().roughly().edtf(), "2013-05~");
    /// assert_eq!(Fuzzy::before(day).edtf(), "../2013-05", "to the end of May: a month is enough");
    /// assert_eq!(Fuzzy::UNKNOWN.edtf(), "XXXX");
    /// ```
    pub fn edtf(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Fuzzy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.about { "~" } else { "" };
        let end = |day: Option<Day>| {
            day.map_or_else(|| "..".to_owned(), |d| format!("{}{about}", written(d, self.sharpness())))
        };
        match (self.precision, self.from) {
            (Precision::Unknown, _) => f.write_str("XXXX"),
            (Precision::Season, Some(from)) => {
                let season = self.parts().season.map_or(21, Season::number);
                write!(f, "{:04}-{season}{about}", from.year())
            }
            (Precision::Day | Precision::Month | Precision::Year, from) => f.write_str(&end(from)),
            _ => write!(f, "{}/{}", end(self.from), end(self.to)),
        }
    }
}

fn written(day: Day, sharpness: u8) -> String {
    let (year, month, of_month) = day.ymd();
    match sharpness {
        1 => format!("{year:04}"),
        2 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{of_month:02}"),
    }
}

/// Reads EDTF; `None` for anything else, also for days that do not exist.
///
/// ```
/// use dates::parse_edtf;
/// let summer = parse_edtf("2013-22").unwrap();
/// assert_eq!([summer.from, summer.to].map(|day| day.unwrap().iso()), ["2013-06-01", "2013-08-31"]);
/// // Other programs write the decade so; it is read as ten years.
/// assert_eq!(parse_edtf("201X").unwrap().edtf(), "2010/2019");
/// assert_eq!(parse_edtf("2013-02-30"), None, "no such day");
/// ```
pub fn parse_edtf(text: &str) -> Option<Fuzzy> {
    let text = text.trim();
    match text.split_once('/') {
        None => single(text),
        Some((a, b)) => interval(a, b),
    }
}

fn interval(a: &str, b: &str) -> Option<Fuzzy> {
    let open = |s: &str| s.is_empty() || s == "..";
    let fuzzy = match (open(a), open(b)) {
        (true, true) => Fuzzy::UNKNOWN,
        (true, false) => keep_about(Fuzzy::before(single(b)?.to?), single(b)?),
        (false, true) => keep_about(Fuzzy::after(single(a)?.from?), single(a)?),
        (false, false) => {
            let (first, last) = (single(a)?, single(b)?);
            if first.from? > last.to? {
                return None;
            }
            keep_about(keep_about(Fuzzy::range(first.from?, last.to?), first), last)
        }
    };
    Some(fuzzy)
}

fn keep_about(fuzzy: Fuzzy, end: Fuzzy) -> Fuzzy {
    if end.about { fuzzy.roughly() } else { fuzzy }
}

fn single(text: &str) -> Option<Fuzzy> {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let fuzzy = plain(bare)?;
    Some(if bare.len() < text.len() { fuzzy.roughly() } else { fuzzy })
}

fn plain(text: &str) -> Option<Fuzzy> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || [month, day].into_iter().flatten().any(|p| p.len() != 2) {
        return None;
    }
    let unknown = |p: Option<&str>| p.is_none_or(|p| p == "XX");
    let number = |p: &str| p.bytes().all(|b| b.is_ascii_digit()).then(|| p.parse::<u8>().ok()).flatten();
    match (month, day) {
        _ if unknown(month) && unknown(day) => years(year),
        (Some(month), None) => month_or_part(exact_year(year)?, number(month)?),
        (Some(month), Some("XX")) => Fuzzy::month(exact_year(year)?, number(month)?),
        (Some(month), Some(day)) => Fuzzy::ymd(exact_year(year)?, number(month)?, number(day)?),
        _ => None,
    }
}

fn exact_year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// `2013`, `201X` (ten years), `20XX` (a hundred), `XXXX` (unknown).
fn years(text: &str) -> Option<Fuzzy> {
    if text == "XXXX" {
        return Some(Fuzzy::UNKNOWN);
    }
    if text.len() != 4 {
        return None;
    }
    let first = exact_year(&text.replace('X', "0"))?;
    let last = exact_year(&text.replace('X', "9"))?;
    let open = text.trim_end_matches('X');
    if open.contains('X') {
        return None;
    }
    Some(Fuzzy::range(Day::from_ymd(first, 1, 1)?, Day::from_ymd(last, 12, 31)?))
}

/// A month, or the numbers ISO 8601-2 §4.8 gives to seasons, quarters and halves.
fn month_or_part(year: i32, number: u8) -> Option<Fuzzy> {
    let months =
        |first: u8, count: u8| Some(Fuzzy::month(year, first)?.hull(Fuzzy::month(year, first + count - 1)?));
    match number {
        1..=12 => Fuzzy::month(year, number),
        21..=24 => Fuzzy::season(year, Season::from_number(number)?),
        25..=28 => Fuzzy::season(year, Season::from_number(number - 4)?),
        33..=36 => months((number - 33) * 3 + 1, 3),
        40 | 41 => months((number - 40) * 6 + 1, 6),
        _ => None,
    }
}

impl Serialize for Fuzzy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fuzzy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_edtf(&text).ok_or_else(|| D::Error::custom("a date is written in EDTF"))
    }
}
