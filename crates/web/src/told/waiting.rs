//! The cells of a row that waits: which of their words this reader is shown.

use casework::{Field, cell_tier, veiled};
use model::Tier;

/// What a reader sees of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellSeen {
    /// Its words.
    Whole,
    /// Its words without what is sealed in them: a telephone in a note.
    Veiled(String),
    /// Nothing: it is for a narrower circle, or is asked for.
    Kept,
}

/// What a reader of that circle sees of a cell at once: a sealed one only those see who asked.
pub(crate) fn seen(cell: &Field, row: &[Field], circle: Tier) -> CellSeen {
    let tier = cell_tier(&cell.key);
    match tier < Tier::Sealed && tier <= circle {
        true => veiled(cell, row).map_or(CellSeen::Whole, CellSeen::Veiled),
        false => CellSeen::Kept,
    }
}

/// Whether something of a cell is shown only to those who ask.
pub(crate) fn is_sealed(cell: &Field, seen: &CellSeen) -> bool {
    cell_tier(&cell.key) == Tier::Sealed || matches!(seen, CellSeen::Veiled(_))
}
