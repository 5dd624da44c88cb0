//! What a token is for.

use access::Action;
use serde::{Deserialize, Serialize};

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Lists, search, files, papers that are not sealed.
    Read,
    /// Sealed values, each reading logged.
    Reveal,
    /// Files, claims, papers: add, correct, withdraw.
    Record,
    /// Lists in: plans, imports, rows that wait, withdrawals of whole lists.
    Import,
    /// Lists out.
    Export,
    /// Pairs, clusters, thresholds.
    Judge,
    /// Names and roles of colleagues, to read.
    Members,
    /// The log, and the verification of the record.
    Keep,
}

impl Scope {
    /// All of them, in the order of the form.
    pub const ALL: [Scope; 8] = [
        Scope::Read,
        Scope::Record,
        Scope::Import,
        Scope::Export,
        Scope::Judge,
        Scope::Reveal,
        Scope::Members,
        Scope::Keep,
    ];

    /// The scope to which an act belongs.
    pub fn of(action: Action) -> Scope {
        match action {
            Action::Read | Action::Past => Scope::Read,
            Action::Reveal => Scope::Reveal,
            Action::Record | Action::Correct | Action::Review | Action::Team | Action::Tell => Scope::Record,
            Action::Import | Action::Undo | Action::Forget => Scope::Import,
            Action::Export => Scope::Export,
            Action::Judge | Action::Tune => Scope::Judge,
            Action::ManageMembers => Scope::Members,
            Action::Keep | Action::Audit => Scope::Keep,
        }
    }

    /// The acts that belong to it.
    pub fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.into_iter().filter(move |action| Scope::of(*action) == self)
    }

    /// The word used in forms and message keys (`scope-…`).
    pub fn key(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Reveal => "reveal",
            Scope::Record => "record",
            Scope::Import => "import",
            Scope::Export => "export",
            Scope::Judge => "judge",
            Scope::Members => "members",
            Scope::Keep => "keep",
        }
    }

    /// The scope of that key.
    pub fn from_key(key: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.key() == key)
    }
}
