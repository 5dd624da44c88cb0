//! The user's browser.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What opens an address: what the desktop says, what Debian says, the usual ones.
const OPENERS: &[&str] =
    &["xdg-open", "x-www-browser", "firefox-esr", "firefox", "chromium", "google-chrome"];

/// One that has not failed after so long has found a browser, or is one.
const FAILS_WITHIN: Duration = Duration::from_secs(4);

/// Shows an address in a browser, beside this program; whether one could be started.
pub fn show(address: &str) -> bool {
    // Without a screen some of them open a browser of letters in a terminal that is not theirs.
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    screen && OPENERS.iter().any(|opener| starts(opener, address))
}

fn starts(opener: &str, address: &str) -> bool {
    let mut command = Command::new(opener);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A browser of its own group goes on when this program is stopped from the keyboard.
    let Ok(mut child) = command.process_group(0).spawn() else { return false };
    let begun = Instant::now();
    while begun.elapsed() < FAILS_WITHIN {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    // Somebody waits for it until it ends, so that it does not stay in the list of processes.
    std::thread::spawn(move || child.wait());
    true
}
