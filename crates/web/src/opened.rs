//! What goes on from the moment a register is open, whoever opened it: at the start of the server, or at its
//! locked door.

use crate::app::{begin_comparing, begin_keeping_ready};
use crate::rooms::copies;
use casework::House;
use std::sync::Arc;

/// What goes on behind the doors from the moment the register is open.
pub(crate) fn begin_work(house: &Arc<House>) {
    // The desk opens at once: the first comparison of the whole register is made before someone waits for it.
    begin_keeping_ready(house);
    begin_comparing(house);
    copies::begin_schedule(house);
}
