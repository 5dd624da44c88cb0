//! Bundles of other registers: the plan, its acceptance.

use super::named::link_of;
use super::rows::{place, reason};
use super::working::begin;
use super::write::{Wrong, again, answer, trouble};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::sessions::{Flash, Said};
use crate::told::balance;
use crate::words;
use casework::{BundlePlan, Outcome, Piece, Refusal};
use model::{ClaimId, SubjectKind};
use pages::paths;
use pages::view::{BundlePage, BundleRow};
use std::sync::Arc;

const LINES: usize = 30;

/// The plan.
pub(crate) fn bundle(ask: &Ask) -> Answer {
    let plan = found(ask)?;
    show(ask, &plan, None)
}

fn found(ask: &Ask) -> Result<Arc<BundlePlan>, Failure> {
    Ok(ask.desk()?.kept_bundle(ask.word("id")?)?)
}

fn show(ask: &Ask, plan: &BundlePlan, wrong: Wrong<'_>) -> Answer {
    let id = ask.word("id")?.to_owned();
    let number = ask.page_number();
    let path = paths::bundle(&id);
    let view = BundlePage {
        file: plan.file.clone(),
        association: plan.association.clone(),
        register: plan.register.to_string(),
        key: plan.key.clone(),
        is_known: plan.is_known,
        for_partner: plan.audience == "partner",
        made: dates::Day::parse_iso(&plan.made).map_or_else(String::new, |day| ask.reader.day(day)),
        balance: balance::of_bundle(plan),
        new: plan.new_subjects,
        rows: plan
            .pieces
            .iter()
            .skip((number - 1) * LINES)
            .take(LINES)
            .map(|piece| row(ask, piece))
            .collect(),
        paging: super::paging::paging(number, LINES, plan.rows(), &ask.query.without(&["page"]), &path),
        trouble: trouble(ask, &["bundle"], wrong),
        id,
    };
    answer(wrong, pages::bundle::bundle(&frame(ask), &view))
}

/// A piece with what it would do: whoever accepts it has read that.
fn row(ask: &Ask, piece: &Piece) -> BundleRow {
    let (reader, subject) = (ask.reader, piece.subject.as_ref());
    let standing = |id: &ClaimId| ask.desk().ok()?.claim(*id).ok();
    let words = |id: &ClaimId| standing(id).map(|spoken| words::as_said(reader, &spoken.claim));
    let here = subject.map(|subject| link_of(ask, subject));
    let is_no_person = |kind: &SubjectKind| *kind != SubjectKind::PERSON;
    let kind = piece.kind.filter(is_no_person).map(|kind| words::kind(reader, kind));
    let organisation = Some(names::clean(&piece.organisation)).filter(|name| !name.is_empty());
    BundleRow {
        place: place(ask, "", None, piece.line),
        reason: reason(ask, piece.reason),
        name: here.as_ref().map_or_else(|| piece.name.clone(), |link| link.text.clone()),
        href: here.map(|link| link.href),
        about: kind.into_iter().chain(organisation).collect(),
        changes: piece
            .said
            .iter()
            .map(|said| {
                let before = said.corrects.as_ref().and_then(words).unwrap_or_default();
                (reader.prop(said.property.key()), before, said.words.clone())
            })
            .collect(),
        back: piece
            .back
            .iter()
            .filter_map(standing)
            .map(|spoken| (reader.prop(spoken.claim.property.key()), words::as_said(reader, &spoken.claim)))
            .collect(),
    }
}

/// Reads an uploaded bundle, and shows what would become of it.
pub(crate) fn read(ask: &Ask, name: String, bytes: Arc<[u8]>) -> Answer {
    begin(ask, ("web-reading", name.clone()), move |app, viewer, _| {
        let desk = app.house.desk(viewer);
        let key = desk.keep_bundle(desk.plan_bundle(&name, bytes)?);
        Ok((paths::bundle(&key), None))
    })
}

/// Takes it in.
pub(crate) fn accept(ask: &Ask) -> Answer {
    let (key, plan) = (ask.word("id")?.to_owned(), found(ask)?);
    let result = begin(ask, ("web-taking-in", plan.association.clone()), move |app, viewer, _| {
        let desk = app.house.desk(viewer);
        let taken = match desk.take_bundle(&plan) {
            Ok(taken) => taken,
            Err(Refusal::Stale) => {
                desk.renew_bundle(&key)?;
                return Ok((
                    paths::bundle(&key),
                    Some(Flash { note: true, key: "web-plan-overtaken".into(), ..Flash::default() }),
                ));
            }
            Err(refusal) => return Err(refusal.into()),
        };
        desk.drop_bundle(&key)?;
        app.compare_in_background();
        let Some(import) = taken.import else {
            return Ok((
                paths::IMPORTS.to_owned(),
                Some(Flash { note: true, key: "web-nothing-new".into(), ..Flash::default() }),
            ));
        };
        let args = vec![("n", Said::Count(plan.count(Outcome::Accepted) + plan.count(Outcome::Waiting)))];
        Ok((
            paths::import(&import.to_string()),
            Some(Flash { key: "web-bundle-taken".into(), args, ..Flash::default() }),
        ))
    });
    match result {
        Ok(response) => Ok(response),
        Err(failure) => {
            let plan = found(ask)?;
            again(failure, |wrong| show(ask, &plan, wrong))
        }
    }
}

/// Lets the plan go.
pub(crate) fn cancel(ask: &Ask) -> Answer {
    ask.desk()?.drop_bundle(ask.word("id")?)?;
    ask.done("web-plan-cancelled");
    Ok(go(paths::IMPORTS))
}
