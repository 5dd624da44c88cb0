//! That a relative was told what became of somebody: the form, and writing it down.

use super::dossier::dossier;
use super::write::{Wrong, again, answer, back, desk, typed, written};
use crate::ask::{Answer, Ask};
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{OURS, Refusal, Telling};
use pages::view::TellingForm;

/// The form. Who writes is offered as who told.
pub(crate) fn telling(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Tell).map_err(Refusal::from)?;
    form(ask, None)
}

fn form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let dossier = dossier(ask)?;
    if dossier.is_apart() {
        return Err(Refusal::Team.into());
    }
    let mut by = typed(ask, "told_by", &["told_by"], wrong);
    if wrong.is_none() {
        by.value.clone_from(&ask.inside()?.present.member.name);
    }
    let known = ["told_relative", "told_by", "event_date"];
    let view = TellingForm {
        head: words::head(ask, &dossier),
        relative: typed(ask, "told_relative", &["told_relative"], wrong),
        by,
        date: typed(ask, "event_date", &["event_date"], wrong),
        note: typed(ask, "event_note", &["event_note"], wrong),
        back: back(ask, wrong),
        trouble: wrong
            .filter(|(field, _)| !known.contains(field))
            .map(|(_, failure)| failure.trouble(ask.reader)),
    };
    answer(wrong, pages::write::telling_new(&frame(ask), &view))
}

/// Writes it down.
pub(crate) fn tell(ask: &Ask) -> Answer {
    let done = (|| {
        let dossier = dossier(ask)?;
        let word = |name: &str| ask.form.get(name).to_owned();
        let telling = Telling {
            relative: word("told_relative"),
            by: word("told_by"),
            date: word("event_date"),
            note: word("event_note"),
        };
        Ok(desk(ask)?.tell(dossier.persons[0], OURS, &telling)?)
    })();
    match done {
        Ok(recorded) => written(ask, "web-told", &recorded),
        Err(failure) => again(failure, |wrong| form(ask, wrong)),
    }
}
