//! Where rows of lists go: into the engine, or before the eyes of a test.

use linkage::{Builder, PackedCell, RecordCells, RecordRef, WordKind};

/// Takes rows, cell by cell read before or in words.
pub(crate) trait Taker: Send {
    /// A cell that was read.
    type Cell: Copy + Default + PartialEq + Send;

    /// One with no rows, for a part of a list that is read beside the others.
    fn part(&self) -> Self;
    /// Takes the rows of a part behind its own.
    fn absorb(&mut self, part: Self);
    /// Reads a cell.
    fn cell(&mut self, kind: WordKind, text: &str) -> Self::Cell;
    /// Takes a row of cells.
    fn push(&mut self, row: RecordCells<'_, Self::Cell>);
    /// Takes a row of words.
    fn push_words(&mut self, row: RecordRef<'_>);
}

impl Taker for Builder {
    type Cell = PackedCell;

    fn part(&self) -> Builder {
        Builder::new()
    }
    fn absorb(&mut self, part: Builder) {
        self.absorb(part);
    }
    fn cell(&mut self, kind: WordKind, text: &str) -> PackedCell {
        self.cell(kind, text)
    }
    fn push(&mut self, row: RecordCells<'_>) {
        self.push_cells(row);
    }
    fn push_words(&mut self, row: RecordRef<'_>) {
        self.push(row);
    }
}
