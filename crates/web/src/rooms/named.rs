//! A file by its name in a line.

use crate::ask::Ask;
use crate::words;
use model::{PersonId, Subject};
use pages::paths;
use pages::view::Link;

/// A file by its name in lists; by what it is, or its number, where there is none to be seen.
pub(crate) fn link_of(ask: &Ask, subject: &Subject) -> Link {
    Link::new(name_of(ask, subject), paths::file(&subject.to_string()))
}

/// The name of a file in lists.
pub(crate) fn name_of(ask: &Ask, subject: &Subject) -> String {
    match subject.person() {
        Some(person) => person_name(ask, person),
        None => {
            let line = ask.desk().ok().and_then(|desk| desk.subject_line(subject).ok());
            line.map(|line| line.name).filter(|name| !name.is_empty()).unwrap_or_else(|| subject.to_string())
        }
    }
}

/// The name by which a person's file is called in a line; its number where there is none to be seen.
pub(crate) fn person_name(ask: &Ask, id: PersonId) -> String {
    let card = ask.desk().ok().and_then(|desk| desk.card(id).ok());
    card.map_or_else(|| id.to_string(), |card| words::card_title(ask, &card))
}
