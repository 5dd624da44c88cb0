//! Registers of earlier days that somebody reads at the moment.
//!
//! An earlier register is folded from the log when it is asked for; the last few stay at hand, so that
//! going from a list to a file does not fold it again. Each act of today lets go of all of them: an act can
//! make the log forget something.

use access::Viewer;
use casework::{AsOf, House, Refusal};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of the word of an address that says as of when it asks.
pub(crate) const AS_OF: &str = "as_of";
/// So many stay at hand.
const KEPT_MAX: usize = 2;

struct Earlier {
    as_of: AsOf,
    /// The last act of today's register when it was folded.
    head: u64,
    house: Arc<House>,
}

/// The earlier registers at hand.
#[derive(Default)]
pub(crate) struct EarlierRegisters(Mutex<Vec<Earlier>>);

impl EarlierRegisters {
    /// The register as this colleague may read it as of then.
    pub fn of(&self, today: &House, viewer: &Viewer, words: &str) -> Result<Arc<House>, Refusal> {
        let as_of: AsOf = words.parse()?;
        let desk = today.desk(viewer.clone());
        desk.may_read_as_of(as_of)?;
        let head = today.head()?;
        let found = {
            let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            days.retain(|day| day.head == head);
            days.iter().find(|day| day.as_of == as_of).map(|day| day.house.clone())
        };
        if let Some(house) = found {
            return Ok(house);
        }
        let house = Arc::new(desk.past(as_of)?);
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        days.insert(0, Earlier { as_of, head, house: house.clone() });
        days.truncate(KEPT_MAX);
        Ok(house)
    }
}
