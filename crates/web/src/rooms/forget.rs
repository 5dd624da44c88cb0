//! Forgetting a person at a lawful wish: what goes, what stays, and the wish.

use super::imports::person_name;
use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{Forgetting, Passed, Refusal, Wish};
use model::Subject;
use pages::paths;
use pages::view::ForgetForm;

/// The page.
pub(crate) fn forget(ask: &Ask) -> Answer {
    form(ask, None)
}

fn form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let desk = ask.desk()?;
    desk.viewer.may(Action::Forget).map_err(Refusal::from)?;
    let subject: Subject = ask.param("id")?;
    let dossier = desk.dossier_of(&subject)?;
    let told = desk.forgetting(&subject)?;
    let view = ForgetForm {
        head: words::head(ask, &dossier),
        person: subject.person().is_some(),
        goes: goes(ask, &told),
        lists: told.lists.iter().map(|(import, name)| format!("{name} ({import})")).collect(),
        copies: told.copies.iter().map(|copy| copy.path.clone()).collect(),
        elsewhere: told.elsewhere.iter().map(|at| words::moment(ask.reader, *at)).collect(),
        left: told
            .left
            .iter()
            .map(|left| left.words(ask.reader, &|at| words::moment(ask.reader, at)))
            .collect(),
        named_in: told
            .named_in
            .iter()
            .map(|other| (paths::file(&other.to_string()), name_of(ask, other)))
            .collect(),
        rows: told.rows.iter().map(|row| (paths::waiting(&row.to_string()), row.to_string())).collect(),
        alone: !desk.has_second_to(Action::Forget)?,
        asked_by: typed(ask, "asked_by", &["asked_by"], wrong),
        why: pages::view::Field {
            value: ask.form.get("why").to_owned(),
            trouble: trouble(ask, &["why"], wrong),
        },
        with_lists: ask.form.some("with_lists").is_some(),
    };
    answer(wrong, pages::write::forget(&frame(ask), &view))
}

fn name_of(ask: &Ask, subject: &Subject) -> String {
    let other = || ask.desk().ok()?.subject_line(subject).ok().map(|line| line.name);
    subject
        .person()
        .map_or_else(|| other().unwrap_or_else(|| subject.to_string()), |person| person_name(ask, person))
}

fn goes(ask: &Ask, told: &Forgetting) -> Vec<String> {
    let counted = [
        ("forget-goes-files", told.files.len() as u64),
        ("forget-goes-acts", told.acts),
        ("forget-goes-unnamed", told.unnamed),
        ("forget-goes-documents", told.documents),
    ];
    let line = |(key, n): (&str, u64)| (n > 0).then(|| ask.reader.ta(key, &[("n", (n as i64).into())]));
    counted.into_iter().filter_map(line).collect()
}

/// Asks a second person, or does it where there is none.
pub(crate) fn now(ask: &Ask) -> Answer {
    let done = (|| -> Result<Passed, Failure> {
        let subject: Subject = ask.param("id")?;
        let wish = Wish {
            asked_by: ask.form.get("asked_by").to_owned(),
            why: ask.form.get("why").to_owned(),
            with_lists: ask.form.some("with_lists").is_some(),
        };
        Ok(ask.desk()?.forget(&subject, &wish)?.0)
    })();
    match done {
        Ok(Passed::Waits | Passed::Operator) => {
            ask.done("web-forget-asked");
            Ok(go(&paths::file(ask.word("id")?)))
        }
        Ok(Passed::Done | Passed::Alone) => {
            // There stands what it did not reach.
            ask.done("web-forgotten");
            Ok(go(paths::REQUESTS))
        }
        Err(failure) => again(failure, |wrong| form(ask, wrong)),
    }
}
