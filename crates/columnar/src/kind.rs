//! How the values of a column become words.

use dates::Day;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::schema::types::ColumnDescriptor;
use std::fmt::Write;

pub(crate) const MILLIS_A_DAY: i64 = 86_400_000;

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As they stand.
    Plain,
    /// Days since 1970-01-01.
    Days,
    /// So many a day since 1970-01-01.
    Moments(i64),
    /// Whole numbers with so many digits behind the point.
    Decimal(u32),
    /// The sixteen bytes of an identity.
    Uuid,
}

impl Kind {
    pub fn of(column: &ColumnDescriptor) -> Kind {
        let decimal = || Kind::Decimal(column.type_scale().clamp(0, 38) as u32);
        match column.logical_type_ref() {
            Some(LogicalType::Date) => return Kind::Days,
            Some(LogicalType::Uuid) => return Kind::Uuid,
            Some(LogicalType::Decimal(_)) => return decimal(),
            Some(LogicalType::Timestamp(moment)) => {
                return Kind::Moments(match moment.unit {
                    TimeUnit::MILLIS => MILLIS_A_DAY,
                    TimeUnit::MICROS => MILLIS_A_DAY * 1_000,
                    TimeUnit::NANOS => MILLIS_A_DAY * 1_000_000,
                });
            }
            _ => {}
        }
        match column.converted_type() {
            ConvertedType::DATE => Kind::Days,
            ConvertedType::DECIMAL => decimal(),
            ConvertedType::TIMESTAMP_MILLIS => Kind::Moments(MILLIS_A_DAY),
            ConvertedType::TIMESTAMP_MICROS => Kind::Moments(MILLIS_A_DAY * 1_000),
            _ => Kind::Plain,
        }
    }

    /// Writes a whole number as what it counts.
    pub fn write_whole(self, to: &mut String, value: i64) {
        match self {
            Kind::Days => write_day(to, value),
            Kind::Moments(a_day) => write_day(to, value.div_euclid(a_day)),
            Kind::Decimal(scale) => write_decimal(to, i128::from(value), scale),
            Kind::Plain | Kind::Uuid => _ = write!(to, "{value}"),
        }
    }

    /// Writes bytes as what they hold; `false` where they hold words.
    pub(crate) fn write_bytes(self, to: &mut String, bytes: &[u8]) -> bool {
        match self {
            Kind::Decimal(scale) if bytes.len() <= 16 => {
                let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
                let start = if negative { -1i128 } else { 0 };
                write_decimal(to, bytes.iter().fold(start, |all, byte| all << 8 | i128::from(*byte)), scale);
                true
            }
            Kind::Uuid if bytes.len() == 16 => {
                for (at, byte) in bytes.iter().enumerate() {
                    let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
                    let _ = write!(to, "{dash}{byte:02x}");
                }
                true
            }
            _ => false,
        }
    }
}

/// A day that nobody can have lived through is no date, and is left empty.
pub(crate) fn write_day(to: &mut String, day: i64) {
    if (-1_000_000..1_000_000).contains(&day) {
        let _ = write!(to, "{}", Day(day as i32));
    }
}

/// A number that happens to be whole is written so: an age is 34 and not 34.0.
pub(crate) fn write_real(to: &mut String, value: f64) {
    if value.is_finite() {
        let _ = write!(to, "{value}");
    }
}

fn write_decimal(to: &mut String, value: i128, scale: u32) {
    let (sign, digits) = (if value < 0 { "-" } else { "" }, value.unsigned_abs().to_string());
    let scale = scale as usize;
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let part = part.trim_end_matches('0');
    let point = if part.is_empty() { "" } else { "." };
    let _ = write!(to, "{sign}{whole}{point}{part}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn whole(kind: Kind, value: i64, wanted: &str) {
        let mut text = String::new();
        kind.write_whole(&mut text, value);
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_date_is_written_as_a_date() {
        whole(Kind::Days, 16_136, "2014-03-07");
        whole(Kind::Days, -1, "1969-12-31");
        whole(Kind::Moments(MILLIS_A_DAY), -1, "1969-12-31");
        whole(Kind::Moments(MILLIS_A_DAY * 1_000), 16_136 * MILLIS_A_DAY * 1_000 + 5, "2014-03-07");
    }

    #[test]
    fn a_decimal_has_its_point() {
        whole(Kind::Decimal(0), 34, "34");
        whole(Kind::Decimal(2), 3_400, "34");
        whole(Kind::Decimal(2), -5, "-0.05");
        let mut text = String::new();
        assert!(Kind::Decimal(1).write_bytes(&mut text, &[0xff, 0xf6]));
        assert_eq!(text, "-1");
    }

    #[test]
    fn a_whole_number_has_no_point() {
        let mut text = String::new();
        write_real(&mut text, 34.0);
        write_real(&mut text, f64::NAN);
        assert_eq!(text, "34");
    }
}
