//! Forgetting a person at a lawful wish: what goes, what stays, and the wish.

use super::named::name_of;
use super::write::{Wrong, again, answer, trouble, typed};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{Forgetting, Passed, Refusal, Wish};
use model::{DocumentId, Subject};
use pages::paths;
use pages::view::{DestroyForm, Field, ForgetForm};

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
        lists: told.lists.iter().map(casework::KeptList::to_string).collect(),
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
        named_words: told
            .named_words
            .iter()
            .map(|words| {
                let first = words.about.first().map(|file| paths::file(&file.to_string()));
                (first.unwrap_or_default(), words.words(ask.reader))
            })
            .collect(),
        papers_in: told
            .papers_in
            .iter()
            .map(|other| (paths::file(&other.to_string()), name_of(ask, other)))
            .collect(),
        rows: told.rows.iter().map(|row| (paths::waiting(&row.to_string()), row.to_string())).collect(),
        alone: !desk.has_second_to(Action::Forget)?,
        asked_by: typed(ask, "asked_by", &["asked_by"], wrong),
        why: why(ask, wrong),
        with_lists: ask.form.some("with_lists").is_some(),
    };
    answer(wrong, pages::write::forget(&frame(ask), &view))
}

fn why(ask: &Ask, wrong: Wrong<'_>) -> Field {
    Field { value: ask.form.get("why").to_owned(), trouble: trouble(ask, &["why"], wrong) }
}

fn wish(ask: &Ask) -> Wish {
    Wish {
        asked_by: ask.form.get("asked_by").to_owned(),
        why: ask.form.get("why").to_owned(),
        with_lists: ask.form.some("with_lists").is_some(),
    }
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
        Ok(ask.desk()?.forget(&subject, &wish(ask))?.0)
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

/// Destroying one list that was kept as it came: what is lost, and the wish.
pub(crate) fn list(ask: &Ask) -> Answer {
    list_form(ask, None)
}

fn list_form(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let (reader, desk) = (ask.reader, ask.desk()?);
    let id: DocumentId = ask.id("id")?;
    let loss = desk.list_loss(id)?;
    let counted = [("destroy-loses-rows", loss.not_taken), ("destroy-loses-papers", loss.papers)];
    let counted = counted
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| reader.ta(key, &[("n", (n as i64).into())]));
    let imports: Vec<String> = loss.imports.iter().map(model::ImportId::to_string).collect();
    let original = reader.ta(
        "destroy-loses-original",
        &[("size", reader.bytes(loss.bytes).into()), ("imports", imports.join(words::comma(reader)).into())],
    );
    let view = DestroyForm {
        id: ask.refs().of(id),
        name: loss.name,
        goes: std::iter::once(original).chain(counted).collect(),
        holds: loss.remains.words(reader, &|at| words::moment(reader, at)),
        alone: !desk.has_second_to(Action::Forget)?,
        asked_by: typed(ask, "asked_by", &["asked_by"], wrong),
        why: why(ask, wrong),
    };
    answer(wrong, pages::write::destroy(&frame(ask), &view))
}

/// Asks a second person, or does it where there is none.
pub(crate) fn list_now(ask: &Ask) -> Answer {
    let done = (|| -> Result<(DocumentId, Passed), Failure> {
        let id: DocumentId = ask.id("id")?;
        Ok((id, ask.desk()?.destroy_list(id, &wish(ask))?))
    })();
    match done {
        Ok((id, passed)) => {
            let waits = matches!(passed, Passed::Waits | Passed::Operator);
            ask.done(if waits { "web-forget-asked" } else { "web-list-destroyed" });
            Ok(go(&paths::document(&ask.refs().of(id))))
        }
        Err(failure) => again(failure, |wrong| list_form(ask, wrong)),
    }
}
