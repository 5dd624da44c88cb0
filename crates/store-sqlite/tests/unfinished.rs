//! What a killed program leaves is taken away by the next; what somebody is at stays.

mod ground;

use std::time::Duration;

use ground::Ground;
use store_sqlite::files::{HELD, aside, private, private_dir, remove_held, sweep};

/// A folder at each step of a proof: just made, held, filled, removed but for itself.
#[test]
fn a_sweep_takes_away_what_a_killed_program_left_and_nothing_somebody_is_at() {
    let ground = Ground::new();
    let folder = |files: &[&str]| {
        let dir = aside(&ground.path().join("register"));
        private_dir(&dir).unwrap();
        files.iter().for_each(|name| drop(private(&dir.join(name)).unwrap()));
        dir
    };
    let left = [folder(&[]), folder(&[HELD]), folder(&[HELD, "register.db"])];
    let (at_it, without_lock) = (folder(&[]), folder(&["register.db"]));
    let held = private(&at_it.join(HELD)).unwrap();
    // Longer than the moment between making and locking.
    std::thread::sleep(Duration::from_millis(250));
    let just_made = folder(&[]);
    sweep(ground.path());
    assert!(left.iter().all(|dir| !dir.exists()));
    assert!(at_it.exists() && just_made.exists() && without_lock.exists());
    drop(held);
    remove_held(&at_it).unwrap();
    assert!(!at_it.exists());
}
