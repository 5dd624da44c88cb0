//! Where a file stands in a list of an order.

use crate::query::Sort;
use crate::shelf::{LineRole, Shelf, name_order};
use dates::Fuzzy;
use model::PersonId;

/// The place of a file in an order: of whom nothing is said comes last, whichever way the order goes; then
/// what is compared, as a number; then what tells apart those who are otherwise alike.
pub(crate) type Place = (bool, u128, TieBreak);

/// The order of files that are otherwise alike.
pub(crate) type TieBreak = (u128, [(i32, i32, u8); 2], PersonId);

impl Shelf {
    /// Where the file stands.
    pub(crate) fn place(&self, sort: Sort, down: bool, slot: u32) -> Place {
        let at = slot as usize;
        let key = match sort {
            Sort::Name => Some(self.name_order[at]).filter(|order| *order != u128::MAX),
            Sort::Taken => day(&self.taken[at]),
            Sort::Birth => day(&self.birth[at]),
            // The last touched comes first, so the other way round is the first touched.
            Sort::Changed | Sort::Closeness => Some(!rising(self.changed[at])),
            Sort::Status => {
                self.first_said(slot, LineRole::Status).and_then(|said| place_of(said, "case_status"))
            }
            Sort::Sex => self.first_said(slot, LineRole::Sex).and_then(|said| place_of(said, "sex")),
            _ => role(sort).and_then(|role| self.first_said(slot, role)).map(name_order),
        };
        let turned = key.map_or(0, |key| if down { !key } else { key });
        (key.is_none(), turned, self.tie_break(at))
    }

    /// The order of files that are otherwise alike.
    pub(crate) fn tie_break(&self, slot: usize) -> TieBreak {
        match self.shows_numbers {
            true => (0, [(0, 0, 0); 2], self.person[slot]),
            false => {
                let days = [self.taken[slot].sort_key(), self.birth[slot].sort_key()];
                (self.name_order[slot], days, self.person[slot])
            }
        }
    }

    /// What the first line of a role says: that is what the column shows.
    fn first_said(&self, slot: u32, role: LineRole) -> Option<&str> {
        self.lines(slot).find(|line| line.role == role).map(|line| self.said.get(line.said))
    }
}

/// Whether the order is by what a line says, which takes long to work out.
pub(crate) fn is_by_line(sort: Sort) -> bool {
    role(sort).is_some() || matches!(sort, Sort::Status | Sort::Sex)
}

/// The lines that an order by the letters of a column compares.
fn role(sort: Sort) -> Option<LineRole> {
    match sort {
        Sort::Mother => Some(LineRole::Mother),
        Sort::From => Some(LineRole::Origin),
        Sort::Registered => Some(LineRole::Registration),
        Sort::TakenPlace => Some(LineRole::Taken),
        Sort::Party => Some(LineRole::Party),
        Sort::Held => Some(LineRole::Held),
        Sort::Name | Sort::Taken | Sort::Birth | Sort::Changed => None,
        Sort::Closeness | Sort::Status | Sort::Sex => None,
    }
}

/// A date as a number that rises with it.
fn day(date: &Fuzzy) -> Option<u128> {
    let (from, to, sharpness) = date.sort_key();
    let number = |day: i32| u128::from(day as u32 ^ 1 << 31);
    (!date.is_unknown()).then(|| number(from) << 40 | number(to) << 8 | u128::from(sharpness))
}

/// A moment as a number that rises with it.
fn rising(moment: i64) -> u128 {
    u128::from(moment as u64 ^ 1 << 63)
}

/// Codes in the order of their vocabulary.
fn place_of(said: &str, vocabulary: &str) -> Option<u128> {
    model::codes::all(vocabulary).iter().position(|code| *code == said).map(|place| place as u128)
}
