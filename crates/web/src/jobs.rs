//! Long work: read a list, take it in, verify. A request waits a moment for it;
//! then the reader gets a page that asks again by itself.

use model::MemberId;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a piece of work ended in.
#[derive(Clone)]
pub(crate) enum Outcome {
    /// Done: where to look, and what to say there.
    Done(String, Option<crate::sessions::Flash>),
    /// Refused: the code and the arguments of the words.
    Refused(crate::failure::Failure),
}

/// One piece of work.
pub(crate) struct Job {
    pub member: MemberId,
    /// Message key of what is being done, and its argument.
    pub title: (&'static str, String),
    pub done: AtomicU64,
    /// 0: not known.
    pub total: AtomicU64,
    stop: AtomicBool,
    outcome: Mutex<Option<Outcome>>,
    ended: Condvar,
}

impl Job {
    /// Says how far it is; answers whether to go on.
    pub fn at(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn end(&self, outcome: Outcome) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.ended.notify_all();
    }

    /// The outcome, however often it is asked for; waits for it at most so long.
    pub fn outcome(&self, patience: Duration) -> Option<Outcome> {
        let until = Instant::now() + patience;
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(outcome) = &*outcome {
                return Some(outcome.clone());
            }
            let left = until.checked_duration_since(Instant::now())?;
            outcome = self.ended.wait_timeout(outcome, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Everything that is going on.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<VecDeque<(String, Arc<Job>)>>);

impl Jobs {
    const KEPT: usize = 32;

    /// Begins work on a thread of its own.
    pub fn begin(
        &self,
        key: String,
        member: MemberId,
        title: (&'static str, String),
        work: impl FnOnce(&Job) -> Outcome + Send + 'static,
    ) -> Arc<Job> {
        let job = Arc::new(Job {
            member,
            title,
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            outcome: Mutex::new(None),
            ended: Condvar::new(),
        });
        {
            let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // The oldest goes first; its work goes on all the same.
            while jobs.len() >= Self::KEPT {
                jobs.pop_front();
            }
            jobs.push_back((key, job.clone()));
        }
        let working = job.clone();
        let begun = crate::background::begin("job", move || {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&working)));
            working.end(outcome.unwrap_or_else(|_| Outcome::Refused(crate::failure::Failure::status(500))));
        });
        if begun.is_err() {
            job.end(Outcome::Refused(crate::failure::Failure::status(503)));
        }
        job
    }

    /// The work of that key.
    pub fn get(&self, key: &str) -> Option<Arc<Job>> {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.iter().find(|(of, _)| of == key).map(|(_, job)| job.clone())
    }
}
