//! Why a verb was not done. Each has a code; `l10n` holds what happened
//! (`err-{code}`) and what to do (`fix-{code}`), in the reader's language.

use access::Action;
use store::Trouble;

/// A verb was refused; nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The viewer's roles do not allow it.
    #[error("not allowed for this role")]
    NotAllowed(Action),
    /// There is no such thing, or not for this viewer.
    #[error("not found")]
    NotFound,
    /// A field was filled in wrongly: its key and the code of what is wrong.
    #[error("field {0}: {1}")]
    Field(&'static str, &'static str),
    /// It was changed by someone else in the meantime.
    #[error("changed meanwhile")]
    Stale,
    /// Someone was quicker: what they did to it; code under `err-meanwhile-…`.
    #[error("meanwhile {0}")]
    Meanwhile(&'static str),
    /// It has been done already.
    #[error("already done")]
    Already,
    /// What would come back came again in the meantime, under these numbers.
    #[error("came again")]
    CameAgain(String),
    /// The file has a team, and the viewer is not in it.
    #[error("not in the team of the file")]
    Team,
    /// A second person has to answer, and this one cannot: code of why.
    #[error("second person: {0}")]
    Second(&'static str),
    /// A standing *different* keeps these files apart.
    #[error("a standing judgement keeps these apart")]
    KeptApart,
    /// A file to be imported cannot be read.
    #[error("cannot read the file")]
    Unreadable {
        /// Base name of the file.
        file: String,
        /// Why; code under `err-read-…`.
        code: &'static str,
    },
    /// Wrong name, password or code; or locked.
    #[error("sign-in refused: {0}")]
    SignIn(&'static str),
    /// The folder for copies is not there: a disk that is not plugged in.
    #[error("the folder for copies is not there")]
    CopiesFolder,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] Trouble),
    /// Sealing or opening failed.
    #[error("sealing failed: {0}")]
    Sealing(String),
    /// Something said beside lists that are linked fits none of them: the code of
    /// what it is, and the words.
    #[error("{0} fits none of the lists")]
    OfLists(&'static str, String),
    /// The engine of linkage refused.
    #[error("linkage: {0}")]
    Linkage(String),
}

impl Refusal {
    /// The code under which `l10n` has words for it.
    pub fn code(&self) -> String {
        match self {
            Refusal::NotAllowed(_) => "not-allowed".into(),
            Refusal::NotFound => "not-found".into(),
            Refusal::Field(_, code) => format!("field-{code}"),
            Refusal::Stale => "stale".into(),
            Refusal::Meanwhile(what) => format!("meanwhile-{what}"),
            Refusal::Already => "already".into(),
            Refusal::CameAgain(_) => "came-again".into(),
            Refusal::Team => "team".into(),
            Refusal::Second(why) => format!("second-{why}"),
            Refusal::KeptApart => "kept-apart".into(),
            Refusal::Unreadable { code, .. } => format!("read-{code}"),
            Refusal::CopiesFolder => "copies-folder".into(),
            Refusal::SignIn(code) => format!("sign-in-{code}"),
            Refusal::Store(trouble) => format!("store-{}", trouble.code()),
            Refusal::Sealing(_) => "sealing".into(),
            Refusal::OfLists(what, _) => format!("link-{what}"),
            Refusal::Linkage(_) => "linkage".into(),
        }
    }
}

impl From<access::Refused> for Refusal {
    fn from(refused: access::Refused) -> Refusal {
        Refusal::NotAllowed(refused.0)
    }
}
