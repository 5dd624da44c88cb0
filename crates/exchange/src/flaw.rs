//! What was odd about a line, kept beside it for whoever reads the plan.

use serde::{Deserialize, Serialize};

/// What had to be repaired so that a line could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// A quotation mark opened and never closed.
    UnclosedQuote,
    /// The line was written in another encoding than the rest.
    OtherEncoding,
    /// Zero bytes stood in the line and were left out.
    Nul,
    /// More columns than a list can have; the rest was left out.
    TooManyCells,
    /// A cell longer than any note; its end was left out.
    LongCell,
    /// A line that should be a JSON object and is none; kept as a note.
    BrokenJson,
    /// A line among sentences in which no person was found; kept as a note.
    NoSentence,
    /// Somebody named beside the several people of a record.
    Beside,
    /// Letters read in a wrong code page by another program, and mended.
    MendedLetters,
    /// Letters written as entities of a web page, and mended.
    Entities,
    /// Letters that are lost for ever (U+FFFD).
    LostLetters,
    /// A sign by which a program keeps a cell from being computed; taken away.
    ProgramQuote,
    /// A year typed into a cell for dates, which would show a day of 1905.
    YearInDateCell,
    /// The workbook hides the line.
    HiddenLine,
    /// The line is struck out.
    StruckOut,
    /// A cell of the line carries a comment.
    Comment,
}

impl Flaw {
    /// Every flaw, in the order of their bits.
    pub const ALL: [Flaw; 16] = [
        Flaw::UnclosedQuote,
        Flaw::OtherEncoding,
        Flaw::Nul,
        Flaw::TooManyCells,
        Flaw::LongCell,
        Flaw::BrokenJson,
        Flaw::NoSentence,
        Flaw::Beside,
        Flaw::MendedLetters,
        Flaw::Entities,
        Flaw::LostLetters,
        Flaw::ProgramQuote,
        Flaw::YearInDateCell,
        Flaw::HiddenLine,
        Flaw::StruckOut,
        Flaw::Comment,
    ];

    /// The code that messages are found by.
    pub fn code(self) -> &'static str {
        match self {
            Flaw::UnclosedQuote => "unclosed_quote",
            Flaw::OtherEncoding => "other_encoding",
            Flaw::Nul => "nul",
            Flaw::TooManyCells => "too_many_cells",
            Flaw::LongCell => "long_cell",
            Flaw::BrokenJson => "broken_json",
            Flaw::NoSentence => "no_sentence",
            Flaw::Beside => "beside",
            Flaw::MendedLetters => "mended_letters",
            Flaw::Entities => "entities",
            Flaw::LostLetters => "lost_letters",
            Flaw::ProgramQuote => "program_quote",
            Flaw::YearInDateCell => "year_in_date_cell",
            Flaw::HiddenLine => "hidden_lines",
            Flaw::StruckOut => "struck_out",
            Flaw::Comment => "comment",
        }
    }

    /// Whether a person must look at the line before it is taken.
    pub(crate) fn waits(self) -> bool {
        use Flaw::*;
        matches!(self, UnclosedQuote | TooManyCells | BrokenJson | NoSentence | Beside)
    }

    pub(crate) const fn bit(self) -> u16 {
        1 << (self as u16)
    }
}
