//! The team of a file.

use super::{Choice, Field, Head, Trouble};

/// That a file has a team, on its page.
#[derive(Debug, Clone, Default)]
pub struct TeamLine {
    /// Who is in it, where the reader may know.
    pub names: Option<Vec<String>>,
    /// The reader is in it.
    pub mine: bool,
    /// Nobody is left in it who may change it.
    pub vacant: bool,
    /// The reader may change it.
    pub change: bool,
}

/// The team of a file, to be given or changed. Posts `member` (several), `why` to `/files/{id}/team`, `why`
/// to `/files/{id}/team/dissolve`.
#[derive(Debug, Clone, Default)]
pub struct TeamForm {
    /// The file.
    pub head: Head,
    /// The team it has.
    pub now: Option<TeamLine>,
    /// Why it was given; may be empty.
    pub because: String,
    /// Colleagues who may be in it; those who are, are chosen.
    pub colleagues: Vec<Choice>,
    /// What is wrong with the choice.
    pub team: Option<Trouble>,
    /// Why.
    pub why: Field,
    /// The reader may change it.
    pub may: bool,
}

/// Files that have a team.
#[derive(Debug, Clone, Default)]
pub struct Teams {
    /// One of each person: number and name of the file, its team; the vacant ones first.
    pub files: Vec<(Head, TeamLine)>,
}
