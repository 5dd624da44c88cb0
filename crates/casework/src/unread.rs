//! Refusals of those below who know no register.

use register::Refusal;

/// A list could not be read.
pub(crate) fn unread(why: drafts::Unread) -> Refusal {
    match why {
        drafts::Unread::File { file, code } => Refusal::Unreadable { file, code },
        drafts::Unread::Choice(field, code) => Refusal::Field(field, code),
    }
}

/// Lists were not linked.
pub fn not_linked(why: listlink::Refusal) -> Refusal {
    match why {
        listlink::Refusal::Unread(why) => unread(why),
        listlink::Refusal::OfLists(what, words) => Refusal::OfLists(what, words),
        listlink::Refusal::Engine(why) => Refusal::Linkage(why),
    }
}
