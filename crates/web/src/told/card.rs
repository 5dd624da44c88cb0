//! A file as a line of a list: what its card says, and why it answers.

use l10n::Reader;
use model::Card;
use model::card::NameRole;
use search::{Hit, Reason, Why};

/// The mother's name, as it stands on the card.
pub(crate) fn mother(card: &Card) -> Option<&str> {
    card.names.iter().find(|(role, _)| *role == NameRole::Mother).map(|(_, name)| name.as_str())
}

/// Why a file answers, the most telling first; nothing where it is only listed.
pub(crate) fn reasons(hit: &Hit) -> impl Iterator<Item = &Why> {
    std::iter::once(&hit.why).chain(&hit.also).filter(|why| why.reason != Reason::Listed)
}

/// One of these in a sentence.
pub(crate) fn why(reader: Reader, why: &Why) -> String {
    match why.reason {
        Reason::Listed => String::new(),
        reason => reader.ta(reason.code(), &[("typed", (&why.typed).into()), ("piece", (&why.piece).into())]),
    }
}
