//! Background work, for which nobody waits before a screen: lists being planned, copies, comparing.
//!
//! On an old laptop with two cores a large list would otherwise take both, and whoever only opens a file
//! waits behind it. Such work has a thread of its own, which the system lets run when nobody else wants to,
//! and so have the threads it begins.

use std::io;
use std::thread::Builder;

/// How far back it stands (`nice`): it has a ninth of a core that others want, too, and all of one that
/// nobody wants.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 10;

/// Begins work in the background.
pub(crate) fn begin(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let steps_back = move || {
        // On Linux the priority of process 0 is that of the calling thread alone; elsewhere work goes on as
        // any other.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::setpriority_process(None, BEHIND);
        work();
    };
    Builder::new().name(name.into()).spawn(steps_back).map(drop)
}

/// Gives back to the system what was needed for a while and is needed no more. The C library keeps for each
/// thread what that once used: after the lists of a large register were made, more than half of the memory of
/// the server was free, and nobody else's.
pub(crate) fn give_memory_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[expect(unsafe_code, reason = "no safe crate asks for this")]
    // SAFETY: it is given no pointer, any thread may call it at any time, and nothing that is in use moves.
    unsafe {
        libc::malloc_trim(0);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn work_at_leisure_stands_back_and_whoever_began_it_does_not() {
        let own = || rustix::process::getpriority_process(None).expect("a priority");
        let before = own();
        let (tell, told) = std::sync::mpsc::channel();
        super::begin("test", move || tell.send(own()).expect("heard")).expect("a thread");
        assert_eq!(told.recv().expect("told"), before.max(super::BEHIND));
        assert_eq!(own(), before);
    }
}
