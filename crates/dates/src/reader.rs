//! What has been read of a cell so far, and what there is to remark.

use crate::context::{BELIEVED, Context, DateKind};
use crate::fuzzy::Fuzzy;
use crate::hijri;
use crate::remark::Remark;

pub(crate) struct Reader<'a> {
    pub(crate) ctx: &'a Context,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) borrowed: bool,
}

/// One date, several that are possible, or none.
pub(crate) type Dates = Vec<Fuzzy>;

impl Reader<'_> {
    pub(crate) fn note(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }

    pub(crate) fn none(&mut self, remark: Remark) -> Dates {
        self.note(remark);
        Dates::new()
    }

    /// The year for a date that has none.
    pub(crate) fn borrowed_year(&mut self, borrow: Option<Fuzzy>) -> Option<i32> {
        if let Some(year) = borrow.and_then(|b| b.year()) {
            self.borrowed = true;
            return Some(year);
        }
        let year = self.ctx.near.and_then(|n| n.year());
        if year.is_some() {
            self.note(Remark::YearFromContext);
        }
        year
    }

    /// A year as written: four digits, or two to be completed.
    pub(crate) fn year(&mut self, value: u32, len: usize, hijri_era: bool) -> Option<i32> {
        let value = i32::try_from(value).ok()?;
        match len {
            1 | 2 if self.ctx.century.is_some() && !hijri_era => {
                self.ctx.century.map(|first| i32::from(first) + value)
            }
            1 | 2 => {
                self.note(Remark::TwoDigitYear);
                let now = self
                    .ctx
                    .near
                    .filter(|_| self.ctx.kind == DateKind::Birth)
                    .and_then(|n| n.to)
                    .map_or(self.ctx.today, |d| d.min(self.ctx.today));
                let this_year = if hijri_era { hijri::year_month(now).0 } else { now.year() };
                let century = this_year - this_year.rem_euclid(100);
                Some(if century + value <= this_year { century + value } else { century - 100 + value })
            }
            _ if BELIEVED.contains(&value) || hijri::YEARS.contains(&value) => Some(value),
            _ => {
                self.note(Remark::Implausible);
                None
            }
        }
    }
}
