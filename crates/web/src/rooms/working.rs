//! Long work: begun, waited for a moment, told how far it is, stopped.

use crate::app::App;
use crate::ask::{Answer, Ask, go, html};
use crate::failure::Failure;
use crate::frame::frame;
use crate::jobs::{Job, Outcome};
use pages::paths;
use pages::view::Working;
use std::sync::Arc;
use std::time::Duration;

/// How long a request waits for its work before the reader gets a page that asks again.
const PATIENCE: Duration = Duration::from_millis(1500);

type Flash = Option<crate::sessions::Flash>;

/// Does long work, and waits for it a moment.
pub(crate) fn begin(
    ask: &Ask,
    title: (&'static str, String),
    work: impl FnOnce(&App, access::Viewer, &Job) -> Result<(String, Flash), Failure> + Send + 'static,
) -> Answer {
    let key = crate::sessions::hex(&ask.app.house.random::<12>());
    let (app, viewer) = (ask.app.clone(), ask.inside()?.present.viewer.clone());
    let job =
        ask.app.jobs.begin(key.clone(), viewer.member, title, move |job| match work(&app, viewer, job) {
            Ok((to, flash)) => Outcome::Done(to, flash),
            Err(failure) => Outcome::Refused(failure),
        });
    match job.outcome(PATIENCE) {
        Some(outcome) => ended(ask, outcome),
        None => Ok(go(&paths::plan_working(&key))),
    }
}

fn ended(ask: &Ask, outcome: Outcome) -> Answer {
    match outcome {
        Outcome::Done(to, flash) => {
            if let Some(flash) = flash {
                ask.say(flash);
            }
            Ok(go(&to))
        }
        Outcome::Refused(failure) => Err(failure),
    }
}

fn job(ask: &Ask) -> Result<(String, Arc<Job>), Failure> {
    let key = ask.word("id")?.to_owned();
    let job = ask.app.jobs.get(&key).ok_or_else(Failure::not_found)?;
    match job.member == ask.inside()?.present.member.id {
        true => Ok((key, job)),
        false => Err(Failure::not_found()),
    }
}

/// How far long work is.
pub(crate) fn working(ask: &Ask) -> Answer {
    let (key, job) = job(ask)?;
    if let Some(outcome) = job.outcome(Duration::from_millis(200)) {
        return ended(ask, outcome);
    }
    use std::sync::atomic::Ordering::Relaxed;
    let total = job.total.load(Relaxed);
    let view = Working {
        title: ask.reader.ta(job.title.0, &[("what", (&job.title.1).into())]),
        stage: String::new(),
        done: job.done.load(Relaxed),
        total: (total > 0).then_some(total),
        stop_action: paths::plan_stop(&key),
        again: paths::plan_working(&key),
    };
    Ok(html(pages::imports::working(&frame(ask), &view)))
}

/// Asks long work to stop; nothing of it remains.
pub(crate) fn stop(ask: &Ask) -> Answer {
    let (key, job) = job(ask)?;
    job.stop();
    Ok(go(&paths::plan_working(&key)))
}
