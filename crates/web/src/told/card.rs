//! A file as a line of a list: what its card says, and why it answers.

use casework::{Association, Desk};
use l10n::Reader;
use model::card::NameRole;
use model::{Card, OrganisationId};
use search::{Hit, Reason, Why};

/// The mother's name, as it stands on the card.
pub(crate) fn mother(card: &Card) -> Option<&str> {
    card.names.iter().find(|(role, _)| *role == NameRole::Mother).map(|(_, name)| name.as_str())
}

/// The organisations whose words stand in it. Readers outside the house are told them by name: which came
/// first is not theirs to know.
pub(crate) fn organisations<'a>(
    desk: &Desk<'_>,
    association: &'a Association,
    card: &Card,
) -> Vec<(OrganisationId, &'a str)> {
    let name = |id: &OrganisationId| Some((*id, association.organisations.get(id)?.as_str()));
    let mut all: Vec<(OrganisationId, &str)> = card.organisations.iter().filter_map(name).collect();
    if desk.is_outside() {
        all.sort_by_key(|(_, name)| *name);
    }
    all
}

/// Milliseconds since 1970 of the latest act about it; for colleagues.
pub(crate) fn changed(desk: &Desk<'_>, card: &Card) -> Option<i64> {
    (!desk.is_outside()).then_some(card.changed)
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
