//! The columns of the list and of the sheets.

use access::Audience;
use serde::{Deserialize, Serialize};

/// A column a list can show. Which are shown is the reader's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Column {
    Name,
    Names,
    Mother,
    Birth,
    From,
    Registered,
    Taken,
    TakenPlace,
    Party,
    Held,
    Status,
    Sex,
    Numbers,
    Organisations,
    Sources,
    Files,
    Missing,
    Changed,
}

impl Column {
    /// All columns, in the order of the table.
    pub const ALL: [Column; 18] = [
        Column::Name,
        Column::Names,
        Column::Mother,
        Column::Birth,
        Column::From,
        Column::Registered,
        Column::Taken,
        Column::TakenPlace,
        Column::Party,
        Column::Held,
        Column::Status,
        Column::Sex,
        Column::Numbers,
        Column::Organisations,
        Column::Sources,
        Column::Files,
        Column::Missing,
        Column::Changed,
    ];

    /// Those a list shows at first.
    pub const USUAL: [Column; 6] =
        [Column::Name, Column::Mother, Column::From, Column::Taken, Column::Party, Column::Status];

    /// The word used in addresses and message keys (`column-…`).
    pub fn key(self) -> &'static str {
        match self {
            Column::Name => "name",
            Column::Names => "names",
            Column::Mother => "mother",
            Column::Birth => "birth",
            Column::From => "from",
            Column::Registered => "registered",
            Column::Taken => "taken",
            Column::TakenPlace => "taken_place",
            Column::Party => "party",
            Column::Held => "held",
            Column::Status => "status",
            Column::Sex => "sex",
            Column::Numbers => "numbers",
            Column::Organisations => "organisations",
            Column::Sources => "sources",
            Column::Files => "files",
            Column::Missing => "missing",
            Column::Changed => "changed",
        }
    }

    /// Whether it is told them at all. Who the mother is, where somebody is registered, the numbers of a
    /// list, and when something was done, are for colleagues.
    pub fn leaves(self, audience: Audience) -> bool {
        let of_colleagues =
            matches!(self, Column::Mother | Column::Registered | Column::Numbers | Column::Changed);
        audience != Audience::Outside || !of_colleagues
    }

    /// The column of that key.
    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }
}
