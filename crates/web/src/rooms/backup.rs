//! The page of copies: how they stand, how they are kept, and what the last verification found.

use super::copies;
use super::working::begin;
use super::write::{Wrong, again, answer};
use crate::ask::{Answer, Ask, go};
use crate::failure::Failure;
use crate::frame::frame;
use crate::words;
use access::Action;
use casework::{Keeping, Refusal};
use pages::paths;
use pages::view::{Backup, Check, VerifyReport};
use std::sync::{Mutex, PoisonError};

/// The last verification, while the server runs.
static REPORT: Mutex<Option<(i64, casework::Verification)>> = Mutex::new(None);

/// Copies, and what the last verification found.
pub(crate) fn backup(ask: &Ask) -> Answer {
    backup_page(ask, None)
}

fn backup_page(ask: &Ask, wrong: Wrong<'_>) -> Answer {
    let counts = ask.desk()?.counts()?;
    let reader = ask.reader;
    let kept = ask.desk()?.copies()?;
    let (every, folder) = copies::fields(ask, &kept, wrong);
    let report = REPORT.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let view = Backup {
        copies: copies::lines(ask, &kept),
        said: copies::said(ask)?,
        every,
        folder,
        own_folder: ask.app.house.copies_folder().is_ok() && kept.keeping.folder.is_empty(),
        report: report
            .map(|(at, verdict)| VerifyReport { when: words::ago(ask, at), checks: checks(ask, &verdict) }),
        files: counts.cards,
        size: reader
            .ta("web-acts-and-papers", &[("acts", counts.acts.into()), ("papers", counts.evidence.into())]),
    };
    answer(wrong, pages::office::backup(&frame(ask), &view))
}

/// Says how often a copy is made, and where it lies.
pub(crate) fn keep(ask: &Ask) -> Answer {
    let done = (|| {
        let days = dates::western_digits(ask.form.get("every").trim());
        let every_days = if days.is_empty() { Ok(0) } else { days.parse() };
        let every_days = every_days.map_err(|_| Failure::field("copy-days", "range"))?;
        Ok(ask
            .desk()?
            .keep_copies(Keeping { every_days, folder: ask.form.get("folder").trim().to_owned() })?)
    })();
    match done {
        Ok(()) => {
            ask.done("copies-kept");
            Ok(go(paths::BACKUP))
        }
        Err(failure) => again(failure, |wrong| backup_page(ask, wrong)),
    }
}

fn checks(ask: &Ask, verdict: &casework::Verification) -> Vec<Check> {
    let reader = ask.reader;
    let mut checks = vec![
        Check {
            label: reader.t("web-check-acts").to_owned(),
            found: reader.num(verdict.leaves),
            whole: true,
        },
        Check {
            label: reader.t("web-check-papers").to_owned(),
            found: reader.num(verdict.evidence),
            whole: true,
        },
        Check {
            label: reader.t("web-check-root").to_owned(),
            found: verdict.root.to_string(),
            whole: verdict.ok(),
        },
    ];
    for broken in verdict.broken.iter().take(50) {
        let at = match (broken.seq, broken.last) {
            (Some(first), Some(last)) => {
                reader.ta("web-at-acts", &[("first", first.into()), ("last", last.into())])
            }
            (Some(seq), None) => reader.ta("web-at-act", &[("n", seq.into())]),
            (None, _) => String::new(),
        };
        let named = ask.app.house.document_of(broken).map(|(id, name)| format!("{at} {id} {name}"));
        let at = named.unwrap_or(at);
        checks.push(Check {
            label: reader.t(&format!("broken-{}", broken.what.code())).to_owned(),
            found: at,
            whole: false,
        });
    }
    checks
}

/// Checks the whole record.
pub(crate) fn verify(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Keep).map_err(Refusal::from)?;
    begin(ask, ("web-verifying", String::new()), |app, viewer, job| {
        let verdict = app.house.desk(viewer).verify(&mut |step| job.at(step.done, step.total))?;
        *REPORT.lock().unwrap_or_else(PoisonError::into_inner) = Some((app.house.now(), verdict));
        Ok((paths::BACKUP.to_owned(), None))
    })
}
