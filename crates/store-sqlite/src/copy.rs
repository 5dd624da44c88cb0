//! A database copied page by page while people work.

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use store::{Progress, Step, Trouble, Work};

use crate::refusals::trouble;

/// Pages copied at once, 4 MiB.
const PAGES: i32 = 1024;

pub(crate) fn copy(from: &Connection, to: &mut Connection, progress: Progress<'_>) -> Result<(), Trouble> {
    let backup = Backup::new(from, to).map_err(trouble)?;
    loop {
        match backup.step(PAGES).map_err(trouble)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => return Err(Trouble::Busy),
            _ => {}
        }
        let at = backup.progress();
        let pages = |count: i32| u64::try_from(count).unwrap_or(0);
        let done = pages(at.pagecount - at.remaining) * 4096;
        tell(progress, Step { work: Work::Database, done, total: pages(at.pagecount) * 4096 })?;
    }
}

pub(crate) fn tell(progress: Progress<'_>, step: Step) -> Result<(), Trouble> {
    if progress(step).is_break() { Err(Trouble::Stopped) } else { Ok(()) }
}
