//! Copies: made, proven, taken elsewhere; and the copy the program makes by itself.

use super::working::begin;
use super::write::{Wrong, typed};
use crate::ask::{Answer, Ask};
use crate::failure::Failure;
use crate::pipe::pipe;
use crate::sessions::Flash;
use crate::words;
use access::Action;
use casework::{Copies, CopyState, House, Refusal};
use model::MemberId;
use pages::paths;
use pages::view::{CopyLine, CopySaid, Field};
use std::io;
use std::ops::ControlFlow;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// How the copies stand, in words.
pub(crate) fn said(ask: &Ask) -> Result<CopySaid, Failure> {
    let (reader, now) = (ask.reader, ask.app.house.now());
    let copies = ask.app.house.copies()?;
    let last = copies.last().map(|copy| words::ago(ask, copy.at));
    let state = copies.state(now);
    let key = match state {
        CopyState::Never => "copies-never",
        CopyState::Failed => "copies-failed",
        CopyState::Overdue => "copies-overdue",
        CopyState::Damaged => "copies-damaged",
        CopyState::Proven => "copies-proven",
    };
    let why = copies.failed.as_ref().map(|failed| {
        let words = reader.trouble(&failed.code, &[]);
        format!("{} {}", words.what, words.fix)
    });
    // Why nothing can be written is said here, too: a copy is the first thing to do about it.
    let closed = ask.app.house.closed().map(|trouble| {
        let words = reader.trouble(&format!("store-{}", trouble.code()), &[]);
        format!("{} {}", words.what, words.fix)
    });
    Ok(CopySaid {
        good: state == CopyState::Proven && closed.is_none(),
        last,
        words: reader.t(key).to_owned(),
        why: closed.or(why),
    })
}

/// The copies that lie in their folder.
pub(crate) fn lines(ask: &Ask, copies: &Copies) -> Vec<CopyLine> {
    let line = |copy: &casework::CopyMade| CopyLine {
        when: words::moment(ask.reader, copy.at),
        size: ask.reader.bytes(copy.bytes),
        print: copy.digest.chars().take(12).collect(),
        place: copy.path.clone(),
        href: paths::copy_taken(&copy.at.to_string()),
        damaged: (copy.damaged > 0)
            .then(|| ask.reader.ta("copies-pieces-damaged", &[("n", copy.damaged.into())])),
    };
    copies.made.iter().map(line).collect()
}

/// The fields of how often and where.
pub(crate) fn fields(ask: &Ask, copies: &Copies, wrong: Wrong<'_>) -> (Field, Field) {
    match wrong {
        Some(_) => {
            (typed(ask, "every", &["copy-days"], wrong), typed(ask, "folder", &["copy-folder"], wrong))
        }
        None => (Field::of(copies.keeping.every_days.to_string()), Field::of(copies.keeping.folder.clone())),
    }
}

/// Makes a copy in its folder, and proves it.
pub(crate) fn make(ask: &Ask) -> Answer {
    ask.desk()?.viewer.may(Action::Keep).map_err(Refusal::from)?;
    begin(ask, ("web-copying", String::new()), |app, viewer, job| {
        let copy = app.house.desk(viewer).make_copy(&mut |step| job.at(step.done, step.total))?;
        let key = if copy.damaged > 0 { "copies-made-damaged" } else { "copies-made" };
        Ok((
            paths::BACKUP.to_owned(),
            Some(Flash { key: key.into(), note: copy.damaged > 0, ..Flash::default() }),
        ))
    })
}

/// Hands a copy over as a file; that it leaves is in the log before.
pub(crate) fn take(ask: &Ask) -> Answer {
    let at = ask.word("at")?.parse().map_err(|_| Failure::not_found())?;
    let (copy, mut file) = ask.desk()?.take_copy(at)?;
    let name = copy.path.rsplit(['/', '\\']).next().unwrap_or("athar.age").to_owned();
    let body = pipe(move |out| io::copy(&mut file, out).map(drop).map_err(|_| Failure::status(500)))?;
    Ok(super::download::download(body, "application/octet-stream", "attachment", &name))
}

/// Makes and proves copies by itself, at the interval the association chose,
/// beside the work of others and for as long as the register is open.
pub(crate) fn begin_schedule(house: &Arc<House>) {
    const CHECK_EVERY: Duration = Duration::from_secs(60);
    let house: Weak<House> = Arc::downgrade(house);
    let work = move || loop {
        std::thread::sleep(CHECK_EVERY);
        let Some(house) = house.upgrade() else { return };
        if house.copy_is_due() {
            // What failed is remembered, said on the first page, and tried again.
            let _ = house.make_copy(MemberId(0), &mut |_| ControlFlow::Continue(()));
        }
    };
    // Without a thread to spare the page says that the copy is overdue.
    let _ = crate::background::begin("copies", work);
}
