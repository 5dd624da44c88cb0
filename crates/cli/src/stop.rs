//! Stopping long work that leaves nothing behind.
//!
//! The work writes beside its target and puts the results in their place at the
//! end, all together. Whoever stops it before (Ctrl-C, or a request to end) is
//! answered at once: what was begun is taken away, and the reason is said.

use crate::out::Out;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Held while results are put in their place: nobody stops that half-way.
#[derive(Clone, Default)]
pub struct Last(Arc<Mutex<()>>);

impl Last {
    /// From here on the work is not stopped any more.
    pub fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a request to stop with a refusal of that code, once `begun` files
/// are taken away and the directories among them that are empty.
pub fn on_request(out: &Out, code: &'static str, begun: Vec<PathBuf>) -> Last {
    let (last, out) = (Last::default(), *out);
    let held = last.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        if runtime.block_on(on_signal()).is_err() {
            return;
        }
        let _nothing_more = held.hold();
        for path in &begun {
            let _ = std::fs::remove_file(path);
            let _ = std::fs::remove_dir(path);
        }
        out.show(&out.refuse(code, &[]));
        std::process::exit(1);
    });
    last
}

async fn on_signal() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut end = signal(SignalKind::terminate())?;
        tokio::select! {
            asked = tokio::signal::ctrl_c() => asked,
            _ = end.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// A flag that is raised when the program is asked to end. Work that looks at it
/// stops by itself and takes away what it began.
pub fn asked() -> Arc<AtomicBool> {
    let raised = Arc::new(AtomicBool::new(false));
    let flag = raised.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        if runtime.is_ok_and(|runtime| runtime.block_on(on_signal()).is_ok()) {
            flag.store(true, Ordering::Relaxed);
        }
    });
    raised
}
