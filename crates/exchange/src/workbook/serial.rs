//! What a number of a workbook shows: a date, a code with its zeros, a number.
//!
//! Spreadsheets keep a date as the count of days since 1900 (or 1904), and only
//! the number format tells that it is one, and how much of it is shown. Where
//! the format shows month and year, the day in the file was invented by the
//! program, so it is not passed on.

use crate::book::CellKind;

/// What a number format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Shows {
    #[default]
    Number,
    /// A whole number padded with zeros: registration numbers, telephones.
    Padded(usize),
    Text,
    Date(ShownParts),
}

/// Which parts of a date are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct ShownParts {
    pub year: bool,
    pub month: bool,
    pub day: bool,
    pub time: bool,
}

impl ShownParts {
    const DATE: ShownParts = ShownParts { year: true, month: true, day: true, time: false };
    const MONTH: ShownParts = ShownParts { year: true, month: true, day: false, time: false };
    const TIME: ShownParts = ShownParts { year: false, month: false, day: false, time: true };
    const BOTH: ShownParts = ShownParts { year: true, month: true, day: true, time: true };
}

/// The formats every program knows by number (ECMA-376 §18.8.30).
pub(crate) fn built_in(id: u32) -> Shows {
    match id {
        14..=16 | 27..=31 | 34..=36 | 50..=58 => Shows::Date(ShownParts::DATE),
        17 => Shows::Date(ShownParts::MONTH),
        18..=21 | 32..=33 | 45..=47 => Shows::Date(ShownParts::TIME),
        22 => Shows::Date(ShownParts::BOTH),
        49 => Shows::Text,
        _ => Shows::Number,
    }
}

/// Reads a format such as `dd/mm/yyyy`, `mmm-yy`, `0000000000`.
pub(crate) fn custom(code: &str) -> Shows {
    let letters = bare(code);
    if letters == "@" {
        return Shows::Text;
    }
    if letters.len() > 1 && letters.chars().all(|letter| letter == '0') {
        return Shows::Padded(letters.len());
    }
    let has = |wanted: &[char]| letters.contains(wanted);
    let time = has(&['h', 's']);
    let (year, day) = (has(&['y', 'e', 'b']) && !has(&['0', '#', '?']), has(&['d']));
    let month = letters.contains("mmm") || (has(&['m']) && (!time || year || day));
    match (ShownParts { year, month, day, time }) {
        parts if parts == ShownParts::default() => Shows::Number,
        parts => Shows::Date(parts),
    }
}

/// The first section of a format without quotations, colours and escapes.
fn bare(code: &str) -> String {
    let mut out = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => letters.by_ref().take_while(|inner| *inner != '"').for_each(drop),
            '[' => {
                let inner: String = letters.by_ref().take_while(|inner| *inner != ']').collect();
                // [h]:mm counts hours; [$-401], [Red] say nothing of the value.
                if inner.chars().all(|letter| matches!(letter, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    out.push_str(&inner.to_lowercase());
                }
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            ';' => break,
            _ => out.extend(letter.to_lowercase()),
        }
    }
    if out == "general" { String::new() } else { out }
}

/// The words a person sees for a stored number.
pub(crate) fn shown(stored: &str, shows: Shows, since_1904: bool) -> (CellKind, String) {
    match stored.trim().parse() {
        Ok(value) => shown_number(value, shows, since_1904),
        Err(_) => (CellKind::Text, stored.to_owned()),
    }
}

/// The same for a number that is kept as one.
pub(crate) fn shown_number(value: f64, shows: Shows, since_1904: bool) -> (CellKind, String) {
    match shows {
        Shows::Date(parts) => match iso(value, parts, since_1904) {
            Some(date) => (CellKind::Date, date),
            None => (CellKind::Number, plain(value)),
        },
        Shows::Padded(width) if value >= 0.0 && value.fract() == 0.0 && value < 1e15 => {
            (CellKind::Number, format!("{:0width$}", value as u64))
        }
        Shows::Text => (CellKind::Text, plain(value)),
        _ => (CellKind::Number, plain(value)),
    }
}

/// A year typed into a cell for dates: `1984` would show a day of 1905, and so would every
/// year of the century in which the missing were born and taken.
pub(crate) fn typed_year(stored: &str, shows: Shows) -> Option<String> {
    typed_year_number(stored.trim().parse().ok()?, shows)
}

/// The same for a number that is kept as one.
pub(crate) fn typed_year_number(value: f64, shows: Shows) -> Option<String> {
    let Shows::Date(parts) = shows else { return None };
    let year = value.fract() == 0.0 && (1900.0..=2100.0).contains(&value);
    (year && (parts.year || parts.month || parts.day)).then(|| format!("{}", value as i64))
}

fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{}", value as i64);
    }
    // Fifteen digits are what a sheet keeps; the rest is noise of the machine.
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{rounded}")
}

/// A day number as ISO 8601, in the parts shown.
pub(crate) fn iso(value: f64, parts: ShownParts, since_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    // Half a second for the rounding of programs.
    let mut days = value.floor();
    let mut seconds = ((value - days) * 86_400.0 + 0.5).floor();
    if seconds >= 86_400.0 {
        days += 1.0;
        seconds -= 86_400.0;
    }
    let clock = clock(seconds as u32);
    if parts.time && !parts.year && !parts.month && !parts.day {
        return Some(clock);
    }
    let (year, month, day) = civil(unix_day(days as i64, since_1904)?);
    let date = match parts {
        ShownParts { day: false, month: true, year: true, .. } => format!("{year:04}-{month:02}"),
        ShownParts { day: false, month: false, year: true, .. } => format!("{year:04}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    let whole_day = !parts.time || seconds == 0.0;
    Some(if whole_day { date } else { format!("{date}T{clock}") })
}

fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Day 60 of the 1900 calendar is a 29 February that never was; it is not a date.
fn unix_day(days: i64, since_1904: bool) -> Option<i64> {
    match days {
        _ if since_1904 => Some(days - 24_107),
        0 | 60 => None,
        1..=59 => Some(days - 25_568),
        _ => Some(days - 25_569),
    }
}

/// Days since 1970 to year, month, day (Hinnant, "chrono-compatible low-level
/// date algorithms", `civil_from_days`).
fn civil(unix: i64) -> (i64, i64, i64) {
    let shifted = unix + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(stored: &str, code: &str, expected: &str) {
        assert_eq!(shown(stored, custom(code), false).1, expected, "{stored} as {code}");
    }

    #[test]
    fn a_date_is_shown_as_far_as_its_format_goes() {
        shows("41395", "dd/mm/yyyy", "2013-05-01");
        shows("41395", "mmm-yy", "2013-05");
        shows("41395", "[$-2801]mmmm yyyy;@", "2013-05");
        shows("41395", "yyyy", "2013");
        shows("41395", "yyyy-mm-dd h:mm:ss", "2013-05-01");
        shows("41395.5", "yyyy-mm-dd h:mm:ss", "2013-05-01T12:00");
        shows("0.75", "h:mm", "18:00");
        shows("59", "d/m/yyyy", "1900-02-28");
        shows("61", "d/m/yyyy", "1900-03-01");
        shows("60", "d/m/yyyy", "60");
    }

    #[test]
    fn numbers_keep_their_zeros() {
        shows("991234567", "0000000000", "0991234567");
        shows("1234.50", "General", "1234.5");
        shows("0.1", "#,##0.00", "0.1");
        shows("12", "0\" سنة\"", "12");
        shows("4137", "[Red]General", "4137");
    }

    #[test]
    fn a_year_in_a_cell_for_dates_is_that_year() {
        assert_eq!(typed_year("1984", custom("dd/mm/yyyy")).as_deref(), Some("1984"));
        for (stored, code) in
            [("41395", "dd/mm/yyyy"), ("1984", "General"), ("1984.5", "dd/mm/yyyy"), ("1984", "h:mm")]
        {
            assert_eq!(typed_year(stored, custom(code)), None, "{stored} as {code}");
        }
    }

    #[test]
    fn the_other_calendar_starts_later() {
        assert_eq!(iso(39_933.0, ShownParts::DATE, true).as_deref(), Some("2013-05-01"));
    }
}
